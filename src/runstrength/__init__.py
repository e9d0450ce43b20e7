"""Strength training for runners: model, check, place and progress it, with a source behind every number.

Everything here is loaded on first use, so that importing the package costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from runstrength import policies
    from runstrength.checking import check, explain
    from runstrength.days import DaySet, Half, Slot, SlotSet, Weekday
    from runstrength.errors import (
        AmbiguousSessionError,
        InvalidValueError,
        NotationError,
        Problem,
        RunstrengthError,
        UnknownExerciseError,
        UnknownSessionError,
    )
    from runstrength.exercises import Catalogue, catalogue
    from runstrength.findings import Finding, Location, Report, Severity
    from runstrength.model import (
        Athlete,
        CrossTrainingSession,
        Dose,
        Exercise,
        MobilitySession,
        Performed,
        PerformedSet,
        Plan,
        PlannedSession,
        Preference,
        Prescription,
        RaceSession,
        RunKind,
        RunSession,
        Session,
        StrengthSession,
        Superset,
        Tempo,
        Week,
        Work,
    )
    from runstrength.muscles import Muscle, MuscleGroup, Region
    from runstrength.planning import Race, build_plan
    from runstrength.policies import Policy
    from runstrength.quantities import Bodyweight, Distance, Duration, Load, Pace, Range
    from runstrength.repair import fix, reschedule
    from runstrength.scheduling import InfeasibleError, Placement, schedule

    __version__: str

__all__ = [  # noqa: RUF022 - in reading order
    "Dose", "Tempo", "Work", "Prescription", "Superset", "Exercise", "Catalogue", "catalogue",
    "StrengthSession", "RunSession", "CrossTrainingSession", "MobilitySession", "RaceSession", "RunKind",
    "Session", "PlannedSession", "Week", "Plan", "Performed", "PerformedSet", "Athlete", "Preference",
    "check", "explain", "fix", "Report", "Finding", "Severity", "Location", "Policy", "policies",
    "schedule", "Placement", "InfeasibleError", "reschedule", "build_plan", "Race",
    "Weekday", "Half", "Slot", "SlotSet", "DaySet",
    "Muscle", "MuscleGroup", "Region",
    "Load", "Bodyweight", "Distance", "Duration", "Pace", "Range",
    "RunstrengthError", "InvalidValueError", "NotationError", "UnknownExerciseError", "UnknownSessionError",
    "AmbiguousSessionError", "Problem",
    "__version__",
]  # fmt: skip

_MODULES = {
    "checking": ("check", "explain"),
    "days": ("DaySet", "Half", "Slot", "SlotSet", "Weekday"),
    "errors": (
        "AmbiguousSessionError", "InvalidValueError", "NotationError", "Problem", "RunstrengthError",
        "UnknownExerciseError", "UnknownSessionError",
    ),
    "exercises": ("Catalogue", "catalogue"),
    "findings": ("Finding", "Location", "Report", "Severity"),
    "model": (
        "Athlete", "CrossTrainingSession", "Dose", "Exercise", "MobilitySession", "Performed", "PerformedSet",
        "Plan", "PlannedSession", "Preference", "Prescription", "RaceSession", "RunKind", "RunSession",
        "Session", "StrengthSession", "Superset", "Tempo", "Week", "Work",
    ),
    "muscles": ("Muscle", "MuscleGroup", "Region"),
    "planning": ("Race", "build_plan"),
    "policies": ("Policy",),
    "quantities": ("Bodyweight", "Distance", "Duration", "Load", "Pace", "Range"),
    "repair": ("fix", "reschedule"),
    "scheduling": ("InfeasibleError", "Placement", "schedule"),
}  # fmt: skip
_HOME = {name: module for module, names in _MODULES.items() for name in names}


if not TYPE_CHECKING:  # type checkers go by the imports above, and so see a name that is not there

    def __getattr__(name: str) -> object:
        """Load a name of the face from its module on first use."""
        from importlib import import_module  # noqa: PLC0415 - after the import of the package, not during it

        if name == "__version__":
            from importlib.metadata import version  # noqa: PLC0415 - reads the metadata only when asked

            value: object = version("runstrength")
        elif name == "policies":
            value = import_module("runstrength.policies")
        elif name in _HOME:
            value = getattr(import_module(f"runstrength.{_HOME[name]}"), name)
        else:
            message = f"module 'runstrength' has no attribute {name!r}"
            raise AttributeError(message)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    """List the face, so that notebooks complete cleanly."""
    return sorted(__all__)
