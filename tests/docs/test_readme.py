"""The first screen of the README is what the program prints."""

import io
import sys
from pathlib import Path

import pytest

pytest.importorskip("cyclopts")
pytest.importorskip("rich")

from runstrength.cli import main

ROOT = Path(__file__).parents[2]
EXAMPLE = "docs/examples/first-week.txt"


def blocks(language: str) -> list[str]:
    """The code blocks of the README in a language."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return [part.partition("```")[0] for part in text.split(f"```{language}\n")[1:]]


def example() -> str:
    """The week of the example without its comment."""
    lines = (ROOT / EXAMPLE).read_text(encoding="utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("#"))


def checked(file: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """What `check` prints about a file in a terminal of 80 columns."""
    monkeypatch.setenv("COLUMNS", "80")
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="utf-8", newline="\n"))
    with pytest.raises(SystemExit) as caught:
        main(["check", file])
    assert caught.value.code == 0
    return raw.getvalue().decode()


def test_the_week_is_the_example() -> None:
    """Line by line."""
    assert blocks("text")[0] == example()


def test_the_report_is_what_check_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is a finding with its evidence."""
    report = checked(str(ROOT / EXAMPLE), monkeypatch)

    assert blocks("text")[1] == report
    assert "INT001" in report


def test_one_changed_line_makes_it_clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The line that the README says."""
    changed = tmp_path / "week.txt"
    changed.write_text(example().replace("mon pm", "tue pm"), encoding="utf-8")

    report = checked(str(changed), monkeypatch)

    assert blocks("text")[2] == report
    assert report.startswith("nothing to say against it")


def test_the_week_in_python_is_the_example() -> None:
    """So that the assertions beside it are about the same week."""
    assert example() in blocks("python")[0]


def test_the_commands_name_files_that_are_there() -> None:
    """One command installs and checks the example."""
    assert f"check {EXAMPLE}" in blocks("sh")[0]
