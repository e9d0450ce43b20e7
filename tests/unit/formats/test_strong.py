# ruff: noqa: E501 - the headers of exports are long
"""The export of Strong, in the forms that are about."""

from pathlib import Path

import pytest

from runstrength.errors import InvalidValueError
from runstrength.formats import strong

COMMAS = """Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE
2027-01-04 18:30:00,"Legs, heavy [s1]",1h 5m,"Squat (Barbell)",W,60.0,5,0,0.0,"","Good day",
2027-01-04 18:30:00,"Legs, heavy [s1]",1h 5m,"Squat (Barbell)",1,100.0,5,0,0.0,"two
lines","",8.5
2027-01-04 18:30:00,"Legs, heavy [s1]",1h 5m,"Squat (Barbell)",F,100.0,4,0,0.0,"",,
2027-01-04 18:30:00,"Legs, heavy [s1]",1h 5m,"Squat (Barbell)",D,80.0,8,0,0.0,"",,
2027-01-04 18:30:00,"Legs, heavy [s1]",1h 5m,"Squat (Barbell)",Rest Timer,0,0,0,90,"",,
2027-01-04 18:30:00,"Legs, heavy [s1]",1h 5m,"Plank",1,0.0,0,0,60,"",,
2027-01-04 18:30:00,"Legs, heavy [s1]",1h 5m,"Plank",X,0.0,0,0,60,"",,
2027-01-02 18:30:00,"Run",20m,"Treadmill",1,0,0,2.5,900,"",,
2027-01-02 18:30:00,"Run",20m,"Row",1,0,0,0,0,"",,
nonsense,"Run",20m,"Row",1,0,8,0,0,"",,
2027-01-03 18:30:00,"Warm",20m,"Row",W,20,8,0,0,"",,
"""
SEMICOLONS = """Workout #;Date;Workout Name;Duration (sec);Exercise Name;Set Order;Weight (lb);Reps;RPE;Distance (meters);Seconds;Notes;Workout Notes
"1";"2027-01-04 18:30:00";"Legs";"3900";"Squat";"1";"185";"5";"8,5";;;;
"1";"2027-01-04 18:30:00";"Legs";"3900";"Carry";"1";"50";;;"40";;;
"1";"2027-01-04 18:30:00";"Legs";"3900";"Squat";"2";"-5";"5";;;;;
"1";"2027-01-04 18:30:00";"Legs";"3900";"";"2";"5";"5";;;;;
"1";"2027-01-04 18:30:00";"Legs";"3900";"Squat";"2";"9999";"5";;;;;
"1";"2027-01-04 18:30:00";"Legs";"3900";"Squat";"2";"5";"99999";;;;;
"""
UNITS = """Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;Seconds;Notes;Workout Notes;Workout Duration
2027-01-04 18:30:00;Legs;Squat;1;62,5;kg;5;;;;0;;;45m
2027-01-04 18:30:00;Legs;Carry;1;20;kg;0;;0,04;km;0;;;45m

2027-01-04 18:30:00;Legs;Squat;2;135;lbs;5;;;;0;;;odd
"""


def test_commas_with_warm_up_failure_drop_and_holds() -> None:
    """Sets stand in their sessions, oldest first; the unit has to be given."""
    found = strong.loads(COMMAS, unit="kg")
    (legs,) = found.log

    assert str(legs) == ("2027-01-04 Squat (Barbell) 5@100kg@RPE8.5,4@100kg@RIR0,8@80kg; Plank 60s [s1]")
    assert (legs.title, legs.key, legs.minutes) == ("Legs, heavy", "s1", 65)
    assert [str(one.load) for one in legs.exercises[0].warm_up] == ["60kg"]


def test_every_unread_row_is_named_with_its_line() -> None:
    """Also rows that come after a cell with a line break."""
    assert list(map(str, strong.loads(COMMAS, unit="kg").unread)) == [
        "line 9: set order 'x' is neither a number nor W, D or F",
        "line 10: a distance without a unit",
        "line 11: neither repetitions nor seconds nor a distance",
        "line 12: 'nonsense' is no date that can be read",
        "line 13: a warm-up without a working set",
    ]
    assert strong.loads(COMMAS, unit="kg").unread[0].text.startswith("2027-01-04")


def test_semicolons_with_the_unit_in_the_name() -> None:
    """Decimal commas, seconds of duration, metres; a wrong number is no set."""
    found = strong.loads(SEMICOLONS)

    assert str(found.log) == "2027-01-04 Squat 5 @185lb @RPE8.5; Carry 40m @50lb"
    assert found.log.sessions[0].minutes == 65
    assert [str(row).split(":")[0] for row in found.unread] == ["line 4", "line 5", "line 6", "line 7"]


def test_units_in_columns() -> None:
    """Each row has its own; kilometres of a carry become metres."""
    found = strong.loads(UNITS)

    assert str(found.log) == "2027-01-04 Squat 5@62.5kg,5@135lb; Carry 40m @20kg"
    assert (found.unread, found.log.sessions[0].minutes) == ((), 45)


def test_a_unit_is_never_guessed() -> None:
    """An export that does not say needs one, unless it has no weights."""
    with pytest.raises(InvalidValueError, match="unit must be given as kg or lb"):
        strong.loads(COMMAS)
    with pytest.raises(InvalidValueError, match="unit must be kg, lb or None"):
        strong.loads(COMMAS, unit="stone")  # type: ignore[arg-type]
    header = "Date,Exercise Name,Set Order,Weight,Reps\n"
    assert str(strong.loads(header + "2027-01-04,Push Up,1,0,12").log) == "2027-01-04 Push Up 12"
    assert len(strong.loads(header + "2027-01-04,Push Up,1,many,12").unread) == 1


@pytest.mark.parametrize("text", ["", "\n\n", "a,b,c\n1,2,3\n"])
def test_other_documents_are_refused(text: str) -> None:
    """No header, or another one."""
    with pytest.raises(InvalidValueError, match="strong"):
        strong.loads(text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_files_in_three_encodings(tmp_path: Path, encoding: str) -> None:
    """With a mark, without one, and from Windows."""
    path = tmp_path / "strong.csv"
    path.write_text(UNITS.replace("Squat", "Kniebeuge für alle"), encoding=encoding)

    assert strong.read(path).log.exercises[0] == "Kniebeuge für alle"
