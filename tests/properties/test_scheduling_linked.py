"""Linked weeks against trying every placement with `check` alone, and the laws of repair."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from runstrength.checking import check
from runstrength.days import SlotSet
from runstrength.findings import Score
from runstrength.model import Athlete, Plan, PlannedSession, Session, Week, diff
from runstrength.notation.session import parse_session
from runstrength.policies import EVIDENCE, GUIDE, Policy
from runstrength.repair import reschedule
from runstrength.scheduling import InfeasibleError, Placement, schedule

FIXED: Final[list[Session]] = [
    parse_session(t)
    for t in (
        "easy 45min",
        "intervals 60min",
        "long 110min",
        "race B 10km",
        "strength: back squat 4x5 @85%; calf raise 3x12",
    )
]
MOVABLE: Final[list[Session]] = [
    parse_session(t)
    for t in (
        "strength: back squat 4x5 @85%; calf raise 3x12",
        "strength: back squat 3x5+ @85%; split squat 3x8/side",
        "strength: push-up 3x8; dumbbell row 3x12/side",
        "strength: drop jump 5x15",
        "tempo 50min",
    )
]
HALF_DAYS: Final = tuple(SlotSet.every())
STRICT: Final = (
    EVIDENCE.with_("REC002", severity="error")
    .with_("REC006", severity="error")
    .with_("FRQ001", severity="error")
)


@st.composite
def plans(draw: st.DrawFn, weeks: int = 2, sessions: int = 2) -> tuple[Plan, list[Placement], list[SlotSet]]:
    """Draw plans, what to place and where."""
    made: list[Week] = []
    free: list[SlotSet] = []
    for _ in range(weeks):
        slots = draw(st.lists(st.sampled_from(HALF_DAYS), max_size=4, unique=True))
        made.append(Week([PlannedSession(slot, draw(st.sampled_from(FIXED))) for slot in slots]))
        open_slots = [slot for slot in HALF_DAYS if slot not in slots]
        free.append(SlotSet(draw(st.lists(st.sampled_from(open_slots), min_size=2, max_size=4, unique=True))))
    place = [
        Placement(draw(st.sampled_from(MOVABLE)), week=week)
        for week in range(1, weeks + 1)
        for _ in range(draw(st.integers(1, sessions)))
    ]
    dated = draw(st.booleans())
    plan = Plan(made, start=date(2027, 3, 22) if dated else None, zone="Europe/London" if dated else "")
    return plan, place, free


def ranking(plan: Plan, place: list[Placement], free: list[SlotSet], asked: dict[str, object]) -> list[Score]:
    """Try every placement with `check` alone; return the scores of the allowed ones, the best first."""
    alone = {(f.code, f.where, f.also) for f in check(plan, **asked).errors}  # type: ignore[arg-type]
    found: dict[object, Score] = {}
    for at in product(*(free[one.week - 1] for one in place if one.week)):
        standing = {(one.week, slot) for one, slot in zip(place, at, strict=True)}
        content = frozenset((one.week, slot, one.session) for one, slot in zip(place, at, strict=True))
        if len(standing) < len(at) or content in found:
            continue
        filled = plan
        for n, (one, slot) in enumerate(zip(place, at, strict=True)):
            filled = filled.with_session(one.week or 0, slot, one.session, key=f"p{n}")
        report = check(filled, **asked)  # type: ignore[arg-type]
        if all((f.code, f.where, f.also) in alone for f in report.errors):
            found[content] = report.score
    return sorted(found.values())


def ranked(plan: Plan, place: list[Placement], free: list[SlotSet], asked: dict[str, object]) -> list[Score]:
    """Return the scores of the answer and the runners-up, which are proven and no two the same."""
    try:
        answer = schedule(plan, place=place, available=dict(enumerate(free, 1)), **asked)  # type: ignore[arg-type]
    except InfeasibleError:
        return []
    plans = [answer.plan, *(other.plan for other in answer.alternatives)]
    contents = {frozenset((number, s.slot, s.session) for number, s in found.numbered) for found in plans}

    assert answer.proof.exact
    assert len(contents) == len(plans)
    return [answer.report.score, *(other.report.score for other in answer.alternatives)]


BEFORE: Final = st.sampled_from(
    [None, Week.parse("sat long 110min\nsun pm strength: back squat 4x5 @85%; calf raise 3x12")]
)


@settings(max_examples=60)
@given(
    problem=plans(),
    policy=st.sampled_from([EVIDENCE, GUIDE, STRICT]),
    athlete=st.builds(Athlete, level=st.sampled_from(["novice", "advanced"])),
    before=BEFORE,
)
def test_linked_weeks_equal_brute_force(
    problem: tuple[Plan, list[Placement], list[SlotSet]],
    policy: Policy,
    athlete: Athlete,
    before: Week | None,
) -> None:
    """The best six scores of two linked weeks are those of trying everything."""
    asked: dict[str, object] = {"policy": policy, "athlete": athlete, "before": before}

    assert ranked(*problem, asked) == ranking(*problem, asked)[:6]


@settings(max_examples=40)
@given(problem=plans(weeks=3, sessions=1), policy=st.sampled_from([EVIDENCE, STRICT]), before=BEFORE)
def test_three_linked_weeks_equal_brute_force(
    problem: tuple[Plan, list[Placement], list[SlotSet]], policy: Policy, before: Week | None
) -> None:
    """The best six scores of three linked weeks are those of trying everything."""
    asked: dict[str, object] = {"policy": policy, "before": before}

    assert ranked(*problem, asked) == ranking(*problem, asked)[:6]


@settings(max_examples=25)
@given(problem=plans(), days=st.integers(0, 13))
def test_a_plan_without_errors_and_with_nothing_missed_stays(
    problem: tuple[Plan, list[Placement], list[SlotSet]], days: int
) -> None:
    """A repair changes nothing where nothing is wrong."""
    plan = Plan(problem[0].weeks, start=date(2027, 2, 1))
    if check(plan).errors:
        return
    mended = reschedule(plan, today=date(2027, 2, 1) + timedelta(days=days))

    assert mended.plan == plan
    assert not mended.changes


@given(problem=plans())
def test_a_plan_does_not_differ_from_itself(problem: tuple[Plan, list[Placement], list[SlotSet]]) -> None:
    """No change from a plan to itself."""
    assert not diff(problem[0], problem[0])
