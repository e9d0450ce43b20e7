"""Which weeks can be judged by what they train."""

from __future__ import annotations

from typing import Final

from runstrength.timeline import Lack, LineWeek, Trait

__all__ = ["is_judged"]

_STRENGTH: Final = int(Trait.STRENGTH)


def is_judged(week: LineWeek) -> bool:
    """Return whether it can be said what a week leaves out.

    Not without a strength session that is not light (FRQ001 speaks there), nor where the exercises of one are
    not known, nor in weeks labelled race, taper, recovery or return, which leave out on purpose.

    Args:
        week: The week.

    Returns:
        Whether what is missing in it can be told.
    """
    if week.labels and week.has_label("race", "race week", "taper", "recovery", "return"):
        return False
    trains = False
    for placed in week.sessions:
        facts = placed.facts
        if facts.lacks and Lack.CONTENT in facts.lacks:
            return False
        if facts.mask & _STRENGTH:
            trains = True
    return trains
