"""Longer holds, harder squeezes and more jumps."""

from collections.abc import Callable

import pytest

from runstrength.errors import InvalidValueError
from runstrength.model import Dose, Performed
from runstrength.progression import IsometricHold, PlyoContacts, Progression, Step, TendonIsometric


def advance(progression: Progression, dose: str, done: str, sessions: int = 0) -> Step:
    """Return the step, with everything as text and the same session so many times before."""
    asked, performed = Dose.parse(dose), Performed.parse(done)
    return progression.advance(asked, performed, [(asked, performed)] * sessions)


@pytest.mark.parametrize(
    ("progression", "dose", "done", "next_dose", "code"),
    [
        (IsometricHold(), "3x30s", "30s,30s,30s", "3x35s", "hold-longer"),
        (IsometricHold(), "3x30s/side", "30s,30s,30s/30s,30s,25s", "3x30s/side", "repeat"),
        (IsometricHold(), "3x58s", "58s,58s,58s", "3x60s", "hold-longer"),
        (IsometricHold(), "3x60s", "60s,60s,60s", "3x60s", "hold-complete"),
        (IsometricHold(), "3x10s", "10s,10s,10s", "3x30s", "hold-longer"),
        (IsometricHold(share=0.25), "3x40s", "40s,40s,40s", "3x50s", "hold-longer"),
        (IsometricHold(), "3x30-60s", "45s,45s,45s", "3x30-60s", "within-range"),
        (IsometricHold(), "3x30-60s", "60s,60s,60s", "3x30-60s", "hold-complete"),
        (IsometricHold(), "3x30s @20kg", "30s,30s,30s @16kg", "3x30s @20kg", "lighter-load"),
        (TendonIsometric(), "5x4 @70%", "4,4,4,4,4", "5x4 @75%", "harder-squeeze"),
        (TendonIsometric(), "5x4 @50%", "4,4,4,4,4", "5x4 @70%", "harder-squeeze"),
        (TendonIsometric(), "5x4 @90%", "4,4,4,4,4", "5x4 @90%", "squeeze-at-top"),
        (TendonIsometric(), "5x4 @80%", "4,4,4,4,3", "5x4 @80%", "repeat"),
        (PlyoContacts(), "4x10", "10,10,10,10", "4x11", "contacts-up"),
        (PlyoContacts(), "4x10", "10,10,10,9", "4x10", "repeat"),
        (PlyoContacts(), "10x10", "10,10,10,10,10,10,10,10,10,10", "10x10", "contacts-at-cap"),
        (PlyoContacts(), "10x11", "11,11,11,11,11,11,11,11,11,11", "10x10", "contacts-up"),
        (PlyoContacts(), "1x4", "4", "1x5", "contacts-up"),
        (PlyoContacts(reps=(5, 5), cap=11), "2x5", "5,5", "2x5", "contacts-at-cap"),
        (PlyoContacts(reps=(5, 5)), "2x5", "5,5", "3x5", "contacts-up"),
        (PlyoContacts(reps=(100, 100), cap=50), "2x10", "10,10", "2x10", "contacts-at-cap"),
    ],
)
def test_steps(progression: Progression, dose: str, done: str, next_dose: str, code: str) -> None:
    """Holds lengthen, squeezes harden, contacts grow on the grid of sets and repetitions."""
    step = advance(progression, dose, done)

    assert (str(step.dose), step.reason.code) == (next_dose, code)
    assert step.blocked is (code in {"hold-complete", "contacts-at-cap"})


def test_tendon_work_ends_after_its_weeks() -> None:
    """14 weeks of three sessions."""
    assert advance(TendonIsometric(), "5x4 @70%", "4,4,4,4,4", 41).reason.code == "weeks-over"
    assert advance(TendonIsometric(), "5x4 @70%", "4,4,4,4,4", 40).reason.code == "harder-squeeze"


def test_first_doses() -> None:
    """What each begins with on another exercise."""
    assert str(IsometricHold().restarted(Dose.parse("3x60s @10kg"))) == "3x30s"
    assert str(IsometricHold().restarted(Dose.parse("3x30-60s"))) == "3x30-60s"
    assert str(TendonIsometric().restarted(Dose.parse("3x5"))) == "5x4 @70% tempo 0-3-0-3"
    assert str(PlyoContacts().restarted(Dose.parse("10x10"))) == "10x7"


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: IsometricHold(low_s=0), "low_s"),
        (lambda: IsometricHold(low_s=60, high_s=30), "high_s must be at least low_s, 60"),
        (lambda: TendonIsometric(percent=60), "percent must be a number from 70 to 100"),
        (lambda: PlyoContacts(level="beginner"), "level must be one of novice"),
        (lambda: PlyoContacts(cap=0), "cap"),
        (lambda: PlyoContacts(reps=(9, 4)), "reps"),
        (lambda: PlyoContacts(reps=9), "reps"),  # type: ignore[arg-type]
        (lambda: advance(IsometricHold(), "3x8", "8,8,8"), "counts seconds"),
        (lambda: advance(TendonIsometric(), "5x4", "4,4,4,4,4"), "a dose with a percentage"),
        (lambda: advance(PlyoContacts(), "3x30s", "30s,30s,30s"), "counts repetitions"),
    ],
)
def test_bad_input_is_named(make: Callable[[], object], message: str) -> None:
    """Fields and doses of the wrong kind."""
    with pytest.raises(InvalidValueError, match=message):
        make()
