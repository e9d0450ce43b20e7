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


def test_the_week_is_the_example() -> None:
    """Without its comment."""
    lines = (ROOT / EXAMPLE).read_text(encoding="utf-8").splitlines(keepends=True)

    assert blocks("text")[0] == "".join(line for line in lines if not line.startswith("#"))


def test_the_output_is_what_show_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a terminal of 80 columns."""
    monkeypatch.setenv("COLUMNS", "80")
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="utf-8", newline="\n"))

    with pytest.raises(SystemExit) as caught:
        main(["show", str(ROOT / EXAMPLE)])

    assert caught.value.code == 0
    assert blocks("text")[1] == raw.getvalue().decode()


def test_the_commands_name_files_that_are_there() -> None:
    """One command installs and shows the example."""
    assert EXAMPLE in blocks("sh")[0]
