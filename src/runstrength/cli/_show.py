"""`runstrength show`: a week or a plan as tables."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Literal

from runstrength.cli._input import UnusableInputError, is_run_plan, printable, read_noun, read_run_plan
from runstrength.cli._output import print_grids, print_json
from runstrength.display import show, week_sheet
from runstrength.model.plan import Plan

if TYPE_CHECKING:
    from runstrength.formats.run_plan import RunPlanReading
    from runstrength.model.week import Week

__all__ = ["show_file"]


def show_file(
    file: str,
    /,
    *,
    week: int | None = None,
    units: list[Literal["km", "mi", "kg", "lb"]] | None = None,
    easy_pace: str | None = None,
    run_plan: bool = False,
    start: str | None = None,
    race_day: str | None = None,
    format_: Literal["text", "json"] = "text",
) -> None:
    """Print a week or a plan as tables, with minutes and sets per muscle group.

    A file in .csv, .tsv or .ics is a running plan as it was published: what was read of it is printed, then
    what was guessed and what could not be read.

    Args:
        file: A text file or JSON document that holds a week or a plan, a running plan, or - for standard
            input.
        week: Print this week of a plan in full.
        units: Show distances in km or mi, loads in kg or lb; give it twice to choose both.
        easy_pace: Your easy pace, such as 5:30/km, to estimate the minutes of runs with a distance alone.
        run_plan: Read the file as a running plan, whatever its name.
        start: The Monday of the first week of a running plan, such as 2027-01-04.
        race_day: The day of the goal race of a running plan, such as 2027-04-18.
        format_: Tables, or the JSON document of the week or plan.
    """
    reading: RunPlanReading | None = None
    if run_plan or is_run_plan(file):
        reading = read_run_plan(file, start=start, race_day=race_day, easy_pace=easy_pace)
    elif start or race_day:
        raise UnusableInputError(
            "--start and --race-day are for running plans: .csv, .tsv, .ics or --run-plan"
        )
    noun = reading.plan if reading else read_noun(file)
    _show(noun, file, week=week, units=units, easy_pace=easy_pace, format_=format_)
    if reading:
        # JSON stays JSON: what is to be said about it goes where errors go.
        print(
            f"\n{reading}" if format_ == "text" else reading, file=sys.stderr if format_ == "json" else None
        )


def _show(
    noun: Week | Plan,
    file: str,
    *,
    week: int | None,
    units: list[Literal["km", "mi", "kg", "lb"]] | None,
    easy_pace: str | None,
    format_: Literal["text", "json"],
) -> None:
    if week is not None and not isinstance(noun, Plan):
        raise UnusableInputError(f"{printable(file)}: --week is for plans, and this is a single week")
    shown = noun.week(week) if week is not None and isinstance(noun, Plan) else noun
    if format_ == "json":
        if units or easy_pace:
            raise UnusableInputError("--units and --easy-pace are for tables; JSON keeps what was written")
        from runstrength.formats import json  # noqa: PLC0415 - loads cattrs

        print_json(json.dumps(shown, indent=2))
    elif isinstance(shown, Plan) or week is None:
        print_grids(show(shown, units=units, easy_pace=easy_pace).grids)
    else:
        print_grids(week_sheet(shown, units=units, easy_pace=easy_pace, title=f"Week {week}").grids)
