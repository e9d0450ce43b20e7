"""Strategies for loads, distances, durations, paces and ranges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeVar

from hypothesis import strategies as st

from runstrength.quantities import Bodyweight, Distance, DistanceUnit, Duration, Load, LoadUnit, Pace, Range
from runstrength.testing._bounds import check_bounds, decimals, one_of_each

if TYPE_CHECKING:
    from collections.abc import Collection

    from hypothesis.strategies import SearchStrategy

N = TypeVar("N", float, Distance, Duration)

_MOST_LOAD_KG = 1000
_MOST_DISTANCE_KM = 1000
_MOST_DURATION_S = 360_000


def loads(
    *,
    min_kg: float = 0.1,
    max_kg: float = _MOST_LOAD_KG,
    units: Collection[LoadUnit] = ("kg", "lb"),
    max_decimals: int | None = 2,
) -> SearchStrategy[Load]:
    """Draw loads.

    Args:
        min_kg: The lightest, in kilograms.
        max_kg: The heaviest, in kilograms, at most 1000.
        units: The units that they are written in.
        max_decimals: Most decimals of the number as it is written; any float when `None`.

    Returns:
        The strategy. It shrinks towards light loads in whole kilograms.

    Raises:
        InvalidArgument: No load lies within the bounds.

    Example:
        >>> from runstrength.testing import loads
        >>> dumbbells = loads(min_kg=1, max_kg=40, units=["kg"], max_decimals=1)
    """
    check_bounds("kg", min_kg, max_kg, least=0.0001, most=_MOST_LOAD_KG)

    def of(unit: LoadUnit) -> SearchStrategy[Load]:
        low, high = Load(min_kg).to(unit).value, Load(max_kg).to(unit).value
        return decimals(low, high, max_decimals).map(lambda value: Load(value, unit))

    return one_of_each("units", units, of)


def bodyweights(
    *,
    min_added_kg: float = -100,
    max_added_kg: float = 200,
    units: Collection[LoadUnit] = ("kg", "lb"),
    max_decimals: int | None = 2,
) -> SearchStrategy[Bodyweight]:
    """Draw one's own weight as the load, with some added or taken off.

    Args:
        min_added_kg: The least that is added, in kilograms; negative for assistance.
        max_added_kg: The most that is added, in kilograms.
        units: The units that it is written in.
        max_decimals: Most decimals of the number as it is written; any float when `None`.

    Returns:
        The strategy. It shrinks towards plain bodyweight.

    Raises:
        InvalidArgument: Nothing lies within the bounds.
    """
    check_bounds("added_kg", min_added_kg, max_added_kg, least=-_MOST_LOAD_KG, most=_MOST_LOAD_KG)

    def of(unit: LoadUnit) -> SearchStrategy[Bodyweight]:
        # A hair inside what the library takes, so that nothing is rounded out of it.
        per = Load(1).to(unit).value * (1 - 1e-9)
        added = decimals(min_added_kg * per, max_added_kg * per, max_decimals)
        made = added.map(lambda value: Bodyweight(value, unit))
        return made.filter(lambda weight: min_added_kg <= weight.added_kg <= max_added_kg)

    return one_of_each("units", units, of)


def distances(
    *,
    min_km: float = 0.1,
    max_km: float = _MOST_DISTANCE_KM,
    units: Collection[DistanceUnit] = ("km", "mi", "m"),
    max_decimals: int | None = 2,
) -> SearchStrategy[Distance]:
    """Draw distances.

    Args:
        min_km: The shortest, in kilometres.
        max_km: The longest, in kilometres, at most 1000.
        units: The units that they are written in.
        max_decimals: Most decimals of the number as it is written; any float when `None`.

    Returns:
        The strategy. It shrinks towards short distances in whole kilometres.

    Raises:
        InvalidArgument: No distance lies within the bounds.
    """
    check_bounds("km", min_km, max_km, least=0.0001, most=_MOST_DISTANCE_KM)

    def of(unit: DistanceUnit) -> SearchStrategy[Distance]:
        low, high = Distance(min_km).to(unit).value, Distance(max_km).to(unit).value
        return decimals(low, high, max_decimals).map(lambda value: Distance(value, unit))

    return one_of_each("units", units, of)


def durations(*, min_seconds: int = 1, max_seconds: int = _MOST_DURATION_S) -> SearchStrategy[Duration]:
    """Draw lengths of time.

    Args:
        min_seconds: The shortest, in seconds.
        max_seconds: The longest, in seconds, at most 360000 (100 hours).

    Returns:
        The strategy: whole minutes more often than seconds. It shrinks towards short ones.

    Raises:
        InvalidArgument: No duration lies within the bounds.
    """
    check_bounds("seconds", min_seconds, max_seconds, least=1, most=_MOST_DURATION_S)
    seconds = st.integers(min_seconds, max_seconds)
    low, high = -(-min_seconds // 60), max_seconds // 60
    if low <= high:
        seconds |= st.integers(low, min(high, max(low, 240))).map(lambda minutes: 60 * minutes)
    return seconds.map(Duration)


def paces(
    *,
    min_seconds_per_km: float = 120,
    max_seconds_per_km: float = 1200,
    units: Collection[Literal["km", "mi"]] = ("km", "mi"),
    max_decimals: int | None = 1,
) -> SearchStrategy[Pace]:
    """Draw paces.

    Args:
        min_seconds_per_km: The fastest, in seconds for a kilometre, at least 60.
        max_seconds_per_km: The slowest, in seconds for a kilometre, at most 3600.
        units: The units that they are written per.
        max_decimals: Most decimals of a second; any float when `None`.

    Returns:
        The strategy. It shrinks towards fast paces in whole seconds.

    Raises:
        InvalidArgument: No pace lies within the bounds.
    """
    check_bounds("seconds_per_km", min_seconds_per_km, max_seconds_per_km, least=60, most=3600)

    def of(per: Literal["km", "mi"]) -> SearchStrategy[Pace]:
        low, high = Pace(min_seconds_per_km).to(per).seconds, Pace(max_seconds_per_km).to(per).seconds
        return decimals(low, high, max_decimals).map(lambda seconds: Pace(seconds, per))

    return one_of_each("units", units, of)


def number_ranges(low: float, high: float, max_decimals: int | None = 1) -> SearchStrategy[Range[float]]:
    """Draw ranges of numbers, exact ones among them.

    Args:
        low: The least.
        high: The most.
        max_decimals: Most decimals of a bound.

    Returns:
        The strategy.
    """
    bound = decimals(low, high, max_decimals)
    return st.one_of(bound.map(Range), st.tuples(bound, bound).map(lambda two: Range(min(two), max(two))))


def duration_ranges(duration: SearchStrategy[Duration]) -> SearchStrategy[Range[Duration]]:
    """Draw ranges of durations, exact ones among them.

    Args:
        duration: Draws the bounds.

    Returns:
        The strategy.
    """
    return st.one_of(
        duration.map(Range), st.tuples(duration, duration).map(lambda two: Range(min(two), max(two)))
    )


def distance_ranges(distance: SearchStrategy[Distance]) -> SearchStrategy[Range[Distance]]:
    """Draw ranges of distances in one unit, exact ones among them.

    Args:
        distance: Draws the bounds.

    Returns:
        The strategy.
    """

    def of(two: tuple[Distance, Distance]) -> Range[Distance]:
        one, other = two
        values = sorted((one.value, other.value if other.unit == one.unit else one.value))
        return Range(*(Distance(value, one.unit) for value in values))

    return st.one_of(distance.map(Range), st.tuples(distance, distance).map(of))
