"""The catalogue: a value that finds exercises by name, by fact and by ladder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar, overload

import attrs

from runstrength.errors import (
    Faults,
    InvalidValueError,
    Problem,
    UnknownExerciseError,
    nearest_names,
    shortened,
)
from runstrength.exercises._coverage import Coverage, coverage_of
from runstrength.exercises._ladder import Chain, LadderEdge, as_items, edges_of
from runstrength.exercises._names import name_key, name_keys
from runstrength.exercises._search import equipment_words, matching
from runstrength.exercises._substitution import Substitute, substitutes_for
from runstrength.model.exercise import Exercise, Laterality, Modality, Pattern
from runstrength.muscles import Muscle, MuscleGroup, Region, Tissue

if TYPE_CHECKING:
    from typing import Self

__all__ = ["Catalogue"]

D = TypeVar("D")


def _as_exercises(values: Iterable[Exercise]) -> tuple[Exercise, ...]:
    return as_items(values)


def _as_chains(values: Iterable[Chain]) -> tuple[Chain, ...]:
    return as_items(values)


@attrs.frozen(cache_hash=True, repr=False)
class Catalogue(Mapping[str, Exercise]):
    """Exercises by name, and the ladders between them: a mapping that never changes.

    It iterates over the canonical names, in the order of the exercises. A lookup takes a name, an
    identifier or an alias; case, plural, hyphens and spaces do not matter.

    Attributes:
        exercises: The exercises.
        chains: The ladders; their rungs are kept as canonical names.
        edges: Every step of every ladder.

    Raises:
        InvalidValueError: Two exercises share a name, or a ladder has an unknown rung or comes back to one.

    Example:
        >>> from runstrength.exercises import catalogue
        >>> len(catalogue), catalogue["press-ups"].name
        (83, 'push-up')
        >>> print(*catalogue.find(group="calves", modality="dynamic", equipment={"step"}, level=1), sep=", ")
        calf raise, bent-knee calf raise
    """

    exercises: tuple[Exercise, ...] = attrs.field(converter=_as_exercises)
    chains: tuple[Chain, ...] = attrs.field(default=(), converter=_as_chains)
    edges: tuple[LadderEdge, ...] = attrs.field(init=False, eq=False)
    _known: dict[str, Exercise] = attrs.field(init=False, eq=False)
    _texts: dict[str, str] = attrs.field(init=False, eq=False)
    _up: dict[str, tuple[LadderEdge, ...]] = attrs.field(init=False, eq=False)
    _down: dict[str, tuple[LadderEdge, ...]] = attrs.field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Refuse shared names and broken ladders, and make the tables that lookups go by."""
        faults = Faults("Catalogue")
        for exercise in self.exercises:
            faults.instance("exercises", exercise, Exercise, "Exercise values")
        for chain in self.chains:
            faults.instance("chains", chain, Chain, "Chain values")
        faults.raise_any()
        known, texts = _tables(self.exercises, faults)
        edges = edges_of(self.chains, known, faults)
        faults.raise_any()
        up: dict[str, list[LadderEdge]] = {}
        down: dict[str, list[LadderEdge]] = {}
        for edge in edges:
            up.setdefault(edge.lower.name, []).append(edge)
            down.setdefault(edge.upper.name, []).append(edge)
        chains = tuple(attrs.evolve(c, rungs=[known[name_key(r)].name for r in c.rungs]) for c in self.chains)
        # What people write most often, the names themselves, is found without making a key.
        known |= {text: known[key] for key, text in texts.items()} | {e.name: e for e in self.exercises}
        object.__setattr__(self, "chains", chains)
        object.__setattr__(self, "edges", edges)
        object.__setattr__(self, "_known", known)
        object.__setattr__(self, "_texts", texts)
        object.__setattr__(self, "_up", {name: tuple(found) for name, found in up.items()})
        object.__setattr__(self, "_down", {name: tuple(found) for name, found in down.items()})

    def __getitem__(self, name: str) -> Exercise:
        """Return the exercise with this name, identifier or alias in any spelling.

        Raises:
            UnknownExerciseError: No exercise has it; near names are suggested.
        """
        exercise = self._lookup(name)
        if exercise is None:
            near = self.nearest(name) if isinstance(name, str) else ()
            meant = f"; did you mean {' or '.join(repr(n) for n in near)}?" if near else ""
            message = f"unknown exercise {shortened(repr(name))}{meant}"
            raise UnknownExerciseError(Problem(message, field="exercise", value=name, suggestions=near))
        return exercise

    def __iter__(self) -> Iterator[str]:
        """Iterate over the canonical names."""
        return (exercise.name for exercise in self.exercises)

    def __len__(self) -> int:
        """Count the exercises."""
        return len(self.exercises)

    def __contains__(self, name: object) -> bool:
        """Return whether an exercise has this name, identifier or alias in any spelling."""
        return self._lookup(name) is not None

    @overload
    def get(self, name: str, /) -> Exercise | None: ...
    @overload
    def get(self, name: str, default: Exercise | D, /) -> Exercise | D: ...
    def get(self, name: str, default: Exercise | D | None = None, /) -> Exercise | D | None:
        """Return the exercise with this name, identifier or alias in any spelling, or the default.

        Args:
            name: What to look up.
            default: What to return when no exercise has it.

        Returns:
            The exercise, or the default.
        """
        exercise = self._lookup(name)
        return default if exercise is None else exercise

    def _lookup(self, name: object) -> Exercise | None:
        if not isinstance(name, str):
            return None
        return self._known.get(name) or self._known.get(name_key(name))

    def __repr__(self) -> str:
        """Count what is in it."""
        return f"<Catalogue of {len(self.exercises)} exercises and {len(self.chains)} ladders>"

    @property
    def names(self) -> tuple[str, ...]:
        """Every name and alias, as they are written: the canonical names first."""
        aliases = dict.fromkeys(alias for e in self.exercises for alias in e.aliases)
        return (*self, *aliases)

    @property
    def equipment(self) -> frozenset[str]:
        """Every word for equipment that an exercise uses."""
        return equipment_words(self.exercises)

    def nearest(self, name: str) -> tuple[str, ...]:
        """Return names or aliases that look like this one.

        Args:
            name: What was written.

        Returns:
            Up to three, best first, no two of one exercise.

        Example:
            >>> from runstrength.exercises import catalogue
            >>> catalogue.nearest("Bulgarian splt sqat")
            ('Bulgarian split squat',)
        """
        texts = (self._texts[key] for key in nearest_names(name_key(name), self._texts))
        found: dict[str, str] = {}
        for text in texts:
            found.setdefault(self._known[text].name, text)
        return tuple(found.values())

    def find(
        self,
        *,
        muscle: Muscle | MuscleGroup | str | None = None,
        group: MuscleGroup | str | None = None,
        region: Region | str | None = None,
        pattern: Pattern | str | None = None,
        equipment: Iterable[str] | None = None,
        modality: Modality | str | None = None,
        laterality: Laterality | str | None = None,
        level: int | None = None,
        impact: int | None = None,
        guide: bool | None = None,
        include_indirect: bool = False,
    ) -> tuple[Exercise, ...]:
        """Return the exercises that meet every condition that is given.

        Args:
            muscle: Trains this muscle directly; a group stands for any of its muscles.
            group: Trains this group directly.
            region: Trains this region directly: the anatomy, not the heading of the guide.
            pattern: Is this movement.
            equipment: Can be done with what is at hand; an empty set asks for exercises that need nothing.
            modality: Works the muscles this way.
            laterality: Uses the sides this way.
            level: Asks for at most this level, 1 to 3.
            impact: Has at most this impact, 0 to 3.
            guide: Whether the guide has it.
            include_indirect: Whether muscles, groups and regions count where they only help.

        Returns:
            The exercises, in the order of the catalogue.

        Raises:
            InvalidValueError: Conditions are wrong; all of them are named, with what was perhaps meant.

        Example:
            >>> from runstrength.exercises import catalogue
            >>> [str(e) for e in catalogue.find(muscle="hip flexors", equipment={"Bands"}, level=1)]
            ['mountain climbers', 'hip-flexor march']
        """
        return matching(
            self.exercises,
            muscle=muscle,
            group=group,
            region=region,
            pattern=pattern,
            equipment=equipment,
            modality=modality,
            laterality=laterality,
            level=level,
            impact=impact,
            guide=guide,
            include_indirect=include_indirect,
        )

    def substitutes(
        self,
        exercise: Exercise | str,
        *,
        equipment: Iterable[str] | None = None,
        level: int | None = None,
        avoid: Iterable[Muscle | MuscleGroup | Tissue | Exercise | str] = (),
    ) -> tuple[Substitute, ...]:
        """Return what can stand in for an exercise.

        That is what trains one of its muscles directly, and what is next to it on a ladder.

        Args:
            exercise: What is to be replaced; it need not be in the catalogue when it is a value.
            equipment: What is at hand; anything when left out.
            level: The highest level.
            avoid: What is not wanted: muscles and groups (not even helping), tissues that an exercise is
                chosen to load, exercises, or `"impact"` for any impact at all. A text names whichever has it.

        Returns:
            The substitutes, the most alike first, equals in the order of the catalogue.

        Raises:
            UnknownExerciseError: No exercise has the name.
            InvalidValueError: Conditions are wrong; all of them are named.

        Example:
            >>> from runstrength.exercises import catalogue
            >>> best = catalogue.substitutes("split squat", equipment={"band"})[0]
            >>> best.exercise.name, best.points
            ('reverse lunge', 78)
        """
        original = exercise if isinstance(exercise, Exercise) else self[exercise]
        upward = {edge.upper.name: edge for edge in self._up.get(original.name, ())}
        downward = {edge.lower.name: edge for edge in self._down.get(original.name, ())}
        return substitutes_for(
            original,
            self.exercises,
            neighbours=upward | downward,
            known=self._known,
            equipment=equipment,
            level=level,
            avoid=avoid,
        )

    def extended(self, exercises: Iterable[Exercise], *, chains: Iterable[Chain] = ()) -> Self:
        """Return a catalogue with exercises and ladders added; this one stays as it is.

        Args:
            exercises: What to add.
            chains: Ladders to add, over old and new exercises.

        Returns:
            The larger catalogue.

        Raises:
            InvalidValueError: A name or alias is taken, and by which exercise; or a ladder is broken.

        Example:
            >>> from runstrength.exercises import catalogue
            >>> sled = Exercise(name="Sled push", pattern="squat", direct={"quadriceps"}, equipment={"sled"})
            >>> mine = catalogue.extended([sled])
            >>> "sled pushes" in mine, "sled push" in catalogue
            (True, False)
        """
        return type(self)((*self.exercises, *as_items(exercises)), (*self.chains, *as_items(chains)))

    def harder(self, exercise: Exercise | str, *, chain: str | None = None) -> tuple[Exercise, ...]:
        """Return the exercises one rung up.

        Args:
            exercise: Where to start.
            chain: The name of a ladder; on it there is at most one.

        Returns:
            The exercises, each once, in the order of the ladders.

        Raises:
            UnknownExerciseError: No exercise has the name.
            InvalidValueError: There is no such ladder.

        Example:
            >>> from runstrength.exercises import catalogue
            >>> [str(e) for e in catalogue.harder("plank")]
            ['long-lever plank', 'mountain climbers']
            >>> [str(e) for e in catalogue.harder("plank", chain="plank")]
            ['long-lever plank']
        """
        steps = self._steps(self._up, exercise, chain)
        return tuple(dict.fromkeys(edge.upper for edge in steps))

    def easier(self, exercise: Exercise | str, *, chain: str | None = None) -> tuple[Exercise, ...]:
        """Return the exercises one rung down: along a ladder the exact inverse of `harder`.

        Args:
            exercise: Where to start.
            chain: The name of a ladder; on it there is at most one.

        Returns:
            The exercises, each once, in the order of the ladders.

        Raises:
            UnknownExerciseError: No exercise has the name.
            InvalidValueError: There is no such ladder.

        Example:
            >>> from runstrength.exercises import catalogue
            >>> [str(e) for e in catalogue.easier("pistol squat")]
            ['single-leg box squat']
        """
        steps = self._steps(self._down, exercise, chain)
        return tuple(dict.fromkeys(edge.lower for edge in steps))

    def _steps(
        self, table: Mapping[str, tuple[LadderEdge, ...]], exercise: Exercise | str, chain: str | None
    ) -> tuple[LadderEdge, ...]:
        name = self[exercise.name if isinstance(exercise, Exercise) else exercise].name
        steps = table.get(name, ())
        if chain is None:
            return steps
        names = {name_key(c.name): c.name for c in self.chains}
        asked = names.get(name_key(chain)) if isinstance(chain, str) else None
        if asked is None:
            faults = Faults("Catalogue")
            near = nearest_names(chain, names.values()) if isinstance(chain, str) else ()
            faults.add("chain", chain, "the name of a ladder", suggestions=near)
            raise InvalidValueError(*faults.problems)
        return tuple(edge for edge in steps if edge.chain == asked)

    def coverage(self, exercises: Iterable[Exercise | str]) -> Coverage:
        """Return what some exercises do for each of the groups that the guide calls key for running.

        Args:
            exercises: Exercises or their names; one that is there twice counts once.

        Returns:
            For each group what trains it, what helps, and, where nothing trains it, what the guide says
            that neglect risks and how good the evidence for that is.

        Raises:
            UnknownExerciseError: No exercise has one of the names.

        Example:
            >>> from runstrength.exercises import catalogue
            >>> fourteen = catalogue.coverage(catalogue.find(guide=True))
            >>> print(*fourteen.missing)
            calves
            >>> print(fourteen["calves"])
            calves: not trained.
        """
        return coverage_of(e if isinstance(e, Exercise) else self[e] for e in as_items(exercises))


def _tables(exercises: Iterable[Exercise], faults: Faults) -> tuple[dict[str, Exercise], dict[str, str]]:
    """Return the exercise and the text by the key of every name, identifier and alias."""
    known: dict[str, Exercise] = {}
    texts: dict[str, str] = {}
    for exercise in exercises:
        named = [("name", exercise.name), ("id", exercise.id), *(("alias", a) for a in exercise.aliases)]
        clashing: set[str] = set()
        for field, text in named:
            owners = [known.setdefault(key, exercise) for key in name_keys(text)]
            for key in name_keys(text):
                texts.setdefault(key, text)
            owner = next((o for o in owners if o is not exercise), None)
            if owner is not None and name_key(text) not in clashing:
                clashing.add(name_key(text))
                message = f"the {field} {text!r} of {exercise.name!r} belongs to {owner.name!r} already"
                allowed = "a name that no other exercise has"
                problem = Problem(f"{faults.owner}: {message}", field=field, value=text, allowed=allowed)
                faults.problems.append(problem)
    return known, texts
