"""Seasons: from the running plan that people follow to a finished strength plan, and how to live with it."""

from runstrength.planning._advance import Advanced, Carried, advance
from runstrength.planning._build import DEFAULT_MINUTES, Progress, build_plan
from runstrength.planning._replan import replanned
from runstrength.planning._season import (
    About,
    Aim,
    Ground,
    Grounds,
    Phase,
    PhaseKind,
    Race,
    Remaining,
    Season,
)

__all__ = [
    "DEFAULT_MINUTES",
    "About",
    "Advanced",
    "Aim",
    "Carried",
    "Ground",
    "Grounds",
    "Phase",
    "PhaseKind",
    "Progress",
    "Race",
    "Remaining",
    "Season",
    "advance",
    "build_plan",
    "replanned",
]
