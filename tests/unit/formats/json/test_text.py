import sys
import tracemalloc

import pytest

from runstrength import Duration
from runstrength.formats import json
from runstrength.formats.json import DocumentError
from runstrength.formats.json._text import MAX_BYTES, MAX_DEPTH, check_depth, parsed

GOOD = '{"schema": "runstrength/1", "kind": "duration", "value": {"seconds": 90}}'


def problem(text: object) -> str:
    """The one fault of a text."""
    with pytest.raises(DocumentError) as caught:
        json.loads(text)  # type: ignore[call-overload]
    (only,) = caught.value.problems
    return str(only)


@pytest.mark.parametrize("text", [GOOD, GOOD.encode(), f"\n {GOOD}\r\n\t"])
def test_text_and_bytes_are_read(text: str | bytes) -> None:
    """Bytes are UTF-8, and white space around the document means nothing."""
    assert json.loads(text) == Duration(90)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\ufeff" + GOOD, "the document starts with a byte order mark; write it in UTF-8 without one"),
        (
            GOOD.encode("utf-8-sig"),
            "the document starts with a byte order mark; write it in UTF-8 without one",
        ),
        (GOOD.encode("utf-16"), "the document is in UTF-16 or UTF-32; write it in UTF-8"),
        (GOOD.encode("utf-16-be"), "the document is in UTF-16 or UTF-32; write it in UTF-8"),
        (GOOD.encode("utf-16-le"), "the document is in UTF-16 or UTF-32; write it in UTF-8"),
        (GOOD.encode("utf-32"), "the document is in UTF-16 or UTF-32; write it in UTF-8"),
        (b'{"\xe4": 1}', "the document is not in UTF-8: byte 0xe4 at offset 2 is wrong"),
        (b'{"\xed\xa0\x80": 1}', "the document is not in UTF-8: byte 0xed at offset 2 is wrong"),
        ("", "the document is empty"),
        (b" \n", "the document is empty"),
        (None, "a document is read from a str or bytes, not from a value of type NoneType"),
        (bytearray(b"{}"), "a document is read from a str or bytes, not from a value of type bytearray"),
    ],
)
def test_texts_that_are_no_utf_8_are_refused(text: object, message: str) -> None:
    """The error says what it is instead, as far as one can tell."""
    assert problem(text) == message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("nul", "line 1, column 1: expected a value"),
        ('{"a": 1,\n "b" 2}', "line 2, column 6: expected a colon after the key"),
        ("{a: 1}", "line 1, column 2: expected a key in double quotes"),
        ("[1 2]", "line 1, column 4: expected a comma or the end of the list or object"),
        ("{} {}", "line 1, column 4: expected nothing after the end of the document"),
        ('{"a', "line 1, column 2: expected a closing quote for the text that starts here"),
        ('["a\nb"]', "line 1, column 4: expected a text of one line without control characters"),
        (r'["\x"]', 'line 1, column 3: expected one of " \\ / b f n r t u after the backslash'),
        (r'["\u12"]', "line 1, column 4: expected four hexadecimal digits after the u"),
    ],
)
def test_texts_that_are_no_json_are_refused_with_line_and_column(text: str, message: str) -> None:
    """In our words, and with the place shown."""
    assert problem(text) == message


def test_a_syntax_error_shows_its_place() -> None:
    """The line of the text, and a mark under the place."""
    with pytest.raises(DocumentError) as caught:
        json.loads('{"a": 1,\n "b" 2}')
    (only,) = caught.value.problems
    assert (only.line, only.column, only.path) == (2, 6, None)
    assert only.caret == ' "b" 2}\n     ^'


def test_a_trailing_comma_is_refused_on_every_python() -> None:
    """Python 3.13 has words of its own for it."""
    assert problem("[1,]").startswith("line 1, column ")


def nested(depth: int) -> str:
    """A list in a list in a list."""
    return "[" * depth + "]" * depth


@pytest.mark.parametrize("text", [nested(MAX_DEPTH + 1), nested(100_000), "[" * 100_000, '{"a":' * 100_000])
def test_documents_that_are_nested_too_deep_are_refused(text: str) -> None:
    """Whether Python could have parsed them or not."""
    assert problem(text) == (
        "lists and objects stand more than 64 deep in one another, which is the most that is read"
    )


def test_depth_counts_brackets_outside_of_texts() -> None:
    """And what is closed no longer counts."""
    check_depth("[" + ",".join(["[]"] * 100) + ',"' + "[" * 100 + r'\"[{"' + "]")
    check_depth(nested(MAX_DEPTH))
    with pytest.raises(DocumentError):
        check_depth(nested(MAX_DEPTH + 1))


@pytest.mark.parametrize(
    "text", [nested(100_000), '{"a":' * 100_000, "[" * 5_000_000], ids=["lists", "objects", "5 MB"]
)
def test_nested_brackets_take_no_memory_to_refuse(text: str) -> None:
    """A few times the text at most, and no stack overflow."""
    tracemalloc.start()
    problem(text)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2_000_000


@pytest.mark.parametrize("text", ["x" * 50_000_000, b"[" * 50_000_000], ids=["text", "bytes"])
def test_a_large_document_takes_no_memory_to_refuse(text: str | bytes) -> None:
    """It is not even copied."""
    tracemalloc.start()
    assert problem(text) == "the document is larger than 10,000,000 bytes, which is the most that is read"
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1_000_000


def test_a_text_is_large_by_its_bytes() -> None:
    """Characters outside of ASCII count for what they take in UTF-8."""
    text = GOOD + " " * (MAX_BYTES - len(GOOD))
    assert json.loads(text) == Duration(90)
    assert problem(text + " ").startswith("the document is larger")


def test_numbers_that_python_makes_no_int_of_are_marked() -> None:
    """Without that the whole document would be refused with a message about an interpreter."""
    limit = sys.get_int_max_str_digits()
    found = parsed(f"[1, {'1' * (limit + 1)}, -2]")
    assert isinstance(found, list)
    assert found[0] == 1
    assert found[1].name == f"a number of {limit + 1:,} digits"
    assert found[2] == -2
