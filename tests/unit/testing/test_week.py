import pytest

pytest.importorskip("hypothesis")

from hypothesis import find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from tests.unit.testing.finding import FRESH, QUICK

from runstrength.days import Slot
from runstrength.model import Plan, PlannedSession, RunSession, Week
from runstrength.testing import planned_sessions, plans, weeks

KEYED = planned_sessions(session=st.just(RunSession("easy")), key=st.sampled_from(["a", "b"]))


@settings(deadline=None, max_examples=30)
@given(
    planned_sessions(
        slot=st.just(Slot("tue", "pm")),
        session=st.just(RunSession("easy")),
        key=st.just("k"),
        optional=True,
        note=st.just("x"),
    )
)
def test_parts_of_a_planned_session_are_chosen(planned: PlannedSession) -> None:
    """By strategies."""
    assert str(planned) == 'tue pm easy [k] (optional) -- "x"'


def test_planned_sessions_shrink_to_plain_ones() -> None:
    """And draw keys and notes of every length."""
    slot, session = st.just(Slot("mon")), st.just(RunSession("easy"))
    keyed = planned_sessions(slot=slot, session=session, note=st.just(""))
    noted = planned_sessions(slot=slot, session=session, key=st.none())

    assert str(find(planned_sessions(session=session), lambda _: True, settings=FRESH)) == "mon easy"
    assert find(keyed, lambda planned: len(planned.key or "") > 2, settings=QUICK).key
    assert find(noted, lambda planned: '"' in planned.note, settings=QUICK).note


@settings(deadline=None, max_examples=30)
@given(weeks(planned_session=KEYED, min_sessions=2, max_sessions=4, labels=st.just("base"), repeats=False))
def test_parts_of_a_week_are_chosen(week: Week) -> None:
    """No key stands twice, and none is lost."""
    keys = [planned.key for planned in week.sessions if planned.key]

    assert 2 <= len(week.sessions) <= 4
    assert (week.labels, week.repeats) == (("base",), False)
    assert 1 <= len(keys) == len(set(keys))


@settings(deadline=None, max_examples=30)
@given(plans(week=weeks(planned_session=KEYED, min_sessions=1), min_weeks=2, max_weeks=3, dated=True))
def test_parts_of_a_plan_are_chosen(plan: Plan) -> None:
    """No key stands twice in any of its weeks."""
    keys = [planned.key for planned in plan.sessions if planned.key]

    assert 2 <= len(plan.weeks) <= 3
    assert plan.start is not None
    assert any(planned.key for planned in plan.weeks[0].sessions)
    assert 1 <= len(keys) == len(set(keys))


def test_weeks_and_plans_shrink_to_empty_ones() -> None:
    """Without labels, name, start and zone."""
    assert find(weeks(repeats=True), lambda _: True, settings=FRESH) == Week()
    assert find(weeks(), lambda _: True, settings=FRESH).sessions == ()
    assert find(plans(), lambda _: True, settings=FRESH) == Plan()
    assert find(plans(dated=False), lambda plan: len(plan.weeks) > 1, settings=QUICK).start is None
    assert find(plans(max_weeks=0), lambda plan: plan.zone == "Europe/London", settings=QUICK).zone


@pytest.mark.parametrize(
    "draw",
    [
        lambda: weeks(min_sessions=-1),
        lambda: weeks(min_sessions=3, max_sessions=2),
        lambda: weeks(max_sessions=101),
        lambda: plans(min_weeks=2, max_weeks=1),
        lambda: plans(max_weeks=201),
    ],
)
def test_impossible_weeks_are_refused(draw: object) -> None:
    """At once, before anything is drawn."""
    assert callable(draw)
    with pytest.raises(InvalidArgument):
        draw()
