"""The nouns: exercises, doses, sessions, weeks, plans and athletes, all of them values."""

from runstrength.model.athlete import Athlete, Level, Pain, Preference, PreferenceKind, Priority, RunnerType
from runstrength.model.difference import Change, Diff, diff
from runstrength.model.dose import Dose, Tempo, Work, WorkUnit
from runstrength.model.exercise import Exercise, GuideOrigin, Laterality, Modality, Pattern
from runstrength.model.performed import Performed, PerformedSet
from runstrength.model.plan import Plan
from runstrength.model.session import (
    CrossTrainingSession,
    Item,
    MobilitySession,
    Prescription,
    RacePriority,
    RaceSession,
    RunKind,
    RunSession,
    Session,
    SessionFamily,
    StrengthSession,
    Superset,
)
from runstrength.model.week import PlannedSession, SessionRef, Week

__all__ = [
    "Athlete",
    "Change",
    "CrossTrainingSession",
    "Diff",
    "Dose",
    "Exercise",
    "GuideOrigin",
    "Item",
    "Laterality",
    "Level",
    "MobilitySession",
    "Modality",
    "Pain",
    "Pattern",
    "Performed",
    "PerformedSet",
    "Plan",
    "PlannedSession",
    "Preference",
    "PreferenceKind",
    "Prescription",
    "Priority",
    "RacePriority",
    "RaceSession",
    "RunKind",
    "RunSession",
    "RunnerType",
    "Session",
    "SessionFamily",
    "SessionRef",
    "StrengthSession",
    "Superset",
    "Tempo",
    "Week",
    "Work",
    "WorkUnit",
    "diff",
]
