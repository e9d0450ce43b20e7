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
RUNS = "docs/examples/first-runs.txt"
SESSIONS = "docs/examples/two-sessions.txt"
WEEK = "docs/examples/first-week.txt"


def blocks(language: str) -> list[str]:
    """The code blocks of the README in a language."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
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


def test_the_runs_and_the_sessions_are_the_examples() -> None:
    """Line by line."""
    assert blocks("text")[0] == lines_of(RUNS)
    assert blocks("text")[1] == lines_of(SESSIONS)


def test_the_answer_is_what_the_first_command_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command that installs is followed by the one whose output is shown."""
    command = blocks("sh")[0].partition("bin/runstrength ")[2].strip()

    assert f"`runstrength {command}`" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert blocks("text")[2] == printed(monkeypatch, *shlex.split(command))


def test_the_report_is_what_check_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is a finding with its evidence."""
    report = printed(monkeypatch, "check", WEEK)

    assert blocks("text")[3] == report
    assert "INT001" in report


def test_the_week_in_python_is_the_example() -> None:
    """So that the assertions beside it are about the same week."""
    assert lines_of(WEEK) in blocks("python")[0]
