"""Laws of `session_minutes`: additive, monotone in every input, a superset no longer than straight sets."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from runstrength.formulas.minutes import RUN_PACE_FACTORS, Block, run_minutes, session_minutes

SECONDS = st.integers(0, 3000).map(lambda tenths: tenths / 10)
BLOCKS = st.builds(Block, sets=st.integers(1, 8), work_s=SECONDS, sides=st.integers(1, 2), rest_s=SECONDS)
GROUPS = st.lists(BLOCKS, min_size=1, max_size=4)
SESSIONS = st.lists(GROUPS, max_size=5)


@given(SESSIONS, SESSIONS, SECONDS)
def test_sessions_add_up(first: list[list[Block]], second: list[list[Block]], transition_s: float) -> None:
    """Two sessions in one take what both take without the second warm-up, and a transition between them."""
    between = transition_s / 60 if first and second else 0

    def minutes(groups: list[list[Block]], warm_up_min: float = 0) -> float:
        return session_minutes(groups, warm_up_min=warm_up_min, transition_s=transition_s)

    assert minutes(first + second, 5) == pytest.approx(5 + minutes(first) + minutes(second) + between)


@given(
    st.lists(GROUPS, min_size=1, max_size=4),
    st.data(),
    st.sampled_from(["sets", "work_s", "sides", "rest_s"]),
)
def test_more_of_anything_never_takes_less(
    session: list[list[Block]], data: st.DataObject, field: str
) -> None:
    """Raising one number of one block never shortens the session."""
    group = data.draw(st.integers(0, len(session) - 1))
    at = data.draw(st.integers(0, len(session[group]) - 1))
    block = session[group][at]
    bigger = {
        "sets": attrs.evolve(block, sets=block.sets + 1),
        "work_s": attrs.evolve(block, work_s=block.work_s + 1),
        "sides": attrs.evolve(block, sides=2),
        "rest_s": attrs.evolve(block, rest_s=block.rest_s + 1),
    }[field]
    raised = [list(blocks) for blocks in session]
    raised[group][at] = bigger

    assert session_minutes(raised) >= session_minutes(session) - 1e-9


@given(SESSIONS, SECONDS, SECONDS, SECONDS, SECONDS)
def test_longer_warm_up_and_transition_never_take_less(
    session: list[list[Block]], warm_up: float, more_warm_up: float, transition: float, more_transition: float
) -> None:
    """Both keyword arguments only ever add."""
    less = session_minutes(session, warm_up_min=warm_up, transition_s=transition)
    more = session_minutes(
        session, warm_up_min=warm_up + more_warm_up, transition_s=transition + more_transition
    )

    assert more >= less - 1e-9


@given(GROUPS, SECONDS)
def test_superset_is_no_longer_than_straight_sets(group: list[Block], transition_s: float) -> None:
    """The rests of a superset are among those of the straight sets, and it has no transition inside."""
    superset = session_minutes([group], transition_s=transition_s)
    straight = session_minutes([[block] for block in group], transition_s=transition_s)

    assert superset <= straight + 1e-9


@given(GROUPS, BLOCKS)
def test_exercise_more_in_a_superset_never_takes_less(group: list[Block], block: Block) -> None:
    """Adding an exercise to a superset adds its work and never shortens a rest."""
    assert session_minutes([[*group, block]]) >= session_minutes([group]) - 1e-9


@given(st.permutations(range(4)), st.lists(BLOCKS, min_size=4, max_size=4))
def test_order_inside_a_superset_does_not_matter(order: list[int], group: list[Block]) -> None:
    """A round takes the same whatever comes first."""
    assert session_minutes([[group[i] for i in order]]) == pytest.approx(session_minutes([group]))


@given(
    st.floats(0.01, 100), st.floats(0.01, 100), st.floats(120, 900), st.sampled_from(sorted(RUN_PACE_FACTORS))
)
def test_run_minutes_are_linear_in_distance(first: float, second: float, pace: float, kind: str) -> None:
    """Two runs of one kind take as long as one of their joint length."""
    joint = run_minutes(first + second, pace, kind)

    assert joint == pytest.approx(run_minutes(first, pace, kind) + run_minutes(second, pace, kind))
