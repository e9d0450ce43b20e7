"""What was done, set by set."""

from typing import cast

import pytest

from runstrength.errors import InvalidValueError, NotationError
from runstrength.model.dose import WorkUnit
from runstrength.model.performed import Performed, PerformedSet
from runstrength.quantities import Bodyweight, Load


def test_whole_numbers_are_sets_of_repetitions() -> None:
    """So that results can be typed in."""
    assert Performed([12, PerformedSet(10)]) == Performed([PerformedSet(12), 10])
    assert Performed([8], right=(8,)).all_sets == (PerformedSet(8), PerformedSet(8))
    assert Performed([8]).all_sets == (PerformedSet(8),)


@pytest.mark.parametrize(
    ("done", "text"),
    [
        (Performed([12, 12, 10]), "12,12,10"),
        (Performed([0]), "0"),
        (Performed([PerformedSet(30, "s"), PerformedSet(20, WorkUnit.SECONDS)]), "30s,20s"),
        (Performed([PerformedSet(40, "m", rpe=7.5)]), "40m @RPE7.5"),
        (
            Performed([PerformedSet(n, load=Load(60), rir=2) for n in (12, 10)]),
            "12,10 @60kg @RIR2",
        ),
        (
            Performed([PerformedSet(12, load=Load(60)), PerformedSet(10, load=Load(62.5))]),
            "12@60kg,10@62.5kg",
        ),
        (
            Performed([PerformedSet(8, load=Bodyweight(), rpe=8)], [PerformedSet(6, load=Bodyweight())]),
            "8@RPE8/6 @BW",
        ),
    ],
)
def test_what_all_sets_share_stands_once(done: Performed, text: str) -> None:
    """At the end; the rest stands at its set. It reads itself back."""
    assert str(done) == text
    assert Performed.parse(text) == done
    assert hash(Performed.parse(text)) == hash(done)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"done": -1}, "done must be a whole number from 0 to 10000, not -1"),
        ({"done": 10_001}, "not 10001"),
        ({"done": 8.0}, "not 8.0"),
        ({"done": 8, "unit": "rep"}, "unit must be one of reps, s, m, not 'rep'"),
        ({"done": 8, "load": 60}, "load must be a Load, a Bodyweight or None, not 60"),
        ({"done": 8, "rir": 31}, "rir must be a number from 0 to 30, not 31"),
        ({"done": 8, "rpe": float("nan")}, "rpe must be a number from 0 to 10, not nan"),
        ({"done": 8, "rpe": "8"}, "rpe must be a number from 0 to 10, not '8'"),
    ],
)
def test_set_that_cannot_have_been_is_refused(fields: dict[str, object], message: str) -> None:
    """With the field, the value and what is allowed."""
    with pytest.raises(InvalidValueError, match=message):
        PerformedSet(**fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("sets", "right", "messages"),
    [
        ([], None, ["sets must be at least one set, not none"]),
        ([8], [], ["right must be at least one set or None, not none"]),
        (
            [True],
            None,
            ["Performed: sets: PerformedSet: done must be a whole number from 0 to 10000, not True"],
        ),
        (
            [-1, "8"],
            [8.5],
            ["done must be .* not -1", "sets must be performed sets only, not '8'", "right .* not 8.5"],
        ),
        ("12,10", None, ["sets must be performed sets only, not '12,10'"]),
        (None, None, ["sets must be performed sets only, not None"]),
    ],
)
def test_what_is_no_performance_is_refused(sets: object, right: object, messages: list[str]) -> None:
    """All of it at once."""
    with pytest.raises(InvalidValueError) as caught:
        Performed(cast("list[int]", sets), cast("list[int]", right))
    assert len(caught.value.problems) == len(messages)
    for problem, message in zip(caught.value.problems, messages, strict=True):
        assert pytest.RaisesExc(InvalidValueError, match=message).matches(InvalidValueError(problem))


def test_text_that_is_no_performance_is_refused() -> None:
    """As an error of notation."""
    with pytest.raises(NotationError):
        Performed.parse("twelve")
