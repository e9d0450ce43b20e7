"""PER001: a phase that comes before what it builds on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from runstrength.findings import Quantity, Severity
from runstrength.rules._api import Breach, Case, Context, PlanRule, parameter, rule
from runstrength.timeline import MAX_LABELS, Line
from runstrength.weekly import weekly

_POWER: Final = frozenset({"power", "power phase"})
_GENERAL: Final = frozenset({"general", "general strength", "general phase"})
_WEEKS_IN_MONTH: Final = 4


def _plan(*labels: str) -> str:
    return "\n".join(
        f"week {n} [{label}]\nmon strength: back squat 3x5\nsat easy 40min"
        for n, label in enumerate(labels, 1)
    )


@rule(
    "PER001",
    "phase-out-of-order",
    sources=("convention", "AC26"),
    grade="D",
    messages=(
        "the power phase begins in {where} after {measured} of strength; do {limit} first",
        "heavy work begins in {where} without a general phase before it",
    ),
    flagged=(
        Case(
            _plan("general", "general", "general", "power", "power"),
            where=("week 4",),
            severity=Severity.INFO,
            title="power after three weeks of strength",
        ),
        Case(
            _plan("max", "max"),
            athlete={"level": "novice"},
            where=("week 1",),
            severity=Severity.INFO,
            title="a novice begins with heavy work",
        ),
        Case(
            _plan("max", "max", "power"),
            athlete={"level": "novice"},
            where=("week 1", "week 3"),
            title="a novice who does both",
        ),
    ),
    clean=(
        Case(_plan("general", "general", "max", "max", "power"), title="power after four weeks of strength"),
        Case(_plan("max", "max"), title="heavy work for someone who has lifted"),
        Case(_plan("general", "max"), athlete={"level": "novice"}, title="general first"),
        Case(_plan("power"), athlete={"lifting_months": 12}, title="a year of lifting before the plan"),
        Case(_plan("base", "base"), title="no phase is named"),
        Case(
            "week [power]\nmon strength: back squat 3x5\nsat easy 40min",
            title="a week that repeats is no plan",
        ),
    ),
)
class PhaseOutOfOrder(PlanRule):
    """A phase begins before the one that it builds on.

    What it checks:
        Labels of weeks. The first week labelled power should have four weeks with a strength session before
        it, in the plan or in what is known from before; where the months of lifting are known, they count
        four weeks each. For a novice the first week labelled max should have a week labelled general before
        it. One finding for each phase.

    Why it matters:
        Jumps and fast lifts ask for strength to land with, and heavy loads for a movement that holds. General
        work gives both.

    Known limits:
        Our convention: which order of phases a plan has did not decide in the trials that the position stand
        looks at (AC26), so it only informs. Phases without a label are not seen.

    How to fix it:
        Begin with some weeks of general strength and move the other phases back.

    Options:
        `weeks`: least weeks of strength before the power phase.
    """

    by_content = True

    weeks: int = parameter(
        default=4, unit="weeks", source="convention", text="least weeks of strength before the power phase"
    )

    def check(self, line: Line, context: Context) -> Iterator[Breach]:
        """Object to phases that come too early."""
        if not line.is_plan:
            return
        figures, athlete = weekly(line), context.athlete
        trained = _WEEKS_IN_MONTH * (athlete.lifting_months or 0)
        is_power = is_max = False
        is_general = not athlete.is_novice
        for number, week in enumerate(figures.weeks, figures.first):
            labels = week.labels
            if labels:
                if not (is_power or _POWER.isdisjoint(labels)):
                    is_power = True
                    if number >= 1 and trained < self.weeks:
                        yield Breach(
                            Severity.INFO,
                            Quantity(trained, "weeks"),
                            Quantity(self.weeks, "weeks"),
                            week=number,
                        )
                if not (is_max or MAX_LABELS.isdisjoint(labels)):
                    is_max = True
                    if number >= 1 and not is_general:
                        yield Breach(Severity.INFO, template=self.messages[1], week=number)
                is_general = is_general or not _GENERAL.isdisjoint(labels)
            if week.strength_sessions:
                trained += 1
