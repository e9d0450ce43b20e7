"""Carries out what a fix says, and tells whether that adds anything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

import attrs

from runstrength.findings import Edit, Finding, Fix, FixKind, Location
from runstrength.model.dose import Dose
from runstrength.model.plan import Plan
from runstrength.model.session import Item, Prescription, StrengthSession, Superset
from runstrength.model.week import PlannedSession, Week
from runstrength.quantities import Load
from runstrength.timeline import effort_of

Spot: TypeAlias = tuple[int, int]
"""The number of a week from 1, and the place of a session in it."""


def weeks_of(subject: Week | Plan) -> tuple[Week, ...]:
    """Return the weeks of a week or plan.

    Args:
        subject: The week or plan.

    Returns:
        Its weeks.
    """
    return subject.weeks if isinstance(subject, Plan) else (subject,)


def with_sessions(subject: Week | Plan, number: int, sessions: Iterable[PlannedSession]) -> Week | Plan:
    """Return a week or plan with other sessions in one week.

    Args:
        subject: The week or plan.
        number: The number of the week, from 1.
        sessions: Its new sessions.

    Returns:
        The changed week or plan.
    """
    week = attrs.evolve(weeks_of(subject)[number - 1], sessions=sessions)
    return subject.with_week(number, week) if isinstance(subject, Plan) else week


def spots(subject: Week | Plan, place: Location) -> list[Spot]:
    """Return where the strength sessions stand that a place means: one slot, or a whole week.

    Args:
        subject: The week or plan.
        place: A place of a finding.

    Returns:
        The spots; none for a place before the plan, and for the whole of a plan.
    """
    number = place.week if isinstance(subject, Plan) else 1
    if number is None or number < 1:
        return []
    return [
        (number, at)
        for at, planned in enumerate(weeks_of(subject)[number - 1].sessions)
        if isinstance(planned.session, StrengthSession) and _is_meant(planned, place)
    ]


def _is_meant(planned: PlannedSession, place: Location) -> bool:
    return place.slot is None or (planned.slot, planned.key) == (place.slot, place.key)


def carried_out(subject: Week | Plan, finding: Finding, fix: Fix) -> Week | Plan | None:
    """Return a week or plan with a fix carried out.

    Args:
        subject: The week or plan.
        finding: The finding that offers the fix.
        fix: The fix.

    Returns:
        The changed week or plan; `None` where the fix cannot be carried out.
    """
    place = finding.also if fix.of_also else finding.where
    if place is None or fix.kind in (FixKind.ADVICE, FixKind.MOVE):
        return None
    if fix.edits:
        return _edited(subject, spots(subject, place), place, fix.edits)
    if fix.kind is FixKind.REORDER:
        return _swapped(subject, finding)
    found = spots(subject, place) if place.slot else []
    return _replaced(subject, {found[0]: None}) if found else None


def _edited(
    subject: Week | Plan, found: Sequence[Spot], place: Location, edits: Sequence[Edit]
) -> Week | Plan | None:
    """Make the edits in the first session that has all of them, or in all sessions of a week together."""
    groups = [[spot] for spot in found] if place.slot else [found]
    for group in groups:
        left = list(edits)
        changed = {spot: _with_edits(_session(subject, spot), left) for spot in group}
        if not left and changed:
            return _replaced(subject, changed)
    return None


def _session(subject: Week | Plan, spot: Spot) -> StrengthSession:
    session = weeks_of(subject)[spot[0] - 1].sessions[spot[1]].session
    assert isinstance(session, StrengthSession)  # noqa: S101 - spots are of strength sessions
    return session


def _with_edits(session: StrengthSession, left: list[Edit]) -> StrengthSession | None:
    """Return a session with the edits that fit, which are taken off the list; `None` where nothing stays."""
    if not session.items:
        return session
    items: list[Item] = []
    for item in session.items:
        if isinstance(item, Superset):
            kept = [p for old in item.prescriptions if (p := _turned(old, left))]
            items += [attrs.evolve(item, prescriptions=kept)] if len(kept) > 1 else kept
        elif new := _turned(item, left):
            items.append(new)
    items += [edit.new for edit in left if edit.old is None and edit.new]
    left[:] = [edit for edit in left if edit.old is not None]
    return attrs.evolve(session, items=items) if items else None


def _turned(prescription: Prescription, left: list[Edit]) -> Prescription | None:
    for edit in left:
        if edit.old == prescription:
            left.remove(edit)
            return edit.new
    return prescription


def _replaced(subject: Week | Plan, changed: dict[Spot, StrengthSession | None]) -> Week | Plan:
    """Return a week or plan with other sessions in some spots of one week; `None` takes one away."""
    number = next(iter(changed))[0]
    sessions: list[PlannedSession] = []
    for at, planned in enumerate(weeks_of(subject)[number - 1].sessions):
        new = changed.get((number, at), planned.session)
        sessions += [attrs.evolve(planned, session=new)] if new else []
    return with_sessions(subject, number, sessions)


def _swapped(subject: Week | Plan, finding: Finding) -> Week | Plan | None:
    """Return a week or plan with the sessions of a finding in the other order, if they share a start."""
    first, second = finding.also, finding.where
    number = second.week if isinstance(subject, Plan) else 1
    if first is None or number is None or (first.week, first.slot) != (second.week, second.slot):
        return None
    sessions = list(weeks_of(subject)[number - 1].sessions)
    one, other = _turns(sessions, first), _turns(sessions, second)
    if not one or not other or one[0] >= other[-1]:
        return None
    sessions[one[0]], sessions[other[-1]] = sessions[other[-1]], sessions[one[0]]
    return with_sessions(subject, number, sessions)


def _turns(sessions: Sequence[PlannedSession], place: Location) -> list[int]:
    return [at for at, planned in enumerate(sessions) if _is_meant(planned, place)]


def adds(edits: Iterable[Edit]) -> bool:
    """Return whether edits add load or volume: sets, repetitions, seconds, landings, load or effort.

    Args:
        edits: The edits of a fix.

    Returns:
        Whether something is more afterwards, or cannot be compared.
    """
    given = tuple(edits)
    if Counter(edit.old for edit in given) == Counter(edit.new for edit in given):
        return False
    return any(_is_more(edit) for edit in given)


def _is_more(edit: Edit) -> bool:
    old, new = edit.old, edit.new
    if new is None:
        return False
    if old is None or old.dose.work.unit is not new.dose.work.unit:
        return True
    if new.exercise.level > old.exercise.level or new.exercise.impact > old.exercise.impact:
        return True
    if new.dose.load and type(new.dose.load) is not type(old.dose.load):
        return True
    return any(more > less for more, less in zip(_amounts(new), _amounts(old), strict=True)) or any(
        more is not None and (less is None or more > less)
        for more, less in zip(_loads(new.dose), _loads(old.dose), strict=True)
    )


def _amounts(prescription: Prescription) -> Iterator[float]:
    dose = prescription.dose
    yield dose.sets
    yield dose.sets * dose.sides * dose.work.low
    yield dose.sets * dose.sides * dose.work.high
    yield dose.sets * dose.sides * dose.work_seconds
    yield prescription.landings


def _loads(dose: Dose) -> Iterator[float | None]:
    yield dose.percent.high if dose.percent else None
    yield effort_of(dose)
    if isinstance(dose.load, Load):
        yield dose.load.kg
    else:
        yield dose.load.added_kg if dose.load else None
