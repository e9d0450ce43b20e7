"""Laws of rounding loads, on loads written with up to four decimals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runstrength.formulas.load import Dumbbells, Rack, UnloadableError, next_load, round_load

INCREMENTS = st.sampled_from([0.1, 0.25, 0.5, 1, 1.25, 2, 2.26796185, 2.5, 5, 10]) | st.floats(0.01, 100)
LOADS = st.integers(1, 10_000_000).map(lambda n: n / 10_000)
PLATES = st.lists(st.sampled_from([0.25, 0.5, 1.25, 2.5, 5, 10, 15, 20, 25]), max_size=8)
RACKS = st.builds(Rack, bar_kg=st.sampled_from([7.5, 15, 20]), plates_kg=PLATES) | st.builds(
    Dumbbells, st.lists(st.integers(1, 800).map(lambda n: n / 20), min_size=1, max_size=12)
)


def rounded(load_kg: float, increment_kg: float) -> float:
    """Return the rounded load, 0 where there is none."""
    try:
        return round_load(load_kg, increment_kg=increment_kg)
    except UnloadableError:
        return 0


@given(LOADS, INCREMENTS)
def test_result_is_within_one_increment_below(load_kg: float, increment_kg: float) -> None:
    """At most the load, but for the billionth that is forgiven, and less than an increment below."""
    result = rounded(load_kg, increment_kg)

    assert result <= load_kg + 1e-9 * increment_kg + 1e-12
    assert load_kg - result < increment_kg


@given(LOADS, st.sampled_from([0.1, 0.25, 0.5, 1.25, 2, 2.5, 5]))
def test_result_is_exactly_no_more_than_a_written_load(load_kg: float, increment_kg: float) -> None:
    """With the increments of this world nothing needs forgiving."""
    assert rounded(load_kg, increment_kg) <= load_kg


@given(LOADS, INCREMENTS)
def test_rounding_twice_is_rounding_once(load_kg: float, increment_kg: float) -> None:
    """A load that can be loaded stays."""
    once = rounded(load_kg, increment_kg)

    assert not once or rounded(once, increment_kg) == once


@given(LOADS, LOADS, INCREMENTS)
def test_rounding_is_monotone(one: float, other: float, increment_kg: float) -> None:
    """A larger load never becomes a smaller one."""
    assert rounded(min(one, other), increment_kg) <= rounded(max(one, other), increment_kg)


@given(st.integers(1, 400), st.sampled_from(["0.1", "0.25", "0.5", "1.25", "2.5"]))
def test_loads_are_the_decimals_that_one_would_write(steps: int, increment: str) -> None:
    """Each multiple of the increment is found and printed exactly."""
    thousandths = steps * round(float(increment) * 1000)

    assert round_load(thousandths / 1000, increment_kg=float(increment)) == thousandths / 1000


@given(LOADS, INCREMENTS)
def test_next_load_is_the_neighbour_above(load_kg: float, increment_kg: float) -> None:
    """It is above, can be loaded, and nothing lies between."""
    try:
        above = next_load(load_kg, increment_kg=increment_kg)
    except UnloadableError:
        assert load_kg + increment_kg > 1000 - 1e-6
        return

    assert above > load_kg
    assert rounded(above, increment_kg) == above
    assert above - rounded(load_kg, increment_kg) == pytest.approx(increment_kg)


@given(LOADS, RACKS)
def test_rack_gives_the_heaviest_not_above(load_kg: float, rack: Rack | Dumbbells) -> None:
    """Against a plain search through everything that the rack can do."""
    possible = [load for load in rack.loads_kg if load <= load_kg]
    if possible:
        assert round_load(load_kg, rack=rack) == max(possible)
        assert round_load(max(possible), rack=rack) == max(possible)
    else:
        with pytest.raises(UnloadableError):
            round_load(load_kg, rack=rack)


@given(LOADS, RACKS)
def test_rack_gives_the_lightest_above(load_kg: float, rack: Rack | Dumbbells) -> None:
    """Against a plain search through everything that the rack can do."""
    possible = [load for load in rack.loads_kg if load > load_kg]
    if possible:
        assert next_load(load_kg, rack=rack) == min(possible)
    else:
        with pytest.raises(UnloadableError):
            next_load(load_kg, rack=rack)


@given(st.sampled_from([15.0, 20.0]), PLATES)
def test_rack_loads_are_bar_and_pairs(bar_kg: float, plates_kg: list[float]) -> None:
    """Against the sums of all subsets, in whole grams."""
    sums = {round(bar_kg * 1000)}
    for plate in plates_kg:
        sums |= {total + 2 * round(plate * 1000) for total in sums}

    assert Rack(bar_kg, tuple(plates_kg)).loads_kg == tuple(n / 1000 for n in sorted(sums) if n <= 1_000_000)


@given(st.permutations([20, 10, 5, 5, 2.5, 1.25]))
def test_order_of_plates_does_not_matter(plates_kg: list[float]) -> None:
    """Racks are equal by what they hold."""
    assert Rack(plates_kg=tuple(plates_kg)) == Rack(plates_kg=(1.25, 2.5, 5, 5, 10, 20))
