"""REC001: strength on two days in a row."""

from __future__ import annotations

from typing import ClassVar

from runstrength.findings import Quantity, Severity
from runstrength.rules._api import Breach, Case, Context, Pair, PairRule, parameter, rule
from runstrength.timeline import Trait


@rule(
    "REC001",
    "consecutive-strength-days",
    sources=("guide", "AC48", "YAN18"),
    grade="D",
    messages=("strength on two days in a row: {also} and {where}",),
    flagged=(
        Case(
            "mon pm strength: split squat 3x10/side\ntue pm strength: split squat 3x10/side",
            where=("tue pm",),
            severity=Severity.INFO,
            title="the same muscles on Monday and Tuesday",
        ),
        Case(
            "sun pm strength: back squat 3x5\nmon am strength: glute bridge 3x12; back squat 2x5",
            where=("mon am",),
            title="Sunday is followed by Monday in a week that repeats",
        ),
        Case(
            "mon strength: back squat 3x5\ntue strength: push-up 3x8",
            options={"exempt_split": False},
            where=("tue",),
            title="legs, then push-ups, where a split is not exempt",
        ),
        Case("mon strength 30min\ntue strength 30min", where=("tue",), title="content not known"),
    ),
    clean=(
        Case("mon pm strength: back squat 3x5\nwed am strength: back squat 3x5", title="a day between"),
        Case("mon strength: back squat 3x5\ntue strength: push-up 3x8", title="legs, then upper body"),
        Case(
            "mon strength: back squat 3x5\ntue strength: foot doming 3x30s/side", title="light work is exempt"
        ),
    ),
)
class ConsecutiveStrengthDays(PairRule):
    """Strength sessions stand on two days in a row.

    What it checks:
        Two strength sessions on neighbouring days, Sunday and Monday among them when the week repeats.
        Light sessions do not count. Where `exempt_split` is on, two sessions that train no muscle group in
        common do not count either.

    Why it matters:
        The guide asks for non-consecutive days, and the usual advice for the same muscles is 48 hours
        (AC48). The one trial that compared 24 hours with 48 to 72 found the same gains (YAN18), so the
        evidence policy only informs.

    Known limits:
        It counts days, not hours: Monday evening and Wednesday morning are fine here though only some 38
        hours apart, which REC003 looks at. Where the exercises of a session are not known, nothing is
        exempt.

    How to fix it:
        Move one of the two sessions so that a day lies between them, or give them different muscles.

    Options:
        `exempt_split`: whether sessions without a common muscle group are left alone.
    """

    earlier: ClassVar[Trait] = Trait.STRENGTH
    later: ClassVar[Trait] = Trait.STRENGTH

    exempt_split: bool = parameter(
        default=True, source="AC48", grade="C", text="sessions without a common muscle group are left alone"
    )

    def horizon_h(self) -> float:
        """Two days hold every pair of neighbouring days, also where the clocks go back in them."""
        return 49.0

    def check(self, pair: Pair, context: Context) -> Breach | None:
        """Object to neighbouring days."""
        if pair.days_apart != 1:
            return None
        first, second = pair.earlier.facts.direct_groups, pair.later.facts.direct_groups
        if self.exempt_split and first and second and not first & second:
            return None
        return Breach(Severity.INFO, measured=Quantity(1, "days"), limit=Quantity(2, "days"))
