"""Performed sets in text."""

from __future__ import annotations

import re

import attrs

from runstrength.model.dose import WorkUnit
from runstrength.model.performed import Performed, PerformedSet
from runstrength.notation._source import Reading, Span
from runstrength.notation.quantity import LOAD_UNITS, NUMBER
from runstrength.quantities import Bodyweight, Load

_SET = re.compile(r"(?P<done>-?\d{1,9})\s?(?P<unit>[a-z]+)?(?P<effort>(?:\s*@\s*[^@,/]*)*)", re.IGNORECASE)
_EFFORT = re.compile(
    rf"""\s*@\s*(?:
      rpe\s*(?P<rpe>-?{NUMBER})
    | rir\s*(?P<rir>-?{NUMBER})
    | (?P<bw>bw|bodyweight)(?:\s*(?P<sign>[-+\u2212])\s*(?P<added>{NUMBER})\s*(?P<added_unit>[a-z]+))?
    | (?P<load>-?{NUMBER})\s*(?P<load_unit>[a-z]+)
    )\s*""",
    re.IGNORECASE | re.VERBOSE,
)
_UNITS = {
    "": WorkUnit.REPETITIONS, "reps": WorkUnit.REPETITIONS, "rep": WorkUnit.REPETITIONS,
    "s": WorkUnit.SECONDS, "sec": WorkUnit.SECONDS, "m": WorkUnit.METRES,
}  # fmt: skip
_COMMA = re.compile(",")
_SLASH = re.compile("/")
_SPACE_AT = re.compile(r"\s@")
_EXPECTED = "sets such as 12,12,10 @60kg @RIR2, 10,10,8/8,8,8 or 12@60kg,10@62.5kg"


@attrs.define
class _Efforts:
    load: Load | Bodyweight | None = None
    rpe: float | None = None
    rir: float | None = None


def performed_of(reading: Reading, span: Span) -> Performed | None:
    """Read performed sets.

    Args:
        reading: Where faults are recorded.
        span: The part of the text.

    Returns:
        The performed sets, or `None` after a fault.
    """
    if not span.text:
        reading.fault(span, "the sets are missing", expected=_EXPECTED)
        return None
    shared, end = _shared(reading, span)
    sides = span.part(span.start, end).split(_SLASH)
    if len(sides) > 2:  # noqa: PLR2004 - left and right
        reading.fault(span, f"{len(sides)} sides", expected="left/right")
        return None
    done = [[_one_set(reading, part, shared) for part in side.split(_COMMA)] for side in sides]
    if shared is None or any(one is None for side in done for one in side):
        return None
    left = [one for one in done[0] if one]
    right = [one for one in done[1] if one] if len(done) > 1 else None
    return reading.made(span, lambda: Performed(left, right))


def _shared(reading: Reading, span: Span) -> tuple[_Efforts | None, int]:
    last_set = max(span.line.text.rfind(",", span.start, span.end), span.line.text.rfind("/", span.start, span.end))
    match = _SPACE_AT.search(span.line.text, max(last_set, span.start), span.end)
    if not match:
        return _Efforts(), span.end
    return _efforts(reading, span.part(match.start()), _Efforts()), match.start()


def _one_set(reading: Reading, span: Span, shared: _Efforts | None) -> PerformedSet | None:
    match = _SET.fullmatch(span.line.text, span.start, span.end)
    unit = _UNITS.get((match["unit"] or "").lower()) if match else None
    if match is None or unit is None:
        reading.fault(span, f"{span.text[:60]!r} is no set", expected=_EXPECTED)
        return None
    efforts = _efforts(reading, span.part(match.start("effort")), shared or _Efforts())
    if efforts is None:
        return None
    return reading.made(
        span,
        lambda: PerformedSet(int(match["done"]), unit, load=efforts.load, rir=efforts.rir, rpe=efforts.rpe),
    )


def _efforts(reading: Reading, span: Span, shared: _Efforts) -> _Efforts | None:
    own = _Efforts()
    position = span.start
    while position < span.end:
        match = _EFFORT.match(span.line.text, position, span.end)
        if not match:
            where = span.part(position).stripped()
            reading.fault(where, f"unexpected {where.text[:60]!r}", expected="@60kg, @BW+10kg, @RPE8 or @RIR2")
            return None
        where = span.part(match.start(), match.end()).stripped()
        if match["rpe"] or match["rir"]:
            kind, value = ("rpe", match["rpe"]) if match["rpe"] else ("rir", match["rir"])
            effort: object = float(value)
        else:
            kind, effort = "load", _load_of(reading, where, match)
            if effort is None:
                return None
        if getattr(own, kind) is not None:
            reading.fault(where, f"{kind.upper() if kind != 'load' else 'the load'} is given twice", expected="each kind once")
            return None
        setattr(own, kind, effort)
        position = match.end()
    for kind in ("load", "rpe", "rir"):
        given = getattr(shared, kind)
        if given is not None and getattr(own, kind) is None:
            setattr(own, kind, given)
    return own


def _load_of(reading: Reading, where: Span, match: re.Match[str]) -> Load | Bodyweight | None:
    if match["bw"] and not match["added"]:
        return Bodyweight()
    written = match["added_unit"] if match["bw"] else match["load_unit"]
    unit = LOAD_UNITS.get(written.lower())
    if unit is None:
        reading.fault(where, f"{written!r} is no unit of load", expected="kg or lb", names=LOAD_UNITS, name=written)
        return None
    if match["bw"]:
        added = float(match["added"]) * (1 if match["sign"] == "+" else -1)
        return reading.made(where, lambda: Bodyweight(added, unit))
    return reading.made(where, lambda: Load(float(match["load"]), unit))


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
