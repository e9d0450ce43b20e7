"""Planned sessions and weeks of them."""

import copy
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from typing import cast

import pytest

from runstrength.days import DaySet, Slot, Weekday
from runstrength.errors import AmbiguousSessionError, InvalidValueError, NotationError, UnknownSessionError
from runstrength.model.exercise import Exercise
from runstrength.model.session import Prescription, RunSession, SessionFamily, StrengthSession
from runstrength.model.week import PlannedSession, Week
from runstrength.muscles import Muscle, MuscleGroup
from runstrength.quantities import Distance, Duration, Pace

SQUAT = Exercise(name="back squat", pattern="squat", direct=["quadriceps"], indirect=["erectors"])
POGO = Exercise(name="pogo", pattern="jump", direct=["soleus"], modality="plyometric")
LEGS = StrengthSession([Prescription(SQUAT, "3x5"), Prescription(POGO, "2x10")])
HOUR = Duration.of_minutes(60)
EASY, TEMPO = RunSession("easy", duration=HOUR), RunSession("tempo", duration=HOUR)
WEEK = Week(
    [
        PlannedSession("tue pm", LEGS, key="legs"),
        PlannedSession("mon", EASY),
        PlannedSession("tue am", TEMPO, key="tempo"),
        PlannedSession("tue 18:30", "mobility 20min", note="at home"),
        PlannedSession("sat", "race B 10km"),
        PlannedSession("sun 08:00", "long 18km", optional=True),
    ],
    labels="Base, deload",
)


def slots(week: Week) -> list[str]:
    """Return what stands where."""
    return [f"{planned.slot} {planned.session.family}" for planned in week]


@pytest.mark.parametrize(
    ("planned", "text"),
    [
        (PlannedSession("tue pm", "strength 30min"), "tue pm strength 30min"),
        (PlannedSession("tue", EASY, key="a.1_b-c"), "tue easy 60min [a.1_b-c]"),
        (PlannedSession(Slot("tue", "18:30"), EASY, optional=True), "tue 18:30 easy 60min (optional)"),
        (
            PlannedSession("tue", EASY, key="k", optional=True, note='say "hi"'),
            r'tue easy 60min [k] (optional) -- "say \"hi\""',
        ),
    ],
)
def test_planned_session_prints_and_reads_back(planned: PlannedSession, text: str) -> None:
    """As a line of a week."""
    assert str(planned) == text
    assert Week.parse(text).sessions == (planned,)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"slot": 3}, "slot must be a Slot, not 3"),
        ({"slot": "noday", "key": ""}, "2 problems:\n- PlannedSession: slot: line 1"),
        ({"session": LEGS.items}, "session must be a session, not"),
        ({"key": "a b"}, "key must be letters and digits, with .* between them, or None, not 'a b'"),
        ({"key": "-a"}, "key must be"),
        ({"key": ""}, "key must be .* not ''"),
        ({"key": 3}, "key must be .* not 3"),
        ({"optional": 1}, "optional must be true or false, not 1"),
        ({"note": "a\nb"}, "note must be one line of printable text, not 'a\\\\nb'"),
        ({"note": None}, "note must be one line of printable text, not None"),
    ],
)
def test_malformed_planned_session_is_refused(fields: dict[str, object], message: str) -> None:
    """With the field, the value and what is allowed."""
    with pytest.raises(InvalidValueError, match=message):
        PlannedSession(**{"slot": "mon", "session": EASY, **fields})  # type: ignore[arg-type]


def test_texts_of_a_planned_session_are_faulted_together() -> None:
    """As an error of notation."""
    with pytest.raises(NotationError) as caught:
        PlannedSession("noday", "jog 45min x")
    assert {problem.field for problem in caught.value.problems} == {"slot", "session"}


def test_week_is_in_order_of_time() -> None:
    """Whatever the order of writing, so that equal weeks are equal."""
    assert [str(planned.slot) for planned in WEEK] == [
        "mon",
        "tue am",
        "tue pm",
        "tue 18:30",
        "sat",
        "sun 08:00",
    ]
    again = Week(reversed(WEEK.sessions), labels=["deload", "base"][::-1])
    assert (again, hash(again)) == (WEEK, hash(WEEK))
    assert {WEEK: 1}[again] == 1


def test_sessions_of_one_start_keep_their_order() -> None:
    """They follow one another, however their slots are written."""
    first, second = PlannedSession("mon", EASY), PlannedSession("mon am", LEGS)

    assert Week([first, second]).sessions == (first, second)
    assert Week([second, first]).sessions == (second, first)
    assert Week([first, second]) != Week([second, first])


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda week: pickle.loads(pickle.dumps(week))])
def test_week_survives_copies(again: Callable[[Week], Week]) -> None:
    """With its hash."""
    assert (again(WEEK), hash(again(WEEK)), str(again(WEEK))) == (WEEK, hash(WEEK), str(WEEK))


def test_hash_does_not_travel() -> None:
    """In a process with other hashes of texts the week that arrives has the hash that it has there."""
    hash(WEEK)
    code = """
import pickle, sys
from runstrength.model import Week
week = pickle.load(sys.stdin.buffer)
assert hash(week) == hash(Week(week.sessions, labels=week.labels))
"""
    environment = {**os.environ, "PYTHONHASHSEED": "1", "PYTHONPATH": os.pathsep.join(sys.path)}

    subprocess.run([sys.executable, "-c", code], input=pickle.dumps(WEEK), env=environment, check=True)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"sessions": [EASY]}, "sessions must be planned sessions only, not easy 60min"),
        ({"sessions": None}, "sessions must be planned sessions only, not None"),
        (
            {"sessions": [PlannedSession(day, EASY, key="k") for day in ("mon", "tue")]},
            "sessions must be sessions with different keys, not 'k' twice",
        ),
        ({"labels": ["base", "Base"]}, "labels must be different labels, not 'base' twice"),
        ({"labels": "base,"}, "labels must be letters and digits .* not ''"),
        ({"labels": ["a  b", 3]}, "2 problems"),
        ({"repeats": None}, "repeats must be true or false, not None"),
    ],
)
def test_malformed_week_is_refused(fields: dict[str, object], message: str) -> None:
    """With the field, the value and what is allowed."""
    with pytest.raises(InvalidValueError, match=message):
        Week(**fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("ref", "expected"),
    [
        ("legs", "tue pm"),
        ("tempo", "tue am"),
        ("mon", "mon"),
        ("mon am", "mon"),
        ("tue am", "tue am"),
        ("Tuesday PM", "tue pm"),
        ("tue 18:30", "tue 18:30"),
        ("sat pm", None),
        (Slot("sat"), "sat"),
        (Slot("sun", "am"), "sun 08:00"),
        (WEEK.sessions[2], "tue pm"),
        (PlannedSession("mon", EASY), "mon"),
        (PlannedSession("mon am", EASY), None),
        ("wed", None),
        ("sun 08:01", None),
    ],
)
def test_session_is_found_by_itself_key_or_slot(
    ref: str | Slot | PlannedSession, expected: str | None
) -> None:
    """A day means all of the day, and a half of it whatever lies in it, unless one is written just so."""
    if expected is not None:
        assert str(WEEK.find(ref).slot) == expected
        return
    with pytest.raises(UnknownSessionError, match=f"there is no session '{ref}'") as caught:
        WEEK.find(ref)
    assert (caught.value.problems[0].field, caught.value.problems[0].value) == ("ref", ref)


def test_key_goes_before_slot() -> None:
    """A session called like a day is that session."""
    week = Week([PlannedSession("mon", EASY), PlannedSession("tue", TEMPO, key="mon")])

    assert week.find("mon").session == TEMPO
    assert week.find("mon am").session == EASY


def test_ambiguous_slot_names_what_it_could_mean() -> None:
    """So that the right one can be named."""
    with pytest.raises(
        AmbiguousSessionError, match=r"'tue' means 3 sessions: tue am tempo 60min \[tempo\]; tue pm"
    ):
        WEEK.find("tue")
    with pytest.raises(AmbiguousSessionError, match="'mon' means 2 sessions"):
        WEEK.with_session("mon", LEGS).without(Slot("mon"))


def test_slip_in_a_key_is_an_unknown_session() -> None:
    """With the key that was perhaps meant."""
    with pytest.raises(
        UnknownSessionError, match=r"no session has the key 'tempp', .* did you mean 'tempo'"
    ) as caught:
        WEEK.moved("tempp", "wed")
    assert caught.value.problems[0].suggestions == ("tempo",)
    with pytest.raises(
        UnknownSessionError, match=r"no session has the key '25:00', and it is no slot such as tue pm$"
    ):
        WEEK.find("25:00")


@pytest.mark.parametrize("ref", [None, 3, Weekday.MON, ["mon"]])
def test_what_is_no_reference_is_refused(ref: object) -> None:
    """With what one is."""
    with pytest.raises(InvalidValueError, match="ref must be a planned session, its key or its slot, not "):
        WEEK.find(cast("str", ref))


def test_session_is_added_after_those_of_its_start() -> None:
    """And the week is another value."""
    week = Week().with_session("mon", EASY).with_session("mon am", LEGS, key="k", optional=True, note="n")

    assert [str(planned) for planned in week] == ["mon easy 60min", f'mon am {LEGS} [k] (optional) -- "n"']
    assert len(Week().sessions) == 0
    assert slots(WEEK.with_session("tue 12:00", "easy 60min"))[2] == "tue 12:00 run"
    with pytest.raises(InvalidValueError, match="'k' twice"):
        week.with_session("tue", EASY, key="k")
    with pytest.raises(NotationError):
        week.with_session("tue", "jog far")


def test_session_is_taken_away() -> None:
    """One of them, also where the same object stands there twice."""
    assert slots(WEEK.without("legs")) == [s for s in slots(WEEK) if s != "tue pm strength"]
    assert WEEK.without(WEEK.sessions[0]).sessions == WEEK.sessions[1:]
    easy = PlannedSession("mon", EASY)
    assert Week([easy, easy]).without(easy) == Week([easy])
    assert Week([easy, copy.copy(easy)]).without(PlannedSession("mon", EASY)) == Week([easy])


def test_session_is_moved() -> None:
    """It keeps its key and comes after those that already start then; labels stay."""
    moved = WEEK.moved("legs", "mon am")

    assert slots(moved)[:3] == ["mon run", "mon am strength", "tue am run"]
    assert moved.find("legs").slot == Slot("mon", "am")
    assert moved.labels == WEEK.labels == ("base", "deload")
    assert moved.moved("legs", Slot("tue", "pm")) == WEEK
    assert slots(WEEK.moved("tempo", "tue am")) == slots(WEEK)
    with pytest.raises(NotationError):
        WEEK.moved("legs", "noday")
    with pytest.raises(InvalidValueError, match="slot must be a Slot, not None"):
        WEEK.moved("legs", cast("Slot", None))


def test_one_of_two_equal_sessions_is_moved() -> None:
    """The object itself where it is given, since their order in the slot may matter."""
    easy, legs = PlannedSession("mon", EASY), PlannedSession("mon", LEGS)
    twin = copy.copy(easy)

    assert [p.session for p in Week([easy, legs, twin]).moved(twin, "tue")] == [EASY, LEGS, EASY]
    assert [p.session for p in Week([easy, legs, twin]).without(easy)] == [LEGS, EASY]
    assert [p.session for p in Week([easy, legs, twin]).without(twin)] == [EASY, LEGS]


def test_week_sorts_its_sessions_by_family() -> None:
    """Races are not among the runs."""
    assert [str(p.slot) for p in WEEK.strength] == ["tue pm"]
    assert [str(p.slot) for p in WEEK.runs] == ["mon", "tue am", "sun 08:00"]
    assert [str(p.slot) for p in WEEK.races] == ["sat"]


@pytest.mark.parametrize(
    ("what", "days"),
    [
        ("strength", "tue"),
        ("run", "mon tue sun"),
        (SessionFamily.RACE, "sat"),
        ("mobility", "tue"),
        ("cross-training", ""),
        ("long", "sun"),
        ("hills", ""),
    ],
)
def test_days_with_a_kind_of_session(what: str, days: str) -> None:
    """A family or a kind of run."""
    assert WEEK.days_with(what) == DaySet(days)


@pytest.mark.parametrize("what", ["tempos", None, [], 3])
def test_unknown_kind_is_refused(what: object) -> None:
    """With the kinds that there are."""
    with pytest.raises(InvalidValueError, match=r"what must be one of strength, run, .* time-trial, not "):
        WEEK.days_with(cast("str", what))


def test_sessions_of_a_day() -> None:
    """In order."""
    assert WEEK.on("tue") == WEEK.on(Weekday.TUE) == WEEK.sessions[1:4]
    assert WEEK.on("wed") == ()
    with pytest.raises(NotationError):
        WEEK.on("noday")
    with pytest.raises(InvalidValueError):
        WEEK.on(cast("Weekday", 7))


def test_week_adds_up() -> None:
    """Sets, landings and minutes of all its sessions."""
    week = WEEK.with_session("thu", StrengthSession([Prescription(SQUAT, "2x5")]))

    assert dict(week.sets_per_muscle()) == {Muscle.QUADRICEPS: 5, Muscle.ERECTORS: 2.5, Muscle.SOLEUS: 2}
    assert list(week.sets_per_group()) == [MuscleGroup.QUADRICEPS, MuscleGroup.CORE, MuscleGroup.CALVES]
    assert week.landings == 20
    assert Week().minutes() == 0
    assert Week([PlannedSession("mon", EASY), PlannedSession("tue", TEMPO)]).minutes() == 120


def test_minutes_are_unknown_where_those_of_a_session_are() -> None:
    """A pace may make them known."""
    week = Week(
        [PlannedSession("mon", EASY), PlannedSession("sun", RunSession("easy", distance=Distance(10)))]
    )

    assert week.minutes() is None
    assert week.minutes(easy_pace=Pace(360)) == 120
    assert week.with_session("tue", "strength").minutes(easy_pace=Pace(360)) is None


@pytest.mark.parametrize(
    ("week", "text"),
    [
        (Week(), "week"),
        (Week(repeats=False), "week once"),
        (Week(labels=["max strength"]), "week [max strength]"),
        (Week([PlannedSession("mon", EASY)]), "mon easy 60min"),
        (
            Week([PlannedSession("mon", EASY)], labels="a, b", repeats=False),
            "week once [a, b]\nmon easy 60min",
        ),
    ],
)
def test_week_prints_and_reads_back(week: Week, text: str) -> None:
    """With a heading where it says something."""
    assert str(week) == text
    assert Week.parse(text) == week


def test_notebook_shows_a_table() -> None:
    """With the sessions."""
    assert "tempo 60min" in WEEK._repr_html_()
