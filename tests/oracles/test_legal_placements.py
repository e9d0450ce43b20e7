"""How many legal placements small problems have: frozen, and counted by code that shares nothing but `check`.

A placement is legal where it adds no error to those of the fixed sessions; two that put the same content
into the same half days are one. Once they are counted by trying everything, once by asking the searches for
more placements than there are.
"""

from __future__ import annotations

from itertools import product
from typing import Final

import attrs
import pytest

from runstrength.checking import check
from runstrength.days import SlotSet
from runstrength.model import Athlete, Plan, Week
from runstrength.notation.session import parse_session
from runstrength.policies import EVIDENCE, GUIDE, Policy
from runstrength.scheduling._chain import Chain
from runstrength.scheduling._problem import Placement, Task, task_of
from runstrength.scheduling._week import WeekSearch

RUNS: Final = "tue am intervals 60min\nthu am tempo 50min\nsat am long 110min\nsun easy 40min"
LEGS: Final = "strength: back squat 4x5 @85%; calf raise 3x12"
UPPER: Final = "strength: push-up 3x8; dumbbell row 3x12/side"
JUMPS: Final = "strength: drop jump 5x15"
WEEKDAYS: Final = "mon, tue pm, wed, thu pm, fri"
MORE_THAN_ALL: Final = 100_000
FULL_DAYS: Final = EVIDENCE.with_("REC006", severity="error").with_("REC002", severity="error")


@attrs.frozen
class Small:
    """A small problem, and how many legal placements it has."""

    name: str
    legal: int
    fixed: Week | Plan
    place: list[str | Placement]
    available: str
    before: Week | None = None
    policy: Policy = EVIDENCE
    athlete: Athlete | None = None

    def __str__(self) -> str:
        return self.name


def week_of(text: str, *, repeats: bool) -> Week:
    """Return a week, which may follow itself or not."""
    return attrs.evolve(Week.parse(text) if text else Week(), repeats=repeats)


PROBLEMS: Final = [
    Small(
        "one session in an empty week that repeats",
        14,
        week_of("", repeats=True),
        [LEGS],
        "mon, tue, wed, thu, fri, sat, sun",
    ),
    Small(
        "two leg sessions in an open week",
        78,
        week_of("", repeats=False),
        [LEGS, LEGS],
        "mon, tue, wed, thu, fri, sat, sun",
    ),
    Small(
        "two leg sessions in a week that repeats",
        77,
        week_of("", repeats=True),
        [LEGS, LEGS],
        "mon, tue, wed, thu, fri, sat, sun",
    ),
    Small("legs and upper body among runs", 56, week_of(RUNS, repeats=False), [LEGS, UPPER], WEEKDAYS),
    Small(
        "legs and upper body among runs that repeat", 56, week_of(RUNS, repeats=True), [LEGS, UPPER], WEEKDAYS
    ),
    Small(
        "three leg sessions among runs that repeat",
        28,
        week_of(RUNS, repeats=True),
        [LEGS, LEGS, LEGS],
        WEEKDAYS,
    ),
    Small(
        "three different sessions among runs",
        276,
        week_of(RUNS, repeats=True),
        [LEGS, UPPER, JUMPS],
        WEEKDAYS,
    ),
    Small(
        "history that forbids Monday",
        17,
        week_of(RUNS, repeats=False),
        [LEGS, LEGS],
        WEEKDAYS,
        before=Week.parse(f"sun pm {LEGS}"),
    ),
    Small(
        "sessions with slots of their own",
        42,
        week_of(RUNS, repeats=True),
        [Placement(LEGS, SlotSet("mon, wed pm")), Placement(LEGS, SlotSet("wed, fri pm")), UPPER],
        WEEKDAYS,
    ),
    Small(
        "one a slot and little time",
        6,
        week_of(RUNS, repeats=True),
        [LEGS, UPPER, JUMPS],
        "mon pm, wed pm, fri pm",
    ),
    Small(
        "a race under the guide",
        40,
        week_of("sun am race A half", repeats=False),
        [LEGS, UPPER],
        WEEKDAYS,
        policy=GUIDE,
    ),
    Small(
        "rest and hard days as errors",
        60,
        week_of(RUNS, repeats=True),
        [LEGS, UPPER, JUMPS],
        WEEKDAYS,
        policy=FULL_DAYS,
    ),
    Small(
        "a novice who runs",
        276,
        week_of(RUNS, repeats=True),
        [LEGS, JUMPS, "easy 45min"],
        WEEKDAYS,
        athlete=Athlete(level="novice", priority="running"),
    ),
    Small(
        "two weeks, legs once in each",
        48,
        Plan([Week.parse(RUNS), Week.parse(RUNS)]),
        [LEGS],
        "mon, wed pm, fri, sat pm, sun pm",
    ),
    Small(
        "two weeks, legs on the Sunday between",
        252,
        Plan([Week.parse(f"sun pm {LEGS}"), Week.parse("sat am race B 10km")]),
        [Placement(LEGS, week=1), Placement(LEGS, week=2), Placement(UPPER, week=2)],
        "mon, wed pm, thu, fri pm, sat pm",
    ),
]


def task_for(problem: Small) -> Task:
    """Return what the searches are given."""
    return task_of(
        problem.fixed,
        problem.place,
        available=problem.available,
        slot_minutes=None,
        policy=problem.policy,
        athlete=problem.athlete,
        before=problem.before,
        drop_ok=False,
    )


def counted_with_check(problem: Small) -> int:
    """Try everything: every session in every half day that it may take, judged by `check`."""
    asked = {"policy": problem.policy, "athlete": problem.athlete, "before": problem.before}
    own = {(f.code, f.where, f.also) for f in check(problem.fixed, **asked).errors}  # type: ignore[arg-type]
    weeks = problem.fixed.weeks if isinstance(problem.fixed, Plan) else (problem.fixed,)
    todo: list[tuple[int, Placement]] = []
    for item in problem.place:
        one = item if isinstance(item, Placement) else Placement(parse_session(item))
        todo += [(n, one) for n in range(1, len(weeks) + 1) if one.week in (None, n)]
    choices = [
        [
            slot
            for slot in SlotSet(problem.available)
            if all(slot != s.slot.half_day for s in weeks[n - 1])
            and (one.allowed is None or slot in one.allowed)
        ]
        for n, one in todo
    ]
    legal: set[object] = set()
    for at in product(*choices):
        standing = {(n, slot) for (n, _), slot in zip(todo, at, strict=True)}
        content = frozenset((n, slot, one.session) for (n, one), slot in zip(todo, at, strict=True))
        if len(standing) < len(at) or content in legal:
            continue
        filled = problem.fixed
        for (n, one), slot in zip(todo, at, strict=True):
            if isinstance(filled, Plan):
                filled = filled.with_session(n, slot, one.session)
            else:
                filled = filled.with_session(slot, one.session)
        errors = {(f.code, f.where, f.also) for f in check(filled, **asked).errors}  # type: ignore[arg-type]
        if errors <= own:
            legal.add(content)
    return len(legal)


@pytest.mark.parametrize("problem", PROBLEMS, ids=str)
def test_as_many_are_legal_as_trying_everything_finds(problem: Small) -> None:
    """The frozen number is that of trying everything with `check`."""
    assert counted_with_check(problem) == problem.legal


@pytest.mark.parametrize("problem", PROBLEMS, ids=str)
def test_the_search_day_by_day_finds_as_many(problem: Small) -> None:
    """The search day by day, asked for more than there are, finds each once."""
    assert len(Chain(task_for(problem), MORE_THAN_ALL).solve().solutions) == problem.legal


@pytest.mark.parametrize("problem", [p for p in PROBLEMS if isinstance(p.fixed, Week)], ids=str)
def test_the_search_for_small_weeks_finds_as_many(problem: Small) -> None:
    """The search for weeks with few placements, asked for more than there are, finds each once."""
    assert len(WeekSearch(task_for(problem)).best(MORE_THAN_ALL).solutions) == problem.legal
