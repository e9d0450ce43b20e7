"""RUN001: a run much longer than the longest of the weeks before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from runstrength.findings import Fix, FixKind, Quantity, Severity
from runstrength.rules._api import Breach, Case, Context, PlanRule, parameter, rule
from runstrength.timeline import Line, Placed, Trait
from runstrength.weekly import WeekFigures, run_metres, weekly

_SLACK = 1 + 1e-9
_KM = 1000.0
_RUN, _RACE = int(Trait.RUN), int(Trait.RACE)


def _plan(*longest: str, others: str = "tue easy 6km\nthu easy 6km") -> str:
    return "\n".join(f"week {n}\n{others}\nsun {run}" for n, run in enumerate(longest, 1))


@rule(
    "RUN001",
    "run-longer-than-recent-longest",
    sources=("FRA25",),
    grade="B",
    messages=(
        "{where} is a run of {measured}; after at most {before} in the last {weeks} stay within {limit}",
        "{where} is a run of {measured} after at most {before}: insufficient data, {runs} in {weeks}",
        "{where} is a race of {measured}, longer than all runs of the last {weeks} ({before} at most)",
    ),
    flagged=(
        Case(
            _plan("long 15km", "long 17km"),
            where=("week 2 sun",),
            severity=Severity.WARNING,
            title="a little above a tenth",
        ),
        Case(
            _plan("long 90min", "long 110min", others="tue easy 40min\nthu easy 40min"),
            where=("week 2 sun",),
            severity=Severity.WARNING,
            title="by time, where distances are not given",
        ),
        Case(
            _plan("long 15km", "long 17km", others="tue bike 60min"),
            where=("week 2 sun",),
            severity=Severity.INFO,
            title="a single run before says little",
        ),
        Case(
            _plan("long 15km", "race A half"),
            where=("week 2 sun",),
            severity=Severity.INFO,
            title="a race may be longer",
        ),
        Case(
            _plan("long 15km", "long 10km", "long 10km", "long 10km", "long 10km", "long 15km"),
            where=("week 6 sun",),
            title="after four shorter weeks",
        ),
    ),
    clean=(
        Case(_plan("long 15km", "long 16.5km"), title="a tenth to the metre"),
        Case(_plan("long 15km", "long 10km", "long 10km", "long 16km"), title="within four weeks"),
        Case(
            _plan("race C half", "long 23km"),
            title="a race counts as history",
        ),
        Case(_plan("long 15km", "long 120min"), title="how far is not known"),
        Case(_plan("bike 60min", "long 30km", others="tue bike 60min"), title="no run before"),
        Case("tue easy 6km\nsun long 30km", title="a week that repeats"),
    ),
)
class RunLongerThanRecentLongest(PlanRule):
    """A run is much longer than the longest of the weeks before it.

    What it checks:
        The longest run of a week against the longest run or race of the four weeks before, by distance where
        all runs give one, else by time where all give that. Races count as history; a race that is longer
        itself only informs, and so does a run with fewer than three runs in the four weeks. One finding for
        the longest run and one for the longest race of a week.

    Why it matters:
        In a cohort of 5205 runners, runs more than a tenth longer than the longest of the last 30 days went
        with more overuse injuries, while the change from week to week did not (FRA25).

    Known limits:
        Observed, not tested, and not a steady rise: shorter runs after a spike need not help. The study looks
        back 30 days from the run; we look at whole weeks, so that moving a run inside its week changes
        nothing. So an earlier run of the same week is no history. Where a run of these weeks gives neither
        distance nor time, nothing is said. What was run before the plan is not known unless it is given.

    How to fix it:
        Make the run no longer than 1.1 times the longest of the last four weeks, and go on from there. A race
        is never shortened.

    Options:
        `ratio`: most times the longest run before.
        `weeks`: weeks that count as history.
        `min_runs`: runs in these weeks below which it only informs.
    """

    by_content = True

    ratio: float = parameter(
        default=1.1, source="FRA25", grade="B", low=1.0, text="most times the longest run before"
    )
    weeks: int = parameter(
        default=4, unit="weeks", source="FRA25", grade="B", low=1, text="weeks that count as history"
    )
    min_runs: int = parameter(
        default=3, unit="runs", source="convention", text="runs in these weeks below which it only informs"
    )

    def check(self, line: Line, context: Context) -> Iterator[Breach]:
        """Object to each run that is too long."""
        figures = weekly(line)
        weeks, first = figures.weeks, figures.first
        share = self.ratio * _SLACK
        for at in range(max(1, 1 - first), len(weeks)):
            week, before = weeks[at], weeks[at - 1]
            # Most weeks are no longer than the one before, and then none of the earlier ones matters.
            if _is_within(week.longest_m, before.longest_m, share) and _is_within(
                week.longest_min, before.longest_min, share
            ):
                continue
            yield from self._of_week(line, at + first, week, weeks[max(0, at - self.weeks) : at])

    def _of_week(
        self, line: Line, number: int, week: WeekFigures, history: Sequence[WeekFigures]
    ) -> Iterator[Breach]:
        running = [earlier for earlier in history if earlier.runs]
        metres = [w.longest_m for w in running if w.longest_m is not None]
        minutes = [w.longest_min for w in running if w.longest_min is not None]
        by_distance = week.longest_m is not None and len(metres) == len(running)
        by_time = week.longest_min is not None and len(minutes) == len(running)
        if not running or not (by_distance or by_time):
            return
        longest = max(metres if by_distance else minutes)
        runs = sum(earlier.runs for earlier in running)
        amounts = [
            (amount, placed)
            for placed in line.weeks[number - 1].sessions
            if placed.facts.mask & _RUN
            for amount in [run_metres(placed.facts.session) if by_distance else placed.facts.minutes]
            if amount is not None and amount > longest * self.ratio * _SLACK
        ]
        for races in (False, True):
            long = [one for one in amounts if bool(one[1].facts.mask & _RACE) is races]
            if long:
                yield self._breach(max(long, key=_amount), longest, runs, by_distance=by_distance)

    def _breach(self, found: tuple[float, Placed], longest: float, runs: int, *, by_distance: bool) -> Breach:
        amount, placed = found
        is_race = bool(placed.facts.mask & _RACE)
        is_bare = not is_race and runs < self.min_runs
        unit, size = ("km", _KM) if by_distance else ("min", 1.0)
        limit = Quantity(self.ratio * longest / size, unit)
        return Breach(
            Severity.INFO if is_race or is_bare else Severity.WARNING,
            Quantity(amount / size, unit),
            limit,
            self.messages[2 if is_race else int(is_bare)],
            {
                "before": Quantity(longest / size, unit),
                "weeks": Quantity(self.weeks, "weeks"),
                "runs": Quantity(runs, "runs"),
            },
            placed=placed,
            fix=None if is_race else Fix(FixKind.ADVICE, f"run at most {limit}"),
        )


def _is_within(amount: float | None, before: float | None, share: float) -> bool:
    return amount is None or (before is not None and amount <= before * share)


def _amount(one: tuple[float, Placed]) -> float:
    return one[0]
