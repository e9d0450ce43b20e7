"""Running plans that people follow, read as they are published: tables, pasted text and calendars.

`read` takes a file and `loads` a text. Both return a `RunPlanReading`: the `plan`, a plain `Plan`; for every
session where it came from, what was guessed and what was estimated; and in `unread` what could not be read.

The rules are few and stand in order in `_title.py`; their words are data, which `read_vocabulary` extends.

Example:
    >>> found = loads('''week,day,title,distance,unit
    ... 1,2,Gen-aerobic + speed 8 mi with 8 x 100 m strides,8,mi
    ... 1,3,Recovery AM 6 mi PM 4 mi,10,mi
    ... 1,4,Rest or cross-train,,mi
    ... 1,6,16 mi with 8 mi at marathon pace,16,mi
    ... 1,7,See page 34,,mi
    ... ''')
    >>> for one in found.sessions:
    ...     print(f"{one.slot}: {one.kind}, quality: {one.quality}, optional: {one.optional}")
    tue: strides, quality: False, optional: False
    wed am: recovery, quality: False, optional: False
    wed pm: recovery, quality: False, optional: False
    thu: rest, quality: False, optional: True
    sat: marathon-pace, quality: True, optional: False
    >>> print(found.unread[0])
    week 1 sun: 'See page 34': no session is recognised in it
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final, Literal

from runstrength.errors import Faults, InvalidValueError
from runstrength.formats.run_plan._dates import Dating
from runstrength.formats.run_plan._pasted import pasted_rows
from runstrength.formats.run_plan._plan import plan_of
from runstrength.formats.run_plan._reading import ReadSession, RunPlanReading
from runstrength.formats.run_plan._rows import MAX_WEEKS, Source, Unread, one_line
from runstrength.formats.run_plan._table import COLUMNS, is_table, table_rows
from runstrength.formats.run_plan._vocabulary import (
    Meaning,
    Vocabulary,
    read_vocabulary,
    shipped_vocabulary,
)
from runstrength.quantities import Pace

__all__ = [
    "COLUMNS",
    "MAX_WEEKS",
    "Meaning",
    "ReadSession",
    "RunPlanReading",
    "Unread",
    "Vocabulary",
    "loads",
    "read",
    "read_vocabulary",
    "shipped_vocabulary",
]

Form = Literal["table", "text", "calendar"]

_FORMS: Final[Mapping[str, Form]] = {
    ".csv": "table", ".tsv": "table", ".txt": "text", ".md": "text", ".ics": "calendar", ".ical": "calendar",
}  # fmt: skip
_CALENDAR: Final = "BEGIN:VCALENDAR"
_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read(
    path: str | Path,
    *,
    columns: Mapping[str, str] | None = None,
    unit: Literal["km", "mi"] | None = None,
    name: str = "",
    start: date | None = None,
    race_day: date | None = None,
    easy_pace: Pace | str | None = None,
    vocabulary: Vocabulary | None = None,
) -> RunPlanReading:
    """Read a running plan from a file.

    A file that ends in .csv or .tsv is a table and one in .ics a calendar; of any other the text decides. It
    is read as UTF-8 or, where a byte order mark says so, UTF-16; what is neither is read as Windows-1252,
    with a notice.

    Args:
        path: The file.
        columns: What the columns of a table are called, by our names for them (`COLUMNS`), where they have
            other names, such as `{"title": "What to do"}`.
        unit: Whether a number without a unit is in km or mi; without it such a number is kept as a note.
        name: What the plan is called; the name of the file when left out.
        start: The Monday of its first week.
        race_day: The day of the goal race; the dates of the plan follow from it.
        easy_pace: The runner's easy pace such as `5:30/km`, from which minutes are estimated where only a
            distance is given; 6:00/km when left out.
        vocabulary: The words that are known; those that ship when left out.

    Returns:
        The plan, and how it was read.

    Raises:
        InvalidValueError: A table has no header or lacks a column, a calendar is none, both dates are given,
            the start is no Monday, or the file is empty.
        NotationError: The pace cannot be read.
        MissingExtraError: It is a calendar and the extra `ical` is not installed.
        OSError: The file cannot be read.
    """
    file = Path(path)
    text, notices = _decoded(file.read_bytes())
    form = _FORMS.get(file.suffix.lower())
    if not text.strip():
        faults = Faults("run plan")
        faults.add("file", file.name, "a file that is not empty")
        faults.raise_any()
    source = _source_of(text, None if form == "text" else form, columns or {}, unit)
    source.notices[:0] = notices
    source.name = source.name or one_line(file.stem.replace("-", " ").replace("_", " "))
    return plan_of(
        source,
        vocabulary=vocabulary or shipped_vocabulary(),
        unit=unit,
        easy_pace=_pace_of(easy_pace),
        name=name,
        dating=Dating(start=start, race_day=race_day),
    )


def loads(
    text: str,
    *,
    form: Form | None = None,
    columns: Mapping[str, str] | None = None,
    unit: Literal["km", "mi"] | None = None,
    name: str = "",
    start: date | None = None,
    race_day: date | None = None,
    easy_pace: Pace | str | None = None,
    vocabulary: Vocabulary | None = None,
) -> RunPlanReading:
    r"""Read a running plan from a text.

    Without `form` no text is refused: what is neither a table nor a calendar is read line by line, and every
    line that says nothing is reported.

    Args:
        text: A table with a header, the text of a calendar, or lines: a week a line or a day a line.
        form: `table`, `calendar` or `text`; the text decides when left out.
        columns: What the columns of a table are called, by our names for them (`COLUMNS`).
        unit: Whether a number without a unit is in km or mi.
        name: What the plan is called; the name that a calendar has when left out.
        start: The Monday of its first week.
        race_day: The day of the goal race.
        easy_pace: The runner's easy pace; 6:00/km when left out.
        vocabulary: The words that are known; those that ship when left out.

    Returns:
        The plan, and how it was read.

    Raises:
        InvalidValueError: The text is not of the given form, both dates are given, the start is no Monday, or
            a column of the mapping is missing.
        NotationError: The pace cannot be read.
        MissingExtraError: It is a calendar and the extra `ical` is not installed.

    Example:
        >>> found = loads("Week 1\nTue: 5 km easy\nSun: 60 min long run", easy_pace="6:30/km")
        >>> print(found.plan)
        week 1
        tue easy 5km -- "5 km easy"
        sun long 60min -- "60 min long run"
        >>> [(one.minutes, one.minutes_are_estimated) for one in found.sessions]
        [(32.5, True), (60.0, False)]
    """
    return plan_of(
        _source_of(text, form, columns or {}, unit),
        vocabulary=vocabulary or shipped_vocabulary(),
        unit=unit,
        easy_pace=_pace_of(easy_pace),
        name=name,
        dating=Dating(start=start, race_day=race_day),
    )


def _pace_of(value: Pace | str | None) -> Pace | None:
    return Pace.parse(value) if isinstance(value, str) else value


def _decoded(data: bytes) -> tuple[str, list[str]]:
    """Return the text of a file, and what is to be said about its encoding."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding), []
    except UnicodeDecodeError as error:
        notice = (
            f"byte {error.start} is not {encoding}: the file is read as Windows-1252, look at its accents"
        )
        return data.decode("cp1252", errors="replace"), [notice]


def _source_of(text: str, form: Form | None, columns: Mapping[str, str], unit: str | None) -> Source:
    if form == "calendar":
        return _calendar_source(text)
    if form == "table":
        return table_rows(text, columns, unit)
    if form is None and text.lstrip("\ufeff \t\r\n")[: len(_CALENDAR)].upper() == _CALENDAR:
        try:
            return _calendar_source(text)
        except InvalidValueError:  # half of a calendar: its lines are reported
            return pasted_rows(text)
    if form is None and (columns or is_table(text)):
        return table_rows(text, columns, unit)
    return pasted_rows(text)


def _calendar_source(text: str) -> Source:
    from runstrength.formats.run_plan._calendar import calendar_rows  # noqa: PLC0415 - needs an extra

    return calendar_rows(text)
