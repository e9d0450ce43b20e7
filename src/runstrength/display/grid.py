"""One table as a value, from which its HTML, its plain text and the terminal's table are made."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from html import escape
from itertools import zip_longest
from textwrap import wrap
from typing import Literal, TypeAlias

import attrs

from runstrength.errors import Faults

__all__ = ["Column", "Grid", "Part", "Sheet"]

UNKNOWN = "–"
"""What stands in a cell whose value is not known."""

Part: TypeAlias = Literal["title", "header", "rule", "row", "footer", "note"]
"""What a line of a table is."""

_GAP = "  "
_TABLE = "border-collapse:collapse;margin:.5em 0"
_CAPTION = "caption-side:top;text-align:left;font-weight:bold;padding:.25em 0"
_CELL = "padding:.2em .8em .2em 0;vertical-align:top;text-align:"
_UNDER_HEADER = ";border-bottom:1px solid"
_BETWEEN_ROWS = ";border-bottom:1px dotted"
_OVER_FOOTER = ";border-top:1px solid"
_NOTE = "margin:0 0 .25em;opacity:.8"


@attrs.frozen
class Column:
    """A column of a grid.

    Attributes:
        name: Its heading.
        numeric: Whether its cells are numbers, which stand on the right.

    Example:
        >>> Column("Sets", numeric=True).side
        'right'
    """

    name: str
    numeric: bool = attrs.field(default=False, kw_only=True)

    @property
    def side(self) -> Literal["left", "right"]:
        """The side on which its cells stand."""
        return "right" if self.numeric else "left"


def _as_columns(header: Iterable[Column | str]) -> tuple[Column, ...]:
    return tuple(Column(c) if isinstance(c, str) else c for c in header)


def _as_rows(rows: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row) for row in rows)


def _as_texts(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(texts)


@attrs.frozen(kw_only=True)
class Grid:
    """A table: what it is, the columns, the rows, a last row with the totals, and sentences under it.

    The first cell of a row names the row. A line break in a cell parts its lines.

    Attributes:
        title: What the table shows.
        header: The columns; a text gives a column of text.
        rows: The cells of each row.
        footer: The cells of the last row, or none.
        notes: Sentences under the table.

    Raises:
        InvalidValueError: A row has more or fewer cells than there are columns.

    Example:
        >>> grid = Grid(title="Sets", header=["Group", Column("Sets", numeric=True)], rows=[["calves", "3"]])
        >>> print(grid)
        Sets
        Group   Sets
        ------  ----
        calves     3
    """

    title: str
    header: tuple[Column, ...] = attrs.field(converter=_as_columns)
    rows: tuple[tuple[str, ...], ...] = attrs.field(default=(), converter=_as_rows)
    footer: tuple[str, ...] = attrs.field(default=(), converter=_as_texts)
    notes: tuple[str, ...] = attrs.field(default=(), converter=_as_texts)

    def __attrs_post_init__(self) -> None:
        """Refuse rows that do not fit the header."""
        faults = Faults("Grid")
        allowed = f"rows of {len(self.header)} cells"
        for row in self.rows:
            if len(row) != len(self.header):
                faults.add("rows", row, allowed)
        if self.footer and len(self.footer) != len(self.header):
            faults.add("footer", self.footer, allowed)
        faults.raise_any()

    @property
    def html(self) -> str:
        """The table in HTML: escaped, without scripts, and in the colours of the page around it."""
        head = "".join(
            f'<th scope="col" style="{_CELL}{c.side}{_UNDER_HEADER}">{_lines(c.name)}</th>'
            for c in self.header
        )
        body = "".join(f"<tr>{self._html_cells(row, _BETWEEN_ROWS)}</tr>" for row in self.rows)
        foot = f"<tfoot><tr>{self._html_cells(self.footer, _OVER_FOOTER)}</tr></tfoot>" if self.footer else ""
        notes = "".join(f'<p style="{_NOTE}">{_lines(note)}</p>' for note in self.notes)
        return (
            f'<table style="{_TABLE}"><caption style="{_CAPTION}">{_lines(self.title)}</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody>{foot}</table>{notes}"
        )

    def _html_cells(self, row: tuple[str, ...], line: str) -> str:
        name, *cells = row
        first = f'<th scope="row" style="{_CELL}left{line}">{_lines(name)}</th>'
        rest = zip(cells, self.header[1:], strict=True)
        return first + "".join(
            f'<td style="{_CELL}{column.side}{line}">{_lines(cell)}</td>' for cell, column in rest
        )

    def _repr_html_(self) -> str:
        return self.html

    def __str__(self) -> str:
        """Write the table in plain text, as wide as it needs to be."""
        return "\n".join(text for _, text in self.lines())

    def widths(self, available: int) -> tuple[int, ...]:
        """Share out the width of a terminal among the columns.

        Args:
            available: Characters for all columns together, without the gaps between them.

        Returns:
            The width of each column: as wide as its longest line. Where that is too much the widest columns
            are made narrower, down to their longest word and, where even that is too much, below it.

        Example:
            >>> Grid(title="", header=["Day", "Session"], rows=[["Mon", "long run 90min"]]).widths(12)
            (3, 9)
        """
        names = tuple(column.name for column in self.header)
        everything = [names, *self.rows, *([self.footer] if self.footer else [])]
        columns = list(zip(*everything, strict=True))
        widths = [max(len(line) for cell in column for line in cell.split("\n")) for column in columns]
        words = [
            max((len(word) for cell in column for word in cell.split()), default=1) for column in columns
        ]
        for least in (words, [1] * len(columns)):
            while sum(widths) > available and (free := [at for at, w in enumerate(widths) if w > least[at]]):
                widths[max(free, key=widths.__getitem__)] -= 1
        return tuple(widths)

    def lines(self, width: int = sys.maxsize, *, rule: str = "-") -> Iterator[tuple[Part, str]]:
        """Write the table line by line.

        Args:
            width: Characters in a line; cells are broken at spaces where they do not fit.
            rule: What rules are drawn with.

        Yields:
            For each line the part of the table that it belongs to, and its text.

        Example:
            >>> grid = Grid(title="Week", header=["Day", "Session"], rows=[["Mon", "long run 90min"]])
            >>> for part, text in grid.lines(14):
            ...     print(f"{part:6}  {text}")
            title   Week
            header  Day  Session
            rule    ---  ---------
            row     Mon  long run
            row          90min
        """
        widths = self.widths(width - len(_GAP) * (len(self.header) - 1))
        across = _GAP.join(rule * one for one in widths)
        yield from _as("title", _wrapped(self.title, width))
        yield from _as("header", self._row_lines([c.name for c in self.header], widths))
        yield "rule", across
        for row in self.rows:
            yield from _as("row", self._row_lines(row, widths))
        if self.footer:
            yield "rule", across
            yield from _as("footer", self._row_lines(self.footer, widths))
        for note in self.notes:
            yield from _as("note", _wrapped(note, width))

    def _row_lines(self, row: Iterable[str], widths: Iterable[int]) -> Iterator[str]:
        cells = [_wrapped(cell, width) for cell, width in zip(row, widths, strict=True)]
        for parts in zip_longest(*cells, fillvalue=""):
            padded = [
                part.rjust(width) if column.numeric else part.ljust(width)
                for part, width, column in zip(parts, widths, self.header, strict=True)
            ]
            yield _GAP.join(padded).rstrip()


def _as(part: Part, lines: Iterable[str]) -> Iterator[tuple[Part, str]]:
    return ((part, line) for line in lines)


def _wrapped(text: str, width: int) -> list[str]:
    return [
        part
        for line in text.split("\n")
        for part in (wrap(line, max(width, 1), break_on_hyphens=False) if len(line) > width else [line])
    ]


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _as_grids(grids: Iterable[Grid]) -> tuple[Grid, ...]:
    return tuple(grids)


@attrs.frozen
class Sheet:
    """Some tables that belong together. It prints as text and shows as HTML in a notebook.

    Attributes:
        grids: The tables in order.

    Example:
        >>> print(Sheet([Grid(title="A", header=["x"], rows=[["1"]]), Grid(title="B", header=["y"])]))
        A
        x
        -
        1
        <BLANKLINE>
        B
        y
        -
    """

    grids: tuple[Grid, ...] = attrs.field(converter=_as_grids)

    @property
    def html(self) -> str:
        """The tables in HTML, one after the other."""
        return f"<div>{''.join(grid.html for grid in self.grids)}</div>"

    def _repr_html_(self) -> str:
        return self.html

    def __str__(self) -> str:
        """Write the tables in plain text, parted by empty lines."""
        return "\n\n".join(map(str, self.grids))
