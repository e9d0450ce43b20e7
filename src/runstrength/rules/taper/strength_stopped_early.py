"""TPR004: strength work stopped too long before a race."""

from __future__ import annotations

from typing import Final

from runstrength.findings import Quantity, Severity
from runstrength.rules._api import Breach, Case, Context, LineRule, parameter, rule
from runstrength.timeline import LineDay, Trait

_STRENGTH: Final = int(Trait.STRENGTH)
_PRIORITY_RACE: Final = int(Trait.PRIORITY_RACE)
_UNKNOWN: Final = -1
_RUNS = "wed easy 40min\nsat easy 60min"


def _plan(strength: str, race: str) -> str:
    empty = "\n".join(f"week {n}\n{_RUNS}" for n in (2, 3, 4))
    return f"week 1\n{strength}\nsat easy 60min\n{empty}\nweek 5\nwed easy 30min\n{race}"


@rule(
    "TPR004",
    "strength-stopped-early",
    sources=("BER21",),
    grade="B",
    messages=("{where} is a race, and the last strength session lies more than {limit} before it",),
    flagged=(
        Case(
            _plan("sat strength: back squat 3x5", "sun race A half"),
            where=("week 5 sun",),
            severity=Severity.INFO,
            title="29 days",
        ),
        Case(
            _plan("mon strength: back squat 3x5", "sun race B 10km"),
            where=("week 5 sun",),
            title="34 days before a B race",
        ),
        Case(
            "week 1\nmon strength: back squat 3x5\nthu strength: dead bug 2x10\nweek 2\nmon easy 30min\n"
            "sun race A half",
            options={"days": 12},
            where=("week 2 sun",),
            title="light work does not count",
        ),
    ),
    clean=(
        Case(_plan("sun strength: back squat 3x5", "sun race A half"), title="28 days"),
        Case(_plan("sat strength: back squat 3x5", "sun race C 5km"), title="a C race"),
        Case(_plan("mon easy 30min", "sun race A half"), title="no strength is known: never guessed"),
        Case(
            _plan("mon strength: back squat 3x5", "thu strength: back squat 1x5\nsun race A half"),
            title="a session in the last week",
        ),
    ),
)
class StrengthStoppedEarly(LineRule[int]):
    """The last strength session lies more than four weeks before a race of priority A or B.

    What it checks:
        Days from the last strength session that is not light to the race. It counts to the limit and one day
        more, or as far as a race comes, and says nothing where no strength session before the race is known.
        A lay-off that is no run-in to a race is the matter of VOL005.

    Why it matters:
        Eight runners who stopped explosive work kept most of what it had brought to their running for four
        weeks (BER21). Nobody looked at longer.

    Known limits:
        A trial of eight without a control group. Maximal strength may go sooner than running economy (BOS13).

    How to fix it:
        Keep one short strength session a week until the last week before the race.

    Options:
        `days`: days without strength before a race above which it informs.
    """

    days: int = parameter(
        default=28, unit="days", source="BER21", grade="B", text="days above which it informs"
    )

    def start(self) -> int:
        """No strength session is known."""
        return _UNKNOWN

    def step(self, state: int, day: LineDay, context: Context) -> tuple[int, tuple[Breach, ...]]:
        """Count the days since the last strength session, up to a day beyond the limit."""
        mask = day.mask
        if state != _UNKNOWN and state <= self.days:
            state += 1
        breaches: tuple[Breach, ...] = ()
        if state > self.days and mask & _PRIORITY_RACE:
            race = next(placed for placed in day.sessions if placed.facts.mask & _PRIORITY_RACE)
            breaches = (
                Breach(Severity.INFO, Quantity(state, "days"), Quantity(self.days, "days"), placed=race),
            )
        return (0 if mask & _STRENGTH else state), breaches
