import subprocess
import sys
from importlib.resources import files

import pytest

from runstrength.errors import InvalidValueError
from runstrength.exercises import catalogue, load_catalogue
from runstrength.exercises._load import read_catalogue

GOOD = """
[[exercise]]
name = "plank"
pattern = "core"
direct = ["abdominals"]
level = 1
benefit = "Good."
cues = ["Hold."]
guide = { region = "core", dose = "3x30-60s", inferred = ["name"] }

[[exercise]]
name = "squat"
pattern = "squat"
direct = ["quadriceps"]
alternatives = [["box"]]
level = 1
benefit = "Good."
cues = ["Sit."]

[[chain]]
name = "up"
rungs = ["plank", "squat"]
edges = ["load"]
"""


def test_the_shipped_catalogue_is_one_value() -> None:
    """However often it is asked for."""
    assert load_catalogue() is load_catalogue() is catalogue
    text = files("runstrength.exercises").joinpath("catalogue.toml").read_text(encoding="utf-8")
    assert read_catalogue(text) == catalogue


def test_importing_reads_no_file() -> None:
    """Only asking for the value does."""
    program = """
import runstrength.exercises as exercises
info = exercises.load_catalogue.cache_info
assert info().misses == 0
exercises.catalogue
assert info().misses == 1
exercises.catalogue
assert info().misses == 1
"""
    subprocess.run([sys.executable, "-c", program], check=True)


def test_a_small_catalogue() -> None:
    """With everything that a table may hold."""
    small = read_catalogue(GOOD)
    assert list(small) == ["plank", "squat"]
    assert small["plank"].guide is not None
    assert str(small["plank"].guide.dose) == "3x30-60s"
    assert small["squat"].alternatives == (frozenset({"box"}),)
    assert [str(edge) for edge in small.edges] == ["plank to squat (load)"]


@pytest.mark.parametrize(
    ("old", "new", "message", "path"),
    [
        ("[[exercise]]", "[[exercise]", "mine.toml: not TOML: ", "$"),
        ("[[chain]]", "[[chains]]", "mine.toml: unknown key 'chains'; did you mean 'chain'?", "$.chains"),
        (
            'direct = ["abdominals"]',
            'driect = ["abdominals"]',
            "mine.toml: exercise 'plank': direct is missing",
            "$.exercise[0].direct",
        ),
        (
            'direct = ["abdominals"]',
            'direct = ["abdominals"]\nimpct = 1',
            "mine.toml: exercise 'plank': unknown key 'impct'; did you mean 'impact'?",
            "$.exercise[0].impct",
        ),
        (
            '["abdominals"]',
            '"abdominals"',
            "mine.toml: exercise 'plank': direct must be a list of texts, not 'abdominals'",
            "$.exercise[0].direct",
        ),
        (
            '["abdominals"]',
            "[1]",
            "mine.toml: exercise 'plank': direct must be a list of texts, not [1]",
            "$.exercise[0].direct",
        ),
        (
            '[["box"]]',
            '["box"]',
            "mine.toml: exercise 'squat': alternatives must be a list of lists of texts, not ['box']",
            "$.exercise[1].alternatives",
        ),
        (
            '[["box"]]',
            "3",
            "mine.toml: exercise 'squat': alternatives must be a list of lists of texts, not 3",
            "$.exercise[1].alternatives",
        ),
        (
            'pattern = "core"',
            'pattern = "cor"',
            "mine.toml: exercise 'plank': Exercise: pattern must be one of squat, lunge, ",
            "$.exercise[0].pattern",
        ),
        (
            'region = "core"',
            'region = "cor"',
            "mine.toml: exercise 'plank', guide: GuideOrigin: region must be one of lower, core, upper, not",
            "$.exercise[0].guide.region",
        ),
        (
            '"3x30-60s"',
            '"3x"',
            "mine.toml: exercise 'plank', guide: line 1, column ",
            "$.exercise[0].guide.dose",
        ),
        (
            '"3x30-60s"',
            "3",
            "mine.toml: exercise 'plank', guide: GuideOrigin: dose must be a Dose, not 3",
            "$.exercise[0].guide.dose",
        ),
        (
            'inferred = ["name"]',
            "inferred = 3",
            "mine.toml: exercise 'plank', guide: inferred must be a list of texts, not 3",
            "$.exercise[0].guide.inferred",
        ),
        (
            'guide = { region = "core", dose = "3x30-60s", inferred = ["name"] }',
            "guide = true",
            "mine.toml: exercise 'plank', guide: must be a table, not True",
            "$.exercise[0].guide",
        ),
        (
            'name = "squat"',
            "",
            "mine.toml: exercise 1: name is missing",
            "$.exercise[1].name",
        ),
        (
            'edges = ["load"]',
            'edges = "load"',
            "mine.toml: chain 'up': edges must be a list of texts, not 'load'",
            "$.chain[0].edges",
        ),
        (
            'edges = ["load"]',
            'edges = ["lod"]',
            "mine.toml: chain 'up': Chain: edges must be one of harder, load, unilateral, not 'lod'; did you",
            "$.chain[0].edges",
        ),
        (
            '["plank", "squat"]',
            '["plank", "sqat"]',
            "mine.toml: Catalogue: rungs of chain 'up' must be exercises of the catalogue, not 'sqat'; did",
            "$",
        ),
    ],
)
def test_every_fault_names_its_entry_and_key(old: str, new: str, message: str, path: str) -> None:
    """So that whoever adds an exercise finds the line."""
    assert old in GOOD
    with pytest.raises(InvalidValueError) as caught:
        read_catalogue(GOOD.replace(old, new, 1), "mine.toml")
    problem = next(p for p in caught.value.problems if message in str(p))
    assert str(problem).startswith(message)
    assert problem.path == path


@pytest.mark.parametrize("array", ["exercise = 3\nchain = []", "exercise = [3]\nchain = []"])
def test_exercises_are_an_array_of_tables(array: str) -> None:
    """Nothing else."""
    with pytest.raises(InvalidValueError, match=r"exercise must be an array of tables, not \[?3"):
        read_catalogue(array)


def test_all_faults_come_at_once() -> None:
    """Of every table."""
    broken = GOOD.replace("level = 1", "level = 9").replace('edges = ["load"]', "edges = []")
    with pytest.raises(InvalidValueError) as caught:
        read_catalogue(broken)
    assert [p.path for p in caught.value.problems] == [
        "$.exercise[0].level",
        "$.exercise[1].level",
        "$.chain[0].edges",
    ]
