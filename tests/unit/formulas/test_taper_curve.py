"""How the volume falls before a race."""

import pytest

from runstrength.errors import InvalidValueError
from runstrength.formulas.taper_curve import taper, taper_share


def test_taper_ends_with_a_cut_of_57_per_cent() -> None:
    """End .40 and a time constant of a third of the length."""
    assert taper_share(0) == 1
    assert 1 - taper_share(14) == pytest.approx(0.570, abs=0.001)
    assert 1 - taper(100, days=21)[-1] / 100 == pytest.approx(0.570, abs=0.001)


@pytest.mark.parametrize(("days", "expected"), [(7, 0.448), (14, 0.429), (21, 0.423)])
def test_mean_cut_is_that_of_the_table(days: int, expected: float) -> None:
    """About 42 to 45 per cent for 7 to 21 days."""
    mean_cut = 1 - sum(taper(1, days=days)) / days

    assert mean_cut == pytest.approx(expected, abs=0.001)
    assert 0.41 <= mean_cut <= 0.60


def test_first_day_cuts_less_than_the_range_of_the_trials() -> None:
    """Counterexample to reading "all in 41-60 %" of single days: it holds for the mean and the last day."""
    assert 1 - taper_share(1) < 0.12


def test_taper_takes_its_own_time_constant() -> None:
    """A faster decay is lower on the same day."""
    assert taper_share(3, tau_days=2) < taper_share(3)
    assert taper(100, tau_days=2)[2] < taper(100)[2]


def test_taper_reports_all_faults() -> None:
    """Days, end and time constant."""
    with pytest.raises(InvalidValueError) as caught:
        taper_share(15, end=2, tau_days=0)
    assert [p.field for p in caught.value.problems] == ["day", "end", "tau_days"]
    with pytest.raises(InvalidValueError) as caught:
        taper_share(1, days=0)
    assert [p.field for p in caught.value.problems] == ["days"]
    with pytest.raises(InvalidValueError) as caught:
        taper(-1, days=61)
    assert [p.field for p in caught.value.problems] == ["volume", "days"]
