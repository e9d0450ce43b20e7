"""Running plans and athletes that the tests of planning share, and seasons that are built once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Final

from runstrength.model import Athlete, Plan, PlannedSession, Prescription, StrengthSession, Week
from runstrength.planning import Season, build_plan
from runstrength.planning._aims import Layout

MONDAY: Final = date(2027, 1, 4)
RUNS: Final = "tue am intervals 60min\nthu am tempo 50min\nsat am long 110min\nsun easy 40min"
EASY: Final = "tue am easy 40min\nsat am long 60min"
RACE_WEEK: Final = "tue am easy 30min\nsun race A half"
LIFTER: Final = Athlete(
    equipment={"dumbbells", "band"}, available="mon pm, wed pm, fri pm", session_minutes=30
)
MASTER: Final = Athlete(age=62, equipment={"dumbbells", "band"}, available="mon pm, thu pm")
STRONG: Final = Athlete(
    equipment={"barbell", "rack", "dumbbells"},
    available="mon pm, wed pm, fri pm",
    session_minutes=45,
    one_rep_maxes={"back squat": "100kg"},
)

season = cache(build_plan)
"""A season is built once for the same arguments."""


def runs(
    weeks: int, *, race: str | None = RACE_WEEK, other: Mapping[int, str] | None = None, dated: bool = True
) -> Plan:
    """Return a running plan of equal weeks, the last one with a race, and some weeks that are different."""
    made = [Week.parse(RUNS)] * weeks
    if race is not None:
        made[-1] = Week.parse(race)
    for number, text in (other or {}).items():
        made[number - 1] = Week.parse(text)
    return Plan(made, start=MONDAY if dated else None)


def texts(found: Season | Layout) -> list[str]:
    """Return the phases as short texts: the kind with first and last week."""
    return [f"{phase.kind.value} {phase.first}-{phase.last}" for phase in found.phases]


def content(found: Season, week: int) -> list[StrengthSession]:
    """Return the strength sessions of a week."""
    return [s.session for s in found.plan.week(week).strength if isinstance(s.session, StrengthSession)]


def sets(found: Season, week: int) -> int:
    """Return the sets of a week."""
    return sum(p.dose.sets for session in content(found, week) for p in session.prescriptions)


def prescriptions(planned: PlannedSession) -> tuple[Prescription, ...]:
    """Return the prescriptions of a planned strength session."""
    assert isinstance(planned.session, StrengthSession)
    return planned.session.prescriptions


def flat(value: object) -> str:
    """Return a text without its line breaks."""
    return " ".join(str(value).split())
