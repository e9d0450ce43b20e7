import pytest

from runstrength.errors import NotationError
from runstrength.model import Dose, Work, WorkUnit
from runstrength.notation.dose import parse_dose
from runstrength.quantities import Bodyweight, Duration, Load, Range


@pytest.mark.parametrize(
    ("text", "work", "per_side"),
    [
        ("3x8", Work(8), False),
        ("3 X 8", Work(8), False),
        ("3×8", Work(8), False),
        ("3x8-12", Work(8, 12), False),
        ("3x8 – 12 reps", Work(8, 12), False),
        ("3x8-12/side", Work(8, 12), True),
        ("3x8 per leg", Work(8), True),
        ("3x8 / arm", Work(8), True),
        ("3x8 each", Work(8), True),
        ("3x8 each foot", Work(8), True),
        ("3x5+", Work(5, open_ended=True), False),
        ("3x5+/side", Work(5, open_ended=True), True),
        ("3x30-60s", Work(30, 60, WorkUnit.SECONDS), False),
        ("3x30 seconds", Work(30, unit=WorkUnit.SECONDS), False),
        ("3x1min/side", Work(60, unit=WorkUnit.SECONDS), True),
        ("3x1-2 min", Work(60, 120, WorkUnit.SECONDS), False),
        ("3x40m", Work(40, unit=WorkUnit.METRES), False),
        ("3x40 metres", Work(40, unit=WorkUnit.METRES), False),
        ("3x30s+", Work(30, unit=WorkUnit.SECONDS, open_ended=True), False),
    ],
)
def test_sets_and_work_are_read(text: str, work: Work, per_side: bool) -> None:
    """In the forms of the notation and those that people use."""
    assert parse_dose(text) == Dose(sets=3, work=work, per_side=per_side)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("3x8-12/side @RPE7 rest 90s", "3x8-12/side @RPE7 rest 90s"),
        ("4x5 rest 3min @85%", "4x5 @85% rest 3min"),
        ("3x5@60kg@RIR2", "3x5 @60kg @RIR2"),
        ("3x5 @rpe7-8 tempo 3-1-1 @bw+10 kg", "3x5 @BW+10kg @RPE7-8 tempo 3-1-1"),
        ("3x8 @BW-0kg", "3x8 @BW"),
        ("3x8\nrest 60s\n", "3x8 rest 60s"),
    ],
)
def test_printing_is_canonical(text: str, canonical: str) -> None:
    """One order and one spelling; what is printed is read as the same dose."""
    dose = parse_dose(text)

    assert str(dose) == canonical
    assert parse_dose(canonical) == dose


def test_all_facts_of_a_dose_are_kept() -> None:
    """One of each kind."""
    assert parse_dose("3x8 @BW+10kg @85% @RPE8 @RIR2 rest 2min") == Dose(
        sets=3, work=8, load=Bodyweight(10), percent=Range(85), rpe=Range(8), rir=Range(2), rest=Duration(120)
    )
    assert parse_dose("3x8 @60kg").load == Load(60)


def test_faults_of_sets_work_and_facts_come_together() -> None:
    """Each at its place, the impossible number of sets among them."""
    with pytest.raises(NotationError) as caught:
        parse_dose("0x12-8 @RPE11 hard rest 1-2min @RIR31")

    assert [problem.column for problem in caught.value.problems] == [1, 3, 8, 15, 25, 32]


def test_fault_after_a_line_break_has_its_line() -> None:
    """A dose may be broken over lines."""
    with pytest.raises(NotationError) as caught:
        parse_dose("3x8\n  @RPE11")

    assert (caught.value.problems[0].line, caught.value.problems[0].column) == (2, 3)
