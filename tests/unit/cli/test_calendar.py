"""The command that writes calendars."""

import sys
from pathlib import Path

import pytest

pytest.importorskip("cyclopts")
pytest.importorskip("rich")
pytest.importorskip("icalendar")

from runstrength import cli
from runstrength.formats import ical, run_plan

STAMP = ("--stamp", "2027-01-01T12:00Z")
PLAN = "name: P\nweek 1\nmon 07:00 easy 30min [a]\nwed pm long 90min [b]\n"
DATED = PLAN.replace("\n", "\nstart: 2027-01-04\n", 1)


def run(*arguments: str) -> int:
    """Run the command line and return its exit code."""
    with pytest.raises(SystemExit) as caught:
        cli.main(arguments)
    code = caught.value.code
    assert isinstance(code, int)
    return code


@pytest.fixture(autouse=True)
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run in a folder with files to read."""
    monkeypatch.chdir(tmp_path)
    for name, text in {
        "plan.txt": PLAN,
        "dated.txt": DATED,
        "week.txt": "mon easy 30min\n",
        "runs.csv": "week,day,title\n1,2,8 km easy\n",
    }.items():
        Path(name).write_text(text, encoding="utf-8")


def test_a_calendar_goes_to_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """With the line breaks of its format, whatever the system; nothing else is said where nothing is lost."""
    assert run("calendar", "plan.txt", "--start", "2027-01-04", *STAMP, "--pm", "18:00") == 0
    out, err = capfdbinary.readouterr()
    assert out.startswith(b"BEGIN:VCALENDAR\r\n")
    assert out.replace(b"\r\n", b"").count(b"\n") == 0
    assert b"DTSTART:20270106T180000\r\n" in out
    assert err == b""


def test_a_calendar_goes_to_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    """What the plan has no more is cancelled, and what a calendar cannot carry is said."""
    Path("next.txt").write_text(DATED.replace(" [a]", ""), encoding="utf-8")
    options = ("--out", "plan.ics", "--replaces", "dated.txt", "--revision", "1", "--zone", "Europe/London")
    assert run("calendar", "next.txt", *options, *STAMP, "--alarm", "10min", "--plan-id", "x") == 0
    text = Path("plan.ics").read_bytes().decode()
    for part in ("STATUS:CANCELLED", "TZID=Europe/London", "TRIGGER:-PT10M", "SEQUENCE:1"):
        assert part in text
    out, err = capsys.readouterr()
    assert out == ""
    assert err == (
        "Note: 1 session has no key and cannot take its event along when it moves: "
        "week 1 mon 07:00 easy 30min\n"
    )


def test_a_running_plan_goes_into_a_calendar(capsys: pytest.CaptureFixture[str]) -> None:
    """What was read of it is said; without a stamp the hour is that of the writing."""
    assert run("calendar", "runs.csv", "--race-day", "2027-01-07", "--out", "runs.ics") == 0
    assert "DTSTART;VALUE=DATE:20270105" in Path("runs.ics").read_text(encoding="utf-8")
    assert "Read 1 session" in capsys.readouterr().err
    assert run_plan.read("runs.ics").plan.sessions


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("plan.txt",), "plan.txt: calendar: plan must be a plan with a start from 1970 to 2200"),
        (("plan.txt", "--start", "2027-01-05"), "plan.txt: Plan: start must be a Monday"),
        (("plan.txt", "--start", "soon"), "--start must be a date"),
        (
            ("dated.txt", "--stamp", "now"),
            "--stamp must be a date and time such as 2027-01-01T12:00Z, not now",
        ),
        (("dated.txt", "--stamp", "2027-01-01"), "stamp must be a date and time with a zone"),
        (("dated.txt", "--zone", "Mars"), "zone must be a time zone"),
        (("dated.txt", "--race-day", "2027-04-18"), "--race-day is for running plans"),
        (("week.txt",), "week.txt: a plan is needed, and this is a week without a number"),
        (("dated.txt", "--replaces", "plan.txt"), "replaces must be a plan with a start"),
        (
            ("dated.txt", "--out", "nowhere/plan.ics"),
            "cannot write nowhere/plan.ics: No such file or directory",
        ),
        (("dated.txt", "--out", "."), "cannot write ."),
        (("dated.txt", "--out", "a\0b"), "cannot write 'a\\x00b'"),
    ],
    ids=lambda value: " ".join(value).replace("\0", "") if isinstance(value, tuple) else "",
)
def test_what_cannot_be_read_or_written(
    arguments: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message names the file or the option, and no file is left half written."""
    before = sorted(Path().iterdir())
    assert run("calendar", *arguments) == 2
    assert message in capsys.readouterr().err
    assert sorted(Path().iterdir()) == before


def test_it_needs_an_extra_of_its_own(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message is the line that installs it."""
    monkeypatch.setitem(sys.modules, "icalendar", None)
    monkeypatch.delitem(sys.modules, "runstrength.formats.ical")
    monkeypatch.delattr("runstrength.formats.ical")
    assert run("calendar", "dated.txt") == 2
    assert "icalendar is not installed: pip install 'runstrength[ical]'" in capsys.readouterr().err
    assert ical.__name__ not in sys.modules
