"""What is wrong with a document: found at its place, said in words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import attrs

from runstrength.errors import Problem, RunstrengthError, nearest_names
from runstrength.formats.json._plain import RepeatedKeys, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

__all__ = [
    "MAX_PROBLEMS",
    "DocumentError",
    "Refusal",
    "Trouble",
    "checked_object",
    "error_of",
    "faults_of_keys",
    "refused",
    "typed",
    "unknown_word",
]

MAX_PROBLEMS = 1000
"""How many faults of one document are listed."""

Step: TypeAlias = str | int


class DocumentError(RunstrengthError):
    """A JSON document that cannot be read, or a value that cannot be written as one.

    Every fault is in `problems`, as `message @ $.path`, with the path alone in its `path`. A text that is no
    JSON has no paths: there the fault has its `line` and `column`.
    """


DocumentError.__module__ = "runstrength.formats.json"  # where people import it from


@attrs.frozen
class Trouble:
    """One fault.

    Attributes:
        path: Keys and indexes, from the part of the document that was looked at down to what is wrong.
        message: What is wrong. Where it begins with `must`, the end of the path is its subject.
        value: What stands there.
        suggestions: What was perhaps meant.
    """

    path: tuple[Step, ...]
    message: str
    value: object = None
    suggestions: tuple[str, ...] = ()


class Refusal(Exception):  # noqa: N818 - it never leaves this package
    """A part of a document is refused, for one reason or several.

    There is at least one: what has none would look like a part without faults to who collects them.
    """

    def __init__(self, troubles: Iterable[Trouble] = (Trouble((), "must be looked at with care"),)) -> None:
        """Take the reasons; left out where the careful decoder is to find them."""
        super().__init__()
        self.troubles = tuple(troubles)

    def under(self, *steps: Step) -> list[Trouble]:
        """Return the reasons as they are seen from further up.

        Args:
            steps: The keys and indexes that lead to the refused part.

        Returns:
            The reasons with longer paths.
        """
        return [Trouble((*steps, *t.path), t.message, t.value, t.suggestions) for t in self.troubles]


def refused(message: str, value: object, suggestions: Iterable[str] = ()) -> Refusal:
    """Return a refusal of a part of a document, to be raised.

    Args:
        message: What is wrong.
        value: What stands there.
        suggestions: What was perhaps meant; the message is made to say so.

    Returns:
        The refusal.
    """
    near = tuple(suggestions)
    meant = f"; did you mean {' or '.join(map(repr, near))}?" if near else ""
    return Refusal([Trouble((), message + meant, value, near)])


def unknown_word(what: str, word: str, words: Sequence[str]) -> Refusal:
    """Return a refusal of a word that is none of the known ones.

    Args:
        what: What the word should name, such as `session type`.
        word: What stands there.
        words: The known ones.

    Returns:
        The refusal.
    """
    return refused(
        f"unknown {what} {shown(word)}; expected one of {', '.join(words)}", word, nearest_names(word, words)
    )


def typed(value: object) -> str:
    """Say what stands in a document, and of a text that it is one.

    Args:
        value: Any part of a document.

    Returns:
        A few words.
    """
    return f"the text {shown(value)}" if isinstance(value, str) else shown(value)


def checked_object(value: object) -> dict[str, Any]:
    """Return the value if it is an object.

    Args:
        value: Any part of a document.

    Returns:
        The object.

    Raises:
        Refusal: It is something else.
    """
    if isinstance(value, dict):
        return cast("dict[str, Any]", value)
    raise refused(f"must be an object, not {typed(value)}", value)


def faults_of_keys(given: Mapping[str, Any], allowed: Sequence[str]) -> Iterator[Trouble]:
    """Find the keys that stand twice and those that are not known.

    Args:
        given: An object.
        allowed: The keys that it may have.

    Yields:
        The faults.
    """
    if isinstance(given, RepeatedKeys):
        for name in given.repeated[: MAX_PROBLEMS + 1]:
            yield Trouble((), f"key {shown(name)} stands there twice", name)
    unknown = [name for name in given if name not in allowed]
    for name in unknown[: MAX_PROBLEMS + 1]:
        near = nearest_names(name, allowed)
        yield from refused(f"unknown key {shown(name)}", name, near).troubles


def _subject(path: Sequence[Step]) -> str:
    """Name the end of a path: `sets`, or `sessions[2]` for one of a list."""
    start = len(path) - 1
    while start > 0 and isinstance(path[start], int):
        start -= 1
    return "".join(map(_written, path[max(start, 0) :])).removeprefix(".") or "the document"


def _written(step: Step) -> str:
    if isinstance(step, int):
        return f"[{step}]"
    return f".{step}" if step.isidentifier() and step.isascii() else f"[{json.dumps(step)}]"


def _problem(trouble: Trouble) -> Problem:
    must = trouble.message.startswith("must ")
    message = f"{_subject(trouble.path)} {trouble.message}" if must else trouble.message
    path = "$" + "".join(map(_written, trouble.path))
    field = next((step for step in reversed(trouble.path) if isinstance(step, str)), None)
    return Problem(
        f"{message} @ {path}", field=field, value=trouble.value, suggestions=trouble.suggestions, path=path
    )


def error_of(refusal: Refusal) -> DocumentError:
    """Return the error that says what is wrong with a document.

    Args:
        refusal: The refusal of the whole document.

    Returns:
        An error with every fault, or with the first thousand.
    """
    problems = [_problem(trouble) for trouble in refusal.troubles[:MAX_PROBLEMS]]
    if len(refusal.troubles) > MAX_PROBLEMS:
        problems.append(
            Problem(f"more than {MAX_PROBLEMS:,} faults, of which the first are listed @ $", path="$")
        )
    return DocumentError(*problems)
