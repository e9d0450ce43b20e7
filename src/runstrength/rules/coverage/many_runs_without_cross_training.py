"""COV001: many runs and no other aerobic training."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from runstrength.findings import Quantity, Severity
from runstrength.rules._api import Breach, Case, Context, WeekRule, parameter, rule
from runstrength.timeline import LineWeek, Trait

_RUN: Final = int(Trait.RUN)
_CROSS: Final = int(Trait.CROSS)
_FOUR = "mon easy 40min\ntue intervals 50min\nthu tempo 50min\nsat long 100min\n"
_FIVE = f"{_FOUR}sun easy 40min\n"


@rule(
    "COV001",
    "many-runs-without-cross-training",
    sources=("guide",),
    grade="D",
    messages=("{measured} of cross-training beside {runs} of running; plan at least {limit}",),
    flagged=(
        Case(_FIVE, where=("the whole",), severity=Severity.INFO, title="five runs and nothing else"),
        Case(
            f"{_FIVE}wed walk 60min\nfri mobility 20min",
            where=("the whole",),
            title="a walk and mobility do not count",
        ),
        Case(
            f"{_FIVE}wed bike 60min",
            options={"min_sessions": 2},
            where=("the whole",),
            title="one where two are asked for",
        ),
        Case(f"{_FOUR}sun race C 10km", where=("the whole",), title="a race is a run"),
    ),
    clean=(
        Case(_FOUR, title="four runs"),
        Case(f"{_FIVE}wed bike 60min", title="five runs and a ride"),
        Case(f"week [taper]\n{_FIVE}", title="a taper week"),
        Case(f"week [race]\n{_FIVE}", title="the week of a race"),
    ),
)
class ManyRunsWithoutCrossTraining(WeekRule):
    """A week has five runs or more and no other aerobic training.

    What it checks:
        Runs and races of a week against sessions of cycling, swimming and the like. A walk and mobility work
        do not count as cross-training. Weeks labelled race or taper are left alone.

    Why it matters:
        The guide asks for cross-training, so that not every aerobic session loads the legs in the same way.
        It gives no number: five runs and one other session are our convention.

    Known limits:
        We hold no study that tested it in runners, and many run well without. Optional sessions count like
        the others.

    How to fix it:
        Replace one easy run with a ride, a swim or another aerobic session of the same length.

    Options:
        `min_runs`: runs in a week from which it looks.
        `min_sessions`: least sessions of cross-training in such a week.
    """

    by_content = True

    min_runs: int = parameter(
        default=5, unit="sessions", source="convention", text="runs in a week from which it looks"
    )
    min_sessions: int = parameter(
        default=1, unit="sessions", source="guide", text="least sessions of cross-training"
    )

    def check(self, week: LineWeek, context: Context) -> Iterator[Breach]:
        """Object to many runs with too little else."""
        runs = crosses = 0
        for placed in week.sessions:
            mask = placed.facts.mask
            if mask & _RUN:
                runs += 1
            elif mask & _CROSS:
                crosses += 1
        if (
            runs < self.min_runs
            or crosses >= self.min_sessions
            or week.has_label("race", "race week", "taper")
        ):
            return
        yield Breach(
            Severity.INFO,
            Quantity(crosses, "sessions"),
            Quantity(self.min_sessions, "sessions"),
            values={"runs": Quantity(runs, "sessions")},
        )
