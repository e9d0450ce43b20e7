"""The tables of a session, and the figures that weeks and plans share with them."""

import pytest

from runstrength.display.session import (
    Minutes,
    landings_of,
    minutes_of,
    session_sheet,
    set_counts,
    sets_grid,
)
from runstrength.model.exercise import Exercise
from runstrength.model.session import (
    CrossTrainingSession,
    MobilitySession,
    Prescription,
    RaceSession,
    RunSession,
    Session,
    StrengthSession,
    Superset,
)
from runstrength.muscles import MuscleGroup
from runstrength.quantities import Distance, Duration, Load, Pace, Range

SQUAT = Exercise(name="back squat", pattern="squat", direct={"quadriceps"}, indirect={"erectors"})
PLANK = Exercise(name="plank", pattern="core", direct={"abdominals"}, modality="isometric")
POGO = Exercise(name="pogo hops", pattern="jump", direct={"soleus"}, modality="plyometric", impact=1)
LEGS = StrengthSession([Prescription(SQUAT, "3x5 @100kg"), Prescription(PLANK, "3x30s")], title="Legs")
UNKNOWN_CONTENT = StrengthSession(duration=Duration.of_minutes(30))
EASY = RunSession("easy", distance=Distance(10))


def jumps(dose: str) -> StrengthSession:
    """A session of pogo hops."""
    return StrengthSession([Prescription(POGO, dose)])


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (Minutes(), "0"),
        (Minutes(45, sessions=1), "45"),
        (Minutes(45.4, sessions=1), "about 45"),
        (Minutes(45, is_estimate=True, sessions=1), "about 45"),
        (Minutes(45, unknown=1, sessions=2), "45+"),
        (Minutes(44.5, is_estimate=True, unknown=1, sessions=2), "about 45+"),
        (Minutes(unknown=2, sessions=2), "–"),
        (Minutes(0.2, sessions=1), "under 1"),
        (Minutes(0.2, unknown=1, sessions=2), "under 1+"),
    ],
)
def test_minutes_say_how_well_they_are_known(minutes: Minutes, expected: str) -> None:
    """What is not known is never 0, and an estimate says so."""
    assert str(minutes) == expected


@pytest.mark.parametrize(
    ("session", "expected"),
    [
        (RunSession("easy", duration=Duration.of_minutes(50)), "50"),
        (RunSession("easy", duration=Range(Duration(2700), Duration(3600))), "about 53"),
        (EASY, "about 60"),
        (RaceSession("10km"), "about 49"),
        (MobilitySession(), "–"),
        (UNKNOWN_CONTENT, "30"),
        (LEGS, "about 12"),
    ],
)
def test_minutes_are_exact_only_where_a_length_is_stated(session: Session, expected: str) -> None:
    """A range, a pace and the content of a session give estimates."""
    assert str(minutes_of([session], Pace(360))) == expected


def test_minutes_without_a_pace_are_not_known() -> None:
    """A distance alone says nothing about time."""
    assert str(minutes_of([EASY])) == "–"


@pytest.mark.parametrize(
    ("sessions", "expected"),
    [
        ([], "0"),
        ([LEGS], "0"),
        ([jumps("3x10")], "30"),
        ([jumps("3x10-13")], "about 35"),
        ([jumps("3x10+")], "about 30"),
        ([jumps("3x10"), UNKNOWN_CONTENT], "30+"),
        ([UNKNOWN_CONTENT], "–"),
    ],
)
def test_landings_say_how_well_they_are_known(sessions: list[StrengthSession], expected: str) -> None:
    """As with minutes: a session of unknown content may hold any number of jumps."""
    assert landings_of(sessions) == expected


def test_sets_are_counted_apart_as_the_nouns_count_them_together() -> None:
    """Direct sets and half the indirect ones are the sets of the session."""
    session = StrengthSession([*LEGS.items, Prescription(SQUAT, "2x5")])

    counts = set_counts([session])

    assert counts == {MuscleGroup.QUADRICEPS: (5, 0), MuscleGroup.CORE: (3, 5)}
    assert {g: direct + indirect / 2 for g, (direct, indirect) in counts.items()} == session.sets_per_group()


def test_table_of_sets_tells_what_it_could_not_count() -> None:
    """A session of unknown content is named instead of counting as nothing."""
    grid = sets_grid([LEGS, UNKNOWN_CONTENT, UNKNOWN_CONTENT], LEGS.sets_per_group())

    assert grid.rows == (("core", "core", "4.5", "3", "3"), ("quadriceps", "lower", "3", "3", "0"))
    assert grid.notes[1:] == ("Landings: –.", "Not counted: 2 strength sessions of unknown content.")


def test_table_of_sets_without_any_content_is_dashes() -> None:
    """No row would look like no sets."""
    grid = sets_grid([UNKNOWN_CONTENT], {})

    assert grid.rows == (("–",) * 5,)
    assert grid.notes == ("Landings: –.", "Not counted: 1 strength session of unknown content.")


def test_strength_session_is_a_table_of_its_exercises_and_one_of_sets() -> None:
    """Numbered in the order in which they are done."""
    exercises, sets = session_sheet(LEGS).grids

    assert exercises.title == 'strength "Legs"'
    assert exercises.rows == (
        ("1", "back squat", "3x5 @100kg", "quadriceps"),
        ("2", "plank", "3x30s", "core"),
    )
    assert exercises.footer == ("Total", "about 12 minutes", "", "")
    assert exercises.notes == ('"About" marks an estimate.',)
    assert sets.rows[0][:3] == ("core", "core", "4.5")


def test_superset_has_one_number_and_letters() -> None:
    """After z comes aa."""
    long = StrengthSession([LEGS.items[0], Superset([Prescription(PLANK, "1x10s")] * 28)])

    grid = session_sheet(long).grids[0]

    assert [row[0] for row in grid.rows] == [
        "1",
        *(f"2{c}" for c in "abcdefghijklmnopqrstuvwxyz"),
        "2aa",
        "2ab",
    ]
    assert grid.notes[-1] == "Sets with one number and different letters are done in turn."


def test_converted_loads_are_called_rounded() -> None:
    """The note stands only where something was converted."""
    heavy = StrengthSession([Prescription(SQUAT, "3x5 @100kg")])

    assert session_sheet(heavy, units="lb").grids[0].rows[0][2] == "3x5 @220.5lb"
    assert session_sheet(heavy, units="lb").grids[0].notes[-1] == "Converted numbers are rounded."
    assert "Converted numbers are rounded." not in session_sheet(heavy, units="kg").grids[0].notes
    assert Load(100) == heavy.prescriptions[0].dose.load


@pytest.mark.parametrize(
    ("session", "rows"),
    [
        (EASY, [("Kind", "run"), ("Distance", "10km"), ("Minutes", "about 55")]),
        (
            RunSession("tempo", duration=Duration(3600), rpe=7),
            [("Kind", "run"), ("Effort", "RPE 7"), ("Minutes", "60")],
        ),
        (RaceSession("half"), [("Kind", "race"), ("Distance", "21.0975km"), ("Minutes", "about 95")]),
        (CrossTrainingSession("bike"), [("Kind", "cross-training"), ("Minutes", "–")]),
        (MobilitySession("Yoga", duration=Duration(600)), [("Kind", "mobility"), ("Minutes", "10")]),
        (UNKNOWN_CONTENT, [("Kind", "strength"), ("Minutes", "30")]),
    ],
)
def test_other_sessions_are_a_table_of_facts(session: Session, rows: list[tuple[str, str]]) -> None:
    """Facts that are not given are left out, except the minutes."""
    (grid,) = session_sheet(session, easy_pace="5:30/km").grids

    assert list(grid.rows) == rows
