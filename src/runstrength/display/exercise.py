"""The table of an exercise: its facts, and how to do it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from runstrength.display.grid import Grid, Sheet

if TYPE_CHECKING:
    from runstrength.model.exercise import Exercise

__all__ = ["exercise_sheet"]

_IMPACT = ("", "low", "medium", "high")
_LEVEL = ("", "1, for anyone", "2, with some practice", "3, advanced")
_INFERRED = {"name": "its name", "per_side": "that each side does its sets"}


def exercise_sheet(exercise: Exercise) -> Sheet:
    """Return the table of an exercise.

    Args:
        exercise: The exercise.

    Returns:
        Its facts by name; benefit and cues as sentences under them.

    Example:
        >>> from runstrength.model.exercise import Exercise
        >>> sled = Exercise(name="Sled push", pattern="squat", direct={"quadriceps"}, equipment={"sled"})
        >>> print(exercise_sheet(sled))
        Sled push
        Fact       Value
        ---------  -------------
        Trains     quadriceps
        Pattern    squat
        Works      dynamic
        Sides      bilateral
        Equipment  sled
        Level      1, for anyone
    """
    facts = [
        ("Trains", _listed(exercise.direct)),
        ("Helped by", _listed(exercise.indirect)),
        ("Pattern", exercise.pattern.value),
        ("Works", exercise.modality.value),
        ("Sides", exercise.laterality.value),
        ("Equipment", _listed(exercise.equipment) or "nothing"),
        ("Or with", "; ".join(_listed(kit) or "nothing" for kit in exercise.alternatives)),
        ("Loads", _listed(exercise.tissues)),
        ("Impact", _IMPACT[exercise.impact]),
        ("Landings", f"{exercise.landings} a repetition" if exercise.landings else ""),
        ("Level", _LEVEL[exercise.level]),
        ("Also called", ", ".join(exercise.aliases)),
        ("In the guide", _guide(exercise)),
    ]
    return Sheet(
        [
            Grid(
                title=exercise.name,
                header=["Fact", "Value"],
                rows=[fact for fact in facts if fact[1]],
                notes=[note for note in (exercise.benefit, *exercise.cues) if note],
            )
        ]
    )


def _listed(words: Iterable[str]) -> str:
    return ", ".join(sorted(words))


def _guide(exercise: Exercise) -> str:
    if exercise.guide is None:
        return ""
    inferred = " and ".join(_INFERRED[fact] for fact in sorted(exercise.guide.inferred))
    return f"{exercise.guide.region.value}, {exercise.guide.dose}" + (
        f"; inferred: {inferred}" if inferred else ""
    )
