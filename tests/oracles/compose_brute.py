"""What composing should choose, by trying every way: exercises, sets taken away, and roles left out.

Nothing here is clever. Of all ways to fill a session those come first that the rules hold least against, by
errors and warnings, and then those that leave out the least important roles; for each number of sets the
best exercises are those with the most cover for their minutes; of the numbers of sets the one is taken of
which all rules say the least, and then the one with more cover.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, product
from typing import Final, TypeAlias

import attrs

from runstrength.findings import Score
from runstrength.model.exercise import Exercise
from runstrength.model.session import Prescription, StrengthSession
from runstrength.muscles import KEY_GROUPS, Region
from runstrength.planning._compose import Composed, Composer, Pick, line_of, score_of
from runstrength.planning._menus import Menu, Role, dosing_for
from runstrength.planning._season import Aim, PhaseKind
from runstrength.timeline import facts_of

REDUCTIONS: Final = ((0, 0), (0, 1), (1, 1), (1, 2), (2, 2))

Outcome: TypeAlias = tuple[tuple[Role, ...], Score, Fraction]
"""Roles that are filled, what the rules say, and the cover for the time."""


@attrs.frozen
class Way:
    """One way to fill a session and what it comes to."""

    composed: Composed
    objections: tuple[int, int]
    score: Score
    cover: Fraction
    rank: tuple[int, int, int]


@attrs.frozen
class Task:
    """A session to compose: the menus of its week, and those before it."""

    composer: Composer
    kind: PhaseKind
    menus: tuple[Menu, ...]
    done: tuple[Composed, ...] = ()

    def outcomes(self) -> set[Outcome]:
        """Return what the best session may come to; several only where nothing decides between equals."""
        roles = [role for role in self.menus[len(self.done)].roles if self._candidates(role)]
        best: list[tuple[tuple[int, int], int, list[list[Way]]]] = []
        for at, kept in enumerate(_from_important(roles)):
            found = [ways for less in REDUCTIONS if (ways := self._best(kept, less))]
            if found:
                least = min(min(way.objections for way in ways) for ways in found)
                best.append((least, at, found))
        if not best:
            return {((), Score(), Fraction(0))}
        outcomes: set[Outcome] = set()
        for one in product(*_winner_lists(best)):
            way = min(one, key=lambda way: (way.score, -way.cover, tuple(-n for n in way.rank)))
            outcomes.add((tuple(p.role for p in way.composed.picks), way.score, way.cover))
        return outcomes

    def outcome(self, composed: Composed) -> Outcome:
        """Return what a session comes to."""
        if not composed.picks:
            return (), Score(), Fraction(0)
        way = self._way(composed)
        return tuple(p.role for p in composed.picks), way.score, way.cover

    def _candidates(self, role: Role) -> tuple[Exercise, ...]:
        return self.composer.candidates(role, self.kind)

    def _best(self, roles: Sequence[Role], less: tuple[int, int]) -> list[Way]:
        """Return the best ways for some roles and sets; several where nothing decides between them."""
        rows = [[self._pick(role, exercise) for exercise in self._candidates(role)] for role in roles]
        ways: list[Way] = []
        for picks in product(*rows):
            if len({pick.exercise for pick in picks}) == len(picks):
                way = self._way(Composed(self.kind, "", picks, less))
                if (self._session(way.composed).minutes() or 0) <= self.composer.minutes + 1e-9:
                    ways.append(way)
        if not ways:
            return []
        least = min(way.objections for way in ways)
        ways = [way for way in ways if way.objections == least]
        most = max((way.cover, way.rank) for way in ways)
        return [way for way in ways if (way.cover, way.rank) == most]

    def _pick(self, role: Role, exercise: Exercise) -> Pick:
        loaded = self.composer.weight(exercise) >= 2
        dosing = dosing_for(role, self.kind, exercise, loaded=loaded, learns=self.composer.learns)
        if self.composer.guide:
            dosing = attrs.evolve(dosing, sets=(3, 1))
        if len(self.menus) == 1:
            dosing = attrs.evolve(dosing, sets=(dosing.sets[0], 2))
        return Pick(role, exercise, dosing)

    def _session(self, composed: Composed) -> StrengthSession:
        return self.composer.session(composed)

    def _way(self, composed: Composed) -> Way:
        session = self._session(composed)
        score = self._score(session)
        halves = sum(
            p.dose.sets * (2 * len(p.exercise.groups & KEYS) + len(p.exercise.indirect_groups & KEYS))
            for p in session.prescriptions
        )
        quarters = round(240 * (session.minutes() or 0))
        ranks = [self._rank(pick) for pick in composed.picks]
        rank = sum(r[0] for r in ranks), sum(r[1] for r in ranks), sum(r[2] for r in ranks)
        return Way(composed, (score.errors, score.warnings), score, Fraction(halves, quarters), rank)

    def _rank(self, pick: Pick) -> tuple[int, int, int]:
        """Without a block before, work other than for the legs counts as changed; none comes twice a week."""
        today = {p.exercise for one in self.done for p in one.picks}
        stays = Region.LOWER not in pick.exercise.regions and pick.exercise not in today
        return int(stays), -pick.exercise.impact, -self._candidates(pick.role).index(pick.exercise)

    def _score(self, session: StrengthSession) -> Score:
        composer = self.composer
        engine = composer.engine
        own = score_of(engine.session(facts_of(session, composer.athlete)))
        sessions = [*map(self._session, self.done), session]
        is_last = len(sessions) == len(self.menus)
        if not is_last:
            picks = [
                self._pick(role, e)
                for role in {r: None for menu in self.menus[len(sessions) :] for r in menu.roles}
                for e in self._candidates(role)
            ]
            if picks:
                later = [Prescription(p.exercise, composer.dose(p, p.dosing.sets[0])) for p in picks]
                sessions.append(StrengthSession(later))
        week = line_of(sessions, (self.kind.value,), composer.athlete).weeks[0]
        said = [
            (rule, breach)
            for rule in engine.weeks
            if rule.by_content and (is_last or rule.asks_for_more)
            for breach in rule.check(week, engine.context)
        ]
        return own + score_of(said)


KEYS: Final = frozenset(KEY_GROUPS)


def _from_important(roles: Sequence[Role]) -> Iterator[tuple[Role, ...]]:
    """Go through the roles that may be filled; those that leave out less important ones come first."""
    count = len(roles)
    kept = [chosen for size in range(1, count + 1) for chosen in combinations(range(count), size)]
    for chosen in sorted(kept, key=lambda chosen: [at not in chosen for at in range(count)]):
        yield tuple(roles[at] for at in chosen)


def _winner_lists(best: list[tuple[tuple[int, int], int, list[list[Way]]]]) -> list[list[Way]]:
    """Return the equal ways for each number of sets, of the roles that win."""
    return min(best, key=lambda one: one[:2])[2]


def best_easing(
    composer: Composer, usual: Sequence[Composed], aim: Aim, sessions: int
) -> tuple[bool, int, int, float]:
    """Return what the best way to ease a week comes to: far off, errors, warnings, and how many sets off."""
    return min(
        easing(composer, usual, aim, tuple(composer.session(one, aim.step) for one in way))
        for kept in combinations(usual, min(sessions, len(usual)))
        for way in product(*(_eased_ways(one) for one in kept))
    )


def _eased_ways(composed: Composed) -> list[Composed]:
    mains, rounds = composed.less
    return [
        attrs.evolve(composed, less=(mains + more, rounds + less), least_is_one=True)
        for more, less in product(range(3), repeat=2)
    ]


def easing(
    composer: Composer, usual: Sequence[Composed], aim: Aim, made: Sequence[StrengthSession]
) -> tuple[bool, int, int, float]:
    """Return what a way to ease a week comes to."""
    whole = sum(composed.sets(pick) for composed in usual for pick in composed.picks)
    off = abs(sum(p.dose.sets for session in made for p in session.prescriptions) - aim.share * whole)
    score = composer.said(made, aim.labels)
    return off > 0.1 * whole + 1e-9, score.errors, score.warnings, off


def best_deloads(lighter: Sequence[bool]) -> tuple[int, tuple[int, ...]]:
    """Return the least cost of deloads in a stretch, and where they stand, from 0, by trying every subset."""
    count = len(lighter)
    found: list[tuple[int, tuple[int, ...]]] = []
    for size in range(count + 1):
        for chosen in combinations(range(count), size):
            ends = (-1, *chosen)
            gaps = [later - one - 1 for one, later in zip(ends, chosen, strict=False)]
            rest = count - 1 - ends[-1]
            if rest <= 5 and all(2 <= gap <= 5 for gap in gaps):
                off = sum(2 * abs(gap - 3) for gap in gaps) + 2 * max(0, rest - 4)
                found.append((off + sum(3 for at in chosen if not lighter[at]), chosen))
    return min(found)
