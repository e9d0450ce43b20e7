"""What the readers of logs share: delimiters, numbers, dates, and sets put together to sessions."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import attrs

from runstrength.errors import Faults, InvalidValueError, RunstrengthError, shortened
from runstrength.model.dose import WorkUnit
from runstrength.model.performed import Performed, PerformedSet
from runstrength.progression.log import Log, LoggedExercise, LoggedSession
from runstrength.quantities import Load, LoadUnit

__all__ = ["LogReading", "UnreadRow"]


@attrs.frozen
class UnreadRow:
    """A row that could not be read.

    Attributes:
        line: Line of the file on which it begins, from 1.
        text: The row, shortened.
        reason: Why.
    """

    line: int
    text: str
    reason: str

    def __str__(self) -> str:
        """Write the line and the reason."""
        return f"line {self.line}: {self.reason}"


@attrs.frozen
class LogReading:
    """What was read of an export.

    Attributes:
        log: The sessions.
        unread: The rows that could not be read.
    """

    log: Log
    unread: tuple[UnreadRow, ...]


@attrs.frozen(kw_only=True)
class LoggedRow:
    """One set of an export.

    Attributes:
        line: Line of the file.
        text: The row.
        start: When the session began.
        minutes: How long it took, or `None`.
        title: What it was called.
        exercise: The exercise.
        kind: `warm-up`, `failure` or `working`.
        one: The set.
    """

    line: int
    text: str
    start: datetime
    minutes: float | None
    title: str
    exercise: str
    kind: str
    one: PerformedSet


class UnreadableRowError(RunstrengthError):
    """A row that cannot be read; raised and caught inside the readers."""


def text_of(path: str | Path) -> str:
    """Return the text of a file: UTF-8, or Windows-1252 where it is none.

    Args:
        path: The file.

    Returns:
        Its text.
    """
    content = Path(path).read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def rows_of(owner: str, text: str, needed: Sequence[str]) -> Iterator[tuple[int, str, dict[str, str]]]:
    """Read the rows of a table with a header; the delimiter is a comma, a semicolon or a tab.

    Args:
        owner: The reader, for errors.
        text: The document.
        needed: Columns that must be there, in lower case.

    Returns:
        The line, the text and the cells by the name of their column in lower case, of each row that is not
        empty.

    Raises:
        InvalidValueError: There is no header, or a column is missing.
    """
    clean = text.removeprefix("\ufeff")
    header = next((line for line in clean.splitlines() if line.strip()), "")
    delimiter = max(",;\t", key=header.count)
    reader = csv.reader(io.StringIO(clean, newline=""), delimiter=delimiter)
    names: list[str] = []
    faults = Faults(owner)
    first = 1
    for cells in reader:
        line, first = first, reader.line_num + 1
        if not any(cell.strip() for cell in cells):
            continue
        if not names:
            names = [" ".join(cell.lower().split()) for cell in cells]
            missing = [name for name in needed if name not in names]
            if missing:
                faults.add("header", header, f"a line with the columns {', '.join(needed)}")
                faults.raise_any()
            continue
        yield line, delimiter.join(cells), dict(zip(names, (cell.strip() for cell in cells), strict=False))
    if not names:
        faults.add("text", text, "a header and rows")
        faults.raise_any()


def number(cell: str | None, name: str) -> float | None:
    """Return the number of a cell, with a point or a comma.

    Args:
        cell: The cell.
        name: What it is, for the reason.

    Returns:
        The number; `None` for an empty cell and for 0, which the exports write for "does not apply".

    Raises:
        UnreadableRowError: It is no number, or below 0.
    """
    if not cell:
        return None
    try:
        value = float(cell.replace(",", "."))
    except ValueError:
        value = -1.0
    if not 0 <= value < float("inf"):
        message = f"{name} {shortened(repr(cell))} is no number from 0 on"
        raise UnreadableRowError(message)
    return value or None


_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?\s*([ap])?", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]+")
_NUMBERS = re.compile(r"\d+")
_MONTHS = {
    "juin": 6, "juil": 7, "jan": 1, "ene": 1, "gen": 1, "feb": 2, "fev": 2, "mar": 3, "mrz": 3, "mrt": 3,
    "maa": 3, "apr": 4, "abr": 4, "avr": 4, "may": 5, "mai": 5, "mag": 5, "mei": 5, "jun": 6, "giu": 6,
    "jul": 7, "lug": 7, "aug": 8, "ago": 8, "aou": 8, "sep": 9, "set": 9, "oct": 10, "okt": 10, "out": 10,
    "ott": 10, "nov": 11, "dec": 12, "dez": 12, "dic": 12,
}  # fmt: skip
_NOON = 12


def moment(cell: str | None) -> datetime:
    """Return the moment of a cell such as `2027-01-04 18:30:00` or `4 Jan 2027, 18:30`.

    Names of months may be English, German, French, Spanish, Portuguese, Italian or Dutch.

    Args:
        cell: The cell.

    Returns:
        The moment; midnight where there is no time.

    Raises:
        UnreadableRowError: It is no date.
    """
    text = cell or ""
    found = _DATE.search(text)
    parts = (int(found[1]), int(found[2]), int(found[3])) if found else _written_date(text)
    at = _TIME.search(text)
    try:
        hour, minute = (int(at[1]), int(at[2])) if at else (0, 0)
        if at and at[3]:
            hour = hour % _NOON + (_NOON if at[3] in "pP" else 0)
        return datetime(*parts, hour, minute)  # noqa: DTZ001 - exports hold wall-clock times
    except ValueError:
        message = f"{shortened(repr(text))} is no date that can be read"
        raise UnreadableRowError(message) from None


def _written_date(text: str) -> tuple[int, int, int]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    months = [
        _MONTHS[start] for word in _WORDS.findall(plain) for start in (word[:4], word[:3]) if start in _MONTHS
    ]
    numbers = _NUMBERS.findall(text)
    years = [int(n) for n in numbers if len(n) == 4]  # noqa: PLR2004 - a year has four digits
    days = [int(n) for n in numbers if len(n) <= 2]  # noqa: PLR2004 - and a day at most two
    return (years[0], months[0], days[0]) if years and months and days else (0, 0, 0)


def work_of(
    reps: float | None,
    seconds: float | None,
    metres: float | None,
    load: Load | None,
    rpe: float | None,
    *,
    failed: bool,
) -> PerformedSet:
    """Return a set by what is known of it: repetitions before metres before seconds.

    Args:
        reps: Repetitions, or `None`.
        seconds: Seconds, or `None`.
        metres: Metres, or `None`.
        load: The load, or `None`.
        rpe: Its effort, or `None`.
        failed: Whether it went to failure.

    Returns:
        The set.

    Raises:
        UnreadableRowError: Nothing is known of it, or a number is out of bounds.
    """
    known = ((reps, WorkUnit.REPETITIONS), (metres, WorkUnit.METRES), (seconds, WorkUnit.SECONDS))
    amount, unit = next(((value, unit) for value, unit in known if value), (None, WorkUnit.REPETITIONS))
    if amount is None:
        message = "neither repetitions nor seconds nor a distance"
        raise UnreadableRowError(message)
    rir = 0.0 if failed and rpe is None and unit is WorkUnit.REPETITIONS else None
    try:
        return PerformedSet(round(amount), unit, load=load, rpe=rpe, rir=rir)
    except InvalidValueError as error:
        raise UnreadableRowError(str(error.problems[0])) from None


def load_of(value: float | None, unit: LoadUnit) -> Load | None:
    """Return the load of a cell.

    Args:
        value: The number, or `None`.
        unit: Its unit.

    Returns:
        The load, or `None`.

    Raises:
        UnreadableRowError: It is out of bounds.
    """
    try:
        return None if value is None else Load(value, unit)
    except InvalidValueError as error:
        raise UnreadableRowError(str(error.problems[0])) from None


def reading(rows: Sequence[LoggedRow], unread: Sequence[UnreadRow]) -> LogReading:
    """Put sets together to sessions.

    Args:
        rows: The sets.
        unread: The rows that could not be read.

    Returns:
        The log and every row that is not in it, in the order of the file.
    """
    sessions: dict[tuple[datetime, str], dict[str, list[LoggedRow]]] = {}
    for row in rows:
        sessions.setdefault((row.start, row.title), {}).setdefault(row.exercise, []).append(row)
    lost = list(unread)
    made: list[tuple[datetime, LoggedSession]] = []
    for (start, title), exercises in sessions.items():
        found = [one for name, sets in exercises.items() if (one := _exercise(name, sets, lost)) is not None]
        if found:
            minutes = next((row.minutes for sets in exercises.values() for row in sets if row.minutes), None)
            made.append((start, _session(start.date(), title, found, minutes)))
    made.sort(key=lambda pair: pair[0])
    return LogReading(Log(tuple(one for _, one in made)), tuple(sorted(lost, key=lambda row: row.line)))


def _exercise(name: str, rows: Sequence[LoggedRow], lost: list[UnreadRow]) -> LoggedExercise | None:
    warm_up = tuple(row.one for row in rows if row.kind == "warm-up")
    working = tuple(row.one for row in rows if row.kind != "warm-up")
    if working:
        return LoggedExercise(name, Performed(working), warm_up)
    lost += [UnreadRow(row.line, shortened(row.text), "a warm-up without a working set") for row in rows]
    return None


_KEY = re.compile(r"\s*\[([\w.\-]+)\]$")


def _session(on: date, title: str, found: Sequence[LoggedExercise], minutes: float | None) -> LoggedSession:
    key = _KEY.search(title)
    return LoggedSession(
        on, tuple(found), title=_KEY.sub("", title), key=key[1] if key else None, minutes=minutes
    )


def one_line(cell: str | None) -> str:
    """Return a cell as one line of printable text.

    Args:
        cell: The cell.

    Returns:
        The text.
    """
    return " ".join("".join(c if c.isprintable() else " " for c in cell or "").split())


def named(cells: Mapping[str, str], column: str) -> str:
    """Return a cell that must not be empty.

    Args:
        cells: The cells of a row.
        column: The column.

    Returns:
        Its text on one line.

    Raises:
        UnreadableRowError: It is empty.
    """
    text = one_line(cells.get(column))
    if not text:
        message = f"{column} is empty"
        raise UnreadableRowError(message)
    return text
