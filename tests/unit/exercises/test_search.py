from typing import Any, cast

import pytest

from runstrength.errors import InvalidValueError
from runstrength.exercises import catalogue
from runstrength.model.exercise import Laterality, Modality, Pattern
from runstrength.muscles import Muscle, MuscleGroup, Region


def found(**conditions: object) -> list[str]:
    """Names of what is found."""
    return [e.name for e in catalogue.find(**cast("dict[str, Any]", conditions))]


def test_without_conditions_everything_is_found() -> None:
    """In the order of the catalogue."""
    assert found() == list(catalogue)


@pytest.mark.parametrize(
    ("text", "member"),
    [
        ({"muscle": "Soleus"}, {"muscle": Muscle.SOLEUS}),
        ({"muscle": "calves"}, {"group": MuscleGroup.CALVES}),
        ({"muscle": "hip-flexor"}, {"muscle": Muscle.HIP_FLEXORS}),
        ({"group": "Calves"}, {"group": MuscleGroup.CALVES}),
        ({"region": "UPPER"}, {"region": Region.UPPER}),
        ({"pattern": "hip flexions"}, {"pattern": Pattern.HIP_FLEXION}),
        ({"modality": "Carry"}, {"modality": Modality.CARRY}),
        ({"laterality": "alternating"}, {"laterality": Laterality.ALTERNATING}),
    ],
)
def test_a_text_means_the_member(text: dict[str, Any], member: dict[str, Any]) -> None:
    """In any spelling."""
    assert found(**text) == found(**member) != []


def test_the_conditions_hold_together() -> None:
    """Every one of them."""
    assert found(group="calves", equipment={"band"}, impact=0, level=1) == [
        "calf raise",
        "bent-knee calf raise",
    ]
    assert found(region="core", guide=True, modality="dynamic", laterality="bilateral") == [
        "leg raises",
        "superman",
    ]
    assert found(pattern="push", guide=False, level=2) == ["incline push-up", "overhead press"]


def test_the_region_is_that_of_the_anatomy() -> None:
    """The guide has the superman under the upper body and the bridge under the core."""
    assert "superman" in found(region="core")
    assert "superman" not in found(region="upper")
    assert "glute bridge" in found(region="lower")


def test_helping_counts_when_asked_for() -> None:
    """The biceps never works alone here."""
    assert found(muscle="biceps") == []
    assert "pull-up" in found(muscle="biceps", include_indirect=True)
    assert "plank" in found(region="upper", include_indirect=True)
    assert "plank" in found(group="glutes", include_indirect=True)


def test_equipment_is_what_is_at_hand() -> None:
    """Nothing, one thing or several, in any spelling; what no exercise uses is no error."""
    assert all(e.is_doable_with(set()) for e in catalogue.find(equipment=()))
    assert found(equipment="Bands") == found(equipment={"band"}) == found(equipment=["band", "treadmill"])
    assert set(found(equipment=set())) < set(found(equipment={"dumbbell"}))
    assert "goblet squat" in found(equipment={"kettlebells"})


@pytest.mark.parametrize(
    ("conditions", "message"),
    [
        (
            {"muscle": "glute maximus"},
            "a muscle or a group of muscles, not 'glute maximus'; did you mean 'gluteus maximus'",
        ),
        ({"muscle": 3}, "find: muscle must be a muscle or a group of muscles, not 3"),
        ({"group": "calfs"}, "did you mean 'calves'?"),
        ({"region": "middle"}, "find: region must be one of lower, core, upper, not 'middle'"),
        ({"pattern": "sqat"}, "did you mean 'squat'?"),
        ({"modality": "plyometrics training"}, "find: modality must be one of dynamic, isometric"),
        ({"laterality": 1}, "find: laterality must be one of bilateral, unilateral, alternating, not 1"),
        ({"level": 0}, "find: level must be a whole number from 1 to 3, not 0"),
        ({"level": "novice"}, "find: level must be a whole number from 1 to 3, not 'novice'"),
        ({"impact": 4}, "find: impact must be a whole number from 0 to 3, not 4"),
        ({"guide": "yes"}, "find: guide must be true, false or None, not 'yes'"),
        ({"include_indirect": 1}, "find: include_indirect must be true or false, not 1"),
        ({"equipment": [1]}, "find: equipment must be names of equipment, not 1"),
        ({"equipment": 1}, "find: equipment must be names of equipment, not 1"),
    ],
)
def test_a_condition_that_cannot_be(conditions: dict[str, Any], message: str) -> None:
    """It names the field, the value, what is allowed and what was perhaps meant."""
    with pytest.raises(InvalidValueError) as caught:
        found(**conditions)
    assert message in str(caught.value)


def test_all_faults_come_at_once() -> None:
    """Not just the first."""
    with pytest.raises(InvalidValueError) as caught:
        found(muscle="wing", level=9, impact=-1)
    assert [problem.field for problem in caught.value.problems] == ["muscle", "level", "impact"]


def test_the_words_for_equipment_are_listed() -> None:
    """So that an app can offer them."""
    assert catalogue.equipment == {
        "anchor", "band", "barbell", "bench", "box", "dumbbells", "kettlebell", "machine", "pull-up bar",
        "rack", "rope", "slider", "step", "strap", "towel", "trap bar", "wall",
    }  # fmt: skip
