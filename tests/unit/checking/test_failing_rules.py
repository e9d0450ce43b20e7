"""Rules of a user that fail: each is named with what went wrong, and all other rules still run."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable
from typing import Any, ClassVar

import pytest

from runstrength.checking import _engine, check
from runstrength.errors import InvalidValueError
from runstrength.findings import Location, Quantity, RuleFailure, RuleStatus, Severity
from runstrength.formats.report import as_data
from runstrength.model import Athlete, Plan, Week
from runstrength.policies import EVIDENCE, Policy
from runstrength.rules import (
    Breach,
    Case,
    Context,
    LineRule,
    Pair,
    PairRule,
    PlanRule,
    Rule,
    SessionRule,
    WeekRule,
    parameter,
    rule,
)
from runstrength.timeline import Line, LineDay, LineWeek, SessionFacts, Trait

HLS = "strength: back squat 4x5 @85%; calf raise 3x12"
WEEK = Week.parse(f"mon pm {HLS}\ntue am intervals 60min\nsat am long 110min")
PAGE = """Something.

What it checks:
    One thing.

Why it matters:
    It does.

Known limits:
    Many.

How to fix it:
    Change it.

Options:
    None.
"""
CASE = Case("mon easy 30min", title="one")
NAN = float("nan")

Said = Callable[[], Any]


def made(base: type[Rule], body: dict[str, Any], code: str = "OWN001") -> type[Rule]:
    """Make a rule of a scope with some methods."""
    cls = type("Mine", (base,), {"__doc__": PAGE, "__module__": __name__, **body})
    decorate = rule(
        code,
        f"own-{code[3:]}",
        sources=("convention",),
        grade="D",
        messages=("{where} is wrong",),
        flagged=(CASE,),
        clean=(CASE,),
    )
    return decorate(cls)


def session_rule(said: Said) -> type[Rule]:
    """A session rule that says something."""

    def check(self: object, facts: SessionFacts, context: Context) -> Any:  # noqa: ANN401 - nonsense is meant
        return said()

    return made(SessionRule, {"check": check})


def week_rule(said: Said) -> type[Rule]:
    """A week rule that says something."""

    def check(self: object, week: LineWeek, context: Context) -> Any:  # noqa: ANN401 - nonsense is meant
        return said()

    return made(WeekRule, {"check": check})


def plan_rule(said: Said) -> type[Rule]:
    """A plan rule that says something."""

    def check(self: object, line: Line, context: Context) -> Any:  # noqa: ANN401 - nonsense is meant
        return said()

    return made(PlanRule, {"check": check})


def pair_rule(said: Said, **body: object) -> type[Rule]:
    """A pair rule that says something of any two sessions within a week."""

    def check(self: object, pair: Pair, context: Context) -> Any:  # noqa: ANN401 - nonsense is meant
        return said()

    def horizon_h(self: object) -> float:
        return 100.0

    traits = {"earlier": Trait.TRAINING, "later": Trait.TRAINING}
    return made(PairRule, {"check": check, "horizon_h": horizon_h, **traits, **body})


def line_rule(said: Said, **body: object) -> type[Rule]:
    """A line rule whose steps give something."""

    def start(self: object) -> int:
        return 0

    def step(self: object, state: int, day: LineDay, context: Context) -> Any:  # noqa: ANN401 - as above
        return said()

    return made(LineRule, {"start": start, "step": step, **body})


def raises() -> Any:  # noqa: ANN401 - nonsense is meant
    """Fail as any code may."""
    return 1 / 0


def gives(value: object) -> Said:
    """Return a function that gives a value."""
    return lambda: value


def breach(**changes: object) -> Said:
    """Return a function that builds a breach, which some fields make impossible."""
    return lambda: [Breach(**{"severity": Severity.INFO, **changes})]  # type: ignore[arg-type]


def hours(value: object) -> Callable[[object], object]:
    """Return a horizon."""
    return lambda self: value


def late_failure() -> Iterable[Breach]:
    """Say one thing, and fail at the next."""
    yield Breach(Severity.INFO)
    raise KeyError("chair")


FAILURES: list[tuple[str, type[Rule], str]] = [
    ("raises", session_rule(raises), "ZeroDivisionError: division by zero (test_failing_rules.py, line "),
    ("raises in a week", week_rule(raises), "ZeroDivisionError: division by zero"),
    ("raises in a pair", pair_rule(raises), "ZeroDivisionError: division by zero"),
    ("raises in a step", line_rule(raises), "ZeroDivisionError: division by zero"),
    ("raises in a plan", plan_rule(raises), "ZeroDivisionError: division by zero"),
    ("raises after its first breach", plan_rule(late_failure), "KeyError: 'chair'"),
    ("is not written", made(SessionRule, {}), "NotImplementedError"),
    ("returns nothing", session_rule(gives(None)), "TypeError: 'NoneType' object is not iterable"),
    ("returns one breach bare", week_rule(gives(Breach(Severity.INFO))), "TypeError: 'Breach' object is not"),
    ("says a text", session_rule(gives(["bad"])), "it said 'bad', which is no Breach"),
    ("says a number", week_rule(gives([3])), "it said 3, which is no Breach"),
    ("says true of a pair", pair_rule(gives(value=True)), "it said True, which is no Breach"),
    ("says a text of a day", line_rule(gives((0, ("bad",)))), "it said 'bad', which is no Breach"),
    ("says a text of a plan", plan_rule(gives("b")), "it said 'b', which is no Breach"),
    ("forgets its state", line_rule(gives(0)), "TypeError: cannot unpack non-iterable int"),
    (
        "measures no number",
        session_rule(lambda: [Breach(Severity.INFO, Quantity(NAN))]),
        "Quantity: value must be a number, not nan",
    ),
    (
        "limits by a text",
        plan_rule(lambda: [Breach(Severity.INFO, None, Quantity("4"))]),  # type: ignore[arg-type]
        "Quantity: value must be a number, not '4'",
    ),
    (
        "measures without a unit",
        session_rule(breach(measured=4.0)),
        "Breach: measured must be a Quantity or None, not 4.0",
    ),
    ("has no severity", session_rule(breach(severity=None)), "Breach: severity must be a severity, not None"),
    (
        "has a severity that is none",
        plan_rule(breach(severity="fatal")),
        "Breach: severity must be a severity, not 'fatal'",
    ),
    ("has a severity of seven", week_rule(breach(severity=7)), "Breach: severity must be a severity, not 7"),
    ("has a number for a message", session_rule(breach(template=3)), "Breach: template must be text, not 3"),
    (
        "has values without names",
        session_rule(breach(values=("a",))),
        "Breach: values must be values by name",
    ),
    (
        "has values of another kind",
        session_rule(breach(values={"a": []})),
        "Breach: values must be quantities, places, texts and numbers",
    ),
    (
        "has no name of an exercise",
        session_rule(breach(exercise=3)),
        "Breach: exercise must be the name of an exercise",
    ),
    (
        "proposes a text",
        session_rule(breach(fix="move it")),
        "Breach: fix must be a Fix or None, not 'move it'",
    ),
    (
        "names a session that is none",
        plan_rule(breach(placed="mon")),
        "AttributeError: 'str' object has no attribute 'planned'",
    ),
    ("leaves its message open", session_rule(breach(template="{nothing} is wrong")), "KeyError: 'nothing'"),
    ("has no horizon", pair_rule(gives(None), horizon_h=PairRule.horizon_h), "NotImplementedError"),
    (
        "has an endless horizon",
        pair_rule(gives(None), horizon_h=hours(float("inf"))),
        "its horizon must be a number of hours from 0 to 87840, not inf",
    ),
    (
        "has a horizon that is no number",
        pair_rule(gives(None), horizon_h=hours(NAN)),
        "its horizon must be a number of hours from 0 to 87840, not nan",
    ),
    (
        "has a horizon before the start",
        pair_rule(gives(None), horizon_h=hours(-1)),
        "its horizon must be a number of hours from 0 to 87840, not -1",
    ),
    ("has a text for a horizon", pair_rule(gives(None), horizon_h=hours("day")), "TypeError: "),
    (
        "looks further after a session than its horizon",
        pair_rule(gives(None), horizon_after_h=lambda self, earlier: 101.0),
        "its horizon after a session must be at most its horizon in hours, not 101.0",
    ),
    (
        "looks no number of hours after a session",
        pair_rule(gives(None), horizon_after_h=lambda self, earlier: NAN),
        "its horizon after a session must be at most its horizon in hours, not nan",
    ),
    ("asks for no traits", pair_rule(gives(None), earlier=None), "TypeError: "),
]


@pytest.mark.parametrize(("cls", "why"), [f[1:] for f in FAILURES], ids=[f[0] for f in FAILURES])
@pytest.mark.parametrize("subject", [WEEK, Plan([WEEK])], ids=["week", "plan"])
def test_a_rule_that_fails_is_named_and_the_others_still_run(
    subject: Week | Plan, cls: type[Rule], why: str
) -> None:
    """Its findings are left out, and those of all other rules are what they are without it."""
    report = check(subject, policy=EVIDENCE.with_rules(cls))

    assert report.findings == check(subject).findings
    assert report.failed == ("OWN001",)
    assert report.statuses["OWN001"] is RuleStatus.FAILED
    assert "OWN001" not in report.ran
    assert [failure.code for failure in report.failures] == ["OWN001"]
    assert report.failures[0].message.startswith(why)
    assert f"Rule OWN001 failed, and what it finds is left out: {why}" in " ".join(str(report).split())


def test_the_report_of_a_failing_rule_travels() -> None:
    """As data, as HTML and pickled."""
    report = check(WEEK, policy=EVIDENCE.with_rules(FAILURES[0][1]))
    data = as_data(report)

    assert data["failures"] == [{"code": "OWN001", "message": report.failures[0].message}]
    assert data["statuses"]["OWN001"] == "failed"  # type: ignore[index]
    assert "division by zero" in report._repr_html_()
    assert "; failed: OWN001." in " ".join(str(report).split())
    assert pickle.loads(pickle.dumps(report)) == report


def test_several_rules_may_fail_at_once() -> None:
    """Each is named, in the order of their codes."""
    bad = made(
        PairRule, {"horizon_h": lambda self: 1 / 0, "earlier": Trait.RUN, "later": Trait.RUN}, "OWN009"
    )
    worse = made(SessionRule, {}, "OWN002")
    report = check(WEEK, policy=Policy("own", (bad(), worse())))

    assert report.failed == ("OWN009", "OWN002")
    assert [f.code for f in report.failures] == ["OWN002", "OWN009"]
    assert list(report) == []
    assert report.ok


def test_a_rule_may_fail_on_one_plan_and_not_on_the_next() -> None:
    """Nothing of the failure is remembered."""

    def check_long(self: object, facts: SessionFacts, context: Context) -> list[Breach]:
        return [Breach(Severity.INFO)] if facts.minutes and facts.minutes > 1 / (100 - facts.minutes) else []

    policy = Policy("own", (made(SessionRule, {"check": check_long})(),))
    report = check(Week.parse("mon easy 100min"), policy=policy)

    assert report.failed == ("OWN001",)
    assert check(Week.parse("mon easy 30min"), policy=policy).codes == ("OWN001",)


def test_rules_by_themselves_find_what_all_find_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """The careful way gives the findings of the quick one, in the same order."""
    plan = Plan([WEEK, WEEK.without("tue am")])
    quick = check(plan)
    monkeypatch.setattr(_engine.Engine, "_with_messages", Once())
    _engine.engine_for.cache_clear()

    assert check(plan) == quick
    assert Once.calls > len(EVIDENCE.codes)


class Once:
    """Fails at the first call, for all rules together, and never again."""

    calls: ClassVar[int] = 0

    def __get__(self, engine: object, owner: object) -> Callable[[list[Any]], list[Any]]:
        """Stand for the method."""

        def with_messages(found: list[Any]) -> list[Any]:
            type(self).calls += 1
            if type(self).calls == 1:
                raise RuntimeError
            return found

        return with_messages


def test_a_rule_that_asks_a_failing_one_fails_with_it() -> None:
    """It cannot speak without it; both are named."""

    def ask(self: object, facts: SessionFacts, context: Context) -> Any:  # noqa: ANN401 - as it comes
        return context.rules["OWN001"].check(facts, context)  # type: ignore[attr-defined]

    asking = made(SessionRule, {"check": ask}, "OWN002")
    report = check(WEEK, policy=EVIDENCE.with_rules(session_rule(raises), asking))

    assert report.failed == ("OWN001", "OWN002")


def test_a_long_message_is_cut_and_put_on_one_line() -> None:
    """A report is no place for a whole trace."""

    def fail() -> Any:  # noqa: ANN401 - never gives anything
        raise ValueError("much\nto say " * 100)

    (failure,) = check(WEEK, policy=EVIDENCE.with_rules(session_rule(fail))).failures

    assert len(failure.message) < 300
    assert "\n" not in failure.message
    assert failure == RuleFailure("OWN001", failure.message)


# What a policy takes.


class Undecorated(SessionRule):
    """Not made with the decorator."""


@pytest.mark.parametrize("given", ["OWN001", 3, None, Undecorated, Undecorated(), SessionRule, int])
def test_what_is_no_rule_is_refused_by_a_policy(given: object) -> None:
    """A class without the decorator has neither code nor page."""
    with pytest.raises(InvalidValueError, match="with_rules: rules must be rules made with @rule, or their"):
        EVIDENCE.with_rules(given)  # type: ignore[arg-type]


def test_a_rule_whose_source_is_unknown_is_refused_by_a_policy() -> None:
    """Its reports could not say what it rests on."""
    cls = session_rule(raises)
    cls.sources = ("SILL22",)

    with pytest.raises(InvalidValueError, match=r"rules with known sources .*SILL22.*, not 'OWN001'"):
        EVIDENCE.with_rules(cls)


def test_a_rule_that_cannot_be_hashed_is_refused_by_a_policy() -> None:
    """A policy is a value, and so is what is in it."""

    @rule(
        "OWN001",
        "own",
        sources=("convention",),
        grade="D",
        messages=("x",),
        flagged=(CASE,),
        clean=(CASE,),
    )
    class Listing(SessionRule):
        __doc__ = PAGE

        listed: list[int] = parameter(default=[1])

    with pytest.raises(InvalidValueError, match=r"rules whose parameters can be hashed .*, not 'OWN001'"):
        EVIDENCE.with_rules(Listing)
    with pytest.raises(InvalidValueError, match="rules with different codes"):
        EVIDENCE.with_rules(session_rule(raises), week_rule(raises))


def test_a_breach_with_everything_is_told() -> None:
    """Right fields pass, whatever they are."""
    said = [
        Breach(
            Severity.INFO,
            Quantity(float("inf"), "h"),
            Quantity(float("inf"), "h"),
            "{where} in {place} of {n}",
            {"place": Location(), "n": 3},
            exercise="plank",
        )
    ]
    report = check(Week.parse("mon easy 30min"), policy=Policy("own", (session_rule(gives(said))(),)))

    assert [str(f) for f in report] == ["info OWN001 mon (plank): Mon (plank) in the whole of 3"]
    assert report[0].shortfall == 1.0
    assert check(Week(), policy=EVIDENCE, athlete=Athlete()).failures == ()
