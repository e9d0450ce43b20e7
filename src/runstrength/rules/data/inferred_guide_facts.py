"""DAT007: exercises of the guide with facts that the guide leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from runstrength.findings import Severity
from runstrength.rules._api import Breach, Case, Context, PlanRule, rule
from runstrength.timeline import Lack, Line

_FACTS = {"name": "its name", "per_side": "that each side does its sets"}


@rule(
    "DAT007",
    "inferred-guide-facts",
    sources=("guide",),
    grade="D",
    messages=("the guide leaves facts out that we inferred: {facts}",),
    needs=(Lack.CONTENT,),
    flagged=(
        Case(
            "mon strength: plank 3x30s",
            where=("the whole",),
            severity=Severity.INFO,
            title="a missing heading",
        ),
        Case(
            "mon strength: plank 3x30s; reverse lunge 3x12/side\nthu strength: push-up 3x8; plank 3x30s",
            where=("the whole",),
            severity=Severity.INFO,
            title="all three, in one finding",
        ),
        Case(
            "week 1\nmon strength: reverse lunge 3x12/side\nweek 2\nmon strength: reverse lunge 3x12/side",
            where=("the whole",),
            title="once for a plan",
        ),
    ),
    clean=(
        Case("mon strength: glute bridge 3x12-15; split squat 3x10/side", title="complete in the guide"),
        Case("mon strength: side plank 3x30s/side; calf raise 3x12", title="not of the guide"),
        Case("mon strength 30min", title="content not known"),
    ),
)
class InferredGuideFacts(PlanRule):
    """Exercises are in use for which the starting guide leaves out a fact.

    What it checks:
        Whether a plan uses exercises of the guide of which the library had to infer the name or that the dose
        is meant for each side. One finding for the whole plan names them with what was inferred.

    Why it matters:
        Two headings of the guide are blank and one dose breaks off. Whoever wants the guide at its word
        should know which of its facts are ours.

    Known limits:
        The inference is all but certain: the steps of the two nameless exercises describe them, and the other
        exercises on one leg are all for each leg.

    How to fix it:
        Nothing needs to be done; take another exercise if you want nothing but the guide's own words.

    Options:
        None.
    """

    by_content = True

    def check(self, line: Line, context: Context) -> Iterator[Breach]:
        """Inform about facts that were inferred."""
        inferred = {
            exercise.name: origin.inferred
            for facts in dict.fromkeys(placed.facts for placed in line.sessions)
            for exercise in (prescription.exercise for prescription in facts.prescriptions)
            if (origin := exercise.guide) and origin.inferred
        }
        if inferred:
            texts = (
                f"{name} ({', '.join(_FACTS[fact] for fact in sorted(inferred[name]))})"
                for name in sorted(inferred)
            )
            yield Breach(Severity.INFO, values={"facts": ", ".join(texts)})
