"""Six rules that compare weeks against a second, plainly written reference of them, over random plans.

`RUNSTRENGTH_REFERENCE_WEEKS=20000` tries as many plans as it says.
"""

from __future__ import annotations

import os
from collections import Counter
from typing import Final

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.oracles.weeks_reference import CODES, found_by_weeks

from runstrength.checking import check
from runstrength.days import Half, Slot, Weekday
from runstrength.model import Plan, PlannedSession, Session, StrengthSession, Week
from runstrength.notation.session import parse_prescription, parse_session

EACH: Final = int(os.environ.get("RUNSTRENGTH_REFERENCE_WEEKS", "500"))

ROWS: Final = [
    parse_prescription(text)
    for text in (
        "back squat 3x5 @20kg",
        "back squat 3x5 @22.5kg",
        "back squat 3x5 @60kg",
        "back squat 4x5 @66kg",
        "back squat 6x5 @67.5kg",
        "back squat 2x8 @50kg @70%",
        "back squat 2x8 @57.5kg @75%",
        "back squat 3x5 @57kg",
        "back squat 3x5 @54kg",
        "back squat 1x8 @80%",
        "calf raise 3x12",
        "calf raise 6x12",
        "calf raise 3x12 @RPE5",
        "calf raise 2x12 @RPE4",
        "push-up 3x8",
        "pogo hops 6x8",
        "foot doming 3x30s/side",
    )
]
OTHERS: Final[list[Session]] = [
    parse_session(text)
    for text in (
        "easy 5km",
        "easy 10km",
        "long 11km",
        "long 12-13km",
        "long 16km",
        "easy 40min",
        "long 44min",
        "long 60min",
        "easy",
        "race A 10km",
        "race C half",
        "bike 60min",
        "strength 30min",
        "strength 30min @RPE3",
    )
]
strength: Final = st.lists(st.sampled_from(ROWS), min_size=1, max_size=3).map(StrengthSession)
sessions: Final = st.sampled_from(OTHERS) | strength
slots: Final = st.builds(Slot, st.sampled_from(Weekday), st.sampled_from(Half))
labels: Final = st.sampled_from(
    [(), (), (), (), (), ("base",), ("deload",), ("race week",), ("return",), ("partial",)]
)


def weeks_of(session: st.SearchStrategy[Session], most: int = 4) -> st.SearchStrategy[Week]:
    """Return weeks of such sessions."""
    planned = st.lists(st.builds(PlannedSession, slots, session), max_size=most)
    return st.builds(Week, planned, labels=labels)


distances: Final = st.sampled_from([s for s in OTHERS if "km" in str(s)])
plans: Final = st.builds(Plan, st.lists(weeks_of(sessions) | weeks_of(distances), min_size=1, max_size=7))
few: Final = st.lists(weeks_of(sessions, 3), min_size=1, max_size=3)
long_plans: Final = few.flatmap(
    lambda pool: st.builds(Plan, st.lists(st.sampled_from(pool), min_size=6, max_size=16))
)


def assert_agree(plan: Plan) -> None:
    """Compare what the reference and the checker find, by code, severity and place."""
    found = Counter((f.code, str(f.severity), str(f.where)) for f in check(plan) if f.code in CODES)

    assert found == found_by_weeks(plan)


@settings(max_examples=EACH)
@given(plan=plans)
def test_a_plan_agrees_with_the_reference(plan: Plan) -> None:
    """Weeks of anything in a row find what the reference finds."""
    assert_agree(plan)


@settings(max_examples=EACH)
@given(plan=long_plans)
@example(Plan([Week.parse("mon strength: calf raise 3x12\nthu easy 5km")] * 14))
def test_a_long_plan_agrees_with_the_reference(plan: Plan) -> None:
    """A few weeks that come again and again find what the reference finds."""
    assert_agree(plan)


@pytest.mark.parametrize("code", CODES)
def test_the_reference_speaks_of_every_rule(code: str) -> None:
    """None of the six rules is silent throughout, so that agreement means something."""
    usual = "mon strength: back squat 3x5 @60kg; calf raise 3x12\nthu easy 10km\nsun long 11km\n"
    more = "mon strength: back squat 6x5 @67.5kg; calf raise 6x12\nthu easy 16km\nsun long 16km\n"
    kinds = [usual, usual, more, more, *[usual] * 4, "thu easy 10km\nsun long 11km\n", more]
    plan = Plan([Week.parse(text) for text in kinds])

    assert code in {found_code for found_code, _, _ in found_by_weeks(plan)}
