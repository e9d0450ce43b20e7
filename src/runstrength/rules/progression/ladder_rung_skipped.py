"""PRG009: an exercise more than one rung above what was trained before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from runstrength.exercises import load_catalogue
from runstrength.findings import FixKind, Quantity, Severity
from runstrength.rules._api import Breach, Case, Context, PlanRule, parameter, rule
from runstrength.rules._fixes import fix_of, in_week, swapped
from runstrength.timeline import Lack, Line
from runstrength.weekly import weekly


def _plan(*exercises: str) -> str:
    return "\n".join(f"week {n}\nmon strength: {doses}" for n, doses in enumerate(exercises, 1))


@rule(
    "PRG009",
    "ladder-rung-skipped",
    sources=("convention",),
    grade="D",
    messages=("{exercise} is {measured} above {known}; take {limit} at a time (next would be {next})",),
    needs=(Lack.CONTENT,),
    flagged=(
        Case(
            _plan("dead bug 3x10", "long-lever plank 3x40s"),
            where=("week 2 (long-lever plank)",),
            severity=Severity.WARNING,
            title="over the plank",
        ),
        Case(
            _plan("double-leg squat 3x10", "plank 3x40s", "single-leg squat 3x5/side"),
            where=("week 3 (single-leg squat)",),
            title="from two feet to one",
        ),
    ),
    clean=(
        Case(_plan("plank 3x40s", "long-lever plank 3x30s"), title="one rung"),
        Case(_plan("dead bug 3x10; plank 3x20s", "long-lever plank 3x20s"), title="from the nearest"),
        Case(
            _plan("long-lever plank 3x40s", "dead bug 3x10", "long-lever plank 3x40s"),
            title="down and up again",
        ),
        Case(
            _plan("dead bug 3x10", "plank 3x20s; long-lever plank 3x20s"), title="the rung between beside it"
        ),
        Case(_plan("push-up 3x8", "single-leg squat 3x5/side"), title="nothing of the ladder before"),
        Case("mon strength: dead bug 3x10; long-lever plank 3x20s", title="a week that repeats"),
    ),
)
class LadderRungSkipped(PlanRule):
    """A harder variation comes in before the rungs below it.

    What it checks:
        Exercises that no earlier week has, on the ladders of the catalogue that ships. Rungs are counted from
        the nearest exercise below that an earlier week or the same week has; more than one is too many. Where
        no earlier week has any exercise below, nothing is known and nothing said. One finding for each
        exercise.

    Why it matters:
        Each rung adds leverage, load or a single leg. Whoever takes two at once cannot tell whether the
        movement or the strength was missing.

    Known limits:
        Our convention. What someone did before the plan is not known unless it is given. Ladders of your own
        are not looked at.

    How to fix it:
        Put the rung between into the plan for two weeks or more.

    Options:
        `rungs`: most rungs at a time.
    """

    by_content = True

    rungs: int = parameter(default=1, unit="rungs", source="convention", low=1, text="most rungs at a time")

    def check(self, line: Line, context: Context) -> Iterator[Breach]:
        """Object to each exercise that comes too early."""
        figures = weekly(line)
        if len(figures.weeks) == 1:
            return
        seen: set[str] = set()
        for number, week in enumerate(figures.weeks, figures.first):
            exercises = week.exercises.keys()
            if exercises <= seen:
                continue
            if number >= 1 and seen:
                for name in exercises - seen:
                    below = _below(name)
                    if not below.keys().isdisjoint(seen):
                        rungs, known = min(
                            (below[one], one) for one in below if one in seen or one in exercises
                        )
                        if rungs > self.rungs:
                            yield self._breach(line, number, name, rungs, known)
            seen.update(exercises)

    def _breach(self, line: Line, number: int, name: str, rungs: int, known: str) -> Breach:
        following = next(e for e in load_catalogue().harder(known) if _below(name).get(e.name) == rungs - 1)
        return Breach(
            Severity.WARNING,
            Quantity(rungs, "rungs"),
            Quantity(self.rungs, "rungs"),
            values={"exercise": name, "known": known, "next": following.name},
            exercise=name,
            week=number,
            fix=fix_of(
                FixKind.EXERCISE,
                f"do {following.name} before {name}",
                swapped(in_week(line, number), name, following),
            ),
        )


@lru_cache(maxsize=1024)
def _below(name: str) -> Mapping[str, int]:
    """Return the exercises below one, with how many rungs lie between at the least."""
    catalogue = load_catalogue()
    if name not in catalogue:
        return {}
    rungs: dict[str, int] = {}
    level = [catalogue[name]]
    height = 0
    while level:
        height += 1
        level = [e for upper in level for e in catalogue.easier(upper) if e.name not in rungs]
        rungs.update({e.name: height for e in level})
    return rungs
