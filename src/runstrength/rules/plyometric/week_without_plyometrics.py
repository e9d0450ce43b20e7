"""PLY001: a week without plyometric work."""

from __future__ import annotations

from collections.abc import Iterator

from runstrength.findings import Quantity, Severity
from runstrength.rules._api import Breach, Case, Context, WeekRule, parameter, rule
from runstrength.timeline import Lack, LineWeek, Trait

_POWER = ("power", "power phase")

_SQUAT = "strength: back squat 3x5 @85%"
_POGO = "strength: pogo hops 2x10"


@rule(
    "PLY001",
    "week-without-plyometrics",
    sources=("guide", "BAR23", "LLA24a"),
    grade="A",
    messages=("plyometric work in {measured} of the week; plan at least {limit}",),
    needs=(Lack.CONTENT,),
    flagged=(
        Case(
            f"week [power]\nmon {_SQUAT}\nthu {_SQUAT}",
            where=("the whole",),
            severity=Severity.WARNING,
            title="a week for power without a jump",
        ),
        Case(
            f"mon {_SQUAT}\nthu {_SQUAT}",
            options={"every_week": True},
            where=("the whole",),
            severity=Severity.INFO,
            title="an ordinary week, where every week is asked",
        ),
        Case(
            f"week [power]\nmon {_SQUAT}\nthu {_POGO}",
            options={"sessions": 2},
            where=("the whole",),
            severity=Severity.WARNING,
            title="one session where two are asked for",
        ),
        Case(
            f"week 1 [power]\nmon {_POGO}\nthu {_SQUAT}\nweek 2 [power]\nmon {_SQUAT}\nthu {_SQUAT}",
            where=("week 2",),
            title="the second week of a plan",
        ),
    ),
    clean=(
        Case(f"week [power]\nmon {_SQUAT}\nthu {_POGO}", title="one session"),
        Case(
            f"mon {_SQUAT}\nthu strength: rope skipping 3x60s",
            options={"every_week": True},
            title="rope skipping counts",
        ),
        Case(f"mon {_SQUAT}\nthu {_SQUAT}", title="an ordinary week"),
        Case("mon easy 40min\nsat long 90min", options={"every_week": True}, title="a week without strength"),
        Case(
            f"week [power, taper]\nmon {_SQUAT}\nthu easy 30min",
            options={"every_week": True},
            title="a taper week",
        ),
        Case(f"week [power]\nmon {_SQUAT}\nthu strength 30min", title="content not known: never guessed"),
        Case(
            f"week [power]\nmon {_SQUAT}\nthu {_SQUAT}",
            athlete={"pregnant": True},
            title="not asked of everybody",
        ),
    ),
)
class WeekWithoutPlyometrics(WeekRule):
    """A week that asks for plyometric work has none.

    What it checks:
        Sessions of a week with at least one plyometric exercise; rope skipping is one. By default only weeks
        labelled power are judged, and it warns. With `every_week` every week with strength is judged, and it
        informs. Weeks labelled taper, race, recovery or return are left alone, and so are athletes for whom
        jumps are not a matter of course.

    Why it matters:
        The guide counts plyometric work among its two or three sessions. Pooled trials found a large effect
        on running economy where jumps came with strength training and a trivial one for jumps alone (BAR23),
        and a moderate one for combined methods (LLA24a). So it asks for few jumps beside the lifting, not for
        a programme of jumps.

    Known limits:
        One session a week is our convention: the trials had more, and no trial looked for the least that
        works. Jumps that are part of a run, such as strides or hill sprints, are not seen.

    How to fix it:
        Begin one strength session of the week with a few sets of a gentle drill, such as pogo hops or rope
        skipping. PLY002 has the most landings for a session, and PLY003 the hours between two.

    Options:
        `every_week`: whether every week with strength is judged, as information only.
        `sessions`: least sessions with plyometric work in a week.
    """

    by_content = True
    asks_for_more = True

    every_week: bool = parameter(
        default=False, source="guide", text="every week with strength is judged, as information only"
    )
    sessions: int = parameter(
        default=1, unit="sessions", text="least sessions with plyometric work in a week"
    )

    def check(self, week: LineWeek, context: Context) -> Iterator[Breach]:
        """Object to too few sessions."""
        asked = bool(week.strength) if self.every_week else week.has_label(*_POWER)
        if not asked or context.athlete.pregnant or week.is_eased or week.has_unknown_content:
            return
        found = sum(Trait.PLYOMETRIC in placed.facts.traits for placed in week.sessions)
        if found < self.sessions:
            severity = Severity.INFO if self.every_week else Severity.WARNING
            yield Breach(severity, Quantity(found, "sessions"), Quantity(self.sessions, "sessions"))
