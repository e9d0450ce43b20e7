"""Foot contacts of jumps, from one session to the next."""

from __future__ import annotations

import math
from types import MappingProxyType
from typing import Final

from runstrength.errors import Faults
from runstrength.formulas._bounds import one_of

__all__ = ["PLYO_CAPS", "PLYO_CLASS_SHARE", "PLYO_GROWTH", "PLYO_START", "plyo_contacts"]

PLYO_START: Final = 40
"""Contacts to start with. D: below NSP, since runners land thousands of times a week already."""

PLYO_GROWTH: Final = 0.10
"""Growth from one step to the next. D."""

PLYO_CLASS_SHARE: Final = 0.7
"""Share of the contacts that stays when the impact goes up a class. D."""

PLYO_CAPS: Final = MappingProxyType({"novice": 100, "intermediate": 120, "advanced": 140})
"""Most contacts in a session by level. NSP (C): the upper ends of 80-100, 100-120 and 120-140."""

_MAX_CONTACTS = 1000
_TOLERANCE = 1e-9


def plyo_contacts(
    contacts: int,
    *,
    level: str = "novice",
    growth: float = PLYO_GROWTH,
    cap: int | None = None,
    class_up: bool = False,
) -> int:
    """Return the contacts of the next session.

    `floor(c (1 + growth))`, at least one more, up to the cap of the level. From 40 to 100 takes 11 steps.
    When the impact goes up a class the contacts fall to 70 %, rounded down, at least 1.

    Within a class the contacts never fall, with one exception that the table does not name: more than the cap
    come down to it.

    Source: NSP (C) for the caps; the numbers of the steps D.

    Args:
        contacts: Contacts of the last session, 1 to 1000.
        level: One of the keys of `PLYO_CAPS`.
        growth: Growth from one step to the next, 0 to 0.5.
        cap: Most contacts, 1 to 1000, in place of the level's.
        class_up: Whether the next session is of a higher impact class.

    Returns:
        Contacts.

    Raises:
        InvalidValueError: A number is out of bounds, or the level is unknown.

    Example:
        >>> plyo_contacts(40), plyo_contacts(97), plyo_contacts(100), plyo_contacts(60, class_up=True)
        (44, 100, 100, 42)
    """
    faults = Faults("plyo_contacts")
    faults.whole("contacts", contacts, 1, _MAX_CONTACTS)
    one_of(faults, "level", level, PLYO_CAPS)
    faults.number("growth", growth, 0, 0.5)
    if cap is not None:
        faults.whole("cap", cap, 1, _MAX_CONTACTS)
    faults.instance("class_up", class_up, bool, "True or False")
    faults.raise_any()
    most = PLYO_CAPS[level] if cap is None else cap
    if class_up:
        return min(most, max(1, math.floor(contacts * PLYO_CLASS_SHARE + _TOLERANCE)))
    return min(most, max(contacts + 1, math.floor(contacts * (1 + growth) + _TOLERANCE)))
