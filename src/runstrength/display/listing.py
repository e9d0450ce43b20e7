"""Lists as tables: the rules of a policy, and exercises."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from runstrength.display.grid import Column, Grid
from runstrength.evidence import Grade

if TYPE_CHECKING:
    from runstrength.model.exercise import Exercise
    from runstrength.policies import Policy

__all__ = ["exercises_grid", "rules_grid"]

_IMPACT = ("none", "low", "medium", "high")


def rules_grid(policy: Policy) -> Grid:
    r"""Return the table of the rules of a policy.

    Args:
        policy: The policy.

    Returns:
        Each rule with its name, what it objects to, its grade and whether it is on.

    Example:
        >>> from runstrength.policies import EVIDENCE
        >>> rules_grid(EVIDENCE).rows[1]
        ('REC001', 'consecutive-strength-days\nStrength sessions stand on two days in a row.', 'D', 'on')
    """
    rows = [
        [
            rule.code,
            f"{rule.name}\n{rule.page()['']}",
            rule.grade.value,
            (f"on, {rule.severity}" if rule.severity else "on") if rule.on else "off",
        ]
        for rule in policy.rules
    ]
    return Grid(
        title=f"Rules (policy {policy.name})",
        header=["Code", "Name, and what it objects to", "Grade", "Here"],
        rows=rows,
        notes=[
            f"{len(policy.codes)} of {len(policy.rules)} rules are on.",
            f"Grades: {'; '.join(f'{grade} {grade.meaning}' for grade in Grade)}.",
        ],
    )


def exercises_grid(exercises: Iterable[Exercise], *, notes: Iterable[str] = ()) -> Grid:
    """Return the table of some exercises.

    Args:
        exercises: The exercises.
        notes: Sentences to put under the table.

    Returns:
        Each exercise with what it trains directly, what it needs, its level and impact, and whether the guide
        has it.

    Example:
        >>> from runstrength.exercises import catalogue
        >>> print(exercises_grid([catalogue["calf raise"]]))
        Exercises
        Exercise    Trains  Needs            Level  Impact  Guide
        ----------  ------  ---------------  -----  ------  -----
        calf raise  calves  nothing or step      1  none
        1 exercise.
    """
    rows = [
        [
            exercise.name,
            ", ".join(sorted(exercise.groups)),
            _needs(exercise),
            str(exercise.level),
            _IMPACT[exercise.impact],
            "yes" if exercise.guide else "",
        ]
        for exercise in exercises
    ]
    count = f"{len(rows)} exercise{'' if len(rows) == 1 else 's'}."
    return Grid(
        title="Exercises",
        header=["Exercise", "Trains", "Needs", Column("Level", numeric=True), "Impact", "Guide"],
        rows=rows,
        notes=[count if rows else "No exercise meets all of that.", *notes],
    )


def _needs(exercise: Exercise) -> str:
    kits = [exercise.equipment, *exercise.alternatives]
    return " or ".join(", ".join(sorted(kit)) or "nothing" for kit in kits)
