"""LOD012: heavy sets without lighter ones before them."""

from __future__ import annotations

from collections.abc import Iterator

from runstrength.findings import Quantity, Severity
from runstrength.formulas import HEAVY_PERCENT
from runstrength.model.exercise import Pattern
from runstrength.rules._api import Breach, Case, Context, SessionRule, parameter, rule
from runstrength.rules.load._lifting import is_lifted
from runstrength.timeline import Lack, SessionFacts, percent_of


@rule(
    "LOD012",
    "heavy-sets-without-warm-up-sets",
    sources=("convention",),
    grade="D",
    messages=(
        "{exercise} begins at {percent} of the maximum after {measured} of that movement; do {limit} first",
    ),
    needs=(Lack.CONTENT,),
    flagged=(
        Case(
            "mon strength: back squat 4x5 @80%",
            where=("mon (back squat)",),
            severity=Severity.INFO,
            title="80 per cent at once",
        ),
        Case(
            "mon strength: calf raise 2x15; back squat 4x5 @85%; front squat 3x5 @80%",
            where=("mon (back squat)",),
            title="another movement is no warm-up, and a movement is told once",
        ),
        Case(
            "mon strength: back squat 1x5 @50%; back squat 4x5 @85%",
            options={"sets": 2},
            where=("mon (back squat)",),
            title="one set where two are asked for",
        ),
        Case(
            "mon strength: back squat 4x5 @85kg",
            athlete={"one_rep_maxes": {"back squat": "100kg"}},
            where=("mon (back squat)",),
            title="85 per cent of a known maximum",
        ),
    ),
    clean=(
        Case("mon strength: back squat 1x5 @50%; back squat 4x5 @85%", title="one lighter set"),
        Case("mon strength: goblet squat 2x8; back squat 4x5 @85%", title="the same movement"),
        Case("mon strength: back squat 4x5 @79%", title="not heavy"),
        Case("mon strength: back squat 4x5 @RPE9", title="the percentage is not known: never guessed"),
        Case("mon strength: isometric calf hold 5x45s/side @90%", title="a hold"),
        Case("mon strength 30min", title="content not known"),
    ),
)
class HeavySetsWithoutWarmUpSets(SessionRule):
    """Heavy sets begin without lighter sets of the same movement before them.

    What it checks:
        For each movement of a session, such as squats or hinges: whether its first lift at 80 % of the
        maximum or more, as given or from a known maximum, has lighter sets of that movement before it.

    Why it matters:
        Lighter sets let the movement be found again before it is heavy. That is common practice; we hold no
        trial behind it.

    Known limits:
        Few people write their warm-up sets down, so that no policy that we ship has this rule on; switch it
        on where plans are written in full. How light the lighter sets are is not looked at.

    How to fix it:
        Write one to three lighter sets of the same movement before the first heavy one.

    Options:
        `sets`: least lighter sets of the movement before the first heavy one.
        `percent`: share of the one-repetition maximum from which sets are heavy.
    """

    sets: int = parameter(default=1, unit="sets", text="least lighter sets of the movement")
    percent: float = parameter(
        default=HEAVY_PERCENT,
        unit="%",
        source=("AC26", "LLA24a"),
        grade="A",
        text="share of the one-repetition maximum from which sets are heavy",
    )

    def check(self, facts: SessionFacts, context: Context) -> Iterator[Breach]:
        """Object to each movement that begins heavy."""
        prescriptions = facts.prescriptions
        if not prescriptions:
            return
        maxes = dict(context.athlete.one_rep_maxes)
        lighter: dict[Pattern, int] = {}
        told: set[Pattern] = set()
        for prescription in prescriptions:
            exercise = prescription.exercise
            pattern = exercise.pattern
            if pattern in told or not is_lifted(prescription):
                continue
            percent = percent_of(prescription, maxes)
            done = lighter.get(pattern, 0)
            if percent is None or percent < self.percent:
                lighter[pattern] = done + prescription.dose.sets
                continue
            told.add(pattern)
            if done < self.sets:
                yield Breach(
                    Severity.INFO,
                    Quantity(done, "sets"),
                    Quantity(self.sets, "sets"),
                    values={"exercise": exercise.name, "percent": Quantity(percent, "%")},
                    exercise=exercise.name,
                )
