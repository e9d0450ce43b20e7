"""The exact search for one week: all placements in the order of a lower bound, the best few kept.

What sessions cost by themselves and with one another is known for every slot before the search, so that the
bound of a placement is all but its score: only week, line and plan rules, which never cost less than
nothing, are missing and are asked when a placement is complete. When the bound of the next placement is
worse than the last answer that is wanted, nothing better can follow.
"""

from __future__ import annotations

import heapq
from collections.abc import Hashable, Sequence
from typing import Final

import attrs

from runstrength.checking import report_on
from runstrength.days import DAYS_IN_WEEK
from runstrength.findings import Finding, Report, Score
from runstrength.rules._api import LineRule, WeekRule
from runstrength.scheduling._costs import ERROR, Prices, cost_of, packed, prices_of
from runstrength.scheduling._preferences import Wishes, is_stressful
from runstrength.scheduling._problem import HALF_DAYS, Board, Task, Wanted
from runstrength.timeline import WEEK_MINUTES, LineDay, LineWeek, Placed, line_day, timeline

_SLOTS: Final = len(HALF_DAYS)

Blame = frozenset[tuple[object, ...]]


@attrs.frozen(eq=False)
class Solution:
    """A placement and what it costs.

    Attributes:
        cost: The score, the wishes and the tie-break in one number.
        places: The half day of each session that was to be placed, `None` for one that is left out.
    """

    cost: int
    places: tuple[int | None, ...]


@attrs.frozen(eq=False)
class Found:
    """What a search found.

    Attributes:
        solutions: The best placements in order.
        states: How many partial and whole placements were looked at.
        not_optimised: Codes of rules that the search could not weigh.
        is_proven: Whether nothing that could be better was given up.
    """

    solutions: tuple[Solution, ...]
    states: int
    not_optimised: tuple[str, ...] = ()
    is_proven: bool = True


def mark(finding: Finding) -> tuple[object, ...]:
    """Return by what an error is known again: its rule and its place."""
    return (finding.code, finding.where, finding.also)


def own_errors(task: Task) -> Blame:
    """Return the errors that the fixed sessions have without anything placed."""
    report = report_on(
        timeline(task.fixed, athlete=task.athlete, before=task.before), task.policy, task.athlete
    )
    return frozenset(mark(f) for f in report.errors)


def added_errors(report: Report, own: Blame, task: Task) -> list[Finding]:
    """Return the errors of a report that the placed sessions brought.

    Errors that the fixed sessions have anyhow are not among them, nor those of a plan rule that point at no
    session: they lie with the athlete.

    Args:
        report: The report of the filled week or plan.
        own: The errors of the fixed sessions.
        task: What was asked.

    Returns:
        The errors.
    """
    plan_codes = {r.code for r in task.engine.plans}
    return [
        f for f in report.errors if mark(f) not in own and not (f.code in plan_codes and f.where.slot is None)
    ]


def grouped(task: Task) -> tuple[Wanted, ...]:
    """Return what is to be placed with sessions of one content and choice side by side, the least free first."""
    return tuple(
        sorted(
            task.wanted,
            key=lambda one: (len(task.slots_for(one)), task.slots_for(one), first_of(task, one), one.number),
        )
    )


def first_of(task: Task, one: Wanted) -> int:
    """Return the number of the first session of the same content, by which equal sessions are known."""
    return next(other.number for other in task.wanted if other.session == one.session)


@attrs.define(eq=False)
class WeekSearch:
    """The search for one week.

    Attributes:
        board: What is asked, laid out.
        wishes: What is wished for.
        size: How many sessions are wanted in all, where some are left out.
        items: What is to be placed, in the order in which it is tried.
        slots: Where each of them may stand.
        low: Bits below the score.
    """

    board: Board
    wishes: Wishes
    size: int = attrs.field(default=0, kw_only=True)
    items: tuple[Wanted, ...] = attrs.field(init=False)
    slots: tuple[tuple[int, ...], ...] = attrs.field(init=False)
    low: int = attrs.field(init=False)
    _prices: Prices = attrs.field(init=False)
    _own: Blame | None = attrs.field(init=False, default=None)
    _units: list[dict[int, int]] = attrs.field(init=False)
    _pairs: dict[tuple[int, int, int, int], int] = attrs.field(
        init=False, factory=dict[tuple[int, int, int, int], int]
    )
    _same: list[bool] = attrs.field(init=False)
    _ties: list[int] = attrs.field(init=False)
    _steps: dict[tuple[object, ...], tuple[object, int]] = attrs.field(
        init=False, factory=dict[tuple[object, ...], tuple[object, int]]
    )
    _judged: dict[tuple[object, ...], int] = attrs.field(init=False, factory=dict[tuple[object, ...], int])
    _days: dict[tuple[object, ...], LineDay] = attrs.field(
        init=False, factory=dict[tuple[object, ...], LineDay]
    )
    _judged_days: dict[tuple[object, ...], object] = attrs.field(
        init=False, factory=dict[tuple[object, ...], object]
    )
    _starts: list[object] = attrs.field(init=False)
    _fixed_days: list[tuple[Placed, ...]] = attrs.field(init=False)
    _fixed: int = attrs.field(init=False)
    _content: int = attrs.field(init=False)
    _week_rules: tuple[WeekRule, ...] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        """Ask what every session costs in every slot that it may take."""
        board, task = self.board, self.board.task
        self._prices = prices_of(task.engine)
        self.items = grouped(task)
        self.slots = tuple(task.slots_for(one) for one in self.items)
        self._same = [
            i > 0 and self.items[i - 1].session == one.session and self.slots[i - 1] == self.slots[i]
            for i, one in enumerate(self.items)
        ]
        count = len(self.items)
        self.size = size = self.size or task.size
        tie_bits = 4 * size
        self.low = tie_bits + self.wishes.bits
        self._ties = [1 << 4 * (size - 1 - one.number) for one in self.items]
        self._units = [{at: self._unit(i, at) for at in self.slots[i]} for i in range(count)]
        sessions = board.line.sessions
        self._fixed_days = [tuple(p for p in sessions if p.day == day) for day in range(DAYS_IN_WEEK)]
        self._fixed = self._fixed_cost()
        self._content = self._content_cost()
        self._week_rules = tuple(r for r in task.engine.weeks if not r.by_content)
        self._starts = [self._entering(rule) for rule in task.engine.lines]

    def _fixed_cost(self) -> int:
        engine, line = self.board.task.engine, self.board.line
        cost = sum(self._prices.session(p) for p in line.sessions)
        for earlier, later in engine.pairs_of(line):
            cost += sum(cost_of(r, b) for r, b in engine.pair(earlier, later))
        return cost

    def _entering(self, rule: LineRule[object]) -> object:
        """Return the state of a line rule after what came before."""
        state = rule.start()
        if self.board.line.history_weeks:
            for day in self.board.line.days():
                if day.day < 0:
                    state, _ = rule.step(state, day, self.board.task.engine.context)
        return state

    def _between(self, one: Placed, other: Placed) -> int:
        """Return what two sessions of the week cost, in a week that repeats also across its end."""
        prices, wishes, low = self._prices, self.wishes, self.low
        first, second = in_order(one, other)
        cost = (prices.pair(first, second) << low) + (wishes.pair(first, second) << low - wishes.bits)
        if self.board.is_cyclic:
            for weeks in self._copies():
                for a, b in ((one, other), (other, one)):
                    cost += (prices.pair(a, b, weeks) << low) + (
                        wishes.pair(a, b, weeks) << low - wishes.bits
                    )
        return cost

    def _copies(self) -> range:
        return range(1, int(self.board.task.engine.horizon // WEEK_MINUTES) + 2)

    def _unit(self, i: int, at: int) -> int:
        """Return what a session costs in a slot by itself and with the fixed sessions."""
        low, wishes = self.low, self.wishes
        placed = self.board.placed(self.items[i], at)
        cost = (
            (self._prices.session(placed) << low)
            + (wishes.slot(at) << low - wishes.bits)
            + self._ties[i] * at
        )
        for other in self.board.line.sessions:
            cost += self._between(placed, other)
        for other in self.board.line.history:
            cost += (self._prices.pair(other, placed) << low) + (
                wishes.pair(other, placed) << low - wishes.bits
            )
        if self.board.is_cyclic:
            for weeks in self._copies():
                cost += (self._prices.pair(placed, placed, weeks) << low) + (
                    wishes.pair(placed, placed, weeks) << low - wishes.bits
                )
        return cost

    def pair(self, i: int, at: int, j: int, there: int) -> int:
        """Return what two of the sessions cost in two slots."""
        key = (i, at, j, there)
        known = self._pairs.get(key)
        if known is None:
            board = self.board
            known = self._pairs[key] = self._between(
                board.placed(self.items[i], at), board.placed(self.items[j], there)
            )
        return known

    def best(self, count: int) -> Found:
        """Find the best placements.

        Args:
            count: How many, the best first; they differ in what stands where.

        Returns:
            The placements and how much was looked at.
        """
        total = len(self.items)
        least = [min(unit.values(), default=-1) for unit in self._units]
        if -1 in least:
            return Found((), 0)
        rest = [sum(least[i:]) for i in range(total + 1)]
        bar = ERROR << self.low
        hard_day = self.wishes.hard_day << self.low - self.wishes.bits
        stressful = [
            is_stressful(self.board.placed(one, s[0])) for one, s in zip(self.items, self.slots, strict=True)
        ]
        days = frozenset(d for d, fixed in enumerate(self._fixed_days) if any(map(is_stressful, fixed)))
        found: list[tuple[int, tuple[int, ...]]] = []
        seen: set[Hashable] = set()
        states = 0
        heap: list[tuple[int, int, tuple[int, ...], int]] = [(rest[0], 0, (), 0)]
        while heap:
            bound, _, at, cost = heapq.heappop(heap)
            if len(found) == count and bound > found[-1][0]:
                break
            states += 1
            depth = len(at)
            if depth == total:
                signature = frozenset(
                    (s, self.board.facts(one)) for s, one in zip(at, self.items, strict=True)
                )
                if signature in seen:
                    continue
                seen.add(signature)
                extra = self.extra(at)
                if extra is not None:
                    found.append((cost + (extra << self.low), at))
                    found.sort()
                    del found[count:]
                continue
            unit = self._units[depth]
            for slot in self.slots[depth]:
                if slot in at or (self._same[depth] and slot < at[-1]):
                    continue
                more = cost + unit[slot]
                for j in range(depth):
                    more += self.pair(j, at[j], depth, slot)
                if hard_day and stressful[depth] and slot // 2 not in days:
                    others = (s // 2 for j, s in enumerate(at) if stressful[j])
                    more += hard_day * (slot // 2 not in others)
                if more < bar:  # no error of a pair in which it takes part
                    heapq.heappush(heap, (more + rest[depth + 1], -depth, (*at, slot), more))
        return Found(
            tuple(
                Solution(cost + (self._fixed + self._content << self.low), self._in_given_order(at))
                for cost, at in found
            ),
            states,
        )

    def _in_given_order(self, at: Sequence[int]) -> tuple[int | None, ...]:
        places: list[int | None] = [None] * self.size
        for one, slot in zip(self.items, at, strict=True):
            places[one.number] = slot
        return tuple(places)

    def extra(self, at: tuple[int, ...]) -> int | None:
        """Return what line rules and rules about places say about a whole placement.

        Args:
            at: A half day for each of the items.

        Returns:
            The cost beyond that of the content, or `None` where the placement is not allowed.
        """
        placed = [self.board.placed(one, slot) for one, slot in zip(self.items, at, strict=True)]
        cost = self._of_lines(placed) + self._of_week(placed)
        engine = self.board.task.engine
        open_codes = {r.code for r in engine.plans if not r.by_content}
        if cost < ERROR and self._content < ERROR and not open_codes:
            return cost
        report = self.report(at)
        if self._own is None:
            self._own = own_errors(self.board.task)
        if added_errors(report, self._own, self.board.task):
            return None
        return cost + packed(Score.of([f for f in report if f.code in open_codes]))

    def _content_cost(self) -> int:
        """Return what rules cost that only ask which sessions there are: the same for every placement."""
        engine, task = self.board.task.engine, self.board.task
        at = tuple(slots[0] if slots else 0 for slots in self.slots)
        codes = {r.code for r in engine.plans if r.by_content}
        line = timeline(task.filled(self._in_given_order(at)), athlete=task.athlete, before=task.before)
        cost = sum(
            cost_of(r, b) for r in engine.plans if r.code in codes for b in r.check(line, engine.context)
        )
        rules = [r for r in engine.weeks if r.by_content]
        return cost + sum(cost_of(r, b) for r in rules for b in r.check(line.weeks[0], engine.context))

    def report(self, at: tuple[int, ...]) -> Report:
        """Check a placement."""
        task = self.board.task
        week = task.filled(self._in_given_order(at))
        return report_on(timeline(week, athlete=task.athlete, before=task.before), task.policy, task.athlete)

    def _day(self, day: int, placed: tuple[Placed, ...]) -> LineDay:
        key = (day, placed)
        known = self._days.get(key)
        if known is None:
            sessions = sorted((*self._fixed_days[day], *placed), key=_start)
            known = self._days[key] = line_day(day, sessions)
        return known

    def _by_day(self, placed: Sequence[Placed]) -> list[tuple[Placed, ...]]:
        days: list[tuple[Placed, ...]] = [()] * DAYS_IN_WEEK
        for one in placed:
            days[one.day] = (*days[one.day], one)
        return days

    def _of_lines(self, placed: Sequence[Placed]) -> int:
        cost = 0
        days = self._by_day(placed)
        context = self.board.task.engine.context
        steps = self._steps
        for number, (rule, state) in enumerate(zip(self.board.task.engine.lines, self._starts, strict=True)):
            for counts in (False, True) if self.board.is_cyclic else (True,):
                for day in range(DAYS_IN_WEEK):
                    key = (number, state, day, days[day])
                    known = steps.get(key)
                    if known is None:
                        after, breaches = rule.step(state, self._day(day, days[day]), context)
                        known = steps[key] = (after, sum(cost_of(rule, b) for b in breaches))
                    state = known[0]  # noqa: PLW2901 - the state goes from day to day
                    if counts:
                        cost += known[1]
        return cost

    def _of_week(self, placed: Sequence[Placed]) -> int:
        """Return what week rules say, asked once for all placements that are the same to a rule."""
        cost = 0
        days = self._by_day(placed)
        week: LineWeek | None = None
        context = self.board.task.engine.context
        for number, rule in enumerate(self._week_rules):
            key = (number, *self._digests(number, rule, days))
            known = self._judged.get(key)
            if known is None:
                if week is None:
                    base = self.board.line.weeks[0]
                    sessions = sorted((*base.sessions, *placed), key=_week_minute)
                    week = attrs.evolve(base, sessions=tuple(sessions), is_partial=False)
                known = self._judged[key] = sum(cost_of(rule, b) for b in rule.check(week, context))
            cost += known
        return cost

    def _digests(self, number: int, rule: WeekRule, days: list[tuple[Placed, ...]]) -> list[object]:
        digests: list[object] = []
        for day, placed in enumerate(days):
            key = ("day", number, day, placed)
            if key not in self._judged_days:
                self._judged_days[key] = rule.of_day(
                    self._day(day, placed).sessions, self.board.task.engine.context
                )
            digests.append(self._judged_days[key])
        return digests


def in_order(one: Placed, other: Placed) -> tuple[Placed, Placed]:
    """Return two sessions of one line, the one that starts first before the other."""
    if (one.start, one.planned.slot.week_minute) <= (other.start, other.planned.slot.week_minute):
        return one, other
    return other, one


def _start(placed: Placed) -> tuple[float, int]:
    return placed.start, placed.planned.slot.start_minute


def _week_minute(placed: Placed) -> int:
    return placed.planned.slot.week_minute
