"""The words of the notation and their aliases, as data."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from runstrength.model.session import RunKind

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Vocabulary", "vocabulary", "word_key"]


def word_key(text: str) -> str:
    """Return what two spellings of a word have in common: case, spaces, hyphens and full stops do not matter.

    Args:
        text: One or more words.

    Returns:
        The key.

    Example:
        >>> word_key("Marathon Pace") == word_key("marathon-pace")
        True
    """
    return text.lower().translate(_IGNORED)


_IGNORED = dict.fromkeys(map(ord, " -\t.\u2010\u2011\u2013_\u00a0"))


@attrs.frozen
class Vocabulary:
    """The words that begin a session.

    Attributes:
        aliases: Aliases by canonical word, for the docs.
        runs: Kind of run by the key of a word.
        sports: Sport with a word of its own by the key of a word.
        words: `strength`, `cross`, `mobility`, `race` or `rest` by the key of a word.
    """

    aliases: Mapping[str, tuple[str, ...]]
    runs: Mapping[str, RunKind]
    sports: Mapping[str, str]
    words: Mapping[str, str]

    @property
    def canonical(self) -> tuple[str, ...]:
        """The canonical words and their aliases, for suggestions."""
        return tuple(self.aliases) + tuple(a.lower() for names in self.aliases.values() for a in names)


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary that ships with the library.

    Returns:
        The words of the file `vocabulary.toml`.

    Example:
        >>> vocabulary().runs[word_key("VO2 max")]
        <RunKind.INTERVALS: 'intervals'>
    """
    tables = tomllib.loads(files("runstrength.notation").joinpath("vocabulary.toml").read_text(encoding="utf-8"))
    aliases = {word: tuple(names) for table in tables.values() for word, names in table.items()}
    runs = {key: RunKind(word) for key, word in _by_key(tables["runs"]).items()}
    return Vocabulary(
        aliases=MappingProxyType(aliases),
        runs=MappingProxyType(runs),
        sports=MappingProxyType(_by_key(tables["sports"])),
        words=MappingProxyType(_by_key(tables["words"])),
    )


def _by_key(table: Mapping[str, list[str]]) -> dict[str, str]:
    return {word_key(name): word for word, names in table.items() for name in (word, *names)}
