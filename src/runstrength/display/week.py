"""The tables of a week, day by session, and of a plan, week by week."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from runstrength.days import Weekday
from runstrength.display.grid import UNKNOWN, Column, Grid, Sheet
from runstrength.display.session import (
    ABOUT_NOTE,
    ROUNDED_NOTE,
    SETS_NOTE,
    UNKNOWN_NOTE,
    content_notes,
    landings_of,
    minutes_notes,
    minutes_of,
    sets_grid,
)
from runstrength.display.units import Units, as_units, in_units
from runstrength.model.session import RaceSession, RunSession, StrengthSession, session_lines
from runstrength.quantities import Pace, format_number

if TYPE_CHECKING:
    from runstrength.model.plan import Plan
    from runstrength.model.week import PlannedSession, Week

__all__ = ["plan_sheet", "week_sheet"]

EMPTY_DAY = "rest"


def _pace(pace: Pace | str | None) -> Pace | None:
    return Pace.parse(pace) if isinstance(pace, str) else pace


def _strength_of(week: Week) -> list[StrengthSession]:
    return [s.session for s in week if isinstance(s.session, StrengthSession)]


def _title(name: str, labels: Iterable[str]) -> str:
    joined = ", ".join(labels)
    return f"{name}: {joined}" if joined else name


def week_sheet(
    week: Week,
    *,
    units: Units | Iterable[str] | str | None = None,
    easy_pace: Pace | str | None = None,
    title: str = "",
) -> Sheet:
    r"""Return the tables of a week: its days with their sessions, and the sets per muscle group.

    Args:
        week: The week.
        units: `mi`, `lb` and so on; as written when left out.
        easy_pace: The runner's easy pace, for runs with a distance alone.
        title: What it is called; `Week` when left out.

    Returns:
        The tables; that of sets is there when the week has strength sessions.

    Raises:
        InvalidValueError: A unit is unknown.
        NotationError: A text given for the pace cannot be read.

    Example:
        >>> from runstrength.model.week import Week
        >>> print(week_sheet(Week.parse("tue pm easy 6mi\nsat long 90min"), units="km"))
        Week
        When    Session     Minutes
        ------  ----------  -------
        Mon     rest
        Tue pm  easy 9.7km        –
        Wed     rest
        Thu     rest
        Fri     rest
        Sat     long 90min       90
        Sun     rest
        ------  ----------  -------
        Total   2 sessions      90+
        – stands for what is not known, and + for more of it.
        Converted numbers are rounded.
    """
    pace = _pace(easy_pace)
    wanted = as_units(units)
    minutes = minutes_of((s.session for s in week), pace)
    rows = [row for day in Weekday for row in _day_rows(week, day, wanted, pace)]
    header: list[Column | str] = ["When", "Session", Column("Minutes", numeric=True), "Notes"]
    footer = ["Total", _counted(len(week.sessions), "session"), str(minutes), ""]
    if not any(row[-1] for row in rows):
        header.pop()
        footer.pop()
        rows = [row[:-1] for row in rows]
    is_rounded = any(in_units(s.session, wanted) != s.session for s in week)
    name = title or ("Week" if week.repeats else "Single week")
    days = Grid(
        title=_title(name, week.labels),
        header=header,
        rows=rows,
        footer=footer,
        notes=[*minutes_notes(minutes), *([ROUNDED_NOTE] if is_rounded else [])],
    )
    strength = _strength_of(week)
    return Sheet([days, *([sets_grid(strength, week.sets_per_group())] if strength else [])])


def _day_rows(week: Week, day: Weekday, units: Units, pace: Pace | None) -> Iterator[tuple[str, ...]]:
    sessions = [s for s in week if s.slot.day is day]
    if not sessions:
        yield (str(day).capitalize(), EMPTY_DAY, "", "")
    for planned in sessions:
        yield (
            str(planned.slot).capitalize(),
            session_lines(in_units(planned.session, units)),
            str(minutes_of([planned.session], pace)),
            _remarks(planned),
        )


def _remarks(planned: PlannedSession) -> str:
    key = [f"[{planned.key}]"] if planned.key else []
    optional = ["optional"] if planned.optional else []
    return "\n".join([" ".join([*key, *optional]), planned.note]).strip()


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def plan_sheet(
    plan: Plan, *, units: Units | Iterable[str] | str | None = None, easy_pace: Pace | str | None = None
) -> Sheet:
    r"""Return the tables of a plan: a row for each week, and the sets per muscle group.

    Args:
        plan: The plan.
        units: Read for faults only, since these tables have neither distances nor loads.
        easy_pace: The runner's easy pace, for runs with a distance alone.

    Returns:
        The tables; that of sets is there when the plan has strength sessions. Races count as runs.

    Raises:
        InvalidValueError: A unit is unknown.
        NotationError: A text given for the pace cannot be read.

    Example:
        >>> from runstrength.model.plan import Plan
        >>> print(plan_sheet(Plan.parse("start: 2027-01-04\nweek 1 [base]\ntue easy 45min")))
        Plan
        Week   Starts      For   Runs  Strength  Minutes
        -----  ----------  ----  ----  --------  -------
        1      2027-01-04  base     1         0       45
        -----  ----------  ----  ----  --------  -------
        Total                       1         0       45
    """
    as_units(units)
    pace = _pace(easy_pace)
    rows = [
        (
            str(number),
            str(plan.date_of(number, Weekday.MON) or ""),
            ", ".join(week.labels),
            *_figures(week, pace),
        )
        for number, week in enumerate(plan.weeks, 1)
    ]
    total = ("Total", "", "", *_figures(plan.sessions, pace))
    kept = [at for at, empty in enumerate(_EMPTY) if any(row[at] != empty for row in (*rows, total))]
    is_unknown = any(UNKNOWN in cell for row in rows for cell in row[_FIRST_FIGURE:])
    weeks = Grid(
        title=plan.name or "Plan",
        header=[Column(_PLAN_COLUMNS[at], numeric=at >= _FIRST_FIGURE) for at in kept],
        rows=[[row[at] for at in kept] for row in rows],
        footer=[total[at] for at in kept],
        notes=[
            *([ABOUT_NOTE] if any("about" in cell for cell in total) else []),
            *([UNKNOWN_NOTE] if is_unknown else []),
            *([f"Clock times are those of {plan.zone}."] if plan.zone else []),
        ],
    )
    return Sheet([weeks, *([_plan_sets(plan)] if any(week.strength for week in plan.weeks) else [])])


_PLAN_COLUMNS = ("Week", "Starts", "For", "Runs", "Strength", "Other", "Minutes", "Landings")
_EMPTY = (None, "", "", None, None, "0", None, "0")  # a column of nothing else is left out
_FIRST_FIGURE = 3


def _figures(planned: Iterable[PlannedSession], pace: Pace | None) -> tuple[str, ...]:
    sessions = [s.session for s in planned]
    runs = sum(isinstance(s, RunSession | RaceSession) for s in sessions)
    strength = [s for s in sessions if isinstance(s, StrengthSession)]
    other = len(sessions) - runs - len(strength)
    counts = map(str, (runs, len(strength), other))
    return (*counts, str(minutes_of(sessions, pace)), landings_of(strength))


def _plan_sets(plan: Plan) -> Grid:
    weeks = [week.sets_per_group() for week in plan.weeks]
    rows: list[tuple[str, ...]] = []
    for group, total in plan.sets_per_group().items():
        a_week = [week.get(group, 0.0) for week in weeks]
        figures = (total, min(a_week), max(a_week))
        rows.append((group.value, group.region.value, *map(format_number, figures)))
    numbers = [Column(name, numeric=True) for name in ("Sets", "Least a week", "Most a week")]
    strength = [session for week in plan.weeks for session in _strength_of(week)]
    return Grid(
        title="Sets per muscle group",
        header=["Group", "Region", *numbers],
        rows=rows or [(UNKNOWN,) * 5],
        notes=[*([SETS_NOTE] if rows else []), *content_notes(strength)],
    )
