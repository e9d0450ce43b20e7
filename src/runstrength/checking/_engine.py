"""Runs rules over a line: once through it, all pair rules together.

The engine is a policy made ready for one athlete. The scheduler asks the same engine what a session, a
pair, a week or a day would cost, so that what it places is what the checker accepts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import lru_cache
from typing import cast

import attrs

from runstrength.days import DAYS_IN_WEEK
from runstrength.findings import Finding, Location
from runstrength.model.athlete import Athlete
from runstrength.model.plan import Plan
from runstrength.policies import Policy
from runstrength.rules._api import (
    Breach,
    Context,
    LineRule,
    Pair,
    PairRule,
    PlanRule,
    Rule,
    SessionRule,
    WeekRule,
)
from runstrength.timeline import WEEK_MINUTES, Edges, Line, LineDay, LineWeek, Placed, SessionFacts, Trait

_HOUR = 60.0
_MOST_REMEMBERED = 4096
_MASK_BITS = 32


@attrs.frozen(eq=False)
class Watched:
    """A pair rule for two kinds of session, with its horizon in minutes."""

    rule: PairRule
    horizon: float


@attrs.frozen(eq=False)
class Engine:
    """The rules of a policy with the parameters of one athlete.

    Attributes:
        context: What every rule may know.
        sessions: The session rules.
        pairs: The pair rules.
        weeks: The week rules.
        lines: The line rules.
        plans: The plan rules.
        horizon: The longest horizon of a pair rule, in minutes.
    """

    context: Context
    sessions: tuple[SessionRule, ...]
    pairs: tuple[PairRule, ...]
    weeks: tuple[WeekRule, ...]
    lines: tuple[LineRule[object], ...]
    plans: tuple[PlanRule, ...]
    horizon: float
    _answered: dict[object, tuple[tuple[Rule, Breach], ...]] = attrs.field(
        factory=dict[object, "tuple[tuple[Rule, Breach], ...]"]
    )
    _reaches: dict[int, float] = attrs.field(factory=dict[int, float])
    _watched: dict[int, tuple[Watched, ...]] = attrs.field(factory=dict[int, "tuple[Watched, ...]"])
    _judged: dict[SessionFacts, tuple[tuple[Rule, Breach], ...]] = attrs.field(
        factory=dict[SessionFacts, "tuple[tuple[Rule, Breach], ...]"]
    )

    def session(self, facts: SessionFacts) -> tuple[tuple[Rule, Breach], ...]:
        """Return what the session rules say about a session, remembered for each."""
        known = self._judged.get(facts)
        if known is None:
            if len(self._judged) >= _MOST_REMEMBERED:
                self._judged.clear()
            known = tuple((r, b) for r in self.sessions for b in r.check(facts, self.context))
            self._judged[facts] = known
        return known

    def watched(self, earlier: int, later: int) -> tuple[Watched, ...]:
        """Return the pair rules that concern two sessions with these traits, the earlier first."""
        key = earlier << _MASK_BITS | later
        known = self._watched.get(key)
        if known is None:
            known = tuple(
                Watched(r, r.horizon_after_h(Trait(earlier)) * _HOUR)
                for r in self.pairs
                if int(r.earlier) & earlier and int(r.later) & later
            )
            self._watched[key] = known
        return known

    def reach(self, earlier: int) -> float:
        """Return how many minutes the pair rules look beyond the end of a session with these traits."""
        known = self._reaches.get(earlier)
        if known is None:
            concerned = (r for r in self.pairs if int(r.earlier) & earlier)
            known = max((r.horizon_after_h(Trait(earlier)) * _HOUR for r in concerned), default=-1.0)
            self._reaches[earlier] = known
        return known

    def pair(self, earlier: Placed, later: Placed) -> Sequence[tuple[Rule, Breach]]:
        """Return what the pair rules say about two sessions, the earlier first."""
        rules = self.watched(earlier.facts.mask, later.facts.mask)
        gap = later.start - earlier.end
        if gap < 0.0:  # noqa: PLR1730 - asked for every pair, and max takes three times as long
            gap = 0.0
        pair: Pair | None = None
        found: list[tuple[Rule, Breach]] = []
        for watched in rules:
            if gap <= watched.horizon:
                if pair is None:
                    pair = Pair(earlier, later, gap / _HOUR, (later.start - earlier.start) / _HOUR)
                breach = watched.rule.check(pair, self.context)
                if breach is not None:
                    found.append((watched.rule, breach))
        return found

    def week(self, week: LineWeek) -> tuple[tuple[Rule, Breach], ...]:
        """Return what the week rules say about a week; nothing about one that is only partly planned.

        Weeks that pose the same question are answered once, unless an answer points at one of their sessions.
        """
        if week.is_partial:
            return ()
        monday = (week.number - 1) * WEEK_MINUTES
        question = (week.labels, tuple((p.facts, p.start - monday, p.end - monday) for p in week.sessions))
        known = self._answered.get(question)
        if known is None:
            known = tuple((rule, breach) for rule in self.weeks for breach in rule.check(week, self.context))
            if all(breach.placed is None and breach.also is None for _, breach in known):
                if len(self._answered) >= _MOST_REMEMBERED:
                    self._answered.clear()
                self._answered[question] = known
        return known

    def findings(self, line: Line) -> list[Finding]:
        """Return all findings of a line, sorted."""
        found = [
            *self._of_sessions(line),
            *self._of_pairs(line),
            *self._of_weeks(line),
            *self._of_days(line),
            *self._of_plan(line),
        ]
        found.sort(key=_order)
        return found

    def _of_sessions(self, line: Line) -> Iterator[Finding]:
        for placed in line.sessions:
            for rule, breach in self.session(placed.facts):
                yield rule.finding(breach, place_of(line, placed, breach.exercise))

    def _of_pairs(self, line: Line) -> Iterator[Finding]:
        for earlier, later in self.pairs_of(line):
            for rule, breach in self.pair(earlier, later):
                yield rule.finding(breach, place_of(line, later, breach.exercise), place_of(line, earlier))

    def pairs_of(self, line: Line) -> Iterator[tuple[Placed, Placed]]:
        """Go through the pairs of sessions within reach of some pair rule, the earlier first.

        Pairs inside the history are left out. In a week that repeats, the later session may stand in the
        next week.
        """
        sessions = (*line.history, *line.sessions)
        upcoming: tuple[Placed, ...] = sessions
        if line.edges is Edges.CYCLIC:
            upcoming = sessions = _within_week(sessions)
            repeats = int(self.horizon // WEEK_MINUTES) + 1
            upcoming += tuple(p.later(k) for k in range(1, repeats + 1) for p in sessions)
        first_new, total = len(line.history), len(upcoming)
        for index, earlier in enumerate(sessions):
            mask = earlier.facts.mask
            limit = earlier.end + self.reach(mask)
            at = max(index + 1, first_new)
            while at < total:
                later = upcoming[at]
                if later.start > limit:
                    break
                yield earlier, later
                at += 1

    def _of_weeks(self, line: Line) -> Iterator[Finding]:
        for week in line.weeks:
            for rule, breach in self.week(week):
                where = (
                    place_of(line, breach.placed, breach.exercise)
                    if breach.placed
                    else week_place(line, week.number)
                )
                yield rule.finding(breach, where, place_of(line, breach.also) if breach.also else None)

    def _of_days(self, line: Line) -> Iterator[Finding]:
        if not self.lines:
            return
        days = line.days()
        for rule in self.lines:
            yield from self._walk(rule, line, days)

    def _walk(self, rule: LineRule[object], line: Line, days: Sequence[LineDay]) -> Iterator[Finding]:
        state = rule.start()
        if line.edges is Edges.CYCLIC:
            for day in days:
                state, _ = rule.step(state, day, self.context)
        for day in days:
            state, breaches = rule.step(state, day, self.context)
            if day.day >= 0:
                for breach in breaches:
                    yield rule.finding(
                        breach,
                        day_place(line, day, breach),
                        place_of(line, breach.also) if breach.also else None,
                    )

    def _of_plan(self, line: Line) -> Iterator[Finding]:
        for rule in self.plans:
            for breach in rule.check(line, self.context):
                where = (
                    place_of(line, breach.placed, breach.exercise)
                    if breach.placed
                    else Location(breach.week if line.is_plan else None, exercise=breach.exercise)
                )
                yield rule.finding(breach, where, place_of(line, breach.also) if breach.also else None)


def _within_week(sessions: tuple[Placed, ...]) -> tuple[Placed, ...]:
    """Order the sessions of a week that repeats: one that starts after Sunday stands before Monday."""
    if not sessions or sessions[-1].start < WEEK_MINUTES:
        return sessions
    within = [placed.later(-1) if placed.start >= WEEK_MINUTES else placed for placed in sessions]
    return tuple(sorted(within, key=_start))


def _start(placed: Placed) -> float:
    return placed.start


def _order(finding: Finding) -> tuple[object, ...]:
    return finding.order


def place_of(line: Line, placed: Placed, exercise: str | None = None) -> Location:
    """Return the place of a session in its week or plan.

    Args:
        line: The line.
        placed: The session.
        exercise: The exercise that is meant, or `None`.

    Returns:
        The place.
    """
    planned = placed.planned
    if not line.is_plan:
        return Location(None, planned.slot, planned.key, exercise)
    plan = line.subject
    start = plan.start if isinstance(plan, Plan) else None
    on = start + timedelta(days=placed.day) if start else None
    return Location(placed.week, planned.slot, planned.key, exercise, on)


def week_place(line: Line, number: int) -> Location:
    """Return the place of a week; a week of its own is the whole.

    Args:
        line: The line.
        number: The number of the week.

    Returns:
        The place.
    """
    return Location(week=number) if line.is_plan else Location()


def day_place(line: Line, day: LineDay, breach: Breach) -> Location:
    """Return the place of what a line rule says about a day.

    Args:
        line: The line.
        day: The day.
        breach: What the rule says; without a session it is about the week of the day.

    Returns:
        The place.
    """
    return (
        place_of(line, breach.placed, breach.exercise)
        if breach.placed
        else week_place(line, day.day // DAYS_IN_WEEK + 1)
    )


@lru_cache(maxsize=256)
def engine_for(policy: Policy, athlete: Athlete) -> Engine:
    """Return the engine of a policy for an athlete.

    Args:
        policy: The policy.
        athlete: Whose profile changes parameters.

    Returns:
        The engine; the same one for equal arguments.
    """
    rules = tuple(rule for rule in policy.rules_for(athlete) if rule.on)
    pairs = tuple(r for r in rules if isinstance(r, PairRule))
    return Engine(
        context=Context(athlete, {r.code: r for r in rules}),
        sessions=tuple(r for r in rules if isinstance(r, SessionRule)),
        pairs=pairs,
        weeks=tuple(r for r in rules if isinstance(r, WeekRule)),
        lines=tuple(cast("LineRule[object]", r) for r in rules if isinstance(r, LineRule)),
        plans=tuple(r for r in rules if isinstance(r, PlanRule)),
        horizon=max((r.horizon_h() * _HOUR for r in pairs), default=0.0),
    )
