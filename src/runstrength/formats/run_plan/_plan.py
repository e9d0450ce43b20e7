"""From the rows of a source to a plan, with the ground for every session."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Final, Literal

import attrs

from runstrength.days import DAYS_IN_WEEK, Slot, Weekday
from runstrength.errors import Faults, shortened
from runstrength.formats.run_plan._amount import (
    as_duration,
    is_race_distance,
    length_of,
    race_distance,
)
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
from runstrength.quantities import Distance, Duration, Pace, Range
from runstrength.timeline import Trait, facts_of

__all__ = ["Dating", "ReadSession", "RunPlanReading", "plan_of"]

CLEARLY_LONGER: Final = 1.2
"""Convention (D): a run of which only the length is said is the long run of its week from this many times the
next longest on."""

ASSUMED_RACE: Final = Distance(10)
"""Convention (D): the distance of a race that does not say one."""

SHORTEST_RUN: Final = Duration(600)
"""Convention (D): nobody plans a shorter session, so an `m` that would make one stands for miles."""

LONG_FROM_S: Final = 3600
"""Convention (D): the same of a run by time, if it takes at least so many seconds."""

_HALF_WEEK: Final = 3
# Convention (D): the longest race in km whose pace is that of intervals, and of tempo runs.
_RACE_PACES: Final = ((10.5, "intervals"), (22.0, "tempo"))


@attrs.frozen(kw_only=True)
class ReadSession:
    """What was read of one session of a day, and where it came from.

    Attributes:
        line: Line of the source, from 1; for a calendar the number of the event.
        week: The week of the plan from 1.
        day: The day.
        text: What the source says, in one line.
        kind: A kind of run, `race`, `cross`, `walk`, `strength`, `mobility` or `rest`.
        slot: When; the day alone where nothing is said.
        session: The session of the plan, or `None` for rest.
        quality: Whether it is a quality run, a long run or a race.
        optional: Whether it may be left out.
        has_choice: Whether the text leaves a choice, if only of the effort.
        alternatives: Kinds that may be done instead.
        minutes: How long it takes, or `None` where nothing says it.
        minutes_are_estimated: Whether they follow from the distance, the easy pace and the kind.
        guessed: What was guessed, in words; empty where the text says it all.
        words_not_read: Words of the text that no rule knows; they stay in the note of the session.
    """

    line: int
    week: int
    day: Weekday
    text: str
    kind: str
    slot: Slot
    session: Session | None = None
    quality: bool = False
    optional: bool = False
    has_choice: bool = False
    alternatives: tuple[str, ...] = ()
    minutes: float | None = None
    minutes_are_estimated: bool = False
    guessed: tuple[str, ...] = ()
    words_not_read: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Write the place, the kind and the text."""
        session = self.session or self.kind
        optional = " (optional)" if self.optional else ""
        return f"week {self.week} {self.slot} {session}{optional} from {self.text!r}"


@attrs.frozen(kw_only=True)
class RunPlanReading:
    """A running plan, and how it was read.

    Attributes:
        plan: The plan.
        sessions: What was read, in the order of the source, days of rest among them.
        unread: What could not be read.
        notices: What is to be said about the plan as a whole.
        race: The goal race, or `None` where no row is one.
    """

    plan: Plan
    sessions: tuple[ReadSession, ...]
    unread: tuple[Unread, ...]
    notices: tuple[str, ...]
    race: ReadSession | None = None

    @property
    def guessed(self) -> tuple[ReadSession, ...]:
        """The sessions about which something was guessed."""
        return tuple(one for one in self.sessions if one.guessed)

    @property
    def estimated(self) -> tuple[ReadSession, ...]:
        """The sessions whose minutes are estimated."""
        return tuple(one for one in self.sessions if one.minutes_are_estimated)

    def __str__(self) -> str:
        """Say what was read and what was not, a line for each kind of thing."""
        trained = sum(one.session is not None for one in self.sessions)
        rest = sum(one.kind == "rest" for one in self.sessions)
        lines = [
            (
                f"Read {_count(trained, 'session')} and {_count(rest, 'day')} of rest in "
                f"{_count(len(self.plan.weeks), 'week')}; {len(self.estimated)} "
                f"{'has' if len(self.estimated) == 1 else 'have'} estimated minutes."
            )
        ]
        lines += self.notices
        guesses = Counter(guess for one in self.sessions for guess in one.guessed)
        lines += [f"Guessed, {_count(times, 'time')}: {guess}" for guess, times in guesses.most_common()]
        words = Counter(word for one in self.sessions for word in one.words_not_read)
        if words:
            lines.append(f"Words kept as notes only: {', '.join(sorted(words))}")
        lines += [f"Not read: {one}" for one in self.unread]
        return "\n".join(lines)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


@attrs.frozen(kw_only=True)
class Dating:
    """How a plan gets its dates.

    Attributes:
        start: The first Monday, or `None`.
        race_day: The day of the goal race, or `None`.
    """

    start: date | None = None
    race_day: date | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse two answers to one question."""
        faults = Faults("run plan")
        for name, value in (("start", self.start), ("race_day", self.race_day)):
            if value is not None and type(value) is not date:
                faults.add(name, value, "a date or None")
        if self.start is not None and self.race_day is not None:
            faults.add("race_day", self.race_day, "left out where start is given")
        faults.raise_any()


@attrs.define
class _Read:
    """A session while it is being read."""

    row: Row
    part: Part
    kind: str
    slot: Slot
    distance: Range[Distance] | None
    duration: Range[Duration] | None
    guessed: list[str]
    optional: bool
    is_too_short: bool = False
    estimated_by_source: bool = False
    race: Distance | None = None
    priority: RacePriority = RacePriority.B

    @property
    def index(self) -> int:
        """The day of the plan, from 0."""
        return _index(self.row)

    @property
    def size_km(self) -> float:
        """How long the run is, for comparing runs of a week."""
        if self.distance:
            return self.distance.mid.km
        return self.duration.mid.seconds / ASSUMED_EASY_PACE_S_PER_KM if self.duration else 0.0


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
    goal = _goal(read)
    better = attrs.evolve(
        reader,
        race_pace=_race_pace(goal.race.km) if goal and goal.race else reader.race_pace,
        m_is_miles=any(one.is_too_short for one in read),
        unread=[],
    )
    if better != attrs.evolve(reader, unread=[]):
        reader = better
        read = reader.read(source.rows)
        goal = _goal(read)
    unread += reader.unread
    _find_long_runs(read)
    _finish_races(read, goal)
    ends = {id(one) for one in read if one.kind == "end"}
    last = max((_index(row) for row in source.rows), default=-1)
    if dating.race_day:
        start = _date(read, goal, dating.race_day, last, notices)
    else:
        start = dating.start or _within_calendar(source.start, last, notices)
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

    def read(self, rows: Iterable[Row]) -> list[_Read]:
        return [one for row in rows for one in self._row(row)]

    def _row(self, row: Row) -> list[_Read]:
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

    def _part(self, row: Row, part: Part) -> _Read:
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
        one = _Read(
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


def _read_race(one: _Read) -> None:
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


def _find_long_runs(read: Sequence[_Read]) -> None:
    """Call the clear longest run of a week long, where only its length is said."""
    weeks: dict[int, list[_Read]] = {}
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


def _anchor(read: Sequence[_Read]) -> _Read | None:
    """Return the last row that is a race or says that the plan ends; a tune-up is neither."""
    ends = [one for one in read if one.kind == "end" or (one.kind == "race" and not one.part.tune_up)]
    return max(ends, key=lambda one: one.index, default=None)


def _goal(read: Sequence[_Read]) -> _Read | None:
    """Return the goal race: the row at which the plan aims, where it is a race."""
    anchor = _anchor(read)
    return anchor if anchor is not None and anchor.kind == "race" else None


def _finish_races(read: Sequence[_Read], goal: _Read | None) -> None:
    for one in read:
        if one.kind != "race":
            continue
        if one.race is None:
            one.race = ASSUMED_RACE
            one.guessed.append(f"the race is taken for one of {ASSUMED_RACE}")
        if one is goal:
            one.priority = RacePriority.A


def _index(row: Row) -> int:
    return (row.week - 1) * DAYS_IN_WEEK + row.day


def _date(
    read: Sequence[_Read], goal: _Read | None, race_day: date, last: int, notices: list[str]
) -> date | None:
    """Return the first Monday; put the goal race on the race day, and say what that changes."""
    if last < 0:
        notices.append(f"there is no row to put on the race day {race_day}")
        return None
    end = _race_index(read, last, notices)
    exact = race_day.toordinal() - end
    monday = exact - (exact - 1 + _HALF_WEEK) % DAYS_IN_WEEK + _HALF_WEEK  # the nearest one
    if monday > race_day.toordinal():
        monday -= DAYS_IN_WEEK
    faults = Faults("run plan")
    if monday < 1:
        faults.add("race_day", race_day, "late enough for the plan to begin in this calendar")
        faults.raise_any()
    start = date.fromordinal(monday)
    if monday != exact:
        index = race_day.toordinal() - monday
        _tell_other_weekday(read, goal, index, Weekday(end % DAYS_IN_WEEK), notices)
    return start


def _within_calendar(start: date | None, last: int, notices: list[str]) -> date | None:
    """Return the first Monday that a source has, unless its plan would leave the calendar."""
    weeks = last // DAYS_IN_WEEK + 1
    if start is not None and (date.max - start).days < weeks * DAYS_IN_WEEK:
        notices.append("the dates are too late for this calendar: the plan has none")
        return None
    return start


def _race_index(read: Sequence[_Read], last: int, notices: list[str]) -> int:
    """Return the day of the plan that is the race day, from 0."""
    anchor = _anchor(read)
    if anchor is None:
        notices.append("no row is the race: the race day is the day after the last row")
        return last + 1
    if anchor.kind == "end":
        notices.append(f"week {anchor.row.week} {anchor.slot}: the end of the plan is taken for the race day")
    return anchor.index


def _tell_other_weekday(
    read: Sequence[_Read], goal: _Read | None, index: int, planned: Weekday, notices: list[str]
) -> None:
    """Move the race alone, to the day of the plan with the index, and say so."""
    week, meant = index // DAYS_IN_WEEK + 1, Weekday(index % DAYS_IN_WEEK)
    if goal is None:
        notices.append(f"the plan leads up to a {planned}, the race day is a {meant}; no session was moved")
    else:
        goal.row = attrs.evolve(goal.row, week=week, day=meant)
        goal.slot = attrs.evolve(goal.slot, day=meant)
        notices.append(
            f"the plan has its race on a {planned}, the race day is a {meant}: the race was moved to "
            f"week {week} {meant}, no other session was"
        )
    notices.extend(
        f"week {one.row.week} {one.slot} {one.kind} is now on the race day or after it"
        for one in read
        if one is not goal and one.index >= index and one.kind not in {"rest", "end"}
    )


def _session(one: _Read, easy_pace: Pace | None, ends: set[int]) -> ReadSession:
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


def _made(one: _Read) -> Session | None:
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
