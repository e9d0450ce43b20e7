"""What to do in place of an exercise, and why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import attrs

from runstrength.errors import Faults, nearest_names
from runstrength.exercises._ladder import EdgeKind, LadderEdge, as_items
from runstrength.exercises._names import name_key
from runstrength.exercises._search import as_equipment, muscles_named
from runstrength.model.exercise import Exercise, Laterality
from runstrength.muscles import Muscle, MuscleGroup, Tissue

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Substitute", "substitutes_for"]

# Points of likeness: our convention (grade D). Muscles count direct 2 and indirect 1, as sets do (PEL26).
_MUSCLES = 50
_SAME_PATTERN = 20
_SAME_MODALITY = 10
_SAME_LATERALITY = 10
_LADDER_NEIGHBOUR = 10
_LEVEL_STEP = -5
_MORE_IMPACT_STEP = -5

_SIDES = {
    Laterality.BILATERAL: "both sides together",
    Laterality.UNILATERAL: "one side at a time",
    Laterality.ALTERNATING: "the sides in turn",
}
_ADDED = {
    EdgeKind.HARDER: "harder",
    EdgeKind.LOAD: "more load",
    EdgeKind.UNILATERAL: "one side at a time",
}


@attrs.frozen(kw_only=True)
class Substitute:
    """An exercise that can stand in for another.

    The points are a convention of this library (grade D): up to 50 for the muscles (what both train over
    what either trains, direct work counting twice), 20 for the same movement, 10 each for the same way of
    working, the same sides and being next to it on a ladder; 5 off for each level between them and for each
    step of impact more.

    Attributes:
        exercise: What to do.
        replaces: What it stands in for.
        edge: The step of a ladder between the two, or `None`.
        points: How alike they are, at most 100.
    """

    exercise: Exercise
    replaces: Exercise
    edge: LadderEdge | None
    points: int

    @property
    def shared(self) -> frozenset[Muscle]:
        """Muscles that both train directly."""
        return self.exercise.direct & self.replaces.direct

    @property
    def missing(self) -> frozenset[Muscle]:
        """Muscles that only the replaced exercise trains directly."""
        return self.replaces.direct - self.exercise.direct

    @property
    def same_pattern(self) -> bool:
        """Whether both are the same movement."""
        return self.exercise.pattern is self.replaces.pattern

    @property
    def same_modality(self) -> bool:
        """Whether the muscles work the same way."""
        return self.exercise.modality is self.replaces.modality

    @property
    def same_laterality(self) -> bool:
        """Whether both use the sides alike."""
        return self.exercise.laterality is self.replaces.laterality

    @property
    def level_change(self) -> int:
        """Levels up (positive) or down."""
        return self.exercise.level - self.replaces.level

    @property
    def impact_change(self) -> int:
        """Steps of impact up (positive) or down."""
        return self.exercise.impact - self.replaces.impact

    @property
    def reason(self) -> str:
        """Why it is offered, in one sentence."""
        parts: list[str] = []
        if self.shared:
            parts.append(f"trains {_listed(self.shared)} too")
        if self.missing:
            parts.append(f"does not train {_listed(self.missing)} directly")
        if self.edge:
            above = self.edge.upper == self.exercise
            way = f"above ({_ADDED[self.edge.kind]})" if above else "below"
            parts.append(f"one rung {way} on the ladder {self.edge.chain!r}")
        if self.same_pattern:
            parts.append(f"the same movement ({self.exercise.pattern})")
        if not self.same_modality:
            parts.append(f"{self.exercise.modality} instead of {self.replaces.modality}")
        if not self.same_laterality:
            now, before = _SIDES[self.exercise.laterality], _SIDES[self.replaces.laterality]
            parts.append(f"{now} instead of {before}")
        if self.level_change:
            parts.append(f"asks for {'more' if self.level_change > 0 else 'less'} skill or strength")
        if self.impact_change:
            parts.append(f"has {'more' if self.impact_change > 0 else 'less'} impact")
        name = self.exercise.name
        return f"{name[0].upper()}{name[1:]} for {self.replaces}: {'; '.join(parts)}."

    def __str__(self) -> str:
        """Write the reason, which names the exercise."""
        return self.reason


def _listed(muscles: Iterable[Muscle]) -> str:
    *first, last = sorted(muscles)
    return f"{', '.join(first)} and {last}" if first else str(last)


def _points(exercise: Exercise, replaces: Exercise, edge: LadderEdge | None) -> int:
    weights = [
        ((m in a.direct) + (m in a.direct | a.indirect), (m in b.direct) + (m in b.direct | b.indirect))
        for a, b in [(exercise, replaces)]
        for m in a.direct | a.indirect | b.direct | b.indirect
    ]
    return (
        _MUSCLES * sum(map(min, weights)) // sum(map(max, weights))
        + _SAME_PATTERN * (exercise.pattern is replaces.pattern)
        + _SAME_MODALITY * (exercise.modality is replaces.modality)
        + _SAME_LATERALITY * (exercise.laterality is replaces.laterality)
        + _LADDER_NEIGHBOUR * (edge is not None)
        + _LEVEL_STEP * abs(exercise.level - replaces.level)
        + _MORE_IMPACT_STEP * max(0, exercise.impact - replaces.impact)
    )


def substitutes_for(
    exercise: Exercise,
    pool: Iterable[Exercise],
    *,
    neighbours: Mapping[str, LadderEdge],
    known: Mapping[str, Exercise],
    equipment: Iterable[str] | None = None,
    level: int | None = None,
    avoid: Iterable[Muscle | MuscleGroup | Tissue | Exercise | str] = (),
) -> tuple[Substitute, ...]:
    """Return what can stand in for an exercise, as `Catalogue.substitutes` describes it.

    Args:
        exercise: What is to be replaced.
        pool: Where to choose from.
        neighbours: Steps of ladders to and from the exercise, by the name at their other end.
        known: Exercises by the key of their names and aliases.
        equipment: What is at hand.
        level: The highest level.
        avoid: What is not wanted.

    Returns:
        The substitutes, the most alike first.

    Raises:
        InvalidValueError: Conditions are wrong; all of them are named.
    """
    candidates = tuple(pool)
    faults = Faults("substitutes")
    unwanted = _unwanted(avoid, known, faults)
    if level is not None:
        faults.whole("level", level, 1, 3)
    faults.raise_any()
    at_hand = None if equipment is None else as_equipment(equipment, candidates)
    found = [
        Substitute(exercise=other, replaces=exercise, edge=edge, points=_points(other, exercise, edge))
        for other in candidates
        if other.name != exercise.name
        and (level is None or other.level <= level)
        and (at_hand is None or other.is_doable_with(at_hand))
        and not unwanted.has(other)
        for edge in [neighbours.get(other.name)]
        if edge or other.direct & exercise.direct
    ]
    return tuple(sorted(found, key=lambda s: -s.points))


@attrs.frozen
class _Unwanted:
    muscles: frozenset[Muscle]
    tissues: frozenset[Tissue]
    names: frozenset[str]
    impact: bool

    def has(self, exercise: Exercise) -> bool:
        """Return whether the exercise is among what is not wanted."""
        return (
            exercise.name in self.names
            or (self.impact and exercise.impact > 0)
            or not self.muscles.isdisjoint(exercise.direct | exercise.indirect)
            or not self.tissues.isdisjoint(exercise.tissues)
        )


def _unwanted(
    avoid: Iterable[Muscle | MuscleGroup | Tissue | Exercise | str],
    known: Mapping[str, Exercise],
    faults: Faults,
) -> _Unwanted:
    muscles: set[Muscle] = set()
    tissues: set[Tissue] = set()
    names: set[str] = set()
    impact = False
    by_key = {name_key(tissue): tissue for tissue in Tissue}
    for item in as_items(avoid):
        key = name_key(item) if isinstance(item, str) else ""
        if isinstance(item, Exercise):
            names.add(item.name)
        elif key == "impact":
            impact = True
        elif key and (named := muscles_named(item)):
            muscles |= named
        elif key in by_key:
            tissues.add(by_key[key])
        elif key in known:
            names.add(known[key].name)
        else:
            words = dict.fromkeys(
                [*map(str, (*Muscle, *MuscleGroup, *Tissue)), "impact", *(e.name for e in known.values())]
            )
            near = nearest_names(item.lower(), words) if key else ()
            faults.add("avoid", item, "muscles, groups, tissues, exercises or 'impact'", suggestions=near)
    return _Unwanted(frozenset(muscles), frozenset(tissues), frozenset(names), impact)
