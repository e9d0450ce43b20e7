"""Estimating the one-repetition maximum."""

from statistics import fmean, median

import pytest

from runstrength.errors import InvalidValueError
from runstrength.formulas.one_rep_max import (
    DOMAINS,
    NSL,
    Formula,
    e1rm,
    estimate,
    load_for,
    pct_to_reps,
    reps_to_pct,
)

# The table of section 2.3 of the evidence: formula, 1RM from 100 kg for 5 and for 10 repetitions.
TABLE: list[tuple[Formula, float, float]] = [
    ("epley", 116.7, 133.3),
    ("brzycki", 112.5, 133.3),
    ("lander", 113.7, 134.1),
    ("lombardi", 117.5, 125.9),
    ("mayhew", 119.0, 130.9),
    ("oconner", 112.5, 125.0),
    ("wathan", 116.6, 134.7),
]


@pytest.mark.parametrize(("formula", "five", "ten"), TABLE)
def test_estimators_give_the_numbers_of_the_table(formula: Formula, five: float, ten: float) -> None:
    """Every formula against the values that were computed for the evidence."""
    assert e1rm(100, 5, formula=formula) == pytest.approx(five, abs=0.051)
    assert e1rm(100, 10, formula=formula) == pytest.approx(ten, abs=0.051)


@pytest.mark.parametrize("formula", DOMAINS)
def test_single_is_its_own_maximum(formula: Formula) -> None:
    """Also where the raw formula would say more."""
    assert e1rm(100, 1, formula=formula) == 100


def test_reserve_counts_as_repetitions() -> None:
    """Three done and two left are five."""
    assert e1rm(100, 3, rir=2) == e1rm(100, 5)


def test_fifteen_is_the_last_estimate() -> None:
    """Sixteen is refused, however it comes about."""
    assert e1rm(60, 15) == 90
    with pytest.raises(InvalidValueError, match="reps must be a number from 1 to 15, not 16"):
        e1rm(60, 16)
    with pytest.raises(InvalidValueError, match=r"reps \+ rir must be at most 15"):
        e1rm(60, 13, rir=3)


def test_estimators_report_all_faults() -> None:
    """Zero loads, no repetitions, a negative reserve and an unknown name come together."""
    with pytest.raises(InvalidValueError) as caught:
        e1rm(0, 0, rir=-1, formula="eply")  # type: ignore[arg-type]

    assert [p.field for p in caught.value.problems] == ["load_kg", "reps", "rir", "formula"]
    assert caught.value.problems[-1].suggestions == ("epley",)


def test_load_for_inverts_the_estimate() -> None:
    """140 kg for Epley with 12 repetitions to failure is 100 kg."""
    assert load_for(140, 12) == pytest.approx(100)
    assert load_for(140, 10, rir=2) == pytest.approx(100)
    assert load_for(140, 1) == 140


def test_load_for_reports_all_faults() -> None:
    """As the estimate does."""
    with pytest.raises(InvalidValueError) as caught:
        load_for(-1, 20, rir=40, formula="x")  # type: ignore[arg-type]

    assert [p.field for p in caught.value.problems] == ["e1rm_kg", "reps", "rir", "formula"]


def test_estimate_spans_the_estimators() -> None:
    """Low, mean, median and high of all seven."""
    values = [e1rm(100, 5, formula=formula) for formula in DOMAINS]
    found = estimate(100, 5)

    assert (found.low, found.high) == (min(values), max(values))
    assert found.value == found.median == median(values)
    assert found.mean == pytest.approx(fmean(values))
    assert found.spread == pytest.approx((max(values) - min(values)) / found.value)
    assert len(found.formulas) == 7
    assert not found.flagged


def test_estimate_may_take_the_mean() -> None:
    """The mode chooses the value; everything else stays."""
    found = estimate(100, 5, mode="mean")

    assert found.value == found.mean != found.median


def test_estimate_leaves_out_estimators_beyond_their_domain() -> None:
    """Above 10 repetitions two are left, between 1 and 2 two others."""
    assert estimate(60, 12).formulas == ("mayhew", "wathan")
    assert estimate(60, 1, rir=0.5).formulas == ("brzycki", "lombardi")


@pytest.mark.parametrize(
    ("reps", "rir", "trust", "flagged"),
    [
        (1, 0, "measured", False),
        (5, 0, "high", False),
        (3, 2, "high", False),
        (2, 3, "moderate", False),
        (6, 0, "moderate", False),
        (10, 0, "moderate", False),
        (6, 4, "low", False),
        (11, 0, "low", True),
        (12, 3, "low", True),
    ],
)
def test_trust_falls_with_repetitions_and_reserve(reps: int, rir: int, trust: str, flagged: bool) -> None:
    """Five is best, ten the limit, and a large reserve is a guess."""
    found = estimate(80, reps, rir=rir)

    assert (found.trust, found.flagged) == (trust, flagged)


def test_estimate_of_a_single_is_the_load() -> None:
    """Nothing to disagree about."""
    found = estimate(80, 1)

    assert (found.low, found.value, found.high, found.spread) == (80, 80, 80, 0)


def test_estimate_reports_all_faults() -> None:
    """As the estimators do."""
    with pytest.raises(InvalidValueError) as caught:
        estimate(-1, 20, mode="best")  # type: ignore[arg-type]

    assert [p.field for p in caught.value.problems] == ["load_kg", "reps", "mode"]


@pytest.mark.parametrize(("reps", "percent"), NSL.items())
def test_chart_reads_both_ways(reps: int, percent: float) -> None:
    """Every entry, from repetitions and from the percentage."""
    assert reps_to_pct(reps) == percent
    assert pct_to_reps(percent) == reps


def test_chart_is_linear_between_its_entries() -> None:
    """Half way between 10 and 11, and a third of the way from 12 to 15."""
    assert pct_to_reps(72.5) == 10.5
    assert reps_to_pct(10.5) == 72.5
    assert reps_to_pct(13) == pytest.approx(66.333, abs=0.001)
    assert pct_to_reps(97.5) == 1.5


@pytest.mark.parametrize("percent", [64.9, 100.1, float("nan")])
def test_chart_refuses_percentages_it_does_not_have(percent: float) -> None:
    """Below 65 % it would have to guess."""
    with pytest.raises(InvalidValueError, match="percent must be a number from 65 to 100 %"):
        pct_to_reps(percent)


def test_chart_refuses_repetitions_it_does_not_have() -> None:
    """From 1 to 15."""
    with pytest.raises(InvalidValueError, match="reps must be a number from 1 to 15"):
        reps_to_pct(16)
