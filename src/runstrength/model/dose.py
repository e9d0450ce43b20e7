"""How much of an exercise: sets, work, effort, rest and tempo."""

from __future__ import annotations

from enum import StrEnum
from math import isfinite
from typing import cast

import attrs

from runstrength.errors import Faults, as_made, as_member
from runstrength.formulas.minutes import carry_seconds, default_rest_s, rep_seconds
from runstrength.quantities import Bodyweight, Duration, Load, Range, as_float, format_number, is_range_of

__all__ = ["Dose", "Tempo", "Work", "WorkUnit"]


class WorkUnit(StrEnum):
    """What is counted in a set."""

    REPETITIONS = "reps"
    SECONDS = "s"
    METRES = "m"


_MOST = {WorkUnit.REPETITIONS: 100, WorkUnit.SECONDS: 3600, WorkUnit.METRES: 10_000}
_MOST_REST_S = 36_000
_SUFFIX = {WorkUnit.REPETITIONS: "", WorkUnit.SECONDS: "s", WorkUnit.METRES: "m"}


def as_work_unit(value: WorkUnit | str) -> WorkUnit:
    """Return the unit with this value.

    Args:
        value: A unit or its text.

    Returns:
        The unit; what is none is passed on for the checks.
    """
    return as_member(WorkUnit, value)


def _low(work: Work) -> int:
    return work.low


@attrs.frozen
class Work:
    """The work of one set: repetitions, a hold in seconds or a way in metres, exact or a range.

    Attributes:
        low: The least to do: 1 to 100 repetitions, 3600 seconds or 10000 metres.
        high: The most to do; the same as `low` when left out.
        unit: What is counted.
        open_ended: Whether the last set is as many as possible.

    Raises:
        InvalidValueError: A bound is out of range, or the upper is below the lower.

    Example:
        >>> str(Work(8, 12)), str(Work(30, 60, "s")), str(Work(5, open_ended=True))
        ('8-12', '30-60s', '5+')
    """

    low: int
    high: int = attrs.field(default=attrs.Factory(_low, takes_self=True))
    unit: WorkUnit = attrs.field(default=WorkUnit.REPETITIONS, converter=as_work_unit)
    open_ended: bool = False

    def __attrs_post_init__(self) -> None:
        """Refuse impossible work."""
        faults = Faults("Work")
        known = faults.member("unit", self.unit, WorkUnit)
        most = _MOST[self.unit] if known else max(_MOST.values())
        right = [faults.whole("low", self.low, 1, most)]
        if self.high is not self.low:
            right.append(faults.whole("high", self.high, 1, most))
        if all(right) and self.high < self.low:
            faults.add("high", self.high, f"at least low, {self.low}")
        faults.instance("open_ended", self.open_ended, bool, "true or false")
        faults.raise_any()

    @property
    def mid(self) -> float:
        """The middle of the range."""
        return (self.low + self.high) / 2

    @property
    def is_exact(self) -> bool:
        """Whether both bounds are the same."""
        return self.low == self.high

    def __str__(self) -> str:
        """Write it as the notation does."""
        bounds = f"{self.low}" if self.is_exact else f"{self.low}-{self.high}"
        return f"{bounds}{_SUFFIX[self.unit]}{'+' if self.open_ended else ''}"


@attrs.frozen
class Tempo:
    """Seconds of the parts of a repetition, each from 0 to 60.

    Attributes:
        lowering: The eccentric part.
        pause: The pause at the turn.
        lifting: The concentric part.
        top: The pause before the next repetition.

    Raises:
        InvalidValueError: A part is out of range, or all together are zero or above 60.

    Example:
        >>> str(Tempo(3, 1, 1)), Tempo(3, 1, 1).seconds
        ('3-1-1', 5)
    """

    lowering: int
    pause: int
    lifting: int
    top: int = 0

    def __attrs_post_init__(self) -> None:
        """Refuse parts out of range."""
        faults = Faults("Tempo")
        right = [faults.whole(f.name, getattr(self, f.name), 0, 60) for f in attrs.fields(Tempo)]
        if all(right):
            faults.whole("lowering, pause, lifting and top together", self.seconds, 1, 60)
        faults.raise_any()

    @property
    def seconds(self) -> int:
        """Seconds of one repetition."""
        return self.lowering + self.pause + self.lifting + self.top

    def __str__(self) -> str:
        """Write three parts, or four when there is a pause at the top."""
        parts = (self.lowering, self.pause, self.lifting, *((self.top,) if self.top else ()))
        return "-".join(map(str, parts))


def as_number_range(
    value: Range[float] | float | tuple[float, float] | None,
) -> Range[float] | None:
    """Return a range for a number or a pair of numbers.

    Args:
        value: A number, two, a range or `None`.

    Returns:
        A range, or `None`; anything else is passed on for the checks.
    """
    if value is None or isinstance(value, Range):
        return value
    if isinstance(value, tuple) and len(value) == 2:  # noqa: PLR2004 - a lower and an upper bound
        low, high = value
        return as_made(lambda: Range(low, high))
    number = as_float(value) if isinstance(value, (float, int)) else value
    return Range(number) if isinstance(number, float) and isfinite(number) else cast("Range[float]", value)


def _as_work(value: Work | int) -> Work:
    return cast("Work", value) if type(value) is not int else as_made(lambda: Work(value))


@attrs.frozen(kw_only=True, cache_hash=True)
class Dose:
    """How much to do: sets of work, at an effort, with rest and tempo.

    Each kind of effort is given at most once; several kinds may stand together (`@60kg @RIR2`).

    Attributes:
        sets: 1 to 100.
        work: The work of each set; a whole number means so many repetitions.
        per_side: Whether each side does the sets.
        rpe: Rating of perceived exertion of a set, 0 to 10.
        rir: Repetitions in reserve, 0 to 30.
        percent: Per cent of the one-repetition maximum, or of maximal voluntary contraction for a hold;
            above 0, at most 200.
        load: A load, or one's own weight with some added or taken off.
        rest: Rest after a set, at most 10 hours.
        tempo: Seconds of the parts of a repetition.

    Raises:
        InvalidValueError: Fields are wrong; all of them are named.

    Example:
        >>> dose = Dose(sets=3, work=Work(8, 12), per_side=True, rpe=7, rest=Duration(90))
        >>> print(dose)
        3x8-12/side @RPE7 rest 90s
        >>> Dose.parse(str(dose)) == dose
        True
    """

    sets: int
    work: Work = attrs.field(converter=_as_work)
    per_side: bool = False
    rpe: Range[float] | None = attrs.field(default=None, converter=as_number_range)
    rir: Range[float] | None = attrs.field(default=None, converter=as_number_range)
    percent: Range[float] | None = attrs.field(default=None, converter=as_number_range)
    load: Load | Bodyweight | None = None
    rest: Duration | None = None
    tempo: Tempo | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot be done."""
        faults = Faults("Dose")
        faults.whole("sets", self.sets, 1, 100)
        faults.instance("work", self.work, Work, "a Work or a number of repetitions")
        faults.instance("per_side", self.per_side, bool, "true or false")
        check_range(faults, "rpe", self.rpe, 0, 10)
        check_range(faults, "rir", self.rir, 0, 30)
        if check_range(faults, "percent", self.percent, 0, 200) and self.percent and not self.percent.low:
            faults.add("percent", self.percent, "above 0 and at most 200")
        faults.instance("load", self.load, (Load, Bodyweight, type(None)), "a Load, a Bodyweight or None")
        if self.rest is not None and not (
            isinstance(self.rest, Duration) and self.rest.seconds <= _MOST_REST_S
        ):
            faults.add("rest", self.rest, "a Duration of at most 10 hours, or None")
        faults.instance("tempo", self.tempo, (Tempo, type(None)), "a Tempo or None")
        faults.raise_any()

    @classmethod
    def parse(cls, text: str) -> Dose:
        """Read `3x8-12/side @RPE7 rest 90s` and the other forms of the notation.

        Args:
            text: Sets, `x` and work, then effort and options in any order.

        Returns:
            The dose.

        Raises:
            NotationError: The text is not a dose; all faults are named with their columns.
        """
        from runstrength.notation.dose import parse_dose  # noqa: PLC0415 - a noun calls up to be read

        return parse_dose(text)

    @property
    def sides(self) -> int:
        """2 when each side does the sets, else 1."""
        return 2 if self.per_side else 1

    @property
    def work_seconds(self) -> float:
        """Estimated seconds of one set on one side, at the middle of the range."""
        unit = self.work.unit
        if unit is WorkUnit.SECONDS:
            return self.work.mid
        if unit is WorkUnit.METRES:
            return carry_seconds(self.work.mid)
        if self.tempo:
            return rep_seconds(self.work.mid, s_per_rep=self.tempo.seconds)
        return rep_seconds(self.work.mid)

    @property
    def rest_seconds(self) -> float:
        """Rest after a set in seconds: as given, else 60, or 180 from 80 % of the maximum or RPE 8."""
        if self.rest:
            return self.rest.seconds
        return default_rest_s(
            percent=self.percent.high if self.percent else None, rpe=self.rpe.high if self.rpe else None
        )

    def __str__(self) -> str:
        """Write it as the notation does."""
        parts = [f"{self.sets}x{self.work}{'/side' if self.per_side else ''}"]
        if self.load:
            parts.append(f"@{self.load}")
        if self.percent:
            parts.append(f"@{self.percent}%")
        if self.rpe:
            parts.append(f"@RPE{self.rpe}")
        if self.rir:
            parts.append(f"@RIR{self.rir}")
        if self.rest:
            parts.append(f"rest {self.rest}")
        if self.tempo:
            parts.append(f"tempo {self.tempo}")
        return " ".join(parts)


def check_range(faults: Faults, field: str, value: object, low: float, high: float) -> bool:
    """Check that a field is `None` or a range of numbers within two bounds.

    Args:
        faults: Where a fault is recorded.
        field: The name of the field.
        value: What it holds.
        low: The least allowed.
        high: The most allowed.

    Returns:
        Whether it is right.
    """
    if value is None or (is_range_of(value, float) and low <= value.low and value.high <= high):
        return True
    return faults.add(
        field, value, f"a number from {format_number(low)} to {format_number(high)}, or a range"
    )
