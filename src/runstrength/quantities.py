"""Loads, distances, durations, paces and ranges: values with a unit that convert exactly and round honestly.

A float is taken for the decimal that it prints as and kept to twelve decimals. Conversions are worked out in
decimal arithmetic with the legal definitions of the pound and the mile, and rounded once, to as many decimals
as the unit can carry. So a load, a distance or a pace written to a ten-thousandth of its unit survives the
journey to another unit and back unchanged.
"""

from __future__ import annotations

import math
from decimal import Context, Decimal
from typing import TYPE_CHECKING, Generic, Literal, TypeVar, cast

import attrs

from runstrength.errors import Faults

if TYPE_CHECKING:
    from typing import Self, TypeGuard

__all__ = [
    "HALF_MARATHON",
    "MARATHON",
    "Bodyweight",
    "Distance",
    "DistanceUnit",
    "Duration",
    "Load",
    "LoadUnit",
    "Pace",
    "Range",
    "format_number",
]

LoadUnit = Literal["kg", "lb"]
DistanceUnit = Literal["km", "m", "mi"]

_DECIMALS = 12
_LOAD_UNITS = ("kg", "lb")
_LENGTH_UNITS = ("km", "m", "mi")
_PACE_UNITS = ("km", "mi")
_ONE = Decimal(1)
_KG_PER_LB = Decimal("0.45359237")
_METRES_PER: dict[DistanceUnit, Decimal] = {"m": Decimal(1), "km": Decimal(1000), "mi": Decimal("1609.344")}
# How many decimals a converted value has. With twelve everywhere values would not come back: half of the last
# one of a mile is more than half of that of a metre. Eight and ten still hold four decimals of a mile.
_LENGTH_DECIMALS: dict[DistanceUnit, int] = {"m": 8, "km": 10, "mi": 12}
_PACE_DECIMALS = {"km": 12, "mi": 10}
_EXACT = Context(prec=60)  # its own, so that no setting of the caller changes a result

MIN_LOAD_KG = 0.00001
MAX_LOAD_KG = 1000
MIN_DISTANCE_M = 0.0001
MAX_DISTANCE_KM = 1000
MIN_PACE_S_PER_KM = 60
MAX_PACE_S_PER_KM = 3600
MAX_DURATION_S = 100 * 3600


def format_number(value: float) -> str:
    """Write a number in plain decimals: no exponent, no trailing `.0`, nothing rounded away.

    Args:
        value: A finite number.

    Returns:
        Its shortest decimal text.

    Example:
        >>> format_number(60.0), format_number(62.5), format_number(1e-7)
        ('60', '62.5', '0.0000001')
    """
    if value == int(value):
        return str(int(value))
    text = repr(value)
    return format(Decimal(text), "f") if "e" in text else text


def _scaled(value: float, by: Decimal, over: Decimal, decimals: int = _DECIMALS) -> float:
    return round(float(_EXACT.divide(_EXACT.multiply(Decimal(repr(value)), by), over)), decimals)


def as_float(value: float) -> float:
    """Return a number as a float of at most twelve decimals.

    Args:
        value: What a field was given.

    Returns:
        A float for a finite number; anything else is passed on for the checks.

    Example:
        >>> as_float(3), as_float(0.1 + 0.2)
        (3.0, 0.3)
    """
    if isinstance(value, float) and math.isfinite(value):
        return round(float(value), _DECIMALS) + 0.0  # not minus zero
    return float(value) if type(value) is int and abs(value) < _WHOLE_FLOATS else value


_WHOLE_FLOATS = 2**53


class _ByMeasure:
    """Orders quantities of one type by what they measure, whatever their unit."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def _measure(self) -> float: ...

    def __lt__(self, other: Self) -> bool:
        return self._measure < other._measure if type(other) is type(self) else NotImplemented

    def __le__(self, other: Self) -> bool:
        return self._measure <= other._measure if type(other) is type(self) else NotImplemented

    def __gt__(self, other: Self) -> bool:
        return self._measure > other._measure if type(other) is type(self) else NotImplemented

    def __ge__(self, other: Self) -> bool:
        return self._measure >= other._measure if type(other) is type(self) else NotImplemented


@attrs.frozen
class Load(_ByMeasure):
    """A mass to lift, in the unit that it was written in.

    Equal when value and unit are; ordered by mass, so 45 lb comes before 21 kg.

    Attributes:
        value: How much: above 0, that is at least 0.01 g, and at most 1000 kg.
        unit: `kg` or `lb`.

    Raises:
        InvalidValueError: The value is no number within these bounds, or the unit is unknown.

    Example:
        >>> Load(135, "lb").kg
        61.23496995
        >>> Load(60) < Load(135, "lb")
        True
        >>> str(Load(62.5))
        '62.5kg'
    """

    value: float = attrs.field(converter=as_float)
    unit: LoadUnit = "kg"

    def __attrs_post_init__(self) -> None:
        """Refuse what no one could lift."""
        liftable = type(self.value) is float and MIN_LOAD_KG <= self.kg <= MAX_LOAD_KG
        if liftable and self.unit in _LOAD_UNITS:
            return  # at once, since loads are made in great numbers
        faults = Faults("Load")
        _check_unit(faults, "unit", self.unit, _LOAD_UNITS)
        if not liftable:
            faults.add("value", self.value, f"a number above 0 (from 0.01 g) and at most {MAX_LOAD_KG} kg")
        faults.raise_any()

    @classmethod
    def parse(cls, text: str) -> Load:
        """Read `60kg` or `135 lb`.

        Args:
            text: A number and a unit.

        Returns:
            The load.

        Raises:
            NotationError: The text is not a load.

        Example:
            >>> Load.parse("62.5 kg")
            Load(value=62.5, unit='kg')
        """
        from runstrength.notation.quantity import parse_load  # noqa: PLC0415 - a noun calls up to be read

        return parse_load(text)

    @property
    def _measure(self) -> float:
        return self.kg

    @property
    def kg(self) -> float:
        """The mass in kilograms."""
        return self.value if self.unit != "lb" else _scaled(self.value, _KG_PER_LB, _ONE)

    @property
    def lb(self) -> float:
        """The mass in pounds of 0.45359237 kg (the international pound of 1959)."""
        return self.value if self.unit == "lb" else _scaled(self.value, _ONE, _KG_PER_LB)

    def to(self, unit: LoadUnit) -> Load:
        """Return the same mass in another unit.

        Args:
            unit: `kg` or `lb`.

        Returns:
            The load in that unit; converting back gives this one for values to four decimals.

        Raises:
            InvalidValueError: The unit is unknown.

        Example:
            >>> Load(135, "lb").to("kg").to("lb")
            Load(value=135.0, unit='lb')
        """
        return Load(self.lb if unit == "lb" else self.kg, unit)

    def __str__(self) -> str:
        """Write it as the notation does."""
        return f"{format_number(self.value)}{self.unit}"


@attrs.frozen
class Bodyweight:
    """One's own weight as the load, perhaps with some added or taken off.

    Attributes:
        added: What is added; negative for assistance (a band, a machine). From -1000 to 1000 kg.
        unit: `kg` or `lb`; always `kg` when nothing is added.

    Raises:
        InvalidValueError: The value is no number within these bounds, or the unit is unknown.

    Example:
        >>> str(Bodyweight()), str(Bodyweight(10)), str(Bodyweight(-45, "lb"))
        ('BW', 'BW+10kg', 'BW-45lb')
    """

    added: float = attrs.field(default=0.0, converter=as_float)
    unit: LoadUnit = "kg"

    def __attrs_post_init__(self) -> None:
        """Refuse what is no load, and give plain bodyweight one spelling."""
        faults = Faults("Bodyweight")
        _check_unit(faults, "unit", self.unit, _LOAD_UNITS)
        if not (type(self.added) is float and abs(self.added_kg) <= MAX_LOAD_KG):
            faults.add("added", self.added, f"a number from -{MAX_LOAD_KG} to {MAX_LOAD_KG} kg")
        faults.raise_any()
        if self.added == 0:
            object.__setattr__(self, "added", 0.0)
            object.__setattr__(self, "unit", "kg")

    @property
    def added_kg(self) -> float:
        """What is added, in kilograms; negative for assistance."""
        return self.added if self.unit != "lb" else _scaled(self.added, _KG_PER_LB, _ONE)

    def __str__(self) -> str:
        """Write it as the notation does."""
        if self.added == 0:
            return "BW"
        sign = "+" if self.added > 0 else "-"
        return f"BW{sign}{format_number(abs(self.added))}{self.unit}"


def _check_unit(faults: Faults, field: str, unit: object, units: tuple[str, ...]) -> bool:
    return unit in units or faults.add(field, unit, f"{', '.join(units[:-1])} or {units[-1]}")


@attrs.frozen
class Distance(_ByMeasure):
    """A distance, in the unit that it was written in.

    Equal when value and unit are; ordered by length.

    Attributes:
        value: How far: above 0, that is at least 0.1 mm, and at most 1000 km.
        unit: `km`, `m` or `mi`.

    Raises:
        InvalidValueError: The value is no number within these bounds, or the unit is unknown.

    Example:
        >>> Distance(6, "mi").km
        9.656064
        >>> str(Distance(10))
        '10km'
    """

    value: float = attrs.field(converter=as_float)
    unit: DistanceUnit = "km"

    def __attrs_post_init__(self) -> None:
        """Refuse what no one could run."""
        faults = Faults("Distance")
        known = _check_unit(faults, "unit", self.unit, _LENGTH_UNITS)
        metres = (self.metres if known else self.value) if type(self.value) is float else math.nan
        if not MIN_DISTANCE_M <= metres <= MAX_DISTANCE_KM * 1000:
            allowed = f"a number above 0 (from 0.1 mm) and at most {MAX_DISTANCE_KM} km"
            faults.add("value", self.value, allowed)
        faults.raise_any()

    @classmethod
    def parse(cls, text: str) -> Distance:
        """Read `10km`, `6 mi`, `400m`, `5k`, `half` or `marathon`.

        Args:
            text: A number and a unit, or the name of a race distance.

        Returns:
            The distance.

        Raises:
            NotationError: The text is not a distance.

        Example:
            >>> Distance.parse("half").km
            21.0975
        """
        from runstrength.notation.quantity import parse_distance  # noqa: PLC0415 - a noun calls up to be read

        return parse_distance(text)

    @property
    def _measure(self) -> float:
        return self.metres

    @property
    def metres(self) -> float:
        """The length in metres."""
        return self._in("m")

    @property
    def km(self) -> float:
        """The length in kilometres."""
        return self._in("km")

    @property
    def mi(self) -> float:
        """The length in miles of 1609.344 m (the international mile)."""
        return self._in("mi")

    def _in(self, unit: DistanceUnit) -> float:
        if unit == self.unit:
            return self.value
        return _scaled(self.value, _METRES_PER[self.unit], _METRES_PER[unit], _LENGTH_DECIMALS[unit])

    def to(self, unit: DistanceUnit) -> Distance:
        """Return the same length in another unit.

        Args:
            unit: `km`, `m` or `mi`.

        Returns:
            The distance in that unit; converting back gives this one for values to four decimals.

        Raises:
            InvalidValueError: The unit is unknown.

        Example:
            >>> Distance(26.2, "mi").to("km")
            Distance(value=42.1648128, unit='km')
        """
        return Distance(self._in(unit) if unit in _LENGTH_UNITS else self.value, unit)

    def __str__(self) -> str:
        """Write it as the notation does."""
        return f"{format_number(self.value)}{self.unit}"


MARATHON = Distance(42.195)
"""The marathon, 42.195 km."""

HALF_MARATHON = Distance(21.0975)
"""The half marathon, 21.0975 km."""


@attrs.frozen(order=True)
class Duration:
    """A length of time in whole seconds.

    Attributes:
        seconds: From 1 to 360000 (100 hours).

    Raises:
        InvalidValueError: The seconds are not a whole number in that range.

    Example:
        >>> str(Duration(90)), str(Duration.of_minutes(110)), Duration(90).minutes
        ('90s', '110min', 1.5)
    """

    seconds: int

    def __attrs_post_init__(self) -> None:
        """Refuse nothing at all and more than 100 hours."""
        faults = Faults("Duration")
        faults.whole("seconds", self.seconds, 1, MAX_DURATION_S)
        faults.raise_any()

    @classmethod
    def of_minutes(cls, minutes: float) -> Duration:
        """Return a duration of so many minutes, to the nearest second.

        Args:
            minutes: Minutes, whole or not.

        Returns:
            The duration.

        Raises:
            InvalidValueError: Under half a second, over 100 hours or not finite.

        Example:
            >>> Duration.of_minutes(1.5).seconds
            90
        """
        faults = Faults("Duration")
        faults.number("minutes", minutes, 0, MAX_DURATION_S / 60)
        faults.raise_any()
        return cls(round(minutes * 60))

    @classmethod
    def parse(cls, text: str) -> Duration:
        """Read `90s`, `50min` or `1h30`.

        Args:
            text: A number and a unit; `m` alone is refused, since it means metres.

        Returns:
            The duration.

        Raises:
            NotationError: The text is not a duration.

        Example:
            >>> Duration.parse("1h30")
            Duration(seconds=5400)
        """
        from runstrength.notation.quantity import parse_duration  # noqa: PLC0415 - a noun calls up to be read

        return parse_duration(text)

    @property
    def minutes(self) -> float:
        """The length in minutes."""
        return self.seconds / 60

    def __str__(self) -> str:
        """Write whole minutes as minutes, from two on, and everything else as seconds."""
        minutes, rest = divmod(self.seconds, 60)
        return f"{minutes}min" if minutes > 1 and not rest else f"{self.seconds}s"


@attrs.frozen
class Pace(_ByMeasure):
    """Time for a kilometre or a mile.

    Equal when seconds and unit are; ordered from fast to slow.

    Attributes:
        seconds: Seconds for one unit, such that a kilometre takes 60 to 3600.
        per: `km` or `mi`.

    Raises:
        InvalidValueError: The seconds are no number within these bounds, or the unit is unknown.

    Example:
        >>> str(Pace(330)), round(Pace(330).to("mi").seconds, 1)
        ('5:30/km', 531.1)
    """

    seconds: float = attrs.field(converter=as_float)
    per: Literal["km", "mi"] = "km"

    def __attrs_post_init__(self) -> None:
        """Refuse a pace that no one runs."""
        faults = Faults("Pace")
        _check_unit(faults, "per", self.per, _PACE_UNITS)
        low, high = MIN_PACE_S_PER_KM, MAX_PACE_S_PER_KM
        if not (type(self.seconds) is float and low <= self.seconds_per_km <= high):
            faults.add("seconds", self.seconds, f"a number, from {low} to {high} seconds a kilometre")
        faults.raise_any()

    @classmethod
    def parse(cls, text: str) -> Pace:
        """Read `5:30/km` or `8:45/mi`.

        Args:
            text: Minutes, a colon, seconds, and the unit after a slash.

        Returns:
            The pace.

        Raises:
            NotationError: The text is not a pace.

        Example:
            >>> Pace.parse("5:30/km").seconds
            330.0
        """
        from runstrength.notation.quantity import parse_pace  # noqa: PLC0415 - a noun calls up to be read

        return parse_pace(text)

    @property
    def _measure(self) -> float:
        return self.seconds_per_km

    @property
    def seconds_per_km(self) -> float:
        """Seconds for one kilometre."""
        return self._per("km") if self.per == "mi" else self.seconds

    def to(self, per: Literal["km", "mi"]) -> Pace:
        """Return the same pace per another unit.

        Args:
            per: `km` or `mi`.

        Returns:
            The pace per that unit; converting back gives this one for seconds to four decimals.

        Raises:
            InvalidValueError: The unit is unknown.

        Example:
            >>> Pace(300).to("mi")
            Pace(seconds=482.8032, per='mi')
        """
        return Pace(self._per(per) if per != self.per and per in _PACE_UNITS else self.seconds, per)

    def _per(self, per: Literal["km", "mi"]) -> float:
        return _scaled(self.seconds, _METRES_PER[per], _METRES_PER[self.per], _PACE_DECIMALS[per])

    def __str__(self) -> str:
        """Write minutes and seconds, with decimals of a second only where there are some."""
        whole, _, decimals = format_number(self.seconds).partition(".")
        minutes, seconds = divmod(int(whole), 60)
        return f"{minutes}:{seconds:02d}{decimals and '.' + decimals}/{self.per}"


N = TypeVar("N", float, Distance, Duration)


def _number_as_float(value: N) -> N:
    bound: object = as_float(value) if isinstance(value, (float, int)) else value
    return cast("N", bound)


def _low(bounds: Range[N]) -> N:
    return bounds.low


@attrs.frozen
class Range(Generic[N]):
    """A quantity that is exact or between two bounds.

    Attributes:
        low: The lower bound: a finite number, a `Distance` or a `Duration`.
        high: The upper bound, in the same unit; the lower one again when left out.

    Raises:
        InvalidValueError: The bounds are of different kinds or units, or the upper is below the lower.

    Example:
        >>> Range(7, 8).mid, Range(7).is_exact
        (7.5, True)
        >>> str(Range(Duration(2700), Duration(3600)))
        '45-60min'
    """

    low: N = attrs.field(converter=_number_as_float)
    high: N = attrs.field(default=attrs.Factory(_low, takes_self=True), converter=_number_as_float)

    def __attrs_post_init__(self) -> None:
        """Refuse bounds in the wrong order, or that cannot be compared."""
        low, high = self.low, self.high
        if type(low) is float and type(high) is float and -math.inf < low <= high < math.inf:
            return  # most ranges are of numbers, and plans are full of them
        faults = Faults("Range")
        right = [_check_bound(faults, "low", low), high is low or _check_bound(faults, "high", high)]
        if not all(right):
            pass  # what is no quantity cannot be compared
        elif type(high) is not type(low):
            faults.add("high", high, f"a {type(low).__name__} like low")
        elif isinstance(low, Distance) and isinstance(high, Distance) and low.unit != high.unit:
            faults.add("high", high, f"in {low.unit} like low")
        elif _size(high) < _size(low):
            faults.add("high", high, f"at least low, {_text(low)}")
        faults.raise_any()

    @property
    def is_exact(self) -> bool:
        """Whether both bounds are the same."""
        return self.low == self.high

    @property
    def mid(self) -> N:
        """The middle of the two bounds."""
        return cast("N", _middle(self.low, self.high))

    def __str__(self) -> str:
        """Write one value, or two with a hyphen and the unit once when it is the same."""
        if self.is_exact:
            return _text(self.low)
        low, high = _text(self.low), _text(self.high)
        unit = high.lstrip("0123456789.")
        return f"{low.removesuffix(unit)}-{high}" if low.endswith(unit) else f"{low}-{high}"


def _check_bound(faults: Faults, field: str, value: object) -> bool:
    if isinstance(value, (Distance, Duration)) or (type(value) is float and math.isfinite(value)):
        return True
    return faults.add(field, value, "a finite number, a distance or a duration")


def is_range_of(value: object, kind: type[N]) -> TypeGuard[Range[N]]:
    """Return whether a value is a range with bounds of a kind.

    Args:
        value: Anything.
        kind: `float`, `Distance` or `Duration`.

    Returns:
        Whether it is such a range.

    Example:
        >>> is_range_of(Range(7, 8), float), is_range_of(Range(7, 8), Duration)
        (True, False)
    """
    low: object = getattr(value, "low", None)
    return type(low) is kind and isinstance(value, Range)


def _text(value: float | Distance | Duration) -> str:
    return format_number(value) if isinstance(value, float) else str(value)


def _size(value: float | Distance | Duration) -> float:
    if isinstance(value, Distance):
        return value.metres
    return value.seconds if isinstance(value, Duration) else value


def _middle(
    low: float | Distance | Duration, high: float | Distance | Duration
) -> float | Distance | Duration:
    if isinstance(low, Distance) and isinstance(high, Distance):
        return Distance((low.value + high.value) / 2, low.unit)
    if isinstance(low, Duration) and isinstance(high, Duration):
        return Duration(round((low.seconds + high.seconds) / 2))
    return (_size(low) + _size(high)) / 2
