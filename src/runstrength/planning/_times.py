"""When a strength session may stand: free half days, not just before a race, and not right after one."""

from __future__ import annotations

from datetime import date
from typing import Final

from runstrength.days import DAYS_IN_WEEK, SlotSet, Weekday
from runstrength.model.plan import Plan
from runstrength.model.session import RacePriority, RaceSession
from runstrength.model.week import Week

_DAYS_BEFORE_RACE: Final = (3, 2)
"""Days between strength and a race of its week; PRI15 (C) has 2 to 4 days without it. The choice is D."""
_DAYS_AFTER_RACE: Final = 2
"""Days after a race without strength, as TPR005 has them for hard leg work. D."""


def free_half_days(plan: Plan, available: SlotSet | None, today: date | None) -> tuple[SlotSet, ...]:
    """Return the half days of each week on which a session may stand.

    Args:
        plan: The running plan.
        available: The half days with time; all when left out.
        today: The first day that counts, or `None`.

    Returns:
        The half days by week.
    """
    have = SlotSet.every() if available is None else available
    free: list[SlotSet] = []
    before = Week()
    for number, week in enumerate(plan.weeks, 1):
        taken = SlotSet(s.slot.half_day for s in week.sessions)
        ahead = SlotSet(
            slot for slot in have - taken if today is None or (plan.date_of(number, slot) or today) >= today
        )
        free.append(_well_before_races(ahead - _sore(before) or ahead, week))
        before = week
    return tuple(free)


def _race_days(week: Week) -> list[Weekday]:
    """Return the days of the races of a week that are prepared for."""
    return [
        s.slot.day
        for s in week.races
        if isinstance(s.session, RaceSession) and s.session.priority is not RacePriority.C
    ]


def _well_before_races(free: SlotSet, week: Week) -> SlotSet:
    """Keep the half days three days before a race of the week, or two where there are no others."""
    days = _race_days(week)
    if not days:
        return free
    found = (SlotSet(s for s in free if s.day <= min(days) - gap) for gap in _DAYS_BEFORE_RACE)
    return next((slots for slots in found if slots), SlotSet())


def _sore(week: Week) -> SlotSet:
    """Return the half days of the next week that lie in the first days after a race."""
    last = max(_race_days(week), default=None)
    ahead = DAYS_IN_WEEK if last is None else DAYS_IN_WEEK - last
    return SlotSet(s for s in SlotSet.every() if s.day + ahead <= _DAYS_AFTER_RACE)
