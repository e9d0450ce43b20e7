import pytest

pytest.importorskip("hypothesis")

from hypothesis import find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from tests.unit.testing.finding import FRESH

from runstrength.testing._bounds import check_bounds, chosen, decimals, either, one_of_each


@pytest.mark.parametrize(("low", "high"), [(2, 1), (-1, 5), (0, 11), (12, 13)])
def test_bounds_that_leave_nothing_are_refused(low: int, high: int) -> None:
    """In the wrong order, or beyond what the library takes."""
    with pytest.raises(InvalidArgument, match=f"min_sets={low} and max_sets={high} must be in order"):
        check_bounds("sets", low, high, least=0, most=10)


def test_bounds_may_be_equal() -> None:
    """One value is enough."""
    check_bounds("sets", 0, 0, least=0, most=10)
    check_bounds("sets", 10, 10, least=0, most=10)


def test_nothing_to_choose_from_is_refused() -> None:
    """With the name of the argument."""
    with pytest.raises(InvalidArgument, match="kinds leaves nothing"):
        chosen("kinds", [])
    with pytest.raises(InvalidArgument, match="units leaves nothing"):
        one_of_each("units", [], st.just)


def test_first_value_is_the_simplest() -> None:
    """That is what a failing test is shrunk to."""
    assert find(chosen("kinds", ["b", "a"]), lambda _: True, settings=FRESH) == "b"
    assert find(one_of_each("kinds", ["b", "a"], st.just), lambda _: True, settings=FRESH) == "b"
    assert find(one_of_each("kinds", ["b", "a"], st.just), lambda kind: kind != "b") == "a"


def test_flag_is_given_or_open() -> None:
    """`None` draws both."""
    assert find(either(flag=True), lambda _: True, settings=FRESH)
    assert not find(either(flag=False), lambda _: True, settings=FRESH)
    assert find(either(None), bool)


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 3), st.integers(-100, 100), st.data())
def test_decimals_are_as_few_as_asked_for(max_decimals: int, low: int, data: st.DataObject) -> None:
    """And within the bounds."""
    number = data.draw(decimals(low, low + 1, max_decimals))

    assert low <= number <= low + 1
    assert round(number, max_decimals) == number


def test_any_float_is_drawn_without_a_limit() -> None:
    """More decimals than anyone writes, and whole numbers still first."""
    assert find(decimals(1, 2, None), lambda _: True, settings=FRESH) == 1
    assert 1 < find(decimals(1, 2, None), lambda number: round(number, 9) != number) < 2
    assert find(decimals(1.5000001, 1.5000002, None), lambda _: True, settings=FRESH) > 1.5


def test_bounds_without_a_number_between_are_refused() -> None:
    """There is no whole number between a quarter and a half."""
    assert find(decimals(0.25, 0.5, 1), lambda _: True, settings=FRESH) == 0.3
    with pytest.raises(InvalidArgument, match="no number with max_decimals=0"):
        decimals(0.25, 0.5, 0)
