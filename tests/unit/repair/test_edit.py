"""How fixes are carried out, and what adds load or volume."""

from __future__ import annotations

import pytest

from runstrength.days import Slot
from runstrength.evidence import Grade
from runstrength.findings import Edit, Finding, Fix, Location, Severity
from runstrength.model import Plan, Prescription, Week
from runstrength.repair._edit import adds, carried_out, spots

WEEK = Week.parse(
    "mon strength: plank 3x30s; push-up 3x8 + calf raise 3x12 [a]\n"
    "wed strength 30min\nthu strength: plank 3x30s\nfri easy 40min"
)
PLANK, LESS = Prescription.parse("plank 3x30s"), Prescription.parse("plank 2x30s")
PUSH_UP = Prescription.parse("push-up 3x8")
CALVES = Prescription.parse("calf raise 3x12")


def finding(where: Location, also: Location | None = None) -> Finding:
    """Make a finding at a place."""
    return Finding(
        "ABC001", "a-b-c", Severity.WARNING, where, also, None, None, 1.0, "said", {}, ("guide",), Grade.D
    )


def mended(where: str, fix: Fix, key: str | None = None, week: Week | Plan = WEEK) -> list[str] | None:
    """Return the lines of the week after a fix at a place."""
    place = Location.parse(where)
    place = Location(place.week, place.slot, key)
    changed = carried_out(week, finding(place), fix)
    return None if changed is None else str(changed).splitlines()


def dose(*edits: Edit, of_also: bool = False) -> Fix:
    """Make a fix with edits."""
    return Fix("dose", "do less", edits=edits, of_also=of_also)


def test_an_edit_of_a_session_stays_in_it() -> None:
    """The same prescription elsewhere is left alone."""
    assert mended("mon", dose(Edit(PLANK, LESS)), "a") == [
        "mon strength: plank 2x30s; push-up 3x8 + calf raise 3x12 [a]",
        *str(WEEK).splitlines()[1:],
    ]


def test_edits_of_a_week_go_through_its_sessions_in_order() -> None:
    """Each is made once."""
    twice = mended("the whole", dose(Edit(PLANK, LESS), Edit(PLANK, Prescription.parse("plank 1x30s"))))

    assert twice is not None
    assert twice[0].startswith("mon strength: plank 2x30s;")
    assert twice[2] == "thu strength: plank 1x30s"


def test_what_goes_leaves_supersets_and_sessions_whole() -> None:
    """A superset of one is a prescription, and a session without exercises goes."""
    assert mended("mon", dose(Edit(PUSH_UP, None)), "a") == [
        "mon strength: plank 3x30s; calf raise 3x12 [a]",
        *str(WEEK).splitlines()[1:],
    ]
    both = mended("mon", dose(Edit(PUSH_UP, None), Edit(CALVES, None)), "a")
    assert both is not None
    assert both[0] == "mon strength: plank 3x30s [a]"
    assert mended("thu", dose(Edit(PLANK, None))) == [
        line for line in str(WEEK).splitlines() if not line.startswith("thu")
    ]


def test_a_new_prescription_comes_last() -> None:
    """In the first session whose exercises are known."""
    added = mended("the whole", Fix("add", "add it", edits=(Edit(None, PUSH_UP),)))

    assert added is not None
    assert added[0] == "mon strength: plank 3x30s; push-up 3x8 + calf raise 3x12; push-up 3x8 [a]"
    assert mended("wed", Fix("add", "add it", edits=(Edit(None, PUSH_UP),))) is None


def test_edits_in_the_order_of_the_session_change_its_order() -> None:
    """Each prescription once."""
    swap = dose(Edit(PUSH_UP, CALVES), Edit(CALVES, PUSH_UP))

    assert (mended("mon", swap, "a") or [""])[0] == (
        "mon strength: plank 3x30s; calf raise 3x12 + push-up 3x8 [a]"
    )


@pytest.mark.parametrize(
    ("where", "fix"),
    [
        ("mon", dose(Edit(LESS, PLANK))),  # it is not there
        ("tue", dose(Edit(PLANK, LESS))),  # nor is the session
        ("fri", Fix("remove", "leave it out")),  # runs stay
        ("the whole", Fix("remove", "leave it out")),  # which one?
        ("thu", Fix("advice", "think")),
        ("thu", Fix("move", "move it")),  # the scheduler knows where
        ("thu", dose(Edit(PLANK, LESS), of_also=True)),  # there is no other
    ],
)
def test_what_cannot_be_carried_out_is_not(where: str, fix: Fix) -> None:
    """Nothing is returned."""
    assert mended(where, fix) is None


def test_a_session_is_left_out() -> None:
    """That of the finding, or the earlier one."""
    thursday, friday = Location(slot=Slot("thu")), Location(slot=Slot("fri"))
    gone = carried_out(WEEK, finding(friday, thursday), Fix("remove", "leave it out", of_also=True))

    assert gone == WEEK.without("thu")


def test_weeks_of_a_plan_are_found_by_their_number() -> None:
    """What came before has none, and neither has the whole of a plan."""
    plan = Plan([WEEK, Week.parse("thu strength: plank 3x30s")])

    assert spots(plan, Location(2)) == [(2, 0)]
    assert spots(plan, Location()) == spots(plan, Location(0)) == []
    assert (mended("week 2 thu", dose(Edit(PLANK, LESS)), week=plan) or [""])[-1] == (
        "thu strength: plank 2x30s"
    )


def swapped(text: str, also: str, where: str, number: int | None = None) -> str | None:
    """Return a week, or the week of a plan, after the sessions of two places have changed their order."""
    week = Week.parse(text)
    places = [Location(number, Slot.parse(one)) for one in (also, where)]
    subject = Plan([week]) if number else week
    changed = carried_out(subject, finding(places[1], places[0]), Fix("reorder", "the other first"))
    return None if changed is None else str(changed).removeprefix("week 1\n")


def test_sessions_that_do_not_share_a_start_keep_their_order() -> None:
    """Nor do those that are not there, and one session alone has no other."""
    assert carried_out(WEEK, finding(Location(slot=Slot("mon"))), Fix("reorder", "swap")) is None
    assert swapped("tue am easy 40min\ntue pm strength 30min", "tue am", "tue pm") is None
    assert swapped("mon easy 40min\ntue strength 30min", "sun", "sun", 1) is None
    assert swapped("tue easy 40min\ntue strength 30min", "tue", "tue", 1) == (
        "tue strength 30min\ntue easy 40min"
    )


def test_keyed_sessions_of_one_start_change_their_order() -> None:
    """In a week and in a plan."""
    week = Week.parse("tue strength 30min [a]\ntue mobility 10min\ntue easy 40min [b]")
    reorder = Fix("reorder", "the other first")
    for subject, number in ((week, None), (Plan([week]), 1)):
        first, second = (Location(number, Slot("tue"), key) for key in "ab")
        changed = carried_out(subject, finding(second, first), reorder)
        assert str(changed).removeprefix("week 1\n") == (
            "tue easy 40min [b]\ntue mobility 10min\ntue strength 30min [a]"
        )
        assert carried_out(subject, finding(first, second), reorder) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("back squat 3x5", "back squat 4x5"),
        ("back squat 3x5", "back squat 3x6"),
        ("back squat 3x5-6", "back squat 3x5-7"),
        ("split squat 3x10", "split squat 3x10/side"),
        ("plank 3x30s", "plank 3x40s"),
        ("plank 3x30s", "plank 3x10"),
        ("back squat 3x5 tempo 2-0-1", "back squat 3x5 tempo 4-0-1"),
        ("back squat 3x5 @60kg", "back squat 3x5 @62.5kg"),
        ("back squat 3x5", "back squat 3x5 @60kg"),
        ("back squat 3x5 @BW+5kg", "back squat 3x5 @BW+10kg"),
        ("back squat 3x5 @BW+5kg", "back squat 3x5 @5kg"),
        ("back squat 3x5 @70%", "back squat 3x5 @75%"),
        ("back squat 3x5 @RPE7", "back squat 3x5 @RPE8"),
        ("back squat 3x5 @RIR3", "back squat 3x5 @RIR2"),
        ("back squat 3x5 @RPE8", "back squat 3x5+ @RPE8"),
        ("pogo hops 3x10", "drop jump 3x10"),
        ("goblet squat 3x10", "back squat 3x10"),
    ],
)
def test_more_of_anything_adds(old: str, new: str) -> None:
    """And less of it does not, where it can be compared."""
    more = Edit(Prescription.parse(old), Prescription.parse(new))

    assert adds([more])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("back squat 4x5 @80%", "back squat 3x5 @75%"),
        ("back squat 3x5 @RPE8 @RIR3", "back squat 3x5 @RIR3"),
        ("back squat 3x5 @60kg rest 60s", "back squat 3x5 @60kg rest 3min"),
        ("back squat 3x5 @BW+5kg", "back squat 3x5 @BW"),
        ("back squat 3x5+", "back squat 3x5"),
        ("drop jump 3x10", "pogo hops 3x10"),
    ],
)
def test_less_adds_nothing(old: str, new: str) -> None:
    """Nor does a longer rest."""
    assert not adds([Edit(Prescription.parse(old), Prescription.parse(new))])


def test_what_goes_adds_nothing_and_what_comes_does() -> None:
    """Another order is neither."""
    assert not adds([Edit(PLANK, None)])
    assert adds([Edit(None, PLANK)])
    assert not adds([Edit(PLANK, PUSH_UP), Edit(PUSH_UP, PLANK)])
    assert not adds(())
