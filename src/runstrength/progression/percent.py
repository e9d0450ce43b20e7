"""Progressions by the 1RM: percentages of a training maximum, and the reserve that was left."""

from __future__ import annotations

import math
from functools import lru_cache

import attrs

from runstrength.errors import Faults, as_items
from runstrength.formulas.autoregulation import (
    AUTOREG_CLIP,
    QUICK_STEP_KG,
    QUICK_TARGET_RPE,
    quick_autoreg,
    rir_autoreg,
)
from runstrength.formulas.effort import rir_to_rpe, rpe_to_rir
from runstrength.formulas.load import Dumbbells, Rack, UnloadableError
from runstrength.formulas.one_rep_max import DOMAINS, MAX_REPS, NSL, Formula, e1rm, pct_to_reps
from runstrength.model.dose import Dose, WorkUnit
from runstrength.model.exercise import Exercise
from runstrength.model.performed import Performed
from runstrength.progression._api import (
    Before,
    History,
    JudgingProgression,
    Progression,
    Step,
    as_load,
    check_arguments,
    moved,
    parameter,
    past_of,
    work_like,
)
from runstrength.progression._load import Kit, increment_kg, load_of, rounded
from runstrength.progression._reason import Reason
from runstrength.progression._review import Review, needed_rir, needed_rpe
from runstrength.quantities import Load, LoadUnit, Range

__all__ = ["PercentBased", "RirAutoregulation"]

_LEAST_PERCENT = min(NSL.values())
_FEWEST_AT_100 = 1


def _as_percents(values: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(float(v) if type(v) is int else v for v in as_items(values))


@attrs.frozen(kw_only=True)
class PercentBased(Progression):
    """Loads as percentages of a training maximum, one after the other.

    The training maximum is a share of the 1RM, 90 % by default. The 1RM is the best estimate from the sets of
    this session and of the cycle before it whose reserve is known: logged, or the last set of an open-ended
    dose, which leaves none. Until there is one `one_rep_max` stands in. The load is rounded down, so it is
    never above that percentage of the 1RM, and the repetitions are at most what the NSCA chart allows at the
    percentage, less the reserve.

    Source: NSL (C) for the repetitions; the share is D.

    Attributes:
        percents: The percentages of the sessions of a cycle, in order, above 0 and up to 100.
        share: Training maximum as a share of the 1RM, 0.5 to 1.
        rir: Reserve that the repetitions leave where the dose asks for none.
        one_rep_max: The 1RM until one can be estimated.
        formula: The estimator.
        increment: Step between two loads; 2.5 kg or 5 lb by the dose when left out.
        rack: Bar and plates or dumbbells at hand, in place of the increment.

    Raises:
        InvalidValueError: A parameter is out of range.

    Example:
        >>> from runstrength.model import Performed
        >>> waves = PercentBased(percents=(75, 80, 85), one_rep_max=Load(100))
        >>> print(waves.advance(Dose.parse("3x5 @67.5kg"), Performed.parse("5,5,5 @67.5kg")))
        3x5 @70kg @80%: 80 % of the training maximum of 90kg is 70kg, for 5.
    """

    percents: tuple[float, ...] = attrs.field(
        default=(75.0, 80.0, 85.0),
        converter=_as_percents,
        metadata=parameter("percentages of the sessions of a cycle", unit="%"),
    )
    share: float = attrs.field(default=0.9, metadata=parameter("training maximum as a share of the 1RM"))
    rir: float = attrs.field(
        default=1.0, metadata=parameter("reserve that the repetitions leave", unit="repetitions")
    )
    one_rep_max: Load | None = attrs.field(
        default=None,
        converter=as_load,
        metadata=parameter("the 1RM until one can be estimated", unit="kg or lb"),
    )
    formula: Formula = attrs.field(
        default="epley", metadata=parameter("the estimator", source="REY06", grade="B")
    )
    increment: Load | None = attrs.field(
        default=None, converter=as_load, metadata=parameter("step between two loads", unit="kg or lb")
    )
    rack: Kit | None = attrs.field(
        default=None, metadata=parameter("what is at hand, in place of the increment")
    )

    def __attrs_post_init__(self) -> None:
        """Refuse parameters out of range."""
        faults = Faults("PercentBased")
        if not self.percents:
            faults.add("percents", self.percents, "at least one percentage")
        for at, percent in enumerate(self.percents):
            faults.number(f"percents[{at}]", percent, 1, 100, "%")
        faults.number("share", self.share, 0.5, 1)
        faults.number("rir", self.rir, 0, MAX_REPS - 1)
        _check_equipment(faults, self.formula, self.increment, self.rack)
        faults.instance(
            "one_rep_max", self.one_rep_max, (Load, type(None)), "a Load, a text such as 100kg, or None"
        )
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
        """Return the next dose and the reason for it; see `Progression.advance`."""
        check_arguments("PercentBased", dose, performed, pain)
        _check_reps("PercentBased", dose)
        found = self._estimate(dose, performed, history)
        if found is None:
            return Step(dose, Reason("no-estimate"), exercise=exercise)
        kg, unit = found
        maximum = self.share * kg
        percent = self.percents[(len(history) + 1) % len(self.percents)]
        load = rounded(percent / 100 * maximum, unit, self.increment, self.rack)
        if load is None:
            return Step(
                dose,
                Reason("no-lighter-load", (("load", load_of(maximum, unit)),)),
                blocked=True,
                exercise=exercise,
            )
        work = work_like(dose.work, *self._reps(dose, percent))
        why = Reason(
            "percent",
            (
                ("percent", percent),
                ("maximum", load_of(round(maximum, 3), unit)),
                ("load", load),
                ("work", work),
            ),
        )
        return Step(attrs.evolve(dose, work=work, load=load, percent=Range(percent)), why, exercise=exercise)

    def _reps(self, dose: Dose, percent: float) -> tuple[int, int]:
        """Return the repetitions of the dose, no more than the chart allows with the reserve."""
        chart = pct_to_reps(max(percent, _LEAST_PERCENT))
        most = max(_FEWEST_AT_100, math.floor(chart - needed_rir(dose, self.rir) + 1e-9))
        return min(dose.work.low, most), min(dose.work.high, most)

    def _estimate(self, dose: Dose, performed: Performed, history: History) -> tuple[float, LoadUnit] | None:
        """Return the best 1RM of one cycle in kilograms, with the unit to write it in."""
        best: tuple[float, LoadUnit] | None = None
        past = [past_of(entry) for entry in history[max(0, len(history) - len(self.percents) + 1) :]]
        for asked, done in ((dose, performed), *((one.dose, one.performed) for one in past)):
            found = _best_estimate(asked, done, self.formula)
            if found is not None and (best is None or found[0] > best[0]):
                best = found
        if best is None and self.one_rep_max is not None:
            return self.one_rep_max.kg, self.one_rep_max.unit
        return best


@lru_cache(maxsize=1024)
def _e1rm(load_kg: float, reps: int, rir: float, formula: Formula) -> float:
    return e1rm(load_kg, reps, rir=rir, formula=formula)


def _best_estimate(dose: Dose, performed: Performed, formula: Formula) -> tuple[float, LoadUnit] | None:
    """Return the best 1RM from the sets whose reserve is known, in kilograms, with its unit."""
    best: tuple[float, LoadUnit] | None = None
    for side in (performed.sets, performed.right or ()):
        for at, one in enumerate(side, 1):
            rir = one.rir
            if rir is None and one.rpe is not None:
                rir = rpe_to_rir(one.rpe)
            if rir is None and dose.work.open_ended and at == len(side):
                rir = 0.0
            if rir is None or not isinstance(one.load, Load) or one.unit is not WorkUnit.REPETITIONS:
                continue
            if not 1 <= one.done <= one.done + rir <= MAX_REPS:
                continue
            kg = _e1rm(one.load.kg, one.done, rir, formula)
            if best is None or kg > best[0]:
                best = kg, one.load.unit
    return best


@attrs.frozen(kw_only=True)
class RirAutoregulation(JudgingProgression):
    """The next load from the reserve that was left.

    What could have been done, repetitions and reserve together, is set against what was asked for, both
    through one estimator: more never lowers the load, less never raises it, and a session exactly as asked
    leaves it alone. The hardest set counts, and the change is at most 10 %. In the quick mode the load moves
    by 2.5 kg for each point of RPE off the target instead.

    Source: ZOU16 (B); the quick mode is ZOU16 (C); the limit of 10 % is D.

    Attributes:
        rir: Reserve that is aimed at where the dose asks for none.
        clip: Largest change as a share of the load, 0 to 0.5.
        formula: The estimator.
        quick: Whether to go by points of RPE.
        step_kg: Change for one point in the quick mode, in kilograms.
        increment: Step between two loads; 2.5 kg or 5 lb by the dose when left out.
        rack: Bar and plates or dumbbells at hand, in place of the increment.

    Raises:
        InvalidValueError: A parameter is out of range.

    Example:
        >>> from runstrength.model import Performed
        >>> dose, done = Dose.parse("3x5 @100kg @RIR2"), Performed.parse("5,5,5 @100kg @RIR4")
        >>> print(RirAutoregulation().advance(dose, done))
        3x5 @105kg @RIR2: It was easier than asked for, so the load goes from 100kg to 105kg.
    """

    rir: float = attrs.field(
        default=2.0,
        metadata=parameter("reserve that is aimed at", unit="repetitions", source="ZOU16", grade="B"),
    )
    clip: float = attrs.field(default=AUTOREG_CLIP, metadata=parameter("largest change of the load"))
    formula: Formula = attrs.field(
        default="epley", metadata=parameter("the estimator", source="REY06", grade="B")
    )
    quick: bool = attrs.field(
        default=False, metadata=parameter("whether to go by points of RPE", source="ZOU16", grade="C")
    )
    step_kg: float = attrs.field(
        default=QUICK_STEP_KG,
        metadata=parameter("change for one point in the quick mode", unit="kg", source="ZOU16", grade="C"),
    )
    increment: Load | None = attrs.field(
        default=None, converter=as_load, metadata=parameter("step between two loads", unit="kg or lb")
    )
    rack: Kit | None = attrs.field(
        default=None, metadata=parameter("what is at hand, in place of the increment")
    )

    def __attrs_post_init__(self) -> None:
        """Refuse parameters out of range."""
        faults = Faults("RirAutoregulation")
        faults.number("rir", self.rir, 0, MAX_REPS - 1)
        faults.number("clip", self.clip, 0, 0.5)
        faults.instance("quick", self.quick, bool, "True or False")
        faults.number("step_kg", self.step_kg, 0.01, 100, "kg")
        _check_equipment(faults, self.formula, self.increment, self.rack)
        faults.raise_any()

    def _check_dose(self, dose: Dose) -> None:
        _check_reps("RirAutoregulation", dose)
        target = dose.work.high + needed_rir(dose, self.rir)
        if target > MAX_REPS and not self.quick:
            faults = Faults("RirAutoregulation")
            faults.add("dose", dose, f"a dose of at most {MAX_REPS} repetitions with its reserve")
            faults.raise_any()

    def _next(self, dose: Dose, found: Review, before: Before) -> Step:  # noqa: ARG002 - part of the form
        load = found.load
        if not isinstance(load, Load):
            return Step(dose, Reason("no-load"), blocked=True)
        if found.lighter is not None:
            why = Reason("lighter-load", (("logged", found.lighter), ("asked", load)))
            return Step(dose, why)
        if found.rir is None:
            return Step(dose, Reason("effort-missing"))
        try:
            kg = self._quick(dose, found, load) if self.quick else self._by_estimate(dose, found, load)
        except UnloadableError:
            return Step(dose, Reason("no-lighter-load", (("load", load),)), blocked=True)
        if kg == load.kg:
            return Step(dose, Reason("on-target"))
        new = load_of(kg, load.unit)
        code = "easier-than-asked" if kg > load.kg else "harder-than-asked"
        why = Reason(code, (("before", load), ("after", new)))
        return Step(moved(dose, dose.work, new), why)

    def _by_estimate(self, dose: Dose, found: Review, load: Load) -> float:
        return rir_autoreg(
            load.kg,
            target_reps=dose.work.high,
            target_rir=needed_rir(dose, self.rir),
            reps=min(found.weakest, 100),
            rir=found.rir or 0,
            formula=self.formula,
            clip=self.clip,
            increment_kg=increment_kg(load.unit, self.increment),
            rack=self.rack,
        )

    def _quick(self, dose: Dose, found: Review, load: Load) -> float:
        rpe = rir_to_rpe(found.rir or 0)
        target = needed_rpe(dose, QUICK_TARGET_RPE)
        if found.weakest < dose.work.low and rpe < target:
            return load.kg
        return quick_autoreg(
            load.kg,
            rpe,
            target_rpe=target,
            step_kg=self.step_kg,
            increment_kg=increment_kg(load.unit, self.increment),
            rack=self.rack,
        )


def _check_equipment(faults: Faults, formula: object, increment: object, rack: object) -> None:
    if formula not in DOMAINS:
        faults.add("formula", formula, "one of " + ", ".join(DOMAINS))
    faults.instance("increment", increment, (Load, type(None)), "a Load, a text such as 5kg, or None")
    faults.instance("rack", rack, (Rack, Dumbbells, type(None)), "a Rack, Dumbbells or None")


def _check_reps(owner: str, dose: Dose) -> None:
    if dose.work.unit is not WorkUnit.REPETITIONS:
        faults = Faults(owner)
        faults.add("dose", dose, "a dose that counts repetitions")
        faults.raise_any()
