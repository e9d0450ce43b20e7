"""How long a session takes."""

import pytest

from runstrength.errors import InvalidValueError
from runstrength.formulas.minutes import (
    RUN_PACE_FACTORS,
    Block,
    carry_seconds,
    default_rest_s,
    rep_seconds,
    run_minutes,
    session_minutes,
)

# The guide's fourteen exercises: name, seconds or repetitions (low, high), sides. Evidence, section 1.2.
GUIDE = [
    ("plank", "s", 30, 60, 1),
    ("mountain climbers", "s", 30, 30, 1),
    ("glute bridge", "x", 12, 15, 1),
    ("leg raises", "x", 10, 12, 1),
    ("push-up", "x", 8, 10, 1),
    ("dumbbell row", "x", 12, 12, 2),
    ("superman", "x", 12, 15, 1),
    ("bear crawl", "s", 30, 30, 1),
    ("reverse lunge", "x", 12, 12, 2),
    ("split squat", "x", 10, 10, 2),
    ("single-leg squat", "x", 8, 10, 2),
    ("double-leg squat", "x", 12, 15, 1),
    ("single-leg deadlift", "x", 10, 10, 2),
    ("step ups and downs", "x", 10, 12, 2),
]


def guide_groups(share: float = 0.5, rest_s: float = 60) -> list[list[Block]]:
    """Return the guide's list as straight sets, at a share of the way from low to high."""
    groups = []
    for _, unit, low, high, sides in GUIDE:
        amount = low + share * (high - low)
        work_s = amount if unit == "s" else rep_seconds(amount)
        groups.append([Block(3, work_s, sides, rest_s)])
    return groups


@pytest.mark.parametrize(
    ("share", "rest_s", "warm_up_min", "expected"),
    [
        (0.5, 60, 0, 74.5),
        (0.5, 30, 0, 60.5),
        (0.5, 90, 0, 88.5),
        (0, 60, 0, 72.2),
        (1, 60, 0, 76.9),
        (0.5, 60, 5, 79.5),
    ],
)
def test_guide_list_takes_the_minutes_of_the_table(
    share: float, rest_s: float, warm_up_min: float, expected: float
) -> None:
    """The guide's fourteen exercises are no session of 20 to 30 minutes."""
    actual = session_minutes(guide_groups(share, rest_s), warm_up_min=warm_up_min)

    assert expected == pytest.approx(actual, abs=0.051)


def test_session_without_exercise_is_its_warm_up() -> None:
    """Nothing to do still means warming up."""
    assert session_minutes([]) == 5


def test_superset_rests_with_those_that_go_on() -> None:
    """After two rounds only the short-resting exercise has a third set."""
    long_rest, short_rest = Block(2, 30, 1, 180), Block(3, 20, 1, 60)

    minutes = session_minutes([[long_rest, short_rest]], warm_up_min=0)

    assert minutes * 60 == pytest.approx(2 * 30 + 3 * 20 + 180 + 60)


def test_transition_stands_between_groups_only() -> None:
    """Three groups have two transitions."""
    groups = [[Block(1, 60)]] * 3

    assert session_minutes(groups, warm_up_min=0, transition_s=30) == 4


def test_empty_group_and_bad_numbers_are_reported_together() -> None:
    """All faults come at once."""
    with pytest.raises(InvalidValueError) as caught:
        session_minutes([[]], warm_up_min=-1, transition_s=float("nan"))

    assert [p.field for p in caught.value.problems] == ["warm_up_min", "transition_s", "groups[0]"]


def test_block_refuses_what_is_no_set() -> None:
    """Every field is checked."""
    with pytest.raises(InvalidValueError) as caught:
        Block(0, -1, 3, float("inf"))

    assert [p.field for p in caught.value.problems] == ["sets", "work_s", "sides", "rest_s"]


@pytest.mark.parametrize(
    ("percent", "rpe", "expected"),
    [(None, None, 60), (79.9, None, 60), (80, None, 180), (None, 7.5, 60), (None, 8, 180), (60, 9, 180)],
)
def test_default_rest_goes_by_load_and_effort(
    percent: float | None, rpe: float | None, expected: float
) -> None:
    """Heavy by either measure is heavy."""
    assert default_rest_s(percent, rpe) == expected


def test_default_rest_refuses_impossible_effort() -> None:
    """Both arguments are checked."""
    with pytest.raises(InvalidValueError) as caught:
        default_rest_s(0, 11)

    assert [p.field for p in caught.value.problems] == ["percent", "rpe"]


def test_seconds_of_repetitions_and_metres() -> None:
    """Repetitions take their tempo, metres a walking pace under load."""
    assert (rep_seconds(10), carry_seconds(40), carry_seconds(40, speed_m_per_s=2)) == (30, 40, 20)


def test_seconds_refuse_bad_numbers() -> None:
    """A speed of nothing would take for ever."""
    with pytest.raises(InvalidValueError, match="reps must be"):
        rep_seconds(-1)
    with pytest.raises(InvalidValueError, match="speed_m_per_s must be a number above 0"):
        carry_seconds(40, speed_m_per_s=0)


def test_run_minutes_follow_the_kind() -> None:
    """An hour of easy running is shorter as a tempo session and longer as recovery."""
    assert run_minutes(10, 360) == 60
    assert run_minutes(10, 360, "tempo") < 60 < run_minutes(10, 360, "recovery")


def test_run_factors_name_every_kind() -> None:
    """The keys are the kinds of the notation."""
    kinds = "easy recovery steady long marathon-pace tempo intervals hills fartlek strides sprints"

    assert list(RUN_PACE_FACTORS) == [*kinds.split(), "time-trial", "race"]


def test_unknown_kind_proposes_the_nearest() -> None:
    """A slip of the pen gets a hint."""
    with pytest.raises(InvalidValueError, match="did you mean 'tempo'"):
        run_minutes(10, 360, "tempoo")


def test_run_minutes_report_all_faults() -> None:
    """All faults come at once."""
    with pytest.raises(InvalidValueError) as caught:
        run_minutes(0, 5000, 3)  # type: ignore[arg-type]

    assert [p.field for p in caught.value.problems] == ["kilometres", "easy_pace_s_per_km", "kind"]
