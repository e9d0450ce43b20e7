"""LOD013: a small exercise tires the muscles of a big lift that comes after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from runstrength.findings import FixKind, Severity
from runstrength.model.exercise import Exercise, Modality
from runstrength.model.session import Prescription, StrengthSession
from runstrength.quantities import Load
from runstrength.rules._api import Breach, Case, Context, SessionRule, parameter, rule
from runstrength.rules._fixes import fix_of, reordered
from runstrength.rules.load._lifting import is_leg_lift
from runstrength.timeline import Lack, SessionFacts, is_hard, is_heavy, percent_of


@rule(
    "LOD013",
    "small-exercise-before-big-lift",
    sources=("AC26",),
    grade="A",
    messages=("hard sets of {small} come before heavy sets of {big}; do {big} first",),
    needs=(Lack.CONTENT, Lack.EFFORT),
    flagged=(
        Case(
            "mon strength: glute bridge 3x12 @RPE8; back squat 4x5 @80%",
            where=("mon (back squat)",),
            severity=Severity.INFO,
            title="the glutes first, then squats at 80 per cent",
        ),
        Case(
            "mon strength: slider leg curl 3x8; plank 3x30s; Romanian deadlift 3x6 @RPE8; back squat 4x5",
            where=("mon (Romanian deadlift)",),
            title="the hamstrings first, a hard set where no effort is given",
        ),
        Case(
            "mon strength: glute bridge 3x12 + back squat 4x5 @85%",
            options={"exempt_superset": False},
            where=("mon (back squat)",),
            title="a superset, where it is not exempt",
        ),
    ),
    clean=(
        Case("mon strength: back squat 4x5 @80%; glute bridge 3x12", title="the big lift first"),
        Case("mon strength: glute bridge 3x12; back squat 4x5 @79%", title="not heavy enough"),
        Case("mon strength: glute bridge 2x12 @RPE5; back squat 4x5 @85%", title="easy sets tire nobody"),
        Case("mon strength: calf raise 3x12; back squat 4x5 @85%", title="other muscles"),
        Case("mon strength: box jump 3x5; back squat 4x5 @85%", title="jumps come first"),
        Case("mon strength: split squat 3x8/side; back squat 4x5 @85%", title="another big lift"),
        Case("mon strength: glute bridge 3x12 + back squat 4x5 @85%", title="a superset is meant that way"),
        Case("mon strength: glute bridge 3x12; back squat 4x5", title="effort not known: never guessed"),
    ),
)
class SmallExerciseBeforeBigLift(SessionRule):
    """Hard sets of a small exercise come before heavy sets of a big lift for the same muscles.

    What it checks:
        The order of a session: whether a squat, lunge or hinge with heavy sets, at 80 % of the maximum or
        RPE 8 and beyond, stands after hard sets of another exercise that is none of these and trains one of
        its muscle groups directly. Jumps are left alone, since they come first (PLY005), and so are
        supersets. It speaks once a session.

    Why it matters:
        Lifts gain most where they stand early in the session, so the important ones come first (AC26).

    Known limits:
        AC26 is known to us second-hand. Which lift matters most is for the athlete to say: someone may want
        hamstring curls fresh. Sets count as hard where no effort is given.

    How to fix it:
        Do the big lift first and the small exercise after it.

    Options:
        `exempt_superset`: whether a small exercise in one superset with the lift is left alone.
    """

    exempt_superset: bool = parameter(
        default=True, text="a small exercise in one superset with the lift is left alone"
    )

    def check(self, facts: SessionFacts, context: Context) -> Iterator[Breach]:
        """Object to the first big lift that stands too late."""
        session = facts.session
        if not isinstance(session, StrengthSession):
            return
        maxes = dict(context.athlete.one_rep_maxes)
        small: list[Exercise] = []
        for step in self._steps(session):
            for prescription in step:
                first = _in_the_way(prescription, small, maxes)
                if first:
                    yield _breach(first.name, prescription.exercise.name, session, maxes)
                    return
            small += [p.exercise for p in step if _is_small(p, maxes)]

    def _steps(self, session: StrengthSession) -> Iterator[Sequence[Prescription]]:
        for item in session.items:
            if isinstance(item, Prescription):
                yield (item,)
            elif self.exempt_superset:
                yield item.prescriptions
            else:
                yield from ((prescription,) for prescription in item.prescriptions)


def _in_the_way(
    prescription: Prescription, small: Sequence[Exercise], maxes: dict[str, Load]
) -> Exercise | None:
    exercise = prescription.exercise
    if not is_leg_lift(exercise) or not is_heavy(prescription, percent_of(prescription, maxes)):
        return None
    return next((s for s in small if s.groups & exercise.groups), None)


def _is_small(prescription: Prescription, maxes: dict[str, Load]) -> bool:
    exercise = prescription.exercise
    if exercise.modality is Modality.PLYOMETRIC or is_leg_lift(exercise):
        return False
    return is_hard(prescription, percent_of(prescription, maxes))


def _breach(small: str, big: str, session: StrengthSession, maxes: dict[str, Load]) -> Breach:
    def comes_first(prescription: Prescription) -> bool:
        return not _is_small(prescription, maxes)

    return Breach(
        Severity.INFO,
        values={"small": small, "big": big},
        exercise=big,
        fix=fix_of(FixKind.REORDER, f"do {big} before {small}", reordered(session, comes_first)),
    )
