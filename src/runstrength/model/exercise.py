"""An exercise: what is trained, how, with what, and where the facts come from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING

import attrs

from runstrength.errors import Faults, as_items, as_member, as_read, as_set
from runstrength.model.dose import Dose
from runstrength.muscles import Muscle, MuscleGroup, Region, Tissue, groups_of

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

__all__ = ["Exercise", "GuideOrigin", "Laterality", "Modality", "Pattern", "as_member"]


class Pattern(StrEnum):
    """The movement that an exercise trains."""

    SQUAT = "squat"
    LUNGE = "lunge"
    """A lunge, a split squat or a step."""
    HINGE = "hinge"
    BRIDGE = "bridge"
    """A bridge, a hip thrust or bending the knee against resistance."""
    ANKLE = "ankle"
    HIP_FLEXION = "hip flexion"
    ABDUCTION = "abduction"
    """Moving or holding the leg sideways at the hip, outwards or inwards."""
    CORE = "core"
    PUSH = "push"
    PULL = "pull"
    LOCOMOTION = "locomotion"
    JUMP = "jump"
    FOOT = "foot"


class Modality(StrEnum):
    """How the muscles work."""

    DYNAMIC = "dynamic"
    ISOMETRIC = "isometric"
    PLYOMETRIC = "plyometric"
    CARRY = "carry"


class Laterality(StrEnum):
    """Both sides together, one side at a time, or the sides in turn."""

    BILATERAL = "bilateral"
    UNILATERAL = "unilateral"
    ALTERNATING = "alternating"


def _as_region(value: Region | str) -> Region:
    return as_member(Region, value)


def _as_dose(value: Dose | str) -> Dose:
    return as_read(Dose.parse, value)


def _as_texts(values: Iterable[str]) -> tuple[str, ...]:
    return as_items(values)


def _as_words(values: Iterable[str]) -> frozenset[str]:
    return as_set(values)


_FACTS = ("name", "per_side")


@attrs.frozen(kw_only=True)
class GuideOrigin:
    """Where and how the starting guide gives an exercise.

    Attributes:
        region: The heading of the guide that it stands under; the anatomy may say otherwise.
        dose: The sets and repetitions or time that the guide asks for.
        inferred: Names of the facts that the guide leaves out and that were inferred: `name`, `per_side`.

    Raises:
        InvalidValueError: Fields are wrong; all of them are named.
        NotationError: All that is wrong is that the text given for the dose cannot be read.

    Example:
        >>> GuideOrigin(region="core", dose="3x30-60s", inferred={"name"}).dose.work.high
        60
    """

    region: Region = attrs.field(converter=_as_region)
    dose: Dose = attrs.field(converter=_as_dose)
    inferred: frozenset[str] = attrs.field(default=frozenset(), converter=_as_words)

    def __attrs_post_init__(self) -> None:
        """Refuse an unknown region or fact."""
        faults = Faults("GuideOrigin")
        faults.member("region", self.region, Region)
        faults.instance("dose", self.dose, Dose, "a Dose")
        faults.each(
            self.inferred, lambda fact: fact in _FACTS or faults.add("inferred", fact, "name or per_side")
        )
        faults.raise_any()


_NAME = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)*")
_NAME_ALLOWED = "letters with single spaces or hyphens between them"
_IDENTIFIER = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def _is_name(name: object) -> bool:
    return isinstance(name, str) and _NAME.fullmatch(name) is not None


def _as_pattern(value: Pattern | str) -> Pattern:
    return as_member(Pattern, value)


def _as_modality(value: Modality | str) -> Modality:
    return as_member(Modality, value)


def _as_laterality(value: Laterality | str) -> Laterality:
    return as_member(Laterality, value)


def _as_muscles(values: Iterable[Muscle | str]) -> frozenset[Muscle]:
    return as_set(as_member(Muscle, value) for value in as_items(values))


def _as_tissues(values: Iterable[Tissue | str]) -> frozenset[Tissue]:
    return as_set(as_member(Tissue, value) for value in as_items(values))


def _as_kits(values: Iterable[Iterable[str]]) -> tuple[frozenset[str], ...]:
    return tuple(as_set(kit) for kit in as_items(values))


def _identifier(exercise: Exercise) -> str:
    # The dotted capital I of Turkish is the one letter that is a letter and a mark in lower case.
    plain = exercise.name.replace("İ", "i").lower() if isinstance(exercise.name, str) else ""
    return plain.replace(" ", "-")


def _landings(exercise: Exercise) -> int:
    return 1 if exercise.modality is Modality.PLYOMETRIC else 0


@attrs.frozen(kw_only=True, cache_hash=True)
class Exercise:
    """An exercise and its facts. Texts are taken for the enumerations: `pattern="squat"`.

    Attributes:
        name: Letters, spaces and hyphens, as it is printed.
        pattern: The movement.
        direct: Muscles that it trains directly; a set counts fully for them.
        indirect: Muscles that help; a set counts half for them.
        id: Identifier for documents; made from the name when left out.
        aliases: Other names that people use.
        modality: How the muscles work.
        laterality: Both sides together, one at a time, or in turn.
        equipment: What is needed; empty for nothing.
        alternatives: Other sets of equipment with which it can be done as well.
        tissues: Tissues that it is chosen to load.
        impact: Impact of the landings from 0 (none) to 3 (high).
        level: Skill and strength asked for, from 1 (anyone) to 3 (advanced).
        landings: Landings of one repetition, both feet at once counting one; 1 for plyometrics when left out.
        light: Whether it never tires enough to need recovery (mobility, activation, balance, easy core).
        benefit: What it is good for, in one sentence.
        cues: How to do it, in short sentences.
        guide: Where the starting guide gives it, or `None`.

    Raises:
        InvalidValueError: Fields are wrong; all of them are named.

    Example:
        >>> sled = Exercise(name="Sled push", pattern="squat", direct={"quadriceps"}, equipment={"sled"})
        >>> sled.id, sled.groups, sled.per_side
        ('sled-push', frozenset({<MuscleGroup.QUADRICEPS: 'quadriceps'>}), False)
        >>> sled.is_doable_with({"sled", "band"}), sled.is_doable_with(set())
        (True, False)
    """

    name: str
    pattern: Pattern = attrs.field(converter=_as_pattern)
    direct: frozenset[Muscle] = attrs.field(converter=_as_muscles)
    indirect: frozenset[Muscle] = attrs.field(default=frozenset(), converter=_as_muscles)
    id: str = attrs.field(default=attrs.Factory(_identifier, takes_self=True))
    aliases: tuple[str, ...] = attrs.field(default=(), converter=_as_texts)
    modality: Modality = attrs.field(default=Modality.DYNAMIC, converter=_as_modality)
    laterality: Laterality = attrs.field(default=Laterality.BILATERAL, converter=_as_laterality)
    equipment: frozenset[str] = attrs.field(default=frozenset(), converter=_as_words)
    alternatives: tuple[frozenset[str], ...] = attrs.field(default=(), converter=_as_kits)
    tissues: frozenset[Tissue] = attrs.field(default=frozenset(), converter=_as_tissues)
    impact: int = 0
    level: int = 1
    landings: int = attrs.field(default=attrs.Factory(_landings, takes_self=True))
    light: bool = False
    benefit: str = ""
    cues: tuple[str, ...] = attrs.field(default=(), converter=_as_texts)
    guide: GuideOrigin | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse facts that cannot be."""
        faults = Faults("Exercise")
        self._check_names(faults)
        faults.member("pattern", self.pattern, Pattern)
        faults.member("modality", self.modality, Modality)
        faults.member("laterality", self.laterality, Laterality)
        self._check_muscles(faults)
        faults.whole("impact", self.impact, 0, 3)
        faults.whole("level", self.level, 1, 3)
        if faults.whole("landings", self.landings, 0, 10) and self.modality is Modality.PLYOMETRIC:
            faults.whole("landings", self.landings, 1, 10)
        faults.instance("light", self.light, bool, "true or false")
        faults.instance("guide", self.guide, (GuideOrigin, type(None)), "a GuideOrigin or None")
        faults.raise_any()

    def _check_names(self, faults: Faults) -> None:
        named = _is_name(self.name) or faults.add("name", self.name, _NAME_ALLOWED)
        faults.each(
            self.aliases, lambda alias: _is_name(alias) or faults.add("aliases", alias, _NAME_ALLOWED)
        )
        derived = not named and self.id == _identifier(self)  # nothing to say beyond the name
        if not derived and not (isinstance(self.id, str) and _IDENTIFIER.fullmatch(self.id)):
            faults.add("id", self.id, "letters and digits with single hyphens between them")
        faults.each(self.equipment, lambda item: faults.line("equipment", item, needed=True))
        for kit in self.alternatives:
            faults.each(kit, lambda item: faults.line("alternatives", item, needed=True))
        faults.line("benefit", self.benefit)
        faults.each(self.cues, lambda cue: faults.line("cues", cue, needed=True))

    def _check_muscles(self, faults: Faults) -> None:
        right = [
            faults.each(self.direct, lambda muscle: faults.member("direct", muscle, Muscle)),
            faults.each(self.indirect, lambda muscle: faults.member("indirect", muscle, Muscle)),
        ]
        if not self.direct:
            faults.add("direct", self.direct, "at least one muscle", shown="none")
        if all(right):
            for muscle in sorted(self.direct & self.indirect):
                faults.add("indirect", muscle.value, "without the muscles of direct")
        faults.each(self.tissues, lambda tissue: faults.member("tissues", tissue, Tissue))

    @property
    def groups(self) -> frozenset[MuscleGroup]:
        """The muscle groups that it trains directly."""
        return groups_of(self.direct)

    @property
    def indirect_groups(self) -> frozenset[MuscleGroup]:
        """The muscle groups that only help."""
        return groups_of(self.indirect) - self.groups

    @property
    def regions(self) -> frozenset[Region]:
        """The regions that it trains directly."""
        return frozenset(group.region for group in self.groups)

    @property
    def per_side(self) -> bool:
        """Whether each side does its own sets."""
        return self.laterality is Laterality.UNILATERAL

    def is_doable_with(self, equipment: AbstractSet[str]) -> bool:
        """Return whether this equipment is enough.

        Args:
            equipment: What is at hand.

        Returns:
            Whether the needed equipment, or one of the alternatives, is among it.
        """
        return self.equipment <= equipment or any(kit <= equipment for kit in self.alternatives)

    def __str__(self) -> str:
        """Write the name, as a prescription does."""
        return self.name

    def _repr_html_(self) -> str:
        from runstrength.display.html import exercise_html  # noqa: PLC0415 - a noun calls up to be shown

        return exercise_html(self)
