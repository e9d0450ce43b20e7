"""`runstrength check`: what is unwise about weeks and plans."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Literal

from runstrength.checking import check
from runstrength.cli._input import (
    UnusableInputError,
    printable,
    read_athlete,
    read_date,
    read_noun,
    read_policy,
    read_waivers,
    within,
    words_of,
)
from runstrength.cli._output import print_json, print_reports
from runstrength.errors import RunstrengthError
from runstrength.findings import Finding, Report, Severity, Waiver
from runstrength.formats.report import as_data
from runstrength.model.athlete import Athlete
from runstrength.model.plan import Plan
from runstrength.model.week import Week
from runstrength.policies import Policy

__all__ = ["FOUND", "any_counts", "check_files", "counts", "judged_by"]

FOUND = 1


def check_files(
    file: str,
    /,
    *more: str,
    policy: str | None = None,
    athlete: str | None = None,
    waivers: str | None = None,
    today: str | None = None,
    select: list[str] | None = None,
    ignore: list[str] | None = None,
    format_: Literal["text", "json"] = "text",
    fail_on: Literal["error", "warning", "info", "never"] = "error",
) -> int:
    """Check weeks and plans, and say what is unwise, where, by how much, and on what evidence.

    The exit code is 0, or 1 when there are findings at or above --fail-on, or 2 when an input is unusable.
    What is waived does not count; a waiver that is unused, has expired or is refused counts like an info.

    Args:
        file: A text file or JSON document that holds a week or a plan, or - for standard input.
        more: More files; each gets its report.
        policy: evidence, evidence_in_season or guide, or a TOML file; evidence when left out.
        athlete: A TOML or JSON file that says who trains.
        waivers: A TOML file of findings that are accepted, each with its reason.
        today: The date by which waivers with a last day are judged, such as 2027-03-01.
        select: Run these rules only: codes, names or families such as INT, with commas between them.
        ignore: Leave these rules out.
        format_: Text for people, or JSON.
        fail_on: The least severity that gives exit code 1.
    """
    files = (file, *more)
    rules, who, accepted, day = judged_by(policy, athlete, waivers, today)
    if select:
        rules = rules.select(*_rule_names(select, "--select"))
    if ignore:
        rules = rules.ignore(*_rule_names(ignore, "--ignore"))
    reports: list[tuple[str, Report]] = []
    errors: list[RunstrengthError] = []
    for name, noun in _subjects(files):
        try:
            report = check(noun, policy=rules, athlete=who, waivers=accepted, today=day)
        except RunstrengthError as error:
            errors.append(within(name, error))
        else:
            reports.append((printable(name), report))
    _raise_all(errors)
    if format_ == "json":
        documents = [{"file": name, **as_data(report)} for name, report in reports]
        print_json(json.dumps({"reports": documents}, indent=2, ensure_ascii=False, allow_nan=False))
    else:
        print_reports(reports)
    return FOUND if any(counts(report, fail_on) for _, report in reports) else 0


def judged_by(
    policy: str | None, athlete: str | None, waivers: str | None, today: str | None
) -> tuple[Policy, Athlete | None, tuple[Waiver, ...], date | None]:
    """Read by what weeks and plans are judged.

    Args:
        policy: The policy that was asked for.
        athlete: The file of the athlete.
        waivers: The file of the waivers.
        today: The date by which waivers are judged.

    Returns:
        All of them.

    Raises:
        UnusableInputError: One cannot be read, or a waiver has a last day and there is no date.
    """
    rules, who = read_policy(policy), read_athlete(athlete)
    accepted, day = read_waivers(waivers), read_date(today, "--today")
    if day is None and any(waiver.until for waiver in accepted):
        raise UnusableInputError("a waiver has a last day: say with --today by which date to judge it")
    return rules, who, accepted, day


def _rule_names(options: list[str], option: str) -> tuple[str, ...]:
    names = tuple(rule_name(word) for word in words_of(options))
    if not names:
        raise UnusableInputError(f"{option} needs at least one code, name or family")
    return names


def rule_name(word: str) -> str:
    """Return the name of a rule or family as the library spells it: `int001` is `INT001`."""
    letters, digits = word[:3], word[3:]
    is_code = len(letters) == 3 and letters.isalpha() and (not digits or digits.isdigit())  # noqa: PLR2004
    return word.upper() if is_code else word.lower()


def _subjects(files: tuple[str, ...]) -> list[tuple[str, Week | Plan]]:
    """Read every file, so that all that cannot be read are named at once."""
    read: list[tuple[str, Week | Plan]] = []
    errors: list[RunstrengthError] = []
    for file in files:
        try:
            read.append((file, read_noun(file)))
        except UnusableInputError as error:
            errors.append(error)
    _raise_all(errors)
    return read


def _raise_all(errors: list[RunstrengthError]) -> None:
    if errors:
        raise errors[0] if len(errors) == 1 else UnusableInputError(*map(str, errors))


def counts(report: Report, fail_on: str) -> bool:
    """Return whether a report has findings that count as failure."""
    is_noted = fail_on == "info" and bool(report.waiver_notes)
    return is_noted or any_counts(report, fail_on)


def any_counts(findings: Iterable[Finding], fail_on: str) -> bool:
    """Return whether any of some findings counts as failure."""
    return fail_on != "never" and any(f.severity >= Severity.parse(fail_on) for f in findings)
