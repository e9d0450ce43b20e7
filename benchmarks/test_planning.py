"""How long a season takes, and what of it goes into composing, placing and checking.

The running plans are made up: five runs a week that take turns, a half marathon at the end. Times are the
least of several runs in time of the processor, since other work may share the machine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from gc import collect, get_objects
from time import process_time
from typing import Final

import attrs
import pytest

from runstrength.exercises import load_catalogue
from runstrength.model import Athlete, Plan, Week
from runstrength.planning import Season, _build, build_plan

EASY: Final = """
mon am easy 45min
tue am intervals 60min
thu am tempo 50min
sat am long 110min
sun am easy 40min
"""
HARD: Final = """
mon am easy 50min
wed am intervals 70min
thu pm easy 40min
fri am tempo 50min
sun am long 130min
"""
LIGHT: Final = """
mon am easy 40min
tue am easy 40min
thu am fartlek 40min
sat am long 80min
sun am easy 30min
"""
RACE: Final = """
mon am easy 40min
wed am strides 30min
fri am easy 20min
sat am easy 20min
sun am race A half
"""
TURN: Final = (EASY, HARD, EASY, LIGHT)
LIFTER: Final = Athlete(
    type="marathoner", equipment={"dumbbells"}, available="mon pm, wed pm, fri pm", session_minutes=30
)
ATHLETES: Final = {
    "three half days": LIFTER,
    "all free half days": attrs.evolve(LIFTER, available=None),
}
ROUNDS: Final = 3
CACHED: Final = type(load_catalogue)
STAGES: Final = {"composing": "composed_week", "easing": "eased", "placing": "schedule", "checking": "check"}


def running(weeks: int) -> Plan:
    """Return a running plan of so many weeks."""
    made = [Week.parse(TURN[n % len(TURN)]) for n in range(weeks - 1)]
    return Plan([*made, Week.parse(RACE)])


def forget() -> None:
    """Clear all that functions remember but the catalogue, which is read once in a process."""
    collect()
    for one in get_objects():
        if isinstance(one, CACHED) and one.__module__.startswith("runstrength"):
            one.cache_clear()
    load_catalogue()


def least_ms(work: Callable[[], object], *, cold: bool, rounds: int = ROUNDS) -> float:
    """Return the least milliseconds of several rounds."""
    times: list[float] = []
    for _ in range(rounds):
        if cold:
            forget()
        before = process_time()
        work()
        times.append(1000 * (process_time() - before))
    return min(times)


@contextmanager
def clocks(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, float]]:
    """Take the time of each stage; what one stage calls of another counts for both."""
    taken = dict.fromkeys(STAGES, 0.0)

    def timed(stage: str, work: Callable[..., object]) -> Callable[..., object]:
        def run(*args: object, **kwargs: object) -> object:
            before = process_time()
            try:
                return work(*args, **kwargs)
            finally:
                taken[stage] += 1000 * (process_time() - before)

        return run

    with monkeypatch.context() as patch:
        for stage, name in STAGES.items():
            patch.setattr(_build, name, timed(stage, getattr(_build, name)))
        yield taken


@cache
def measured(weeks: int, who: str, *, cold: bool) -> float:
    """Return the milliseconds that a season takes."""
    plan, athlete = running(weeks), ATHLETES[who]
    return least_ms(lambda: build_plan(plan, athlete=athlete), cold=cold)


def show(capsys: pytest.CaptureFixture[str], line: str) -> None:
    """Print a line past pytest."""
    with capsys.disabled():
        print(f"\n{line}", end="")


@pytest.mark.parametrize("weeks", [16, 52])
@pytest.mark.parametrize("who", ATHLETES)
def test_a_season(
    weeks: int, who: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Composed, placed and checked, with nothing remembered and with all of it."""
    cold, warm = (measured(weeks, who, cold=cold) for cold in (True, False))
    plan, athlete = running(weeks), ATHLETES[who]
    forget()
    with clocks(monkeypatch) as taken:
        before = process_time()
        season: Season = build_plan(plan, athlete=athlete)
        whole = 1000 * (process_time() - before)
    shares = ", ".join(f"{stage} {100 * ms / whole:.0f} %" for stage, ms in taken.items())
    show(capsys, f"{weeks} weeks, {who}: {cold:.0f} ms cold, {warm:.0f} ms warm; of a cold one {shares}")
    assert season.strength
    assert not {finding.code for finding in season.report.errors}


@pytest.mark.parametrize("who", ATHLETES)
def test_growth(who: str, capsys: pytest.CaptureFixture[str]) -> None:
    """52 weeks are 3.25 times 16."""
    for state, cold in (("cold", True), ("warm", False)):
        ratio = measured(52, who, cold=cold) / measured(16, who, cold=cold)
        show(capsys, f"52 weeks to 16, {who}, {state}: {ratio:.2f} times as long")
        assert ratio > 0
