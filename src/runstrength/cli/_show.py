"""`runstrength show`: a week or a plan as tables."""

from __future__ import annotations

from typing import Literal

from runstrength.cli._input import UnusableInputError, printable, read_noun
from runstrength.cli._output import print_grids, print_json
from runstrength.display import show, week_sheet
from runstrength.model.plan import Plan

__all__ = ["show_file"]


def show_file(
    file: str,
    /,
    *,
    week: int | None = None,
    units: list[Literal["km", "mi", "kg", "lb"]] | None = None,
    easy_pace: str | None = None,
    format_: Literal["text", "json"] = "text",
) -> None:
    """Print a week or a plan as tables, with minutes and sets per muscle group.

    Args:
        file: A text file or JSON document that holds a week or a plan, or - for standard input.
        week: Print this week of a plan in full.
        units: Show distances in km or mi, loads in kg or lb; give it twice to choose both.
        easy_pace: Your easy pace, such as 5:30/km, to estimate the minutes of runs with a distance alone.
        format_: Tables, or the JSON document of the week or plan.
    """
    noun = read_noun(file)
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
