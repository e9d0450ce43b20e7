"""A rule's page as a value, and the page in Markdown for the docs."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from runstrength.evidence import Grade
from runstrength.findings import Severity
from runstrength.policies import EVIDENCE, Policy
from runstrength.rules._api import Rule

__all__ = ["ExplainedParameter", "Explanation", "explain"]


@attrs.frozen
class ExplainedParameter:
    """A parameter of a rule as a policy has it.

    Attributes:
        name: Its name.
        value: Its value with the unit, as text.
        text: What it means.
        source: What the value rests on, with the grade.
    """

    name: str
    value: str
    text: str
    source: str


@attrs.frozen
class Explanation:
    """The page of a rule. It prints as text and shows as HTML in a notebook.

    Attributes:
        code: The code of the rule.
        name: Its readable name.
        scope: What it looks at: session, pair, week, line or plan.
        summary: What it objects to, in a sentence.
        sections: The text under each heading.
        policy: Name of the policy whose values are shown.
        on: Whether it is on in that policy.
        severity: The severity of all its findings there, or `None` for its own.
        parameters: Its parameters there.
        sources: Keys of the references that it rests on.
        grade: How good they are.
    """

    code: str
    name: str
    scope: str
    summary: str
    sections: Mapping[str, str] = attrs.field(hash=False)
    policy: str
    on: bool
    severity: Severity | None
    parameters: tuple[ExplainedParameter, ...]
    sources: tuple[str, ...]
    grade: Grade

    def __str__(self) -> str:
        """Write the page for people."""
        from runstrength.display.report import explanation_text  # noqa: PLC0415 - a noun calls up to be shown

        return explanation_text(self)

    def _repr_html_(self) -> str:
        from runstrength.display.report import explanation_html  # noqa: PLC0415 - a noun calls up to be shown

        return explanation_html(self)


def explain(code: str, *, policy: Policy = EVIDENCE) -> Explanation:
    """Return the page of a rule.

    Args:
        code: Its code or readable name.
        policy: Whose values are shown.

    Returns:
        What it checks, why, its limits, how to fix it, its options and sources.

    Raises:
        PolicyError: The policy has no such rule.

    Example:
        >>> explain("REC001").summary
        'Strength sessions stand on two days in a row.'
    """
    rule = policy.rule(code)
    page = dict(rule.page())
    return Explanation(
        code=rule.code,
        name=rule.name,
        scope=rule.scope,
        summary=page.pop(""),
        sections=page,
        policy=policy.name,
        on=rule.on,
        severity=rule.severity,
        parameters=_parameters(rule, policy),
        sources=rule.sources,
        grade=rule.grade,
    )


def _parameters(rule: Rule, policy: Policy) -> tuple[ExplainedParameter, ...]:
    return tuple(
        ExplainedParameter(
            about.name,
            f"{getattr(rule, about.name)!s} {about.unit}".rstrip(),
            about.text,
            str(policy.source_of(rule.code, about.name)),
        )
        for about in rule.parameters()
    )
