"""From rows to a plan."""

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


def test_every_kind_of_session() -> None:
    """Strength that the plan names is optional; rest and the end are no sessions."""
    found = run_plan.loads(
        "Mon: Strength 30 min\nTue: Yoga 20 min\nWed: Walk 40 min\nThu: Swim 45 min\nFri: Cross\n"
        "Sat: 5K race\nSun: Plan ends"
    )

    assert [str(one) for one in found.plan.sessions] == [
        'mon strength 30min (optional) -- "Strength 30 min"',
        'tue mobility 20min -- "Yoga 20 min"',
        'wed walk 40min -- "Walk 40 min"',
        'thu swim 45min -- "Swim 45 min"',
        'fri cross -- "Cross"',
        'sat race B 5km -- "5K race"',
    ]
    assert found.sessions[-1].kind == "rest"
    assert str(found.sessions[0]) == "week 1 mon strength 30min (optional) from 'Strength 30 min'"
    assert str(found.sessions[-1]) == "week 1 sun rest from 'Plan ends'"


def test_minutes_are_estimated_from_the_easy_pace_and_the_kind() -> None:
    """Where only a distance is given; what a text says is no estimate."""
    found = run_plan.loads("Mon: 10 km recovery\nTue: 40 min easy\nWed: easy", easy_pace="5:00/km")

    assert [(one.minutes, one.minutes_are_estimated) for one in found.sessions] == [
        (54.0, True),
        (40.0, False),
        (None, False),
    ]
    assert found.estimated == found.sessions[:1]
    assert found.notices == ()
    assumed = run_plan.loads("Mon: 10 km easy")
    assert assumed.sessions[0].minutes == 60
    assert assumed.notices == ("no easy pace is given: estimated minutes assume 6:00/km",)


def test_doubles_share_the_distance_of_the_day() -> None:
    """Unless the text gives each its own."""
    rows = '1,1,2 recovery runs,10,mi\n1,2,"AM: easy / PM: easy",9,km\n1,3,AM 5 km easy PM easy,9,km\n'
    found = run_plan.loads(HEADER + rows)

    assert lines(found) == [
        "1 mon am recovery 5mi",
        "1 mon pm recovery 5mi",
        "1 tue am easy 4.5km",
        "1 tue pm easy 4.5km",
        "1 wed am easy 5km",
        "1 wed pm easy 4.5km",
    ]


def test_the_clear_longest_run_of_a_week_is_long() -> None:
    """Where nothing else is called long and only its length is said."""
    plain = run_plan.loads(
        HEADER + "1,2,3 mi,3,mi\n1,4,4 mi run,4,mi\n1,7,5 mi,5,mi\n2,2,4 mi,4,mi\n2,7,4 mi,4,mi\n"
    )
    timed = run_plan.loads("Mon: 30 min\nSun: 60 min\nMon: 20 min\nSun: 40 min\nMon easy\nSun run")
    named = run_plan.loads("Tue: 4 mi long\nSun: 9 mi run\nSun 5 mi run")
    alone = run_plan.loads("Tue: 4 mi\nTue: 9 mi")

    assert [one.kind for one in plain.sessions] == ["easy", "easy", "long", "easy", "easy"]
    assert plain.sessions[2].guessed[-1] == "the clear longest run of its week is its long run"
    assert [one.kind for one in timed.sessions] == ["easy", "long", "easy", "easy", "easy", "easy"]
    assert [one.kind for one in named.sessions] == ["long", "easy", "easy"]
    assert [one.kind for one in alone.sessions] == ["easy", "easy"]


def test_the_pace_of_the_race() -> None:
    """Race pace is that of the goal race."""
    week = "Mon: 8 km at race pace\nSun: {} race"
    kinds = {
        race: run_plan.loads(week.format(race)).sessions[0].kind
        for race in ("10K", "half marathon", "marathon")
    }

    assert kinds == {"10K": "intervals", "half marathon": "tempo", "marathon": "marathon-pace"}


def test_a_short_m_is_miles_where_it_cannot_be_minutes() -> None:
    """Nobody plans a run of three minutes."""
    assert lines(run_plan.loads("Mon: 3 m run\nSun: 12 m run"))[0] == "1 mon easy 3mi"
    assert lines(run_plan.loads("Mon: 30m run\nSun: 45m run"))[0] == "1 mon easy 30min"


def test_what_is_beside_a_session_that_is_no_run() -> None:
    """Only runs have a distance; the rest is said."""
    found = run_plan.loads(HEADER + "1,1,Swim,1,mi\n1,2,Rest,,\n1,3,,,\n")

    assert found.sessions[0].guessed == ("1 mi beside it is left out: only runs have a distance",)
    assert found.sessions[2].guessed == ("an empty day is a day of rest",)
    assert found.guessed == (found.sessions[0], found.sessions[2])


def test_of_a_text_without_end_the_beginning_is_read() -> None:
    """And that is said; the note has all of it."""
    text = "5 km easy, " * 200
    (one,) = run_plan.loads(f"Mon: {text}").sessions

    assert "only the first 400 words and numbers are read" in one.guessed
    assert one.text == text.strip()


def test_the_summary_says_everything() -> None:
    """Notices, guesses, words that stay in notes, and what was not read."""
    found = run_plan.loads("Mon: 5 km at grandma's\nTue: see page 3\nWed: 8 km speed\n")

    assert str(found).splitlines() == [
        "Read 2 sessions and 0 days of rest in 1 week; 2 have estimated minutes.",
        "no easy pace is given: estimated minutes assume 6:00/km",
        "Guessed, 1 time: a distance or time alone is an easy run",
        "Guessed, 1 time: speed is taken as intervals",
        "Words kept as notes only: grandmas",
        "Not read: week 1 tue: 'see page 3': no session is recognised in it",
    ]


def test_the_goal_race_is_the_last_that_is_no_tune_up() -> None:
    """The end of the plan with the distance of a race is the race."""
    ends = run_plan.loads(
        HEADER + "1,7,Half marathon,13.1,mi\n2,6,10K tune-up race,,mi\n2,7,Plan Ends,26.2,mi\n"
    )
    other = run_plan.loads(HEADER + "1,7,Tune-up race,,mi\n2,7,Plan Ends,4,mi\n")

    assert lines(ends) == ["1 sun race B half", "2 sat race B 10km", "2 sun race A marathon"]
    assert ends.race == ends.sessions[2]
    assert "the end of the plan with the distance of a race is the race" in ends.sessions[2].guessed
    assert other.race is None
    assert other.sessions[0].guessed == ("the distance of the race", "the race is taken for one of 10km")


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
