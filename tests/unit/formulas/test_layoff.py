"""Coming back after days without strength work."""

import pytest

from runstrength.errors import InvalidValueError
from runstrength.formulas.layoff import LayoffCause, return_after


@pytest.mark.parametrize(
    ("days", "load_share", "sets_share", "retest"),
    [
        (0, 1, 1, False),
        (7, 1, 1, False),
        (8, 0.95, 0.75, False),
        (14, 0.95, 0.75, False),
        (15, 0.90, 0.67, False),
        (28, 0.90, 0.67, False),
        (29, 0.80, 0.50, False),
        (56, 0.80, 0.50, False),
        (57, 0.70, 0.50, True),
        (1000, 0.70, 0.50, True),
    ],
)
def test_return_follows_the_table(days: int, load_share: float, sets_share: float, retest: bool) -> None:
    """Both sides of every limit."""
    found = return_after(days)

    assert (found.load_share, found.sets_share, found.retest) == (load_share, sets_share, retest)
    assert found.resumes


@pytest.mark.parametrize("cause", ["illness", "injury"])
@pytest.mark.parametrize("days", [1, 100])
def test_illness_and_injury_never_resume_by_themselves(cause: LayoffCause, days: int) -> None:
    """The shares are the same, the decision is not ours."""
    assert not return_after(days, cause=cause).resumes


def test_return_reports_all_faults() -> None:
    """Negative days and an unknown cause."""
    with pytest.raises(InvalidValueError) as caught:
        return_after(-1, cause="holiday")  # type: ignore[arg-type]

    assert [p.field for p in caught.value.problems] == ["days", "cause"]
