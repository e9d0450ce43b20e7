"""What a week holds as numbers, for rules that compare weeks.

The figures of a week follow from which sessions it holds and from its labels, never from where in the week
they stand, so that a rule over them says the same wherever a session is moved to inside its week. They are
worked out once for all weeks of the same content.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import fsum
from typing import Final, NamedTuple

import attrs

from runstrength.formulas.effort import MAX_RPE, rpe_to_rir
from runstrength.formulas.one_rep_max import MAX_REPS, e1rm
from runstrength.model.dose import Dose, WorkUnit
from runstrength.model.exercise import Exercise, Modality
from runstrength.model.session import (
    DIRECT_SET,
    INDIRECT_SET,
    Prescription,
    RaceSession,
    RunSession,
    Session,
)
from runstrength.muscles import MuscleGroup
from runstrength.quantities import Load
from runstrength.timeline import EASED_LABELS, Lack, Line, LineWeek, SessionFacts, Trait, is_hard

__all__ = [
    "DELOAD_LABELS",
    "ExerciseFigures",
    "Lift",
    "Lifted",
    "Ramp",
    "WeekFigures",
    "Weekly",
    "estimate_of",
    "run_metres",
    "weekly",
]

DELOAD_LABELS: Final = frozenset({"deload", "deload week"})
_EASED: Final = EASED_LABELS | DELOAD_LABELS
_WHOLE_WEEK_SESSIONS: Final = 2
_STRENGTH: Final = int(Trait.STRENGTH)
_RUN: Final = int(Trait.RUN)
_GOAL: Final = int(Trait.PRIORITY_RACE)


class Lift(NamedTuple):
    """An exercise with so much work in a set: what must be equal for two loads to be compared.

    Attributes:
        exercise: The name of the exercise.
        work: The work of a set as text, such as `8-12`.
        unit: `kg`, or `%` of the maximum.
    """

    exercise: str
    work: str
    unit: str


@attrs.frozen(eq=False)
class Lifted:
    """The loads of a lift in a week.

    Attributes:
        load: The top load, in the unit of the lift.
        sessions: Sessions of the week with that load.
        least: The least work of a set, such as the lower end of `8-12`.
        loads: The top loads of the sessions, the lightest first.
    """

    load: float
    sessions: int
    least: int
    loads: tuple[float, ...]


@attrs.frozen(eq=False)
class ExerciseFigures:
    """What a week asks for of one exercise.

    Attributes:
        exercise: The exercise.
        sets: Sets of any effort.
        e1rm_kg: The best one-repetition maximum that its doses stand for, or `None` without loads in
            kilograms.
        estimates: Sessions whose doses stand for one.
    """

    exercise: Exercise
    sets: int
    e1rm_kg: float | None
    estimates: int


@attrs.frozen(eq=False)
class WeekFigures:
    """A week as numbers.

    Attributes:
        labels: Its labels.
        is_eased: Whether it is meant to hold less: labelled deload, taper, race, recovery or return.
        is_partial: Whether too little is known of it to judge it as a whole: labelled partial, or at an end
            of a plan with fewer than two sessions and fewer than the week beside it.
        is_ordinary: Whether it is meant to hold as much as any: neither eased nor partial nor empty.
        is_known: Whether the exercises of all its strength sessions are given.
        strength_sessions: Strength sessions that are not light.
        sets: Hard sets, each counted once.
        group_sets: Hard sets by muscle group, direct 1 and indirect 0.5, jumps left out: they go by landings.
        exercises: What it asks for of each exercise, by name.
        lifts: The loads, for each exercise and work.
        rows: Prescriptions of all strength sessions.
        landings: Contacts, rope skipping left out.
        runs: Runs and races.
        has_goal: Whether it has a race of priority A or B.
        run_m: Metres of all runs and races, or `None` where one does not say.
        run_min: The same in minutes.
        longest_m: Metres of the longest run or race, or `None` where one does not say or there is none.
        longest_min: The same in minutes.
    """

    labels: tuple[str, ...]
    is_eased: bool
    is_partial: bool
    is_ordinary: bool
    is_known: bool
    strength_sessions: int
    sets: float
    group_sets: Mapping[MuscleGroup, float]
    exercises: Mapping[str, ExerciseFigures]
    lifts: Mapping[Lift, Lifted]
    rows: int
    landings: float
    runs: int
    has_goal: bool
    run_m: float | None
    run_min: float | None
    longest_m: float | None
    longest_min: float | None

    def run_growth(self, before: WeekFigures) -> float | None:
        """Return how much more is run than in another week, as a share of that.

        Distances are compared where both weeks give all of them, else minutes.

        Args:
            before: The other week.

        Returns:
            0.1 for ten per cent more; `None` where neither is known of both, or there is nothing to compare
            with.
        """
        if self.run_m is not None and before.run_m:
            return self.run_m / before.run_m - 1
        if self.run_min is not None and before.run_min:
            return self.run_min / before.run_min - 1
        return None


class Ramp(NamedTuple):
    """A week of a plan beside the last ordinary week before it.

    Attributes:
        number: The number of the week, from 1.
        week: The week.
        before: The last ordinary week before it, which may belong to the known history.
    """

    number: int
    week: WeekFigures
    before: WeekFigures


@attrs.frozen(eq=False)
class Weekly:
    """The weeks of a line as numbers.

    Attributes:
        weeks: Their figures, those of the known history first.
        first: The number of the first of them: 1 without a history, else 0 or below.
        ramps: The weeks from 1 on that have an ordinary week before them, partial weeks left out.
    """

    weeks: tuple[WeekFigures, ...]
    first: int
    ramps: tuple[Ramp, ...]


@lru_cache(maxsize=4)
def weekly(line: Line) -> Weekly:
    """Return the weeks of a line as numbers.

    Args:
        line: The line.

    Returns:
        Their figures, remembered for the line.

    Example:
        >>> from runstrength.model import Plan
        >>> from runstrength.timeline import timeline
        >>> plan = Plan.parse('''
        ... week 1
        ... mon strength: back squat 3x5 @60kg
        ... sat long 18km
        ... week 2
        ... mon strength: back squat 4x5 @60kg
        ... sat long 20km
        ... ''')
        >>> ramp = weekly(timeline(plan)).ramps[0]
        >>> ramp.number, ramp.before.sets, ramp.week.sets, ramp.week.longest_m
        (2, 3.0, 4.0, 20000.0)
    """
    first = 1 - len(line.past)
    weeks = _all_figures(line)
    ramps: list[Ramp] = []
    before: WeekFigures | None = None
    for number, week in enumerate(weeks, first):
        if number >= 1 and before is not None and not week.is_partial:
            ramps.append(Ramp(number, week, before))
        if week.is_ordinary:
            before = week
    return Weekly(weeks, first, tuple(ramps))


def _all_figures(line: Line) -> tuple[WeekFigures, ...]:
    weeks = (*line.past, *line.weeks)
    cut: set[int] = set()
    if line.is_plan and len(weeks) > 1:
        ends = ((0, 1), (-1, -2)) if not line.past else ((-1, -2),)
        cut = {at % len(weeks) for at, beside in ends if _is_cut(weeks[at], weeks[beside])}
    return tuple(
        [
            _figures(week.labels, at in cut, tuple([placed.facts for placed in week.sessions]))
            for at, week in enumerate(weeks)
        ]
    )


def _is_cut(week: LineWeek, beside: LineWeek) -> bool:
    return len(week.sessions) < min(_WHOLE_WEEK_SESSIONS, len(beside.sessions))


@lru_cache(maxsize=4096)
def _figures(
    labels: tuple[str, ...],
    is_cut: bool,  # noqa: FBT001 - what is remembered goes by position
    sessions: tuple[SessionFacts, ...],
) -> WeekFigures:
    runs = [facts for facts in sessions if facts.mask & _RUN]
    metres = [run_metres(facts.session) for facts in runs]
    minutes = [facts.minutes for facts in runs]
    is_eased = not _EASED.isdisjoint(labels)
    is_partial = is_cut or "partial" in labels
    return WeekFigures(
        labels=labels,
        is_eased=is_eased,
        is_partial=is_partial,
        is_ordinary=bool(sessions) and not is_eased and not is_partial,
        is_known=not any(Lack.CONTENT in facts.lacks for facts in sessions),
        strength_sessions=sum(1 for facts in sessions if facts.mask & _STRENGTH),
        sets=fsum(facts.total_hard_sets for facts in sessions),
        group_sets=_group_sets(sessions),
        exercises=_exercises(sessions),
        lifts=_lifts(sessions),
        rows=sum(len(facts.prescriptions) for facts in sessions),
        landings=fsum(facts.landings for facts in sessions),
        runs=len(runs),
        has_goal=any(facts.mask & _GOAL for facts in runs),
        run_m=_total(metres),
        run_min=_total(minutes),
        longest_m=_longest(metres),
        longest_min=_longest(minutes),
    )


def _total(amounts: Iterable[float | None]) -> float | None:
    known = _known(amounts)
    return None if known is None else fsum(known)


def _longest(amounts: Iterable[float | None]) -> float | None:
    known = _known(amounts)
    return max(known) if known else None


def _known(amounts: Iterable[float | None]) -> list[float] | None:
    known: list[float] = []
    for amount in amounts:
        if amount is None:
            return None
        known.append(amount)
    return known


def run_metres(session: Session) -> float | None:
    """Return how far a run or a race goes.

    Args:
        session: The session.

    Returns:
        Metres, at the middle of a range; `None` where it does not say or is neither.
    """
    if isinstance(session, RaceSession):
        return round(session.distance.km * 1000, 6)
    if isinstance(session, RunSession) and session.distance:
        return round(session.distance.mid.km * 1000, 6)
    return None


def estimate_of(prescription: Prescription) -> float | None:
    """Return the one-repetition maximum that a prescription stands for.

    The least repetitions of a set and the reserve that is asked for, by Epley's estimator; a dose that gives
    no effort is taken for one to failure.

    Args:
        prescription: The prescription.

    Returns:
        Kilograms; `None` without a load in kilograms, or with more repetitions than an estimate can bear.
    """
    dose = prescription.dose
    is_dynamic = prescription.exercise.modality is Modality.DYNAMIC
    if not is_dynamic or not isinstance(dose.load, Load) or dose.work.unit is not WorkUnit.REPETITIONS:
        return None
    reserve = _reserve_of(dose)
    return e1rm(dose.load.kg, dose.work.low, rir=reserve) if dose.work.low + reserve <= MAX_REPS else None


def _reserve_of(dose: Dose) -> float:
    if dose.work.open_ended:
        return 0.0
    if dose.rir:
        return dose.rir.low
    return rpe_to_rir(dose.rpe.high if dose.rpe else MAX_RPE)


def _group_sets(sessions: Iterable[SessionFacts]) -> Mapping[MuscleGroup, float]:
    groups: dict[MuscleGroup, float] = {}
    for facts in sessions:
        for group, sets in facts.hard_sets.items():
            groups[group] = groups.get(group, 0.0) + sets
        for jump in facts.prescriptions:
            if jump.exercise.modality is Modality.PLYOMETRIC and is_hard(jump):
                for group in jump.exercise.groups:
                    groups[group] -= DIRECT_SET * jump.dose.sets
                for group in jump.exercise.indirect_groups:
                    groups[group] -= INDIRECT_SET * jump.dose.sets
    return {group: sets for group, sets in groups.items() if sets}


def _exercises(sessions: Iterable[SessionFacts]) -> Mapping[str, ExerciseFigures]:
    sets: dict[str, int] = {}
    best: dict[str, float] = {}
    estimates: dict[str, int] = {}
    exercises: dict[str, Exercise] = {}
    for facts in sessions:
        estimated: set[str] = set()
        for prescription in facts.prescriptions:
            exercise = prescription.exercise
            exercises[exercise.name] = exercise
            sets[exercise.name] = sets.get(exercise.name, 0) + prescription.dose.sets
            estimate = estimate_of(prescription)
            if estimate is not None:
                best[exercise.name] = max(estimate, best.get(exercise.name, 0.0))
                estimated.add(exercise.name)
        for name in estimated:
            estimates[name] = estimates.get(name, 0) + 1
    return {
        name: ExerciseFigures(exercise, sets[name], best.get(name), estimates.get(name, 0))
        for name, exercise in exercises.items()
    }


def _lifts(sessions: Iterable[SessionFacts]) -> Mapping[Lift, Lifted]:
    loads: dict[Lift, list[float]] = {}
    least: dict[Lift, int] = {}
    for facts in sessions:
        for lift, (load, work) in _lifts_of(facts).items():
            loads.setdefault(lift, []).append(load)
            least[lift] = work
    return {
        lift: Lifted(max(known), known.count(max(known)), least[lift], tuple(sorted(known)))
        for lift, known in loads.items()
    }


def _lifts_of(facts: SessionFacts) -> Mapping[Lift, tuple[float, int]]:
    lifts: dict[Lift, tuple[float, int]] = {}
    for prescription in facts.prescriptions:
        dose = prescription.dose
        loads = [(dose.load.kg, "kg")] if isinstance(dose.load, Load) else []
        loads += [(dose.percent.high, "%")] if dose.percent else []
        for load, unit in loads:
            lift = Lift(prescription.exercise.name, str(dose.work), unit)
            if lift not in lifts or load > lifts[lift][0]:
                lifts[lift] = load, dose.work.low
    return lifts
