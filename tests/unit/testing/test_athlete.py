import pytest

pytest.importorskip("hypothesis")

from hypothesis import find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from runstrength.days import SlotSet
from runstrength.model import Athlete, Level, Pain, Preference, PreferenceKind
from runstrength.testing import athletes, preferences


@settings(deadline=None)
@given(preferences(within=SlotSet("mon, wed pm")))
def test_preferences_are_within_the_slots(preference: Preference) -> None:
    """Those that have some."""
    assert preference.slots is None or preference.slots <= SlotSet("mon, wed pm")


@pytest.mark.parametrize("kind", PreferenceKind)
def test_every_kind_of_preference_is_drawn(kind: PreferenceKind) -> None:
    """From all of them, and alone."""
    assert find(preferences(), lambda preference: preference.kind is kind).kind is kind
    assert find(preferences(kinds=[kind]), lambda _: True).kind is kind


@settings(deadline=None)
@given(
    athletes(levels=["novice"], available=st.just(SlotSet("mon")), equipment=st.just({"band"}), healthy=True)
)
def test_parts_of_an_athlete_are_chosen(athlete: Athlete) -> None:
    """And without a health flag where that is asked for."""
    assert (athlete.level, athlete.available, athlete.equipment) == (
        Level.NOVICE,
        SlotSet("mon"),
        frozenset({"band"}),
    )
    assert not (athlete.pregnant or athlete.cleared or athlete.pains or athlete.symptoms)


def test_athletes_shrink_to_nothing_known() -> None:
    """And every fact can be there."""
    assert find(athletes(), lambda _: True) == Athlete(level="novice")
    for field in ("type", "age", "easy_pace", "one_rep_maxes", "preferences", "pregnant", "pains"):
        assert getattr(find(athletes(), lambda one, field=field: bool(getattr(one, field))), field)
    assert find(athletes(), lambda one: bool(one.pains)).pains == (Pain(where="left knee", score=0),)


@pytest.mark.parametrize(
    "draw",
    [
        lambda: preferences(kinds=[]),
        lambda: preferences(kinds=["avoid"], within=SlotSet()),
        lambda: athletes(levels=[]),
    ],
)
def test_impossible_athletes_are_refused(draw: object) -> None:
    """At once, before anything is drawn."""
    assert callable(draw)
    with pytest.raises(InvalidArgument):
        draw()
