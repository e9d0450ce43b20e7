"""How long one decision takes, and a year of a dozen exercises.

The year is taken in time of the processor: it is long enough for a busy machine to interrupt.
"""

from statistics import median
from time import perf_counter, process_time_ns

import pytest

from runstrength.model import Dose, Performed
from runstrength.progression import (
    DoubleProgression,
    IsometricHold,
    LinearProgression,
    PercentBased,
    PlyoContacts,
    Progression,
    ResponseModel,
    RirAutoregulation,
    StepLoading,
    TwoForTwo,
    simulate,
)
from runstrength.quantities import Load

MOST_S_A_DECISION = 15e-6
MOST_S_A_YEAR = 20e-3
ROUNDS = 3000

DECISIONS = [
    (LinearProgression(), "3x5 @60kg", "5,5,5 @60kg"),
    (DoubleProgression(reps=(8, 12)), "3x12 @60kg", "12,12,12 @60kg @RIR2"),
    (DoubleProgression(reps=(8, 12)), "3x9 @60kg", "9,9,9 @60kg @RIR2"),
    (TwoForTwo(), "3x8+ @60kg", "8,8,10 @60kg"),
    (RirAutoregulation(), "3x5 @100kg @RIR2", "5,5,5 @100kg @RIR4"),
    (IsometricHold(), "3x30s", "30s,30s,30s"),
    (DoubleProgression().with_deload(every=4), "3x12 @60kg", "12,12,12 @60kg"),
]
YEAR: list[tuple[Progression, str]] = [
    (DoubleProgression().with_deload(every=4), "3x8 @40kg"),
    (LinearProgression(), "3x5 @40kg"),
    (TwoForTwo(), "3x8+ @40kg"),
    (RirAutoregulation(), "3x5 @40kg @RIR2"),
    (PercentBased(one_rep_max=Load(60)), "3x5 @40kg"),
    (StepLoading(inner=DoubleProgression()), "3x8 @40kg"),
    (IsometricHold(), "3x30s"),
    (PlyoContacts(), "4x10"),
    (DoubleProgression(), "3x8 @20kg"),
    (DoubleProgression(), "3x8/side @20kg"),
    (LinearProgression().with_deload(every=5), "3x5 @50kg"),
    (TwoForTwo(rise=0.025), "2x10+ @25kg"),
]


@pytest.mark.parametrize(("progression", "dose", "done"), DECISIONS)
def test_one_decision(
    progression: Progression, dose: str, done: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The median of single calls, after a few to warm up."""
    asked, performed = Dose.parse(dose), Performed.parse(done)
    history = [(asked, performed)] * 8
    times: list[float] = []
    for _ in range(ROUNDS):
        start = perf_counter()
        progression.advance(asked, performed, history)
        times.append(perf_counter() - start)
    with capsys.disabled():
        print(
            f"\n{progression.name}: {median(times) * 1e6:.1f} us, to be at most {MOST_S_A_DECISION * 1e6:.0f}"
        )
    assert progression.advance(asked, performed, history).reason.code


def test_a_year_of_twelve_exercises(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """52 weeks, one session of each exercise a week, with what was done made up by the model."""
    model = ResponseModel(one_rep_max=Load(70), capacity=60, seed=1)
    starts = [(progression, Dose.parse(dose)) for progression, dose in YEAR]
    times: list[float] = []
    for _ in range(15):
        start = process_time_ns()
        for progression, dose in starts:
            simulate(progression, dose, model, weeks=52)
        times.append((process_time_ns() - start) / 1e9)
    with capsys.disabled():
        took = median(times) * 1e3
        print(f"\n52 weeks of 12 exercises: {took:.1f} ms, to be at most {MOST_S_A_YEAR * 1e3:.0f}")
    assert len(starts) == len(YEAR)
