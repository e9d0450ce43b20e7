import pytest

from runstrength.errors import NotationError
from runstrength.exercises import Catalogue, catalogue
from runstrength.model import (
    CrossTrainingSession,
    Exercise,
    MobilitySession,
    Prescription,
    RaceSession,
    RunSession,
    Session,
    StrengthSession,
    Superset,
)
from runstrength.notation._reading import Reading, Span
from runstrength.notation.session import SessionReader, parse_prescription, parse_session
from runstrength.quantities import HALF_MARATHON, MARATHON, Distance, Duration, Range

HOUR = Duration(3600)


@pytest.mark.parametrize(
    ("text", "session"),
    [
        ("easy", RunSession("easy")),
        ("easy 10km", RunSession("easy", distance=Distance(10))),
        (
            "Recovery run 3-4 miles",
            RunSession("recovery", distance=Range(Distance(3, "mi"), Distance(4, "mi"))),
        ),
        ("long 10km 60min @RPE4", RunSession("long", distance=Distance(10), duration=HOUR, rpe=4)),
        ("MP 60min", RunSession("marathon-pace", duration=HOUR)),
        ("VO2 max 60min", RunSession("intervals", duration=HOUR)),
        ("threshold 60min", RunSession("tempo", duration=HOUR)),
        ("LT 60min", RunSession("tempo", duration=HOUR)),
        ("time trial 5k", RunSession("time-trial", distance=Distance(5))),
        ("race pace 60min", RunSession("marathon-pace", duration=HOUR)),
        ("half marathon pace 10km", RunSession("tempo", distance=Distance(10))),
        ("easy 400metres", RunSession("easy", distance=Distance(0.4))),
        ("race half", RaceSession(HALF_MARATHON)),
        ("Race B marathon", RaceSession(MARATHON, "B")),
        ("race\tC-race 5k", RaceSession(Distance(5), "C")),
        ("race a 1500m", RaceSession(Distance(1500, "m"))),
        ("bike 60min", CrossTrainingSession("bike", duration=HOUR)),
        ("Swimming 60min @RPE6", CrossTrainingSession("swim", duration=HOUR, rpe=6)),
        ("cross 60min", CrossTrainingSession(duration=HOUR)),
        ('cross "Football" 60min', CrossTrainingSession("Football", duration=HOUR)),
        (r'cross "a\"b\\c; #:"', CrossTrainingSession('a"b\\c; #:')),
        ("mobility 60min", MobilitySession(duration=HOUR)),
        ('yoga "Flow" 60min', MobilitySession("Flow", duration=HOUR)),
        ("strength", StrengthSession()),
        ("strength 60min @RPE7", StrengthSession(duration=HOUR, rpe=7)),
        ('Gym "Legs" 60min', StrengthSession(title="Legs", duration=HOUR)),
    ],
)
def test_sessions_are_read(text: str, session: Session) -> None:
    """Of every kind and with the words that people use."""
    assert parse_session(text) == session


PLANK, SQUAT = parse_prescription("plank 3x30s"), parse_prescription("split squat 3x8/side @RPE7")


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("strength: plank 3x30s", [PLANK]),
        ("strength : plank 3x30s;", [PLANK]),
        ("strength: plank 3x30s ; split squat 3x8/side @RPE7", [PLANK, SQUAT]),
        ("strength: plank 3x30s + split squat 3x8/side @RPE7", [Superset([PLANK, SQUAT])]),
        (
            "strength: plank 3x30s\n  + plank 3x30s + Planks 3x30s;\n split squats 3x8/side @RPE7",
            [Superset([PLANK, PLANK, PLANK]), SQUAT],
        ),
    ],
)
def test_content_of_strength_sessions_is_read(text: str, items: list[Prescription | Superset]) -> None:
    """Prescriptions, supersets and circuits, over several lines too."""
    assert parse_session(text, kind=StrengthSession).items == tuple(items)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("RDL 3x8", "Romanian deadlift"),
        ("Press-Ups 3x8", "push-up"),
        ("press up 3x8", "push-up"),
        ("Pistol Squat 3x8", "single-leg squat"),
        ("pistols 3x8", "single-leg squat"),
    ],
)
def test_aliases_of_exercises_are_read(text: str, name: str) -> None:
    """And printed under the canonical name."""
    assert parse_prescription(text).exercise.name == name


def test_unusual_work_is_allowed() -> None:
    """Repetitions of a plank are for the one who wrote them."""
    assert str(parse_prescription("plank 3x8")) == "plank 3x8"


def test_own_exercises_are_read_with_their_catalogue() -> None:
    """And only with it."""
    sled = Exercise(name="Sled push", pattern="squat", direct={"quadriceps"})
    mine = catalogue.extended([sled])

    assert parse_prescription("sled-pushes 3x20m", catalogue=mine).exercise is sled
    assert parse_session("strength: sled push 3x20m", catalogue=mine).exercises == (sled,)
    with pytest.raises(NotationError, match="unknown exercise 'sled push'"):
        parse_prescription("sled push 3x20m")


def test_catalogue_without_a_like_name_suggests_nothing() -> None:
    """An empty one is a catalogue too."""
    with pytest.raises(NotationError) as caught:
        parse_prescription("plank 3x8", catalogue=Catalogue([]))

    assert caught.value.problems[0].suggestions == ()


def test_another_kind_of_session_is_refused() -> None:
    """Where a class was asked for."""
    with pytest.raises(NotationError, match="this is a RunSession; expected a StrengthSession"):
        StrengthSession.parse("easy 45min")
    assert parse_session("easy 45min", kind=RunSession) == RunSession.parse("easy 45min")


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("strength: plnk 3x30s; plank 0x8; 3x8; plank", [11, 29, 34, 44]),
        ("strength: plnk 3x30s;", [11]),
        ("strength: ;", [11]),
        ("strength: plnk 3x30s + sqat 3x8", [11, 24]),
        ("strength: back squat @60kg 3x5", [22]),
        ('strength "A\tB": plank 0x8', [10, 23]),
        ('strength "Legs: plank 3x30s', [10]),
        ("strength: plank -3x8", [17]),
        ('mobility " a "', [10]),
        ('cross "a " 45', [7, 12]),
        ("jog jog jog jog jog 45min", [5]),
        ("steady state of mind", [14]),
        ("", [1]),
        ("45min", [1]),
        ('"Legs"', [1]),
        ("rest", [1]),
        ("rest 45min", [6]),
    ],
)
def test_faults_come_together(text: str, columns: list[int]) -> None:
    """Each at its place; what is right is passed over."""
    with pytest.raises(NotationError) as caught:
        parse_session(text)

    assert [problem.column for problem in caught.value.problems] == columns


def test_unknown_session_is_suggested() -> None:
    """By its whole name."""
    with pytest.raises(NotationError) as caught:
        parse_session("intervls 45min")

    assert "intervals" in caught.value.problems[0].suggestions


def test_equal_texts_give_one_value() -> None:
    """A reader keeps what it has read, but nothing with a fault in it."""
    reader = SessionReader(Reading(), catalogue)
    first, second = (reader.session(Span.whole("strength: plank 3x30s; RDL 3x8")) for _ in range(2))
    assert first is second
    dose = reader.prescription(Span.whole("dead bug 3x8"))
    assert isinstance(first, StrengthSession)
    assert dose is not None
    assert dose.dose is first.prescriptions[1].dose
    assert reader.reading.count == 0

    for _ in range(2):
        reader.session(Span.whole("strength: plank 3x30s foo"))
        reader.session(Span.whole("easy foo"))
    assert reader.reading.count == 4
