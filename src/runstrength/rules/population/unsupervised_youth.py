"""POP001: a young athlete lifts without supervision."""

from __future__ import annotations

from collections.abc import Iterator

from runstrength.findings import Severity
from runstrength.rules._api import Breach, Case, Context, PlanRule, parameter, rule
from runstrength.timeline import Line, Trait

_WEEK = "mon strength: back squat 3x5\nsat long 60min"


@rule(
    "POP001",
    "unsupervised-youth",
    sources=("LLO14",),
    grade="C",
    messages=("a young athlete lifts with a qualified adult or coach at hand; have the plan supervised",),
    flagged=(
        Case(_WEEK, athlete={"age": 17}, where=("the whole",), severity=Severity.WARNING, title="17 years"),
        Case(
            "mon strength 30min\nthu strength 30min",
            athlete={"age": 12},
            where=("the whole",),
            severity=Severity.WARNING,
            title="content not known, one finding for the whole",
        ),
        Case(
            _WEEK,
            athlete={"age": 19},
            options={"age": 20},
            where=("the whole",),
            title="another age of majority",
        ),
    ),
    clean=(
        Case(_WEEK, athlete={"age": 18}, title="18 years"),
        Case(_WEEK, athlete={"age": 15, "supervised": True}, title="supervised"),
        Case(_WEEK, title="age not known"),
        Case("mon easy 30min\nsat long 60min", athlete={"age": 15}, title="runs only"),
        Case("mon strength: foot doming 3x30s/side", athlete={"age": 15}, title="light work only"),
    ),
)
class UnsupervisedYouth(PlanRule):
    """A young athlete has strength sessions that nobody supervises.

    What it checks:
        Whether a plan for somebody below the age has any strength session that is not light, while the
        athlete does not say that a qualified adult or coach supervises the lifting. One finding for the whole
        plan.

    Why it matters:
        The consensus is that the young may well lift, and should do so under qualified supervision, technique
        before load (LLO14).

    Known limits:
        It takes the athlete's word and knows nothing of maturity or experience. Where the age is not given it
        is silent.

    How to fix it:
        Have a qualified adult or coach supervise the lifting, and say so with `supervised`. Until then choose
        loads by feel, well short of failure, and test no maximum.

    Options:
        `age`: years below which it asks for supervision.
    """

    by_content = True

    age: int = parameter(
        default=18, unit="years", source="LLO14", grade="C", text="years below which it asks for supervision"
    )

    def check(self, line: Line, context: Context) -> Iterator[Breach]:
        """Object to lifting without supervision."""
        athlete = context.athlete
        if athlete.age is None or athlete.age >= self.age or athlete.supervised:
            return
        if any(Trait.STRENGTH in placed.facts.traits for placed in line.sessions):
            yield Breach(Severity.WARNING)
