"""How the volume falls before a race."""

from __future__ import annotations

import math
from typing import Final

from runstrength.errors import Faults
from runstrength.formulas._bounds import positive

__all__ = [
    "TAPER_DAYS",
    "TAPER_END",
    "TAPER_LAST_HEAVY_H",
    "TAPER_LEAST_LOAD",
    "TAPER_SESSIONS_LESS",
    "TAPER_TAU_SHARE",
    "taper",
    "taper_share",
]

TAPER_DAYS: Final = 14
"""Length of a taper in days. WAN23 (A): up to 21."""

TAPER_END: Final = 0.40
"""Share of the volume that the taper tends to. WAN23 (A): 41-60 % less; MUJ03 (C): up to 60-90 % less."""

TAPER_TAU_SHARE: Final = 1 / 3
"""Time constant of the decay as a share of the taper's length. D, within MUJ03's progressive taper."""

TAPER_LEAST_LOAD: Final = 0.9
"""Least share of the load to keep while the volume falls.

WAN23 (A), PRI15 (C): intensity is kept; the number D.
"""

TAPER_SESSIONS_LESS: Final = 1
"""Most strength sessions to drop from a week. MUJ03 (C), WAN23 (A): frequency is kept or nearly so."""

TAPER_LAST_HEAVY_H: Final = 96
"""Hours before the race at which the last heavy session for the legs should be over.

PRI15 (C: 2-4 days best).
"""

_MAX_DAYS = 60


def taper_share(
    day: float, *, days: int = TAPER_DAYS, end: float = TAPER_END, tau_days: float | None = None
) -> float:
    """Return the share of the usual volume on a day of the taper.

    `end + (1 - end) e^(-day/tau)`, with `tau` a third of the length unless given. Never rising. With the
    defaults the last day is cut by 57 %, and the mean cut over the taper is 42 to 45 % for 7 to 21 days;
    WAN23's range is 41 to 60 %. The cut of the single early days is smaller.

    Source: WAN23 (A), MUJ03 (C), PRI15 (C); `tau` is D.

    Args:
        day: Day of the taper: 0 is the day before it begins, `days` the last.
        days: Length of the taper, 1 to 60 days.
        end: Share that the volume tends to, 0 to 1.
        tau_days: Time constant of the decay in days, above 0 and up to 60, or `None` for a third of the
            length.

    Returns:
        A share of the usual volume.

    Raises:
        InvalidValueError: A number is out of bounds.

    Example:
        >>> [round(taper_share(day), 2) for day in (0, 7, 14)]
        [1.0, 0.53, 0.43]
    """
    faults = Faults("taper_share")
    if faults.whole("days", days, 1, _MAX_DAYS):
        faults.number("day", day, 0, days)
    faults.number("end", end, 0, 1)
    if tau_days is not None:
        positive(faults, "tau_days", tau_days, _MAX_DAYS, "days")
    faults.raise_any()
    tau = days * TAPER_TAU_SHARE if tau_days is None else tau_days
    return end + (1 - end) * math.exp(-day / tau)


def taper(
    volume: float, *, days: int = TAPER_DAYS, end: float = TAPER_END, tau_days: float | None = None
) -> tuple[float, ...]:
    """Return the volume on each day of a taper.

    Source: as `taper_share`.

    Args:
        volume: The usual volume in any unit (sets, contacts, kilometres), 0 to 1000000.
        days: Length of the taper, 1 to 60 days.
        end: Share that the volume tends to, 0 to 1.
        tau_days: Time constant of the decay in days, above 0 and up to 60, or `None` for a third of the
            length.

    Returns:
        The volume on day 1 to the last, in the same unit.

    Raises:
        InvalidValueError: A number is out of bounds.

    Example:
        >>> [round(volume, 1) for volume in taper(100, days=7)]
        [79.1, 65.5, 56.6, 50.8, 47.0, 44.6, 43.0]
    """
    faults = Faults("taper")
    faults.number("volume", volume, 0, 1_000_000)
    faults.whole("days", days, 1, _MAX_DAYS)
    faults.raise_any()
    return tuple(
        volume * taper_share(day, days=days, end=end, tau_days=tau_days) for day in range(1, days + 1)
    )
