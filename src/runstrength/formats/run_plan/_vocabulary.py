"""The words of running plans, as data that a user can extend."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import cast

import attrs

from runstrength.errors import Faults, InvalidValueError, Problem
from runstrength.model.session import RunKind

__all__ = ["Meaning", "Vocabulary", "read_vocabulary", "shipped_vocabulary"]

LONGEST_PHRASE = 5
_TABLES: Mapping[str, frozenset[str] | None] = MappingProxyType(
    {
        "runs": frozenset(kind.value for kind in RunKind),
        "names": frozenset(kind.value for kind in RunKind),
        "letters": frozenset(kind.value for kind in RunKind),
        "plain": frozenset({"run"}),
        "fast": frozenset({"speed", "goal-pace", "pace"}),
        "others": frozenset(
            {
                *("rest", "cross", "bike", "swim", "row", "elliptical", "hike", "walk"),
                *("strength", "mobility", "race", "end"),
            }
        ),
        "races": frozenset({"marathon", "half", "five-km"}),
        "marks": frozenset(
            {
                *("am", "pm", "or", "optional", "and", "with", "at", "to", "warm-up", "total", "tune-up"),
                *("double", "between"),
            }
        ),
        "ignored": frozenset({"words"}),
    }
)


@attrs.frozen
class Meaning:
    """What a phrase of a plan means.

    Attributes:
        table: The table of the vocabulary, such as `runs` or `marks`.
        name: The entry in it, such as `tempo` or `or`.
    """

    table: str
    name: str


@attrs.frozen
class Vocabulary:
    """The phrases that are known, by their words.

    Attributes:
        phrases: What each phrase means, by its words in lower case.

    Example:
        >>> shipped_vocabulary().meaning(("medium", "long"))
        Meaning(table='runs', name='steady')
    """

    phrases: Mapping[tuple[str, ...], tuple[Meaning, ...]]

    def meaning(self, words: tuple[str, ...]) -> Meaning | None:
        """Return what a phrase means first of all.

        Args:
            words: Its words in lower case; a plural s of the last one does not matter.

        Returns:
            The meaning, or `None`.
        """
        found = self.meanings(words)
        return found[0] if found else None

    def meanings(self, words: tuple[str, ...]) -> tuple[Meaning, ...]:
        """Return everything that a phrase means: a tune-up race is both.

        Args:
            words: Its words in lower case.

        Returns:
            The meanings, none where it is not known.
        """
        found = self.phrases.get(words)
        if found is None and words[-1].endswith("s"):
            found = self.phrases.get((*words[:-1], words[-1][:-1]))
        return found or ()

    def extended(self, text: str) -> Vocabulary:
        """Return the vocabulary with more words; a phrase that is there already gets the new meaning.

        Args:
            text: TOML of the same tables as the one that ships.

        Returns:
            A new vocabulary.

        Raises:
            InvalidValueError: It is no TOML, or a table, an entry or a phrase is wrong; all faults are named.

        Example:
            >>> words = shipped_vocabulary().extended('runs.tempo = ["Zügiger Lauf"]')
            >>> words.meaning(("zugiger", "lauf"))
            Meaning(table='runs', name='tempo')
        """
        return Vocabulary(MappingProxyType({**self.phrases, **_phrases_of(text)}))


def _phrases_of(text: str) -> dict[tuple[str, ...], tuple[Meaning, ...]]:
    from runstrength.formats.run_plan._tokens import words_of  # noqa: PLC0415 - tokens need a vocabulary

    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InvalidValueError(Problem(f"Vocabulary: not TOML: {error}")) from error
    faults = Faults("Vocabulary")
    phrases: dict[tuple[str, ...], tuple[Meaning, ...]] = {}
    for table, entries in tables.items():
        names = _TABLES.get(table)
        if names is None or not isinstance(entries, dict):
            faults.add("table", table, f"one of {', '.join(_TABLES)}, with entries")
            continue
        for name, given in cast("dict[str, object]", entries).items():
            if name not in names:
                faults.add(table, name, f"one of {', '.join(sorted(names))}")
                continue
            for phrase in cast("list[object]", given) if isinstance(given, list) else [given]:
                words = words_of(phrase) if isinstance(phrase, str) else ()
                if not 0 < len(words) <= LONGEST_PHRASE:
                    faults.add(f"{table}.{name}", phrase, f"texts of 1 to {LONGEST_PHRASE} words")
                    continue
                phrases[words] = (*phrases.get(words, ()), Meaning(table, name))
    faults.raise_any()
    return phrases


@cache
def shipped_vocabulary() -> Vocabulary:
    """Return the vocabulary that ships with the library.

    Returns:
        The words of the file `vocabulary.toml`.
    """
    text = files("runstrength.formats.run_plan").joinpath("vocabulary.toml").read_text(encoding="utf-8")
    return Vocabulary(MappingProxyType({})).extended(text)


def read_vocabulary(path: str | Path) -> Vocabulary:
    """Read more words from a file.

    Args:
        path: A TOML file of the same tables as the one that ships.

    Returns:
        The vocabulary that ships, with these words.

    Raises:
        InvalidValueError: It is no TOML, or something in it is wrong; all faults are named.
        OSError: The file cannot be read.
    """
    return shipped_vocabulary().extended(Path(path).read_text(encoding="utf-8"))
