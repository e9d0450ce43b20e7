"""The commands that live with a season."""

from pathlib import Path

import attrs
import pytest

pytest.importorskip("cyclopts")
pytest.importorskip("rich")

from tests.unit.planning.season_by_hand import season_by_hand

from runstrength import cli
from runstrength.findings import Severity
from runstrength.formats import json
from runstrength.formats import season as season_format
from runstrength.model.plan import Plan
from runstrength.planning._again import judged_again

SEASON = judged_again(season_by_hand())
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
    assert new.report == judged_again(new).report
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
    assert run("reschedule", "season.json", *ON, "--athlete", "athlete.toml", "--out", "next.json") == 0
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
