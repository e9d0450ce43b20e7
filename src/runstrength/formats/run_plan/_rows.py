"""What every source of a plan is turned into first: its days as rows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, time
from typing import Final

import attrs

from runstrength.days import DAYS_IN_WEEK, Weekday
from runstrength.formats.run_plan._tokens import Amount

__all__ = ["MAX_WEEKS", "Row", "Source", "Unread", "WeekCounter", "by_date", "day_of", "one_line"]

MAX_WEEKS: Final = 104
"""Most weeks of a plan that are read."""

_DAY_NAMES: Final = {
    **{str(day): day for day in Weekday},
    **{f"{day}day": day for day in (Weekday.MON, Weekday.FRI, Weekday.SUN)},
    "tuesday": Weekday.TUE, "wednesday": Weekday.WED, "thursday": Weekday.THU, "saturday": Weekday.SAT,
    **dict(zip(("mo", "tu", "we", "th", "fr", "sa", "su"), Weekday, strict=True)),
    "tues": Weekday.TUE, "weds": Weekday.WED, "thur": Weekday.THU, "thurs": Weekday.THU,
}  # fmt: skip
_DAY_NUMBER = re.compile(r"(?:day\s*)?(\d{1,3})", re.IGNORECASE)
_SPACES = re.compile(r"\s+")


@attrs.frozen(kw_only=True)
class Unread:
    """A row or a part of one that could not be read.

    Attributes:
        line: Line of the source on which it begins, from 1; for a calendar the number of the event.
        week: The week of the plan from 1, or `None` where the row does not say.
        day: The day, or `None`.
        text: What stands there.
        reason: Why it was not read.
    """

    line: int
    week: int | None = None
    day: Weekday | None = None
    text: str
    reason: str

    def __str__(self) -> str:
        """Write the place, the text and the reason."""
        day = "" if self.day is None else f" {self.day}"
        place = f"line {self.line}" if self.week is None else f"week {self.week}{day}"
        return f"{place}: {self.text!r}: {self.reason}"


@attrs.frozen(kw_only=True)
class Row:
    """A day of the plan, or a session of one.

    Attributes:
        line: Line of the source, from 1.
        week: The week from 1.
        day: The day.
        text: What is to be done.
        column: The distance of a column, or `None`.
        seconds: How long a calendar says that it takes, or `None`.
        at: The clock time, or `None`.
        more: What a calendar says besides the title.
        is_event: Whether it is from a calendar, which holds more than training.
    """

    line: int
    week: int
    day: Weekday
    text: str
    column: Amount | None = None
    seconds: float | None = None
    at: time | None = None
    more: str = ""
    is_event: bool = False


@attrs.define
class Source:
    """What a source holds.

    Attributes:
        rows: The rows in the order of the source.
        unread: What is no row of a plan.
        notices: What is to be said about the source as a whole.
        name: What the plan is called, or an empty text.
        start: The first Monday, where the source has dates.
        labels: The label of a week, where a heading has one.
    """

    rows: list[Row] = attrs.field(factory=list[Row])
    unread: list[Unread] = attrs.field(factory=list[Unread])
    notices: list[str] = attrs.field(factory=list[str])
    name: str = ""
    start: date | None = None
    labels: dict[int, str] = attrs.field(factory=dict[int, str])


def one_line(text: str) -> str:
    """Return a text as one line of printable characters.

    Args:
        text: Any text.

    Returns:
        The text, each run of spaces and line breaks as one space.
    """
    spaced = _SPACES.sub(" ", text)
    return " ".join("".join(c for c in spaced if c.isprintable()).split())


def day_of(text: str) -> Weekday | int | None:
    """Return the day that a cell names.

    Args:
        text: A name such as `Tue`, a number such as `2`, or `Day 2`.

    Returns:
        The weekday of a name, the number of a number, or `None`.

    Example:
        >>> day_of("Thurs."), day_of("Day 9"), day_of("soon")
        (<Weekday.THU: 3>, 9, None)
    """
    name = text.strip().strip(".:*").lower()
    if name in _DAY_NAMES:
        return _DAY_NAMES[name]
    number = _DAY_NUMBER.fullmatch(name)
    return int(number[1]) if number else None


@attrs.define
class WeekCounter:
    """Numbers the weeks of days in a row: one begins where a weekday does not come after the last one.

    Example:
        >>> counter = WeekCounter()
        >>> [counter.week_of(day) for day in (Weekday.TUE, Weekday.SAT, Weekday.SAT, Weekday.MON)]
        [1, 1, 1, 2]
    """

    week: int = 1
    last: Weekday = Weekday.MON

    def week_of(self, day: Weekday) -> int:
        """Return the number of the week of the next day, from 1.

        Args:
            day: The day; the same one again belongs to the same week.

        Returns:
            The number.
        """
        self.week += day < self.last
        self.last = day
        return self.week


def by_date(dates: Iterable[date]) -> tuple[date | None, list[int]]:
    """Return the Monday of the first week and the number of the week of each date.

    Args:
        dates: Dates in any order.

    Returns:
        The Monday, `None` where there is no date, and the weeks from 1.

    Example:
        >>> by_date([date(2027, 1, 12), date(2027, 1, 6)])
        (datetime.date(2027, 1, 4), [2, 1])
    """
    given = list(dates)
    if not given:
        return None, []
    monday = min(given).toordinal() - min(given).weekday()
    first = date.fromordinal(max(1, monday))
    return first, [(one - first).days // DAYS_IN_WEEK + 1 for one in given]
