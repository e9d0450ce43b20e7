"""SAF002: an exercise that works where pain was reported."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from runstrength.findings import Edit, Fix, FixKind, Severity
from runstrength.model.athlete import Pain
from runstrength.muscles import Muscle, MuscleGroup
from runstrength.rules._api import Breach, Case, Context, PlanRule, parameter, rule
from runstrength.timeline import Lack, Line, SessionFacts, Trait

_G = MuscleGroup

_WORDS: Mapping[str, tuple[MuscleGroup, ...]] = {
    "abdomen": (_G.CORE,),
    "achilles": (_G.CALVES,),
    "ankle": (_G.CALVES, _G.FEET),
    "arch": (_G.FEET,),
    "back": (_G.CORE,),
    "back of": (),
    "back of knee": (_G.HAMSTRINGS, _G.CALVES),
    "back of thigh": (_G.HAMSTRINGS,),
    "buttock": (_G.GLUTES,),
    "calf": (_G.CALVES,),
    "elbow": (_G.ARMS,),
    "fibula": (_G.SHINS, _G.CALVES),
    "foot": (_G.FEET,),
    "forearm": (_G.ARMS,),
    "forefoot": (_G.FEET,),
    "front of thigh": (_G.QUADRICEPS,),
    "glute": (_G.GLUTES,),
    "gluteal": (_G.GLUTES,),
    "groin": (_G.ADDUCTORS,),
    "hand": (_G.ARMS,),
    "heel": (_G.CALVES, _G.FEET),
    "hip": (_G.HIP_FLEXORS, _G.GLUTES),
    "iliotibial": (_G.GLUTES, _G.QUADRICEPS),
    "inner thigh": (_G.ADDUCTORS,),
    "it band": (_G.GLUTES, _G.QUADRICEPS),
    "itb": (_G.GLUTES, _G.QUADRICEPS),
    "knee": (_G.QUADRICEPS,),
    "kneecap": (_G.QUADRICEPS,),
    "lower leg": (_G.CALVES, _G.SHINS),
    "lumbar": (_G.CORE,),
    "metatarsal": (_G.FEET,),
    "midfoot": (_G.FEET,),
    "neck": (_G.SHOULDERS, _G.UPPER_BACK),
    "patella": (_G.QUADRICEPS,),
    "patellar": (_G.QUADRICEPS,),
    "pelvis": (_G.ADDUCTORS, _G.CORE),
    "peroneal": (_G.CALVES,),
    "piriformis": (_G.GLUTES,),
    "plantar": (_G.FEET,),
    "psoas": (_G.HIP_FLEXORS,),
    "quad": (_G.QUADRICEPS,),
    "rib": (_G.CORE,),
    "shin splint": (_G.SHINS, _G.CALVES),
    "shoulder blade": (_G.UPPER_BACK,),
    "sole": (_G.FEET,),
    "spine": (_G.CORE,),
    "stomach": (_G.CORE,),
    "thigh": (_G.QUADRICEPS, _G.HAMSTRINGS),
    "tibia": (_G.SHINS, _G.CALVES),
    "toe": (_G.FEET,),
    "wrist": (_G.ARMS,),
    **{group.value: (group,) for group in MuscleGroup},
    **{muscle.value: (muscle.group,) for muscle in Muscle},
}
"""Muscle groups that work at a place of the body: anatomical convention, as all of this rule."""

_PLURAL = "s"
_GROUPS = {word.removesuffix(_PLURAL): groups for word, groups in _WORDS.items()}
_PLACE = re.compile(rf"\b({'|'.join(sorted(_GROUPS, key=lambda word: (-len(word), word)))}){_PLURAL}?\b")
_FILLING = re.compile(r"[^a-z]+(?:(?:the|my|left|right|both)[^a-z]+)*")

_WEEK = "mon strength: calf raise 3x12; plank 3x30s\nthu strength: push-up 3x8"


@rule(
    "SAF002",
    "exercise-where-it-hurts",
    sources=("convention",),
    grade="D",
    messages=(
        "{exercises} works where pain was reported",
        "{exercises} work where pain was reported",
        "pain was reported at a place that is not recognised; leave out what works there",
    ),
    needs=(Lack.CONTENT,),
    flagged=(
        Case(
            _WEEK,
            athlete={"pains": (Pain(where="left Achilles tendon", score=4),)},
            where=("mon (calf raise)",),
            severity=Severity.WARNING,
            title="a score of four",
        ),
        Case(
            _WEEK,
            athlete={"pains": (Pain(where="calf", score=1, worse_next_day=True),)},
            where=("mon (calf raise)",),
            severity=Severity.WARNING,
            title="a low score, but worse on the next day",
        ),
        Case(
            "mon strength: split squat 3x10/side; back squat 3x5\nthu strength: back squat 3x5",
            athlete={"pains": (Pain(where="front of the right knee", score=6),)},
            where=("mon (split squat)", "thu (back squat)"),
            title="one finding for each session",
        ),
        Case(
            "mon strength: dumbbell row 3x12/side\nthu strength: plank 3x30s",
            athlete={"pains": (Pain(where="upper back", score=5),)},
            where=("mon (dumbbell row)",),
            title="the upper back is not the back",
        ),
        Case(
            _WEEK,
            athlete={"pains": (Pain(where="everywhere", score=5), Pain(where="somewhere", score=5))},
            where=("the whole",),
            severity=Severity.WARNING,
            title="places that are not recognised, one finding",
        ),
    ),
    clean=(
        Case(_WEEK, athlete={"pains": (Pain(where="calf", score=3),)}, title="a score of three"),
        Case(_WEEK, athlete={"pains": (Pain(where="hamstrings", score=7),)}, title="nothing works there"),
        Case(_WEEK, title="no pain"),
        Case(
            "sat long 90min",
            athlete={"pains": (Pain(where="somewhere", score=5),)},
            title="no strength session",
        ),
        Case(
            "mon strength 30min", athlete={"pains": (Pain(where="calf", score=5),)}, title="content not known"
        ),
    ),
)
class ExerciseWhereItHurts(PlanRule):
    """An exercise works directly where the athlete reports pain.

    What it checks:
        Pains above the score, or worse on the day after training. The place is read for words such as knee,
        Achilles or lower back and for the names of muscles, and every session with an exercise that trains a
        muscle group there directly is told, once. For places that it cannot read it speaks once for the whole
        plan. Findings repeat neither the place nor the score: health flags stay with the athlete.

    Why it matters:
        Pain of up to three in ten that is no worse on the next day is a common line in training with pain;
        here it is our convention (D).

    Known limits:
        It neither examines nor knows a cause. Which muscles work at a place is a small table of words, and
        exercises that only help there, runs, and sessions that do not name their exercises are not looked at.

    How to fix it:
        Take an easier step of the same ladder, or leave the exercise out until the pain is gone. Pain that
        stays, gets worse, or comes at night or at rest is a matter for a professional.

    Options:
        `score`: highest pain, of 10, that is left alone.
    """

    by_content = True

    score: float = parameter(default=3.0, text="highest pain, of 10, that is left alone")

    def check(self, line: Line, context: Context) -> Iterator[Breach]:
        """Object to work at painful places."""
        pains = [p for p in context.athlete.pains if p.score > self.score or p.worse_next_day]
        if not pains:
            return
        groups = [_groups_at(pain) for pain in pains]
        painful = frozenset(group for found in groups for group in found)
        known: dict[SessionFacts, tuple[str, ...]] = {}
        for placed in line.sessions:
            names = known.get(placed.facts)
            if names is None:
                names = known[placed.facts] = _names(placed.facts, painful)
            if names:
                yield Breach(
                    Severity.WARNING,
                    template=self.messages[len(names) > 1],
                    values={"exercises": _listed(names)},
                    exercise=names[0],
                    placed=placed,
                    fix=_left_out(placed.facts, names),
                )
        if not all(groups) and any(
            placed.facts.traits & (Trait.STRENGTH | Trait.LIGHT) for placed in line.sessions
        ):
            yield Breach(Severity.WARNING, template=self.messages[2])


def _groups_at(pain: Pain) -> frozenset[MuscleGroup]:
    return _groups_of(_FILLING.sub(" ", f" {pain.where.lower()} "))


@lru_cache(maxsize=256)
def _groups_of(place: str) -> frozenset[MuscleGroup]:
    return frozenset(group for word in _PLACE.findall(place) for group in _GROUPS[word])


def _names(facts: SessionFacts, painful: Iterable[MuscleGroup]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            prescription.exercise.name
            for prescription in facts.prescriptions
            if not prescription.exercise.groups.isdisjoint(painful)
        )
    )


def _left_out(facts: SessionFacts, names: tuple[str, ...]) -> Fix:
    edits = tuple(Edit(p, None) for p in facts.prescriptions if p.exercise.name in names)
    return Fix(FixKind.REMOVE, f"leave {_listed(names)} out", edits=edits)


def _listed(names: tuple[str, ...]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last
