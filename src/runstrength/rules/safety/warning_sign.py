"""SAF001: a sign at which one should see a professional."""

from __future__ import annotations

from collections.abc import Iterator

from runstrength.evidence import RED_FLAGS
from runstrength.findings import Severity
from runstrength.rules._api import Breach, Case, Context, PlanRule, rule
from runstrength.timeline import Line

_WEEK = "mon strength: plank 3x30s; glute bridge 3x12\nsat long 90min"


@rule(
    "SAF001",
    "warning-sign",
    sources=("convention",),
    grade="D",
    messages=("{count} reported: stop, and see a professional before training on",),
    flagged=(
        Case(
            _WEEK,
            athlete={"symptoms": {"chest-pain"}},
            where=("the whole",),
            severity=Severity.ERROR,
            title="one sign",
        ),
        Case(
            _WEEK,
            athlete={"symptoms": {"swelling", "numbness"}},
            where=("the whole",),
            title="two signs, one finding",
        ),
    ),
    clean=(
        Case(_WEEK, title="no sign"),
        Case(_WEEK, athlete={"pregnant": True}, title="pregnancy is the matter of POP002"),
    ),
)
class WarningSign(PlanRule):
    """The athlete reports a warning sign.

    What it checks:
        The symptoms of the athlete. The finding says how many there are, never which: health flags stay
        with the athlete.

    Why it matters:
        Some signs need a professional before any training plan.

    Known limits:
        It knows what it is told. It neither looks for signs nor names a cause.

    How to fix it:
        Stop, and see a professional; train on when they say so.

    Options:
        None.
    """

    by_content = True

    def check(self, line: Line, context: Context) -> Iterator[Breach]:
        """Object to any sign."""
        signs = len(context.athlete.symptoms & {flag.key for flag in RED_FLAGS})
        if signs:
            yield Breach(
                Severity.ERROR, values={"count": "a warning sign" if signs == 1 else f"{signs} warning signs"}
            )
