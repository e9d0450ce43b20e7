"""The shape of a season: blocks up to a race, step loading with deloads, and undulation.

A season is blocks of whole weeks; inside a block the sets step up for three weeks and drop in the fourth; and
within or between weeks the kind of work may undulate.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, Literal

import attrs

from runstrength.errors import Faults
from runstrength.quantities import Range

__all__ = [
    "CYCLE",
    "DELOAD_SHARE",
    "HEAVY",
    "MODERATE",
    "POWER",
    "STEP_GROWTH",
    "STEP_SHARES",
    "BlockKind",
    "SeasonBlock",
    "Stimulus",
    "block_season",
    "deload",
    "step_loading",
    "step_share",
    "undulating_daily",
    "undulating_weekly",
]

BlockKind = Literal["general", "max", "power", "maintenance", "taper"]

STEP_SHARES: Final = (1.0, 1.1, 1.2, 0.6)
"""Sets in the four weeks of a step block as shares of its first: three up, then the deload.

ROG24 (C); numbers D.
"""

STEP_GROWTH: Final = 1.05
"""How much each step block starts above the one before. D."""

DELOAD_SHARE: Final = STEP_SHARES[-1]
"""Sets in a deload week as a share of a normal week; the load stays. ROG24, BEL23 (C); the number D."""

_MAX_WEEKS = 520
_MAX_SETS = 100
_MAX_SHARE = 1.2
_TOLERANCE = 1e-9

_LONG_TAPER_FROM, _SHORT_TAPER_FROM = 8, 3
_GENERAL_FROM, _MAX_FROM, _POWER_FROM = 3, 6, 10
_MAX_WEEKS_SHORT = 6
_MAX_BOUNDS = (6, 12)
_POWER_BOUNDS = (4, 8)
_MOST_GENERAL = 8
_NOVICE_GENERAL = 3
_NOVICE_FROM = 4
_LEAST_POWER = 3


@attrs.frozen
class SeasonBlock:
    """A block of weeks with one aim.

    Attributes:
        kind: `general`, `max` (heavy work), `power` (heavy and fast, with jumps), `maintenance` or `taper`.
        weeks: Its length in weeks, 1 to 520.

    Raises:
        InvalidValueError: The kind is unknown or the length is out of bounds.

    Example:
        >>> SeasonBlock("max", 6).weeks
        6
    """

    kind: BlockKind
    weeks: int

    def __attrs_post_init__(self) -> None:
        """Refuse an empty block."""
        faults = Faults("SeasonBlock")
        if self.kind not in _ORDER:
            faults.add("kind", self.kind, "one of " + ", ".join(_ORDER))
        faults.whole("weeks", self.weeks, 1, _MAX_WEEKS)
        faults.raise_any()


_ORDER: tuple[BlockKind, ...] = ("general", "max", "power", "maintenance", "taper")


def block_season(weeks: int, *, novice: bool = False) -> tuple[SeasonBlock, ...]:
    """Divide the weeks up to a race into blocks.

    The last two weeks are the taper (one week below 8 weeks, none below 3). Of the remaining R weeks: below
    3 maintenance; 3 to 5 general; 6 to 9 six of heavy work after the rest as general; from 10 on power
    takes 0.3 R (4 to 8), heavy work 0.4 R (6 to 12), general what is left up to 8, and any surplus is
    maintenance. Halves round up. A novice (with R of 4 and more) gets at least 3 weeks general, taken from
    power and then from heavy work; power left with fewer than 3 weeks joins heavy work.

    The blocks add up to the weeks and always come in the order general, max, power, maintenance, taper.
    From R = 10 heavy work and power together are 10 weeks or more (EIH22: 10 to 14 weeks are clear, 6 to 8
    are not), except for a novice.

    Source: EIH22 (A), BEA17 (B); the division is D.

    Args:
        weeks: Weeks to the race, 0 to 520.
        novice: Whether the athlete is new to lifting.

    Returns:
        The blocks in order, none of them empty; nothing for 0 weeks.

    Raises:
        InvalidValueError: The weeks are out of bounds.

    Example:
        >>> [(block.kind, block.weeks) for block in block_season(16)]
        [('general', 4), ('max', 6), ('power', 4), ('taper', 2)]
        >>> [(block.kind, block.weeks) for block in block_season(12, novice=True)]
        [('general', 3), ('max', 7), ('taper', 2)]
    """
    faults = Faults("block_season")
    faults.whole("weeks", weeks, 0, _MAX_WEEKS)
    faults.instance("novice", novice, bool, "True or False")
    faults.raise_any()
    taper = 2 if weeks >= _LONG_TAPER_FROM else int(weeks >= _SHORT_TAPER_FROM)
    general, heavy, power, maintenance = _divide(weeks - taper)
    if novice and weeks - taper >= _NOVICE_FROM:
        general, heavy, power = _for_novice(general, heavy, power)
    lengths = (general, heavy, power, maintenance, taper)
    return tuple(SeasonBlock(kind, length) for kind, length in zip(_ORDER, lengths, strict=True) if length)


def _divide(rest: int) -> tuple[int, int, int, int]:
    if rest < _GENERAL_FROM:
        return 0, 0, 0, rest
    if rest < _MAX_FROM:
        return rest, 0, 0, 0
    if rest < _POWER_FROM:
        return rest - _MAX_WEEKS_SHORT, _MAX_WEEKS_SHORT, 0, 0
    power = _clip((3 * rest + 5) // 10, _POWER_BOUNDS)
    heavy = _clip((4 * rest + 5) // 10, _MAX_BOUNDS)
    general = min(_MOST_GENERAL, rest - power - heavy)
    return general, heavy, power, rest - power - heavy - general


def _clip(value: int, bounds: tuple[int, int]) -> int:
    return max(bounds[0], min(bounds[1], value))


def _for_novice(general: int, heavy: int, power: int) -> tuple[int, int, int]:
    wanted = max(0, _NOVICE_GENERAL - general)
    from_power = min(wanted, power)
    from_heavy = wanted - from_power
    general, heavy, power = general + wanted, heavy - from_heavy, power - from_power
    return (general, heavy, power) if power >= _LEAST_POWER else (general, heavy + power, 0)


def step_share(week: int, *, growth: float = STEP_GROWTH) -> float:
    """Return the sets of a week in 3:1 step loading as a share of the first week's, not rounded.

    `growth^b` times (1, 1.1, 1.2, 0.6) in the four weeks of block b. Each week of a block is above the one
    before, the deload is below the first, and (with a growth above 1) the next block starts above the first
    week and no higher than the third.

    Source: ROG24 (C: a deload about every fifth or sixth week in practice); the shares are D.

    Args:
        week: The week, counted from 0, up to 519.
        growth: How much each block starts above the one before, 1 to 1.2.

    Returns:
        A share of the sets of week 0.

    Raises:
        InvalidValueError: A number is out of bounds.

    Example:
        >>> [round(step_share(week), 3) for week in range(5)]
        [1.0, 1.1, 1.2, 0.6, 1.05]
    """
    faults = Faults("step_share")
    faults.whole("week", week, 0, _MAX_WEEKS - 1)
    faults.number("growth", growth, 1, _MAX_SHARE)
    faults.raise_any()
    block, at = divmod(week, len(STEP_SHARES))
    return float(growth**block * STEP_SHARES[at])


def step_loading(base_sets: float, weeks: int, *, growth: float = STEP_GROWTH) -> tuple[int, ...]:
    """Return the sets of each week in 3:1 step loading.

    `step_share` times the base, rounded down to whole sets, at least 1. Rounded so, the weeks of a block
    never fall before the deload and rise strictly from a base of 10; the deload is strictly below the first
    week from a base of 2.

    Source: ROG24 (C); the numbers D.

    Args:
        base_sets: Sets in the first week, 1 to 100.
        weeks: How many weeks, 0 to 520.
        growth: How much each block starts above the one before, 1 to 1.2.

    Returns:
        Sets for each week.

    Raises:
        InvalidValueError: A number is out of bounds.

    Example:
        >>> step_loading(10, 8)
        (10, 11, 12, 6, 10, 11, 12, 6)
        >>> step_loading(20, 8)
        (20, 22, 24, 12, 21, 23, 25, 12)
    """
    faults = Faults("step_loading")
    faults.number("base_sets", base_sets, 1, _MAX_SETS)
    faults.whole("weeks", weeks, 0, _MAX_WEEKS)
    faults.number("growth", growth, 1, _MAX_SHARE)
    faults.raise_any()
    return tuple(
        max(1, math.floor(base_sets * step_share(week, growth=growth) + _TOLERANCE)) for week in range(weeks)
    )


def deload(sets: int, *, share: float = DELOAD_SHARE) -> int:
    """Return the sets of a deload week; the load stays.

    Rounded down to whole sets, at least 1.

    Source: ROG24 and BEL23 (C: less volume, load may stay, about 7 days every 4 to 6 weeks); the share is D.

    Args:
        sets: Sets in a normal week, 1 to 100.
        share: Share of the sets that stays, 0 to 1.

    Returns:
        Sets.

    Raises:
        InvalidValueError: A number is out of bounds.

    Example:
        >>> deload(5), deload(3), deload(1)
        (3, 1, 1)
    """
    faults = Faults("deload")
    faults.whole("sets", sets, 1, _MAX_SETS)
    faults.number("share", share, 0, 1)
    faults.raise_any()
    return max(1, math.floor(sets * share + _TOLERANCE))


@attrs.frozen
class Stimulus:
    """What a day or week of an undulating plan is about.

    Attributes:
        name: `heavy`, `power` or `moderate`.
        percent: Percentage of the 1RM.
        sets: Sets of each main exercise.
        reps: Repetitions in a set.
        fast: Whether every repetition is meant fast; jumps may stand in for the lifts then.

    Example:
        >>> HEAVY.name, str(HEAVY.percent), str(HEAVY.reps)
        ('heavy', '80-90', '3-6')
    """

    name: Literal["heavy", "power", "moderate"]
    percent: Range[float]
    sets: int
    reps: Range[float]
    fast: bool = False


HEAVY: Final = Stimulus("heavy", Range(80, 90), 3, Range(3, 6))
"""Heavy work: 3 sets of 3 to 6 at 80 to 90 %. AC09 (C), AC26 (A)."""

POWER: Final = Stimulus("power", Range(30, 70), 3, Range(3, 5), fast=True)
"""Power work: 3 sets of 3 to 5 at 30 to 70 %, fast, or jumps. AC26 (A)."""

MODERATE: Final = Stimulus("moderate", Range(65, 75), 3, Range(8, 12))
"""Moderate work: 3 sets of 8 to 12 at 65 to 75 %. AC09 (C)."""

CYCLE: Final = (HEAVY, POWER, MODERATE)
"""The order in which the three kinds follow one another. D."""

_TWICE = 2


def undulating_daily(
    session: int, *, sessions_per_week: int = 3, order: Sequence[Stimulus] = CYCLE
) -> Stimulus:
    """Return what a session is about in daily undulation.

    The kinds follow one another session by session, so any run of sessions as long as the order holds each of
    them. With two sessions a week only the first two are used, heavy and power by default.

    Source: AC09 (C), AC26 (A; finds periodisation not consistently decisive); the order is D.

    Args:
        session: The session, counted from 0 through all weeks.
        sessions_per_week: Strength sessions a week, 1 to 14.
        order: The kinds in the order in which they follow one another, at least one.

    Returns:
        The kind of the session.

    Raises:
        InvalidValueError: A number is out of bounds, or the order is empty.

    Example:
        >>> [undulating_daily(session).name for session in range(4)]
        ['heavy', 'power', 'moderate', 'heavy']
        >>> [undulating_daily(session, sessions_per_week=2).name for session in range(4)]
        ['heavy', 'power', 'heavy', 'power']
    """
    faults = Faults("undulating_daily")
    faults.whole("session", session, 0, _MAX_WEEKS * 14)
    faults.whole("sessions_per_week", sessions_per_week, 1, 14)
    if not order:
        faults.add("order", order, "at least one kind")
    faults.raise_any()
    cycle = order[:_TWICE] if sessions_per_week == _TWICE else order
    return cycle[session % len(cycle)]


def undulating_weekly(week: int, *, order: Sequence[Stimulus] = CYCLE) -> Stimulus:
    """Return what a week is about in weekly undulation.

    One kind a week, in turn, so the mean over any run of weeks as long as the order is the same.

    Source: AC09 (C); the order is D.

    Args:
        week: The week, counted from 0.
        order: The kinds in the order in which they follow one another, at least one.

    Returns:
        The kind of the week.

    Raises:
        InvalidValueError: The week is out of bounds, or the order is empty.

    Example:
        >>> [undulating_weekly(week).name for week in range(4)]
        ['heavy', 'power', 'moderate', 'heavy']
    """
    faults = Faults("undulating_weekly")
    faults.whole("week", week, 0, _MAX_WEEKS - 1)
    if not order:
        faults.add("order", order, "at least one kind")
    faults.raise_any()
    return order[week % len(order)]
