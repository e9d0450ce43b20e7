"""INT003: of heavy legs and a run close together, the one that matters less comes first."""

from __future__ import annotations

from typing import ClassVar, Final

from runstrength.findings import Fix, FixKind, Quantity, Severity
from runstrength.model.athlete import Priority
from runstrength.rules._api import Breach, Case, Context, Pair, PairRule, parameter, rule
from runstrength.timeline import Lack, Trait

_HEAVY = "strength: back squat 4x5 @85%"
_STRENGTH_FIRST = {"priority": "strength"}

_RUN = int(Trait.RUN)
_HEAVY_LEGS = int(Trait.HEAVY_LEGS)
_QUALITY = int(Trait.QUALITY)
_LONG = int(Trait.LONG)
_PRIORITY_RACE = int(Trait.PRIORITY_RACE)

_RUN_FIRST: Final = Fix(FixKind.REORDER, "do the run before the strength session")
_LIFT_FIRST: Final = Fix(FixKind.REORDER, "do the strength session before the run")


@rule(
    "INT003",
    "less-important-session-first",
    sources=("EDD18", "LEE20", "convention"),
    grade="D",
    messages=(
        "{where} is a quality run {measured} after the hard leg session of {also}; run first",
        "{where} is a hard leg session {measured} after the run of {also}; lift first, or leave {limit}",
    ),
    needs=(Lack.CONTENT, Lack.MINUTES),
    flagged=(
        Case(
            f"tue {_HEAVY}\ntue intervals 60min",
            where=("tue",),
            severity=Severity.WARNING,
            title="heavy legs straight before intervals",
        ),
        Case(
            f"tue 07:00 {_HEAVY}\ntue 10:14 tempo 40min",
            where=("tue 10:14",),
            severity=Severity.WARNING,
            title="a minute under three hours",
        ),
        Case(
            f"tue easy 40min\ntue {_HEAVY}",
            athlete=_STRENGTH_FIRST,
            where=("tue",),
            severity=Severity.WARNING,
            title="any run before heavy legs where strength has priority",
        ),
        Case(
            f"tue 07:00 easy 60min\ntue 10:59 {_HEAVY}",
            athlete=_STRENGTH_FIRST,
            where=("tue 10:59",),
            title="strength has priority, a minute under three hours",
        ),
        Case(
            f"sun am {_HEAVY}\nsun am race C 10km", where=("sun am",), title="a race that is trained through"
        ),
    ),
    clean=(
        Case(f"tue {_HEAVY}\ntue easy 40min", title="heavy legs before an easy run"),
        Case(f"tue intervals 60min\ntue {_HEAVY}", title="intervals before heavy legs"),
        Case(
            f"tue easy 40min\ntue {_HEAVY}", title="an easy run before heavy legs where running has priority"
        ),
        Case(
            f"tue 07:00 {_HEAVY}\ntue 10:15 tempo 40min",
            title="three hours to the minute is the matter of INT008",
        ),
        Case(
            f"tue 07:00 easy 60min\ntue 11:00 {_HEAVY}",
            athlete=_STRENGTH_FIRST,
            title="strength has priority, three hours to the minute",
        ),
        Case(
            f"tue {_HEAVY}\ntue intervals 60min",
            athlete=_STRENGTH_FIRST,
            title="strength has priority and is first",
        ),
        Case(f"sun {_HEAVY}\nsun long 110min", title="before a long run it is the matter of INT007"),
        Case(f"sun {_HEAVY}\nsun race B 10km", title="before a race it is the matter of the taper rules"),
        Case(
            f"sun race A 10km\nsun {_HEAVY}",
            athlete=_STRENGTH_FIRST,
            title="nobody lifts before a race for the sake of order",
        ),
    ),
)
class LessImportantSessionFirst(PairRule):
    """Of a hard lower session and a run close together on one day, the one that matters less comes first.

    What it checks:
        A hard lower session and a run less than three hours apart on one day. For an athlete who puts
        strength first any run before the session counts; for everyone else a quality run after it. Long runs
        after the session are the matter of INT007 then, and A and B races of TPR001 and TPR005.

    Why it matters:
        Whatever comes second is done tired. Over weeks, lifting before endurance work gave more leg strength
        than the other order (EDD18); that the quality run comes first where running matters more is our
        convention. With three hours between, the order mattered little to strength and somewhat to power
        (LEE20).

    Known limits:
        Only the side of strength has pooled trials behind it. The rule takes the athlete's priority at its
        word and does not look at which session is the key one of the week. Where the length of a run is not
        known, hours count from its start.

    How to fix it:
        Swap the two, so that the session that matters more to you comes first. Before a long run an athlete
        who puts strength first does better to leave hours or days between, since INT007 asks for them.

    Options:
        `within_h`: hours from which the order is left alone.
    """

    earlier: ClassVar[Trait] = Trait.HEAVY_LEGS | Trait.RUN
    later: ClassVar[Trait] = Trait.HEAVY_LEGS | Trait.QUALITY

    within_h: float = parameter(
        default=3.0,
        unit="h",
        source=("LEE20", "SCH22"),
        grade="B",
        text="hours from which the order is left alone",
    )

    def horizon_h(self) -> float:
        """As far as the limit reaches."""
        return self.within_h

    def check(self, pair: Pair, context: Context) -> Breach | None:
        """Object to the order."""
        if not pair.same_day or pair.gap_h >= self.within_h:
            return None
        first, second = pair.earlier.facts.mask, pair.later.facts.mask
        if (first | second) & _PRIORITY_RACE:
            return None
        measured, limit = Quantity(pair.gap_h, "h"), Quantity(self.within_h, "h")
        if context.athlete.priority is Priority.STRENGTH:
            if not (first & _RUN and second & _HEAVY_LEGS):
                return None
            # A hard lower session before a long run is no better (INT007), so that order is not proposed.
            fix = None if first & _LONG else _LIFT_FIRST
            return Breach(Severity.WARNING, measured, limit, template=self.messages[1], fix=fix)
        if first & _HEAVY_LEGS and second & _QUALITY and not second & _LONG:
            return Breach(Severity.WARNING, measured, limit, fix=_RUN_FIRST)
        return None
