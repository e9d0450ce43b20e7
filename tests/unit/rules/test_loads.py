"""Comparing the loads of weeks, and the most sets for the legs."""

from __future__ import annotations

import pytest

from runstrength.model import Week
from runstrength.rules._loads import lightest, most_leg_sets, top_loads
from runstrength.timeline import timeline
from runstrength.weekly import weekly

TOPS = "mon strength: back squat 3x5 @80kg; leg press 3x8 @75%\nthu strength: back squat 3x8 @90kg"


def test_the_heaviest_load_of_each_exercise_counts_whatever_the_repetitions() -> None:
    """Kilograms and percentages are kept apart."""
    (week,) = weekly(timeline(Week.parse(TOPS))).weeks

    assert top_loads(week) == {("back squat", "kg"): 90.0, ("leg press", "%"): 75.0}


def test_of_several_exercises_the_one_that_fell_most_is_named() -> None:
    """Exercises that only one of the two has are left out."""
    usual = {("back squat", "kg"): 100.0, ("leg press", "%"): 80.0}

    assert lightest({("back squat", "kg"): 95.0, ("leg press", "%"): 60.0}, usual) == ("leg press", 75.0)
    assert lightest({("back squat", "%"): 95.0}, usual) is None


@pytest.mark.parametrize(
    ("session", "sets"),
    [
        ("back squat 2x8; push-up 5x8; back squat 1x5", 3),
        ("split squat 2x8; split squat 2x8", 2),
        ("back squat 4x8 @RPE4; foot doming 5x30s/side", 0),
    ],
)
def test_the_most_sets_of_a_leg_exercise(session: str, sets: float) -> None:
    """Light work is left out, and sides that stand singly count half."""
    (placed,) = timeline(Week.parse(f"mon strength: {session}")).sessions

    assert most_leg_sets(placed.facts) == sets
