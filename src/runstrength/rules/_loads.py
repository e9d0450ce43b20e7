"""How the loads of one week compare with those of another, and the most sets for the legs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from runstrength.model.exercise import Exercise
from runstrength.muscles import Region
from runstrength.timeline import SessionFacts, is_light, listed_by_side
from runstrength.weekly import WeekFigures

__all__ = ["TopLoads", "lightest", "most_leg_sets", "top_loads"]

TopLoads: TypeAlias = Mapping[tuple[str, str], float]
"""The heaviest load by exercise and unit, `kg` or `%`."""


def top_loads(week: WeekFigures) -> dict[tuple[str, str], float]:
    """Return the heaviest load of each exercise of a week, whatever the repetitions.

    Args:
        week: The week.

    Returns:
        The load by exercise and unit.
    """
    tops: dict[tuple[str, str], float] = {}
    for lift, lifted in week.lifts.items():
        key = lift.exercise, lift.unit
        tops[key] = max(lifted.load, tops.get(key, 0.0))
    return tops


def lightest(loads: TopLoads, usual: TopLoads) -> tuple[str, float] | None:
    """Return the exercise whose load has fallen the most.

    Args:
        loads: The loads of a week.
        usual: Those to compare with.

    Returns:
        Its name and its load in per cent of the usual one; `None` where no exercise has both.
    """
    shares = ((100 * load / usual[key], key[0]) for key, load in loads.items() if key in usual)
    share, name = min(shares, default=(0.0, ""))
    return (name, share) if name else None


def most_leg_sets(facts: SessionFacts) -> float:
    """Return the most sets that an exercise for the legs has in a session; sides listed singly count half.

    Args:
        facts: The session.

    Returns:
        Sets; 0 without such an exercise beyond light ones.
    """
    prescriptions = facts.prescriptions
    both_sides = listed_by_side(prescriptions)
    sets: dict[Exercise, float] = {}
    for prescription in prescriptions:
        exercise = prescription.exercise
        if Region.LOWER in exercise.regions and not is_light(prescription):
            share = 0.5 if prescription in both_sides else 1
            sets[exercise] = sets.get(exercise, 0) + share * prescription.dose.sets
    return max(sets.values(), default=0)
