"""PRG006: an exercise whose estimated maximum stands still for weeks."""

from __future__ import annotations

from collections.abc import Iterator

from runstrength.findings import Quantity, Severity
from runstrength.formulas.trend import PLATEAU_GAIN, PLATEAU_POINTS, PLATEAU_WEEKS
from runstrength.rules._api import Breach, Case, Context, PlanRule, parameter, rule
from runstrength.rules.progression._plateau import stand_stills
from runstrength.timeline import Lack, Line


def _plan(*squats: str) -> str:
    return "\n".join(f"week {n}\nmon strength: back squat {dose}" for n, dose in enumerate(squats, 1))


@rule(
    "PRG006",
    "strength-plateau",
    sources=("guide", "convention"),
    grade="D",
    messages=("{exercise} gains {measured} in estimated maximum over weeks {weeks}; plan for {limit}",),
    needs=(Lack.CONTENT,),
    flagged=(
        Case(
            _plan(*["3x5 @60kg @RIR2"] * 4),
            where=("week 4 (back squat)",),
            severity=Severity.INFO,
            title="the same four times",
        ),
        Case(_plan(*["3x5 @60kg"] * 8), where=("week 4 (back squat)",), title="eight weeks, one finding"),
        Case(
            _plan("3x5 @80kg", "3x5 @75kg", "3x5 @77.5kg", "3x5 @75kg"),
            where=("week 4 (back squat)",),
            title="up and down",
        ),
        Case(
            "\n".join(
                f"week {n}{label}\nmon strength: back squat 3x5 @60kg\nthu strength: back squat 3x5 @60kg"
                for n, label in enumerate(("", " [deload]", "", ""), 1)
            ),
            where=("week 4 (back squat)",),
            title="twice a week, with a deload between",
        ),
    ),
    clean=(
        Case(_plan("3x5 @60kg", "3x5 @61kg", "3x5 @62kg", "3x5 @62.5kg"), title="a little more each week"),
        Case(_plan("3x5 @60kg", "3x6 @60kg", "3x7 @60kg", "3x8 @60kg"), title="more repetitions"),
        Case(_plan(*["3x5 @60kg"] * 3), title="three weeks"),
        Case(_plan(*["3x20 @60kg"] * 6), title="too many repetitions for an estimate"),
        Case(_plan(*["3x5 @75%"] * 6), title="percentages say nothing of the maximum"),
        Case("mon strength: back squat 3x5 @60kg", title="a week that repeats"),
    ),
)
class StrengthPlateau(PlanRule):
    """The estimated maximum of an exercise stands still over four weeks.

    What it checks:
        The best estimate of each week by load, repetitions and reserve, and the straight line through the
        estimates of four weeks. A rise below one per cent is a plateau, where at least four sessions give an
        estimate. Weeks labelled deload, taper, race, recovery or return are left out. A plateau that lasts is
        told once for each exercise, when it shows.

    Why it matters:
        The guide names plateaus among the risks of training without a plan: what no longer asks for more no
        longer changes anything.

    Known limits:
        It reads what is planned and not what is done: a log tells more. Keeping strength in season is a
        plateau on purpose. A dose without an effort is taken for one to failure, and estimates from more than
        ten repetitions are rough. All numbers are our convention.

    How to fix it:
        Raise the load or the repetitions a little each week, or change what stands still: see the
        progressions.

    Options:
        `weeks`: weeks over which the gain is taken.
        `points`: fewest sessions with an estimate.
        `min_percent`: gain in per cent below which it is a plateau.
    """

    by_content = True

    weeks: int = parameter(
        default=PLATEAU_WEEKS,
        unit="weeks",
        source="convention",
        low=1,
        text="weeks over which the gain is taken",
    )
    points: int = parameter(
        default=PLATEAU_POINTS,
        unit="sessions",
        source="convention",
        low=2,
        text="fewest sessions with an estimate",
    )
    min_percent: float = parameter(
        default=100 * PLATEAU_GAIN,
        unit="%",
        source="convention",
        text="gain in per cent below which it is a plateau",
    )

    def check(self, line: Line, context: Context) -> Iterator[Breach]:
        """Object to each exercise that stands still."""
        for still in stand_stills(line, self.weeks, self.points, self.min_percent / 100):
            first, last = still.weeks[0], still.weeks[-1]
            yield Breach(
                Severity.INFO,
                Quantity(100 * still.gain, "%"),
                Quantity(self.min_percent, "%"),
                values={"exercise": still.exercise, "weeks": f"{first} to {last}"},
                exercise=still.exercise,
                week=last,
            )
