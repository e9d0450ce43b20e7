"""INT005: heavy legs next to a run again and again, in someone used to lifting."""

from __future__ import annotations

from collections.abc import Iterator

from runstrength.findings import Quantity, Severity
from runstrength.rules._api import Breach, Case, Context, WeekRule, parameter, rule
from runstrength.timeline import Lack, LineWeek, Placed, Trait

_HEAVY = "strength: back squat 4x5 @85%"
_TRAINED = {"level": "advanced"}
_MON = f"mon 07:00 easy 45min\nmon 07:45 {_HEAVY}\n"

_HEAVY_LEGS = int(Trait.HEAVY_LEGS)
_RUN = int(Trait.RUN)


@rule(
    "INT005",
    "heavy-legs-stacked-on-runs",
    sources=("PET21",),
    grade="A",
    messages=("{measured} of heavy legs next to a run in the week; keep it to {limit}",),
    needs=(Lack.CONTENT, Lack.MINUTES),
    flagged=(
        Case(
            f"mon {_HEAVY}\nmon easy 30min\nthu easy 30min\nthu {_HEAVY}",
            athlete=_TRAINED,
            where=("the whole",),
            severity=Severity.INFO,
            title="twice a week, in either order",
        ),
        Case(
            f"{_MON}thu 07:00 {_HEAVY}\nthu 07:34 easy 30min",
            athlete=_TRAINED,
            where=("the whole",),
            severity=Severity.INFO,
            title="the run a minute under twenty after lifting",
        ),
        Case(
            f"{_MON}thu 07:00 easy 30min\nthu 07:49 {_HEAVY}",
            athlete={"lifting_months": 12},
            where=("the whole",),
            title="lifting a minute under twenty after the run, with a year of lifting",
        ),
        Case(
            _MON,
            athlete=_TRAINED,
            options={"max_times": 0},
            where=("the whole",),
            title="once where never is allowed",
        ),
    ),
    clean=(
        Case(f"{_MON}thu am easy 30min\nthu pm {_HEAVY}", athlete=_TRAINED, title="once"),
        Case(
            f"{_MON}thu 07:00 {_HEAVY}\nthu 07:35 easy 30min",
            athlete=_TRAINED,
            title="the run twenty minutes to the minute after lifting",
        ),
        Case(
            f"mon {_HEAVY}\nmon easy 30min\nthu easy 30min\nthu {_HEAVY}",
            title="an athlete who is not yet trained",
        ),
        Case(
            f"mon easy 30min\nmon {_HEAVY}\nmon easy 30min\nthu {_HEAVY}",
            athlete=_TRAINED,
            title="one session with a run on both sides counts once",
        ),
        Case(
            f"mon {_HEAVY}\nmon bike 30min\nthu {_HEAVY}\nthu bike 30min",
            athlete=_TRAINED,
            title="cycling is no run",
        ),
    ),
)
class HeavyLegsStackedOnRuns(WeekRule):
    """Someone used to lifting does heavy legs next to a run more than once a week.

    What it checks:
        Hard lower sessions of a week that end or start less than twenty minutes from a run on the same day,
        for athletes with a year of lifting or, where the months are not known, an advanced level. A session
        between two runs counts once.

    Why it matters:
        In trained people endurance work in the same session cost much of the strength gain, and in a session
        of its own next to nothing; in untrained people it cost nothing (PET21).

    Known limits:
        What "the same session" means is not settled: the twenty minutes, and once a week as harmless, are our
        conventions. Women seem to lose less (HUI24). Where the length of a run is not known, minutes count
        from its start, so that a session after it may be missed.

    How to fix it:
        Move one of the strength sessions to the other half of its day.

    Options:
        `near_min`: minutes below which a run and a session are one.
        `max_times`: times a week that are left alone.
    """

    near_min: float = parameter(
        default=20.0, unit="min", text="minutes below which a run and a session are one"
    )
    max_times: int = parameter(default=1, unit="sessions", text="times a week that are left alone")

    def of_day(self, sessions: tuple[Placed, ...], context: Context) -> int:
        """Of a day it takes how many hard lower sessions stand next to a run."""
        return self._stacked(sessions) if context.athlete.is_trained else 0

    def check(self, week: LineWeek, context: Context) -> Iterator[Breach]:
        """Object to stacking again and again."""
        if not context.athlete.is_trained:
            return
        stacked = self._stacked(week.sessions)
        if stacked > self.max_times:
            yield Breach(Severity.INFO, Quantity(stacked, "sessions"), Quantity(self.max_times, "sessions"))

    def _stacked(self, sessions: tuple[Placed, ...]) -> int:
        heavy = [p for p in sessions if p.facts.mask & _HEAVY_LEGS]
        runs = [p for p in sessions if p.facts.mask & _RUN] if heavy else []
        return sum(any(self._is_near(strength, run) for run in runs) for strength in heavy)

    def _is_near(self, one: Placed, other: Placed) -> bool:
        gap = max(other.start - one.end, one.start - other.end)
        return one.day == other.day and gap < self.near_min
