"""Trying a progression out: week after week, with given outcomes or a simple model of the response."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from random import Random
from typing import Final

import attrs

from runstrength.errors import Faults, InvalidValueError
from runstrength.formulas.one_rep_max import MAX_REPS, e1rm
from runstrength.model.dose import Dose, WorkUnit
from runstrength.model.exercise import Exercise
from runstrength.model.performed import Performed, PerformedSet
from runstrength.progression._api import MOST_WORK, Past, Progression, Step, as_load, parameter
from runstrength.progression._review import needed_rir
from runstrength.quantities import Bodyweight, Load

__all__ = ["ResponseModel", "SimulatedSession", "Simulation", "simulate"]

_FACTORS: Final = [e1rm(1, reps) for reps in range(1, MAX_REPS + 1)]
_MAX_WEEKS = 520


@attrs.frozen(kw_only=True)
class ResponseModel:
    """A simple model of how someone responds to training: not a prediction, but explicit.

    Strength grows every week by a share that dwindles as it nears a ceiling. What can be done on a day is
    strength times a form that varies from day to day, and each set takes a little away. Someone does what the
    dose asks for, the top of a range, or as much as there is; an open-ended last set goes on to the reserve
    that the dose asks for.

    Attributes:
        one_rep_max: Strength at the start, for doses with a load.
        capacity: The longest possible set at the start, in repetitions, seconds or metres, for doses without.
        weekly_gain: Gain in the first week as a share, -0.1 to 0.2. D.
        ceiling: Strength that is never exceeded, as a share of that at the start, 1 to 10. D.
        form: Standard deviation of the form of a day, as a share, 0 to 0.2. D.
        fatigue: What each set takes from the next, as a share, 0 to 0.2. D.
        logs_effort: Whether the reserve of each set is logged.
        seed: Seed of the random numbers.

    Raises:
        InvalidValueError: A number is out of bounds, or neither strength nor capacity is given.
    """

    one_rep_max: Load | None = attrs.field(default=None, converter=as_load)
    capacity: int | None = None
    weekly_gain: float = attrs.field(default=0.01, metadata=parameter("gain in the first week as a share"))
    ceiling: float = attrs.field(
        default=1.6, metadata=parameter("strength that is never exceeded, as a share of that at the start")
    )
    form: float = attrs.field(default=0.02, metadata=parameter("standard deviation of the form of a day"))
    fatigue: float = attrs.field(default=0.01, metadata=parameter("what each set takes from the next"))
    logs_effort: bool = attrs.field(
        default=True, metadata=parameter("whether the reserve of each set is logged")
    )
    seed: int = 0

    def __attrs_post_init__(self) -> None:
        """Refuse a model of nobody."""
        faults = Faults("ResponseModel")
        faults.instance(
            "one_rep_max", self.one_rep_max, (Load, type(None)), "a Load, a text such as 70kg, or None"
        )
        if self.capacity is not None:
            faults.whole("capacity", self.capacity, 1, 10_000)
        elif self.one_rep_max is None:
            faults.add("one_rep_max", None, "given where there is no capacity")
        faults.number("weekly_gain", self.weekly_gain, -0.1, 0.2)
        faults.number("ceiling", self.ceiling, 1, 10)
        faults.number("form", self.form, 0, 0.2)
        faults.number("fatigue", self.fatigue, 0, 0.2)
        faults.instance("logs_effort", self.logs_effort, bool, "True or False")
        faults.instance("seed", self.seed, int, "a whole number")
        faults.raise_any()

    def strength(self, week: int) -> float:
        """Return strength in a week as a share of that at the start.

        Args:
            week: The week, counted from 0.

        Returns:
            1 at the start, towards the ceiling.
        """
        room = self.ceiling - 1
        if room == 0 or self.weekly_gain <= 0:
            return max(0.1, (1 + min(self.weekly_gain, 0.0)) ** week)
        return 1 + room * (1 - (1 - min(1.0, self.weekly_gain / room)) ** week)

    def performed(self, dose: Dose, week: int, random: Random) -> Performed:
        """Return what is done of a dose.

        Args:
            dose: What is asked for.
            week: The week, counted from 0.
            random: Where the form of the day comes from.

        Returns:
            The sets.

        Raises:
            InvalidValueError: The dose has a load and the model no strength, or the other way round.
        """
        today = self.strength(week) * max(0.5, random.gauss(1.0, self.form))
        work, load = dose.work, dose.load
        logs = self.logs_effort and work.unit is WorkUnit.REPETITIONS
        most, unit = self._most(dose), work.unit
        by_load = isinstance(load, Load)
        sets: list[PerformedSet] = []
        for at in range(dose.sets):
            possible = _reps(today * most) if by_load else min(int(today * most), MOST_WORK[unit])
            today *= 1 - self.fatigue
            done = work.high
            if work.open_ended and at == dose.sets - 1:
                done = max(done, int(possible - needed_rir(dose, 0.0)))
            done = min(done, possible)
            sets.append(_done(done, unit, load, float(min(possible - done, 10)) if logs else None))
        return Performed(sets)

    def _most(self, dose: Dose) -> float:
        """Return strength as a share of the load, or the capacity for a dose without a load."""
        load = dose.load
        if isinstance(load, Load) and self.one_rep_max is not None:
            return self.one_rep_max.kg / load.kg
        if not isinstance(load, Load) and self.capacity is not None:
            return self.capacity
        faults = Faults("ResponseModel")
        faults.add("one_rep_max" if isinstance(load, Load) else "capacity", None, f"given for {dose}")
        raise InvalidValueError(*faults.problems)


def _reps(share: float) -> int:
    """Return how often a load can be lifted of which strength is a multiple, by the estimator up to 15."""
    reps = bisect_right(_FACTORS, share)
    return reps if reps < MAX_REPS else int(MAX_REPS * share / _FACTORS[-1])


@lru_cache(maxsize=4096)
def _done(done: int, unit: WorkUnit, load: Load | Bodyweight | None, rir: float | None) -> PerformedSet:
    return PerformedSet(done, unit, load=load, rir=rir)


@attrs.frozen
class SimulatedSession:
    """One session of a simulation.

    Attributes:
        week: The week, from 1.
        dose: What was asked for.
        performed: What was done.
        step: What follows, and why.
        exercise: The exercise, where that is known.
        is_deload: Whether it was a deload.
    """

    week: int
    dose: Dose
    performed: Performed
    step: Step
    exercise: Exercise | None = None
    is_deload: bool = False


@attrs.frozen
class Simulation:
    """How a progression went. It prints as a table and shows as a chart in a notebook.

    Attributes:
        sessions: The sessions in order.
        progression: What was tried out.
    """

    sessions: tuple[SimulatedSession, ...]
    progression: Progression

    def __iter__(self) -> Iterator[SimulatedSession]:
        """Iterate over the sessions."""
        return iter(self.sessions)

    def __len__(self) -> int:
        """Count the sessions."""
        return len(self.sessions)

    @property
    def dose(self) -> Dose:
        """The dose after the last session."""
        return self.sessions[-1].step.dose

    @property
    def history(self) -> tuple[Past, ...]:
        """The sessions as a history, to go on from."""
        return tuple(Past(one.dose, one.performed, one.exercise) for one in self.sessions)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the reasons, in order."""
        return tuple(one.step.reason.code for one in self.sessions)

    def __str__(self) -> str:
        """Write a table: week, dose, what was done, and why the next dose is what it is."""
        rows = [("week", "dose", "done", "and so")]
        rows += [
            (
                f"{one.week}{' deload' if one.is_deload else ''}",
                _named(one),
                str(one.performed),
                str(one.step.reason),
            )
            for one in self.sessions
        ]
        widths = [max(len(row[at]) for row in rows) for at in range(3)]
        lines = ["  ".join([*(row[at].ljust(widths[at]) for at in range(3)), row[3]]) for row in rows]
        lines.insert(1, "  ".join(["-" * width for width in widths] + ["------"]))
        return "\n".join(lines)

    @property
    def svg(self) -> str:
        """The chart: load, work, and sets by session, deloads marked."""
        from runstrength.display.chart import simulation_svg  # noqa: PLC0415 - a value calls up to be shown

        return simulation_svg(self)

    def _repr_svg_(self) -> str:
        return self.svg


def _named(one: SimulatedSession) -> str:
    return str(one.dose) if one.exercise is None else f"{one.exercise} {one.dose}"


def simulate(
    progression: Progression,
    start: Dose | str,
    outcomes: ResponseModel | Iterable[Performed | str],
    *,
    weeks: int | None = None,
    sessions_per_week: int = 1,
    exercise: Exercise | None = None,
) -> Simulation:
    """Return how a progression goes, session by session.

    Args:
        progression: What to try out.
        start: The first dose; a text is read.
        outcomes: What is done in each session, texts are read; or a model that says so.
        weeks: How many weeks, 1 to 520; needed with a model, otherwise as many as there are outcomes.
        sessions_per_week: Sessions in a week, 1 to 14.
        exercise: The first exercise; only ladders need it.

    Returns:
        The simulation: the same for the same arguments.

    Raises:
        InvalidValueError: A number is out of bounds, there is no outcome, or the progression refuses a dose.
        NotationError: A text cannot be read.

    Example:
        >>> from runstrength.progression import LinearProgression
        >>> print(simulate(LinearProgression(), "2x5 @40kg", ["5,5 @40kg", "5,4 @42.5kg"]))
        week  dose         done         and so
        ----  -----------  -----------  ------
        1     2x5 @40kg    5,5 @40kg    The weakest set had 5, so the load goes from 40kg to 42.5kg, at 5.
        2     2x5 @42.5kg  5,4 @42.5kg  The weakest set had 4 where 5 was asked for: the same again.
    """
    model = outcomes if isinstance(outcomes, ResponseModel) else None
    given = [] if isinstance(outcomes, ResponseModel) else [_performed(one) for one in outcomes]
    faults = Faults("simulate")
    faults.instance("progression", progression, Progression, "a progression")
    faults.whole("sessions_per_week", sessions_per_week, 1, 14)
    if weeks is not None or model is not None:
        faults.whole("weeks", weeks, 1, _MAX_WEEKS)
    if model is None and not given:
        faults.add("outcomes", outcomes, "at least one, or a ResponseModel")
    faults.raise_any()
    dose = Dose.parse(start) if isinstance(start, str) else start
    most = len(given) if model is None else _MAX_WEEKS * sessions_per_week
    count = most if weeks is None else min(most, weeks * sessions_per_week)
    random = Random(0 if model is None else model.seed)  # noqa: S311 - a simulation, not a secret
    history: list[Past] = []
    sessions: list[SimulatedSession] = []
    is_deload = False
    for at in range(count):
        week = at // sessions_per_week
        done = given[at] if model is None else model.performed(dose, week, random)
        step = progression.advance(dose, done, history, exercise=exercise)
        sessions.append(SimulatedSession(week + 1, dose, done, step, exercise, is_deload))
        history.append(Past(dose, done, exercise))
        dose, exercise, is_deload = step.dose, step.exercise, step.is_deload
    return Simulation(tuple(sessions), progression)


def _performed(given: Performed | str) -> Performed:
    return Performed.parse(given) if isinstance(given, str) else given
