"""POP002: training without the clearance that the athlete's flags ask for."""

from __future__ import annotations

from collections.abc import Iterator

from runstrength.findings import Severity
from runstrength.rules._api import Breach, Case, Context, PlanRule, parameter, rule
from runstrength.timeline import Line

_WEEK = "mon strength: plank 3x30s; glute bridge 3x12\nsat long 60min"
_JUMPS = "strength: countermovement jump 3x5"
_FLAG: dict[str, object] = {"pregnant": True}
_CLEARED: dict[str, object] = {"pregnant": True, "cleared": True}


@rule(
    "POP002",
    "missing-clearance",
    sources=("convention",),  # the reference behind it would name the flag; it stands at the parameter
    grade="D",
    messages=(
        "a flag of the athlete asks for clearance: see a professional before training on",
        "a flag of the athlete asks to leave out hard landings; {sessions} {verb} them, the first {where}",
    ),
    flagged=(
        Case(_WEEK, athlete=_FLAG, where=("the whole",), severity=Severity.ERROR, title="not cleared"),
        Case(
            f"mon {_JUMPS}\nthu {_JUMPS}",
            athlete=_CLEARED,
            where=("mon",),
            severity=Severity.WARNING,
            title="cleared, with hard landings: one finding at the first session",
        ),
        Case(
            f"{_WEEK}\nthu {_JUMPS}",
            athlete=_FLAG,
            where=("the whole", "thu"),
            severity=Severity.ERROR,
            title="not cleared, and hard landings",
        ),
        Case(
            "mon strength: pogo hops 3x10",
            athlete=_CLEARED,
            options={"impact": 1},
            where=("mon",),
            severity=Severity.WARNING,
            title="gentle landings, where these are to be left out too",
        ),
    ),
    clean=(
        Case(_WEEK, athlete=_CLEARED, title="cleared"),
        Case("mon strength: pogo hops 3x10", athlete=_CLEARED, title="gentle landings"),
        Case(f"mon {_JUMPS}", title="no flag"),
        Case(_WEEK, athlete={"symptoms": {"swelling"}}, title="signs are the matter of SAF001"),
    ),
)
class MissingClearance(PlanRule):
    """A flag of the athlete asks for clearance or for gentler work.

    What it checks:
        Whether an athlete who is pregnant or has lately given birth says that a professional has cleared
        them; and, cleared or not, whether plyometric work of the impact given by `impact` and above is
        planned. The findings never say which flag it is: health flags stay with the athlete.

    Why it matters:
        The consensus is that a clinical evaluation comes first, and that strength training is then encouraged
        if all goes well. Leaving out hard landings is our own caution (D); the consensus draws no such line.

    Known limits:
        It knows what it is told and judges nobody's health. Running, which is landing too, is not its matter.

    How to fix it:
        Train on when a professional has agreed, and without hard landings. Say so with `cleared` when they
        agree; for the landings take a gentler step of the same ladder, or a lift.

    Options:
        `clearance`: whether it asks for clearance.
        `impact`: lowest impact of landings, 1 to 3, that are to be left out.
    """

    by_content = True

    clearance: bool = parameter(default=True, source="ACOG", grade="C", text="it asks for clearance")
    impact: int = parameter(
        default=2, text="lowest impact of landings, 1 to 3, that are to be left out", low=1
    )

    def check(self, line: Line, context: Context) -> Iterator[Breach]:
        """Object to training without clearance, and to hard landings."""
        athlete = context.athlete
        if not athlete.pregnant:
            return
        if self.clearance and not athlete.cleared:
            yield Breach(Severity.ERROR)
        hard = [placed for placed in line.sessions if placed.facts.impact >= self.impact]
        if hard:
            values = {"sessions": "one session", "verb": "has"}
            if len(hard) > 1:
                values = {"sessions": f"{len(hard)} sessions", "verb": "have"}
            yield Breach(Severity.WARNING, template=self.messages[1], values=values, placed=hard[0])
