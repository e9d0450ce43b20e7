"""The checks that several formulas share."""

import pytest

from runstrength.errors import Faults
from runstrength.formulas._bounds import one_of, positive


@pytest.mark.parametrize("value", [1, 0.5, 10])
def test_positive_takes_numbers_up_to_the_bound(value: float) -> None:
    """The bound is included."""
    assert positive(Faults("test"), "x", value, 10)


@pytest.mark.parametrize("value", [0, -1, 10.1, float("nan"), float("inf"), True, "1", None])
def test_positive_refuses_everything_else(value: object) -> None:
    """Nothing, negatives, NaN, infinity and other types are no positive number."""
    faults = Faults("test")

    assert not positive(faults, "x", value, 10, "kg")
    assert faults.problems == [f"test: x must be a number above 0 and at most 10 kg, not {value!r}"]
    assert faults.problems[0].allowed == "a number above 0 and at most 10 kg"


def test_one_of_takes_a_name() -> None:
    """A name of the list passes."""
    assert one_of(Faults("test"), "x", "epley", ["epley"])


def test_one_of_proposes_the_nearest() -> None:
    """A near miss gets a hint."""
    faults = Faults("test")

    assert not one_of(faults, "x", "eply", ["epley", "wathan"])
    assert faults.problems[0].suggestions == ("epley",)


@pytest.mark.parametrize("value", [3, None, ["epley"]])
def test_one_of_refuses_other_types(value: object) -> None:
    """Also what cannot be hashed."""
    assert not one_of(Faults("test"), "x", value, {"epley": 1})
