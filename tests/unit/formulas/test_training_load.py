"""Describing training load."""

import math
from statistics import fmean, pstdev

import pytest

from runstrength.errors import InvalidValueError
from runstrength.formulas.training_load import (
    Description,
    acute_chronic_ratio,
    ewma,
    monotony,
    srpe_load,
    strain,
    weekly_change,
)

WEEK = [300, 0, 400, 200, 0, 600, 0]


def test_session_load_is_effort_times_minutes() -> None:
    """RPE 7 for 45 minutes."""
    assert srpe_load(7, 45) == 315
    assert srpe_load(0, 45) == srpe_load(7, 0) == 0


def test_session_load_reports_all_faults() -> None:
    """Both arguments."""
    with pytest.raises(InvalidValueError) as caught:
        srpe_load(11, -1)

    assert [p.field for p in caught.value.problems] == ["rpe", "minutes"]


def test_monotony_and_strain_follow_their_definitions() -> None:
    """Mean over the deviation with ddof 0, and the total times that."""
    expected = fmean(WEEK) / pstdev(WEEK)

    assert monotony(WEEK).value == pytest.approx(expected)
    assert strain(WEEK).value == pytest.approx(1500 * expected)


def test_only_the_last_seven_days_count() -> None:
    """What was before does not matter."""
    assert monotony([999, *WEEK]) == monotony(WEEK)
    assert strain([999, *WEEK]) == strain(WEEK)


def test_same_load_every_day_is_infinitely_monotonous() -> None:
    """A deviation of zero, also where a mean in floating point would miss the number."""
    assert monotony([0.1] * 7).value == math.inf
    assert strain([0.1] * 7).value == math.inf


def test_too_few_days_are_said_to_be_so() -> None:
    """A reason in place of a number."""
    few = Description(None, "not enough data")

    assert monotony([]) == monotony(WEEK[:6]) == strain(WEEK[:6]) == few
    assert acute_chronic_ratio([100] * 27) == few
    assert weekly_change([100] * 13) == few


def test_no_load_leaves_nothing_to_compare() -> None:
    """Nought over nought has no value."""
    none = Description(None, "no load")

    assert monotony([0] * 7) == strain([0] * 7) == none
    assert acute_chronic_ratio([0] * 28) == none
    assert weekly_change([0] * 7 + [100] * 7) == none


def test_weighted_mean_moves_by_two_over_days_and_one() -> None:
    """A quarter of the way for seven days."""
    assert ewma([100, 100, 500]) == (100, 100, 200)
    assert ewma([0, 29], days=28)[-1] == pytest.approx(2)
    assert ewma([]) == ()


def test_ratio_compares_the_two_means() -> None:
    """After a step up the short mean is ahead of the long one; computed by a plain loop."""
    loads = [200] * 21 + [400] * 7
    acute = chronic = 200.0
    for load in loads:
        acute += (load - acute) * 2 / 8
        chronic += (load - chronic) * 2 / 29

    assert acute_chronic_ratio(loads).value == pytest.approx(acute / chronic)
    assert acute_chronic_ratio([0.1] * 28).value == 1


def test_weekly_change_compares_two_weeks() -> None:
    """Twelve after ten is a fifth more."""
    assert weekly_change([99] + [10] * 7 + [12] * 7).value == pytest.approx(0.2)
    assert weekly_change([10] * 7 + [0] * 7).value == -1


def test_description_prints_number_or_reason() -> None:
    """Never an empty text."""
    assert str(Description(1.256)) == "1.26"
    assert str(Description(math.inf)) == "inf"
    assert str(Description(None, "no load")) == "no load"


@pytest.mark.parametrize(("value", "reason"), [(None, None), (1.0, "no load")])
def test_description_says_one_thing(value: float | None, reason: str | None) -> None:
    """A number or a reason."""
    with pytest.raises(InvalidValueError, match="when there is no value, and only then"):
        Description(value, reason)  # type: ignore[arg-type]


def test_loads_report_all_faults() -> None:
    """Each day by its position."""
    with pytest.raises(InvalidValueError) as caught:
        monotony([1, -1, float("nan")])
    assert [p.field for p in caught.value.problems] == ["daily_loads[1]", "daily_loads[2]"]
    with pytest.raises(InvalidValueError, match="days must be a whole number from 1"):
        ewma([1], days=0)
