"""Linked weeks solved a second way: costs from `check` alone, the choice among them by CP-SAT.

Every way to place a week is listed. What it costs by itself is what `check` says about the week as a plan
of its own; what it costs next to a way to place the week after it is what `check` says about the two, less
what it says about each. One way is chosen for each week so that the sum is least. This is faithful where
no rule remembers more than a week; whoever uses it compares the sum with the score of the whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Final, TypeAlias

from ortools.sat.python import cp_model

from runstrength.checking import check
from runstrength.days import Slot, SlotSet
from runstrength.findings import Finding, Report, Score
from runstrength.model import Plan, Session, Week

INFO: Final = 1 << 32
WARNING: Final = INFO << 10
ERROR: Final = WARNING << 10

Asked: TypeAlias = "Mapping[str, object]"
"""Arguments of `check`: policy and athlete."""


def cost_of(score: Score) -> int:
    """Return a score as one number that orders as scores do."""
    assert 0 <= score.shortfall < INFO
    assert max(score.infos, score.warnings, score.errors) < 1 << 10
    return score.errors * ERROR + score.warnings * WARNING + score.infos * INFO + score.shortfall


def ways_of(week: Week, place: Sequence[Session], free: SlotSet, number: int) -> list[Week]:
    """Return a week with sessions placed in every way, equal ones only once, one in a half day."""
    found: dict[object, Week] = {}
    for at in product(free - SlotSet(s.slot.half_day for s in week), repeat=len(place)):
        content = frozenset(zip(at, place, strict=True))
        if len(set(at)) == len(at) and content not in found:
            found[content] = _filled(week, place, at, number)
    return list(found.values())


def _filled(week: Week, place: Sequence[Session], at: Sequence[Slot], number: int) -> Week:
    for n, (session, slot) in enumerate(zip(place, at, strict=True), 1):
        week = week.with_session(slot, session, key=f"p{number}-{n}")
    return week


def mark(finding: Finding) -> tuple[object, ...]:
    """Return the rule and the place of a finding."""
    return finding.code, finding.where, finding.also


class LinkedWeeks:
    """The table of costs of a plan.

    Attributes:
        singles: For each week what each way costs by itself, `None` where it adds an error.
        pairs: For each week but the last what each two ways cost next to each other.
    """

    def __init__(
        self, fixed: Plan, ways: Sequence[Sequence[Week]], before: Week | None, asked: Asked
    ) -> None:
        """Ask `check` for every entry."""
        self.fixed, self.ways, self.before, self.asked = fixed, ways, before, asked
        self.singles = [[self._cost(number, [way]) for way in these] for number, these in enumerate(ways)]
        self.pairs = [
            {
                (a, b): self._pair(number, a, b)
                for a, b in product(range(len(ways[number])), range(len(ways[number + 1])))
            }
            for number in range(len(ways) - 1)
        ]

    def _report(self, first: int, weeks: Sequence[Week]) -> Report:
        before = self.before if first == 0 else None
        return check(Plan(weeks), before=before, **self.asked)  # type: ignore[arg-type]

    def _cost(self, first: int, weeks: Sequence[Week]) -> int | None:
        own = {mark(f) for f in self._report(first, self.fixed.weeks[first : first + len(weeks)]).errors}
        report = self._report(first, weeks)
        return cost_of(report.score) if all(mark(f) in own for f in report.errors) else None

    def _pair(self, number: int, a: int, b: int) -> int | None:
        one, other = self.singles[number][a], self.singles[number + 1][b]
        if one is None or other is None:
            return None
        both = self._cost(number, [self.ways[number][a], self.ways[number + 1][b]])
        return None if both is None else both - one - other

    def total(self, chosen: Sequence[int]) -> int | None:
        """Return what a choice costs, `None` where it adds an error."""
        costs = [self.singles[n][a] for n, a in enumerate(chosen)]
        costs += [self.pairs[n][chosen[n], chosen[n + 1]] for n in range(len(chosen) - 1)]
        known = [cost for cost in costs if cost is not None]
        return sum(known) if len(known) == len(costs) else None

    def plan(self, chosen: Sequence[int]) -> Plan:
        """Return the plan of a choice."""
        return Plan([self.ways[n][a] for n, a in enumerate(chosen)])

    def best(self) -> list[int] | None:
        """Return a choice that costs least, found by CP-SAT; `None` where every one adds an error."""
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        model, taken = model_of(self.singles, self.pairs)
        status = solver.solve(model)
        assert status in (cp_model.OPTIMAL, cp_model.INFEASIBLE)
        if status == cp_model.INFEASIBLE:
            return None
        return [next(a for a, one in enumerate(these) if solver.value(one)) for these in taken]


def model_of(
    singles: Sequence[Sequence[int | None]], pairs: Sequence[Mapping[tuple[int, int], int | None]]
) -> tuple[cp_model.CpModel, list[list[cp_model.IntVar]]]:
    """Return a model that chooses one way for each week, and its variables.

    Args:
        singles: For each week what each way costs, `None` where it is forbidden.
        pairs: For each week but the last what two ways cost next to each other.

    Returns:
        The model, and for each week a variable for each way.
    """
    model = cp_model.CpModel()
    taken = [[model.new_bool_var("") for _ in these] for these in singles]
    terms: list[cp_model.LinearExprT] = []
    for these, costs in zip(taken, singles, strict=True):
        model.add_exactly_one(these)
        for one, cost in zip(these, costs, strict=True):
            if cost is None:
                model.add(one == 0)
            else:
                terms.append(cost * one)
    for n, costs_of_two in enumerate(pairs):
        both = {two: model.new_bool_var("") for two in costs_of_two}
        for a, one in enumerate(taken[n]):
            model.add(sum(both[a, b] for b in range(len(taken[n + 1]))) == one)
        for b, one in enumerate(taken[n + 1]):
            model.add(sum(both[a, b] for a in range(len(taken[n]))) == one)
        for two, cost in costs_of_two.items():
            if cost is None:
                model.add(both[two] == 0)
            else:
                terms.append(cost * both[two])
    model.minimize(sum(terms))
    return model, taken
