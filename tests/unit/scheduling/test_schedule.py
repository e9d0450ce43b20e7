"""What `schedule` takes, refuses, answers and explains."""

from __future__ import annotations

import copy
import pickle

import pytest

from runstrength.days import Slot, SlotSet
from runstrength.errors import AmbiguousSessionError, InvalidValueError, NotationError, UnknownSessionError
from runstrength.findings import Score
from runstrength.model import Athlete, Plan, StrengthSession, Week
from runstrength.policies import EVIDENCE, GUIDE
from runstrength.scheduling import InfeasibleError, Placement, Proof, schedule
from runstrength.scheduling._answer import change_text
from runstrength.scheduling._costs import packed

RUNS = Week.parse("tue am intervals 60min\nthu am tempo 50min\nsat am long 110min\nsun easy 40min")
LOWER = StrengthSession.parse('strength "Lower": back squat 3x5 @85%; calf raise 3x12')
UPPER = StrengthSession.parse('strength "Upper": push-up 3x8-10; dumbbell row 3x12/side')
LEGS = StrengthSession.parse("strength: back squat 4x5 @85%; calf raise 3x12")
FREE = "mon pm, tue pm, wed pm, thu pm, fri pm"


def test_two_sessions_go_among_the_runs() -> None:
    """Two sessions go among the runs."""
    answer = schedule(RUNS, place=[LOWER, UPPER], available=FREE)

    assert [str(s.slot) for s in answer.placed] == ["mon pm", "tue pm"]
    assert answer.week.sessions[0].key == "s1"
    assert answer.proof.exact
    assert len(answer.alternatives) == 5
    assert answer.alternatives[0].rank == 2
    assert answer.alternatives[0].week != answer.week
    assert answer.report.score <= answer.alternatives[0].report.score
    assert "Next best:" in str(answer)
    assert "2." in str(answer.alternatives[0])
    assert answer.left_out == ()
    with pytest.raises(InvalidValueError, match=r"take \.week"):
        _ = answer.plan
    with pytest.raises(InvalidValueError, match=r"take \.week"):
        _ = answer.alternatives[0].plan


def test_why_says_what_every_other_slot_would_cost() -> None:
    """Why says what every other slot would cost."""
    answer = schedule(RUNS, place=[LEGS, UPPER], available=FREE, slot_minutes={"wed pm": 10})
    why = answer.why(LEGS)

    assert why.choice("mon pm").status in ("here", "swap")
    assert why.choice("tue am").status == "fixed"
    assert why.choice("mon am").status == "not available"
    assert why.choice("wed pm").status == "too short"
    assert answer.why(str(why.planned.key)) == why
    assert answer.why(why.planned) == why
    assert any(c.change.startswith("+") and c.more for c in why.choices)
    assert "more: " in str(why)
    assert "Elsewhere:" in str(why)
    with pytest.raises(UnknownSessionError, match="not placed"):
        answer.why(LOWER)


def test_a_slot_that_would_add_an_error_says_so() -> None:
    """A slot that would add an error says so."""
    answer = schedule(Week(), place=[LEGS, LEGS], available="mon pm, tue pm, thu pm")

    with pytest.raises(AmbiguousSessionError, match="s1, s2"):
        answer.why(LEGS)
    choice = answer.why("s2").choice(Slot("tue", "am"))
    assert choice.status == "not available"
    assert (
        schedule(Week.parse("tue am strength: back squat 4x5 @85%"), place=[LEGS])
        .why("s1")
        .choice("tue pm")
        .cell.startswith("error")
    )


def test_a_session_that_may_not_swap_says_taken() -> None:
    """A session that may not swap says taken."""
    answer = schedule(Week(), place=[Placement(LOWER, "mon pm"), Placement(UPPER, "mon pm, thu pm")])

    assert answer.why("s2").choice("mon pm").status == "taken"


def test_the_table_prints_and_shows() -> None:
    """The table prints and shows."""
    answer = schedule(RUNS, place=[LOWER, UPPER], available=FREE)
    plan = schedule(Plan([RUNS, RUNS]), place=[LOWER, UPPER], available=FREE)

    assert "here" in str(answer.table())
    assert "<table" in answer._repr_html_()
    assert "<table" in plan._repr_html_()
    assert "Week 2" in str(plan.table())
    assert "Week 2" in str(plan.table(2))
    assert "Week 1" not in str(plan.table(2))
    with pytest.raises(InvalidValueError):
        plan.table(3)


def test_a_plan_gets_sessions_in_every_week_or_in_some() -> None:
    """A plan gets sessions in every week or in some."""
    plan = Plan([RUNS, RUNS, RUNS])
    every = schedule(plan, place=[LOWER, UPPER], available=FREE)
    some = schedule(
        plan,
        place={2: [Placement(LOWER)], 3: [Placement(UPPER, key="mine")]},
        available={2: "wed pm"},
        before=RUNS,
    )

    assert [len(week.strength) for week in every.plan.weeks] == [2, 2, 2]
    assert every.plan.weeks[0].strength[0].key == "w1-s1"
    assert [len(week.strength) for week in some.plan.weeks] == [0, 1, 1]
    assert str(some.plan.weeks[1].strength[0].slot) == "wed pm"
    assert some.plan.weeks[2].strength[0].key == "mine"
    assert "week 2 " in str(some.why(LOWER))
    assert isinstance(every.alternatives, tuple)
    with pytest.raises(InvalidValueError, match=r"take \.plan"):
        _ = every.week


def test_what_does_not_fit_is_left_out_when_asked() -> None:
    """What does not fit is left out when asked."""
    answer = schedule(RUNS, place=[LOWER, LOWER, UPPER], available="mon pm, tue pm", drop_ok=True)
    plan = schedule(Plan([RUNS, RUNS]), place=[LOWER, LOWER, UPPER], available="mon pm, tue pm", drop_ok=True)

    assert answer.left_out == (LOWER,)
    assert "left out: Lower" in str(answer)
    assert plan.left_out == (LOWER, LOWER)


def test_wishes_decide_between_equal_scores_in_their_order() -> None:
    """Wishes decide between equal scores in their order."""
    runner = Athlete(
        preferences=["avoid mon", "prefer thu pm", "hard days hard", "evenly spread", "same slots every week"]
    )
    answer = schedule(RUNS, place=[UPPER], available=FREE, athlete=runner)
    late = schedule(
        RUNS,
        place=[UPPER],
        available="mon pm, tue pm",
        athlete=Athlete(preferences=["prefer sun", "avoid mon, tue pm"]),
    )
    plan = schedule(Plan([RUNS] * 3), place=[LEGS, UPPER], available=FREE, athlete=runner)

    assert str(answer.placed[0].slot) == "thu pm"
    assert answer.wishes[0] == "avoid mon: none placed there"
    assert answer.wishes[1] == "prefer thu pm: all placed there"
    assert "days of the week with hard or strength work" in answer.wishes[2]
    assert "crowding 0" in answer.wishes[3]
    assert late.wishes == ("prefer sun: 1 placed elsewhere", "avoid mon, tue pm: 1 placed there all the same")
    assert plan.wishes[4].endswith("that the week before did not use")


def test_the_times_of_the_athlete_count_where_nothing_else_is_said() -> None:
    """The times of the athlete count where nothing else is said."""
    assert str(schedule(RUNS, place=[UPPER], athlete=Athlete(available="fri pm")).placed[0].slot) == "fri pm"


def test_an_impossible_week_says_why_and_what_would_help() -> None:
    """An impossible week says why and what would help."""
    with pytest.raises(InfeasibleError) as caught:
        schedule(RUNS, place=[LOWER, LOWER, LOWER], available="mon pm, tue pm")
    error = caught.value

    assert error.conflicts.complete
    assert {len(c.requirements) for c in error.conflicts} == {2}
    assert "place Lower 3 times and REC003 same-muscles-too-soon" in str(error.conflicts)
    assert "place Lower 3 times and at most one placed session in a slot" in str(error.conflicts)
    assert len(error.relaxations) >= 1
    assert len(error.relaxations[:1]) == 1
    assert error.conflicts[0] == error.conflicts[:1][0]
    assert "it would help" in str(error)
    assert copy.copy(error).conflicts == error.conflicts
    assert pickle.loads(pickle.dumps(error)).conflicts == error.conflicts


def test_the_smallest_changes_are_ranked_and_verified() -> None:
    """The smallest changes are ranked and verified."""
    with pytest.raises(InfeasibleError) as caught:
        schedule(RUNS, place=[LEGS, LEGS], available="wed", slot_minutes={"wed": 200, "fri pm": 5})
    kinds = [r.kind for r in caught.value.relaxations]

    assert kinds == sorted(kinds, key=["slot", "minutes", "bound", "rule", "session"].index)
    assert {"slot", "bound", "rule", "session"} <= set(kinds)
    bound = next(r for r in caught.value.relaxations if r.kind == "bound")
    assert bound.text.startswith("REC003 error_h from 24 h to ")
    with pytest.raises(InfeasibleError) as short:
        schedule(RUNS, place=[Placement(LEGS, "fri pm")], available="fri pm", slot_minutes=5)
    assert "no slot is free for it" in str(short.value)
    assert any(r.kind == "minutes" for r in short.value.relaxations)


def test_an_impossible_plan_names_the_week() -> None:
    """An impossible plan names the week."""
    with pytest.raises(InfeasibleError) as caught:
        schedule(Plan([RUNS, RUNS]), place={1: [LEGS], 2: [LEGS, LEGS]}, available="wed")

    assert "in week 2" in str(caught.value.conflicts)
    assert not caught.value.conflicts.complete
    assert "there may be more" in str(caught.value.conflicts)
    assert all(isinstance(r.subject, Plan) for r in caught.value.relaxations)
    with pytest.raises(InfeasibleError) as linked:
        schedule(Plan([RUNS, RUNS]), place=[LEGS], available={1: "sun pm", 2: "mon am"})
    assert len(linked.value.conflicts) == 1


@pytest.mark.parametrize(
    ("asked", "kind", "message"),
    [
        ({"place": []}, InvalidValueError, "place must be one session or more, not none"),
        ({"place": [LOWER], "available": "mon pm, mon pm"}, NotationError, "listed twice"),
        ({"place": [LOWER], "available": "noday pm"}, NotationError, "available"),
        ({"place": [LOWER], "available": 3}, InvalidValueError, "available must be a SlotSet"),
        ({"place": [LOWER], "available": {3: "mon"}}, InvalidValueError, "whole number from 1 to 1"),
        ({"place": [Placement(LOWER, "tue am")]}, InvalidValueError, "where a fixed session stands"),
        ({"place": ["strenght"]}, NotationError, "place"),
        ({"place": [Placement(LOWER, key="a"), Placement(LOWER, key="a")]}, InvalidValueError, "'a' twice"),
        ({"place": {2: [LOWER]}}, InvalidValueError, "whole number from 1 to 1"),
        ({"place": {1: [Placement(LOWER, week=2)]}}, InvalidValueError, "of week 1, under which it stands"),
        ({"place": [Placement(LOWER, week=2)]}, InvalidValueError, "place: week"),
        ({"place": [LOWER], "slot_minutes": -1}, InvalidValueError, "slot_minutes"),
        ({"place": [LOWER], "slot_minutes": {"mon": -1}}, InvalidValueError, "slot_minutes"),
        ({"place": [LOWER], "policy": None}, InvalidValueError, "a Policy"),
        ({"place": [LOWER], "alternatives": -1}, InvalidValueError, "alternatives"),
        (
            {
                "place": ["strength: back squat 3x8 @100%"],
                "policy": EVIDENCE.with_("DUR001", severity="error"),
            },
            InvalidValueError,
            "carries an error of its own",
        ),
    ],
)
def test_bad_input_has_its_own_error(asked: dict[str, object], kind: type[Exception], message: str) -> None:
    """Bad input has its own error."""
    with pytest.raises(kind, match=message):
        schedule(RUNS, **asked)  # type: ignore[arg-type]


def test_a_placement_refuses_what_makes_no_sense() -> None:
    """A placement refuses what makes no sense."""
    with pytest.raises(InvalidValueError, match="none"):
        Placement(LOWER, SlotSet())
    with pytest.raises(InvalidValueError, match="key"):
        Placement(LOWER, key="-")
    with pytest.raises(InvalidValueError, match="a session"):
        Placement(3)  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match="SlotSet"):
        Placement(LOWER, 3)  # type: ignore[arg-type]


def test_errors_of_the_fixed_sessions_are_reported_and_not_blamed() -> None:
    """Errors of the fixed sessions are reported and not blamed."""
    bad = Week.parse(
        "mon am strength: back squat 4x5 @85%\nmon pm strength: back squat 4x5 @85%\nwed am easy 30min"
    )
    answer = schedule(bad, place=["easy 40min"], available="fri pm")

    assert answer.report.errors
    ill = Athlete(symptoms=["chest pain"])
    assert schedule(RUNS, place=[LOWER], athlete=ill, available=FREE).placed


def test_rules_over_the_week_and_the_line_may_be_errors() -> None:
    """Rules over the week and the line may be errors."""
    strict = EVIDENCE.with_("FRQ001", severity="error").with_("REC002", severity="error")
    full = Week.parse(
        "mon easy 40min\ntue easy 40min\nwed easy 40min\nthu easy 40min\nfri easy 40min\nsat easy 40min"
    )

    assert schedule(full, place=[LOWER, UPPER], policy=strict).report.ok
    with pytest.raises(InfeasibleError) as caught:
        schedule(full, place=["easy 30min"], available="sun", policy=strict)
    assert "REC002" in str(caught.value.conflicts)
    plan = schedule(Plan([full, full]), place=[LOWER, UPPER], policy=strict)
    assert plan.report.ok


def test_the_guide_judges_as_well() -> None:
    """The guide judges as well."""
    assert schedule(RUNS, place=[LOWER, UPPER], policy=GUIDE, available=FREE).report.policy == "guide"


def test_a_week_that_happens_once_and_one_with_history() -> None:
    """A week that happens once and one with history."""
    once = Week(RUNS.sessions, repeats=False)

    assert schedule(once, place=[LOWER]).report.notes
    assert schedule(
        RUNS, place=[LOWER], before=Week.parse("sun pm strength: back squat 4x5 @85%; calf raise 3x12")
    ).report.ok


def test_proofs_say_how_far_they_go() -> None:
    """Proofs say how far they go."""
    assert "COV" in str(Proof(1, ("COV001",)))
    assert not Proof(1, ("COV001",)).exact
    assert "not proven" in str(Proof(1, is_proven=False))


def test_scores_that_differ_in_the_shortfall_alone_say_by_how_much() -> None:
    """And equal ones that they are the same."""
    assert change_text(Score(), Score(shortfall=250_000)) == "+0.25 off"
    assert change_text(Score(1), Score(1)) == "same"


def test_costs_order_as_scores_do() -> None:
    """Costs order as scores do, each part above all that follows it."""
    scores = [Score(0, 0, 0, 9_999_999), Score(0, 0, 1), Score(0, 1), Score(1)]

    assert [packed(a) < packed(b) for a in scores for b in scores] == [a < b for a in scores for b in scores]
