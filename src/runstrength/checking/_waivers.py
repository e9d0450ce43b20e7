"""Waivers: which findings they take out of a report, and what is said of those that take none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

import attrs

from runstrength.errors import Faults, nearest_names
from runstrength.findings import (
    Finding,
    Location,
    Report,
    Severity,
    Waived,
    Waiver,
    WaiverNote,
    WaiverStatus,
)
from runstrength.model.plan import Plan
from runstrength.model.session import StrengthSession
from runstrength.model.week import PlannedSession, Week
from runstrength.policies import Policy, PolicyError

__all__ = ["baseline", "check_waivers", "waived"]

SAFETY_FAMILIES: Final = ("SAF", "POP")
_MOST_NAMED = 6


def baseline(findings: Iterable[Finding], reason: str, *, until: date | None = None) -> tuple[Waiver, ...]:
    r"""Make waivers out of what is found today, so that a check tells from now on what is new.

    Args:
        findings: A report, or some of its findings.
        reason: Why they are accepted.
        until: The last day on which the waivers hold.

    Returns:
        A waiver for each, in order and without repetition; none for errors of safety rules, which no waiver
        takes away.

    Raises:
        InvalidValueError: The reason or the day is none.

    Example:
        >>> from runstrength.checking import check
        >>> week = Week.parse("mon pm strength: back squat 4x5 @85%\ntue am intervals 60min")
        >>> for waiver in baseline(check(week).by_rule["INT001"], "As it was before we checked."):
        ...     print(waiver)
        INT001 tue am: As it was before we checked.
    """
    return tuple(dict.fromkeys(Waiver.of(f, reason, until=until) for f in findings if not is_safety_error(f)))


def is_safety_error(finding: Finding) -> bool:
    """Return whether a finding is an error of a safety rule.

    Args:
        finding: The finding.

    Returns:
        Whether no waiver may take it out of a report.
    """
    return finding.severity is Severity.ERROR and finding.code[:3] in SAFETY_FAMILIES


def waived(report: Report, waivers: Sequence[Waiver], today: date | None) -> Report:
    """Return a report without the findings that waivers cover, which it lists as waived.

    Args:
        report: The report of everything.
        waivers: The waivers; of several that cover a finding the first one counts.
        today: The day by which those with a last day are judged.

    Returns:
        The report, with a note for each waiver that was unused, has expired or is refused.
    """
    kept: list[Finding] = []
    taken: list[Waived] = []
    statuses: list[WaiverStatus | None] = [WaiverStatus.UNUSED] * len(waivers)
    for finding in report:
        waiver: Waiver | None = None
        for at, candidate in enumerate(waivers):
            if not candidate.covers(finding):
                continue
            if _has_expired(candidate, today):
                statuses[at] = WaiverStatus.EXPIRED
            elif is_safety_error(finding):
                statuses[at] = WaiverStatus.REFUSED
            else:
                waiver = waiver or candidate
                statuses[at] = None if statuses[at] is WaiverStatus.UNUSED else statuses[at]
        if waiver is None:
            kept.append(finding)
        else:
            taken.append(Waived(finding, waiver))
    notes = tuple(
        WaiverNote(waiver, WaiverStatus.EXPIRED if _has_expired(waiver, today) else status)
        for waiver, status in zip(waivers, statuses, strict=True)
        if status is not None
    )
    return attrs.evolve(report, findings=tuple(kept), waived=tuple(taken), waiver_notes=notes)


def _has_expired(waiver: Waiver, today: date | None) -> bool:
    return waiver.until is not None and today is not None and today > waiver.until


def check_waivers(
    waivers: Sequence[Waiver], subject: Week | Plan, policy: Policy, today: date | None
) -> None:
    """Refuse waivers of rules and places that do not exist, and last days without a date to judge them by.

    Args:
        waivers: The waivers.
        subject: The week or plan.
        policy: The policy.
        today: The date, or `None`.

    Raises:
        InvalidValueError: Something does not exist; all of it is named.
    """
    faults = Faults("check")
    places = _Places.of(subject)
    for at, waiver in enumerate(waivers):
        field = f"waivers[{at}]"
        _check_code(faults, f"{field}.code", waiver.code, policy)
        if waiver.key is not None and waiver.key not in places.keys:
            _unknown(faults, f"{field}.key", waiver.key, "the key of a session", places.keys)
        _check_week(faults, f"{field}.week", waiver.week, places)
        if waiver.where is not None:
            _check_place(faults, f"{field}.where", waiver.where, places)
    if today is None and any(waiver.until for waiver in waivers):
        faults.add("today", today, "a date where a waiver has a last day")
    faults.raise_any()


@attrs.frozen
class _Places:
    """What a week or plan has: its weeks, and where its sessions stand."""

    weeks: int | None
    sessions: tuple[tuple[int | None, PlannedSession], ...]

    @classmethod
    def of(cls, subject: Week | Plan) -> _Places:
        if isinstance(subject, Plan):
            return cls(len(subject.weeks), subject.numbered)
        return cls(None, tuple((None, session) for session in subject.sessions))

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(session.key for _, session in self.sessions if session.key is not None)

    def at(self, where: Location) -> Iterator[tuple[int | None, PlannedSession]]:
        """Go through the sessions of its week and slot, as far as it names them."""
        for week, session in self.sessions:
            if where.week in (None, week) and where.slot in (None, session.slot):
                yield week, session


def _check_code(faults: Faults, field: str, code: str, policy: Policy) -> None:
    try:
        policy.rule(code)
    except PolicyError as error:
        near = error.problems[0].suggestions
        faults.add(field, code, f"the code or name of a rule of the policy {policy.name}", suggestions=near)


def _check_week(faults: Faults, field: str, week: int | None, places: _Places) -> bool:
    if week is None:
        return True
    if places.weeks is None:
        return faults.add(field, week, "left out, since a single week has no number")
    if not 1 <= week <= places.weeks:
        return faults.add(field, week, f"one of the {places.weeks} weeks of the plan, counted from 1")
    return True


def _check_place(faults: Faults, field: str, where: Location, places: _Places) -> None:
    if not _check_week(faults, field, where.week, places):
        return
    found = list(places.at(where))
    if where.slot is not None and not found:
        standing = [str(Location(week=week, slot=session.slot)) for week, session in places.sessions]
        _unknown(faults, field, str(where), "a place with a session", standing)
    elif where.exercise is not None:
        names = _exercises(session for _, session in found)
        if where.exercise not in names:
            _unknown(faults, field, str(where), "a place with this exercise", names)


def _exercises(sessions: Iterable[PlannedSession]) -> list[str]:
    return [
        prescription.exercise.name
        for planned in sessions
        if isinstance(planned.session, StrengthSession)
        for prescription in planned.session.prescriptions
    ]


def _unknown(faults: Faults, field: str, given: str, allowed: str, known: Iterable[str]) -> None:
    names = list(dict.fromkeys(known))
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    listed = f"{', '.join(names[:_MOST_NAMED])}{more}" or "there is none"
    faults.add(field, given, f"{allowed} ({listed})", suggestions=nearest_names(given, names))
