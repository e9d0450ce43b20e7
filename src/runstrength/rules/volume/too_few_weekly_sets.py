"""VOL001: some work for a leg muscle, but too little in the week."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from runstrength.findings import FixKind, Quantity, Severity
from runstrength.muscles import KEY_GROUPS, Region
from runstrength.rules._api import Breach, Case, Context, WeekRule, parameter, rule
from runstrength.rules._fixes import fix_of, group_cost, grown, prescriptions_of
from runstrength.timeline import Lack, LineWeek, add_up

_LOWER_KEY: Final = tuple(group for group in KEY_GROUPS if group.region is Region.LOWER)


@rule(
    "VOL001",
    "too-few-weekly-sets",
    sources=("IVE21", "PEL26"),
    grade="C",
    messages=("{measured} for the {group} in the week, helping ones half; plan at least {limit}",),
    needs=(Lack.CONTENT,),
    flagged=(
        Case(
            "mon strength: calf raise 2x12\nthu strength: calf raise 1x12",
            where=("the whole",),
            severity=Severity.INFO,
            title="three sets in the week",
        ),
        Case(
            "mon strength: glute bridge 7x12",
            where=("the whole",),
            title="seven sets that help are three and a half",
        ),
        Case(
            "mon strength: back squat 4x5 @50%; back squat 2x5 @70%",
            where=("the whole", "the whole"),
            title="easy sets do not count, one finding for each group",
        ),
    ),
    clean=(
        Case("mon strength: calf raise 4x12", title="four sets"),
        Case("mon strength: glute bridge 8x12", title="eight sets that help are four"),
        Case("mon strength: push-up 3x8", title="no set at all is the matter of COV003"),
        Case("mon strength: lateral lunge 4x8/side; tibialis raise 2x15", title="shins are no key group"),
        Case("week [deload]\nmon strength: calf raise 2x12", title="a deload week"),
        Case("mon strength: calf raise 2x12\nthu strength 30min", title="content not known: never guessed"),
    ),
)
class TooFewWeeklySets(WeekRule):
    """A leg muscle gets some hard sets in a week, but few.

    What it checks:
        Hard sets of a week for quadriceps, hamstrings, calves, glutes and hip flexors. Muscles that only help
        count half. A group without any set is the matter of COV003. Weeks labelled deload, taper, race,
        recovery or return and weeks with a session whose exercises are not known are left alone.

    Why it matters:
        A review of training with little time takes four weekly sets for a muscle as the least that works
        (IVE21), and counting helping muscles half described the results of many trials best (PEL26).

    Known limits:
        The four are advice from a narrative review and not a tested threshold; less than that still keeps
        strength in season (BEA17, SPI21). Sets count as hard where no effort is given.

    How to fix it:
        Add a set of an exercise that trains the group directly.

    Options:
        `min_sets`: least hard sets of a group that has some.
    """

    by_content = True

    min_sets: float = parameter(
        default=4.0, unit="sets", source="IVE21", grade="C", text="least hard sets of a group that has some"
    )

    def check(self, week: LineWeek, context: Context) -> Iterator[Breach]:
        """Object to each group with some sets but too few."""
        if week.labels and week.has_label("deload", "taper", "race", "race week", "recovery", "return"):
            return
        totals = add_up(week.sessions, "hard_sets")
        few = [group for group in _LOWER_KEY if 0 < totals.get(group, 0.0) < self.min_sets]
        if not few or week.has_unknown_content:
            return
        limit = Quantity(self.min_sets, "sets")
        for group in few:
            cost = group_cost(group, dict(context.athlete.one_rep_maxes))
            edits = grown(prescriptions_of(week.sessions), self.min_sets - totals[group], cost)
            yield Breach(
                Severity.INFO,
                Quantity(totals[group], "sets"),
                limit,
                values={"group": group.value},
                fix=fix_of(FixKind.DOSE, f"do more sets for the {group.value}", edits, is_safe=False),
            )
