"""REC006: too many hard days in a row."""

from __future__ import annotations

from typing import Final

from runstrength.days import DAYS_IN_WEEK
from runstrength.findings import Quantity, Severity
from runstrength.rules._api import Breach, Case, Context, LineRule, parameter, rule
from runstrength.timeline import LineDay, Trait

_HARD: Final = int(Trait.HARD)
_THREE = "mon intervals 60min\ntue pm strength: back squat 4x5 @85%\nwed tempo 50min"


@rule(
    "REC006",
    "too-many-hard-days-in-a-row",
    sources=("convention",),
    grade="D",
    messages=("{where} is hard, {measured} in a row by then; keep to {limit}",),
    flagged=(
        Case(_THREE, where=("wed",), severity=Severity.WARNING, title="intervals, heavy legs, tempo"),
        Case(
            f"{_THREE}\nthu am easy 30min\nthu pm hills 40min",
            where=("wed", "thu pm"),
            title="each day beyond the second, at its first hard session",
        ),
        Case(
            "fri intervals 60min\nsat long 110min\nsun race C 10km\nmon strength: back squat 4x5 @85%",
            where=("mon", "sun"),
            title="through Sunday into Monday in a week that repeats",
        ),
        Case(
            "mon tempo 40min\ntue tempo 40min\nwed tempo 40min\nthu tempo 40min\nfri tempo 40min\n"
            "sat tempo 40min\nsun tempo 40min",
            where=("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
            title="every day of a week that repeats",
        ),
        Case(
            "mon intervals 60min\ntue tempo 50min",
            options={"days": 1},
            where=("tue",),
            title="two days where one is allowed",
        ),
    ),
    clean=(
        Case(
            "mon intervals 60min\ntue pm strength: back squat 4x5 @85%\nthu tempo 50min",
            title="two days, then a break",
        ),
        Case(_THREE, options={"days": 3}, title="three days where three are allowed"),
        Case(
            "tue am intervals 60min\ntue pm strength: back squat 4x5 @85%\nwed tempo 50min",
            title="two hard sessions on one day are one day",
        ),
        Case(
            "week once\nmon tempo 50min\nsat intervals 60min\nsun long 110min",
            title="nothing crosses the edge of a single week",
        ),
        Case(
            "mon intervals 60min\ntue strength: back squat 4x5\nwed tempo 50min",
            title="effort not known: never guessed",
        ),
    ),
)
class TooManyHardDaysInARow(LineRule[int]):
    """More than two hard days stand in a row.

    What it checks:
        Days in a row with a quality run, a long run, a race or a hard lower session. Each day beyond the
        second is told, at its first hard session. Several hard sessions on one day are one hard day, and
        putting them together is a good way to win an easy one.

    Why it matters:
        Tired legs make the next hard day worse, and easy days are when training takes effect. Two in a row is
        our convention; we know no trial that tested it.

    Known limits:
        It does not weigh how hard the days are. Strength work whose effort is not given is never taken for
        hard. Days before the first known one do not count, and it counts to seven and no further.

    How to fix it:
        Put an easy day or a day of rest after the second hard day. Or move a strength session to the evening
        of a day that is hard already.

    Options:
        `days`: hard days in a row that are allowed; 7 and more allow any number.
    """

    days: int = parameter(
        default=2, unit="days", source="convention", low=1, text="hard days in a row that are allowed"
    )

    def start(self) -> int:
        """Nothing is known."""
        return 0

    def step(self, state: int, day: LineDay, context: Context) -> tuple[int, tuple[Breach, ...]]:
        """Count the hard days in a row, up to a week, after which a week that repeats stays the same."""
        if not day.mask & _HARD:
            return 0, ()
        days = min(state + 1, DAYS_IN_WEEK)
        if days <= self.days:
            return days, ()
        first = next(placed for placed in day.sessions if placed.facts.mask & _HARD)
        breach = Breach(Severity.WARNING, Quantity(days, "days"), Quantity(self.days, "days"), placed=first)
        return days, (breach,)
