"""A missed session, and keeping strength."""

import pytest

from runstrength.errors import InvalidValueError
from runstrength.model import Dose
from runstrength.progression import MissedSession, maintenance, missed_session


@pytest.mark.parametrize(
    ("in_a_row", "can_slide", "has_race", "expected"),
    [
        (1, True, False, MissedSession.SLIDE),
        (1, False, True, MissedSession.DROP),
        (2, True, False, MissedSession.REPEAT_WEEK),
        (2, False, True, MissedSession.CARRY_ON),
    ],
)
def test_missed_session(in_a_row: int, can_slide: bool, has_race: bool, expected: MissedSession) -> None:
    """Never two in a day, and no repeated week before a race."""
    assert missed_session(in_a_row, can_slide=can_slide, has_race=has_race) is expected


def test_maintenance_keeps_the_load() -> None:
    """Two sets once a week; from 60 years up to three, twice."""
    dose = Dose.parse("4x5 @80kg")
    young, old, least = (
        maintenance(dose),
        maintenance(dose, age=60),
        maintenance(Dose.parse("1x5 @80kg"), age=59),
    )

    assert (str(young.dose), young.sessions_per_week) == ("2x5 @80kg", 1)
    assert (str(old.dose), old.sessions_per_week) == ("3x5 @80kg", 2)
    assert (str(least.dose), least.sessions_per_week) == ("1x5 @80kg", 1)


def test_bad_input_is_named() -> None:
    """Counts and ages out of bounds."""
    with pytest.raises(InvalidValueError, match="in_a_row"):
        missed_session(0, can_slide=True, has_race=True)
    with pytest.raises(InvalidValueError, match="age"):
        maintenance(Dose.parse("4x5"), age=-1)
