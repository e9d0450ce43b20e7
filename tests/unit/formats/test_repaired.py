"""Mended weeks and plans as data."""

from __future__ import annotations

import json

from runstrength.formats.repaired import as_data, dumps
from runstrength.model import Plan, Week
from runstrength.repair import fix

WEEK = Week.parse("mon strength: back squat 3x5 @RPE8 @RIR3 [a]\ntue easy 45min")


def test_a_week_has_its_changes_and_their_reasons() -> None:
    """The text in the notation, each change, and the finding that it answers."""
    repaired = fix(WEEK)
    data = json.loads(dumps(repaired))

    assert data == as_data(repaired)
    assert (data["kind"], data["text"]) == ("week", str(repaired.week))
    assert data["changes"] == [
        {
            "kind": "changed",
            "before": {
                "week": None,
                "slot": "mon",
                "key": "a",
                "session": "strength: back squat 3x5 @RPE8 @RIR3",
            },
            "after": {"week": None, "slot": "mon", "key": "a", "session": "strength: back squat 3x5 @RIR3"},
            "turn": None,
            "text": str(repaired.changes),
        }
    ]
    assert [done["finding"]["code"] for done in data["applied"]] == ["LOD007"]
    assert data["applied"][0]["fix"]["edits"] == [
        {"old": "back squat 3x5 @RPE8 @RIR3", "new": "back squat 3x5 @RIR3"}
    ]
    assert len(data["left"]) == len(data["report"]["findings"]) == len(repaired.left)
    assert all(left["why"] for left in data["left"])


def test_a_plan_has_its_weeks_and_what_has_gone() -> None:
    """Sessions without a key that change are told as one that goes and one that comes."""
    plan = Plan([WEEK.without("a").with_session("mon", "strength: back squat 3x5 @RPE8 @RIR3")])
    data = json.loads(dumps(fix(plan), indent=2))

    assert data["kind"] == "plan"
    assert [change["kind"] for change in data["changes"]] == ["removed", "added"]
    assert [change["before"] and change["before"]["week"] for change in data["changes"]] == [1, None]
