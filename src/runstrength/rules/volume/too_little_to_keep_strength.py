"""VOL004: a week in season with too little to keep what was gained."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from runstrength.findings import Fix, FixKind, Quantity, Severity
from runstrength.model.athlete import Athlete
from runstrength.rules._api import Breach, Case, Context, PlanRule, parameter, rule
from runstrength.rules._loads import lightest, most_leg_sets, top_loads
from runstrength.rules.frequency.too_few_or_many_strength_days import TooFewOrManyStrengthDays
from runstrength.timeline import Lack, Line, LineWeek
from runstrength.weekly import weekly

_IN_SEASON: Final = ("in-season", "in season", "maintenance")
_OLDER: dict[str, object] = {"age": 60}
_BASE = "week 1\nmon strength: back squat 3x5 @100kg\nthu strength: back squat 3x5 @90kg\n"
_NEXT = "week 2 [in-season]\nsat long 90min\n"


@rule(
    "VOL004",
    "too-little-to-keep-strength",
    sources=("SPI21", "BEA17", "RON10"),
    grade="C",
    asks=("FRQ001",),
    messages=(
        "{measured} of strength in a week in season; strength is kept with {limit}",
        "no leg exercise has more than {measured} in a session of a week in season; keep {limit}",
        "{exercise} is down to {measured} of its load before the season; keep {limit} or more",
    ),
    needs=(Lack.CONTENT,),
    flagged=(
        Case(
            "week [in-season]\nmon easy 30min\nsat long 90min",
            where=("the whole",),
            severity=Severity.WARNING,
            title="no session",
        ),
        Case(
            f"{_BASE}{_NEXT}mon strength: back squat 1x5 @94kg",
            where=("week 2 (back squat)",),
            severity=Severity.WARNING,
            title="94 per cent of the heaviest load before",
        ),
        Case(
            f"{_BASE}{_NEXT}mon strength: back squat 1x5 @97.5kg\n"
            "week 3 [maintenance]\nsat long 90min\nmon strength: back squat 1x8 @90kg",
            where=("week 3 (back squat)",),
            title="against the weeks before the season, whatever the repetitions",
        ),
        Case(
            "week [in-season]\nmon strength: back squat 2x5\nsat long 90min",
            athlete=_OLDER,
            where=("the whole",),
            severity=Severity.WARNING,
            title="one session at 60",
        ),
        Case(
            "week [in-season]\nmon strength: back squat 1x5\nthu strength: back squat 1x5",
            athlete=_OLDER,
            where=("the whole",),
            severity=Severity.WARNING,
            title="single sets at 60",
        ),
        Case(
            "week [in season]\nmon strength: push-up 3x8\nsat long 90min",
            where=("the whole",),
            title="nothing for the legs",
        ),
        Case(
            "week 1\nmon strength: back squat 3x5 @85%\nsat long 90min\n"
            "week 2\nmon strength: back squat 3x5 @75%\nsat long 90min",
            options={"every_week": True},
            where=("week 2 (back squat)",),
            title="weeks without a label, where they are taken for the season",
        ),
    ),
    clean=(
        Case(f"{_BASE}{_NEXT}mon strength: back squat 1x5 @95kg", title="95 per cent, one set"),
        Case(f"{_BASE}week 2\nmon strength: back squat 3x5 @60kg\nsat long 90min", title="an ordinary week"),
        Case(
            f"{_BASE}week 2 [in-season, taper]\nmon strength: back squat 1x5 @60kg\nsat long 90min",
            title="a taper week",
        ),
        Case(
            "week [in-season]\nmon strength: back squat 1x5\nsat long 90min",
            athlete={"age": 59},
            title="one session at 59",
        ),
        Case(
            "week [in-season]\nmon strength: back squat 2x5\nthu strength: split squat 2x8/side",
            athlete=_OLDER,
            title="twice, two sets, at 60",
        ),
        Case(
            f"week 1 [deload]\nmon strength: back squat 3x5 @150kg\nthu easy 30min\n{_NEXT}"
            "mon strength: back squat 1x5 @100kg",
            title="a week that holds less is no measure",
        ),
        Case(f"{_BASE}{_NEXT}mon strength 30min", title="content not known: never guessed"),
        Case(f"{_BASE}{_NEXT}mon strength: back squat 3x5 @RPE7", title="the load is not known"),
    ),
)
class TooLittleToKeepStrength(PlanRule):
    """A week in season has too few sessions, too few sets or too little load to keep strength.

    What it checks:
        Weeks labelled in-season or maintenance, taper, race, recovery and return weeks left out: strength
        sessions that are not light; the most sets that an exercise for the legs has in one of them; and the
        heaviest load of each exercise against the last ordinary week before the season that has it, or the
        first week of the season where none has. Kilograms are compared with kilograms and percentages with
        percentages, whatever the repetitions; of several exercises the one that fell most is told. From 60
        years of age it asks for two sessions and two sets. Where FRQ001 already tells that sessions are
        missing, it does not.

    Why it matters:
        Strength holds for up to 32 weeks on one session a week with one set of each exercise as long as the
        load stays (SPI21); runners and cyclists kept theirs on one session a week through a season (BEA17,
        RON10). Older people need two sessions and two or three sets.

    Known limits:
        SPI21 is a review of studies on people in general. That 95 % of the load is as good as all of it, and
        that older begins at 60, are ours; the studies were of people from 60 on (BIC11). A heavy single
        before the season makes later sets of more repetitions look light.

    How to fix it:
        Bring the load back to what it was and take sets away instead; one session a week with one or two
        sets of each main exercise is enough.

    Options:
        `sessions`: least strength sessions in a week.
        `sets`: least sets in a session for at least one exercise for the legs.
        `load`: least load as a share of that before the season.
        `older_age`: years from which more is asked for.
        `older_sessions`: least strength sessions in a week from that age.
        `older_sets`: least sets from that age.
        `every_week`: whether weeks without a label are taken for the season.
    """

    by_content = True

    sessions: int = parameter(
        default=1,
        unit="sessions",
        source=("SPI21", "BEA17", "RON10"),
        grade="B",
        text="least sessions",
    )
    sets: int = parameter(
        default=1, unit="sets", source="SPI21", grade="C", text="least sets of one leg exercise in a session"
    )
    load: float = parameter(
        default=95.0, unit="%", source=("SPI21", "convention"), text="least load as a share of that before"
    )
    older_age: int = parameter(
        default=60, unit="years", source="BIC11", grade="B", text="years from which more is asked for"
    )
    older_sessions: int = parameter(
        default=2, unit="sessions", source="SPI21", grade="C", text="least sessions from that age"
    )
    older_sets: int = parameter(
        default=2, unit="sets", source="SPI21", grade="C", text="least sets from that age"
    )
    every_week: bool = parameter(default=False, text="whether weeks without a label are taken for the season")

    def is_in_season(self, week: LineWeek) -> bool:
        """Return whether a week is one in which strength is to be kept."""
        return week.has_label(*_IN_SEASON) if week.labels else self.every_week

    def dose(self, week: LineWeek, context: Context) -> Iterator[Breach]:
        """Object to too few sessions and too few sets of a week in season; POP003 asks for this."""
        if not self.is_in_season(week) or week.is_eased:
            return
        sessions, sets = self._least(context.athlete)
        strength = week.strength
        if len(strength) < sessions and not _is_told(week, len(strength), context):
            measured, limit = Quantity(len(strength), "sessions"), Quantity(sessions, "sessions")
            yield Breach(Severity.WARNING, measured, limit, week=week.number)
        if not strength or week.has_unknown_content:
            return
        most = max(most_leg_sets(placed.facts) for placed in strength)
        if most < sets:
            measured, limit = Quantity(most, "sets"), Quantity(sets, "sets")
            yield Breach(Severity.WARNING, measured, limit, self.messages[1], week=week.number)

    def _least(self, athlete: Athlete) -> tuple[int, int]:
        if athlete.age is not None and athlete.age >= self.older_age:
            return max(self.sessions, self.older_sessions), max(self.sets, self.older_sets)
        return self.sessions, self.sets

    def check(self, line: Line, context: Context) -> Iterator[Breach]:
        """Object to the dose of each week in season, and to loads that fell."""
        if not any(self.is_in_season(week) for week in line.weeks):
            return
        before: dict[tuple[str, str], float] = {}
        for week, figures in zip((*line.past, *line.weeks), weekly(line).weeks, strict=True):
            loads = top_loads(figures)
            if not self.is_in_season(week):
                if figures.is_ordinary:
                    before |= loads
                continue
            if figures.is_partial:
                continue
            if week.number >= 1:
                yield from self.dose(week, context)
            if not figures.is_eased:
                if week.number >= 1:
                    yield from self._lighter(week, lightest(loads, before))
                before = loads | before

    def _lighter(self, week: LineWeek, found: tuple[str, float] | None) -> Iterator[Breach]:
        if found and found[1] < self.load:
            name, share = found
            yield Breach(
                Severity.WARNING,
                Quantity(share, "%"),
                Quantity(self.load, "%"),
                self.messages[2],
                {"exercise": name},
                exercise=name,
                fix=Fix(FixKind.ADVICE, f"bring {name} back to its load before the season", is_safe=False),
                week=week.number,
            )


def _is_told(week: LineWeek, sessions: int, context: Context) -> bool:
    asked = context.rules.get(TooFewOrManyStrengthDays.code)
    return isinstance(asked, TooFewOrManyStrengthDays) and sessions < asked.least(week)
