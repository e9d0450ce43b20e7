"""TPR001: a hard lower session shortly before a race that matters."""

from __future__ import annotations

from typing import ClassVar

from runstrength.findings import Quantity, Severity
from runstrength.model.session import RacePriority, RaceSession
from runstrength.rules._api import Breach, Case, Context, Pair, PairRule, parameter, rule
from runstrength.timeline import Lack, Trait

_HEAVY = "strength: back squat 4x5 @85%"


@rule(
    "TPR001",
    "heavy-legs-before-race",
    sources=("DOM19b", "PRI15"),
    grade="B",
    messages=(
        "{where} is a race that starts {measured} after the hard leg session of {also} ends; leave {limit}",
    ),
    needs=(Lack.CONTENT,),
    flagged=(
        Case(
            f"wed am {_HEAVY}\nsat race A half",
            where=("sat",),
            severity=Severity.WARNING,
            title="Wednesday to Saturday",
        ),
        Case(
            f"wed am {_HEAVY}\nsun race A half",
            where=("sun",),
            severity=Severity.INFO,
            title="Wednesday to Sunday",
        ),
        Case(
            f"wed am {_HEAVY}\nsun race A marathon",
            athlete={"type": "marathoner"},
            where=("sun",),
            severity=Severity.WARNING,
            title="a marathoner is warned up to four days",
        ),
        Case(
            f"fri 07:00 {_HEAVY}\nsun 07:14 race A half",
            where=("sun 07:14",),
            severity=Severity.ERROR,
            title="a minute under two days before an A race",
        ),
        Case(
            f"fri 07:00 {_HEAVY}\nsun 07:15 race A half",
            where=("sun 07:15",),
            severity=Severity.WARNING,
            title="two days to the minute before an A race",
        ),
        Case(
            f"thu 07:00 {_HEAVY}\nsun 07:14 race A half",
            where=("sun 07:14",),
            severity=Severity.WARNING,
            title="a minute under three days",
        ),
        Case(
            f"thu 07:00 {_HEAVY}\nsun 07:15 race A half",
            where=("sun 07:15",),
            severity=Severity.INFO,
            title="three days to the minute",
        ),
        Case(
            f"wed 07:00 {_HEAVY}\nsun 07:14 race A half",
            where=("sun 07:14",),
            severity=Severity.INFO,
            title="a minute under four days",
        ),
        Case(
            f"fri 07:00 {_HEAVY}\nsun 07:14 race B 10km",
            where=("sun 07:14",),
            severity=Severity.WARNING,
            title="a minute under two days before a B race",
        ),
    ),
    clean=(
        Case(f"wed 07:00 {_HEAVY}\nsun 07:15 race A half", title="four days to the minute"),
        Case(f"fri 07:00 {_HEAVY}\nsun 07:15 race B 10km", title="two days to the minute before a B race"),
        Case(f"sat am {_HEAVY}\nsun am race C 5km", title="a C race is trained through"),
        Case("sat am strength: split squat 3x8/side @RPE6\nsun am race A half", title="not heavy enough"),
    ),
)
class HeavyLegsBeforeRace(PairRule):
    """A hard lower session ends shortly before a race of priority A or B.

    What it checks:
        Hours from the end of the hard lower session to the start of the race. C races are quality runs like
        any other: INT001 looks at them.

    Why it matters:
        Running may cost more for up to two days after a leg session that is new to someone (DOM19b), and for
        strength itself stopping two to four days before the day that counts did best (PRI15).

    Known limits:
        No trial asked how many hours before a race the last hard leg session should end: DOM19b is one small
        trial of men who did not lift, and PRI15 is about lifters. That fewer than two days are an error is
        our convention. Sessions whose effort is not given are never taken for hard.

    How to fix it:
        Move the strength session to an earlier day, or make it light.

    Options:
        `error_a_h`: hours before an A race below which it is an error.
        `warning_a_h`: hours before an A race below which it warns.
        `info_a_h`: hours before an A race below which it informs.
        `warning_b_h`: hours before a B race below which it warns.
    """

    earlier: ClassVar[Trait] = Trait.HEAVY_LEGS
    later: ClassVar[Trait] = Trait.PRIORITY_RACE

    error_a_h: float = parameter(
        default=48.0,
        unit="h",
        source="DOM19b",
        grade="B",
        text="hours before an A race below which it is an error",
    )
    warning_a_h: float = parameter(
        default=72.0, unit="h", source="PRI15", grade="C", text="hours before an A race below which it warns"
    )
    info_a_h: float = parameter(
        default=96.0,
        unit="h",
        source="PRI15",
        grade="C",
        text="hours before an A race below which it informs",
    )
    warning_b_h: float = parameter(
        default=48.0, unit="h", source="DOM19b", grade="B", text="hours before a B race below which it warns"
    )

    def horizon_h(self) -> float:
        """As far as the longest limit reaches."""
        return max(self.error_a_h, self.warning_a_h, self.info_a_h, self.warning_b_h)

    def tiers(self, race: RaceSession) -> tuple[tuple[Severity, float], ...]:
        """Return the hours below which it speaks about a race, the most severe first."""
        if race.priority is not RacePriority.A:
            return ((Severity.WARNING, self.warning_b_h),)
        return (
            (Severity.ERROR, self.error_a_h),
            (Severity.WARNING, self.warning_a_h),
            (Severity.INFO, self.info_a_h),
        )

    def check(self, pair: Pair, context: Context) -> Breach | None:
        """Object to too few hours."""
        race = pair.later.facts.session
        if not isinstance(race, RaceSession):
            return None
        for severity, limit in self.tiers(race):
            if pair.gap_h < limit:
                return Breach(severity, Quantity(pair.gap_h, "h"), Quantity(limit, "h"))
        return None
