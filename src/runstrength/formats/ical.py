r"""Plans as calendars (.ics), for phones and calendar programs. It needs the extra `ical`.

Every session is one event, with the same UID for good where it has a key: a session that moves moves its
event. A session with a clock time stands at that time, every other one and every race fills its day. Clock
times are floating, "07:00 wherever I am", unless there is a zone; then its definition is in the file, so that
every reader agrees on the instant. Nothing in it comes from a clock or from chance: the same arguments give
the same text.

Example:
    >>> from datetime import UTC, date
    >>> plan = Plan.parse('''
    ... name: First
    ... start: 2027-01-04
    ... week 1
    ... tue 18:30 strength "Legs": split squat 3x10/side; plank 3x30-60s [s1]
    ... ''')
    >>> text = dumps(plan, stamp=datetime(2027, 1, 1, 12, tzinfo=UTC))
    >>> print(*text.splitlines()[5:-1], sep="\n")
    BEGIN:VEVENT
    SUMMARY:Legs
    DTSTART:20270105T183000
    DURATION:PT16M
    DTSTAMP:20270101T120000Z
    UID:c6ed4361-2172-50f5-9590-45300e6eca73@runstrength
    SEQUENCE:0
    CATEGORIES:Strength,Lower body,Core
    DESCRIPTION:strength "Legs"\nsplit squat 3x10/side\nplank 3x30-60s\n\nweek
      1
    LAST-MODIFIED:20270101T120000Z
    END:VEVENT
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from math import ceil
from os import PathLike
from typing import Final, cast
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

import attrs

from runstrength.days import Half, Slot
from runstrength.errors import Faults, InvalidValueError, as_made, as_read, missing_extra
from runstrength.exercises import catalogue
from runstrength.formats._writing import write_whole
from runstrength.model.plan import Plan
from runstrength.model.session import (
    CrossTrainingSession,
    RaceSession,
    RunSession,
    Session,
    StrengthSession,
    session_lines,
)
from runstrength.model.week import week_heading
from runstrength.muscles import Region
from runstrength.quantities import Duration, Pace

try:
    from icalendar import (
        Alarm,
        Calendar,
        Component,
        Event,
        Timezone,
        TimezoneDaylight,
        TimezoneStandard,
        vText,
    )
except ModuleNotFoundError as _error:
    raise missing_extra("ical", "icalendar") from _error

__all__ = ["dumps", "losses", "write"]

_UIDS: Final = UUID("6a5a2f1c-6d0e-4c0e-9d3b-5b8f3f0f8f11")
_PRODUCT: Final = "-//runstrength//runstrength//EN"
_FIRST_YEAR, _LAST_YEAR = 1970, 2200
_MAX_REVISION: Final = 2**31 - 1
_DAY: Final = timedelta(days=1)
_SECOND: Final = timedelta(seconds=1)
_NOISE: Final = 1e-6
_SHOWN: Final = 3
_REGIONS: Final = {Region.LOWER: "lower body", Region.CORE: "core", Region.UPPER: "upper body"}


@attrs.frozen(kw_only=True)
class _Settings:
    stamp: datetime
    revision: int
    clocks: Mapping[Half, time | None]
    alarm: Duration | None
    easy_pace: Pace | None
    plan_id: str


@attrs.frozen(kw_only=True)
class _Entry:
    """A session as it stands in the calendar.

    Attributes:
        uid: What the calendar knows it by.
        summary: What it is called there.
        description: The session, its note and its week.
        categories: Words to filter by.
        start: A day; or a time, in a zone or floating.
        length: How long it takes, where that is known.
    """

    uid: str
    summary: str
    description: str
    categories: list[str]
    start: date | datetime
    length: timedelta | None


def dumps(
    plan: Plan,
    *,
    stamp: datetime,
    revision: int = 0,
    zone: str | None = None,
    am: time | str | None = None,
    pm: time | str | None = None,
    alarm: Duration | str | None = None,
    easy_pace: Pace | str | None = None,
    plan_id: str = "",
    replaces: Plan | None = None,
) -> str:
    """Write a plan as a calendar.

    The description of an event holds its session as the notation writes it, then its note, then its week.
    Sessions that start together follow one another. Lengths are rounded up to whole minutes.

    Args:
        plan: The plan, with a start from 1970 to 2200.
        stamp: The instant at which it is written, with a zone.
        revision: The number of the revision, 0 for the first; it has to rise with every change.
        zone: Time zone of the clock times, such as `Europe/London`; empty for floating times; that of the
            plan when left out.
        am: Clock time of the sessions in the morning that have none, such as `06:30`; when left out they
            fill the day.
        pm: The same for the afternoon.
        alarm: How long before the start of a session with a clock time to remind, such as `30min`.
        easy_pace: The runner's easy pace, for the length of runs with a distance alone.
        plan_id: What the UIDs go by beside the keys, so that events of two plans never meet; the name of the
            plan when left out.
        replaces: The plan as the calendar has it from before: sessions that are there no more are written as
            cancelled, since most calendars keep what merely goes missing.

    Returns:
        The text of an .ics file, with the line breaks that the format demands; to be written as UTF-8.

    Raises:
        InvalidValueError: The plan has no start, or other arguments are wrong; all of them are named.
        NotationError: All that is wrong are texts that cannot be read.
    """
    faults = Faults("calendar")
    settings = _settings(
        faults,
        stamp=stamp,
        revision=revision,
        clocks={Half.AM: am, Half.PM: pm},
        alarm=alarm,
        easy_pace=easy_pace,
        plan_id=plan_id,
    )
    _check_dates(faults, "plan", plan)
    if replaces is not None:
        _check_dates(faults, "replaces", replaces)
    if zone is not None:
        faults.instance("zone", as_made(lambda: Plan(zone=zone)), Plan, "a time zone")
    faults.raise_any()
    entries = list(_entries(plan, zone, settings))
    kept = {entry.uid for entry in entries}
    former = () if replaces is None else _entries(replaces, zone, settings)
    gone = [entry for entry in former if entry.uid not in kept]
    name = vText(plan.name) if plan.name else None  # left to itself, icalendar would not escape it here
    calendar = Calendar()
    _fill(calendar, {"prodid": _PRODUCT, "version": "2.0", "name": name, "x-wr-calname": name})
    for made in _timezones(entries + gone):
        calendar.add_component(made)
    for entry in entries:
        calendar.add_component(_event(entry, settings))
    for entry in gone:
        calendar.add_component(_event(entry, settings, cancelled=True))
    written: bytes = calendar.to_ical()
    return written.decode()


def write(
    path: str | PathLike[str],
    plan: Plan,
    *,
    stamp: datetime,
    revision: int = 0,
    zone: str | None = None,
    am: time | str | None = None,
    pm: time | str | None = None,
    alarm: Duration | str | None = None,
    easy_pace: Pace | str | None = None,
    plan_id: str = "",
    replaces: Plan | None = None,
) -> None:
    """Write a plan to a file as a calendar: all of it, or nothing where something goes wrong.

    Args:
        path: The file; one that is there is replaced.
        plan: The plan, with a start.
        stamp: See `dumps`, as for all that follow.
        revision: The number of the revision.
        zone: Time zone of the clock times.
        am: Clock time of the sessions in the morning that have none.
        pm: The same for the afternoon.
        alarm: How long before the start to remind.
        easy_pace: The runner's easy pace.
        plan_id: What the UIDs go by beside the keys.
        replaces: The plan as the calendar has it from before.

    Raises:
        InvalidValueError: The plan has no start, or other arguments are wrong; all of them are named.
        NotationError: All that is wrong are texts that cannot be read.
        OSError: The file cannot be written; what was there is still there.
    """
    text = dumps(
        plan,
        stamp=stamp,
        revision=revision,
        zone=zone,
        am=am,
        pm=pm,
        alarm=alarm,
        easy_pace=easy_pace,
        plan_id=plan_id,
        replaces=replaces,
    )
    write_whole(path, text)


def losses(plan: Plan) -> tuple[str, ...]:
    r"""Say what `dumps` leaves out, and what a calendar cannot do without it.

    Args:
        plan: The plan.

    Returns:
        Sentences; none where the plan has a name, every session a key, every week a session, and every
        exercise is one that ships.

    Example:
        >>> print(*losses(Plan.parse("week 1\nsat long 90min\n\nweek 2 [deload]")), sep="\n")
        1 session has no key and cannot take its event along when it moves: week 1 sat long 90min
        the plan has no name: without a plan_id, its UIDs are those of all such plans
        week 2 [deload] has no sessions and leaves no trace
    """
    found = list(_keyless(plan))
    if not plan.name:
        found.append("the plan has no name: without a plan_id, its UIDs are those of all such plans")
    found += [
        f"{week_heading(str(number), week.labels)} has no sessions and leaves no trace"
        for number, week in enumerate(plan.weeks, 1)
        if not week.sessions
    ]
    exercises = dict.fromkeys(
        exercise
        for planned in plan.sessions
        if isinstance(planned.session, StrengthSession)
        for exercise in planned.session.exercises
    )
    found += [
        f"exercise {exercise.name} is not one that ships: its name is written, its facts are left out"
        for exercise in exercises
        if catalogue.get(exercise.name) != exercise
    ]
    return tuple(found)


def _keyless(plan: Plan) -> Iterator[str]:
    some = [f"week {week} {one.slot} {one.session}" for week, one in plan.numbered if one.key is None]
    if some:
        hidden = len(some) - _SHOWN
        shown = ", ".join([*some[:_SHOWN], *([f"and {hidden} more"] if hidden > 0 else [])])
        have = (
            "1 session has no key and cannot take its event along when it moves"
            if len(some) == 1
            else f"{len(some)} sessions have no key and cannot take their events along when they move"
        )
        yield f"{have}: {shown}"


def _settings(
    faults: Faults,
    *,
    stamp: datetime,
    revision: int,
    clocks: Mapping[Half, time | str | None],
    alarm: Duration | str | None,
    easy_pace: Pace | str | None,
    plan_id: str,
) -> _Settings:
    if not isinstance(stamp, datetime) or stamp.utcoffset() is None:
        faults.add("stamp", stamp, "a date and time with a zone")
    faults.whole("revision", revision, 0, _MAX_REVISION)
    read = {half: None if at is None else as_made(partial(_clock, at)) for half, at in clocks.items()}
    for half, clock in read.items():
        faults.instance(half.value, clock, (time, type(None)), "a clock time or None")
    before = None if alarm is None else as_read(Duration.parse, alarm)
    faults.instance("alarm", before, (Duration, type(None)), "a Duration or None")
    pace = None if easy_pace is None else as_read(Pace.parse, easy_pace)
    faults.instance("easy_pace", pace, (Pace, type(None)), "a Pace or None")
    faults.line("plan_id", plan_id)
    return _Settings(
        stamp=stamp, revision=revision, clocks=read, alarm=before, easy_pace=pace, plan_id=plan_id
    )


def _clock(given: time | str) -> time:
    at = Slot("mon", given).at
    if isinstance(at, time):
        return at
    raise InvalidValueError(f"{given} is no clock time")


def _check_dates(faults: Faults, field: str, plan: Plan) -> None:
    if not faults.instance(field, plan, Plan, "a Plan"):
        return
    if plan.start is None or not _FIRST_YEAR <= plan.start.year <= _LAST_YEAR:
        shown = f"one that starts {plan.start}" if plan.start else "one without a start"
        faults.add(field, plan, f"a plan with a start from {_FIRST_YEAR} to {_LAST_YEAR}", shown=shown)


def _entries(plan: Plan, wanted: str | None, settings: _Settings) -> Iterator[_Entry]:
    key = plan.zone if wanted is None else wanted
    zone = ZoneInfo(key) if key else None
    names: Counter[str] = Counter()
    ends: dict[datetime, datetime] = {}
    for number, planned in plan.numbered:
        session, slot = planned.session, planned.slot
        name = planned.key or f"week {number} {slot} {session}"
        names[name] += 1
        minutes = session.minutes(easy_pace=settings.easy_pace)
        length = timedelta(minutes=max(1, ceil(minutes - _NOISE))) if minutes else None
        start = day = cast("date", plan.date_of(number, slot))
        clock = slot.at if isinstance(slot.at, time) else settings.clocks[slot.half]
        if clock is not None:
            wall = datetime.combine(day, clock)
            begin = ends.get(wall) or _later(wall.replace(tzinfo=zone), timedelta())
            ends[wall] = _later(begin, length or timedelta())
            start = day if isinstance(session, RaceSession) else begin
        part = "" if isinstance(start, datetime) else str(slot).partition(" ")[2]
        marks = ", ".join(mark for mark in (part, "optional" if planned.optional else "") if mark)
        heading = week_heading(str(number), plan.week(number).labels)
        yield _Entry(
            uid=_uid(settings.plan_id or plan.name, name, names[name]),
            summary=_title(session) + (f" ({marks})" if marks else ""),
            description="\n\n".join(filter(None, (session_lines(session), planned.note, heading))),
            categories=_categories(session),
            start=start,
            length=length,
        )


def _uid(plan_id: str, name: str, at: int) -> str:
    again = [str(at)] if at > 1 else []
    return f"{uuid5(_UIDS, chr(10).join([plan_id, name, *again]))}@runstrength"


def _later(moment: datetime, by: timedelta) -> datetime:
    """Return a moment some real time later; one that the clock skips becomes the one that it shows then."""
    zone = moment.tzinfo
    return moment + by if zone is None else (moment.astimezone(UTC) + by).astimezone(zone)


def _title(session: Session) -> str:
    if isinstance(session, RunSession | RaceSession):
        name = str(session)
    elif isinstance(session, CrossTrainingSession):
        name = session.sport or session.family.value
    else:
        name = session.title or session.family.value
    return name[:1].upper() + name[1:]


def _categories(session: Session) -> list[str]:
    more: list[str] = []
    if isinstance(session, RunSession):
        more = [session.kind.value]
    elif isinstance(session, StrengthSession):
        regions = {group.region for exercise in session.exercises for group in exercise.groups}
        more = [name for region, name in _REGIONS.items() if region in regions]
    return [word.capitalize() for word in (session.family.value, *more)]


def _written(start: date | datetime) -> date | datetime:
    """Return a start as it is written; a time that the clock shows twice is clear in UTC alone."""
    if not isinstance(start, datetime) or start.tzinfo is None:
        return start
    is_clear = start.utcoffset() == start.replace(fold=1 - start.fold).utcoffset()
    return start if is_clear and start.tzname() != "UTC" else start.astimezone(UTC)


def _event(entry: _Entry, settings: _Settings, *, cancelled: bool = False) -> Event:
    start = entry.start if isinstance(entry.start, datetime) else None
    event = Event()
    _fill(
        event,
        {
            "uid": entry.uid,
            "dtstamp": settings.stamp,
            "last-modified": settings.stamp,
            "sequence": settings.revision,
            "summary": entry.summary,
            "description": entry.description,
            "categories": entry.categories,
            "dtstart": _written(entry.start),
            "duration": entry.length if start else None,
            "dtend": None if start else entry.start + _DAY,
            "transp": None if start else "TRANSPARENT",
            "status": "CANCELLED" if cancelled else None,
        },
    )
    if start and settings.alarm and not cancelled:
        alarm = Alarm()
        trigger = -timedelta(seconds=settings.alarm.seconds)
        _fill(alarm, {"action": "DISPLAY", "description": entry.summary, "trigger": trigger})
        event.add_component(alarm)
    return event


def _fill(component: Component, properties: Mapping[str, object]) -> None:
    for name, value in properties.items():
        if value is not None:
            # What icalendar takes as a value has no type.
            component.add(name, value)  # pyright: ignore[reportUnknownMemberType]


def _timezones(entries: Iterable[_Entry]) -> Iterator[Timezone]:
    years: dict[str, set[int]] = {}
    for start in (_written(entry.start) for entry in entries):
        if isinstance(start, datetime) and isinstance(start.tzinfo, ZoneInfo):
            years.setdefault(start.tzinfo.key, set()).add(start.year)
    for key, some in sorted(years.items()):
        yield _timezone(ZoneInfo(key), min(some) - 1, max(some) + 1)


def _timezone(zone: ZoneInfo, first: int, last: int) -> Timezone:
    """Define a zone change by change, the one way in which every reader that was tried agrees.

    Some readers take only the first date of an RDATE, and zones such as Africa/Casablanca follow no RRULE.
    """
    opening = datetime(first, 1, 1, tzinfo=UTC)
    made = Timezone()
    _fill(made, {"tzid": zone.key})
    made.add_component(_observance(zone, opening, opening))
    for day in range((datetime(last + 1, 1, 1, tzinfo=UTC) - opening).days):
        begin = opening + day * _DAY
        if _offset(zone, begin) != _offset(zone, begin + _DAY):
            change = _change(zone, begin)
            made.add_component(_observance(zone, change - _SECOND, change))
    return made


def _change(zone: ZoneInfo, begin: datetime) -> datetime:
    """Return the instant within a day at which the offset changes."""
    before, after = 0, int(_DAY.total_seconds())
    while after - before > 1:
        middle = (before + after) // 2
        if _offset(zone, begin + middle * _SECOND) == _offset(zone, begin):
            before = middle
        else:
            after = middle
    return begin + after * _SECOND


def _observance(zone: ZoneInfo, before: datetime, change: datetime) -> TimezoneStandard | TimezoneDaylight:
    old, now = _offset(zone, before), change.astimezone(zone)
    made = TimezoneDaylight() if now.dst() else TimezoneStandard()
    local = (change + old).replace(tzinfo=None)
    offsets = {"tzoffsetfrom": old, "tzoffsetto": _offset(zone, change)}
    _fill(made, {"dtstart": local, "tzname": now.tzname(), **offsets})
    return made


def _offset(zone: ZoneInfo, instant: datetime) -> timedelta:
    return instant.astimezone(zone).utcoffset() or timedelta()
