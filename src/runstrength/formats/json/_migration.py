"""Documents of older schema versions, brought up to the present one step after the other.

When the schema changes, its version goes up by one, and a function goes into `MIGRATIONS` that turns a
document of the old version into one of the new. It gets the whole document as plain data, changes nothing in
place, and leaves alone whatever is not as it expects: the decoder looks at the result and names every fault,
with its place in the migrated document. The golden files of old versions stay in `tests/golden`, and all of
them still load.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeAlias

from runstrength.formats.json._plain import shown
from runstrength.formats.json._refusal import refused

__all__ = ["MIGRATIONS", "VERSION", "Migration", "migrated", "version_in", "version_of"]

VERSION = 1
"""The schema version that is written."""

Migration: TypeAlias = Callable[[dict[str, Any]], dict[str, Any]]

MIGRATIONS: dict[int, Migration] = {}
"""By the version that it starts from, what leads to the next one. There is none before version 1."""

_NUMBER = r"(0|[1-9][0-9]{0,5})"


def version_of(schema: object) -> int:
    """Return the version that a document says it has.

    Args:
        schema: What stands under `schema`.

    Returns:
        A version that can be read.

    Raises:
        Refusal: It is no version of ours, or one that this library does not read.
    """
    version = version_in(schema, "runstrength", VERSION)
    if any(step not in MIGRATIONS for step in range(version, VERSION)):
        raise refused(f"schema version {version} is not read; the oldest is {_oldest()}", schema)
    return version


def version_in(schema: object, family: str, newest: int) -> int:
    """Return the version that a document of any family says it has.

    Args:
        schema: What stands under `schema`.
        family: The word before the version.
        newest: The version that is written.

    Returns:
        A version up to the newest one.

    Raises:
        Refusal: It is no version of the family, or one that is newer.
    """
    match = re.fullmatch(f"{re.escape(family)}/{_NUMBER}", schema) if isinstance(schema, str) else None
    if match is None:
        raise refused(f"must be '{family}/{newest}', not {shown(schema)}", schema)
    version = int(match[1])
    if version > newest:
        raise refused(
            f"schema version {version} is newer than this library, which reads up to version {newest}; "
            f"it needs a runstrength later than {_release()}",
            schema,
        )
    return version


def _release() -> str:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - only a mistake pays for it

    try:
        return version("runstrength")
    except PackageNotFoundError:  # run from its sources
        return "this one"


def _oldest() -> int:
    return next(v for v in range(VERSION, -1, -1) if v - 1 not in MIGRATIONS)


def migrated(document: dict[str, Any], version: int) -> dict[str, Any]:
    """Return a document as the present schema version has it.

    Args:
        document: The document.
        version: Its version.

    Returns:
        The same content; the document itself where it is of the present version.
    """
    for step in range(version, VERSION):
        document = {**MIGRATIONS[step](document), "schema": f"runstrength/{step + 1}"}
    return document
