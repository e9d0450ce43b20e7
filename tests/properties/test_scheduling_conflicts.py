"""What is said where nothing is possible: every conflict there is, and changes that do help."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.properties.test_scheduling import (
    HALF_DAYS,
    MOVABLE,
    Problem,
    adds_an_error,
    as_sets,
    athletes,
    fixed_sessions,
    minimal_sets,
    policies,
    ranking,
)

from runstrength.checking import check
from runstrength.days import SlotSet
from runstrength.findings import Score
from runstrength.model import Session, Week
from runstrength.scheduling import InfeasibleError, Placement, Relaxation, schedule

DEMANDING: Final = st.sampled_from([s for s in MOVABLE if s.family == "strength"][:4])


@st.composite
def tight_problems(draw: st.DrawFn) -> Problem:
    """Draw questions with half days enough, but close together, so that rules stand in the way."""
    week = Week(draw(fixed_sessions)[:4], repeats=draw(st.booleans()))
    taken = {s.slot.half_day for s in week}
    free = [slot for slot in HALF_DAYS if slot not in taken]
    count = draw(st.integers(2, 3))
    width = count + draw(st.integers(0, 1))
    first = draw(st.integers(0, len(free) - width))
    some = st.lists(st.sampled_from(free[first : first + width]), min_size=1, unique=True)
    session = draw(DEMANDING)
    place = tuple(
        Placement(
            session if draw(st.booleans()) else draw(DEMANDING),
            SlotSet(draw(some)) if draw(st.integers(0, 3)) == 0 else None,
        )
        for _ in range(count)
    )
    before = Week(draw(fixed_sessions)[:3]) if draw(st.booleans()) else None
    available = SlotSet(free[first : first + width])
    return Problem(week, place, available, before, draw(athletes), draw(policies))


def refusal(problem: Problem) -> InfeasibleError | None:
    """Return what is said against a question, or nothing where it has an answer."""
    try:
        schedule(problem.week, **problem.asked(), alternatives=0)  # type: ignore[arg-type]
    except InfeasibleError as error:
        return error
    return None


def test_tight_questions_have_the_conflicts_of_trying_every_subset() -> None:
    """Minimal sets over sessions, rules and one a slot, found with `check` alone, rules among them."""
    counted: Counter[str] = Counter()

    @given(problem=tight_problems())
    def law(problem: Problem) -> None:
        counted["all"] += 1
        error = refusal(problem)
        if error is None:
            return
        counted["infeasible"] += 1
        assert error.conflicts
        if error.conflicts.complete:
            counted["complete"] += 1
            assert as_sets(error) == minimal_sets(problem)
        counted["by a rule"] += any(r.kind == "rule" for c in error.conflicts for r in c.requirements)
        counted["several"] += len(error.conflicts) > 1

    law()

    assert counted["infeasible"] > counted["all"] // 3
    assert counted["by a rule"] > counted["infeasible"] // 2
    assert counted["complete"] > counted["infeasible"] * 9 // 10
    assert counted["several"] > counted["infeasible"] // 20


def best_of(problem: Problem) -> Score | None:
    """Return the best score of trying everything."""
    ranks = ranking(problem)
    return ranks[0][0] if ranks else None


def with_slot(problem: Problem, text: str) -> Problem:
    """Return a question with one half day more for every session."""
    found = re.fullmatch(r"have (\w+ \w+) free too", text)
    assert found
    place = tuple(
        one if one.allowed is None else attrs.evolve(one, allowed=one.allowed | SlotSet(found[1]))
        for one in problem.place
    )
    return attrs.evolve(problem, available=problem.available | SlotSet(found[1]), place=place)


def with_bound(problem: Problem, text: str) -> Problem | None:
    """Return a question with another parameter, or nothing where the text has rounded it."""
    found = re.fullmatch(r"(\w+) (\w+) from [^ ]+(?: .+)? to ([^ ]+)(?: .+)?", text)
    assert found
    code, name, bound = found.groups()
    if len(re.sub(r"\D", "", bound)) >= 6:
        return None
    value = float(bound)
    whole = isinstance(getattr(problem.policy.rule(code), name), int)
    change = {name: int(value) if whole else value}
    policy = problem.policy.with_(code, **change)  # type: ignore[arg-type]
    return attrs.evolve(problem, policy=policy)


def left_out(problem: Problem, week: Week) -> list[Session]:
    """Return which of the sessions to place do not stand in a week."""
    stand = Counter([s.session for s in week])
    stand.subtract(s.session for s in problem.week)
    gone = Counter([one.session for one in problem.place])
    gone.subtract(stand)
    assert min(gone.values()) >= 0
    return list(gone.elements())


def verify(problem: Problem, relaxation: Relaxation) -> str:
    """Apply a relaxation and try everything; return what was verified."""
    week = relaxation.subject
    assert isinstance(week, Week)
    changed: Problem | None = problem
    if relaxation.kind == "slot":
        changed = with_slot(problem, relaxation.text)
    elif relaxation.kind == "rule":
        changed = attrs.evolve(problem, policy=problem.policy.ignore(relaxation.text.split()[1]))
    elif relaxation.kind == "bound":
        changed = with_bound(problem, relaxation.text)
    if changed is None:
        return "rounded"
    asked = {"policy": changed.policy, "athlete": changed.athlete, "before": changed.before}
    report = check(week, **asked)  # type: ignore[arg-type]
    gone = left_out(problem, week)

    assert all(s in week.sessions for s in problem.week)
    assert not adds_an_error(report, check(problem.week, **asked), changed.policy)  # type: ignore[arg-type]
    assert relaxation.score == report.score
    assert len({s.slot.half_day for s in week} - {s.slot.half_day for s in problem.week}) == len(
        problem.place
    ) - len(gone)
    if relaxation.kind == "session":
        assert gone
        return relaxation.kind
    assert not gone
    assert relaxation.score == best_of(changed)
    return relaxation.kind


def slots_that_help(problem: Problem) -> list[str]:
    """Return for each half day with which alone the question is possible what is to be said."""
    taken = {s.slot.half_day for s in problem.week}
    texts = [f"have {slot} free too" for slot in HALF_DAYS if slot not in taken]
    return [text for text in texts if best_of(with_slot(problem, text)) is not None]


def test_every_relaxation_helps_as_it_says() -> None:
    """Applied, each makes the question possible, with the best score then; no slot that helps is missed."""
    counted: Counter[str] = Counter()

    @settings(max_examples=50)
    @given(problem=tight_problems())
    def law(problem: Problem) -> None:
        error = refusal(problem)
        if error is not None:
            assert error.relaxations
            counted.update(verify(problem, relaxation) for relaxation in error.relaxations)
            said = [relaxation.text for relaxation in error.relaxations if relaxation.kind == "slot"]
            assert sorted(said) == sorted(slots_that_help(problem))

    law()

    for kind in ("slot", "rule", "session", "bound"):
        assert counted[kind] > 0
