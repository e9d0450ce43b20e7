"""Progressions that move the load: linear, double progression and two-for-two."""

from __future__ import annotations

from typing import cast

import attrs

from runstrength.errors import Faults, as_items
from runstrength.formulas.load import Dumbbells, Rack
from runstrength.formulas.one_rep_max import MAX_REPS, e1rm
from runstrength.model.dose import Dose, Work, WorkUnit
from runstrength.progression._api import (
    MOST_WORK,
    Before,
    History,
    JudgingProgression,
    Past,
    Step,
    amount,
    as_load,
    moved,
    parameter,
    past_of,
    without_load,
    work_like,
)
from runstrength.progression._load import Kit, kg_of, lowered, raised, rounded, step_share
from runstrength.progression._reason import Reason
from runstrength.progression._review import Review, needed_rir
from runstrength.quantities import Bodyweight, Load

__all__ = ["DoubleProgression", "LinearProgression", "LoadedProgression", "TwoForTwo"]

_SLACK = 1e-9
_EXTRA_STEP = {WorkUnit.REPETITIONS: 1, WorkUnit.SECONDS: 5, WorkUnit.METRES: 5}


def _as_reps(value: tuple[int, int] | str) -> tuple[int, int]:
    if isinstance(value, str) and value.count("-") == 1:
        low, high = value.split("-")
        return (int(low), int(high)) if low.isdigit() and high.isdigit() else (0, 0)
    return cast("tuple[int, int]", as_items(cast("tuple[int, int]", value)))


@attrs.frozen(kw_only=True)
class LoadedProgression(JudgingProgression):
    """What the progressions of the load share: what can be loaded, and what follows misses.

    Attributes:
        most_rise: Largest rise of the load from one session to the next, as a share.
        rir: Reserve that a success needs where the dose asks for none; sets logged without effort have it.
        misses: Misses in a row after which the load falls.
        fall: Share of the load that stays then.
        increment: Step between two loads, such as `Load(5)` or `"5kg"`; 2.5 kg or 5 lb by the dose when left
            out.
        rack: Bar and plates or dumbbells at hand, in place of the increment.
    """

    most_rise: float = attrs.field(
        default=0.10, metadata=parameter("largest rise of the load", source="AC09", grade="C")
    )
    rir: float = attrs.field(
        default=0.0,
        metadata=parameter("reserve that a success needs where the dose asks for none", unit="repetitions"),
    )
    misses: int = attrs.field(default=2, metadata=parameter("misses in a row after which the load falls"))
    fall: float = attrs.field(default=0.9, metadata=parameter("share of the load that stays then"))
    increment: Load | None = attrs.field(
        default=None, converter=as_load, metadata=parameter("step between two loads", unit="kg or lb")
    )
    rack: Kit | None = attrs.field(
        default=None, metadata=parameter("what is at hand, in place of the increment")
    )

    def __attrs_post_init__(self) -> None:
        """Refuse parameters out of range."""
        faults = Faults(type(self).__name__)
        faults.number("most_rise", self.most_rise, 0.01, 0.5)
        faults.number("rir", self.rir, 0, MAX_REPS)
        faults.whole("misses", self.misses, 1, 20)
        faults.number("fall", self.fall, 0.5, 0.99)
        faults.instance(
            "increment", self.increment, (Load, type(None)), "a Load, a text such as 5kg, or None"
        )
        faults.instance("rack", self.rack, (Rack, Dumbbells, type(None)), "a Rack, Dumbbells or None")
        self._check_own(faults)
        faults.raise_any()

    def _check_own(self, faults: Faults) -> None:
        """Check the parameters of the one progression."""

    def _after_miss(self, dose: Dose, found: Review, before: Before) -> Step:
        """Return the step after too little work or too light a load: the same again, or less."""
        earlier = before.in_a_row(dose, self._past_missed, self.misses - 1)
        load = dose.load or found.load
        if earlier < self.misses - 1 or load is None:
            return self._again(dose, found)
        misses = ("misses", self.misses)
        less = lowered(load, self.fall, self.increment, self.rack)
        if less is None:
            return Step(dose, Reason("no-lighter-load", (("load", load),)), blocked=True)
        why = Reason("load-down", (misses, ("before", load), ("after", less)))
        return Step(moved(dose, dose.work, less), why)

    def _past_missed(self, past: Past, found: Review) -> bool:
        return self._missed(past.dose, found)

    def _missed(self, dose: Dose, found: Review) -> bool:
        return found.lighter is not None or found.weakest < self._least(dose)

    def _least(self, dose: Dose) -> int:
        """Return the least that is no miss."""
        return dose.work.low

    def _again(self, dose: Dose, found: Review) -> Step:
        if found.lighter is not None:
            why = Reason("lighter-load", (("logged", found.lighter), ("asked", dose.load or found.lighter)))
        else:
            why = Reason("repeat", (("weakest", amount(found.weakest, dose.work.unit)), ("asked", dose.work)))
        return Step(dose, why)

    def _rise(self, dose: Dose, found: Review) -> Load | Bodyweight | Step:
        """Return the load to go to after a success, or the step where it cannot rise."""
        need = needed_rir(dose, self.rir)
        if found.rir is not None and found.rir < need:
            return Step(dose, Reason("effort-too-high", (("rir", found.rir), ("asked", need))))
        if found.load is None:
            return Step(dose, Reason("no-load"), blocked=True)
        upper = raised(found.load, self._share, self.increment, self.rack)
        if upper is None:
            return Step(dose, Reason("no-heavier-load", (("load", found.load),)), blocked=True)
        return upper

    @property
    def _share(self) -> float:
        """The rise of the load before rounding; the next load that can be loaded is the least."""
        return 0.0

    def _load_up(self, dose: Dose, found: Review, load: Load | Bodyweight, work: Work) -> Step:
        why = Reason(
            "load-up",
            (
                ("weakest", amount(found.weakest, work.unit)),
                ("before", found.load or load),
                ("after", load),
                ("work", work),
            ),
        )
        return Step(moved(dose, work, load), why)

    def _work_first(self, dose: Dose, load: Load | Bodyweight, upper: Load | Bodyweight, work: Work) -> Step:
        why = Reason(
            "reps-before-load",
            (
                ("next", upper),
                ("share", 100 * step_share(load, upper)),
                ("load", load),
                ("limit", 100 * self.most_rise),
                ("work", work),
            ),
        )
        return Step(moved(dose, work, load), why)

    def _too_large(
        self, dose: Dose, found: Review, load: Load | Bodyweight, upper: Load | Bodyweight, least: int
    ) -> Step:
        why = Reason(
            "step-too-large",
            (
                ("next", upper),
                ("share", 100 * step_share(load, upper)),
                ("load", load),
                ("weakest", amount(found.weakest, dose.work.unit)),
                ("least", amount(least, dose.work.unit)),
            ),
        )
        return Step(dose, why, blocked=True)


def promises(load: Load | Bodyweight, done: int, upper: Load | Bodyweight, least: int) -> bool:
    """Return whether what was done with a load promises a least number of repetitions with a heavier one.

    Both go through one estimator of the 1RM; no more than 15 repetitions count.

    Args:
        load: The load.
        done: Repetitions done with it.
        upper: The heavier load.
        least: Repetitions wanted with it.

    Returns:
        Whether the estimate says so.
    """
    rise = 1 + step_share(load, upper)
    return e1rm(1, min(done, MAX_REPS)) >= rise * e1rm(1, min(least, MAX_REPS)) - _SLACK


@attrs.frozen(kw_only=True)
class LinearProgression(LoadedProgression):
    """A step more after every success; less after two misses in a row.

    A success is every set at the top of its range, with the reserve asked for: then the load goes to
    `min(L + step, 1.10 L)`, rounded down to what can be loaded. Where that is the old load, because the step
    is more than 10 %, the work rises by one repetition (5 seconds or metres) instead, up to 15 repetitions.
    A miss is a set below the range, or a lighter load. After two misses in a row the load falls to 90 %,
    rounded down.

    One thing differs from the table: where the smallest step that can be loaded is above `step` but within 10
    %, it is taken; by the table a rack in steps of 5 kg would never go up by 2.5.

    Source: AC09 (C); the step, the misses and the fall are D.

    Attributes:
        step: What is added; the increment when left out.
        most_rise: Largest rise of the load, as a share.
        rir: Reserve that a success needs where the dose asks for none.
        misses: Misses in a row after which the load falls.
        fall: Share of the load that stays then.
        increment: Step between two loads; 2.5 kg or 5 lb by the dose when left out.
        rack: Bar and plates or dumbbells at hand, in place of the increment.

    Raises:
        InvalidValueError: A parameter is out of range.

    Example:
        >>> from runstrength.model import Performed
        >>> print(LinearProgression().advance(Dose.parse("3x5 @60kg"), Performed.parse("5,5,5 @60kg")))
        3x5 @62.5kg: The weakest set had 5, so the load goes from 60kg to 62.5kg, at 5.
    """

    step: Load | None = attrs.field(
        default=None, converter=as_load, metadata=parameter("what is added", unit="kg or lb")
    )

    def _check_own(self, faults: Faults) -> None:
        faults.instance("step", self.step, (Load, type(None)), "a Load, a text such as 5kg, or None")

    def _next(self, dose: Dose, found: Review, before: Before) -> Step:
        work = dose.work
        if self._missed(dose, found):
            return self._after_miss(dose, found, before)
        if found.weakest < work.high:
            return Step(
                dose, Reason("within-range", (("weakest", amount(found.weakest, work.unit)), ("asked", work)))
            )
        upper = self._rise(dose, found)
        if isinstance(upper, Step):
            return upper
        load = found.load or upper
        if step_share(load, upper) > self.most_rise + _SLACK:
            return self._more_work(dose, found, load, upper)
        return self._load_up(dose, found, self._target(load, upper), work)

    def _target(self, load: Load | Bodyweight, upper: Load | Bodyweight) -> Load | Bodyweight:
        if self.step is None or isinstance(load, Bodyweight):
            return upper
        wanted = min(load.kg + self.step.kg, load.kg * (1 + self.most_rise))
        if wanted <= kg_of(upper):
            return upper
        return rounded(wanted, load.unit, self.increment, self.rack) or upper

    def _more_work(
        self, dose: Dose, found: Review, load: Load | Bodyweight, upper: Load | Bodyweight
    ) -> Step:
        work = dose.work
        more = _EXTRA_STEP[work.unit]
        most = MAX_REPS if work.unit is WorkUnit.REPETITIONS else MOST_WORK[work.unit]
        if work.high + more > most:
            return self._too_large(dose, found, load, upper, work.high)
        return self._work_first(dose, load, upper, work_like(work, work.low + more, work.high + more))


@attrs.frozen(kw_only=True)
class DoubleProgression(LoadedProgression):
    """Repetitions up to the top of a range, then a heavier load at its bottom.

    When every set reaches the top of the range with the reserve asked for, the load goes to
    `max(rd(L (1 + rise)), the next load)` and repetitions begin again at the bottom. Where that is more than
    10 % up, repetitions rise to two above the range first; from there the load goes up only if the
    repetitions, by an estimate of the 1RM, promise the bottom of the range with it. Below the top one
    repetition is added to what the weakest set had. A set below the range, or a lighter load, is a miss;
    after two in a row the load falls to 90 %.

    A dose with a range (`3x8-12`) keeps it; one without (`3x8`) is moved through it.

    Source: AC09 (C) for 2 to 10 %; the rest D.

    Attributes:
        reps: Bottom and top of the range; a text such as `8-12` is read.
        rise: Rise of the load, as a share, before rounding.
        extra_reps: Repetitions above the range that come before a step of more than 10 %.
        most_rise: Largest rise of the load without them, as a share.
        rir: Reserve that a success needs where the dose asks for none.
        misses: Misses in a row after which the load falls.
        fall: Share of the load that stays then.
        increment: Step between two loads; 2.5 kg or 5 lb by the dose when left out.
        rack: Bar and plates or dumbbells at hand, in place of the increment.

    Raises:
        InvalidValueError: A parameter is out of range.

    Example:
        >>> from runstrength.model import Performed
        >>> done = Performed.parse("12,12,12 @60kg @RIR2")
        >>> step = DoubleProgression(reps=(8, 12)).advance(Dose.parse("3x12 @60kg"), done)
        >>> print(step.dose)
        3x8 @62.5kg
        >>> print(step.reason)
        The weakest set had 12, so the load goes from 60kg to 62.5kg, at 8.
    """

    reps: tuple[int, int] = attrs.field(
        default=(8, 12),
        converter=_as_reps,
        metadata=parameter("bottom and top of the range", unit="repetitions", source="AC09", grade="C"),
    )
    rise: float = attrs.field(
        default=0.05, metadata=parameter("rise of the load before rounding", source="AC09", grade="C")
    )
    extra_reps: int = attrs.field(
        default=2,
        metadata=parameter("repetitions above the range before a step of more than 10 %", unit="repetitions"),
    )

    def _check_own(self, faults: Faults) -> None:
        low, high = self.reps if len(self.reps) == 2 else (0, 0)  # noqa: PLR2004 - bottom and top
        right = type(low) is int and type(high) is int and 1 <= low < high <= MAX_REPS
        if not right:
            faults.add("reps", self.reps, f"two whole numbers from 1 to {MAX_REPS}, the lower first")
        if isinstance(self.most_rise, float):
            faults.number("rise", self.rise, 0, self.most_rise)
        if faults.whole("extra_reps", self.extra_reps, 0, 30) and right:
            faults.whole(
                "reps and extra_reps together", high + self.extra_reps, 1, MOST_WORK[WorkUnit.REPETITIONS]
            )

    def restarted(self, dose: Dose) -> Dose:
        """Return the dose at the bottom of the range, without a load."""
        return attrs.evolve(without_load(dose), work=work_like(dose.work, *self.reps))

    def _check_dose(self, dose: Dose) -> None:
        _check_reps(type(self).__name__, dose)

    def _least(self, dose: Dose) -> int:
        return min(self.reps[0], dose.work.low)

    @property
    def _share(self) -> float:
        return self.rise

    def _next(self, dose: Dose, found: Review, before: Before) -> Step:
        work, weakest = dose.work, found.weakest
        if self._missed(dose, found):
            return self._after_miss(dose, found, before)
        if weakest >= max(self.reps[1], work.high):
            return self._at_top(dose, found)
        if weakest < work.low:
            return self._again(dose, found)
        if work.low != work.high:
            return Step(
                dose, Reason("within-range", (("weakest", amount(weakest, work.unit)), ("asked", work)))
            )
        more = work_like(work, min(max(weakest + 1, self.reps[0]), self.reps[1]))
        why = Reason("reps-up", (("weakest", amount(weakest, work.unit)), ("before", work), ("after", more)))
        return Step(moved(dose, more, found.load), why)

    def _at_top(self, dose: Dose, found: Review) -> Step:
        low, high = self.reps
        upper = self._rise(dose, found)
        if isinstance(upper, Step):
            return upper
        load = found.load or upper
        again = work_like(dose.work, low, high)
        if step_share(load, upper) <= self.most_rise + _SLACK:
            return self._load_up(dose, found, upper, again)
        most = high + self.extra_reps
        if found.weakest < most:
            work = work_like(dose.work, most if dose.work.is_exact else low, most)
            return self._work_first(dose, load, upper, work)
        if promises(load, found.weakest, upper, low):
            return self._load_up(dose, found, upper, again)
        return self._too_large(dose, found, load, upper, low)


@attrs.frozen(kw_only=True)
class TwoForTwo(LoadedProgression):
    """A heavier load after two sessions in a row with two repetitions more than asked for in the last set.

    Every other set has to reach its repetitions. The load goes to `max(rd(L (1 + rise)), the next load)` and
    the count begins again; it also does after a session that falls short. Where the next load is more than 10
    % up, repetitions rise by two first, and the load goes up when they, by an estimate of the 1RM, promise
    the first number of repetitions with it. A set below the dose, or a lighter load, is a miss; after two
    in a row the load falls to 90 %.

    Source: 2F2 (C).

    Attributes:
        over: Repetitions above the target in the last set.
        sessions: Sessions in a row that it takes.
        rise: Rise of the load, as a share, before rounding: 5 % for the large lifts of the legs; 2.5 % suits
            small muscles and the upper body.
        most_rise: Largest rise of the load, as a share.
        rir: Reserve that a success needs where the dose asks for none.
        misses: Misses in a row after which the load falls.
        fall: Share of the load that stays then.
        increment: Step between two loads; 2.5 kg or 5 lb by the dose when left out.
        rack: Bar and plates or dumbbells at hand, in place of the increment.

    Raises:
        InvalidValueError: A parameter is out of range.

    Example:
        >>> from runstrength.model import Performed
        >>> dose, done = Dose.parse("3x8+ @60kg"), Performed.parse("8,8,10 @60kg")
        >>> print(TwoForTwo().advance(dose, done))
        3x8+ @60kg: 1 of the 2 successes in a row that it takes: the same again.
        >>> print(TwoForTwo().advance(dose, done, [(dose, done)]).dose)
        3x8+ @62.5kg
    """

    over: int = attrs.field(
        default=2,
        metadata=parameter(
            "repetitions above the target in the last set", unit="repetitions", source="2F2", grade="C"
        ),
    )
    sessions: int = attrs.field(
        default=2, metadata=parameter("sessions in a row that it takes", source="2F2", grade="C")
    )
    rise: float = attrs.field(
        default=0.05, metadata=parameter("rise of the load before rounding", source="2F2", grade="C")
    )

    def _check_own(self, faults: Faults) -> None:
        faults.whole("over", self.over, 1, 20)
        faults.whole("sessions", self.sessions, 1, 20)
        if isinstance(self.most_rise, float):
            faults.number("rise", self.rise, 0, self.most_rise)

    def _check_dose(self, dose: Dose) -> None:
        _check_reps(type(self).__name__, dose)

    def _succeeded(self, dose: Dose, found: Review) -> bool:
        enough = found.rir is None or found.rir >= needed_rir(dose, self.rir)
        return (
            found.lighter is None
            and enough
            and found.weakest >= dose.work.low
            and found.last >= dose.work.high + self.over
        )

    @property
    def _share(self) -> float:
        return self.rise

    def _next(self, dose: Dose, found: Review, before: Before) -> Step:
        if self._missed(dose, found):
            return self._after_miss(dose, found, before)
        count = 0
        if found.last >= dose.work.high + self.over:
            upper = self._rise(dose, found)
            if isinstance(upper, Step):
                return upper
            count = 1 + self._successes(dose, before)
            if count >= self.sessions:
                return self._after_success(dose, found, upper, before)
        return Step(dose, Reason("one-more-success", (("count", count), ("needed", self.sessions))))

    def _successes(self, dose: Dose, before: Before) -> int:
        """Count the successes right before this session, with the same work."""

        def counts(past: Past, found: Review) -> bool:
            return past.dose.work == dose.work and self._succeeded(past.dose, found)

        return before.in_a_row(dose, counts, self.sessions - 1)

    def _after_success(self, dose: Dose, found: Review, upper: Load | Bodyweight, before: Before) -> Step:
        load = found.load or upper
        if step_share(load, upper) <= self.most_rise + _SLACK:
            return self._load_up(dose, found, upper, dose.work)
        first = _first_work(dose, before.history)
        if promises(load, min(found.weakest, found.last), upper, first.low):
            return self._load_up(dose, found, upper, first)
        more = dose.work.high + self.over
        if more > MAX_REPS:
            return self._too_large(dose, found, load, upper, first.low)
        return self._work_first(dose, load, upper, work_like(dose.work, dose.work.low + self.over, more))


def _first_work(dose: Dose, history: History) -> Work:
    """Return the work with which the present load began."""
    work = dose.work
    for entry in reversed(history):
        past = past_of(entry)
        if past.dose.load != dose.load:
            break
        work = past.dose.work
    return work


def _check_reps(owner: str, dose: Dose) -> None:
    if dose.work.unit is not WorkUnit.REPETITIONS:
        faults = Faults(owner)
        faults.add("dose", dose, "a dose that counts repetitions")
        faults.raise_any()
