"""Bounds of strategies, and the numbers between them."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING, TypeVar

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from hypothesis.strategies import SearchStrategy

T = TypeVar("T")
V = TypeVar("V")


def check_bounds(name: str, low: float, high: float, *, least: float, most: float) -> None:
    """Refuse bounds between which no value of the library lies.

    Args:
        name: What is bounded; the arguments are called `min_` and `max_` and this.
        low: The lower bound.
        high: The upper bound.
        least: The least that the library takes.
        most: The most that it takes.

    Raises:
        InvalidArgument: The bounds are in the wrong order or beyond what the library takes.
    """
    if not least <= low <= high <= most:
        raise InvalidArgument(
            f"min_{name}={low} and max_{name}={high} must be in order and from {least} to {most}"
        )


def chosen(name: str, values: Collection[T]) -> SearchStrategy[T]:
    """Return a strategy for one of the values, the first of them the simplest.

    Args:
        name: The argument that the values come from.
        values: The values.

    Returns:
        The strategy.

    Raises:
        InvalidArgument: There is none.
    """
    if not values:
        raise InvalidArgument(f"{name} leaves nothing to choose from")
    return st.sampled_from(list(values))


def one_of_each(name: str, values: Collection[T], of: Callable[[T], SearchStrategy[V]]) -> SearchStrategy[V]:
    """Return a strategy for what belongs to one of the values, that of the first the simplest.

    Args:
        name: The argument that the values come from.
        values: The values.
        of: Returns the strategy of a value.

    Returns:
        The strategy. Unlike `flatmap` it is made once and not for each example, which takes half the time.

    Raises:
        InvalidArgument: There is no value.
    """
    if not values:
        raise InvalidArgument(f"{name} leaves nothing to choose from")
    return st.one_of([of(value) for value in values])


def either(flag: bool | None) -> SearchStrategy[bool]:  # noqa: FBT001 - the flag is passed on as it was given
    """Return a strategy for a flag that is given, or left open with `None`."""
    return st.booleans() if flag is None else st.just(flag)


def decimals(low: float, high: float, max_decimals: int | None) -> SearchStrategy[float]:
    """Return a strategy for numbers as people write them, whole ones first.

    Args:
        low: The least.
        high: The most.
        max_decimals: Most decimals of a number; any float when `None`.

    Returns:
        The strategy.

    Raises:
        InvalidArgument: No number with so few decimals lies between the bounds.
    """
    places = range(3 if max_decimals is None else max_decimals + 1)
    scales = [10**p for p in places if ceil(low * 10**p) <= floor(high * 10**p)]
    written = [_scaled(ceil(low * scale), floor(high * scale), scale) for scale in scales]
    if max_decimals is None:
        return st.one_of(*written, st.floats(low, high))
    if not written:
        raise InvalidArgument(f"no number with max_decimals={max_decimals} lies from {low} to {high}")
    return st.one_of(written)


def _scaled(low: int, high: int, scale: int) -> SearchStrategy[float]:
    return st.integers(low, high).map(lambda number: number / scale)
