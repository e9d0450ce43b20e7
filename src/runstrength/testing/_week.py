"""Strategies for planned sessions, weeks and plans."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

import attrs
from hypothesis import strategies as st

from runstrength.model.plan import Plan
from runstrength.model.week import PlannedSession, Week
from runstrength.testing._bounds import check_bounds, either
from runstrength.testing._session import lines, sessions, titles
from runstrength.testing._slot import slots

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hypothesis.strategies import SearchStrategy

    from runstrength.days import Slot
    from runstrength.model.session import Session

_MOST_SESSIONS = 100
_MOST_WEEKS = 200
_FIRST_MONDAY = date(1990, 1, 1)
_MONDAYS = 52 * 100
_LABELS = ("base", "build", "peak", "taper", "max-strength", "deload", "block 2")


def _keys() -> SearchStrategy[str]:
    letter = st.characters(codec="ascii", categories=["Ll", "Lu", "Nd"])
    inner = st.text(letter | st.sampled_from("._-"), max_size=4)
    return letter | st.builds("{}{}{}".format, letter, inner, letter)


def planned_sessions(
    *,
    slot: SearchStrategy[Slot] | None = None,
    session: SearchStrategy[Session] | None = None,
    key: SearchStrategy[str | None] | None = None,
    optional: bool | None = None,
    note: SearchStrategy[str] | None = None,
) -> SearchStrategy[PlannedSession]:
    """Draw sessions in their slots.

    Args:
        slot: Draws the slot; any when left out.
        session: Draws the session; any when left out.
        key: Draws the key or `None`; any when left out.
        optional: Whether they may be left out; either when left out.
        note: Draws the note; any when left out.

    Returns:
        The strategy. It shrinks towards a plain session on Monday.
    """
    return st.builds(
        PlannedSession,
        slots() if slot is None else slot,
        sessions() if session is None else session,
        key=st.none() | _keys() if key is None else key,
        optional=either(optional),
        note=st.just("") | lines() if note is None else note,
    )


def weeks(
    *,
    planned_session: SearchStrategy[PlannedSession] | None = None,
    min_sessions: int = 0,
    max_sessions: int = 7,
    labels: SearchStrategy[Iterable[str]] | None = None,
    repeats: bool | None = None,
) -> SearchStrategy[Week]:
    """Draw weeks. Where one key is drawn twice, only the first session keeps it.

    Args:
        planned_session: Draws the sessions; any when left out.
        min_sessions: Fewest sessions.
        max_sessions: Most sessions.
        labels: Draws the labels; some when left out.
        repeats: Whether the week is followed by itself; either when left out.

    Returns:
        The strategy. It shrinks towards an empty week.

    Raises:
        InvalidArgument: There is no such week.

    Example:
        >>> from runstrength.days import SlotSet
        >>> from runstrength.testing import planned_sessions, slots, strength_sessions, weeks
        >>> evenings = slots(within=SlotSet("mon pm, wed pm, fri pm"))
        >>> lifting = weeks(planned_session=planned_sessions(slot=evenings, session=strength_sessions()))
    """
    check_bounds("sessions", min_sessions, max_sessions, least=0, most=_MOST_SESSIONS)
    one = planned_sessions() if planned_session is None else planned_session
    some = st.lists(st.sampled_from(_LABELS), max_size=2, unique=True)
    given = st.lists(one, min_size=min_sessions, max_size=max_sessions)
    return st.builds(
        Week,
        given.map(_with_own_keys),
        labels=st.just([]) | some if labels is None else labels,
        repeats=either(repeats),
    )


def _with_own_keys(planned: Iterable[PlannedSession], others: set[str] | None = None) -> list[PlannedSession]:
    """Take away the keys that are taken already, and add the rest to those."""
    taken: set[str] = set() if others is None else others
    kept: list[PlannedSession] = []
    for session in planned:
        kept.append(attrs.evolve(session, key=None) if session.key in taken else session)
        taken.update({session.key} if session.key else ())
    return kept


def plans(
    *,
    week: SearchStrategy[Week] | None = None,
    min_weeks: int = 0,
    max_weeks: int = 4,
    dated: bool | None = None,
) -> SearchStrategy[Plan]:
    """Draw plans. Where one key is drawn twice, only the first session keeps it.

    Args:
        week: Draws the weeks; any when left out.
        min_weeks: Fewest weeks.
        max_weeks: Most weeks.
        dated: Whether the plan has a start; either when left out.

    Returns:
        The strategy. It shrinks towards a plan without weeks.

    Raises:
        InvalidArgument: There is no such plan.
    """
    check_bounds("weeks", min_weeks, max_weeks, least=0, most=_MOST_WEEKS)
    monday = st.integers(0, _MONDAYS).map(lambda number: _FIRST_MONDAY + timedelta(weeks=number))
    given = st.lists(weeks() if week is None else week, min_size=min_weeks, max_size=max_weeks)
    return st.builds(
        Plan,
        given.map(_in_a_row),
        name=titles(),
        start={True: monday, False: st.none(), None: st.none() | monday}[dated],
        zone=st.sampled_from(_zones()),
    )


def _in_a_row(given: Iterable[Week]) -> list[Week]:
    taken: set[str] = set()
    return [attrs.evolve(week, sessions=_with_own_keys(week.sessions, taken)) for week in given]


@cache
def _zones() -> tuple[str, ...]:
    """Return no zone, and a few of those that this machine knows."""
    return ("", *sorted({"Europe/London", "America/New_York"} & available_timezones()))
