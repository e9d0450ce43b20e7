"""Which search answers a task."""

from __future__ import annotations

from math import prod
from traceback import walk_tb
from typing import Final

import attrs

from runstrength.model.plan import Plan
from runstrength.rules._api import Rule, RuleError
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

    Raises:
        RuleError: A rule failed; the message names its code.
    """
    try:
        return _solved(task, count)
    except Exception as error:
        rule = _rule_behind(error)
        if rule is None:
            raise
        message = f"rule {rule.code} failed while placing sessions: {type(error).__name__}: {error}"
        raise RuleError(message) from error


def _solved(task: Task, count: int) -> Found:
    if task.drop_ok and not task.errors_ok:
        # What leaves nothing out is better than all that does, and there is much less of it to look at.
        whole = _solved(attrs.evolve(task, drop_ok=False), count)
        if len(whole.solutions) == count and whole.is_proven:
            return whole
    is_large = prod(len(task.slots_for(one)) for one in task.wanted) > MOST_PLACEMENTS
    if is_large or task.drop_ok or isinstance(task.fixed, Plan):
        return Chain(task, count).solve()
    return WeekSearch(task).best(count)


def _rule_behind(error: Exception) -> Rule | None:
    """Return the rule in which an error was raised, somebody's own perhaps."""
    rules = (frame.f_locals.get("self") for frame, _ in walk_tb(error.__traceback__))
    return next((rule for rule in rules if isinstance(rule, Rule)), None)
