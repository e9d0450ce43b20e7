"""A season whose plan or athlete is another one: what was said about its findings stays with them."""

from __future__ import annotations

from typing import TypeAlias

import attrs

from runstrength.checking import check
from runstrength.findings import Finding, Location, Report
from runstrength.model.athlete import Athlete
from runstrength.model.plan import Plan
from runstrength.planning._season import Remaining, Season

__all__ = ["Essence", "essence", "judged_again", "without_health"]

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
        also and attrs.evolve(also, key=None, on=None),
        also and also.key,
    )


def judged_again(
    season: Season, *, plan: Plan | None = None, athlete: Athlete | None = None, why: str | None = None
) -> Season:
    """Return a season with another plan or athlete, its report made again.

    Args:
        season: The season.
        plan: The new plan; its own when left out.
        athlete: Who trains; who it was when left out.
        why: Why findings stay that the season did not have; they get no reason when left out.

    Returns:
        The season. Findings that it had keep their reasons, and what is found no more is gone.
    """
    new = attrs.evolve(season, plan=plan or season.plan, athlete=athlete or season.athlete)
    report = _report(new, new.plan)
    reasons: dict[Essence, list[Remaining]] = {}
    for one in season.remaining:
        reasons.setdefault(essence(one.finding), []).append(one)
    own = {essence(finding) for finding in _report(new, new.running)} if why else frozenset[Essence]()
    remaining: list[Remaining] = []
    for finding in report:
        known = reasons.get(essence(finding))
        if known:
            remaining.append(attrs.evolve(known.pop(0), finding=finding))
        elif why:
            remaining.append(Remaining(finding, why, is_new=essence(finding) not in own))
    return attrs.evolve(new, report=report, remaining=tuple(remaining))


def without_health(season: Season) -> Season:
    """Return a season as it may leave the house: without what the athlete says of their health.

    Args:
        season: The season.

    Returns:
        The season itself where nothing is said; else with the report of an athlete who says nothing.
    """
    silent = attrs.evolve(season.athlete, pregnant=False, cleared=False, pains=(), symptoms=frozenset[str]())
    return season if silent == season.athlete else judged_again(season, athlete=silent)


def _report(season: Season, plan: Plan) -> Report:
    return check(plan, policy=season.policy, athlete=season.athlete, before=season.before)
