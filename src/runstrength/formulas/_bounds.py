"""Checks that several formulas share, beside those of `Faults`."""

from __future__ import annotations

from collections.abc import Collection

from runstrength.errors import Faults, nearest_names


def positive(faults: Faults, field: str, value: object, high: float, unit: str = "") -> bool:
    """Check a finite number above 0 and up to a bound, which is included.

    Args:
        faults: Where to record the fault.
        field: Name of the argument.
        value: What was given.
        high: The largest value allowed.
        unit: Unit of the bound, for the message.

    Returns:
        Whether the value is right.

    Example:
        >>> positive(Faults("e1rm"), "load_kg", 60.0, 1000, "kg")
        True
    """
    if isinstance(value, (float, int)) and type(value) is not bool and 0 < value <= high:
        return True
    return faults.add(field, value, f"a number above 0 and at most {high:g}{unit and ' ' + unit}")


def one_of(faults: Faults, field: str, value: object, names: Collection[str]) -> bool:
    """Check that a text is one of several names, and propose the nearest when it is not.

    Args:
        faults: Where to record the fault.
        field: Name of the argument.
        value: What was given.
        names: The names allowed.

    Returns:
        Whether the value is right.

    Example:
        >>> one_of(Faults("e1rm"), "formula", "epley", ["brzycki", "epley"])
        True
    """
    if isinstance(value, str):
        if value in names:
            return True
        return faults.add(field, value, "one of " + ", ".join(names), suggestions=nearest_names(value, names))
    return faults.add(field, value, "one of " + ", ".join(names))
