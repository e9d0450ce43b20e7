"""Sessions in the units of the reader: converted, and rounded to what the number is good for."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Literal, TypeAlias

import attrs

from runstrength.errors import Faults, InvalidValueError
from runstrength.model.session import (
    Item,
    Prescription,
    RaceSession,
    RunSession,
    Session,
    StrengthSession,
    Superset,
)
from runstrength.quantities import (
    HALF_MARATHON,
    MARATHON,
    Bodyweight,
    Distance,
    DistanceUnit,
    Load,
    LoadUnit,
    Range,
)

__all__ = ["DisplayUnit", "Units", "as_units", "in_units"]

DisplayUnit: TypeAlias = Literal["km", "mi", "kg", "lb"]
"""A unit in which distances or loads are shown."""

_DISTANCES: dict[str, Literal["km", "mi"]] = {"km": "km", "mi": "mi"}
_LOADS: dict[str, LoadUnit] = {"kg": "kg", "lb": "lb"}
_NAMED = (MARATHON, HALF_MARATHON)
_LEAST_DIGITS = 2


@attrs.frozen
class Units:
    """The units in which distances and loads are shown.

    Attributes:
        distance: `km`, `mi`, or `None` for the unit in which each was written.
        load: `kg`, `lb`, or `None` for the unit in which each was written.
    """

    distance: Literal["km", "mi"] | None = None
    load: LoadUnit | None = None


def as_units(units: Units | Iterable[str] | str | None) -> Units:
    """Read which units are wanted.

    Args:
        units: `km` or `mi`, `kg` or `lb`, one of each at most; a text is split at commas and spaces.

    Returns:
        The units.

    Raises:
        InvalidValueError: A unit is unknown, or two are for the same thing.

    Example:
        >>> as_units("mi"), as_units("km, lb")
        (Units(distance='mi', load=None), Units(distance='km', load='lb'))
    """
    if isinstance(units, Units):
        return units
    faults = Faults("units")
    distance: Literal["km", "mi"] | None = None
    load: LoadUnit | None = None
    words = units.replace(",", " ").split() if isinstance(units, str) else units or ()
    for word in words:
        if word in _DISTANCES and distance in (None, word):
            distance = _DISTANCES[word]
        elif word in _LOADS and load in (None, word):
            load = _LOADS[word]
        elif word in _DISTANCES or word in _LOADS:
            faults.add(
                "units", word, f"one unit of a kind, beside {distance if word in _DISTANCES else load}"
            )
        else:
            faults.add("units", word, "km or mi, kg or lb")
    faults.raise_any()
    return Units(distance, load)


def rounded(value: float) -> float:
    """Round to one decimal, but to no fewer than two digits that say something.

    A converted number is no better known than the number that was written, so the rest would be a pretence.

    Args:
        value: A converted number.

    Returns:
        The rounded number; never 0 for a number that is not.

    Example:
        >>> rounded(132.2774), rounded(0.03107)
        (132.3, 0.031)
    """
    places = max(1, _LEAST_DIGITS - 1 - math.floor(math.log10(value)))
    return round(value, places)


def _distance(distance: Distance, unit: DistanceUnit | None) -> Distance:
    # Metres are for tracks and carries, in whatever country.
    if unit in (None, distance.unit) or distance.unit == "m":
        return distance
    try:
        return Distance(rounded(distance.to(unit).value), unit)
    except InvalidValueError:  # rounded, it is just out of bounds
        return distance


def _load(load: Load | Bodyweight | None, unit: LoadUnit | None) -> Load | Bodyweight | None:
    if load is None or unit in (None, load.unit):
        return load
    try:
        if isinstance(load, Load):
            return Load(rounded(load.to(unit).value), unit)
        added = rounded(Load(abs(load.added), load.unit).to(unit).value)
    except InvalidValueError:  # rounded, it is just out of bounds; or nothing is added
        return load
    return Bodyweight(math.copysign(added, load.added), unit)


def _prescription(prescription: Prescription, unit: LoadUnit | None) -> Prescription:
    dose = prescription.dose
    return attrs.evolve(prescription, dose=attrs.evolve(dose, load=_load(dose.load, unit)))


def _item(item: Item, unit: LoadUnit | None) -> Item:
    if isinstance(item, Prescription):
        return _prescription(item, unit)
    return Superset([_prescription(p, unit) for p in item.prescriptions])


def in_units(session: Session, units: Units) -> Session:
    """Return the session as it is shown in these units.

    Converted loads and distances are rounded to one decimal, or to two digits where they are small, so
    nothing is to be computed from them. Distances in metres stay, and a marathon stays a marathon.

    Args:
        session: Any session.
        units: The wanted units.

    Returns:
        A session that equals the given one where nothing had to be converted.

    Example:
        >>> print(in_units(RunSession("long", distance=Distance(16)), Units("mi")))
        long 9.9mi
    """
    if isinstance(session, RunSession) and session.distance:
        low, high = (
            _distance(bound, units.distance) for bound in (session.distance.low, session.distance.high)
        )
        return attrs.evolve(session, distance=Range(low, high)) if low.unit == high.unit else session
    if isinstance(session, RaceSession) and session.distance not in _NAMED:
        return attrs.evolve(session, distance=_distance(session.distance, units.distance))
    if isinstance(session, StrengthSession) and session.items:
        return attrs.evolve(session, items=[_item(item, units.load) for item in session.items])
    return session
