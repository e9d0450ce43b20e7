import pytest

pytest.importorskip("hypothesis")

from hypothesis import find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from tests.unit.testing.finding import FRESH, QUICK

from runstrength.model import (
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
from runstrength.quantities import HALF_MARATHON, Distance, Duration
from runstrength.testing import (
    cross_training_sessions,
    mobility_sessions,
    prescriptions,
    race_sessions,
    run_sessions,
    sessions,
    strength_sessions,
    supersets,
)
from runstrength.testing._session import lines, titles

PLANK = Prescription.parse("plank 3x30s")
MINUTE = st.just(Duration(60))


@settings(deadline=None, max_examples=30)
@given(lines(), titles())
def test_lines_and_titles_are_printable(line: str, title: str) -> None:
    """Titles have no space around them."""
    assert line.isprintable()
    assert title.isprintable()
    assert title == title.strip()


def test_prescriptions_shrink_to_one_repetition_without_equipment() -> None:
    """And their parts are chosen by strategies."""
    simple = find(prescriptions(), lambda _: True, settings=FRESH)
    chosen = find(
        prescriptions(exercise=st.just(PLANK.exercise), dose=st.just(PLANK.dose)),
        lambda _: True,
        settings=FRESH,
    )

    assert (str(simple.dose), simple.exercise.equipment) == ("1x1", frozenset())
    assert chosen == PLANK


@settings(deadline=None, max_examples=30)
@given(supersets(prescription=st.just(PLANK), min_size=3, max_size=4))
def test_size_of_a_superset_is_chosen(superset: Superset) -> None:
    """And what is in it."""
    assert 3 <= len(superset.prescriptions) <= 4
    assert set(superset.prescriptions) == {PLANK}


@settings(deadline=None, max_examples=30)
@given(strength_sessions(prescription=st.just(PLANK), min_items=2, max_items=3, title=st.just("Core")))
def test_content_of_a_strength_session_is_chosen(session: StrengthSession) -> None:
    """Supersets are made of the same prescriptions."""
    assert 2 <= len(session.items) <= 3
    assert set(session.prescriptions) == {PLANK}
    assert session.title == "Core"


def test_strength_sessions_shrink_to_unknown_content() -> None:
    """Or to the fewest items that are asked for."""
    assert find(strength_sessions(), lambda _: True, settings=FRESH) == StrengthSession()
    assert len(find(strength_sessions(min_items=1), lambda _: True, settings=FRESH).prescriptions) == 1
    assert find(strength_sessions(), lambda s: s.duration is not None, settings=QUICK).duration is not None
    with_pair = find(strength_sessions(), lambda s: len(s.prescriptions) > len(s.items), settings=QUICK)
    assert any(isinstance(item, Superset) for item in with_pair.items)


@settings(deadline=None, max_examples=30)
@given(strength_sessions(max_items=0))
def test_no_items_is_unknown_content(session: StrengthSession) -> None:
    """Whatever its length."""
    assert session.items == ()


@settings(deadline=None, max_examples=30)
@given(
    run_sessions(kinds=[RunKind.LONG], distance=st.just(Distance(20)), duration=MINUTE),
    cross_training_sessions(sport=st.just("Football"), duration=MINUTE),
    mobility_sessions(title=st.just("Yoga"), duration=MINUTE),
    race_sessions(distance=st.just(Distance(5)), priorities=[RacePriority.C]),
)
def test_parts_of_other_sessions_are_chosen(
    run: RunSession, cross: CrossTrainingSession, mobility: MobilitySession, race: RaceSession
) -> None:
    """By strategies and choices."""
    assert run.kind is RunKind.LONG
    assert run.distance is None or run.distance.low == run.distance.high == Distance(20)
    assert all(s.duration is None or s.duration.high == Duration(60) for s in (run, cross, mobility))
    assert (cross.sport, mobility.title) == ("Football", "Yoga")
    assert (race.distance, race.priority) == (Distance(5), RacePriority.C)


def test_other_sessions_shrink_to_unknown_length() -> None:
    """Of the first kind."""
    assert find(run_sessions(), lambda _: True, settings=FRESH) == RunSession("easy")
    assert find(cross_training_sessions(), lambda _: True, settings=FRESH) == CrossTrainingSession()
    assert find(mobility_sessions(), lambda _: True, settings=FRESH) == MobilitySession()
    assert find(race_sessions(), lambda _: True, settings=FRESH) == RaceSession(HALF_MARATHON)
    assert find(cross_training_sessions(), lambda s: s.sport == "walk", settings=QUICK).sport == "walk"


@pytest.mark.parametrize("family", SessionFamily)
def test_every_family_is_drawn(family: SessionFamily) -> None:
    """From all of them, and alone."""
    assert find(sessions(), lambda session: session.family is family, settings=QUICK).family is family
    assert find(sessions(families=[family]), lambda _: True, settings=FRESH).family is family


@settings(deadline=None, max_examples=30)
@given(sessions(families=[SessionFamily.STRENGTH, SessionFamily.RUN], prescription=st.just(PLANK)))
def test_families_and_prescriptions_are_chosen(session: Session) -> None:
    """Runs have none."""
    assert isinstance(session, StrengthSession | RunSession)
    assert isinstance(session, RunSession) or set(session.prescriptions) <= {PLANK}


@pytest.mark.parametrize(
    "draw",
    [
        lambda: supersets(min_size=1),
        lambda: supersets(min_size=4, max_size=3),
        lambda: strength_sessions(min_items=-1),
        lambda: strength_sessions(min_items=2, max_items=1),
        lambda: run_sessions(kinds=[]),
        lambda: race_sessions(priorities=[]),
        lambda: sessions(families=[]),
    ],
)
def test_impossible_sessions_are_refused(draw: object) -> None:
    """At once, before anything is drawn."""
    assert callable(draw)
    with pytest.raises(InvalidArgument):
        draw()
