"""Waivers as TOML."""

from datetime import date

import pytest

from runstrength.findings import Location, Waiver
from runstrength.formats.waiver import WaiverError, dumps, loads

TEXT = """\
[[waivers]]
code = "INT001"
where = "week 3 tue pm (back squat)"
until = 2027-03-01
reason = "The coach \\"agrees\\" – 50 % \\\\ off # no comment"

[[waivers]]
code = "REC001"
key = "s-1"
week = 2
reason = "x"
"""
WAIVERS = (
    Waiver(
        "INT001",
        'The coach "agrees" – 50 % \\ off # no comment',
        where="week 3 tue pm (back squat)",
        until=date(2027, 3, 1),
    ),
    Waiver("REC001", "x", key="s-1", week=2),
)


def test_waivers_are_read_and_written() -> None:
    """In order, with everything in them."""
    assert loads(TEXT) == WAIVERS
    assert dumps(WAIVERS) == TEXT
    assert loads("") == ()
    assert dumps(()) == ""


@pytest.mark.parametrize(
    "where",
    [None, Location(), Location(week=3), Location(exercise="plank"), Location(2, exercise="a (b)")],
)
def test_every_place_is_written_so_that_it_is_read_again(where: Location | None) -> None:
    """An exercise alone stands in brackets."""
    waiver = Waiver("INT001", "x", where=where)

    assert loads(dumps([waiver])) == (waiver,)


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("code = ", ["the waivers are no TOML: Invalid value (at end of document)"]),
        (
            'waiver = 3\n"a b" = 1',
            [
                "unknown key 'waiver'; did you mean 'waivers'? @ $.waiver",
                "unknown key 'a b' @ $[\"a b\"]",
            ],
        ),
        ("waivers = 3", ["waivers must be tables, each under [[waivers]] @ $.waivers"]),
        ("waivers = [3]", ["must be a table, not 3 @ $.waivers[0]"]),
        (
            "[[waivers]]",
            ["code is missing @ $.waivers[0]", "reason is missing @ $.waivers[0]"],
        ),
        (
            '[[waivers]]\ncode = "INT001"\nreason = ""',
            ["reason must be there, in one line, not '' @ $.waivers[0].reason"],
        ),
        (
            '[[waivers]]\ncode = 3\nreason = "x"\nweek = "3"\nuntil = 2027-03-01T10:00:00\nkey = true',
            [
                "must be text, not 3 @ $.waivers[0].code",
                "must be a whole number, not '3' @ $.waivers[0].week",
                "must be a date, not 2027-03-01 10:00:00 @ $.waivers[0].until",
                "must be text, not True @ $.waivers[0].key",
            ],
        ),
        (
            (
                '[[waivers]]\ncode = "A"\nreason = "x"\n'
                '[[waivers]]\ncode = "B"\nresaon = "x"\nwhere = "mon xy"\nweek = true'
            ),
            [
                "unknown key 'resaon'; did you mean 'reason'? @ $.waivers[1].resaon",
                "must be a whole number, not True @ $.waivers[1].week",
                "reason is missing @ $.waivers[1]",
                (
                    "where: line 1, column 5: 'xy' is no part of a day; expected am, pm or a clock time such"
                    " as 18:30 @ $.waivers[1].where"
                ),
            ],
        ),
        (
            '[[waivers]]\ncode = "A"\nreason = "x"\nwhere = "week 2 tue"\nweek = 2',
            ["week must be left out where the place names a week, not 2 @ $.waivers[0].week"],
        ),
    ],
)
def test_all_faults_of_a_text_are_named_at_once(text: str, problems: list[str]) -> None:
    """Each with its path."""
    with pytest.raises(WaiverError) as caught:
        loads(text)

    assert [str(p).partition(" (at")[0] for p in caught.value.problems] == [
        p.partition(" (at")[0] for p in problems
    ]
