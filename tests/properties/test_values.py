"""Every noun is a value: equal and hashed by content, the same after a copy, and never changed."""

import copy
import pickle

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

import runstrength as rs
from runstrength import testing

NOUNS: dict[str, SearchStrategy[object]] = {
    "Load": testing.loads(),
    "Bodyweight": testing.bodyweights(),
    "Distance": testing.distances(),
    "Duration": testing.durations(),
    "Pace": testing.paces(),
    "Slot": testing.slots(),
    "Work": testing.works(),
    "Tempo": testing.tempos(),
    "Dose": testing.doses(),
    "Exercise": testing.exercises(),
    "Exercise that ships": testing.shipped_exercises(),
    "Prescription": testing.prescriptions(),
    "Superset": testing.supersets(),
    "Session": testing.sessions(),
    "PlannedSession": testing.planned_sessions(),
    "Week": testing.weeks(),
    "Plan": testing.plans(max_weeks=2),
    "PerformedSet": testing.performed_sets(),
    "Performed": testing.performed(),
    "Preference": testing.preferences(),
    "Athlete": testing.athletes(),
}
EVERY_NOUN = pytest.mark.parametrize("values", NOUNS.values(), ids=NOUNS)


def content(value: object) -> tuple[object, ...]:
    """Return the fields that count for equality."""
    fields = attrs.fields(type(value))  # type: ignore[arg-type]
    return tuple(getattr(value, field.name) for field in fields if field.eq)


@EVERY_NOUN
@given(data=st.data())
def test_values_are_equal_where_their_content_is(values: SearchStrategy[object], data: st.DataObject) -> None:
    """Equality is that of the fields and the type, and nothing else; equal values have one hash."""
    one, other = data.draw(values), data.draw(values)

    assert (one == other) == (type(one) is type(other) and content(one) == content(other))
    assert one != other or hash(one) == hash(other)
    assert one != content(one)


@EVERY_NOUN
@settings(max_examples=50)
@given(data=st.data())
def test_values_never_change(values: SearchStrategy[object], data: st.DataObject) -> None:
    """Copies have the same content and hash; what is made of the fields is made once; no field can be set."""
    value = data.draw(values)

    assert_same(copy.deepcopy(value), value)
    assert_same(pickle.loads(pickle.dumps(value)), value)
    assert_same(attrs.evolve(value), value)  # type: ignore[misc]
    field = attrs.fields(type(value))[0].name  # type: ignore[arg-type]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(value, field, None)


@pytest.mark.parametrize("values", [testing.slot_sets(), testing.day_sets()], ids=["SlotSet", "DaySet"])
@given(data=st.data())
def test_sets_of_days_are_values_too(
    values: SearchStrategy[rs.SlotSet | rs.DaySet], data: st.DataObject
) -> None:
    """Equal by content, and the same after a copy."""
    one, other = data.draw(values), data.draw(values)

    assert (one == other) == (list(one) == list(other))
    assert_same(copy.deepcopy(one), one)
    assert_same(pickle.loads(pickle.dumps(one)), one)


def assert_same(twin: object, value: object) -> None:
    """Check that a copy cannot be told from the value."""
    assert twin == value
    assert hash(twin) == hash(value)
