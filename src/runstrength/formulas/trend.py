"""How much an estimated maximum gains over some weeks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import fsum
from typing import Final

from runstrength.errors import Faults
from runstrength.formulas._bounds import positive
from runstrength.quantities import MAX_LOAD_KG

__all__ = ["PLATEAU_GAIN", "PLATEAU_POINTS", "PLATEAU_WEEKS", "plateau_gain"]

PLATEAU_GAIN: Final = 0.01
"""Gain of the estimated 1RM, as a share, below which it is a plateau. PRG006 (D)."""

PLATEAU_WEEKS: Final = 4
"""Weeks over which the gain is taken. PRG006 (D)."""

PLATEAU_POINTS: Final = 4
"""Fewest estimates that tell anything. PRG006 (D)."""

_LEAST_SPAN = 0.75
_MAX_WEEKS = 104
_MAX_DAYS = 100_000
_MAX_ESTIMATE_KG = 2 * MAX_LOAD_KG


def plateau_gain(
    days: Sequence[float],
    estimates_kg: Sequence[float],
    *,
    weeks: int = PLATEAU_WEEKS,
    least: int = PLATEAU_POINTS,
) -> float | None:
    """Return the gain of an estimated 1RM over some weeks.

    A straight line is laid through the estimates by least squares; the gain is its rise from the first day to
    the last as a share of where it begins. Fewer estimates than the least, or estimates that span less than
    three quarters of the weeks, tell nothing.

    Source: PRG006 (D); the line and the three quarters D.

    Args:
        days: The day of each estimate, in order, 0 to 100000.
        estimates_kg: The estimates, as many, above 0 and up to 2000 kg.
        weeks: The weeks, 1 to 104.
        least: Fewest estimates that tell anything, 2 to 1000.

    Returns:
        The gain, 0.01 for one per cent, or `None`.

    Raises:
        InvalidValueError: A number is out of bounds, the days are not in order, or there are not as many days
            as estimates.

    Example:
        >>> round(plateau_gain([0, 7, 14, 21], [100, 101, 102, 103]), 3)
        0.03
        >>> plateau_gain([0, 7], [100, 101]) is None
        True
    """
    faults = Faults("plateau_gain")
    for at, day in enumerate(days):
        faults.number(f"days[{at}]", day, 0, _MAX_DAYS)
    for at, kg in enumerate(estimates_kg):
        positive(faults, f"estimates_kg[{at}]", kg, _MAX_ESTIMATE_KG, "kg")
    if len(days) != len(estimates_kg):
        faults.add("estimates_kg", len(estimates_kg), f"as many as days, {len(days)}")
    if any(after < before for before, after in pairwise(days)):
        faults.add("days", list(days), "in order")
    faults.whole("weeks", weeks, 1, _MAX_WEEKS)
    faults.whole("least", least, 2, 1000)
    faults.raise_any()
    if len(days) < least or days[-1] - days[0] < _LEAST_SPAN * 7 * weeks:
        return None
    return _rise(days, estimates_kg)


def _rise(days: Sequence[float], values: Sequence[float]) -> float:
    """Return the rise of the least-squares line from the first to the last day, as a share."""
    mean_day, mean = fsum(days) / len(days), fsum(values) / len(values)
    spread = fsum((day - mean_day) ** 2 for day in days)
    slope = fsum((d - mean_day) * (v - mean) for d, v in zip(days, values, strict=True)) / spread
    begin = mean - slope * (mean_day - days[0])
    return slope * (days[-1] - days[0]) / begin
