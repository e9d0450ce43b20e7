"""What rules say, as whole numbers that add up in the order in which reports are compared.

A cost holds errors, losses, changes, warnings, infos and the shortfall side by side in one integer, the
most important highest, so that adding and comparing costs is adding and comparing scores. What a pair of
sessions costs is asked of the engine once and remembered: it depends on the two sessions, the parts of the
day and the hours between them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import attrs

from runstrength.checking._engine import Engine
from runstrength.days import DAYS_IN_WEEK
from runstrength.findings import Score, Severity, micro
from runstrength.rules._api import Breach, Rule
from runstrength.timeline import WEEK_MINUTES, Placed, SessionFacts

_SHORTFALL_BITS: Final = 64
_COUNT_BITS: Final = 24
INFO: Final = 1 << _SHORTFALL_BITS
WARNING: Final = INFO << _COUNT_BITS
CHANGE: Final = WARNING << _COUNT_BITS
"""A session that stands elsewhere than before; only a repair counts them."""
LOST: Final = CHANGE << _COUNT_BITS
"""A lost session that finds no place, in a repair."""
ERROR: Final = LOST << _COUNT_BITS
LEFT_OUT: Final = ERROR << _COUNT_BITS
"""A session that is left out though nothing was lost: nothing is dropped to mend what is fixed."""
_UNIT: Final = {Severity.INFO: INFO, Severity.WARNING: WARNING, Severity.ERROR: ERROR}
NEVER: Final = 1 << 20_000
"""What is not allowed costs this or more."""
_MOST_REMEMBERED: Final = 1 << 17
_ENGINES: Final = 64


def cost_of(rule: Rule, breach: Breach) -> int:
    """Return what an objection costs.

    Args:
        rule: The rule.
        breach: What it says.

    Returns:
        One of its severity, and its shortfall.
    """
    return _UNIT[rule.severity or breach.severity] + micro(breach.shortfall)


def packed(score: Score) -> int:
    """Return a score as a cost.

    Args:
        score: The score.

    Returns:
        One number.
    """
    return score.errors * ERROR + score.warnings * WARNING + score.infos * INFO + score.shortfall


@attrs.frozen(eq=False)
class Prices:
    """What sessions and pairs of them cost under an engine, remembered.

    Attributes:
        engine: The engine.
    """

    engine: Engine
    _known: dict[tuple[object, ...], int] = attrs.field(factory=dict[tuple[object, ...], int])
    _reach: dict[tuple[int, int], float] = attrs.field(factory=dict[tuple[int, int], float])

    def reach(self, earlier: SessionFacts, later: SessionFacts) -> float:
        """Return how many minutes after the end of one session a rule may still object to the other.

        Args:
            earlier: The session that starts first.
            later: The other.

        Returns:
            Minutes; below 0 where no rule concerns the two.
        """
        watched = self.engine.watched(earlier.mask, later.mask)
        return max((one.horizon for one in watched), default=-1.0)

    def pair(self, earlier: Placed, later: Placed, weeks: int = 0) -> int:
        """Return what two sessions cost.

        Args:
            earlier: The one that starts first.
            later: The other.
            weeks: How many weeks later the other is meant, as in a week that repeats.

        Returns:
            The cost.
        """
        first, second = earlier.facts, later.facts
        masks = (first.mask, second.mask)
        reach = self._reach.get(masks)
        if reach is None:
            reach = self._reach[masks] = self.reach(first, second)
        gap = later.start - earlier.end + WEEK_MINUTES * weeks
        if reach < 0.0 or gap > reach:
            return 0
        key = (
            first,
            second,
            earlier.planned.slot.at,
            later.planned.slot.at,
            later.day - earlier.day + DAYS_IN_WEEK * weeks,
            later.start - earlier.start + WEEK_MINUTES * weeks,
        )
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _MOST_REMEMBERED:
                self._known.clear()
            there = later.later(weeks) if weeks else later
            known = self._known[key] = sum(cost_of(r, b) for r, b in self.engine.pair(earlier, there))
        return known

    def session(self, placed: Placed) -> int:
        """Return what a session costs by itself.

        Args:
            placed: The session.

        Returns:
            The cost.
        """
        return sum(cost_of(r, b) for r, b in self.engine.session(placed.facts))


@lru_cache(maxsize=_ENGINES)
def prices_of(engine: Engine) -> Prices:
    """Return the prices under an engine.

    Args:
        engine: The engine.

    Returns:
        The same prices for the same engine.
    """
    return Prices(engine)
