"""Ladders: which exercise comes before and after which, and what the step adds."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, TypeVar, cast

import attrs

from runstrength.errors import Faults, Problem, nearest_names
from runstrength.exercises._names import name_key
from runstrength.model.exercise import Exercise, as_member

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Chain", "EdgeKind", "LadderEdge"]

T = TypeVar("T")


class EdgeKind(StrEnum):
    """What the upper of two rungs adds to the lower."""

    HARDER = "harder"
    """Leverage, range, speed or balance: anything but the two others."""
    LOAD = "load"
    """A weight or a resistance, or a heavier one."""
    UNILATERAL = "unilateral"
    """One side at a time where both worked together."""


def as_items(values: Iterable[T]) -> tuple[T, ...]:
    """Return the items as a tuple; a text, or what is no collection, as a tuple of one for the checks.

    Args:
        values: Items.

    Returns:
        A tuple.
    """
    if isinstance(values, str) or not isinstance(values, Iterable):
        return cast("tuple[T, ...]", (values,))
    return tuple(values)


def _as_names(rungs: Iterable[Exercise | str]) -> tuple[str, ...]:
    return tuple(r.name if isinstance(r, Exercise) else r for r in as_items(rungs))


def _as_kinds(kinds: Iterable[EdgeKind | str]) -> tuple[EdgeKind, ...]:
    return tuple(as_member(EdgeKind, k) for k in as_items(kinds))


@attrs.frozen(kw_only=True)
class Chain:
    """A ladder from its easiest rung to its hardest.

    A branch is a chain of its own that begins at the rung where it leaves the other.

    Attributes:
        name: What the ladder is called.
        rungs: Names of exercises, at least two, the easiest first; exercises are taken for their names.
        edges: What each rung adds to the one before, so one fewer than the rungs.

    Raises:
        InvalidValueError: Fields are wrong; all of them are named.

    Example:
        >>> sled = Chain(name="sled", rungs=["split squat", "Sled push"], edges=["load"])
        >>> print(sled)
        sled: split squat, Sled push
    """

    name: str
    rungs: tuple[str, ...] = attrs.field(converter=_as_names)
    edges: tuple[EdgeKind, ...] = attrs.field(converter=_as_kinds)

    def __attrs_post_init__(self) -> None:
        """Refuse a ladder without steps, or with a rung twice."""
        faults = Faults("Chain")
        if not (isinstance(self.name, str) and name_key(self.name)):
            faults.add("name", self.name, "text")
        rungs_right = [faults.instance("rungs", r, str, "names of exercises") for r in self.rungs]
        if len(self.rungs) < 2:  # noqa: PLR2004 - a step needs two
            faults.add("rungs", list(self.rungs), "at least two names")
        elif all(rungs_right) and len({name_key(r) for r in self.rungs}) < len(self.rungs):
            faults.add("rungs", list(self.rungs), "different exercises")
        for kind in self.edges:
            faults.member("edges", kind, EdgeKind)
        if len(self.edges) != max(len(self.rungs) - 1, 0):
            faults.add("edges", len(self.edges), f"one fewer than the {len(self.rungs)} rungs")
        faults.raise_any()

    def __str__(self) -> str:
        """Write the name and the rungs."""
        return f"{self.name}: {', '.join(self.rungs)}"


@attrs.frozen
class LadderEdge:
    """One step of a ladder.

    Attributes:
        lower: The easier exercise.
        upper: The harder exercise.
        kind: What the upper adds.
        chain: Name of the ladder.
    """

    lower: Exercise
    upper: Exercise
    kind: EdgeKind
    chain: str

    def __str__(self) -> str:
        """Write both exercises and what the step adds."""
        return f"{self.lower} to {self.upper} ({self.kind})"


def edges_of(
    chains: Iterable[Chain], known: Mapping[str, Exercise], faults: Faults
) -> tuple[LadderEdge, ...]:
    """Return all steps of the ladders.

    Args:
        chains: The ladders.
        known: Exercises by the key of their names and aliases.
        faults: Where rungs without an exercise, ladders of one name, contradictions and cycles are recorded.

    Returns:
        The steps, chain by chain; none of a chain that has a fault.
    """
    edges: list[LadderEdge] = []
    chain_names: set[str] = set()
    kinds: dict[tuple[str, str], LadderEdge] = {}
    for chain in chains:
        if name_key(chain.name) in chain_names:
            faults.add("chains", chain.name, "of different names")
        chain_names.add(name_key(chain.name))
        rungs = [_rung(chain, name, known, faults) for name in chain.rungs]
        for lower, upper, kind in zip(rungs, rungs[1:], chain.edges, strict=False):
            if lower is None or upper is None:
                continue
            edge = LadderEdge(lower, upper, kind, chain.name)
            first = kinds.setdefault((lower.name, upper.name), edge)
            if first.kind is not kind:
                step = f"the step from {lower} to {upper} in chain {chain.name!r}"
                faults.add(step, str(kind), f"{str(first.kind)!r} as in {first.chain!r}")
            edges.append(edge)
    _refuse_cycles(edges, faults)
    return tuple(edges)


def _rung(chain: Chain, name: str, known: Mapping[str, Exercise], faults: Faults) -> Exercise | None:
    exercise = known.get(name_key(name))
    if exercise is None:
        near = nearest_names(name.lower(), [e.name for e in known.values()])
        faults.add(f"rungs of chain {chain.name!r}", name, "exercises of the catalogue", suggestions=near)
    return exercise


def _refuse_cycles(edges: Iterable[LadderEdge], faults: Faults) -> None:
    below: dict[str, set[str]] = {}
    for edge in edges:
        below.setdefault(edge.upper.name, set()).add(edge.lower.name)
    try:
        TopologicalSorter(below).prepare()
    except CycleError as error:
        cycle: list[str] = error.args[1]
        faults.problems.append(
            Problem(
                f"{faults.owner}: a ladder must not come back to a rung, and these do: {' to '.join(cycle)}",
                field="chains",
                value=tuple(cycle),
                allowed="without cycles",
            )
        )
