"""Whatever the text, reading it gives a value or a NotationError that says where."""

import re
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import runstrength as rs
from runstrength import testing

PARSERS: dict[str, Callable[[str], object]] = {
    "Week": rs.Week.parse,
    "Plan": rs.Plan.parse,
    "StrengthSession": rs.StrengthSession.parse,
    "Prescription": rs.Prescription.parse,
    "Dose": rs.Dose.parse,
    "Performed": rs.Performed.parse,
    "Slot": rs.Slot.parse,
    "SlotSet": rs.SlotSet.parse,
    "DaySet": rs.DaySet.parse,
    "Weekday": rs.Weekday.parse,
    "Load": rs.Load.parse,
    "Distance": rs.Distance.parse,
    "Duration": rs.Duration.parse,
    "Pace": rs.Pace.parse,
    "Preference": rs.Preference.parse,
}
EVERY_PARSER = pytest.mark.parametrize("parse", PARSERS.values(), ids=PARSERS)
# Parted by two spaces.
WORDS = """
mon  tue pm  18:30  25:00  rest  strength  easy  plank  plnk  race A half  3x8  3x8-12/side  3x30-60s
@RPE7  @RIR-1  @85%  @60kg  @BW-20kg  tempo 3-1-1  10km  45m  1h30  cross  week  once  week 1 [base]  plan
name:  zone: No/Land  start: 2027-01-04  (optional)  --  -- "note"
"""
PIECES = st.sampled_from([*'\n;:#@"\\[]()+-/,x9.% ', "\0", "\ud800", "٣", *re.split(r"\s{2,}|\n", WORDS)])
TEXTS = (
    st.lists(PIECES, max_size=25).map("".join)
    | st.lists(PIECES, max_size=15).map(" ".join)
    | st.text(st.characters(categories=None))
)


def lines_of(text: str) -> list[str]:
    """Return the lines as the library counts them."""
    return text.removeprefix("\ufeff").split("\n")


def problems_of(parse: Callable[[str], object], text: str) -> tuple[rs.Problem, ...]:
    """Return what is wrong with a text, nothing when it can be read."""
    try:
        parse(text)
    except rs.NotationError as error:
        return error.problems
    return ()


def check(parse: Callable[[str], object], text: str) -> None:
    """Read a text, and check the problems where it cannot be read."""
    lines = lines_of(text)
    problems = problems_of(parse, text)
    places = [(problem.line or 0, problem.column or 0) for problem in problems]

    assert places == sorted(places)
    for problem, (line, column) in zip(problems, places, strict=True):
        assert 1 <= line <= len(lines)
        assert 1 <= column <= len(lines[line - 1]) + 1
        assert problem.startswith(f"line {line}, column {column}: ")
        assert problem.caret is not None
        assert len(problem.suggestions) <= 3
        assert len(problem) < 1000


@EVERY_PARSER
@given(text=TEXTS)
@example(text="")
@example(text="\n")
@example(text='"\\')
@example(text="\ufeffmon easy 45min")
def test_random_text_raises_nothing_else(parse: Callable[[str], object], text: str) -> None:
    """Text put together from pieces of the notation, and any characters at all."""
    check(parse, text)


@settings(max_examples=200)
@given(testing.plans(min_weeks=1, max_weeks=2), st.data())
def test_text_with_a_fault_raises_nothing_else(plan: rs.Plan, data: st.DataObject) -> None:
    """A valid plan in which something is taken out, put in or doubled."""
    text = str(plan)
    first, second = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2), label="cuts"))
    middle = data.draw(st.sampled_from(["", text[first:second] * 2]) | PIECES | st.text(max_size=3))

    check(rs.Plan.parse, text[:first] + middle + text[second:])
    check(rs.Week.parse, text[:first] + middle + text[second:])


@given(st.lists(testing.planned_sessions(), min_size=1, max_size=4), st.integers(1, 3))
def test_every_faulty_line_is_told(planned: list[rs.PlannedSession], faults: int) -> None:
    """However many there are, and each with its own line."""
    good = [line for session in planned if not session.key for line in [str(session)]]
    lines = [*good, *["mon jogg 45min"] * faults, "# end", *["tue pm strength: plnk 3x30s"] * faults]

    with pytest.raises(rs.NotationError) as caught:
        rs.Week.parse("\n".join(lines))

    first = len(good) + 1
    second = first + faults + 1
    expected = [*range(first, first + faults), *range(second, second + faults)]
    assert [problem.line for problem in caught.value.problems] == expected
