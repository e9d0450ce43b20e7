"""The edits behind the fixes of rules."""

from __future__ import annotations

import pytest

from runstrength.findings import Edit, FixKind
from runstrength.model import Athlete, Prescription, StrengthSession
from runstrength.muscles import MuscleGroup
from runstrength.quantities import Load
from runstrength.rules._fixes import (
    addition,
    capped,
    eased,
    fix_of,
    group_cost,
    grown,
    landings_cost,
    lighter,
    reordered,
    trims,
)
from runstrength.weekly import Lift

CALVES = MuscleGroup.CALVES


def given(text: str) -> tuple[Prescription, ...]:
    """Read prescriptions."""
    return StrengthSession.parse(f"strength: {text}").prescriptions


def news(edits: tuple[Edit, ...]) -> list[str]:
    """Return what the edits put in."""
    return [str(edit.new) for edit in edits]


def each(_: Prescription) -> float:
    """Count every set."""
    return 1.0


def test_a_fix_without_edits_is_advice() -> None:
    """Its words are for people."""
    edits = trims(given("plank 3x30s"), (1, each))

    assert fix_of(FixKind.DOSE, "do less", edits).kind is FixKind.DOSE
    assert fix_of(FixKind.DOSE, "do less", (), is_safe=False).kind is FixKind.ADVICE
    assert not fix_of(FixKind.DOSE, "do less", (), is_safe=False).is_safe


def test_sets_go_where_there_are_most_and_the_last_one_stays() -> None:
    """Of equal ones the later loses a set; where one for each is too much nothing is offered."""
    work = given("back squat 3x5; plank 3x30s; push-up 1x8")

    assert news(trims(work, (1, each))) == ["plank 2x30s"]
    assert news(trims(work, (2, each))) == ["back squat 2x5", "plank 2x30s"]
    assert news(trims(work, (4, each))) == ["back squat 1x5", "plank 1x30s"]
    assert trims(work, (5, each)) == ()
    assert trims(work, (0, each)) == ()


def test_several_excesses_are_taken_off_one_after_the_other() -> None:
    """What one has taken counts for the next."""
    work = given("back squat 4x5; calf raise 4x12")
    legs = group_cost(MuscleGroup.QUADRICEPS, {})

    assert news(trims(work, (1, each), (1, legs))) == ["back squat 3x5", "calf raise 3x12"]
    assert news(trims(work, (2, legs), (2, each))) == ["back squat 2x5"]


def test_sets_are_added_where_there_are_fewest() -> None:
    """And nowhere when nothing counts."""
    work = given("calf raise 2x12; back squat 3x5; calf raise 3x15")

    assert news(grown(work, 2, group_cost(CALVES, {}))) == ["calf raise 4x12"]
    assert grown(given("push-up 3x8"), 2, group_cost(CALVES, {})) == ()


def test_hard_sets_count_by_group() -> None:
    """Direct ones 1, helping ones a half, easy ones nothing."""
    squat, easy = given("back squat 3x5; back squat 3x5 @RPE4")
    cost = group_cost(MuscleGroup.QUADRICEPS, {})

    assert (cost(squat), cost(easy)) == (1.0, 0.0)
    assert group_cost(None, {})(squat) == 1.0
    assert group_cost(next(iter(squat.exercise.indirect_groups)), {})(squat) == 0.5
    assert group_cost(MuscleGroup.CALVES, {})(given("push-up 3x8")[0]) == 0.0


def test_landings_of_a_set_leave_the_rope_out() -> None:
    """As every count of contacts does."""
    hops, rope = given("pogo hops 3x10; rope skipping 3x50")

    assert (landings_cost(hops), landings_cost(rope)) == (10.0, 0.0)


def test_efforts_are_lowered_to_a_limit() -> None:
    """RPE, reserve and open ends; what is easy enough or not given stays."""
    work = given("plank 3x30s @RPE6; back squat 3x5 @RPE7-9; back squat 3x5+ @RIR1; push-up 3x8")

    assert news(eased(work, 7)) == ["back squat 3x5 @RPE7", "back squat 3x5 @RIR3"]


@pytest.mark.parametrize(
    ("load", "kg", "lighter_one"),
    [
        (Load(60), 57.9, Load(57.5)),
        (Load(60), 57.5, Load(57.5)),
        (Load(135, "lb"), 60, Load(132, "lb")),
        (Load(1), 0.4, None),
    ],
)
def test_loads_are_rounded_down_in_their_unit(load: Load, kg: float, lighter_one: Load | None) -> None:
    """To half kilograms or whole pounds."""
    assert lighter(load, kg) == lighter_one


def test_loads_of_a_lift_are_capped() -> None:
    """In kilograms or per cent; other work and lighter loads stay."""
    work = given(
        "back squat 3x5 @60kg; back squat 3x8 @60kg; back squat 3x5 @50kg; back squat 3x5 @BW; "
        "back squat 3x5 @70-80%; back squat 3x5 @60%; calf raise 3x5 @60kg"
    )

    assert news(capped(work, Lift("back squat", "5", "kg"), 55.2)) == ["back squat 3x5 @55kg"]
    assert news(capped(work, Lift("back squat", "5", "%"), 75.5)) == ["back squat 3x5 @70-75%"]
    assert capped(work, Lift("back squat", "5", "kg"), 0.2) == ()
    assert capped(work, Lift("back squat", "5", "%"), 0.5) == ()


def test_another_order_keeps_supersets_whole() -> None:
    """Nothing is offered where it cannot be told item by item, or nothing changes."""

    def is_plank(prescription: Prescription) -> bool:
        return prescription.exercise.name == "plank"

    def order(text: str) -> list[str]:
        return news(reordered(StrengthSession.parse(f"strength: {text}"), is_plank))

    assert order("push-up 3x8; plank 3x30s") == ["plank 3x30s", "push-up 3x8"]
    assert order("push-up 3x8 + plank 3x30s") == ["plank 3x30s", "push-up 3x8"]
    assert order("push-up 3x8 + calf raise 3x12; plank 3x30s") == []
    assert order("plank 3x30s; push-up 3x8") == []


def test_an_exercise_to_add_suits_the_athlete() -> None:
    """The guide comes first; without equipment nothing needs any."""
    athlete = Athlete(level="novice")

    assert news(addition(athlete, frozenset({MuscleGroup.GLUTES}))) == ["glute bridge 3x12-15"]
    assert news(addition(athlete, frozenset({CALVES}))) == ["calf raise 2x10"]
    assert addition(athlete, frozenset()) == ()
