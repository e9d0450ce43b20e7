"""PRG003: many more hard sets for a muscle group than in the last ordinary week."""

from __future__ import annotations

from collections.abc import Iterator

from runstrength.findings import FixKind, Quantity, Severity
from runstrength.rules._api import Breach, Case, Context, PlanRule, parameter, rule
from runstrength.rules._fixes import fix_of, group_cost, in_week, trims
from runstrength.timeline import Lack, Line
from runstrength.weekly import Ramp, weekly


def _plan(*sessions: str) -> str:
    return "\n".join(
        f"week {n}\nmon strength: {session}\nsat easy 40min" for n, session in enumerate(sessions, 1)
    )


@rule(
    "PRG003",
    "set-ramp-too-steep",
    sources=("convention",),
    grade="D",
    messages=(
        "{measured} for the {group} after {before} in the last ordinary week; keep within {limit}",
        "{measured} for the {group} after {before} in the last ordinary week, also {others}; keep to {limit}",
    ),
    needs=(Lack.CONTENT,),
    flagged=(
        Case(
            _plan("calf raise 3x12", "calf raise 6x12"),
            where=("week 2",),
            severity=Severity.WARNING,
            title="three sets become six",
        ),
        Case(
            _plan("calf raise 15x12", "calf raise 19x12"),
            where=("week 2",),
            title="a little above a fifth",
        ),
        Case(
            _plan("back squat 3x8; calf raise 3x12", "back squat 6x8; calf raise 6x12"),
            where=("week 2",),
            title="several groups, one finding",
        ),
        Case(
            "week 1\nmon strength: calf raise 3x12\nsat easy 40min\n"
            "week 2 [deload]\nmon strength: calf raise 2x12\nsat easy 40min\n"
            "week 3\nmon strength: calf raise 6x12\nsat easy 40min",
            where=("week 3",),
            title="against the last ordinary week, across a deload",
        ),
    ),
    clean=(
        Case(_plan("calf raise 3x12", "calf raise 5x12"), title="two sets more"),
        Case(_plan("calf raise 15x12", "calf raise 18x12"), title="a fifth more"),
        Case(
            "week 1\nmon strength: calf raise 6x12\nsat easy 40min\n"
            "week 2 [deload]\nmon strength: calf raise 3x12\nsat easy 40min\n"
            "week 3\nmon strength: calf raise 7x12\nsat easy 40min",
            title="a deload, then a normal week",
        ),
        Case(
            _plan("push-up 3x8", "push-up 3x8; calf raise 6x12"), title="a group that was not trained before"
        ),
        Case(_plan("calf raise 3x12 @50%", "calf raise 9x12 @50%"), title="easy sets do not count"),
        Case(
            "week 1\nmon strength: calf raise 3x12\nthu strength 30min\n"
            "week 2\nmon strength: calf raise 9x12\nthu easy 40min",
            title="content not known: never guessed",
        ),
    ),
)
class SetRampTooSteep(PlanRule):
    """The hard sets of a muscle group grow too fast from one week to the next.

    What it checks:
        Hard sets for each group, those in which it only helps counted half, against the last ordinary week:
        more than a fifth and more than two sets. Jumps are left out, since they are counted by their landings
        (PLY006). Weeks labelled deload, taper, race, recovery or return are no measure, so that the week
        after a deload is compared with the one before it. A group without any sets in the last ordinary week
        is left alone, since nothing can be a share of nothing. One finding for each week, about the group
        that is furthest off.

    Why it matters:
        Soreness and stiffness follow what is new, and a runner takes them along into the next runs. Sets that
        grow a little each week give the same work within a month.

    Known limits:
        No trial asked how fast sets may grow; both numbers are our convention. Weeks with a session whose
        exercises are not known are not judged. Two of the progressions that ship are warned of where an
        exercise is done several times a week or with many sets: step loading, since a set more in each of
        three sessions may be more than a fifth, and ladders, since the next rung may train directly what the
        one before only helped with.

    How to fix it:
        Add one or two sets a week until you are there.

    Options:
        `max_percent`: most per cent by which the sets of a group may grow.
        `min_sets`: growth by so many sets at most is always fine.
    """

    by_content = True

    max_percent: float = parameter(
        default=20.0,
        unit="%",
        source="convention",
        text="most per cent by which the sets of a group may grow",
    )
    min_sets: float = parameter(
        default=2.0, unit="sets", source="convention", text="growth by so many sets at most is always fine"
    )

    def check(self, line: Line, context: Context) -> Iterator[Breach]:
        """Object to each week that grows too fast."""
        share = 1 + self.max_percent / 100
        least = self.min_sets
        for ramp in weekly(line).ramps:
            _, week, before = ramp
            if week is before or not (week.is_known and before.is_known):
                continue
            earlier = before.group_sets
            for group, sets in week.group_sets.items():
                if sets > least and sets > earlier.get(group, sets) * share and sets - earlier[group] > least:
                    yield self._breach(ramp, line, context)
                    break

    def _breach(self, ramp: Ramp, line: Line, context: Context) -> Breach:
        share, earlier = 1 + self.max_percent / 100, ramp.before.group_sets
        limits = {group: max(sets * share, sets + self.min_sets) for group, sets in earlier.items()}
        over = [group for group, sets in ramp.week.group_sets.items() if sets > limits.get(group, sets)]
        over.sort(key=lambda group: (-ramp.week.group_sets[group] / limits[group], group.value))
        worst, *others = over
        maxes = dict(context.athlete.one_rep_maxes)
        excesses = [(ramp.week.group_sets[g] - limits[g], group_cost(g, maxes)) for g in over]
        return Breach(
            Severity.WARNING,
            Quantity(ramp.week.group_sets[worst], "sets"),
            Quantity(limits[worst], "sets"),
            self.messages[1 if others else 0],
            {
                "group": worst.value,
                "before": Quantity(earlier[worst], "sets"),
                "others": ", ".join(group.value for group in others),
            },
            week=ramp.number,
            fix=fix_of(
                FixKind.DOSE,
                f"do {int(limits[worst])} sets for the {worst.value}",
                trims(in_week(line, ramp.number), *excesses),
            ),
        )
