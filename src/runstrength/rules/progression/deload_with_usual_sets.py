"""PRG005: a week labelled deload that holds nearly as many sets as the week before."""

from __future__ import annotations

from collections.abc import Iterator

from runstrength.findings import FixKind, Quantity, Severity
from runstrength.formulas.season import DELOAD_SHARE
from runstrength.rules._api import Breach, Case, Context, PlanRule, parameter, rule
from runstrength.rules._fixes import fix_of, group_cost, in_week, trims
from runstrength.timeline import Lack, Line
from runstrength.weekly import DELOAD_LABELS, weekly


def _plan(usual: str, deload: str, label: str = "deload") -> str:
    weeks = (f"week 1\nmon strength: {usual}", f"week 2 [{label}]\nmon strength: {deload}")
    return "\n".join(f"{week}\nsat easy 40min" for week in weeks)


@rule(
    "PRG005",
    "deload-with-usual-sets",
    sources=("ROG24", "convention"),
    grade="C",
    messages=("a deload with {measured} of the hard sets of the last ordinary week; stay below {limit}",),
    needs=(Lack.CONTENT,),
    flagged=(
        Case(
            _plan("back squat 5x5", "back squat 5x5"),
            where=("week 2",),
            severity=Severity.WARNING,
            title="as many sets as before",
        ),
        Case(
            _plan("back squat 5x5; calf raise 5x12", "back squat 4x5; calf raise 5x12"),
            where=("week 2",),
            title="nine of ten",
        ),
        Case(
            _plan("back squat 5x5", "back squat 6x5", "deload week, base"),
            where=("week 2",),
            title="more sets than before",
        ),
    ),
    clean=(
        Case(_plan("back squat 5x5", "back squat 3x5"), title="six of ten"),
        Case(
            _plan("back squat 10x5; calf raise 9x12", "back squat 8x5; calf raise 9x12"),
            title="seventeen of nineteen",
        ),
        Case(_plan("back squat 5x5 @RPE8", "back squat 5x5 @RPE5"), title="as many sets, but easy ones"),
        Case(_plan("back squat 5x5", "back squat 5x5", "base"), title="not labelled deload"),
        Case(_plan("back squat 1x5", "back squat 1x5"), title="a single set cannot be halved"),
        Case("week 1 [deload]\nmon strength: back squat 5x5\nsat easy 40min", title="no week before"),
        Case(
            "week 1\nmon strength: back squat 5x5\nthu strength 30min\n"
            "week 2 [deload]\nmon strength: back squat 5x5\nsat easy 40min",
            title="content not known: never guessed",
        ),
    ),
)
class DeloadWithUsualSets(PlanRule):
    """A week is labelled deload and holds nearly as many hard sets as any other.

    What it checks:
        Hard sets of a week labelled deload as a share of those of the last ordinary week. Sets that are made
        easy (below RPE 6 and 60 per cent) do not count, since that eases a week as well.

    Why it matters:
        Those who deload do fewer sets and repetitions with less effort, in as many sessions (ROG24). A deload
        with the usual sets costs a week of progress and gives no rest.

    Known limits:
        A survey says what athletes do and not how much less is enough; nine tenths is our convention. Where
        no effort is given, sets count as hard. A week with a single set of each
        exercise cannot hold less and is left alone, and so are weeks with a session whose exercises are not
        known.

    How to fix it:
        Do six tenths of the usual sets and keep the loads, or leave the label out.

    Options:
        `percent`: per cent of the usual sets from which it is no deload.
    """

    by_content = True

    percent: float = parameter(
        default=90.0,
        unit="%",
        source="convention",
        text="per cent of the usual sets from which it is no deload",
    )

    def check(self, line: Line, context: Context) -> Iterator[Breach]:
        """Object to each deload that is none."""
        for number, week, before in weekly(line).ramps:
            if not week.labels or DELOAD_LABELS.isdisjoint(week.labels) or not before.sets:
                continue
            if not (week.is_known and before.is_known) or week.sets <= week.rows:
                continue
            share = 100 * week.sets / before.sets
            if share >= self.percent:
                sets = Quantity(max(1, int(DELOAD_SHARE * before.sets)), "sets")
                cost = group_cost(None, dict(context.athlete.one_rep_maxes))
                yield Breach(
                    Severity.WARNING,
                    Quantity(share, "%"),
                    Quantity(self.percent, "%"),
                    week=number,
                    fix=fix_of(
                        FixKind.DOSE,
                        f"do {sets} in week {number}",
                        trims(in_week(line, number), (week.sets - sets.value, cost)),
                    ),
                )
