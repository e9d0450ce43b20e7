"""`runstrength advance`: a season after what was done; `runstrength reschedule`: after what was not."""

from __future__ import annotations

import sys
from typing import Literal

from runstrength.cli._check import FOUND, any_counts
from runstrength.cli._input import (
    UnusableInputError,
    printable,
    read_athlete,
    read_date,
    read_log,
    read_noun,
    read_policy,
    read_season,
    read_slots,
    read_text,
    within,
    words_of,
)
from runstrength.cli._output import print_advanced, print_json, print_rescheduled
from runstrength.cli._written import CalendarOptions, checked_outputs, document_text, write_outputs
from runstrength.errors import RunstrengthError
from runstrength.formulas.layoff import LayoffCause
from runstrength.model.plan import Plan
from runstrength.planning import Season, advance, replanned
from runstrength.planning._summary import new_findings
from runstrength.progression.log import Log
from runstrength.quantities import LoadUnit
from runstrength.repair import Rescheduled, reschedule

__all__ = ["advance_season", "reschedule_sessions"]


def advance_season(
    season: str,
    /,
    *,
    log: str,
    today: str,
    unit: LoadUnit | None = None,
    available: str | None = None,
    athlete: str | None = None,
    cause: LayoffCause = "break",
    out: list[str] | None = None,
    zone: str | None = None,
    am: str | None = None,
    pm: str | None = None,
    alarm: str | None = None,
    revision: int = 1,
    format_: Literal["text", "json"] = "text",
    fail_on: Literal["error", "warning", "info", "never"] = "error",
) -> int:
    """Go on with a season after what was done: next loads, lost sessions, a return after a gap.

    It prints the changes; the new season is written with --out. The exit code is 0, or 1 when there are
    findings at or above --fail-on that the running plan alone does not have, or 2 when an input is unusable.

    Args:
        season: A JSON document with a season, or - for standard input.
        log: What was done, as Strong or Hevy export it (.csv); a session is known by its key in brackets at
            the end of its title, such as 'Legs [w1a]', or by its day.
        today: The first day on which something may still be done, such as 2027-03-01.
        unit: The unit of the weights, kg or lb, for an export that does not say.
        available: The half days with time for what moves, such as 'mon pm, wed'; those of the athlete when
            left out.
        athlete: A TOML or JSON file that says who trains: what they say of their health is not in the season.
        cause: Why there was a gap: break, illness or injury.
        out: A file to write, by its suffix the season (.json), a calendar (.ics), a page to print (.html) or
            the plan in the notation (.txt); give it once for each.
        zone: Time zone of the clock times of the calendar, such as Europe/London.
        am: Clock time in the calendar of the sessions in the morning that have none, such as 06:30.
        pm: The same for the afternoon.
        alarm: How long before a clock time the calendar is to remind, such as 30min.
        revision: The number of the revision of the calendar, which has to rise with every change.
        format_: Text for people, or the JSON document of the new season.
        fail_on: The least severity that gives exit code 1.
    """
    files, day, slots = (
        checked_outputs(out),
        read_date(today, "--today"),
        read_slots(available, "--available"),
    )
    former = read_season(season, read_text(season), read_athlete(athlete))
    if former is None:
        raise UnusableInputError(
            f"{printable(season)}: a season is needed, as `runstrength plan --out` writes it"
        )
    done = read_log(log, unit=unit)
    _note_strangers(log, done, former)
    options = CalendarOptions(zone=zone, am=am, pm=pm, alarm=alarm, revision=revision, replaces=former.plan)
    try:
        advanced = advance(former, done, today=day, available=slots, cause=cause)
        write_outputs(files, advanced.season, options)
    except RunstrengthError as error:
        raise _at(season, error) from error
    if format_ == "json":
        print_json(document_text(advanced.season))
    else:
        print_advanced(advanced)
    return FOUND if any_counts(new_findings(advanced.season), fail_on) else 0


def _note_strangers(file: str, log: Log, season: Season) -> None:
    """Say how many logged sessions are none of the season, since a title without a key is easily written."""
    keys = {planned.key for _, planned in season.strength}
    days = {season.plan.date_of(number, planned.slot) for number, planned in season.strength}
    strangers = sum(logged.key not in keys and logged.on not in days for logged in log)
    if strangers:
        print(
            f"Note: {printable(file)}: {strangers} of {len(log)} sessions are none of the season: they have "
            "neither a key of it at the end of their title, such as 'Legs [w1a]', nor the day of a session",
            file=sys.stderr,
        )


def reschedule_sessions(
    plan: str,
    /,
    *,
    today: str,
    missed: list[str] | None = None,
    available: str | None = None,
    unavailable: str | None = None,
    athlete: str | None = None,
    policy: str | None = None,
    before: str | None = None,
    out: list[str] | None = None,
    zone: str | None = None,
    am: str | None = None,
    pm: str | None = None,
    alarm: str | None = None,
    revision: int = 1,
    format_: Literal["text", "json"] = "text",
    fail_on: Literal["error", "warning", "info", "never"] = "error",
) -> int:
    """Mend a season or a plan with dates after sessions were missed or half days are gone.

    It prints the changes, and for a plan that is not written with --out the plan. A season stays one: its
    reasons are kept and its report is made again. The exit code is 0, or 1 when there are findings at or
    above --fail-on (of a season only those that the running plan alone does not have), or 2 when an input is
    unusable.

    Args:
        plan: A JSON document with a season, a text file or JSON document with a plan, or - for standard
            input.
        today: The first day on which something may still be done, such as 2027-02-06.
        missed: The sessions that were missed, or will be: keys, with commas between them.
        available: The half days that sessions may move to, such as 'mon pm, wed'; those of the athlete, or
            all, when left out.
        unavailable: Half days that cannot be used from today on.
        athlete: A TOML or JSON file that says who trains.
        policy: evidence, evidence_in_season or guide, or a TOML file; a season brings its own.
        before: A file with the week or plan that came directly before; a season brings its own.
        out: A file to write, by its suffix the season or plan (.json), a calendar (.ics), a page to print
            (.html) or the plan in the notation (.txt); give it once for each.
        zone: Time zone of the clock times of the calendar, such as Europe/London.
        am: Clock time in the calendar of the sessions in the morning that have none, such as 06:30.
        pm: The same for the afternoon.
        alarm: How long before a clock time the calendar is to remind, such as 30min.
        revision: The number of the revision of the calendar, which has to rise with every change.
        format_: Text for people, or the JSON document of the season or plan.
        fail_on: The least severity that gives exit code 1.
    """
    files, who, text = checked_outputs(out), read_athlete(athlete), read_text(plan)
    season = read_season(plan, text, who)
    if season and (policy or before):
        raise UnusableInputError(f"{printable(plan)}: a season brings its own --policy and --before")
    subject = season.plan if season else read_noun(plan, text)
    if not isinstance(subject, Plan):
        raise UnusableInputError(f"{printable(plan)}: a season or a plan is needed, and this is a week")
    options = CalendarOptions(zone=zone, am=am, pm=pm, alarm=alarm, revision=revision, replaces=subject)
    try:
        moved = reschedule(
            subject,
            missed=words_of(missed),
            today=read_date(today, "--today"),
            available=read_slots(available, "--available"),
            unavailable=read_slots(unavailable, "--unavailable"),
            policy=season.policy if season else read_policy(policy),
            athlete=season.athlete if season else who,
            before=season.before if season else read_noun(before) if before else None,
        )
        result = _with_plan(season, moved, today) if season else moved.plan
        write_outputs(files, result, options)
    except RunstrengthError as error:
        raise _at(plan, error) from error
    if format_ == "json":
        print_json(document_text(result))
    else:
        print_rescheduled(moved, plan=season is None and not files)
    found = new_findings(result) if isinstance(result, Season) else tuple(moved.report)
    return FOUND if any_counts(found, fail_on) else 0


def _with_plan(season: Season, moved: Rescheduled, today: str) -> Season:
    if not moved.changes:
        return season
    changes = "; ".join(map(str, moved.changes))
    return replanned(
        season, moved.plan, proof=moved.proof, notes=[f"Sessions were moved on {today}: {changes}."]
    )


def _at(file: str, error: RunstrengthError) -> RunstrengthError:
    """Return an error of the library with the name of the file; what names its input already stays."""
    return error if isinstance(error, UnusableInputError | ImportError) else within(file, error)
