"""What remains of a season, put together for people."""

import attrs
from tests.unit.planning.season_by_hand import checked, season_by_hand

from runstrength.model.plan import Plan
from runstrength.planning import Remaining, Season
from runstrength.planning._summary import new_findings, remaining_groups, season_title


def of_plan(text: str) -> Season:
    """A season with another plan, its findings explained."""
    return checked(season_by_hand(), Plan.parse(text))


def test_equal_findings_of_many_weeks_stand_once() -> None:
    """With their weeks, and without the week in the sentence."""
    week = "mon pm strength: back squat 4x5 @85%; calf raise 3x12\ntue am intervals 60min\n"
    groups = remaining_groups(of_plan(f"week 1\n{week}week 2\n{week}week 3\ntue easy 30min\nweek 4\n{week}"))
    by_code = {group.finding.code: group for group in groups}
    hard = by_code["INT001"]
    assert hard.weeks == "weeks 1 to 2, 4"
    assert hard.messages == ("Tue am starts 13.7 h after the hard leg session of mon pm ends; leave 24 h.",)
    assert [g.finding.severity for g in groups] == sorted((g.finding.severity for g in groups), reverse=True)


def test_different_sentences_of_one_rule_stand_under_one_heading() -> None:
    """With their weeks where these differ, and no more than three of them."""
    text = "".join(f"week {n}\nmon strength {minutes}min\n" for n, minutes in enumerate((5, 6, 7, 8, 9), 1))
    groups = remaining_groups(of_plan(text))
    short = next(group for group in groups if group.finding.code == "DUR001")
    assert short.weeks == "weeks 1 to 5"
    assert short.messages[0].endswith("(week 1).")
    assert short.messages[3:] == ("And 2 more like them.",)
    text = text.partition("week 5")[0]
    short = next(group for group in remaining_groups(of_plan(text)) if group.finding.code == "DUR001")
    assert short.messages[3:] == ("And 1 more like it.",)


def test_a_finding_without_a_reason_is_there_and_new() -> None:
    """Nothing that the report says is hidden."""
    season = season_by_hand()
    finding = season.remaining[0].finding
    bare = attrs.evolve(season, remaining=())
    assert {group.why for group in remaining_groups(bare)} == {""}
    assert new_findings(bare) == tuple(season.report)
    own = attrs.evolve(season, remaining=(Remaining(finding, "The runs.", is_new=False),))
    assert new_findings(own) == tuple(f for f in season.report if f != finding)


def test_a_finding_about_the_whole_has_no_weeks() -> None:
    """It says so."""
    groups = remaining_groups(season_by_hand())
    assert "the whole" in {group.weeks for group in groups}


def test_the_title_says_what_is_known() -> None:
    """The name, the dates and the race."""
    season = season_by_hand()
    assert season_title(season) == "First <race>, 2027-04-05 to 2027-04-18, race A half on 2027-04-18"
    assert season_title(attrs.evolve(season, race=None, plan=Plan(), aims=())) == "Season"
