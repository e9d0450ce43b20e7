"""Prescriptions and sessions of every kind."""

from typing import cast

import pytest

from runstrength.errors import InvalidValueError, NotationError
from runstrength.exercises import catalogue
from runstrength.model.dose import Dose, Work
from runstrength.model.exercise import Exercise
from runstrength.model.session import (
    CrossTrainingSession,
    MobilitySession,
    Prescription,
    RacePriority,
    RaceSession,
    RunKind,
    RunSession,
    Session,
    SessionFamily,
    StrengthSession,
    Superset,
    add_sets,
    format_race_distance,
    quoted,
    session_lines,
)
from runstrength.muscles import Muscle, MuscleGroup
from runstrength.quantities import MARATHON, Distance, Duration, Pace, Range

SQUAT = Exercise(
    name="split squat", pattern="lunge", direct=["quadriceps", "gluteus maximus"], indirect=["gluteus medius"]
)
POGO = Exercise(name="pogo", pattern="jump", direct=["soleus"], modality="plyometric", landings=2)
PLANK = Exercise(name="plank", pattern="core", direct=["abdominals"], modality="isometric")
LEGS = StrengthSession([Prescription(SQUAT, "3x10/side"), Prescription(POGO, "2x8-12")], title="Legs")
HOUR = Duration.of_minutes(60)

GUIDE = {
    "plank": "3x30-60s",
    "mountain climber": "3x30s",
    "glute bridge": "3x12-15",
    "leg raise": "3x10-12",
    "push-up": "3x8-10",
    "dumbbell row": "3x12/side",
    "superman": "3x12-15",
    "bear crawl": "3x30s",
    "reverse lunge": "3x12/side",
    "split squat": "3x10/side",
    "single-leg squat": "3x8-10/side",
    "double-leg squat": "3x12-15",
    "single-leg deadlift": "3x10/side",
    "step-up": "3x10-12/side",
}


def all_of_the_guide(rest: str = "") -> StrengthSession:
    """Return the fourteen exercises of evidence 1.2 as one session."""
    doses = {name: Dose.parse(f"{dose} {rest}") for name, dose in GUIDE.items()}
    return StrengthSession(
        [Prescription(Exercise(name=n, pattern="core", direct=["soleus"]), dose) for n, dose in doses.items()]
    )


@pytest.mark.parametrize(
    ("rest", "minutes"), [("", 74.5), ("rest 30s", 60.5), ("rest 60s", 74.5), ("rest 90s", 88.5)]
)
def test_guide_takes_as_long_as_the_evidence_says(rest: str, minutes: float) -> None:
    """Evidence 1.2: 74.5 minutes without and 79.5 with the warm-up, 60.5 and 88.5 with other rests."""
    session = all_of_the_guide(rest)

    assert len(session.exercises) == 14
    assert session.minutes(warm_up=False) == pytest.approx(minutes, abs=0.05)
    assert session.minutes() == pytest.approx(minutes + 5, abs=0.05)


@pytest.mark.parametrize(("bound", "minutes"), [("low", 72.2), ("high", 76.9)])
def test_guide_takes_less_or_more_at_the_ends_of_its_ranges(bound: str, minutes: float) -> None:
    """Evidence 1.2: 72.2 to 76.9 minutes."""
    exact = [
        Prescription(
            p.exercise,
            Dose(
                sets=3,
                work=Work(getattr(p.dose.work, bound), unit=p.dose.work.unit),
                per_side=p.dose.per_side,
            ),
        )
        for p in all_of_the_guide().prescriptions
    ]

    assert StrengthSession(exact).minutes(warm_up=False) == pytest.approx(minutes, abs=0.051)


def test_guide_of_the_catalogue_takes_the_same_time() -> None:
    """The doses that ship are those of the evidence."""
    given = [Prescription(e, e.guide.dose) for e in catalogue.exercises if e.guide]

    assert sorted(str(p.dose) for p in given) == sorted(GUIDE.values())
    assert StrengthSession(given).minutes() == pytest.approx(79.5, abs=0.05)


def test_prescription_counts_its_landings() -> None:
    """Of repetitions, at the middle of their range; a hold and an exercise on the ground have none."""
    assert Prescription(POGO, "3x8-12/side").landings == 3 * 2 * 10 * 2
    assert Prescription(POGO, "3x30s").landings == 0
    assert Prescription(SQUAT, "3x8").landings == 0


def test_superset_is_done_in_turn() -> None:
    """So it saves the rests, and prints with a plus."""
    parts = [Prescription(SQUAT, "3x10 rest 60s"), Prescription(PLANK, "3x30s rest 90s")]
    pair = Superset(parts)

    assert str(pair) == "split squat 3x10 rest 60s + plank 3x30s rest 90s"
    assert StrengthSession([pair]).minutes(warm_up=False) == (3 * 30 + 3 * 30 + 2 * 90) / 60
    assert StrengthSession([pair]).prescriptions == tuple(parts)
    assert StrengthSession(parts).minutes(warm_up=False) == (90 + 120 + 60 + 90 + 180) / 60


def test_strength_session_knows_what_is_in_it() -> None:
    """Sets by muscle and group, landings and exercises, each in a useful order."""
    twice = StrengthSession(
        [*LEGS.items, Superset([Prescription(SQUAT, "1x5"), Prescription(PLANK, "1x30s")])]
    )

    assert [e.name for e in twice.exercises] == ["split squat", "pogo", "plank"]
    assert len(twice.prescriptions) == 4
    assert list(twice.sets_per_muscle().items()) == [
        (Muscle.GLUTEUS_MAXIMUS, 4), (Muscle.QUADRICEPS, 4), (Muscle.GLUTEUS_MEDIUS, 2), (Muscle.SOLEUS, 2),
        (Muscle.ABDOMINALS, 1),
    ]  # fmt: skip
    assert dict(twice.sets_per_group()) == {
        MuscleGroup.GLUTES: 4, MuscleGroup.QUADRICEPS: 4, MuscleGroup.CALVES: 2, MuscleGroup.CORE: 1,
    }  # fmt: skip
    assert twice.landings == 40


def test_helping_group_counts_half() -> None:
    """A set counts once for a group that it trains, however many muscles of it."""
    bridge = Exercise(
        name="bridge", pattern="bridge", direct=["gluteus maximus", "gluteus medius"], indirect=["hamstrings"]
    )

    assert dict(StrengthSession([Prescription(bridge, "3x8/side")]).sets_per_group()) == {
        MuscleGroup.GLUTES: 3, MuscleGroup.HAMSTRINGS: 1.5,
    }  # fmt: skip


def test_counts_add_up() -> None:
    """Most first, and equal ones by name."""
    counts = [{Muscle.SOLEUS: 2.0}, {Muscle.CHEST: 1.0}, {Muscle.SOLEUS: 1.0, Muscle.BICEPS: 1.0}]

    assert list(add_sets(counts).items()) == [(Muscle.SOLEUS, 3), (Muscle.BICEPS, 1), (Muscle.CHEST, 1)]


@pytest.mark.parametrize(
    ("session", "text", "minutes", "family"),
    [
        (StrengthSession(), "strength", None, "strength"),
        (StrengthSession(title='the "big" one'), r'strength "the \"big\" one"', None, "strength"),
        (StrengthSession(duration=HOUR, rpe=7), "strength 60min @RPE7", 60, "strength"),
        (RunSession("easy"), "easy", None, "run"),
        (
            RunSession(RunKind.LONG, duration=Range(HOUR, Duration(5400)), rpe=(3, 4)),
            "long 60-90min @RPE3-4",
            75,
            "run",
        ),
        (RunSession("easy", distance=Distance(10)), "easy 10km", 60, "run"),
        (RunSession("easy", distance=Distance(10), duration=HOUR), "easy 10km 60min", 60, "run"),
        (CrossTrainingSession("Bike", duration=HOUR, rpe=4), "bike 60min @RPE4", 60, "cross-training"),
        (CrossTrainingSession("Football", duration=HOUR), 'cross "Football" 60min', 60, "cross-training"),
        (CrossTrainingSession(), "cross", None, "cross-training"),
        (MobilitySession(), "mobility", None, "mobility"),
        (MobilitySession("Yoga", duration=HOUR), 'mobility "Yoga" 60min', 60, "mobility"),
        (RaceSession("half", "b"), "race B half", pytest.approx(21.0975 * 6 * 0.82), "race"),
        (RaceSession(MARATHON), "race A marathon", pytest.approx(42.195 * 6 * 0.82), "race"),
    ],
)
def test_sessions_print_and_take_time(
    session: Session, text: str, minutes: float | None, family: str
) -> None:
    """A time that is given counts, else a distance at the runner's pace; the text is read back."""
    assert (str(session), session.minutes(easy_pace=Pace(360))) == (text, minutes)
    assert session.family is SessionFamily(family)
    assert type(session).parse(text) == session
    assert text.split(maxsplit=1)[0].title() in session._repr_html_().title()


def test_minutes_of_a_distance_need_a_pace() -> None:
    """And other kinds of run are faster or slower than easy ones."""
    assert RunSession("easy", distance=Distance(10)).minutes() is None
    assert RaceSession("half").minutes() is None
    assert RunSession("tempo", distance=Range(Distance(8), Distance(12))).minutes(
        easy_pace=Pace(360)
    ) == pytest.approx(55.2)


def test_distance_of_a_run_is_in_kilometres_or_miles() -> None:
    """Since `m` after a run would be taken for minutes."""
    assert RunSession("sprints", distance=Distance(400, "m")) == RunSession("sprints", distance=Distance(0.4))
    assert str(RunSession("easy", distance=Range(Distance(3, "mi"), Distance(4, "mi")))) == "easy 3-4mi"


def test_session_with_content_prints_its_content() -> None:
    """And reads it back with the exercises that it is given."""
    own = catalogue.extended([Exercise(name="sled push", pattern="squat", direct=["quadriceps"])])
    text = 'strength "Legs": sled push 3x20m; plank 3x30s + glute bridge 3x12'

    assert str(StrengthSession.parse(text, catalogue=own)) == text
    assert str(Prescription.parse("Sled Push 3x20m", catalogue=own)) == "sled push 3x20m"


def test_session_of_another_kind_is_refused() -> None:
    """When it is read."""
    with pytest.raises(NotationError, match="RunSession"):
        StrengthSession.parse("easy 45min")


def test_race_distances_have_names() -> None:
    """Where people use one."""
    assert [format_race_distance(d) for d in (MARATHON, Distance(21.0975), Distance(10))] == [
        "marathon",
        "half",
        "10km",
    ]
    assert RaceSession("5k").priority is RacePriority.A


def test_quotes_are_escaped() -> None:
    """And so are the marks that escape them."""
    assert quoted('a "b" \\') == '"a \\"b\\" \\\\"'


@pytest.mark.parametrize(
    ("make", "fields", "message"),
    [
        (
            Prescription,
            {"exercise": "squat", "dose": Dose(sets=1, work=1)},
            "exercise must be an Exercise, not 'squat'",
        ),
        (Prescription, {"exercise": SQUAT, "dose": None}, "dose must be a Dose, not None"),
        (
            Superset,
            {"prescriptions": [Prescription(SQUAT, "3x8")]},
            "prescriptions must be two or more, not 1",
        ),
        (Superset, {"prescriptions": [None, 3]}, "2 problems"),
        (
            StrengthSession,
            {"items": [SQUAT]},
            "items must be prescriptions and supersets only, not split squat",
        ),
        (StrengthSession, {"title": " x"}, "title must be one line of printable text"),
        (StrengthSession, {"title": 3}, "title must be one line of printable text .* not 3"),
        (StrengthSession, {"duration": 60}, "duration must be a Duration, a range of two or None, not 60"),
        (
            StrengthSession,
            {"duration": Range(1)},
            "duration must be a Duration, a range of two or None, not 1",
        ),
        (StrengthSession, {"rpe": 11}, "rpe must be a number from 0 to 10, or a range, not 11"),
        (
            StrengthSession,
            {"items": LEGS.items, "duration": HOUR},
            "duration must be left out where the exercises",
        ),
        (
            StrengthSession,
            {"items": LEGS.items, "rpe": 7},
            "rpe must be left out where the exercises are given, not 7",
        ),
        (RunSession, {"kind": "jog"}, "kind must be one of easy, .* not 'jog'"),
        (RunSession, {"kind": "tempos"}, "did you mean 'tempo'"),
        (
            RunSession,
            {"kind": "easy", "distance": HOUR},
            "distance must be a Distance, a range of two or None, not 60min",
        ),
        (RunSession, {"kind": "easy", "distance": "10km"}, "not '10km'"),
        (RunSession, {"kind": "easy", "rpe": -1}, "rpe must be"),
        (CrossTrainingSession, {"sport": "a\nb"}, "sport must be one line"),
        (CrossTrainingSession, {"duration": "1h"}, "duration must be"),
        (MobilitySession, {"title": None}, "title must be one line"),
        (RaceSession, {"distance": 10}, "distance must be a Distance, not 10"),
        (RaceSession, {"distance": "half", "priority": "D"}, "priority must be one of A, B, C, not 'D'"),
    ],
)
def test_malformed_session_is_refused(make: type[object], fields: dict[str, object], message: str) -> None:
    """With the field, the value and what is allowed."""
    with pytest.raises(InvalidValueError, match=message):
        make(**fields)


@pytest.mark.parametrize(
    ("make", "fields"),
    [(Prescription, {"exercise": SQUAT, "dose": "3 sets"}), (RaceSession, {"distance": "far"})],
)
def test_unreadable_text_is_an_error_of_notation(make: type[object], fields: dict[str, object]) -> None:
    """Where it is all that is wrong."""
    with pytest.raises(NotationError):
        make(**fields)


def test_faults_of_text_and_value_come_together() -> None:
    """In one error."""
    with pytest.raises(InvalidValueError) as caught:
        Prescription(cast("Exercise", None), "3 sets")
    assert {problem.field for problem in caught.value.problems} == {"exercise", "dose"}


def test_lines_of_a_session_have_an_exercise_each() -> None:
    """Only a strength session with content has more than one line."""
    legs = StrengthSession.parse('strength "Legs": back squat 3x5 @100kg; plank 3x30s')
    assert session_lines(legs) == 'strength "Legs"\nback squat 3x5 @100kg\nplank 3x30s'
    assert session_lines(StrengthSession.parse("strength 30min")) == "strength 30min"
    assert session_lines(RunSession.parse("easy 10km")) == "easy 10km"
