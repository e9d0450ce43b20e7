"""RUN002: two weeks with far more running than the two before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from runstrength.findings import Fix, FixKind, Quantity, Severity
from runstrength.rules._api import Breach, Case, Context, PlanRule, parameter, rule
from runstrength.timeline import Line
from runstrength.weekly import WeekFigures, weekly

_SLACK = 1 + 1e-9
_PAIRS = 4


def _plan(*runs: str) -> str:
    return "\n".join(f"week {n}\ntue easy 5km\nsun {run}" for n, run in enumerate(runs, 1))


@rule(
    "RUN002",
    "distance-jump-in-two-weeks",
    sources=("NIE14", "FRA25"),
    grade="B",
    messages=("{measured} more running in two weeks than in the two before; keep to {limit}",),
    flagged=(
        Case(
            _plan("long 15km", "long 15km", "long 21km", "long 22km"),
            where=("week 4",),
            severity=Severity.INFO,
            title="a little above thirty per cent",
        ),
        Case(
            "\n".join(
                f"week {n}\ntue easy 30min\nsun long {m}min" for n, m in enumerate((90, 90, 120, 140), 1)
            ),
            where=("week 4",),
            title="by time, where distances are not given",
        ),
        Case(
            "week 1\ntue easy 20km\nsun long 20km\nweek 2\ntue easy 20km\nsun long 20km\n"
            "week 3 [deload]\ntue easy 20km\nsun long 5km\n"
            "week 4\ntue easy 30km\nsun long 30km\nweek 5\ntue easy 30km\nsun long 30km",
            where=("week 5",),
            title="across a deload",
        ),
    ),
    clean=(
        Case(_plan("long 15km", "long 15km", "long 21km", "long 21km"), title="thirty per cent"),
        Case(_plan("long 15km", "long 15km", "long 30km"), title="three weeks"),
        Case(
            "week 1\ntue easy 20km\nsun long 20km\nweek 2\ntue easy 20km\nsun long 20km\n"
            "week 3 [deload]\ntue easy 10km\nsun long 10km\n"
            "week 4\ntue easy 20km\nsun long 20km\nweek 5\ntue easy 20km\nsun long 20km",
            title="a deload, then normal weeks",
        ),
        Case(_plan("long 15km", "long", "long 21km", "long 40km"), title="one run does not say how far"),
        Case("tue easy 5km\nsun long 30km", title="a week that repeats"),
    ),
)
class DistanceJumpInTwoWeeks(PlanRule):
    """Two weeks hold far more running than the two weeks before.

    What it checks:
        The running of two ordinary weeks in a row against that of the two ordinary weeks before, races among
        it: distances where all four weeks give all of them, else minutes. Weeks labelled deload, taper, race,
        recovery or return, and weeks of which only a part is planned, are passed over.

    Why it matters:
        Among 874 novices, those who ran more than 30 per cent farther within two weeks had more of the
        injuries that go with distance than those below 10 per cent (NIE14), though the difference was within
        chance.

    Known limits:
        Not significant, and a larger cohort found no relation with the change from week to week (FRA25), so
        that it only informs. How far single runs go seems to matter more: see RUN001.

    How to fix it:
        Spread the rise over more weeks.

    Options:
        `max_percent`: most per cent more within two weeks.
    """

    by_content = True

    max_percent: float = parameter(
        default=30.0, unit="%", source="NIE14", grade="B", text="most per cent more within two weeks"
    )

    def check(self, line: Line, context: Context) -> Iterator[Breach]:
        """Object to each jump."""
        figures = weekly(line)
        if len(figures.weeks) < _PAIRS:
            return
        share = (1 + self.max_percent / 100) * _SLACK
        ordinary: list[WeekFigures] = []
        for number, week in enumerate(figures.weeks, figures.first):
            if not week.is_ordinary:
                continue
            ordinary.append(week)
            if number < 1 or len(ordinary) < _PAIRS:
                continue
            del ordinary[:-_PAIRS]
            ratio = _ratio(ordinary)
            if ratio is not None and ratio > share:
                yield Breach(
                    Severity.INFO,
                    Quantity(100 * (ratio - 1), "%"),
                    Quantity(self.max_percent, "%"),
                    week=number,
                    fix=Fix(FixKind.ADVICE, f"run {self.max_percent:g} % more at most within two weeks"),
                )


def _ratio(weeks: Sequence[WeekFigures]) -> float | None:
    """Return the running of the last two of four weeks as a multiple of that of the first two."""
    known = [week.run_m for week in weeks if week.run_m is not None]
    if len(known) < _PAIRS:
        known = [week.run_min for week in weeks if week.run_min is not None]
    if len(known) < _PAIRS:
        return None
    before = known[0] + known[1]
    return (known[2] + known[3]) / before if before else None
