"""COV007: a distance runner's week without calf work on bent knees."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from runstrength.findings import Quantity, Severity
from runstrength.model.athlete import RunnerType
from runstrength.model.exercise import Exercise, Pattern
from runstrength.muscles import Muscle
from runstrength.rules._api import Breach, Case, Context, WeekRule, parameter, rule
from runstrength.rules.coverage._judged import is_judged
from runstrength.timeline import Lack, LineWeek

_DISTANCE: Final = frozenset({RunnerType.JOGGER, RunnerType.MARATHONER, RunnerType.MIDDLE_DISTANCE})
_MARATHONER: dict[str, object] = {"type": "marathoner"}
_STRAIGHT = "mon strength: back squat 3x5; calf raise 3x12"


@rule(
    "COV007",
    "distance-week-without-soleus-work",
    sources=("HAM10", "DOR12"),
    grade="B",
    messages=("{measured} of calf work on bent knees in the week; plan at least {limit}",),
    needs=(Lack.CONTENT,),
    flagged=(
        Case(
            _STRAIGHT,
            athlete=_MARATHONER,
            where=("the whole",),
            severity=Severity.INFO,
            title="straight knees alone",
        ),
        Case(
            f"{_STRAIGHT}; bent-knee calf raise 1x15",
            athlete={"type": "jogger"},
            options={"sets": 2},
            where=("the whole",),
            title="one set where two are asked for",
        ),
        Case(
            f"{_STRAIGHT}; pogo hops 2x10",
            athlete={"type": "middle distance"},
            where=("the whole",),
            title="jumps are no calf raises",
        ),
    ),
    clean=(
        Case(f"{_STRAIGHT}; bent-knee calf raise 1x15", athlete=_MARATHONER, title="one set on bent knees"),
        Case(f"{_STRAIGHT}\nthu strength: seated calf raise 3x12", athlete=_MARATHONER, title="seated"),
        Case(_STRAIGHT, athlete={"type": "sprinter"}, title="a sprinter"),
        Case(_STRAIGHT, title="what they run for is not known"),
        Case(f"week [taper]\n{_STRAIGHT}", athlete=_MARATHONER, title="a taper week"),
        Case(
            f"{_STRAIGHT}\nthu strength 30min", athlete=_MARATHONER, title="content not known: never guessed"
        ),
    ),
)
class DistanceWeekWithoutSoleusWork(WeekRule):
    """The week of a distance runner has no calf work on bent knees, which aims at the soleus.

    What it checks:
        For joggers, middle-distance runners and marathoners: sets of an ankle exercise that trains the soleus
        directly and the gastrocnemius not, whatever the effort. Weeks without a strength session beyond light
        work, weeks with a session whose exercises are not known, and weeks labelled race, taper, recovery or
        return are left alone.

    Why it matters:
        Soleus and gastrocnemius drive the body forward in late stance (HAM10) and set the speed up to about
        7 m/s (DOR12). On bent knees the gastrocnemius is slack, and the soleus does the work.

    Known limits:
        Simulations show which muscles work, not what training them does: we hold no trial of bent against
        straight knees in runners. Straight knees train the soleus as well.

    How to fix it:
        Replace one set of calf raises, or add one, with the knees bent, standing or seated.

    Options:
        `sets`: least sets of such work in a week.
    """

    by_content = True
    asks_for_more = True

    sets: int = parameter(default=1, unit="sets", text="least sets of such work in a week")

    def check(self, week: LineWeek, context: Context) -> Iterator[Breach]:
        """Object to too few sets."""
        if context.athlete.type not in _DISTANCE or not is_judged(week):
            return
        sets = sum(
            p.dose.sets
            for placed in week.sessions
            for p in placed.facts.prescriptions
            if _is_bent_knee(p.exercise)
        )
        if sets < self.sets:
            yield Breach(Severity.INFO, Quantity(sets, "sets"), Quantity(self.sets, "sets"))


def _is_bent_knee(exercise: Exercise) -> bool:
    direct = exercise.direct
    return (
        exercise.pattern is Pattern.ANKLE and Muscle.SOLEUS in direct and Muscle.GASTROCNEMIUS not in direct
    )
