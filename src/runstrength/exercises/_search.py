"""Choosing exercises by their facts."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

from runstrength.errors import Faults, nearest_names
from runstrength.exercises._ladder import as_items
from runstrength.exercises._names import name_key
from runstrength.model.exercise import Exercise, Laterality, Modality, Pattern
from runstrength.muscles import Muscle, MuscleGroup, Region

__all__ = ["as_equipment", "equipment_words", "matching"]

E = TypeVar("E", bound=StrEnum)


def matching(
    exercises: Iterable[Exercise],
    *,
    muscle: str | None = None,
    group: str | None = None,
    region: str | None = None,
    pattern: str | None = None,
    equipment: Iterable[str] | None = None,
    modality: str | None = None,
    laterality: str | None = None,
    level: int | None = None,
    impact: int | None = None,
    guide: bool | None = None,
    include_indirect: bool = False,
) -> tuple[Exercise, ...]:
    """Return the exercises that meet every condition, as `Catalogue.find` describes them.

    Args:
        exercises: Where to choose from.
        muscle: A muscle or a group.
        group: A group.
        region: A region.
        pattern: A movement pattern.
        equipment: What is at hand.
        modality: A way of working.
        laterality: A laterality.
        level: The highest level.
        impact: The highest impact.
        guide: Whether the guide has it.
        include_indirect: Whether to count muscles that help.

    Returns:
        The exercises, in the given order.

    Raises:
        InvalidValueError: Conditions are wrong; all of them are named.
    """
    faults = Faults("find")
    asked_group = _member(faults, "group", MuscleGroup, group)
    asked_region = _member(faults, "region", Region, region)
    wanted = [
        muscles
        for muscles in (
            _muscles_meant(faults, muscle),
            asked_group and asked_group.muscles,
            asked_region and frozenset(m for m in Muscle if m.region is asked_region),
        )
        if muscles is not None
    ]
    kinds = {
        "pattern": _member(faults, "pattern", Pattern, pattern),
        "modality": _member(faults, "modality", Modality, modality),
        "laterality": _member(faults, "laterality", Laterality, laterality),
    }
    if level is not None:
        faults.whole("level", level, 1, 3)
    if impact is not None:
        faults.whole("impact", impact, 0, 3)
    faults.instance("guide", guide, (bool, type(None)), "true, false or None")
    faults.instance("include_indirect", include_indirect, bool, "true or false")
    faults.raise_any()
    pool = tuple(exercises)
    at_hand = None if equipment is None else as_equipment(equipment, pool)

    def is_wanted(exercise: Exercise) -> bool:
        trained = exercise.direct | exercise.indirect if include_indirect else exercise.direct
        return (
            all(not trained.isdisjoint(muscles) for muscles in wanted)
            and all(kind in (None, getattr(exercise, field)) for field, kind in kinds.items())
            and (level is None or exercise.level <= level)
            and (impact is None or exercise.impact <= impact)
            and guide in (None, exercise.guide is not None)
            and (at_hand is None or exercise.is_doable_with(at_hand))
        )

    return tuple(filter(is_wanted, pool))


def _member(faults: Faults, field: str, enum: type[E], value: str | None) -> E | None:
    if value is None:
        return None
    if isinstance(value, str):
        key = name_key(value)
        for member in enum:
            if name_key(member) == key:
                return member
    faults.member(field, value, enum)
    return None


def _muscles_meant(faults: Faults, value: str | None) -> frozenset[Muscle] | None:
    if value is None:
        return None
    if isinstance(value, str):
        muscles = muscles_named(value)
        if muscles:
            return muscles
        near = nearest_names(value.lower(), dict.fromkeys(str(m) for m in (*Muscle, *MuscleGroup)))
    else:
        near = ()
    faults.add("muscle", value, "a muscle or a group of muscles", suggestions=near)
    return None


def muscles_named(text: str) -> frozenset[Muscle]:
    """Return the muscles that a text names: one muscle, or all of a group.

    Args:
        text: A muscle or a group, in any spelling.

    Returns:
        The muscles, or none.

    Example:
        >>> sorted(muscles_named("Calves")), muscles_named("wings")
        ([<Muscle.GASTROCNEMIUS: 'gastrocnemius'>, <Muscle.SOLEUS: 'soleus'>], frozenset())
    """
    key = name_key(text)
    for muscle in Muscle:
        if name_key(muscle) == key:
            return frozenset({muscle})
    for group in MuscleGroup:
        if name_key(group) == key:
            return group.muscles
    return frozenset()


def equipment_words(exercises: Iterable[Exercise]) -> frozenset[str]:
    """Return every word for equipment that the exercises use.

    Args:
        exercises: Any exercises.

    Returns:
        The words as the exercises write them.
    """
    return frozenset(word for e in exercises for kit in (e.equipment, *e.alternatives) for word in kit)


def as_equipment(at_hand: Iterable[str], exercises: Iterable[Exercise]) -> frozenset[str]:
    """Return what is at hand in the words of the exercises: `Dumbbell` is `dumbbells`.

    A word that no exercise uses is no error, since people own other things too.

    Args:
        at_hand: What is at hand; a single text counts as one.
        exercises: The exercises whose words count.

    Returns:
        The words of the exercises for what is at hand.

    Raises:
        InvalidValueError: Something is not text.
    """
    words = as_items(at_hand)
    faults = Faults("find")
    for word in words:
        faults.instance("equipment", word, str, "names of equipment")
    faults.raise_any()
    keys = {name_key(word) for word in words}
    return frozenset(word for word in equipment_words(exercises) if name_key(word) in keys)
