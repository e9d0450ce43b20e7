"""Loads, distances, durations and paces in text."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

import attrs

from runstrength.notation._reading import Reading, Span, near
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

NUMBER: Final = r"\d{1,9}(?:\.\d{1,400})?"  # the smallest float has 324 decimals
HYPHEN: Final = r"\s*+[-\u2010-\u2015\u2212]\s*+"
_HOURS = r"\d{1,3}\s?(?:hours?|hrs?|h)(?:\s?\d{1,2}(?:\s?(?:minutes?|mins?))?)?"
ONE: Final = rf"(?:{_HOURS}|{NUMBER}(?:\s?[a-z]++)?)(?![\w.])"
_MEASURE = re.compile(rf"(?P<low>{ONE})(?:{HYPHEN}(?P<high>{ONE}))?", re.IGNORECASE)
_PARTS = re.compile(rf"({NUMBER})\s?([a-z]+)?(?:\s?(\d{{1,2}}))?", re.IGNORECASE)
_PACE = re.compile(r"(\d{1,3}):([0-5]\d(?:\.\d{1,400})?)\s*(?:min)?\s*/\s*(km|k|mi|mile)", re.IGNORECASE)

LOAD_UNITS: Mapping[str, LoadUnit] = {
    "kg": "kg", "kgs": "kg", "kilo": "kg", "kilos": "kg",
    "lb": "lb", "lbs": "lb", "pound": "lb", "pounds": "lb",
}  # fmt: skip
DISTANCE_UNITS: Mapping[str, DistanceUnit] = {
    "km": "km", "kms": "km", "k": "km",
    "kilometre": "km", "kilometres": "km", "kilometer": "km", "kilometers": "km",
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

_MINUTES_IN_HOUR = 60
_METRES_HINT = " (`m` means metres; write min for minutes)"
_TIME_EXPECTED = "a time such as 45min, 1h30 or 90s"
_RACE_EXPECTED = "marathon, half, or a distance such as 10km, 5k, 400m or 6mi"


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


def measure_in(span: Span, match: re.Match[str]) -> Measure:
    """Return the measure that a pattern with the groups `low` and `high` has found.

    Args:
        span: The part of the text that it was searched in.
        match: What was found.

    Returns:
        The measure.
    """
    where = span.part(match.start("low"), max(match.end("low"), match.end("high")))
    return Measure(where, _pieces(match["low"]), _pieces(match["high"]) if match["high"] else None)


def _pieces(text: str) -> tuple[str, str, str]:
    match = _PARTS.match(text)
    number, unit, minutes = match.groups(default="") if match else ("", "", "")
    return number, unit.lower(), minutes


def _whole_measure(span: Span) -> Measure | None:
    match = _MEASURE.fullmatch(span.line.text, span.start, span.end)
    measure = measure_in(span, match) if match else None
    return None if measure is None or measure.high else measure


def _no(reading: Reading, span: Span, noun: str, expected: str, hint: str = "") -> None:
    message = f"{span.shown} is no {noun}{hint}" if span else f"the {noun} is missing"
    reading.fault(span, message, expected=expected)


def runs_forward(reading: Reading, span: Span, low: float, high: float) -> bool:
    """Return whether two bounds are in order, and record a fault when they are not.

    Args:
        reading: Where faults are recorded.
        span: Where the bounds stand.
        low: The first bound.
        high: The second.

    Returns:
        Whether the first is at most the second.
    """
    if low > high:
        reading.fault(span, f"the range {span.shown} runs backwards", expected="the lower number first")
        return False
    return True


def duration_of(reading: Reading, measure: Measure) -> Range[Duration] | None:
    """Return the duration that a measure means.

    Args:
        reading: Where faults are recorded.
        measure: What was matched.

    Returns:
        The range of durations, or `None` after a fault.
    """
    if not measure.unit:
        reading.fault(measure.span, f"the unit of {measure.span.shown} is missing", expected=_TIME_EXPECTED)
        return None
    number, unit, minutes = measure.low
    low = _seconds(number, unit or measure.unit, minutes)
    high = _seconds(*measure.high) if measure.high else low
    if low is None or high is None:
        _no(reading, measure.span, "time", _TIME_EXPECTED, _METRES_HINT if measure.unit == "m" else "")
        return None
    if not runs_forward(reading, measure.span, low, high):
        return None
    return reading.made(measure.span, lambda: Range(Duration(low), Duration(high)))


def _seconds(number: str, unit: str, minutes: str) -> int | None:
    per = SECONDS_PER.get(unit)
    if per is None:
        return None
    if minutes and (unit[0] != "h" or "." in number or int(minutes) >= _MINUTES_IN_HOUR):
        return None
    seconds = Decimal(number) * per + 60 * int(minutes or 0)
    return int(seconds) if seconds == int(seconds) else None


def distance_of(reading: Reading, measure: Measure) -> Range[Distance] | None:
    """Return the distance that a measure means.

    Args:
        reading: Where faults are recorded.
        measure: What was matched; it has a unit of length.

    Returns:
        The range of distances, or `None` after a fault.
    """
    unit = DISTANCE_UNITS[measure.unit]
    if DISTANCE_UNITS.get(measure.low[1] or measure.unit) != unit:
        _no(reading, measure.span, "distance", "a distance such as 10km or 3-4mi")
        return None
    low, high = float(measure.low[0]), float((measure.high or measure.low)[0])
    if not runs_forward(reading, measure.span, low, high):
        return None
    return reading.made(measure.span, lambda: Range(Distance(low, unit), Distance(high, unit)))


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
    measure = _whole_measure(span)
    if measure and measure.unit in DISTANCE_UNITS:
        exact = distance_of(reading, measure)
        return exact.low if exact else None
    message = f"{span.shown} is no distance" if span else "the distance is missing"
    reading.fault(span, message, expected=_RACE_EXPECTED, suggest=near(RACE_NAMES))
    return None


def load_unit(reading: Reading, span: Span, written: str) -> LoadUnit | None:
    """Return the unit of a load.

    Args:
        reading: Where faults are recorded.
        span: Where it stands.
        written: The unit as written.

    Returns:
        The unit, or `None` after a fault.
    """
    unit = LOAD_UNITS.get(written.lower())
    if unit is None:
        reading.fault(span, f"{written[:60]!r} is no unit of load", expected="kg or lb")
    return unit


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
    reading, span = Reading(), Span.whole(text)
    measure = _whole_measure(span)
    unit = LOAD_UNITS.get(measure.unit) if measure else None
    if measure is None or unit is None:
        _no(reading, span, "load", "a load such as 60kg or 135lb")
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
        >>> parse_duration("1h30")
        Duration(seconds=5400)
    """
    reading, span = Reading(), Span.whole(text)
    measure = _whole_measure(span)
    if measure is None:
        _no(reading, span, "time", _TIME_EXPECTED)
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
    reading, span = Reading(), Span.whole(text)
    match = _PACE.fullmatch(span.line.text, span.start, span.end)
    if not match:
        _no(reading, span, "pace", "a pace such as 5:30/km or 8:45/mi")
        return reading.finish(None)
    seconds = float(60 * int(match[1]) + Decimal(match[2]))
    return reading.finish(
        reading.made(span, lambda: Pace(seconds, "km" if match[3].lower().startswith("k") else "mi"))
    )
