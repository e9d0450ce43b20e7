"""What was done of a dose: the weakest set, the weaker side, the load, and what the log leaves out."""

from __future__ import annotations

import attrs

from runstrength.formulas.effort import rir_to_rpe, rpe_to_rir
from runstrength.model.dose import Dose, WorkUnit
from runstrength.model.performed import Performed, PerformedSet
from runstrength.progression._load import kg_of
from runstrength.progression._reason import Reason
from runstrength.quantities import Bodyweight, Load

__all__ = ["LIGHTER_SHARE", "Review", "review"]

LIGHTER_SHARE = 0.999
"""Share of the prescribed load below which a set counts as lighter: logs round conversions. D."""

_UNIT_WORDS = {
    WorkUnit.REPETITIONS: "repetitions",
    WorkUnit.SECONDS: "seconds",
    WorkUnit.METRES: "metres",
}


@attrs.frozen
class Review:
    """What was done of a dose.

    Attributes:
        weakest: What the weakest of the prescribed sets had, on the weaker side.
        last: What the last prescribed set had, on the weaker side.
        rir: The smallest reserve that is logged, or `None`.
        load: The load that was mastered: the lightest that was lifted where every set has one of at least
            the prescribed load, else the prescribed one.
        lighter: The lightest load below the prescribed one, or `None`.
        gap: Why the session cannot be judged, or `None`.
    """

    weakest: int
    last: int
    rir: float | None
    load: Load | Bodyweight | None
    lighter: Load | Bodyweight | None
    gap: Reason | None


def review(dose: Dose, performed: Performed) -> Review:
    """Compare what was done with what was asked for.

    Sets beyond the prescribed number do not count. The sides count apart where they were logged apart, and
    the weaker one is taken.

    Args:
        dose: What was asked for.
        performed: What was done.

    Returns:
        The comparison.
    """
    asked = dose.sets
    sets = performed.sets
    right = performed.right
    if right is None:
        counted = sets if len(sets) == asked else sets[:asked]
        logged = len(sets)
        last = counted[-1].done
    else:
        logged = min(len(sets), len(right))
        counted = sets[:asked] + right[:asked]
        at = min(asked, logged) - 1
        last = min(sets[at].done, right[at].done)
    weakest = min([one.done for one in counted])
    gap = None
    if logged < asked:
        gap = Reason("sets-missing", (("done", logged), ("asked", asked)))
    unit = dose.work.unit
    rir: float | None = None
    for one in counted:
        if one.unit is not unit and gap is None:
            words = (("logged", _UNIT_WORDS[one.unit]), ("asked", _UNIT_WORDS[unit]))
            gap = Reason("other-unit", words)
        left = one.rir
        if left is None:
            if one.rpe is None:
                continue
            left = rpe_to_rir(one.rpe)
        if rir is None or left < rir:
            rir = left
    load, lighter, load_gap = _loads(dose.load, counted)
    return Review(weakest, last, rir, load, lighter, gap or load_gap)


def _loads(
    asked: Load | Bodyweight | None, sets: tuple[PerformedSet, ...]
) -> tuple[Load | Bodyweight | None, Load | Bodyweight | None, Reason | None]:
    """Return the load that was mastered, the lightest below the prescribed one, and what cannot be judged."""
    least, missing, other = _lightest(sets)
    if other is not None:
        return asked, None, _other_load(other, asked or least or other)
    if asked is None:
        return (least if not missing else None), None, None
    if missing and asked != Bodyweight():
        return asked, None, Reason("loads-missing", (("missing", missing), ("asked", len(sets))))
    if least is None or least is asked:
        return asked, None, None
    if type(least) is not type(asked):
        return asked, None, _other_load(least, asked)
    return (*_mastered(asked, least), None)


def _lightest(
    sets: tuple[PerformedSet, ...],
) -> tuple[Load | Bodyweight | None, int, Load | Bodyweight | None]:
    """Return the lightest load, how many sets have none, and a load of another kind among them."""
    least: Load | Bodyweight | None = None
    missing = 0
    for one in sets:
        load = one.load
        if load is None:
            missing += 1
        elif load is least:
            continue
        elif least is None:
            least = load
        elif type(load) is not type(least):
            return least, missing, load
        elif kg_of(load) < kg_of(least):
            least = load
    return least, missing, None


def _mastered(
    asked: Load | Bodyweight, least: Load | Bodyweight
) -> tuple[Load | Bodyweight, Load | Bodyweight | None]:
    wanted, lifted = kg_of(asked), kg_of(least)
    slack = abs(wanted) * (1 - LIGHTER_SHARE)
    if lifted < wanted - slack:
        return asked, least
    if lifted <= wanted + slack:
        return asked, None
    if isinstance(asked, Load) and isinstance(least, Load) and least.unit != asked.unit:
        return least.to(asked.unit), None
    return least, None


def _other_load(logged: Load | Bodyweight, asked: Load | Bodyweight) -> Reason:
    return Reason("other-load", (("logged", logged), ("asked", asked)))


def needed_rir(dose: Dose, default: float) -> float:
    """Return the reserve that a dose asks for.

    Args:
        dose: The dose.
        default: What to take where it asks for none.

    Returns:
        Repetitions in reserve: the lower end of a range of reserve, the upper end of a range of effort.
    """
    if dose.rir is not None:
        return dose.rir.low
    if dose.rpe is not None:
        return rpe_to_rir(dose.rpe.high)
    return default


def needed_rpe(dose: Dose, default: float) -> float:
    """Return the effort that a dose asks for, at the middle of a range.

    Args:
        dose: The dose.
        default: What to take where it asks for none.

    Returns:
        RPE.
    """
    if dose.rpe is not None:
        return dose.rpe.mid
    if dose.rir is not None:
        return rir_to_rpe(dose.rir.mid)
    return default
