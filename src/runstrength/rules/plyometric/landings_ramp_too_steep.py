"""PLY006: many more landings than in the last ordinary week."""

from __future__ import annotations

from collections.abc import Iterator

from runstrength.findings import FixKind, Quantity, Severity
from runstrength.rules._api import Breach, Case, Context, PlanRule, parameter, rule
from runstrength.rules._fixes import fix_of, in_week, landings_cost, trims
from runstrength.timeline import Lack, Line
from runstrength.weekly import weekly

_SLACK = 1 + 1e-9


def _plan(*sessions: str) -> str:
    return "\n".join(
        f"week {n}\nmon strength: {session}\nsat easy 40min" for n, session in enumerate(sessions, 1)
    )


@rule(
    "PLY006",
    "landings-ramp-too-steep",
    sources=("convention",),
    grade="D",
    messages=("{measured} after {before} in the last ordinary week; keep within {limit}",),
    needs=(Lack.CONTENT,),
    flagged=(
        Case(
            _plan("pogo hops 5x10", "pogo hops 5x13"),
            where=("week 2",),
            severity=Severity.WARNING,
            title="thirty per cent more",
        ),
        Case(
            "week 1\nmon strength: pogo hops 5x10\nsat easy 40min\n"
            "week 2 [deload]\nmon strength: pogo hops 3x10\nsat easy 40min\n"
            "week 3\nmon strength: pogo hops 7x10\nsat easy 40min",
            where=("week 3",),
            title="against the last ordinary week, across a deload",
        ),
        Case(
            _plan("pogo hops 2x10", "pogo hops 2x10; drop jump 1x5"),
            where=("week 2",),
            title="a warm-up counts as well",
        ),
    ),
    clean=(
        Case(_plan("pogo hops 5x10", "pogo hops 5x12"), title="a fifth more"),
        Case(
            "week 1\nmon strength: pogo hops 5x10\nsat easy 40min\n"
            "week 2 [deload]\nmon strength: pogo hops 3x10\nsat easy 40min\n"
            "week 3\nmon strength: pogo hops 5x11\nsat easy 40min",
            title="a deload, then a normal week",
        ),
        Case(_plan("push-up 3x8", "pogo hops 4x10"), title="the first jumps"),
        Case(_plan("rope skipping 2x50", "rope skipping 4x50"), title="a rope does not count"),
        Case(
            "week 1\nmon strength: pogo hops 5x10\nthu strength 30min\n"
            "week 2\nmon strength: pogo hops 8x10\nthu easy 40min",
            title="content not known: never guessed",
        ),
        Case("mon strength: pogo hops 5x10", title="a week that repeats"),
    ),
)
class LandingsRampTooSteep(PlanRule):
    """The landings of a week grow too fast.

    What it checks:
        Landings of all jumps of a week, each foot counted where feet alternate and rope skipping left out,
        against the last ordinary week. Weeks labelled deload, taper, race, recovery or return are no measure.
        A week after one without any jumps is left alone: PLY002 has the most for a session.

    Why it matters:
        Tendons and bones take longer than muscles to get used to impact, and what feels easy may be new to
        them.

    Known limits:
        Our convention; no trial asked how fast landings may grow, and runners take thousands of landings a
        week anyway. Few landings grow fast by the rule: two sets of ten become three.

    How to fix it:
        Add about a tenth from week to week.

    Options:
        `max_percent`: most per cent by which the landings may grow.
    """

    by_content = True

    max_percent: float = parameter(
        default=20.0, unit="%", source="convention", text="most per cent by which the landings may grow"
    )

    def check(self, line: Line, context: Context) -> Iterator[Breach]:
        """Object to each week that grows too fast."""
        share = 1 + self.max_percent / 100
        for number, week, before in weekly(line).ramps:
            landings = before.landings
            if not landings or week.landings <= landings * share * _SLACK:
                continue
            if week.is_known and before.is_known:
                limit = Quantity(share * landings, "landings")
                yield Breach(
                    Severity.WARNING,
                    Quantity(week.landings, "landings"),
                    limit,
                    values={"before": str(Quantity(landings))},
                    week=number,
                    fix=fix_of(
                        FixKind.DOSE,
                        f"do at most {int(limit.value)} landings in week {number}",
                        trims(in_week(line, number), (week.landings - limit.value, landings_cost)),
                    ),
                )
