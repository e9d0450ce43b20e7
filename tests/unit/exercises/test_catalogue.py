import copy
import pickle
from collections.abc import Mapping
from typing import Any

import attrs
import pytest

from runstrength.errors import InvalidValueError, UnknownExerciseError
from runstrength.exercises import Catalogue, Chain, catalogue
from runstrength.model.exercise import Exercise


def exercise(name: str, **facts: object) -> Exercise:
    """An exercise of which only the names matter."""
    every: dict[str, Any] = {"pattern": "squat", "direct": {"quadriceps"}} | facts
    return Exercise(name=name, **every)


SLED = exercise("Sled push", aliases=("prowler push",), equipment={"sled"})


def test_it_is_a_mapping_from_canonical_names() -> None:
    """With everything that a mapping has."""
    assert isinstance(catalogue, Mapping)
    assert len(catalogue) == len(list(catalogue)) == 83
    assert next(iter(catalogue.items())) == ("plank", catalogue["plank"])
    assert tuple(catalogue.values()) == catalogue.exercises
    assert "plank" in catalogue.keys()  # noqa: SIM118 - the view is under test


@pytest.mark.parametrize("text", ["Back Squats", "back-squat", "barbell squat", "backsquat", " BACK  squat "])
def test_a_lookup_takes_any_spelling_of_any_name(text: str) -> None:
    """Name, identifier or alias."""
    assert catalogue[text] is catalogue["back squat"]
    assert catalogue.get(text) is catalogue["back squat"]
    assert text in catalogue


def test_an_identifier_of_ones_own_is_a_name_too() -> None:
    """It need not look like the name."""
    mine = Catalogue([exercise("sled", id="s-27")])
    assert mine["s-27"].name == "sled"


def test_an_unknown_name_is_an_error_with_suggestions() -> None:
    """A KeyError for those who catch one, and the names as data."""
    with pytest.raises(KeyError) as caught:
        catalogue["splt squat"]
    assert isinstance(caught.value, UnknownExerciseError)
    [problem] = caught.value.problems
    assert problem.suggestions[0] == "split squat"
    assert (problem.field, problem.value) == ("exercise", "splt squat")
    assert str(caught.value).startswith("unknown exercise 'splt squat'; did you mean 'split squat'")


@pytest.mark.parametrize("name", ["qqqqq", "", "x" * 1_000_000, 3, None])
def test_what_resembles_nothing_has_no_suggestion(name: str) -> None:
    """However long or wrong it is."""
    with pytest.raises(UnknownExerciseError) as caught:
        catalogue[name]
    assert "did you mean" not in str(caught.value)
    assert len(str(caught.value)) < 100
    assert name not in catalogue
    assert catalogue.get(name) is None
    assert catalogue.get(name, 7) == 7


def test_near_names_are_of_different_exercises() -> None:
    """An alias is offered as it is written."""
    assert catalogue.nearest("Bulgarian splt sqat")[0] == "Bulgarian split squat"
    near = catalogue.nearest("single leg heel raiz")
    assert len({catalogue[n].name for n in near}) == len(near) > 0
    both = Catalogue([exercise("sled push", aliases=("sled pushing",))])
    assert both.nearest("sled pushin") == ("sled pushing",)


def test_the_names_are_listed_with_the_aliases() -> None:
    """The canonical ones first."""
    assert catalogue.names[:83] == tuple(catalogue)
    assert "RDL" in catalogue.names
    assert len(set(catalogue.names)) == len(catalogue.names)


def test_it_is_a_value() -> None:
    """Equal and hashable by content, and it never changes."""
    same = Catalogue(catalogue.exercises, catalogue.chains)
    assert same == catalogue
    assert hash(same) == hash(catalogue)
    assert catalogue != Catalogue(catalogue.exercises)
    assert catalogue != dict(catalogue)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        catalogue.chains = ()  # type: ignore[misc]


def test_it_survives_copying_and_pickling() -> None:
    """With its lookups and ladders."""
    for twin in (copy.copy(catalogue), copy.deepcopy(catalogue), pickle.loads(pickle.dumps(catalogue))):
        assert twin == catalogue
        assert twin["RDL"].name == "Romanian deadlift"
        assert [e.name for e in twin.harder("box squat")] == ["double-leg squat"]


def test_its_repr_counts() -> None:
    """It does not print 83 exercises."""
    assert repr(catalogue) == "<Catalogue of 83 exercises and 31 ladders>"


def test_users_add_their_own_beside_ours() -> None:
    """Ours stays as it was."""
    mine = catalogue.extended(
        [SLED],
        chains=[Chain(name="sled", rungs=["split squat", SLED], edges=["load"])],
    )
    assert len(mine) == 84
    assert mine["Prowler pushes"] is SLED
    assert SLED in mine.find(equipment={"sled"})
    assert SLED in mine.harder("split squat")
    assert mine.easier(SLED, chain="Sleds") == (catalogue["split squat"],)
    assert mine.chains[-1].name == "sled"
    assert SLED.name not in catalogue
    assert mine.substitutes("split squat", equipment=["sled"], avoid="impact")[0].exercise != SLED
    assert "sled" in mine.equipment


def test_one_exercise_need_not_stand_in_a_list() -> None:
    """Nor one chain."""
    chain = Chain(name="x", rungs=["plank", "sled push"], edges=["load"])
    mine = catalogue.extended(SLED, chains=chain)  # type: ignore[arg-type]
    assert mine.harder("plank", chain="x") == (SLED,)


@pytest.mark.parametrize(
    ("added", "message"),
    [
        (exercise("Planks"), "the name 'Planks' of 'Planks' belongs to 'plank' already"),
        (exercise("press up", id="x"), "the name 'press up' of 'press up' belongs to 'push-up' already"),
        (
            exercise("sled", aliases=("RDLs",)),
            "the alias 'RDLs' of 'sled' belongs to 'Romanian deadlift' already",
        ),
        (exercise("sled", id="dead-bug"), "the id 'dead-bug' of 'sled' belongs to 'dead bug' already"),
    ],
)
def test_a_name_that_is_taken_is_an_error_naming_both(added: Exercise, message: str) -> None:
    """Whatever kind of name, in whatever spelling, and once for each name."""
    with pytest.raises(InvalidValueError) as caught:
        catalogue.extended([added])
    assert [str(p) for p in caught.value.problems] == [f"Catalogue: {message}"]


def test_an_exercise_may_repeat_its_own_name() -> None:
    """As an alias in another spelling, which does no harm."""
    assert Catalogue([exercise("sled", aliases=("Sleds",))])["sleds"].name == "sled"


def test_one_exercise_twice_is_an_error() -> None:
    """Even when both are equal."""
    with pytest.raises(InvalidValueError, match="belongs to 'sled' already"):
        Catalogue([exercise("sled"), exercise("sled", level=2)])


@pytest.mark.parametrize(
    ("exercises", "chains", "message"),
    [
        (["plank"], [], "Catalogue: exercises must be Exercise values, not 'plank'"),
        (3, [], "Catalogue: exercises must be Exercise values, not 3"),
        ([SLED], ["up"], "Catalogue: chains must be Chain values, not 'up'"),
    ],
)
def test_only_exercises_and_chains_make_a_catalogue(
    exercises: list[Exercise], chains: list[Chain], message: str
) -> None:
    """Anything else is refused."""
    with pytest.raises(InvalidValueError) as caught:
        Catalogue(exercises, chains)
    assert str(caught.value) == message


def test_the_empty_catalogue() -> None:
    """It has nothing and finds nothing."""
    empty = Catalogue([])
    assert (len(empty), empty.find(), empty.edges, empty.names) == (0, (), (), ())


def test_neighbours_on_the_ladders() -> None:
    """All of them, or the one of a chain."""
    assert [e.name for e in catalogue.harder("split squat")] == [
        "step-ups and downs",
        "reverse lunge",
        "rear-foot-raised split squat",
    ]
    assert [e.name for e in catalogue.harder("split squat", chain="Lunges")] == ["reverse lunge"]
    assert catalogue.harder("split squat", chain="pull") == ()
    assert catalogue.harder("leg press") == catalogue.easier("leg press") == ()
    assert [e.name for e in catalogue.easier(catalogue["plank"])] == ["dead bug"]


@pytest.mark.parametrize(
    ("chain", "message"),
    [
        ("sqat", "Catalogue: chain must be the name of a ladder, not 'sqat'; did you mean 'squat'?"),
        (3, "Catalogue: chain must be the name of a ladder, not 3"),
    ],
)
def test_an_unknown_ladder_is_an_error(chain: str, message: str) -> None:
    """With what was perhaps meant."""
    with pytest.raises(InvalidValueError) as caught:
        catalogue.harder("plank", chain=chain)
    assert str(caught.value) == message


def test_neighbours_of_an_unknown_exercise_are_an_error() -> None:
    """By name or as a value that is not in the catalogue."""
    with pytest.raises(UnknownExerciseError):
        catalogue.easier("plnk")
    with pytest.raises(UnknownExerciseError):
        catalogue.harder(SLED)
