"""LOD004: a week for maximal strength without a heavy lift for the legs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from runstrength.findings import Quantity, Severity
from runstrength.formulas import HEAVY_PERCENT
from runstrength.model.athlete import Athlete
from runstrength.rules._api import Breach, Case, Context, WeekRule, parameter, rule
from runstrength.rules.load._lifting import is_leg_lift, percent_asked
from runstrength.timeline import MAX_LABELS, Lack, LineWeek

_WEEKS_IN_YEAR: Final = 52.0
_MONTHS_IN_YEAR: Final = 12


@rule(
    "LOD004",
    "strength-phase-without-heavy-leg-lift",
    sources=("AC26", "LLA24a", "AC09"),
    grade="A",
    messages=(
        "{measured} of a big lift for the legs at {percent} of the maximum or more; plan at least {limit}",
    ),
    needs=(Lack.CONTENT,),
    flagged=(
        Case(
            "week [max strength]\nmon strength: back squat 3x10 @75%\nthu strength: split squat 3x8 @79%",
            where=("the whole",),
            severity=Severity.WARNING,
            title="nothing at 80 per cent",
        ),
        Case(
            "week [max]\nmon strength: back squat 3x10 @RIR2; calf raise 3x8 @85%",
            where=("the whole",),
            severity=Severity.WARNING,
            title="ten repetitions with two in reserve are light on the chart, and calves are no big lift",
        ),
        Case(
            "week [max]\nmon strength: push-up 3x8; plank 3x30s",
            where=("the whole",),
            title="no big lift for the legs at all",
        ),
        Case(
            "week [max]\nmon strength: back squat 3x5 @85%\nthu strength: push-up 3x8",
            options={"exercises": 2},
            where=("the whole",),
            title="one where two are asked for",
        ),
        Case(
            "week [max]\nmon strength: back squat 3x10 @70%",
            athlete={"level": "novice", "lifting_months": 2},
            where=("the whole",),
            title="a novice after two months",
        ),
    ),
    clean=(
        Case("week [max strength]\nmon strength: back squat 3x6 @80%", title="80 per cent"),
        Case(
            "week [max]\nmon strength: back squat 4x4 @RIR2", title="four with two in reserve are 85 per cent"
        ),
        Case("mon strength: back squat 3x10 @70%", title="an ordinary week"),
        Case("week [max, taper]\nmon strength: back squat 3x10 @70%", title="a taper week"),
        Case("week [max]\nmon strength: back squat 3x5", title="effort not known: never guessed"),
        Case("week [max]\nmon strength: back squat 3x8 @70%\nthu strength 40min", title="content not known"),
        Case(
            "week [max]\nmon strength: back squat 3x10 @70%",
            athlete={"level": "novice"},
            title="a novice whose months are not known learns first",
        ),
        Case(
            "week [max]\nmon strength: back squat 3x10 @70%",
            athlete={"lifting_months": 1},
            title="the first six weeks of lifting",
        ),
        Case("week [max]\nmon easy 30min", title="no strength at all is the matter of FRQ001"),
    ),
)
class StrengthPhaseWithoutHeavyLegLift(WeekRule):
    """A week for maximal strength has no heavy lift for the legs.

    What it checks:
        Weeks labelled max or max strength, also as phases: prescriptions of a squat, lunge or hinge
        at 80 % of the maximum or more. The percentage is the given one, that of a known maximum, or what
        repetitions and effort mean on the load chart. Weeks labelled taper, race, recovery or return are left
        alone, and so are novices in their first six weeks of lifting, or whose months of lifting are not
        known: they begin with 8 to 12 repetitions (AC09).

    Why it matters:
        Loads of 80 % and more are what makes people strong (AC26) and what makes running cheaper most surely
        (LLA24a).

    Known limits:
        AC26 is known to us second-hand. By effort the chart puts runners too low, who manage more repetitions
        at a percentage than it has (RIC14). Where no effort is given for one of the lifts, nothing is said.

    How to fix it:
        Make one lift of the week heavy: three to five sets of three to six repetitions at 80 to 90 %.

    Options:
        `percent`: share of the one-repetition maximum from which a lift is heavy.
        `exercises`: least prescriptions of a heavy lift in the week.
        `novice_weeks`: weeks of lifting in which a novice is left alone.
    """

    by_content = True

    percent: float = parameter(
        default=HEAVY_PERCENT,
        unit="%",
        source=("AC26", "LLA24a"),
        grade="A",
        text="share of the one-repetition maximum from which a lift is heavy",
    )
    exercises: int = parameter(
        default=1, unit="exercises", text="least prescriptions of a heavy lift in the week"
    )
    novice_weeks: float = parameter(
        default=6.0,
        unit="weeks",
        source=("AC09", "convention"),
        text="weeks of lifting in which a novice is left alone",
    )

    def check(self, week: LineWeek, context: Context) -> Iterator[Breach]:
        """Object to too few heavy lifts."""
        if MAX_LABELS.isdisjoint(week.labels) or week.is_eased or self._learns(context.athlete):
            return
        if not week.strength or week.has_unknown_content:
            return
        maxes = dict(context.athlete.one_rep_maxes)
        lifts = [p for s in week.sessions for p in s.facts.prescriptions if is_leg_lift(p.exercise)]
        percents = [percent_asked(p, maxes) for p in lifts]
        heavy = sum(p is not None and p >= self.percent for p in percents)
        if heavy < self.exercises and None not in percents:
            yield Breach(
                Severity.WARNING,
                Quantity(heavy, "exercises"),
                Quantity(self.exercises, "exercises"),
                values={"percent": Quantity(self.percent, "%")},
            )

    def _learns(self, athlete: Athlete) -> bool:
        if athlete.lifting_months is None:
            return athlete.is_novice
        return athlete.lifting_months * _WEEKS_IN_YEAR / _MONTHS_IN_YEAR < self.novice_weeks
