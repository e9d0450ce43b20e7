import stat
import subprocess
import sys
from pathlib import Path

import attrs
import pytest

import runstrength as rs
from runstrength.formats import json
from runstrength.formats.json import DocumentError
from runstrength.formats.json._converter import MAX_ENTRIES
from runstrength.formats.json._shape import KINDS
from runstrength.formats.json._text import MAX_BYTES

SLOT = rs.Slot("tue", "18:30")
WEEK = rs.Week.parse('mon pm strength "Legs": split squat 3x10/side; plank 3x30s\nsat long 90min')


def document(schema: str = '"runstrength/1"', kind: str = '"slot"', value: str = '{"day": "tue"}') -> str:
    """A document with an envelope of one's own."""
    return f'{{"schema": {schema}, "kind": {kind}, "value": {value}}}'


def problems(text: str, kind: type | str | None = None) -> list[str]:
    """The faults of a document."""
    with pytest.raises(DocumentError) as caught:
        json.loads(text, kind)
    return [str(problem) for problem in caught.value.problems]


def test_a_document_names_its_schema_and_its_kind() -> None:
    """And nothing else stands beside the value."""
    assert (
        json.dumps(SLOT) == '{"schema":"runstrength/1","kind":"slot","value":{"day":"tue","clock":"18:30"}}'
    )


def test_an_indented_document_has_a_key_a_line() -> None:
    """For files that people look at and that stand in version control."""
    assert json.dumps(rs.Slot("tue"), indent=1) == (
        '{\n "schema": "runstrength/1",\n "kind": "slot",\n "value": {\n  "day": "tue"\n }\n}'
    )


def test_what_is_nothing_is_left_out() -> None:
    """No value, an empty text, an empty list and false; everything else is always there."""
    assert json.dumps(rs.Plan()) == '{"schema":"runstrength/1","kind":"plan","value":{}}'
    assert json.dumps(rs.Week()) == '{"schema":"runstrength/1","kind":"week","value":{"repeats":true}}'


def test_letters_beyond_ascii_are_written_as_they_are() -> None:
    """Documents are UTF-8."""
    assert '"name":"Zürich 🏃"' in json.dumps(rs.Plan(name="Zürich 🏃"))


def test_only_nouns_are_written() -> None:
    """The error says what they are."""
    for wrong in (3, "3x8", None, [WEEK], rs.Muscle.SOLEUS):
        with pytest.raises(
            DocumentError,
            match=rf"a document holds one of plan, .*, not a value of type {type(wrong).__name__}",
        ):
            json.dumps(wrong)  # type: ignore[arg-type]


def sled(**facts: object) -> rs.Exercise:
    """An exercise with facts that nouns allow and JSON does not."""
    return rs.Exercise(name="Sled push", pattern="squat", direct={"quadriceps"}, **facts)  # type: ignore[arg-type]


def test_what_could_not_be_read_again_is_not_written() -> None:
    """Lists that are too long, and documents that are too large."""
    with pytest.raises(DocumentError, match="the week holds a list of more than 10,000 entries"):
        json.dumps(rs.Week([rs.PlannedSession("mon", rs.RunSession("easy"))] * (MAX_ENTRIES + 1)))
    with pytest.raises(DocumentError, match="the document would be larger than 10,000,000 bytes"):
        json.dumps(sled(benefit="x" * MAX_BYTES))


def test_what_json_does_not_have_is_not_written() -> None:
    """No noun has an infinity or half a character; should one come to, the document would be none."""
    load, week = rs.Load(1), rs.Week(labels=["base"])
    object.__setattr__(load, "value", float("inf"))
    with pytest.raises(DocumentError, match="the load holds an infinite number"):
        json.dumps(load)
    object.__setattr__(week, "labels", ("\ud800",))
    with pytest.raises(DocumentError, match="the week holds half of a surrogate pair"):
        json.dumps(week)


def test_a_class_or_a_word_says_what_has_to_be_there() -> None:
    """The class also gives the type checker the type of the result."""
    text = json.dumps(WEEK)
    assert json.loads(text) == json.loads(text, rs.Week) == json.loads(text, "week") == WEEK
    assert problems(text, rs.Plan) == ["kind must be 'plan', not 'week' @ $.kind"]
    assert problems(text, "session") == ["kind must be 'session', not 'week' @ $.kind"]


def test_a_session_can_be_asked_for_by_its_class() -> None:
    """Or any of them by the word."""
    text = json.dumps(rs.RunSession("easy"))
    assert json.loads(text, rs.RunSession) == json.loads(text, "session")
    assert problems(text, rs.StrengthSession) == ["type must be 'strength', not 'run' @ $.value.type"]


@pytest.mark.parametrize("kind", [int, "weeek", rs.Muscle])
def test_a_kind_that_no_document_holds_is_refused(kind: type | str) -> None:
    """It is the caller's mistake, not that of the document."""
    with pytest.raises(rs.InvalidValueError, match="kind must be the class of a noun or one of plan, week, "):
        json.loads(json.dumps(WEEK), kind)


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("[]", ["the document must be an object, not an empty list @ $"]),
        ("3", ["the document must be an object, not 3 @ $"]),
        ("{}", ["missing key 'schema' @ $", "missing key 'kind' @ $", "missing key 'value' @ $"]),
        (
            '{"schema": "runstrength/1", "kind": "slot", "kind": "slot", "valeu": 1}',
            [
                "key 'kind' stands there twice @ $",
                "unknown key 'valeu'; did you mean 'value'? @ $",
                "missing key 'value' @ $",
            ],
        ),
        (
            document(kind='"weak"'),
            [f"unknown kind 'weak'; expected one of {', '.join(KINDS)}; did you mean 'week'? @ $.kind"],
        ),
        (document(kind="7"), [f"kind must be one of {', '.join(KINDS)}, not 7 @ $.kind"]),
        (document(schema='"other/1"'), ["schema must be 'runstrength/1', not 'other/1' @ $.schema"]),
        (
            document(schema='"runstrength/1.0"'),
            ["schema must be 'runstrength/1', not 'runstrength/1.0' @ $.schema"],
        ),
        (document(schema="1"), ["schema must be 'runstrength/1', not 1 @ $.schema"]),
    ],
)
def test_faults_of_the_envelope(text: str, messages: list[str]) -> None:
    """Where the schema is not known, nothing can be said about the rest."""
    assert problems(text) == messages


def test_without_a_kind_the_kind_that_was_asked_for_is_looked_at() -> None:
    """So that the other faults come at once."""
    text = '{"schema": "runstrength/1", "value": {"day": "x"}}'
    assert [p.partition(" @ ")[2] for p in problems(text, rs.Slot)] == ["$", "$.value.day"]
    assert problems(text) == ["missing key 'kind' @ $"]


def test_faults_of_the_envelope_and_of_the_value_come_at_once() -> None:
    """Also when the value is of another kind than the one that was asked for."""
    text = '{"schema": "runstrength/1", "kind": "slot", "value": {"day": "x"}, "more": 1}'
    assert [p.partition(" @ ")[2] for p in problems(text, rs.Week)] == ["$", "$.kind", "$.value.day"]


def test_a_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    """With a line break at its end, as files of text have it."""
    path = tmp_path / "week.json"
    json.write(path, WEEK)
    assert path.read_bytes() == f"{json.dumps(WEEK, indent=2)}\n".encode()
    assert json.read(path) == json.read(str(path), rs.Week) == WEEK
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_file_keeps_its_mode_and_a_link_stays_a_link(tmp_path: Path) -> None:
    """The new content takes the place of the old one and of nothing else."""
    path, link = tmp_path / "week.json", tmp_path / "link.json"
    path.write_text("old")
    path.chmod(0o640)
    link.symlink_to(path)
    json.write(link, WEEK, indent=None)
    assert link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert json.read(path) == WEEK


def test_where_something_goes_wrong_the_old_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether the value cannot be written or the disk is full."""
    path = tmp_path / "week.json"
    json.write(path, WEEK)
    with pytest.raises(DocumentError):
        json.write(path, 3)  # type: ignore[arg-type]

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        json.write(path, rs.Week())
    assert json.read(path) == WEEK
    assert list(tmp_path.iterdir()) == [path]


def test_no_more_of_a_file_is_read_than_a_document_may_be_large(tmp_path: Path) -> None:
    """A sparse file of a terabyte costs as little as any."""
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(10**9)
    with pytest.raises(DocumentError, match="larger than 10,000,000 bytes"):
        json.read(path)


def test_the_schema_is_ones_own_to_change() -> None:
    """Nobody else sees the change."""
    json.schema().clear()
    assert json.schema()["title"] == "runstrength 1"


def test_an_error_crosses_processes() -> None:
    """With its problems and their paths."""
    import copy
    import pickle

    with pytest.raises(DocumentError) as caught:
        json.loads(document(value="{}"))
    for again in (pickle.loads(pickle.dumps(caught.value)), copy.copy(caught.value)):
        assert type(again) is DocumentError
        assert [p.path for p in again.problems] == ["$.value"]


def test_the_root_loads_no_json() -> None:
    """Only asking for JSON loads cattrs."""
    program = "import sys, runstrength as rs; rs.Week.parse('mon easy 45min'); print('cattrs' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert run.stdout == "False\n"


def test_a_loaded_value_is_the_noun_itself() -> None:
    """Frozen, and made by its own constructor."""
    week = json.loads(json.dumps(WEEK), rs.Week)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        week.repeats = False  # type: ignore[misc]
