"""What share of the maximum a prescription asks for, and which exercises are the big lifts for the legs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from runstrength.formulas import MAX_REPS, reps_to_pct
from runstrength.formulas.effort import rpe_to_rir
from runstrength.model.dose import Dose, WorkUnit
from runstrength.model.exercise import Exercise, Modality, Pattern
from runstrength.model.session import Prescription
from runstrength.muscles import Region
from runstrength.quantities import Load
from runstrength.timeline import given_effort_of, percent_of

__all__ = ["failure_sets", "is_leg_lift", "is_lifted", "percent_asked"]

_BIG: Final = frozenset({Pattern.SQUAT, Pattern.LUNGE, Pattern.HINGE})
_TO_FAILURE: Final = 10.0


def is_lifted(prescription: Prescription) -> bool:
    """Return whether repetitions of it are lifted: not held, jumped or carried.

    Args:
        prescription: The prescription.

    Returns:
        Whether a share of the one-repetition maximum and a tempo have their usual meaning.
    """
    dynamic = prescription.exercise.modality is Modality.DYNAMIC
    return dynamic and prescription.dose.work.unit is WorkUnit.REPETITIONS


def is_leg_lift(exercise: Exercise) -> bool:
    """Return whether an exercise is a big lift for the legs: a squat, lunge or hinge that moves.

    Args:
        exercise: The exercise.

    Returns:
        Whether it moves more than one joint of the leg under load.
    """
    dynamic = exercise.modality is Modality.DYNAMIC
    return dynamic and exercise.pattern in _BIG and Region.LOWER in exercise.regions


def percent_asked(prescription: Prescription, maxes: Mapping[str, Load]) -> float | None:
    """Return the share of the one-repetition maximum that a lift asks for, also by its effort.

    As given, or from the load and a known maximum; else by the load chart (NSL, C) from its fewest
    repetitions and the fewest in reserve.

    Args:
        prescription: The prescription.
        maxes: Known one-repetition maxima by exercise name.

    Returns:
        The percentage, at the end of the chart for more repetitions than it has; `None` where it cannot be
        told, and for what is not lifted.
    """
    if not is_lifted(prescription):
        return None
    known = percent_of(prescription, maxes)
    if known is not None:
        return known
    effort = given_effort_of(prescription.dose)
    if effort is None:
        return None
    return reps_to_pct(min(MAX_REPS, prescription.dose.work.low + rpe_to_rir(max(0.0, effort))))


def failure_sets(dose: Dose) -> int:
    """Count the sets to failure: all of them, or the last one where only that one is open-ended.

    Args:
        dose: The dose.

    Returns:
        How many of its sets have nothing in reserve.
    """
    if given_effort_of(dose) == _TO_FAILURE:
        return dose.sets
    return 1 if dose.work.open_ended else 0
