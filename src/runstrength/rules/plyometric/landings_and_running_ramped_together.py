"""PLY007: more landings and more running in one week."""

from __future__ import annotations

from collections.abc import Iterator

from runstrength.findings import FixKind, Quantity, Severity
from runstrength.rules._api import Breach, Case, Context, PlanRule, parameter, rule
from runstrength.rules._fixes import fix_of, in_week, landings_cost, trims
from runstrength.timeline import Lack, Line
from runstrength.weekly import weekly

_SLACK = 1e-9


def _plan(*weeks: tuple[int, str]) -> str:
    return "\n".join(
        f"week {n}\nmon strength: pogo hops 4x{reps}\ntue easy 10km\nsun {run}"
        for n, (reps, run) in enumerate(weeks, 1)
    )


@rule(
    "PLY007",
    "landings-and-running-ramped-together",
    sources=("convention",),
    grade="D",
    messages=(
        "landings grow by {landings} and running by {running} in one week; let one of them keep to {limit}",
    ),
    needs=(Lack.CONTENT,),
    flagged=(
        Case(
            _plan((10, "long 10km"), (12, "long 13km")),
            where=("week 2",),
            severity=Severity.INFO,
            title="both grow by more than a tenth",
        ),
        Case(
            _plan((10, "long 10km"), (11, "long 10km"), (14, "long 14km")),
            where=("week 3",),
            title="in the third week",
        ),
    ),
    clean=(
        Case(_plan((10, "long 10km"), (11, "long 13km")), title="landings grow by a tenth"),
        Case(_plan((10, "long 10km"), (12, "long 12km")), title="running grows by a tenth"),
        Case(_plan((10, "long 10km"), (12, "long 90min")), title="how much is run is not known"),
        Case(
            "week 1\nmon strength: pogo hops 4x10\nsun long 20km\n"
            "week 2 [deload]\nmon strength: pogo hops 2x10\nsun long 12km\n"
            "week 3\nmon strength: pogo hops 4x11\nsun long 21km",
            title="a deload, then a normal week",
        ),
        Case("mon strength: pogo hops 4x10\nsun long 20km", title="a week that repeats"),
    ),
)
class LandingsAndRunningRampedTogether(PlanRule):
    """Landings and running grow in the same week.

    What it checks:
        Landings and running of a week against the last ordinary week, running by distance where both weeks
        give it, else by time. Both must grow by more than a tenth. Weeks labelled deload, taper, race,
        recovery or return are no measure.

    Why it matters:
        Both load the same feet, calves and bones. One at a time leaves the other as a measure.

    Known limits:
        Our convention; no trial looked at it.

    How to fix it:
        Keep the landings as they are while running grows, and add to them a week later.

    Options:
        `max_percent`: most per cent by which both may grow.
    """

    by_content = True

    max_percent: float = parameter(
        default=10.0, unit="%", source="convention", text="most per cent by which both may grow"
    )

    def check(self, line: Line, context: Context) -> Iterator[Breach]:
        """Object to each week in which both grow."""
        most = self.max_percent / 100 + _SLACK
        for number, week, before in weekly(line).ramps:
            if not before.landings or week.landings <= before.landings * (1 + most):
                continue
            growth = week.run_growth(before)
            if growth is None or growth <= most or not (week.is_known and before.is_known):
                continue
            jumped = week.landings / before.landings - 1
            yield Breach(
                Severity.INFO,
                Quantity(100 * min(growth, jumped), "%"),
                Quantity(self.max_percent, "%"),
                values={"landings": Quantity(100 * jumped, "%"), "running": Quantity(100 * growth, "%")},
                week=number,
                fix=fix_of(
                    FixKind.DOSE,
                    f"keep to {before.landings:g} landings in week {number}",
                    trims(in_week(line, number), (week.landings - before.landings, landings_cost)),
                ),
            )
