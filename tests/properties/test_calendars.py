"""A calendar has the sessions and times of its plan, in every zone, over every change of the clocks."""

import math
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import runstrength as rs
from runstrength.testing import planned_sessions, plans, slots, weeks

pytest.importorskip("icalendar")

from icalendar import Calendar

from runstrength.formats import ical

STAMP = datetime(2027, 1, 1, 12, tzinfo=UTC)
ZONES = (
    "", "Africa/Casablanca", "America/New_York", "America/Santiago", "America/St_Johns", "Asia/Kathmandu",
    "Australia/Lord_Howe", "Europe/Dublin", "Europe/London", "Pacific/Auckland", "Pacific/Chatham", "UTC",
)  # fmt: skip
NIGHTS = st.builds(
    rs.Slot, st.sampled_from(rs.Weekday), st.builds(time, st.integers(0, 3), st.integers(0, 59))
)
MONDAYS = st.integers(0, 52 * 60).map(lambda number: date(2020, 1, 6) + timedelta(weeks=number))


def _dated(plan: rs.Plan, start: date, zone: str) -> rs.Plan:
    return attrs.evolve(plan, start=start, zone=zone)


WAKEFUL = weeks(planned_session=planned_sessions(slot=slots() | NIGHTS))
PLANS = st.builds(_dated, plans(week=WAKEFUL, dated=False), MONDAYS, st.sampled_from(ZONES))
"""Plans with a start, in one of the zones or in none, many of their sessions in the small hours."""


def expected(plan: rs.Plan) -> Iterator[tuple[str, date | datetime, timedelta | None]]:
    """Each session, with its day, its floating time or its instant, and its length, by the plan alone."""
    zone = ZoneInfo(plan.zone) if plan.zone else None
    ends: dict[datetime, datetime] = {}
    for week, planned in plan.numbered:
        day = plan.date_of(week, planned.slot)
        assert day is not None
        clock = planned.slot.at
        if not isinstance(clock, time):
            yield str(planned.session), day, None
            continue
        wall = datetime.combine(day, clock)
        minutes = planned.session.minutes()
        length = None if minutes is None else timedelta(minutes=math.ceil(round(minutes, 5)))
        start = ends.get(wall) or (wall if zone is None else wall.replace(tzinfo=zone).astimezone(UTC))
        ends[wall] = start + (length or timedelta())
        if isinstance(planned.session, rs.RaceSession):
            yield str(planned.session), day, None
        else:
            yield str(planned.session), start, length


def events_of(text: str) -> list[Any]:
    """The events of a calendar; the types of their values say little."""
    return list(Calendar.from_ical(text).events)


def found(text: str) -> Iterator[tuple[str, date | datetime, timedelta | None]]:
    """The same by the calendar."""
    for event in events_of(text):
        head, *items = str(event["DESCRIPTION"]).split("\n\n")[0].split("\n")
        start = event["DTSTART"].dt
        if isinstance(start, datetime) and start.tzinfo is not None:
            start = start.astimezone(UTC)
        length = event["DURATION"].dt if "DURATION" in event else None
        yield (f"{head}: {'; '.join(items)}" if items else head), start, length


@given(PLANS)
def test_the_calendar_gives_the_same_sessions_and_times(plan: rs.Plan) -> None:
    """Read back by icalendar, in the order of the plan."""
    assert list(found(ical.dumps(plan, stamp=STAMP))) == list(expected(plan))


@given(PLANS)
def test_the_octets_are_those_of_the_format(plan: rs.Plan) -> None:
    """Lines of at most 75 octets that end in CR LF, nowhere else either of them, no character cut in two."""
    text = ical.dumps(plan, stamp=STAMP, alarm="30min")
    *lines, last = text.encode().split(b"\r\n")
    assert last == b""
    for line in lines:
        assert len(line) <= 75
        assert b"\r" not in line
        assert b"\n" not in line
        line.decode()


@given(PLANS, st.integers(0, 2**31 - 1))
def test_the_same_arguments_give_the_same_text(plan: rs.Plan, revision: int) -> None:
    """Stamp and revision are those that were given, in every event, whose UIDs all differ."""
    text = ical.dumps(plan, stamp=STAMP, revision=revision)
    events = events_of(text)
    assert ical.dumps(plan, stamp=STAMP, revision=revision) == text
    assert all((event["SEQUENCE"], event["DTSTAMP"].dt) == (revision, STAMP) for event in events)
    assert len({str(event["UID"]) for event in events}) == len(events) == len(plan.sessions)


@given(PLANS, slots(), MONDAYS, st.sampled_from(ZONES), st.data())
def test_uids_survive_moves(
    plan: rs.Plan, slot: rs.Slot, start: date, zone: str, data: st.DataObject
) -> None:
    """A session with a key takes its UID to another slot, week, start and zone, and nothing is cancelled."""
    keyed = [planned for planned in plan.sessions if planned.key]
    if not keyed:
        return
    planned = data.draw(st.sampled_from(keyed))
    week = data.draw(st.integers(1, len(plan.weeks)))
    moved = attrs.evolve(plan.moved(planned, slot, week=week), start=start, zone=zone)

    def uids(of: rs.Plan) -> dict[str | None, str]:
        events = events_of(ical.dumps(of, stamp=STAMP))
        return {one.key: str(event["UID"]) for one, event in zip(of.sessions, events, strict=True) if one.key}

    assert uids(moved) == uids(plan)
    only = attrs.evolve(moved, weeks=[attrs.evolve(w, sessions=[s for s in w if s.key]) for w in moved.weeks])
    former = attrs.evolve(plan, weeks=[attrs.evolve(w, sessions=[s for s in w if s.key]) for w in plan.weeks])
    assert "CANCELLED" not in ical.dumps(only, stamp=STAMP, replaces=former)


@given(PLANS, st.data())
def test_what_is_gone_is_cancelled(plan: rs.Plan, data: st.DataObject) -> None:
    """Exactly what the earlier plan had and the new one has no more, under its UID."""
    if not plan.sessions:
        return
    gone = data.draw(st.sampled_from(plan.sessions))
    now = plan.without(gone)
    events = events_of(ical.dumps(now, stamp=STAMP, replaces=plan))
    before = {str(event["UID"]) for event in events_of(ical.dumps(plan, stamp=STAMP))}
    assert {str(event["UID"]) for event in events} == before
    assert [str(event.get("STATUS", "")) for event in events] == [""] * len(now.sessions) + ["CANCELLED"]
