"""JSON text to plain data and back, within bounds and without silent losses.

Python's own decoder keeps the last of two equal keys, takes `NaN` for a number and recurses as deep as the
text says. What it would lose is marked here, so that the fault is reported with its place in the document.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from runstrength.errors import Problem, caret_lines
from runstrength.formats.json._plain import NoNumber, RepeatedKeys
from runstrength.formats.json._refusal import DocumentError, Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["MAX_BYTES", "MAX_DEPTH", "check_depth", "decoded", "encoded", "parsed"]

MAX_BYTES = 10_000_000
"""The largest document, in bytes; a plan of 16 weeks has some 70,000."""

MAX_DEPTH = 64
"""How many lists and objects may stand in one another; in a plan it is 14."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    marked = RepeatedKeys(found)
    seen: set[str] = set()
    repeated: dict[str, None] = {}
    for key, _ in pairs:
        if key in seen:
            repeated[key] = None
        seen.add(key)
    marked.repeated = tuple(repeated)
    return marked


def _whole(digits: str) -> int | NoNumber:
    try:
        return int(digits)
    except ValueError:
        return NoNumber(f"a number of {len(digits):,} digits")


_decoder = json.JSONDecoder(object_pairs_hook=_object, parse_constant=NoNumber)
_decoder_of_long_numbers = json.JSONDecoder(
    object_pairs_hook=_object, parse_constant=NoNumber, parse_int=_whole
)

_EXPECTED: Mapping[str, str] = {
    "Expecting value": "expected a value",
    "Expecting ',' delimiter": "expected a comma or the end of the list or object",
    "Expecting ':' delimiter": "expected a colon after the key",
    "Expecting property name enclosed in double quotes": "expected a key in double quotes",
    "Illegal trailing comma before end of array": "expected a value after the comma",
    "Illegal trailing comma before end of object": "expected a key in double quotes",
    "Extra data": "expected nothing after the end of the document",
    "Unterminated string starting at": "expected a closing quote for the text that starts here",
    "Invalid control character at": "expected a text of one line without control characters",
    "Invalid \\escape": 'expected one of " \\ / b f n r t u after the backslash',
    "Invalid \\uXXXX escape": "expected four hexadecimal digits after the u",
}


def decoded(text: object) -> str:
    """Return the text of a document.

    Args:
        text: A text, or bytes in UTF-8.

    Returns:
        The text.

    Raises:
        DocumentError: It is too large, in another encoding, or neither text nor bytes.
    """
    if not isinstance(text, str | bytes):
        raise DocumentError(
            f"a document is read from a str or bytes, not from a value of type {type(text).__name__}"
        )
    # A text has at most as many characters as bytes, so this refuses before anything is made of it.
    if len(text) > MAX_BYTES:
        raise DocumentError(
            f"the document is larger than {MAX_BYTES:,} bytes, which is the most that is read"
        )
    found = text if isinstance(text, str) else _from_utf8(text)
    if found.startswith("\ufeff"):
        raise DocumentError("the document starts with a byte order mark; write it in UTF-8 without one")
    if not found.strip():
        raise DocumentError("the document is empty")
    return found


def _from_utf8(text: bytes) -> str:
    # JSON starts with a character of ASCII, so that a null byte among the first two is half of one.
    if text.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in text[:2]:
        raise DocumentError("the document is in UTF-16 or UTF-32; write it in UTF-8")
    try:
        return text.decode()
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"the document is not in UTF-8: byte 0x{text[error.start]:02x} at offset {error.start:,} is wrong"
        ) from None


def parsed(text: str) -> object:
    """Return the plain data of a JSON text.

    Args:
        text: The text.

    Returns:
        Lists, objects, texts, numbers, true, false and null, and marks of what JSON or Python does not have.

    Raises:
        DocumentError: It is not JSON, or is nested so deep that it cannot be parsed.
    """
    try:
        return _decoder.decode(text)
    except json.JSONDecodeError as error:
        check_depth(text)  # how deep Python can parse is its own affair
        raise DocumentError(_syntax_problem(text, error)) from None
    except RecursionError:
        raise _too_deep() from None
    except ValueError:  # Python makes no int of more than 4300 digits
        return _decoder_of_long_numbers.decode(text)


def _syntax_problem(text: str, error: json.JSONDecodeError) -> Problem:
    expected = _EXPECTED.get(error.msg, error.msg)
    start = text.rfind("\n", 0, error.pos) + 1
    end = text.find("\n", error.pos)
    line = text[start : len(text) if end < 0 else end]
    return Problem(
        f"line {error.lineno}, column {error.colno}: {expected}",
        line=error.lineno,
        column=error.colno,
        allowed=expected.removeprefix("expected "),
        caret=caret_lines(line, error.pos - start, 1),
    )


_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]')


def check_depth(text: str) -> None:
    """Refuse a document in which lists and objects stand too deep in one another.

    What the decoders accept is never that deep, so only a document with faults has to be asked.

    Args:
        text: A JSON text.

    Raises:
        DocumentError: It is nested too deep.
    """
    depth = 0
    for match in _BRACKET.finditer(text):
        if match[0] in "[{":
            depth += 1
            if depth > MAX_DEPTH:
                raise _too_deep()
        elif match[0] in "]}":
            depth -= 1


def _too_deep() -> DocumentError:
    return DocumentError(
        f"lists and objects stand more than {MAX_DEPTH} deep in one another, which is the most that is read"
    )


@cache
def _encoder(indent: int | None) -> json.JSONEncoder:
    separators = (",", ":") if indent is None else (",", ": ")
    return json.JSONEncoder(
        ensure_ascii=False, allow_nan=False, check_circular=False, indent=indent, separators=separators
    )


def encoded(kind: str, make: Callable[[], object], indent: int | None) -> str:
    """Return plain data as a text that can be read again.

    Args:
        kind: What the document holds, for errors.
        make: Makes the plain data.
        indent: Spaces for each level, over several lines; all on one line when left out.

    Returns:
        The text.

    Raises:
        DocumentError: It is too large to be read again, or has a text or number that JSON does not have.
    """
    try:
        text = _encoder(indent).encode(make())
        size = len(text if text.isascii() else text.encode())
    except Refusal as refusal:
        raise DocumentError(
            f"the {kind} holds {refusal.troubles[0].message}, which is the most that is read"
        ) from None
    except UnicodeEncodeError:
        raise DocumentError(
            f"the {kind} holds half of a surrogate pair, which JSON cannot have in a text"
        ) from None
    except ValueError:
        raise DocumentError(f"the {kind} holds an infinite number, which JSON does not have") from None
    if size > MAX_BYTES:
        raise DocumentError(
            f"the document would be larger than {MAX_BYTES:,} bytes, which is the most that is read"
        )
    return text
