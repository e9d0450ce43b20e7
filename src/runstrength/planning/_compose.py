"""What sessions are composed of: exercises that somebody can do, their doses, and what rules say of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final, TypeAlias

import attrs

from runstrength.checking._engine import Engine, engine_for
from runstrength.days import Half, Slot, Weekday
from runstrength.exercises import Catalogue
from runstrength.findings import Score, Severity, micro
from runstrength.formulas.load import UnloadableError, round_load
from runstrength.model.athlete import Athlete, Level, RunnerType
from runstrength.model.dose import Dose, Work
from runstrength.model.exercise import Exercise, Laterality
from runstrength.model.plan import Plan
from runstrength.model.session import Item, Prescription, StrengthSession, Superset
from runstrength.model.week import PlannedSession, Week
from runstrength.planning._menus import LEG_CURL, Dosing, Part, Role
from runstrength.planning._season import PhaseKind
from runstrength.policies import Policy
from runstrength.quantities import Load
from runstrength.rules._api import Breach, Rule
from runstrength.timeline import Line, timeline

MOST_CANDIDATES: Final = 25
"""Most exercises that a role is filled from."""
STEP_PERCENT: Final = 2.5
"""Points of the 1RM by which known loads rise from one step of a block to the next. D."""

LEVELS: Final = {Level.NOVICE: 2, Level.INTERMEDIATE: 2, Level.ADVANCED: 3}
_MOST_IMPACT: Final = {Level.NOVICE: 1, Level.INTERMEDIATE: 2, Level.ADVANCED: 3}
_WITHHELD_IMPACT: Final = 2
_WEIGHTS: Final = {
    "barbell": 3, "trap bar": 3, "machine": 3, "dumbbells": 2, "kettlebell": 2,
}  # fmt: skip
LEAST_WEIGHT: Final = 2
_DAYS: Final = tuple(Slot(day, Half.AM) for day in Weekday)
ANY_DOSE: Final = Dose(sets=1, work=Work(8))

Objections: TypeAlias = Iterable[tuple[Rule, Breach]]


@attrs.frozen
class Pick:
    """An exercise in a role.

    Attributes:
        role: The role.
        exercise: What fills it.
        dosing: How much.
        others: What else could have.
        is_added: Whether the starting guide, which is followed otherwise, does not have it.
    """

    role: Role
    exercise: Exercise
    dosing: Dosing
    others: tuple[Exercise, ...] = attrs.field(default=(), eq=False)
    is_added: bool = False


@attrs.frozen
class Composed:
    """A session by its picks, with the sets that its parts have less than the most.

    Attributes:
        kind: The phase that it is for.
        title: What it is called.
        picks: What fills its roles, in the order of the menu.
        less: Sets that the main lifts, and rounds that the circuit, have less.
        left_out: Roles that found no room, the most important first.
        unfillable: Roles for which there is no exercise.
        least_is_one: Whether a single set will do, as in a week that is eased.
    """

    kind: PhaseKind
    title: str
    picks: tuple[Pick, ...]
    less: tuple[int, int] = (0, 0)
    left_out: tuple[Role, ...] = ()
    unfillable: tuple[Role, ...] = ()
    least_is_one: bool = False

    def sets(self, pick: Pick) -> int:
        """Return the sets of one of its picks."""
        return max(1, sets_of(pick, self.less, 1 if self.least_is_one else None))


@attrs.frozen(eq=False)
class Composer:
    """What composing needs to know.

    Attributes:
        athlete: Who trains.
        policy: The rules.
        catalogue: The exercises.
        guide: Whether the work is a circuit of the starting guide's exercises.
        minutes: The most minutes of a session.
        learns: Whether the athlete is new to lifting.
    """

    athlete: Athlete
    policy: Policy
    catalogue: Catalogue
    guide: bool
    minutes: float
    learns: bool

    nexts: dict[object, bool] = attrs.field(init=False, factory=dict[object, bool])
    """Which exercises may follow on a block, remembered."""
    _doses: dict[object, Prescription] = attrs.field(init=False, factory=dict[object, Prescription])

    @cached_property
    def engine(self) -> Engine:
        """The rules ready for the athlete."""
        return engine_for(self.policy, self.athlete)

    @cached_property
    def allowed(self) -> tuple[Exercise, ...]:
        """The exercises that equipment, level, pain and flags leave."""
        level = LEVELS[self.athlete.level]
        impact = _MOST_IMPACT[Level.NOVICE if self.athlete.is_novice else self.athlete.level]
        if self.athlete.pregnant:
            impact = min(impact, _WITHHELD_IMPACT - 1)
        barred = self._barred()
        return tuple(
            e
            for e in self.catalogue.exercises
            if e.is_doable_with(self.athlete.equipment)
            and e.level <= level
            and e.impact <= impact
            and not e.light
            and e.name not in barred
        )

    def _barred(self) -> frozenset[str]:
        """Ask the rules which exercises are not for this athlete now."""
        safety = [rule for rule in self.engine.plans if rule.family() == "SAF"]
        if not self.athlete.pains:
            return frozenset()
        barred: set[str] = set()
        for exercise in self.catalogue.exercises:
            session = StrengthSession([Prescription(exercise, ANY_DOSE)])
            line = timeline(Plan([Week([PlannedSession(Slot.parse("mon"), session)])]), athlete=self.athlete)
            told = [b for rule in safety for b in rule.check(line, self.engine.context)]
            if any(breach.exercise == exercise.name for breach in told):
                barred.add(exercise.name)
        return frozenset(barred)

    def candidates(self, role: Role, kind: PhaseKind) -> tuple[Exercise, ...]:
        """Return what can fill a role in a phase.

        Args:
            role: The role.
            kind: The phase.

        Returns:
            At most 25 exercises; those of the guide alone where it is followed and has one.
        """
        found = [e for e in self.allowed if role.fits(e)]
        if self.guide:
            found = [e for e in found if e.guide] or sorted(found, key=_ease)[:1]
        elif role.part is Part.MAIN:
            found = self._fit_for(found, kind)
        elif (
            role is LEG_CURL and self.athlete.type is RunnerType.SPRINTER
        ):  # DOR12: hamstrings drive at speed
            found = [e for e in found if e.level == max(other.level for other in found)]
        return tuple(found[:MOST_CANDIDATES])

    def _fit_for(self, found: list[Exercise], kind: PhaseKind) -> list[Exercise]:
        """Keep what is as heavy as can be, or without weights what is hard enough for the phase."""
        most = max((self.weight(e) for e in found), default=0)
        if most >= LEAST_WEIGHT:
            return [e for e in found if self.weight(e) == most]
        levels = [e.level for e in found]
        wanted = (min if kind is PhaseKind.GENERAL else max)(levels, default=0)
        return [e for e in found if e.level == wanted]

    def weight(self, exercise: Exercise) -> int:
        """Return how heavy an exercise can be made with what is owned: 0 with nothing, 3 with a bar."""
        kits = (exercise.equipment, *exercise.alternatives)
        owned = [kit for kit in kits if kit <= self.athlete.equipment]
        return max((_WEIGHTS.get(item, 0) for kit in owned for item in kit), default=0)

    def dose(self, pick: Pick, sets: int, step: int = 0) -> Dose:
        """Return the dose of a pick.

        Args:
            pick: The pick.
            sets: The sets.
            step: How many steps of the block lie before; known loads rise with it.

        Returns:
            The dose.
        """
        exercise, dosing = pick.exercise, pick.dosing
        if self.guide:
            guide = exercise.guide.dose if exercise.guide else None
            work = guide.work if guide else Work(*_GUIDE_REPS) if exercise.landings == 0 else Work(10)
            return Dose(sets=sets, work=work, per_side=exercise.per_side)
        rest = dosing.rest if pick.role.part is not Part.CIRCUIT else None
        return Dose(
            sets=sets,
            work=dosing.work(exercise),
            per_side=exercise.per_side,
            rpe=dosing.effort if exercise.landings == 0 else None,
            load=self._load(exercise, dosing, step),
            rest=rest,
        )

    def _load(self, exercise: Exercise, dosing: Dosing, step: int) -> Load | None:
        known = self.athlete.one_rep_max(exercise.name)
        if known is None or not dosing.percent:
            return None
        try:
            return Load(round_load(known.kg * (dosing.percent + STEP_PERCENT * step) / 100))
        except UnloadableError:
            return None

    def session(self, composed: Composed, step: int = 0) -> StrengthSession:
        """Return a composed session as a plan holds it: jumps, main lifts, then the circuit.

        Args:
            composed: The session.
            step: How many steps of the block lie before.

        Returns:
            The session.
        """
        parts: dict[Part, list[Prescription]] = {part: [] for part in Part}
        for pick in composed.picks:
            sets = composed.sets(pick)
            key = (pick.exercise, pick.dosing, pick.role.part, sets, step)
            known = self._doses.get(key)
            if known is None:
                dose = self.dose(pick, sets, step)
                known = self._doses[key] = Prescription(pick.exercise, dose)
            parts[pick.role.part].append(known)
        circuit = parts[Part.CIRCUIT]
        items: list[Item] = [*parts[Part.JUMP], *parts[Part.MAIN]]
        items += [Superset(circuit)] if len(circuit) > 1 else circuit
        return StrengthSession(items, title=composed.title)

    def said(self, sessions: Sequence[StrengthSession], labels: Sequence[str]) -> Score:
        """Return what the rules say of the contents of a week.

        Args:
            sessions: Its sessions.
            labels: Its labels.

        Returns:
            The score of the session rules and of the week rules that go by content.
        """
        line = line_of(sessions, labels, self.athlete)
        return score_of(
            [
                *(one for placed in line.sessions for one in self.engine.session(placed.facts)),
                *self.week_says(line, more_only=False),
            ]
        )

    def progress(
        self, before: Sequence[Composed], sessions: Sequence[StrengthSession], kind: PhaseKind
    ) -> Score:
        """Return what the rules of progress say of a week right after one of the block before.

        Args:
            before: The sessions of the block before.
            sessions: Those of the week.
            kind: Its phase.

        Returns:
            The score; nothing without a block before.
        """
        if not before:
            return Score()
        weeks = [week_of([self.session(one) for one in before], ()), week_of(sessions, (kind.value,))]
        line = timeline(Plan(weeks), athlete=self.athlete)
        rules = [rule for rule in self.engine.plans if rule.family() == "PRG"]
        return score_of((rule, b) for rule in rules for b in rule.check(line, self.engine.context))

    def week_says(self, line: Line, *, more_only: bool) -> Objections:
        """Go through what the week rules that go by content say.

        Args:
            line: A week.
            more_only: Whether to ask only the rules that nothing more can offend.

        Yields:
            The rules and what they object to.
        """
        for rule in self.engine.weeks:
            if rule.by_content and (rule.asks_for_more or not more_only):
                yield from ((rule, breach) for breach in rule.check(line.weeks[0], self.engine.context))


_GUIDE_REPS: Final = (12, 15)
"""Repetitions of what is added to the guide, as its own two-legged exercises have them. guide (D)."""


def sets_of(pick: Pick, less: tuple[int, int], least: int | None = None) -> int:
    """Return the sets of a pick.

    Args:
        pick: The pick.
        less: Sets that main lifts and jumps, and rounds that circuits, have less.
        least: The least; that of its dosing when left out.

    Returns:
        The sets.
    """
    most = pick.dosing.sets[0] - less[pick.role.part is Part.CIRCUIT]
    return max(pick.dosing.sets[1] if least is None else least, most)


def _ease(exercise: Exercise) -> tuple[int, int, bool]:
    return exercise.level, exercise.impact, exercise.laterality is not Laterality.BILATERAL


def week_of(sessions: Sequence[StrengthSession], labels: Sequence[str]) -> Week:
    """Return a week of sessions of which only the content matters, on one day each."""
    planned = [PlannedSession(slot, session) for slot, session in zip(_DAYS, sessions, strict=False)]
    return Week(planned, labels=labels, repeats=False)


def line_of(sessions: Sequence[StrengthSession], labels: Sequence[str], athlete: Athlete) -> Line:
    """Return the line of such a week."""
    return timeline(week_of(sessions, labels), athlete=athlete)


def score_of(objections: Objections) -> Score:
    """Return the score of what rules object to."""
    counts = {Severity.ERROR: 0, Severity.WARNING: 0, Severity.INFO: 0}
    off = 0
    for rule, breach in objections:
        counts[rule.severity or breach.severity] += 1
        off += micro(breach.shortfall)
    return Score(counts[Severity.ERROR], counts[Severity.WARNING], counts[Severity.INFO], off)
