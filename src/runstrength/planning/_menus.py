"""What sessions are made of: roles that an exercise can fill, the menus of the phases, and their doses.

A role is a place in a session, such as the hinge or the calves on bent knees. A menu lists the roles of the
sessions of a week, in each the most important first: where the minutes do not hold all, the last go first.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

import attrs

from runstrength.model.athlete import Athlete, RunnerType
from runstrength.model.dose import Work, WorkUnit
from runstrength.model.exercise import Exercise, Laterality, Modality, Pattern
from runstrength.muscles import Muscle
from runstrength.planning._season import PhaseKind
from runstrength.quantities import Duration, Range

__all__ = ["Dosing", "Menu", "Part", "Role", "dosing_for", "menu_for"]


class Part(StrEnum):
    """Which part of a session a role belongs to; the parts follow one another in this order."""

    JUMP = "jump"
    MAIN = "main"
    CIRCUIT = "circuit"
    """Small exercises in turn, which takes about half the time (IVE21)."""


def _muscles(*names: str) -> frozenset[Muscle]:
    return frozenset(map(Muscle, names))


_KNEE: Final = frozenset({Pattern.SQUAT, Pattern.LUNGE})
_NO_MUSCLES: Final[frozenset[Muscle]] = frozenset()


@attrs.frozen
class Role:
    """A place in a session.

    Attributes:
        name: What it is called.
        part: The part of the session.
        patterns: The movements that fit.
        trains: Muscles of which an exercise must train one directly; empty for any.
        without: Muscles that it must not train directly.
        sides: Whether one leg at a time is asked for.
        holds: Whether isometric exercises fit.
    """

    name: str
    part: Part
    patterns: frozenset[Pattern]
    trains: frozenset[Muscle] = _NO_MUSCLES
    without: frozenset[Muscle] = _NO_MUSCLES
    sides: bool = False
    holds: bool = False

    def fits(self, exercise: Exercise) -> bool:
        """Return whether an exercise can fill the role.

        Args:
            exercise: The exercise.

        Returns:
            Whether movement, muscles and manner are those that are asked for.
        """
        return (
            exercise.pattern in self.patterns
            and (not self.trains or not self.trains.isdisjoint(exercise.direct))
            and self.without.isdisjoint(exercise.direct)
            and (self.part is not Part.MAIN or exercise.laterality is not Laterality.ALTERNATING)
            and (not self.sides or exercise.laterality is Laterality.UNILATERAL)
            and (self.holds or exercise.modality is not Modality.ISOMETRIC)
        )

    def __str__(self) -> str:
        """Write its name."""
        return self.name


SQUAT: Final = Role("squat", Part.MAIN, _KNEE, _muscles("quadriceps"))
SINGLE_LEG: Final = Role("single-leg squat or lunge", Part.MAIN, _KNEE, _muscles("quadriceps"), sides=True)
HINGE: Final = Role("hinge", Part.MAIN, frozenset({Pattern.HINGE}), _muscles("hamstrings"))
LEG_CURL: Final = Role("hamstrings", Part.CIRCUIT, frozenset({Pattern.BRIDGE}), _muscles("hamstrings"))
BRIDGE: Final = Role("bridge", Part.CIRCUIT, frozenset({Pattern.BRIDGE}), _muscles("gluteus maximus"))
CALF: Final = Role(
    "calves on straight knees", Part.CIRCUIT, frozenset({Pattern.ANKLE}), _muscles("gastrocnemius")
)
SOLEUS: Final = Role(
    "calves on bent knees",
    Part.CIRCUIT,
    frozenset({Pattern.ANKLE}),
    _muscles("soleus"),
    without=_muscles("gastrocnemius", "quadriceps"),
)
HIP_FLEXOR: Final = Role(
    "hip flexors", Part.CIRCUIT, frozenset({Pattern.HIP_FLEXION, Pattern.CORE}), _muscles("hip flexors")
)
ABDUCTOR: Final = Role(
    "side of the hip", Part.CIRCUIT, frozenset({Pattern.ABDUCTION}), _muscles("gluteus medius"), holds=True
)
CORE_FRONT: Final = Role(
    "front of the trunk",
    Part.CIRCUIT,
    frozenset({Pattern.CORE}),
    _muscles("abdominals", "lower abdominals"),
    without=_muscles("hip flexors"),
    holds=True,
)
CORE_SIDE: Final = Role(
    "side of the trunk",
    Part.CIRCUIT,
    frozenset({Pattern.CORE, Pattern.LOCOMOTION}),
    _muscles("obliques"),
    without=_muscles("gluteus medius"),
    holds=True,
)
BACK: Final = Role(
    "back of the trunk",
    Part.CIRCUIT,
    frozenset({Pattern.CORE, Pattern.HINGE}),
    _muscles("erectors"),
    holds=True,
)
PUSH: Final = Role("push", Part.CIRCUIT, frozenset({Pattern.PUSH}))
PULL: Final = Role("pull", Part.CIRCUIT, frozenset({Pattern.PULL}))
UPPER: Final = Role("push or pull", Part.CIRCUIT, frozenset({Pattern.PUSH, Pattern.PULL}))
JUMP: Final = Role("jump", Part.JUMP, frozenset({Pattern.JUMP}))


@attrs.frozen
class Menu:
    """The roles of one session, the most important first."""

    roles: tuple[Role, ...]


def _in_circuit(role: Role) -> Role:
    return attrs.evolve(role, part=Part.CIRCUIT)


_A: Final = (SQUAT, LEG_CURL, CALF, HIP_FLEXOR, CORE_FRONT, PUSH)
_B: Final = (HINGE, SINGLE_LEG, SOLEUS, HIP_FLEXOR, CORE_SIDE, PULL)
_C: Final[tuple[Role, ...]] = (UPPER, CORE_FRONT, CORE_SIDE, BACK)
_ONLY: Final[tuple[Role, ...]] = (SQUAT, HINGE, CALF, SOLEUS, HIP_FLEXOR, CORE_FRONT, UPPER)
_WHOLE: Final[tuple[tuple[Role, ...], ...]] = (_A, _B, _C)
_GUIDE_A: Final = tuple(map(_in_circuit, (SINGLE_LEG, HINGE, CALF, HIP_FLEXOR, CORE_FRONT, PUSH, BACK)))
_GUIDE_B: Final = tuple(map(_in_circuit, (SQUAT, BRIDGE, SOLEUS, HIP_FLEXOR, PULL, CORE_FRONT, PUSH, BACK)))


def menu_for(kind: PhaseKind, sessions: int, athlete: Athlete, *, guide: bool) -> tuple[Menu, ...]:
    """Return the menus of the sessions of a week.

    Args:
        kind: The phase.
        sessions: How many sessions, from 1.
        athlete: Who trains; sprinters and middle-distance runners jump in heavy weeks too.
        guide: Whether the work is a circuit of the starting guide's exercises.

    Returns:
        One menu for each session.
    """
    if guide:
        jumps = (*_GUIDE_A[:3], JUMP, *_GUIDE_A[3:])
        return tuple(Menu((jumps, _GUIDE_B)[at % 2]) for at in range(sessions))
    menus: list[tuple[Role, ...]] = [_ONLY]
    if sessions > 1:
        menus = [_WHOLE[at % len(_WHOLE)] for at in range(sessions)]
    if athlete.is_novice:  # LEP24: work for hips and core
        menus[-1] = (*menus[-1][:-1], ABDUCTOR, menus[-1][-1])
    fast = athlete.type in (RunnerType.SPRINTER, RunnerType.MIDDLE_DISTANCE)
    if kind is PhaseKind.POWER or (kind is PhaseKind.MAX and fast and not athlete.is_novice):
        at = 2 if len(menus) > 2 else 0  # noqa: PLR2004 - the third session has no leg work of its own
        menus[at] = (menus[at][0], JUMP, *menus[at][1:])
    return tuple(map(Menu, menus))


@attrs.frozen
class Dosing:
    """How much of an exercise in a part of a session.

    Attributes:
        sets: The most sets and, where the minutes are few, the least.
        reps: Repetitions.
        rpe: Effort.
        rest_s: Rest after a set in seconds.
        percent: Share of a known one-repetition maximum, in the first step of a block.
        aim: What it is for, in a few words.
        sources: What it rests on.
    """

    sets: tuple[int, int]
    reps: tuple[int, int]
    rpe: float
    rest_s: int
    percent: float
    aim: str
    sources: tuple[str, ...]

    def work(self, exercise: Exercise) -> Work:
        """Return the work of a set of an exercise."""
        guide = exercise.guide.dose.work if exercise.guide else None
        if exercise.modality is Modality.CARRY:
            return _CARRY
        if guide is not None and guide.unit is WorkUnit.SECONDS:
            return _MOVING if exercise.modality is not Modality.ISOMETRIC else _HOLD
        return _HOLD if exercise.modality is Modality.ISOMETRIC else Work(*self.reps)

    @property
    def effort(self) -> Range[float]:
        """The effort as a range."""
        return Range(self.rpe)

    @property
    def rest(self) -> Duration:
        """The rest."""
        return Duration(self.rest_s)


_HOLD: Final = Work(30, 45, WorkUnit.SECONDS)
"""Holds: the lower half of the guide's plank. guide (D)."""
_MOVING: Final = Work(30, unit=WorkUnit.SECONDS)
_CARRY: Final = Work(30, unit=WorkUnit.METRES)

_LEARNING: Final = Dosing(
    (2, 1), (8, 12), 7, 90, 70, "moderate loads, to learn the lift and build a base", ("AC09", "GRG18")
)
_HEAVY: Final = Dosing(
    (3, 1),
    (4, 6),
    8,
    120,
    80,
    "heavy, which makes strong and lowers the cost of running most surely",
    ("AC26", "LLA24a", "GRG18"),
)
_HEAVY_UNLOADED: Final = Dosing(
    (3, 1), (6, 10), 8, 120, 80, "as hard as it gets without a weight", ("AC26", "GRG18", "convention")
)
_FAST: Final = Dosing(
    (2, 1),
    (3, 5),
    8,
    120,
    82.5,
    "heavy and few, which leaves something for the jumps",
    ("AC26", "LLA24a", "GRG18"),
)
_KEEPING: Final = Dosing((2, 1), (4, 6), 8, 120, 80, "enough to keep strength", ("SPI21", "RON10"))
_KEEPING_UNLOADED: Final = Dosing(
    (2, 1), (6, 10), 8, 120, 80, "enough to keep strength without a weight", ("SPI21", "RON10", "convention")
)
_SMALL: Final = {
    1: Dosing((3, 1), (10, 15), 7, 60, 60, "small exercises in turn", ("IVE21", "convention")),
    2: Dosing((3, 1), (8, 12), 7, 60, 65, "small exercises in turn", ("IVE21", "convention")),
    3: Dosing((3, 1), (5, 8), 7, 60, 70, "small exercises in turn", ("IVE21", "convention")),
}
"""Small exercises by their level: the harder, the fewer repetitions reach the same effort. D."""
_JUMPS: Final = Dosing(
    (3, 3), (10, 10), 7, 60, 0, "few landings, before anything heavy", ("NSP", "convention")
)
_HIGH_JUMPS: Final = Dosing(
    (3, 3), (5, 5), 7, 90, 0, "few landings, before anything heavy", ("NSP", "convention")
)

RECOVERING: Final = Dosing(
    (2, 1), (8, 12), 6, 90, 60, "easy, while the legs come back", ("TAK17", "convention")
)
"""Main lifts in the week after a race: moderate, with plenty in reserve. D."""

_MAINS: Final[Mapping[PhaseKind, tuple[Dosing, Dosing]]] = {
    PhaseKind.GENERAL: (_LEARNING, _LEARNING),
    PhaseKind.MAX: (_HEAVY, _HEAVY_UNLOADED),
    PhaseKind.POWER: (_FAST, _KEEPING_UNLOADED),
    PhaseKind.MAINTENANCE: (_KEEPING, _KEEPING_UNLOADED),
}


def dosing_for(role: Role, kind: PhaseKind, exercise: Exercise, *, loaded: bool, learns: bool) -> Dosing:
    """Return how much of an exercise a role asks for in a phase.

    Args:
        role: The role.
        kind: The phase.
        exercise: The exercise.
        loaded: Whether a weight makes it as heavy as wanted.
        learns: Whether the athlete is new to lifting and stays with 8 to 12 repetitions (AC09).

    Returns:
        The dosing.
    """
    if role.part is Part.JUMP or exercise.modality is Modality.PLYOMETRIC:
        return _HIGH_JUMPS if exercise.impact >= 2 else _JUMPS  # noqa: PLR2004 - hard landings
    if role.part is Part.CIRCUIT:
        return _SMALL[exercise.level]
    if learns:
        return _LEARNING
    return _MAINS[kind][0 if loaded else 1]
