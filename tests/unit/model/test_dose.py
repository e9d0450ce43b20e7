"""Work, tempo and dose."""

from typing import cast

import pytest

from runstrength.errors import InvalidValueError, NotationError
from runstrength.model.dose import Dose, Tempo, Work, WorkUnit
from runstrength.quantities import Bodyweight, Duration, Load, Range


@pytest.mark.parametrize(
    ("work", "text", "mid", "exact"),
    [
        (Work(8), "8", 8.0, True),
        (Work(8, 12), "8-12", 10.0, False),
        (Work(5, open_ended=True), "5+", 5.0, True),
        (Work(30, 60, "s"), "30-60s", 45.0, False),
        (Work(40, unit=WorkUnit.METRES), "40m", 40.0, True),
        (Work(3600, unit="s"), "3600s", 3600.0, True),
    ],
)
def test_work_is_exact_or_a_range(work: Work, text: str, mid: float, exact: bool) -> None:
    """In repetitions, seconds or metres."""
    assert (str(work), work.mid, work.is_exact) == (text, mid, exact)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ((0,), "Work: low must be a whole number from 1 to 100, not 0"),
        ((101,), "low must be a whole number from 1 to 100, not 101"),
        ((3601, 3601, "s"), "from 1 to 3600, not 3601"),
        ((1, 10_001, "m"), "high must be a whole number from 1 to 10000, not 10001"),
        ((12, 8), "high must be at least low, 12, not 8"),
        ((8, "12"), "high must be a whole number from 1 to 100, not '12'"),
        ((8, 8, "sec"), "unit must be one of reps, s, m, not 'sec'"),
        ((8, 8, "s", 1), "open_ended must be true or false, not 1"),
    ],
)
def test_impossible_work_is_refused(fields: tuple[int, int, str, bool], message: str) -> None:
    """With the bounds of its unit."""
    with pytest.raises(InvalidValueError, match=message):
        Work(*fields)


@pytest.mark.parametrize(
    ("tempo", "text", "seconds"), [(Tempo(3, 1, 1), "3-1-1", 5), (Tempo(3, 0, 1, 2), "3-0-1-2", 6)]
)
def test_tempo_adds_up(tempo: Tempo, text: str, seconds: int) -> None:
    """The pause at the top is written only where there is one."""
    assert (str(tempo), tempo.seconds) == (text, seconds)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ((0, 0, 0), "lowering, pause, lifting and top together must be a whole number from 1 to 60, not 0"),
        ((60, 1, 0), "together must be a whole number from 1 to 60, not 61"),
        ((-1, 1, 1), "lowering must be a whole number from 0 to 60, not -1"),
        ((3, 1, 1.5), "lifting must be a whole number from 0 to 60, not 1.5"),
    ],
)
def test_impossible_tempo_is_refused(fields: tuple[int, int, int], message: str) -> None:
    """Each part, and all together."""
    with pytest.raises(InvalidValueError, match=message):
        Tempo(*fields)


def test_dose_takes_numbers_for_ranges_and_work() -> None:
    """A pair is a range, and a whole number so many repetitions."""
    dose = Dose(sets=3, work=8, rpe=7, rir=(1, 2), percent=Range(80, 85))

    assert dose.work == Work(8)
    assert (dose.rpe, dose.rir, dose.percent) == (Range(7), Range(1, 2), Range(80, 85))
    assert dose == Dose(sets=3, work=Work(8, 8), rpe=7.0, rir=Range(1.0, 2.0), percent=(80, 85))
    assert hash(dose) == hash(Dose.parse(str(dose)))


@pytest.mark.parametrize(
    "text",
    [
        "3x8",
        "3x8-12/side @RPE7 rest 90s",
        "3x5+ @60kg @80-85% @RPE7-8 @RIR2 rest 3min tempo 3-1-1",
        "2x40m @BW+10kg",
        "3x30-60s @BW-20kg",
    ],
)
def test_dose_prints_in_one_order(text: str) -> None:
    """Load, per cent, RPE and RIR, then rest and tempo; it reads itself back."""
    assert str(Dose.parse(text)) == text


@pytest.mark.parametrize(
    ("text", "work_seconds", "sides"),
    [
        ("3x8-12", 30.0, 1),
        ("3x8/side tempo 3-1-1", 40.0, 2),
        ("3x30-60s", 45.0, 1),
        ("2x40m/side", 40.0, 2),
    ],
)
def test_work_takes_time(text: str, work_seconds: float, sides: int) -> None:
    """Three seconds a repetition without a tempo, a metre a second, and the middle of a range."""
    dose = Dose.parse(text)

    assert (dose.work_seconds, dose.sides) == (work_seconds, sides)


@pytest.mark.parametrize(
    ("text", "rest_seconds"),
    [
        ("3x8", 60),
        ("3x8 @RPE7.5", 60),
        ("3x8 @RPE7-8", 180),
        ("3x8 @79%", 60),
        ("3x8 @75-80%", 180),
        ("3x8 @85% rest 45s", 45),
    ],
)
def test_rest_is_as_given_or_by_effort(text: str, rest_seconds: float) -> None:
    """A minute, or three from 80 % or RPE 8 on."""
    assert Dose.parse(text).rest_seconds == rest_seconds


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("sets", 0, "sets must be a whole number from 1 to 100, not 0"),
        ("sets", True, "not True"),
        ("work", 0, "Dose: work: Work: low must be a whole number from 1 to 100, not 0"),
        ("work", "8", "work must be a Work or a number of repetitions, not '8'"),
        ("work", True, "work must be a Work or a number of repetitions, not True"),
        ("per_side", 1, "per_side must be true or false, not 1"),
        ("rpe", 11, "rpe must be a number from 0 to 10, or a range, not 11"),
        ("rpe", "7", "rpe must be a number from 0 to 10, or a range, not '7'"),
        ("rpe", float("nan"), "rpe must be a number from 0 to 10, or a range, not nan"),
        ("rpe", (8, 7), "rpe: Range: high must be at least low, 8, not 7.0"),
        ("rpe", (6, 7, 8), "rpe must be a number from 0 to 10, or a range, not \\(6, 7, 8\\)"),
        ("rpe", Range(Duration(7)), "rpe must be a number from 0 to 10, or a range, not 7s"),
        ("rpe", True, "not True"),
        ("rir", -1, "rir must be a number from 0 to 30, or a range, not -1"),
        ("percent", 0, "percent must be above 0 and at most 200, not 0"),
        ("percent", (80, 201), "percent must be a number from 0 to 200, or a range, not 80-201"),
        ("load", 60, "load must be a Load, a Bodyweight or None, not 60"),
        ("rest", 90, "rest must be a Duration of at most 10 hours, or None, not 90"),
        ("rest", Duration(36_001), "rest must be a Duration of at most 10 hours, or None, not 36001s"),
        ("tempo", "3-1-1", "tempo must be a Tempo or None, not '3-1-1'"),
    ],
)
def test_impossible_dose_is_refused(field: str, value: object, message: str) -> None:
    """With the field, the value and what is allowed."""
    fields = {"sets": 3, "work": 8, field: value}

    with pytest.raises(InvalidValueError, match=message) as caught:
        Dose(**fields)  # type: ignore[arg-type]
    assert [problem.field for problem in caught.value.problems] == [field]


def test_all_faults_of_a_dose_come_together() -> None:
    """In the order of the fields, ranges that cannot be among them."""
    with pytest.raises(InvalidValueError) as caught:
        Dose(sets=0, work=0, rpe=(8, 7), percent=-1, load=cast("Load", "60kg"))
    assert [problem.field for problem in caught.value.problems] == ["sets", "work", "rpe", "percent", "load"]


def test_zero_effort_is_an_effort() -> None:
    """Zero is not nothing: it is printed."""
    assert str(Dose(sets=1, work=5, rpe=0, rir=0, load=Bodyweight())) == "1x5 @BW @RPE0 @RIR0"
    assert str(Dose(sets=1, work=5, load=Load(60))) == "1x5 @60kg"


def test_text_that_is_no_dose_is_refused() -> None:
    """As an error of notation."""
    with pytest.raises(NotationError):
        Dose.parse("3x")
