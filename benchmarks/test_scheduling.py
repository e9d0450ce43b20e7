"""How long a schedule takes, next to CP-SAT on the same table of costs in the same run.

Times are the least of several runs in time of the processor, since other work may share the machine; only
CP-SAT with several workers is taken by the clock, which spares it what its workers do side by side. How fast
the machine is shows a loop of plain Python, printed first.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import combinations
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Final, TypeAlias

import attrs
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from runstrength.days import SlotSet
from runstrength.model import Plan, StrengthSession, Week
from runstrength.policies import EVIDENCE, Policy
from runstrength.scheduling import Answer, InfeasibleError, schedule
from runstrength.scheduling._chain import Chain
from runstrength.scheduling._compiled import Compiler
from runstrength.scheduling._costs import CHANGE, ERROR, INFO, WARNING
from runstrength.scheduling._preferences import Wishes
from runstrength.scheduling._problem import Board, Task, task_of
from runstrength.timeline import Placed

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

RUNS: Final = "tue am intervals 60min\nthu am tempo 50min\nsat am long 110min\nsun easy 40min"
STRENGTH: Final = (
    "strength: back squat 3x5 @85%; calf raise 3x12",
    "strength: push-up 3x8-10; dumbbell row 3x12/side",
    "strength: split squat 3x8/side @RPE7; side plank 2x40s/side",
)
MOVABLE: Final = ("intervals 60min", "tempo 50min", "long 110min", "easy 40min", *STRENGTH)
PAIRS_ONLY: Final = EVIDENCE.ignore(
    *(rule.code for rule in EVIDENCE.rules if rule.scope not in ("session", "pair"))
)
"""The rules whose costs a table of single and pair costs holds whole."""

TARGET_MS: Final[dict[str, float]] = {
    "week": 2,
    "16 weeks": 60,
    "52 weeks": 200,
    "7 a week, 16 weeks": 5_000,
    "infeasible": 100,
}
MOST_FACTOR: Final = 2.2
CP_SAT_SECONDS: Final = 5.0 if "CI" in os.environ else 60.0
ROUNDS: Final = 1 if "CI" in os.environ else 5

Place: TypeAlias = "list[str] | dict[int, list[str]]"


def least_ms(call: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the least time of the processor that a call took, in milliseconds."""
    times: list[float] = []
    for _ in range(rounds):
        before = process_time()
        call()
        times.append(process_time() - before)
    return 1000 * min(times)


def show(capsys: pytest.CaptureFixture[str], line: str) -> None:
    """Print a line past the capturing of pytest."""
    with capsys.disabled():
        print(f"\n{line}", end="")


def runs_of(number: int, *, equal: bool) -> str:
    """Return the fixed runs of a week, whose minutes change from week to week unless all are equal."""
    n = 0 if equal else number
    minutes = (
        f"tue am intervals {50 + n}",
        f"thu am tempo {40 + n}",
        f"sat am long {95 + n}",
        f"sun easy {30 + n}",
    )
    return "min\n".join(minutes) + "min"


def strength_of(number: int, *, equal: bool) -> list[str]:
    """Return three strength sessions, whose doses change from week to week unless all are equal."""
    n = 0 if equal else number
    return [
        f"strength: back squat 3x5 @{80 + n % 9}%; calf raise 3x{8 + n % 7}",
        f"strength: push-up 3x{8 + n}; dumbbell row 3x{8 + n % 11}/side",
        f"strength: split squat 3x{6 + n % 13}/side @RPE7; side plank 2x{20 + n}s/side",
    ]


def linked(weeks: int, *, equal: bool) -> tuple[Plan, Place]:
    """Return a plan of fixed runs and three strength sessions for each week."""
    numbers = range(1, weeks + 1)
    plan = Plan([Week.parse(runs_of(n, equal=equal)) for n in numbers])
    return plan, {n: strength_of(n, equal=equal) for n in numbers}


def movable(weeks: int, *, equal: bool) -> tuple[Plan, Place]:
    """Return an empty plan, with four runs and three strength sessions to place in each week."""
    numbers = range(1, weeks + 1)
    runs = {
        n: [line.split(" ", 2 if " am " in line else 1)[-1] for line in runs_of(n, equal=equal).splitlines()]
        for n in numbers
    }
    return Plan([Week()] * weeks), {n: runs[n] + strength_of(n, equal=equal) for n in numbers}


def answered(question: tuple[Plan, Place], policy: Policy = EVIDENCE) -> Answer:
    """Return the answer about a plan, without runners-up."""
    plan, place = question
    return schedule(plan, place=place, policy=policy, alternatives=0)


@attrs.frozen
class Table:
    """Costs as CP-SAT takes them: it may choose as many ways of each kind as the kind has sessions.

    Attributes:
        counts: How many sessions each kind of each week has.
        units: What each kind costs in each half day.
        pairs: What two of them cost, `None` where it is an error.
    """

    counts: dict[tuple[int, int], int]
    units: dict[tuple[int, int, int], int]
    pairs: dict[tuple[tuple[int, int, int], tuple[int, int, int]], int | None]


def _short(cost: int) -> int:
    """Return a cost without room for losses and changes, which fits 64 bits."""
    assert not cost % ERROR // CHANGE
    warnings, infos, shortfall = cost // WARNING, cost % WARNING // INFO, cost % INFO
    assert warnings < 1 << 10
    assert infos < 1 << 14
    assert shortfall < 1 << 30
    return (warnings << 44) + (infos << 30) + shortfall


def task_for(subject: Week | Plan, place: Place, policy: Policy) -> Task:
    """Return what is asked, in the form of the searches."""
    return task_of(
        subject,
        place,
        available=None,
        slot_minutes=None,
        policy=policy,
        athlete=None,
        before=None,
        drop_ok=False,
    )


def table_of(task: Task) -> Table:
    """Ask what everything costs by itself and by twos."""
    compiler = Compiler(Board.of(task), Wishes.of(()))
    table = Table({}, {}, {})
    for number in range(1, len(task.weeks) + 1):
        week = compiler.compiled(number)
        here = {(number, k, at): kind.placed[at] for k, kind in enumerate(week.kinds) for at in kind.units}
        after = {
            (number + 1, k, at): placed
            for k, there in enumerate(compiler.candidates_after(number))
            for at, placed in there.items()
        }
        for k, kind in enumerate(week.kinds):
            table.counts[number, k] = kind.count
            table.units.update({(number, k, at): _short(cost) for at, cost in kind.units.items()})
        twos = [*combinations(here, 2), *((one, other) for one in here for other in after)]
        _add_pairs(table, compiler, {**here, **after}, twos)
    return table


def _add_pairs(
    table: Table,
    compiler: Compiler,
    placed: Mapping[tuple[int, int, int], Placed],
    twos: Sequence[tuple[tuple[int, int, int], tuple[int, int, int]]],
) -> None:
    for one, other in twos:
        if one[::2] != other[::2]:  # those in one half day exclude each other anyhow
            cost = compiler.between(placed[one], placed[other])
            if cost:
                table.pairs[one, other] = None if cost >= compiler.bar else _short(cost)


def solved(table: Table, workers: int) -> tuple[bool, int]:
    """Build a model of a table and solve it with CP-SAT; return whether it is proven, and the objective."""
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    taken = {one: model.new_bool_var("") for one in table.units}
    for (week, kind), count in table.counts.items():
        model.add(sum(x for one, x in taken.items() if one[:2] == (week, kind)) == count)
    for half_day in {one[::2] for one in taken}:
        model.add_at_most_one(x for one, x in taken.items() if one[::2] == half_day)
    terms: list[cp_model.LinearExprT] = [cost * taken[one] for one, cost in table.units.items() if cost]
    for (one, other), cost in table.pairs.items():
        if other not in taken or one not in taken:
            continue
        if cost is None:
            model.add_at_most_one(taken[one], taken[other])
        else:
            both = model.new_bool_var("")
            model.add_bool_or(~taken[one], ~taken[other], both)
            terms.append(cost * both)
    model.minimize(sum(terms))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = CP_SAT_SECONDS
    if workers:
        solver.parameters.num_workers = workers
    status = solver.solve(model)
    assert status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return status == cp_model.OPTIMAL, round(solver.objective_value)


def best_by_table(task: Task) -> int:
    """Return what the search says is the least that the costs of a table add up to."""
    found = Chain(task, 1).solve()
    assert found.is_proven
    return _short(found.solutions[0].cost)


@cache
def _calibrated() -> float:
    return least_ms(lambda: sum(n * n for n in range(1_000_000)), rounds=5)


def test_how_fast_the_machine_is(capsys: pytest.CaptureFixture[str]) -> None:
    """Print what a loop of plain Python takes, to compare runs by."""
    show(capsys, f"calibration: a million squares of plain Python take {_calibrated():.0f} ms")


def test_a_week(benchmark: BenchmarkFixture, capsys: pytest.CaptureFixture[str]) -> None:
    """Three strength sessions into a week of fixed runs, against CP-SAT with one worker on the same costs."""
    week = Week.parse(RUNS)
    place: Place = list(STRENGTH)
    sessions = [StrengthSession.parse(text) for text in STRENGTH]
    answer = benchmark(schedule, week, place=sessions, alternatives=0)
    assert answer.proof.exact
    took = least_ms(lambda: schedule(week, place=sessions, alternatives=0), rounds=30)
    more = least_ms(lambda: schedule(week, place=sessions), rounds=30)
    show(
        capsys,
        f"three into a week: {took:.2f} ms, with five runners-up {more:.2f} ms"
        f" (target {TARGET_MS['week']:g} ms)",
    )
    pytest.importorskip("ortools")
    task = task_for(week, place, PAIRS_ONLY)
    table = table_of(task)
    is_proven, cost = solved(table, workers=1)
    assert is_proven
    assert cost == best_by_table(task)
    other = least_ms(lambda: solved(table, workers=1), rounds=10)
    show(
        capsys,
        f"  CP-SAT, one worker, builds and solves the table in {other:.2f} ms:"
        f" {other / took:.1f} times as long (target over 1)",
    )


@pytest.mark.parametrize("weeks", [16, 52])
@pytest.mark.parametrize("equal", [True, False], ids=["equal weeks", "weeks that differ"])
def test_linked_weeks(
    weeks: int, equal: bool, benchmark: BenchmarkFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    """Three a week over linked weeks of fixed runs."""
    question = linked(weeks, equal=equal)
    answer = benchmark.pedantic(answered, args=(question,), rounds=ROUNDS)  # type: ignore[no-untyped-call]
    assert answer.proof.exact
    took = least_ms(lambda: answered(question))
    kind = "equal" if equal else "different"
    show(
        capsys,
        f"three a week, {weeks} {kind} weeks: {took:.0f} ms (target {TARGET_MS[f'{weeks} weeks']:g} ms)",
    )


@pytest.mark.parametrize("equal", [True, False], ids=["equal weeks", "weeks that differ"])
def test_growth(equal: bool, capsys: pytest.CaptureFixture[str]) -> None:
    """Twice the weeks should take little more than twice the time."""
    times: dict[int, float] = {}
    for weeks in (8, 16, 32):
        question = linked(weeks, equal=equal)
        assert answered(question).proof.exact
        times[weeks] = least_ms(lambda question=question: answered(question))  # type: ignore[misc]
    kind = "equal" if equal else "different"
    show(
        capsys,
        f"doubling {kind} weeks: 8 to 16 times {times[16] / times[8]:.2f},"
        f" 16 to 32 times {times[32] / times[16]:.2f}"
        f" (target at most {MOST_FACTOR:g})",
    )


@pytest.mark.parametrize("equal", [True, False], ids=["equal weeks", "weeks that differ"])
def test_seven_a_week_over_four_weeks_against_cp_sat(equal: bool, capsys: pytest.CaptureFixture[str]) -> None:
    """Four runs and three strength sessions a week over 4 weeks, against CP-SAT with its default settings."""
    question = movable(4, equal=equal)
    answer = answered(question)
    assert answer.proof.exact
    kind = "equal" if equal else "different"
    took = least_ms(lambda: answered(question), rounds=2)
    show(capsys, f"seven a week, 4 {kind} weeks, all rules: {took:.0f} ms")
    pytest.importorskip("ortools")
    task = task_for(*question, PAIRS_ONLY)
    before = perf_counter()
    best = best_by_table(task)
    mine = perf_counter() - before
    table = table_of(task)
    before = perf_counter()
    is_proven, cost = solved(table, workers=0)
    theirs = perf_counter() - before
    assert best == cost if is_proven else best <= cost
    said = "proven" if is_proven else f"not proven, {'as good' if cost == best else 'worse'}"
    show(
        capsys,
        f"  the table of single and pair costs, by the clock: {1000 * mine:.0f} ms proven, CP-SAT by default"
        f" {1000 * theirs:.0f} ms {said}: {theirs / mine:.1f} times as long",
    )


@pytest.mark.parametrize("weeks", [4, 16])
def test_crowded_weeks_against_cp_sat(weeks: int, capsys: pytest.CaptureFixture[str]) -> None:
    """Three heavy sessions a week beside three hard runs, where every placement costs something."""
    pytest.importorskip("ortools")
    heavy = "strength: back squat 4x5 @85%; Nordic curl 3x5; calf raise 3x12"
    jumps = "strength: back squat 4x5 @RPE9; drop jump 5x15"
    place = ["intervals 60min", "tempo 50min", "long 110min", "easy 45min", heavy, heavy, jumps]
    task = task_for(Plan([Week()] * weeks), dict.fromkeys(range(1, weeks + 1), place), PAIRS_ONLY)
    before = perf_counter()
    best = best_by_table(task)
    mine = perf_counter() - before
    table = table_of(task)
    before = perf_counter()
    is_proven, cost = solved(table, workers=0)
    theirs = perf_counter() - before
    assert best == cost if is_proven else best <= cost
    said = "proven" if is_proven else "not proven"
    show(
        capsys,
        f"crowded, {weeks} weeks, single and pair costs, by the clock: {1000 * mine:.0f} ms proven,"
        f" CP-SAT by default {1000 * theirs:.0f} ms {said}",
    )


@pytest.mark.parametrize("equal", [True, False], ids=["equal weeks", "weeks that differ"])
def test_seven_a_week_over_sixteen_weeks(equal: bool, capsys: pytest.CaptureFixture[str]) -> None:
    """Four runs and three strength sessions a week over 16 weeks."""
    question = movable(16, equal=equal)
    before = process_time()
    answer = answered(question)
    took = 1000 * (process_time() - before)
    assert len(answer.placed) == 7 * 16
    kind = "equal" if equal else "different"
    exact = "proven" if answer.proof.exact else "not proven"
    show(
        capsys,
        f"seven a week, 16 {kind} weeks: {took:.0f} ms, {exact}"
        f" (target {TARGET_MS['7 a week, 16 weeks']:g} ms)",
    )


@pytest.mark.parametrize(
    ("place", "available"),
    [
        ([STRENGTH[0]] * 3, "mon pm, tue pm"),
        ([STRENGTH[0], *STRENGTH], "mon, tue pm, wed am"),
        ([STRENGTH[0]] * 4, "mon pm, tue pm, wed, thu am"),
    ],
    ids=["two slots for three", "four close together", "four equal ones"],
)
def test_an_infeasible_week(
    place: list[str], available: str, benchmark: BenchmarkFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    """Conflicts and relaxations of a week that cannot be."""
    week = Week.parse(RUNS)

    def explained() -> InfeasibleError:
        with pytest.raises(InfeasibleError) as caught:
            schedule(week, place=place, available=SlotSet(available))
        return caught.value

    error = benchmark.pedantic(explained, rounds=ROUNDS)  # type: ignore[no-untyped-call]
    took = least_ms(explained)
    complete = "all" if error.conflicts.complete else "not all"
    show(
        capsys,
        f"infeasible, {len(place)} in {available}: {took:.0f} ms"
        f" for {len(error.conflicts)} conflicts ({complete})"
        f" and {len(error.relaxations)} relaxations (target {TARGET_MS['infeasible']:g} ms)",
    )
