"""INT008: a hard lower session hours before a quality run on the same day."""

from __future__ import annotations

from typing import ClassVar, Final

from runstrength.findings import Quantity, Severity
from runstrength.model.athlete import Priority
from runstrength.rules._api import Breach, Case, Context, Pair, PairRule, parameter, rule
from runstrength.timeline import Lack, Trait

_HEAVY = "strength: back squat 4x5 @85%"

_ELSEWHERE = int(Trait.LONG | Trait.PRIORITY_RACE)
_DAY_H: Final = 24.0


@rule(
    "INT008",
    "heavy-legs-before-same-day-quality-run",
    sources=("DOM14",),
    grade="B",
    messages=("{where} is a quality run {measured} after hard legs on the same day ({also}); run first",),
    needs=(Lack.CONTENT,),
    flagged=(
        Case(
            f"tue am {_HEAVY}\ntue pm intervals 60min",
            where=("tue pm",),
            severity=Severity.WARNING,
            title="heavy legs in the morning, intervals in the evening",
        ),
        Case(
            f"tue 07:00 {_HEAVY}\ntue 10:15 tempo 40min",
            where=("tue 10:15",),
            severity=Severity.WARNING,
            title="three hours to the minute",
        ),
        Case(
            f"sun am {_HEAVY}\nsun pm race C 5km", where=("sun pm",), title="a race that is trained through"
        ),
    ),
    clean=(
        Case(f"tue am intervals 60min\ntue pm {_HEAVY}", title="intervals first"),
        Case(
            f"tue 07:00 {_HEAVY}\ntue 10:14 tempo 40min", title="under three hours it is the matter of INT003"
        ),
        Case(
            f"tue am {_HEAVY}\ntue pm intervals 60min",
            athlete={"priority": "strength"},
            title="strength has priority",
        ),
        Case(f"tue am {_HEAVY}\ntue pm easy 40min", title="an easy run"),
        Case(f"sun am {_HEAVY}\nsun pm long 110min", title="a long run is the matter of INT007"),
        Case(f"sun am {_HEAVY}\nsun pm race B 5km", title="a race that matters is the matter of TPR001"),
        Case(f"tue pm {_HEAVY}\nwed am intervals 60min", title="another day is the matter of INT001"),
    ),
)
class HeavyLegsBeforeSameDayQualityRun(PairRule):
    """A hard lower session stands hours before a quality run on the same day.

    What it checks:
        A hard lower session and later that day a quality run, three hours or more after it ends. Less than
        that is the matter of INT003, a long run of INT007, and A and B races of TPR001. It is silent where
        strength has priority.

    Why it matters:
        Six hours after heavy lifting the time to exhaustion of 15 runners was still shorter, though easy
        running cost them no more than before (DOM14).

    Known limits:
        One small trial, with one kind of run to exhaustion. It does not weigh how hard the quality run is.

    How to fix it:
        Swap the two, so that the quality run comes first.

    Options:
        `from_h`: hours from which it speaks; keep it equal to `within_h` of INT003, so that only one speaks.
    """

    earlier: ClassVar[Trait] = Trait.HEAVY_LEGS
    later: ClassVar[Trait] = Trait.QUALITY

    from_h: float = parameter(
        default=3.0,
        unit="h",
        source=("LEE20", "SCH22"),
        grade="B",
        text="hours from which it speaks, below them INT003 does",
    )

    def horizon_h(self) -> float:
        """One day."""
        return _DAY_H

    def check(self, pair: Pair, context: Context) -> Breach | None:
        """Object to the order."""
        if not pair.same_day or pair.gap_h < self.from_h or pair.later.facts.mask & _ELSEWHERE:
            return None
        if context.athlete.priority is Priority.STRENGTH:
            return None
        return Breach(Severity.WARNING, measured=Quantity(pair.gap_h, "h"))
