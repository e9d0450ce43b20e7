"""Seasons on published running plans: what has to hold for each of them.

Every fourth combination of plan, athlete and policy is built; all of them where `RUNSTRENGTH_LONG` is set.
The published plans stand beside the project, in `../shared/data`, and are no part of it.
"""

from __future__ import annotations

import os
from itertools import product

import pytest
from tests.oracles import season_score
from tests.oracles.season_score import ATHLETES, PLANS, POLICIES, Result, plans

from runstrength.checking import check
from runstrength.model import Athlete, Plan
from runstrength.planning import PhaseKind, build_plan
from runstrength.policies import Policy

EVERY = 1 if "RUNSTRENGTH_LONG" in os.environ else 4
IS_THERE = PLANS.is_dir()
ALL = [*product(plans(), ATHLETES.items(), POLICIES)] if IS_THERE else []
FOUND = [one for at, one in enumerate(ALL) if (at + at // EVERY) % EVERY == 0]
"""One of four, in turn the first to the fourth, so that each athlete meets each policy."""

pytestmark = pytest.mark.skipif(
    not IS_THERE, reason="the published plans are not here: ../shared/data is absent"
)


@pytest.mark.parametrize(
    ("running", "who", "policy"),
    FOUND,
    ids=[f"{plan[0]}-{athlete[0]}-{policy.name}" for plan, athlete, policy in FOUND],
)
def test_a_season_on_a_published_plan(
    running: tuple[str, Plan], who: tuple[str, Athlete], policy: Policy
) -> None:
    """No new error, every lack explained, all that running needs trained, eased where and as far as asked."""
    (name, plan), (label, athlete) = running, who
    season = build_plan(plan, athlete=athlete, policy=policy)
    alone = check(season.running, policy=policy, athlete=athlete)
    result = Result(name, label, policy, season, alone)
    blocks = [aim for aim in season.aims if aim.is_ordinary or aim.is_deload]

    assert season.strength
    assert result.new_errors == ()
    assert result.unexplained_frequency == []
    assert result.untrained == []
    assert result.too_long == []
    assert result.off_share == []
    assert result.deloads > 0 or len(blocks) <= 6
    has_race = any(week.races for week in season.running.weeks)
    assert result.has_taper == has_race
    assert not has_race or PhaseKind.RACE in {phase.kind for phase in season.phases}


def test_the_table_is_made_of_the_same_seasons() -> None:
    """The command prints a row for each plan, athlete and policy."""
    one = next(season_score.results())

    assert (one.plan, one.athlete, one.policy) == (next(plans())[0], next(iter(ATHLETES)), POLICIES[0])
    assert one.new_errors == ()
