from datetime import time

import pytest

pytest.importorskip("hypothesis")

from hypothesis import find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from tests.unit.testing.finding import FRESH

from runstrength.days import DaySet, Half, Slot, SlotSet, Weekday
from runstrength.testing import day_sets, slot_sets, slots

SURE = settings(max_examples=2000, derandomize=True)


@settings(deadline=None, max_examples=30)
@given(slot_sets(min_size=1), st.booleans(), st.data())
def test_slots_lie_within(within: SlotSet, clock_times: bool, data: st.DataObject) -> None:
    """With a clock time only where that is wanted."""
    slot = data.draw(slots(within=within, clock_times=clock_times))

    assert slot in within
    assert clock_times or not isinstance(slot.at, time)


@pytest.mark.parametrize("at", [None, Half.AM, Half.PM, time(11, 59), time(12, 0), time(23, 59), time(0, 0)])
def test_every_moment_is_drawn(at: Half | time | None) -> None:
    """Halves, clock times, and days alone."""
    found = find(slots(within=SlotSet("sun")), lambda slot: slot.at == at, settings=SURE)

    assert found == Slot(Weekday.SUN, at)


def test_slots_shrink_to_the_first_day() -> None:
    """Of those that they lie in."""
    assert find(slots(), lambda _: True, settings=FRESH) == Slot("mon")
    assert find(slots(within=SlotSet("wed pm, fri")), lambda _: True, settings=FRESH) == Slot("wed", Half.PM)


@settings(deadline=None, max_examples=30)
@given(slot_sets(), day_sets(), st.data())
def test_sets_are_within_their_bounds(half_days: SlotSet, days: DaySet, data: st.DataObject) -> None:
    """Of what they may hold, and of how much."""
    least, most = sorted(data.draw(st.tuples(*[st.integers(0, len(half_days))] * 2)))
    some = data.draw(slot_sets(min_size=least, max_size=most, within=half_days))
    few = data.draw(day_sets(within=days))

    assert some <= half_days
    assert least <= len(some) <= most
    assert few <= days


def test_sets_shrink_to_nothing() -> None:
    """Or to the fewest that are asked for; all there is can be drawn."""
    assert find(slot_sets(), lambda _: True, settings=FRESH) == SlotSet()
    assert find(day_sets(), lambda _: True, settings=FRESH) == DaySet()
    assert find(day_sets(min_size=2), lambda _: True, settings=FRESH) == DaySet("mon tue")
    assert find(day_sets(min_size=7), lambda _: True, settings=FRESH) == DaySet.every()
    assert find(slot_sets(min_size=14), lambda _: True, settings=FRESH) == SlotSet.every()
    assert find(slot_sets(max_size=0), lambda _: True, settings=FRESH) == SlotSet()
    assert find(day_sets(within=DaySet()), lambda _: True, settings=FRESH) == DaySet()


@pytest.mark.parametrize(
    "draw",
    [
        lambda: slots(within=SlotSet()),
        lambda: slot_sets(min_size=15),
        lambda: slot_sets(min_size=2, max_size=1),
        lambda: slot_sets(min_size=3, within=SlotSet("mon")),
        lambda: day_sets(max_size=8),
        lambda: day_sets(min_size=2, within=DaySet("mon")),
    ],
)
def test_impossible_sets_are_refused(draw: object) -> None:
    """At once, before anything is drawn."""
    assert callable(draw)
    with pytest.raises(InvalidArgument):
        draw()
