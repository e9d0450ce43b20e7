"""Which of the groups that running needs some exercises train, and what leaving one out is said to do."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import attrs

from runstrength.errors import Faults, InvalidValueError, nearest_names
from runstrength.evidence import Claim, guide
from runstrength.model.exercise import Exercise
from runstrength.muscles import KEY_GROUPS, ROLES, MuscleGroup, Role

__all__ = ["Coverage", "GroupCoverage", "coverage_of"]

_NEGLECT = "G06"


@cache
def _neglect_claims() -> tuple[Claim, ...]:
    return tuple(claim for claim in guide().claims if claim.parent == _NEGLECT)


@attrs.frozen(kw_only=True)
class GroupCoverage:
    """What some exercises do for one of the groups that running needs.

    Attributes:
        group: The group.
        direct: Exercises that train it directly.
        indirect: Exercises in which it only helps.
    """

    group: MuscleGroup
    direct: tuple[Exercise, ...]
    indirect: tuple[Exercise, ...]

    @property
    def is_trained(self) -> bool:
        """Whether an exercise trains it directly."""
        return bool(self.direct)

    @property
    def role(self) -> Role:
        """What the group does in running, with its sources."""
        return ROLES[self.group]

    @property
    def risks(self) -> tuple[Claim, ...]:
        """What the guide says that neglect risks, each with verdict and grade; empty for a trained group.

        The guide says it of strength work as a whole and not of one group: an untrained group has all of it.
        """
        return () if self.direct else _neglect_claims()

    def __str__(self) -> str:
        """Write one sentence."""
        if self.direct:
            return f"{self.group}: trained directly by {_listed(self.direct)}."
        if self.indirect:
            return f"{self.group}: not trained directly; helps in {_listed(self.indirect)}."
        return f"{self.group}: not trained."


@attrs.frozen(kw_only=True)
class Coverage:
    """What some exercises do for each of the groups that the guide calls key for running.

    It describes a list of exercises, not a person: no diagnosis, and no promise that a full list keeps
    anybody well.

    Attributes:
        groups: The key groups in the order of the guide.
    """

    groups: tuple[GroupCoverage, ...]

    @property
    def missing(self) -> tuple[MuscleGroup, ...]:
        """The groups that no exercise trains directly."""
        return tuple(g.group for g in self.groups if not g.is_trained)

    @property
    def is_complete(self) -> bool:
        """Whether every key group is trained directly."""
        return not self.missing

    @property
    def risks(self) -> tuple[Claim, ...]:
        """What the guide says that neglect risks, with verdict and grade; empty when nothing is missing."""
        return _neglect_claims() if self.missing else ()

    def __getitem__(self, group: MuscleGroup | str) -> GroupCoverage:
        """Return the part of one key group.

        Raises:
            InvalidValueError: It is no key group.
        """
        parts = {part.group: part for part in self.groups}
        if group not in parts:
            faults = Faults("Coverage")
            near = nearest_names(str(group), map(str, parts))
            faults.add("group", str(group), f"one of {', '.join(parts)}", suggestions=near)
            raise InvalidValueError(*faults.problems)
        return parts[MuscleGroup(group)]

    def __str__(self) -> str:
        """Write a line for each group, then what neglect is said to risk and how good the evidence is."""
        lines = [str(part) for part in self.groups]
        if self.missing:
            lines.append(
                "The guide on neglecting strength work as a whole, and what the evidence makes of it:"
            )
            lines += [f"- {c.text} Verdict: {c.verdict} (grade {c.grade}). {c.note}" for c in self.risks]
            lines.append("This describes the list of exercises. It is no diagnosis.")
        return "\n".join(lines)


def _listed(exercises: Iterable[Exercise]) -> str:
    return ", ".join(map(str, exercises))


def coverage_of(exercises: Iterable[Exercise]) -> Coverage:
    """Return what the exercises do for each key group.

    Args:
        exercises: Any exercises; one that is there twice counts once.

    Returns:
        The coverage.

    Example:
        >>> bridge = Exercise(name="glute bridge", pattern="bridge", direct={"gluteus maximus"})
        >>> coverage_of([bridge])["glutes"].is_trained
        True
    """
    once = tuple(dict.fromkeys(exercises))
    return Coverage(
        groups=tuple(
            GroupCoverage(
                group=group,
                direct=tuple(e for e in once if group in e.groups),
                indirect=tuple(e for e in once if group in e.indirect_groups),
            )
            for group in KEY_GROUPS
        )
    )
