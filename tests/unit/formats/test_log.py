"""Logs as text, a session a line."""

from datetime import date

import pytest

from runstrength.errors import NotationError
from runstrength.formats.log import dumps, loads, losses
from runstrength.model.performed import Performed, PerformedSet
from runstrength.progression.log import Log, LoggedExercise, LoggedSession

TEXT = """\
2027-01-25 goblet squat 6,6,5 @20kg @RIR2; plank 45s,45s [w1a]
2027-01-27 – [w1b]
2027-01-28 split squat 10,10,8/8,8,8
"""
LOG = Log(
    [
        LoggedSession(
            date(2027, 1, 25),
            [
                LoggedExercise("goblet squat", Performed.parse("6,6,5 @20kg @RIR2")),
                LoggedExercise("plank", Performed.parse("45s,45s")),
            ],
            key="w1a",
        ),
        LoggedSession(date(2027, 1, 27), key="w1b"),
        LoggedSession(date(2027, 1, 28), [LoggedExercise("split squat", Performed.parse("10,10,8/8,8,8"))]),
    ]
)


def test_logs_are_read_and_written() -> None:
    """In order of time, with everything in them."""
    assert loads(TEXT) == LOG
    assert dumps(LOG) == TEXT
    assert losses(LOG) == ()
    assert loads("") == Log()
    assert dumps(Log()) == ""


def test_lines_stand_in_any_order() -> None:
    """Comments, empty lines and the space around marks mean nothing, and a key alone is enough."""
    text = "# January\n\n 2027-01-28 split squat 10,10,8/8,8,8\n2027-01-27 [ w1b ]  # done\n"
    assert loads(text + TEXT.splitlines()[0]) == LOG


def test_a_date_alone_is_a_session() -> None:
    """Something was done, and nobody knows what."""
    assert loads("2027-01-28") == Log([LoggedSession(date(2027, 1, 28))])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("25.1.2027 plank 45s", "line 1, column 1: no date: '25.1.2027'; expected a date such as 2027-01-25"),
        ("2027-01-25 plank", "line 1, column 12: no exercise with sets: 'plank'; expected an exercise"),
        ("2027-01-25 12,12", "line 1, column 12: no exercise with sets: '12,12'"),
        ("2027-01-25 plank 45s;", "no exercise with sets: ''"),
        ("2027-01-25 plank 45x", "line 1, column 18: "),
        ("\n2027-01-25 plank 45s []", "line 2, column 1: LoggedSession: key must be"),
    ],
)
def test_what_cannot_be_read_is_told(text: str, message: str) -> None:
    """With line and column, and what is expected."""
    with pytest.raises(NotationError, match="(?s)" + message.replace("[", r"\[").replace(".", r"\.")):
        loads(text)


def test_all_faults_are_told_at_once() -> None:
    """Line by line."""
    with pytest.raises(NotationError) as error:
        loads("today plank 45s\n2027-01-25 plank\n2027-01-26 plank 30s")
    assert [problem.line for problem in error.value.problems] == [1, 2]


def test_what_a_line_cannot_hold_is_named() -> None:
    """Titles, efforts, lengths, warm-up sets, and names that cannot be told from sets."""
    done = Performed.parse("5,5 @80kg")
    session = LoggedSession(
        date(2027, 1, 25),
        [LoggedExercise("squat", done, [PerformedSet(5)]), LoggedExercise("100 m sprint", done)],
        title="Legs",
        rpe=7,
        minutes=40,
    )
    assert losses(Log([session])) == (
        "titles are not written: 1",
        "efforts of sessions are not written: 1",
        "lengths of sessions are not written: 1",
        "warm-up sets are not written: 1",
        "exercises whose names have digits or marks are not written: 1",
    )
    assert dumps(Log([session])) == "2027-01-25 squat 5,5 @80kg\n"
