"""Loads that can be loaded, above and below a load, in its own unit."""

from __future__ import annotations

from functools import lru_cache
from typing import TypeAlias

from runstrength.formulas.load import INCREMENT_KG, Dumbbells, Rack, UnloadableError, next_load, round_load
from runstrength.quantities import MAX_LOAD_KG, Bodyweight, Load, LoadUnit

__all__ = ["ASSUMED_BODY_MASS_KG", "INCREMENT_LB", "Kit"]

INCREMENT_LB = 5.0
"""Smallest step between two loads in pounds: a pair of plates of 2.5 lb. D."""

ASSUMED_BODY_MASS_KG = 40.0
"""Body mass of which a step of an added load is taken as a share: less than almost any runner's. D."""

Kit: TypeAlias = Rack | Dumbbells
"""What is at hand."""

_INCREMENT_LB_KG = Load(INCREMENT_LB, "lb").kg
_LB_DECIMALS = 6
_JUST_BELOW = 1 - 1e-6


@lru_cache(maxsize=4096)
def load_of(kg: float, unit: LoadUnit) -> Load:
    """Return a load of so many kilograms in a unit.

    Args:
        kg: Kilograms.
        unit: The unit to write it in.

    Returns:
        The load; pounds to six decimals.
    """
    return Load(kg) if unit == "kg" else Load(round(Load(kg).lb, _LB_DECIMALS), "lb")


def increment_kg(unit: LoadUnit, increment: Load | None) -> float:
    """Return the step between two loads in kilograms.

    Args:
        unit: The unit of the dose.
        increment: The step, or `None` for 2.5 kg or 5 lb.

    Returns:
        Kilograms.
    """
    if increment is not None:
        return increment.kg
    return INCREMENT_KG if unit == "kg" else _INCREMENT_LB_KG


def rounded(kg: float, unit: LoadUnit, increment: Load | None, rack: Kit | None) -> Load | None:
    """Return the heaviest load that can be loaded and is at most so many kilograms.

    Args:
        kg: Kilograms.
        unit: The unit to write it in.
        increment: The step, or `None`.
        rack: What is at hand, or `None` to go by the increment.

    Returns:
        The load, or `None` where there is none.
    """
    try:
        return load_of(
            round_load(min(kg, MAX_LOAD_KG), increment_kg=increment_kg(unit, increment), rack=rack), unit
        )
    except UnloadableError:
        return None


def above(load: Load | Bodyweight, increment: Load | None, rack: Kit | None) -> Load | Bodyweight | None:
    """Return the lightest load above a load.

    Args:
        load: The load; of a bodyweight load what is added moves.
        increment: The step, or `None`.
        rack: What is at hand, or `None` to go by the increment.

    Returns:
        The load, or `None` where there is none.
    """
    unit = load.unit
    if isinstance(load, Bodyweight):
        return _bodyweight(load, increment, rack, up=True)
    try:
        return load_of(next_load(load.kg, increment_kg=increment_kg(unit, increment), rack=rack), unit)
    except UnloadableError:
        return None


def raised(
    load: Load | Bodyweight, share: float, increment: Load | None, rack: Kit | None
) -> Load | Bodyweight | None:
    """Return the load to go to: a share more, rounded down, but at least the next one.

    Args:
        load: The load; of a bodyweight load what is added moves, by one step.
        share: The share.
        increment: The step, or `None`.
        rack: What is at hand, or `None` to go by the increment.

    Returns:
        The load, or `None` where there is nothing heavier.
    """
    upper = above(load, increment, rack)
    if upper is None or isinstance(load, Bodyweight):
        return upper
    kg = load.kg * (1 + share)
    if kg < kg_of(upper):
        return upper
    return rounded(kg, load.unit, increment, rack)


def lowered(
    load: Load | Bodyweight, share: float, increment: Load | None, rack: Kit | None
) -> Load | Bodyweight | None:
    """Return the load to go back to: a share of it, rounded down.

    Args:
        load: The load; of a bodyweight load what is added falls by one step, though not below nothing.
        share: The share that stays.
        increment: The step, or `None`.
        rack: What is at hand, or `None` to go by the increment.

    Returns:
        The load, or `None` where there is nothing lighter.
    """
    if isinstance(load, Bodyweight):
        return _bodyweight(load, increment, rack, up=False)
    return rounded(load.kg * share, load.unit, increment, rack)


def _bodyweight(load: Bodyweight, increment: Load | None, rack: Kit | None, *, up: bool) -> Bodyweight | None:
    """Return the neighbouring load on the grid of what is added, or of the assistance below nothing."""
    unit = load.unit if load.added or increment is None else increment.unit
    step, kg = increment_kg(unit, increment), abs(load.added_kg)
    if load.added == 0 and not up:
        return None
    if (load.added >= 0) is up:
        try:
            found = next_load(kg, increment_kg=step, rack=rack)
        except UnloadableError:
            return None
    else:
        found = below(kg, step, rack)
    if not found:
        return Bodyweight()
    value = load_of(found, unit).value
    return Bodyweight(-value if load.added < 0 else value, unit)


def below(kg: float, step_kg: float, rack: Kit | None) -> float:
    """Return the heaviest load below so many kilograms.

    Args:
        kg: Kilograms, above 0.
        step_kg: The step, used without a rack.
        rack: What is at hand, or `None`.

    Returns:
        Kilograms, 0 where there is nothing lighter.
    """
    try:
        return round_load(kg * _JUST_BELOW, increment_kg=step_kg, rack=rack)
    except UnloadableError:
        return 0.0


def kg_of(load: Load | Bodyweight) -> float:
    """Return a load in kilograms, or what is added to one's own weight.

    Args:
        load: The load.

    Returns:
        Kilograms, negative for assistance.
    """
    return load.kg if isinstance(load, Load) else load.added_kg


def step_share(before: Load | Bodyweight, after: Load | Bodyweight) -> float:
    """Return how far a load is above another, as a share.

    Args:
        before: The lower one.
        after: The higher one, of the same kind.

    Returns:
        The share; for bodyweight loads a share of 40 kg.
    """
    if isinstance(before, Load):
        return kg_of(after) / before.kg - 1
    return (kg_of(after) - before.added_kg) / ASSUMED_BODY_MASS_KG
