"""What a season is called and what remains of it, put together for people."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from runstrength.days import Weekday
from runstrength.findings import Finding, Location, Severity
from runstrength.planning._season import Remaining, Season, spans

__all__ = ["RemainingGroup", "new_findings", "remaining_groups", "season_title"]

_MOST_MESSAGES = 3
_NO_WHY = ""


@attrs.frozen(kw_only=True)
class RemainingGroup:
    """Findings of one rule that stay for one reason.

    Attributes:
        finding: The first of them.
        why: Why they stay; empty where nobody has said.
        is_new: Whether the running plan alone does not have them.
        weeks: The weeks in which they are, in words; `the whole` for the plan.
        messages: What they say, each sentence once and without its week, with the weeks where they differ.
    """

    finding: Finding
    why: str
    is_new: bool
    weeks: str
    messages: tuple[str, ...]


def season_title(season: Season) -> str:
    """Say in one line which season it is.

    Args:
        season: The season.

    Returns:
        Its name, its first and last day where it has dates, and its race.
    """
    plan = season.plan
    parts = [plan.name or "Season"]
    if plan.start and plan.weeks:
        parts.append(f"{plan.start} to {plan.date_of(len(plan.weeks), Weekday.SUN)}")
    if season.race:
        parts.append(str(season.race))
    return ", ".join(parts)


def remaining_groups(season: Season) -> tuple[RemainingGroup, ...]:
    """Put together the findings of one rule that stay for one reason.

    What the report says and nobody has given a reason for is there too, as new.

    Args:
        season: The season.

    Returns:
        The groups, in the order of the report.
    """
    groups: dict[tuple[Severity, str, str, bool], list[Remaining]] = {}
    explained = [one.finding for one in season.remaining]
    bare = [Remaining(finding, _NO_WHY, is_new=True) for finding in season.report if finding not in explained]
    for one in (*season.remaining, *bare):
        key = (one.finding.severity, one.finding.code, one.why, one.is_new)
        groups.setdefault(key, []).append(one)
    return tuple(_group(groups[key]) for key in sorted(groups, key=lambda key: -key[0]))


def new_findings(season: Season) -> tuple[Finding, ...]:
    """Return what the report says that the running plan alone does not have.

    Args:
        season: The season.

    Returns:
        The findings in the order of the report; one that nobody has looked at counts as new.
    """
    own = [one.finding for one in season.remaining if not one.is_new]
    return tuple(finding for finding in season.report if finding not in own)


def _group(remaining: list[Remaining]) -> RemainingGroup:
    first = remaining[0]
    weeks_by_message: dict[str, list[Finding]] = {}
    for one in remaining:
        weeks_by_message.setdefault(_message_of_any_week(one.finding), []).append(one.finding)
    weeks = _weeks_of(one.finding for one in remaining)
    messages: list[str] = []
    for message, found in weeks_by_message.items():
        here = _weeks_of(found)
        messages.append(f"{message}." if here == weeks else f"{message} ({here}).")
    hidden = len(messages) - _MOST_MESSAGES
    if hidden > 0:
        messages = [*messages[:_MOST_MESSAGES], f"And {hidden} more like {'it' if hidden == 1 else 'them'}."]
    return RemainingGroup(
        finding=first.finding,
        why=first.why,
        is_new=first.is_new,
        weeks=weeks,
        messages=tuple(messages),
    )


def _message_of_any_week(finding: Finding) -> str:
    """Return what a finding says, its places without their weeks."""
    values = {
        name: _of_any_week(value) if isinstance(value, Location) else value
        for name, value in finding.values.items()
    }
    where, also = _of_any_week(finding.where), finding.also and _of_any_week(finding.also)
    return attrs.evolve(finding, where=where, also=also, values=values).message


def _of_any_week(place: Location) -> Location:
    return attrs.evolve(place, week=None) if place.slot or place.exercise else place


def _weeks_of(findings: Iterable[Finding]) -> str:
    weeks = sorted({finding.where.week for finding in findings if finding.where.week is not None})
    return spans(weeks) if weeks else "the whole"
