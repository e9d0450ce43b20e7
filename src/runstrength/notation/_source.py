"""The text being read: where one is in it, and what was wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

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
    from collections.abc import Callable, Iterable

_MOST_PROBLEMS = 1000
_MOST_SUGGESTIONS = 50
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_ESCAPED = re.compile(r"\\(.)")

T = TypeVar("T")


@attrs.frozen(eq=False)
class Line:
    """A line of the text and a twin of it in which quoted parts are blanked out.

    Marks such as `;`, `#` and `[` are looked for in the twin, so that they mean nothing inside quotes.

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
        bare = _QUOTED.sub(_blank, text) if '"' in text else text
        object.__setattr__(self, "bare", bare)


def _blank(match: re.Match[str]) -> str:
    return '"' + "_" * (match.end() - match.start() - 2) + '"'


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
        """Return a text of one line as a span."""
        return cls(Line(text), 0, len(text)).stripped()

    @property
    def text(self) -> str:
        """The text of the part."""
        return self.line.text[self.start : self.end]

    def stripped(self) -> Span:
        """Return the part without the space around it."""
        text = self.line.text
        start, end = self.start, self.end
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return Span(self.line, start, end)

    def part(self, start: int, end: int | None = None) -> Span:
        """Return a part of the line from one offset to another, or to the end of this part."""
        return Span(self.line, start, self.end if end is None else end)

    def split(self, mark: re.Pattern[str]) -> list[Span]:
        """Return the parts between the marks, without the space around them; quoted marks do not count."""
        parts: list[Span] = []
        start = self.start
        for match in mark.finditer(self.line.bare, self.start, self.end):
            parts.append(Span(self.line, start, match.start()).stripped())
            start = match.end()
        parts.append(Span(self.line, start, self.end).stripped())
        return parts


@attrs.define(eq=False)
class Reading:
    """What was wrong with the text so far.

    Attributes:
        problems: The faults in the order in which they were found, up to a thousand.
        beyond: How many more there were.
    """

    problems: list[Problem] = attrs.field(factory=list[Problem])
    beyond: int = 0
    _suggested: int = 0

    @property
    def count(self) -> int:
        """How many faults there were."""
        return len(self.problems) + self.beyond

    def fault(
        self,
        span: Span,
        message: str,
        *,
        expected: str = "",
        names: Iterable[str] = (),
        name: str | None = None,
    ) -> None:
        """Record a fault at a part of the text.

        Args:
            span: The offending part.
            message: What is wrong with it.
            expected: What is expected in its place.
            names: What could have been meant.
            name: What is compared with them; the offending part when left out.
        """
        if len(self.problems) >= _MOST_PROBLEMS:
            self.beyond += 1
            return
        near: tuple[str, ...] = ()
        if names and self._suggested < _MOST_SUGGESTIONS:
            self._suggested += 1
            near = nearest_names((name or span.text).lower(), names)
        sentence = f"line {span.line.number}, column {span.start + 1}: {message}"
        if expected:
            sentence += f"; expected {expected}"
        if near:
            sentence += f"; did you mean {' or '.join(repr(n) for n in near)}?"
        self.problems.append(
            Problem(
                sentence,
                allowed=expected or None,
                value=shortened(span.text),
                line=span.line.number,
                column=span.start + 1,
                excerpt=shortened(span.text),
                caret=caret_lines(span.line.text, span.start, span.end - span.start),
                suggestions=near,
            )
        )

    def made(self, span: Span, make: Callable[[], T]) -> T | None:
        """Build a value; what it refuses becomes a fault at a part of the text.

        Args:
            span: The part that the value stands for.
            make: Builds the value.

        Returns:
            The value, or `None`.
        """
        try:
            return make()
        except InvalidValueError as error:
            for problem in error.problems:
                self.fault(span, str(problem), expected="")
            return None

    def finish(self, value: T | None) -> T:
        """Return the value, or raise with all faults.

        Args:
            value: What was read; `None` only when there was a fault.

        Returns:
            The value.

        Raises:
            NotationError: There was a fault.
        """
        if self.problems or value is None:
            if self.beyond:
                self.problems.append(Problem(f"and {self.beyond} more problems"))
            raise NotationError(*self.problems)
        return value


def unquoted(text: str) -> str:
    """Return the text of a quoted part, without its quotes and escapes.

    Args:
        text: The part with its quotes.

    Returns:
        The text.
    """
    return _ESCAPED.sub(r"\1", text[1:-1])


QUOTED = _QUOTED
