"""PLY004: drills of the highest impact for someone who lacks the base for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from runstrength.exercises import catalogue
from runstrength.findings import Fix, FixKind, Quantity, Severity
from runstrength.model.athlete import Athlete
from runstrength.model.exercise import Exercise, Modality
from runstrength.model.session import Prescription
from runstrength.rules._api import Breach, Case, Context, SessionRule, parameter, rule
from runstrength.rules._fixes import fix_of, swapped
from runstrength.timeline import Lack, SessionFacts

_SHOCK: Final = 3
"""The highest impact that an exercise can have."""
_WEEKS_IN_YEAR: Final = 52.0
_MONTHS_IN_YEAR: Final = 12
_DROP = "mon strength: drop jump 3x5"


@rule(
    "PLY004",
    "high-impact-without-base",
    sources=("convention", "ALR"),
    grade="D",
    messages=(
        "{exercise} has the highest impact, and the athlete is new to lifting; jump with less impact first",
        "{exercise} has the highest impact, after {measured} of lifting; build {limit} first",
        "{exercise} has the highest impact, at {measured}; leave it out below {limit}",
    ),
    needs=(Lack.CONTENT,),
    flagged=(
        Case(
            _DROP,
            athlete={"level": "novice"},
            where=("mon (drop jump)",),
            severity=Severity.WARNING,
            title="a novice",
        ),
        Case(
            f"{_DROP}; bounding 2x10; drop jump 1x5",
            athlete={"lifting_months": 5},
            where=("mon (bounding)", "mon (drop jump)"),
            severity=Severity.WARNING,
            title="under six months of lifting, one finding for each exercise",
        ),
        Case(
            _DROP,
            athlete={"age": 15, "supervised": True},
            where=("mon (drop jump)",),
            severity=Severity.WARNING,
            title="at 15, supervised",
        ),
        Case(
            _DROP,
            athlete={"age": 15},
            where=("mon (drop jump)",),
            severity=Severity.ERROR,
            title="at 15, not supervised",
        ),
        Case(
            _DROP,
            athlete={"lifting_months": 6},
            options={"weeks": 27},
            where=("mon (drop jump)",),
            severity=Severity.WARNING,
            title="26 weeks of lifting where 27 are asked for",
        ),
    ),
    clean=(
        Case(_DROP, title="an intermediate athlete"),
        Case(_DROP, athlete={"age": 16}, title="at 16"),
        Case(_DROP, athlete={"lifting_months": 6}, title="six months of lifting"),
        Case(
            "mon strength: countermovement jump 3x5; pogo hops 3x10",
            athlete={"level": "novice"},
            title="a novice jumps with less impact",
        ),
        Case(
            _DROP,
            athlete={"lifting_months": 6},
            options={"weeks": 26},
            title="26 weeks where 26 are asked for",
        ),
    ),
)
class HighImpactWithoutBase(SessionRule):
    """A session has drills of the highest impact for someone too new to lifting, or too young.

    What it checks:
        Drills of impact 3, such as drop jumps and bounding: for novices, for athletes whose known months of
        lifting are fewer than six weeks, and below 16 years of age. It warns, and below 16 it is an error
        unless the athlete is supervised.

    Why it matters:
        Landings of the highest impact ask for strength that takes time to build; the usual advice is a base
        of strength first, and none of these drills under 16 (ALR).

    Known limits:
        That is practitioners' advice, and six weeks are our convention. A novice here has lifted for under
        six months, which takes in the six weeks, so that the limit shows only where it is raised. The
        athlete's months are taken at their word and the weeks of the plan are not added to them.

    How to fix it:
        Take an easier step of the same ladder, such as a countermovement jump instead of a drop jump.

    Options:
        `weeks`: weeks of lifting that anybody needs first.
        `age`: years below which it speaks whatever the training.
    """

    weeks: float = parameter(default=6.0, unit="weeks", text="weeks of lifting that anybody needs first")
    age: float = parameter(
        default=16.0, unit="years", source="ALR", grade="C", text="years below which it speaks"
    )

    def check(self, facts: SessionFacts, context: Context) -> Iterator[Breach]:
        """Object to each drill of the highest impact."""
        if facts.impact < _SHOCK:
            return
        reason = self._reason(context.athlete)
        if reason is None:
            return
        severity, template, measured, limit = reason
        for exercise in dict.fromkeys(p.exercise for p in facts.prescriptions):
            if exercise.modality is Modality.PLYOMETRIC and exercise.impact >= _SHOCK:
                values = {"exercise": exercise.name}
                yield Breach(
                    severity,
                    measured,
                    limit,
                    template,
                    values,
                    exercise=exercise.name,
                    fix=_step_down(exercise, facts.prescriptions),
                )

    def _reason(self, athlete: Athlete) -> tuple[Severity, str, Quantity | None, Quantity | None] | None:
        if athlete.age is not None and athlete.age < self.age:
            severity = Severity.WARNING if athlete.supervised else Severity.ERROR
            return severity, self.messages[2], Quantity(athlete.age, "years"), Quantity(self.age, "years")
        if athlete.is_novice:
            return Severity.WARNING, self.messages[0], None, None
        if athlete.lifting_months is not None:
            weeks = athlete.lifting_months * _WEEKS_IN_YEAR / _MONTHS_IN_YEAR
            if weeks < self.weeks:
                return (
                    Severity.WARNING,
                    self.messages[1],
                    Quantity(weeks, "weeks"),
                    Quantity(self.weeks, "weeks"),
                )
        return None


def _step_down(exercise: Exercise, prescriptions: Sequence[Prescription]) -> Fix | None:
    lower = catalogue.easier(exercise) if exercise.name in catalogue else ()
    easier = next((e for e in lower if e.impact < _SHOCK), None)
    return _instead(easier, exercise, prescriptions) if easier else None


def _instead(easier: Exercise, exercise: Exercise, prescriptions: Sequence[Prescription]) -> Fix:
    edits = swapped(prescriptions, exercise.name, easier)
    return fix_of(FixKind.EXERCISE, f"take {easier.name} instead of {exercise.name}", edits)
