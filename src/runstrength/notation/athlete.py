"""Preferences in text."""

from __future__ import annotations

from runstrength.days import SlotSet
from runstrength.model.athlete import Preference, PreferenceKind
from runstrength.notation._reading import Reading, Span, near
from runstrength.notation.slot import half_days_of
from runstrength.notation.vocabulary import word_key

_EXPECTED = "prefer SLOTS, avoid SLOTS, hard days hard, evenly spread or same slots every week"
_WITHOUT_SLOTS = (PreferenceKind.HARD_DAYS_HARD, PreferenceKind.EVENLY_SPREAD, PreferenceKind.SAME_SLOTS)
_FIXED = {word_key(kind): kind for kind in _WITHOUT_SLOTS}
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
    reading, span = Reading(), Span.whole(text)
    fixed = _FIXED.get(word_key(span.text))
    if fixed:
        return Preference(fixed)
    first, *_ = span.text.split(maxsplit=1) or [""]
    kind = _FIRST.get(first.lower())
    if kind is None:
        message = f"{span.shown} is no preference" if span else "the preference is missing"
        reading.fault(span, message, expected=_EXPECTED, suggest=near([*_FIRST, *PreferenceKind]))
        return reading.finish(None)
    slots = half_days_of(reading, span.part(span.start + len(first)).stripped())
    if not slots and not reading.count:
        reading.fault(span, "the slots are missing", expected=_EXPECTED)
    return reading.finish(Preference(kind, SlotSet(slots)) if slots else None)
