"""How a plan gets its dates."""

from datetime import date

import pytest

from runstrength.errors import InvalidValueError
from runstrength.formats import run_plan
from runstrength.formats.run_plan import RunPlanReading

HEADER = "week,day,title,distance,unit\n"
RACE = HEADER + "1,2,Easy,5,mi\n2,6,Easy,2,mi\n2,7,Goal marathon,26.2,mi\n"


def lines(found: RunPlanReading) -> list[str]:
    """The sessions as text, each with its week."""
    return [f"{one.week} {one.slot} {one.session or one.kind}" for one in found.sessions]


def test_the_race_day_dates_the_plan() -> None:
    """The weekdays stay where they are."""
    found = run_plan.loads(RACE, race_day=date(2027, 4, 18))

    assert found.plan.start == date(2027, 4, 5)
    assert found.plan.date_of(2, "sun") == date(2027, 4, 18)
    assert not any("race" in notice for notice in found.notices)


@pytest.mark.parametrize(
    ("race_day", "start", "where"),
    [
        (date(2027, 4, 17), date(2027, 4, 5), "week 2 sat"),
        (date(2027, 4, 15), date(2027, 4, 5), "week 2 thu"),
        (date(2027, 4, 19), date(2027, 4, 5), "week 3 mon"),
    ],
)
def test_a_race_on_another_weekday_is_reported(race_day: date, start: date, where: str) -> None:
    """The race alone is moved, the nearest way, and what is now beside it is said."""
    found = run_plan.loads(RACE, race_day=race_day)

    assert found.plan.start == start
    assert found.race is not None
    assert f"week {found.race.week} {found.race.slot}" == where
    assert found.plan.date_of(found.race.week, found.race.slot) == race_day
    assert f"the race was moved to {where}, no other session was" in str(found)
    assert ("week 2 sat easy is now on the race day or after it" in found.notices) == (where < "week 3")


def test_without_a_race_the_race_day_is_the_day_after_the_last_row() -> None:
    """Or the row that says that the plan ends."""
    after = run_plan.loads("Week 2\nTue: easy\nSun: easy", race_day=date(2027, 1, 18))
    sunday = run_plan.loads("Week 2\nTue: easy\nSun: easy", race_day=date(2027, 1, 17))
    ends = run_plan.loads("Week 2\nTue: easy\nSun: plan ends", race_day=date(2027, 1, 17))

    assert {one.plan.start for one in (after, sunday, ends)} == {date(2027, 1, 4)}
    assert "no row is the race: the race day is the day after the last row" in after.notices
    assert "the plan leads up to a mon, the race day is a sun; no session was moved" in sunday.notices
    assert "week 2 sun: the end of the plan is taken for the race day" in ends.notices
    empty = run_plan.loads("", race_day=date(2027, 1, 17))
    assert empty.notices == ("there is no row to put on the race day 2027-01-17",)


def test_a_race_on_the_first_day_stays_in_the_plan() -> None:
    """There is no week before the first."""
    found = run_plan.loads("Mon: 5K race", race_day=date(2027, 1, 17))

    assert found.plan.start == date(2027, 1, 11)
    assert lines(found) == ["1 sun race A 5km"]


@pytest.mark.parametrize(
    ("start", "race_day", "match"),
    [
        (date(2027, 1, 4), date(2027, 4, 18), "race_day must be left out where start is given"),
        (date(2027, 1, 5), None, "start must be a Monday"),
        ("2027-01-04", None, "start must be a date or None"),
        (None, date(1, 1, 2), "race_day must be late enough"),
    ],
)
def test_wrong_dates_are_refused(start: date | None, race_day: date | None, match: str) -> None:
    """Each says what is allowed."""
    with pytest.raises(InvalidValueError, match=match):
        run_plan.loads(RACE, start=start, race_day=race_day)


def test_dates_at_the_end_of_the_calendar() -> None:
    """The plan is read without them."""
    found = run_plan.loads("9999-12-31 easy 5 km")

    assert found.plan.start is None
    assert "the dates are too late for this calendar: the plan has none" in found.notices


def test_a_start_dates_the_first_monday() -> None:
    """Weeks without a row are said."""
    found = run_plan.loads("Week 2\nMon: easy", start=date(2027, 1, 4))

    assert found.plan.date_of(2, "mon") == date(2027, 1, 11)
    assert "no row is in week 1" in found.notices
