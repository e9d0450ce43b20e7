"""Seasons: from the running plan that people follow to a finished strength plan, and how to live with it."""

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

__all__ = ["About", "Aim", "Ground", "Grounds", "Phase", "PhaseKind", "Race", "Remaining", "Season"]
