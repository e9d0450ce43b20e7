"""Reads the CSV export of Hevy.

The unit of the weights stands in the name of their column. Warm-up sets stand apart, a set marked as a
failure left nothing in reserve, and drop sets are sets. A title that ends with a key in brackets, `Legs
[s1]`, is the planned session with that key.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from runstrength.errors import shortened
from runstrength.formats._logged_rows import (
    LoggedRow,
    LogReading,
    UnreadableRowError,
    UnreadRow,
    load_of,
    moment,
    named,
    number,
    one_line,
    reading,
    rows_of,
    text_of,
    work_of,
)
from runstrength.quantities import Load

__all__ = ["LogReading", "UnreadRow", "loads", "read"]

_NEEDED = ("start_time", "exercise_title")
_KINDS = {
    "": "working", "normal": "working", "warmup": "warm-up", "warm_up": "warm-up", "failure": "failure",
    "dropset": "drop", "drop_set": "drop", "drop": "drop",
}  # fmt: skip
_METRES = {"distance_km": 1000.0, "distance_miles": 1609.344, "distance_meters": 1.0}
_LONGEST_MIN = 1440.0


def read(path: str | Path) -> LogReading:
    """Read a file.

    Args:
        path: The export.

    Returns:
        The log, and the rows that could not be read.

    Raises:
        InvalidValueError: It is no such export.
    """
    return loads(text_of(path))


def loads(text: str) -> LogReading:
    """Read a text.

    Args:
        text: The export.

    Returns:
        The log, and the rows that could not be read.

    Raises:
        InvalidValueError: It is no such export.

    Example:
        >>> found = loads('''title,start_time,end_time,exercise_title,set_index,set_type,weight_lbs,reps,rpe
        ... "Legs [s1]","4 Jan 2027, 18:30","4 Jan 2027, 19:15","Squat (Barbell)",0,"warmup",95,5,
        ... "Legs [s1]","4 Jan 2027, 18:30","4 Jan 2027, 19:15","Squat (Barbell)",1,"normal",185,5,8
        ... ''')
        >>> print(found.log)
        2027-01-04 Squat (Barbell) 5 @185lb @RPE8 [s1]
        >>> found.log.sessions[0].minutes, found.unread
        (45.0, ())
    """
    rows: list[LoggedRow] = []
    unread: list[UnreadRow] = []
    for line, raw, cells in rows_of("hevy", text, _NEEDED):
        try:
            rows.append(_row(line, raw, cells))
        except UnreadableRowError as error:
            unread.append(UnreadRow(line, shortened(raw), str(error)))
    return reading(rows, unread)


def _row(line: int, raw: str, cells: Mapping[str, str]) -> LoggedRow:
    written = cells.get("set_type", "").lower()
    if written not in _KINDS:
        message = f"set_type {shortened(repr(written))} is not known"
        raise UnreadableRowError(message)
    start = moment(cells.get("start_time"))
    exercise = named(cells, "exercise_title")
    kind = _KINDS[written]
    one = work_of(
        number(cells.get("reps"), "reps"),
        number(cells.get("duration_seconds"), "duration_seconds"),
        _metres(cells),
        _load(cells),
        number(cells.get("rpe"), "rpe"),
        failed=kind == "failure",
    )
    minutes = None
    if cells.get("end_time"):
        minutes = (moment(cells["end_time"]) - start).total_seconds() / 60
        minutes = minutes if 0 < minutes <= _LONGEST_MIN else None
    return LoggedRow(
        line=line,
        text=raw,
        start=start,
        minutes=minutes,
        title=one_line(cells.get("title")),
        exercise=exercise,
        kind=kind,
        one=one,
    )


def _load(cells: Mapping[str, str]) -> Load | None:
    kilograms = number(cells.get("weight_kg"), "weight_kg")
    if kilograms is not None:
        return load_of(kilograms, "kg")
    for column in ("weight_lbs", "weight_lb"):
        pounds = number(cells.get(column), column)
        if pounds is not None:
            return load_of(pounds, "lb")
    return None


def _metres(cells: Mapping[str, str]) -> float | None:
    for column, each in _METRES.items():
        value = number(cells.get(column), column)
        if value is not None:
            return value * each
    return None
