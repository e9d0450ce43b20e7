"""What rules propose: the edits of prescriptions behind a fix."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from math import floor
from typing import Final, TypeAlias

import attrs

from runstrength.exercises import load_catalogue
from runstrength.findings import Edit, Fix, FixKind
from runstrength.model.athlete import Athlete, Level
from runstrength.model.dose import Dose, Work, WorkUnit
from runstrength.model.exercise import Exercise, Modality
from runstrength.model.session import Prescription, StrengthSession, Superset
from runstrength.muscles import MuscleGroup
from runstrength.quantities import Load, Range
from runstrength.timeline import Line, Placed, effort_of, is_hard, is_rope, percent_of
from runstrength.weekly import Lift

__all__ = [
    "Cost",
    "addition",
    "capped",
    "dosed",
    "eased",
    "fix_of",
    "group_cost",
    "grown",
    "in_week",
    "landings_cost",
    "lighter",
    "prescriptions_of",
    "reordered",
    "swapped",
    "trims",
]

Cost: TypeAlias = Callable[[Prescription], float]
"""What one set of a prescription counts."""

_SLACK: Final = 1e-9
_STEPS: Final = {"kg": 0.5, "lb": 1.0}
_SETS: Final = 2
_REPETITIONS: Final = Work(10)
_SECONDS: Final = Work(30, unit=WorkUnit.SECONDS)
_LEVELS: Final = {Level.NOVICE: 1, Level.INTERMEDIATE: 2, Level.ADVANCED: 3}


def fix_of(
    kind: FixKind, text: str, edits: Iterable[Edit], *, is_safe: bool = True, of_also: bool = False
) -> Fix:
    """Return a fix that makes some edits; where there are none, its words alone.

    Args:
        kind: What it does.
        text: The change in words.
        edits: The prescriptions that change.
        is_safe: Whether it adds neither load nor volume.
        of_also: Whether it is about the earlier session.

    Returns:
        The fix.
    """
    given = tuple(edits)
    return Fix(kind if given else FixKind.ADVICE, text, is_safe, edits=given, of_also=of_also)


def dosed(prescription: Prescription, dose: Dose) -> Edit:
    """Return the edit that gives an exercise another dose.

    Args:
        prescription: The prescription as it is.
        dose: The new dose.

    Returns:
        The edit.
    """
    return Edit(prescription, Prescription(prescription.exercise, dose))


def prescriptions_of(sessions: Iterable[Placed]) -> tuple[Prescription, ...]:
    """Return the prescriptions of some sessions in order.

    Args:
        sessions: The sessions.

    Returns:
        All of them.
    """
    return tuple(p for placed in sessions for p in placed.facts.prescriptions)


def in_week(line: Line, number: int) -> tuple[Prescription, ...]:
    """Return the prescriptions of a week of a line in order.

    Args:
        line: The line.
        number: The number of the week, from 1.

    Returns:
        All of them.
    """
    return prescriptions_of(line.weeks[number - 1].sessions)


def trims(prescriptions: Sequence[Prescription], *excesses: tuple[float, Cost]) -> tuple[Edit, ...]:
    """Take sets away until nothing is in excess, from the exercise with the most sets first.

    Of equal ones the later loses a set. Every exercise keeps one.

    Args:
        prescriptions: What may lose sets.
        excesses: How much is too much, and what a set counts towards it.

    Returns:
        The edits; none where too much would be left.
    """
    sets = [p.dose.sets for p in prescriptions]
    for excess, cost in excesses:
        costs = [cost(p) for p in prescriptions]
        left = excess - sum((p.dose.sets - n) * c for p, n, c in zip(prescriptions, sets, costs, strict=True))
        while left > _SLACK:
            most = max((n, at) for at, n in enumerate([*sets, 1]) if n == 1 or costs[at] > 0)
            if most[0] == 1:
                return ()
            sets[most[1]] -= 1
            left -= costs[most[1]]
    return tuple(
        dosed(p, attrs.evolve(p.dose, sets=n))
        for p, n in zip(prescriptions, sets, strict=True)
        if n < p.dose.sets
    )


def grown(prescriptions: Sequence[Prescription], lack: float, cost: Cost) -> tuple[Edit, ...]:
    """Add sets until nothing is lacking, to the exercise with the fewest sets first.

    Args:
        prescriptions: What may get sets.
        lack: How much is lacking.
        cost: What a set counts towards it.

    Returns:
        The edits; none where nothing counts towards it.
    """
    costs = [cost(p) for p in prescriptions]
    if not any(costs):
        return ()
    sets = [p.dose.sets for p in prescriptions]
    while lack > _SLACK:
        at = min((n, at) for at, n in enumerate(sets) if costs[at])[1]
        sets[at] += 1
        lack -= costs[at]
    return tuple(
        dosed(p, attrs.evolve(p.dose, sets=n))
        for p, n in zip(prescriptions, sets, strict=True)
        if n > p.dose.sets
    )


def landings_cost(prescription: Prescription) -> float:
    """Return the landings of a set, rope skipping left out.

    Args:
        prescription: The prescription.

    Returns:
        Landings.
    """
    return 0.0 if is_rope(prescription) else prescription.landings / prescription.dose.sets


def group_cost(group: MuscleGroup | None, maxes: Mapping[str, Load]) -> Cost:
    """Return what a hard set counts for a muscle group: direct 1, indirect 0.5 (PEL26).

    Args:
        group: The group; `None` counts every hard set.
        maxes: Known one-repetition maxima by exercise name.

    Returns:
        The count of a set.
    """

    def cost(prescription: Prescription) -> float:
        if not is_hard(prescription, percent_of(prescription, maxes)):
            return 0.0
        exercise = prescription.exercise
        if group is None or group in exercise.groups:
            return 1.0
        return 0.5 if group in exercise.indirect_groups else 0.0

    return cost


def eased(prescriptions: Iterable[Prescription], rpe: float) -> tuple[Edit, ...]:
    """Lower efforts to an RPE.

    Args:
        prescriptions: The prescriptions.
        rpe: The most that is asked for afterwards.

    Returns:
        The edits of those that ask for more.
    """
    edits: list[Edit] = []
    reserve = 10.0 - rpe
    for prescription in prescriptions:
        dose = prescription.dose
        effort = effort_of(dose)
        if effort is None or effort <= rpe:
            continue
        easier = attrs.evolve(
            dose,
            work=attrs.evolve(dose.work, open_ended=False),
            rpe=dose.rpe and Range(min(rpe, dose.rpe.low), min(rpe, dose.rpe.high)),
            rir=dose.rir and Range(max(reserve, dose.rir.low), max(reserve, dose.rir.high)),
        )
        edits.append(dosed(prescription, easier))
    return tuple(edits)


def lighter(load: Load, kg: float) -> Load | None:
    """Return the heaviest load up to a limit, in the unit of another, in half kilograms or whole pounds.

    Args:
        load: The load as it is.
        kg: The limit in kilograms.

    Returns:
        The load; `None` where nothing is left of it.
    """
    step = _STEPS[load.unit]
    value = floor(kg * load.value / load.kg / step + _SLACK) * step
    return Load(value, load.unit) if value > 0 else None


def capped(prescriptions: Iterable[Prescription], lift: Lift, most: float) -> tuple[Edit, ...]:
    """Lower the loads of a lift to a limit, rounded down.

    Args:
        prescriptions: The prescriptions of a week.
        lift: The exercise, the work of a set and the unit of the limit.
        most: The limit, in kilograms or per cent.

    Returns:
        The edits of those above the limit; none where nothing would be left of one.
    """
    edits: list[Edit] = []
    for prescription in prescriptions:
        dose = prescription.dose
        if (prescription.exercise.name, str(dose.work)) != (lift.exercise, lift.work):
            continue
        if lift.unit == "%":
            whole = float(floor(most + _SLACK))
            if dose.percent and dose.percent.high > most and whole > 0:
                low, high = min(whole, dose.percent.low), min(whole, dose.percent.high)
                edits.append(dosed(prescription, attrs.evolve(dose, percent=Range(low, high))))
        elif isinstance(dose.load, Load) and dose.load.kg > most:
            load = lighter(dose.load, most)
            if load is None:
                return ()
            edits.append(dosed(prescription, attrs.evolve(dose, load=load)))
    return tuple(edits)


def swapped(prescriptions: Iterable[Prescription], old: str, new: Exercise) -> tuple[Edit, ...]:
    """Put one exercise in the place of another, with the doses as they are.

    Args:
        prescriptions: The prescriptions.
        old: The name of the exercise that goes.
        new: The exercise that comes.

    Returns:
        The edits.
    """
    return tuple(Edit(p, Prescription(new, p.dose)) for p in prescriptions if p.exercise.name == old)


def reordered(session: StrengthSession, comes_first: Callable[[Prescription], bool]) -> tuple[Edit, ...]:
    """Put some prescriptions of a session before all others, inside of supersets too.

    Args:
        session: The session.
        comes_first: Which prescriptions.

    Returns:
        The edits, prescription by prescription; none where nothing changes its place or a superset would.
    """

    def comes_later(prescription: Prescription) -> bool:
        return not comes_first(prescription)

    groups = [item.prescriptions if isinstance(item, Superset) else (item,) for item in session.items]
    ordered = [sorted(group, key=comes_later) for group in groups]
    ordered.sort(key=lambda group: any(map(comes_later, group)))
    if [len(group) for group in groups] != [len(group) for group in ordered]:
        return ()
    order = tuple(p for group in ordered for p in group)
    if order == session.prescriptions:
        return ()
    return tuple(Edit(old, new) for old, new in zip(session.prescriptions, order, strict=True))


@lru_cache(maxsize=1024)
def addition(athlete: Athlete, groups: frozenset[MuscleGroup], *, light_ok: bool = True) -> tuple[Edit, ...]:
    """Add an exercise of the catalogue that the athlete can do, from the guide first.

    Exercises of which the guide leaves facts out come last. Without a dose of the guide it gets two sets of
    ten repetitions or 30 seconds (convention).

    Args:
        athlete: Whose equipment and level count.
        groups: It trains one of these directly.
        light_ok: Whether light exercises will do.

    Returns:
        The edit; none where there is no such exercise.
    """
    doable = load_catalogue().find(equipment=athlete.equipment, level=_LEVELS[athlete.level], impact=0)
    known = [e for e in doable if not e.groups.isdisjoint(groups) and (light_ok or not e.light)]
    if not known:
        return ()
    exercise = min(known, key=_rank)
    work = _SECONDS if exercise.modality is Modality.ISOMETRIC else _REPETITIONS
    dose = Dose(sets=_SETS, work=work, per_side=exercise.per_side)
    return (Edit(None, Prescription(exercise, exercise.guide.dose if exercise.guide else dose)),)


def _rank(exercise: Exercise) -> tuple[bool, int]:
    return exercise.guide is None or bool(exercise.guide.inferred), exercise.level
