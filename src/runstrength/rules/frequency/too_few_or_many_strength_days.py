"""FRQ001: strength on too few or too many days of a week."""

from __future__ import annotations

from collections.abc import Iterator

from runstrength.findings import Quantity, Severity
from runstrength.rules._api import Breach, Case, Context, WeekRule, parameter, rule
from runstrength.timeline import LineWeek, Placed, Trait

_S = "strength: back squat 3x5"

_STRENGTH = int(Trait.STRENGTH)


@rule(
    "FRQ001",
    "too-few-or-many-strength-days",
    sources=("guide", "BLA18"),
    grade="A",
    messages=(
        "strength on {measured} of the week; plan at least {limit}",
        "strength on {measured} of the week; plan at most {limit}",
    ),
    flagged=(
        Case(
            "mon easy 40min\nsat long 90min",
            where=("the whole",),
            severity=Severity.WARNING,
            title="no strength",
        ),
        Case(f"mon {_S}", where=("the whole",), severity=Severity.WARNING, title="one day"),
        Case(f"tue am {_S}\ntue pm {_S}", where=("the whole",), title="two sessions on one day are one day"),
        Case(f"mon {_S}\nwed {_S}\nfri {_S}\nsun {_S}", where=("the whole",), title="four days"),
        Case("week [taper]\nmon easy 30min", where=("the whole",), title="nothing in a taper week"),
    ),
    clean=(
        Case(f"mon {_S}\nthu {_S}", title="two days"),
        Case(f"mon {_S}\nwed {_S}\nfri {_S}", title="three days"),
        Case(f"week [in-season]\ntue {_S}", title="one day keeps strength in season"),
        Case("week [race]\nmon easy 30min\nsun race A half", title="none in the week of the race"),
    ),
)
class TooFewOrManyStrengthDays(WeekRule):
    """A week has strength on too few or too many days.

    What it checks:
        Days of a week with a strength session that is not light. Two sessions on one day are one day. In
        weeks labelled in-season, maintenance or taper one day is enough, and in weeks labelled race none.

    Why it matters:
        The guide asks for two to three sessions a week, and that is what the trials that improved running
        economy did (BLA18); one a week keeps what was gained (BEA17, SPI21).

    Known limits:
        Two to three is what was tried, not a dose that was tested against others: pooled data found no
        effect of frequency. Weeks of a plan with sessions on one day alone are taken as partly planned and
        left out.

    How to fix it:
        Add a short session on a day that is free, or leave out the session that is least needed.

    Options:
        `min_days`: least days in an ordinary week.
        `max_days`: most days.
        `min_days_in_season`: least days in a week labelled in-season, maintenance or taper.
        `max_severity`: how much too many days matter: 1 informs, 2 warns.
    """

    min_days: int = parameter(
        default=2, unit="days", source=("guide", "BLA18"), grade="A", text="least days in an ordinary week"
    )
    max_days: int = parameter(default=3, unit="days", source="guide", text="most days")
    min_days_in_season: int = parameter(
        default=1,
        unit="days",
        source=("BEA17", "SPI21"),
        grade="B",
        text="least days in season and in a taper",
    )
    max_severity: int = parameter(
        default=1, source="convention", text="1 informs and 2 warns of too many days", low=1
    )

    def least(self, week: LineWeek) -> int:
        """Return the least days that a week asks for."""
        if week.has_label("race", "race week"):
            return 0
        if week.has_label("in-season", "in season", "maintenance", "taper"):
            return min(self.min_days, self.min_days_in_season)
        return self.min_days

    def of_day(self, sessions: tuple[Placed, ...], context: Context) -> bool:
        """Of a day it takes whether there is strength on it."""
        return any(placed.facts.mask & _STRENGTH for placed in sessions)

    def check(self, week: LineWeek, context: Context) -> Iterator[Breach]:
        """Object to too few and too many days."""
        days = len({placed.day for placed in week.strength})
        least = self.least(week)
        if days < least:
            yield Breach(Severity.WARNING, Quantity(days, "days"), Quantity(least, "days"))
        elif days > self.max_days:
            yield Breach(
                Severity(min(self.max_severity, Severity.WARNING)),
                Quantity(days, "days"),
                Quantity(self.max_days, "days"),
                template=self.messages[1],
            )
