"""A week or plan as one ordered line of placed sessions with traits and numbers.

It is made once per check, and every rule reads from it. What a session is (`SessionFacts`) depends on the
session and the athlete alone, so equal sessions share their facts. The definitions of a hard set, a loaded
group, a hard lower session and the other traits are written here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from enum import Enum, IntFlag, auto
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

import attrs

from runstrength.days import DAYS_IN_WEEK, MINUTES_IN_DAY, Slot
from runstrength.model.athlete import Athlete
from runstrength.model.dose import Dose
from runstrength.model.exercise import Modality
from runstrength.model.plan import Plan
from runstrength.model.session import (
    CrossTrainingSession,
    Prescription,
    RacePriority,
    RaceSession,
    RunKind,
    RunSession,
    Session,
    StrengthSession,
    Superset,
)
from runstrength.model.week import PlannedSession, Week
from runstrength.muscles import MuscleGroup, Region
from runstrength.quantities import Load

__all__ = ["Edges", "Line", "LineDay", "LineWeek", "Placed", "SessionFacts", "Trait", "facts_of", "timeline"]

WEEK_MINUTES: Final = DAYS_IN_WEEK * MINUTES_IN_DAY

HARD_RPE: Final = 6.0
HARD_RIR: Final = 4.0
HARD_PERCENT: Final = 60.0
HEAVY_RPE: Final = 8.0
HEAVY_RIR: Final = 2.0
HEAVY_PERCENT: Final = 80.0
LIGHT_RPE: Final = 4.0
LOADED_SETS: Final = 2.0
STRONG_HOLD_PERCENT: Final = 70.0
HEAVY_LOWER_SETS: Final = 4
HARD_CONTACTS: Final = 60.0
LOW_IMPACT_CONTACTS: Final = 40.0
LONG_RUN_MINUTES: Final = 90.0
SHORT_RUN_MINUTES: Final = 20.0
MARATHON_KM: Final = 42.0
_FULL_WEEK_DAYS: Final = 2
MAX_LABELS: Final = frozenset({"max", "max strength", "max-strength", "max phase", "max strength phase"})
EASED_LABELS: Final = frozenset(
    {"taper", "race", "race week", "recovery", "recovery week", "return", "return week"}
)

_QUALITY = frozenset(
    {
        RunKind.INTERVALS,
        RunKind.TEMPO,
        RunKind.FARTLEK,
        RunKind.HILLS,
        RunKind.SPRINTS,
        RunKind.TIME_TRIAL,
        RunKind.MARATHON_PACE,
    }
)


class Trait(IntFlag):
    """What rules ask of a session; a session has any number of them."""

    STRENGTH = auto()
    """A strength session that is not light."""
    LIGHT = auto()
    """Strength work that never loads: light exercises, or RPE 4 and below."""
    HEAVY_LEGS = auto()
    """A hard lower session: four lower sets at 80 % or RPE 8, or over 60 landings of impact 2 and above."""
    LOWER = auto()
    """Loads at least one group of the lower region."""
    POWER = auto()
    """Plyometric work beyond a warm-up."""
    PLYOMETRIC = auto()
    """Any plyometric work."""
    FAILURE = auto()
    """At least one set to failure."""
    RUN = auto()
    """A run or a race."""
    QUALITY = auto()
    """A quality run, a long run or a race."""
    LONG = auto()
    """A long run: named so, or 90 minutes and more."""
    RACE = auto()
    PRIORITY_RACE = auto()
    """A race of priority A or B."""
    CROSS = auto()
    """Aerobic training that is not running."""
    SHORT_EASY = auto()
    """Strides, or an easy run of 20 minutes at most."""
    HARD = auto()
    """Quality, heavy legs or a race."""
    TRAINING = auto()
    """Anything that keeps a day from being a day of rest: run, strength or cross-training, but not a walk."""


class Lack(Enum):
    """What a rule may need and a session may not say."""

    CONTENT = "the exercises of every strength session"
    MINUTES = "how long every session is"
    EFFORT = "the effort of every prescription"


def _mask(facts: SessionFacts) -> int:
    return int(facts.traits)


@attrs.frozen(eq=False)
class SessionFacts:
    """What a session is, worked out once for all sessions of the same content.

    Attributes:
        session: The session.
        traits: Its traits.
        minutes: Estimated minutes, warm-up included, or `None` where it does not say.
        hard_sets: Hard sets by muscle group, direct 1 and indirect 0.5.
        direct_sets: Hard sets by group that train it directly.
        exposures: Sets of any effort by group that train it directly.
        loaded: Groups that are loaded: two hard sets, or a strong isometric.
        direct_groups: Groups that are trained directly by exercises that are not light, whatever the effort.
        landings: Contacts, rope skipping left out.
        impact: Highest impact of its plyometric work, 0 without any.
        strength_rpe: Highest effort asked for, as RPE, or `None` where none is given.
        lacks: What it does not say.
        total_hard_sets: Hard sets, each counted once.
    """

    session: Session
    traits: Trait
    minutes: float | None
    hard_sets: Mapping[MuscleGroup, float]
    direct_sets: Mapping[MuscleGroup, float]
    exposures: Mapping[MuscleGroup, float]
    loaded: frozenset[MuscleGroup]
    direct_groups: frozenset[MuscleGroup]
    landings: float
    impact: int
    strength_rpe: float | None
    lacks: frozenset[Lack]
    total_hard_sets: float = 0.0
    mask: int = attrs.field(init=False, default=attrs.Factory(_mask, takes_self=True))
    """The traits as a plain number, for loops that ask often."""

    @property
    def prescriptions(self) -> tuple[Prescription, ...]:
        """The prescriptions of a strength session; none for any other."""
        return self.session.prescriptions if isinstance(self.session, StrengthSession) else ()


def percent_of(prescription: Prescription, maxes: Mapping[str, Load]) -> float | None:
    """Return the percentage of the maximum that a prescription asks for, at its hardest.

    Args:
        prescription: The prescription.
        maxes: Known one-repetition maxima by exercise name.

    Returns:
        The percentage as given, or from the load and a known maximum, or `None`.
    """
    dose = prescription.dose
    if dose.percent:
        return dose.percent.high
    known = maxes.get(prescription.exercise.name)
    return 100 * dose.load.kg / known.kg if known and isinstance(dose.load, Load) else None


def effort_of(dose: Dose) -> float | None:
    """Return the effort of a dose as RPE, at its hardest.

    RPE 10 is nothing in reserve, 9 one repetition and so on (ZOU16, grade B); an open-ended set goes to
    failure.

    Args:
        dose: The dose.

    Returns:
        The highest RPE given or implied, or `None` where no effort is given.
    """
    return 10.0 if dose.work.open_ended else given_effort_of(dose)


def given_effort_of(dose: Dose) -> float | None:
    """Return the effort that a dose gives for all of its sets, as RPE, at its hardest.

    Args:
        dose: The dose.

    Returns:
        The highest of its RPE and of what its RIR stands for, or `None` where neither is given.
    """
    given = [dose.rpe.high] if dose.rpe else []
    if dose.rir:
        given.append(10.0 - dose.rir.low)
    return max(given) if given else None


def is_light(prescription: Prescription) -> bool:
    """Return whether a prescription never loads: a light exercise, or RPE 4 and below.

    Args:
        prescription: The prescription.

    Returns:
        Whether it is light.
    """
    effort = effort_of(prescription.dose)
    return prescription.exercise.light or (effort is not None and effort <= LIGHT_RPE)


def is_hard(prescription: Prescription, percent: float | None = None) -> bool:
    """Return whether its sets are hard: RIR 4, RPE 6 or 60 % and beyond, or no effort given.

    Args:
        prescription: The prescription.
        percent: Its percentage of the maximum, where it is known otherwise than from the dose.

    Returns:
        Whether its sets count as hard.
    """
    if is_light(prescription):
        return False
    effort = effort_of(prescription.dose)
    if percent is None and prescription.dose.percent:
        percent = prescription.dose.percent.high
    if effort is None and percent is None:
        return True
    return (effort is not None and effort >= HARD_RPE) or (percent is not None and percent >= HARD_PERCENT)


def is_heavy(prescription: Prescription, percent: float | None = None) -> bool:
    """Return whether its sets are heavy: 80 % or RPE 8 and beyond; never without a given effort.

    Args:
        prescription: The prescription.
        percent: Its percentage of the maximum, where it is known otherwise than from the dose.

    Returns:
        Whether its sets are heavy.
    """
    return heavy_sets(prescription, percent) > 0


def heavy_sets(prescription: Prescription, percent: float | None = None) -> int:
    """Count the heavy sets: all of them, or the last one where only that one is as many as possible.

    The percentage of a hold is one of maximal voluntary contraction, which makes no heavy set.

    Args:
        prescription: The prescription.
        percent: Its percentage of the maximum, where it is known otherwise than from the dose.

    Returns:
        How many of its sets are at 80 % or RPE 8 and beyond; never any without a given effort.
    """
    dose = prescription.dose
    if percent is None and dose.percent:
        percent = dose.percent.high
    effort = given_effort_of(dose)
    lifted = percent if prescription.exercise.modality is not Modality.ISOMETRIC else None
    if (effort is not None and effort >= HEAVY_RPE) or (lifted is not None and lifted >= HEAVY_PERCENT):
        return dose.sets
    return 1 if dose.work.open_ended else 0


def is_failure(dose: Dose) -> bool:
    """Return whether its sets go to failure: RIR 0, RPE 10 or open-ended.

    Args:
        dose: The dose.

    Returns:
        Whether they do.
    """
    return effort_of(dose) == 10.0  # noqa: PLR2004 - the top of the scale


def is_rope(prescription: Prescription) -> bool:
    """Return whether it is rope skipping, which no count of contacts includes.

    Args:
        prescription: The prescription.

    Returns:
        Whether a rope is needed.
    """
    return "rope" in prescription.exercise.equipment


_NO_SETS: Mapping[MuscleGroup, float] = {}
_NO_GROUPS: frozenset[MuscleGroup] = frozenset()


@lru_cache(maxsize=8192)
def facts_of(session: Session, athlete: Athlete) -> SessionFacts:
    """Work out what a session is for an athlete.

    Args:
        session: The session.
        athlete: Whose pace and maxima are used.

    Returns:
        Its facts; equal sessions of one athlete share them.
    """
    minutes = session.minutes(easy_pace=athlete.easy_pace)
    if isinstance(session, StrengthSession):
        return _strength_facts(session, athlete, minutes)
    traits = Trait(0)
    if isinstance(session, RaceSession):
        traits = Trait.RUN | Trait.RACE | Trait.QUALITY | Trait.HARD | Trait.TRAINING
        if session.priority is not RacePriority.C:
            traits |= Trait.PRIORITY_RACE
    elif isinstance(session, RunSession):
        traits = _run_traits(session, minutes)
    elif isinstance(session, CrossTrainingSession) and session.sport != "walk":
        traits = Trait.CROSS | Trait.TRAINING
    lacks = frozenset({Lack.MINUTES}) if minutes is None else frozenset[Lack]()
    return SessionFacts(
        session, traits, minutes, _NO_SETS, _NO_SETS, _NO_SETS, _NO_GROUPS, _NO_GROUPS, 0.0, 0, None, lacks
    )


def _run_traits(session: RunSession, minutes: float | None) -> Trait:
    traits = Trait.RUN | Trait.TRAINING
    if session.kind is RunKind.LONG or (minutes is not None and minutes >= LONG_RUN_MINUTES):
        traits |= Trait.LONG | Trait.QUALITY | Trait.HARD
    if session.kind in _QUALITY:
        traits |= Trait.QUALITY | Trait.HARD
    easy = session.kind in (RunKind.EASY, RunKind.RECOVERY)
    if session.kind is RunKind.STRIDES or (easy and minutes is not None and minutes <= SHORT_RUN_MINUTES):
        traits |= Trait.SHORT_EASY
    return traits


@attrs.define(eq=False)
class _Counts:
    hard: dict[MuscleGroup, float] = attrs.field(factory=dict[MuscleGroup, float])
    direct: dict[MuscleGroup, float] = attrs.field(factory=dict[MuscleGroup, float])
    exposures: dict[MuscleGroup, float] = attrs.field(factory=dict[MuscleGroup, float])
    strong_holds: set[MuscleGroup] = attrs.field(factory=set[MuscleGroup])
    total: float = 0.0
    heavy_lower: int = 0
    hard_contacts: float = 0.0
    contacts: float = 0.0
    impact: int = 0

    def add(self, prescription: Prescription, percent: float | None) -> None:
        exercise, sets = prescription.exercise, prescription.dose.sets
        for group in exercise.groups:
            self.exposures[group] = self.exposures.get(group, 0) + sets
        if exercise.modality is Modality.PLYOMETRIC and not is_rope(prescription):
            self.contacts += prescription.landings
            self.impact = max(self.impact, exercise.impact)
            if exercise.impact >= 2:  # noqa: PLR2004 - the definition of a hard landing
                self.hard_contacts += prescription.landings
        if is_light(prescription):
            return
        if is_hard(prescription, percent):
            self.total += sets
            for group in exercise.groups:
                self.hard[group] = self.hard.get(group, 0) + sets
                self.direct[group] = self.direct.get(group, 0) + sets
            for group in exercise.indirect_groups:
                self.hard[group] = self.hard.get(group, 0) + 0.5 * sets
        holds = exercise.modality is Modality.ISOMETRIC
        if holds and percent is not None and percent >= STRONG_HOLD_PERCENT:
            self.strong_holds |= exercise.groups
        if Region.LOWER in exercise.regions:
            self.heavy_lower += heavy_sets(prescription, percent)


def _strength_facts(session: StrengthSession, athlete: Athlete, minutes: float | None) -> SessionFacts:
    maxes = dict(athlete.one_rep_maxes)
    counts = _Counts()
    prescriptions = session.prescriptions
    efforts = [effort_of(p.dose) for p in prescriptions]
    percents = [percent_of(p, maxes) for p in prescriptions]
    for prescription, percent in zip(prescriptions, percents, strict=True):
        counts.add(prescription, percent)
    loaded = frozenset(g for g, sets in counts.hard.items() if sets >= LOADED_SETS) | counts.strong_holds
    rpe = max((e for e in efforts if e is not None), default=None)
    if session.rpe:
        rpe = session.rpe.high
    light = all(map(is_light, prescriptions)) if prescriptions else rpe is not None and rpe <= LIGHT_RPE
    traits = _strength_traits(session, counts, loaded, light=light)
    lacks: set[Lack] = set()
    if not prescriptions:
        lacks.add(Lack.CONTENT)
    if minutes is None:
        lacks.add(Lack.MINUTES)
    if any(e is None and p is None for e, p in zip(efforts, percents, strict=True)):
        lacks.add(Lack.EFFORT)
    return SessionFacts(
        session=session,
        traits=traits,
        minutes=minutes,
        hard_sets=counts.hard,
        direct_sets=counts.direct,
        exposures=counts.exposures,
        loaded=loaded,
        direct_groups=frozenset(g for p in prescriptions if not p.exercise.light for g in p.exercise.groups),
        landings=counts.contacts,
        impact=counts.impact,
        strength_rpe=rpe,
        lacks=frozenset(lacks),
        total_hard_sets=counts.total,
    )


def _strength_traits(
    session: StrengthSession, counts: _Counts, loaded: frozenset[MuscleGroup], *, light: bool
) -> Trait:
    traits = Trait.TRAINING | (Trait.LIGHT if light else Trait.STRENGTH)
    if any(p.exercise.modality is Modality.PLYOMETRIC for p in session.prescriptions):
        traits |= Trait.PLYOMETRIC
    if counts.contacts >= LOW_IMPACT_CONTACTS or counts.impact >= 2:  # noqa: PLR2004 - beyond low impact
        traits |= Trait.POWER
    if any(group.region is Region.LOWER for group in loaded):
        traits |= Trait.LOWER
    if any(is_failure(p.dose) for p in session.prescriptions):
        traits |= Trait.FAILURE
    if counts.heavy_lower >= HEAVY_LOWER_SETS or counts.hard_contacts > HARD_CONTACTS:
        traits |= Trait.HEAVY_LEGS | Trait.HARD
    return traits


class Edges(Enum):
    """What lies beyond the ends of a line."""

    CYCLIC = "cyclic"
    """The week follows itself."""
    OPEN = "open"
    """Nothing is known; no finding crosses the edge."""


@attrs.frozen(eq=False)
class Placed:
    """A session at its place in the line.

    Attributes:
        planned: The session with its slot, key and note.
        facts: What it is.
        week: Number of its week from 1; 0 and below for the history before.
        day: Days from the Monday of week 1.
        start: Minutes from the Monday of week 1 to its start, real time.
        end: The same to its end; its start where its length is not known.
        follows: Whether it starts when the session before it in the same slot ends.
    """

    planned: PlannedSession
    facts: SessionFacts
    week: int
    day: int
    start: float
    end: float
    follows: bool = False

    @property
    def traits(self) -> Trait:
        """Its traits."""
        return self.facts.traits

    @property
    def slot(self) -> Slot:
        """Its slot."""
        return self.planned.slot

    def later(self, weeks: int) -> Placed:
        """Return the same session some weeks later, as in a week that repeats."""
        shift = weeks * WEEK_MINUTES
        return attrs.evolve(
            self, day=self.day + DAYS_IN_WEEK * weeks, start=self.start + shift, end=self.end + shift
        )


_STRENGTH: Final = int(Trait.STRENGTH)


@attrs.frozen(eq=False)
class LineDay:
    """A day of the line.

    Attributes:
        day: Days from the Monday of week 1.
        week: Number of its week.
        sessions: Its sessions in order.
        mask: The traits of all of them together, as a plain number.
    """

    day: int
    week: int
    sessions: tuple[Placed, ...]
    mask: int

    @property
    def traits(self) -> Trait:
        """The traits of all of them together."""
        return Trait(self.mask)


@attrs.frozen(eq=False)
class LineWeek:
    """A week of the line.

    Attributes:
        number: From 1.
        labels: Its labels.
        sessions: Its sessions in order.
        is_partial: Whether too little of it is planned to judge it as a week.
    """

    number: int
    labels: tuple[str, ...]
    sessions: tuple[Placed, ...]
    is_partial: bool = False

    @property
    def strength(self) -> tuple[Placed, ...]:
        """The strength sessions that are not light."""
        return tuple(s for s in self.sessions if s.facts.mask & _STRENGTH)

    @property
    def has_unknown_content(self) -> bool:
        """Whether the exercises of a strength session are not known."""
        return any(Lack.CONTENT in s.facts.lacks for s in self.sessions)

    @property
    def is_eased(self) -> bool:
        """Whether it is meant to hold less: labelled taper, race, recovery or return."""
        return not EASED_LABELS.isdisjoint(self.labels)

    def has_label(self, *labels: str) -> bool:
        """Return whether the week has one of these labels."""
        return any(label in self.labels for label in labels)


@attrs.frozen(eq=False)
class Line:
    """A week or plan as one ordered line.

    Attributes:
        subject: What was laid out.
        weeks: Its weeks.
        sessions: Its sessions in order of time.
        history: The sessions before it that are known, in order of time.
        edges: What lies beyond its ends.
        lacks: What its sessions do not say.
        past: The weeks of the history, the oldest first.
    """

    subject: Week | Plan
    weeks: tuple[LineWeek, ...]
    sessions: tuple[Placed, ...]
    history: tuple[Placed, ...]
    history_weeks: int
    edges: Edges
    lacks: frozenset[Lack]
    past: tuple[LineWeek, ...] = ()

    @property
    def is_plan(self) -> bool:
        """Whether it is a plan; places are then named with their week."""
        return isinstance(self.subject, Plan)

    def days(self) -> tuple[LineDay, ...]:
        """Return every day of the line and of the known history, in order, days without sessions too."""
        by_day: dict[int, list[Placed]] = {}
        for placed in (*self.history, *self.sessions):
            by_day.setdefault(placed.day, []).append(placed)
        first, last = -DAYS_IN_WEEK * self.history_weeks, DAYS_IN_WEEK * len(self.weeks)
        return tuple(line_day(day, by_day.get(day, ())) for day in range(first, last))


def line_day(day: int, sessions: Sequence[Placed]) -> LineDay:
    """Return a day of a line.

    Args:
        day: Days from the Monday of week 1.
        sessions: Its sessions in order.

    Returns:
        The day.
    """
    mask = 0
    for placed in sessions:
        mask |= placed.facts.mask
    return LineDay(day, day // DAYS_IN_WEEK + 1, tuple(sessions), mask)


NO_ATHLETE: Final = Athlete()


def timeline(
    subject: Week | Plan, *, athlete: Athlete | None = None, before: Week | Plan | None = None
) -> Line:
    """Lay out a week or plan as one line.

    Args:
        subject: The week or plan.
        athlete: Whose pace and maxima are used.
        before: What came directly before a plan or a single week, or `None` where nothing is known.

    Returns:
        The line.

    Example:
        >>> line = timeline(Week.parse("tue pm easy 45min"))
        >>> line.sessions[0].start, line.sessions[0].end, line.edges
        (2460.0, 2505.0, <Edges.CYCLIC: 'cyclic'>)
    """
    who = athlete or NO_ATHLETE
    cyclic = isinstance(subject, Week) and subject.repeats and before is None
    weeks = subject.weeks if isinstance(subject, Plan) else (subject,)
    clock = _clock(subject)
    facts = _Facts(who)
    lines = [
        _line_week(number, week, facts, clock, partial=isinstance(subject, Plan))
        for number, week in enumerate(weeks, 1)
    ]
    past: tuple[LineWeek, ...] = ()
    if before is not None:
        earlier = before.weeks if isinstance(before, Plan) else (before,)
        past = tuple(
            _line_week(number, week, facts, clock, partial=False)
            for number, week in enumerate(earlier, 1 - len(earlier))
        )
    history = _in_time([placed for week in past for placed in week.sessions])
    sessions = _in_time([placed for week in lines for placed in week.sessions])
    lacks = frozenset(lack for facts in {p.facts for p in sessions} for lack in facts.lacks)
    edges = Edges.CYCLIC if cyclic else Edges.OPEN
    return Line(subject, tuple(lines), sessions, history, len(past), edges, lacks, past)


def _in_time(sessions: list[Placed]) -> tuple[Placed, ...]:
    """Order sessions by their real starts: a chain in one slot may reach past the start of the next slot."""
    return tuple(sorted(sessions, key=_start))


def _start(placed: Placed) -> float:
    return placed.start


@attrs.frozen(eq=False)
class _Facts:
    """The facts of the sessions of one line; a session that stands in it often is looked up by identity."""

    athlete: Athlete
    _seen: dict[int, SessionFacts] = attrs.field(factory=dict[int, SessionFacts])

    def of(self, session: Session) -> SessionFacts:
        known = self._seen.get(id(session))
        if known is None:
            known = self._seen[id(session)] = facts_of(session, self.athlete)
        return known


class _Clock:
    """Turns wall-clock minutes into real ones."""

    def week(self, monday: int) -> Callable[[int, int], float]:  # noqa: ARG002 - without a zone all are alike
        """Return the function that does so in a week."""
        return _wall_clock


def _wall_clock(day: int, minute: int) -> float:
    return float(day * MINUTES_IN_DAY + minute)


class _ZonedClock(_Clock):
    def __init__(self, monday: datetime, zone: str) -> None:
        self._monday = monday
        self._zone = ZoneInfo(zone)
        self._origin = monday.replace(tzinfo=self._zone).timestamp()

    def week(self, monday: int) -> Callable[[int, int], float]:
        # Most weeks have no change of the clocks in them, and there a sum will do.
        start = self._real(monday, 0)
        shift = start - _wall_clock(monday, 0)
        if self._real(monday + DAYS_IN_WEEK, 0) - start != WEEK_MINUTES:
            return self._real
        return lambda day, minute: _wall_clock(day, minute) + shift

    def _real(self, day: int, minute: int) -> float:
        local = (self._monday + timedelta(days=day, minutes=minute)).replace(tzinfo=self._zone)
        return (local.timestamp() - self._origin) / 60


def _clock(subject: Week | Plan) -> _Clock:
    if isinstance(subject, Plan) and subject.start and subject.zone:
        return _ZonedClock(datetime.combine(subject.start, datetime.min.time()), subject.zone)
    return _Clock()


def exact_minutes(minutes: float) -> float:
    """Return minutes to the nearest 64th, a second or so, with which sums and differences of times are exact.

    Args:
        minutes: Minutes.

    Returns:
        The nearest multiple of a 64th.
    """
    return round(minutes * 64) / 64


def _line_week(number: int, week: Week, known: _Facts, clock: _Clock, *, partial: bool) -> LineWeek:
    placed: list[Placed] = []
    previous: Placed | None = None
    monday = DAYS_IN_WEEK * (number - 1)
    real = clock.week(monday)
    last = -1
    for planned in week.sessions:
        facts = known.of(planned.session)
        day = monday + planned.slot.day
        at = planned.slot.week_minute
        follows = previous is not None and at == last
        start = (
            previous.end
            if previous is not None and follows
            else real(day, at - MINUTES_IN_DAY * planned.slot.day)
        )
        last = at
        end = start + exact_minutes(facts.minutes or 0.0)
        previous = Placed(planned, facts, number, day, start, end, follows)
        placed.append(previous)
    days = {p.day for p in placed}
    is_partial = partial and (len(days) < _FULL_WEEK_DAYS or "partial" in week.labels)
    return LineWeek(number, week.labels, tuple(placed), is_partial)


def add_up(sessions: Iterable[Placed], field: str) -> dict[MuscleGroup, float]:
    """Add up one of the counts by group over sessions.

    Args:
        sessions: The sessions.
        field: `hard_sets`, `direct_sets` or `exposures`.

    Returns:
        The sum by group.
    """
    total: dict[MuscleGroup, float] = {}
    for placed in sessions:
        for group, sets in getattr(placed.facts, field).items():
            total[group] = total.get(group, 0) + sets
    return total


def listed_by_side(prescriptions: Sequence[Prescription]) -> frozenset[Prescription]:
    """Return the prescriptions that stand once for the left and once for the right side.

    Args:
        prescriptions: Those of one session.

    Returns:
        Those of exercises done one side at a time whose dose is not per side and that stand exactly twice.
    """
    plain = [p for p in prescriptions if p.exercise.per_side and not p.dose.per_side]
    return frozenset(p for p in plain if plain.count(p) == 2)  # noqa: PLR2004 - a side each


def in_superset(session: Session, first: Prescription, second: Prescription) -> bool:
    """Return whether two prescriptions of a session are done in turn.

    Args:
        session: The session.
        first: One of its prescriptions.
        second: Another.

    Returns:
        Whether one superset holds both.
    """
    items = session.items if isinstance(session, StrengthSession) else ()
    return any(
        isinstance(item, Superset) and first in item.prescriptions and second in item.prescriptions
        for item in items
    )
