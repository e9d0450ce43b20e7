"""Percentages of a training maximum, and autoregulation by the reserve."""

from collections.abc import Callable

import pytest

from runstrength.errors import InvalidValueError
from runstrength.model import Dose, Performed
from runstrength.progression import Dumbbells, PercentBased, Progression, RirAutoregulation, Step
from runstrength.quantities import Load

WAVES = PercentBased(percents=(75, 80, 85))


def advance(progression: Progression, dose: str, done: str, *history: tuple[str, str]) -> Step:
    """Return the step, with everything as text."""
    past = [(Dose.parse(d), Performed.parse(p)) for d, p in history]
    return progression.advance(Dose.parse(dose), Performed.parse(done), past)


def test_percent_based_estimates_from_sets_whose_reserve_is_known() -> None:
    """5 at 100 kg with 2 left are 123.3 kg by Epley; 80 % of nine tenths of that, rounded down."""
    step = advance(WAVES, "3x5 @100kg", "5,5,5 @100kg @RIR2")

    assert str(step.dose) == "3x5 @87.5kg @80%"
    assert step.reason.values["maximum"] == Load(111)


@pytest.mark.parametrize(
    ("dose", "done", "maximum_kg"),
    [
        ("3x5+ @100kg", "5,5,5 @100kg", 105),
        ("3x5 @100kg", "5,5,5 @100kg @RPE8", 111),
        ("3x5/side @100kg", "5,5,5/5,5,6 @100kg @RIR0", 108),
    ],
)
def test_what_tells_the_reserve(dose: str, done: str, maximum_kg: float) -> None:
    """An open-ended last set leaves nothing; RPE counts; the better side counts for what one can lift."""
    assert advance(WAVES, dose, done).reason.values["maximum"] == Load(maximum_kg)


@pytest.mark.parametrize(
    "done",
    ["5,5,5 @100kg", "5,5,5 @RIR2", "5,5,5 @BW+10kg @RIR2", "15,15,15 @50kg @RIR2", "0,0,0 @50kg @RIR0"],
)
def test_without_an_estimate_nothing_is_decided(done: str) -> None:
    """Unless the 1RM is given; an estimate refuses more than 15 repetitions."""
    assert advance(WAVES, "3x5 @100kg", done).reason.code == "no-estimate"
    given = PercentBased(percents=(75, 80, 85), one_rep_max=Load(100))
    assert str(advance(given, "3x5 @100kg", done).dose) == "3x5 @70kg @80%"


def test_best_estimate_of_the_cycle_counts() -> None:
    """The sessions of one cycle, no older ones; the percentage goes by their number."""
    strong, weak = ("3x5 @100kg", "5,5,5 @100kg @RIR2"), ("3x5 @80kg", "5,5,5 @80kg @RIR2")

    assert advance(WAVES, *weak, strong, weak).reason.values["maximum"] == Load(111)
    assert advance(WAVES, *weak, strong, weak, weak).reason.values["maximum"] == Load(88.8)
    assert advance(WAVES, *weak, strong, weak).reason.values["percent"] == 75


def test_repetitions_are_at_most_the_chart_less_the_reserve() -> None:
    """85 % allows 6, less the reserve of one; at 100 % one is left; below 65 % the chart ends at 15."""
    heavy = PercentBased(percents=(85,), one_rep_max=Load(100))
    single = PercentBased(percents=(100,), one_rep_max=Load(100))
    light = PercentBased(percents=(50,), one_rep_max=Load(100))

    assert str(advance(heavy, "3x8 @70kg", "8,8,8 @70kg").dose) == "3x5 @75kg @85%"
    assert str(advance(heavy, "3x8 @70kg @RIR3", "8,8,8 @70kg").dose) == "3x3 @75kg @85% @RIR3"
    assert str(advance(single, "3x8 @70kg", "8,8,8 @70kg").dose) == "3x1 @90kg @100%"
    assert str(advance(light, "3x20 @70kg", "8,8,8 @70kg").dose) == "3x14 @45kg @50%"


def test_a_load_below_what_can_be_loaded_is_said() -> None:
    """Nothing lighter is there."""
    step = advance(PercentBased(percents=(50,), one_rep_max="20kg", rack=Dumbbells([16])), "3x5", "5,5,5")

    assert (step.reason.code, step.blocked) == ("no-lighter-load", True)


@pytest.mark.parametrize(
    ("dose", "done", "next_dose", "code"),
    [
        ("3x5 @100kg @RIR2", "5,5,5 @100kg @RIR4", "3x5 @105kg @RIR2", "easier-than-asked"),
        ("3x5 @100kg @RIR2", "5,5,5 @100kg @RIR2", "3x5 @100kg @RIR2", "on-target"),
        ("3x5 @100kg @RIR2", "5,5,4 @100kg @RIR0", "3x5 @90kg @RIR2", "harder-than-asked"),
        ("3x5 @100kg", "5,5,5 @100kg @RPE6", "3x5 @105kg", "easier-than-asked"),
        ("3x5 @100kg @RIR2", "5,5,5 @100kg", "3x5 @100kg @RIR2", "effort-missing"),
        ("3x5 @100kg @RIR2", "5,5,5 @90kg @RIR4", "3x5 @100kg @RIR2", "lighter-load"),
        ("3x5 @BW @RIR2", "5,5,5 @RIR4", "3x5 @BW @RIR2", "no-load"),
        ("3x5 @225lb @RIR2", "5,5,5 @225lb @RIR4", "3x5 @235lb @RIR2", "easier-than-asked"),
        ("3x5 @1kg @RIR2", "1,1,1 @1kg @RIR0", "3x5 @1kg @RIR2", "no-lighter-load"),
    ],
)
def test_autoregulation(dose: str, done: str, next_dose: str, code: str) -> None:
    """By the same estimator on both sides."""
    step = advance(RirAutoregulation(), dose, done)

    assert (str(step.dose), step.reason.code) == (next_dose, code)


@pytest.mark.parametrize(
    ("dose", "done", "next_dose"),
    [
        ("3x8 @60kg", "8,8,8 @60kg @RPE5", "3x8 @65kg"),
        ("3x8 @60kg", "8,8,8 @60kg @RPE8", "3x8 @60kg"),
        ("3x8 @60kg @RPE7", "8,8,8 @60kg @RPE8", "3x8 @57.5kg @RPE7"),
        ("3x8 @60kg @RIR3", "8,8,8 @60kg @RPE8", "3x8 @57.5kg @RIR3"),
        ("3x8 @60kg", "8,8,6 @60kg @RPE6", "3x8 @60kg"),
    ],
)
def test_quick_mode(dose: str, done: str, next_dose: str) -> None:
    """2.5 kg for each point; too few repetitions never raise the load."""
    assert str(advance(RirAutoregulation(quick=True), dose, done).dose) == next_dose


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: PercentBased(percents=()), "percents must be at least one"),
        (lambda: PercentBased(percents=(80, 0)), r"percents\[1\]"),
        (lambda: PercentBased(formula="eppley"), "formula"),  # type: ignore[arg-type]
        (lambda: RirAutoregulation(clip=0.9), "clip"),
        (lambda: RirAutoregulation(rack=3), "rack"),  # type: ignore[arg-type]
        (lambda: advance(RirAutoregulation(), "3x14 @60kg @RIR2", "14,14,14 @60kg @RIR2"), "at most 15"),
        (lambda: advance(RirAutoregulation(), "3x30s", "30s,30s,30s"), "counts repetitions"),
        (lambda: advance(WAVES, "3x30s", "30s,30s,30s"), "counts repetitions"),
    ],
)
def test_bad_input_is_named(make: Callable[[], object], message: str) -> None:
    """More than 15 repetitions are no ground for an estimate."""
    with pytest.raises(InvalidValueError, match=message):
        make()
