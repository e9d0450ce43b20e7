"""Performed sets in text."""

from __future__ import annotations

import re

from runstrength.model.dose import WorkUnit
from runstrength.model.performed import Performed, PerformedSet
from runstrength.notation._reading import Reading, Span
from runstrength.notation.dose import WORK_UNITS
from runstrength.notation.facts import SET_FACTS, Facts, facts_of

_SET = re.compile(r"(?P<done>-?\d{1,9})(?:\s?(?P<unit>[a-z]++))?(?=\s|@|$)", re.IGNORECASE)
_COMMA = re.compile(",")
_SLASH = re.compile("/")
_SHARED = re.compile(r"\s@")
_LEGEND = re.compile(r"\(\s*+left\s*+/\s*+right\s*+\)", re.IGNORECASE)
_SIDES = 2
_EXPECTED = "sets such as 12,12,10 @60kg @RIR2, 10,10,8/8,8,8 or 12@60kg,10@62.5kg"


def performed_of(reading: Reading, span: Span) -> Performed | None:
    """Read performed sets.

    Args:
        reading: Where faults are recorded.
        span: The part of the text.

    Returns:
        The performed sets, or `None` after a fault.
    """
    if not span:
        reading.fault(span, "the sets are missing", expected=_EXPECTED)
        return None
    before = reading.count
    sets, efforts = _parts(span)
    shared = facts_of(reading, efforts, SET_FACTS)
    if _made(reading, efforts, 0, shared) is None:
        shared = Facts()  # what is wrong with it has been told, and not once more for each set
    sides = [[_one_set(reading, part, shared) for part in side.split(_COMMA)] for side in sets.split(_SLASH)]
    if len(sides) > _SIDES:
        reading.fault(sets, f"{len(sides)} sides", expected="left/right")
    if reading.count > before:
        return None
    done = [[one for one in side if one] for side in sides]
    return reading.made(span, lambda: Performed(*done))


def _parts(span: Span) -> tuple[Span, Span]:
    """Return the sets, and what stands after the last one with a space and counts for all."""
    text = span.line.text
    legend = _LEGEND.search(text, span.start, span.end)
    if legend:
        return span.part(span.start, legend.start()), span.part(legend.end())
    last = max(text.rfind(",", span.start, span.end), text.rfind("/", span.start, span.end), span.start)
    match = _SHARED.search(text, last, span.end)
    end = match.start() if match else span.end
    return span.part(span.start, end), span.part(end)


def _one_set(reading: Reading, span: Span, shared: Facts) -> PerformedSet | None:
    match = _SET.match(span.line.text, span.start, span.end)
    unit, factor = WORK_UNITS.get((match["unit"] or "reps").lower(), (None, 1)) if match else (None, 1)
    if match is None or unit is None:
        reading.fault(span, f"{span.shown} is no set" if span else "the set is missing", expected=_EXPECTED)
        return None
    own = facts_of(reading, span.part(match.end()), SET_FACTS)
    both = Facts(load=own.load or shared.load, rir=own.rir or shared.rir, rpe=own.rpe or shared.rpe)
    both.places = {"done": span.part(match.start(), match.end()), **own.places}
    return _made(reading, span, int(match["done"]) * factor, both, unit)


def _made(
    reading: Reading, span: Span, done: int, facts: Facts, unit: WorkUnit = WorkUnit.REPETITIONS
) -> PerformedSet | None:
    rir = facts.rir.low if facts.rir else None
    rpe = facts.rpe.low if facts.rpe else None
    return reading.made(
        span, lambda: PerformedSet(done, unit, load=facts.load, rir=rir, rpe=rpe), facts.places
    )


def parse_performed(text: str) -> Performed:
    """Read performed sets.

    Args:
        text: Sets parted by commas; what stands after the last set with a space counts for all.

    Returns:
        The performed sets.

    Raises:
        NotationError: The text cannot be read; all faults are named with their columns.

    Example:
        >>> print(parse_performed("12@60kg, 10@62.5kg"))
        12@60kg,10@62.5kg
    """
    reading = Reading()
    return reading.finish(performed_of(reading, Span.whole(text)))
