"""REC002: no day of rest in seven."""

from __future__ import annotations

from typing import Final, TypeAlias

from runstrength.days import DAYS_IN_WEEK
from runstrength.findings import Quantity, Severity
from runstrength.model.athlete import Level
from runstrength.rules._api import Breach, Case, Context, LineRule, parameter, rule
from runstrength.timeline import LineDay, Trait

_TRAINING: Final = int(Trait.TRAINING)

State: TypeAlias = tuple[int, int, int]
"""Days known up to seven, the latest days of rest among the last seven (a bit each), days since a finding."""

_EVERY_DAY = (
    "mon easy 40min\ntue easy 40min\nwed bike 60min\nthu easy 40min\nfri easy 40min\nsat long 90min\n"
)


@rule(
    "REC002",
    "week-without-rest-day",
    sources=("guide",),
    grade="D",
    messages=("{measured} of rest within seven days; plan at least {limit}",),
    flagged=(
        Case(
            _EVERY_DAY + "sun recovery 30min",
            where=("the whole",),
            severity=Severity.WARNING,
            title="a run every day",
        ),
        Case(
            _EVERY_DAY + "sun strength 30min",
            athlete={"level": "advanced"},
            where=("the whole",),
            severity=Severity.INFO,
            title="advanced athletes are only told",
        ),
        Case(_EVERY_DAY, options={"days": 2}, where=("the whole",), title="one where two are asked for"),
    ),
    clean=(
        Case(_EVERY_DAY, title="Sunday is free"),
        Case(
            _EVERY_DAY + "sun walk 60min\nsun pm mobility 20min",
            title="walking and mobility keep it a day of rest",
        ),
        Case("week once\n" + _EVERY_DAY, title="one free day in the only week that is known"),
    ),
)
class WeekWithoutRestDay(LineRule[State]):
    """Seven days in a row hold too few days of rest.

    What it checks:
        Any seven days in a row. A day of rest has no run, no strength and no cross-training; a walk and
        mobility work may be on it. A stretch that goes on is told once a week.

    Why it matters:
        The guide asks for days of rest without saying how many. One in seven is our convention.

    Known limits:
        It does not weigh how hard the days are. Days before the first known one count neither way.

    How to fix it:
        Keep one day of the week free, or use it for a walk or mobility work only.

    Options:
        `days`: days of rest in any seven days.
    """

    days: int = parameter(default=1, unit="days", source="guide", text="days of rest in any seven days")

    def start(self) -> State:
        """Nothing is known."""
        return (0, 0, DAYS_IN_WEEK)

    def step(self, state: State, day: LineDay, context: Context) -> tuple[State, tuple[Breach, ...]]:
        """Count the days of rest among the last seven."""
        known, rests, since = state
        known = min(known + 1, DAYS_IN_WEEK)
        rests = (rests << 1 | (not day.mask & _TRAINING)) & (1 << DAYS_IN_WEEK) - 1
        found = rests.bit_count()
        while found > self.days:  # older days of rest than are asked for can no longer matter
            rests ^= 1 << rests.bit_length() - 1
            found -= 1
        if known < DAYS_IN_WEEK or found >= self.days or since < DAYS_IN_WEEK - 1:
            return (known, rests, min(since + 1, DAYS_IN_WEEK)), ()
        severity = Severity.INFO if context.athlete.level is Level.ADVANCED else Severity.WARNING
        breach = Breach(severity, measured=Quantity(found, "days"), limit=Quantity(self.days, "days"))
        return (known, rests, 0), (breach,)
