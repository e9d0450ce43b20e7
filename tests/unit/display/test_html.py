"""The nouns in HTML, through the methods that notebooks call."""

from html.parser import HTMLParser

import pytest

from runstrength.display import exercise_html, plan_html, session_html, week_html
from runstrength.model.exercise import Exercise
from runstrength.model.plan import Plan
from runstrength.model.session import Prescription, RaceSession, StrengthSession
from runstrength.model.week import PlannedSession, Week

SQUAT = Exercise(name="back squat", pattern="squat", direct={"quadriceps"}, cues=["<b>Sit</b> & stand."])
LEGS = StrengthSession([Prescription(SQUAT, "3x5 @100kg")], title='<script>alert("x")</script>')
WEEK = Week([PlannedSession("mon", LEGS, note="<img src=x>"), PlannedSession("sun", RaceSession("10km"))])
PLAN = Plan([WEEK], name="</table><b>")


class Tags(HTMLParser):
    """Collects the tags and the text of some HTML."""

    def __init__(self, html: str) -> None:
        """Read the HTML."""
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Remember a tag."""
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        """Remember text."""
        self.text += data


@pytest.mark.parametrize(
    "noun", [WEEK, PLAN, LEGS, RaceSession("half"), SQUAT], ids=lambda n: type(n).__name__
)
def test_nouns_show_themselves_as_tables_and_nothing_else(
    noun: Week | Plan | StrengthSession | Exercise,
) -> None:
    """Only the tags of tables: what users write never becomes a tag."""
    allowed = {"div", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "p", "br"}

    assert set(Tags(noun._repr_html_()).tags) <= allowed


def test_what_users_write_is_shown_as_they_wrote_it() -> None:
    """Escaped, not removed."""
    assert 'strength "<script>alert(\\"x\\")</script>"' in Tags(week_html(WEEK)).text
    assert "<img src=x>" in Tags(week_html(WEEK)).text
    assert "</table><b>" in Tags(plan_html(PLAN)).text
    assert "<b>Sit</b> & stand." in Tags(exercise_html(SQUAT)).text


def test_html_takes_units() -> None:
    """Converted as the tables are."""
    assert "3x5 @220.5lb" in week_html(WEEK, units="lb")
    assert "6.2mi" in week_html(WEEK, units="mi")
    assert "3x5 @220.5lb" in session_html(LEGS, units="lb")
