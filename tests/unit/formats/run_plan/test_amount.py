"""Which amounts are those of the whole session."""

from typing import Literal

import pytest

from runstrength.formats.run_plan._amount import Length, length_of, named_race, race_distance
from runstrength.formats.run_plan._tokens import Amount, amount_of, tokens_of
from runstrength.formats.run_plan._vocabulary import shipped_vocabulary
from runstrength.quantities import HALF_MARATHON, MARATHON, Distance


def read(text: str, column: str = "", unit: Literal["km", "mi"] | None = None) -> Length:
    """The length of a text beside a column, in a plan of a unit."""
    return length_of(
        tokens_of(text, shipped_vocabulary()),
        amount_of(column),
        unit=unit,
    )


@pytest.mark.parametrize(
    ("text", "column", "length"),
    [
        ("Easy 6 mi", "", "6mi"),
        ("5-6 mile Easy Run 6 mi", "6 mi", "5-6mi"),
        ("8 mi with 10 x 100 m strides", "", "8mi"),
        ("race (total 9-11 mi)", "", "9-11mi"),
        ("race, 9 mi in total", "", "9mi"),
        ("total", "", "None"),
        ("3 mi tempo", "7 mi", "7mi"),
        ("13 miles, consisting of: 2 mi easy", "1 mi", "13mi"),
        ("2 mi WU, 4 mi tempo, 1 mi CD", "", "7mi"),
        ("2 mi WU, 4 mi tempo, 1 mi CD", "8 mi", "8mi"),
        ("2 km warm up; 3 mi tempo", "", "6.828km"),
        ("2 mi WU; 6 x 400 m; 1 mi CD", "", "None"),
        ("warm up, 6 mi", "", "None"),
        ("6 x 400 m", "8 km", "8km"),
        ("5 km (2 km hard, 3 km easy)", "", "5km"),
        ("5 km easy, 90 km/h), then 5 km", "", "100km"),
        ("99999 km", "", "None"),
        ("0 km", "", "None"),
    ],
)
def test_distances(text: str, column: str, length: str) -> None:
    """The total, the head, the column where it says more, or the sum of the parts."""
    assert str(read(text, column).distance) == length


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("30 min tempo", "30min"),
        ("5 minute walk, 25 minute jog", "30min"),
        ("LT 8 mi with 20-25 minutes at LT pace", "None"),
        ("8 x 3 min hard with 1 min jog", "None"),
        ("90 sec rest between", "None"),
        ("45m easy", "45min"),
        ("Tempo 3 mi @ 6:45", "None"),
        ("0 min", "None"),
        ("999999 h", "None"),
    ],
)
def test_times(text: str, length: str) -> None:
    """Repetitions and the rests between them are not the time of the session."""
    assert str(read(text).duration) == length


@pytest.mark.parametrize("text", ["99999 km", "0 km", "0 min", "999999 h"])
def test_a_length_that_nobody_runs(text: str) -> None:
    """It is left out, and that is said."""
    assert read(text).guessed == ("a length that nobody runs is left out",)


def test_a_number_without_a_unit() -> None:
    """It is in the unit of the plan, and where there is none it is not read, and said."""
    assert str(read("Easy 5", unit="km").distance) == "5km"
    assert read("Easy 5").guessed == ("a number without a unit is not read",)
    assert read("Easy 5 or 6", unit="km").distance is None
    assert read("Week 100", unit="km").distance is None


def test_m_for_miles() -> None:
    """In a plan whose `m` cannot be minutes it stands for miles."""
    tokens = tokens_of("3 m run", shipped_vocabulary())
    found = length_of(tokens, None, unit=None, m_is_miles=True)

    assert (str(found.distance), found.duration) == ("3mi", None)
    assert found.guessed == ("m is taken for miles",)


def test_a_share_of_a_length() -> None:
    """Two equal runs have half of the day each."""
    half = read("9 mi in 60 min").shared(0.5)

    assert (str(half.distance), str(half.duration)) == ("4.5mi", "30min")
    assert read("easy").shared(0.5).distance is None


@pytest.mark.parametrize(
    ("text", "column", "found"),
    [
        ("Half marathon", "21 km", (HALF_MARATHON, False)),
        ("Goal marathon", "", (MARATHON, False)),
        ("parkrun", "", (Distance(5), False)),
        ("8K race, 12 mi in all", "", (Distance(8), False)),
        ("8K-10K race", "", (Distance(9), True)),
        ("Race", "26.2 mi", (MARATHON, True)),
        ("Race", "", (None, True)),
        ("Race over 0 km", "10 km", (Distance(10), True)),
    ],
)
def test_races(text: str, column: str, found: tuple[Distance | None, bool]) -> None:
    """A name counts most, then what is written like a race, then the column."""
    assert race_distance(tokens_of(text, shipped_vocabulary()), amount_of(column)) == found


def test_26_2_miles_are_the_marathon() -> None:
    """Other distances stay as they are."""
    assert named_race(Distance(26.2, "mi")) == MARATHON
    assert named_race(Distance(13.1, "mi")) == HALF_MARATHON
    assert named_race(Distance(13, "mi")) == Distance(13, "mi")
    assert Amount(5, 5, "km").is_time is False
