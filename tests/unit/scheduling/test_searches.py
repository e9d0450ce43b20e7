"""The two searches from inside: what they remember, where they give up, and what they ask of rules."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

import pytest

from runstrength.errors import RunstrengthError
from runstrength.findings import Quantity, Severity
from runstrength.model import Athlete, Plan, StrengthSession, Week
from runstrength.policies import EVIDENCE
from runstrength.rules import (
    Breach,
    Case,
    Context,
    LineRule,
    Pair,
    PairRule,
    PlanRule,
    RuleError,
    parameter,
    rule,
)
from runstrength.scheduling import InfeasibleError, Placement, _chain, _conflicts, _costs, _solve, schedule
from runstrength.timeline import Line, LineDay, Trait

RUNS: Final = Week.parse("tue am intervals 60min\nthu am tempo 50min\nsat am long 110min")
LEGS: Final = StrengthSession.parse('strength "Legs": back squat 4x5 @85%; calf raise 3x12')
UPPER: Final = StrengthSession.parse('strength "Upper": push-up 3x8-10; dumbbell row 3x12/side')
EASY_UPPER: Final = StrengthSession.parse('strength "Press": overhead press 3x8')
EASY: Final = "strength: foot doming 3x30s/side"
MOVABLE: Final[list[StrengthSession | str]] = [
    "intervals 60min",
    "tempo 50min",
    "long 110min",
    "easy 45min",
    LEGS,
    UPPER,
    "strength 30min",
]
NOTHING: Final = (Case("mon easy 45min"),)

A_PAGE: Final = """

What it checks:
    It is for a test.

Why it matters:
    It does not.

Known limits:
    None.

How to fix it:
    No need.

Options:
    None.
"""


@rule(
    "OWN001", "session-in-the-morning", sources=("convention",), grade="D", messages=("{where} is early",),
    flagged=(Case("mon am strength 30min", where=("mon am",)),), clean=NOTHING,
)  # fmt: skip
class Morning(PlanRule):
    """Strength in the morning."""

    __doc__ += A_PAGE
    is_error: bool = parameter(default=False, text="whether it is an error")

    def check(self, line: Line, context: Context) -> Iterable[Breach]:
        """Object to mornings."""
        severity = Severity.ERROR if self.is_error else Severity.WARNING
        for placed in line.sessions:
            if placed.planned.session.family == "strength" and placed.slot.start_minute < 720:
                yield Breach(severity, placed=placed)


@rule(
    "OWN002", "day-after-a-session", sources=("convention",), grade="D", messages=("{where} follows {also}",),
    flagged=(Case("mon strength 30min\ntue strength 30min", where=("tue",)),), clean=NOTHING,
)  # fmt: skip
class DayAfter(LineRule[tuple[object, ...]]):
    """Something on the day after a session, remembered with the session itself."""

    __doc__ += A_PAGE

    def start(self) -> tuple[object, ...]:
        """Nothing is known."""
        return ()

    def step(
        self, state: tuple[object, ...], day: LineDay, context: Context
    ) -> tuple[tuple[object, ...], tuple[Breach, ...]]:
        """Object to the first session of the day after."""
        breaches: tuple[Breach, ...] = ()
        if state and day.sessions:
            gap = (day.sessions[0].start - state[0].end) / 60  # type: ignore[attr-defined]
            breaches = (Breach(Severity.INFO, Quantity(gap, "h"), Quantity(48, "h"), placed=day.sessions[0]),)
        return day.sessions[-1:], breaches


@rule(
    "OWN003", "rule-that-fails", sources=("convention",), grade="D", messages=("never said",),
    flagged=(Case("mon easy 45min", where=("mon",)),), clean=NOTHING,
)  # fmt: skip
class Failing(LineRule[int]):
    """A rule that fails."""

    __doc__ += A_PAGE

    def start(self) -> int:
        """Begin well."""
        return 0

    def step(self, state: int, day: LineDay, context: Context) -> tuple[int, tuple[Breach, ...]]:
        """Fail."""
        raise ZeroDivisionError


@rule(
    "OWN004", "strength-near-strength", sources=("convention",), grade="D", messages=("{where} is near",),
    flagged=(Case("mon am strength 30min\nmon pm strength 30min", where=("mon pm",)),), clean=NOTHING,
)  # fmt: skip
class Near(PairRule):
    """Two strength sessions near each other."""

    __doc__ += A_PAGE
    earlier = later = Trait.STRENGTH
    apart_h: float = parameter(default=100.0, low=99.0, text="hours between them")

    def horizon_h(self) -> float:
        """As far as it looks."""
        return self.apart_h

    def check(self, pair: Pair, context: Context) -> Breach | None:
        """Object to both."""
        return Breach(Severity.ERROR, Quantity(pair.gap_h, "h"), Quantity(self.apart_h, "h"))


def test_a_rule_that_fails_is_named() -> None:
    """Nothing is placed by the others alone, since the answer would claim too much."""
    with pytest.raises(RuleError, match="rule OWN003 failed while placing sessions: ZeroDivisionError"):
        schedule(RUNS, place=[LEGS], policy=EVIDENCE.with_rules(Failing))


def test_an_error_that_is_no_rules_fault_is_not_blamed_on_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """It comes through as it is."""

    def fail(task: object) -> object:
        raise LookupError

    monkeypatch.setattr(_solve, "WeekSearch", fail)
    with pytest.raises(LookupError):
        schedule(RUNS, place=[LEGS])


@pytest.mark.parametrize("most", [_solve.MOST_PLACEMENTS, 0])
def test_plan_rules_about_places_count_in_a_week(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The search for few placements asks them; the other evaluates them on its result."""
    monkeypatch.setattr(_solve, "MOST_PLACEMENTS", most)
    policy = EVIDENCE.with_rules(Morning)
    answer = schedule(RUNS, place=[UPPER], available="wed am, wed pm", policy=policy)

    assert str(answer.placed[0].slot) == ("wed pm" if most else "wed am")
    assert answer.proof.not_optimised == (() if most else ("OWN001",))
    assert answer.proof.exact is bool(most)


def test_an_error_of_a_plan_rule_forbids_a_place() -> None:
    """Where every place is forbidden there is no answer."""
    policy = EVIDENCE.with_rules(Morning(is_error=True))

    assert str(schedule(RUNS, place=[UPPER], available="wed", policy=policy).placed[0].slot) == "wed pm"
    with pytest.raises(InfeasibleError):
        schedule(RUNS, place=[UPPER], available="wed am", policy=policy)


def test_sessions_in_the_state_of_a_line_rule_come_along_into_the_next_week() -> None:
    """Their times are those of the week that asks, also where the clocks change in between."""
    policy = EVIDENCE.with_rules(DayAfter)
    weeks = [Week.parse("sun pm easy 45min")] * 4
    plan = Plan(weeks, start=date(2027, 3, 15), zone="Europe/London")
    answer = schedule(plan, place=[EASY, EASY], available="mon am, tue am, sun am", policy=policy)

    assert answer.proof.exact
    assert (
        answer.report
        == schedule(
            plan, place=[EASY, EASY], available="mon am, tue am, sun am", policy=policy, alternatives=0
        ).report
    )
    found = [f.measured.value for f in answer.report if f.code == "OWN002" and f.measured]
    assert all(value > 0 for value in found)


def test_a_week_rule_may_forbid_a_whole_week() -> None:
    """A fourth day of strength is an error here, a second session on the third is none."""
    policy = EVIDENCE.with_("FRQ001", severity="error")
    week = RUNS.with_session("mon", UPPER).with_session("wed", UPPER).with_session("fri", UPPER)
    answer = schedule(Plan([week]), place=["strength 30min"], available="fri pm, sun pm", policy=policy)

    assert str(answer.placed[0].slot) == "fri pm"
    assert answer.report.ok


def test_equal_weeks_are_one_question() -> None:
    """Ten of them take hardly more beginnings each than three, and stand alike."""
    three, ten = (schedule(Plan([RUNS] * n), place=[LEGS, UPPER], alternatives=0) for n in (3, 10))

    assert ten.proof.exact
    assert {tuple(str(p.slot) for p in week.strength) for week in ten.plan.weeks[:-1]} == {
        tuple(str(p.slot) for p in three.plan.weeks[0].strength)
    }


def test_a_search_that_gives_beginnings_up_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its answer is no proof, unless it costs no more than any can."""
    heavy = "strength: back squat 4x5 @85%; Nordic curl 3x5; calf raise 3x12"
    place = ["intervals 60min", "tempo 50min", "long 110min", heavy, heavy, "strength: back squat 4x5 @RPE9"]
    exact = schedule(Plan([Week(), Week()]), place=place, available="mon, tue, wed pm, thu, fri pm, sat")
    monkeypatch.setattr(_chain, "BEAMS", (1,))
    found = schedule(Plan([Week(), Week()]), place=place, available="mon, tue, wed pm, thu, fri pm, sat")

    assert exact.proof.exact
    assert exact.report.score <= found.report.score
    assert not found.proof.exact
    assert "not proven" in str(found.proof)


def test_a_line_rule_that_always_objects_is_weighed_in_a_week_that_repeats(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What the second way through the week begins with is guessed, and the guess comes true."""
    days = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    every_day = Week.parse("\n".join(f"{day} easy 40min" for day in days))
    asked = {"place": [LEGS, UPPER], "available": "mon pm, wed pm, thu pm, sat pm"}
    first = schedule(every_day, **asked)  # type: ignore[arg-type]
    monkeypatch.setattr(_solve, "MOST_PLACEMENTS", 0)
    second = schedule(every_day, **asked)  # type: ignore[arg-type]

    third = schedule(every_day, **asked, alternatives=0)  # type: ignore[arg-type]

    assert second.proof.exact
    assert "REC002" in second.report.codes
    assert first.report.score == second.report.score == third.report.score


def test_beginnings_that_cost_more_than_what_is_found_are_not_tried(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Three hard days around the end of a week that repeats are told, wherever the legs go."""
    week = Week.parse("mon tempo 40min\nsat intervals 60min\nsun long 110min")
    monkeypatch.setattr(_solve, "MOST_PLACEMENTS", 0)
    answer = schedule(week, place=[LEGS], available="wed, fri", alternatives=0)

    assert answer.proof.exact
    assert [str(f.where) for f in answer.report.by_rule["REC006"]] == ["mon"]


def test_a_search_that_finds_nothing_for_want_of_room_does_not_claim_that_nothing_is_possible(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It says that it gave up."""
    monkeypatch.setattr(_solve, "MOST_PLACEMENTS", 0)
    assert schedule(RUNS, place=[LEGS]).proof.exact
    monkeypatch.setattr(_chain, "MOST_GUESSES", 0)
    with pytest.raises(RunstrengthError, match="gave up"):
        schedule(RUNS, place=[LEGS])


def test_many_movable_sessions_in_a_week_that_repeats() -> None:
    """What stands at its beginning is near what stands at its end."""
    answer = schedule(Week(), place=MOVABLE, available="mon, tue, wed pm, thu, sat am", alternatives=2)

    assert answer.proof.exact
    assert len(answer.placed) == len(MOVABLE)
    assert answer.report.score == min(
        score for score in (answer.report.score, *(a.report.score for a in answer.alternatives))
    )


def test_equal_sessions_with_other_choices_are_one_content() -> None:
    """Swapping them is no other answer."""
    place = [Placement(UPPER, "mon pm, wed pm"), Placement(UPPER, "mon pm, wed pm, fri pm")]
    answer = schedule(RUNS, place=place, alternatives=10)
    linked = schedule(Plan([RUNS]), place=place, alternatives=10)

    weeks = [
        frozenset(str(p.slot) for _, p in numbered)
        for numbered in (answer.numbered, *(a.numbered for a in answer.alternatives))
    ]
    assert len(weeks) == len(set(weeks)) == 3
    assert len(linked.alternatives) == 2


def test_prices_forget_when_they_know_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    """The answers stay the same."""
    before = schedule(RUNS, place=[LEGS, UPPER])
    monkeypatch.setattr(_costs, "_MOST_REMEMBERED", 1)
    _costs.prices_of.cache_clear()

    assert schedule(RUNS, place=[LEGS, UPPER]).week == before.week


def test_a_plan_with_a_zone_is_placed_in_real_hours() -> None:
    """The night in which the clocks go forward is an hour shorter."""
    plan = Plan([Week.parse("sun 06:30 intervals 60min")] * 2, start=date(2027, 3, 22), zone="Europe/London")
    answer = schedule(plan, place=[LEGS], available="sat pm")

    hours = [f.measured.value for f in answer.report.by_rule["INT001"] if f.measured]
    assert hours[1] - hours[0] == 1


def test_a_plan_rule_that_looks_far_ahead_is_asked_again_next_week() -> None:
    """Seven days after a marathon, strength is still too early."""
    plan = Plan([Week.parse("sun am race A marathon"), Week(), Week()])
    answer = schedule(plan, place={2: [LEGS]}, alternatives=0)

    assert answer.proof.exact
    assert not answer.report.by_rule.get("TPR005")
    assert str(answer.placed[0].slot) in ("sun am", "sun pm")


def test_a_rule_may_look_further_than_a_week() -> None:
    """What was placed two weeks before still counts, and brute force says the same."""
    policy = EVIDENCE.select("REC").with_rules(Near).with_("OWN004", severity="warning", apart_h=300.0)
    free = {1: "mon pm, sun pm", 2: "", 3: "mon pm, sun pm"}
    answer = schedule(Plan([Week()] * 3), place={1: [UPPER], 3: [UPPER]}, available=free, policy=policy)

    assert [f"{week} {p.slot}" for week, p in answer.numbered] == ["1 mon pm", "3 mon pm"]
    assert [len(other.report.warnings) for other in answer.alternatives] == [0, 0, 1]


def test_conflicts_are_cut_short_where_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """One minimal set is still found, and they are not called complete."""
    for name, value in (("MOST_SETS", 1), ("MOST_TESTS", 0), ("MOST_TESTS", 6)):
        with monkeypatch.context() as patch:
            patch.setattr(_conflicts, name, value)
            with pytest.raises(InfeasibleError) as caught:
                schedule(RUNS, place=[LEGS, LEGS, UPPER], available="wed")
        assert not caught.value.conflicts.complete
        assert len(caught.value.conflicts) == 1
        assert "there may be more" in str(caught.value.conflicts)
        assert str(caught.value.relaxations).count("\n") + 1 == len(caught.value.relaxations)


def test_a_conflict_names_only_what_is_in_it() -> None:
    """The session that is not in the way is left out of it."""
    with pytest.raises(InfeasibleError) as caught:
        schedule(RUNS, place=[LEGS, LEGS, UPPER], available="wed, thu am")

    assert (
        str(caught.value.conflicts[0])
        == "impossible together: place Legs 2 times and REC003 same-muscles-too-soon"
    )


def test_bounds_of_line_rules_are_relaxed_too() -> None:
    """By how much is said, whole numbers stay whole, and what is no number is left alone."""
    policy = EVIDENCE.with_("REC006", severity="error")
    week = Week.parse("mon am intervals 60min\ntue am tempo 50min\nthu am easy 40min")
    with pytest.raises(InfeasibleError) as caught:
        schedule(week, place=[LEGS], available="wed pm", policy=policy)

    texts = [str(change) for change in caught.value.relaxations]
    assert any(text.startswith("REC006 days from 2 days to 3 days (") for text in texts)
    assert any(text.startswith("waive REC006") for text in texts)


def test_bounds_that_a_rule_refuses_are_not_proposed() -> None:
    """The rule says how little it may ask for."""
    policy = EVIDENCE.select("REC").with_rules(Near)
    with pytest.raises(InfeasibleError) as caught:
        schedule(RUNS, place=[EASY_UPPER, UPPER], available="wed pm, thu pm", policy=policy)

    assert "OWN004" in str(caught.value.conflicts)
    assert not [change for change in caught.value.relaxations if change.kind == "bound"]


def test_a_session_that_no_slot_will_take_is_a_conflict_of_its_own() -> None:
    """A fixed session stands too near to every slot."""
    with pytest.raises(InfeasibleError) as caught:
        schedule(RUNS.with_session("wed pm", LEGS), place=[LEGS], available="wed am, thu am")

    assert str(caught.value.conflicts) == "impossible together: place Legs and REC003 same-muscles-too-soon"


def test_the_searches_agree_where_a_novice_meets_new_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Line rules with a history of exposures."""
    asked = {"place": [LEGS, UPPER], "athlete": Athlete(level="novice")}
    first = schedule(RUNS, **asked)  # type: ignore[arg-type]
    monkeypatch.setattr(_solve, "MOST_PLACEMENTS", 0)
    second = schedule(RUNS, **asked)  # type: ignore[arg-type]

    scores = [[one.report.score, *(a.report.score for a in one.alternatives)] for one in (first, second)]
    assert scores[0] == scores[1]


@pytest.mark.parametrize("others", [(), (EASY, "mobility 20min", "bike 30min")])
def test_a_line_rule_forbids_days(others: tuple[str, ...]) -> None:
    """Three hard days in a row would be an error, in weeks with few kinds of sessions and with many."""
    policy = EVIDENCE.select("REC006").with_("REC006", severity="error")
    week = "mon am intervals 60min\ntue am tempo 50min\n"
    plan = Plan.parse(f"week 1\n{week}week 2\n{week}")
    answer = schedule(plan, place=[LEGS, *others], available="wed, sat", policy=policy)

    assert [str(p.slot.day) for p in answer.placed if p.session == LEGS] == ["sat", "sat"]
    assert answer.proof.exact
