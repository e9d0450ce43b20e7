"""Units convert exactly both ways, and quantities are ordered by what they measure."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runstrength import Bodyweight, Distance, Duration, Load, Pace
from runstrength.quantities import DistanceUnit, LoadUnit
from runstrength.testing import bodyweights, distances, durations, loads, paces

POUND_KG = Fraction(45359237, 100_000_000)
MILE_M = Fraction(1_609_344, 1000)
METRES = {"m": Fraction(1), "km": Fraction(1000), "mi": MILE_M}
KILOGRAMS = {"kg": Fraction(1), "lb": POUND_KG}
TINY = Fraction(1, 10**9)


def exactly(number: float) -> Fraction:
    """Return the decimal that a number is written as."""
    return Fraction(repr(number))


@given(loads(max_decimals=4), st.sampled_from(["kg", "lb"]))
def test_loads_survive_the_journey_there_and_back(load: Load, unit: LoadUnit) -> None:
    """To the last of four decimals."""
    assert load.to(unit).to(load.unit) == load


@given(distances(max_decimals=4), st.sampled_from(["km", "m", "mi"]))
def test_distances_survive_the_journey_there_and_back(distance: Distance, unit: DistanceUnit) -> None:
    """To the last of four decimals."""
    assert distance.to(unit).to(distance.unit) == distance


@given(paces(max_decimals=4))
def test_paces_survive_the_journey_there_and_back(pace: Pace) -> None:
    """To the last of four decimals of a second."""
    there = pace.to("mi" if pace.per == "km" else "km")

    assert there.to(pace.per) == pace


@given(loads(max_decimals=4))
def test_a_load_is_what_the_legal_pound_says(load: Load) -> None:
    """Against exact fractions."""
    kg = exactly(load.value) * KILOGRAMS[load.unit]

    assert abs(exactly(load.kg) - kg) < TINY
    assert abs(exactly(load.lb) - kg / POUND_KG) < TINY


@given(distances(max_decimals=4))
def test_a_distance_is_what_the_international_mile_says(distance: Distance) -> None:
    """Against exact fractions."""
    metres = exactly(distance.value) * METRES[distance.unit]

    assert abs(exactly(distance.metres) - metres) < TINY
    assert abs(exactly(distance.km) - metres / 1000) < TINY
    assert abs(exactly(distance.mi) - metres / MILE_M) < TINY


@given(paces(max_decimals=4))
def test_a_pace_is_time_over_distance(pace: Pace) -> None:
    """Against exact fractions."""
    per_km = exactly(pace.seconds) * 1000 / METRES[pace.per]

    assert abs(exactly(pace.seconds_per_km) - per_km) < TINY


@given(bodyweights())
def test_added_weight_has_the_sign_that_was_given(weight: Bodyweight) -> None:
    """What is taken off stays negative in kilograms, and nothing stays nothing."""
    assert (weight.added > 0, weight.added < 0) == (weight.added_kg > 0, weight.added_kg < 0)


@given(loads(max_decimals=4), loads(max_decimals=4))
def test_loads_are_ordered_by_mass(one: Load, other: Load) -> None:
    """Whatever their units."""
    assert (one < other, one <= other, one > other, one >= other) == (
        one.kg < other.kg,
        one.kg <= other.kg,
        one.kg > other.kg,
        one.kg >= other.kg,
    )


@given(st.lists(distances(), max_size=6))
def test_distances_are_ordered_by_length(given_distances: list[Distance]) -> None:
    """Whatever their units."""
    metres = [distance.metres for distance in sorted(given_distances)]

    assert metres == sorted(metres)


@given(st.lists(paces(), max_size=6))
def test_paces_are_ordered_from_fast_to_slow(given_paces: list[Pace]) -> None:
    """Whatever their units."""
    seconds = [pace.seconds_per_km for pace in sorted(given_paces)]

    assert seconds == sorted(seconds)


@given(durations())
def test_minutes_of_a_duration_give_it_back(duration: Duration) -> None:
    """Seconds are whole, so minutes lose nothing."""
    assert Duration.of_minutes(duration.minutes) == duration
    assert duration.minutes == pytest.approx(duration.seconds / 60)
