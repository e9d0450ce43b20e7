"""What was done of a prescription, set by set."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import attrs

from runstrength.errors import Faults, as_items, as_made
from runstrength.model.dose import WorkUnit, as_work_unit
from runstrength.quantities import Bodyweight, Load, as_float, format_number

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Performed", "PerformedSet"]

_MOST_DONE = 10_000


@attrs.frozen
class PerformedSet:
    """One set as it was done.

    Attributes:
        done: Repetitions, seconds or metres, 0 to 10000; 0 for a set that failed at once.
        unit: What is counted.
        load: What was lifted, or `None` where it was not written down.
        rir: Repetitions left in reserve, 0 to 30, or `None`.
        rpe: Rating of perceived exertion, 0 to 10, or `None`.

    Raises:
        InvalidValueError: Fields are wrong; all of them are named.

    Example:
        >>> PerformedSet(12, load=Load(60)).load
        Load(value=60.0, unit='kg')
    """

    done: int
    unit: WorkUnit = attrs.field(default=WorkUnit.REPETITIONS, converter=as_work_unit)
    load: Load | Bodyweight | None = attrs.field(default=None, kw_only=True)
    rir: float | None = attrs.field(default=None, kw_only=True, converter=attrs.converters.optional(as_float))
    rpe: float | None = attrs.field(default=None, kw_only=True, converter=attrs.converters.optional(as_float))

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot have been."""
        faults = Faults("PerformedSet")
        faults.whole("done", self.done, 0, _MOST_DONE)
        faults.member("unit", self.unit, WorkUnit)
        faults.instance("load", self.load, (Load, Bodyweight, type(None)), "a Load, a Bodyweight or None")
        if self.rir is not None:
            faults.number("rir", self.rir, 0, 30)
        if self.rpe is not None:
            faults.number("rpe", self.rpe, 0, 10)
        faults.raise_any()


def _as_set(one: PerformedSet | int) -> PerformedSet:
    return as_made(lambda: PerformedSet(one)) if isinstance(one, int) else one


def _as_sets(sets: Iterable[PerformedSet | int]) -> tuple[PerformedSet, ...]:
    return tuple(_as_set(one) for one in as_items(sets))


@attrs.frozen(cache_hash=True)
class Performed:
    """The sets of one prescription as they were done.

    Attributes:
        sets: The sets in order; those of the left side where the sides were counted apart. Whole numbers are
            taken for repetitions.
        right: The sets of the right side, or `None`.

    Raises:
        InvalidValueError: There is no set on a side, or something else among them; all of it is named.

    Example:
        >>> done = Performed.parse("12,12,10 @60kg @RIR2")
        >>> [s.done for s in done.sets], done.sets[0].rir
        ([12, 12, 10], 2.0)
        >>> print(Performed.parse("10, 10, 8 / 8, 8, 8"))
        10,10,8/8,8,8
    """

    sets: tuple[PerformedSet, ...] = attrs.field(converter=_as_sets)
    right: tuple[PerformedSet, ...] | None = attrs.field(
        default=None, converter=attrs.converters.optional(_as_sets)
    )

    def __attrs_post_init__(self) -> None:
        """Refuse no sets at all."""
        faults = Faults("Performed")
        if not self.sets:
            faults.add("sets", self.sets, "at least one set", shown="none")
        if self.right == ():
            faults.add("right", self.right, "at least one set or None", shown="none")
        faults.instances("sets", self.sets, PerformedSet, "performed sets only")
        faults.instances("right", self.right or (), PerformedSet, "performed sets only")
        faults.raise_any()

    @classmethod
    def parse(cls, text: str) -> Performed:
        """Read `12,12,10 @60kg @RIR2`, `10,10,8/8,8,8` (left/right) or `12@60kg,10@62.5kg`.

        Args:
            text: Sets parted by commas; what stands after the last set with a space counts for all.

        Returns:
            The performed sets.

        Raises:
            NotationError: The text cannot be read; all faults are named with their columns.
        """
        from runstrength.notation.performed import parse_performed  # noqa: PLC0415 - a noun calls up to be read

        return parse_performed(text)

    @property
    def all_sets(self) -> tuple[PerformedSet, ...]:
        """The sets of both sides."""
        return self.sets + (self.right or ())

    def __str__(self) -> str:
        """Write it as the notation does: what all sets share stands once at the end."""
        shared = [kind for kind in _KINDS if len({kind(s) for s in self.all_sets}) == 1]
        own = [kind for kind in _KINDS if kind not in shared]
        sides = [self.sets] if self.right is None else [self.sets, self.right]
        done = "/".join(",".join(_one_set(s, own) for s in side) for side in sides)
        return done + "".join(f" {text}" for kind in shared if (text := kind(self.sets[0])))


def _load(one: PerformedSet) -> str:
    return f"@{one.load}" if one.load else ""


def _rpe(one: PerformedSet) -> str:
    return f"@RPE{format_number(one.rpe)}" if one.rpe is not None else ""


def _rir(one: PerformedSet) -> str:
    return f"@RIR{format_number(one.rir)}" if one.rir is not None else ""


_KINDS: tuple[Callable[[PerformedSet], str], ...] = (_load, _rpe, _rir)


def _one_set(one: PerformedSet, kinds: list[Callable[[PerformedSet], str]]) -> str:
    unit = "" if one.unit is WorkUnit.REPETITIONS else one.unit.value
    return f"{one.done}{unit}" + "".join(kind(one) for kind in kinds)
