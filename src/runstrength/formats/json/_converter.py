"""Nouns to plain data and back, with cattrs.

There are two decoders. The quick one stops at the first fault and does not say where it is; what it accepts
is right. The careful one, which is asked only where the quick one has refused, goes on after a fault and
collects them all. They share every hook but those of objects and lists.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from datetime import date, time
from enum import StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias, cast, get_args

import attrs
from cattrs import Converter
from cattrs.fns import identity
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from runstrength.days import DaySet, Half, Slot, SlotSet, Weekday
from runstrength.errors import Problem, RunstrengthError, nearest_names
from runstrength.exercises import Catalogue, load_catalogue
from runstrength.formats.json._plain import Plain, shown
from runstrength.formats.json._refusal import (
    MAX_PROBLEMS,
    Refusal,
    Trouble,
    checked_object,
    faults_of_keys,
    refused,
    typed,
    unknown_word,
)
from runstrength.formats.json._shape import (
    KINDS,
    AnyRange,
    HalfDay,
    NamedExercise,
    Noun,
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
from runstrength.model.athlete import OneRepMaxes
from runstrength.model.exercise import Exercise
from runstrength.quantities import Load, Range

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

__all__ = ["MAX_ENTRIES", "read_form", "read_noun", "write_form", "write_noun"]

MAX_ENTRIES = 10_000
"""Most entries of a list."""

_EXACT = 2**53  # a whole number beyond it is not the same everywhere (RFC 8259, section 6)

Reader: TypeAlias = Callable[[Any, Any], Any]
Writer: TypeAlias = Callable[[Any], Any]
Predicate: TypeAlias = Callable[[TypeForm], bool]


# Leaves. Nothing is converted that is not what it should be.


def _read_whole(value: object, _: object) -> int:
    if type(value) is int:
        return value
    raise refused(f"must be a whole number, not {typed(value)}", value)


def _read_number(value: object, _: object) -> float:
    if type(value) is float and math.isfinite(value):
        return value
    if type(value) is int and -_EXACT < value < _EXACT:
        return float(value)
    if type(value) in (int, float):
        raise refused("must be a smaller number", value)
    raise refused(f"must be a number, not {typed(value)}", value)


def _read_flag(value: object, _: object) -> bool:
    if type(value) is bool:
        return value
    raise refused(f"must be true or false, not {typed(value)}", value)


def _read_text(value: object, _: object) -> str:
    if type(value) is not str:
        raise refused(f"must be a text, not {shown(value)}", value)
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError as error:
            half = f"\\u{ord(value[error.start]):04x}"
            raise refused(f"must be whole characters, and {half} is half of one", value) from None
    return value


_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _read_date(value: object, _: object) -> date:
    if type(value) is not str or not _DATE.fullmatch(value):
        raise refused(f"must be a date such as '2027-01-04', not {typed(value)}", value)
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise refused(f"must be a day of the calendar, not {shown(value)}", value) from None


_CLOCK = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")


def _read_clock(value: object, _: object) -> time:
    if type(value) is str and _CLOCK.fullmatch(value):
        return time(int(value[:2]), int(value[3:]))
    raise refused(f"must be a time from '00:00' to '23:59', not {typed(value)}", value)


def _word_reader(form: TypeForm) -> Reader:
    words = words_of(form)

    def read(value: object, _: object) -> object:
        if type(value) is str and value in words:
            return words[value]
        near = nearest_names(value, words) if isinstance(value, str) else ()
        raise refused(f"must be one of {', '.join(words)}, not {typed(value)}", value, near)

    return read


# Lists.


def _checked_list(value: list[Any]) -> list[Any]:
    if type(value) is not list:
        raise refused(f"must be a list, not {typed(value)}", value)
    if len(value) > MAX_ENTRIES:
        raise refused(f"must have at most {MAX_ENTRIES:,} entries, not {len(value):,}", value)
    return value


def _quick_list(read: Reader) -> Reader:
    def read_list(value: list[Any], _: object) -> tuple[Any, ...]:
        return tuple([read(entry, None) for entry in _checked_list(value)])

    return read_list


def _careful_list(read: Reader) -> Reader:
    def read_list(value: list[Any], _: object) -> tuple[Any, ...]:
        found: list[Any] = []
        troubles: list[Trouble] = []
        for index, entry in enumerate(_checked_list(value)):
            try:
                found.append(read(entry, None))
            except Refusal as refusal:
                troubles += refusal.under(index)
                if len(troubles) > MAX_PROBLEMS:
                    break
        if troubles:
            raise Refusal(troubles)
        return tuple(found)

    return read_list


def _set_reader(read_list: Reader, make: Callable[[Iterable[Any]], Any] = frozenset) -> Reader:
    def read(value: Plain, _: object) -> object:
        entries = read_list(value, None)
        if len(set(entries)) < len(entries):
            raise Refusal(_twice(entries, value))
        return make(entries)

    return read


def _twice(entries: Iterable[object], value: list[Any]) -> Iterator[Trouble]:
    seen: set[object] = set()
    for index, entry in enumerate(entries):
        if entry in seen:
            raw = value[index]
            name = shown(raw) if isinstance(raw, str) else repr(" ".join(raw.values()))
            yield Trouble((index,), f"{name} stands there twice", raw)
        seen.add(entry)


# Objects.


def _reader_of(converter: Converter, form: TypeForm) -> Reader:
    # cattrs takes a StrEnum for a str before it asks any factory.
    return _word_reader(form) if is_words(form) else converter.get_structure_hook(form)


def _generic(form: TypeForm) -> TypeForm:
    """Return what cattrs is to be told: `Range[float]` as it is, `Week` for a week inside a plan."""
    return getattr(form, "__supertype__", form)


def _quick_object(converter: Converter, form: TypeForm, *extra: str) -> Reader:
    keys = keys_of(form)
    required = frozenset(key.name for key in keys if key.required)
    allowed = frozenset((*extra, *(key.name for key in keys)))
    cls = class_of(form)
    overrides: dict[str, Any] = {field.name: override(omit=True) for field in attrs.fields(cls)} | {
        key.name: override(struct_hook=_reader_of(converter, key.form)) for key in keys
    }
    build = make_dict_structure_fn(
        _generic(form),
        converter,
        _cattrs_forbid_extra_keys=False,
        _cattrs_detailed_validation=False,
        **overrides,
    )

    def read(value: dict[str, Any], _: object) -> object:
        if type(value) is dict and required <= value.keys() <= allowed:
            return build(value, cls)
        raise Refusal

    return _remembering(read) if all(_is_small(key.form) for key in keys) else read


def _is_small(form: TypeForm) -> bool:
    return form in (int, float, bool, time) or is_words(form)


def _remembering(read: Reader) -> Reader:
    """Return a reader that makes equal values once: slots, works and efforts recur all the time in a plan.

    Texts of people are not among what is remembered.
    """

    @lru_cache(maxsize=1024, typed=True)
    def remembered(**given: object) -> object:
        return read(given, None)

    def read_again(value: dict[str, Any], _: object) -> object:
        if type(value) is dict:
            try:
                return remembered(**value)
            except TypeError:  # a list or an object, where none can be
                pass
        raise Refusal

    return read_again


class _Unread:
    """Stands for a field that could not be read, so that a noun still checks the others.

    It has no entries and equals nothing; what a noun says about it is not passed on.
    """

    def __iter__(self) -> Iterator[object]:
        return iter(())


_UNREAD = _Unread()


def _careful_object(converter: Converter, form: TypeForm, *extra: str) -> Reader:
    keys = keys_of(form)
    allowed = (*extra, *(key.name for key in keys))
    readers = {key.name: _reader_of(converter, key.form) for key in keys}
    cls = class_of(form)

    def read(value: object, _: object) -> object:
        given = checked_object(value)
        troubles = list(faults_of_keys(given, allowed))
        fields: dict[str, Any] = {}
        failed: dict[str, Any] = {}
        for key in keys:
            if key.name in given:
                try:
                    fields[key.name] = readers[key.name](given[key.name], None)
                except Refusal as refusal:
                    troubles += refusal.under(key.name)
                    failed[key.name] = key.required
            elif key.required:
                troubles.append(Trouble((), f"missing key {key.name!r}"))
                failed[key.name] = True
        unread = {name: _UNREAD for name, required in failed.items() if required}
        noun = None
        try:
            noun = cls(**fields, **unread)
        except RunstrengthError as error:
            troubles += [_own_fault(p, given, allowed) for p in error.problems if p.field not in failed]
        if troubles:
            raise Refusal(troubles)
        return noun

    return read


def _own_fault(problem: Problem, given: Mapping[str, Any], allowed: tuple[str, ...]) -> Trouble:
    """Say what a noun says about a field, without the name of its class and with JSON's words for nothing."""
    message = problem.partition(": ")[2]
    if problem.field not in allowed:
        return Trouble((), message, problem.value, problem.suggestions)
    if problem.field not in given:
        return Trouble((), f"missing key {problem.field!r}: it must be {problem.allowed}")
    if not problem.value and not isinstance(problem.value, str | int | float):
        message = f"must be {problem.allowed}, not {shown(given[problem.field])}"
    return Trouble((problem.field,), message, problem.value, problem.suggestions)


def _union_reader(converter: Converter, union: TypeForm, object_reader: Callable[..., Reader]) -> Reader:
    name, members = choice_of(union)
    readers = {tag: object_reader(converter, member, "type") for tag, member in members.items()}

    def read(value: object, _: object) -> object:
        given = checked_object(value)
        if "type" not in given:
            raise refused(f"missing key 'type'; expected one of {', '.join(readers)}", value)
        tag = given["type"]
        if type(tag) is str and tag in readers:
            return readers[tag](value, None)
        if type(tag) is str:
            refusal = unknown_word(f"{name} type", tag, tuple(readers))
        else:
            refusal = refused(f"must be one of {', '.join(readers)}, not {shown(tag)}", tag)
        raise Refusal(refusal.under("type"))

    return read


# What has a form of its own.

_exercises: ContextVar[Mapping[str, Exercise]] = ContextVar("exercises that identifiers stand for")


def _by_identifier(catalogue: Catalogue) -> Mapping[str, Exercise]:
    return {exercise.id: exercise for exercise in catalogue.exercises}


@cache
def _shipped() -> Mapping[str, Exercise]:
    return _by_identifier(load_catalogue())


def _exercise_reader(read_whole: Reader) -> Reader:
    def read(value: object, _: object) -> object:
        if type(value) is not str:
            if isinstance(value, dict):
                return read_whole(value, None)
            raise refused(f"must be the identifier of an exercise or an object, not {shown(value)}", value)
        known = _exercises.get()
        if value in known:
            return known[value]
        near = nearest_names(value, known)
        raise refused(
            f"unknown exercise {shown(value)}; expected an identifier of the catalogue", value, near
        )

    return read


def _slot_reader(read_object: Reader) -> Reader:
    def read(value: object, _: object) -> Slot:
        slot = read_object(value, None)
        return Slot(slot.day, slot.at if slot.clock is None else slot.clock)

    return read


def _slots_of(half_days: Iterable[HalfDay]) -> SlotSet:
    return SlotSet(Slot(half_day.day, half_day.at) for half_day in half_days)


def _maxes_reader(read_load: Reader) -> Reader:
    def read(value: object, _: object) -> OneRepMaxes:
        given = checked_object(value)
        troubles = list(faults_of_keys(given, tuple(given)))
        maxes: list[tuple[str, Load]] = []
        for name, load in given.items():
            try:
                maxes.append((_read_text(name, None), read_load(load, None)))
            except Refusal as refusal:
                troubles += refusal.under(name)
                if len(troubles) > MAX_PROBLEMS:
                    break
        if troubles:
            raise Refusal(troubles)
        return tuple(maxes)

    return read


# The decoders.


def _is_tuple(form: TypeForm) -> bool:
    return origin_of(form) is tuple


def _is_set(form: TypeForm) -> bool:
    return origin_of(form) is frozenset


def _is_maxes(form: TypeForm) -> bool:
    return bool(form == OneRepMaxes)


def _is_choice(form: TypeForm) -> bool:
    return bool(members_of(form))


def _is_noun(form: TypeForm) -> bool:
    return attrs.has(class_of(form))


def _is_named_exercise(form: TypeForm) -> bool:
    return form is NamedExercise


@cache
def _decoder(*, careful: bool) -> Converter:
    converter = Converter(detailed_validation=False)
    list_of = _careful_list if careful else _quick_list
    object_of = _careful_object if careful else _quick_object

    def entries_of(form: TypeForm) -> Reader:
        return list_of(_reader_of(converter, get_args(form)[0]))

    # The last one that fits is taken.
    factories: list[tuple[Predicate, Callable[[TypeForm], Reader]]] = [
        (_is_noun, lambda form: object_of(converter, form)),
        (_is_choice, lambda form: _union_reader(converter, form, object_of)),
        (_is_tuple, entries_of),
        (_is_set, lambda form: _set_reader(entries_of(form))),
        (_is_maxes, lambda _: _maxes_reader(_reader_of(converter, Load))),
        (_is_named_exercise, lambda _: _exercise_reader(_reader_of(converter, Exercise))),
    ]
    for fits, factory in factories:
        converter.register_structure_hook_factory(fits, factory)
    for leaf, read in _LEAVES.items():
        converter.register_structure_hook(leaf, read)
    converter.register_structure_hook(Slot, _slot_reader(_reader_of(converter, SlotObject)))
    half_days = list_of(_reader_of(converter, HalfDay))
    converter.register_structure_hook(SlotSet, _set_reader(half_days, _slots_of))
    days = list_of(_reader_of(converter, Weekday))
    converter.register_structure_hook(DaySet, _set_reader(days, DaySet))
    return converter


_LEAVES: Mapping[type, Reader] = {
    int: _read_whole,
    float: _read_number,
    bool: _read_flag,
    str: _read_text,
    date: _read_date,
    time: _read_clock,
}


@cache
def _form_reader(form: TypeForm, *, careful: bool) -> Reader:
    return _reader_of(_decoder(careful=careful), form)


def read_noun(kind: str, value: object, catalogue: Catalogue | None, *, careful: bool) -> Noun:
    """Return the noun that stands in a document.

    Args:
        kind: What it is.
        value: Its plain data.
        catalogue: Where identifiers of exercises are looked up; the exercises that ship when left out.
        careful: Whether to collect all faults, or to stop at the first one.

    Returns:
        The noun.

    Raises:
        Refusal: It has faults; when careful, the refusal has all of them.
        RunstrengthError: It has faults; never when careful.
    """
    return cast("Noun", read_form(KINDS[kind], value, catalogue, careful=careful))


def read_form(form: TypeForm, value: object, catalogue: Catalogue | None, *, careful: bool) -> object:
    """Return the value of any form that stands in a document.

    Args:
        form: What it is.
        value: Its plain data.
        catalogue: Where identifiers of exercises are looked up; the exercises that ship when left out.
        careful: Whether to collect all faults, or to stop at the first one.

    Returns:
        The value.

    Raises:
        Refusal: It has faults; when careful, the refusal has all of them.
        RunstrengthError: It has faults; never when careful.
    """
    token = _exercises.set(_shipped() if catalogue is None else _by_identifier(catalogue))
    try:
        return _form_reader(form, careful=careful)(value, None)
    finally:
        _exercises.reset(token)


# The encoder.


def _object_writer(converter: Converter, form: TypeForm) -> Writer:
    overrides: dict[str, Any] = {
        field.name: override(omit=True) for field in attrs.fields(class_of(form))
    } | {
        key.name: override(
            unstruct_hook=converter.get_unstructure_hook(key.form), omit_if_default=not key.required
        )
        for key in keys_of(form)
    }
    return make_dict_unstructure_fn(_generic(form), converter, **overrides)


def _union_writer(converter: Converter, union: TypeForm) -> Writer:
    _, members = choice_of(union)
    writers = {
        _discriminator(member): (tag, converter.get_unstructure_hook(member))
        for tag, member in members.items()
    }

    def write(noun: object) -> dict[str, object]:
        tag, write_object = writers[type(cast("AnyRange", noun).low if type(noun) is Range else noun)]
        return {"type": tag, **write_object(noun)}

    return write


def _discriminator(member: TypeForm) -> type:
    return cast("type", get_args(member)[0] if get_args(member) else member)


def _list_writer(write: Writer) -> Writer:
    def write_list(entries: Collection[Any]) -> list[Any]:
        if len(entries) > MAX_ENTRIES:
            raise refused(f"a list of more than {MAX_ENTRIES:,} entries", entries)
        return [write(entry) for entry in entries]

    return write_list


def _set_writer(write: Writer) -> Writer:
    write_list = _list_writer(write)
    return lambda members: sorted(write_list(members))


def _write_slot(slot: Slot) -> dict[str, str]:
    if slot.at is None:
        return {"day": str(slot.day)}
    if isinstance(slot.at, Half):
        return {"day": str(slot.day), "at": slot.at}
    return {"day": str(slot.day), "clock": slot.at.isoformat("minutes")}


def _maxes_writer(write_load: Writer) -> Writer:
    def write(maxes: OneRepMaxes) -> dict[str, object]:
        return {name: write_load(load) for name, load in maxes}

    return write


def _exercise_writer(write_whole: Writer) -> Writer:
    def write(exercise: Exercise) -> object:
        shipped = _shipped().get(exercise.id)
        return exercise.id if shipped is exercise or shipped == exercise else write_whole(exercise)

    return write


@cache
def _encoder() -> Converter:
    converter = Converter()

    def entries_of(form: TypeForm) -> Writer:
        return converter.get_unstructure_hook(get_args(form)[0])

    factories: list[tuple[Predicate, Callable[[TypeForm], Writer]]] = [
        (_is_noun, lambda form: _object_writer(converter, form)),
        (_is_choice, lambda form: _union_writer(converter, form)),
        (_is_tuple, lambda form: _list_writer(entries_of(form))),
        (_is_set, lambda form: _set_writer(entries_of(form))),
        (_is_maxes, lambda _: _maxes_writer(converter.get_unstructure_hook(Load))),
        (_is_named_exercise, lambda _: _exercise_writer(converter.get_unstructure_hook(Exercise))),
        (is_words, lambda _: identity),
    ]
    for fits, factory in factories:
        converter.register_unstructure_hook_factory(fits, factory)
    # The json module writes a member of a StrEnum as the text that it is.
    for leaf in (int, float, bool, str, StrEnum):
        converter.register_unstructure_hook(leaf, identity)
    converter.register_unstructure_hook(Weekday, str)
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_unstructure_hook(Slot, _write_slot)
    converter.register_unstructure_hook(SlotSet, _list_writer(_write_slot))
    converter.register_unstructure_hook(DaySet, _list_writer(str))
    return converter


@cache
def _form_writer(form: TypeForm) -> Writer:
    return _encoder().get_unstructure_hook(form)


def write_noun(kind: str, noun: object) -> object:
    """Return a noun as plain data.

    Args:
        kind: What it is.
        noun: The noun.

    Returns:
        What stands in the document.
    """
    return write_form(KINDS[kind], noun)


def write_form(form: TypeForm, value: object) -> object:
    """Return a value of any form as plain data.

    Args:
        form: What it is.
        value: The value.

    Returns:
        What stands in the document.

    Raises:
        Refusal: A list is too long to be read again.
    """
    return _form_writer(form)(value)
