"""Strategies for athletes and their preferences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from runstrength.model.athlete import Athlete, Level, Pain, Preference, PreferenceKind, Priority, RunnerType
from runstrength.testing._bounds import chosen, one_of_each
from runstrength.testing._exercise import shipped_exercises
from runstrength.testing._quantity import loads, paces
from runstrength.testing._slot import slot_sets

if TYPE_CHECKING:
    from collections.abc import Collection

    from hypothesis.strategies import SearchStrategy

    from runstrength.days import SlotSet

_WITH_SLOTS = {PreferenceKind.PREFER, PreferenceKind.AVOID}


def preferences(
    *,
    kinds: Collection[PreferenceKind] = tuple(PreferenceKind),
    within: SlotSet | None = None,
) -> SearchStrategy[Preference]:
    """Draw wishes for the places of sessions.

    Args:
        kinds: The kinds of wish.
        within: The slots to choose from; the whole week when left out.

    Returns:
        The strategy. It shrinks towards the first of the kinds.

    Raises:
        InvalidArgument: There is no kind, or no slot for it.
    """

    def of(kind: PreferenceKind) -> SearchStrategy[Preference]:
        slots = slot_sets(min_size=1, within=within) if kind in _WITH_SLOTS else st.none()
        return st.builds(Preference, st.just(kind), slots)

    return one_of_each("kinds", kinds, of)


def athletes(
    *,
    levels: Collection[Level] = tuple(Level),
    available: SearchStrategy[SlotSet | None] | None = None,
    equipment: SearchStrategy[Collection[str]] | None = None,
    healthy: bool | None = None,
) -> SearchStrategy[Athlete]:
    """Draw athletes.

    Args:
        levels: Their experience with lifting.
        available: Draws the slots in which they have time, or `None`; any when left out.
        equipment: Draws what they have; some when left out.
        healthy: `True` for no health flag at all, else any.

    Returns:
        The strategy. It shrinks towards an athlete of whom nothing is known.

    Raises:
        InvalidArgument: There is no level.
    """
    flag = st.just(value=False) if healthy else st.booleans()
    maxes = st.dictionaries(shipped_exercises().map(lambda e: e.name), loads(), max_size=3)
    kit = st.frozensets(st.sampled_from(["band", "barbell", "dumbbells", "step"]))
    return st.builds(
        Athlete,
        type=st.none() | st.sampled_from(RunnerType),
        level=chosen("levels", levels),
        age=st.none() | st.integers(5, 120),
        available=st.none() | slot_sets() if available is None else available,
        session_minutes=st.none() | st.integers(5, 240),
        easy_pace=st.none() | paces(),
        equipment=kit if equipment is None else equipment,
        priority=st.sampled_from(Priority),
        preferences=st.lists(preferences(), max_size=3),
        one_rep_maxes=maxes,
        lifting_months=st.none() | st.integers(0, 1200),
        supervised=st.booleans(),
        pregnant=flag,
        cleared=flag,
        pains=st.just([]) if healthy else st.lists(_pains(), max_size=2),
    )


def _pains() -> SearchStrategy[Pain]:
    where = st.sampled_from(["left knee", "right Achilles tendon", "low back"])
    score = st.integers(0, 20).map(lambda halves: halves / 2)
    return st.builds(Pain, where=where, score=score, worse_next_day=st.booleans())
