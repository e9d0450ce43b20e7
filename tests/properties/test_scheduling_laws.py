"""Laws of scheduling weeks and plans that need no second search."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Final

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.properties.test_scheduling import ADDABLE, HALF_DAYS, Problem, problems
from tests.properties.test_scheduling_linked import BEFORE, STRICT, plans

from runstrength.checking import check
from runstrength.days import Slot, SlotSet
from runstrength.findings import Score
from runstrength.model import Athlete, Plan, StrengthSession, Week
from runstrength.policies import EVIDENCE, GUIDE, Policy
from runstrength.scheduling import Answer, InfeasibleError, Placement, schedule
from runstrength.timeline import facts_of

WISHES: Final = ["prefer mon pm, wed", "evenly spread", "hard days hard", "same slots every week"]


@attrs.frozen
class Linked:
    """A question about a plan."""

    plan: Plan
    place: tuple[Placement, ...]
    free: tuple[SlotSet, ...]
    policy: Policy
    athlete: Athlete
    before: Week | None

    def answer(self, alternatives: int = 0) -> Answer | None:
        """Return the answer, or nothing where there is none."""
        try:
            return schedule(
                self.plan,
                place=self.place,
                available=dict(enumerate(self.free, 1)),
                policy=self.policy,
                athlete=self.athlete,
                before=self.before,
                alternatives=alternatives,
            )
        except InfeasibleError:
            return None

    def score(self) -> Score | None:
        """Return the score of the answer, or nothing where there is none."""
        answer = self.answer()
        return answer.report.score if answer else None


@st.composite
def linked(draw: st.DrawFn) -> Linked:
    """Draw questions about plans of two or three weeks."""
    plan, place, free = draw(plans(weeks=2) | plans(weeks=3, sessions=1))
    wishes = draw(st.lists(st.sampled_from(WISHES), max_size=2, unique=True))
    return Linked(
        plan,
        tuple(place),
        tuple(free),
        draw(st.sampled_from([EVIDENCE, GUIDE, STRICT])),
        Athlete(level=draw(st.sampled_from(["novice", "advanced"])), preferences=wishes),
        draw(BEFORE),
    )


def answer_to(problem: Problem, **more: object) -> Answer | None:
    """Return the answer about a week, or nothing where there is none."""
    try:
        return schedule(problem.week, **{**problem.asked(), **more})  # type: ignore[arg-type]
    except InfeasibleError:
        return None


minutes: Final = st.dictionaries(
    st.sampled_from(HALF_DAYS), st.sampled_from([0.0, 20.0, 40.0, 60.0, 120.0]), max_size=6
)


@given(problem=problems(), longest=minutes)
def test_slots_of_their_own_and_minutes_are_kept(problem: Problem, longest: dict[Slot, float]) -> None:
    """A session stands where it is allowed, and in no slot that is too short for it."""
    keyed = tuple(attrs.evolve(one, key=f"mine-{n}") for n, one in enumerate(problem.place))
    answer = answer_to(problem, place=keyed, slot_minutes={str(s): m for s, m in longest.items()})
    if answer is None:
        return

    by_key = {s.key: s for s in answer.placed}
    assert len(by_key) == len(keyed)
    for one in keyed:
        stands = by_key[one.key]
        assert stands.session == one.session
        assert one.allowed is None or stands.slot in one.allowed
        needed = facts_of(one.session, problem.athlete).minutes
        assert needed is None or needed <= longest.get(stands.slot, float("inf"))


@given(problem=problems(), longest=minutes)
def test_a_shorter_slot_never_makes_it_better(problem: Problem, longest: dict[Slot, float]) -> None:
    """Less time leaves less choice."""
    free, tight = (
        answer_to(problem, slot_minutes=limit, alternatives=0)
        for limit in (None, {str(s): m for s, m in longest.items()})
    )

    assert tight is None or (free is not None and free.report.score <= tight.report.score)


@given(question=linked())
def test_what_is_returned_about_a_plan_checks_as_promised(question: Linked) -> None:
    """The report is that of `check`, fixed sessions stand, one placed session a slot, all in free slots."""
    answer = question.answer(alternatives=3)
    if answer is None:
        return
    placed = {s.key for s in answer.placed}
    for plan, report in [(answer.plan, answer.report), *((o.plan, o.report) for o in answer.alternatives)]:
        mine = [(n, s) for n, s in plan.numbered if s.key in placed]
        held = {(n, s.slot.half_day) for n, s in question.plan.numbered}

        assert report == check(plan, policy=question.policy, athlete=question.athlete, before=question.before)
        assert [one for one in plan.numbered if one not in mine] == list(question.plan.numbered)
        assert len({(n, s.slot) for n, s in mine}) == len(question.place)
        assert not {(n, s.slot) for n, s in mine} & held
        assert all(s.slot in question.free[n - 1] for n, s in mine)
    assert answer.plan.start == question.plan.start


@settings(max_examples=60)
@given(question=linked(), more=st.sampled_from(HALF_DAYS), week=st.integers(0, 1))
def test_one_more_slot_never_makes_a_plan_worse(question: Linked, more: Slot, week: int) -> None:
    """What was possible stays possible."""
    free = [slots | {more} if n == week else slots for n, slots in enumerate(question.free)]
    few, many = question.score(), attrs.evolve(question, free=tuple(free)).score()

    assert few is None or (many is not None and many <= few)


@settings(max_examples=60)
@given(question=linked(), code=st.sampled_from(ADDABLE))
def test_one_more_rule_never_makes_a_plan_better(question: Linked, code: str) -> None:
    """A rule that silences no other can only find more."""
    rules = EVIDENCE.select("REC003", "FRQ", "DUR", code)
    fewer, more = (attrs.evolve(question, policy=policy).score() for policy in (rules.ignore(code), rules))

    assert more is None or (fewer is not None and fewer <= more)


@settings(max_examples=60)
@given(question=linked())
def test_names_do_not_matter_in_a_plan(question: Linked) -> None:
    """Other titles and keys leave the score and the slots of equal content."""
    renamed = []
    for n, one in enumerate(question.place):
        session = one.session
        if isinstance(session, StrengthSession):
            session = attrs.evolve(session, title=f"Title {n}")
        renamed.append(attrs.evolve(one, key=f"other-{n}", session=session))
    first, second = question.answer(), attrs.evolve(question, place=tuple(renamed)).answer()
    if first is None or second is None:
        assert first is second
        return

    assert first.report.score == second.report.score
    assert [s.slot for s in first.placed] == [s.slot for s in second.placed]


@settings(max_examples=60)
@given(question=linked())
def test_the_same_question_has_the_same_answer(question: Linked) -> None:
    """Asked twice, all is the same: placement, runners-up, report and proof."""
    first, second = question.answer(alternatives=5), question.answer(alternatives=5)

    assert first == second
    assert str(first) == str(second)


ASK: Final = """
import runstrength as rs
runs = rs.Week.parse("tue am intervals 60min\\nthu am tempo 50min\\nsat am long 110min\\nsun easy 40min")
legs = "strength: back squat 4x5 @85%; calf raise 3x12"
upper = "strength: push-up 3x8; dumbbell row 3x12/side"
athlete = rs.Athlete(level="novice", preferences=["evenly spread", "hard days hard"])
for asked in (runs, rs.Plan([runs, runs, runs])):
    place = [legs, upper, "easy 45min"]
    print(rs.schedule(asked, place=place, available="mon, tue pm, wed, fri", athlete=athlete))
try:
    rs.schedule(runs, place=[legs, legs, legs], available="mon, tue pm")
except rs.InfeasibleError as impossible:
    print(impossible.conflicts, impossible.relaxations, sep="\\n")
"""


def test_a_fresh_interpreter_gives_the_same_answer() -> None:
    """Answers, runners-up, conflicts and relaxations do not depend on the hashes of a process."""
    said = [
        subprocess.run(
            [sys.executable, "-c", ASK],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4711")
    ]

    assert said[0]
    assert said[0] == said[1] == said[2]
