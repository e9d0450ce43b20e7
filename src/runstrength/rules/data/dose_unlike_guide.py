"""DAT001: an exercise of the guide with another dose than the guide's."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from runstrength.findings import FixKind, Quantity, Severity
from runstrength.model.dose import Dose, Work
from runstrength.model.session import Prescription
from runstrength.rules._api import Breach, Case, Context, SessionRule, parameter, rule
from runstrength.rules._fixes import dosed, fix_of
from runstrength.timeline import Lack, SessionFacts, listed_by_side

_MORE = 1 + 1e-9
"""Leaves room for the rounding of percentages."""


@rule(
    "DAT001",
    "dose-unlike-guide",
    sources=("guide",),
    grade="D",
    messages=("{dose} of {exercise}; the guide has {guide}",),
    needs=(Lack.CONTENT,),
    flagged=(
        Case(
            "mon strength: plank 2x30-60s", where=("mon (plank)",), severity=Severity.INFO, title="a set less"
        ),
        Case(
            "mon strength: plank 4x30-60s", where=("mon (plank)",), severity=Severity.INFO, title="a set more"
        ),
        Case("mon strength: plank 3x29-60s", where=("mon (plank)",), title="a second below the range"),
        Case("mon strength: plank 3x30-61s", where=("mon (plank)",), title="a second above the range"),
        Case("mon strength: split squat 3x10", where=("mon (split squat)",), title="not per side"),
        Case("mon strength: plank 3x10", where=("mon (plank)",), title="repetitions in place of seconds"),
        Case("mon strength: glute bridge 3x12+", where=("mon (glute bridge)",), title="no upper end"),
        Case(
            "mon strength: glute bridge 3x10-15; split squat 3x8/side; plank 3x45s",
            where=("mon (glute bridge)", "mon (split squat)"),
            title="a finding for each exercise",
        ),
        Case(
            "mon strength: glute bridge 3x10-18",
            options={"tolerance": 19.0},
            where=("mon (glute bridge)",),
            title="18 where up to 17.85 is allowed",
        ),
    ),
    clean=(
        Case("mon strength: plank 3x30-60s; split squat 3x10/side", title="the guide's own doses"),
        Case("mon strength: plank 3x45s @RPE6 rest 30s", title="within the range; effort and rest are free"),
        Case("mon strength: split squat 3x10; split squat 3x10", title="listed once for each side"),
        Case("mon strength: calf raise 2x20", title="not an exercise of the guide"),
        Case(
            "mon strength: glute bridge 3x10-18",
            options={"tolerance": 20.0},
            title="a fifth more is allowed",
        ),
        Case("mon strength 30min", title="content not known"),
    ),
)
class DoseUnlikeGuide(SessionRule):
    """An exercise of the starting guide has another dose than the guide gives it.

    What it checks:
        Sets, and repetitions or seconds, of the fourteen exercises of the guide, and whether each side does
        them. A range must lie within the guide's. An exercise for one side that is listed twice with one dose
        is taken as left and right. Effort, load, rest and tempo are free, since the guide says nothing about
        them.

    Why it matters:
        It does not matter for training as such: it shows where a plan leaves the guide, for those who want to
        follow it. Under the evidence policy it is off.

    Known limits:
        The guide gives one dose for everybody and no progression, so every plan that progresses leaves it
        sooner or later. An open-ended set counts as outside the range.

    How to fix it:
        Take the guide's sets and range, or leave the dose as it is if you left the guide on purpose.

    Options:
        `tolerance`: per cent by which sets and work may lie outside.
    """

    tolerance: float = parameter(
        default=0.0, unit="%", source="guide", text="per cent by which sets and work may lie outside"
    )

    def check(self, facts: SessionFacts, context: Context) -> Iterator[Breach]:
        """Object to doses outside the guide's."""
        prescriptions = facts.prescriptions
        if not any(p.exercise.guide for p in prescriptions):
            return
        both_sides = listed_by_side(prescriptions)
        for prescription in prescriptions:
            guide = prescription.exercise.guide
            if guide and not self._matches(prescription.dose, guide.dose, twice=prescription in both_sides):
                per_side = guide.dose.per_side and prescription not in both_sides
                yield self._breach(prescription, guide.dose, per_side=per_side)

    def _matches(self, dose: Dose, guide: Dose, *, twice: bool) -> bool:
        return (
            (dose.per_side or twice) == guide.per_side
            and self._outside(dose.sets, guide.sets, guide.sets) is None
            and dose.work.unit is guide.work.unit
            and not dose.work.open_ended
            and self._work_outside(dose.work, guide.work) is None
        )

    def _outside(self, value: float, low: float, high: float) -> float | None:
        share = self.tolerance / 100
        if value * _MORE < low * (1 - share):
            return low
        return high if value > high * (1 + share) * _MORE else None

    def _work_outside(self, work: Work, guide: Work) -> tuple[int, float] | None:
        for value in (work.low, work.high):
            bound = self._outside(value, guide.low, guide.high)
            if bound is not None:
                return value, bound
        return None

    def _breach(self, prescription: Prescription, guide: Dose, *, per_side: bool) -> Breach:
        dose = prescription.dose
        measured = limit = None
        if self._outside(dose.sets, guide.sets, guide.sets) is not None:
            measured, limit = Quantity(dose.sets, "sets"), Quantity(guide.sets, "sets")
        elif dose.work.unit is guide.work.unit and (found := self._work_outside(dose.work, guide.work)):
            measured, limit = (
                Quantity(found[0], dose.work.unit.value),
                Quantity(found[1], guide.work.unit.value),
            )
        name = prescription.exercise.name
        new = attrs.evolve(dose, sets=guide.sets, work=_snapped(dose.work, guide.work), per_side=per_side)
        return Breach(
            Severity.INFO,
            measured,
            limit,
            values={"dose": _plain(dose), "exercise": name, "guide": _plain(guide)},
            exercise=name,
            fix=fix_of(
                FixKind.DOSE,
                f"take {_plain(new)} of {name}",
                [dosed(prescription, new)],
                is_safe=_is_no_more(new, dose),
            ),
        )


def _plain(dose: Dose) -> str:
    return str(Dose(sets=dose.sets, work=dose.work, per_side=dose.per_side))


def _snapped(work: Work, guide: Work) -> Work:
    """Return work within the range of the guide, as much of it as there was."""
    if work.unit is not guide.unit:
        return guide
    low, high = (min(max(bound, guide.low), guide.high) for bound in (work.low, work.high))
    return attrs.evolve(work, low=low, high=high, open_ended=False)


def _is_no_more(new: Dose, old: Dose) -> bool:
    return (
        new.sets <= old.sets
        and new.sides <= old.sides
        and new.work.unit is old.work.unit
        and new.work.low <= old.work.low
        and new.work.high <= old.work.high
    )
