"""INT001: a hard lower session shortly before a quality run."""

from __future__ import annotations

from typing import ClassVar, Final

from runstrength.findings import Quantity, Severity
from runstrength.rules._api import Breach, Case, Context, Pair, PairRule, parameter, rule
from runstrength.timeline import Lack, Trait

_FAILURE: Final = int(Trait.FAILURE)
_NOT_HERE: Final = int(Trait.LONG | Trait.PRIORITY_RACE)
_HEAVY = "strength: back squat 4x5 @85%"


@rule(
    "INT001",
    "heavy-legs-before-quality-run",
    sources=("SIL22", "DOM13", "DOM19b", "ASS13"),
    grade="A",
    messages=("{where} starts {measured} after the hard leg session of {also} ends; leave {limit}",),
    needs=(Lack.CONTENT,),
    flagged=(
        Case(
            f"tue pm {_HEAVY}\nwed am intervals 60min",
            where=("wed am",),
            severity=Severity.WARNING,
            title="heavy legs on the evening before intervals",
        ),
        Case(
            f"tue am {_HEAVY}\nwed pm tempo 50min",
            where=("wed pm",),
            severity=Severity.INFO,
            title="between one and two days",
        ),
        Case(
            f"tue am {_HEAVY}\nwed pm tempo 50min",
            athlete={"level": "novice"},
            where=("wed pm",),
            severity=Severity.WARNING,
            title="a novice needs two days",
        ),
        Case(
            "tue 08:00 strength: back squat 4x5+ @85%\nthu 17:00 intervals 60min",
            where=("thu 17:00",),
            severity=Severity.INFO,
            title="sets to failure need a day more",
        ),
        Case(
            f"tue 07:00 {_HEAVY}\nwed 07:14 tempo 40min",
            where=("wed 07:14",),
            severity=Severity.WARNING,
            title="a minute under a day",
        ),
        Case(
            f"tue 07:00 {_HEAVY}\nwed 07:15 tempo 40min",
            where=("wed 07:15",),
            severity=Severity.INFO,
            title="a day to the minute",
        ),
    ),
    clean=(
        Case(f"tue pm {_HEAVY}\nwed am easy 45min", title="an easy run"),
        Case(f"tue 06:00 {_HEAVY}\nthu 07:00 intervals 60min", title="more than two days"),
        Case("tue pm strength: back squat 4x5 @70%\nwed am intervals 60min", title="not heavy enough"),
        Case(f"tue am intervals 60min\ntue pm {_HEAVY}", title="the run first"),
        Case(
            "tue pm strength: back squat 4x5\nwed am intervals 60min", title="effort not known: never guessed"
        ),
    ),
)
class HeavyLegsBeforeQualityRun(PairRule):
    """A hard lower session ends shortly before a quality run on a later day.

    What it checks:
        Hours from the end of a hard lower session to the start of a quality run on another day. Long runs
        are the matter of INT007, the same day of INT003 and INT008, and A and B races of TPR001.

    Why it matters:
        For a day and more after heavy leg work, time to exhaustion at high intensity is shorter in nearly
        every study (SIL22, DOM13), and up to two days when the work is new (DOM19b). Easy running is hardly
        touched (ASS13).

    Known limits:
        Most trials were small, in young men who did not lift. A session whose effort is not given is never
        taken for hard, and well-trained lifters recover faster than the limits say.

    How to fix it:
        Swap the quality run with an easy one, or do the strength session on the evening of a quality day.

    Options:
        `warning_h`: hours below which it warns.
        `info_h`: hours below which it informs.
        `failure_extra_h`: hours added to both after a session with sets to failure.
    """

    earlier: ClassVar[Trait] = Trait.HEAVY_LEGS
    later: ClassVar[Trait] = Trait.QUALITY

    warning_h: float = parameter(
        default=24.0, unit="h", source=("SIL22", "DOM13"), grade="A", text="hours below which it warns"
    )
    info_h: float = parameter(
        default=48.0, unit="h", source="DOM19b", grade="B", text="hours below which it informs"
    )
    failure_extra_h: float = parameter(
        default=24.0, unit="h", source=("MOR17", "GON16"), grade="B", text="hours added after sets to failure"
    )

    def horizon_h(self) -> float:
        """As far as the longest limit reaches."""
        return max(self.warning_h, self.info_h) + self.failure_extra_h

    def limits(self, pair: Pair) -> tuple[float, float]:
        """Return the hours below which it warns and informs about a pair."""
        extra = self.failure_extra_h if pair.earlier.facts.mask & _FAILURE else 0.0
        return self.warning_h + extra, self.info_h + extra

    def check(self, pair: Pair, context: Context) -> Breach | None:
        """Object to too few hours."""
        if pair.same_day or pair.later.facts.mask & _NOT_HERE:
            return None
        warning, info = self.limits(pair)
        if pair.gap_h < warning:
            return Breach(Severity.WARNING, Quantity(pair.gap_h, "h"), Quantity(warning, "h"))
        if pair.gap_h < info:
            return Breach(Severity.INFO, Quantity(pair.gap_h, "h"), Quantity(info, "h"))
        return None
