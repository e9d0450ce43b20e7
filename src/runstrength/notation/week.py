"""Planned sessions, weeks and plans in text."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import attrs

from runstrength.days import Slot
from runstrength.model.plan import Plan
from runstrength.model.week import PlannedSession, Week
from runstrength.notation._source import QUOTED, Line, Reading, Span, unquoted
from runstrength.notation.session import SessionReader, reader_for
from runstrength.notation.slot import DAY_NAMES, slot_at
from runstrength.notation.vocabulary import vocabulary, word_key

if TYPE_CHECKING:
    from runstrength.exercises import Catalogue

_TAIL = re.compile(
    r"(?:\s*\[\s*(?P<key>[^\[\]]*?)\s*\])?(?P<optional>\s*\(\s*optional\s*\))?(?:\s*--\s*(?P<note>\"_*\"))?\s*",
    re.IGNORECASE,
)
_TAIL_START = re.compile(r"\[|\(|--")
_HEADING = re.compile(r"week\b\s*(?P<number>\d{1,6}|once\b)?\s*(?:\[(?P<labels>[^\[\]]*)\])?\s*(?P<rest>.*)", re.IGNORECASE)
_IS_HEADING = re.compile(r"week\b", re.IGNORECASE)
_FACT = re.compile(r"(name|start|zone)\s*:\s*", re.IGNORECASE)
_LABEL_EXPECTED = "labels in brackets such as [base] or [max-strength, deload]"
TAIL_EXPECTED = '[key], then (optional), then -- "note"'


@attrs.define(eq=False)
class _WeekReader:
    """Collects the sessions of one week and where each was written."""

    sessions: list[PlannedSession] = attrs.field(factory=list[PlannedSession])
    places: list[Span] = attrs.field(factory=list[Span])
    rests: list[tuple[Slot, Span]] = attrs.field(factory=list[tuple[Slot, Span]])
    labels: str = ""
    repeats: bool = True
    heading: Span | None = None

    def add_line(self, reader: SessionReader, span: Span) -> None:
        reading = reader.reading
        before = reading.count
        slot, end = slot_at(reading, span)
        body = span.part(end)
        tail = _TAIL_START.search(span.line.bare, body.start, body.end)
        content = span.part(end, tail.start() if tail else span.end).stripped()
        if vocabulary().words.get(word_key(content.text)) == "rest":
            self._rest(reading, span, slot, tail)
            return
        if slot is None and content.start == content.end:
            return
        session = reader.session(content)
        facts = _tail_of(reading, span, tail.start()) if tail else _Tail()
        if slot is None or session is None or reading.count > before:
            return
        planned = reading.made(
            span,
            lambda: PlannedSession(slot, session, key=facts.key, optional=facts.optional, note=facts.note),
        )
        if planned is not None:
            self.sessions.append(planned)
            self.places.append(span)

    def _rest(self, reading: Reading, span: Span, slot: Slot | None, tail: re.Match[str] | None) -> None:
        if tail:
            reading.fault(span.part(tail.start()), "a day of rest has neither key nor note", expected="rest alone")
        if slot is not None:
            self.rests.append((slot, span))

    def week(self, reading: Reading) -> Week | None:
        for slot, span in self.rests:
            clash = next((s for s in self.sessions if s.slot.day == slot.day and (slot.at is None or s.slot.half is slot.half)), None)
            if clash:
                reading.fault(span, f"{slot} is marked as rest but holds {str(clash.session)[:60]!r}", expected="an empty day")
        seen: dict[str, Span] = {}
        for planned, place in zip(self.sessions, self.places, strict=True):
            check_key(reading, seen, planned, place)
        if reading.problems:
            return None
        where = self.heading or Span(Line(""), 0, 0)
        return reading.made(where, lambda: Week(self.sessions, labels=self.labels, repeats=self.repeats))


def check_key(reading: Reading, seen: dict[str, Span], planned: PlannedSession, place: Span) -> None:
    """Record a fault where a key was used before.

    Args:
        reading: Where faults are recorded.
        seen: The keys so far and where they stand; the key is added.
        planned: The session.
        place: Where it stands.
    """
    if planned.key is None:
        return
    first = seen.setdefault(planned.key, place)
    if first is not place:
        reading.fault(
            place, f"the key {planned.key!r} is already used in line {first.line.number}", expected="a key of its own"
        )


@attrs.define
class _Tail:
    key: str | None = None
    optional: bool = False
    note: str = ""


def _tail_of(reading: Reading, span: Span, start: int) -> _Tail:
    match = _TAIL.match(span.line.bare, start, span.end)
    if match is None or match.end() < span.end:
        end = match.end() if match else start
        where = span.part(end).stripped()
        reading.fault(where, f"unexpected {where.text[:60]!r}", expected=TAIL_EXPECTED)
        return _Tail()
    note = unquoted(span.line.text[match.start("note") : match.end("note")]) if match["note"] else ""
    return _Tail(match["key"], match["optional"] is not None, note)


def lines_of(text: str) -> list[Span]:
    """Return the lines of a text that say something, without comments and the space around them.

    Args:
        text: Any text.

    Returns:
        A span for each line.
    """
    spans: list[Span] = []
    for number, raw in enumerate(text.split("\n"), 1):
        line = Line(raw.lstrip("\ufeff") if number == 1 else raw, number)
        comment = line.bare.find("#")
        span = Span(line, 0, len(line.text) if comment < 0 else comment).stripped()
        if span.start < span.end:
            spans.append(span)
    return spans


def _empty(reading: Reading, text: str, expected: str) -> None:
    if not text.strip():
        reading.fault(Span(Line(""), 0, 0), "the text is empty", expected=expected)
    else:
        reading.fault(Span(Line(text.split("\n")[0]), 0, 0), "there are only comments", expected=expected)


def _read_heading(reading: Reading, span: Span, week: _WeekReader) -> str | None:
    match = _HEADING.match(span.line.text, span.start, span.end)
    if match is None or match["rest"]:
        start = match.start("rest") if match else span.start
        reading.fault(span.part(start), f"unexpected {span.line.text[start : span.end][:60]!r}", expected=_LABEL_EXPECTED)
        return None
    week.heading = span
    if match["labels"] is not None:
        week.labels = match["labels"].strip()
        if not week.labels:
            reading.fault(span, "the label is missing", expected=_LABEL_EXPECTED)
    return (match["number"] or "").lower()


def parse_week(text: str, *, catalogue: Catalogue | None = None) -> Week:
    """Read a week, one session a line.

    Args:
        text: Lines of the notation, perhaps under a heading such as `week once [base]`.
        catalogue: Where exercise names are looked up; the exercises that ship when left out.

    Returns:
        The week.

    Raises:
        NotationError: The text cannot be read; all faults are named with line and column.

    Example:
        >>> week = parse_week("tue 6:30 vo2max 60min  # track")
        >>> print(week)
        tue 06:30 intervals 60min
    """
    reader = reader_for(catalogue)
    reading = reader.reading
    week = _WeekReader()
    lines = lines_of(text)
    if not lines:
        _empty(reading, text, "lines of sessions such as `tue pm easy 45min`, or `week` for an empty week")
    for index, span in enumerate(lines):
        if not _IS_HEADING.match(span.line.text, span.start, span.end):
            week.add_line(reader, span)
        elif index:
            reading.fault(span, "a second heading", expected="one week; read several with Plan.parse")
        else:
            number = _read_heading(reading, span, week)
            week.repeats = number != "once"
            if number and number.isdigit():
                reading.fault(span, "a numbered week is part of a plan", expected="`week`, or Plan.parse to read a plan")
    return reading.finish(week.week(reading))


def parse_plan(text: str, *, catalogue: Catalogue | None = None) -> Plan:
    """Read a plan.

    Args:
        text: `name:`, `start:` and `zone:` lines, then headings and lines of sessions; `plan` alone is an empty plan.
        catalogue: Where exercise names are looked up; the exercises that ship when left out.

    Returns:
        The plan.

    Raises:
        NotationError: The text cannot be read; all faults are named with line and column.

    Example:
        >>> plan = parse_plan('''
        ... start: 2027-01-04
        ... week 1 [base]
        ... tue easy 45min
        ... ''')
        >>> plan.weeks[0].labels
        ('base',)
    """
    reader = reader_for(catalogue)
    reading = reader.reading
    head = _Head()
    weeks: list[_WeekReader] = []
    lines = lines_of(text)
    if not lines:
        _empty(reading, text, "a plan: name, start and zone lines, then `week 1` and lines of sessions")
    for index, span in enumerate(lines):
        fact = None if weeks else _FACT.match(span.line.text, span.start, span.end)
        if fact:
            head.read(reading, span, fact)
        elif _IS_HEADING.match(span.line.text, span.start, span.end):
            weeks.append(_WeekReader())
            _check_number(reading, span, _read_heading(reading, span, weeks[-1]), len(weeks))
        elif weeks:
            weeks[-1].add_line(reader, span)
        elif not (index == 0 and span.text.lower() == "plan"):
            expected = "name:, start:, zone: or a heading such as `week 1`"
            if span.text.split()[0].lower() in DAY_NAMES:
                expected += " before the first session"
            reading.fault(span, f"unexpected {span.text[:60]!r}", expected=expected)
    read = [week.week(reading) for week in weeks]
    seen: dict[str, Span] = {}
    if not reading.problems:
        for week in weeks:
            for planned, place in zip(week.sessions, week.places, strict=True):
                check_key(reading, seen, planned, place)
    if reading.problems:
        return reading.finish(None)
    where = head.spans.get("start") or (lines[0] if lines else Span(Line(""), 0, 0))
    return reading.finish(
        reading.made(
            where,
            lambda: Plan([w for w in read if w], name=head.name, start=head.start, zone=head.zone),
        )
    )


def _check_number(reading: Reading, span: Span, number: str | None, due: int) -> None:
    if number is not None and number != str(due):
        shown = f"week {number}" if number else "a week without a number"
        reading.fault(span, f"{shown} where week {due} is due", expected=f"`week {due}`")


@attrs.define(eq=False)
class _Head:
    name: str = ""
    start: date | None = None
    zone: str = ""
    spans: dict[str, Span] = attrs.field(factory=dict[str, Span])

    def read(self, reading: Reading, span: Span, match: re.Match[str]) -> None:
        field = match[1].lower()
        value = span.part(match.end())
        if field in self.spans:
            reading.fault(span, f"{field} is given twice", expected="each once")
        self.spans[field] = span
        text = value.text
        if not text:
            reading.fault(span, f"the {field} is missing", expected=_HEAD_EXPECTED[field])
        elif field == "start":
            try:
                self.start = date.fromisoformat(text)
            except ValueError:
                reading.fault(value, f"{text[:60]!r} is no date", expected=_HEAD_EXPECTED[field])
        elif field == "name":
            self.name = unquoted(text) if QUOTED.fullmatch(text) else text
        else:
            self.zone = text


_HEAD_EXPECTED = {"name": "a name", "start": "a Monday such as 2027-01-04", "zone": "a time zone such as Europe/London"}
