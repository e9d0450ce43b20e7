"""The command that places sessions."""

import json
from pathlib import Path

import pytest

pytest.importorskip("cyclopts")
pytest.importorskip("rich")

from runstrength import cli

LEGS = 'strength "Legs": back squat 4x5 @85%; calf raise 3x12'


@pytest.fixture
def runs(tmp_path: Path) -> str:
    """The name of a file with a running week."""
    return write(tmp_path / "runs.txt", "tue am intervals 60min\nsat am long 110min\n")


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


def test_the_week_the_reasons_and_the_runners_up_are_printed(
    runs: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """And what every other slot would have cost."""
    assert run("schedule", runs, "--place", LEGS, "--available", "mon pm, wed pm") == 0

    out = capsys.readouterr().out
    assert f"wed pm {LEGS} [s1]" in out
    assert "the best there is" in out
    assert " 2. " in out
    assert ": mon pm Legs" in out
    assert "wed pm Legs: " in out
    assert "  mon pm: +1 warning\n    more: warning INT001" in out
    assert "This is education, not medical advice." in " ".join(out.split())


def test_a_plan_is_printed_without_the_reasons_of_every_week(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """They would fill pages."""
    plan = write(tmp_path / "plan.txt", "week 1\ntue am intervals 60min\nweek 2\ntue am intervals 60min\n")

    assert run("schedule", plan, "--place", LEGS, "--available", "wed pm", "--fail-on", "never") == 0

    out = capsys.readouterr().out
    assert out.count(LEGS) == 2
    assert "Elsewhere" not in out


def test_sessions_come_from_a_file(runs: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A line each, comments left out."""
    sessions = write(tmp_path / "sessions.txt", f"# two\n{LEGS}\nstrength 30min\n")

    assert run("schedule", runs, "--place", sessions, "--available", "wed pm, thu pm, fri pm") == 0

    out = capsys.readouterr().out
    assert "[s1]" in out
    assert "strength 30min [s2]" in out


def test_a_session_may_be_as_long_as_it_likes(runs: str, capsys: pytest.CaptureFixture[str]) -> None:
    """No system has names of files that long."""
    session = "strength: " + "; ".join(["plank 3x30s"] * 500)

    assert run("schedule", runs, "--place", session, "--fail-on", "never") == 0


def test_what_came_before_counts(runs: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As does who trains, and how long a slot is."""
    before = write(tmp_path / "before.txt", f"sun pm {LEGS}\n")
    athlete = write(tmp_path / "me.toml", 'preferences = ["avoid wed"]\n')

    arguments = ["schedule", runs, "--place", LEGS, "--before", before, "--athlete", athlete]
    assert run(*arguments, "--available", "mon am, wed pm, thu pm", "--slot-minutes", "60") == 0

    assert f"thu pm {LEGS}" in capsys.readouterr().out


def test_where_nothing_is_possible_it_says_why(runs: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The exit code is 1: there is no answer."""
    assert run("schedule", runs, "--place", LEGS, "--place", LEGS, "--available", "wed") == 1

    out = capsys.readouterr().out
    assert "impossible together: place Legs 2 times and REC003 same-muscles-too-soon" in out
    assert "What would help:\n  have " in out


def test_what_does_not_fit_may_be_left_out(runs: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The answer names it."""
    assert run("schedule", runs, "--place", LEGS, "--place", LEGS, "--available", "wed", "--drop-ok") == 0

    assert "left out: Legs" in capsys.readouterr().out


def test_json_holds_the_answer_or_why_there_is_none(runs: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Both have a schema of their own."""
    assert run("schedule", runs, "--place", LEGS, "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["schema"] == "runstrength-answer/1"

    assert (
        run("schedule", runs, "--place", LEGS, "--place", LEGS, "--available", "wed", "--format", "json") == 1
    )
    assert json.loads(capsys.readouterr().out)["schema"] == "runstrength-infeasible/1"


def test_findings_that_count_give_exit_code_1(runs: str) -> None:
    """As in `check`."""
    assert run("schedule", runs, "--place", LEGS, "--available", "mon pm", "--fail-on", "warning") == 1


def test_unusable_input_is_named_all_at_once(runs: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each session with where it stands; a text that can name no file is a session."""
    assert run("schedule", runs, "--place", "strength: plnk 3x30s", "--place", "easy 10m\0" * 2) == 2

    err = capsys.readouterr().err
    assert "2 problems" in err
    assert "did you mean 'plank'" in err

    assert run("schedule", runs, "--place", LEGS, "--available", "mun") == 2
    assert "'mun' is no day" in capsys.readouterr().err
