"""Whatever the text: the reader of running plans reads or reports every row, and what it reads is a plan."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import runstrength as rs
from runstrength.formats import run_plan
from runstrength.formats.run_plan import RunPlanReading

# Parted by two spaces.
WORDS = """
rest  off  cross-train  bike  strength  yoga  walk  easy  recovery  long run  tempo  intervals  hills  strides
sprints  race  marathon  half  goal  pace  MP  at 10K pace  @  with  incl.  or  and  +  /  ;  ,  (  )  *
optional  AM  PM  2 runs  6 mi  8-9 km  10k  3 m  45m  1h30  1:15  90%  5k  6 x  400 m  20–25 min  ½ mile
1,000 m  7,5 km  0 mi  99999 km  warm up  total  between  Week 1  Week 2:  Mon  tue:  Day 3  2027-01-04
Plan ends  V̇O₂max  double  tune-up  week,day,title,distance,unit  1,2,Easy,6,mi  BEGIN:VTODO
"""
PIECES = st.sampled_from([*'\n\t|,;:"\\*+-–×x9. %', "\0", "\ud800", "٣", "²", *re.split(r"\s{2,}|\n", WORDS)])
TEXTS = (
    st.lists(PIECES, max_size=25).map("".join)
    | st.lists(PIECES, max_size=20).map(" ".join)
    | st.text(st.characters(categories=None), max_size=80)
)
TITLES = TEXTS.map(lambda text: re.sub(r"[\n\r\"]", " ", text))
DISTANCES = st.sampled_from(["", "0", "6", "8-9", "5 km", "-1", "lots", "999999", "0.00001"])
UNITS = st.sampled_from(["mi", "km", "", "furlongs"])
ROWS = st.tuples(
    st.sampled_from(["1", "2", "9", "0", "", "105", "Week 3"]),
    st.sampled_from(["1", "7", "8", "Wed", "", "x"]),
    TITLES,
    DISTANCES,
    UNITS,
).filter(lambda row: re.search(r"[^\W_]", "".join(row)) is not None)


def lines_of(found: RunPlanReading) -> set[int]:
    """The lines that are accounted for."""
    return {one.line for one in found.sessions} | {one.line for one in found.unread}


def assert_whole(found: RunPlanReading) -> None:
    """The plan comes back from its text, and every session of it has its ground."""
    assert rs.Plan.parse(str(found.plan)) == found.plan
    assert len(found.plan.sessions) == sum(one.session is not None for one in found.sessions)
    assert str(found)


@given(TEXTS)
@example("BEGIN:VCALENDAR")
@example("week,title\n1,x")
@settings(max_examples=300, deadline=None)
def test_no_text_is_refused(text: str) -> None:
    """Every text gives a plan, if an empty one, and a report."""
    if text.lstrip("\ufeff \t\r\n").upper().startswith("BEGIN:VCALENDAR"):
        pytest.importorskip("icalendar")
    assert_whole(run_plan.loads(text))


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_every_line_of_a_text_is_accounted_for(text: str) -> None:
    """A line that says something has a session, is unread, or is a heading or the names of the days."""
    found = run_plan.loads(text, form="text")
    known = lines_of(found)

    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        if number not in known and re.search(r"[^\W_]", line):
            heading = re.match(r"\W*(?:week|wk|woche|semaine)\W*\d+\b", line, re.IGNORECASE)
            names = len(re.findall(r"mon|tue|wed|thu|fri|sat|sun|mo|tu|we|th|fr|sa|su", line.lower())) >= 7
            joined = any(line < number for line in known)
            assert heading or names or joined


@given(st.lists(ROWS, max_size=12))
@settings(max_examples=300, deadline=None)
def test_every_row_of_a_table_is_accounted_for(rows: list[tuple[str, str, str, str, str]]) -> None:
    """A row that says something has a session, or is said to be unread, with its line."""
    lines = [",".join((week, day, f'"{title}"', distance, unit)) for week, day, title, distance, unit in rows]
    found = run_plan.loads("\n".join(["week,day,title,distance,unit", *lines]), form="table")

    assert_whole(found)
    assert lines_of(found) == set(range(2, len(rows) + 2))


@given(TITLES)
@settings(max_examples=300, deadline=None)
def test_reading_a_plan_again_gives_the_same(title: str) -> None:
    """Reading has no memory, and the words of a title stay in the note of its sessions."""
    text = f'week,day,title\n1,3,"{title}"\n'
    found = run_plan.loads(text)

    assert run_plan.loads(text) == found
    shown = " ".join("".join(c for c in re.sub(r"\s+", " ", title) if c.isprintable()).split())
    assert all(planned.note == shown for planned in found.plan.sessions)


LINES = st.sampled_from(
    [
        *("DTSTART:20270104", "DTSTART;VALUE=DATE:20270105", "DTSTART:20270106T183000Z", "DTSTART:2027"),
        *(
            "DTSTART;TZID=Europe/London:20270107T070000",
            "DTSTART:00010101",
            "DTSTART:99991231",
            "DTEND:20270104",
        ),
        *("DTEND:20270106T193000Z", "DURATION:PT45M", "DURATION:-P1D", "DURATION:x", "STATUS:CANCELLED"),
        *(
            "SUMMARY:Easy Run • 5.3km",
            "SUMMARY:Long run",
            "SUMMARY:",
            "SUMMARY:Dentist",
            "DESCRIPTION:8 km\\, 1h",
        ),
        *(
            "RRULE:FREQ=DAILY",
            "RRULE:FREQ=SECONDLY",
            "RRULE:FREQ=WEEKLY;BYDAY=MO,1TU;COUNT=3",
            "RRULE:COUNT=-1",
        ),
        *(
            "RRULE:FREQ=WEEKLY;UNTIL=99991231T000000Z;INTERVAL=0",
            "EXDATE:20270105",
            "EXDATE:x",
            "RDATE:20270106",
        ),
        *(
            "X-WORKOUT-ESTIMATED-DURATION:1900",
            "X-WORKOUT-ESTIMATED-DURATION:٣",
            "?",
        ),
    ]
)


@given(st.lists(st.lists(LINES, max_size=6), max_size=3))
@example([["DTSTART:99991231", "SUMMARY:Long run"]])
@settings(max_examples=200, deadline=None)
def test_no_calendar_is_refused(events: list[list[str]]) -> None:
    """Every event is read or reported, and what is broken as a whole is reported line by line."""
    pytest.importorskip("icalendar")
    bodies = ["\r\n".join(("BEGIN:VEVENT", *event, "END:VEVENT")) for event in events]
    found = run_plan.loads("\r\n".join(("BEGIN:VCALENDAR", *bodies, "END:VCALENDAR", "")))

    assert_whole(found)
    assert lines_of(found) >= set(range(1, len(events) + 1))
