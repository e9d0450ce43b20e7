import pytest

pytest.importorskip("hypothesis")

from hypothesis import find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from tests.unit.testing.finding import FRESH, QUICK

from runstrength.days import SlotSet
from runstrength.model import Athlete, Level, Preference, PreferenceKind
from runstrength.testing import athletes, preferences


@settings(deadline=None, max_examples=30)
@given(preferences(within=SlotSet("mon, wed pm")))
def test_preferences_are_within_the_slots(preference: Preference) -> None:
    """Those that have some."""
    assert preference.slots is None or preference.slots <= SlotSet("mon, wed pm")


@pytest.mark.parametrize("kind", PreferenceKind)
def test_every_kind_of_preference_is_drawn(kind: PreferenceKind) -> None:
    """From all of them, and alone."""
    assert find(preferences(), lambda preference: preference.kind is kind, settings=QUICK).kind is kind
    assert find(preferences(kinds=[kind]), lambda _: True, settings=FRESH).kind is kind


@settings(deadline=None, max_examples=30)
@given(
    athletes(
        levels=[Level.NOVICE], available=st.just(SlotSet("mon")), equipment=st.just({"band"}), healthy=True
    )
)
def test_parts_of_an_athlete_are_chosen(athlete: Athlete) -> None:
    """And without a health flag where that is asked for."""
    assert (athlete.level, athlete.available, athlete.equipment) == (
        Level.NOVICE,
        SlotSet("mon"),
        frozenset({"band"}),
    )
    assert (athlete.pregnant, athlete.cleared, athlete.pains, athlete.symptoms) == (
        False,
        False,
        (),
        frozenset(),
    )


def test_athletes_shrink_to_nothing_known() -> None:
    """Of whom only a level is said."""
    assert find(athletes(), lambda _: True, settings=FRESH) == Athlete(level="novice")


@pytest.mark.parametrize(
    "field", ["type", "age", "easy_pace", "one_rep_maxes", "preferences", "pregnant", "cleared", "pains"]
)
def test_every_fact_of_an_athlete_is_drawn(field: str) -> None:
    """Sooner or later."""
    assert getattr(find(athletes(), lambda athlete: bool(getattr(athlete, field)), settings=QUICK), field)


@pytest.mark.parametrize(
    "draw",
    [
        lambda: preferences(kinds=[]),
        lambda: preferences(kinds=[PreferenceKind.AVOID], within=SlotSet()),
        lambda: athletes(levels=[]),
    ],
)
def test_impossible_athletes_are_refused(draw: object) -> None:
    """At once, before anything is drawn."""
    assert callable(draw)
    with pytest.raises(InvalidArgument):
        draw()
