"""Linear, double progression and two-for-two: every branch, and the worked numbers."""

from collections.abc import Callable

import pytest

from runstrength.errors import InvalidValueError
from runstrength.model import Dose, Performed
from runstrength.progression import (
    DoubleProgression,
    Dumbbells,
    LinearProgression,
    Past,
    Progression,
    Rack,
    Step,
    TwoForTwo,
)
from runstrength.quantities import Load

PAIRS = Dumbbells([8, 12, 16])


def advance(
    progression: Progression, dose: str, done: str, *history: tuple[str, str], pain: float | None = None
) -> Step:
    """Return the step, with everything as text."""
    past = [(Dose.parse(d), Performed.parse(p)) for d, p in history]
    return progression.advance(Dose.parse(dose), Performed.parse(done), past, pain=pain)


def test_contract_of_the_design() -> None:
    """The line of the design runs as written."""
    step = advance(DoubleProgression(reps=(8, 12)), "3x12 @60kg", "12,12,12 @60kg @RIR2")

    assert str(step.dose) == "3x8 @62.5kg"
    assert step.reason.code == "load-up"
    assert str(step.reason) == "The weakest set had 12, so the load goes from 60kg to 62.5kg, at 8."
    assert not step.blocked


@pytest.mark.parametrize(
    ("dose", "done", "next_dose", "code"),
    [
        ("3x9 @60kg", "9,9,9 @60kg", "3x10 @60kg", "reps-up"),
        ("3x8 @60kg", "10,10,10 @60kg", "3x11 @60kg", "reps-up"),
        ("3x8 @60kg", "9,9,9 @65kg", "3x10 @65kg", "reps-up"),
        ("3x5 @60kg", "5,5,5 @60kg", "3x8 @60kg", "reps-up"),
        ("3x8-12 @60kg", "12,12,11 @60kg", "3x8-12 @60kg", "within-range"),
        ("3x8-12 @60kg", "12,12,12 @60kg", "3x8-12 @62.5kg", "load-up"),
        ("3x8-12+ @60kg", "12,12,15 @60kg", "3x8-12+ @62.5kg", "load-up"),
        ("3x10 @60kg", "10,10,9 @60kg", "3x10 @60kg", "repeat"),
        ("3x10 @60kg", "10,10,7 @60kg", "3x10 @60kg", "repeat"),
        ("3x10 @60kg", "10,10,0 @60kg", "3x10 @60kg", "repeat"),
        ("3x12 @60kg", "12,12,12 @57.5kg", "3x12 @60kg", "lighter-load"),
        ("3x12 @60kg", "12@60kg,12@60kg,12@55kg", "3x12 @60kg", "lighter-load"),
        ("3x12 @60kg @RIR2", "12,12,12 @60kg @RIR1", "3x12 @60kg @RIR2", "effort-too-high"),
        ("3x12 @60kg @RPE8", "12,12,12 @60kg @RPE9", "3x12 @60kg @RPE8", "effort-too-high"),
        ("3x12 @60kg @RPE8", "12,12,12 @60kg @RPE8", "3x8 @62.5kg @RPE8", "load-up"),
        ("3x12 @60kg", "12,12,12 @70kg", "3x8 @72.5kg", "load-up"),
        ("3x12", "12,12,12", "3x12", "no-load"),
        ("3x12 @RPE8", "12,12,12 @60kg", "3x8 @62.5kg @RPE8", "load-up"),
        ("3x12/side @20kg", "12,12,12/12,12,11 @20kg", "3x12/side @20kg", "repeat"),
        ("3x12/side @30kg", "12,12,12/12,12,12 @30kg", "3x8/side @32.5kg", "load-up"),
        ("3x12 @60kg", "12,12 @60kg", "3x12 @60kg", "sets-missing"),
        ("3x12/side @60kg", "12,12,12/12,12 @60kg", "3x12/side @60kg", "sets-missing"),
        ("3x12 @60kg", "12,12,12", "3x12 @60kg", "loads-missing"),
        ("3x12 @60kg", "12,12@60kg,12", "3x12 @60kg", "loads-missing"),
        ("3x12 @60kg", "12,12,12 @BW+60kg", "3x12 @60kg", "other-load"),
        ("3x12", "12@60kg,12@BW,12@60kg", "3x12", "other-load"),
        ("3x12 @60kg", "12s,12s,12s @60kg", "3x12 @60kg", "other-unit"),
        ("3x12 @BW", "12,12,12", "3x8 @BW+2.5kg", "load-up"),
        ("3x12 @BW", "12,12,12 @BW", "3x8 @BW+2.5kg", "load-up"),
        ("3x12 @BW+10kg", "12,12,12 @BW+10kg", "3x8 @BW+12.5kg", "load-up"),
        ("3x12 @BW-20kg", "12,12,12 @BW-20kg", "3x8 @BW-17.5kg", "load-up"),
        ("3x12 @BW-2.5kg", "12,12,12 @BW-2.5kg", "3x8 @BW", "load-up"),
        ("3x12 @BW+10kg", "12,12,12", "3x12 @BW+10kg", "loads-missing"),
        ("3x12 @BW+10kg", "12,12,12 @BW", "3x12 @BW+10kg", "lighter-load"),
        ("3x12 @135lb", "12,12,12 @135lb", "3x8 @140lb", "load-up"),
        ("3x12 @135lb", "12,12,12 @61.23kg", "3x8 @140lb", "load-up"),
        ("3x12 @135lb", "12,12,12 @70kg", "3x8 @160lb", "load-up"),
        ("3x12 @60kg", "12,12,12,3 @60kg", "3x8 @62.5kg", "load-up"),
        ("3x14 @20kg", "14,14,13 @20kg", "3x14 @20kg", "repeat"),
        ("3x14 @20kg", "14,14,14 @20kg", "3x8 @22.5kg", "load-up"),
        ("3x12 @20kg", "12,12,12 @20kg", "3x14 @20kg", "reps-before-load"),
        ("3x8-12 @20kg", "12,12,12 @20kg", "3x8-14 @20kg", "reps-before-load"),
    ],
)
def test_double_progression(dose: str, done: str, next_dose: str, code: str) -> None:
    """The weakest set counts, less load is no success, and what the log leaves out is named."""
    step = advance(DoubleProgression(), dose, done)

    assert (str(step.dose), step.reason.code) == (next_dose, code)
    assert step.blocked is (code == "no-load")


def test_large_steps_are_earned_by_repetitions_or_refused() -> None:
    """With dumbbells of 8, 12 and 16 kg, 14 repetitions promise nothing 50 % up; 12.5 % is another matter."""
    first = advance(DoubleProgression(rack=PAIRS), "3x12 @8kg", "12,12,12 @8kg")
    then = advance(DoubleProgression(rack=PAIRS), "3x14 @8kg", "14,14,14 @8kg")

    assert (
        str(first.reason)
        == "The next load, 12kg, is 50 % above 8kg, more than 10 %: the work rises to 14 first."
    )
    assert (str(then.dose), then.blocked) == ("3x14 @8kg", True)
    assert str(then.reason) == (
        "The next load, 12kg, is 50 % above 8kg, and 14 here does not promise 8 there: "
        "find a load between the two, or a harder exercise."
    )


def test_nothing_heavier_is_said() -> None:
    """The heaviest dumbbell is the end, for loads and for what is added."""
    step = advance(DoubleProgression(rack=PAIRS), "3x12 @16kg", "12,12,12 @16kg")
    added = advance(LinearProgression(rack=PAIRS), "3x12 @BW+16kg", "12,12,12 @BW+16kg")

    assert (str(step.reason), step.blocked) == ("Nothing heavier than 16kg can be loaded.", True)
    assert added.reason.code == "no-heavier-load"


def test_two_misses_in_a_row_lower_the_load() -> None:
    """Misses count at the same load; sessions that are half logged are passed over, others end the count."""
    miss = ("3x8 @60kg", "8,8,6 @60kg")

    def code(*history: tuple[str, str]) -> str:
        return advance(DoubleProgression(), *miss, *history).reason.code

    assert code() == "repeat"
    assert str(advance(DoubleProgression(), *miss, miss).dose) == "3x8 @52.5kg"
    assert code(miss, ("3x8 @60kg", "8,8 @60kg")) == "load-down"
    assert code(miss, ("3x8 @60kg", "8,8,8 @60kg")) == "repeat"
    assert code(miss, ("3x8 @62.5kg", "8,8,6 @62.5kg")) == "repeat"
    assert code(("3x8 @60kg", "8,8,8 @50kg")) == "load-down"


def test_misses_of_another_exercise_do_not_count() -> None:
    """The exercise of the past is compared where it is known."""
    from runstrength.exercises import load_catalogue

    squat, lunge = load_catalogue()["back squat"], load_catalogue()["reverse lunge"]
    dose, done = Dose.parse("3x8 @60kg"), Performed.parse("8,8,6 @60kg")

    other = DoubleProgression().advance(dose, done, [Past(dose, done, lunge)], exercise=squat)
    same = DoubleProgression().advance(dose, done, [Past(dose, done, squat)], exercise=squat)

    assert (other.reason.code, same.reason.code) == ("repeat", "load-down")
    assert other.exercise is squat


@pytest.mark.parametrize(
    ("dose", "done", "next_dose", "code"),
    [
        ("3x8 @8kg", "8,8,6 @8kg", "3x8 @8kg", "no-lighter-load"),
        ("3x8 @BW", "8,8,6", "3x8 @BW", "no-lighter-load"),
        ("3x8 @BW+12kg", "8,8,6 @BW+12kg", "3x8 @BW+8kg", "load-down"),
        ("3x8 @BW+8kg", "8,8,6 @BW+8kg", "3x8 @BW", "load-down"),
        ("3x8 @BW-8kg", "8,8,6 @BW-8kg", "3x8 @BW-12kg", "load-down"),
        ("3x8 @BW-16kg", "8,8,6 @BW-16kg", "3x8 @BW-16kg", "no-lighter-load"),
        ("3x8", "8,8,6", "3x8", "repeat"),
        ("3x8", "8,8,6 @16kg", "3x8 @12kg", "load-down"),
    ],
)
def test_falling_goes_by_what_is_at_hand(dose: str, done: str, next_dose: str, code: str) -> None:
    """Down to the lightest dumbbell; nobody is given assistance that they did not have."""
    step = advance(DoubleProgression(rack=PAIRS), dose, done, (dose, done))

    assert (str(step.dose), step.reason.code) == (next_dose, code)


@pytest.mark.parametrize(
    ("progression", "dose", "done", "next_dose", "code"),
    [
        (LinearProgression(), "3x5 @60kg", "5,5,5 @60kg", "3x5 @62.5kg", "load-up"),
        (LinearProgression(), "3x5 @61kg", "5,5,5 @61kg", "3x5 @62.5kg", "load-up"),
        (LinearProgression(step=Load(5)), "3x5 @60kg", "5,5,5 @60kg", "3x5 @65kg", "load-up"),
        (LinearProgression(step=Load(10)), "3x5 @60kg", "5,5,5 @60kg", "3x5 @65kg", "load-up"),
        (LinearProgression(step=Load(1)), "3x5 @60kg", "5,5,5 @60kg", "3x5 @62.5kg", "load-up"),
        (LinearProgression(), "3x5 @25kg", "5,5,5 @25kg", "3x5 @27.5kg", "load-up"),
        (LinearProgression(), "3x5 @20kg", "5,5,5 @20kg", "3x6 @20kg", "reps-before-load"),
        (LinearProgression(), "3x5-8 @20kg", "8,8,8 @20kg", "3x6-9 @20kg", "reps-before-load"),
        (LinearProgression(), "2x40m @20kg", "40m,40m @20kg", "2x45m @20kg", "reps-before-load"),
        (LinearProgression(), "3x15 @20kg", "15,15,15 @20kg", "3x15 @20kg", "step-too-large"),
        (LinearProgression(increment=Load(5)), "3x5 @60kg", "5,5,5 @60kg", "3x5 @65kg", "load-up"),
        (LinearProgression(increment="5kg"), "3x5 @40kg", "5,5,5 @40kg", "3x6 @40kg", "reps-before-load"),
        (LinearProgression(), "3x5 @135lb", "5,5,5 @135lb", "3x5 @140lb", "load-up"),
        (LinearProgression(increment=Load(2.5, "lb")), "3x5 @45lb", "5,5,5 @45lb", "3x5 @47.5lb", "load-up"),
        (LinearProgression(), "3x5 @60kg", "5,5,4 @60kg", "3x5 @60kg", "repeat"),
        (LinearProgression(), "3x5-8 @60kg", "8,8,7 @60kg", "3x5-8 @60kg", "within-range"),
        (LinearProgression(rir=1), "3x5 @60kg", "5,5,5 @60kg @RIR0", "3x5 @60kg", "effort-too-high"),
        (LinearProgression(), "3x5", "5,5,5", "3x5", "no-load"),
        (LinearProgression(), "3x5 @BW", "5,5,5", "3x5 @BW+2.5kg", "load-up"),
        (LinearProgression(increment=Load(5, "lb")), "3x5 @BW", "5,5,5", "3x5 @BW+5lb", "load-up"),
        (LinearProgression(increment=Load(5)), "3x5 @BW", "5,5,5", "3x6 @BW", "reps-before-load"),
        (
            LinearProgression(rack=Rack(plates_kg=[10, 5, 2.5])),
            "3x5 @60kg",
            "5,5,5 @60kg",
            "3x5 @60kg",
            "no-heavier-load",
        ),
    ],
)
def test_linear(progression: LinearProgression, dose: str, done: str, next_dose: str, code: str) -> None:
    """A step at most 10 % up, else more work; a rack in large steps is gone by where 10 % allow it."""
    step = advance(progression, dose, done)

    assert (str(step.dose), step.reason.code) == (next_dose, code)


def test_linear_falls_to_nine_tenths() -> None:
    """60 kg becomes 54, rounded down to 52.5."""
    miss = ("3x5 @60kg", "5,5,4 @60kg")

    assert str(advance(LinearProgression(), *miss, miss)) == (
        "3x5 @52.5kg: 2 misses in a row: the load goes from 60kg to 52.5kg."
    )


@pytest.mark.parametrize(
    ("progression", "dose", "done", "history", "next_dose", "code"),
    [
        (TwoForTwo(), "3x8+ @60kg", "8,8,10 @60kg", 0, "3x8+ @60kg", "one-more-success"),
        (TwoForTwo(), "3x8+ @60kg", "8,8,10 @60kg", 1, "3x8+ @62.5kg", "load-up"),
        (TwoForTwo(), "3x8+ @60kg", "8,8,9 @60kg", 1, "3x8+ @60kg", "one-more-success"),
        (TwoForTwo(), "3x8+ @60kg", "8,7,10 @60kg", 0, "3x8+ @60kg", "repeat"),
        (TwoForTwo(rise=0.05), "3x8+ @100kg", "8,8,10 @100kg", 1, "3x8+ @105kg", "load-up"),
        (TwoForTwo(rise=0.025), "3x8+ @100kg", "8,8,10 @100kg", 1, "3x8+ @102.5kg", "load-up"),
        (TwoForTwo(rir=1), "3x8+ @60kg", "8,8,10 @60kg @RIR0", 1, "3x8+ @60kg", "effort-too-high"),
        (TwoForTwo(), "3x8+", "8,8,10", 1, "3x8+", "no-load"),
        (TwoForTwo(), "3x8+ @20kg", "8,8,10 @20kg", 1, "3x10+ @20kg", "reps-before-load"),
        (TwoForTwo(), "3x14+ @20kg", "14,14,16 @20kg", 1, "3x14+ @20kg", "step-too-large"),
        (TwoForTwo(rack=PAIRS), "3x8+ @16kg", "8,8,10 @16kg", 1, "3x8+ @16kg", "no-heavier-load"),
    ],
)
def test_two_for_two(  # noqa: PLR0917 - a row of a table
    progression: TwoForTwo, dose: str, done: str, history: int, next_dose: str, code: str
) -> None:
    """Two repetitions over the target in the last set, twice in a row."""
    step = advance(progression, dose, done, *[(dose, done)] * history)

    assert (str(step.dose), step.reason.code) == (next_dose, code)


def test_two_for_two_begins_again_with_the_first_work() -> None:
    """Repetitions that rose before a large step fall back to where the load began."""
    first, extra = ("3x8+ @20kg", "8,8,10 @20kg"), ("3x14+ @20kg", "14,14,16 @20kg")
    before = ("3x8+ @17.5kg", "8,8,10 @17.5kg")

    step = advance(TwoForTwo(), *extra, before, first, first, extra)

    assert (str(step.dose), step.reason.code) == ("3x8+ @22.5kg", "load-up")


def test_two_for_two_does_not_count_another_work_or_a_failure() -> None:
    """What was more than two over a smaller target is not over this one."""
    now = ("3x10+ @60kg", "10,10,12 @60kg")

    assert advance(TwoForTwo(), *now, ("3x8+ @60kg", "8,8,12 @60kg")).reason.values["count"] == 1
    assert advance(TwoForTwo(), *now, ("3x10+ @60kg", "10,10,9 @60kg")).reason.values["count"] == 1


def test_pain_stops_every_rise() -> None:
    """Above 3 out of 10 nothing rises, and a ladder may take over."""
    step = advance(DoubleProgression(), "3x12 @60kg", "12,12,12 @60kg", pain=4)

    assert (step.reason.code, step.blocked, str(step.dose)) == ("pain", True, "3x12 @60kg")
    assert advance(DoubleProgression(), "3x12 @60kg", "12,12,12 @60kg", pain=3).reason.code == "load-up"


def test_double_progression_begins_again_at_the_bottom() -> None:
    """On another exercise the load has to be found; one's own weight stays."""
    restarted = [
        str(DoubleProgression().restarted(Dose.parse(d))) for d in ("3x12 @60kg", "3x12 @BW+5kg", "3x8-12")
    ]

    assert restarted == ["3x8", "3x8 @BW", "3x8-12"]


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: DoubleProgression(reps=(12, 8)), "reps must be two whole numbers from 1 to 15"),
        (lambda: DoubleProgression(reps="8 to 12"), "reps must be two whole numbers"),
        (lambda: DoubleProgression(reps="a-b"), "reps must be two whole numbers"),
        (lambda: DoubleProgression(reps=(8, 12), extra_reps=-1), "extra_reps must be a whole number"),
        (lambda: DoubleProgression(rise=0.2), "rise must be a number from 0 to 0.1"),
        (lambda: DoubleProgression(most_rise="x"), "most_rise must be a number"),  # type: ignore[arg-type]
        (lambda: LinearProgression(misses=0), "misses must be a whole number from 1 to 20"),
        (lambda: LinearProgression(increment="five"), "increment"),
        (lambda: LinearProgression(step=5), "step must be a Load"),  # type: ignore[arg-type]
        (lambda: LinearProgression(rack=[8, 12]), "rack must be a Rack, Dumbbells or None"),  # type: ignore[arg-type]
        (lambda: LinearProgression(rack=Dumbbells([])), "loads_kg must be at least one mass"),
        (lambda: LinearProgression(rack=Rack(bar_kg=0)), "at least one pair when there is no bar"),
        (lambda: TwoForTwo(over=0), "over must be a whole number from 1 to 20"),
        (lambda: TwoForTwo(most_rise="x"), "most_rise must be a number"),  # type: ignore[arg-type]
        (lambda: Load(0), "value must be a number above 0"),
        (lambda: Load(-60), "value must be a number above 0"),
    ],
)
def test_bad_parameters_are_named(make: Callable[[], object], message: str) -> None:
    """The field, what it may be, and what it was."""
    with pytest.raises(ValueError, match=message):
        make()


def test_text_is_read_for_ranges() -> None:
    """`8-12` is the pair."""
    assert DoubleProgression(reps="8-12") == DoubleProgression(reps=(8, 12))


def test_bad_arguments_are_named() -> None:
    """No dose, no sets, a wrong history, seconds for repetitions."""
    dose, done = Dose.parse("3x8 @60kg"), Performed.parse("8,8,6 @60kg")

    with pytest.raises(InvalidValueError, match="dose must be a Dose") as caught:
        DoubleProgression().advance("3x8", None, pain=11)  # type: ignore[arg-type]
    assert len(caught.value.problems) == 3
    with pytest.raises(InvalidValueError, match="performed must be a Performed"):
        DoubleProgression().advance(dose, "8,8,8")  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match="history must be Past values"):
        DoubleProgression().advance(dose, done, [dose])  # type: ignore[list-item]
    with pytest.raises(InvalidValueError, match="history must be Past values"):
        DoubleProgression().advance(dose, done, [(done, dose)])  # type: ignore[list-item]
    for progression in (DoubleProgression(), TwoForTwo()):
        with pytest.raises(InvalidValueError, match="a dose that counts repetitions"):
            advance(progression, "3x30s", "30s,30s,30s")


def test_parameters_tell_their_sources() -> None:
    """Every default carries keys of references and a grade."""
    from runstrength.evidence import references

    for kind in (LinearProgression, DoubleProgression, TwoForTwo):
        for one in kind.parameters():
            assert set(one.sources) <= {*references(), "convention"}
    assert "reps = (8, 12) repetitions (AC09; C)" in map(str, DoubleProgression.parameters())
    assert "misses = 2 (convention; D)" in map(str, DoubleProgression.parameters())


def test_progressions_are_values() -> None:
    """Equal by content, hashable, and named."""
    assert DoubleProgression() == DoubleProgression()
    assert hash(LinearProgression(rack=PAIRS)) == hash(LinearProgression(rack=Dumbbells([16, 12, 8])))
    assert DoubleProgression().name == "DoubleProgression"


def test_every_field_of_a_dose_survives() -> None:
    """A field that doses get one day must not be lost on the way."""
    import attrs

    from runstrength.progression._api import moved

    dose = Dose.parse("3x8-12/side @60kg @80% @RPE7 @RIR2 rest 90s tempo 3-1-1")

    assert all(getattr(dose, field.name) for field in attrs.fields(Dose) if field.init)
    assert moved(dose, dose.work, dose.load) == dose
