"""INT002: strength and a run with too few hours between them on one day."""

from __future__ import annotations

from typing import ClassVar

from runstrength.findings import Quantity, Severity
from runstrength.rules._api import Breach, Case, Context, Pair, PairRule, parameter, rule
from runstrength.timeline import Lack, Trait

_HEAVY = "strength: back squat 4x5 @85%"
_UPPER = "strength: push-up 3x8"
_JUMPS = "strength: pogo hops 3x20"

_RUN = int(Trait.RUN)
_TAXING = int(Trait.HEAVY_LEGS | Trait.POWER)


@rule(
    "INT002",
    "strength-too-close-to-run",
    sources=("SCH22", "ROB16"),
    grade="A",
    messages=(
        "{where} starts {measured} after {also} ends; leave {limit} between strength and a run on one day",
    ),
    needs=(Lack.CONTENT, Lack.MINUTES),
    flagged=(
        Case(
            f"tue {_HEAVY}\ntue easy 40min",
            where=("tue",),
            severity=Severity.WARNING,
            title="heavy legs and an easy run one after the other",
        ),
        Case(
            f"tue 07:00 easy 60min\ntue 10:59 {_HEAVY}",
            where=("tue 10:59",),
            severity=Severity.WARNING,
            title="the run first, a minute under three hours",
        ),
        Case(
            f"tue 07:00 easy 60min\ntue 11:00 {_HEAVY}",
            where=("tue 11:00",),
            severity=Severity.INFO,
            title="the run first, three hours to the minute",
        ),
        Case(
            f"tue 07:00 {_HEAVY}\ntue 13:14 easy 40min",
            where=("tue 13:14",),
            severity=Severity.INFO,
            title="a minute under six hours",
        ),
        Case(
            f"tue am easy 45min\ntue am {_JUMPS}",
            where=("tue am",),
            severity=Severity.WARNING,
            title="jumps straight after a run",
        ),
        Case(
            f"tue 07:00 easy 60min\ntue 10:59 {_UPPER}",
            where=("tue 10:59",),
            severity=Severity.INFO,
            title="other strength is only told, a minute under three hours",
        ),
        Case(
            f"sun 09:00 race C 10km\nsun 11:00 {_HEAVY}",
            where=("sun 11:00",),
            severity=Severity.WARNING,
            title="a race is a run",
        ),
    ),
    clean=(
        Case(f"tue 07:00 {_HEAVY}\ntue 13:15 easy 40min", title="six hours to the minute"),
        Case(f"tue 07:00 easy 60min\ntue 11:00 {_UPPER}", title="other strength after three hours"),
        Case(
            f"tue am intervals 60min\ntue pm {_HEAVY}",
            title="intervals in the morning, heavy legs in the evening",
        ),
        Case("tue am easy 45min\ntue am strength: foot doming 3x30s/side", title="light work"),
        Case(f"tue am {_HEAVY}\ntue am bike 40min", title="cycling is no run"),
    ),
)
class StrengthTooCloseToRun(PairRule):
    """Strength and a run stand too close together on one day.

    What it checks:
        Hours from the end of one to the start of the other, in either order, where a run or race and a hard
        lower session or power work stand on one day. Other strength that is not light is only told, and only
        below the lower limit.

    Why it matters:
        Endurance work beside it costs explosive strength, and more so in one session than with three hours or
        more between (SCH22). In one trial sessions without a pause gave less strength than sessions 6 or 24
        hours apart (ROB16). Maximal strength and muscle size were hardly touched in the pooled data.

    Known limits:
        The hours come from training studies of weeks to months, in rugby players and young men more than in
        runners. Women seem to lose less (HUI24), so for them it errs on the safe side. Two sessions on either
        side of midnight are on two days and left alone. Where the length of a run is not known, hours count
        from its start, so that it may say too little, never too much.

    How to fix it:
        Move one of the two to the other half of the day, or to another day.

    Options:
        `warning_h`: hours below which it warns, and below which it informs about other strength.
        `info_h`: hours below which it informs.
    """

    earlier: ClassVar[Trait] = Trait.RUN | Trait.STRENGTH | Trait.HEAVY_LEGS | Trait.POWER
    later: ClassVar[Trait] = Trait.RUN | Trait.STRENGTH | Trait.HEAVY_LEGS | Trait.POWER

    warning_h: float = parameter(
        default=3.0, unit="h", source="SCH22", grade="A", text="hours below which it warns"
    )
    info_h: float = parameter(
        default=6.0, unit="h", source="ROB16", grade="B", text="hours below which it informs"
    )

    def horizon_h(self) -> float:
        """As far as the longest limit reaches."""
        return max(self.warning_h, self.info_h)

    def check(self, pair: Pair, context: Context) -> Breach | None:
        """Object to too few hours."""
        first, second = pair.earlier.facts.mask, pair.later.facts.mask
        if not (first ^ second) & _RUN or not pair.same_day:
            return None
        is_taxing = (first | second) & _TAXING
        if pair.gap_h < self.warning_h:
            severity = Severity.WARNING if is_taxing else Severity.INFO
            return Breach(severity, Quantity(pair.gap_h, "h"), Quantity(self.warning_h, "h"))
        if is_taxing and pair.gap_h < self.info_h:
            return Breach(Severity.INFO, Quantity(pair.gap_h, "h"), Quantity(self.info_h, "h"))
        return None
