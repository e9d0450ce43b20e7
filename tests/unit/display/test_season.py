"""Seasons as text and HTML."""

import attrs
import pytest
from tests.unit.planning.season_by_hand import SICK, checked, season_by_hand

from runstrength.display.season import season_html, season_text
from runstrength.errors import InvalidValueError
from runstrength.evidence import DISCLAIMER
from runstrength.model.plan import Plan


def test_a_season_in_text() -> None:
    """Its phases, a line a week, what remains with the reasons, and the notes."""
    lines = season_text(season_by_hand()).splitlines()
    rule, second = "-" * 57, " " * 43
    assert lines[:12] == [
        "First <race>, 2027-04-05 to 2027-04-18, race A half on 2027-04-18",
        "",
        "Phases:",
        "- week 1: max, 2 a week",
        "- week 2: race week, 1 a week",
        "",
        "Weeks:",
        "Week  From        Aim                      Strength",
        f"----  ----------  {'-' * 23}  {rule}",
        "1     2027-04-05  max, deload: 2 sessions  mon pm Heavy A 18 min;",
        f"{second}wed pm strength: Romanian deadlift 3x6 @RPE7; … 15 min",
        "2     2027-04-12  no strength              mon pm Primer 8 min",
    ]


def test_it_is_what_the_noun_prints_and_shows() -> None:
    """In a terminal and in a notebook."""
    season = season_by_hand()
    assert str(season) == season_text(season)
    assert season._repr_html_() == season_html(season)


def test_what_remains_and_what_the_running_plan_has_are_told_apart() -> None:
    """Each under its heading, with its reason; then come the notes, the proof and the disclaimer."""
    text = season_text(season_by_hand())
    new, own = text.index("What remains, and why:"), text.index("What the running plan has by itself:")
    assert new < own < text.index("Notes:")
    assert "  Why: No free half day is better." in text
    assert "- Nothing is known about the equipment." in text
    assert "- The placement is the best for all rules but COV003" in text
    assert text.replace("\n", " ").endswith(DISCLAIMER)


def test_what_is_not_there_has_no_heading() -> None:
    """A season without phases, findings, dates and proof; a finding without a reason has no line for it."""
    plan = Plan.parse("week 1\ntue easy 30min")
    season = attrs.evolve(
        season_by_hand(), plan=plan, running=plan, phases=(), aims=season_by_hand().aims[:1]
    )
    season = attrs.evolve(checked(season), proof=None, notes=())
    text = season_text(season)
    assert "Phases:" not in text
    assert "placement" not in text
    assert "Why:" not in text
    quiet = season_text(attrs.evolve(season, report=attrs.evolve(season.report, findings=())))
    assert "What remains" not in quiet
    assert "nothing to say against it" in quiet


def test_lengths_that_are_not_known_are_left_out() -> None:
    """And a session without a title is called by its text, in the units of the reader."""
    season = season_by_hand()
    plan = season.plan.without("s3").with_session(2, "mon", "strength")
    plan = plan.without("s2").with_session(1, "wed pm", "strength: back squat 1x5 @60kg")
    text = season_text(attrs.evolve(season, plan=plan), "lb", width=200)
    assert "  mon strength\n" in text
    assert "strength: back squat 1x5 @132.3lb 5 min" in text


def test_a_season_in_html() -> None:
    """Tables with everything escaped."""
    html = season_html(season_by_hand())
    assert "First &lt;race&gt;" in html
    assert "<race>" not in html
    assert html.count("<table") == 3
    assert "No free half day is better." in html
    assert "Nothing is known about the equipment." in html


@pytest.mark.parametrize("show", [season_text, season_html])
def test_health_flags_are_not_shown(show: object) -> None:
    """The findings say that there is something, never what."""
    assert callable(show)
    shown = show(season_by_hand(SICK))
    assert "SAF001" in shown
    body = shown.replace("a pregnancy", "").replace("a swelling", "").replace("a\npregnancy", "")
    for word in ("pregnan", "swelling", "symptom"):
        assert word not in body.lower()


@pytest.mark.parametrize("show", [season_text, season_html])
def test_unknown_units_are_refused(show: object) -> None:
    """As everywhere."""
    assert callable(show)
    with pytest.raises(InvalidValueError, match="units must be km or mi"):
        show(season_by_hand(), "stone")
