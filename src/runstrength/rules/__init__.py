"""The rules, one file each, in a folder for each family, and the list of them."""

from __future__ import annotations

from runstrength.rules._api import (
    Breach,
    Case,
    Context,
    LineRule,
    Pair,
    PairRule,
    Parameter,
    PlanRule,
    Rule,
    RuleError,
    SessionRule,
    WeekRule,
    parameter,
    rule,
)
from runstrength.rules.coverage.distance_week_without_soleus_work import DistanceWeekWithoutSoleusWork
from runstrength.rules.coverage.many_runs_without_cross_training import ManyRunsWithoutCrossTraining
from runstrength.rules.coverage.novice_week_without_hip_and_core_work import NoviceWeekWithoutHipAndCoreWork
from runstrength.rules.coverage.sprinter_week_without_nordic_curl import SprinterWeekWithoutNordicCurl
from runstrength.rules.coverage.untrained_key_group import UntrainedKeyGroup
from runstrength.rules.coverage.untrained_region import UntrainedRegion
from runstrength.rules.coverage.week_without_full_body_session import WeekWithoutFullBodySession
from runstrength.rules.coverage.week_without_single_leg_work import WeekWithoutSingleLegWork
from runstrength.rules.data.dose_unlike_guide import DoseUnlikeGuide
from runstrength.rules.data.inferred_guide_facts import InferredGuideFacts
from runstrength.rules.data.overlapping_sessions import OverlappingSessions
from runstrength.rules.data.unilateral_dose_not_per_side import UnilateralDoseNotPerSide
from runstrength.rules.duration.session_too_short_or_long import SessionTooShortOrLong
from runstrength.rules.frequency.too_few_or_many_strength_days import TooFewOrManyStrengthDays
from runstrength.rules.interference.heavy_legs_before_long_run import HeavyLegsBeforeLongRun
from runstrength.rules.interference.heavy_legs_before_quality_run import HeavyLegsBeforeQualityRun
from runstrength.rules.interference.heavy_legs_before_same_day_quality_run import (
    HeavyLegsBeforeSameDayQualityRun,
)
from runstrength.rules.interference.heavy_legs_stacked_on_runs import HeavyLegsStackedOnRuns
from runstrength.rules.interference.less_important_session_first import LessImportantSessionFirst
from runstrength.rules.interference.lifting_first_on_eve_of_quality_run import LiftingFirstOnEveOfQualityRun
from runstrength.rules.interference.power_after_run import PowerAfterRun
from runstrength.rules.interference.run_before_heavy_legs import RunBeforeHeavyLegs
from runstrength.rules.interference.strength_too_close_to_run import StrengthTooCloseToRun
from runstrength.rules.load.hard_strength_before_quality_run import HardStrengthBeforeQualityRun
from runstrength.rules.load.heavier_than_guide import HeavierThanGuide
from runstrength.rules.load.heavy_sets_without_warm_up_sets import HeavySetsWithoutWarmUpSets
from runstrength.rules.load.many_failure_sets_for_legs import ManyFailureSetsForLegs
from runstrength.rules.load.more_repetitions_than_load_allows import MoreRepetitionsThanLoadAllows
from runstrength.rules.load.odd_repetition_tempo import OddRepetitionTempo
from runstrength.rules.load.plateau_without_heavy_load import PlateauWithoutHeavyLoad
from runstrength.rules.load.rpe_contradicts_rir import RpeContradictsRir
from runstrength.rules.load.short_rest_between_heavy_sets import ShortRestBetweenHeavySets
from runstrength.rules.load.small_exercise_before_big_lift import SmallExerciseBeforeBigLift
from runstrength.rules.load.strength_phase_without_heavy_leg_lift import StrengthPhaseWithoutHeavyLegLift
from runstrength.rules.load.weak_or_brief_tendon_work import WeakOrBriefTendonWork
from runstrength.rules.phase.phase_out_of_order import PhaseOutOfOrder
from runstrength.rules.plyometric.high_impact_without_base import HighImpactWithoutBase
from runstrength.rules.plyometric.landings_and_running_ramped_together import (
    LandingsAndRunningRampedTogether,
)
from runstrength.rules.plyometric.landings_ramp_too_steep import LandingsRampTooSteep
from runstrength.rules.plyometric.plyometric_sessions_too_close import PlyometricSessionsTooClose
from runstrength.rules.plyometric.plyometrics_after_heavy_sets import PlyometricsAfterHeavySets
from runstrength.rules.plyometric.too_many_landings import TooManyLandings
from runstrength.rules.plyometric.week_without_plyometrics import WeekWithoutPlyometrics
from runstrength.rules.population.missing_clearance import MissingClearance
from runstrength.rules.population.too_little_strength_at_older_age import TooLittleStrengthAtOlderAge
from runstrength.rules.population.unsupervised_youth import UnsupervisedYouth
from runstrength.rules.progression.deload_overdue import DeloadOverdue
from runstrength.rules.progression.deload_with_usual_sets import DeloadWithUsualSets
from runstrength.rules.progression.hasty_return import HastyReturn
from runstrength.rules.progression.ladder_rung_skipped import LadderRungSkipped
from runstrength.rules.progression.load_step_too_large import LoadStepTooLarge
from runstrength.rules.progression.set_ramp_too_steep import SetRampTooSteep
from runstrength.rules.progression.several_novelties_at_once import SeveralNoveltiesAtOnce
from runstrength.rules.progression.strength_plateau import StrengthPlateau
from runstrength.rules.progression.unearned_load_increase import UnearnedLoadIncrease
from runstrength.rules.recovery.consecutive_strength_days import ConsecutiveStrengthDays
from runstrength.rules.recovery.new_leg_work_before_quality_run import NewLegWorkBeforeQualityRun
from runstrength.rules.recovery.same_muscles_too_soon import SameMusclesTooSoon
from runstrength.rules.recovery.too_many_hard_days_in_a_row import TooManyHardDaysInARow
from runstrength.rules.recovery.week_without_rest_day import WeekWithoutRestDay
from runstrength.rules.running.distance_jump_in_two_weeks import DistanceJumpInTwoWeeks
from runstrength.rules.running.monotonous_week import MonotonousWeek
from runstrength.rules.running.run_longer_than_recent_longest import RunLongerThanRecentLongest
from runstrength.rules.running.strength_start_in_run_ramp import StrengthStartInRunRamp
from runstrength.rules.safety.exercise_where_it_hurts import ExerciseWhereItHurts
from runstrength.rules.safety.warning_sign import WarningSign
from runstrength.rules.taper.heavy_legs_before_race import HeavyLegsBeforeRace
from runstrength.rules.taper.leg_strength_on_race_day_or_soon_after import LegStrengthOnRaceDayOrSoonAfter
from runstrength.rules.taper.new_work_before_race import NewWorkBeforeRace
from runstrength.rules.taper.strength_not_tapered import StrengthNotTapered
from runstrength.rules.taper.strength_stopped_early import StrengthStoppedEarly
from runstrength.rules.volume.lay_off import LayOff
from runstrength.rules.volume.strength_programme_too_short import StrengthProgrammeTooShort
from runstrength.rules.volume.too_few_weekly_sets import TooFewWeeklySets
from runstrength.rules.volume.too_little_to_keep_strength import TooLittleToKeepStrength
from runstrength.rules.volume.too_many_sets_in_session import TooManySetsInSession
from runstrength.rules.volume.too_many_weekly_sets import TooManyWeeklySets

__all__ = [
    "RULES",
    "Breach",
    "Case",
    "Context",
    "LineRule",
    "Pair",
    "PairRule",
    "Parameter",
    "PlanRule",
    "Rule",
    "RuleError",
    "SessionRule",
    "WeekRule",
    "parameter",
    "rule",
]

RULES: tuple[type[Rule], ...] = (
    TooFewOrManyStrengthDays,
    ConsecutiveStrengthDays,
    WeekWithoutRestDay,
    SameMusclesTooSoon,
    NewLegWorkBeforeQualityRun,
    TooManyHardDaysInARow,
    HeavyLegsBeforeQualityRun,
    StrengthTooCloseToRun,
    LessImportantSessionFirst,
    LiftingFirstOnEveOfQualityRun,
    HeavyLegsStackedOnRuns,
    PowerAfterRun,
    HeavyLegsBeforeLongRun,
    HeavyLegsBeforeSameDayQualityRun,
    RunBeforeHeavyLegs,
    ManyRunsWithoutCrossTraining,
    UntrainedRegion,
    UntrainedKeyGroup,
    WeekWithoutFullBodySession,
    WeekWithoutSingleLegWork,
    NoviceWeekWithoutHipAndCoreWork,
    DistanceWeekWithoutSoleusWork,
    SprinterWeekWithoutNordicCurl,
    SessionTooShortOrLong,
    TooFewWeeklySets,
    TooManyWeeklySets,
    TooManySetsInSession,
    TooLittleToKeepStrength,
    LayOff,
    StrengthProgrammeTooShort,
    HeavierThanGuide,
    PlateauWithoutHeavyLoad,
    HardStrengthBeforeQualityRun,
    StrengthPhaseWithoutHeavyLegLift,
    MoreRepetitionsThanLoadAllows,
    RpeContradictsRir,
    ManyFailureSetsForLegs,
    ShortRestBetweenHeavySets,
    OddRepetitionTempo,
    WeakOrBriefTendonWork,
    HeavySetsWithoutWarmUpSets,
    SmallExerciseBeforeBigLift,
    WeekWithoutPlyometrics,
    TooManyLandings,
    PlyometricSessionsTooClose,
    HighImpactWithoutBase,
    PlyometricsAfterHeavySets,
    LandingsRampTooSteep,
    LandingsAndRunningRampedTogether,
    LoadStepTooLarge,
    UnearnedLoadIncrease,
    SetRampTooSteep,
    DeloadOverdue,
    DeloadWithUsualSets,
    StrengthPlateau,
    SeveralNoveltiesAtOnce,
    HastyReturn,
    LadderRungSkipped,
    RunLongerThanRecentLongest,
    DistanceJumpInTwoWeeks,
    MonotonousWeek,
    StrengthStartInRunRamp,
    PhaseOutOfOrder,
    HeavyLegsBeforeRace,
    StrengthNotTapered,
    NewWorkBeforeRace,
    StrengthStoppedEarly,
    LegStrengthOnRaceDayOrSoonAfter,
    DoseUnlikeGuide,
    UnilateralDoseNotPerSide,
    OverlappingSessions,
    InferredGuideFacts,
    UnsupervisedYouth,
    MissingClearance,
    TooLittleStrengthAtOlderAge,
    WarningSign,
    ExerciseWhereItHurts,
)
"""Every rule that ships, family by family."""
