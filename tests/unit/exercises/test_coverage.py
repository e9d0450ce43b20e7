import re

import pytest

from runstrength.errors import InvalidValueError, UnknownExerciseError
from runstrength.evidence import Grade, Verdict, references
from runstrength.exercises import catalogue
from runstrength.muscles import KEY_GROUPS, ROLES, MuscleGroup

PROMISE = re.compile(r"prevent|protect|guards? against|injury-(free|proof)|no injur|safe from", re.IGNORECASE)

GUIDE = catalogue.coverage(catalogue.find(guide=True))


def test_every_key_group_has_its_part() -> None:
    """In the order of the guide, with what it does in running."""
    assert [part.group for part in GUIDE.groups] == list(KEY_GROUPS)
    assert all(part.role is ROLES[part.group] for part in GUIDE.groups)


def test_the_guide_itself_leaves_the_calves_out() -> None:
    """It calls them key and has no exercise for them."""
    assert GUIDE.missing == (MuscleGroup.CALVES,)
    assert not GUIDE.is_complete
    assert not GUIDE["calves"].is_trained
    assert GUIDE["calves"].direct == GUIDE["calves"].indirect == ()
    assert [e.name for e in GUIDE[MuscleGroup.HIP_FLEXORS].direct] == ["mountain climbers", "leg raises"]


def test_helping_is_told_apart_from_training() -> None:
    """A bridge trains the glutes, and the hamstrings only help."""
    part = catalogue.coverage(["glute bridge"])["hamstrings"]
    assert (part.direct, [e.name for e in part.indirect], part.is_trained) == ((), ["glute bridge"], False)
    assert str(part) == "hamstrings: not trained directly; helps in glute bridge."


def test_neglect_is_told_as_a_claim_with_its_verdict() -> None:
    """What the guide says, and beside it how good the evidence is."""
    claims = GUIDE["calves"].risks
    assert claims == GUIDE.risks
    assert [claim.key for claim in claims] == [
        "G06.it-band", "G06.shin-splints", "G06.knee-pain", "G06.plateau", "G06.imbalances", "G06.efficiency",
    ]  # fmt: skip
    for claim in claims:
        assert isinstance(claim.verdict, Verdict)
        assert isinstance(claim.grade, Grade)
        assert set(claim.sources) <= set(references())
        assert f"- {claim.text} Verdict: {claim.verdict} (grade {claim.grade}). {claim.note}" in str(GUIDE)


def test_what_is_trained_has_no_risks() -> None:
    """With calf raises the list is complete, and nothing is said."""
    full = catalogue.coverage([*catalogue.find(guide=True), "calf raise"])
    assert full.is_complete
    assert full.risks == full["calves"].risks == full["core"].risks == ()
    assert str(full).splitlines()[2] == "calves: trained directly by calf raise."
    assert len(str(full).splitlines()) == 6


def test_it_promises_nothing_and_diagnoses_nobody() -> None:
    """In no sentence that it prints."""
    for coverage in (GUIDE, catalogue.coverage([]), catalogue.coverage(catalogue.values())):
        assert not PROMISE.search(str(coverage))
    assert "It is no diagnosis." in str(GUIDE)


def test_an_exercise_counts_once() -> None:
    """However often it is there and whatever it is called."""
    part = catalogue.coverage(["push-up", "plank", "forearm plank", catalogue["plank"]])["core"]
    assert [e.name for e in part.direct] == ["plank"]
    assert [e.name for e in part.indirect] == ["push-up"]
    assert catalogue.coverage("plank") == catalogue.coverage(["plank"])


def test_a_coverage_is_a_value() -> None:
    """Equal and hashable by content."""
    assert hash(catalogue.coverage(["plank"])) == hash(catalogue.coverage(["front plank"]))


def test_another_group_or_exercise_is_an_error() -> None:
    """With what was perhaps meant."""
    with pytest.raises(InvalidValueError, match="not 'calfs'; did you mean 'calves'"):
        GUIDE["calfs"]
    with pytest.raises(
        InvalidValueError, match=r"Coverage: group must be one of quadriceps, .*, not 'chest'"
    ):
        GUIDE[MuscleGroup.CHEST]
    with pytest.raises(UnknownExerciseError, match="did you mean 'plank'"):
        catalogue.coverage(["plnk"])
