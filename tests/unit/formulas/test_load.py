"""Which loads can be loaded, and rounding to them."""

import pytest

from runstrength.errors import InvalidValueError, RunstrengthError
from runstrength.formulas.load import Dumbbells, Rack, UnloadableError, next_load, no_such_load, round_load

HOME = Rack(plates_kg=[10, 5, 5, 1.25])
PAIRS = Dumbbells([8, 12, 16])


@pytest.mark.parametrize(
    ("load_kg", "increment_kg", "expected"),
    [
        (63.9, 2.5, 62.5),
        (62.5, 2.5, 62.5),
        (57.49999999999999, 2.5, 57.5),
        (63.9, 1.25, 63.75),
        (0.3, 0.1, 0.3),
        (60.7, 0.1, 60.7),
        (1000, 2.5, 1000),
        (63.9, 5, 60),
    ],
)
def test_round_load_goes_down_to_the_increment(load_kg: float, increment_kg: float, expected: float) -> None:
    """The result is the decimal that one would write."""
    assert round_load(load_kg, increment_kg=increment_kg) == expected


def test_tolerance_may_exceed_the_load_by_a_billionth() -> None:
    """Counterexample to "result <= x": what is a billionth of a step below a load counts as that load."""
    load_kg = 59.9999999999

    assert round_load(load_kg) == 60 > load_kg
    assert round_load(60 - 1e-9 * 2.5 * 2) == 57.5


def test_round_load_goes_by_the_rack() -> None:
    """Bar and plates make 22.5, 30, 32.5, 40 and so on."""
    assert HOME.loads_kg == (20, 22.5, 30, 32.5, 40, 42.5, 50, 52.5, 60, 62.5)
    assert [round_load(x, rack=HOME) for x in (20, 29.9, 63.9, 1000)] == [20, 22.5, 62.5, 62.5]
    assert [round_load(x, rack=PAIRS) for x in (8, 15.9, 40)] == [8, 12, 16]


def test_rack_sums_are_exact_decimals() -> None:
    """Plates of a tenth of a kilogram add up without an error in the last place."""
    assert Rack(bar_kg=0, plates_kg=[0.1, 0.05, 0.05]).loads_kg == (0.1, 0.2, 0.3, 0.4)


def test_rack_is_equal_whatever_the_order_of_its_plates() -> None:
    """Plates have no order, and each pair counts."""
    assert Rack(plates_kg=[5, 10]) == Rack(plates_kg=(10.0, 5.0))
    assert hash(Rack(plates_kg=[5, 10])) == hash(Rack(plates_kg=[10, 5]))
    assert Rack(plates_kg=[5, 5]) != Rack(plates_kg=[5])


def test_rack_stops_at_the_heaviest_load() -> None:
    """Loads above 1000 kg are no loads."""
    assert Rack(plates_kg=[100] * 6).loads_kg == (20, 220, 420, 620, 820)


def test_empty_racks_are_refused() -> None:
    """No bar and no plates, and no dumbbells, load nothing; a bare bar loads itself."""
    with pytest.raises(InvalidValueError, match="at least one pair"):
        Rack(bar_kg=0)
    with pytest.raises(InvalidValueError, match="at least one mass"):
        Dumbbells([])
    assert Rack().loads_kg == (20,)


def test_rack_reports_all_faults() -> None:
    """Bar, number of plates and each plate."""
    with pytest.raises(InvalidValueError) as caught:
        Rack(bar_kg=-1, plates_kg=[5, 0] + [10] * 60)

    assert [p.field for p in caught.value.problems] == ["bar_kg", "plates_kg", "plates_kg[61]"]


def test_racks_refuse_what_is_no_number() -> None:
    """Plates that cannot be sorted are reported like others."""
    with pytest.raises(InvalidValueError, match=r"plates_kg\[1\]"):
        Rack(plates_kg=[5, "x"])  # type: ignore[list-item]
    with pytest.raises(InvalidValueError) as caught:
        Dumbbells([0, 2000])
    assert [p.field for p in caught.value.problems] == ["loads_kg[0]", "loads_kg[1]"]


def test_rack_with_too_many_loads_is_refused() -> None:
    """Twenty plates of which no two sums agree would make a million loads."""
    with pytest.raises(InvalidValueError, match="at most 100000 different loads"):
        Rack(plates_kg=[2**n / 10_000 for n in range(18)])


@pytest.mark.parametrize("rack", [None, HOME, PAIRS])
def test_below_the_lightest_load_nothing_can_be_loaded(rack: Rack | Dumbbells | None) -> None:
    """The error is one of the library's and names the field."""
    with pytest.raises(UnloadableError, match="load_kg must be at least") as caught:
        round_load(1.5, rack=rack)

    assert isinstance(caught.value, RunstrengthError)
    assert caught.value.problems[0].field == "load_kg"
    assert caught.value.problems[0].value == 1.5


@pytest.mark.parametrize("load_kg", [0, -5, 1001, float("nan"), "60", True])
def test_impossible_loads_are_refused(load_kg: float) -> None:
    """Zero and negative loads are malformed, not merely unloadable."""
    with pytest.raises(InvalidValueError, match="load_kg must be a number above 0 and at most 1000 kg"):
        round_load(load_kg)


def test_impossible_steps_are_refused() -> None:
    """The increment and the rack are checked together."""
    with pytest.raises(InvalidValueError) as caught:
        round_load(60, increment_kg=0, rack=[8, 12])  # type: ignore[arg-type]

    assert [p.field for p in caught.value.problems] == ["increment_kg", "rack"]


def test_next_load_is_the_next_above() -> None:
    """On a load or between two, by increment, plates and dumbbells."""
    assert [next_load(x) for x in (0, 2.4, 60, 61)] == [2.5, 2.5, 62.5, 62.5]
    assert next_load(0.2, increment_kg=0.1) == 0.3
    assert [next_load(x, rack=HOME) for x in (0, 20, 22.6)] == [20, 22.5, 30]
    assert next_load(12, rack=PAIRS) == 16


def test_nothing_above_the_heaviest() -> None:
    """The rack ends, and so do loads."""
    for rack in (HOME, PAIRS):
        with pytest.raises(UnloadableError, match="to have a heavier one"):
            next_load(100, rack=rack)
    with pytest.raises(UnloadableError, match="at most 1000 kg"):
        next_load(1000)


def test_next_load_reports_all_faults() -> None:
    """As for rounding."""
    with pytest.raises(InvalidValueError) as caught:
        next_load(-1, increment_kg=float("inf"))

    assert [p.field for p in caught.value.problems] == ["load_kg", "increment_kg"]


def test_rack_may_have_no_step_under_ten_per_cent() -> None:
    """From 20 kg the next load of plates of 5 kg is half as much again: nothing hides it."""
    assert next_load(20, rack=Rack(plates_kg=[5, 10])) / 20 == 1.5


def test_no_such_load_names_the_load() -> None:
    """The sentence has both numbers."""
    assert "at least 20 kg, not 15 kg" in str(no_such_load(15, "at least 20 kg"))
