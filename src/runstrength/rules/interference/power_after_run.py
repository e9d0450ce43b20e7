"""INT006: power work after a run in one slot."""

from __future__ import annotations

from typing import ClassVar, Final

from runstrength.findings import Fix, FixKind, Severity
from runstrength.rules._api import Breach, Case, Context, Pair, PairRule, parameter, rule
from runstrength.timeline import Lack, Trait

_JUMPS = "strength: pogo hops 3x20"

_QUALITY = int(Trait.QUALITY)
_SHORT_EASY = int(Trait.SHORT_EASY)
_HALF_DAY_H: Final = 12.0

_POWER_FIRST: Final = Fix(FixKind.REORDER, "do the power work before the run")


@rule(
    "INT006",
    "power-after-run",
    sources=("SCH22",),
    grade="A",
    messages=("{where} holds power work after the run of {also}; do it fresh, before the run",),
    needs=(Lack.CONTENT, Lack.MINUTES),
    flagged=(
        Case(
            f"tue am easy 45min\ntue am {_JUMPS}",
            where=("tue am",),
            severity=Severity.WARNING,
            title="after an easy run",
        ),
        Case(
            f"tue steady 30min\ntue {_JUMPS}",
            where=("tue",),
            severity=Severity.WARNING,
            title="after a steady run",
        ),
        Case(
            f"tue easy 21min\ntue {_JUMPS}",
            where=("tue",),
            title="an easy run a minute too long to be a warm-up",
        ),
        Case(f"tue 07:00 easy 45min\ntue 11:30 {_JUMPS}", where=("tue 11:30",), title="later in one morning"),
        Case(
            f"tue easy 20min\ntue {_JUMPS}",
            options={"exempt_short": False},
            where=("tue",),
            title="a short run where it is not exempt",
        ),
    ),
    clean=(
        Case(f"tue easy 20min\ntue {_JUMPS}", title="an easy run of twenty minutes warms up"),
        Case(f"tue strides 15min\ntue {_JUMPS}", title="strides"),
        Case(f"tue am {_JUMPS}\ntue am easy 45min", title="power first"),
        Case(f"tue am easy 45min\ntue pm {_JUMPS}", title="run in the morning, power in the evening"),
        Case(f"tue intervals 60min\ntue {_JUMPS}", title="after a quality run"),
        Case("tue easy 45min\ntue strength: back squat 4x5 @85%", title="no power work"),
        Case("tue easy 45min\ntue strength: pogo hops 2x10", title="a few hops to warm up"),
        Case(f"tue easy 5km\ntue {_JUMPS}", title="length of the run not known"),
    ),
)
class PowerAfterRun(PairRule):
    """Power work comes after a run in one slot.

    What it checks:
        Plyometric work beyond a warm-up, and before it in the same half of the day a run that is neither a
        quality run nor, where `exempt_short` is on, strides or an easy run of twenty minutes at most. It
        stays silent where the length of the run is not known.

    Why it matters:
        Of all that endurance work beside it may cost, explosive strength is what it costs most clearly, and
        more in one session than with hours between (SCH22). Jumps train speed of force, which tired legs do
        not have.

    Known limits:
        The pooled trials compare one session with two, not the order inside one. Quality runs are left alone,
        since there the day is hard already. It goes by the half of the day, not by the hours between.

    How to fix it:
        Do the power work first, while the legs are fresh, and the run after it.

    Options:
        `exempt_short`: whether strides and easy runs of twenty minutes at most are left alone.
    """

    earlier: ClassVar[Trait] = Trait.RUN
    later: ClassVar[Trait] = Trait.POWER

    exempt_short: bool = parameter(
        default=True, text="strides and easy runs of twenty minutes at most are left alone"
    )

    def horizon_h(self) -> float:
        """One half of a day."""
        return _HALF_DAY_H

    def check(self, pair: Pair, context: Context) -> Breach | None:
        """Object to power work on tired legs."""
        run = pair.earlier.facts
        if run.mask & _QUALITY or not pair.same_slot or (self.exempt_short and run.mask & _SHORT_EASY):
            return None
        if run.minutes is None:
            return None
        return Breach(Severity.WARNING, fix=_POWER_FIRST)
