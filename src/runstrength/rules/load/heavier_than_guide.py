"""LOD001: fewer repetitions or heavier loads than the guide wants."""

from __future__ import annotations

from collections.abc import Iterator

from runstrength.findings import Quantity, Severity, Value
from runstrength.model.dose import WorkUnit
from runstrength.model.exercise import Modality
from runstrength.model.session import Prescription
from runstrength.rules._api import Breach, Case, Context, SessionRule, parameter, rule
from runstrength.timeline import Lack, SessionFacts, percent_of


@rule(
    "LOD001",
    "heavier-than-guide",
    sources=("guide",),
    grade="D",
    messages=(
        "{exercise} asks for {measured} a set; the guide stays at {limit} and more",
        "{exercise} asks for {measured} of the maximum; the guide stays light, within about {limit}",
        (
            "{exercise} asks for {measured} a set at {percent} of the maximum; "
            "the guide stays at {limit} and more, within about {percent_limit}"
        ),
    ),
    needs=(Lack.CONTENT,),
    flagged=(
        Case(
            "mon strength: back squat 3x7",
            where=("mon (back squat)",),
            severity=Severity.INFO,
            title="seven repetitions",
        ),
        Case(
            "mon strength: back squat 3x6-10",
            where=("mon (back squat)",),
            title="a range that starts below eight",
        ),
        Case("mon strength: back squat 3x8 @71%", where=("mon (back squat)",), title="71 per cent"),
        Case(
            "mon strength: back squat 4x5 @85%; push-up 3x8; leg press 3x5",
            where=("mon (back squat)", "mon (leg press)"),
            title="one finding for each exercise",
        ),
    ),
    clean=(
        Case("mon strength: back squat 3x8 @70%; push-up 3x8-10", title="eight repetitions at 70 per cent"),
        Case("mon strength: plank 3x5s", title="a hold has no repetitions"),
        Case(
            "mon strength: isometric calf hold 5x45s/side @80%",
            title="per cent of a hold are no share of the one-repetition maximum",
        ),
        Case("mon strength: back squat 3x8 @100kg", title="the maximum is not known: never guessed"),
        Case("mon strength 30min", title="content not known"),
    ),
)
class HeavierThanGuide(SessionRule):
    """An exercise has fewer repetitions or a heavier load than the guide wants.

    What it checks:
        The lowest number of repetitions that a prescription asks for, and its share of the one-repetition
        maximum as given, or as it follows from the load where the athlete's maximum is known. Holds have no
        repetitions, and their percentage means something else. Jumps are left alone: the guide asks for them
        and says nothing of their sets.

    Why it matters:
        The guide asks for lighter loads and more repetitions, from 8 to 15, so that runs do not suffer. It
        names no percentage; 70 is ours.

    Known limits:
        The evidence points the other way: loads from 80 % on make running cheaper most surely (EIH22,
        LLA24a), and the guide itself says elsewhere that high loads do. So only the guide's policy asks for
        it, and it only informs. Jumps are done in short sets on purpose; it informs of those too.

    How to fix it:
        Take a load with which eight repetitions or more can be done, if you want to train as the guide says.

    Options:
        `min_reps`: repetitions below which it informs.
        `max_percent`: share of the one-repetition maximum above which it informs.
    """

    min_reps: int = parameter(
        default=8, unit="reps", source="guide", text="repetitions below which it informs"
    )
    max_percent: float = parameter(
        default=70.0,
        unit="%",
        source="convention",
        text="share of the one-repetition maximum above which it informs",
    )

    def check(self, facts: SessionFacts, context: Context) -> Iterator[Breach]:
        """Object to each prescription with few repetitions or a heavy load."""
        prescriptions = facts.prescriptions
        if not prescriptions:
            return
        maxes = dict(context.athlete.one_rep_maxes)
        for prescription in prescriptions:
            if prescription.exercise.modality is Modality.PLYOMETRIC:
                continue
            held = prescription.exercise.modality is Modality.ISOMETRIC
            breach = self._breach(prescription, None if held else percent_of(prescription, maxes))
            if breach:
                yield breach

    def _breach(self, prescription: Prescription, percent: float | None) -> Breach | None:
        name, work = prescription.exercise.name, prescription.dose.work
        few = work.unit is WorkUnit.REPETITIONS and work.low < self.min_reps
        reps, least = Quantity(work.low, "reps"), Quantity(self.min_reps, "reps")
        if percent is None or percent <= self.max_percent:
            return (
                Breach(Severity.INFO, reps, least, values={"exercise": name}, exercise=name) if few else None
            )
        share, most = Quantity(percent, "%"), Quantity(self.max_percent, "%")
        if few:
            values: dict[str, Value] = {"exercise": name, "percent": share, "percent_limit": most}
            return Breach(Severity.INFO, reps, least, self.messages[2], values, exercise=name)
        return Breach(Severity.INFO, share, most, self.messages[1], {"exercise": name}, exercise=name)
