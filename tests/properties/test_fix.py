"""Laws of mending, over random weeks and plans."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from runstrength import testing
from runstrength.checking import check
from runstrength.days import Half, Slot, Weekday
from runstrength.findings import FixKind, Report
from runstrength.model import (
    Athlete,
    Plan,
    PlannedSession,
    Prescription,
    Session,
    StrengthSession,
    Week,
)
from runstrength.model.athlete import Pain
from runstrength.model.week import Numbered
from runstrength.notation.session import parse_session
from runstrength.policies import EVIDENCE, GUIDE, Policy
from runstrength.quantities import Load
from runstrength.repair import Repaired, fix
from runstrength.rules import RULES

RUNS: Final[list[Session]] = [
    parse_session(text)
    for text in ("easy 45min", "intervals 60min", "tempo 50min", "long 110min", "race A half", "race B 10km")
]
STRENGTH: Final[list[Session]] = [
    parse_session(f"strength: {text}")
    for text in (
        "back squat 4x5 @85% rest 60s; calf raise 3x12",
        "back squat 4x5 @RPE8 @RIR3; split squat 3x10",
        "back squat 6x5 @70kg + push-up 3x20; Romanian deadlift 3x8+ @RIR0",
        "back squat 5x5 @100kg; drop jump 5x30; calf raise 8x12 @RPE9",
        "calf raise 3x12; back squat 5x5 @RPE9 @80%; pogo hops 12x12",
        "back squat 3x10 @95%; Nordic curl 5x8; hip thrust 8x10",
        "push-up 3x8; dumbbell row 3x12/side; plank 3x20s",
        "reverse lunge 5x12 @60kg; glute bridge 3x30; drop jump 3x5",
    )
]
EVERYTHING: Final = Policy("everything", tuple(cls() for cls in RULES))
slots: Final = st.builds(Slot, st.sampled_from(Weekday), st.sampled_from([*Half, None]))
planned: Final = st.builds(
    PlannedSession, slots, st.sampled_from(STRENGTH) | st.sampled_from([*RUNS, *STRENGTH])
)
bad_weeks: Final = st.builds(
    Week,
    st.lists(planned, max_size=7),
    labels=st.sampled_from([(), ("deload",), ("taper",)]),
    repeats=st.booleans(),
)
bad_plans: Final = st.builds(
    Plan, st.lists(bad_weeks, min_size=1, max_size=3), start=st.sampled_from([None, date(2027, 1, 4)])
)
any_weeks: Final = testing.weeks(max_sessions=4)
subjects: Final = bad_weeks | bad_plans | any_weeks | testing.plans(week=any_weeks, max_weeks=2)
policies: Final = st.sampled_from([EVIDENCE, GUIDE, EVERYTHING])
athletes: Final = st.builds(
    Athlete,
    level=st.sampled_from(["novice", "advanced"]),
    age=st.sampled_from([None, 15, 70]),
    priority=st.sampled_from(["running", "strength"]),
    available=st.sampled_from([None, "mon pm, thu am", "tue, sun pm"]),
    equipment=st.sampled_from([(), ("barbell", "dumbbells")]),
    one_rep_maxes=st.sampled_from([{}, {"back squat": "90kg"}]),
    pains=st.sampled_from([(), (Pain(where="calf", score=5),)]),
)


def numbered(subject: Week | Plan) -> tuple[Numbered, ...]:
    """Return the sessions with the numbers of their weeks."""
    return subject.numbered if isinstance(subject, Plan) else tuple((0, s) for s in subject.sessions)


def prescriptions(subject: Week | Plan) -> Iterator[Prescription]:
    """Go through all prescriptions."""
    for _, entry in numbered(subject):
        if isinstance(entry.session, StrengthSession):
            yield from entry.session.prescriptions


def amounts(subject: Week | Plan) -> tuple[float, ...]:
    """Add up sets, repetitions and other work, minutes of work, landings, kilograms and percentages."""
    total = [0.0] * 7
    for prescription in prescriptions(subject):
        dose = prescription.dose
        sets = dose.sets * dose.sides
        kg = dose.load.kg if isinstance(dose.load, Load) else 0.0
        own = (
            dose.sets,
            sets * dose.work.low,
            sets * dose.work.high,
            sets * dose.work_seconds,
            prescription.landings,
            sets * dose.work.high * kg,
            sets * dose.work.high * (dose.percent.high if dose.percent else 0.0),
        )
        total = [a + b for a, b in zip(total, own, strict=True)]
    return tuple(round(amount, 6) for amount in total)


def heaviest(subject: Week | Plan) -> tuple[float, float, float]:
    """Return the highest load in kilograms, percentage and RPE that is asked for."""
    doses = [p.dose for p in prescriptions(subject)]
    return (
        max((d.load.kg for d in doses if isinstance(d.load, Load)), default=0.0),
        max((d.percent.high for d in doses if d.percent), default=0.0),
        max((d.rpe.high for d in doses if d.rpe), default=0.0),
    )


@given(subject=subjects, policy=policies, athlete=athletes, unsafe_ok=st.booleans())
def test_mending_twice_is_mending_once(
    subject: Week | Plan, policy: Policy, athlete: Athlete, unsafe_ok: bool
) -> None:
    """What is mended has nothing more to mend, and the reasons stay the same."""
    once = fix(subject, policy=policy, athlete=athlete, unsafe_ok=unsafe_ok)
    twice = fix(once.subject, policy=policy, athlete=athlete, unsafe_ok=unsafe_ok)

    assert twice == Repaired(once.subject, twice.changes, once.report, (), once.left)
    assert not twice.changes


@given(subject=subjects, policy=policies, athlete=athletes, unsafe_ok=st.booleans())
def test_the_score_never_gets_worse(
    subject: Week | Plan, policy: Policy, athlete: Athlete, unsafe_ok: bool
) -> None:
    """It is better where anything changes; the report is that of `check`, and what is left has reasons."""
    before = check(subject, policy=policy, athlete=athlete)
    repaired = fix(subject, policy=policy, athlete=athlete, unsafe_ok=unsafe_ok)

    assert repaired.report == check(repaired.subject, policy=policy, athlete=athlete)
    assert repaired.report.score < before.score if repaired.applied else repaired.subject == subject
    assert tuple(left.finding for left in repaired.left) == repaired.report.findings
    assert all(left.why for left in repaired.left)


@given(subject=subjects, policy=policies, athlete=athletes)
def test_safe_fixes_add_nothing(subject: Week | Plan, policy: Policy, athlete: Athlete) -> None:
    """Neither sets, repetitions, work, landings nor load, and no unsafe change is made."""
    repaired = fix(subject, policy=policy, athlete=athlete)

    assert all(done.fix.is_safe for done in repaired.applied)
    assert not any(done.fix.kind is FixKind.ADD for done in repaired.applied)
    for old, new in zip(amounts(subject), amounts(repaired.subject), strict=True):
        assert new <= old
    for old, new in zip(heaviest(subject), heaviest(repaired.subject), strict=True):
        assert new <= old


@given(subject=subjects, policy=policies, athlete=athletes, unsafe_ok=st.booleans())
def test_the_changes_turn_the_old_into_the_new(
    subject: Week | Plan, policy: Policy, athlete: Athlete, unsafe_ok: bool
) -> None:
    """Taken away and put in, they give the sessions of the new weeks; so do those of each fix in turn."""
    repaired = fix(subject, policy=policy, athlete=athlete, unsafe_ok=unsafe_ok)
    steps = Counter(numbered(subject))
    for done in repaired.applied:
        assert done.changes
        steps.update(change.after for change in done.changes if change.after)
        steps.subtract(change.before for change in done.changes if change.before)
    whole = Counter(numbered(subject))
    whole.update(change.after for change in repaired.changes if change.after)
    whole.subtract(change.before for change in repaired.changes if change.before)

    assert +steps == Counter(numbered(repaired.subject))
    assert +whole == Counter(numbered(repaired.subject))
    assert bool(repaired.changes) == (subject != repaired.subject)


@given(subject=subjects, policy=policies, athlete=athletes)
def test_only_strength_sessions_change_and_move_to_times_of_the_athlete(
    subject: Week | Plan, policy: Policy, athlete: Athlete
) -> None:
    """Runs and races stay in their slots, and every new slot is one with time."""
    repaired = fix(subject, policy=policy, athlete=athlete)
    old, new = (
        Counter((n, s) for n, s in numbered(one) if not isinstance(s.session, StrengthSession))
        for one in (subject, repaired.subject)
    )

    assert old == new
    for done in repaired.applied:
        if done.fix.kind is FixKind.MOVE:
            assert done.fix.to is not None
            assert athlete.available is None or done.fix.to in athlete.available


@given(subject=subjects, policy=policies, athlete=athletes)
def test_no_rule_gets_more_errors(subject: Week | Plan, policy: Policy, athlete: Athlete) -> None:
    """Whatever is mended, errors are as severe as anything, so none is created."""

    def errors(report: Report) -> Counter[str]:
        return Counter(finding.code for finding in report.errors)

    repaired = fix(subject, policy=policy, athlete=athlete)

    assert errors(repaired.report) <= errors(check(subject, policy=policy, athlete=athlete))
