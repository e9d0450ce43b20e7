"""What week and plan rules declare about places is true, so that whoever places sessions may go by it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from runstrength.checking._engine import Engine, engine_for
from runstrength.days import Slot, SlotSet
from runstrength.model import Athlete, Plan, PlannedSession, Session, Week
from runstrength.notation.session import parse_session
from runstrength.policies import Policy
from runstrength.rules import RULES, Breach
from runstrength.timeline import Line, timeline

EVERYTHING: Final = Policy("everything", tuple(cls() for cls in RULES))
SESSIONS: Final[list[Session]] = [
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


def _said(breaches: Iterable[Breach]) -> Counter[tuple[object, float]]:
    return Counter((breach.severity, breach.shortfall) for breach in breaches)


RATED: Final[list[Session]] = [
    parse_session(t)
    for t in (
        "easy 60min @RPE5",
        "easy 30min @RPE3",
        "long 90min @RPE4",
        "bike 60min @RPE5",
        "strength 45min @RPE6",
        "mobility 20min",
    )
]
contents: Final = st.lists(st.sampled_from(SESSIONS), max_size=7) | st.lists(
    st.sampled_from(RATED), min_size=5, max_size=12
)
orders: Final = st.permutations(list(SlotSet.every()))


def verdicts(engine: Engine, line: Line, *, content: bool) -> dict[str, Counter[tuple[object, float]]]:
    """Return the scores of what the rules with one kind of declaration say, by code."""
    found: dict[str, Counter[tuple[object, float]]] = {}
    for rule in engine.weeks:
        if rule.by_content is content:
            found[rule.code] = _said(rule.check(line.weeks[0], engine.context))
    for plan_rule in engine.plans:
        if content and plan_rule.by_content:
            found[plan_rule.code] = _said(plan_rule.check(line, engine.context))
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


LOADED: Final[list[Session]] = [
    parse_session(t)
    for t in (
        "easy 8km",
        "easy 9.7km",
        "long 16.1km",
        "long 18.3km",
        "long 110min",
        "easy 30min @RPE3",
        "race B 10km",
        "strength: back squat 3x5 @60kg @RIR2; calf raise 3x12",
        "strength: back squat 3x5 @62.5kg; back squat 2x8 @50kg",
        "strength: back squat 6x5 @70kg; goblet squat 2x10 @16kg",
        "strength: back squat 3x8 @57.5kg; Romanian deadlift 3x8 @72.5%",
        "strength: pogo hops 4x10; plank 3x30s",
        "strength: pogo hops 6x10; long-lever plank 3x30s",
        "strength 30min",
    )
]
week_labels: Final = st.sampled_from([(), (), (), ("deload",), ("power",), ("max",), ("return",), ("race",)])
weeks_of_sessions: Final = st.lists(
    st.tuples(st.lists(st.sampled_from(LOADED), max_size=5), week_labels), min_size=1, max_size=9
)


def plan_of(weeks: list[tuple[list[Session], tuple[str, ...]]], order: list[Slot], shift: int) -> Plan:
    """Lay weeks out in slots, each week in others."""
    return Plan(
        Week(
            [
                PlannedSession(order[(shift * at + n) % len(order)], session)
                for n, session in enumerate(sessions)
            ],
            labels=labels,
        )
        for at, (sessions, labels) in enumerate(weeks)
    )


@given(weeks=weeks_of_sessions, one=orders, other=orders, shift=st.integers(1, 13), athlete=athletes)
def test_rules_by_content_do_not_ask_where_in_their_weeks_sessions_of_a_plan_stand(
    weeks: list[tuple[list[Session], tuple[str, ...]]],
    one: list[Slot],
    other: list[Slot],
    shift: int,
    athlete: Athlete,
) -> None:
    """A plan whose sessions move inside their weeks gets the same verdict, with a history as without."""
    engine = engine_for(EVERYTHING, athlete)
    first, second = plan_of(weeks, one, 0), plan_of(weeks, other, shift)
    for before in (None, first):
        lines = [timeline(plan, athlete=athlete, before=before) for plan in (first, second)]
        for rule in engine.plans:
            if rule.by_content:
                said = [_said(rule.check(line, engine.context)) for line in lines]
                assert said[0] == said[1], rule.code


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
            context = engine.context
            taken = [Counter(rule.of_day(day.sessions, context) for day in line.days()) for line in lines]
            if taken[0] == taken[1]:
                assert found[0][rule.code] == found[1][rule.code]


LIFTS: Final[list[Session]] = [
    parse_session(t)
    for t in (
        "easy 45min",
        "intervals 60min",
        "race A half",
        "strength: back squat 5x5 @100kg; calf raise 3x12",
        "strength: back squat 2x5 @85kg; push-up 3x8 @60%",
        "strength: isometric calf hold 5x45s/side @60%",
        "strength: isometric calf hold 5x45s/side @90%; split squat 1x8/side @75%",
        "strength 30min",
    )
]
LABELS: Final = ((), (), ("in-season",), ("maintenance", "taper"), ("max",), ("race",), ("deload",))
placed_weeks: Final = st.lists(
    st.tuples(st.sampled_from(LABELS), st.lists(st.sampled_from(LIFTS), max_size=4), orders, orders),
    min_size=1,
    max_size=4,
)


@given(weeks=placed_weeks, history=st.integers(0, 1), athlete=athletes)
def test_plan_rules_by_content_do_not_ask_where_in_a_week(
    weeks: list[tuple[tuple[str, ...], list[Session], list[Slot], list[Slot]]], history: int, athlete: Athlete
) -> None:
    """Each week of a plan and its history gets the same verdict with its sessions in other slots."""
    engine = engine_for(EVERYTHING, athlete)
    found: list[dict[str, Counter[tuple[object, float]]]] = []
    for turned in (False, True):
        laid = [week_of(labels, one, last if turned else first) for labels, one, first, last in weeks]
        before = Plan(laid[:history]) if history and len(laid) > 1 else None
        line = timeline(Plan(laid[history:] if before else laid), athlete=athlete, before=before)
        found.append(
            {rule.code: _said(rule.check(line, engine.context)) for rule in engine.plans if rule.by_content}
        )

    assert found[0] == found[1]


def week_of(labels: tuple[str, ...], sessions: list[Session], slots: list[Slot]) -> Week:
    """Return a week with sessions in slots."""
    return Week(
        [PlannedSession(slot, one) for slot, one in zip(slots, sessions, strict=False)], labels=labels
    )


@given(weeks=placed_weeks, athlete=athletes)
def test_line_rules_carry_states_that_can_be_looked_up(
    weeks: list[tuple[tuple[str, ...], list[Session], list[Slot], list[Slot]]], athlete: Athlete
) -> None:
    """Each state is hashable, and the same days leave equal states behind."""
    engine = engine_for(EVERYTHING, athlete)
    line = timeline(Plan([week_of(labels, sessions, slots) for labels, sessions, slots, _ in weeks]))
    days = line.days()
    for rule in engine.lines:
        state = other = rule.start()
        for day in days:
            state, _ = rule.step(state, day, engine.context)
            other, _ = rule.step(other, day, engine.context)
            assert hash(state) == hash(other)
            assert state == other
