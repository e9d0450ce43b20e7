"""The cases of a rule, run, and what is wrong with its form: the same for rules that ship and for yours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, cast

from runstrength.checking import check
from runstrength.errors import RunstrengthError
from runstrength.findings import Report
from runstrength.model.athlete import Athlete
from runstrength.model.plan import Plan
from runstrength.model.week import Week
from runstrength.policies import EVIDENCE, Policy
from runstrength.rules._api import Case, Rule, source_problems

__all__ = ["case_report", "case_subject", "rule_problems"]

_FEWEST_CASES = 2
_PLAN = re.compile(r"^week \d", re.MULTILINE)


def case_subject(case: Case) -> Week | Plan:
    """Return the week or plan of a case.

    Args:
        case: The case; a text with a heading such as `week 1` is a plan.

    Returns:
        The week or plan.

    Raises:
        NotationError: The text cannot be read.
    """
    return (Plan if _PLAN.search(case.text) else Week).parse(case.text)


def case_report(cls: type[Rule], case: Case) -> Report:
    """Check a case with its rule alone, as its options and its athlete have it.

    Args:
        cls: The rule.
        case: One of its cases.

    Returns:
        The report.

    Raises:
        RunstrengthError: The text, an option or the athlete of the case is none.
    """
    policy = Policy("case", (cls(),), EVIDENCE.adjustments).with_values(cls.code, case.options, on=True)
    athlete = Athlete(**cast("dict[str, Any]", dict(case.athlete)))
    return check(case_subject(case), policy=policy, athlete=athlete)


def rule_problems(rule: type[Rule]) -> tuple[str, ...]:
    """Say what is wrong with a rule: its form, its page, its sources, and each of its cases.

    Args:
        rule: The rule, a class made with `@rule`.

    Returns:
        A sentence for each fault, beginning with the code of the rule; nothing where all is well.

    Example:
        >>> from runstrength.rules import RULES
        >>> rule_problems(RULES[0])
        ()
    """
    if not hasattr(rule, "code"):
        return (f"{rule.__name__}: it is no rule made with @rule",)
    return tuple(f"{rule.code}: {problem}" for problem in (*_form(rule), *_cases(rule)))


def _form(cls: type[Rule]) -> Iterator[str]:
    page = cls.page()
    titles = [case.title for case in (*cls.flagged, *cls.clean)]
    for kind, cases in (("flagged", cls.flagged), ("clean", cls.clean)):
        if len(cases) < _FEWEST_CASES:
            yield f"it needs {_FEWEST_CASES} {kind} cases at least, and has {len(cases)}"
    if not all(titles) or len(set(titles)) < len(titles):
        yield "every case needs a title of its own"
    if not page.get("", "").endswith("."):
        yield "the page must begin with a sentence that says what the rule objects to"
    for about in cls.parameters():
        if not about.text:
            yield f"parameter {about.name} needs a text that says what it means"
        if f"`{about.name}`" not in page["Options"]:
            yield f"the page must name `{about.name}` under Options"
    yield from source_problems(cls)


def _cases(cls: type[Rule]) -> Iterator[str]:
    for case in cls.flagged:
        if not case.where:
            yield f"the flagged case {case.title!r} must say where it is flagged"
    for case in cls.clean:
        if case.where or case.severity:
            yield f"the clean case {case.title!r} must have neither a place nor a severity"
    for case in (*cls.flagged, *cls.clean):
        for problem in _case(cls, case):
            yield f"the case {case.title!r} {problem}"


def _case(cls: type[Rule], case: Case) -> Iterator[str]:
    try:
        report = case_report(cls, case)
    except (RunstrengthError, TypeError) as error:  # TypeError: the athlete has no such field
        yield f"cannot be checked: {error}"
        return
    if report.failures:
        yield f"makes the rule fail: {report.failures[0].message}"
        return
    found = tuple(str(finding.where) for finding in report)
    if found != case.where:
        yield f"is flagged at {_listed(found)}, not at {_listed(case.where)}"
    elif found and case.severity is not None and report[0].severity is not case.severity:
        yield f"has the severity {report[0].severity}, not {case.severity}"


def _listed(places: tuple[str, ...]) -> str:
    return ", ".join(places) or "no place"
