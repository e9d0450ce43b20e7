"""The tables of a week and of a plan."""

from datetime import date

import pytest

from runstrength.display.week import plan_sheet, week_sheet
from runstrength.errors import InvalidValueError
from runstrength.model.exercise import Exercise
from runstrength.model.plan import Plan
from runstrength.model.session import (
    CrossTrainingSession,
    Prescription,
    RaceSession,
    RunSession,
    StrengthSession,
)
from runstrength.model.week import PlannedSession, Week
from runstrength.quantities import Distance, Duration

SQUAT = Exercise(name="back squat", pattern="squat", direct={"quadriceps"}, indirect={"erectors"})
POGO = Exercise(name="pogo hops", pattern="jump", direct={"soleus"}, modality="plyometric", impact=1)
LEGS = StrengthSession([Prescription(SQUAT, "3x5 @100kg"), Prescription(POGO, "2x10")])
HOUR = RunSession("easy", duration=Duration(3600))
MILES = RunSession("long", distance=Distance(10, "mi"))
WEEK = Week(
    [
        PlannedSession("tue 18:30", LEGS, key="s1", optional=True, note="at the gym"),
        PlannedSession("tue am", HOUR),
        PlannedSession("sat", MILES, key="s2"),
    ],
    labels="base, deload",
)


def test_week_has_a_row_for_each_session_and_each_empty_day() -> None:
    """Days come in order, sessions of a day in order of time."""
    grid = week_sheet(WEEK).grids[0]

    assert [(row[0], row[1].partition("\n")[0], row[2]) for row in grid.rows] == [
        ("Mon", "rest", ""),
        ("Tue am", "easy 60min", "60"),
        ("Tue 18:30", "strength", "about 11"),
        ("Wed", "rest", ""),
        ("Thu", "rest", ""),
        ("Fri", "rest", ""),
        ("Sat", "long 10mi", "–"),
        ("Sun", "rest", ""),
    ]
    assert grid.footer == ("Total", "3 sessions", "about 71+", "")
    assert grid.notes == (
        '"About" marks an estimate.',
        "– stands for what is not known, and + for more of it.",
    )


def test_week_notes_hold_key_optional_and_note() -> None:
    """The column is there only when a session has one of them."""
    grid = week_sheet(WEEK).grids[0]

    assert [row[3] for row in grid.rows if row[3]] == ["[s1] optional\nat the gym", "[s2]"]
    assert [c.name for c in week_sheet(Week()).grids[0].header] == ["When", "Session", "Minutes"]
    noted = Week([PlannedSession("mon", HOUR, note="with Ann")])
    assert week_sheet(noted).grids[0].rows[0][3] == "with Ann"


@pytest.mark.parametrize(
    ("week", "title", "expected"),
    [
        (WEEK, "", "Week: base, deload"),
        (WEEK, "Week 3", "Week 3: base, deload"),
        (Week(), "", "Week"),
        (Week(repeats=False), "", "Single week"),
    ],
)
def test_week_is_called_by_its_title_and_labels(week: Week, title: str, expected: str) -> None:
    """A week that does not repeat says so."""
    assert week_sheet(week, title=title).grids[0].title == expected


def test_week_without_strength_has_one_table() -> None:
    """No sets are no table of sets."""
    assert len(week_sheet(WEEK).grids) == 2
    (only,) = week_sheet(Week([PlannedSession("mon", HOUR)])).grids
    assert only.footer == ("Total", "1 session", "60")


def test_week_counts_landings_under_its_sets() -> None:
    """Two sets of ten hops are twenty landings."""
    assert "Landings: 20." in week_sheet(WEEK).grids[1].notes


def test_week_with_a_pace_and_units() -> None:
    """A pace gives minutes to a distance, and units convert it."""
    grid = week_sheet(WEEK, units="km, lb", easy_pace="6:00/km").grids[0]

    assert grid.rows[6][1:3] == ("long 16.1km", "about 98")
    assert "back squat 3x5 @220.5lb" in grid.rows[2][1]
    assert grid.notes == ('"About" marks an estimate.', "Converted numbers are rounded.")


def test_plan_has_a_row_for_each_week() -> None:
    """Dates, labels and figures, with a total."""
    bike = PlannedSession("sun", CrossTrainingSession("bike", duration=Duration(3600)))
    race = PlannedSession("sun", RaceSession("10km"))
    plan = Plan(
        [WEEK, Week([bike]), Week([race])], name="Spring", start=date(2027, 1, 4), zone="Europe/London"
    )

    grid = plan_sheet(plan).grids[0]

    assert grid.title == "Spring"
    names = ["Week", "Starts", "For", "Runs", "Strength", "Other", "Minutes", "Landings"]
    assert [c.name for c in grid.header] == names
    assert grid.rows == (
        ("1", "2027-01-04", "base, deload", "2", "1", "0", "about 71+", "20"),
        ("2", "2027-01-11", "", "0", "0", "1", "60", "0"),
        ("3", "2027-01-18", "", "1", "0", "0", "–", "0"),
    )
    assert grid.footer == ("Total", "", "", "3", "1", "1", "about 131+", "20")
    assert grid.notes == (
        '"About" marks an estimate.',
        "– stands for what is not known, and + for more of it.",
        "Clock times are those of Europe/London.",
    )


def test_plan_leaves_out_columns_with_nothing_in_them() -> None:
    """A plan of runs without dates has no column for dates, labels, landings or other sessions."""
    (grid,) = plan_sheet(Plan([Week([PlannedSession("mon", HOUR)])])).grids

    assert [c.name for c in grid.header] == ["Week", "Runs", "Strength", "Minutes"]
    assert (grid.title, grid.notes) == ("Plan", ())


def test_plan_sets_give_the_least_and_the_most_of_a_week() -> None:
    """A week without strength counts as none."""
    grid = plan_sheet(Plan([WEEK, Week()])).grids[1]

    assert grid.rows == (
        ("quadriceps", "lower", "3", "0", "3"),
        ("calves", "lower", "2", "0", "2"),
        ("core", "core", "1.5", "0", "1.5"),
    )
    assert grid.notes == ("Sets count 1 for a group that they train directly and 0.5 for one that helps.",)


def test_plan_sets_of_unknown_content_are_dashes() -> None:
    """Strength of unknown content is named instead of counting as nothing."""
    grids = plan_sheet(Plan([Week([PlannedSession("mon", StrengthSession())])])).grids

    assert grids[0].rows == (("1", "0", "1", "–", "–"),)
    assert grids[1].rows == (("–",) * 5,)
    assert grids[1].notes == ("Not counted: 1 strength session of unknown content.",)


def test_plan_refuses_unknown_units() -> None:
    """Its tables have nothing to convert, and a slip is still told."""
    with pytest.raises(InvalidValueError):
        plan_sheet(Plan(), units="stone")
