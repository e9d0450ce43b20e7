"""Ten rules written a second time, plainly, from the definitions of the evidence base.

Nothing here uses the timeline, the rules or the engine: only the nouns of the model. A week that repeats is
laid out three times in a row, and what is found in the last copy is what the week finds. Every
finding is `(code, severity, where)`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import combinations
from typing import Final, TypeAlias
from zoneinfo import ZoneInfo

from runstrength.model import (
    Athlete,
    CrossTrainingSession,
    Dose,
    Level,
    Modality,
    Plan,
    PlannedSession,
    Prescription,
    RacePriority,
    RaceSession,
    RunKind,
    RunSession,
    Session,
    StrengthSession,
    Week,
)
from runstrength.muscles import MuscleGroup, Region

Found: TypeAlias = tuple[str, str, str]
"""Code, severity and place of a finding."""

CODES: Final = (
    "REC001",
    "REC002",
    "REC003",
    "REC006",
    "INT001",
    "INT002",
    "INT007",
    "FRQ001",
    "COV003",
    "TPR001",
)
"""The ten rules."""

GUIDE_CODES: Final = ("REC001", "REC002", "FRQ001", "COV003")
"""Those of the ten that the guide speaks of."""

COPIES: Final = 3
TOLD: Final = 2

KEY_GROUPS: Final = (
    MuscleGroup.QUADRICEPS,
    MuscleGroup.HAMSTRINGS,
    MuscleGroup.CALVES,
    MuscleGroup.GLUTES,
    MuscleGroup.HIP_FLEXORS,
    MuscleGroup.CORE,
)
QUALITY: Final = (
    RunKind.INTERVALS,
    RunKind.TEMPO,
    RunKind.FARTLEK,
    RunKind.HILLS,
    RunKind.SPRINTS,
    RunKind.TIME_TRIAL,
    RunKind.MARATHON_PACE,
)
MASTERS_AGE: Final = 50
LONG_MINUTES: Final = 90


@dataclass(frozen=True)
class Entry:
    """A session on the line: its week (from 0), its day (from 0), and its hours."""

    week: int
    day: int
    start: float
    end: float
    session: Session
    where: str


# What a session is.


def effort(dose: Dose) -> float | None:
    """The highest RPE given for all sets; a RIR stands for an RPE, 10 being nothing in reserve."""
    given = [dose.rpe.high] if dose.rpe is not None else []
    if dose.rir is not None:
        given.append(10 - dose.rir.low)
    return max(given, default=None)


def is_light_work(row: Prescription) -> bool:
    """Light is a fact of the exercise, or follows from RPE 4 or less; a last set to failure is not light."""
    given = effort(row.dose)
    return row.exercise.light or (given is not None and given <= 4 and not row.dose.work.open_ended)


def is_light(session: StrengthSession) -> bool:
    """A session is light where all of it is, or where it says RPE 4 or less of itself."""
    if session.items:
        return all(is_light_work(row) for row in session.prescriptions)
    return session.rpe is not None and session.rpe.high <= 4


def is_hard_work(dose: Dose) -> bool:
    """A hard set: RIR 4 or less, RPE 6 or more or 60 % or more; hard too where no effort is given."""
    if dose.work.open_ended or (dose.rir is None and dose.rpe is None and dose.percent is None):
        return True
    if dose.rir is not None and dose.rir.low <= 4:
        return True
    if dose.rpe is not None and dose.rpe.high >= 6:
        return True
    return dose.percent is not None and dose.percent.high >= 60


def has_failure_sets(session: StrengthSession) -> bool:
    """A failure set has RIR 0, RPE 10 or is open-ended."""
    for row in session.prescriptions:
        dose = row.dose
        if dose.work.open_ended:
            return True
        if dose.rir is not None and dose.rir.low == 0:
            return True
        if dose.rpe is not None and dose.rpe.high == 10:
            return True
    return False


def loaded_groups(session: Session) -> set[MuscleGroup]:
    """Groups with two fractional hard sets, or with a hold of 70 % of the maximum."""
    if not isinstance(session, StrengthSession):
        return set()
    sets: Counter[MuscleGroup] = Counter()
    loaded: set[MuscleGroup] = set()
    for row in session.prescriptions:
        if is_light_work(row):
            continue
        dose, exercise = row.dose, row.exercise
        if exercise.modality is Modality.ISOMETRIC and dose.percent is not None and dose.percent.high >= 70:
            loaded |= exercise.groups
        if is_hard_work(dose):
            for group in exercise.groups:
                sets[group] += 2 * dose.sets  # counted in halves
            for group in exercise.indirect_groups:
                sets[group] += dose.sets
    return loaded | {group for group, halves in sets.items() if halves >= 4}


def is_hard_lower(session: Session) -> bool:
    """Four lower sets at 80 % or RPE 8, or more than 60 landings of impact 2 or more."""
    if not isinstance(session, StrengthSession):
        return False
    sets, landings = 0, 0.0
    for row in session.prescriptions:
        dose, exercise = row.dose, row.exercise
        of_maximum = dose.percent is not None and exercise.modality is not Modality.ISOMETRIC
        heavy = of_maximum and dose.percent is not None and dose.percent.high >= 80
        given = effort(dose)
        hard = given is not None and given >= 8
        if any(group.region is Region.LOWER for group in exercise.groups):
            if heavy or hard:
                sets += dose.sets
            elif dose.work.open_ended:
                sets += 1  # only the last set is known to be hard
        if exercise.modality is Modality.PLYOMETRIC and exercise.impact >= 2:
            landings += row.landings
    return sets >= 4 or landings > 60


def has_power_work(session: StrengthSession) -> bool:
    """Power work is plyometric work beyond a warm-up: 40 landings, or impact 2; a rope does not count."""
    jumps = [
        row
        for row in session.prescriptions
        if row.exercise.modality is Modality.PLYOMETRIC and "rope" not in row.exercise.equipment
    ]
    return sum(row.landings for row in jumps) >= 40 or any(row.exercise.impact >= 2 for row in jumps)


def is_long_run(session: Session) -> bool:
    """Named so, or 90 minutes and more."""
    if not isinstance(session, RunSession):
        return False
    minutes = session.minutes()
    return session.kind is RunKind.LONG or (minutes is not None and minutes >= LONG_MINUTES)


def is_quality(session: Session) -> bool:
    """A quality run; races and long runs are among them."""
    if isinstance(session, RaceSession) or is_long_run(session):
        return True
    return isinstance(session, RunSession) and session.kind in QUALITY


# The line.


def instant(plan: Plan | None, day: int, minute: int) -> float:
    """Hours of a wall-clock minute: by the clock, or as real hours in the zone of a dated plan."""
    if plan is None or plan.start is None or not plan.zone:
        return day * 24 + minute / 60
    wall = datetime.combine(plan.start, time(), ZoneInfo(plan.zone)) + timedelta(days=day, minutes=minute)
    return wall.timestamp() / 3600


def entries_of_week(plan: Plan | None, week: Week, number: int, name: str) -> Iterator[Entry]:
    """Lay out a week; sessions of one start follow one another in the written order."""
    ends: dict[tuple[int, int], float] = {}
    for planned in sorted(week.sessions, key=_start):
        day, minute = number * 7 + planned.slot.day, planned.slot.start_minute
        start = ends.get((day, minute), instant(plan, day, minute))
        end = start + (planned.session.minutes() or 0) / 60
        ends[day, minute] = end
        yield Entry(number, day, start, end, planned.session, f"{name} {planned.slot}".strip())


def _start(planned: PlannedSession) -> int:
    return planned.slot.day * 1440 + planned.slot.start_minute


def line_of(weeks: list[Week], names: list[str], plan: Plan | None = None) -> list[Entry]:
    """Lay out weeks in a row."""
    line: list[Entry] = []
    for number, week in enumerate(weeks):
        line += entries_of_week(plan, week, number, names[number])
    return sorted(line, key=lambda entry: entry.start)


def hours(from_h: float, to_h: float) -> float:
    """Hours between two moments, without the noise of floating point."""
    return round(to_h - from_h, 7)


# Rules about two sessions: the severity, or nothing.


def consecutive_days(earlier: Entry, later: Entry, athlete: Athlete, *, guide: bool) -> str | None:
    """REC001."""
    one, other = earlier.session, later.session
    if not (isinstance(one, StrengthSession) and isinstance(other, StrengthSession)):
        return None
    if later.day - earlier.day != 1 or is_light(one) or is_light(other):
        return None
    if guide:
        return "error"
    if not (one.items and other.items):
        return "info"  # content not known: nothing is exempt
    return "info" if trained_directly(one) & trained_directly(other) else None


def trained_directly(session: StrengthSession) -> set[MuscleGroup]:
    """Groups trained directly, whatever the effort; exercises that are light do not count."""
    return {group for row in session.prescriptions if not row.exercise.light for group in row.exercise.groups}


def same_muscles(earlier: Entry, later: Entry, athlete: Athlete, *, guide: bool) -> str | None:
    """REC003."""
    shared = loaded_groups(earlier.session) & loaded_groups(later.session)
    gap = hours(earlier.start, later.start)
    if not shared or not isinstance(earlier.session, StrengthSession):
        return None
    if shared == {MuscleGroup.CORE}:
        return "warning" if gap < 24 else None
    factor = 1.25 if athlete.age is not None and athlete.age >= MASTERS_AGE else 1.0
    more = 24 if has_failure_sets(earlier.session) else 0
    if gap < 24:
        return "error"
    if gap < 36 * factor + more:
        return "warning"
    return "info" if gap < 48 * factor + more else None


def before_quality_run(earlier: Entry, later: Entry, athlete: Athlete, *, guide: bool) -> str | None:
    """INT001."""
    run = later.session
    if not is_hard_lower(earlier.session) or not is_quality(run) or is_long_run(run):
        return None
    if earlier.day == later.day:
        return None
    if isinstance(run, RaceSession) and run.priority is not RacePriority.C:
        return None
    more = 24 if isinstance(earlier.session, StrengthSession) and has_failure_sets(earlier.session) else 0
    gap = hours(earlier.end, later.start)
    if gap < (48 if athlete.level is Level.NOVICE else 24) + more:
        return "warning"
    return "info" if gap < 48 + more else None


def close_to_run(earlier: Entry, later: Entry, athlete: Athlete, *, guide: bool) -> str | None:
    """INT002."""
    pair = (earlier.session, later.session)
    strength = [session for session in pair if isinstance(session, StrengthSession)]
    runs = [session for session in pair if isinstance(session, RunSession | RaceSession)]
    if len(strength) != 1 or len(runs) != 1 or earlier.day != later.day:
        return None
    gap = hours(earlier.end, later.start)
    if is_hard_lower(strength[0]) or has_power_work(strength[0]):
        if gap < 3:
            return "warning"
        return "info" if gap < 6 else None
    return "info" if gap < 3 and not is_light(strength[0]) else None


def before_long_run(earlier: Entry, later: Entry, athlete: Athlete, *, guide: bool) -> str | None:
    """INT007."""
    if not is_hard_lower(earlier.session) or not is_long_run(later.session):
        return None
    return "warning" if hours(earlier.end, later.start) < 24 else None


def before_race(earlier: Entry, later: Entry, athlete: Athlete, *, guide: bool) -> str | None:
    """TPR001."""
    race = later.session
    if not is_hard_lower(earlier.session) or not isinstance(race, RaceSession):
        return None
    gap = hours(earlier.end, later.start)
    if race.priority is RacePriority.B:
        return "warning" if gap < 48 else None
    if race.priority is RacePriority.C:
        return None
    for severity, limit in (("error", 48), ("warning", 72), ("info", 96)):
        if gap < limit:
            return severity
    return None


PAIR_RULES: Final[dict[str, Callable[..., str | None]]] = {
    "REC001": consecutive_days,
    "REC003": same_muscles,
    "INT001": before_quality_run,
    "INT002": close_to_run,
    "INT007": before_long_run,
    "TPR001": before_race,
}


# Rules about days in a row: severity, week and place.


def no_rest(line: list[Entry], weeks: int, names: list[str], athlete: Athlete) -> Iterator[tuple[int, Found]]:
    """REC002: every seventh day in a row without rest, told of its week."""
    severity = "info" if athlete.level is Level.ADVANCED else "warning"
    in_a_row = 0
    for day in range(weeks * 7):
        in_a_row = in_a_row + 1 if any(e.day == day and is_training(e.session) for e in line) else 0
        if in_a_row and in_a_row % 7 == 0:
            yield day // 7, ("REC002", severity, names[day // 7] or "the whole")


def is_training(session: Session) -> bool:
    """What a day of rest has not: runs, strength and cross-training; a walk is allowed."""
    if isinstance(session, CrossTrainingSession):
        return session.sport != "walk"
    return isinstance(session, RunSession | RaceSession | StrengthSession)


def hard_days(line: list[Entry], weeks: int) -> Iterator[tuple[int, Found]]:
    """REC006: every hard day beyond the second in a row, at its first hard session."""
    in_a_row = 0
    for day in range(weeks * 7):
        hard = [e for e in line if e.day == day and (is_quality(e.session) or is_hard_lower(e.session))]
        in_a_row = in_a_row + 1 if hard else 0
        if in_a_row > 2:
            yield day // 7, ("REC006", "warning", min(hard, key=lambda e: e.start).where)


# Rules about one week.


def strength_days(week: Week, *, in_plan: bool, guide: bool) -> str | None:
    """FRQ001."""
    if in_plan and len({planned.slot.day for planned in week.sessions}) <= 1:
        return None
    days = {
        planned.slot.day
        for planned in week.sessions
        if isinstance(planned.session, StrengthSession) and not is_light(planned.session)
    }
    least = 2
    if {"in-season", "in season", "maintenance", "taper"} & set(week.labels):
        least = 1
    if {"race", "race week"} & set(week.labels):
        least = 0
    if len(days) < least:
        return "warning"
    if len(days) > 3:
        return "warning" if guide else "info"
    return None


def missing_groups(week: Week, *, in_plan: bool, guide: bool) -> int:
    """COV003: how many key groups the week leaves out."""
    if {"race", "taper", "recovery", "return"} & set(week.labels):
        return 0
    if in_plan and len({planned.slot.day for planned in week.sessions}) <= 1:
        return 0
    strength = [planned.session for planned in week.sessions if isinstance(planned.session, StrengthSession)]
    if all(map(is_light, strength)) or any(not session.items for session in strength):
        return 0
    sets: Counter[MuscleGroup] = Counter()
    for session in strength:
        for row in session.prescriptions:
            if guide or not is_light_work(row):
                for group in row.exercise.groups:
                    sets[group] += row.dose.sets
    return sum(sets[group] < (1 if guide else 2) for group in KEY_GROUPS)


# All of them.


def found_by_reference(subject: Week | Plan, athlete: Athlete, *, guide: bool) -> Counter[Found]:
    """Check a week or a plan with the ten rules, or with those of them that the guide has."""
    codes = GUIDE_CODES if guide else CODES
    plan = subject if isinstance(subject, Plan) else None
    if isinstance(subject, Plan):
        weeks = list(subject.weeks)
        names = [f"week {number}" for number in range(1, len(weeks) + 1)]
        told = set(range(len(weeks)))
    elif subject.repeats:
        weeks, names, told = [subject] * COPIES, [""] * COPIES, {TOLD}
    else:
        weeks, names, told = [subject], [""], {0}
    line = line_of(weeks, names, plan)

    found: Counter[Found] = Counter()
    for earlier, later in combinations(line, 2):
        if later.week in told:
            for code, rule in PAIR_RULES.items():
                severity = rule(earlier, later, athlete, guide=guide)
                if severity:
                    found[code, severity, later.where] += 1
    for rows in (no_rest(line, len(weeks), names, athlete), hard_days(line, len(weeks))):
        found.update(row for week, row in rows if week in told)
    for number in told:
        week, where = weeks[number], names[number] or "the whole"
        severity = strength_days(week, in_plan=plan is not None, guide=guide)
        if severity:
            found["FRQ001", severity, where] += 1
        found["COV003", "warning", where] += missing_groups(week, in_plan=plan is not None, guide=guide)
    return Counter({row: count for row, count in found.items() if row[0] in codes and count})
