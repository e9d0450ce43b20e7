"""`runstrength calendar`: a plan for phones and calendar programs."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

import attrs

from runstrength.cli._input import (
    UnusableInputError,
    is_run_plan,
    printable,
    read_date,
    read_noun,
    read_run_plan,
    within,
)
from runstrength.cli._written import write_file
from runstrength.errors import RunstrengthError
from runstrength.model.plan import Plan

__all__ = ["write_calendar"]


def write_calendar(
    file: str,
    /,
    *,
    out: str | None = None,
    start: str | None = None,
    zone: str | None = None,
    am: str | None = None,
    pm: str | None = None,
    alarm: str | None = None,
    easy_pace: str | None = None,
    replaces: str | None = None,
    revision: int = 0,
    stamp: str | None = None,
    plan_id: str = "",
    run_plan: bool = False,
    race_day: str | None = None,
) -> None:
    """Write a plan as a calendar (.ics), an event for each session.

    What a calendar cannot carry is named on standard error. A file in .csv, .tsv or .ics is a running plan as
    it was published.

    Args:
        file: A text file or JSON document that holds a plan, a running plan, or - for standard input.
        out: The file to write, whole or not at all; standard output when left out.
        start: The Monday of the first week, such as 2027-01-04, where the plan has none.
        zone: Time zone of the clock times, such as Europe/London; that of the plan, or none, when left out.
        am: Clock time of the sessions in the morning that have none, such as 06:30; they fill the day when
            left out.
        pm: The same for the afternoon.
        alarm: How long before a clock time to remind, such as 30min.
        easy_pace: Your easy pace, such as 5:30/km, for the length of runs with a distance alone.
        replaces: A file with the plan as the calendar has it: what is there no more is cancelled.
        revision: The number of the revision, which has to rise with every change.
        stamp: The instant of writing, such as 2027-01-01T12:00Z; now when left out.
        plan_id: What tells this plan from others in the calendar; its name when left out.
        run_plan: Read the file as a running plan, whatever its name.
        race_day: The day of the goal race of a running plan, such as 2027-04-18.
    """
    from runstrength.formats import ical  # noqa: PLC0415 - part of another extra

    plan = _read(file, start, race_day, easy_pace, run_plan=run_plan)
    former = _read(replaces, start, None, None) if replaces else None
    try:
        text = ical.dumps(
            plan,
            stamp=_moment(stamp),
            revision=revision,
            zone=zone,
            am=am,
            pm=pm,
            alarm=alarm,
            easy_pace=easy_pace,
            plan_id=plan_id,
            replaces=former,
        )
    except RunstrengthError as error:
        raise within(file, error) from error
    if out is None:
        sys.stdout.buffer.write(text.encode())
    else:
        write_file(out, text)
    for loss in ical.losses(plan):
        print(f"Note: {loss}", file=sys.stderr)


def _read(
    file: str, start: str | None, race_day: str | None, easy_pace: str | None, *, run_plan: bool = False
) -> Plan:
    if run_plan or is_run_plan(file):
        reading = read_run_plan(file, start=start, race_day=race_day, easy_pace=easy_pace)
        print(reading, file=sys.stderr)
        return reading.plan
    if race_day:
        raise UnusableInputError("--race-day is for running plans: .csv, .tsv, .ics or --run-plan")
    noun = read_noun(file)
    if not isinstance(noun, Plan):
        raise UnusableInputError(f"{printable(file)}: a plan is needed, and this is a week without a number")
    first = read_date(start, "--start")
    try:
        return noun if noun.start or not first else attrs.evolve(noun, start=first)
    except RunstrengthError as error:
        raise within(file, error) from error


def _moment(text: str | None) -> datetime:
    if text is None:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise UnusableInputError(
            f"--stamp must be a date and time such as 2027-01-01T12:00Z, not {printable(text)}"
        ) from error
