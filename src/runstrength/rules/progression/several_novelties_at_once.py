"""PRG007: a new exercise, more sets and more load for one movement in one week."""

from __future__ import annotations

from collections.abc import Iterator

from runstrength.findings import Quantity, Severity
from runstrength.model.exercise import Pattern
from runstrength.rules._api import Breach, Case, Context, PlanRule, parameter, rule
from runstrength.timeline import Lack, Line
from runstrength.weekly import WeekFigures, weekly


def _plan(*sessions: str) -> str:
    return "\n".join(
        f"week {n}\nmon strength: {session}\nsat easy 40min" for n, session in enumerate(sessions, 1)
    )


@rule(
    "PRG007",
    "several-novelties-at-once",
    sources=("convention",),
    grade="D",
    messages=(
        "{measured} for one movement ({pattern}), {limit} will do: {new} new, {sets} after {before}, {more}",
    ),
    needs=(Lack.CONTENT,),
    flagged=(
        Case(
            _plan("back squat 3x5 @60kg", "back squat 3x5 @62.5kg; goblet squat 2x10"),
            where=("week 2",),
            severity=Severity.INFO,
            title="a new squat, more sets, more load",
        ),
        Case(
            _plan("back squat 3x5 @70%", "back squat 2x5 @75%; goblet squat 2x10; push-up 3x8"),
            where=("week 2",),
            title="percentages too",
        ),
        Case(
            _plan("back squat 3x5 @60kg", "back squat 3x5 @60kg; goblet squat 1x10"),
            options={"changes": 1},
            where=("week 2",),
            title="two changes where one is allowed",
        ),
    ),
    clean=(
        Case(_plan("back squat 3x5 @60kg", "back squat 4x5 @62.5kg"), title="nothing new"),
        Case(
            _plan("back squat 3x5 @60kg", "back squat 3x5 @60kg; goblet squat 1x10"),
            title="a new one and more sets",
        ),
        Case(
            _plan("back squat 3x5 @60kg", "back squat 2x5 @62.5kg; goblet squat 1x10"), title="no more sets"
        ),
        Case(
            _plan("back squat 3x5 @60kg", "back squat 4x5 @62.5kg; push-up 3x8"),
            title="the new one is another movement",
        ),
        Case(
            _plan("push-up 3x8", "push-up 3x8; goblet squat 3x10 @16kg"), title="a movement that is all new"
        ),
        Case(
            _plan(
                "goblet squat 2x10; back squat 1x5 @55kg",
                "back squat 3x5 @60kg",
                "back squat 3x5 @62.5kg; goblet squat 2x10",
            ),
            title="an exercise that was there before",
        ),
    ),
)
class SeveralNoveltiesAtOnce(PlanRule):
    """Exercise, sets and load of one movement go up in one week.

    What it checks:
        For each movement (squat, lunge, hinge and so on), against the last ordinary week: whether an exercise
        is there that no earlier week has, whether there are more sets, and whether an exercise of both weeks
        has more load for the same repetitions. All three together are too many. A movement without sets in
        the last ordinary week is left alone. One finding for each week.

    Why it matters:
        Each change alone asks for more; when soreness or a lost session follows, one wants to know which of
        them it was.

    Known limits:
        Our convention. A harder variation is told from an easier one only by being new, and loads of
        different exercises are not compared.

    How to fix it:
        Bring in the new exercise with the usual number of sets, and raise the loads a week later.

    Options:
        `changes`: most changes at once for one movement.
    """

    by_content = True

    changes: int = parameter(
        default=2, unit="changes", source="convention", text="most changes at once for one movement"
    )

    def check(self, line: Line, context: Context) -> Iterator[Breach]:
        """Object to weeks with too much that is new."""
        figures = weekly(line)
        if not figures.ramps:
            return
        ramps = {ramp.number: ramp for ramp in figures.ramps}
        seen: set[str] = set()
        for number, week in enumerate(figures.weeks, figures.first):
            if week.exercises.keys() <= seen and self.changes >= _ALL_BUT_ONE:
                continue
            ramp = ramps.get(number)
            if ramp and week.is_known and ramp.before.is_known:
                yield from self._of_week(number, week, ramp.before, seen)
            seen.update(week.exercises)

    def _of_week(
        self, number: int, week: WeekFigures, before: WeekFigures, seen: set[str]
    ) -> Iterator[Breach]:
        worst: Breach | None = None
        for pattern in sorted({one.exercise.pattern for one in before.exercises.values()}):
            new = [
                name for name, one in week.exercises.items() if _is(one.exercise.pattern, pattern, name, seen)
            ]
            sets, earlier = _sets(week, pattern), _sets(before, pattern)
            heavier = _heavier(week, before, pattern)
            changes = bool(new) + (sets > earlier) + bool(heavier)
            if changes > self.changes and (
                worst is None or worst.measured is None or changes > worst.measured.value
            ):
                worst = Breach(
                    Severity.INFO,
                    Quantity(changes, "changes"),
                    Quantity(self.changes, "changes"),
                    values={
                        "pattern": pattern.value,
                        "new": " and ".join(sorted(new)) or "nothing",
                        "sets": Quantity(sets, "sets"),
                        "before": str(earlier),
                        "more": f"more load on {' and '.join(heavier) or 'nothing'}",
                    },
                    week=number,
                )
        if worst:
            yield worst


_ALL_BUT_ONE = 2


def _is(pattern: Pattern, wanted: Pattern, name: str, seen: set[str]) -> bool:
    return pattern is wanted and name not in seen


def _sets(week: WeekFigures, pattern: Pattern) -> int:
    return sum(one.sets for one in week.exercises.values() if one.exercise.pattern is pattern)


def _heavier(week: WeekFigures, before: WeekFigures, pattern: Pattern) -> list[str]:
    return sorted(
        {
            lift.exercise
            for lift, top in week.lifts.items()
            if lift in before.lifts
            and top.load > before.lifts[lift].load
            and week.exercises[lift.exercise].exercise.pattern is pattern
        }
    )
