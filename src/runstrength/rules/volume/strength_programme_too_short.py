"""VOL006: too few weeks or sessions of strength before a race to move running economy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from runstrength.findings import Quantity, Severity
from runstrength.rules._api import Breach, Case, Context, PlanRule, parameter, rule
from runstrength.timeline import Line, Placed, Trait
from runstrength.weekly import weekly

_GOAL: Final = int(Trait.PRIORITY_RACE)


def _plan(weeks: int, *, sessions: int = 3, race: str = "race A half", week: str = "") -> str:
    days = ("mon", "wed", "fri")[:sessions]
    strength = week or "\n".join(f"{day} strength: back squat 3x5" for day in days)
    training = [f"week {n}\n{strength}\nsun easy 60min" for n in range(1, weeks + 1)]
    return "\n".join([*training, f"week {weeks + 1} [race]\ntue easy 30min\nsun {race}"])


@rule(
    "VOL006",
    "strength-programme-too-short",
    sources=("EIH22", "BER18", "LLA24a"),
    grade="A",
    messages=(
        "{measured} with strength before the race; plan {limit} or more for running economy",
        "{measured} of strength before the race; plan {limit} or more for running economy",
    ),
    flagged=(
        Case(_plan(5), where=("week 6 sun",), severity=Severity.WARNING, title="five weeks"),
        Case(_plan(9), where=("week 10 sun",), severity=Severity.INFO, title="nine weeks"),
        Case(
            _plan(11, sessions=2),
            where=("week 12 sun",),
            severity=Severity.INFO,
            title="eleven weeks, but twenty-two sessions",
        ),
        Case(_plan(6, sessions=2, race="race B 10km"), where=("week 7 sun",), title="before a B race"),
    ),
    clean=(
        Case(_plan(10), title="ten weeks and thirty sessions"),
        Case(_plan(12, sessions=2), title="twelve weeks and twenty-four sessions"),
        Case(_plan(5, race="race C 10km"), title="a C race is no goal"),
        Case(
            "\n".join(f"week {n}\nmon strength: back squat 3x5\nsun easy 60min" for n in (1, 2, 3)),
            title="no race: what comes after the plan is not known",
        ),
        Case(_plan(5, week="mon easy 40min"), title="no strength at all is the matter of FRQ001"),
        Case("mon strength: back squat 3x5\nsun race A half", title="a week that repeats is no plan"),
    ),
)
class StrengthProgrammeTooShort(PlanRule):
    """The strength training before a race is too short to move running economy.

    What it checks:
        Weeks with a strength session beyond light work, and these sessions, from the beginning of what is
        known to the week of the first race of priority A or B, that week not counted. Below six weeks it
        warns, below ten weeks or 24 sessions it informs. A plan without such a race is not judged: what comes
        after it is not known. One finding for a plan, at the race.

    Why it matters:
        Heavy work over 10 to 14 weeks moved running economy in pooled trials, over 6 to 8 weeks it did not
        surely (EIH22); programmes of 24 sessions and more moved performance, shorter ones did not (BER18).

    Known limits:
        Another pooling found no difference by weeks (LLA24a), and the split at 24 sessions comes from one
        text about the paper. Those who have lifted before the plan bring something along that only what is
        given as before can show.

    How to fix it:
        Begin earlier, or plan the next race for the effect and this one for learning.

    Options:
        `warning_weeks`: weeks below which it warns.
        `info_weeks`: weeks below which it informs.
        `info_sessions`: sessions below which it informs.
    """

    by_content = True

    warning_weeks: int = parameter(
        default=6, unit="weeks", source="EIH22", grade="A", text="weeks below which it warns"
    )
    info_weeks: int = parameter(
        default=10, unit="weeks", source="EIH22", grade="A", text="weeks below which it informs"
    )
    info_sessions: int = parameter(
        default=24, unit="sessions", source="BER18", grade="A", text="sessions below which it informs"
    )

    def check(self, line: Line, context: Context) -> Iterator[Breach]:
        """Object to too few weeks or sessions."""
        if not line.is_plan:
            return
        figures = weekly(line)
        weeks = sessions = 0
        for number, week in enumerate(figures.weeks, figures.first):
            if week.has_goal and number >= 1:
                if weeks:
                    race = next(p for p in line.weeks[number - 1].sessions if p.facts.mask & _GOAL)
                    yield from self._before(race, weeks, sessions)
                return
            if week.strength_sessions:
                weeks += 1
                sessions += week.strength_sessions

    def _before(self, race: Placed, weeks: int, sessions: int) -> Iterator[Breach]:
        if weeks < self.info_weeks:
            is_warning = weeks < self.warning_weeks
            severity = Severity.WARNING if is_warning else Severity.INFO
            limit = self.warning_weeks if is_warning else self.info_weeks
            yield Breach(severity, Quantity(weeks, "weeks"), Quantity(limit, "weeks"), placed=race)
        elif sessions < self.info_sessions:
            limit = self.info_sessions
            yield Breach(
                Severity.INFO,
                Quantity(sessions, "sessions"),
                Quantity(limit, "sessions"),
                self.messages[1],
                placed=race,
            )
