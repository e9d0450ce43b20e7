"""Composing sessions: which exercise fills which role, and how much of it, by an exact search.

A session is chosen among every way to fill its roles: first by what the rules say, then so that the most
important roles are filled, then by the sets for the groups that running needs per minute, then so that leg
work stays and other work changes. The sessions of a week are composed one after the other; for the first
ones the rules are asked what the later ones can still make good.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Final, TypeAlias

import attrs

from runstrength.checking._engine import Engine, engine_for
from runstrength.days import Half, Slot, Weekday
from runstrength.exercises import Catalogue
from runstrength.findings import Score, Severity, micro
from runstrength.formulas.load import UnloadableError, round_load
from runstrength.model.athlete import Athlete, Level
from runstrength.model.dose import Dose, Work
from runstrength.model.exercise import Exercise, Laterality
from runstrength.model.plan import Plan
from runstrength.model.session import Item, Prescription, StrengthSession, Superset
from runstrength.model.week import PlannedSession, Week
from runstrength.muscles import KEY_GROUPS, Region
from runstrength.planning._menus import Dosing, Menu, Part, Role, dosing_for
from runstrength.planning._season import PhaseKind
from runstrength.policies import Policy
from runstrength.quantities import Load
from runstrength.rules._api import Breach, Rule
from runstrength.timeline import Line, facts_of, timeline

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
_LEAST_WEIGHT: Final = 2
_QUARTERS: Final = 4
"""Times are whole quarters of a second in the search, so that sums are exact."""
_WARM_UP_S, _TRANSITION_S = 300, 60
_TITLES: Final = {
    PhaseKind.GENERAL: "General strength",
    PhaseKind.MAX: "Heavy strength",
    PhaseKind.POWER: "Strength and power",
    PhaseKind.MAINTENANCE: "Keep strength",
}
_DAYS: Final = tuple(Slot(day, Half.AM) for day in Weekday)
_ANY_DOSE: Final = Dose(sets=1, work=Work(8))
_LEAST_ONCE_A_WEEK: Final = 2
"""Sets of what is done once a week, as rules ask of a muscle group (COV003). D."""
_REDUCTIONS: Final = ((0, 0), (0, 1), (1, 1), (1, 2), (2, 2))
"""How many sets the main lifts, and rounds the circuit, have less; tried in this order."""

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
class _Option:
    """A pick as the search sees it: what it gives and what it takes, in one set or round."""

    pick: Pick
    covers: int
    sets: int
    work: int
    rest: int
    rank: tuple[int, ...]

    def seconds(self, sets: int) -> int:
        return self.work * sets + (self.rest * (sets - 1) if self.pick.role.part is not Part.CIRCUIT else 0)


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

    _doses: dict[object, Prescription] = attrs.field(factory=dict[object, Prescription])

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
            session = StrengthSession([Prescription(exercise, _ANY_DOSE)])
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
        return tuple(found[:MOST_CANDIDATES])

    def _fit_for(self, found: list[Exercise], kind: PhaseKind) -> list[Exercise]:
        """Keep what is as heavy as can be, or without weights what is hard enough for the phase."""
        most = max((self.weight(e) for e in found), default=0)
        if most >= _LEAST_WEIGHT:
            return [e for e in found if self.weight(e) == most]
        levels = sorted({e.level for e in found})
        wanted = levels[0] if kind is PhaseKind.GENERAL else levels[-1] if levels else 0
        return [e for e in found if e.level == wanted] if levels else found

    def weight(self, exercise: Exercise) -> int:
        """Return how heavy an exercise can be made with what is owned: 0 with nothing, 3 with a bar."""
        kits = (exercise.equipment, *exercise.alternatives)
        owned = [kit for kit in kits if kit <= self.athlete.equipment]
        return max((_WEIGHTS.get(item, 0) for kit in owned for item in kit), default=0)

    def week(
        self, kind: PhaseKind, menus: Sequence[Menu], before: Sequence[Composed]
    ) -> tuple[Composed, ...]:
        """Compose the sessions of an ordinary week.

        Args:
            kind: The phase.
            menus: A menu for each session.
            before: The sessions of the block before.

        Returns:
            A session for each menu.
        """
        done: list[Composed] = []
        while len(done) < len(menus):
            done.append(_Search(self, kind, menus, tuple(done), tuple(before)).solve())
        return tuple(done)

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
        line = _line(sessions, labels, self.athlete)
        return _score(
            [
                *(one for placed in line.sessions for one in self.engine.session(placed.facts)),
                *self._week_says(line, more_only=False),
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
        weeks = [_week([self.session(one) for one in before], ()), _week(sessions, (kind.value,))]
        line = timeline(Plan(weeks), athlete=self.athlete)
        rules = [rule for rule in self.engine.plans if rule.family() == "PRG"]
        return _score((rule, b) for rule in rules for b in rule.check(line, self.engine.context))

    def _week_says(self, line: Line, *, more_only: bool) -> Iterator[tuple[Rule, Breach]]:
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


def _week(sessions: Sequence[StrengthSession], labels: Sequence[str]) -> Week:
    planned = [PlannedSession(slot, session) for slot, session in zip(_DAYS, sessions, strict=False)]
    return Week(planned, labels=labels, repeats=False)


def _line(sessions: Sequence[StrengthSession], labels: Sequence[str], athlete: Athlete) -> Line:
    return timeline(_week(sessions, labels), athlete=athlete)


def _score(objections: Objections) -> Score:
    counts = {Severity.ERROR: 0, Severity.WARNING: 0, Severity.INFO: 0}
    off = 0
    for rule, breach in objections:
        counts[rule.severity or breach.severity] += 1
        off += micro(breach.shortfall)
    return Score(counts[Severity.ERROR], counts[Severity.WARNING], counts[Severity.INFO], off)


@attrs.frozen(eq=False)
class _Found:
    """A way to fill a session, and what decides for it.

    Attributes:
        composed: The session.
        score: What the rules say.
        covered: Sets for the groups that running needs, in halves.
        seconds: What it takes, in quarters of a second.
        rank: What decides between equals.
    """

    composed: Composed
    score: Score
    covered: int
    seconds: int
    rank: tuple[int, ...]

    @property
    def objections(self) -> tuple[int, int]:
        """Errors and warnings."""
        return self.score.errors, self.score.warnings

    def covers_more_than(self, other: _Found) -> bool:
        """Return whether it has more cover for its time, or as much and the better rank."""
        mine, theirs = self.covered * other.seconds, other.covered * self.seconds
        return (mine, self.rank) > (theirs, other.rank)


@attrs.define(eq=False)
class _Search:
    """The search for one session of a week."""

    composer: Composer
    kind: PhaseKind
    menus: Sequence[Menu]
    done: tuple[Composed, ...]
    before: tuple[Composed, ...]
    floor: tuple[int, int] = (0, 0)
    """The fewest errors and warnings that the roles at hand allow."""
    best: _Found | None = None
    """The best of the roles and the sets at hand."""
    ready: list[StrengthSession] = attrs.field(init=False)
    later: list[StrengthSession] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        """Make the sessions that are done, and one of all that can still come."""
        self.ready = [self.composer.session(one) for one in self.done]
        roles = [role for menu in self.menus[len(self.done) + 1 :] for role in menu.roles]
        picks = [o.pick for role in dict.fromkeys(roles) for o in self._options(role)]
        self.later = [self._all_of(picks)] if picks else []

    def solve(self) -> Composed:
        """Return the best way to fill the roles."""
        menu = self.menus[len(self.done)]
        options = {role: self._options(role) for role in menu.roles}
        unfillable = tuple(role for role in menu.roles if not options[role])
        roles = [role for role in menu.roles if options[role]]
        lowest = self._lowest(roles, options)
        found: _Found | None = None
        for mask in range((1 << len(roles)) - 1):
            kept = [r for at, r in enumerate(reversed(roles)) if not mask >> at & 1][::-1]
            if self._least_minutes(kept, options) > self.composer.minutes:
                continue
            self.floor = self._lowest(kept, options) if mask else lowest
            if found is None or self.floor < found.objections:
                dropped = tuple(role for role in roles if role not in kept)
                other = self._filled(kept, options, dropped)
                found = other if found is None or (other and other.objections < found.objections) else found
            if found and found.objections == lowest:
                break
        composed = found.composed if found else Composed(self.kind, self._title(), ())
        return attrs.evolve(composed, unfillable=unfillable)

    def _title(self) -> str:
        letter = "ABCDEFG"[len(self.done)]
        return f"{_TITLES[self.kind]} {letter}" if len(self.menus) > 1 else _TITLES[self.kind]

    def _options(self, role: Role) -> list[_Option]:
        """Return what can fill a role; of exercises that only their names tell apart the best alone."""
        fitting = self.composer.candidates(role, self.kind)
        exercises = tuple(e for e in fitting if self._is_next(e)) or fitting
        known = {p.exercise for c in self.before for p in c.picks}
        today = {p.exercise for c in self.done for p in c.picks}
        found: dict[object, _Option] = {}
        for at, exercise in enumerate(exercises):
            option = self._option(role, exercise, exercises, (known, today), at)
            key = exercise if self.composer.engine.own else _kin(exercise, option)
            other = found.get(key)
            if other is None or option.rank > other.rank:
                found[key] = option
        return list(found.values())

    def _is_next(self, exercise: Exercise) -> bool:
        """Ask the rules of progress whether an exercise may follow on what the block before had."""
        alone = StrengthSession([Prescription(exercise, _ANY_DOSE)])
        score = self.composer.progress(self.before, [alone], self.kind)
        return not (score.errors or score.warnings)

    def _option(
        self,
        role: Role,
        exercise: Exercise,
        exercises: tuple[Exercise, ...],
        seen: tuple[set[Exercise], set[Exercise]],
        at: int,
    ) -> _Option:
        composer = self.composer
        loaded = composer.weight(exercise) >= _LEAST_WEIGHT
        dosing = dosing_for(role, self.kind, exercise, loaded=loaded, learns=composer.learns)
        if composer.guide:
            dosing = attrs.evolve(dosing, sets=(3, 1), sources=("guide",))
        if len(self.menus) == 1:
            dosing = attrs.evolve(dosing, sets=(dosing.sets[0], _LEAST_ONCE_A_WEEK))
        others = tuple(e for e in exercises if e is not exercise)
        pick = Pick(role, exercise, dosing, others, is_added=composer.guide and exercise.guide is None)
        dose = composer.dose(pick, dosing.sets[0])
        covers = sum(2 for g in KEY_GROUPS if g in exercise.groups)
        covers += sum(1 for g in KEY_GROUPS if g in exercise.indirect_groups)
        known, today = seen
        is_leg = Region.LOWER in exercise.regions
        stays = exercise in known if is_leg else exercise not in known
        rank = (int(stays and exercise not in today), -exercise.impact, -at)
        return _Option(
            pick=pick,
            covers=covers,
            sets=dose.sets,
            work=round(_QUARTERS * dose.work_seconds * dose.sides),
            rest=round(_QUARTERS * dose.rest_seconds),
            rank=rank,
        )

    def _lowest(self, roles: Sequence[Role], options: dict[Role, list[_Option]]) -> tuple[int, int]:
        """Return the fewest errors and warnings: the rules are shown all that could be chosen at once."""
        everything = [o.pick for role in roles for o in options[role]]
        score = self._more_says([*self.ready, *self.later, self._all_of(everything)])
        return score.errors, score.warnings

    def _more_says(self, sessions: Sequence[StrengthSession]) -> Score:
        line = _line(sessions, (self.kind.value,), self.composer.athlete)
        return _score(self.composer._week_says(line, more_only=True))  # noqa: SLF001 - the search of the composer

    def _all_of(self, picks: Sequence[Pick]) -> StrengthSession:
        return StrengthSession(
            [Prescription(p.exercise, self.composer.dose(p, p.dosing.sets[0])) for p in picks]
        )

    def _filled(
        self, roles: Sequence[Role], options: dict[Role, list[_Option]], dropped: tuple[Role, ...]
    ) -> _Found | None:
        """Return the best way to fill some roles: the best exercises for each number of sets, then of these.

        Exercises go by errors, warnings and cover; sets by everything that the rules say, and then by cover.
        """
        found: _Found | None = None
        for less in _REDUCTIONS:
            self.best = None
            table = [options[role] for role in roles]
            sets = [[sets_of(o.pick, less) for o in row] for row in table]
            self._descend(table, sets, self._fixed_time(roles, table, sets), less, dropped)
            other = self.best and self._with_progress(self.best)
            if other and (
                found is None
                or other.score < found.score
                or (other.score == found.score and other.covers_more_than(found))
            ):
                found = other
        return found

    def _least_minutes(self, roles: Sequence[Role], options: dict[Role, list[_Option]]) -> float:
        """Return the minutes of the shortest way to fill some roles."""
        table = [options[role] for role in roles]
        sets = [[sets_of(o.pick, _REDUCTIONS[-1]) for o in row] for row in table]
        work = sum(
            min(o.seconds(n) for o, n in zip(row, counts, strict=True))
            for row, counts in zip(table, sets, strict=True)
        )
        return (self._fixed_time(roles, table, sets) + work) / _QUARTERS / 60

    def _fixed_time(
        self, roles: Sequence[Role], table: Sequence[Sequence[_Option]], sets: Sequence[Sequence[int]]
    ) -> int:
        """Return the quarters of a second of warm-up, transitions and the rests of the circuit."""
        circuit = [at for at, role in enumerate(roles) if role.part is Part.CIRCUIT]
        groups = len(roles) - len(circuit) + bool(circuit)
        seconds = _QUARTERS * (_WARM_UP_S + _TRANSITION_S * max(0, groups - 1))
        if circuit:
            rounds = max(max(sets[at]) for at in circuit)
            rest = max(o.rest for at in circuit for o in table[at])
            seconds += rest * (rounds - 1)
        return seconds

    def _descend(
        self,
        table: Sequence[Sequence[_Option]],
        sets: Sequence[Sequence[int]],
        fixed: int,
        less: tuple[int, int],
        dropped: tuple[Role, ...],
    ) -> None:
        """Go through the choices role by role, and turn back where nothing better can come."""
        limit = round(_QUARTERS * 60 * self.composer.minutes)
        rows = [
            sorted(((o, o.covers * n, o.seconds(n)) for o, n in zip(row, counts, strict=True)), key=_promise)
            for row, counts in zip(table, sets, strict=True)
        ]
        shortest = [min(seconds for _, _, seconds in row) for row in rows]
        to_come = [sum(shortest[at:]) for at in range(len(rows) + 1)]
        chosen: list[_Option] = []

        def visit(at: int, covered: int, seconds: int) -> None:
            if seconds + to_come[at] > limit or not self._can_win(rows[at:], covered, seconds):
                return
            if at == len(rows):
                self._consider(chosen, (covered, seconds), less, dropped)
                return
            for option, covers, takes in rows[at]:
                if any(option.pick.exercise is one.pick.exercise for one in chosen):
                    continue
                chosen.append(option)
                visit(at + 1, covered + covers, seconds + takes)
                chosen.pop()

        visit(0, 0, fixed)

    def _can_win(
        self, rows: Sequence[Sequence[tuple[_Option, int, int]]], covered: int, seconds: int
    ) -> bool:
        """Return whether what is still to be chosen can reach the cover per second of the best.

        A share is at least `P/Q` just where the cover times Q is at least the time times P, and that is a
        sum over the roles: its best is the sum of the best.
        """
        best = self.best
        if best is None or best.objections > self.floor:
            return True
        p, q = best.covered, best.seconds
        return covered * q - seconds * p + sum(max(c * q - s * p for _, c, s in row) for row in rows) >= 0

    def _consider(
        self,
        chosen: Sequence[_Option],
        cover: tuple[int, int],
        less: tuple[int, int],
        dropped: tuple[Role, ...],
    ) -> None:
        """Ask the rules about a whole session, and keep it where it is the best so far."""
        composed = Composed(self.kind, self._title(), tuple(o.pick for o in chosen), less, dropped)
        rank = tuple(map(sum, zip(*(o.rank for o in chosen), strict=True)))
        best, unasked = self.best, _Found(composed, Score(), *cover, rank)
        covers_more = best is None or unasked.covers_more_than(best)
        if best and not covers_more and best.objections <= self.floor:
            return
        found = attrs.evolve(unasked, score=self._judged(composed))
        if best is None or (found.objections, not covers_more) < (best.objections, True):
            self.best = found

    def _judged(self, composed: Composed) -> Score:
        """Return what the rules say of a session with those before it, and of what may still come."""
        composer = self.composer
        session = composer.session(composed)
        facts = facts_of(session, composer.athlete)
        own = _score(composer.engine.session(facts))
        sessions = [*self.ready, session]
        if len(sessions) < len(self.menus):
            return own + self._more_says([*sessions, *self.later])
        line = _line(sessions, (self.kind.value,), composer.athlete)
        return own + _score(composer._week_says(line, more_only=False))  # noqa: SLF001 - as above

    def _with_progress(self, found: _Found) -> _Found:
        """Add what the rules of progress say of the whole week right after one of the block before."""
        if len(self.ready) + 1 < len(self.menus):
            return found
        sessions = [*self.ready, self.composer.session(found.composed)]
        score = found.score + self.composer.progress(self.before, sessions, self.kind)
        return attrs.evolve(found, score=score)


def _promise(entry: tuple[_Option, int, int]) -> float:
    return -entry[1] / entry[2]


def _kin(exercise: Exercise, option: _Option) -> object:
    """Return all of an exercise that rules and the search can tell it by, but its name."""
    movement = (exercise.pattern, exercise.modality, exercise.laterality, exercise.level, exercise.tissues)
    muscles = (exercise.direct, exercise.indirect, exercise.impact, exercise.landings, exercise.guide is None)
    return movement, muscles, (option.work, option.rest, option.sets, option.pick.dosing)
