"""INT009: a run in the hours before heavy legs, where strength comes first."""

from __future__ import annotations

from typing import ClassVar, Final

from runstrength.findings import Quantity, Severity
from runstrength.model.athlete import Priority
from runstrength.rules._api import Breach, Case, Context, Pair, PairRule, parameter, rule
from runstrength.rules._asking import severity_of
from runstrength.timeline import Lack, Trait

_HEAVY = "strength: back squat 4x5 @85%"
_STRENGTH_FIRST: dict[str, object] = {"priority": "strength"}
_ASKED: Final = ("INT002", "INT003")
"""The rules about the same two sessions; where one of them speaks, there is nothing to add."""


@rule(
    "INT009",
    "run-before-heavy-legs",
    sources=("SPO03",),
    grade="B",
    asks=_ASKED,
    messages=(
        "{where} is a hard leg session {measured} after the run of {also}; leave {limit}, or lift first",
    ),
    needs=(Lack.CONTENT, Lack.MINUTES),
    flagged=(
        Case(
            f"tue 07:00 easy 60min\ntue 15:59 {_HEAVY}",
            athlete=_STRENGTH_FIRST,
            where=("tue 15:59",),
            severity=Severity.INFO,
            title="a minute under eight hours",
        ),
        Case(
            f"tue 21:00 easy 60min\nwed 05:30 {_HEAVY}",
            athlete=_STRENGTH_FIRST,
            where=("wed 05:30",),
            severity=Severity.INFO,
            title="through the night",
        ),
        Case(
            f"sun 21:00 easy 60min\nmon 05:30 {_HEAVY}",
            athlete=_STRENGTH_FIRST,
            where=("mon 05:30",),
            title="Sunday is followed by Monday in a week that repeats",
        ),
    ),
    clean=(
        Case(
            f"tue 07:00 easy 60min\ntue 16:00 {_HEAVY}",
            athlete=_STRENGTH_FIRST,
            title="eight hours to the minute",
        ),
        Case(f"tue 07:00 easy 60min\ntue 15:00 {_HEAVY}", title="running comes first"),
        Case(
            f"tue 07:00 {_HEAVY}\ntue 14:00 easy 60min", athlete=_STRENGTH_FIRST, title="lifting comes first"
        ),
        Case(
            "tue 07:00 easy 60min\ntue 15:00 strength: push-up 3x8 @RPE8",
            athlete=_STRENGTH_FIRST,
            title="the upper body",
        ),
        Case(
            f"sun 09:00 race B 5km\nsun 16:00 {_HEAVY}",
            athlete=_STRENGTH_FIRST,
            title="after a race it is the matter of TPR005",
        ),
    ),
)
class RunBeforeHeavyLegs(PairRule):
    """A run ends less than eight hours before a hard lower session, where strength has priority.

    What it checks:
        For athletes who put strength first: hours from the end of a run to the start of a hard lower session,
        also through the night. Where INT002 or INT003 speaks about the same two it is silent, and A and B
        races are left to the taper rules.

    Why it matters:
        After cycling, men did fewer repetitions on the leg press 4 and 8 hours later, but not 24 hours later;
        the bench press did not suffer (SPO03).

    Known limits:
        One trial with 16 men on bicycles, at an effort that easy runs do not reach. It tested 8 and 24 hours
        and nothing between, so that a run somewhat earlier may still cost repetitions.

    How to fix it:
        Lift first, or put the run on the evening after or on another day.

    Options:
        `within_h`: hours below which it informs.
    """

    earlier: ClassVar[Trait] = Trait.RUN
    later: ClassVar[Trait] = Trait.HEAVY_LEGS

    within_h: float = parameter(
        default=8.0, unit="h", source="SPO03", grade="B", text="hours below which it informs"
    )

    def horizon_h(self) -> float:
        """As far as the limit reaches."""
        return self.within_h

    def check(self, pair: Pair, context: Context) -> Breach | None:
        """Object to too few hours."""
        if context.athlete.priority is not Priority.STRENGTH or pair.gap_h >= self.within_h:
            return None
        if Trait.PRIORITY_RACE in pair.earlier.traits:
            return None
        if any(severity_of(code, pair, context) for code in _ASKED):
            return None
        return Breach(Severity.INFO, Quantity(pair.gap_h, "h"), Quantity(self.within_h, "h"))
