"""Reads the catalogue that ships with the library, strictly: every fault is named with its entry and key."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

from runstrength.errors import InvalidValueError, NotationError, Problem, shortened
from runstrength.exercises._catalogue import Catalogue
from runstrength.exercises._ladder import Chain
from runstrength.model.dose import Dose
from runstrength.model.exercise import Exercise, GuideOrigin

if TYPE_CHECKING:
    from collections.abc import Mapping

    from runstrength.evidence._toml import Reader

__all__ = ["load_catalogue", "read_catalogue"]

_FILE = "catalogue.toml"
_REQUIRED = ("name", "pattern", "direct", "level", "benefit", "cues")
_LISTS = ("aliases", "direct", "indirect", "equipment", "tissues", "cues", "inferred", "rungs", "edges")
_LISTS_OF_LISTS = ("alternatives",)


@cache
def load_catalogue() -> Catalogue:
    """Return the exercises that ship with the library; read on the first call, the same value afterwards.

    Returns:
        The catalogue.

    Example:
        >>> load_catalogue()
        <Catalogue of 83 exercises and 31 ladders>
    """
    from importlib.resources import files  # noqa: PLC0415 - only reading needs it

    return read_catalogue(files("runstrength.exercises").joinpath(_FILE).read_text(encoding="utf-8"))


def read_catalogue(text: str, file: str = _FILE) -> Catalogue:
    """Read a catalogue from TOML.

    Args:
        text: The document.
        file: What to call it in errors.

    Returns:
        The catalogue.

    Raises:
        InvalidValueError: The document is no TOML or its tables are wrong; every fault is named.
    """
    from runstrength.evidence._toml import Reader  # noqa: PLC0415 - only reading needs it

    reader = Reader(file)
    document = reader.tables(text)
    reader.only(document, ("exercise", "chain"))
    exercises = tuple(
        exercise
        for path, where, table in _tables(reader, document, "exercise")
        for exercise in [_exercise(reader, path, where, table)]
        if exercise is not None
    )
    chains = tuple(
        chain
        for path, where, table in _tables(reader, document, "chain")
        if _is_shaped(reader, path, where, table)
        for chain in [reader.value(Chain, path, where, table)]
        if chain is not None
    )
    reader.raise_any()
    try:
        return Catalogue(exercises, chains)
    except InvalidValueError as error:
        found = [Problem(f"{file}: {p}", path="$", suggestions=p.suggestions) for p in error.problems]
        raise InvalidValueError(*found) from error


def _tables(
    reader: Reader, document: Mapping[str, object], name: str
) -> list[tuple[str, str, Mapping[str, object]]]:
    rows = _list(document[name])
    if rows is None or not all(isinstance(row, dict) for row in rows):
        found = shortened(repr(document[name]))
        reader.add(f"$.{name}", "", f"{name} must be an array of tables, not {found}")
        return []
    tables = cast("list[dict[str, object]]", rows)
    return [(f"$.{name}[{i}]", f"{name} {row.get('name', i)!r}", row) for i, row in enumerate(tables)]


def _exercise(reader: Reader, path: str, where: str, table: Mapping[str, object]) -> Exercise | None:
    missing = [key for key in _REQUIRED if key not in table]
    for key in missing:
        reader.add(path, where, Problem(f"{key} is missing", field=key))
    if not _is_shaped(reader, path, where, table) or missing:
        return None
    if "guide" not in table:
        return reader.value(Exercise, path, where, dict(table))
    facts = {key: value for key, value in table.items() if key != "guide"}
    origin = _origin(reader, f"{path}.guide", f"{where}, guide", table["guide"])
    return None if origin is None else reader.value(Exercise, path, where, facts, guide=origin)


def _origin(reader: Reader, path: str, where: str, table: object) -> GuideOrigin | None:
    if not isinstance(table, dict):
        return reader.value(GuideOrigin, path, where, table)  # which says so
    facts = dict(cast("dict[str, object]", table))
    if not _is_shaped(reader, path, where, facts):
        return None
    dose = facts.get("dose")
    if isinstance(dose, str):
        try:
            facts["dose"] = Dose.parse(dose)
        except NotationError as error:
            for problem in error.problems:
                reader.add(f"{path}.dose", where, problem)
            return None
    return reader.value(GuideOrigin, path, where, facts)


def _is_shaped(reader: Reader, path: str, where: str, table: Mapping[str, object]) -> bool:
    """Check what the nouns take on trust: that collections are lists of texts."""
    shaped = True
    for key, value in table.items():
        if key in _LISTS and not _is_texts(value):
            allowed = "a list of texts"
        elif key in _LISTS_OF_LISTS and not all(map(_is_texts, _list(value) or [None])):
            allowed = "a list of lists of texts"
        else:
            continue
        shaped = False
        message = f"{key} must be {allowed}, not {shortened(repr(value))}"
        reader.add(path, where, Problem(message, field=key, value=value, allowed=allowed))
    return shaped


def _is_texts(value: object) -> bool:
    items = _list(value)
    return items is not None and all(isinstance(item, str) for item in items)


def _list(value: object) -> list[object] | None:
    return cast("list[object]", value) if isinstance(value, list) else None
