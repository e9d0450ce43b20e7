"""How long a session takes, from plain numbers.

`session_minutes` adds up a strength session from its sets, rests and transitions; `run_minutes` turns a
distance into time. Both are conventions over sourced parts: every constant below names its source, and the
grade D stands for a convention of this library.

A strength session is a sequence of groups, and a group a sequence of blocks. A group of one block is straight
sets; a group of several is a superset, done in rounds. For a range of repetitions take its middle.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

import attrs

from runstrength.errors import Faults
from runstrength.formulas._bounds import one_of, positive
from runstrength.quantities import as_float

__all__ = [
    "ASSUMED_EASY_PACE_S_PER_KM",
    "CARRY_SPEED_M_PER_S",
    "HEAVY_PERCENT",
    "HEAVY_REST_S",
    "HEAVY_RPE",
    "REST_S",
    "RUN_PACE_FACTORS",
    "TEMPO_S_PER_REP",
    "TRANSITION_S",
    "WARM_UP_MIN",
    "Block",
    "carry_seconds",
    "default_rest_s",
    "rep_seconds",
    "run_minutes",
    "session_minutes",
]

TEMPO_S_PER_REP: Final = 3.0
"""Seconds for one repetition without a tempo of its own. AC09: 1-2 s up and 1-2 s down; the middle is D."""

REST_S: Final = 60.0
"""Rest between sets in seconds. GRG18 (A): 60-120 s for the untrained; the lower end is D."""

HEAVY_REST_S: Final = 180.0
"""Rest between heavy sets in seconds. AC09 (C): 3-5 min; the lower end is D."""

HEAVY_PERCENT: Final = 80.0
"""Percentage of the 1RM from which sets count as heavy. AC26 and LLA24a (A)."""

HEAVY_RPE: Final = 8.0
"""Effort from which sets count as heavy when no percentage is known. D."""

TRANSITION_S: Final = 60.0
"""Seconds from one exercise or superset to the next. D."""

WARM_UP_MIN: Final = 5.0
"""Minutes of warm-up before the first set. D."""

CARRY_SPEED_M_PER_S: Final = 1.0
"""Metres a second for work measured in metres, such as a loaded carry. D."""

ASSUMED_EASY_PACE_S_PER_KM: Final = 360.0
"""Easy pace in seconds for a kilometre for a runner of whom nothing is known, 6:00/km. D."""

RUN_PACE_FACTORS: Final = MappingProxyType(
    {
        "easy": 1.0,
        "recovery": 1.08,
        "steady": 0.94,
        "long": 1.02,
        "marathon-pace": 0.90,
        "tempo": 0.92,
        "intervals": 0.96,
        "hills": 1.06,
        "fartlek": 0.95,
        "strides": 1.0,
        "sprints": 1.10,
        "time-trial": 0.80,
        "race": 0.82,
    }
)
"""Mean pace of a whole session by its kind, as a share of easy pace; below 1 is faster. D.

Warm-up, recoveries and cool-down count: the repetitions of intervals are far faster than easy pace, the
session is not. A race and a time trial are the effort alone.
"""

_MAX_SETS = 100
_MAX_SECONDS = 36_000
_MAX_REPS = 1000
_MAX_METRES = 100_000
_MAX_KILOMETRES = 1000
_SIDES = 2


@attrs.frozen
class Block:
    """The sets of one exercise, in seconds.

    Attributes:
        sets: How many sets, 1 to 100.
        work_s: Seconds of work in one set on one side, 0 to 36000. For repetitions see `rep_seconds`.
        sides: 2 when each side works in turn, without rest between them; 1 otherwise, also for exercises that
            alternate within the set.
        rest_s: Seconds of rest between two sets, 0 to 36000.

    Raises:
        InvalidValueError: A number is out of these bounds.

    Example:
        >>> Block(sets=3, work_s=30, sides=2).rest_s
        60.0
    """

    sets: int
    work_s: float = attrs.field(converter=as_float)
    sides: int = 1
    rest_s: float = attrs.field(default=REST_S, converter=as_float)

    def __attrs_post_init__(self) -> None:
        """Refuse what is no set."""
        faults = Faults("Block")
        faults.whole("sets", self.sets, 1, _MAX_SETS)
        faults.number("work_s", self.work_s, 0, _MAX_SECONDS, "s")
        faults.whole("sides", self.sides, 1, _SIDES)
        faults.number("rest_s", self.rest_s, 0, _MAX_SECONDS, "s")
        faults.raise_any()

    @property
    def total_work_s(self) -> float:
        """Seconds of work over all sets and sides, without any rest."""
        return self.sets * self.work_s * self.sides


def session_minutes(
    groups: Sequence[Sequence[Block]],
    *,
    warm_up_min: float = WARM_UP_MIN,
    transition_s: float = TRANSITION_S,
) -> float:
    """Return how long a strength session takes.

    Warm-up, plus the work of every set on every side, plus the rests between the sets of a group, plus one
    transition between one group and the next. A superset goes round by round; after a round one rests the
    longest rest among the exercises that still go on in the next round, and within a round there is neither
    rest nor transition. So a superset is never longer than the same exercises as straight sets.

    Source: `session_minutes` in the progression table; AC09 for tempo and rest, the rest D.

    Args:
        groups: The groups in order, each with at least one block.
        warm_up_min: Minutes before the first set, 0 to 600.
        transition_s: Seconds between two groups, 0 to 36000.

    Returns:
        Minutes; the warm-up alone when there is no group.

    Raises:
        InvalidValueError: A group is empty, or a number is out of bounds.

    Example:
        >>> squat = Block(sets=3, work_s=30, rest_s=180)
        >>> row = Block(sets=3, work_s=36, sides=2)
        >>> session_minutes([[squat], [row]])
        19.1
        >>> session_minutes([[squat, row]])
        16.1
    """
    faults = Faults("session_minutes")
    faults.number("warm_up_min", warm_up_min, 0, _MAX_SECONDS / 60, "min")
    faults.number("transition_s", transition_s, 0, _MAX_SECONDS, "s")
    for at, group in enumerate(groups):
        if not group:
            faults.add(f"groups[{at}]", group, "at least one block")
    faults.raise_any()
    seconds = transition_s * max(0, len(groups) - 1)
    for group in groups:
        seconds += sum(block.total_work_s for block in group) + _rest_s(group)
    return warm_up_min + seconds / 60


def _rest_s(group: Sequence[Block]) -> float:
    if len(group) == 1:
        return (group[0].sets - 1) * group[0].rest_s
    rounds = max(block.sets for block in group)
    return sum(max(block.rest_s for block in group if block.sets > done) for done in range(1, rounds))


def default_rest_s(percent: float | None = None, rpe: float | None = None) -> float:
    """Return the rest to assume between sets when none is written.

    180 s from 80 % of the 1RM or RPE 8, else 60 s.

    Source: AC09 (3-5 min for heavy work), GRG18 (60-120 s for the untrained); the cut-offs are D.

    Args:
        percent: Percentage of the 1RM, above 0 and up to 200, or `None` when unknown.
        rpe: Effort from 0 to 10, or `None` when unknown.

    Returns:
        Seconds.

    Raises:
        InvalidValueError: A number is out of bounds.

    Example:
        >>> default_rest_s(85), default_rest_s(rpe=7), default_rest_s()
        (180.0, 60.0, 60.0)
    """
    faults = Faults("default_rest_s")
    if percent is not None:
        positive(faults, "percent", percent, 200, "%")
    if rpe is not None:
        faults.number("rpe", rpe, 0, 10)
    faults.raise_any()
    heavy = (percent is not None and percent >= HEAVY_PERCENT) or (rpe is not None and rpe >= HEAVY_RPE)
    return HEAVY_REST_S if heavy else REST_S


def rep_seconds(reps: float, *, s_per_rep: float = TEMPO_S_PER_REP) -> float:
    """Return the seconds of work in so many repetitions.

    Source: AC09 (2-4 s a repetition; 3 is D).

    Args:
        reps: Repetitions on one side, 0 to 1000; the middle of a range may be a half.
        s_per_rep: Seconds for one repetition, 0 to 60; the sum of a written tempo such as 3-1-1.

    Returns:
        Seconds.

    Raises:
        InvalidValueError: A number is out of bounds.

    Example:
        >>> rep_seconds(13.5), rep_seconds(5, s_per_rep=5)
        (40.5, 25.0)
    """
    faults = Faults("rep_seconds")
    faults.number("reps", reps, 0, _MAX_REPS)
    faults.number("s_per_rep", s_per_rep, 0, 60, "s")
    faults.raise_any()
    return float(reps * s_per_rep)


def carry_seconds(metres: float, *, speed_m_per_s: float = CARRY_SPEED_M_PER_S) -> float:
    """Return the seconds of work in so many metres of a carry, crawl or bound.

    Source: D.

    Args:
        metres: Metres on one side, 0 to 100000.
        speed_m_per_s: Metres a second, above 0 and up to 15.

    Returns:
        Seconds.

    Raises:
        InvalidValueError: A number is out of bounds.

    Example:
        >>> carry_seconds(40)
        40.0
    """
    faults = Faults("carry_seconds")
    faults.number("metres", metres, 0, _MAX_METRES, "m")
    positive(faults, "speed_m_per_s", speed_m_per_s, 15, "m/s")
    faults.raise_any()
    return metres / speed_m_per_s


def run_minutes(kilometres: float, easy_pace_s_per_km: float, kind: str = "easy") -> float:
    """Return how long a run of so many kilometres takes.

    Distance times easy pace times the factor of its kind in `RUN_PACE_FACTORS`.

    Source: D. Good enough to tell when a run ends; not a prediction of a race.

    Args:
        kilometres: Length of the whole run, above 0 and up to 1000.
        easy_pace_s_per_km: The runner's easy pace in seconds for a kilometre, 60 to 3600.
        kind: One of the keys of `RUN_PACE_FACTORS`.

    Returns:
        Minutes.

    Raises:
        InvalidValueError: A number is out of bounds, or the kind is unknown.

    Example:
        >>> run_minutes(10, 360), round(run_minutes(10, 360, "tempo"), 1)
        (60.0, 55.2)
    """
    faults = Faults("run_minutes")
    positive(faults, "kilometres", kilometres, _MAX_KILOMETRES, "km")
    faults.number("easy_pace_s_per_km", easy_pace_s_per_km, 60, 3600, "s")
    one_of(faults, "kind", kind, RUN_PACE_FACTORS)
    faults.raise_any()
    return kilometres * easy_pace_s_per_km * RUN_PACE_FACTORS[kind] / 60
