"""Seasons that are judged again."""

import attrs
from tests.unit.planning.season_by_hand import ATHLETE, SICK, checked, season_by_hand

from runstrength.planning import Ground
from runstrength.planning._again import essence, found_again, judged_again, without_health
from runstrength.scheduling import Proof


def test_the_same_athlete_changes_nothing() -> None:
    """Every finding keeps its reason."""
    assert judged_again(season_by_hand(), ATHLETE) == season_by_hand()


def test_reasons_stay_with_their_findings() -> None:
    """What is found no more is gone, and what is new is explained as that of a new season."""
    season = season_by_hand()
    sick = judged_again(season, SICK)
    assert sick.report == checked(attrs.evolve(season, athlete=SICK)).report
    assert [one.finding for one in sick.remaining] == list(sick.report)
    known = {essence(one.finding) for one in season.remaining}
    kept = [one for one in sick.remaining if essence(one.finding) in known]
    fresh = [one for one in sick.remaining if essence(one.finding) not in known]
    assert {one.why for one in kept} == {"No free half day is better."}
    assert {one.finding.code for one in fresh} >= {"POP002", "SAF001"}
    assert all(one.why for one in fresh)
    assert judged_again(sick, ATHLETE) == season


def test_findings_are_found_again_by_what_they_say_and_else_by_their_place() -> None:
    """No place is given twice."""
    report = season_by_hand().report
    first, second = [finding for finding in report if finding.code == "COV003"]
    at = list(report).index(first)
    other = (essence(first), "Said otherwise")
    exact = (essence(second), second.message)
    assert essence(first) == essence(second)
    assert found_again([other, exact], report) == [at, at + 1]
    assert found_again([exact, exact, exact], report) == [at + 1, at, None]


def test_health_does_not_leave_with_a_season() -> None:
    """Neither the flags nor the findings that follow from them; where nothing is said nothing changes."""
    season = season_by_hand()
    assert without_health(season) is season
    sick = season_by_hand(SICK)
    assert {"POP002", "SAF001"} <= set(sick.report.codes)
    assert without_health(sick) == season


def test_what_repeats_a_finding_about_health_does_not_leave_either() -> None:
    """A note or a ground that says why no strength is planned, or a rule that was not optimised."""
    sick = season_by_hand(SICK)
    message = next(finding.message for finding in sick.report if finding.code == "SAF001")
    told = attrs.evolve(
        sick,
        notes=(*sick.notes, f"No strength is planned: {message}"),
        grounds=(
            *sick.grounds,
            Ground(about="week", text=message),
            Ground(about="week", text="None.", sources=("SAF001",)),
        ),
        proof=Proof(120, ("SAF001", "COV003")),
    )
    silent = without_health(told)
    assert silent == without_health(sick)
    assert silent.proof == Proof(120, ("COV003",))
    assert without_health(attrs.evolve(told, proof=None)).proof is None
