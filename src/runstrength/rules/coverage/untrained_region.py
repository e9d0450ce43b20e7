"""COV002: a region of the body that a week does not train."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from runstrength.errors import Faults
from runstrength.findings import FixKind, Quantity, Severity
from runstrength.muscles import MuscleGroup, Region
from runstrength.rules._api import Breach, Case, Context, WeekRule, parameter, rule
from runstrength.rules._fixes import addition, fix_of
from runstrength.rules.coverage._judged import is_judged
from runstrength.timeline import Lack, LineWeek

_GROUPS: Final[Mapping[str, frozenset[MuscleGroup]]] = {region.value: region.groups for region in Region}


@rule(
    "COV002",
    "untrained-region",
    sources=("guide",),
    grade="D",
    messages=("{measured} for the {region} region in the week; plan at least {limit}",),
    needs=(Lack.CONTENT,),
    flagged=(
        Case(
            "mon strength: back squat 3x5; plank 3x30s",
            where=("the whole",),
            severity=Severity.INFO,
            title="nothing for the upper body",
        ),
        Case(
            "mon strength: push-up 3x8",
            where=("the whole", "the whole"),
            title="the upper body alone, two findings",
        ),
        Case(
            "week 1\nmon strength: back squat 3x5; plank 3x30s; push-up 3x8\nthu easy 40min\n"
            "week 2\nmon strength: plank 3x30s; push-up 3x8\nthu easy 40min",
            where=("week 2",),
            title="each week by itself",
        ),
    ),
    clean=(
        Case(
            "mon strength: back squat 3x5; plank 3x30s\nthu strength: push-up 3x8",
            title="all three over the week",
        ),
        Case(
            "mon strength: back squat 3x5; push-up 3x8\ntue strength: dead bug 2x10",
            title="light core work counts",
        ),
        Case(
            "mon strength: back squat 3x5; plank 3x30s",
            options={"regions": ("core", "lower")},
            title="no upper body asked for",
        ),
        Case("mon strength: back squat 3x5\nthu strength 30min", title="content not known: never guessed"),
        Case("mon easy 40min\nsat long 90min", title="no strength at all is the matter of FRQ001"),
        Case("week [taper]\nmon strength: back squat 2x5", title="a taper week"),
    ),
)
class UntrainedRegion(WeekRule):
    """A week trains one of core, upper and lower body not at all.

    What it checks:
        Whether some exercise of the week trains each region directly, whatever its effort. Weeks without a
        strength session beyond light work, weeks with a session whose exercises are not known, and weeks
        labelled race, taper, recovery or return are left alone.

    Why it matters:
        The guide wants the legs, the core and the upper body trained. The legs have the evidence: trials that
        made running cheaper used a few leg exercises (BAL16).

    Known limits:
        For core and upper body we hold no trial in which running got better. It goes by muscles and not by
        the guide's headings, under which the glute bridge is a core exercise.

    How to fix it:
        Add one exercise for the region to a session of the week.

    Options:
        `regions`: the regions that a week should train: core, upper, lower.
    """

    by_content = True
    asks_for_more = True

    regions: tuple[str, ...] = parameter(
        default=("core", "upper", "lower"), source="guide", text="the regions that a week should train"
    )

    def __attrs_post_init__(self) -> None:
        """Refuse a region that does not exist."""
        super().__attrs_post_init__()
        faults = Faults(self.code)
        for name in self.regions:
            if name not in _GROUPS:
                faults.add("regions", name, "core, upper or lower")
        faults.raise_any()

    def check(self, week: LineWeek, context: Context) -> Iterator[Breach]:
        """Object to a region without an exercise."""
        if not is_judged(week):
            return
        trained: set[MuscleGroup] = set()
        for placed in week.sessions:
            trained.update(placed.facts.exposures)
        for region in self.regions:
            if trained.isdisjoint(_GROUPS[region]):
                none, one = Quantity(0, "exercises"), Quantity(1, "exercises")
                edits = addition(context.athlete, frozenset(_GROUPS[region]))
                text = f"add {edits[0].new}" if edits else f"add an exercise for the {region}"
                fix = fix_of(FixKind.ADD, text, edits, is_safe=False)
                yield Breach(Severity.INFO, none, one, values={"region": region}, fix=fix)
