"""A season with another plan: what the rules say of it now, and why each finding stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from runstrength.checking import check
from runstrength.findings import Finding, Report
from runstrength.model.plan import Plan
from runstrength.planning._grounds import SAFETY, why_it_stays
from runstrength.planning._season import About, Ground, Remaining, Season
from runstrength.policies import Policy
from runstrength.scheduling import Proof

__all__ = ["remaining_of", "replanned"]


def remaining_of(report: Report, alone: Report, policy: Policy, proof: Proof | None) -> tuple[Remaining, ...]:
    """Return every finding with why it stays; those that the running plan has by itself are told apart.

    Args:
        report: What is said of the plan.
        alone: What is said of the running plan alone.
        policy: The rules.
        proof: How far the placement is proven, or `None` where sessions were moved by hand.

    Returns:
        The findings in the order of the report.
    """
    old = {_place(finding): finding.measured for finding in alone}
    found: list[Remaining] = []
    for finding in report:
        place = _place(finding)
        is_same = place in old and old[place] == finding.measured
        is_new = place not in old or finding.code[:3] in SAFETY
        found.append(Remaining(finding, why_it_stays(finding, proof, policy, is_same=is_same), is_new))
    return tuple(found)


def _place(finding: Finding) -> tuple[object, ...]:
    where, also = finding.where, finding.also
    return finding.code, where.week, where.slot, where.exercise, also and (also.week, also.slot)


def replanned(
    season: Season,
    plan: Plan,
    *,
    proof: Proof | None = None,
    grounds: Iterable[Ground] = (),
    notes: Iterable[str] = (),
) -> Season:
    """Return a season with another plan, its report made again.

    Args:
        season: The season.
        plan: Its plan, changed.
        proof: How far the new placement is proven; `None` where it was not searched for.
        grounds: Reasons that are added.
        notes: Notes that are added.

    Returns:
        A new season; phases, aims and reasons stay.
    """
    report = check(plan, policy=season.policy, athlete=season.athlete, before=season.before)
    alone = check(season.running, policy=season.policy, athlete=season.athlete, before=season.before)
    return attrs.evolve(
        season,
        plan=plan,
        report=report,
        remaining=remaining_of(report, alone, season.policy, proof),
        proof=proof,
        grounds=(*_still_true(season, plan), *grounds),
        notes=(*season.notes, *notes),
    )


def _still_true(season: Season, plan: Plan) -> Iterator[Ground]:
    """Go through the grounds; of sessions that moved or are gone the one for their place is replaced."""
    now = {s.key: (number, s.slot) for number, s in plan.numbered if s.key}
    before = {s.key: (number, s.slot) for number, s in season.plan.numbered if s.key}
    for ground in season.grounds:
        key = ground.key
        if ground.about is not About.PLACE or key is None or now.get(key) == before.get(key):
            yield ground
        elif key in now:
            number, slot = now[key]
            text = f"It was moved to {slot} of week {number} after the season was made."
            yield Ground(about=About.PLACE, text=text, weeks=(number, number), key=key)
