"""PLY002: a session with too many landings."""

from __future__ import annotations

from collections.abc import Iterator

from runstrength.findings import FixKind, Quantity, Severity
from runstrength.model.athlete import Level
from runstrength.rules._api import Breach, Case, Context, SessionRule, parameter, rule
from runstrength.rules._fixes import fix_of, landings_cost, trims
from runstrength.timeline import Lack, SessionFacts


@rule(
    "PLY002",
    "too-many-landings",
    sources=("NSP",),
    grade="C",
    messages=("{measured} in one session; keep it to {limit}",),
    needs=(Lack.CONTENT,),
    flagged=(
        Case(
            "mon strength: pogo hops 11x11",
            where=("mon",),
            severity=Severity.WARNING,
            title="121 landings",
        ),
        Case(
            "mon strength: pogo hops 1x51; box jump 5x10",
            athlete={"level": "novice"},
            where=("mon",),
            severity=Severity.WARNING,
            title="101 landings of a novice",
        ),
        Case(
            "mon strength: pogo hops 3x47",
            athlete={"level": "advanced"},
            where=("mon",),
            severity=Severity.WARNING,
            title="141 landings of an advanced athlete",
        ),
        Case(
            "mon strength: single-leg pogo 4x16/side",
            where=("mon",),
            title="each foot counts: 128 landings",
        ),
    ),
    clean=(
        Case("mon strength: pogo hops 4x30", title="120 landings"),
        Case("mon strength: pogo hops 4x25", athlete={"level": "novice"}, title="100 landings of a novice"),
        Case(
            "mon strength: pogo hops 4x35",
            athlete={"level": "advanced"},
            title="140 landings of an advanced athlete",
        ),
        Case("mon strength: rope skipping 3x100", title="the rope is left out"),
        Case("mon strength: pogo hops 3x30\ntue strength: pogo hops 3x30", title="each session by itself"),
    ),
)
class TooManyLandings(SessionRule):
    """A session holds more landings than the level of the athlete allows.

    What it checks:
        Foot contacts of all plyometric exercises of a session, rope skipping left out. A landing on both feet
        counts one, and work for each side or with alternating feet counts every landing. Of a range of
        repetitions it takes the middle. The limit goes by the athlete's level.

    Why it matters:
        The usual textbook caps for a session are 80 to 100 contacts for beginners, 100 to 120 for the
        intermediate and 120 to 140 for the advanced (NSP); we take the upper ends.

    Known limits:
        The caps are consensus and were written for athletes in general; runners land thousands of times a
        week anyway, and nobody has tested the numbers on them. Hard and easy landings count the same. Drills
        given in seconds or metres have no count and are left out.

    How to fix it:
        Take away a set of each drill until the session is within the limit, or move part of the work to
        another day.

    Options:
        `novice`: most landings of a novice.
        `intermediate`: most landings of an intermediate athlete.
        `advanced`: most landings of an advanced athlete.
    """

    novice: int = parameter(
        default=100, unit="landings", source="NSP", grade="C", text="most landings of a novice"
    )
    intermediate: int = parameter(
        default=120, unit="landings", source="NSP", grade="C", text="most landings of an intermediate athlete"
    )
    advanced: int = parameter(
        default=140, unit="landings", source="NSP", grade="C", text="most landings of an advanced athlete"
    )

    def limit(self, level: Level) -> int:
        """Return the most landings of a level."""
        if level is Level.NOVICE:
            return self.novice
        return self.advanced if level is Level.ADVANCED else self.intermediate

    def check(self, facts: SessionFacts, context: Context) -> Iterator[Breach]:
        """Object to more landings than the limit."""
        if facts.landings > (limit := self.limit(context.athlete.level)):
            edits = trims(facts.prescriptions, (facts.landings - limit, landings_cost))
            yield Breach(
                Severity.WARNING,
                Quantity(facts.landings, "landings"),
                Quantity(limit, "landings"),
                fix=fix_of(FixKind.DOSE, f"take sets away until {limit} landings are left", edits),
            )
