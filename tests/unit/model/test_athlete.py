"""Athletes, their pains and their wishes."""

import copy
import pickle
from typing import cast

import pytest

from runstrength.days import SlotSet
from runstrength.errors import InvalidValueError, NotationError
from runstrength.model.athlete import Athlete, Level, Pain, Preference, PreferenceKind, Priority, RunnerType
from runstrength.quantities import Load, Pace

MAXIMA: dict[str, Load | str] = {"deadlift": Load(250, "lb"), "back squat": "100kg"}
RUNNER = Athlete(
    type="middle distance",
    level="novice",
    age=34,
    available="mon pm, wed",
    session_minutes=30,
    easy_pace="5:30/km",
    equipment=["band", "dumbbells"],
    priority="strength",
    preferences=["avoid fri", "evenly spread"],
    one_rep_maxes=MAXIMA,
    lifting_months=3,
    supervised=True,
    pregnant=True,
    cleared=True,
    pains=[Pain(where="left Achilles tendon", score=3, worse_next_day=True)],
    symptoms="chest-pain",
)


def test_texts_are_taken_for_values() -> None:
    """Enumerations, slots, paces, loads and preferences."""
    assert (RUNNER.type, RUNNER.level, RUNNER.priority) == (
        RunnerType.MIDDLE_DISTANCE,
        Level.NOVICE,
        Priority.STRENGTH,
    )
    assert (RUNNER.available, RUNNER.easy_pace) == (SlotSet("mon pm, wed"), Pace(330))
    assert RUNNER.preferences == (Preference("avoid", "fri"), Preference("evenly spread"))
    assert RUNNER.one_rep_maxes == (("back squat", Load(100)), ("deadlift", Load(250, "lb")))
    assert RUNNER.symptoms == {"chest-pain"}


def test_athlete_is_a_value() -> None:
    """The order of maxima and equipment does not matter; copies and pickles are equal."""
    assert Athlete(one_rep_maxes={"back squat": "100kg", "deadlift": "250lb"}) == Athlete(
        one_rep_maxes=iter(RUNNER.one_rep_maxes)
    )
    assert hash(Athlete(equipment=["a", "b"])) == hash(Athlete(equipment={"b", "a"}))
    for again in (copy.copy(RUNNER), copy.deepcopy(RUNNER), pickle.loads(pickle.dumps(RUNNER))):
        assert (again, hash(again)) == (RUNNER, hash(RUNNER))


def test_everything_may_be_left_out() -> None:
    """What is not known is `None`."""
    nobody = Athlete()

    assert (nobody.type, nobody.age, nobody.available, nobody.easy_pace) == (None,) * 4
    assert (nobody.level, nobody.priority) == (Level.INTERMEDIATE, Priority.RUNNING)
    assert Athlete(preferences="avoid fri") == Athlete(preferences=[Preference("avoid", "fri")])


def test_health_is_not_printed() -> None:
    """Neither pains and symptoms nor pregnancy and clearance."""
    for word in ("pregnant", "cleared", "pain", "Achilles", "symptoms", "chest"):
        assert word not in repr(RUNNER)
        assert word not in str(RUNNER)


@pytest.mark.parametrize(
    ("athlete", "novice", "trained"),
    [
        (Athlete(), False, False),
        (Athlete(level="novice"), True, False),
        (Athlete(level="advanced"), False, True),
        (Athlete(level="advanced", lifting_months=5), True, False),
        (Athlete(level="novice", lifting_months=6), False, False),
        (Athlete(level="novice", lifting_months=12), False, True),
        (Athlete(lifting_months=0), True, False),
    ],
)
def test_months_say_more_than_the_level(athlete: Athlete, novice: bool, trained: bool) -> None:
    """Under six make a novice, twelve a trained lifter."""
    assert (athlete.is_novice, athlete.is_trained) == (novice, trained)


def test_maximum_is_looked_up_by_name() -> None:
    """As it was given."""
    assert RUNNER.one_rep_max("deadlift") == Load(250, "lb")
    assert RUNNER.one_rep_max("bench press") is None


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("type", "jogging", "type must be one of jogger, .* not 'jogging'; did you mean 'jogger'"),
        ("level", None, "level must be one of novice, intermediate, advanced, not None"),
        ("priority", 3, "priority must be one of running, strength, not 3"),
        ("age", 4, "age must be a whole number from 5 to 120, not 4"),
        ("age", 30.0, "age must be a whole number from 5 to 120, not 30.0"),
        ("session_minutes", 241, "session_minutes must be a whole number from 5 to 240, not 241"),
        ("lifting_months", -1, "lifting_months must be a whole number from 0 to 1200, not -1"),
        ("available", {"mon"}, "available must be a SlotSet or None, not {'mon'}"),
        ("easy_pace", 330, "easy_pace must be a Pace or None, not 330"),
        ("preferences", [3], "preferences must be preferences only, not 3"),
        ("equipment", ["band", ""], "equipment must be one line of printable text"),
        ("equipment", None, "equipment must be one line of printable text .* not None"),
        ("symptoms", [[]], "symptoms must be one line of printable text .* not \\[\\]"),
        ("supervised", 1, "supervised must be true or false, not 1"),
        ("pregnant", "no", "pregnant must be true or false, not 'no'"),
        ("cleared", None, "cleared must be true or false, not None"),
        ("pains", "knee", "pains must be pains only, not 'knee'"),
        ("one_rep_maxes", None, "one_rep_maxes must be pairs of an exercise and its load, not \\(None,\\)"),
        ("one_rep_maxes", [("squat", "1kg", 3)], "one_rep_maxes must be pairs"),
        ("one_rep_maxes", [("a", "1kg"), ("a", "2kg")], "one maximum for each exercise, not two for 'a'"),
        ("one_rep_maxes", {3: "100kg"}, "one_rep_maxes must be one line of printable text .* not 3"),
    ],
)
def test_malformed_athlete_is_refused(field: str, value: object, message: str) -> None:
    """With the field, the value and what is allowed."""
    with pytest.raises(InvalidValueError, match=message) as caught:
        Athlete(**{field: value})  # type: ignore[arg-type]
    assert [problem.field for problem in caught.value.problems] == [field]


def test_maximum_of_another_kind_is_named_with_its_exercise() -> None:
    """So that the right one can be mended."""
    with pytest.raises(InvalidValueError, match=r"one_rep_maxes\['squat'\] must be a Load, not 100"):
        Athlete(one_rep_maxes={"squat": cast("Load", 100)})


def test_unreadable_texts_come_together() -> None:
    """As one error of notation; with another fault as one of the value."""
    texts = {
        "available": "noday",
        "easy_pace": "fast",
        "preferences": "wish",
        "one_rep_maxes": {"squat": "heavy"},
    }

    with pytest.raises(NotationError) as unread:
        Athlete(**texts)  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError) as mixed:
        Athlete(**texts, age=-1)  # type: ignore[arg-type]
    fields = {"available", "easy_pace", "preferences", "one_rep_maxes['squat']"}
    assert {problem.field for problem in unread.value.problems} == fields
    assert {problem.field for problem in mixed.value.problems} == fields | {"age"}


@pytest.mark.parametrize(
    ("preference", "text"),
    [
        (Preference("prefer", "mon pm, wed"), "prefer mon pm, wed"),
        (Preference(PreferenceKind.AVOID, SlotSet("fri")), "avoid fri"),
        (Preference("hard days hard"), "hard days hard"),
        (Preference("evenly spread"), "evenly spread"),
        (Preference("same slots every week"), "same slots every week"),
    ],
)
def test_preference_prints_and_reads_back(preference: Preference, text: str) -> None:
    """As a wish in words."""
    assert str(preference) == text
    assert Preference.parse(text) == preference


@pytest.mark.parametrize(
    ("kind", "slots", "messages"),
    [
        ("like", None, ["kind must be one of prefer, avoid, .* not 'like'"]),
        ("prefer", None, ["slots must be the slots to prefer, not none"]),
        ("avoid", "", ["slots must be the slots to avoid, not none"]),
        ("evenly spread", "mon", ["slots must be left out for 'evenly spread', not mon"]),
        ("prefer", ["mon"], ["slots must be a SlotSet or None, not \\['mon'\\]"]),
        ("like", 3, ["kind must be", "slots must be a SlotSet or None, not 3"]),
    ],
)
def test_wish_without_a_meaning_is_refused(kind: str, slots: str, messages: list[str]) -> None:
    """With all that is wrong."""
    with pytest.raises(InvalidValueError) as caught:
        Preference(kind, slots)
    assert len(caught.value.problems) == len(messages)
    for message in messages:
        assert caught.match(message)


def test_unreadable_slots_of_a_wish() -> None:
    """Are an error of notation."""
    with pytest.raises(NotationError, match="Preference: slots: line 1"):
        Preference("avoid", "noday")


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"where": " "}, "where must be one line of printable text"),
        ({"score": 11}, "score must be a number from 0 to 10, not 11"),
        ({"score": None}, "score must be a number from 0 to 10, not None"),
        ({"worse_next_day": "yes"}, "worse_next_day must be true or false, not 'yes'"),
    ],
)
def test_malformed_pain_is_refused(fields: dict[str, object], message: str) -> None:
    """With the field, the value and what is allowed."""
    with pytest.raises(InvalidValueError, match=message):
        Pain(**{"where": "knee", "score": 3, **fields})  # type: ignore[arg-type]
