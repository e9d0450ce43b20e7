r"""Mended weeks and plans as data and as JSON, for apps.

They are written and not read: the week or plan in them is in the notation, which is read by its noun.

Example:
    >>> from runstrength.model.week import Week
    >>> from runstrength.repair import fix
    >>> data = as_data(fix(Week.parse("mon strength: back squat 3x5 @RPE8 @RIR3")))
    >>> data["schema"], data["text"]
    ('runstrength-repaired/1', 'mon strength: back squat 3x5 @RIR3')
"""

from __future__ import annotations

import json

from runstrength.formats.report import Data, finding_data, fix_data
from runstrength.formats.report import as_data as report_data
from runstrength.model.difference import Change, Diff
from runstrength.model.plan import Plan
from runstrength.model.week import Numbered
from runstrength.repair import Repaired

__all__ = ["VERSION", "as_data", "dumps"]

VERSION = 1
"""The version of the shape; it rises when a key goes away or changes its meaning."""


def as_data(repaired: Repaired) -> Data:
    """Return what was mended as dictionaries, lists, texts and numbers.

    Args:
        repaired: What `fix` returned.

    Returns:
        What JSON can carry, under these keys: `schema`, `kind` (`week` or `plan`), `text` (it in the
        notation), `changes`, `applied` (each `finding` with its `fix` and `changes`), `left` (each `finding`
        with the reason, `why`), `report`.
    """
    return {
        "schema": f"runstrength-repaired/{VERSION}",
        "kind": "plan" if isinstance(repaired.subject, Plan) else "week",
        "text": str(repaired.subject),
        "changes": _changes(repaired.changes),
        "applied": [
            {
                "finding": finding_data(done.finding),
                "fix": fix_data(done.fix),
                "changes": _changes(done.changes),
            }
            for done in repaired.applied
        ],
        "left": [{"finding": finding_data(left.finding), "why": left.why} for left in repaired.left],
        "report": report_data(repaired.report),
    }


def dumps(repaired: Repaired, *, indent: int | None = None) -> str:
    """Write what was mended as JSON.

    Args:
        repaired: What `fix` returned.
        indent: Spaces for each level; one line when left out.

    Returns:
        The text, in any script.
    """
    return json.dumps(as_data(repaired), indent=indent, ensure_ascii=False, allow_nan=False)


def _changes(changes: Diff) -> list[Data]:
    return [_change(change) for change in changes]


def _change(change: Change) -> Data:
    return {
        "kind": change.kind,
        "before": change.before and _numbered(change.before),
        "after": change.after and _numbered(change.after),
        "turn": change.turn or None,
        "text": str(change),
    }


def _numbered(entry: Numbered) -> Data:
    week, planned = entry
    return {
        "week": week or None,
        "slot": str(planned.slot),
        "key": planned.key,
        "session": str(planned.session),
    }
