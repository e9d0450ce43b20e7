"""The exact search for linked weeks: day by day, remembering only what later days can still ask about.

After each day the past matters through four things alone: which sessions of the week are still to be
placed, which placed sessions lie near enough for a pair rule to see them together with a later one, the
states of the line rules, and what week rules take from the days of the week so far. Of all beginnings with
the same memory only the cheapest can be part of a best plan. A first pass that keeps few beginnings a day
gives a plan; the next keep more of those that could still be better than that plan. The first pass that has
none to give up proves its plan the best.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

import attrs

from runstrength.checking._engine import day_place, place_of, week_place
from runstrength.days import DAYS_IN_WEEK
from runstrength.findings import Location, Severity
from runstrength.rules._api import Breach, Rule, WeekRule
from runstrength.scheduling._costs import ERROR, Prices, cost_of, prices_of
from runstrength.scheduling._preferences import NEAR_DAYS, Wishes, is_stressful
from runstrength.scheduling._problem import Board, Task, Wanted
from runstrength.scheduling._week import Blame, Found, Solution, in_order, own_errors
from runstrength.timeline import WEEK_MINUTES, LineWeek, Placed, line_day

BEAMS: Final = (15, 200, 2000)
"""Beginnings kept after each day, pass by pass; a pass that gave none up is a proof."""
_DROP_BITS: Final = 24
_WEEKS_BITS: Final = 12

Remaining: TypeAlias = tuple[int, ...]
State: TypeAlias = tuple[Remaining, tuple[Placed, ...], tuple[object, ...], tuple[object, ...], int, int]
"""What is to be placed, what is near, the line rules, the week so far, the slots of last and this week."""

Path: TypeAlias = "tuple[Path, tuple[tuple[int, int], ...]] | None"
"""The days before, and of the last day which kind stands in which half day."""

Layer: TypeAlias = dict[State, tuple[int, Path]]


@attrs.frozen(eq=False)
class _Kind:
    """Equal sessions of one week with equal choices.

    Attributes:
        ones: The sessions.
        placed: They in each half day that they may take.
        ties: What a half day counts for the first of them, the second, and so on.
    """

    ones: tuple[Wanted, ...]
    placed: dict[int, Placed]
    ties: tuple[int, ...]


@attrs.frozen(eq=False)
class _Option:
    """What may be placed on one day.

    Attributes:
        taken: The kind of each session and its half day.
        placed: The sessions.
        cost: What they cost by themselves, with one another and with the fixed sessions.
        need: How many of each kind.
        mask: The half days, a bit each.
    """

    taken: tuple[tuple[int, int], ...]
    placed: tuple[Placed, ...]
    cost: int
    need: Remaining
    mask: int


@attrs.define(eq=False)
class LinkedSearch:
    """The search for a plan.

    Attributes:
        task: What is asked.
    """

    task: Task
    states: int = attrs.field(init=False, default=0)
    low: int = attrs.field(init=False)
    _board: Board = attrs.field(init=False)
    _wishes: Wishes = attrs.field(init=False)
    _prices: Prices = attrs.field(init=False)
    _kinds: list[list[_Kind]] = attrs.field(init=False)
    _options: dict[int, list[_Option]] = attrs.field(init=False, factory=dict[int, list[_Option]])
    _fixed: dict[int, tuple[Placed, ...]] = attrs.field(init=False, factory=dict[int, tuple[Placed, ...]])
    _week_rules: tuple[WeekRule, ...] = attrs.field(init=False)
    _content_rules: tuple[WeekRule, ...] = attrs.field(init=False)
    _weeks: dict[tuple[object, ...], int | None] = attrs.field(
        init=False, factory=dict[tuple[object, ...], int | None]
    )
    _own: Blame | None = attrs.field(init=False, default=None)
    _lags: dict[object, int] = attrs.field(init=False, factory=dict[object, int])
    _least: dict[tuple[int, Remaining], int] = attrs.field(
        init=False, factory=dict[tuple[int, Remaining], int]
    )
    _after: list[int] = attrs.field(init=False)
    _content: list[int] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        """Lay the plan out."""
        task = self.task
        self._board = Board.of(task)
        self._wishes = Wishes.of(task.athlete.preferences)
        self._prices = prices_of(task.engine)
        most = max((sum(o.week == n for o in task.wanted) for n in range(1, len(task.weeks) + 1)), default=0)
        self.low = 4 * most + _WEEKS_BITS + self._wishes.bits
        self._week_rules = tuple(r for r in task.engine.weeks if not r.by_content)
        self._content_rules = tuple(r for r in task.engine.weeks if r.by_content)
        for placed in (*self._board.line.history, *self._board.line.sessions):
            self._fixed[placed.day] = (*self._fixed.get(placed.day, ()), placed)
        self._kinds = [self._kinds_of(n) for n in range(1, len(task.weeks) + 1)]
        self._after = [0]
        self._content = [self._content_cost(number) for number in range(1, len(task.weeks) + 1)]
        for number in range(len(task.weeks), 0, -1):
            full = tuple(len(kind.ones) for kind in self._kinds[number - 1])
            least = self.least(DAYS_IN_WEEK * (number - 1), full) + self._content[number - 1]
            self._after.append(self._after[-1] + least)
        self._after.reverse()

    def _content_cost(self, week: int) -> int:
        """Return what week rules cost that only ask which sessions there are; nothing where that is not known."""
        kinds, base = self._kinds[week - 1], self._board.line.weeks[week - 1]
        if self.task.drop_ok or any(not kind.placed for kind in kinds):
            return 0
        ones = [kind.placed[min(kind.placed)] for kind in kinds for _ in kind.ones]
        fixed_days = {p.day for p in base.sessions}
        if len(fixed_days) < 2 or "partial" in base.labels:  # noqa: PLR2004 - as the timeline has it
            return 0
        whole = LineWeek(week, base.labels, (*base.sessions, *ones))
        context = self.task.engine.context
        return sum(cost_of(r, b) for r in self._content_rules for b in r.check(whole, context)) << self.low

    def _kinds_of(self, week: int) -> list[_Kind]:
        ones = [o for o in self.task.wanted if o.week == week]
        groups: dict[object, list[Wanted]] = {}
        for one in ones:
            groups.setdefault((one.session, self.task.slots_for(one)), []).append(one)
        kinds: list[_Kind] = []
        for group in groups.values():
            placed = {at: self._board.placed(group[0], at) for at in self.task.slots_for(group[0])}
            ties = tuple(1 << 4 * (len(ones) - 1 - ones.index(one)) for one in group)
            kinds.append(_Kind(tuple(group), placed, ties))
        return kinds

    def _pair(self, earlier: Placed, later: Placed) -> int:
        wishes, low = self._wishes, self.low
        return (self._prices.pair(earlier, later) << low) + (wishes.pair(earlier, later) << low - wishes.bits)

    def _around(self, day: int) -> Iterator[Placed]:
        weeks = int(self.task.engine.horizon // WEEK_MINUTES) + 1
        for other in range(day - DAYS_IN_WEEK * weeks - 1, day + DAYS_IN_WEEK * weeks + 2):
            yield from self._fixed.get(other, ())

    def _unit(self, placed: Placed, at: int) -> int:
        low, wishes = self.low, self._wishes
        cost = (self._prices.session(placed) << low) + (wishes.slot(at) << low - wishes.bits)
        return cost + sum(self._pair(*in_order(placed, other)) for other in self._around(placed.day))

    def options(self, day: int) -> list[_Option]:
        """Return what may be placed on a day, nothing first."""
        known = self._options.get(day)
        if known is not None:
            return known
        kinds = self._kinds[day // DAYS_IN_WEEK]
        bar = ERROR << self.low
        first = 2 * (day % DAYS_IN_WEEK)
        is_hard = any(map(is_stressful, self._fixed.get(day, ())))
        hard_day = self._wishes.hard_day << self.low - self._wishes.bits
        halves: list[list[tuple[int, int, Placed, int]]] = []
        for at in (first, first + 1):
            units = [
                (k, at, kind.placed[at], self._unit(kind.placed[at], at))
                for k, kind in enumerate(kinds)
                if at in kind.placed
            ]
            halves.append([u for u in units if u[3] < bar])
        combos: list[tuple[tuple[int, int, Placed, int], ...]] = [
            (),
            *((a,) for a in halves[0]),
            *((b,) for b in halves[1]),
        ]
        for a in halves[0]:
            for b in halves[1]:
                if a[0] != b[0] or len(kinds[a[0]].ones) > 1:
                    combos.append((a, b))
        found: list[_Option] = []
        for combo in combos:
            cost = sum(c[3] for c in combo)
            if len(combo) > 1:
                cost += self._pair(*in_order(combo[0][2], combo[1][2]))
            if hard_day and not is_hard and any(is_stressful(c[2]) for c in combo):
                cost += hard_day
            if cost < bar:
                need = tuple(sum(c[0] == k for c in combo) for k in range(len(kinds)))
                mask = sum(1 << c[1] for c in combo)
                found.append(
                    _Option(tuple((c[0], c[1]) for c in combo), tuple(c[2] for c in combo), cost, need, mask)
                )
        self._options[day] = found
        return found

    def least(self, day: int, remaining: Remaining) -> int:
        """Return the least that placing what remains of a week can cost from a day on; a huge cost where it cannot."""
        if day % DAYS_IN_WEEK == 0 and not any(remaining):
            return 0
        key = (day, remaining)
        known = self._least.get(key)
        if known is None:
            last = day % DAYS_IN_WEEK == DAYS_IN_WEEK - 1
            known = 1 << self.low + 200
            for option in self.options(day):
                left = tuple(a - b for a, b in zip(remaining, option.need, strict=True))
                if min(left, default=0) < 0:
                    continue
                rest = (
                    (0 if self.task.drop_ok or not any(left) else 1 << self.low + 200)
                    if last
                    else self.least(day + 1, left)
                )
                known = min(known, option.cost + rest)
            self._least[key] = known
        return known

    def _lag(self, placed: Placed) -> int:
        """Return for how many days a placed session can matter to sessions that are placed later."""
        key = (placed.facts, placed.planned.slot.at)
        known = self._lags.get(key)
        if known is None:
            known = NEAR_DAYS - 1 if self._wishes.near else 0
            there = self._board.starts[0]
            shift = placed.start - placed.day * 1440
            early = attrs.evolve(placed, day=0, start=shift, end=shift + placed.end - placed.start)
            facts = dict.fromkeys(self._board.facts(one) for one in self.task.wanted)
            days = 3 * DAYS_IN_WEEK
            for at in range(2 * days):
                where = there[at % 14].later(at // 14) if at >= 14 else there[at]  # noqa: PLR2004 - half days of a week
                for one in facts:
                    later = attrs.evolve(where, facts=one)
                    if later.start >= early.start and self._prices.pair(early, later):
                        known = max(known, at // 2)
            known += bool(getattr(self.task.fixed, "zone", ""))  # an hour more or less where clocks change
            self._lags[key] = known
        return known

    def _blames(self, rule: Rule, breach: Breach, where: Location, placed: Sequence[Placed]) -> bool:
        """Return whether an error is one that the placed sessions bring."""
        if (rule.severity or breach.severity) is not Severity.ERROR:
            return False
        if breach.placed in placed or breach.also in placed:
            return True
        if self._own is None:
            self._own = own_errors(self.task)
        also = place_of(self._board.line, breach.also) if breach.also else None
        return (rule.code, where, also) not in self._own

    def search(self, beam: int, most: int | None) -> tuple[Layer, bool]:
        """Go through the days.

        Args:
            beam: How many beginnings are kept after each day; 0 for all.
            most: The cost of a plan that is known, which no beginning may exceed.

        Returns:
            The ends with their costs, and whether some beginnings were given up.
        """
        lines = self.task.engine.lines
        context = self.task.engine.context
        started = [rule.start() for rule in lines]
        days = self._board.line.days()
        for past in days:
            if past.day < 0:
                for i, rule in enumerate(lines):
                    started[i], _ = rule.step(started[i], past, context)
        layer: Layer = {((), (), tuple(started), (), 0, 0): (0, None)}
        cut = False
        for week in range(1, len(self.task.weeks) + 1):
            full = tuple(len(kind.ones) for kind in self._kinds[week - 1])
            layer = {(full, s[1], s[2], (), s[5], 0): value for s, value in layer.items()}
            for day in range(DAYS_IN_WEEK * (week - 1), DAYS_IN_WEEK * week):
                layer = self._step(layer, week, day, most)
                if day % DAYS_IN_WEEK == DAYS_IN_WEEK - 1:
                    layer = self._closed(layer, week)
                if beam and len(layer) > beam:
                    cut = True
                    hopes = {
                        state: value[0] + self._to_go(day + 1, state[0]) for state, value in layer.items()
                    }
                    layer = {state: layer[state] for state in sorted(hopes, key=hopes.__getitem__)[:beam]}
                self.states += len(layer)
        return layer, cut

    def _to_go(self, day: int, remaining: Remaining) -> int:
        week = day // DAYS_IN_WEEK
        if day % DAYS_IN_WEEK == 0:
            return self._after[week]
        return self._after[week + 1] + self._content[week] + self.least(day, remaining)

    def _last(self, week: int, left: Remaining) -> int:
        if any(left) and not self.task.drop_ok:
            return 1 << self.low + 200
        return self._after[week] + self._content[week - 1]

    def _step(self, layer: Layer, week: int, day: int, most: int | None) -> Layer:
        options = self.options(day)
        kinds = self._kinds[week - 1]
        shift = self.low - self._wishes.bits
        change = self._wishes.change << shift if week > 1 else 0
        near: dict[tuple[tuple[Placed, ...], int], tuple[int, tuple[Placed, ...]]] = {}
        walked: dict[tuple[tuple[object, ...], int], tuple[int | None, tuple[object, ...]]] = {}
        digests = [self._digest(day, option) for option in options]
        endless = 1 << self.low + 200
        bar = ERROR << self.low
        after: Layer = {}
        moves: dict[Remaining, list[tuple[int, _Option, Remaining, int, int]]] = {}
        merged: dict[tuple[tuple[object, ...], int], tuple[object, ...]] = {}
        is_last = day % DAYS_IN_WEEK == DAYS_IN_WEEK - 1
        for state, (cost, path) in layer.items():
            remaining, recent, lines, so_far, before, now = state
            possible = moves.get(remaining)
            if possible is None:
                possible = moves[remaining] = []
                for number, option in enumerate(options):
                    left = tuple(a - b for a, b in zip(remaining, option.need, strict=True))
                    if min(left, default=0) < 0:
                        continue
                    to_go = self._last(week, left) if is_last else self._to_go(day + 1, left)
                    if to_go < endless:
                        total = option.cost + self._tie(kinds, option, remaining)
                        possible.append((number, option, left, total, to_go))
            for number, option, left, own, to_go in possible:
                total = cost + own
                if most is not None and total + to_go > most:
                    continue
                pair_key = (recent, number)
                known = near.get(pair_key)
                if known is None:
                    pairs = sum(self._pair(p, q) for p in recent for q in option.placed)
                    kept = tuple(p for p in (*recent, *option.placed) if p.day + self._lag(p) > day)
                    known = near[pair_key] = (pairs, kept)
                total += known[0]
                if known[0] >= bar or (most is not None and total + to_go > most):
                    continue
                line_key = (lines, number)
                stepped = walked.get(line_key)
                if stepped is None:
                    stepped = walked[line_key] = self._walked(lines, day, option)
                if stepped[0] is None:
                    continue
                total += stepped[0] << self.low
                if change:
                    total += change * (option.mask & ~before).bit_count()
                if most is not None and total + to_go > most:
                    continue
                merge_key = (so_far, number)
                digest = merged.get(merge_key)
                if digest is None:
                    digest = merged[merge_key] = self._with(so_far, digests[number])
                mask = now | option.mask if self._wishes.change else 0
                new = (left, known[1], stepped[1], digest, before, mask)
                old = after.get(new)
                if old is None or total < old[0]:
                    after[new] = (total, (path, option.taken))
        return after

    @staticmethod
    def _tie(kinds: Sequence[_Kind], option: _Option, remaining: Remaining) -> int:
        """Return what the half days count for the order of equal plans."""
        left = list(remaining)
        tie = 0
        for k, at in option.taken:
            kind = kinds[k]
            tie += kind.ties[len(kind.ones) - left[k]] * at
            left[k] -= 1
        return tie

    def _walked(
        self, lines: tuple[object, ...], day: int, option: _Option
    ) -> tuple[int | None, tuple[object, ...]]:
        sessions = sorted((*self._fixed.get(day, ()), *option.placed), key=_start)
        whole = line_day(day, sessions)
        cost = 0
        states: list[object] = []
        for rule, state in zip(self.task.engine.lines, lines, strict=True):
            after, breaches = rule.step(state, whole, self.task.engine.context)
            states.append(after)
            for breach in breaches:
                if self._blames(rule, breach, day_place(self._board.line, whole, breach), option.placed):
                    return None, ()
                cost += cost_of(rule, breach)
        return cost, tuple(states)

    def _digest(self, day: int, option: _Option) -> tuple[object, ...]:
        sessions = tuple(sorted((*self._fixed.get(day, ()), *option.placed), key=_start))
        taken = (rule.of_day(sessions, self.task.engine.context) for rule in self._week_rules)
        return (bool(sessions), *taken)

    @staticmethod
    def _with(so_far: tuple[object, ...], day: tuple[object, ...]) -> tuple[object, ...]:
        """Add what week rules take from a day; what can be sorted is kept without its order."""
        if not so_far:
            return tuple((one,) for one in day)
        return tuple(
            (*known, one) if isinstance(one, tuple) else tuple(sorted((*known, one)))  # type: ignore[misc]
            for known, one in zip(so_far, day, strict=True)
        )

    def _closed(self, layer: Layer, week: int) -> Layer:
        """Let week rules judge the week that is over."""
        after: Layer = {}
        for state, (cost, path) in layer.items():
            key = (week, state[0], state[3])
            if key not in self._weeks:
                self._weeks[key] = self._judged(week, path)
            judged = self._weeks[key]
            if judged is None:
                continue
            total = cost + (judged << self.low) + (sum(state[0]) * ERROR << self.low + _DROP_BITS)
            new = ((), state[1], state[2], (), 0, state[5])
            old = after.get(new)
            if old is None or total < old[0]:
                after[new] = (total, path)
        return after

    def _judged(self, week: int, path: Path) -> int | None:
        placed: list[Placed] = []
        for _ in range(DAYS_IN_WEEK):
            assert path is not None  # noqa: S101 - every day leaves its mark
            path, taken = path
            placed += [self._kinds[week - 1][k].placed[at] for k, at in taken]
        base = self._board.line.weeks[week - 1]
        sessions = tuple(sorted((*base.sessions, *placed), key=_week_minute))
        few = len({p.day for p in sessions}) < 2  # noqa: PLR2004 - as the timeline has it
        whole = LineWeek(week, base.labels, sessions, few or "partial" in base.labels)
        if whole.is_partial:
            return 0
        cost = 0
        for rule in self.task.engine.weeks:
            for breach in rule.check(whole, self.task.engine.context):
                line = self._board.line
                where = (
                    place_of(line, breach.placed, breach.exercise)
                    if breach.placed
                    else week_place(line, week)
                )
                if self._blames(rule, breach, where, placed):
                    return None
                cost += cost_of(rule, breach)
        return cost

    def places(self, path: Path) -> tuple[int | None, ...]:
        """Return the half day of each session."""
        places: list[int | None] = [None] * self.task.size
        day = DAYS_IN_WEEK * len(self.task.weeks)
        taken_by: dict[tuple[int, int], list[int]] = {}
        while path is not None:
            day -= 1
            path, taken = path
            for k, at in taken:
                taken_by.setdefault((day // DAYS_IN_WEEK, k), []).append(at)
        for (week, k), slots in taken_by.items():
            for one, at in zip(self._kinds[week][k].ones, sorted(slots), strict=False):
                places[one.number] = at
        return tuple(places)


def _start(placed: Placed) -> tuple[float, int]:
    return placed.start, placed.planned.slot.start_minute


def _week_minute(placed: Placed) -> int:
    return placed.planned.slot.week_minute


def solve_linked(task: Task, count: int) -> Found:
    """Find the best placement in a plan of linked weeks, and good ones that end otherwise.

    Args:
        task: What is asked.
        count: How many placements are wanted at most.

    Returns:
        The best placement first; none where none is allowed.
    """
    search = LinkedSearch(task)
    best: list[tuple[int, Path]] = []
    is_proven = False
    for beam in BEAMS:
        layer, cut = search.search(beam, best[0][0] if best else None)
        best = sorted(layer.values(), key=_cost)[:count] or best
        if not cut:
            is_proven = True
            break
    codes = tuple(r.code for r in task.engine.plans if not r.by_content)
    return Found(
        tuple(Solution(cost, search.places(path)) for cost, path in best), search.states, codes, is_proven
    )


def _cost(entry: tuple[int, Path]) -> int:
    return entry[0]
