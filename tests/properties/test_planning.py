"""Laws of seasons, and composing, easing and deloads against trying every way."""

from __future__ import annotations

import os
from datetime import date, timedelta
from typing import Final

import attrs
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.oracles.compose_brute import Task, best_deloads, best_easing, easing

from runstrength import testing
from runstrength.checking import check
from runstrength.days import Slot, SlotSet
from runstrength.errors import InvalidValueError
from runstrength.exercises import Catalogue, load_catalogue
from runstrength.findings import Report, Severity
from runstrength.model import (
    Athlete,
    Exercise,
    Performed,
    Plan,
    PlannedSession,
    Prescription,
    Session,
    StrengthSession,
    Superset,
    Week,
    WorkUnit,
)
from runstrength.model.athlete import Pain
from runstrength.model.dose import Dose
from runstrength.notation.session import parse_session
from runstrength.planning import Aim, PhaseKind, Season, advance, build_plan
from runstrength.planning._aims import _best_deloads, follows_guide
from runstrength.planning._compose import LEVELS, Composed, Composer
from runstrength.planning._ease import eased
from runstrength.planning._menus import (
    BACK,
    CALF,
    CORE_FRONT,
    CORE_SIDE,
    HINGE,
    HIP_FLEXOR,
    JUMP,
    SINGLE_LEG,
    SOLEUS,
    SQUAT,
    UPPER,
    Menu,
)
from runstrength.planning._search import composed_week
from runstrength.policies import EVIDENCE, GUIDE, Policy
from runstrength.progression import Log, LoggedExercise, LoggedSession
from runstrength.rules._api import WeekRule
from runstrength.rules.coverage._judged import is_judged
from runstrength.scheduling import Placement, schedule
from runstrength.timeline import timeline

EXAMPLES: Final = int(os.environ.get("RUNSTRENGTH_EXAMPLES", "75"))
FEW: Final = settings(max_examples=max(5, EXAMPLES // 7))
"""A season takes a few tenths of a second, and so does trying every way to fill a session."""
MONDAY: Final = date(2027, 1, 4)
RUNS: Final[list[Session]] = [
    parse_session(text)
    for text in ("easy 45min", "intervals 60min", "tempo 50min", "long 110min", "recovery 30min")
]
HALF_DAYS: Final = tuple(SlotSet.every())
PAINFUL: Final = ("left Achilles tendon", "knee")
KITS: Final = ("dumbbells", "barbell", "rack", "band", "box", "step")
SHIPPED: Final = load_catalogue()
ROLES: Final = (SQUAT, SINGLE_LEG, HINGE, CALF, SOLEUS, HIP_FLEXOR, CORE_FRONT, CORE_SIDE, BACK, UPPER, JUMP)
BLOCKS: Final = (PhaseKind.GENERAL, PhaseKind.MAX, PhaseKind.POWER, PhaseKind.MAINTENANCE)


@attrs.frozen
class Question:
    """All that a season is built from."""

    plan: Plan
    athlete: Athlete
    policy: Policy
    today: date | None
    per_week: int | None

    def season(self) -> Season:
        """Build it."""
        return build_plan(
            self.plan,
            athlete=self.athlete,
            policy=self.policy,
            today=self.today,
            sessions_per_week=self.per_week,
        )


@st.composite
def athletes(draw: st.DrawFn, most: int = 60) -> Athlete:
    """Draw somebody with time, minutes and equipment."""
    slots = draw(st.lists(st.sampled_from(HALF_DAYS), min_size=2, max_size=8, unique=True))
    return Athlete(
        type=draw(st.sampled_from([None, "jogger", "marathoner", "sprinter"])),
        level=draw(st.sampled_from(["novice", "intermediate", "advanced"])),
        age=draw(st.sampled_from([None, 35, 62])),
        equipment=draw(st.sets(st.sampled_from(KITS))),
        available=draw(st.sampled_from([None, SlotSet(slots)])),
        session_minutes=draw(st.integers(12, most)),
        one_rep_maxes=draw(st.sampled_from([{}, {"back squat": "100kg", "goblet squat": "40kg"}])),
        pains=draw(st.sampled_from([(), *((Pain(where=where, score=6),) for where in PAINFUL)])),
    )


@st.composite
def questions(draw: st.DrawFn, min_weeks: int = 2) -> Question:
    """Draw a running plan, its athlete, the rules and the day."""
    count = draw(st.integers(min_weeks, 10))
    kinds = [_runs(draw) for _ in range(2)]
    weeks = [kinds[draw(st.integers(0, 1))] for _ in range(count)]
    race = draw(st.sampled_from([None, "sun race A half", "sat race A marathon", "sun race B 10km"]))
    if race:
        weeks[draw(st.integers(max(0, count - 3), count - 1))] = Week.parse(race)
    today = draw(st.none() | st.integers(0, 7 * count - 8))
    return Question(
        Plan(weeks, start=MONDAY),
        draw(athletes()),
        draw(st.sampled_from([EVIDENCE, GUIDE])),
        None if today is None else MONDAY + timedelta(days=today),
        draw(st.sampled_from([None, None, 1, 2, 3])),
    )


def _runs(draw: st.DrawFn) -> Week:
    slots = draw(st.lists(st.sampled_from(HALF_DAYS), min_size=2, max_size=6, unique=True))
    return Week([PlannedSession(slot, draw(st.sampled_from(RUNS))) for slot in slots])


def built(question: Question) -> Season:
    """Return a season; questions without a free half day, or without minutes for anything, are passed by."""
    try:
        return question.season()
    except InvalidValueError as error:
        assume(not {p.field for p in error.problems} <= {"available", "session_minutes"})
        raise


def errors(report: Report) -> set[tuple[object, ...]]:
    """Return what tells the errors of a report apart."""
    return {
        (f.code, f.where.week, f.where.slot, f.also and (f.also.week, f.also.slot)) for f in report.errors
    }


@FEW
@given(questions())
def test_a_season_keeps_what_it_promises(question: Question) -> None:
    """Runs stay, sessions stand where there is time, no error is new, every lack and warning has a reason."""
    season = built(question)
    have = question.athlete.available or SlotSet.every()
    alone = check(season.running, policy=question.policy, athlete=question.athlete)

    assert errors(season.report) <= errors(alone)
    for number, (week, bare) in enumerate(zip(season.plan.weeks, season.running.weeks, strict=True), 1):
        aim, lifting = season.aim(number), week.strength
        assert tuple(s for s in week.sessions if s not in lifting) == bare.sessions
        taken = SlotSet(s.slot.half_day for s in bare.sessions)
        assert all(s.slot in have and s.slot not in taken for s in lifting)
        assert len({s.slot.half_day for s in lifting}) == len(lifting)
        told = [g.text for g in season.why(week=number) if "holds" in g.text]
        assert len(lifting) == aim.sessions or any(f"{len(lifting)} of {aim.sessions}" in t for t in told)
        for planned in lifting:
            on = season.plan.date_of(number, planned.slot)
            assert question.today is None or (on is not None and on >= question.today)
            assert (planned.session.minutes() or 0) <= (question.athlete.session_minutes or 30) + 1e-9
    assert {one.finding for one in season.remaining} == set(season.report)
    assert all(one.why for one in season.remaining)
    serious = [one for one in season.remaining if one.finding.severity >= Severity.WARNING]
    assert all(one.why and "by itself" not in one.why for one in serious if one.is_new)


@FEW
@given(questions())
def test_the_same_question_has_the_same_answer(question: Question) -> None:
    """In value and in text."""
    one, two = built(question), built(question)

    assert one == two
    assert str(one.plan) == str(two.plan)
    assert all(str(one.why(week=n)) == str(two.why(week=n)) for n in range(1, len(one.plan.weeks) + 1))


@FEW
@given(questions())
def test_no_exercise_is_chosen_that_is_not_allowed(question: Question) -> None:
    """Equipment, level, impact and pain hold everywhere."""
    season, who = built(question), question.athlete
    most = 1 if who.is_novice else {"novice": 1, "intermediate": 2, "advanced": 3}[who.level.value]

    for _, planned in season.strength:
        assert isinstance(planned.session, StrengthSession)
        for exercise in planned.session.exercises:
            assert exercise.is_doable_with(who.equipment)
            assert exercise.level <= LEVELS[who.level]
            assert exercise.impact <= most
            assert not exercise.light
    assert not any(code.startswith("SAF") for code in season.report.codes)


@st.composite
def kitchens(draw: st.DrawFn) -> tuple[Composer, PhaseKind, tuple[Menu, ...]]:
    """Draw a small catalogue with look-alikes, one or two menus of two or three roles, and who composes."""
    menus = [
        Menu(tuple(draw(st.lists(st.sampled_from(ROLES), min_size=2, max_size=3, unique=True))))
        for _ in range(draw(st.integers(1, 2)))
    ]
    chosen: dict[str, Exercise] = {}
    for role in {role for menu in menus for role in menu.roles}:
        fitting = [e for e in SHIPPED.exercises if role.fits(e) and not e.equipment - set(KITS)]
        for e in draw(st.lists(st.sampled_from(fitting), min_size=0, max_size=2)):
            chosen[e.name] = e
            if draw(st.integers(0, 3)) == 0:
                twin = attrs.evolve(e, name=f"{e.name} twin", id=f"{e.id}-twin", aliases=(), guide=e.guide)
                chosen[twin.name] = twin
    assume(chosen)
    who = attrs.evolve(draw(athletes()), equipment=set(KITS), pains=())
    policy = draw(st.sampled_from([EVIDENCE, GUIDE]))
    composer = Composer(
        athlete=who,
        policy=policy,
        catalogue=Catalogue(chosen.values()),
        guide=follows_guide(policy),
        minutes=float(draw(st.integers(7, 30))),
        learns=draw(st.booleans()),
    )
    return composer, draw(st.sampled_from(BLOCKS)), tuple(menus)


@FEW
@given(kitchens())
def test_composing_is_as_good_as_trying_every_way(
    kitchen: tuple[Composer, PhaseKind, tuple[Menu, ...]],
) -> None:
    """Each session of a week, given those before it."""
    composer, kind, menus = kitchen
    found = composed_week(composer, kind, menus, ())

    for at, composed in enumerate(found):
        task = Task(composer, kind, menus, found[:at])
        assert task.outcome(composed) in task.outcomes()


def test_look_alikes_fill_two_roles() -> None:
    """Two exercises that only their names tell apart; one of them alone would leave a role empty."""
    facts = {"pattern": "lunge", "direct": {"quadriceps", "gluteus maximus"}, "laterality": "unilateral"}
    twins = [Exercise(name=f"{name} lunge", **facts) for name in ("One", "Other")]  # type: ignore[arg-type]
    kitchen = {"policy": EVIDENCE, "catalogue": Catalogue(twins), "guide": False}
    composer = Composer(athlete=Athlete(), minutes=45.0, learns=False, **kitchen)  # type: ignore[arg-type]
    (found,) = composed_week(composer, PhaseKind.MAX, [Menu((SQUAT, SINGLE_LEG))], ())

    assert {pick.exercise for pick in found.picks} == set(twins)


@st.composite
def easings(draw: st.DrawFn) -> tuple[Composer, tuple[Composed, ...], Aim, int]:
    """Draw a composed week and how far it is to be eased."""
    composer, kind, menus = draw(kitchens())
    usual = composed_week(composer, kind, menus, ())
    assume(all(one.picks for one in usual))
    eases = [(kind, 0.6), (PhaseKind.TAPER, 0.62), (PhaseKind.TAPER, 0.83), (PhaseKind.RACE, 0.5)]
    phase, share = draw(st.sampled_from(eases))
    aim = Aim(week=4, phase=phase, sessions=len(usual), share=share, is_deload=phase is kind)
    return composer, usual, aim, draw(st.integers(1, len(usual)))


@FEW
@given(easings())
def test_easing_is_as_good_as_trying_every_way(
    question: tuple[Composer, tuple[Composed, ...], Aim, int],
) -> None:
    """Near enough to the share first, then what the rules say, then the nearest."""
    composer, usual, aim, sessions = question
    made = eased(composer, usual, aim, sessions)

    assert easing(composer, usual, aim, made) == best_easing(composer, usual, aim, sessions)
    names = {p.exercise for one in usual for p in one.picks}
    assert {p.exercise for session in made for p in session.prescriptions} <= names


@given(st.lists(st.booleans(), max_size=12))
def test_deloads_are_the_best_of_all_subsets(lighter: list[bool]) -> None:
    """For stretches of up to twelve weeks."""
    _, chosen = best_deloads(lighter)

    assert _best_deloads(tuple(range(len(lighter))), tuple(lighter)) == chosen


@FEW
@given(questions(), st.sampled_from(HALF_DAYS))
def test_one_more_half_day_is_never_worse(question: Question, more: Slot) -> None:
    """For the same sessions, those that find no place left out."""
    season = built(question)
    week = season.plan.weeks[len(season.plan.weeks) // 2]
    assume(week.strength)
    bare = attrs.evolve(week, sessions=[s for s in week.sessions if s not in week.strength])
    assume(more not in SlotSet(s.slot.half_day for s in bare.sessions))
    free = SlotSet(s.slot.half_day for s in week.strength)
    extra = SlotSet([*free, more])

    def cost(slots: SlotSet) -> tuple[int, int, int, int, int]:
        place = [Placement(s.session, allowed=slots, key=s.key) for s in week.strength]
        answer = schedule(
            bare, place=place, policy=question.policy, athlete=question.athlete, drop_ok=True, alternatives=0
        )
        score = answer.report.score
        return score.errors, len(answer.left_out), score.warnings, score.infos, score.shortfall

    assert cost(extra) <= cost(free)


def as_asked(prescription: Prescription, *, top: bool) -> Performed | None:
    """Return what doing a prescription as it is asked leaves in a log, at its bottom or at its top."""
    dose = prescription.dose
    unit = {WorkUnit.REPETITIONS: "", WorkUnit.SECONDS: "s", WorkUnit.METRES: "m"}[dose.work.unit]
    one = f"{dose.work.high if top else dose.work.low}{unit}"
    text = ",".join([one] * dose.sets)
    if dose.per_side:
        text = f"{text}/{text}"
    if dose.load is not None:
        text += f" @{dose.load}"
    if dose.rpe is not None and top:
        text += f" @RIR{10 - dose.rpe.low:g}"
    return Performed.parse(text)


def log_of(season: Season, until: date, *, top: bool) -> Log:
    """Return the log of someone who did everything before a day as it was planned."""
    sessions: list[LoggedSession] = []
    for number, planned in season.strength:
        on = season.plan.date_of(number, planned.slot)
        assert isinstance(planned.session, StrengthSession)
        if on is not None and on < until:
            done = [
                LoggedExercise(p.exercise.name, performed)
                for p in planned.session.prescriptions
                if (performed := as_asked(p, top=top)) is not None and (top or not p.dose.work.is_exact)
            ]
            sessions.append(LoggedSession(on, done, key=planned.key))
    return Log(sessions)


def days_before(plan: Plan, until: date) -> list[tuple[int, PlannedSession]]:
    """Return the sessions that lie before a day."""
    return [(n, s) for n, s in plan.numbered if (on := plan.date_of(n, s.slot)) is not None and on < until]


@st.composite
def lives(draw: st.DrawFn) -> tuple[Question, date]:
    """Draw a question and a day on which its season has begun."""
    question = attrs.evolve(draw(questions(min_weeks=4)), today=None)
    return question, MONDAY + timedelta(days=draw(st.integers(1, 7 * len(question.plan.weeks) - 1)))


@FEW
@given(lives())
def test_what_was_done_as_planned_changes_nothing(life: tuple[Question, date]) -> None:
    """At the bottom of each range, with the loads that were asked for.

    What has no range, such as 30 seconds, is at its top whenever it is done, and goes on from there.
    """
    season, today = built(life[0]), life[1]
    result = advance(season, log_of(season, today, top=False), today=today)
    assume(not any("without strength" in line for line in result.advice))

    assert str(result.changes) == "nothing changes"
    assert result.season.plan == season.plan
    assert result.missed == ()


@FEW
@given(lives())
def test_what_was_done_at_the_top_changes_loads_and_rungs_alone(
    life: tuple[Question, date],
) -> None:
    """Places, sets and rests stay; an exercise changes only into another rung of its ladder."""
    season, today = built(life[0]), life[1]
    result = advance(season, log_of(season, today, top=True), today=today)
    assume(not any("without strength" in line for line in result.advice))

    assert days_before(result.season.plan, today) == days_before(season.plan, today)
    for (n, was), (m, now) in zip(season.plan.numbered, result.season.plan.numbered, strict=True):
        assert (n, was.slot, was.key) == (m, now.slot, now.key)
        if isinstance(was.session, StrengthSession) and isinstance(now.session, StrengthSession):
            for old, new in zip(was.session.prescriptions, now.session.prescriptions, strict=True):
                assert (old.dose.sets, old.dose.rest) == (new.dose.sets, new.dose.rest)
                rungs = [c.rungs for c in SHIPPED.chains if old.exercise.name in c.rungs]
                assert old.exercise == new.exercise or any(new.exercise.name in r for r in rungs)
        else:
            assert was == now


@FEW
@given(lives(), st.booleans(), st.sampled_from(["break", "illness"]))
def test_the_same_log_given_again_changes_nothing_more(
    life: tuple[Question, date], top: bool, cause: str
) -> None:
    """On the same day, with everything done or nothing; of what is over only what this week missed moves."""
    season, today = built(life[0]), life[1]
    log = log_of(season, today, top=True) if top else Log([])
    once = advance(season, log, today=today, cause=cause)  # type: ignore[arg-type]
    again = advance(once.season, log, today=today, cause=cause)  # type: ignore[arg-type]

    assert str(again.changes) == "nothing changes"
    assert again.season.plan == once.season.plan
    was, now = days_before(season.plan, today), days_before(once.season.plan, today)
    gone = [s.key for n, s in was if (n, s) not in now]
    assert all(one in was for one in now)
    assert set(gone) <= set(once.missed)
    assert all(season.plan.find(key)[0] == season.week_of(today) for key in gone if key)


ASKING: Final = tuple(rule for rule in EVIDENCE.rules if isinstance(rule, WeekRule) and rule.asks_for_more)


def counts(week: Week, athlete: Athlete) -> dict[str, int]:
    """Count the findings of each rule that asks for more."""
    report = check(week, policy=EVIDENCE, athlete=athlete)
    return {rule.code: sum(f.code == rule.code for f in report) for rule in ASKING}


@given(
    testing.weeks(
        planned_session=testing.planned_sessions(
            session=testing.strength_sessions(min_items=1) | testing.run_sessions()
        ),
        min_sessions=1,
        max_sessions=4,
        labels=st.sampled_from([[], ["general"], ["max", "deload"]]),
    ),
    testing.athletes(),
    st.sampled_from(SHIPPED.exercises),
    st.integers(1, 5),
    st.integers(0, 3),
)  # fmt: skip
def test_rules_that_ask_for_more_never_object_to_it(
    week: Week, athlete: Athlete, exercise: Exercise, more: int, at: int
) -> None:
    """An exercise more, or sets more, in a session with exercises of a week that is judged.

    A week of light work alone is not: see the counterexample below.
    """
    lifting = [s for s in week.strength if isinstance(s.session, StrengthSession) and s.session.items]
    assume(lifting)
    assume(is_judged(timeline(week, athlete=athlete).weeks[0]))
    planned = lifting[at % len(lifting)]
    assert isinstance(planned.session, StrengthSession)
    session, before = planned.session, counts(week, athlete)
    added = attrs.evolve(session, items=[*session.items, Prescription(exercise, Dose.parse(f"{more}x8"))])
    first = session.items[0]
    grown = first
    if not isinstance(first, Superset):
        grown = attrs.evolve(first, dose=attrs.evolve(first.dose, sets=min(20, first.dose.sets + more)))
    ways = [added, attrs.evolve(session, items=[grown, *session.items[1:]])]

    for way in ways:
        sessions = [attrs.evolve(s, session=way) if s is planned else s for s in week.sessions]
        after = counts(attrs.evolve(week, sessions=sessions), athlete)
        assert all(after[code] <= count for code, count in before.items())


def test_light_work_alone_is_not_judged() -> None:
    """An exercise more makes a week of light work one of strength, and then what it leaves out is told."""
    light = Week.parse("mon strength: foot doming 1x5")
    more = Week.parse("mon strength: foot doming 1x5; plank 3x30s")

    assert set(counts(light, Athlete()).values()) == {0}
    assert counts(more, Athlete())["COV003"] > 0


def test_which_rules_ask_for_more() -> None:
    """There are some, and composing rests on them."""
    assert {"COV002", "COV003"} <= {rule.code for rule in ASKING}
