"""What the library raises.

Malformed input is an error; an unwise plan is a finding. Every error derives from `RunstrengthError` and
carries all the faults that were found, not just the first, in `problems`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from typing import Self

__all__ = [
    "AmbiguousSessionError",
    "InvalidValueError",
    "MissingExtraError",
    "NotationError",
    "Problem",
    "RunstrengthError",
    "UnknownExerciseError",
    "UnknownSessionError",
    "nearest_names",
]

T = TypeVar("T")
E = TypeVar("E", bound=Enum)

_SHOWN_PROBLEMS = 20
_EXCERPT_WIDTH = 76


class Problem(str):  # noqa: SLOT000 - its details are looked up and passed on as a dictionary
    """One fault as a sentence, with what a program wants to know about it as attributes.

    Attributes:
        field: The field of the value that is wrong, or `None`.
        value: The value that was given, or `None`.
        allowed: What the field or the text allows at this point, or `None`.
        line: Line of the text, counted from 1, or `None` when the fault is not in a text.
        column: Column in that line, counted from 1, or `None`.
        excerpt: The offending text, shortened when long, or `None`.
        caret: Two lines, the text line and a marker under the offending part, or `None`.
        suggestions: Up to three names that were perhaps meant, best first.
        path: Place in a document such as `$.weeks[0].sessions[2]`, or `None`.

    Example:
        >>> Problem("sets must be 1 to 100, not 0", field="sets", value=0).field
        'sets'
    """

    field: str | None
    value: object
    allowed: str | None
    line: int | None
    column: int | None
    excerpt: str | None
    caret: str | None
    suggestions: tuple[str, ...]
    path: str | None

    def __new__(
        cls,
        message: str,
        *,
        field: str | None = None,
        value: object = None,
        allowed: str | None = None,
        line: int | None = None,
        column: int | None = None,
        excerpt: str | None = None,
        caret: str | None = None,
        suggestions: Iterable[str] = (),
        path: str | None = None,
    ) -> Self:
        """Make the sentence and attach its details."""
        problem = super().__new__(cls, message)
        problem.field = field
        problem.value = value
        problem.allowed = allowed
        problem.line = line
        problem.column = column
        problem.excerpt = excerpt
        problem.caret = caret
        problem.suggestions = tuple(suggestions)
        problem.path = path
        return problem

    def __reduce__(self) -> tuple[object, ...]:
        """Keep the details across a process boundary; a value that cannot cross goes as its text."""
        value = self.value if _is_portable(self.value) else plain_text(self.value)
        return (_rebuild_problem, (str(self), {**self.__dict__, "value": value}))

    def within(self, place: str, field: str) -> Problem:
        """Return the same fault as one of a field of a larger value.

        Args:
            place: What the larger value and the field are called.
            field: The name of the field.

        Returns:
            The fault, with the place before its sentence.

        Example:
            >>> print(Problem("'x' is no day", line=1).within("Slot: day", "day"))
            Slot: day: 'x' is no day
        """
        return _rebuild_problem(f"{place}: {self}", {**self.__dict__, "field": field})


def _rebuild_problem(message: str, details: Mapping[str, object]) -> Problem:
    problem = Problem(message)
    problem.__dict__.update(details)
    return problem


def _is_portable(value: object) -> bool:
    import pickle  # noqa: PLC0415 - writes only, and only when an error is copied or sent

    try:
        pickle.dumps(value)
    except Exception:  # noqa: BLE001 - foreign values fail in their own ways
        return False
    return True


class RunstrengthError(ValueError):
    """The base of everything that this library raises.

    Attributes:
        problems: Every fault that was found, in the order of the input.
    """

    problems: tuple[Problem, ...]

    def __init__(self, *problems: str) -> None:
        """Take one or more faults; plain strings become `Problem` values."""
        self.problems = tuple(p if isinstance(p, Problem) else Problem(p) for p in problems)
        super().__init__(*self.problems)

    def __str__(self) -> str:
        """Say the one fault, or count and list the several."""
        if len(self.problems) == 1:
            return _with_caret(self.problems[0], "")
        shown = [f"- {_with_caret(p, '  ')}" for p in self.problems[:_SHOWN_PROBLEMS]]
        hidden = len(self.problems) - len(shown)
        if hidden:
            shown.append(f"- and {hidden} more")
        return "\n".join([f"{len(self.problems)} problems:", *shown])


def _with_caret(problem: Problem, indent: str) -> str:
    if problem.caret is None:
        return str(problem)
    return "\n".join([str(problem), *(indent + line for line in problem.caret.splitlines())])


class InvalidValueError(RunstrengthError):
    """A value that cannot exist: each problem names the field, the value and what is allowed."""


class NotationError(RunstrengthError):
    """A text that is not in the notation: each problem has its line, column and what was expected."""


class UnknownExerciseError(RunstrengthError, KeyError):
    """A name that no exercise of the catalogue has; `problems[0].suggestions` holds near ones."""


class UnknownSessionError(RunstrengthError, KeyError):
    """A reference to a session that the week or plan does not have."""


class AmbiguousSessionError(RunstrengthError):
    """A slot that holds several sessions where one was meant; name it by its key instead."""


class MissingExtraError(RunstrengthError, ImportError):
    """An optional library is not installed; the message is the line that installs it."""


def missing_extra(extra: str, library: str) -> MissingExtraError:
    """Return the error for an optional library that is not installed.

    Args:
        extra: The extra that brings it.
        library: What is missing.

    Returns:
        The error, to be raised from the failed import.

    Example:
        >>> print(missing_extra("testing", "hypothesis"))
        hypothesis is not installed: pip install 'runstrength[testing]'
    """
    return MissingExtraError(f"{library} is not installed: pip install 'runstrength[{extra}]'")


def nearest_names(name: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return up to three of the names that look like the given one, best first.

    Args:
        name: What was written; longer than 60 characters gives no suggestion.
        names: What could have been meant.

    Returns:
        At most three names.

    Example:
        >>> nearest_names("splt squat", ["split squat", "plank", "step-up"])
        ('split squat',)
    """
    if len(name) > 60:  # noqa: PLR2004 - longer than any name, and matching costs the square of it
        return ()
    import difflib  # noqa: PLC0415 - only a mistake pays for it

    return tuple(difflib.get_close_matches(name, list(names), n=3, cutoff=0.6))


def caret_lines(line: str, start: int, length: int) -> str:
    """Return the text line, cut to a readable window, and a marker under the offending part.

    Args:
        line: The whole line of the text.
        start: Offset of the offending part, from 0.
        length: Its length in characters.

    Returns:
        Two lines, without a final line break.

    Example:
        >>> print(caret_lines("mon strength: plnk 3x30s", 14, 4))
        mon strength: plnk 3x30s
                      ^^^^
    """
    first = max(0, min(start - _EXCERPT_WIDTH // 2, len(line) - _EXCERPT_WIDTH))
    window = line[first : first + _EXCERPT_WIDTH]
    shown = "".join(c if c.isprintable() else " " for c in window)
    head = "…" if first else ""
    tail = "…" if first + _EXCERPT_WIDTH < len(line) else ""
    at = len(head) + start - first
    marker = "^" * max(1, min(length, len(head) + len(shown) - at))
    return f"{head}{shown}{tail}\n{' ' * at}{marker}"


def shortened(text: str, limit: int = 60) -> str:
    """Return the text, cut with an ellipsis when longer than the limit.

    Args:
        text: Any text.
        limit: Most characters to keep.

    Returns:
        The text itself, or its beginning and an ellipsis.

    Example:
        >>> shortened("abcdef", 4)
        'abc…'
    """
    return text if len(text) <= limit else text[: limit - 1] + "…"


def plain_text(value: object) -> str:
    """Return a value as text for a message, whatever it is.

    Args:
        value: Anything, also what cannot print itself.

    Returns:
        A text in quotes, anything else as it prints.

    Example:
        >>> plain_text("3"), plain_text(3), plain_text(10**5000)
        ("'3'", '3', 'a value of type int')
    """
    try:
        return repr(value) if isinstance(value, str) else str(value)
    except Exception:  # noqa: BLE001 - foreign values fail in their own ways, and integers of 4301 digits do too
        return f"a value of type {type(value).__name__}"


# What the converters of nouns share. A converter never raises: what it cannot turn into the right type it
# passes on, and a text that cannot be read as the error that says why. So `Faults` names all of it at once.


def as_member(enum: type[E], value: E | str) -> E:
    """Return the member of an enumeration with this value.

    Args:
        enum: The enumeration.
        value: A member or its value.

    Returns:
        The member; what is none is passed on for the checks.
    """
    if type(value) is enum:
        return value
    given: object = value
    try:
        return enum(value) if isinstance(given, str) else cast("E", given)
    except ValueError:
        return cast("E", given)


def as_made(make: Callable[[], T]) -> T:
    """Return what can be made.

    Args:
        make: Makes it.

    Returns:
        The value; the error where it cannot be made is passed on for the checks.
    """
    try:
        return make()
    except RunstrengthError as error:
        return cast("T", error)


def as_read(read: Callable[[str], T], value: T | str) -> T:
    """Return what a text means.

    Args:
        read: Reads the text.
        value: A text, or the value itself.

    Returns:
        The value; the error where the text cannot be read is passed on for the checks.
    """
    return as_made(lambda: read(value)) if isinstance(value, str) else value


def as_items(values: Iterable[T]) -> tuple[T, ...]:
    """Return items as a tuple.

    Args:
        values: The items.

    Returns:
        The tuple; a single text, and what is no collection at all, is the one item of it.
    """
    if isinstance(values, (str, bytes)) or not isinstance(values, Iterable):
        return (cast("T", values),)
    return tuple(values)


def as_set(values: Iterable[T]) -> frozenset[T]:
    """Return items as a frozen set.

    Args:
        values: The items.

    Returns:
        The set; a single text counts as one item. Items that no set can hold are passed on for the checks.
    """
    items = as_items(values)
    try:
        return frozenset(items)
    except TypeError:
        return cast("frozenset[T]", items)


class Faults:
    """Collects what is wrong with a value, so that all of it is reported at once.

    A noun checks its own fields with one of these when it is built and ends with `raise_any`. The checks
    return whether the field is right, so that a later check may depend on an earlier one.

    Example:
        >>> faults = Faults("Dose")
        >>> faults.whole("sets", 0, 1, 100)
        False
        >>> faults.raise_any()
        Traceback (most recent call last):
        ...
        runstrength.errors.InvalidValueError: Dose: sets must be a whole number from 1 to 100, not 0
    """

    __slots__ = ("owner", "problems")

    def __init__(self, owner: str) -> None:
        """Start with no faults of the noun with the given name."""
        self.owner: str = owner
        self.problems: list[Problem] = []

    def add(
        self, field: str, value: object, allowed: str, *, suggestions: Iterable[str] = (), shown: str = ""
    ) -> bool:
        """Record a fault; returns `False` so that a check can return it.

        A value that is an error, because it stands for a text that could not be read, brings its own faults.

        Args:
            field: The field.
            value: What it holds.
            allowed: What it may hold, as the end of "must be".
            suggestions: What was perhaps meant.
            shown: What the message shows for the value, where the value alone would not say enough.

        Returns:
            `False`.
        """
        if isinstance(value, RunstrengthError):
            self.problems += [p.within(f"{self.owner}: {field}", field) for p in value.problems]
            return False
        given = shown or shortened(plain_text(value))
        hint = tuple(suggestions)
        meant = f"; did you mean {' or '.join(repr(s) for s in hint)}?" if hint else ""
        self.problems.append(
            Problem(
                f"{self.owner}: {field} must be {allowed}, not {given}{meant}",
                field=field,
                value=value,
                allowed=allowed,
                suggestions=hint,
            )
        )
        return False

    def whole(self, field: str, value: object, low: int, high: int) -> bool:
        """Check a whole number between two bounds, both included."""
        if type(value) is int and low <= value <= high:
            return True
        return self.add(field, value, f"a whole number from {low} to {high}")

    def number(self, field: str, value: object, low: float, high: float, unit: str = "") -> bool:
        """Check a finite number between two bounds, both included."""
        if isinstance(value, (float, int)) and type(value) is not bool and low <= value <= high:
            return True
        return self.add(field, value, f"a number from {low:g} to {high:g}{unit and ' ' + unit}")

    def instance(self, field: str, value: object, types: type | tuple[type, ...], allowed: str) -> bool:
        """Check that the value is of one of the types."""
        if isinstance(value, types):
            return True
        return self.add(field, value, allowed)

    def instances(
        self, field: str, values: Iterable[object], types: type | tuple[type, ...], allowed: str
    ) -> bool:
        """Check that every item is of one of the types."""
        wrong = [value for value in values if not isinstance(value, types)]
        for value in wrong:
            self.add(field, value, allowed)
        return not wrong

    def member(self, field: str, value: object, enum: type[Enum]) -> bool:
        """Check that the value is a member of the enumeration."""
        if type(value) is enum:
            return True
        names = [str(m.value) for m in enum]
        near = nearest_names(value, names) if isinstance(value, str) else ()
        return self.add(field, value, "one of " + ", ".join(names), suggestions=near)

    def line(self, field: str, value: object, *, needed: bool = False) -> bool:
        """Check one line of printable text without spaces around it; it may be empty unless it is needed."""
        if (
            isinstance(value, str)
            and value.isprintable()
            and value == value.strip()
            and (value or not needed)
        ):
            return True
        return self.add(field, value, "one line of printable text without spaces around it")

    def each(self, values: Iterable[object], check: Callable[[object], bool]) -> bool:
        """Check every item; those of a set in the order of their texts, so that reports do not change."""
        ordered = sorted(values, key=plain_text) if isinstance(values, frozenset) else values
        right = [check(value) for value in ordered]
        return all(right)

    def raise_any(self) -> None:
        """Raise with every fault, if there was one: `NotationError` when all are unreadable texts."""
        if self.problems:
            unread = all(problem.line is not None for problem in self.problems)
            raise (NotationError if unread else InvalidValueError)(*self.problems)
