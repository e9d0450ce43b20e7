"""The command that checks."""

import io
import json
import sys
from pathlib import Path

import pytest

pytest.importorskip("cyclopts")
pytest.importorskip("rich")

from runstrength import cli
from runstrength.checking import check
from runstrength.cli._check import rule_name
from runstrength.model.week import Week

# A warning of INT001 and infos.
HEAVY = "mon pm strength: back squat 4x5 @85%\ntue am intervals 60min\n"
# An error of REC003 besides.
TWICE = "mon 18:00 strength: calf raise 4x8\ntue 07:00 strength: calf raise 4x8\n"
CALM = "week [race]\n"


@pytest.fixture
def heavy(tmp_path: Path) -> str:
    """The name of a file with a warning in it."""
    return write(tmp_path / "heavy.txt", HEAVY)


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


def test_a_report_is_printed(heavy: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Warnings alone are no failure."""
    assert run("check", heavy, "--select", "INT001") == 0

    out = capsys.readouterr().out
    assert out.startswith(
        "1 warning (policy evidence)\n\nwarning  tue am: INT001 heavy-legs-before-quality-run\n"
    )
    assert "Evidence A: " in out
    assert out.count("This is education, not medical advice.") == 1


@pytest.mark.parametrize(
    ("text", "fail_on", "code"),
    [
        (HEAVY, None, 0),
        (HEAVY, "warning", 1),
        (HEAVY, "info", 1),
        (HEAVY, "never", 0),
        (TWICE, None, 1),
        (TWICE, "error", 1),
        (TWICE, "never", 0),
        (CALM, "info", 0),
    ],
)
def test_the_exit_code_says_what_was_found(
    text: str, fail_on: str | None, code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """1 when a finding is at or above the severity that was asked for."""
    file = write(tmp_path / "w.txt", text)

    assert run("check", file, *(["--fail-on", fail_on] if fail_on else [])) == code
    assert capsys.readouterr().err == ""


def test_several_files_are_named(heavy: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each has its report, and the disclaimer comes once."""
    calm = write(tmp_path / "calm.txt", CALM)

    assert run("check", heavy, calm, "--select", "INT") == 0

    out = capsys.readouterr().out
    assert out.startswith(f"{heavy}\n1 warning (policy evidence)\n")
    assert f"\n\n{calm}\nnothing to say against it (policy evidence)\n" in out
    assert out.count("This is education") == 1


def test_one_of_several_files_counts(heavy: str, tmp_path: Path) -> None:
    """The exit code is that of the worst."""
    assert run("check", heavy, write(tmp_path / "twice.txt", TWICE)) == 1


def test_all_unusable_files_are_named(heavy: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And nothing is checked."""
    none, bad = str(tmp_path / "none.txt"), write(tmp_path / "bad.txt", "moon easy")

    assert run("check", none, heavy, bad) == 2

    out, err = capsys.readouterr()
    assert out == ""
    assert f"- cannot read {none}: " in err
    assert f"- {bad}: line 1, column 1: " in err


def test_rules_are_selected_and_ignored(heavy: str, capsys: pytest.CaptureFixture[str]) -> None:
    """By code, name or family, in any case, with commas or more options."""
    assert run("check", heavy, "--select", "int,REC003", "--ignore", "INT007", "--format", "json") == 0

    (report,) = json.loads(capsys.readouterr().out)["reports"]
    ran = {code for code, status in report["statuses"].items() if status != "off"}
    assert ran == {"REC003", *(f"INT00{n}" for n in (1, 2, 3, 4, 5, 6, 8, 9))}


def test_unknown_rules_are_refused(heavy: str, capsys: pytest.CaptureFixture[str]) -> None:
    """With what was perhaps meant."""
    assert run("check", heavy, "--ignore", "heavy-leg-before-quality-run") == 2
    assert "did you mean 'heavy-legs-before-quality-run'" in capsys.readouterr().err
    assert run("check", heavy, "--select", ",") == 2
    assert capsys.readouterr().err == "runstrength: --select needs at least one code, name or family\n"


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("int001", "INT001"),
        ("Int", "INT"),
        ("Power-After-Run", "power-after-run"),
        ("int01x", "int01x"),
        ("12", "12"),
    ],
)
def test_names_of_rules_in_any_case(word: str, name: str) -> None:
    """Codes are capital letters, names are not."""
    assert rule_name(word) == name


def test_the_athlete_and_the_policy_count(
    heavy: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A novice is asked for two days; the guide has no such rule."""
    athlete = write(tmp_path / "a.toml", 'level = "novice"')

    assert run("check", heavy, "--athlete", athlete, "--select", "INT001") == 0
    assert "leave 48 h" in " ".join(capsys.readouterr().out.split())
    assert run("check", heavy, "--policy", "guide") == 0
    assert "INT001" not in capsys.readouterr().out.partition("off: ")[0]


def test_json_is_the_report_as_data(heavy: str, capsys: pytest.CaptureFixture[str]) -> None:
    """With the name of the file."""
    assert run("check", heavy, "--format", "json", "--fail-on", "warning") == 1

    (report,) = json.loads(capsys.readouterr().out)["reports"]
    assert report["file"] == heavy
    assert [f["code"] for f in report["findings"]] == [f.code for f in check(Week.parse(HEAVY))]


def test_json_in_a_small_encoding_is_escaped_as_json(heavy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that it is read back as the same."""
    outputs: list[object] = []
    for encoding in ("utf-8", "cp437"):
        raw = io.BytesIO()
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding=encoding))
        assert run("check", heavy, "--format", "json") == 0
        text = raw.getvalue().decode(encoding)
        assert text.isascii() is (encoding == "cp437")
        outputs.append(json.loads(text))

    assert outputs[0] == outputs[1]


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_reports_keep_to_the_width(
    width: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Headings too; and no line is longer than is good to read."""
    monkeypatch.setenv("COLUMNS", str(width))
    file = write(tmp_path / "w.txt", f"{HEAVY}tue pm strength: back squat 4x5 @85%\ntue 20:30 tempo 40min\n")

    run("check", file)

    assert max(map(len, capsys.readouterr().out.splitlines())) <= min(width, 100)


@pytest.mark.parametrize(
    ("environment", "has_colour"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
)
def test_severities_are_coloured_on_terminals_that_want_it(
    environment: dict[str, str],
    has_colour: bool,
    heavy: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A warning is yellow, ANSI colour 33, unless `NO_COLOR` is set."""
    for name, value in {"TERM": "xterm-256color", **environment}.items():
        monkeypatch.setenv(name, value)

    run("check", heavy)

    assert ("33mwarning" in capsys.readouterr().out) is has_colour


def test_no_file_is_no_input(capsys: pytest.CaptureFixture[str]) -> None:
    """At least one is needed."""
    assert run("check") == 2
    assert capsys.readouterr().err


WAIVERS = """\
[[waivers]]
code = "REC003"
where = "tue 07:00"
reason = "The coach agrees."
"""
LAST_DAY = f"{WAIVERS}until = 2027-03-01\n"


def test_waived_findings_do_not_count(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They are listed with their reasons."""
    twice, waivers = write(tmp_path / "w.txt", TWICE), write(tmp_path / "waivers.toml", WAIVERS)

    assert run("check", twice) == 1
    capsys.readouterr()
    assert run("check", twice, "--waivers", waivers) == 0
    out = capsys.readouterr().out
    assert ", 1 waived (policy evidence)" in out.splitlines()[0]
    assert "REC003 tue 07:00 is waived: The coach agrees." in out


def test_a_waiver_may_be_a_json_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As programs keep it."""
    from runstrength.findings import Waiver
    from runstrength.formats import json as json_format

    text = json_format.dumps(Waiver("REC003", "The coach agrees.", where="tue 07:00"))
    twice, waiver = write(tmp_path / "w.txt", TWICE), write(tmp_path / "waiver.json", text)

    assert run("check", twice, "--waivers", waiver, "--format", "json") == 0
    (report,) = json.loads(capsys.readouterr().out)["reports"]
    assert [waived["finding"]["code"] for waived in report["waived"]] == ["REC003"]
    assert report["waiver_notes"] == []


@pytest.mark.parametrize(("today", "code"), [("2027-03-01", 0), ("2027-03-02", 1)])
def test_the_day_is_given(today: str, code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """There is no clock in the library."""
    twice, waivers = write(tmp_path / "w.txt", TWICE), write(tmp_path / "waivers.toml", LAST_DAY)

    assert run("check", twice, "--waivers", waivers, "--today", today) == code
    assert ("has expired" in capsys.readouterr().out) is bool(code)


def test_every_file_that_lacks_the_place_of_a_waiver_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """At once."""
    twice, waivers = write(tmp_path / "w.txt", TWICE), write(tmp_path / "waivers.toml", WAIVERS)
    calm, heavy = write(tmp_path / "calm.txt", CALM), write(tmp_path / "heavy.txt", HEAVY)

    assert run("check", twice, calm, heavy, "--waivers", waivers) == 2
    err = capsys.readouterr().err
    assert "2 problems" in err
    assert "calm.txt: check: waivers[0].where" in err
    assert "heavy.txt: check: waivers[0].where" in err


def test_a_waiver_that_is_unused_counts_like_an_info(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """So that files of waivers do not rot where nobody looks."""
    calm = write(tmp_path / "w.txt", CALM)
    waivers = write(tmp_path / "waivers.toml", '[[waivers]]\ncode = "REC003"\nreason = "x"\n')

    assert run("check", calm, "--fail-on", "info") == 0
    assert run("check", calm, "--waivers", waivers) == 0
    assert run("check", calm, "--waivers", waivers, "--fail-on", "warning") == 0
    assert run("check", calm, "--waivers", waivers, "--fail-on", "info") == 1
    assert "is unused" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "options", "said"),
    [
        (LAST_DAY, [], "a waiver has a last day: say with --today by which date to judge it"),
        (WAIVERS, ["--today", "1 March"], "--today must be a date such as 2027-03-01, not 1 March"),
        ("[[waiver]]", [], "waivers.toml: unknown key 'waiver'; did you mean 'waivers'?"),
        (
            WAIVERS.replace("tue 07:00", "wed 07:00"),
            [],
            "w.txt: check: waivers[0].where must be a place with a session (mon 18:00, tue 07:00), not 'wed",
        ),
        (WAIVERS.replace("REC003", "REC03"), [], "not 'REC03'; did you mean 'REC003'"),
    ],
)
def test_waivers_that_cannot_be_used_are_named(
    text: str, options: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the file that is at fault."""
    twice, waivers = write(tmp_path / "w.txt", TWICE), write(tmp_path / "waivers.toml", text)

    assert run("check", twice, "--waivers", waivers, *options) == 2
    assert said in " ".join(capsys.readouterr().err.split())
