"""Loads, distances, durations and paces in text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from runstrength.notation._source import Reading, Span
from runstrength.quantities import (
    HALF_MARATHON,
    MARATHON,
    Distance,
    DistanceUnit,
    Duration,
    Load,
    LoadUnit,
    Pace,
    Range,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

NUMBER = r"\d{1,9}(?:\.\d{1,12})?"
HYPHEN = r"\s*[-\u2010-\u2015\u2212]\s*"
_UNIT = r"[a-z]+"
_HOURS = r"\d{1,3}\s?(?:h|hours?|hrs?)(?:\s?\d{1,2}(?:\s?(?:min|minutes?|mins))?)?"
_ONE = rf"(?:{_HOURS}|{NUMBER}(?:\s?{_UNIT})?)(?![\w.])"
MEASURE = re.compile(rf"(?P<low>{_ONE})(?:{HYPHEN}(?P<high>{_ONE}))?", re.IGNORECASE)
_PARTS = re.compile(rf"({NUMBER})\s?({_UNIT})?(?:\s?(\d{{1,2}})(?:\s?[a-z]+)?)?", re.IGNORECASE)
_PACE = re.compile(r"(\d{1,3}):([0-5]\d(?:\.\d{1,9})?)\s*(?:min)?\s*/\s*(km|k|mi|mile)", re.IGNORECASE)

LOAD_UNITS: Mapping[str, LoadUnit] = {
    "kg": "kg", "kgs": "kg", "kilo": "kg", "kilos": "kg",
    "lb": "lb", "lbs": "lb", "pound": "lb", "pounds": "lb",
}  # fmt: skip
DISTANCE_UNITS: Mapping[str, DistanceUnit] = {
    "km": "km", "kms": "km", "k": "km", "kilometre": "km", "kilometres": "km", "kilometer": "km", "kilometers": "km",
    "m": "m", "metre": "m", "metres": "m", "meter": "m", "meters": "m",
    "mi": "mi", "mile": "mi", "miles": "mi",
}  # fmt: skip
SECONDS_PER: Mapping[str, int] = {
    "s": 1, "sec": 1, "secs": 1, "second": 1, "seconds": 1,
    "min": 60, "mins": 60, "minute": 60, "minutes": 60,
    "h": 3600, "hr": 3600, "hrs": 3600, "hour": 3600, "hours": 3600,
}  # fmt: skip
RACE_NAMES: Mapping[str, Distance] = {
    "marathon": MARATHON, "full marathon": MARATHON,
    "half": HALF_MARATHON, "half marathon": HALF_MARATHON, "half-marathon": HALF_MARATHON,
}  # fmt: skip

METRES_HINT = "`m` means metres; write min for minutes"


@attrs.frozen
class Measure:
    """A number, or two, with the units as written.

    Attributes:
        span: Where it stands.
        low: Number, unit and perhaps minutes after the hours, of the lower bound.
        high: The same of the upper bound, or `None`.
    """

    span: Span
    low: tuple[str, str, str]
    high: tuple[str, str, str] | None

    @property
    def unit(self) -> str:
        """The unit of the upper bound."""
        return (self.high or self.low)[1]


def read_measure(span: Span, position: int) -> Measure | None:
    """Match a number or two with units.

    Args:
        span: The part of the text being read.
        position: Offset to start at.

    Returns:
        The measure, or `None` where there is none.
    """
    match = MEASURE.match(span.line.text, position, span.end)
    if not match:
        return None
    return Measure(
        span.part(match.start(), match.end()),
        _pieces(match["low"]),
        _pieces(match["high"]) if match["high"] else None,
    )


def _pieces(text: str) -> tuple[str, str, str]:
    match = _PARTS.match(text)
    number, unit, minutes = match.groups(default="") if match else ("", "", "")
    return number, unit.lower(), minutes


def duration_of(reading: Reading, measure: Measure) -> Range[Duration] | None:
    """Return the duration that a measure means.

    Args:
        reading: Where faults are recorded.
        measure: What was matched.

    Returns:
        The range of durations, or `None` after a fault.
    """
    low_number, low_unit, low_minutes = measure.low
    low = _seconds(low_number, low_unit or measure.unit, low_minutes)
    high = _seconds(*measure.high) if measure.high else low
    if low is None or high is None:
        hint = f" ({METRES_HINT})" if measure.unit == "m" else ""
        reading.fault(measure.span, f"{measure.span.text!r} is no time{hint}", expected="a time such as 45min, 1h30 or 90s")
        return None
    return reading.made(measure.span, lambda: Range(Duration(low), Duration(high)))


def _seconds(number: str, unit: str, minutes: str) -> int | None:
    per = SECONDS_PER.get(unit)
    if per is None or (minutes and (per != SECONDS_PER["h"] or "." in number)):
        return None
    seconds = round(float(number) * per, 6) + 60 * int(minutes or 0)
    return int(seconds) if seconds == int(seconds) else None


def distance_of(reading: Reading, measure: Measure) -> Range[Distance] | None:
    """Return the distance that a measure means.

    Args:
        reading: Where faults are recorded.
        measure: What was matched.

    Returns:
        The range of distances, or `None` after a fault.
    """
    unit = DISTANCE_UNITS.get(measure.unit)
    low_unit = DISTANCE_UNITS.get(measure.low[1] or measure.unit)
    if unit is None or low_unit != unit:
        reading.fault(measure.span, f"{measure.span.text!r} is no distance", expected="a distance such as 10km or 3-4mi")
        return None
    high = (measure.high or measure.low)[0]
    return reading.made(
        measure.span, lambda: Range(Distance(float(measure.low[0]), unit), Distance(float(high), unit))
    )


def is_distance(measure: Measure) -> bool:
    """Return whether a measure has a unit of length.

    Args:
        measure: What was matched.

    Returns:
        Whether it is a distance.
    """
    return measure.unit in DISTANCE_UNITS


def race_distance(reading: Reading, span: Span) -> Distance | None:
    """Read the distance of a race: a name or an exact distance.

    Args:
        reading: Where faults are recorded.
        span: The part of the text.

    Returns:
        The distance, or `None` after a fault.
    """
    named = RACE_NAMES.get(" ".join(span.text.lower().split()))
    if named:
        return named
    measure = read_measure(span, span.start)
    if measure and measure.span.end == span.end and is_distance(measure) and not measure.high:
        exact = distance_of(reading, measure)
        return exact.low if exact else None
    reading.fault(
        span,
        f"{span.text!r} is no distance" if span.text else "the distance is missing",
        expected="marathon, half, or a distance such as 10km, 5k, 400m or 6mi",
        names=RACE_NAMES,
    )
    return None




def parse_load(text: str) -> Load:
    """Read a load.

    Args:
        text: A number and `kg` or `lb`.

    Returns:
        The load.

    Raises:
        NotationError: The text is no load.

    Example:
        >>> parse_load("135lb")
        Load(value=135.0, unit='lb')
    """
    reading = Reading()
    span = Span.whole(text)
    measure = read_measure(span, span.start)
    unit = LOAD_UNITS.get(measure.unit) if measure else None
    if not measure or measure.high or not unit or measure.span.end != span.end:
        reading.fault(span, f"{span.text[:60]!r} is no load", expected="a load such as 60kg or 135lb")
        return reading.finish(None)
    number = float(measure.low[0])
    return reading.finish(reading.made(span, lambda: Load(number, unit)))


def parse_distance(text: str) -> Distance:
    """Read a distance.

    Args:
        text: A number and a unit, or the name of a race distance.

    Returns:
        The distance.

    Raises:
        NotationError: The text is no distance.

    Example:
        >>> parse_distance("5k")
        Distance(value=5.0, unit='km')
    """
    reading = Reading()
    return reading.finish(race_distance(reading, Span.whole(text)))


def parse_duration(text: str) -> Duration:
    """Read a duration.

    Args:
        text: A number and a unit.

    Returns:
        The duration.

    Raises:
        NotationError: The text is no duration.

    Example:
        >>> parse_duration("45 m")
        Traceback (most recent call last):
        ...
        runstrength.errors.NotationError: line 1, column 1: '45 m' is no time (`m` means metres; write min for
        minutes); expected a time such as 45min, 1h30 or 90s
          45 m
          ^^^^
    """
    reading = Reading()
    span = Span.whole(text)
    measure = read_measure(span, span.start)
    if not measure or measure.high or measure.span.end != span.end:
        reading.fault(span, f"{span.text[:60]!r} is no time", expected="a time such as 45min, 1h30 or 90s")
        return reading.finish(None)
    exact = duration_of(reading, measure)
    return reading.finish(exact.low if exact else None)


def parse_pace(text: str) -> Pace:
    """Read a pace.

    Args:
        text: Minutes, a colon, seconds, and the unit after a slash.

    Returns:
        The pace.

    Raises:
        NotationError: The text is no pace.

    Example:
        >>> parse_pace("8:45/mi")
        Pace(seconds=525.0, per='mi')
    """
    reading = Reading()
    span = Span.whole(text)
    match = _PACE.fullmatch(span.text)
    if not match:
        reading.fault(span, f"{span.text[:60]!r} is no pace", expected="a pace such as 5:30/km or 8:45/mi")
        return reading.finish(None)
    seconds = round(int(match[1]) * 60 + float(match[2]), 9)
    per = "km" if match[3].lower().startswith("k") else "mi"
    return reading.finish(reading.made(span, lambda: Pace(seconds, "km" if per == "km" else "mi")))
