from typing import get_args

import pytest

import runstrength as rs
from runstrength.formats.json import Noun
from runstrength.formats.json._shape import (
    CHOICES,
    KINDS,
    PlanWeek,
    choice_of,
    class_of,
    keys_of,
    kind_of,
    members_of,
)


def test_the_list_of_kinds_and_the_type_of_nouns_are_one() -> None:
    """One is for the program and one for type checkers."""
    listed = {member for form in KINDS.values() for member in members_of(form) or (form,)}
    assert set(get_args(Noun)) == listed


def test_every_noun_of_the_model_can_be_stored() -> None:
    """A new noun has to be added to the list; how two plans differ is worked out anew."""
    from runstrength import days, model, quantities

    nouns = {
        value
        for module in (model, days, quantities)
        for name in module.__all__
        if isinstance(value := getattr(module, name), type)
        and (hasattr(value, "__attrs_attrs__") or name in {"SlotSet", "DaySet"})
        and name not in {"Change", "Diff"}
    }
    assert {noun for noun in nouns if kind_of(noun) is None} == set()


def test_every_kind_has_its_class_and_every_class_one_kind() -> None:
    """Those that documents do not hold have none."""
    assert kind_of(rs.Plan) == "plan"
    assert kind_of(rs.StrengthSession) == kind_of(rs.RaceSession) == "session"
    assert kind_of(rs.Range) == "range"
    assert kind_of(rs.Muscle) is None


@pytest.mark.parametrize("name", CHOICES)
def test_the_words_of_a_choice_are_different(name: str) -> None:
    """So that each stands for one noun."""
    assert len(set(CHOICES[name].values())) == len(CHOICES[name])


def test_sessions_have_the_words_of_their_families() -> None:
    """One word for one idea."""
    _, sessions = choice_of(KINDS["session"])
    assert {tag: noun.family.value for tag, noun in sessions.items()} == {tag: tag for tag in sessions}


def test_keys_are_the_fields_of_the_class() -> None:
    """All of them, under their own names; a week of a plan does not say whether it repeats."""
    assert [key.name for key in keys_of(rs.Week)] == ["repeats", "sessions", "labels"]
    assert [key.name for key in keys_of(PlanWeek)] == ["sessions", "labels"]
    assert class_of(PlanWeek) is rs.Week
