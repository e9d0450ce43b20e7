"""When two spellings name the same exercise."""

from __future__ import annotations

__all__ = ["name_key", "name_keys"]

_SEPARATORS = str.maketrans(dict.fromkeys("-_'’`\u2010\u2011\u2012\u2013\u2014", " "))  # noqa: RUF001 - as people type it


def name_key(text: str) -> str:
    """Return what all spellings of a name have in common: case, plural, hyphens and spaces do not matter.

    Args:
        text: A name in any spelling.

    Returns:
        The words in lower case and in the singular, joined. The key of a key is the key itself.

    Example:
        >>> name_key("Push-Ups"), name_key("push up"), name_key("pushups")
        ('pushup', 'pushup', 'pushup')
        >>> name_key("Farmer's Walks") == name_key("farmers walk")
        True
    """
    return _key(text.casefold().translate(_SEPARATORS).split())


def name_keys(text: str) -> tuple[str, ...]:
    """Return the keys under which a name is kept: that of its words, and that of its words written as one.

    They differ where a word inside the name ends in an s that is no plural.

    Args:
        text: A name.

    Returns:
        One key or two.

    Example:
        >>> name_keys("tibialis raise"), name_keys("calf raise")
        (('tibialiraise', 'tibialisraise'), ('calfraise',))
    """
    words = text.casefold().translate(_SEPARATORS).split()
    return tuple(dict.fromkeys((_key(words), _key(["".join(words)]))))


def _key(words: list[str]) -> str:
    return "".join(map(_singular, words)) or "".join(words)


def _singular(word: str) -> str:
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word
