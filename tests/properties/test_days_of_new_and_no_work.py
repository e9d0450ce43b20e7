"""Rules that carry a state from day to day find what a plain look at all days finds."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from runstrength.checking import check
from runstrength.model import Athlete, Plan
from runstrength.policies import Policy
from runstrength.rules import Rule
from runstrength.rules.recovery.new_leg_work_before_quality_run import NewLegWorkBeforeQualityRun
from runstrength.rules.taper.new_work_before_race import NewWorkBeforeRace
from runstrength.rules.taper.strength_stopped_early import StrengthStoppedEarly
from runstrength.rules.volume.lay_off import LayOff

WORK: Final = {"s": "back squat", "h": "hip thrust", "b": "split squat", "c": "calf raise"}
RACES: Final = {"A": "race A half", "C": "race C 5km"}
LIGHT: Final = "strength: dead bug 2x10"

kinds: Final = st.sampled_from([*"." * 20, *WORK, *WORK, *RACES, "l"])
weeks_of_days: Final = st.lists(st.text(kinds, min_size=7, max_size=7), min_size=1, max_size=10).map("".join)
gaps: Final = st.sampled_from([1, 7, 13, 14, 15, 21, 22, 23, 28, 29, 49, 50, 51])


def sparse_of(parts: list[tuple[int, str]]) -> str:
    """Return whole weeks of days: some days with nothing before each that has something."""
    days = "".join("." * (gap - 1) + kind for gap, kind in parts)
    return days + "." * (-len(days) % 7)


sparse: Final = st.lists(st.tuples(gaps, st.sampled_from("ssAl.")), min_size=1, max_size=8).map(sparse_of)


def text_of(kind: str) -> str:
    """Return the session of a day."""
    if kind in WORK:
        return f"strength: {WORK[kind]} 3x8 @RPE7"
    return LIGHT if kind == "l" else RACES[kind]


def plan_of(days: str) -> Plan:
    """Return a plan with one session, at seven, on each day that has one."""
    names = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    lines: list[str] = []
    for at, kind in enumerate(days):
        if at % 7 == 0:
            lines.append(f"week {at // 7 + 1}")
        if kind != ".":
            lines.append(f"{names[at % 7]} {text_of(kind)}")
    return Plan.parse("\n".join(lines))


def found(days: str, *rules: Rule, code: str, **athlete: object) -> list[tuple[int, float]]:
    """Return the day and the measured value of what one rule finds, those about whole weeks by their week."""
    report = check(plan_of(days), policy=Policy("some", rules), athlete=Athlete(**athlete))  # type: ignore[arg-type]
    return sorted(
        (7 * ((f.where.week or 0) - 1) + (f.where.slot.day if f.where.slot else 0), f.measured.value)
        for f in report.by_rule.get(code, ())
        if f.measured
    )


def last_before(days: str, at: int, kinds: str) -> int | None:
    """Return the last day before another with one of some kinds."""
    return next((d for d in range(at - 1, -1, -1) if days[d] in kinds), None)


@given(days=sparse)
def test_races_long_after_the_last_strength_session(days: str) -> None:
    """Each A race more than four weeks after the last session, which must be known."""
    expected = [
        at
        for at, kind in enumerate(days)
        if kind == "A" and (last := last_before(days, at, "s")) is not None and at - last > 28
    ]

    assert [at for at, _ in found(days, StrengthStoppedEarly(), code="TPR004")] == expected


@given(days=sparse)
def test_lay_offs_between_sessions(days: str) -> None:
    """Told once: at the session after 15 to 22 days, or in the week in which the 22nd day is full."""
    expected: list[tuple[int, float]] = []
    for at, kind in enumerate(days):
        last = last_before(days, at, "s")
        if last is None:
            continue
        if kind == "s" and 14 < at - last <= 22:
            expected.append((at, at - last))
        elif at - last == 22:
            expected.append((at - at % 7, 22))

    assert found(days, LayOff(), code="VOL005") == sorted(expected)


@given(days=sparse)
def test_a_lay_off_is_told_once_and_never_before_a_race(days: str) -> None:
    """With TPR004 in force the days before a race are its own, up to 28, and days count from the race."""
    expected: list[tuple[int, float]] = []
    for at, kind in enumerate(days):
        last = last_before(days, at, "sA")
        if last is None or last_before(days, at, "s") is None:
            continue
        if kind == "s" and 14 < at - last <= 50:
            expected.append((at, at - last))
        elif kind != "A" and at - last == 50:
            expected.append((at - at % 7, 50))

    assert found(days, LayOff(), StrengthStoppedEarly(), code="VOL005") == sorted(expected)


@given(days=weeks_of_days)
def test_new_work_before_races(days: str) -> None:
    """Work that no day of at least 14 known ones had, up to 14 days before; the latest is measured."""
    first = {kind: days.index(kind) for kind in WORK if kind in days}
    expected = [
        (at, float(at - max(new)))
        for at, kind in enumerate(days)
        if kind == "A" and (new := [d for d in first.values() if d >= 14 and d < at <= d + 14])
    ]

    assert found(days, NewWorkBeforeRace(), code="TPR003") == expected


@given(days=weeks_of_days, novice=st.booleans())
def test_new_leg_work_before_races(days: str, novice: bool) -> None:
    """Work in the week in which it is first there, or comes first after more than two weeks."""
    # A session ends minutes after seven, so that two days later there are less than 48 hours between.
    expected = [
        at
        for at, kind in enumerate(days)
        for day in range(max(0, at - 2), at)
        if kind in RACES and days[day] in WORK and is_new(days, day, novice=novice)
    ]
    level = "novice" if novice else "intermediate"
    rule = NewLegWorkBeforeQualityRun()
    assert [at for at, _ in found(days, rule, code="REC005", level=level)] == expected


def is_new(days: str, day: int, *, novice: bool) -> bool:
    """Return whether the work of a day is new: not known from earlier weeks since the last long break."""
    monday = day - day % 7
    strength = [d for d in range(day + 1) if days[d] in WORK]
    starts = [d for e, d in pairwise(strength) if d - e > 14]
    since = max(starts, default=0)
    known = days[since:monday] if since < monday else ""
    return days[day] not in known and (novice or monday >= 14)
