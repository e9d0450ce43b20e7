"""How the commands print: tables, reports and JSON, in colour on a terminal that wants it."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from textwrap import wrap
from typing import TYPE_CHECKING

from runstrength.display.grid import UNKNOWN
from runstrength.display.report import count_text, explanation_text, report_lines
from runstrength.display.season import season_text
from runstrength.evidence import DISCLAIMER
from runstrength.findings import Severity
from runstrength.model.week import Week

if TYPE_CHECKING:
    from rich.console import Console

    from runstrength.checking import Explanation
    from runstrength.display.grid import Grid, Part
    from runstrength.findings import Report
    from runstrength.planning import Advanced, Progress, Season
    from runstrength.repair import Repaired, Rescheduled
    from runstrength.scheduling import Answer

__all__ = [
    "print_advanced",
    "print_answer",
    "print_explanations",
    "print_grids",
    "print_json",
    "print_lines",
    "print_repaired",
    "print_reports",
    "print_rescheduled",
    "print_season",
    "progress_bar",
]

WIDEST_TEXT = 100
NARROWEST_TEXT = 30

_STYLES: dict[Part, str] = {
    "title": "bold",
    "header": "bold cyan",
    "rule": "dim",
    "row": "",
    "footer": "bold",
    "note": "dim",
}
_SEVERITIES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold cyan"}


def print_grids(grids: Iterable[Grid]) -> None:
    """Print tables, as wide as the terminal.

    Args:
        grids: The tables.
    """
    from rich.text import Text  # noqa: PLC0415 - part of the extra

    console = _console()
    is_plain = console.options.ascii_only
    for at, grid in enumerate(grids):
        if at:
            console.print()
        for part, line in grid.lines(console.width, rule="-" if is_plain else "─"):
            text = Text(line.replace(UNKNOWN, "-") if is_plain else line, style=_STYLES[part])
            if part == "row":
                text.stylize("bold", 0, len(line.partition("  ")[0]))
            console.print(text, soft_wrap=True)


def print_reports(reports: Iterable[tuple[str, Report]]) -> None:
    """Print reports, the disclaimer once at the end; where there are several, each under its name.

    Args:
        reports: The name of the file and its report.
    """
    from rich.text import Text  # noqa: PLC0415 - part of the extra

    console = _console()
    width = _text_width(console)
    named = list(reports)
    for at, (name, report) in enumerate(named, 1):
        if len(named) > 1:
            console.print(Text(name, style="bold underline"), soft_wrap=True)
        lines = report_lines(report, width=width, disclaimer=at == len(named))
        for number, (severity, line) in enumerate(lines):
            text = Text(line, style="" if number else "bold")
            if severity is not None:
                text.stylize(_SEVERITIES[severity], 0, len(str(severity)))
            console.print(text, soft_wrap=True)
        if at < len(named):
            console.print()


def print_answer(answer: Answer) -> None:
    """Print an answer of the scheduler; for a week also why each session stands where it stands.

    Args:
        answer: The answer.
    """
    lines = str(answer).splitlines()
    if isinstance(answer.subject, Week):
        for planned in answer.placed:
            lines += ["", *str(answer.why(planned)).splitlines()]
    print_lines([*lines, "", *wrap(DISCLAIMER, _text_width(_console()))])


def print_repaired(repaired: Repaired) -> None:
    """Print what was mended and why, what is left, and what the report counts now.

    Args:
        repaired: What `fix` returned.
    """
    _print_with_count(str(repaired).splitlines(), repaired.report)


def _print_with_count(lines: Iterable[str], report: Report, more: Iterable[str] = ()) -> None:
    count = f"Now {count_text(report)}."
    print_lines([*lines, "", count, *more, "", *wrap(DISCLAIMER, _text_width(_console()))])


def print_advanced(advanced: Advanced) -> None:
    """Print what the log changes, what was missed and what the report counts now.

    Args:
        advanced: What `advance` returned.
    """
    _print_with_count(str(advanced).splitlines(), advanced.report)


def print_rescheduled(rescheduled: Rescheduled, *, plan: bool) -> None:
    """Print what changed, what to know about it and what the report counts now.

    Args:
        rescheduled: What `reschedule` returned.
        plan: Whether to print the mended plan as well.
    """
    more = ["", *str(rescheduled.plan).splitlines()] if plan else []
    _print_with_count(str(rescheduled).splitlines(), rescheduled.report, more)


def print_season(season: Season) -> None:
    """Print a season week by week, what remains of it and why.

    Args:
        season: The season.
    """
    print_lines(season_text(season, width=_text_width(_console())).splitlines())


@contextmanager
def progress_bar() -> Generator[Progress | None, None, None]:
    """Show on standard error how far a long task is, where that is a terminal.

    Yields:
        What is called with the stage in words, how much of it is done and how much there is; `None` where
        there is nobody to look at it.
    """
    from rich import progress as bars  # noqa: PLC0415 - part of the extra
    from rich.console import Console  # noqa: PLC0415 - part of the extra

    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    columns = (bars.TextColumn("{task.description}"), bars.BarColumn())
    with bars.Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=None)

        def show(stage: str, done: int, total: int) -> None:
            bar.update(task, description=stage, completed=done, total=total)

        yield show


def print_lines(lines: Iterable[str]) -> None:
    """Print lines as they are; those at the margin that end in a colon are headings.

    Args:
        lines: The lines.
    """
    from rich.text import Text  # noqa: PLC0415 - part of the extra

    console = _console()
    for line in lines:
        is_heading = line.endswith(":") and not line.startswith(" ")
        console.print(Text(line, style="bold" if is_heading else ""), soft_wrap=True)


def print_explanations(pages: Iterable[Explanation]) -> None:
    """Print the pages of rules.

    Args:
        pages: The pages.
    """
    from rich.text import Text  # noqa: PLC0415 - part of the extra

    console = _console()
    for at, page in enumerate(pages):
        if at:
            console.print("\n")
        for line in explanation_text(page, width=_text_width(console)).splitlines():
            console.print(Text(line, style="" if line.startswith(" ") else "bold"), soft_wrap=True)


def print_json(text: str) -> None:
    """Print JSON; where the output is not in Unicode, in ASCII alone, which means the same.

    Args:
        text: The JSON.
    """
    if not (sys.stdout.encoding or "").lower().startswith("utf"):
        text = re.sub(r"[^\x00-\x7f]", lambda match: json.dumps(match[0])[1:-1], text)
    print(text)


def _console() -> Console:
    """Return a console; it is in colour on a terminal, unless `NO_COLOR` is set."""
    from rich.console import Console  # noqa: PLC0415 - part of the extra

    return Console()


def _text_width(console: Console) -> int:
    return max(NARROWEST_TEXT, min(WIDEST_TEXT, console.width))
