"""Athletes as TOML."""

from pathlib import Path

import pytest

from runstrength.formats.athlete import AthleteError, loads
from runstrength.model.athlete import Athlete, Pain

EVERYTHING = """
type = "middle distance"
level = "advanced"
age = 52
available = "mon pm, wed"
session_minutes = 40
easy_pace = "5:30/km"
equipment = ["dumbbells", "band"]
priority = "strength"
preferences = ["avoid fri", "evenly spread"]
lifting_months = 30
supervised = true
pregnant = false
cleared = true
symptoms = ["numbness"]

[one_rep_maxes]
"Back Squats" = "100kg"
"sled push" = "135lb"

[[pains]]
where = "left Achilles tendon"
score = 3.5
worse_next_day = true

[[pains]]
where = "knee"
score = 2
"""


def test_every_field_is_read() -> None:
    """Maxima of exercises that ship go by their canonical names."""
    assert loads(EVERYTHING) == Athlete(
        type="middle distance",
        level="advanced",
        age=52,
        available="mon pm, wed",
        session_minutes=40,
        easy_pace="5:30/km",
        equipment={"dumbbells", "band"},
        priority="strength",
        preferences=["avoid fri", "evenly spread"],
        lifting_months=30,
        supervised=True,
        cleared=True,
        symptoms={"numbness"},
        one_rep_maxes={"back squat": "100kg", "sled push": "135lb"},
        pains=[
            Pain(where="left Achilles tendon", score=3.5, worse_next_day=True),
            Pain(where="knee", score=2),
        ],
    )


def test_nothing_is_an_athlete_too() -> None:
    """Every field may be left out."""
    assert loads("") == Athlete()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("aeg = 52", "unknown key 'aeg'; did you mean 'age'? @ $.aeg"),
        ("xyzzy = 1", "unknown key 'xyzzy' @ $.xyzzy"),
        ('"a key" = 1', "unknown key 'a key' @ $[\"a key\"]"),
        ('age = "52"', "must be a whole number, not '52' @ $.age"),
        ("age = true", "must be a whole number, not True @ $.age"),
        ("age = 52.0", "must be a whole number, not 52.0 @ $.age"),
        ("age = 3", "age must be a whole number from 5 to 120, not 3 @ $.age"),
        ("type = 1", "must be text, not 1 @ $.type"),
        ('priority = "x"', "priority must be one of running, strength, not 'x' @ $.priority"),
        ("cleared = 1", "must be true or false, not 1 @ $.cleared"),
        ('equipment = "band"', "must be a list, not 'band' @ $.equipment"),
        ('equipment = ["band", 1]', "must be text, not 1 @ $.equipment[1]"),
        ("symptoms = 1", "must be a list, not 1 @ $.symptoms"),
        ("one_rep_maxes = 1", "must be a table, not 1 @ $.one_rep_maxes"),
        ("one_rep_maxes = { plank = 60 }", "must be text, not 60 @ $.one_rep_maxes.plank"),
        ("pains = 1", "must be a list, not 1 @ $.pains"),
        ("pains = [1]", "must be a table, not 1 @ $.pains[0]"),
        ('pains = [{ where = "knee" }]', "score is missing @ $.pains[0]"),
        (
            'pains = [{ where = "knee", score = 11 }]',
            "score must be a number from 0 to 10, not 11.0 @ $.pains[0].score",
        ),
        (
            'pains = [{ where = "knee", score = 1, sore = 2 }]',
            "unknown key 'sore'; did you mean 'score'? @ $.pains[0].sore",
        ),
    ],
)
def test_one_fault(text: str, message: str) -> None:
    """Its sentence, its path, and what was perhaps meant."""
    with pytest.raises(AthleteError) as caught:
        loads(text)

    assert str(caught.value) == message
    assert caught.value.problems[0].path == message.rpartition(" @ ")[2]


def test_an_unknown_symptom() -> None:
    """A slip there would hide a warning."""
    with pytest.raises(AthleteError, match=r"did you mean 'numbness'\? @ \$\.symptoms\[1\]"):
        loads('symptoms = ["swelling", "numbnes"]')


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ('available = "moon"', "$.available"),
        ('easy_pace = "fast"', "$.easy_pace"),
        ('preferences = ["hate mon"]', "$.preferences"),
        ('one_rep_maxes = { plank = "60 stone" }', "$.one_rep_maxes['plank']"),
    ],
)
def test_texts_that_cannot_be_read(text: str, path: str) -> None:
    """The fault is that of the notation, at the path of the field."""
    with pytest.raises(AthleteError) as caught:
        loads(text)

    (problem,) = caught.value.problems
    assert problem.path == path


def test_all_faults_come_at_once() -> None:
    """In the order of the text, then what the values themselves refuse."""
    with pytest.raises(AthleteError) as caught:
        loads('aeg = 52\nsession_minutes = 3\nequipment = 1\navailable = "moon"')

    assert [problem.path for problem in caught.value.problems] == [
        "$.aeg",
        "$.equipment",
        "$.session_minutes",
        "$.available",
    ]


def test_what_is_no_toml() -> None:
    """The reader of TOML says where."""
    with pytest.raises(AthleteError, match=r"the athlete is no TOML: .*line 1"):
        loads("age 52")


def test_the_page_shows_an_athlete_that_is_read() -> None:
    """The first TOML block of the how-to."""
    page = Path(__file__).parents[3] / "docs" / "how-to" / "check-in-an-app.md"
    text = page.read_text(encoding="utf-8").split("```toml\n")[1].partition("```")[0]

    assert loads(text).age == 52
