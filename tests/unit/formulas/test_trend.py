"""The gain of an estimated maximum."""

import pytest

from runstrength.errors import InvalidValueError
from runstrength.formulas import plateau_gain

DAYS = (0, 7, 14, 21)


def test_the_gain_is_that_of_the_straight_line() -> None:
    """From the first day to the last, as a share of where the line begins, whenever it begins."""
    assert plateau_gain(DAYS, (100, 101, 102, 103)) == pytest.approx(0.03)
    assert plateau_gain([day + 70 for day in DAYS], (100, 101, 102, 103)) == pytest.approx(0.03)
    assert plateau_gain(DAYS, (100, 102, 98, 100)) == pytest.approx(-1.2 / 100.6)


def test_too_little_tells_nothing() -> None:
    """Fewer estimates than asked for, none at all, or too short a time."""
    assert plateau_gain((0, 21), (100, 100)) is None
    assert plateau_gain((0, 21), (100, 100), least=2) == 0
    assert plateau_gain((0, 7, 14, 20), (100,) * 4) is None
    assert plateau_gain((), ()) is None


def test_all_faults_are_named() -> None:
    """Wrong days, estimates and bounds."""
    with pytest.raises(InvalidValueError) as caught:
        plateau_gain((7, 0, -1), (0, 100), weeks=0, least=1)

    assert [problem.field for problem in caught.value.problems] == [
        "days[2]",
        "estimates_kg[0]",
        "estimates_kg",
        "days",
        "weeks",
        "least",
    ]
