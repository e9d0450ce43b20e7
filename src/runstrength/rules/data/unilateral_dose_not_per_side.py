"""DAT004: an exercise for one side with a dose that does not say so."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from runstrength.findings import FixKind, Severity
from runstrength.rules._api import Breach, Case, Context, SessionRule, rule
from runstrength.rules._fixes import dosed, fix_of
from runstrength.timeline import Lack, SessionFacts, listed_by_side


@rule(
    "DAT004",
    "unilateral-dose-not-per-side",
    sources=("guide",),
    grade="D",
    messages=(
        "{exercise} is done one side at a time, and {dose} does not say whether that is for each side",
    ),
    needs=(Lack.CONTENT,),
    flagged=(
        Case(
            "mon strength: split squat 3x10; glute bridge 3x12",
            where=("mon (split squat)",),
            severity=Severity.WARNING,
            title="one exercise",
        ),
        Case(
            "mon strength: split squat 3x10; side plank 3x30s; split squat 2x8",
            where=("mon (side plank)", "mon (split squat)", "mon (split squat)"),
            title="one finding for each line; two different doses are not left and right",
        ),
        Case(
            "mon strength: split squat 1x10; split squat 1x10; split squat 1x10",
            where=("mon (split squat)",) * 3,
            title="three times is not left and right",
        ),
        Case(
            "mon strength: split squat 3x10\ntue strength: split squat 3x10",
            where=("mon (split squat)", "tue (split squat)"),
            title="in two sessions",
        ),
    ),
    clean=(
        Case("mon strength: split squat 3x10/side; side plank 3x30s/side", title="per side"),
        Case("mon strength: split squat 3x10; split squat 3x10", title="listed once for each side"),
        Case("mon strength: split squat 3x10 + split squat 3x10", title="the same as a superset"),
        Case(
            "mon strength: mountain climbers 3x30s; back squat 3x5", title="sides in turn, and both at once"
        ),
        Case("mon strength 30min", title="content not known"),
    ),
)
class UnilateralDoseNotPerSide(SessionRule):
    """An exercise that is done one side at a time has a dose that does not say per side.

    What it checks:
        Every exercise that the catalogue calls unilateral: its dose should end in `/side`. An exercise that
        stands exactly twice in a session with one and the same dose is taken as left and right and left
        alone.

    Why it matters:
        Three sets of ten lunges may mean thirty or sixty repetitions, and minutes, landings and sets are
        counted by what is written. The guide says it for nearly all of its own exercises.

    Known limits:
        Which reading is right only the author knows: the rule counts what is written and changes nothing by
        itself. Left and right with different doses look like two open doses to it.

    How to fix it:
        Write `/side` after the repetitions or seconds if each side does them all. That doubles what is
        counted, which is why it is never done unasked.

    Options:
        None.
    """

    def check(self, facts: SessionFacts, context: Context) -> Iterator[Breach]:
        """Object to doses that leave the side open."""
        prescriptions = facts.prescriptions
        if all(p.dose.per_side or not p.exercise.per_side for p in prescriptions):
            return
        both_sides = listed_by_side(prescriptions)
        for prescription in prescriptions:
            exercise, dose = prescription.exercise, prescription.dose
            if exercise.per_side and not dose.per_side and prescription not in both_sides:
                amount = f"{dose.sets}x{dose.work}"
                yield Breach(
                    Severity.WARNING,
                    values={"exercise": exercise.name, "dose": amount},
                    exercise=exercise.name,
                    fix=fix_of(
                        FixKind.DOSE,
                        f"write {exercise.name} {amount}/side",
                        [dosed(prescription, attrs.evolve(dose, per_side=True))],
                        is_safe=False,
                    ),
                )
