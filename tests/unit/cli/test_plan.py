"""The command that makes a season."""

import sys
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest

pytest.importorskip("cyclopts")
pytest.importorskip("rich")

from tests.unit.planning.season_by_hand import SICK, season_by_hand

from runstrength import cli
from runstrength.cli import _plan
from runstrength.evidence import DISCLAIMER
from runstrength.findings import Severity
from runstrength.formats import season as season_format
from runstrength.model.plan import Plan
from runstrength.planning import Season
from runstrength.policies import EVIDENCE, GUIDE

SEASON = season_by_hand()
CSV = "week,day,title\n1,2,8 km easy\n1,7,Half marathon race\n"


class Builder:
    """Stands for the maker of seasons, and remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: dict[str, Any] = {}
        self.season = SEASON

    def __call__(self, plan: Plan, **options: Any) -> Season:  # noqa: ANN401 - as it comes
        """Return the season at hand."""
        self.asked = {"plan": plan, **options}
        if options["progress"] is not None:
            options["progress"]("composing", 1, 2)
        return self.season


def run(*arguments: str) -> int:
    """Run the command line and return its exit code."""
    with pytest.raises(SystemExit) as caught:
        cli.main(arguments)
    code = caught.value.code
    assert isinstance(code, int)
    return code


@pytest.fixture
def builder(monkeypatch: pytest.MonkeyPatch) -> Builder:
    """The maker of seasons that is asked."""
    made = Builder()
    monkeypatch.setattr(_plan, "build_plan", made)
    return made


@pytest.fixture(autouse=True)
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run in a folder with files to read."""
    monkeypatch.chdir(tmp_path)
    season_format.write("season.json", SEASON)
    for name, text in {
        "runs.csv": CSV,
        "plan.txt": str(SEASON.running),
        "undated.txt": "week 1\ntue easy 30min\n",
        "week.txt": "mon easy 30min\n",
        "athlete.toml": 'level = "novice"\navailable = "tue"\nequipment = ["band"]\n',
    }.items():
        Path(name).write_text(text, encoding="utf-8")


def test_a_running_plan_becomes_a_season(builder: Builder, capsys: pytest.CaptureFixture[str]) -> None:
    """What was read of it goes to standard error, and the season to standard output."""
    assert run("plan", "runs.csv", "--race-day", "2027-04-18", "--race-distance", "half") == 0
    out, err = capsys.readouterr()
    assert "Read 2 sessions" in err
    assert out.startswith("First <race>, 2027-04-05 to 2027-04-18, race A half on 2027-04-18\n")
    for part in ("Phases:", "Weeks:", "What remains, and why:", "Notes:"):
        assert f"\n{part}" in out
    assert " ".join(out.split()).endswith(DISCLAIMER)
    asked = builder.asked
    assert asked["plan"].start == date(2027, 4, 12)
    assert str(asked["race"]) == "race A half on 2027-04-18"
    assert asked["policy"] is EVIDENCE
    assert {asked[name] for name in ("athlete", "before", "today", "sessions_per_week", "progress")} == {None}


def test_every_option_is_passed_on(builder: Builder) -> None:
    """The athlete's half days and minutes give way to those of the command."""
    options = (
        "--athlete", "athlete.toml", "--policy", "guide", "--before", "week.txt",
        "--available", "mon pm, wed", "--minutes", "25", "--sessions", "2", "--today", "2027-04-06",
        "--easy-pace", "6:00/km",
    )  # fmt: skip
    assert run("plan", "plan.txt", *options) == 0
    asked = builder.asked
    who = asked["athlete"]
    assert (str(who.available), who.session_minutes, who.level.value) == ("mon pm, wed", 25, "novice")
    assert who.easy_pace.seconds_per_km == 360
    assert asked["policy"] is GUIDE
    assert len(asked["before"].sessions) == 1
    assert (asked["sessions_per_week"], asked["today"], asked["race"]) == (2, date(2027, 4, 6), None)
    assert run("plan", "plan.txt", "--athlete", "athlete.toml") == 0
    assert str(builder.asked["athlete"].available) == "tue"
    assert run("plan", "plan.txt", "--minutes", "25") == 0
    assert builder.asked["athlete"].available is None


def test_a_start_is_for_plans_that_have_none(builder: Builder) -> None:
    """Others keep theirs; a text or standard input may be a running plan as well."""
    assert run("plan", "undated.txt", "--start", "2027-01-25") == 0
    assert builder.asked["plan"].start == date(2027, 1, 25)
    assert run("plan", "plan.txt", "--start", "2027-01-25") == 0
    assert builder.asked["plan"].start == SEASON.running.start
    assert run("plan", "runs.csv", "--start", "2027-01-25", "--race-day", "2027-02-07") == 0
    assert builder.asked["plan"].start == date(2027, 1, 25)
    assert builder.asked["race"].on == date(2027, 2, 7)
    Path("runs.md").write_text(CSV, encoding="utf-8")
    assert run("plan", "runs.md", "--run-plan", "--start", "2027-01-25") == 0
    assert builder.asked["plan"].start == date(2027, 1, 25)


@pytest.mark.parametrize(
    ("today", "seen"),
    [
        (date(2027, 4, 4), None),
        (date(2027, 4, 5), date(2027, 4, 5)),
        (date(2027, 4, 18), date(2027, 4, 18)),
        (date(2027, 4, 19), None),
    ],
)
def test_today_counts_where_the_plan_has_begun(
    today: date, seen: date | None, builder: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The clock is read where nothing is said, and matters between the first and the last day alone."""

    class Clock(date):
        """A clock that stands still."""

        @classmethod
        def today(cls) -> "Clock":
            """The day of the test."""
            return cls(today.year, today.month, today.day)

    monkeypatch.setattr(_plan, "date", Clock)
    assert run("plan", "plan.txt") == 0
    assert builder.asked["today"] == seen
    assert run("plan", "undated.txt") == 0
    assert builder.asked["today"] is None
    assert run("plan", "plan.txt", "--today", "2027-04-07") == 0
    assert builder.asked["today"] == date(2027, 4, 7)


def test_a_season_is_written_in_every_format(builder: Builder, capsys: pytest.CaptureFixture[str]) -> None:
    """Each says what it leaves out; JSON goes to standard output too."""
    pytest.importorskip("icalendar")
    names = ("plan.ics", "plan.json", "plan.html")
    outs = [word for name in names for word in ("--out", name)]
    clocks = ("--zone", "Europe/London", "--am", "07:00", "--pm", "18:00", "--alarm", "30min")
    assert run("plan", "plan.txt", *outs, *clocks, "--format", "json") == 0
    out, err = capsys.readouterr()
    assert season_format.loads(out) == SEASON == season_format.read("plan.json")
    assert all(f"Note: {name}: " in err for name in names)
    calendar = Path("plan.ics").read_text(encoding="utf-8")
    assert "DTSTART;TZID=Europe/London:20270405T180000" in calendar
    assert "TRIGGER:-PT30M" in calendar
    assert builder.season is SEASON


def test_a_text_needs_no_extra_of_calendars(
    builder: Builder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And a calendar says at once what it needs."""
    monkeypatch.setitem(sys.modules, "icalendar", None)
    monkeypatch.delitem(sys.modules, "runstrength.formats.ical", raising=False)
    assert run("plan", "plan.txt", "--out", "plan.txt") == 0
    assert run("plan", "plan.txt", "--out", "plan.ics") == 2
    assert "icalendar is not installed: pip install 'runstrength[ical]'" in capsys.readouterr().err
    assert builder.asked


def test_new_findings_that_count_give_exit_code_1(builder: Builder) -> None:
    """What the running plan has by itself does not count."""
    assert any(finding.severity is Severity.WARNING for finding in SEASON.report)
    for fail_on, code in (("error", 0), ("warning", 1), ("info", 1), ("never", 0)):
        assert run("plan", "plan.txt", "--fail-on", fail_on) == code
    own = tuple(attrs.evolve(one, is_new=False) for one in SEASON.remaining)
    builder.season = attrs.evolve(SEASON, remaining=own)
    assert run("plan", "plan.txt", "--fail-on", "info") == 0


def test_a_terminal_sees_how_far_it_is(
    builder: Builder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On standard error, so that what is piped stays clean."""
    for variable in ("TTY_COMPATIBLE", "FORCE_COLOR"):  # the second for older versions of rich
        monkeypatch.setenv(variable, "1")
    assert run("plan", "plan.txt", "--format", "json") == 0
    out, err = capsys.readouterr()
    assert "composing" in err
    assert season_format.loads(out) == SEASON
    assert builder.asked["progress"] is not None


def test_health_is_not_printed(builder: Builder, capsys: pytest.CaptureFixture[str]) -> None:
    """The findings that follow from it are, and say that there is something, never what."""
    builder.season = season_by_hand(SICK)
    assert run("plan", "plan.txt") == 0
    out = " ".join(capsys.readouterr().out.split()).replace(DISCLAIMER, "")
    assert "SAF001" in out
    assert "swelling" not in out
    assert "pregnan" not in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nothing.csv",), "cannot read nothing.csv: No such file or directory"),
        (("nothing.txt",), "cannot read nothing.txt: No such file or directory"),
        (("week.txt",), "week.txt: a plan is needed, and this is a week without a number"),
        (("season.json",), "season.json: this is a season already; `runstrength advance` goes on with it"),
        (("undated.txt", "--start", "2027-01-26"), "undated.txt: Plan: start must be a Monday"),
        (("plan.txt", "--start", "soon"), "--start must be a date such as 2027-03-01, not soon"),
        (("plan.txt", "--today", "soon"), "--today must be a date such as 2027-03-01, not soon"),
        (("plan.txt", "--race-day", "soon"), "--race-day must be a date such as 2027-03-01, not soon"),
        (("plan.txt", "--race-distance", "half"), "--race-distance needs --race-day"),
        (("plan.txt", "--race-day", "2027-04-18", "--race-distance", "far"), "--race-distance: "),
        (("plan.txt", "--minutes", "1"), "--minutes must be a whole number from 5 to 240, not 1"),
        (("plan.txt", "--easy-pace", "fast"), "--easy-pace: "),
        (("plan.txt", "--available", "noon"), "--available: "),
        (("plan.txt", "--athlete", "week.txt"), "week.txt: the athlete is no TOML"),
        (("plan.txt", "--policy", "mine"), "no policy is called mine"),
        (("plan.txt", "--before", "nothing.txt"), "cannot read nothing.txt"),
        (("plan.txt", "--out", "plan.pdf"), "--out must end in one of .ics, .json, .html, .txt"),
        (("plan.txt", "--out", "nowhere/plan.txt"), "cannot write nowhere/plan.txt: there is no such folder"),
    ],
)
def test_what_cannot_be_read_or_written(
    arguments: tuple[str, ...], message: str, builder: Builder, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message names the file or the option, nothing is built and nothing is written."""
    before = sorted(Path().iterdir())
    assert run("plan", *arguments) == 2
    assert message in capsys.readouterr().err
    assert sorted(Path().iterdir()) == before
    assert builder.asked == {}


EXAMPLES = Path(__file__).parents[3] / "docs" / "examples"


def test_the_example_becomes_a_season(capsys: pytest.CaptureFixture[str]) -> None:
    """A whole plan of twelve weeks: equal in its document, on its page and in its calendar."""
    pytest.importorskip("icalendar")
    options = (
        "--race-day",
        "2027-04-18",
        "--race-distance",
        "half",
        "--today",
        "2027-01-25",
        "--pm",
        "18:00",
    )
    outs = [word for name in ("plan.ics", "plan.json", "plan.html") for word in ("--out", name)]
    example, athlete = str(EXAMPLES / "first-half-marathon.csv"), str(EXAMPLES / "athlete.toml")
    assert run("plan", example, "--athlete", athlete, *options, *outs) == 0
    out = capsys.readouterr().out
    season = season_format.read("plan.json")
    assert season_format.loads(season_format.dumps(season)) == season
    assert season.plan.start == date(2027, 1, 25)
    assert (str(season.race), len(season.plan.weeks)) == ("race A half on 2027-04-18", 12)
    assert season.strength
    allowed = {"mon pm", "wed pm", "fri pm"}
    assert {str(planned.slot) for _, planned in season.strength} <= allowed
    page = Path("plan.html").read_text(encoding="utf-8")
    calendar = Path("plan.ics").read_text(encoding="utf-8").replace("\n ", "")
    for _, planned in season.strength:
        assert f"[{planned.key}]" in page
    assert calendar.count("T180000") >= len(season.strength)
    assert all(str(phase) in out for phase in season.phases)


def test_a_race_before_the_plan_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """As the library says it, with the name of the file; nothing is written."""
    options = ("--race-day", "2020-01-01", "--race-distance", "half", "--out", "a.json")
    assert run("plan", "plan.txt", *options) == 2
    assert (
        "runstrength: plan.txt: build_plan: race must be on the first day of the plan"
        in capsys.readouterr().err
    )
    assert not Path("a.json").exists()
