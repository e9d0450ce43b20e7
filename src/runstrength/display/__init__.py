"""The nouns as tables: for the terminal as text, for notebooks as HTML.

`show` turns a noun into a `Sheet` of tables, which prints as text and shows itself in a notebook. Loads and
distances are shown as they were written, or converted: `units="mi"`, `units="lb"`, `units="km, lb"`.
Converted numbers are rounded to one decimal, or to two digits where they are small, and the table says so;
the noun itself keeps what was written.
"""

from __future__ import annotations

from collections.abc import Iterable

from runstrength.display.exercise import exercise_sheet
from runstrength.display.grid import Column, Grid, Sheet
from runstrength.display.html import exercise_html, plan_html, session_html, week_html
from runstrength.display.session import session_sheet
from runstrength.display.units import DisplayUnit, Units, as_units
from runstrength.display.week import plan_sheet, week_sheet
from runstrength.model.exercise import Exercise
from runstrength.model.plan import Plan
from runstrength.model.session import Session
from runstrength.model.week import Week
from runstrength.quantities import Pace

__all__ = [
    "Column",
    "DisplayUnit",
    "Grid",
    "Sheet",
    "Units",
    "as_units",
    "exercise_html",
    "exercise_sheet",
    "plan_html",
    "plan_sheet",
    "session_html",
    "session_sheet",
    "show",
    "week_html",
    "week_sheet",
]


def show(
    noun: Week | Plan | Session | Exercise,
    *,
    units: Units | Iterable[str] | str | None = None,
    easy_pace: Pace | str | None = None,
) -> Sheet:
    """Return the tables of a noun.

    Args:
        noun: A week, a plan, a session or an exercise.
        units: `km` or `mi`, `kg` or `lb`; as written when left out.
        easy_pace: The runner's easy pace such as `5:30/km`, for the minutes of runs with a distance alone.

    Returns:
        The tables; they print as text and show as HTML in a notebook.

    Raises:
        InvalidValueError: A unit is unknown.
        NotationError: A text given for the pace cannot be read.

    Example:
        >>> from runstrength.model.session import RaceSession
        >>> print(show(RaceSession("10km"), units="mi"))
        race A 6.2mi
        What      Value
        --------  -----
        Kind      race
        Distance  6.2mi
        Minutes   –
        – stands for what is not known, and + for more of it.
        Converted numbers are rounded.
    """
    if isinstance(noun, Week):
        return week_sheet(noun, units=units, easy_pace=easy_pace)
    if isinstance(noun, Plan):
        return plan_sheet(noun, units=units, easy_pace=easy_pace)
    if isinstance(noun, Exercise):
        return exercise_sheet(noun)
    return session_sheet(noun, units=units, easy_pace=easy_pace)
