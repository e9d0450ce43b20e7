"""The verbs that check and explain."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from runstrength.checking._engine import engine_for
from runstrength.checking._explain import ExplainedParameter, Explanation, explain
from runstrength.errors import Faults
from runstrength.findings import Report, RuleStatus
from runstrength.model.athlete import Athlete
from runstrength.model.plan import Plan
from runstrength.model.week import Week
from runstrength.policies import EVIDENCE, Policy
from runstrength.rules._api import Context
from runstrength.timeline import NO_ATHLETE, Edges, Lack, Line, timeline

__all__ = ["ExplainedParameter", "Explanation", "check", "explain", "report_on"]


def check(
    subject: Week | Plan,
    *,
    policy: Policy = EVIDENCE,
    athlete: Athlete | None = None,
    before: Week | Plan | None = None,
) -> Report:
    """Check a week or plan against the rules of a policy.

    Args:
        subject: The week or plan.
        policy: The rules and their parameters.
        athlete: Who trains; their profile changes parameters.
        before: What came directly before, which still counts; nothing in it is reported.

    Returns:
        The report.

    Raises:
        InvalidValueError: An argument is of another kind.

    Example:
        >>> week = Week.parse('''
        ... mon pm strength: split squat 3x10/side @RPE7; glute bridge 3x12-15; calf raise 3x12
        ... tue pm strength: back squat 4x5 @85% rest 3min; calf raise 3x12
        ... wed am intervals 60min
        ... ''')
        >>> report = check(week)
        >>> report.ok, [str(f.where) for f in report.by_rule["INT001"]]
        (True, ['wed am'])
    """
    faults = Faults("check")
    faults.instance("subject", subject, (Week, Plan), "a Week or a Plan")
    faults.instance("policy", policy, Policy, "a Policy")
    faults.instance("athlete", athlete, (Athlete, type(None)), "an Athlete or None")
    faults.instance("before", before, (Week, Plan, type(None)), "a Week, a Plan or None")
    faults.raise_any()
    return report_on(timeline(subject, athlete=athlete, before=before), policy, athlete)


def report_on(line: Line, policy: Policy, athlete: Athlete | None) -> Report:
    """Check what is already laid out as a line.

    Args:
        line: The line.
        policy: The rules and their parameters.
        athlete: Who trains.

    Returns:
        The report.
    """
    engine = engine_for(policy, athlete or NO_ATHLETE)
    return Report(
        findings=tuple(engine.findings(line)),
        policy=policy.name,
        statuses=_statuses(policy, engine.context, line.lacks),
        notes=_notes(line),
    )


@lru_cache(maxsize=256)
def _statuses(policy: Policy, context: Context, lacks: frozenset[Lack]) -> Mapping[str, RuleStatus]:
    statuses: dict[str, RuleStatus] = {}
    for rule in policy.rules:
        running = context.rules.get(rule.code)
        if running is None:
            statuses[rule.code] = RuleStatus.OFF
        else:
            statuses[rule.code] = RuleStatus.LACKED_DATA if running.needs & lacks else RuleStatus.RAN
    return MappingProxyType(statuses)


def _notes(line: Line) -> tuple[str, ...]:
    if line.edges is Edges.CYCLIC:
        return ()
    if line.history:
        return ("What comes after the last day is not known; nothing is said across that edge.",)
    return (
        "What lies before the first and after the last day is not known; nothing is said across these edges.",
    )
