"""Rules and their pages as data and as JSON, with the values that a policy gives them.

Example:
    >>> from runstrength.checking import explain
    >>> page = page_data(explain("INT001"))
    >>> page["parameters"][0]["value"], [source["key"] for source in page["sources"]][:2]
    ('24.0 h', ['SIL22', 'DOM13'])
"""

from __future__ import annotations

import json
from typing import TypeAlias

from runstrength.checking import Explanation, explain
from runstrength.evidence import reference
from runstrength.policies import EVIDENCE, Policy

__all__ = ["VERSION", "Data", "as_data", "dumps", "page_data"]

VERSION = 1
"""The version of the shape; it rises when a key goes away or changes its meaning."""

Data: TypeAlias = "dict[str, object]"


def as_data(policy: Policy = EVIDENCE) -> Data:
    """Return every rule of a policy as dictionaries, lists, texts and numbers.

    Args:
        policy: The policy.

    Returns:
        What JSON can carry, under the keys `schema`, `policy` and `rules`.
    """
    pages = [page_data(explain(rule.code, policy=policy)) for rule in policy.rules]
    return {"schema": f"runstrength-rules/{VERSION}", "policy": policy.name, "rules": pages}


def dumps(policy: Policy = EVIDENCE, *, indent: int | None = None) -> str:
    """Write every rule of a policy as JSON.

    Args:
        policy: The policy.
        indent: Spaces for each level; one line when left out.

    Returns:
        The text.
    """
    return json.dumps(as_data(policy), indent=indent, ensure_ascii=False, allow_nan=False)


def page_data(page: Explanation) -> Data:
    """Return the page of a rule as dictionaries, lists and texts.

    Args:
        page: The page, from `explain`.

    Returns:
        Its fields by name; parameters with unit and source, and each source with what it cites.
    """
    return {
        "code": page.code,
        "name": page.name,
        "scope": page.scope,
        "summary": page.summary,
        "sections": dict(page.sections),
        "policy": page.policy,
        "on": page.on,
        "severity": None if page.severity is None else str(page.severity),
        "parameters": [
            {"name": p.name, "value": p.value, "text": p.text, "source": p.source} for p in page.parameters
        ],
        "sources": [
            {"key": key, "citation": str(source), "url": source.url, "grade": source.grade.value}
            for key, source in ((key, reference(key)) for key in page.sources)
        ],
        "grade": page.grade.value,
    }
