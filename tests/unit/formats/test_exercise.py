"""Exercises as data."""

import json

from runstrength.exercises import catalogue
from runstrength.formats.exercise import as_data, dumps, exercise_data
from runstrength.model.exercise import Exercise


def test_an_exercise_has_everything() -> None:
    """What is a set is a sorted list."""
    data = exercise_data(catalogue["plank"])

    assert data["id"] == "plank"
    assert data["direct"] == ["abdominals"]
    assert data["groups"] == ["core"]
    assert data["guide"] == {"region": "core", "dose": "3x30-60s", "inferred": ["name"]}
    assert data["cues"] == list(catalogue["plank"].cues)


def test_an_exercise_of_your_own() -> None:
    """It is not in the guide."""
    sled = Exercise(name="sled push", pattern="squat", direct={"soleus", "quadriceps"}, equipment={"sled"})

    data = exercise_data(sled)

    assert data["direct"] == ["quadriceps", "soleus"]
    assert data["equipment"] == ["sled"]
    assert data["guide"] is None


def test_the_text_is_the_data() -> None:
    """In the order that was given."""
    found = catalogue.find(guide=True)

    data = json.loads(dumps(found, indent=2))

    assert data == as_data(found)
    assert data["schema"] == "runstrength-exercises/1"
    assert [e["name"] for e in data["exercises"]] == [e.name for e in found]
