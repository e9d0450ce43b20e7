"""A week made ready for the search: what may be placed on each day, and what it costs by itself.

Everything stands in the coordinates of the week itself, its Monday being day 0, so that weeks that pose the
same question are one compiled week, answered once however often they come.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import Final, TypeAlias

import attrs

from runstrength.days import DAYS_IN_WEEK, MINUTES_IN_DAY
from runstrength.findings import Location
from runstrength.model.plan import Plan
from runstrength.model.week import PlannedSession
from runstrength.scheduling._costs import CHANGE, ERROR, LEFT_OUT, LOST, Prices, prices_of
from runstrength.scheduling._found import own_errors
from runstrength.scheduling._preferences import NEAR_DAYS, Wishes, is_stressful
from runstrength.scheduling._problem import Board, Wanted
from runstrength.timeline import (
    WEEK_MINUTES,
    LineDay,
    Placed,
    SessionFacts,
    Trait,
    exact_minutes,
    line_day,
)

_STRENGTH: Final = int(Trait.STRENGTH)
_MONDAY_AM: Final = 7.0 * 60
_FULL_WEEK_DAYS: Final = 2
_BITS: Final = 16
_FIELD: Final = (1 << _BITS) - 1

Counts: TypeAlias = int
"""How many sessions of each kind are still to be placed, sixteen bits each, the first kind lowest."""

Moves: TypeAlias = dict[Counts, list[tuple[int, Counts]]]
"""By what is still to be placed, the options of a day that fit and what they leave."""

Mark: TypeAlias = tuple[object, ...]
"""By what an error is known again in the coordinates of its week."""


_FEW_KINDS: Final = 3
"""With so many kinds of sessions in a week the views of line rules tell them apart."""


@attrs.frozen(eq=False)
class Kind:
    """Equal sessions of one week with equal choices.

    Attributes:
        count: How many there are.
        facts: What each of them is.
        placed: It in each half day that it may take.
        units: What it costs there by itself and with the fixed sessions.
        may_drop: Whether it may be left out.
        is_lost: Whether it was lost, in a repair.
    """

    count: int
    facts: SessionFacts
    placed: dict[int, Placed]
    units: dict[int, int]
    may_drop: bool
    is_lost: bool


@attrs.frozen(eq=False)
class Option:
    """What may be placed on one day.

    Attributes:
        taken: The kind of each session and its half day.
        placed: The sessions.
        cost: What they cost by themselves, with one another and with the fixed sessions.
        need: How many of each kind.
        mask: The half days, a bit each.
        day: The whole day, fixed sessions included.
    """

    taken: tuple[tuple[int, int], ...]
    placed: tuple[Placed, ...]
    cost: int
    need: Counts
    mask: int
    day: LineDay


@attrs.define(eq=False)
class CompiledWeek:
    """A week of a task in its own coordinates.

    Attributes:
        compiler: What compiled it.
        number: The number of the first week of this kind.
        kinds: What is to be placed.
        fixed: Its fixed sessions.
        labels: Its labels.
        length: Minutes to the next Monday; an hour more or less where the clocks change.
        memory: What the search has worked out about the week, by whatever it asked.
    """

    compiler: Compiler
    number: int
    kinds: tuple[Kind, ...]
    fixed: tuple[Placed, ...]
    labels: tuple[str, ...]
    length: float
    memory: dict[object, object] = attrs.field(init=False, factory=dict[object, object])

    @cached_property
    def is_short(self) -> bool:
        """Whether it is a week of a plan that is too short to be judged before anything is placed."""
        few = len({p.day for p in self.fixed}) < _FULL_WEEK_DAYS
        return isinstance(self.compiler.board.task.fixed, Plan) and (few or "partial" in self.labels)

    @property
    def may_stay_short(self) -> bool:
        """Whether it may be no whole week even with everything placed."""
        days = -(-self.left(self.full) // 2)  # a day has two halves
        return self.is_short and ("partial" in self.labels or days < _FULL_WEEK_DAYS)

    @cached_property
    def own(self) -> frozenset[Mark]:
        """The errors that the fixed sessions have anyhow."""
        return frozenset(self.compiler.own.get(self.number, ()))

    @cached_property
    def upcoming(self) -> tuple[Placed, ...]:
        """All that may be placed in this week and the next, in order of time."""
        candidates = [kind.placed for kind in self.kinds] + self.compiler.candidates_after(self.number)
        return tuple(sorted((p for placed in candidates for p in placed.values()), key=_start))

    @cached_property
    def lasts(self) -> dict[Placed, int]:
        """For each session the last day on which a pair rule may see it with one that is placed later."""
        last_day = self.compiler.last_day
        return {p: last_day(p, self.upcoming) for kind in self.kinds for p in kind.placed.values()}

    @cached_property
    def full(self) -> Counts:
        """How many of each kind there are."""
        return sum(kind.count << _BITS * k for k, kind in enumerate(self.kinds))

    @cached_property
    def days(self) -> tuple[tuple[Option, ...], ...]:
        """For each day what may be placed on it, nothing last."""
        return tuple(tuple(self._options(day)) for day in range(DAYS_IN_WEEK))

    @cached_property
    def moves(self) -> list[Moves]:
        """For each day the moves from which all can still be placed."""
        reached = {self.full}
        moves: list[Moves] = []
        spare = sum(1 << _BITS * k + _BITS - 1 for k in range(len(self.kinds)))
        for options in self.days:
            needs = [(number, option.need) for number, option in enumerate(options)]
            day = {
                counts: [
                    (number, counts - need)
                    for number, need in needs
                    if (counts | spare) - need & spare == spare  # no kind needs more than there is
                ]
                for counts in sorted(reached, reverse=True)
            }
            reached = {left for after in day.values() for _, left in after}
            moves.append(day)
        alive = {counts for counts in reached if self._may_end_with(counts)}
        for at in reversed(range(len(moves))):
            living = {c: [move for move in after if move[1] in alive] for c, after in moves[at].items()}
            moves[at] = {counts: after for counts, after in living.items() if after}
            alive = set(moves[at])
        return moves

    def left(self, counts: Counts) -> int:
        """Return how many sessions are still to be placed, of whatever kind."""
        return counts % _FIELD  # as a number is its cross sum modulo nine

    def tally(self, counts: Counts) -> Counts:
        """Return what the views of line rules keep of what is still to be placed.

        That is which sessions, where there are few kinds of them, else how many, since which would be too
        many to tell apart.
        """
        return counts if self.tells_kinds else self.left(counts)

    @property
    def tells_kinds(self) -> bool:
        """Whether the views of line rules tell kinds of sessions apart in this week."""
        return len(self.kinds) <= _FEW_KINDS

    def _may_end_with(self, counts: Counts) -> bool:
        return all(not counts >> _BITS * k & _FIELD or kind.may_drop for k, kind in enumerate(self.kinds))

    def loss(self, counts: Counts) -> int:
        """Return what it costs to leave some out at the end of the week."""
        return (LOST if self.compiler.board.task.errors_ok else LEFT_OUT) * self.left(counts)

    def option(self, taken: tuple[tuple[int, int], ...], day: int, cost: int = 0) -> Option:
        """Return a day with some sessions placed on it.

        Args:
            taken: The kind of each and its half day.
            day: The day.
            cost: What they cost.

        Returns:
            The option.
        """
        placed = tuple(self.kinds[k].placed[at] for k, at in taken)
        fixed = [p for p in self.fixed if p.day == day]
        need = sum(1 << _BITS * k for k, _ in taken)
        mask = sum(1 << at for _, at in taken)
        return Option(taken, placed, cost, need, mask, line_day(day, sorted((*fixed, *placed), key=_start)))

    def _options(self, day: int) -> Iterator[Option]:
        """Go through what may be placed on a day: what fills both halves of it first, nothing last."""
        kinds = self.kinds
        morning, evening = (
            [(k, at) for k, kind in enumerate(kinds) if at in kind.units] for at in (2 * day, 2 * day + 1)
        )
        both = [(a, b) for a in morning for b in evening if a[0] != b[0] or kinds[a[0]].count > 1]
        for taken in (*both, *((a,) for a in morning), *((b,) for b in evening), ()):
            cost = self._cost(taken, day)
            if cost < self.compiler.bar:
                yield self.option(taken, day, cost)

    def _cost(self, taken: tuple[tuple[int, int], ...], day: int) -> int:
        kinds, wishes = self.kinds, self.compiler.wishes
        placed = [kinds[k].placed[at] for k, at in taken]
        cost = sum(kinds[k].units[at] for k, at in taken)
        if len(placed) > 1:
            if all(kinds[k].is_lost for k, _ in taken):
                return self.compiler.bar  # two lost sessions never come to stand on one day
            cost += self.compiler.between(*placed)
        if wishes.hard_day and any(map(is_stressful, placed)):
            fixed = (p for p in self.fixed if p.day == day)
            cost += 0 if any(map(is_stressful, fixed)) else wishes.hard_day
        return cost


@attrs.define(eq=False)
class Compiler:
    """Compiles the weeks of a board, equal ones once.

    Attributes:
        board: What is asked, laid out.
        wishes: What is wished for.
        prices: What sessions cost.
        low: Bits below the score.
        bar: What no placed session may cost.
        copies: How many weeks later a week that repeats still matters to itself.
    """

    board: Board
    wishes: Wishes
    prices: Prices = attrs.field(init=False)
    low: int = attrs.field(init=False)
    bar: int = attrs.field(init=False)
    copies: range = attrs.field(init=False)
    _weeks: dict[object, CompiledWeek] = attrs.field(init=False, factory=dict[object, CompiledWeek])
    _places: dict[object, Placed] = attrs.field(init=False, factory=dict[object, Placed])
    _plans: dict[object, PlannedSession] = attrs.field(init=False, factory=dict[object, PlannedSession])
    _known: dict[int, list[Placed]] = attrs.field(init=False, factory=dict[int, "list[Placed]"])
    _groups: dict[int, dict[Mark, list[Wanted]]] = attrs.field(
        init=False, factory=dict[int, "dict[Mark, list[Wanted]]"]
    )
    _pairs: dict[tuple[Placed, Placed], int] = attrs.field(
        init=False, factory=dict[tuple[Placed, Placed], int]
    )

    def __attrs_post_init__(self) -> None:
        """Sort what is known by week."""
        task, line = self.board.task, self.board.line
        self.prices = prices_of(task.engine)
        self.low = self.wishes.bits
        self.bar = ERROR << (self.low + 64 if task.errors_ok else self.low)
        self.copies = range(1, int(task.engine.horizon // WEEK_MINUTES) + 2 if self.board.is_cyclic else 1)
        for placed in (*line.history, *line.sessions):
            self._known.setdefault(placed.day // DAYS_IN_WEEK + 1, []).append(placed)
        for one in task.wanted:
            self._groups.setdefault(one.week, {}).setdefault(self._choice(one), []).append(one)

    def _choice(self, one: Wanted) -> Mark:
        origin = one.origin.slot if one.origin else None
        return (self.board.facts(one), self.board.task.slots_for(one), origin, one.waits, one.is_lost)

    @cached_property
    def own(self) -> dict[int, set[Mark]]:
        """The errors that the fixed sessions have anyhow, by week."""
        found: dict[int, set[Mark]] = {}
        for code, where, also in own_errors(self.board.task):
            week = where.week or 1
            found.setdefault(week, set()).add(mark_in(week, code, where, also))
        return found

    def groups(self, number: int) -> list[list[Wanted]]:
        """Return what is to be placed in a week, equal sessions with equal choices together."""
        return list(self._groups.get(number, {}).values())

    def week(self, number: int) -> CompiledWeek:
        """Return a week by its number, from 1."""
        question = self._question(number)
        known = self._weeks.get(question)
        if known is None:
            known = self._weeks[question] = self.compiled(number)
        return known

    def compiled(self, number: int) -> CompiledWeek:
        """Compile a week by its number."""
        base, first = self._base(number), DAYS_IN_WEEK * (number - 1)
        around = [self.place(p.planned, p.facts, p.day - first, p.start - base) for p in self._around(number)]
        these = self._candidates(number, base, 0)
        return CompiledWeek(
            compiler=self,
            number=number,
            kinds=tuple(self._kind(o, p, around) for o, p in zip(self.groups(number), these, strict=True)),
            fixed=tuple(p for p in around if 0 <= p.day < DAYS_IN_WEEK),
            labels=self.board.line.weeks[number - 1].labels,
            length=self._base(number + 1) - base,
        )

    def candidates_after(self, number: int) -> list[dict[int, Placed]]:
        """Return what may be placed in the week after a week, in the coordinates of that week."""
        return self._candidates(number + 1, self._base(number), DAYS_IN_WEEK)

    def _question(self, number: int) -> Mark:
        base, first = self._base(number), DAYS_IN_WEEK * (number - 1)
        starts = self.board.starts[number - 1 : number + 1]
        return (
            self.board.line.weeks[number - 1].labels,
            tuple((p.facts, p.slot.at, p.day - first, p.start - base) for p in self._around(number)),
            *(
                tuple((choice, len(ones)) for choice, ones in self._groups.get(n, {}).items())
                for n in (number, number + 1)
            ),
            tuple(tuple(s - base for s in week) for week in starts) if self._is_zoned else len(starts),
            frozenset(self.own.get(number, ())),
        )

    @property
    def _is_zoned(self) -> bool:
        fixed = self.board.task.fixed
        return isinstance(fixed, Plan) and bool(fixed.zone)

    def _base(self, number: int) -> float:
        """Return the minute of the line at which a week begins."""
        starts = self.board.starts
        near = min(max(number, 1), len(starts))
        return starts[near - 1][0] - _MONDAY_AM + WEEK_MINUTES * (number - near)

    def _around(self, number: int) -> Iterator[Placed]:
        weeks = int(self.board.task.engine.horizon // WEEK_MINUTES) + 1
        return chain.from_iterable(self._known.get(n, ()) for n in range(number - weeks, number + weeks + 1))

    def place(self, planned: PlannedSession, facts: SessionFacts, day: int, start: float) -> Placed:
        """Return a session in the coordinates of a week, the same one every time."""
        key = (facts, planned.slot.at, day, start)
        known = self._places.get(key)
        if known is None:
            end = start + exact_minutes(facts.minutes or 0.0)
            known = self._places[key] = Placed(planned, facts, day // DAYS_IN_WEEK + 1, day, start, end)
        return known

    def shifted(self, placed: Placed, length: float) -> Placed:
        """Return a session of a week in the coordinates of the next one."""
        return self.place(placed.planned, placed.facts, placed.day - DAYS_IN_WEEK, placed.start - length)

    def _candidates(self, number: int, base: float, first: int) -> list[dict[int, Placed]]:
        """Return the sessions to place in a week in every half day that they may take, by kind."""
        if number > len(self.board.starts):
            return []
        starts = self.board.starts[number - 1]
        found: list[dict[int, Placed]] = []
        for ones in self.groups(number):
            facts = self.board.facts(ones[0])
            placed: dict[int, Placed] = {}
            one = ones[0]
            for at in self.board.task.slots_for(one):
                planned = self._planned(one, facts, at)
                start = one.start_in(at, starts[at]) - base
                placed[at] = self.place(planned, facts, planned.slot.day + first, start)
            found.append(placed)
        return found

    def _planned(self, one: Wanted, facts: SessionFacts, at: int) -> PlannedSession:
        if one.origin is not None:
            return one.planned_at(at)
        key = (facts, at)
        known = self._plans.get(key)
        if known is None:
            known = self._plans[key] = one.planned_at(at)
        return known

    def _kind(self, ones: Sequence[Wanted], placed: dict[int, Placed], around: Sequence[Placed]) -> Kind:
        """Return a kind with the half days that a rule does not forbid outright."""
        one = ones[0]
        units: dict[int, int] = {}
        for at, there in placed.items():
            cost = self._unit(there, at, around)
            if one.stays_at not in (None, at):
                cost += CHANGE << self.low
            if cost < self.bar:
                units[at] = cost
        may_drop = self.board.task.drop_ok or one.is_lost
        facts = self.board.facts(one)
        return Kind(len(ones), facts, {at: placed[at] for at in units}, units, may_drop, one.is_lost)

    def _unit(self, placed: Placed, at: int, around: Sequence[Placed]) -> int:
        """Return what a session costs in a half day by itself and with the fixed sessions."""
        wishes, low = self.wishes, self.low
        cost = (self.prices.session(placed) << low) + wishes.slot(at)
        if self.board.is_cyclic:
            cost += sum(self.between(placed, other) for other in around)
            return cost + sum(self._one_way(placed, placed, weeks) for weeks in self.copies)
        horizon = self._horizon
        for other in around:
            if other.start - placed.end <= horizon and placed.start - other.end <= horizon:
                cost += self._one_way(*in_order(placed, other))
        return cost

    @property
    def _horizon(self) -> float:
        """How many minutes apart two sessions may stand and still cost something."""
        rules = self.board.task.engine.horizon
        return max(rules, NEAR_DAYS * MINUTES_IN_DAY) if self.wishes.near else rules

    def _one_way(self, earlier: Placed, later: Placed, weeks: int = 0) -> int:
        cost = self.prices.pair(earlier, later, weeks) << self.low
        return cost + self.wishes.pair(earlier, later, weeks) if self.wishes.near else cost

    def between(self, one: Placed, other: Placed) -> int:
        """Return what two sessions cost, in a week that repeats also across its end."""
        key = (one, other)
        known = self._pairs.get(key)
        if known is None:
            known = self._one_way(*in_order(one, other))
            for weeks in self.copies:
                known += self._one_way(one, other, weeks) + self._one_way(other, one, weeks)
            self._pairs[key] = known
        return known

    def last_day(self, placed: Placed, upcoming: Sequence[Placed]) -> int:
        """Return the last day on which a rule may still see a session together with one placed later.

        Args:
            placed: The session.
            upcoming: All that may be placed, in order of time.

        Returns:
            A day in the coordinates of the week; its own day where no rule will.
        """
        last = placed.day
        if self.wishes.near and placed.facts.mask & _STRENGTH:
            last += NEAR_DAYS - 1
        cyclic = self.board.is_cyclic
        limit = placed.end + self.prices.engine.reach(placed.facts.mask)
        for other in upcoming:
            if other.start > limit and not cyclic:
                break
            if other.day > last and self.between(placed, other):
                last = other.day
        if limit > 2 * WEEK_MINUTES:  # beyond what is known here: kept, and asked again next week
            last = max(last, int(limit // MINUTES_IN_DAY))
        return last


def in_order(one: Placed, other: Placed) -> tuple[Placed, Placed]:
    """Return two sessions of one line, the one that starts first before the other."""
    if one.start != other.start:
        return (one, other) if one.start < other.start else (other, one)
    first = one.planned.slot.week_minute <= other.planned.slot.week_minute
    return (one, other) if first else (other, one)


def _start(placed: Placed) -> tuple[float, int]:
    return placed.start, placed.planned.slot.start_minute


def mark_in(week: int, code: str, where: Location, also: Location | None) -> Mark:
    """Return by what an error is known again in the coordinates of its week.

    Args:
        week: The number of the week.
        code: The rule.
        where: The place.
        also: The other place, or `None`.

    Returns:
        The rule and the places without what differs from week to week.
    """
    other = (also.slot, (also.week or week) - week) if also else None
    return (code, where.slot, where.exercise, other)
