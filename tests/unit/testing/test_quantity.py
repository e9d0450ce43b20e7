import pytest

pytest.importorskip("hypothesis")

from hypothesis import find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from tests.unit.testing.finding import FRESH

from runstrength.quantities import Bodyweight, Distance, Duration, Load, Pace, Range
from runstrength.testing import bodyweights, distances, durations, loads, paces
from runstrength.testing._quantity import distance_ranges, duration_ranges, number_ranges

ANY_DECIMALS = st.sampled_from([2, 4, None])

SURE = settings(max_examples=2000, derandomize=True)


@settings(deadline=None, max_examples=30)
@given(st.floats(0.1, 900), st.floats(0.1, 100), ANY_DECIMALS, st.data())
def test_loads_are_within_their_bounds(
    low: float, more: float, max_decimals: int | None, data: st.DataObject
) -> None:
    """In both units, to a hair."""
    load = data.draw(loads(min_kg=low, max_kg=low + more, max_decimals=max_decimals))

    assert low * (1 - 1e-9) <= load.kg <= (low + more) * (1 + 1e-9)
    assert max_decimals is None or round(load.value, max_decimals) == load.value


@settings(deadline=None, max_examples=30)
@given(st.floats(-1000, 900), st.floats(0.1, 100), ANY_DECIMALS, st.data())
def test_bodyweights_are_within_their_bounds(
    low: float, more: float, max_decimals: int | None, data: st.DataObject
) -> None:
    """What is added, what is taken off, and nothing."""
    weight = data.draw(bodyweights(min_added_kg=low, max_added_kg=low + more, max_decimals=max_decimals))

    assert low <= weight.added_kg <= low + more


@settings(deadline=None, max_examples=30)
@given(st.floats(0.1, 900), st.floats(0.1, 100), ANY_DECIMALS, st.data())
def test_distances_are_within_their_bounds(
    low: float, more: float, max_decimals: int | None, data: st.DataObject
) -> None:
    """In all three units, to a hair."""
    distance = data.draw(distances(min_km=low, max_km=low + more, max_decimals=max_decimals))

    assert low * (1 - 1e-9) <= distance.km <= (low + more) * (1 + 1e-9)


@settings(deadline=None, max_examples=30)
@given(st.integers(1, 5000), st.integers(0, 200), st.data())
def test_durations_are_within_their_bounds(low: int, more: int, data: st.DataObject) -> None:
    """Whole minutes among them where there are some."""
    duration = data.draw(durations(min_seconds=low, max_seconds=low + more))

    assert low <= duration.seconds <= low + more


@settings(deadline=None, max_examples=30)
@given(st.floats(60, 3000), st.floats(5, 600), ANY_DECIMALS, st.data())
def test_paces_are_within_their_bounds(
    low: float, more: float, max_decimals: int | None, data: st.DataObject
) -> None:
    """For a kilometre or a mile, to a hair."""
    pace = data.draw(paces(min_seconds_per_km=low, max_seconds_per_km=low + more, max_decimals=max_decimals))

    assert low * (1 - 1e-9) <= pace.seconds_per_km <= (low + more) * (1 + 1e-9)


def test_quantities_shrink_to_the_smallest_in_the_first_unit() -> None:
    """Whole numbers first."""
    assert find(loads(), lambda _: True, settings=FRESH) == Load(1)
    assert find(bodyweights(), lambda _: True, settings=FRESH) == Bodyweight()
    assert find(distances(), lambda _: True, settings=FRESH) == Distance(1)
    assert find(durations(), lambda _: True, settings=FRESH) == Duration(1)
    assert find(paces(), lambda _: True, settings=FRESH) == Pace(120)


def test_units_are_chosen() -> None:
    """And the whole range of the library can be drawn."""
    assert find(loads(units=["lb"], max_kg=1000), lambda load: load.kg > 999, settings=SURE).unit == "lb"
    assert (
        find(bodyweights(min_added_kg=-1000), lambda weight: weight.added_kg < -900, settings=SURE).added < 0
    )
    assert find(distances(units=["mi"]), lambda distance: distance.km > 900, settings=SURE).unit == "mi"
    assert (
        find(
            paces(units=["mi"], max_seconds_per_km=3600), lambda pace: pace.seconds > 3600, settings=SURE
        ).per
        == "mi"
    )


def test_minutes_are_drawn_where_there_are_some() -> None:
    """Sixty-one to a hundred and nineteen seconds hold no whole minute."""
    assert (
        find(durations(min_seconds=61), lambda duration: duration.seconds % 60 == 0, settings=SURE).seconds
        == 120
    )
    assert find(durations(min_seconds=61, max_seconds=119), lambda _: True, settings=FRESH) == Duration(61)
    assert (
        find(
            durations(min_seconds=20_000), lambda duration: duration.seconds % 60 == 0, settings=SURE
        ).seconds
        == 20_040
    )


@pytest.mark.parametrize(
    "draw",
    [
        lambda: loads(min_kg=0),
        lambda: loads(min_kg=2, max_kg=1),
        lambda: loads(max_kg=1001),
        lambda: loads(units=[]),
        lambda: loads(min_kg=1.1, max_kg=1.2, max_decimals=0),
        lambda: bodyweights(min_added_kg=-1001),
        lambda: bodyweights(min_added_kg=5, max_added_kg=4),
        lambda: distances(min_km=0),
        lambda: distances(max_km=1001),
        lambda: durations(min_seconds=0),
        lambda: durations(max_seconds=360_001),
        lambda: paces(min_seconds_per_km=59),
        lambda: paces(units=[]),
    ],
)
def test_impossible_quantities_are_refused(draw: object) -> None:
    """At once, before anything is drawn."""
    assert callable(draw)
    with pytest.raises(InvalidArgument):
        draw()


def test_ranges_are_exact_or_have_two_bounds() -> None:
    """In order, and in one unit."""
    assert find(number_ranges(0, 10), lambda _: True, settings=FRESH) == Range(0)
    assert find(number_ranges(0, 10), lambda numbers: not numbers.is_exact, settings=SURE) == Range(0, 1)
    assert find(duration_ranges(durations()), lambda range_: not range_.is_exact, settings=SURE) == Range(
        Duration(1), Duration(2)
    )
    assert find(distance_ranges(distances()), lambda range_: not range_.is_exact, settings=SURE) == Range(
        Distance(1), Distance(2)
    )
