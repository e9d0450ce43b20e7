"""Effort, rest, tempo, distance and time: what stands after the sets of a dose or the word of a session."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import attrs

from runstrength.model.dose import Tempo
from runstrength.notation._reading import Reading, Span
from runstrength.notation.quantity import (
    DISTANCE_UNITS,
    HYPHEN,
    NUMBER,
    ONE,
    Measure,
    distance_of,
    duration_of,
    load_unit,
    measure_in,
    runs_forward,
)
from runstrength.quantities import Bodyweight, Distance, Duration, Load, Range

if TYPE_CHECKING:
    from collections.abc import Mapping

_FACT = re.compile(
    rf"""\s*+(?:
      @\s*+rpe\s*+(?P<rpe>-?{NUMBER})(?:{HYPHEN}(?P<rpe_high>{NUMBER}))?
    | @\s*+rir\s*+(?P<rir>-?{NUMBER})(?:{HYPHEN}(?P<rir_high>{NUMBER}))?
    | @\s*+(?P<percent>-?{NUMBER})(?:\s*+%?{HYPHEN}(?P<percent_high>{NUMBER}))?\s*+%
    | @\s*+(?P<load>-?{NUMBER})\s*+(?P<load_unit>[a-z]++)
    | @\s*+(?P<bodyweight>bw|bodyweight)
      (?:\s*+(?P<sign>[-+\u2212])\s*+(?P<added>{NUMBER})\s*+(?P<added_unit>[a-z]++))?
    | tempo\s++(?P<tempo>\d{{1,4}}(?:[-\u2010-\u2013]\d{{1,4}}){{2,3}})
    | (?P<rest>rest\s++)?(?P<low>{ONE})(?:{HYPHEN}(?P<high>{ONE}))?
    )(?=\s|@|$)""",
    re.IGNORECASE | re.VERBOSE,
)
_WORD = re.compile(r"\s*+(@\s*+[^\s@]*+|[^\s@]++)")
_BEGINS_FACT = re.compile(r"@|rest\b|tempo\b", re.IGNORECASE)
_HYPHEN = re.compile(HYPHEN)
_NAMES: Mapping[str, str] = {
    "rpe": "RPE", "rir": "RIR", "percent": "a percentage", "load": "a load", "rest": "rest", "tempo": "tempo",
    "distance": "the distance", "duration": "the time",
}  # fmt: skip


@attrs.frozen
class Allowed:
    """Which facts may stand at a place of the notation.

    Attributes:
        kinds: Names of the fields of `Facts`.
        expected: What to tell people who write something else.
        exact: Whether ranges are refused.
    """

    kinds: frozenset[str]
    expected: str
    exact: bool = False


DOSE_FACTS: Final = Allowed(
    frozenset({"rpe", "rir", "percent", "load", "rest", "tempo"}),
    "@RPE7, @RIR2, @85%, @60kg, @BW+10kg, rest 90s or tempo 3-1-1",
)
SET_FACTS: Final = Allowed(frozenset({"rpe", "rir", "load"}), "@60kg, @BW+10kg, @RPE8 or @RIR2", exact=True)
RUN_FACTS: Final = Allowed(
    frozenset({"distance", "duration", "rpe"}), "a distance, a time or an effort: 10km, 45-60min, @RPE7"
)
TIMED_FACTS: Final = Allowed(frozenset({"duration", "rpe"}), "a time or an effort: 45-60min, @RPE7")
MOBILITY_FACTS: Final = Allowed(frozenset({"duration"}), "a time such as 20min")


@attrs.define
class Facts:
    """What was read, and where each fact stands."""

    rpe: Range[float] | None = None
    rir: Range[float] | None = None
    percent: Range[float] | None = None
    load: Load | Bodyweight | None = None
    rest: Duration | None = None
    tempo: Tempo | None = None
    distance: Range[Distance] | None = None
    duration: Range[Duration] | None = None
    places: dict[str, Span] = attrs.field(factory=dict[str, Span])


def facts_of(reading: Reading, span: Span, allowed: Allowed) -> Facts:
    """Read facts in any order, each kind once.

    Args:
        reading: Where faults are recorded.
        span: The part of the text; there may be nothing in it.
        allowed: Which facts may stand there.

    Returns:
        The facts; after a fault those that could be read, so that what is wrong with them is told too.
    """
    reader = _FactReader(reading, span, allowed)
    reader.read()
    return reader.facts


def _kind(match: re.Match[str]) -> str:
    if match["low"]:
        return "rest" if match["rest"] else "duration"
    return next((name for name in ("rpe", "rir", "percent", "tempo") if match[name]), "load")


def _is_length(unit: str) -> bool:
    # A bare `m` is more likely meant as minutes, and is told so.
    return unit in DISTANCE_UNITS and unit != "m"


@attrs.define(eq=False)
class _FactReader:
    reading: Reading
    span: Span
    allowed: Allowed
    facts: Facts = attrs.field(factory=Facts)
    unread: Span | None = None

    def read(self) -> None:
        position = self.span.start
        while match := self._next(position):
            position = match.end()
        self._tell()

    def _next(self, position: int) -> re.Match[str] | None:
        text, end = self.span.line.text, self.span.end
        fact = _FACT.match(text, position, end)
        if fact and self._take(fact):
            return fact
        word = _WORD.match(text, position, end)
        if word:
            self._leave(self.span.part(word.start(1), word.end()))
        return word

    def _leave(self, word: Span) -> None:
        """Put a word to those that could not be read, which are told together."""
        if self.unread and not _BEGINS_FACT.match(word.line.text, word.start, word.end):
            self.unread = self.unread.part(self.unread.start, word.end)
        else:
            self._tell()
            self.unread = word

    def _tell(self) -> None:
        if self.unread:
            self.reading.fault(self.unread, f"unexpected {self.unread.shown}", expected=self.allowed.expected)
            self.unread = None

    def _take(self, match: re.Match[str]) -> bool:
        """Keep the fact that was found; return `False` when no such fact may stand here."""
        kind = _kind(match)
        if kind not in self.allowed.kinds:
            return False
        measure = measure_in(self.span, match) if match["low"] else None
        if measure and kind == "duration" and "distance" in self.allowed.kinds and _is_length(measure.unit):
            kind = "distance"
        self._tell()
        where = self.span.part(match.start(), match.end()).stripped()
        if kind in self.facts.places:
            self.reading.fault(where, f"{_NAMES[kind]} is given twice", expected="each kind once")
        else:
            self.facts.places[kind] = where
            value = self._quantity(kind, measure) if measure else self._effort(kind, where, match)
            setattr(self.facts, kind, value)
        return True

    def _quantity(self, kind: str, measure: Measure) -> object:
        if kind == "distance":
            return distance_of(self.reading, measure)
        duration = duration_of(self.reading, measure)
        if kind == "duration" or duration is None:
            return duration
        if not duration.is_exact:
            self.reading.fault(measure.span, "rest is one time, not a range", expected="one such as 90s")
        return duration.low

    def _effort(self, kind: str, where: Span, match: re.Match[str]) -> object:
        if kind == "tempo":
            parts = [int(part) for part in _HYPHEN.split(match["tempo"])]
            return self.reading.made(where, lambda: Tempo(*parts))
        if kind == "load":
            return self._load(where, match)
        low, high = match[kind], match[f"{kind}_high"]
        if high and self.allowed.exact:
            self.reading.fault(where, f"{where.shown} is a range", expected="one number")
        elif runs_forward(self.reading, where, float(low), float(high or low)):
            return Range(float(low), float(high or low))
        return None

    def _load(self, where: Span, match: re.Match[str]) -> Load | Bodyweight | None:
        if match["bodyweight"] and not match["added"]:
            return Bodyweight()
        unit = load_unit(self.reading, where, match["load_unit"] or match["added_unit"])
        if unit is None:
            return None
        if match["load"]:
            return self.reading.made(where, lambda: Load(float(match["load"]), unit))
        added = float(match["added"]) * (1 if match["sign"] == "+" else -1)
        return self.reading.made(where, lambda: Bodyweight(added, unit))
