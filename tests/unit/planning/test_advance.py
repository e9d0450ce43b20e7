"""Living with a season: what was done decides what comes."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest
from tests.unit.planning.seasons import LIFTER, MONDAY, STRONG, prescriptions, runs, season

from runstrength.errors import InvalidValueError
from runstrength.model import Athlete, Dose, Performed, PlannedSession, StrengthSession
from runstrength.planning import Advanced, Season, advance, build_plan
from runstrength.planning._advance import _load_for, _shifted, _weakest_estimate
from runstrength.progression import Log, LoggedExercise, LoggedSession
from runstrength.quantities import Load

EIGHT = runs(8)
BARE = Athlete(available="mon pm, thu pm", level="novice", session_minutes=30)


def when(found: Season, key: str) -> date:
    """Return the date of a session."""
    number, planned = found.plan.find(key)
    on = found.plan.date_of(number, planned.slot)
    assert on is not None
    return on


def did(found: Season, key: str, exercise: str, done: str, *, keyed: bool = True) -> LoggedSession:
    """Return the log of one exercise of a session, done on its day."""
    logged = [LoggedExercise(exercise, Performed.parse(done))]
    return LoggedSession(when(found, key), logged, key=key if keyed else None)


def loads(found: Season, exercise: str) -> dict[str, str]:
    """Return the planned loads of an exercise by the key of its session."""
    return {
        s.key or "": str(p.dose.load)
        for _, s in found.strength
        for p in prescriptions(s)
        if p.exercise.name == exercise
    }


def later(found: Season, key: str, days: int = 1) -> date:
    """Return a day after a session."""
    return when(found, key) + timedelta(days=days)


def squats(done: str = "6,6,6 @80kg @RIR3") -> tuple[Season, Advanced]:
    """Return a season and what becomes of it after heavy squats in its first week."""
    found = season(EIGHT, athlete=STRONG)
    log = Log([did(found, "w1a", "back squat", done)])
    return found, advance(found, log, today=later(found, "w1a"))


def test_a_success_raises_the_load_of_what_comes() -> None:
    """By double progression; what was planned higher stays higher, what is over stays."""
    found, result = squats()
    before, after = loads(found, "back squat"), loads(result.season, "back squat")

    assert (before["w1a"], before["w2a"], before["w5a"]) == ("80kg", "80kg", "82.5kg")
    assert (after["w1a"], after["w2a"], after["w5a"]) == ("80kg", "82.5kg", "85kg")
    (step,) = result.steps
    assert str(step) == (
        f"back squat: The weakest set had 6, so the load goes from 80kg to 82.5kg, at 4-6."
        f" ({len(step.keys)} sessions to come)"
    )
    assert result.season.report == result.report
    assert "after 6,6,6 @80kg @RIR3" in str(result.season.why(exercise="back squat"))


def test_in_the_range_nothing_changes() -> None:
    """Repetitions go up first."""
    found, result = squats("5,5,5 @80kg @RIR3")

    assert loads(result.season, "back squat") == loads(found, "back squat")


def test_a_log_may_be_given_again() -> None:
    """What was carried once is not carried twice."""
    found, result = squats()
    log = Log([did(found, "w1a", "back squat", "6,6,6 @80kg @RIR3")])
    again = advance(result.season, log, today=later(found, "w1a"))

    assert again.season == result.season
    assert again.steps == ()


def test_a_load_that_was_found_is_carried_on() -> None:
    """No maximum is known, so the first load of the log is the one to go on from."""
    found = season(EIGHT, athlete=LIFTER)
    log = Log([did(found, "w1a", "goblet squat", "6,6,6 @20kg @RIR2", keyed=False)])
    result = advance(found, log, today=later(found, "w1a"))
    after = loads(result.season, "goblet squat")

    assert after["w1a"] == "None"
    assert after["w2a"] == "20kg"


def test_a_session_without_a_key_is_known_by_its_date() -> None:
    """One of the day that is not taken; the others of the log are of no season."""
    found = season(EIGHT, athlete=STRONG)
    mine = did(found, "w1a", "back squat", "6,6,6 @80kg @RIR3", keyed=False)
    other = attrs.evolve(mine, on=MONDAY - timedelta(days=7))
    twice = Log([other, mine, mine, attrs.evolve(mine, exercises=())])
    result = advance(found, twice, today=later(found, "w1a"))

    assert [step.exercise for step in result.steps] == ["back squat"]


def test_a_session_that_was_done_early_stays() -> None:
    """It lies ahead in the plan, and is over."""
    found = season(EIGHT, athlete=STRONG)
    early = attrs.evolve(did(found, "w2a", "back squat", "6,6,6 @80kg @RIR3"), on=MONDAY)
    result = advance(found, Log([early]), today=MONDAY + timedelta(days=1))

    assert loads(result.season, "back squat")["w2a"] == "80kg"
    assert loads(result.season, "back squat")["w3a"] == "82.5kg"


def test_different_loads_leave_none_to_go_on_from() -> None:
    """Only a load that all sets share is one to plan by."""
    found = season(EIGHT, athlete=LIFTER)
    log = Log([did(found, "w1a", "goblet squat", "5@20kg,5@22.5kg,5@25kg")])
    result = advance(found, log, today=later(found, "w1a"))

    assert result.steps[0].exercise == "goblet squat"
    assert set(loads(result.season, "goblet squat").values()) == {"None"}


def top(found: Season, exercise: str, keys: tuple[str, ...]) -> Log:
    """Return the log of an exercise done at the top of its range in some sessions."""
    sessions: list[LoggedSession] = []
    for key in keys:
        _, planned = found.plan.find(key)
        for p in prescriptions(planned):
            if p.exercise.name == exercise:
                one = f"{p.dose.work.high}{'s' if str(p.dose.work).endswith('s') else ''}"
                text = ",".join([one] * p.dose.sets)
                done = f"{text}/{text}" if p.dose.per_side else text
                sessions.append(did(found, key, exercise, done))
    return Log(sessions)


def test_a_rung_after_two_sessions_at_the_top() -> None:
    """Without a weight the next exercise of the ladder takes the place, where it may."""
    found = season(runs(12, race=None), athlete=BARE)
    result = advance(found, top(found, "plank", ("w1a", "w2a")), today=later(found, "w2a"))

    assert result.steps[0].exercise == "plank"
    assert result.steps[0].keys


def ladders(found: Season, weeks: tuple[int, ...]) -> Advanced:
    """Do everything of session A of some weeks at the top."""
    keys = [f"w{week}a" for week in weeks]
    sessions: list[LoggedSession] = []
    for key in keys:
        names = [p.exercise.name for p in prescriptions(found.plan.find(key)[1])]
        done = [one for name in names for one in at_top(found, key, name)]
        sessions.append(LoggedSession(when(found, key), done, key=key))
    return advance(found, Log(sessions), today=later(found, keys[-1]))


def at_top(found: Season, key: str, exercise: str) -> tuple[LoggedExercise, ...]:
    """Return an exercise of a session done at the top of its range."""
    return tuple(one for session in top(found, exercise, (key,)) for one in session.exercises)


def test_rungs_keep_to_level_and_equipment() -> None:
    """What may not follow is said, and the exercise stays."""
    found = season(runs(12, race=None), athlete=BARE)
    texts = [str(step) for step in ladders(found, (1, 2)).steps]

    assert any("takes the place of" in text for text in texts)
    assert any(" stays: " in text and "but equipment, level or a race" in text for text in texts)


def test_nothing_harder_right_before_a_race() -> None:
    """Within two weeks of it every rung stays."""
    found = season(runs(4), athlete=BARE)
    steps = ladders(found, (2, 3)).steps

    assert not any(step.keys for step in steps)


def test_after_a_gap_the_next_days_hold_less() -> None:
    """More than seven days without strength; said with its numbers, and once."""
    found = season(EIGHT, athlete=STRONG)
    today = MONDAY + timedelta(days=21)
    result = advance(found, Log([]), today=today)
    again = advance(result.season, Log([]), today=today)

    assert result.missed[:2] == tuple(s.key for s in found.plan.weeks[0].strength)
    assert "21 days without strength: for seven days 90 % of the load" in result.advice[0]
    assert loads(result.season, "back squat")["w4a"] == "70kg"
    assert loads(result.season, "back squat")["w5a"] == "82.5kg"
    assert again.season.plan == result.season.plan
    assert "Not in the log: " in str(result)


def test_a_long_gap_asks_for_new_loads() -> None:
    """The old maxima no longer count."""
    plan = runs(16, race=None)
    result = advance(season(plan, athlete=STRONG), Log([]), today=MONDAY + timedelta(days=70))

    assert "The old maxima no longer count: find the loads anew by effort." in result.advice


def test_loads_too_small_to_lighten_stay() -> None:
    """There is no lighter bar."""
    light = attrs.evolve(STRONG, one_rep_maxes={"back squat": "4kg"})
    found = build_plan(EIGHT, athlete=light)
    result = advance(found, Log([]), today=MONDAY + timedelta(days=21))

    assert set(loads(result.season, "back squat").values()) == set(loads(found, "back squat").values())


@pytest.mark.parametrize("cause", ["illness", "injury"])
def test_the_plan_never_resumes_by_itself(cause: str) -> None:
    """After illness or injury what comes is optional, however short the gap."""
    found = season(EIGHT, athlete=STRONG)
    log = Log([did(found, "w1a", "back squat", "5,5,5 @80kg @RIR3")])
    result = advance(found, log, today=later(found, "w1a", 4), cause=cause)  # type: ignore[arg-type]

    assert result.advice[-1].startswith("After illness or injury begin again only when")
    assert all(s.optional for s in result.season.plan.weeks[1].strength)
    assert not any(s.optional for s in result.season.plan.weeks[3].strength)


def test_before_the_first_session_there_is_no_gap() -> None:
    """Nothing has been missed."""
    found = season(EIGHT, athlete=STRONG)
    result = advance(found, Log([]), today=MONDAY)

    assert result.season == found
    assert (result.missed, result.advice, result.steps) == ((), (), ())
    assert str(result) == "nothing changes"


def test_a_missed_session_of_this_week_finds_another_place() -> None:
    """Or is dropped; those of other weeks are over."""
    found = season(EIGHT, athlete=STRONG)
    first = found.plan.weeks[0].strength[0]
    result = advance(found, Log([]), today=MONDAY + timedelta(days=1), available="fri pm, sat pm")

    assert result.missed == (first.key,)
    assert first not in result.season.plan.weeks[0].strength
    assert str(first.key) in str(result.changes)


def test_optional_sessions_are_not_missed() -> None:
    """They may be left out."""
    found = season(EIGHT, athlete=STRONG)
    first = found.plan.weeks[0].strength[0]
    week = attrs.evolve(
        found.plan.weeks[0],
        sessions=[attrs.evolve(s, optional=s is first) for s in found.plan.weeks[0].sessions],
    )
    free = attrs.evolve(found, plan=found.plan.with_week(1, week))

    assert advance(free, Log([]), today=MONDAY + timedelta(days=1)).missed == ()


def test_what_has_no_weight_and_no_ladder_stays() -> None:
    """It says so."""
    found = season(EIGHT, athlete=LIFTER)
    names = {p.exercise.name for p in prescriptions(found.plan.find("w1b")[1])}
    steps = [
        advance(found, top(found, name, ("w1b",)), today=later(found, "w1b")).steps for name in sorted(names)
    ]

    assert any("Nothing to carry on" in str(one) for step in steps for one in step)


def test_wrong_arguments_are_named() -> None:
    """All at once."""
    with pytest.raises(InvalidValueError) as caught:
        advance("season", [], today="today")  # type: ignore[arg-type]
    assert [problem.field for problem in caught.value.problems] == ["season", "log", "today"]


def test_a_season_without_dates_cannot_go_on() -> None:
    """Nor one on a day that it does not have."""
    undated = season(runs(4, race=None, dated=False), athlete=LIFTER)
    dated = season(EIGHT, athlete=LIFTER)

    with pytest.raises(InvalidValueError, match="season must be a season with dates, not one without"):
        advance(undated, Log([]), today=MONDAY)
    for today in (MONDAY - timedelta(days=1), MONDAY + timedelta(days=56)):
        with pytest.raises(InvalidValueError, match="today must be a day of the plan"):
            advance(dated, Log([]), today=today)


def test_sessions_without_a_key_are_named_by_their_slot() -> None:
    """Strength that was in the running plan."""
    plan = runs(4, other={1: "mon am strength: back squat 3x5 @80kg\ntue am easy 30min"})
    found = build_plan(plan, athlete=attrs.evolve(STRONG, available="thu pm"))
    result = advance(found, Log([]), today=MONDAY + timedelta(days=1))

    assert result.missed == ("mon am",)


def is_strength(planned: PlannedSession) -> bool:
    """Return whether a session is strength."""
    return isinstance(planned.session, StrengthSession)


def test_runs_stay_as_they_are() -> None:
    """Whatever was done."""
    found, result = squats()

    assert [s for s in found.plan.sessions if not is_strength(s)] == [
        s for s in result.season.plan.sessions if not is_strength(s)
    ]


def test_a_planned_load_moves_with_the_last_one() -> None:
    """Where there was none to compare it with the new one is taken."""
    assert _shifted(Load(85), Load(80), Load(82.5)) == Load(87.5)
    assert _shifted(Load(85), None, Load(82.5)) == Load(82.5)


def test_a_load_goes_into_blocks_with_other_repetitions() -> None:
    """By an estimate of the maximum from the weakest set; never less for fewer repetitions."""
    found = season(runs(12), athlete=LIFTER)
    first = found.plan.weeks[0].strength
    key = next(s.key for s in first if "goblet squat" in str(s.session))
    done = LoggedExercise("goblet squat", Performed.parse("6,6,6 @40kg @RIR2"))
    result = advance(found, Log([LoggedSession(MONDAY, [done], key=key)]), today=MONDAY + timedelta(days=1))
    carried = {
        (str(p.dose.work), str(p.dose.load))
        for _, s in result.season.strength
        for p in prescriptions(s)
        if p.exercise.name == "goblet squat" and s.key != key
    }

    assert carried == {("4-6", "42.5kg"), ("3-5", "42.5kg")}


@pytest.mark.parametrize("sets", ["20,20 @10kg", "0 @40kg", "5,5 @BW", "5,5"])
def test_some_sets_stand_for_no_maximum(sets: str) -> None:
    """Too many repetitions, none, or no load."""
    assert _weakest_estimate(Performed.parse(sets)) is None


def test_no_load_where_none_can_be_told() -> None:
    """Without an effort, in seconds, for too many repetitions, or too light for any plate."""
    now = Dose.parse("3x4-6 @40kg @RPE8")
    for text in ("3x5", "3x30s @RPE7", "3x12-15 @RPE7"):
        assert _load_for(Dose.parse(text), 50.0, now) is None
    assert _load_for(Dose.parse("3x5 @RPE8"), None, now) is None
    assert _load_for(Dose.parse("3x5 @RPE8"), 1.0, now) is None
    assert str(_load_for(Dose.parse("3x8-12 @RPE7"), 50.0, now)) == "32.5kg"
