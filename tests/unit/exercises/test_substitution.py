from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import pytest

from runstrength.errors import InvalidValueError, UnknownExerciseError
from runstrength.exercises import EdgeKind, Substitute, catalogue
from runstrength.model.exercise import Exercise
from runstrength.muscles import Muscle, MuscleGroup, Tissue


def names(found: tuple[Substitute, ...]) -> list[str]:
    """Names of the substitutes."""
    return [s.exercise.name for s in found]


def substitute(name: str, for_name: str) -> Substitute:
    """The one substitute with the name."""
    return next(s for s in catalogue.substitutes(for_name) if s.exercise.name == name)


def test_the_most_alike_comes_first() -> None:
    """Same muscles, same movement, same sides."""
    found = catalogue.substitutes("split squat", equipment={"band"})
    assert names(found)[:3] == ["reverse lunge", "lateral lunge", "double-leg squat"]
    assert [s.points for s in found] == sorted((s.points for s in found), reverse=True)
    assert "split squat" not in names(found)


def test_each_substitute_says_why() -> None:
    """In typed values and in a sentence."""
    lunge = substitute("reverse lunge", "split squat")
    assert lunge.replaces is catalogue["split squat"]
    assert lunge.shared == {Muscle.QUADRICEPS, Muscle.GLUTEUS_MAXIMUS}
    assert lunge.missing == frozenset()
    assert lunge.edge is not None
    assert (lunge.edge.chain, lunge.edge.kind) == ("lunge", EdgeKind.HARDER)
    assert (lunge.same_pattern, lunge.same_modality, lunge.same_laterality) == (True, True, True)
    assert (lunge.level_change, lunge.impact_change) == (1, 0)
    assert lunge.points == 50 * 4 // 6 + 20 + 10 + 10 + 10 - 5
    assert str(lunge) == lunge.reason
    assert lunge.reason == (
        "Reverse lunge for split squat: trains gluteus maximus and quadriceps too; one rung above (harder) "
        "on the ladder 'lunge'; the same movement (lunge); asks for more skill or strength."
    )


@pytest.mark.parametrize(
    ("name", "for_name", "part"),
    [
        ("double-leg squat", "split squat", "one rung below on the ladder 'squat'"),
        ("double-leg squat", "split squat", "both sides together instead of one side at a time"),
        ("goblet squat", "double-leg squat", "one rung above (more load) on the ladder 'loaded squat'"),
        ("single-leg bridge", "glute bridge", "one rung above (one side at a time) on the ladder 'bridge'"),
        ("dead bug", "leg raises", "does not train hip flexors and lower abdominals directly"),
        ("wall sit", "double-leg squat", "isometric instead of dynamic"),
        ("plank", "long-lever plank", "asks for less skill or strength"),
        ("mountain climbers", "leg raises", "has more impact"),
        ("pogo hops", "single-leg pogo", "has less impact"),
        ("trap-bar deadlift", "Romanian deadlift", "trains gluteus maximus and hamstrings too"),
        ("tibialis raise", "banded tibialis raise", "trains tibialis anterior too"),
        ("front squat", "trap-bar deadlift", "does not train gluteus maximus and hamstrings directly"),
    ],
)
def test_a_reason_names_what_differs(name: str, for_name: str, part: str) -> None:
    """And what is the same."""
    assert part in substitute(name, for_name).reason


def test_three_muscles_are_listed_with_commas() -> None:
    """The last one with "and"."""
    reason = substitute("trap-bar deadlift", "bounding").reason
    assert "trains gluteus maximus and hamstrings too" in reason
    own = Exercise(
        name="sled drag",
        pattern="locomotion",
        direct={"quadriceps", "hamstrings", "gluteus maximus"},
    )
    best = next(s for s in catalogue.substitutes(own) if s.exercise.name == "trap-bar deadlift")
    assert "trains gluteus maximus, hamstrings and quadriceps too" in best.reason


def test_equipment_and_level_narrow_the_choice() -> None:
    """As in a search."""
    bare = catalogue.substitutes("back squat", equipment=())
    assert all(s.exercise.is_doable_with(set()) for s in bare)
    easy = catalogue.substitutes("back squat", level=1)
    assert {s.exercise.level for s in easy} == {1}


@pytest.mark.parametrize(
    "avoid",
    [
        [Muscle.HAMSTRINGS],
        "Hamstring",
        {MuscleGroup.HAMSTRINGS},
    ],
)
def test_an_unwanted_muscle_is_not_even_to_help(avoid: Iterable[Muscle | MuscleGroup | str]) -> None:
    """As muscle or as group, as member or as text."""
    found = catalogue.substitutes("split squat", avoid=avoid)
    assert found
    assert not any(Muscle.HAMSTRINGS in s.exercise.direct | s.exercise.indirect for s in found)


def test_unwanted_tissues_exercises_and_impact_stay_out() -> None:
    """Each kind of thing that can be avoided."""
    everything = set(names(catalogue.substitutes("calf raise")))
    no_tendon = set(names(catalogue.substitutes("calf raise", avoid=[Tissue.TENDON])))
    assert no_tendon == {n for n in everything if Tissue.TENDON not in catalogue[n].tissues} < everything
    assert names(catalogue.substitutes("calf raise", avoid="tendon")) == names(
        catalogue.substitutes("calf raise", avoid=["tendons"])
    )
    no_impact = set(names(catalogue.substitutes("calf raise", avoid="impact")))
    assert no_impact == {n for n in everything if not catalogue[n].impact} < everything
    named = set(names(catalogue.substitutes("calf raise", avoid=["Pogos", catalogue["drop jump"]])))
    assert named == everything - {"pogo hops", "drop jump"}
    assert named == set(names(catalogue.substitutes("calf raise", avoid=["pogo hops", "depth jump"])))
    only = set(names(catalogue.substitutes("calf raise", avoid=catalogue["drop jump"])))  # type: ignore[arg-type]
    assert only == everything - {"drop jump"}


def test_an_exercise_of_ones_own_can_be_replaced() -> None:
    """It need not be in the catalogue."""
    sled = Exercise(name="sled push", pattern="squat", direct={"quadriceps"}, equipment={"sled"})
    best = catalogue.substitutes(sled, equipment=set())[0]
    assert best.exercise.name == "double-leg squat"
    assert best.edge is None


def test_substitutes_come_in_the_same_order_every_time() -> None:
    """Equals stay in the order of the catalogue."""
    found = catalogue.substitutes("plank")
    assert found == catalogue.substitutes("forearm planks")
    order = list(catalogue)
    for one, other in pairwise(found):
        alike = one.points == other.points
        assert not alike or order.index(one.exercise.name) < order.index(other.exercise.name)


@pytest.mark.parametrize(
    ("conditions", "message"),
    [
        ({"level": 4}, "substitutes: level must be a whole number from 1 to 3, not 4"),
        (
            {"avoid": ["hamstrngs"]},
            "exercises or 'impact', not 'hamstrngs'; did you mean 'hamstrings'",
        ),
        (
            {"avoid": [3]},
            "substitutes: avoid must be muscles, groups, tissues, exercises or 'impact', not 3",
        ),
        ({"avoid": [""]}, "or 'impact', not ''"),
        ({"equipment": [3]}, "find: equipment must be names of equipment, not 3"),
    ],
)
def test_a_condition_that_cannot_be(conditions: dict[str, Any], message: str) -> None:
    """It says what is allowed."""
    with pytest.raises(InvalidValueError) as caught:
        catalogue.substitutes("plank", **conditions)
    assert message in str(caught.value)


def test_an_unknown_name_has_no_substitutes() -> None:
    """But a suggestion."""
    with pytest.raises(UnknownExerciseError, match="did you mean 'plank'"):
        catalogue.substitutes("plnk")
