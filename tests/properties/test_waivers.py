"""Laws of waivers and of switching rules off, over random weeks and plans."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Final

from hypothesis import assume, given
from hypothesis import strategies as st

from runstrength.checking import baseline, check
from runstrength.days import Half, Slot, Weekday
from runstrength.findings import Finding, Severity, Waiver, WaiverStatus
from runstrength.formats import waiver as waiver_format
from runstrength.model import Athlete, Plan, PlannedSession, Session, Week
from runstrength.notation.session import parse_session
from runstrength.policies import EVIDENCE, GUIDE, Policy
from runstrength.rules import RULES

SESSIONS: Final[list[Session]] = [
    parse_session(text)
    for text in (
        "easy 45min",
        "intervals 60min",
        "tempo 50min",
        "long 110min",
        "race A half",
        "race B 10km",
        "strength: back squat 4x5 @85%; calf raise 3x12",
        "strength: split squat 3x10; reverse lunge 3x10 @RPE7; glute bridge 3x12",
        "strength: push-up 3x8; dumbbell row 3x12/side",
        "strength: foot doming 3x30s/side",
        "strength: countermovement jump 5x15; back squat 3x5 @80%",
        "strength 30min",
        "bike 60min",
    )
]
EVERYTHING: Final = Policy("everything", tuple(cls() for cls in RULES))
slots: Final = st.builds(Slot, st.sampled_from(Weekday), st.sampled_from([*Half, None]))
planned: Final = st.builds(PlannedSession, slots, st.sampled_from(SESSIONS))
weeks: Final = st.builds(Week, st.lists(planned, max_size=9))
plans: Final = st.builds(
    Plan, st.lists(weeks, min_size=1, max_size=3), start=st.sampled_from([None, date(2027, 1, 4)])
)
policies: Final = st.sampled_from([EVIDENCE, GUIDE, EVERYTHING])
athletes: Final = st.builds(
    Athlete,
    level=st.sampled_from(["novice", "advanced"]),
    age=st.sampled_from([None, 15, 70]),
    pregnant=st.booleans(),
    symptoms=st.sampled_from([frozenset[str](), frozenset({"chest-pain"})]),
    priority=st.sampled_from(["running", "strength"]),
)


def with_keys(subject: Week | Plan, *, keyed: bool) -> Week | Plan:
    """Give each session a key of its own, if asked to."""
    if not keyed:
        return subject
    weeks = subject.weeks if isinstance(subject, Plan) else (subject,)
    made = [
        Week([PlannedSession(s.slot, s.session, key=f"k{n}-{at}") for at, s in enumerate(week)])
        for n, week in enumerate(weeks)
    ]
    return Plan(made, start=subject.start) if isinstance(subject, Plan) else made[0]


subjects: Final = st.builds(with_keys, weeks | plans, keyed=st.booleans())


def is_safety_error(finding: Finding) -> bool:
    """Whether no waiver may take it away."""
    return finding.severity is Severity.ERROR and finding.code.startswith(("SAF", "POP"))


def place_of(finding: Finding) -> tuple[object, ...]:
    """Where a waiver made of a finding reaches: its session, or its week and slot; and its exercise."""
    where = finding.where
    return (finding.code, where.key or (where.week, where.slot), where.exercise)


@given(subject=subjects, policy=policies, athlete=athletes, data=st.data())
def test_a_waiver_removes_exactly_its_findings(
    subject: Week | Plan, policy: Policy, athlete: Athlete, data: st.DataObject
) -> None:
    """All other findings stay, in their order; what is gone is listed; errors of safety rules stay."""
    everything = check(subject, policy=policy, athlete=athlete)
    assume(len(everything))
    chosen = data.draw(st.sampled_from(everything.findings))
    waiver = Waiver.of(chosen, "Agreed.")
    report = check(subject, policy=policy, athlete=athlete, waivers=[waiver])
    code, session, exercise = place_of(chosen)

    def meant(finding: Finding) -> bool:
        other_code, other_session, other_exercise = place_of(finding)
        in_session = chosen.where.slot is not None and exercise is None
        return (code, session) == (other_code, other_session) and (in_session or exercise == other_exercise)

    gone = tuple(f for f in everything if meant(f) and not is_safety_error(f))
    assert chosen in gone or is_safety_error(chosen)
    assert tuple(w.finding for w in report.waived) == gone
    assert report.findings == tuple(f for f in everything if f not in gone)
    assert report.statuses == everything.statuses
    assert all(note.status is WaiverStatus.REFUSED for note in report.waiver_notes)
    assert bool(report.waiver_notes) == any(meant(f) and is_safety_error(f) for f in everything)


@given(subject=subjects, policy=policies, athlete=athletes)
def test_a_baseline_leaves_only_errors_of_safety_rules(
    subject: Week | Plan, policy: Policy, athlete: Athlete
) -> None:
    """It takes every finding of today away, each of its waivers is used, and it survives as text."""
    everything = check(subject, policy=policy, athlete=athlete)
    waivers = baseline(everything, "As it was.")
    report = check(subject, policy=policy, athlete=athlete, waivers=waivers)

    assert report.findings == tuple(f for f in everything if is_safety_error(f))
    assert len(report) + len(report.waived) == len(everything)
    assert WaiverStatus.UNUSED not in {note.status for note in report.waiver_notes}
    assert waiver_format.loads(waiver_format.dumps(waivers)) == waivers


@given(subject=subjects, athlete=athletes, cls=st.sampled_from(RULES), today=st.dates())
def test_a_waiver_that_is_unused_or_has_expired_changes_no_finding(
    subject: Week | Plan, athlete: Athlete, cls: type, today: date
) -> None:
    """It is noted, and that is all."""
    waiver = Waiver(cls.code, "x", until=date(2027, 3, 1))  # type: ignore[attr-defined]
    everything = check(subject, athlete=athlete)
    report = check(subject, athlete=athlete, waivers=[waiver], today=today)
    statuses = {note.status for note in report.waiver_notes}

    if statuses & {WaiverStatus.UNUSED, WaiverStatus.EXPIRED}:
        assert report.findings == everything.findings
    assert (WaiverStatus.EXPIRED in statuses) is (today > date(2027, 3, 1))


@given(subject=subjects, athlete=athletes, off=st.sampled_from(RULES))
def test_a_rule_that_is_off_changes_no_other_finding(
    subject: Week | Plan, athlete: Athlete, off: type
) -> None:
    """Those that say that they ask it may speak otherwise; all others find what they found."""
    code: str = off.code  # type: ignore[attr-defined]
    silent = {code, *(cls.code for cls in RULES if code in cls.asks)}
    on = check(subject, policy=EVERYTHING, athlete=athlete)
    without = check(subject, policy=EVERYTHING.ignore(code), athlete=athlete)

    assert Counter(f for f in without if f.code not in silent) == Counter(
        f for f in on if f.code not in silent
    )
    assert code not in without.codes


def test_a_rule_that_asks_another_may_speak_where_that_is_off() -> None:
    """Lifting second would bring the heavy legs too near: INT004 is silent, unless INT001 is off."""
    week = Week.parse("tue am strength: back squat 4x5 @85%\ntue 22:00 easy 40min\nwed 21:00 intervals 60min")

    assert "INT004" not in check(week).codes
    assert "INT004" in check(week, policy=EVIDENCE.ignore("INT001")).codes


def test_rules_ask_rules_that_there_are() -> None:
    """And none asks itself."""
    codes = {cls.code for cls in RULES}
    assert all(cls.asks <= codes - {cls.code} for cls in RULES)
    assert any(cls.asks for cls in RULES)
