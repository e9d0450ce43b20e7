"""VOL005: a lay-off from strength work."""

from __future__ import annotations

from typing import Final

from runstrength.findings import Fix, FixKind, Quantity, Severity
from runstrength.formulas import return_after
from runstrength.rules._api import Breach, Case, Context, LineRule, parameter, rule
from runstrength.rules.taper.strength_stopped_early import StrengthStoppedEarly
from runstrength.timeline import LineDay, Trait

_STRENGTH: Final = int(Trait.STRENGTH)
_PRIORITY_RACE: Final = int(Trait.PRIORITY_RACE)
_UNKNOWN: Final = -1
_S = "strength: back squat 3x5"
_EMPTY = "wed easy 40min\nsat easy 60min"


@rule(
    "VOL005",
    "lay-off",
    sources=("BOS13", "convention"),
    grade="A",
    asks=("TPR004",),
    messages=(
        (
            "{where} comes {measured} after the last strength session; "
            "begin with {load} of the load and {sets} of the sets"
        ),
        "no strength session for {measured}; keep it within {limit}",
    ),
    flagged=(
        Case(
            f"week 1\nmon {_S}\nwed easy 40min\nweek 2\n{_EMPTY}\nweek 3\ntue {_S}\nsat easy 60min",
            where=("week 3 tue",),
            severity=Severity.INFO,
            title="15 days",
        ),
        Case(
            f"week 1\nmon {_S}\nwed easy 40min\nweek 2\n{_EMPTY}\nweek 3\n{_EMPTY}\nsun {_S}",
            where=("week 3 sun",),
            severity=Severity.INFO,
            title="20 days",
        ),
        Case(
            f"week 1\nmon {_S}\nwed easy 40min\nweek 2\n{_EMPTY}\nweek 3\n{_EMPTY}\n"
            f"week 4\ntue {_S}\nsat easy 60min",
            where=("week 4 tue",),
            severity=Severity.WARNING,
            title="22 days",
        ),
        Case(
            f"week 1\nmon {_S}\nwed strength: dead bug 2x10\nweek 2\n{_EMPTY}\nweek 3\n{_EMPTY}\n"
            f"week 4\n{_EMPTY}",
            where=("week 4",),
            severity=Severity.WARNING,
            title="nobody comes back, told when the days are full; light work does not count",
        ),
    ),
    clean=(
        Case(
            f"week 1\nmon {_S}\nwed easy 40min\nweek 2\n{_EMPTY}\nweek 3\nmon {_S}\nsat easy 60min",
            title="14 days",
        ),
        Case(
            f"week 1\n{_EMPTY}\nweek 2\n{_EMPTY}\nweek 3\n{_EMPTY}\nweek 4\n{_EMPTY}\nweek 5\nmon {_S}",
            title="no strength session is known before",
        ),
        Case(_EMPTY, title="a week without strength, for ever, is the matter of FRQ001"),
        Case(f"sat {_S}", title="a week with one session that repeats"),
    ),
)
class LayOff(LineRule[int]):
    """No strength session for more than two weeks.

    What it checks:
        Days from one strength session that is not light to the next: above 14 it informs and above 21 it
        warns, at the session that comes after them, or as soon as the days are full that cannot be anything
        but too many. The days before a race of priority A or B are its run-in and the matter of TPR004: where
        that rule is in force, days are counted anew from such a race, and a warning without a session waits
        until the run-in to a race that may still come is over.

    Why it matters:
        Without training maximal force and power go down, the further the longer it lasts (BOS13).

    Known limits:
        The evidence gives a direction; the days are conventions. Where TPR004 is in force and a plan ends
        within seven weeks of its last strength session, only FRQ001 tells, week by week. Days before the
        first known session do not count.

    How to fix it:
        Plan one short session a week. After a lay-off begin again with less load and fewer sets, as the
        message says, and build up over two weeks.

    Options:
        `info_days`: days without strength above which it informs.
        `warning_days`: days without strength above which it warns.
    """

    info_days: int = parameter(default=14, unit="days", text="days without strength above which it informs")
    warning_days: int = parameter(default=21, unit="days", text="days without strength above which it warns")

    def start(self) -> int:
        """No strength session is known."""
        return _UNKNOWN

    def step(self, state: int, day: LineDay, context: Context) -> tuple[int, tuple[Breach, ...]]:
        """Count the days since the last strength session, as far as they are told."""
        mask = day.mask
        if state == _UNKNOWN:
            return (0 if mask & _STRENGTH else _UNKNOWN), ()
        days = state + 1
        if days <= self.info_days:
            if mask & _STRENGTH:
                return 0, ()
            if not mask & _PRIORITY_RACE:
                return days, ()
        return self._judge(days, day, context)

    def _judge(self, days: int, day: LineDay, context: Context) -> tuple[int, tuple[Breach, ...]]:
        asked = context.rules.get(StrengthStoppedEarly.code)
        run_in = asked.days if isinstance(asked, StrengthStoppedEarly) else 0
        told = run_in + max(self.info_days, self.warning_days) + 1
        if day.mask & _STRENGTH:
            return 0, ((self._coming_back(days, day),) if self.info_days < days <= told else ())
        if run_in and day.mask & _PRIORITY_RACE:
            return 0, ()
        if days != told:
            return min(days, told), ()
        limit = Quantity(max(self.info_days, self.warning_days), "days")
        return days, (Breach(Severity.WARNING, Quantity(days, "days"), limit, self.messages[1]),)

    def _coming_back(self, days: int, day: LineDay) -> Breach:
        again = return_after(days)
        load, sets = 100 * again.load_share, 100 * again.sets_share
        return Breach(
            Severity.WARNING if days > self.warning_days else Severity.INFO,
            Quantity(days, "days"),
            Quantity(self.info_days, "days"),
            values={"load": Quantity(load, "%"), "sets": Quantity(sets, "%")},
            placed=next(placed for placed in day.sessions if placed.facts.mask & _STRENGTH),
            fix=Fix(FixKind.ADVICE, f"take {load:.0f} % of the load and {sets:.0f} % of the sets"),
        )
