"""Whatever a noun is given, it is built right or refused with an error of this library."""

import copy
import math
import pickle
from collections.abc import Callable

import pytest

from runstrength.days import DaySet, Slot, SlotSet
from runstrength.errors import InvalidValueError, RunstrengthError
from runstrength.model import (
    Athlete,
    CrossTrainingSession,
    Dose,
    Exercise,
    GuideOrigin,
    MobilitySession,
    Pain,
    Performed,
    PerformedSet,
    Plan,
    PlannedSession,
    Preference,
    Prescription,
    RaceSession,
    RunSession,
    StrengthSession,
    Superset,
    Tempo,
    Week,
    Work,
)
from runstrength.quantities import Bodyweight, Distance, Duration, Load, Pace, Range


class Unprintable:
    """A foreign value that cannot even say what it is."""

    def __repr__(self) -> str:
        """Fail."""
        raise RuntimeError


NASTY: list[Callable[[], object]] = [
    lambda: None,
    lambda: True,
    lambda: -1,
    lambda: 0,
    lambda: 10**5000,
    lambda: -0.5,
    lambda: math.nan,
    lambda: math.inf,
    lambda: -math.inf,
    lambda: 1e308,
    lambda: "",
    lambda: " padded ",
    lambda: "nonsense",
    lambda: "two\nlines",
    lambda: "\ud800",
    lambda: "\0",
    lambda: "3",
    lambda: b"mon",
    list,
    lambda: [[]],
    lambda: [{}, None, 3, "x", 10**5000],
    lambda: {"a": 1},
    lambda: {"a": []},
    lambda: (1, 2, 3),
    lambda: (2, 1),
    lambda: (math.nan, "x"),
    lambda: (n for n in (1, "x", None)),
    object,
    Unprintable,
    lambda: [Unprintable()],
    lambda: int,
    lambda: Duration(60),
    lambda: Range(1, 2),
    lambda: Range(Distance(1), Distance(2)),
    lambda: Weekless,
]


class Weekless:
    """A class, where a value of one is expected."""


SQUAT = Exercise(name="split squat", pattern="lunge", direct=["quadriceps"])
RIGHT: list[tuple[Callable[..., object], dict[str, object]]] = [
    (Load, {"value": 60.0, "unit": "kg"}),
    (Bodyweight, {"added": 5.0, "unit": "kg"}),
    (Distance, {"value": 60.0, "unit": "km"}),
    (Duration, {"seconds": 60}),
    (Duration.of_minutes, {"minutes": 60}),
    (Pace, {"seconds": 330, "per": "km"}),
    (Range, {"low": 1.0, "high": 2.0}),
    (Slot, {"day": 0, "at": None}),
    (DaySet, {"members": ()}),
    (SlotSet, {"members": ()}),
    (Work, {"low": 1, "high": 2, "unit": "s", "open_ended": False}),
    (Tempo, {"lowering": 1, "pause": 1, "lifting": 1, "top": 1}),
    (
        Dose,
        {
            "sets": 3, "work": 8, "per_side": False, "rpe": 7, "rir": 2, "percent": 80, "load": Load(60),
            "rest": Duration(90), "tempo": Tempo(1, 1, 1),
        },
    ),
    (
        Exercise,
        {
            "name": "split squat", "pattern": "lunge", "direct": ["quadriceps"], "indirect": (), "id": "x",
            "aliases": (), "modality": "dynamic", "laterality": "bilateral", "equipment": (),
            "alternatives": (), "tissues": (), "impact": 0, "level": 1, "landings": 0, "light": False,
            "benefit": "", "cues": (), "guide": None,
        },
    ),
    (GuideOrigin, {"region": "core", "dose": "3x8", "inferred": ()}),
    (Prescription, {"exercise": SQUAT, "dose": "3x8"}),
    (Superset, {"prescriptions": [Prescription(SQUAT, "3x8")] * 2}),
    (StrengthSession, {"items": (), "title": "", "duration": None, "rpe": None}),
    (RunSession, {"kind": "easy", "distance": None, "duration": None, "rpe": None}),
    (CrossTrainingSession, {"sport": "", "duration": None, "rpe": None}),
    (MobilitySession, {"title": "", "duration": None}),
    (RaceSession, {"distance": "half", "priority": "A"}),
    (PlannedSession, {"slot": "mon", "session": "easy 45min", "key": None, "optional": False, "note": ""}),
    (Week, {"sessions": (), "labels": (), "repeats": True}),
    (Plan, {"weeks": (), "name": "", "start": None, "zone": ""}),
    (PerformedSet, {"done": 1, "unit": "s", "load": None, "rir": None, "rpe": None}),
    (Performed, {"sets": [1], "right": [1]}),
    (Preference, {"kind": "avoid", "slots": "mon"}),
    (Pain, {"where": "knee", "score": 3, "worse_next_day": False}),
    (
        Athlete,
        {
            "type": None, "level": "novice", "age": None, "available": None, "session_minutes": None,
            "easy_pace": None, "equipment": (), "priority": "running", "preferences": (), "one_rep_maxes": (),
            "lifting_months": None, "supervised": False, "pregnant": False, "cleared": False, "pains": (),
            "symptoms": (),
        },
    ),
]  # fmt: skip
FIELDS = [
    pytest.param(make, right, field, id=f"{make.__qualname__}-{field}")
    for make, right in RIGHT
    for field in right
]


def made(make: Callable[..., object], fields: dict[str, object]) -> object:
    """Return the value, or the error with which it is refused."""
    try:
        return make(**fields)
    except RunstrengthError as error:
        return error


@pytest.mark.parametrize(("make", "right", "field"), FIELDS)
def test_nasty_value_is_taken_or_refused_cleanly(
    make: Callable[..., object], right: dict[str, object], field: str
) -> None:
    """A value that is taken and an error that refuses one can be printed, copied and sent elsewhere."""
    for nasty in NASTY:
        value = made(make, {**right, field: nasty()})
        sent = pickle.loads(pickle.dumps(value))
        assert str(value) == str(sent) == str(copy.copy(value)) == str(copy.deepcopy(value))
        if isinstance(value, RunstrengthError):
            assert (type(sent), sent.problems) == (type(value), value.problems)
        else:
            assert (sent, hash(sent)) == (value, hash(value))


@pytest.mark.parametrize(("make", "right"), [pytest.param(m, r, id=m.__qualname__) for m, r in RIGHT])
def test_all_faults_of_a_value_come_together(make: Callable[..., object], right: dict[str, object]) -> None:
    """Each field that is given a foreign object is named in the one error, with what it allows."""
    with pytest.raises(InvalidValueError) as caught:
        make(**{field: Weekless() for field in right})
    named = {str(problem.field).partition("[")[0] for problem in caught.value.problems}
    assert named == set(right)
    assert all(problem.allowed and problem.allowed in problem for problem in caught.value.problems)
