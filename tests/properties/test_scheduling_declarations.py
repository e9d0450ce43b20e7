"""What week and plan rules declare about places is true: the scheduler forgets the rest."""

from __future__ import annotations

from collections import Counter
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from runstrength.checking._engine import Engine, engine_for
from runstrength.days import Slot, SlotSet
from runstrength.model import Athlete, PlannedSession, Week
from runstrength.notation.session import parse_session
from runstrength.policies import Policy
from runstrength.rules import RULES
from runstrength.timeline import Line, timeline

EVERYTHING: Final = Policy("everything", tuple(cls() for cls in RULES))
SESSIONS: Final = [
    parse_session(t)
    for t in (
        "easy 45min",
        "intervals 60min",
        "long 110min",
        "bike 60min",
        "race A half",
        "strength: back squat 4x5 @85%; calf raise 3x12",
        "strength: push-up 3x8; drop jump 3x8",
        "strength: foot doming 3x30s/side",
        "strength 30min",
    )
]
athletes: Final = st.builds(
    Athlete,
    level=st.sampled_from(["novice", "advanced"]),
    age=st.sampled_from([None, 15, 70]),
    pregnant=st.booleans(),
)
contents: Final = st.lists(st.sampled_from(SESSIONS), max_size=7)
orders: Final = st.permutations(list(SlotSet.every()))


def verdicts(engine: Engine, line: Line, *, content: bool) -> dict[str, Counter[object]]:
    """Return the scores of what the rules with one kind of declaration say, by code."""
    found: dict[str, Counter[object]] = {}
    for rule in engine.weeks:
        if rule.by_content is content:
            found[rule.code] = Counter((b.severity, b.shortfall) for b in rule.check(line.weeks[0], engine.context))
    for plan_rule in engine.plans:
        if content and plan_rule.by_content:
            found[plan_rule.code] = Counter((b.severity, b.shortfall) for b in plan_rule.check(line, engine.context))
    return found


def line_of(sessions: list[object], slots: list[Slot], athlete: Athlete) -> Line:
    """Lay sessions out in slots."""
    planned = [PlannedSession(slot, one) for slot, one in zip(slots, sessions, strict=False)]  # type: ignore[arg-type]
    return timeline(Week(planned), athlete=athlete)


@given(sessions=contents, one=orders, other=orders, athlete=athletes)
def test_rules_by_content_do_not_ask_where(
    sessions: list[object], one: list[Slot], other: list[Slot], athlete: Athlete
) -> None:
    """The same sessions in other slots get the same verdict."""
    engine = engine_for(EVERYTHING, athlete)
    first, second = line_of(sessions, one, athlete), line_of(sessions, other, athlete)

    assert verdicts(engine, first, content=True) == verdicts(engine, second, content=True)


@given(sessions=contents, one=orders, other=orders, athlete=athletes)
def test_rules_take_from_days_what_they_say(
    sessions: list[object], one: list[Slot], other: list[Slot], athlete: Athlete
) -> None:
    """The same sessions with the same of their days, in whatever order, get the same verdict."""
    engine = engine_for(EVERYTHING, athlete)
    lines = [line_of(sessions, order, athlete) for order in (one, other)]
    found = [verdicts(engine, line, content=False) for line in lines]
    for rule in engine.weeks:
        if not rule.by_content:
            taken = [Counter(rule.of_day(day.sessions, engine.context) for day in line.days()) for line in lines]
            if taken[0] == taken[1]:
                assert found[0][rule.code] == found[1][rule.code]
