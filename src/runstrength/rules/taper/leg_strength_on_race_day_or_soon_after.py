"""TPR005: leg strength on the day of a race, or hard leg work soon after it."""

from __future__ import annotations

from typing import ClassVar, Final

from runstrength.findings import Fix, FixKind, Quantity, Severity
from runstrength.model.session import RaceSession
from runstrength.rules._api import Breach, Case, Context, Pair, PairRule, parameter, rule
from runstrength.timeline import MARATHON_KM, Lack, Trait

_HEAVY = "strength: back squat 4x5 @85%"
_LEGS = "strength: split squat 3x10/side @RPE7"

_RACE = int(Trait.RACE)
_HEAVY_LEGS = int(Trait.HEAVY_LEGS)
_DAY_H: Final = 24.0

_AFTER: Final = Fix(FixKind.REMOVE, "leave the strength session out")
_BEFORE: Final = Fix(FixKind.REMOVE, "leave the strength session out", of_also=True)


@rule(
    "TPR005",
    "leg-strength-on-race-day-or-soon-after",
    sources=("convention", "TAK17"),
    grade="D",
    messages=(
        "leg strength and a race on one day: {also} and {where}",
        "{where} is a hard leg session {measured} after the race of {also}; leave {limit}",
        "{where} is a hard leg session {measured} after the marathon of {also}; leave {limit}",
    ),
    needs=(Lack.CONTENT, Lack.MINUTES),
    flagged=(
        Case(
            f"sun am {_LEGS}\nsun pm race A 10km",
            where=("sun pm",),
            severity=Severity.WARNING,
            title="before the race",
        ),
        Case(
            f"sun am race C 5km\nsun pm {_LEGS}",
            where=("sun pm",),
            severity=Severity.WARNING,
            title="after the race",
        ),
        Case(
            f"sun am race A marathon\nsun pm {_HEAVY}",
            where=("sun pm",),
            title="hard legs after it, one finding",
        ),
        Case(
            f"sat 09:00 race B 10km\nmon 08:59 {_HEAVY}",
            where=("mon 08:59",),
            severity=Severity.WARNING,
            title="a minute under two days after a race",
        ),
        Case(
            f"week 1\nsun 09:00 race A marathon\nweek 2\nmon easy 20min\nsun 08:59 {_HEAVY}",
            where=("week 2 sun 08:59",),
            severity=Severity.WARNING,
            title="a minute under seven days after a marathon",
        ),
        Case(
            f"sat 09:00 race B 10km\nmon 09:30 {_HEAVY}",
            athlete={"easy_pace": "6:00/km"},
            where=("mon 09:30",),
            title="hours count from the end of the race where it is known",
        ),
    ),
    clean=(
        Case(f"sat 09:00 race B 10km\nmon 09:00 {_HEAVY}", title="two days to the minute after a race"),
        Case(
            f"week 1\nsun 09:00 race A marathon\nweek 2\nmon easy 20min\nsun 09:00 {_HEAVY}",
            title="seven days to the minute after a marathon",
        ),
        Case(f"sat am race A half\nsun am {_LEGS}", title="legs on the next day, but not hard"),
        Case("sun am strength: push-up 3x8\nsun pm race A 10km", title="upper body on the day of the race"),
        Case(
            "sun am strength: foot doming 2x30s/side\nsun pm race A 10km",
            title="light work on the day of the race",
        ),
        Case(f"sun am time-trial 5km\nsun pm {_LEGS}", title="a time trial is no race"),
    ),
)
class LegStrengthOnRaceDayOrSoonAfter(PairRule):
    """Leg strength stands on the day of a race, or a hard lower session soon after it.

    What it checks:
        Strength that loads the lower body on the day of any race, before or after it; and hours from the end
        of a race to the start of a hard lower session, with a longer limit after a marathon and beyond.

    Why it matters:
        The day of a race belongs to the race. After a marathon, recreational runners were sore for three days
        and had their aerobic fitness back by day seven (TAK17); two days after shorter races are our
        convention.

    Known limits:
        TAK17 followed 11 runners and did not test their muscles. After short races that were run for
        training, two days may be more than is needed. How long a race takes is known only with the easy pace
        of the athlete; without it hours count from the start, so that it may say too little, never too much.

    How to fix it:
        Leave the strength session out, or move it further from the race.

    Options:
        `after_h`: hours after a race below which it warns of hard legs.
        `after_marathon_days`: days after a marathon below which it warns of hard legs.
    """

    earlier: ClassVar[Trait] = Trait.RACE | Trait.LOWER | Trait.HEAVY_LEGS
    later: ClassVar[Trait] = Trait.RACE | Trait.LOWER | Trait.HEAVY_LEGS

    after_h: float = parameter(
        default=48.0, unit="h", text="hours after a race below which it warns of hard legs"
    )
    after_marathon_days: float = parameter(
        default=7.0,
        unit="days",
        source="TAK17",
        grade="B",
        text="days after a marathon below which it warns of hard legs",
    )

    def horizon_h(self) -> float:
        """One day, or as far as the longest limit reaches."""
        return max(_DAY_H, self.after_h, self.after_marathon_days * _DAY_H)

    def horizon_after_h(self, earlier: Trait) -> float:
        """After leg strength only the rest of its day matters."""
        return self.horizon_h() if Trait.RACE in earlier else _DAY_H

    def check(self, pair: Pair, context: Context) -> Breach | None:
        """Object to leg strength on the day, and to hard legs soon after."""
        first, second = pair.earlier.facts, pair.later.facts
        if not (first.mask ^ second.mask) & _RACE:
            return None
        if pair.same_day:
            return Breach(Severity.WARNING, fix=_BEFORE if second.mask & _RACE else _AFTER)
        race = first.session
        if not (second.mask & _HEAVY_LEGS and isinstance(race, RaceSession)):
            return None
        days = self.after_marathon_days
        if race.distance.km >= MARATHON_KM and pair.gap_h < days * _DAY_H:
            measured, limit = Quantity(pair.gap_h / _DAY_H, "days"), Quantity(days, "days")
            return Breach(Severity.WARNING, measured, limit, template=self.messages[2], fix=_AFTER)
        if pair.gap_h < self.after_h:
            measured, limit = Quantity(pair.gap_h, "h"), Quantity(self.after_h, "h")
            return Breach(Severity.WARNING, measured, limit, template=self.messages[1], fix=_AFTER)
        return None
