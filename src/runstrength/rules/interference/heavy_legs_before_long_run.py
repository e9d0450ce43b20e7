"""INT007: a hard lower session shortly before a long run."""

from __future__ import annotations

from typing import ClassVar

from runstrength.findings import Quantity, Severity
from runstrength.rules._api import Breach, Case, Context, Pair, PairRule, parameter, rule
from runstrength.timeline import Lack, Trait

_HEAVY = "strength: back squat 4x5 @85%"


@rule(
    "INT007",
    "heavy-legs-before-long-run",
    sources=("DOM17",),
    grade="C",
    messages=("{where} is a long run {measured} after the hard leg session of {also} ends; leave {limit}",),
    needs=(Lack.CONTENT, Lack.MINUTES),
    flagged=(
        Case(
            f"sat pm {_HEAVY}\nsun am long 110min",
            where=("sun am",),
            severity=Severity.WARNING,
            title="heavy legs on the evening before",
        ),
        Case(
            f"sun {_HEAVY}\nsun long 110min",
            where=("sun",),
            severity=Severity.WARNING,
            title="straight before it",
        ),
        Case(f"sun am {_HEAVY}\nsun pm long 110min", where=("sun pm",), title="the same day, hours before"),
        Case(
            f"sat 07:00 {_HEAVY}\nsun 07:14 long 110min",
            where=("sun 07:14",),
            severity=Severity.WARNING,
            title="a minute under a day",
        ),
        Case(f"sat pm {_HEAVY}\nsun am easy 90min", where=("sun am",), title="ninety minutes are a long run"),
        Case(f"sun pm {_HEAVY}\nmon am long 100min", where=("mon am",), title="Sunday is followed by Monday"),
    ),
    clean=(
        Case(f"sat 07:00 {_HEAVY}\nsun 07:15 long 110min", title="a day to the minute"),
        Case(f"sun am long 110min\nsun pm {_HEAVY}", title="the long run first"),
        Case(f"sat pm {_HEAVY}\nsun am easy 89min", title="not quite a long run"),
        Case("sat pm strength: split squat 3x10/side @RPE7\nsun am long 110min", title="not heavy enough"),
        Case(f"sat pm {_HEAVY}\nsun am race A marathon", title="a race is the matter of TPR001"),
    ),
)
class HeavyLegsBeforeLongRun(PairRule):
    """A hard lower session ends shortly before a long run.

    What it checks:
        Hours from the end of a hard lower session to the start of a long run, on the same day too. Runs named
        long and runs of 90 minutes and more are long; races are the matter of TPR001.

    Why it matters:
        One session of lifting can impair endurance for several hours to days (DOM17), and for most distance
        runners the long run is a key session of the week.

    Known limits:
        The source is a review that gives no hours for long runs; a day is where it meets common practice.
        Running well below threshold is touched little, so that a slow long run may go well all the same. A
        run whose length is not known is long only where it is named so.

    How to fix it:
        Move the strength session to a day that lies further from the long run, or swap the long run with an
        easy day.

    Options:
        `within_h`: hours below which it warns.
    """

    earlier: ClassVar[Trait] = Trait.HEAVY_LEGS
    later: ClassVar[Trait] = Trait.LONG

    within_h: float = parameter(
        default=24.0, unit="h", source="DOM17", grade="C", text="hours below which it warns"
    )

    def horizon_h(self) -> float:
        """As far as the limit reaches."""
        return self.within_h

    def check(self, pair: Pair, context: Context) -> Breach | None:
        """Object to too few hours."""
        if pair.gap_h >= self.within_h:
            return None
        return Breach(Severity.WARNING, Quantity(pair.gap_h, "h"), Quantity(self.within_h, "h"))
