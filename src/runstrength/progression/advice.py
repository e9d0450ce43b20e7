"""Pure decisions of the season: a missed session, and keeping what one has."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

import attrs

from runstrength.errors import Faults
from runstrength.model.dose import Dose

__all__ = [
    "MAINTENANCE_SETS",
    "OLDER_AGE",
    "OLDER_SETS",
    "Maintenance",
    "MissedSession",
    "maintenance",
    "missed_session",
]

MAINTENANCE_SETS: Final = 2
"""Most sets of a key lift when keeping strength. SPI21 (B): one set kept it; two are D."""

OLDER_AGE: Final = 60
"""Age in years from which keeping strength takes two sessions a week. SPI21, BIC11 (B)."""

OLDER_SETS: Final = 3
"""Most sets of a key lift from that age on. SPI21 (B): two to three."""


class MissedSession(StrEnum):
    """What to do about missed sessions."""

    SLIDE = "slide"
    """Do it later in the week, in a place that the rules allow."""
    DROP = "drop"
    """Leave it out."""
    REPEAT_WEEK = "repeat the week"
    """Do the whole week again."""
    CARRY_ON = "carry on"
    """Go on as planned: the race does not wait."""


def missed_session(in_a_row: int, *, can_slide: bool, has_race: bool) -> MissedSession:
    """Return what to do about missed sessions.

    One missed session slides to a later place that the rules allow, else it is dropped; two are never stacked
    in one day. After two or more in a row the week is repeated, unless a dated race forbids it. The number of
    planned sessions never rises.

    Source: D.

    Args:
        in_a_row: Sessions missed in a row, 1 to 1000.
        can_slide: Whether the week has a later place that the rules allow, without strength on that day.
        has_race: Whether the plan leads to a race with a date.

    Returns:
        What to do.

    Raises:
        InvalidValueError: The count is out of bounds, or an argument is no truth value.

    Example:
        >>> str(missed_session(1, can_slide=True, has_race=True))
        'slide'
        >>> str(missed_session(3, can_slide=True, has_race=True))
        'carry on'
    """
    faults = Faults("missed_session")
    faults.whole("in_a_row", in_a_row, 1, 1000)
    faults.instance("can_slide", can_slide, bool, "True or False")
    faults.instance("has_race", has_race, bool, "True or False")
    faults.raise_any()
    if in_a_row == 1:
        return MissedSession.SLIDE if can_slide else MissedSession.DROP
    return MissedSession.CARRY_ON if has_race else MissedSession.REPEAT_WEEK


@attrs.frozen
class Maintenance:
    """What keeps the strength that one has.

    Attributes:
        dose: The dose of a key lift: the last load, fewer sets.
        sessions_per_week: Sessions of it in a week.
    """

    dose: Dose
    sessions_per_week: int


def maintenance(dose: Dose, *, age: float | None = None) -> Maintenance:
    """Return the dose that keeps strength: the last load, two sets, once a week.

    From 60 years on it is twice a week and up to three sets. The load is never reduced, and a dose with fewer
    sets keeps them.

    Source: SPI21 (B), RON10 (B), BEA17 (B); BIC11 (B) for age.

    Args:
        dose: The last dose of a key lift.
        age: Age in years, 0 to 120, or `None` when unknown.

    Returns:
        The dose, and how often.

    Raises:
        InvalidValueError: An argument is out of bounds.

    Example:
        >>> kept = maintenance(Dose.parse("4x5 @80kg"))
        >>> print(kept.dose, kept.sessions_per_week)
        2x5 @80kg 1
    """
    faults = Faults("maintenance")
    faults.instance("dose", dose, Dose, "a Dose")
    if age is not None:
        faults.number("age", age, 0, 120)
    faults.raise_any()
    older = age is not None and age >= OLDER_AGE
    most = OLDER_SETS if older else MAINTENANCE_SETS
    return Maintenance(attrs.evolve(dose, sets=min(dose.sets, most)), 2 if older else 1)
