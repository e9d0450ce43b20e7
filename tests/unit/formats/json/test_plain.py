import pytest

from runstrength.formats.json._plain import NoNumber, shown


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("it's", '"it\'s"'),
        ("x" * 10_000_000, "'" + "x" * 58 + "…"),
        ("\ud800", r"'\ud800'"),
        (8.0, "8.0"),
        (10**40, "1" + "0" * 40),
        (10**80, "1" + "0" * 58 + "…"),
        (False, "false"),
        (None, "null"),
        ([], "an empty list"),
        ([1], "a list"),
        ({}, "an object"),
        (NoNumber("NaN"), "NaN"),
    ],
)
def test_what_stands_in_a_document_is_shown_in_a_few_words(value: object, text: str) -> None:
    """In the words of JSON where there are some."""
    assert shown(value) == text
