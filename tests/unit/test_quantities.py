"""Loads, distances, durations, paces and ranges."""

import copy
import decimal
import math
import pickle
from collections.abc import Callable
from itertools import product
from typing import TypeVar

import pytest

from runstrength.errors import InvalidValueError, NotationError
from runstrength.quantities import (
    HALF_MARATHON,
    MARATHON,
    Bodyweight,
    Distance,
    DistanceUnit,
    Duration,
    Load,
    LoadUnit,
    Pace,
    Range,
    as_float,
    format_number,
    is_range_of,
)

FOUR_DECIMALS = [0.0001, 0.1, 0.3333, 1, 2.5, 9.9999, 60.0001, 100.0001, 333.3333, 599.9999, 621.3711]


Q = TypeVar("Q", Load, Distance, Duration, Pace)


class Sevenths(float):
    """A float of another library, as arrays of numbers have them."""


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0.0, "0"),
        (-0.0, "0"),
        (60.0, "60"),
        (62.5, "62.5"),
        (-5.0, "-5"),
        (1e-7, "0.0000001"),
        (1e16, "1" + "0" * 16),
    ],
)
def test_number_is_written_in_plain_decimals(value: float, expected: str) -> None:
    """Without exponent and without a needless `.0`, and it reads back as itself."""
    assert format_number(value) == expected
    assert float(expected) == value


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (3, 3.0),
        (0.1 + 0.2, 0.3),
        (-1e-15, 0.0),
        (Sevenths(1.5), 1.5),
        (2**60, 2**60),
        (True, True),
        ("3", "3"),
    ],
)
def test_numbers_become_floats_of_twelve_decimals(given: float, expected: object) -> None:
    """What is no number, and what no float can hold, is left to the checks."""
    assert as_float(given) == expected
    assert type(as_float(given)) is type(expected)
    assert math.copysign(1, as_float(-1e-15)) == 1
    assert math.isnan(as_float(math.nan))
    assert as_float(math.inf) == math.inf


@pytest.mark.parametrize(("unit", "other"), list(product(("kg", "lb"), repeat=2)))
@pytest.mark.parametrize("value", FOUR_DECIMALS)
def test_load_survives_the_journey_to_another_unit(value: float, unit: LoadUnit, other: LoadUnit) -> None:
    """Exactly, for four decimals."""
    load = Load(value, unit)

    assert load.to(other).to(unit) == load
    assert load.to(other).unit == other


@pytest.mark.parametrize(("unit", "other"), list(product(("km", "m", "mi"), repeat=2)))
@pytest.mark.parametrize("value", FOUR_DECIMALS)
def test_distance_survives_the_journey_to_another_unit(
    value: float, unit: DistanceUnit, other: DistanceUnit
) -> None:
    """Exactly, for four decimals."""
    distance = Distance(value, unit)

    assert distance.to(other).to(unit) == distance
    assert distance.to(other).unit == other


@pytest.mark.parametrize("seconds", [96.5607, 100.0001, 299.9999, 330, 531.1, 3599.9999])
def test_pace_survives_the_journey_to_another_unit(seconds: float) -> None:
    """Exactly, for four decimals."""
    assert Pace(seconds).to("mi").to("km") == Pace(seconds)
    assert Pace(seconds, "mi").to("km").to("mi") == Pace(seconds, "mi")
    assert Pace(seconds).to("km") == Pace(seconds)


def test_conversions_are_those_of_the_law() -> None:
    """The international pound and mile."""
    assert (Load(1, "lb").kg, Load(1, "lb").lb, Load(1).kg, Load(1).lb) == (
        0.45359237, 1, 1, 2.204622621849,
    )  # fmt: skip
    assert (Distance(1, "mi").metres, Distance(1, "mi").km, Distance(1, "mi").mi) == (1609.344, 1.609344, 1)
    assert (Distance(400, "m").km, Distance(0.4).metres) == (0.4, 400)
    assert Pace(300).to("mi").seconds == 482.8032
    assert Pace(482.8032, "mi").seconds_per_km == 300
    assert (MARATHON.km, HALF_MARATHON.km) == (42.195, 21.0975)
    assert (Bodyweight(10, "lb").added_kg, Bodyweight(-10).added_kg) == (4.5359237, -10)


def test_decimal_settings_of_the_caller_change_nothing() -> None:
    """Conversions and texts have a context of their own."""
    with decimal.localcontext(decimal.Context(prec=2, traps=[decimal.Inexact])):
        assert Load(135, "lb").kg == 61.23496995
        assert Load(61.23496995).to("lb") == Load(135, "lb")
        assert str(Pace(531.1234, "mi")) == "8:51.1234/mi"
        assert str(Load(0.00001)) == "0.00001kg"


@pytest.mark.parametrize(
    ("less", "more"),
    [
        (Load(45, "lb"), Load(21)),
        (Load(60), Load(135, "lb")),
        (Distance(1500, "m"), Distance(1, "mi")),
        (Distance(1, "mi"), Distance(1.61)),
        (Pace(300), Pace(490, "mi")),
        (Pace(480, "mi"), Pace(300)),
        (Duration(59), Duration(60)),
    ],
)
def test_order_is_by_measure(less: Q, more: Q) -> None:
    """Whatever the unit."""
    assert less < more
    assert less <= more
    assert more > less
    assert more >= less
    assert [less > more, less >= more, more < less, more <= less] == [False] * 4
    assert sorted([more, less]) == [less, more]


def test_equal_measures_in_two_units_are_two_values_of_one_rank() -> None:
    """Text keeps the unit that was written, so equality does too."""
    kilometre, metres = Distance(1), Distance(1000, "m")

    assert kilometre != metres
    assert kilometre <= metres <= kilometre
    assert not kilometre < metres
    assert not kilometre > metres


@pytest.mark.parametrize("compare", ["__lt__", "__le__", "__gt__", "__ge__"])
def test_quantities_of_two_kinds_have_no_order(compare: str) -> None:
    """A load is not less than a distance."""
    assert getattr(Load(1), compare)(Distance(1)) is NotImplemented


@pytest.mark.parametrize(
    ("make", "fields", "message"),
    [
        (Load, (0,), "value must be a number above 0 .* at most 1000 kg, not 0.0"),
        (Load, (-5,), "not -5.0"),
        (Load, (1000.1,), "not 1000.1"),
        (Load, (2205, "lb"), "not 2205.0"),
        (Load, (1e-6,), "not 1e-06"),
        (Load, (math.nan,), "not nan"),
        (Load, (math.inf, "lb"), "not inf"),
        (Load, (1e300, "lb"), "not 1e\\+300"),
        (Load, (True,), "not True"),
        (Load, ("60",), "not '60'"),
        (Load, (60, "st"), "unit must be kg or lb, not 'st'"),
        (Load, (60, ["kg"]), "unit must be kg or lb, not \\['kg'\\]"),
        (Bodyweight, (1001,), "added must be a number from -1000 to 1000 kg, not 1001.0"),
        (Bodyweight, (-2205, "lb"), "not -2205.0"),
        (Bodyweight, (math.nan,), "not nan"),
        (Bodyweight, (0, "stone"), "unit must be kg or lb, not 'stone'"),
        (Distance, (0,), "value must be a number above 0 .* at most 1000 km, not 0.0"),
        (Distance, (622, "mi"), "not 622.0"),
        (Distance, (1_000_000.1, "m"), "not 1000000.1"),
        (Distance, (0.00001, "m"), "not 1e-05"),
        (Distance, (None,), "not None"),
        (Distance, (5, "k"), "unit must be km, m or mi, not 'k'"),
        (Duration, (0,), "seconds must be a whole number from 1 to 360000, not 0"),
        (Duration, (360_001,), "not 360001"),
        (Duration, (1.5,), "not 1.5"),
        (Duration, (True,), "not True"),
        (Pace, (59.9,), "seconds must be a number, from 60 to 3600 seconds a kilometre, not 59.9"),
        (Pace, (96.5, "mi"), "not 96.5"),
        (Pace, (5794, "mi"), "not 5794"),
        (Pace, (300, "m"), "per must be km or mi, not 'm'"),
        (Range, (8, 7), "high must be at least low, 8, not 7.0"),
        (Range, (Duration(60), Duration(59)), "high must be at least low, 60s, not 59s"),
        (Range, (math.nan,), "low must be a finite number, a distance or a duration, not nan"),
        (Range, (1, math.inf), "high must be a finite number, a distance or a duration, not inf"),
        (Range, (Load(5),), "low must be a finite number"),
        (Range, (Duration(60), 61), "high must be a Duration like low, not 61.0"),
        (Range, (Distance(1), Distance(2, "mi")), "high must be in km like low, not 2mi"),
    ],
)
def test_what_cannot_be_is_refused(make: type[object], fields: tuple[object, ...], message: str) -> None:
    """With the field, the value and what is allowed."""
    with pytest.raises(InvalidValueError, match=f"{make.__name__}: .*{message}"):
        make(*fields)


@pytest.mark.parametrize(
    "value",
    [
        Load(0.00001),
        Load(1000),
        Load(2204.6226, "lb"),
        Bodyweight(1000),
        Bodyweight(-1000),
        Distance(0.0001, "m"),
        Distance(1000),
        Distance(621.3711, "mi"),
        Duration(1),
        Duration(360_000),
        Pace(60),
        Pace(3600),
        Pace(5793, "mi"),
        Range(-3, 3),
        Range(5),
    ],
)
def test_bounds_are_included(value: object) -> None:
    """And values are equal, hash alike and survive copies and pickles."""
    for again in (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value))):
        assert (again, hash(again), str(again)) == (value, hash(value), str(value))


@pytest.mark.parametrize("unit", ["kg", "lb"])
@pytest.mark.parametrize("load", [Load(0.00001), Load(1000), Load(1000).to("lb")])
def test_extreme_loads_can_be_converted(load: Load, unit: LoadUnit) -> None:
    """There and back, without leaving what is allowed."""
    assert load.to(unit).to(load.unit) == load


@pytest.mark.parametrize("unit", ["km", "m", "mi"])
@pytest.mark.parametrize("distance", [Distance(0.0001, "m"), Distance(1000), Distance(1000).to("mi")])
def test_extreme_distances_can_be_converted(distance: Distance, unit: DistanceUnit) -> None:
    """There and back, without leaving what is allowed."""
    assert distance.to(unit).to(distance.unit) == distance


@pytest.mark.parametrize("pace", [Pace(60), Pace(3600)])
def test_extreme_paces_can_be_converted(pace: Pace) -> None:
    """There and back, without leaving what is allowed."""
    assert pace.to("mi").to("km") == pace


@pytest.mark.parametrize("convert", [Load(1).to, Distance(1).to, Pace(300).to])
def test_unknown_unit_is_refused_in_a_conversion(convert: Callable[[str], object]) -> None:
    """With the same error as in the constructor."""
    with pytest.raises(InvalidValueError, match=r"must be k[gm].* not 'stone'"):
        convert("stone")


def test_plain_bodyweight_has_one_spelling() -> None:
    """Nothing added is nothing added in any unit."""
    assert Bodyweight(0, "lb") == Bodyweight() == Bodyweight(-0.0)
    assert [str(b) for b in (Bodyweight(), Bodyweight(2.5), Bodyweight(-20, "lb"))] == [
        "BW",
        "BW+2.5kg",
        "BW-20lb",
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Load(60), "60kg"),
        (Load(132.5, "lb"), "132.5lb"),
        (Distance(6, "mi"), "6mi"),
        (Distance(400, "m"), "400m"),
        (Duration(90), "90s"),
        (Duration(60), "60s"),
        (Duration(120), "2min"),
        (Duration(121), "121s"),
        (Duration(5400), "90min"),
        (Pace(330), "5:30/km"),
        (Pace(65.25), "1:05.25/km"),
        (Pace(525, "mi"), "8:45/mi"),
    ],
)
def test_text_is_read_back(value: Q, text: str) -> None:
    """Each quantity prints as the notation has it and reads it."""
    assert str(value) == text
    assert type(value).parse(text) == value


@pytest.mark.parametrize("kind", [Load, Distance, Duration, Pace])
def test_other_text_is_refused(kind: type[Q]) -> None:
    """As an error of notation."""
    with pytest.raises(NotationError):
        kind.parse("some")


def test_minutes_make_durations() -> None:
    """To the nearest second."""
    assert Duration.of_minutes(1.5) == Duration(90)
    assert Duration.of_minutes(0.01) == Duration(1)
    assert Duration(90).minutes == 1.5
    with pytest.raises(InvalidValueError, match="minutes must be a number from 0 to 6000, not nan"):
        Duration.of_minutes(math.nan)
    with pytest.raises(InvalidValueError, match="seconds must be a whole number from 1"):
        Duration.of_minutes(0)


@pytest.mark.parametrize(
    ("value", "text", "mid", "exact"),
    [
        (Range(7), "7", 7.0, True),
        (Range(7, 8), "7-8", 7.5, False),
        (Range(7.5, 8.0), "7.5-8", 7.75, False),
        (Range(Distance(3, "mi"), Distance(4, "mi")), "3-4mi", Distance(3.5, "mi"), False),
        (Range(Duration(45), Duration(3600)), "45s-60min", Duration(1822), False),
        (Range(Duration(2700), Duration(3600)), "45-60min", Duration(3150), False),
        (Range(Duration(90)), "90s", Duration(90), True),
    ],
)
def test_range_knows_its_middle(value: Range[float], text: str, mid: object, exact: bool) -> None:
    """And writes the unit once where both bounds have it."""
    assert (str(value), value.mid, value.is_exact) == (text, mid, exact)


def test_range_names_all_faults() -> None:
    """Of both bounds."""
    with pytest.raises(InvalidValueError) as caught:
        Range("a", None)  # type: ignore[type-var]
    assert [problem.field for problem in caught.value.problems] == ["low", "high"]


def test_kind_of_a_range_can_be_asked() -> None:
    """Anything may be given."""
    assert is_range_of(Range(Duration(1)), Duration)
    assert not is_range_of(Range(Duration(1)), Distance)
    assert not is_range_of(Duration(1), Duration)
    assert not is_range_of(None, float)
