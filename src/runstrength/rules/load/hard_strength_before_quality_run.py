"""LOD003: a hard strength session shortly before a quality run."""

from __future__ import annotations

from functools import lru_cache
from typing import ClassVar, Final

from runstrength.findings import Fix, FixKind, Quantity, Severity
from runstrength.rules._api import Breach, Case, Context, Pair, PairRule, parameter, rule
from runstrength.rules._fixes import eased, fix_of
from runstrength.timeline import Lack, SessionFacts, Trait

_HEAVY_LEGS: Final = int(Trait.HEAVY_LEGS)
_HARD = "strength: split squat 3x10/side @RPE8"


@rule(
    "LOD003",
    "hard-strength-before-quality-run",
    sources=("guide", "MOR17"),
    grade="B",
    messages=(
        "{where} starts {measured} after {also} at RPE {rpe}; keep to RPE {rpe_limit} or leave {limit}",
    ),
    needs=(Lack.EFFORT, Lack.CONTENT),
    flagged=(
        Case(
            f"tue pm {_HARD}\nwed am intervals 60min",
            where=("wed am",),
            severity=Severity.INFO,
            title="RPE 8 on the evening before intervals",
        ),
        Case(
            "tue pm strength: push-up 3x8 @RPE7.5\nwed am intervals 60min",
            where=("wed am",),
            title="half a point above 7, and the upper body counts",
        ),
        Case(
            "sat pm strength 45min @RPE9\nsun am race B 10km",
            where=("sun am",),
            title="the day before a race",
        ),
        Case(f"tue am {_HARD}\ntue pm tempo 50min", where=("tue pm",), title="on the same day"),
        Case(
            "tue 07:00 strength 60min @RPE8\nwed 07:59 tempo 50min",
            where=("wed 07:59",),
            severity=Severity.INFO,
            title="a minute under a day from end to start",
        ),
    ),
    clean=(
        Case("tue pm strength: split squat 3x10/side @RPE7\nwed am intervals 60min", title="RPE 7"),
        Case("tue 07:00 strength 60min @RPE8\nwed 08:00 tempo 50min", title="a day to the minute"),
        Case(f"tue pm {_HARD}\nwed am easy 45min", title="an easy run"),
        Case(
            "tue pm strength: back squat 4x5 @RPE8\nwed am intervals 60min",
            title="a hard lower session is the matter of INT001",
        ),
        Case(f"tue am intervals 60min\ntue pm {_HARD}", title="the run first"),
        Case(
            "tue pm strength: split squat 3x10/side\nwed am intervals 60min",
            title="effort not known: never guessed",
        ),
    ),
)
class HardStrengthBeforeQualityRun(PairRule):
    """A strength session above RPE 7 ends shortly before a quality run.

    What it checks:
        Hours from the end of a strength session whose highest effort is above RPE 7 to the start of a quality
        run, a long run or a race, on the same day too. Hard lower sessions are the matter of the INT rules
        and TPR001. Where the whole session has an RPE, that counts; otherwise the hardest of its sets,
        repetitions in reserve turned into RPE.

    Why it matters:
        The guide wants strength work that does not tire so much that runs suffer. Sets to failure slow
        recovery by a day and more (MOR17).

    Known limits:
        MOR17 compared sets to failure with sets that end before it; where between them a runner begins to
        suffer is not known, and RPE 7 and 24 hours are conventions. Upper-body work counts too, though it
        hardly touches the legs. A session without a given effort is never taken for hard, also where a
        percentage of the maximum is given.

    How to fix it:
        Keep the session at RPE 7, three repetitions in reserve, or put it before an easy run.

    Options:
        `rpe`: effort above which it looks.
        `hours`: hours from the end of the session to the start of the run below which it informs.
    """

    earlier: ClassVar[Trait] = Trait.STRENGTH
    later: ClassVar[Trait] = Trait.QUALITY

    rpe: float = parameter(default=7.0, source="convention", text="effort above which it looks")
    hours: float = parameter(default=24.0, unit="h", source="convention", text="hours below which it informs")

    def horizon_h(self) -> float:
        """As far as the limit reaches."""
        return self.hours

    def check(self, pair: Pair, context: Context) -> Breach | None:
        """Object to too few hours after a hard session."""
        facts = pair.earlier.facts
        rpe = facts.strength_rpe
        if rpe is None or rpe <= self.rpe or pair.gap_h >= self.hours or facts.mask & _HEAVY_LEGS:
            return None
        return Breach(
            Severity.INFO,
            Quantity(pair.gap_h, "h"),
            Quantity(self.hours, "h"),
            values={"rpe": Quantity(rpe), "rpe_limit": Quantity(self.rpe)},
            fix=_easier(facts, self.rpe),
        )


@lru_cache(maxsize=1024)
def _easier(facts: SessionFacts, rpe: float) -> Fix:
    edits = eased(facts.prescriptions, rpe)
    return fix_of(FixKind.DOSE, f"keep the session at RPE {rpe:g}", edits, of_also=True)
