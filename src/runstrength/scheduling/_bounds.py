"""What the rest must cost at least: each kind of rule alone, solved backwards for every beginning.

A view leaves out all rules but some and remembers only what those ask. Its states are so few that the least
cost from each to the end of the plan is worked out in full. Views charge different rules, so that their
bounds add up to a bound of the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, Protocol, TypeAlias, TypeVar, cast

import attrs

from runstrength.scheduling._compiled import CompiledWeek, Compiler, Counts, Option
from runstrength.scheduling._costs import NEVER
from runstrength.scheduling._walks import Digest, Verdicts, Walks
from runstrength.timeline import Placed

S = TypeVar("S")

Near: TypeAlias = tuple[Placed, ...]
"""Placed sessions that a pair rule may still see together with one that is placed later."""
Spot: TypeAlias = tuple[Counts, Near]
"""What is still to be placed, and what is near."""
Way: TypeAlias = tuple[int, int, S]
"""The cost of an option, its number, and the state after it."""


class View(Protocol[S]):
    """Some of the rules, with what they need to remember."""

    def starts(self) -> Iterable[S]:
        """Return the states with which the first week may begin."""
        ...

    def ways(self, week: CompiledWeek, day: int, state: S) -> list[Way[S]]:
        """Return what can be done on a day."""
        ...

    def end(self, week: CompiledWeek, state: S) -> int:
        """Return what it costs to end a week with a state."""
        ...

    def carried(self, week: CompiledWeek, after: CompiledWeek, state: S) -> S:
        """Return with what state the next week begins."""
        ...


@attrs.frozen(eq=False)
class Bounds(Generic[S]):
    """The least that the rest can cost, from each day of a week on.

    Attributes:
        days: By state, for the mornings of the seven days and the end of the last.
        offset: What is to be added to all of them.
        least: The smallest for each day.
    """

    days: list[dict[S, int]]
    offset: int
    least: list[int]


@attrs.frozen(eq=False)
class Relaxed(Generic[S]):
    """What a view makes of every week.

    Attributes:
        graphs: For each week the ways of each day by state.
        bounds: For each week its bounds.
    """

    graphs: list[list[dict[S, list[Way[S]]]]]
    bounds: list[Bounds[S]]


def relaxed(view: View[S], weeks: list[CompiledWeek]) -> Relaxed[S]:
    """Solve a view backwards; weeks that pose the same question are answered once.

    Args:
        view: The view.
        weeks: The weeks in order.

    Returns:
        The view with its bounds.
    """
    explored: dict[object, tuple[list[dict[S, list[Way[S]]]], list[S]]] = {}
    graphs: list[list[dict[S, list[Way[S]]]]] = []
    exits: list[list[S]] = []
    entries = tuple(dict.fromkeys(view.starts()))
    for number, week in enumerate(weeks):
        question = (week, frozenset(entries))
        if question not in explored:
            explored[question] = _explored(view, week, entries)
        graph, ends = explored[question]
        graphs.append(graph)
        exits.append(ends)
        if number + 1 < len(weeks):
            after = weeks[number + 1]
            entries = tuple(dict.fromkeys(view.carried(week, after, state) for state in ends))
    return Relaxed(graphs, _solved(view, weeks, graphs, exits))


def _explored(
    view: View[S], week: CompiledWeek, entries: Iterable[S]
) -> tuple[list[dict[S, list[Way[S]]]], list[S]]:
    graph: list[dict[S, list[Way[S]]]] = []
    states = list(entries)
    for day in range(len(week.days)):
        ways = {state: view.ways(week, day, state) for state in states}
        graph.append(ways)
        states = list(dict.fromkeys(new for after in ways.values() for _, _, new in after))
    return graph, states


def _solved(
    view: View[S], weeks: list[CompiledWeek], graphs: list[list[dict[S, list[Way[S]]]]], exits: list[list[S]]
) -> list[Bounds[S]]:
    solved: dict[object, Bounds[S]] = {}
    bounds: list[Bounds[S]] = []
    upcoming: Bounds[S] | None = None
    for number in reversed(range(len(weeks))):
        week = weeks[number]
        ends: dict[S, int] = {}
        for state in exits[number]:
            cost = view.end(week, state)
            if upcoming is not None and cost < NEVER:
                cost += upcoming.days[0].get(view.carried(week, weeks[number + 1], state), NEVER)
            if cost < NEVER:
                ends[state] = cost
        lowest = min(ends.values(), default=0)
        level = {state: cost - lowest for state, cost in ends.items()}
        question = (id(graphs[number]), frozenset(level.items()))
        if question not in solved:
            solved[question] = _backwards(graphs[number], level)
        known = solved[question]
        offset = lowest + (upcoming.offset if upcoming is not None else 0)
        upcoming = Bounds(known.days, offset, known.least)
        bounds.append(upcoming)
    return bounds[::-1]


def _backwards(graph: list[dict[S, list[Way[S]]]], ends: dict[S, int]) -> Bounds[S]:
    days = [ends]
    for ways in reversed(graph):
        after = days[-1]
        there: dict[S, int] = {}
        for state, onward in ways.items():
            costs = [cost + after[new] for cost, _, new in onward if new in after]
            if costs:
                there[state] = min(costs)
        days.append(there)
    days.reverse()
    return Bounds(days, 0, [min(day.values(), default=NEVER) for day in days])


@attrs.define(eq=False)
class PairView:
    """Session and pair rules: what is still to be placed, and what is near."""

    compiler: Compiler
    weeks: list[CompiledWeek]

    def starts(self) -> list[Spot]:
        """Begin with nothing near."""
        return [(self.weeks[0].full, ())]

    def ways(self, week: CompiledWeek, day: int, state: Spot) -> list[Way[Spot]]:
        """Place what fits, at what it costs with what is near."""
        counts, near = state
        steps = week.memory.get((day, near))
        if steps is None:
            steps = week.memory[day, near] = self._steps(week, day, near)
        fits = week.moves[day].get(counts, ())
        return [
            (step[0], number, (left, step[1]))
            for number, left in fits
            if (step := cast("list[tuple[int, Near] | None]", steps)[number]) is not None
        ]

    def _steps(self, week: CompiledWeek, day: int, near: Near) -> list[tuple[int, Near] | None]:
        """Return what each option costs and what is near after it; nothing where a rule forbids it."""
        bar, lasts = self.compiler.bar, week.lasts
        kept = tuple(p for p in near if lasts[p] > day)
        own, news = self._of_options(week, day)
        costs = map(sum, zip(own, *(self._of_near(week, day, one) for one in near), strict=True))
        return [(cost, kept + new) if cost < bar else None for cost, new in zip(costs, news, strict=True)]

    def _of_options(self, week: CompiledWeek, day: int) -> tuple[list[int], list[Near]]:
        """Return what the options of a day cost by themselves, and what of them stays near."""
        known = week.memory.get(("options", day))
        if known is None:
            costs = [option.cost for option in week.days[day]]
            news = [tuple(p for p in option.placed if week.lasts[p] > day) for option in week.days[day]]
            known = week.memory["options", day] = (costs, news)
        return cast("tuple[list[int], list[Near]]", known)

    def _of_near(self, week: CompiledWeek, day: int, near: Placed) -> list[int]:
        """Return what each option of a day costs with a session that is near."""
        key = ("near", day, near)
        known = week.memory.get(key)
        if known is None:
            between = self.compiler.between
            known = week.memory[key] = [
                sum(between(near, other) for other in option.placed) for option in week.days[day]
            ]
        return cast("list[int]", known)

    def end(self, week: CompiledWeek, state: Spot) -> int:
        """Charge what is left out."""
        return week.loss(state[0]) << self.compiler.low

    def carried(self, week: CompiledWeek, after: CompiledWeek, state: Spot) -> Spot:
        """Keep what may still be near in the next week."""
        key = (state[1], after)
        near = week.memory.get(key)
        if near is None:
            near = week.memory[key] = self._moved(week, after, state[1])
        return after.full, cast("Near", near)

    def _moved(self, week: CompiledWeek, after: CompiledWeek, near: Near) -> Near:
        moved = [self.compiler.shifted(p, week.length) for p in near]
        for placed in moved:
            if placed not in after.lasts:
                after.lasts[placed] = self.compiler.last_day(placed, after.upcoming)
        return tuple(p for p in moved if after.lasts[p] >= 0)


@attrs.define(eq=False)
class CountView:
    """Session rules and the pairs of a day: what is still to be placed, and nothing else."""

    compiler: Compiler
    weeks: list[CompiledWeek]

    def starts(self) -> list[Counts]:
        """Begin with all to be placed."""
        return [self.weeks[0].full]

    def ways(self, week: CompiledWeek, day: int, state: Counts) -> list[Way[Counts]]:
        """Place what fits."""
        options = week.days[day]
        return [(options[number].cost, number, left) for number, left in week.moves[day].get(state, ())]

    def end(self, week: CompiledWeek, state: Counts) -> int:
        """Charge what is left out."""
        return week.loss(state) << self.compiler.low

    def carried(
        self,
        week: CompiledWeek,  # noqa: ARG002 - the next week begins anew, whatever was before
        after: CompiledWeek,
        state: Counts,  # noqa: ARG002 - as before
    ) -> Counts:
        """Begin the next week with all of its own."""
        return after.full


@attrs.define(eq=False)
class LineView:
    """One line rule: what is still to be placed, or only how much where that is a lot, and its state.

    Attributes:
        walks: What the rules make of days.
        rule: The number of the rule.
        weeks: The weeks.
        begin: The number of the state with which the first week begins.
        target: In a week that repeats, what the first way through it must end with; `None` for whatever.
    """

    walks: Walks
    rule: int
    weeks: list[CompiledWeek]
    begin: int
    target: object = None

    def starts(self) -> list[tuple[int, int]]:
        """Begin with all to be placed."""
        return [(self.weeks[0].tally(self.weeks[0].full), self.begin)]

    def ways(self, week: CompiledWeek, day: int, state: tuple[int, int]) -> list[Way[tuple[int, int]]]:
        """Place some sessions, at the least that it costs."""
        total, number = state
        if week.tells_kinds:
            return self._exact_ways(week, day, total, number)
        key = ("ways", self.rule, number, day)
        known = week.memory.get(key)
        if known is None:
            known = week.memory[key] = self._outcomes(week, day, number)
        outcomes = cast("dict[tuple[int, int], int]", known)
        return [(cost, 0, (total - n, after)) for (n, after), cost in outcomes.items() if n <= total]

    def _exact_ways(
        self, week: CompiledWeek, day: int, counts: Counts, number: int
    ) -> list[Way[tuple[int, int]]]:
        found: dict[tuple[int, int], int] = {}
        options = week.days[day]
        for at, left in week.moves[day].get(counts, ()):
            cost, after = self.walks.step(self.rule, number, week, options[at])
            if cost < NEVER:
                key = (left, after)
                found[key] = min(cost, found.get(key, cost))
        return [(cost, 0, new) for new, cost in found.items()]

    def _outcomes(self, week: CompiledWeek, day: int, number: int) -> dict[tuple[int, int], int]:
        usable = {way for ways in week.moves[day].values() for way, _ in ways}
        found: dict[tuple[int, int], int] = {}
        for at in sorted(usable):
            option = week.days[day][at]
            cost, after = self.walks.step(self.rule, number, week, option)
            if cost < NEVER:
                key = (len(option.taken), after)
                found[key] = min(cost, found.get(key, cost))
        return found

    def end(self, week: CompiledWeek, state: tuple[int, int]) -> int:
        """Allow the end where it may be one."""
        total, number = state
        if total and not any(kind.may_drop for kind in week.kinds):
            return NEVER
        is_end = self.target is None or self.walks.first(self.rule, number) == self.target
        return 0 if is_end else NEVER

    def carried(self, week: CompiledWeek, after: CompiledWeek, state: tuple[int, int]) -> tuple[int, int]:
        """Begin the next week with the state that is there."""
        return after.tally(after.full), self.walks.carried(self.rule, state[1], week.length)


@attrs.define(eq=False)
class WeekView:
    """Week rules: what is still to be placed, and what was taken from the days so far."""

    verdicts: Verdicts
    weeks: list[CompiledWeek]
    _came: dict[object, tuple[object, Option]] = attrs.field(
        init=False, factory=dict[object, tuple[object, Option]]
    )

    def starts(self) -> list[tuple[Counts, Digest]]:
        """Begin with nothing taken."""
        return [(self.weeks[0].full, self.verdicts.nothing)]

    def ways(
        self, week: CompiledWeek, day: int, state: tuple[Counts, Digest]
    ) -> list[Way[tuple[Counts, Digest]]]:
        """Place what fits; week rules charge at the end."""
        counts, digest = state
        found: list[Way[tuple[Counts, Digest]]] = []
        for number, left in week.moves[day].get(counts, ()):
            option = week.days[day][number]
            new = (left, self.verdicts.after(digest, week, option))
            self._came.setdefault((week, day, new), (state, option))
            found.append((0, number, new))
        return found

    def end(self, week: CompiledWeek, state: tuple[Counts, Digest]) -> int:
        """Charge the verdict on a week of this kind, whichever it is."""
        known = week.memory.get(("end", state))
        return self.judged(week, state, self._options(week, state)) if known is None else cast("int", known)

    def judged(self, week: CompiledWeek, state: tuple[Counts, Digest], options: Iterable[Option]) -> int:
        """Return the verdict on weeks of one kind.

        Args:
            week: The week.
            state: What was left out, and what was taken from the days.
            options: What is placed on the days of one of them.

        Returns:
            A cost; `NEVER` or more where a placed session brings an error.
        """
        known = week.memory.get(("end", state))
        if known is None:
            if self._is_whole(week):
                placing = self.verdicts.judged(week, list(options), self.verdicts.rules)
                known = self.content(week) + placing
            else:
                known = self.verdicts.judged(week, list(options))
            week.memory["end", state] = known
        return cast("int", known)

    @staticmethod
    def _is_whole(week: CompiledWeek) -> bool:
        """Return whether everything is placed in a week and makes it one that can be judged."""
        return not week.may_stay_short and all(kind.placed and not kind.may_drop for kind in week.kinds)

    def content(self, week: CompiledWeek) -> int:
        """Return what rules by content charge for a week at least."""
        known = week.memory.get("content")
        if known is None:
            known = week.memory["content"] = self.verdicts.content(week) if self._is_whole(week) else 0
        return cast("int", known)

    def _options(self, week: CompiledWeek, state: object) -> Iterator[Option]:
        """Go back through the days by which a state was reached first."""
        for day in reversed(range(len(week.days))):
            state, option = self._came[week, day, state]
            yield option

    def carried(
        self,
        week: CompiledWeek,  # noqa: ARG002 - the next week begins anew, whatever was before
        after: CompiledWeek,
        state: tuple[Counts, Digest],  # noqa: ARG002 - as before
    ) -> tuple[Counts, Digest]:
        return after.full, self.verdicts.nothing
