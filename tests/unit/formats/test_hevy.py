"""The export of Hevy."""

from pathlib import Path

import pytest

from runstrength.errors import InvalidValueError
from runstrength.formats import hevy

HEADER = (
    '"title","start_time","end_time","description","exercise_title","superset_id","exercise_notes",'
    '"set_index","set_type","weight_kg","reps","distance_km","duration_seconds","rpe"\n'
)
SETS = (
    '"B","11 Jan 2027, 18:30","11 Jan 2027, 19:15","","Bench",0,"",0,"failure",60,8,,,\n'
    '"B","11 Jan 2027, 18:30","11 Jan 2027, 19:15","","Row",0,"",0,"normal",50,8,,,8\n'
    '"B","11 Jan 2027, 18:30","11 Jan 2027, 19:15","","Bench",0,"",1,"dropset",50,8,,,\n'
    '"Legs [s1]","4 Jan 2027, 18:30","4 Jan 2027, 19:15","","Squat",,"",0,"warmup",60,5,,,\n'
    '"Legs [s1]","4 Jan 2027, 18:30","4 Jan 2027, 19:15","","Squat",,"",1,"normal",100,5,,,\n'
    '"Legs [s1]","4 Jan 2027, 18:30","4 Jan 2027, 19:15","","Plank",,"",0,"normal",,,,60,\n'
    '"Legs [s1]","4 Jan 2027, 18:30","4 Jan 2027, 19:15","","Carry",,"",0,"normal",20,,0.04,,\n'
    '"Legs [s1]","4 Jan 2027, 18:30","4 Jan 2027, 19:15","","Squat",,"",2,"odd",100,5,,,\n'
    '"Legs [s1]","4 Jan 2027, 18:30","4 Jan 2027, 19:15","","",,"",2,"normal",100,5,,,\n'
)


def test_sessions_sets_and_supersets() -> None:
    """Newest first in the file, oldest first in the log; supersets part again into exercises."""
    found = hevy.loads(HEADER + SETS)

    assert str(found.log).splitlines() == [
        "2027-01-04 Squat 5 @100kg; Plank 60s; Carry 40m @20kg [s1]",
        "2027-01-11 Bench 8@60kg@RIR0,8@50kg; Row 8 @50kg @RPE8",
    ]
    assert [one.minutes for one in found.log] == [45, 45]
    assert list(map(str, found.unread)) == [
        "line 9: set_type 'odd' is not known",
        "line 10: exercise_title is empty",
    ]


@pytest.mark.parametrize(
    ("written", "on"),
    [
        ("4 Jan 2027, 18:30", "2027-01-04"),
        ("Sep 30, 2026, 8:06 PM", "2026-09-30"),
        ("2024-02-01 07:00:00", "2024-02-01"),
        ("3 févr. 2026, 18:00", "2026-02-03"),
        ("5 juil. 2026, 18:00", "2026-07-05"),
        ("5 juin 2026, 18:00", "2026-06-05"),
        ("21 de set. de 2026, 21:22", "2026-09-21"),
        ("12. Dez. 2026, 09:10", "2026-12-12"),
    ],
)
def test_dates_in_several_languages(written: str, on: str) -> None:
    """As phones write them."""
    found = hevy.loads(f'start_time,exercise_title,reps,weight_lbs\n"{written}",Squat,5,135')

    assert str(found.log) == f"{on} Squat 5 @135lb"


@pytest.mark.parametrize("written", ["", "tomorrow", "31 Feb 2027", "4 Jan 2027, 25:30", "04/01/2027"])
def test_other_dates_are_reported(written: str) -> None:
    """A day before the month or after it: that cannot be told."""
    found = hevy.loads(f'start_time,exercise_title,reps\n"{written}",Squat,5')

    assert (len(found.log), len(found.unread)) == (0, 1)


@pytest.mark.parametrize(
    ("end", "minutes"), [("4 Jan 2027, 12:30 AM", None), ("4 Jan 2027, 12:30 PM", 30), ("", None)]
)
def test_minutes_come_from_both_times(end: str, minutes: float | None) -> None:
    """An end before the start says nothing."""
    found = hevy.loads(f'start_time,end_time,exercise_title,reps\n"4 Jan 2027, 12:00","{end}",Squat,5')

    assert found.log.sessions[0].minutes == minutes


def test_files(tmp_path: Path) -> None:
    """Read as text; another document is refused."""
    path = tmp_path / "hevy.csv"
    path.write_text(HEADER + SETS, encoding="utf-8")

    assert len(hevy.read(path).log) == 2
    with pytest.raises(InvalidValueError, match="start_time"):
        hevy.loads("title,reps\nx,5\n")
