"""From a running plan and an athlete to a season."""

from datetime import date, timedelta
from itertools import pairwise

import attrs
import pytest
from tests.unit.planning.seasons import (
    EASY,
    LIFTER,
    MONDAY,
    STRONG,
    content,
    flat,
    prescriptions,
    runs,
    season,
    sets,
    texts,
)

from runstrength import policies
from runstrength.days import SlotSet
from runstrength.errors import InvalidValueError
from runstrength.exercises import Catalogue, load_catalogue
from runstrength.model import Athlete, Exercise, Plan, StrengthSession
from runstrength.model.athlete import Pain
from runstrength.planning import PhaseKind, Race, build_plan
from runstrength.planning._build import _keys

FOUR = runs(4)
ALL_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ALONE = "Assumed, since nothing else is said: some experience of lifting, no equipment, "


def test_runs_never_move() -> None:
    """Without the strength the plan is the running plan, but for the labels."""
    found = season(FOUR, athlete=LIFTER)
    bare = [
        [s for s in week.sessions if not isinstance(s.session, StrengthSession)] for week in found.plan.weeks
    ]

    assert bare == [list(week.sessions) for week in FOUR.weeks]
    assert found.running == FOUR
    assert found.plan.start == MONDAY


def test_weeks_carry_what_they_are_for() -> None:
    """Labels of their own stay in front."""
    plan = FOUR.with_week(1, attrs.evolve(FOUR.weeks[0], labels=("base",)))
    found = season(plan, athlete=LIFTER)

    assert found.plan.weeks[0].labels == ("base", "general")
    assert found.plan.weeks[3].labels == ("race week",)


def test_nobody_is_described() -> None:
    """What is assumed is said."""
    found = season(FOUR)

    assert any(note.startswith(ALONE) for note in found.notes)
    assert all((s.session.minutes() or 0) <= 30 for _, s in found.strength)
    assert not any(e.equipment for week in (1, 2, 3, 4) for s in content(found, week) for e in s.exercises)


def test_no_minutes_are_given() -> None:
    """30 are taken, and it is said; nothing is to be said where they are given."""
    found = season(FOUR, athlete=attrs.evolve(LIFTER, session_minutes=None))

    assert found.notes == ("Assumed, since nothing else is said: 30 minutes a session at most.",)
    assert season(FOUR, athlete=LIFTER).notes == ()


@pytest.mark.parametrize("minutes", [10, 20, 30, 45])
def test_minutes_bound_sessions(minutes: int) -> None:
    """What does not fit is left out, the least important first, and the reason is given."""
    found = season(FOUR, athlete=attrs.evolve(LIFTER, session_minutes=minutes))
    told = [str(g) for g in found.why(week=1) if "the minutes do not hold it" in str(g)]

    assert all((s.session.minutes() or 99) <= minutes for _, s in found.strength)
    assert bool(told) == (minutes == 10)
    assert content(found, 1)[0].exercises[0].name == "goblet squat"


def test_more_minutes_hold_at_least_as_many_sets() -> None:
    """Up to what is asked for."""
    counts = [
        sets(season(FOUR, athlete=attrs.evolve(LIFTER, session_minutes=minutes)), 1)
        for minutes in (10, 20, 30, 45)
    ]

    assert counts == sorted(counts)


@pytest.mark.parametrize(
    ("available", "counts"),
    [
        ("mon pm", [1, 1, 1, 1]),
        ("mon pm, wed pm", [2, 2, 2, 1]),
        ("mon, tue pm", [2, 2, 2, 1]),
        ("tue am, mon pm", [1, 1, 1, 1]),
    ],
)
def test_few_half_days(available: str, counts: list[int]) -> None:
    """Weeks hold what has a place, each on a day of its own, and say why it is fewer."""
    found = season(FOUR, athlete=Athlete(available=available))

    assert [len(week.strength) for week in found.plan.weeks] == counts
    for aim, count in zip(found.aims, counts, strict=True):
        assert any(f"holds {count} of {aim.sessions}" in str(g) for g in found.why(week=aim.week)) == (
            count < aim.sessions
        )
    assert all(len({s.slot.day for s in week.strength}) == len(week.strength) for week in found.plan.weeks)


def test_one_session_a_week_trains_everything() -> None:
    """Its menu has what matters most of two."""
    found = season(FOUR, athlete=attrs.evolve(LIFTER, available=SlotSet("mon pm")))
    groups = {group.value for e in content(found, 1)[0].exercises for group in e.groups}

    assert {"quadriceps", "hamstrings", "calves", "hip flexors", "core"} <= groups
    assert content(found, 1)[0].title == "General strength"


def test_six_double_days_leave_a_day() -> None:
    """Both half days of six days are taken by runs."""
    double = "\n".join(f"{day} am easy 30min\n{day} pm easy 30min" for day in ALL_DAYS[:6])
    found = season(runs(2, race=None, other={1: double, 2: double}))

    assert [[s.slot.day.name for s in week.strength] for week in found.plan.weeks] == [["SUN"], ["SUN"]]
    assert "only 1 day with time has a free half" in flat(found.why(week=1))


def test_no_half_day_at_all_is_an_error() -> None:
    """Runs take all the half days with time."""
    double = "\n".join(f"{day} am easy 30min\n{day} pm easy 30min" for day in ALL_DAYS)

    with pytest.raises(InvalidValueError, match="available must be half days"):
        build_plan(FOUR, athlete=Athlete(available="tue am"))
    with pytest.raises(InvalidValueError, match="not all half days"):
        build_plan(runs(1, race=None, other={1: double}))


def test_the_half_days_with_time_are_over() -> None:
    """On the last evening there is nothing to plan any more, and it is said."""
    found = build_plan(FOUR, athlete=LIFTER, today=MONDAY + timedelta(days=27))

    assert found.strength == ()
    assert "No strength is planned: no half day with time has room for a session." in found.notes


def test_every_place_would_add_an_error() -> None:
    """Between heavy sessions of the running plan nothing can be put."""
    own = "tue strength: back squat 4x5 @RPE9\nthu strength: back squat 4x5 @RPE9\nsat long 90min"
    plan = runs(2, race=None, other={1: own, 2: own})
    found = season(plan, athlete=Athlete(available="wed pm"))

    assert [len(week.strength) for week in found.plan.weeks] == [2, 2]
    assert all(s.key is None for s in found.plan.sessions)


def test_nothing_is_asked_for() -> None:
    """The week after a marathon alone is left."""
    found = build_plan(
        runs(2, race=None, other={1: "sun race A marathon"}), athlete=LIFTER, today=MONDAY + timedelta(days=7)
    )

    assert found.strength == ()


def test_keys_are_always_free() -> None:
    """However many are taken."""
    assert list(_keys({"w1a", "strength-w1a"}, 1))[:2] == ["strength-strength-w1a", "w1b"]


def test_too_few_minutes_are_an_error() -> None:
    """Not even one exercise has room after the warm-up."""
    with pytest.raises(InvalidValueError, match="session_minutes must be enough minutes for one exercise"):
        build_plan(FOUR, athlete=attrs.evolve(LIFTER, session_minutes=5))


def test_without_equipment() -> None:
    """Bodyweight exercises alone, and what cannot be filled is named."""
    found = season(FOUR, athlete=Athlete(available="mon pm, wed pm", session_minutes=30))

    assert all(e.is_doable_with(frozenset()) for s in content(found, 1) for e in s.exercises)
    assert "has nothing for the pull: no exercise fits equipment, level and health" in flat(found.why(week=1))


def test_known_maxima_give_loads_that_rise() -> None:
    """By the share of the phase, and by a step after each deload."""
    found = season(runs(16), athlete=STRONG)
    squats = [(n, p) for n, s in found.strength for p in prescriptions(s) if p.exercise.name == "back squat"]
    loads = {week: str(p.dose.load) for week, p in squats}

    assert [loads[week] for week in (1, 5, 9, 11, 13)] == ["70kg", "80kg", "82.5kg", "82.5kg", "85kg"]
    assert "80 % of the known maximum of 100kg, 2.5 points more after each deload" in flat(
        found.why(session="w6a", exercise="back squat")
    )


def test_a_maximum_too_small_to_load_gives_no_load() -> None:
    """No bar is that light."""
    light = attrs.evolve(STRONG, one_rep_maxes={"back squat": "1kg"})
    found = season(runs(4), athlete=light)

    assert all(p.dose.load is None for _, s in found.strength for p in prescriptions(s))


def test_the_guide_is_followed() -> None:
    """A circuit of its exercises in its doses; a calf exercise is added, and it is said that it is."""
    found = season(runs(16), athlete=LIFTER, policy=policies.GUIDE)
    names = {
        e.name for week in range(1, 15) for s in content(found, week) for e in s.exercises if not e.guide
    }

    assert {"calf raise", "bent-knee calf raise"} <= names
    for name in names:
        assert "the starting guide has nothing for it, so it is added" in flat(found.why(exercise=name))
    for aim in found.aims[:14]:
        if aim.is_ordinary:
            assert all(20 <= (s.minutes() or 0) <= 30 for s in content(found, aim.week))
            for p in (p for s in content(found, aim.week) for p in s.prescriptions if p.exercise.guide):
                assert p.exercise.guide is not None
                assert p.dose.work == p.exercise.guide.dose.work
    assert "the sets and repetitions of the starting guide" in flat(
        found.why(session="w1a", exercise="calf raise")
    )


@pytest.mark.parametrize(
    "athlete",
    [
        Athlete(symptoms={"swelling"}),
        Athlete(pregnant=True),
        attrs.evolve(LIFTER, symptoms={"bone-pain"}, session_minutes=45),
    ],
)
def test_safety_comes_first(athlete: Athlete) -> None:
    """No strength is planned, it is said, and nothing tells which flag it was."""
    found = season(FOUR, athlete=athlete)
    text = " ".join([*found.notes, *map(str, found.remaining), *(flat(found.why(week=n)) for n in (1, 4))])

    assert found.strength == ()
    assert found.phases == ()
    assert found.notes[0].startswith("No strength is planned: ")
    assert not any(word in text for word in ("pregnan", "swelling", "bone", "birth"))
    assert "pregnan" not in repr(found)
    assert found.plan == FOUR


def test_with_clearance_strength_is_planned_without_hard_landings() -> None:
    """A professional has agreed."""
    found = season(runs(16), athlete=attrs.evolve(LIFTER, pregnant=True, cleared=True))

    assert len(found.strength) == 31
    assert all(e.impact < 2 for _, s in found.strength for p in prescriptions(s) for e in [p.exercise])


def test_pains_leave_exercises_out() -> None:
    """None is planned that the report would object to."""
    where = "left Achilles tendon"
    hurt = attrs.evolve(LIFTER, pains=[Pain(where=where, score=6)])
    sore, well = season(FOUR, athlete=hurt), season(FOUR, athlete=LIFTER)
    names = [{p.exercise.name for _, s in found.strength for p in prescriptions(s)} for found in (sore, well)]

    assert "calf raise" in names[1] - names[0]
    assert not any(code.startswith("SAF") for code in sore.report.codes)
    assert where not in flat(sore.why(week=1))


@pytest.mark.parametrize("where", ["knee", "hip", "lower back", "shoulder"])
def test_pains_leave_a_plan(where: str) -> None:
    """Wherever it hurts, something is left to do."""
    found = build_plan(FOUR, athlete=attrs.evolve(LIFTER, pains=[Pain(where=where, score=6)]))

    assert len(found.strength) == 7
    assert not any(code.startswith("SAF") for code in found.report.codes)


def test_a_race_in_ten_days() -> None:
    """Strength from today on, and none for what is over."""
    today = date(2027, 2, 18)
    found = season(runs(8), athlete=LIFTER, today=today)
    days = [found.plan.date_of(number, s.slot) for number, s in found.strength]

    assert texts(found) == ["maintenance 7-7", "race week 8-8"]
    assert days == [date(2027, 2, 19), date(2027, 2, 22)]
    assert [aim.sessions for aim in found.aims[:6]] == [0] * 6


def test_today_before_the_plan_changes_nothing() -> None:
    """All of it lies ahead."""
    early = build_plan(FOUR, athlete=LIFTER, today=MONDAY - timedelta(days=30))

    assert early == season(FOUR, athlete=LIFTER)


def test_days_around_races_stay_free() -> None:
    """Three days before it, two where there are no others, and two days after."""
    plan = runs(8, other={4: "tue am easy 30min\nsun race B 10km", 5: EASY})
    found = season(plan, athlete=Athlete(session_minutes=30))
    tight = season(plan, athlete=Athlete(available="fri pm, sat pm", session_minutes=30))

    assert all(s.slot.day <= 3 for s in found.plan.weeks[3].strength)
    assert [s.slot.day.name for s in tight.plan.weeks[3].strength] == ["FRI"]
    assert all(s.slot.day >= 2 for s in found.plan.weeks[4].strength)


def test_no_half_day_well_before_the_race() -> None:
    """Then its week holds none, and says so."""
    found = season(FOUR, athlete=Athlete(available="sat pm, sun pm"))

    assert not found.plan.weeks[3].strength
    assert "only 0 days with time have a free half" in flat(found.why(week=4))


def test_after_a_race_sessions_are_gentle() -> None:
    """No jumps, and main lifts with much in reserve."""
    plan = runs(16, race=None, other={14: "tue am easy 30min\nsun race A half", 15: EASY, 16: EASY})
    found = season(plan, athlete=LIFTER)
    (after,) = content(found, 15)

    assert found.aim(15).phase is PhaseKind.RECOVERY
    assert not any(e.landings for e in after.exercises)
    assert str(after.prescriptions[0].dose.rpe) == "6"


def test_keys_that_are_taken() -> None:
    """The new session takes another."""
    found = build_plan(runs(4, other={1: "tue am easy 30min [w1a]"}), athlete=LIFTER)

    assert sorted(s.key or "" for s in found.plan.weeks[0].strength) == ["strength-w1a", "w1b"]


def test_strength_of_unknown_content_is_replaced() -> None:
    """It gives way, and it is said."""
    plan = runs(4, other={1: "mon strength 45min\ntue am easy 30min"})
    found = build_plan(plan, athlete=LIFTER)

    assert len(found.plan.weeks[0].strength) == 2
    assert all(s.exercises for s in content(found, 1))
    assert "a strength session that does not say the exercises" in found.notes[0]


def test_strength_with_content_stays() -> None:
    """It is one of the sessions that the week asks for."""
    plan = runs(4, other={1: "mon strength: plank 3x30s [mine]\ntue am easy 30min"})
    found = build_plan(plan, athlete=LIFTER)

    assert "mine" in [s.key for s in found.plan.weeks[0].strength]
    assert len(found.plan.weeks[0].strength) == 2


def test_before_is_known() -> None:
    """What came before the plan: exercises that were in it are not new to the legs."""
    fresh = season(FOUR, athlete=LIFTER, before=runs(3, race=None))
    trained = season(FOUR, athlete=LIFTER, before=fresh.plan.weeks[0])

    assert "REC005" in fresh.report.codes
    assert "REC005" not in trained.report.codes
    assert fresh.before == runs(3, race=None)


def test_an_undated_plan_without_a_race() -> None:
    """It stays without dates."""
    found = season(runs(4, race=None, dated=False), athlete=LIFTER)

    assert found.plan.start is None
    assert len(found.strength) == 8
    with pytest.raises(InvalidValueError, match="today must be left out for a plan without dates"):
        build_plan(runs(4, race=None, dated=False), athlete=LIFTER, today=MONDAY)


def test_a_race_beyond_the_plan_is_said() -> None:
    """In the notes."""
    found = build_plan(runs(4, race=None), athlete=LIFTER, race=Race(on=date(2027, 3, 28), distance="half"))

    assert found.notes == ("The race is in week 12, after the end of the running plan, which has 4.",)
    assert found.race is not None


def test_today_after_the_plan_is_refused() -> None:
    """There is nothing left to plan."""
    with pytest.raises(InvalidValueError, match="today must be a day before the end of the plan"):
        build_plan(FOUR, athlete=LIFTER, today=MONDAY + timedelta(days=28))


def test_every_wrong_argument_is_named_at_once() -> None:
    """Kinds and bounds."""
    wrong: dict[str, object] = {
        "athlete": "me", "race": "half", "policy": "guide", "before": 3, "today": "now",
        "sessions_per_week": 4, "catalogue": {},
    }  # fmt: skip
    with pytest.raises(InvalidValueError) as caught:
        build_plan("plan", **wrong)  # type: ignore[arg-type]
    fields = ["plan", "athlete", "race", "policy", "before", "catalogue", "today", "sessions_per_week"]

    assert [problem.field for problem in caught.value.problems] == fields
    with pytest.raises(InvalidValueError, match="plan must be a plan with a week or more, not one without"):
        build_plan(Plan([]))


def test_progress_is_told() -> None:
    """In steps that only go up, to the end."""
    heard: list[tuple[str, int, int]] = []
    build_plan(FOUR, athlete=LIFTER, progress=lambda *told: heard.append(told))

    assert [stage for stage, _, _ in heard] == [
        "laying out the weeks", "composing sessions", "placing sessions", "checking", "done",
    ]  # fmt: skip
    assert all(one[1] < two[1] for one, two in pairwise(heard))
    assert heard[-1] == ("done", 4, 4)


def test_weeks_that_cannot_hold_theirs_are_composed_anew() -> None:
    """Where a second session would bring an error, one session with what matters most is planned."""
    strict = policies.EVIDENCE.with_("REC001", severity="error")
    found = build_plan(runs(4), athlete=Athlete(available="mon pm, tue pm"), policy=strict)

    assert [len(week.strength) for week in found.plan.weeks] == [1, 1, 1, 1]
    assert content(found, 1)[0].title == "General strength"
    assert "every other place that is free would add an error of the rules" in flat(found.why(week=1))


def test_a_catalogue_of_ones_own() -> None:
    """Only its exercises are planned, its own among them."""
    shipped = load_catalogue()
    sled = Exercise(name="Sled push", pattern="squat", direct={"quadriceps"}, equipment={"sled"}, level=2)
    chosen = [e for e in shipped.exercises if not {"squat", "lunge"} & {e.pattern.value}]
    found = build_plan(
        FOUR, athlete=attrs.evolve(LIFTER, equipment={"sled"}), catalogue=Catalogue([*chosen, sled])
    )

    assert "Sled push" in {e.name for s in content(found, 1) for e in s.exercises}


@pytest.mark.parametrize(("months", "learns"), [(0, True), (1, True), (2, False), (24, False)])
def test_the_first_weeks_of_lifting_are_light(months: int, learns: bool) -> None:
    """Nothing is heavy in them, whatever the phase (AC09)."""
    lifter = attrs.evolve(LIFTER, lifting_months=months, level="advanced")
    found = season(runs(8), athlete=lifter)
    week = next(phase.first for phase in found.phases if phase.kind is PhaseKind.MAX)

    assert (str(content(found, week)[0].prescriptions[0].dose.work) == "8-12") == learns
