from datetime import date

import pytest

from runstrength.errors import NotationError
from runstrength.exercises import catalogue
from runstrength.model import Exercise, Plan, PlannedSession, Week
from runstrength.notation.week import lines_of, parse_plan, parse_week


@pytest.mark.parametrize(
    ("line", "planned"),
    [
        ("mon easy 45min", PlannedSession("mon", "easy 45min")),
        ("Monday PM easy 45min", PlannedSession("mon pm", "easy 45min")),
        ("mon 18:30 easy", PlannedSession("mon 18:30", "easy")),
        ("mon 6:30pm easy", PlannedSession("mon 18:30", "easy")),
        ("mon. easy", PlannedSession("mon", "easy")),
        ("mon easy [s1]", PlannedSession("mon", "easy", key="s1")),
        ("mon easy[ s1 ](Optional)", PlannedSession("mon", "easy", key="s1", optional=True)),
        ('mon easy -- "with Anna"', PlannedSession("mon", "easy", note="with Anna")),
        (
            r'mon cross "a [b] (c) -- #d" [k] (optional) -- "e \"f\" [g] # \\"  # h "i',
            PlannedSession("mon", r'cross "a [b] (c) -- #d"', key="k", optional=True, note='e "f" [g] # \\'),
        ),
        ('mon easy --"  "', PlannedSession("mon", "easy", note="  ")),
        ('mon easy -- ""', PlannedSession("mon", "easy")),
        ("mon easy # it's 5\" of snow", PlannedSession("mon", "easy")),
    ],
)
def test_line_is_a_planned_session(line: str, planned: PlannedSession) -> None:
    """Slot, session, key, whether it is optional, and a note; a number sign starts a comment."""
    assert parse_week(line).sessions == (planned,)


def test_rest_marks_an_empty_day_and_is_not_printed() -> None:
    """For the whole day or a half of it."""
    week = parse_week("mon rest\ntue am day off\ntue pm easy 45min\nwed OFF")

    assert str(week) == "tue pm easy 45min"


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("mon rest\nmon easy", ["line 1, column 1: mon is marked as rest but holds 'easy'"]),
        ("mon am easy\nmon 8:00 rest", ["line 2, column 1: mon 08:00 is marked as rest but holds 'easy'"]),
        ("mon rest [k]", ["a day of rest has neither key nor note"]),
        ("moon rest", ["'moon' is no day"]),
        ("mon rest 30min", ["unexpected '30min' after rest"]),
    ],
)
def test_rest_that_is_none_is_refused(text: str, faults: list[str]) -> None:
    """There is a session, or more than the word."""
    with pytest.raises(NotationError) as caught:
        parse_week(text)

    assert len(caught.value.problems) == len(faults)
    assert faults[0] in caught.value.problems[0]


@pytest.mark.parametrize(
    ("heading", "week"),
    [
        ("week", Week()),
        ("Week once", Week(repeats=False)),
        ("week [base]", Week(labels="base")),
        ("week once [Base, Max-strength]", Week(labels=("base", "max-strength"), repeats=False)),
        ("week[base]", Week(labels="base")),
    ],
)
def test_heading_of_a_week(heading: str, week: Week) -> None:
    """Labels, and whether the week repeats; alone it is an empty week."""
    assert parse_week(heading) == week
    assert parse_week(f"\ufeff\n# a plan\n{heading}\nmon easy") == week.with_session("mon", "easy")
    assert parse_week(str(week)) == week


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("", [(1, 1)]),
        (" \n\t\n", [(1, 1)]),
        ("# nothing\n", [(1, 1)]),
        ("week 1\nmon easy", [(1, 1)]),
        ("mon easy\nweek", [(2, 1)]),
        ("week [base] hard", [(1, 13)]),
        ("week [ ]", [(1, 1)]),
        ("week [base", [(1, 6)]),
        ("week 1234567", [(1, 6)]),
        ("week [a/b]\nmon jogg", [(1, 1), (2, 5)]),
        ("easy 45min", [(1, 1)]),
        ("mony jogg 45min", [(1, 1), (1, 6)]),
        ("mon 25:00 jogg 45min", [(1, 5), (1, 11)]),
        ("mon", [(1, 4)]),
        ("moon", [(1, 1)]),
        ("mon easy [a] [b]", [(1, 14)]),
        ("mon easy [a b]", [(1, 11)]),
        ("mon easy [a", [(1, 10)]),
        ('mon easy -- "a', [(1, 13)]),
        ("mon easy -- a", [(1, 10)]),
        ('mon easy -- "a" b', [(1, 17)]),
        ('mon easy -- "a\tb"', [(1, 13)]),
        ('mon easy foo [a b] (opt) -- "a', [(1, 10), (1, 29)]),
        ("mon easy [k]\r\n\r\ntue easy [k]\r\nwed easy [k]", [(3, 11), (4, 11)]),
    ],
)
def test_faults_of_a_week_come_together(text: str, places: list[tuple[int, int]]) -> None:
    """With line and column, in the order of the text."""
    with pytest.raises(NotationError) as caught:
        parse_week(text)

    assert [(problem.line, problem.column) for problem in caught.value.problems] == places


def test_plan_is_read() -> None:
    """Facts, headings with labels, and lines of sessions."""
    text = """
        Name: Spring # the first
        START : 2027-01-04
        zone: Europe/London

        Week 1 [base]
        mon easy 45min [a]

        week 2
        week 3 [deload, base]
        tue rest
        wed easy 45min [b]
    """

    assert parse_plan(text) == Plan(
        [
            Week([PlannedSession("mon", "easy 45min", key="a")], labels="base"),
            Week(),
            Week([PlannedSession("wed", "easy 45min", key="b")], labels="deload, base"),
        ],
        name="Spring",
        start=date(2027, 1, 4),
        zone="Europe/London",
    )


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("plan", Plan()),
        ("PLAN # empty", Plan()),
        ("plan\nweek 1", Plan([Week()])),
        ("name: A plan", Plan(name="A plan")),
        ('name: "A #1 plan"', Plan(name="A #1 plan")),
        ('name: "A" and "B"', Plan(name='"A" and "B"')),
        ("week 1\n\nweek 2", Plan([Week(), Week()])),
    ],
)
def test_small_plans_are_read(text: str, plan: Plan) -> None:
    """A plan without weeks among them."""
    assert parse_plan(text) == plan
    assert parse_plan(str(plan)) == plan


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("", [(1, 1)]),
        ("# a\n# b", [(1, 1)]),
        ("week 1\nplan", [(2, 1)]),
        ("name: a\nplan", [(2, 1)]),
        ("mon easy\nhello", [(1, 1), (2, 1)]),
        ("name:\nstart: soon\nzone: ", [(1, 1), (2, 8), (3, 1)]),
        ("start: 2027-01-05\nzone: No/Where\nname: a\tb", [(1, 1), (2, 1), (3, 1)]),
        ('name: "a', [(1, 7)]),
        ("name: a\nname: b", [(2, 1)]),
        ("week 1\nname: a", [(2, 1), (2, 5)]),
        ("week 2\nweek\nweek once\nweek 4", [(1, 1), (2, 1), (3, 1)]),
        ("week 1 [a/b]\nmon jogg\nweek 2 [c/d]", [(1, 1), (2, 5), (3, 1)]),
        ("week 1\nmon easy [k]\nweek 2\nmon rest\nmon easy [k]\nmon jogg", [(5, 11), (6, 5)]),
        ("week 1\nmon rest\nmon easy\nweek 2\ntue rest\ntue easy", [(2, 1), (5, 1)]),
    ],
)
def test_faults_of_a_plan_come_together(text: str, places: list[tuple[int, int]]) -> None:
    """Those of its head, of its weeks, and of what they have in common."""
    with pytest.raises(NotationError) as caught:
        parse_plan(text)

    assert [(problem.line, problem.column) for problem in caught.value.problems] == places


def test_key_that_is_used_twice_names_both_lines() -> None:
    """One key names one session of the whole plan."""
    with pytest.raises(NotationError) as caught:
        parse_plan("week 1\nmon easy [k]\nweek 2\nmon easy [k]")

    (problem,) = caught.value.problems
    assert problem == "line 4, column 11: the key 'k' is already used in line 2; expected a key of its own"


def test_own_exercises_are_read_with_their_catalogue() -> None:
    """In weeks and in plans."""
    sled = Exercise(name="Sled push", pattern="squat", direct={"quadriceps"})
    mine = catalogue.extended([sled])
    line = "mon strength: sled push 3x20m"

    assert str(parse_week(line, catalogue=mine)) == "mon strength: Sled push 3x20m"
    assert str(parse_plan(f"week 1\n{line}", catalogue=mine).weeks[0]) == "mon strength: Sled push 3x20m"


def test_lines_that_say_nothing_are_left_out() -> None:
    """Blank ones and comments; the others keep their numbers."""
    spans = list(lines_of("\ufeff a # b\n\n  \n# c\n d\r\n"))

    assert [(span.line.number, span.text) for span in spans] == [(1, "a"), (5, "d")]
