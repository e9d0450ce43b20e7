"""What line and week rules make of the days of a compiled week, remembered."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Final, TypeAlias, cast

import attrs

from runstrength.days import DAYS_IN_WEEK
from runstrength.findings import Location, Severity
from runstrength.rules._api import Breach, LineRule, Rule, WeekRule
from runstrength.scheduling._compiled import CompiledWeek, Compiler, Option, mark_in
from runstrength.scheduling._costs import NEVER, cost_of
from runstrength.timeline import LineWeek, Placed

_FULL_WEEK_DAYS: Final = 2

Digest: TypeAlias = tuple[tuple[int, ...], ...]
"""What each week rule took from the days so far, in no order; before it whether there are days at all."""


def price_of(
    said: Iterable[tuple[Rule, Breach]], week: CompiledWeek, placed: Sequence[Placed], *, errors_ok: bool
) -> int:
    """Return what line or week rules say, as a cost.

    Args:
        said: The rules and what they say.
        week: The week.
        placed: What is placed.
        errors_ok: Whether an error that a placed session brings is only counted.

    Returns:
        The cost; `NEVER` where a placed session brings an error.
    """
    cost = 0
    for rule, breach in said:
        if (rule.severity or breach.severity) is Severity.ERROR and not errors_ok:
            brought = breach.placed in placed or breach.also in placed
            if brought or _mark(rule, breach) not in week.own:
                return NEVER
        cost += cost_of(rule, breach)
    return cost


def _mark(rule: Rule, breach: Breach) -> tuple[object, ...]:
    also = Location(breach.also.week, breach.also.slot) if breach.also else None
    slot = breach.placed.slot if breach.placed else None
    return mark_in(1, rule.code, Location(1, slot, None, breach.exercise), also)


@attrs.define(eq=False)
class Walks:
    """What the line rules make of days, rule by rule; a state of a rule is known by a number.

    In a week that repeats a state is a pair: the rule on its first way through the week, on which nothing
    counts, and on its second. What the second begins with is guessed, and must be what the first ends with.

    Attributes:
        compiler: What compiled the weeks.
        rules: The line rules.
    """

    compiler: Compiler
    rules: tuple[LineRule[object], ...] = attrs.field(init=False)
    _ids: list[dict[object, int]] = attrs.field(init=False)
    _states: list[list[object]] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        """Know no state yet."""
        self.rules = self.compiler.board.task.engine.lines
        self._ids = [{} for _ in self.rules]
        self._states = [[] for _ in self.rules]

    def number(self, rule: int, state: object) -> int:
        """Return the number of a state of a rule."""
        known = self._ids[rule].get(state)
        if known is None:
            known = self._ids[rule][state] = len(self._states[rule])
            self._states[rule].append(state)
        return known

    def first(self, rule: int, number: int) -> object:
        """Return, in a week that repeats, the state of a rule on its first way."""
        return cast("tuple[object, object]", self._states[rule][number])[0]

    def at_start(self, rule: int) -> object:
        """Return the state of a rule after what came before."""
        asked, board = self.rules[rule], self.compiler.board
        state = asked.start()
        if board.line.history_weeks:
            for day in board.line.days():
                if day.day < 0:
                    state, _ = asked.step(state, day, board.task.engine.context)
        return state

    def step(self, rule: int, number: int, week: CompiledWeek, option: Option) -> tuple[int, int]:
        """Return what a rule says about a day, as a cost, and its state after."""
        key = (rule, number, option)
        known = week.memory.get(key)
        if known is None:
            known = week.memory[key] = self._stepped(rule, number, week, option)
        return cast("tuple[int, int]", known)

    def _stepped(self, rule: int, number: int, week: CompiledWeek, option: Option) -> tuple[int, int]:
        board = self.compiler.board
        asked, state, context = self.rules[rule], self._states[rule][number], board.task.engine.context
        after: object
        if board.is_cyclic:
            first, second = cast("tuple[object, object]", state)
            first, _ = asked.step(first, option.day, context)
            second, breaches = asked.step(second, option.day, context)
            after = (first, second)
        else:
            after, breaches = asked.step(state, option.day, context)
        cost = 0
        if breaches:
            said = [(asked, breach) for breach in breaches]
            cost = price_of(said, week, option.placed, errors_ok=board.task.errors_ok)
        return cost << self.compiler.low, self.number(rule, after)

    def through(self, rule: int, days: Sequence[tuple[CompiledWeek, Option]]) -> int:
        """Return what a rule charges for days in a row, from the first Monday on."""
        start = self.at_start(rule)
        if not self.compiler.board.is_cyclic:
            return self._walk(rule, self.number(rule, start), days)[0]
        _, end = self._walk(rule, self.number(rule, (start, start)), days)
        return self._walk(rule, self.number(rule, (start, self.first(rule, end))), days)[0]

    def _walk(self, rule: int, state: int, days: Sequence[tuple[CompiledWeek, Option]]) -> tuple[int, int]:
        total = 0
        for number, (week, option) in enumerate(days):
            if number and number % DAYS_IN_WEEK == 0:
                state = self.carried(rule, state, days[number - 1][0].length)
            cost, state = self.step(rule, state, week, option)
            total += cost
        return total, state

    def carried(self, rule: int, number: int, length: float) -> int:
        """Return the state of a rule at the end of a week in the coordinates of the next."""
        state = self._states[rule][number]
        moved = self._moved(state, length)
        return number if moved is state else self.number(rule, moved)

    def _moved(self, state: object, length: float) -> object:
        if isinstance(state, Placed):
            return self.compiler.shifted(state, length)
        if not isinstance(state, tuple):
            return state
        parts = cast("tuple[object, ...]", state)
        moved = tuple(self._moved(part, length) for part in parts)
        return moved if any(a is not b for a, b in zip(parts, moved, strict=True)) else parts


@attrs.define(eq=False)
class Verdicts:
    """What week rules take from days and say about whole weeks.

    Attributes:
        compiler: What compiled the weeks.
        rules: The week rules that ask where sessions stand.
    """

    compiler: Compiler
    rules: tuple[WeekRule, ...] = attrs.field(init=False)
    _numbers: list[dict[Hashable, int]] = attrs.field(init=False)
    _merged: dict[tuple[Digest, Digest], Digest] = attrs.field(
        init=False, factory=dict[tuple[Digest, Digest], Digest]
    )

    def __attrs_post_init__(self) -> None:
        """Know nothing yet."""
        self.rules = tuple(r for r in self.compiler.board.task.engine.weeks if not r.by_content)
        self._numbers = [{} for _ in self.rules]

    @property
    def nothing(self) -> Digest:
        """What is taken before the first day."""
        return ((),) * (len(self.rules) + 1)

    def after(self, digest: Digest, week: CompiledWeek, option: Option) -> Digest:
        """Return what is taken after one more day."""
        day = week.memory.get(("day", option))
        if day is None:
            day = week.memory["day", option] = self._of_day(option)
        key = (digest, cast("Digest", day))
        known = self._merged.get(key)
        if known is None:
            days, *rest = (tuple(sorted(a + b)) for a, b in zip(*key, strict=True))
            known = self._merged[key] = (days[:_FULL_WEEK_DAYS], *rest)
        return known

    def _of_day(self, option: Option) -> Digest:
        context, sessions = self.compiler.board.task.engine.context, option.day.sessions
        taken = [rule.of_day(sessions, context) for rule in self.rules]
        numbers = (
            (known.setdefault(one, len(known)),) for known, one in zip(self._numbers, taken, strict=True)
        )
        return ((1,) if sessions else (), *numbers)

    def judged(
        self, week: CompiledWeek, options: Sequence[Option], rules: Sequence[WeekRule] | None = None
    ) -> int:
        """Return what week rules say about a week.

        Args:
            week: The week.
            options: What is placed on its days.
            rules: The rules that are asked; all when left out.

        Returns:
            A cost; `NEVER` or more where a placed session brings an error.
        """
        placed = [p for option in options for p in option.placed]
        few = len({p.day for p in (*week.fixed, *placed)}) < _FULL_WEEK_DAYS
        if week.is_short and ("partial" in week.labels or few):
            return 0
        return self._said(week, placed, self.compiler.board.task.engine.weeks if rules is None else rules)

    def content(self, week: CompiledWeek) -> int:
        """Return what rules by content say about a week in which everything is placed, wherever."""
        placed = [next(iter(kind.placed.values())) for kind in week.kinds for _ in range(kind.count)]
        rules = [rule for rule in self.compiler.board.task.engine.weeks if rule.by_content]
        return self._said(week, placed, rules)

    def _said(self, week: CompiledWeek, placed: Sequence[Placed], rules: Sequence[WeekRule]) -> int:
        sessions = tuple(sorted((*week.fixed, *placed), key=_week_minute))
        task = self.compiler.board.task
        whole = LineWeek(1, week.labels, sessions)
        said = ((rule, b) for rule in rules for b in rule.check(whole, task.engine.context))
        return price_of(said, week, placed, errors_ok=task.errors_ok) << self.compiler.low


def _week_minute(placed: Placed) -> int:
    return placed.planned.slot.week_minute
