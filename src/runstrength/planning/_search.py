"""Which exercise fills which role, and how much of it, by an exact search.

A session is chosen among every way to fill its roles: first by the errors and warnings of the rules, then so
that the most important roles are filled. For each number of sets the exercises are those with the most sets
for the groups that running needs in their minutes, and after that those that keep leg work and change other
work; of the numbers of sets the one is taken of which the rules say the least. The sessions of a week are
composed one after the other, and for the first ones the rules are asked what the later ones can still make
good.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import attrs

from runstrength.findings import Score
from runstrength.model.exercise import Exercise
from runstrength.model.session import Prescription, StrengthSession
from runstrength.muscles import KEY_GROUPS, Region
from runstrength.planning._compose import (
    ANY_DOSE,
    LEAST_WEIGHT,
    Composed,
    Composer,
    Pick,
    line_of,
    score_of,
    sets_of,
)
from runstrength.planning._menus import Menu, Part, Role, dosing_for
from runstrength.planning._season import PhaseKind
from runstrength.timeline import facts_of

_QUARTERS: Final = 4
"""Times are whole quarters of a second in the search, so that sums are exact."""
_WARM_UP_S, _TRANSITION_S = 300, 60
_TITLES: Final = {
    PhaseKind.GENERAL: "General strength",
    PhaseKind.MAX: "Heavy strength",
    PhaseKind.POWER: "Strength and power",
    PhaseKind.MAINTENANCE: "Keep strength",
}
_LEAST_ONCE_A_WEEK: Final = 2
"""Sets of what is done once a week, as rules ask of a muscle group (COV003). D."""
_REDUCTIONS: Final = ((0, 0), (0, 1), (1, 1), (1, 2), (2, 2))
"""How many sets the main lifts, and rounds the circuit, have less; tried in this order."""


def composed_week(
    composer: Composer, kind: PhaseKind, menus: Sequence[Menu], before: Sequence[Composed]
) -> tuple[Composed, ...]:
    """Compose the sessions of an ordinary week.

    Args:
        composer: What composing needs to know.
        kind: The phase.
        menus: A menu for each session.
        before: The sessions of the block before.

    Returns:
        A session for each menu.
    """
    done: list[Composed] = []
    while len(done) < len(menus):
        done.append(_Search(composer, kind, menus, tuple(done), tuple(before)).solve())
    return tuple(done)


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
        kin: dict[object, list[_Option]] = {}
        for at, exercise in enumerate(exercises):
            option = self._option(role, exercise, exercises, (known, today), at)
            key = exercise if self.composer.engine.own else _kin(exercise, option)
            kin.setdefault(key, []).append(option)
        return [one for found in kin.values() for one in self._enough(found)]

    def _enough(self, kin: list[_Option]) -> list[_Option]:
        """Return the best of exercises of a kind, one for each role of the session that one of them fits."""
        roles = self.menus[len(self.done)].roles
        count = max(1, sum(role.fits(kin[0].pick.exercise) for role in roles))
        return sorted(kin, key=lambda option: option.rank, reverse=True)[:count]

    def _is_next(self, exercise: Exercise) -> bool:
        """Ask the rules of progress whether an exercise may follow on what the block before had."""
        known = self.composer.nexts.get((exercise, self.before))
        if known is None:
            alone = StrengthSession([Prescription(exercise, ANY_DOSE)])
            score = self.composer.progress(self.before, [alone], self.kind)
            known = self.composer.nexts[exercise, self.before] = not (score.errors or score.warnings)
        return known

    def _option(
        self,
        role: Role,
        exercise: Exercise,
        exercises: tuple[Exercise, ...],
        seen: tuple[set[Exercise], set[Exercise]],
        at: int,
    ) -> _Option:
        composer = self.composer
        loaded = composer.weight(exercise) >= LEAST_WEIGHT
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
        line = line_of(sessions, (self.kind.value,), self.composer.athlete)
        return score_of(self.composer.week_says(line, more_only=True))

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
        own = score_of(composer.engine.session(facts))
        sessions = [*self.ready, session]
        if len(sessions) < len(self.menus):
            return own + self._more_says([*sessions, *self.later])
        line = line_of(sessions, (self.kind.value,), composer.athlete)
        return own + score_of(composer.week_says(line, more_only=False))

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
