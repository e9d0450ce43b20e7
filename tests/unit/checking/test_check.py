"""Checking: what it takes, history and edges, statuses and notes, rules of your own, what is remembered."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from typing import ClassVar

import pytest

from runstrength.checking import _engine, check, report_on
from runstrength.checking._engine import Engine, engine_for
from runstrength.errors import InvalidValueError
from runstrength.findings import Location, Quantity, Report, RuleStatus, Severity
from runstrength.model import Athlete, Plan, Week
from runstrength.policies import EVIDENCE, GUIDE, Policy
from runstrength.rules import (
    Breach,
    Case,
    Context,
    LineRule,
    Pair,
    PairRule,
    PlanRule,
    SessionRule,
    WeekRule,
    parameter,
    rule,
)
from runstrength.timeline import Line, LineDay, LineWeek, SessionFacts, Trait, timeline

HLS = "strength: back squat 4x5 @85%"
RUNS = "mon easy 30min\ntue easy 30min\nthu tempo 30min"
PAGE = """{}

What it checks:
    One thing.

Why it matters:
    It does.

Known limits:
    Many.

How to fix it:
    Change it. Or leave it.

Options:
    None.
"""
CASES = (Case("mon easy 30min", where=("mon",), title="one"), Case("tue easy 30min", title="two"))


def found(report: Report, *codes: str) -> list[str]:
    """Say what rules found, as `severity code where`."""
    return [f"{f.severity} {f.code} {f.where}" for f in report if not codes or f.code in codes]


@rule(
    "OWN001",
    "runs-too-close",
    sources=("convention",),
    grade="D",
    messages=("{where} is {measured} after {also}",),
    flagged=CASES,
    clean=CASES,
)
class RunsTooClose(PairRule):  # noqa: D101 - its page stands below
    __doc__ = PAGE.format("Two runs stand too close together.")

    earlier: ClassVar[Trait] = Trait.RUN
    later: ClassVar[Trait] = Trait.RUN

    hours: float = parameter(default=24.0, unit="h", text="hours between two runs")

    def horizon_h(self) -> float:
        """As far as its limit."""
        return self.hours

    def check(self, pair: Pair, context: Context) -> Breach | None:
        """Object to a short way between."""
        if pair.gap_h >= self.hours:
            return None
        return Breach(Severity.INFO, Quantity(pair.gap_h, "h"), Quantity(self.hours, "h"))


@rule(
    "OWN002",
    "runs-in-a-row",
    sources=("convention",),
    grade="D",
    messages=("{measured} with a run in a row",),
    flagged=CASES,
    clean=CASES,
)
class RunsInARow(LineRule[int]):  # noqa: D101 - its page stands below
    __doc__ = PAGE.format("Runs stand on too many days in a row.")

    def start(self) -> int:
        """None so far."""
        return 0

    def step(self, state: int, day: LineDay, context: Context) -> tuple[int, tuple[Breach, ...]]:
        """Count, and object from the second day on, naming the session of the day or the week."""
        if not day.traits & Trait.RUN:
            return 0, ()
        days = min(state + 1, 7)
        if days < 2:
            return days, ()
        first = day.sessions[0]
        named = Breach(Severity.WARNING, Quantity(days, "days"), placed=first, also=first, exercise="a run")
        return days, (named, Breach(Severity.INFO, Quantity(days, "days")))


@rule(
    "OWN003",
    "week-with-a-run",
    sources=("convention",),
    grade="D",
    messages=("{where} holds a run",),
    flagged=CASES,
    clean=CASES,
)
class WeekWithARun(WeekRule):  # noqa: D101 - its page stands below
    __doc__ = PAGE.format("A week holds a run.")

    point: bool = parameter(default=True, text="whether it points at the session")
    asked: ClassVar[list[int]] = []

    def check(self, week: LineWeek, context: Context) -> Iterator[Breach]:
        """Object to the first run."""
        self.asked.append(week.number)
        for placed in week.sessions:
            if placed.traits & Trait.RUN:
                yield (
                    Breach(Severity.INFO, placed=placed, also=placed) if self.point else Breach(Severity.INFO)
                )
                return


@rule(
    "OWN004",
    "plan-with-sessions",
    sources=("convention",),
    grade="D",
    messages=("{where} has sessions",),
    flagged=CASES,
    clean=CASES,
)
class PlanWithSessions(PlanRule):  # noqa: D101 - its page stands below
    __doc__ = PAGE.format("A plan has sessions.")

    def check(self, line: Line, context: Context) -> Iterator[Breach]:
        """Object to the whole, and to its last session."""
        if line.sessions:
            yield Breach(Severity.INFO)
            yield Breach(Severity.INFO, exercise="plank")
            yield Breach(Severity.INFO, placed=line.sessions[-1], also=line.sessions[0])


@rule(
    "OWN005",
    "session-at-all",
    sources=("convention",),
    grade="D",
    messages=("{where} is a session",),
    flagged=CASES,
    clean=CASES,
)
class SessionAtAll(SessionRule):  # noqa: D101 - its page stands below
    __doc__ = PAGE.format("There is a session.")

    asked: ClassVar[list[SessionFacts]] = []

    def check(self, facts: SessionFacts, context: Context) -> Iterator[Breach]:
        """Object to every session."""
        self.asked.append(facts)
        yield Breach(Severity.INFO)


OWN = Policy("own", ())


# What it takes.


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"subject": "mon easy 30min"}, "subject must be a Week or a Plan, not 'mon easy 30min'"),
        ({"subject": []}, "subject must be a Week or a Plan"),
        ({"subject": None}, "subject must be a Week or a Plan"),
        ({"subject": Week().sessions}, "subject must be a Week or a Plan"),
        ({"subject": Week(), "policy": "guide"}, "policy must be a Policy, not 'guide'"),
        ({"subject": Week(), "policy": None}, "policy must be a Policy"),
        ({"subject": Week(), "athlete": "novice"}, "athlete must be an Athlete or None, not 'novice'"),
        ({"subject": Week(), "before": "mon easy 30min"}, "before must be a Week, a Plan or None"),
    ],
)
def test_what_cannot_be_checked_is_refused(arguments: dict[str, object], said: str) -> None:
    """A text, a list and a policy by its name are named with what was expected."""
    with pytest.raises(InvalidValueError, match=said):
        check(**arguments)  # type: ignore[arg-type]


def test_all_wrong_arguments_are_named_at_once() -> None:
    """Four faults, four problems."""
    with pytest.raises(InvalidValueError) as caught:
        check(1, policy=2, athlete=3, before=4)  # type: ignore[arg-type]

    assert [p.field for p in caught.value.problems] == ["subject", "policy", "athlete", "before"]


@pytest.mark.parametrize("subject", [Week(), Week(repeats=False), Plan(), Plan([Week()])])
def test_what_is_empty_is_checked(subject: Week | Plan) -> None:
    """Nothing is raised; a plan without a full week has nothing said against it."""
    report = check(subject)

    assert report.ok
    assert report.codes == (() if isinstance(subject, Plan) else ("FRQ001",))


# Edges and history.


@pytest.mark.parametrize(
    ("subject", "before", "said"),
    [
        (Week.parse(RUNS), None, []),
        (Week.parse(f"week once\n{RUNS}"), None, ["What lies before the first and after the last day"]),
        (Plan([Week.parse(RUNS)]), None, ["What lies before the first and after the last day"]),
        (Week.parse(RUNS), Week.parse(RUNS), ["What comes after the last day is not known"]),
        (Plan([Week.parse(RUNS)]), Week(), ["What lies before the first and after the last day"]),
    ],
    ids=["repeats", "once", "plan", "after a week", "after an empty week"],
)
def test_open_edges_are_noted(subject: Week | Plan, before: Week | None, said: list[str]) -> None:
    """One sentence says which edges are not known, and none where a week repeats."""
    notes = check(subject, before=before).notes

    assert len(notes) == len(said)
    assert all(note.startswith(start) for note, start in zip(notes, said, strict=True))


def test_a_pair_across_the_beginning_is_found_once_and_told_of_the_later() -> None:
    """A heavy session of the week before still counts; pairs inside the history are not told."""
    before = Week.parse(f"sat am {HLS}\nsun pm {HLS}\nsun pm tempo 30min")
    report = check(Plan([Week.parse("mon am intervals 60min\nwed easy 30min")]), before=before)

    assert found(report, "INT001", "INT002") == ["warning INT001 week 1 mon am", "info INT001 week 1 mon am"]
    assert [f.also for f in report.by_rule["INT001"]] == [
        Location(0, before.sessions[1].slot),
        Location(0, before.sessions[0].slot),
    ]


def test_a_row_of_days_begins_in_the_history() -> None:
    """Hard days before the first day count, and only days of the subject are told."""
    before = Week.parse("fri tempo 30min\nsat tempo 30min\nsun tempo 30min")
    week = Week.parse("mon intervals 60min\nwed easy 30min")

    assert found(check(week, before=before), "REC006") == ["warning REC006 mon"]
    assert found(check(Plan([week]), before=Plan([before])), "REC006") == ["warning REC006 week 1 mon"]
    assert found(check(week), "REC006") == []


def test_what_starts_after_sunday_stands_before_monday_in_a_week_that_repeats() -> None:
    """One that follows another past midnight on Sunday does not come before the Monday that it is in."""
    chain = "{0} 23:59 hike 3h\n{0} 23:59 " + HLS + "\n{1} 00:00 intervals 30min"
    at_the_edge = check(Week.parse(chain.format("sun", "mon")))
    inside = check(Week.parse(chain.format("wed", "thu")))

    assert "INT001" not in inside.codes
    assert at_the_edge.codes == inside.codes


def test_strength_on_neighbouring_days_is_found_over_a_day_of_25_hours() -> None:
    """From midnight on Saturday to the end of Sunday there are 49 hours where the clocks go back."""
    plan = Plan.parse(
        "start: 2027-10-25\nzone: Europe/London\nweek 1\n"
        "sat 00:00 strength\nsun 23:59 strength: back squat 3x5\n"
    )

    assert found(check(plan), "REC001") == ["info REC001 week 1 sun 23:59"]


# Statuses.


def test_a_rule_ran_was_off_or_lacked_data() -> None:
    """A rule that needs the exercises says so where a session does not name them."""
    report = check(Week.parse("mon strength 30min\ntue easy 30min"), policy=GUIDE)

    assert report.statuses["REC001"] is RuleStatus.RAN
    assert report.statuses["INT001"] is RuleStatus.OFF
    assert report.statuses["COV003"] is RuleStatus.LACKED_DATA
    assert check(Week.parse("mon strength: plank 3x30s"), policy=GUIDE).statuses["COV003"] is RuleStatus.RAN
    assert list(report.statuses) == [r.code for r in GUIDE.rules]


def test_a_profile_may_switch_a_rule_off() -> None:
    """It is then off in the report too."""
    week = Week.parse(f"wed pm {HLS}\nsat am race A half")

    assert check(week, athlete=Athlete(type="jogger")).statuses["TPR001"] is RuleStatus.OFF
    assert check(week).statuses["TPR001"] is RuleStatus.RAN
    assert report_on(timeline(week), EVIDENCE, None) == check(week)


def test_a_report_of_a_check_is_hashed_and_pickled_part_by_part() -> None:
    """Its findings, statuses and text come back equal."""
    report = check(Week.parse(f"tue pm {HLS}\nwed am intervals 60min"))
    copies = pickle.loads(pickle.dumps(report.findings))

    assert copies == report.findings
    assert hash(copies) == hash(report.findings)
    assert hash(report) == hash(check(Week.parse(f"tue pm {HLS}\nwed am intervals 60min")))


def test_a_report_is_pickled() -> None:
    """With the statuses of its rules."""
    report = check(Week.parse(f"tue pm {HLS}\nwed am intervals 60min"))
    copy = pickle.loads(pickle.dumps(report))

    assert copy == report
    assert copy.statuses == report.statuses
    assert str(copy) == str(report)


# Rules of your own.


def test_a_pair_rule_of_your_own() -> None:
    """It runs beside those that ship, with its own parameters, and may be changed and selected."""
    policy = EVIDENCE.with_rules(RunsTooClose)
    week = Week.parse(RUNS)
    report = check(week, policy=policy)

    assert found(report, "OWN001") == ["info OWN001 tue"]
    assert report.by_rule["OWN001"][0].message == "Tue is 23.5 h after mon"
    assert report.by_rule["OWN001"][0].advice == "Change it."
    assert set(report.codes) - {"OWN001"} == set(check(week).codes)
    assert found(check(week, policy=policy.with_("OWN001", hours=23)), "OWN001") == []
    assert check(week, policy=policy.select("runs-too-close")).codes == ("OWN001",)
    assert (
        check(week, policy=EVIDENCE.with_rules(RunsTooClose(hours=96.0))).by_rule["OWN001"][0].severity == 1
    )


def test_a_pair_rule_may_look_further_than_a_week() -> None:
    """In a week that repeats a session then meets itself again."""
    policy = OWN.with_rules(RunsTooClose(hours=170.0))

    assert found(check(Week.parse("mon easy 30min"), policy=policy)) == ["info OWN001 mon"]
    assert found(check(Week.parse("week once\nmon easy 30min"), policy=policy)) == []


def test_a_line_rule_of_your_own() -> None:
    """A breach with a session is told there, one without of the week."""
    report = check(Plan([Week.parse(RUNS)]), policy=OWN.with_rules(RunsInARow))

    assert found(report) == ["warning OWN002 week 1 tue (a run)", "info OWN002 week 1"]
    assert str(report[0].also) == "week 1 tue"
    assert found(check(Week.parse(RUNS), policy=OWN.with_rules(RunsInARow)))[1] == "info OWN002 the whole"


def test_week_plan_and_session_rules_of_your_own() -> None:
    """Each breach is told of the session, the exercise, the week or the whole that it names."""
    policy = OWN.with_rules(WeekWithARun, PlanWithSessions, SessionAtAll)
    report = check(Plan([Week.parse("tue bike 30min\nwed easy 30min")]), policy=policy)

    assert found(report) == [
        "info OWN004 the whole",
        "info OWN004 plank",
        "info OWN005 week 1 tue",
        "info OWN003 week 1 wed",
        "info OWN004 week 1 wed",
        "info OWN005 week 1 wed",
    ]
    assert str(report.by_rule["OWN004"][2].also) == "week 1 tue"
    assert found(check(Plan(), policy=policy)) == []


def test_without_line_rules_no_line_is_walked() -> None:
    """A policy without any rule finds nothing."""
    assert list(check(Week.parse(RUNS), policy=OWN)) == []


# What is remembered.


def test_equal_weeks_are_judged_once_unless_the_answer_names_a_session() -> None:
    """An answer about the week as a whole holds for every week like it."""
    week = Week.parse("tue bike 30min\nwed easy 30min")
    plan = Plan([week] * 3)
    for point, times in ((False, 1), (True, 3)):
        WeekWithARun.asked.clear()
        report = check(plan, policy=OWN.with_rules(WeekWithARun(point=point)))

        assert len(WeekWithARun.asked) == times
        assert [f.where.week for f in report] == [1, 2, 3]


def test_equal_sessions_are_judged_once() -> None:
    """By session rules, for each athlete."""
    SessionAtAll.asked.clear()
    report = check(Plan([Week.parse("tue bike 30min\nwed bike 30min")]), policy=OWN.with_rules(SessionAtAll))

    assert len(report) == 2
    assert len(SessionAtAll.asked) == 1


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A full memory is emptied, and the answers stay the same."""
    monkeypatch.setattr(_engine, "_MOST_REMEMBERED", 2)
    policy = OWN.with_rules(WeekWithARun(point=False), SessionAtAll)
    texts = [f"tue easy {m}min\nwed bike 30min" for m in range(30, 40)]
    reports = [check(Plan([Week.parse(text)]), policy=policy) for text in texts]
    engine: Engine = engine_for(policy, Athlete())

    assert len(engine._judged) <= 2
    assert len(engine._answered) <= 2
    assert {len(report) for report in reports} == {3}


def test_an_engine_is_made_once_for_a_policy_and_an_athlete() -> None:
    """Equal arguments give the same engine."""
    assert engine_for(EVIDENCE, Athlete(age=40)) is engine_for(EVIDENCE, Athlete(age=40))
    assert engine_for(EVIDENCE, Athlete(age=40)) is not engine_for(EVIDENCE, Athlete(age=60))
