"""VOL003: more sets than one session bears."""

from __future__ import annotations

from collections.abc import Iterator

from runstrength.findings import Fix, FixKind, Quantity, Severity
from runstrength.muscles import MuscleGroup
from runstrength.rules._api import Breach, Case, Context, SessionRule, parameter, rule
from runstrength.rules._fixes import fix_of, group_cost, trims
from runstrength.timeline import Lack, SessionFacts

_CALVES_AND_MORE = "mon strength: calf raise 9x12; push-up 8x8"


@rule(
    "VOL003",
    "too-many-sets-in-session",
    sources=("convention",),
    grade="D",
    messages=(
        "{measured} of hard work in one session; keep within {limit}",
        "{measured} for the {group} in one session, helping ones half; keep within {limit}",
    ),
    needs=(Lack.CONTENT,),
    flagged=(
        Case(f"{_CALVES_AND_MORE}; leg press 9x8", where=("mon",), severity=Severity.INFO, title="26 sets"),
        Case(
            "mon strength: calf raise 11x12",
            where=("mon",),
            severity=Severity.INFO,
            title="eleven sets for the calves",
        ),
        Case(
            "mon strength: calf raise 10x12; countermovement jump 1x3",
            where=("mon",),
            title="ten and a half for the calves",
        ),
        Case(
            "mon strength: back squat 9x5; leg press 9x8; calf raise 9x12",
            where=("mon", "mon"),
            title="both, and only the group with the most",
        ),
    ),
    clean=(
        Case(f"{_CALVES_AND_MORE}; leg press 8x8", title="25 sets"),
        Case("mon strength: calf raise 10x12", title="ten sets for the calves"),
        Case("mon strength: calf raise 15x12 @50%", title="easy sets do not count"),
        Case("mon strength 90min", title="content not known: never guessed"),
    ),
)
class TooManySetsInSession(SessionRule):
    """One session has more hard sets than it bears, in all or for one muscle group.

    What it checks:
        Hard sets of a session, each counted once, and hard sets for each muscle group, where muscles that
        only help count half. Of several groups above the limit the one with the most is told.

    Why it matters:
        Late sets of a long session are done tired, and more sets bring less and less for strength
        (PEL26, counted by week). The guide asks for short sessions and quality over quantity.

    Known limits:
        Both limits are conventions; we hold no trial that tested them. Sets count as hard where no effort is
        given.

    How to fix it:
        Split the work over two sessions of the week, or leave out the sets that are needed least.

    Options:
        `session_sets`: hard sets of a session above which it informs.
        `group_sets`: hard sets of a muscle group in a session above which it informs.
    """

    session_sets: float = parameter(
        default=25.0, unit="sets", source="convention", text="hard sets of a session above which it informs"
    )
    group_sets: float = parameter(
        default=10.0,
        unit="sets",
        source="convention",
        text="hard sets of a group in a session above which it informs",
    )

    def check(self, facts: SessionFacts, context: Context) -> Iterator[Breach]:
        """Object to too many sets in all, and for the group with the most."""
        by_group = facts.hard_sets
        if not by_group:
            return
        total = facts.total_hard_sets
        if total > self.session_sets:
            yield Breach(
                Severity.INFO,
                Quantity(total, "sets"),
                Quantity(self.session_sets, "sets"),
                fix=_fewer(facts, context, None, total - self.session_sets),
            )
        most = max(by_group.values())
        if most > self.group_sets:
            group = next(group for group in MuscleGroup if by_group.get(group) == most)
            yield Breach(
                Severity.INFO,
                Quantity(most, "sets"),
                Quantity(self.group_sets, "sets"),
                self.messages[1],
                {"group": group.value},
                fix=_fewer(facts, context, group, most - self.group_sets),
            )


def _fewer(facts: SessionFacts, context: Context, group: MuscleGroup | None, excess: float) -> Fix:
    cost = group_cost(group, dict(context.athlete.one_rep_maxes))
    what = f"sets for the {group.value}" if group else "sets"
    return fix_of(FixKind.DOSE, f"take {what} away", trims(facts.prescriptions, (excess, cost)))
