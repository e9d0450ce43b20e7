# What the type checkers make of the face: mypy and pyright read this folder, nothing runs it.
#
# `assert_type` says what a line must be. A line that must be refused says so to each checker in its own words
# (`type: ignore[code]` for mypy, `pyright: ignore[rule]` for pyright), and both fail where it is not refused.
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import date, time
from typing import assert_type

import runstrength as rs
from runstrength.findings import Fix
from runstrength.model import Diff
from runstrength.repair import Repaired

# Quantities

load = rs.Load(60)
assert_type(load, rs.Load)
assert_type(load.kg, float)
assert_type(load.to("lb"), rs.Load)
assert_type(rs.Load.parse("135 lb"), rs.Load)
assert_type(load < rs.Load(61), bool)
assert_type(rs.Bodyweight(10, "lb").added_kg, float)
assert_type(rs.Distance(6, "mi").km, float)
assert_type(rs.Distance.parse("half").to("m"), rs.Distance)
assert_type(rs.Duration.of_minutes(1.5), rs.Duration)
assert_type(rs.Duration(90).seconds, int)
assert_type(rs.Pace(330).to("mi").seconds, float)
assert_type(rs.Range(7.0, 8.0).mid, float)
assert_type(rs.Range(rs.Duration(60), rs.Duration(90)).mid, rs.Duration)
assert_type(rs.Range(rs.Distance(3)).low, rs.Distance)

rs.Load("60")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
rs.Load(60, "st")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
load.to("stone")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
load.value = 3  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
mixed: bool = load < rs.Distance(1)  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue, reportUnknownVariableType]
rs.Range("7")  # type: ignore[type-var]  # pyright: ignore[reportArgumentType]

# Days

assert_type(rs.Weekday.MON.next, rs.Weekday)
slot = rs.Slot("tue", "18:30")
assert_type(slot, rs.Slot)
assert_type(slot.day, rs.Weekday)
assert_type(slot.at, rs.Half | time | None)
assert_type(slot.half, rs.Half)
gym = rs.DaySet("mon wed fri")
assert_type(gym | {rs.Weekday.SUN}, rs.DaySet)
assert_type(gym & {rs.Weekday.SUN}, rs.DaySet)
assert_type(gym - {rs.Weekday.SUN, "sun"}, rs.DaySet)
assert_type(gym ^ rs.DaySet("mon"), rs.DaySet)
assert_type(~gym, rs.DaySet)
assert_type(iter(gym), Iterator[rs.Weekday])
assert_type(rs.SlotSet.parse("mon pm") | rs.SlotSet.every(), rs.SlotSet)
assert_type(rs.SlotSet([slot]).days, rs.DaySet)
days: AbstractSet[rs.Weekday] = gym

stranger: rs.DaySet = gym | {"sun"}  # type: ignore[arg-type]  # pyright: ignore[reportOperatorIssue, reportUnknownVariableType]
other: rs.DaySet = gym | rs.SlotSet("mon")  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue, reportUnknownVariableType]
rs.DaySet([1])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
rs.Slot(0.5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
slot.at = None  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]

# Exercises and muscles

assert_type(rs.catalogue, rs.Catalogue)
squat = rs.catalogue["split squat"]
assert_type(squat, rs.Exercise)
assert_type(squat.groups, frozenset[rs.MuscleGroup])
assert_type(squat.direct, frozenset[rs.Muscle])
assert_type(squat.regions, frozenset[rs.Region])
assert_type(squat.is_doable_with({"band"}), bool)
assert_type(rs.Muscle.SOLEUS.group, rs.MuscleGroup)
assert_type(rs.MuscleGroup.CALVES.muscles, frozenset[rs.Muscle])
sled = rs.Exercise(name="Sled push", pattern="squat", direct={"quadriceps"}, equipment={"sled"})
assert_type(rs.catalogue.extended([sled]), rs.Catalogue)

rs.Exercise("Sled push")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
rs.Exercise(name="Sled push", pattern=3, direct={"quadriceps"})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]

# Doses and sessions

dose = rs.Dose.parse("3x8-12/side @RPE7 rest 90s")
assert_type(dose, rs.Dose)
assert_type(str(dose), str)
assert_type(dose.work, rs.Work)
assert_type(dose.rpe, rs.Range[float] | None)
assert_type(dose.load, rs.Load | rs.Bodyweight | None)
assert_type(dose.rest, rs.Duration | None)
assert_type(dose.tempo, rs.Tempo | None)
rs.Dose(sets=3, work=8, rpe=7, rir=(1, 2), percent=rs.Range(80.0), load=load)

rs.Dose.parse(3)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
rs.Dose(3, 8)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
rs.Dose(sets=3, work="8")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
rs.Dose(sets=3, work=8, load=60)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]

prescription = rs.Prescription(squat, "3x8")
assert_type(prescription.dose, rs.Dose)
assert_type(rs.Prescription.parse("plank 3x30s", catalogue=rs.catalogue), rs.Prescription)
lower = rs.StrengthSession.parse('strength "Lower": back squat 3x5 @85%')
assert_type(lower, rs.StrengthSession)
assert_type(lower.items, tuple[rs.Prescription | rs.Superset, ...])
assert_type(lower.minutes(warm_up=False), float | None)
assert_type(lower.sets_per_group(), Mapping[rs.MuscleGroup, float])
assert_type(lower.sets_per_muscle(), Mapping[rs.Muscle, float])
rs.StrengthSession([prescription, rs.Superset([prescription, prescription])], title="Legs")
run = rs.RunSession(
    "easy", duration=rs.Duration(3600), distance=rs.Range(rs.Distance(8), rs.Distance(10)), rpe=(3, 4)
)
assert_type(run.kind, rs.RunKind)
assert_type(run.distance, rs.Range[rs.Distance] | None)
assert_type(rs.RunSession.parse("easy 45min"), rs.RunSession)
assert_type(rs.RaceSession("half", "B").distance, rs.Distance)
session: rs.Session = rs.MobilitySession("Yoga")
session = rs.CrossTrainingSession("Football")

rs.RunSession(3)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
rs.RunSession("easy", duration=60)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
rs.RunSession("easy", distance=rs.Duration(60))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
rs.StrengthSession([squat])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
lower.minutes(easy_pace=330)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]

# Weeks and plans

week = rs.Week.parse("tue pm strength 30min")
assert_type(week, rs.Week)
assert_type(week.sessions, tuple[rs.PlannedSession, ...])
assert_type(week.sessions[0].session, rs.Session)
assert_type(week.sessions[0].key, str | None)
assert_type(week.find("tue pm"), rs.PlannedSession)
assert_type(week.with_session("fri pm", "strength 30min"), rs.Week)
assert_type(week.with_session(slot, run, key="s1", optional=True, note="slow"), rs.Week)
assert_type(week.moved("tue pm", "wed pm").without("sat"), rs.Week)
assert_type(week.days_with("long"), rs.DaySet)
assert_type(week.on("tue"), tuple[rs.PlannedSession, ...])
assert_type(iter(week), Iterator[rs.PlannedSession])
assert_type(week.minutes(easy_pace=rs.Pace(330)), float | None)
rs.Week([rs.PlannedSession("tue", "easy 45min"), rs.PlannedSession(slot, lower)], labels="base")

plan = rs.Plan([week], name="First", start=date(2027, 1, 4), zone="Europe/London")
assert_type(plan.find("week 1 tue pm"), tuple[int, rs.PlannedSession])
assert_type(plan.numbered, tuple[tuple[int, rs.PlannedSession], ...])
assert_type(plan.week(1), rs.Week)
assert_type(plan.with_week(2, "tue easy 45min"), rs.Plan)
assert_type(plan.with_session(1, "fri", run), rs.Plan)
assert_type(plan.moved("s1", "wed pm", week=1).without("s1"), rs.Plan)
assert_type(plan.date_of(1, rs.Weekday.SUN), date | None)

week.find(3)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
week.moved("tue pm")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
week.with_session("fri", "easy", "s1")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
week.labels = ()  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
rs.Plan(["week"])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
rs.Plan([week], start="2027-01-04")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]

# What was done, and by whom

done = rs.Performed.parse("12,12,10 @60kg @RIR2")
assert_type(done.sets, tuple[rs.PerformedSet, ...])
assert_type(done.sets[0].load, rs.Load | rs.Bodyweight | None)
rs.Performed([12, rs.PerformedSet(10, rir=2)], right=[8])
athlete = rs.Athlete(
    type="marathoner",
    level="novice",
    available="mon pm, wed pm",
    easy_pace="5:30/km",
    equipment=["band"],
    preferences=["avoid fri", rs.Preference("evenly spread")],
    one_rep_maxes={"back squat": "100kg"},
)
assert_type(athlete.available, rs.SlotSet | None)
assert_type(athlete.easy_pace, rs.Pace | None)
assert_type(athlete.one_rep_max("back squat"), rs.Load | None)
assert_type(athlete.preferences, tuple[rs.Preference, ...])

rs.Performed(12)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
rs.Athlete("marathoner")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
rs.Athlete(age="34")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]

# Errors

try:
    rs.Week.parse("moonday easy")
except rs.NotationError as error:
    assert_type(error.problems, tuple[rs.Problem, ...])
    assert_type(error.problems[0].line, int | None)
    assert_type(error.problems[0].suggestions, tuple[str, ...])
    base: rs.RunstrengthError = error

# Mending

repaired = rs.fix(rs.Week(), athlete=rs.Athlete(), unsafe_ok=True)
assert_type(repaired, Repaired)
assert_type(repaired.week, rs.Week)
assert_type(repaired.plan, rs.Plan)
assert_type(repaired.changes, Diff)
assert_type(repaired.report, rs.Report)
assert_type(repaired.report[0].fix, Fix | None)

rs.fix("mon easy 45min")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
rs.fix(rs.Week(), True)  # type: ignore[call-arg, arg-type]  # pyright: ignore[reportCallIssue]
