"""A season as text and HTML: what its weeks are for, its strength sessions, and what remains."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from runstrength.days import Weekday
from runstrength.display.grid import Column, Grid, Sheet
from runstrength.display.report import count_text
from runstrength.display.units import Units, as_units, in_units
from runstrength.errors import shortened
from runstrength.evidence import DISCLAIMER
from runstrength.model.session import Session, StrengthSession
from runstrength.model.week import PlannedSession
from runstrength.planning import Season
from runstrength.planning._season import spans
from runstrength.planning._summary import RemainingGroup, remaining_groups, season_title

__all__ = ["season_html", "season_text"]

WIDTH = 100
_NAME = 40
_KEPT = "\N{NO-BREAK SPACE}"  # lines are broken between sessions and not inside of them
_OWN, _NEW = "What the running plan has by itself:", "What remains, and why:"


def season_text(
    season: Season, units: Units | Iterable[str] | str | None = None, *, width: int = WIDTH
) -> str:
    """Write a season for people.

    Args:
        season: The season.
        units: `mi`, `lb` and so on, for sessions without a title; as written when left out.
        width: Characters in a line.

    Returns:
        The phases, a line for each week, what remains with the reasons, and the notes, without a final line
        break.

    Raises:
        InvalidValueError: A unit is unknown.
    """
    wanted = as_units(units)
    lines = [season_title(season)]
    if season.phases:
        lines += ["", "Phases:", *(f"- {phase}" for phase in season.phases)]
    weeks = _weeks_grid(season, wanted, space=_KEPT)
    shown = [f"{text}:" if part == "title" else text for part, text in weeks.lines(width)]
    lines += ["", *(text.replace(_KEPT, " ") for text in shown)]
    groups = remaining_groups(season)
    for heading, is_new in ((_NEW, True), (_OWN, False)):
        chosen = [group for group in groups if group.is_new is is_new]
        if chosen:
            lines += ["", heading]
            for group in chosen:
                lines += _group_lines(group, width)
    lines += ["", "Notes:"]
    for note in _notes(season):
        lines += textwrap.wrap(f"- {note}", width, subsequent_indent="  ", break_on_hyphens=False)
    return "\n".join([*lines, "", *textwrap.wrap(DISCLAIMER, width)])


def season_html(season: Season, units: Units | Iterable[str] | str | None = None) -> str:
    """Show a season in a notebook.

    Args:
        season: The season.
        units: `mi`, `lb` and so on, for sessions without a title; as written when left out.

    Returns:
        HTML without scripts, every text escaped.

    Raises:
        InvalidValueError: A unit is unknown.
    """
    number = Column("Sessions a week", numeric=True)
    phases = Grid(
        title=season_title(season),
        header=["Weeks", "For", number],
        rows=[[spans(list(p.weeks)), p.kind.value, str(p.sessions)] for p in season.phases],
    )
    remaining = Grid(
        title=f"What remains: {count_text(season.report)}",
        header=["Weeks", "Severity", "Rule", "What", "Why it stays"],
        rows=[
            [
                group.weeks,
                str(group.finding.severity),
                f"{group.finding.code}\n{group.finding.name}",
                "\n".join(group.messages),
                group.why,
            ]
            for group in remaining_groups(season)
        ],
        notes=[*_notes(season), DISCLAIMER],
    )
    return Sheet([phases, _weeks_grid(season, as_units(units)), remaining]).html


def _name_of(session: Session, units: Units) -> str:
    """Return what a session is called where there is little room.

    Args:
        session: The session.
        units: The units for a session that has no title.

    Returns:
        Its title, or the beginning of its text.
    """
    title = session.title if isinstance(session, StrengthSession) else ""
    return title or shortened(str(in_units(session, units)), _NAME)


def _weeks_grid(season: Season, units: Units, *, space: str = " ") -> Grid:
    rows: list[tuple[str, ...]] = []
    for aim, week in zip(season.aims, season.plan.weeks, strict=True):
        monday = season.plan.date_of(aim.week, Weekday.MON)
        strength = "; ".join(_strength_text(one, units).replace(" ", space) for one in week.strength)
        rows.append((str(aim.week), str(monday or ""), str(aim), strength))
    return Grid(title="Weeks", header=["Week", "From", "Aim", "Strength"], rows=rows)


def _strength_text(planned: PlannedSession, units: Units) -> str:
    minutes = planned.session.minutes()
    length = "" if minutes is None else f" {max(1, round(minutes))} min"
    return f"{planned.slot} {_name_of(planned.session, units)}{length}"


def _notes(season: Season) -> Iterator[str]:
    yield f"The report says {count_text(season.report)} (policy {season.policy.name})."
    yield from season.notes
    if season.proof is not None:
        yield f"The placement is {season.proof}."


def _group_lines(group: RemainingGroup, width: int) -> Iterator[str]:
    finding = group.finding
    heading = f"- {finding.severity} {finding.code} {finding.name}, {group.weeks}"
    why = [f"Why: {group.why}"] if group.why else []
    yield from textwrap.wrap(heading, width, subsequent_indent="  ", break_on_hyphens=False)
    for text in (*group.messages, *why):
        yield from textwrap.wrap(
            text, width, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False
        )
