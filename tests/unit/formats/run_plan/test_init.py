"""The door to the reader of running plans."""

from datetime import date
from pathlib import Path

import pytest

from runstrength.errors import InvalidValueError, NotationError
from runstrength.formats import run_plan
from runstrength.model.plan import Plan
from runstrength.quantities import Pace

EXAMPLE = Path(__file__).parents[4] / "docs" / "examples" / "first-half-marathon.csv"


def test_the_example_is_read_whole() -> None:
    """Twelve weeks up to a half marathon, with nothing unread."""
    found = run_plan.read(EXAMPLE, race_day=date(2027, 4, 18), easy_pace=Pace(390))

    assert len(found.plan.weeks) == 12
    assert (found.unread, found.notices) == ((), ())
    assert (found.plan.name, found.plan.start) == ("first half marathon", date(2027, 1, 25))
    assert found.race is not None
    assert str(found.race.session) == "race A half"
    assert Plan.parse(str(found.plan)) == found.plan
    assert (
        sum(one.optional and one.kind == "cross" and "strength" in one.alternatives for one in found.sessions)
        == 6
    )


@pytest.mark.parametrize(
    ("data", "notice"),
    [
        ("Mon: Tempo 30 min – zügig".encode(), None),
        ("Mon: Tempo 30 min – zügig".encode("utf-8-sig"), None),
        ("Mon: Tempo 30 min – zügig".encode("utf-16"), None),
        (
            "Mon: Tempo 30 min – zügig".encode("cp1252"),
            "byte 18 is not utf-8: the file is read as Windows-1252",
        ),
        (b"\xff\xfeM", "byte 2 is not utf-16"),
    ],
)
def test_encodings(tmp_path: Path, data: bytes, notice: str | None) -> None:
    """What is neither UTF-8 nor UTF-16 is read all the same, and that is said."""
    path = tmp_path / "my_plan.txt"
    path.write_bytes(data)
    found = run_plan.read(path)

    assert found.plan.name == "my plan"
    assert any(notice in one for one in found.notices) if notice else len(found.sessions) == 1


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    """An empty one is refused, and a table without its columns."""
    empty, other = tmp_path / "empty.csv", tmp_path / "other.csv"
    empty.write_text(" \n", encoding="utf-8")
    other.write_text("a,b\n1,2\n", encoding="utf-8")

    with pytest.raises(InvalidValueError, match="file must be a file that is not empty"):
        run_plan.read(empty)
    with pytest.raises(InvalidValueError, match="the columns week, day, title"):
        run_plan.read(other)
    with pytest.raises(NotationError):
        run_plan.read(EXAMPLE, easy_pace="fast")


def test_the_text_decides_what_it_is() -> None:
    """Unless the form is given."""
    table = "day,title\nMon,Easy\n"

    assert len(run_plan.loads(table).sessions) == 1
    assert len(run_plan.loads(table, form="text").sessions) == 1
    assert [one.text for one in run_plan.loads("day,title\nMon,Easy", form="text").unread] == ["day,title"]
    assert run_plan.loads("Mon: easy 5", unit="km", name="Mine").plan.name == "Mine"
