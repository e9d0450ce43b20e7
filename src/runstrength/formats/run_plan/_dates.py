"""How a plan gets its dates: from the first Monday, or from the day of the race."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

import attrs

from runstrength.days import DAYS_IN_WEEK, Weekday
from runstrength.errors import Faults
from runstrength.formats.run_plan._draft import Draft

__all__ = ["Dating", "date_by_race", "goal_of", "within_calendar"]

_HALF_WEEK: Final = 3


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


def _anchor(read: Sequence[Draft]) -> Draft | None:
    """Return the last row that is a race or says that the plan ends; a tune-up is neither."""
    ends = [one for one in read if one.kind == "end" or (one.kind == "race" and not one.part.tune_up)]
    return max(ends, key=lambda one: one.index, default=None)


def goal_of(read: Sequence[Draft]) -> Draft | None:
    """Return the goal race: the row at which the plan aims, where it is a race.

    Args:
        read: What was read.

    Returns:
        The race, or `None`.
    """
    anchor = _anchor(read)
    return anchor if anchor is not None and anchor.kind == "race" else None


def date_by_race(
    read: Sequence[Draft], goal: Draft | None, race_day: date, last: int, notices: list[str]
) -> date | None:
    """Return the first Monday; put the goal race on the race day, and say what that changes.

    Args:
        read: What was read.
        goal: The goal race; it is moved where the race day is another weekday.
        race_day: The day of the race.
        last: The last day of the plan that has a row, from 0; below 0 where there is none.
        notices: Where it is said.

    Returns:
        The Monday, or `None` where there is no row.

    Raises:
        InvalidValueError: The plan would begin before the calendar.
    """
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


def within_calendar(start: date | None, last: int, notices: list[str]) -> date | None:
    """Return the first Monday that a source has, unless its plan would leave the calendar.

    Args:
        start: The Monday, or `None`.
        last: The last day of the plan that has a row, from 0.
        notices: Where it is said.

    Returns:
        The Monday, or `None`.
    """
    weeks = last // DAYS_IN_WEEK + 1
    if start is not None and (date.max - start).days < weeks * DAYS_IN_WEEK:
        notices.append("the dates are too late for this calendar: the plan has none")
        return None
    return start


def _race_index(read: Sequence[Draft], last: int, notices: list[str]) -> int:
    """Return the day of the plan that is the race day, from 0."""
    anchor = _anchor(read)
    if anchor is None:
        notices.append("no row is the race: the race day is the day after the last row")
        return last + 1
    if anchor.kind == "end":
        notices.append(f"week {anchor.row.week} {anchor.slot}: the end of the plan is taken for the race day")
    return anchor.index


def _tell_other_weekday(
    read: Sequence[Draft], goal: Draft | None, index: int, planned: Weekday, notices: list[str]
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
