"""The exact search for a week with few placements: all of them in the order of a lower bound.

What sessions cost by themselves and with one another is known for every slot before the search, so that the
bound of a placement is all but its score: only week, line and plan rules, which never cost less than
nothing, are missing and are asked when a placement is complete. When the bound of the next placement is
worse than the last answer that is wanted, nothing better can follow.
"""

from __future__ import annotations

import heapq
from collections.abc import Hashable, Iterator
from functools import cached_property

import attrs

from runstrength.days import DAYS_IN_WEEK
from runstrength.findings import Score
from runstrength.scheduling._compiled import CompiledWeek, Compiler, Option
from runstrength.scheduling._costs import NEVER, packed
from runstrength.scheduling._found import Blame, Found, Solution, added_errors, own_errors, report_of
from runstrength.scheduling._preferences import Wishes, is_stressful
from runstrength.scheduling._problem import Board, Task
from runstrength.scheduling._walks import Verdicts, Walks


@attrs.define(eq=False)
class WeekSearch:
    """The search for one week.

    Attributes:
        task: What is asked.
    """

    task: Task
    _compiler: Compiler = attrs.field(init=False)
    _week: CompiledWeek = attrs.field(init=False)
    _items: tuple[int, ...] = attrs.field(init=False)
    _ties: tuple[int, ...] = attrs.field(init=False)
    _bits: int = attrs.field(init=False)
    _walks: Walks = attrs.field(init=False)
    _verdicts: Verdicts = attrs.field(init=False)
    _options: dict[object, Option] = attrs.field(init=False, factory=dict[object, Option])
    _judged: dict[object, int] = attrs.field(init=False, factory=dict[object, int])
    _content: int | None = attrs.field(init=False, default=None)

    def __attrs_post_init__(self) -> None:
        """Ask what every session costs in every slot that it may take."""
        task = self.task
        self._compiler = Compiler(Board.of(task), Wishes.of(task.athlete.preferences))
        self._week = self._compiler.compiled(1)
        self._walks, self._verdicts = Walks(self._compiler), Verdicts(self._compiler)
        self._bits = 4 * task.size
        # The kinds with the fewest slots come first; sessions of one kind stand in their order in time.
        kinds = sorted(range(len(self._week.kinds)), key=lambda k: len(self._week.kinds[k].units))
        self._items = tuple(k for k in kinds for _ in range(self._week.kinds[k].count))
        groups = self._compiler.groups(1)
        self._ties = tuple(1 << 4 * (task.size - 1 - one.number) for k in kinds for one in groups[k])

    @cached_property
    def _own(self) -> Blame:
        return own_errors(self.task)

    @cached_property
    def _open_codes(self) -> frozenset[str]:
        """The rules that only a whole report can ask."""
        return frozenset(r.code for r in self.task.engine.plans if not r.by_content)

    def best(self, count: int) -> Found:
        """Find the best placements.

        Args:
            count: How many, the best first; they differ in what stands where.

        Returns:
            The placements and how much was looked at.
        """
        kinds, bits = self._week.kinds, self._bits
        least = [min(kinds[k].units.values(), default=NEVER) << bits for k in self._items]
        rest = [sum(least[i:]) for i in range(len(least) + 1)]
        found: list[tuple[int, tuple[int, ...]]] = []
        seen: set[Hashable] = set()
        states = 0
        heap: list[tuple[int, int, tuple[int, ...], int]] = [(rest[0], 0, (), 0)]
        while heap:
            bound, _, at, cost = heapq.heappop(heap)
            if bound >= NEVER or (len(found) == count and bound > found[-1][0]):
                break
            states += 1
            if len(at) < len(self._items):
                for slot, more in self._onward(at):
                    total = cost + more
                    heapq.heappush(heap, (total + rest[len(at) + 1], ~len(at), (*at, slot), total))
                continue
            content = frozenset((slot, kinds[k].facts) for k, slot in zip(self._items, at, strict=True))
            if content in seen:
                continue
            seen.add(content)
            more = self._beyond(at)
            if more < NEVER:
                found.append((cost + (more << bits), at))
                found.sort()
                del found[count:]
        return Found(tuple(Solution(cost >> bits, self._places(at)) for cost, at in found), states)

    def _onward(self, at: tuple[int, ...]) -> Iterator[tuple[int, int]]:
        """Go through the slots that the next session may take, with what it costs there."""
        items, kinds, between = self._items, self._week.kinds, self._compiler.between
        depth = len(at)
        kind, bar = kinds[items[depth]], self._compiler.bar
        first = at[-1] + 1 if depth and items[depth - 1] == items[depth] else 0
        hard_day = self._compiler.wishes.hard_day if is_stressful(next(iter(kind.placed.values()))) else 0
        for slot, unit in kind.units.items():
            if slot < first or slot in at:
                continue
            placed = kind.placed[slot]
            cost = unit + sum(between(kinds[items[i]].placed[there], placed) for i, there in enumerate(at))
            if cost >= bar:
                continue
            if hard_day and not self._is_hard(slot // 2, at):
                cost += hard_day
            yield slot, (cost << self._bits) + self._ties[depth] * slot

    def _is_hard(self, day: int, at: tuple[int, ...]) -> bool:
        """Return whether a day is a hard one already."""
        placed = (self._week.kinds[k].placed[slot] for k, slot in zip(self._items, at, strict=False))
        return any(p.day == day and is_stressful(p) for p in (*self._week.fixed, *placed))

    def _beyond(self, at: tuple[int, ...]) -> int:
        """Return what line, week and plan rules charge for a whole placement."""
        taken: list[list[tuple[int, int]]] = [[] for _ in range(DAYS_IN_WEEK)]
        for k, slot in zip(self._items, at, strict=True):
            taken[slot // 2].append((k, slot))
        options = [self._option(tuple(sorted(t, key=_slot)), day) for day, t in enumerate(taken)]
        cost = sum(self._of_line(rule, options) for rule in range(len(self._walks.rules)))
        digest = self._verdicts.nothing
        for option in options:
            digest = self._verdicts.after(digest, self._week, option)
        verdict = self._judged.get(digest)
        if verdict is None:
            rules = self._verdicts.rules
            verdict = self._judged[digest] = self._verdicts.judged(self._week, options, rules)
        if self._content is None:
            self._content = self._verdicts.content(self._week)
        # What rules by content charge is the same for all, and left out unless it forbids all.
        cost += verdict + (self._content if self._content >= NEVER else 0)
        return cost + (self._of_plan(at) if self._open_codes else 0)

    def _option(self, taken: tuple[tuple[int, int], ...], day: int) -> Option:
        key = (day, taken)
        known = self._options.get(key)
        if known is None:
            known = self._options[key] = self._week.option(taken, day)
        return known

    def _of_line(self, rule: int, options: list[Option]) -> int:
        return self._walks.through(rule, [(self._week, option) for option in options])

    def _of_plan(self, at: tuple[int, ...]) -> int:
        """Return what plan rules charge that ask where sessions stand; they see the whole."""
        report = report_of(self.task.filled(self._places(at)), self.task)
        if not self.task.errors_ok and added_errors(report, self._own, self.task):
            return NEVER
        score = Score.of([f for f in report if f.code in self._open_codes])
        return packed(score) << self._compiler.low

    def _places(self, at: tuple[int, ...]) -> tuple[int | None, ...]:
        """Return the half day of each session, equal sessions in order of time."""
        slots = {k: sorted(s for i, s in zip(self._items, at, strict=True) if i == k) for k in self._items}
        places: list[int | None] = [None] * self.task.size
        for k, ones in enumerate(self._compiler.groups(1)):
            for one, slot in zip(ones, slots[k], strict=True):
                places[one.number] = slot
        return tuple(places)


def _slot(entry: tuple[int, int]) -> int:
    return entry[1]
