"""RUN006: strength training begins in a week in which running grows as well."""

from __future__ import annotations

from collections.abc import Iterator

from runstrength.findings import Fix, FixKind, Quantity, Severity
from runstrength.rules._api import Breach, Case, Context, PlanRule, parameter, rule
from runstrength.timeline import Line
from runstrength.weekly import weekly

_SLACK = 1e-9


def _plan(*weeks: str) -> str:
    return "\n".join(f"week {n}\n{week}" for n, week in enumerate(weeks, 1))


@rule(
    "RUN006",
    "strength-start-in-run-ramp",
    sources=("convention",),
    grade="D",
    messages=(
        "strength begins in a week in which running grows by {measured}; begin in one of at most {limit}",
    ),
    flagged=(
        Case(
            _plan(
                "tue easy 10km\nsun long 10km", "mon strength: back squat 3x8\ntue easy 10km\nsun long 13km"
            ),
            where=("week 2",),
            severity=Severity.INFO,
            title="fifteen per cent more running",
        ),
        Case(
            _plan("tue easy 60min\nsun long 60min", "mon strength 30min\ntue easy 60min\nsun long 80min"),
            where=("week 2",),
            title="by time, where distances are not given",
        ),
    ),
    clean=(
        Case(
            _plan("tue easy 10km\nsun long 10km", "mon strength 30min\ntue easy 10km\nsun long 12km"),
            title="a tenth more running",
        ),
        Case(
            _plan(
                "mon strength 30min\ntue easy 10km\nsun long 10km",
                "mon strength 30min\ntue easy 10km\nsun long 13km",
            ),
            title="strength was there before",
        ),
        Case(
            _plan(
                "tue easy 10km\nsun long 10km",
                "mon strength: foot doming 3x30s/side\ntue easy 10km\nsun long 13km",
            ),
            title="light work is no start",
        ),
        Case(_plan("mon strength 30min\ntue easy 10km\nsun long 13km"), title="what was before is not known"),
        Case(
            _plan("tue easy 10km\nsun long 10km", "tue easy 10km\nsun long 13km"), title="no strength at all"
        ),
        Case(
            "week 1\ntue easy 10km\nsun long 10km\nweek 2 [recovery]\ntue easy 5km\nsun long 5km\n"
            "week 3\nmon strength 30min\ntue easy 10km\nsun long 11km",
            title="back from a recovery week",
        ),
    ),
)
class StrengthStartInRunRamp(PlanRule):
    """Strength training begins in a week in which running grows.

    What it checks:
        The first week with a strength session beyond light work, where at least one earlier week is known:
        its running against that of the last ordinary week, by distance where both give it, else by time.
        Weeks labelled deload, taper, race, recovery or return are no measure.

    Why it matters:
        The first sessions leave legs sore for a day or two, and a runner who also runs more than usual gets
        both at once.

    Known limits:
        Our convention; no trial looked at it.

    How to fix it:
        Begin with strength a week earlier or later, in a week of usual running.

    Options:
        `max_percent`: most per cent more running in that week.
    """

    by_content = True

    max_percent: float = parameter(
        default=10.0, unit="%", source="convention", text="most per cent more running in that week"
    )

    def check(self, line: Line, context: Context) -> Iterator[Breach]:
        """Object to a start in a week of more running."""
        figures = weekly(line)
        start = next((at for at, week in enumerate(figures.weeks) if week.strength_sessions), 0)
        if not start:
            return
        for number, week, before in figures.ramps:
            if number == start + figures.first:
                growth = week.run_growth(before)
                if growth is not None and growth > self.max_percent / 100 + _SLACK:
                    yield Breach(
                        Severity.INFO,
                        Quantity(100 * growth, "%"),
                        Quantity(self.max_percent, "%"),
                        week=number,
                        fix=Fix(FixKind.ADVICE, "begin with strength in a week of usual running"),
                    )
