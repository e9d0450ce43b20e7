"""What single rules do beyond their cases: odd parameters, odd sessions, and what they take from a day."""

from __future__ import annotations

import pytest

from runstrength.checking import check
from runstrength.errors import InvalidValueError
from runstrength.exercises import catalogue
from runstrength.findings import Report
from runstrength.model import Athlete, Exercise, Pain, Plan, Week
from runstrength.policies import EVIDENCE, GUIDE, Policy
from runstrength.rules import Context, Pair, Rule
from runstrength.rules.coverage.untrained_key_group import UntrainedKeyGroup
from runstrength.rules.coverage.untrained_region import UntrainedRegion
from runstrength.rules.coverage.week_without_single_leg_work import WeekWithoutSingleLegWork
from runstrength.rules.data.overlapping_sessions import OverlappingSessions
from runstrength.rules.frequency.too_few_or_many_strength_days import TooFewOrManyStrengthDays
from runstrength.rules.interference.heavy_legs_stacked_on_runs import HeavyLegsStackedOnRuns
from runstrength.rules.load.heavier_than_guide import HeavierThanGuide
from runstrength.rules.plyometric.plyometrics_after_heavy_sets import PlyometricsAfterHeavySets
from runstrength.rules.population.too_little_strength_at_older_age import TooLittleStrengthAtOlderAge
from runstrength.rules.progression.ladder_rung_skipped import LadderRungSkipped
from runstrength.rules.progression.unearned_load_increase import UnearnedLoadIncrease
from runstrength.rules.recovery.too_many_hard_days_in_a_row import TooManyHardDaysInARow
from runstrength.rules.running.monotonous_week import MonotonousWeek
from runstrength.rules.safety.exercise_where_it_hurts import ExerciseWhereItHurts
from runstrength.rules.taper.heavy_legs_before_race import HeavyLegsBeforeRace
from runstrength.timeline import timeline

HLS = "strength: back squat 4x5 @85%"
TRAINED = Context(Athlete(level="advanced", lifting_months=24), {})


def by(rule: Rule, text: str, **athlete: object) -> Report:
    """Check a week with one rule alone."""
    return check(Week.parse(text), policy=Policy("alone", (rule,)), athlete=Athlete(**athlete))  # type: ignore[arg-type]


def messages(report: Report) -> list[str]:
    """Return what a report says."""
    return [finding.message for finding in report]


@pytest.mark.parametrize(
    ("rule", "values", "said"),
    [
        (UntrainedKeyGroup, {"groups": ("quads",)}, "groups must be names of muscle groups: quadriceps,"),
        (UntrainedRegion, {"regions": ("legs",)}, "regions must be core, upper or lower, not 'legs'"),
        (TooManyHardDaysInARow, {"days": 0}, "days must be a number from 1"),
        (TooFewOrManyStrengthDays, {"max_severity": 0}, "max_severity must be a number from 1"),
    ],
)
def test_a_value_without_a_meaning_is_refused(rule: type[Rule], values: dict[str, object], said: str) -> None:
    """A name that does not exist, or a number that would make nonsense of the rule."""
    with pytest.raises(InvalidValueError, match=said):
        rule().with_values(values)


def test_a_group_without_a_role_may_be_asked_for() -> None:
    """The message then leaves the role out."""
    report = by(UntrainedKeyGroup(groups=("feet", "calves")), "mon strength: back squat 3x5")

    assert {f.values["group"] for f in report} == {"calves", "feet"}
    assert {"role" in f.values for f in report} == {True, False}


def test_sets_that_are_neither_light_nor_hard_train_a_group() -> None:
    """Coverage asks for sets beyond light ones, not for hard ones."""
    easy = "mon strength: calf raise 2x12 @RPE5"
    light = "mon strength: calf raise 2x12 @RPE4; back squat 1x5"
    rule = UntrainedKeyGroup(groups=("calves",))

    assert messages(by(rule, easy)) == []
    assert len(by(rule, light)) == 1


def test_no_exercise_on_one_leg_may_be_asked_for() -> None:
    """Then none is missing."""
    assert len(by(WeekWithoutSingleLegWork(min_exercises=0), "mon strength: back squat 3x5")) == 0
    assert len(by(WeekWithoutSingleLegWork(min_exercises=2), "mon strength: split squat 3x5/side")) == 1


def test_of_two_that_overlap_the_one_that_starts_later_is_named_last() -> None:
    """Also where a session that follows another in its slot begins after the next slot."""
    chain = "mon 07:00 bike 3h\nmon 07:00 strength 60min\nmon 10:30 easy 30min"
    report = by(OverlappingSessions(), chain)

    assert [str(f.where) for f in report] == ["mon 10:30"]
    assert by(OverlappingSessions(slack_min=30.0), chain).findings == ()
    late = by(OverlappingSessions(), "mon 06:30 bike 3h\nmon 06:30 strength 60min\nmon 09:00 easy 45min")
    assert {str(f.measured) for f in late} == {"30 min", "15 min"}


def test_an_overlap_is_told_right_whichever_session_is_given_first() -> None:
    """A pair whose second session starts first is turned around."""
    line = timeline(Week.parse("mon 07:00 easy 60min\nmon 07:30 strength 30min"))
    first, second = line.sessions
    breach = OverlappingSessions().check(Pair(second, first, 0.0, -0.5), TRAINED)

    assert breach is not None
    assert str(breach.measured) == "30 min"
    assert breach.template == OverlappingSessions.messages[1]


def test_what_rules_take_from_a_day() -> None:
    """Whether there is strength, or how often heavy legs stand next to a run."""
    line = timeline(Week.parse(f"mon easy 30min\nmon {HLS}\ntue easy 30min\nwed strength 30min @RPE3"))
    monday, tuesday, wednesday = (line.days()[day].sessions for day in range(3))

    for rule in (TooFewOrManyStrengthDays(), TooLittleStrengthAtOlderAge()):
        assert [rule.of_day(day, TRAINED) for day in (monday, tuesday, wednesday)] == [True, False, False]
    stacked = HeavyLegsStackedOnRuns()
    assert [stacked.of_day(day, TRAINED) for day in (monday, tuesday)] == [1, 0]
    assert stacked.of_day(monday, Context(Athlete(lifting_months=3), {})) == 0


def test_jumps_are_not_held_against_the_guide() -> None:
    """They have few repetitions by nature."""
    assert messages(by(HeavierThanGuide(), "mon strength: box jump 3x5")) == []
    assert len(by(HeavierThanGuide(), "mon strength: box jump 3x5; back squat 3x5")) == 1


def test_jumps_after_heavy_sets_are_found_beyond_other_exercises() -> None:
    """What stands between, in a circuit or not, does not matter."""
    rule = PlyometricsAfterHeavySets()

    assert len(by(rule, f"mon {HLS}; plank 3x30s; box jump 3x5")) == 1
    assert len(by(rule, f"mon {HLS}; plank 3x30s + box jump 3x5")) == 1
    assert messages(by(rule, "mon strength: isometric calf hold 3x30s @90%; box jump 3x5")) == []
    assert len(by(rule, "mon strength: back squat 3x5+; box jump 3x5")) == 1


def test_a_session_that_hurts_is_told_each_time_it_stands_there() -> None:
    """Equal sessions are looked at once and told twice."""
    text = "mon strength: calf raise 3x12\nthu strength: calf raise 3x12"
    report = by(ExerciseWhereItHurts(), text, pains=[Pain(where="left calf", score=5)])

    assert [str(f.where) for f in report] == ["mon (calf raise)", "thu (calf raise)"]


def test_a_run_is_no_race() -> None:
    """Asked about a pair that it does not concern, the rule about races is silent."""
    lifting, run = timeline(Week.parse(f"mon {HLS}\ntue tempo 30min")).sessions

    assert HeavyLegsBeforeRace().check(Pair(lifting, run, 20.0, 24.0), TRAINED) is None


def test_an_exercise_of_your_own_stands_on_no_ladder() -> None:
    """What is below it is not known."""
    sled = Exercise(name="Sled push", pattern="squat", direct={"quadriceps"})
    mine = catalogue.extended([sled])
    plan = Plan.parse(
        "week 1\nmon strength: plank 3x40s\nweek 2\nmon strength: sled push 3x10", catalogue=mine
    )

    assert check(plan, policy=Policy("alone", (LadderRungSkipped(),))).findings == ()


def test_the_load_of_a_day_is_what_a_monotonous_week_is_made_of() -> None:
    """Nothing where one session does not say; nought on a day of rest."""
    week = Week.parse("mon easy 30min @RPE4\nmon pm bike 60min @RPE3\ntue easy 30min\nwed mobility 20min")
    days = timeline(week).days()
    loads = [MonotonousWeek().of_day(day.sessions, TRAINED) for day in days[:4]]

    assert loads == [300.0, None, 0.0, 0.0]


def test_a_rise_that_begins_before_a_plan_is_told_in_it() -> None:
    """The history is looked at and not reported."""
    past = Plan.parse(
        "week 1\nmon strength: back squat 3x5 @60kg\nweek 2\nmon strength: back squat 3x5 @62.5kg"
    )
    plan = Plan.parse(
        "week 1\nmon strength: back squat 3x5 @65kg\nweek 2\nmon strength: back squat 3x5 @67.5kg"
    )
    report = check(plan, policy=Policy("alone", (UnearnedLoadIncrease(),)), before=past)

    assert [str(finding.where) for finding in report] == ["week 1 (back squat)"]


def test_a_week_is_compared_with_what_came_before_it() -> None:
    """A week of its own has no number, so that its place is the exercise or the whole."""
    past = Week.parse("mon strength: back squat 3x5 @60kg; calf raise 3x12\nsat easy 40min")
    week = Week.parse("mon strength: back squat 3x5 @70kg; calf raise 6x12\nsat easy 40min")
    report = check(week, before=past)

    assert str(report.by_rule["PRG001"][0].where) == "back squat"
    assert str(report.by_rule["PRG003"][0].where) == "the whole"
    assert not {"PRG001", "PRG003"} & set(check(week).codes)


def test_a_plateau_follows_the_values_of_its_rule() -> None:
    """What PRG006 takes for a plateau is what LOD002 speaks of, with its shipped values where it is off."""
    plan = Plan.parse(
        "\n".join(
            f"week {n}\nmon strength: back squat 3x10 @{kg}kg @RIR2"
            for n, kg in ((1, 60), (2, 60), (3, 60), (4, 61))
        )
    )

    assert (
        "LOD002"
        in check(plan, policy=EVIDENCE.select("LOD002").with_("PRG006", min_percent=2, on=True)).codes
    )
    assert "LOD002" not in check(plan, policy=EVIDENCE.select("LOD002")).codes


# Where the second reference and the rules parted, and the evidence decided.


def codes_at(text: str, policy: Policy = EVIDENCE, **athlete: object) -> set[str]:
    """Return the codes of what is found."""
    return set(check(Week.parse(text), policy=policy, athlete=Athlete(**athlete)).codes)  # type: ignore[arg-type]


@pytest.mark.parametrize("policy", [EVIDENCE, GUIDE], ids=["evidence", "guide"])
def test_one_day_of_strength_is_warned_of_as_none_is(policy: Policy) -> None:
    """Too few days warn, however many are missing; a week labelled race may have none."""
    for text in ("mon strength: back squat 3x5", "mon easy 30min"):
        assert {str(f.severity) for f in check(Week.parse(text), policy=policy).by_rule["FRQ001"]} == {
            "warning"
        }
    assert "FRQ001" not in codes_at("week [race]\nmon easy 30min", policy)
    assert "FRQ001" in codes_at("sun race C 5km", policy)


def test_a_strong_hold_is_no_hard_lower_session() -> None:
    """Its percentage is one of voluntary contraction; it loads the calves and leaves runs alone."""
    hold = "isometric calf hold 5x45s/side @90%"

    assert "INT001" not in codes_at(f"tue pm strength: {hold}\nwed am intervals 60min")
    assert "INT001" in codes_at(f"tue pm strength: {hold} @RPE9\nwed am intervals 60min")
    assert "REC003" in codes_at(f"tue pm strength: {hold}\nwed am strength: calf raise 3x12")


def test_one_set_to_failure_is_one_hard_set() -> None:
    """An open-ended prescription without an effort says something of its last set alone."""
    assert "INT001" not in codes_at("tue pm strength: back squat 4x8+\nwed am intervals 60min")
    assert "INT001" in codes_at("tue pm strength: back squat 4x8+ @RIR2\nwed am intervals 60min")
    assert "INT001" in codes_at(
        "tue pm strength: back squat 1x8+; split squat 1x8+/side; leg press 1x8+; hip thrust 1x8+\n"
        "wed am intervals 60min"
    )


def test_a_split_is_a_split_whatever_the_effort() -> None:
    """Easy squats train what hard squats train; only light exercises are left out."""
    upper = "push-up 3x8 @RPE8"

    assert "REC001" in codes_at(
        f"mon strength: {upper}; back squat 3x5 @RPE3\ntue strength: split squat 3x8/side"
    )
    assert "REC001" not in codes_at(
        f"mon strength: {upper}; dead bug 3x8\ntue strength: split squat 3x8/side"
    )
