from itertools import pairwise
from math import log2
from statistics import median
from time import perf_counter

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

import runstrength as rs

WEEK = """\
mon pm strength "Legs": split squat 3x10/side @RPE7; glute bridge 3x12-15; plank 3x30-60s [legs-{n}]
tue am intervals 60min @RPE8
tue pm strength "Heavy {n}": back squat 4x5 @85% rest 3min; calf raise 3x12; RDL 3x8 @60kg [heavy-{n}]
wed    easy 45min
thu am tempo 50min
fri    mobility 20min (optional)
sat am long {n}km -- "week {n}: eat and drink"
sun 09:30 bike 60-90min @RPE3  # or swim"""
EVERY_EIGHTH = "thu pm strength 30min @RPE6"
REPEATS = 15


def plan_text(weeks: int) -> str:
    """Return a plan of about eight sessions a week, no two weeks of which are the same."""
    blocks = ["name: Spring\nstart: 2027-01-04\nzone: Europe/London"]
    for n in range(1, weeks + 1):
        extra = f"\n{EVERY_EIGHTH}" if n % 8 == 0 else ""
        blocks.append(f"week {n} [base]\n{WEEK.format(n=n)}{extra}")
    return "\n\n".join(blocks)


def seconds(text: str) -> float:
    """Return what reading a plan takes."""
    start = perf_counter()
    rs.Plan.parse(text)
    return perf_counter() - start


def test_plan_of_16_weeks_is_read_within_15_ms(benchmark: BenchmarkFixture) -> None:
    """130 sessions, 96 prescriptions."""
    text = plan_text(16)

    plan = benchmark(rs.Plan.parse, text)

    assert len(plan.sessions) == 130
    if benchmark.stats:
        assert benchmark.stats.stats.median <= 0.015


def test_plan_of_16_weeks_is_printed(benchmark: BenchmarkFixture) -> None:
    """And is read as the same plan."""
    plan = rs.Plan.parse(plan_text(16))

    assert rs.Plan.parse(benchmark(str, plan)) == plan


def test_reading_is_linear_from_1_to_200_weeks(capsys: pytest.CaptureFixture[str]) -> None:
    """Twice the weeks take about twice the time; taken in turn, so that a busy moment hits all sizes."""
    sizes = [1, 2, 4, 8, 16, 32, 64, 128, 200]
    texts = {weeks: plan_text(weeks) for weeks in sizes}
    rounds = [{weeks: seconds(text) for weeks, text in texts.items()} for _ in range(REPEATS)]
    took = {weeks: median(measured[weeks] for measured in rounds) for weeks in sizes}
    factors = [(took[more] / took[fewer]) ** (1 / log2(more / fewer)) for fewer, more in pairwise(sizes)]
    with capsys.disabled():
        print()
        for weeks, factor in zip(sizes, [None, *factors], strict=True):
            grown = f", factor {factor:.2f} a doubling" if factor else ""
            print(
                f"{weeks:4} weeks: {took[weeks] * 1e3:6.2f} ms, {took[weeks] / weeks * 1e3:.3f} a week{grown}"
            )

    assert took[200] / 200 <= 1.5 * took[16] / 16
    assert all(factor < 3 for factor in factors)
