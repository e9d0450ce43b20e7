"""Mending a plan, and how two plans differ."""

from __future__ import annotations

from datetime import date

import pytest

from runstrength.errors import InvalidValueError, UnknownSessionError
from runstrength.model import Athlete, Change, Plan, Week, diff
from runstrength.repair import reschedule

PLAN = Plan.parse("""
start: 2027-02-01
week 1
mon pm strength: back squat 4x5 @85%; calf raise 3x12 [a]
tue am easy 45min [run]
thu pm strength: back squat 4x5 @85%; calf raise 3x12 [b]
sat am long 100min
week 2
mon pm strength: back squat 4x5 @85%; calf raise 3x12 [c]
sat am long 100min
""")


def test_a_missed_session_slides_and_keeps_its_key() -> None:
    """A missed session slides and keeps its key."""
    mended = reschedule(PLAN, missed=["a"], today=date(2027, 2, 2), available="tue pm, fri pm", pinned=["b"])

    assert (
        str(mended) == "~ week 1 mon pm strength: back squat 4x5 @85%; calf raise 3x12 [a] -> week 1 tue pm"
    )
    assert mended.plan.find("a")[1].slot.day == 1
    assert mended.plan.find("b") == PLAN.find("b")
    assert len(mended.plan.sessions) == len(PLAN.sessions)
    assert not mended.dropped


def test_what_finds_no_place_is_dropped() -> None:
    """What finds no place is dropped."""
    mended = reschedule(PLAN, missed=["a"], today=date(2027, 2, 7), available="mon pm")

    assert [s.key for s in mended.dropped] == ["a"]
    assert mended.changes[0].kind == "removed"


def test_two_lost_sessions_never_stand_on_one_day() -> None:
    """Two lost sessions never stand on one day."""
    mended = reschedule(PLAN, missed=["a", "b"], today=date(2027, 2, 5), available="sun", athlete=Athlete())

    assert len(mended.dropped) == 1
    assert "repeat the week" in str(mended)


def test_a_race_has_its_date() -> None:
    """A race has its date."""
    racing = PLAN.with_session(2, "sun am", "race A half")

    assert "carry on" in str(reschedule(racing, missed=["a", "b"], today=date(2027, 2, 5), available="sun"))


def test_a_slot_that_is_gone_loses_its_session() -> None:
    """A slot that is gone loses its session."""
    mended = reschedule(
        PLAN, today=date(2027, 2, 3), unavailable="thu", athlete=Athlete(available="wed pm, thu, fri pm")
    )

    assert mended.plan.find("b")[1].slot.day in (2, 4)
    assert len(mended.changes) == 1


def test_nothing_wrong_changes_nothing() -> None:
    """Nothing wrong changes nothing."""
    mended = reschedule(PLAN, today=date(2027, 2, 1))

    assert mended.plan == PLAN
    assert str(mended.changes) == "nothing changes"


def test_an_error_is_mended_by_moving_strength() -> None:
    """An error is mended by moving strength."""
    wrong = PLAN.moved("b", "tue am")
    mended = reschedule(wrong, today=date(2027, 2, 2), movable=["run"])

    assert wrong.find("b")[1].slot.day == 1
    assert mended.report.ok
    assert mended.changes


def test_bad_input_has_its_own_error() -> None:
    """Bad input has its own error."""
    with pytest.raises(UnknownSessionError):
        reschedule(PLAN, missed=["zz"], today=date(2027, 2, 2))
    with pytest.raises(UnknownSessionError):
        reschedule(PLAN, pinned=["sun pm"], today=date(2027, 2, 2))
    with pytest.raises(InvalidValueError, match="a day of the plan"):
        reschedule(PLAN, today=date(2028, 2, 2))
    with pytest.raises(InvalidValueError, match="a plan with a start"):
        reschedule(Plan(PLAN.weeks), today=date(2027, 2, 2))
    with pytest.raises(InvalidValueError, match="a date"):
        reschedule(PLAN, today="now")  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match="available"):
        reschedule(PLAN, today=date(2027, 2, 2), available=3)  # type: ignore[arg-type]


def test_what_cannot_be_is_refused_all_at_once() -> None:
    """A pinned session that was missed or whose slot is gone, and one that is to move out of the past."""
    with pytest.raises(InvalidValueError) as caught:
        reschedule(
            PLAN,
            missed=["b"],
            pinned=["b", "c"],
            movable=["run"],
            unavailable="mon pm",
            today=date(2027, 2, 3),
        )

    assert [p.field for p in caught.value.problems] == ["pinned", "pinned", "movable"]
    with pytest.raises(UnknownSessionError, match="reschedule: missed: no session has the key 'zz'"):
        reschedule(PLAN, missed=["zz"], today=date(2027, 2, 2))


def test_a_session_of_last_week_comes_into_this_one() -> None:
    """It may take the half day that it had, and its own week keeps the rest."""
    mended = reschedule(PLAN, missed=["b"], today=date(2027, 2, 8), available="wed pm, thu pm", pinned=["c"])

    number, planned = mended.plan.find("b")
    assert (number, str(planned.slot)) in ((2, "wed pm"), (2, "thu pm"))
    assert len(mended.plan.weeks[0].strength) == 1
    assert mended.proof.exact


def test_a_session_that_waits_for_a_run_in_its_slot_may_stay_or_go() -> None:
    """One that another waits for stays, since the other would start earlier without it."""
    text = "start: 2027-02-01\nweek 1\nmon am easy 30min [run]\nmon am strength 30min [after]\n"
    plan = Plan.parse(text + "wed am strength 20min [before]\nwed am intervals 40min\nsat long 90min")
    stays = reschedule(plan, today=date(2027, 2, 1))
    goes = reschedule(plan, today=date(2027, 2, 1), unavailable="mon", available="fri pm")

    assert stays.plan == plan
    endless = Plan.parse(text.replace("easy 30min", "easy") + "sat long 90min")
    assert reschedule(endless, today=date(2027, 2, 1)).plan == endless
    assert str(goes.plan.find("after")[1].slot) == "fri pm"
    assert goes.plan.find("before") == plan.find("before")


def test_a_diff_names_what_came_went_moved_and_changed() -> None:
    """A diff names what came went moved and changed."""
    before = Week.parse("mon easy 45min [a]\ntue tempo 40min\nwed strides 20min [w]\nfri easy 30min [f]")
    after = Week.parse("tue easy 45min [a]\nthu tempo 40min\nsat long 90min\nsun easy 60min [f]")
    found = diff(before, after)

    assert {change.kind for change in found} == {"moved", "removed", "added", "moved and changed"}
    assert "- wed strides 20min [w]" in str(found)
    assert "~ fri easy 30min [f] -> sun easy 60min" in str(found)
    assert found[0].key == "a"
    assert Change(None, None).key is None
    assert str(Change(None, None)) == "+"
    with pytest.raises(InvalidValueError):
        diff(before, PLAN)


def test_weeks_and_plans_tell_themselves_apart() -> None:
    """The method says the same as the function."""
    week = Week.parse("mon easy 45min [a]")

    assert week.diff(week.moved("a", "tue")) == diff(week, week.moved("a", "tue"))
    assert str(week.diff(week)) == "nothing changes"
    assert PLAN.diff(PLAN.without("c")) == diff(PLAN, PLAN.without("c"))
