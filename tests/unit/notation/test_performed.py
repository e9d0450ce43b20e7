import pytest

from runstrength.errors import NotationError
from runstrength.model import Performed, PerformedSet, WorkUnit
from runstrength.notation.performed import parse_performed
from runstrength.quantities import Bodyweight, Load


@pytest.mark.parametrize(
    ("text", "performed"),
    [
        ("12", Performed([12])),
        ("12,12,10", Performed([12, 12, 10])),
        ("0", Performed([0])),
        ("12 reps, 10 reps", Performed([12, 10])),
        ("30s, 25 s", Performed([PerformedSet(30, WorkUnit.SECONDS), PerformedSet(25, WorkUnit.SECONDS)])),
        ("1min", Performed([PerformedSet(60, WorkUnit.SECONDS)])),
        ("40m", Performed([PerformedSet(40, WorkUnit.METRES)])),
        ("10,10,8/8,8,8", Performed([10, 10, 8], [8, 8, 8])),
        ("10,10,8/8,8,8 (left/right)", Performed([10, 10, 8], [8, 8, 8])),
        (
            "10 / 8 (left / right) @20kg",
            Performed([PerformedSet(10, load=Load(20))], [PerformedSet(8, load=Load(20))]),
        ),
        ("12,10 @60kg @RIR2", Performed([PerformedSet(n, load=Load(60), rir=2) for n in (12, 10)])),
        (
            "12@60kg,10@62.5kg",
            Performed([PerformedSet(12, load=Load(60)), PerformedSet(10, load=Load(62.5))]),
        ),
        (
            "12@BW+10kg @RPE8, 10 @RPE9",
            Performed([PerformedSet(12, load=Bodyweight(10), rpe=8), PerformedSet(10, rpe=9)]),
        ),
        (
            "12@RIR1,10@RIR0 @60kg",
            Performed([PerformedSet(12, load=Load(60), rir=1), PerformedSet(10, load=Load(60), rir=0)]),
        ),
        ("12@RIR1,10 @RIR0", Performed([PerformedSet(12, rir=1), PerformedSet(10, rir=0)])),
    ],
)
def test_performed_sets_are_read(text: str, performed: Performed) -> None:
    """What follows the last set with a space counts for every set that says nothing else."""
    assert parse_performed(text) == performed


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("12,twelve,", [4, 11]),
        ("12,10001,-1", [4, 10]),
        ("12,12,12 @RPE11", [10]),
        ("12@RPE11,12@RPE11", [3, 12]),
        ("12,12 @fast", [7]),
        ("1/2/3", [1]),
        ("12 apples, 3", [1]),
    ],
)
def test_faults_are_told_once_each(text: str, columns: list[int]) -> None:
    """A fault of what counts for all sets is not told for each of them."""
    with pytest.raises(NotationError) as caught:
        parse_performed(text)

    assert [problem.column for problem in caught.value.problems] == columns
