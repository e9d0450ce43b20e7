"""The words of the notation and their aliases, as data."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Vocabulary", "vocabulary", "word_key"]

_IGNORED = dict.fromkeys(map(ord, " -\t.\u2010\u2011\u2012\u2013_\u00a0"))
_SHORTEST_PLURAL = 4


def word_key(text: str) -> str:
    """Return what spellings of a word have in common: case, spaces, hyphens and full stops do not matter.

    Args:
        text: One or more words.

    Returns:
        The key.

    Example:
        >>> word_key("Marathon Pace") == word_key("marathon-pace")
        True
    """
    return text.lower().translate(_IGNORED)


@attrs.frozen
class Vocabulary:
    """The words that begin a session.

    Attributes:
        aliases: Aliases by canonical word, for the docs.
        words: The canonical word by the key of each spelling, plurals among them.
        names: The canonical words and their aliases, for suggestions.
    """

    aliases: Mapping[str, tuple[str, ...]]
    words: Mapping[str, str]
    names: tuple[str, ...]

    def canonical(self, text: str) -> str | None:
        """Return the canonical word for what someone wrote.

        Args:
            text: One or more words in any spelling.

        Returns:
            The word, or `None`.

        Example:
            >>> vocabulary().canonical("VO2 max")
            'intervals'
        """
        return self.words.get(word_key(text))


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary that ships with the library.

    Returns:
        The words of the file `vocabulary.toml`.

    Example:
        >>> vocabulary().aliases["time-trial"]
        ('TT', 'test run')
    """
    tables = tomllib.loads(
        files("runstrength.notation").joinpath("vocabulary.toml").read_text(encoding="utf-8")
    )
    aliases = {word: tuple(names) for table in tables.values() for word, names in table.items()}
    spellings = {word_key(name): word for word, names in aliases.items() for name in (word, *names)}
    numbers = {_other_number(key): word for key, word in spellings.items() if len(key) >= _SHORTEST_PLURAL}
    return Vocabulary(
        aliases=MappingProxyType(aliases),
        words=MappingProxyType(numbers | spellings),
        names=tuple(
            dict.fromkeys((*aliases, *(name.lower() for names in aliases.values() for name in names)))
        ),
    )


def _other_number(key: str) -> str:
    """Return the singular of a plural and the plural of a singular."""
    return key[:-1] if key.endswith("s") else f"{key}s"
