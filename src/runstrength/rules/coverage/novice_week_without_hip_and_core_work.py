"""COV006: a novice's week without work for the hips or the core."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from runstrength.findings import Quantity, Severity
from runstrength.model.exercise import Exercise
from runstrength.muscles import Muscle, MuscleGroup
from runstrength.rules._api import Breach, Case, Context, WeekRule, parameter, rule
from runstrength.rules.coverage._judged import is_judged
from runstrength.timeline import Lack, LineWeek

_NOVICE: dict[str, object] = {"level": "novice"}
_PARTS: Final = ("hips", "core")


@rule(
    "COV006",
    "novice-week-without-hip-and-core-work",
    sources=("LEP24",),
    grade="B",
    messages=("{measured} for the {part} in the week of a novice; plan at least {limit}",),
    needs=(Lack.CONTENT,),
    flagged=(
        Case(
            "mon strength: back squat 3x10; calf raise 3x12",
            athlete=_NOVICE,
            where=("the whole", "the whole"),
            severity=Severity.INFO,
            title="squats and calves alone: neither hips nor core",
        ),
        Case(
            "mon strength: back squat 3x10; clamshell 2x15/side",
            athlete=_NOVICE,
            where=("the whole",),
            title="hips, and no core",
        ),
        Case(
            "mon strength: plank 3x30s; clamshell 2x15/side",
            athlete={"lifting_months": 5},
            options={"exercises": 2},
            where=("the whole", "the whole"),
            title="one of each where two are asked for",
        ),
    ),
    clean=(
        Case("mon strength: clamshell 2x15/side; plank 3x30s", athlete=_NOVICE, title="one of each"),
        Case(
            "mon strength: back squat 3x10; side-lying hip abduction 2x12/side\nthu strength: dead bug 2x10",
            athlete=_NOVICE,
            title="over the week, and light work counts",
        ),
        Case(
            "mon strength: leg-raised side plank 3x20s/side", athlete=_NOVICE, title="one exercise for both"
        ),
        Case("mon strength: back squat 3x10; calf raise 3x12", title="no novice"),
        Case(
            "mon strength: back squat 3x10; calf raise 3x12",
            athlete={"lifting_months": 6},
            title="six months of lifting",
        ),
        Case("week [race]\nmon strength: back squat 3x10", athlete=_NOVICE, title="the week of a race"),
        Case(
            "mon strength: back squat 3x10\nthu strength 30min",
            athlete=_NOVICE,
            title="content not known: never guessed",
        ),
    ),
)
class NoviceWeekWithoutHipAndCoreWork(WeekRule):
    """A novice's week has no exercise for the side of the hips, or none for the core.

    What it checks:
        For athletes with under six months of lifting: exercises of the week that train the gluteus medius or
        the adductors directly, and exercises that train the core directly, whatever their effort. One
        exercise may do both. Weeks without a strength session beyond light work, weeks with a session whose
        exercises are not known, and weeks labelled race, taper, recovery or return are left alone.

    Why it matters:
        In a trial with 325 novice runners, supervised work for hips and core went with fewer overuse troubles
        than the comparison (LEP24).

    Known limits:
        One trial, of a supervised programme that was done right before runs, and novices in running, not in
        lifting: whoever is one may not be the other. It does not show that an unsupervised exercise does the
        same, and nothing here promises that anybody stays well.

    How to fix it:
        Add one exercise for the side of the hips, such as side-lying hip abduction, and one for the core,
        such as a plank.

    Options:
        `exercises`: least different exercises for each of the two in a week.
    """

    by_content = True
    asks_for_more = True

    exercises: int = parameter(
        default=1, unit="exercises", text="least different exercises for each of the two in a week"
    )

    def check(self, week: LineWeek, context: Context) -> Iterator[Breach]:
        """Object to too few exercises for the hips and for the core."""
        if not context.athlete.is_novice or not is_judged(week):
            return
        done = {p.exercise for placed in week.sessions for p in placed.facts.prescriptions}
        counts = (sum(map(_is_for_hips, done)), sum(MuscleGroup.CORE in exercise.groups for exercise in done))
        for part, count in zip(_PARTS, counts, strict=True):
            if count < self.exercises:
                limit = Quantity(self.exercises, "exercises")
                yield Breach(Severity.INFO, Quantity(count, "exercises"), limit, values={"part": part})


def _is_for_hips(exercise: Exercise) -> bool:
    return Muscle.GLUTEUS_MEDIUS in exercise.direct or Muscle.ADDUCTORS in exercise.direct
