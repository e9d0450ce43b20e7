"""Where nothing is possible: which requirements cannot hold together, and the smallest changes that help."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import product
from typing import Any, Final, overload

import attrs

from runstrength.errors import RunstrengthError
from runstrength.findings import Quantity, Score, Severity
from runstrength.model.plan import Plan
from runstrength.model.session import Session
from runstrength.model.week import Week
from runstrength.policies import PolicyError
from runstrength.scheduling._answer import name_of, score_text
from runstrength.scheduling._compiled import in_order
from runstrength.scheduling._found import Blame, added_errors, own_errors, report_of
from runstrength.scheduling._problem import HALF_DAYS, Board, Task, Wanted, first_of
from runstrength.scheduling._solve import solve
from runstrength.timeline import Placed, facts_of

__all__ = ["Conflict", "Conflicts", "InfeasibleError", "Relaxation", "Requirement"]

MOST_SETS: Final = 1 << 16
MOST_TESTS: Final = 2000
MOST_STEPS: Final = 200_000
_MOST_BOUNDS: Final = 6
_KINDS: Final = ("slot", "minutes", "bound", "rule", "session")


@attrs.frozen
class Requirement:
    """One thing that is asked for.

    Attributes:
        kind: `place`, `rule` or `one a slot`.
        text: It in words.
        session: The session to place.
        count: How often it is to be placed.
        code: The code of the rule.
        week: The number of the week, 0 in a week alone.
    """

    kind: str
    text: str
    session: Session | None = None
    count: int = 0
    code: str = ""
    week: int = 0

    def __str__(self) -> str:
        """Write it in words."""
        return self.text


@attrs.frozen
class Conflict:
    """Requirements that cannot hold together; without any one of them it is possible.

    Attributes:
        requirements: The requirements.
    """

    requirements: tuple[Requirement, ...]

    def __str__(self) -> str:
        """Write them as one sentence without a full stop."""
        *others, last = map(str, self.requirements)
        return f"impossible together: {', '.join(others)} and {last}" if others else f"impossible: {last}"


@attrs.frozen
class Conflicts:
    """The minimal sets of requirements that cannot hold together. A sequence that prints as text.

    Attributes:
        items: The conflicts, the smallest first.
        complete: Whether these are all there are.
    """

    items: tuple[Conflict, ...]
    complete: bool = True

    @overload
    def __getitem__(self, index: int) -> Conflict: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Conflict, ...]: ...
    def __getitem__(self, index: int | slice) -> Conflict | tuple[Conflict, ...]:
        """Return a conflict by its place."""
        return self.items[index]

    def __iter__(self) -> Iterator[Conflict]:
        """Go through the conflicts."""
        return iter(self.items)

    def __len__(self) -> int:
        """Count the conflicts."""
        return len(self.items)

    def __str__(self) -> str:
        """Write a line for each."""
        more = [] if self.complete else ["there may be more"]
        return "\n".join([*map(str, self.items), *more])


@attrs.frozen
class Relaxation:
    """A small change that makes it possible, verified by solving.

    Attributes:
        kind: `slot`, `minutes`, `bound`, `rule` or `session`.
        text: The change in words.
        score: The score of the best week or plan then.
        subject: That week or plan.
    """

    kind: str
    text: str
    score: Score
    subject: Week | Plan = attrs.field(repr=False)

    def __str__(self) -> str:
        """Write the change and what comes of it."""
        return f"{self.text} ({score_text(self.score)})"


@attrs.frozen
class Relaxations:
    """The smallest changes that make it possible, the best first. A sequence that prints as text.

    Attributes:
        items: The changes.
    """

    items: tuple[Relaxation, ...]

    @overload
    def __getitem__(self, index: int) -> Relaxation: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Relaxation, ...]: ...
    def __getitem__(self, index: int | slice) -> Relaxation | tuple[Relaxation, ...]:
        """Return a change by its place."""
        return self.items[index]

    def __iter__(self) -> Iterator[Relaxation]:
        """Go through the changes."""
        return iter(self.items)

    def __len__(self) -> int:
        """Count the changes."""
        return len(self.items)

    def __str__(self) -> str:
        """Write a line for each."""
        return "\n".join(map(str, self.items))


class InfeasibleError(RunstrengthError):
    """No placement is allowed; the error says what stands against it and what would help.

    Attributes:
        conflicts: Minimal sets of requirements that cannot hold together.
        relaxations: The smallest changes that make it possible, the best first.
    """

    conflicts: Conflicts
    relaxations: Relaxations

    def __init__(self, conflicts: Conflicts, relaxations: Relaxations) -> None:
        """Take what was found."""
        self.conflicts = conflicts
        self.relaxations = relaxations
        helps = "".join(f"; it would help: {relaxation}" for relaxation in relaxations[:1])
        super().__init__(*(f"schedule: {conflict}{helps}" for conflict in conflicts))

    def __reduce__(self) -> tuple[object, ...]:
        """Cross a process boundary with what was found."""
        return (InfeasibleError, (self.conflicts, self.relaxations))


@attrs.frozen
class _Objection:
    """An error that stands in the way: its rule, what was found and what is asked for."""

    code: str
    measured: Quantity | None
    limit: Quantity | None


@attrs.define(eq=False)
class Trial:
    """Tries whether some of what is wanted can be placed under some of the rules."""

    task: Task
    board: Board = attrs.field(init=False)
    steps: int = attrs.field(init=False, default=0)
    tests: int = attrs.field(init=False, default=0)
    seen: dict[str, set[_Objection]] = attrs.field(init=False, factory=dict[str, "set[_Objection]"])
    """All that ever stood in the way, by the code of the rule."""
    slots: dict[int, tuple[int, ...]] = attrs.field(init=False)
    units: dict[tuple[int, int], tuple[_Objection, ...]] = attrs.field(
        init=False, factory=dict[tuple[int, int], tuple[_Objection, ...]]
    )
    pairs: dict[tuple[int, int, int, int], tuple[_Objection, ...]] = attrs.field(
        init=False, factory=dict[tuple[int, int, int, int], tuple[_Objection, ...]]
    )
    _own: Blame = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        """Lay the task out."""
        self.board = Board.of(self.task)
        self.slots = {one.number: self.task.slots_for(one) for one in self.task.wanted}
        self._own = own_errors(self.task)

    def objections(self, one: Wanted, at: int) -> tuple[_Objection, ...]:
        """Return the errors of a session in a slot, with the fixed sessions and with itself a week later."""
        key = (one.number, at)
        if key not in self.units:
            placed = self.board.placed(one, at)
            found = [o for other in self.board.line.sessions for o in self._errors(placed, other)]
            found += [o for other in self.board.line.history for o in self._of(other, placed)]
            found += [o for later in self._copies(placed) for o in self._of(placed, later)]
            self.units[key] = tuple(found)
            self._note(found)
        return self.units[key]

    def between(self, one: Wanted, at: int, other: Wanted, there: int) -> tuple[_Objection, ...]:
        """Return the errors of two sessions in two slots."""
        key = (one.number, at, other.number, there)
        if key not in self.pairs:
            found = self._errors(self.board.placed(one, at), self.board.placed(other, there))
            self.pairs[key] = found
            self._note(found)
        return self.pairs[key]

    def _note(self, found: Iterable[_Objection]) -> None:
        for one in found:
            self.seen.setdefault(one.code, set()).add(one)

    def _errors(self, one: Placed, other: Placed) -> tuple[_Objection, ...]:
        found = list(self._of(*in_order(one, other)))
        for a, b in ((one, other), (other, one)):
            found += [o for later in self._copies(b) for o in self._of(a, later)]
        return tuple(found)

    def _copies(self, placed: Placed) -> list[Placed]:
        if not self.board.is_cyclic:
            return []
        return [placed.later(k) for k in range(1, int(self.task.engine.horizon // 10080) + 2)]

    def _of(self, earlier: Placed, later: Placed) -> list[_Objection]:
        return [
            _Objection(rule.code, breach.measured, breach.limit)
            for rule, breach in self.task.engine.pair(earlier, later)
            if (rule.severity or breach.severity) is Severity.ERROR
        ]

    def possible(self, chosen: Sequence[Wanted], rules: frozenset[str], *, one_a_slot: bool) -> bool:
        """Return whether sessions can be placed without adding an error of some rules.

        Args:
            chosen: The sessions.
            rules: The codes of the rules that must not object.
            one_a_slot: Whether no slot takes two of them.

        Returns:
            Whether there is a way.
        """
        self.tests += 1
        return self._fits(tuple(chosen), [], rules, one_a_slot=one_a_slot)

    def _fits(
        self, chosen: tuple[Wanted, ...], at: list[int], rules: frozenset[str], *, one_a_slot: bool
    ) -> bool:
        depth = len(at)
        if depth == len(chosen):
            return self._allowed(chosen, at, rules)
        one = chosen[depth]
        for slot in self.slots[one.number]:
            self.steps += 1
            is_shared = any(s == slot and o.week == one.week for s, o in zip(at, chosen, strict=False))
            if is_shared and one_a_slot:
                continue
            if depth and _alike(chosen[depth - 1], one) and slot < at[-1]:
                continue
            if not is_shared and self._objects(chosen, at, slot, rules):
                continue
            at.append(slot)
            if self._fits(chosen, at, rules, one_a_slot=one_a_slot):
                return True
            at.pop()
        return False

    def _objects(self, chosen: Sequence[Wanted], at: Sequence[int], slot: int, rules: frozenset[str]) -> bool:
        one = chosen[len(at)]
        if any(o.code in rules for o in self.objections(one, slot)):
            return True
        for i, there in enumerate(at):
            other = chosen[i]
            first_there = not any(
                s == there and o.week == other.week for s, o in zip(at[:i], chosen, strict=False)
            )
            if first_there and any(o.code in rules for o in self.between(other, there, one, slot)):
                return True
        return False

    def _allowed(self, chosen: Sequence[Wanted], at: Sequence[int], rules: frozenset[str]) -> bool:
        places: list[int | None] = [None] * self.task.size
        for one, slot in zip(chosen, at, strict=True):
            places[one.number] = slot
        task = self.task
        added = added_errors(report_of(task.filled(places), task), self._own, task)
        self._note(_Objection(f.code, f.measured, f.limit) for f in added)
        return rules.isdisjoint(f.code for f in added)


def _alike(one: Wanted, other: Wanted) -> bool:
    return one.week == other.week and one.session == other.session and one.allowed == other.allowed


def explain_conflicts(task: Task) -> tuple[Conflicts, Trial]:
    """Find the minimal sets of requirements of a task that cannot hold together.

    Args:
        task: A task that has no answer.

    Returns:
        The conflicts, and what was tried.
    """
    trial = Trial(task)
    wanted = _window(trial)
    groups: list[list[Wanted]] = []
    for one in sorted(wanted, key=lambda w: (w.week, first_of(task, w), w.number)):
        group = next((g for g in groups if _alike(g[0], one)), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    for one in wanted:
        for at in trial.slots[one.number]:
            trial.objections(one, at)
    trial.possible(wanted, frozenset(r.code for r in task.policy.rules), one_a_slot=True)
    while True:
        known = set(trial.seen)
        items, complete = _minimal(trial, groups, tuple(sorted(known)))
        if set(trial.seen) == known:
            break
    complete = complete and len(wanted) == len(task.wanted)
    return Conflicts(
        tuple(_conflict(task, groups, counts, codes, one) for counts, codes, one in items), complete
    ), trial


def _window(trial: Trial) -> tuple[Wanted, ...]:
    """Return what is wanted in the fewest weeks in a row that have no answer by themselves."""
    task = trial.task
    if isinstance(task.fixed, Week):
        return task.wanted
    codes = frozenset(rule.code for rule in task.policy.rules)
    total = len(task.fixed.weeks)
    for length in range(1, total):
        for first in range(1, total - length + 2):
            part = tuple(one for one in task.wanted if first <= one.week < first + length)
            if part and trial.steps < MOST_STEPS and not trial.possible(part, codes, one_a_slot=True):
                return part
    return task.wanted


_Set = tuple[tuple[int, ...], frozenset[str], bool]


def _minimal(
    trial: Trial, groups: Sequence[Sequence[Wanted]], codes: Sequence[str]
) -> tuple[list[_Set], bool]:
    found: list[_Set] = []
    ranges = [range(len(group) + 1) for group in groups]
    total = 2 ** (len(codes) + 1)
    for spread in ranges:
        total *= len(spread)
    if total > MOST_SETS:
        return [_one_minimal(trial, groups, codes)], False
    sets: list[_Set] = [
        (counts, frozenset(c for c, is_in in zip(codes, chosen, strict=True) if is_in), one)
        for counts in product(*ranges)
        if any(counts)
        for chosen in product((False, True), repeat=len(codes))
        for one in (False, True)
    ]
    sets.sort(key=_size)
    start = trial.tests
    for candidate in sets:
        if any(_covers(candidate, smaller) for smaller in found):
            continue
        if trial.tests - start > MOST_TESTS or trial.steps > MOST_STEPS:
            return found or [_one_minimal(trial, groups, codes)], False
        if not _holds(trial, groups, candidate):
            found.append(candidate)
    return found, True


def _holds(trial: Trial, groups: Sequence[Sequence[Wanted]], candidate: _Set) -> bool:
    counts, codes, one = candidate
    chosen = [w for group, count in zip(groups, counts, strict=True) for w in group[:count]]
    chosen.sort(key=_number)  # sessions in one slot follow one another in the given order
    return trial.possible(chosen, codes, one_a_slot=one)


def _one_minimal(trial: Trial, groups: Sequence[Sequence[Wanted]], codes: Sequence[str]) -> _Set:
    """Return one minimal set by leaving out one requirement after the other."""
    current: _Set = (tuple(len(group) for group in groups), frozenset(codes), True)
    smaller: list[_Set] = [current]
    while smaller:
        counts, rules, one = current
        smaller = [((*counts[:i], n - 1, *counts[i + 1 :]), rules, one) for i, n in enumerate(counts) if n]
        smaller += [(counts, rules - {code}, one) for code in sorted(rules)]
        smaller += [(counts, rules, False)] if one else []
        smaller = [s for s in smaller if any(s[0]) and not _holds(trial, groups, s)][:1]
        current = smaller[0] if smaller else current
    return current


def _number(one: Wanted) -> int:
    return one.number


def _size(candidate: _Set) -> tuple[int, int]:
    counts, codes, one = candidate
    return sum(counts) + len(codes) + one, -sum(counts)


def _covers(larger: _Set, smaller: _Set) -> bool:
    enough = all(a >= b for a, b in zip(larger[0], smaller[0], strict=True))
    return enough and larger[1] >= smaller[1] and larger[2] >= smaller[2]


def _conflict(
    task: Task,
    groups: Sequence[Sequence[Wanted]],
    counts: Sequence[int],
    codes: frozenset[str],
    one: bool,  # noqa: FBT001
) -> Conflict:
    requirements: list[Requirement] = []
    for group, count in zip(groups, counts, strict=True):
        if count:
            wanted = group[0]
            week = wanted.week if isinstance(task.fixed, Plan) else 0
            times = f" {count} times" if count > 1 else ""
            where = f" in week {week}" if week else ""
            free = "" if task.slots_for(wanted) else " (no slot is free for it)"
            text = f"place {name_of(wanted.session)}{times}{where}{free}"
            requirements.append(Requirement("place", text, wanted.session, count, week=week))
    requirements += [
        Requirement("rule", f"{code} {task.policy.rule(code).name}", code=code) for code in sorted(codes)
    ]
    if one:
        requirements.append(Requirement("one a slot", "at most one placed session in a slot"))
    return Conflict(tuple(requirements))


def relaxations_of(task: Task, conflicts: Conflicts, trial: Trial) -> Relaxations:
    """Find the smallest changes that make a task possible, each verified by solving it.

    Args:
        task: A task that has no answer.
        conflicts: What stands against it.
        trial: What was tried.

    Returns:
        The changes, the best first.
    """
    requirements = [r for conflict in conflicts for r in conflict.requirements]
    weeks = {r.week or 1 for r in requirements if r.kind == "place"}
    codes = sorted({r.code for r in requirements if r.code})
    changes = [
        *_more_slots(task, weeks),
        *_more_minutes(task, weeks),
        *_other_bounds(task, codes, trial),
        *(("rule", f"waive {code} {task.policy.rule(code).name}", _ignoring(task, code)) for code in codes),
        *_fewer(task, requirements),
    ]
    found: list[tuple[int, int, int, Relaxation]] = []
    settled: set[str] = set()
    for number, (kind, text, changed) in enumerate(changes):
        bound = text.partition(" to ")[0] if kind == "bound" else text
        solutions = () if bound in settled else solve(changed, 1).solutions
        if solutions:
            settled.add(bound)
            subject = changed.filled(solutions[0].places)
            score = report_of(subject, changed).score
            found.append(
                (_KINDS.index(kind), solutions[0].cost, number, Relaxation(kind, text, score, subject))
            )
    if not any(r.kind == "session" for *_, r in found):
        less = attrs.evolve(task, drop_ok=True)
        best = solve(less, 1).solutions[0]
        gone = [name_of(one.session) for one in task.wanted if best.places[one.number] is None]
        subject = task.filled(best.places)
        score = report_of(subject, task).score
        text = f"leave out {', '.join(gone)}"
        found.append((len(_KINDS), best.cost, len(changes), Relaxation("session", text, score, subject)))
    found.sort(key=_rank)
    return Relaxations(tuple(relaxation for *_, relaxation in found))


def _rank(entry: tuple[int, int, int, Relaxation]) -> tuple[int, Score, int]:
    return entry[0], entry[3].score, entry[2]


_Change = tuple[str, str, Task]


def _more_slots(task: Task, weeks: set[int]) -> Iterator[_Change]:
    for week in sorted(weeks):
        taken, free = task.taken(week), task.free[week - 1]
        for slot in HALF_DAYS:
            wide = [
                o for o in task.wanted if o.week == week and o.allowed is not None and slot not in o.allowed
            ]
            if slot in taken or (slot in free and not wide):
                continue
            sets = tuple(s | {slot} if n == week else s for n, s in enumerate(task.free, 1))
            wanted = tuple(
                attrs.evolve(o, allowed=o.allowed | {slot}) if o in wide and o.allowed is not None else o
                for o in task.wanted
            )
            where = f" of week {week}" if isinstance(task.fixed, Plan) else ""
            yield "slot", f"have {slot}{where} free too", attrs.evolve(task, free=sets, wanted=wanted)


def _more_minutes(task: Task, weeks: set[int]) -> Iterator[_Change]:
    needed = [facts_of(o.session, task.athlete).minutes or 0.0 for o in task.wanted if o.week in weeks]
    for at, slot in enumerate(HALF_DAYS):
        longer = sorted({m for m in needed if m > task.minutes[at]})
        for minutes in longer[:1]:
            changed = (*task.minutes[:at], minutes, *task.minutes[at + 1 :])
            text = f"have {minutes:.0f} minutes on {slot} instead of {task.minutes[at]:.0f}"
            yield "minutes", text, attrs.evolve(task, minutes=changed)


def _ignoring(task: Task, code: str) -> Task:
    return attrs.evolve(task, policy=task.policy.ignore(code))


def _other_bounds(task: Task, codes: Sequence[str], trial: Trial) -> Iterator[_Change]:
    for code in codes:
        rule = task.engine.context.rules[code]
        for about in rule.parameters():
            if isinstance(about.default, bool) or not isinstance(about.default, int | float):
                continue
            value: float = getattr(rule, about.name)
            measured = {
                o.measured.value
                for o in trial.seen[code]
                if o.measured and o.limit and o.limit.value == value
            }
            for bound in sorted(measured, key=partial(_distance, value))[:_MOST_BOUNDS]:
                new = int(bound) if isinstance(about.default, int) else bound
                try:
                    changes: dict[str, Any] = {about.name: new}
                    policy = task.policy.with_(code, **changes)
                except PolicyError:
                    continue
                unit = f" {about.unit}" if about.unit else ""
                text = f"{code} {about.name} from {value:g}{unit} to {new:g}{unit}"
                yield "bound", text, attrs.evolve(task, policy=policy)


def _distance(value: float, bound: float) -> tuple[float, float]:
    return abs(bound - value), bound


def _fewer(task: Task, requirements: Sequence[Requirement]) -> Iterator[_Change]:
    seen: set[tuple[object, ...]] = set()
    for one in reversed(task.wanted):
        concerned = any(r.session == one.session and r.week in (0, one.week) for r in requirements)
        key = (one.week, one.session, one.allowed)
        if concerned and key not in seen and len(task.wanted) > 1:
            seen.add(key)
            where = f" of week {one.week}" if isinstance(task.fixed, Plan) else ""
            kept = tuple(w for w in task.wanted if w is not one)
            yield "session", f"place one {name_of(one.session)}{where} less", attrs.evolve(task, wanted=kept)


def infeasible(task: Task) -> InfeasibleError:
    """Return the error for a task that has no answer, with what stands against it and what would help.

    Args:
        task: The task.

    Returns:
        The error, to be raised.
    """
    conflicts, trial = explain_conflicts(task)
    return InfeasibleError(conflicts, relaxations_of(task, conflicts, trial))
