"""Where the estimated maximum of an exercise stands still, for the rules that speak of it."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from runstrength.formulas.trend import plateau_gain
from runstrength.timeline import Line
from runstrength.weekly import Weekly, weekly

__all__ = ["StandStill", "stand_stills"]

_DAYS = 7


class StandStill(NamedTuple):
    """An exercise that stands still.

    Attributes:
        exercise: Its name.
        weeks: The numbers of the weeks that show it, the last one that in which it is seen.
        gain: The gain over them as a share.
        e1rm_kg: The best estimate among them.
    """

    exercise: str
    weeks: tuple[int, ...]
    gain: float
    e1rm_kg: float


@lru_cache(maxsize=4)
def stand_stills(line: Line, weeks: int, points: int, least_gain: float) -> tuple[StandStill, ...]:
    """Return the exercises whose estimated maximum gains too little.

    Args:
        line: The line.
        weeks: Weeks over which the gain is taken.
        points: Fewest sessions with an estimate.
        least_gain: Gain below which it is a plateau, as a share.

    Returns:
        The first sight of each plateau; one that lasts is told once.
    """
    figures = weekly(line)
    if len(figures.weeks) < 2:  # noqa: PLR2004 - a line needs two points
        return ()
    seen: dict[str, list[int]] = {}
    found: list[StandStill] = []
    standing: set[str] = set()
    for at, week in enumerate(figures.weeks):
        if week.is_eased or not week.lifts:
            continue
        for name, exercise in week.exercises.items():
            if exercise.e1rm_kg is None:
                continue
            recent = seen.setdefault(name, [])
            recent.append(at)
            while recent[0] <= at - weeks:
                del recent[0]
            still = _still(figures, name, recent, weeks, points)
            if still is None or still.gain >= least_gain:
                standing.discard(name)
            elif name not in standing and at + figures.first >= 1:
                standing.add(name)
                found.append(still)
    return tuple(found)


def _still(figures: Weekly, name: str, recent: list[int], weeks: int, points: int) -> StandStill | None:
    exercises = [figures.weeks[at].exercises[name] for at in recent]
    best = [one.e1rm_kg for one in exercises if one.e1rm_kg is not None]
    if len(best) < 2 or sum(one.estimates for one in exercises) < points:  # noqa: PLR2004 - a line needs two
        return None
    gain = _gain(tuple([_DAYS * (at - recent[0]) for at in recent]), tuple(best), weeks)
    return (
        None
        if gain is None
        else StandStill(name, tuple(at + figures.first for at in recent), gain, max(best))
    )


@lru_cache(maxsize=4096)
def _gain(days: tuple[float, ...], best: tuple[float, ...], weeks: int) -> float | None:
    return plateau_gain(days, best, weeks=weeks, least=2)
