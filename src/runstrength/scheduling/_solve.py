"""Which search answers a task."""

from __future__ import annotations

from math import prod
from typing import Final

from runstrength.model.plan import Plan
from runstrength.scheduling._chain import Chain
from runstrength.scheduling._found import Found
from runstrength.scheduling._problem import Task
from runstrength.scheduling._week import WeekSearch

MOST_PLACEMENTS: Final = 4_000
"""A week with more ways to place what is asked for is searched day by day."""


def solve(task: Task, count: int) -> Found:
    """Find the best placements of a task.

    Args:
        task: What is asked.
        count: How many are wanted at most.

    Returns:
        The best placements in order; none where none is allowed.
    """
    is_large = prod(len(task.slots_for(one)) for one in task.wanted) > MOST_PLACEMENTS
    if is_large or task.drop_ok or isinstance(task.fixed, Plan):
        return Chain(task, count).solve()
    return WeekSearch(task).best(count)
