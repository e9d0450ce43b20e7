"""Strategies of hypothesis for the nouns of the library, and a proof of rules, for your own tests.

A strategy is called like the plural of what it draws, and its arguments are keyword-only: bounds and choices,
or strategies for the parts. What cannot be drawn raises `hypothesis.errors.InvalidArgument` at once. Examples
shrink towards the empty week and exercises without equipment.

`rule_problems` says what is wrong with a rule that you have written: its form, its page, each of its cases.

Install the library for it with `pip install 'runstrength[testing]'`.

Example:
    >>> from hypothesis import given
    >>> from runstrength import Week
    >>> from runstrength.testing import weeks
    >>> @given(weeks(max_sessions=3))
    ... def test_a_week_survives_as_text(week: Week) -> None:
    ...     assert Week.parse(str(week)) == week
    >>> test_a_week_survives_as_text()
"""

from runstrength.checking._cases import rule_problems
from runstrength.errors import missing_extra

try:
    from runstrength.testing._athlete import athletes, preferences
    from runstrength.testing._dose import doses, performed, performed_sets, tempos, works
    from runstrength.testing._exercise import exercises, shipped_exercises
    from runstrength.testing._quantity import bodyweights, distances, durations, loads, paces
    from runstrength.testing._session import (
        cross_training_sessions,
        mobility_sessions,
        prescriptions,
        race_sessions,
        run_sessions,
        sessions,
        strength_sessions,
        supersets,
    )
    from runstrength.testing._slot import day_sets, slot_sets, slots
    from runstrength.testing._week import planned_sessions, plans, weeks
except ModuleNotFoundError as _error:
    raise missing_extra("testing", "hypothesis") from _error

__all__ = [
    "athletes",
    "bodyweights",
    "cross_training_sessions",
    "day_sets",
    "distances",
    "doses",
    "durations",
    "exercises",
    "loads",
    "mobility_sessions",
    "paces",
    "performed",
    "performed_sets",
    "planned_sessions",
    "plans",
    "preferences",
    "prescriptions",
    "race_sessions",
    "rule_problems",
    "run_sessions",
    "sessions",
    "shipped_exercises",
    "slot_sets",
    "slots",
    "strength_sessions",
    "supersets",
    "tempos",
    "weeks",
    "works",
]
