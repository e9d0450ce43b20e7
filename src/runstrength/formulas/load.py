"""Which loads can be put on the bar, and rounding down to one of them.

Loads come in steps of an increment, from a bar with a finite set of plates (`Rack`), or from the dumbbells
that one owns (`Dumbbells`). Results are the decimals that one would write: 1.25 kg plates give 62.5, never
62.49999.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable
from typing import Final

import attrs

from runstrength.errors import Faults, Problem, RunstrengthError
from runstrength.formulas._bounds import positive
from runstrength.quantities import MAX_LOAD_KG, as_float, format_number

__all__ = [
    "BAR_KG",
    "INCREMENT_KG",
    "Dumbbells",
    "Rack",
    "UnloadableError",
    "next_load",
    "round_load",
]

INCREMENT_KG: Final = 2.5
"""Smallest step between two loads in kilograms: a pair of 1.25 kg plates. D."""

BAR_KG: Final = 20.0
"""Mass of a standard bar in kilograms. D."""

_TOLERANCE = 1e-9
_PLACES = 12
_LEAST_INCREMENT_KG = 0.01
_MAX_INCREMENT_KG = 100
_MAX_BAR_KG = 100
_MAX_PLATE_KG = 100
_MAX_PAIRS = 60
_MAX_LOADS = 100_000
_UNITS_PER_KG = 10**9


class UnloadableError(RunstrengthError):
    """A load that cannot be put together from the increment, plates or dumbbells at hand."""


def _descending(values: Iterable[float]) -> tuple[float, ...]:
    given = tuple(as_float(value) for value in values)
    return tuple(sorted(given, reverse=True)) if all(type(v) is float for v in given) else given


def _ascending(values: Iterable[float]) -> tuple[float, ...]:
    return _descending(values)[::-1]


@attrs.frozen
class Rack:
    """A bar and the plates that go on it in pairs, one of each pair on either side.

    Attributes:
        bar_kg: Mass of the bar, 0 to 100 kg; 0 when there is only what hangs on it.
        plates_kg: Mass of one plate of each pair, so a weight that one owns two pairs of stands there twice.
            Above 0 and up to 100 kg each, at most 60 pairs; kept from heavy to light.
        loads_kg: Every load up to 1000 kg that can be put together, from light to heavy.

    Raises:
        InvalidValueError: A number is out of bounds, the rack is empty (no bar and no plates), or its plates
            make more than 100000 different loads.

    Example:
        >>> home = Rack(plates_kg=[10, 5, 2.5])
        >>> home.loads_kg
        (20.0, 25.0, 30.0, 35.0, 40.0, 45.0, 50.0, 55.0)
    """

    bar_kg: float = attrs.field(default=BAR_KG, converter=as_float)
    plates_kg: tuple[float, ...] = attrs.field(default=(), converter=_descending)
    loads_kg: tuple[float, ...] = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Refuse an empty rack, and put every load together once."""
        faults = Faults("Rack")
        faults.number("bar_kg", self.bar_kg, 0, _MAX_BAR_KG, "kg")
        if len(self.plates_kg) > _MAX_PAIRS:
            faults.add("plates_kg", len(self.plates_kg), f"at most {_MAX_PAIRS} pairs")
        for at, plate in enumerate(self.plates_kg):
            positive(faults, f"plates_kg[{at}]", plate, _MAX_PLATE_KG, "kg")
        if self.bar_kg == 0 and not self.plates_kg:
            faults.add("plates_kg", self.plates_kg, "at least one pair when there is no bar")
        faults.raise_any()
        units = _sums(self.bar_kg, self.plates_kg)
        if units is None:
            faults.add("plates_kg", self.plates_kg, f"plates that make at most {_MAX_LOADS} different loads")
            faults.raise_any()
        else:
            loads = tuple(unit / _UNITS_PER_KG for unit in sorted(units) if unit)
            object.__setattr__(self, "loads_kg", loads)


def _sums(bar_kg: float, plates_kg: tuple[float, ...]) -> set[int] | None:
    most = MAX_LOAD_KG * _UNITS_PER_KG
    sums = {round(bar_kg * _UNITS_PER_KG)}
    for plate in plates_kg:
        pair = 2 * round(plate * _UNITS_PER_KG)
        sums |= {total + pair for total in sums if total + pair <= most}
        if len(sums) > _MAX_LOADS:
            return None
    return sums


@attrs.frozen
class Dumbbells:
    """The dumbbells or kettlebells that one owns.

    Attributes:
        loads_kg: Their masses, above 0 and up to 1000 kg each; kept from light to heavy.

    Raises:
        InvalidValueError: There is none, or a mass is out of bounds.

    Example:
        >>> Dumbbells([12, 8, 16]).loads_kg
        (8.0, 12.0, 16.0)
    """

    loads_kg: tuple[float, ...] = attrs.field(converter=_ascending)

    def __attrs_post_init__(self) -> None:
        """Refuse an empty rack."""
        faults = Faults("Dumbbells")
        if not self.loads_kg:
            faults.add("loads_kg", self.loads_kg, "at least one mass")
        for at, load in enumerate(self.loads_kg):
            positive(faults, f"loads_kg[{at}]", load, MAX_LOAD_KG, "kg")
        faults.raise_any()


def round_load(
    load_kg: float, *, increment_kg: float = INCREMENT_KG, rack: Rack | Dumbbells | None = None
) -> float:
    """Return the heaviest load that can be loaded and is not above the given one.

    With an increment, `floor(x / increment + 1e-9) * increment`; with a rack, the largest bar plus pairs of
    plates, or the heaviest dumbbell. The result is at most `x` and less than one increment below it; rounding
    again changes nothing; a larger `x` never gives a smaller result.

    The 1e-9 forgives what floating point does to a computed load, so that 57.49999999999999 is 57.5.
    Therefore "at most `x`" holds up to a billionth of the increment (of a kilogram with a rack).

    Source: `round_load` in the progression table; D.

    Args:
        load_kg: The load wanted, above 0 and up to 1000 kg.
        increment_kg: Step between two loads, 0.01 to 100 kg; not used when a rack is given.
        rack: What is at hand, or `None` to go by the increment.

    Returns:
        Kilograms.

    Raises:
        InvalidValueError: A number is out of bounds.
        UnloadableError: The load is below the lightest that can be loaded.

    Example:
        >>> round_load(63.9), round_load(63.9, increment_kg=1.25)
        (62.5, 63.75)
        >>> round_load(63.9, rack=Rack(plates_kg=[10, 5, 5, 1.25]))
        62.5
    """
    faults = Faults("round_load")
    positive(faults, "load_kg", load_kg, MAX_LOAD_KG, "kg")
    _check_steps(faults, increment_kg, rack)
    faults.raise_any()
    if rack is not None:
        at = bisect_right(rack.loads_kg, load_kg + _TOLERANCE)
        if at == 0:
            raise no_such_load(load_kg, f"at least {format_number(rack.loads_kg[0])} kg")
        return rack.loads_kg[at - 1]
    steps = math.floor(load_kg / increment_kg + _TOLERANCE)
    if steps == 0:
        raise no_such_load(load_kg, f"at least {format_number(increment_kg)} kg")
    return round(steps * increment_kg, _PLACES)


def next_load(
    load_kg: float, *, increment_kg: float = INCREMENT_KG, rack: Rack | Dumbbells | None = None
) -> float:
    """Return the lightest load that can be loaded and is above the given one.

    Source: the counterpart of `round_load`; D.

    Args:
        load_kg: The load to exceed, 0 to 1000 kg; 0 gives the lightest load of all.
        increment_kg: Step between two loads, 0.01 to 100 kg; not used when a rack is given.
        rack: What is at hand, or `None` to go by the increment.

    Returns:
        Kilograms.

    Raises:
        InvalidValueError: A number is out of bounds.
        UnloadableError: Nothing heavier can be loaded.

    Example:
        >>> next_load(60), next_load(12, rack=Dumbbells([8, 12, 16]))
        (62.5, 16.0)
    """
    faults = Faults("next_load")
    faults.number("load_kg", load_kg, 0, MAX_LOAD_KG, "kg")
    _check_steps(faults, increment_kg, rack)
    faults.raise_any()
    if rack is not None:
        at = bisect_right(rack.loads_kg, load_kg + _TOLERANCE)
        if at == len(rack.loads_kg):
            raise no_such_load(load_kg, f"below {format_number(rack.loads_kg[-1])} kg to have a heavier one")
        return rack.loads_kg[at]
    above = round((math.floor(load_kg / increment_kg + _TOLERANCE) + 1) * increment_kg, _PLACES)
    if above > MAX_LOAD_KG:
        raise no_such_load(load_kg, f"such that a heavier one is at most {MAX_LOAD_KG} kg")
    return above


def _check_steps(faults: Faults, increment_kg: float, rack: Rack | Dumbbells | None) -> None:
    faults.number("increment_kg", increment_kg, _LEAST_INCREMENT_KG, _MAX_INCREMENT_KG, "kg")
    if rack is not None:
        faults.instance("rack", rack, (Rack, Dumbbells), "a Rack, Dumbbells or None")


def no_such_load(load_kg: float, allowed: str) -> UnloadableError:
    """Return the error for a load that cannot be put together.

    Args:
        load_kg: The load wanted, in kilograms.
        allowed: What could be.

    Returns:
        The error, to be raised.

    Example:
        >>> str(no_such_load(15, "at least 20 kg"))
        'load_kg must be at least 20 kg, not 15 kg: nothing at hand makes such a load'
    """
    return UnloadableError(
        Problem(
            f"load_kg must be {allowed}, not {format_number(load_kg)} kg: nothing at hand makes such a load",
            field="load_kg",
            value=load_kg,
            allowed=allowed,
        )
    )
