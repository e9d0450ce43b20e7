"""INT004: heavy legs before the run of a day, with a quality run on the next."""

from __future__ import annotations

from typing import TypeAlias

import attrs

from runstrength.days import MINUTES_IN_DAY
from runstrength.findings import Severity
from runstrength.model.athlete import Priority
from runstrength.rules._api import Breach, Case, Context, LineRule, Pair, rule
from runstrength.rules._asking import severity_of
from runstrength.timeline import Lack, LineDay, Placed, Trait

State: TypeAlias = tuple[tuple[Placed, Placed], ...]
"""Of the day before: each hard lower session with each run after it. Nearly always empty."""

_HEAVY = "strength: back squat 4x5 @85%"

_HEAVY_LEGS = int(Trait.HEAVY_LEGS)
_RUN = int(Trait.RUN)
_QUALITY = int(Trait.QUALITY)
_PRIORITY_RACE = int(Trait.PRIORITY_RACE)
_ASKED = ("INT001", "INT007")
"""The rules that say how long before tomorrow's run the legs may work; swapping must leave them no worse."""


@rule(
    "INT004",
    "lifting-first-on-eve-of-quality-run",
    sources=("DOM13",),
    grade="B",
    messages=(
        "{where} is a quality run, and on the day before heavy legs ({also}) come before a run; run first",
    ),
    needs=(Lack.CONTENT,),
    asks=_ASKED,
    flagged=(
        Case(
            f"tue am {_HEAVY}\ntue pm easy 40min\nwed am intervals 60min",
            where=("wed am",),
            severity=Severity.INFO,
            title="heavy legs in the morning, a run in the evening, intervals tomorrow",
        ),
        Case(
            f"sun am {_HEAVY}\nsun pm easy 40min\nmon am tempo 40min",
            where=("mon am",),
            title="Sunday is followed by Monday in a week that repeats",
        ),
        Case(
            f"sat {_HEAVY}\nsat easy 40min\nsun long 110min",
            where=("sun",),
            title="a long run tomorrow, both sessions in one slot",
        ),
        Case(
            f"tue am {_HEAVY}\ntue pm easy 40min\nwed am intervals 60min\nwed pm tempo 30min",
            where=("wed am",),
            title="two quality runs tomorrow, one finding",
        ),
    ),
    clean=(
        Case(f"tue am easy 40min\ntue pm {_HEAVY}\nwed am intervals 60min", title="the run first"),
        Case(f"tue am {_HEAVY}\ntue pm easy 40min\nwed am easy 60min", title="an easy run tomorrow"),
        Case(f"tue am {_HEAVY}\ntue pm easy 40min\nthu am intervals 60min", title="a day between"),
        Case(f"tue am {_HEAVY}\nwed am intervals 60min", title="no run on the day of the heavy legs"),
        Case(
            f"tue am {_HEAVY}\ntue pm easy 40min\nwed am intervals 60min",
            athlete={"priority": "strength"},
            title="strength has priority",
        ),
        Case(
            f"sat am {_HEAVY}\nsat pm easy 20min\nsun am race A 10km",
            title="on the eve of a race the order is the least of it",
        ),
        Case(
            f"sat am {_HEAVY}\nsat pm race B 5km\nsun am tempo 30min",
            title="a race is not swapped with lifting",
        ),
        Case(
            f"week once\nmon am intervals 60min\nsun am {_HEAVY}\nsun pm easy 40min",
            title="the day after Sunday is not known",
        ),
    ),
)
class LiftingFirstOnEveOfQualityRun(LineRule[State]):
    """A hard lower session comes before the run of a day, and the next day has a quality run.

    What it checks:
        A hard lower session, later on the same day a run, and on the next day a quality run. It speaks only
        where lifting second would leave INT001, and INT007 before a long run, no worse than now. A and B
        races are left to the taper rules, and where strength has priority it is silent.

    Why it matters:
        In 14 runners who did both on one day, six hours apart, the time to exhaustion on the next day was
        shorter after lifting first than after running first, and only then running cost more (DOM13).

    Known limits:
        One small trial. Running first leaves fewer hours between lifting and the quality run, which is why
        the rule asks INT001; a longer way between them helps more than any order.

    How to fix it:
        Do the run first and the strength session after it, or move the strength session to a day before an
        easy one.

    Options:
        None.
    """

    def start(self) -> State:
        """Nothing is known of the day before."""
        return ()

    def step(self, state: State, day: LineDay, context: Context) -> tuple[State, tuple[Breach, ...]]:
        """Judge the day before by what this day holds, and remember what the next one needs."""
        traits = day.mask
        breaches = _judge(state, day, context) if state and traits & _QUALITY else ()
        if not (traits & _HEAVY_LEGS and traits & _RUN) or context.athlete.priority is Priority.STRENGTH:
            return (), breaches
        sessions = day.sessions
        pairs = tuple(
            (strength, run)
            for index, strength in enumerate(sessions)
            if strength.facts.mask & _HEAVY_LEGS
            for run in sessions[index + 1 :]
            if run.facts.mask & _RUN and not run.facts.mask & _PRIORITY_RACE
        )
        return pairs, breaches


def _judge(state: State, day: LineDay, context: Context) -> tuple[Breach, ...]:
    quality = [p for p in day.sessions if p.facts.mask & _QUALITY and not p.facts.mask & _PRIORITY_RACE]
    if not quality:
        return ()
    better = dict.fromkeys(
        strength for strength, run in state if all(_is_no_worse(strength, run, q, context) for q in quality)
    )
    return tuple(Breach(Severity.INFO, placed=quality[0], also=strength) for strength in better)


def _is_no_worse(strength: Placed, run: Placed, quality: Placed, context: Context) -> bool:
    if strength.slot.start_minute == run.slot.start_minute:
        end = run.end  # they follow one another, and the last one ends when both are done
        start = end - (strength.end - strength.start)
    else:
        start, end = run.start, run.start + (strength.end - strength.start)
    swapped = attrs.evolve(strength, start=start, end=end)
    now, then = _pair(strength, quality), _pair(swapped, quality)
    return all(severity_of(code, then, context) <= severity_of(code, now, context) for code in _ASKED)


def _pair(strength: Placed, quality: Placed) -> Pair:
    # In a week that repeats, Sunday is the day before Monday though its number is higher.
    shift = MINUTES_IN_DAY * (strength.day + 1 - quality.day)
    start = quality.start + shift
    return Pair(strength, quality, max(0.0, start - strength.end) / 60, (start - strength.start) / 60)
