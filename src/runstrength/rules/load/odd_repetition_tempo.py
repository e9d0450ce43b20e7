"""LOD010: repetitions that are slower or faster than what was tried."""

from __future__ import annotations

from collections.abc import Iterator

from runstrength.findings import Quantity, Severity
from runstrength.rules._api import Breach, Case, Context, SessionRule, parameter, rule
from runstrength.rules.load._lifting import is_lifted
from runstrength.timeline import Lack, SessionFacts


@rule(
    "LOD010",
    "odd-repetition-tempo",
    sources=("REP15",),
    grade="A",
    messages=(
        "a repetition of {exercise} takes {measured}; keep within {limit}",
        "a repetition of {exercise} takes {measured}; take {limit} or more",
    ),
    needs=(Lack.CONTENT,),
    flagged=(
        Case(
            "mon strength: back squat 3x5 tempo 6-2-3",
            where=("mon (back squat)",),
            severity=Severity.INFO,
            title="eleven seconds",
        ),
        Case(
            "mon strength: back squat 3x5 tempo 1-0-1",
            options={"min_s": 3.0},
            where=("mon (back squat)",),
            severity=Severity.INFO,
            title="two seconds where three are asked for",
        ),
    ),
    clean=(
        Case("mon strength: back squat 3x5 tempo 6-1-3", title="ten seconds"),
        Case("mon strength: back squat 3x5 tempo 0-0-1", title="a second, the fastest that can be written"),
        Case("mon strength: back squat 3x5", title="no tempo given"),
        Case("mon strength: box jump 3x5 tempo 9-1-1", title="jumps are left alone"),
        Case("mon strength: isometric calf hold 5x4/side @90% tempo 3-3-3-3", title="so are holds"),
    ),
)
class OddRepetitionTempo(SessionRule):
    """A repetition takes less than half a second or more than ten.

    What it checks:
        The seconds of a repetition, all parts of the tempo together, where a tempo is given. Jumps, holds and
        carries are left alone.

    Why it matters:
        Repetitions of half a second to eight seconds built muscle alike, those beyond ten seconds less
        (REP15).

    Known limits:
        That is about size, and little is known of strength at odd tempos. The notation writes whole seconds,
        so that nothing below a second can be given and the lower limit takes effect only when it is raised.

    How to fix it:
        Lower the load in two to four seconds and lift it in one or two.

    Options:
        `min_s`: seconds of a repetition below which it informs.
        `max_s`: seconds of a repetition above which it informs.
    """

    min_s: float = parameter(
        default=0.5,
        unit="s",
        source="REP15",
        grade="A",
        text="seconds of a repetition below which it informs",
    )
    max_s: float = parameter(
        default=10.0,
        unit="s",
        source="REP15",
        grade="A",
        text="seconds of a repetition above which it informs",
    )

    def check(self, facts: SessionFacts, context: Context) -> Iterator[Breach]:
        """Object to each tempo outside the bounds."""
        for prescription in facts.prescriptions:
            tempo = prescription.dose.tempo
            if tempo is None or not is_lifted(prescription):
                continue
            seconds = tempo.seconds
            if self.min_s <= seconds <= self.max_s:
                continue
            slow = seconds > self.max_s
            limit = Quantity(self.max_s if slow else self.min_s, "s")
            name = prescription.exercise.name
            values = {"exercise": name}
            yield Breach(
                Severity.INFO, Quantity(seconds, "s"), limit, self.messages[not slow], values, exercise=name
            )
