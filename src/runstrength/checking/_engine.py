"""Runs rules over a line: once through it, all pair rules together.

The engine is a policy made ready for one athlete. The scheduler asks the same engine what a session, a
pair, a week or a day would cost, so that what it places is what the checker accepts.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from typing import cast

import attrs

from runstrength.days import DAYS_IN_WEEK
from runstrength.errors import RunstrengthError, plain_text, shortened
from runstrength.findings import Finding, Location, RuleFailure
from runstrength.model.athlete import Athlete
from runstrength.model.plan import Plan
from runstrength.policies import Policy
from runstrength.rules import RULES
from runstrength.rules._api import (
    Breach,
    Context,
    LineRule,
    Pair,
    PairRule,
    PlanRule,
    Rule,
    RuleError,
    SessionRule,
    WeekRule,
)
from runstrength.timeline import WEEK_MINUTES, Edges, Line, LineDay, LineWeek, Placed, SessionFacts, Trait

_HOUR = 60.0
_MOST_REMEMBERED = 4096
_MASK_BITS = 32
_SHIPPED = frozenset(RULES)
_MOST_SHOWN = 200
_LONGEST_HORIZON_H = 10 * 366 * 24.0


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
        own: Codes of the rules that do not ship, whose messages are tried before they are passed on.
        broken: Why rules cannot run at all, by code.
    """

    context: Context
    sessions: tuple[SessionRule, ...]
    pairs: tuple[PairRule, ...]
    weeks: tuple[WeekRule, ...]
    lines: tuple[LineRule[object], ...]
    plans: tuple[PlanRule, ...]
    horizon: float
    own: frozenset[str] = frozenset()
    broken: Mapping[str, str] = attrs.field(factory=dict[str, str])
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
            known = tuple((r, _sound(b)) for r in self.sessions for b in r.check(facts, self.context))
            self._judged[facts] = known
        return known

    def watched(self, earlier: int, later: int) -> tuple[Watched, ...]:
        """Return the pair rules that concern two sessions with these traits, the earlier first."""
        key = earlier << _MASK_BITS | later
        known = self._watched.get(key)
        if known is None:
            known = tuple(
                Watched(r, _minutes_after(r, earlier))
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
            known = max((_minutes_after(r, earlier) for r in concerned), default=-1.0)
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
                    found.append((watched.rule, _sound(breach)))
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
            known = tuple((rule, _sound(b)) for rule in self.weeks for b in rule.check(week, self.context))
            if all(breach.placed is None and breach.also is None for _, breach in known):
                if len(self._answered) >= _MOST_REMEMBERED:
                    self._answered.clear()
                self._answered[question] = known
        return known

    def judge(self, line: Line) -> tuple[list[Finding], tuple[RuleFailure, ...]]:
        """Return all findings of a line, sorted, and the rules that failed, whose findings are left out.

        All rules run together; only when that fails does each run by itself, to tell which it was.
        """
        if not self.broken:
            try:
                return self._with_messages(self.findings(line)), ()
            except Exception:  # noqa: BLE001, S110 - a rule of a user fails in its own way, told below
                pass
        found: list[Finding] = []
        failures = [RuleFailure(code, why) for code, why in self.broken.items()]
        for rule in self.context.rules.values():
            if rule.code not in self.broken:
                try:
                    alone = engine_of((rule,), self.context)
                    found += alone._with_messages(alone.findings(line))  # noqa: SLF001 - of the same class
                except Exception as error:  # noqa: BLE001 - as above
                    failures.append(RuleFailure(rule.code, _reason(error)))
        found.sort(key=_order)
        return found, tuple(sorted(failures, key=_code))

    def _with_messages(self, found: list[Finding]) -> list[Finding]:
        """Return the findings, once the messages of rules that do not ship have been written."""
        if self.own:
            for finding in found:
                if finding.code in self.own:
                    _ = finding.message
        return found

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
                        _sound(breach),
                        day_place(line, day, breach),
                        place_of(line, breach.also) if breach.also else None,
                    )

    def _of_plan(self, line: Line) -> Iterator[Finding]:
        for rule in self.plans:
            for breach in map(_sound, rule.check(line, self.context)):
                where = (
                    place_of(line, breach.placed, breach.exercise)
                    if breach.placed
                    else Location(breach.week if line.is_plan else None, exercise=breach.exercise)
                )
                yield rule.finding(breach, where, place_of(line, breach.also) if breach.also else None)


def _sound(breach: Breach) -> Breach:
    """Return a breach, and refuse anything else that a rule of a user may say."""
    if not isinstance(breach, Breach):
        raise RuleError(f"it said {shortened(plain_text(breach))}, which is no Breach")
    return breach


def _reason(error: Exception) -> str:
    """Say what went wrong, and on which line of the rule's file."""
    said = shortened(" ".join(plain_text(error).split()), _MOST_SHOWN).rstrip(".")
    if isinstance(error, RunstrengthError):
        return said
    at = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {said} ({Path(at.filename).name}, line {at.lineno})"


def _code(failure: RuleFailure) -> str:
    return failure.code


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
    return engine_of(rules, Context(athlete, {r.code: r for r in rules}))


def engine_of(rules: Sequence[Rule], context: Context) -> Engine:
    """Return the engine of some rules.

    Args:
        rules: The rules that run.
        context: What they may know, all rules in force among it.

    Returns:
        The engine.
    """
    horizons: dict[str, float] = {}
    broken: dict[str, str] = {}
    for rule in rules:
        if isinstance(rule, PairRule):
            try:
                horizons[rule.code] = _horizon(rule)
            except Exception as error:  # noqa: BLE001 - a rule of a user fails in its own way
                broken[rule.code] = _reason(error)
    sound = [rule for rule in rules if rule.code not in broken]
    return Engine(
        context=context,
        sessions=tuple(r for r in sound if isinstance(r, SessionRule)),
        pairs=tuple(r for r in sound if isinstance(r, PairRule)),
        weeks=tuple(r for r in sound if isinstance(r, WeekRule)),
        lines=tuple(cast("LineRule[object]", r) for r in sound if isinstance(r, LineRule)),
        plans=tuple(r for r in sound if isinstance(r, PlanRule)),
        horizon=max(horizons.values(), default=0.0) * _HOUR,
        own=frozenset(r.code for r in sound if type(r) not in _SHIPPED),
        broken=broken,
    )


def _minutes_after(rule: PairRule, earlier: int) -> float:
    """Return how far a pair rule looks after a session with these traits, in minutes."""
    hours = rule.horizon_after_h(Trait(earlier))
    if not hours <= rule.horizon_h():
        raise RuleError(f"its horizon after a session must be at most its horizon in hours, not {hours}")
    return hours * _HOUR


def _horizon(rule: PairRule) -> float:
    """Return how far a pair rule looks, in hours, and try the traits that it asks for."""
    _ = int(rule.earlier), int(rule.later)
    hours = rule.horizon_h()
    if not 0.0 <= hours <= _LONGEST_HORIZON_H:
        raise RuleError(
            f"its horizon must be a number of hours from 0 to {_LONGEST_HORIZON_H:g}, not {hours}"
        )
    return hours
