"""Progressions and the rules about progression agree: what one prescribes the other does not warn of."""

from __future__ import annotations

from itertools import groupby
from random import Random
from typing import Final

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from runstrength.checking import check
from runstrength.exercises import Chain, load_catalogue
from runstrength.findings import Severity
from runstrength.formulas import DOMAINS
from runstrength.model import (
    Dose,
    Exercise,
    Performed,
    PerformedSet,
    Plan,
    PlannedSession,
    Prescription,
    StrengthSession,
    Week,
)
from runstrength.model.dose import WorkUnit
from runstrength.policies import EVIDENCE
from runstrength.progression import (
    DailyUndulation,
    DoubleProgression,
    Dumbbells,
    IsometricHold,
    LadderStep,
    LinearProgression,
    PercentBased,
    PlyoContacts,
    Progression,
    Rack,
    ResponseModel,
    RirAutoregulation,
    SimulatedSession,
    Simulation,
    StepLoading,
    TendonIsometric,
    TwoForTwo,
    WeeklyUndulation,
    simulate,
)
from runstrength.progression.combined import Cycled
from runstrength.quantities import Load

CATALOGUE: Final = load_catalogue()
PROGRESSION: Final = EVIDENCE.select("PRG")
SQUAT, PLANK, POGO, CALF, GOBLET = (
    CATALOGUE[name] for name in ("back squat", "plank", "pogo hops", "isometric calf hold", "goblet squat")
)
HOME: Final = Dumbbells([8, 12, 16, 20, 24])
SESSIONS: Final = st.integers(1, 3)
STEPS: Final = st.sampled_from([None, Rack(plates_kg=[1.25, 2.5, 5, 10, 20]), Dumbbells(range(4, 61, 2))])
SLOTS: Final = ("mon pm", "wed pm", "fri pm")

lifts: Final = st.one_of(
    st.builds(LinearProgression, rack=STEPS),
    st.builds(TwoForTwo, rack=STEPS),
    st.builds(RirAutoregulation, formula=st.sampled_from(list(DOMAINS)), rack=STEPS),
    st.builds(StepLoading, inner=st.builds(LinearProgression, rack=STEPS)),
)
doubles: Final = st.builds(DoubleProgression, rack=STEPS, reps=st.sampled_from([(3, 5), (8, 12)]))
exempt: Final = st.one_of(
    doubles,
    st.builds(RirAutoregulation, quick=st.just(True), rack=STEPS),
    st.builds(PercentBased, one_rep_max=st.just(Load(100))),
)
"""Those that the page of PRG001 names as going up farther."""


@attrs.frozen(kw_only=True)
class AnyOutcome(ResponseModel):
    """Someone who logs anything at all, with the load that was asked for."""

    def performed(self, dose: Dose, week: int, random: Random) -> Performed:
        """Return sets of any size."""
        unit = dose.work.unit
        most = 70 if unit is WorkUnit.SECONDS else 16
        least = random.choice([0, dose.work.low, min(dose.work.high, most)])
        rir = random.choice([None, 0.0, 2.0, 5.0]) if unit is WorkUnit.REPETITIONS else None
        return Performed(
            [
                PerformedSet(random.randint(least, most), unit, load=dose.load, rir=rir)
                for _ in range(dose.sets)
            ]
        )


def outcomes(*, load: float = 100.0, capacity: int = 12) -> st.SearchStrategy[ResponseModel]:
    """Return models of people, strong for the load or weak, and of those who log anything."""
    strength = st.sampled_from([1.1, 1.4, 2.0]).map(lambda times: Load(load * times))
    return st.builds(
        ResponseModel,
        one_rep_max=strength,
        capacity=st.just(capacity),
        weekly_gain=st.sampled_from([-0.02, 0.0, 0.01, 0.05]),
        form=st.sampled_from([0.0, 0.02, 0.1]),
        seed=st.integers(0, 1000),
    ) | st.builds(AnyOutcome, one_rep_max=strength, capacity=st.just(capacity), seed=st.integers(0, 1000))


def laid_out(tried: Simulation, exercise: Exercise) -> Plan:
    """Write the doses of a simulation as a plan, its deloads labelled, with an easy run in every week."""
    weeks: list[Week] = []
    for _, group in groupby(tried, key=_week):
        sessions = list(group)
        planned = [
            PlannedSession(slot, StrengthSession([Prescription(one.exercise or exercise, one.dose)]))
            for slot, one in zip(SLOTS, sessions, strict=False)
        ]
        is_deload = any(one.is_deload for one in sessions)
        weeks.append(
            Week([*planned, PlannedSession("sat", "easy 40min")], labels=["deload"] if is_deload else [])
        )
    return Plan(weeks)


def _week(one: SimulatedSession) -> int:
    return one.week


def warnings(tried: Simulation, exercise: Exercise) -> list[str]:
    """Return what the rules about progression warn of."""
    report = check(laid_out(tried, exercise), policy=PROGRESSION)
    return [str(f) for f in report if f.severity >= Severity.WARNING]


def lifted(progression: Progression, kg: float, sets: int) -> Dose:
    """Return a first dose for a progression of loads."""
    reps = progression.reps[0] if isinstance(progression, DoubleProgression) else 5
    return Dose(sets=sets, work=reps, load=Load(kg), rir=2)


@given(
    progression=lifts, plates=st.integers(4, 60), sets=st.integers(1, 6), sessions=SESSIONS, data=st.data()
)
def test_lifts_are_not_warned_of(
    progression: Progression, plates: int, sets: int, sessions: int, data: st.DataObject
) -> None:
    """Linear, two for two, by the reserve and in steps, with and without deloads, whatever is logged.

    Only a set more in each of three sessions may be too many for PRG003, as its page says.
    """
    start = lifted(progression, 2.5 * plates, sets)
    model = data.draw(outcomes(load=2.5 * plates))
    if data.draw(st.booleans()) and not isinstance(progression, StepLoading):
        progression = progression.with_deload(every=4, sessions_per_week=sessions)
    elif isinstance(progression, StepLoading):
        progression = attrs.evolve(progression, sessions_per_week=sessions)
    tried = simulate(progression, start, model, weeks=12, sessions_per_week=sessions)
    spoken = {"PRG003"} if isinstance(progression, StepLoading) and sessions > 2 else set[str]()

    assert {warning.split()[1] for warning in warnings(tried, SQUAT)} <= spoken


@given(
    rack=st.sampled_from([None, Dumbbells(range(4, 61, 2))]),
    reps=st.sampled_from([(3, 5), (8, 12)]),
    pairs=st.integers(4, 25),
    sets=st.integers(1, 6),
    data=st.data(),
)
def test_double_progression_once_a_week_is_not_warned_of(
    rack: Dumbbells | None, reps: tuple[int, int], pairs: int, sets: int, data: st.DataObject
) -> None:
    """In small steps, whatever its range and whatever is logged."""
    progression = DoubleProgression(rack=rack, reps=reps)
    model = data.draw(outcomes(load=2.0 * pairs))
    tried = simulate(progression, lifted(progression, 2.0 * pairs, sets), model, weeks=16)

    assert warnings(tried, SQUAT) == []


@given(progression=exempt, plates=st.integers(4, 60), sessions=SESSIONS, data=st.data())
def test_those_that_the_page_names_are_warned_of_by_that_rule_alone(
    progression: Progression, plates: int, sessions: int, data: st.DataObject
) -> None:
    """Percentages, the quick mode and double progression may take a large step; nothing else is said."""
    model = data.draw(outcomes(load=2.5 * plates))
    start = lifted(progression, 2.5 * plates, 3)
    tried = simulate(progression, start, model, weeks=12, sessions_per_week=sessions)

    assert {warning.split()[1] for warning in warnings(tried, SQUAT)} <= {"PRG001"}


@pytest.mark.parametrize(
    ("progression", "start", "done"),
    [
        (
            RirAutoregulation(quick=True),
            "3x5 @30kg @RPE8",
            ["5,5,5 @30kg @RPE6", "5,5,5 @35kg @RPE8"],
        ),
        (
            PercentBased(percents=(80,), one_rep_max=Load(100)),
            "3x5 @42.5kg @80%",
            ["5,5,5 @42.5kg", "5,5,5 @70kg"],
        ),
    ],
    ids=["quick", "percent"],
)
def test_what_the_page_names_happens(progression: Progression, start: str, done: list[str]) -> None:
    """Two points of effort below 50 kg, and a maximum that turns out higher, are more than a tenth."""
    assert len(warnings(simulate(progression, start, done), SQUAT)) == 1


@given(
    progression=st.builds(DailyUndulation, one_rep_max=st.none() | st.just(Load(100)))
    | st.builds(WeeklyUndulation, one_rep_max=st.none() | st.just(Load(100))),
    sessions=SESSIONS,
    model=outcomes(),
)
def test_undulation_is_not_warned_of(
    progression: DailyUndulation | WeeklyUndulation, sessions: int, model: ResponseModel
) -> None:
    """Heavy, power and moderate work in turn, by the day or by the week."""
    progression = attrs.evolve(progression, sessions_per_week=sessions)
    tried = simulate(progression, "3x3-6 @80kg @80-90%", model, weeks=12, sessions_per_week=sessions)

    assert warnings(tried, SQUAT) == []


@given(
    case=st.sampled_from(
        [
            (IsometricHold(), "3x30s", PLANK),
            (IsometricHold().with_deload(every=4), "3x30s", PLANK),
            (TendonIsometric(), "5x4 @70%", CALF),
            (PlyoContacts(), "4x10", POGO),
            (PlyoContacts(level="advanced").with_deload(every=3), "5x8", POGO),
            (StepLoading(max_sets=20), "10x3", SQUAT),
        ]
    ),
    sessions=SESSIONS,
    model=outcomes(capacity=60),
)
def test_holds_and_jumps_are_not_warned_of(
    case: tuple[Progression, str, Exercise], sessions: int, model: ResponseModel
) -> None:
    """Holds, contractions, contacts and sets that grow."""
    progression, start, exercise = case
    if isinstance(progression, Cycled | TendonIsometric):
        progression = attrs.evolve(progression, sessions_per_week=sessions)
    tried = simulate(progression, start, model, weeks=16, sessions_per_week=sessions)

    assert warnings(tried, exercise) == []


@given(
    chain=st.sampled_from(CATALOGUE.chains),
    sets=st.integers(1, 6),
    sessions=SESSIONS,
    model=outcomes(capacity=20),
)
def test_ladders_are_not_warned_of(chain: Chain, sets: int, sessions: int, model: ResponseModel) -> None:
    """One rung at a time from the lowest, and down again; of many sets the page of PRG003 speaks."""
    first = CATALOGUE[chain.rungs[0]]
    tried = simulate(
        LadderStep(chain=chain.name),
        f"{sets}x8",
        model,
        weeks=16,
        sessions_per_week=sessions,
        exercise=first,
    )
    found = {warning.split()[1] for warning in warnings(tried, first)}

    assert found <= ({"PRG003"} if sets * sessions > 4 else set())


@given(
    case=st.sampled_from(
        [
            (IsometricHold().then(LadderStep(chain="plank")), "3x30s", PLANK),
            (PlyoContacts().then(LadderStep(chain="hop")), "4x10", POGO),
            (DoubleProgression(rack=HOME).then(LadderStep(chain="loaded squat")), "3x8 @8kg", GOBLET),
            (
                DoubleProgression(rack=HOME).then(LadderStep(chain="loaded squat")).with_deload(),
                "3x8 @8kg",
                GOBLET,
            ),
        ]
    ),
    sessions=SESSIONS,
    model=outcomes(load=16, capacity=60),
)
def test_combinations_are_not_warned_of(
    case: tuple[Progression, str, Exercise], sessions: int, model: ResponseModel
) -> None:
    """Holds, jumps and dumbbells that go on along a ladder; of many sets the page of PRG003 speaks."""
    progression, start, exercise = case
    tried = simulate(progression, start, model, weeks=20, sessions_per_week=sessions, exercise=exercise)

    assert {warning.split()[1] for warning in warnings(tried, exercise)} <= (
        {"PRG003"} if sessions > 1 else set()
    )


def test_a_set_more_in_three_sessions_is_warned_of() -> None:
    """Twelve sets a week become fifteen, since there are no smaller steps."""
    progression = StepLoading(sessions_per_week=3)
    tried = simulate(progression, "4x5 @60kg", ["5,5,5,5,5 @60kg"] * 24, sessions_per_week=3)

    assert {warning.split()[1] for warning in warnings(tried, SQUAT)} == {"PRG003"}


def test_a_ladder_of_many_sets_is_warned_of() -> None:
    """Nine sets of a movement that only helps a group become nine that train it."""
    progression, first = LadderStep(chain="squat"), CATALOGUE["box squat"]
    tried = simulate(progression, "3x8", ["8,8,8"] * 6, sessions_per_week=3, exercise=first)

    assert {warning.split()[1] for warning in warnings(tried, first)} == {"PRG003"}
