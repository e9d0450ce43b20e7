"""A plain terminal and files to read."""

from pathlib import Path

import pytest

WEEK = """\
mon pm  strength: split squat 3x10/side; plank 3x30-60s
tue     intervals 60min [t1] (optional) -- "on the track"
sat     long 10km
"""
PLAN = f"name: Spring\nstart: 2027-01-04\n\nweek 1 [base]\n{WEEK}\nweek 2\ntue easy 45min\n"


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal of 80 columns that asks for nothing."""
    for name in ("FORCE_COLOR", "NO_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def week(tmp_path: Path) -> str:
    """The name of a file that holds a week."""
    return written(tmp_path / "week.txt", WEEK)


@pytest.fixture
def plan(tmp_path: Path) -> str:
    """The name of a file that holds a plan."""
    return written(tmp_path / "plan.txt", PLAN)


def written(path: Path, text: str) -> str:
    """Write a file and return its name."""
    path.write_text(text, encoding="utf-8")
    return str(path)
