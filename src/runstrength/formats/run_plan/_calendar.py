"""Plans as running apps export them: the events of an .ics file. It needs the extra `ical`.

Tolerant of what apps write: dates without VALUE=DATE, emoji, all-day and timed events, a length in an
extension. Repeated events are written out within bounds; what is left out is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Final, cast

import attrs

from runstrength.days import DAYS_IN_WEEK, Weekday
from runstrength.errors import Faults, missing_extra, shortened
from runstrength.formats.run_plan._rows import MAX_WEEKS, Row, Source, Unread, by_date, one_line

try:
    from icalendar import Calendar, Event
except ModuleNotFoundError as _error:
    raise missing_extra("ical", "icalendar") from _error

__all__ = ["calendar_rows"]

MAX_REPEATS: Final = 400
"""Most occurrences of one event that are read."""

MAX_EVENTS: Final = 4000
"""Most occurrences of all events together that are read."""

_STEPS: Final = {"DAILY": 1, "WEEKLY": DAYS_IN_WEEK}
_DAYS: Final = {name: at for at, name in enumerate(("MO", "TU", "WE", "TH", "FR", "SA", "SU"))}
_BEGINS: Final = re.compile(r"^BEGIN:VEVENT\b", re.IGNORECASE | re.MULTILINE)
_SIMPLE: Final = ("FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST")
_IN_UTC: Final = "some events are in UTC: their hours are read as they stand there"
_LENGTH: Final = "X-WORKOUT-ESTIMATED-DURATION"


@attrs.frozen(kw_only=True)
class _Occurrence:
    number: int
    on: date
    at: time | None
    text: str
    more: str
    seconds: float | None


def calendar_rows(text: str) -> Source:
    """Return the events of a calendar.

    Args:
        text: The document.

    Returns:
        Rows, and the events that are none.

    Raises:
        InvalidValueError: This is no calendar.
    """
    source = Source()
    found: list[_Occurrence] = []
    number = 0
    for calendar in _calendars(text):
        source.name = source.name or one_line(str(calendar.get("X-WR-CALNAME") or calendar.get("NAME") or ""))
        for event in calendar.events:
            number += 1
            found += _occurrences(number, event, source, MAX_EVENTS - len(found))
    begun = len(_BEGINS.findall(text))
    if begun > number:
        source.notices.append(f"{begun - number} of {begun} events are not closed and cannot be read")
    elif not number:
        source.notices.append("the calendar holds no event")
    found.sort(key=lambda one: (one.on, one.at or time.min))
    source.start, weeks = by_date(one.on for one in found)
    for one, week in zip(found, weeks, strict=True):
        if week > MAX_WEEKS:
            reason = f"it is more than {MAX_WEEKS} weeks after the first event"
            source.unread.append(Unread(line=one.number, text=shortened(one_line(one.text)), reason=reason))
            continue
        source.rows.append(
            Row(
                line=one.number,
                week=week,
                day=Weekday(one.on.weekday()),
                text=one.text,
                more=one.more,
                seconds=one.seconds,
                at=one.at,
                is_event=True,
            )
        )
    return source


def _calendars(text: str) -> list[Calendar]:
    reason = "it is not closed, or holds no calendar"
    try:
        found: list[object] = list(Calendar.from_ical(text, multiple=True))
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        reason, found = shortened(one_line(str(error)), 100), []
    calendars = [one for one in found if isinstance(one, Calendar)]
    if not calendars:
        faults = Faults("run plan")
        faults.add("text", text, f"an iCalendar document ({reason})")
        faults.raise_any()
    return calendars


def _text(event: Event, name: str) -> str:
    value: object = event.get(name)
    return "" if value is None else str(cast("list[object]", value)[0] if isinstance(value, list) else value)


def _when(event: Event, name: str) -> date | datetime | None:
    """Return a date of an event, tolerant of a missing VALUE=DATE, or `None`."""
    value: object = event.get(name)
    moment = _attribute(value, "dt")
    return moment if isinstance(moment, date) else None


def _attribute(value: object, name: str) -> object:
    """Return an attribute of a property; `None` where it is broken or has none."""
    try:
        return getattr(value, name, None)
    except ValueError:  # icalendar keeps what it cannot read, and raises when one looks at it
        return None


def _occurrences(number: int, event: Event, source: Source, left: int) -> Iterator[_Occurrence]:
    text, more = _text(event, "SUMMARY"), _text(event, "DESCRIPTION")
    start = _when(event, "DTSTART")
    reason = _why_not(event, start, text + more, left)
    if reason or start is None:
        shown = shortened(one_line(_text(event, "SUMMARY")) or "(no summary)")
        source.unread.append(Unread(line=number, text=shown, reason=reason))
        return
    at = time(start.hour, start.minute) if isinstance(start, datetime) else None
    if isinstance(start, datetime) and start.tzname() == "UTC" and _IN_UTC not in source.notices:
        source.notices.append(_IN_UTC)
    first = start.date() if isinstance(start, datetime) else start
    seconds = _seconds(event, start)
    for on in _repeated(number, event, first, source, left):
        yield _Occurrence(number=number, on=on, at=at, text=text, more=more, seconds=seconds)


def _why_not(event: Event, start: date | None, text: str, left: int) -> str:
    if start is None:
        return "it has no start that can be read"
    if _text(event, "STATUS").upper() == "CANCELLED":
        return "it is cancelled"
    if left < 1:
        return f"there are more than {MAX_EVENTS} events"
    return "" if text.strip() else "it says nothing"


def _seconds(event: Event, start: date) -> float | None:
    """Return how long an event takes: what the app says, else from start to end where it has clock times."""
    stated = _text(event, _LENGTH)
    if stated.isascii() and stated.isdigit() and len(stated) < 7:  # noqa: PLR2004 - 11 days in seconds
        return _whole_minutes(float(stated))
    if not isinstance(start, datetime):
        return None
    length: object = _attribute(event.get("DURATION"), "dt")
    end = _when(event, "DTEND")
    if isinstance(length, timedelta):
        return _whole_minutes(length.total_seconds())
    if isinstance(end, datetime) and (end.tzinfo is None) == (start.tzinfo is None):
        return _whole_minutes((end - start).total_seconds())
    return None


def _whole_minutes(seconds: float) -> float:
    return round(seconds / 60) * 60


def _repeated(number: int, event: Event, first: date, source: Source, left: int) -> Iterator[date]:
    """Go through the dates of an event: DAILY and WEEKLY rules within bounds, every other rule once."""
    rules: object = event.get("RRULE")
    if rules is None:
        yield first
        return
    rule: Mapping[str, list[object]] = (
        cast("Mapping[str, list[object]]", rules) if isinstance(rules, Mapping) else {}
    )
    step = _STEPS.get(str(_first(rule, "FREQ")).upper())
    shown = shortened(one_line(_text(event, "SUMMARY")))
    if step is None or not set(rule) <= {*_SIMPLE, *(("BYDAY",) if step > 1 else ())}:
        reason = "its rule of repetition is neither daily nor weekly; the first one alone is read"
        source.unread.append(Unread(line=number, text=shown, reason=reason))
        yield first
        return
    excluded = _excluded(event)
    days = _by_days(rule, first, step)
    wanted, until = _whole(_first(rule, "COUNT")), _until(rule)
    most = min(wanted or MAX_REPEATS, MAX_REPEATS, left)
    last = min(
        until or date.max.toordinal(), first.toordinal() + MAX_WEEKS * DAYS_IN_WEEK - 1, date.max.toordinal()
    )
    week = first.toordinal() - (first.weekday() if step > 1 else 0)
    count = 0
    for begin in range(week, last + 1, (_whole(_first(rule, "INTERVAL")) or 1) * step):
        for on in (begin + offset for offset in days):
            if first.toordinal() <= on <= last and count < most:
                count += 1
                if on not in excluded:
                    yield date.fromordinal(on)
    if count != wanted and (until is None or until > last or count == most):
        reason = f"it repeats without end or too often; {count} times are read"
        source.unread.append(Unread(line=number, text=shown, reason=reason))


def _first(rule: Mapping[str, list[object]], name: str) -> object:
    value: object = rule.get(name)
    return value[0] if isinstance(value, list) and value else None


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) and value > 0 else None


def _until(rule: Mapping[str, list[object]]) -> int | None:
    until = _first(rule, "UNTIL")
    return until.toordinal() if isinstance(until, date) else None


def _by_days(rule: Mapping[str, list[object]], first: date, step: int) -> list[int]:
    if step == 1:
        return [0]
    named = [_DAYS[name] for day in rule.get("BYDAY") or () if (name := str(day).upper()) in _DAYS]
    return sorted(named) or [first.weekday()]


def _excluded(event: Event) -> set[int]:
    given: object = event.get("EXDATE")
    groups = cast("list[object]", given) if isinstance(given, list) else [given]
    lists = [_attribute(group, "dts") for group in groups]
    dates = [
        _attribute(one, "dt")
        for one_list in lists
        if isinstance(one_list, list)
        for one in cast("list[object]", one_list)
    ]
    return {one.toordinal() for one in dates if isinstance(one, date)}
