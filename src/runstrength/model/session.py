"""Sessions: strength, runs, cross-training, mobility and races."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, TypeAlias, TypeVar, cast

import attrs

from runstrength.errors import Faults, as_items, as_member, as_read
from runstrength.formulas.minutes import Block, run_minutes, session_minutes
from runstrength.model.dose import Dose, WorkUnit, as_number_range, check_range
from runstrength.model.exercise import Exercise
from runstrength.muscles import Muscle, MuscleGroup
from runstrength.quantities import HALF_MARATHON, MARATHON, Distance, Duration, Pace, Range, is_range_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Self

    from runstrength.exercises import Catalogue

__all__ = [
    "CrossTrainingSession",
    "Item",
    "MobilitySession",
    "Prescription",
    "RacePriority",
    "RaceSession",
    "RunKind",
    "RunSession",
    "Session",
    "SessionFamily",
    "StrengthSession",
    "Superset",
]

DIRECT_SET = 1.0
INDIRECT_SET = 0.5


class SessionFamily(StrEnum):
    """The kinds of session."""

    STRENGTH = "strength"
    RUN = "run"
    CROSS_TRAINING = "cross-training"
    MOBILITY = "mobility"
    RACE = "race"


class RunKind(StrEnum):
    """What a run is for."""

    EASY = "easy"
    RECOVERY = "recovery"
    STEADY = "steady"
    LONG = "long"
    MARATHON_PACE = "marathon-pace"
    TEMPO = "tempo"
    INTERVALS = "intervals"
    HILLS = "hills"
    FARTLEK = "fartlek"
    STRIDES = "strides"
    SPRINTS = "sprints"
    TIME_TRIAL = "time-trial"


class RacePriority(StrEnum):
    """How much a race matters: A is the goal, B is prepared for, C is trained through."""

    A = "A"
    B = "B"
    C = "C"


def _as_dose(value: Dose | str) -> Dose:
    return as_read(Dose.parse, value)


@attrs.frozen(cache_hash=True)
class Prescription:
    """An exercise and its dose.

    Attributes:
        exercise: What to do.
        dose: How much; a text is read.

    Raises:
        InvalidValueError: A field is of another type; both are named.
        NotationError: All that is wrong is that the text given for the dose cannot be read.

    Example:
        >>> row = Prescription.parse("dumbbell row 3x12/side @20kg")
        >>> row.exercise.name, row.dose.sets
        ('dumbbell row', 3)
    """

    exercise: Exercise
    dose: Dose = attrs.field(converter=_as_dose)

    def __attrs_post_init__(self) -> None:
        """Refuse what is no exercise or no dose."""
        faults = Faults("Prescription")
        faults.instance("exercise", self.exercise, Exercise, "an Exercise")
        faults.instance("dose", self.dose, Dose, "a Dose")
        faults.raise_any()

    @classmethod
    def parse(cls, text: str, *, catalogue: Catalogue | None = None) -> Prescription:
        """Read an exercise and a dose.

        Args:
            text: Such as `back squat 4x5 @85% rest 3min`.
            catalogue: Where names are looked up; the exercises that ship when left out.

        Returns:
            The prescription.

        Raises:
            NotationError: The text cannot be read; all faults are named with their columns.
        """
        from runstrength.notation.session import parse_prescription  # noqa: PLC0415 - a noun calls up to be read

        return parse_prescription(text, catalogue=catalogue)

    @property
    def landings(self) -> float:
        """Landings of all sets and sides, at the middle of the range of repetitions."""
        if not self.exercise.landings or self.dose.work.unit is not WorkUnit.REPETITIONS:
            return 0.0
        return self.dose.sets * self.dose.sides * self.dose.work.mid * self.exercise.landings

    @property
    def block(self) -> Block:
        """The numbers that the estimate of minutes needs."""
        dose = self.dose
        return Block(sets=dose.sets, work_s=dose.work_seconds, sides=dose.sides, rest_s=dose.rest_seconds)

    def __str__(self) -> str:
        """Write it as the notation does."""
        return f"{self.exercise.name} {self.dose}"


def _as_prescriptions(given: Iterable[Prescription]) -> tuple[Prescription, ...]:
    return as_items(given)


@attrs.frozen(cache_hash=True)
class Superset:
    """Prescriptions done in turn, set by set; any number of them make a circuit.

    Attributes:
        prescriptions: Two or more.

    Raises:
        InvalidValueError: Fewer than two, or something else among them.

    Example:
        >>> pair = Superset([Prescription.parse("plank 3x30s"), Prescription.parse("glute bridge 3x12")])
        >>> print(pair)
        plank 3x30s + glute bridge 3x12
    """

    prescriptions: tuple[Prescription, ...] = attrs.field(converter=_as_prescriptions)

    def __attrs_post_init__(self) -> None:
        """Refuse a superset of one."""
        faults = Faults("Superset")
        if len(self.prescriptions) < 2:  # noqa: PLR2004 - a superset of one is a prescription
            faults.add("prescriptions", len(self.prescriptions), "two or more")
        faults.instances("prescriptions", self.prescriptions, Prescription, "prescriptions only")
        faults.raise_any()

    def __str__(self) -> str:
        """Write it as the notation does."""
        return " + ".join(map(str, self.prescriptions))


Item: TypeAlias = Prescription | Superset


def as_duration_range(value: Range[Duration] | Duration | None) -> Range[Duration] | None:
    """Return a range for a single duration.

    Args:
        value: A duration, a range of durations or `None`.

    Returns:
        A range, or `None`; anything else is passed on for the checks.
    """
    return Range(value) if isinstance(value, Duration) else value


def as_distance_range(value: Range[Distance] | Distance | None) -> Range[Distance] | None:
    """Return a range in kilometres or miles for a distance or a range of distances.

    Args:
        value: A distance, a range of distances or `None`.

    Returns:
        A range, or `None`; metres become kilometres, since `m` after a run would be taken for minutes.
        Anything else is passed on for the checks.
    """
    bounds = Range(value) if isinstance(value, Distance) else value
    if isinstance(bounds, Range) and isinstance(bounds.low, Distance) and bounds.low.unit == "m":
        return Range(bounds.low.to("km"), bounds.high.to("km"))
    return bounds


Q = TypeVar("Q", Distance, Duration)


def _check_quantity(faults: Faults, field: str, value: object, kind: type[Q]) -> None:
    if value is not None and not is_range_of(value, kind):
        faults.add(field, value, f"a {kind.__name__}, a range of two or None")


def quoted(text: str) -> str:
    r"""Write a text in quotes as the notation does.

    Args:
        text: Any text of one line.

    Returns:
        The text with `\` and `"` escaped, in quotes.

    Example:
        >>> print(quoted('the "big" one'))
        "the \"big\" one"
    """
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _title_text(title: str) -> str:
    return f" {quoted(title)}" if title else ""


def _timed(duration: Range[Duration] | None) -> str:
    return f" {duration}" if duration else ""


def _effort(rpe: Range[float] | None) -> str:
    return f" @RPE{rpe}" if rpe else ""


class _Readable:
    """What every session shares: it is read from and written to text."""

    __slots__ = ()

    @classmethod
    def parse(cls, text: str, *, catalogue: Catalogue | None = None) -> Self:
        """Read a session of this kind.

        Args:
            text: One session in the notation, without a day.
            catalogue: Where exercise names are looked up; the exercises that ship when left out.

        Returns:
            The session.

        Raises:
            NotationError: The text cannot be read, or is a session of another kind.
        """
        from runstrength.notation.session import parse_session  # noqa: PLC0415 - a noun calls up to be read

        return parse_session(text, catalogue=catalogue, kind=cls)

    def _repr_html_(self) -> str:
        from runstrength.display.html import session_html  # noqa: PLC0415 - a noun calls up to be shown

        return session_html(cast("Session", self))


def _as_content(items: Iterable[Item]) -> tuple[Item, ...]:
    return as_items(items)


@attrs.frozen(cache_hash=True)
class StrengthSession(_Readable):
    """A strength session: its exercises, or how long it is where the content is not known.

    Attributes:
        items: Prescriptions and supersets in the order in which they are done; empty when not known.
        title: A name, or an empty text.
        duration: Stated length of a session of unknown content.
        rpe: Stated effort of a session of unknown content, 0 to 10.

    Raises:
        InvalidValueError: A field is wrong, or content and a stated length or effort are both given.

    Example:
        >>> legs = StrengthSession.parse('strength "Legs": split squat 3x10/side; glute bridge 3x12-15')
        >>> round(legs.minutes()), legs.sets_per_group()["glutes"]
        (15, 6.0)
    """

    family: ClassVar[SessionFamily] = SessionFamily.STRENGTH

    items: tuple[Item, ...] = attrs.field(default=(), converter=_as_content)
    title: str = attrs.field(default="", kw_only=True)
    duration: Range[Duration] | None = attrs.field(default=None, converter=as_duration_range, kw_only=True)
    rpe: Range[float] | None = attrs.field(default=None, converter=as_number_range, kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Refuse wrong fields and two truths about one length."""
        faults = Faults("StrengthSession")
        faults.instances("items", self.items, (Prescription, Superset), "prescriptions and supersets only")
        faults.line("title", self.title)
        _check_quantity(faults, "duration", self.duration, Duration)
        check_range(faults, "rpe", self.rpe, 0, 10)
        if self.items:
            for field, value in (("duration", self.duration), ("rpe", self.rpe)):
                if value is not None:
                    faults.add(field, value, "left out where the exercises are given")
        faults.raise_any()

    @property
    def prescriptions(self) -> tuple[Prescription, ...]:
        """All prescriptions in order, those of supersets among them."""
        flat: list[Prescription] = []
        for item in self.items:
            if isinstance(item, Superset):
                flat += item.prescriptions
            else:
                flat.append(item)
        return tuple(flat)

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """The exercises in order, each once."""
        return tuple(dict.fromkeys(p.exercise for p in self.prescriptions))

    def minutes(self, *, easy_pace: Pace | None = None, warm_up: bool = True) -> float | None:  # noqa: ARG002
        """Estimate how long it takes.

        Three seconds a repetition where no tempo is given, the rests as given or by convention, a minute
        between exercises, and five minutes to warm up (AC09 for the tempo, grade C; the rest our convention,
        grade D).

        Args:
            easy_pace: Not used; every session takes it.
            warm_up: Whether to count the warm-up where the content is known.

        Returns:
            Minutes, or `None` where neither content nor length is known.
        """
        if self.items:
            groups = [
                [p.block for p in item.prescriptions] if isinstance(item, Superset) else [item.block]
                for item in self.items
            ]
            return session_minutes(groups) if warm_up else session_minutes(groups, warm_up_min=0)
        return self.duration.mid.minutes if self.duration else None

    def sets_per_muscle(self) -> Mapping[Muscle, float]:
        """Count the sets for each muscle: 1 where trained directly, 0.5 where it helps (PEL26, grade A).

        Returns:
            Sets by muscle, most first; a set done on each side counts once.
        """
        counts: dict[Muscle, float] = {}
        for prescription in self.prescriptions:
            for muscle in prescription.exercise.direct:
                counts[muscle] = counts.get(muscle, 0) + DIRECT_SET * prescription.dose.sets
            for muscle in prescription.exercise.indirect:
                counts[muscle] = counts.get(muscle, 0) + INDIRECT_SET * prescription.dose.sets
        return _most_first(counts)

    def sets_per_group(self) -> Mapping[MuscleGroup, float]:
        """Count the sets for each group: 1 where trained directly, 0.5 where it helps (PEL26, grade A).

        Returns:
            Sets by group, most first; a set done on each side counts once.
        """
        counts: dict[MuscleGroup, float] = {}
        for prescription in self.prescriptions:
            for group in prescription.exercise.groups:
                counts[group] = counts.get(group, 0) + DIRECT_SET * prescription.dose.sets
            for group in prescription.exercise.indirect_groups:
                counts[group] = counts.get(group, 0) + INDIRECT_SET * prescription.dose.sets
        return _most_first(counts)

    @property
    def landings(self) -> float:
        """Landings of all plyometric work."""
        return sum(p.landings for p in self.prescriptions)

    def __str__(self) -> str:
        """Write it as the notation does."""
        head = f"strength{_title_text(self.title)}"
        if self.items:
            return f"{head}: {'; '.join(map(str, self.items))}"
        return f"{head}{_timed(self.duration)}{_effort(self.rpe)}"


M = TypeVar("M", Muscle, MuscleGroup)


def _most_first(counts: dict[M, float]) -> dict[M, float]:
    return dict(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))


def add_sets(counts: Iterable[Mapping[M, float]]) -> Mapping[M, float]:
    """Add up counts of sets.

    Args:
        counts: Sets by muscle or group.

    Returns:
        Their sum, most first.
    """
    total: dict[M, float] = {}
    for count in counts:
        for key, sets in count.items():
            total[key] = total.get(key, 0) + sets
    return _most_first(total)


def _as_kind(value: RunKind | str) -> RunKind:
    return as_member(RunKind, value)


@attrs.frozen(cache_hash=True)
class RunSession(_Readable):
    """A run.

    Attributes:
        kind: What it is for.
        distance: How far, exact or a range, or `None`; in kilometres or miles, metres become kilometres.
        duration: How long, exact or a range, or `None`.
        rpe: Stated effort, 0 to 10, or `None`.

    Raises:
        InvalidValueError: Fields are wrong; all of them are named.

    Example:
        >>> run = RunSession("intervals", duration=Duration.of_minutes(60))
        >>> str(run), run.minutes()
        ('intervals 60min', 60.0)
    """

    family: ClassVar[SessionFamily] = SessionFamily.RUN

    kind: RunKind = attrs.field(converter=_as_kind)
    distance: Range[Distance] | None = attrs.field(default=None, converter=as_distance_range, kw_only=True)
    duration: Range[Duration] | None = attrs.field(default=None, converter=as_duration_range, kw_only=True)
    rpe: Range[float] | None = attrs.field(default=None, converter=as_number_range, kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Refuse wrong fields."""
        faults = Faults("RunSession")
        faults.member("kind", self.kind, RunKind)
        _check_quantity(faults, "distance", self.distance, Distance)
        _check_quantity(faults, "duration", self.duration, Duration)
        check_range(faults, "rpe", self.rpe, 0, 10)
        faults.raise_any()

    def minutes(self, *, easy_pace: Pace | None = None) -> float | None:
        """Say how long it takes, or estimate it from the distance.

        Args:
            easy_pace: The runner's easy pace; other kinds of run are taken as faster or slower by convention.

        Returns:
            Minutes, or `None` where neither a length nor a distance and a pace are known.
        """
        if self.duration:
            return self.duration.mid.minutes
        if self.distance and easy_pace:
            return run_minutes(self.distance.mid.km, easy_pace.seconds_per_km, self.kind.value)
        return None

    def __str__(self) -> str:
        """Write it as the notation does."""
        distance = f" {self.distance}" if self.distance else ""
        return f"{self.kind.value}{distance}{_timed(self.duration)}{_effort(self.rpe)}"


KNOWN_SPORTS = ("bike", "swim", "row", "elliptical", "hike", "walk")
"""The sports with a word of their own in the notation; every other one is written `cross "Name"`."""


def _as_sport(value: str) -> str:
    return value.lower() if isinstance(value, str) and value.lower() in KNOWN_SPORTS else value


@attrs.frozen(cache_hash=True)
class CrossTrainingSession(_Readable):
    """Aerobic training that is not running.

    Attributes:
        sport: Any sport; empty where it is left open. `bike`, `swim`, `row`, `elliptical`, `hike` and `walk`
            have a word of their own in the notation.
        duration: How long, exact or a range, or `None`.
        rpe: Stated effort, 0 to 10, or `None`.

    Raises:
        InvalidValueError: Fields are wrong; all of them are named.

    Example:
        >>> print(CrossTrainingSession("Football", duration=Duration.of_minutes(90)))
        cross "Football" 90min
    """

    family: ClassVar[SessionFamily] = SessionFamily.CROSS_TRAINING

    sport: str = attrs.field(default="", converter=_as_sport)
    duration: Range[Duration] | None = attrs.field(default=None, converter=as_duration_range, kw_only=True)
    rpe: Range[float] | None = attrs.field(default=None, converter=as_number_range, kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Refuse wrong fields."""
        faults = Faults("CrossTrainingSession")
        faults.line("sport", self.sport)
        _check_quantity(faults, "duration", self.duration, Duration)
        check_range(faults, "rpe", self.rpe, 0, 10)
        faults.raise_any()

    def minutes(self, *, easy_pace: Pace | None = None) -> float | None:  # noqa: ARG002
        """Say how long it takes.

        Args:
            easy_pace: Not used; every session takes it.

        Returns:
            Minutes, or `None` where no length is given.
        """
        return self.duration.mid.minutes if self.duration else None

    def __str__(self) -> str:
        """Write it as the notation does."""
        name = self.sport if self.sport in KNOWN_SPORTS else f"cross{_title_text(self.sport)}"
        return f"{name}{_timed(self.duration)}{_effort(self.rpe)}"


@attrs.frozen(cache_hash=True)
class MobilitySession(_Readable):
    """Stretching, yoga and the like: never a load on a muscle.

    Attributes:
        title: A name, or an empty text.
        duration: How long, exact or a range, or `None`.

    Raises:
        InvalidValueError: Fields are wrong; all of them are named.

    Example:
        >>> print(MobilitySession(duration=Duration.of_minutes(20)))
        mobility 20min
    """

    family: ClassVar[SessionFamily] = SessionFamily.MOBILITY

    title: str = ""
    duration: Range[Duration] | None = attrs.field(default=None, converter=as_duration_range, kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Refuse wrong fields."""
        faults = Faults("MobilitySession")
        faults.line("title", self.title)
        _check_quantity(faults, "duration", self.duration, Duration)
        faults.raise_any()

    def minutes(self, *, easy_pace: Pace | None = None) -> float | None:  # noqa: ARG002
        """Say how long it takes.

        Args:
            easy_pace: Not used; every session takes it.

        Returns:
            Minutes, or `None` where no length is given.
        """
        return self.duration.mid.minutes if self.duration else None

    def __str__(self) -> str:
        """Write it as the notation does."""
        return f"mobility{_title_text(self.title)}{_timed(self.duration)}"


def _as_distance(value: Distance | str) -> Distance:
    return as_read(Distance.parse, value)


def _as_priority(value: RacePriority | str) -> RacePriority:
    return as_member(RacePriority, value.upper() if isinstance(value, str) else value)


@attrs.frozen(cache_hash=True)
class RaceSession(_Readable):
    """A race.

    Attributes:
        distance: How far; a text such as `half` is read.
        priority: How much it matters; A when left out.

    Raises:
        InvalidValueError: Fields are wrong; all of them are named.
        NotationError: All that is wrong is that the text given for the distance cannot be read.

    Example:
        >>> print(RaceSession("half", "B"))
        race B half
    """

    family: ClassVar[SessionFamily] = SessionFamily.RACE

    distance: Distance = attrs.field(converter=_as_distance)
    priority: RacePriority = attrs.field(default=RacePriority.A, converter=_as_priority)

    def __attrs_post_init__(self) -> None:
        """Refuse wrong fields."""
        faults = Faults("RaceSession")
        faults.instance("distance", self.distance, Distance, "a Distance")
        faults.member("priority", self.priority, RacePriority)
        faults.raise_any()

    def minutes(self, *, easy_pace: Pace | None = None) -> float | None:
        """Estimate how long it takes.

        Args:
            easy_pace: The runner's easy pace; a race is taken as faster by convention.

        Returns:
            Minutes, or `None` where no pace is known.
        """
        return run_minutes(self.distance.km, easy_pace.seconds_per_km, "race") if easy_pace else None

    def __str__(self) -> str:
        """Write it as the notation does."""
        return f"race {self.priority.value} {format_race_distance(self.distance)}"


def format_race_distance(distance: Distance) -> str:
    """Write a race distance by its name where it has one.

    Args:
        distance: The distance.

    Returns:
        `marathon`, `half`, or the number and unit.
    """
    return _RACE_NAMES.get(distance, str(distance))


_RACE_NAMES = {MARATHON: "marathon", HALF_MARATHON: "half"}

Session: TypeAlias = StrengthSession | RunSession | CrossTrainingSession | MobilitySession | RaceSession


def session_lines(session: Session) -> str:
    """Write a session over several lines: what it is, then its exercises.

    Args:
        session: Any session.

    Returns:
        One line for a session without exercises.
    """
    if isinstance(session, StrengthSession) and session.items:
        head = str(attrs.evolve(session, items=()))
        return "\n".join([head, *map(str, session.items)])
    return str(session)
