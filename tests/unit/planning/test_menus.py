"""Roles, menus and doses."""

import attrs
import pytest

from runstrength.exercises import load_catalogue
from runstrength.model import Athlete, Exercise
from runstrength.planning import PhaseKind
from runstrength.planning._menus import (
    ABDUCTOR,
    CALF,
    CORE_FRONT,
    HINGE,
    JUMP,
    PUSH,
    SINGLE_LEG,
    SOLEUS,
    SQUAT,
    Role,
    dosing_for,
    menu_for,
)

CATALOGUE = load_catalogue()


def own(**facts: object) -> Exercise:
    """Return a squat of one's own, with other facts."""
    given = {"name": "Own squat", "pattern": "squat", "direct": {"quadriceps"}, **facts}
    return Exercise(**given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("role", "exercise", "fits"),
    [
        (SQUAT, own(), True),
        (SQUAT, own(pattern="hinge"), False),
        (SQUAT, own(direct={"hamstrings"}), False),
        (SQUAT, own(laterality="alternating"), False),
        (SQUAT, own(modality="isometric"), False),
        (SINGLE_LEG, own(), False),
        (SINGLE_LEG, own(laterality="unilateral"), True),
        (SOLEUS, own(pattern="ankle", direct={"soleus"}), True),
        (SOLEUS, own(pattern="ankle", direct={"soleus", "gastrocnemius"}), False),
        (CORE_FRONT, own(pattern="core", direct={"abdominals"}, modality="isometric"), True),
        (PUSH, own(pattern="push", laterality="alternating"), True),
    ],
)
def test_what_fits_a_role(role: Role, exercise: Exercise, fits: bool) -> None:
    """Movement, muscles and manner."""
    assert role.fits(exercise) == fits
    assert str(role) == role.name


def names(kind: PhaseKind, sessions: int, athlete: Athlete, *, guide: bool = False) -> list[list[str]]:
    """Return the names of the roles of each session."""
    return [[str(role) for role in menu.roles] for menu in menu_for(kind, sessions, athlete, guide=guide)]


def test_menus_by_the_number_of_sessions() -> None:
    """One session holds what matters most of two; a third has no leg work of its own."""
    only, (first, second), three = (names(PhaseKind.GENERAL, sessions, Athlete()) for sessions in (1, 2, 3))

    assert only == [
        [
            "squat", "hinge", "calves on straight knees", "calves on bent knees", "hip flexors",
            "front of the trunk", "push or pull",
        ]
    ]  # fmt: skip
    assert (first[0], second[0]) == ("squat", "hinge")
    assert three[:2] == [first, second]
    assert three[2][0] == "push or pull"


def test_novices_train_the_side_of_the_hip() -> None:
    """In the last session, before its least important role."""
    for sessions in (1, 2, 3):
        menus = names(PhaseKind.GENERAL, sessions, Athlete(level="novice"))
        assert [str(ABDUCTOR) in menu for menu in menus] == [False] * (sessions - 1) + [True]
        assert menus[-1][-2] == str(ABDUCTOR)


@pytest.mark.parametrize(
    ("kind", "athlete", "sessions", "jumps"),
    [
        (PhaseKind.POWER, Athlete(), 2, [True, False]),
        (PhaseKind.POWER, Athlete(level="novice"), 1, [True]),
        (PhaseKind.POWER, Athlete(), 3, [False, False, True]),
        (PhaseKind.MAX, Athlete(), 2, [False, False]),
        (PhaseKind.MAX, Athlete(type="sprinter"), 2, [True, False]),
        (PhaseKind.MAX, Athlete(type="sprinter", level="novice"), 2, [False, False]),
        (PhaseKind.GENERAL, Athlete(type="sprinter"), 2, [False, False]),
    ],
)
def test_where_jumps_stand(kind: PhaseKind, athlete: Athlete, sessions: int, jumps: list[bool]) -> None:
    """In power phases, and for the fast in heavy ones too."""
    assert [str(JUMP) in menu for menu in names(kind, sessions, athlete)] == jumps


def test_the_guide_has_circuits() -> None:
    """Two kinds of session in turn, all but the jumps in the circuit."""
    menus = menu_for(PhaseKind.GENERAL, 3, Athlete(), guide=True)

    assert [len(menu.roles) for menu in menus] == [8, 8, 8]
    assert menus[0] == menus[2] != menus[1]
    assert {role.part.value for menu in menus for role in menu.roles} == {"jump", "circuit"}


@pytest.mark.parametrize(
    ("role", "kind", "exercise", "how", "expected"),
    [
        (SQUAT, PhaseKind.GENERAL, own(), (True, False), ((8, 12), (2, 1))),
        (SQUAT, PhaseKind.MAX, own(), (True, False), ((4, 6), (3, 1))),
        (SQUAT, PhaseKind.MAX, own(), (False, False), ((6, 10), (3, 1))),
        (SQUAT, PhaseKind.MAX, own(), (True, True), ((8, 12), (2, 1))),
        (HINGE, PhaseKind.POWER, own(), (True, False), ((3, 5), (2, 1))),
        (HINGE, PhaseKind.MAINTENANCE, own(), (True, False), ((4, 6), (2, 1))),
        (CALF, PhaseKind.MAX, own(), (True, False), ((10, 15), (3, 1))),
        (JUMP, PhaseKind.POWER, own(pattern="jump", impact=1), (False, False), ((10, 10), (3, 3))),
        (JUMP, PhaseKind.POWER, own(pattern="jump", impact=2), (False, False), ((5, 5), (3, 3))),
        (CALF, PhaseKind.MAX, own(modality="plyometric", impact=3), (False, False), ((5, 5), (3, 3))),
    ],
)
def test_doses(
    role: Role,
    kind: PhaseKind,
    exercise: Exercise,
    how: tuple[bool, bool],
    expected: tuple[tuple[int, int], tuple[int, int]],
) -> None:
    """By role and phase, by whether it can be made heavy, and by who is new to lifting."""
    loaded, learns = how
    dosing = dosing_for(role, kind, exercise, loaded=loaded, learns=learns)

    assert (dosing.reps, dosing.sets) == expected
    assert dosing.sources
    assert (str(dosing.effort), dosing.rest.seconds) == (f"{dosing.rpe:g}", dosing.rest_s)


def test_work_by_the_way_of_an_exercise() -> None:
    """Holds and what the guide gives in seconds take seconds, carries metres, all else repetitions."""
    dosing = dosing_for(CALF, PhaseKind.MAX, own(), loaded=False, learns=False)
    held = attrs.evolve(CATALOGUE["mountain climbers"], name="Held climbers", id="x", modality="isometric")

    assert str(dosing.work(own())) == "10-15"
    assert str(dosing.work(own(modality="isometric"))) == "30-45s"
    assert str(dosing.work(own(modality="carry"))) == "30m"
    assert str(dosing.work(CATALOGUE["mountain climbers"])) == "30s"
    assert str(dosing.work(held)) == "30-45s"
    assert str(dosing.work(CATALOGUE["plank"])) == "30-45s"
    assert str(dosing.work(CATALOGUE["calf raise"])) == "10-15"
