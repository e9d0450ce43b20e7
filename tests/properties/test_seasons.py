"""Laws of seasons that are stored, shown and put on a page."""

import json
from html.parser import HTMLParser

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runstrength import testing
from runstrength.checking import check
from runstrength.formats import page
from runstrength.formats import season as season_format
from runstrength.model.plan import Plan
from runstrength.planning import About, Aim, Ground, Phase, PhaseKind, Race, Remaining, Season
from runstrength.planning._again import judged_again, without_health
from runstrength.policies import EVIDENCE, EVIDENCE_IN_SEASON, GUIDE
from runstrength.scheduling import Proof

jsonschema = pytest.importorskip("jsonschema")
VALIDATOR = jsonschema.Draft202012Validator(season_format.schema())

SETTINGS = settings(max_examples=12, deadline=None)

texts = st.text(st.characters(codec="utf-8"), max_size=20)
lines = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=20)
sentences = st.lists(texts, max_size=3).map(tuple)
counts = st.integers(0, 3)


def spans(weeks: int) -> st.SearchStrategy[tuple[int, int]]:
    """The first and the last of some weeks in a row."""
    return st.lists(st.integers(1, weeks), min_size=2, max_size=2).map(lambda two: (min(two), max(two)))


def phases(weeks: int) -> st.SearchStrategy[list[Phase]]:
    """A few phases within some weeks."""
    return st.lists(
        st.builds(
            lambda kind, span, sessions: Phase(kind=kind, first=span[0], last=span[1], sessions=sessions),
            st.sampled_from(PhaseKind),
            spans(weeks),
            counts,
        ),
        max_size=2,
    )


def grounds(weeks: int) -> st.SearchStrategy[list[Ground]]:
    """A few reasons, about anything within some weeks."""
    return st.lists(
        st.builds(
            Ground,
            about=st.sampled_from(About),
            text=lines,
            sources=st.lists(lines, max_size=3).map(tuple),
            weeks=st.none() | spans(weeks),
            key=st.none() | lines,
            exercise=st.none() | lines,
        ),
        max_size=3,
    )


# Made once: to make strategies anew for every season takes longer than to draw from them.
LENGTHS = (1, 2)
PLANS = testing.plans(min_weeks=min(LENGTHS), max_weeks=max(LENGTHS))
RUNNING = testing.plans(max_weeks=1)
ATHLETES = {healthy: testing.athletes(healthy=healthy) for healthy in (True, False)}
HISTORIES = st.none() | testing.weeks() | testing.plans(max_weeks=1)
PHASES = {weeks: phases(weeks) for weeks in LENGTHS}
GROUNDS = {weeks: grounds(weeks) for weeks in LENGTHS}
PROOFS = st.none() | st.builds(Proof, counts, sentences, st.booleans())
RACES = st.none() | st.builds(
    Race, on=st.dates(), distance=st.none() | testing.distances(), priority=st.sampled_from("ABC")
)
AIMS = st.builds(
    Aim,
    week=st.just(1),
    phase=st.none() | st.sampled_from(PhaseKind),
    sessions=counts,
    share=st.floats(0, 1),
    is_deload=st.booleans(),
    step=counts,
)


@st.composite
def seasons(draw: st.DrawFn, *, healthy: bool = True) -> Season:
    """Any season that holds together, in whatever state its parts are."""
    plan = draw(PLANS)
    weeks = len(plan.weeks)
    athlete = draw(ATHLETES[healthy])
    policy = draw(st.sampled_from([EVIDENCE, EVIDENCE_IN_SEASON, GUIDE]))
    before = draw(HISTORIES)
    report = check(plan, policy=policy, athlete=athlete, before=before)
    return Season(
        running=draw(RUNNING),
        plan=plan,
        report=report,
        phases=tuple(draw(PHASES[weeks])),
        aims=tuple(attrs.evolve(draw(AIMS), week=number) for number in range(1, weeks + 1)),
        grounds=tuple(draw(GROUNDS[weeks])),
        remaining=tuple(
            Remaining(finding, draw(texts), draw(st.booleans())) for finding in report if draw(st.booleans())
        ),
        notes=draw(st.lists(lines, max_size=3).map(tuple)),
        proof=draw(PROOFS),
        race=draw(RACES),
        athlete=athlete,
        policy=policy,
        before=before,
        carried=draw(sentences),
        eased_until=draw(st.none() | st.dates()),
    )


@SETTINGS
@given(seasons())
def test_what_is_written_is_read_again(season: Season) -> None:
    """To an equal season with the same proof, which has the same text."""
    text = season_format.dumps(season)
    again = season_format.loads(text)
    assert again == season
    assert again.proof == season.proof
    assert season_format.dumps(again) == text
    assert VALIDATOR.is_valid(json.loads(text))


@SETTINGS
@given(seasons(healthy=False))
def test_what_leaves_the_house_says_nothing_about_health(season: Season) -> None:
    """A document and a page are those of an athlete who says nothing, and a document comes back as that."""
    silent = without_health(season)
    assert season_format.dumps(season) == season_format.dumps(silent)
    assert page.dumps(season) == page.dumps(silent)
    assert season_format.loads(season_format.dumps(season)) == silent
    given_again = season_format.loads(season_format.dumps(season), athlete=season.athlete)
    assert (given_again.plan, given_again.report, given_again.athlete) == (
        season.plan,
        season.report,
        season.athlete,
    )


@SETTINGS
@given(seasons(healthy=False))
def test_judged_again_nothing_changes(season: Season) -> None:
    """Reasons stay with their findings, in the order of the report, and every finding has one."""
    once = judged_again(season, season.athlete)
    assert judged_again(once, season.athlete) == once
    assert once.report == season.report
    assert [one.finding for one in once.remaining] == list(season.report)
    assert {str(one) for one in season.remaining} <= {str(one) for one in once.remaining}


class Balance(HTMLParser):
    """Counts what is open."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.boxes = 0
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open it, or count it."""
        assert tag not in {"script", "img", "link", "a"}
        if tag == "input":
            self.boxes += 1
        elif tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """It closes the last one."""
        assert self.open.pop() == tag


@SETTINGS
@given(testing.plans())
def test_a_page_has_a_box_for_every_session_and_set(plan: Plan) -> None:
    """Whatever people call their sessions, and every tag is closed."""
    sets = sum(
        prescription.dose.sets
        for planned in plan.sessions
        for prescription in getattr(planned.session, "prescriptions", ())
    )
    found = Balance(page.dumps(plan))
    assert found.open == []
    assert found.boxes == len(plan.sessions) + sets


@SETTINGS
@given(seasons())
def test_a_season_is_shown_whatever_is_in_it(season: Season) -> None:
    """In text and in HTML: every week, every session with its place, and every rule that found something."""
    text = str(attrs.evolve(season, remaining=season.remaining))
    for code in season.report.codes:
        assert code in text
        assert code in season._repr_html_()
