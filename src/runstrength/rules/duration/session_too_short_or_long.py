"""DUR001: a strength session that is too short or too long."""

from __future__ import annotations

from collections.abc import Iterator

from runstrength.findings import Quantity, Severity
from runstrength.rules._api import Breach, Case, Context, SessionRule, parameter, rule
from runstrength.timeline import Lack, SessionFacts, Trait


@rule(
    "DUR001",
    "session-too-short-or-long",
    sources=("guide",),
    grade="D",
    messages=(
        "the session takes about {measured}; {limit} are enough to be worth the change of clothes",
        "the session takes about {measured}; keep it within {limit}",
    ),
    needs=(Lack.MINUTES,),
    flagged=(
        Case("mon strength: plank 3x30s", where=("mon",), severity=Severity.INFO, title="one exercise"),
        Case("mon strength 19min", where=("mon",), title="one minute under the least"),
        Case(
            "mon strength 61min", where=("mon",), severity=Severity.WARNING, title="one minute over the most"
        ),
        Case(
            "mon strength 31min",
            options={"usual_min": 30.0},
            where=("mon",),
            title="over the guide's half hour",
        ),
    ),
    clean=(
        Case("mon strength 20min", title="the least"),
        Case("mon strength 60min", title="the most"),
        Case("mon strength 30min", options={"usual_min": 30.0}, title="the guide's half hour"),
        Case("mon strength: foot doming 2x30s/side", title="light work may be as short as it likes"),
        Case("mon strength", title="length not known"),
    ),
)
class SessionTooShortOrLong(SessionRule):
    """A strength session is too short to do much, or too long to fit around running.

    What it checks:
        The stated length of a strength session, or the estimate from its sets, rests and transitions with
        five minutes to warm up. Light sessions are left alone.

    Why it matters:
        The guide asks for short, focused sessions and names 20 to 30 minutes. Time is what runners lack most.

    Known limits:
        The estimate takes three seconds a repetition and the usual rests where none are given. The limits are
        conventions; long rests between heavy sets make good sessions longer.

    How to fix it:
        Pair exercises that do not compete as supersets, or split a long session in two.

    Options:
        `min_min`: minutes below which it informs.
        `usual_min`: minutes above which it informs; no limit where it equals `max_min`.
        `max_min`: minutes above which it warns.
    """

    min_min: float = parameter(
        default=20.0, unit="min", source="guide", text="minutes below which it informs"
    )
    usual_min: float = parameter(
        default=60.0, unit="min", source="convention", text="minutes above which it informs"
    )
    max_min: float = parameter(
        default=60.0, unit="min", source="convention", text="minutes above which it warns"
    )

    def check(self, facts: SessionFacts, context: Context) -> Iterator[Breach]:
        """Object to minutes outside the bounds."""
        if Trait.STRENGTH not in facts.traits or facts.minutes is None:
            return
        measured = Quantity(facts.minutes, "min")
        if facts.minutes < self.min_min:
            yield Breach(Severity.INFO, measured, Quantity(self.min_min, "min"))
        elif facts.minutes > self.max_min:
            yield Breach(Severity.WARNING, measured, Quantity(self.max_min, "min"), template=self.messages[1])
        elif facts.minutes > self.usual_min:
            yield Breach(Severity.INFO, measured, Quantity(self.usual_min, "min"), template=self.messages[1])
