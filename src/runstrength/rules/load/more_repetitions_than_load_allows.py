"""LOD005: more repetitions at a load than anybody is likely to manage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import floor
from typing import Final

import attrs

from runstrength.findings import Edit, Fix, FixKind, Quantity, Severity
from runstrength.formulas import MAX_REPS, NSL, pct_to_reps, reps_to_pct
from runstrength.formulas.effort import rpe_to_rir
from runstrength.model.dose import Dose
from runstrength.model.session import Prescription
from runstrength.quantities import Load, Range
from runstrength.rules._api import Breach, Case, Context, SessionRule, parameter, rule
from runstrength.rules._fixes import dosed, fix_of, lighter
from runstrength.rules.load._lifting import is_lifted
from runstrength.timeline import Lack, SessionFacts, percent_of

_WHOLE: Final = 100.0
_LEAST: Final = min(NSL.values())


@rule(
    "LOD005",
    "more-repetitions-than-load-allows",
    sources=("NSL", "NUZ24", "RIC14"),
    grade="C",
    messages=(
        (
            "{exercise} asks for {measured} at {percent} of the maximum, those in reserve included; "
            "the load chart has {limit}"
        ),
        "{exercise} asks for {measured} at {percent} of the maximum, which can be lifted once at most",
    ),
    needs=(Lack.CONTENT,),
    flagged=(
        Case(
            "mon strength: back squat 3x10 @85%",
            where=("mon (back squat)",),
            severity=Severity.INFO,
            title="ten where the chart has six: four more",
        ),
        Case(
            "mon strength: back squat 3x16 @85%",
            where=("mon (back squat)",),
            severity=Severity.WARNING,
            title="ten more than the chart has",
        ),
        Case(
            "mon strength: back squat 3x8 @85% @RIR2",
            where=("mon (back squat)",),
            severity=Severity.INFO,
            title="those in reserve count",
        ),
        Case(
            "mon strength: back squat 3x7 @85% @RPE7",
            where=("mon (back squat)",),
            title="an RPE stands for repetitions in reserve",
        ),
        Case(
            "mon strength: back squat 1x2 @100%",
            where=("mon (back squat)",),
            severity=Severity.ERROR,
            title="two repetitions at the maximum",
        ),
        Case(
            "mon strength: back squat 1x1 @105% @RIR1",
            where=("mon (back squat)",),
            severity=Severity.ERROR,
            title="one in reserve beyond the maximum",
        ),
        Case(
            "mon strength: back squat 3x10 @85kg",
            athlete={"one_rep_maxes": {"back squat": "100kg"}},
            where=("mon (back squat)",),
            title="the percentage of a known maximum",
        ),
    ),
    clean=(
        Case("mon strength: back squat 3x9 @85%", title="three more than the chart has"),
        Case(
            "mon strength: back squat 3x6 @80-90% @RIR2-4", title="the easiest reading of the ranges counts"
        ),
        Case("mon strength: back squat 1x1 @100%", title="the maximum once"),
        Case("mon strength: back squat 3x30 @60%", title="lighter than the chart goes"),
        Case("mon strength: back squat 3x20 @100kg", title="the maximum is not known: never guessed"),
        Case("mon strength: isometric calf hold 5x45s/side @90%", title="a hold has no repetitions"),
    ),
)
class MoreRepetitionsThanLoadAllows(SessionRule):
    """A prescription asks for more repetitions at a load than the load chart has.

    What it checks:
        The repetitions of a lift and those that it keeps in reserve, as RIR or from RPE, against the load
        chart at its percentage of the one-repetition maximum, as given or from a known maximum. Of ranges the
        easiest reading counts. From four more than the chart it informs, from ten more it warns; at the
        maximum and beyond anything but a single without reserve is an error.

    Why it matters:
        What cannot be done at all is a slip of the pen, or a maximum that is out of date. The chart is the
        usual one (NSL).

    Known limits:
        The chart is far too low for legs and for runners: on the leg press endurance runners managed 19.8
        repetitions at 80 % (RIC14), where it has eight, and people in general manage more than such charts
        say (NUZ24). So four and ten are far apart from it, both are conventions, and nothing below the
        maximum is an error. Below 65 % the chart ends and nothing is said.

    How to fix it:
        Lower the load or the repetitions, or test the maximum again.

    Options:
        `info_reps`: repetitions above the chart from which it informs.
        `warning_reps`: repetitions above the chart from which it warns.
    """

    info_reps: float = parameter(
        default=4.0, unit="reps", text="repetitions above the chart from which it informs"
    )
    warning_reps: float = parameter(
        default=10.0, unit="reps", text="repetitions above the chart from which it warns"
    )

    def check(self, facts: SessionFacts, context: Context) -> Iterator[Breach]:
        """Object to each prescription far above the chart."""
        prescriptions = facts.prescriptions
        if not prescriptions:
            return
        maxes = dict(context.athlete.one_rep_maxes)
        for prescription in prescriptions:
            if is_lifted(prescription):
                dose = prescription.dose
                percent = dose.percent.low if dose.percent else percent_of(prescription, maxes)
                if percent is not None and percent >= _LEAST:
                    yield from self._judge(prescription, percent, maxes)

    def _judge(
        self, prescription: Prescription, percent: float, maxes: Mapping[str, Load]
    ) -> Iterator[Breach]:
        reps = prescription.dose.work.low + _reserve(prescription.dose)
        allowed = pct_to_reps(min(percent, _WHOLE))
        severity = self._severity(reps, allowed, percent)
        if severity is None:
            return
        name = prescription.exercise.name
        yield Breach(
            severity,
            Quantity(reps, "reps"),
            Quantity(allowed, "reps"),
            self.messages[severity is Severity.ERROR],
            {"exercise": name, "percent": Quantity(percent, "%")},
            exercise=name,
            fix=_lighter(prescription, floor(reps_to_pct(min(reps, MAX_REPS))), maxes),
        )

    def _severity(self, reps: float, allowed: float, percent: float) -> Severity | None:
        if percent >= _WHOLE:
            return Severity.ERROR if reps > 1 else None
        if reps - allowed >= self.warning_reps:
            return Severity.WARNING
        return Severity.INFO if reps - allowed >= self.info_reps else None


def _lighter(prescription: Prescription, percent: int, maxes: Mapping[str, Load]) -> Fix:
    """Propose the load at which the chart has the repetitions."""
    dose, name = prescription.dose, prescription.exercise.name
    edits: list[Edit] = []
    if dose.percent:
        share = Range(min(percent, dose.percent.low), min(percent, dose.percent.high))
        edits = [dosed(prescription, attrs.evolve(dose, percent=share))]
    else:
        most = maxes[name].kg * percent / 100
        load = lighter(dose.load, most) if isinstance(dose.load, Load) else None
        edits = [dosed(prescription, attrs.evolve(dose, load=load))] if load else []
    return fix_of(FixKind.DOSE, f"take {percent} % of the maximum of {name} at most", edits)


def _reserve(dose: Dose) -> float:
    """Return the fewest repetitions in reserve that its effort allows."""
    if dose.rir:
        return dose.rir.low
    return rpe_to_rir(dose.rpe.high) if dose.rpe else 0.0
