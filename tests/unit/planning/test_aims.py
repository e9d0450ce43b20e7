"""What each week is for."""

from datetime import date

import pytest
from tests.unit.planning.seasons import EASY, LIFTER, MASTER, RACE_WEEK, flat, runs, season, texts

from runstrength import policies
from runstrength.model import Athlete, Plan
from runstrength.planning import PhaseKind, Race, build_plan
from runstrength.planning._aims import Layout, _best_deloads, _is_lighter, frequency, goal_of, layout
from runstrength.planning._dated import made_ready
from runstrength.policies import Policy

NOVICE = Athlete(level="novice")


def laid(plan: Plan, athlete: Athlete = LIFTER, policy: Policy = policies.EVIDENCE) -> Layout:
    """Say what the weeks of a plan are for, without composing anything."""
    goal = made_ready(plan, None).goal
    return layout(plan, athlete, policy, goal=goal, first=1, sessions_per_week=None)


@pytest.mark.parametrize(
    ("weeks", "expected"),
    [
        (4, ["general 1-3", "race week 4-4"]),
        (8, ["max 1-6", "taper 7-7", "race week 8-8"]),
        (12, ["max 1-6", "power 7-10", "taper 11-11", "race week 12-12"]),
        (16, ["general 1-4", "max 5-10", "power 11-14", "taper 15-15", "race week 16-16"]),
        (24, ["general 1-6", "max 7-16", "power 17-22", "taper 23-23", "race week 24-24"]),
    ],
)
def test_phases_up_to_a_race(weeks: int, expected: list[str]) -> None:
    """Blocks by the weeks there are, then less before the race."""
    assert texts(laid(runs(weeks))) == expected


@pytest.mark.parametrize("weeks", [4, 8, 12, 16, 24])
def test_one_phase_without_a_race(weeks: int) -> None:
    """General strength all along, and the plan says why."""
    found = laid(runs(weeks, race=None))

    assert texts(found) == [f"general 1-{weeks}"]
    assert found.grounds[0].text.startswith("Without a race")


def test_a_novice_learns_first() -> None:
    """At least three weeks of general work; the deload after them ends the block."""
    found = season(runs(12), athlete=NOVICE)

    assert texts(found)[:2] == ["general 1-4", "max 5-10"]
    assert found.aim(4).is_deload
    assert "at least three weeks of general work" in flat(found.why(phase="general"))


def test_a_guide_season_has_one_block() -> None:
    """Two sessions a week throughout, and less before the race."""
    found = season(runs(16), athlete=LIFTER, policy=policies.GUIDE)

    assert texts(found) == ["general 1-14", "taper 15-15", "race week 16-16"]
    assert {aim.sessions for aim in found.aims[:15]} == {2}
    assert "The starting guide knows no phases" in flat(found.why(phase="general"))


def test_a_guide_season_of_two_weeks_has_the_race_alone() -> None:
    """There is no taper to speak of, and the last week is the race's."""
    assert texts(laid(runs(2), policy=policies.GUIDE)) == ["general 1-1", "race week 2-2"]


@pytest.mark.parametrize(
    ("kind", "athlete", "sessions"),
    [
        (PhaseKind.MAINTENANCE, Athlete(age=59), 1),
        (PhaseKind.MAINTENANCE, MASTER, 2),
        (PhaseKind.RACE, Athlete(type="sprinter"), 1),
        (PhaseKind.RECOVERY, MASTER, 1),
        (PhaseKind.TAPER, Athlete(type="sprinter"), 2),
        (PhaseKind.GENERAL, Athlete(type="sprinter"), 3),
        (PhaseKind.MAX, Athlete(type="sprinter"), 3),
        (PhaseKind.POWER, Athlete(type="sprinter"), 2),
        (PhaseKind.GENERAL, Athlete(type="middle distance"), 3),
        (PhaseKind.MAX, Athlete(type="middle distance"), 2),
        (PhaseKind.GENERAL, Athlete(type="middle distance", level="novice"), 2),
        (PhaseKind.GENERAL, Athlete(type="sprinter", age=60), 2),
        (PhaseKind.GENERAL, Athlete(type="marathoner"), 2),
    ],
)
def test_sessions_by_phase_and_profile(kind: PhaseKind, athlete: Athlete, sessions: int) -> None:
    """From one to three; under the guide two but for races and the weeks after."""
    assert frequency(kind, athlete, policies.EVIDENCE) == sessions
    few = kind in (PhaseKind.RACE, PhaseKind.RECOVERY)
    assert frequency(kind, athlete, policies.GUIDE) == (1 if few else 2)


def test_masters_keep_two_sessions_in_maintenance() -> None:
    """A long season ends in maintenance before the taper; from 60 years it takes two sessions."""
    older = laid(runs(40), MASTER)
    younger = laid(runs(40))

    for found, sessions in ((older, 2), (younger, 1)):
        kept = [aim for aim in found.aims if aim.phase is PhaseKind.MAINTENANCE]
        assert kept
        assert {aim.sessions for aim in kept} == {sessions}


def test_the_number_of_sessions_may_be_given() -> None:
    """In ordinary weeks, with one less for the race."""
    found = season(runs(8), athlete=LIFTER, sessions_per_week=3)

    assert [aim.sessions for aim in found.aims] == [3] * 7 + [2]
    assert [len(week.strength) for week in found.plan.weeks[:3]] == [3, 3, 3]


def deloads(found: Layout) -> list[int]:
    """Return the weeks that are deloads."""
    return [aim.week for aim in found.aims if aim.is_deload]


def test_deloads_come_about_every_fourth_week() -> None:
    """Where the running is even."""
    assert deloads(laid(runs(16, race=None))) == [4, 8, 12]


def test_deloads_prefer_weeks_of_lighter_running() -> None:
    """One week earlier or later than every fourth."""
    other = dict.fromkeys((3, 7, 12), EASY)
    found = laid(runs(16, race=None, other=other))

    assert deloads(found) == [3, 7, 12]


@pytest.mark.parametrize("lighter", range(64))
def test_gaps_between_deloads_are_two_to_five_weeks(lighter: int) -> None:
    """Wherever the running is lighter."""
    marks = tuple(bool(lighter >> at & 1) for at in range(6)) * 2
    found = _best_deloads(tuple(range(1, 13)), marks)
    ends = [0, *found]

    assert all(2 <= later - one - 1 <= 5 for one, later in zip(ends, found, strict=False))
    assert 12 - ends[-1] <= 5


def test_lighter_is_against_the_two_weeks_before() -> None:
    """And never in the first week."""
    loads = [100.0, 95.0, 89.0, 85.0, 81.0]

    assert [_is_lighter(loads, number) for number in range(1, 6)] == [False, False, True, True, False]


def test_a_deload_ends_a_block() -> None:
    """Where it would be the first week of the next block it belongs to the one before."""
    plan = runs(16, other={5: EASY})
    found = laid(plan)

    assert found.aims[4].is_deload
    assert texts(found)[:2] == ["general 1-5", "max 6-10"]


def test_known_loads_step_after_each_deload_of_a_block() -> None:
    """The step of a week counts the deloads of its phase before it."""
    found = laid(runs(16, race=None))

    assert [aim.step for aim in found.aims] == [0] * 4 + [1] * 4 + [2] * 4 + [3] * 4


def test_the_taper_has_the_mean_share_of_its_days() -> None:
    """Less the nearer the race."""
    found = season(runs(16), athlete=LIFTER)

    assert 0.5 < found.aim(15).share < 0.9
    assert found.aim(16).share == 0.5


@pytest.mark.parametrize(("priority", "is_eased"), [("A", True), ("B", True), ("C", False)])
def test_races_on_the_way(priority: str, is_eased: bool) -> None:
    """A race of priority B eases its week; one of priority C is another run."""
    plan = runs(16, other={9: f"tue am easy 30min\nsun race {priority} 10km"})
    found = laid(plan)

    assert (found.aims[8].phase is PhaseKind.RACE) == is_eased
    assert (found.aims[8].share == 0.5) == is_eased
    assert found.aims[15].phase is PhaseKind.RACE


@pytest.mark.parametrize(("week", "first"), [(4, 5), (5, 6), (6, 4), (7, 5)])
def test_nothing_new_begins_right_before_a_race(week: int, first: int) -> None:
    """A block with a race in its first two weeks begins earlier or after it."""
    found = laid(runs(16, other={week: "sun race B 10km"}))

    assert next(phase.first for phase in found.phases if phase.kind is PhaseKind.MAX) == first


def test_after_the_race_the_legs_come_first() -> None:
    """A week of little, two after a marathon and none of it in the first."""
    half = season(runs(14, race=None, other={8: RACE_WEEK}), athlete=LIFTER)
    marathon = season(runs(14, race=None, other={8: "sun race A marathon"}), athlete=LIFTER)

    assert texts(half)[-2:] == ["recovery 9-9", "general 10-14"]
    assert texts(marathon)[-2:] == ["recovery 9-10", "general 11-14"]
    assert (half.aim(9).sessions, half.aim(9).share) == (1, 0.5)
    assert [marathon.aim(week).sessions for week in (9, 10)] == [0, 1]
    assert "no strength for seven days" in str(marathon.why(week=9))
    assert not marathon.plan.weeks[8].strength


def test_a_race_after_the_plan() -> None:
    """The blocks lead there, and the plan says so."""
    found = build_plan(runs(8, race=None), athlete=LIFTER, race=Race(on=date(2027, 4, 4), distance="half"))

    assert texts(found) == ["general 1-1", "max 2-7", "power 8-8"]
    assert "The race is in week 13, after the end of the plan" in flat(found.why(phase="max"))


def test_a_race_in_the_first_week() -> None:
    """All that is left is its week."""
    found = season(runs(1), athlete=LIFTER)

    assert texts(found) == ["race week 1-1"]
    assert len(found.strength) == 1


def test_a_plan_that_goes_on_after_today_beyond_its_race() -> None:
    """The race is over: recovery and general work are left."""
    plan = runs(8, race=None, other={2: RACE_WEEK})
    found = build_plan(plan, athlete=LIFTER, today=date(2027, 1, 20))

    assert texts(found) == ["recovery 3-3", "general 4-8"]


def test_a_goal_without_a_race_is_no_marathon() -> None:
    """Nothing is known of it."""
    assert not goal_of(3, None).is_marathon
