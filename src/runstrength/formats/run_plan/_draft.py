"""A session of a running plan while it is being read."""

from __future__ import annotations

import attrs

from runstrength.days import DAYS_IN_WEEK, Slot
from runstrength.formats.run_plan._rows import Row
from runstrength.formats.run_plan._title import Part
from runstrength.formulas.minutes import ASSUMED_EASY_PACE_S_PER_KM
from runstrength.model.session import RacePriority
from runstrength.quantities import Distance, Duration, Range

__all__ = ["Draft", "day_number"]


@attrs.define
class Draft:
    """A session while it is being read: what was understood, before it has its kind and day for good."""

    row: Row
    part: Part
    kind: str
    slot: Slot
    distance: Range[Distance] | None
    duration: Range[Duration] | None
    guessed: list[str]
    optional: bool
    is_too_short: bool = False
    estimated_by_source: bool = False
    race: Distance | None = None
    priority: RacePriority = RacePriority.B

    @property
    def index(self) -> int:
        """The day of the plan, from 0."""
        return day_number(self.row)

    @property
    def size_km(self) -> float:
        """How long the run is, for comparing runs of a week."""
        if self.distance:
            return self.distance.mid.km
        return self.duration.mid.seconds / ASSUMED_EASY_PACE_S_PER_KM if self.duration else 0.0


def day_number(row: Row) -> int:
    """Return the day of the plan on which a row stands, from 0.

    Args:
        row: The row.

    Returns:
        The day.
    """
    return (row.week - 1) * DAYS_IN_WEEK + row.day
