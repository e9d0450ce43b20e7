"""Policies as TOML: which shipped policy they start from, and what they change.

Example:
    >>> policy = loads('''
    ... name = "ours"
    ... based_on = "evidence"
    ...
    ... [rules.INT001]
    ... warning_h = 36
    ... info_h = "3 days"
    ...
    ... [rules.REC002]
    ... on = false
    ... ''')
    >>> policy.rule("INT001").info_h, "REC002" in policy.codes
    (72.0, False)
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import cast

import attrs

from runstrength.errors import MissingExtraError, Problem, RunstrengthError, nearest_names, shortened
from runstrength.evidence import Grade
from runstrength.findings import Severity
from runstrength.policies import (
    EVIDENCE,
    EVIDENCE_IN_SEASON,
    GUIDE,
    OWN_CHOICE,
    Difference,
    Policy,
    PolicyError,
    ValueSource,
)
from runstrength.rules._api import Parameter

__all__ = ["dumps", "loads", "losses"]

BASES: Mapping[str, Policy] = {policy.name: policy for policy in (EVIDENCE, EVIDENCE_IN_SEASON, GUIDE)}

_VALUE = re.compile(r"(\d+(?:\.\d+)?)\s*([a-z%]+)", re.IGNORECASE)
_PER: Mapping[str, Mapping[str, float]] = {
    "h": {"h": 1, "min": 1 / 60, "days": 24, "day": 24},
    "days": {"days": 1, "day": 1, "weeks": 7, "week": 7},
    "min": {"min": 1, "h": 60, "s": 1 / 60},
    "s": {"s": 1, "min": 60},
}
_TOP = ("name", "based_on", "rules")


def loads(text: str) -> Policy:
    """Read a policy.

    Args:
        text: TOML with `name`, `based_on` (a shipped policy; `evidence` when left out) and a table for each
            changed rule, `[rules.CODE]`: its parameters as numbers or as texts with a unit, `severity`, `on`,
            and `source` (keys of references) with `grade`.

    Returns:
        The policy.

    Raises:
        PolicyError: The text is no TOML, or names an unknown policy, rule, parameter, unit or value; all
            faults are named.
    """
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PolicyError(f"the policy is no TOML: {error}") from None
    problems = [_unknown(key, _TOP, "$") for key in document if key not in _TOP]
    base = document.get("based_on", EVIDENCE.name)
    policy = BASES.get(base) if isinstance(base, str) else None
    if policy is None:
        problems.append(
            Problem(f"based_on must be one of {', '.join(BASES)}, not {shortened(repr(base))} @ $.based_on")
        )
        policy = EVIDENCE
    name = document.get("name", policy.name)
    if not isinstance(name, str) or not name.strip():
        problems.append(Problem(f"name must be text, not {shortened(repr(name))} @ $.name"))
    tables = document.get("rules", {})
    if not isinstance(tables, dict):
        problems.append(Problem("rules must be tables such as [rules.INT001] @ $.rules"))
        tables = {}
    for code, table in cast("dict[str, object]", tables).items():
        try:
            policy = _with_table(policy, code, table)
        except RunstrengthError as error:
            problems += [
                Problem(f"{problem} @ $.rules.{code}", path=f"$.rules.{code}") for problem in error.problems
            ]
    if problems:
        raise PolicyError(*problems)
    return attrs.evolve(policy, name=name)


def _unknown(key: str, known: tuple[str, ...], path: str) -> Problem:
    near = nearest_names(key, known)
    hint = f"; did you mean {' or '.join(map(repr, near))}?" if near else ""
    return Problem(
        f"unknown key {key!r}; known are {', '.join(known)}{hint} @ {path}", suggestions=near, path=path
    )


def _with_table(policy: Policy, code: str, table: object) -> Policy:
    rule = policy.rule(code)
    if not isinstance(table, dict):
        raise PolicyError("a rule is a table of values")
    given = dict(cast("dict[str, object]", table))
    source = _source_of(given.pop("source", None), given.pop("grade", None))
    severity = given.pop("severity", None)
    on = given.pop("on", None)
    known = {about.name: about for about in rule.parameters()}
    unknown = [name for name in given if name not in known]
    if unknown:
        return policy.with_values(code, dict.fromkeys(unknown, 0))
    values = {name: _value_of(known[name], value) for name, value in given.items()}
    if on is not None and not isinstance(on, bool):
        raise PolicyError(f"on must be true or false, not {shortened(repr(on))}")
    if severity is not None and not isinstance(severity, str):
        raise PolicyError(f"severity must be error, warning or info, not {shortened(repr(severity))}")
    return policy.with_values(code, values, severity=severity, on=on, source=source)


def _source_of(keys: object, grade: object) -> ValueSource:
    if keys is None and grade is None:
        return OWN_CHOICE
    shown = shortened(str(keys))
    several: list[object] = cast("list[object]", keys) if isinstance(keys, list) else [keys]
    texts = [key for key in several if isinstance(key, str)]
    if not texts or len(texts) < len(several):
        raise PolicyError(f"source must be one or more keys, not {shown}")
    if grade not in {g.value for g in Grade}:
        raise PolicyError(f"grade must be A, B, C or D, not {shortened(repr(grade))}")
    return ValueSource(tuple(texts), Grade(str(grade)))


def _value_of(about: Parameter, value: object) -> float | bool | str | tuple[str, ...]:
    if isinstance(value, list):
        return tuple(map(str, cast("list[object]", value)))
    if not isinstance(value, str) or isinstance(about.default, str | tuple):
        if isinstance(value, bool | int | float | str):
            return value
        raise PolicyError(f"{about.name} must be a number, true or false, not {shortened(repr(value))}")
    match = _VALUE.fullmatch(value.strip())
    units = _PER.get(about.unit, {about.unit: 1.0})
    if not match or match[2].lower() not in units:
        allowed = ", ".join(units) if about.unit else "no unit"
        raise PolicyError(f"{about.name} must be a number with a unit of {allowed}, not {value!r}")
    number = float(match[1]) * units[match[2].lower()]
    return int(number) if isinstance(about.default, int) and number == int(number) else number


def losses(policy: Policy) -> tuple[str, ...]:
    """Say what `dumps` leaves out.

    Args:
        policy: The policy.

    Returns:
        A sentence for each rule of your own, which travels as code and not as data.
    """
    shipped = {rule.code for rule in EVIDENCE.rules}
    return tuple(
        f"rule {rule.code} is not one that ships and is left out"
        for rule in policy.rules
        if rule.code not in shipped
    )


def dumps(policy: Policy) -> str:
    """Write a policy as TOML: the nearest shipped policy and what differs from it.

    Args:
        policy: The policy.

    Returns:
        The text, which `loads` reads back to an equal policy, but for what `losses` names.

    Raises:
        MissingExtraError: tomli-w is not installed.
    """
    try:
        import tomli_w  # noqa: PLC0415 - part of an extra
    except ImportError as error:
        raise MissingExtraError("writing policies needs an extra: pip install 'runstrength[cli]'") from error
    base = min(BASES.values(), key=lambda shipped: len(_own(shipped.diff(policy))))
    tables: dict[str, dict[str, object]] = {}
    for difference in _own(base.diff(policy)):
        table = tables.setdefault(difference.code, {})
        value = difference.right
        table[difference.parameter] = str(value) if isinstance(value, Severity) else value
        source = difference.right_source
        if source is not None and source != OWN_CHOICE:
            table["source"], table["grade"] = list(source.keys), str(source.grade)
    return tomli_w.dumps({"name": policy.name, "based_on": base.name, "rules": tables})


def _own(differences: tuple[Difference, ...]) -> list[Difference]:
    shipped = {rule.code for rule in EVIDENCE.rules}
    return [difference for difference in differences if difference.code in shipped]
