"""What share of the maximum a prescription asks for, and which exercises are big lifts."""

from __future__ import annotations

import pytest

from runstrength.exercises import catalogue
from runstrength.model import Dose, Prescription
from runstrength.quantities import Load
from runstrength.rules.load._lifting import failure_sets, is_leg_lift, is_lifted, percent_asked

MAXES = {"back squat": Load(100, "kg")}


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("back squat 3x5 @80-85%", 85.0),
        ("back squat 3x5 @90kg", 90.0),
        ("front squat 3x5 @90kg", None),
        ("front squat 3x5 @RIR1", 85.0),
        ("front squat 3x4-6 @RPE9", 87.0),
        ("front squat 3x12 @RIR5", 65.0),
        ("front squat 3x5", None),
        ("front squat 3x5+", None),
        ("front squat 3x1 @RPE10", 100.0),
        ("isometric calf hold 5x45s/side @90%", None),
        ("box jump 3x5 @RPE9", None),
        ("walking lunge 3x20m @80%", None),
    ],
)
def test_the_share_of_the_maximum(text: str, percent: float | None) -> None:
    """As given, of a known maximum, or by repetitions and effort; never guessed."""
    assert percent_asked(Prescription.parse(text), MAXES) == percent


def test_squats_lunges_and_hinges_that_move_are_big_lifts() -> None:
    """Holds, bridges, calves and what does not train the legs are none."""
    big = {e.name for e in catalogue.values() if is_leg_lift(e)}

    assert {"back squat", "split squat", "Romanian deadlift", "leg press", "kettlebell swing"} <= big
    assert not {"wall sit", "hip thrust", "calf raise", "back extension", "box jump", "push-up"} & big


def test_what_is_lifted() -> None:
    """Repetitions against a load; not holds, jumps, carries or ways."""
    assert is_lifted(Prescription.parse("calf raise 3x12"))
    for text in ("plank 3x30s", "box jump 3x5", "farmer's carry 3x40m", "split squat 3x30s/side"):
        assert not is_lifted(Prescription.parse(text))


def test_sets_to_failure() -> None:
    """All without reserve, or the last of an open-ended dose."""
    doses = ("3x5 @RIR0", "3x5 @RPE10", "3x5+", "3x5+ @RIR2", "3x5+ @RPE10", "3x5 @RPE9.5", "3x5")

    assert [failure_sets(Dose.parse(text)) for text in doses] == [3, 3, 1, 1, 3, 0, 0]
