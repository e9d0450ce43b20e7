"""Reads the CSV export of Strong.

Both forms that are about are read: with commas and a unit nowhere, and with semicolons and units in columns
or in their names. Warm-up sets stand apart, a set marked as a failure left nothing in reserve, drop sets are
sets, and the rows of the rest timer are no sets. A title that ends with a key in brackets, `Legs [s1]`, is
the planned session with that key.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from runstrength.errors import Faults, shortened
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
from runstrength.quantities import LoadUnit

__all__ = ["LogReading", "UnreadRow", "loads", "read"]

_NEEDED = ("date", "exercise name", "set order")
_WEIGHTS: Mapping[str, LoadUnit | None] = {
    "weight (kg)": "kg", "weight (lb)": "lb", "weight (lbs)": "lb", "weight": None,
}  # fmt: skip
_UNITS: Mapping[str, LoadUnit] = {"kg": "kg", "kgs": "kg", "lb": "lb", "lbs": "lb"}
_METRES = {"m": 1.0, "meters": 1.0, "metres": 1.0, "km": 1000.0, "mi": 1609.344, "miles": 1609.344}
_KINDS = {"w": "warm-up", "f": "failure", "d": "drop"}
_DURATION = re.compile(r"(?:(\d+)\s*h)?\s*(?:(\d+)\s*m(?:in)?)?\s*(?:(\d+)\s*s?)?", re.IGNORECASE)


def read(path: str | Path, *, unit: LoadUnit | None = None) -> LogReading:
    """Read a file.

    Args:
        path: The export.
        unit: Unit of the weights, for an export that does not say.

    Returns:
        The log, and the rows that could not be read.

    Raises:
        InvalidValueError: It is no such export, or a unit is needed.
    """
    return loads(text_of(path), unit=unit)


def loads(text: str, *, unit: LoadUnit | None = None) -> LogReading:
    """Read a text.

    Args:
        text: The export.
        unit: Unit of the weights, for an export that does not say.

    Returns:
        The log, and the rows that could not be read.

    Raises:
        InvalidValueError: It is no such export, or a unit is needed.

    Example:
        >>> found = loads('''Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Seconds,RPE
        ... 2027-01-04 18:30:00,Legs,45m,Squat (Barbell),W,40,5,0,
        ... 2027-01-04 18:30:00,Legs,45m,Squat (Barbell),1,80,5,0,8
        ... 2027-01-04 18:30:00,Legs,45m,Squat (Barbell),2,eighty,5,0,
        ... ''', unit="kg")
        >>> print(found.log)
        2027-01-04 Squat (Barbell) 5 @80kg @RPE8
        >>> print(*found.unread)
        line 4: weight 'eighty' is no number from 0 on
    """
    faults = Faults("strong")
    if unit is not None and unit not in ("kg", "lb"):
        faults.add("unit", unit, "kg, lb or None")
        faults.raise_any()
    rows: list[LoggedRow] = []
    unread: list[UnreadRow] = []
    for line, raw, cells in rows_of("strong", text, _NEEDED):
        if unit is None and not _tells_unit(cells) and number_or_none(cells.get("weight")):
            faults.add("unit", None, "given as kg or lb, since this export does not say")
            faults.raise_any()
        if cells.get("set order", "").lower() in ("rest timer", "note"):
            continue
        try:
            rows.append(_row(line, raw, cells, unit))
        except UnreadableRowError as error:
            unread.append(UnreadRow(line, shortened(raw), str(error)))
    return reading(rows, unread)


def number_or_none(cell: str | None) -> float | None:
    """Return the number of a cell, or `None` where it is none.

    Args:
        cell: The cell.

    Returns:
        The number.
    """
    try:
        return number(cell, "")
    except UnreadableRowError:
        return None


def _tells_unit(cells: Mapping[str, str]) -> bool:
    return "weight" not in cells or cells.get("weight unit", "").lower() in _UNITS


def _row(line: int, raw: str, cells: Mapping[str, str], unit: LoadUnit | None) -> LoggedRow:
    order = cells.get("set order", "").lower()
    if order not in _KINDS and not order.isdigit():
        message = f"set order {shortened(repr(order))} is neither a number nor W, D or F"
        raise UnreadableRowError(message)
    start = moment(cells.get("date"))
    exercise = named(cells, "exercise name")
    kind = _KINDS.get(order, "working")
    one = work_of(
        number(cells.get("reps"), "reps"),
        number(cells.get("seconds"), "seconds"),
        _metres(cells),
        load_of(*_weight(cells, unit)),
        number(cells.get("rpe"), "rpe"),
        failed=kind == "failure",
    )
    return LoggedRow(
        line=line,
        text=raw,
        start=start,
        minutes=_minutes(cells),
        title=one_line(cells.get("workout name")),
        exercise=exercise,
        kind=kind,
        one=one,
    )


def _weight(cells: Mapping[str, str], unit: LoadUnit | None) -> tuple[float | None, LoadUnit]:
    column = next((name for name in _WEIGHTS if cells.get(name)), "weight")
    written = _UNITS.get(cells.get("weight unit", "").lower())
    return number(cells.get(column), "weight"), _WEIGHTS[column] or written or unit or "kg"


def _metres(cells: Mapping[str, str]) -> float | None:
    for column in ("distance", "distance (meters)", "distance (km)", "distance (miles)"):
        value = number(cells.get(column), "distance")
        if value is not None:
            unit = cells.get("distance unit", "") if column == "distance" else column[10:-1]
            if unit.lower() not in _METRES:
                message = "a distance without a unit"
                raise UnreadableRowError(message)
            return value * _METRES[unit.lower()]
    return None


def _minutes(cells: Mapping[str, str]) -> float | None:
    for column in ("duration", "workout duration", "duration (sec)"):
        found = _DURATION.fullmatch(cells.get(column, ""))
        if found and any(found.groups()):
            hours, minutes, seconds = (int(part or 0) for part in found.groups())
            return 60 * hours + minutes + seconds / 60
    return None
