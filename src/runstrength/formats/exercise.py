"""Exercises as data and as JSON, every fact spelled out, for apps that show them.

To store an exercise and read it back use `runstrength.formats.json`; this is for lists that people look at.

Example:
    >>> from runstrength.exercises import catalogue
    >>> data = exercise_data(catalogue["calf raise"])
    >>> data["groups"], data["equipment"], data["level"]
    (['calves'], [], 1)
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TypeAlias

from runstrength.model.exercise import Exercise, GuideOrigin

__all__ = ["VERSION", "Data", "as_data", "dumps", "exercise_data"]

VERSION = 1
"""The version of the shape; it rises when a key goes away or changes its meaning."""

Data: TypeAlias = "dict[str, object]"


def as_data(exercises: Iterable[Exercise]) -> Data:
    """Return exercises as dictionaries, lists, texts and numbers.

    Args:
        exercises: The exercises.

    Returns:
        What JSON can carry, under the keys `schema` and `exercises`.
    """
    return {
        "schema": f"runstrength-exercises/{VERSION}",
        "exercises": [exercise_data(exercise) for exercise in exercises],
    }


def dumps(exercises: Iterable[Exercise], *, indent: int | None = None) -> str:
    """Write exercises as JSON.

    Args:
        exercises: The exercises.
        indent: Spaces for each level; one line when left out.

    Returns:
        The text.
    """
    return json.dumps(as_data(exercises), indent=indent, ensure_ascii=False, allow_nan=False)


def exercise_data(exercise: Exercise) -> Data:
    """Return an exercise as dictionaries, lists, texts and numbers.

    Args:
        exercise: The exercise.

    Returns:
        Its facts by name, the groups besides the muscles; what is a set there is a sorted list here.
    """
    return {
        "id": exercise.id,
        "name": exercise.name,
        "aliases": list(exercise.aliases),
        "pattern": exercise.pattern.value,
        "modality": exercise.modality.value,
        "laterality": exercise.laterality.value,
        "direct": _sorted(exercise.direct),
        "indirect": _sorted(exercise.indirect),
        "groups": _sorted(exercise.groups),
        "indirect_groups": _sorted(exercise.indirect_groups),
        "tissues": _sorted(exercise.tissues),
        "equipment": _sorted(exercise.equipment),
        "alternatives": [_sorted(kit) for kit in exercise.alternatives],
        "level": exercise.level,
        "impact": exercise.impact,
        "landings": exercise.landings,
        "benefit": exercise.benefit,
        "cues": list(exercise.cues),
        "guide": exercise.guide and _guide(exercise.guide),
    }


def _guide(origin: GuideOrigin) -> Data:
    return {
        "region": origin.region.value,
        "dose": str(origin.dose),
        "inferred": _sorted(origin.inferred),
    }


def _sorted(words: Iterable[str]) -> list[str]:
    return sorted(map(str, words))
