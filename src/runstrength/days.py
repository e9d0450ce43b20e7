"""Days, slots of a day, and sets of them.

A session stands in a slot: a day and perhaps `am`, `pm` or a clock time. An availability is a set of half
days. Both kinds of set are values with the whole protocol of `collections.abc.Set`.
"""

from __future__ import annotations

from abc import abstractmethod
from collections import abc
from collections.abc import Iterable, Iterator
from datetime import time
from enum import IntEnum, StrEnum
from functools import total_ordering
from typing import TYPE_CHECKING, ClassVar, NoReturn, TypeVar, cast

import attrs

from runstrength.errors import Faults, as_items, as_read

if TYPE_CHECKING:
    from typing import Self

__all__ = ["DaySet", "Half", "Slot", "SlotSet", "Weekday"]

DAYS_IN_WEEK = 7
MINUTES_IN_DAY = 24 * 60


class Weekday(IntEnum):
    """A day of the week; Monday is 0.

    Example:
        >>> str(Weekday.SUN), Weekday.SUN.next, Weekday.parse("Thursday")
        ('sun', <Weekday.MON: 0>, <Weekday.THU: 3>)
    """

    MON = 0
    TUE = 1
    WED = 2
    THU = 3
    FRI = 4
    SAT = 5
    SUN = 6

    @classmethod
    def parse(cls, text: str) -> Weekday:
        """Read a day: `mon`, `Monday`, `tues`.

        Args:
            text: The name or a usual short form of it; case does not matter.

        Returns:
            The day.

        Raises:
            NotationError: No day has this name.
        """
        from runstrength.notation.slot import parse_weekday  # noqa: PLC0415 - a noun calls up to be read

        return parse_weekday(text)

    @property
    def next(self) -> Weekday:
        """The day after; after Sunday comes Monday."""
        return Weekday((self + 1) % DAYS_IN_WEEK)

    def __str__(self) -> str:
        """Write the three letters that the notation uses."""
        return _DAY_TEXT[self]


_DAY_TEXT = tuple(day.name.lower() for day in Weekday)


class Half(StrEnum):
    """A half of a day. Without a clock time, `am` starts at 07:00 and `pm` at 17:00."""

    AM = "am"
    PM = "pm"


_START_OF_HALF = {Half.AM: 7 * 60, Half.PM: 17 * 60}
_NOON = 12 * 60


def _as_weekday(value: Weekday | int | str) -> Weekday:
    if type(value) is int and 0 <= value < DAYS_IN_WEEK:
        return Weekday(value)
    return as_read(Weekday.parse, cast("Weekday | str", value))


def _as_moment(value: Half | time | str | None) -> Half | time | None:
    if not isinstance(value, str) or isinstance(value, Half):
        return value
    from runstrength.notation.slot import parse_moment  # noqa: PLC0415 - a noun calls up to be read

    return as_read(parse_moment, value)


@total_ordering
@attrs.frozen
class Slot:
    """A day and the part of it, or the clock time, at which a session starts.

    Slots with equal content are equal: `wed` and `wed am` mean the same hour but are two values, since a text
    keeps what was written. They are ordered by when they start.

    Attributes:
        day: The day of the week; a name or a number from 0 is taken too.
        at: `Half.AM`, `Half.PM`, a clock time to the minute without a zone, or `None` for the morning.

    Raises:
        InvalidValueError: The day or the time is of another kind; both are named.
        NotationError: All that is wrong are texts that cannot be read.

    Example:
        >>> Slot("tue", "18:30").half
        <Half.PM: 'pm'>
        >>> Slot.parse("tue pm").start_minute
        1020
    """

    day: Weekday = attrs.field(converter=_as_weekday)
    at: Half | time | None = attrs.field(default=None, converter=_as_moment)

    def __attrs_post_init__(self) -> None:
        """Refuse what is neither a day nor a time of one."""
        if type(self.day) is Weekday and (self.at is None or type(self.at) is Half):
            return
        faults = Faults("Slot")
        faults.instance("day", self.day, Weekday, "a day of the week")
        clock = self.at
        if not isinstance(clock, time):
            faults.instance("at", clock, (Half, type(None)), "am, pm, a clock time or None")
        elif clock != time(clock.hour, clock.minute):
            faults.add("at", clock, "a clock time in whole minutes without a zone")
        faults.raise_any()

    @classmethod
    def parse(cls, text: str) -> Slot:
        """Read `tue`, `tue pm` or `tue 18:30`.

        Args:
            text: A day and perhaps a part of it.

        Returns:
            The slot.

        Raises:
            NotationError: The text is not a slot.
        """
        from runstrength.notation.slot import parse_slot  # noqa: PLC0415 - a noun calls up to be read

        return parse_slot(text)

    @property
    def half(self) -> Half:
        """The half of the day that it belongs to; a clock time before noon is in the morning."""
        if self.at is None:
            return Half.AM
        if isinstance(self.at, time):
            return Half.AM if self.start_minute < _NOON else Half.PM
        return self.at

    @property
    def start_minute(self) -> int:
        """Minutes from midnight to the start."""
        if isinstance(self.at, time):
            return self.at.hour * 60 + self.at.minute
        return _START_OF_HALF[self.at or Half.AM]

    @property
    def week_minute(self) -> int:
        """Minutes from Monday midnight to the start."""
        return self.day * MINUTES_IN_DAY + self.start_minute

    @property
    def half_day(self) -> Slot:
        """The half day that it stands in, as availabilities count them."""
        return Slot(self.day, self.half)

    def __lt__(self, other: Slot) -> bool:
        """Compare by start; the plain day comes before its spelled-out morning."""
        if not isinstance(other, Slot):
            return NotImplemented
        return self._order < other._order

    @property
    def _order(self) -> tuple[int, str]:
        return (self.week_minute, str(self))

    def __str__(self) -> str:
        """Write it as the notation does."""
        if self.at is None:
            return _DAY_TEXT[self.day]
        if isinstance(self.at, time):
            return f"{_DAY_TEXT[self.day]} {self.at:%H:%M}"
        return f"{_DAY_TEXT[self.day]} {self.at.value}"


T = TypeVar("T", bound=Weekday | Slot)


class _MaskSet(abc.Set[T]):
    """A set over a small fixed universe, kept as one integer that never shows.

    It compares and hashes as the frozen set of its members does. Its operators take every set, count its
    members as `in` does, and give a set of the same kind.
    """

    __slots__ = ("_mask",)
    _holds: ClassVar[str]
    _mask: int

    def __init__(self, members: Iterable[T] | str = ()) -> None:
        """Make a set of members, or read one from its text."""
        given = self._read(members) if isinstance(members, str) else as_items(members)
        object.__setattr__(self, "_mask", self._mask_of(given, "members"))

    @classmethod
    @abstractmethod
    def _universe(cls) -> tuple[T, ...]:
        """Return all that such a set can hold, in order."""

    @classmethod
    @abstractmethod
    def _read(cls, text: str) -> Iterable[T]:
        """Return the members that a text names."""

    @classmethod
    @abstractmethod
    def _place(cls, member: object) -> int | None:
        """Return the place of a member in the universe, or `None` for what such a set cannot hold."""

    @classmethod
    def _mask_of(cls, members: Iterable[object], strict: str = "") -> int:
        """Return their mask; what such a set cannot hold is a fault of the field `strict`, or left out."""
        if isinstance(members, cls):
            return members._mask  # noqa: SLF001 - its own class
        faults = Faults(cls.__name__)
        mask = 0
        for member in members:
            place = cls._place(member)
            if place is not None:
                mask |= 1 << place
            elif strict:
                faults.add(strict, member, cls._holds)
        faults.raise_any()
        return mask

    @classmethod
    def _of(cls, mask: int) -> Self:
        made = cls.__new__(cls)
        object.__setattr__(made, "_mask", mask)
        return made

    @classmethod
    def every(cls) -> Self:
        """Return the set of all there is in a week."""
        return cls._of((1 << len(cls._universe())) - 1)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        """Refuse: sets of days are values."""
        raise attrs.exceptions.FrozenInstanceError

    def __delattr__(self, name: str) -> NoReturn:
        """Refuse: sets of days are values."""
        raise attrs.exceptions.FrozenInstanceError

    def __reduce__(self) -> tuple[object, ...]:
        return (type(self)._of, (self._mask,))  # noqa: SLF001 - its own class

    def __contains__(self, member: object) -> bool:
        place = self._place(member)
        return place is not None and bool(self._mask >> place & 1)

    def __iter__(self) -> Iterator[T]:
        return (m for i, m in enumerate(self._universe()) if self._mask >> i & 1)

    def __len__(self) -> int:
        return self._mask.bit_count()

    def __eq__(self, other: object) -> bool:
        if type(other) is type(self):
            return self._mask == other._mask
        return frozenset(self) == other if isinstance(other, abc.Set) else NotImplemented

    def __hash__(self) -> int:
        return hash(frozenset(self))

    def __and__(self, other: abc.Set[object]) -> Self:
        return self._of(self._mask & self._mask_of(other)) if isinstance(other, abc.Set) else NotImplemented

    # What is no member has no place in the result, so the next two take less than `abc.Set` allows.

    def __or__(self, other: abc.Set[T]) -> Self:  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride]
        if not isinstance(other, abc.Set):
            return NotImplemented
        return self._of(self._mask | self._mask_of(other, "other"))

    def __xor__(self, other: abc.Set[T]) -> Self:  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride]
        if not isinstance(other, abc.Set):
            return NotImplemented
        return self._of(self._mask ^ self._mask_of(other, "other"))

    def __sub__(self, other: abc.Set[object]) -> Self:
        return self._of(self._mask & ~self._mask_of(other)) if isinstance(other, abc.Set) else NotImplemented

    def __rsub__(self, other: abc.Set[T]) -> Self:
        if not isinstance(other, abc.Set):
            return NotImplemented
        return self._of(self._mask_of(other, "other") & ~self._mask)

    __rand__ = __and__
    __ror__ = __or__
    __rxor__ = __xor__

    def __invert__(self) -> Self:
        """Everything else in the week."""
        return self._of(self.every()._mask & ~self._mask)  # noqa: SLF001 - its own class

    def __repr__(self) -> str:
        return f'{type(self).__name__}("{self}")'


class DaySet(_MaskSet[Weekday]):
    """A set of days of the week.

    Made from days or from their text; it prints as that text and has every operation of a set. `~` gives the
    other days.

    Raises:
        InvalidValueError: Something that is to be a member is no day.
        NotationError: A text names no day, or one day twice.

    Example:
        >>> gym = DaySet("mon wed fri")
        >>> gym | {Weekday.SUN}
        DaySet("mon wed fri sun")
        >>> gym.days_after
        DaySet("tue thu sat")
        >>> print(gym.grid)
        M . W . F . .
    """

    __slots__ = ()
    _holds = "days of the week"

    @classmethod
    def _universe(cls) -> tuple[Weekday, ...]:
        return tuple(Weekday)

    @classmethod
    def _read(cls, text: str) -> Iterable[Weekday]:
        from runstrength.notation.slot import parse_days  # noqa: PLC0415 - a noun calls up to be read

        return parse_days(text)

    @classmethod
    def _place(cls, member: object) -> int | None:
        is_day = type(member) is Weekday or (type(member) is int and 0 <= member < DAYS_IN_WEEK)
        return int(cast("Weekday", member)) if is_day else None

    @classmethod
    def parse(cls, text: str) -> DaySet:
        """Read days, parted by spaces or commas.

        Args:
            text: Such as `mon wed fri`; empty gives the empty set.

        Returns:
            The set.

        Raises:
            NotationError: A word is no day, or one day is there twice.
        """
        return cls(text)

    @property
    def days_after(self) -> DaySet:
        """The days that follow these; after Sunday comes Monday."""
        return DaySet(day.next for day in self)

    @property
    def grid(self) -> str:
        """Seven places, a letter for each day of the set and a dot for each other: `M . W . F . .`."""
        return " ".join(day.name[0] if day in self else "." for day in Weekday)

    def __str__(self) -> str:
        """Write the days, parted by spaces."""
        return " ".join(str(day) for day in self)


_HALF_DAYS = tuple(Slot(day, half) for day in Weekday for half in Half)


class SlotSet(_MaskSet[Slot]):
    """A set of half days: when someone has time.

    In its text a day alone means both halves of it. A `Slot` without a part of the day is the morning, as
    everywhere, and one with a clock time counts as the half that it lies in. `~` gives the rest of the week.

    Raises:
        InvalidValueError: Something that is to be a member is no slot.
        NotationError: A text names no slot, or one slot twice.

    Example:
        >>> free = SlotSet("mon, tue pm")
        >>> Slot("mon", "06:30") in free, len(free)
        (True, 3)
        >>> str(free - SlotSet("mon am"))
        'mon pm, tue pm'
    """

    __slots__ = ()
    _holds = "slots"

    @classmethod
    def _universe(cls) -> tuple[Slot, ...]:
        return _HALF_DAYS

    @classmethod
    def _read(cls, text: str) -> Iterable[Slot]:
        from runstrength.notation.slot import parse_slots  # noqa: PLC0415 - a noun calls up to be read

        return parse_slots(text)

    @classmethod
    def _place(cls, member: object) -> int | None:
        return 2 * member.day + (member.half is Half.PM) if isinstance(member, Slot) else None

    @classmethod
    def parse(cls, text: str) -> SlotSet:
        """Read slots, parted by commas.

        Args:
            text: Such as `mon, tue pm, thu 18:30`; empty gives the empty set.

        Returns:
            The set.

        Raises:
            NotationError: A part is no slot, or one half day is there twice.
        """
        return cls(text)

    @property
    def days(self) -> DaySet:
        """The days with at least one slot."""
        return DaySet(slot.day for slot in self)

    def __str__(self) -> str:
        """Write the slots, parted by commas; a whole day as the day alone."""
        parts: list[str] = []
        for day in Weekday:
            halves = [half for half in Half if Slot(day, half) in self]
            if len(halves) == len(Half):
                parts.append(str(day))
            else:
                parts += [f"{day} {half}" for half in halves]
        return ", ".join(parts)
