"""The command that shows weeks and plans."""

import io
import sys
from pathlib import Path

import pytest

pytest.importorskip("cyclopts")
pytest.importorskip("rich")

from runstrength import cli
from runstrength.formats import json
from runstrength.model.plan import Plan
from runstrength.model.week import Week


def write(path: Path, text: str) -> str:
    """Write a file and return its name."""
    path.write_text(text, encoding="utf-8")
    return str(path)


def run(*arguments: str) -> int:
    """Run the command line and return its exit code."""
    with pytest.raises(SystemExit) as caught:
        cli.main(arguments)
    code = caught.value.code
    assert isinstance(code, int)
    return code


def lines(text: str) -> list[str]:
    """The lines of an output without the space at their ends."""
    return [line.rstrip() for line in text.splitlines()]


def test_show_prints_a_week(week: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Days and sessions with minutes, then sets per muscle group."""
    assert run("show", week) == 0

    assert lines(capsys.readouterr().out) == [
        "Week",
        "When    Session                  Minutes  Notes",
        "──────  ─────────────────────  ─────────  ─────────────",
        "Mon pm  strength                about 15",
        "        split squat 3x10/side",
        "        plank 3x30-60s",
        "Tue     intervals 60min               60  [t1] optional",
        "                                          on the track",
        "Wed     rest",
        "Thu     rest",
        "Fri     rest",
        "Sat     long 10km                      –",
        "Sun     rest",
        "──────  ─────────────────────  ─────────  ─────────────",
        "Total   3 sessions             about 75+",
        '"About" marks an estimate.',
        "– stands for what is not known, and + for more of it.",
        "",
        "Sets per muscle group",
        "Group       Region  Sets  Direct  Indirect",
        "──────────  ──────  ────  ──────  ────────",
        "glutes      lower    4.5       3         3",
        "core        core       3       3         0",
        "quadriceps  lower      3       3         0",
        "adductors   lower    1.5       0         3",
        "shoulders   upper    1.5       0         3",
        "Sets count 1 for a group that they train directly and 0.5 for one that helps.",
        "Landings: 0.",
    ]


def test_show_prints_a_plan(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A heading of a numbered week, or a name or a start, makes a text a plan."""
    assert run("show", plan) == 0

    out = lines(capsys.readouterr().out)
    assert out[0] == "Spring"
    assert out[1] == "Week   Starts      For   Runs  Strength     Minutes"
    assert out[3] == "1      2027-01-04  base     2         1   about 75+"


def test_show_prints_one_week_of_a_plan(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    """As a week is printed."""
    assert run("show", plan, "--week", "1", "--units", "mi", "--units", "lb", "--easy-pace", "6:00/km") == 0

    out = lines(capsys.readouterr().out)
    assert out[0] == "Week 1: base"
    assert any(line.startswith("Sat     long 6.2mi") and "about 61" in line for line in out)


@pytest.mark.parametrize("width", [20, 60, 80, 120])
def test_show_keeps_to_the_width_and_loses_nothing(
    width: int, plan: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A narrow terminal breaks lines instead of cutting them."""
    monkeypatch.setenv("COLUMNS", str(width))

    assert run("show", plan, "--week", "1") == 0

    out = capsys.readouterr().out
    assert max(len(line) for line in out.splitlines()) <= width
    assert "…" not in out


@pytest.mark.parametrize(
    ("environment", "has_colour"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
)
def test_colour_is_for_terminals_that_want_it(
    environment: dict[str, str],
    has_colour: bool,
    week: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The heading is cyan, ANSI colour 36, unless `NO_COLOR` is set."""
    for name, value in {"TERM": "xterm-256color", **environment}.items():
        monkeypatch.setenv(name, value)

    assert run("show", week) == 0

    assert ("36m" in capsys.readouterr().out) is has_colour


def test_text_is_never_read_as_markup(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A key in brackets and a note with a tag are printed as they are."""
    file = write(tmp_path / "w.txt", 'mon easy 30min [red] -- "[bold]x[/bold] :tada:"')

    assert run("show", file) == 0
    out = capsys.readouterr().out
    assert "[red]" in out
    assert "[bold]x[/bold] :tada:" in out


def test_output_in_a_small_encoding_is_escaped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal without UTF-8 gets hyphens for dashes, plain rules, and escapes for what it cannot write."""
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="cp437"))
    file = write(tmp_path / "w.txt", 'mon easy -- "你好"')

    assert run("show", file) == 0

    text = raw.getvalue().decode("cp437")
    assert "Mon    easy             -  \\u4f60\\u597d" in text
    assert "─" not in text


def test_week_of_a_week(week: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A week has no weeks to choose from."""
    assert run("show", week, "--week", "1") == 2
    assert capsys.readouterr().err == f"runstrength: {week}: --week is for plans, and this is a single week\n"


def test_week_that_the_plan_has_not(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The message says which there are."""
    assert run("show", plan, "--week", "3") == 2
    assert "not 3" in capsys.readouterr().err


@pytest.mark.parametrize(
    "options",
    [
        ["--units", "stone"],
        ["--units", "km", "--units", "mi"],
        ["--easy-pace", "fast"],
        ["--wek", "1"],
        ["--week", "first"],
        ["more"],
    ],
    ids=" ".join,
)
def test_wrong_options(options: list[str], week: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2 and a message on standard error, whoever finds the fault."""
    assert run("show", week, *options) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err


def test_help_of_show(capsys: pytest.CaptureFixture[str]) -> None:
    """Every option is there with what it does."""
    assert run("show", "--help") == 0
    out = capsys.readouterr().out
    for word in ("FILE", "--week", "--units", "--easy-pace", "5:30/km", "standard input"):
        assert word in out


def test_show_writes_json(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The document of the plan, or of one week of it."""
    assert run("show", plan, "--format", "json") == 0
    noun = json.loads(capsys.readouterr().out, Plan)
    assert noun.name == "Spring"

    assert run("show", plan, "--week", "2", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out, Week) == noun.week(2)


@pytest.mark.parametrize("option", [["--units", "mi"], ["--easy-pace", "5:30/km"]], ids=" ".join)
def test_json_converts_nothing(option: list[str], plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What is for tables is refused."""
    assert run("show", plan, "--format", "json", *option) == 2
    assert "JSON keeps what was written" in capsys.readouterr().err


def test_show_reads_a_running_plan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Tables of what was read, then what was guessed and what was not read."""
    table = write(tmp_path / "Mine.CSV", "week,day,title\n1,1,Rest\n1,2,8 km speed\n1,3,See page 3\n")

    assert run("show", table, "--easy-pace", "6:00/km", "--race-day", "2027-01-07") == 0
    out = lines(capsys.readouterr().out)
    assert out[0] == "Mine"
    assert out[-5:] == [
        "",
        "Read 1 session and 1 day of rest in 1 week; 1 has estimated minutes.",
        "no row is the race: the race day is the day after the last row",
        "Guessed, 1 time: speed is taken as intervals",
        "Not read: week 1 wed: 'See page 3': no session is recognised in it",
    ]


def test_show_reads_pasted_text_as_a_running_plan(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """JSON is the plan alone; what is to be said about it goes where errors go."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Mon: 30 min easy\nTue: see page 3\n")))

    assert run("show", "-", "--run-plan", "--start", "2027-01-04", "--format", "json") == 0
    shown = capsys.readouterr()
    plan = json.loads(shown.out, Plan)
    assert str(plan).splitlines() == ["start: 2027-01-04", "", "week 1", 'mon easy 30min -- "30 min easy"']
    assert "Not read: week 1 tue: 'see page 3'" in shown.err


@pytest.fixture
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run in a folder of its own."""
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("name", "text", "options", "message"),
    [
        ("plan.csv", "week,title\n1,x\n", (), "header must be a line with the columns week, day"),
        ("plan.csv", "", (), "a file that is not empty"),
        ("plan.csv", None, (), "cannot read"),
        ("\0.csv", None, (), "cannot read"),
        (
            "plan.csv",
            "day,title\nMon,x\n",
            ("--start", "soon"),
            "--start must be a date such as 2027-03-01, not soon",
        ),
        ("plan.csv", "day,title\nMon,x\n", ("--start", "2027-01-05"), "start must be a Monday"),
        ("plan.txt", "mon rest", ("--start", "2027-01-04"), "--start and --race-day are for running plans"),
    ],
)
@pytest.mark.usefixtures("in_folder")
def test_running_plans_that_cannot_be_read(
    name: str, text: str | None, options: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The error names the file or the option."""
    if text is not None:
        write(Path(name), text)

    assert run("show", name, *options) == 2
    assert message in capsys.readouterr().err


def test_a_calendar_needs_its_extra(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message is the line that installs it."""
    monkeypatch.setitem(sys.modules, "icalendar", None)
    monkeypatch.delitem(sys.modules, "runstrength.formats.run_plan._calendar", raising=False)

    assert run("show", write(tmp_path / "plan.ics", "BEGIN:VCALENDAR\nEND:VCALENDAR\n")) == 2
    assert "icalendar is not installed: pip install 'runstrength[ical]'" in capsys.readouterr().err
