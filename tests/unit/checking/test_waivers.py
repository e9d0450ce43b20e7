"""Waivers: what they take out of a report, what stays, and what is refused."""

from __future__ import annotations

import pickle
from datetime import date

import pytest

from runstrength.checking import baseline, check
from runstrength.days import Slot
from runstrength.errors import InvalidValueError, NotationError
from runstrength.findings import (
    Finding,
    Location,
    Report,
    Severity,
    Waived,
    Waiver,
    WaiverNote,
    WaiverStatus,
)
from runstrength.model import Athlete, Plan, Week
from runstrength.policies import EVIDENCE

HLS = "strength: back squat 4x5 @85%; calf raise 3x12"
WEEK = Week.parse(f"mon pm {HLS} [legs]\ntue am intervals 60min [track]\nsat am long 110min")
PLAN = Plan([WEEK.without("legs"), Week.parse(f"tue pm {HLS} [s-1]\nwed am intervals 60min"), Week()])
PREGNANT = Athlete(pregnant=True)
JUMPS = Week.parse("mon strength: countermovement jump 3x5 [jumps]\nsat easy 30min")
DAY = date(2027, 3, 1)


def found(report: Report, code: str) -> list[str]:
    """Say where a rule found something."""
    return [str(f.where) for f in report if f.code == code]


def problems(**arguments: object) -> list[str]:
    """Return what a check says against its arguments."""
    with pytest.raises(InvalidValueError) as caught:
        check(**{"subject": WEEK, **arguments})  # type: ignore[arg-type]
    return list(caught.value.problems)


# The value.


def test_a_waiver_without_a_reason_is_refused() -> None:
    """The field, the value and what is allowed are named."""
    with pytest.raises(InvalidValueError, match="Waiver: reason must be there, in one line, not ''"):
        Waiver("INT001", "")


def test_all_wrong_fields_of_a_waiver_are_named_at_once() -> None:
    """Several faults, several problems."""
    with pytest.raises(InvalidValueError) as caught:
        Waiver("", "a\nb", where=3, key="", week=0, until="2027-03-01")  # type: ignore[arg-type]

    assert [p.field for p in caught.value.problems] == ["code", "reason", "key", "week", "until", "where"]


@pytest.mark.parametrize(
    ("where", "week", "said"),
    [
        (Location(key="legs"), None, "where must be a place without key and date"),
        (Location(on=DAY), None, "where must be a place without key and date"),
        (Location(week=0), None, "where must be a place in a week from 1, not the week before"),
        (Location(exercise=""), None, "where must be one line of printable text"),
        ("week 3 tue pm", 3, "week must be left out where the place names a week, not 3"),
    ],
)
def test_places_that_no_waiver_can_have_are_refused(
    where: Location | str, week: int | None, said: str
) -> None:
    """The key stands by itself, there is no date, and the week stands once."""
    with pytest.raises(InvalidValueError, match=said):
        Waiver("INT001", "why", where=where, week=week)


def test_a_place_that_cannot_be_read_is_shown() -> None:
    """As any text in the notation."""
    with pytest.raises(NotationError, match="Waiver: where: line 1, column 1: 'tuu' is no day"):
        Waiver("INT001", "why", where="tuu pm")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("the whole", Location()),
        (" The Whole ", Location()),
        ("week 3", Location(week=3)),
        ("tue pm", Location(slot=Slot("tue", "pm"))),
        ("week 12 tue 18:30", Location(week=12, slot=Slot("tue", "18:30"))),
        ("week 3 tue pm (back squat)", Location(3, Slot("tue", "pm"), exercise="back squat")),
        ("( plank )", Location(exercise="plank")),
        ("week 2 (plank)", Location(2, exercise="plank")),
    ],
)
def test_a_place_is_read_as_reports_write_it(text: str, place: Location) -> None:
    """Week, slot and exercise, each if it is there."""
    assert Location.parse(text) == place


@pytest.mark.parametrize("text", ["", "plank", "week", "week x tue", "tue pm (plank", "week 3 foo"])
def test_what_is_no_place_is_refused(text: str) -> None:
    """With what was expected."""
    with pytest.raises(NotationError):
        Location.parse(text)


@pytest.mark.parametrize(
    ("waiver", "text"),
    [
        (Waiver("INT001", "Why."), "INT001 everywhere: Why."),
        (Waiver("INT001", "Why.", key="s-1"), "INT001 [s-1]: Why."),
        (Waiver("INT001", "Why.", week=3, until=DAY), "INT001 everything in week 3 until 2027-03-01: Why."),
        (Waiver("INT001", "Why.", key="s-1", where="week 3 tue"), "INT001 [s-1], week 3 tue: Why."),
    ],
)
def test_a_waiver_prints(waiver: Waiver, text: str) -> None:
    """Rule, place, last day and reason."""
    assert str(waiver) == text
    assert pickle.loads(pickle.dumps(waiver)) == waiver


# What it takes out.


@pytest.mark.parametrize(
    "waiver",
    [
        Waiver("INT001", "Agreed."),
        Waiver("heavy-legs-before-quality-run", "Agreed."),
        Waiver("INT001", "Agreed.", where="tue am"),
        Waiver("INT001", "Agreed.", key="track"),
        Waiver("INT001", "Agreed.", key="track", where=Location(slot=Slot("tue", "am"))),
    ],
    ids=str,
)
def test_a_waiver_takes_its_finding_out_and_the_report_lists_it(waiver: Waiver) -> None:
    """By code or name, by place, or by key; everything else stays as it was."""
    everything = check(WEEK)
    report = check(WEEK, waivers=[waiver])

    gone = everything.by_rule["INT001"][0]
    assert report.findings == tuple(f for f in everything if f != gone)
    assert report.waived == (Waived(gone, waiver),)
    assert report.waiver_notes == ()
    assert report.statuses == everything.statuses
    assert str(report.waived[0]) == "INT001 tue am is waived: Agreed."
    assert "1 waived" in str(report).splitlines()[0]
    assert "INT001 tue am is waived: Agreed." in str(report)
    assert "1 waived" in report._repr_html_()
    assert pickle.loads(pickle.dumps(report)) == report


@pytest.mark.parametrize(
    ("waiver", "left"),
    [
        (Waiver("INT001", "x", where="tue am"), ["week 1 tue am", "week 2 wed am"]),
        (Waiver("INT001", "x", week=2), ["week 1 tue am"]),
        (Waiver("INT001", "x", week=1), ["week 2 wed am"]),
        (Waiver("INT001", "x", where="week 2 wed am"), ["week 1 tue am"]),
        (Waiver("INT001", "x", where="wed am"), ["week 1 tue am"]),
        (Waiver("INT001", "x", where="week 1 tue am", key="track"), ["week 2 wed am"]),
        (Waiver("INT001", "x", where="week 2"), ["week 1 tue am", "week 2 wed am"]),
        (Waiver("INT001", "x", where="the whole"), ["week 1 tue am", "week 2 wed am"]),
    ],
    ids=str,
)
def test_in_a_plan_a_waiver_reaches_as_far_as_it_says(waiver: Waiver, left: list[str]) -> None:
    """A slot alone stands for every week; a week as a place is what is said of the week itself."""
    plan = Plan([WEEK, Week.parse(f"tue pm {HLS}\nwed am intervals 60min\nwed pm easy 30min [tue-am]")])
    if waiver.where == Location(slot=Slot("tue", "am")):
        left = ["week 2 wed am"]

    assert found(check(plan), "INT001") == ["week 1 tue am", "week 2 wed am"]
    assert found(check(plan, waivers=[waiver]), "INT001") == left


def test_what_is_said_of_a_week_is_waived_by_the_week() -> None:
    """And what is said of the whole by the whole."""
    keyless = Week.parse(f"mon pm {HLS}\ntue am intervals 60min\nsat am long 110min")
    plan = Plan([keyless, keyless])
    code = "FRQ001"

    assert found(check(plan), code) == ["week 1", "week 2"]
    assert found(check(plan, waivers=[Waiver(code, "x", where="week 2")]), code) == ["week 1"]
    assert found(check(plan, waivers=[Waiver(code, "x", where="the whole")]), code) == []
    assert found(check(WEEK, waivers=[Waiver(code, "x", where="the whole")]), code) == []


def test_a_slot_covers_its_exercises_unless_one_is_named() -> None:
    """The dose of one exercise may be accepted, or of all in the session."""
    week = Week.parse("mon strength: split squat 3x10; reverse lunge 3x10\nwed easy 30min [run]")
    both = ["mon (reverse lunge)", "mon (split squat)"]

    assert sorted(found(check(week), "DAT004")) == both
    for where, left in (
        ("mon", []),
        ("mon (split squat)", both[:1]),
        ("(split squat)", both[:1]),
    ):
        assert found(check(week, waivers=[Waiver("DAT004", "x", where=where)]), "DAT004") == left


def test_of_two_waivers_of_one_finding_the_first_counts_and_both_are_used() -> None:
    """The finding is listed once."""
    first, second = Waiver("INT001", "One."), Waiver("INT001", "Two.", where="tue am")
    report = check(WEEK, waivers=[first, second])

    assert [w.waiver for w in report.waived] == [first]
    assert report.waiver_notes == ()


# What is reported of it.


def test_an_unused_waiver_is_noted() -> None:
    """Its place is there, and its rule finds nothing in it, or is off."""
    waivers = [Waiver("INT001", "x", where="sat am"), Waiver("VOL001", "x", key="legs")]
    report = check(WEEK, waivers=waivers, policy=EVIDENCE.ignore("VOL"))

    assert report.waiver_notes == tuple(WaiverNote(w, WaiverStatus.UNUSED) for w in waivers)
    assert str(report.waiver_notes[0]) == (
        "The waiver of INT001 sat am is unused: its rule finds nothing there."
    )
    assert str(report.waiver_notes[1]) in report._repr_html_()


@pytest.mark.parametrize(("today", "holds"), [(DAY, True), (date(2027, 3, 2), False)])
def test_a_waiver_holds_until_the_end_of_its_last_day(today: date, *, holds: bool) -> None:
    """From the next day on the finding is back, and the waiver is noted."""
    waiver = Waiver("INT001", "Until the race.", until=DAY)
    report = check(WEEK, waivers=[waiver], today=today)

    assert ("INT001" in report.codes) is not holds
    assert bool(report.waived) is holds
    if holds:
        assert str(report.waived[0]) == "INT001 tue am is waived (until 2027-03-01): Until the race."
    else:
        assert [str(note) for note in report.waiver_notes] == [
            "The waiver of INT001 everywhere has expired: its last day was 2027-03-01."
        ]


def test_an_expired_waiver_is_noted_even_where_nothing_is_found() -> None:
    """That it would be unused besides is of no interest."""
    waiver = Waiver("INT001", "x", where="sat am", until=DAY)
    report = check(WEEK, waivers=[waiver], today=date(2028, 1, 1))

    assert report.waiver_notes == (WaiverNote(waiver, WaiverStatus.EXPIRED),)


def test_where_one_waiver_has_expired_another_may_still_hold() -> None:
    """Each is judged by itself."""
    old, new = Waiver("INT001", "Old.", until=DAY), Waiver("INT001", "New.")
    report = check(WEEK, waivers=[old, new], today=date(2028, 1, 1))

    assert [w.waiver for w in report.waived] == [new]
    assert report.waiver_notes == (WaiverNote(old, WaiverStatus.EXPIRED),)


def test_an_error_of_a_safety_rule_cannot_be_waived() -> None:
    """It stays an error, and the report says that the waiver is refused."""
    waiver = Waiver("POP002", "We know.")
    report = check(JUMPS, athlete=PREGNANT, waivers=[waiver])

    assert not report.ok
    assert [f.code for f in report.errors] == ["POP002"]
    assert report.errors == check(JUMPS, athlete=PREGNANT).errors
    assert [str(note) for note in report.waiver_notes] == [
        "The waiver of POP002 everywhere is refused: an error of a safety rule cannot be waived."
    ]
    assert report.score.errors == 1


def test_a_warning_of_a_safety_rule_can_be_waived() -> None:
    """Only its errors cannot; what is refused for one finding still holds for another."""
    cleared = Athlete(pregnant=True, cleared=True)
    waiver = Waiver("POP002", "Agreed with the physiotherapist.")

    assert [w.finding.severity for w in check(JUMPS, athlete=cleared, waivers=[waiver]).waived] == [
        Severity.WARNING
    ]
    report = check(JUMPS, athlete=PREGNANT, waivers=[waiver])
    assert [w.finding.severity for w in report.waived] == [Severity.WARNING]
    assert [note.status for note in report.waiver_notes] == [WaiverStatus.REFUSED]


# What is refused.


def test_unknown_rules_places_and_keys_are_named_at_once_with_what_is_there() -> None:
    """Field, value and what is allowed; and what was perhaps meant."""
    said = problems(
        waivers=[
            Waiver("INT01", "x"),
            Waiver("INT001", "x", key="leg"),
            Waiver("INT001", "x", where="tue pm"),
            Waiver("INT001", "x", where="sat am (plank)"),
            Waiver("INT001", "x", where="mon pm (back squats)"),
            Waiver("INT001", "x", week=1),
            Waiver("INT001", "x", where="week 1 tue am"),
        ]
    )

    wanted = """
waivers[1].key must be the key of a session (legs, track), not 'leg'; did you mean 'legs'?
waivers[2].where must be a place with a session (mon pm, tue am, sat am), not 'tue pm'; did you mean 'tue am'?
waivers[3].where must be a place with this exercise (there is none), not 'sat am (plank)'
waivers[4].where must be a place with this exercise (back squat, calf raise), not 'mon pm (back squats)'; did\
 you mean 'back squat'?
waivers[5].week must be left out, since a single week has no number, not 1
waivers[6].where must be left out, since a single week has no number, not 1
"""
    assert (
        "waivers[0].code must be the code or name of a rule of the policy evidence, not 'INT01'; " in said[0]
    )
    assert "did you mean 'INT001'" in said[0]
    assert said[1:] == [f"check: {line}" for line in wanted.strip().splitlines()]


def test_weeks_that_a_plan_does_not_have_are_refused() -> None:
    """Whether as the week or in the place."""
    said = problems(
        subject=PLAN,
        waivers=[Waiver("FRQ001", "x", week=4), Waiver("FRQ001", "x", where="week 9 tue am")],
    )

    assert said == [
        "check: waivers[0].week must be one of the 3 weeks of the plan, counted from 1, not 4",
        "check: waivers[1].where must be one of the 3 weeks of the plan, counted from 1, not 9",
    ]


def test_of_many_places_only_some_are_named() -> None:
    """A plan has hundreds."""
    week = Week.parse(
        "\n".join(f"{day} easy 30min" for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
    )
    (said,) = problems(subject=Plan([week] * 30), waivers=[Waiver("FRQ001", "x", where="mon pm")])

    assert "(week 1 mon, week 1 tue, week 1 wed, week 1 thu, week 1 fri, week 1 sat and 204 more)" in said


def test_a_last_day_needs_a_date_to_judge_it_by() -> None:
    """There is no clock anywhere in the library."""
    assert problems(waivers=[Waiver("INT001", "x", until=DAY)]) == [
        "check: today must be a date where a waiver has a last day, not None"
    ]


def test_what_is_no_waiver_and_no_date_is_refused() -> None:
    """Each with what was expected; a single waiver may stand for a list of one."""
    waiver = Waiver("INT001", "x")
    assert check(WEEK, waivers=waiver) == check(WEEK, waivers=[waiver])  # type: ignore[arg-type]
    assert problems(waivers=["INT001"], today="2027-03-01") == [
        "check: waivers must be waivers only, not 'INT001'",
        "check: today must be a date or None, not '2027-03-01'",
    ]


# A baseline.


def test_a_baseline_leaves_nothing_but_errors_of_safety_rules() -> None:
    """What is found today is waived, and what is new tomorrow is told."""
    report = check(WEEK)
    waivers = baseline(report, "As it was.", until=DAY)
    clean = check(WEEK, waivers=waivers, today=DAY)

    assert list(clean) == []
    assert len(clean.waived) == len(report)
    assert clean.waiver_notes == ()
    assert all(waiver.until == DAY for waiver in waivers)
    worse = WEEK.with_session("fri pm", HLS)
    assert found(check(worse, waivers=waivers, today=DAY), "INT007") == ["sat am"]


def test_a_baseline_goes_by_the_keys_of_sessions() -> None:
    """So that it moves along with them."""
    waivers = baseline(check(WEEK).by_rule["INT001"], "As it was.")

    assert [(w.key, w.where) for w in waivers] == [("track", None)]
    assert "INT001" not in check(WEEK.moved("track", "tue 06:00"), waivers=waivers).codes


def test_a_baseline_names_each_place_once_and_no_error_of_safety() -> None:
    """Exercises, weeks and dates come out as places."""
    report = check(JUMPS, athlete=PREGNANT)
    waivers = baseline(report, "As it was.")
    assert Waiver("POP002", "As it was.", key="jumps") in waivers
    assert [f.code for f in check(JUMPS, athlete=PREGNANT, waivers=waivers)] == ["POP002"]

    week = Week.parse("mon strength: split squat 3x10; reverse lunge 3x10 [one]\nwed easy 30min")
    dated = Plan([week, week.without("one")], start=date(2027, 1, 4))
    waivers = baseline(check(dated), "As it was.")
    assert Waiver("DAT004", "As it was.", key="one", where="(split squat)") in waivers
    assert list(check(dated, waivers=waivers)) == []
    assert len(set(waivers)) == len(waivers)


def a_finding(where: Location) -> Finding:
    """Make a finding somewhere."""
    return next(iter(check(WEEK).by_rule["INT001"])).__class__(
        "ABC001", "a-b", Severity.INFO, where, None, None, None, 1.0, "x", {}, (), EVIDENCE.rules[0].grade
    )


@pytest.mark.parametrize(
    ("where", "place", "covered"),
    [
        ("the whole", Location(), True),
        ("the whole", Location(exercise="plank"), False),
        ("(plank)", Location(exercise="plank"), True),
        ("(plank)", Location(slot=Slot("mon")), False),
        ("mon", Location(slot=Slot("mon", "am")), False),
        ("week 2 mon", Location(1, Slot("mon")), False),
    ],
)
def test_what_is_given_has_to_hold(where: str, place: Location, *, covered: bool) -> None:
    """A place is compared as it is written."""
    assert Waiver("ABC001", "x", where=where).covers(a_finding(place)) is covered
