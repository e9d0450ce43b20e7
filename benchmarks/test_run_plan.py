from itertools import pairwise
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from runstrength.formats import run_plan

EXAMPLE = Path(__file__).parents[1] / "docs" / "examples" / "first-half-marathon.csv"
TITLES = [
    "Rest or cross-train",
    "Gen-aerobic + speed 8 mi with 8 x 100 m strides",
    "Recovery AM 6 mi PM 4 mi",
    "LT 8-9 mi with 20–25 minutes at LT pace",
    "Cross Training or Strength Training",
    "V̇O₂max 9 mi with 6 × 800 m at 5K race pace; jog 50–90% interval time",
    "Long run 16 mi with 8 mi at marathon pace",
]
REPEATS = 5


def table(rows: int) -> str:
    """Return a plan of so many rows."""
    lines = [f'{n // 7 % 100 + 1},{n % 7 + 1},"{TITLES[n % 7]}",,mi' for n in range(rows)]
    return "\n".join(["week,day,title,distance,unit", *lines])


def seconds(text: str, form: str) -> float:
    """Return what reading a plan takes."""
    start = perf_counter()
    run_plan.loads(text, form="table" if form == "table" else "text")
    return perf_counter() - start


def test_plan_of_12_weeks_is_read(benchmark: BenchmarkFixture) -> None:
    """84 rows, from the file to the plan with its grounds."""
    found = benchmark(run_plan.read, EXAMPLE)

    assert len(found.plan.weeks) == 12


@pytest.mark.parametrize("form", ["table", "text"])
def test_reading_is_linear(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Twice the rows take about twice the time, and so does a day of twice the words."""
    sizes = [500, 1000, 2000, 4000]
    texts = {
        n: table(n) if form == "table" else f"Mon: {'easy or 5 km, ' * n}\n" + "- go on\n" * n for n in sizes
    }
    took = {n: median(seconds(text, form) for _ in range(REPEATS)) for n, text in texts.items()}
    with capsys.disabled():
        print()
        for n, spent in took.items():
            print(f"{form} of {n:5}: {spent * 1e3:7.1f} ms")

    assert all(took[more] < 3 * took[fewer] for fewer, more in pairwise(sizes))
