"""Laws of JSON: what is written is read again, and what the loader takes the schema takes too."""

import json as plain_json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from runstrength import Exercise, Plan, Prescription, Range, catalogue, testing
from runstrength.errors import RunstrengthError
from runstrength.findings import Location, Waiver
from runstrength.formats import json
from runstrength.formats.json import DocumentError, Noun
from runstrength.formats.json._converter import read_noun
from runstrength.formats.json._refusal import Refusal
from runstrength.formats.json._shape import KINDS

jsonschema = pytest.importorskip("jsonschema")

VALIDATOR = jsonschema.Draft202012Validator(json.schema())

numbers = st.floats(min_value=0, max_value=200, allow_nan=False)


def ranges(bounds: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Ranges between two drawn bounds, in order and in one unit."""

    def make(pair: tuple[Any, Any]) -> object:
        assume(getattr(pair[0], "unit", None) == getattr(pair[1], "unit", None))
        return Range(*sorted(pair))

    return st.tuples(bounds, bounds).map(make)


lines = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1)
waived_places = st.builds(
    Location,
    week=st.none() | st.integers(1, 60),
    slot=st.none() | testing.slots(),
    exercise=st.none() | lines,
)
waivers = st.builds(
    Waiver, lines, lines, where=st.none() | waived_places, key=st.none() | lines, until=st.none() | st.dates()
) | st.builds(Waiver, lines, lines, week=st.integers(1, 60))

NOUNS: dict[str, st.SearchStrategy[Any]] = {
    "plan": testing.plans(),
    "week": testing.weeks(),
    "planned-session": testing.planned_sessions(),
    "session": testing.sessions(),
    "prescription": testing.prescriptions(),
    "superset": testing.supersets(),
    "dose": testing.doses(),
    "work": testing.works(),
    "tempo": testing.tempos(),
    "performed": testing.performed(),
    "performed-set": testing.performed_sets(),
    "athlete": testing.athletes(),
    "preference": testing.preferences(),
    "pain": testing.athletes().filter(lambda athlete: athlete.pains).map(lambda athlete: athlete.pains[0]),
    "exercise": testing.exercises(),
    "guide-origin": st.sampled_from([e.guide for e in catalogue.values() if e.guide]),
    "slot": testing.slots(),
    "slot-set": testing.slot_sets(),
    "day-set": testing.day_sets(),
    "load": testing.loads(),
    "bodyweight": testing.bodyweights(),
    "distance": testing.distances(),
    "duration": testing.durations(),
    "pace": testing.paces(),
    "waiver": waivers,
    "range": ranges(numbers) | ranges(testing.durations()) | ranges(testing.distances()),
}

nouns = st.sampled_from(sorted(KINDS)).flatmap(lambda kind: NOUNS[kind])


def test_every_kind_has_a_strategy() -> None:
    """A new noun has to be added above."""
    assert NOUNS.keys() == KINDS.keys()


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_loads_is_the_inverse_of_dumps(kind: str, data: st.DataObject) -> None:
    """For every noun, on one line and on several, as text and as bytes."""
    value = data.draw(NOUNS[kind])
    assert json.loads(json.dumps(value)) == value
    assert json.loads(json.dumps(value, indent=2).encode(), kind) == value
    assert json.loads(json.dumps(value), type(value)) == value


@given(nouns)
def test_dumps_is_the_inverse_of_loads(value: Noun) -> None:
    """The document that was read is the one that is written again."""
    text = json.dumps(value)
    assert json.dumps(json.loads(text)) == text


@given(nouns)
def test_the_schema_takes_what_is_written(value: Noun) -> None:
    """Every document of ours can be checked in every language."""
    assert VALIDATOR.is_valid(plain_json.loads(json.dumps(value)))


@given(testing.plans())
def test_other_json_libraries_may_pass_documents_on(plan: Plan) -> None:
    """60.0 becomes 60 in JavaScript, keys change places and letters are escaped: the value stays."""

    def whole(part: Any) -> Any:  # noqa: ANN401 - plain data
        if isinstance(part, dict):
            return {key: whole(part[key]) for key in sorted(part, reverse=True)}
        if isinstance(part, list):
            return [whole(entry) for entry in part]
        return int(part) if isinstance(part, float) and part.is_integer() else part

    assert json.loads(plain_json.dumps(whole(plain_json.loads(json.dumps(plan))))) == plan


@given(testing.exercises())
def test_exercises_of_ones_own_come_back_with_their_facts(exercise: Exercise) -> None:
    """Whatever they are called."""
    prescription = Prescription(exercise, "3x8")
    assert json.loads(json.dumps(prescription), Prescription).exercise == exercise


scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(min_value=-3, max_value=200),
    st.floats(),
    st.just(10**30),
    st.text(max_size=5),
    st.sampled_from(["mon", "am", "kg", "type", "plank", "18:30", "2027-01-04", "\ud800"]),
)
plain = st.recursive(
    scalars,
    lambda parts: st.lists(parts, max_size=3) | st.dictionaries(st.text(max_size=5), parts, max_size=3),
)


def places(part: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:  # noqa: ANN401 - plain data
    """The paths of everything in a document."""
    entries = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    return [path, *(inner for key, value in entries for inner in places(value, (*path, key)))]


@st.composite
def mutated(draw: st.DrawFn) -> Any:  # noqa: ANN401 - plain data
    """A document of ours in which something was changed, removed, doubled or added."""
    document: Any = plain_json.loads(json.dumps(draw(nouns)))
    for _ in range(draw(st.integers(min_value=1, max_value=3))):
        path = draw(st.sampled_from(places(document)))
        if not path:
            continue
        parent = document
        for step in path[:-1]:
            parent = parent[step]
        key = path[-1]
        change = draw(st.sampled_from(["replace", "remove", "add", "double"]))
        if change == "replace":
            parent[key] = draw(plain)
        elif change == "remove":
            del parent[key]
        elif isinstance(parent, list):
            parent.append(parent[key] if change == "double" else draw(plain))
        else:
            parent[draw(st.text(max_size=5))] = parent[key] if change == "double" else draw(plain)
    return document


@given(mutated())
def test_a_mutated_document_is_read_or_refused_with_paths_that_lead_somewhere(document: Any) -> None:  # noqa: ANN401
    """Nothing but `DocumentError` is raised, and what the loader takes the schema takes."""
    text = plain_json.dumps(document)
    try:
        value = json.loads(text)
    except DocumentError as error:
        for problem in error.problems:
            assert problem.path is not None
            assert problem.endswith(f" @ {problem.path}")
            problem.encode()
        return
    assert VALIDATOR.is_valid(plain_json.loads(text))
    assert json.loads(json.dumps(value)) == value


@given(mutated())
def test_both_decoders_are_of_one_mind(document: Any) -> None:  # noqa: ANN401
    """The quick one takes exactly what the careful one takes, and makes the same of it."""
    assume(isinstance(document, dict) and document.get("kind") in tuple(KINDS) and "value" in document)
    results: list[object] = []
    for careful in (False, True):
        try:
            results.append(read_noun(document["kind"], document["value"], None, careful=careful))
        except (Refusal, RunstrengthError) as error:
            results.append(None)
            if careful and not isinstance(error, Refusal):
                raise
    assert results[0] == results[1]


@given(plain)
def test_anything_at_all_is_refused_with_an_error_of_ours(document: Any) -> None:  # noqa: ANN401
    """Whatever stands there."""
    for text in (
        plain_json.dumps(document),
        plain_json.dumps({"schema": "runstrength/1", "kind": "plan", "value": document}),
    ):
        with suppress(DocumentError):
            assert isinstance(json.loads(text), Plan)


@given(st.text() | st.binary())
def test_any_text_or_bytes_are_refused_with_an_error_of_ours(text: str | bytes) -> None:
    """Not with one of the parser's."""
    with pytest.raises(DocumentError):
        json.loads(text)
