"""What to do about lost sessions: the fewest errors, losses and changes, then the best report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

import attrs

from runstrength.checking import check
from runstrength.days import DAYS_IN_WEEK, SlotSet, Weekday
from runstrength.errors import Faults, RunstrengthError, as_items
from runstrength.findings import Report
from runstrength.model.athlete import Athlete
from runstrength.model.difference import Diff
from runstrength.model.plan import Plan
from runstrength.model.session import SessionFamily
from runstrength.model.week import Numbered, PlannedSession, SessionRef, Week
from runstrength.policies import EVIDENCE, Policy
from runstrength.scheduling import Availability, Proof
from runstrength.scheduling._problem import NO_LIMIT, Task, Wanted, free_slots
from runstrength.scheduling._solve import solve
from runstrength.timeline import NO_ATHLETE, timeline

__all__ = ["Rescheduled", "reschedule"]


@attrs.frozen
class Rescheduled:
    """A mended plan. It prints as text.

    Attributes:
        plan: The plan.
        changes: What changed, from the plan as it was.
        report: What `check` says about the plan.
        proof: How far it is proven that there is no better way.
        dropped: Lost sessions that found no place.
        advice: What the changes alone do not say, in sentences.
    """

    plan: Plan
    changes: Diff
    report: Report
    proof: Proof = attrs.field(eq=False)
    dropped: tuple[PlannedSession, ...] = ()
    advice: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Write the changes and what to know about them."""
        return "\n".join([str(self.changes), *self.advice])


def reschedule(
    plan: Plan,
    *,
    missed: Iterable[SessionRef] = (),
    today: date,
    available: Availability = None,
    unavailable: Availability = None,
    pinned: Iterable[SessionRef] = (),
    movable: Iterable[SessionRef] = (),
    policy: Policy = EVIDENCE,
    athlete: Athlete | None = None,
    before: Week | Plan | None = None,
) -> Rescheduled:
    """Mend a dated plan after sessions were missed or slots are gone.

    Strength sessions move inside their weeks, and others only where they are named; what lies before today is
    history that still counts. Of all ways to do it the one is taken with the fewest errors, then the fewest
    lost sessions, the fewest changes, and the best rest of the score. A session that was missed before this
    week is placed in this week or dropped. Two lost sessions never come to stand on one day, and nothing is
    added. A session after which another follows in the same slot stays, unless it is lost.

    Args:
        plan: The plan, with a start.
        missed: The sessions that were missed, or will be.
        today: The first day on which something may still be done.
        available: The half days that sessions may move to, for every week or by its number; those of the
            athlete, or all, when left out.
        unavailable: Half days that cannot be used from today on, for every week or by its number; the
            strength sessions in them are lost too.
        pinned: Sessions that stay where they are.
        movable: Sessions other than strength that may move.
        policy: The rules that judge.
        athlete: Who trains.
        before: What came directly before the plan.

    Returns:
        The mended plan, its changes and its report.

    Raises:
        UnknownSessionError: A session is not in the plan.
        AmbiguousSessionError: Several are meant.
        InvalidValueError: The plan has no start, today is not in it, a pinned session cannot stay, one that
            is to move lies in the past, or an argument is of another kind.

    Example:
        >>> plan = Plan.parse('''
        ... start: 2027-02-01
        ... week 1
        ... mon pm strength: back squat 4x5 @85%; calf raise 3x12 [legs]
        ... wed am easy 45min
        ... sat am long 90min
        ... ''')
        >>> print(reschedule(plan, missed=["legs"], today=date(2027, 2, 2), available="tue pm, fri pm"))
        ~ week 1 mon pm strength: back squat 4x5 @85%; calf raise 3x12 [legs] -> week 1 tue pm
    """
    faults = Faults("reschedule")
    faults.instance("plan", plan, Plan, "a Plan")
    faults.instance("today", today, date, "a date")
    faults.instance("policy", policy, Policy, "a Policy")
    faults.instance("athlete", athlete, (Athlete, type(None)), "an Athlete or None")
    faults.instance("before", before, (Week, Plan, type(None)), "a Week, a Plan or None")
    faults.raise_any()
    day = (today - plan.start).days if plan.start else -1
    if plan.start is None:
        faults.add("plan", plan.name, "a plan with a start", shown="one without")
    elif not 0 <= day < DAYS_IN_WEEK * len(plan.weeks):
        faults.add("today", today, "a day of the plan")
    faults.raise_any()
    who, weeks = athlete or NO_ATHLETE, len(plan.weeks)
    usable = free_slots(faults, available, who, weeks)
    closed = (SlotSet(),) * weeks
    if unavailable is not None:
        closed = free_slots(faults, unavailable, attrs.evolve(who, available=SlotSet()), weeks, "unavailable")
    faults.raise_any()
    repair = _Repair(
        plan=plan,
        week=day // DAYS_IN_WEEK + 1,
        today=Weekday(day % DAYS_IN_WEEK),
        usable=usable,
        closed=closed,
        missed=_found(plan, missed, "missed"),
        pinned=_found(plan, pinned, "pinned"),
        movable=_found(plan, movable, "movable"),
    )
    repair.check(faults)
    faults.raise_any()
    return repair.mended(policy, who, before)


def _found(plan: Plan, refs: Iterable[SessionRef], field: str) -> tuple[Numbered, ...]:
    """Return the sessions that are meant; what cannot be found says under which argument it was given."""
    found: list[Numbered] = []
    for ref in as_items(refs):
        try:
            found.append(plan.find(ref))
        except RunstrengthError as error:
            raise type(error)(*(p.within(f"reschedule: {field}", field) for p in error.problems)) from None
    return tuple(dict.fromkeys(found))


@attrs.frozen(eq=False)
class _Repair:
    """A plan with what is known about its sessions, from the week of today on.

    Attributes:
        plan: The plan.
        week: The number of the week of today.
        today: The day of today.
        usable: The half days that sessions may move to, by week.
        closed: The half days that cannot be used, by week.
        missed: The sessions that were missed.
        pinned: Those that stay.
        movable: Those that may move though they are no strength.
    """

    plan: Plan
    week: int
    today: Weekday
    usable: tuple[SlotSet, ...]
    closed: tuple[SlotSet, ...]
    missed: tuple[Numbered, ...]
    pinned: tuple[Numbered, ...]
    movable: tuple[Numbered, ...]

    def check(self, faults: Faults) -> None:
        """Refuse what cannot be."""
        for number, planned in self.pinned:
            where = f"week {number} {planned.slot}"
            if (number, planned) in self.missed:
                faults.add("pinned", planned.key or where, "sessions that were not missed", shown=where)
            if self._is_ahead(number, planned) and planned.slot in self.closed[number - 1]:
                faults.add("pinned", planned.key or where, "sessions in slots that can be used", shown=where)
        for number, planned in self.movable:
            if not self._is_ahead(number, planned):
                where = f"week {number} {planned.slot}"
                faults.add("movable", planned.key or where, "sessions from today on", shown=where)

    def _is_ahead(self, number: int, planned: PlannedSession) -> bool:
        return (number, planned.slot.day) >= (self.week, self.today)

    def lost(self) -> tuple[Numbered, ...]:
        """Return the sessions that were missed, and the strength sessions whose slots are gone."""
        gone = [
            (number, planned)
            for number, planned in self.plan.numbered
            if self._is_ahead(number, planned)
            and planned.session.family is SessionFamily.STRENGTH
            and planned.slot in self.closed[number - 1]
        ]
        return tuple(dict.fromkeys((*self.missed, *gone)))

    def moving(self, lost: Sequence[Numbered], athlete: Athlete) -> dict[Numbered, float]:
        """Return the sessions that may move and are not lost, with the minutes that each waits."""
        bare = _without(self.plan, lost)
        found: dict[Numbered, float] = {}
        for week in timeline(bare, athlete=athlete).weeks:
            first = 0.0
            for placed, after in zip(week.sessions, (*week.sessions[1:], None), strict=False):
                first = first if placed.follows else placed.start
                one = (week.number, placed.planned)
                if self._may_move(one) and not (after is not None and after.follows):
                    found[one] = placed.start - first
        return found

    def _may_move(self, one: Numbered) -> bool:
        is_strength = one[1].session.family is SessionFamily.STRENGTH
        return self._is_ahead(*one) and one not in self.pinned and (is_strength or one in self.movable)

    def _open(self, number: int) -> SlotSet:
        """Return the half days of a week that sessions may move to."""
        slots = self.usable[number - 1] - self.closed[number - 1]
        return slots if number > self.week else SlotSet(s for s in slots if s.day >= self.today)

    def wanted(self, lost: Sequence[Numbered], moving: Mapping[Numbered, float]) -> tuple[Wanted, ...]:
        """Return what is to be placed, the weeks counted from that of today."""
        found: list[Wanted] = []
        for number, planned in lost:
            target = max(number, self.week)
            slots = self._open(target)
            if number == target:
                slots -= {planned.slot.half_day}
            found.append(_wanted(len(found), planned, target - self.week + 1, slots))
        for (number, planned), waits in moving.items():
            slots = self._open(number) | {planned.slot.half_day}
            found.append(_wanted(len(found), planned, number - self.week + 1, slots, waits))
        return tuple(found)

    def mended(self, policy: Policy, athlete: Athlete, before: Week | Plan | None) -> Rescheduled:
        """Return the plan with what is lost and what may move in the best places."""
        lost = self.lost()
        moving = self.moving(lost, athlete)
        bare = _without(_without(self.plan, lost), moving)
        past, ahead = bare.weeks[: self.week - 1], bare.weeks[self.week - 1 :]
        start = bare.start + timedelta(weeks=self.week - 1) if bare.start else None
        known = before.weeks if isinstance(before, Plan) else (before,) if before else ()
        task = Task(
            fixed=attrs.evolve(bare, weeks=ahead, start=start),
            wanted=self.wanted(lost, moving),
            free=(SlotSet.every(),) * len(ahead),
            minutes=NO_LIMIT,
            policy=policy,
            athlete=athlete,
            before=Plan((*known, *past)) if known or past else None,
            errors_ok=True,
        )
        found = solve(task, 1)
        places = found.solutions[0].places
        filled = task.filled(places)
        new = filled.weeks if isinstance(filled, Plan) else (filled,)
        mended = attrs.evolve(self.plan, weeks=(*past, *new))
        report = check(mended, policy=policy, athlete=athlete, before=before)
        not_optimised = tuple(code for code in found.not_weighed if code in report.codes)
        return Rescheduled(
            plan=mended,
            changes=self.plan.diff(mended),
            report=report,
            proof=Proof(found.states, not_optimised, found.is_proven),
            dropped=tuple(planned for n, (_, planned) in enumerate(lost) if places[n] is None),
            advice=self._advice(lost),
        )

    def _advice(self, lost: Sequence[Numbered]) -> tuple[str, ...]:
        strength = [s for s in self.plan.numbered if s[1].session.family is SessionFamily.STRENGTH]
        at = sorted(strength.index(one) for one in lost if one in strength)
        if not any(b == a + 1 for a, b in pairwise(at)):
            return ()
        said = "Two or more strength sessions in a row are lost"
        if any(s.session.family is SessionFamily.RACE for s in self.plan.sessions):
            return (f"{said}: carry on with the plan, since a race has its date.",)
        return (f"{said}: repeat the week before going on.",)


def _wanted(
    number: int, planned: PlannedSession, week: int, slots: SlotSet, waits: float | None = None
) -> Wanted:
    lost = waits is None
    return Wanted(number, planned.session, week, planned.key, slots, planned, waits or 0.0, is_lost=lost)


def _without(plan: Plan, sessions: Iterable[Numbered]) -> Plan:
    """Return a plan without some of its sessions; one that stands there twice goes once."""
    gone = Counter(iter(sessions))
    weeks: list[Week] = []
    for number, week in enumerate(plan.weeks, 1):
        kept: list[PlannedSession] = []
        for planned in week.sessions:
            if gone[number, planned]:
                gone[number, planned] -= 1
            else:
                kept.append(planned)
        weeks.append(attrs.evolve(week, sessions=kept))
    return attrs.evolve(plan, weeks=weeks)
