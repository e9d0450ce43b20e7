"""The first screen of the README is what the program prints."""

import io
import shlex
import sys
from pathlib import Path

import pytest

pytest.importorskip("cyclopts")
pytest.importorskip("rich")

from runstrength.cli import main

ROOT = Path(__file__).parents[2]
README, SCHEDULING = "README.md", "docs/tutorial-scheduling.md"
ATHLETE = "docs/examples/athlete.toml"
RUNS = "docs/examples/first-runs.txt"
SESSIONS = "docs/examples/two-sessions.txt"
WEEK = "docs/examples/first-week.txt"
CUT = "[...]\n"


def blocks(language: str, page: str = README) -> list[str]:
    """The code blocks of a page in a language."""
    text = (ROOT / page).read_text(encoding="utf-8")
    return [part.partition("```")[0] for part in text.split(f"```{language}\n")[1:]]


def lines_of(file: str) -> str:
    """An example without its comment."""
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("#"))


def printed(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> str:
    """What a command prints in a terminal of 80 columns."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(ROOT)
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="utf-8", newline="\n"))
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 0
    return raw.getvalue().decode()


def test_the_athlete_is_the_example() -> None:
    """Line by line."""
    assert blocks("toml")[0] == lines_of(ATHLETE)


def test_the_season_is_what_the_first_command_prints(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The command that installs is followed by the one whose output is shown, shortened where it says so."""
    pytest.importorskip("icalendar")
    command = blocks("sh")[0].partition("bin/runstrength ")[2].strip()
    words = [str(tmp_path / word) if word == "plan.ics" else word for word in shlex.split(command)]
    shown, text = blocks("text")[0].split(CUT), printed(monkeypatch, *words)

    assert f"`runstrength {command}`" in (ROOT / README).read_text(encoding="utf-8")
    assert text.startswith(shown[0])
    assert all(part in text for part in shown)
    assert [text.index(part) for part in shown if part] == sorted(text.index(part) for part in shown if part)
    assert (tmp_path / "plan.ics").read_text(encoding="utf-8").startswith("BEGIN:VCALENDAR")


def test_the_answer_is_what_schedule_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tutorial shows the runs, the sessions, the command and what it says."""
    text = (ROOT / SCHEDULING).read_text(encoding="utf-8")
    runs, sessions, answer = blocks("text", SCHEDULING)
    command = text.partition("What `runstrength ")[2].partition("`")[0]

    assert (runs, sessions) == (lines_of(RUNS), lines_of(SESSIONS))
    assert answer == printed(monkeypatch, *shlex.split(command))


def test_the_report_is_what_check_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is a finding with its evidence."""
    report = printed(monkeypatch, "check", WEEK)

    assert blocks("text")[1] == report
    assert "INT001" in report


def test_the_week_in_python_is_the_example() -> None:
    """So that the assertions beside it are about the same week."""
    assert lines_of(WEEK) in blocks("python")[0]
