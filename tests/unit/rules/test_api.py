"""What a rule is: its form, its parameters, its page and what it says."""

from __future__ import annotations

from typing import ClassVar

import pytest

from runstrength.errors import InvalidValueError
from runstrength.evidence import Grade
from runstrength.findings import Location, Quantity, Severity
from runstrength.model import Athlete, Week
from runstrength.rules import (
    Breach,
    Context,
    LineRule,
    Pair,
    PairRule,
    Parameter,
    PlanRule,
    Rule,
    RuleError,
    SessionRule,
    WeekRule,
    parameter,
    rule,
)
from runstrength.rules._api import source_problems
from runstrength.rules.interference.heavy_legs_before_quality_run import HeavyLegsBeforeQualityRun
from runstrength.timeline import Trait, timeline

CONTEXT = Context(Athlete(), {})
LINE = timeline(Week.parse("mon am easy 30min\nmon pm strength 30min\nwed am tempo 30min"))


def pair(first: int, second: int) -> Pair:
    """Pair two sessions of the line."""
    earlier, later = LINE.sessions[first], LINE.sessions[second]
    return Pair(earlier, later, (later.start - earlier.end) / 60, (later.start - earlier.start) / 60)


# Form.


def test_all_faults_of_a_malformed_rule_are_named_at_once() -> None:
    """Code, name, scope, messages, sources and each heading of the page, and the code in every one."""
    with pytest.raises(RuleError) as caught:

        @rule("own1", "Not A Name", sources=(), grade="D", messages=(), flagged=(), clean=())
        class Malformed(Rule):
            """Something.

            What it checks:
                One thing.

            Options:
            """

    said = [str(problem) for problem in caught.value.problems]
    assert all(problem.startswith("rule own1: ") for problem in said)
    for part in (
        "three capital letters and three digits, not 'own1'",
        "lower-case words with hyphens, not 'Not A Name'",
        "must derive from SessionRule, PairRule, WeekRule, LineRule or PlanRule",
        "at least one message",
        "at least one source",
        "'Why it matters'",
        "'Known limits'",
        "'How to fix it'",
        "'Options'",
    ):
        assert sum(part in problem for problem in said) == 1, part
    assert len(said) == 9


def test_a_rule_without_a_docstring_has_no_page() -> None:
    """All five headings are missing, and there is no advice."""
    with pytest.raises(RuleError) as caught:

        @rule("OWN001", "own", sources=("guide",), grade="D", messages=("x",), flagged=(), clean=())
        class Silent(SessionRule):
            __doc__ = ""

    assert len(caught.value.problems) == 5


def test_an_unknown_grade_is_refused() -> None:
    """There are four."""
    with pytest.raises(ValueError, match="'E' is not a valid Grade"):
        rule("OWN001", "own", sources=("guide",), grade="E", messages=("x",), flagged=(), clean=())(
            SessionRule
        )


class Bare(PairRule):
    """A rule that says nothing of itself."""

    earlier: ClassVar[Trait] = Trait.RUN
    later: ClassVar[Trait] = Trait.RUN


def test_a_scope_alone_does_not_judge() -> None:
    """Each base class leaves the judging to its rules."""
    week, days = LINE.weeks[0], LINE.days()
    for judge in (
        lambda: SessionRule().check(LINE.sessions[0].facts, CONTEXT),
        lambda: Bare().horizon_h(),
        lambda: Bare().horizon_after_h(Trait.RUN),
        lambda: Bare().check(pair(0, 1), CONTEXT),
        lambda: WeekRule().check(week, CONTEXT),
        lambda: LineRule[int]().start(),
        lambda: LineRule[int]().step(0, days[0], CONTEXT),
        lambda: PlanRule().check(LINE, CONTEXT),
    ):
        with pytest.raises(NotImplementedError):
            judge()


def test_a_week_rule_takes_everything_of_a_day_unless_it_says_less() -> None:
    """That is the safe default for the scheduler."""
    assert WeekRule().of_day(LINE.sessions, CONTEXT) == LINE.sessions
    assert not WeekRule.by_content
    assert not PlanRule.by_content


def test_unknown_references_are_named() -> None:
    """Those of the rule and those of its parameters."""

    class Unsourced(HeavyLegsBeforeQualityRun):
        """Rests on nothing that is known."""

        sources = ("SIL22", "NOT99")

    assert source_problems(HeavyLegsBeforeQualityRun) == []
    problems = source_problems(Unsourced)
    assert len(problems) == 1
    assert "NOT99" in problems[0]


# Parameters.


class Tunable(SessionRule):
    """Has a parameter of every kind."""

    on: bool = True
    hours: float = parameter(default=24.0, unit="h", source="SIL22", grade="A", low=1.0, text="hours")
    days: int = parameter(default=2, unit="days", source=("guide", "BLA18"))
    exempt: bool = parameter(default=True)
    groups: tuple[str, ...] = parameter(default=("core",))
    word: str = parameter(default="word")


TunableRule = rule("OWN009", "own", sources=("guide",), grade="D", messages=("x",), flagged=(), clean=())


def tunable() -> type[Tunable]:
    """Return the rule with its page."""
    Tunable.__doc__ = "One.\n\n" + "\n\n".join(
        f"{heading}:\n    Some." for heading in ("What it checks", "Why it matters", "Known limits")
    )
    Tunable.__doc__ += "\n\nHow to fix it:\n    Do this. Then that.\n\nOptions:\n    Some.\n"
    return TunableRule(Tunable)


MADE = tunable()


def test_parameters_are_known_with_unit_source_grade_and_bound() -> None:
    """In the order in which they are declared; `on` and `severity` are none."""
    assert [p.name for p in MADE.parameters()] == ["hours", "days", "exempt", "groups", "word"]
    assert MADE.parameters()[0] == Parameter("hours", 24.0, "h", ("SIL22",), Grade.A, 1.0, "hours")
    assert MADE.parameters()[1].sources == ("guide", "BLA18")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"hours": 0.5}, "hours must be a number from 1 to inf h, not 0.5"),
        ({"hours": float("nan")}, "hours must be"),
        ({"hours": "3"}, "hours must be"),
        ({"days": True}, "days must be"),
        ({"exempt": 1}, "exempt must be true or false, not 1"),
        ({"groups": ["core"]}, "groups must be several texts"),
        ({"on": "yes"}, "on must be true or false, not 'yes'"),
        ({"severity": 2.5}, "severity must be a severity or None, not 2.5"),
    ],
)
def test_a_value_that_makes_no_sense_is_refused(values: dict[str, object], said: str) -> None:
    """Of each kind of parameter, and the rule is named."""
    with pytest.raises(InvalidValueError, match=said) as caught:
        MADE().with_values(values)
    assert "OWN009" in str(caught.value)


def test_other_values_give_another_rule() -> None:
    """The rule is a value; every kind of parameter may be changed."""
    changed = MADE().with_values({"hours": 36.0, "groups": ("lower",), "word": "other", "on": False})

    assert changed != MADE()
    assert changed == MADE(hours=36.0, groups=("lower",), word="other", on=False)  # type: ignore[call-arg]
    assert hash(changed) == hash(changed.with_values({}))
    assert MADE.family() == "OWN"


def test_a_rule_not_yet_made_is_named_by_its_class() -> None:
    """Its faults cannot name a code that it does not have."""
    with pytest.raises(InvalidValueError, match="SessionRule: on must be true or false"):
        SessionRule(on=1)  # type: ignore[arg-type]


# What it says.


def test_the_page_is_read_from_the_docstring() -> None:
    """The summary stands under an empty heading, and the advice is the first sentence of the fix."""
    assert MADE.page()[""] == "One."
    assert MADE.page()["How to fix it"] == "Do this. Then that."
    assert MADE.advice() == "Do this."
    assert Bare.advice() == ""


def test_a_breach_becomes_a_finding_in_its_place() -> None:
    """With the severity of the rule where it has one, and its first message where none is named."""
    breach = Breach(Severity.INFO, Quantity(18, "h"), Quantity(24, "h"), values={"thing": "x"})
    finding = MADE().finding(breach, Location(week=2))
    severe = MADE(severity=Severity.ERROR).finding(
        Breach(Severity.INFO, template="y"), Location(), Location()
    )

    assert (finding.code, finding.name, finding.severity, finding.template) == (
        "OWN009",
        "own",
        Severity.INFO,
        "x",
    )
    assert (finding.shortfall, finding.advice, finding.values) == (0.25, "Do this.", {"thing": "x"})
    assert (severe.severity, severe.template, severe.also) == (Severity.ERROR, "y", Location())


@pytest.mark.parametrize(
    ("breach", "shortfall"),
    [
        (Breach(Severity.INFO), 1.0),
        (Breach(Severity.INFO, Quantity(3)), 1.0),
        (Breach(Severity.INFO, Quantity(3), Quantity(0)), 1.0),
        (Breach(Severity.INFO, Quantity(3), Quantity(4)), 0.25),
        (Breach(Severity.INFO, Quantity(12), Quantity(4)), 2.0),
    ],
)
def test_a_shortfall_is_a_share_of_the_limit(breach: Breach, shortfall: float) -> None:
    """One where there is nothing to measure by."""
    assert breach.shortfall == shortfall


def test_a_pair_knows_its_days_and_halves() -> None:
    """Same day, same half of it, or days apart."""
    assert pair(0, 1).same_day
    assert not pair(0, 1).same_slot
    assert pair(0, 0).same_slot
    assert not pair(1, 2).same_day
    assert pair(1, 2).days_apart == 2
