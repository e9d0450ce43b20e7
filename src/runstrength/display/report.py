"""Reports and rule pages as text and HTML."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING

from runstrength.display.grid import Column, Grid, Sheet
from runstrength.evidence import reference
from runstrength.findings import Finding, Report, Severity

if TYPE_CHECKING:
    from runstrength.checking import Explanation

__all__ = ["explanation_html", "explanation_text", "report_html", "report_lines", "report_text"]

WIDTH = 100
_INDENT = " " * 9


def report_text(report: Report, *, width: int = WIDTH) -> str:
    """Write a report for people.

    Args:
        report: The report.
        width: Characters in a line.

    Returns:
        The text, without a final line break.
    """
    return "\n".join(line for _, line in report_lines(report, width=width))


def report_lines(
    report: Report, *, width: int = WIDTH, disclaimer: bool = True
) -> Iterator[tuple[Severity | None, str]]:
    """Go through the lines of a report, each with the severity of the finding that it heads.

    Args:
        report: The report.
        width: Characters in a line.
        disclaimer: Whether it ends with the disclaimer, which several reports need once.

    Yields:
        The severity for the first line of a finding, `None` for every other line; and the line.
    """
    policy = f" (policy {report.policy})" if report.policy else ""
    waived = f", {len(report.waived)} waived" if report.waived else ""
    yield None, f"{count_text(report)}{waived}{policy}"
    for finding in report:
        yield None, ""
        heading = f"{finding.severity!s:<8} {finding.where}: {finding.code} {finding.name}"
        first, *more = textwrap.wrap(heading, width, subsequent_indent=_INDENT, break_on_hyphens=False)
        yield finding.severity, first
        yield from ((None, line) for line in more)
        said = f"Fix: {finding.fix}." if finding.fix else ""
        for paragraph in (f"{finding.message}.", finding.advice, said, evidence_text(finding)):
            for line in textwrap.wrap(paragraph, width, initial_indent=_INDENT, subsequent_indent=_INDENT):
                yield None, line
    yield None, ""
    last = [report.disclaimer] if disclaimer else []
    for note in (*_notes(report), *last):
        for line in textwrap.wrap(note, width):
            yield None, line


def count_text(report: Report) -> str:
    """Say how many findings there are of each severity.

    Args:
        report: The report.

    Returns:
        Such as `1 error, 2 warnings`, or `nothing to say against it`.

    Example:
        >>> count_text(Report())
        'nothing to say against it'
    """
    counts = [
        (severity, sum(f.severity is severity for f in report)) for severity in sorted(Severity, reverse=True)
    ]
    parts = [f"{n} {severity}{'s' if n > 1 else ''}" for severity, n in counts if n]
    return ", ".join(parts) or "nothing to say against it"


def evidence_text(finding: Finding) -> str:
    """Say what a finding rests on and how good that is.

    Args:
        finding: The finding.

    Returns:
        Such as `Evidence A: Silva et al. 2022; Doma, Deakin 2013`.
    """
    return f"Evidence {finding.grade}: {'; '.join(reference(key).short for key in finding.sources)}."


def _notes(report: Report) -> Iterator[str]:
    """Go through what is said below the findings: what was waived, what failed, what ran."""
    yield from map(str, report.waived)
    yield from map(str, report.waiver_notes)
    yield from map(str, report.failures)
    yield from _status_notes(report)
    yield from report.notes


def _status_notes(report: Report) -> Iterator[str]:
    if report.statuses:
        lacked = f"; not enough data for {', '.join(report.lacked_data)}" if report.lacked_data else ""
        off = f"; off: {', '.join(report.off)}" if report.off else ""
        failed = f"; failed: {', '.join(report.failed)}" if report.failures else ""
        yield f"{len(report.ran) + len(report.lacked_data)} rules ran{lacked}{off}{failed}."


def report_html(report: Report) -> str:
    """Show a report in a notebook.

    Args:
        report: The report.

    Returns:
        HTML without scripts, every text escaped.
    """
    rows = [
        [str(f.where), str(f.severity), f"{f.code}\n{f.name}", _help_text(f), evidence_text(f)]
        for f in report
    ]
    notes = [*_notes(report), report.disclaimer]
    waived = f", {len(report.waived)} waived" if report.waived else ""
    policy = f", policy {report.policy}" if report.policy else ""
    header = ["Where", "Severity", "Rule", "What and what would help", "Evidence"]
    return Grid(
        title=f"Report: {count_text(report)}{waived}{policy}", header=header, rows=rows, notes=notes
    ).html


def _help_text(finding: Finding) -> str:
    fix = [f"Fix: {finding.fix}."] if finding.fix else []
    return "\n".join([f"{finding.message}.", finding.advice, *fix])


def explanation_text(page: Explanation, *, width: int = WIDTH) -> str:
    """Write a rule's page for people.

    Args:
        page: The page.
        width: Characters in a line.

    Returns:
        The text, without a final line break.
    """
    lines = [f"{page.code} {page.name}", "", page.summary]
    for heading, text in page.sections.items():
        lines += ["", heading, *(_wrapped(part, width) for part in text.split("\n\n"))]
    lines += [
        "",
        f"Parameters in the policy {page.policy}" if page.parameters else f"On in the policy {page.policy}",
    ]
    if not page.on:
        lines[-1] = f"Off in the policy {page.policy}"
    lines += [_hanging(f"{p.name} = {p.value}: {p.text} [{p.source}]", width) for p in page.parameters]
    lines += ["", f"Sources, grade {page.grade} ({page.grade.meaning})"]
    lines += [_hanging(str(reference(key)), width) for key in page.sources]
    return "\n".join(lines)


def _hanging(text: str, width: int) -> str:
    return textwrap.fill(
        text,
        width,
        initial_indent="  ",
        subsequent_indent="    ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _wrapped(text: str, width: int) -> str:
    if text.startswith("`"):  # a list
        items = text.replace("\n`", "\n\n`").split("\n\n")
        return "\n".join(_hanging(" ".join(item.split()), width) for item in items)
    return textwrap.fill(" ".join(text.split()), width, initial_indent="  ", subsequent_indent="  ")


def explanation_html(page: Explanation) -> str:
    """Show a rule's page in a notebook.

    Args:
        page: The page.

    Returns:
        HTML without scripts, every text escaped.
    """
    about = Grid(
        title=f"{page.code} {page.name}: {page.summary}",
        header=["Heading", "Text"],
        rows=[[heading, text] for heading, text in page.sections.items()],
    )
    values = Grid(
        title=f"Parameters in the policy {page.policy}",
        header=["Parameter", Column("Value", numeric=True), "Meaning", "Source"],
        rows=[[p.name, p.value, p.text, p.source] for p in page.parameters],
    )
    sources = Grid(
        title=f"Sources, grade {page.grade} ({page.grade.meaning})",
        header=["Key", "Reference"],
        rows=[[key, str(reference(key))] for key in page.sources],
    )
    return Sheet([about, values, sources] if page.parameters else [about, sources]).html
