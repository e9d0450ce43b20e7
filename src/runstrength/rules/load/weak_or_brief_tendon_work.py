"""LOD011: work for tendons that is too light, or that does not last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from runstrength.findings import Quantity, Severity
from runstrength.model.exercise import Modality
from runstrength.model.session import Prescription
from runstrength.muscles import Tissue
from runstrength.quantities import Load
from runstrength.rules._api import Breach, Case, Context, PlanRule, parameter, rule
from runstrength.timeline import Lack, Line, Placed, SessionFacts, Trait, percent_of

_EXERCISES: Final = int(Trait.STRENGTH | Trait.LIGHT)
_HOLD = "mon strength: isometric calf hold 5x4/side @{}%\nthu easy 40min"


def _plan(weeks: int, tendon_weeks: int) -> str:
    return "\n".join(
        f"week {n}\n" + (_HOLD.format(90) if n <= tendon_weeks else "mon easy 30min\nthu easy 40min")
        for n in range(1, weeks + 1)
    )


@rule(
    "LOD011",
    "weak-or-brief-tendon-work",
    sources=("ORA19", "BOH15", "ARA07"),
    grade="A",
    messages=(
        "{exercise} asks for {measured} of the maximum; tendons respond from about {limit}",
        "work for tendons in {measured} of the plan; tendons need about {limit}",
    ),
    needs=(Lack.CONTENT,),
    flagged=(
        Case(
            _HOLD.format(69),
            where=("mon (isometric calf hold)",),
            severity=Severity.INFO,
            title="69 per cent",
        ),
        Case(
            "mon strength: seated calf raise 3x15 @60%; wall-sit heel raise 3x45s @50%",
            where=("mon (seated calf raise)", "mon (wall-sit heel raise)"),
            title="a heavy calf raise made light, one finding for each exercise",
        ),
        Case(
            _plan(12, 11),
            where=("the whole",),
            severity=Severity.INFO,
            title="eleven weeks of a plan of twelve",
        ),
    ),
    clean=(
        Case(_HOLD.format(70), title="70 per cent"),
        Case(_plan(12, 12), title="twelve weeks"),
        Case(_plan(11, 10), title="a shorter plan may be part of a longer one"),
        Case(_plan(12, 0), title="no work for tendons"),
        Case("mon strength: isometric calf hold 5x45s/side", title="the percentage is not known"),
        Case("mon strength: calf raise 3x15 @60%", title="an exercise that is not chosen for tendons"),
        Case("mon strength: pogo hops 3x10 @50%", title="jumps load tendons in another way"),
    ),
)
class WeakOrBriefTendonWork(PlanRule):
    """Work chosen for tendons is below 70 % of the maximum, or is kept up for fewer than twelve weeks.

    What it checks:
        Exercises whose facts say that they are chosen to load a tendon, such as calf holds and heavy calf
        raises; jumps are left alone. The percentage that each asks for, at its hardest, and in plans of
        twelve weeks or more the weeks in which there is any such work, the known weeks before the plan
        included.

    Why it matters:
        Tendons grow stiffer with how hard they are loaded, not with the kind of contraction, and more so in
        twelve weeks or more (BOH15); holds change them from about 70 % of the maximal contraction (ORA19).
        The programme behind much of this used about 90 % (ARA07).

    Known limits:
        Holds are given in per cent of the maximal contraction and lifts in per cent of the one-repetition
        maximum; both are held to one limit. Strength training loads tendons also where nobody thinks of it.
        A plan of fewer weeks may be part of something longer, so nothing is said of its length; nor of a week
        that repeats.

    How to fix it:
        Make the work harder and shorter, such as five sets of four holds of three seconds at 90 %, and keep
        it up for twelve to fourteen weeks.

    Options:
        `percent`: share of the maximum below which it informs.
        `weeks`: weeks with such work below which it informs in a plan of that length or more.
    """

    by_content = True

    percent: float = parameter(
        default=70.0,
        unit="%",
        source=("ORA19", "BOH15"),
        grade="A",
        text="share of the maximum below which it informs",
    )
    weeks: int = parameter(
        default=12, unit="weeks", source="BOH15", grade="A", text="weeks below which it informs"
    )

    def check(self, line: Line, context: Context) -> Iterator[Breach]:
        """Object to light and to brief work for tendons."""
        weeks: set[int] = set()
        for placed in (*line.history, *line.sessions):
            facts = placed.facts
            if not facts.mask & _EXERCISES:
                continue
            work = _tendon_work(facts)
            if work:
                weeks.add(placed.week)
                if placed.week >= 1:
                    yield from self._light(placed, work, dict(context.athlete.one_rep_maxes))
        length = len(line.weeks) + line.history_weeks
        if line.is_plan and length >= self.weeks and 0 < len(weeks) < self.weeks:
            measured, limit = Quantity(len(weeks), "weeks"), Quantity(self.weeks, "weeks")
            yield Breach(Severity.INFO, measured, limit, self.messages[1])

    def _light(
        self, placed: Placed, work: tuple[Prescription, ...], maxes: Mapping[str, Load]
    ) -> Iterator[Breach]:
        limit = Quantity(self.percent, "%")
        for prescription in work:
            percent = percent_of(prescription, maxes)
            if percent is not None and percent < self.percent:
                name = prescription.exercise.name
                values = {"exercise": name}
                yield Breach(
                    Severity.INFO, Quantity(percent, "%"), limit, values=values, exercise=name, placed=placed
                )


@lru_cache(maxsize=4096)
def _tendon_work(facts: SessionFacts) -> tuple[Prescription, ...]:
    return tuple(
        p
        for p in facts.prescriptions
        if Tissue.TENDON in p.exercise.tissues and p.exercise.modality is not Modality.PLYOMETRIC
    )
