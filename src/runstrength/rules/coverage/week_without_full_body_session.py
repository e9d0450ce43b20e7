"""COV004: a week without a session for the whole body."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from runstrength.findings import Quantity, Severity
from runstrength.muscles import Region
from runstrength.rules._api import Breach, Case, Context, WeekRule, parameter, rule
from runstrength.rules.coverage._judged import is_judged
from runstrength.timeline import Lack, LineWeek, SessionFacts, Trait

_STRENGTH: Final = int(Trait.STRENGTH)
_REGIONS: Final = tuple(region.groups for region in Region)
_WHOLE = "strength: back squat 3x5; plank 3x30s; push-up 3x8"


@rule(
    "COV004",
    "week-without-full-body-session",
    sources=("guide",),
    grade="D",
    messages=("{measured} of the week with core, upper and lower body together; plan at least {limit}",),
    needs=(Lack.CONTENT,),
    flagged=(
        Case(
            "mon strength: back squat 3x5; plank 3x30s\nthu strength: push-up 3x8",
            where=("the whole",),
            severity=Severity.INFO,
            title="each region, but never together",
        ),
        Case(
            "mon strength: back squat 3x5\n"
            "thu strength: foot doming 2x30s/side; dead bug 2x10; push-up 2x8 @RPE4",
            where=("the whole",),
            title="a light session does not count",
        ),
        Case(
            f"mon {_WHOLE}",
            options={"min_sessions": 2},
            where=("the whole",),
            title="one where two are asked for",
        ),
    ),
    clean=(
        Case(f"mon {_WHOLE}\nthu strength: push-up 3x8", title="one session for the whole body"),
        Case(f"mon {_WHOLE}\nthu {_WHOLE}", options={"min_sessions": 2}, title="two where two are asked for"),
        Case("mon strength: back squat 3x5\nthu strength 30min", title="content not known: never guessed"),
        Case("week [return]\nmon strength: back squat 2x5", title="a week of return"),
    ),
)
class WeekWithoutFullBodySession(WeekRule):
    """No session of a week trains core, upper and lower body together.

    What it checks:
        Whether one strength session that is not light has exercises for all three regions. Weeks without one,
        weeks with a session whose exercises are not known, and weeks labelled race, taper, recovery or return
        are left alone.

    Why it matters:
        The guide asks for workouts for the whole body among the two or three of a week. Where one is missed,
        little is left out.

    Known limits:
        It is the guide's wish alone: splitting the body over the days does no harm that we know. So
        only the guide's policy asks for it.

    How to fix it:
        Add the missing region to one of the sessions, or exchange exercises between two of them.

    Options:
        `min_sessions`: least sessions of a week that train all three regions.
    """

    by_content = True
    asks_for_more = True

    min_sessions: int = parameter(
        default=1,
        unit="sessions",
        source="guide",
        text="least sessions of a week that train all three regions",
    )

    def check(self, week: LineWeek, context: Context) -> Iterator[Breach]:
        """Object to too few sessions for the whole body."""
        if not is_judged(week):
            return
        found = sum(_is_full_body(placed.facts) for placed in week.sessions if placed.facts.mask & _STRENGTH)
        if found < self.min_sessions:
            yield Breach(Severity.INFO, Quantity(found, "sessions"), Quantity(self.min_sessions, "sessions"))


def _is_full_body(facts: SessionFacts) -> bool:
    return not any(groups.isdisjoint(facts.exposures) for groups in _REGIONS)
