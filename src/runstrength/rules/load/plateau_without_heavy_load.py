"""LOD002: an exercise that stands still and is never done with a heavy load."""

from __future__ import annotations

from collections.abc import Iterator

from runstrength.findings import Quantity, Severity
from runstrength.rules._api import Breach, Case, Context, PlanRule, parameter, rule
from runstrength.rules.progression._plateau import StandStill, stand_stills
from runstrength.rules.progression.strength_plateau import StrengthPlateau
from runstrength.timeline import Lack, Line
from runstrength.weekly import WeekFigures, weekly


def _plan(*squats: str) -> str:
    return "\n".join(f"week {n}\nmon strength: back squat {dose}" for n, dose in enumerate(squats, 1))


@rule(
    "LOD002",
    "plateau-without-heavy-load",
    sources=("guide", "AC26"),
    grade="A",
    asks=("PRG006",),
    messages=("{exercise} stands still with at most {measured} of its estimated maximum; try {limit}",),
    needs=(Lack.CONTENT,),
    flagged=(
        Case(
            _plan(*["3x10 @60kg @RIR2"] * 4),
            where=("week 4 (back squat)",),
            severity=Severity.INFO,
            title="ten repetitions four times",
        ),
        Case(
            _plan(*["3x5 @60kg @RIR2"] * 4),
            athlete={"one_rep_maxes": {"back squat": "100kg"}},
            where=("week 4 (back squat)",),
            title="light for a known maximum",
        ),
    ),
    clean=(
        Case(_plan(*["3x5 @60kg"] * 4), title="five to failure are heavy"),
        Case(_plan(*["3x10 @60kg @RIR2; back squat 1x3 @85%"] * 4), title="a heavy set beside them"),
        Case(_plan("3x10 @60kg", "3x10 @61kg", "3x10 @62kg", "3x10 @63kg"), title="no plateau"),
        Case(
            _plan(*["3x10 @60kg @RIR2"] * 4),
            athlete={"one_rep_maxes": {"back squat": "75kg"}},
            title="heavy for a known maximum",
        ),
        Case("mon strength: back squat 3x10 @60kg", title="a week that repeats"),
    ),
)
class PlateauWithoutHeavyLoad(PlanRule):
    """An exercise stands still, and none of its sets is heavy.

    What it checks:
        Exercises that PRG006 finds at a plateau, with the values that it has in the policy, or those that it
        ships with where it is off. In the weeks of the plateau the top load is compared with the known
        maximum, or with the best estimate where none is known; percentages count as they are given.

    Why it matters:
        Against a plateau the guide wants heavier weights, and for strength the position stand asks for 80 per
        cent of the maximum or more (AC26). The two agree here.

    Known limits:
        The position stand was read in summaries. An estimate from many
        repetitions in reserve may put the maximum too low and the load too high.

    How to fix it:
        Do some sets of the exercise with a load that allows five or six repetitions, once the movement is
        safe.

    Options:
        `percent`: per cent of the maximum from which a load is heavy.
    """

    by_content = True

    percent: float = parameter(
        default=80.0,
        unit="%",
        source="AC26",
        grade="A",
        text="per cent of the maximum from which a load is heavy",
    )

    def check(self, line: Line, context: Context) -> Iterator[Breach]:
        """Object to each plateau without heavy sets."""
        known_rule = context.rules.get(StrengthPlateau.code)
        plateau = known_rule if isinstance(known_rule, StrengthPlateau) else StrengthPlateau()
        maxima = dict(context.athlete.one_rep_maxes)
        for still in stand_stills(line, plateau.weeks, plateau.points, plateau.min_percent / 100):
            known = maxima.get(still.exercise)
            top = _top_percent(line, still, known.kg if known else still.e1rm_kg)
            if top < self.percent:
                yield Breach(
                    Severity.INFO,
                    Quantity(top, "%"),
                    Quantity(self.percent, "%"),
                    values={"exercise": still.exercise},
                    exercise=still.exercise,
                    week=still.weeks[-1],
                )


def _top_percent(line: Line, still: StandStill, maximum_kg: float) -> float:
    figures = weekly(line)
    weeks: list[WeekFigures] = [figures.weeks[number - figures.first] for number in still.weeks]
    return max(
        top.load if lift.unit == "%" else 100 * top.load / maximum_kg
        for week in weeks
        for lift, top in week.lifts.items()
        if lift.exercise == still.exercise
    )
