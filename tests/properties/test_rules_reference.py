"""Ten rules against a second, plainly written reference of them, over random weeks and plans.

`RUNSTRENGTH_REFERENCE_WEEKS=20000` tries as many weeks of each kind as it says.
"""

from __future__ import annotations

import os
from collections import Counter
from datetime import date, time
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.oracles.rules_reference import CODES, GUIDE_CODES, found_by_reference

from runstrength.checking import check
from runstrength.days import Half, Slot, Weekday
from runstrength.findings import Report
from runstrength.model import Athlete, Plan, PlannedSession, Session, StrengthSession, Week
from runstrength.notation.session import parse_prescription, parse_session
from runstrength.policies import EVIDENCE, GUIDE

EXAMPLES: Final = int(os.environ.get("RUNSTRENGTH_EXAMPLES", "75"))
EACH: Final = int(os.environ.get("RUNSTRENGTH_REFERENCE_WEEKS", "700" if EXAMPLES >= 75 else "100"))

OTHERS: Final[list[Session]] = [
    parse_session(text)
    for text in (
        "easy 20min",
        "easy 45min",
        "easy",
        "recovery 30-40min",
        "steady 89min",
        "steady 90min",
        "easy 80-100min",
        "long",
        "long 60min",
        "long 110min",
        "tempo 50min",
        "tempo 95min",
        "intervals",
        "intervals 60min",
        "hills 45min",
        "fartlek 40min",
        "marathon-pace 70min",
        "sprints 30min",
        "time-trial 5km",
        "strides 30min",
        "race A half",
        "race A marathon",
        "race B 10km",
        "race C 5km",
        "bike 60min",
        "hike 3h",
        "walk 60min",
        'cross "Football" 90min',
        "mobility 20min",
        "strength",
        "strength 45min",
        "strength 45min @RPE4",
        "strength 30min @RPE9",
    )
]

ROWS: Final = [
    parse_prescription(text)
    for text in (
        "back squat 4x5 @85%",
        "back squat 2x5 @75-80%",
        "back squat 3x5+ @85%",
        "back squat 4x8 @RPE8",
        "back squat 2x8 @RPE5",
        "back squat 3x8 @RIR5",
        "back squat 3x8 @RIR3",
        "back squat 2x10 @55%",
        "back squat 2x10",
        "split squat 1x10/side",
        "split squat 3x10/side @RPE3-4",
        "split squat 2x8/side @RPE9-10",
        "Romanian deadlift 3x8 @RIR0-2",
        "Nordic curl 1x5",
        "glute bridge 3x12",
        "glute bridge 1x12",
        "hip thrust 2x8 @80%",
        "calf raise 3x12",
        "calf raise 1x12 @RPE8",
        "isometric calf hold 1x45s/side @80%",
        "isometric calf hold 4x45s/side @85%",
        "isometric calf hold 2x45s/side @50%",
        "wall sit 4x45s @RPE8",
        "leg raises 2x10",
        "hip-flexor march 3x20",
        "hip-flexor march 2x20 @RPE4",
        "plank 3x40s",
        "plank 2x30s @70%",
        "side plank 1x30s/side",
        "dead bug 3x10",
        "foot doming 3x30s/side",
        "push-up 3x8",
        "push-up 1x8+",
        "dumbbell row 2x12/side @20kg",
        "pogo hops 3x10",
        "drop jump 4x15",
        "drop jump 5x13",
        "countermovement jump 5x12-13",
        "rope skipping 3x50",
        "suitcase carry 3x40m/side",
        "box squat 4x8+",
        "box squat 3x8+ @RPE4",
        "step ups and downs 2x12/side @RIR6",
    )
]

strength: Final = st.lists(st.sampled_from(ROWS), min_size=1, max_size=4).map(StrengthSession)
sessions: Final = st.sampled_from(OTHERS) | strength
halves: Final = st.builds(Slot, st.sampled_from(Weekday), st.sampled_from([*Half, None]))
clocks: Final = st.builds(
    Slot, st.sampled_from(Weekday), st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 59]))
)
planned: Final = st.lists(st.builds(PlannedSession, halves | clocks, sessions), max_size=14)
labels: Final = st.sampled_from(
    [(), (), (), ("base",), ("deload",), ("race",), ("taper",), ("in-season",), ("maintenance",), ("return",)]
)
weeks: Final = st.builds(Week, planned, labels=labels)
athletes: Final = st.sampled_from(
    [
        Athlete(level="novice"),
        Athlete(level="intermediate"),
        Athlete(level="intermediate", age=49),
        Athlete(level="advanced", age=55),
    ]
)


def assert_agree(subject: Week | Plan, athlete: Athlete, *, guide: bool) -> None:
    """Compare what the reference and the checker find, by code, severity and place."""
    report = check(subject, policy=GUIDE if guide else EVIDENCE, athlete=athlete)

    assert found(report) == found_by_reference(subject, athlete, guide=guide)


def found(report: Report) -> Counter[tuple[str, str, str]]:
    """Count what a report says by the ten rules."""
    return Counter((f.code, str(f.severity), str(f.where)) for f in report if f.code in CODES)


@settings(max_examples=EACH)
@given(sessions=planned, labels=labels, athlete=athletes, guide=st.booleans())
def test_a_repeating_week_agrees_with_the_reference(
    sessions: list[PlannedSession], labels: tuple[str, ...], athlete: Athlete, guide: bool
) -> None:
    """A week that repeats finds what the reference finds in it laid out several times."""
    assert_agree(Week(sessions, labels=labels), athlete, guide=guide)


@settings(max_examples=EACH)
@given(sessions=planned, labels=labels, athlete=athletes, guide=st.booleans())
def test_a_single_week_agrees_with_the_reference(
    sessions: list[PlannedSession], labels: tuple[str, ...], athlete: Athlete, guide: bool
) -> None:
    """A week whose edges are open finds what the reference finds in it."""
    assert_agree(Week(sessions, labels=labels, repeats=False), athlete, guide=guide)


@settings(max_examples=EACH)
@given(
    weeks=st.tuples(weeks, weeks),
    start=st.sampled_from([None, date(2027, 1, 4), date(2027, 3, 22), date(2027, 10, 25)]),
    zone=st.sampled_from(["", "Europe/London"]),
    athlete=athletes,
    guide=st.booleans(),
)
def test_a_plan_of_two_weeks_agrees_with_the_reference(
    weeks: tuple[Week, Week],
    start: date | None,
    zone: str,
    athlete: Athlete,
    guide: bool,
) -> None:
    """Two weeks in a row, with and without dates, and where the clocks change between or in them."""
    assert_agree(Plan(weeks, start=start, zone=zone), athlete, guide=guide)


@pytest.mark.parametrize("guide", [False, True], ids=["evidence", "guide"])
@pytest.mark.parametrize("code", CODES)
def test_the_reference_speaks_of_every_rule(code: str, guide: bool) -> None:
    """None of the ten rules is silent throughout, so that agreement means something."""
    week = Week.parse(
        "mon strength: back squat 4x5 @85%\nmon am easy 30min\ntue long 100min\n"
        "wed pm strength: back squat 4x5 @85%\nthu intervals 60min\nfri strength: back squat 4x5 @85%\n"
        "sat strength: back squat 4x5 @85%\nsun race A half\nsun pm easy 20min"
    )
    said = {found_code for found_code, _, _ in found_by_reference(week, Athlete(), guide=guide)}

    assert (code in said) == (code in (GUIDE_CODES if guide else CODES))
