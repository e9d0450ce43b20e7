"""COV005: a week without an exercise on one leg."""

from __future__ import annotations

from collections.abc import Iterator

from runstrength.findings import Quantity, Severity
from runstrength.model.exercise import Laterality
from runstrength.muscles import Region
from runstrength.rules._api import Breach, Case, Context, WeekRule, parameter, rule
from runstrength.rules.coverage._judged import is_judged
from runstrength.timeline import Lack, LineWeek

_BOTH = "mon strength: back squat 3x5; calf raise 3x12"


@rule(
    "COV005",
    "week-without-single-leg-work",
    sources=("guide",),
    grade="D",
    messages=("{measured} for one leg at a time in the week; plan at least {limit}",),
    needs=(Lack.CONTENT,),
    flagged=(
        Case(_BOTH, where=("the whole",), severity=Severity.INFO, title="both legs together in all of them"),
        Case(
            f"{_BOTH}; dumbbell row 3x12/side; side plank 3x30s/side",
            where=("the whole",),
            title="one arm is no leg",
        ),
        Case(
            f"{_BOTH}; split squat 3x10/side\nthu strength: split squat 3x10/side",
            options={"min_exercises": 2},
            where=("the whole",),
            title="the same one twice where two are asked for",
        ),
    ),
    clean=(
        Case(f"{_BOTH}; split squat 3x10/side", title="a split squat"),
        Case(f"{_BOTH}\nthu strength: single-leg balance 3x30s/side", title="light work counts"),
        Case(
            f"{_BOTH}; split squat 3x10/side; single-leg calf raise 3x12/side",
            options={"min_exercises": 2},
            title="two where two are asked for",
        ),
        Case(f"{_BOTH}\nthu strength 30min", title="content not known: never guessed"),
        Case(f"week [race]\n{_BOTH}", title="the week of a race"),
    ),
)
class WeekWithoutSingleLegWork(WeekRule):
    """No exercise of a week trains one leg at a time.

    What it checks:
        Whether some exercise of the week is done one leg at a time, or with the legs in turn, and trains a
        muscle group of the legs directly, whatever its effort. Weeks without a strength session beyond light
        work, weeks with a session whose exercises are not known, and weeks labelled race, taper, recovery or
        return are left alone.

    Why it matters:
        Running is done on one leg at a time, and the guide prefers movements that are like running.

    Known limits:
        That likeness was not what made the difference in the trials that we know. Exercises in which
        the sides take turns, such as walking lunges or bounds, do not count.

    How to fix it:
        Replace one exercise on both legs with its neighbour on one, such as a squat with a split squat.

    Options:
        `min_exercises`: least different exercises of this kind in a week.
    """

    by_content = True
    asks_for_more = True

    min_exercises: int = parameter(
        default=1, unit="exercises", source="guide", text="least different exercises of this kind in a week"
    )

    def check(self, week: LineWeek, context: Context) -> Iterator[Breach]:
        """Object to too few exercises on one leg."""
        if not is_judged(week):
            return
        found: set[str] = set()
        for placed in week.sessions:
            for prescription in placed.facts.prescriptions:
                exercise = prescription.exercise
                if (
                    exercise.laterality is not Laterality.BILATERAL
                    and exercise.name not in found
                    and Region.LOWER in exercise.regions
                ):
                    found.add(exercise.name)
                    if len(found) >= self.min_exercises:
                        return
        if len(found) < self.min_exercises:
            limit = Quantity(self.min_exercises, "exercises")
            yield Breach(Severity.INFO, Quantity(len(found), "exercises"), limit)
