"""Answers as data."""

import json

import pytest

from runstrength.formats import answer as answer_format
from runstrength.model.plan import Plan
from runstrength.model.week import Week
from runstrength.scheduling import InfeasibleError, schedule

RUNS = Week.parse("tue am intervals 60min\nsat am long 110min")
LEGS = 'strength "Legs": back squat 4x5 @85%; calf raise 3x12'


def test_an_answer_carries_week_report_proof_and_runners_up() -> None:
    """All that an app shows is there, and the week can be read back."""
    answer = schedule(RUNS, place=[LEGS], available="mon pm, wed pm", alternatives=1)
    data = json.loads(answer_format.dumps(answer))

    assert Week.parse(data["text"]) == answer.week
    assert data["kind"] == "week"
    assert data["placed"] == [{"key": "s1", "week": None, "slot": "wed pm", "session": LEGS}]
    assert data["report"]["counts"]["warning"] == len(answer.report.warnings)
    assert data["proof"]["exact"] is True
    assert data["proof"]["states"] == answer.proof.states
    (other,) = data["alternatives"]
    assert (other["rank"], other["placed"][0]["slot"]) == (2, "mon pm")
    assert other["score"]["warnings"] == answer.report.score.warnings + 1
    assert data["left_out"] == []


def test_a_plan_says_the_week_of_each_session() -> None:
    """What is left out is named, and places have the numbers of their weeks."""
    answer = schedule(Plan([RUNS, RUNS]), place=[LEGS], available={1: "wed pm", 2: ""}, drop_ok=True)
    data = answer_format.as_data(answer)

    assert data["kind"] == "plan"
    assert data["placed"] == [{"key": "w1-s1", "week": 1, "slot": "wed pm", "session": LEGS}]
    assert data["left_out"] == [LEGS]


def test_why_nothing_is_possible_is_data_too() -> None:
    """Conflicts with their requirements, and changes with what comes of them."""
    with pytest.raises(InfeasibleError) as caught:
        schedule(RUNS, place=[LEGS, LEGS], available="wed")
    data = json.loads(answer_format.dumps(caught.value, indent=1))

    assert data["schema"] == "runstrength-infeasible/1"
    assert data["complete"] is True
    kinds = [(one["kind"], one["count"], one["code"]) for one in data["conflicts"][0]["requirements"]]
    assert kinds == [("place", 2, None), ("rule", 0, "REC003")]
    assert {change["kind"] for change in data["relaxations"]} >= {"slot", "rule", "session"}
    assert Week.parse(data["relaxations"][0]["result"]).strength
