"""Progressions of held positions: longer holds, and heavy tendon isometrics."""

from __future__ import annotations

import math

import attrs

from runstrength.errors import Faults
from runstrength.model.dose import Dose, Tempo, WorkUnit
from runstrength.progression._api import (
    MOST_WORK,
    Before,
    JudgingProgression,
    Step,
    amount,
    moved,
    parameter,
    without_load,
    work_like,
)
from runstrength.progression._reason import Reason
from runstrength.progression._review import Review
from runstrength.quantities import Range

__all__ = ["IsometricHold", "TendonIsometric"]

_LEAST_PERCENT = 70.0


@attrs.frozen(kw_only=True)
class IsometricHold(JudgingProgression):
    """Holds that get longer: 5 seconds more when every one lasted as long as asked for.

    At the top the progression is complete: in a combination a ladder takes over, and holds begin again at the
    bottom on the harder exercise. A hold that was too short, or with less load, means the same again. A dose
    with a range (`3x30-60s`) keeps it.

    Source: the guide (D): planks of 30 to 60 s. The steps are D.

    Attributes:
        low_s: Seconds to begin with.
        high_s: Seconds at which it is complete.
        step_s: Seconds that are added.
        share: What is added as a share instead, 0 to 0.5; the larger of both counts.

    Raises:
        InvalidValueError: A parameter is out of range.

    Example:
        >>> from runstrength.model import Performed
        >>> print(IsometricHold().advance(Dose.parse("3x30s"), Performed.parse("30s,30s,32s")))
        3x35s: Every hold lasted 30s, so the next ones last 35s.
    """

    low_s: int = attrs.field(
        default=30, metadata=parameter("seconds to begin with", unit="s", source="guide")
    )
    high_s: int = attrs.field(
        default=60, metadata=parameter("seconds at which it is complete", unit="s", source="guide")
    )
    step_s: int = attrs.field(default=5, metadata=parameter("seconds that are added", unit="s"))
    share: float = attrs.field(default=0.0, metadata=parameter("what is added as a share instead"))

    def __attrs_post_init__(self) -> None:
        """Refuse parameters out of range."""
        faults = Faults("IsometricHold")
        right = faults.whole("low_s", self.low_s, 1, MOST_WORK[WorkUnit.SECONDS])
        if right and type(self.high_s) is int and self.high_s < self.low_s:
            faults.add("high_s", self.high_s, f"at least low_s, {self.low_s}")
        else:
            faults.whole("high_s", self.high_s, 1, MOST_WORK[WorkUnit.SECONDS])
        faults.whole("step_s", self.step_s, 1, 600)
        faults.number("share", self.share, 0, 0.5)
        faults.raise_any()

    def restarted(self, dose: Dose) -> Dose:
        """Return the dose at the bottom, without a load."""
        return attrs.evolve(without_load(dose), work=work_like(dose.work, self.low_s, self.high_s))

    def _check_dose(self, dose: Dose) -> None:
        if dose.work.unit is not WorkUnit.SECONDS:
            faults = Faults("IsometricHold")
            faults.add("dose", dose, "a dose that counts seconds")
            faults.raise_any()

    def _next(self, dose: Dose, found: Review, before: Before) -> Step:  # noqa: ARG002 - part of the form
        work, weakest = dose.work, found.weakest
        if found.lighter is not None:
            why = Reason("lighter-load", (("logged", found.lighter), ("asked", dose.load or found.lighter)))
            return Step(dose, why)
        lasted = ("weakest", amount(weakest, work.unit))
        if weakest < work.low:
            return Step(dose, Reason("repeat", (lasted, ("asked", work))))
        if weakest >= max(self.high_s, work.high):
            return Step(dose, Reason("hold-complete", (lasted,)), blocked=True)
        if not work.is_exact:
            return Step(dose, Reason("within-range", (lasted, ("asked", work))))
        longer = max(weakest + self.step_s, math.floor(weakest * (1 + self.share) + 1e-9))
        after = work_like(work, min(max(longer, self.low_s), self.high_s))
        why = Reason("hold-longer", (lasted, ("after", after)))
        return Step(moved(dose, after, dose.load), why)


@attrs.frozen(kw_only=True)
class TendonIsometric(JudgingProgression):
    """Heavy isometric work for a tendon: short squeezes that get harder up to 90 % and stay there.

    Each repetition is 3 s of contraction and 3 s of rest. When all were done the intensity rises by 5 points,
    never from below 70 %, until it reaches the aim. After 14 weeks the progression is over.

    Source: ARA07, ALB13 (B) for the contractions, the intensity and the weeks; BOH15 (A) for at least 70
    %; the way up is D.

    Attributes:
        sets: Sets to begin with on another exercise.
        reps: Contractions in a set.
        percent: Intensity that is aimed at, in per cent of maximal voluntary contraction, 70 to 100.
        step: Points of intensity that are added.
        weeks: Weeks after which it is over.
        sessions_per_week: Sessions in a week, 1 to 14.
        squeeze_s: Seconds of a contraction, and of the rest after it.

    Raises:
        InvalidValueError: A parameter is out of range.

    Example:
        >>> from runstrength.model import Performed
        >>> print(TendonIsometric().advance(Dose.parse("5x4 @80%"), Performed.parse("4,4,4,4,4")))
        5x4 @85%: Every repetition was done, so the intensity goes from 80 % to 85 %.
    """

    sets: int = attrs.field(default=5, metadata=parameter("sets", source=("ARA07", "ALB13"), grade="B"))
    reps: int = attrs.field(
        default=4, metadata=parameter("contractions in a set", source=("ARA07", "ALB13"), grade="B")
    )
    percent: float = attrs.field(
        default=90.0,
        metadata=parameter("intensity that is aimed at", unit="%", source=("ARA07", "ALB13"), grade="B"),
    )
    step: float = attrs.field(default=5.0, metadata=parameter("points of intensity that are added", unit="%"))
    weeks: int = attrs.field(
        default=14,
        metadata=parameter(
            "weeks after which it is over", unit="weeks", source=("ARA07", "ALB13"), grade="B"
        ),
    )
    sessions_per_week: int = attrs.field(default=3, metadata=parameter("sessions in a week"))
    squeeze_s: int = attrs.field(
        default=3,
        metadata=parameter(
            "seconds of a contraction, and of the rest after it",
            unit="s",
            source=("ARA07", "ALB13"),
            grade="B",
        ),
    )

    def __attrs_post_init__(self) -> None:
        """Refuse parameters out of range."""
        faults = Faults("TendonIsometric")
        faults.whole("sets", self.sets, 1, 100)
        faults.whole("reps", self.reps, 1, 100)
        faults.number("percent", self.percent, _LEAST_PERCENT, 100, "%")
        faults.number("step", self.step, 0.5, 30)
        faults.whole("weeks", self.weeks, 1, 520)
        faults.whole("sessions_per_week", self.sessions_per_week, 1, 14)
        faults.whole("squeeze_s", self.squeeze_s, 1, 30)
        faults.raise_any()

    def restarted(self, dose: Dose) -> Dose:
        """Return the dose at 70 %, with the contractions of the protocol."""
        return attrs.evolve(
            without_load(dose),
            sets=self.sets,
            work=self.reps,
            percent=Range(_LEAST_PERCENT),
            tempo=Tempo(0, self.squeeze_s, 0, self.squeeze_s),
        )

    def _check_dose(self, dose: Dose) -> None:
        faults = Faults("TendonIsometric")
        if dose.percent is None:
            faults.add("dose", dose, "a dose with a percentage of maximal voluntary contraction")
        faults.raise_any()

    def _next(self, dose: Dose, found: Review, before: Before) -> Step:
        if (len(before.history) + 1) // self.sessions_per_week >= self.weeks:
            return Step(dose, Reason("weeks-over", (("weeks", self.weeks),)), blocked=True)
        if found.weakest < dose.work.low:
            why = Reason("repeat", (("weakest", amount(found.weakest, dose.work.unit)), ("asked", dose.work)))
            return Step(dose, why)
        now = dose.percent.high if dose.percent else _LEAST_PERCENT
        after = min(max(now + self.step, _LEAST_PERCENT), self.percent)
        if after <= now:
            why = Reason("squeeze-at-top", (("percent", now), ("weeks", self.weeks)))
            return Step(dose, why)
        why = Reason("harder-squeeze", (("before", now), ("after", after)))
        return Step(attrs.evolve(dose, percent=Range(after)), why)
