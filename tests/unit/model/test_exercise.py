"""Exercises and their facts."""

import pytest

from runstrength.errors import InvalidValueError, NotationError
from runstrength.model.dose import Dose
from runstrength.model.exercise import Exercise, GuideOrigin, Laterality, Modality, Pattern
from runstrength.muscles import Muscle, MuscleGroup, Region, Tissue

SQUAT = Exercise(
    name="split squat",
    pattern="lunge",
    direct=["quadriceps", "gluteus maximus"],
    indirect=["gluteus medius", "adductors"],
    laterality="unilateral",
    alternatives=[["dumbbells"], ["kettlebell", "bench"]],
    equipment="barbell",
    tissues="muscle",
    aliases="Bulgarian split squat",
    cues=["Front heel down."],
)


def test_texts_are_taken_for_members() -> None:
    """And single texts for collections of one."""
    assert SQUAT.pattern is Pattern.LUNGE
    assert SQUAT.laterality is Laterality.UNILATERAL
    assert SQUAT.modality is Modality.DYNAMIC
    assert SQUAT.direct == {Muscle.QUADRICEPS, Muscle.GLUTEUS_MAXIMUS}
    assert SQUAT.tissues == {Tissue.MUSCLE}
    assert SQUAT.equipment == {"barbell"}
    assert SQUAT.aliases == ("Bulgarian split squat",)
    assert SQUAT.alternatives == (frozenset({"dumbbells"}), frozenset({"kettlebell", "bench"}))


def test_facts_follow_from_facts() -> None:
    """Groups, regions, sides and the identifier."""
    assert SQUAT.groups == {MuscleGroup.QUADRICEPS, MuscleGroup.GLUTES}
    assert SQUAT.indirect_groups == {MuscleGroup.ADDUCTORS}
    assert SQUAT.regions == {Region.LOWER}
    assert SQUAT.per_side
    assert SQUAT.id == "split-squat"
    assert str(SQUAT) == "split squat"
    assert not Exercise(name="Plank", pattern="core", direct="abdominals").per_side


@pytest.mark.parametrize(
    ("equipment", "enough"),
    [
        ({"barbell", "rack"}, True),
        ({"dumbbells"}, True),
        ({"bench"}, False),
        ({"bench", "kettlebell"}, True),
        (set[str](), False),
    ],
)
def test_equipment_is_enough_or_an_alternative_is(equipment: set[str], enough: bool) -> None:
    """All of a set of equipment is needed."""
    assert SQUAT.is_doable_with(equipment) is enough


def test_plyometrics_land_once_a_repetition_unless_said() -> None:
    """Other exercises do not land."""
    facts = {"name": "pogo", "pattern": "jump", "direct": ["soleus"]}

    assert Exercise(**facts, modality="plyometric").landings == 1  # type: ignore[arg-type]
    assert Exercise(**facts, modality="plyometric", landings=2).landings == 2  # type: ignore[arg-type]
    assert Exercise(**facts).landings == 0  # type: ignore[arg-type]


def test_collections_have_no_order() -> None:
    """Equal content is an equal value with an equal hash, in whatever order it was given."""
    one = Exercise(name="a", pattern="squat", direct=["soleus", "quadriceps"], equipment=["b", "a"])
    two = Exercise(
        name="a", pattern="squat", direct={"quadriceps", "soleus"}, equipment=iter(["a", "b", "a"])
    )

    assert (one, hash(one)) == (two, hash(two))


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("name", "", "name must be letters with single spaces or hyphens between them, not ''"),
        ("name", "squat  deep", "name must be letters"),
        ("name", "3x8", "name must be letters"),
        ("name", "squat\n", "name must be letters"),
        ("name", "sq\ud800uat", "name must be letters"),
        ("name", None, "name must be letters .* not None"),
        (
            "id",
            "Split Squat",
            "id must be letters and digits with single hyphens between them, not 'Split Squat'",
        ),
        ("id", None, "id must be letters and digits"),
        ("aliases", ["squat", "squat, deep"], "aliases must be letters .* not 'squat, deep'"),
        ("pattern", "squats", "pattern must be one of squat, .* not 'squats'; did you mean 'squat'"),
        ("modality", 3, "modality must be one of dynamic, isometric, plyometric, carry, not 3"),
        ("laterality", None, "laterality must be one of bilateral, unilateral, alternating, not None"),
        ("direct", [], "direct must be at least one muscle, not none"),
        ("direct", ["quads"], "direct must be one of quadriceps, .* not 'quads'"),
        ("direct", [["soleus"]], "direct must be one of .* not \\['soleus'\\]"),
        ("indirect", "soleus", "indirect must be without the muscles of direct, not 'soleus'"),
        ("indirect", [3, None], "2 problems"),
        ("tissues", "bones", "tissues must be one of .* not 'bones'; did you mean 'bone'"),
        (
            "equipment",
            ["band "],
            "equipment must be one line of printable text without spaces .* not 'band '",
        ),
        ("equipment", [""], "equipment must be one line .* not ''"),
        ("equipment", 3, "equipment must be one line .* not 3"),
        ("equipment", [["band"]], "equipment must be one line .* not \\['band'\\]"),
        ("alternatives", [["band"], [3]], "alternatives must be one line .* not 3"),
        ("impact", 4, "impact must be a whole number from 0 to 3, not 4"),
        ("level", 0, "level must be a whole number from 1 to 3, not 0"),
        ("landings", 11, "landings must be a whole number from 0 to 10, not 11"),
        ("light", "yes", "light must be true or false, not 'yes'"),
        ("benefit", "two\nlines", "benefit must be one line"),
        ("benefit", None, "benefit must be one line of printable text .* not None"),
        ("cues", ["ok", ""], "cues must be one line"),
        ("guide", "core", "guide must be a GuideOrigin or None, not 'core'"),
    ],
)
def test_facts_that_cannot_be_are_refused(field: str, value: object, message: str) -> None:
    """With the field, the value and what is allowed; nothing is said of what was made from a wrong field."""
    fields = {"name": "squat", "pattern": "squat", "direct": ["soleus"], field: value}

    with pytest.raises(InvalidValueError, match=message) as caught:
        Exercise(**fields)  # type: ignore[arg-type]
    assert {problem.field for problem in caught.value.problems} == {field}


def test_plyometrics_land() -> None:
    """At least once."""
    with pytest.raises(InvalidValueError, match="landings must be a whole number from 1 to 10, not 0"):
        Exercise(name="pogo", pattern="jump", direct=["soleus"], modality="plyometric", landings=0)


def test_wrong_identifier_is_a_fault_beside_a_wrong_name() -> None:
    """Where it was given."""
    with pytest.raises(InvalidValueError) as caught:
        Exercise(name="3", pattern="squat", direct=["soleus"], id="a b")
    assert [problem.field for problem in caught.value.problems] == ["name", "id"]


def test_guide_gives_region_and_dose() -> None:
    """Texts are read, and what was inferred is named."""
    origin = GuideOrigin(region="core", dose="3x30-60s", inferred="name")

    assert (origin.region, origin.dose) == (Region.CORE, Dose.parse("3x30-60s"))
    assert origin.inferred == {"name"}


def test_wrong_origin_is_refused() -> None:
    """A dose that cannot be read alone as an error of notation, with other faults as one of them."""
    with pytest.raises(NotationError, match="GuideOrigin: dose: "):
        GuideOrigin(region="core", dose="3 sets")
    with pytest.raises(InvalidValueError) as caught:
        GuideOrigin(region="legs", dose="3 sets", inferred=["dose", "benefit"])
    assert [problem.field for problem in caught.value.problems][-2:] == ["inferred", "inferred"]
    assert {problem.field for problem in caught.value.problems} == {"region", "dose", "inferred"}


def test_notebook_shows_a_table() -> None:
    """With the name of the exercise."""
    assert "split squat" in SQUAT._repr_html_()
