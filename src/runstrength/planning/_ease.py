"""Weeks with fewer sets: deloads, tapers, race weeks, and weeks in which not every session has a place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import Final

import attrs

from runstrength.findings import Score
from runstrength.model.session import StrengthSession
from runstrength.planning._compose import Composed, Composer
from runstrength.planning._season import Aim

_LESS: Final = (0, 1, 2)
_SLACK: Final = 1e-9
_NEAR: Final = 0.1
"""A week is as far eased as asked where its share of the usual sets is this near. D."""


def eased(
    composer: Composer, usual: Sequence[Composed], aim: Aim, sessions: int
) -> tuple[StrengthSession, ...]:
    """Return the sessions of a week with a share of the usual sets, the same exercises and loads.

    Of all ways to take sets and sessions away those come first that are near enough to the share, then those
    with the fewest errors and warnings of the rules, then the nearest.

    Args:
        composer: What composing needs to know.
        usual: The sessions of an ordinary week.
        aim: What the week is for.
        sessions: How many sessions there is room for.

    Returns:
        The sessions.
    """
    whole = sum(map(_sets, usual))
    target = aim.share * whole
    ways = sorted(
        ((abs(sum(map(_sets, way)) - target), at, way) for at, way in enumerate(_ways(usual, sessions))),
        key=lambda one: one[:2],
    )
    best: tuple[StrengthSession, ...] = ()
    least: tuple[bool, int, int, float] | None = None
    for off, _, way in ways:
        is_far = off > _NEAR * whole + _SLACK
        if least is not None and (is_far, 0, 0, off) >= least:
            break
        made = tuple(composer.session(one, aim.step) for one in way)
        score: Score = composer.said(made, aim.labels)
        rank = (is_far, score.errors, score.warnings, off)
        if least is None or rank < least:
            best, least = made, rank
    return best


def _sets(composed: Composed) -> int:
    return sum(composed.sets(pick) for pick in composed.picks)


def _ways(usual: Sequence[Composed], sessions: int) -> Iterator[tuple[Composed, ...]]:
    """Go through the ways to leave sessions out and to take sets and rounds from the others."""
    for kept in combinations(usual, min(sessions, len(usual))):
        lighter = [list(_lighter(one)) for one in kept]
        yield from product(*lighter)


def _lighter(composed: Composed) -> Iterator[Composed]:
    mains, rounds = composed.less
    seen: set[tuple[int, ...]] = set()
    for more, less in product(_LESS, _LESS):
        other = attrs.evolve(composed, less=(mains + more, rounds + less), least_is_one=True)
        sets = tuple(map(other.sets, other.picks))
        if sets not in seen:
            seen.add(sets)
            yield other
