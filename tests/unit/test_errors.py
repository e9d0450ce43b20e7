"""What errors say, carry and survive."""

import copy
import pickle
from collections.abc import Callable, Iterable, Iterator
from typing import cast

import pytest

from runstrength import errors
from runstrength.errors import (
    AmbiguousSessionError,
    Faults,
    InvalidValueError,
    MissingExtraError,
    NotationError,
    Problem,
    RunstrengthError,
    UnknownExerciseError,
    UnknownSessionError,
    as_items,
    as_made,
    as_member,
    as_read,
    as_set,
    caret_lines,
    missing_extra,
    nearest_names,
    plain_text,
    shortened,
)
from runstrength.muscles import Region

DETAILED = Problem(
    "line 1, column 5: unknown exercise 'plnk'",
    field="exercise",
    value="plnk",
    allowed="an exercise of the catalogue",
    line=1,
    column=5,
    excerpt="plnk",
    caret="mon plnk\n    ^^^^",
    suggestions=["plank"],
    path="$.weeks[0]",
)


def test_problem_is_its_sentence_with_details() -> None:
    """It compares as text; what was not given is `None`."""
    problem = Problem("sets must be 1 to 100, not 0", field="sets", value=0)

    assert problem == "sets must be 1 to 100, not 0"
    assert (problem.field, problem.value, problem.allowed, problem.line) == ("sets", 0, None, None)
    assert (problem.suggestions, problem.path) == ((), None)


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda p: pickle.loads(pickle.dumps(p))])
def test_problem_keeps_its_details_wherever_it_goes(again: Callable[[Problem], Problem]) -> None:
    """In copies and in another process."""
    sent = again(DETAILED)

    assert type(sent) is Problem
    assert sent == DETAILED
    assert vars(sent) == vars(DETAILED)


def iter_of(last: int) -> Iterator[int]:
    """Return what no pickle can hold."""
    return (number for number in range(last))


def test_problem_goes_without_a_value_that_cannot_be_sent() -> None:
    """Its text goes in its place, so that the error of a worker process is not lost."""
    sent: Problem = pickle.loads(pickle.dumps(Problem("no", value=iter_of(3), field="sets")))

    assert str(sent.value).startswith("<generator")
    assert sent.field == "sets"


def test_problem_of_a_part_names_the_whole() -> None:
    """The details stay, the field is that of the whole."""
    within = DETAILED.within("Slot: day", "day")

    assert within == f"Slot: day: {DETAILED}"
    assert (within.field, within.line, within.suggestions) == ("day", 1, ("plank",))


@pytest.mark.parametrize(
    ("error", "others"),
    [
        (InvalidValueError, (ValueError,)),
        (NotationError, (ValueError,)),
        (UnknownExerciseError, (ValueError, KeyError)),
        (UnknownSessionError, (ValueError, KeyError)),
        (AmbiguousSessionError, (ValueError,)),
        (MissingExtraError, (ValueError, ImportError)),
    ],
)
def test_every_error_is_caught_by_the_base(
    error: type[RunstrengthError], others: tuple[type[Exception], ...]
) -> None:
    """And by the built-in class that callers would expect; copies say the same."""
    raised = error("no such thing", DETAILED)

    assert issubclass(error, (RunstrengthError, *others))
    assert all(issubclass(error, other) for other in others)
    for again in (copy.copy(raised), copy.deepcopy(raised), pickle.loads(pickle.dumps(raised))):
        assert (type(again), again.problems, str(again)) == (error, raised.problems, str(raised))
        assert vars(again.problems[1]) == vars(DETAILED)


def test_one_fault_is_said_with_its_place() -> None:
    """The line of the text and the marker follow the sentence."""
    assert str(RunstrengthError("no")) == "no"
    assert str(NotationError(DETAILED)) == f"{DETAILED}\nmon plnk\n    ^^^^"


def test_several_faults_are_counted_and_listed() -> None:
    """Twenty are shown, all are kept."""
    assert str(RunstrengthError("a", DETAILED)) == f"2 problems:\n- a\n- {DETAILED}\n  mon plnk\n      ^^^^"

    many = RunstrengthError(*map(str, range(25)))
    assert str(many).splitlines()[0] == "25 problems:"
    assert str(many).splitlines()[-2:] == ["- 19", "- and 5 more"]
    assert len(many.problems) == 25
    assert all(isinstance(problem, Problem) for problem in many.problems)


def test_missing_extra_says_the_line_that_installs_it() -> None:
    """It is an import error, so that `except ImportError` takes it."""
    with pytest.raises(ImportError, match=r"icalendar is not installed: pip install 'runstrength\[ical\]'"):
        raise missing_extra("ical", "icalendar")


def test_near_names_are_proposed_best_first() -> None:
    """At most three, and none for a text longer than any name."""
    names = ["split squat", "back squat", "front squat", "squat", "plank"]

    assert nearest_names("splt squat", names)[0] == "split squat"
    assert len(nearest_names("squats", names)) <= 3
    assert nearest_names("x" * 61, ["x" * 61]) == ()
    assert nearest_names("", names) == ()


@pytest.mark.parametrize(
    ("line", "start", "length", "expected"),
    [
        ("mon plnk 3x30s", 4, 4, "mon plnk 3x30s\n    ^^^^"),
        ("mon", 3, 0, "mon\n   ^"),
        ("", 0, 0, "\n^"),
        ("a\tb\0c", 4, 1, "a b c\n    ^"),
        ("x" * 100, 0, 1, "x" * 76 + "…\n^"),
        ("x" * 200, 100, 3, "…" + "x" * 76 + "…\n" + " " * 39 + "^^^"),
        ("x" * 200, 100, 100, "…" + "x" * 76 + "…\n" + " " * 39 + "^" * 38),
        ("x" * 200, 199, 9, "…" + "x" * 76 + "\n" + " " * 76 + "^"),
        ("x" * 70, 60, 2, "x" * 70 + "\n" + " " * 60 + "^^"),
    ],
)
def test_caret_marks_the_offending_part(line: str, start: int, length: int, expected: str) -> None:
    """Within a window of the line, in which what cannot be printed is a space."""
    assert caret_lines(line, start, length) == expected


def test_long_text_is_cut() -> None:
    """To the limit, ellipsis included."""
    assert shortened("abcdef", 6) == "abcdef"
    assert shortened("abcdefg", 6) == "abcde…"


class Mute:
    """A value that cannot print itself."""

    def __repr__(self) -> str:
        """Fail."""
        raise RuntimeError


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a", "'a'"),
        (3, "3"),
        (None, "None"),
        pytest.param(10**5000, "a value of type int", id="too long"),
        (Mute(), "a value of type Mute"),
    ],
)
def test_any_value_has_a_text(value: object, expected: str) -> None:
    """Also integers too long for Python to print, and foreign objects that fail."""
    assert plain_text(value) == expected


def test_converters_pass_on_what_they_cannot_turn() -> None:
    """They never raise, so that all fields are checked."""
    odd = Mute()
    region, items = cast("Region", odd), cast("Iterable[object]", odd)

    assert as_member(Region, "core") is as_member(Region, Region.CORE) is Region.CORE
    assert str(as_member(Region, "legs")) == "legs"
    assert as_member(Region, region) is region
    assert as_read(int, 3) == as_read(int, "3") == 3
    assert as_items("ab") == ("ab",)
    assert as_items(cast("Iterable[object]", b"ab")) == (b"ab",)
    assert as_items(iter_of(2)) == (0, 1)
    assert as_items(items) == (odd,)
    assert as_set(["a", "a"]) == {"a"}
    assert list(as_set([["a"]])) == [["a"]]


def test_what_cannot_be_made_is_the_error_that_says_why() -> None:
    """Of this library alone: the mistakes of a programmer are not caught."""
    refused = InvalidValueError("no")

    def refuse() -> int:
        raise refused

    def fail() -> int:
        raise ZeroDivisionError

    assert as_made(lambda: 3) == 3
    assert as_made(refuse) is refused  # type: ignore[comparison-overlap]
    with pytest.raises(ZeroDivisionError):
        as_made(fail)


@pytest.mark.parametrize(
    ("check", "message"),
    [
        (lambda f: f.whole("sets", True, 1, 100), "sets must be a whole number from 1 to 100, not True"),
        (lambda f: f.whole("sets", 1.0, 1, 100), "sets must be a whole number from 1 to 100, not 1.0"),
        (lambda f: f.number("rpe", 10.5, 0, 10), "rpe must be a number from 0 to 10, not 10.5"),
        (lambda f: f.number("rpe", float("nan"), 0, 10), "rpe must be a number from 0 to 10, not nan"),
        (lambda f: f.number("rpe", "7", 0, 10), "rpe must be a number from 0 to 10, not '7'"),
        (lambda f: f.number("rpe", False, 0, 10), "rpe must be a number from 0 to 10, not False"),
        (lambda f: f.number("rest", -1, 0, 9, "s"), "rest must be a number from 0 to 9 s, not -1"),
        (lambda f: f.instance("dose", 3, str, "text"), "dose must be text, not 3"),
        (lambda f: f.instances("items", ["a", 3, "b"], str, "texts only"), "items must be texts only, not 3"),
        (
            lambda f: f.member("region", "cor", Region),
            "region must be one of lower, core, upper, not 'cor'; did you mean 'core'?",
        ),
        (lambda f: f.member("region", 3, Region), "region must be one of lower, core, upper, not 3"),
        (lambda f: f.line("title", "a\nb"), "title must be one line of printable text .* not 'a\\\\nb'"),
        (lambda f: f.line("title", " a"), "title must be one line of printable text .* not ' a'"),
        (lambda f: f.line("title", "", needed=True), "title must be one line of printable text .* not ''"),
        (lambda f: f.line("title", None), "title must be one line of printable text .* not None"),
        (lambda f: f.add("key", "a", "unique", shown="'a' twice"), "key must be unique, not 'a' twice"),
        (lambda f: f.add("key", "a" * 99, "short"), "key must be short, not 'a{58}…"),
        (
            lambda f: f.add("key", 1, "a or b", suggestions=["a", "b"]),
            "key must be a or b, not 1; did you mean 'a' or 'b'?",
        ),
    ],
)
def test_fault_names_field_value_and_what_is_allowed(check: Callable[[Faults], bool], message: str) -> None:
    """The check says that the field is wrong, and the error says how."""
    faults = Faults("Noun")

    assert check(faults) is False
    with pytest.raises(InvalidValueError, match=f"Noun: {message}"):
        faults.raise_any()


@pytest.mark.parametrize(
    "check",
    [
        lambda f: f.whole("sets", 100, 1, 100),
        lambda f: f.number("rpe", 10, 0, 10),
        lambda f: f.number("rpe", 0.0, 0, 10),
        lambda f: f.instance("dose", 3, (int, str), "text"),
        lambda f: f.member("region", Region.CORE, Region),
        lambda f: f.line("title", ""),
        lambda f: f.line("title", "Heavy legs", needed=True),
        lambda f: f.instances("items", [3, "a"], (int, str), "text"),
        lambda f: f.instances("items", (), int, "numbers"),
        lambda f: f.each((), lambda _: False),
        lambda f: f.each([1, 2], lambda _: True),
    ],
)
def test_what_is_right_is_no_fault(check: Callable[[Faults], bool]) -> None:
    """Bounds are included, and nothing is raised."""
    faults = Faults("Noun")

    assert check(faults) is True
    faults.raise_any()
    assert faults.problems == []


def test_every_item_is_checked_and_sets_in_a_fixed_order() -> None:
    """The report does not depend on how a set happens to be ordered."""
    faults = Faults("Noun")

    assert not faults.each(frozenset({"c", "a", "b"}), lambda item: faults.add("words", item, "numbers"))
    assert [problem.value for problem in faults.problems] == ["a", "b", "c"]


def test_unread_text_brings_its_own_faults() -> None:
    """Alone it stays an error of notation; beside another fault it is one of several."""
    faults = Faults("Slot")
    faults.add("day", NotationError(DETAILED), "a day")
    with pytest.raises(NotationError) as unread:
        faults.raise_any()
    faults.add("at", 3, "a time")
    with pytest.raises(InvalidValueError) as mixed:
        faults.raise_any()

    assert unread.value.problems == (f"Slot: day: {DETAILED}",)
    assert [problem.field for problem in mixed.value.problems] == ["day", "at"]


def test_public_names_are_the_errors() -> None:
    """And what makes them; the helpers of constructors are no promise."""
    assert {getattr(errors, name) for name in errors.__all__} >= {
        Problem,
        *RunstrengthError.__subclasses__(),
    } - {other for other in RunstrengthError.__subclasses__() if other.__module__ != errors.__name__}
