"""Preferences in text."""

from __future__ import annotations

from runstrength.days import SlotSet
from runstrength.model.athlete import Preference, PreferenceKind
from runstrength.notation._source import Reading, Span
from runstrength.notation.slot import half_days_of
from runstrength.notation.vocabulary import word_key

_EXPECTED = "prefer SLOTS, avoid SLOTS, hard days hard, evenly spread or same slots every week"
_FIXED = {word_key(kind): kind for kind in PreferenceKind if kind not in (PreferenceKind.PREFER, PreferenceKind.AVOID)}
_FIRST = {"prefer": PreferenceKind.PREFER, "avoid": PreferenceKind.AVOID, "dislike": PreferenceKind.AVOID}


def parse_preference(text: str) -> Preference:
    """Read a wish for the places of sessions.

    Args:
        text: Such as `prefer mon pm, wed pm`.

    Returns:
        The preference.

    Raises:
        NotationError: The text is no wish, or its slots cannot be read.

    Example:
        >>> parse_preference("avoid fri").slots
        SlotSet("fri")
    """
    reading = Reading()
    span = Span.whole(text)
    fixed = _FIXED.get(word_key(span.text))
    if fixed:
        return Preference(fixed)
    first = span.text.split(maxsplit=1)[0] if span.text else ""
    kind = _FIRST.get(first.lower())
    if kind is None:
        reading.fault(span, f"{span.text[:60]!r} is no preference", expected=_EXPECTED, names=[*_FIRST, *PreferenceKind])
        return reading.finish(None)
    slots = half_days_of(reading, span.part(span.start + len(first)).stripped())
    if not slots and not reading.problems:
        reading.fault(span, "the slots are missing", expected=_EXPECTED)
    return reading.finish(None if reading.problems else Preference(kind, SlotSet(slots)))
