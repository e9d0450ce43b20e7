"""Effort of a set: RPE as lifters rate it, and repetitions in reserve (RIR)."""

from __future__ import annotations

import math
from typing import Final

from runstrength.errors import Faults

__all__ = ["MAX_RPE", "rir_range", "rir_to_rpe", "rpe_to_rir"]

MAX_RPE: Final = 10.0
"""The RPE at which no repetition is left. ZOU16 (B)."""

_MAX_RIR = 30
_EXACT_FROM = 7
_SCALE_FROM = 5
_EASY_RIR = (4.0, 6.0)


def rpe_to_rir(rpe: float) -> float:
    """Return the repetitions in reserve that an RPE stands for.

    `10 - rpe`, half points included. From 5 to 6 the scale says only 4 to 6 repetitions, which this lies
    within; below 5 it says nothing and this carries the line on (D). `rir_range` gives the scale's own words.

    Source: ZOU16.

    Args:
        rpe: Effort from 0 to 10.

    Returns:
        Repetitions in reserve, 0 to 10.

    Raises:
        InvalidValueError: The effort is out of bounds.

    Example:
        >>> rpe_to_rir(10), rpe_to_rir(8.5), rpe_to_rir(7)
        (0.0, 1.5, 3.0)
    """
    faults = Faults("rpe_to_rir")
    faults.number("rpe", rpe, 0, MAX_RPE)
    faults.raise_any()
    return MAX_RPE - rpe


def rir_to_rpe(rir: float) -> float:
    """Return the RPE of a set with so many repetitions in reserve.

    `10 - rir`, the inverse of `rpe_to_rir`; 0 from 10 repetitions on.

    Source: ZOU16; above 6 repetitions D.

    Args:
        rir: Repetitions in reserve, 0 to 30.

    Returns:
        Effort from 0 to 10.

    Raises:
        InvalidValueError: The repetitions are out of bounds.

    Example:
        >>> rir_to_rpe(2)
        8.0
    """
    faults = Faults("rir_to_rpe")
    faults.number("rir", rir, 0, _MAX_RIR)
    faults.raise_any()
    return max(0.0, MAX_RPE - rir)


def rir_range(rpe: float) -> tuple[float, float]:
    """Return the fewest and the most repetitions in reserve that the scale gives for an RPE.

    A half point means the whole numbers on either side of it (8.5 is "definitely 1, maybe 2"); 5 to 6 goes
    with 4 to 6 repetitions; below 5 the set is light and nothing bounds the reserve.

    Source: ZOU16; that a light set keeps at least 4 in reserve is D.

    Args:
        rpe: Effort from 0 to 10.

    Returns:
        Fewest and most repetitions; the most are infinite below RPE 5.

    Raises:
        InvalidValueError: The effort is out of bounds.

    Example:
        >>> rir_range(9), rir_range(8.5), rir_range(5.5)
        ((1.0, 1.0), (1.0, 2.0), (4.0, 6.0))
    """
    rir = rpe_to_rir(rpe)
    if rpe >= _EXACT_FROM:
        return float(math.floor(rir)), float(math.ceil(rir))
    if rpe > _SCALE_FROM + 1:
        return MAX_RPE - _EXACT_FROM, _EASY_RIR[0]
    return _EASY_RIR[0], _EASY_RIR[1] if rpe >= _SCALE_FROM else math.inf
