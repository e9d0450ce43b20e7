"""What to do about lost sessions: the fewest errors, losses and changes, in this order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations, product
from typing import Final

import attrs

from runstrength.checking import check
from runstrength.days import DAYS_IN_WEEK, SlotSet
from runstrength.errors import Faults, as_items, as_read
from runstrength.findings import Report, Score
from runstrength.model.athlete import Athlete
from runstrength.model.plan import Plan
from runstrength.model.session import SessionFamily
from runstrength.model.week import PlannedSession, SessionRef, Week
from runstrength.policies import EVIDENCE, Policy
from runstrength.repair._diff import Diff, diff

__all__ = ["Rescheduled", "reschedule"]

MOST_MOVES: Final = 2
"""Sessions that are moved, besides the lost ones, at most."""


@attrs.frozen
class Rescheduled:
    """A mended plan. It prints as text.

    Attributes:
        plan: The plan.
        changes: What changed, from the plan as it was.
        report: What `check` says about the plan.
        dropped: Lost sessions that found no place.
        advice: What the changes alone do not say, in sentences.
    """

    plan: Plan
    changes: Diff
    report: Report
    dropped: tuple[PlannedSession, ...] = ()
    advice: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Write the changes and what to know about them."""
        return "\n".join([str(self.changes), *self.advice])


_Key = tuple[int, int, int, Score, tuple[int, ...]]


@attrs.frozen(eq=False)
class _Repair:
    plan: Plan
    week: int
    today: int
    lost: tuple[PlannedSession, ...]
    missed_weeks: dict[int, int]
    movable: tuple[PlannedSession, ...]
    free: SlotSet
    policy: Policy
    athlete: Athlete | None
    before: Week | Plan | None

    def without_lost(self) -> Plan:
        plan = self.plan
        for one in self.lost:
            number = self.missed_weeks[id(one)]
            kept = [s for s in plan.weeks[number - 1].sessions if s is not one]
            plan = plan.with_week(number, attrs.evolve(plan.weeks[number - 1], sessions=kept))
        return plan

    def best(self) -> tuple[Plan, tuple[PlannedSession, ...]]:
        base = self.without_lost()
        found: list[tuple[_Key, Plan, tuple[PlannedSession, ...]]] = []
        still = [s for s in base.weeks[self.week - 1].sessions if s not in self.movable]
        bare = base.with_week(self.week, attrs.evolve(base.weeks[self.week - 1], sessions=still))
        fewest = len(check(bare, policy=self.policy, athlete=self.athlete, before=self.before).errors)
        for dropped, moves in sorted(product(range(len(self.lost) + 1), range(MOST_MOVES + 1))):
            for number, (plan, gone) in enumerate(self._plans(base, dropped, moves)):
                report = check(plan, policy=self.policy, athlete=self.athlete, before=self.before)
                score = report.score
                found.append(((score.errors, dropped, moves, score, (number,)), plan, gone))
            if found and min(found, key=_key_of)[0][0] <= fewest:
                break  # what follows loses more or changes more
        _, plan, gone = min(found, key=_key_of)
        return plan, gone

    def _plans(
        self, base: Plan, dropped: int, moves: int
    ) -> Iterator[tuple[Plan, tuple[PlannedSession, ...]]]:
        for gone in combinations(self.lost, dropped):
            kept = [one for one in self.lost if one not in gone]
            for moved in combinations(self.movable, moves):
                week = base.weeks[self.week - 1]
                others = [s for s in week.sessions if s not in moved]
                taken = {s.slot.half_day for s in others}
                slots = [slot for slot in self.free if slot not in taken and slot.day >= self.today]
                for at in product(slots, repeat=len(kept) + len(moved)):
                    days = [slot.day for slot in at[: len(kept)]]
                    stays = any(
                        s.slot.half_day == slot for s, slot in zip(moved, at[len(kept) :], strict=True)
                    )
                    if len(set(at)) < len(at) or len(set(days)) < len(days) or stays:
                        continue
                    new = [attrs.evolve(s, slot=slot) for s, slot in zip((*kept, *moved), at, strict=True)]
                    yield base.with_week(self.week, attrs.evolve(week, sessions=(*others, *new))), gone


def _key_of(entry: tuple[_Key, Plan, tuple[PlannedSession, ...]]) -> _Key:
    return entry[0]


def reschedule(
    plan: Plan,
    *,
    missed: Iterable[SessionRef] = (),
    today: date,
    available: SlotSet | str | None = None,
    unavailable: SlotSet | str | None = None,
    pinned: Iterable[SessionRef] = (),
    movable: Iterable[SessionRef] = (),
    policy: Policy = EVIDENCE,
    athlete: Athlete | None = None,
    before: Week | Plan | None = None,
) -> Rescheduled:
    """Mend a dated plan after sessions were missed or slots are gone, inside the week of today.

    Strength sessions move, and others only where they are named; what lies before today is history that still
    counts. Of all ways to do it the one is taken with the fewest errors, then the fewest lost sessions, the
    fewest changes, and the best rest of the score. Two lost sessions never come to stand on one day, and
    nothing is added.

    Args:
        plan: The plan, with a start.
        missed: The sessions that were missed.
        today: The first day on which something may still be done.
        available: The half days that sessions may move to; those of the athlete, or all, when left out.
        unavailable: Half days of this week that cannot be used; the strength sessions in them are lost too.
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
        InvalidValueError: The plan has no start or today is not in it, or an argument is of another kind.

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
    faults.raise_any()
    usual = athlete.available if athlete is not None and athlete.available is not None else SlotSet.every()
    free = as_read(SlotSet, available) if available is not None else usual
    closed = as_read(SlotSet, unavailable) if unavailable is not None else SlotSet()
    faults.instance("available", free, SlotSet, "a SlotSet or its text")
    faults.instance("unavailable", closed, SlotSet, "a SlotSet or its text")
    day = (today - plan.start).days if plan.start else -1
    if plan.start is None:
        faults.add("plan", plan.name, "a plan with a start", shown="one without")
    elif not 0 <= day < DAYS_IN_WEEK * len(plan.weeks):
        faults.add("today", today, "a day of the plan")
    faults.raise_any()
    week, weekday = day // DAYS_IN_WEEK + 1, day % DAYS_IN_WEEK
    fixed = [plan.find(ref)[1] for ref in as_items(pinned)]
    named = [plan.find(ref)[1] for ref in as_items(movable)]
    gone = [plan.find(ref) for ref in as_items(missed)]
    ahead = [s for s in plan.weeks[week - 1].sessions if s.slot.day >= weekday]
    strength = [s for s in ahead if s.session.family is SessionFamily.STRENGTH and s not in fixed]
    gone += [(week, s) for s in strength if s.slot in closed and s not in [one for _, one in gone]]
    lost = tuple(one for _, one in gone)
    others = tuple(s for s in ahead if (s in strength or s in named) and s not in lost and s not in fixed)
    weeks = {id(one): number for number, one in gone}
    repair = _Repair(plan, week, weekday, lost, weeks, others, free - closed, policy, athlete, before)
    mended, dropped = repair.best()
    report = check(mended, policy=policy, athlete=athlete, before=before)
    return Rescheduled(mended, diff(plan, mended), report, dropped, _advice(plan, tuple(gone)))


def _advice(plan: Plan, gone: tuple[tuple[int, PlannedSession], ...]) -> tuple[str, ...]:
    strength = [s for s in plan.numbered if s[1].session.family is SessionFamily.STRENGTH]
    at = sorted(strength.index(one) for one in gone if one in strength)
    in_a_row = any(b == a + 1 for a, b in zip(at, at[1:], strict=False))
    if not in_a_row:
        return ()
    lost = "Two or more strength sessions in a row are lost"
    if any(s.session.family is SessionFamily.RACE for s in plan.sessions):
        return (f"{lost}: carry on with the plan, since a race has its date.",)
    return (f"{lost}: repeat the week before going on.",)
