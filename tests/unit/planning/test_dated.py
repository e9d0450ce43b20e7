"""The running plan made ready: its dates, its race, and strength of unknown content."""

from datetime import date, timedelta

import pytest
from tests.unit.planning.seasons import MONDAY, RACE_WEEK, RUNS, runs

from runstrength.days import Slot
from runstrength.errors import InvalidValueError
from runstrength.model import Plan, Week
from runstrength.planning import Race
from runstrength.planning._dated import _with_session, made_ready

SUNDAY = MONDAY + timedelta(days=27)
"""The last day of four weeks."""


def race_lines(plan: Plan) -> list[str]:
    """Return the races with their weeks."""
    return [f"{number} {planned}" for number, planned in plan.numbered if "race " in str(planned)]


def test_a_plan_without_dates_is_dated_by_its_race() -> None:
    """The week of its goal is the week of the date."""
    ready = made_ready(runs(6, race=None, other={4: RACE_WEEK}, dated=False), Race(on=SUNDAY))

    assert ready.plan.start == MONDAY
    assert ready.goal is not None
    assert ready.goal.week == 4
    assert ready.notes == (
        "The running plan has no dates: week 4 is the week of the race, so week 1 starts 2027-01-04.",
    )


def test_a_plan_without_dates_and_race_ends_with_it() -> None:
    """The last week is the week of the race."""
    ready = made_ready(runs(4, race=None, dated=False), Race(on=SUNDAY, distance="marathon"))

    assert ready.plan.start == MONDAY
    assert race_lines(ready.plan) == ["4 sun race A marathon"]
    assert ready.goal is not None
    assert ready.goal.is_marathon
    assert ready.notes[1:] == ("The run of race day gives way to the race: week 4 sun.",)


def test_nothing_is_changed_without_need() -> None:
    """A race that stands where it should."""
    plan = runs(4)

    assert made_ready(plan, None).plan == plan
    assert made_ready(plan, Race(on=SUNDAY)) == made_ready(plan, None)
    assert made_ready(runs(4, race=None), None).goal is None


def test_the_race_stands_on_its_day() -> None:
    """Moved within its week, with what it says changed; the run of the day gives way."""
    race = Race(on=SUNDAY - timedelta(days=5), distance="10km", priority="B")
    ready = made_ready(runs(4), race)

    assert race_lines(ready.plan) == ["4 tue race B 10km"]
    assert [str(s) for s in ready.plan.weeks[3].sessions] == ["tue race B 10km"]
    assert ready.notes == (
        "The race of week 4 stands on tue, as its date says, and not on sun.",
        "The run of race day gives way to the race: week 4 tue.",
    )


def test_what_the_date_says_about_the_race_of_its_day_counts() -> None:
    """Distance and priority are taken from it, the distance where it gives one."""
    assert race_lines(made_ready(runs(4), Race(on=SUNDAY, priority="B")).plan) == ["4 sun race B half"]
    assert race_lines(made_ready(runs(4), Race(on=SUNDAY, distance="10km")).plan) == ["4 sun race A 10km"]


def test_without_any_distance_there_is_no_race_to_put() -> None:
    """Neither the date nor the plan knows one."""
    week = Week.parse("tue easy 30min")

    assert _with_session(week, set(), Slot.parse("sun"), Race(on=SUNDAY), None) == week


def test_a_race_on_a_free_day() -> None:
    """No run gives way."""
    ready = made_ready(runs(4, race=None), Race(on=SUNDAY - timedelta(days=2), distance="5km"))

    assert race_lines(ready.plan) == ["4 fri race A 5km"]
    assert ready.notes == ()


def test_a_race_keeps_its_key_and_note() -> None:
    """Wherever it stands."""
    plan = runs(4, race='sun race A half [goal] -- "mine"')
    moved = made_ready(plan, Race(on=SUNDAY - timedelta(days=1)))

    assert race_lines(made_ready(plan, Race(on=SUNDAY)).plan) == ['4 sun race A half [goal] -- "mine"']
    assert race_lines(moved.plan) == ['4 sat race A half [goal] -- "mine"']


def test_a_race_needs_a_distance() -> None:
    """From the date or from the plan."""
    with pytest.raises(InvalidValueError, match="a race with its distance"):
        made_ready(runs(4, race=None), Race(on=SUNDAY))


def test_a_race_before_the_plan_is_refused() -> None:
    """It is out of reach."""
    with pytest.raises(InvalidValueError, match="on the first day of the plan or later, 2027-01-04"):
        made_ready(runs(4), Race(on=MONDAY - timedelta(days=1)))


@pytest.mark.parametrize(("distance", "is_marathon"), [(None, False), ("marathon", True)])
def test_a_race_beyond_the_plan_leaves_the_plan_as_it_is(distance: str | None, is_marathon: bool) -> None:
    """Only its week is known."""
    plan = runs(4, race=None)
    ready = made_ready(plan, Race(on=SUNDAY + timedelta(days=14), distance=distance))

    assert ready.plan == plan
    assert ready.goal is not None
    assert (ready.goal.week, ready.goal.is_marathon) == (6, is_marathon)


@pytest.mark.parametrize(
    ("races", "week"),
    [
        ({3: "A 10km", 6: "B 10km"}, 3),
        ({3: "B 10km", 6: "B 10km"}, 6),
        ({3: "C 10km"}, None),
        ({2: "C 10km", 3: "B 10km", 6: "C marathon"}, 3),
    ],
)
def test_the_goal_is_the_last_race_of_the_highest_priority(races: dict[int, str], week: int | None) -> None:
    """Those of priority C lead nowhere."""
    plan = runs(8, race=None, other={number: f"sun race {text}" for number, text in races.items()})
    goal = made_ready(plan, None).goal

    assert (goal and goal.week) == week


def test_strength_of_unknown_content_is_taken_out() -> None:
    """Strength with exercises stays."""
    one = runs(4, race=None, other={1: "mon strength 45min\ntue strength: plank 3x30s"})
    more = runs(4, race=None, other=dict.fromkeys((1, 2), "mon strength 45min\nsat long 90min"))

    assert [str(s) for s in made_ready(one, None).plan.weeks[0].sessions] == ["tue strength: plank 3x30s"]
    (note,) = made_ready(one, None).notes
    assert note.startswith("The running plan has a strength session that does not say the exercises;")
    assert "has 2 strength sessions that do not say" in made_ready(more, None).notes[0]
    assert str(made_ready(more, None).plan.weeks[2]) == str(runs(1, race=None, other={1: RUNS}).weeks[0])


def test_race_dates_are_dates() -> None:
    """A race ten days after the start is in the second week."""
    ready = made_ready(runs(4, race=None), Race(on=date(2027, 1, 14), distance="5km"))

    assert race_lines(ready.plan) == ["2 thu race A 5km"]
