"""Laws of looking up and finding exercises."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as st

from runstrength.exercises import catalogue, name_key
from runstrength.model.exercise import Exercise, Laterality, Modality, Pattern
from runstrength.muscles import Muscle, MuscleGroup, Region

NAMES = st.sampled_from(catalogue.names)
EXERCISES = st.sampled_from(catalogue.exercises)
KITS = st.frozensets(st.sampled_from(sorted(catalogue.equipment)))
CONDITIONS = st.fixed_dictionaries(
    {},
    optional={
        "muscle": st.sampled_from([*Muscle, *MuscleGroup]),
        "group": st.sampled_from(MuscleGroup),
        "region": st.sampled_from(Region),
        "pattern": st.sampled_from(Pattern),
        "equipment": KITS,
        "modality": st.sampled_from(Modality),
        "laterality": st.sampled_from(Laterality),
        "level": st.integers(1, 3),
        "impact": st.integers(0, 3),
        "guide": st.booleans(),
    },
)


def meets(exercise: Exercise, field: str, condition: object) -> bool:
    """Whether an exercise meets one condition, written a second way."""
    asked = cast("Any", condition)
    if field in {"muscle", "group", "region"}:
        names = {str(m) for m in exercise.direct}
        groups = {str(m.group) for m in exercise.direct}
        regions = {str(m.region) for m in exercise.direct}
        if field == "muscle":
            return asked in (names if asked in set(Muscle) else groups)
        return asked in (groups if field == "group" else regions)
    if field == "equipment":
        return any(kit <= asked for kit in [exercise.equipment, *exercise.alternatives])
    if field in {"level", "impact"}:
        return bool(getattr(exercise, field) <= asked)
    if field == "guide":
        return asked is bool(exercise.guide)
    return getattr(exercise, field) is asked


@given(CONDITIONS)
def test_what_is_found_is_exactly_what_meets_every_condition(conditions: dict[str, Any]) -> None:
    """Nothing is missing and nothing is too much, in the order of the catalogue."""
    expected = tuple(e for e in catalogue.exercises if all(meets(e, f, a) for f, a in conditions.items()))
    assert catalogue.find(**conditions) == expected


@given(CONDITIONS, st.data())
def test_each_condition_narrows(conditions: dict[str, Any], data: st.DataObject) -> None:
    """Leaving one out never loses an exercise; counting help never does either."""
    narrow = set(catalogue.find(**conditions))
    if conditions:
        left_out = data.draw(st.sampled_from(sorted(conditions)))
        assert narrow <= set(catalogue.find(**{f: a for f, a in conditions.items() if f != left_out}))
    assert narrow <= set(catalogue.find(**conditions, include_indirect=True))


@given(KITS, KITS)
def test_more_equipment_never_takes_an_exercise_away(one: frozenset[str], other: frozenset[str]) -> None:
    """Nor a higher level or impact, by the law above."""
    assert set(catalogue.find(equipment=one)) <= set(catalogue.find(equipment=one | other))


SPELLINGS = st.sampled_from([str.upper, str.lower, str.title, str.swapcase])
SEPARATORS = st.sampled_from(["", " ", "-", "  ", "\t", "\N{NON-BREAKING HYPHEN}", " - ", "_"])


@given(NAMES, SPELLINGS, SEPARATORS, SEPARATORS, st.booleans())
def test_spellings_lead_to_the_same_exercise(
    name: str, spelling: Callable[[str], str], hyphen: str, space: str, plural: bool
) -> None:
    """Case, hyphens, spaces and the plural of the last word do not matter."""
    text = name.replace("-", "|").replace(" ", space).replace("|", hyphen)
    if plural and not text.endswith(("s", "x", "ch", "sh")):
        text += "s"
    assert catalogue[spelling(text)] is catalogue[name]


@given(st.text())
def test_the_key_of_a_key_is_the_key(text: str) -> None:
    """So a key can be looked up like a name."""
    key = name_key(text)
    assert name_key(key) == key


@given(st.text())
def test_any_text_is_a_name_or_is_not(text: str) -> None:
    """The ways to ask agree."""
    found = catalogue.get(text)
    assert (text in catalogue) is (found is not None)
    assert found is None or name_key(text) in {name_key(n) for n in (found.name, found.id, *found.aliases)}


@given(EXERCISES)
def test_ladders_are_inverse(exercise: Exercise) -> None:
    """Over all chains too: who is above me has me below."""
    assert all(exercise in catalogue.easier(upper) for upper in catalogue.harder(exercise))
    assert all(exercise in catalogue.harder(lower) for lower in catalogue.easier(exercise))


@given(EXERCISES, KITS, st.integers(1, 3), st.sets(st.sampled_from([*Muscle, "impact"]), max_size=3))
def test_substitutes_keep_what_was_asked(
    exercise: Exercise, kit: frozenset[str], level: int, avoid: set[str]
) -> None:
    """And they are alike in what they say they are."""
    for substitute in catalogue.substitutes(exercise, equipment=kit, level=level, avoid=avoid):
        other = substitute.exercise
        assert other != exercise
        assert other.is_doable_with(kit)
        assert other.level <= level
        assert avoid.isdisjoint(other.direct | other.indirect)
        assert "impact" not in avoid or not other.impact
        assert substitute.shared or substitute.edge
        assert substitute.shared | substitute.missing == exercise.direct
        assert substitute.points <= 100
        assert other.name.lower() in substitute.reason.lower()


@given(st.sets(EXERCISES), st.sets(EXERCISES))
def test_more_exercises_never_uncover_a_group(one: set[Exercise], other: set[Exercise]) -> None:
    """What was trained stays trained."""
    assert set(catalogue.coverage(one | other).missing) <= set(catalogue.coverage(one).missing)
