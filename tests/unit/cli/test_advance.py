"""The commands that live with a season."""

from pathlib import Path
from typing import Any

import attrs
import pytest

pytest.importorskip("cyclopts")
pytest.importorskip("rich")

from tests.unit.planning.season_by_hand import checked, season_by_hand

from runstrength import cli
from runstrength.cli import _advance
from runstrength.findings import Severity
from runstrength.formats import json
from runstrength.formats import season as season_format
from runstrength.model.plan import Plan
from runstrength.planning import Advanced, Season
from runstrength.progression.log import Log

SEASON = season_by_hand()
STRONG = """\
Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Seconds,RPE
2027-04-05 18:30:00,Heavy A [s1],45m,back squat,1,60,5,0,7
2027-04-05 18:30:00,Heavy A [s1],45m,back squat,2,60,5,0,7
2027-04-05 18:30:00,Heavy A [s1],45m,back squat,3,60,5,0,7
2027-04-05 18:30:00,Heavy A [s1],45m,single-leg calf raise,1,0,12,0,7
2027-04-05 18:30:00,Heavy A [s1],45m,single-leg calf raise,2,0,12,0,7
2027-04-05 18:30:00,Heavy A [s1],45m,single-leg calf raise,3,0,twelve,0,7
"""
HEVY = """\
title,start_time,end_time,exercise_title,set_index,set_type,weight_kg,reps,rpe
"Legs","5 Apr 2027, 18:30","5 Apr 2027, 19:15","Squat",0,"normal",60,5,8
"""
ON = ("--today", "2027-04-07")


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
    season_format.write("season.json", SEASON)
    json.write("plan.json", SEASON.plan)
    broken = (
        season_format.dumps(SEASON).replace('"phases"', '"fases"').replace('"sessions":2', '"sessions":"2"')
    )
    for name, text in {
        "plan.txt": str(SEASON.plan),
        "week.txt": "mon easy 30min\n",
        "broken.json": broken,
        "strong.csv": STRONG,
        "hevy.csv": HEVY,
        "empty.csv": STRONG.partition("\n")[0] + "\n",
        "athlete.toml": 'available = "mon pm, wed pm, fri pm"\nsymptoms = ["swelling"]\n',
    }.items():
        Path(name).write_text(text, encoding="utf-8")


# reschedule


def test_a_season_is_mended_and_stays_a_season(capsys: pytest.CaptureFixture[str]) -> None:
    """Its reasons are kept, its report is made again, and the notes say what was done."""
    assert run("reschedule", "season.json", "--missed", "s2", *ON, "--out", "next.json") == 0
    out, err = capsys.readouterr()
    assert "~ week 1 wed pm" in out
    assert "Now " in out
    assert "name: " not in out
    assert "health" in err
    new = season_format.read("next.json")
    assert new.plan.find("s2")[1].slot != SEASON.plan.find("s2")[1].slot
    assert new.grounds == SEASON.grounds
    assert new.notes[-1].startswith("Sessions were moved on 2027-04-07: ~ week 1 wed pm")
    assert new.report == checked(new).report
    assert {one.finding.message for one in new.remaining} == {finding.message for finding in new.report}


def test_a_season_that_nothing_happens_to_is_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    """No note is added."""
    assert run("reschedule", "season.json", *ON, "--format", "json") == 0
    assert season_format.loads(capsys.readouterr().out) == SEASON


@pytest.mark.parametrize("file", ["plan.txt", "plan.json"])
def test_a_plan_is_mended_and_printed(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    """After the changes, in the notation."""
    options = (
        "--missed",
        "s2, s3",
        "--available",
        "mon pm, fri pm",
        "--policy",
        "guide",
        "--athlete",
        "athlete.toml",
    )
    assert run("reschedule", file, *ON, *options, "--before", "week.txt", "--fail-on", "never") == 0
    out = capsys.readouterr().out
    assert "~ week 1 wed pm" in out
    assert "name: First <race>" in out


def test_a_plan_is_written_or_printed_as_a_document(capsys: pytest.CaptureFixture[str]) -> None:
    """What goes to a file is not printed as well."""
    options = ("--unavailable", "wed pm", "--out", "next.txt")
    assert run("reschedule", "plan.txt", *ON, *options) == 0
    assert "name: " not in capsys.readouterr().out
    moved = Plan.parse(Path("next.txt").read_text(encoding="utf-8"))
    assert moved.find("s2")[1].slot != SEASON.plan.find("s2")[1].slot
    assert run("reschedule", "plan.txt", *ON, "--unavailable", "wed pm", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out) == moved


def test_findings_that_count_give_exit_code_1() -> None:
    """Of a season those alone that its running plan does not have; of a plan all of them."""
    own = attrs.evolve(SEASON, remaining=tuple(attrs.evolve(one, is_new=False) for one in SEASON.remaining))
    season_format.write("own.json", own)
    assert any(finding.severity is Severity.WARNING for finding in SEASON.report)
    for file, code in (("season.json", 1), ("own.json", 0), ("plan.txt", 1)):
        assert run("reschedule", file, *ON, "--fail-on", "warning") == code


def test_health_comes_back_with_the_athlete(capsys: pytest.CaptureFixture[str]) -> None:
    """A season does not know it; the report says that there is something, and never what."""
    assert run("reschedule", "season.json", *ON, "--athlete", "athlete.toml", "--out", "next.json") == 1
    out = capsys.readouterr().out
    assert "Now 1 error" in out
    assert "swelling" not in out.partition("This is education")[0]
    assert "SAF001" not in Path("next.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("week.txt", *ON), "week.txt: a season or a plan is needed, and this is a week"),
        (("nothing.json", *ON), "cannot read nothing.json: No such file or directory"),
        (
            ("season.json", *ON, "--policy", "guide"),
            "season.json: a season brings its own --policy and --before",
        ),
        (("season.json", *ON, "--before", "week.txt"), "a season brings its own"),
        (("season.json", *ON, "--missed", "s9"), "season.json: reschedule: missed"),
        (("season.json", "--today", "soon"), "--today must be a date such as 2027-03-01, not soon"),
        (
            ("season.json", "--today", "2026-01-01"),
            "season.json: reschedule: today must be a day of the plan",
        ),
        (("season.json", *ON, "--available", "noon"), "--available: "),
        (("season.json", *ON, "--unavailable", "noon"), "--unavailable: "),
        (("season.json", *ON, "--out", "a.pdf"), "--out must end in one of .ics, .json, .html, .txt"),
        (("season.json", *ON, "--out", "a.ics", "--pm", "late"), "season.json: calendar: pm"),
        (("broken.json", *ON), "broken.json: 2 problems:\n- unknown key 'fases'; did you mean 'phases'? @ $"),
    ],
)
def test_what_cannot_be_mended(
    arguments: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message names the file or the option, and nothing is written."""
    before = sorted(Path().iterdir())
    assert run("reschedule", *arguments) == 2
    assert message in capsys.readouterr().err
    assert sorted(Path().iterdir()) == before


def test_other_commands_read_the_plan_of_a_season(capsys: pytest.CaptureFixture[str]) -> None:
    """So that a season can be shown and checked like every plan."""
    assert run("show", "season.json", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out) == SEASON.plan
    assert run("check", "broken.json") == 2
    assert "broken.json: 2 problems" in capsys.readouterr().err


# advance


class Advancer:
    """Stands for what goes on with a season, and remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: dict[str, Any] = {}
        self.result = checked(SEASON, SEASON.plan.without("s3"))

    def __call__(self, season: Season, log: Log, **options: Any) -> Advanced:  # noqa: ANN401 - as it comes
        """Return the season at hand."""
        self.asked = {"season": season, "log": log, **options}
        changes = season.plan.diff(self.result.plan)
        return Advanced(season=self.result, changes=changes, steps=(), missed=("s2",), advice=())


@pytest.fixture
def advancer(monkeypatch: pytest.MonkeyPatch) -> Advancer:
    """What goes on with a season is asked."""
    made = Advancer()
    monkeypatch.setattr(_advance, "advance", made)
    return made


def test_a_season_goes_on_after_what_was_done(advancer: Advancer, capsys: pytest.CaptureFixture[str]) -> None:
    """The changes are printed, the new season is written, and rows that could not be read are named."""
    options = ("--log", "strong.csv", "--unit", "kg", *ON, "--available", "fri pm", "--cause", "illness")
    assert run("advance", "season.json", *options, "--out", "next.json") == 0
    out, err = capsys.readouterr()
    assert out.startswith("Not in the log: s2.\n- week 2 mon pm strength")
    assert "\nNow " in out
    assert "Note: strong.csv, line 7: reps 'twelve' is no number from 0 on" in err
    assert "none of the season" not in err
    assert season_format.read("next.json") == advancer.result
    asked = advancer.asked
    assert asked["season"] == SEASON
    assert [logged.key for logged in asked["log"]] == ["s1"]
    assert (str(asked["today"]), str(asked["available"]), asked["cause"]) == (
        "2027-04-07",
        "fri pm",
        "illness",
    )


def test_a_log_that_matches_nothing_is_noted(advancer: Advancer, capsys: pytest.CaptureFixture[str]) -> None:
    """Since a title without a key is easily written; the day of a session is enough."""
    Path("late.csv").write_text(HEVY.replace("5 Apr", "6 Apr"), encoding="utf-8")
    assert run("advance", "season.json", "--log", "late.csv", *ON, "--format", "json") == 0
    out, err = capsys.readouterr()
    assert err.startswith("Note: late.csv: 1 of 1 sessions are none of the season: ")
    assert season_format.loads(out) == advancer.result
    assert run("advance", "season.json", "--log", "hevy.csv", *ON) == 0
    assert run("advance", "season.json", "--log", "empty.csv", "--unit", "kg", *ON) == 0
    assert capsys.readouterr().err == ""
    assert len(advancer.asked["log"]) == 0


def test_what_has_gone_is_cancelled_in_the_calendar(advancer: Advancer) -> None:
    """With the number of the revision."""
    pytest.importorskip("icalendar")
    options = ("--log", "hevy.csv", *ON, "--out", "next.ics", "--revision", "3")
    assert run("advance", "season.json", *options, "--athlete", "athlete.toml") == 0
    text = Path("next.ics").read_text(encoding="utf-8")
    assert text.count("STATUS:CANCELLED") == 1
    assert "SEQUENCE:3" in text
    assert advancer.asked["season"].athlete.symptoms == {"swelling"}


def test_new_findings_of_the_season_that_went_on_count(advancer: Advancer) -> None:
    """As those of a season that was just made."""
    options = ("--log", "hevy.csv", *ON)
    assert run("advance", "season.json", *options, "--fail-on", "info") == 1
    advancer.result = attrs.evolve(SEASON, report=attrs.evolve(SEASON.report, findings=()))
    assert run("advance", "season.json", *options, "--fail-on", "info") == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("plan.txt", "--log", "hevy.csv", *ON), "plan.txt: a season is needed, as `runstrength plan --out`"),
        (("plan.json", "--log", "hevy.csv", *ON), "plan.json: a season is needed"),
        (("season.json", "--log", "nothing.csv", *ON), "cannot read nothing.csv: No such file or directory"),
        (("season.json", "--log", "plan.txt", *ON), "plan.txt: "),
        (("season.json", "--log", "strong.csv", *ON), "strong.csv: strong: unit must be given as kg or lb"),
        (("season.json", "--log", "hevy.csv", "--today", "soon"), "--today must be a date"),
        (("season.json", "--log", "hevy.csv", *ON, "--out", "a.doc"), "--out must end in one of"),
        (("broken.json", "--log", "hevy.csv", *ON), "broken.json: 2 problems"),
    ],
)
def test_what_cannot_go_on(
    arguments: tuple[str, ...], message: str, advancer: Advancer, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message names the file or the option, and nothing is written."""
    before = sorted(Path().iterdir())
    assert run("advance", *arguments) == 2
    assert message in capsys.readouterr().err
    assert sorted(Path().iterdir()) == before
    assert advancer.asked == {}


def test_a_day_outside_the_season_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """As the library says it, with the name of the file."""
    assert run("advance", "season.json", "--log", "hevy.csv", "--today", "2027-05-01", "--out", "a.json") == 2
    message = "runstrength: season.json: advance: today must be a day of the plan, not 2027-05-01"
    assert message in capsys.readouterr().err
    assert not Path("a.json").exists()


def test_a_season_is_carried_on_from_the_log(capsys: pytest.CaptureFixture[str]) -> None:
    """Three sets at the top of the range raise the load of what comes, and the new season has the reason."""
    options = ("--log", "strong.csv", "--unit", "kg", "--today", "2027-04-06", "--out", "next.json")
    assert run("advance", "season.json", *options) == 0
    out = capsys.readouterr().out
    assert "back squat: " in out
    new = season_format.read("next.json")
    assert new.plan.find("s1") == SEASON.plan.find("s1")
    assert new.running == SEASON.running


def test_a_log_written_by_hand(capsys: pytest.CaptureFixture[str]) -> None:
    """A line for each session is enough, and a comment may come first."""
    Path("log.txt").write_text("# April\n2027-04-05 [s1]\n", encoding="utf-8")
    assert run("advance", "season.json", "--log", "log.txt", *ON) == 0
    assert "Not in the log" not in capsys.readouterr().out
