"""Mending: what is tried, what is kept, what is left and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from runstrength.checking import check
from runstrength.errors import InvalidValueError
from runstrength.findings import Edit, Fix, FixKind, Severity, Waiver
from runstrength.model import Athlete, Plan, Prescription, Week
from runstrength.model.athlete import Pain
from runstrength.policies import EVIDENCE, Policy
from runstrength.repair import Repaired, fix
from runstrength.rules import Breach, Case, Context, PairRule, SessionRule, parameter, rule
from runstrength.timeline import SessionFacts, Trait

HEAVY = "strength: back squat 4x5 @85% rest 3min; calf raise 3x12"


def only(*codes: str) -> Policy:
    """Return the policy with some rules alone."""
    return EVIDENCE.select(*codes)


def codes(repaired: Repaired) -> list[str]:
    """Return which rules were answered, in order."""
    return [done.finding.code for done in repaired.applied]


def test_safe_fixes_are_carried_out_and_told() -> None:
    """The week, the changes, each with the finding that it answers, and the report."""
    week = Week.parse("mon strength: back squat 3x5 @RPE8 @RIR3 rest 60s [a]\nwed easy 45min")
    repaired = fix(week, policy=only("LOD007", "LOD009", "COV003"))

    assert str(repaired.week) == "mon strength: back squat 3x5 @RIR3 rest 2min [a]\nwed easy 45min"
    assert codes(repaired) == ["LOD007", "LOD009"]
    assert repaired.applied[0].fix.kind is FixKind.DOSE
    assert len(repaired.applied[0].changes) == len(repaired.changes) == 1
    assert repaired.report == check(repaired.week, policy=only("LOD007", "LOD009", "COV003"))
    assert str(repaired).startswith("~ mon strength: back squat 3x5 @RPE8 @RIR3 rest 60s [a] -> ")
    assert "\nWhy:\n  LOD007 mon (back squat): keep RIR 3 of back squat and leave the RPE out\n" in str(
        repaired
    )
    assert "\nLeft:\n  warning COV003 the whole: to add " in str(repaired)
    assert str(repaired.left[0]).endswith("is unsafe")


def test_a_clean_week_stays() -> None:
    """Nothing changes, and nothing is left."""
    week = Week.parse("tue easy 45min")
    repaired = fix(week, policy=only("LOD007"))

    assert repaired.week is week
    assert str(repaired) == "nothing changes"


def test_a_plan_is_mended_as_a_plan() -> None:
    """A week has no plan, and a plan no week."""
    plan = fix(Plan([Week.parse("mon strength: back squat 3x5 @RPE8 @RIR3")]), policy=only("LOD007"))
    week = fix(plan.plan.weeks[0], policy=only("LOD007"))

    assert str(plan.plan).endswith("mon strength: back squat 3x5 @RIR3")
    with pytest.raises(InvalidValueError, match="this mends a plan"):
        _ = plan.week
    with pytest.raises(InvalidValueError, match="this mends a week"):
        _ = week.plan


def test_unsafe_fixes_wait_until_they_are_wanted() -> None:
    """What adds load or volume is left, with its name, unless it is asked for."""
    week = Week.parse("mon strength: split squat 3x10")

    careful = fix(week, policy=only("DAT004"))
    daring = fix(week, policy=only("DAT004"), unsafe_ok=True)

    assert careful.week == week
    assert [left.why for left in careful.left] == ["to write split squat 3x10/side is unsafe"]
    assert str(daring.week) == "mon strength: split squat 3x10/side"
    assert not daring.left


def test_an_exercise_is_added_to_the_first_session_with_exercises() -> None:
    """A session of unknown content stays unknown."""
    policy = only("COV002").with_("COV002", regions=("upper",))
    week = Week.parse("mon strength: back squat 3x5; calf raise 3x12\nthu strength: calf raise 3x12")

    assert str(fix(week, policy=policy, unsafe_ok=True).week).splitlines()[0] == (
        "mon strength: back squat 3x5; calf raise 3x12; bear crawl 3x30s"
    )


def test_strength_sessions_move_to_the_best_slot() -> None:
    """All else stays; the slot is one with time."""
    week = Week.parse(f"tue am intervals 60min\nwed pm {HEAVY} [legs]\nthu am tempo 50min")
    repaired = fix(week, policy=only("INT001"), athlete=Athlete(available="wed pm, thu pm, sat"))

    assert str(repaired.changes) == f"~ wed pm {HEAVY} [legs] -> thu pm"
    assert repaired.applied[0].fix.kind is FixKind.MOVE
    assert str(repaired.applied[0].fix.to) == "thu pm"
    assert str(repaired.applied[0]).startswith("INT001 thu am: move strength: back squat")


def test_where_no_slot_is_better_the_session_stays() -> None:
    """And the reason says so."""
    week = Week.parse(f"tue am intervals 60min\nwed pm {HEAVY}\nthu am tempo 50min")
    repaired = fix(week, policy=only("INT001"), athlete=Athlete(available="wed pm, mon pm"))

    assert repaired.week == week
    assert [left.why for left in repaired.left] == ["no other slot is better"]


def test_runs_never_move() -> None:
    """A rule about runs alone offers nothing."""
    week = Week.parse("mon intervals 60min\ntue tempo 50min\nwed hills 40min")
    repaired = fix(week, policy=only("REC006"))

    assert repaired.week == week
    assert repaired.left[0].why == "no other slot is better"


def test_a_session_of_the_history_is_left_alone() -> None:
    """What came before cannot be mended any more."""
    before = Week.parse(f"sun pm {HEAVY}")
    plan = Plan([Week.parse("mon am intervals 60min\nsat easy 40min")])
    repaired = fix(plan, policy=only("INT001"), before=before)

    assert repaired.plan == plan
    assert [str(left) for left in repaired.left] == ["warning INT001 week 1 mon am: no other slot is better"]


def test_sessions_of_one_slot_change_their_order() -> None:
    """The one that matters more goes first; the difference tells it."""
    week = Week.parse(f"tue {HEAVY}\ntue intervals 60min")
    repaired = fix(week, policy=only("INT003"))

    assert str(repaired.week) == f"tue intervals 60min\ntue {HEAVY}"
    assert [change.kind for change in repaired.changes] == ["reordered", "reordered"]


def test_the_order_of_sessions_with_times_of_their_own_stays() -> None:
    """Then only another slot helps."""
    week = Week.parse(f"tue 07:00 {HEAVY}\ntue 09:00 intervals 60min")
    repaired = fix(week, policy=only("INT003"), athlete=Athlete(available="thu"))

    assert str(repaired.week) == f"tue 09:00 intervals 60min\nthu am {HEAVY}"


def test_a_session_is_left_out_only_where_it_cannot_move() -> None:
    """Leg strength on the day of a race moves, or goes."""
    week = Week.parse(f"sat am {HEAVY}\nsat pm race A 10km")

    moved = fix(week, policy=only("TPR005"), athlete=Athlete(available="mon"))
    gone = fix(week, policy=only("TPR005"), athlete=Athlete(available=""))

    assert str(moved.week).splitlines()[0] == f"mon pm {HEAVY}"
    assert str(gone.week) == "sat pm race A 10km"
    assert gone.applied[0].fix.kind is FixKind.REMOVE
    assert str(gone.changes) == f"- sat am {HEAVY}"


def test_a_session_stays_where_leaving_it_out_creates_something_as_severe() -> None:
    """Both reasons are told."""
    week = Week.parse(f"mon strength: calf raise 3x12\nsat am {HEAVY}\nsat pm race A 10km")
    policy = only("TPR005", "COV003").with_("COV003", groups=("quadriceps",))
    repaired = fix(week, policy=policy, athlete=Athlete(available=""))

    assert repaired.week == week
    assert repaired.left[0].why.startswith("no other slot is better; to leave the strength session out would")


def test_work_that_hurts_is_left_out() -> None:
    """The session keeps the rest."""
    week = Week.parse("mon strength: calf raise 3x12; push-up 3x8")
    athlete = Athlete(pains=(Pain(where="calf", score=6),))
    repaired = fix(week, policy=only("SAF002"), athlete=athlete)

    assert str(repaired.week) == "mon strength: push-up 3x8"


def test_waived_findings_are_let_alone() -> None:
    """They are accepted, so nothing is done about them."""
    week = Week.parse("mon strength: back squat 3x5 @RPE8 rest 60s")
    waiver = Waiver("LOD009", "The gym closes.", until=date(2027, 3, 1))
    asked = {"policy": only("LOD009"), "waivers": [waiver]}

    assert fix(week, **asked, today=date(2027, 2, 1)).week == week  # type: ignore[arg-type]
    assert fix(week, **asked, today=date(2027, 4, 1)).week != week  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match="LOD999"):
        fix(week, policy=only("LOD009"), waivers=[Waiver("LOD999", "Unknown.")])


def test_wrong_arguments_are_named_together() -> None:
    """Each with what it must be."""
    with pytest.raises(InvalidValueError) as caught:
        fix("mon easy 45min", policy="evidence", athlete=1, before=2, waivers=[3], today=4, unsafe_ok=5)  # type: ignore[arg-type, list-item]

    assert [problem.field for problem in caught.value.problems] == [
        "subject", "policy", "athlete", "before", "waivers", "today", "unsafe_ok",
    ]  # fmt: skip
    assert "fix: subject must be a Week or a Plan" in str(caught.value)


OWN = {"sources": ("convention",), "grade": "D", "messages": ("it is so",)}
CASES = {"flagged": (Case("mon strength: plank 3x30s"),), "clean": (Case("mon easy 45min"),)}
PLANK = Prescription.parse("plank 3x30s")


@rule("OWN001", "own-one", **OWN, **CASES)  # type: ignore[arg-type]
class OwnOne(SessionRule):
    """Planks are not wanted.

    What it checks:
        Planks.

    Why it matters:
        It does not.

    Known limits:
        All.

    How to fix it:
        Do something else.

    Options:
        `dose`: what is proposed.
    """

    dose: str = parameter(default="3x60s", text="what is proposed")

    def check(self, facts: SessionFacts, context: Context) -> Iterator[Breach]:
        """Object to planks."""
        for p in facts.prescriptions:
            if p == PLANK:
                new = Prescription(p.exercise, self.dose)
                yield Breach(Severity.WARNING, fix=Fix("dose", "do this", edits=(Edit(p, new),)))


def test_a_fix_that_is_marked_safe_and_adds_work_is_not_believed() -> None:
    """Whoever wrote the rule."""
    policy = Policy("own", (OwnOne(),))
    week = Week.parse("mon strength: plank 3x30s")

    assert fix(week, policy=policy).week == week
    assert fix(week, policy=policy).left[0].why == (
        "to do this is unsafe: it is marked safe, and adds load or volume"
    )
    assert str(fix(week, policy=policy, unsafe_ok=True).week) == "mon strength: plank 3x60s"


def test_a_fix_that_changes_too_little_is_taken_back() -> None:
    """The finding has to be gone."""
    policy = Policy("own", (OwnOne(dose="3x30s"),))
    repaired = fix(Week.parse("mon strength: plank 3x30s"), policy=policy)

    assert not repaired.changes
    assert repaired.left[0].why == "to do this is not enough"


def test_a_fix_that_creates_something_as_severe_is_taken_back() -> None:
    """Lowering a load would make the session too short."""
    week = Week.parse("mon strength: back squat 3x5 @RPE8 @RIR3; plank 3x30s")
    policy = Policy("own", (OwnOne(dose="1x5s"), *EVIDENCE.select("COV003").rules)).with_(
        "COV003", groups=("core",), min_sets=3
    )

    assert fix(week, policy=policy).left[0].why == "to do this would create COV003 the whole"


@rule("OWN002", "own-two", **OWN, **CASES)  # type: ignore[arg-type]
class OwnTwo(PairRule):
    """It fails where sessions are far apart.

    What it checks:
        Nothing.

    Why it matters:
        It does not.

    Known limits:
        All.

    How to fix it:
        Do something else.

    Options:
        None.
    """

    earlier = Trait.STRENGTH
    later = Trait.RUN

    def horizon_h(self) -> float:
        """Four days."""
        return 96.0

    def check(self, pair: object, context: Context) -> Breach | None:
        """Object to what is near, and fail where it is not."""
        if pair.gap_h > 20:  # type: ignore[attr-defined]
            raise ZeroDivisionError
        return Breach(Severity.WARNING)


def test_a_rule_that_fails_while_slots_are_tried_offers_none() -> None:
    """What it says in the report counts, and no slot is known to be better."""
    week = Week.parse("week once\nmon pm strength: back squat 3x5\ntue am easy 45min")
    repaired = fix(week, policy=Policy("own", (OwnTwo(),)), athlete=Athlete(available="mon am"))

    assert repaired.week == week
    assert repaired.left[0].why == "no other slot is better"


@rule("OWN003", "own-three", **OWN, **CASES)  # type: ignore[arg-type]
class OwnThree(SessionRule):
    """It fails on short planks.

    What it checks:
        Nothing.

    Why it matters:
        It does not.

    Known limits:
        All.

    How to fix it:
        Do something else.

    Options:
        None.
    """

    def check(self, facts: SessionFacts, context: Context) -> Iterator[Breach]:
        """Object to everything, and fail on short planks."""
        for p in facts.prescriptions:
            if p.dose.work.low < 10:
                raise ZeroDivisionError
            yield Breach(Severity.WARNING)


def test_a_change_that_makes_a_rule_fail_is_no_better() -> None:
    """Though nothing that the rule finds counts then."""
    policy = Policy("own", (OwnOne(dose="1x5s"), OwnThree()))
    repaired = fix(Week.parse("mon strength: plank 3x30s"), policy=policy)

    assert not repaired.changes
    assert repaired.left[0].why == "to do this is not enough"
