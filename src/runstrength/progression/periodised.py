"""Progressions by the calendar: step loading, and daily and weekly undulation."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from functools import lru_cache

import attrs

from runstrength.errors import Faults, as_items
from runstrength.formulas.load import Dumbbells, Rack
from runstrength.formulas.season import (
    CYCLE,
    STEP_GROWTH,
    STEP_SHARES,
    Stimulus,
    step_loading,
    undulating_daily,
    undulating_weekly,
)
from runstrength.model.dose import Dose, Work
from runstrength.model.exercise import Exercise
from runstrength.model.performed import Performed
from runstrength.progression._api import (
    History,
    Progression,
    Step,
    as_load,
    check_arguments,
    parameter,
    past_of,
)
from runstrength.progression._load import Kit, rounded
from runstrength.progression._reason import Reason
from runstrength.progression.combined import Cycled
from runstrength.quantities import Load

__all__ = ["DailyUndulation", "StepLoading", "WeeklyUndulation"]

_WEEKS = 52


@lru_cache(maxsize=256)
def _sets_by_week(base: int, growth: float, weeks: int) -> tuple[int, ...]:
    return step_loading(base, weeks, growth=growth)


@attrs.frozen(kw_only=True)
class StepLoading(Cycled):
    """Sets that step up for three weeks and drop in the fourth; the next block starts a little higher.

    `growth^b (1, 1.1, 1.2, 0.6)` times the sets of the first week, rounded down, at least 1. The first
    week is that of the first dose in the history. What moves the load meanwhile is `inner`; the deload
    decides nothing, so what was achieved before it counts after it.

    Source: ROG24 (C); the numbers D.

    Attributes:
        growth: How much each block starts above the one before, 1 to 1.2.
        max_sets: Sets at which it stops growing, 1 to 100.
        inner: What moves load and work, or `None` to leave them.
        sessions_per_week: Sessions of the exercise in a week, 1 to 14.

    Raises:
        InvalidValueError: A parameter is out of range.

    Example:
        >>> dose, done = Dose.parse("10x3 @60kg"), Performed.parse("3,3,3,3,3,3,3,3,3,3 @60kg")
        >>> print(StepLoading(max_sets=20).advance(dose, done))
        11x3 @60kg: Week 2 of the block: 11 sets.
    """

    growth: float = attrs.field(
        default=STEP_GROWTH, metadata=parameter("how much each block starts above the one before")
    )
    max_sets: int = attrs.field(default=10, metadata=parameter("sets at which it stops growing", unit="sets"))

    def __attrs_post_init__(self) -> None:
        """Refuse parameters out of range."""
        faults = Faults("StepLoading")
        faults.number("growth", self.growth, 1, 1.2)
        faults.whole("max_sets", self.max_sets, 1, 100)
        self._check_cycle(faults)
        faults.raise_any()

    @property
    def weeks(self) -> int:
        """Weeks of a block, the deload among them."""
        return len(STEP_SHARES)

    def _sets(self, dose: Dose, history: History, week: int) -> tuple[int, Reason]:
        base = past_of(history[0]).dose.sets if history else dose.sets
        years = week // _WEEKS + 1
        wanted = _sets_by_week(base, self.growth, years * _WEEKS)[week]
        most = max(self.max_sets, base)
        in_block = ("week", week % self.weeks + 1)
        if wanted > most:
            return most, Reason("sets-at-cap", (in_block, ("sets", most)))
        return wanted, Reason("step-week", (in_block, ("sets", wanted)))


def _as_order(values: Iterable[Stimulus]) -> tuple[Stimulus, ...]:
    return as_items(values)


@attrs.frozen(kw_only=True)
class _Undulation(Progression):
    """What daily and weekly undulation share.

    Attributes:
        order: The kinds of work in the order in which they follow one another.
        sessions_per_week: Sessions of the exercise in a week, 1 to 14.
        one_rep_max: The 1RM, for the load; without it the dose has the percentage alone.
        increment: Step between two loads; 2.5 kg or 5 lb by the 1RM when left out.
        rack: Bar and plates or dumbbells at hand, in place of the increment.
    """

    order: tuple[Stimulus, ...] = attrs.field(
        default=CYCLE,
        converter=_as_order,
        metadata=parameter("the kinds of work in order", source=("AC09", "AC26"), grade="C"),
    )
    sessions_per_week: int = attrs.field(default=3, metadata=parameter("sessions in a week"))
    one_rep_max: Load | None = attrs.field(
        default=None, converter=as_load, metadata=parameter("the 1RM, for the load", unit="kg or lb")
    )
    increment: Load | None = attrs.field(
        default=None, converter=as_load, metadata=parameter("step between two loads", unit="kg or lb")
    )
    rack: Kit | None = attrs.field(
        default=None, metadata=parameter("what is at hand, in place of the increment")
    )

    def __attrs_post_init__(self) -> None:
        """Refuse parameters out of range."""
        faults = Faults(type(self).__name__)
        if not self.order:
            faults.add("order", self.order, "at least one Stimulus")
        for one in self.order:
            faults.instance("order", one, Stimulus, "Stimulus values")
        faults.whole("sessions_per_week", self.sessions_per_week, 1, 14)
        for field, value in (("one_rep_max", self.one_rep_max), ("increment", self.increment)):
            faults.instance(field, value, (Load, type(None)), "a Load, a text such as 5kg, or None")
        faults.instance("rack", self.rack, (Rack, Dumbbells, type(None)), "a Rack, Dumbbells or None")
        faults.raise_any()

    def advance(
        self,
        dose: Dose,
        performed: Performed,
        history: History = (),
        *,
        exercise: Exercise | None = None,
        pain: float | None = None,
    ) -> Step:
        """Return the next dose and the reason for it; see `Progression.advance`.

        The kind of the next session goes by how many there were, not by what was done.
        """
        check_arguments(type(self).__name__, dose, performed, pain)
        kind = self._kind(len(history) + 1)
        load = None
        if self.one_rep_max is not None:
            wanted = self.one_rep_max.kg * kind.percent.mid / 100
            load = rounded(wanted, self.one_rep_max.unit, self.increment, self.rack)
        work = Work(int(kind.reps.low), int(kind.reps.high))
        why = Reason("next-kind", (("kind", kind.name), ("work", work), ("percent", str(kind.percent))))
        new = attrs.evolve(
            dose, sets=kind.sets, work=work, percent=kind.percent, load=load, rir=None, rpe=None
        )
        return Step(new, why, exercise=exercise)

    @abstractmethod
    def _kind(self, session: int) -> Stimulus:
        """Return the kind of a session, counted from 0."""


@attrs.frozen(kw_only=True)
class DailyUndulation(_Undulation):
    """Heavy, power and moderate work in turn, one kind a session; with two sessions a week heavy and power.

    Source: AC09 (C), AC26 (A: periodisation does not consistently decide); the order is D.

    Attributes:
        order: The kinds of work in the order in which they follow one another.
        sessions_per_week: Sessions of the exercise in a week, 1 to 14.
        one_rep_max: The 1RM, for the load; without it the dose has the percentage alone.
        increment: Step between two loads; 2.5 kg or 5 lb by the 1RM when left out.
        rack: Bar and plates or dumbbells at hand, in place of the increment.

    Raises:
        InvalidValueError: A parameter is out of range.

    Example:
        >>> heavy, done = Dose.parse("3x3-6 @80-90%"), Performed.parse("5,5,4 @85kg")
        >>> print(DailyUndulation().advance(heavy, done))
        3x3-5 @30-70%: The next kind of work is power: 3-5 at 30-70 %.
        >>> print(DailyUndulation(one_rep_max=Load(100)).advance(heavy, done).dose)
        3x3-5 @50kg @30-70%
    """

    def _kind(self, session: int) -> Stimulus:
        return undulating_daily(session, sessions_per_week=self.sessions_per_week, order=self.order)


@attrs.frozen(kw_only=True)
class WeeklyUndulation(_Undulation):
    """Heavy, power and moderate work in turn, one kind a week.

    Source: AC09 (C); the order is D.

    Attributes:
        order: The kinds of work in the order in which they follow one another.
        sessions_per_week: Sessions of the exercise in a week, 1 to 14.
        one_rep_max: The 1RM, for the load; without it the dose has the percentage alone.
        increment: Step between two loads; 2.5 kg or 5 lb by the 1RM when left out.
        rack: Bar and plates or dumbbells at hand, in place of the increment.

    Raises:
        InvalidValueError: A parameter is out of range.

    Example:
        >>> heavy, done = Dose.parse("3x3-6 @80-90%"), Performed.parse("5,5,4 @85kg")
        >>> WeeklyUndulation(sessions_per_week=2).advance(heavy, done).reason.values["kind"]
        'heavy'
    """

    def _kind(self, session: int) -> Stimulus:
        return undulating_weekly(session // self.sessions_per_week, order=self.order)
