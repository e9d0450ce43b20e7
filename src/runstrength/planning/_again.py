"""A season of another athlete: what was said about its findings stays with them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

import attrs

from runstrength.findings import Finding, Location, Report
from runstrength.model.athlete import Athlete
from runstrength.planning._replan import replanned
from runstrength.planning._season import Season
from runstrength.scheduling import Proof

__all__ = ["Essence", "essence", "found_again", "judged_again", "without_health"]

Essence: TypeAlias = tuple[str, Location, str | None, Location | None, str | None]
"""By what a finding is known again: its rule, its place and its session, and those of the earlier one."""


def essence(finding: Finding) -> Essence:
    """Return by what a finding is known again in another report on the same season.

    Args:
        finding: The finding.

    Returns:
        Its rule and its places, without the dates, which follow from the plan.
    """
    also = finding.also
    return (
        finding.code,
        attrs.evolve(finding.where, key=None, on=None),
        finding.where.key,
        attrs.evolve(also, key=None, on=None) if also else None,
        also.key if also else None,
    )


def found_again(known: Iterable[tuple[Essence, str]], report: Report) -> list[int | None]:
    """Find findings of one report again in another.

    Args:
        known: By what each is known again, and what it said.
        report: The other report.

    Returns:
        For each its place in the other report, or `None`. One that says the same is taken before one that
        says something else, and no place twice.
    """
    wanted = list(known)
    exact: dict[tuple[Essence, str], list[int]] = {}
    alike: dict[Essence, list[int]] = {}
    for at, finding in enumerate(report):
        exact.setdefault((essence(finding), finding.message), []).append(at)
        alike.setdefault(essence(finding), []).append(at)
    places: list[int | None] = []
    for one in wanted:
        same = exact.get(one)
        places.append(same.pop(0) if same else None)
    taken = set(places)
    for number, (what, _) in enumerate(wanted):
        free = [at for at in alike.get(what, ()) if at not in taken] if places[number] is None else []
        if free:
            places[number] = free[0]
            taken.add(free[0])
    return places


def judged_again(season: Season, athlete: Athlete) -> Season:
    """Return a season with another athlete, its report made again.

    Args:
        season: The season.
        athlete: Who trains.

    Returns:
        The season. Findings that it had keep their reasons, and what is found no more is gone.
    """
    new = replanned(attrs.evolve(season, athlete=athlete), season.plan, proof=season.proof)
    known = [(essence(one.finding), one.finding.message) for one in season.remaining]
    reasons = dict(zip(found_again(known, new.report), season.remaining, strict=True))
    remaining = (
        attrs.evolve(reasons[at], finding=one.finding) if at in reasons else one
        for at, one in enumerate(new.remaining)
    )
    return attrs.evolve(new, remaining=tuple(remaining))


def without_health(season: Season) -> Season:
    """Return a season as it may leave the house: without what the athlete says of their health.

    Args:
        season: The season.

    Returns:
        The season itself where nothing is said; else with the report of an athlete who says nothing, and
        without what else repeats the findings that are gone.
    """
    silent = attrs.evolve(season.athlete, pregnant=False, cleared=False, pains=(), symptoms=frozenset[str]())
    if silent == season.athlete:
        return season
    new = judged_again(season, silent)
    codes = set(season.report.codes) - set(new.report.codes)
    said = {finding.message for finding in season.report} - {finding.message for finding in new.report}

    def tells(text: str, sources: tuple[str, ...] = ()) -> bool:
        return any(one in text for one in said) or not codes.isdisjoint(sources)

    return attrs.evolve(
        new,
        notes=tuple(note for note in new.notes if not tells(note)),
        grounds=tuple(ground for ground in new.grounds if not tells(ground.text, ground.sources)),
        proof=new.proof and _without(new.proof, codes),
    )


def _without(proof: Proof, codes: set[str]) -> Proof:
    return attrs.evolve(proof, not_optimised=tuple(c for c in proof.not_optimised if c not in codes))
