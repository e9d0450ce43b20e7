"""The verbs that check and explain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType

import attrs

from runstrength.checking._engine import engine_for
from runstrength.checking._explain import ExplainedParameter, Explanation, explain
from runstrength.checking._waivers import baseline, check_waivers, waived
from runstrength.errors import Faults, as_items
from runstrength.findings import Report, RuleFailure, RuleStatus, Waiver
from runstrength.model.athlete import Athlete
from runstrength.model.plan import Plan
from runstrength.model.week import Week
from runstrength.policies import EVIDENCE, Policy
from runstrength.rules._api import Context
from runstrength.timeline import NO_ATHLETE, Edges, Lack, Line, timeline

__all__ = ["ExplainedParameter", "Explanation", "Waiver", "baseline", "check", "explain", "report_on"]


def check(
    subject: Week | Plan,
    *,
    policy: Policy = EVIDENCE,
    athlete: Athlete | None = None,
    before: Week | Plan | None = None,
    waivers: Iterable[Waiver] = (),
    today: date | None = None,
) -> Report:
    """Check a week or plan against the rules of a policy.

    Args:
        subject: The week or plan.
        policy: The rules and their parameters.
        athlete: Who trains; their profile changes parameters.
        before: What came directly before, which still counts; nothing in it is reported.
        waivers: Findings that are known and accepted. The report lists them as waived; an error of a safety
            rule stays, and a waiver that is unused, has expired or is refused is noted.
        today: The day by which waivers with a last day are judged.

    Returns:
        The report.

    Raises:
        InvalidValueError: An argument is of another kind, or a waiver names a rule or place that does not
            exist, or has a last day where there is no `today`; all of it is named.

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
    judge = Judge(policy, athlete, before, as_items(waivers), today)
    judge.refuse_wrong(faults, subject)
    faults.raise_any()
    judge.check_waivers(subject)
    return judge.report(subject)


@attrs.frozen(eq=False)
class Judge:
    """What weeks and plans are judged by.

    Attributes:
        policy: The rules and their parameters.
        athlete: Who trains.
        before: What came directly before.
        waivers: Findings that are known and accepted.
        today: The day by which waivers are judged.
    """

    policy: Policy
    athlete: Athlete | None
    before: Week | Plan | None
    waivers: tuple[Waiver, ...]
    today: date | None

    def refuse_wrong(self, faults: Faults, subject: object) -> None:
        """Record what is of another kind, the week or plan among it."""
        faults.instance("subject", subject, (Week, Plan), "a Week or a Plan")
        faults.instance("policy", self.policy, Policy, "a Policy")
        faults.instance("athlete", self.athlete, (Athlete, type(None)), "an Athlete or None")
        faults.instance("before", self.before, (Week, Plan, type(None)), "a Week, a Plan or None")
        faults.instances("waivers", self.waivers, Waiver, "waivers only")
        if self.today is not None and type(self.today) is not date:
            faults.add("today", self.today, "a date or None")

    def check_waivers(self, subject: Week | Plan) -> None:
        """Refuse waivers of what does not exist."""
        if self.waivers:
            check_waivers(self.waivers, subject, self.policy, self.today)

    def report(self, subject: Week | Plan) -> Report:
        """Return the report of a week or plan."""
        line = timeline(subject, athlete=self.athlete, before=self.before)
        report = report_on(line, self.policy, self.athlete)
        return waived(report, self.waivers, self.today) if self.waivers else report


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
    found, failures = engine.judge(line)
    statuses = _statuses(policy, engine.context, line.lacks)
    return Report(
        findings=tuple(found),
        policy=policy.name,
        statuses=_with_failures(statuses, failures) if failures else statuses,
        notes=_notes(line),
        failures=failures,
    )


def _with_failures(
    statuses: Mapping[str, RuleStatus], failures: Iterable[RuleFailure]
) -> Mapping[str, RuleStatus]:
    return {**statuses, **{failure.code: RuleStatus.FAILED for failure in failures}}


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
