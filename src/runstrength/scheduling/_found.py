"""What a search finds, and which errors of a placement are nobody's fault."""

from __future__ import annotations

from typing import TypeAlias

import attrs

from runstrength.checking import report_on
from runstrength.findings import Finding, Location, Report
from runstrength.model.plan import Plan
from runstrength.model.week import Week
from runstrength.scheduling._problem import Task
from runstrength.timeline import timeline

Mark: TypeAlias = tuple[str, Location, Location | None]
"""By what an error is known again: its rule and its place."""
Blame: TypeAlias = frozenset[Mark]


@attrs.frozen(eq=False)
class Solution:
    """A placement and what it costs.

    Attributes:
        cost: The score and the wishes in one number.
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
        not_weighed: Codes of rules that the search could not weigh.
        is_proven: Whether nothing that could be better was given up.
    """

    solutions: tuple[Solution, ...]
    states: int
    not_weighed: tuple[str, ...] = ()
    is_proven: bool = True


def report_of(subject: Week | Plan, task: Task) -> Report:
    """Return what `check` says about a week or plan, asked as a task asks.

    Args:
        subject: The week or plan.
        task: What is asked.

    Returns:
        The report.
    """
    line = timeline(subject, athlete=task.athlete, before=task.before)
    return report_on(line, task.policy, task.athlete)


def own_errors(task: Task) -> Blame:
    """Return the errors that the fixed sessions have without anything placed."""
    return frozenset(_mark(f) for f in report_of(task.fixed, task).errors)


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
        f
        for f in report.errors
        if _mark(f) not in own and not (f.code in plan_codes and f.where.slot is None)
    ]


def _mark(finding: Finding) -> Mark:
    return (finding.code, finding.where, finding.also)
