"""Plain data: what a JSON text says before anyone asks what it means."""

from __future__ import annotations

import json
from typing import Any, TypeAlias

import attrs

from runstrength.errors import shortened

__all__ = ["NoNumber", "Plain", "RepeatedKeys", "shown"]


Plain: TypeAlias = Any
"""Plain data: lists, objects, texts, numbers, true, false and null, and the marks below."""


class RepeatedKeys(dict[str, Any]):
    """An object in which keys stand twice, with the last value of each.

    Attributes:
        repeated: Those keys, each once.
    """

    repeated: tuple[str, ...] = ()


@attrs.frozen
class NoNumber:
    """Stands where Python's decoder would take something for a number that is none, or could make none of it.

    Attributes:
        name: What it is called in an error.
    """

    name: str


def shown(value: object) -> str:
    """Say in a few words what stands in a document.

    Args:
        value: Any part of a document.

    Returns:
        A number, a short text or a constant as it is written, or what else it is.

    Example:
        >>> shown("8"), shown(True), shown({}), shown(None)
        ("'8'", 'true', 'an object', 'null')
    """
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    if isinstance(value, str):
        return shortened(repr(value[:80]))
    if isinstance(value, NoNumber):
        return value.name
    return shortened(json.dumps(value))
