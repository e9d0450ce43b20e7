"""What is asked: fixed sessions, sessions to place, where they may stand, and by what they are judged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import count
from typing import Final, TypeAlias, cast

import attrs

from runstrength.checking._engine import Engine, engine_for
from runstrength.days import DAYS_IN_WEEK, Slot, SlotSet
from runstrength.errors import (
    Faults,
    InvalidValueError,
    Problem,
    RunstrengthError,
    as_items,
    as_read,
    shortened,
)
from runstrength.findings import Location, Severity
from runstrength.model.athlete import Athlete
from runstrength.model.plan import Plan
from runstrength.model.session import (
    CrossTrainingSession,
    MobilitySession,
    RaceSession,
    RunSession,
    Session,
    StrengthSession,
)
from runstrength.model.week import PlannedSession, Week
from runstrength.policies import Policy
from runstrength.timeline import (
    NO_ATHLETE,
    WEEK_MINUTES,
    Edges,
    Line,
    Placed,
    SessionFacts,
    exact_minutes,
    facts_of,
    timeline,
)

__all__ = ["Availability", "Placement", "SlotMinutes", "ToPlace"]

HALF_DAYS: Final = tuple(SlotSet.every())
_INDEX: Final = {slot: at for at, slot in enumerate(HALF_DAYS)}
NO_LIMIT: Final = (float("inf"),) * len(HALF_DAYS)
"""No longest session on any half day."""
_STARTS: Final = tuple(float(slot.week_minute) for slot in HALF_DAYS)
_KINDS: Final = (StrengthSession, RunSession, CrossTrainingSession, MobilitySession, RaceSession)
_NOTHING: Final = MobilitySession()


def index_of(slot: Slot) -> int:
    """Return the place of the half day of a slot in the week, from 0 to 13.

    Args:
        slot: Any slot.

    Returns:
        Its place.
    """
    return _INDEX[slot.half_day]


def _as_session(value: Session | str) -> Session:
    if not isinstance(value, str):
        return value
    from runstrength.notation.session import parse_session  # noqa: PLC0415 - only a text is read

    return as_read(cast("Callable[[str], Session]", parse_session), value)


def _as_slots(value: SlotSet | str | None) -> SlotSet | None:
    return as_read(SlotSet, value)


@attrs.frozen
class Placement:
    """A session to place, and where it may stand.

    Attributes:
        session: What is done; a text is read.
        allowed: The half days on which it may stand, as a set or its text; `None` for all that are free.
        week: The number of its week in a plan, from 1; `None` for every week.
        key: The key that it gets, or `None` for one that is made.

    Raises:
        InvalidValueError: Fields are wrong; all of them are named.
        NotationError: All that is wrong are texts that cannot be read, such as a slot that is listed twice.

    Example:
        >>> Placement("strength 30min", "mon pm, wed pm").allowed
        SlotSet("mon pm, wed pm")
    """

    session: Session = attrs.field(converter=_as_session)
    allowed: SlotSet | None = attrs.field(default=None, converter=_as_slots)
    week: int | None = attrs.field(default=None, kw_only=True)
    key: str | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Refuse wrong fields."""
        faults = Faults("Placement")
        if faults.instance("session", self.session, _KINDS, "a session"):
            try:
                PlannedSession(HALF_DAYS[0], self.session, key=self.key)
            except InvalidValueError as error:
                faults.problems += error.problems
        right = faults.instance("allowed", self.allowed, (SlotSet, type(None)), "a SlotSet or None")
        if right and self.allowed is not None and not self.allowed:
            faults.add("allowed", self.allowed, "one slot or more, or None for every free one", shown="none")
        if self.week is not None:
            faults.whole("week", self.week, 1, 1_000_000)
        faults.raise_any()


ToPlace: TypeAlias = "Iterable[Session | str | Placement] | Mapping[int, Iterable[Session | str | Placement]]"
"""Sessions for the week, or for every week of a plan; or for some weeks by their number."""

Availability: TypeAlias = "SlotSet | str | Mapping[int, SlotSet | str] | None"
"""When there is time: half days, or half days by the number of the week; `None` for always."""

SlotMinutes: TypeAlias = "float | Mapping[str, float] | None"
"""The longest session in minutes: one number, or numbers by slots such as `mon pm, tue`."""


@attrs.frozen(eq=False)
class Wanted:
    """A session to place in one week.

    Attributes:
        number: Its place among all that is to be placed.
        session: The session.
        week: The number of its week, from 1.
        key: The key that it gets.
        allowed: The half days that the caller allows, or `None`.
        origin: Where it stands already, in a repair: to leave it there is no change.
        waits: Minutes that it waits there for a session before it in the same slot.
        is_lost: Whether it was lost, in a repair: it may be left out, and never shares a day with another.
    """

    number: int
    session: Session
    week: int
    key: str | None
    allowed: SlotSet | None
    origin: PlannedSession | None = None
    waits: float = 0.0
    is_lost: bool = False

    @property
    def stays_at(self) -> int | None:
        """The index of the half day where it stands already, unless it was lost."""
        return index_of(self.origin.slot) if self.origin is not None and not self.is_lost else None

    def start_in(self, at: int, half_day: float) -> float:
        """Return the minute at which it starts in a half day.

        Args:
            at: The index of the half day.
            half_day: The minute at which that starts.
        """
        slot = self.planned_at(at).slot
        waits = self.waits if at == self.stays_at else 0.0
        return half_day + slot.start_minute - slot.half_day.start_minute + waits

    def planned_at(self, at: int) -> PlannedSession:
        """Return it in a half day.

        Args:
            at: The index of the half day.

        Returns:
            The planned session; the very one that is there where it stays.
        """
        if self.origin is None:
            return PlannedSession(HALF_DAYS[at], self.session, key=self.key)
        if at == self.stays_at:
            return self.origin
        return attrs.evolve(self.origin, slot=HALF_DAYS[at])


def _engine_of(task: Task) -> Engine:
    return engine_for(task.policy, task.athlete)


@attrs.frozen(eq=False)
class Task:
    """All that is asked, ready to be changed a little and asked again.

    Attributes:
        fixed: The week or plan without what is to be placed.
        wanted: What is to be placed.
        free: For each week the half days with time, fixed sessions not yet taken off.
        minutes: For each half day the longest session in minutes.
        policy: The rules.
        athlete: Who trains.
        before: What came directly before.
        drop_ok: Whether sessions may be left out.
        errors_ok: Whether a placed session may bring an error, where that cannot be helped.
    """

    fixed: Week | Plan
    wanted: tuple[Wanted, ...]
    free: tuple[SlotSet, ...]
    minutes: tuple[float, ...]
    policy: Policy
    athlete: Athlete
    before: Week | Plan | None
    drop_ok: bool = False
    errors_ok: bool = False
    engine: Engine = attrs.field(init=False, default=attrs.Factory(_engine_of, takes_self=True))
    """The rules ready for the athlete."""

    @property
    def weeks(self) -> tuple[Week, ...]:
        """The weeks."""
        return self.fixed.weeks if isinstance(self.fixed, Plan) else (self.fixed,)

    def taken(self, week: int) -> SlotSet:
        """Return the half days of a week that hold a fixed session."""
        return SlotSet(s.slot.half_day for s in self.weeks[week - 1].sessions)

    def slots_for(self, wanted: Wanted) -> tuple[int, ...]:
        """Return where a session may stand, as indexes of half days."""
        free = self.free[wanted.week - 1] - self.taken(wanted.week)
        if wanted.allowed is not None:
            free &= wanted.allowed
        minutes = facts_of(wanted.session, self.athlete).minutes
        return tuple(
            at
            for at, slot in enumerate(HALF_DAYS)
            if at == wanted.stays_at or (slot in free and (minutes is None or minutes <= self.minutes[at]))
        )

    def filled(self, places: Sequence[int | None]) -> Week | Plan:
        """Return the week or plan with sessions in their places; those without a place are left out.

        Args:
            places: A half day, or `None`, by the number of what is wanted.

        Returns:
            The filled week or plan.
        """
        added: dict[int, list[PlannedSession]] = {}
        for one in self.wanted:
            at = places[one.number]
            if at is not None:
                added.setdefault(one.week, []).append(one.planned_at(at))
        if isinstance(self.fixed, Week):
            return attrs.evolve(self.fixed, sessions=(*self.fixed.sessions, *added.get(1, ())))
        weeks = tuple(
            attrs.evolve(week, sessions=(*week.sessions, *added[n])) if n in added else week
            for n, week in enumerate(self.fixed.weeks, 1)
        )
        return attrs.evolve(self.fixed, weeks=weeks)

    @property
    def size(self) -> int:
        """One more than the highest number of what is wanted, also where some of it is left out."""
        return max((one.number for one in self.wanted), default=-1) + 1


def first_of(task: Task, one: Wanted) -> int:
    """Return the number of the first session of the same content, by which equal sessions are known."""
    return next(other.number for other in task.wanted if other.session == one.session)


@lru_cache(maxsize=1)
def _template() -> Week:
    return Week([PlannedSession(slot, _NOTHING) for slot in HALF_DAYS])


@attrs.frozen(eq=False)
class Board:
    """A task laid out: fixed sessions on the line, and where each session to place would stand on it.

    Attributes:
        task: What is asked.
        line: The fixed sessions as a line.
        starts: For each week the minute of the line at which each half day starts.
    """

    task: Task
    line: Line
    starts: tuple[tuple[float, ...], ...]
    _made: dict[tuple[int, int], Placed] = attrs.field(factory=dict[tuple[int, int], Placed])

    @classmethod
    def of(cls, task: Task) -> Board:
        """Lay a task out."""
        fixed = task.fixed
        line = timeline(fixed, athlete=task.athlete, before=task.before)
        if isinstance(fixed, Plan) and fixed.zone:
            empty = timeline(attrs.evolve(fixed, weeks=[_template()] * len(fixed.weeks)))
            starts = [tuple(p.start for p in week.sessions) for week in empty.weeks]
        else:
            starts = [tuple(WEEK_MINUTES * n + s for s in _STARTS) for n in range(len(task.weeks))]
        return cls(task, line, tuple(starts))

    @property
    def is_cyclic(self) -> bool:
        """Whether the week follows itself."""
        return self.line.edges is Edges.CYCLIC

    def facts(self, one: Wanted) -> SessionFacts:
        """Return what a session is."""
        return facts_of(one.session, self.task.athlete)

    def placed(self, one: Wanted, at: int) -> Placed:
        """Return a session as it stands on the line in a half day, the same one every time."""
        key = (one.number, at)
        known = self._made.get(key)
        if known is None:
            planned = one.planned_at(at)
            start = one.start_in(at, self.starts[one.week - 1][at])
            facts = self.facts(one)
            day = DAYS_IN_WEEK * (one.week - 1) + planned.slot.day
            end = start + exact_minutes(facts.minutes or 0.0)
            known = self._made[key] = Placed(planned, facts, one.week, day, start, end)
        return known


def task_of(
    subject: Week | Plan,
    place: ToPlace,
    *,
    available: Availability,
    slot_minutes: SlotMinutes,
    policy: Policy,
    athlete: Athlete | None,
    before: Week | Plan | None,
    drop_ok: bool,
) -> Task:
    """Check what a caller asks for and return it in one form.

    Args:
        subject: The week or plan with the fixed sessions.
        place: What is to be placed.
        available: When there is time.
        slot_minutes: How long a session may be in a slot.
        policy: The rules.
        athlete: Who trains.
        before: What came directly before.
        drop_ok: Whether sessions may be left out.

    Returns:
        The task.

    Raises:
        InvalidValueError: Something is wrong; all of it is named.
        NotationError: All that is wrong are texts that cannot be read.
    """
    faults = Faults("schedule")
    faults.instance("week_or_plan", subject, (Week, Plan), "a Week or a Plan")
    faults.instance("policy", policy, Policy, "a Policy")
    faults.instance("athlete", athlete, (Athlete, type(None)), "an Athlete or None")
    faults.instance("before", before, (Week, Plan, type(None)), "a Week, a Plan or None")
    faults.instance("drop_ok", drop_ok, bool, "true or false")
    faults.raise_any()
    who = athlete or NO_ATHLETE
    weeks = subject.weeks if isinstance(subject, Plan) else (subject,)
    free = free_slots(faults, available, who, len(weeks))
    minutes = _minutes_of(faults, slot_minutes)
    wanted = _wanted(faults, subject, weeks, place)
    faults.raise_any()
    task = Task(subject, wanted, free, minutes, policy, who, before, drop_ok)
    _check_wanted(faults, task)
    faults.raise_any()
    return task


def free_slots(
    faults: Faults, available: Availability, athlete: Athlete, weeks: int, field: str = "available"
) -> tuple[SlotSet, ...]:
    """Return the half days with time of each week.

    Args:
        faults: Where faults are recorded.
        available: What the caller says.
        athlete: Who trains; their own times count where the caller says nothing.
        weeks: How many weeks there are.
        field: The argument that the caller gave.

    Returns:
        A set for each week.
    """
    usual = athlete.available if athlete.available is not None else SlotSet.every()
    if available is None:
        return (usual,) * weeks
    if not isinstance(available, Mapping):
        given = _as_slots(available)
        right = faults.instance(field, given, SlotSet, "a SlotSet, its text, or a mapping from weeks to them")
        return (cast("SlotSet", given) if right else usual,) * weeks
    sets = dict.fromkeys(range(1, weeks + 1), usual)
    for number, value in available.items():
        given = _as_slots(value)
        if faults.whole(field, number, 1, weeks) and faults.instance(
            field, given, SlotSet, "a SlotSet or its text"
        ):
            sets[number] = cast("SlotSet", given)
    return tuple(sets.values())


def _minutes_of(faults: Faults, given: SlotMinutes) -> tuple[float, ...]:
    endless = float("inf")
    if given is None:
        return NO_LIMIT
    if not isinstance(given, Mapping):
        faults.number("slot_minutes", given, 0, endless, "minutes")
        return (given,) * len(HALF_DAYS)
    minutes = [endless] * len(HALF_DAYS)
    for slots, value in given.items():
        where = _as_slots(slots)
        if faults.instance(
            "slot_minutes", where, SlotSet, "minutes by slots such as `mon pm`"
        ) and faults.number("slot_minutes", value, 0, endless, "minutes"):
            for slot in cast("SlotSet", where):
                minutes[_INDEX[slot]] = value
    return tuple(minutes)


def _as_placement(item: Session | str | Placement) -> Placement:
    if isinstance(item, Placement):
        return item
    try:
        return Placement(item)
    except RunstrengthError as error:
        return cast("Placement", error)


def _wanted(
    faults: Faults, subject: Week | Plan, weeks: Sequence[Week], place: ToPlace
) -> tuple[Wanted, ...]:
    entries: list[tuple[int, Placement]] = []
    groups: list[tuple[int | None, Iterable[Session | str | Placement]]]
    if isinstance(place, Mapping):
        by_week = cast("Mapping[int, Iterable[Session | str | Placement]]", place)
        groups = list(by_week.items())
    else:
        groups = [(None, place)]
    for number, items in groups:
        if number is not None and not faults.whole("place", number, 1, len(weeks)):
            continue
        for item in map(_as_placement, as_items(items)):
            if faults.instance("place", item, Placement, "sessions and placements"):
                entries += _entries(faults, item, number, len(weeks))
    if not entries and not faults.problems:
        faults.add("place", (), "one session or more", shown="none")
    entries.sort(key=_week_of)
    return _with_keys(faults, subject, entries)


def _week_of(entry: tuple[int, Placement]) -> int:
    return entry[0]


def _entries(faults: Faults, item: Placement, number: int | None, weeks: int) -> list[tuple[int, Placement]]:
    if item.week is not None:
        if number not in (None, item.week):
            faults.add(
                "place", item.week, f"of week {number}, under which it stands", shown=f"of week {item.week}"
            )
        return [(item.week, item)] if faults.whole("place: week", item.week, 1, weeks) else []
    return [(number, item)] if number is not None else [(week, item) for week in range(1, weeks + 1)]


def _with_keys(
    faults: Faults, subject: Week | Plan, entries: list[tuple[int, Placement]]
) -> tuple[Wanted, ...]:
    taken = {s.key for s in subject.sessions if s.key}
    for _, item in entries:
        if item.key is not None and item.key in taken:
            faults.add("place", item.key, "sessions with different keys", shown=f"{item.key!r} twice")
        if item.key is not None:
            taken.add(item.key)
    fresh: dict[int, Iterator[str]] = {}
    wanted: list[Wanted] = []
    for number, (week, item) in enumerate(entries):
        stem = f"w{week}-s" if isinstance(subject, Plan) else "s"
        keys = fresh.setdefault(week, (key for n in count(1) if (key := f"{stem}{n}") not in taken))
        wanted.append(Wanted(number, item.session, week, item.key or next(keys), item.allowed))
    return tuple(wanted)


def _check_wanted(faults: Faults, task: Task) -> None:
    for one in task.wanted:
        held = task.taken(one.week) & one.allowed if one.allowed is not None else None
        if held:
            name = f"{shortened(str(one.session), 40)!r}"
            where = f" of week {one.week}" if isinstance(task.fixed, Plan) else ""
            faults.problems.append(
                Problem(
                    f"schedule: {name} is allowed on {held}{where}, where a fixed session stands",
                    field="place",
                    value=held,
                )
            )
    engine = task.engine
    for session in dict.fromkeys(one.session for one in task.wanted):
        for rule, breach in engine.session(facts_of(session, task.athlete)):
            if (rule.severity or breach.severity) is Severity.ERROR:
                finding = rule.finding(breach, _place_of(session, breach.exercise))
                name = f"{shortened(str(session), 40)!r}"
                message = f"schedule: {name} carries an error of its own wherever it stands: {finding.code} "
                problem = Problem(f"{message}{finding.message}", field="place", value=session)
                faults.problems.append(problem)


def _place_of(session: Session, exercise: str | None) -> Location:
    return Location(exercise=exercise or str(session.family))
