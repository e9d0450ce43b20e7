"""Describing training load from session RPE: sums, monotony, strain, weighted means and changes.

These are descriptions, never verdicts: the thresholds in circulation are folklore (monotony above 2, after
FOS98, who calls them individual) or refuted (the acute to chronic ratio, IMP21). Where there is too little to
describe, the answer is a `Description` that says so in place of a number.

Days come as one number a day, oldest first, with 0 for a day without training.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, Literal

import attrs

from runstrength.errors import Faults

__all__ = [
    "ACUTE_DAYS",
    "CHRONIC_DAYS",
    "Description",
    "MissingReason",
    "acute_chronic_ratio",
    "ewma",
    "monotony",
    "srpe_load",
    "strain",
    "weekly_change",
]

ACUTE_DAYS: Final = 7
"""Days of the short mean and of a week. FOS98, WIL17 (B)."""

CHRONIC_DAYS: Final = 28
"""Days of the long mean. WIL17 (B)."""

MissingReason = Literal["not enough data", "no load"]

_MAX_MINUTES = 6000
_MAX_LOAD = 100_000
_MAX_DAYS = 3650


@attrs.frozen
class Description:
    """A number that describes training, or the reason why there is none.

    Attributes:
        value: The number, perhaps infinite, or `None`.
        reason: Why there is no number: `not enough data` (too few days) or `no load` (nothing to compare
            with); `None` with a number.

    Raises:
        InvalidValueError: There is both a number and a reason, or neither.

    Example:
        >>> str(Description(1.25)), str(Description(None, "not enough data"))
        ('1.25', 'not enough data')
    """

    value: float | None
    reason: MissingReason | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse to say both or nothing."""
        if (self.value is None) == (self.reason is None):
            faults = Faults("Description")
            faults.add("reason", self.reason, "given when there is no value, and only then")
            faults.raise_any()

    def __str__(self) -> str:
        """Write the number to two decimals, or the reason."""
        return str(self.reason) if self.value is None else f"{self.value:.2f}"


_TOO_FEW = Description(None, "not enough data")
_NO_LOAD = Description(None, "no load")


def srpe_load(rpe: float, minutes: float) -> float:
    """Return the load of a session: its RPE times its minutes.

    Source: FOS01 (B) for runs, DAY04 (B) for strength sessions.

    Args:
        rpe: Effort of the whole session, 0 to 10.
        minutes: Its length, 0 to 6000.

    Returns:
        The load in arbitrary units.

    Raises:
        InvalidValueError: A number is out of bounds.

    Example:
        >>> srpe_load(7, 45)
        315.0
    """
    faults = Faults("srpe_load")
    faults.number("rpe", rpe, 0, 10)
    faults.number("minutes", minutes, 0, _MAX_MINUTES, "min")
    faults.raise_any()
    return float(rpe * minutes)


def monotony(daily_loads: Sequence[float]) -> Description:
    """Return the monotony of the last seven days: their mean over their standard deviation.

    The deviation is that of these seven days themselves (`ddof` 0). The same load every day gives infinity.
    Scaling all loads changes nothing.

    Source: FOS98 (B); ordinary six-day plans exceed the popular threshold of 2.

    Args:
        daily_loads: Load of each day, oldest first, 0 to 100000.

    Returns:
        The monotony; no number below seven days or without any load.

    Raises:
        InvalidValueError: A load is out of bounds.

    Example:
        >>> str(monotony([300, 0, 400, 200, 0, 600, 0]))
        '0.99'
        >>> monotony([300]).reason
        'not enough data'
    """
    _check_loads("monotony", daily_loads)
    return _monotony(daily_loads[-ACUTE_DAYS:])


def _monotony(week: Sequence[float]) -> Description:
    if len(week) < ACUTE_DAYS:
        return _TOO_FEW
    if not any(week):
        return _NO_LOAD
    if min(week) == max(week):
        return Description(math.inf)
    mean = math.fsum(week) / ACUTE_DAYS
    deviation = math.sqrt(math.fsum((load - mean) ** 2 for load in week) / ACUTE_DAYS)
    return Description(mean / deviation)


def strain(daily_loads: Sequence[float]) -> Description:
    """Return the strain of the last seven days: their total load times their monotony.

    Source: FOS98 (B).

    Args:
        daily_loads: Load of each day, oldest first, 0 to 100000.

    Returns:
        The strain in arbitrary units, infinite with the monotony; no number below seven days or without any
        load.

    Raises:
        InvalidValueError: A load is out of bounds.

    Example:
        >>> str(strain([300, 0, 400, 200, 0, 600, 0]))
        '1483.61'
    """
    _check_loads("strain", daily_loads)
    week = daily_loads[-ACUTE_DAYS:]
    found = _monotony(week)
    return found if found.value is None else Description(math.fsum(week) * found.value)


def ewma(daily_loads: Sequence[float], *, days: int = ACUTE_DAYS) -> tuple[float, ...]:
    """Return the exponentially weighted mean of the load on each day.

    It starts at the first day's load and moves by `2/(days + 1)` of the distance to each new one. A
    constant load gives itself.

    Source: WIL17 (B), 7 and 28 days.

    Args:
        daily_loads: Load of each day, oldest first, 0 to 100000.
        days: Days of the mean, 1 to 3650.

    Returns:
        The mean on each day, oldest first.

    Raises:
        InvalidValueError: A number is out of bounds.

    Example:
        >>> ewma([100, 100, 500])
        (100.0, 100.0, 200.0)
    """
    faults = Faults("ewma")
    faults.whole("days", days, 1, _MAX_DAYS)
    faults.raise_any()
    _check_loads("ewma", daily_loads)
    means: list[float] = []
    share = 2 / (days + 1)
    for load in daily_loads:
        last = means[-1] if means else float(load)
        means.append(last + share * (load - last))
    return tuple(means)


def acute_chronic_ratio(daily_loads: Sequence[float]) -> Description:
    """Return the ratio of the 7-day to the 28-day exponentially weighted mean.

    A description only: as a predictor of injury it does no better than random chronic loads (IMP21).

    Source: WIL17 (B); against it IMP21.

    Args:
        daily_loads: Load of each day, oldest first, 0 to 100000.

    Returns:
        The ratio on the last day; no number below 28 days or without any load.

    Raises:
        InvalidValueError: A load is out of bounds.

    Example:
        >>> str(acute_chronic_ratio([200] * 28))
        '1.00'
        >>> str(acute_chronic_ratio([200] * 21 + [400] * 7))
        '1.34'
    """
    _check_loads("acute_chronic_ratio", daily_loads)
    if len(daily_loads) < CHRONIC_DAYS:
        return _TOO_FEW
    chronic = ewma(daily_loads, days=CHRONIC_DAYS)[-1]
    return Description(ewma(daily_loads, days=ACUTE_DAYS)[-1] / chronic) if chronic else _NO_LOAD


def weekly_change(daily_loads: Sequence[float]) -> Description:
    """Return how far the last seven days exceed the seven before, as a share of those.

    A description only: keeping to ten per cent a week changed nothing (BUI08), and week-to-week change had no
    relation to injury (FRA25).

    Source: BUI08 (B), FRA25 (B).

    Args:
        daily_loads: Load of each day, oldest first, 0 to 100000; any daily amount will do, kilometres too.

    Returns:
        The change, 0.1 for ten per cent more; no number below 14 days or when the week before has no load.

    Raises:
        InvalidValueError: A load is out of bounds.

    Example:
        >>> str(weekly_change([10] * 7 + [12] * 7))
        '0.20'
    """
    _check_loads("weekly_change", daily_loads)
    if len(daily_loads) < 2 * ACUTE_DAYS:
        return _TOO_FEW
    before = math.fsum(daily_loads[-2 * ACUTE_DAYS : -ACUTE_DAYS])
    return Description(math.fsum(daily_loads[-ACUTE_DAYS:]) / before - 1) if before else _NO_LOAD


def _check_loads(owner: str, daily_loads: Sequence[float]) -> None:
    faults = Faults(owner)
    for at, load in enumerate(daily_loads):
        faults.number(f"daily_loads[{at}]", load, 0, _MAX_LOAD)
    faults.raise_any()
