"""Linked weeks against CP-SAT, over costs that come from `check` alone."""

from __future__ import annotations

import os
from collections import Counter
from typing import Final

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("ortools")

from tests.oracles.linked_weeks import LinkedWeeks, cost_of, mark, ways_of

from runstrength.checking import check
from runstrength.days import SlotSet, Weekday
from runstrength.model import Athlete, Plan, PlannedSession, Session, Week
from runstrength.notation.session import parse_session
from runstrength.policies import EVIDENCE, GUIDE, Policy
from runstrength.scheduling import InfeasibleError, Placement, schedule

EXAMPLES: Final = int(os.environ.get("RUNSTRENGTH_EXAMPLES", "75"))
PROBLEMS: Final = max(100, EXAMPLES // 10) if EXAMPLES >= 75 else EXAMPLES
RUNS: Final[list[Session]] = [
    parse_session(text)
    for text in ("easy 45min", "intervals 60min", "tempo 50min", "long 110min", "strides 30min")
]
STRENGTH: Final[list[Session]] = [
    parse_session(text)
    for text in (
        "strength: back squat 4x5 @85%; calf raise 3x12",
        "strength: back squat 3x5+ @85%; split squat 3x8/side",
        "strength: push-up 3x8; dumbbell row 3x12/side",
        "strength: drop jump 5x15",
    )
]
HALF_DAYS: Final = tuple(SlotSet.every())
FORGETFUL: Final = [
    policy.ignore(
        *(c for c in ("REC005", "VOL005", "TPR003", "TPR004") if c in {r.code for r in policy.rules})
    )
    for policy in (
        EVIDENCE,
        GUIDE,
        EVIDENCE.with_("REC006", severity="error").with_("FRQ001", severity="error"),
    )
]
"""Policies without the rules that remember more than a week."""


@attrs.frozen
class Linked:
    """A plan of a few weeks with a free day in each, what to place, and where."""

    plan: Plan
    place: tuple[tuple[Session, ...], ...]
    free: tuple[SlotSet, ...]
    policy: Policy
    athlete: Athlete
    before: Week | None


@st.composite
def linked_weeks(draw: st.DrawFn) -> Linked:
    """Draw plans of 2 to 4 weeks; no week forgets its free day, so no rule remembers more than a week.

    Sessions to place crowd around the ends of weeks, so that weeks have something to say to each other.
    """
    weeks: list[Week] = []
    place: list[tuple[Session, ...]] = []
    free: list[SlotSet] = []
    for _ in range(draw(st.integers(2, 4))):
        rest = draw(st.sampled_from([Weekday.TUE, Weekday.WED, Weekday.THU, Weekday.FRI]))
        open_days = [slot for slot in HALF_DAYS if slot.day != rest]
        fixed = draw(st.lists(st.sampled_from(open_days), min_size=2, max_size=5, unique=True))
        weeks.append(Week([PlannedSession(slot, draw(st.sampled_from(RUNS))) for slot in fixed]))
        left = [slot for slot in open_days if slot not in fixed]
        near = [slot for slot in left if slot.day in (Weekday.MON, Weekday.SAT, Weekday.SUN)]
        count = draw(st.integers(1, 2))
        place.append(tuple(draw(st.sampled_from(STRENGTH)) for _ in range(count)))
        most = 4 if count == 1 else 3
        chosen = draw(
            st.lists(
                st.sampled_from(near or left), min_size=min(2, len(near or left)), max_size=2, unique=True
            )
        )
        more = draw(st.lists(st.sampled_from(left), min_size=1, max_size=most, unique=True))
        free.append(SlotSet(dict.fromkeys([*chosen, *more][:most])))
    before = Week.parse("sat long 110min\nsun pm strength: back squat 4x5 @85%; calf raise 3x12")
    return Linked(
        Plan(weeks),
        tuple(place),
        tuple(free),
        draw(st.sampled_from(FORGETFUL)),
        Athlete(level=draw(st.sampled_from(["novice", "advanced"]))),
        draw(st.sampled_from([None, before])),
    )


def test_linked_weeks_equal_an_independent_search() -> None:
    """The score of the answer is that of CP-SAT over the costs that `check` tells."""
    counted: Counter[str] = Counter()

    @settings(max_examples=PROBLEMS)
    @given(problem=linked_weeks())
    def law(problem: Linked) -> None:
        asked = {"policy": problem.policy, "athlete": problem.athlete}
        ways = [
            ways_of(week, sessions, free, number)
            for number, (week, sessions, free) in enumerate(
                zip(problem.plan.weeks, problem.place, problem.free, strict=True), 1
            )
        ]
        table = LinkedWeeks(problem.plan, ways, problem.before, asked)
        best = table.best() if all(ways) else None
        place = [Placement(s, week=n) for n, sessions in enumerate(problem.place, 1) for s in sessions]
        try:
            answer = schedule(
                problem.plan,
                place=place,
                available=dict(enumerate(problem.free, 1)),
                before=problem.before,
                alternatives=0,
                **asked,  # type: ignore[arg-type]
            )
        except InfeasibleError:
            assert best is None
            counted["infeasible"] += 1
            return
        assert best is not None
        plan = table.plan(best)
        report = check(plan, before=problem.before, **asked)  # type: ignore[arg-type]
        alone = check(problem.plan, before=problem.before, **asked)  # type: ignore[arg-type]

        assert {mark(f) for f in report.errors} <= {mark(f) for f in alone.errors}
        assert answer.report.score == report.score
        assert answer.proof.exact
        # The sum over neighbours is the score of the whole, up to what all placements have in common.
        constants = {_constant(table, problem, choice) for choice in _samples(table, best)}
        assert len(constants) == 1
        counted["answered"] += 1
        counted["linked"] += any(len(set(costs.values()) - {None}) > 1 for costs in table.pairs)

    law()

    if PROBLEMS >= 100:
        assert counted["answered"] > PROBLEMS // 2
        assert counted["linked"] > PROBLEMS // 8


def _samples(table: LinkedWeeks, best: list[int]) -> list[list[int]]:
    """Return a choice that is best, and some that differ from it in one week."""
    found = [best]
    for number, ways in enumerate(table.ways):
        for way in (0, len(ways) - 1):
            other = [*best[:number], way, *best[number + 1 :]]
            if table.total(other) is not None:
                found.append(other)
    return found


def _constant(table: LinkedWeeks, problem: Linked, choice: list[int]) -> int:
    """Return by how much the score of a whole differs from the sum over neighbours."""
    total = table.total(choice)
    assert total is not None
    report = check(table.plan(choice), policy=problem.policy, athlete=problem.athlete, before=problem.before)
    return cost_of(report.score) - total
