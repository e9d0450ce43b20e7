"""Counting sets for a muscle."""

import pytest

from runstrength.errors import InvalidValueError
from runstrength.formulas.volume import fractional_sets


def test_indirect_sets_count_half() -> None:
    """Six direct and three indirect are seven and a half."""
    assert fractional_sets(6, 3) == 7.5
    assert fractional_sets(6) == 6
    assert fractional_sets(0, 4, indirect_share=0.25) == 1


def test_sets_report_all_faults() -> None:
    """Every argument."""
    with pytest.raises(InvalidValueError) as caught:
        fractional_sets(-1, float("nan"), indirect_share=2)

    assert [p.field for p in caught.value.problems] == ["direct", "indirect", "indirect_share"]
