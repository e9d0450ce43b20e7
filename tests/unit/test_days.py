"""Days, slots and sets of them."""

import copy
import pickle
from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, time
from itertools import product
from operator import and_, or_, sub, xor
from typing import TypeVar, cast

import attrs
import pytest

from runstrength.days import DaySet, Half, Slot, SlotSet, Weekday
from runstrength.errors import InvalidValueError, NotationError

MON, TUE, WED, *_, SUN = Weekday
HALF_DAYS = [Slot(day, half) for day in Weekday for half in Half]


@pytest.mark.parametrize("day", Weekday)
def test_every_day_has_a_name_that_is_read_back(day: Weekday) -> None:
    """Short, whole and in any case."""
    assert Weekday.parse(str(day)) is Weekday.parse(day.name) is day
    assert f"{day}" == str(day) == day.name.lower()
    assert Slot(int(day)).day is Slot(str(day)).day is day


def test_week_goes_round() -> None:
    """After Sunday comes Monday, and seven steps lead home."""
    assert [str(day.next) for day in Weekday] == ["tue", "wed", "thu", "fri", "sat", "sun", "mon"]


@pytest.mark.parametrize(
    ("slot", "half", "minute", "text"),
    [
        (Slot("wed"), Half.AM, 7 * 60, "wed"),
        (Slot("wed", "am"), Half.AM, 7 * 60, "wed am"),
        (Slot("wed", Half.PM), Half.PM, 17 * 60, "wed pm"),
        (Slot("wed", "18:30"), Half.PM, 18 * 60 + 30, "wed 18:30"),
        (Slot("wed", time(11, 59)), Half.AM, 11 * 60 + 59, "wed 11:59"),
        (Slot("wed", "12:00"), Half.PM, 12 * 60, "wed 12:00"),
        (Slot("wed", "0:00"), Half.AM, 0, "wed 00:00"),
    ],
)
def test_slot_knows_when_it_starts(slot: Slot, half: Half, minute: int, text: str) -> None:
    """A clock time before noon is in the morning; text keeps what was written."""
    assert (slot.half, slot.start_minute, str(slot)) == (half, minute, text)
    assert slot.week_minute == 2 * 24 * 60 + minute
    assert slot.half_day == Slot("wed", half)
    assert Slot.parse(text) == slot


def test_slots_are_ordered_by_start() -> None:
    """Those that start together have an order too, and only the written text makes two slots equal."""
    written = ["tue", "mon pm", "mon", "mon 07:00", "sun 23:59", "mon am", "mon 06:59"]
    ordered = ["mon 06:59", "mon", "mon 07:00", "mon am", "mon pm", "tue", "sun 23:59"]

    assert [str(slot) for slot in sorted(map(Slot.parse, written))] == ordered
    assert Slot("mon") < Slot("mon", "am")
    assert Slot("mon") <= Slot("mon")
    assert Slot("mon") != Slot("mon", "am")
    assert Slot("mon").__lt__(cast("Slot", "tue")) is NotImplemented


@pytest.mark.parametrize(
    ("day", "at", "message"),
    [
        (7, None, "Slot: day must be a day of the week, not 7"),
        (-1, None, "not -1"),
        (True, None, "not True"),
        (0.0, None, "not 0.0"),
        (None, None, "not None"),
        (0, 7, "Slot: at must be am, pm, a clock time or None, not 7"),
        (0, time(7, 0, 1), "at must be a clock time in whole minutes without a zone, not 07:00:01"),
        (0, time(7, 0, 0, 1), "whole minutes"),
        (0, time(7, tzinfo=UTC), "without a zone"),
    ],
)
def test_what_is_no_slot_is_refused(day: object, at: object, message: str) -> None:
    """With the field and the value."""
    with pytest.raises(InvalidValueError, match=message):
        Slot(cast("Weekday", day), cast("Half", at))


def test_texts_of_a_slot_are_faulted_together() -> None:
    """As an error of notation when both are texts, of the value when one is not."""
    with pytest.raises(NotationError) as unread:
        Slot("moonday", "25:00")
    with pytest.raises(InvalidValueError) as mixed:
        Slot("moonday", cast("time", 25))

    assert [problem.field for problem in unread.value.problems] == ["day", "at"]
    assert [problem.field for problem in mixed.value.problems] == ["day", "at"]
    assert unread.value.problems[0].suggestions[0] == "monday"


def some_days() -> list[DaySet]:
    """Return sets of every size."""
    texts = ("", "mon", "sun", "mon wed fri", "tue wed sat sun", "mon tue wed thu fri sat sun")
    return [DaySet(text) for text in texts]


def some_slots() -> list[SlotSet]:
    """Return sets of every kind."""
    texts = ("", "mon am", "sun pm", "mon, tue pm", "tue pm, wed", ", ".join(map(str, Weekday)))
    return [SlotSet(text) for text in texts]


PAIRS = [
    pytest.param(left, right, id=f"{left!r}-{right!r}")
    for left, right in (*product(some_days(), repeat=2), *product(some_slots(), repeat=2))
]
K = TypeVar("K", DaySet, SlotSet)


@pytest.mark.parametrize("operate", [and_, or_, sub, xor])
@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_operators_do_what_they_do_to_frozen_sets(
    operate: Callable[[AbstractSet[object], AbstractSet[object]], AbstractSet[object]],
    left: AbstractSet[object],
    right: AbstractSet[object],
) -> None:
    """With a set of the same kind and with a plain one on either side; the kind stays."""
    expected = operate(frozenset(left), frozenset(right))

    for result in (operate(left, right), operate(left, frozenset(right)), operate(frozenset(left), right)):
        assert result == expected
        assert type(result) is type(left)


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_comparisons_are_those_of_frozen_sets(left: AbstractSet[object], right: AbstractSet[object]) -> None:
    """By content, on either side, and equal sets hash alike."""
    plain_left, plain_right = frozenset(left), frozenset(right)

    for a, b in ((left, right), (left, plain_right), (plain_left, right)):
        assert [a == b, a != b, a <= b, a < b, a >= b, a > b, a.isdisjoint(b)] == [
            plain_left == plain_right, plain_left != plain_right, plain_left <= plain_right,
            plain_left < plain_right, plain_left >= plain_right, plain_left > plain_right,
            plain_left.isdisjoint(plain_right),
        ]  # fmt: skip
    assert hash(left) == hash(plain_left)
    assert ({left: 1}.get(right) == 1) is (plain_left == plain_right)


@pytest.mark.parametrize("members", [*some_days(), *some_slots()])
def test_set_is_a_value(members: K) -> None:
    """It reads back from its text and its representation, and survives copies and pickles."""
    kind = type(members)

    assert kind.parse(str(members)) == members
    assert eval(repr(members)) == members  # noqa: S307 - its own representation
    assert kind(list(members)) == members
    assert copy.copy(members) == copy.deepcopy(members) == pickle.loads(pickle.dumps(members)) == members
    assert sorted(members) == list(members)
    assert len(members) == len(list(members))
    assert ~~members == members
    assert members | ~members == kind.every()
    assert not members & ~members


def test_kinds_of_set_do_not_mix() -> None:
    """The empty ones are equal as all empty sets are; `&` and `-` leave out what has no place."""
    assert DaySet() == SlotSet() == frozenset()
    assert DaySet("mon") != SlotSet("mon")
    assert DaySet("mon") != "mon"
    assert DaySet("mon tue") & {MON, "tue"} == DaySet("mon")
    assert DaySet("mon tue") - {MON, "tue"} == DaySet("tue")
    assert {MON, TUE, WED} - DaySet("mon tue") == DaySet("wed")


@pytest.mark.parametrize("operate", [and_, or_, sub, xor])
def test_only_sets_can_be_combined(operate: Callable[[object, object], object]) -> None:
    """As with frozen sets."""
    for left, right in ((DaySet("mon"), [MON]), ([MON], DaySet("mon")), (SlotSet("mon"), "tue")):
        with pytest.raises(TypeError, match="unsupported operand"):
            operate(left, right)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda: DaySet([MON, cast("Weekday", "tue")]),
            "DaySet: members must be days of the week, not 'tue'",
        ),
        (lambda: DaySet(cast("Iterable[Weekday]", 3.0)), "members must be days of the week, not 3.0"),
        (lambda: DaySet([cast("Weekday", True)]), "not True"),
        (lambda: DaySet([cast("Weekday", 7)]), "not 7"),
        (lambda: DaySet("mon") | {cast("Weekday", "x")}, "DaySet: other must be days of the week, not 'x'"),
        (lambda: DaySet("mon") ^ {cast("Weekday", None)}, "other must be days of the week, not None"),
        (lambda: {cast("Weekday", "x")} - DaySet("mon"), "other must be days of the week, not 'x'"),
        (lambda: SlotSet(cast("Iterable[Slot]", [MON])), "SlotSet: members must be slots, not <Weekday.MON"),
        (lambda: SlotSet(cast("Iterable[Slot]", None)), "SlotSet: members must be slots, not None"),
    ],
)
def test_what_has_no_place_is_refused(make: Callable[[], object], message: str) -> None:
    """In the constructor and where the result would hold it."""
    with pytest.raises(InvalidValueError, match=message.replace("<Weekday.MON", "mon")):
        make()


def test_all_strangers_are_named() -> None:
    """Not only the first."""
    with pytest.raises(InvalidValueError) as caught:
        DaySet(cast("list[Weekday]", ["a", MON, None]))
    assert [problem.value for problem in caught.value.problems] == ["a", None]


def test_membership_asks_anything() -> None:
    """What has no place is simply not in the set, and a number from 0 is a day, as in a slot."""
    strangers: list[object] = ["mon", None, [], True, 7, -1, 0.5]

    for stranger in strangers:
        assert stranger not in DaySet.every()
        assert stranger not in SlotSet.every()
    assert 0 in DaySet("mon")
    assert DaySet([cast("Weekday", 0)]) == DaySet("mon")


def test_slot_set_counts_half_days() -> None:
    """A day alone in the text is both halves; a slot alone is its morning; a clock time lies in a half."""
    free = SlotSet("mon, tue 18:30")

    assert list(free) == [Slot("mon", "am"), Slot("mon", "pm"), Slot("tue", "pm")]
    assert Slot("mon", "06:30") in free
    assert Slot("mon") in free
    assert Slot("tue", "11:00") not in free
    assert SlotSet([Slot("mon"), Slot("mon", "06:30")]) == SlotSet("mon am")
    assert free - {Slot("mon", "06:30")} == SlotSet("mon pm, tue pm")
    assert free & {Slot("mon", "20:00")} == SlotSet("mon pm")
    assert free | {Slot("sun", "06:00")} == SlotSet("mon, tue pm, sun am")
    assert free ^ {Slot("mon")} == SlotSet("mon pm, tue pm")
    assert str(free) == "mon, tue pm"
    assert free.days == DaySet("mon tue")
    assert len(SlotSet.every()) == 14


def test_day_set_shows_the_week() -> None:
    """And knows the days after, round the edge of the week."""
    gym = DaySet("sun, mon WEDNESDAY")

    assert str(gym) == "mon wed sun"
    assert gym.grid == "M . W . . . S"
    assert gym.days_after == DaySet("mon tue thu")
    assert ~gym == DaySet("tue thu fri sat")
    assert DaySet([SUN]).days_after == {MON}


@pytest.mark.parametrize(
    ("kind", "text"), [(DaySet, "mon mon"), (DaySet, "noday"), (SlotSet, "mon, mon pm"), (SlotSet, "x")]
)
def test_bad_text_is_refused(kind: type[DaySet | SlotSet], text: str) -> None:
    """What is there twice is a slip."""
    with pytest.raises(NotationError):
        kind(text)


def test_sets_cannot_be_changed() -> None:
    """Nor can slots."""
    gym = DaySet("mon")

    changes: list[Callable[[], None]] = [
        lambda: setattr(gym, "_mask", 3),
        lambda: delattr(gym, "_mask"),
        lambda: setattr(gym, "other", 3),
        lambda: setattr(Slot("mon"), "day", TUE),
    ]

    for change in changes:
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            change()
    assert gym == DaySet("mon")


def test_threads_share_values() -> None:
    """The same set hashes and compares alike from all of them."""
    free = SlotSet("mon, wed pm")

    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(lambda _: (hash(free), free == SlotSet("wed pm, mon"), str(free)), range(64)))
    assert set(results) == {(hash(free), True, "mon, wed pm")}
