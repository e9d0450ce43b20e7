"""LOD007: an RPE and repetitions in reserve that do not go together."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

import attrs

from runstrength.findings import FixKind, Quantity, Severity
from runstrength.formulas import rir_range, rpe_to_rir
from runstrength.rules._api import Breach, Case, Context, SessionRule, parameter, rule
from runstrength.rules._fixes import dosed, fix_of
from runstrength.timeline import Lack, SessionFacts

_EASY_FROM: Final = 5.0
_EASY_TO: Final = 6.0


@rule(
    "LOD007",
    "rpe-contradicts-rir",
    sources=("ZOU16",),
    grade="B",
    messages=("{exercise} asks for RPE {rpe} with {measured} in reserve; RPE {rpe} leaves {limit}",),
    needs=(Lack.CONTENT,),
    flagged=(
        Case(
            "mon strength: back squat 3x5 @RPE8 @RIR3",
            where=("mon (back squat)",),
            severity=Severity.ERROR,
            title="RPE 8 leaves two, not three",
        ),
        Case(
            "mon strength: back squat 3x5 @RPE8 @RIR1",
            where=("mon (back squat)",),
            severity=Severity.ERROR,
            title="nor one",
        ),
        Case(
            "mon strength: back squat 3x5 @RPE5.5 @RIR7",
            where=("mon (back squat)",),
            severity=Severity.ERROR,
            title="RPE 5 to 6 leaves four to six",
        ),
        Case(
            "mon strength: back squat 3x5 @RPE7-8 @RIR4-5; push-up 3x8 @RPE10 @RIR1",
            where=("mon (back squat)", "mon (push-up)"),
            title="ranges that do not meet, one finding for each exercise",
        ),
    ),
    clean=(
        Case("mon strength: back squat 3x5 @RPE8 @RIR2", title="RPE 8 leaves two"),
        Case("mon strength: back squat 3x5 @RPE8.5 @RIR2", title="half a point apart"),
        Case("mon strength: back squat 3x5 @RPE5 @RIR6; push-up 3x8 @RPE6 @RIR4", title="RPE 5 to 6"),
        Case("mon strength: back squat 3x5 @RPE7-8 @RIR3-4", title="ranges that meet"),
        Case("mon strength: back squat 3x5 @RPE4 @RIR10", title="below RPE 5 the scale says nothing"),
        Case("mon strength: back squat 3x5 @RPE8", title="one of the two alone"),
    ),
)
class RpeContradictsRir(SessionRule):
    """A prescription gives an RPE and repetitions in reserve that do not go together.

    What it checks:
        Where a dose gives both: RPE 10 leaves nothing in reserve, 9 one repetition and so on, half points
        included; RPE 5 to 6 leaves four to six; below RPE 5 nothing is checked. Half a repetition apart is
        fine, and so are ranges that meet.

    Why it matters:
        The two are one scale (ZOU16). Where they differ it cannot be known which was meant, and everything
        that reads the effort of a set would be wrong for one of them.

    Known limits:
        It cannot tell which of the two is the slip. People rate their reserve to a repetition or two at best,
        the further from failure the worse.

    How to fix it:
        Keep the repetitions in reserve and leave the RPE out, or correct the one that is wrong.

    Options:
        `tolerance`: repetitions by which they may differ.
    """

    tolerance: float = parameter(
        default=0.5, unit="reps", source="ZOU16", grade="B", text="repetitions by which they may differ"
    )

    def check(self, facts: SessionFacts, context: Context) -> Iterator[Breach]:
        """Object to each dose whose two efforts do not meet."""
        for prescription in facts.prescriptions:
            rpe, rir = prescription.dose.rpe, prescription.dose.rir
            if rpe is None or rir is None:
                continue
            least, most = _left(rpe.high)[0], _left(rpe.low)[1]
            if rir.high < least - self.tolerance:
                given, limit = rir.high, least
            elif rir.low > most + self.tolerance:
                given, limit = rir.low, most
            else:
                continue
            name = prescription.exercise.name
            yield Breach(
                Severity.ERROR,
                Quantity(given, "reps"),
                Quantity(limit, "reps"),
                values={"exercise": name, "rpe": str(rpe)},
                exercise=name,
                fix=fix_of(
                    FixKind.DOSE,
                    f"keep RIR {rir} of {name} and leave the RPE out",
                    [dosed(prescription, attrs.evolve(prescription.dose, rpe=None))],
                ),
            )


def _left(rpe: float) -> tuple[float, float]:
    """Return the fewest and the most repetitions that an RPE leaves."""
    if rpe < _EASY_FROM:
        return 0.0, math.inf
    if rpe <= _EASY_TO:
        return rir_range(rpe)
    return rpe_to_rir(rpe), rpe_to_rir(rpe)
