"""RUN005: a week whose days are all much alike."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from runstrength.days import DAYS_IN_WEEK
from runstrength.findings import Quantity, Severity
from runstrength.formulas.training_load import monotony, srpe_load, strain
from runstrength.model.session import CrossTrainingSession, RunSession
from runstrength.rules._api import Breach, Case, Context, WeekRule, parameter, rule
from runstrength.timeline import Lack, LineWeek, Placed, SessionFacts, Trait

_TRAINING: Final = int(Trait.TRAINING)
_LIGHT: Final = int(Trait.LIGHT)
_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _week(*days: str) -> str:
    return "\n".join(f"{day} {text}" for day, text in zip(_DAYS, days, strict=False) if text)


@rule(
    "RUN005",
    "monotonous-week",
    sources=("FOS98", "DAY04"),
    grade="B",
    messages=(
        "days much alike: a monotony of {measured} (strain {strain}), where {limit} is the usual mark",
        "no variation: every day has the same load",
    ),
    needs=(Lack.MINUTES,),
    flagged=(
        Case(
            _week(*["easy 60min @RPE5"] * 6),
            where=("the whole",),
            severity=Severity.INFO,
            title="six days alike",
        ),
        Case(
            _week(*["easy 60min @RPE5"] * 7),
            where=("the whole",),
            severity=Severity.INFO,
            title="seven days alike, no number",
        ),
        Case(
            _week(*["easy 60min @RPE5"] * 6, "strength: foot doming 3x30s/side"),
            where=("the whole",),
            title="six days alike and light work",
        ),
        Case(
            _week(
                "easy 60min @RPE4",
                "tempo 50min @RPE6",
                "strength 45min @RPE6",
                "easy 60min @RPE5",
                "bike 60min @RPE5",
                "long 90min @RPE4",
            ),
            where=("the whole",),
            title="different sessions with much the same load",
        ),
    ),
    clean=(
        Case(_week(*["easy 60min @RPE5"] * 5), title="five days alike"),
        Case(
            _week(
                "easy 30min @RPE3",
                "intervals 60min @RPE8",
                "easy 30min @RPE3",
                "tempo 50min @RPE7",
                "easy 30min @RPE3",
                "long 120min @RPE5",
            ),
            title="hard days hard, easy days easy",
        ),
        Case(_week(*["easy 60min"] * 6), title="effort not given: never guessed"),
        Case(_week(*["easy @RPE5"] * 6), title="length not given"),
        Case(
            _week(*["easy 60min @RPE5"] * 4, "mobility 20min", "walk 60min"),
            title="mobility and walks are rest",
        ),
        Case("mon mobility 20min", title="no load at all"),
    ),
)
class MonotonousWeek(WeekRule):
    """Every day of a week asks for much the same.

    What it checks:
        The load of each day, Monday to Sunday: minutes times effort of each session, 0 on days of rest, and
        the mean of the seven days over their standard deviation (that of these seven, not of a sample).
        Strength sessions have the highest effort that they ask for; mobility, walks and light strength work
        without an effort count nothing. A week is judged only where every other session gives minutes and
        effort; races give none.

    Why it matters:
        Monotony and strain were described to follow how hard training is to bear (FOS98): the same load in
        hard and easy days weighs less than in days that are all alike.

    Known limits:
        The mark of 2 is folklore and not in the paper, where everyone has a threshold of their own. Any six
        equal days give 2.45 and any five 1.58, so that ordinary weeks pass it. It only informs. Seven equal
        days have no spread and are said in words, since the number would be endless.

    How to fix it:
        Make the easy days shorter or easier, or take a day off.

    Options:
        `threshold`: monotony above which it informs.
    """

    threshold: float = parameter(default=2.0, source="convention", text="monotony above which it informs")

    def of_day(self, sessions: tuple[Placed, ...], context: Context) -> float | None:
        """The load of the day."""
        return _load_of_day(sessions)

    def check(self, week: LineWeek, context: Context) -> Iterator[Breach]:
        """Object to days that are too much alike."""
        for placed in week.sessions:
            if placed.facts.mask & _TRAINING and _load_of(placed.facts) is None:
                return
        days: list[list[Placed]] = [[] for _ in range(DAYS_IN_WEEK)]
        for placed in week.sessions:
            days[placed.day % DAYS_IN_WEEK].append(placed)
        loads = [_load_of_day(sessions) or 0.0 for sessions in days]
        found = monotony(loads).value
        if found is None or found <= self.threshold:
            return
        if math.isinf(found):
            yield Breach(Severity.INFO, template=self.messages[1])
            return
        yield Breach(
            Severity.INFO,
            Quantity(found),
            Quantity(self.threshold),
            values={"strain": f"{strain(loads).value:.0f}"},
        )


def _load_of_day(sessions: tuple[Placed, ...] | list[Placed]) -> float | None:
    """Add up the loads of a day; nothing where one is not known."""
    loads = [_load_of(placed.facts) for placed in sessions if placed.facts.mask & _TRAINING]
    known = [load for load in loads if load is not None]
    return math.fsum(known) if len(known) == len(loads) else None


@lru_cache(maxsize=4096)
def _load_of(facts: SessionFacts) -> float | None:
    session = facts.session
    if isinstance(session, RunSession | CrossTrainingSession):
        rpe = session.rpe.mid if session.rpe else None
    else:
        rpe = facts.strength_rpe
        if rpe is None and facts.mask & _LIGHT:
            return 0.0
    return None if rpe is None or facts.minutes is None else srpe_load(rpe, facts.minutes)
