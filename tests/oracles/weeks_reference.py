"""Six rules that compare weeks, written a second time from the rule table.

Nothing here uses the timeline, the weekly figures, the rules or the engine: only the nouns of the model, and
the definitions of a hard and of a light set from the other reference. Every finding is
`(code, severity, where)`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from tests.oracles.rules_reference import Found, is_hard_work, is_light, is_light_work

from runstrength.model import Modality, Plan, RaceSession, RunSession, Session, StrengthSession, Week
from runstrength.muscles import MuscleGroup
from runstrength.quantities import Load

CODES: Final = ("PRG001", "PRG003", "PRG004", "PRG008", "RUN001", "RUN002")
"""The six rules."""

EASED: Final = {
    "deload",
    "deload week",
    "taper",
    "race",
    "race week",
    "recovery",
    "recovery week",
    "return",
    "return week",
}
TINY: Final = 1e-9


# What a week is.


def is_eased(week: Week) -> bool:
    """Labelled as one that holds less."""
    return bool(EASED & set(week.labels))


def is_partial(plan: Plan, at: int) -> bool:
    """Labelled so, or an end of the plan that holds a single session or none, beside a week with more."""
    weeks = plan.weeks
    if "partial" in weeks[at].labels:
        return True
    beside = [*weeks[1:2]] if at == 0 else [*weeks[-2:-1]] if at == len(weeks) - 1 else []
    size = len(weeks[at].sessions)
    return size < 2 and any(len(week.sessions) > size for week in beside)


def is_ordinary(plan: Plan, at: int) -> bool:
    """A whole week with sessions that is not eased."""
    week = plan.weeks[at]
    return bool(week.sessions) and not is_eased(week) and not is_partial(plan, at)


def last_ordinary(plan: Plan, at: int) -> Week | None:
    """The last ordinary week before one."""
    return next((plan.weeks[n] for n in reversed(range(at)) if is_ordinary(plan, n)), None)


def strength_of(week: Week) -> list[StrengthSession]:
    """Its strength sessions."""
    return [s.session for s in week.sessions if isinstance(s.session, StrengthSession)]


def trains(week: Week) -> bool:
    """Whether it has a strength session that is not light."""
    return any(not is_light(session) for session in strength_of(week))


def is_known(week: Week) -> bool:
    """Whether the exercises of all its strength sessions are known."""
    return all(session.items for session in strength_of(week))


def hard_sets(week: Week) -> int:
    """Its hard sets, each counted once."""
    rows = (row for session in strength_of(week) for row in session.prescriptions)
    return sum(row.dose.sets for row in rows if is_hard_work(row.dose) and not is_light_work(row))


def half_sets(week: Week) -> Counter[MuscleGroup]:
    """Hard sets by group in halves: two where it is trained directly, one where it helps; no jumps."""
    halves: Counter[MuscleGroup] = Counter()
    for session in strength_of(week):
        for row in session.prescriptions:
            is_jump = row.exercise.modality is Modality.PLYOMETRIC
            if is_hard_work(row.dose) and not is_light_work(row) and not is_jump:
                for group in row.exercise.groups:
                    halves[group] += 2 * row.dose.sets
                for group in row.exercise.indirect_groups:
                    halves[group] += row.dose.sets
    return halves


def tops(week: Week) -> dict[tuple[str, str, str], float]:
    """The top load for each exercise with the same work, in kilograms and in per cent."""
    found: dict[tuple[str, str, str], float] = {}
    for session in strength_of(week):
        for row in session.prescriptions:
            loads = {"kg": row.dose.load.kg} if isinstance(row.dose.load, Load) else {}
            if row.dose.percent is not None:
                loads["%"] = row.dose.percent.high
            for unit, load in loads.items():
                key = (row.exercise.name, str(row.dose.work), unit)
                found[key] = max(load, found.get(key, 0.0))
    return found


def tops_by_session(week: Week, key: tuple[str, str, str]) -> list[float]:
    """The top loads of a lift, session by session."""
    alone = (tops(Week([planned])) for planned in week.sessions)
    return [top[key] for top in alone if key in top]


# PRG.


def load_steps(plan: Plan) -> Iterator[Found]:
    """PRG001: a step of more than a tenth above the heaviest of the last four weeks with the lift."""
    for at, week in enumerate(plan.weeks):
        if is_eased(week):
            continue
        earlier = [tops(w) for w in plan.weeks[:at] if not is_eased(w)]
        steps: dict[str, list[bool]] = {}
        for key in tops(week):
            with_exercise = [top for top in earlier if any(one[0] == key[0] for one in top)]
            if not with_exercise or key not in with_exercise[-1]:
                continue
            known = [top[key] for top in earlier if key in top][-4:]
            loads = [max(known), *sorted(load for load in tops_by_session(week, key) if load > max(known))]
            for before, load in pairwise(loads):
                if load / before > 1.1 + TINY:
                    is_small = key[2] == "kg" and load - before <= 2.5 + TINY
                    steps.setdefault(key[0], []).append(is_small)
        for exercise, small in steps.items():
            yield "PRG001", "info" if all(small) else "warning", f"week {at + 1} ({exercise})"


def set_ramps(plan: Plan) -> Iterator[Found]:
    """PRG003: a group with more than a fifth and more than two sets above the last ordinary week."""
    for at, week in enumerate(plan.weeks):
        before = last_ordinary(plan, at)
        if before is None or is_partial(plan, at) or not (is_known(week) and is_known(before)):
            continue
        now, then = half_sets(week), half_sets(before)
        if any(then[g] and 10 * now[g] > 12 * then[g] and now[g] - then[g] > 4 for g in now):
            yield "PRG003", "warning", f"week {at + 1}"


def deloads_overdue(plan: Plan) -> Iterator[Found]:
    """PRG004: more than six weeks of strength in a row that nothing eases, told at the seventh."""
    row = 0
    for at, week in enumerate(plan.weeks):
        row = row + 1 if trains(week) and not is_eased(week) else 0
        if row == 7:
            yield "PRG004", "info", f"week {at + 1}"


def shares_after(days: int) -> tuple[float, float]:
    """Load and sets after days away."""
    for most, load, sets in ((7, 1.0, 1.0), (14, 0.95, 0.75), (28, 0.90, 0.67), (56, 0.80, 0.50)):
        if days <= most:
            return load, sets
    return 0.70, 0.50


def hasty_returns(plan: Plan) -> Iterator[Found]:
    """PRG008: after a week or more without strength, more than the shares of the load or of the sets."""
    for at, week in enumerate(plan.weeks):
        last = next((n for n in reversed(range(at)) if strength_of(plan.weeks[n])), None)
        if not trains(week) or last is None or last == at - 1:
            continue
        unknown = [n for n in range(at) if is_partial(plan, n) and not strength_of(plan.weeks[n])]
        trained = [n for n in range(max(unknown, default=-1) + 1, at) if trains(plan.weeks[n])]
        if not trained:
            continue
        usual = [n for n in trained if not is_eased(plan.weeks[n])]
        before = plan.weeks[usual[-1] if usual else trained[0]]
        load_share, sets_share = shares_after(7 * (at - last))
        excess: list[tuple[float, str]] = []
        if is_known(week) and is_known(before) and hard_sets(before):
            share = hard_sets(week) / hard_sets(before)
            if share > sets_share + TINY:
                excess.append((share / sets_share - 1, ""))
        for key, load in tops(week).items():
            loads = known_load(plan, last, key)
            if loads is not None and load / loads > load_share + TINY:
                excess.append((load / loads / load_share - 1, key[0]))
        if excess:
            _, exercise = max(excess)
            yield "PRG008", "warning", f"week {at + 1}" + (f" ({exercise})" if exercise else "")


def known_load(plan: Plan, last: int, key: tuple[str, str, str]) -> float | None:
    """The last load of a lift in weeks of strength that nothing eases."""
    weeks = [week for week in plan.weeks[: last + 1] if trains(week) and not is_eased(week)]
    return next((tops(week)[key] for week in reversed(weeks) if key in tops(week)), None)


# RUN.


def metres_of(session: Session) -> float | None:
    """How far a run or race goes."""
    if isinstance(session, RaceSession):
        return session.distance.km * 1000
    if isinstance(session, RunSession) and session.distance is not None:
        return session.distance.mid.km * 1000
    return None


def runs_of(week: Week) -> list[Session]:
    """Its runs and races."""
    return [s.session for s in week.sessions if isinstance(s.session, RunSession | RaceSession)]


def measures(runs: list[list[Session]]) -> list[list[float]] | None:
    """Metres of all runs where all give them, else minutes where all give those."""
    for measure in (metres_of, lambda session: session.minutes()):
        amounts = [[measure(run) for run in week] for week in runs]
        known = [[amount for amount in week if amount is not None] for week in amounts]
        if known == amounts:
            return known
    return None


def session_spikes(plan: Plan) -> Iterator[Found]:
    """RUN001: more than 1.1 times the longest of the four weeks before."""
    for at, week in enumerate(plan.weeks):
        weeks = [runs for w in plan.weeks[max(0, at - 4) : at] if (runs := runs_of(w))]
        amounts = measures([*weeks, runs_of(week)])
        if not weeks or not runs_of(week) or amounts is None:
            continue
        longest = max(max(one) for one in amounts[:-1])
        few = sum(map(len, weeks)) < 3
        placed = [s for s in week.sessions if isinstance(s.session, RunSession | RaceSession)]
        for kind in (RunSession, RaceSession):
            long = [
                (amount, s)
                for amount, s in zip(amounts[-1], placed, strict=True)
                if isinstance(s.session, kind) and amount > longest * (1.1 + TINY)
            ]
            if long:
                most = max(amount for amount, _ in long)
                first = next(s for amount, s in long if amount == most)
                severity = "info" if few or kind is RaceSession else "warning"
                yield "RUN001", severity, f"week {at + 1} {first.slot}"


def fortnight_jumps(plan: Plan) -> Iterator[Found]:
    """RUN002: two ordinary weeks with more than 1.3 times the running of the two ordinary weeks before."""
    ordinary = [at for at in range(len(plan.weeks)) if is_ordinary(plan, at)]
    for end in range(4, len(ordinary) + 1):
        four = ordinary[end - 4 : end]
        amounts = measures([runs_of(plan.weeks[at]) for at in four])
        if amounts is not None:
            sums = [sum(week) for week in amounts]
            before, after = sums[0] + sums[1], sums[2] + sums[3]
            if before and after / before > 1.3 + TINY:
                yield "RUN002", "info", f"week {four[-1] + 1}"


def found_by_weeks(plan: Plan) -> Counter[Found]:
    """Check a plan with the six rules."""
    rules = (load_steps, set_ramps, deloads_overdue, hasty_returns, session_spikes, fortnight_jumps)
    return Counter(row for rule in rules for row in rule(plan))
