"""Blocks of a season, step loading and undulation."""

import pytest

from runstrength.errors import InvalidValueError
from runstrength.formulas.season import (
    CYCLE,
    HEAVY,
    MODERATE,
    POWER,
    SeasonBlock,
    block_season,
    deload,
    step_loading,
    step_share,
    undulating_daily,
    undulating_weekly,
)

# Weeks: general, max, power, maintenance, taper; worked out by hand from the rules of the table.
SEASONS = {
    0: (0, 0, 0, 0, 0),
    1: (0, 0, 0, 1, 0),
    2: (0, 0, 0, 2, 0),
    3: (0, 0, 0, 2, 1),
    4: (3, 0, 0, 0, 1),
    6: (5, 0, 0, 0, 1),
    7: (0, 6, 0, 0, 1),
    8: (0, 6, 0, 0, 2),
    11: (3, 6, 0, 0, 2),
    12: (0, 6, 4, 0, 2),
    13: (1, 6, 4, 0, 2),
    16: (4, 6, 4, 0, 2),
    17: (4, 6, 5, 0, 2),
    18: (5, 6, 5, 0, 2),
    20: (6, 7, 5, 0, 2),
    24: (6, 9, 7, 0, 2),
    30: (8, 11, 8, 1, 2),
    40: (8, 12, 8, 10, 2),
    60: (8, 12, 8, 30, 2),
}
NOVICE_SEASONS = {
    3: (0, 0, 0, 2, 1),
    4: (3, 0, 0, 0, 1),
    7: (3, 3, 0, 0, 1),
    8: (3, 3, 0, 0, 2),
    9: (3, 4, 0, 0, 2),
    11: (3, 6, 0, 0, 2),
    12: (3, 7, 0, 0, 2),
    13: (3, 8, 0, 0, 2),
    14: (3, 6, 3, 0, 2),
    16: (4, 6, 4, 0, 2),
    40: (8, 12, 8, 10, 2),
}


def lengths(blocks: tuple[SeasonBlock, ...]) -> tuple[int, ...]:
    """Return the length of each kind of block, 0 where there is none."""
    found = {block.kind: block.weeks for block in blocks}
    return tuple(found.get(kind, 0) for kind in ("general", "max", "power", "maintenance", "taper"))


@pytest.mark.parametrize(("weeks", "expected"), SEASONS.items())
def test_season_follows_the_table(weeks: int, expected: tuple[int, ...]) -> None:
    """Seasons on both sides of every limit."""
    assert lengths(block_season(weeks)) == expected


@pytest.mark.parametrize(("weeks", "expected"), NOVICE_SEASONS.items())
def test_novice_gets_three_weeks_general(weeks: int, expected: tuple[int, ...]) -> None:
    """From power first, then from heavy work, and a short rest of power joins heavy work."""
    assert lengths(block_season(weeks, novice=True)) == expected


def test_season_refuses_impossible_weeks() -> None:
    """Whole, and no more than ten years."""
    with pytest.raises(InvalidValueError) as caught:
        block_season(-1, novice="yes")  # type: ignore[arg-type]

    assert [p.field for p in caught.value.problems] == ["weeks", "novice"]


def test_block_refuses_what_is_none() -> None:
    """No empty block and no unknown kind."""
    with pytest.raises(InvalidValueError) as caught:
        SeasonBlock("hard", 0)  # type: ignore[arg-type]

    assert [p.field for p in caught.value.problems] == ["kind", "weeks"]


def test_steps_rise_for_three_weeks_and_drop_in_the_fourth() -> None:
    """Two blocks from ten sets, and from twenty where growth shows."""
    assert step_loading(10, 8) == (10, 11, 12, 6, 10, 11, 12, 6)
    assert step_loading(20, 8) == (20, 22, 24, 12, 21, 23, 25, 12)
    assert step_loading(1, 4) == (1, 1, 1, 1)
    assert step_loading(10, 0) == ()


def test_steps_survive_floating_point() -> None:
    """The share 1.1 of 30 sets is 33 sets, 0.6 of 35 are 21."""
    assert step_loading(30, 2, growth=1)[1] == 33
    assert step_loading(35, 4)[3] == 21


def test_steps_refuse_bad_numbers() -> None:
    """Sets, weeks and growth together."""
    with pytest.raises(InvalidValueError) as caught:
        step_loading(0, -1, growth=1.3)
    assert [p.field for p in caught.value.problems] == ["base_sets", "weeks", "growth"]
    with pytest.raises(InvalidValueError) as caught:
        step_share(-1, growth=0.9)
    assert [p.field for p in caught.value.problems] == ["week", "growth"]


def test_deload_keeps_six_tenths_and_at_least_one_set() -> None:
    """Rounded down, so two of three or four sets remain at most."""
    assert [deload(sets) for sets in (1, 2, 3, 4, 5, 10)] == [1, 1, 1, 2, 3, 6]
    assert deload(4, share=0.5) == 2


def test_deload_refuses_bad_numbers() -> None:
    """No sets and more than all of them."""
    with pytest.raises(InvalidValueError) as caught:
        deload(0, share=1.1)

    assert [p.field for p in caught.value.problems] == ["sets", "share"]


def test_days_undulate() -> None:
    """Heavy, power, moderate; with two sessions a week heavy and power."""
    assert [undulating_daily(n) for n in range(4)] == [HEAVY, POWER, MODERATE, HEAVY]
    assert [undulating_daily(n, sessions_per_week=2) for n in range(3)] == [HEAVY, POWER, HEAVY]
    assert undulating_daily(1, order=(MODERATE, HEAVY)) is HEAVY


def test_weeks_undulate() -> None:
    """One kind a week."""
    assert [undulating_weekly(n) for n in range(4)] == [*CYCLE, HEAVY]


def test_stimuli_have_the_numbers_of_the_table() -> None:
    """Percentages, sets and repetitions."""
    assert [(s.percent.low, s.percent.high, s.sets, s.reps.low, s.reps.high) for s in CYCLE] == [
        (80, 90, 3, 3, 6),
        (30, 70, 3, 3, 5),
        (65, 75, 3, 8, 12),
    ]
    assert [s.fast for s in CYCLE] == [False, True, False]


def test_undulation_refuses_bad_input() -> None:
    """An order of nothing has no turn."""
    with pytest.raises(InvalidValueError) as caught:
        undulating_daily(-1, sessions_per_week=0, order=())
    assert [p.field for p in caught.value.problems] == ["session", "sessions_per_week", "order"]
    with pytest.raises(InvalidValueError) as caught:
        undulating_weekly(-1, order=())
    assert [p.field for p in caught.value.problems] == ["week", "order"]
