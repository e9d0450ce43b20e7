"""Plans: weeks in a row."""

import copy
import pickle
from datetime import date, datetime
from typing import cast

import pytest

from runstrength.days import Slot, Weekday
from runstrength.errors import AmbiguousSessionError, InvalidValueError, NotationError, UnknownSessionError
from runstrength.model.exercise import Exercise
from runstrength.model.plan import Plan
from runstrength.model.session import Prescription, RunSession, StrengthSession
from runstrength.model.week import PlannedSession, Week
from runstrength.muscles import Muscle, MuscleGroup
from runstrength.quantities import Distance, Duration, Pace

SQUAT = Exercise(name="back squat", pattern="squat", direct=["quadriceps"], indirect=["erectors"])
POGO = Exercise(name="pogo", pattern="jump", direct=["soleus"], modality="plyometric")
LEGS = StrengthSession([Prescription(SQUAT, "3x5"), Prescription(POGO, "2x10")])
EASY = RunSession("easy", duration=Duration(3600))
BASE = Week([PlannedSession("mon pm", LEGS), PlannedSession("wed", EASY)], labels="base")
RACE = Week(
    [PlannedSession("tue pm", "strength 30min", key="s1"), PlannedSession("sun", "race half", key="goal")]
)
PLAN = Plan([BASE, BASE, RACE], name="First half", start=date(2027, 1, 4), zone="Europe/London")


def test_plan_is_a_value() -> None:
    """Equal by content, whatever is iterable its weeks come in, and through copies and pickles."""
    again = Plan(iter(PLAN.weeks), name="First half", start=date(2027, 1, 4), zone="Europe/London")

    for other in (again, copy.copy(PLAN), copy.deepcopy(PLAN), pickle.loads(pickle.dumps(PLAN))):
        assert (other, hash(other), str(other)) == (PLAN, hash(PLAN), str(PLAN))
    assert Plan(PLAN.weeks) != PLAN


def test_weeks_of_a_plan_have_neighbours() -> None:
    """So the question whether one repeats does not arise."""
    assert Plan([Week(repeats=False)]) == Plan([Week()])


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"weeks": [BASE, "week"]}, "weeks must be weeks only, not 'week'"),
        ({"weeks": None}, "weeks must be weeks only, not None"),
        ({"weeks": RACE}, "2 problems"),
        (
            {"weeks": [RACE, BASE, RACE]},
            "weeks must be weeks with different keys, not 's1' in week 1, week 3",
        ),
        ({"name": " x"}, "name must be one line of printable text without spaces around it, not ' x'"),
        ({"name": None}, "name must be one line .* not None"),
        ({"start": date(2027, 1, 6)}, "start must be a Monday, such as 2027-01-04, not 2027-01-06"),
        ({"start": datetime(2027, 1, 4)}, "start must be a date or None, not 2027-01-04 00:00:00"),  # noqa: DTZ001
        ({"start": "2027-01-04"}, "start must be a date or None, not '2027-01-04'"),
        (
            {"weeks": [BASE], "start": date(9999, 12, 27)},
            "start must be early enough for the plan to end in this",
        ),
        (
            {"zone": "Europe/Atlantis"},
            "zone must be a time zone such as Europe/London that this machine knows",
        ),
        ({"zone": "../etc/passwd"}, "zone must be a time zone"),
        ({"zone": "Europe"}, "zone must be a time zone"),
        ({"zone": None}, "zone must be text, not None"),
        ({"name": 3, "start": 3, "zone": 3}, "3 problems"),
    ],
)
def test_malformed_plan_is_refused(fields: dict[str, object], message: str) -> None:
    """With the field, the value and what is allowed."""
    with pytest.raises(InvalidValueError, match=message):
        Plan(**fields)  # type: ignore[arg-type]


def test_plan_numbers_its_sessions() -> None:
    """In order of time, weeks from 1."""
    assert [(number, str(planned.slot)) for number, planned in PLAN.numbered] == [
        (1, "mon pm"), (1, "wed"), (2, "mon pm"), (2, "wed"), (3, "tue pm"), (3, "sun"),
    ]  # fmt: skip
    assert PLAN.sessions == tuple(planned for _, planned in PLAN.numbered)
    assert PLAN.week(3) is PLAN.weeks[2]


@pytest.mark.parametrize(
    ("ref", "number", "slot"),
    [
        ("s1", 3, "tue pm"),
        ("tue", 3, "tue pm"),
        (Slot("sun"), 3, "sun"),
        (RACE.sessions[0], 3, "tue pm"),
        ("week 2 wed", 2, "wed"),
        ("  Week 1  mon pm", 1, "mon pm"),
        ("week 3 goal", 3, "sun"),
    ],
)
def test_session_is_found_with_its_week(ref: str | Slot | PlannedSession, number: int, slot: str) -> None:
    """By itself, its key, a slot that only one week uses, or a week and a key or slot."""
    found = PLAN.find(ref)

    assert (found[0], str(found[1].slot)) == (number, slot)


@pytest.mark.parametrize(
    "ref", ["mon", "wed am", Slot("mon", "pm"), BASE.sessions[0], copy.copy(BASE.sessions[0])]
)
def test_session_of_several_weeks_is_ambiguous(ref: str | Slot | PlannedSession) -> None:
    """The error says in which weeks; the very object does not help, since weeks may share it."""
    with pytest.raises(AmbiguousSessionError, match=r"means 2 sessions: week 1 .*; week 2 .*"):
        PLAN.find(ref)


def test_slot_written_just_so_goes_first_in_its_week_alone() -> None:
    """Another week with a session in that half of the day still makes it ambiguous."""
    exact = Week([PlannedSession("tue pm", EASY), PlannedSession("tue 18:30", LEGS)])
    loose = Week([PlannedSession("tue 19:00", EASY)])

    assert Plan([exact]).find("tue pm") == (1, exact.sessions[0])
    with pytest.raises(AmbiguousSessionError, match=r"week 1 tue pm .*; week 2 tue 19:00"):
        Plan([exact, loose]).find("tue pm")


@pytest.mark.parametrize(
    ("ref", "error", "message"),
    [
        ("thu", UnknownSessionError, "there is no session 'thu'"),
        ("gaol", UnknownSessionError, "no session has the key 'gaol', .* did you mean 'goal'"),
        ("week 1 s1", UnknownSessionError, "no session has the key 's1'"),
        ("week 1 tue", UnknownSessionError, "there is no session 'tue'"),
        ("week 4 tue", InvalidValueError, "week must be one of its 3 weeks, counted from 1, not 4"),
        ("week 0 tue", InvalidValueError, "not 0"),
        ("week 3", UnknownSessionError, "no session has the key 'week 3'"),
        (PlannedSession("thu", EASY), UnknownSessionError, "there is no session 'thu easy 60min'"),
        (None, InvalidValueError, "ref must be a planned session, its key or its slot, not None"),
    ],
)
def test_session_that_is_not_there(ref: str, error: type[Exception], message: str) -> None:
    """Is named in the error."""
    with pytest.raises(error, match=message):
        PLAN.find(ref)


@pytest.mark.parametrize("number", [0, 4, -1, True, 1.0, None])
def test_week_that_is_not_there(number: int) -> None:
    """Is refused."""
    with pytest.raises(InvalidValueError, match="week must be one of its 3 weeks, counted from 1, not"):
        PLAN.week(number)


def test_week_is_replaced_or_appended() -> None:
    """The rest of the plan stays."""
    assert PLAN.with_week(2, Week()).weeks == (BASE, Week(), RACE)
    assert PLAN.with_week(4, "wed easy 45min").weeks[3] == Week.parse("wed easy 45min")
    assert PLAN.with_week(2, Week()).start == PLAN.start
    assert Plan().with_week(1, BASE) == Plan([BASE])
    with pytest.raises(InvalidValueError, match="week must be a whole number from 1 to 4, not 5"):
        PLAN.with_week(5, BASE)
    with pytest.raises(InvalidValueError, match="'s1' in week 2, week 3"):
        PLAN.with_week(2, RACE)
    with pytest.raises(NotationError):
        PLAN.with_week(1, "nothing")


def test_session_is_added_to_a_week() -> None:
    """With all that a planned session has."""
    plan = PLAN.with_session(2, "fri am", "easy 30min", key="e", optional=True, note="slow")

    assert str(plan.weeks[1].sessions[-1]) == 'fri am easy 30min [e] (optional) -- "slow"'
    assert plan.weeks[0] == BASE
    with pytest.raises(InvalidValueError, match="counted from 1, not 9"):
        PLAN.with_session(9, "fri", EASY)
    with pytest.raises(InvalidValueError, match="'s1' in week 1, week 3"):
        PLAN.with_session(1, "fri", EASY, key="s1")


def test_session_is_taken_away() -> None:
    """From its own week, also where weeks share sessions."""
    assert PLAN.without("week 2 wed").weeks == (BASE, BASE.without("wed"), RACE)
    assert PLAN.without("goal").weeks == (BASE, BASE, RACE.without("goal"))
    assert PLAN.without(RACE.sessions[1]) == PLAN.without("goal")
    with pytest.raises(UnknownSessionError):
        PLAN.without("thu")


def test_session_is_moved_inside_its_week_and_to_another() -> None:
    """It keeps its key, and nothing else changes."""
    assert PLAN.moved("s1", "wed am").weeks == (BASE, BASE, RACE.moved("s1", "wed am"))
    assert PLAN.moved("s1", "wed am", week=3) == PLAN.moved("s1", "wed am")
    away = PLAN.moved("s1", Slot("wed"), week=1)
    assert away.find("s1") == (1, PlannedSession("wed", "strength 30min", key="s1"))
    assert [len(week.sessions) for week in away.weeks] == [3, 2, 1]
    assert [str(p.slot) for p in away.weeks[0]] == ["mon pm", "wed", "wed"]
    assert away.moved("s1", "tue pm", week=3) == PLAN
    assert PLAN.moved("week 2 wed", "wed", week=1).weeks[0].sessions[1:] == (BASE.sessions[1],) * 2


@pytest.mark.parametrize(
    ("ref", "to", "week", "error"),
    [
        ("nobody", "wed", None, UnknownSessionError),
        ("mon", "wed", None, AmbiguousSessionError),
        ("s1", "noday", None, NotationError),
        ("s1", "noday", 1, NotationError),
        ("s1", "wed", 4, InvalidValueError),
        ("s1", "wed", True, InvalidValueError),
        ("s1", None, 1, InvalidValueError),
    ],
)
def test_move_that_cannot_be_made_is_refused(
    ref: str, to: str, week: int | None, error: type[Exception]
) -> None:
    """Whatever is wrong with it."""
    with pytest.raises(error):
        PLAN.moved(ref, to, week=week)


def test_plan_knows_its_dates() -> None:
    """When it has a start."""
    assert PLAN.date_of(1, "mon") == date(2027, 1, 4)
    assert PLAN.date_of(3, Slot("sun", "pm")) == PLAN.date_of(3, Weekday.SUN) == date(2027, 1, 24)
    assert Plan(PLAN.weeks).date_of(1, "mon") is None
    assert Plan([Week()] * 2, start=date(9999, 12, 13)).date_of(2, "sun") == date(9999, 12, 26)
    with pytest.raises(InvalidValueError, match="counted from 1"):
        PLAN.date_of(4, "mon")
    with pytest.raises(InvalidValueError, match="day must be a day of the week, not 99"):
        PLAN.date_of(1, cast("Weekday", 99))
    with pytest.raises(NotationError):
        PLAN.date_of(1, "noday")


def test_plan_adds_up() -> None:
    """Sets, landings and minutes of all weeks."""
    assert dict(PLAN.sets_per_muscle()) == {Muscle.QUADRICEPS: 6, Muscle.SOLEUS: 4, Muscle.ERECTORS: 3}
    assert list(PLAN.sets_per_group()) == [MuscleGroup.QUADRICEPS, MuscleGroup.CALVES, MuscleGroup.CORE]
    assert PLAN.landings == 40
    assert PLAN.minutes() is None
    far = Plan([Week([PlannedSession("mon", RunSession("easy", distance=Distance(10)))])] * 2)
    assert far.minutes(easy_pace=Pace(360)) == 120


@pytest.mark.parametrize(
    ("plan", "text"),
    [
        (Plan(), "plan"),
        (Plan(name="A # b", start=date(2027, 1, 4)), 'name: "A # b"\nstart: 2027-01-04'),
        (Plan(name='The "one"'), 'name: "The \\"one\\""'),
        (Plan([Week(), Week(labels="base")]), "week 1\n\nweek 2 [base]"),
        (Plan([Week([PlannedSession("wed", EASY)])], zone="UTC"), "zone: UTC\n\nweek 1\nwed easy 60min"),
    ],
)
def test_plan_prints_and_reads_back(plan: Plan, text: str) -> None:
    """The head, then week by week."""
    assert str(plan) == text
    assert Plan.parse(text) == plan


def test_notebook_shows_a_table() -> None:
    """With the name of the plan."""
    assert "First half" in PLAN._repr_html_()
