"""VOL002: so many sets for a leg muscle in a week that it is made to grow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from runstrength.findings import Fix, FixKind, Quantity, Severity
from runstrength.muscles import MuscleGroup, Region
from runstrength.rules._api import Breach, Case, Context, WeekRule, parameter, rule
from runstrength.rules._fixes import fix_of, group_cost, prescriptions_of, trims
from runstrength.timeline import Lack, LineWeek, add_up

_LOWER: Final = tuple(group for group in MuscleGroup if group.region is Region.LOWER)

_HALF_SET: Final = 0.5


@rule(
    "VOL002",
    "too-many-weekly-sets",
    sources=("SCH17", "AC26", "guide"),
    grade="A",
    messages=(
        "{measured} for the {group} in the week, helping ones half; from {limit} on muscles grow most",
        "{measured} for the {group} in the week, helping ones half; keep within {limit}",
    ),
    needs=(Lack.CONTENT,),
    flagged=(
        Case(
            "mon strength: calf raise 5x12\nthu strength: calf raise 5x12",
            where=("the whole",),
            severity=Severity.INFO,
            title="ten sets",
        ),
        Case(
            "mon strength: calf raise 10x12\nthu strength: calf raise 10x12",
            where=("the whole",),
            severity=Severity.INFO,
            title="twenty sets",
        ),
        Case(
            "mon strength: calf raise 10x12\nthu strength: calf raise 10x12; countermovement jump 1x3",
            where=("the whole",),
            severity=Severity.WARNING,
            title="half a set above twenty",
        ),
        Case(
            "mon strength: back squat 6x5\nthu strength: back squat 6x5",
            where=("the whole", "the whole"),
            title="one finding for each group",
        ),
        Case(
            "mon strength: calf raise 10x12\nthu strength 30min",
            where=("the whole",),
            title="what is known is enough to object to",
        ),
    ),
    clean=(
        Case(
            "mon strength: calf raise 5x12\nthu strength: calf raise 4x12; countermovement jump 1x3",
            title="nine and a half",
        ),
        Case("mon strength: push-up 6x8\nthu strength: push-up 6x8", title="the upper body is left alone"),
        Case("mon strength: calf raise 10x12 @50%", title="easy sets do not count"),
        Case(
            "mon strength: foot doming 6x30s/side\nthu strength: foot doming 6x30s/side", title="light work"
        ),
    ),
)
class TooManyWeeklySets(WeekRule):
    """A leg muscle gets so many hard sets in a week that size is what they train.

    What it checks:
        Hard sets of a week for each group of the legs. Muscles that only help count half. Ten and more
        inform, more than twenty warn.

    Why it matters:
        The guide wants runners to train for endurance and stability and not for size, and muscles grow most
        from ten weekly sets on (SCH17, AC26). Those sets also cost time and freshness for running.

    Known limits:
        Runners in trials gained no mass that mattered (ALC18, BLA18), so growing is no danger in itself. Ten
        is where pooled trials draw a line (a trend, p = 0.074), twenty is our convention. Sets count as hard
        where no effort is given.

    How to fix it:
        Leave out sets of exercises that train the group alone.

    Options:
        `info_sets`: hard sets of a group from which it informs.
        `warning_sets`: hard sets of a group above which it warns.
    """

    by_content = True

    info_sets: float = parameter(
        default=10.0, unit="sets", source=("SCH17", "AC26"), grade="A", text="hard sets from which it informs"
    )
    warning_sets: float = parameter(
        default=20.0, unit="sets", source="convention", text="hard sets above which it warns"
    )

    def check(self, week: LineWeek, context: Context) -> Iterator[Breach]:
        """Object to each group with too many sets."""
        totals = add_up(week.sessions, "hard_sets")
        if not totals:
            return
        for group in _LOWER:
            sets = totals.get(group)
            if sets is None:
                continue
            measured, values = Quantity(sets, "sets"), {"group": group.value}
            if sets > self.warning_sets:
                limit, fix = Quantity(self.warning_sets, "sets"), self._fix(group, sets, week, context)
                yield Breach(Severity.WARNING, measured, limit, self.messages[1], values, fix=fix)
            elif sets >= self.info_sets:
                limit, fix = Quantity(self.info_sets, "sets"), self._fix(group, sets, week, context)
                yield Breach(Severity.INFO, measured, limit, values=values, fix=fix)

    def _fix(self, group: MuscleGroup, sets: float, week: LineWeek, context: Context) -> Fix:
        """Propose fewer sets of the exercises that train the group alone."""
        cost = group_cost(group, dict(context.athlete.one_rep_maxes))
        alone = [p for p in prescriptions_of(week.sessions) if p.exercise.groups == {group}]
        edits = trims(alone, (sets - self.info_sets + _HALF_SET, cost))
        return fix_of(FixKind.DOSE, f"take sets for the {group.value} away", edits)
