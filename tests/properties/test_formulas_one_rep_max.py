"""Laws of the 1RM estimators and of the load chart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runstrength.errors import InvalidValueError
from runstrength.formulas.effort import rir_range, rir_to_rpe, rpe_to_rir
from runstrength.formulas.one_rep_max import (
    DOMAINS,
    Formula,
    e1rm,
    estimate,
    load_for,
    pct_to_reps,
    reps_to_pct,
)

FORMULAS = st.sampled_from(list(DOMAINS))
LOADS = st.floats(0.5, 500)
TOTALS = st.integers(2, 30).map(lambda halves: halves / 2)
REPS = st.integers(1, 15)


@given(LOADS, TOTALS, FORMULAS)
def test_estimate_is_never_below_the_load(load_kg: float, reps: float, formula: Formula) -> None:
    """Whoever did more than one can do one."""
    assert e1rm(load_kg, reps, formula=formula) >= load_kg


@given(LOADS, TOTALS, TOTALS, FORMULAS)
def test_estimate_rises_with_repetitions(load_kg: float, one: float, other: float, formula: Formula) -> None:
    """Strictly, from the single on."""
    fewer, more = sorted((one, other))
    low, high = e1rm(load_kg, fewer, formula=formula), e1rm(load_kg, more, formula=formula)

    assert low < high if fewer < more else low == high


@given(LOADS, st.floats(0.1, 100), TOTALS, FORMULAS)
def test_estimate_rises_with_the_load(load_kg: float, more_kg: float, reps: float, formula: Formula) -> None:
    """Strictly."""
    assert e1rm(load_kg, reps, formula=formula) < e1rm(load_kg + more_kg, reps, formula=formula)


@given(LOADS, st.floats(0.1, 2), TOTALS, FORMULAS)
def test_estimate_is_in_proportion_to_the_load(
    load_kg: float, scale: float, reps: float, formula: Formula
) -> None:
    """Twice the load is twice the maximum."""
    expected = scale * e1rm(load_kg, reps, formula=formula)

    assert e1rm(scale * load_kg, reps, formula=formula) == pytest.approx(expected)


@given(LOADS, REPS, st.integers(0, 30), FORMULAS)
def test_estimate_counts_the_reserve_and_refuses_more_than_fifteen(
    load_kg: float, reps: int, rir: int, formula: Formula
) -> None:
    """Done and left are the same to it."""
    if reps + rir > 15:
        with pytest.raises(InvalidValueError):
            e1rm(load_kg, reps, rir=rir, formula=formula)
    else:
        assert e1rm(load_kg, reps, rir=rir, formula=formula) == e1rm(load_kg, reps + rir, formula=formula)


@given(LOADS, TOTALS, FORMULAS)
def test_load_for_is_the_inverse(load_kg: float, reps: float, formula: Formula) -> None:
    """There and back."""
    assert load_for(e1rm(load_kg, reps, formula=formula), reps, formula=formula) == pytest.approx(load_kg)


@given(LOADS, TOTALS, st.sampled_from(["median", "mean"]))
def test_estimate_lies_within_its_spread(load_kg: float, reps: float, mode: str) -> None:
    """And every estimator that counted does."""
    found = estimate(load_kg, reps, mode=mode)  # type: ignore[arg-type]

    assert found.low <= found.value * (1 + 1e-12)
    assert found.value <= found.high * (1 + 1e-12)
    assert all(found.low <= e1rm(load_kg, reps, formula=formula) <= found.high for formula in found.formulas)


@given(TOTALS, TOTALS)
def test_trust_never_rises_with_repetitions(one: float, other: float) -> None:
    """Measured, high, moderate, low."""
    order = ["measured", "high", "moderate", "low"]
    fewer, more = sorted((one, other))

    assert order.index(estimate(60, fewer).trust) <= order.index(estimate(60, more).trust)


@given(st.floats(65, 100), st.floats(65, 100))
def test_repetitions_never_rise_with_the_percentage(one: float, other: float) -> None:
    """Heavier is fewer."""
    assert pct_to_reps(min(one, other)) >= pct_to_reps(max(one, other))


@given(st.floats(1, 15))
def test_chart_can_be_read_backwards(reps: float) -> None:
    """Repetitions to percentage and back, and within its bounds."""
    percent = reps_to_pct(reps)

    assert 65 <= percent <= 100
    assert pct_to_reps(min(100.0, max(65.0, percent))) == pytest.approx(reps)


@given(st.floats(65, 100))
def test_percentage_survives_the_chart(percent: float) -> None:
    """Percentage to repetitions and back."""
    assert reps_to_pct(pct_to_reps(percent)) == pytest.approx(percent)


@given(st.integers(0, 20).map(lambda halves: halves / 2))
def test_rpe_and_rir_are_inverse(rpe: float) -> None:
    """On half points, and the reserve lies where the scale puts it."""
    low, high = rir_range(rpe)

    assert rir_to_rpe(rpe_to_rir(rpe)) == rpe
    assert low <= rpe_to_rir(rpe) <= high


@given(st.floats(0, 10), st.floats(0, 10))
def test_reserve_never_rises_with_effort(one: float, other: float) -> None:
    """Neither the number nor either end of the range."""
    easy, hard = sorted((one, other))

    assert rpe_to_rir(easy) >= rpe_to_rir(hard)
    assert rir_range(easy)[0] >= rir_range(hard)[0]
    assert rir_range(easy)[1] >= rir_range(hard)[1]
