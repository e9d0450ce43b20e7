"""Changing a week or a plan and changing it back."""

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st

import runstrength as rs
from runstrength import testing

FULL_WEEKS = testing.weeks(min_sessions=1)
FULL_PLANS = testing.plans(week=FULL_WEEKS, min_weeks=1, max_weeks=2)


@given(testing.weeks(), testing.slots(), testing.sessions())
def test_a_session_that_is_added_can_be_taken_away(week: rs.Week, slot: rs.Slot, session: rs.Session) -> None:
    """`without` undoes `with_session`."""
    added = week.with_session(slot, session, key="the-new-one")

    assert len(added.sessions) == len(week.sessions) + 1
    assert added.without("the-new-one") == week


@given(FULL_WEEKS, testing.slots(), st.data())
def test_a_session_that_is_moved_keeps_all_but_its_slot(
    week: rs.Week, to: rs.Slot, data: st.DataObject
) -> None:
    """Content, key and note; and the others stay where they are."""
    session = data.draw(st.sampled_from(week.sessions))
    moved = week.moved(session, to)

    assert moved.without(attrs.evolve(session, slot=to)) == week.without(session)
    assert len(moved.sessions) == len(week.sessions)


@given(FULL_WEEKS, testing.slots(), st.data())
def test_moving_there_and_back_changes_nothing_but_the_order(
    week: rs.Week, to: rs.Slot, data: st.DataObject
) -> None:
    """It comes after those that start at the same time."""
    session = data.draw(st.sampled_from(week.sessions))
    assume(sum(s.slot.week_minute == session.slot.week_minute for s in week.sessions) == 1)
    assume(all(s == session or s.slot.week_minute != to.week_minute for s in week.sessions))

    there = attrs.evolve(session, slot=to)

    assert week.moved(session, to).moved(there, session.slot) == week


@given(FULL_PLANS, st.data())
def test_a_week_that_is_put_back_changes_nothing(plan: rs.Plan, data: st.DataObject) -> None:
    """`with_week` with the week that is there."""
    number = data.draw(st.integers(1, len(plan.weeks)))

    assert plan.with_week(number, plan.week(number)) == plan


@given(FULL_PLANS, testing.slots(), st.data())
def test_a_session_of_a_plan_moves_between_weeks(plan: rs.Plan, to: rs.Slot, data: st.DataObject) -> None:
    """One week has it less and the other more."""
    number = data.draw(st.integers(1, len(plan.weeks)))
    session = data.draw(st.sampled_from(plan.week(number).sessions))
    assume(plan.find(session)[0] == number)  # an equal one in an earlier week would be meant
    other = data.draw(st.integers(1, len(plan.weeks)))

    moved = plan.moved(session, to, week=other)

    counts = [len(week.sessions) for week in plan.weeks]
    counts[number - 1] -= 1
    counts[other - 1] += 1
    assert [len(week.sessions) for week in moved.weeks] == counts
