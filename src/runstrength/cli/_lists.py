"""`runstrength explain`, `rules` and `exercises`: what the library knows."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Literal

from runstrength.checking import explain
from runstrength.cli._check import rule_name
from runstrength.cli._input import UnusableInputError, read_policy, words_of
from runstrength.cli._output import print_explanations, print_grids, print_json
from runstrength.display.listing import exercises_grid, rules_grid
from runstrength.errors import RunstrengthError, nearest_names
from runstrength.exercises import load_catalogue, name_key
from runstrength.formats import exercise as exercise_format
from runstrength.formats import rule as rule_format

__all__ = ["explain_rule", "list_exercises", "list_rules"]

NOTHING = "none"


def explain_rule(
    code: str, /, *, policy: str | None = None, format_: Literal["text", "json"] = "text"
) -> None:
    """Print the page of a rule: what it checks, why, its limits, how to fix it, its options and sources.

    Args:
        code: The code of the rule, such as INT001, or its name.
        policy: Whose values are shown: evidence, evidence_in_season or guide, or a TOML file.
        format_: Text for people, or JSON.
    """
    page = explain(rule_name(code), policy=read_policy(policy))
    if format_ == "json":
        print_json(json.dumps(rule_format.page_data(page), indent=2, ensure_ascii=False))
    else:
        print_explanations([page])


def list_rules(
    *, policy: str | None = None, book: bool = False, format_: Literal["text", "json"] = "text"
) -> None:
    """Print every rule with its grade, and whether a policy has it on.

    Args:
        policy: evidence, evidence_in_season or guide, or a TOML file; evidence when left out.
        book: Print the page of every rule, one after the other.
        format_: A table, or JSON with the page of each rule.
    """
    rules = read_policy(policy)
    if format_ == "json":
        print_json(rule_format.dumps(rules, indent=2))
    elif book:
        print_explanations(explain(rule.code, policy=rules) for rule in rules.rules)
    else:
        print_grids([rules_grid(rules)])


def list_exercises(
    *,
    muscle: str | None = None,
    group: str | None = None,
    region: str | None = None,
    pattern: str | None = None,
    equipment: list[str] | None = None,
    level: int | None = None,
    impact: int | None = None,
    guide: bool = False,
    format_: Literal["text", "json"] = "text",
) -> None:
    """Print the exercises that meet every condition; all of them without one.

    Args:
        muscle: Trains this muscle directly; a group stands for any of its muscles.
        group: Trains this group directly, such as calves.
        region: Trains this region directly: lower, core or upper.
        pattern: Is this movement, such as squat or hinge.
        equipment: Can be done with what is at hand, with commas between it; none for nothing at all.
        level: Asks for at most this level, 1 to 3.
        impact: Has at most this impact, 0 to 3.
        guide: Is in the guide.
        format_: A table, or JSON with every fact.
    """
    catalogue = load_catalogue()
    at_hand = None if equipment is None else words_of(equipment)
    if at_hand is not None:
        if not at_hand:
            raise UnusableInputError("--equipment needs what is at hand, or none")
        if NOTHING in map(str.lower, at_hand):
            if len(at_hand) > 1:
                raise UnusableInputError("--equipment is either none or what is at hand, not both")
            at_hand = ()
    try:
        found = catalogue.find(
            muscle=muscle,
            group=group,
            region=region,
            pattern=pattern,
            equipment=at_hand,
            level=level,
            impact=impact,
            guide=True if guide else None,
        )
    except RunstrengthError as error:
        raise UnusableInputError(*(p.replace("find: ", "--", 1) for p in error.problems)) from error
    if format_ == "json":
        print_json(exercise_format.dumps(found, indent=2))
    else:
        print_grids([exercises_grid(found, notes=_unused(at_hand or (), catalogue.equipment))])


def _unused(at_hand: Iterable[str], used: Iterable[str]) -> list[str]:
    """Say which words for equipment no exercise uses: people own other things too, but slips hide there."""
    keys = {name_key(word): word for word in used}
    notes: list[str] = []
    for word in at_hand:
        if name_key(word) not in keys:
            near = nearest_names(word.lower(), keys.values())
            hint = f"; did you mean {' or '.join(map(repr, near))}?" if near else "."
            notes.append(f"No exercise uses {word!r}{hint}")
    return notes
