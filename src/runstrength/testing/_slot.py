"""Strategies for slots and for sets of days and half days."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from runstrength.days import DaySet, Half, Slot, SlotSet
from runstrength.testing._bounds import check_bounds, one_of_each

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy


def slots(*, within: SlotSet | None = None, clock_times: bool = True) -> SearchStrategy[Slot]:
    """Draw slots: a day alone, with `am` or `pm`, or with a clock time.

    Args:
        within: The half days that they lie in; the whole week when left out.
        clock_times: Whether to draw clock times too.

    Returns:
        The strategy. It shrinks towards the first day.

    Raises:
        InvalidArgument: There is no half day to lie in.

    Example:
        >>> from runstrength.days import SlotSet
        >>> from runstrength.testing import slots
        >>> evenings = slots(within=SlotSet("mon pm, wed pm"), clock_times=False)
    """
    half_days = SlotSet.every() if within is None else within
    return one_of_each("within", half_days, lambda slot: _moments(slot, clock_times=clock_times))


def _moments(slot: Slot, *, clock_times: bool) -> SearchStrategy[Slot]:
    moment: SearchStrategy[Half | time | None] = st.just(slot.half)
    if slot.half is Half.AM:
        moment = st.none() | moment
    if clock_times:
        first = 0 if slot.half is Half.AM else 12
        moment |= st.builds(time, st.integers(first, first + 11), st.integers(0, 59))
    return moment.map(lambda at: Slot(slot.day, at))


def slot_sets(
    *, min_size: int = 0, max_size: int | None = None, within: SlotSet | None = None
) -> SearchStrategy[SlotSet]:
    """Draw sets of half days.

    Args:
        min_size: Fewest half days.
        max_size: Most half days; all of `within` when left out.
        within: The half days to choose from; the whole week when left out.

    Returns:
        The strategy. It shrinks towards the empty set.

    Raises:
        InvalidArgument: The bounds are in the wrong order, or ask for more than there is.
    """
    all_slots = SlotSet.every() if within is None else within
    most = len(all_slots) if max_size is None else max_size
    check_bounds("size", min_size, most, least=0, most=len(all_slots))
    if not most:
        return st.just(SlotSet())
    return st.frozensets(st.sampled_from(list(all_slots)), min_size=min_size, max_size=most).map(SlotSet)


def day_sets(
    *, min_size: int = 0, max_size: int | None = None, within: DaySet | None = None
) -> SearchStrategy[DaySet]:
    """Draw sets of days.

    Args:
        min_size: Fewest days.
        max_size: Most days; all of `within` when left out.
        within: The days to choose from; the whole week when left out.

    Returns:
        The strategy. It shrinks towards the empty set.

    Raises:
        InvalidArgument: The bounds are in the wrong order, or ask for more than there is.
    """
    all_days = DaySet.every() if within is None else within
    most = len(all_days) if max_size is None else max_size
    check_bounds("size", min_size, most, least=0, most=len(all_days))
    if not most:
        return st.just(DaySet())
    return st.frozensets(st.sampled_from(list(all_days)), min_size=min_size, max_size=most).map(DaySet)
