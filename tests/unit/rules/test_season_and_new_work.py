"""What the rules of loads, of the season and of new work do beyond their cases."""

from __future__ import annotations

import pytest

from runstrength.checking import check
from runstrength.exercises import catalogue
from runstrength.findings import Report
from runstrength.model import Athlete, Exercise, Plan, Week
from runstrength.policies import EVIDENCE, EVIDENCE_IN_SEASON, GUIDE, Policy
from runstrength.rules import Rule
from runstrength.rules.interference.heavy_legs_before_quality_run import HeavyLegsBeforeQualityRun
from runstrength.rules.load.strength_phase_without_heavy_leg_lift import StrengthPhaseWithoutHeavyLegLift
from runstrength.rules.load.weak_or_brief_tendon_work import WeakOrBriefTendonWork
from runstrength.rules.plyometric.high_impact_without_base import HighImpactWithoutBase
from runstrength.rules.recovery.new_leg_work_before_quality_run import NewLegWorkBeforeQualityRun
from runstrength.rules.taper.new_work_before_race import NewWorkBeforeRace
from runstrength.rules.taper.strength_not_tapered import StrengthNotTapered
from runstrength.rules.volume.lay_off import LayOff
from runstrength.rules.volume.too_little_to_keep_strength import TooLittleToKeepStrength

HLS = "strength: back squat 4x5 @85%"
LEGS = "strength: back squat 3x8 @RPE7"
SEASON = "week [in-season]\nsat long 90min\n"
KNOWN = f"week 1\nmon {LEGS}\nthu {LEGS}\nweek 2\nmon {LEGS}\nthu {LEGS}\nweek 3\n"


def by(text: str, *rules: Rule, before: str = "", **athlete: object) -> Report:
    """Check a plan or week with some rules alone."""
    subject = Plan.parse(text) if "week 1" in text else Week.parse(text)
    past = Plan.parse(before) if before else None
    return check(subject, policy=Policy("some", rules), athlete=Athlete(**athlete), before=past)  # type: ignore[arg-type]


def codes(text: str, policy: Policy = EVIDENCE, **athlete: object) -> set[str]:
    """Return the codes of what is found."""
    subject = Plan.parse(text) if "week 1" in text else Week.parse(text)
    return set(check(subject, policy=policy, athlete=Athlete(**athlete)).codes)  # type: ignore[arg-type]


def test_where_the_dose_in_season_is_told_older_age_is_not_told_again() -> None:
    """POP003 is silent where VOL004 speaks, and speaks where VOL004 is off or has nothing to say."""
    once = f"{SEASON}mon strength: back squat 2x8; push-up 3x8"
    off = EVIDENCE.ignore("VOL004")

    assert {"VOL004", "POP003"} & codes(once, age=66) == {"VOL004"}
    assert {"VOL004", "POP003"} & codes(once, off, age=66) == {"POP003"}
    assert {"VOL004", "POP003"} & codes(once.replace(" [in-season]", ""), age=66) == {"POP003"}
    assert {"VOL004", "POP003"} & codes(f"{SEASON}tue am {LEGS}\ntue pm {LEGS}", age=66) == {"POP003"}


def test_a_deload_in_season_keeps_its_sessions_and_not_its_loads() -> None:
    """What is asked of its dose is asked of it too; a lighter load in it is meant."""
    season = SEASON.replace("week [in-season]", "week 2 [in-season, deload]")
    plan = f"week 1\nmon strength: back squat 3x5 @100kg\nsat long 90min\n{season}"
    rule = TooLittleToKeepStrength()

    assert by(f"{plan}mon strength: back squat 1x5 @60kg", rule).findings == ()
    assert [f.where.week for f in by(f"{plan}mon easy 30min", rule)] == [2]


def test_a_missing_session_in_season_is_told_once() -> None:
    """By FRQ001; where more is asked for than FRQ001 does, or it is off, by VOL004."""
    none = f"{SEASON}mon easy 30min"

    assert {"VOL004", "FRQ001"} & codes(none) == {"FRQ001"}
    assert {"VOL004", "FRQ001"} & codes(none, EVIDENCE.ignore("FRQ001")) == {"VOL004"}
    assert {"VOL004", "FRQ001"} & codes(f"{none}\ntue {LEGS}", age=60) == {"VOL004"}


def test_in_season_an_unlabelled_week_is_one_to_keep_strength() -> None:
    """That is what the policy is for; labels decide where there are any."""
    text = "week {}\nmon strength: push-up 3x8\nsat long 90min"

    assert "VOL004" in codes(text.format(""), EVIDENCE_IN_SEASON)
    assert "VOL004" not in codes(text.format("[base]"), EVIDENCE_IN_SEASON)
    assert "VOL004" not in codes(text.format(""), EVIDENCE)


def test_loads_before_the_plan_count() -> None:
    """The weeks of the history are compared with and not told."""
    rule = TooLittleToKeepStrength()
    now = "week 1 [in-season]\nmon strength: back squat 1x5 @80kg\nsat long 90min"
    before = "week 1\nmon strength: back squat 3x5 @100kg\nsat long 90min"
    season = "week 1 [in-season]\nmon strength: push-up 3x5 @50kg\nsat long 90min"

    assert [str(f.measured) for f in by(now, rule, before=before)] == ["80 %"]
    assert by(now, rule, before=season).findings == ()
    assert by(now.replace("[in-season]", "[in-season, partial]"), rule, before=before).findings == ()


def test_work_for_tendons_before_the_plan_counts() -> None:
    """Its weeks are counted and its loads are not told."""
    week = "week {}\nmon strength: isometric calf hold 5x4/side @{}%\nthu easy 40min"
    plan = "\n".join(week.format(n, 90) for n in range(1, 12))

    assert by(plan, WeakOrBriefTendonWork(), before=week.format(1, 50)).findings == ()
    assert by(plan, WeakOrBriefTendonWork()).findings == ()
    assert len(by(plan, WeakOrBriefTendonWork(), before="week 1\nmon easy 30min\nthu easy 40min")) == 1


def test_a_drill_steps_down_its_ladder_where_it_has_one() -> None:
    """The drills of others have no ladder; only drills of the highest impact are told."""
    hop = Exercise(
        name="Hurdle hop", pattern="jump", direct={"soleus"}, modality="plyometric", impact=3, level=3
    )
    mine = catalogue.extended([hop])
    week = Week.parse(
        "mon strength: hurdle hop 2x5; drop jump 2x5; pogo hops 2x10; back squat 3x5", catalogue=mine
    )
    report = check(week, policy=Policy("alone", (HighImpactWithoutBase(),)), athlete=Athlete(level="novice"))

    assert {f.where.exercise: f.fix and f.fix.text for f in report} == {
        "Hurdle hop": None,
        "drop jump": "take countermovement jump instead of drop jump",
    }


def test_new_work_is_left_to_a_rule_that_warns_of_the_same_two() -> None:
    """REC005 is silent where INT001 warns, and speaks where INT001 only informs."""
    near, far = f"{KNOWN}mon pm {{}}\ntue am tempo 40min", f"{KNOWN}mon am {{}}\ntue pm tempo 40min"
    new = "strength: front squat 4x5 @85%"
    rules = (HeavyLegsBeforeQualityRun(), NewLegWorkBeforeQualityRun())

    assert by(near.format(new), *rules).codes == ("INT001",)
    assert [f"{f.severity} {f.code}" for f in by(far.format(new), *rules)] == [
        "warning REC005",
        "info INT001",
    ]
    assert by(near.format(new), rules[1]).codes == ("REC005",)


def test_new_work_is_named() -> None:
    """What is new of a session, until the day after next and into the next week."""
    session = "strength: step-ups and downs 3x10/side; back squat 2x8; hip thrust 3x8"
    text = f"{KNOWN}sun {session}\nweek 4\nmon tempo 40min"
    (finding,) = by(text, NewLegWorkBeforeQualityRun())

    assert "hip thrust, step-ups and downs is new to the legs" in finding.message
    assert str(finding.also) == "week 3 sun"


def test_nothing_is_new_in_a_week_that_repeats() -> None:
    """Also for a novice whose last session stands before the first run of the week."""
    text = f"fri {LEGS}\nsun pm {LEGS}\nmon am tempo 40min\nsat long 100min"

    assert by(text, NewLegWorkBeforeQualityRun(), level="novice").findings == ()
    assert by(text, NewLegWorkBeforeQualityRun(known_weeks=0)).findings == ()


def test_a_lay_off_waits_for_the_race_that_may_come() -> None:
    """Where TPR004 is in force: told after its days and those of the lay-off; days start anew from a race."""
    empty = "".join(f"week {n}\nmon easy 30min\nsat easy 60min\n" for n in range(2, 10))
    plan = f"week 1\nmon {LEGS}\nthu easy 30min\n{empty}"
    race = plan.replace("week 5\nmon easy 30min", "week 5\nmon race A half")

    assert [str(f.where) for f in by(plan, LayOff())] == ["week 4"]
    found = [f for f in check(Plan.parse(plan)) if f.code in ("VOL005", "TPR004")]
    assert [(str(f.where), str(f.measured)) for f in found] == [("week 8", "50 days")]
    assert {"VOL005", "TPR004"} & codes(race) == set()
    assert {"VOL005", "TPR004"} & codes(
        race.replace("week 5\nmon race", "week 5\nmon easy 30min\ntue race")
    ) == {"TPR004"}


def test_slow_lowering_of_a_new_exercise_is_told_once() -> None:
    """As the exercise."""
    text = f"{KNOWN}mon strength: hip thrust 3x8 tempo 5-0-1\nsun race A half"
    (finding,) = by(text, NewWorkBeforeRace())

    assert finding.values["work"] == "hip thrust"


def test_a_novice_of_two_months_is_ready_for_heavy_lifts() -> None:
    """Weeks are worked out from the months, and the limit may be moved."""
    text = "week [max]\nmon strength: back squat 3x10 @70%"

    assert len(by(text, StrengthPhaseWithoutHeavyLegLift(), lifting_months=2)) == 1
    assert len(by(text, StrengthPhaseWithoutHeavyLegLift(novice_weeks=9), lifting_months=2)) == 0


def test_an_early_race_has_no_usual_week() -> None:
    """With one week before, that one is compared with."""
    usual = f"mon {HLS}\nthu {HLS}\n"

    assert len(by(f"week 1\n{usual}week 2\n{usual}sun race A half", StrengthNotTapered())) == 1
    assert len(by(f"week 1 [deload]\n{usual}week 2\n{usual}sun race A half", StrengthNotTapered())) == 0
    assert len(by(f"week 1\n{usual}sun race A half", StrengthNotTapered(), before=f"week 1\n{usual}")) == 1


@pytest.mark.parametrize("code", ["COV006", "COV007", "COV008", "REC005", "TPR002", "LOD009", "LOD012"])
def test_the_guide_says_nothing_of_it(code: str) -> None:
    """Of data and safety it takes what every policy has."""
    assert code not in GUIDE.codes
    assert {"LOD005", "LOD007", "PLY004"} < set(GUIDE.codes)


def test_a_jogger_has_no_taper() -> None:
    """All of its rules are off."""
    on = {rule.code for rule in EVIDENCE.rules_for(Athlete(type="jogger")) if rule.on}

    assert not {code for code in on if code.startswith("TPR")}
