"""The two searches against each other, and against trying every placement with `check` alone."""

from __future__ import annotations

import os
from itertools import product
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.properties.test_scheduling import (
    HALF_DAYS,
    Problem,
    adds_an_error,
    problems,
    ranking,
    wish_counts,
)

from runstrength.checking import check
from runstrength.days import SlotSet
from runstrength.findings import Score
from runstrength.model import Athlete, Session, Week
from runstrength.notation.session import parse_session
from runstrength.policies import EVIDENCE, GUIDE, Policy
from runstrength.scheduling import Placement, schedule
from runstrength.scheduling._chain import Chain
from runstrength.scheduling._found import Found, report_of
from runstrength.scheduling._problem import Task, task_of
from runstrength.scheduling._week import WeekSearch

EXAMPLES: Final = int(os.environ.get("RUNSTRENGTH_EXAMPLES", "75"))
EXACT: Final = max(300, EXAMPLES) if EXAMPLES >= 75 else 4 * EXAMPLES
BEST: Final = 6
LINE_AND_WEEK_ERRORS: Final = (
    EVIDENCE.with_("REC002", severity="error")
    .with_("REC006", severity="error")
    .with_("INT004", severity="error")
    .with_("INT005", severity="error")
    .with_("FRQ001", severity="error")
    .with_("POP003", severity="error")
)
NO_PLAN_RULES: Final = [
    policy.ignore(*(rule.code for rule in policy.rules if rule.scope == "plan"))
    for policy in (EVIDENCE, GUIDE, LINE_AND_WEEK_ERRORS)
]

Key = tuple[Score, tuple[int, ...]]


def task_for(problem: Problem, *, policy: Policy | None = None, drop_ok: bool = False) -> Task:
    """Return what the searches are given."""
    return task_of(
        problem.week,
        problem.place,
        available=problem.available,
        slot_minutes=None,
        policy=policy or problem.policy,
        athlete=problem.athlete,
        before=problem.before,
        drop_ok=drop_ok,
    )


def keys_of(problem: Problem, task: Task, found: Found) -> list[Key]:
    """Return score and wishes of each placement that was found."""
    keys = {str(one.key) for one in task.wanted}
    made: list[Key] = []
    for solution in found.solutions:
        week = task.filled(solution.places)
        assert isinstance(week, Week)
        made.append((report_of(week, task).score, wish_counts(week, problem, keys)))
    return made


def contents_of(task: Task, found: Found) -> list[frozenset[tuple[int | None, object]]]:
    """Return what stands where in each placement that was found."""
    return [
        frozenset((solution.places[one.number], one.session) for one in task.wanted)
        for solution in found.solutions
    ]


@settings(max_examples=EXACT)
@given(problem=problems())
def test_both_searches_rank_as_brute_force(problem: Problem) -> None:
    """Few placements or many: the six best have the scores and wishes of trying everything."""
    task, best = task_for(problem), ranking(problem)[:BEST]
    few, many = WeekSearch(task).best(BEST), Chain(task, BEST).solve()

    assert keys_of(problem, task, few) == best
    if not many.not_weighed:
        assert many.is_proven
    assert keys_of(problem, task, many) == best


@settings(max_examples=150)
@given(problem=problems())
def test_both_searches_agree_where_line_and_week_rules_forbid(problem: Problem) -> None:
    """The same scores and wishes in the same order and no placement twice, with more that is an error."""
    task = task_for(problem, policy=LINE_AND_WEEK_ERRORS)
    few, many = WeekSearch(task).best(BEST), Chain(task, BEST).solve()

    assert keys_of(problem, task, few) == keys_of(problem, task, many)
    for found in (few, many):
        contents = contents_of(task, found)
        assert len(set(contents)) == len(contents)


Dropped = tuple[int, Score, tuple[int, ...]]
"""Sessions that are left out, score, and wishes."""


def ways_with_some_left_out(problem: Problem, policy: Policy) -> list[Dropped]:
    """Try every placement of every part of what is asked."""
    asked = {"policy": policy, "athlete": problem.athlete, "before": problem.before}
    alone = check(problem.week, **asked)  # type: ignore[arg-type]
    taken = {s.slot.half_day for s in problem.week}
    choices = [
        [None, *(s for s in HALF_DAYS if s in problem.available - taken and s in (one.allowed or HALF_DAYS))]
        for one in problem.place
    ]
    found: list[Dropped] = []
    for at in product(*choices):
        standing = [slot for slot in at if slot is not None]
        if len(set(standing)) < len(standing):
            continue
        filled = problem.week
        for number, (slot, one) in enumerate(zip(at, problem.place, strict=True)):
            if slot is not None:
                filled = filled.with_session(slot, one.session, key=f"p{number}")
        report = check(filled, **asked)  # type: ignore[arg-type]
        if not adds_an_error(report, alone, policy):
            keys = {f"p{n}" for n in range(len(at))}
            lost = len(at) - len(standing)
            found.append((lost, report.score, wish_counts(filled, problem, keys)))
    return found


def answer_with_some_left_out(problem: Problem, policy: Policy) -> Dropped:
    """Return the same about the answer, which is proven."""
    asked = {**problem.asked(), "policy": policy}
    answer = schedule(problem.week, **asked, drop_ok=True)  # type: ignore[arg-type]
    keys = {str(s.key) for s in answer.placed}

    assert answer.proof.exact
    assert len(answer.placed) + len(answer.left_out) == len(problem.place)
    score = answer.report.score
    return len(answer.left_out), score, wish_counts(answer.week, problem, keys)


@given(problem=problems(), policy=st.sampled_from(NO_PLAN_RULES))
def test_what_is_left_out_is_the_fewest_and_then_the_report_is_the_best(
    problem: Problem, policy: Policy
) -> None:
    """With leave to drop sessions the answer is that of trying every part in every way."""
    assert answer_with_some_left_out(problem, policy) == min(ways_with_some_left_out(problem, policy))


def test_nothing_is_left_out_where_everything_fits() -> None:
    """All three fit; that strength is on too few days without them is no reason to drop one."""
    legs: Session = parse_session("strength: back squat 4x5 @85%; calf raise 3x12")
    problem = Problem(
        Week.parse(
            "tue pm bike 60min\nwed long 110min\nwed pm strength: push-up 3x8; dumbbell row 3x12/side"
        ),
        (Placement(legs), Placement(legs), Placement(parse_session("strength: drop jump 5x15"))),
        SlotSet("mon am, tue am, thu pm, fri pm, sun am"),
        None,
        Athlete(),
        NO_PLAN_RULES[-1],
    )
    policy = problem.policy
    fewest = min(lost for lost, *_ in ways_with_some_left_out(problem, policy))

    assert fewest == 0
    assert answer_with_some_left_out(problem, policy)[0] == fewest
