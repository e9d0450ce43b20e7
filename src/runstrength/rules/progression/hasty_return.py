"""PRG008: a return after a lay-off with more load or sets than the time away allows."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from runstrength.findings import Fix, FixKind, Quantity, Severity
from runstrength.formulas.layoff import Comeback, return_after
from runstrength.rules._api import Breach, Case, Context, PlanRule, parameter, rule
from runstrength.timeline import Lack, Line
from runstrength.weekly import Lift, Lifted, WeekFigures, weekly

_DAYS = 7
_SLACK = 1 + 1e-9


def _plan(before: str, after: str, *, away: int = 2, label: str = "") -> str:
    """Write a week of strength, some weeks without, and the week of the return."""
    weeks = [f"\nmon strength: {before}", *[""] * away, f"{label}\nmon strength: {after}"]
    return "\n".join(f"week {n}{text}\nsat easy 40min" for n, text in enumerate(weeks, 1))


@rule(
    "PRG008",
    "hasty-return",
    sources=("BOS13",),
    grade="A",
    messages=(
        "back after about {away} with {measured} of the sets of before; begin with {limit}",
        "back after about {away} with {measured} of the load of before on {exercise}; begin with {limit}",
    ),
    needs=(Lack.CONTENT,),
    flagged=(
        Case(
            _plan("back squat 4x5 @60kg", "back squat 4x5 @52.5kg"),
            where=("week 4",),
            severity=Severity.WARNING,
            title="all the sets after two weeks away",
        ),
        Case(
            _plan("back squat 4x5 @60kg", "back squat 2x5 @60kg"),
            where=("week 4 (back squat)",),
            severity=Severity.WARNING,
            title="all the load",
        ),
        Case(
            _plan("back squat 4x5 @80%", "back squat 3x5 @80%", away=1),
            where=("week 3 (back squat)",),
            title="one week away is about fourteen days",
        ),
        Case(
            _plan("back squat 4x5 @60kg", "back squat 4x5 @60kg", label=" [return]"),
            where=("week 4",),
            title="the label alone is not enough, and the worse of the two is told",
        ),
    ),
    clean=(
        Case(_plan("back squat 4x5 @60kg", "back squat 2x5 @52.5kg"), title="less of both"),
        Case(_plan("back squat 4x5 @60kg", "back squat 3x5 @57kg", away=1), title="as the table has it"),
        Case(_plan("back squat 4x5 @60kg", "back squat 4x5 @60kg", away=0), title="no week away"),
        Case(_plan("back squat 4x5 @60kg", "goblet squat 2x10 @24kg"), title="another exercise, few sets"),
        Case(
            "week 1\nmon strength: back squat 4x5\nsat easy 40min\nweek 2 [partial]\nsat easy 40min\n"
            "week 3\nmon strength: back squat 4x5\nsat easy 40min",
            title="a week of which only a part is planned",
        ),
        Case(
            "week 1\nmon strength 30min\nsat easy 40min\nweek 2\nsat easy 40min\nweek 3\nmon strength 30min\n"
            "sat easy 40min",
            title="content not known: never guessed",
        ),
        Case(
            "week 1\nmon strength: back squat 4x5\nsat easy 40min\n"
            "week 2\nmon strength: foot doming 3x30s/side\nsat easy 40min\n"
            "week 3\nmon strength: back squat 4x5\nsat easy 40min",
            title="light work in between",
        ),
        Case("week 1\nsat easy 40min\nweek 2\nmon strength: back squat 4x5", title="no strength before"),
    ),
)
class HastyReturn(PlanRule):
    """Strength comes back after two weeks or more with nearly all of what it was.

    What it checks:
        Weeks with strength that follow one week or more without any strength session; light work ends a
        lay-off as well. Days away are counted from week to week, so that one week without strength is 14
        days, two are 21, wherever in their weeks the sessions stand.
        Hard sets are compared with those of the last ordinary week before, loads for the same repetitions
        with the last ones, both with the shares of `return_after`: up to 14 days 95 per cent of the load and
        75 of the sets, up to 28 days 90 and 67, up to 56 days 80 and 50, later 70 and 50. One finding for
        each return, the worse of the two.

    Why it matters:
        Strength fades with the time away, the more the longer (BOS13), and what was usual before is sore work
        now.

    Known limits:
        The direction rests on pooled trials, the shares are our convention. The real days away differ by up
        to six from those counted. Illness and injury give the same shares here and ask for more care than a
        plan can show.

    How to fix it:
        Begin with the shares of the table, and go up over as many weeks as you were away.

    Options:
        `days`: days away from which a return is judged.
    """

    by_content = True

    days: int = parameter(
        default=14,
        unit="days",
        source="BOS13",
        grade="D",
        low=1,
        text="days away from which a return is judged",
    )

    def check(self, line: Line, context: Context) -> Iterator[Breach]:
        """Object to each return that asks for too much."""
        figures = weekly(line)
        away = 0
        before: WeekFigures | None = None
        lifted: dict[Lift, Lifted] = {}
        for number, week in enumerate(figures.weeks, figures.first):
            if week.is_known and not week.rows:
                if week.is_partial:
                    before = None
                away += 1
                continue
            if week.strength_sessions:
                days = _DAYS * (away + 1)
                if away and before and number >= 1 and days >= self.days:
                    found = _breaches(number, days, week, before, lifted)
                    if found:
                        yield max(found, key=_excess)
                if before is None or not week.is_eased:
                    before = week
                if not week.is_eased:
                    lifted.update(week.lifts)
            away = 0


def _excess(breach: Breach) -> tuple[float, str]:
    return breach.shortfall, breach.exercise or ""


def _breaches(
    number: int, days: int, week: WeekFigures, before: WeekFigures, lifted: dict[Lift, Lifted]
) -> list[Breach]:
    allowed = return_after(days)
    found: list[Breach] = []
    if week.is_known and before.is_known and before.sets:
        share = week.sets / before.sets
        if share > allowed.sets_share * _SLACK:
            found.append(_breach(number, days, allowed, 100 * share, 100 * allowed.sets_share))
    for lift, top in week.lifts.items():
        if lift in lifted and top.load > lifted[lift].load * allowed.load_share * _SLACK:
            share = 100 * top.load / lifted[lift].load
            breach = _breach(number, days, allowed, share, 100 * allowed.load_share)
            found.append(_about(breach, lift.exercise))
    return found


def _breach(number: int, days: int, allowed: Comeback, percent: float, limit: float) -> Breach:
    load, sets = round(100 * allowed.load_share), round(100 * allowed.sets_share)
    return Breach(
        Severity.WARNING,
        Quantity(percent, "%"),
        Quantity(limit, "%"),
        values={"away": Quantity(days, "days")},
        week=number,
        fix=Fix(FixKind.ADVICE, f"begin with {load} % of the load and {sets} % of the sets"),
    )


def _about(breach: Breach, exercise: str) -> Breach:
    values = {**breach.values, "exercise": exercise}
    return attrs.evolve(breach, template=HastyReturn.messages[1], values=values, exercise=exercise)
