"""Bad input, each with the message that people see."""

import time
from collections.abc import Callable

import pytest

import runstrength as rs

# A noun and a text that is none, `\n` for a line break; under it, indented, every problem.
TABLE = r"""
Dose 0x8
    line 1, column 1: Dose: sets must be a whole number from 1 to 100, not 0
Dose -3x8
    line 1, column 1: Dose: sets must be a whole number from 1 to 100, not -3
Dose 101x8
    line 1, column 1: Dose: sets must be a whole number from 1 to 100, not 101
Dose 3x0
    line 1, column 3: Work: low must be a whole number from 1 to 100, not 0
Dose 3x12-8
    line 1, column 3: the range '12-8' runs backwards; expected the lower number first
Dose 3x8 @RPE11
    line 1, column 5: Dose: rpe must be a number from 0 to 10, or a range, not 11
Dose 3x8 @RPE8-7
    line 1, column 5: the range '@RPE8-7' runs backwards; expected the lower number first
Dose 3x8 @RIR-1
    line 1, column 5: Dose: rir must be a number from 0 to 30, or a range, not -1
Dose 3x8 @0%
    line 1, column 5: Dose: percent must be above 0 and at most 200, not 0
Dose 3x8 @201%
    line 1, column 5: Dose: percent must be a number from 0 to 200, or a range, not 201
Dose 3x8 @nankg
    line 1, column 5: unexpected '@nankg'; expected @RPE7, @RIR2, @85%, @60kg, @BW+10kg, rest 90s or tempo 3-1-1
Dose 3x8 @infkg
    line 1, column 5: unexpected '@infkg'; expected @RPE7, @RIR2, @85%, @60kg, @BW+10kg, rest 90s or tempo 3-1-1
Dose 3x8 @0kg
    line 1, column 5: Load: value must be a number above 0 (from 0.01 g) and at most 1000 kg, not 0.0
Dose 3x8 @-5kg
    line 1, column 5: Load: value must be a number above 0 (from 0.01 g) and at most 1000 kg, not -5.0
Dose 3x8 @1001kg
    line 1, column 5: Load: value must be a number above 0 (from 0.01 g) and at most 1000 kg, not 1001.0
Dose 3x8 @60
    line 1, column 5: unexpected '@60'; expected @RPE7, @RIR2, @85%, @60kg, @BW+10kg, rest 90s or tempo 3-1-1
Dose 3x8 @60stone
    line 1, column 5: 'stone' is no unit of load; expected kg or lb
Dose 3x8 @BW+2000kg
    line 1, column 5: Bodyweight: added must be a number from -1000 to 1000 kg, not 2000.0
Dose 3x8 @BW+10stone
    line 1, column 5: 'stone' is no unit of load; expected kg or lb
Dose 3x8 @RPE7 @RPE8
    line 1, column 11: RPE is given twice; expected each kind once
Dose 3x8 @60kg @BW
    line 1, column 11: a load is given twice; expected each kind once
Dose 3x8 rest 90
    line 1, column 10: the unit of '90' is missing; expected a time such as 45min, 1h30 or 90s
Dose 3x8 rest
    line 1, column 5: unexpected 'rest'; expected @RPE7, @RIR2, @85%, @60kg, @BW+10kg, rest 90s or tempo 3-1-1
Dose 3x8 rest 1-2min
    line 1, column 10: rest is one time, not a range; expected one such as 90s
Dose 3x8 rest 2m
    line 1, column 10: '2m' is no time (`m` means metres; write min for minutes); expected a time such as 45min, 1h30 or 90s
Dose 3x8 rest 11h
    line 1, column 5: Dose: rest must be a Duration of at most 10 hours, or None, not 660min
Dose 3x8 tempo 3
    line 1, column 5: unexpected 'tempo 3'; expected @RPE7, @RIR2, @85%, @60kg, @BW+10kg, rest 90s or tempo 3-1-1
Dose 3x8 tempo 0-0-0
    line 1, column 5: Tempo: lowering, pause, lifting and top together must be a whole number from 1 to 60, not 0
Dose 3x8 tempo 61-0-0
    line 1, column 5: Tempo: lowering must be a whole number from 0 to 60, not 61
Dose 3x8m2
    line 1, column 1: '3x8m2' is no dose; expected sets x work such as 3x8, 3x8-12/side, 3x30-60s or 2x40m
Dose 3x8 foo
    line 1, column 5: 'foo' is no unit of work; expected nothing for repetitions, s, min or m
Dose 3x8 mn
    line 1, column 5: 'mn' is no unit of work; expected nothing for repetitions, s, min or m; did you mean 'min' or 'mins' or 'm'?
Dose 3x30-60m/h
    line 1, column 1: '3x30-60m/h' is no dose; expected sets x work such as 3x8, 3x8-12/side, 3x30-60s or 2x40m
Dose
    line 1, column 1: the dose is missing; expected sets x work such as 3x8, 3x8-12/side, 3x30-60s or 2x40m
Dose eight
    line 1, column 1: 'eight' is no dose; expected sets x work such as 3x8, 3x8-12/side, 3x30-60s or 2x40m
Dose 3x8 quickly and well @RPE7
    line 1, column 5: 'quickly' is no unit of work; expected nothing for repetitions, s, min or m
    line 1, column 13: unexpected 'and well'; expected @RPE7, @RIR2, @85%, @60kg, @BW+10kg, rest 90s or tempo 3-1-1

Load nan kg
    line 1, column 1: 'nan kg' is no load; expected a load such as 60kg or 135lb
Load inf kg
    line 1, column 1: 'inf kg' is no load; expected a load such as 60kg or 135lb
Load 60
    line 1, column 1: '60' is no load; expected a load such as 60kg or 135lb
Load 0kg
    line 1, column 1: Load: value must be a number above 0 (from 0.01 g) and at most 1000 kg, not 0.0
Load
    line 1, column 1: the load is missing; expected a load such as 60kg or 135lb

Distance ten
    line 1, column 1: 'ten' is no distance; expected marathon, half, or a distance such as 10km, 5k, 400m or 6mi
Distance
    line 1, column 1: the distance is missing; expected marathon, half, or a distance such as 10km, 5k, 400m or 6mi
Distance halv
    line 1, column 1: 'halv' is no distance; expected marathon, half, or a distance such as 10km, 5k, 400m or 6mi; did you mean 'half'?
Distance 10km-5mi
    line 1, column 1: '10km-5mi' is no distance; expected marathon, half, or a distance such as 10km, 5k, 400m or 6mi

Duration 45 m
    line 1, column 1: '45 m' is no time (`m` means metres; write min for minutes); expected a time such as 45min, 1h30 or 90s
Duration 45
    line 1, column 1: the unit of '45' is missing; expected a time such as 45min, 1h30 or 90s
Duration
    line 1, column 1: the time is missing; expected a time such as 45min, 1h30 or 90s
Duration 1.5s
    line 1, column 1: '1.5s' is no time; expected a time such as 45min, 1h30 or 90s
Duration 1h75
    line 1, column 1: '1h75' is no time; expected a time such as 45min, 1h30 or 90s
Duration 0s
    line 1, column 1: Duration: seconds must be a whole number from 1 to 360000, not 0

Pace 5:75/km
    line 1, column 1: '5:75/km' is no pace; expected a pace such as 5:30/km or 8:45/mi
Pace
    line 1, column 1: the pace is missing; expected a pace such as 5:30/km or 8:45/mi
Pace 0:30/km
    line 1, column 1: Pace: seconds must be a number, from 60 to 3600 seconds a kilometre, not 30.0

Weekday moonday
    line 1, column 1: 'moonday' is no day; expected a day such as mon; did you mean 'monday' or 'sunday' or 'mon'?
Weekday
    line 1, column 1: the day is missing; expected a day such as mon

Slot tue 25:00
    line 1, column 5: '25:00' is no time of day; expected am, pm or a clock time such as 18:30 (00:00 to 23:59)
Slot tue 6:5
    line 1, column 5: '6:5' is no time of day; expected am, pm or a clock time such as 18:30 (00:00 to 23:59)
Slot tue noon
    line 1, column 5: 'noon' is no part of a day; expected am, pm or a clock time such as 18:30
Slot 13:00
    line 1, column 1: '13:00' begins with no day; expected a day such as mon
Slot
    line 1, column 1: the day is missing; expected a day such as mon
Slot tue 13:00 pm
    line 1, column 5: '13:00 pm' is no time of day; expected am, pm or a clock time such as 18:30 (00:00 to 23:59)

SlotSet mon, mon pm
    line 1, column 6: mon pm is listed twice; expected each half day once
SlotSet mon,, tue
    line 1, column 5: the day is missing; expected a day such as mon

DaySet mon wed mon
    line 1, column 9: mon is listed twice; expected each day once

Preference like mon
    line 1, column 1: 'like mon' is no preference; expected prefer SLOTS, avoid SLOTS, hard days hard, evenly spread or same slots every week
Preference avoid
    line 1, column 1: the slots are missing; expected prefer SLOTS, avoid SLOTS, hard days hard, evenly spread or same slots every week
Preference
    line 1, column 1: the preference is missing; expected prefer SLOTS, avoid SLOTS, hard days hard, evenly spread or same slots every week
Preference prefer moon
    line 1, column 8: 'moon' is no day; expected a day such as mon; did you mean 'mon' or 'monday'?

Performed
    line 1, column 1: the sets are missing; expected sets such as 12,12,10 @60kg @RIR2, 10,10,8/8,8,8 or 12@60kg,10@62.5kg
Performed 12,,10
    line 1, column 4: the set is missing; expected sets such as 12,12,10 @60kg @RIR2, 10,10,8/8,8,8 or 12@60kg,10@62.5kg
Performed 12 @RPE11
    line 1, column 4: PerformedSet: rpe must be a number from 0 to 10, not 11.0
Performed 12@60kg@70kg
    line 1, column 8: a load is given twice; expected each kind once
Performed 1/2/3
    line 1, column 1: 3 sides; expected left/right
Performed -1
    line 1, column 1: PerformedSet: done must be a whole number from 0 to 10000, not -1
Performed 12 @RPE7-8
    line 1, column 4: '@RPE7-8' is a range; expected one number
Performed 12 @80%
    line 1, column 4: unexpected '@80%'; expected @60kg, @BW+10kg, @RPE8 or @RIR2
Performed twelve
    line 1, column 1: 'twelve' is no set; expected sets such as 12,12,10 @60kg @RIR2, 10,10,8/8,8,8 or 12@60kg,10@62.5kg
Performed 12 @60kg rest 90s
    line 1, column 10: unexpected 'rest 90s'; expected @60kg, @BW+10kg, @RPE8 or @RIR2

Prescription plnk 3x30s
    line 1, column 1: unknown exercise 'plnk'; expected an exercise of the catalogue; did you mean 'plank' or 'star plank' or 'side plank'?
Prescription plank
    line 1, column 6: the dose is missing; expected sets x work such as 3x8, 3x8-12/side, 3x30-60s or 2x40m
Prescription
    line 1, column 1: the exercise is missing; expected an exercise and a dose such as plank 3x30s
Prescription 3x8
    line 1, column 1: the exercise is missing; expected an exercise and a dose such as plank 3x30s
Prescription dragon flag 3x8
    line 1, column 1: unknown exercise 'dragon flag'; expected an exercise of the catalogue

StrengthSession
    line 1, column 1: the session is missing; expected a session: strength, a run such as easy or intervals, race, bike or another sport, cross or mobility
StrengthSession easy 45min
    line 1, column 1: this is a RunSession; expected a StrengthSession
StrengthSession strength:
    line 1, column 9: the exercises are missing; expected an exercise and a dose such as plank 3x30s
StrengthSession strength: plank 3x30s;; dead bug 3x8
    line 1, column 23: the exercise is missing; expected an exercise and a dose such as plank 3x30s
StrengthSession strength: plank 3x30s +
    line 1, column 23: unexpected '+'; expected @RPE7, @RIR2, @85%, @60kg, @BW+10kg, rest 90s or tempo 3-1-1
StrengthSession strength "Legs
    line 1, column 10: the quotation mark is not closed; expected a closing "
StrengthSession strength 45m
    line 1, column 10: '45m' is no time (`m` means metres; write min for minutes); expected a time such as 45min, 1h30 or 90s
StrengthSession strength 45min 50min
    line 1, column 16: the time is given twice; expected each kind once
StrengthSession jogg 45min
    line 1, column 1: unknown session 'jogg'; expected a session: strength, a run such as easy or intervals, race, bike or another sport, cross or mobility; did you mean 'jog' or 'jogging'?
StrengthSession 45min
    line 1, column 1: '45min' is no session; expected a session: strength, a run such as easy or intervals, race, bike or another sport, cross or mobility
StrengthSession rest
    line 1, column 1: rest is no session; expected a session: strength, a run such as easy or intervals, race, bike or another sport, cross or mobility
StrengthSession rest 30min
    line 1, column 6: unexpected '30min' after rest; expected rest alone
StrengthSession strength " legs "
    line 1, column 10: StrengthSession: title must be one line of printable text without spaces around it, not ' legs '

RunSession easy 45
    line 1, column 6: the unit of '45' is missing; expected a time such as 45min, 1h30 or 90s
RunSession easy 10km-5mi
    line 1, column 6: '10km-5mi' is no distance; expected a distance such as 10km or 3-4mi
RunSession easy 60-45min
    line 1, column 6: the range '60-45min' runs backwards; expected the lower number first
RunSession easy 10km 12km
    line 1, column 11: the distance is given twice; expected each kind once
RunSession easy 45min @RIR2
    line 1, column 12: unexpected '@RIR2'; expected a distance, a time or an effort: 10km, 45-60min, @RPE7
RunSession easy 400m
    line 1, column 6: '400m' is no time (`m` means metres; write min for minutes); expected a time such as 45min, 1h30 or 90s
RunSession easy with Anna 45min
    line 1, column 6: unexpected 'with Anna'; expected a distance, a time or an effort: 10km, 45-60min, @RPE7

RaceSession race
    line 1, column 5: the distance is missing; expected marathon, half, or a distance such as 10km, 5k, 400m or 6mi
RaceSession race A 10
    line 1, column 8: '10' is no distance; expected marathon, half, or a distance such as 10km, 5k, 400m or 6mi
RaceSession race D half
    line 1, column 6: 'D half' is no distance; expected marathon, half, or a distance such as 10km, 5k, 400m or 6mi; did you mean 'half'?

CrossTrainingSession bike 10km
    line 1, column 6: '10km' is no time; expected a time such as 45min, 1h30 or 90s

MobilitySession mobility 20min @RPE3
    line 1, column 16: unexpected '@RPE3'; expected a time such as 20min

Week
    line 1, column 1: the text is empty; expected lines of sessions such as `tue pm easy 45min`, or `week` for an empty week
Week # nothing
    line 1, column 1: there are only comments; expected lines of sessions such as `tue pm easy 45min`, or `week` for an empty week
Week mon rest 30min
    line 1, column 10: unexpected '30min' after rest; expected rest alone
Week mon rest [k1]
    line 1, column 10: a day of rest has neither key nor note; expected rest alone
Week mon easy 45min\nmon rest
    line 2, column 1: mon is marked as rest but holds 'easy 45min'; expected an empty day
Week mon easy 45min [a b]
    line 1, column 17: PlannedSession: key must be letters and digits, with `.`, `_` and `-` between them, or None, not 'a b'
Week mon easy 45min []
    line 1, column 17: PlannedSession: key must be letters and digits, with `.`, `_` and `-` between them, or None, not ''
Week mon easy 45min (optional) [k1]
    line 1, column 27: unexpected '[k1]'; expected [key], then (optional), then -- "note"
Week mon easy 45min -- note
    line 1, column 16: unexpected '-- note'; expected [key], then (optional), then -- "note"
Week mon easy 45min -- "note
    line 1, column 19: the quotation mark is not closed; expected a closing "
Week mon easy [s1]\ntue easy [s1]
    line 2, column 11: the key 's1' is already used in line 1; expected a key of its own
Week week 1\nmon easy
    line 1, column 1: a numbered week is part of a plan; expected `week` alone; Plan.parse reads numbered weeks
Week week\nweek\nmon easy
    line 2, column 1: a second heading; expected one week; Plan.parse reads several
Week week [base, base]
    line 1, column 1: Week: labels must be different labels, not 'base' twice
Week week []
    line 1, column 1: the label is missing; expected `week`, a number, and labels in brackets: week 1 [base]
Week week [a/b]
    line 1, column 1: Week: labels must be letters and digits with single spaces or hyphens between them, not 'a/b'
Week week base
    line 1, column 6: unexpected 'base'; expected `week`, a number, and labels in brackets: week 1 [base]
Week mon
    line 1, column 4: the session is missing; expected a session: strength, a run such as easy or intervals, race, bike or another sport, cross or mobility
Week tue 25:00 easy 45min
    line 1, column 5: '25:00' is no time of day; expected am, pm or a clock time such as 18:30 (00:00 to 23:59)
Week easy 45min
    line 1, column 1: 'easy' is no day; expected a day such as mon
Week - easy
    line 1, column 1: '- easy' begins with no day; expected a day such as mon
Week mon easy (maybe)
    line 1, column 10: unexpected '(maybe)'; expected [key], then (optional), then -- "note"

Plan
    line 1, column 1: the text is empty; expected a plan: name, start and zone lines, then `week 1` and lines of sessions
Plan # nothing
    line 1, column 1: there are only comments; expected a plan: name, start and zone lines, then `week 1` and lines of sessions
Plan mon easy
    line 1, column 1: unexpected 'mon easy'; expected name:, start:, zone: or a heading such as `week 1` before the first session
Plan hello
    line 1, column 1: unexpected 'hello'; expected name:, start:, zone: or a heading such as `week 1`
Plan name:\nstart: 2027-13-01\nzone: Nowhere/Land\nweek 1
    line 1, column 1: the name is missing; expected a name
    line 2, column 8: '2027-13-01' is no date; expected a Monday such as 2027-01-04
    line 3, column 1: Plan: zone must be a time zone such as Europe/London that this machine knows, not 'Nowhere/Land'
Plan start: 2027-01-05\nzone: Mars/Base\nweek 1
    line 1, column 1: Plan: start must be a Monday, such as 2027-01-04, not 2027-01-05
    line 2, column 1: Plan: zone must be a time zone such as Europe/London that this machine knows, not 'Mars/Base'
Plan name: "a\nweek 1
    line 1, column 7: the quotation mark is not closed; expected a closing "
Plan name: a\nname: b
    line 2, column 1: name is given twice; expected each once
Plan week 2\nmon easy
    line 1, column 1: week 2 where week 1 is due; expected `week 1`
Plan week\nmon easy
    line 1, column 1: a week without a number where week 1 is due; expected `week 1`
Plan week once\nmon easy
    line 1, column 1: week once where week 1 is due; expected `week 1`
Plan week 1\nmon easy [s1]\nweek 2\ntue easy [s1]
    line 4, column 11: the key 's1' is already used in line 2; expected a key of its own
"""  # noqa: E501 - one message, one line


def cases() -> list[tuple[str, str, list[str]]]:
    """Return the nouns, texts and messages of the table."""
    found: list[tuple[str, str, list[str]]] = []
    for line in filter(None, TABLE.splitlines()):
        if line.startswith("    "):
            found[-1][2].append(line.strip())
        else:
            noun, _, text = line.partition(" ")
            found.append((noun, text.replace("\\n", "\n"), []))
    return found


@pytest.mark.parametrize(("noun", "text", "messages"), cases())
def test_message_says_where_and_what_is_wrong(noun: str, text: str, messages: list[str]) -> None:
    """Line, column, the fault, what was expected, and what was perhaps meant."""
    with pytest.raises(rs.NotationError) as caught:
        getattr(rs, noun).parse(text)

    assert list(caught.value.problems) == messages


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: rs.Dose(sets=0, work=8), "Dose: sets must be a whole number from 1 to 100, not 0"),
        (lambda: rs.Dose(sets=-3, work=8), "Dose: sets must be a whole number from 1 to 100, not -3"),
        (lambda: rs.Work(12, 8), "Work: high must be at least low, 12, not 8"),
        (
            lambda: rs.Dose(sets=3, work=8, rpe=11),
            "Dose: rpe must be a number from 0 to 10, or a range, not 11",
        ),
        (
            lambda: rs.Dose(sets=3, work=8, rir=-1),
            "Dose: rir must be a number from 0 to 30, or a range, not -1",
        ),
        (lambda: rs.Dose(sets=3, work=8, percent=0), "Dose: percent must be above 0 and at most 200, not 0"),
        (
            lambda: rs.Load(float("nan")),
            "Load: value must be a number above 0 (from 0.01 g) and at most 1000 kg, not nan",
        ),
        (
            lambda: rs.Load(float("inf")),
            "Load: value must be a number above 0 (from 0.01 g) and at most 1000 kg, not inf",
        ),
        (
            lambda: rs.Load(float("-inf"), "lb"),
            "Load: value must be a number above 0 (from 0.01 g) and at most 1000 kg, not -inf",
        ),
        (
            lambda: rs.Bodyweight(float("nan")),
            "Bodyweight: added must be a number from -1000 to 1000 kg, not nan",
        ),
    ],
)
def test_value_that_cannot_be_is_refused(make: Callable[[], object], message: str) -> None:
    """The same faults where a value is built without text."""
    with pytest.raises(rs.InvalidValueError) as caught:
        make()

    assert list(caught.value.problems) == [message]


def test_fault_shows_its_place_in_the_line() -> None:
    """A marker stands under the offending part, and a program finds everything as attributes."""
    with pytest.raises(rs.NotationError) as caught:
        rs.Week.parse("tue easy 45min\nmon strength: plnk 3x30s; dead bug 3x8 @RPE11")

    unknown, effort = caught.value.problems
    assert (unknown.line, unknown.column, unknown.excerpt) == (2, 15, "plnk")
    assert unknown.suggestions == ("plank", "star plank", "side plank")
    assert unknown.allowed == "an exercise of the catalogue"
    assert (effort.line, effort.column, effort.excerpt, effort.field) == (2, 40, "@RPE11", "rpe")
    assert effort.allowed == "a number from 0 to 10, or a range"
    assert str(caught.value).splitlines() == [
        "2 problems:",
        f"- {unknown}",
        "  mon strength: plnk 3x30s; dead bug 3x8 @RPE11",
        "                ^^^^",
        f"- {effort}",
        "  mon strength: plnk 3x30s; dead bug 3x8 @RPE11",
        "                                         ^^^^^^",
    ]


def test_reading_stops_after_a_thousand_problems() -> None:
    """So that a wrong file is no flood; the last problem says so."""
    with pytest.raises(rs.NotationError) as caught:
        rs.Week.parse("\n".join(["mon jogg 45min"] * 1200))

    assert len(caught.value.problems) == 1001
    assert caught.value.problems[-1] == "line 1001, column 5: more than 1000 problems; here reading stopped"
    assert len(str(caught.value)) < 10_000


def test_only_the_first_fifty_faults_get_suggestions() -> None:
    """They are dear, and after fifty no one reads them."""
    with pytest.raises(rs.NotationError) as caught:
        rs.Week.parse("\n".join(["mon jogg 45min"] * 60))

    suggested = [bool(problem.suggestions) for problem in caught.value.problems]
    assert suggested == [True] * 50 + [False] * 10


TEN_MB = 10_000_000
LONG: dict[str, tuple[Callable[[str], object], str, str]] = {
    "semicolons": (rs.Week.parse, "mon strength: ", ";"),
    "plus signs": (rs.Week.parse, "mon strength: plank 3x30s", " +"),
    "quotes": (rs.Week.parse, "mon ", '"'),
    "escaped quotes": (rs.Week.parse, 'mon cross "', '\\"'),
    "brackets": (rs.Week.parse, "mon easy ", "["),
    "space in brackets": (rs.Week.parse, "mon easy [", " "),
    "at signs": (rs.Week.parse, "mon strength: plank 3x30s ", "@"),
    "digits": (rs.Week.parse, "mon strength: plank ", "9"),
    "digits of a percentage": (rs.Dose.parse, "3x8 @", "9"),
    "space in a percentage": (rs.Dose.parse, "3x8 @80", " "),
    "words": (rs.Week.parse, "mon ", "a "),
    "letters": (rs.Week.parse, "mon ", "a"),
    "line breaks": (rs.Plan.parse, "", "\n"),
    "number signs": (rs.Plan.parse, "", "#"),
    "NUL": (rs.Plan.parse, "name: ", "\0"),
    "surrogates": (rs.Week.parse, "mon easy ", "\ud800"),
    "commas": (rs.SlotSet.parse, "mon", ","),
    "slashes": (rs.Performed.parse, "12", "/"),
    "days": (rs.DaySet.parse, "", "mon "),
}


@pytest.mark.parametrize(("parse", "start", "unit"), LONG.values(), ids=LONG)
def test_ten_megabytes_are_read_in_linear_time(parse: Callable[[str], object], start: str, unit: str) -> None:
    """A line of 10 MB is refused in seconds, with a message that fits a screen."""
    text = f"{start}{unit * (TEN_MB // len(unit))}x"
    began = time.process_time()

    with pytest.raises(rs.NotationError) as caught:
        parse(text)

    assert time.process_time() - began < 20
    assert len(str(caught.value)) < 10_000
    assert sum(len(problem) for problem in caught.value.problems) < 400_000


def test_long_line_without_a_fault_is_read() -> None:
    """A hundred thousand exercises are a lot, and no mistake."""
    week = rs.Week.parse("mon strength: " + "plank 3x30s; " * 100_000)

    (planned,) = week.sessions
    assert isinstance(planned.session, rs.StrengthSession)
    assert len(planned.session.items) == 100_000
