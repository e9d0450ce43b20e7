r"""Logs as text: a session a line, to be written by hand while one trains.

A line holds the date, the exercises with what was done of them as the notation writes it, and the key of the
planned session. `#` begins a comment, and lines may stand in any order.

Example:
    >>> log = loads('''
    ... 2027-01-25 goblet squat 6,6,5 @20kg @RIR2; plank 45s,45s [w1a]   # short of time
    ... 2027-01-27 Romanian deadlift 6,6 @30kg [w1b]
    ... ''')
    >>> log.sessions[0].key, str(log.sessions[0].exercises[1].performed)
    ('w1a', '45s,45s')
    >>> print(dumps(log), end="")
    2027-01-25 goblet squat 6,6,5 @20kg @RIR2; plank 45s,45s [w1a]
    2027-01-27 Romanian deadlift 6,6 @30kg [w1b]
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from runstrength.model.performed import Performed
from runstrength.notation._reading import Reading, Span
from runstrength.notation.performed import performed_of
from runstrength.notation.week import lines_of
from runstrength.progression.log import Log, LoggedExercise, LoggedSession

__all__ = ["dumps", "loads", "losses"]

_KEY: Final = re.compile(r"\[([^\[\]]*)\]\s*$")
_DATE: Final = re.compile(r"\S+")
_SEMICOLON: Final = re.compile(";")
_NAME: Final = re.compile(r"[^\d;]*?(?=\s+\d)")
_UNREADABLE: Final = re.compile(r"[\d;#\[\]\"]|^–$")
_NOTHING: Final = "–"


def loads(text: str) -> Log:
    """Read a log.

    Args:
        text: A session a line, such as `2027-01-25 goblet squat 6,6,5 @20kg; plank 45s,45s [w1a]`; without
            exercises the key alone says that it was done.

    Returns:
        The log, its sessions in order of time.

    Raises:
        NotationError: Lines cannot be read; all faults are named with line and column.
    """
    reading = Reading()
    found = [_session(reading, span) for span in lines_of(text)]
    return reading.finish(Log.sorted(one for one in found if one is not None))


def _session(reading: Reading, span: Span) -> LoggedSession | None:
    before = reading.count
    match = _DATE.match(span.line.text, span.start, span.end)
    end = match.end() if match else span.end
    on = _date(reading, span.part(span.start, end))
    key, rest = _key(span.part(end).stripped())
    exercises = [
        one for part in rest.split(_SEMICOLON) if rest and (one := _exercise(reading, part)) is not None
    ]
    if on is None or reading.count > before:
        return None
    return reading.made(span, lambda: LoggedSession(on, exercises, key=key))


def _date(reading: Reading, span: Span) -> date | None:
    try:
        return date.fromisoformat(span.text)
    except ValueError:
        reading.fault(span, f"no date: {span.shown}", expected="a date such as 2027-01-25")
        return None


def _key(span: Span) -> tuple[str | None, Span]:
    match = _KEY.search(span.line.text, span.start, span.end)
    if match is None:
        return None, _bare(span)
    return match[1].strip(), _bare(span.part(span.start, match.start()).stripped())


def _bare(span: Span) -> Span:
    """Return nothing for the dash that stands for no exercises."""
    return span.part(span.end) if span.text == _NOTHING else span


def _exercise(reading: Reading, span: Span) -> LoggedExercise | None:
    match = _NAME.match(span.line.text, span.start, span.end)
    if not match or not match[0].strip():
        expected = "an exercise and its sets, such as goblet squat 6,6,5 @20kg"
        reading.fault(span, f"no exercise with sets: {span.shown}", expected=expected)
        return None
    name = match[0].strip()
    performed: Performed | None = performed_of(reading, span.part(match.end()).stripped())
    return None if performed is None else reading.made(span, lambda: LoggedExercise(name, performed))


def dumps(log: Log) -> str:
    """Write a log.

    Args:
        log: The log.

    Returns:
        A line for each session, which `loads` turns into an equal log but for what `losses` names.
    """
    return "".join(f"{_line(session)}\n" for session in log)


def _line(session: LoggedSession) -> str:
    done = "; ".join(str(one) for one in session.exercises if _is_readable(one.name))
    return f"{session.on} {done or _NOTHING}{f' [{session.key}]' if session.key else ''}"


def _is_readable(name: str) -> bool:
    """Return whether a name can be told from the sets that follow it and from marks."""
    return _UNREADABLE.search(name) is None and name == " ".join(name.split())


def losses(log: Log) -> tuple[str, ...]:
    """Return what `dumps` leaves out.

    Args:
        log: The log.

    Returns:
        A sentence for each kind of thing; nothing where all of it is written.
    """
    sessions = log.sessions
    counts = {
        "titles": sum(bool(s.title) for s in sessions),
        "efforts of sessions": sum(s.rpe is not None for s in sessions),
        "lengths of sessions": sum(s.minutes is not None for s in sessions),
        "warm-up sets": sum(len(one.warm_up) for s in sessions for one in s.exercises),
        "exercises whose names have digits or marks": sum(
            not _is_readable(one.name) for s in sessions for one in s.exercises
        ),
    }
    return tuple(f"{what} are not written: {count}" for what, count in counts.items() if count)
