"""The proof of a rule: what is wrong with its form and its cases, as users ask for it in their own tests."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
import pytest

from runstrength.checking._cases import case_report, case_subject, rule_problems
from runstrength.findings import Severity
from runstrength.model import Plan, Week
from runstrength.rules import RULES, Breach, Case, Context, SessionRule, parameter, rule
from runstrength.timeline import SessionFacts, Trait

RUN, REST = "mon easy 30min", "mon strength: plank 3x30s"
FLAGGED = (
    Case(RUN, where=("mon",), severity=Severity.INFO, title="a run"),
    Case(f"week 1\n{RUN}", where=("week 1 mon",), title="a run in a plan"),
)
CLEAN = (Case(REST, title="no run"), Case("wed walk 30min", title="a walk"))


@rule(
    "OWN001",
    "own",
    sources=("convention",),
    grade="D",
    messages=("{where} is a run",),
    flagged=FLAGGED,
    clean=CLEAN,
)
class NoRuns(SessionRule):
    """There is a run.

    What it checks:
        Runs.

    Why it matters:
        It does not.

    Known limits:
        Many.

    How to fix it:
        Walk.

    Options:
        `minutes`: minutes from which on.
    """

    minutes: float = parameter(default=10.0, unit="min", text="minutes from which on")

    def check(self, facts: SessionFacts, context: Context) -> Iterator[Breach]:
        """Object to runs."""
        if facts.traits & Trait.RUN and (facts.minutes or 60 / (facts.minutes or 0)) >= self.minutes:
            yield Breach(Severity.INFO)


@pytest.fixture
def own() -> Iterator[type[NoRuns]]:
    """The rule, to be spoilt and put right again."""
    kept = dict(vars(NoRuns))
    yield NoRuns
    for name in ("flagged", "clean", "sources", "__doc__"):
        setattr(NoRuns, name, kept[name])


def test_nothing_is_said_against_a_sound_rule() -> None:
    """Neither against one of a user nor against those that ship."""
    assert rule_problems(NoRuns) == ()
    assert [problem for cls in RULES for problem in rule_problems(cls)] == []


def test_a_case_is_checked_with_its_rule_alone() -> None:
    """As its options have it; a text with the heading of a week is a plan."""
    assert isinstance(case_subject(FLAGGED[0]), Week)
    assert isinstance(case_subject(FLAGGED[1]), Plan)
    assert case_report(NoRuns, FLAGGED[0]).codes == ("OWN001",)
    assert list(case_report(NoRuns, attrs.evolve(FLAGGED[0], options={"minutes": 45}))) == []


FLAG = FLAGGED[0]


@pytest.mark.parametrize(
    ("flagged", "clean", "said"),
    [
        (FLAGGED[:1], CLEAN, "it needs 2 flagged cases at least, and has 1"),
        (FLAGGED, (), "it needs 2 clean cases at least, and has 0"),
        (FLAGGED, (CLEAN[0], attrs.evolve(CLEAN[1], title="no run")), "every case needs a title of its own"),
        (FLAGGED, (CLEAN[0], attrs.evolve(CLEAN[1], title="")), "every case needs a title of its own"),
        (
            (*FLAGGED, Case(RUN, title="x", where=("tue",))),
            CLEAN,
            "the case 'x' is flagged at mon, not at tue",
        ),
        (
            (*FLAGGED, Case(REST, title="x", where=("mon",))),
            CLEAN,
            "the case 'x' is flagged at no place, not at mon",
        ),
        (
            (*FLAGGED, attrs.evolve(FLAG, title="x", severity=Severity.ERROR)),
            CLEAN,
            "the case 'x' has the severity info, not error",
        ),
        (FLAGGED, (*CLEAN, Case(RUN, title="x")), "the case 'x' is flagged at mon, not at no place"),
        (
            FLAGGED,
            (*CLEAN, Case(REST, title="x", severity=Severity.INFO)),
            "the clean case 'x' must have neither a place nor a severity",
        ),
        (FLAGGED, (*CLEAN, Case("mon foo", title="x")), "the case 'x' cannot be checked: line 1, column 5"),
        (
            FLAGGED,
            (*CLEAN, Case(REST, title="x", options={"hours": 3})),
            "the case 'x' cannot be checked: OWN001 has no parameter 'hours'",
        ),
        (
            FLAGGED,
            (*CLEAN, Case(REST, title="x", athlete={"height": 3})),
            "the case 'x' cannot be checked: ",
        ),
        (
            FLAGGED,
            (*CLEAN, Case("mon easy 10km", title="x")),
            "the case 'x' makes the rule fail: ZeroDivisionError: division by zero",
        ),
    ],
)
def test_what_is_wrong_with_cases_is_said(
    own: type[NoRuns], flagged: tuple[Case, ...], clean: tuple[Case, ...], said: str
) -> None:
    """The case by its title, what was found, and what was promised."""
    own.flagged, own.clean = flagged, clean

    (problem,) = rule_problems(own)
    assert problem.startswith(f"OWN001: {said}")


def test_a_flagged_case_says_where(own: type[NoRuns]) -> None:
    """Otherwise it would prove nothing."""
    own.flagged = (*FLAGGED, Case(REST, title="x"))

    assert rule_problems(own) == ("OWN001: the flagged case 'x' must say where it is flagged",)


def test_what_is_wrong_with_the_page_and_the_sources_is_said(own: type[NoRuns]) -> None:
    """The first sentence, each parameter, and each reference."""
    own.sources = ("SILL22",)
    own.__doc__ = (NoRuns.__doc__ or "").replace("There is a run.", "Runs").replace("`minutes`", "minutes")

    said = rule_problems(own)
    assert said[0] == "OWN001: the page must begin with a sentence that says what the rule objects to"
    assert said[1] == "OWN001: the page must name `minutes` under Options"
    assert "SILL22" in said[2]
    assert len(said) == 3


def test_a_parameter_needs_a_text_and_a_rule_its_decorator() -> None:
    """Both are named."""

    class Bare(SessionRule):
        """Not made with the decorator."""

    @rule(
        "OWN002", "own-2", sources=("convention",), grade="D", messages=("x",), flagged=FLAGGED, clean=CLEAN
    )
    class Unsaid(NoRuns):
        __doc__ = (NoRuns.__doc__ or "") + "`more`: more."
        more: float = parameter(default=1.0)

    assert rule_problems(Bare) == ("Bare: it is no rule made with @rule",)
    assert rule_problems(Unsaid) == ("OWN002: parameter more needs a text that says what it means",)
