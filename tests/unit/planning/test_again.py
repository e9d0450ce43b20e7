"""Seasons that are judged again."""

import attrs
from tests.unit.planning.season_by_hand import SICK, season_by_hand

from runstrength.checking import check
from runstrength.planning import Ground
from runstrength.planning._again import essence, judged_again, without_health


def test_the_same_season_keeps_its_reasons() -> None:
    """Judged twice, nothing changes any more."""
    once = judged_again(season_by_hand())
    assert judged_again(once) == once
    assert once.remaining


def test_reasons_stay_with_their_findings_when_the_plan_changes() -> None:
    """What is found no more is gone, and what is new has no reason unless one is given."""
    season = judged_again(season_by_hand())
    plan = season.plan.without("s2").moved("s1", "fri pm")
    silent = judged_again(season, plan=plan)
    known = {essence(one.finding) for one in season.remaining}
    assert {essence(one.finding) for one in silent.remaining} == known & {essence(f) for f in silent.report}
    assert len(silent.remaining) < len(silent.report)

    said = judged_again(season, plan=plan, why="It came with the move.")
    assert [one.finding for one in said.remaining] == list(said.report)
    fresh = [one for one in said.remaining if one.why == "It came with the move."]
    own = {
        essence(finding) for finding in check(season.running, athlete=season.athlete, before=season.before)
    }
    assert {one.is_new for one in fresh} == {True, False}
    assert all(one.is_new is (essence(one.finding) not in own) for one in fresh)


def test_what_the_running_plan_has_is_not_new() -> None:
    """A finding without a reason that is about the runs alone is theirs."""
    season = attrs.evolve(season_by_hand(), remaining=())
    without = judged_again(season, plan=season.running, why="Why not.")
    assert without.remaining
    assert not any(one.is_new for one in without.remaining)


def test_health_does_not_leave_with_a_season() -> None:
    """Neither the flags nor the findings that follow from them; where nothing is said nothing changes."""
    season = season_by_hand()
    assert without_health(season) is season
    sick = judged_again(season_by_hand(SICK))
    assert {"POP002", "SAF001"} <= set(sick.report.codes)
    assert without_health(sick) == judged_again(season)


def test_what_repeats_a_finding_about_health_does_not_leave_either() -> None:
    """A note or a ground that says why no strength is planned."""
    sick = judged_again(season_by_hand(SICK))
    message = next(finding.message for finding in sick.report if finding.code == "SAF001")
    told = attrs.evolve(
        sick,
        notes=(*sick.notes, f"No strength is planned: {message}"),
        grounds=(*sick.grounds, Ground(about="week", text=message)),
    )
    assert without_health(told) == without_health(sick)
