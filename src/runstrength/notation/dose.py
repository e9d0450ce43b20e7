"""Doses in text: sets, work, effort, rest and tempo."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import attrs

from runstrength.model.dose import Dose, Tempo, Work, WorkUnit
from runstrength.notation._source import Reading, Span
from runstrength.notation.quantity import (
    HYPHEN,
    LOAD_UNITS,
    NUMBER,
    SECONDS_PER,
    duration_of,
    read_measure,
)
from runstrength.quantities import Bodyweight, Duration, Load, Range

if TYPE_CHECKING:
    from collections.abc import Mapping

_SIDE = r"(?:\s*(?:/|\bper\b|\beach\b)\s*(?:side|leg|arm|foot)\b|\s+each\b)"
_SETS = re.compile(
    rf"(?P<sets>-?\d{{1,9}})\s*[x×]\s*(?P<low>-?\d{{1,9}})(?:{HYPHEN}(?P<high>\d{{1,9}}))?"
    rf"(?:\s?(?P<unit>(?!rest\b|tempo\b|per\b|each\b)[a-z]+)(?=\+|/|\s|@|$))?(?P<open>\+)?(?P<side>{_SIDE})?(?=\s|@|$)",
    re.IGNORECASE,
)
_WORK_UNITS: Mapping[str, tuple[WorkUnit, int]] = {
    **dict.fromkeys(("rep", "reps", "repetition", "repetitions"), (WorkUnit.REPETITIONS, 1)),
    **{word: (WorkUnit.SECONDS, per) for word, per in SECONDS_PER.items() if per <= SECONDS_PER["min"]},
    **dict.fromkeys(("m", "metre", "metres", "meter", "meters"), (WorkUnit.METRES, 1)),
}
_OPTION = re.compile(
    rf"""\s*(?:
      @\s*rpe\s*(?P<rpe>-?{NUMBER})(?:{HYPHEN}(?P<rpe_high>{NUMBER}))?
    | @\s*rir\s*(?P<rir>-?{NUMBER})(?:{HYPHEN}(?P<rir_high>{NUMBER}))?
    | @\s*(?P<percent>-?{NUMBER})(?:\s*%?{HYPHEN}(?P<percent_high>{NUMBER}))?\s*%
    | @\s*(?P<load>-?{NUMBER})\s*(?P<load_unit>[a-z]+)
    | @\s*(?P<bw>bw|bodyweight)(?:\s*(?P<sign>[-+\u2212])\s*(?P<added>{NUMBER})\s*(?P<added_unit>[a-z]+))?
    | (?P<rest>rest)\s+
    | tempo\s+(?P<tempo>\d{{1,4}}(?:-\d{{1,4}}){{2,3}})
    )(?=\s|@|$|(?<=\s)\S)""",
    re.IGNORECASE | re.VERBOSE,
)
_WORD = re.compile(r"\s*(@\s*\S*|\S+)")
EFFORT_EXPECTED: Final = "@RPE7, @RIR2, @85%, @60kg, @BW+10kg, rest 90s or tempo 3-1-1"
DOSE_EXPECTED: Final = "sets x work such as 3x8, 3x8-12/side, 3x30-60s or 2x40m"


def dose_of(reading: Reading, span: Span) -> Dose | None:
    """Read a dose.

    Args:
        reading: Where faults are recorded.
        span: The part of the text.

    Returns:
        The dose, or `None` after a fault.
    """
    text = span.line.text
    match = _SETS.match(text, span.start, span.end)
    if not match:
        missing = not span.text
        reading.fault(span, "the dose is missing" if missing else f"{span.text[:60]!r} is no dose", expected=DOSE_EXPECTED)
        return None
    work = _work_of(reading, span, match)
    options = _options_of(reading, span.part(match.end()))
    sets_span = span.part(match.start(), match.end())
    if work is None or options is None:
        # An impossible number of sets is told beside the other faults.
        reading.made(sets_span, lambda: Dose(sets=int(match["sets"]), work=1))
        return None
    return reading.made(
        span,
        lambda: Dose(
            sets=int(match["sets"]),
            work=work,
            per_side=match["side"] is not None,
            rpe=options.rpe,
            rir=options.rir,
            percent=options.percent,
            load=options.load,
            rest=options.rest,
            tempo=options.tempo,
        ),
    )


def _work_of(reading: Reading, span: Span, match: re.Match[str]) -> Work | None:
    written = (match["unit"] or "reps").lower()
    unit, factor = _WORK_UNITS.get(written, (None, 1))
    where = span.part(match.start("low"), match.end())
    if unit is None:
        reading.fault(where, f"{written!r} is no unit of work", expected="repetitions, s, min or m", names=_WORK_UNITS, name=written)
        return None
    low = int(match["low"]) * factor
    high = int(match["high"]) * factor if match["high"] else low
    if high < low:
        reading.fault(where, f"the range {match['low']}-{match['high']} runs backwards", expected="the lower number first")
        return None
    return reading.made(where, lambda: Work(low, high, unit, open_ended=match["open"] is not None))


@attrs.define
class _Options:
    rpe: Range[float] | None = None
    rir: Range[float] | None = None
    percent: Range[float] | None = None
    load: Load | Bodyweight | None = None
    rest: Duration | None = None
    tempo: Tempo | None = None


def _options_of(reading: Reading, span: Span) -> _Options | None:
    options = _Options()
    before = reading.count
    position = span.end if not span.text.strip() else span.start
    while position < span.end:
        match = _OPTION.match(span.line.text, position, span.end)
        if match is None:
            position = _skip(reading, span, position)
            continue
        kind, value, position = _option(reading, span, match)
        if getattr(options, kind) is not None:
            where = span.part(match.start(), position).stripped()
            reading.fault(where, f"{_KIND_NAMES[kind]} is given twice", expected="each kind once")
        else:
            setattr(options, kind, value)
        if not span.line.text[position : span.end].strip():
            break
    return None if reading.count > before else options


_KIND_NAMES = {"rpe": "RPE", "rir": "RIR", "percent": "a percentage", "load": "a load", "rest": "rest", "tempo": "tempo"}


def _skip(reading: Reading, span: Span, position: int) -> int:
    word = _WORD.match(span.line.text, position, span.end)
    if word is None:
        return span.end
    where = span.part(word.start(1), word.end(1))
    hint = " (rest needs a time)" if where.text.lower() == "rest" else ""
    reading.fault(where, f"unexpected {where.text[:60]!r}{hint}", expected=EFFORT_EXPECTED)
    return word.end()


def _option(reading: Reading, span: Span, match: re.Match[str]) -> tuple[str, object, int]:
    where = span.part(match.start(), match.end()).stripped()
    if match["rest"]:
        rest, end = _rest_of(reading, span, match.end())
        return "rest", rest, end
    if match["tempo"]:
        parts = [int(part) for part in match["tempo"].split("-")]
        return "tempo", reading.made(where, lambda: Tempo(*parts)), match.end()
    if match["bw"]:
        return "load", _bodyweight_of(reading, where, match), match.end()
    if match["load"]:
        unit = LOAD_UNITS.get(match["load_unit"].lower())
        if unit is None:
            reading.fault(where, f"{match['load_unit']!r} is no unit of load", expected="kg or lb", names=LOAD_UNITS, name=match["load_unit"])
            return "load", None, match.end()
        return "load", reading.made(where, lambda: Load(float(match["load"]), unit)), match.end()
    kind = next(kind for kind in ("rpe", "rir", "percent") if match[kind])
    low, high = float(match[kind]), float(match[f"{kind}_high"] or match[kind])
    return kind, _number_range(reading, where, low, high), match.end()


def _number_range(reading: Reading, where: Span, low: float, high: float) -> Range[float] | None:
    if high < low:
        reading.fault(where, f"the range {where.text!r} runs backwards", expected="the lower number first")
        return None
    return Range(low, high)


def _bodyweight_of(reading: Reading, where: Span, match: re.Match[str]) -> Bodyweight | None:
    if not match["added"]:
        return Bodyweight()
    unit = LOAD_UNITS.get(match["added_unit"].lower())
    if unit is None:
        reading.fault(where, f"{match['added_unit']!r} is no unit of load", expected="kg or lb", names=LOAD_UNITS, name=match["added_unit"])
        return None
    added = float(match["added"]) if match["sign"] == "+" else -float(match["added"])
    return reading.made(where, lambda: Bodyweight(added, unit))


def _rest_of(reading: Reading, span: Span, position: int) -> tuple[Duration | None, int]:
    measure = read_measure(span, position)
    if measure is None:
        word = _WORD.match(span.line.text, position, span.end)
        end = word.end() if word else span.end
        where = span.part(position, end)
        reading.fault(where, f"{where.text[:60]!r} is no time", expected="a time such as 90s or 3min")
        return None, end
    if measure.high:
        reading.fault(measure.span, "rest is one time, not a range", expected="a time such as 90s or 3min")
        return None, measure.span.end
    if not measure.unit:
        reading.fault(measure.span, f"the unit of {measure.span.text!r} is missing", expected="a time such as 90s or 3min")
        return None, measure.span.end
    exact = duration_of(reading, measure)
    return (exact.low if exact else None), measure.span.end


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
        - line 1, column 3: the range 12-8 runs backwards; expected the lower number first
            3x12-8 @RPE11
              ^^^^
        - line 1, column 8: Dose: rpe must be a number from 0 to 10, not '11'
            3x12-8 @RPE11
                   ^^^^^^
    """
    reading = Reading()
    return reading.finish(dose_of(reading, Span.whole(text)))


