"""PRG002: a load that goes up after a single session with the one before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from runstrength.findings import FixKind, Quantity, Severity
from runstrength.quantities import format_number
from runstrength.rules._api import Breach, Case, Context, PlanRule, parameter, rule
from runstrength.rules._fixes import capped, fix_of, in_week
from runstrength.timeline import Lack, Line
from runstrength.weekly import Lift, Lifted, WeekFigures, weekly


def _plan(*squats: str) -> str:
    return "\n".join(f"week {n}\nmon strength: back squat {dose}" for n, dose in enumerate(squats, 1))


@attrs.define(eq=False)
class _Peak:
    """The heaviest load of a lift so far: since which week, and in how many sessions."""

    load: float
    since: int
    sessions: int


@rule(
    "PRG002",
    "unearned-load-increase",
    sources=("2F2", "AC09"),
    grade="C",
    messages=(
        "{exercise} for {work} goes up to {load} after {measured} with {before}; do {limit} with it first",
    ),
    needs=(Lack.CONTENT,),
    flagged=(
        Case(
            _plan("3x5 @60kg", "3x5 @62.5kg"),
            where=("week 2 (back squat)",),
            severity=Severity.INFO,
            title="after one session",
        ),
        Case(
            _plan("3x5 @60kg", "3x5 @60kg", "3x5 @62.5kg", "3x5 @65kg"),
            where=("week 4 (back squat)",),
            title="the first rise is earned, the second is not",
        ),
        Case(
            _plan("3x8 @60kg", "3x6 @60kg", "3x8 @62.5kg"),
            where=("week 3 (back squat)",),
            title="fewer repetitions earn nothing",
        ),
        Case(
            _plan("3x5 @60kg", "3x5 @62.5kg", "3x5 @65kg", "3x5 @67.5kg"),
            where=("week 2 (back squat)",),
            title="a rise every week, told once",
        ),
        Case(
            _plan("3x5 @60kg; back squat 3x8 @50kg", "3x5 @62.5kg; back squat 3x8 @52.5kg"),
            where=("week 2 (back squat)",),
            title="one finding for each exercise",
        ),
    ),
    clean=(
        Case(_plan("3x5 @60kg", "3x5 @60kg", "3x5 @62.5kg"), title="after two sessions"),
        Case(
            "week 1\nmon strength: back squat 3x5 @60kg\nthu strength: back squat 3x5 @60kg\n"
            "week 2\nmon strength: back squat 3x5 @62.5kg",
            title="two sessions in one week",
        ),
        Case(
            _plan("3x8 @60kg", "3x10 @60kg", "3x8 @62.5kg"),
            title="more repetitions with the same load in between",
        ),
        Case(_plan("3x5 @60kg", "3x5 @55kg", "3x5 @60kg"), title="back to a load that was there before"),
        Case(_plan("3x5 @70%", "3x5 @72.5%"), title="percentages follow the maximum"),
        Case(_plan("3x8 @60kg", "3x5 @70kg"), title="fewer repetitions with more"),
    ),
)
class UnearnedLoadIncrease(PlanRule):
    """A load goes up before two sessions were done with the one before.

    What it checks:
        The top load in kilograms of each exercise with the same repetitions. Where a week goes above all
        weeks before, it counts the sessions with the heaviest load until then, done for at least as many
        repetitions. Weeks labelled deload, taper, race, recovery or return are passed over. A row of such
        rises is told once for each exercise, when it begins.

    Why it matters:
        The rule of two for two raises a load after two sessions in a row with two repetitions to spare (2F2),
        and the position stand once one or two repetitions above the target are possible (AC09). One session
        shows neither.

    Known limits:
        A plan cannot say what was done, so that two sessions stand for the trigger. Someone new to lifting
        may add load every session for some weeks (linear progression), which is why it only informs.
        Percentages of the maximum are left alone: they rest on a test.

    How to fix it:
        Keep the load for another session, and raise it when all repetitions were done with some to spare.

    Options:
        `sessions`: least sessions with a load before it may rise.
    """

    by_content = True

    sessions: int = parameter(
        default=2,
        unit="sessions",
        source=("2F2", "AC09"),
        grade="C",
        low=1,
        text="least sessions with a load before it may rise",
    )

    def check(self, line: Line, context: Context) -> Iterator[Breach]:
        """Object to each exercise that goes up too early."""
        figures = weekly(line)
        weeks = figures.weeks
        if len(weeks) == 1:
            return
        peaks: dict[Lift, _Peak] = {}
        rows: set[Lift] = set()
        for at, week in enumerate(weeks):
            if not week.lifts or week.is_eased:
                continue
            early: dict[str, tuple[int, Lift, float]] = {}
            for lift, top in week.lifts.items():
                peak = peaks.get(lift)
                if peak is None or top.load > peak.load:
                    if peak is not None and self._begins_row(weeks[peak.since : at], lift, top, peak, rows):
                        one = peak.sessions, lift, peak.load
                        early[lift.exercise] = min(one, early.get(lift.exercise, one))
                    peaks[lift] = _Peak(top.load, at, top.sessions)
                elif top.load == peak.load:
                    peak.sessions += top.sessions
            number = at + figures.first
            if number < 1:
                rows.clear()  # a row that begins before the plan is told in it
                continue
            for sessions, lift, load in early.values():
                yield self._breach(line, number, lift, (sessions, load), week.lifts[lift].load)

    def _begins_row(
        self, weeks: Sequence[WeekFigures], lift: Lift, top: Lifted, peak: _Peak, rows: set[Lift]
    ) -> bool:
        """Return whether a rise comes too early and the one before did not."""
        if lift.unit != "kg":
            return False
        if peak.sessions < self.sessions:
            peak.sessions += _sessions_with_more(weeks, lift, top, peak)
        if peak.sessions >= self.sessions:
            rows.discard(lift)
            return False
        begins = lift not in rows
        rows.add(lift)
        return begins

    def _breach(self, line: Line, number: int, lift: Lift, done: tuple[float, float], after: float) -> Breach:
        sessions, before = done
        earlier = f"{format_number(round(before, 1))} kg"
        return Breach(
            Severity.INFO,
            Quantity(sessions, "sessions"),
            Quantity(self.sessions, "sessions"),
            values={
                "exercise": lift.exercise,
                "work": lift.work,
                "load": f"{format_number(round(after, 1))} kg",
                "before": earlier,
            },
            exercise=lift.exercise,
            week=number,
            fix=fix_of(
                FixKind.DOSE,
                f"do another session with {earlier} of {lift.exercise}",
                capped(in_week(line, number), lift, before),
            ),
        )


def _sessions_with_more(weeks: Sequence[WeekFigures], lift: Lift, top: Lifted, peak: _Peak) -> int:
    """Count the sessions with the load so far or more, for more repetitions."""
    sessions = 0
    for week in weeks:
        if week.is_eased or (lift in week.lifts and len(week.lifts) == 1):
            continue
        for name, other in week.lifts.items():
            is_other = name.exercise == lift.exercise and name.unit == "kg" and name != lift
            if is_other and other.load >= peak.load and other.least >= top.least:
                sessions += other.sessions
    return sessions
