"""The line: order, starts and ends in real hours, and what a session is."""

from __future__ import annotations

from datetime import date

import pytest

from runstrength.days import Slot
from runstrength.model import Athlete, Exercise, Plan, Prescription, Session, StrengthSession, Week
from runstrength.muscles import MuscleGroup
from runstrength.notation.session import parse_prescription, parse_session
from runstrength.quantities import Load, Pace
from runstrength.timeline import (
    NO_ATHLETE,
    Edges,
    Lack,
    Line,
    SessionFacts,
    Trait,
    add_up,
    effort_of,
    exact_minutes,
    facts_of,
    given_effort_of,
    heavy_sets,
    in_superset,
    is_failure,
    is_hard,
    is_heavy,
    is_light,
    line_day,
    listed_by_side,
    percent_of,
    timeline,
)


def row(text: str) -> Prescription:
    """Read a prescription."""
    return parse_prescription(text)


def session(text: str) -> Session:
    """Read a session of any kind."""
    return parse_session(text)


def facts(text: str, **athlete: object) -> SessionFacts:
    """Read a session and say what it is."""
    return facts_of(session(text), Athlete(**athlete))  # type: ignore[arg-type]


def hours(line: Line) -> list[tuple[float, float]]:
    """Say when the sessions of a line start and end, in hours from its first Monday."""
    return [(round(p.start / 60, 2), round(p.end / 60, 2)) for p in line.sessions]


# The line.


def test_the_halves_of_a_day_start_at_seven_and_at_five() -> None:
    """A slot without a clock time starts by convention, and a day alone is its morning."""
    line = timeline(Week.parse("mon easy 60min\nmon pm easy 30min\ntue 18:30 easy 90min"))

    assert hours(line) == [(7, 8), (17, 17.5), (42.5, 44)]
    assert [str(p.slot) for p in line.sessions] == ["mon", "mon pm", "tue 18:30"]


def test_sessions_of_one_start_follow_one_another() -> None:
    """Each begins when the one before it ends, however the start is written."""
    line = timeline(Week.parse("mon easy 60min\nmon am strength 30min\nmon 07:00 bike 20min"))

    assert hours(line) == [(7, 8), (8, 8.5), (8.5, 8.83)]
    assert [p.follows for p in line.sessions] == [False, True, True]


def test_a_session_of_unknown_length_ends_where_it_starts() -> None:
    """Nothing is guessed: what follows it in its slot starts at once."""
    line = timeline(Week.parse("mon easy\nmon strength 30min"))

    assert hours(line) == [(7, 7), (7, 7.5)]
    assert line.sessions[0].facts.minutes is None
    assert line.lacks == {Lack.MINUTES, Lack.CONTENT}


def test_a_chain_past_the_start_of_the_next_slot_is_in_order_of_time() -> None:
    """A session that follows a long one may begin after the session of a later slot."""
    line = timeline(Week.parse("mon 07:00 hike 3h\nmon 07:00 strength 30min\nmon 08:00 easy 20min"))

    assert [str(p.planned.session) for p in line.sessions] == [
        "hike 180min",
        "easy 20min",
        "strength 30min",
    ]
    assert hours(line) == [(7, 10), (8, 8.33), (10, 10.5)]


def test_a_session_may_cross_midnight() -> None:
    """It belongs to the day on which it stands, and ends on the next."""
    line = timeline(Week.parse("mon 23:30 strength 90min\nmon 23:30 easy 30min"))

    assert hours(line) == [(23.5, 25), (25, 25.5)]
    assert [p.day for p in line.sessions] == [0, 0]


def plan_of(start: date, zone: str, text: str) -> Line:
    """Lay out a plan of one week."""
    return timeline(Plan([Week.parse(text)], start=start, zone=zone))


SUNDAY = "sat 12:00 easy 60min\nsun 00:30 easy 60min\nsun 12:00 easy 60min"


@pytest.mark.parametrize(
    ("start", "noon_to_noon"),
    [(date(2027, 3, 22), 23), (date(2027, 10, 25), 25), (date(2027, 1, 4), 24)],
    ids=["the clocks go forward", "the clocks go back", "they stay"],
)
def test_hours_are_real_where_the_clocks_change(start: date, noon_to_noon: int) -> None:
    """From noon to noon there are 23 or 25 hours over a change of the clocks."""
    saturday, night, noon = plan_of(start, "Europe/London", SUNDAY).sessions

    assert (noon.start - saturday.start) / 60 == noon_to_noon
    assert (night.start - saturday.start) / 60 == 12.5
    assert noon.end - noon.start == 60


def test_without_a_zone_or_a_date_hours_are_those_of_the_clock() -> None:
    """Nothing changes the clocks where no zone is given, or no date."""
    dated = plan_of(date(2027, 3, 22), "", SUNDAY)
    undated = timeline(Plan([Week.parse(SUNDAY)]))

    assert hours(dated) == hours(undated) == [(132, 133), (144.5, 145.5), (156, 157)]


def test_a_week_after_a_change_of_the_clocks_is_shifted_as_a_whole() -> None:
    """The real hours of later weeks keep the hour that the change took."""
    week = Week.parse("mon 12:00 easy 60min")
    line = timeline(Plan([week, week], start=date(2027, 3, 22), zone="Europe/London"))

    assert [p.start / 60 for p in line.sessions] == [12, 12 + 7 * 24 - 1]


def test_edges_and_history() -> None:
    """A repeating week is cyclic unless something came before it; history has numbers from 0 down."""
    week = Week.parse("sun easy 30min")
    line = timeline(week, before=Plan([week, week]))

    assert timeline(week).edges is Edges.CYCLIC
    assert timeline(Week.parse("week once\nsun easy 30min")).edges is Edges.OPEN
    assert line.edges is Edges.OPEN
    assert [(p.week, p.day) for p in line.history] == [(-1, -8), (0, -1)]
    assert line.history_weeks == 2
    assert not line.is_plan
    assert timeline(Plan([week])).is_plan


def test_days_of_a_line_are_without_gaps() -> None:
    """Days without sessions are there too, those of the history first."""
    week = Week.parse("sun am easy 30min\nsun pm strength 30min")
    days = timeline(Plan([week]), before=week).days()

    assert [d.day for d in days] == list(range(-7, 7))
    assert [len(d.sessions) for d in days] == [0, 0, 0, 0, 0, 0, 2] * 2
    assert [d.week for d in days] == [0] * 7 + [1] * 7
    assert days[-1].traits == Trait.RUN | Trait.TRAINING | Trait.STRENGTH
    assert line_day(3, ()).traits == Trait(0)


def test_a_placed_session_may_be_seen_some_weeks_later() -> None:
    """Day, start and end move; week and slot stay."""
    placed = timeline(Week.parse("tue 10:00 tempo 30min")).sessions[0]
    later = placed.later(2)

    assert (later.day, later.start - placed.start, later.end - placed.end) == (15, 20160, 20160)
    assert later.slot == placed.slot == Slot("tue", "10:00")
    assert placed.traits == placed.facts.traits


@pytest.mark.parametrize(
    ("text", "is_partial"),
    [
        ("mon easy 30min\nmon pm strength 30min", True),
        ("mon easy 30min\ntue strength 30min", False),
        ("week 1 [partial]\nmon easy 30min\ntue strength 30min", True),
        ("", True),
    ],
)
def test_a_week_of_a_plan_on_one_day_is_partly_planned(text: str, is_partial: bool) -> None:
    """So is an empty one and one labelled so; a week of its own never is."""
    head = "" if text.startswith("week") else "week 1\n"
    plan = Plan.parse(head + text)

    assert timeline(plan).weeks[0].is_partial == is_partial
    assert not timeline(plan.weeks[0]).weeks[0].is_partial


def test_a_week_of_the_line_tells_of_its_strength_and_labels() -> None:
    """Light sessions are no strength; labels and unknown content are asked for by name."""
    week = timeline(
        Week.parse("week [taper, race]\nmon strength 30min @RPE3\ntue strength 30min\nwed easy 30min")
    ).weeks[0]

    assert [str(p.slot) for p in week.strength] == ["tue"]
    assert week.has_unknown_content
    assert week.is_eased
    assert week.has_label("base", "race")
    assert not week.has_label("base")
    assert not timeline(Week.parse("mon strength: plank 3x30s")).weeks[0].has_unknown_content
    assert not timeline(Week.parse("week [base]\nmon easy 30min")).weeks[0].is_eased


def test_minutes_are_rounded_so_that_sums_are_exact() -> None:
    """To a 64th of a minute, about a second."""
    assert exact_minutes(10.0) == 10.0
    assert abs(exact_minutes(0.1) - 0.1) < 1 / 128
    assert exact_minutes(0.1) * 64 == int(exact_minutes(0.1) * 64)


# What a session is.


@pytest.mark.parametrize(
    ("text", "there", "absent"),
    [
        ("easy 20min", Trait.RUN | Trait.TRAINING | Trait.SHORT_EASY, Trait.QUALITY | Trait.HARD),
        ("easy 21min", Trait.RUN, Trait.SHORT_EASY),
        ("easy", Trait.RUN, Trait.SHORT_EASY),
        ("strides 40min", Trait.SHORT_EASY, Trait.QUALITY),
        ("easy 90min", Trait.LONG | Trait.QUALITY | Trait.HARD, Trait.RACE),
        ("easy 89min", Trait.RUN, Trait.LONG),
        ("long", Trait.LONG | Trait.QUALITY, Trait.RACE),
        ("tempo 40min", Trait.QUALITY | Trait.HARD, Trait.LONG),
        ("race A half", Trait.RUN | Trait.RACE | Trait.PRIORITY_RACE | Trait.QUALITY, Trait.LONG),
        ("race C 5km", Trait.RACE | Trait.QUALITY | Trait.HARD, Trait.PRIORITY_RACE),
        ("bike 60min", Trait.CROSS | Trait.TRAINING, Trait.RUN),
        ("walk 60min", Trait(0), Trait.CROSS | Trait.TRAINING),
        ("mobility 20min", Trait(0), Trait.TRAINING),
        ("strength", Trait.STRENGTH | Trait.TRAINING, Trait.LIGHT | Trait.HEAVY_LEGS),
        ("strength 30min @RPE4", Trait.LIGHT | Trait.TRAINING, Trait.STRENGTH),
        ("strength 30min @RPE5", Trait.STRENGTH, Trait.LIGHT),
        ("strength: foot doming 3x30s/side", Trait.LIGHT, Trait.STRENGTH),
        ("strength: back squat 4x5 @85%", Trait.HEAVY_LEGS | Trait.HARD | Trait.LOWER, Trait.FAILURE),
        ("strength: back squat 3x5 @85%", Trait.LOWER, Trait.HEAVY_LEGS),
        ("strength: back squat 4x5", Trait.LOWER, Trait.HEAVY_LEGS),
        ("strength: back squat 4x5+", Trait.FAILURE, Trait.HEAVY_LEGS),
        ("strength: back squat 4x5+ @RPE8", Trait.FAILURE | Trait.HEAVY_LEGS, Trait.POWER),
        ("strength: back squat 4x5 @RIR2", Trait.HEAVY_LEGS, Trait.FAILURE),
        ("strength: isometric calf hold 5x45s/side @90%", Trait.LOWER, Trait.HEAVY_LEGS),
        ("strength: push-up 5x8 @RPE9", Trait.STRENGTH, Trait.LOWER | Trait.HEAVY_LEGS),
        ("strength: drop jump 4x15", Trait.POWER | Trait.PLYOMETRIC, Trait.HEAVY_LEGS),
        ("strength: drop jump 4x16", Trait.HEAVY_LEGS, Trait.FAILURE),
        ("strength: pogo hops 3x13", Trait.PLYOMETRIC, Trait.POWER),
        ("strength: pogo hops 4x10", Trait.POWER, Trait.HEAVY_LEGS),
        ("strength: rope skipping 3x60", Trait.PLYOMETRIC, Trait.POWER),
    ],
)
def test_a_session_has_the_traits_that_its_content_gives_it(text: str, there: Trait, absent: Trait) -> None:
    """On each side of every threshold."""
    traits = facts(text).traits

    assert traits & there == there
    assert not traits & absent
    assert facts(text).mask == int(traits)


@pytest.mark.parametrize(
    ("dose", "effort", "given"),
    [
        ("3x8", None, None),
        ("3x8 @60kg", None, None),
        ("3x8 @RPE6-8", 8.0, 8.0),
        ("3x8 @RIR2-4", 8.0, 8.0),
        ("3x8 @RPE7 @RIR1", 9.0, 9.0),
        ("3x8+", 10.0, None),
        ("3x8+ @RPE7", 10.0, 7.0),
    ],
)
def test_effort_is_the_hardest_that_a_dose_asks_for(
    dose: str, effort: float | None, given: float | None
) -> None:
    """RIR counts down from 10; a last set to failure is not what all sets ask for."""
    assert effort_of(row(f"back squat {dose}").dose) == effort
    assert given_effort_of(row(f"back squat {dose}").dose) == given


@pytest.mark.parametrize(
    ("text", "light", "hard", "heavy", "failure"),
    [
        ("back squat 3x8", False, True, 0, False),
        ("back squat 3x8 @RPE4", True, False, 0, False),
        ("back squat 3x8 @RPE5", False, False, 0, False),
        ("back squat 3x8 @RPE6", False, True, 0, False),
        ("back squat 3x8 @RIR4", False, True, 0, False),
        ("back squat 3x8 @RIR5", False, False, 0, False),
        ("back squat 3x8 @59%", False, False, 0, False),
        ("back squat 3x8 @60%", False, True, 0, False),
        ("back squat 3x8 @79%", False, True, 0, False),
        ("back squat 3x8 @75-80%", False, True, 3, False),
        ("back squat 3x8 @RPE8", False, True, 3, False),
        ("back squat 3x8 @RIR0", False, True, 3, True),
        ("back squat 3x8+", False, True, 1, True),
        ("isometric calf hold 3x30s @90%", False, True, 0, False),
        ("isometric calf hold 3x30s @RPE9", False, True, 3, False),
        ("foot doming 3x30s @RPE9", True, False, 3, False),
    ],
)
def test_sets_are_light_hard_heavy_or_to_failure(
    text: str, light: bool, hard: bool, heavy: int, failure: bool
) -> None:
    """By RPE, RIR or the percentage; without any of them hard, and never heavy."""
    prescription = row(text)

    assert is_light(prescription) == light
    assert is_hard(prescription) == hard
    assert heavy_sets(prescription) == heavy
    assert is_heavy(prescription) == (heavy > 0)
    assert is_failure(prescription.dose) == failure


def test_a_known_maximum_gives_the_percentage_of_a_load() -> None:
    """The percentage of a dose comes first; without a maximum, or with one's own weight, none is known."""
    maxes = {"back squat": Load(100, "kg")}

    assert percent_of(row("back squat 3x5 @85kg"), maxes) == 85
    assert percent_of(row("back squat 3x5 @85kg @70%"), maxes) == 70
    assert percent_of(row("back squat 3x5 @85kg"), {}) is None
    assert percent_of(row("back squat 3x5 @BW+10kg"), maxes) is None
    assert is_hard(row("back squat 3x5 @85kg"), 85.0)
    assert not is_hard(row("back squat 3x5 @50kg"), 50.0)
    assert heavy_sets(row("back squat 3x5 @85kg"), 85.0) == 3
    assert facts("strength: back squat 4x5 @85kg", one_rep_maxes=maxes).traits & Trait.HEAVY_LEGS
    assert not facts("strength: back squat 4x5 @85kg").traits & Trait.HEAVY_LEGS


def test_a_group_is_loaded_by_two_hard_sets_or_a_strong_hold() -> None:
    """Muscles that only help count half; light work never loads."""
    loaded = {
        text: set(map(str, facts(f"strength: {text}").loaded))
        for text in (
            "glute bridge 2x12",
            "glute bridge 4x12",
            "glute bridge 1x12",
            "isometric calf hold 1x45s/side @70%",
            "isometric calf hold 1x4/side @90%",
            "isometric calf hold 1x45s/side @69%",
            "glute bridge 4x12 @RPE4",
        )
    }

    assert list(loaded.values()) == [
        {"glutes"},
        {"glutes", "hamstrings"},
        set(),
        {"calves"},
        {"calves"},
        set(),
        set(),
    ]


def test_counts_of_a_session() -> None:
    """Hard sets, direct sets, exposures, landings and what it lacks."""
    found = facts("strength: glute bridge 3x12; plank 2x30s @RPE3; drop jump 2x10; rope skipping 2x30")

    assert found.hard_sets[MuscleGroup.GLUTES] == 3
    assert found.hard_sets[MuscleGroup.HAMSTRINGS] == 1.5
    assert MuscleGroup.HAMSTRINGS not in found.direct_sets
    assert found.exposures[MuscleGroup.CORE] == 2
    assert MuscleGroup.CORE not in found.hard_sets
    assert MuscleGroup.CORE in found.direct_groups
    assert (found.landings, found.impact, found.total_hard_sets) == (20, 3, 7)
    assert found.lacks == {Lack.EFFORT}
    assert found.strength_rpe == 3
    assert found.prescriptions[0].exercise.name == "glute bridge"
    assert facts("easy 30min").prescriptions == ()
    assert facts("strength 30min @RPE8").strength_rpe == 8
    assert facts("strength").lacks == {Lack.CONTENT, Lack.MINUTES}


def test_groups_that_are_trained_directly_do_not_depend_on_effort() -> None:
    """Only exercises that are light are left out."""
    assert (
        facts("strength: back squat 3x5 @RPE3").direct_groups
        == facts("strength: back squat 1x5").direct_groups
    )
    assert facts("strength: foot doming 3x30s").direct_groups == frozenset()


def test_the_pace_of_an_athlete_gives_minutes() -> None:
    """A distance alone has a length only where a pace is known."""
    assert facts("easy 20km").minutes is None
    assert facts("easy 20km", easy_pace=Pace.parse("6:00/km")).minutes == 120
    assert facts("easy 20km", easy_pace=Pace.parse("6:00/km")).traits & Trait.LONG


def test_equal_sessions_share_their_facts() -> None:
    """They are worked out once for a session and an athlete."""
    line = timeline(Week.parse("mon strength: plank 3x30s\nwed strength: plank 3x30s"))

    assert line.sessions[0].facts is line.sessions[1].facts
    assert facts_of(session("easy 30min"), NO_ATHLETE) is facts_of(session("easy 30min"), Athlete())


def test_counts_add_up_over_sessions() -> None:
    """Group by group."""
    line = timeline(Week.parse("mon strength: plank 3x30s\nwed strength: plank 2x30s; push-up 1x8"))
    total = add_up(line.sessions, "direct_sets")

    assert (total[MuscleGroup.CORE], total[MuscleGroup.CHEST]) == (5, 1)


def test_an_exercise_listed_once_for_each_side_is_known() -> None:
    """Exactly twice, not per side, and of an exercise for one side at a time."""
    twice = [row("split squat 3x10"), row("split squat 3x10")]

    assert listed_by_side(twice) == {twice[0]}
    assert listed_by_side(twice[:1]) == frozenset()
    assert listed_by_side([row("split squat 3x10/side")] * 2) == frozenset()
    assert listed_by_side([row("back squat 3x10")] * 2) == frozenset()
    assert listed_by_side(twice * 2) == frozenset()


def test_prescriptions_done_in_turn_are_in_one_superset() -> None:
    """Not those that stand one after the other, and never outside strength."""
    squat, jump = row("back squat 3x5"), row("box jump 3x5")

    assert in_superset(session("strength: back squat 3x5 + box jump 3x5"), squat, jump)
    assert not in_superset(session("strength: back squat 3x5; box jump 3x5"), squat, jump)
    assert not in_superset(session("strength: back squat 3x5 + plank 3x30s"), squat, jump)
    assert not in_superset(session("easy 30min"), squat, jump)


def test_an_exercise_of_your_own_is_taken_at_its_word() -> None:
    """Traits follow from the facts of the exercise, not from its name."""
    hop = Exercise(
        name="Crate hop", pattern="jump", direct={"soleus"}, modality="plyometric", impact=2, landings=2
    )
    found = facts_of(StrengthSession([Prescription(hop, "4x8")]), NO_ATHLETE)

    assert found.landings == 64
    assert found.traits & Trait.HEAVY_LEGS
