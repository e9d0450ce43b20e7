"""The days of a source as rows."""

from datetime import date

from runstrength.days import Weekday
from runstrength.formats.run_plan._rows import Unread, WeekCounter, by_date, day_of, one_line


def test_names_and_numbers_of_days() -> None:
    """In any spelling that plans use."""
    names = ["Mon", "tuesday", "Weds", "Th", "fri.", "Sat:", "SU", "Day 4", "12", "soon", "1234"]
    assert [day_of(name) for name in names] == [*Weekday, 4, 12, None, None]


def test_weeks_of_days_in_a_row() -> None:
    """One begins where a weekday does not come after the last one."""
    counter = WeekCounter()
    days = (Weekday.WED, Weekday.SUN, Weekday.SUN, Weekday.MON, Weekday.TUE, Weekday.MON)

    assert [counter.week_of(day) for day in days] == [1, 1, 1, 2, 2, 3]


def test_weeks_of_dates() -> None:
    """They begin on Mondays, also in the first year of the calendar."""
    assert by_date([]) == (None, [])
    assert by_date([date(2027, 1, 10), date(2027, 1, 11)]) == (date(2027, 1, 4), [1, 2])
    assert by_date([date.min]) == (date.min, [1])


def test_what_is_unread_says_where() -> None:
    """By week and day where they are known, else by line."""
    where = Unread(line=3, week=2, day=Weekday.TUE, text="x", reason="why")

    assert str(where) == "week 2 tue: 'x': why"
    assert str(Unread(line=3, text="x", reason="why")) == "line 3: 'x': why"
    assert str(Unread(line=3, week=2, text="x", reason="why")) == "week 2: 'x': why"


def test_one_line() -> None:
    """What cannot be printed and the space around are left out."""
    assert one_line(" a\n\tb\0 \u200b c ") == "a b c"
