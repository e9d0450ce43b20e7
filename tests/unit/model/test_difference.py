"""The order of sessions in a difference; all else is tested beside the repair of plans."""

from __future__ import annotations

from runstrength.model import Plan, Week, diff

RUN_FIRST = "tue easy 45min [run]\ntue strength 30min [legs]\nsat long 90min"
LEGS_FIRST = "tue strength 30min [legs]\ntue easy 45min [run]\nsat long 90min"


def test_another_order_of_the_sessions_of_a_slot_is_a_change() -> None:
    """It names each session that has another turn, in the new order."""
    changes = Week.parse(RUN_FIRST).diff(Week.parse(LEGS_FIRST))

    assert str(changes) == (
        "~ tue strength 30min [legs] -> tue, as number 1\n~ tue easy 45min [run] -> tue, as number 2"
    )
    assert [(change.kind, change.turn, change.key) for change in changes] == [
        ("reordered", 1, "legs"),
        ("reordered", 2, "run"),
    ]
    assert changes[0].before == changes[0].after


def test_the_order_counts_in_each_week_of_a_plan() -> None:
    """And only where the slot holds the same sessions as before."""
    plan = Plan([Week.parse(RUN_FIRST.replace("[", "[a")), Week.parse(RUN_FIRST)])
    other = Plan([Week.parse(RUN_FIRST.replace("[", "[a")), Week.parse(LEGS_FIRST)])

    assert str(diff(plan, other)[0]) == ("~ week 2 tue strength 30min [legs] -> week 2 tue, as number 1")
    assert len(diff(plan, other)) == 2
    assert [change.kind for change in diff(Week.parse(RUN_FIRST), Week.parse(LEGS_FIRST).without("run"))] == [
        "removed"
    ]
