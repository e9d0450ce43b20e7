"""What the commands read."""

import io
import sys
from pathlib import Path

import pytest

pytest.importorskip("cyclopts")
pytest.importorskip("rich")

from runstrength import cli
from runstrength.cli._input import read_athlete, read_noun, read_policy, words_of
from runstrength.formats import json
from runstrength.model.athlete import Athlete
from runstrength.model.plan import Plan
from runstrength.model.session import RunSession
from runstrength.model.week import Week
from runstrength.policies import EVIDENCE

WEEK = """\
mon pm  strength: split squat 3x10/side; plank 3x30-60s
tue     intervals 60min [t1] (optional) -- "on the track"
sat     long 10km
"""
PLAN = f"name: Spring\nstart: 2027-01-04\n\nweek 1 [base]\n{WEEK}\nweek 2\ntue easy 45min\n"


def write(path: Path, text: str) -> str:
    """Write a file and return its name."""
    path.write_text(text, encoding="utf-8")
    return str(path)


def run(*arguments: str) -> int:
    """Run the command line and return its exit code."""
    with pytest.raises(SystemExit) as caught:
        cli.main(arguments)
    code = caught.value.code
    assert isinstance(code, int)
    return code


@pytest.mark.parametrize("text", ["plan", "zone: Europe/London\n", "# mine\n\nWEEK 1\nsun rest\n", PLAN])
def test_these_texts_are_plans(text: str, tmp_path: Path) -> None:
    """Any line that only a plan can have, wherever it stands."""
    assert isinstance(read_noun(write(tmp_path / "p.txt", text)), Plan)


@pytest.mark.parametrize("text", ["week", "week once [base]\nmon easy 5km", 'mon easy -- "week 1"', WEEK])
def test_these_texts_are_weeks(text: str, tmp_path: Path) -> None:
    """A heading without a number is that of a week."""
    assert isinstance(read_noun(write(tmp_path / "w.txt", text)), Week)


def test_missing_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The name and the reason."""
    file = str(tmp_path / "none.txt")

    assert run("show", file) == 2
    assert capsys.readouterr().err == f"runstrength: cannot read {file}: No such file or directory\n"


def test_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder is no file; systems give different reasons."""
    assert run("show", str(tmp_path)) == 2
    assert capsys.readouterr().err.startswith(f"runstrength: cannot read {tmp_path}: ")


def test_name_that_cannot_be_one(capsys: pytest.CaptureFixture[str]) -> None:
    """No name may hold a NUL, and none reaches the terminal with its control characters."""
    assert run("show", "a\0\x1b[31mb") == 2
    err = capsys.readouterr().err
    assert err.startswith("runstrength: cannot read 'a\\x00\\x1b[31mb': ")
    assert "\x1b" not in err


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"mon easy\xff", "not UTF-8, byte 0xff at offset 8"),
        (
            "mon".encode("utf-16"),
            "not UTF-8, byte 0xff at offset 0; it looks like UTF-16, so save it as UTF-8",
        ),
    ],
)
def test_bytes_that_are_not_utf_8(
    data: bytes, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The byte and where it stands."""
    file = tmp_path / "w.txt"
    file.write_bytes(data)

    assert run("show", str(file)) == 2
    assert capsys.readouterr().err == f"runstrength: cannot read {file}: {message}\n"


def test_empty_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An empty file says so."""
    file = write(tmp_path / "w.txt", "")

    assert run("show", file) == 2
    assert "the text is empty" in capsys.readouterr().err


def test_faults_of_the_notation_have_a_caret(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All of them at once, on standard error alone."""
    file = write(tmp_path / "w.txt", "mon strength: plnk 3x30s\ntue esy 45min\n")

    assert run("show", file) == 2

    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"runstrength: {file}: 2 problems:\n")
    assert "did you mean 'plank'" in err
    assert "\n  mon strength: plnk 3x30s\n                ^^^^\n" in err
    assert "did you mean 'easy'" in err


def test_faults_of_standard_input_name_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Which has no name of its own."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"moon easy")))

    assert run("show", "-") == 2
    assert capsys.readouterr().err.startswith("runstrength: standard input: line 1, column 1: ")


def test_show_reads_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A hyphen stands for it; a byte order mark does no harm."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbf" + WEEK.encode())))

    assert run("show", "-") == 0
    assert capsys.readouterr().out.startswith("Week\n")


def test_json_documents_of_weeks_and_plans_are_read(tmp_path: Path) -> None:
    """A text that begins with a brace is one, with a byte order mark as well."""
    for noun in (Week.parse(WEEK), Plan.parse(PLAN)):
        text = json.dumps(noun, indent=2)
        assert read_noun(write(tmp_path / "n.json", text)) == noun
        assert read_noun(write(tmp_path / "m.json", f"\ufeff {text}")) == noun


def test_documents_of_other_nouns_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The message says what there is."""
    file = write(tmp_path / "d.json", json.dumps(RunSession("easy")))

    assert run("check", file) == 2
    assert capsys.readouterr().err == (
        f"runstrength: {file}: a week or a plan is needed, and this document holds a run session\n"
    )


def test_faults_of_a_document_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With their paths."""
    file = write(tmp_path / "d.json", json.dumps(Week.parse("mon easy")).replace("mon", "moon"))

    assert run("check", file) == 2
    err = capsys.readouterr().err
    assert err.startswith(f"runstrength: {file}: ")
    assert "@ $.value" in err


@pytest.mark.parametrize("name", ["guide", "GUIDE", "evidence-in-season", "evidence_in_season"])
def test_policies_that_ship_go_by_name(name: str) -> None:
    """In any case, with hyphens too."""
    assert read_policy(name).name == name.lower().replace("-", "_")


def test_the_default_policy() -> None:
    """The one of the library."""
    assert read_policy(None) is EVIDENCE


def test_policies_are_read_from_toml(tmp_path: Path) -> None:
    """Whatever the file is called."""
    text = "[rules.INT001]\nwarning_h = 36\n"

    for name in ("p.toml", "p"):
        policy = read_policy(write(tmp_path / name, text))
        assert policy == EVIDENCE.with_("INT001", warning_h=36)


def test_unknown_policy(week: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A name that is no file either."""
    assert run("check", week, "--policy", "evidense") == 2
    assert capsys.readouterr().err == (
        "runstrength: no policy is called evidense: give evidence, evidence_in_season, guide or a TOML file; "
        "did you mean 'evidence' or 'evidence_in_season'?\n"
    )
    assert run("check", week, "--policy", "xyz") == 2
    assert "did you mean" not in capsys.readouterr().err
    assert run("check", week, "--policy", "none.toml") == 2
    assert capsys.readouterr().err.startswith("runstrength: cannot read none.toml: ")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[rules.INT01]\nwarning_h = 36", "no rule is called 'INT01'; did you mean 'INT001'"),
        ("[rules.INT001]\nwarning = 36", "INT001 has no parameter 'warning'"),
        ('[rules.INT001]\nwarning_h = "36 kg"', "warning_h must be a number with a unit of h"),
        ("[rules.INT001]\nwarning_h = -1", "warning_h must be a number from 0"),
        ("[rules", "the policy is no TOML"),
    ],
    ids=["code", "parameter", "unit", "below zero", "no TOML"],
)
def test_faults_of_a_policy(
    text: str, message: str, week: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One clear message that names the file."""
    file = write(tmp_path / "p.toml", text)

    assert run("check", week, "--policy", file) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"runstrength: {file}: ")
    assert message in err


def test_athletes_are_read_from_toml_and_json(tmp_path: Path) -> None:
    """Or there is nobody."""
    runner = Athlete(level="novice", age=52)

    assert read_athlete(None) is None
    assert read_athlete(write(tmp_path / "a.toml", 'level = "novice"\nage = 52\n')) == runner
    assert read_athlete(write(tmp_path / "a.json", json.dumps(runner))) == runner


def test_faults_of_an_athlete(week: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each with its path and what was perhaps meant."""
    file = write(tmp_path / "a.toml", "aeg = 52\nsession_minutes = 3\n")

    assert run("check", week, "--athlete", file) == 2
    assert capsys.readouterr().err == (
        f"runstrength: {file}: 2 problems:\n"
        "- unknown key 'aeg'; did you mean 'age'? @ $.aeg\n"
        "- session_minutes must be a whole number from 5 to 240, not 3 @ $.session_minutes\n"
    )


def test_words_are_parted_by_commas_or_options() -> None:
    """Empty ones do not count."""
    assert words_of(["INT, REC003", "VOL", ","]) == ("INT", "REC003", "VOL")
    assert words_of(None) == ()
