"""Muscles, groups and regions."""

from types import MappingProxyType

import pytest

from runstrength.evidence import reference
from runstrength.muscles import KEY_GROUPS, ROLES, Muscle, MuscleGroup, Region, Tissue, groups_of


@pytest.mark.parametrize("muscle", Muscle)
def test_every_muscle_has_its_place(muscle: Muscle) -> None:
    """In a group that holds it and in the region of that group."""
    assert muscle in muscle.group.muscles
    assert muscle.region is muscle.group.region
    assert muscle.group in muscle.region.groups


def test_groups_and_regions_part_the_body() -> None:
    """Nothing is left out and nothing counts twice."""
    by_group = [muscle for group in MuscleGroup for muscle in group.muscles]
    by_region = [group for region in Region for group in region.groups]

    assert sorted(by_group) == sorted(Muscle)
    assert sorted(by_region) == sorted(MuscleGroup)
    assert all(group.muscles for group in MuscleGroup)


@pytest.mark.parametrize(
    ("muscle", "group", "region"),
    [
        ("gluteus medius", "glutes", "lower"),
        ("soleus", "calves", "lower"),
        ("tibialis anterior", "shins", "lower"),
        ("foot intrinsics", "feet", "lower"),
        ("erectors", "core", "core"),
        ("biceps", "arms", "upper"),
    ],
)
def test_places_are_those_of_anatomy(muscle: str, group: str, region: str) -> None:
    """Members are also found by their text."""
    assert (Muscle(muscle).group, Muscle(muscle).region) == (MuscleGroup(group), Region(region))


def test_key_groups_are_those_of_the_guide_with_a_sourced_role() -> None:
    """Evidence G02: leg muscles, glutes, hip flexors and core."""
    assert set(KEY_GROUPS) == set(ROLES)
    assert [str(group) for group in KEY_GROUPS] == [
        "quadriceps", "hamstrings", "calves", "glutes", "hip flexors", "core",
    ]  # fmt: skip
    for role in ROLES.values():
        assert role.text.endswith(".")
        assert "guide" in role.sources
        assert all(source == "guide" or reference(source) for source in role.sources)


def test_roles_are_a_value() -> None:
    """Nobody changes what the whole process reads."""
    assert isinstance(ROLES, MappingProxyType)


def test_groups_of_muscles_are_each_there_once() -> None:
    """Whatever is iterable will do."""
    assert groups_of(iter([Muscle.SOLEUS, Muscle.GASTROCNEMIUS, Muscle.CHEST])) == {
        MuscleGroup.CALVES,
        MuscleGroup.CHEST,
    }
    assert groups_of([]) == frozenset()


def test_tissues_are_those_of_the_guide() -> None:
    """Evidence G04."""
    assert [str(tissue) for tissue in Tissue] == [
        "muscle", "tendon", "ligament", "connective tissue", "bone", "joint",
    ]  # fmt: skip
