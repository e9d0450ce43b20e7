r"""Answers of the scheduler as data and as JSON, for apps; also why there is none.

They are written and not read: the week or plan in them is in the notation, which is read by its noun.

Example:
    >>> from runstrength.model.week import Week
    >>> from runstrength.scheduling import schedule
    >>> runs = Week.parse("tue am intervals 60min\nsat am long 110min")
    >>> data = as_data(schedule(runs, place=["strength 30min"], available="wed pm"))
    >>> data["schema"], data["placed"]
    ('runstrength-answer/1', [{'key': 's1', 'week': None, 'slot': 'wed pm', 'session': 'strength 30min'}])
"""

from __future__ import annotations

import json

from runstrength.findings import Score
from runstrength.formats.report import Data
from runstrength.formats.report import as_data as report_data
from runstrength.model.plan import Plan
from runstrength.model.week import Numbered
from runstrength.scheduling import Alternative, Answer, Conflict, InfeasibleError, Relaxation

__all__ = ["VERSION", "as_data", "dumps", "infeasible_data"]

VERSION = 1
"""The version of the shape; it rises when a key goes away or changes its meaning."""


def as_data(answer: Answer) -> Data:
    """Return an answer as dictionaries, lists, texts and numbers.

    Args:
        answer: The answer.

    Returns:
        What JSON can carry, under these keys: `schema`, `kind` (`week` or `plan`), `text` (it in the
        notation), `placed`, `left_out`, `report`, `proof`, `wishes`, `alternatives`.
    """
    return {
        "schema": f"runstrength-answer/{VERSION}",
        "kind": "plan" if isinstance(answer.subject, Plan) else "week",
        "text": str(answer.subject),
        "placed": [_placed(entry) for entry in answer.numbered],
        "left_out": [str(session) for session in answer.left_out],
        "report": report_data(answer.report),
        "proof": {
            "exact": answer.proof.exact,
            "states": answer.proof.states,
            "not_optimised": list(answer.proof.not_optimised),
            "text": str(answer.proof),
        },
        "wishes": list(answer.wishes),
        "alternatives": [_alternative(other) for other in answer.alternatives],
    }


def infeasible_data(error: InfeasibleError) -> Data:
    """Return why nothing is possible as dictionaries, lists, texts and numbers.

    Args:
        error: What `schedule` raised.

    Returns:
        What JSON can carry, under these keys: `schema`, `conflicts`, `complete`, `relaxations`.
    """
    return {
        "schema": f"runstrength-infeasible/{VERSION}",
        "conflicts": [_conflict(conflict) for conflict in error.conflicts],
        "complete": error.conflicts.complete,
        "relaxations": [_relaxation(relaxation) for relaxation in error.relaxations],
    }


def dumps(answer: Answer | InfeasibleError, *, indent: int | None = None) -> str:
    """Write an answer, or why there is none, as JSON.

    Args:
        answer: What `schedule` returned or raised.
        indent: Spaces for each level; one line when left out.

    Returns:
        The text, in any script.
    """
    data = infeasible_data(answer) if isinstance(answer, InfeasibleError) else as_data(answer)
    return json.dumps(data, indent=indent, ensure_ascii=False, allow_nan=False)


def _placed(entry: Numbered) -> Data:
    week, planned = entry
    return {
        "key": planned.key,
        "week": week or None,
        "slot": str(planned.slot),
        "session": str(planned.session),
    }


def _score(score: Score) -> Data:
    return {
        "errors": score.errors,
        "warnings": score.warnings,
        "infos": score.infos,
        "shortfall": score.shortfall / 1e6,
    }


def _alternative(other: Alternative) -> Data:
    placed = [_placed(entry) for entry in other.numbered]
    return {"rank": other.rank, "score": _score(other.report.score), "placed": placed}


def _conflict(conflict: Conflict) -> Data:
    return {
        "text": str(conflict),
        "requirements": [
            {
                "kind": one.kind,
                "text": one.text,
                "session": one.session and str(one.session),
                "count": one.count,
                "code": one.code or None,
                "week": one.week or None,
            }
            for one in conflict.requirements
        ],
    }


def _relaxation(change: Relaxation) -> Data:
    return {
        "kind": change.kind,
        "text": change.text,
        "score": _score(change.score),
        "result": str(change.subject),
    }
