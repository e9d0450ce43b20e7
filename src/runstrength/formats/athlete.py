"""Athletes as TOML, written by hand: the fields of `Athlete` by name, those that matter.

It is read only: what an athlete says about their health goes into a check and nowhere else.

Example:
    >>> runner = loads('''
    ... type = "marathoner"
    ... level = "novice"
    ... age = 52
    ... available = "mon pm, wed pm"
    ... easy_pace = "5:30/km"
    ... equipment = ["dumbbells", "band"]
    ... one_rep_maxes = { "back squat" = "80kg" }
    ...
    ... [[pains]]
    ... where = "left Achilles tendon"
    ... score = 3
    ... ''')
    >>> runner.age, str(runner.available), runner.one_rep_max("back squat").kg
    (52, 'mon pm, wed pm', 80.0)
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias, cast

import attrs

from runstrength.errors import Problem, RunstrengthError, nearest_names, plain_text, shortened
from runstrength.evidence import RED_FLAGS
from runstrength.exercises import load_catalogue
from runstrength.model.athlete import Athlete, Pain

__all__ = ["AthleteError", "loads"]


class AthleteError(RunstrengthError):
    """An athlete that cannot be read; every fault is in `problems`, as `message @ $.path`."""


_Reader: TypeAlias = "Callable[[object, str, list[Problem]], object]"


def loads(text: str) -> Athlete:
    """Read an athlete.

    Args:
        text: TOML with fields of `Athlete` by name. Slots, paces, loads and preferences are texts in the
            notation, `equipment`, `preferences` and `symptoms` lists of texts, `one_rep_maxes` a table of
            exercises and loads, `pains` tables with `where`, `score` and `worse_next_day`.

    Returns:
        The athlete. Maxima of exercises that ship are kept under their canonical names.

    Raises:
        AthleteError: The text is no TOML, or a key or a value is wrong; all faults are named.

    Example:
        >>> loads('aeg = 52')
        Traceback (most recent call last):
        ...
        runstrength.formats.athlete.AthleteError: unknown key 'aeg'; did you mean 'age'? @ $.aeg
    """
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise AthleteError(f"the athlete is no TOML: {error}") from None
    problems: list[Problem] = []
    fields = _read(document, _READERS, "$", problems)
    athlete = _made(Athlete, fields, "$", problems)
    if problems:
        raise AthleteError(*problems)
    return cast("Athlete", athlete)


def _problem(message: str, path: str, suggestions: Iterable[str] = ()) -> Problem:
    near = tuple(suggestions)
    hint = f"; did you mean {' or '.join(map(repr, near))}?" if near else ""
    return Problem(f"{message}{hint} @ {path}", path=path, suggestions=near)


def _read(
    table: Mapping[str, object], readers: Mapping[str, _Reader], path: str, problems: list[Problem]
) -> dict[str, object]:
    """Return the fields of a table that are of the right kind, and note what is wrong with the others."""
    fields: dict[str, object] = {}
    for key, value in table.items():
        at = f"{path}.{key}" if key.isidentifier() else f'{path}["{shortened(key)}"]'
        if key not in readers:
            problems.append(_problem(f"unknown key {shortened(key)!r}", at, nearest_names(key, readers)))
            continue
        before = len(problems)
        read = readers[key](value, at, problems)
        if len(problems) == before:
            fields[key] = read
    return fields


def _made(
    cls: type[Athlete | Pain], fields: Mapping[str, object], path: str, problems: list[Problem]
) -> Athlete | Pain | None:
    """Build the value, and note what it refuses at the path of its field."""
    try:
        return cls(**cast("dict[str, Any]", fields))
    except RunstrengthError as error:
        for problem in error.problems:
            message = problem.removeprefix(f"{cls.__name__}: ")
            problems.append(_problem(message, f"{path}.{problem.field}"))
        return None


def _plain(kind: type | tuple[type, ...], words: str) -> _Reader:
    def read(value: object, path: str, problems: list[Problem]) -> object:
        is_right = isinstance(value, kind) and (kind is bool or not isinstance(value, bool))
        if not is_right:
            problems.append(_problem(f"must be {words}, not {shortened(plain_text(value))}", path))
        return value

    return read


_TEXT = _plain(str, "text")
_WHOLE = _plain(int, "a whole number")
_NUMBER = _plain((int, float), "a number")
_FLAG = _plain(bool, "true or false")
_LIST = _plain(list, "a list")
_TABLE = _plain(dict, "a table")


def _texts(value: object, path: str, problems: list[Problem]) -> object:
    before = len(problems)
    _LIST(value, path, problems)
    if len(problems) == before:
        for at, item in enumerate(cast("list[object]", value)):
            _TEXT(item, f"{path}[{at}]", problems)
    return value


def _symptoms(value: object, path: str, problems: list[Problem]) -> object:
    before = len(problems)
    _texts(value, path, problems)
    if len(problems) == before:
        known = [flag.key for flag in RED_FLAGS]
        for at, item in enumerate(cast("list[str]", value)):
            if item not in known:
                message = f"must be one of {', '.join(known)}, not {shortened(repr(item))}"
                problems.append(_problem(message, f"{path}[{at}]", nearest_names(item, known)))
    return value


def _maxima(value: object, path: str, problems: list[Problem]) -> object:
    before = len(problems)
    _TABLE(value, path, problems)
    if len(problems) > before:
        return value
    shipped = load_catalogue()
    maxima: list[tuple[str, object]] = []
    for name, load in cast("dict[str, object]", value).items():
        _TEXT(load, f"{path}.{shortened(name)}", problems)
        known = shipped.get(name)
        maxima.append((known.name if known else name, load))
    return tuple(maxima)


def _pains(value: object, path: str, problems: list[Problem]) -> object:
    before = len(problems)
    _LIST(value, path, problems)
    if len(problems) > before:
        return value
    pains: list[object] = []
    for number, item in enumerate(cast("list[object]", value)):
        at = f"{path}[{number}]"
        found = len(problems)
        _TABLE(item, at, problems)
        if len(problems) > found:
            continue
        table = cast("dict[str, object]", item)
        problems += [_problem(f"{key} is missing", at) for key in ("where", "score") if key not in table]
        fields = _read(table, _PAIN_READERS, at, problems)
        if len(problems) == found:
            pains.append(_made(Pain, fields, at, problems))
    return tuple(pains)


_PAIN_READERS: Mapping[str, _Reader] = {"where": _TEXT, "score": _NUMBER, "worse_next_day": _FLAG}
_KINDS: Mapping[str, _Reader] = {
    "age": _WHOLE,
    "session_minutes": _WHOLE,
    "lifting_months": _WHOLE,
    "equipment": _texts,
    "preferences": _texts,
    "symptoms": _symptoms,
    "one_rep_maxes": _maxima,
    "pains": _pains,
    "supervised": _FLAG,
    "pregnant": _FLAG,
    "cleared": _FLAG,
}
_READERS: Mapping[str, _Reader] = {
    field.name: _KINDS.get(field.name, _TEXT) for field in attrs.fields(Athlete)
}
