"""Waivers as TOML: a file of findings that are known and accepted, each with its reason.

Example:
    >>> waivers = loads('''
    ... [[waivers]]
    ... code = "INT001"
    ... where = "week 3 tue pm"
    ... reason = "The coach agrees."
    ... until = 2027-03-01
    ... ''')
    >>> print(waivers[0])
    INT001 week 3 tue pm until 2027-03-01: The coach agrees.
    >>> loads(dumps(waivers)) == waivers
    True
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final, cast

import attrs

from runstrength.errors import Problem, RunstrengthError, nearest_names, plain_text, shortened
from runstrength.findings import Location, Waiver

__all__ = ["WaiverError", "dumps", "loads"]

_TABLES: Final = "waivers"
_KINDS: Mapping[str, tuple[type, str]] = {"week": (int, "a whole number"), "until": (date, "a date")}
_TEXT = (str, "text")
_KEYS: Final = tuple(field.name for field in attrs.fields(Waiver))


class WaiverError(RunstrengthError):
    """Waivers that cannot be read; every fault is in `problems`, as `message @ $.path`."""


def loads(text: str) -> tuple[Waiver, ...]:
    r"""Read waivers.

    Args:
        text: TOML with a table `[[waivers]]` for each: `code`, `reason`, and those that it needs of `where`
            (a place as reports write it, an exercise alone in brackets), `key`, `week` and `until` (a date).

    Returns:
        The waivers in order. Whether their rules and places exist shows when they are used.

    Raises:
        WaiverError: The text is no TOML, or a key or a value is wrong; all faults are named.

    Example:
        >>> loads('[[waivers]]\ncode = "INT001"\nwere = "tue pm"')
        Traceback (most recent call last):
        ...
        runstrength.formats.waiver.WaiverError: 2 problems:
        - unknown key 'were'; did you mean 'where' or 'week'? @ $.waivers[0].were
        - reason is missing @ $.waivers[0]
    """
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise WaiverError(f"the waivers are no TOML: {error}") from None
    problems = [_unknown(key, (_TABLES,), "$") for key in document if key != _TABLES]
    tables: object = document.get(_TABLES, [])
    waivers: list[Waiver] = []
    if isinstance(tables, list):
        for at, table in enumerate(cast("list[object]", tables)):
            waivers += _read(table, f"$.{_TABLES}[{at}]", problems)
    else:
        problems.append(_problem("waivers must be tables, each under [[waivers]]", f"$.{_TABLES}"))
    if problems:
        raise WaiverError(*problems)
    return tuple(waivers)


def _problem(message: str, path: str, suggestions: Iterable[str] = ()) -> Problem:
    near = tuple(suggestions)
    hint = f"; did you mean {' or '.join(map(repr, near))}?" if near else ""
    return Problem(f"{message}{hint} @ {path}", path=path, suggestions=near)


def _unknown(key: str, known: tuple[str, ...], path: str) -> Problem:
    at = f"{path}.{key}" if key.isidentifier() else f'{path}["{shortened(key)}"]'
    return _problem(f"unknown key {shortened(key)!r}", at, nearest_names(key, known))


def _read(table: object, path: str, problems: list[Problem]) -> list[Waiver]:
    """Return the waiver of a table, or note what is wrong with it and return none."""
    if not isinstance(table, dict):
        problems.append(_problem(f"must be a table, not {shortened(plain_text(table))}", path))
        return []
    found: list[Problem] = []
    fields: dict[str, object] = {}
    for key, value in cast("dict[str, object]", table).items():
        kind, words = _KINDS.get(key, _TEXT)
        if key not in _KEYS:
            found.append(_unknown(key, _KEYS, path))
        elif type(value) is not kind:
            found.append(_problem(f"must be {words}, not {shortened(plain_text(value))}", f"{path}.{key}"))
        else:
            fields[key] = value
    missing = [key for key in ("code", "reason") if key not in cast("dict[str, object]", table)]
    found += [_problem(f"{key} is missing", path) for key in missing]
    stand_in = {key: "-" for key in ("code", "reason") if key not in fields}
    made: list[Waiver] = []
    try:
        made.append(Waiver(**cast("dict[str, Any]", {**stand_in, **fields})))
    except RunstrengthError as error:
        found += [
            _problem(problem.removeprefix("Waiver: "), f"{path}.{problem.field}")
            for problem in error.problems
        ]
    problems += found
    return made


def dumps(waivers: Iterable[Waiver]) -> str:
    """Write waivers as TOML.

    Args:
        waivers: The waivers.

    Returns:
        The text, which `loads` reads back to equal waivers.
    """
    return "\n".join(map(_table, waivers))


def _table(waiver: Waiver) -> str:
    values: dict[str, object] = {
        "code": waiver.code,
        "where": None if waiver.where is None else _place(waiver.where),
        "key": waiver.key,
        "week": waiver.week,
        "until": waiver.until,
        "reason": waiver.reason,
    }
    lines = [f"{key} = {_value(value)}" for key, value in values.items() if value is not None]
    return "\n".join([f"[[{_TABLES}]]", *lines, ""])


def _place(where: Location) -> str:
    alone = where.week is None and where.slot is None and where.exercise is not None
    return f"({where})" if alone else str(where)


def _value(value: object) -> str:
    # A text of printable characters is written in JSON as in TOML.
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else str(value)
