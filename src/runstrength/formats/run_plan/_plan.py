"""From the rows of a source to a plan, with the ground for every session."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Final, Literal

import attrs

from runstrength.days import Slot
from runstrength.errors import shortened
from runstrength.formats.run_plan._amount import (
    as_duration,
    is_race_distance,
    length_of,
    race_distance,
)
from runstrength.formats.run_plan._dates import Dating, date_by_race, goal_of, within_calendar
from runstrength.formats.run_plan._draft import Draft, day_number
from runstrength.formats.run_plan._reading import ReadSession, RunPlanReading
from runstrength.formats.run_plan._rows import Row, Source, Unread, one_line
from runstrength.formats.run_plan._title import Part, is_run, parts_of
from runstrength.formats.run_plan._tokens import MAX_TOKENS, Amount, Token, tokens_of
from runstrength.formats.run_plan._vocabulary import Vocabulary
from runstrength.formulas.minutes import ASSUMED_EASY_PACE_S_PER_KM
from runstrength.model.athlete import Athlete
from runstrength.model.plan import Plan
from runstrength.model.session import (
    CrossTrainingSession,
    MobilitySession,
    RacePriority,
    RaceSession,
    RunKind,
    RunSession,
    Session,
    StrengthSession,
)
from runstrength.model.week import PlannedSession, Week
from runstrength.quantities import Distance, Duration, Pace
from runstrength.timeline import Trait, facts_of

__all__ = ["plan_of"]

CLEARLY_LONGER: Final = 1.2
"""Convention (D): a run of which only the length is said is the long run of its week from this many times the
next longest on."""

ASSUMED_RACE: Final = Distance(10)
"""Convention (D): the distance of a race that does not say one."""

SHORTEST_RUN: Final = Duration(600)
"""Convention (D): nobody plans a shorter session, so an `m` that would make one stands for miles."""

LONG_FROM_S: Final = 3600
"""Convention (D): the same of a run by time, if it takes at least so many seconds."""

# Convention (D): the longest race in km whose pace is that of intervals, and of tempo runs.
_RACE_PACES: Final = ((10.5, "intervals"), (22.0, "tempo"))


def plan_of(
    source: Source,
    *,
    vocabulary: Vocabulary,
    unit: Literal["km", "mi"] | None,
    easy_pace: Pace | None,
    name: str,
    dating: Dating,
) -> RunPlanReading:
    """Return the plan of the rows of a source.

    Args:
        source: The rows.
        vocabulary: The phrases that are known.
        unit: The unit of a number without one.
        easy_pace: The runner's easy pace; 6:00/km is assumed when left out.
        name: What the plan is called.
        dating: How it gets its dates.

    Returns:
        The plan, with the ground for each session.

    Raises:
        InvalidValueError: The start is no Monday, or a date is out of the calendar.
    """
    unread = list(source.unread)
    notices = list(source.notices)
    texts = _Texts(vocabulary)
    reader = _Reader(texts, unit or _unit_of(source.rows, texts))
    read = reader.read(source.rows)
    goal = goal_of(read)
    better = attrs.evolve(
        reader,
        race_pace=_race_pace(goal.race.km) if goal and goal.race else reader.race_pace,
        m_is_miles=any(one.is_too_short for one in read),
        unread=[],
    )
    if better != attrs.evolve(reader, unread=[]):
        reader = better
        read = reader.read(source.rows)
        goal = goal_of(read)
    unread += reader.unread
    _find_long_runs(read)
    _finish_races(read, goal)
    ends = {id(one) for one in read if one.kind == "end"}
    last = max((day_number(row) for row in source.rows), default=-1)
    if dating.race_day:
        start = date_by_race(read, goal, dating.race_day, last, notices)
    else:
        start = dating.start or within_calendar(source.start, last, notices)
    made = [_session(one, easy_pace, ends) for one in read]
    if easy_pace is None and any(one.minutes_are_estimated for one in made):
        notices.append("no easy pace is given: estimated minutes assume 6:00/km")
    plan = _plan(made, source.labels, name=one_line(name or source.name), start=start)
    _tell_gaps(plan, source.rows, notices)
    return RunPlanReading(
        plan=plan,
        sessions=tuple(made),
        unread=tuple(sorted(unread, key=lambda one: one.line)),
        notices=tuple(notices),
        race=next((session for one, session in zip(read, made, strict=True) if one is goal), None),
    )


def _unit_of(rows: Iterable[Row], texts: _Texts) -> Literal["km", "mi"] | None:
    """Return the unit that the plan uses more often, or `None` where it uses none."""
    units = Counter(
        amount.unit
        for row in rows
        for amount in (row.column, *(token.amount for token in texts.tokens(row.text)))
        if amount is not None
    )
    if units["km"] == units["mi"]:
        return None
    return "km" if units["km"] > units["mi"] else "mi"


def _race_pace(km: float) -> str:
    """Return what a run at the pace of a race of so many kilometres is."""
    return next((kind for longest, kind in _RACE_PACES if km <= longest), "marathon-pace")


@attrs.define
class _Texts:
    """Reads each text once: a plan says the same on many days."""

    vocabulary: Vocabulary
    known: dict[str, tuple[Token, ...]] = attrs.field(factory=dict[str, tuple[Token, ...]])
    read: dict[tuple[str, str], tuple[Part, ...]] = attrs.field(
        factory=dict[tuple[str, str], tuple[Part, ...]]
    )

    def tokens(self, text: str) -> tuple[Token, ...]:
        if text not in self.known:
            self.known[text] = tokens_of(text, self.vocabulary)
        return self.known[text]

    def parts(self, text: str, race_pace: str) -> tuple[Part, ...]:
        if (text, race_pace) not in self.read:
            self.read[text, race_pace] = parts_of(self.tokens(text), race_pace)
        return self.read[text, race_pace]


@attrs.define
class _Reader:
    texts: _Texts
    unit: Literal["km", "mi"] | None
    race_pace: str = "marathon-pace"
    m_is_miles: bool = False
    unread: list[Unread] = attrs.field(factory=list[Unread])

    def read(self, rows: Iterable[Row]) -> list[Draft]:
        return [one for row in rows for one in self._row(row)]

    def _row(self, row: Row) -> list[Draft]:
        parts = self.texts.parts(row.text, self.race_pace)
        if row.more and not any(part.kind and not part.plain for part in parts):
            parts = self.texts.parts(f"{row.text}\n{row.more}", self.race_pace)
        known = [part for part in parts if part.kind and not _is_no_training(row, part)]
        if known:
            return [self._part(row, part) for part in known]
        if row.column is not None:
            guess = "the text is not understood: an easy run is assumed"
            self.unread.append(_unread(row, "only the distance beside it was read"))
            return [self._part(row, Part(kind="easy", plain=True, guessed=(guess,)))]
        if not one_line(row.text):
            return [self._part(row, Part(kind="rest", guessed=("an empty day is a day of rest",)))]
        self.unread.append(_unread(row, "no session is recognised in it"))
        return []

    def _part(self, row: Row, part: Part) -> Draft:
        guessed = list(part.guessed)
        if len(self.texts.tokens(row.text)) >= MAX_TOKENS:
            guessed.append(f"only the first {MAX_TOKENS} words and numbers are read")
        column = _column_of(row, part, guessed)
        length = length_of(part.tokens, column, unit=self.unit, m_is_miles=self.m_is_miles)
        if part.counted:
            length = length.shared(part.share)
        if row.more and not (length.distance or length.duration):
            length = length_of(self.texts.tokens(row.more), None, unit=self.unit)
        guessed += length.guessed if is_run(part.kind) or length.duration else ()
        stated = as_duration(Amount(row.seconds, row.seconds, "s")) if row.seconds else None
        one = Draft(
            row=row,
            part=part,
            kind=part.kind,
            slot=Slot(row.day, part.half or row.at),
            distance=length.distance,
            duration=length.duration or stated,
            guessed=guessed,
            optional=part.optional or part.kind == "strength",
            is_too_short=length.assumed
            and length.duration is not None
            and length.duration.low < SHORTEST_RUN,
            estimated_by_source=row.is_event and length.duration is None and stated is not None,
        )
        _read_race(one)
        return one


def _read_race(one: Draft) -> None:
    """Give a race its distance; the end of the plan with the distance of a race is the race."""
    if one.kind not in {"race", "end"}:
        return
    one.race, assumed = race_distance(one.part.tokens, one.row.column)
    if one.kind == "race" and assumed:
        one.guessed.append("the distance of the race")
    if one.kind == "end" and one.race and is_race_distance(one.race.km):
        one.kind = "race"
        one.guessed.append("the end of the plan with the distance of a race is the race")


def _unread(row: Row, reason: str) -> Unread:
    text = shortened(one_line(f"{row.text} {row.more}"), 200)
    return Unread(line=row.line, week=row.week, day=row.day, text=text, reason=reason)


def _is_no_training(row: Row, part: Part) -> bool:
    """Return whether an event of a calendar says neither a kind nor a distance: it may be anything."""
    if not row.is_event or not part.wordless:
        return False
    return not any(token.amount and not token.amount.is_time for token in part.tokens)


def _column_of(row: Row, part: Part, guessed: list[str]) -> Amount | None:
    """Return what the column says of one session of the day: where there are several runs, its share."""
    column = row.column
    if column is not None and not is_run(part.kind) and part.kind != "end":
        guessed.append(f"{column.high:g} {column.unit} beside it is left out: only runs have a distance")
        return None
    if column is None:
        return None
    if part.share == 1 or part.counted:
        return column
    if any(token.amount and not token.amount.is_time for token in part.tokens):
        return None
    guessed.append("the distance of the day is shared among its runs")
    return Amount(round(column.low * part.share, 3), round(column.high * part.share, 3), column.unit)


def _find_long_runs(read: Sequence[Draft]) -> None:
    """Call the clear longest run of a week long, where only its length is said."""
    weeks: dict[int, list[Draft]] = {}
    for one in read:
        if is_run(one.kind):
            weeks.setdefault(one.row.week, []).append(one)
    for runs in weeks.values():
        if any(one.kind in {"long", "race"} for one in runs):
            continue
        runs.sort(key=lambda one: one.size_km)
        longest = runs[-1]
        others = [one for one in runs if one.row.day != longest.row.day]
        enough = longest.distance or (longest.duration and longest.duration.mid.seconds >= LONG_FROM_S)
        if (
            longest.part.plain
            and enough
            and others
            and longest.size_km >= CLEARLY_LONGER * others[-1].size_km > 0
        ):
            longest.kind = "long"
            longest.guessed.append("the clear longest run of its week is its long run")


def _finish_races(read: Sequence[Draft], goal: Draft | None) -> None:
    for one in read:
        if one.kind != "race":
            continue
        if one.race is None:
            one.race = ASSUMED_RACE
            one.guessed.append(f"the race is taken for one of {ASSUMED_RACE}")
        if one is goal:
            one.priority = RacePriority.A


def _session(one: Draft, easy_pace: Pace | None, ends: set[int]) -> ReadSession:
    session = _made(one)
    pace = easy_pace or Pace(ASSUMED_EASY_PACE_S_PER_KM)
    minutes = session.minutes(easy_pace=pace) if session else None
    from_distance = minutes is not None and not one.duration
    return ReadSession(
        line=one.row.line,
        week=one.row.week,
        day=one.slot.day,
        text=one_line(f"{one.row.text} {one.row.more}"),
        kind="rest" if id(one) in ends else one.kind,
        slot=one.slot,
        session=session,
        quality=_is_quality(one.kind),
        optional=one.optional,
        has_choice=one.part.has_choice,
        alternatives=one.part.alternatives,
        minutes=minutes,
        minutes_are_estimated=from_distance or (one.estimated_by_source and minutes is not None),
        guessed=tuple(dict.fromkeys(one.guessed)),
        words_not_read=one.part.unread,
    )


@cache
def _is_quality(kind: str) -> bool:
    """Return whether the kind alone makes a quality run, as the checks have it."""
    if kind == "race":
        return True
    return kind in set(RunKind) and bool(facts_of(RunSession(kind), Athlete()).traits & Trait.QUALITY)


def _made(one: Draft) -> Session | None:
    if one.kind == "race":
        return RaceSession(one.race or ASSUMED_RACE, one.priority)
    if is_run(one.kind):
        return RunSession(RunKind(one.kind), distance=one.distance, duration=one.duration)
    if one.kind == "strength":
        return StrengthSession(duration=one.duration)
    if one.kind == "mobility":
        return MobilitySession(duration=one.duration)
    if one.kind in {"walk", "cross"}:
        return CrossTrainingSession("walk" if one.kind == "walk" else one.part.sport, duration=one.duration)
    return None


def _plan(made: Sequence[ReadSession], labels: Mapping[int, str], *, name: str, start: date | None) -> Plan:
    weeks: dict[int, list[PlannedSession]] = {}
    for session in made:
        placed = weeks.setdefault(session.week, [])
        if session.session is not None:
            placed.append(
                PlannedSession(session.slot, session.session, optional=session.optional, note=session.text)
            )
    last = max(weeks, default=0)
    numbers = range(1, last + 1)
    return Plan(
        [Week(weeks.get(number, ()), labels=labels.get(number, "")) for number in numbers],
        name=name,
        start=start,
    )


def _tell_gaps(plan: Plan, rows: Iterable[Row], notices: list[str]) -> None:
    present = {row.week for row in rows}
    missing = [str(number) for number in range(1, len(plan.weeks) + 1) if number not in present]
    if missing:
        notices.append(f"no row is in week {', '.join(missing)}")
