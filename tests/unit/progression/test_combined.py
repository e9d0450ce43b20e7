"""Combinations, step loading, undulation, ladders: state that is read off the history."""

from collections.abc import Callable

import pytest

from runstrength.errors import InvalidValueError
from runstrength.exercises import load_catalogue
from runstrength.model import Dose, Exercise, Performed
from runstrength.progression import (
    DailyUndulation,
    DoubleProgression,
    Dumbbells,
    IsometricHold,
    LadderStep,
    LinearProgression,
    Past,
    Progression,
    StepLoading,
    Then,
    WeeklyUndulation,
    WithDeload,
    simulate,
)
from runstrength.progression.combined import Without
from runstrength.quantities import Load

CATALOGUE = load_catalogue()
PLANK, LONG, BUG = (CATALOGUE[name] for name in ("plank", "long-lever plank", "dead bug"))
DOSE, DONE = Dose.parse("3x30s"), Performed.parse("30s,30s,30s")


def test_deload_comes_every_fourth_week_and_decides_nothing() -> None:
    """What was done before the deload is judged after it, and the sets come back."""
    plan = LinearProgression().with_deload(every=4)
    done = ["5,5,5 @60kg", "5,5,5 @62.5kg", "5,5,5 @65kg", "5 @65kg", "5,5,5 @67.5kg"]

    tried = simulate(plan, "3x5 @60kg", done)

    assert [str(one.dose) for one in tried] == [
        "3x5 @60kg",
        "3x5 @62.5kg",
        "3x5 @65kg",
        "1x5 @65kg",
        "3x5 @67.5kg",
    ]
    assert [one.is_deload for one in tried] == [False, False, False, True, False]
    assert tried.codes == ("load-up", "load-up", "deload", "load-up", "load-up")


def test_deload_lasts_all_sessions_of_its_week() -> None:
    """With two sessions a week, sessions 7 and 8."""
    plan = LinearProgression().with_deload(every=4, sessions_per_week=2)
    tried = simulate(plan, "5x5 @60kg", ["5,5,5,5,5 @100kg"] * 10, sessions_per_week=2)

    assert [one.dose.sets for one in tried] == [5, 5, 5, 5, 5, 5, 3, 3, 5, 5]


def test_double_progression_then_ladder_with_deload() -> None:
    """The three work together without knowing of one another."""
    plan = DoubleProgression(rack=Dumbbells([8])).then(LadderStep(chain="loaded squat")).with_deload()
    tried = simulate(
        plan, "3x12 @8kg", ["12,12,12 @8kg"] * 2 + ["8,8,8", "8", "9,9,9"], exercise=CATALOGUE["goblet squat"]
    )

    assert [one.exercise.name if one.exercise else "" for one in tried][-1] == "back squat"
    assert tried.codes == ("one-more-success", "rung-up", "deload", "reps-up", "reps-up")
    assert str(tried.sessions[2].dose) == "3x8"
    assert plan.name == "DoubleProgression, then LadderStep, with deloads"
    assert str(plan.restarted(Dose.parse("3x12 @8kg"))) == "3x8"


def test_hold_then_ladder() -> None:
    """At the top of the hold comes the harder plank, at the bottom."""
    both = Then((IsometricHold(), LadderStep(chain="plank")))
    dose, done = Dose.parse("3x60s"), Performed.parse("60s,60s,60s")

    step = both.advance(dose, done, [Past(dose, done, PLANK)], exercise=PLANK)

    assert (str(step.dose), step.exercise) == ("3x30s", LONG)
    assert both.then(LinearProgression()).parts[-1] == LinearProgression()


def test_pain_goes_down_the_ladder_also_in_a_combination() -> None:
    """Blocked by pain, the hold leaves the decision to the ladder."""
    both = IsometricHold().then(LadderStep(chain="plank"))

    step = both.advance(DOSE, DONE, exercise=PLANK, pain=5)

    assert step.exercise == BUG
    assert str(step.reason) == "Pain of 5 out of 10 is above 3: dead bug takes the place of plank."


def test_ladder_goes_up_and_down_the_same_edge() -> None:
    """Two successes up, two misses down, at the ends it stays."""
    ladder = LadderStep(chain="plank")
    short = Performed.parse("30s,30s,20s")

    def step(done: Performed, exercise: Exercise, *past: Past, pain: float | None = None) -> tuple[str, str]:
        found = ladder.advance(DOSE, done, past, exercise=exercise, pain=pain)
        return found.reason.code, found.exercise.name if found.exercise else ""

    assert step(DONE, PLANK) == ("one-more-success", "plank")
    assert step(DONE, PLANK, Past(DOSE, DONE, PLANK)) == ("rung-up", "long-lever plank")
    assert step(DONE, PLANK, Past(DOSE, DONE, LONG)) == ("one-more-success", "plank")
    assert step(DONE, PLANK, Past(DOSE, DONE, PLANK, 2.5)) == ("one-more-success", "plank")
    assert step(DONE, PLANK, Past(Dose.parse("3x20s"), DONE, PLANK)) == ("one-more-success", "plank")
    assert step(DONE, LONG, Past(DOSE, DONE, LONG)) == ("top-of-ladder", "long-lever plank")
    assert step(short, LONG) == ("repeat", "long-lever plank")
    assert step(short, LONG, Past(DOSE, short, LONG)) == ("rung-down", "plank")
    assert step(short, BUG, Past(DOSE, short, BUG)) == ("bottom-of-ladder", "dead bug")
    assert step(DONE, PLANK, pain=2.5) == ("pain", "plank")
    assert step(Performed.parse("30s"), PLANK) == ("sets-missing", "plank")


def test_ladder_needs_reserve_where_it_is_logged() -> None:
    """Two left, the top of the range, and the load that was asked for."""
    ladder, squat = LadderStep(chain="loaded squat"), CATALOGUE["goblet squat"]

    def code(dose: str, done: str) -> str:
        return ladder.advance(Dose.parse(dose), Performed.parse(done), exercise=squat).reason.code

    assert code("3x12 @8kg", "12,12,12 @8kg @RIR1") == "effort-too-high"
    assert code("3x8-12 @8kg", "12,12,11 @8kg @RIR2") == "within-range"
    assert code("3x12 @8kg", "12,12,12 @6kg @RIR2") == "repeat"
    assert code("3x12 @8kg", "12,12,12 @8kg @RIR2") == "one-more-success"


def test_ladder_refuses_what_it_cannot_place() -> None:
    """The exercise is missing or elsewhere; the ladder does not exist."""
    with pytest.raises(InvalidValueError, match="exercise must be a rung of plank"):
        LadderStep(chain="plank").advance(DOSE, DONE)
    with pytest.raises(InvalidValueError, match="not 'back squat'"):
        LadderStep(chain="plank").advance(DOSE, DONE, exercise=CATALOGUE["back squat"])
    with pytest.raises(InvalidValueError, match="did you mean 'plank'"):
        LadderStep(chain="plnk")
    with pytest.raises(InvalidValueError, match="the name of a ladder"):
        LadderStep(chain=3, sessions=0)  # type: ignore[arg-type]


def test_step_loading_steps_up_and_drops() -> None:
    """From 10 sets: 11, 12, 6, then the next block."""
    tried = simulate(StepLoading(max_sets=20), "10x3 @60kg", ["3,3,3,3,3,3,3,3,3,3 @60kg"] * 8)

    assert [one.dose.sets for one in tried] == [10, 11, 12, 6, 10, 11, 12, 6]
    assert [one.is_deload for one in tried] == [False, False, False, True] * 2
    assert str(StepLoading().restarted(Dose.parse("3x8 @60kg"))) == "3x8"


def test_step_loading_moves_the_load_with_an_inner_progression() -> None:
    """Sets by the calendar, load by what was done; the cap is said."""
    plan = StepLoading(inner=LinearProgression(), max_sets=3)
    tried = simulate(
        plan, "3x5 @60kg", ["5,5,5 @60kg", "5,5,5 @62.5kg", "5,5,5 @65kg", "5 @65kg", "5,5,5 @67.5kg"]
    )

    assert [str(one.dose) for one in tried] == [
        "3x5 @60kg",
        "3x5 @62.5kg",
        "3x5 @65kg",
        "1x5 @65kg",
        "3x5 @67.5kg",
    ]
    past = [(Dose.parse("10x3"), DONE)]
    capped = StepLoading(max_sets=10).advance(Dose.parse("10x3"), Performed.parse("3"), past)
    assert str(capped.reason) == "Week 3 of the block: 10 sets, as many as there may be."
    more = StepLoading(inner=LinearProgression(), max_sets=20).advance(
        Dose.parse("10x3 @60kg"), Performed.parse("3,3,3,3,3,3,3,3,3,3 @60kg")
    )
    assert str(more.dose) == "11x3 @62.5kg"


def test_undulation_goes_round() -> None:
    """By sessions, by weeks, with and without a 1RM."""
    heavy, done = Dose.parse("3x3-6 @80-90%"), Performed.parse("5,5,4 @85kg")

    def kinds(progression: Progression, many: int) -> list[object]:
        past = [(heavy, done)]
        return [progression.advance(heavy, done, past * n).reason.values["kind"] for n in range(many)]

    assert kinds(DailyUndulation(), 4) == ["power", "moderate", "heavy", "power"]
    assert kinds(DailyUndulation(sessions_per_week=2), 3) == ["power", "heavy", "power"]
    assert kinds(WeeklyUndulation(sessions_per_week=2), 5) == [
        "heavy",
        "power",
        "power",
        "moderate",
        "moderate",
    ]
    pounds = DailyUndulation(one_rep_max=Load(200, "lb")).advance(heavy, done)
    assert str(pounds.dose) == "3x3-5 @100lb @30-70%"


def test_history_without_deloads_is_a_sequence() -> None:
    """Length, items from both ends, slices."""
    history = [(Dose.parse(f"{n}x5"), DONE) for n in range(1, 11)]
    kept = Without(history, 4, 3)

    assert [entry[0].sets for entry in kept if isinstance(entry, tuple)] == [1, 2, 3, 5, 6, 7, 9, 10]
    assert (len(kept), kept[-1], len(kept[:-1])) == (8, history[-1], 7)
    with pytest.raises(IndexError):
        kept[8]


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Then(()), "at least one progression"),
        (lambda: Then((3,)), "progressions only"),  # type: ignore[arg-type]
        (lambda: WithDeload(3), "inner must be a progression"),  # type: ignore[arg-type]
        (lambda: WithDeload(LinearProgression(), every=1), "every must be a whole number from 2 to 52"),
        (lambda: StepLoading(growth=2), "growth"),
        (lambda: StepLoading(inner=3, sessions_per_week=0), "2 problems"),  # type: ignore[arg-type]
        (lambda: DailyUndulation(order=()), "at least one Stimulus"),
        (lambda: DailyUndulation(order=("heavy",)), "Stimulus values"),  # type: ignore[arg-type]
        (lambda: WeeklyUndulation(one_rep_max=100), "one_rep_max must be a Load"),  # type: ignore[arg-type]
    ],
)
def test_bad_parameters_are_named(make: Callable[[], object], message: str) -> None:
    """The field, what it may be, and what it was."""
    with pytest.raises(InvalidValueError, match=message):
        make()
