"""SlotSet and DaySet obey the algebra of sets, and agree with `frozenset` in everything."""

from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from runstrength import DaySet, Slot, SlotSet, Weekday
from runstrength.testing import day_sets, slot_sets, slots

S = TypeVar("S", DaySet, SlotSet)
KINDS = pytest.mark.parametrize(
    ("kind", "sets"), [(DaySet, day_sets()), (SlotSet, slot_sets())], ids=["DaySet", "SlotSet"]
)


@KINDS
@given(data=st.data())
def test_nothing_and_everything_are_neutral(
    kind: type[S], sets: SearchStrategy[S], data: st.DataObject
) -> None:
    """Identity, domination and complement."""
    a = data.draw(sets)
    nothing, everything = kind(), kind.every()

    assert a | nothing == a & everything == a
    assert a & nothing == nothing
    assert a | everything == everything
    assert a | ~a == everything
    assert a & ~a == nothing
    assert ~~a == a
    assert a ^ a == nothing


@KINDS
@given(data=st.data())
def test_union_and_intersection_are_lattice_operations(
    kind: type[S], sets: SearchStrategy[S], data: st.DataObject
) -> None:
    """Idempotence, commutativity, associativity, absorption."""
    a, b, c = data.draw(sets), data.draw(sets), data.draw(sets)

    assert a | a == a & a == a
    assert a | b == b | a
    assert a & b == b & a
    assert (a | b) | c == a | (b | c)
    assert (a & b) & c == a & (b & c)
    assert a | (a & b) == a & (a | b) == a


@KINDS
@given(data=st.data())
def test_distributivity_and_de_morgan(kind: type[S], sets: SearchStrategy[S], data: st.DataObject) -> None:
    """Union over intersection, intersection over union, and complements of both."""
    a, b, c = data.draw(sets), data.draw(sets), data.draw(sets)

    assert a | (b & c) == (a | b) & (a | c)
    assert a & (b | c) == (a & b) | (a & c)
    assert ~(a | b) == ~a & ~b
    assert ~(a & b) == ~a | ~b
    assert a - b == a & ~b
    assert a ^ b == (a | b) - (a & b)


@KINDS
@given(data=st.data())
def test_every_operation_agrees_with_frozenset(
    kind: type[S], sets: SearchStrategy[S], data: st.DataObject
) -> None:
    """A frozen set of the members gives the same answers, alone and mixed with ours."""
    a, b = data.draw(sets), data.draw(sets)
    fa, fb = frozenset(a), frozenset(b)

    assert (len(a), set(a)) == (len(fa), set(fa))
    assert hash(a) == hash(fa)
    assert a == fa
    assert fa == a
    for ours, theirs in ((a | b, fa | fb), (a & b, fa & fb), (a - b, fa - fb), (a ^ b, fa ^ fb)):
        assert isinstance(ours, kind)
        assert ours == theirs
    assert (a | fb, a & fb, a - fb, a ^ fb) == (a | b, a & b, a - b, a ^ b)
    assert (fa | b, fa & b, fa - b, fa ^ b) == (a | b, a & b, a - b, a ^ b)
    assert (a <= b, a < b, a >= b, a > b) == (fa <= fb, fa < fb, fa >= fb, fa > fb)
    assert a.isdisjoint(b) == fa.isdisjoint(fb)


@KINDS
@given(data=st.data())
def test_members_are_in_the_set_and_in_order(
    kind: type[S], sets: SearchStrategy[S], data: st.DataObject
) -> None:
    """Iteration goes through the week, and `in` agrees with it."""
    a = data.draw(sets)

    assert list(a) == sorted(a)
    assert all((member in a) == (member in frozenset(a)) for member in kind.every())
    assert kind(list(a)) == kind(str(a)) == a
    assert eval(repr(a), {kind.__name__: kind}) == a  # noqa: S307 - our own text


@given(day_sets(), st.sampled_from(Weekday))
def test_days_after_are_the_days_whose_eve_is_in_the_set(days: DaySet, day: Weekday) -> None:
    """Sunday is followed by Monday."""
    assert (day.next in days.days_after) == (day in days)
    assert days.days_after.days_after.days_after.days_after.days_after.days_after.days_after == days


@given(slot_sets(), slots())
def test_a_clock_time_counts_as_its_half_day(free: SlotSet, slot: Slot) -> None:
    """Before noon the morning, else the evening."""
    half = "am" if slot.start_minute < 12 * 60 else "pm"

    assert (slot in free) == (Slot(slot.day, half) in free)


@given(slot_sets())
def test_days_of_slots_are_their_days(free: SlotSet) -> None:
    """A day with either half."""
    assert free.days == DaySet(slot.day for slot in free)
