"""Sessions in the units of the reader."""

import pytest

from runstrength.display.units import Units, as_units, in_units, rounded
from runstrength.errors import InvalidValueError
from runstrength.model.dose import Dose
from runstrength.model.exercise import Exercise
from runstrength.model.session import (
    MobilitySession,
    Prescription,
    RaceSession,
    RunSession,
    StrengthSession,
    Superset,
)
from runstrength.quantities import MARATHON, Bodyweight, Distance, Load, Range

SQUAT = Exercise(name="back squat", pattern="squat", direct={"quadriceps"})
METRIC = Units("km", "kg")
IMPERIAL = Units("mi", "lb")


def strength(*loads: Load | Bodyweight | None) -> StrengthSession:
    """A session of one exercise with each load in turn."""
    return StrengthSession([Prescription(SQUAT, Dose(sets=3, work=5, load=load)) for load in loads])


def loads_of(session: object) -> list[str]:
    """The loads as they are printed."""
    assert isinstance(session, StrengthSession)
    return [str(p.dose.load) for p in session.prescriptions]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (None, Units()),
        ("", Units()),
        ("mi", Units("mi")),
        ("km, lb", Units("km", "lb")),
        ("lb lb", Units(load="lb")),
        (["kg", "mi"], Units("mi", "kg")),
        (IMPERIAL, IMPERIAL),
    ],
)
def test_units_are_read_from_text_or_a_list(given: Units | list[str] | str | None, expected: Units) -> None:
    """One unit or one of each kind, in any order."""
    assert as_units(given) == expected


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("stone", "units must be km or mi, kg or lb, not 'stone'"),
        ("km mi", "one unit of a kind, beside km, not 'mi'"),
        ("kg lb", "one unit of a kind, beside kg, not 'lb'"),
    ],
)
def test_units_refuse_what_they_do_not_know(given: str, message: str) -> None:
    """An unknown unit, and two for one thing."""
    with pytest.raises(InvalidValueError, match=message):
        as_units(given)


@pytest.mark.parametrize(
    ("value", "expected"),
    [(132.2774, 132.3), (6.21, 6.2), (0.31069, 0.31), (0.0099996, 0.01), (1e-12, 1e-12)],
)
def test_rounding_keeps_one_decimal_or_two_digits(value: float, expected: float) -> None:
    """Nothing is rounded away to 0."""
    assert rounded(value) == expected


def test_loads_are_converted_and_rounded() -> None:
    """Kilograms to pounds and back, and one's own weight with what is added or taken off."""
    session = strength(Load(60), Load(135, "lb"), Bodyweight(-45, "lb"), Bodyweight(10), Bodyweight(), None)

    assert loads_of(in_units(session, IMPERIAL)) == ["132.3lb", "135lb", "BW-45lb", "BW+22lb", "BW", "None"]
    assert loads_of(in_units(session, METRIC)) == ["60kg", "61.2kg", "BW-20.4kg", "BW+10kg", "BW", "None"]


def test_loads_of_supersets_are_converted_too() -> None:
    """A superset stays one."""
    pair = Superset(strength(Load(100), Load(20)).prescriptions)

    shown = in_units(StrengthSession([pair]), IMPERIAL)

    assert isinstance(shown, StrengthSession)
    assert isinstance(shown.items[0], Superset)
    assert loads_of(shown) == ["220.5lb", "44.1lb"]


def test_distances_are_converted_and_rounded() -> None:
    """Runs and races, exact and in ranges."""
    run = RunSession("easy", distance=Range(Distance(3, "mi"), Distance(4, "mi")))

    assert str(in_units(run, METRIC)) == "easy 4.8-6.4km"
    assert str(in_units(RaceSession("10km"), IMPERIAL)) == "race A 6.2mi"


def test_named_races_and_metres_stay() -> None:
    """A marathon is a marathon, and a track is 400 m, in whatever country."""
    for session in (RaceSession(MARATHON), RaceSession(Distance(400, "m"))):
        assert in_units(session, IMPERIAL) == session


@pytest.mark.parametrize(
    "session",
    [MobilitySession(), StrengthSession(), RunSession("easy"), strength(Load(60)), RaceSession("5km")],
)
def test_without_units_a_session_stays(session: StrengthSession) -> None:
    """As written is the default."""
    assert in_units(session, Units()) == session


def test_what_would_be_out_of_bounds_stays() -> None:
    """1000 km in miles, rounded up, would be more than a distance may be, and so with the least of loads."""
    for session in (
        RaceSession(Distance(1000)),
        RunSession("easy", distance=Range(Distance(500), Distance(1000))),
        strength(Load(0.00001), Bodyweight(1e-6)),
    ):
        assert in_units(session, IMPERIAL) == session
