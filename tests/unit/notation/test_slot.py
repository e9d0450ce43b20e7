from datetime import time

import pytest

from runstrength.days import Half, Slot, Weekday
from runstrength.errors import NotationError
from runstrength.notation.slot import parse_days, parse_moment, parse_slot, parse_slots, parse_weekday


@pytest.mark.parametrize(
    ("text", "day"),
    [("mon", Weekday.MON), ("TUES", Weekday.TUE), ("Weds", Weekday.WED), (" thursday ", Weekday.THU)],
)
def test_days_have_short_and_long_names(text: str, day: Weekday) -> None:
    """Case does not matter."""
    assert parse_weekday(text) is day


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("am", Half.AM),
        ("Evening", Half.PM),
        ("18:30", time(18, 30)),
        ("6:05", time(6, 5)),
        ("00:00", time(0, 0)),
        ("6:30 pm", time(18, 30)),
        ("12:15am", time(0, 15)),
        ("12:15 PM", time(12, 15)),
    ],
)
def test_moments_are_halves_or_clock_times(text: str, moment: Half | time) -> None:
    """With twelve or twenty-four hours."""
    assert parse_moment(text) == moment


@pytest.mark.parametrize("text", ["", "noon", "25:00", "18:60", "6:5", "13:00 pm", "0:30 am", "100:00", "18"])
def test_what_no_clock_shows_is_refused(text: str) -> None:
    """With what is expected."""
    with pytest.raises(NotationError) as caught:
        parse_moment(text)

    assert "expected am, pm or a clock time such as 18:30" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("tue", Slot("tue")),
        ("Tue.", Slot("tue")),
        ("tuesday  pm", Slot("tue", Half.PM)),
        ("tue. am", Slot("tue", Half.AM)),
        ("tue 6:30pm", Slot("tue", time(18, 30))),
    ],
)
def test_slots_keep_what_was_written(text: str, slot: Slot) -> None:
    """A day alone, a half of it, or a clock time."""
    assert parse_slot(text) == slot


@pytest.mark.parametrize(
    ("text", "column"),
    [("", 1), ("12:00", 1), ("moonday", 1), ("tue 25:00", 5), ("tue noon", 5), ("tue am x", 8)],
)
def test_fault_of_a_slot_has_its_place(text: str, column: int) -> None:
    """And there is one only."""
    with pytest.raises(NotationError) as caught:
        parse_slot(text)

    assert [problem.column for problem in caught.value.problems] == [column]


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("", []),
        (" \n", []),
        ("mon", ["mon am", "mon pm"]),
        ("tue 18:30, mon am", ["tue pm", "mon am"]),
        ("mon pm;\n wed am", ["mon pm", "wed am"]),
    ],
)
def test_slots_of_a_set_are_half_days(text: str, slots: list[str]) -> None:
    """Parted by commas, in the written order."""
    assert [str(slot) for slot in parse_slots(text)] == slots


def test_faults_of_slots_come_together() -> None:
    """A half day that is listed twice is one."""
    with pytest.raises(NotationError) as caught:
        parse_slots("mon, moon, mon pm,")

    assert [problem.column for problem in caught.value.problems] == [6, 12, 19]


@pytest.mark.parametrize(
    ("text", "days"), [("", []), ("mon,wed; fri", ["mon", "wed", "fri"]), ("sun\nmon", ["sun", "mon"])]
)
def test_days_are_parted_by_space_or_commas(text: str, days: list[str]) -> None:
    """In the written order."""
    assert [str(day) for day in parse_days(text)] == days


def test_faults_of_days_come_together() -> None:
    """Over the lines of a text."""
    with pytest.raises(NotationError) as caught:
        parse_days("mon moon\nmon")

    assert [(problem.line, problem.column) for problem in caught.value.problems] == [(1, 5), (2, 1)]
