"""Estimating the one-repetition maximum, and what percentage of it goes with how many repetitions.

Seven published estimators turn a load and the repetitions done with it into an estimated 1RM. All count
repetitions to failure, so repetitions in reserve are added: `r' = reps + rir`. At `r' = 1` the load is the
1RM. Over 10 repetitions an estimate is not to be trusted much, over 15 it is refused (REY06).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from statistics import fmean, median
from types import MappingProxyType
from typing import Final, Literal

import attrs

from runstrength.errors import Faults
from runstrength.formulas._bounds import one_of, positive
from runstrength.quantities import MAX_LOAD_KG

__all__ = [
    "DOMAINS",
    "FLAGGED_REPS",
    "MAX_REPS",
    "NSL",
    "Estimate",
    "Formula",
    "Trust",
    "e1rm",
    "estimate",
    "load_for",
    "pct_to_reps",
    "reps_to_pct",
]

Formula = Literal["epley", "brzycki", "lander", "lombardi", "mayhew", "oconner", "wathan"]
Trust = Literal["measured", "high", "moderate", "low"]

FLAGGED_REPS: Final = 10
"""Repetitions to failure above which an estimate is flagged. REY06 (B)."""

MAX_REPS: Final = 15
"""Repetitions to failure above which an estimate is refused. REY06 (B); the number D."""

_BEST_REPS = 5
_GUESSED_RIR = 3

_FACTORS: Mapping[Formula, Callable[[float], float]] = MappingProxyType(
    {
        "epley": lambda r: 1 + r / 30,
        "brzycki": lambda r: 36 / (37 - r),
        "lander": lambda r: 100 / (101.3 - 2.67123 * r),
        "lombardi": lambda r: r**0.10,
        "mayhew": lambda r: 100 / (52.2 + 41.9 * math.exp(-0.055 * r)),
        "oconner": lambda r: 1 + 0.025 * r,
        "wathan": lambda r: 100 / (48.8 + 53.8 * math.exp(-0.075 * r)),
    }
)

DOMAINS: Final[Mapping[Formula, tuple[int, int]]] = MappingProxyType(
    {
        "epley": (2, 10),
        "brzycki": (1, 10),
        "lander": (2, 10),
        "lombardi": (1, 10),
        "mayhew": (2, 15),
        "oconner": (2, 10),
        "wathan": (2, 15),
    }
)
"""Repetitions to failure, fewest and most, for which each estimator is meant.

REY06 (B) up to 10, above it D.
"""

NSL: Final = MappingProxyType(
    {
        1: 100.0,
        2: 95.0,
        3: 93.0,
        4: 90.0,
        5: 87.0,
        6: 85.0,
        7: 83.0,
        8: 80.0,
        9: 77.0,
        10: 75.0,
        11: 70.0,
        12: 67.0,
        15: 65.0,
    }
)
"""Percentage of the 1RM by repetitions to failure: the NSCA load chart. NSL (C).

At 12 repetitions the textbook has 67 % and the training chart 70 %. This is the textbook's: with the other,
11 and 12 repetitions would share one percentage and the chart could not be read backwards. The chart is far
too low for the legs of runners (NUZ24, RIC14): they do more repetitions at a percentage than it says.
"""

_NSL_POINTS = tuple((float(reps), percent) for reps, percent in NSL.items())
_LEAST_PERCENT = 65


def _factor(reps: float, formula: Formula) -> float:
    return 1.0 if reps == 1 else _FACTORS[formula](reps)


def _check_reps(faults: Faults, reps: float, rir: float) -> None:
    right = faults.number("reps", reps, 1, MAX_REPS)
    if faults.number("rir", rir, 0, MAX_REPS) and right and reps + rir > MAX_REPS:
        faults.add("reps + rir", reps + rir, f"at most {MAX_REPS}, since no estimate is worth anything above")


def e1rm(load_kg: float, reps: float, *, rir: float = 0, formula: Formula = "epley") -> float:
    """Return the estimated one-repetition maximum.

    With `r = reps + rir` and load `w`: Epley `w(1 + r/30)`, Brzycki `36w/(37 - r)`, Lander `100w/(101.3 -
    2.67123r)`, Lombardi `w r^0.10`, Mayhew `100w/(52.2 + 41.9 e^(-0.055r))`, O'Conner `w(1 + 0.025r)`,
    Wathan `100w/(48.8 + 53.8 e^(-0.075r))`; and `w` itself at `r = 1`. Never below `w`, rising with load
    and repetitions, in proportion to the load.

    Source: REY06 (and LES97: the equations agree closely, and underestimate the deadlift); the coefficients
    are those of section 2.3 of the evidence.

    Args:
        load_kg: The load lifted, above 0 and up to 1000 kg.
        reps: Repetitions done, 1 to 15.
        rir: Repetitions that were left, 0 to 14; both together at most 15.
        formula: The estimator. Outside its `DOMAINS` it still answers; `estimate` leaves it out there.

    Returns:
        Kilograms.

    Raises:
        InvalidValueError: A number is out of bounds, or the formula is unknown.

    Example:
        >>> round(e1rm(100, 5), 1), round(e1rm(100, 5, formula="brzycki"), 1), e1rm(100, 1)
        (116.7, 112.5, 100.0)
    """
    faults = Faults("e1rm")
    positive(faults, "load_kg", load_kg, MAX_LOAD_KG, "kg")
    _check_reps(faults, reps, rir)
    one_of(faults, "formula", formula, _FACTORS)
    faults.raise_any()
    return load_kg * _factor(reps + rir, formula)


def load_for(e1rm_kg: float, reps: float, *, rir: float = 0, formula: Formula = "epley") -> float:
    """Return the load for so many repetitions with so many in reserve: the inverse of `e1rm`.

    Source: REY06, by the same estimator.

    Args:
        e1rm_kg: Estimated 1RM, above 0 and up to 3000 kg.
        reps: Repetitions to do, 1 to 15.
        rir: Repetitions to leave, 0 to 14; both together at most 15.
        formula: The estimator that the 1RM came from.

    Returns:
        Kilograms, not rounded to what can be loaded.

    Raises:
        InvalidValueError: A number is out of bounds, or the formula is unknown.

    Example:
        >>> round(load_for(120, 5, rir=2), 2)
        97.3
    """
    faults = Faults("load_for")
    positive(faults, "e1rm_kg", e1rm_kg, 3 * MAX_LOAD_KG, "kg")
    _check_reps(faults, reps, rir)
    one_of(faults, "formula", formula, _FACTORS)
    faults.raise_any()
    return e1rm_kg / _factor(reps + rir, formula)


@attrs.frozen
class Estimate:
    """An estimated 1RM, how far the estimators differ, and how far to trust it.

    Attributes:
        value: The estimate in kilograms: the median or the mean, as asked for.
        low: The lowest of the estimators in their domain, in kilograms.
        high: The highest of them, in kilograms.
        mean: Their mean, in kilograms.
        median: Their median, in kilograms.
        reps: Repetitions to failure that it rests on: done and left.
        formulas: The estimators that counted.
        trust: `measured` for a true single, then `high`, `moderate` and `low`.

    Example:
        >>> estimate(100, 5).trust
        'high'
    """

    value: float
    low: float
    high: float
    mean: float
    median: float
    reps: float
    formulas: tuple[Formula, ...]
    trust: Trust

    @property
    def spread(self) -> float:
        """The distance from low to high as a share of the value."""
        return (self.high - self.low) / self.value

    @property
    def flagged(self) -> bool:
        """Whether it rests on more repetitions than the estimators are good for."""
        return self.reps > FLAGGED_REPS


def estimate(
    load_kg: float, reps: float, *, rir: float = 0, mode: Literal["median", "mean"] = "median"
) -> Estimate:
    """Return the 1RM that the estimators agree on, their spread, and how far to trust it.

    Only estimators within their domain count: all seven from 2 to 10 repetitions, Mayhew and Wathan up to
    15. Trust is high up to 5 repetitions (5RM is best), moderate up to 10, low above; with 3 or more in
    reserve it is one step lower, since such a reserve is a guess.

    Source: REY06; the step for the reserve is D, after ZOU16.

    Args:
        load_kg: The load lifted, above 0 and up to 1000 kg.
        reps: Repetitions done, 1 to 15.
        rir: Repetitions that were left, 0 to 14; both together at most 15.
        mode: Whether the value is the median or the mean.

    Returns:
        The estimate.

    Raises:
        InvalidValueError: A number is out of bounds, or the mode is unknown.

    Example:
        >>> best = estimate(100, 5)
        >>> round(best.low, 1), round(best.value, 1), round(best.high, 1)
        (112.5, 116.6, 119.0)
        >>> estimate(60, 12).flagged
        True
    """
    faults = Faults("estimate")
    positive(faults, "load_kg", load_kg, MAX_LOAD_KG, "kg")
    _check_reps(faults, reps, rir)
    one_of(faults, "mode", mode, ("median", "mean"))
    faults.raise_any()
    total = float(reps + rir)
    formulas: tuple[Formula, ...] = tuple(
        name for name, (low, high) in DOMAINS.items() if low <= total <= high
    )
    values = [load_kg * _factor(total, name) for name in formulas]
    middle, mean = median(values), fmean(values)
    return Estimate(
        value=mean if mode == "mean" else middle,
        low=min(values),
        high=max(values),
        mean=mean,
        median=middle,
        reps=total,
        formulas=formulas,
        trust=_trust(total, rir),
    )


def _trust(total: float, rir: float) -> Trust:
    if total == 1:
        return "measured"
    guessed = rir >= _GUESSED_RIR
    if total <= _BEST_REPS:
        return "moderate" if guessed else "high"
    return "low" if guessed or total > FLAGGED_REPS else "moderate"


def pct_to_reps(percent: float) -> float:
    """Return the repetitions to failure at a percentage of the 1RM, by the NSCA load chart.

    Linear between the entries of `NSL`; never rising with the percentage, and 1 at 100 %.

    Source: NSL.

    Args:
        percent: Percentage of the 1RM, 65 to 100.

    Returns:
        Repetitions, 1 to 15, not rounded.

    Raises:
        InvalidValueError: The chart does not have the percentage.

    Example:
        >>> pct_to_reps(85), pct_to_reps(100), pct_to_reps(72.5)
        (6.0, 1.0, 10.5)
    """
    faults = Faults("pct_to_reps")
    faults.number("percent", percent, _LEAST_PERCENT, 100, "%")
    faults.raise_any()
    at = next(i for i, (_, chart) in enumerate(_NSL_POINTS) if chart <= percent)
    if _NSL_POINTS[at][1] == percent:
        return _NSL_POINTS[at][0]
    (less, more_percent), (more, less_percent) = _NSL_POINTS[at - 1 : at + 1]
    return less + (more - less) * (more_percent - percent) / (more_percent - less_percent)


def reps_to_pct(reps: float) -> float:
    """Return the percentage of the 1RM that allows so many repetitions, by the NSCA load chart.

    Linear between the entries of `NSL`; the inverse of `pct_to_reps`.

    Source: NSL.

    Args:
        reps: Repetitions to failure, 1 to 15.

    Returns:
        Percentage of the 1RM, 65 to 100.

    Raises:
        InvalidValueError: The chart does not have so many repetitions.

    Example:
        >>> reps_to_pct(5), reps_to_pct(10.5)
        (87.0, 72.5)
    """
    faults = Faults("reps_to_pct")
    faults.number("reps", reps, 1, MAX_REPS)
    faults.raise_any()
    at = next(i for i, (chart, _) in enumerate(_NSL_POINTS) if chart >= reps)
    if _NSL_POINTS[at][0] == reps:
        return _NSL_POINTS[at][1]
    (less, more_percent), (more, less_percent) = _NSL_POINTS[at - 1 : at + 1]
    return more_percent - (more_percent - less_percent) * (reps - less) / (more - less)
