"""What a season says of itself."""

from collections.abc import Callable
from datetime import date
from typing import Any

import attrs
import pytest
from tests.unit.planning.seasons import (
    EASY,
    LIFTER,
    MONDAY,
    RACE_WEEK,
    RUNS,
    content,
    flat,
    prescriptions,
    runs,
    season,
)

from runstrength.errors import AmbiguousSessionError, InvalidValueError, UnknownSessionError
from runstrength.planning import About, Aim, Ground, Grounds, Phase, PhaseKind, Race, replanned

SIXTEEN = runs(16)
FIRST = "goblet squat"


def test_a_race_takes_texts() -> None:
    """The distance is read, and the priority is taken in any case."""
    race = Race(on=date(2027, 4, 18), distance="half", priority="b")

    assert str(race) == "race B half on 2027-04-18"
    assert str(Race(on=date(2027, 4, 18))) == "race A on 2027-04-18"


def test_every_wrong_field_of_a_race_is_named() -> None:
    """All faults come at once."""
    with pytest.raises(InvalidValueError) as caught:
        Race(on="sunday", distance=21, priority="D")  # type: ignore[arg-type]

    assert [problem.field for problem in caught.value.problems] == ["on", "distance", "priority"]


@pytest.mark.parametrize(
    ("aim", "labels", "text", "is_ordinary"),
    [
        (Aim(week=1, phase=None, sessions=0), (), "no strength", False),
        (Aim(week=1, phase=PhaseKind.MAX, sessions=2), ("max",), "max: 2 sessions", True),
        (
            Aim(week=1, phase=PhaseKind.GENERAL, sessions=1, share=0.6, is_deload=True),
            ("general", "deload"),
            "general, deload: 1 session",
            False,
        ),
        (Aim(week=1, phase=PhaseKind.TAPER, sessions=2, share=0.7), ("taper",), "taper: 2 sessions", False),
    ],
)
def test_an_aim_says_what_its_week_is_for(
    aim: Aim, labels: tuple[str, ...], text: str, is_ordinary: bool
) -> None:
    """In labels for the rules and in words for people."""
    assert (aim.labels, str(aim), aim.is_ordinary) == (labels, text, is_ordinary)


def test_a_phase_knows_its_weeks() -> None:
    """One week or several."""
    one = Phase(kind="race week", first=8, last=8, sessions=1)
    more = Phase(kind=PhaseKind.MAX, first=3, last=5, sessions=2)

    assert (str(one), list(one.weeks)) == ("week 8: race week, 1 a week", [8])
    assert (str(more), list(more.weeks)) == ("weeks 3 to 5: max, 2 a week", [3, 4, 5])


def test_a_ground_holds_where_it_says() -> None:
    """In its weeks, or in all."""
    here, everywhere = Ground(about="week", text="Here.", weeks=(3, 4)), Ground(about=About.PLAN, text="All.")

    assert [here.holds_in(week, week) for week in range(2, 6)] == [False, True, True, False]
    assert everywhere.holds_in(1, 1)
    assert str(everywhere) == "All."
    assert str(attrs.evolve(here, sources=("AC09", "convention"))) == "Here. [AC09, convention]"


def test_grounds_are_iterable_and_print() -> None:
    """Title first, then a line for each."""
    grounds = Grounds("Why", (Ground(about=About.PLAN, text="So."),))

    assert (len(grounds), [one.text for one in grounds], str(grounds)) == (1, ["So."], "Why\n- So.")


def test_strength_lists_the_sessions_after_their_weeks() -> None:
    """In the order of the plan, each with a key of its own."""
    found = season(SIXTEEN, athlete=LIFTER)
    keys = [planned.key for _, planned in found.strength]

    assert [number for number, _ in found.strength] == [n for n in range(1, 16) for _ in "ab"] + [16]
    assert len(set(keys)) == len(keys)
    assert {"w1a", "w1b", "w16a"} <= set(keys)


def test_week_numbers_are_asked_for_by_number_and_date() -> None:
    """Aim, phase and week of a day; below one before the plan."""
    found = season(SIXTEEN, athlete=LIFTER)

    assert found.aim(16).phase is PhaseKind.RACE
    assert str(found.phase(5)) == "weeks 5 to 10: max, 2 a week"
    assert (found.week_of(MONDAY), found.week_of(date(2027, 1, 11)), found.week_of(date(2027, 1, 3))) == (
        1,
        2,
        0,
    )


@pytest.mark.parametrize("week", [0, 17, -1])
def test_weeks_that_do_not_exist_are_named(week: int) -> None:
    """The aim, the phase and the reason of a week need one."""
    found = season(SIXTEEN, athlete=LIFTER)

    for ask in (found.aim, found.phase, lambda number: found.why(week=number)):
        with pytest.raises(InvalidValueError, match="week"):
            ask(week)


def test_no_phase_where_no_strength_is_planned() -> None:
    """The weeks before today."""
    found = season(SIXTEEN, athlete=LIFTER, today=date(2027, 3, 1))

    assert found.phase(8) is None
    assert found.phase(9) is not None
    assert found.why(week=8).title == "Week 8 from 2027-02-22: no strength"
    assert {one.finding.code for one in found.why(week=8).remaining} == {"FRQ001"}


def test_why_a_phase() -> None:
    """The phase, what the plan rests on, and the purpose with its sources."""
    why = season(SIXTEEN, athlete=LIFTER).why(phase="max")

    assert why.title == "weeks 5 to 10: max, 2 a week"
    assert {ground.about for ground in why} == {About.PLAN, About.PHASE}
    assert "EIH22" in str(why)
    assert "jumps are added" not in str(why)


def test_why_a_phase_that_comes_twice() -> None:
    """General work stands before a race and after it."""
    plan = runs(14, other={9: "sun race A 10km", 14: RUNS}, race=None)
    why = season(plan, athlete=LIFTER).why(phase=PhaseKind.GENERAL)

    assert why.title == "week 1: general, 2 a week; weeks 11 to 14: general, 2 a week"


def test_why_a_week() -> None:
    """Its phase, that it is a deload, its sessions, and what the report says of it."""
    found = season(SIXTEEN, athlete=LIFTER)
    deload = next(aim.week for aim in found.aims if aim.is_deload)
    why = found.why(week=deload)

    assert str(why).startswith(f"Week {deload} from ")
    assert f"Week {deload} is a deload: about 60 % of the usual sets" in str(why)
    assert {ground.about for ground in why} == {About.PHASE, About.WEEK, About.PLACE}
    assert all(
        deload in (p.week for p in (one.finding.where, one.finding.also) if p) for one in why.remaining
    )


def test_why_a_week_shows_what_the_report_says() -> None:
    """Each finding with why it stays."""
    found = season(SIXTEEN, athlete=LIFTER)
    week = next(one.finding.where.week for one in found.remaining if one.finding.where.week)
    text = flat(found.why(week=week))

    assert "What the report says:" in text
    assert all(flat(one) in text for one in found.why(week=week).remaining)


def test_why_a_week_of_a_plan_without_dates() -> None:
    """There is no date to name."""
    found = season(runs(4, race=None, dated=False), athlete=LIFTER)

    assert found.why(week=2).title == "Week 2: general: 2 sessions"


def test_why_a_session() -> None:
    """Its place with what the others would have cost, and its exercises."""
    found = season(SIXTEEN, athlete=LIFTER)
    _, planned = found.strength[0]
    why = found.why(session=planned.key)

    assert why.title.startswith("Week 1 ")
    assert why.placement is not None
    assert "Elsewhere" in str(why)
    names = {p.exercise.name for p in prescriptions(planned)}
    assert names == {ground.exercise for ground in why if ground.about is About.EXERCISE}
    assert found.why(session=planned) == why


def test_why_a_session_by_its_slot_and_week() -> None:
    """A slot alone is in every week; with the week it is one."""
    found = season(SIXTEEN, athlete=LIFTER)
    number, planned = found.strength[4]

    assert found.why(session=planned.slot, week=number) == found.why(session=planned.key)
    assert found.why(session=planned.slot, week=number, exercise=FIRST).title.startswith(f"Week {number}")
    with pytest.raises(AmbiguousSessionError):
        found.why(session=planned.slot)


@pytest.mark.parametrize(
    ("kind", "given", "fields"),
    [
        (
            Aim,
            {"week": 0, "phase": "x", "sessions": -1, "share": 2, "is_deload": 1, "step": -1},
            ["week", "phase", "sessions", "share", "is_deload", "step"],
        ),
        (Phase, {"kind": "q", "first": 3, "last": 1, "sessions": -1}, ["kind", "last", "sessions"]),
        (Phase, {"kind": "max", "first": 0, "last": 1, "sessions": 1}, ["first"]),
        (
            Ground,
            {"about": "x", "text": "", "sources": [""], "weeks": (2, 1), "key": "", "exercise": ""},
            ["about", "text", "sources", "weeks", "key", "exercise"],
        ),
        (Ground, {"about": "plan", "text": "So.", "weeks": (1, 2, 3)}, ["weeks"]),
        (Ground, {"about": "plan", "text": "So.", "weeks": [1, 2]}, ["weeks"]),
        (Ground, {"about": "plan", "text": "So.", "weeks": (1.0, 2.0)}, ["weeks"]),
    ],
)
def test_every_wrong_field_is_named(
    kind: Callable[..., object], given: dict[str, object], fields: list[str]
) -> None:
    """All faults of a value come at once."""
    with pytest.raises(InvalidValueError) as caught:
        kind(**given)

    assert [problem.field for problem in caught.value.problems] == fields


def test_why_a_session_that_was_moved_by_hand() -> None:
    """The scheduler would have put it elsewhere, so it has nothing to say about the place."""
    found = season(SIXTEEN, athlete=LIFTER)
    moved = replanned(found, found.plan.moved("w1a", "sat pm"))

    assert moved.why(session="w1a").placement is None


def test_why_a_run() -> None:
    """It stands as it stood; nothing was chosen."""
    why = season(SIXTEEN, athlete=LIFTER).why(session=SIXTEEN.weeks[15].sessions[0])

    assert (len(why), why.placement) == (0, None)


def test_why_an_exercise() -> None:
    """All its weeks and every choice and dose of it; the case does not matter."""
    found = season(SIXTEEN, athlete=LIFTER)
    name = FIRST
    why = found.why(exercise=name.upper())

    assert why.title.startswith(f"{name}, week")
    assert {ground.about for ground in why} == {About.EXERCISE, About.DOSE}
    assert all(ground.exercise == name for ground in why)


def test_weeks_of_an_exercise_are_named_as_spans() -> None:
    """Weeks in a row are one span."""
    found = season(SIXTEEN, athlete=LIFTER)
    titles = {found.why(exercise=e.name).title for s in content(found, 12) for e in s.exercises}

    assert any(title.endswith(", weeks 11 to 16") for title in titles)


def test_why_a_dose() -> None:
    """An exercise with a session is about the dose there."""
    found = season(SIXTEEN, athlete=LIFTER)
    name = FIRST
    why = found.why(session=found.strength[0][1], exercise=name)

    assert why.title.startswith("Week 1 ")
    assert name in why.title
    assert any(ground.about is About.DOSE and ground.exercise == name for ground in why)


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"phase": "max", "week": 1},
        {"week": 1, "exercise": "plank"},
        {"phase": "max", "week": 1, "session": "w1a"},
        {"phase": "max", "session": "w1a", "exercise": "plank"},
    ],
)
def test_nothing_or_too_much_is_asked(asked: dict[str, object]) -> None:
    """The answer says what can be asked."""
    with pytest.raises(InvalidValueError, match="one of phase, week, session and exercise"):
        season(SIXTEEN, athlete=LIFTER).why(**asked)  # type: ignore[arg-type]


def test_an_unknown_phase_names_those_that_are_there() -> None:
    """With the nearest one."""
    with pytest.raises(InvalidValueError, match="general, max, power, taper, race week") as caught:
        season(SIXTEEN, athlete=LIFTER).why(phase="maxx")

    assert caught.value.problems[0].suggestions == ("max",)


def test_an_unknown_session_is_named() -> None:
    """As everywhere."""
    with pytest.raises(UnknownSessionError):
        season(SIXTEEN, athlete=LIFTER).why(session="w99z")


def test_an_unknown_exercise_is_named() -> None:
    """In the season, and in the session whose dose is asked for."""
    found = season(SIXTEEN, athlete=LIFTER)
    first, second = found.strength[0][1], found.strength[1][1]
    own = {p.exercise.name for p in prescriptions(first)}
    other = next(p.exercise.name for p in prescriptions(second) if p.exercise.name not in own)

    with pytest.raises(InvalidValueError, match="an exercise of this season"):
        found.why(exercise="plankk")
    with pytest.raises(InvalidValueError, match="an exercise of this season"):
        found.why(exercise="")
    with pytest.raises(InvalidValueError, match="an exercise of the session"):
        found.why(session=first, exercise=other)
    with pytest.raises(InvalidValueError, match="an exercise of the session"):
        found.why(session=SIXTEEN.weeks[15].sessions[0], exercise=other)


def test_a_season_prints() -> None:
    """As text, and as HTML in a notebook."""
    pytest.importorskip("runstrength.display.season", reason="the display of seasons is not there yet")
    found = season(runs(4, other={4: EASY}, race=RACE_WEEK), athlete=LIFTER)

    assert "general" in str(found)
    assert "general" in found._repr_html_()


def test_a_season_of_something_else_cannot_be() -> None:
    """All that is wrong is named."""
    whole = season(SIXTEEN, athlete=LIFTER)
    wrong: dict[str, Any] = {
        "plan": None,
        "phases": (1,),
        "grounds": ("x",),
        "notes": ("",),
        "policy": "guide",
    }
    with pytest.raises(InvalidValueError, match="aims must be one for each of the 16 weeks, in order, not 3"):
        attrs.evolve(whole, aims=whole.aims[:3])
    with pytest.raises(InvalidValueError) as error:
        attrs.evolve(whole, **wrong)
    assert [problem.field for problem in error.value.problems] == [*wrong]
