"""Strategies for exercises: those that ship, and those that users make."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from hypothesis import strategies as st

from runstrength.exercises import catalogue
from runstrength.model.exercise import Exercise, Laterality, Modality, Pattern
from runstrength.muscles import Muscle, Tissue
from runstrength.testing._bounds import check_bounds, chosen

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from hypothesis.strategies import DrawFn, SearchStrategy

T = TypeVar("T")

_EQUIPMENT = ("band", "barbell", "dumbbells", "sled")


def exercises(
    *,
    name: SearchStrategy[str] | None = None,
    patterns: Collection[Pattern] = tuple(Pattern),
    modalities: Collection[Modality] = tuple(Modality),
    equipment: Collection[str] = _EQUIPMENT,
    max_level: int = 3,
) -> SearchStrategy[Exercise]:
    """Draw exercises as users make them; no name is one of the catalogue that ships.

    Make a list of them with `unique_by=lambda e: name_key(e.name)` to extend a catalogue by it.

    Args:
        name: Draws the name; any when left out.
        patterns: The movements.
        modalities: The ways in which the muscles work.
        equipment: What may be needed.
        max_level: Highest level, 1 to 3.

    Returns:
        The strategy. It shrinks towards easy exercises that need no equipment.

    Raises:
        InvalidArgument: There is no such exercise.
    """
    check_bounds("level", 1, max_level, least=1, most=3)
    pattern, modality = chosen("patterns", patterns), chosen("modalities", modalities)
    names = _names() if name is None else name

    @st.composite
    def draw_exercise(draw: DrawFn) -> Exercise:
        direct = draw(_some(Muscle, min_size=1))
        how = draw(modality)
        return Exercise(
            name=draw(names),
            pattern=draw(pattern),
            direct=direct,
            indirect=draw(_some(Muscle)) - direct,
            modality=how,
            laterality=draw(st.sampled_from(Laterality)),
            equipment=draw(_some(equipment)),
            tissues=draw(_some(Tissue)),
            impact=draw(st.integers(0, 3)),
            level=draw(st.integers(1, max_level)),
            landings=draw(st.integers(1 if how is Modality.PLYOMETRIC else 0, 10)),
            light=draw(st.booleans()),
        )

    return draw_exercise()


def shipped_exercises(
    *, equipment: Iterable[str] | None = None, max_level: int = 3
) -> SearchStrategy[Exercise]:
    """Draw exercises of the catalogue that ships.

    Args:
        equipment: What is at hand; everything when left out.
        max_level: Highest level, 1 to 3.

    Returns:
        The strategy. It shrinks towards easy exercises that need no equipment.

    Raises:
        InvalidArgument: There is no such exercise.

    Example:
        >>> from runstrength.testing import shipped_exercises
        >>> at_home = shipped_exercises(equipment={"band"}, max_level=1)
    """
    check_bounds("level", 1, max_level, least=1, most=3)
    found = catalogue.find(equipment=equipment, level=max_level)
    names = [e.name for e in sorted(found, key=lambda e: (len(e.equipment), e.impact, e.level))]
    return chosen("equipment", names).map(catalogue.__getitem__)


def _names() -> SearchStrategy[str]:
    letters = st.text(st.characters(codec="ascii", categories=["Ll"]), min_size=1, max_size=8)
    foreign = st.text(st.characters(codec="utf-8", categories=["L"]), min_size=1, max_size=4)
    word = letters | foreign
    further = st.tuples(st.sampled_from(" -"), word).map("".join) | st.just("")
    return st.tuples(word, further, further).map("".join).filter(_is_new)


def _is_new(name: str) -> bool:
    return name not in catalogue


def _some(values: Iterable[T], min_size: int = 0) -> SearchStrategy[frozenset[T]]:
    given = list(values)
    if not given:
        return st.just(frozenset[T]())
    return st.frozensets(st.sampled_from(given), min_size=min_size, max_size=3)
