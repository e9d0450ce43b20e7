"""Plans as people paste them from a web page or a spreadsheet: a week a line, or a day a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, time

import attrs

from runstrength.days import DAYS_IN_WEEK, Weekday
from runstrength.errors import shortened
from runstrength.formats.run_plan._rows import (
    MAX_WEEKS,
    Row,
    Source,
    Unread,
    WeekCounter,
    by_date,
    day_of,
    one_line,
)

__all__ = ["pasted_rows"]

_DAY_NAME = r"(?:mon|tues?|wed(?:nes)?s?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?"
_HEADING = re.compile(
    r"[^\w\n]*(?:week|wk|woche|semaine)\b[ \t:.#-]*(\d{1,4})\b[ \t:.)\-–—|]*(.*)", re.IGNORECASE
)
_DAY = re.compile(rf"[^\w\n]*({_DAY_NAME}|day[ \t]*\d{{1,3}})\b[ \t]*[.:)|,\-–—]*[ \t]*(.*)", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?:at[ \t]+)?(\d{1,2}):([0-5]\d)[ \t]*([ap])?\.?(?:m\b\.?)?[ \t]*[:,\-–—]*[ \t]*", re.IGNORECASE
)
_DATE = re.compile(r"[^\w\n]*(\d{4}-\d{2}-\d{2})\b[ \t]*[.:)|,\-–—]*[ \t]*(.*)")
_LABEL = re.compile(r"[(\[]?(?!of\b)([a-z]+(?:[ -][a-z0-9]+){0,3})[)\]:]?", re.IGNORECASE)
_OF_WEEKS = re.compile(r"(?:of|/)?[ \t]*\d{1,3}\W*", re.IGNORECASE)
_CELLS = re.compile(r"\t|[ \t]{2,}|[ \t]*\|[ \t]*")
_TABBED = re.compile(r"\t")
_RULE = re.compile(r"[\s|:+=_\-–—]*")
_EARLY, _NOON, _MIDNIGHT = 7, 12, 24


@attrs.define
class _Day:
    line: int
    week: int | None
    day: Weekday | int | date | None
    parts: list[str]
    at: time | None = None

    @property
    def text(self) -> str:
        return "\n".join(part for part in self.parts if part)


def pasted_rows(text: str) -> Source:
    """Return the days of a text.

    Args:
        text: Any text.

    Returns:
        Rows, and the lines that are none.
    """
    reader = _Reader()
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        if not _RULE.fullmatch(line):
            reader.read(number, line)
    return reader.source()


@attrs.define
class _Reader:
    days: list[_Day] = attrs.field(factory=list[_Day])
    unread: list[Unread] = attrs.field(factory=list[Unread])
    labels: dict[int, str] = attrs.field(factory=dict[int, str])
    week: int | None = None
    order: tuple[Weekday, ...] = tuple(Weekday)

    def read(self, number: int, line: str) -> None:
        cells = self._cells(line)
        heading = _HEADING.match(line)
        if self._is_names_of_days(cells):
            self.order = tuple(day for cell in cells if isinstance(day := day_of(cell), Weekday))
        elif len(cells) >= DAYS_IN_WEEK:
            self._week_line(number, cells)
        elif heading:
            self.week = int(heading[1])
            if heading[2]:
                self._after_heading(number, heading[2])
        else:
            self._day_line(number, line)

    @staticmethod
    def _cells(line: str) -> list[str]:
        bare = line.strip("| \r\n") if "|" in line else line.strip(" \r\n")
        by_tab = "\t" in bare
        return [cell.strip() for cell in (_TABBED if by_tab else _CELLS).split(bare)]

    @staticmethod
    def _is_names_of_days(cells: Sequence[str]) -> bool:
        days = [day for cell in cells if isinstance(day := day_of(cell), Weekday)]
        return len(set(days)) == len(days) == DAYS_IN_WEEK

    def _week_line(self, number: int, cells: Sequence[str]) -> None:
        heading = _HEADING.fullmatch(cells[0]) if len(cells) > DAYS_IN_WEEK else None
        named = heading[1] if heading and not heading[2] else cells[0]
        has_number = len(cells) > DAYS_IN_WEEK and re.fullmatch(r"\d{1,4}", named) is not None
        self.week = int(named) if has_number else (self.week or 0) + 1
        first = int(has_number)
        for day, cell in zip(self.order, cells[first:], strict=False):
            self.days.append(_Day(number, self.week, day, [cell]))
        for cell in cells[first + DAYS_IN_WEEK :]:
            if cell:
                self.unread.append(
                    Unread(line=number, week=self.week, text=one_line(cell), reason="more than seven days")
                )

    def _after_heading(self, number: int, rest: str) -> None:
        label = _LABEL.fullmatch(rest)
        if _DAY.match(rest):
            self._day_line(number, rest)
        elif label and self.week is not None:
            self.labels[self.week] = label[1]
        elif not _OF_WEEKS.fullmatch(rest):
            self.unread.append(
                Unread(line=number, week=self.week, text=one_line(rest), reason="stands in a heading")
            )

    def _day_line(self, number: int, line: str) -> None:
        dated, named = _DATE.match(line), _DAY.match(line)
        last = self.days[-1] if self.days else None
        if dated:
            try:
                self.days.append(_Day(number, None, date.fromisoformat(dated[1]), [dated[2]]))
            except ValueError:
                self.unread.append(Unread(line=number, text=one_line(line), reason="there is no such date"))
        elif named:
            at, rest = _moment(named[2])
            self.days.append(_Day(number, self.week, day_of(named[1]), [rest], at))
        elif last and last.day is not None and (not any(last.parts) or line[0] in " \t-•*+"):
            last.parts.append(line.strip())
        else:
            self.days.append(_Day(number, self.week, None, [line]))

    def source(self) -> Source:
        source = Source(unread=self.unread, labels=self.labels)
        self._name_days(source)
        dates = [day.day for day in self.days if isinstance(day.day, date)]
        source.start, weeks = by_date(dates)
        week_of = iter(weeks)
        counted = WeekCounter()
        for day in self.days:
            if isinstance(day.day, date):
                self._add(source, day, next(week_of), Weekday(day.day.weekday()))
            elif dates or day.day is None:
                self._leave(source, day, "no day stands before it")
            elif isinstance(day.day, Weekday):
                self._add(source, day, day.week or counted.week_of(day.day), day.day)
            elif day.week and not 1 <= day.day <= DAYS_IN_WEEK:
                self._leave(source, day, "a week has the days 1 to 7")
            else:
                week = day.week or (day.day - 1) // DAYS_IN_WEEK + 1
                self._add(source, day, week, Weekday((day.day - 1) % DAYS_IN_WEEK))
        return source

    def _name_days(self, source: Source) -> None:
        """Give the seven lines under a heading, where none names a day, the days in order."""
        by_week: dict[int | None, list[_Day]] = {}
        for day in self.days:
            by_week.setdefault(day.week, []).append(day)
        for week, days in by_week.items():
            if week and len(days) == DAYS_IN_WEEK and all(day.day is None for day in days):
                source.notices.append(
                    f"week {week}: seven lines without a day are taken for its days in order"
                )
                for name, day in zip(self.order, days, strict=True):
                    day.day = name

    @staticmethod
    def _leave(source: Source, day: _Day, reason: str) -> None:
        source.unread.append(
            Unread(line=day.line, week=day.week, text=shortened(one_line(day.text), 200), reason=reason)
        )

    def _add(self, source: Source, day: _Day, week: int, weekday: Weekday) -> None:
        if 1 <= week <= MAX_WEEKS:
            source.rows.append(Row(line=day.line, week=week, day=weekday, text=day.text, at=day.at))
        else:
            self._leave(source, day, f"the week is no number from 1 to {MAX_WEEKS}")


def _moment(text: str) -> tuple[time | None, str]:
    """Return the clock time at which a text begins, if it does, and the rest; `1:30` alone is a length."""
    match = _CLOCK.match(text)
    if match is None:
        return None, text
    hour, half = int(match[1]), (match[3] or "").lower()
    if half and 1 <= hour <= _NOON:
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    elif not (_EARLY <= hour < _MIDNIGHT or match[1].startswith("0")):
        return None, text
    return time(hour, int(match[2])), text[match.end() :]
