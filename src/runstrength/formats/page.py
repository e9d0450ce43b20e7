r"""A season or a plan as a page to print or to keep on a phone: HTML, with a box to tick for every session.

A week is a block that stays together on paper, with runs and strength in one list by day. Every strength
session lists its exercises, each with a box for every set and, on paper, a place for load and repetitions.
The page needs nothing else: no script, no font, no picture and no network. It is written and not read.

Example:
    >>> text = dumps(Plan.parse("name: First\nstart: 2027-01-04\nweek 1\nmon pm strength: plank 2x30s [s1]"))
    >>> text.startswith("<!DOCTYPE html>"), text.count('<input type="checkbox"')
    (True, 3)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from html import escape
from importlib.resources import files
from os import PathLike
from typing import Final

from runstrength.days import DAYS_IN_WEEK, Slot, Weekday
from runstrength.display.units import Units, as_units, in_units
from runstrength.errors import Faults
from runstrength.evidence import DISCLAIMER
from runstrength.formats._writing import write_whole
from runstrength.model.plan import Plan
from runstrength.model.session import Prescription, StrengthSession, Superset
from runstrength.model.week import PlannedSession, Week
from runstrength.planning import Season
from runstrength.planning._again import without_health
from runstrength.planning._summary import RemainingGroup, remaining_groups

__all__ = ["dumps", "losses", "write"]

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_NOT_SHOWN: Final = "The page is for people: reasons, notes, policy and athlete are not on it."
_HEALTH: Final = "What the athlete says of their health is never on the page."
_NO_SESSION: Final = '<p class="soft">rest</p>\n'


def dumps(season_or_plan: Season | Plan, units: Units | Iterable[str] | str | None = None) -> str:
    """Write a season or a plan as a page.

    Args:
        season_or_plan: What to write; a plan has no phases and no findings.
        units: `km` or `mi`, `kg` or `lb`; as written when left out.

    Returns:
        An HTML document; to be written as UTF-8.

    Raises:
        InvalidValueError: It is neither a season nor a plan, or a unit is unknown.
    """
    wanted = as_units(units)
    season, plan = _parts(season_or_plan)
    title = plan.name or "Training plan"
    weeks = "".join(_week(season, plan, number, week, wanted) for number, week in enumerate(plan.weeks, 1))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{_style()}</style>\n</head>\n<body>\n"
        f"{_header(title, season, plan)}<main>\n{weeks}</main>\n{_footer(season)}</body>\n</html>\n"
    )


def write(
    path: str | PathLike[str],
    season_or_plan: Season | Plan,
    units: Units | Iterable[str] | str | None = None,
) -> None:
    """Write a page to a file: all of it, or nothing where something goes wrong.

    Args:
        path: The file; one that is there is replaced.
        season_or_plan: What to write.
        units: `km` or `mi`, `kg` or `lb`; as written when left out.

    Raises:
        InvalidValueError: It is neither a season nor a plan, or a unit is unknown.
        OSError: The file cannot be written; what was there is still there.
    """
    write_whole(path, dumps(season_or_plan, units))


def losses(season_or_plan: Season | Plan) -> tuple[str, ...]:
    """Say what `dumps` leaves out.

    Args:
        season_or_plan: A season or a plan.

    Returns:
        For a season what the page does not show; nothing for a plan.

    Raises:
        InvalidValueError: It is neither a season nor a plan.
    """
    season, _ = _parts(season_or_plan)
    if season is None:
        return ()
    return (_NOT_SHOWN, _HEALTH)


@cache
def _style() -> str:
    return (files("runstrength.formats") / "page.css").read_text(encoding="utf-8")


def _parts(given: Season | Plan) -> tuple[Season | None, Plan]:
    faults = Faults("page")
    faults.instance("season_or_plan", given, (Season, Plan), "a Season or a Plan")
    faults.raise_any()
    if isinstance(given, Season):
        return without_health(given), given.plan
    return None, given


def _header(title: str, season: Season | None, plan: Plan) -> str:
    facts: list[str] = []
    if plan.start and plan.weeks:
        last = plan.start + timedelta(days=DAYS_IN_WEEK * len(plan.weeks) - 1)
        facts.append(f"{_day_text(plan.start)} {plan.start.year} to {_day_text(last)} {last.year}")
    if season and season.race:
        facts.append(str(season.race))
    if plan.zone:
        facts.append(f"clock times of {plan.zone}")
    lines = f'<p class="soft">{escape(", ".join(facts))}</p>\n' if facts else ""
    phases = "".join(f"<li>{escape(str(phase))}</li>" for phase in season.phases) if season else ""
    return f"<header>\n<h1>{escape(title)}</h1>\n{lines}{_list('phases', phases)}</header>\n"


def _list(cls: str, items: str) -> str:
    return f'<ul class="{cls}">{items}</ul>\n' if items else ""


def _day_text(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]}"


def _week(season: Season | None, plan: Plan, number: int, week: Week, units: Units) -> str:
    monday = plan.date_of(number, Weekday.MON)
    dates = (
        f", {_day_text(monday)} to {_day_text(monday + timedelta(days=DAYS_IN_WEEK - 1))}" if monday else ""
    )
    aim = str(season.aim(number)) if season else ", ".join(week.labels)
    days = "".join(
        _day(plan.date_of(number, day), day, sessions, units)
        for day in Weekday
        if (sessions := [planned for planned in week.sessions if planned.slot.day is day])
    )
    return (
        f'<section class="week">\n<div class="top"><h2>Week {number}{dates}</h2>'
        f'<span class="soft">{escape(aim)}</span></div>\n'
        f"{days or _NO_SESSION}</section>\n"
    )


def _day(on: date | None, day: Weekday, sessions: Iterable[PlannedSession], units: Units) -> str:
    when = f"<b>{str(day).capitalize()}</b> {_day_text(on) if on else ''}".rstrip()
    blocks = "".join(_session(planned, units) for planned in sessions)
    return f'<div class="day"><div class="when">{when}</div><div>\n{blocks}</div></div>\n'


def _session(planned: PlannedSession, units: Units) -> str:
    session = in_units(planned.session, units)
    details = [_clock(planned.slot)] if planned.slot.at is not None else []
    details += ["optional"] if planned.optional else []
    exercises = ""
    if isinstance(session, StrengthSession) and session.items:
        name = session.title or "strength"
        details.append(f"about {max(1, round(session.minutes() or 0))} min")
        exercises = f'<ul class="exercises">\n{"".join(_exercises(session))}</ul>\n'
    else:
        name = str(session)
    details += [planned.note] if planned.note else []
    key = f' <span class="key">[{escape(planned.key)}]</span>' if planned.key else ""
    soft = f' <span class="soft">{escape(", ".join(details))}</span>' if details else ""
    what = f"<b>{escape(name[:1].upper() + name[1:])}</b>{soft}{key}"
    return f'<label><input type="checkbox"><span class="what">{what}</span></label>\n{exercises}'


def _clock(slot: Slot) -> str:
    return str(slot).partition(" ")[2]


def _exercises(session: StrengthSession) -> Iterator[str]:
    for number, item in enumerate(session.items, 1):
        if isinstance(item, Superset):
            for at, prescription in enumerate(item.prescriptions):
                yield _exercise(f"{number}{_LETTERS[at % len(_LETTERS)]}", prescription)
        else:
            yield _exercise(str(number), item)


def _exercise(order: str, prescription: Prescription) -> str:
    name = prescription.exercise.name
    boxes = "".join(
        f'<label><input type="checkbox" aria-label="{escape(name)}, set {number}">'
        '<span class="write"></span></label>'
        for number in range(1, prescription.dose.sets + 1)
    )
    # A line is broken between the parts of a dose, and not at the hyphen of a range.
    dose = " ".join(f"<span>{escape(part)}</span>" for part in str(prescription.dose).split())
    return (
        f'<li><span class="what">{order}. {escape(name)} <b>{dose}</b></span>'
        f'<span class="sets">{boxes}</span></li>\n'
    )


def _footer(season: Season | None) -> str:
    groups = remaining_groups(season) if season else ()
    items = "".join(f"<li>{escape(_short(group))}</li>\n" for group in groups)
    heading = "<h2>What remains</h2>\n" if items else ""
    return (
        f'<footer class="soft">\n{heading}{_list("remaining", items)}<p>{escape(DISCLAIMER)}</p>\n</footer>\n'
    )


def _short(group: RemainingGroup) -> str:
    finding = group.finding
    own = "" if group.is_new else " (of the running plan itself)"
    return f"{finding.severity} {finding.code}, {group.weeks}{own}: {group.messages[0]}"
