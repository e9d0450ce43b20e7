"""What was done: logged sessions, adherence to a plan, the estimated 1RM over time, and plateaus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import attrs

from runstrength.errors import Faults, as_items
from runstrength.exercises import name_key
from runstrength.formulas.effort import rpe_to_rir
from runstrength.formulas.one_rep_max import MAX_REPS, Trust, estimate
from runstrength.formulas.training_load import Description, srpe_load
from runstrength.formulas.trend import PLATEAU_GAIN, PLATEAU_POINTS, PLATEAU_WEEKS, plateau_gain
from runstrength.model.dose import WorkUnit
from runstrength.model.performed import Performed, PerformedSet
from runstrength.model.plan import Plan
from runstrength.model.session import StrengthSession
from runstrength.model.week import PlannedSession
from runstrength.quantities import Load, as_float, format_number

if TYPE_CHECKING:
    from typing import Self

__all__ = [
    "PLATEAU_GAIN",
    "PLATEAU_POINTS",
    "PLATEAU_WEEKS",
    "Adherence",
    "E1rmPoint",
    "Log",
    "LoggedExercise",
    "LoggedSession",
    "Plateau",
    "adherence",
    "e1rm_points",
    "plateau",
]

_MAX_MINUTES = 6000


def _as_sets(values: Iterable[PerformedSet]) -> tuple[PerformedSet, ...]:
    return as_items(values)


@attrs.frozen
class LoggedExercise:
    """An exercise of a logged session.

    Attributes:
        name: What it is called in the log; it need not be in the catalogue.
        performed: The working sets.
        warm_up: The warm-up sets, which count for nothing.

    Raises:
        InvalidValueError: Fields are wrong; all of them are named.

    Example:
        >>> print(LoggedExercise("back squat", Performed.parse("5,5,5 @80kg")))
        back squat 5,5,5 @80kg
    """

    name: str
    performed: Performed
    warm_up: tuple[PerformedSet, ...] = attrs.field(default=(), converter=_as_sets)

    def __attrs_post_init__(self) -> None:
        """Refuse an exercise without a name or sets."""
        faults = Faults("LoggedExercise")
        faults.line("name", self.name, needed=True)
        faults.instance("performed", self.performed, Performed, "a Performed")
        for one in self.warm_up:
            faults.instance("warm_up", one, PerformedSet, "performed sets only")
        faults.raise_any()

    def __str__(self) -> str:
        """Write the name and the working sets."""
        return f"{self.name} {self.performed}"


def _as_exercises(values: Iterable[LoggedExercise]) -> tuple[LoggedExercise, ...]:
    return as_items(values)


@attrs.frozen
class LoggedSession:
    """A strength session that was done.

    Attributes:
        on: The date.
        exercises: What was done, in order.
        title: What it was called, or an empty text.
        key: The key of the planned session that it was, or `None`.
        rpe: Effort of the whole session, 0 to 10, or `None`.
        minutes: How long it took, 0 to 6000, or `None`.

    Raises:
        InvalidValueError: Fields are wrong; all of them are named.

    Example:
        >>> squats = LoggedExercise("back squat", Performed.parse("5,5,5 @80kg"))
        >>> session = LoggedSession(date(2027, 1, 5), [squats], key="s1", rpe=7, minutes=40)
        >>> print(session)
        2027-01-05 back squat 5,5,5 @80kg [s1]
        >>> session.load
        280.0
    """

    on: date
    exercises: tuple[LoggedExercise, ...] = attrs.field(default=(), converter=_as_exercises)
    title: str = attrs.field(default="", kw_only=True)
    key: str | None = attrs.field(default=None, kw_only=True)
    rpe: float | None = attrs.field(default=None, kw_only=True, converter=attrs.converters.optional(as_float))
    minutes: float | None = attrs.field(
        default=None, kw_only=True, converter=attrs.converters.optional(as_float)
    )

    def __attrs_post_init__(self) -> None:
        """Refuse wrong fields."""
        faults = Faults("LoggedSession")
        if type(self.on) is not date:
            faults.add("on", self.on, "a date")
        for one in self.exercises:
            faults.instance("exercises", one, LoggedExercise, "logged exercises only")
        faults.line("title", self.title)
        if self.key is not None:
            faults.line("key", self.key, needed=True)
        if self.rpe is not None:
            faults.number("rpe", self.rpe, 0, 10)
        if self.minutes is not None:
            faults.number("minutes", self.minutes, 0, _MAX_MINUTES)
        faults.raise_any()

    @property
    def load(self) -> float | None:
        """RPE times minutes, or `None` where one of them is not known."""
        return None if self.rpe is None or self.minutes is None else srpe_load(self.rpe, self.minutes)

    def __str__(self) -> str:
        """Write one line: the date, the exercises and the key."""
        done = "; ".join(map(str, self.exercises)) or "–"
        return f"{self.on} {done}{f' [{self.key}]' if self.key else ''}"


def _as_sessions(values: Iterable[LoggedSession]) -> tuple[LoggedSession, ...]:
    return as_items(values)


@attrs.frozen
class Log:
    """Logged sessions in order of time.

    Attributes:
        sessions: The sessions; several may be of one date.

    Raises:
        InvalidValueError: Something else is among them, or a date is before the last one.

    Example:
        >>> log = Log().with_session(LoggedSession(date(2027, 1, 5)))
        >>> log.with_session(LoggedSession(date(2027, 1, 4)))  # doctest: +ELLIPSIS
        Traceback (most recent call last):
        ...
        runstrength.errors.InvalidValueError: Log: sessions must be in order of time, not 2027-01-04 after ...
    """

    sessions: tuple[LoggedSession, ...] = attrs.field(default=(), converter=_as_sessions)

    def __attrs_post_init__(self) -> None:
        """Refuse sessions out of order."""
        faults = Faults("Log")
        right = [faults.instance("sessions", s, LoggedSession, "logged sessions only") for s in self.sessions]
        if all(right):
            for before, after in pairwise(self.sessions):
                if after.on < before.on:
                    shown = f"{after.on} after {before.on}"
                    faults.add("sessions", after.on, "in order of time", shown=shown)
        faults.raise_any()

    @classmethod
    def sorted(cls, sessions: Iterable[LoggedSession]) -> Self:
        """Return a log of sessions in any order; those of one date stay as they are.

        Args:
            sessions: The sessions.

        Returns:
            The log.
        """
        return cls(tuple(sorted(sessions, key=lambda session: session.on)))

    def with_session(self, session: LoggedSession) -> Self:
        """Return the log with one session more.

        Args:
            session: The session; not before the last one.

        Returns:
            A new log.

        Raises:
            InvalidValueError: Its date is before the last one.
        """
        return attrs.evolve(self, sessions=(*self.sessions, session))

    def __iter__(self) -> Iterator[LoggedSession]:
        """Iterate over the sessions."""
        return iter(self.sessions)

    def __len__(self) -> int:
        """Count the sessions."""
        return len(self.sessions)

    @property
    def exercises(self) -> tuple[str, ...]:
        """The names of the exercises, each once in its first spelling, in order."""
        names: dict[str, str] = {}
        for session in self.sessions:
            for one in session.exercises:
                names.setdefault(name_key(one.name), one.name)
        return tuple(names.values())

    def of(self, exercise: str) -> tuple[tuple[date, Performed], ...]:
        """Return what was done of an exercise.

        Args:
            exercise: Its name; case, plural, hyphens and spaces do not matter.

        Returns:
            Dates and performed sets, in order of time.
        """
        key = name_key(exercise)
        return tuple(
            (session.on, one.performed)
            for session in self.sessions
            for one in session.exercises
            if name_key(one.name) == key
        )

    def daily_loads(self, start: date, end: date) -> tuple[float, ...]:
        """Return the session-RPE load of each day, for `monotony`, `ewma` and the others.

        Args:
            start: The first day.
            end: The last day.

        Returns:
            One number a day, 0 for a day without a session, or with none whose RPE and minutes are known.

        Raises:
            InvalidValueError: The end is before the start.
        """
        faults = Faults("Log")
        if end < start:
            faults.add("end", end, f"at least start, {start}")
        faults.raise_any()
        loads = [0.0] * ((end - start).days + 1)
        for session in self.sessions:
            if start <= session.on <= end:
                loads[(session.on - start).days] += session.load or 0.0
        return tuple(loads)

    def __str__(self) -> str:
        """Write one line a session."""
        return "\n".join(map(str, self.sessions))


@attrs.frozen(kw_only=True)
class Adherence:
    """What of a plan was done.

    Attributes:
        done: Keys of the planned sessions that were done.
        missed: Keys of those that were not.
        optional: Keys of optional sessions that were not done; they count neither way.
        unplanned: Logged sessions without a key of the plan.
        planned_sets: Sets of the sessions that were done, as planned.
        done_sets: Sets of them that were done, no more of an exercise than planned.
    """

    done: tuple[str, ...]
    missed: tuple[str, ...]
    optional: tuple[str, ...]
    unplanned: tuple[LoggedSession, ...]
    planned_sets: int
    done_sets: int

    @property
    def share(self) -> Description:
        """The share of the planned sessions that was done."""
        planned = len(self.done) + len(self.missed)
        return Description(len(self.done) / planned) if planned else Description(None, "not enough data")

    @property
    def sets_share(self) -> Description:
        """The share of the planned sets that was done, over the sessions that were done."""
        if not self.planned_sets:
            return Description(None, "not enough data")
        return Description(self.done_sets / self.planned_sets)

    def __str__(self) -> str:
        """Write one line."""
        planned = len(self.done) + len(self.missed)
        return f"{len(self.done)} of {planned} sessions, {self.done_sets} of {self.planned_sets} sets"


def adherence(plan: Plan, log: Log, *, until: date | None = None) -> Adherence:
    r"""Compare what was planned with what was done, by the keys of the sessions.

    Strength sessions without a key cannot be found again and are left out.

    Args:
        plan: The plan.
        log: What was done.
        until: The last day that counts; needs a plan with a start. All of it when left out.

    Returns:
        The comparison.

    Raises:
        InvalidValueError: A last day is given for a plan without a start.

    Example:
        >>> plan = Plan.parse("week 1\nmon pm strength: plank 3x30s [a]\nwed pm strength: plank 3x30s [b]")
        >>> planks = LoggedExercise("planks", Performed.parse("30s,30s"))
        >>> found = adherence(plan, Log([LoggedSession(date(2027, 1, 4), [planks], key="a")]))
        >>> print(found)
        1 of 2 sessions, 2 of 3 sets
        >>> found.missed, str(found.share)
        (('b',), '0.50')
    """
    faults = Faults("adherence")
    if until is not None and plan.start is None:
        faults.add("until", until, "left out for a plan without a start")
    faults.raise_any()
    planned = {
        session.key: session
        for number, session in plan.numbered
        if session.key is not None and isinstance(session.session, StrengthSession)
        if until is None or (plan.date_of(number, session.slot) or until) <= until
    }
    logged = {session.key: session for session in log if session.key in planned}
    missing = [session for key, session in planned.items() if key not in logged]
    pairs = [_sets(planned[key], session) for key, session in logged.items() if key is not None]
    return Adherence(
        done=tuple(key for key in planned if key in logged),
        missed=tuple(s.key or "" for s in missing if not s.optional),
        optional=tuple(s.key or "" for s in missing if s.optional),
        unplanned=tuple(s for s in log if s.key not in planned),
        planned_sets=sum(asked for asked, _ in pairs),
        done_sets=sum(done for _, done in pairs),
    )


def _sets(planned: PlannedSession, logged: LoggedSession) -> tuple[int, int]:
    """Return the planned sets and how many of them were done."""
    asked: dict[str, int] = {}
    prescriptions = planned.session.prescriptions if isinstance(planned.session, StrengthSession) else ()
    for one in prescriptions:
        key = name_key(one.exercise.name)
        asked[key] = asked.get(key, 0) + one.dose.sets
    done: dict[str, int] = {}
    for exercise in logged.exercises:
        key = name_key(exercise.name)
        done[key] = done.get(key, 0) + len(exercise.performed.sets)
    return sum(asked.values()), sum(min(sets, done.get(key, 0)) for key, sets in asked.items())


@attrs.frozen
class E1rmPoint:
    """The estimated 1RM of one session.

    Attributes:
        on: The date.
        kg: The estimate, the best of the session's sets, in kilograms.
        low: The lowest of the estimators for that set.
        high: The highest of them.
        trust: How far to trust it.
    """

    on: date
    kg: float
    low: float
    high: float
    trust: Trust

    def __str__(self) -> str:
        """Write the date, the estimate with its bounds, and the trust."""
        low, value, high = (format_number(round(kg, 1)) for kg in (self.low, self.kg, self.high))
        return f"{self.on} {value} kg ({low} to {high}, {self.trust})"


def e1rm_points(log: Log, exercise: str) -> tuple[E1rmPoint, ...]:
    """Return the estimated 1RM of an exercise over time, with its uncertainty.

    Each session gives its best set, by the median of the estimators. Sets without a load, sets in seconds or
    metres, and sets of more than 15 repetitions with their reserve tell nothing; a set without effort is
    taken as done to failure, which underestimates.

    Source: REY06.

    Args:
        log: What was done.
        exercise: Its name.

    Returns:
        One point a session that tells something, in order of time.

    Example:
        >>> squats = LoggedExercise("squat", Performed.parse("5,5 @100kg"))
        >>> print(*e1rm_points(Log([LoggedSession(date(2027, 1, 5), [squats])]), "squat"))
        2027-01-05 116.6 kg (112.5 to 119, high)
    """
    points: list[E1rmPoint] = []
    for on, performed in log.of(exercise):
        found = [point for one in performed.all_sets if (point := _point(on, one)) is not None]
        if found:
            points.append(max(found, key=lambda point: point.kg))
    return tuple(points)


def _point(on: date, one: PerformedSet) -> E1rmPoint | None:
    if not isinstance(one.load, Load) or one.unit is not WorkUnit.REPETITIONS or one.done == 0:
        return None
    rir = one.rir if one.rir is not None else 0.0 if one.rpe is None else rpe_to_rir(one.rpe)
    if one.done + rir > MAX_REPS:
        return None
    best = estimate(one.load.kg, one.done, rir=rir)
    return E1rmPoint(on, best.value, best.low, best.high, best.trust)


@attrs.frozen
class Plateau:
    """Whether the estimated 1RM stands still.

    Attributes:
        is_plateau: Whether it does; `None` where there is too little to tell.
        gain: Gain over the weeks as a share, on a straight line through the points, or `None`.
        points: How many estimates it rests on.
    """

    is_plateau: bool | None
    gain: float | None
    points: int

    def __str__(self) -> str:
        """Write one sentence."""
        if self.gain is None:
            return f"Not enough data: {self.points} estimates."
        word = "Plateau" if self.is_plateau else "Progress"
        return f"{word}: {100 * self.gain:+.1f} % from {self.points} estimates."


def plateau(
    points: Sequence[E1rmPoint],
    *,
    weeks: int = PLATEAU_WEEKS,
    gain: float = PLATEAU_GAIN,
    least: int = PLATEAU_POINTS,
) -> Plateau:
    """Return whether the estimated 1RM stands still.

    The points of the last weeks count, up to the newest. A straight line is laid through them, and its rise
    over that time, as a share of where it begins, is the gain. Fewer points than the least, or points that
    span less than three quarters of the time, tell nothing.

    Source: PRG006 (D): gain below 1 % over 4 weeks, at least 4 data points.

    Args:
        points: Estimates in order of time.
        weeks: Weeks over which the gain is taken, 1 to 104.
        gain: Gain below which it is a plateau, 0 to 1.
        least: Fewest estimates that tell anything, 2 to 1000.

    Returns:
        The answer with its numbers.

    Raises:
        InvalidValueError: A number is out of bounds, or a date is before the last one.

    Example:
        >>> days = [date(2027, 1, day) for day in (4, 11, 18, 25)]
        >>> print(plateau([E1rmPoint(day, 100, 98, 102, "high") for day in days]))
        Plateau: +0.0 % from 4 estimates.
    """
    faults = Faults("plateau")
    faults.whole("weeks", weeks, 1, 104)
    faults.number("gain", gain, 0, 1)
    faults.whole("least", least, 2, 1000)
    for before, after in pairwise(points):
        if after.on < before.on:
            faults.add("points", after.on, "in order of time", shown=f"{after.on} after {before.on}")
    faults.raise_any()
    recent = [point for point in points if point.on > points[-1].on - timedelta(weeks=weeks)]
    days = [(point.on - recent[0].on).days for point in recent]
    found = plateau_gain(days, [point.kg for point in recent], weeks=weeks, least=least)
    return Plateau(None if found is None else found < gain, found, len(recent))
