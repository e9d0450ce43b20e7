import pytest

from runstrength.errors import NotationError
from runstrength.notation.quantity import parse_distance, parse_duration, parse_load, parse_pace
from runstrength.quantities import HALF_MARATHON, MARATHON, Distance, Duration, Load, Pace


@pytest.mark.parametrize(
    ("text", "load"),
    [
        ("60kg", Load(60)),
        (" 62.5 KG ", Load(62.5)),
        ("60 kilos", Load(60)),
        ("135lb", Load(135, "lb")),
        ("135 Pounds", Load(135, "lb")),
        ("0.30000000000000004kg", Load(0.1 + 0.2)),
    ],
)
def test_loads_are_read_with_their_unit(text: str, load: Load) -> None:
    """Singular, plural and any case."""
    assert parse_load(text) == load


@pytest.mark.parametrize(
    ("text", "distance"),
    [
        ("10km", Distance(10)),
        ("5k", Distance(5)),
        ("5 K", Distance(5)),
        ("6mi", Distance(6, "mi")),
        ("1 mile", Distance(1, "mi")),
        ("400m", Distance(400, "m")),
        ("3.5 kilometres", Distance(3.5)),
        ("marathon", MARATHON),
        ("Half  Marathon", HALF_MARATHON),
        ("half-marathon", HALF_MARATHON),
        ("42.195km", MARATHON),
    ],
)
def test_distances_are_read_with_unit_or_name(text: str, distance: Distance) -> None:
    """As runners write them."""
    assert parse_distance(text) == distance


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("90s", 90),
        ("90 sec", 90),
        ("45min", 2700),
        ("45 Minutes", 2700),
        ("1.5h", 5400),
        ("1h30", 5400),
        ("1 h 30 min", 5400),
        ("2 hours", 7200),
        ("1hr5", 3900),
        ("0.5min", 30),
    ],
)
def test_durations_are_read_in_whole_seconds(text: str, seconds: int) -> None:
    """Hours with minutes behind them too."""
    assert parse_duration(text) == Duration(seconds)


@pytest.mark.parametrize(
    ("text", "pace"),
    [
        ("5:30/km", Pace(330)),
        ("8:45 / mile", Pace(525, "mi")),
        ("4:05.5 min/k", Pace(245.5)),
        ("5:30.12345678901234/km", Pace(330.12345678901234)),
    ],
)
def test_paces_are_read_to_the_last_decimal(text: str, pace: Pace) -> None:
    """Minutes and seconds are added as decimals."""
    assert parse_pace(text) == pace


@pytest.mark.parametrize("parse", [parse_load, parse_distance, parse_duration, parse_pace])
@pytest.mark.parametrize(
    "text", ["", "x", "-5kg", "5", "3-4min", "5-6km", "5 km 3", "5:30", "1e3km", "5,5kg"]
)
def test_everything_else_is_refused(parse: object, text: str) -> None:
    """Ranges and missing units among it: one quantity is one quantity."""
    assert callable(parse)
    with pytest.raises(NotationError):
        parse(text)
