"""The path of a document through versions, shown on one that there might have been before the first."""

from functools import partial
from typing import Any

import pytest

import runstrength as rs
from runstrength.formats import json
from runstrength.formats.json import DocumentError, _migration
from runstrength.formats.json._migration import migrated, version_of


def from_draft(document: dict[str, Any]) -> dict[str, Any]:
    """In the draft a slot was two words in a list, and the value stood under `body`.

    What is not as the draft had it is left as it is, for the decoder to name.
    """
    body = document.get("body")
    if document.get("kind") == "slot" and isinstance(body, list) and len(body) == 2:
        body = {"day": body[0], "at": body[1]}
    return {key: value for key, value in document.items() if key != "body"} | {"value": body}


@pytest.fixture
def draft(monkeypatch: pytest.MonkeyPatch) -> None:
    """A library that still reads version 0."""
    monkeypatch.setitem(_migration.MIGRATIONS, 0, from_draft)


@pytest.mark.usefixtures("draft")
def test_an_older_document_is_migrated_and_then_read() -> None:
    """Nothing in the answer tells that it was older."""
    assert json.loads('{"schema": "runstrength/0", "kind": "slot", "body": ["tue", "pm"]}') == rs.Slot(
        "tue", "pm"
    )


@pytest.mark.usefixtures("draft")
def test_the_faults_of_an_older_document_stand_where_the_present_version_has_them() -> None:
    """All of them at once, as always."""
    with pytest.raises(DocumentError) as caught:
        json.loads('{"schema": "runstrength/0", "kind": "slot", "body": ["tue", "noon"], "more": 1}')
    assert [str(p) for p in caught.value.problems] == [
        "unknown key 'more' @ $",
        "at must be one of am, pm, not the text 'noon' @ $.value.at",
    ]


def seen_by(step: int, document: dict[str, Any]) -> dict[str, Any]:
    """A migration that leaves its mark."""
    return {**document, "seen": [*document.get("seen", []), step, document["schema"]]}


def test_migrations_follow_one_another_and_leave_the_document_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each step knows only its own two versions."""
    monkeypatch.setattr(_migration, "VERSION", 3)
    for step in (1, 2):
        monkeypatch.setitem(_migration.MIGRATIONS, step, partial(seen_by, step))
    old = {"schema": "runstrength/1", "kind": "slot"}
    assert migrated(old, 1)["seen"] == [1, "runstrength/1", 2, "runstrength/2"]
    assert migrated(old, 1)["schema"] == "runstrength/3"
    assert migrated(old, 3) is old
    assert old == {"schema": "runstrength/1", "kind": "slot"}
    assert [version_of(f"runstrength/{v}") for v in (1, 2, 3)] == [1, 2, 3]


def problem(schema: str) -> str:
    """The one fault of a document of a version."""
    with pytest.raises(DocumentError) as caught:
        json.loads(f'{{"schema": "{schema}", "kind": "anything", "value": {{}}}}')
    (only,) = caught.value.problems
    return str(only)


@pytest.mark.parametrize("installed", ["1.2.3", None])
def test_a_newer_document_says_what_is_needed(installed: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A later release; which one only that release can know."""
    import importlib.metadata

    def version(name: str) -> str:
        if installed is None:
            raise importlib.metadata.PackageNotFoundError(name)
        return installed

    monkeypatch.setattr(importlib.metadata, "version", version)
    assert problem("runstrength/2") == (
        "schema version 2 is newer than this library, which reads up to version 1; "
        f"it needs a runstrength later than {installed or 'this one'} @ $.schema"
    )


def test_a_version_that_is_not_read_is_refused() -> None:
    """With the oldest that is."""
    assert problem("runstrength/0") == "schema version 0 is not read; the oldest is 1 @ $.schema"


@pytest.mark.usefixtures("draft")
def test_the_oldest_version_is_the_one_where_the_migrations_start(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when the present one is far from it."""
    monkeypatch.setattr(_migration, "VERSION", 4)
    monkeypatch.setitem(_migration.MIGRATIONS, 3, dict)
    assert problem("runstrength/2") == "schema version 2 is not read; the oldest is 3 @ $.schema"
