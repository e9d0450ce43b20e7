"""Weeks as numbers: what they hold, which are ordinary, and what they are compared with."""

from __future__ import annotations

import attrs
import pytest

from runstrength.model import Athlete, Plan, Prescription, Week
from runstrength.model.session import CrossTrainingSession
from runstrength.muscles import MuscleGroup
from runstrength.timeline import timeline
from runstrength.weekly import Lift, WeekFigures, estimate_of, run_metres, weekly


def figures(text: str, athlete: Athlete | None = None) -> WeekFigures:
    """Return the figures of one week."""
    return weekly(timeline(Week.parse(text), athlete=athlete)).weeks[0]


def test_a_week_is_told_in_numbers() -> None:
    """Sets by group, exercises, top loads, landings and running."""
    week = figures(
        "mon strength: back squat 3x5 @60kg @RIR2; pogo hops 2x10; countermovement jump 1x5\n"
        "thu strength: back squat 2x5 @62.5kg @RIR2; back squat 2x8 @75%\n"
        "sat easy 8km\nsun race C 10km"
    )
    squat = week.exercises["back squat"]

    assert MuscleGroup.CALVES not in week.group_sets
    assert (week.strength_sessions, week.sets, week.group_sets[MuscleGroup.QUADRICEPS]) == (2, 10.0, 7.0)
    assert (squat.sets, squat.estimates) == (7, 2)
    assert squat.e1rm_kg == pytest.approx(62.5 * (1 + 7 / 30))
    assert week.exercises["pogo hops"].e1rm_kg is None
    tops = {lift: (top.load, top.sessions, top.least) for lift, top in week.lifts.items()}
    assert tops == {
        Lift("back squat", "5", "kg"): (62.5, 1, 5),
        Lift("back squat", "8", "%"): (75.0, 1, 8),
    }
    assert week.landings == 25.0
    assert (week.runs, week.run_m, week.longest_m, week.run_min) == (2, 18_000.0, 10_000.0, None)


def test_sessions_with_the_top_load_are_counted() -> None:
    """Once each, at the top load alone."""
    week = figures(
        "mon strength: back squat 1x5 @60kg; back squat 1x5 @50kg\n"
        "wed strength: back squat 1x5 @60kg\nfri strength: back squat 1x5 @55kg"
    )

    assert [(top.load, top.sessions, top.loads) for top in week.lifts.values()] == [
        (60.0, 2, (55.0, 60.0, 60.0))
    ]
    assert week.rows == 4


def test_runs_are_counted_where_all_say_how_far_or_how_long() -> None:
    """One that does not say leaves the sum unknown; none at all is nought."""
    timed = figures("tue easy 45min\nsat long 110min")
    paced = figures("tue easy 45min\nsat long 10km", Athlete(easy_pace="6:00/km"))
    none = figures("mon strength: back squat 3x5")

    assert (timed.run_m, timed.run_min, timed.longest_min) == (None, 155.0, 110.0)
    assert paced.run_m is None
    assert paced.longest_min == pytest.approx(60.0, abs=5)
    assert (none.run_m, none.run_min, none.longest_m, none.longest_min) == (0.0, 0.0, None, None)
    assert run_metres(CrossTrainingSession("bike")) is None


def test_the_growth_of_running_goes_by_distance_then_by_time() -> None:
    """Whichever both weeks give; nothing is compared with nothing."""
    far, farther = figures("sat long 10km"), figures("sat long 12km")
    timed, longer = figures("sat long 60min"), figures("sat long 90min")

    assert farther.run_growth(far) == pytest.approx(0.2)
    assert longer.run_growth(timed) == pytest.approx(0.5)
    assert farther.run_growth(timed) is None
    assert far.run_growth(figures("mon strength 30min")) is None


@pytest.mark.parametrize(
    ("text", "kg"),
    [
        ("back squat 3x5 @60kg", 70.0),
        ("back squat 3x5-8 @60kg @RIR1-2", 72.0),
        ("back squat 3x5 @60kg @RPE7-8", 74.0),
        ("back squat 3x5+ @60kg @RIR3", 70.0),
        ("back squat 3x12 @60kg @RIR3", 90.0),
        ("back squat 3x12 @60kg @RIR4", None),
        ("back squat 3x5 @75%", None),
        ("back squat 3x20s @60kg", None),
        ("push-up 3x8 @BW+10kg", None),
        ("wall sit 3x30s @10kg", None),
    ],
)
def test_a_dose_stands_for_a_maximum(text: str, kg: float | None) -> None:
    """By its least repetitions and its reserve, up to fifteen together."""
    estimate = estimate_of(Prescription.parse(text))

    assert estimate == (None if kg is None else pytest.approx(kg))


def test_weeks_are_compared_with_the_last_ordinary_one() -> None:
    """Deload, taper, race, recovery and return weeks are passed over; partial ones are not judged either."""
    full = "mon strength: back squat 3x5\nthu easy 30min"
    labels = (
        "",
        "[deload]",
        "[taper]",
        "[race]",
        "[build]",
        "[partial]",
        "[return]",
        "[recovery week]",
        "[base]",
    )
    plan = Plan.parse("\n".join(f"week {n} {label}\n{full}" for n, label in enumerate(labels, 1)))
    figures = weekly(timeline(plan))

    assert [week.is_ordinary for week in figures.weeks] == [
        label in ("", "[build]", "[base]") for label in labels
    ]
    assert [ramp.number for ramp in figures.ramps] == [2, 3, 4, 5, 7, 8, 9]
    assert [figures.weeks.index(ramp.before) for ramp in figures.ramps] == [0, 0, 0, 0, 4, 4, 4]


@pytest.mark.parametrize(
    ("sizes", "partial"),
    [
        ((1, 2, 2), [0]),
        ((2, 2, 1), [2]),
        ((0, 1, 0), [0, 2]),
        ((1, 1, 1), []),
        ((2, 0, 2), []),
        ((1,), []),
    ],
)
def test_a_week_at_an_end_that_holds_less_than_its_neighbour_is_partial(
    sizes: tuple[int, ...], partial: list[int]
) -> None:
    """A plan may begin or end in the middle of a week; one session a week may also be the whole plan."""
    full = Week.parse("mon strength: back squat 3x5\nthu easy 30min")
    plan = Plan([Week(full.sessions[:size]) for size in sizes])

    assert [n for n, week in enumerate(weekly(timeline(plan)).weeks) if week.is_partial] == partial


def test_the_history_is_compared_with_but_never_judged() -> None:
    """A plan of one week is compared with the week before it; a week of its own with nothing."""
    past = Week.parse("mon strength: back squat 3x5\nthu easy 30min")
    plan = Plan.parse("week 1\nmon strength: back squat 4x5\nthu easy 30min")
    known = weekly(timeline(plan, before=Plan([past, past])))

    assert (known.first, len(known.weeks), [ramp.number for ramp in known.ramps]) == (-1, 3, [1])
    assert weekly(timeline(past)).ramps == ()
    assert weekly(timeline(plan)).ramps == ()


def test_a_week_with_a_session_of_unknown_content_says_so() -> None:
    """Its sets are then not all known."""
    assert not figures("mon strength 30min\nthu strength: back squat 3x5").is_known
    assert figures("thu strength: back squat 3x5").is_known


def test_figures_do_not_ask_where_sessions_stand() -> None:
    """Moving sessions inside a week changes none of them, and equal content is worked out once."""
    text = "mon strength: back squat 3x5 @60kg\nsat long 16.1km\nsun easy 7.3km\ntue steady 0.1km"
    week = Week.parse(text)
    moved = week.moved("mon", "sun pm").moved("sat", "mon").moved("tue", "thu")
    one, other = (weekly(timeline(w)).weeks[0] for w in (week, moved))
    plain = [f.name for f in attrs.fields(WeekFigures) if f.name not in ("exercises", "lifts")]

    assert [getattr(one, name) for name in plain] == [getattr(other, name) for name in plain]
    assert one.lifts.keys() == other.lifts.keys()
    assert figures(text) is figures(text)
