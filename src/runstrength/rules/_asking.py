"""What another rule says about two sessions, for rules that speak only where it does not."""

from __future__ import annotations

from runstrength.rules._api import Context, Pair, PairRule

__all__ = ["severity_of"]


def severity_of(code: str, pair: Pair, context: Context) -> int:
    """Return how severely another rule in force speaks about a pair.

    Args:
        code: The code of a pair rule.
        pair: The two sessions.
        context: What rules may know, the others among it.

    Returns:
        The severity by its own hours, as a number; 0 where the rule is silent, off, or not concerned.
    """
    asked = context.rules.get(code)
    if not isinstance(asked, PairRule):
        return 0
    concerned = int(asked.earlier) & pair.earlier.facts.mask and int(asked.later) & pair.later.facts.mask
    breach = asked.check(pair, context) if concerned and pair.gap_h <= asked.horizon_h() else None
    return breach.severity if breach else 0
