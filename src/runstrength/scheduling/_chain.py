"""The exact search day by day, for plans of linked weeks and for weeks in which much may move.

After each day the past matters through four things alone: which sessions of the week are still to be
placed, which placed sessions a pair rule may still see together with a later one, the states of the line
rules, and what week rules take from the days so far. Of all beginnings that agree in these only the cheapest
can be part of a best answer, and only those matter whose cost together with the least that the rest must cost
is no more than that of an answer already known. A first pass keeps few beginnings a day and gives such an
answer. The first pass that has none to give up proves its own.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, product
from math import factorial, prod
from typing import Final, TypeAlias, cast

import attrs

from runstrength.days import DAYS_IN_WEEK
from runstrength.scheduling._bounds import (
    Bounds,
    CountView,
    LineView,
    PairView,
    Relaxed,
    Spot,
    Way,
    WeekView,
    relaxed,
)
from runstrength.scheduling._compiled import CompiledWeek, Compiler, Counts, Option
from runstrength.scheduling._costs import NEVER
from runstrength.scheduling._found import Found, Solution
from runstrength.scheduling._preferences import Wishes
from runstrength.scheduling._problem import Board, Task
from runstrength.scheduling._walks import Digest, Verdicts, Walks

BEAMS: Final = (8, 120, 3_000, 400_000)
"""Beginnings kept after each day, pass by pass; a pass that gave none up is a proof."""
QUICK_BEAM: Final = 24
"""Beginnings kept after each day of the first, quick pass."""
MOST_GUESSES: Final = 400
"""Ways to begin a week that repeats that are tried; where there are more the answer is not proven."""

_MOST_TWINS: Final = 64

Lines: TypeAlias = tuple[int, ...]
"""The state of each line rule, by its number."""
Key: TypeAlias = tuple[Spot, Lines, Digest, int, int]
"""What the past matters by; last the half days used in the week before and in this one."""


@attrs.define(eq=False)
class Node:
    """The beginnings that agree in what matters.

    Attributes:
        cost: What the best of them costs.
        ways: The cost, the node a day earlier and the number of the option, for each that is kept.
        hope: Its cost together with the least that the rest must cost.
    """

    cost: int
    ways: list[tuple[int, Node, int]]
    hope: int


Layer: TypeAlias = dict[Key, Node]


@attrs.frozen(eq=False)
class Path:
    """An answer: what it costs, and the number of the option of each day."""

    cost: int
    options: list[int]


Line: TypeAlias = "Relaxed[tuple[int, int]]"


@attrs.frozen(eq=False)
class Beginning:
    """The states of the line rules with which the first week begins.

    Attributes:
        least: What all rules that count charge at least.
        rules: The line rules that count.
        states: Their states.
        lines: What each of them charges at least.
    """

    least: int
    rules: tuple[int, ...]
    states: Lines
    lines: tuple[Line, ...]


@attrs.frozen(eq=False)
class Guide:
    """What the search needs to know on a day.

    Attributes:
        week: The week.
        day: The day.
        rules: The line rules that count.
        offset: What is to be added to the bounds.
        rest: The least that all but session and pair rules charge from the next day on.
        graph: The ways on from each spot; `None` in the quick pass, which asks the view.
        pairs: The least that session and pair rules charge from the next day on, by spot.
        counts: The same by what is still to be placed, in the quick pass.
        whole: The same for week rules; nothing in the quick pass.
        lines: The same for each line rule that counts.
        moves: The ways on from each spot in the order in which they are tried, as far as they were asked for.
        steps: What the line rules made of days.
        hopes: What they charge at least from the next day on.
    """

    week: CompiledWeek
    day: int
    rules: tuple[int, ...]
    offset: int
    rest: int
    graph: dict[Spot, list[Way[Spot]]] | None
    pairs: dict[Spot, int]
    counts: dict[Counts, int]
    whole: dict[tuple[Counts, Digest], int] | None
    lines: tuple[dict[tuple[int, int], int], ...]
    moves: dict[object, object]
    steps: dict[object, object]
    hopes: dict[object, object]


@attrs.define(eq=False)
class Chain:
    """The search for a plan, or for one week.

    Attributes:
        task: What is asked.
        keep: How many answers are wanted.
        states: How many beginnings were looked at.
    """

    task: Task
    keep: int
    states: int = attrs.field(init=False, default=0)
    _compiler: Compiler = attrs.field(init=False)
    _weeks: list[CompiledWeek] = attrs.field(init=False)
    _walks: Walks = attrs.field(init=False)
    _verdicts: Verdicts = attrs.field(init=False)
    _pair_view: PairView = attrs.field(init=False)
    _week_view: WeekView = attrs.field(init=False)
    _ways: int = attrs.field(init=False)
    _memory: dict[object, tuple[object, dict[object, object]]] = attrs.field(
        init=False, factory=dict[object, "tuple[object, dict[object, object]]"]
    )

    def __attrs_post_init__(self) -> None:
        """Compile the weeks."""
        task = self.task
        self._compiler = Compiler(Board.of(task), Wishes.of(task.athlete.preferences))
        self._weeks = [self._compiler.week(number) for number in range(1, len(task.weeks) + 1)]
        self._walks = Walks(self._compiler)
        self._verdicts = Verdicts(self._compiler)
        self._pair_view = PairView(self._compiler, self._weeks)
        self._week_view = WeekView(self._verdicts, self._weeks)
        self._ways = self.keep * max(map(_twins, self._weeks))

    @cached_property
    def _pairs(self) -> Relaxed[Spot]:
        """What session and pair rules charge at least."""
        return relaxed(self._pair_view, self._weeks)

    @cached_property
    def _whole(self) -> Relaxed[tuple[Counts, Digest]]:
        """What week rules charge at least."""
        return relaxed(self._week_view, self._weeks)

    @cached_property
    def _counts(self) -> Relaxed[Counts]:
        """What sessions charge at least by themselves and with those of their day."""
        return relaxed(CountView(self._compiler, self._weeks), self._weeks)

    @cached_property
    def _content(self) -> list[int]:
        """What rules by content charge from each week on."""
        return list(accumulate(map(self._week_view.content, reversed(self._weeks))))[::-1]

    def solve(self) -> Found:
        """Return the best answers in order; none where none is allowed.

        Line rules often have nothing to say against the best. So it is sought without them first, and only
        those that object to what is found take part in the next search.
        """
        quick = self._quick()
        if quick:
            return self._answer(quick, is_proven=True)
        active: tuple[int, ...] = ()
        known: list[Path] = []
        while True:
            found, is_proven = self._best(active, known)
            idle = [rule for rule in range(len(self._walks.rules)) if rule not in active]
            charged = [[self._charged(rule, path) for rule in idle] for path in found]
            objecting = [rule for n, rule in enumerate(idle) if any(costs[n] for costs in charged)]
            true = [Path(p.cost + sum(c), p.options) for p, c in zip(found, charged, strict=True)]
            if not is_proven:  # what is known is what there is
                allowed = {tuple(path.options): path for path in (*known, *true) if path.cost < NEVER}
                return self._answer(sorted(allowed.values(), key=_cost)[: self.keep], is_proven=False)
            if not objecting:
                return self._answer(found, is_proven=True)
            known = sorted(true, key=_cost)
            active = tuple(sorted((*active, *objecting)))

    def _answer(self, found: list[Path], *, is_proven: bool) -> Found:
        solutions = tuple(Solution(path.cost, self._places(path.options)) for path in found)
        # Where sessions are left out, what a rule by content says depends on which.
        is_short = any(s.places[one.number] is None for s in solutions[:1] for one in self.task.wanted)
        is_open = self.task.drop_ok or is_short
        codes = tuple(r.code for r in self.task.engine.plans if is_open or not r.by_content)
        return Found(solutions, self.states, codes, is_proven)

    def _quick(self) -> list[Path]:
        """Return answers that cost no more than a bound that is had for little says they must; often none."""
        counts = self._counts.bounds[0]
        if not counts.days[0]:
            return []
        least = counts.least[0] + counts.offset + self._content[0]
        ends, _ = self._pass(Beginning(least, (), (), ()), QUICK_BEAM, least, is_quick=True)
        found = self._merged([], ends)
        rules = range(len(self._walks.rules))
        is_best = self._is_enough(found, least) and not any(self._charged(r, p) for p in found for r in rules)
        return found if is_best else []

    def _best(self, active: tuple[int, ...], known: list[Path]) -> tuple[list[Path], bool]:
        """Return the best answers under some of the line rules, and whether they are proven.

        Args:
            active: The line rules that count.
            known: Answers that are known, with what they cost under all rules.
        """
        found: list[Path] = []
        for number, beginning in enumerate(self._beginnings(active)):
            if self._is_enough(found, beginning.least - 1):
                break
            if number == MOST_GUESSES:
                return found, False
            for beam in BEAMS:
                bounds = [paths[-1].cost for paths in (known, found) if len(paths) == self.keep]
                ends, is_cut = self._pass(beginning, beam, min(bounds, default=None))
                found = self._merged(found, ends)
                if not is_cut or self._is_enough(found, beginning.least):
                    break
            else:
                return found, False
        return found, True

    def _is_enough(self, found: list[Path], least: int) -> bool:
        """Return whether what costs at least so much cannot better what is found."""
        return len(found) == self.keep and found[-1].cost <= least

    def _beginnings(self, active: tuple[int, ...]) -> list[Beginning]:
        """Return with what the first week may begin, the cheapest first."""
        bounds = (self._pairs.bounds[0], self._whole.bounds[0])
        least = sum(b.least[0] + b.offset for b in bounds)
        choices: list[list[tuple[int, Line]]] = []
        for rule in active:
            start = self._walks.at_start(rule)
            targets = self._ends_of(rule, start) if self._compiler.board.is_cyclic else [None]
            lines = (self._line(rule, start, target) for target in targets)
            choices.append([(begin, line) for begin, line in lines if line.bounds[0].days[0]])
        made = [
            Beginning(
                least + sum(line.bounds[0].least[0] + line.bounds[0].offset for _, line in choice),
                active,
                tuple(begin for begin, _ in choice),
                tuple(line for _, line in choice),
            )
            for choice in product(*choices)
        ]
        return sorted((b for b in made if b.least < NEVER), key=_least_of)

    def _ends_of(self, rule: int, start: object) -> list[object]:
        """Return the states in which a rule may be after its first way through a week that repeats."""
        begin = self._walks.number(rule, (start, start))
        ends = relaxed(LineView(self._walks, rule, self._weeks, begin), self._weeks).bounds[0].days[-1]
        return list(dict.fromkeys(self._walks.first(rule, number) for _, number in ends))

    def _line(self, rule: int, start: object, target: object) -> tuple[int, Line]:
        begin = self._walks.number(rule, start if target is None else (start, target))
        return begin, relaxed(LineView(self._walks, rule, self._weeks, begin, target), self._weeks)

    def _charged(self, rule: int, path: Path) -> int:
        """Return what a line rule charges for an answer."""
        days = [(week, day) for week in self._weeks for day in week.days]
        taken = [(week, day[option]) for (week, day), option in zip(days, path.options, strict=True)]
        return self._walks.through(rule, taken)

    def _pass(
        self, beginning: Beginning, beam: int, bound: int | None, *, is_quick: bool = False
    ) -> tuple[list[Node], bool]:
        """Go through the days, keeping some beginnings of each that may lead to an answer within a bound."""
        full = self._weeks[0].full
        layer: Layer = {((full, ()), beginning.states, self._verdicts.nothing, 0, 0): Node(0, [], 0)}
        is_cut = False
        for number in range(len(self._weeks)):
            for day in range(DAYS_IN_WEEK):
                guide = self._quick_guide(number, day) if is_quick else self._guide(number, day, beginning)
                layer = self._day(layer, guide, self._weeks[number].days[day], bound, is_first=not number)
                if len(layer) > beam:
                    is_cut = True
                    layer = _best_of(layer, beam)
                self.states += len(layer)
            layer = self._closed(layer, number, beginning.rules)
        return list(layer.values()), is_cut

    def _day(
        self, layer: Layer, guide: Guide, options: Sequence[Option], bound: int | None, *, is_first: bool
    ) -> Layer:
        """Go on from what is reached on a morning by every option that may still lead to an answer."""
        verdicts, whole = self._verdicts, guide.whole
        change = 0 if is_first else self._compiler.wishes.change
        tracks = bool(self._compiler.wishes.change)
        after: Layer = {}
        for (spot, states, digest, before, now), node in layer.items():
            slack = NEVER if bound is None else bound - guide.offset - node.cost
            for least, cost, option, there in self._sorted(guide, spot):
                if least + guide.rest > slack:
                    break
                charged, new_states = self._step(guide, states, options[option])
                new_digest = verdicts.after(digest, guide.week, options[option])
                mask = options[option].mask
                charged += cost + change * (mask & ~before).bit_count()
                onward = least - cost + self._hope(guide, there[0], new_states)
                if whole is not None:
                    onward += whole.get((there[0], new_digest), NEVER)
                if charged + onward > slack or charged + onward >= NEVER:
                    continue
                key = (there, new_states, new_digest, before, now | mask if tracks else 0)
                self._reach(after, key, (node.cost + charged, node, option), onward)
        self._trim(after)
        return after

    def _guide(self, number: int, day: int, beginning: Beginning) -> Guide:
        """Return what the search needs to know on a day; equal days of equal weeks share their memory."""
        pairs, whole = self._pairs.bounds[number], self._whole.bounds[number]
        lines = [line.bounds[number] for line in beginning.lines]
        bounds: list[Bounds[Spot] | Bounds[tuple[Counts, Digest]] | Bounds[tuple[int, int]]]
        bounds = [pairs, whole, *lines]
        week = self._weeks[number]
        line_days = tuple(b.days[day + 1] for b in lines)
        return Guide(
            week=week,
            rules=beginning.rules,
            offset=sum(b.offset for b in bounds),
            rest=sum(b.least[day + 1] for b in bounds[1:]),
            day=day,
            graph=self._pairs.graphs[number][day],
            pairs=pairs.days[day + 1],
            counts={},
            whole=whole.days[day + 1],
            lines=line_days,
            moves=self._remembered("moves", day, pairs.days),
            steps=self._remembered("steps", week, *beginning.rules),
            hopes=self._remembered("hopes", *line_days),
        )

    def _quick_guide(self, number: int, day: int) -> Guide:
        """Return what the quick pass needs to know on a day."""
        week, counts = self._weeks[number], self._counts.bounds[number]
        return Guide(
            week=week,
            rules=(),
            offset=counts.offset + self._content[number],
            rest=0,
            day=day,
            graph=None,
            pairs={},
            counts=counts.days[day + 1],
            whole=None,
            lines=(),
            moves=self._remembered("quick moves", day, counts.days),
            steps={},
            hopes={},
        )

    def _step(self, guide: Guide, states: Lines, option: Option) -> tuple[int, Lines]:
        """Let line rules walk a day."""
        if not states:
            return 0, states
        known = guide.steps.get((states, option))
        if known is None:
            walks = self._walks
            steps = [walks.step(r, s, guide.week, option) for r, s in zip(guide.rules, states, strict=True)]
            known = sum(cost for cost, _ in steps), tuple(state for _, state in steps)
            guide.steps[states, option] = known
        return cast("tuple[int, Lines]", known)

    def _hope(self, guide: Guide, counts: Counts, states: Lines) -> int:
        """Return the least that line rules will charge from the next day on."""
        if not states:
            return 0
        known = guide.hopes.get((counts, states))
        if known is None:
            left = guide.week.tally(counts)
            lows = (line.get((left, state), NEVER) for line, state in zip(guide.lines, states, strict=True))
            known = guide.hopes[counts, states] = sum(lows)
        return cast("int", known)

    def _sorted(self, guide: Guide, spot: Spot) -> list[tuple[int, int, int, Spot]]:
        """Return the ways on from a spot with what they cost at least, the cheapest first."""
        known = guide.moves.get(spot)
        if known is None:
            if guide.graph is None:
                low, found = guide.counts, self._pair_view.ways(guide.week, guide.day, spot)
                ways = [(c + low[new[0]], c, option, new) for c, option, new in found if new[0] in low]
            else:
                after, found = guide.pairs, guide.graph[spot]
                ways = [(c + after[new], c, option, new) for c, option, new in found if new in after]
            known = guide.moves[spot] = sorted(ways, key=_least)
        return cast("list[tuple[int, int, int, Spot]]", known)

    def _reach(self, layer: Layer, key: Key, way: tuple[int, Node, int], onward: int) -> None:
        """Add a way to what is reached on a day; what is reached first stands first among equals."""
        total = way[0]
        known = layer.get(key)
        if known is None:
            layer[key] = Node(total, [way], total + onward)
        elif total < known.cost:
            del layer[key]
            layer[key] = Node(total, [way, *known.ways] if self._ways > 1 else [way], total + onward)
        elif self._ways > 1:
            known.ways.append(way)

    def _remembered(self, *question: object) -> dict[object, object]:
        """Return what is remembered under a question, whose parts are known by their identity."""
        key = tuple(part if isinstance(part, (str, int)) else id(part) for part in question)
        # The question is kept beside the answer: what lives on gives its identity to nothing else.
        return self._memory.setdefault(key, (question, {}))[1]

    def _closed(self, layer: Layer, number: int, rules: tuple[int, ...]) -> Layer:
        """End a week: charge what is left out and what week rules say, and turn to the next."""
        week = self._weeks[number]
        after = self._weeks[number + 1] if number + 1 < len(self._weeks) else None
        pairs, whole = self._pair_view, self._week_view
        ends: Layer = {}
        for (spot, states, digest, _, now), node in layer.items():
            charged = pairs.end(week, spot)
            charged += whole.judged(week, (spot[0], digest), _options_of(node, week))
            if charged >= NEVER:
                continue
            if after is None:
                key: Key = (spot, states, digest, 0, now)
            else:
                carried = tuple(
                    self._walks.carried(r, s, week.length) for r, s in zip(rules, states, strict=True)
                )
                key = (pairs.carried(week, after, spot), carried, self._verdicts.nothing, now, 0)
            ways = [(cost + charged, came, option) for cost, came, option in node.ways]
            known = ends.get(key)
            if known is not None and known.cost <= ways[0][0]:
                known.ways += ways
            else:
                merged = [*ways, *ends.pop(key).ways] if known is not None else ways
                ends[key] = Node(ways[0][0], merged, node.hope)
        self._trim(ends)
        return ends

    def _trim(self, layer: Layer) -> None:
        """Keep the best ways to each node, as many as can be part of an answer that is wanted."""
        for node in layer.values():
            if len(node.ways) > self._ways:
                node.ways = sorted(node.ways, key=_least)[: self._ways]

    def _merged(self, found: list[Path], ends: list[Node]) -> list[Path]:
        """Return the best answers of those that are found and those that end in some nodes."""
        paths = list(found)
        seen = {self._content_of(path) for path in found}
        for path in _paths(ends):
            if len(paths) == len(found) + self.keep:
                break
            content = self._content_of(path)
            if content not in seen:
                seen.add(content)
                paths.append(path)
        return sorted(paths, key=_cost)[: self.keep]

    def _content_of(self, path: Path) -> frozenset[tuple[object, ...]]:
        """Return which content stands where."""
        days = [day for week in self._weeks for day in week.days]
        return frozenset(
            (number, at, p.facts)
            for number, (day, option) in enumerate(zip(days, path.options, strict=True))
            for (_, at), p in zip(day[option].taken, day[option].placed, strict=True)
        )

    def _places(self, options: list[int]) -> tuple[int | None, ...]:
        """Return the half day of each session from the options of all days."""
        places: list[int | None] = [None] * self.task.size
        for number, week in enumerate(self._weeks):
            days = options[DAYS_IN_WEEK * number : DAYS_IN_WEEK * (number + 1)]
            taken = [t for day, option in zip(week.days, days, strict=True) for t in day[option].taken]
            for kind, ones in enumerate(self._compiler.groups(number + 1)):
                slots = [at for k, at in taken if k == kind]
                for one, at in zip(ones, slots, strict=False):  # fewer slots where some are left out
                    places[one.number] = at
        return tuple(places)


def _options_of(node: Node, week: CompiledWeek) -> Iterator[Option]:
    """Go back through the days of a week on the best way to a node."""
    for options in reversed(week.days):
        _, node, option = node.ways[0]
        yield options[option]


def _best_of(layer: Layer, count: int) -> Layer:
    """Return the most hopeful nodes in the order in which they stand."""
    kept = {key for key, _ in heapq.nsmallest(count, layer.items(), key=_hope_of)}
    return {key: node for key, node in layer.items() if key in kept}


def _hope_of(entry: tuple[Key, Node]) -> int:
    return entry[1].hope


def _paths(ends: list[Node]) -> Iterator[Path]:
    """Go through the ways to some nodes, the cheapest first, among equals that of the first node."""
    heap: list[tuple[int, int, Node, tuple[int, object] | None]] = []
    count = 0
    for node in reversed(ends):
        count -= 1
        heap.append((node.cost, count, node, None))
    heapq.heapify(heap)
    while heap:
        cost, _, node, onward = heapq.heappop(heap)
        if not node.ways:
            yield Path(cost, list(_unrolled(onward)))
        for through, came, option in reversed(node.ways):
            count -= 1  # the latest goes first among equals, so that one way is followed to its end
            heapq.heappush(heap, (cost - node.cost + through, count, came, (option, onward)))


def _unrolled(onward: object) -> Iterator[int]:
    while onward is not None:
        option, onward = cast("tuple[int, object]", onward)
        yield option


def _twins(week: CompiledWeek) -> int:
    """Return how many ways to place a week can be the same in content: equal sessions with other choices."""
    counts = Counter(kind.facts for kind in week.kinds for _ in range(kind.count))
    kinds = Counter(kind.facts for kind in week.kinds)
    return min(prod(factorial(counts[facts]) for facts, n in kinds.items() if n > 1), _MOST_TWINS)


def _least(entry: tuple[int, *tuple[object, ...]]) -> int:
    return entry[0]


def _least_of(beginning: Beginning) -> int:
    return beginning.least


def _cost(path: Path) -> int:
    return path.cost
