from __future__ import annotations

import re
from collections import Counter

import pytest

from runstrength.exercises import EdgeKind, catalogue, name_key
from runstrength.model.dose import Dose
from runstrength.model.exercise import Exercise, Laterality, Modality
from runstrength.muscles import Muscle, MuscleGroup, Region, Tissue

# Typed in from the guide by hand, in its order: the heading that it stands under, then "Reps and Sets", and
# whether it says "per leg" or "per arm".
GUIDE = [
    ("plank", "core", 3, (30, 60), "s", False),
    ("mountain climbers", "core", 3, (30, 30), "s", False),
    ("glute bridge", "core", 3, (12, 15), "reps", False),
    ("leg raises", "core", 3, (10, 12), "reps", False),
    ("push-up", "upper", 3, (8, 10), "reps", False),
    ("dumbbell row", "upper", 3, (12, 12), "reps", True),
    ("superman", "upper", 3, (12, 15), "reps", False),
    ("bear crawl", "upper", 3, (30, 30), "s", False),
    ("reverse lunge", "lower", 3, (12, 12), "reps", True),
    ("split squat", "lower", 3, (10, 10), "reps", True),
    ("double-leg squat", "lower", 3, (12, 15), "reps", False),
    ("single-leg squat", "lower", 3, (8, 10), "reps", True),
    ("single-leg deadlift", "lower", 3, (10, 10), "reps", True),
    ("step-ups and downs", "lower", 3, (10, 12), "reps", True),
]

# What the guide leaves out: two headings are blank, and one line ends with "reps per".
INFERRED = {"plank": {"name"}, "push-up": {"name"}, "reverse lunge": {"per_side"}}

# What the guide's "Benefits" name, where they name muscles.
GUIDE_MUSCLES = {
    "plank": {MuscleGroup.CORE, MuscleGroup.SHOULDERS, MuscleGroup.GLUTES},
    "mountain climbers": {MuscleGroup.CORE},
    "glute bridge": {MuscleGroup.GLUTES, MuscleGroup.HAMSTRINGS},
    "leg raises": {MuscleGroup.CORE, MuscleGroup.HIP_FLEXORS},
    "push-up": {MuscleGroup.CHEST, MuscleGroup.SHOULDERS, MuscleGroup.ARMS},
    "dumbbell row": {MuscleGroup.UPPER_BACK, MuscleGroup.ARMS},
    "bear crawl": {MuscleGroup.SHOULDERS, MuscleGroup.CORE},
    "reverse lunge": {MuscleGroup.QUADRICEPS, MuscleGroup.HAMSTRINGS, MuscleGroup.GLUTES},
    "single-leg deadlift": {MuscleGroup.HAMSTRINGS, MuscleGroup.GLUTES},
}

PROMISE = re.compile(r"prevent|protect|guards? against|injury-(free|proof)|no injur|safe from", re.IGNORECASE)


@pytest.mark.parametrize("row", GUIDE, ids=lambda row: row[0])
def test_each_exercise_of_the_guide_is_as_the_guide_gives_it(
    row: tuple[str, str, int, tuple[int, int], str, bool],
) -> None:
    """Region, sets, range, unit and sides, and which of them were inferred."""
    name, region, sets, work, unit, per_side = row
    origin = catalogue[name].guide
    assert origin is not None
    dose = origin.dose
    assert (origin.region, dose.sets, dose.work.low, dose.work.high, dose.work.unit, dose.per_side) == (
        Region(region),
        sets,
        *work,
        unit,
        per_side,
    )
    assert dose == Dose(sets=sets, work=dose.work, per_side=per_side)
    assert origin.inferred == INFERRED.get(name, set())


def test_the_guide_has_fourteen_and_they_come_first() -> None:
    """Nothing else says that it is the guide's."""
    names = [e.name for e in catalogue.find(guide=True)]
    assert names == [row[0] for row in GUIDE] == list(catalogue)[:14]
    assert len(catalogue) == 83


@pytest.mark.parametrize("name", GUIDE_MUSCLES)
def test_the_muscles_that_the_guide_names_are_there(name: str) -> None:
    """Directly or helping."""
    exercise = catalogue[name]
    assert exercise.groups | exercise.indirect_groups >= GUIDE_MUSCLES[name]


def test_leg_raises_train_the_lower_abdominals() -> None:
    """The guide tells them apart here; plank and dead bug train the whole."""
    lower = catalogue.find(muscle="lower abdominals")
    assert [e.name for e in lower] == ["mountain climbers", "leg raises", "hanging knee raise"]


def test_the_sides_are_consistent() -> None:
    """In the guide a unilateral exercise has a dose per side, and no other has."""
    for exercise in catalogue.find(guide=True):
        assert exercise.guide is not None
        assert exercise.guide.dose.per_side is exercise.per_side
    alternating = catalogue.find(guide=True, laterality=Laterality.ALTERNATING)
    assert [e.name for e in alternating] == ["mountain climbers", "bear crawl"]


@pytest.mark.parametrize("exercise", catalogue.values(), ids=list(catalogue))
def test_every_exercise_is_told_in_full(exercise: Exercise) -> None:
    """A benefit in one sentence, two to four short cues, and no promise."""
    assert re.fullmatch(r"[A-Z][^.]*[.]", exercise.benefit)
    assert 2 <= len(exercise.cues) <= 4
    for cue in exercise.cues:
        assert re.fullmatch(r"[A-Z][^.!]*[.]", cue)
        assert len(cue) <= 110
    assert not any(PROMISE.search(text) for text in (exercise.benefit, *exercise.cues))
    assert exercise.id == exercise.name.lower().replace(" ", "-")


@pytest.mark.parametrize("exercise", catalogue.values(), ids=list(catalogue))
def test_every_exercise_makes_anatomical_sense(exercise: Exercise) -> None:
    """A jump lands and has impact; nothing else lands; what is light has neither load nor impact."""
    is_jump = exercise.modality is Modality.PLYOMETRIC
    assert is_jump is (exercise.landings > 0) is (exercise.pattern == "jump")
    assert not is_jump or exercise.impact > 0
    assert not is_jump or exercise.tissues == {Tissue.TENDON, Tissue.BONE}
    if exercise.light:
        assert (exercise.impact, exercise.level) == (0, 1)
    if "single-leg" in exercise.name or "one-" in exercise.name:
        assert exercise.per_side


def test_one_landing_is_one_repetition() -> None:
    """Both feet at once count one, and each foot counts one where they take turns."""
    assert {e.landings for e in catalogue.find(modality="plyometric")} == {1}


def test_what_is_light() -> None:
    """The work of the feet, balance, activation and easy core."""
    assert {e.name for e in catalogue.values() if e.light} == {
        "foot doming", "toe yoga", "towel curl", "single-leg balance", "clamshell", "dead bug", "bird dog",
        "hip-flexor march",
    }  # fmt: skip


def test_tendon_work_is_held_or_heavy_calf_work_and_jumps() -> None:
    """What the literature supports, no more."""
    tendon = {e.name for e in catalogue.values() if Tissue.TENDON in e.tissues}
    jumps = {e.name for e in catalogue.find(pattern="jump")}
    assert tendon - jumps == {
        "weighted single-leg calf raise", "seated calf raise", "wall-sit heel raise", "isometric calf hold",
    }  # fmt: skip


def test_every_muscle_is_used() -> None:
    """As muscle that works or that helps."""
    assert {m for e in catalogue.values() for m in e.direct | e.indirect} == set(Muscle)


def test_every_alias_belongs_to_one_exercise_and_adds_something() -> None:
    """No name is written twice, not even in another spelling, and all of them lead home."""
    count = Counter(name_key(text) for e in catalogue.values() for text in (e.name, *e.aliases))
    assert [key for key, times in count.items() if times > 1] == []
    for exercise in catalogue.values():
        for text in (exercise.name, exercise.id, *exercise.aliases):
            assert catalogue[text] is exercise


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("RDL", "Romanian deadlift"),
        ("press-up", "push-up"),
        ("Press Ups", "push-up"),
        ("pistol squat", "single-leg squat"),
        ("Bulgarian split squat", "rear-foot-raised split squat"),
        ("RFESS", "rear-foot-raised split squat"),
        ("Nordics", "Nordic curl"),
        ("air squat", "double-leg squat"),
        ("bodyweight squats", "double-leg squat"),
        ("hip bridge", "glute bridge"),
        ("back extension", "back extension"),
        ("superman", "superman"),
        ("supermans", "superman"),
        ("farmer's walk", "farmer carry"),
        ("Farmer\N{RIGHT SINGLE QUOTATION MARK}s carry", "farmer carry"),
        ("short foot", "foot doming"),
        ("standing calf raise", "calf raise"),
        ("calf raise straight knee", "calf raise"),
        ("step up", "step-ups and downs"),
        ("Step Ups and Downs", "step-ups and downs"),
        ("Single-Leg Deadlifts", "single-leg deadlift"),
        ("deadbug", "dead bug"),
        ("pullups", "pull-up"),
    ],
)
def test_the_names_that_people_use(text: str, name: str) -> None:
    """As written in gyms, plans and the guide."""
    assert catalogue[text].name == name


def test_what_means_several_things_is_no_name() -> None:
    """A bare squat may be three exercises, so it is asked back instead of guessed."""
    for text in ("squat", "deadlift", "lunge", "row", "bridge", "SLDL", "skipping"):
        assert text not in catalogue


def test_the_ladders_are_those_of_the_plan() -> None:
    """56 steps, each in one chain, and five exercises that stand alone."""
    steps = [(e.lower.name, e.upper.name) for e in catalogue.edges]
    assert len(steps) == len(set(steps)) == 56
    rungs = {name for step in steps for name in step}
    assert set(catalogue) - rungs == {
        "leg press", "lateral lunge", "single-leg balance", "Pallof press", "overhead press",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("chain", "rungs"),
    [
        (
            "squat",
            """box squat, double-leg squat, split squat, step-ups and downs, weighted step-up,
            single-leg box squat, single-leg squat""",
        ),
        ("loaded squat", "double-leg squat, goblet squat, back squat, front squat"),
        ("hop", "rope skipping, pogo hops, single-leg pogo, forward hop series"),
        ("bound", "single-leg pogo, bounding"),
        ("jump", "box jump, countermovement jump, drop jump"),
        ("pull", "band row, dumbbell row, inverted row, pull-up"),
    ],
)
def test_the_main_ladders(chain: str, rungs: str) -> None:
    """The squat with its load branch, and the jumps."""
    [found] = [c for c in catalogue.chains if c.name == chain]
    assert list(found.rungs) == re.split(r",\s+", rungs)


def test_a_ladder_never_leads_to_a_lower_level() -> None:
    """And a step called unilateral goes from both sides to one."""
    for edge in catalogue.edges:
        assert edge.lower.level <= edge.upper.level
        sides = (edge.lower.laterality, edge.upper.laterality)
        if edge.kind is EdgeKind.UNILATERAL:
            assert sides == (Laterality.BILATERAL, Laterality.UNILATERAL)
        elif edge.kind is EdgeKind.HARDER:
            assert sides != (Laterality.BILATERAL, Laterality.UNILATERAL)


def test_up_then_down_returns() -> None:
    """Along every chain, and the other way round."""
    for edge in catalogue.edges:
        assert catalogue.harder(edge.lower, chain=edge.chain) == (edge.upper,)
        assert catalogue.easier(edge.upper, chain=edge.chain) == (edge.lower,)


def test_no_ladder_comes_back() -> None:
    """Climbing from anywhere ends."""
    for exercise in catalogue.values():
        above, seen = set(catalogue.harder(exercise)), set[Exercise]()
        while above:
            assert exercise not in above
            seen |= above
            above = {up for e in above for up in catalogue.harder(e)} - seen


@pytest.mark.parametrize("exercise", catalogue.values(), ids=list(catalogue))
def test_every_exercise_can_be_found_by_what_it_is(exercise: Exercise) -> None:
    """By each of its facts, and by all of them together with few others beside it."""
    for muscle in exercise.direct:
        assert exercise in catalogue.find(muscle=muscle)
    for muscle in exercise.indirect:
        assert exercise in catalogue.find(muscle=muscle, include_indirect=True)
    together = catalogue.find(
        group=min(exercise.groups),
        region=min(exercise.regions),
        pattern=exercise.pattern,
        equipment=exercise.equipment,
        modality=exercise.modality,
        laterality=exercise.laterality,
        level=exercise.level,
        impact=exercise.impact,
        guide=exercise.guide is not None,
    )
    assert exercise in together
    assert len(together) <= 6


def test_a_kit_is_enough_where_it_stands_for_the_needed_one() -> None:
    """What reads as "or" in the plan of the catalogue is an alternative, and what reads as "and" is not."""
    assert catalogue["hip thrust"].equipment == {"barbell", "bench"}
    assert catalogue["Romanian deadlift"].is_doable_with({"dumbbells"})
    assert catalogue["split squat"].is_doable_with(set())
    assert not catalogue["weighted step-up"].is_doable_with({"box"})
    assert not catalogue["rear-foot-raised split squat"].is_doable_with({"dumbbells"})
