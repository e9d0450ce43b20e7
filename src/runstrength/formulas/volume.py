"""Counting sets for a muscle."""

from __future__ import annotations

from typing import Final

from runstrength.errors import Faults

__all__ = ["DIRECT_SHARE", "INDIRECT_SHARE", "fractional_sets"]

DIRECT_SHARE: Final = 1.0
"""What a set counts for a muscle that it trains directly. PEL26 (A)."""

INDIRECT_SHARE: Final = 0.5
"""What a set counts for a muscle that only helps. PEL26 (A)."""

_MAX_SETS = 10_000


def fractional_sets(direct: float, indirect: float = 0, *, indirect_share: float = INDIRECT_SHARE) -> float:
    """Return the sets of a muscle, those in which it only helps counted in part.

    `direct + 0.5 indirect`.

    Source: PEL26 (A).

    Args:
        direct: Sets that train the muscle directly, 0 to 10000.
        indirect: Sets in which it helps, 0 to 10000.
        indirect_share: What one of those counts, 0 to 1.

    Returns:
        Sets.

    Raises:
        InvalidValueError: A number is out of bounds.

    Example:
        >>> fractional_sets(6, 3)
        7.5
    """
    faults = Faults("fractional_sets")
    faults.number("direct", direct, 0, _MAX_SETS)
    faults.number("indirect", indirect, 0, _MAX_SETS)
    faults.number("indirect_share", indirect_share, 0, 1)
    faults.raise_any()
    return DIRECT_SHARE * direct + indirect_share * indirect
