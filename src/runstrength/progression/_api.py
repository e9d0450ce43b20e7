"""What a progression is: a frozen value that turns a dose and what was done into the next dose and why."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

import attrs

from runstrength.errors import Faults, InvalidValueError, as_read
from runstrength.model.dose import Dose, Work, WorkUnit
from runstrength.model.exercise import Exercise
from runstrength.model.performed import Performed
from runstrength.progression._parameter import Parameter, parameter, parameters_of
from runstrength.progression._reason import Reason
from runstrength.progression._review import Review, review
from runstrength.quantities import Bodyweight, Load

if TYPE_CHECKING:
    from runstrength.progression.combined import Then, WithDeload

__all__ = ["STOP_PAIN", "Before", "History", "JudgingProgression", "Past", "Progression", "Step", "parameter"]

STOP_PAIN: Final = 3.0
"""Pain out of 10 above which nothing rises. D; `ladder_step` of the progression table."""

MOST_WORK: Final = {WorkUnit.REPETITIONS: 100, WorkUnit.SECONDS: 3600, WorkUnit.METRES: 10_000}
"""The most work that a dose can hold."""


@attrs.frozen
class Past:
    """A dose of the past and what was done of it.

    Attributes:
        dose: What was asked for.
        performed: What was done.
        exercise: Of which exercise, where that is known.
        pain: The worst pain, 0 to 10, where that is known.
    """

    dose: Dose
    performed: Performed
    exercise: Exercise | None = None
    pain: float | None = None


History: TypeAlias = Sequence[Past | tuple[Dose, Performed]]
"""What came before, oldest first: `Past` values, or plain pairs of dose and performed sets."""


@attrs.frozen
class Step:
    """The next dose, and why.

    Attributes:
        dose: What to do next.
        reason: Why.
        blocked: Whether the progression cannot go on by itself, so that in a combination the next one takes
            over.
        exercise: The exercise to go on with, where that is known.
        is_deload: Whether the dose is a deload.

    Example:
        >>> from runstrength.progression import DoubleProgression
        >>> step = DoubleProgression().advance(Dose.parse("3x8 @60kg"), Performed.parse("8,8,8 @60kg"))
        >>> print(step)
        3x9 @60kg: The weakest set had 8, so the work goes from 8 to 9.
    """

    dose: Dose
    reason: Reason
    blocked: bool = False
    exercise: Exercise | None = None
    is_deload: bool = False

    def __str__(self) -> str:
        """Write the dose and the reason."""
        return f"{self.dose}: {self.reason}"


class Progression(ABC):
    """The base of every progression: a frozen value with typed parameters.

    `advance` is a pure function of its arguments. What a progression has to remember, such as misses in a row
    or the week of a block, it reads off the history that it is given.
    """

    __slots__ = ()

    @abstractmethod
    def advance(
        self,
        dose: Dose,
        performed: Performed,
        history: History = (),
        *,
        exercise: Exercise | None = None,
        pain: float | None = None,
    ) -> Step:
        """Return the next dose and the reason for it.

        Args:
            dose: What was asked for.
            performed: What was done of it.
            history: What came before, oldest first, without this session.
            exercise: The exercise; only ladders need it.
            pain: The worst pain during it or the day after, 0 to 10, or `None` where nobody asked.

        Returns:
            The step.

        Raises:
            InvalidValueError: An argument is none, or the dose is not of the kind that this progression
                moves.
        """

    def restarted(self, dose: Dose) -> Dose:
        """Return the dose with which this progression begins again on another exercise.

        Args:
            dose: The dose of the last exercise.

        Returns:
            The first dose of the new one; its load has to be found.
        """
        return without_load(dose)

    @property
    def name(self) -> str:
        """What it is called in tables and charts."""
        return type(self).__name__

    @classmethod
    def parameters(cls) -> tuple[Parameter, ...]:
        """Return the parameters with their defaults, units, sources and grades."""
        return parameters_of(cls)

    def then(self, *others: Progression) -> Then:
        """Return this progression with others that take over, in turn, where it cannot go on.

        Args:
            others: The others.

        Returns:
            The combination.

        Example:
            >>> from runstrength.progression import DoubleProgression, LadderStep
            >>> len(DoubleProgression().then(LadderStep(chain="squat")).parts)
            2
        """
        from runstrength.progression.combined import Then  # noqa: PLC0415 - combinations stand on this module

        return Then((self, *others))

    def with_deload(self, *, every: int = 4, sessions_per_week: int = 1) -> WithDeload:
        """Return this progression with a deload in every so-and-so-many-th week.

        Args:
            every: Which week is for recovery: 4 means every fourth.
            sessions_per_week: How many sessions of the exercise make a week.

        Returns:
            The combination.

        Example:
            >>> from runstrength.progression import DoubleProgression
            >>> DoubleProgression().with_deload(every=4).every
            4
        """
        from runstrength.progression.combined import WithDeload  # noqa: PLC0415 - as above

        return WithDeload(self, every=every, sessions_per_week=sessions_per_week)


class JudgingProgression(Progression):
    """A progression that goes by what was done: what cannot be judged, and pain, are dealt with here."""

    __slots__ = ()

    def advance(
        self,
        dose: Dose,
        performed: Performed,
        history: History = (),
        *,
        exercise: Exercise | None = None,
        pain: float | None = None,
    ) -> Step:
        """Return the next dose and the reason for it.

        Args:
            dose: What was asked for.
            performed: What was done of it.
            history: What came before, oldest first, without this session.
            exercise: The exercise; only ladders need it.
            pain: The worst pain during it or the day after, 0 to 10, or `None` where nobody asked.

        Returns:
            The step. It keeps the dose where the log leaves out sets or loads, or pain is above 3.

        Raises:
            InvalidValueError: An argument is none, or the dose is not of the kind that this progression
                moves.
        """
        check_arguments(type(self).__name__, dose, performed, pain)
        self._check_dose(dose)
        found = review(dose, performed)
        if found.gap is not None:
            step = Step(dose, found.gap)
        elif pain is not None and pain > STOP_PAIN:
            step = Step(dose, Reason("pain", (("pain", pain), ("limit", STOP_PAIN))), blocked=True)
        else:
            step = self._next(dose, found, Before(history, exercise))
        return step if exercise is None else attrs.evolve(step, exercise=exercise)

    def _check_dose(self, dose: Dose) -> None:
        """Refuse a dose that this progression cannot move."""

    @abstractmethod
    def _next(self, dose: Dose, found: Review, before: Before) -> Step:
        """Return the step after a session that can be judged."""


def check_arguments(owner: str, dose: object, performed: object, pain: object) -> None:
    """Refuse what is no dose, no performed sets or no pain.

    Args:
        owner: The progression.
        dose: What should be a dose.
        performed: What should be performed sets.
        pain: What should be a number or `None`.
    """
    if type(dose) is Dose and type(performed) is Performed and pain is None:
        return
    faults = Faults(owner)
    faults.instance("dose", dose, Dose, "a Dose")
    faults.instance("performed", performed, Performed, "a Performed")
    if pain is not None:
        faults.number("pain", pain, 0, 10)
    faults.raise_any()


def past_of(entry: Past | tuple[Dose, Performed]) -> Past:
    """Return an entry of a history as a `Past`.

    Args:
        entry: A `Past`, or a pair of dose and performed sets.

    Returns:
        The entry.

    Raises:
        InvalidValueError: It is something else.
    """
    if isinstance(entry, Past):
        return entry
    dose, performed = entry if isinstance(entry, tuple) and len(entry) == _PAIR else (entry, entry)
    if not (isinstance(dose, Dose) and isinstance(performed, Performed)):
        faults = Faults("advance")
        faults.add("history", entry, "Past values, or pairs of a Dose and a Performed")
        raise InvalidValueError(*faults.problems)
    return Past(dose, performed)


_PAIR = 2


@attrs.frozen
class Before:
    """What came before a session.

    Attributes:
        history: The sessions before it.
        exercise: Its exercise, or `None`.
    """

    history: History
    exercise: Exercise | None = None

    def in_a_row(self, dose: Dose, counts: Callable[[Past, Review], bool], most: int) -> int:
        """Count the sessions up to the last one, of the same load and exercise, for which something holds.

        Sessions that cannot be judged are passed over; the first other one ends the count.

        Args:
            dose: The present dose.
            counts: What must hold.
            most: Where to stop counting.

        Returns:
            How many, at most `most`.
        """
        count = 0
        at = len(self.history)
        while at and count < most:
            at -= 1
            past = past_of(self.history[at])
            if past.dose.load != dose.load or not _same_exercise(past.exercise, self.exercise):
                break
            found = review(past.dose, past.performed)
            if found.gap is None:
                if not counts(past, found):
                    break
                count += 1
        return count


def _same_exercise(one: Exercise | None, other: Exercise | None) -> bool:
    return one is None or other is None or one is other or one == other


def moved(dose: Dose, work: Work, load: Load | Bodyweight | None) -> Dose:
    """Return a dose with other work and another load: what `attrs.evolve` does, in half the time.

    Args:
        dose: The dose.
        work: Its new work.
        load: Its new load.

    Returns:
        The dose.
    """
    return Dose(
        sets=dose.sets,
        work=work,
        per_side=dose.per_side,
        rpe=dose.rpe,
        rir=dose.rir,
        percent=dose.percent,
        load=load,
        rest=dose.rest,
        tempo=dose.tempo,
    )


def work_like(work: Work, low: int, high: int | None = None) -> Work:
    """Return other work of the same kind; a range stays a range.

    Args:
        work: The work.
        low: The new work, or the lower bound.
        high: The upper bound where the work is a range.

    Returns:
        The work.
    """
    upper = low if high is None or work.low == work.high else high
    return work if (low, upper) == (work.low, work.high) else Work(low, upper, work.unit, work.open_ended)


@lru_cache(maxsize=1024)
def amount(done: int, unit: WorkUnit) -> Work | int:
    """Return what was done as a value for a reason.

    Args:
        done: Repetitions, seconds or metres, 0 included.
        unit: Which of them.

    Returns:
        The work, or 0.
    """
    return Work(done, unit=unit) if 0 < done <= MOST_WORK[unit] else done


def without_load(dose: Dose) -> Dose:
    """Return a dose without its load; one's own weight stays.

    Args:
        dose: The dose.

    Returns:
        The dose.
    """
    if dose.load is None:
        return dose
    return attrs.evolve(dose, load=Bodyweight() if isinstance(dose.load, Bodyweight) else None)


def as_load(value: Load | str | None) -> Load | None:
    """Return a load for a text such as `5kg`.

    Args:
        value: A load, a text or `None`.

    Returns:
        The load; anything else is passed on for the checks.
    """
    return as_read(Load.parse, value) if isinstance(value, str) else value
