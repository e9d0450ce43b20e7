"""Combinations: one progression after another, and weeks in which nothing is decided."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, overload

import attrs

from runstrength.errors import Faults, as_items
from runstrength.formulas.season import DELOAD_SHARE, deload
from runstrength.model.dose import Dose
from runstrength.model.exercise import Exercise
from runstrength.model.performed import Performed
from runstrength.progression._api import History, Past, Progression, Step, check_arguments, parameter, past_of
from runstrength.progression._reason import Reason

if TYPE_CHECKING:
    from typing import Self

__all__ = ["Then", "WithDeload"]


def _as_parts(parts: Iterable[Progression]) -> tuple[Progression, ...]:
    return as_items(parts)


@attrs.frozen
class Then(Progression):
    """Progressions that take over from one another: the first that can go on decides.

    Each is asked in turn until one is not blocked. When a later one moves to another exercise the first
    begins again there, with its own first dose. Where all are blocked, the last one's reason stands.

    Attributes:
        parts: The progressions, at least one.

    Raises:
        InvalidValueError: There is none, or something else among them.

    Example:
        >>> from runstrength.exercises import catalogue
        >>> from runstrength.progression import DoubleProgression, Dumbbells, LadderStep
        >>> pair = DoubleProgression(rack=Dumbbells([8, 10, 12])).then(LadderStep(chain="loaded squat"))
        >>> dose, done = Dose.parse("3x12 @12kg"), Performed.parse("12,12,12 @12kg")
        >>> step = pair.advance(dose, done, [(dose, done)], exercise=catalogue["goblet squat"])
        >>> print(step.exercise, step.dose, step.reason, sep="; ")
        back squat; 3x8; 2 sessions at 12 are enough: back squat takes the place of goblet squat.
    """

    parts: tuple[Progression, ...] = attrs.field(converter=_as_parts)

    def __attrs_post_init__(self) -> None:
        """Refuse no progressions at all."""
        faults = Faults("Then")
        if not self.parts:
            faults.add("parts", self.parts, "at least one progression")
        for part in self.parts:
            faults.instance("parts", part, Progression, "progressions only")
        faults.raise_any()

    @property
    def name(self) -> str:
        """The names of its parts."""
        return ", then ".join(part.name for part in self.parts)

    def then(self, *others: Progression) -> Self:
        """Return these progressions with others behind them.

        Args:
            others: The others.

        Returns:
            The combination.
        """
        return attrs.evolve(self, parts=(*self.parts, *others))

    def restarted(self, dose: Dose) -> Dose:
        """Return the dose with which the first of them begins again on another exercise.

        Args:
            dose: The dose of the last exercise.

        Returns:
            The first dose of the new one.
        """
        return self.parts[0].restarted(dose)

    def advance(
        self,
        dose: Dose,
        performed: Performed,
        history: History = (),
        *,
        exercise: Exercise | None = None,
        pain: float | None = None,
    ) -> Step:
        """Return the step of the first progression that can go on; see `Progression.advance`."""
        step = self.parts[0].advance(dose, performed, history, exercise=exercise, pain=pain)
        for part in self.parts[1:]:
            if not step.blocked:
                break
            step = part.advance(dose, performed, history, exercise=exercise, pain=pain)
            if step.exercise is not exercise:
                return attrs.evolve(step, dose=self.restarted(dose))
        return step


class Without(Sequence[Past | tuple[Dose, Performed]]):
    """A history without the last sessions of each cycle, made without copying it."""

    __slots__ = ("_history", "_kept", "_period")

    def __init__(self, history: History, period: int, kept: int) -> None:
        """Take a history, the sessions of a cycle, and how many of them stay."""
        self._history = history
        self._period = period
        self._kept = kept

    def __len__(self) -> int:
        """Count the sessions that stay."""
        cycles, rest = divmod(len(self._history), self._period)
        return cycles * self._kept + min(rest, self._kept)

    @overload
    def __getitem__(self, at: int) -> Past | tuple[Dose, Performed]: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Past | tuple[Dose, Performed]]: ...
    def __getitem__(
        self, at: int | slice
    ) -> Past | tuple[Dose, Performed] | Sequence[Past | tuple[Dose, Performed]]:
        """Return a session, or a list of them."""
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        index = at + len(self) if at < 0 else at
        if not 0 <= index < len(self):
            raise IndexError(at)
        cycles, rest = divmod(index, self._kept)
        return self._history[cycles * self._period + rest]


@attrs.frozen(kw_only=True)
class Cycled(Progression):
    """What step loading and deloads share: weeks in cycles, the last of which decides nothing.

    Attributes:
        inner: What moves load and work, or `None` to leave them.
        sessions_per_week: Sessions of the exercise in a week, 1 to 14.
    """

    inner: Progression | None = None
    sessions_per_week: int = attrs.field(default=1, metadata=parameter("sessions in a week"))

    def _check_cycle(self, faults: Faults) -> None:
        faults.instance("inner", self.inner, (Progression, type(None)), "a progression or None")
        faults.whole("sessions_per_week", self.sessions_per_week, 1, 14)

    @property
    @abstractmethod
    def weeks(self) -> int:
        """Weeks of a cycle, the deload among them."""

    @abstractmethod
    def _sets(self, dose: Dose, history: History, week: int) -> tuple[int, Reason]:
        """Return the sets of a week, counted from 0, and why."""

    def restarted(self, dose: Dose) -> Dose:
        """Return the dose with which the inner progression begins again on another exercise.

        Args:
            dose: The dose of the last exercise.

        Returns:
            The first dose of the new one.
        """
        return super().restarted(dose) if self.inner is None else self.inner.restarted(dose)

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

        The week goes by how many sessions there were. The session before a deload is judged after it.
        """
        check_arguments(type(self).__name__, dose, performed, pain)
        week = (len(history) + 1) // self.sessions_per_week
        sets, why = self._sets(self._ordinary(dose, history), history, week)
        is_deload = week % self.weeks == self.weeks - 1
        if self.inner is None or is_deload:
            return Step(attrs.evolve(dose, sets=sets), why, exercise=exercise, is_deload=is_deload)
        before: History = self._kept(history)
        now = Past(dose, performed)
        if self._is_deload(history):
            now, before = past_of(before[-1]), before[:-1]
        step = self.inner.advance(now.dose, now.performed, before, exercise=exercise, pain=pain)
        if step.dose.sets == sets:
            return step
        return attrs.evolve(step, dose=attrs.evolve(step.dose, sets=sets))

    def _is_deload(self, history: History) -> bool:
        """Return whether the session after this history falls in a deload."""
        return len(history) // self.sessions_per_week % self.weeks == self.weeks - 1

    def _kept(self, history: History) -> Without:
        """Return the history without deloads."""
        return Without(
            history, self.weeks * self.sessions_per_week, (self.weeks - 1) * self.sessions_per_week
        )

    def _ordinary(self, dose: Dose, history: History) -> Dose:
        """Return the last dose that was no deload."""
        return past_of(self._kept(history)[-1]).dose if self._is_deload(history) else dose


@attrs.frozen
class WithDeload(Cycled):
    """A progression with a deload in every fourth week: fewer sets at the same load.

    The weeks are counted by sessions, so a history without gaps is needed. The deload decides nothing: the
    session before it is judged when it is over, and its sets come back.

    Source: ROG24, BEL23 (C: about a week, every 4 to 6 weeks, less volume, the load may stay). COL24 (B)
    found no benefit of a whole week off.

    Attributes:
        inner: What happens in the other weeks.
        every: Which week is for recovery, 2 to 52.
        share: Share of the sets that stays in it, 0 to 1.
        sessions_per_week: Sessions of the exercise in a week, 1 to 14.

    Raises:
        InvalidValueError: A parameter is out of range.

    Example:
        >>> from runstrength.progression import LinearProgression
        >>> plan = LinearProgression().with_deload(every=4)
        >>> dose, done = Dose.parse("5x5 @60kg"), Performed.parse("5,5,5,5,5 @60kg")
        >>> print(plan.advance(dose, done, [(dose, done)] * 2))
        3x5 @60kg: Week 4 of 4 is for recovery: 3 of 5 sets, at the same load.
    """

    inner: Progression = attrs.field()
    every: int = attrs.field(
        default=4,
        metadata=parameter("which week is for recovery", unit="weeks", source=("ROG24", "BEL23"), grade="C"),
    )
    share: float = attrs.field(
        default=DELOAD_SHARE,
        metadata=parameter("share of the sets that stays in it", source=("ROG24", "BEL23")),
    )

    def __attrs_post_init__(self) -> None:
        """Refuse parameters out of range."""
        faults = Faults("WithDeload")
        faults.instance("inner", self.inner, Progression, "a progression")
        faults.whole("every", self.every, 2, 52)
        faults.number("share", self.share, 0, 1)
        faults.whole("sessions_per_week", self.sessions_per_week, 1, 14)
        faults.raise_any()

    @property
    def name(self) -> str:
        """The name of what happens in the other weeks, and that there are deloads."""
        return f"{self.inner.name}, with deloads"

    @property
    def weeks(self) -> int:
        """Weeks of a cycle, the deload among them."""
        return self.every

    def _sets(self, dose: Dose, history: History, week: int) -> tuple[int, Reason]:  # noqa: ARG002 - part of the form
        if week % self.every < self.every - 1:
            return dose.sets, _ORDINARY
        sets = deload(dose.sets, share=self.share)
        why = Reason(
            "deload", (("week", self.every), ("every", self.every), ("sets", sets), ("before", dose.sets))
        )
        return sets, why


_ORDINARY = Reason("on-target")
