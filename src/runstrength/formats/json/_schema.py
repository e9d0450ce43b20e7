"""The JSON Schema of the documents, made from the nouns.

Types, keys, words and tags come from where the decoder has them. The bounds of fields stand here, because the
nouns check theirs in code; the tests try each of them on the loader, from both sides. To make the file anew:

```sh
python -m runstrength.formats.json._schema > src/runstrength/formats/schema/runstrength-1.schema.json
```
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any, Literal, cast, get_args

from runstrength.days import DaySet, Slot, SlotSet, Weekday
from runstrength.findings import Waiver
from runstrength.formats.json._converter import MAX_ENTRIES
from runstrength.formats.json._migration import VERSION
from runstrength.formats.json._shape import (
    KINDS,
    HalfDay,
    NamedExercise,
    Place,
    PlanWeek,
    SilentAthlete,
    SlotObject,
    TypeForm,
    choice_of,
    class_of,
    is_words,
    keys_of,
    members_of,
    origin_of,
    words_of,
)
from runstrength.model.athlete import Athlete, OneRepMaxes, Pain, Preference
from runstrength.model.dose import Dose, Tempo, Work
from runstrength.model.exercise import Exercise, GuideOrigin
from runstrength.model.performed import Performed, PerformedSet
from runstrength.model.plan import Plan
from runstrength.model.session import (
    CrossTrainingSession,
    MobilitySession,
    RunSession,
    StrengthSession,
    Superset,
)
from runstrength.model.week import PlannedSession, Week
from runstrength.quantities import Bodyweight, Distance, Duration, Load, Pace, Range

__all__ = ["BOUNDS", "TOGETHER", "made_schema", "schema_of", "schema_text"]

Schema = dict[str, Any]


def _whole(low: int, high: int) -> Schema:
    return {"minimum": low, "maximum": high}


def _within(low: float, high: float, *, above: bool = False) -> Schema:
    bounds: Schema = {"exclusiveMinimum" if above else "minimum": low, "maximum": high}
    return {"properties": {"low": bounds, "high": bounds}}


# Patterns are written for every dialect of regular expressions, so that letters are whatever is not something
# else in ASCII. They let through more than the loader does, never less.
_LETTER = r"[^\u0000-@\[-`{-\u007f]"
_ALNUM = r"[^\u0000-/:-@\[-`{-\u007f]"
_WORD = r"[^\u0000-,/:-@\[-^`{-\u007f]"
_BLANK = r"\t-\r\u001c- "
_CONTROL = r"\u0000-\u001f\u007f"

_LINE: Schema = {"pattern": rf"^[^{_CONTROL}]*$"}
_TRIMMED: Schema = {"pattern": rf"^([^ {_CONTROL}]([^{_CONTROL}]*[^ {_CONTROL}])?)?$"}
_FILLED: Schema = {"pattern": rf"^[^ {_CONTROL}]([^{_CONTROL}]*[^ {_CONTROL}])?$"}
_NAME: Schema = {"pattern": rf"^{_LETTER}+([ \-]{_LETTER}+)*$"}
_TOKEN: Schema = {"items": {"type": "string", "pattern": rf"^[^{_BLANK}]([\s\S]*[^{_BLANK}])?$"}}

BOUNDS: Mapping[tuple[TypeForm, str], Schema] = {
    (Dose, "sets"): _whole(1, 100),
    (Dose, "rpe"): _within(0, 10),
    (Dose, "rir"): _within(0, 30),
    (Dose, "percent"): _within(0, 200, above=True),
    (Work, "low"): {"minimum": 1},
    (Work, "high"): {"minimum": 1},
    (Tempo, "lowering"): _whole(0, 60),
    (Tempo, "pause"): _whole(0, 60),
    (Tempo, "lifting"): _whole(0, 60),
    (Tempo, "top"): _whole(0, 60),
    (Load, "value"): {"exclusiveMinimum": 0},
    (Distance, "value"): {"exclusiveMinimum": 0},
    (Duration, "seconds"): _whole(1, 360_000),
    (PerformedSet, "done"): _whole(0, 10_000),
    (PerformedSet, "rir"): _whole(0, 30),
    (PerformedSet, "rpe"): _whole(0, 10),
    (Performed, "sets"): {"minItems": 1},
    (Performed, "right"): {"minItems": 1},
    (Superset, "prescriptions"): {"minItems": 2},
    (StrengthSession, "title"): _TRIMMED,
    (StrengthSession, "rpe"): _within(0, 10),
    (RunSession, "rpe"): _within(0, 10),
    (CrossTrainingSession, "sport"): _TRIMMED,
    (CrossTrainingSession, "rpe"): _within(0, 10),
    (MobilitySession, "title"): _TRIMMED,
    (PlannedSession, "key"): {"pattern": rf"^{_ALNUM}({_WORD}*{_ALNUM})?$"},
    (PlannedSession, "note"): _LINE,
    (Week, "labels"): {
        "items": {"type": "string", "pattern": rf"^[{_BLANK}]*{_ALNUM}+([ \-]{_ALNUM}+)*[{_BLANK}]*$"}
    },
    (Plan, "name"): _TRIMMED,
    (Pain, "where"): {"pattern": rf"[^{_BLANK}]"},
    (Pain, "score"): _whole(0, 10),
    (Athlete, "age"): _whole(5, 120),
    (Athlete, "session_minutes"): _whole(5, 240),
    (Athlete, "lifting_months"): _whole(0, 1200),
    (Athlete, "equipment"): _TOKEN,
    (Athlete, "symptoms"): _TOKEN,
    (Exercise, "name"): _NAME,
    (Exercise, "id"): {"pattern": rf"^{_ALNUM}+(-{_ALNUM}+)*$"},
    (Exercise, "aliases"): {"items": {"type": "string", **_NAME}},
    (Exercise, "direct"): {"minItems": 1},
    (Exercise, "equipment"): _TOKEN,
    (Exercise, "alternatives"): {"items": {"type": "array", **_TOKEN}},
    (Exercise, "impact"): _whole(0, 3),
    (Exercise, "level"): _whole(1, 3),
    (Exercise, "landings"): _whole(0, 10),
    (Waiver, "code"): _FILLED,
    (Waiver, "reason"): _FILLED,
    (Waiver, "key"): _FILLED,
    (Waiver, "week"): _whole(1, 100_000),
    (GuideOrigin, "inferred"): {"items": {"enum": ["name", "per_side"]}},
}
"""What the nouns ask of single fields, beyond their types."""


def _when(key: str, words: list[str], then: Schema) -> Schema:
    return {"if": {"properties": {key: {"enum": words}}, "required": [key]}, "then": {"properties": then}}


def _most(key: str, unit: str, most: Mapping[str, float], *, both_sides: bool = False) -> list[Schema]:
    return [
        _when(unit, [word], {key: {"maximum": high} | ({"minimum": -high} if both_sides else {})})
        for word, high in most.items()
    ]


_KG_AND_LB = {"kg": 1000, "lb": 2204.6227}

TOGETHER: Mapping[TypeForm, list[Schema]] = {
    Work: [
        *_most("low", "unit", {"reps": 100, "s": 3600, "m": 10_000}),
        *_most("high", "unit", {"reps": 100, "s": 3600, "m": 10_000}),
    ],
    Load: _most("value", "unit", _KG_AND_LB),
    Bodyweight: _most("added", "unit", _KG_AND_LB, both_sides=True),
    Distance: _most("value", "unit", {"km": 1000, "m": 1_000_000, "mi": 621.3712}),
    Pace: [
        _when("per", ["km"], {"seconds": _whole(60, 3600)}),
        _when("per", ["mi"], {"seconds": {"minimum": 96.56, "maximum": 5793.64}}),
    ],
    StrengthSession: [
        {
            "if": {"properties": {"items": {"minItems": 1}}, "required": ["items"]},
            "then": {"properties": {"duration": False, "rpe": False}},
        }
    ],
    Preference: [
        {
            **_when("kind", ["prefer", "avoid"], {"slots": {"minItems": 1}}),
            "else": {"properties": {"slots": False}},
        },
        {**_when("kind", ["prefer", "avoid"], {}), "then": {"required": ["slots"]}},
    ],
    Exercise: [_when("modality", ["plyometric"], {"landings": {"minimum": 1}})],
    SlotObject: [{"not": {"required": ["at", "clock"]}}],
    Range[Distance]: [
        {
            "if": {"properties": {"low": {"properties": {"unit": {"const": unit}}}}},
            "then": {"properties": {"high": {"properties": {"unit": {"const": unit}}}}},
        }
        for unit in ("km", "m", "mi")
    ],
}
"""What the nouns ask of fields together, as far as a schema can say it."""


_LEAVES: Mapping[TypeForm, Schema] = {
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    str: {"type": "string"},
    date: {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    time: {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"},
}


class _Definitions:
    """The definitions that have been asked for, each made once."""

    def __init__(self) -> None:
        self.made: dict[str, Schema] = {}

    def of(self, form: TypeForm) -> Schema:
        """Return the schema of what stands in a place; nouns become references."""
        if form in _LEAVES:
            return dict(_LEAVES[form])
        if members_of(form):
            return self._choice(form)
        if form == OneRepMaxes:
            return {"type": "object", "additionalProperties": self.of(Load)}
        if origin_of(form) in (tuple, frozenset):
            return self._list(form)
        if origin_of(form) is Literal:
            return {"enum": list(words_of(form))}
        return self._reference(form)

    def _list(self, form: TypeForm) -> Schema:
        made: Schema = {"type": "array", "items": self.of(get_args(form)[0]), "maxItems": MAX_ENTRIES}
        return made | {"uniqueItems": True} if origin_of(form) is frozenset else made

    def _choice(self, union: TypeForm) -> Schema:
        name, members = choice_of(union)
        title = f"Any{name.capitalize()}"
        if title not in self.made:
            self.made[title] = {}
            refs = [self._tagged(name, tag, member) for tag, member in members.items()]
            self.made[title] = {"type": "object", "required": ["type"], "oneOf": refs}
        return {"$ref": f"#/$defs/{title}"}

    def _tagged(self, choice: str, tag: str, member: TypeForm) -> Schema:
        # Sessions have a tag everywhere, the others only where there is a choice.
        title = _title(member) if choice == "session" else f"Typed{_title(member)}"
        made = self._object(member)
        made["required"].insert(0, "type")
        made["properties"] = {"type": {"const": tag}, **made["properties"]}
        self.made[title] = made
        return {"$ref": f"#/$defs/{title}"}

    def _reference(self, form: TypeForm) -> Schema:
        title = _title(form)
        if title not in self.made:
            self.made[title] = {}  # keeps its place before what it refers to
            self.made[title].update(self._definition(form))
        return {"$ref": f"#/$defs/{title}"}

    def _definition(self, form: TypeForm) -> Schema:
        if form is NamedExercise:
            identifier = {"type": "string", "description": "The identifier of an exercise of the catalogue."}
            return {"anyOf": [identifier, self.of(Exercise)]}
        if form is Slot:
            return self._object(SlotObject)
        if form is SlotSet:
            return self._list(frozenset[HalfDay])
        if form is DaySet:
            return self._list(frozenset[Weekday])
        if is_words(form):
            return {"enum": list(words_of(form))}
        return self._object(form)

    def _object(self, form: TypeForm) -> Schema:
        cls = class_of(form)
        keys = keys_of(form)
        made: Schema = {
            "type": "object",
            "description": (cls.__doc__ or "").partition("\n")[0],
            "required": [key.name for key in keys if key.required],
            "properties": {
                key.name: _bounded(self.of(key.form), BOUNDS.get((cls, key.name), {})) for key in keys
            },
            "additionalProperties": False,
        }
        together = TOGETHER.get(form)
        return made | {"allOf": together} if together else made


def _bounded(schema: Schema, bounds: Schema) -> Schema:
    """Add what is asked of one field to the schema of its type, one level into lists and objects."""
    return schema | {
        key: _bounded(schema[key], value) if key == "items" and "items" in schema else value
        for key, value in bounds.items()
    }


_TYPE_OF_KEYWORD: Mapping[str, str] = {
    **dict.fromkeys(("minimum", "maximum", "exclusiveMinimum"), "number"),
    **dict.fromkeys(("properties", "required"), "object"),
    "minItems": "array",
    "items": "array",
    "pattern": "string",
}


def _typed(part: Any) -> Any:  # noqa: ANN401 - plain data
    """Say the type wherever a keyword is for one type: strict validators ask for it."""
    if isinstance(part, list):
        return [_typed(entry) for entry in cast("Sequence[Any]", part)]
    if not isinstance(part, dict):
        return part
    schema = cast("Schema", part)
    types = {_TYPE_OF_KEYWORD[key] for key in schema if key in _TYPE_OF_KEYWORD}
    said = {} if "type" in schema or len(types) != 1 else {"type": types.pop()}
    return said | {key: _with_types(key, value) for key, value in schema.items()}


def _with_types(key: str, value: Any) -> Any:  # noqa: ANN401 - plain data
    if key in ("properties", "$defs"):  # what stands under these are names, not keywords
        return {name: _typed(schema) for name, schema in cast("Schema", value).items()}
    return _typed(value)


_TITLES: Mapping[TypeForm, str] = {
    Range[float]: "NumberRange",
    Range[Distance]: "DistanceRange",
    Range[Duration]: "DurationRange",
    PlanWeek: "PlanWeek",
    SilentAthlete: "SilentAthlete",
    Place: "Place",
    NamedExercise: "NamedExercise",
}


def _title(form: TypeForm) -> str:
    return _TITLES.get(form) or class_of(form).__name__.lstrip("_")


def made_schema() -> Schema:
    """Make the schema of the present version.

    Returns:
        The schema as plain data.
    """
    definitions = _Definitions()
    documents = [
        {
            "type": "object",
            "required": ["schema", "kind", "value"],
            "properties": {
                "schema": {"const": f"runstrength/{VERSION}"},
                "kind": {"const": kind},
                "value": definitions.of(form),
            },
            "additionalProperties": False,
        }
        for kind, form in KINDS.items()
    ]
    made = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:runstrength:schema:{VERSION}",
        "title": f"runstrength {VERSION}",
        "description": "Documents of runstrength, strength training for runners.",
        "type": "object",
        "required": ["schema", "kind", "value"],
        "oneOf": documents,
        "$defs": dict(sorted(definitions.made.items())),
    }
    return cast("Schema", _typed(made))


def schema_of(form: TypeForm, family: str, version: int, description: str) -> Schema:
    """Make the schema of documents that hold one form, with the word for their schema among its keys.

    Args:
        form: What they hold, under `schema` and its other keys.
        family: The word before the version.
        version: The version.
        description: What they are, in a sentence.

    Returns:
        The schema as plain data.
    """
    definitions = _Definitions()
    held = definitions.of(form)
    definitions.made[_title(form)]["properties"]["schema"] = {"const": f"{family}/{version}"}
    made = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{family}:schema:{version}",
        "title": f"{family} {version}",
        "description": description,
        **held,
        "$defs": dict(sorted(definitions.made.items())),
    }
    return cast("Schema", _typed(made))


def schema_text() -> str:
    """Write the schema as the file that ships has it.

    Returns:
        The text.
    """
    return json.dumps(made_schema(), indent=2) + "\n"


if __name__ == "__main__":
    print(schema_text(), end="")  # noqa: T201 - it is a program
