"""PLY003: two sessions of plyometric work too close to each other."""

from __future__ import annotations

from typing import ClassVar

from runstrength.findings import Quantity, Severity
from runstrength.rules._api import Breach, Case, Context, Pair, PairRule, parameter, rule
from runstrength.timeline import Trait

_POGO = "strength: pogo hops 4x10"
_DROP = "strength: drop jump 3x5"
_SHOCK = 3
"""The highest impact that an exercise can have."""


@rule(
    "PLY003",
    "plyometric-sessions-too-close",
    sources=("NSP",),
    grade="C",
    messages=("plyometric work of {where} starts {measured} after that of {also}; leave {limit}",),
    flagged=(
        Case(
            f"mon 07:00 {_POGO}\ntue 06:59 {_POGO}",
            where=("tue 06:59",),
            severity=Severity.WARNING,
            title="a minute under a day",
        ),
        Case(
            f"mon 07:00 {_POGO}\ntue 07:00 {_POGO}",
            where=("tue 07:00",),
            severity=Severity.INFO,
            title="a day to the minute",
        ),
        Case(
            f"mon 07:00 {_POGO}\nwed 06:59 {_POGO}",
            where=("wed 06:59",),
            severity=Severity.INFO,
            title="a minute under two days",
        ),
        Case(
            f"mon 07:00 {_POGO}\nwed 06:59 {_DROP}",
            where=("wed 06:59",),
            severity=Severity.WARNING,
            title="hard landings need the whole two days",
        ),
        Case(
            f"sun pm {_DROP}\nmon pm {_POGO}",
            where=("mon pm",),
            severity=Severity.WARNING,
            title="Sunday is followed by Monday in a week that repeats",
        ),
    ),
    clean=(
        Case(f"mon 07:00 {_POGO}\nwed 07:00 {_POGO}", title="two days to the minute"),
        Case(f"mon 07:00 {_DROP}\nwed 07:00 {_DROP}", title="two days to the minute with hard landings"),
        Case(f"mon am strength: pogo hops 3x13\ntue am {_DROP}", title="a warm-up of 39 gentle landings"),
        Case("mon am strength: rope skipping 3x100\ntue am strength: rope skipping 3x100", title="the rope"),
        Case(f"mon am {_POGO}\ntue am strength: back squat 3x5", title="lifting on the next day"),
    ),
)
class PlyometricSessionsTooClose(PairRule):
    """Two sessions of plyometric work stand less than two days apart.

    What it checks:
        Hours from start to start of two sessions with plyometric work. Below a day it warns, below two days
        it informs, and where one of the two has drills of the highest impact, such as drop jumps, it warns
        below two days. Rope skipping and fewer than 40 landings of low impact are a warm-up and do not count.

    Why it matters:
        The usual textbook advice is 48 to 72 hours between plyometric sessions, the longer the harder the
        landings (NSP).

    Known limits:
        That is consensus for athletes in general, quoted from memory, and no trial that we know compared the
        hours in runners, who land thousands of times a week anyway. Running itself is not counted as
        plyometric work.

    How to fix it:
        Move one of the two sessions so that two days lie between them, or make one of them a short, gentle
        warm-up.

    Options:
        `warning_h`: hours below which it warns.
        `info_h`: hours below which it informs.
        `high_impact_h`: hours below which it warns after or before drills of the highest impact.
    """

    earlier: ClassVar[Trait] = Trait.POWER
    later: ClassVar[Trait] = Trait.POWER

    warning_h: float = parameter(default=24.0, unit="h", text="hours below which it warns")
    info_h: float = parameter(
        default=48.0, unit="h", source="NSP", grade="C", text="hours below which it informs"
    )
    high_impact_h: float = parameter(
        default=48.0,
        unit="h",
        source="NSP",
        grade="C",
        text="hours below which it warns at the highest impact",
    )

    def horizon_h(self) -> float:
        """As far as the longest limit reaches; from start to start is never less than from end to start."""
        return max(self.warning_h, self.info_h, self.high_impact_h)

    def check(self, pair: Pair, context: Context) -> Breach | None:
        """Object to too few hours."""
        warning = self.warning_h
        if _SHOCK in (pair.earlier.facts.impact, pair.later.facts.impact):
            warning = max(warning, self.high_impact_h)
        if pair.starts_h < warning:
            return Breach(Severity.WARNING, Quantity(pair.starts_h, "h"), Quantity(warning, "h"))
        if pair.starts_h < self.info_h:
            return Breach(Severity.INFO, Quantity(pair.starts_h, "h"), Quantity(self.info_h, "h"))
        return None
