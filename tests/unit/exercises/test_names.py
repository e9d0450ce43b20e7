import pytest

from runstrength.exercises import name_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("push-up", "Push Ups"),
        ("push-up", "pushups"),
        ("push-up", "push\N{NON-BREAKING HYPHEN}up"),
        ("overhead press", "overhead presses"),
        ("box squat", "Boxes squat"),
        ("crunch", "crunches"),
        ("push", "pushes"),
        ("farmer walk", "farmer's walks"),
        ("farmer walk", "farmers' walk"),
        ("back squat", " back_squat\t"),
        ("STRASSE", "straße"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    """Case, plural, hyphens, apostrophes and spaces do not matter."""
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("press", "pre"), ("pull-up", "push-up"), ("calf raise", "leg raise")]
)
def test_different_names_have_different_keys(one: str, other: str) -> None:
    """A double s is no plural."""
    assert name_key(one) != name_key(other)


def test_a_name_never_vanishes() -> None:
    """A lone s would leave nothing, so it stays; only nothing gives nothing."""
    assert name_key("S") == "s"
    assert name_key(" - ") == ""
