import pytest

from runstrength.errors import NotationError
from runstrength.model import Preference
from runstrength.notation.athlete import parse_preference


@pytest.mark.parametrize(
    ("text", "preference"),
    [
        ("prefer mon pm, wed", Preference("prefer", "mon pm, wed")),
        ("Avoid fri", Preference("avoid", "fri")),
        ("dislike fri", Preference("avoid", "fri")),
        ("hard days hard", Preference("hard days hard")),
        ("Evenly-spread", Preference("evenly spread")),
        ("same  slots every week", Preference("same slots every week")),
    ],
)
def test_preferences_are_read(text: str, preference: Preference) -> None:
    """With slots, or without where there are none."""
    assert parse_preference(text) == preference


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the preference is missing"),
        ("avoid", "the slots are missing"),
        ("like mon", "'like mon' is no preference"),
        ("avoid mon, moon", "'moon' is no day"),
        ("avoid mon, mon", "mon am is listed twice"),
    ],
)
def test_everything_else_is_refused(text: str, message: str) -> None:
    """With the place of what is wrong."""
    with pytest.raises(NotationError) as caught:
        parse_preference(text)

    assert message in caught.value.problems[0]


def test_misspelt_wish_is_suggested() -> None:
    """The kinds of wish are few."""
    with pytest.raises(NotationError) as caught:
        parse_preference("evenly spraed")

    assert caught.value.problems[0].suggestions == ("evenly spread",)
