"""Coming back after days without strength work."""

from __future__ import annotations

from typing import Final, Literal

import attrs

from runstrength.errors import Faults
from runstrength.formulas._bounds import one_of

__all__ = ["RETURN_TABLE", "Comeback", "LayoffCause", "return_after"]

LayoffCause = Literal["break", "illness", "injury"]

RETURN_TABLE: Final = ((7, 1.0, 1.0), (14, 0.95, 0.75), (28, 0.90, 0.67), (56, 0.80, 0.50))
"""Most days away, share of the load, share of the sets. BOS13 (A) for the direction; the numbers D."""

_LONG_LOAD, _LONG_SETS = 0.70, 0.50
_CAUSES = ("break", "illness", "injury")
_MAX_DAYS = 36_500


@attrs.frozen
class Comeback:
    """With how much to begin again.

    Attributes:
        load_share: Share of the last load.
        sets_share: Share of the last number of sets.
        retest: Whether the old 1RM no longer counts and wants estimating anew.
        resumes: Whether the plan may go on by itself. False after illness or injury: the athlete decides,
            after asking a professional where that is called for.

    Example:
        >>> return_after(10).load_share
        0.95
    """

    load_share: float
    sets_share: float
    retest: bool = False
    resumes: bool = True


def return_after(days: int, *, cause: LayoffCause = "break") -> Comeback:
    """Return with how much load and how many sets to come back after a gap.

    Up to 7 days all of both; up to 14 days 95 % of the load and 75 % of the sets; up to 28 days 90 % and 67
    %; up to 56 days 80 % and 50 %; longer 70 % and 50 %, with a new estimate of the 1RM. Both shares never
    rise with the gap.

    Illness and injury give the same shares, but the plan never resumes by itself.

    Source: BOS13 (A) for the direction and the dose-response; the numbers D.

    Args:
        days: Days since the last strength session, 0 to 36500.
        cause: `break`, `illness` or `injury`.

    Returns:
        The shares, and whether to retest and to resume.

    Raises:
        InvalidValueError: The days are out of bounds, or the cause is unknown.

    Example:
        >>> return_after(21)
        Comeback(load_share=0.9, sets_share=0.67, retest=False, resumes=True)
        >>> return_after(60, cause="injury")
        Comeback(load_share=0.7, sets_share=0.5, retest=True, resumes=False)
    """
    faults = Faults("return_after")
    faults.whole("days", days, 0, _MAX_DAYS)
    one_of(faults, "cause", cause, _CAUSES)
    faults.raise_any()
    resumes = cause == "break"
    for most, load_share, sets_share in RETURN_TABLE:
        if days <= most:
            return Comeback(load_share, sets_share, resumes=resumes)
    return Comeback(_LONG_LOAD, _LONG_SETS, retest=True, resumes=resumes)
