"""One function for every noun."""

from runstrength.display import exercise_sheet, plan_sheet, session_sheet, show, week_sheet
from runstrength.model.exercise import Exercise
from runstrength.model.plan import Plan
from runstrength.model.session import RaceSession
from runstrength.model.week import PlannedSession, Week

SQUAT = Exercise(name="back squat", pattern="squat", direct={"quadriceps"})
RACE = RaceSession("10km")
WEEK = Week([PlannedSession("sun", RACE)])


def test_show_takes_every_noun() -> None:
    """With the units and the pace where they mean something."""
    how = {"units": "mi", "easy_pace": "5:00/km"}

    assert show(WEEK, units="mi", easy_pace="5:00/km") == week_sheet(WEEK, **how)
    assert show(Plan([WEEK]), units="mi", easy_pace="5:00/km") == plan_sheet(Plan([WEEK]), **how)
    assert show(RACE, units="mi", easy_pace="5:00/km") == session_sheet(RACE, **how)
    assert show(SQUAT) == exercise_sheet(SQUAT)
