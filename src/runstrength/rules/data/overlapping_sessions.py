"""DAT005: two sessions at the same time."""

from __future__ import annotations

from datetime import time
from typing import ClassVar

from runstrength.findings import Quantity, Severity
from runstrength.rules._api import Breach, Case, Context, Pair, PairRule, parameter, rule
from runstrength.timeline import Lack, Trait

_ROUNDING_MIN = 1e-6


@rule(
    "DAT005",
    "overlapping-sessions",
    sources=("convention",),
    grade="D",
    messages=(
        "{also} still lasts {measured} when {where} begins",
        "{where} still lasts {measured} when {also} begins",
    ),
    needs=(Lack.MINUTES,),
    flagged=(
        Case(
            "mon 18:00 easy 61min\nmon 19:00 strength 30min",
            where=("mon 19:00",),
            severity=Severity.ERROR,
            title="a minute of overlap",
        ),
        Case(
            "mon 23:30 easy 60min\ntue 00:15 strength 30min",
            where=("tue 00:15",),
            severity=Severity.ERROR,
            title="across midnight",
        ),
        Case(
            "sun 23:30 easy 60min\nmon 00:15 bike 30min",
            where=("mon 00:15",),
            title="from Sunday into Monday",
        ),
        Case(
            "mon 18:00 easy 60min\nmon 18:30 strength",
            where=("mon 18:30",),
            title="the length of the later not known",
        ),
        Case(
            "mon 18:00 easy 60min\nmon 18:00 strength 30min\nmon 19:15 bike 30min",
            where=("mon 19:15",),
            title="the second of a slot lasts to 19:30",
        ),
        Case(
            "mon 18:00 easy 60min\nmon 18:00 strength 30min\nmon 18:30 bike 45min",
            where=("mon 18:00", "mon 18:30"),
            title="with the first of a slot, and with the second, which begins at 19:00",
        ),
        Case(
            "mon 18:00 easy 66min\nmon 19:00 strength 30min",
            options={"slack_min": 5.0},
            where=("mon 19:00",),
            title="six minutes where five are allowed",
        ),
    ),
    clean=(
        Case("mon 18:00 easy 60min\nmon 19:00 strength 30min", title="one ends when the other begins"),
        Case(
            "mon 18:00 easy 60min\nmon 18:00 strength 30min",
            title="at one clock time they follow one another",
        ),
        Case("mon pm easy 180min\nmon 19:00 strength 30min", title="no clock time"),
        Case("mon 18:00 easy\nmon 18:30 strength 30min", title="length not known"),
        Case(
            "mon 18:00 easy 60min\nmon 18:00 strength 60min\nmon 18:00 bike 60min\nmon 21:00 strides 20min",
            title="three in a row, then a fourth",
        ),
        Case(
            "mon 18:00 easy 65min\nmon 19:00 strength 30min",
            options={"slack_min": 5.0},
            title="five minutes where five are allowed",
        ),
    ),
)
class OverlappingSessions(PairRule):
    """Two sessions with clock times overlap.

    What it checks:
        Whether a session still lasts when another begins, on one day or across midnight, where both have a
        clock time and the length of the first is known. Sessions at exactly the same clock time follow one
        another in the written order, as everywhere in this library, so they do not overlap.

    Why it matters:
        Nobody can do two sessions at once: it is an error in the plan, and every count of hours beside it
        would be wrong.

    Known limits:
        Where a length is not stated it is estimated from the exercises or the distance, so that an overlap of
        a few minutes may be no real one. Walks and mobility work are not looked at, since they can go along
        with others.

    How to fix it:
        Move one of the two sessions, or correct its clock time or length.

    Options:
        `slack_min`: minutes of overlap that are allowed.
    """

    earlier: ClassVar[Trait] = Trait.TRAINING
    later: ClassVar[Trait] = Trait.TRAINING

    slack_min: float = parameter(default=0.0, unit="min", text="minutes of overlap that are allowed")

    def horizon_h(self) -> float:
        """An overlap leaves no hours between."""
        return 0.0

    def check(self, pair: Pair, context: Context) -> Breach | None:
        """Object to an overlap."""
        first, second, template = pair.earlier, pair.later, self.messages[0]
        if not (isinstance(first.slot.at, time) and isinstance(second.slot.at, time)):
            return None
        if second.start < first.start:  # one that follows another in its slot may begin after the next slot
            first, second, template = second, first, self.messages[1]
        overlap = first.end - second.start
        if overlap <= self.slack_min + _ROUNDING_MIN:
            return None
        return Breach(Severity.ERROR, Quantity(overlap, "min"), Quantity(self.slack_min, "min"), template)
