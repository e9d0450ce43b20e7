"""Mends what can be mended: the fixes that rules offer, and other slots for strength sessions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final, TypeAlias

import attrs

from runstrength.checking import Judge
from runstrength.checking._engine import engine_for
from runstrength.days import SlotSet
from runstrength.errors import Faults, InvalidValueError, Problem, as_items
from runstrength.findings import Finding, Fix, FixKind, Location, Quantity, Report, Severity, Value, Waiver
from runstrength.model.athlete import Athlete
from runstrength.model.difference import Diff, diff
from runstrength.model.plan import Plan
from runstrength.model.week import PlannedSession, Week
from runstrength.policies import EVIDENCE, Policy
from runstrength.repair._edit import Spot, adds, carried_out, spots, weeks_of, with_sessions
from runstrength.rules._api import LineRule, PairRule, RuleError, WeekRule
from runstrength.scheduling._answer import name_of
from runstrength.scheduling._problem import HALF_DAYS, NO_LIMIT, Task, Wanted
from runstrength.scheduling._solve import solve
from runstrength.timeline import NO_ATHLETE

__all__ = ["AppliedFix", "Repaired", "Unfixed", "fix"]

_NO_FIX: Final = "no fix is offered"
_NO_SLOT: Final = "no other slot is better"
_MARKED: Final = "it is marked safe, and adds load or volume"
_Known: TypeAlias = tuple["_Mark", Quantity | None, tuple[Value, ...]]
_Mark: TypeAlias = tuple[str, Severity, Location, Location | None]


@attrs.frozen
class AppliedFix:
    """One change of a repair, and the finding that it answers.

    Attributes:
        finding: The finding as it was.
        fix: What was done.
        changes: What it changed.
    """

    finding: Finding
    fix: Fix
    changes: Diff

    def __str__(self) -> str:
        """Write the finding and what was done."""
        return f"{self.finding.code} {self.finding.where}: {self.fix}"


@attrs.frozen
class Unfixed:
    """A finding that is left, and why.

    Attributes:
        finding: The finding.
        why: Why nothing was done about it, in words.
    """

    finding: Finding
    why: str

    def __str__(self) -> str:
        """Write the finding and the reason."""
        return f"{self.finding.severity} {self.finding.code} {self.finding.where}: {self.why}"


@attrs.frozen
class Repaired:
    """A mended week or plan. It prints as text.

    Attributes:
        subject: The week or plan as it is now.
        changes: What changed in all, from the one that was given.
        report: What `check` says about it.
        applied: The fixes one by one, each with the finding that it answers.
        left: The findings that are left, each with the reason.
    """

    subject: Week | Plan
    changes: Diff
    report: Report
    applied: tuple[AppliedFix, ...] = ()
    left: tuple[Unfixed, ...] = ()

    @property
    def week(self) -> Week:
        """The week.

        Raises:
            InvalidValueError: A plan was mended.
        """
        if isinstance(self.subject, Week):
            return self.subject
        raise InvalidValueError(Problem("this mends a plan: take .plan", field="week"))

    @property
    def plan(self) -> Plan:
        """The plan.

        Raises:
            InvalidValueError: A week was mended.
        """
        if isinstance(self.subject, Plan):
            return self.subject
        raise InvalidValueError(Problem("this mends a week: take .week", field="plan"))

    def __str__(self) -> str:
        """Write the changes, the findings that they answer, and what is left."""
        lines = [str(self.changes)]
        for heading, entries in (("Why:", self.applied), ("Left:", self.left)):
            lines += ["", heading, *(f"  {entry}" for entry in entries)] if entries else []
        return "\n".join(lines)


def fix(
    subject: Week | Plan,
    *,
    policy: Policy = EVIDENCE,
    athlete: Athlete | None = None,
    before: Week | Plan | None = None,
    waivers: Iterable[Waiver] = (),
    today: date | None = None,
    unsafe_ok: bool = False,
) -> Repaired:
    """Mend what can be mended safely, and say what was changed and what is left.

    It goes through the findings in the order of the report. For each it tries the fix that the rule offers,
    and then, where the rule is about which session follows which, another slot of the same week for the
    strength session: those of the athlete, or all that are free, the best first as the scheduler has it. Runs
    never change their slot. A change is kept when the score of the report is better with it, what it answers
    is gone, and no rule has more findings of that severity or a higher one; all others are taken back. It
    ends when nothing more is kept, so that mending twice is the same as mending once.

    Each round asks for one check for every fix that is offered, and for every strength session with such a
    finding for one search over its week and a check of each slot that is better. There are as many rounds as
    changes build on each other, and one more.

    Args:
        subject: The week or plan.
        policy: The rules that judge.
        athlete: Who trains.
        before: What came directly before, which still counts and does not change.
        waivers: Findings that are known and accepted; nothing is done about them.
        today: The day by which waivers with a last day are judged.
        unsafe_ok: Whether fixes count that add load or volume.

    Returns:
        The mended week or plan, the changes and the report.

    Raises:
        InvalidValueError: An argument is of another kind; all of them are named. Or a waiver names what does
            not exist.

    Example:
        >>> week = Week.parse('''
        ... tue am intervals 60min
        ... wed pm strength: back squat 4x5 @RPE8 @RIR2 rest 90s; calf raise 3x12 [legs]
        ... thu am tempo 50min
        ... ''')
        >>> repaired = fix(week, athlete=Athlete(available="tue pm, thu pm"))
        >>> print(repaired.week)
        tue am intervals 60min
        thu am tempo 50min
        thu pm strength: back squat 4x5 @RPE8 @RIR2 rest 2min; calf raise 3x12 [legs]
        >>> [done.finding.code for done in repaired.applied]
        ['INT001', 'LOD009']
    """
    faults = Faults("fix")
    judge = Judge(policy, athlete, before, as_items(waivers), today)
    judge.refuse_wrong(faults, subject)
    faults.instance("unsafe_ok", unsafe_ok, bool, "true or false")
    faults.raise_any()
    judge.check_waivers(subject)
    return _mended(subject, _Terms(judge, athlete or NO_ATHLETE, unsafe_ok))


@attrs.frozen(eq=False)
class _Terms:
    """What was asked for besides the week or plan."""

    judge: Judge
    athlete: Athlete
    unsafe_ok: bool

    def state(self, subject: Week | Plan) -> _State:
        """Return a week or plan with its report."""
        return _State(self, subject, self.judge.report(subject))

    def is_placed(self, code: str) -> bool:
        """Return whether a rule depends on where the sessions of a week stand."""
        rule = engine_for(self.judge.policy, self.athlete).context.rules[code]
        return isinstance(rule, (PairRule, LineRule)) or (isinstance(rule, WeekRule) and not rule.by_content)

    def free(self, weeks: int) -> tuple[SlotSet, ...]:
        """Return the half days with time of each week."""
        return (SlotSet.every() if self.athlete.available is None else self.athlete.available,) * weeks


@attrs.frozen(eq=False)
class _State:
    """A week or plan with its report, between two changes.

    Attributes:
        terms: What was asked for.
        subject: The week or plan.
        report: Its report.
    """

    terms: _Terms
    subject: Week | Plan
    report: Report
    _moves: dict[Spot, tuple[tuple[Fix, _State], ...]] = attrs.field(
        factory=dict[Spot, "tuple[tuple[Fix, _State], ...]"], init=False
    )

    def answer(self, finding: Finding) -> tuple[Fix, _State] | str:
        """Return the first change that answers a finding, with the state after it; else why there is none."""
        ways = [self._by_rule, self._by_move]
        if finding.fix is not None and finding.fix.kind is FixKind.REMOVE:
            ways.reverse()  # a session that can move need not go
        whys: list[str] = []
        for way in ways:
            done = way(finding)
            if not isinstance(done, str):
                return done
            whys += [done] if done else []
        return "; ".join(whys) or _NO_FIX

    def _by_rule(self, finding: Finding) -> tuple[Fix, _State] | str:
        if finding.fix is None:
            return ""
        done = self._offered(finding, finding.fix)
        return done if isinstance(done, str) else (finding.fix, done)

    def _by_move(self, finding: Finding) -> tuple[Fix, _State] | str:
        if not self.terms.is_placed(finding.code):
            return ""
        for move, state in self._places(finding):
            if self._is_less(finding, state) and not self._worse(finding, state):
                return move, state
        return _NO_SLOT

    def _offered(self, finding: Finding, offered: Fix) -> _State | str:
        """Return the state after the fix that a rule offers, or why it is not kept."""
        new = carried_out(self.subject, finding, offered)
        if new is None:
            return f"for you to decide: {offered.text}"
        if not self.terms.unsafe_ok and not offered.is_safe:
            return f"to {offered.text} is unsafe"
        if not self.terms.unsafe_ok and adds(offered.edits):
            return f"to {offered.text} is unsafe: {_MARKED}"
        state = self.terms.state(new)
        worse = self._worse(finding, state)
        if worse is not None:
            return f"to {offered.text} would create {worse.code} {worse.where}"
        if not (self._is_better(state) and self._is_gone(finding, state)):
            return f"to {offered.text} is not enough"
        return state

    def _is_better(self, state: _State) -> bool:
        """Return whether a state has the better score, and not because a rule fails in it."""
        better = state.report.score < self.report.score
        return better and set(state.report.failed) <= set(self.report.failed)

    def _is_gone(self, finding: Finding, state: _State) -> bool:
        mark = _mark(finding)
        return sum(_mark(f) == mark for f in state.report) < sum(_mark(f) == mark for f in self.report)

    def _is_less(self, finding: Finding, state: _State) -> bool:
        kind = (finding.code, finding.severity)
        return _kinds(state.report)[kind] < _kinds(self.report)[kind]

    def _worse(self, finding: Finding, state: _State) -> Finding | None:
        """Return a finding as severe as another or more so that a change has created."""
        more = _kinds(state.report) - _kinds(self.report)
        found = [f for f in state.report if f.severity >= finding.severity and more[f.code, f.severity]]
        known = set(map(_known, self.report)) if found else set[_Known]()
        return min(found, key=lambda f: _known(f) in known, default=None)

    def _places(self, finding: Finding) -> Iterator[tuple[Fix, _State]]:
        """Go through the better slots for the strength sessions of a finding."""
        for place in (finding.where, finding.also):
            for spot in spots(self.subject, place) if place else ():
                yield from self._better(spot)

    def _better(self, spot: Spot) -> tuple[tuple[Fix, _State], ...]:
        """Return the other slots of a session with which the score is better, the best first."""
        known = self._moves.get(spot)
        if known is None:
            known = self._moves[spot] = tuple(self._searched(spot))
        return known

    def _searched(self, spot: Spot) -> Iterator[tuple[Fix, _State]]:
        number, at = spot
        sessions = weeks_of(self.subject)[number - 1].sessions
        planned, others = sessions[at], sessions[:at] + sessions[at + 1 :]
        for new in self._placements(number, planned, others):
            state = self.terms.state(new[1])
            if not self._is_better(state):
                return
            slot = new[0].slot
            text = f"move {name_of(planned.session)} from {planned.slot} to {slot}"
            yield Fix(FixKind.MOVE, text, to=slot), state

    def _placements(
        self, number: int, planned: PlannedSession, others: Sequence[PlannedSession]
    ) -> Iterator[tuple[PlannedSession, Week | Plan]]:
        """Ask the scheduler for the best other slots of a session, all else staying where it is."""
        weeks = len(weeks_of(self.subject))
        wanted = Wanted(0, planned.session, number, planned.key, None, planned)
        task = Task(
            fixed=with_sessions(self.subject, number, others),
            wanted=(wanted,),
            free=self.terms.free(weeks),
            minutes=NO_LIMIT,
            policy=self.terms.judge.policy,
            athlete=self.terms.athlete,
            before=self.terms.judge.before,
            errors_ok=True,
        )
        try:
            found = solve(task, len(HALF_DAYS))
        except RuleError:  # one that fails is told in the report, and nothing is known about slots
            return
        for solution in found.solutions:
            at = solution.places[0]
            if at is not None and at != wanted.stays_at:
                yield wanted.planned_at(at), task.filled(solution.places)


def _mended(subject: Week | Plan, terms: _Terms) -> Repaired:
    state: _State = terms.state(subject)
    applied: list[AppliedFix] = []
    while True:
        whys: dict[_Known, str] = {}
        steps = len(applied)
        pending: list[Finding] = list(state.report.findings[::-1])
        while pending:
            finding = pending.pop()
            if _known(finding) in whys:
                continue
            done = state.answer(finding)
            if isinstance(done, str):
                whys[_known(finding)] = done
                continue
            whys[_known(finding)] = ""
            applied.append(AppliedFix(finding, done[0], diff(state.subject, done[1].subject)))
            state = done[1]
            pending = list(state.report.findings[::-1])
        if len(applied) == steps:
            break
    left = tuple(Unfixed(finding, whys[_known(finding)]) for finding in state.report)
    return Repaired(state.subject, diff(subject, state.subject), state.report, tuple(applied), left)


def _mark(finding: Finding) -> _Mark:
    return finding.code, finding.severity, finding.where, finding.also


def _known(finding: Finding) -> _Known:
    """Return by what a finding is known again among others of its rule at its place."""
    return _mark(finding), finding.measured, tuple(finding.values.values())


def _kinds(report: Report) -> Counter[tuple[str, Severity]]:
    return Counter((f.code, f.severity) for f in report)
