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
from runstrength.policies import EVIDENCE, GUIDE
from runstrength.repair import reschedule
from runstrength.scheduling import InfeasibleError, Placement, schedule

FIXED: Final[list[Session]] = [
    parse_session(t)
    for t in ("easy 45min", "intervals 60min", "long 110min", "race B 10km", "strength: back squat 4x5 @85%; calf raise 3x12")
]  # fmt: skip
MOVABLE: Final[list[Session]] = [
    parse_session(t)
    for t in (
        "strength: back squat 4x5 @85%; calf raise 3x12", "strength: back squat 3x5+ @85%; split squat 3x8/side",
        "strength: push-up 3x8; dumbbell row 3x12/side", "strength: drop jump 5x15", "tempo 50min",
    )
]  # fmt: skip
HALF_DAYS: Final = tuple(SlotSet.every())
STRICT: Final = (
    EVIDENCE.with_("REC002", severity="error")
    .with_("REC006", severity="error")
    .with_("FRQ001", severity="error")
)


@st.composite
def plans(draw: st.DrawFn, weeks: int = 2) -> tuple[Plan, list[Placement], list[SlotSet]]:
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
        for _ in range(draw(st.integers(1, 2)))
    ]
    dated = draw(st.booleans())
    plan = Plan(made, start=date(2027, 3, 22) if dated else None, zone="Europe/London" if dated else "")
    return plan, place, free


@settings(max_examples=60)
@given(
    problem=plans(),
    policy=st.sampled_from([EVIDENCE, GUIDE, STRICT]),
    athlete=st.builds(Athlete, level=st.sampled_from(["novice", "advanced"])),
    before=st.sampled_from(
        [None, Week.parse("sat long 110min\nsun pm strength: back squat 4x5 @85%; calf raise 3x12")]
    ),
)
def test_linked_weeks_equal_brute_force(
    problem: tuple[Plan, list[Placement], list[SlotSet]],
    policy: object,
    athlete: Athlete,
    before: Week | None,
) -> None:
    """The best score of two linked weeks is that of trying everything."""
    plan, place, free = problem
    asked = {"policy": policy, "athlete": athlete, "before": before}
    alone = {(f.code, f.where, f.also) for f in check(plan, **asked).errors}  # type: ignore[arg-type]
    best: Score | None = None
    choices = [[s for s in free[one.week - 1]] for one in place]  # type: ignore[operator]
    for at in product(*choices):
        if len({(one.week, slot) for one, slot in zip(place, at, strict=True)}) < len(at):
            continue
        filled = plan
        for n, (one, slot) in enumerate(zip(place, at, strict=True)):
            filled = filled.with_session(one.week or 0, slot, one.session, key=f"p{n}")
        report = check(filled, **asked)  # type: ignore[arg-type]
        if all((f.code, f.where, f.also) in alone for f in report.errors):
            best = report.score if best is None else min(best, report.score)
    try:
        answer = schedule(plan, place=place, available=dict(enumerate(free, 1)), **asked)  # type: ignore[arg-type]
    except InfeasibleError:
        assert best is None
        return

    assert answer.proof.exact
    assert answer.report.score == best
    scores = [other.report.score for other in answer.alternatives]
    assert scores == sorted(scores)


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
