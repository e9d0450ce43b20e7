"""Plans as tables: a row a day, or a row a week under the names of the days."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

import attrs

from runstrength.days import DAYS_IN_WEEK, Weekday
from runstrength.errors import Faults, shortened
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
from runstrength.formats.run_plan._tokens import Amount, amount_of

__all__ = ["COLUMNS", "is_table", "table_rows"]

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "week": ("week", "week number", "wk"),
    "day": ("day", "weekday", "day of week", "day number"),
    "date": ("date",),
    "title": ("title", "workout", "session", "description", "run", "training", "activity"),
    "distance": ("distance", "miles", "km", "mileage", "kilometers", "kilometres"),
    "unit": ("unit", "units"),
    "duration": ("duration", "time", "minutes"),
}
"""The columns of a table and the names that they have where no mapping is given."""

_UNITS_OF_HEADER: Final = {"miles": "mi", "mileage": "mi", "km": "km", "kilometers": "km", "kilometres": "km"}
_NUMBER = re.compile(r"\D*(\d{1,6})\D*")
_WIDE: Final = 5  # names of days from which a header is that of a row a week


def is_table(text: str) -> bool:
    """Return whether the first line of a text is the header of a table of a plan.

    Args:
        text: Any text.

    Returns:
        Whether it is.
    """
    names = _names_of(*_header_of(text))
    found = _columns_of(names, {})
    return ("title" in found and bool({"day", "date"} & found.keys())) or _is_wide(names)


def _header_of(text: str) -> tuple[str, str]:
    header = next((line for line in text.splitlines() if line.strip()), "")
    return header, max(",;\t|", key=header.count)


def _names_of(header: str, delimiter: str) -> list[str]:
    try:
        cells = next(csv.reader([header], delimiter=delimiter))
    except (csv.Error, StopIteration):
        return []
    return [" ".join(cell.lower().split()) for cell in cells]


def _is_wide(names: Sequence[str]) -> bool:
    return sum(isinstance(day_of(name), Weekday) for name in names) >= _WIDE


def _columns_of(names: Sequence[str], given: Mapping[str, str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for column, usual in COLUMNS.items():
        wanted = (" ".join(given[column].lower().split()),) if column in given else usual
        at = next((names.index(name) for name in wanted if name in names), None)
        if at is not None:
            found[column] = at
    return found


@attrs.frozen(kw_only=True)
class _Cells:
    """A row of the table."""

    line: int
    text: str
    cells: tuple[str, ...]


def table_rows(text: str, columns: Mapping[str, str], unit: str | None) -> Source:
    """Return the rows of a table.

    Args:
        text: The document.
        columns: What the columns of `COLUMNS` are called in it, where it is not one of the usual names.
        unit: `km` or `mi` where the table does not say.

    Returns:
        Rows, and what is none.

    Raises:
        InvalidValueError: There is no header, or a column is missing; all of them are named.
    """
    header, delimiter = _header_of(text)
    names = _names_of(header, delimiter)
    faults = Faults("run plan")
    for column in columns:
        if column not in COLUMNS:
            faults.add("columns", column, f"named after one of {', '.join(COLUMNS)}")
    found = _columns_of(names, columns)
    for column, name in columns.items():
        if column in COLUMNS and column not in found:
            faults.add("header", header, f"a line with the column {name!r}")
    wide = _is_wide(names) and "title" not in found
    missing = [] if wide else _missing(found)
    if missing and not faults.problems:
        faults.add("header", header, f"a line with the columns {', '.join(missing)}")
    faults.raise_any()
    source = Source()
    body = list(_body(text, delimiter, len(names), source))
    if wide:
        _read_wide(body, names, found, source)
    else:
        _TableReader(found, names, unit, source).read(body)
    return source


def _missing(found: Mapping[str, int]) -> list[str]:
    missing = [] if "title" in found else ["title"]
    if not {"day", "date"} & found.keys():
        missing.insert(0, "week, day")
    return missing


def _body(text: str, delimiter: str, width: int, source: Source) -> Iterator[_Cells]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    begun = False
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            source.unread.append(Unread(line=line, text="", reason=f"no row of a table: {error}"))
            line = reader.line_num + 1
            continue
        at, line = line, reader.line_num + 1
        shown = one_line(delimiter.join(cells))
        if not any(
            cell.strip(" -:") for cell in cells
        ):  # empty, or the line under the header of a Markdown table
            continue
        if not begun:
            begun = True
        elif any(cell.strip() for cell in cells[width:]):
            reason = f"{len(cells)} cells under {width} names of columns"
            source.unread.append(Unread(line=at, text=shortened(shown), reason=reason))
        else:
            padded = [*cells, *[""] * (width - len(cells))]
            yield _Cells(line=at, text=shown, cells=tuple(cell.strip() for cell in padded))


def _read_wide(
    body: Sequence[_Cells], names: Sequence[str], found: Mapping[str, int], source: Source
) -> None:
    days = {at: day for at, name in enumerate(names) if isinstance(day := day_of(name), Weekday)}
    for count, row in enumerate(body, 1):
        week = _number(row.cells[found["week"]]) if "week" in found else count
        if week is None or not 1 <= week <= MAX_WEEKS:
            source.unread.append(_unread_week(row))
            continue
        for at, day in days.items():
            source.rows.append(Row(line=row.line, week=week, day=day, text=row.cells[at]))
        _tell_others(row, [*days, found.get("week", -1)], names, week, source)


def _tell_others(row: _Cells, known: Sequence[int], names: Sequence[str], week: int, source: Source) -> None:
    for at, cell in enumerate(row.cells):
        if at not in known and cell:
            reason = f"the column {names[at]!r} is not one of a day"
            source.unread.append(Unread(line=row.line, week=week, text=one_line(cell), reason=reason))


def _unread_week(row: _Cells) -> Unread:
    return Unread(
        line=row.line, text=shortened(row.text), reason=f"the week is no number from 1 to {MAX_WEEKS}"
    )


def _number(text: str) -> int | None:
    match = _NUMBER.fullmatch(text)
    return int(match[1]) if match else None


@attrs.define
class _TableReader:
    found: Mapping[str, int]
    names: Sequence[str]
    unit: str | None
    source: Source
    units: Counter[str] = attrs.field(factory=Counter[str])

    def read(self, body: Sequence[_Cells]) -> None:
        placed = list(self._by_date(body) if "date" in self.found else self._by_day(body))
        for row, week, day in placed:
            if not 1 <= week <= MAX_WEEKS:
                self.source.unread.append(_unread_week(row))
                continue
            seconds = self._seconds(row, week, day)
            column = self._distance(row, week, day)
            text = self._cell(row, "title")
            self.source.rows.append(
                Row(line=row.line, week=week, day=day, text=text, column=column, seconds=seconds)
            )
        if len(self.units) > 1:
            counts = " and ".join(f"{unit} in {count}" for unit, count in sorted(self.units.items()))
            self.source.notices.append(f"the rows have different units: {counts}; each is read in its own")

    def _cell(self, row: _Cells, column: str) -> str:
        return row.cells[self.found[column]] if column in self.found else ""

    def _unread(self, row: _Cells, reason: str) -> None:
        self.source.unread.append(Unread(line=row.line, text=shortened(row.text), reason=reason))

    def _by_date(self, body: Sequence[_Cells]) -> Iterator[tuple[_Cells, int, Weekday]]:
        dated: list[tuple[_Cells, date]] = []
        for row in body:
            try:
                dated.append((row, date.fromisoformat(self._cell(row, "date")[:10])))
            except ValueError:
                self._unread(row, "the date is not written like 2027-01-04")
        self.source.start, weeks = by_date(one for _, one in dated)
        for (row, one), week in zip(dated, weeks, strict=True):
            yield row, week, Weekday(one.weekday())

    def _by_day(self, body: Sequence[_Cells]) -> Iterator[tuple[_Cells, int, Weekday]]:
        named: list[tuple[_Cells, Weekday]] = []
        for row in body:
            day = day_of(self._cell(row, "day"))
            if day is None:
                self._unread(row, "the day is neither a number nor the name of a day")
            elif "week" in self.found:
                yield from self._in_week(row, day)
            elif isinstance(day, Weekday):
                named.append((row, day))
            elif day:
                yield row, (day - 1) // DAYS_IN_WEEK + 1, Weekday((day - 1) % DAYS_IN_WEEK)
            else:
                self._unread(row, "days are counted from 1")
        counter = WeekCounter()
        for row, day in named:
            yield row, counter.week_of(day), day

    def _in_week(self, row: _Cells, day: Weekday | int) -> Iterator[tuple[_Cells, int, Weekday]]:
        week = _number(self._cell(row, "week"))
        if week is None:
            self.source.unread.append(_unread_week(row))
        elif isinstance(day, Weekday):
            yield row, week, day
        elif 1 <= day <= DAYS_IN_WEEK:
            yield row, week, Weekday(day - 1)
        else:
            self._unread(row, "the day of a week is a number from 1 to 7")

    def _distance(self, row: _Cells, week: int, day: Weekday) -> Amount | None:
        cell = self._cell(row, "distance")
        named = (
            self._cell(row, "unit").lower()
            or _UNITS_OF_HEADER.get(self._name("distance"), "")
            or self.unit
            or ""
        )
        if not cell or amount_of(f"{cell} km") == Amount(0, 0, "km"):
            return None
        amount = amount_of(cell) or amount_of(f"{cell} {named}")
        if amount is None or amount.is_time:
            reason = f"the distance is no number with km or mi (unit {named!r})"
            self.source.unread.append(
                Unread(line=row.line, week=week, day=day, text=one_line(f"{cell} {named}"), reason=reason)
            )
            return None
        self.units["mi" if amount.unit == "mi" else "km"] += 1
        return amount

    def _name(self, column: str) -> str:
        return self.names[self.found[column]] if column in self.found else ""

    def _seconds(self, row: _Cells, week: int, day: Weekday) -> float | None:
        cell = self._cell(row, "duration")
        amount = amount_of(cell) or amount_of(f"{cell} min")
        if amount is not None and amount.is_time:
            return amount.low
        if cell:
            unread = Unread(line=row.line, week=week, day=day, text=one_line(cell), reason="this is no time")
            self.source.unread.append(unread)
        return None
