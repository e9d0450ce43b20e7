"""Findings, their places and quantities, scores and reports."""

from __future__ import annotations

import pickle
from datetime import date

import pytest

from runstrength.checking import check
from runstrength.days import Slot, Weekday
from runstrength.errors import InvalidValueError
from runstrength.evidence import DISCLAIMER, Grade
from runstrength.findings import (
    Edit,
    Finding,
    FindingsError,
    Fix,
    FixKind,
    Location,
    Quantity,
    Report,
    RuleStatus,
    Score,
    Severity,
    micro,
)
from runstrength.model import Plan, Prescription, Week
from runstrength.policies import GUIDE

WEEK = Week.parse(
    "mon pm strength: back squat 4x5 @85%\ntue pm strength: back squat 4x5 @85%\nwed am intervals 60min"
)


def a_finding(**changes: object) -> Finding:
    """Make a finding that differs from a plain one in some fields."""
    fields: dict[str, object] = {
        "code": "ABC001",
        "name": "a-b-c",
        "severity": Severity.WARNING,
        "where": Location(slot=Slot("tue", "pm")),
        "also": None,
        "measured": Quantity(23.99, "h"),
        "limit": Quantity(24, "h"),
        "shortfall": 0.25,
        "template": "{where} is {measured} after {thing}; leave {limit}",
        "values": {"thing": "a session"},
        "sources": ("guide",),
        "grade": Grade.D,
    }
    return Finding(**{**fields, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        (Quantity(1, "days"), "1 day"),
        (Quantity(2, "days"), "2 days"),
        (Quantity(13.54, "h"), "13.5 h"),
        (Quantity(3), "3"),
        (Quantity(float("inf")), "inf"),
    ],
)
def test_a_quantity_prints_with_its_unit(quantity: Quantity, text: str) -> None:
    """One of something is singular, and numbers are rounded to a tenth."""
    assert str(quantity) == text


@pytest.mark.parametrize(
    ("value", "limit", "text"),
    [(23.99, 24, "23.9 h"), (24.01, 24, "24.1 h"), (24, 24, "24 h"), (12.34, 24, "12.3 h")],
)
def test_a_measure_beside_its_limit_stays_on_its_side(value: float, limit: float, text: str) -> None:
    """Rounding never makes a measure look like the limit that it misses."""
    assert Quantity(value, "h").text_beside(Quantity(limit, "h")) == text


def test_a_measure_without_a_limit_is_simply_rounded() -> None:
    """Without a limit there is no side to stay on."""
    assert Quantity(23.99, "h").text_beside(None) == "24 h"


@pytest.mark.parametrize(
    ("location", "text"),
    [
        (Location(), "the whole"),
        (Location(exercise="plank"), "plank"),
        (Location(slot=Slot("tue", "pm"), exercise="plank"), "tue pm (plank)"),
        (Location(week=3, slot=Slot("tue")), "week 3 tue"),
        (Location(week=0, slot=Slot("tue")), "the week before tue"),
        (Location(week=-1), "2 weeks before"),
    ],
)
def test_a_location_prints_what_is_known(location: Location, text: str) -> None:
    """Week, slot and exercise are written as far as they are known."""
    assert str(location) == text


def test_a_severity_reads_its_name() -> None:
    """Names are read in any case, and an unknown one is refused."""
    assert [Severity.parse(name) for name in ("ERROR", "warning", "Info")] == sorted(Severity, reverse=True)
    with pytest.raises(InvalidValueError, match="error, warning or info, not 'fatal'"):
        Severity.parse("fatal")


def test_a_finding_says_what_where_and_how_much() -> None:
    """The message fills the template with typed values and begins with a capital letter."""
    finding = a_finding()

    assert finding.message == "Tue pm is 23.9 h after a session; leave 24 h"
    assert str(finding) == "warning ABC001 tue pm: Tue pm is 23.9 h after a session; leave 24 h"
    assert hash(finding) == hash(a_finding())
    assert pickle.loads(pickle.dumps(finding)) == finding
    assert Fix("move", "move it").is_safe


def test_findings_are_ordered_by_severity_then_time_then_code() -> None:
    """An error comes before a warning, Monday before Tuesday, and the whole before its days."""
    error = a_finding(severity=Severity.ERROR)
    monday = a_finding(where=Location(slot=Slot("mon")))
    whole = a_finding(where=Location())
    later = a_finding(where=Location(week=2, slot=Slot("mon")))

    assert sorted([later, a_finding(), monday, whole, error], key=lambda f: f.order) == [
        error,
        whole,
        monday,
        a_finding(),
        later,
    ]


def test_scores_compare_part_by_part() -> None:
    """One error outweighs any number of warnings, and shortfalls add up without regard to order."""
    assert Score(1, 0, 0, 0) > Score(0, 9, 9, 9)
    assert Score(0, 1, 0, 5) + Score(1, 0, 2, 5) == Score(1, 1, 2, 10)
    assert Score.of([a_finding(), a_finding(severity=Severity.INFO)]) == Score(0, 1, 1, 500_000)
    assert micro(float("inf")) == 10**12


def test_a_report_tells_its_parts() -> None:
    """Findings by severity, rule and day; which rules ran, were off or lacked data."""
    report = check(WEEK, policy=GUIDE)

    assert not report.ok
    assert [f.code for f in report.errors] == ["REC001"]
    assert report[0] is report.findings[0]
    assert report[:2] == report.findings[:2]
    assert len(report) == len(list(report)) == len(report.findings)
    assert {f.code for found in report.by_rule.values() for f in found} == set(report.codes)
    assert "REC001" in {f.code for f in report.by_day[Weekday.TUE]}
    assert all(f.where.slot for found in report.by_day.values() for f in found)
    assert "INT001" in report.off
    assert "REC001" in report.ran
    assert report.disclaimer == DISCLAIMER
    assert set(report.ran) | set(report.off) | set(report.lacked_data) == set(report.statuses)
    assert bool(Report())
    assert {f.severity for f in report.infos} == {Severity.INFO}
    assert len(report.errors) + len(report.warnings) + len(report.infos) == len(report)
    assert report.score == Score.of(report.findings)
    assert report.score.errors == 1


def test_the_statuses_of_a_report_cannot_be_changed() -> None:
    """They are copied, and read only."""
    given = {"REC001": RuleStatus.RAN}
    report = Report(statuses=given)
    given["INT001"] = RuleStatus.OFF

    assert dict(report.statuses) == {"REC001": RuleStatus.RAN}
    with pytest.raises(TypeError):
        report.statuses["INT001"] = RuleStatus.OFF  # type: ignore[index]
    assert pickle.loads(pickle.dumps(report)) == report


def test_a_rule_that_lacks_data_is_named() -> None:
    """A session of unknown length keeps the rule about length from judging everything."""
    report = check(Week.parse("mon strength"))

    assert report.statuses["DUR001"] is RuleStatus.LACKED_DATA
    assert "DUR001" in report.lacked_data


def test_raise_for_errors_raises_only_for_errors() -> None:
    """A report without errors is silent; one with errors raises with their messages as problems."""
    Report().raise_for_errors()
    with pytest.raises(FindingsError, match="REC001 tue pm") as caught:
        check(WEEK, policy=GUIDE).raise_for_errors()
    assert len(caught.value.problems) == 1


def test_a_place_in_a_dated_plan_has_its_date() -> None:
    """Week, slot, key and date of the later session."""
    plan = Plan([Week(), WEEK], start=date(2027, 1, 4))
    where = next(f for f in check(plan) if f.code == "INT001").where

    assert (where.week, str(where.slot), where.on) == (2, "wed am", date(2027, 1, 13))


def test_a_report_prints_and_shows_as_html() -> None:
    """Both call up to the display."""
    report = check(WEEK)

    assert str(report).startswith(f"{len(report.warnings)} warning")
    assert "<table" in report._repr_html_()


OLD = Prescription.parse("back squat 4x5 @RPE8")
NEW = Prescription.parse("back squat 4x5 @RPE7")


def test_an_edit_says_what_comes_and_goes() -> None:
    """A sign for a new one and for one that goes, an arrow for a change."""
    assert str(Edit(OLD, NEW)) == "back squat 4x5 @RPE8 -> back squat 4x5 @RPE7"
    assert str(Edit(OLD, None)) == "- back squat 4x5 @RPE8"
    assert str(Edit(None, NEW)) == "+ back squat 4x5 @RPE7"


def test_an_edit_has_a_side() -> None:
    """And both are prescriptions."""
    with pytest.raises(InvalidValueError, match="new must be a Prescription where old is None"):
        Edit(None, None)
    with pytest.raises(InvalidValueError, match="old must be a Prescription or None, not 'plank'"):
        Edit("plank", None)  # type: ignore[arg-type]


def test_a_fix_is_a_value_that_says_when_it_is_unsafe() -> None:
    """It can be hashed, pickled and compared, and its kind is read."""
    fix = Fix("dose", "keep to RPE 7", edits=(Edit(OLD, NEW),))

    assert fix.kind is FixKind.DOSE
    assert hash(fix) == hash(pickle.loads(pickle.dumps(fix)))
    assert str(fix) == "keep to RPE 7"
    assert str(Fix("dose", "do more", is_safe=False, edits=(Edit(OLD, NEW),))) == (
        "do more (unsafe: it adds load or volume)"
    )


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"kind": "mov"}, "kind must be one of move, .* did you mean 'move'"),
        ({"text": ""}, "text must be one line"),
        ({"is_safe": 1}, "is_safe must be true or false"),
        ({"edits": [Edit(OLD, NEW)]}, "edits must be a tuple of edits"),
        ({"edits": (OLD,)}, "edits must be edits only"),
        ({"kind": "dose"}, "edits must be one or more for the kind dose, not none"),
        ({"of_also": None}, "of_also must be true or false"),
        ({"to": "mon"}, "to must be a Slot or None"),
    ],
)
def test_a_wrong_fix_is_refused(fields: dict[str, object], fault: str) -> None:
    """The field is named."""
    right: dict[str, object] = {"kind": "move", "text": "move it"}
    with pytest.raises(InvalidValueError, match=fault):
        Fix(**{**right, **fields})  # type: ignore[arg-type]
