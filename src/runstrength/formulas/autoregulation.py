"""The next load from how hard the last set was."""

from __future__ import annotations

from typing import Final

from runstrength.errors import Faults
from runstrength.formulas._bounds import one_of, positive
from runstrength.formulas.load import INCREMENT_KG, Dumbbells, Rack, no_such_load, round_load
from runstrength.formulas.one_rep_max import DOMAINS, MAX_REPS, Formula, e1rm
from runstrength.quantities import MAX_LOAD_KG

__all__ = [
    "AUTOREG_CLIP",
    "QUICK_MOST_POINTS",
    "QUICK_STEP_KG",
    "QUICK_TARGET_RPE",
    "quick_autoreg",
    "rir_autoreg",
]

AUTOREG_CLIP: Final = 0.10
"""Largest change from one set or session to the next, as a share of the load. D."""

QUICK_TARGET_RPE: Final = 8.0
"""Effort that the quick mode aims at. ZOU16 (PMC11057620, T4; C)."""

QUICK_STEP_KG: Final = 2.5
"""Change in kilograms for each point of RPE off the target in the quick mode. ZOU16 (PMC11057620, T4; C)."""

QUICK_MOST_POINTS: Final = 2.0
"""Points below the target that still count in the quick mode: RPE 5 and 6 both give +5 kg.

ZOU16 (PMC11057620, T4; C).
"""

_MOST_REPS_DONE = 100
_MOST_RIR = 30


def rir_autoreg(
    load_kg: float,
    *,
    target_reps: float,
    target_rir: float,
    reps: float,
    rir: float,
    formula: Formula = "epley",
    clip: float = AUTOREG_CLIP,
    increment_kg: float = INCREMENT_KG,
    rack: Rack | Dumbbells | None = None,
) -> float:
    """Return the next load from the repetitions and the reserve of the last set.

    `w f(r + RIR) / f(r* + RIR*)`, rounded down to a load that can be loaded, where `f` is the estimator's
    1RM for 1 kg and the stars are the target: what one could have done against what was asked for. Target
    and result go through the same estimator; two different ones would change the load of a set done exactly
    as asked.

    More in total than asked never lowers the load, less never raises it, as much leaves it unchanged, also
    when it is no load of the increment. Before rounding the change is at most `clip` either way. A total
    above 15 counts as 15, and a set without any repetition takes the whole cut.

    The table says this of the reserve alone. That is true only when the repetitions are those asked for: 6
    repetitions with 3 left, where 8 with 2 left were asked for, lower the load although the reserve is above
    its target.

    Source: ZOU16 (B; PMC11057620, T4); `clip` is D.

    Args:
        load_kg: Load of the last set, above 0 and up to 1000 kg.
        target_reps: Repetitions asked for, 1 to 15.
        target_rir: Reserve asked for, 0 to 14; both together at most 15.
        reps: Repetitions done, 0 to 100.
        rir: Reserve left, 0 to 30.
        formula: The estimator.
        clip: Largest change as a share of the load, 0 to 0.5.
        increment_kg: Step between two loads, as in `round_load`.
        rack: What is at hand, as in `round_load`.

    Returns:
        Kilograms.

    Raises:
        InvalidValueError: A number is out of bounds, or the formula is unknown.
        UnloadableError: The load would be below the lightest that can be loaded.

    Example:
        >>> rir_autoreg(100, target_reps=5, target_rir=2, reps=5, rir=4)
        105.0
        >>> rir_autoreg(100, target_reps=5, target_rir=2, reps=5, rir=2)
        100.0
        >>> rir_autoreg(100, target_reps=5, target_rir=2, reps=4, rir=0)
        90.0
    """
    faults = Faults("rir_autoreg")
    positive(faults, "load_kg", load_kg, MAX_LOAD_KG, "kg")
    right = faults.number("target_reps", target_reps, 1, MAX_REPS)
    if faults.number("target_rir", target_rir, 0, MAX_REPS) and right and target_reps + target_rir > MAX_REPS:
        faults.add("target_reps + target_rir", target_reps + target_rir, f"at most {MAX_REPS}")
    faults.number("reps", reps, 0, _MOST_REPS_DONE)
    faults.number("rir", rir, 0, _MOST_RIR)
    one_of(faults, "formula", formula, DOMAINS)
    faults.number("clip", clip, 0, 0.5)
    faults.raise_any()
    total, target = (min(reps + rir, MAX_REPS) if reps else 0), target_reps + target_rir
    if total == target:
        return float(load_kg)
    share = e1rm(1, max(1, total), formula=formula) / e1rm(1, target, formula=formula) if total else 0
    return _changed(load_kg, max(-clip, min(clip, share - 1)) * load_kg, increment_kg, rack)


def quick_autoreg(
    load_kg: float,
    rpe: float,
    *,
    target_rpe: float = QUICK_TARGET_RPE,
    step_kg: float = QUICK_STEP_KG,
    increment_kg: float = INCREMENT_KG,
    rack: Rack | Dumbbells | None = None,
) -> float:
    """Return the next load from the effort of the last set, by a step for each point of RPE.

    2.5 kg less for each point above the target and 2.5 kg more for each point below, two points at most (so
    RPE 5 to 6 gives +5 kg), rounded down to a load that can be loaded. Above the target never raises the
    load, below never lowers it, on target it stays.

    Source: ZOU16 (PMC11057620, T4; C).

    Args:
        load_kg: Load of the last set, above 0 and up to 1000 kg.
        rpe: Its effort, 0 to 10.
        target_rpe: Effort aimed at, 0 to 10.
        step_kg: Change for one point, above 0 and up to 100 kg.
        increment_kg: Step between two loads, as in `round_load`.
        rack: What is at hand, as in `round_load`.

    Returns:
        Kilograms.

    Raises:
        InvalidValueError: A number is out of bounds.
        UnloadableError: The load would be below the lightest that can be loaded.

    Example:
        >>> [quick_autoreg(60, rpe) for rpe in (5, 6, 7, 8, 9, 10)]
        [65.0, 65.0, 62.5, 60.0, 57.5, 55.0]
    """
    faults = Faults("quick_autoreg")
    positive(faults, "load_kg", load_kg, MAX_LOAD_KG, "kg")
    faults.number("rpe", rpe, 0, 10)
    faults.number("target_rpe", target_rpe, 0, 10)
    positive(faults, "step_kg", step_kg, 100, "kg")
    faults.raise_any()
    points = min(QUICK_MOST_POINTS, target_rpe - rpe)
    if points == 0:
        return float(load_kg)
    return _changed(load_kg, points * step_kg, increment_kg, rack)


def _changed(load_kg: float, change_kg: float, increment_kg: float, rack: Rack | Dumbbells | None) -> float:
    wanted = min(load_kg + change_kg, MAX_LOAD_KG)
    if wanted <= 0:
        raise no_such_load(wanted, "above 0 kg")
    rounded = round_load(wanted, increment_kg=increment_kg, rack=rack)
    return rounded if change_kg < 0 else max(float(load_kg), rounded)
