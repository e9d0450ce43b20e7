# ruff: noqa: E501 - the tables have one case a line
"""The schema against the loader: what one says of a document, the other says too, as far as it can."""

import copy
import json as plain_json
from typing import Any

import pytest

import runstrength as rs
from runstrength.formats import json
from runstrength.formats.json import DocumentError
from runstrength.formats.json._schema import BOUNDS, TOGETHER
from runstrength.formats.json._shape import KINDS, class_of

jsonschema = pytest.importorskip("jsonschema")

SCHEMA = json.schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
BASES: dict[str, Any] = {
    "dose": {"sets": 3, "work": {"low": 8, "high": 12, "unit": "reps"}},
    "work": {"low": 8, "high": 12, "unit": "reps"},
    "tempo": {"lowering": 3, "pause": 1, "lifting": 1, "top": 0},
    "load": {"value": 60, "unit": "kg"},
    "bodyweight": {"added": 10, "unit": "kg"},
    "distance": {"value": 10, "unit": "km"},
    "duration": {"seconds": 90},
    "pace": {"seconds": 330, "per": "km"},
    "slot": {"day": "mon"},
    "slot-set": [{"day": "mon", "at": "am"}],
    "day-set": ["mon"],
    "performed-set": {"done": 12, "unit": "reps"},
    "performed": {"sets": [{"done": 12, "unit": "reps"}]},
    "pain": {"where": "knee", "score": 3},
    "preference": {"kind": "hard days hard"},
    "athlete": {"level": "novice", "priority": "running"},
    "exercise": {
        "name": "Sled push",
        "pattern": "squat",
        "direct": ["quadriceps"],
        "id": "sled-push",
        "modality": "dynamic",
        "laterality": "bilateral",
        "impact": 0,
        "level": 1,
        "landings": 0,
    },
    "guide-origin": {"region": "core", "dose": {"sets": 3, "work": {"low": 8, "high": 12, "unit": "reps"}}},
    "plan": {},
    "week": {"repeats": True},
    "planned-session": {"slot": {"day": "mon"}, "session": {"type": "mobility"}},
    "prescription": {
        "exercise": "plank",
        "dose": {"sets": 3, "work": {"low": 8, "high": 12, "unit": "reps"}},
    },
    "superset": {
        "prescriptions": [
            {"exercise": "plank", "dose": {"sets": 3, "work": {"low": 8, "high": 8, "unit": "s"}}}
        ]
        * 2
    },
    "session": {"type": "run", "kind": "easy"},
    "range": {"type": "number", "low": 7, "high": 8},
    "waiver": {"code": "INT001", "reason": "The coach agrees."},
}


def document(
    kind: str, changes: dict[str, Any] | None = None, *, without: tuple[str, ...] = ()
) -> dict[str, Any]:
    """A small document of a kind, with some keys changed."""
    value = copy.deepcopy(BASES[kind])
    if changes is not None:
        value = {key: v for key, v in (value | changes).items() if key not in without}
    return {"schema": "runstrength/1", "kind": kind, "value": value}


def loader_accepts(text: str) -> bool:
    """Whether the loader takes it."""
    try:
        json.loads(text)
    except DocumentError:
        return False
    return True


def verdicts(made: dict[str, Any]) -> tuple[bool, bool]:
    """Whether the loader and the schema take a document."""
    return loader_accepts(plain_json.dumps(made)), VALIDATOR.is_valid(made)


def test_the_schema_is_one() -> None:
    """Of the draft that it names."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("kind", KINDS)
def test_small_documents_of_every_kind_are_taken_by_both(kind: str) -> None:
    """The bases of everything below."""
    assert verdicts(document(kind)) == (True, True)


@pytest.mark.parametrize("kind", KINDS)
def test_what_both_refuse_in_every_kind(kind: str) -> None:
    """Other types, unknown keys, missing keys and another envelope."""
    value = BASES[kind]
    wrong: list[Any] = [None, 3, True, "x", [None], {"unknown": 1}]
    if isinstance(value, dict):
        wrong += [value | {"unknown": 1}]
        wrong += [{k: v for k, v in value.items() if k != gone} for gone in value]
        wrong += [value | {key: None} for key in value]
    for one in wrong:
        assert verdicts({"schema": "runstrength/1", "kind": kind, "value": one}) == (False, False), one
    good = document(kind)
    for broken in (
        good | {"schema": "runstrength/2"},
        good | {"kind": "x"},
        good | {"more": 1},
        {"kind": kind},
    ):
        assert verdicts(broken) == (False, False)


RANGE = {"low": 5, "high": 5}
EDGES: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    # what is just right, and what is just wrong
    ("dose", {"sets": 1}, {"sets": 0}),
    ("dose", {"sets": 100}, {"sets": 101}),
    ("dose", {"rpe": {"low": 0, "high": 10}}, {"rpe": {"low": -0.1, "high": 10}}),
    ("dose", {"rpe": RANGE}, {"rpe": {"low": 0, "high": 10.1}}),
    ("dose", {"rir": {"low": 0, "high": 30}}, {"rir": {"low": 0, "high": 30.5}}),
    ("dose", {"percent": {"low": 0.1, "high": 200}}, {"percent": {"low": 0, "high": 200}}),
    ("dose", {"percent": RANGE}, {"percent": {"low": 1, "high": 200.5}}),
    ("work", {"low": 1}, {"low": 0}),
    ("work", {"high": 100}, {"high": 101}),
    ("work", {"high": 3600, "unit": "s"}, {"high": 3601, "unit": "s"}),
    ("work", {"high": 10_000, "unit": "m"}, {"high": 10_001, "unit": "m"}),
    ("work", {"low": 100, "high": 100}, {"low": 101, "high": 101}),
    *[("tempo", {part: 57 if part == "lowering" else 50}, {part: 61}) for part in ("lowering", "pause", "lifting", "top")],
    ("tempo", {"lowering": 0}, {"lowering": -1}),
    ("load", {"value": 0.0001}, {"value": 0}),
    ("load", {"value": 1000}, {"value": 1000.1}),
    ("load", {"value": 2204.62, "unit": "lb"}, {"value": 2204.63, "unit": "lb"}),
    ("bodyweight", {"added": -1000}, {"added": -1000.1}),
    ("bodyweight", {"added": 1000}, {"added": 1000.1}),
    ("bodyweight", {"added": 2204.62, "unit": "lb"}, {"added": 2204.63, "unit": "lb"}),
    ("distance", {"value": 0.1}, {"value": 0}),
    ("distance", {"value": 1000}, {"value": 1000.1}),
    ("distance", {"value": 1_000_000, "unit": "m"}, {"value": 1_000_001, "unit": "m"}),
    ("distance", {"value": 621.371, "unit": "mi"}, {"value": 621.372, "unit": "mi"}),
    ("duration", {"seconds": 1}, {"seconds": 0}),
    ("duration", {"seconds": 360_000}, {"seconds": 360_001}),
    ("performed-set", {"done": 0}, {"done": -1}),
    ("performed-set", {"done": 10_000}, {"done": 10_001}),
    ("performed-set", {"rir": 0}, {"rir": -0.5}),
    ("performed-set", {"rir": 30}, {"rir": 30.5}),
    ("performed-set", {"rpe": 10}, {"rpe": 10.5}),
    ("performed", {"right": BASES["performed"]["sets"]}, {"right": []}),
    ("performed", {}, {"sets": []}),
    ("superset", {}, {"prescriptions": BASES["superset"]["prescriptions"][:1]}),
    ("session", {"rpe": {"low": 0, "high": 10}}, {"rpe": {"low": 0, "high": 11}}),
    ("session", {"distance": {"low": {"value": 1, "unit": "mi"}, "high": {"value": 2, "unit": "mi"}}},
     {"distance": {"low": {"value": 1, "unit": "mi"}, "high": {"value": 2, "unit": "km"}}}),
    ("planned-session", {"key": "a.b_c-d"}, {"key": "a-"}),
    ("planned-session", {"key": "ü1"}, {"key": "a b"}),
    ("planned-session", {"note": "a; b"}, {"note": "a\nb"}),
    ("week", {"labels": ["base 1", "Ü-phase"]}, {"labels": ["base  1"]}),
    ("week", {"labels": []}, {"labels": ["base!"]}),
    ("week", {"labels": []}, {"labels": [""]}),
    ("plan", {"name": "My  plan – 1"}, {"name": " My plan"}),
    ("plan", {"name": "x"}, {"name": "My\tplan"}),
    ("plan", {"start": "2027-01-04"}, {"start": "2027-1-4"}),
    ("slot", {"at": "pm"}, {"at": "pm", "clock": "18:30"}),
    ("slot", {"clock": "23:59"}, {"clock": "24:00"}),
    ("slot", {"clock": "00:00"}, {"clock": "9:00"}),
    ("pain", {"where": "left knee"}, {"where": " "}),
    ("pain", {"score": 10}, {"score": 10.5}),
    ("pain", {"score": 0}, {"score": -1}),
    ("preference", {"kind": "avoid", "slots": [{"day": "mon", "at": "am"}]}, {"kind": "avoid"}),
    ("preference", {}, {"slots": [{"day": "mon", "at": "am"}]}),
    ("preference", {}, {"kind": "avoid", "slots": []}),
    ("athlete", {"age": 5}, {"age": 4}),
    ("athlete", {"age": 120}, {"age": 121}),
    ("athlete", {"session_minutes": 5}, {"session_minutes": 4}),
    ("athlete", {"session_minutes": 240}, {"session_minutes": 241}),
    ("athlete", {"lifting_months": 0}, {"lifting_months": -1}),
    ("athlete", {"lifting_months": 1200}, {"lifting_months": 1201}),
    ("athlete", {"equipment": ["resistance band"]}, {"equipment": ["band "]}),
    ("athlete", {"symptoms": ["night pain"]}, {"symptoms": [""]}),
    ("athlete", {"equipment": ["a", "b"]}, {"equipment": ["a", "a"]}),
    ("exercise", {"name": "Schlittenübung-x y"}, {"name": "Sled push 2"}),
    ("exercise", {"aliases": ["a b"]}, {"aliases": ["a  b"]}),
    ("exercise", {"id": "sled-2"}, {"id": "sled push"}),
    ("exercise", {}, {"direct": []}),
    ("exercise", {"equipment": ["a"]}, {"equipment": [""]}),
    ("exercise", {"alternatives": [["a"], []]}, {"alternatives": [["a "]]}),
    ("exercise", {"impact": 3}, {"impact": 4}),
    ("exercise", {"impact": 0}, {"impact": -1}),
    ("exercise", {"level": 3}, {"level": 4}),
    ("exercise", {"level": 1}, {"level": 0}),
    ("exercise", {"landings": 10}, {"landings": 11}),
    ("exercise", {"modality": "plyometric", "landings": 1}, {"modality": "plyometric", "landings": 0}),
    ("guide-origin", {"inferred": ["name", "per_side"]}, {"inferred": ["dose"]}),
    ("pace", {"seconds": 60}, {"seconds": 59.9}),
    ("pace", {"seconds": 3600}, {"seconds": 3600.1}),
    ("pace", {"seconds": 5793, "per": "mi"}, {"seconds": 5794, "per": "mi"}),
    ("pace", {"seconds": 97, "per": "mi"}, {"seconds": 96, "per": "mi"}),
    ("waiver", {"code": "heavy-legs-before-quality-run"}, {"code": ""}),
    ("waiver", {"reason": "50 % off, ünï"}, {"reason": ""}),
    ("waiver", {"reason": "x"}, {"reason": "x\ny"}),
    ("waiver", {"key": "legs"}, {"key": ""}),
    ("waiver", {"week": 1}, {"week": 0}),
    ("waiver", {"week": 100_000}, {"week": 100_001}),
    ("waiver", {"until": "2027-03-01"}, {"until": "2027-3-1"}),
    ("waiver", {"where": {"slot": {"day": "tue"}}}, {"where": {"slot": {"day": "tue"}, "key": "legs"}}),
    ("waiver", {"where": {"week": 3, "exercise": "plank"}}, {"where": {"on": "2027-03-01"}}),
    ("waiver", {"where": {}}, {"where": "tue pm"}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "right", "wrong"), EDGES)
def test_both_draw_the_line_at_the_same_place(
    kind: str, right: dict[str, Any], wrong: dict[str, Any]
) -> None:
    """The bounds of the schema are those of the nouns: just right is right and just wrong is wrong, for both."""
    assert verdicts(document(kind, right)) == (True, True)
    assert verdicts(document(kind, wrong)) == (False, False)


MOBILITY = {"type": "mobility"}
STRENGTH = {
    "type": "strength",
    "title": "Legs",
    "items": [],
    "duration": {"low": {"seconds": 60}, "high": {"seconds": 60}},
}
ITEM = {"type": "prescription", **BASES["prescription"]}


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (MOBILITY | {"title": "Yoga"}, MOBILITY | {"title": "Yoga "}),
        ({"type": "cross-training", "sport": "Aqua jogging"}, {"type": "cross-training", "sport": "a\nb"}),
        ({"type": "cross-training", "rpe": RANGE}, {"type": "cross-training", "rpe": {"low": 5, "high": 11}}),
        (STRENGTH, STRENGTH | {"title": " Legs"}),
        (STRENGTH | {"rpe": RANGE}, STRENGTH | {"rpe": {"low": 5, "high": 11}}),
        ({"type": "strength", "items": [ITEM]}, STRENGTH | {"items": [ITEM]}),
        (MOBILITY, {"type": "swim-run"}),
        (MOBILITY, {}),
    ],
)
def test_both_draw_the_line_at_the_same_place_in_other_sessions(
    right: dict[str, Any], wrong: dict[str, Any]
) -> None:
    """The same for those that are not the base."""
    for value, verdict in ((right, True), (wrong, False)):
        assert verdicts({"schema": "runstrength/1", "kind": "session", "value": value}) == (verdict, verdict)


def test_every_bound_of_the_schema_is_tried() -> None:
    """A new one has to be added above."""
    classes = {class_of(form): kind for kind, form in KINDS.items() if isinstance(form, type)}
    tried = {(kind, key) for kind, right, wrong in EDGES for key in (*right, *wrong)}
    tried |= {("session", key) for key in ("title", "sport", "rpe")}
    assert {(classes.get(cls, "session"), key) for cls, key in BOUNDS} <= tried
    assert {form.__name__ for form in TOGETHER if isinstance(form, type)} == {
        "Work", "Load", "Bodyweight", "Distance", "Pace", "StrengthSession", "Preference", "Exercise", "SlotObject",
    }  # fmt: skip


SLOT_SESSION = '{"slot": {"day": "mon"}, "session": {"type": "mobility"}, "key": "a"}'

ONLY_THE_LOADER: list[tuple[str, str, str]] = [
    ("a key that stands twice", "duration", '{"seconds": 90, "seconds": 90}'),
    ("half of a character", "exercise", plain_json.dumps(BASES["exercise"] | {"benefit": "\ud800"})),
    ("a whole number written as a float", "duration", '{"seconds": 90.0}'),
    ("a number that no float holds", "range", '{"type": "number", "low": 0, "high": 9007199254740993}'),
    ("the order of two bounds", "work", '{"low": 12, "high": 8, "unit": "reps"}'),
    ("or of a range", "range", '{"type": "number", "low": 8, "high": 7}'),
    ("a sum", "tempo", '{"lowering": 0, "pause": 0, "lifting": 0, "top": 0}'),
    ("a muscle that is direct and indirect", "exercise", plain_json.dumps(BASES["exercise"] | {"indirect": ["quadriceps"]})),
    ("a letter that is none, beyond ASCII", "exercise", plain_json.dumps(BASES["exercise"] | {"name": "Sled–push"})),
    ("an exercise that the catalogue does not have", "prescription", plain_json.dumps(BASES["prescription"] | {"exercise": "plnk"})),
    ("two sessions of one key", "week", f'{{"repeats": true, "sessions": [{SLOT_SESSION}, {SLOT_SESSION}]}}'),
    ("two equal labels", "week", '{"repeats": true, "labels": ["base", "Base"]}'),
    ("a day that is not in the calendar", "plan", '{"start": "2027-02-30"}'),
    ("a day that is no Monday", "plan", '{"start": "2027-01-05"}'),
    ("a time zone that is unknown", "plan", '{"zone": "Mars/Olympus"}'),
    ("a waiver that names its week twice", "waiver", '{"code": "INT001", "reason": "x", "week": 3, "where": {"week": 3}}'),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "value"), [case[1:] for case in ONLY_THE_LOADER], ids=[case[0] for case in ONLY_THE_LOADER]
)
def test_what_only_the_loader_sees(kind: str, value: str) -> None:
    """The page for users of other languages lists these: parsers hide some, and schemas cannot say others."""
    text = f'{{"schema": "runstrength/1", "kind": "{kind}", "value": {value}}}'
    assert VALIDATOR.is_valid(plain_json.loads(text))
    assert not loader_accepts(text)


def test_the_page_for_javascript_lists_what_only_the_loader_sees() -> None:
    """In the words of the cases above."""
    from pathlib import Path

    page = Path(__file__).parents[4] / "docs" / "how-to" / "use-the-schema-from-javascript.md"
    text = " ".join(page.read_text(encoding="utf-8").split())
    assert [name for name, _, _ in ONLY_THE_LOADER if name not in text] == []


@pytest.mark.parametrize("exercise", rs.catalogue.values(), ids=str)
def test_every_shipped_exercise_is_taken_by_the_schema(exercise: rs.Exercise) -> None:
    """The whole catalogue can be handed to a program in another language."""
    assert VALIDATOR.is_valid(plain_json.loads(json.dumps(exercise)))


def test_the_golden_documents_are_taken_by_the_schema() -> None:
    """They have everything."""
    from pathlib import Path

    golden = sorted((Path(__file__).parents[3] / "golden").glob("runstrength-1-*.json"))
    assert len(golden) == 4
    for path in golden:
        assert list(VALIDATOR.iter_errors(plain_json.loads(path.read_bytes()))) == []
