"""A table as a value, and what is made of it."""

import xml.etree.ElementTree as ET

import pytest

from runstrength.display.grid import Column, Grid, Sheet
from runstrength.errors import InvalidValueError

GRID = Grid(
    title="A <b>bold</b> title",
    header=["Day", Column("Minutes", numeric=True)],
    rows=[["Mon\nam & pm", "5"], ["Tue", "–"]],
    footer=["Total", "5+"],
    notes=['"Quoted" & noted.'],
)


def test_text_pads_columns_and_puts_numbers_on_the_right() -> None:
    """A cell of two lines makes a row of two lines."""
    assert str(GRID).splitlines() == [
        "A <b>bold</b> title",
        "Day      Minutes",
        "-------  -------",
        "Mon            5",
        "am & pm",
        "Tue            –",
        "-------  -------",
        "Total         5+",
        '"Quoted" & noted.',
    ]


def parsed(html: str) -> ET.Element:
    """The elements of our HTML, whose only empty one is the line break."""
    return ET.fromstring(f"<root>{html.replace('<br>', '<br/>')}</root>")  # noqa: S314 - our own HTML


def test_html_is_well_formed_and_escaped() -> None:
    """Whatever stands in a cell comes back out of the HTML as text."""
    tree = parsed(GRID.html)

    assert tree.findtext(".//caption") == "A <b>bold</b> title"
    assert [cell.text for cell in tree.findall(".//tbody//td")] == ["5", "–"]
    assert tree.findtext(".//p") == '"Quoted" & noted.'


def test_html_names_columns_and_rows_for_screen_readers() -> None:
    """Every heading says whether it is that of a column or of a row."""
    tree = parsed(GRID.html)

    assert [th.get("scope") for th in tree.iter("th")] == ["col", "col", "row", "row", "row"]
    assert tree.find(".//tbody/tr/th/br") is not None


def test_html_brings_neither_scripts_nor_colours() -> None:
    """The colours are those of the page, so that it can be read in the dark as well."""
    for word in ("<script", "<style", "http", "color", "background", "#", "rgb"):
        assert word not in GRID.html


def test_grid_without_footer_and_notes_has_no_place_for_them() -> None:
    """Nothing empty is drawn."""
    bare = Grid(title="T", header=["x"], rows=[["1"]])

    assert "<tfoot>" not in bare.html
    assert "<p" not in bare.html
    assert str(bare) == "T\nx\n-\n1"


def test_grid_shows_itself_in_a_notebook() -> None:
    """A notebook asks for `_repr_html_`."""
    assert GRID._repr_html_() == GRID.html
    assert Sheet([GRID, GRID])._repr_html_() == f"<div>{GRID.html}{GRID.html}</div>"


def test_sheet_parts_its_tables_by_an_empty_line() -> None:
    """Text of several tables."""
    assert str(Sheet([GRID, GRID])) == f"{GRID}\n\n{GRID}"


def test_grid_refuses_rows_that_do_not_fit() -> None:
    """The rows and the footer are checked together."""
    with pytest.raises(InvalidValueError) as caught:
        Grid(title="T", header=["a", "b"], rows=[["1"], ["1", "2"]], footer=["1", "2", "3"])

    assert [p.field for p in caught.value.problems] == ["rows", "footer"]


@pytest.mark.parametrize(
    ("available", "expected"),
    [
        (99, (3, 13)),
        (16, (3, 13)),
        (12, (3, 9)),
        (8, (3, 5)),  # the longest words still fit
        (5, (2, 3)),
        (0, (1, 1)),
    ],
)
def test_widths_shrink_the_widest_column_first(available: int, expected: tuple[int, int]) -> None:
    """Words are broken only where they have to be."""
    grid = Grid(title="", header=["Day", "S"], rows=[["Mon", "long run 90 m"], ["Tue", "rests"]])

    assert grid.widths(available) == expected


def test_widths_of_an_empty_column_are_that_of_its_heading() -> None:
    """A column of empty cells without a name has no width."""
    assert Grid(title="", header=["", "x"], rows=[["", ""]]).widths(0) == (0, 1)


def test_lines_break_where_the_width_ends() -> None:
    """Title, cells and notes, each line with the part that it belongs to."""
    grid = Grid(
        title="A very long title",
        header=["Day", Column("Min", numeric=True)],
        rows=[["Mon long run", "about 90"]],
        footer=["Total", "90"],
        notes=["One long note."],
    )

    assert list(grid.lines(12, rule="=")) == [
        ("title", "A very long"),
        ("title", "title"),
        ("header", "Day      Min"),
        ("rule", "=====  ====="),
        ("row", "Mon    about"),
        ("row", "long      90"),
        ("row", "run"),
        ("rule", "=====  ====="),
        ("footer", "Total     90"),
        ("note", "One long"),
        ("note", "note."),
    ]


def test_equal_grids_are_equal() -> None:
    """A grid is a value."""
    again = Grid(title="T", header=["x"], rows=[("1",)])

    assert Grid(title="T", header=[Column("x")], rows=[["1"]]) == again
    assert len({again, Grid(title="T", header=["x"], rows=[["1"]])}) == 1
