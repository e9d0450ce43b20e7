"""The muscles that the library tells apart, the groups over them and the regions over those.

A set is counted for the muscles that an exercise trains; rules and summaries speak of groups and regions.
The groups that the guide calls key for running carry what they do in running, with a source.
"""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["KEY_GROUPS", "ROLES", "Muscle", "MuscleGroup", "Region", "Role", "Tissue", "groups_of"]


class Region(StrEnum):
    """A third of the body, as the guide sorts its exercises."""

    LOWER = "lower"
    CORE = "core"
    UPPER = "upper"

    @property
    def groups(self) -> frozenset[MuscleGroup]:
        """The muscle groups of this region."""
        return frozenset(g for g, r in _REGION_OF.items() if r is self)


class MuscleGroup(StrEnum):
    """Muscles that work, tire and are counted together.

    Example:
        >>> sorted(MuscleGroup.CALVES.muscles)
        [<Muscle.GASTROCNEMIUS: 'gastrocnemius'>, <Muscle.SOLEUS: 'soleus'>]
        >>> MuscleGroup.CALVES.region
        <Region.LOWER: 'lower'>
    """

    QUADRICEPS = "quadriceps"
    HAMSTRINGS = "hamstrings"
    GLUTES = "glutes"
    CALVES = "calves"
    HIP_FLEXORS = "hip flexors"
    ADDUCTORS = "adductors"
    SHINS = "shins"
    FEET = "feet"
    CORE = "core"
    CHEST = "chest"
    SHOULDERS = "shoulders"
    ARMS = "arms"
    UPPER_BACK = "upper back"

    @property
    def muscles(self) -> frozenset[Muscle]:
        """The muscles of this group."""
        return frozenset(m for m, g in _GROUP_OF.items() if g is self)

    @property
    def region(self) -> Region:
        """The region that this group belongs to."""
        return _REGION_OF[self]


class Muscle(StrEnum):
    """A muscle, as fine as a runner's training can aim.

    Example:
        >>> Muscle("soleus").group
        <MuscleGroup.CALVES: 'calves'>
    """

    QUADRICEPS = "quadriceps"
    HAMSTRINGS = "hamstrings"
    GLUTEUS_MAXIMUS = "gluteus maximus"
    GLUTEUS_MEDIUS = "gluteus medius"
    SOLEUS = "soleus"
    GASTROCNEMIUS = "gastrocnemius"
    HIP_FLEXORS = "hip flexors"
    ADDUCTORS = "adductors"
    TIBIALIS_ANTERIOR = "tibialis anterior"
    FOOT_INTRINSICS = "foot intrinsics"
    ABDOMINALS = "abdominals"
    LOWER_ABDOMINALS = "lower abdominals"
    OBLIQUES = "obliques"
    ERECTORS = "erectors"
    CHEST = "chest"
    SHOULDERS = "shoulders"
    TRICEPS = "triceps"
    BICEPS = "biceps"
    UPPER_BACK = "upper back"

    @property
    def group(self) -> MuscleGroup:
        """The group that this muscle belongs to."""
        return _GROUP_OF[self]

    @property
    def region(self) -> Region:
        """The region that this muscle belongs to."""
        return _REGION_OF[_GROUP_OF[self]]


class Tissue(StrEnum):
    """A kind of tissue that an exercise can be chosen to load."""

    MUSCLE = "muscle"
    TENDON = "tendon"
    LIGAMENT = "ligament"
    CONNECTIVE = "connective tissue"
    BONE = "bone"
    JOINT = "joint"


_GROUP_OF: Final[Mapping[Muscle, MuscleGroup]] = {
    Muscle.QUADRICEPS: MuscleGroup.QUADRICEPS,
    Muscle.HAMSTRINGS: MuscleGroup.HAMSTRINGS,
    Muscle.GLUTEUS_MAXIMUS: MuscleGroup.GLUTES,
    Muscle.GLUTEUS_MEDIUS: MuscleGroup.GLUTES,
    Muscle.SOLEUS: MuscleGroup.CALVES,
    Muscle.GASTROCNEMIUS: MuscleGroup.CALVES,
    Muscle.HIP_FLEXORS: MuscleGroup.HIP_FLEXORS,
    Muscle.ADDUCTORS: MuscleGroup.ADDUCTORS,
    Muscle.TIBIALIS_ANTERIOR: MuscleGroup.SHINS,
    Muscle.FOOT_INTRINSICS: MuscleGroup.FEET,
    Muscle.ABDOMINALS: MuscleGroup.CORE,
    Muscle.LOWER_ABDOMINALS: MuscleGroup.CORE,
    Muscle.OBLIQUES: MuscleGroup.CORE,
    Muscle.ERECTORS: MuscleGroup.CORE,
    Muscle.CHEST: MuscleGroup.CHEST,
    Muscle.SHOULDERS: MuscleGroup.SHOULDERS,
    Muscle.TRICEPS: MuscleGroup.ARMS,
    Muscle.BICEPS: MuscleGroup.ARMS,
    Muscle.UPPER_BACK: MuscleGroup.UPPER_BACK,
}

_REGION_OF: Final[Mapping[MuscleGroup, Region]] = {
    MuscleGroup.QUADRICEPS: Region.LOWER,
    MuscleGroup.HAMSTRINGS: Region.LOWER,
    MuscleGroup.GLUTES: Region.LOWER,
    MuscleGroup.CALVES: Region.LOWER,
    MuscleGroup.HIP_FLEXORS: Region.LOWER,
    MuscleGroup.ADDUCTORS: Region.LOWER,
    MuscleGroup.SHINS: Region.LOWER,
    MuscleGroup.FEET: Region.LOWER,
    MuscleGroup.CORE: Region.CORE,
    MuscleGroup.CHEST: Region.UPPER,
    MuscleGroup.SHOULDERS: Region.UPPER,
    MuscleGroup.ARMS: Region.UPPER,
    MuscleGroup.UPPER_BACK: Region.UPPER,
}


@attrs.frozen(kw_only=True)
class Role:
    """What a muscle group does in running.

    Attributes:
        text: One sentence.
        sources: Keys of the references behind it; `guide` is the starting guide.
    """

    text: str
    sources: tuple[str, ...]


KEY_GROUPS: Final[tuple[MuscleGroup, ...]] = (
    MuscleGroup.QUADRICEPS,
    MuscleGroup.HAMSTRINGS,
    MuscleGroup.CALVES,
    MuscleGroup.GLUTES,
    MuscleGroup.HIP_FLEXORS,
    MuscleGroup.CORE,
)
"""The groups that the guide names as key for running, in its order."""

ROLES: Final[Mapping[MuscleGroup, Role]] = MappingProxyType(
    {
        MuscleGroup.QUADRICEPS: Role(
            text="Brake and hold the body up in the first half of each stance.", sources=("guide", "HAM10")
        ),
        MuscleGroup.HAMSTRINGS: Role(
            text="Slow the swinging leg and, at sprinting speed, help to drive it.",
            sources=("guide", "DOR12"),
        ),
        MuscleGroup.CALVES: Role(
            text="Push the body forward and up in late stance; the main motor at everyday running speeds.",
            sources=("guide", "HAM10", "DOR12"),
        ),
        MuscleGroup.GLUTES: Role(
            text="Drive the body forward, keep the pelvis level and the leg in line.",
            sources=("guide", "DOR12"),
        ),
        MuscleGroup.HIP_FLEXORS: Role(
            text="Lift the knee and set stride length; they matter more the faster the run.",
            sources=("guide", "DOR12"),
        ),
        MuscleGroup.CORE: Role(
            text="Steadies the trunk, keeps posture and passes force between legs and arms.",
            sources=("guide",),
        ),
    }
)
"""The role of each key group in running, with its sources."""


def groups_of(muscles: Iterable[Muscle]) -> frozenset[MuscleGroup]:
    """Return the groups that the muscles belong to.

    Args:
        muscles: Any muscles.

    Returns:
        Their groups.

    Example:
        >>> sorted(groups_of([Muscle.SOLEUS, Muscle.GASTROCNEMIUS, Muscle.OBLIQUES]))
        [<MuscleGroup.CALVES: 'calves'>, <MuscleGroup.CORE: 'core'>]
    """
    return frozenset(_GROUP_OF[m] for m in muscles)
