"""How the nouns look in a document: their kinds, their keys, and the tags where there is a choice.

To store another noun, add its line to `KINDS` (and its name to `Noun`); where one of several nouns can stand,
add them to `CHOICES`. The rest follows from the fields of their classes: decoder, encoder and JSON Schema all
go by
`keys_of`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, NewType, TypeAlias, Union, cast, get_args, get_origin

import attrs

from runstrength.days import DaySet, Half, Slot, SlotSet, Weekday
from runstrength.errors import Faults
from runstrength.findings import Location, Waiver
from runstrength.model.athlete import Athlete, Pain, Preference
from runstrength.model.dose import Dose, Tempo, Work
from runstrength.model.exercise import Exercise, GuideOrigin
from runstrength.model.performed import Performed, PerformedSet
from runstrength.model.plan import Plan
from runstrength.model.session import (
    CrossTrainingSession,
    MobilitySession,
    Prescription,
    RaceSession,
    RunSession,
    Session,
    StrengthSession,
    Superset,
)
from runstrength.model.week import PlannedSession, Week
from runstrength.quantities import Bodyweight, Distance, Duration, Load, Pace, Range

__all__ = [
    "CHOICES",
    "KINDS",
    "AnyRange",
    "HalfDay",
    "Key",
    "NamedExercise",
    "Noun",
    "Place",
    "PlanWeek",
    "SilentAthlete",
    "SlotObject",
    "TypeForm",
    "choice_of",
    "class_of",
    "is_words",
    "keys_of",
    "kind_of",
    "members_of",
    "origin_of",
    "words_of",
]

TypeForm: TypeAlias = Any
"""A type as annotations have it: a class, `Range[float]`, a union."""

AnyRange = Range[float] | Range[Distance] | Range[Duration]

KINDS: Mapping[str, TypeForm] = {
    "plan": Plan,
    "week": Week,
    "planned-session": PlannedSession,
    "session": Session,
    "prescription": Prescription,
    "superset": Superset,
    "dose": Dose,
    "work": Work,
    "tempo": Tempo,
    "performed": Performed,
    "performed-set": PerformedSet,
    "athlete": Athlete,
    "preference": Preference,
    "pain": Pain,
    "exercise": Exercise,
    "guide-origin": GuideOrigin,
    "slot": Slot,
    "slot-set": SlotSet,
    "day-set": DaySet,
    "load": Load,
    "bodyweight": Bodyweight,
    "distance": Distance,
    "duration": Duration,
    "pace": Pace,
    "range": AnyRange,
    "waiver": Waiver,
}
"""What a document can hold, by the word for it in `kind`."""

Noun: TypeAlias = (
    Plan | Week | PlannedSession | Session | Prescription | Superset | Dose | Work | Tempo
    | Performed | PerformedSet | Athlete | Preference | Pain | Exercise | GuideOrigin
    | Slot | SlotSet | DaySet | Load | Bodyweight | Distance | Duration | Pace | AnyRange | Waiver
)  # fmt: skip
"""The same for type checkers."""

CHOICES: Mapping[str, Mapping[TypeForm, str]] = {
    "session": {
        StrengthSession: "strength",
        RunSession: "run",
        CrossTrainingSession: "cross-training",
        MobilitySession: "mobility",
        RaceSession: "race",
    },
    "item": {Prescription: "prescription", Superset: "superset"},
    "load": {Load: "load", Bodyweight: "bodyweight"},
    "range": {Range[float]: "number", Range[Distance]: "distance", Range[Duration]: "duration"},
    "before": {Week: "week", Plan: "plan"},
}
"""The nouns of which one stands in a place, each with the word that its `type` then has."""


# Forms that differ from the class.

PlanWeek = NewType("PlanWeek", Week)
"""A week inside a plan: whether it repeats does not arise there, so there is no key for it."""

Place = NewType("Place", Location)
"""Where a waiver holds: the key of a session stands beside it, and there is no date."""

SilentAthlete = NewType("SilentAthlete", Athlete)
"""An athlete beside a plan: what they say of their health has no key there."""

NamedExercise = NewType("NamedExercise", Exercise)
"""An exercise inside something else: its identifier where it is one that ships, else the whole of it."""


@attrs.frozen
class SlotObject:
    """A slot as documents have it: part of the day and clock time under keys of their own."""

    day: Weekday
    at: Half | None = None
    clock: time | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse two answers to one question."""
        faults = Faults("Slot")
        if self.at is not None and self.clock is not None:
            faults.add("clock", f"{self.clock:%H:%M}", "left out where at is given")
        faults.raise_any()


@attrs.frozen
class HalfDay:
    """A slot of a set of slots: both keys are there, since a day alone would mean both halves."""

    day: Weekday
    at: Half


_STANDS_AS: Mapping[tuple[type, str], TypeForm] = {
    (Plan, "weeks"): tuple[PlanWeek, ...],
    (Prescription, "exercise"): NamedExercise,
    (Waiver, "where"): Place,
}
_LEFT_OUT: Mapping[TypeForm, tuple[str, ...]] = {
    PlanWeek: ("repeats",),
    Place: ("key", "on"),
    SilentAthlete: ("pregnant", "cleared", "pains", "symptoms"),
}


@attrs.frozen
class Key:
    """A key of an object.

    Attributes:
        name: The key, which is the name of the field.
        form: The type of what stands there.
        required: Whether it is always there. The others are left out where there is nothing to say: no value,
            an empty text, an empty list or false.
    """

    name: str
    form: TypeForm
    required: bool


def origin_of(form: TypeForm) -> TypeForm:
    """Return what stands before the brackets of a type: `tuple` for `tuple[int, ...]`, `None` for a class.

    Args:
        form: A type.

    Returns:
        The origin.
    """
    return get_origin(form)


def class_of(form: TypeForm) -> type:
    """Return the class behind a form: `Range` for `Range[float]`, `Week` for a week inside a plan.

    Args:
        form: A type.

    Returns:
        The class.
    """
    return cast("type", origin_of(form) or getattr(form, "__supertype__", form))


@cache
def keys_of(form: TypeForm) -> tuple[Key, ...]:
    """Return the keys of the object that a noun becomes.

    Args:
        form: An attrs class or a form of one.

    Returns:
        The keys in the order in which they are written: first those that are always there.

    Example:
        >>> [key.name for key in keys_of(Work) if key.required]
        ['low', 'high', 'unit']
    """
    cls = class_of(form)
    arguments = dict(zip(getattr(cls, "__parameters__", ()), get_args(form), strict=False))
    keys = [
        Key(
            field.name,
            _STANDS_AS.get((cls, field.name)) or _something(arguments.get(field.type, field.type)),
            not _is_nothing(field.default),
        )
        for field in attrs.fields(attrs.resolve_types(cls))
        if field.name not in _LEFT_OUT.get(form, ())
    ]
    return tuple(sorted(keys, key=lambda key: not key.required))


def _something(annotation: TypeForm) -> TypeForm:
    """Take `None` out of a union: what is nothing is left out of a document."""
    if origin_of(annotation) not in (Union, UnionType):
        return annotation
    return Union[tuple(a for a in get_args(annotation) if a is not NoneType)]  # noqa: UP007 - made at run time


def _is_nothing(default: object) -> bool:
    return default is None or default is False or default in ("", (), frozenset())


def members_of(form: TypeForm) -> tuple[TypeForm, ...]:
    """Return the nouns of which one stands in a place, or nothing where there is no choice.

    Args:
        form: A type.

    Returns:
        The members of a union.
    """
    return get_args(form) if origin_of(form) in (Union, UnionType) else ()


def choice_of(union: TypeForm) -> tuple[str, Mapping[str, TypeForm]]:
    """Return what the nouns of a union are together, and each by its tag.

    Args:
        union: A union of nouns.

    Returns:
        The name of the choice and the nouns by the words in `type`.
    """
    members = members_of(union)
    name = next(name for name, tags in CHOICES.items() if members[0] in tags)
    return name, {CHOICES[name][member]: member for member in members}


def is_words(form: TypeForm) -> bool:
    """Return whether a type allows some words and no others: an enumeration or a literal type.

    Args:
        form: A type.

    Returns:
        Whether `words_of` has words for it.
    """
    return origin_of(form) is Literal or (isinstance(form, type) and issubclass(form, Enum))


def words_of(form: TypeForm) -> Mapping[str, Any]:
    """Return the words of an enumeration or a literal type, and what they stand for.

    Args:
        form: The type.

    Returns:
        The meanings by the words.

    Example:
        >>> list(words_of(Half))
        ['am', 'pm']
    """
    if origin_of(form) is Literal:
        return {word: word for word in get_args(form)}
    return {str(member): member for member in form}


@cache
def _kinds_by_class() -> Mapping[type, str]:
    return {class_of(noun): kind for kind, form in KINDS.items() for noun in members_of(form) or (form,)}


def kind_of(noun: type) -> str | None:
    """Return the kind of document that holds values of a class.

    Args:
        noun: A class.

    Returns:
        The kind, or `None` where documents do not hold such values.
    """
    return _kinds_by_class().get(noun)
