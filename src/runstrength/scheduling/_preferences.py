"""What the wishes of an athlete cost, in whole numbers, and in words.

Wishes come after the report, one after the other in the given order. Each counts something that is to be
small: sessions outside preferred slots or in avoided ones, days with hard or strength work, strength
sessions close together, slots that differ from those of the week before.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import attrs

from runstrength.days import Slot
from runstrength.model.athlete import Preference, PreferenceKind
from runstrength.model.plan import Plan
from runstrength.model.week import Week
from runstrength.scheduling._problem import HALF_DAYS
from runstrength.timeline import Edges, Line, Placed, Trait

BITS: Final = 24
NEAR_DAYS: Final = 4
"""Strength sessions this many days apart or more are spread out."""

_HARD: Final = int(Trait.HARD | Trait.STRENGTH)
_STRENGTH: Final = int(Trait.STRENGTH)


def is_stressful(placed: Placed) -> bool:
    """Return whether a session makes a day a hard one: quality, heavy legs or strength."""
    return bool(placed.facts.mask & _HARD)


def crowding(days: int) -> int:
    """Return what two strength sessions cost: 16 on one day, then 9, 4 and 1 up to three days apart.

    Args:
        days: Days from one to the other, at least 0.

    Returns:
        The square of the days that are missing to four.
    """
    return max(0, NEAR_DAYS - days) ** 2


@attrs.frozen(eq=False)
class Wishes:
    """The wishes of an athlete with their weights: the first weighs most.

    Attributes:
        preferences: The wishes.
        bits: How many bits of a cost they take.
        hard_day: What a hard day costs.
        near: What a unit of crowding costs.
        change: What a slot costs that the week before did not use.
    """

    preferences: tuple[Preference, ...]
    bits: int
    hard_day: int
    near: int
    change: int
    _by_slot: tuple[int, ...]

    @classmethod
    def of(cls, preferences: Sequence[Preference]) -> Wishes:
        """Weigh wishes."""
        by_slot = [0] * len(HALF_DAYS)
        weights = dict.fromkeys(PreferenceKind, 0)
        for rank, wish in enumerate(reversed(preferences)):
            unit = 1 << BITS * rank
            if wish.slots is not None:
                avoided = wish.kind is PreferenceKind.AVOID
                for at, slot in enumerate(HALF_DAYS):
                    by_slot[at] += unit * ((slot in wish.slots) is avoided)
            else:
                weights[wish.kind] += unit
        return cls(
            tuple(preferences),
            BITS * len(preferences),
            weights[PreferenceKind.HARD_DAYS_HARD],
            weights[PreferenceKind.EVENLY_SPREAD],
            weights[PreferenceKind.SAME_SLOTS],
            tuple(by_slot),
        )

    def slot(self, at: int) -> int:
        """Return what a placed session costs in a half day."""
        return self._by_slot[at]

    def pair(self, earlier: Placed, later: Placed, weeks: int = 0) -> int:
        """Return what two sessions cost."""
        if not (self.near and earlier.facts.mask & later.facts.mask & _STRENGTH):
            return 0
        return self.near * crowding(later.day - earlier.day + 7 * weeks)

    def counts(self, line: Line, keys: frozenset[str]) -> tuple[int, ...]:
        """Count what each wish counts on a whole line, by another way than the search does.

        Args:
            line: The line.
            keys: The keys of what was placed.

        Returns:
            A number for each wish, in order; smaller is better.
        """
        return tuple(_count(wish, line, keys) for wish in self.preferences)


def _count(wish: Preference, line: Line, keys: frozenset[str]) -> int:
    placed = [p for p in line.sessions if p.planned.key in keys]
    if wish.kind is PreferenceKind.PREFER:
        return sum(p.slot not in wish.slots for p in placed if wish.slots is not None)
    if wish.kind is PreferenceKind.AVOID:
        return sum(p.slot in wish.slots for p in placed if wish.slots is not None)
    if wish.kind is PreferenceKind.HARD_DAYS_HARD:
        return len({p.day for p in line.sessions if is_stressful(p)})
    if wish.kind is PreferenceKind.EVENLY_SPREAD:
        return _crowding_of(line)
    used: dict[int, set[Slot]] = {}
    for p in placed:
        used.setdefault(p.week, set()).add(p.slot)
    return sum(len(slots - used.get(week - 1, set())) for week, slots in used.items() if week > 1)


def _crowding_of(line: Line) -> int:
    days = [p.day for p in line.sessions if p.facts.mask & _STRENGTH]
    past = [p.day for p in line.history if p.facts.mask & _STRENGTH]
    total = sum(crowding(b - a) for i, a in enumerate(days) for b in days[i + 1 :])
    total += sum(crowding(b - a) for a in past for b in days)
    if line.edges is Edges.CYCLIC:
        total += sum(crowding(b + 7 - a) for a in days for b in days)
    return total


def said(wish: Preference, count: int, subject: Week | Plan) -> str:
    """Say how far a wish is met.

    Args:
        wish: The wish.
        count: What it counts.
        subject: The week or plan.

    Returns:
        A sentence without a full stop.
    """
    whole = "plan" if isinstance(subject, Plan) else "week"
    if wish.kind is PreferenceKind.PREFER:
        return f"{wish}: " + (f"{count} placed elsewhere" if count else "all placed there")
    if wish.kind is PreferenceKind.AVOID:
        return f"{wish}: " + (f"{count} placed there all the same" if count else "none placed there")
    if wish.kind is PreferenceKind.HARD_DAYS_HARD:
        return f"{wish}: {count} day{'' if count == 1 else 's'} of the {whole} with hard or strength work"
    if wish.kind is PreferenceKind.EVENLY_SPREAD:
        return f"{wish}: crowding {count} (0 is best: every two strength sessions four days apart or more)"
    return f"{wish}: {count} slot{'' if count == 1 else 's'} that the week before did not use"
