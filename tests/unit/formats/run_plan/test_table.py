"""Plans as tables."""

from datetime import date

import pytest

from runstrength.errors import InvalidValueError
from runstrength.formats import run_plan
from runstrength.formats.run_plan import RunPlanReading

HEADER = "week,day,title,distance,unit\n"


def lines(found: RunPlanReading) -> list[str]:
    """The sessions as text, each with its week."""
    return [f"{one.week} {one.slot} {one.session or one.kind}" for one in found.sessions]


def unread(found: RunPlanReading) -> list[str]:
    """What was not read."""
    return list(map(str, found.unread))


def test_a_row_a_day() -> None:
    """Week, day, title, distance and unit."""
    found = run_plan.loads(HEADER + '1,1,Rest,,mi\n1,Tue,"Easy, relaxed",5,mi\n\n2,7,Long run,8-9,km\n')

    assert lines(found) == ["1 mon rest", "1 tue easy 5mi", "2 sun long 8-9km"]
    assert found.unread == ()
    assert found.notices[0] == "the rows have different units: km in 1 and mi in 1; each is read in its own"


def test_other_names_of_columns() -> None:
    """By a mapping, or from a header that says the unit."""
    mapped = run_plan.loads(
        "Wk No;Tag;What to do;Wie weit\n1;Mi;Easy;5\n",
        columns={"week": "wk no", "day": "Tag", "title": "What to  do", "distance": "Wie weit"},
        unit="km",
    )
    miles = run_plan.loads("Day\tWorkout\tMiles\tTime\nMo\tEasy\t5\t\nTu\tEasy\t\t40\nMo\tEasy\t\t0:45\n")

    assert unread(mapped) == ["line 2: '1;Mi;Easy;5': the day is neither a number nor the name of a day"]
    assert lines(miles) == ["1 mon easy 5mi", "1 tue easy 40min", "2 mon easy 45min"]


def test_dates() -> None:
    """The first Monday follows from them."""
    found = run_plan.loads("date,session\n2027-01-06,Easy\n2027-01-11 00:00,Tempo\n6.1.27,Rest\n")

    assert lines(found) == ["1 wed easy", "2 mon tempo"]
    assert found.plan.start == date(2027, 1, 4)
    assert unread(found) == ["line 4: '6.1.27,Rest': the date is not written like 2027-01-04"]


def test_days_counted_through_the_plan() -> None:
    """The eighth day is the Monday of the second week."""
    found = run_plan.loads("day,title\n1,Easy\nDay 8,Tempo\n0,Long\n")

    assert lines(found) == ["1 mon easy", "2 mon tempo"]
    assert unread(found) == ["line 4: '0,Long': days are counted from 1"]


def test_a_row_a_week() -> None:
    """Under the names of the days, with the number of the week or without."""
    found = run_plan.loads(
        "Week,Mon,Tue,Wed,Thu,Fri,Sat,Sun,Total\n1,Rest,Easy 5 km,,Tempo 30 min,Rest,Rest,Long 10 km,20 km\n"
        "x,Rest,,,,,,,\n"
    )
    counted = run_plan.loads("Sun,Mon,Tue,Wed,Thu,Fri,Sat\nEasy 4 mi,Rest,,,,,\nEasy 5 mi\n")

    assert lines(found)[:4] == ["1 mon rest", "1 tue easy 5km", "1 wed rest", "1 thu tempo 30min"]
    assert unread(found) == [
        "week 1: '20 km': the column 'total' is not one of a day",
        "line 3: 'x,Rest,,,,,,,': the week is no number from 1 to 104",
    ]
    assert [line for line in lines(counted) if "easy" in line] == ["1 sun easy 4mi", "2 sun easy 5mi"]


def test_rows_that_cannot_be_read_are_reported() -> None:
    """Each with its line and why; the others are read."""
    found = run_plan.loads(
        HEADER + "0,1,Easy,,\n1,9,Easy,,\none,1,Easy,,\n1,someday,Easy,,\n1,2,Easy, relaxed,5,mi\n"
        "1,3,Easy,five,mi\n1,4,Easy,5,furlongs\n1,5,Easy,30 min,km\n1,6,,7,km\n1,7,See page 3,8,km\n"
    )

    assert unread(found) == [
        "line 2: '0,1,Easy,,': the week is no number from 1 to 104",
        "line 3: '1,9,Easy,,': the day of a week is a number from 1 to 7",
        "line 4: 'one,1,Easy,,': the week is no number from 1 to 104",
        "line 5: '1,someday,Easy,,': the day is neither a number nor the name of a day",
        "line 6: '1,2,Easy, relaxed,5,mi': 6 cells under 5 names of columns",
        "week 1 wed: 'five mi': the distance is no number with km or mi (unit 'mi')",
        "week 1 thu: '5 furlongs': the distance is no number with km or mi (unit 'furlongs')",
        "week 1 fri: '30 min km': the distance is no number with km or mi (unit 'km')",
        "week 1 sat: '': only the distance beside it was read",
        "week 1 sun: 'See page 3': only the distance beside it was read",
    ]
    assert lines(found)[-2:] == ["1 sat easy 7km", "1 sun easy 8km"]
    assert unread(run_plan.loads("day,title,time\nMon,Easy,soon\n")) == [
        "week 1 mon: 'soon': this is no time"
    ]


@pytest.mark.parametrize(
    ("text", "columns", "match"),
    [
        ("", {}, "header must be a line with the columns week, day, title"),
        ("\n\n", {}, "week, day, title"),
        ("week,title\n1,x\n", {}, "the columns week, day, not"),
        ("week,day\n1,1\n", {}, "the columns title, not"),
        ("week,day,title\n", {"title": "Workout"}, "a line with the column 'Workout'"),
        ("week,day,title\n", {"pace": "Pace"}, "named after one of week, day, date"),
        ("a" * 200_000, {}, "header"),
    ],
)
def test_what_is_no_table_is_refused(text: str, columns: dict[str, str], match: str) -> None:
    """The columns that are missing are named."""
    with pytest.raises(InvalidValueError, match=match):
        run_plan.loads(text, form="table", columns=columns)


def test_a_cell_that_is_too_large_is_reported() -> None:
    """The rows after it are read."""
    found = run_plan.loads(f"{HEADER}1,1,{'x' * 200_000},,\n1,2,Easy,,\n")

    assert unread(found) == ["line 2: '': no row of a table: field larger than field limit (131072)"]
    assert lines(found) == ["1 tue easy"]
