"""Laws of scheduling one week, and the answer against trying every placement with `check` alone."""

from __future__ import annotations

from itertools import permutations, product
from typing import Final

import attrs
from hypothesis import given
from hypothesis import strategies as st

from runstrength.checking import check
from runstrength.days import Half, Slot, SlotSet, Weekday
from runstrength.findings import Finding, Report, Score
from runstrength.model import Athlete, PlannedSession, Session, StrengthSession, Week
from runstrength.notation.session import parse_session
from runstrength.policies import EVIDENCE, GUIDE, Policy
from runstrength.scheduling import Answer, InfeasibleError, Placement, schedule

FIXED: Final[list[Session]] = [
    parse_session(text)
    for text in (
        "easy 45min",
        "intervals 60min",
        "tempo 50min",
        "long 110min",
        "strides 30min",
        "race B 10km",
        "bike 60min",
        "strength: back squat 4x5 @85%; calf raise 3x12",
        "strength: push-up 3x8; dumbbell row 3x12/side",
        "walk 60min",
        "easy",
    )
]
MOVABLE: Final[list[Session]] = [
    parse_session(text)
    for text in (
        "strength: back squat 4x5 @85%; calf raise 3x12",
        "strength: back squat 3x5+ @85%; split squat 3x8/side",
        "strength: split squat 3x10/side @RPE7; glute bridge 3x12",
        "strength: push-up 3x8; dumbbell row 3x12/side",
        "strength: drop jump 5x15",
        "strength: foot doming 3x30s/side",
        "strength 30min",
        "easy 45min",
        "intervals 60min",
        "long 110min",
    )
]
WISHES: Final = [
    "prefer mon pm, wed",
    "avoid fri, sun pm",
    "hard days hard",
    "evenly spread",
    "same slots every week",
]

HALF_DAYS: Final = tuple(SlotSet.every())
STRICT: Final = (
    EVIDENCE.with_("REC002", severity="error")
    .with_("FRQ001", severity="error")
    .with_("REC006", severity="error")
)

half_days: Final = st.sampled_from(HALF_DAYS)
slots: Final = st.builds(Slot, st.sampled_from(Weekday), st.sampled_from([*Half, None]))
fixed_sessions: Final = st.lists(st.builds(PlannedSession, slots, st.sampled_from(FIXED)), max_size=6)
athletes: Final = st.builds(
    Athlete,
    level=st.sampled_from(["novice", "advanced"]),
    priority=st.sampled_from(["running", "strength"]),
    age=st.sampled_from([None, 66]),
    preferences=st.lists(st.sampled_from(WISHES), max_size=3, unique=True),
)
policies: Final = st.sampled_from([EVIDENCE, GUIDE, STRICT])


@attrs.frozen
class Problem:
    """A question for the scheduler."""

    week: Week
    place: tuple[Placement, ...]
    available: SlotSet
    before: Week | None
    athlete: Athlete
    policy: Policy

    def asked(self) -> dict[str, object]:
        """Return the arguments of `schedule`."""
        names = ("place", "available", "before", "athlete", "policy")
        return {name: getattr(self, name) for name in names}


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """Draw questions with at most 343 placements."""
    week = Week(draw(fixed_sessions), repeats=draw(st.booleans()))
    before = Week(draw(fixed_sessions)) if draw(st.booleans()) else None
    taken = {s.slot.half_day for s in week}
    free = [slot for slot in HALF_DAYS if slot not in taken]
    count = draw(st.integers(1, 4))
    sessions = draw(st.lists(st.sampled_from(MOVABLE), min_size=count, max_size=count))
    width = {1: 14, 2: 14, 3: 7, 4: 4}[count]
    available = draw(st.lists(st.sampled_from(free), min_size=1, max_size=width, unique=True))
    place = tuple(
        Placement(
            session,
            SlotSet(draw(st.lists(st.sampled_from(free), min_size=1, unique=True)))
            if draw(st.booleans())
            else None,
        )
        for session in sessions
    )
    return Problem(week, place, SlotSet(available), before, draw(athletes), draw(policies))


def mark(finding: Finding) -> tuple[object, ...]:
    """Return the rule and the place of a finding."""
    return finding.code, finding.where, finding.also


def adds_an_error(report: Report, alone: Report, policy: Policy) -> bool:
    """Return whether a report has an error that the fixed sessions alone do not have."""
    athletes_own = {
        f.code for f in report.errors if f.where.slot is None and policy.rule(f.code).scope == "plan"
    }
    known = {mark(f) for f in alone.errors}
    return any(mark(f) not in known and f.code not in athletes_own for f in report.errors)


def wish_counts(week: Week, problem: Problem, keys: set[str]) -> tuple[int, ...]:
    """Count what each wish counts, written a second way."""
    counts: list[int] = []
    strong = [s for s in week if s.session.family == "strength" and "foot doming" not in str(s.session)]
    past = [
        s
        for s in problem.before or ()
        if s.session.family == "strength" and "foot doming" not in str(s.session)
    ]
    hard_runs = {"intervals", "tempo", "long", "race"}
    for wish in problem.athlete.preferences:
        mine = [s for s in week if s.key in keys]
        if wish.kind in ("prefer", "avoid"):
            assert wish.slots is not None
            counts.append(sum((s.slot in wish.slots) == (wish.kind == "avoid") for s in mine))
        elif wish.kind == "hard days hard":
            hard = {s.slot.day for s in strong}
            hard |= {s.slot.day for s in week if str(s.session).split()[0] in hard_runs}
            counts.append(len(hard))
        elif wish.kind == "evenly spread":
            days = sorted(int(s.slot.day) for s in strong)
            gaps = [b - a for i, a in enumerate(days) for b in days[i + 1 :]]
            gaps += [b - int(s.slot.day) + 7 for s in past for b in days]
            if week.repeats and problem.before is None:
                gaps += [b + 7 - a for a in days for b in days]
            counts.append(sum((4 - gap) ** 2 for gap in gaps if gap < 4))
        else:
            counts.append(0)
    return tuple(counts)


def ranking(problem: Problem) -> list[tuple[Score, tuple[int, ...]]]:
    """Try every placement with `check` alone; return score and wishes of the allowed ones, the best first."""
    week, place = problem.week, problem.place
    alone = check(week, policy=problem.policy, athlete=problem.athlete, before=problem.before)
    taken = {s.slot.half_day for s in week}
    choices = [
        [
            at
            for at, slot in enumerate(HALF_DAYS)
            if slot in problem.available
            and slot not in taken
            and (one.allowed is None or slot in one.allowed)
        ]
        for one in place
    ]
    found: dict[object, tuple[Score, tuple[int, ...]]] = {}
    for at in product(*choices):
        if len(set(at)) < len(at):
            continue
        content = frozenset(zip(at, (one.session for one in place), strict=True))
        if content in found:
            continue
        filled = week
        for number, (slot, one) in enumerate(zip(at, place, strict=True)):
            filled = filled.with_session(HALF_DAYS[slot], one.session, key=f"p{number}")
        report = check(filled, policy=problem.policy, athlete=problem.athlete, before=problem.before)
        if not adds_an_error(report, alone, problem.policy):
            found[content] = report.score, wish_counts(filled, problem, {f"p{n}" for n in range(len(place))})
    return sorted(found.values(), key=lambda entry: (attrs.astuple(entry[0]), entry[1]))


@given(problem=problems())
def test_the_answer_and_the_runners_up_are_those_of_brute_force(problem: Problem) -> None:
    """Scores and wishes of the best six equal those of trying everything."""
    best = ranking(problem)
    try:
        answer = schedule(problem.week, **problem.asked())  # type: ignore[arg-type]
    except InfeasibleError:
        assert not best
        return
    keys = {s.key for s in answer.placed}
    weeks = [answer.week, *(other.week for other in answer.alternatives)]
    reports = [answer.report, *(other.report for other in answer.alternatives)]
    got = [(r.score, wish_counts(w, problem, keys)) for w, r in zip(weeks, reports, strict=True)]  # type: ignore[arg-type]

    assert got == best[: len(got)]
    assert len(got) == min(6, len(best))
    assert answer.proof.exact


@given(problem=problems())
def test_what_is_returned_checks_as_promised(problem: Problem) -> None:
    """The report is that of `check`, every fixed session stands, and one session stands in each slot."""
    try:
        answer = schedule(problem.week, **problem.asked())  # type: ignore[arg-type]
    except InfeasibleError:
        return

    assert answer.report == check(
        answer.week, policy=problem.policy, athlete=problem.athlete, before=problem.before
    )
    assert [s for s in answer.week if s not in answer.placed] == list(problem.week)
    assert len({s.slot for s in answer.placed}) == len(problem.place)
    assert not {s.slot for s in answer.placed} & {s.slot.half_day for s in problem.week}
    assert all(s.slot in problem.available for s in answer.placed)


@given(problem=problems(), more=half_days)
def test_one_more_slot_never_makes_it_worse(problem: Problem, more: Slot) -> None:
    """What was possible stays possible."""
    try:
        before = schedule(problem.week, **problem.asked())  # type: ignore[arg-type]
    except InfeasibleError:
        return
    wider = attrs.evolve(problem, available=problem.available | {more})

    assert schedule(wider.week, **wider.asked()).report.score <= before.report.score  # type: ignore[arg-type]


@given(problem=problems(), turn=st.permutations(range(4)))
def test_the_order_of_what_is_placed_does_not_matter_to_the_score(problem: Problem, turn: list[int]) -> None:
    """Shuffling the sessions leaves the score."""
    shuffled = attrs.evolve(problem, place=tuple(problem.place[i] for i in turn if i < len(problem.place)))
    scores: list[Score | None] = []
    for one in (problem, shuffled):
        try:
            scores.append(schedule(one.week, **one.asked()).report.score)  # type: ignore[arg-type]
        except InfeasibleError:
            scores.append(None)

    assert scores[0] == scores[1]


@given(problem=problems())
def test_names_do_not_matter(problem: Problem) -> None:
    """Other titles and keys leave the score and the slots of equal content."""
    renamed = attrs.evolve(
        problem,
        place=tuple(
            attrs.evolve(one, key=f"other-{n}", session=attrs.evolve(one.session, title=f"Title {n}"))
            if isinstance(one.session, StrengthSession)
            else attrs.evolve(one, key=f"other-{n}")
            for n, one in enumerate(problem.place)
        ),
    )
    answers: list[Answer | None] = []
    for one in (problem, renamed):
        try:
            answers.append(schedule(one.week, **one.asked(), alternatives=0))  # type: ignore[arg-type]
        except InfeasibleError:
            answers.append(None)
    first, second = answers
    if first is None or second is None:
        assert first is second
        return

    assert first.report.score == second.report.score
    assert [s.slot for s in first.placed] == [s.slot for s in second.placed]


ADDABLE: Final = ("REC006", "INT001", "INT002", "INT007", "REC001")


@given(problem=problems(), code=st.sampled_from(ADDABLE))
def test_one_more_rule_never_makes_it_better(problem: Problem, code: str) -> None:
    """A rule that silences no other can only find more."""
    rules = EVIDENCE.select("REC003", "FRQ", "DUR", code)
    scores: list[Score | None] = []
    for policy in (rules.ignore(code), rules):
        one = attrs.evolve(problem, policy=policy)
        try:
            scores.append(schedule(one.week, **one.asked(), alternatives=0).report.score)  # type: ignore[arg-type]
        except InfeasibleError:
            scores.append(None)
    fewer, more = scores

    assert more is None or (fewer is not None and fewer <= more)


@given(problem=problems())
def test_conflicts_are_those_of_trying_every_subset(problem: Problem) -> None:
    """Minimal sets over sessions, rules and one a slot, found with `check` alone."""
    refused: InfeasibleError | None = None
    try:
        schedule(problem.week, **problem.asked())  # type: ignore[arg-type]
    except InfeasibleError as error:
        refused = error
    if refused is None:
        return

    assert all(conflict.requirements for conflict in refused.conflicts)
    assert all(isinstance(relaxation.subject, Week) for relaxation in refused.relaxations)
    if refused.conflicts.complete:
        assert as_sets(refused) == minimal_sets(problem)


def as_sets(error: InfeasibleError) -> set[frozenset[tuple[object, int]]]:
    """Return conflicts as sets of what is named and how often."""
    return {
        frozenset(
            (r.session if r.kind == "place" else r.code or r.kind, r.count if r.kind == "place" else 1)
            for r in conflict.requirements
        )
        for conflict in error.conflicts
    }


def minimal_sets(problem: Problem) -> set[frozenset[tuple[object, int]]]:
    """Try every subset of the requirements; equal sessions with equal choices count once."""
    codes = sorted({r.code for r in problem.policy.rules if r.on})
    culprits = _culprits(problem, codes)
    total = len(problem.place)
    bad: list[tuple[frozenset[int], frozenset[str], bool]] = []
    for size in range(total + len(culprits) + 2):
        for chosen in product((False, True), repeat=total + len(culprits) + 1):
            if sum(chosen) != size:
                continue
            places = frozenset(i for i in range(total) if chosen[i])
            rules = frozenset(c for c, is_in in zip(culprits, chosen[total:], strict=False) if is_in)
            single = chosen[-1]
            if any(p <= places and r <= rules and s <= single for p, r, s in bad):
                continue
            if not _is_possible(problem, places, rules, single=single):
                bad.append((places, rules, single))
    sets: set[frozenset[tuple[object, int]]] = set()
    for places, rules, single in bad:
        groups: dict[object, int] = {}
        for i in places:
            one = problem.place[i]
            groups[one.session, one.allowed] = groups.get((one.session, one.allowed), 0) + 1
        named = [(key[0], n) for key, n in groups.items()]  # type: ignore[index]
        sets.add(frozenset([*named, *((c, 1) for c in rules), *([("one a slot", 1)] if single else [])]))
    return sets


def _placements(problem: Problem, places: frozenset[int], *, single: bool) -> list[tuple[int, ...]]:
    taken = {s.slot.half_day for s in problem.week}
    choices = [
        [
            at
            for at, slot in enumerate(HALF_DAYS)
            if slot in problem.available
            and slot not in taken
            and (one.allowed is None or slot in one.allowed)
        ]
        for i, one in enumerate(problem.place)
        if i in places
    ]
    return [at for at in product(*choices) if not single or len(set(at)) == len(at)]


def _errors_of(problem: Problem, places: frozenset[int], at: tuple[int, ...]) -> set[str]:
    alone = check(problem.week, policy=problem.policy, athlete=problem.athlete, before=problem.before)
    filled = problem.week
    for i, slot in zip(sorted(places), at, strict=True):
        filled = filled.with_session(HALF_DAYS[slot], problem.place[i].session, key=f"p{i}")
    report = check(filled, policy=problem.policy, athlete=problem.athlete, before=problem.before)
    known = {mark(f) for f in alone.errors}
    return {
        f.code
        for f in report.errors
        if mark(f) not in known and not (f.where.slot is None and problem.policy.rule(f.code).scope == "plan")
    }


def _is_possible(problem: Problem, places: frozenset[int], rules: frozenset[str], *, single: bool) -> bool:
    return any(
        not _errors_of(problem, places, at) & rules for at in _placements(problem, places, single=single)
    )


def _culprits(problem: Problem, codes: list[str]) -> list[str]:
    found: set[str] = set()
    for chosen in product((False, True), repeat=len(problem.place)):
        places = frozenset(i for i, is_in in enumerate(chosen) if is_in)
        for at in _placements(problem, places, single=False)[:400]:
            found |= _errors_of(problem, places, at)
    return [code for code in codes if code in found]


def test_permutations_of_equal_sessions_are_one_placement() -> None:
    """Two equal sessions in two slots are one answer, not two."""
    legs = MOVABLE[0]
    answer = schedule(Week(), place=[legs, legs], available="mon pm, thu pm")

    assert not answer.alternatives
    assert len(list(permutations(answer.placed))) == 2
