"""The running plan made ready: dated by its race, the race in its place, no strength of unknown content."""

from __future__ import annotations

from datetime import date, timedelta

import attrs

from runstrength.days import DAYS_IN_WEEK, Slot, Weekday
from runstrength.errors import Faults
from runstrength.model.plan import Plan
from runstrength.model.session import RacePriority, RaceSession, RunSession, StrengthSession
from runstrength.model.week import PlannedSession, Week
from runstrength.planning._aims import Goal, goal_of
from runstrength.planning._season import Race

__all__ = ["Ready", "made_ready"]


@attrs.frozen
class Ready:
    """A running plan made ready.

    Attributes:
        plan: The plan.
        goal: The race that it leads to, or `None`.
        notes: What was changed or assumed.
    """

    plan: Plan
    goal: Goal | None
    notes: tuple[str, ...]


def made_ready(plan: Plan, race: Race | None) -> Ready:
    """Date a running plan by its race, put the race in its place, and take out strength without content.

    Args:
        plan: The running plan.
        race: The race, or `None` for the last one of the plan.

    Returns:
        The plan with what was changed.

    Raises:
        InvalidValueError: The race is before the plan, or its distance is needed and not known.
    """
    notes: list[str] = []
    bare = _without_unknown(plan, notes)
    if race is None:
        week = _week_of_goal(bare)
        goal = goal_of(week, _race_in(bare.weeks[week - 1])) if week else None
        return Ready(bare, goal, tuple(notes))
    dated = _dated(bare, race, notes)
    week = _week_of(dated, race.on)
    if week > len(dated.weeks):
        known = RaceSession(race.distance, race.priority) if race.distance else None
        notes.append(
            f"The race is in week {week}, after the end of the running plan, which has {len(dated.weeks)}."
        )
        return Ready(dated, goal_of(week, known), tuple(notes))
    placed = _with_race(dated, week, race, notes)
    return Ready(placed, goal_of(week, _race_in(placed.weeks[week - 1])), tuple(notes))


def _without_unknown(plan: Plan, notes: list[str]) -> Plan:
    """Take out strength sessions that do not say their exercises: what is planned takes their place."""
    count = 0
    weeks: list[Week] = []
    for week in plan.weeks:
        kept = [s for s in week.sessions if not _is_unknown(s)]
        count += len(week.sessions) - len(kept)
        weeks.append(week if len(kept) == len(week.sessions) else attrs.evolve(week, sessions=kept))
    if count:
        what = "a strength session that does not" if count == 1 else f"{count} strength sessions that do not"
        notes.append(f"The running plan has {what} say the exercises; what is planned here takes the place.")
        return attrs.evolve(plan, weeks=weeks)
    return plan


def _is_unknown(planned: PlannedSession) -> bool:
    return isinstance(planned.session, StrengthSession) and not planned.session.items


def _race_in(week: Week) -> RaceSession | None:
    races = [s.session for s in week.races if isinstance(s.session, RaceSession)]
    return min(races, key=lambda race: race.priority.value, default=None)


def _week_of_goal(plan: Plan) -> int | None:
    """Return the week of the last race of the highest priority that the plan has, C left out."""
    found = [(race.priority.value, -n) for n, week in enumerate(plan.weeks, 1) if (race := _race_in(week))]
    found = [one for one in found if one[0] != RacePriority.C.value]
    return -min(found)[1] if found else None


def _dated(plan: Plan, race: Race, notes: list[str]) -> Plan:
    if plan.start is not None:
        if race.on < plan.start:
            faults = Faults("build_plan")
            faults.add("race", race.on, f"on the first day of the plan or later, {plan.start}")
            faults.raise_any()
        return plan
    anchor = _week_of_goal(plan) or len(plan.weeks)
    monday = race.on - timedelta(days=race.on.weekday())
    start = monday - timedelta(weeks=anchor - 1)
    notes.append(
        f"The running plan has no dates: week {anchor} is the week of the race, so week 1 starts {start}."
    )
    return attrs.evolve(plan, start=start)


def _week_of(plan: Plan, day: date) -> int:
    return (day - (plan.start or day)).days // DAYS_IN_WEEK + 1


def _with_race(plan: Plan, number: int, race: Race, notes: list[str]) -> Plan:
    """Put the race on its day, in place of the runs of that day."""
    week, day = plan.weeks[number - 1], Weekday(race.on.weekday())
    known = week.races
    there = [s for s in known if s.slot.day is day]
    if there:
        return plan.with_week(number, _with_session(week, {there[0]}, there[0].slot, race, there[0]))
    last = max(known, key=lambda s: s.slot.week_minute, default=None)
    if last is None and race.distance is None:
        faults = Faults("build_plan")
        wanted = "a race with its distance, since the running plan does not say it"
        faults.add("race", None, wanted, shown="none")
        faults.raise_any()
    runs = {s for s in week.sessions if s.slot.day is day and isinstance(s.session, RunSession)}
    if last is not None:
        moved = f"The race of week {number} stands on {day}, as its date says, and not on {last.slot.day}."
        notes.append(moved)
    if runs:
        notes.append(f"The run of race day gives way to the race: week {number} {day}.")
    gone = runs | {one for one in known if one is last}
    changed = _with_session(week, gone, Slot(day), race, last)
    return plan.with_week(number, changed)


def _with_session(
    week: Week, gone: set[PlannedSession], slot: Slot, race: Race, known: PlannedSession | None
) -> Week:
    """Put the race in place of what goes; one that is there keeps its key and its note."""
    old = known.session if known and isinstance(known.session, RaceSession) else None
    distance = race.distance or (old.distance if old else None)
    made: list[PlannedSession] = []
    if distance:
        session = RaceSession(distance, race.priority)
        made = [attrs.evolve(known, slot=slot, session=session) if known else PlannedSession(slot, session)]
    return attrs.evolve(week, sessions=[*(s for s in week.sessions if s not in gone), *made])
