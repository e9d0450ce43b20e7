"""The next load from how hard the last set was."""

import pytest

from runstrength.errors import InvalidValueError
from runstrength.formulas.autoregulation import quick_autoreg, rir_autoreg
from runstrength.formulas.load import Dumbbells, UnloadableError


def test_on_target_the_load_stays() -> None:
    """As asked, or the same total in another way, and also off the increment."""
    assert rir_autoreg(100, target_reps=5, target_rir=2, reps=5, rir=2) == 100
    assert rir_autoreg(100, target_reps=5, target_rir=2, reps=6, rir=1) == 100
    assert rir_autoreg(61, target_reps=11, target_rir=2, reps=11, rir=2) == 61


@pytest.mark.parametrize(
    ("reps", "rir", "expected"),
    [(5, 4, 105), (5, 3, 102.5), (5, 1, 95), (5, 0, 92.5), (3, 0, 90), (0, 0, 90)],
)
def test_load_follows_the_total_of_repetitions_and_reserve(reps: int, rir: int, expected: float) -> None:
    """By Epley: 100 kg times (30 + total)/37, rounded down; no repetition at all takes the whole cut."""
    assert rir_autoreg(100, target_reps=5, target_rir=2, reps=reps, rir=rir) == expected


def test_change_is_clipped() -> None:
    """Fifteen for a single would be far more than ten per cent."""
    assert rir_autoreg(100, target_reps=1, target_rir=0, reps=15, rir=0) == 110
    assert rir_autoreg(100, target_reps=1, target_rir=0, reps=15, rir=0, clip=0.05) == 105
    assert rir_autoreg(1000, target_reps=1, target_rir=0, reps=15, rir=0) == 1000


def test_total_above_fifteen_counts_as_fifteen() -> None:
    """No estimator reaches further, but an easy set is no mistake."""
    easy = rir_autoreg(100, target_reps=10, target_rir=2, reps=20, rir=30)

    assert easy == rir_autoreg(100, target_reps=10, target_rir=2, reps=15, rir=0) == 105


def test_reserve_alone_is_not_the_law() -> None:
    """Counterexample to "RIR above target never lowers load": fewer repetitions with more in reserve."""
    assert rir_autoreg(100, target_reps=8, target_rir=2, reps=6, rir=3) == 97.5


def test_off_the_increment_an_easy_set_keeps_the_load() -> None:
    """61 kg and a little more would round down to 60 kg, below where it started."""
    assert rir_autoreg(61, target_reps=5, target_rir=2, reps=5, rir=2.5) == 61


def test_formulas_and_racks_are_taken() -> None:
    """Another estimator, and dumbbells."""
    assert rir_autoreg(100, target_reps=5, target_rir=2, reps=5, rir=4, formula="lombardi") == 102.5
    assert rir_autoreg(16, target_reps=5, target_rir=2, reps=3, rir=0, rack=Dumbbells([12, 16])) == 12
    assert rir_autoreg(60, target_reps=5, target_rir=2, reps=5, rir=4, increment_kg=0.5) == 63


def test_autoregulation_reports_all_faults() -> None:
    """Every argument, and the total of the target."""
    with pytest.raises(InvalidValueError) as caught:
        rir_autoreg(0, target_reps=14, target_rir=2, reps=-1, rir=31, formula="x", clip=1)  # type: ignore[arg-type]
    assert [p.field for p in caught.value.problems] == [
        "load_kg",
        "target_reps + target_rir",
        "reps",
        "rir",
        "formula",
        "clip",
    ]
    with pytest.raises(InvalidValueError) as caught:
        rir_autoreg(60, target_reps=0, target_rir=-1, reps=5, rir=2)
    assert [p.field for p in caught.value.problems] == ["target_reps", "target_rir"]


def test_quick_mode_follows_the_table() -> None:
    """2.5 kg a point from 8; 5 and 6 both give 5 kg."""
    assert [quick_autoreg(60, rpe) for rpe in (4, 5, 6, 7, 8, 9, 10)] == [65, 65, 65, 62.5, 60, 57.5, 55]


def test_quick_mode_rounds_half_points_down() -> None:
    """A little easier is not enough for a step, a little harder is."""
    assert [quick_autoreg(60, rpe) for rpe in (7.5, 8.5)] == [60, 57.5]
    assert [quick_autoreg(61, rpe) for rpe in (7.9, 8)] == [61, 61]


def test_quick_mode_takes_target_step_and_rack() -> None:
    """Dumbbells step as they can."""
    assert quick_autoreg(60, 8, target_rpe=9, step_kg=5) == 65
    assert quick_autoreg(12, 6, rack=Dumbbells([12, 16])) == 16
    assert quick_autoreg(60, 7, increment_kg=1.25) == 62.5


def test_nothing_below_the_lightest_load() -> None:
    """The progression has to look elsewhere, so it is told."""
    with pytest.raises(UnloadableError, match="above 0 kg"):
        quick_autoreg(2.5, 10)
    with pytest.raises(UnloadableError, match="at least 12 kg"):
        rir_autoreg(12, target_reps=5, target_rir=2, reps=3, rir=0, rack=Dumbbells([12, 16]))


def test_quick_mode_reports_all_faults() -> None:
    """Every argument."""
    with pytest.raises(InvalidValueError) as caught:
        quick_autoreg(0, 11, target_rpe=-1, step_kg=0)

    assert [p.field for p in caught.value.problems] == ["load_kg", "rpe", "target_rpe", "step_kg"]
