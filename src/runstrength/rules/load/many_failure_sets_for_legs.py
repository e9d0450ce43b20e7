"""LOD008: many sets to failure for the legs in a week."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from runstrength.findings import Edit, FixKind, Quantity, Severity
from runstrength.model.session import Prescription
from runstrength.quantities import Range
from runstrength.rules._api import Breach, Case, Context, WeekRule, parameter, rule
from runstrength.rules._fixes import dosed, fix_of
from runstrength.rules.load._lifting import failure_sets, is_leg_lift
from runstrength.timeline import Lack, LineWeek, Trait

_FAILURE = int(Trait.FAILURE)
_RESERVE = Range(2.0)


@rule(
    "LOD008",
    "many-failure-sets-for-legs",
    sources=("MOR17", "AC26"),
    grade="B",
    messages=("{measured} of big leg lifts to failure in the week; keep to {limit}",),
    needs=(Lack.CONTENT,),
    flagged=(
        Case(
            "mon strength: back squat 3x5 @RIR0",
            where=("the whole",),
            severity=Severity.INFO,
            title="three sets without reserve",
        ),
        Case(
            "mon strength: back squat 2x5 @RPE10\nthu strength: Romanian deadlift 3x8+",
            where=("the whole",),
            title="over the week; an open-ended dose goes to failure in its last set",
        ),
    ),
    clean=(
        Case("mon strength: back squat 2x5 @RIR0", title="two sets"),
        Case("mon strength: back squat 4x5+\nthu strength: split squat 4x8+/side", title="two last sets"),
        Case("mon strength: back squat 5x5 @RPE9.5", title="something left"),
        Case("mon strength: calf raise 4x12 @RIR0; push-up 3x8+", title="no big lift for the legs"),
        Case("mon strength: back squat 3x5", title="effort not known: never guessed"),
    ),
)
class ManyFailureSetsForLegs(WeekRule):
    """A week has more than two sets to failure of big lifts for the legs.

    What it checks:
        Sets of squats, lunges and hinges with nothing in reserve: RIR 0, RPE 10, or the last set of an
        open-ended dose.

    Why it matters:
        Sets to failure slow recovery by a day or two (MOR17), and stopping earlier does not consistently cost
        strength (AC26).

    Known limits:
        How many a week are too many for a runner nobody has tested; two is our convention. What people call
        failure differs.

    How to fix it:
        Stop two repetitions earlier, RIR 2, in all but the last set of a lift.

    Options:
        `sets`: sets to failure of big leg lifts in a week above which it informs.
    """

    by_content = True

    sets: int = parameter(default=2, unit="sets", text="sets to failure above which it informs")

    def check(self, week: LineWeek, context: Context) -> Iterator[Breach]:
        """Object to many sets to failure."""
        sets = 0
        edits: list[Edit] = []
        for placed in week.sessions:
            if placed.facts.mask & _FAILURE:
                for prescription in placed.facts.prescriptions:
                    if is_leg_lift(prescription.exercise) and (failed := failure_sets(prescription.dose)):
                        sets += failed
                        edits.append(_with_reserve(prescription))
        if sets > self.sets:
            yield Breach(
                Severity.INFO,
                Quantity(sets, "sets"),
                Quantity(self.sets, "sets"),
                fix=fix_of(FixKind.DOSE, "leave two repetitions in reserve (RIR 2)", edits),
            )


def _with_reserve(prescription: Prescription) -> Edit:
    dose = prescription.dose
    work = attrs.evolve(dose.work, open_ended=False)
    return dosed(prescription, attrs.evolve(dose, work=work, rpe=None, rir=_RESERVE))
