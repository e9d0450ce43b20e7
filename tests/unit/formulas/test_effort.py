"""RPE and repetitions in reserve."""

import math

import pytest

from runstrength.errors import InvalidValueError
from runstrength.formulas.effort import rir_range, rir_to_rpe, rpe_to_rir


@pytest.mark.parametrize(("rpe", "rir"), [(10, 0), (9.5, 0.5), (9, 1), (8.5, 1.5), (8, 2), (7, 3), (6, 4)])
def test_rpe_and_rir_mirror_each_other(rpe: float, rir: float) -> None:
    """Ten less the one is the other."""
    assert rpe_to_rir(rpe) == rir
    assert rir_to_rpe(rir) == rpe


def test_large_reserve_is_no_effort() -> None:
    """From ten repetitions on."""
    assert rir_to_rpe(10) == rir_to_rpe(25) == 0


@pytest.mark.parametrize(
    ("rpe", "expected"),
    [
        (10, (0, 0)),
        (9.5, (0, 1)),
        (8.5, (1, 2)),
        (7, (3, 3)),
        (6.5, (3, 4)),
        (6, (4, 6)),
        (5, (4, 6)),
        (4, (4, math.inf)),
    ],
)
def test_scale_gives_ranges(rpe: float, expected: tuple[float, float]) -> None:
    """Half points lie between two numbers, 5 to 6 go with 4 to 6, and light sets have no bound."""
    assert rir_range(rpe) == expected


def test_impossible_effort_is_refused() -> None:
    """In either unit."""
    with pytest.raises(InvalidValueError, match="rpe must be a number from 0 to 10, not 11"):
        rpe_to_rir(11)
    with pytest.raises(InvalidValueError, match="rir must be a number from 0 to 30, not -1"):
        rir_to_rpe(-1)
    with pytest.raises(InvalidValueError, match="rpe must be"):
        rir_range(float("nan"))
