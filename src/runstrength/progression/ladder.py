"""Progression along a ladder of exercises."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from runstrength.errors import Faults, InvalidValueError, nearest_names
from runstrength.exercises import Catalogue, load_catalogue
from runstrength.model.dose import Dose
from runstrength.model.exercise import Exercise
from runstrength.model.performed import Performed
from runstrength.progression._api import (
    STOP_PAIN,
    Before,
    History,
    Past,
    Progression,
    Step,
    amount,
    check_arguments,
    parameter,
    without_load,
)
from runstrength.progression._reason import Reason
from runstrength.progression._review import Review, needed_rir, review

if TYPE_CHECKING:
    from runstrength.progression._reason import ReasonValue

__all__ = ["LadderStep"]


@attrs.frozen(kw_only=True)
class LadderStep(Progression):
    """A harder exercise after two sessions at the top, an easier one after two misses or with pain.

    Up needs every set of the dose at its top, on both sides, with two repetitions in reserve where that was
    logged, and pain of at most 2 out of 10; down comes with two misses in a row or at once with pain above 3.
    It is one rung at a time, and going up and then down leads back. A changed exercise starts without a load,
    which has to be found.

    Source: D.

    Attributes:
        chain: The ladder, by its name in the catalogue.
        sessions: Sessions in a row that it takes to go up.
        rir: Reserve that it takes to go up, where it is logged.
        calm_pain: Pain out of 10 up to which one may go up.
        stop_pain: Pain out of 10 above which one goes down.
        misses: Misses in a row after which one goes down.
        catalogue: Where the ladder stands; what ships with the library when left out.

    Raises:
        InvalidValueError: A parameter is out of range, or the catalogue has no such ladder.

    Example:
        >>> from runstrength.exercises import catalogue
        >>> dose, done = Dose.parse("3x30-60s"), Performed.parse("60s,60s,60s")
        >>> step = LadderStep(chain="plank").advance(dose, done, [(dose, done)], exercise=catalogue["plank"])
        >>> print(step.reason)
        2 sessions at 30-60s are enough: long-lever plank takes the place of plank.
        >>> step.exercise.name
        'long-lever plank'
    """

    chain: str
    sessions: int = attrs.field(default=2, metadata=parameter("sessions in a row that it takes to go up"))
    rir: float = attrs.field(
        default=2.0, metadata=parameter("reserve that it takes to go up", unit="repetitions")
    )
    calm_pain: float = attrs.field(
        default=2.0, metadata=parameter("pain out of 10 up to which one may go up")
    )
    stop_pain: float = attrs.field(
        default=STOP_PAIN, metadata=parameter("pain out of 10 above which one goes down")
    )
    misses: int = attrs.field(default=2, metadata=parameter("misses in a row after which one goes down"))
    catalogue: Catalogue = attrs.field(factory=load_catalogue, repr=False)

    def __attrs_post_init__(self) -> None:
        """Refuse parameters out of range."""
        faults = Faults("LadderStep")
        faults.whole("sessions", self.sessions, 1, 20)
        faults.number("rir", self.rir, 0, 10)
        faults.number("calm_pain", self.calm_pain, 0, 10)
        faults.number("stop_pain", self.stop_pain, 0, 10)
        faults.whole("misses", self.misses, 1, 20)
        names = [chain.name for chain in self.catalogue.chains]
        if self.chain not in names:
            near = nearest_names(self.chain, names) if isinstance(self.chain, str) else ()
            faults.add("chain", self.chain, "the name of a ladder", suggestions=near)
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
        """Return the next dose and exercise, and the reason; see `Progression.advance`.

        Raises:
            InvalidValueError: The exercise is missing or no rung of the ladder.
        """
        check_arguments("LadderStep", dose, performed, pain)
        rung = self._rung(exercise)
        found = review(dose, performed)
        if pain is not None and pain > self.stop_pain:
            return self._down(dose, rung, "rung-down-pain", (("pain", pain), ("limit", self.stop_pain)))
        if found.gap is not None:
            return Step(dose, found.gap, exercise=rung)
        if self._missed(dose, found):
            earlier = Before(history, rung).in_a_row(dose, self._past_missed, self.misses - 1)
            if earlier == self.misses - 1:
                return self._down(dose, rung, "rung-down", (("misses", self.misses),))
            why = Reason("repeat", (("weakest", amount(found.weakest, dose.work.unit)), ("asked", dose.work)))
            return Step(dose, why, exercise=rung)
        return self._up(dose, found, history, rung, pain)

    def _rung(self, exercise: Exercise | None) -> Exercise:
        rungs = next(c.rungs for c in self.catalogue.chains if c.name == self.chain)
        if exercise is None or exercise.name not in rungs:
            faults = Faults("LadderStep")
            faults.add("exercise", exercise and exercise.name, f"a rung of {self.chain}: {', '.join(rungs)}")
            raise InvalidValueError(*faults.problems)
        return exercise

    def _up(self, dose: Dose, found: Review, history: History, rung: Exercise, pain: float | None) -> Step:
        now = Past(dose, _NOTHING, rung, pain)
        if not self._succeeded(now, found):
            if found.weakest < dose.work.high:
                why = Reason(
                    "within-range", (("weakest", amount(found.weakest, dose.work.unit)), ("asked", dose.work))
                )
            elif pain is not None and pain > self.calm_pain:
                why = Reason("pain", (("pain", pain), ("limit", self.calm_pain)))
            else:
                need = needed_rir(dose, self.rir)
                why = Reason("effort-too-high", (("rir", found.rir or 0.0), ("asked", need)))
            return Step(dose, why, exercise=rung)

        def counts(past: Past, found: Review) -> bool:
            return past.dose.work == dose.work and self._succeeded(past, found)

        count = 1 + Before(history, rung).in_a_row(dose, counts, self.sessions - 1)
        if count < self.sessions:
            why = Reason("one-more-success", (("count", count), ("needed", self.sessions)))
            return Step(dose, why, exercise=rung)
        upper = self.catalogue.harder(rung, chain=self.chain)
        if not upper:
            why = Reason("top-of-ladder", (("exercise", rung.name), ("chain", self.chain)))
            return Step(dose, why, blocked=True, exercise=rung)
        names = (("upper", upper[0].name), ("lower", rung.name))
        why = Reason("rung-up", (("sessions", self.sessions), ("asked", dose.work), *names))
        return Step(without_load(dose), why, exercise=upper[0])

    def _down(
        self, dose: Dose, rung: Exercise, code: str, values: tuple[tuple[str, ReasonValue], ...]
    ) -> Step:
        lower = self.catalogue.easier(rung, chain=self.chain)
        if not lower:
            why = Reason("bottom-of-ladder", (("exercise", rung.name), ("chain", self.chain)))
            return Step(dose, why, blocked=True, exercise=rung)
        why = Reason(code, (*values, ("lower", lower[0].name), ("upper", rung.name)))
        return Step(without_load(dose), why, exercise=lower[0])

    def _missed(self, dose: Dose, found: Review) -> bool:
        return found.weakest < dose.work.low or found.lighter is not None

    def _past_missed(self, past: Past, found: Review) -> bool:
        return self._missed(past.dose, found)

    def _succeeded(self, past: Past, found: Review) -> bool:
        calm = past.pain is None or past.pain <= self.calm_pain
        enough = found.rir is None or found.rir >= needed_rir(past.dose, self.rir)
        return calm and enough and found.lighter is None and found.weakest >= past.dose.work.high


_NOTHING = Performed((0,))
