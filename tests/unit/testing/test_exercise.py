import pytest

pytest.importorskip("hypothesis")

from hypothesis import find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from tests.unit.testing.finding import FRESH, QUICK

from runstrength.exercises import catalogue, name_key
from runstrength.model import Exercise, Modality, Pattern
from runstrength.testing import exercises, shipped_exercises


@settings(deadline=None, max_examples=30)
@given(st.lists(exercises(), max_size=2, unique_by=lambda e: name_key(e.name)))
def test_exercises_of_users_extend_the_catalogue(own: list[Exercise]) -> None:
    """No name of theirs is taken."""
    larger = catalogue.extended(own)

    assert all(larger[exercise.name] is exercise for exercise in own)
    assert len(larger) == len(catalogue) + len(own)


@settings(deadline=None, max_examples=30)
@given(
    exercises(
        name=st.sampled_from(["Sled push", "Sled pull"]),
        patterns=[Pattern.SQUAT],
        modalities=[Modality.PLYOMETRIC],
        equipment=["sled"],
        max_level=2,
    )
)
def test_facts_of_an_exercise_are_chosen(exercise: Exercise) -> None:
    """By strategies, choices or bounds."""
    assert exercise.name.startswith("Sled pu")
    assert (exercise.pattern, exercise.modality) == (Pattern.SQUAT, Modality.PLYOMETRIC)
    assert exercise.equipment <= {"sled"}
    assert exercise.level <= 2
    assert exercise.landings >= 1


def test_exercises_shrink_to_easy_ones_without_equipment() -> None:
    """With one muscle."""
    simple = find(exercises(), lambda _: True, settings=FRESH)

    assert (simple.equipment, simple.level, simple.impact) == (frozenset(), 1, 0)
    assert (len(simple.direct), simple.indirect) == (1, frozenset())
    assert find(exercises(equipment=[]), lambda _: True, settings=FRESH).equipment == frozenset()
    assert " " in find(exercises(), lambda e: " " in e.name, settings=QUICK).name
    assert not find(exercises(), lambda e: not e.name.isascii(), settings=QUICK).name.isascii()


@settings(deadline=None, max_examples=30)
@given(shipped_exercises(equipment={"band"}, max_level=1))
def test_shipped_exercises_can_be_done_with_what_is_there(exercise: Exercise) -> None:
    """And are no harder than asked for."""
    assert exercise.is_doable_with({"band"})
    assert exercise.level == 1
    assert catalogue[exercise.name] is exercise


def test_shipped_exercises_shrink_to_bodyweight() -> None:
    """Without impact, and easy."""
    simple = find(shipped_exercises(), lambda _: True, settings=FRESH)

    assert (simple.equipment, simple.level, simple.impact) == (frozenset(), 1, 0)
    assert find(shipped_exercises(), lambda e: e.equipment == {"barbell"}, settings=QUICK).equipment == {
        "barbell"
    }


@pytest.mark.parametrize(
    "draw",
    [
        lambda: exercises(patterns=[]),
        lambda: exercises(modalities=[]),
        lambda: exercises(max_level=0),
        lambda: shipped_exercises(max_level=4),
    ],
)
def test_impossible_exercises_are_refused(draw: object) -> None:
    """At once, before anything is drawn."""
    assert callable(draw)
    with pytest.raises(InvalidArgument):
        draw()
