import re
from typing import Any

import pytest

from runstrength.errors import InvalidValueError
from runstrength.exercises import Catalogue, Chain, EdgeKind, LadderEdge
from runstrength.model.exercise import Exercise


def exercise(name: str, *, aliases: tuple[str, ...] = ()) -> Exercise:
    """An exercise of which only the names matter."""
    return Exercise(name=name, pattern="squat", direct={"quadriceps"}, aliases=aliases)


ONE, TWO, THREE = exercise("one"), exercise("two", aliases=("second",)), exercise("three")


def test_a_chain_takes_texts_and_exercises() -> None:
    """Kinds are members afterwards, rungs are names."""
    chain = Chain(name="numbers", rungs=[ONE, "two"], edges="load")
    assert chain.rungs == ("one", "two")
    assert chain.edges == (EdgeKind.LOAD,)
    assert str(chain) == "numbers: one, two"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"name": ""}, "name must be text, not ''"),
        ({"name": 3}, "name must be text, not 3"),
        ({"rungs": ["one"], "edges": []}, "rungs must be at least two names, not ['one']"),
        ({"rungs": "one", "edges": []}, "rungs must be at least two names, not ['one']"),
        ({"rungs": ["one", 2]}, "rungs must be names of exercises, not 2"),
        ({"rungs": 3}, "rungs must be names of exercises, not 3"),
        ({"rungs": ["one", "Ones"]}, "rungs must be different exercises, not ['one', 'Ones']"),
        (
            {"edges": ["hard"]},
            "edges must be one of harder, load, unilateral, not 'hard'; did you mean 'harder'?",
        ),
        ({"edges": ["load", "load"]}, "edges must be one fewer than the 2 rungs, not 2"),
    ],
)
def test_a_chain_that_cannot_be(fields: dict[str, Any], message: str) -> None:
    """Each fault names the field, the value and what is allowed."""
    with pytest.raises(InvalidValueError, match=re.escape(f"Chain: {message}")):
        Chain(**({"name": "numbers", "rungs": ["one", "two"], "edges": ["harder"]} | fields))


def test_rungs_are_kept_as_canonical_names() -> None:
    """Whatever the spelling in the chain was."""
    chain = Chain(name="numbers", rungs=["ONE", "seconds", "three"], edges=["harder", "load"])
    catalogue = Catalogue([ONE, TWO, THREE], [chain])
    assert catalogue.chains[0].rungs == ("one", "two", "three")
    assert catalogue.edges == (
        LadderEdge(ONE, TWO, EdgeKind.HARDER, "numbers"),
        LadderEdge(TWO, THREE, EdgeKind.LOAD, "numbers"),
    )
    assert [str(edge) for edge in catalogue.edges] == ["one to two (harder)", "two to three (load)"]


def chain_of(name: str, *rungs: str, kind: str = "harder") -> Chain:
    """A chain with steps of one kind."""
    return Chain(name=name, rungs=rungs, edges=[kind] * (len(rungs) - 1))


@pytest.mark.parametrize(
    ("chains", "message"),
    [
        (
            [chain_of("a", "one", "tow", "three")],
            "Catalogue: rungs of chain 'a' must be exercises of the catalogue, not 'tow'; did you mean 'two'",
        ),
        (
            [chain_of("up", "one", "two"), chain_of("Ups", "two", "three")],
            "Catalogue: chains must be of different names, not 'Ups'",
        ),
        (
            [chain_of("a", "one", "two"), chain_of("b", "one", "two", kind="load")],
            "Catalogue: the step from one to two in chain 'b' must be 'harder' as in 'a', not 'load'",
        ),
        (
            [chain_of("a", "one", "two", "three"), chain_of("b", "three", "one")],
            "Catalogue: a ladder must not come back to a rung, and these do: ",
        ),
        (
            [chain_of("a", "two", "second")],
            "Catalogue: a ladder must not come back to a rung, and these do: two to two",
        ),
    ],
    ids=["unknown rung", "one name twice", "contradiction", "cycle", "one exercise twice"],
)
def test_ladders_that_cannot_be(chains: list[Chain], message: str) -> None:
    """A catalogue refuses them and says where."""
    with pytest.raises(InvalidValueError, match=re.escape(message)):
        Catalogue([ONE, TWO, THREE], chains)


def test_one_step_may_stand_in_two_ladders() -> None:
    """It is one neighbour all the same."""
    chains = [chain_of("a", "one", "two"), chain_of("b", "one", "two", "three")]
    catalogue = Catalogue([ONE, TWO, THREE], chains)
    assert catalogue.harder("one") == (TWO,)
    assert catalogue.easier("two") == (ONE,)
    assert len(catalogue.edges) == 3
