"""Which search answers a task, and what is left out where not everything fits."""

from __future__ import annotations

from itertools import combinations

import attrs

from runstrength.model.plan import Plan
from runstrength.scheduling._linked import solve_linked
from runstrength.scheduling._preferences import Wishes
from runstrength.scheduling._problem import Board, Task, Wanted
from runstrength.scheduling._week import Found, Solution, WeekSearch, first_of


def solve(task: Task, count: int) -> Found:
    """Find the best placements of a task.

    Args:
        task: What is asked.
        count: How many are wanted at most.

    Returns:
        The best placements in order; none where none is allowed.
    """
    if isinstance(task.fixed, Plan):
        return solve_linked(task, count)
    wishes = Wishes.of(task.athlete.preferences)
    if not task.drop_ok:
        return WeekSearch(Board.of(task), wishes).best(count)
    states = 0
    codes: tuple[str, ...] = ()
    for dropped in range(len(task.wanted) + 1):
        solutions: list[Solution] = []
        for kept in _kept(task, dropped):
            part = attrs.evolve(task, wanted=kept)
            found = WeekSearch(Board.of(part), wishes, size=task.size).best(count)
            states, codes = states + found.states, found.not_optimised
            solutions += found.solutions
        if solutions:
            solutions.sort(key=_cost)
            return Found(tuple(solutions[:count]), states, codes)
    return Found((), states, codes)  # pragma: no cover - nothing placed is always allowed


def _kept(task: Task, dropped: int) -> list[tuple[Wanted, ...]]:
    """Return the ways to leave out some sessions, equal ones counted once."""
    ways: dict[object, tuple[Wanted, ...]] = {}
    for gone in combinations(reversed(task.wanted), dropped):
        content = tuple(sorted((first_of(task, one), *task.slots_for(one)) for one in gone))
        ways.setdefault(content, tuple(one for one in task.wanted if one not in gone))
    return list(ways.values())


def _cost(solution: Solution) -> int:
    return solution.cost
