"""The command that mends."""

import json
import os
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

pytest.importorskip("cyclopts")
pytest.importorskip("rich")

from runstrength import cli
from runstrength.formats import json as json_format
from runstrength.model import Week

BAD = "mon strength: back squat 3x5 @RPE8 @RIR3 rest 60s; split squat 3x10 [a]\nwed easy 45min\n"
MENDED = BAD.replace("@RPE8 @RIR3 rest 60s", "@RIR3 rest 2min")


def run(*arguments: str) -> int:
    """Run the command line and return its exit code."""
    with pytest.raises(SystemExit) as caught:
        cli.main(arguments)
    code = caught.value.code
    assert isinstance(code, int)
    return code


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """A file with a week that can be mended."""
    path = tmp_path / "bad.txt"
    path.write_text(BAD, encoding="utf-8")
    return path


def test_the_mended_week_is_printed_and_the_file_stays(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In the notation, ready to be kept."""
    assert run("fix", str(bad)) == 0

    assert capsys.readouterr().out == MENDED
    assert bad.read_text(encoding="utf-8") == BAD


def test_the_difference_says_what_why_and_what_is_left(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the counts of the new report and the disclaimer."""
    assert run("fix", str(bad), "--diff") == 0

    out = capsys.readouterr().out
    assert out.startswith("~ mon strength: back squat 3x5 @RPE8 @RIR3 rest 60s; split squat 3x10 [a] -> mon ")
    assert "Why:\n  LOD007 mon (back squat): keep RIR 3" in out
    assert "Left:\n" in out
    assert "DAT004 mon (split squat): to write split squat 3x10/side is unsafe" in out
    assert "Now " in out
    assert "This is education, not medical advice." in " ".join(out.split())


def test_unsafe_fixes_are_an_option(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They add load or volume."""
    assert run("fix", str(bad), "--unsafe") == 0

    assert "split squat 3x10/side" in capsys.readouterr().out


def test_the_exit_code_is_that_of_what_is_left(bad: Path) -> None:
    """As in a check."""
    assert run("fix", str(bad), "--fail-on", "warning") == 1
    assert run("fix", str(bad), "--fail-on", "never") == 0


def test_json_has_all_of_it(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The week, the changes, the reasons and the report."""
    assert run("fix", str(bad), "--format", "json") == 0

    data = json.loads(capsys.readouterr().out)
    assert (data["schema"], data["text"]) == ("runstrength-repaired/1", MENDED.strip())


def test_a_document_stays_a_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Printed or written."""
    path = tmp_path / "week.json"
    path.write_text(json_format.dumps(Week.parse(BAD)), encoding="utf-8")

    assert run("fix", str(path), "--write") == 0

    assert json_format.loads(capsys.readouterr().out) == Week.parse(MENDED)
    assert json_format.loads(path.read_text(encoding="utf-8")) == Week.parse(MENDED)


def test_a_file_is_written_at_once_and_keeps_its_mode(bad: Path) -> None:
    """Nothing else is left in the folder."""
    bad.chmod(0o640)

    assert run("fix", str(bad), "--write") == 0

    assert bad.read_text(encoding="utf-8") == MENDED
    assert [path.name for path in bad.parent.iterdir()] == ["bad.txt"]
    if os.name == "posix":
        assert bad.stat().st_mode & 0o777 == 0o640


def test_a_file_with_nothing_to_mend_is_not_touched(bad: Path) -> None:
    """Not even its comments and its line breaks."""
    text = f"# ours\r\n{MENDED}"
    bad.write_bytes(text.encode())

    assert run("fix", str(bad), "--write") == 0

    assert bad.read_bytes() == text.encode()


def test_comments_are_not_lost(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that has some is not written; it can still be printed."""
    for text in (f"# ours\n{BAD}", BAD.replace("45min", "45min # slow")):
        bad.write_text(text, encoding="utf-8")

        assert run("fix", str(bad), "--write") == 2

        assert "--write would lose the comments of" in capsys.readouterr().err
        assert bad.read_text(encoding="utf-8") == text
        assert run("fix", str(bad)) == 0


def test_what_cannot_be_written_leaves_the_file_as_it_was(
    bad: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And no other file behind."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)

    assert run("fix", str(bad), "--write") == 2

    assert "cannot write" in capsys.readouterr().err
    assert bad.read_text(encoding="utf-8") == BAD
    assert [path.name for path in bad.parent.iterdir()] == ["bad.txt"]


def test_standard_input_is_read_but_not_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is no file."""
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(BAD.encode())))
    assert run("fix", "-") == 0
    assert capsys.readouterr().out == MENDED

    assert run("fix", "-", "--write") == 2
    assert "--write needs a file" in capsys.readouterr().err


def test_what_judges_is_read_from_files(
    bad: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The athlete, what came before, and what is waived."""
    waivers = tmp_path / "waivers.toml"
    waivers.write_text('[[waivers]]\ncode = "LOD009"\nreason = "No time."\n', encoding="utf-8")
    athlete = tmp_path / "athlete.toml"
    athlete.write_text('level = "novice"\n', encoding="utf-8")
    before = tmp_path / "before.txt"
    before.write_text("sat long 90min\n", encoding="utf-8")

    arguments = ("--waivers", str(waivers), "--athlete", str(athlete), "--before", str(before))
    assert run("fix", str(bad), *arguments, "--policy", "evidence") == 0

    assert "@RIR3 rest 60s" in capsys.readouterr().out


def test_a_waiver_of_what_does_not_exist_is_unusable(
    bad: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is named with the file."""
    waivers = tmp_path / "waivers.toml"
    waivers.write_text('[[waivers]]\ncode = "LOD009"\nkey = "zzz"\nreason = "No time."\n', encoding="utf-8")

    assert run("fix", str(bad), "--waivers", str(waivers)) == 2
    assert "bad.txt" in capsys.readouterr().err
