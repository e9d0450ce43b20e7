"""`runstrength plan`: from a running plan to a season with strength in it."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from typing import Literal

import attrs

from runstrength.cli._check import FOUND, any_counts
from runstrength.cli._input import (
    UnusableInputError,
    is_run_plan,
    printable,
    read_athlete,
    read_date,
    read_noun,
    read_policy,
    read_run_plan,
    read_season,
    read_slots,
    read_text,
    within,
)
from runstrength.cli._output import print_json, print_season, progress_bar
from runstrength.cli._written import CalendarOptions, checked_outputs, document_text, write_outputs
from runstrength.errors import RunstrengthError
from runstrength.model.athlete import Athlete
from runstrength.model.plan import Plan
from runstrength.planning import Race, build_plan
from runstrength.planning._summary import new_findings

__all__ = ["plan_season"]


def plan_season(
    runs: str,
    /,
    *,
    race_day: str | None = None,
    race_distance: str | None = None,
    start: str | None = None,
    athlete: str | None = None,
    policy: str | None = None,
    before: str | None = None,
    available: str | None = None,
    minutes: int | None = None,
    sessions: int | None = None,
    today: str | None = None,
    out: list[str] | None = None,
    zone: str | None = None,
    am: str | None = None,
    pm: str | None = None,
    alarm: str | None = None,
    easy_pace: str | None = None,
    run_plan: bool = False,
    format_: Literal["text", "json"] = "text",
    fail_on: Literal["error", "warning", "info", "never"] = "error",
) -> int:
    """Put strength training into a running plan, up to the race and beyond, and say why it is as it is.

    What the reader of a running plan could not read, and what each written file has to leave out, is said on
    standard error. The exit code is 0, or 1 when there are findings at or above --fail-on that the running
    plan alone does not have, or 2 when an input is unusable.

    Args:
        runs: A running plan as it was published (.csv, .tsv, .ics), a text file or JSON document with a plan,
            or - for standard input.
        race_day: The day of the race, such as 2027-04-18.
        race_distance: How far the race is, such as half or 10km; as the running plan says when left out.
        start: The Monday of the first week, such as 2027-01-25, where the plan has none.
        athlete: A TOML or JSON file that says who trains.
        policy: evidence, evidence_in_season or guide, or a TOML file; evidence when left out.
        before: A file with the week or plan that came directly before.
        available: The half days with time for strength, such as 'mon pm, wed', instead of the athlete's.
        minutes: The longest strength session in minutes, instead of the athlete's.
        sessions: Strength sessions in an ordinary week.
        today: The first day on which strength may be planned; when left out, today if the plan has begun.
        out: A file to write, by its suffix a calendar (.ics), the season (.json), a page to print (.html) or
            the plan in the notation (.txt); give it once for each.
        zone: Time zone of the clock times of the calendar, such as Europe/London.
        am: Clock time in the calendar of the sessions in the morning that have none, such as 06:30.
        pm: The same for the afternoon.
        alarm: How long before a clock time the calendar is to remind, such as 30min.
        easy_pace: Your easy pace, such as 5:30/km, for the length of runs with a distance alone.
        run_plan: Read the file as a running plan, whatever its name.
        format_: Text for people, or the JSON document of the season.
        fail_on: The least severity that gives exit code 1.
    """
    files = checked_outputs(out)
    who = _athlete(athlete, available, minutes, easy_pace)
    rules, history = read_policy(policy), read_noun(before) if before else None
    race = _race(race_day, race_distance)
    running = _running(
        runs, start=start, race_day=race_day, easy_pace=easy_pace, is_published=run_plan or is_run_plan(runs)
    )
    first = read_date(today, "--today") or _day_inside(running)
    try:
        with progress_bar() as progress:
            season = build_plan(
                running,
                athlete=who,
                race=race,
                policy=rules,
                before=history,
                today=first,
                sessions_per_week=sessions,
                progress=progress,
            )
        write_outputs(
            files, season, CalendarOptions(zone=zone, am=am, pm=pm, alarm=alarm, easy_pace=easy_pace)
        )
    except RunstrengthError as error:
        raise error if isinstance(error, UnusableInputError | ImportError) else within(runs, error) from error
    if format_ == "json":
        print_json(document_text(season))
    else:
        print_season(season)
    return FOUND if any_counts(new_findings(season), fail_on) else 0


def _athlete(
    file: str | None, available: str | None, minutes: int | None, easy_pace: str | None
) -> Athlete | None:
    who, slots = read_athlete(file), read_slots(available, "--available")
    if slots is None and minutes is None and easy_pace is None:
        return who
    known = who or Athlete()
    try:
        return attrs.evolve(
            known,
            available=known.available if slots is None else slots,
            session_minutes=known.session_minutes if minutes is None else minutes,
            easy_pace=known.easy_pace if easy_pace is None else easy_pace,
        )
    except RunstrengthError as error:
        said = [p.replace("Athlete: session_minutes", "--minutes") for p in error.problems]
        raise UnusableInputError(*(p.replace("Athlete: easy_pace", "--easy-pace") for p in said)) from error


def _race(race_day: str | None, race_distance: str | None) -> Race | None:
    on = read_date(race_day, "--race-day")
    if on is None:
        if race_distance is not None:
            raise UnusableInputError("--race-distance needs --race-day")
        return None
    try:
        return Race(on=on, distance=race_distance)
    except RunstrengthError as error:
        raise UnusableInputError(f"--race-distance: {error}") from error


def _running(
    file: str, *, start: str | None, race_day: str | None, easy_pace: str | None, is_published: bool
) -> Plan:
    if is_published:
        # The race dates a published plan unless its start does.
        anchor = None if start else race_day
        reading = read_run_plan(file, start=start, race_day=anchor, easy_pace=easy_pace)
        print(reading, file=sys.stderr)
        return reading.plan
    text = read_text(file)
    if read_season(file, text):
        raise UnusableInputError(
            f"{printable(file)}: this is a season already; `runstrength advance` goes on with it"
        )
    noun, first = read_noun(file, text), read_date(start, "--start")
    if not isinstance(noun, Plan):
        raise UnusableInputError(f"{printable(file)}: a plan is needed, and this is a week without a number")
    try:
        return noun if noun.start or not first else attrs.evolve(noun, start=first)
    except RunstrengthError as error:
        raise within(file, error) from error


def _day_inside(plan: Plan) -> date | None:
    """Return the day of today where it lies inside a plan: the clock is read here and nowhere below."""
    today = date.today()  # noqa: DTZ011 - the day of the people at this machine
    if plan.start is None or not plan.start <= today < plan.start + timedelta(weeks=len(plan.weeks)):
        return None
    return today
