"""Checks and conversions that the values of this package share."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from runstrength.errors import Faults

E = TypeVar("E", bound=Enum)


def as_member(enum: type[E], value: E | str) -> E:
    """Return the member with this value; anything else is passed on for the checks.

    Args:
        enum: The enumeration.
        value: A member or its value.

    Returns:
        The member, or what was given.
    """
    if type(value) is enum:
        return value
    try:
        return enum(value)
    except ValueError:
        return cast("E", value)  # the checks name what is allowed


def as_texts(values: Iterable[str]) -> tuple[str, ...]:
    """Return the texts as a tuple, a single one as a tuple of one; what is none is passed on for the checks.

    Args:
        values: Texts, or one text.

    Returns:
        A tuple.
    """
    return (values,) if isinstance(values, str) or not isinstance(values, Iterable) else tuple(values)


def check_text(faults: Faults, field: str, value: object, *, optional: bool = False) -> None:
    """Check a text without spaces around it.

    Args:
        faults: Where to record a fault.
        field: The field.
        value: What it holds.
        optional: Whether it may be empty.
    """
    if not (isinstance(value, str) and value == value.strip() and (value or optional)):
        faults.add(field, value, "text without spaces around it")


def check_texts(faults: Faults, field: str, values: tuple[object, ...], *, least: int = 0) -> None:
    """Check several texts, each there once.

    Args:
        faults: Where to record a fault.
        field: The field.
        values: What it holds.
        least: How many there must be.
    """
    for value in values:
        check_text(faults, field, value)
    if len(values) < least or len(set(values)) < len(values):
        faults.add(field, values, f"{least} or more different texts")
