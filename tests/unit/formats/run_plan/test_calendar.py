"""Plans as running apps export them."""

import sys
from datetime import date

import pytest

from runstrength.errors import InvalidValueError, MissingExtraError
from runstrength.formats import run_plan
from runstrength.formats.run_plan import RunPlanReading

pytest.importorskip("icalendar")


def calendar(*events: str, head: str = "") -> str:
    """A calendar of events, each given by its lines."""
    bodies = "".join(
        f"BEGIN:VEVENT\r\n{event.replace(chr(10), chr(13) + chr(10))}\r\nEND:VEVENT\r\n" for event in events
    )
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{head}{bodies}END:VCALENDAR\r\n"


def lines(found: RunPlanReading) -> list[str]:
    """The sessions as text, each with its week."""
    return [f"{one.week} {one.slot} {one.session or one.kind}" for one in found.sessions]


def unread(found: RunPlanReading) -> list[str]:
    """What was not read, without the numbers of the events."""
    return [f"{one.text}: {one.reason}" for one in found.unread]


def test_what_apps_write() -> None:
    """All-day and timed events, dates without VALUE=DATE, emoji, a length in an extension."""
    found = run_plan.loads(
        calendar(
            "DTSTART:20270104\nSUMMARY:🏃 Easy Run • 5.3km\nX-WORKOUT-ESTIMATED-DURATION:1900",
            "DTSTART:20270105\nSUMMARY:Run\nX-WORKOUT-ESTIMATED-DURATION:1900",
            "DTSTART;VALUE=DATE:20270106\nSUMMARY:Fun\nDESCRIPTION:2 km warm up\\, 20 min tempo\\, 2 km easy",
            "DTSTART;VALUE=DATE:20270106\nSUMMARY:Tempo\nDESCRIPTION:8 km in all",
            "DTSTART:20270107T183000\nDTEND:20270107T193000\nSUMMARY:Strength",
            "DTSTART:20270108T070000Z\nDURATION:PT45M\nSUMMARY:Swim",
            "DTSTART:20270108T070000Z\nDTEND:20270108T080000\nSUMMARY:Bike",
            head="X-WR-CALNAME:Spring half\r\n",
        )
    )

    assert lines(found) == [
        "1 mon easy 5.3km 32min",
        "1 tue easy 32min",
        "1 wed tempo",
        "1 wed tempo 8km",
        "1 thu 18:30 strength 60min",
        "1 fri 07:00 swim 45min",
        "1 fri 07:00 bike",
    ]
    assert (found.plan.name, found.plan.start) == ("Spring half", date(2027, 1, 4))
    assert "some events are in UTC: their hours are read as they stand there" in found.notices
    assert [one.minutes_are_estimated for one in found.sessions][:3] == [True, True, False]
    assert found.sessions[2].text == "Fun 2 km warm up, 20 min tempo, 2 km easy"


def test_what_is_no_training_is_reported() -> None:
    """A calendar holds more than training."""
    found = run_plan.loads(
        calendar(
            "DTSTART:20270104T100000\nSUMMARY:Dentist 30 min",
            "DTSTART:2027\nSUMMARY:Easy run",
            "SUMMARY:Easy run",
            "DTSTART:20270104\nSTATUS:CANCELLED\nSUMMARY:Easy run",
            "DTSTART:20270104",
            "DTSTART:20270105\nSUMMARY:Easy run",
            "DTSTART:20300105\nSUMMARY:Easy run",
        )
    )

    assert lines(found) == ["1 tue easy"]
    assert unread(found) == [
        "Dentist 30 min: no session is recognised in it",
        "Easy run: it has no start that can be read",
        "Easy run: it has no start that can be read",
        "Easy run: it is cancelled",
        "(no summary): it says nothing",
        "Easy run: it is more than 104 weeks after the first event",
    ]


def test_repeated_events() -> None:
    """Daily and weekly, without the dates that are left out."""
    found = run_plan.loads(
        calendar(
            "DTSTART:20270105\nSUMMARY:Easy\nRRULE:FREQ=WEEKLY;COUNT=4;BYDAY=TU,TH\nEXDATE:20270107",
            "DTSTART:20270106\nSUMMARY:Yoga\nRRULE:FREQ=DAILY;INTERVAL=3;UNTIL=20270113\nEXDATE:20270109\nEXDATE:20270112",
            "DTSTART:20270110\nSUMMARY:Long run\nRRULE:FREQ=WEEKLY;COUNT=2",
        )
    )

    assert lines(found) == [
        "1 tue easy",
        "1 wed mobility",
        "1 sun long",
        "2 tue easy",
        "2 thu easy",
        "2 sun long",
    ]
    assert found.unread == ()


@pytest.mark.parametrize(
    ("rule", "count", "reason"),
    [
        ("FREQ=SECONDLY", 1, "neither daily nor weekly"),
        ("FREQ=MONTHLY", 1, "neither daily nor weekly"),
        ("FREQ=DAILY;BYDAY=MO", 1, "neither daily nor weekly"),
        ("FREQ=DAILY;BYSECOND=1", 1, "neither daily nor weekly"),
        ("FREQ=BANANA", 1, "neither daily nor weekly"),
        ("FREQ=WEEKLY", 104, "104 times are read"),
        ("FREQ=DAILY", 400, "400 times are read"),
        ("FREQ=DAILY;COUNT=1000000000", 400, "400 times are read"),
        ("FREQ=DAILY;UNTIL=99991231", 400, "400 times are read"),
        ("FREQ=WEEKLY;INTERVAL=1000000000", 1, "1 times are read"),
    ],
)
def test_a_bomb_of_recurrences_is_bounded(rule: str, count: int, reason: str) -> None:
    """And what is left out is said."""
    found = run_plan.loads(calendar(f"DTSTART:20270104\nSUMMARY:Easy run\nRRULE:{rule}"))

    assert len(found.sessions) == count
    assert reason in unread(found)[0]


def test_many_bombs_are_bounded_together() -> None:
    """No more than 4000 events are read."""
    bomb = "DTSTART:20270104\nSUMMARY:Easy run\nRRULE:FREQ=DAILY"
    found = run_plan.loads(calendar(*[bomb] * 12))

    assert len(found.sessions) == 4000
    assert unread(found)[-2:] == ["Easy run: there are more than 4000 events"] * 2


def test_what_is_no_calendar() -> None:
    """Is refused where a calendar was asked for; else its lines are reported."""
    for text in ("BEGIN:VCALENDAR\nX\n", calendar("SUMMARY:cut off")[:-20], "", "BEGIN:VEVENT\nEND:VEVENT"):
        with pytest.raises(InvalidValueError, match="text must be an iCalendar document"):
            run_plan.loads(text, form="calendar")

    assert len(run_plan.loads("BEGIN:VCALENDAR\nX\n").unread) == 2
    open_event = calendar("DTSTART:20270104\nSUMMARY:Easy\nEND:VALARM", "BEGIN:VALARM\nSUMMARY:Run")
    assert "1 of 2 events are not closed and cannot be read" in run_plan.loads(open_event).notices
    assert "the calendar holds no event" in run_plan.loads(calendar()).notices


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error is the line that installs it."""
    monkeypatch.setitem(sys.modules, "icalendar", None)
    monkeypatch.delitem(sys.modules, "runstrength.formats.run_plan._calendar", raising=False)

    with pytest.raises(
        MissingExtraError, match=r"icalendar is not installed: pip install 'runstrength\[ical\]'"
    ):
        run_plan.loads(calendar())
