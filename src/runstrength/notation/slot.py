"""Days, slots and sets of them in text."""

from __future__ import annotations

import re
from datetime import time
from typing import TYPE_CHECKING

from runstrength.days import Half, Slot, Weekday
from runstrength.notation._reading import Reading, Span, near

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT = {"tues": Weekday.TUE, "weds": Weekday.WED, "thur": Weekday.THU, "thurs": Weekday.THU}
DAY_NAMES: Mapping[str, Weekday] = {
    **{name[:3]: day for name, day in zip(_NAMES, Weekday, strict=True)},
    **dict(zip(_NAMES, Weekday, strict=True)),
    **_SHORT,
}
_HALVES: Mapping[str, Half] = {
    "am": Half.AM, "morning": Half.AM, "pm": Half.PM, "evening": Half.PM, "afternoon": Half.PM,
}  # fmt: skip
_CLOCK = re.compile(r"(\d{1,2}):(\d\d)(?:\s*(am|pm))?", re.IGNORECASE)
_PARTS = re.compile(
    r"(?P<day>[^\W\d_]++)(?P<dot>\.?)(?:\s++(?P<at>\d++:\d++(?:\s?[ap]m\b)?|[^\W\d_]++))?", re.IGNORECASE
)
_COMMA = re.compile(r"[,;]")
_GAP = re.compile(r"[,;\s]+")
_NOON_HOUR = 12
_HOURS_IN_DAY = 24
_MINUTES_IN_HOUR = 60
MOMENT_EXPECTED = "am, pm or a clock time such as 18:30"
DAY_EXPECTED = "a day such as mon"


def day_of(reading: Reading, span: Span) -> Weekday | None:
    """Read a day.

    Args:
        reading: Where faults are recorded.
        span: The part of the text.

    Returns:
        The day, or `None` after a fault.
    """
    day = DAY_NAMES.get(span.text.lower())
    if day is None:
        message = f"{span.shown} is no day" if span else "the day is missing"
        reading.fault(span, message, expected=DAY_EXPECTED, suggest=near(DAY_NAMES))
    return day


def moment_of(reading: Reading, span: Span) -> Half | time | None:
    """Read a half of a day or a clock time.

    Args:
        reading: Where faults are recorded.
        span: The part of the text.

    Returns:
        The half or the time, or `None` after a fault.
    """
    moment = _HALVES.get(span.text.lower()) or _clock(span)
    if moment is None:
        message = f"{span.shown} is no time of day" if span else "the time of day is missing"
        reading.fault(span, message, expected=f"{MOMENT_EXPECTED} (00:00 to 23:59)")
    return moment


def _clock(span: Span) -> time | None:
    match = _CLOCK.fullmatch(span.line.text, span.start, span.end)
    if not match:
        return None
    hour, minute = int(match[1]), int(match[2])
    if match[3]:
        if not 1 <= hour <= _NOON_HOUR:
            return None
        hour = hour % _NOON_HOUR + (_NOON_HOUR if match[3].lower() == "pm" else 0)
    return time(hour, minute) if hour < _HOURS_IN_DAY and minute < _MINUTES_IN_HOUR else None


def slot_at(reading: Reading, span: Span) -> tuple[Slot | None, int]:
    """Read a slot at the start of a part of the text.

    Args:
        reading: Where faults are recorded.
        span: The part of the text.

    Returns:
        The slot, or `None` after a fault, and the offset after it.
    """
    match = _PARTS.match(span.line.text, span.start, span.end)
    if not match:
        message = f"{span.shown} begins with no day" if span else "the day is missing"
        reading.fault(span, message, expected=DAY_EXPECTED)
        return None, span.end
    day = day_of(reading, span.part(match.start("day"), match.end("day")))
    at: Half | time | None = None
    end = match.end("dot")
    word = match["at"]
    if word and (word.lower() in _HALVES or word[0].isdigit()):
        end = match.end()
        at = moment_of(reading, span.part(match.start("at"), end))
        if at is None:
            return None, end
    return (None if day is None else Slot(day, at)), end


def _whole_slot(reading: Reading, span: Span) -> Slot | None:
    before = reading.count
    slot, end = slot_at(reading, span)
    rest = span.part(end).stripped()
    if rest and reading.count == before:
        reading.fault(rest, f"{rest.shown} is no part of a day", expected=MOMENT_EXPECTED)
        return None
    return slot


def parse_weekday(text: str) -> Weekday:
    """Read a day.

    Args:
        text: Its name or a usual short form.

    Returns:
        The day.

    Raises:
        NotationError: No day has this name.

    Example:
        >>> parse_weekday("Thurs")
        <Weekday.THU: 3>
    """
    reading = Reading()
    return reading.finish(day_of(reading, Span.whole(text)))


def parse_moment(text: str) -> Half | time:
    """Read a half of a day or a clock time.

    Args:
        text: `am`, `pm` or `18:30`.

    Returns:
        The half or the time.

    Raises:
        NotationError: The text is neither.

    Example:
        >>> parse_moment("6:30 pm")
        datetime.time(18, 30)
    """
    reading = Reading()
    moment = moment_of(reading, Span.whole(text))
    return reading.finish(None) if moment is None else moment


def parse_slot(text: str) -> Slot:
    """Read a slot.

    Args:
        text: A day and perhaps a part of it.

    Returns:
        The slot.

    Raises:
        NotationError: The text is no slot.

    Example:
        >>> str(parse_slot("Tuesday 6:05"))
        'tue 06:05'
    """
    reading = Reading()
    return reading.finish(_whole_slot(reading, Span.whole(text)))


def parse_slots(text: str) -> list[Slot]:
    """Read half days, parted by commas; a day alone gives both halves.

    Args:
        text: Such as `mon, tue pm`.

    Returns:
        The half days in the written order.

    Raises:
        NotationError: A part is no slot, or one half day is there twice.

    Example:
        >>> [str(slot) for slot in parse_slots("mon, tue 18:30")]
        ['mon am', 'mon pm', 'tue pm']
    """
    reading = Reading()
    return reading.finish(half_days_of(reading, Span.whole(text)))


def half_days_of(reading: Reading, span: Span) -> list[Slot]:
    """Read half days inside a longer text, parted by commas.

    Args:
        reading: Where faults are recorded.
        span: The part of the text.

    Returns:
        The half days in the written order, without those that could not be read.
    """
    found: dict[Slot, None] = {}
    for part in span.split(_COMMA) if span else ():
        slot = _whole_slot(reading, part)
        if slot is None:
            continue
        for half in [Slot(slot.day, half) for half in Half] if slot.at is None else [slot.half_day]:
            if half in found:
                reading.fault(part, f"{half} is listed twice", expected="each half day once")
            found[half] = None
    return list(found)


def parse_days(text: str) -> list[Weekday]:
    """Read days, parted by spaces or commas.

    Args:
        text: Such as `mon wed fri`.

    Returns:
        The days in the written order.

    Raises:
        NotationError: A word is no day, or one day is there twice.

    Example:
        >>> parse_days("mon, Sunday")
        [<Weekday.MON: 0>, <Weekday.SUN: 6>]
    """
    reading = Reading()
    found: list[Weekday] = []
    span = Span.whole(text)
    for part in span.split(_GAP) if span else ():
        day = day_of(reading, part)
        if day is None:
            continue
        if day in found:
            reading.fault(part, f"{day} is listed twice", expected="each day once")
        else:
            found.append(day)
    return reading.finish(found)
