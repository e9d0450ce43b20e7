"""A small season made by hand, for tests of what shows and stores seasons."""

from datetime import date

import attrs

from runstrength.checking import check
from runstrength.model.athlete import Athlete
from runstrength.model.plan import Plan
from runstrength.planning import Aim, Ground, Phase, PhaseKind, Race, Remaining, Season, replanned
from runstrength.planning._again import essence
from runstrength.policies import EVIDENCE
from runstrength.scheduling import Proof

RUNNING = Plan.parse("""
name: First <race>
start: 2027-04-05

week 1
tue am intervals 60min
wed am tempo 40min
thu am hills 40min
sat am long 20km

week 2
tue am intervals 40min
thu am easy 30min
sun 09:00 race A half
""")
BEFORE = RUNNING.weeks[1]
STRENGTH = (
    (
        1,
        "mon pm",
        'strength "Heavy A": back squat 3x5 @60kg rest 3min; single-leg calf raise 3x12/side',
        "s1",
    ),
    (1, "wed pm", "strength: Romanian deadlift 3x6 @RPE7; push-up 3x8-10 + dumbbell row 3x10/side", "s2"),
    (2, "mon pm", 'strength "Primer": back squat 2x3 @60kg rest 3min', "s3"),
)
ATHLETE = Athlete(type="marathoner", available="mon pm, wed pm, fri pm", session_minutes=45)
SICK = attrs.evolve(ATHLETE, pregnant=True, symptoms={"swelling"})


def season_by_hand(athlete: Athlete = ATHLETE) -> Season:
    """Two weeks with three strength sessions, everything about them filled in."""
    plan = RUNNING
    for week, slot, session, key in STRENGTH:
        plan = plan.with_session(week, slot, session, key=key)
    labelled = [
        attrs.evolve(week, labels=[label])
        for week, label in zip(plan.weeks, ("max", "race week"), strict=True)
    ]
    plan = attrs.evolve(plan, weeks=labelled)
    own = {essence(finding) for finding in check(RUNNING, athlete=athlete, before=BEFORE)}
    report = check(plan, athlete=athlete, before=BEFORE)
    return Season(
        running=RUNNING,
        plan=plan,
        report=report,
        phases=(
            Phase(kind=PhaseKind.MAX, first=1, last=1, sessions=2),
            Phase(kind=PhaseKind.RACE, first=2, last=2, sessions=1),
        ),
        aims=(
            Aim(week=1, phase=PhaseKind.MAX, sessions=2, is_deload=True, step=1),
            Aim(week=2, phase=None, sessions=1, share=0.5),
        ),
        grounds=(
            Ground(about="plan", text="The race sets the phases."),
            Ground(
                about="phase", text="Heavy work comes first.", sources=("guide", "convention"), weeks=(1, 1)
            ),
            Ground(about="session", text="Two are asked for.", key="s1", weeks=(1, 1)),
            Ground(about="exercise", text="It trains the calves.", exercise="single-leg calf raise"),
        ),
        remaining=tuple(
            Remaining(finding, "No free half day is better.", is_new=essence(finding) not in own)
            for finding in report
        ),
        notes=("Nothing is known about the equipment.",),
        proof=Proof(120, ("COV003",)),
        race=Race(on=date(2027, 4, 18), distance="half"),
        athlete=athlete,
        policy=EVIDENCE,
        before=BEFORE,
        carried=("s0",),
        eased_until=date(2027, 4, 12),
    )


def checked(season: Season, plan: Plan | None = None) -> Season:
    """The season, or with another plan, its report and the reasons made again."""
    other = plan or season.plan
    if len(other.weeks) != len(season.aims):
        aims = [Aim(week=n, phase=None, sessions=0) for n in range(1, len(other.weeks) + 1)]
        season = attrs.evolve(season, plan=other, aims=tuple(aims))
    return replanned(season, other, proof=season.proof)
