"""Doses in text: sets, work, effort, rest and tempo."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from runstrength.model.dose import Dose, Work, WorkUnit
from runstrength.notation._reading import Reading, Span, near
from runstrength.notation.facts import DOSE_FACTS, facts_of
from runstrength.notation.quantity import HYPHEN, SECONDS_PER, runs_forward

if TYPE_CHECKING:
    from collections.abc import Mapping

_SIDE = r"(?:\s*(?:/|\bper\b|\beach\b)\s*(?:side|leg|arm|foot)\b|\s+each\b)"
_SETS = re.compile(
    rf"(?P<sets>-?\d{{1,9}})\s*[x×]\s*(?P<low>-?\d{{1,9}})(?:{HYPHEN}(?P<high>\d{{1,9}}))?"
    rf"(?:\s?(?P<unit>(?!rest\b|tempo\b|per\b|each\b)[a-z]++))?(?P<open>\+)?(?P<side>{_SIDE})?(?=\s|@|$)",
    re.IGNORECASE,
)
WORK_UNITS: Mapping[str, tuple[WorkUnit, int]] = {
    **dict.fromkeys(("rep", "reps", "repetition", "repetitions"), (WorkUnit.REPETITIONS, 1)),
    **{word: (WorkUnit.SECONDS, per) for word, per in SECONDS_PER.items() if per <= SECONDS_PER["min"]},
    **dict.fromkeys(("m", "metre", "metres", "meter", "meters"), (WorkUnit.METRES, 1)),
}
_DOSE_EXPECTED = "sets x work such as 3x8, 3x8-12/side, 3x30-60s or 2x40m"


def dose_of(reading: Reading, span: Span) -> Dose | None:
    """Read a dose.

    Args:
        reading: Where faults are recorded.
        span: The part of the text.

    Returns:
        The dose, or `None` after a fault.
    """
    match = _SETS.match(span.line.text, span.start, span.end)
    if not match:
        message = f"{span.shown} is no dose" if span else "the dose is missing"
        reading.fault(span, message, expected=_DOSE_EXPECTED)
        return None
    work = _work_of(reading, span, match)
    facts = facts_of(reading, span.part(match.end()), DOSE_FACTS)
    places = {**facts.places, "sets": span.part(match.start("sets"), match.end("sets"))}
    return reading.made(
        span,
        lambda: Dose(
            sets=int(match["sets"]),
            work=work or 1,  # after a fault the rest is built all the same, to hear what is wrong with it
            per_side=match["side"] is not None,
            rpe=facts.rpe,
            rir=facts.rir,
            percent=facts.percent,
            load=facts.load,
            rest=facts.rest,
            tempo=facts.tempo,
        ),
        places,
    )


def _work_of(reading: Reading, span: Span, match: re.Match[str]) -> Work | None:
    where = span.part(match.start("low"), match.end())
    written = match["unit"] or "reps"
    unit, factor = WORK_UNITS.get(written.lower(), (None, 1))
    if unit is None:
        reading.fault(
            span.part(match.start("unit"), match.end("unit")),
            f"{written[:60]!r} is no unit of work",
            expected="nothing for repetitions, s, min or m",
            suggest=near(WORK_UNITS),
        )
        return None
    low, high = int(match["low"]) * factor, int(match["high"] or match["low"]) * factor
    if not runs_forward(reading, where, low, high):
        return None
    return reading.made(where, lambda: Work(low, high, unit, open_ended=match["open"] is not None))


def parse_dose(text: str) -> Dose:
    """Read a dose.

    Args:
        text: Sets, `x` and work, then effort and options in any order.

    Returns:
        The dose.

    Raises:
        NotationError: The text is no dose; all faults are named with their columns.

    Example:
        >>> print(parse_dose("3 x 8–12 per leg @rpe 7-8 rest 90 s"))
        3x8-12/side @RPE7-8 rest 90s
        >>> parse_dose("3x12-8 @RPE11")
        Traceback (most recent call last):
        ...
        runstrength.errors.NotationError: 2 problems:
        - line 1, column 3: the range '12-8' runs backwards; expected the lower number first
          3x12-8 @RPE11
            ^^^^
        - line 1, column 8: Dose: rpe must be a number from 0 to 10, or a range, not 11
          3x12-8 @RPE11
                 ^^^^^^
    """
    reading = Reading()
    return reading.finish(dose_of(reading, Span.whole(text)))
