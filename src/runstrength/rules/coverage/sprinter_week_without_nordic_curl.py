"""COV008: a sprinter's week without the Nordic curl."""

from __future__ import annotations

from collections.abc import Iterator

from runstrength.findings import Quantity, Severity
from runstrength.model.athlete import RunnerType
from runstrength.rules._api import Breach, Case, Context, WeekRule, parameter, rule
from runstrength.rules.coverage._judged import is_judged
from runstrength.timeline import Lack, LineWeek

_SPRINTER: dict[str, object] = {"type": "sprinter"}
_SQUAT = "mon strength: back squat 3x5; Romanian deadlift 3x8"


@rule(
    "COV008",
    "sprinter-week-without-nordic-curl",
    sources=("convention", "DOR12"),
    grade="D",
    messages=("{measured} of hamstring work under lengthening in a sprinter's week; plan at least {limit}",),
    needs=(Lack.CONTENT,),
    flagged=(
        Case(
            _SQUAT,
            athlete=_SPRINTER,
            where=("the whole",),
            severity=Severity.INFO,
            title="hamstrings, but no Nordic curl",
        ),
        Case(
            f"{_SQUAT}; Nordic curl 1x5",
            athlete=_SPRINTER,
            options={"sets": 2},
            where=("the whole",),
            title="one set where two are asked for",
        ),
    ),
    clean=(
        Case(f"{_SQUAT}; Nordic curl 1x5", athlete=_SPRINTER, title="one set"),
        Case(
            f"{_SQUAT}; slider leg curl 2x8",
            athlete=_SPRINTER,
            options={"exercises": ("Nordic curl", "slider leg curl")},
            title="another exercise, where it is accepted",
        ),
        Case(_SQUAT, athlete={"type": "marathoner"}, title="a marathoner"),
        Case(_SQUAT, title="what they run for is not known"),
        Case(f"week [race]\n{_SQUAT}", athlete=_SPRINTER, title="the week of a race"),
        Case(f"{_SQUAT}\nthu strength 30min", athlete=_SPRINTER, title="content not known: never guessed"),
    ),
)
class SprinterWeekWithoutNordicCurl(WeekRule):
    """The week of a sprinter has no Nordic curl.

    What it checks:
        For sprinters: sets of the Nordic curl in a week, whatever the effort. Weeks without a strength
        session beyond light work, weeks with a session whose exercises are not known, and weeks labelled
        race, taper, recovery or return are left alone.

    Why it matters:
        Above 7 m/s the hamstrings are among the muscles that set the speed (DOR12), and they work hardest
        while they lengthen, as they do in this exercise. That it belongs into a sprinter's week is our
        convention.

    Known limits:
        We hold no trial that shows faster sprints. The exercise goes by its name, and others that load the
        hamstrings while they lengthen may do as well: name them in the option. Soreness after the first
        sessions is common.

    How to fix it:
        Add one or two sets of three to five slow repetitions at the end of a session. Without an anchor for
        the feet, slider leg curls come close; name them in the option.

    Options:
        `sets`: least sets in a week.
        `exercises`: names of the exercises that count.
    """

    by_content = True
    asks_for_more = True

    sets: int = parameter(default=1, unit="sets", text="least sets in a week")
    exercises: tuple[str, ...] = parameter(default=("Nordic curl",), text="names of the exercises that count")

    def check(self, week: LineWeek, context: Context) -> Iterator[Breach]:
        """Object to too few sets."""
        if context.athlete.type is not RunnerType.SPRINTER or not is_judged(week):
            return
        sets = sum(
            p.dose.sets
            for placed in week.sessions
            for p in placed.facts.prescriptions
            if p.exercise.name in self.exercises
        )
        if sets < self.sets:
            yield Breach(Severity.INFO, Quantity(sets, "sets"), Quantity(self.sets, "sets"))
