"""From rows to a plan."""

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
