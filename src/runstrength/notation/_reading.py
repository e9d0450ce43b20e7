"""The text being read: where one is in it, and what was wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeVar

import attrs

from runstrength.errors import (
    InvalidValueError,
    NotationError,
    Problem,
    caret_lines,
    nearest_names,
    shortened,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

_MOST_PROBLEMS = 1000
_MOST_SUGGESTIONS = 50
# A quote that is not closed goes on to the end, so that no part of the text is looked at twice.
_QUOTED = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?P<end>"|\\?\Z)', re.DOTALL)
_CLOSED = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)

DOUBLE_QUOTE: Final = '"'

T = TypeVar("T")


@attrs.frozen(eq=False)
class Line:
    """A line of the text and a twin of it in which quoted parts are blanked out.

    Marks such as `;`, `#` and `[` are looked for in the twin, so that they mean nothing inside quotes. A text
    for a single noun counts as one line even where people have broken it.

    Attributes:
        text: The line as it was written.
        number: Its number, from 1.
        bare: The twin, of the same length.
    """

    text: str
    number: int = 1
    bare: str = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        """Blank out the quoted parts."""
        text = self.text
        object.__setattr__(self, "bare", _QUOTED.sub(_blank, text) if '"' in text else text)

    def place(self, offset: int) -> tuple[int, int, str]:
        """Return where an offset is for people.

        Args:
            offset: Into the text.

        Returns:
            The number of the line, the offset in it, and the line itself.
        """
        if "\n" not in self.text:
            return self.number, offset, self.text
        start = self.text.rfind("\n", 0, offset) + 1
        end = self.text.find("\n", offset)
        line = self.text[start : end if end >= 0 else None]
        return self.number + self.text.count("\n", 0, offset), offset - start, line


def _blank(match: re.Match[str]) -> str:
    length = match.end() - match.start()
    return f'"{"_" * (length - 2)}"' if match["end"] == DOUBLE_QUOTE else DOUBLE_QUOTE + "_" * (length - 1)


@attrs.frozen(eq=False)
class Span:
    """A part of a line.

    Attributes:
        line: The line.
        start: Offset of the first character.
        end: Offset after the last character.
    """

    line: Line
    start: int
    end: int

    @classmethod
    def whole(cls, text: str) -> Span:
        """Return the text of a single noun, without the space around it."""
        return cls(Line(text), 0, len(text)).stripped()

    @property
    def text(self) -> str:
        """The text of the part."""
        return self.line.text[self.start : self.end]

    @property
    def shown(self) -> str:
        """The text in quotes, shortened when long, for a message."""
        return repr(shortened(self.line.text[self.start : min(self.end, self.start + 100)]))

    @property
    def unclosed(self) -> Span | None:
        """From a quotation mark that is not closed to the end of the part, or `None`."""
        bare = self.line.bare
        if bare.count(DOUBLE_QUOTE, self.start, self.end) % 2 == 0:
            return None
        return self.part(bare.rfind(DOUBLE_QUOTE, self.start, self.end))

    def __bool__(self) -> bool:
        """Whether there is any text in it."""
        return self.start < self.end

    def stripped(self) -> Span:
        """Return the part without the space around it."""
        text = self.text
        kept = text.strip()
        if len(kept) == len(text):
            return self
        start = self.start + len(text) - len(text.lstrip())
        return Span(self.line, start, start + len(kept))

    def part(self, start: int, end: int | None = None) -> Span:
        """Return a part of the line from one offset to another, or to the end of this part."""
        return Span(self.line, start, self.end if end is None else end)

    def split(self, mark: re.Pattern[str]) -> Iterator[Span]:
        """Go through the parts between the marks that are not in quotes, without the space around them."""
        start = self.start
        for match in mark.finditer(self.line.bare, self.start, self.end):
            yield self.part(start, match.start()).stripped()
            start = match.end()
        yield self.part(start).stripped()

    def quoted(self) -> tuple[str | None, Span]:
        """Return the text in quotes at the start, without quotes and escapes, or `None`, and what follows."""
        match = _CLOSED.match(self.line.text, self.start, self.end)
        if not match:
            return None, self
        return _ESCAPED.sub(r"\1", match[0][1:-1]), self.part(match.end()).stripped()


def near(names: Iterable[str]) -> Callable[[str], tuple[str, ...]]:
    """Return what suggests some of these names for a text that is none of them.

    Args:
        names: What could have been meant.

    Returns:
        A function of the text.
    """
    return lambda text: nearest_names(text.lower(), names)


@attrs.define(eq=False)
class Reading:
    """What was wrong with the text so far.

    Attributes:
        problems: The faults in the order in which they were found.
    """

    problems: list[Problem] = attrs.field(factory=list[Problem])
    _suggested: int = 0

    @property
    def count(self) -> int:
        """How many faults there were."""
        return len(self.problems)

    def fault(
        self,
        span: Span,
        message: str,
        *,
        expected: str = "",
        suggest: Callable[[str], tuple[str, ...]] | None = None,
        of: Problem | None = None,
    ) -> None:
        """Record a fault at a part of the text.

        Args:
            span: The offending part.
            message: What is wrong with it.
            expected: What is expected in its place.
            suggest: Returns what could have been meant by the offending part.
            of: The fault of the value that the part stands for, if there is a value.

        Raises:
            NotationError: It is one fault too many; the rest of the text is not read.
        """
        if len(self.problems) == _MOST_PROBLEMS:
            self.problems.append(_problem(span, f"more than {_MOST_PROBLEMS} problems; here reading stopped"))
            self.finish(None)
        suggestions: tuple[str, ...] = ()
        if suggest and self._suggested < _MOST_SUGGESTIONS:
            self._suggested += 1
            suggestions = suggest(span.text)
        self.problems.append(_problem(span, message, expected=expected, suggestions=suggestions, of=of))

    def made(self, span: Span, make: Callable[[], T], at: Mapping[str, Span] | None = None) -> T | None:
        """Build a value; what it refuses becomes a fault at a part of the text.

        Args:
            span: The part that the value stands for.
            make: Builds the value.
            at: The parts that its fields stand in, where they are known.

        Returns:
            The value, or `None`.
        """
        try:
            return make()
        except InvalidValueError as error:
            for problem in error.problems:
                where = (at or {}).get(problem.field or "", span)
                self.fault(where, str(problem), of=problem)
            return None

    def finish(self, value: T | None) -> T:
        """Return the value, or raise with all faults in the order of the text.

        Args:
            value: What was read; `None` only when there was a fault.

        Returns:
            The value.

        Raises:
            NotationError: There was a fault.
        """
        if self.problems or value is None:
            raise NotationError(*sorted(self.problems, key=_place))
        return value


def _place(problem: Problem) -> tuple[int, int]:
    return problem.line or 0, problem.column or 0


def _problem(
    span: Span,
    message: str,
    *,
    expected: str = "",
    suggestions: tuple[str, ...] = (),
    of: Problem | None = None,
) -> Problem:
    line, offset, text = span.line.place(span.start)
    sentence = f"line {line}, column {offset + 1}: {message}"
    if expected:
        sentence += f"; expected {expected}"
    if suggestions:
        sentence += f"; did you mean {' or '.join(map(repr, suggestions))}?"
    excerpt = shortened(span.part(span.start, min(span.end, span.start + 100)).text)
    return Problem(
        sentence,
        field=of.field if of else None,
        value=of.value if of else excerpt,
        allowed=of.allowed if of else expected or None,
        line=line,
        column=offset + 1,
        excerpt=excerpt,
        caret=caret_lines(text, offset, span.end - span.start),
        suggestions=suggestions,
    )
