"""PLY005: plyometric work after heavy sets in one session."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from runstrength.findings import FixKind, Severity
from runstrength.model.exercise import Modality
from runstrength.model.session import Prescription, StrengthSession, Superset
from runstrength.quantities import Load
from runstrength.rules._api import Breach, Case, Context, SessionRule, parameter, rule
from runstrength.rules._fixes import fix_of, reordered
from runstrength.timeline import Lack, SessionFacts, Trait, is_heavy, percent_of


@rule(
    "PLY005",
    "plyometrics-after-heavy-sets",
    sources=("convention", "SCH22"),
    grade="D",
    messages=("heavy sets of {heavy} come before {plyometric}; jump first, while fresh",),
    needs=(Lack.CONTENT, Lack.EFFORT),
    flagged=(
        Case(
            "mon strength: back squat 3x5 @80%; pogo hops 3x10",
            where=("mon (pogo hops)",),
            severity=Severity.INFO,
            title="jumps last",
        ),
        Case(
            "mon strength: pogo hops 2x10; back squat 3x5 @RPE8; box jump 3x5; pogo hops 1x10",
            where=("mon (box jump)",),
            title="the first drill after the heavy sets, once a session",
        ),
        Case(
            "mon strength: back squat 3x5 @85%; Romanian deadlift 3x8 @RPE7 + pogo hops 3x10",
            where=("mon (pogo hops)",),
            title="a complex after other heavy sets",
        ),
        Case(
            "mon strength: back squat 3x5 @85% + box jump 3x5",
            options={"exempt_complex": False},
            where=("mon (box jump)",),
            title="a complex, where it is not exempt",
        ),
        Case(
            "mon strength: back squat 3x5 @80kg; pogo hops 3x10",
            athlete={"one_rep_maxes": {"back squat": "100kg"}},
            where=("mon (pogo hops)",),
            title="80 % of a known maximum",
        ),
    ),
    clean=(
        Case("mon strength: pogo hops 3x10; back squat 3x5 @80%", title="jumps first"),
        Case("mon strength: back squat 3x5 @79%; pogo hops 3x10", title="not heavy enough"),
        Case("mon strength: back squat 3x5 @RPE7.5; pogo hops 3x10", title="effort not high enough"),
        Case("mon strength: back squat 3x5 @85% + box jump 3x5", title="a complex, declared as a superset"),
        Case("mon strength: back squat 3x5; pogo hops 3x10", title="effort not known: never guessed"),
        Case("mon strength: drop jump 3x5 @RPE9; pogo hops 3x10", title="hard jumps are no heavy sets"),
    ),
)
class PlyometricsAfterHeavySets(SessionRule):
    """Plyometric work comes after heavy sets of a session.

    What it checks:
        The order of a session's exercises: whether a plyometric one stands after heavy sets, which are sets
        at 80 % of the maximum or RPE 8 and beyond. Jumps in one superset with the heavy sets are a complex
        and meant that way. It speaks once a session, of the first such exercise.

    Why it matters:
        Jumps are trained for speed, and the usual advice is to do them first, while fresh. What the pooled
        trials show is only related: explosive strength grew less when running was in the same session
        (SCH22). The rest is convention.

    Known limits:
        Where the effort is not given, nothing is taken for heavy. Heavy sets for the upper body or the core
        count too, though they tire the legs little.

    How to fix it:
        Put the plyometric exercise at the beginning of the session, after the warm-up.

    Options:
        `exempt_complex`: whether jumps in one superset with heavy sets are left alone.
    """

    exempt_complex: bool = parameter(
        default=True, text="jumps in one superset with heavy sets are left alone"
    )

    def check(self, facts: SessionFacts, context: Context) -> Iterator[Breach]:
        """Object to the first plyometric exercise after heavy sets."""
        session = facts.session
        if Trait.PLYOMETRIC not in facts.traits or not isinstance(session, StrengthSession):
            return
        maxes = dict(context.athlete.one_rep_maxes)
        heavy: str | None = None
        for step in self._steps(session):
            if heavy is not None:
                for prescription in step:
                    if _is_plyometric(prescription):
                        yield _breach(prescription.exercise.name, heavy, session)
                        return
            else:
                heavy = _heavy(step, maxes)

    def _steps(self, session: StrengthSession) -> Iterator[Sequence[Prescription]]:
        for item in session.items:
            if not isinstance(item, Superset):
                yield (item,)
            elif self.exempt_complex:
                yield item.prescriptions
            else:
                yield from ((prescription,) for prescription in item.prescriptions)


def _is_plyometric(prescription: Prescription) -> bool:
    return prescription.exercise.modality is Modality.PLYOMETRIC


def _heavy(step: Sequence[Prescription], maxes: dict[str, Load]) -> str | None:
    for prescription in step:
        if not _is_plyometric(prescription) and is_heavy(prescription, percent_of(prescription, maxes)):
            return prescription.exercise.name
    return None


def _breach(plyometric: str, heavy: str, session: StrengthSession) -> Breach:
    return Breach(
        Severity.INFO,
        values={"plyometric": plyometric, "heavy": heavy},
        exercise=plyometric,
        fix=fix_of(FixKind.REORDER, f"do {plyometric} before {heavy}", reordered(session, _is_plyometric)),
    )
