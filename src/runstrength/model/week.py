"""A planned session, and a week of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias, cast

import attrs

from runstrength.days import DaySet, Half, Slot, Weekday
from runstrength.errors import (
    AmbiguousSessionError,
    Faults,
    InvalidValueError,
    Problem,
    RunstrengthError,
    UnknownSessionError,
    as_items,
    as_read,
    nearest_names,
    plain_text,
    shortened,
)
from runstrength.model.session import (
    CrossTrainingSession,
    MobilitySession,
    RaceSession,
    RunKind,
    RunSession,
    Session,
    SessionFamily,
    StrengthSession,
    add_sets,
    quoted,
)
from runstrength.muscles import Muscle, MuscleGroup

if TYPE_CHECKING:
    from collections.abc import Callable

    from runstrength.exercises import Catalogue
    from runstrength.model.difference import Diff
    from runstrength.quantities import Pace

__all__ = ["PlannedSession", "SessionRef", "Week"]

_KEY = re.compile(r"[^\W_](?:[\w.\-]*[^\W_])?")
_LABEL = re.compile(r"[^\W_]+(?:[ -][^\W_]+)*")


def _as_slot(value: Slot | str) -> Slot:
    return as_read(Slot.parse, value)


def _as_session(value: Session | str) -> Session:
    if not isinstance(value, str):
        return value
    from runstrength.notation.session import parse_session  # noqa: PLC0415 - a noun calls up to be read

    return as_read(cast("Callable[[str], Session]", parse_session), value)


@attrs.frozen(cache_hash=True)
class PlannedSession:
    """A session in its slot.

    Attributes:
        slot: When it starts; a text is read.
        session: What is done; a text is read.
        key: A name that stays with the session wherever it moves: letters and digits, with `.`, `_` and `-`
            between them; or `None`.
        optional: Whether it may be left out.
        note: One line of text for people, or empty.

    Raises:
        InvalidValueError: Fields are wrong; all of them are named.
        NotationError: All that is wrong are texts for the slot or the session that cannot be read.

    Example:
        >>> planned = PlannedSession("tue pm", "strength 30min", key="s1", optional=True)
        >>> print(planned)
        tue pm strength 30min [s1] (optional)
    """

    slot: Slot = attrs.field(converter=_as_slot)
    session: Session = attrs.field(converter=_as_session)
    key: str | None = attrs.field(default=None, kw_only=True)
    optional: bool = attrs.field(default=False, kw_only=True)
    note: str = attrs.field(default="", kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Refuse wrong fields."""
        faults = Faults("PlannedSession")
        faults.instance("slot", self.slot, Slot, "a Slot")
        faults.instance("session", self.session, _SESSION_TYPES, "a session")
        if self.key is not None and not (isinstance(self.key, str) and _KEY.fullmatch(self.key)):
            faults.add("key", self.key, "letters and digits, with `.`, `_` and `-` between them, or None")
        faults.instance("optional", self.optional, bool, "true or false")
        if not (isinstance(self.note, str) and self.note.isprintable()):
            faults.add("note", self.note, "one line of printable text")
        faults.raise_any()

    def __str__(self) -> str:
        """Write it as the notation does."""
        key = f" [{self.key}]" if self.key else ""
        optional = " (optional)" if self.optional else ""
        note = f" -- {quoted(self.note)}" if self.note else ""
        return f"{self.slot} {self.session}{key}{optional}{note}"


_SESSION_TYPES = (StrengthSession, RunSession, CrossTrainingSession, MobilitySession, RaceSession)

SessionRef: TypeAlias = PlannedSession | Slot | str
"""How an editing method is told which session: the planned session, its key, or its slot."""


def as_sessions(sessions: Iterable[PlannedSession]) -> tuple[PlannedSession, ...]:
    """Return the sessions in order of time; those of one start stay in the given order.

    Args:
        sessions: Planned sessions; anything else is passed on for the checks.

    Returns:
        The ordered sessions.
    """
    given = as_items(sessions)
    if all(isinstance(s, PlannedSession) for s in given):
        return tuple(sorted(given, key=_week_minute))
    return given


def _week_minute(planned: PlannedSession) -> int:
    return planned.slot.week_minute


def _as_labels(labels: Iterable[str] | str) -> tuple[str, ...]:
    if labels == "":
        return ()
    given = labels.split(",") if isinstance(labels, str) else as_items(labels)
    return tuple(label.strip().lower() if isinstance(label, str) else label for label in given)


def repeated(keys: Iterable[str | None]) -> list[str]:
    """Return the keys that are there more than once.

    Args:
        keys: Keys, `None` where a session has none.

    Returns:
        The repeated ones, each once, in order.
    """
    return [key for key, count in Counter(k for k in keys if k is not None).items() if count > 1]


def _check_label(faults: Faults, label: object) -> bool:
    if isinstance(label, str) and _LABEL.fullmatch(label):
        return True
    return faults.add("labels", label, "letters and digits with single spaces or hyphens between them")


def _stands_at(planned: PlannedSession, slot: Slot) -> bool:
    if planned.slot.day != slot.day or slot.at is None:
        return planned.slot.day == slot.day
    return planned.slot.half is slot.at if isinstance(slot.at, Half) else planned.slot.at == slot.at


@attrs.frozen(cache_hash=True)
class Week:
    """A week of sessions: a template that repeats, or one week of a plan.

    Sessions are kept in order of time, so that two weeks with the same sessions are equal in whatever order
    they were written; sessions of one start keep their order, since they follow one another.

    Attributes:
        sessions: The planned sessions.
        labels: What the week is for, in lower case, such as `base` or `deload`; a text is split at commas.
        repeats: Whether the week is followed by itself. A single week (`False`) has unknown edges.

    Raises:
        InvalidValueError: A field is wrong, or one key stands twice.

    Example:
        >>> week = Week.parse('''
        ... mon pm  strength: split squat 3x10/side; plank 3x30-60s
        ... sat     long 110min
        ... ''')
        >>> print(week.with_session("wed", "easy 45min").moved("mon pm", "tue pm"))
        tue pm strength: split squat 3x10/side; plank 3x30-60s
        wed easy 45min
        sat long 110min
    """

    sessions: tuple[PlannedSession, ...] = attrs.field(default=(), converter=as_sessions)
    labels: tuple[str, ...] = attrs.field(default=(), converter=_as_labels, kw_only=True)
    repeats: bool = attrs.field(default=True, kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Refuse wrong fields and a key that names two sessions."""
        faults = Faults("Week")
        if faults.instances("sessions", self.sessions, PlannedSession, "planned sessions only"):
            for key in repeated(s.key for s in self.sessions):
                faults.add("sessions", key, "sessions with different keys", shown=f"{key!r} twice")
        if faults.each(self.labels, lambda label: _check_label(faults, label)):
            for label in repeated(self.labels):
                faults.add("labels", label, "different labels", shown=f"{label!r} twice")
        faults.instance("repeats", self.repeats, bool, "true or false")
        faults.raise_any()

    @classmethod
    def parse(cls, text: str, *, catalogue: Catalogue | None = None) -> Week:
        """Read a week, one session a line.

        Args:
            text: Lines of the notation; `#` starts a comment, `rest` marks an empty day. A first line
                `week once [base]` gives labels and says that the week does not repeat; both are optional.
            catalogue: Where exercise names are looked up; the exercises that ship when left out.

        Returns:
            The week.

        Raises:
            NotationError: The text cannot be read; all faults are named with line and column.
        """
        from runstrength.notation.week import parse_week  # noqa: PLC0415 - a noun calls up to be read

        return parse_week(text, catalogue=catalogue)

    def find(self, ref: SessionRef) -> PlannedSession:
        """Return the one session that is meant.

        Args:
            ref: The planned session itself, its key, or its slot. A day alone means all of the day.

        Returns:
            The session of this week.

        Raises:
            UnknownSessionError: There is none, or a text is neither a key of this week nor a slot.
            AmbiguousSessionError: There are several; the error names them.
            InvalidValueError: This is no reference to a session at all.
        """
        return find_session(((0, session) for session in self.sessions), ref)[1]

    def _without(self, ref: SessionRef) -> tuple[PlannedSession, tuple[PlannedSession, ...]]:
        gone = self.find(ref)
        at = [session is gone for session in self.sessions].index(True)  # it may be there twice
        return gone, self.sessions[:at] + self.sessions[at + 1 :]

    def with_session(
        self,
        slot: Slot | str,
        session: Session | str,
        *,
        key: str | None = None,
        optional: bool = False,
        note: str = "",
    ) -> Week:
        """Return the week with one session more.

        Args:
            slot: When; a text is read.
            session: What; a text is read.
            key: Its name for good, or `None`.
            optional: Whether it may be left out.
            note: A line for people.

        Returns:
            A new week; the session comes after those that start at the same time.

        Raises:
            InvalidValueError: The key is taken, or fields are wrong.
            NotationError: All that is wrong are texts that cannot be read.
        """
        added = PlannedSession(slot, session, key=key, optional=optional, note=note)
        return attrs.evolve(self, sessions=(*self.sessions, added))

    def without(self, ref: SessionRef) -> Week:
        """Return the week without one session.

        Args:
            ref: Which one; see `find`.

        Returns:
            A new week.

        Raises:
            UnknownSessionError: There is none.
            AmbiguousSessionError: There are several.
            InvalidValueError: This is no reference to a session at all.
        """
        return attrs.evolve(self, sessions=self._without(ref)[1])

    def moved(self, ref: SessionRef, to: Slot | str) -> Week:
        """Return the week with one session in another slot.

        Args:
            ref: Which one; see `find`.
            to: The new slot.

        Returns:
            A new week; the session comes after those that already start then, and keeps its key.

        Raises:
            UnknownSessionError: There is none.
            AmbiguousSessionError: There are several.
            InvalidValueError: This is no reference to a session at all, or the new slot is no slot.
            NotationError: The text of the new slot cannot be read.
        """
        old, others = self._without(ref)
        return attrs.evolve(self, sessions=(*others, attrs.evolve(old, slot=to)))

    @property
    def strength(self) -> tuple[PlannedSession, ...]:
        """The strength sessions."""
        return tuple(s for s in self.sessions if s.session.family is SessionFamily.STRENGTH)

    @property
    def runs(self) -> tuple[PlannedSession, ...]:
        """The runs; races are not among them."""
        return tuple(s for s in self.sessions if s.session.family is SessionFamily.RUN)

    @property
    def races(self) -> tuple[PlannedSession, ...]:
        """The races."""
        return tuple(s for s in self.sessions if s.session.family is SessionFamily.RACE)

    def days_with(self, what: SessionFamily | RunKind | str) -> DaySet:
        """Return the days with a session of a kind.

        Args:
            what: `strength`, `run`, `cross-training`, `mobility`, `race`, or a kind of run such as `long`.

        Returns:
            The days.

        Raises:
            InvalidValueError: There is no such kind.

        Example:
            >>> Week.parse("tue intervals 60min").days_with("intervals")
            DaySet("tue")
        """
        kinds: tuple[str, ...] = (*SessionFamily, *RunKind)
        if what not in kinds:
            faults = Faults("days_with")
            near = nearest_names(what, kinds) if isinstance(what, str) else ()
            faults.add("what", what, "one of " + ", ".join(kinds), suggestions=near)
            faults.raise_any()
        return DaySet(s.slot.day for s in self.sessions if what in (s.session.family, run_kind(s.session)))

    def on(self, day: Weekday | str) -> tuple[PlannedSession, ...]:
        """Return the sessions of a day in order.

        Args:
            day: The day or its name.

        Returns:
            Its sessions.

        Raises:
            InvalidValueError: This is no day.
            NotationError: No day has this name.
        """
        wanted = Slot(day).day
        return tuple(s for s in self.sessions if s.slot.day == wanted)

    def diff(self, other: Week) -> Diff:
        """Return how another week differs from this one.

        Sessions are known again by their keys, or by their content where they have none.

        Args:
            other: The other week.

        Returns:
            The changes from this one to the other; it prints as text.

        Raises:
            InvalidValueError: The other is no week.
        """
        from runstrength.model.difference import diff  # noqa: PLC0415 - it is written in terms of weeks and plans

        return diff(self, other)

    def sets_per_muscle(self) -> Mapping[Muscle, float]:
        """Count the sets of all strength sessions for each muscle: direct 1, indirect 0.5 (PEL26, grade A).

        Returns:
            Sets by muscle, most first.
        """
        return add_sets(s.sets_per_muscle() for s in strength_content(self.sessions))

    def sets_per_group(self) -> Mapping[MuscleGroup, float]:
        """Count the sets of all strength sessions for each group: direct 1, indirect 0.5 (PEL26, grade A).

        Returns:
            Sets by group, most first.
        """
        return add_sets(s.sets_per_group() for s in strength_content(self.sessions))

    @property
    def landings(self) -> float:
        """Landings of all plyometric work of the week."""
        return sum(s.landings for s in strength_content(self.sessions))

    def minutes(self, *, easy_pace: Pace | None = None) -> float | None:
        """Add up the minutes of all sessions.

        Args:
            easy_pace: The runner's easy pace, for runs with a distance alone.

        Returns:
            Minutes, or `None` where those of a session are not known.
        """
        return total_minutes(self.sessions, easy_pace)

    def __iter__(self) -> Iterator[PlannedSession]:
        """Go through the sessions in order of time."""
        return iter(self.sessions)

    def __str__(self) -> str:
        """Write it as the notation does."""
        head = week_heading("once" if not self.repeats else "", self.labels)
        first = [head] if self.labels or not self.repeats or not self.sessions else []
        return "\n".join([*first, *map(str, self.sessions)])

    def _repr_html_(self) -> str:
        from runstrength.display.html import week_html  # noqa: PLC0415 - a noun calls up to be shown

        return week_html(self)


def run_kind(session: Session) -> RunKind | None:
    """Return the kind of a run, or `None` for another session.

    Args:
        session: Any session.

    Returns:
        The kind.
    """
    return session.kind if isinstance(session, RunSession) else None


def strength_content(sessions: Iterable[PlannedSession]) -> Iterator[StrengthSession]:
    """Go through the strength sessions among planned sessions.

    Args:
        sessions: Planned sessions.

    Yields:
        The strength sessions.
    """
    return (s.session for s in sessions if isinstance(s.session, StrengthSession))


def total_minutes(sessions: Iterable[PlannedSession], easy_pace: Pace | None) -> float | None:
    """Add up minutes.

    Args:
        sessions: Planned sessions.
        easy_pace: The runner's easy pace or `None`.

    Returns:
        Minutes, or `None` where those of a session are not known.
    """
    total = 0.0
    for planned in sessions:
        minutes = planned.session.minutes(easy_pace=easy_pace)
        if minutes is None:
            return None
        total += minutes
    return total


def week_heading(number: str, labels: Iterable[str]) -> str:
    """Write the heading of a week.

    Args:
        number: The number, `once`, or empty.
        labels: Its labels.

    Returns:
        Such as `week 1 [base]`.
    """
    joined = ", ".join(labels)
    return "week" + (f" {number}" if number else "") + (f" [{joined}]" if joined else "")


Numbered: TypeAlias = tuple[int, PlannedSession]
"""A planned session and the number of its week: from 1 in a plan, 0 in a week alone."""


def find_session(numbered: Iterable[Numbered], ref: SessionRef) -> Numbered:
    """Return the one session among these that is meant.

    Args:
        numbered: Where to look.
        ref: The planned session itself, its key, or its slot.

    Returns:
        The session and the number of its week.

    Raises:
        UnknownSessionError: There is none, or a text is neither a key nor a slot.
        AmbiguousSessionError: There are several.
        InvalidValueError: This is no reference to a session at all.
    """
    given = tuple(numbered)
    if isinstance(ref, PlannedSession):
        found = _equal_ones(given, ref)
    else:
        keyed = [entry for entry in given if entry[1].key is not None and entry[1].key == ref]
        found = keyed or _at_slot(given, ref)
    if len(found) == 1:
        return found[0]
    if not found:
        raise UnknownSessionError(
            Problem(f"there is no session {shortened(str(ref))!r}", field="ref", value=ref)
        )
    names = "; ".join(f"week {number} {planned}" if number else str(planned) for number, planned in found)
    message = f"{shortened(str(ref))!r} means {len(found)} sessions: {names}. Name one by its slot or its key"
    raise AmbiguousSessionError(Problem(message, field="ref", value=ref))


def _equal_ones(given: tuple[Numbered, ...], ref: PlannedSession) -> list[Numbered]:
    same = [entry for entry in given if entry[1] is ref] or [entry for entry in given if entry[1] == ref]
    firsts: dict[int, Numbered] = {}
    for entry in same:  # inside one week it does not matter which of two equal sessions is taken
        firsts.setdefault(entry[0], entry)
    return list(firsts.values())


def _at_slot(given: tuple[Numbered, ...], ref: Slot | str) -> list[Numbered]:
    slot: object = _as_slot(ref)
    if isinstance(slot, RunstrengthError):
        near = nearest_names(str(ref), [planned.key for _, planned in given if planned.key])
        meant = f"; did you mean {' or '.join(map(repr, near))}?" if near else ""
        message = f"no session has the key {shortened(str(ref))!r}, and it is no slot such as tue pm{meant}"
        raise UnknownSessionError(Problem(message, field="ref", value=ref, suggestions=near))
    if not isinstance(slot, Slot):
        message = f"ref must be a planned session, its key or its slot, not {shortened(plain_text(ref))}"
        raise InvalidValueError(Problem(message, field="ref", value=ref))
    found = [entry for entry in given if _stands_at(entry[1], slot)]
    exact = {number for number, planned in found if slot.at is not None and planned.slot == slot}
    return [(number, planned) for number, planned in found if number not in exact or planned.slot == slot]
