"""Who trains: type, level, time, equipment, preferences and what to be careful with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TypeAlias, cast

import attrs

from runstrength.days import SlotSet
from runstrength.errors import Faults, as_items, as_member, as_read, as_set, plain_text
from runstrength.quantities import Load, Pace, as_float

__all__ = [
    "Athlete",
    "Level",
    "Pain",
    "Preference",
    "PreferenceKind",
    "Priority",
    "RunnerType",
]

NOVICE_MONTHS = 6
TRAINED_MONTHS = 12


class RunnerType(StrEnum):
    """What someone runs for; it selects a profile of parameters, never another meaning of a rule."""

    JOGGER = "jogger"
    MARATHONER = "marathoner"
    MIDDLE_DISTANCE = "middle distance"
    SPRINTER = "sprinter"


class Level(StrEnum):
    """Experience with lifting."""

    NOVICE = "novice"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"


class Priority(StrEnum):
    """What comes first where running and strength compete."""

    RUNNING = "running"
    STRENGTH = "strength"


class PreferenceKind(StrEnum):
    """A wish for the places of sessions."""

    PREFER = "prefer"
    AVOID = "avoid"
    HARD_DAYS_HARD = "hard days hard"
    EVENLY_SPREAD = "evenly spread"
    SAME_SLOTS = "same slots every week"


_WITH_SLOTS = {PreferenceKind.PREFER, PreferenceKind.AVOID}


def _as_kind(value: PreferenceKind | str) -> PreferenceKind:
    return as_member(PreferenceKind, value)


def _as_slots(value: SlotSet | str | None) -> SlotSet | None:
    return as_read(SlotSet, value)


@attrs.frozen
class Preference:
    """One wish for the places of sessions.

    Attributes:
        kind: What is wished for.
        slots: The preferred or avoided slots; `None` for the other kinds.

    Raises:
        InvalidValueError: The kind is unknown, or slots are missing or given where they mean nothing.
        NotationError: All that is wrong is that the text given for the slots cannot be read.

    Example:
        >>> print(Preference("avoid", "fri, sun pm"))
        avoid fri, sun pm
    """

    kind: PreferenceKind = attrs.field(converter=_as_kind)
    slots: SlotSet | None = attrs.field(default=None, converter=_as_slots)

    def __attrs_post_init__(self) -> None:
        """Refuse a wish without a meaning."""
        faults = Faults("Preference")
        known = faults.member("kind", self.kind, PreferenceKind)
        right = faults.instance("slots", self.slots, (SlotSet, type(None)), "a SlotSet or None")
        if known and right:
            if self.kind in _WITH_SLOTS and not self.slots:
                faults.add("slots", self.slots, f"the slots to {self.kind.value}", shown="none")
            if self.kind not in _WITH_SLOTS and self.slots is not None:
                faults.add("slots", self.slots, f"left out for {self.kind.value!r}")
        faults.raise_any()

    @classmethod
    def parse(cls, text: str) -> Preference:
        """Read a wish.

        Args:
            text: Such as `prefer mon pm, wed pm`, `avoid fri`, `hard days hard`, `evenly spread` or
                `same slots every week`.

        Returns:
            The preference.

        Raises:
            NotationError: The text is no wish, or its slots cannot be read.
        """
        from runstrength.notation.athlete import parse_preference  # noqa: PLC0415 - a noun calls up to be read

        return parse_preference(text)

    def __str__(self) -> str:
        """Write it as it is read."""
        return f"{self.kind.value} {self.slots}" if self.slots else self.kind.value


@attrs.frozen(kw_only=True)
class Pain:
    """Pain at a place of the body.

    Attributes:
        where: The place, such as `left Achilles tendon`.
        score: 0 (none) to 10 (worst thinkable).
        worse_next_day: Whether it was worse on the day after training.

    Raises:
        InvalidValueError: Fields are wrong; all of them are named.
    """

    where: str
    score: float = attrs.field(converter=as_float)
    worse_next_day: bool = False

    def __attrs_post_init__(self) -> None:
        """Refuse wrong fields."""
        faults = Faults("Pain")
        faults.line("where", self.where, needed=True)
        faults.number("score", self.score, 0, 10)
        faults.instance("worse_next_day", self.worse_next_day, bool, "true or false")
        faults.raise_any()


OneRepMaxes: TypeAlias = tuple[tuple[str, Load], ...]


def _as_type(value: RunnerType | str | None) -> RunnerType | None:
    return None if value is None else as_member(RunnerType, value)


def _as_level(value: Level | str) -> Level:
    return as_member(Level, value)


def _as_priority(value: Priority | str) -> Priority:
    return as_member(Priority, value)


def _as_pace(value: Pace | str | None) -> Pace | None:
    return as_read(Pace.parse, value)


def _as_maximum(given: tuple[str, Load | str]) -> tuple[str, Load]:
    pair = as_items(cast("Iterable[object]", given))
    if len(pair) != 2:  # noqa: PLR2004 - an exercise and a load
        return cast("tuple[str, Load]", pair)
    return cast("str", pair[0]), as_read(Load.parse, cast("Load | str", pair[1]))


def _name_of(pair: tuple[str, Load]) -> str:
    return plain_text(pair[:1])


def _as_maxima(value: Mapping[str, Load | str] | Iterable[tuple[str, Load | str]]) -> OneRepMaxes:
    pairs = cast("Mapping[str, Load | str]", value).items() if isinstance(value, Mapping) else value
    return tuple(sorted((_as_maximum(pair) for pair in as_items(pairs)), key=_name_of))


def _as_preferences(value: Iterable[Preference | str]) -> tuple[Preference, ...]:
    return tuple(as_read(Preference.parse, preference) for preference in as_items(value))


def _as_pains(value: Iterable[Pain]) -> tuple[Pain, ...]:
    return as_items(value)


def _as_words(value: Iterable[str]) -> frozenset[str]:
    return as_set(value)


@attrs.frozen(kw_only=True, cache_hash=True)
class Athlete:
    """Who trains. Every field may be left out; texts are taken for enumerations, slots, paces and loads.

    Health flags (`pregnant`, `cleared`, `pains`, `symptoms`) are not printed and never leave this value.

    Attributes:
        type: What they run for, or `None`.
        level: Experience with lifting.
        age: In years, 5 to 120, or `None`.
        available: Half days on which they have time, or `None` for all.
        session_minutes: Longest strength session, 5 to 240 minutes, or `None`.
        easy_pace: Pace of an easy run, or `None`.
        equipment: What they have, such as `dumbbells`.
        priority: What comes first where running and strength compete.
        preferences: Wishes for the places of sessions, the most important first.
        one_rep_maxes: Known one-repetition maxima by exercise name; a mapping is taken too.
        lifting_months: Months of regular lifting, or `None`.
        supervised: Whether a qualified adult or coach supervises the lifting.
        pregnant: Whether they are pregnant or have recently given birth.
        cleared: Whether a professional has cleared them for training.
        pains: Present pains.
        symptoms: Identifiers of present warning signs, as `runstrength.evidence` lists them.

    Raises:
        InvalidValueError: Fields are wrong; all of them are named.
        NotationError: All that is wrong are texts that cannot be read: slots, a pace, loads or preferences.

    Example:
        >>> runner = Athlete(type="jogger", level="novice", available="mon pm, wed pm", easy_pace="5:30/km")
        >>> runner.is_novice, len(runner.available), runner.easy_pace.seconds_per_km
        (True, 2, 330.0)
    """

    type: RunnerType | None = attrs.field(default=None, converter=_as_type)
    level: Level = attrs.field(default=Level.INTERMEDIATE, converter=_as_level)
    age: int | None = None
    available: SlotSet | None = attrs.field(default=None, converter=_as_slots)
    session_minutes: int | None = None
    easy_pace: Pace | None = attrs.field(default=None, converter=_as_pace)
    equipment: frozenset[str] = attrs.field(default=frozenset(), converter=_as_words)
    priority: Priority = attrs.field(default=Priority.RUNNING, converter=_as_priority)
    preferences: tuple[Preference, ...] = attrs.field(default=(), converter=_as_preferences)
    one_rep_maxes: OneRepMaxes = attrs.field(default=(), converter=_as_maxima)
    lifting_months: int | None = None
    supervised: bool = False
    pregnant: bool = attrs.field(default=False, repr=False)
    cleared: bool = attrs.field(default=False, repr=False)
    pains: tuple[Pain, ...] = attrs.field(default=(), converter=_as_pains, repr=False)
    symptoms: frozenset[str] = attrs.field(default=frozenset(), converter=_as_words, repr=False)

    def __attrs_post_init__(self) -> None:
        """Refuse wrong fields."""
        faults = Faults("Athlete")
        if self.type is not None:
            faults.member("type", self.type, RunnerType)
        faults.member("level", self.level, Level)
        faults.member("priority", self.priority, Priority)
        for field, value, low, high in (
            ("age", self.age, 5, 120),
            ("session_minutes", self.session_minutes, 5, 240),
            ("lifting_months", self.lifting_months, 0, 1200),
        ):
            if value is not None:
                faults.whole(field, value, low, high)
        faults.instance("available", self.available, (SlotSet, type(None)), "a SlotSet or None")
        faults.instance("easy_pace", self.easy_pace, (Pace, type(None)), "a Pace or None")
        faults.instances("preferences", self.preferences, Preference, "preferences only")
        faults.each(self.equipment, lambda item: faults.line("equipment", item, needed=True))
        faults.each(self.symptoms, lambda symptom: faults.line("symptoms", symptom, needed=True))
        faults.instances("pains", self.pains, Pain, "pains only")
        for field, flag in (
            ("supervised", self.supervised),
            ("pregnant", self.pregnant),
            ("cleared", self.cleared),
        ):
            faults.instance(field, flag, bool, "true or false")
        self._check_maxima(faults)
        faults.raise_any()

    def _check_maxima(self, faults: Faults) -> None:
        names: set[str] = set()
        for pair in self.one_rep_maxes:
            if len(pair) != 2:  # noqa: PLR2004 - an exercise and a load
                faults.add("one_rep_maxes", pair, "pairs of an exercise and its load")
                continue
            name, load = pair
            if faults.line("one_rep_maxes", name, needed=True):
                if name in names:
                    faults.add(
                        "one_rep_maxes", name, "one maximum for each exercise", shown=f"two for {name!r}"
                    )
                names.add(name)
            faults.instance(f"one_rep_maxes[{plain_text(name)}]", load, Load, "a Load")

    @property
    def is_novice(self) -> bool:
        """Under six months of lifting; by the level where they are not known (our convention, grade D)."""
        if self.lifting_months is None:
            return self.level is Level.NOVICE
        return self.lifting_months < NOVICE_MONTHS

    @property
    def is_trained(self) -> bool:
        """Twelve months of lifting or more; by the level where not known (our convention, grade D)."""
        if self.lifting_months is None:
            return self.level is Level.ADVANCED
        return self.lifting_months >= TRAINED_MONTHS

    def one_rep_max(self, exercise: str) -> Load | None:
        """Return the known one-repetition maximum of an exercise.

        Args:
            exercise: The name under which it was given.

        Returns:
            The load, or `None`.
        """
        return dict(self.one_rep_maxes).get(exercise)
