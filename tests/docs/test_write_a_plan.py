"""The page that shows the notation says what the notation does."""

import re
import tomllib
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from runstrength.model.dose import Dose
from runstrength.model.performed import Performed
from runstrength.model.session import Prescription
from runstrength.model.week import PlannedSession, Week

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "write-a-plan.md"
ROW = re.compile(r"\| `(?P<written>[^|]+)` \| `(?P<printed>[^|]+)` \|.*\|")


def session(text: str) -> str:
    """Read a session as part of a week and print it without its day."""
    return str(PlannedSession("mon", text)).removeprefix("mon ")


def work(text: str) -> str:
    """Read a prescription, or a dose alone."""
    return str(Dose.parse(text) if text[0].isdigit() else Prescription.parse(text))


READERS: dict[str, Callable[[str], str]] = {
    "A week": lambda text: str(Week.parse(text)),
    "Sessions": session,
    "Exercises and doses": work,
    "What was done": lambda text: str(Performed.parse(text)),
}


def forms() -> list[tuple[str, str, str]]:
    """The heading, the written and the printed text of every row of such a table."""
    found: list[tuple[str, str, str]] = []
    heading = ""
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            heading = line.removeprefix("## ")
        elif (row := ROW.fullmatch(line)) and heading in READERS:
            found.append((heading, row["written"], row["printed"]))
    return found


@pytest.mark.parametrize(("heading", "written", "printed"), forms())
def test_every_form_is_read_and_printed_as_the_page_says(heading: str, written: str, printed: str) -> None:
    """What you may write, what it prints, and that this is read back as the same."""
    read = READERS[heading]

    assert read(written) == printed
    assert read(printed) == printed


def test_the_page_has_all_its_tables() -> None:
    """A changed layout of the page must not leave the test above with nothing to do."""
    assert {heading for heading, _, _ in forms()} == set(READERS)
    assert len(forms()) > 60


def test_the_other_words_are_those_of_the_vocabulary() -> None:
    """Word by word and in the same order."""
    source = files("runstrength.notation").joinpath("vocabulary.toml").read_text(encoding="utf-8")
    expected = {word: names for table in tomllib.loads(source).values() for word, names in table.items()}
    _, _, after = PAGE.read_text(encoding="utf-8").partition("## Other words")

    rows = re.findall(r"^\| `([^`]+)` \| (.+) \|$", after.partition("\n## ")[0], re.MULTILINE)

    assert {word: names.split(", ") for word, names in rows} == expected
