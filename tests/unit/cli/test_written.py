"""What the commands write."""

import os
import sys
from pathlib import Path

import pytest

pytest.importorskip("icalendar")

from tests.unit.planning.season_by_hand import season_by_hand

from runstrength.cli._input import UnusableInputError
from runstrength.cli._written import CalendarOptions, checked_outputs, write_outputs
from runstrength.errors import MissingExtraError, RunstrengthError
from runstrength.formats import json, page
from runstrength.formats import season as season_format
from runstrength.model.plan import Plan

SEASON = season_by_hand()
NOTHING = CalendarOptions()


@pytest.fixture(autouse=True)
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write into a folder of its own."""
    monkeypatch.chdir(tmp_path)


def test_the_suffix_says_the_format(capsys: pytest.CaptureFixture[str]) -> None:
    """Of a season every format says what it leaves out."""
    files = checked_outputs(["a.ics", "a.JSON", "a.html", "a.txt"])
    write_outputs(files, SEASON, CalendarOptions(pm="18:00", zone="Europe/London"))
    assert season_format.read("a.JSON") == SEASON
    assert Path("a.html").read_text(encoding="utf-8") == page.dumps(SEASON)
    assert Plan.parse(Path("a.txt").read_text(encoding="utf-8")) == SEASON.plan
    assert "TZID=Europe/London" in Path("a.ics").read_text(encoding="utf-8")
    notes = capsys.readouterr().err.splitlines()
    assert [note.split(":")[1].strip() for note in notes] == ["a.ics", "a.JSON", "a.html", "a.html", "a.txt"]


def test_a_plan_is_written_in_the_same_formats(capsys: pytest.CaptureFixture[str]) -> None:
    """Of a plan only a calendar leaves anything out."""
    write_outputs(checked_outputs(["a.json", "a.html", "a.txt"]), SEASON.plan, NOTHING)
    assert json.read("a.json") == SEASON.plan
    assert Path("a.html").read_text(encoding="utf-8") == page.dumps(SEASON.plan)
    assert Plan.parse(Path("a.txt").read_text(encoding="utf-8")) == SEASON.plan
    assert capsys.readouterr().err == ""


def test_what_the_calendar_has_no_more_is_cancelled() -> None:
    """When a plan takes the place of another."""
    options = CalendarOptions(revision=1, replaces=SEASON.plan)
    write_outputs(["a.ics"], SEASON.plan.without("s3"), options)
    text = Path("a.ics").read_text(encoding="utf-8")
    assert text.count("STATUS:CANCELLED") == 1
    assert "SEQUENCE:1" in text


def test_names_are_checked_before_any_work_is_done() -> None:
    """All that are wrong are named."""
    Path("folder.txt").mkdir()
    assert checked_outputs(None) == ()
    with pytest.raises(UnusableInputError) as caught:
        checked_outputs(["a.pdf", "a", "nowhere/a.txt", "folder.txt", "a\0/b.txt", "fine.txt"])
    first, second, third, fourth, fifth = caught.value.problems
    assert first == "--out must end in one of .ics, .json, .html, .txt, which says the format, not a.pdf"
    assert second.endswith("not a")
    assert third == "cannot write nowhere/a.txt: there is no such folder"
    assert fourth == "cannot write folder.txt: it is a folder"
    assert fifth == "cannot write 'a\\x00/b.txt': there is no such folder"
    with pytest.raises(UnusableInputError, match=r"cannot write 'a\\x00b\.txt'"):
        write_outputs(checked_outputs(["a\0b.txt"]), SEASON, NOTHING)


def test_a_calendar_needs_its_extra_before_any_work_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message is the line that installs it."""
    monkeypatch.setitem(sys.modules, "icalendar", None)
    monkeypatch.delitem(sys.modules, "runstrength.formats.ical", raising=False)
    assert checked_outputs(["a.json"]) == ("a.json",)
    with pytest.raises(MissingExtraError, match=r"pip install 'runstrength\[ical\]'"):
        checked_outputs(["a.ics"])


def test_nothing_is_written_where_one_text_cannot_be_made() -> None:
    """Every text is made before the first file is written."""
    with pytest.raises(RunstrengthError, match="alarm"):
        write_outputs(["a.txt", "a.ics"], SEASON, CalendarOptions(alarm="soon"))
    assert list(Path().iterdir()) == []


def test_what_cannot_be_written_leaves_nothing_half_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was there is still there."""

    def full(*_: object, **__: object) -> None:
        raise OSError(28, os.strerror(28))

    Path("a.txt").write_text("before", encoding="utf-8")
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(UnusableInputError, match=r"cannot write a\.txt: No space left"):
        write_outputs(["a.txt"], SEASON, NOTHING)
    assert [path.name for path in Path().iterdir()] == ["a.txt"]
    assert Path("a.txt").read_text(encoding="utf-8") == "before"
