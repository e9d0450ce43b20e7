import re

import pytest

from runstrength.errors import NotationError
from runstrength.notation._reading import Line, Reading, Span, near
from runstrength.quantities import Load


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("mon easy", "mon easy"),
        ('a "b;c" d', 'a "___" d'),
        (r'a "b\";c" d', 'a "_____" d'),
        (r'a "b\\" # "c"', 'a "___" # "_"'),
        ('a "b # c', 'a "_____'),
        ('"', '"'),
        ('a "b\\', 'a "__'),
        ('a "" b', 'a "" b'),
    ],
)
def test_quoted_parts_are_blank_in_the_twin(text: str, bare: str) -> None:
    """Of the same length; a quote that is not closed goes on to the end."""
    assert Line(text).bare == bare


@pytest.mark.parametrize(
    ("offset", "place"),
    [
        (0, (3, 0, "ab")),
        (2, (3, 2, "ab")),
        (3, (4, 0, "c")),
        (5, (5, 0, "")),
        (6, (6, 0, "d")),
        (7, (6, 1, "d")),
    ],
)
def test_place_counts_broken_lines(offset: int, place: tuple[int, int, str]) -> None:
    """A text for one noun may be broken; people count its lines all the same."""
    assert Line("ab\nc\n\nd", 3).place(offset) == place


def test_place_in_an_unbroken_line_is_the_offset() -> None:
    """The usual case."""
    assert Line("mon easy", 7).place(4) == (7, 4, "mon easy")


def test_whole_is_without_the_space_around() -> None:
    """And keeps its place in the line."""
    span = Span.whole("\n  3x8\t")

    assert (span.text, span.start, span.end) == ("3x8", 3, 6)


def test_span_of_nothing_is_false() -> None:
    """So that what is missing is easy to tell."""
    assert not Span.whole(" \n ")
    assert Span.whole("x")


def test_what_is_shown_is_short_and_printable() -> None:
    """However long the text and whatever is in it."""
    assert Span.whole("a\0b").shown == r"'a\x00b'"
    assert Span.whole("a" * 500).shown == f"'{'a' * 59}…'"


def test_split_leaves_quoted_marks_alone() -> None:
    """And gives the parts without the space around them, empty ones too."""
    parts = Span.whole('a "b;c" ; ;d').split(re.compile(";"))

    assert [part.text for part in parts] == ['a "b;c"', "", "d"]


def test_unclosed_quote_is_found_where_it_begins() -> None:
    """Behind those that are closed; in a part without one there is none."""
    span = Span.whole('"a" "b')

    assert span.unclosed is not None
    assert (span.unclosed.start, span.unclosed.text) == (4, '"b')
    assert span.part(0, 3).unclosed is None


@pytest.mark.parametrize(
    ("text", "quoted", "rest"),
    [
        ('"a b" c', "a b", "c"),
        (r'"a\"b\\" c', 'a"b\\', "c"),
        ('""', "", ""),
        ("a", None, "a"),
        ('"a', None, '"a'),
    ],
)
def test_quoted_gives_the_text_without_escapes(text: str, quoted: str | None, rest: str) -> None:
    """And what follows; or nothing, and all of it."""
    found, after = Span.whole(text).quoted()

    assert (found, after.text) == (quoted, rest)


def test_faults_come_in_the_order_of_the_text() -> None:
    """In whatever order they were found."""
    reading = Reading()
    first, second = Line("ab", 1), Line("cd", 2)
    reading.fault(Span(second, 1, 2), "third")
    reading.fault(Span(second, 0, 1), "second")
    reading.fault(Span(first, 1, 2), "first")

    assert reading.count == 3
    with pytest.raises(NotationError) as caught:
        reading.finish("a value")

    assert list(caught.value.problems) == [
        "line 1, column 2: first",
        "line 2, column 1: second",
        "line 2, column 2: third",
    ]


def test_fault_says_what_was_expected_and_meant() -> None:
    """In one sentence, and as attributes."""
    reading = Reading()
    reading.fault(
        Span.whole("Plnk"), "unknown", expected="an exercise", suggest=near(["plank", "squat", "plane"])
    )

    (problem,) = reading.problems
    assert problem == "line 1, column 1: unknown; expected an exercise; did you mean 'plank' or 'plane'?"
    assert problem.suggestions == ("plank", "plane")
    assert (problem.allowed, problem.value, problem.excerpt) == ("an exercise", "Plnk", "Plnk")
    assert problem.caret == "Plnk\n^^^^"


def test_fault_in_a_broken_text_shows_its_own_line() -> None:
    """And not the lines around it."""
    reading = Reading()
    reading.fault(Span.whole("3x8\n@RPE11\nrest 90s").part(4, 10), "too hard")

    assert reading.problems[0].caret == "@RPE11\n^^^^^^"
    assert (reading.problems[0].line, reading.problems[0].column) == (2, 1)


def test_refused_value_is_a_fault_of_the_part_that_its_field_stands_in() -> None:
    """Of the whole where that is not known."""
    reading = Reading()
    span = Span.whole("@2000kg")
    made = reading.made(span, lambda: Load(2000), {"value": span.part(1, 5)})
    again = reading.made(span, lambda: Load(2000))

    assert (made, again) == (None, None)
    known, unknown = reading.problems
    assert (known.column, known.excerpt, known.field, known.value) == (2, "2000", "value", 2000.0)
    assert (unknown.column, unknown.excerpt) == (1, "@2000kg")
    assert known.allowed is not None
    assert "at most 1000 kg" in known.allowed


def test_value_without_a_fault_is_given_back() -> None:
    """From `made` and from `finish`."""
    reading = Reading()

    assert reading.finish(reading.made(Span.whole("60kg"), lambda: Load(60))) == Load(60)
