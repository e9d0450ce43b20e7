# ruff: noqa: E501 - the table has one fault a line
"""One document for each kind of fault, with the exact message and path; and what the hooks promise besides."""

import json as plain_json
from typing import Any

import pytest

from runstrength import Dose, Exercise, Load, Plan, Prescription, Range, Week, catalogue
from runstrength.formats import json
from runstrength.formats.json import DocumentError
from runstrength.formats.json._converter import MAX_ENTRIES, read_noun
from runstrength.formats.json._refusal import MAX_PROBLEMS, Refusal
from runstrength.formats.json._shape import KINDS, class_of, keys_of, members_of

WORK = '{"low": 8, "high": 12, "unit": "reps"}'
DOSE = f'{{"sets": 3, "work": {WORK}}}'
RUN = '{"type": "run", "kind": "easy"}'
EXERCISE = (
    '{"name": "Sled push", "pattern": "squat", "direct": ["quadriceps"], "id": "sled-push", "modality": "dynamic",'
    ' "laterality": "bilateral", "impact": 0, "level": 1, "landings": 0}'
)
ATHLETE = '"level": "novice", "priority": "running"'


def document(kind: str, value: str) -> str:
    """A document of the present version."""
    return f'{{"schema": "runstrength/{json.VERSION}", "kind": "{kind}", "value": {value}}}'


def problems(kind: str, value: str) -> list[str]:
    """The faults of a document."""
    with pytest.raises(DocumentError) as caught:
        json.loads(document(kind, value))
    for problem in caught.value.problems:
        assert problem.path is not None
        assert problem.endswith(f" @ {problem.path}")
    return [str(problem) for problem in caught.value.problems]


FAULTS: list[tuple[str, str, str, str]] = [
    # Types: nothing is converted.
    ("text for a whole number", "duration", '{"seconds": "90"}', "seconds must be a whole number, not the text '90' @ $.value.seconds"),
    ("true for a whole number", "duration", '{"seconds": true}', "seconds must be a whole number, not true @ $.value.seconds"),
    ("a whole number as a float", "duration", '{"seconds": 90.0}', "seconds must be a whole number, not 90.0 @ $.value.seconds"),
    ("too many digits", "duration", f'{{"seconds": {"9" * 5000}}}', "seconds must be a whole number, not a number of 5,000 digits @ $.value.seconds"),
    ("null", "dose", f'{{"sets": 3, "work": {WORK}, "rest": null}}', "rest must be an object, not null @ $.value.rest"),
    ("text for a number", "load", '{"value": "60", "unit": "kg"}', "value must be a number, not the text '60' @ $.value.value"),
    ("true for a number", "load", '{"value": true, "unit": "kg"}', "value must be a number, not true @ $.value.value"),
    ("NaN", "load", '{"value": NaN, "unit": "kg"}', "value must be a number, not NaN @ $.value.value"),
    ("infinity", "load", '{"value": -Infinity, "unit": "kg"}', "value must be a number, not -Infinity @ $.value.value"),
    ("a number that is infinite", "load", '{"value": 1e999, "unit": "kg"}', "value must be a smaller number @ $.value.value"),
    ("a whole number that no float holds", "load", '{"value": 9007199254740993, "unit": "kg"}', "value must be a smaller number @ $.value.value"),
    ("a number for a flag", "work", '{"low": 1, "high": 1, "unit": "reps", "open_ended": 1}', "open_ended must be true or false, not 1 @ $.value.open_ended"),
    ("a text for a flag", "work", '{"low": 1, "high": 1, "unit": "reps", "open_ended": "true"}', "open_ended must be true or false, not the text 'true' @ $.value.open_ended"),
    ("a number for a text", "plan", '{"name": 5}', "name must be a text, not 5 @ $.value.name"),
    ("half of a character", "exercise", EXERCISE.replace('"impact"', '"benefit": "x\\ud83d", "impact"'), r"benefit must be whole characters, and \ud83d is half of one @ $.value.benefit"),
    ("an object for a list", "plan", '{"weeks": {}}', "weeks must be a list, not an object @ $.value.weeks"),
    ("a text for a list", "athlete", f'{{{ATHLETE}, "equipment": "band"}}', "equipment must be a list, not the text 'band' @ $.value.equipment"),
    ("a list for an object", "prescription", f'{{"exercise": "plank", "dose": [{DOSE}]}}', "dose must be an object, not a list @ $.value.dose"),
    ("an empty list for an object", "dose", "[]", "value must be an object, not an empty list @ $.value"),
    ("an entry of a list", "plan", '{"weeks": [{}, 3]}', "weeks[1] must be an object, not 3 @ $.value.weeks[1]"),
    ("an entry of a list of lists", "exercise", EXERCISE.replace('"impact"', '"alternatives": [["a"], ["b", 3]], "impact"'), "alternatives[1][1] must be a text, not 3 @ $.value.alternatives[1][1]"),
    ("a list that is too long", "plan", f'{{"weeks": [{",".join(["{}"] * (MAX_ENTRIES + 1))}]}}', "weeks must have at most 10,000 entries, not 10,001 @ $.value.weeks"),
    # Texts with a form.
    ("a date in another form", "plan", '{"start": "4.1.2027"}', "start must be a date such as '2027-01-04', not the text '4.1.2027' @ $.value.start"),
    ("a number for a date", "plan", '{"start": 20270104}', "start must be a date such as '2027-01-04', not 20270104 @ $.value.start"),
    ("a day that is not", "plan", '{"start": "2027-02-30"}', "start must be a day of the calendar, not '2027-02-30' @ $.value.start"),
    ("a time that is not", "slot", '{"day": "tue", "clock": "24:00"}', "clock must be a time from '00:00' to '23:59', not the text '24:00' @ $.value.clock"),
    ("a number for a time", "slot", '{"day": "tue", "clock": 18}', "clock must be a time from '00:00' to '23:59', not 18 @ $.value.clock"),
    # Words.
    ("a word of no enumeration", "work", '{"low": 1, "high": 1, "unit": "repss"}', "unit must be one of reps, s, m, not the text 'repss'; did you mean 'reps'? @ $.value.unit"),
    ("a number for a word", "slot", '{"day": 1}', "day must be one of mon, tue, wed, thu, fri, sat, sun, not 1 @ $.value.day"),
    ("a list for a word", "load", '{"value": 1, "unit": ["kg"]}', "unit must be one of kg, lb, not a list @ $.value.unit"),
    ("a word of no set", "day-set", '["mon", "tuesday"]', "value[1] must be one of mon, tue, wed, thu, fri, sat, sun, not the text 'tuesday'; did you mean 'tue'? @ $.value[1]"),
    # Keys.
    ("a missing key", "dose", f'{{"work": {WORK}}}', "missing key 'sets' @ $.value"),
    ("an unknown key", "dose", f'{{"sets": 3, "work": {WORK}, "resst": 9}}', "unknown key 'resst'; did you mean 'rest'? @ $.value"),
    ("an unknown key like no other", "dose", f'{{"sets": 3, "work": {WORK}, "q": 9}}', "unknown key 'q' @ $.value"),
    ("a key that stands twice", "dose", f'{{"sets": 3, "work": {WORK}, "sets": 3}}', "key 'sets' stands there twice @ $.value"),
    ("a key that stands twice deep down", "plan", '{"weeks": [{"labels": [], "labels": []}]}', "key 'labels' stands there twice @ $.value.weeks[0]"),
    ("a name that stands twice", "athlete", f'{{{ATHLETE}, "one_rep_maxes": {{"a b": {{"value": 1, "unit": "kg"}}, "a b": {{"value": 1, "unit": "kg"}}}}}}', "key 'a b' stands there twice @ $.value.one_rep_maxes"),
    ("a key of another kind of week", "plan", '{"weeks": [{"repeats": true}]}', "unknown key 'repeats' @ $.value.weeks[0]"),
    ("no day for a half of it", "slot-set", '[{"at": "am"}]', "missing key 'day' @ $.value[0]"),
    ("a whole day among half days", "slot-set", '[{"day": "mon"}]', "missing key 'at' @ $.value[0]"),
    ("a path that needs quotes", "athlete", f'{{{ATHLETE}, "one_rep_maxes": {{"back squat": {{"value": 1, "unit": "stone"}}}}}}', "unit must be one of kg, lb, not the text 'stone' @ $.value.one_rep_maxes[\"back squat\"].unit"),
    ("an entry with a path that needs quotes", "athlete", f'{{{ATHLETE}, "one_rep_maxes": {{"back squat": 100}}}}', '["back squat"] must be an object, not 100 @ $.value.one_rep_maxes["back squat"]'),
    ("half of a character in a key", "athlete", f'{{{ATHLETE}, "one_rep_maxes": {{"\\udc00": {{"value": 1, "unit": "kg"}}}}}}', r"""["\udc00"] must be whole characters, and \udc00 is half of one @ $.value.one_rep_maxes["\udc00"]"""),
    # Sets.
    ("a word twice in a set", "athlete", f'{{{ATHLETE}, "equipment": ["band", "band"]}}', "'band' stands there twice @ $.value.equipment[1]"),
    ("a slot twice in a set", "slot-set", '[{"day": "mon", "at": "am"}, {"at": "am", "day": "mon"}]', "'am mon' stands there twice @ $.value[1]"),
    # Choices.
    ("an unknown tag", "session", '{"type": "swim-run"}', "unknown session type 'swim-run'; expected one of strength, run, cross-training, mobility, race @ $.value.type"),
    ("nearly a tag", "session", '{"type": "cross training"}', "unknown session type 'cross training'; expected one of strength, run, cross-training, mobility, race; did you mean 'cross-training'? @ $.value.type"),
    ("no tag", "session", '{"kind": "easy"}', "missing key 'type'; expected one of strength, run, cross-training, mobility, race @ $.value"),
    ("a tag that is no text", "session", '{"type": 1}', "type must be one of strength, run, cross-training, mobility, race, not 1 @ $.value.type"),
    ("a tag where there is no choice", "load", '{"type": "load", "value": 1, "unit": "kg"}', "unknown key 'type' @ $.value"),
    ("an unknown load", "dose", f'{{"sets": 3, "work": {WORK}, "load": {{"type": "band"}}}}', "unknown load type 'band'; expected one of load, bodyweight @ $.value.load.type"),
    ("the key of another choice", "dose", f'{{"sets": 3, "work": {WORK}, "load": {{"type": "bodyweight", "value": 3, "added": 0, "unit": "kg"}}}}', "unknown key 'value' @ $.value.load"),
    # Exercises.
    ("an unknown exercise", "prescription", f'{{"exercise": "plnk", "dose": {DOSE}}}', "unknown exercise 'plnk'; expected an identifier of the catalogue; did you mean 'plank'? @ $.value.exercise"),
    ("an alias for an identifier", "prescription", f'{{"exercise": "Back Squat", "dose": {DOSE}}}', "unknown exercise 'Back Squat'; expected an identifier of the catalogue; did you mean 'back-squat'? @ $.value.exercise"),
    ("a number for an exercise", "prescription", f'{{"exercise": 7, "dose": {DOSE}}}', "exercise must be the identifier of an exercise or an object, not 7 @ $.value.exercise"),
    ("an identifier for a whole exercise", "exercise", '"plank"', "value must be an object, not the text 'plank' @ $.value"),
    # What the nouns say themselves.
    ("a bound", "dose", f'{{"sets": 101, "work": {WORK}}}', "sets must be a whole number from 1 to 100, not 101 @ $.value.sets"),
    ("an order", "work", '{"low": 12, "high": 8, "unit": "reps"}', "high must be at least low, 12, not 8 @ $.value.high"),
    ("fields together", "tempo", '{"lowering": 0, "pause": 0, "lifting": 0, "top": 0}', "lowering, pause, lifting and top together must be a whole number from 1 to 60, not 0 @ $.value"),
    ("an empty list where it cannot be", "performed", '{"sets": []}', "sets must be at least one set, not an empty list @ $.value.sets"),
    ("a key that another one needs", "preference", '{"kind": "avoid"}', "missing key 'slots': it must be the slots to avoid @ $.value"),
    ("a key that another one forbids", "slot", '{"day": "tue", "at": "am", "clock": "06:30"}', "clock must be left out where at is given, not '06:30' @ $.value.clock"),
    ("no Monday", "plan", '{"start": "2027-01-05"}', "start must be a Monday, such as 2027-01-04, not 2027-01-05 @ $.value.start"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "value", "message"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS])
def test_every_kind_of_fault_has_its_sentence_and_its_path(kind: str, value: str, message: str) -> None:
    """In our words, without the names of classes or of the library underneath."""
    assert problems(kind, value) == [message]


def test_all_faults_come_at_once_whatever_their_kind() -> None:
    """A fault in one field hides none in another, nor what the noun says about the fields that could be read."""
    value = (
        '{"sets": 800, "work": {"low": 8, "high": true, "unit": "reps", "x": 1}, "resst": 1, "rpe": {"low": 8, "high": 7},'
        ' "load": {"type": "load", "value": -1, "unit": "kg"}, "rest": {}, "tempo": []}'
    )
    assert problems("dose", value) == [
        "unknown key 'resst'; did you mean 'rest'? @ $.value",
        "unknown key 'x' @ $.value.work",
        "high must be a whole number, not true @ $.value.work.high",
        "high must be at least low, 8, not 7.0 @ $.value.rpe.high",
        "value must be a number above 0 (from 0.01 g) and at most 1000 kg, not -1.0 @ $.value.load.value",
        "missing key 'seconds' @ $.value.rest",
        "tempo must be an object, not an empty list @ $.value.tempo",
        "sets must be a whole number from 1 to 100, not 800 @ $.value.sets",
    ]


def test_the_sessions_of_a_plan_with_one_key_are_named_with_their_weeks() -> None:
    """What only the whole can tell is told as well."""
    week = f'{{"sessions": [{{"slot": {{"day": "mon"}}, "session": {RUN}, "key": "a"}}]}}'
    (problem,) = problems("plan", f'{{"weeks": [{week}, {week}]}}')
    assert "different keys" in problem
    assert problem.endswith(" @ $.value.weeks")


def test_a_problem_carries_what_a_program_wants_to_know() -> None:
    """Path, key, value and suggestions stand beside the sentence."""
    with pytest.raises(DocumentError) as caught:
        json.loads(document("plan", '{"weeks": [{"labels": [3]}], "zonne": "x"}'))
    unknown, label = caught.value.problems
    assert (unknown.path, unknown.field, unknown.value, unknown.suggestions) == (
        "$.value",
        "value",
        "zonne",
        ("zone",),
    )
    assert (label.path, label.field, label.value) == ("$.value.weeks[0].labels[0]", "labels", 3)


@pytest.mark.parametrize(
    "value",
    [
        f'{{"weeks": [{",".join(["0"] * 5000)}]}}',
        f"{{{','.join(f'{chr(34)}k{i}{chr(34)}: 1' for i in range(5000))}}}",
        f"{{{','.join([f'{chr(34)}k{i}{chr(34)}: 1' for i in range(5000)] * 2)}}}",
    ],
    ids=["entries", "unknown keys", "repeated keys"],
)
def test_of_very_many_faults_the_first_thousand_are_listed(value: str) -> None:
    """So that a hostile document cannot fill the memory with its own faults."""
    found = problems("plan", value)
    assert len(found) == MAX_PROBLEMS + 1
    assert found[-1] == "more than 1,000 faults, of which the first are listed @ $"


def test_of_very_many_wrong_maxima_the_first_thousand_are_listed() -> None:
    """An object with free keys is bounded as a list is."""
    maxes = ",".join(f'"k{i}": 1' for i in range(5000))
    assert len(problems("athlete", f'{{{ATHLETE}, "one_rep_maxes": {{{maxes}}}}}')) == MAX_PROBLEMS + 1


def test_whole_numbers_are_taken_where_any_number_is() -> None:
    """JSON has one kind of number, and other languages write 60.0 as 60."""
    assert json.loads(document("load", '{"value": 60, "unit": "kg"}')) == Load(60)


def test_equal_numbers_of_different_types_are_told_apart_although_values_are_remembered() -> None:
    """1 has been read once; that makes 1.0 and true no more right than before."""
    good = document("work", '{"low": 1, "high": 1, "unit": "reps"}')
    assert json.loads(good) == json.loads(good)
    for wrong in ("1.0", "true"):
        assert problems("work", f'{{"low": {wrong}, "high": 1, "unit": "reps"}}') == [
            f"low must be a whole number, not {wrong} @ $.value.low"
        ]


def test_a_catalogue_resolves_the_identifiers_of_its_own_exercises() -> None:
    """With `catalogue=` documents of other programs may name exercises of one's own."""
    sled = Exercise(name="Sled push", pattern="squat", direct={"quadriceps"})
    text = document("prescription", f'{{"exercise": "sled-push", "dose": {DOSE}}}')
    assert json.loads(text, catalogue=catalogue.extended([sled])) == Prescription(sled, Dose.parse("3x8-12"))
    with pytest.raises(DocumentError, match="unknown exercise 'sled-push'"):
        json.loads(text)


def test_shipped_exercises_are_written_as_identifiers_and_others_in_full() -> None:
    """What counts is whether it equals the shipped one, not what it is called."""
    plank = catalogue["plank"]
    mine = Exercise(name="plank", pattern="core", direct={"abdominals"})
    written = [
        plain_json.loads(json.dumps(Prescription(e, Dose.parse("3x30s"))))["value"]["exercise"]
        for e in (plank, mine)
    ]
    assert written[0] == "plank"
    assert written[1]["id"] == "plank"
    assert json.loads(json.dumps(Prescription(mine, Dose.parse("3x30s"))), Prescription).exercise == mine


def test_nouns_say_what_else_is_wrong_beside_any_field_that_cannot_be_read() -> None:
    """Every noun can be asked about its other fields while one is unread: nothing but faults comes back."""
    for kind, form in KINDS.items():
        tags = {m: t for t, m in enumerate(members_of(form))}
        for member in tags or [form]:
            if not hasattr(class_of(member), "__attrs_attrs__") or kind == "range":
                continue
            for key in keys_of(member):
                value: dict[str, Any] = {key.name: None}
                if kind == "session":
                    value["type"] = (
                        class_of(member).__name__.removesuffix("Session").lower().replace("crosst", "cross-t")
                    )
                with pytest.raises(Refusal) as caught:
                    read_noun(kind, value, None, careful=True)
                assert [t for t in caught.value.troubles if t.path == (key.name,)]


@pytest.mark.parametrize("text", ['{"value": [1], "unit": "kg"}', '{"value": {}, "unit": "kg"}', "[]", "3"])
def test_what_cannot_be_remembered_is_refused_like_the_rest(text: str) -> None:
    """Small values are remembered by what they are made of, which a list or an object cannot be."""
    assert len(problems("load", text)) == 1


def test_ranges_are_told_apart_by_their_type() -> None:
    """A document of a range says of what; inside a session the field says it."""
    for value in (Range(7.0, 8.0), Week.parse("sat long 10-12km 60-70min").sessions[0].session.distance):  # type: ignore[union-attr]
        assert value is not None
        assert json.loads(json.dumps(value), Range) == value


def test_sessions_of_a_loaded_week_are_in_order_of_time() -> None:
    """The noun's own order, so that programs may append."""
    late = f'{{"slot": {{"day": "sun"}}, "session": {RUN}}}'
    early = f'{{"slot": {{"day": "mon", "at": "pm"}}, "session": {RUN}}}'
    plan = json.loads(document("plan", f'{{"weeks": [{{"sessions": [{late}, {early}]}}]}}'), Plan)
    assert [str(s.slot) for s in plan.sessions] == ["mon pm", "sun"]
