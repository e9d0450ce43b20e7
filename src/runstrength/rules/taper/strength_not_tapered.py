"""TPR002: strength work that does not taper before an A race, or tapers in the wrong way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from runstrength.days import DAYS_IN_WEEK
from runstrength.findings import Fix, FixKind, Quantity, Severity
from runstrength.formulas import TAPER_DAYS, TAPER_LEAST_LOAD, taper_share
from runstrength.model.session import RacePriority, RaceSession
from runstrength.rules._api import Breach, Case, Context, PlanRule, parameter, rule
from runstrength.rules._fixes import fix_of, group_cost, in_week, trims
from runstrength.rules._loads import lightest, top_loads
from runstrength.timeline import Lack, Line, LineWeek, Trait
from runstrength.weekly import WeekFigures, weekly

_PRIORITY_RACE: Final = int(Trait.PRIORITY_RACE)
_LAST_WEEK: Final = range(TAPER_DAYS - DAYS_IN_WEEK + 1, TAPER_DAYS + 1)
_SHARE: Final = sum(taper_share(day) for day in _LAST_WEEK) / DAYS_IN_WEEK
"""Share of the usual volume in the last week of a taper."""
_USUAL = "mon strength: back squat 5x5 @100kg\nthu strength: back squat 5x5 @80kg\n"


def _plan(race_week: str, week_2: str = f"week 2\n{_USUAL}") -> str:
    return f"week 1\n{_USUAL}{week_2}week 3\n{race_week}\nsun race A half"


@rule(
    "TPR002",
    "strength-not-tapered",
    sources=("WAN23", "PRI15", "MUJ03"),
    grade="A",
    messages=(
        "the week of an A race has {measured} fewer sets than usual; take away {limit} or more",
        "the week of an A race has {measured} fewer sets than usual; up to {limit} is enough",
        "{exercise} is at {measured} of its usual load before an A race; keep {limit} or more",
    ),
    needs=(Lack.CONTENT,),
    flagged=(
        Case(
            _plan("mon strength: back squat 6x5 @100kg"),
            where=("week 3",),
            severity=Severity.WARNING,
            title="40 per cent fewer sets",
        ),
        Case(
            _plan("mon strength: back squat 3x5 @100kg"),
            where=("week 3",),
            severity=Severity.INFO,
            title="70 per cent fewer",
        ),
        Case(
            _plan("mon strength: back squat 5x5 @89kg"),
            where=("week 3 (back squat)",),
            severity=Severity.WARNING,
            title="89 per cent of the load",
        ),
        Case(
            _plan(
                "mon strength: back squat 5x5 @100kg",
                "week 2 [taper]\nmon strength: back squat 7x5 @85kg\nthu easy 30min\n",
            ),
            where=("week 3 (back squat)",),
            title="the week before counts for the load as well",
        ),
    ),
    clean=(
        Case(_plan("mon strength: back squat 5x5 @90kg"), title="half the sets, 90 per cent of the load"),
        Case(
            _plan("mon strength: back squat 6x5 @100kg"),
            options={"least_cut": 40.0},
            title="40 per cent fewer where 40 are asked for",
        ),
        Case(_plan("mon strength: back squat 4x5 @100kg"), title="60 per cent fewer"),
        Case(
            _plan(
                "mon strength: back squat 4x5 @100kg",
                "week 2\nmon strength: back squat 6x5 @100kg\nthu easy 30min\n",
            ),
            title="a taper of two weeks without a label",
        ),
        Case(_plan("mon easy 30min"), title="no strength in the week is the matter of TPR004"),
        Case(f"week 1\n{_USUAL}week 2\n{_USUAL}sun race B 10km", title="a B race"),
        Case(f"{_USUAL}sun race A half", title="a week that repeats"),
        Case(f"week 1\n{_USUAL}sun race A half", title="the weeks before are not known"),
        Case(
            "week 1\nmon strength 30min\nthu easy 30min\nweek 2\nmon strength 30min\nthu easy 30min\n"
            f"week 3\n{_USUAL}sun race A half",
            title="a usual week of unknown content",
        ),
        Case(_plan("mon strength 30min"), title="content not known: never guessed"),
    ),
)
class StrengthNotTapered(PlanRule):
    """In the last two weeks before an A race strength work keeps its sets, or loses its load.

    What it checks:
        Hard sets of the week of an A race against a usual week: the last ordinary week before the two weeks
        up to the race, or the week before where there is none. Fewer than 41 % less warns, more than 60 %
        less informs, and a week without strength is left to TPR004. And the heaviest load of each exercise in
        both weeks against the usual week, whatever the repetitions: below 90 % warns, once, at the exercise
        that fell most.

    Why it matters:
        Pooled trials of tapers took away 41 to 60 % of the volume over up to 21 days and kept intensity and
        frequency (WAN23); for strength, too, the volume falls and the load stays (PRI15).

    Known limits:
        WAN23 is about endurance training. Weeks are compared and not the last 7 or 14 days: with a race early
        in the week, sessions after it count as well, and the week has few before it. Others cut more, by up
        to 60 to 90 % (MUJ03), which is why that only informs. Which share of the load is as good as all of it
        is ours.

    How to fix it:
        Keep the exercises and their load and take sets away: about half of them in the last week.

    Options:
        `least_cut`: per cent of the sets to take away at least.
        `most_cut`: per cent of the sets above which it informs.
        `load`: least load as a share of the usual.
    """

    by_content = True

    least_cut: float = parameter(
        default=41.0, unit="%", source="WAN23", grade="A", text="per cent of the sets to take away at least"
    )
    most_cut: float = parameter(
        default=60.0, unit="%", source="WAN23", grade="A", text="per cent of the sets above which it informs"
    )
    load: float = parameter(
        default=100 * TAPER_LEAST_LOAD,
        unit="%",
        source=("WAN23", "PRI15", "convention"),
        text="least load as a share of the usual",
    )

    def check(self, line: Line, context: Context) -> Iterator[Breach]:
        """Object to the taper of each A race."""
        races = [week for week in line.weeks if _has_race(week)] if line.is_plan else []
        if not races:
            return
        figures = weekly(line)
        for week in races:
            at = week.number - figures.first
            usual = _usual(figures.weeks, at)
            if usual is not None and usual.is_known:
                yield from self._sets(week.number, figures.weeks[at], usual, line, context)
                yield from self._loads(week.number, figures.weeks[max(0, at - 1) : at + 1], usual)

    def _sets(
        self, number: int, week: WeekFigures, usual: WeekFigures, line: Line, context: Context
    ) -> Iterator[Breach]:
        if not (week.is_known and week.sets and usual.sets):
            return
        cut = 100 * (1 - week.sets / usual.sets)
        if self.least_cut <= cut <= self.most_cut:
            return
        few = cut < self.least_cut
        limit = self.least_cut if few else self.most_cut
        sets = round(_SHARE * usual.sets)
        cost = group_cost(None, dict(context.athlete.one_rep_maxes))
        edits = trims(in_week(line, number), (week.sets - sets, cost)) if few else ()
        yield Breach(
            Severity.WARNING if few else Severity.INFO,
            Quantity(cut, "%"),
            Quantity(limit, "%"),
            self.messages[not few],
            fix=fix_of(FixKind.DOSE, f"plan about {sets} sets", edits, is_safe=few),
            week=number,
        )

    def _loads(self, number: int, last: Sequence[WeekFigures], usual: WeekFigures) -> Iterator[Breach]:
        before = top_loads(usual)
        found = [one for week in last if (one := lightest(top_loads(week), before))]
        name, share = min(found, key=_share, default=("", self.load))
        if share < self.load:
            yield Breach(
                Severity.WARNING,
                Quantity(share, "%"),
                Quantity(self.load, "%"),
                self.messages[2],
                {"exercise": name},
                exercise=name,
                fix=Fix(FixKind.ADVICE, f"keep the load of {name} and take sets away", is_safe=False),
                week=number,
            )


def _share(found: tuple[str, float]) -> float:
    return found[1]


def _has_race(week: LineWeek) -> bool:
    for placed in week.sessions:
        if placed.facts.mask & _PRIORITY_RACE:
            race = placed.facts.session
            if isinstance(race, RaceSession) and race.priority is RacePriority.A:
                return True
    return False


def _usual(weeks: Sequence[WeekFigures], at: int) -> WeekFigures | None:
    """Return the last ordinary week before the two up to a race, else the ordinary one before it."""
    earlier = [*range(at - 2, -1, -1), at - 1]
    return next((weeks[back] for back in earlier if back >= 0 and weeks[back].is_ordinary), None)
