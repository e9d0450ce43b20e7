"""Simulations: given outcomes, the response model, tables."""

from collections.abc import Callable
from random import Random

import pytest

from runstrength.errors import InvalidValueError
from runstrength.exercises import load_catalogue
from runstrength.model import Dose
from runstrength.progression import (
    DoubleProgression,
    IsometricHold,
    LadderStep,
    LinearProgression,
    ResponseModel,
    simulate,
)
from runstrength.quantities import Load

MODEL = ResponseModel(one_rep_max=Load(70), capacity=60, seed=7)


def test_same_seed_same_simulation() -> None:
    """And another seed another one."""
    first, second = (simulate(DoubleProgression(), "3x8 @50kg", MODEL, weeks=30) for _ in range(2))
    other = simulate(
        DoubleProgression(), "3x8 @50kg", ResponseModel(one_rep_max=Load(70), seed=8, form=0.1), weeks=30
    )

    assert first == second
    assert first != other
    assert (len(first), first.history[0].dose) == (30, Dose.parse("3x8 @50kg"))


def test_weeks_and_sessions() -> None:
    """Several sessions a week; given outcomes end it, or the weeks do."""
    assert [
        one.week for one in simulate(LinearProgression(), "2x5 @40kg", MODEL, weeks=2, sessions_per_week=2)
    ] == [1, 1, 2, 2]
    assert len(simulate(LinearProgression(), "1x5 @40kg", ["5 @40kg"] * 9, weeks=2)) == 2


def test_table_names_exercise_and_deload() -> None:
    """For people and notebooks."""
    plank = load_catalogue()["plank"]
    plan = IsometricHold().then(LadderStep(chain="plank")).with_deload(every=2)
    tried = simulate(plan, "2x30s", ["30s,30s", "30s"], exercise=plank)

    assert str(tried).splitlines()[2:] == [
        "1         plank 2x30s  30s,30s  Week 2 of 2 is for recovery: 1 of 2 sets, at the same load.",
        "2 deload  plank 1x30s  30s      Every hold lasted 30s, so the next ones last 35s.",
    ]
    assert tried._repr_svg_().startswith("<svg")


def done(model: ResponseModel, dose: str, week: int = 0) -> str:
    """Return what the model does."""
    return str(model.performed(Dose.parse(dose), week, Random(1)))  # noqa: S311 - a simulation


def test_model_does_what_it_can() -> None:
    """The top of a range, as much as there is, open-ended sets to the reserve asked for."""
    steady = ResponseModel(one_rep_max=Load(100), capacity=40, form=0, fatigue=0)

    assert done(steady, "2x5 @80kg") == "5,5 @80kg @RIR2"
    assert done(steady, "2x12 @80kg") == "7,7 @80kg @RIR0"
    assert done(steady, "2x5+ @80kg @RIR1") == "5@RIR2,6@RIR1 @80kg"
    assert done(steady, "2x20 @50kg") == "20,20 @50kg @RIR0"
    assert done(steady, "1x5 @110kg") == "0 @110kg @RIR0"
    assert done(steady, "2x30-60s") == "40s,40s"
    assert done(steady, "2x5 @BW") == "5,5 @BW @RIR10"
    assert done(ResponseModel(one_rep_max="100kg", logs_effort=False, form=0), "2x5 @80kg") == "5,5 @80kg"


def test_strength_grows_towards_its_ceiling() -> None:
    """Never above it; it may fall, or stand still."""
    assert MODEL.strength(0) == 1
    assert MODEL.strength(1) == pytest.approx(1.01)
    assert 1.5 < MODEL.strength(200) < 1.6
    assert ResponseModel(capacity=1, weekly_gain=-0.01).strength(2) == pytest.approx(0.9801)
    assert ResponseModel(capacity=1, ceiling=1).strength(50) == 1


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (ResponseModel, "one_rep_max must be given where there is no capacity"),
        (lambda: ResponseModel(capacity=0), "capacity"),
        (lambda: done(ResponseModel(capacity=10), "1x5 @40kg"), "one_rep_max must be given for 1x5 @40kg"),
        (lambda: done(ResponseModel(one_rep_max=Load(70)), "1x30s"), "capacity must be given for 1x30s"),
        (lambda: simulate(LinearProgression(), "1x5", []), "outcomes must be at least one"),
        (lambda: simulate(LinearProgression(), "1x5", MODEL), "weeks must be a whole number"),
        (lambda: simulate(3, "1x5", MODEL, weeks=1), "a progression"),  # type: ignore[arg-type]
    ],
)
def test_bad_input_is_named(make: Callable[[], object], message: str) -> None:
    """A model of nobody, no outcomes, no weeks."""
    with pytest.raises(InvalidValueError, match=message):
        make()
