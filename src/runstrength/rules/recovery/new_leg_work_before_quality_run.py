"""REC005: leg work that is new, shortly before a quality run."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, TypeAlias

import attrs

from runstrength.days import DAYS_IN_WEEK, MINUTES_IN_DAY
from runstrength.findings import Fix, FixKind, Quantity, Severity
from runstrength.muscles import Region
from runstrength.rules._api import Breach, Case, Context, LineRule, Pair, parameter, rule
from runstrength.rules._asking import severity_of
from runstrength.rules._fixes import dosed, fix_of
from runstrength.timeline import Lack, LineDay, Placed, SessionFacts, Trait, is_light

State: TypeAlias = tuple[int, int, frozenset[str], frozenset[str], tuple[tuple[Placed, str], ...]]
"""Weeks that are known and days since the last strength session, as far as they matter; exercises for the
legs of earlier weeks, and what this one has besides; sessions of the last days with what is new in them."""

_STRENGTH: Final = int(Trait.STRENGTH)
_LOWER: Final = int(Trait.LOWER)
_QUALITY: Final = int(Trait.QUALITY)
_EITHER: Final = _STRENGTH | _QUALITY
_ASKED: Final = ("REC003", "INT001", "INT003", "INT007", "INT008", "TPR001")
"""The rules that may warn of the same two sessions; where one does, there is nothing to add."""
_NO_WORK: Final[frozenset[str]] = frozenset()
_UNKNOWN: Final = -1
_SUNDAY: Final = DAYS_IN_WEEK - 1
_SLACK_MIN: Final = 120.0

_S = "strength: back squat 2x8 @RPE7"
_NEW = "strength: split squat 3x10/side @RPE7"
_OLD = f"mon {_S}\nthu {_S}\n"
_KNOWN = f"week 1\n{_OLD}week 2\n{_OLD}"
_EMPTY = "mon easy 30min\nthu easy 30min\n"
_NOVICE: dict[str, object] = {"level": "novice"}


@rule(
    "REC005",
    "new-leg-work-before-quality-run",
    sources=("DOM19b", "ASS13"),
    grade="B",
    asks=_ASKED,
    messages=("{where} starts {measured} after {also}, where {work} is new to the legs; leave {limit}",),
    needs=(Lack.CONTENT,),
    flagged=(
        Case(
            f"{_KNOWN}week 3\nmon 07:00 {_NEW}\nwed 07:09 tempo 40min",
            where=("week 3 wed 07:09",),
            severity=Severity.WARNING,
            title="a new exercise, a minute under two days from end to start",
        ),
        Case(
            f"week once\nmon {_NEW}\ntue tempo 40min\nthu {_NEW}\nfri long 100min",
            athlete=_NOVICE,
            where=("tue", "fri"),
            severity=Severity.WARNING,
            title="a novice's first week, both times",
        ),
        Case(
            f"{_KNOWN}week 3\n{_EMPTY}week 4\n{_EMPTY}week 5\nmon {_S}\ntue intervals 50min",
            where=("week 5 tue",),
            title="everything is new after more than two weeks without",
        ),
        Case(
            f"{_KNOWN}week 3\nmon am {_NEW}\nmon pm tempo 40min",
            where=("week 3 mon pm",),
            title="on the same day",
        ),
    ),
    clean=(
        Case(f"{_KNOWN}week 3\nmon 07:00 {_NEW}\nwed 07:10 tempo 40min", title="two days to the minute"),
        Case(f"mon {_NEW}\ntue tempo 40min", athlete=_NOVICE, title="nothing is new in a week that repeats"),
        Case(
            f"{_KNOWN}week 3\nmon {_NEW}\nthu easy 30min\nweek 4\nmon {_NEW}\ntue tempo 40min",
            title="known since the week before",
        ),
        Case(f"week 1\nmon {_NEW}\ntue tempo 40min", title="what came before the plan is not known"),
        Case(f"{_KNOWN}week 3\nmon {_NEW}\ntue easy 40min", title="an easy run"),
        Case(f"{_KNOWN}week 3\nmon tempo 40min\nmon {_NEW}", title="the run first"),
        Case(
            f"{_KNOWN}week 3\nmon strength: push-up 3x8; clamshell 3x15/side\ntue tempo 40min",
            title="new, but not for the legs, or light",
        ),
        Case(
            f"week 1\n{_OLD}week 2\nmon strength 30min\nthu {_S}\nweek 3\nmon {_NEW}\ntue tempo 40min",
            title="a session of unknown content may have had it",
        ),
        Case(f"{_KNOWN}week 3\n{_EMPTY}week 4\nmon {_S}\ntue intervals 50min", title="eleven days without"),
    ),
)
class NewLegWorkBeforeQualityRun(LineRule[State]):
    """Leg work that is new ends less than two days before a quality run.

    What it checks:
        Hours from the end of a session that loads the legs to the start of a quality run, a long run or a
        race, where the session has an exercise for the legs that is new. An exercise is new in all of the
        week in which the known line has it first, and after more than two weeks without strength everything
        is new for the rest of the week. Where REC003, INT001, INT003, INT007, INT008 or TPR001 warns of the
        same two sessions at its own hours, this is silent.

    Why it matters:
        After a first bout of leg work running cost men new to lifting more for up to two days, and the
        authors advise two days or more (DOM19b). A second bout does much less (ASS13).

    Known limits:
        A small trial in the heat with runs at an easy pace. The evidence speaks of the first two exposures;
        taking the week of the first for them is an approximation, which makes a third session of that week
        new as well and the second exposure of an exercise done once a week old. What came before the first
        known day is not known: an exercise counts as new only after two known weeks, but for a novice from
        the first day on. A session of unknown content makes that count begin anew. Weeks labelled return are
        not read; the days without strength are counted instead.

    How to fix it:
        Halve the sets of what is new for its first two sessions, or move the quality run or the session so
        that two days lie between.

    Options:
        `hours`: hours below which it warns.
        `return_days`: days without strength after which everything is new again.
        `known_weeks`: known weeks after which an exercise that none of them had is new.
    """

    hours: float = parameter(
        default=48.0, unit="h", source="DOM19b", grade="B", text="hours below which it warns"
    )
    return_days: int = parameter(
        default=14, unit="days", text="days without strength after which everything is new again"
    )
    known_weeks: int = parameter(
        default=2, unit="weeks", text="known weeks after which an exercise that none of them had is new"
    )

    def start(self) -> State:
        """Nothing is known."""
        return 0, _UNKNOWN, _NO_WORK, _NO_WORK, ()

    def step(self, state: State, day: LineDay, context: Context) -> tuple[State, tuple[Breach, ...]]:
        """Remember which leg work is known, and for some days which sessions had new work."""
        known, since, seen, this_week, new = state
        if since != _UNKNOWN and since <= self.return_days:
            since += 1
        if new:
            new = self._recent(new, day.day)
        breaches: tuple[Breach, ...] = ()
        if day.mask & (_EITHER if new else _STRENGTH):
            state, breaches = self._trained((known, since, seen, this_week, new), day, context)
            known, since, seen, this_week, new = state
        if day.day % DAYS_IN_WEEK == _SUNDAY:
            if known < self.known_weeks:
                known += 1
            if this_week:
                seen, this_week = seen | this_week, _NO_WORK
        return (known, since, seen, this_week, new), breaches

    def _trained(self, state: State, day: LineDay, context: Context) -> tuple[State, tuple[Breach, ...]]:
        known, since, seen, this_week, new = state
        breaches: list[Breach] = []
        if day.mask & _STRENGTH and since > self.return_days:
            seen = this_week = _NO_WORK
        for placed in day.sessions:
            facts = placed.facts
            if facts.mask & _STRENGTH:
                since = 0
                work = _leg_work(facts)
                if not work and Lack.CONTENT in facts.lacks:
                    known = _UNKNOWN
                if not work <= seen:
                    this_week |= work
                    if facts.mask & _LOWER and self._knows(known, context):
                        new = (*new, (placed, ", ".join(sorted(work - seen))))
            elif new and facts.mask & _QUALITY:
                breaches += self._judge(new, placed, context)
        return (known, since, seen, this_week, new), tuple(breaches)

    def _knows(self, known: int, context: Context) -> bool:
        return known >= self.known_weeks or (known != _UNKNOWN and context.athlete.is_novice)

    def _recent(self, new: tuple[tuple[Placed, str], ...], day: int) -> tuple[tuple[Placed, str], ...]:
        # In a week that repeats the days begin again. An hour more or less is a change of the clocks.
        since = MINUTES_IN_DAY * day - 60 * self.hours - _SLACK_MIN
        return tuple(one for one in new if one[0].day <= day and one[0].end > since)

    def _judge(self, new: tuple[tuple[Placed, str], ...], run: Placed, context: Context) -> Iterator[Breach]:
        for strength, work in new:
            gap_h = max(0.0, run.start - strength.end) / 60
            pair = Pair(strength, run, gap_h, (run.start - strength.start) / 60)
            if gap_h < self.hours and all(
                severity_of(code, pair, context) < Severity.WARNING for code in _ASKED
            ):
                yield Breach(
                    Severity.WARNING,
                    Quantity(gap_h, "h"),
                    Quantity(self.hours, "h"),
                    values={"work": work},
                    placed=run,
                    also=strength,
                    fix=_halved(strength.facts, work),
                )


@lru_cache(maxsize=1024)
def _halved(facts: SessionFacts, work: str) -> Fix:
    names = work.split(", ")
    edits = [
        dosed(p, attrs.evolve(p.dose, sets=p.dose.sets // 2))
        for p in facts.prescriptions
        if p.exercise.name in names and p.dose.sets > 1
    ]
    return fix_of(FixKind.DOSE, f"halve the sets of {work}", edits, of_also=True)


@lru_cache(maxsize=4096)
def _leg_work(facts: SessionFacts) -> frozenset[str]:
    return frozenset(
        p.exercise.name for p in facts.prescriptions if Region.LOWER in p.exercise.regions and not is_light(p)
    )
