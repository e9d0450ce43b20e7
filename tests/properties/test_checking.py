"""Laws of checking, over random weeks made of sessions that the rules care about."""

from __future__ import annotations

from collections import Counter
from datetime import time
from typing import Final

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st

from runstrength.checking import check
from runstrength.days import Half, Slot, Weekday
from runstrength.findings import Finding, Report
from runstrength.model import Plan, PlannedSession, Session, Week
from runstrength.notation.session import parse_session
from runstrength.policies import EVIDENCE, GUIDE
from runstrength.rules import RULES

SESSIONS: Final[list[Session]] = [
    parse_session(text)
    for text in (
        "easy 20min",
        "easy 45min",
        "recovery 30min",
        "intervals 60min",
        "tempo 50min",
        "long 110min",
        "strides 30min",
        "race A half",
        "race B 10km",
        "race C 5km",
        "race A marathon",
        "hills 45min",
        "easy 95min",
        "strength: back squat 4x5 @85%; calf raise 3x12",
        "strength: back squat 3x5+ @85%; split squat 3x8/side @RPE9",
        "strength: split squat 3x10/side @RPE7; glute bridge 3x12",
        "strength: push-up 3x8; dumbbell row 3x12/side",
        "strength: plank 3x40s; side plank 3x30s/side; calf raise 2x15",
        "strength: foot doming 3x30s/side",
        "strength: pogo hops 3x20; back squat 3x5 @80%",
        "strength: drop jump 5x15",
        "strength: pogo hops 3x10",
        "strength 30min",
        "strength",
        "bike 60min",
        "walk 60min",
        "mobility 20min",
        'cross "Football" 90min',
    )
]

SCOPE: Final = {cls.code: cls.scope for cls in RULES}
PAIR_AND_SESSION: Final = frozenset(code for code, scope in SCOPE.items() if scope in ("pair", "session"))

slots: Final = st.builds(Slot, st.sampled_from(Weekday), st.sampled_from([*Half, None]))
clock_slots: Final = st.builds(
    Slot, st.sampled_from(Weekday), st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))
)
policies: Final = st.sampled_from([EVIDENCE, GUIDE])


def planned(at: st.SearchStrategy[Slot], most: int = 10) -> st.SearchStrategy[list[PlannedSession]]:
    """Return lists of planned sessions in some slots."""
    return st.lists(st.builds(PlannedSession, at, st.sampled_from(SESSIONS)), max_size=most)


def turned(slot: Slot, days: int) -> Slot:
    """Return the slot some days later, around the week."""
    return attrs.evolve(slot, day=Weekday((slot.day + days) % 7))


def essence(finding: Finding, days: int = 0) -> tuple[object, ...]:
    """Return what a finding says, without the number of its week, its places turned around the week."""
    where, also = finding.where, finding.also
    return (
        finding.code,
        finding.severity,
        where.slot and str(turned(where.slot, days)),
        where.exercise,
        also and also.slot and str(turned(also.slot, days)),
        finding.measured and round(finding.measured.value, 6),
        round(finding.shortfall, 6),
    )


def counted(
    report: Report, *, days: int = 0, codes: frozenset[str] | None = None
) -> Counter[tuple[object, ...]]:
    """Count what a report says, of all rules or of some."""
    return Counter(essence(f, days) for f in report if codes is None or f.code in codes)


@given(sessions=planned(slots | clock_slots), days=st.integers(0, 6), policy=policies)
def test_a_repeating_week_may_be_read_from_any_day(
    sessions: list[PlannedSession], days: int, policy: object
) -> None:
    """Turning a repeating week around turns its findings around, and changes nothing else."""
    week = Week(sessions)
    around = Week([attrs.evolve(s, slot=turned(s.slot, days)) for s in sessions])

    assert counted(check(week, policy=policy), days=days) == counted(check(around, policy=policy))  # type: ignore[arg-type]


@given(sessions=planned(slots), order=st.randoms(use_true_random=False))
def test_the_order_of_writing_between_slots_does_not_matter(
    sessions: list[PlannedSession], order: object
) -> None:
    """Shuffling sessions of different slots gives the same report."""
    one_each = list({s.slot.week_minute: s for s in sessions}.values())
    shuffled = list(one_each)
    order.shuffle(shuffled)  # type: ignore[attr-defined]

    assert check(Week(shuffled)) == check(Week(one_each))


@given(sessions=planned(slots), weeks=st.integers(1, 3))
def test_a_plan_of_one_week_finds_nothing_new(sessions: list[PlannedSession], weeks: int) -> None:
    """A plan that repeats a week finds, by session, pair and week rules, nothing that the week does not."""
    week = Week(sessions)
    codes = frozenset(code for code, scope in SCOPE.items() if scope in ("session", "pair", "week"))
    in_plan = counted(check(Plan([week] * weeks)), codes=codes)

    assert set(in_plan) <= set(counted(check(week), codes=codes))


@given(sessions=planned(clock_slots), data=st.data())
def test_removing_a_session_adds_no_finding_of_a_pair_rule(
    sessions: list[PlannedSession], data: st.DataObject
) -> None:
    """With different clock times given, one session less never gives a pair rule more to say.

    The starts must differ: sessions of one start follow one another, see the next test.
    """
    starts = [s.slot.week_minute for s in sessions]
    assume(sessions and len(set(starts)) == len(starts))
    gone = data.draw(st.integers(0, len(sessions) - 1))
    codes = frozenset(code for code, scope in SCOPE.items() if scope == "pair")
    fewer = counted(check(Week(sessions[:gone] + sessions[gone + 1 :])), codes=codes)

    assert fewer <= counted(check(Week(sessions)), codes=codes)


def test_removing_one_of_two_sessions_of_one_start_may_add_a_finding() -> None:
    """What follows it in its slot then starts earlier, here less than four days after heavy legs."""
    both = Week.parse("thu 07:00 strength: back squat 4x5 @85%\nmon 07:00 easy 20min\nmon 07:00 race A half")
    one = Week([s for s in both if str(s.session) != "easy 20min"])

    assert "TPR001" not in check(both).codes
    assert "TPR001" in check(one).codes


@given(first=planned(slots, 6), second=planned(slots, 6))
def test_two_plans_far_apart_find_what_each_finds_alone(
    first: list[PlannedSession], second: list[PlannedSession]
) -> None:
    """With three empty weeks between them two plans find, by session and pair rules, what each does alone."""
    one, other = Week(first), Week(second)
    joined = check(Plan([one, Week(), Week(), Week(), other]))
    apart = counted(check(Plan([one])), codes=PAIR_AND_SESSION)
    apart += counted(check(Plan([other])), codes=PAIR_AND_SESSION)

    assert counted(joined, codes=PAIR_AND_SESSION) == apart


@given(sessions=planned(slots))
def test_a_report_is_sorted_and_counted(sessions: list[PlannedSession]) -> None:
    """Errors come first; the parts of a report are the whole; checking again gives an equal report."""
    week = Week(sessions)
    report = check(week)
    severities = [f.severity for f in report]

    assert severities == sorted(severities, reverse=True)
    assert (*report.errors, *report.warnings, *report.infos) == report.findings
    assert report == check(week)
    assert report.score.errors == len(report.errors)
    assert set(report.statuses) == {cls.code for cls in RULES}
