"""Reports as data and as JSON, for apps: everything that a finding knows, with its evidence in full.

A report is written and not read: what is kept is the week or plan, and a check of it costs a millisecond.
Nothing about the athlete is in it.

Example:
    >>> from runstrength.checking import check
    >>> from runstrength.model.week import Week
    >>> data = as_data(check(Week.parse("tue strength 5min")))
    >>> data["schema"], data["policy"], data["ok"]
    ('runstrength-report/1', 'evidence', True)
"""

from __future__ import annotations

import json
import math
from datetime import time
from typing import TypeAlias

from runstrength.days import Slot
from runstrength.evidence import reference
from runstrength.findings import Finding, Fix, Location, Quantity, Report, Severity, Waiver

__all__ = ["VERSION", "Data", "as_data", "dumps", "finding_data", "fix_data"]

VERSION = 1
"""The version of the shape; it rises when a key goes away or changes its meaning."""

Data: TypeAlias = "dict[str, object]"


def as_data(report: Report) -> Data:
    """Return a report as dictionaries, lists, texts and numbers.

    Args:
        report: The report.

    Returns:
        What JSON can carry, under these keys: `schema`, `policy`, `ok`, `counts`, `findings`, `waived` (each
        `finding` with its `waiver`), `waiver_notes` (each `waiver` with its `status`: `unused`, `expired` or
        `refused`), `statuses` (what became of each rule: `ran`, `off`, `lacked_data`, `failed`), `failures`,
        `notes`, `disclaimer`.
    """
    return {
        "schema": f"runstrength-report/{VERSION}",
        "policy": report.policy,
        "ok": report.ok,
        "counts": {
            str(severity): sum(f.severity is severity for f in report)
            for severity in sorted(Severity, reverse=True)
        },
        "findings": [finding_data(finding) for finding in report],
        "waived": [
            {"finding": finding_data(waived.finding), "waiver": _waiver(waived.waiver)}
            for waived in report.waived
        ],
        "waiver_notes": [
            {"status": note.status.value, "waiver": _waiver(note.waiver), "text": str(note)}
            for note in report.waiver_notes
        ],
        "statuses": {code: status.name.lower() for code, status in report.statuses.items()},
        "failures": [{"code": failure.code, "message": failure.message} for failure in report.failures],
        "notes": list(report.notes),
        "disclaimer": report.disclaimer,
    }


def dumps(report: Report, *, indent: int | None = None) -> str:
    """Write a report as JSON.

    Args:
        report: The report.
        indent: Spaces for each level; one line when left out.

    Returns:
        The text, in any script: numbers that are not finite are `null`.

    Example:
        >>> dumps(Report())[:44]
        '{"schema": "runstrength-report/1", "policy":'
    """
    return json.dumps(as_data(report), indent=indent, ensure_ascii=False, allow_nan=False)


def finding_data(finding: Finding) -> Data:
    """Return a finding as dictionaries, lists, texts and numbers.

    Args:
        finding: The finding.

    Returns:
        Its fields by name; places and quantities part by part, and each source with what it cites.
    """
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": str(finding.severity),
        "where": _place(finding.where),
        "also": finding.also and _place(finding.also),
        "measured": finding.measured and _quantity(finding.measured),
        "limit": finding.limit and _quantity(finding.limit),
        "shortfall": _number(finding.shortfall),
        "message": finding.message,
        "template": finding.template,
        "values": {name: _value(value) for name, value in finding.values.items()},
        "sources": [_source(key) for key in finding.sources],
        "grade": finding.grade.value,
        "advice": finding.advice,
        "fix": finding.fix and fix_data(finding.fix),
    }


def _place(where: Location) -> Data:
    return {
        "week": where.week,
        "slot": where.slot and _slot(where.slot),
        "key": where.key,
        "exercise": where.exercise,
        "date": where.on and where.on.isoformat(),
        "text": str(where),
    }


def _waiver(waiver: Waiver) -> Data:
    return {
        "code": waiver.code,
        "reason": waiver.reason,
        "where": waiver.where and _place(waiver.where),
        "key": waiver.key,
        "week": waiver.week,
        "until": waiver.until and waiver.until.isoformat(),
        "place": waiver.place,
    }


def _slot(slot: Slot) -> Data:
    """Return a slot in the shape that it has in the documents of nouns."""
    if slot.at is None:
        return {"day": str(slot.day)}
    if isinstance(slot.at, time):
        return {"day": str(slot.day), "clock": f"{slot.at:%H:%M}"}
    return {"day": str(slot.day), "at": slot.at.value}


def _quantity(quantity: Quantity) -> Data:
    return {"value": _number(quantity.value), "unit": quantity.unit}


def _number(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _value(value: object) -> object:
    if isinstance(value, Quantity):
        return _quantity(value)
    if isinstance(value, Location):
        return _place(value)
    return _number(value) if isinstance(value, int | float) else value


def _source(key: str) -> Data:
    source = reference(key)
    return {"key": key, "citation": str(source), "url": source.url, "grade": source.grade.value}


def fix_data(fix: Fix) -> Data:
    """Return a fix as dictionaries, lists, texts and numbers.

    Args:
        fix: The fix.

    Returns:
        Its fields by name; the prescriptions of its edits in the notation.
    """
    return {
        "kind": fix.kind.value,
        "text": fix.text,
        "is_safe": fix.is_safe,
        "edits": [
            {"old": edit.old and str(edit.old), "new": edit.new and str(edit.new)} for edit in fix.edits
        ],
        "of_also": fix.of_also,
        "to": fix.to and _slot(fix.to),
    }
