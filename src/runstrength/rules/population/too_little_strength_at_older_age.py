"""POP003: too little strength training for an older athlete."""

from __future__ import annotations

from collections.abc import Iterator

from runstrength.findings import Quantity, Severity
from runstrength.rules._api import Breach, Case, Context, WeekRule, parameter, rule
from runstrength.rules._loads import most_leg_sets
from runstrength.rules.volume.too_little_to_keep_strength import TooLittleToKeepStrength
from runstrength.timeline import Lack, LineWeek, Placed, Trait

_S = "strength: back squat 2x8; push-up 3x8"
_OLDER: dict[str, object] = {"age": 65}

_STRENGTH = int(Trait.STRENGTH)


@rule(
    "POP003",
    "too-little-strength-at-older-age",
    sources=("FRG19", "SPI21"),
    grade="C",
    asks=("VOL004",),
    messages=(
        "strength on {measured} of the week; an older athlete does well with {limit}",
        "no leg exercise has more than {measured} in a session; an older athlete does well with {limit}",
    ),
    needs=(Lack.CONTENT,),
    flagged=(
        Case(f"mon {_S}", athlete=_OLDER, where=("the whole",), severity=Severity.INFO, title="one day"),
        Case(
            "mon strength: back squat 1x12; push-up 3x8\nthu strength: back squat 1x12",
            athlete=_OLDER,
            where=("the whole",),
            severity=Severity.INFO,
            title="one set for the legs on each day",
        ),
        Case(
            "mon easy 40min",
            athlete=_OLDER,
            where=("the whole",),
            severity=Severity.INFO,
            title="no strength",
        ),
        Case(
            "mon strength: split squat 1x12; split squat 1x12\nthu strength: push-up 3x8",
            athlete=_OLDER,
            where=("the whole",),
            title="one set on each side, listed once for each",
        ),
        Case(
            "mon strength: push-up 3x8",
            athlete={"age": 70},
            where=("the whole", "the whole"),
            title="one day, and nothing for the legs",
        ),
        Case(f"week [in-season]\nmon {_S}", athlete=_OLDER, where=("the whole",), title="one day in season"),
    ),
    clean=(
        Case(f"mon {_S}\nthu {_S}", athlete=_OLDER, title="two days, two sets"),
        Case(f"mon {_S}", athlete={"age": 64}, title="a year younger"),
        Case(f"mon {_S}", title="age not known"),
        Case(
            "mon strength: back squat 1x12; push-up 3x8; back squat 1x8\nthu strength: push-up 3x8",
            athlete=_OLDER,
            title="two sets of one exercise in two places of a session",
        ),
        Case(f"week [taper]\nmon {_S}", athlete=_OLDER, title="a taper week"),
        Case(
            "mon strength 30min\nthu strength 30min", athlete=_OLDER, title="content not known: never guessed"
        ),
    ),
)
class TooLittleStrengthAtOlderAge(WeekRule):
    """A week holds little strength training for an older athlete.

    What it checks:
        For athletes from the age on: days of a week with a strength session that is not light, and the most
        sets that any exercise for the legs has in one session. Each speaks for itself. Weeks labelled taper,
        race, recovery or return are left alone. An exercise for one side that is listed twice with one dose
        is taken as left and right. Where VOL004 speaks about a week in season, this is silent.

    Why it matters:
        From 65 the consensus is two or three sets for each major muscle group on two or three days a week
        (FRG19), and one session with one set, which keeps strength in the young, is too little later (SPI21).

    Known limits:
        Both sources are about the old in general, not about runners, and the days of the first are quoted
        from memory. It looks at the legs only, and at sets, not at how heavy they are. Where a session does
        not name its exercises nothing is said of sets.

    How to fix it:
        Add a second day of strength, or a second set to the main exercise for the legs.

    Options:
        `age`: years from which it speaks.
        `days`: least days with strength in a week.
        `sets`: least sets in a session for at least one exercise for the legs.
    """

    age: int = parameter(
        default=65, unit="years", source="FRG19", grade="C", text="years from which it speaks"
    )
    days: int = parameter(
        default=2,
        unit="days",
        source=("FRG19", "SPI21"),
        grade="C",
        text="least days with strength in a week",
    )
    sets: int = parameter(
        default=2,
        unit="sets",
        source=("FRG19", "SPI21"),
        grade="C",
        text="least sets in a session for one leg exercise",
    )

    def of_day(self, sessions: tuple[Placed, ...], context: Context) -> bool:
        """Of a day it takes whether there is strength on it."""
        return any(placed.facts.mask & _STRENGTH for placed in sessions)

    def check(self, week: LineWeek, context: Context) -> Iterator[Breach]:
        """Object to too few days and too few sets."""
        age = context.athlete.age
        if age is None or age < self.age or week.is_eased or _is_told(week, context):
            return
        strength = week.strength
        days = len({placed.day for placed in strength})
        if days < self.days:
            yield Breach(Severity.INFO, Quantity(days, "days"), Quantity(self.days, "days"))
        if not strength or week.has_unknown_content:
            return
        sets = 0.0
        for placed in strength:
            sets = max(sets, most_leg_sets(placed.facts))
            if sets >= self.sets:
                break
        else:
            yield Breach(Severity.INFO, Quantity(sets, "sets"), Quantity(self.sets, "sets"), self.messages[1])


def _is_told(week: LineWeek, context: Context) -> bool:
    asked = context.rules.get(TooLittleToKeepStrength.code)
    return isinstance(asked, TooLittleToKeepStrength) and any(asked.dose(week, context))
