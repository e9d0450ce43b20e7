"""The tables of a session, and what those of weeks and plans share with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import attrs

from runstrength.display.grid import UNKNOWN, Column, Grid, Sheet
from runstrength.display.units import Units, as_units, in_units
from runstrength.model.session import (
    MobilitySession,
    Prescription,
    RaceSession,
    RunSession,
    Session,
    StrengthSession,
    Superset,
)
from runstrength.quantities import Pace, format_number

if TYPE_CHECKING:
    from runstrength.muscles import MuscleGroup

__all__ = ["session_sheet"]

UNKNOWN_NOTE = f"{UNKNOWN} stands for what is not known, and + for more of it."
ABOUT_NOTE = '"About" marks an estimate.'
ROUNDED_NOTE = "Converted numbers are rounded."
SETS_NOTE = "Sets count 1 for a group that they train directly and 0.5 for one that helps."
SUPERSET_NOTE = "Sets with one number and different letters are done in turn."
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@attrs.frozen
class Minutes:
    """Minutes of one or more sessions.

    Attributes:
        known: The minutes that are known, as a sum.
        is_estimate: Whether a part of them is an estimate.
        unknown: How many sessions have minutes that are not known.
        sessions: How many sessions there are.
    """

    known: float = 0.0
    is_estimate: bool = False
    unknown: int = 0
    sessions: int = 0

    def __str__(self) -> str:
        """Write whole minutes, `about` before an estimate; a dash where nothing is known, never 0."""
        if self.unknown and self.unknown == self.sessions:
            return UNKNOWN
        whole = int(self.known + 0.5)
        about = "about " if self.is_estimate or whole != self.known else ""
        more = "+" if self.unknown else ""
        if not whole and self.known:
            return f"under 1{more}"
        return f"{about}{whole}{more}"


def minutes_of(sessions: Iterable[Session], easy_pace: Pace | None = None) -> Minutes:
    """Add up the minutes of sessions.

    Args:
        sessions: Any sessions.
        easy_pace: The runner's easy pace, for runs and races with a distance alone.

    Returns:
        Minutes, with what is known about them.
    """
    known, is_estimate, unknown, count = 0.0, False, 0, 0
    for session in sessions:
        count += 1
        minutes = session.minutes(easy_pace=easy_pace)
        if minutes is None:
            unknown += 1
            continue
        known += minutes
        stated = None if isinstance(session, RaceSession) else session.duration
        is_estimate = is_estimate or stated is None or not stated.is_exact
    return Minutes(known, is_estimate, unknown, count)


def minutes_notes(minutes: Minutes) -> Iterator[str]:
    """Explain the marks that minutes may bear.

    Args:
        minutes: What is shown.

    Yields:
        A sentence for each mark.
    """
    if minutes.is_estimate:
        yield ABOUT_NOTE
    if minutes.unknown:
        yield UNKNOWN_NOTE


def landings_of(sessions: Iterable[StrengthSession]) -> str:
    """Count landings.

    Args:
        sessions: Strength sessions.

    Returns:
        The number, `about` before it where repetitions are a range or open; a dash where nothing is known.
    """
    given = tuple(sessions)
    jumps = [p for session in given for p in session.prescriptions if p.landings]
    total = sum(p.landings for p in jumps)
    is_complete = all(session.items for session in given)
    if not (total or is_complete):
        return UNKNOWN
    exact = all(p.dose.work.is_exact and not p.dose.work.open_ended for p in jumps)
    counted = format_number(total) if exact else f"about {int(total + 0.5)}"
    return counted if is_complete else f"{counted}+"


def set_counts(sessions: Iterable[StrengthSession]) -> Mapping[MuscleGroup, tuple[int, int]]:
    """Count the sets for each group, those that train it directly and those in which it helps.

    Args:
        sessions: Strength sessions.

    Returns:
        Direct and indirect sets by group.
    """
    counts: dict[MuscleGroup, tuple[int, int]] = {}
    for prescription in (p for session in sessions for p in session.prescriptions):
        sets = prescription.dose.sets
        for group in prescription.exercise.groups:
            direct, indirect = counts.get(group, (0, 0))
            counts[group] = (direct + sets, indirect)
        for group in prescription.exercise.indirect_groups:
            direct, indirect = counts.get(group, (0, 0))
            counts[group] = (direct, indirect + sets)
    return counts


def content_notes(sessions: Iterable[StrengthSession]) -> Iterator[str]:
    """Say how many strength sessions could not be counted.

    Args:
        sessions: Strength sessions.

    Yields:
        A sentence where the content of some is not known.
    """
    unknown = sum(not session.items for session in sessions)
    if unknown:
        plural = "s" if unknown > 1 else ""
        yield f"Not counted: {unknown} strength session{plural} of unknown content."


def sets_grid(sessions: Iterable[StrengthSession], sets: Mapping[MuscleGroup, float]) -> Grid:
    """Return the table of sets per muscle group.

    Args:
        sessions: The strength sessions.
        sets: Their sets by group, as the nouns count them.

    Returns:
        The table, the groups with the most sets first, landings and what was not counted in the notes.
    """
    given = tuple(sessions)
    counts = set_counts(given)
    rows = [
        (group.value, group.region.value, format_number(total), *map(str, counts[group]))
        for group, total in sets.items()
    ]
    numbers = [Column(name, numeric=True) for name in ("Sets", "Direct", "Indirect")]
    return Grid(
        title="Sets per muscle group",
        header=["Group", "Region", *numbers],
        rows=rows or [(UNKNOWN,) * 5],
        notes=[*([SETS_NOTE] if rows else []), f"Landings: {landings_of(given)}.", *content_notes(given)],
    )


def session_sheet(
    session: Session, *, units: Units | Iterable[str] | str | None = None, easy_pace: Pace | str | None = None
) -> Sheet:
    """Return the tables of a session: its exercises and sets per muscle group, or its facts.

    Args:
        session: Any session.
        units: `mi`, `lb` and so on; as written when left out.
        easy_pace: The runner's easy pace, for a distance alone.

    Returns:
        The tables.

    Raises:
        InvalidValueError: A unit is unknown.
        NotationError: A text given for the pace cannot be read.

    Example:
        >>> print(session_sheet(StrengthSession.parse("strength: plank 3x30s + glute bridge 3x12")).grids[0])
        strength
        Order  Exercise          Dose   Trains
        -----  ----------------  -----  ------
        1a     plank             3x30s  core
        1b     glute bridge      3x12   glutes
        -----  ----------------  -----  ------
        Total  about 10 minutes
        "About" marks an estimate.
        Sets with one number and different letters are done in turn.
    """
    shown = in_units(session, as_units(units))
    pace = Pace.parse(easy_pace) if isinstance(easy_pace, str) else easy_pace
    minutes = minutes_of([session], pace)
    notes = [ROUNDED_NOTE] if shown != session else []
    if isinstance(shown, StrengthSession) and shown.items:
        return Sheet([_exercises(shown, minutes, notes), sets_grid([shown], shown.sets_per_group())])
    return Sheet([_facts(shown, minutes, notes)])


def _exercises(session: StrengthSession, minutes: Minutes, notes: list[str]) -> Grid:
    rows: list[tuple[str, ...]] = []
    for number, item in enumerate(session.items, 1):
        if isinstance(item, Superset):
            rows += [_row(f"{number}{_letter(at)}", p) for at, p in enumerate(item.prescriptions)]
        else:
            rows.append(_row(str(number), item))
    has_superset = any(isinstance(item, Superset) for item in session.items)
    return Grid(
        title=str(attrs.evolve(session, items=())),
        header=["Order", "Exercise", "Dose", "Trains"],
        rows=rows,
        footer=["Total", f"{minutes} minutes", "", ""],
        notes=[ABOUT_NOTE, *([SUPERSET_NOTE] if has_superset else []), *notes],
    )


def _letter(at: int) -> str:
    more, last = divmod(at, len(_LETTERS))
    return (_letter(more - 1) if more else "") + _LETTERS[last]


def _row(order: str, prescription: Prescription) -> tuple[str, ...]:
    groups = ", ".join(sorted(prescription.exercise.groups))
    return (order, prescription.exercise.name, str(prescription.dose), groups)


def _facts(session: Session, minutes: Minutes, notes: list[str]) -> Grid:
    facts = [("Kind", session.family.value)]
    if isinstance(session, RunSession | RaceSession) and session.distance:
        facts.append(("Distance", str(session.distance)))
    if not isinstance(session, RaceSession | MobilitySession) and session.rpe:
        facts.append(("Effort", f"RPE {session.rpe}"))
    return Grid(
        title=str(session),
        header=["What", "Value"],
        rows=[*facts, ("Minutes", str(minutes))],
        notes=[*minutes_notes(minutes), *notes],
    )
