"""A plan: weeks in a row, dated or not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

import attrs

from runstrength.days import DAYS_IN_WEEK, Slot, Weekday
from runstrength.errors import Faults, as_items
from runstrength.model.session import Session, add_sets, quoted
from runstrength.model.week import (
    Numbered,
    PlannedSession,
    SessionRef,
    Week,
    find_session,
    repeated,
    total_minutes,
    week_heading,
)
from runstrength.muscles import Muscle, MuscleGroup

if TYPE_CHECKING:
    from runstrength.exercises import Catalogue
    from runstrength.model.difference import Diff
    from runstrength.quantities import Pace

__all__ = ["Plan"]

_NEEDS_QUOTES = re.compile(r'["#]')
_IN_WEEK = re.compile(r"\s*week\s+(\d{1,6})\s+(.+)", re.IGNORECASE)


def _as_weeks(weeks: Iterable[Week]) -> tuple[Week, ...]:
    # Inside a plan the neighbours are known, so the question whether a week repeats does not arise.
    return tuple(
        attrs.evolve(week, repeats=True) if isinstance(week, Week) and not week.repeats else week
        for week in as_items(weeks)
    )


def _zone_is_known(zone: str) -> bool:
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - only a plan with a zone needs the time zones

    try:
        ZoneInfo(zone)
    except (ValueError, OSError, KeyError):
        return False
    return True


@attrs.frozen(cache_hash=True)
class Plan:
    """Weeks in a row. The first is week 1.

    Attributes:
        weeks: The weeks in order.
        name: What it is called, or an empty text.
        start: The Monday of week 1, or `None` for a plan without dates.
        zone: Time zone of the clock times, such as `Europe/London`; empty for wall-clock hours.

    Raises:
        InvalidValueError: Fields are wrong, the start is no Monday, the zone is unknown or a key stands
            twice; all of it is named.

    Example:
        >>> plan = Plan([Week.parse("sat long 90min")], name="First", start=date(2027, 1, 4))
        >>> print(plan)
        name: First
        start: 2027-01-04
        <BLANKLINE>
        week 1
        sat long 90min
        >>> plan.date_of(1, "sat")
        datetime.date(2027, 1, 9)
    """

    weeks: tuple[Week, ...] = attrs.field(default=(), converter=_as_weeks)
    name: str = attrs.field(default="", kw_only=True)
    start: date | None = attrs.field(default=None, kw_only=True)
    zone: str = attrs.field(default="", kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Refuse wrong fields and a key that names two sessions."""
        faults = Faults("Plan")
        if faults.instances("weeks", self.weeks, Week, "weeks only"):
            for key in repeated(s.key for s in self.sessions):
                places = ", ".join(f"week {number}" for number, s in self.numbered if s.key == key)
                faults.add("weeks", key, "weeks with different keys", shown=f"{key!r} in {places}")
        faults.line("name", self.name)
        self._check_time(faults)
        faults.raise_any()

    def _check_time(self, faults: Faults) -> None:
        if self.start is not None:
            if type(self.start) is not date:
                faults.add("start", self.start, "a date or None")
            elif self.start.weekday() != Weekday.MON:
                monday = self.start - timedelta(days=self.start.weekday())
                faults.add("start", self.start, f"a Monday, such as {monday}")
            elif len(self.weeks) * DAYS_IN_WEEK > (date.max - self.start).days:
                faults.add("start", self.start, "early enough for the plan to end in this calendar")
        if faults.instance("zone", self.zone, str, "text") and self.zone and not _zone_is_known(self.zone):
            faults.add("zone", self.zone, "a time zone such as Europe/London that this machine knows")

    @classmethod
    def parse(cls, text: str, *, catalogue: Catalogue | None = None) -> Plan:
        """Read a plan.

        Args:
            text: Lines of the notation: `name:`, `start:` and `zone:`, all optional, then headings such as
                `week 1 [base]` and lines of sessions.
            catalogue: Where exercise names are looked up; the exercises that ship when left out.

        Returns:
            The plan.

        Raises:
            NotationError: The text cannot be read; all faults are named with line and column.
        """
        from runstrength.notation.week import parse_plan  # noqa: PLC0415 - a noun calls up to be read

        return parse_plan(text, catalogue=catalogue)

    @property
    def sessions(self) -> tuple[PlannedSession, ...]:
        """The sessions of all weeks in order of time."""
        return tuple(session for week in self.weeks for session in week.sessions)

    @property
    def numbered(self) -> tuple[Numbered, ...]:
        """The sessions of all weeks in order of time, each after the number of its week from 1."""
        return tuple((n, session) for n, week in enumerate(self.weeks, 1) for session in week.sessions)

    def find(self, ref: SessionRef) -> tuple[int, PlannedSession]:
        """Return the one session that is meant and the number of its week.

        Args:
            ref: The planned session itself, its key, its slot where only one week has a session there, or a
                text such as `week 3 tue pm`.

        Returns:
            The number of the week from 1, and the session.

        Raises:
            UnknownSessionError: There is none, or a text is neither a key of this plan nor a slot.
            AmbiguousSessionError: There are several; the error names them.
            InvalidValueError: There is no such week, or this is no reference to a session at all.
        """
        match = _IN_WEEK.fullmatch(ref) if isinstance(ref, str) else None
        if match is None:
            return find_session(self.numbered, ref)
        number = int(match[1])
        return find_session(((number, session) for session in self.week(number)), match[2])

    def week(self, number: int) -> Week:
        """Return a week by its number.

        Args:
            number: From 1.

        Returns:
            The week.

        Raises:
            InvalidValueError: There is no such week.
        """
        faults = Faults("Plan")
        if type(number) is not int or not 1 <= number <= len(self.weeks):
            faults.add("week", number, f"one of its {len(self.weeks)} weeks, counted from 1")
        faults.raise_any()
        return self.weeks[number - 1]

    def with_week(self, number: int, week: Week | str) -> Plan:
        """Return the plan with another week in the place of one, or with one more at the end.

        Args:
            number: From 1; one more than there are weeks appends.
            week: The new week; a text is read.

        Returns:
            A new plan.

        Raises:
            InvalidValueError: The number is out of range, or a key is taken.
            NotationError: The text cannot be read.
        """
        faults = Faults("Plan")
        faults.whole("week", number, 1, len(self.weeks) + 1)
        faults.raise_any()
        new = Week.parse(week) if isinstance(week, str) else week
        return attrs.evolve(self, weeks=(*self.weeks[: number - 1], new, *self.weeks[number:]))

    def with_session(
        self,
        week: int,
        slot: Slot | str,
        session: Session | str,
        *,
        key: str | None = None,
        optional: bool = False,
        note: str = "",
    ) -> Plan:
        """Return the plan with one session more.

        Args:
            week: The number of the week from 1.
            slot: When; a text is read.
            session: What; a text is read.
            key: Its name for good, or `None`.
            optional: Whether it may be left out.
            note: A line for people.

        Returns:
            A new plan.

        Raises:
            InvalidValueError: There is no such week, the key is taken, or fields are wrong.
            NotationError: All that is wrong are texts that cannot be read.
        """
        changed = self.week(week).with_session(slot, session, key=key, optional=optional, note=note)
        return self.with_week(week, changed)

    def without(self, ref: SessionRef) -> Plan:
        """Return the plan without one session.

        Args:
            ref: Which one; see `find`.

        Returns:
            A new plan.

        Raises:
            UnknownSessionError: There is none.
            AmbiguousSessionError: There are several.
            InvalidValueError: There is no such week, or this is no reference to a session at all.
        """
        number, session = self.find(ref)
        return self.with_week(number, self.week(number).without(session))

    def moved(self, ref: SessionRef, to: Slot | str, *, week: int | None = None) -> Plan:
        """Return the plan with one session in another slot.

        Args:
            ref: Which one; see `find`.
            to: The new slot.
            week: The number of the week to move it to; its own when left out.

        Returns:
            A new plan; the session keeps its key.

        Raises:
            UnknownSessionError: There is none.
            AmbiguousSessionError: There are several.
            InvalidValueError: There is no such week, or something else is wrong with what was given.
            NotationError: The text of the new slot cannot be read.
        """
        number, session = self.find(ref)
        target = number if week is None else week
        goal = self.week(target)
        if target == number:
            return self.with_week(number, goal.moved(session, to))
        filled = attrs.evolve(goal, sessions=(*goal.sessions, attrs.evolve(session, slot=to)))
        return self.with_week(number, self.week(number).without(session)).with_week(target, filled)

    def date_of(self, week: int, slot: Slot | Weekday | str) -> date | None:
        """Return the date of a day of a week.

        Args:
            week: The number of the week from 1.
            slot: A slot or day of it.

        Returns:
            The date, or `None` in a plan without dates.

        Raises:
            InvalidValueError: There is no such week, or the slot is neither a slot nor a day.
            NotationError: The text of the slot cannot be read.
        """
        self.week(week)
        where = Slot.parse(slot) if isinstance(slot, str) else slot
        day = where.day if isinstance(where, Slot) else Slot(where).day
        return self.start + timedelta(days=DAYS_IN_WEEK * (week - 1) + day) if self.start else None

    def diff(self, other: Plan) -> Diff:
        """Return how another plan differs from this one.

        Sessions are known again by their keys, or by their content where they have none.

        Args:
            other: The other plan.

        Returns:
            The changes from this one to the other; it prints as text.

        Raises:
            InvalidValueError: The other is no plan.
        """
        from runstrength.model.difference import diff  # noqa: PLC0415 - it is written in terms of weeks and plans

        return diff(self, other)

    def sets_per_muscle(self) -> Mapping[Muscle, float]:
        """Count the sets of all weeks for each muscle: direct 1, indirect 0.5 (PEL26, grade A).

        Returns:
            Sets by muscle, most first.
        """
        return add_sets(week.sets_per_muscle() for week in self.weeks)

    def sets_per_group(self) -> Mapping[MuscleGroup, float]:
        """Count the sets of all weeks for each group: direct 1, indirect 0.5 (PEL26, grade A).

        Returns:
            Sets by group, most first.
        """
        return add_sets(week.sets_per_group() for week in self.weeks)

    @property
    def landings(self) -> float:
        """Landings of all plyometric work of the plan."""
        return sum(week.landings for week in self.weeks)

    def minutes(self, *, easy_pace: Pace | None = None) -> float | None:
        """Add up the minutes of all sessions.

        Args:
            easy_pace: The runner's easy pace, for runs with a distance alone.

        Returns:
            Minutes, or `None` where those of a session are not known.
        """
        return total_minutes(self.sessions, easy_pace)

    def __str__(self) -> str:
        """Write it as the notation does."""
        head: list[str] = []
        if self.name:
            head.append(f"name: {quoted(self.name) if _NEEDS_QUOTES.search(self.name) else self.name}")
        if self.start:
            head.append(f"start: {self.start}")
        if self.zone:
            head.append(f"zone: {self.zone}")
        blocks = ["\n".join(head)] if head else []
        for number, week in enumerate(self.weeks, 1):
            blocks.append("\n".join([week_heading(str(number), week.labels), *map(str, week.sessions)]))
        return "\n\n".join(blocks) or "plan"

    def _repr_html_(self) -> str:
        from runstrength.display.html import plan_html  # noqa: PLC0415 - a noun calls up to be shown

        return plan_html(self)
