import pytest

from runstrength.formats.json._refusal import Refusal, Trouble, error_of, refused


@pytest.mark.parametrize(
    ("steps", "text"),
    [
        ((), "the document must be right @ $"),
        (("value",), "value must be right @ $.value"),
        (("value", "weeks", 0), "weeks[0] must be right @ $.value.weeks[0]"),
        (("value", 0, 1), "value[0][1] must be right @ $.value[0][1]"),
        ((0, 1), "[0][1] must be right @ $[0][1]"),
        (("a b",), '["a b"] must be right @ $["a b"]'),
        (("ü",), '["\\u00fc"] must be right @ $["\\u00fc"]'),
        (('"',), r'["\""] must be right @ $["\""]'),
    ],
)
def test_the_end_of_the_path_is_the_subject(steps: tuple[str | int, ...], text: str) -> None:
    """Keys that are no identifiers stand in quotes, as in JavaScript."""
    (problem,) = error_of(Refusal(refused("must be right", 0).under(*steps))).problems
    assert problem == text


def test_other_sentences_have_their_subject() -> None:
    """Only the path is added."""
    (problem,) = error_of(Refusal([Trouble(("a", 0), "something is wrong")])).problems
    assert problem == "something is wrong @ $.a[0]"
    assert (problem.path, problem.field) == ("$.a[0]", "a")


def test_a_refusal_has_a_reason() -> None:
    """Without one a fault would be lost on its way up."""
    assert Refusal().troubles
