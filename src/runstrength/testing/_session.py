"""Strategies for prescriptions, supersets and sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from runstrength.model.session import (
    KNOWN_SPORTS,
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
)
from runstrength.quantities import HALF_MARATHON, MARATHON, Distance, Duration
from runstrength.testing._bounds import check_bounds, chosen, one_of_each
from runstrength.testing._dose import doses
from runstrength.testing._exercise import shipped_exercises
from runstrength.testing._quantity import (
    distance_ranges,
    distances,
    duration_ranges,
    durations,
    number_ranges,
)

if TYPE_CHECKING:
    from collections.abc import Collection

    from hypothesis.strategies import SearchStrategy

    from runstrength.model.dose import Dose
    from runstrength.model.exercise import Exercise

_MOST_ITEMS = 100


def lines() -> SearchStrategy[str]:
    """Draw lines of text for people: printable, with the marks that mean something outside quotes.

    Returns:
        The strategy. It shrinks towards an empty text.
    """
    printable = st.characters(codec="utf-8", exclude_categories=["C", "Z"])
    return st.text(st.sampled_from('a "\\#;:[]()-+@3x') | printable, max_size=20)


def titles() -> SearchStrategy[str]:
    """Draw titles: lines without space around them.

    Returns:
        The strategy. It shrinks towards an empty text.
    """
    return lines().map(str.strip)


def prescriptions(
    *, exercise: SearchStrategy[Exercise] | None = None, dose: SearchStrategy[Dose] | None = None
) -> SearchStrategy[Prescription]:
    """Draw exercises with their doses.

    Args:
        exercise: Draws the exercise; any that ships when left out.
        dose: Draws the dose; any when left out.

    Returns:
        The strategy. It shrinks towards one repetition of a bodyweight exercise.
    """
    return st.builds(
        Prescription,
        shipped_exercises() if exercise is None else exercise,
        doses() if dose is None else dose,
    )


def supersets(
    *, prescription: SearchStrategy[Prescription] | None = None, min_size: int = 2, max_size: int = 4
) -> SearchStrategy[Superset]:
    """Draw supersets and circuits.

    Args:
        prescription: Draws the prescriptions; any when left out.
        min_size: Fewest prescriptions, at least 2.
        max_size: Most prescriptions.

    Returns:
        The strategy. It shrinks towards two prescriptions.

    Raises:
        InvalidArgument: There is no such superset.
    """
    check_bounds("size", min_size, max_size, least=2, most=_MOST_ITEMS)
    one = prescriptions() if prescription is None else prescription
    return st.builds(Superset, st.lists(one, min_size=min_size, max_size=max_size))


def strength_sessions(
    *,
    prescription: SearchStrategy[Prescription] | None = None,
    min_items: int = 0,
    max_items: int = 4,
    title: SearchStrategy[str] | None = None,
) -> SearchStrategy[StrengthSession]:
    """Draw strength sessions, those of unknown content among them.

    Args:
        prescription: Draws the prescriptions; any when left out.
        min_items: Fewest prescriptions and supersets; 0 draws sessions of unknown content too.
        max_items: Most prescriptions and supersets.
        title: Draws the title; any when left out.

    Returns:
        The strategy. It shrinks towards a session of unknown content, or else few bodyweight exercises.

    Raises:
        InvalidArgument: There is no such session.

    Example:
        >>> from runstrength.testing import doses, prescriptions, shipped_exercises, strength_sessions
        >>> planks = shipped_exercises(equipment=()).filter(lambda e: e.pattern == "core")
        >>> short = strength_sessions(prescription=prescriptions(exercise=planks, dose=doses(max_sets=3)))
    """
    check_bounds("items", min_items, max_items, least=0, most=_MOST_ITEMS)
    titled = titles() if title is None else title
    one = prescriptions() if prescription is None else prescription
    item = one | supersets(prescription=one)
    items = st.lists(item, min_size=max(1, min_items), max_size=max(1, max_items))
    known = st.builds(StrengthSession, items, title=titled)
    unknown = st.builds(
        StrengthSession,
        title=titled,
        duration=st.none() | duration_ranges(durations()),
        rpe=st.none() | number_ranges(0, 10),
    )
    if min_items:
        return known
    return unknown | known if max_items else unknown


def run_sessions(
    *,
    kinds: Collection[RunKind] = tuple(RunKind),
    distance: SearchStrategy[Distance] | None = None,
    duration: SearchStrategy[Duration] | None = None,
) -> SearchStrategy[RunSession]:
    """Draw runs.

    Args:
        kinds: The kinds of run.
        distance: Draws the bounds of the distance, where there is one; any when left out.
        duration: Draws the bounds of the length, where there is one; any when left out.

    Returns:
        The strategy. It shrinks towards an easy run of unknown length.

    Raises:
        InvalidArgument: There is no kind.
    """
    return st.builds(
        RunSession,
        chosen("kinds", kinds),
        distance=st.none() | distance_ranges(distances() if distance is None else distance),
        duration=st.none() | duration_ranges(durations() if duration is None else duration),
        rpe=st.none() | number_ranges(0, 10),
    )


def cross_training_sessions(
    *, sport: SearchStrategy[str] | None = None, duration: SearchStrategy[Duration] | None = None
) -> SearchStrategy[CrossTrainingSession]:
    """Draw other aerobic training, of any sport.

    Args:
        sport: Draws the sport; any when left out.
        duration: Draws the bounds of the length, where there is one; any when left out.

    Returns:
        The strategy. It shrinks towards an open sport of unknown length.
    """
    return st.builds(
        CrossTrainingSession,
        st.just("") | st.sampled_from(KNOWN_SPORTS) | titles() if sport is None else sport,
        duration=st.none() | duration_ranges(durations() if duration is None else duration),
        rpe=st.none() | number_ranges(0, 10),
    )


def mobility_sessions(
    *, title: SearchStrategy[str] | None = None, duration: SearchStrategy[Duration] | None = None
) -> SearchStrategy[MobilitySession]:
    """Draw mobility sessions.

    Args:
        title: Draws the title; any when left out.
        duration: Draws the bounds of the length, where there is one; any when left out.

    Returns:
        The strategy. It shrinks towards a session of unknown length.
    """
    return st.builds(
        MobilitySession,
        titles() if title is None else title,
        duration=st.none() | duration_ranges(durations() if duration is None else duration),
    )


def race_sessions(
    *,
    distance: SearchStrategy[Distance] | None = None,
    priorities: Collection[RacePriority] = tuple(RacePriority),
) -> SearchStrategy[RaceSession]:
    """Draw races.

    Args:
        distance: Draws the distance; any, the marathon and its half more often, when left out.
        priorities: How much they matter.

    Returns:
        The strategy. It shrinks towards an A race over the half marathon.

    Raises:
        InvalidArgument: There is no priority.
    """
    far = st.sampled_from([HALF_MARATHON, MARATHON]) | distances() if distance is None else distance
    return st.builds(RaceSession, far, chosen("priorities", priorities))


def sessions(
    *,
    families: Collection[SessionFamily] = tuple(SessionFamily),
    prescription: SearchStrategy[Prescription] | None = None,
) -> SearchStrategy[Session]:
    """Draw sessions of every kind.

    Args:
        families: The kinds of session.
        prescription: Draws the prescriptions of strength sessions; any when left out.

    Returns:
        The strategy. It shrinks towards the first of the kinds.

    Raises:
        InvalidArgument: There is no kind.
    """
    by_family: dict[SessionFamily, SearchStrategy[Session]] = {
        SessionFamily.STRENGTH: strength_sessions(prescription=prescription),
        SessionFamily.RUN: run_sessions(),
        SessionFamily.CROSS_TRAINING: cross_training_sessions(),
        SessionFamily.MOBILITY: mobility_sessions(),
        SessionFamily.RACE: race_sessions(),
    }
    return one_of_each("families", families, lambda family: by_family[family])
