"""Plans as calendars: what is in the events, under which UID, and what is refused."""

import sys
from datetime import UTC, date, datetime, time, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import attrs
import pytest

import runstrength as rs
from runstrength.errors import InvalidValueError, MissingExtraError, NotationError

pytest.importorskip("icalendar")

from icalendar import Calendar

from runstrength.formats import ical

STAMP = datetime(2027, 1, 1, 12, tzinfo=UTC)
PLAN = rs.Plan.parse(r"""
name: First, half; \ é
start: 2027-01-04

week 1 [base]
mon strength "Legs": split squat 3x10/side; plank 3x30s + push-up 3x8 [s1] (optional) -- "slow; \\ steady"
tue 18:30 intervals 60min @RPE8 [r1]
tue pm mobility 20min [m1]
wed am cross "Football" [x1]
wed 07:00 bike 90s [x2]
fri 19:00 strength 30min [s2]
sat easy 8km [r2]
sun 09:30 race half [race]
""")


def events(text: str) -> list[Any]:
    """The events of a calendar as icalendar reads them; the types of their values say little."""
    return list(Calendar.from_ical(text).events)


def written(plan: rs.Plan, **options: object) -> list[Any]:
    """The events of a plan."""
    return events(ical.dumps(plan, stamp=STAMP, **options))  # type: ignore[arg-type]


def values(plan: rs.Plan, name: str, **options: object) -> list[str]:
    """A property of each event, as its text."""
    return [
        value.to_ical().decode() if value is not None else ""
        for value in (event.get(name) for event in written(plan, **options))
    ]


def small(line: str, head: str = "name: P\nstart: 2027-01-04") -> rs.Plan:
    """A plan of few sessions."""
    return rs.Plan.parse(f"{head}\nweek 1\n{line}")


def test_names_say_what_part_of_a_day_without_a_time_is_meant() -> None:
    """And whether the session is optional; a title stands for the session."""
    assert [str(event["SUMMARY"]) for event in written(PLAN)] == [
        "Legs (optional)",
        "Mobility (pm)",
        "Intervals 60min @RPE8",
        "Football (am)",
        "Bike",
        "Strength",
        "Easy 8km",
        "Race A half (09:30)",
    ]


def test_the_description_holds_session_note_and_week() -> None:
    """Exercises have a line each."""
    assert str(written(PLAN)[0]["DESCRIPTION"]) == (
        'strength "Legs"\nsplit squat 3x10/side\nplank 3x30s + push-up 3x8\n\n'
        "slow; \\ steady\n\nweek 1 [base]"
    )


def test_categories_name_the_family_and_what_it_is_for() -> None:
    """The regions that are trained, and the kind of a run."""
    found = values(PLAN, "CATEGORIES")
    assert found[0] == "Strength,Lower body,Core,Upper body"
    assert set(found[1:]) == {"Run,Intervals", "Run,Easy", "Mobility", "Cross-training", "Strength", "Race"}


def test_only_a_clock_time_makes_a_time() -> None:
    """Everything else, and every race, fills its day and leaves it free."""
    for event in written(PLAN):
        is_timed = isinstance(event["DTSTART"].dt, datetime)
        assert is_timed == (str(event["SUMMARY"]) in {"Bike", "Intervals 60min @RPE8", "Strength"})
        assert is_timed == ("TRANSP" not in event)
        if not is_timed:
            assert event["DTSTART"].params["VALUE"] == "DATE"
            assert event["DTEND"].dt == event["DTSTART"].dt + timedelta(days=1)


def test_halves_of_days_take_the_times_that_one_gives_them() -> None:
    """A day alone is its morning; what starts together follows one another; lengths are whole minutes."""
    morning = "mon strength 30min\nmon am bike 90s\nmon am walk\nmon 07:00 swim 20min"
    plan = small(f"{morning}\nmon pm easy 8km")
    found = written(plan, am="07:00", pm=time(18, 15), easy_pace="6:01/km")
    assert [(one["DTSTART"].dt.time(), one.get("DURATION") and one["DURATION"].dt) for one in found] == [
        (time(7), timedelta(minutes=30)),
        (time(7, 30), timedelta(minutes=2)),
        (time(7, 32), None),
        (time(7, 32), timedelta(minutes=20)),
        (time(18, 15), timedelta(minutes=49)),
    ]


def test_times_float_or_stand_in_a_zone() -> None:
    """The zone of the plan, another one, or none."""
    line = "mon 07:00 easy 45min"
    zoned = small(line, "start: 2027-01-04\nzone: Europe/London")
    assert values(small(line), "DTSTART") == ["20270104T070000"]
    assert written(zoned)[0]["DTSTART"].params["TZID"] == "Europe/London"
    assert written(zoned, zone="Asia/Tokyo")[0]["DTSTART"].params["TZID"] == "Asia/Tokyo"
    assert "TZID" not in written(zoned, zone="")[0]["DTSTART"].params
    assert "VTIMEZONE" not in ical.dumps(zoned, stamp=STAMP, zone="")
    assert "VTIMEZONE" not in ical.dumps(small("mon easy"), stamp=STAMP, zone="Europe/London")


def test_a_zone_is_defined_change_by_change() -> None:
    """From the year before to the year after, so that an event can be dragged; no rule, no list of dates."""
    text = ical.dumps(small("mon 07:00 easy 45min"), stamp=STAMP, zone="Europe/London")
    begin, end = text.index("BEGIN:VTIMEZONE"), text.index("END:VTIMEZONE")
    lines = text[begin:end].split("\r\n")
    starts = [line.removeprefix("DTSTART:") for line in lines if line.startswith("DTSTART")]
    assert starts == [
        "20260101T000000",
        "20260329T010000",
        "20261025T020000",
        "20270328T010000",
        "20271031T020000",
        "20280326T010000",
        "20281029T020000",
    ]
    assert lines[7:13] == [
        "END:STANDARD",
        "BEGIN:DAYLIGHT",
        "DTSTART:20260329T010000",
        "TZNAME:BST",
        "TZOFFSETFROM:+0000",
        "TZOFFSETTO:+0100",
    ]
    assert "RRULE" not in text
    assert "RDATE" not in text


@pytest.mark.parametrize(
    ("slot", "start"),
    [
        ("sun 00:30", "20270328T003000"),
        ("sun 01:30", "20270328T023000"),  # the clock jumps from 1:00 to 2:00
        ("sun 02:30", "20270328T023000"),
    ],
)
def test_a_time_that_the_clock_skips_is_the_one_that_it_shows_then(slot: str, start: str) -> None:
    """As RFC 5545 has it: by the offset before the change."""
    plan = small(f"{slot} easy 45min", "start: 2027-03-22\nzone: Europe/London")
    assert values(plan, "DTSTART") == [start]


def test_a_time_that_the_clock_shows_twice_is_written_in_utc() -> None:
    """The first of the two is meant, and what follows on it can be in the second."""
    plan = small("sun 01:30 easy 45min\nsun 01:30 walk 60min\nsun 01:30 walk 5min",
                 "start: 2027-10-25\nzone: Europe/London")  # fmt: skip
    assert values(plan, "DTSTART") == ["20271031T003000Z", "20271031T011500Z", "20271031T021500"]


def test_a_zone_that_is_utc_needs_no_definition() -> None:
    """Whatever it is called."""
    text = ical.dumps(small("mon 07:00 easy"), stamp=STAMP, zone="Etc/UTC")
    assert "DTSTART:20270104T070000Z\r\n" in text
    assert "VTIMEZONE" not in text


def test_alarms_are_for_sessions_with_a_clock_time() -> None:
    """A whole day has no start to remind of."""
    found = written(small("mon 07:00 easy\ntue easy"), alarm="30min")
    (alarm,) = found[0].walk("VALARM")
    assert alarm["TRIGGER"].dt == -timedelta(minutes=30)
    assert (alarm["ACTION"], alarm["DESCRIPTION"]) == ("DISPLAY", "Easy")
    assert not found[1].walk("VALARM")


def test_a_uid_goes_by_plan_and_key() -> None:
    """It survives moving, another start, other content and renaming where the plan has an identifier."""
    before = values(PLAN, "UID", plan_id="mine")
    moved = attrs.evolve(PLAN.moved("s1", "thu 06:30"), start=date(2027, 2, 1), name="Other")
    assert sorted(values(moved, "UID", plan_id="mine", revision=1, zone="Asia/Tokyo")) == sorted(before)
    assert len(set(before)) == len(before)
    assert not set(values(PLAN, "UID")) & set(before)
    assert values(PLAN, "UID") == values(PLAN, "UID", plan_id=PLAN.name)


def test_a_uid_without_a_key_goes_by_week_slot_and_content() -> None:
    """Equal sessions in one slot are told apart."""
    once, twice = small("mon easy"), small("mon easy\nmon easy")
    (first,) = values(once, "UID")
    assert values(twice, "UID")[0] == first
    assert (
        len({*values(twice, "UID"), *values(small("tue easy"), "UID"), *values(small("mon long"), "UID")})
        == 4
    )


def test_the_stamp_and_the_revision_are_those_that_are_given() -> None:
    """In UTC, and nothing comes from a clock: the same arguments give the same octets."""
    plus = datetime.fromisoformat("2027-01-01T14:00+02:00")
    assert ical.dumps(PLAN, stamp=plus, revision=7) == ical.dumps(PLAN, stamp=STAMP, revision=7)
    for event in written(PLAN, revision=7):
        assert (event["SEQUENCE"], event["DTSTAMP"].dt, event["LAST-MODIFIED"].dt) == (7, STAMP, STAMP)


def test_the_calendar_has_the_name_of_the_plan() -> None:
    """Escaped; and no method, which would make the file an invitation."""
    text = ical.dumps(PLAN, stamp=STAMP)
    assert "\r\nNAME:First\\, half\\; \\\\ é\r\nX-WR-CALNAME:First\\, half\\; \\\\ é\r\n" in text
    assert "METHOD" not in text
    assert "NAME" not in ical.dumps(small("mon easy", "start: 2027-01-04"), stamp=STAMP)


def test_what_the_earlier_plan_had_is_cancelled() -> None:
    """Under its old UID; what has only moved is not, and a lost session reminds nobody."""
    earlier = small("mon 07:00 easy [a]\ntue long [b]\nwed bike")
    now = small("thu 07:00 easy [a]\nfri bike")
    found = written(now, replaces=earlier, revision=1, alarm="5min")
    assert [(str(e["SUMMARY"]), str(e.get("STATUS", ""))) for e in found] == [
        ("Easy", ""),
        ("Bike", ""),
        ("Long", "CANCELLED"),
        ("Bike", "CANCELLED"),
    ]
    (lost,) = written(small(""), replaces=small("mon 07:00 easy [a]"), alarm="5min")
    assert not lost.walk("VALARM")


def test_all_faults_come_at_once() -> None:
    """Each with the name of its argument."""
    with pytest.raises(InvalidValueError) as caught:
        ical.dumps(
            rs.Plan(),
            stamp=datetime(2027, 1, 1),  # noqa: DTZ001 - what must be refused
            revision=-1,
            zone="Mars",
            am="pm",
            pm="noon",
            alarm="soon",
            easy_pace="fast",
            plan_id=" x",
            replaces=attrs.evolve(PLAN, start=date(1900, 1, 1)),
        )
    problems = [str(problem) for problem in caught.value.problems]
    assert [problem.field for problem in caught.value.problems] == [
        "stamp", "revision", "am", "pm", "alarm", "easy_pace", "plan_id", "plan", "replaces", "zone",
    ]  # fmt: skip
    assert problems[0] == "calendar: stamp must be a date and time with a zone, not 2027-01-01 00:00:00"
    assert problems[7].endswith("plan must be a plan with a start from 1970 to 2200, not one without a start")
    assert problems[8].endswith("not one that starts 1900-01-01")


def test_other_kinds_of_arguments_are_refused() -> None:
    """And a text that is the only fault is an error of notation."""
    with pytest.raises(InvalidValueError, match="plan must be a Plan"):
        ical.dumps(rs.Week(), stamp=STAMP)  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match="stamp must be"):
        ical.dumps(PLAN, stamp=date(2027, 1, 1))  # type: ignore[arg-type]
    with pytest.raises(NotationError, match="alarm"):
        ical.dumps(PLAN, stamp=STAMP, alarm="soon")


def test_losses_name_what_is_left_out() -> None:
    """Keys, the name, empty weeks and the facts of exercises of your own."""
    sled = rs.Exercise(name="Sled push", pattern="squat", direct={"quadriceps"}, equipment={"sled"})
    mine = rs.StrengthSession([rs.Prescription(sled, "3x8"), rs.Prescription.parse("plank 3x30s")])
    week = rs.Week([rs.PlannedSession("mon", mine)]).with_session("tue", "easy").with_session("wed", "long")
    plan = rs.Plan([week.with_session("thu", "walk"), rs.Week(labels="deload")])
    assert ical.losses(plan) == (
        (
            "4 sessions have no key and cannot take their events along when they move: "
            "week 1 mon strength: Sled push 3x8; plank 3x30s, week 1 tue easy, week 1 wed long, and 1 more"
        ),
        "the plan has no name: without a plan_id, its UIDs are those of all such plans",
        "week 2 [deload] has no sessions and leaves no trace",
        "exercise Sled push is not one that ships: its name is written, its facts are left out",
    )
    assert ical.losses(small("mon easy\ntue easy"))[0].endswith("week 1 mon easy, week 1 tue easy")
    assert ical.losses(PLAN) == ()


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    """With the octets of the text; where it cannot be, nothing changes."""
    path = tmp_path / "plan.ics"
    ical.write(path, PLAN, stamp=STAMP)
    text = ical.dumps(PLAN, stamp=STAMP).encode()
    assert path.read_bytes() == text
    with pytest.raises(InvalidValueError):
        ical.write(path, rs.Plan(), stamp=STAMP)
    with pytest.raises(FileNotFoundError):
        ical.write(tmp_path / "nowhere" / "plan.ics", PLAN, stamp=STAMP)
    assert path.read_bytes() == text
    assert list(tmp_path.iterdir()) == [path]


def test_it_needs_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message is the line that installs it."""
    monkeypatch.setitem(sys.modules, "icalendar", None)
    monkeypatch.delitem(sys.modules, "runstrength.formats.ical")
    with pytest.raises(MissingExtraError, match=r"pip install 'runstrength\[ical\]'"):
        import_module("runstrength.formats.ical")
