"""The commands that say what the library knows."""

import json
from pathlib import Path

import pytest

pytest.importorskip("cyclopts")
pytest.importorskip("rich")

from runstrength import cli
from runstrength.exercises import catalogue
from runstrength.policies import EVIDENCE, GUIDE


def run(*arguments: str) -> int:
    """Run the command line and return its exit code."""
    with pytest.raises(SystemExit) as caught:
        cli.main(arguments)
    code = caught.value.code
    assert isinstance(code, int)
    return code


@pytest.mark.parametrize("code", ["INT001", "int001", "heavy-legs-before-quality-run"])
def test_explain_prints_the_page(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    """By code or name, in any case."""
    assert run("explain", code) == 0

    out = capsys.readouterr().out
    assert out.startswith("INT001 heavy-legs-before-quality-run\n")
    for part in (
        "Why it matters",
        "warning_h = 24.0 h",
        "Parameters in the policy evidence",
        "https://doi.org/",
    ):
        assert part in out
    assert max(map(len, out.splitlines())) <= 80


def test_explain_shows_the_values_of_a_policy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One of yours too."""
    file = tmp_path / "p.toml"
    file.write_text('name = "ours"\n[rules.INT001]\nwarning_h = 36\n', encoding="utf-8")

    assert run("explain", "INT001", "--policy", str(file)) == 0
    assert "warning_h = 36.0 h: hours below which it warns [user (D)]" in capsys.readouterr().out


def test_explain_writes_json(capsys: pytest.CaptureFixture[str]) -> None:
    """The same page."""
    assert run("explain", "INT001", "--format", "json") == 0

    page = json.loads(capsys.readouterr().out)
    assert page["code"] == "INT001"
    assert page["sources"][0]["key"] == "SIL22"


def test_explain_an_unknown_rule(capsys: pytest.CaptureFixture[str]) -> None:
    """What was perhaps meant."""
    assert run("explain", "INT01") == 2
    err = capsys.readouterr().err
    assert err.startswith("runstrength: no rule is called 'INT01'; did you mean 'INT001'")


def test_rules_prints_every_rule(capsys: pytest.CaptureFixture[str]) -> None:
    """On or off."""
    assert run("rules") == 0

    out = capsys.readouterr().out
    assert all(rule.code in out for rule in EVIDENCE.rules)
    assert f"{len(EVIDENCE.codes)} of {len(EVIDENCE.rules)} rules are on." in out


def test_rules_writes_json(capsys: pytest.CaptureFixture[str]) -> None:
    """Of the policy that is asked for."""
    assert run("rules", "--policy", "guide", "--format", "json") == 0

    data = json.loads(capsys.readouterr().out)
    assert data["policy"] == "guide"
    assert tuple(rule["code"] for rule in data["rules"] if rule["on"]) == GUIDE.codes


def test_exercises_for_calves_without_equipment(capsys: pytest.CaptureFixture[str]) -> None:
    """As `find` gives them."""
    assert run("exercises", "--muscle", "calves", "--equipment", "none") == 0

    out = capsys.readouterr().out
    found = catalogue.find(muscle="calves", equipment=set())
    assert "calf raise" in out
    assert f"{len(found)} exercises." in out


def test_exercises_by_every_condition(capsys: pytest.CaptureFixture[str]) -> None:
    """All at once, as JSON."""
    conditions = [
        "--group",
        "glutes",
        "--region",
        "lower",
        "--pattern",
        "lunge",
        "--level",
        "2",
        "--impact",
        "0",
    ]

    assert run("exercises", *conditions, "--equipment", "box,dumbbells", "--guide", "--format", "json") == 0

    found = [e["name"] for e in json.loads(capsys.readouterr().out)["exercises"]]
    expected = catalogue.find(
        group="glutes",
        region="lower",
        pattern="lunge",
        level=2,
        impact=0,
        equipment={"box", "dumbbells"},
        guide=True,
    )
    assert found == [e.name for e in expected]
    assert found


def test_exercises_without_a_condition(capsys: pytest.CaptureFixture[str]) -> None:
    """All of them."""
    assert run("exercises") == 0
    assert f"{len(catalogue)} exercises." in capsys.readouterr().out


def test_no_exercise(capsys: pytest.CaptureFixture[str]) -> None:
    """That is an answer too."""
    assert run("exercises", "--muscle", "calves", "--pattern", "pull") == 0
    assert "No exercise meets all of that." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("word", "note"),
    [
        ("dumbell", "No exercise uses 'dumbell'; did you mean 'dumbbells'?"),
        ("wkqz", "No exercise uses 'wkqz'."),
    ],
)
def test_equipment_that_no_exercise_uses(word: str, note: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Is no fault, since people own other things too, but a slip may hide there."""
    assert run("exercises", "--equipment", f"{word},band", "--muscle", "calves") == 0

    out = capsys.readouterr().out
    assert note in out
    assert "'band'" not in out


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--equipment", "none,band"], "--equipment is either none or what is at hand, not both"),
        (["--equipment", ","], "--equipment needs what is at hand, or none"),
        (["--group", "calfs"], "--group must be one of "),
        (["--level", "4"], "--level must be a whole number from 1 to 3, not 4"),
    ],
    ids=" ".join,
)
def test_conditions_that_mean_nothing(
    options: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each in the words of the command line."""
    assert run("exercises", *options) == 2
    assert capsys.readouterr().err.startswith(f"runstrength: {message}")


def test_the_rule_book_has_the_page_of_every_rule(capsys: pytest.CaptureFixture[str]) -> None:
    """One after the other, with the values of the policy."""
    assert run("rules", "--book", "--policy", "guide") == 0

    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line in {f"{r.code} {r.name}" for r in GUIDE.rules}] == [
        f"{r.code} {r.name}" for r in GUIDE.rules
    ]
    assert sum(line.endswith("in the policy guide") for line in lines) == len(GUIDE.rules)
