"""Foot contacts from one session to the next."""

import pytest

from runstrength.errors import InvalidValueError
from runstrength.formulas.plyometric import PLYO_CAPS, PLYO_START, plyo_contacts


def test_forty_to_a_hundred_takes_eleven_steps() -> None:
    """The series of the table."""
    series = [PLYO_START]
    while series[-1] < 100:
        series.append(plyo_contacts(series[-1]))

    assert series == [40, 44, 48, 52, 57, 62, 68, 74, 81, 89, 97, 100]
    assert len(series) - 1 == 11


@pytest.mark.parametrize(("level", "cap"), PLYO_CAPS.items())
def test_level_caps_the_contacts(level: str, cap: int) -> None:
    """At the cap it stays there."""
    assert plyo_contacts(cap - 1, level=level) == plyo_contacts(cap, level=level) == cap


def test_small_numbers_rise_by_one() -> None:
    """Ten per cent of five is nothing."""
    assert plyo_contacts(5) == 6
    assert plyo_contacts(50, growth=0) == 51


def test_growth_survives_floating_point() -> None:
    """A tenth more than 30 is 33 and than 70 is 77."""
    assert [plyo_contacts(c) for c in (30, 70)] == [33, 77]


def test_higher_class_starts_lower() -> None:
    """Seven tenths, rounded down, at least one."""
    assert [plyo_contacts(c, class_up=True) for c in (1, 10, 61, 200)] == [1, 7, 42, 100]


def test_own_cap_replaces_that_of_the_level() -> None:
    """For whoever knows better."""
    assert plyo_contacts(100, cap=105) == 105


def test_more_than_the_cap_comes_down_to_it() -> None:
    """Counterexample to "non-decreasing within class": it holds for contacts up to the cap."""
    assert plyo_contacts(120) == 100


def test_contacts_report_all_faults() -> None:
    """Every argument."""
    with pytest.raises(InvalidValueError) as caught:
        plyo_contacts(0, level="pro", growth=1, cap=0, class_up=1)  # type: ignore[arg-type]

    assert [p.field for p in caught.value.problems] == ["contacts", "level", "growth", "cap", "class_up"]
