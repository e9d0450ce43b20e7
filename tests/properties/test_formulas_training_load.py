"""Laws of the descriptions of training load."""

import math
from statistics import fmean, pstdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runstrength.formulas.training_load import (
    acute_chronic_ratio,
    ewma,
    monotony,
    srpe_load,
    strain,
    weekly_change,
)
from runstrength.formulas.volume import fractional_sets

LOADS = st.integers(0, 2000)
DAYS = st.lists(LOADS, max_size=60)
WEEKS = st.lists(LOADS, min_size=7, max_size=7)


@given(st.floats(0, 10), st.floats(0, 300), st.floats(0, 300))
def test_session_load_adds_up(rpe: float, first: float, second: float) -> None:
    """Two sessions of one effort are one long one."""
    assert srpe_load(rpe, first + second) == pytest.approx(srpe_load(rpe, first) + srpe_load(rpe, second))


@given(WEEKS, st.floats(0.01, 40))
def test_monotony_is_free_of_scale(week: list[int], scale: float) -> None:
    """Another unit changes nothing; strain goes with the unit."""
    scaled = [load * scale for load in week]
    one, other = monotony(week), monotony(scaled)

    assert one.reason == other.reason
    if one.value is not None and other.value is not None:
        assert other.value == pytest.approx(one.value)
        assert strain(scaled).value == pytest.approx(scale * (strain(week).value or 0))


@given(WEEKS)
def test_monotony_is_mean_over_deviation(week: list[int]) -> None:
    """Against the standard library, which works in exact fractions."""
    if any(week):
        deviation = pstdev(week)
        expected = fmean(week) / deviation if deviation else math.inf

        assert monotony(week).value == pytest.approx(expected)
        assert strain(week).value == pytest.approx(sum(week) * expected)
    else:
        assert monotony(week).reason == strain(week).reason == "no load"


@given(st.floats(0.001, 10_000), st.integers(28, 60), st.integers(1, 60))
def test_constant_load_is_its_own_weighted_mean(load: float, days: int, over: int) -> None:
    """Exactly; so the ratio is 1 and the change 0, and the monotony infinite."""
    loads = [load] * days

    assert ewma(loads, days=over) == tuple(loads)
    assert acute_chronic_ratio(loads).value == 1
    assert weekly_change(loads).value == pytest.approx(0)
    assert monotony(loads).value == math.inf


@given(st.lists(LOADS, min_size=1, max_size=60), st.integers(1, 60))
def test_weighted_mean_stays_among_the_loads(loads: list[int], days: int) -> None:
    """Never above the highest nor below the lowest so far; over one day it is the load."""
    means = ewma(loads, days=days)

    assert len(means) == len(loads)
    for at, mean in enumerate(means, 1):
        assert min(loads[:at]) - 1e-9 <= mean <= max(loads[:at]) + 1e-9
    assert ewma(loads, days=1) == pytest.approx(tuple(loads))


@given(DAYS)
def test_too_few_days_never_give_a_number(loads: list[int]) -> None:
    """Each description says what it needs, and gives a number or a reason, never both."""
    for found, needed in (
        (monotony(loads), 7),
        (strain(loads), 7),
        (weekly_change(loads), 14),
        (acute_chronic_ratio(loads), 28),
    ):
        assert (found.reason == "not enough data") == (len(loads) < needed)
        assert (found.value is None) != (found.reason is None)


@given(st.integers(0, 100), st.integers(0, 100), st.floats(0, 1))
def test_indirect_sets_never_count_more_than_direct_ones(direct: int, indirect: int, share: float) -> None:
    """Between the direct sets and all of them."""
    assert direct <= fractional_sets(direct, indirect, indirect_share=share) <= direct + indirect
