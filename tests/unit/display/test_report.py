"""Reports and rule pages as text and HTML."""

from __future__ import annotations

import attrs
import pytest

from runstrength.checking import check, explain
from runstrength.checking._explain import ExplainedParameter
from runstrength.display.report import (
    count_text,
    evidence_text,
    explanation_html,
    explanation_text,
    report_html,
    report_lines,
    report_text,
)
from runstrength.evidence import DISCLAIMER
from runstrength.findings import Location, Report, Severity
from runstrength.model import Plan, Week
from runstrength.policies import EVIDENCE, GUIDE

WEEK = Week.parse(
    "mon pm strength: back squat 4x5 @85%\ntue pm strength: back squat 4x5 @85%\nwed am intervals 60min"
)
REPORT = check(WEEK)


def test_findings_are_counted_by_severity() -> None:
    """The most severe first, one of something in the singular."""
    one = Report(findings=tuple(attrs.evolve(REPORT[0], severity=s) for s in Severity))
    two = Report(findings=one.findings * 2)

    assert count_text(one) == "1 error, 1 warning, 1 info"
    assert count_text(two) == "2 errors, 2 warnings, 2 infos"
    assert count_text(Report()) == "nothing to say against it"


def test_evidence_names_grade_and_sources() -> None:
    """In short, as in a text."""
    finding = REPORT.by_rule["INT001"][0]

    assert evidence_text(finding).startswith("Evidence A: ")
    assert evidence_text(finding).count(";") == len(finding.sources) - 1


@pytest.mark.parametrize("width", [60, 100])
@pytest.mark.parametrize(
    "report", [REPORT, check(Plan([WEEK]), policy=GUIDE), Report()], ids=["e", "g", "none"]
)
def test_a_report_keeps_to_its_width(report: Report, width: int) -> None:
    """Every line; nothing of a message is lost."""
    text = report_text(report, width=width)
    said = " ".join(text.split())

    assert max(map(len, text.splitlines())) <= width
    assert not any(line != line.rstrip() for line in text.splitlines())
    for finding in report:
        assert f"{finding.code} {finding.name}" in said
        assert " ".join(f"{finding.message}.".split()) in said
        assert " ".join(evidence_text(finding).split()) in said
    assert " ".join(DISCLAIMER.split()) in said


def test_a_report_says_policy_counts_findings_and_notes_in_that_order() -> None:
    """A heading, each finding with message, advice and evidence, and what the check itself has to say."""
    lines = report_text(REPORT).splitlines()

    assert lines[0] == f"{count_text(REPORT)} (policy evidence)"
    assert lines[1] == ""
    assert lines[2].startswith("warning  ")
    assert lines[3].startswith(" " * 9)
    assert any(line.startswith(f"{len(REPORT.ran) + len(REPORT.lacked_data)} rules ran") for line in lines)
    assert f"off: {', '.join(REPORT.off)}" in " ".join(lines)
    assert report_text(Report()).startswith("nothing to say against it\n")


def test_a_report_names_the_rules_that_lacked_data() -> None:
    """And the notes about unknown edges; without statuses nothing is said of rules."""
    report = check(Week.parse("week once\nmon strength 30min"))
    said = " ".join(report_text(report).split())

    assert f"not enough data for {', '.join(report.lacked_data)}" in said
    assert "is not known; nothing is said across these edges." in said
    assert "rules ran" not in report_text(Report())
    assert "off:" not in report_text(check(WEEK, policy=attrs.evolve(EVIDENCE, rules=EVIDENCE.rules[:2])))


def test_only_the_first_line_of_a_finding_has_its_severity() -> None:
    """So that a terminal may colour it, even where a heading needs two lines; the disclaimer is optional."""
    lines = list(report_lines(REPORT, width=30, disclaimer=False))
    headed = [(severity, line) for severity, line in lines if severity]

    assert [severity for severity, _ in headed] == [finding.severity for finding in REPORT]
    assert all(line.startswith(str(severity)) for severity, line in headed)
    assert DISCLAIMER.split(".", maxsplit=1)[0] not in " ".join(line for _, line in lines)


def test_a_report_in_html_is_escaped_and_without_scripts() -> None:
    """What a user named is text, never markup."""
    report = Report(
        findings=(
            attrs.evolve(
                REPORT[0], where=Location(exercise="<b>x</b>"), advice="<script>alert(1)</script> & more"
            ),
        ),
        policy="<i>mine</i>",
    )
    html = report_html(report)

    assert "<table" in html
    for markup in ("<b>", "<script", "<i>"):
        assert markup not in html
    assert "&lt;b&gt;x&lt;/b&gt;" in html
    assert "&lt;i&gt;mine&lt;/i&gt;" in html
    assert "&amp; more" in html


def test_a_report_in_html_says_what_the_text_says() -> None:
    """Each finding is a row, and the notes stand below."""
    html = report_html(REPORT)

    assert html.count(REPORT[0].code) >= 1
    assert all(finding.code in html for finding in REPORT)
    assert "rules ran" in html
    assert "nothing to say against it" in report_html(Report())


@pytest.mark.parametrize("width", [60, 100])
@pytest.mark.parametrize("code", [rule.code for rule in EVIDENCE.rules])
def test_a_page_in_text_has_every_part(code: str, width: int) -> None:
    """Headings, parameters and sources; a line is too long only where one word or an option is."""
    page = explain(code)
    text = explanation_text(page, width=width)

    assert text.startswith(f"{page.code} {page.name}\n\n{page.summary}\n")
    assert all(f"\n{heading}\n" in text for heading in page.sections)
    assert all(f"  {parameter.name} = " in text for parameter in page.parameters)
    assert f"Sources, grade {page.grade}" in text
    assert text == text.rstrip()
    if width == 100:
        assert max(len(line) for line in text.splitlines() if "http" not in line) <= 110


def test_a_page_says_whether_the_rule_is_on() -> None:
    """With its parameters, without any, or off."""
    assert "\nParameters in the policy evidence\n" in explanation_text(explain("INT001"))
    assert "\nOn in the policy evidence\n" in explanation_text(explain("INT004"))
    assert "\nOff in the policy guide\n" in explanation_text(explain("INT001", policy=GUIDE))


def test_a_page_in_html_is_escaped() -> None:
    """Parameters and sources are tables of their own; a rule without parameters has two."""
    page = attrs.evolve(
        explain("INT001"),
        summary="a < b & c",
        parameters=(ExplainedParameter("x", "<b>1</b>", "less < more", "user (D)"),),
    )
    html = explanation_html(page)

    assert html.count("<table") == 3
    assert "<b>1</b>" not in html
    assert "&lt;b&gt;1&lt;/b&gt;" in html
    assert "a &lt; b &amp; c" in html
    assert explanation_html(explain("INT004")).count("<table") == 2
