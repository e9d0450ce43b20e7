"""Every noun to and from JSON: versioned documents that are read strictly and say all their faults at once.

A document names its schema and what it holds, and then holds it:

```json
{"schema": "runstrength/1", "kind": "slot", "value": {"day": "tue", "at": "pm"}}
```

Nothing in it is in the notation and nothing is converted: `"8"` is not 8, and neither is `8.0`. Exercises
that ship with the library stand there by their identifiers, others in full. `schema()` is for other
languages.

Example:
    >>> from runstrength import Dose
    >>> text = dumps(Dose.parse("3x8-12"))
    >>> print(text)
    {"schema":"runstrength/1","kind":"dose","value":{"sets":3,"work":{"low":8,"high":12,"unit":"reps"}}}
    >>> loads(text) == Dose.parse("3x8-12")
    True
    >>> loads(text.replace("3", '"3"').replace("reps", "rep"))
    Traceback (most recent call last):
    ...
    runstrength.formats.json.DocumentError: 2 problems:
    - sets must be a whole number, not the text '3' @ $.value.sets
    - unit must be one of reps, s, m, not the text 'rep'; did you mean 'reps'? @ $.value.work.unit
"""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast, overload

from runstrength.errors import Faults, RunstrengthError
from runstrength.formats._writing import write_whole
from runstrength.formats.json._converter import read_noun, write_noun
from runstrength.formats.json._migration import VERSION, migrated, version_of
from runstrength.formats.json._plain import shown
from runstrength.formats.json._refusal import (
    DocumentError,
    Refusal,
    Trouble,
    checked_object,
    error_of,
    faults_of_keys,
    refused,
    unknown_word,
)
from runstrength.formats.json._shape import KINDS, Noun, choice_of, class_of, kind_of
from runstrength.formats.json._text import MAX_BYTES, check_depth, decoded, encoded, parsed

if TYPE_CHECKING:
    from os import PathLike

    from runstrength.exercises import Catalogue

__all__ = ["VERSION", "DocumentError", "Noun", "dumps", "loads", "read", "schema", "write"]

N = TypeVar("N")

_SCHEMA = f"runstrength/{VERSION}"
_ENVELOPE = ("schema", "kind", "value")
_KINDS = ", ".join(KINDS)


def dumps(value: Noun, *, indent: int | None = None) -> str:
    """Write a noun as a JSON document.

    Equal values give the same text: sets are sorted, and what is nothing (no value, an empty text or list,
    false) is left out.

    Args:
        value: A plan, an athlete, or any other noun.
        indent: Spaces for each level, over several lines; all on one line when left out.

    Returns:
        The document, which `loads` turns into an equal value.

    Raises:
        DocumentError: The value is none that documents hold, is too large to be read again, or has a text or
            number that JSON does not have.
    """
    kind = kind_of(type(value))
    if kind is None:
        raise DocumentError(f"a document holds one of {_KINDS}, not a value of type {type(value).__name__}")
    return encoded(kind, lambda: {"schema": _SCHEMA, "kind": kind, "value": write_noun(kind, value)}, indent)


@overload
def loads(text: str | bytes, kind: type[N], *, catalogue: Catalogue | None = None) -> N: ...
@overload
def loads(text: str | bytes, kind: str | None = None, *, catalogue: Catalogue | None = None) -> Noun: ...
def loads(
    text: str | bytes, kind: type[N] | str | None = None, *, catalogue: Catalogue | None = None
) -> N | Noun:
    """Read a noun from a JSON document.

    Args:
        text: The document; bytes are in UTF-8.
        kind: What it has to hold: a class such as `Plan`, or the word in `kind` such as `"session"`. Anything
            when left out.
        catalogue: Where identifiers of exercises are looked up; the exercises that ship when left out.

    Returns:
        The value.

    Raises:
        DocumentError: The document has faults, all of them in `problems`, or is of a newer schema version.
        InvalidValueError: No document holds the kind that was asked for.

    Example:
        >>> from runstrength import Slot, Week
        >>> text = '{"schema": "runstrength/1", "kind": "slot", "value": {"day": "tue", "clock": "18:30"}}'
        >>> loads(text, Slot)
        Slot(day=<Weekday.TUE: 1>, at=datetime.time(18, 30))
        >>> loads(text, Week)
        Traceback (most recent call last):
        ...
        runstrength.formats.json.DocumentError: kind must be 'week', not 'slot' @ $.kind
    """
    wanted = _wanted(kind)
    given = decoded(text)
    document = cast("dict[str, Any]", parsed(given))
    try:
        try:
            noun = _quickly(document, wanted, catalogue)
        except (Refusal, RunstrengthError):
            check_depth(given)
            noun = _carefully(document, wanted, catalogue)
        if isinstance(kind, type) and not isinstance(noun, kind):
            raise _other_type(noun, kind)
    except Refusal as refusal:
        raise error_of(refusal) from None
    return noun


def _wanted(kind: type | str | None) -> str | None:
    """Return the word that has to stand in `kind`, if any has to."""
    word = kind_of(kind) if isinstance(kind, type) else kind
    if (word is None and kind is not None) or (word is not None and word not in KINDS):
        faults = Faults("loads")
        faults.add("kind", kind, f"the class of a noun or one of {_KINDS}")
        faults.raise_any()
    return word


def _quickly(document: dict[str, Any], wanted: str | None, catalogue: Catalogue | None) -> Noun:
    if type(document) is dict and document.keys() == {*_ENVELOPE} and document["schema"] == _SCHEMA:
        word = document["kind"]
        if type(word) is str and word in KINDS and wanted in (None, word):
            return read_noun(word, document["value"], catalogue, careful=False)
    raise Refusal


def _carefully(document: object, wanted: str | None, catalogue: Catalogue | None) -> Noun:
    given = checked_object(document)
    try:
        present = migrated(given, version_of(given.get("schema", _SCHEMA)))
    except Refusal as refusal:  # nothing is known about the rest
        raise Refusal([*_faults_of_envelope(given), *refusal.under("schema")]) from None
    troubles = _faults_of_envelope(present)
    word = present.get("kind", wanted)
    if not isinstance(word, str):
        if "kind" in present:
            troubles += refused(f"must be one of {_KINDS}, not {shown(word)}", word).under("kind")
    elif word not in KINDS:
        troubles += unknown_word("kind", word, tuple(KINDS)).under("kind")
    else:
        if wanted not in (None, word):
            troubles += refused(f"must be {wanted!r}, not {word!r}", word).under("kind")
        if "value" in present:
            try:
                noun = read_noun(word, present["value"], catalogue, careful=True)
            except Refusal as refusal:
                troubles += refusal.under("value")
            else:
                if not troubles:
                    return noun
    raise Refusal(troubles)


def _faults_of_envelope(document: dict[str, Any]) -> list[Trouble]:
    missing = [Trouble((), f"missing key {key!r}") for key in _ENVELOPE if key not in document]
    return [*faults_of_keys(document, _ENVELOPE), *missing]


def _other_type(noun: Noun, kind: type) -> Refusal:
    """Say that the document holds another of several nouns between which there is a choice."""
    tags = {class_of(member): tag for tag, member in choice_of(KINDS[cast("str", kind_of(kind))])[1].items()}
    found = tags[type(noun)]
    return Refusal(refused(f"must be {tags[kind]!r}, not {found!r}", found).under("value", "type"))


@overload
def read(path: str | PathLike[str], kind: type[N], *, catalogue: Catalogue | None = None) -> N: ...
@overload
def read(
    path: str | PathLike[str], kind: str | None = None, *, catalogue: Catalogue | None = None
) -> Noun: ...
def read(
    path: str | PathLike[str], kind: type[N] | str | None = None, *, catalogue: Catalogue | None = None
) -> N | Noun:
    """Read a noun from a file; no more of a file is read than a document may be large.

    Args:
        path: The file.
        kind: What it has to hold; see `loads`.
        catalogue: Where identifiers of exercises are looked up; the exercises that ship when left out.

    Returns:
        The value.

    Raises:
        DocumentError: The document has faults; see `loads`.
        InvalidValueError: No document holds the kind that was asked for.
        OSError: The file cannot be read.
    """
    with Path(path).open("rb") as file:
        text = file.read(MAX_BYTES + 1)
    return loads(text, kind, catalogue=catalogue)


def write(path: str | PathLike[str], value: Noun, *, indent: int | None = 2) -> None:
    """Write a noun to a file: all of it, or nothing where something goes wrong.

    Args:
        path: The file; one that is there is replaced.
        value: The noun.
        indent: Spaces for each level; `None` for a single line.

    Raises:
        DocumentError: The value cannot be written; see `dumps`.
        OSError: The file cannot be written; what was there is still there.
    """
    write_whole(path, dumps(value, indent=indent) + "\n")


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of the documents of this version.

    Returns:
        The schema, as plain data of your own to change.

    Example:
        >>> schema()["$schema"]
        'https://json-schema.org/draft/2020-12/schema'
    """
    file = files("runstrength.formats") / "schema" / f"runstrength-{VERSION}.schema.json"
    return cast("dict[str, Any]", json.loads(file.read_text(encoding="utf-8")))
