"""How long a check takes: a plan of 16 weeks, its growth to 260, a single week, and cold against warm."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from runstrength.checking import check
from runstrength.checking._engine import engine_for
from runstrength.model import Plan
from runstrength.timeline import facts_of

WEEK = """
mon pm strength "A": back squat 3x5 @{load}kg @RPE7 rest 3min; split squat 3x{reps}/side @RPE7; calf raise 3x12 @RPE7; push-up 3x8; side plank 2x40s/side; leg raises 2x10
tue am intervals 60min
wed am easy 45min
thu pm strength "B": Romanian deadlift 3x{reps} @RPE7; step-ups and downs 3x10/side; bent-knee calf raise 3x15; dumbbell row 3x10/side; mountain climbers 3x30s
fri am tempo 50min
sat am easy 40min
sun am long {minutes}min
sun pm mobility 20min
"""  # noqa: E501 - one session a line


def plan_of(weeks: int) -> Plan:
    """Return a plan, read from one text, whose loads and lengths change from week to week."""
    weeks_text = (
        f"week {n + 1}\n" + WEEK.format(load=60 + n % 40, reps=8 + n % 5, minutes=90 + n % 60)
        for n in range(weeks)
    )
    return Plan.parse("start: 2027-01-04\nzone: Europe/London\n" + "\n".join(weeks_text))


def median_ms(call: Callable[[], object], rounds: int = 30) -> float:
    """Return the median time of a call in milliseconds."""
    times: list[float] = []
    for _ in range(rounds):
        before = time.perf_counter()
        call()
        times.append(time.perf_counter() - before)
    return 1000 * statistics.median(times)


def test_a_plan_of_16_weeks(benchmark: BenchmarkFixture) -> None:
    """The rules on 16 weeks of 128 sessions, facts of sessions remembered from before."""
    plan = plan_of(16)
    report = benchmark(check, plan)
    benchmark.extra_info["sessions"] = len(plan.sessions)
    benchmark.extra_info["findings"] = len(report)


def test_a_plan_of_16_weeks_cold(benchmark: BenchmarkFixture) -> None:
    """The same with nothing remembered: new sessions, a new engine."""

    def forget() -> tuple[tuple[Plan], dict[str, object]]:
        facts_of.cache_clear()
        engine_for.cache_clear()
        return (plan_of(16),), {}

    benchmark.pedantic(check, setup=forget, rounds=20)  # type: ignore[no-untyped-call]


def test_a_repeating_week(benchmark: BenchmarkFixture) -> None:
    """One week that follows itself."""
    benchmark(check, plan_of(1).weeks[0])


def test_growth_from_16_to_260_weeks() -> None:
    """Print the time for each session as the plan grows."""
    for weeks in (16, 32, 65, 130, 260):
        plan = plan_of(weeks)
        check(plan)
        took = median_ms(lambda plan=plan: check(plan))  # type: ignore[misc]
        print(f"\n{weeks:4} weeks: {took:7.2f} ms, {1000 * took / len(plan.sessions):6.2f} µs a session")


@pytest.mark.parametrize("weeks", [16])
def test_against_decoding_the_same_plan(weeks: int) -> None:
    """Print the share of the time that decoding the same plan from JSON takes."""
    json = pytest.importorskip("runstrength.formats.json")
    plan = plan_of(weeks)
    text = json.dumps(plan)
    json.loads(text)
    check(plan)
    checking, decoding = median_ms(lambda: check(plan)), median_ms(lambda: json.loads(text))
    print(f"\nchecking {checking:.2f} ms, decoding {decoding:.2f} ms, ratio {checking / decoding:.2f}")
