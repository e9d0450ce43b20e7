"""Seasons and plans as pages."""

import re
from html.parser import HTMLParser
from pathlib import Path

import attrs
import pytest
from tests.unit.planning.season_by_hand import SICK, season_by_hand

from runstrength.errors import InvalidValueError
from runstrength.evidence import DISCLAIMER
from runstrength.formats import page
from runstrength.model.plan import Plan
from runstrength.model.session import Prescription, StrengthSession, Superset

SEASON = season_by_hand()
TEXT = page.dumps(SEASON)
VOID = {"meta", "input", "br"}


class Reader(HTMLParser):
    """Reads a page, and notes what is wrong with its tags."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.wrong: list[str] = []
        self.said: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append((tag, dict(attrs)))
        if len(dict(attrs)) < len(attrs):
            self.wrong.append(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Match it with the last one that is open."""
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data: str) -> None:
        """Note a text."""
        if "style" not in self.open:
            self.said.append(data)


def words(text: str) -> str:
    """What people read on a page."""
    return " ".join(" ".join(Reader(text).said).split())


@pytest.mark.parametrize("text", [TEXT, page.dumps(SEASON.running), page.dumps(Plan())])
def test_a_page_is_html_that_needs_nothing_else(text: str) -> None:
    """Every tag is closed, there is a language, and no script, link, picture or address."""
    reader = Reader(text)
    assert text.startswith('<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n')
    assert (reader.open, reader.wrong) == ([], [])
    assert {tag for tag, _ in reader.tags} <= {
        "html", "head", "meta", "title", "style", "body", "header", "main", "footer", "section", "div",
        "span", "b", "p", "h1", "h2", "ul", "li", "label", "input",
    }  # fmt: skip
    for part in ("http", "url(", "@import", "javascript", " on"):
        assert part not in re.sub(r"<title>.*?</title>|>[^<]*<", "", text.partition("</style>")[2])
    assert "url(" not in text
    assert "@import" not in text


def test_every_session_and_every_set_has_a_box() -> None:
    """Those of sets say whose they are to those who do not see."""
    reader = Reader(TEXT)
    boxes = [given for tag, given in reader.tags if tag == "input"]
    sets = [given["aria-label"] for given in boxes if "aria-label" in given]
    assert all(given["type"] == "checkbox" for given in boxes)
    assert len(boxes) - len(sets) == len(SEASON.plan.sessions)
    assert len(sets) == 3 + 3 + 3 + 3 + 3 + 2
    assert sets[:2] == ["back squat, set 1", "back squat, set 2"]


def test_a_week_is_a_block_with_its_days_in_order() -> None:
    """Runs and strength in one list, with dates, aims and what each session is."""
    said = words(TEXT)
    parts = (
        "First <race>", "5 Apr 2027 to 18 Apr 2027, race A half on 2027-04-18", "week 1: max, 2 a week",
        "Week 1, 5 Apr to 11 Apr max, deload: 2 sessions", "Mon 5 Apr Heavy A pm, about 18 min [s1]",
        "1. back squat 3x5 @60kg rest 3min", "Tue 6 Apr Intervals 60min am", "Wed 7 Apr Tempo 40min am",
        "Strength pm, about 15 min [s2]", "1. Romanian deadlift 3x6 @RPE7", "2a. push-up 3x8-10",
        "2b. dumbbell row 3x10/side", "Sat 10 Apr Long 20km am", "Week 2, 12 Apr to 18 Apr no strength",
        "Sun 18 Apr Race A half 09:00", "What remains", "warning COV003, week 1: 0 sets of direct work",
        "(of the running plan itself)", DISCLAIMER,
    )  # fmt: skip
    places = [said.find(part) for part in parts]
    assert -1 not in places
    assert sorted(places[:15]) == places[:15]


def test_a_plan_of_its_own_has_a_page() -> None:
    """Without dates, phases and findings; labels stand where a season says what a week is for."""
    plan = Plan.parse(
        'zone: Europe/London\n\nweek 1 [base, deload]\nmon easy 10mi (optional) -- "flat & slow"\n\nweek 2\n'
    )
    said = words(page.dumps(plan, "km"))
    assert (
        "Training plan clock times of Europe/London Week 1 base, deload Mon Easy 16.1km optional, flat & slow"
        in said
    )
    assert "Week 2 rest This is education" in said
    assert "What remains" not in said
    assert "phases" not in page.dumps(plan).partition("</style>")[2]


def test_loads_are_shown_in_the_units_of_the_reader() -> None:
    """As everywhere."""
    assert "back squat 3x5 @132.3lb rest 3min" in words(page.dumps(SEASON, "mi, lb"))
    assert "Long 12.4mi" in words(page.dumps(SEASON, "mi, lb"))
    with pytest.raises(InvalidValueError, match="units must be km or mi"):
        page.dumps(SEASON, "stone")


def test_a_circuit_of_many_has_letters() -> None:
    """They begin anew after the last one."""
    plank = Prescription.parse("plank 1x30s")
    circuit = StrengthSession([Superset([plank] * 27)])
    said = words(page.dumps(Plan([]).with_week(1, "week").with_session(1, "mon", circuit)))
    assert "1z. plank 1x30s 1a. plank" in said


def test_every_text_is_escaped() -> None:
    """Names, notes and titles are those of people."""
    bad = "<script>alert(1)</script>&\"'"
    plan = Plan.parse("week 1 [max]\nmon strength").with_session(
        1, "tue", StrengthSession([Prescription.parse("plank 1x30s")], title=bad), note=bad
    )
    text = page.dumps(
        attrs.evolve(SEASON, plan=attrs.evolve(plan, name=bad), aims=SEASON.aims[:1], remaining=())
    )
    assert "<script" not in text
    assert words(text).count("alert(1)") == 4


def test_health_is_never_on_the_page() -> None:
    """Neither the flags nor the findings that follow from them."""
    sick = season_by_hand(SICK)
    assert page.dumps(sick) == TEXT
    assert page.losses(sick) == page.losses(SEASON)


def test_what_a_page_leaves_out_is_said() -> None:
    """Of a plan it leaves out nothing."""
    assert page.losses(SEASON) == (
        "The page is for people: reasons, notes, policy and athlete are not on it.",
        "What the athlete says of their health is never on the page.",
    )
    assert page.losses(SEASON.plan) == ()


def test_only_seasons_and_plans_have_a_page() -> None:
    """The error says so."""
    with pytest.raises(InvalidValueError, match="season_or_plan must be a Season or a Plan"):
        page.dumps(SEASON.plan.weeks[0])  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match="season_or_plan must be a Season or a Plan"):
        page.losses("week 1")  # type: ignore[arg-type]


def test_a_page_is_written_whole(tmp_path: Path) -> None:
    """Or not at all."""
    path = tmp_path / "plan.html"
    page.write(path, SEASON)
    assert path.read_text(encoding="utf-8") == TEXT
    with pytest.raises(InvalidValueError):
        page.write(path, SEASON, "stone")
    assert path.read_text(encoding="utf-8") == TEXT


def test_the_style_knows_paper_phones_and_the_dark() -> None:
    """A week stays together on paper, and nothing is wider than a phone."""
    style = TEXT.partition("<style>")[2].partition("</style>")[0]
    for part in (
        "@media print",
        "break-inside: avoid",
        "prefers-color-scheme: dark",
        "max-width: 30rem",
        "@page",
    ):
        assert part in style
    assert "<" not in style
    widths = [float(width) for width in re.findall(r"(?<![-\w])(?:min-)?width: ([\d.]+)rem", style)]
    assert max(widths) < 20
