"""Planned sessions, weeks and plans in text."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import attrs

from runstrength.days import Half, Slot, Weekday
from runstrength.model.plan import Plan
from runstrength.model.session import Session
from runstrength.model.week import PlannedSession, Week
from runstrength.notation._reading import Line, Reading, Span
from runstrength.notation.session import SessionReader, reader_for, tell_unclosed
from runstrength.notation.slot import DAY_NAMES, slot_at
from runstrength.notation.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runstrength.exercises import Catalogue

_TAIL = re.compile(
    r"(?:\[(?P<key>[^\[\]]*+)\]\s*+)?(?P<optional>\(\s*+optional\s*+\)\s*+)?(?:--\s*+(?P<note>\"_*+\")\s*+)?",
    re.IGNORECASE,
)
_TAIL_START = re.compile(r"\[|\(|--")
_HEADING = re.compile(
    r"week\b\s*+(?P<number>\d{1,6}\b|once\b)?\s*+(?:\[(?P<labels>[^\[\]]*+)\])?\s*+(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_FACT = re.compile(r"(name|start|zone)\s*+:\s*+", re.IGNORECASE)
_LONGEST_REST_WORD = 20
_HEADING_EXPECTED = "`week`, a number, and labels in brackets: week 1 [base]"
_TAIL_EXPECTED = '[key], then (optional), then -- "note"'
_FACT_EXPECTED = {
    "name": "a name",
    "start": "a Monday such as 2027-01-04",
    "zone": "a time zone such as Europe/London",
}
_NOWHERE = Span(Line(""), 0, 0)


def lines_of(text: str) -> Iterator[Span]:
    """Go through the lines of a text that say something, without comments and the space around them.

    Args:
        text: Any text.

    Yields:
        A span for each line.
    """
    for number, raw in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if not raw or raw.isspace():
            continue
        line = Line(raw, number)
        comment = line.bare.find("#")
        span = Span(line, 0, len(raw) if comment < 0 else comment).stripped()
        if span:
            yield span


@attrs.define(eq=False)
class _WeekReader:
    """Collects the sessions of one week.

    Attributes:
        reader: Reads the sessions.
        keys: The keys so far and the lines that they stand in; the weeks of a plan share them.
        heading: Where the week begins.
    """

    reader: SessionReader
    keys: dict[str, int]
    heading: Span = _NOWHERE
    number: str = ""
    labels: str = ""
    _sessions: list[PlannedSession] = attrs.field(factory=list[PlannedSession])
    _rests: list[tuple[Slot, Span]] = attrs.field(factory=list[tuple[Slot, Span]])

    def read_heading(self, span: Span, match: re.Match[str]) -> None:
        reading = self.reader.reading
        self.heading = span
        self.number = (match["number"] or "").lower()
        if match["rest"]:
            rest = span.part(match.start("rest"))
            reading.fault(rest, f"unexpected {rest.shown}", expected=_HEADING_EXPECTED)
        elif match["labels"] is not None:
            self.labels = match["labels"].strip()
            if not self.labels:
                reading.fault(span, "the label is missing", expected=_HEADING_EXPECTED)

    def read_line(self, span: Span) -> None:
        reading = self.reader.reading
        before = reading.count
        slot, end = slot_at(reading, span)
        if slot is None and vocabulary().canonical(span.text.split(maxsplit=1)[0]):
            return  # the day was left out: that has been told, and the rest is no session of its own
        found = _TAIL_START.search(span.line.bare, end, span.end)
        tail = span.part(found.start() if found else span.end)
        content = span.part(end, tail.start).stripped()
        if (
            content.end - content.start < _LONGEST_REST_WORD
            and vocabulary().canonical(content.text) == "rest"
        ):
            self._rest(slot, span, tail)
        elif slot or content:
            session = self.reader.session(content)
            facts = _tail_of(reading, tail)
            if slot and session and reading.count == before:
                self._add(slot, session, facts, span)

    def _rest(self, slot: Slot | None, span: Span, tail: Span) -> None:
        if tail:
            self.reader.reading.fault(tail, "a day of rest has neither key nor note", expected="rest alone")
        if slot:
            self._rests.append((slot, span))

    def _add(self, slot: Slot, session: Session, tail: _Tail, span: Span) -> None:
        reading = self.reader.reading
        planned = reading.made(
            span,
            lambda: PlannedSession(slot, session, key=tail.key, optional=tail.optional, note=tail.note),
            tail.places,
        )
        if planned is None:
            return
        if planned.key:
            first = self.keys.setdefault(planned.key, span.line.number)
            if first != span.line.number:
                message = f"the key {planned.key!r} is already used in line {first}"
                reading.fault(tail.places["key"], message, expected="a key of its own")
                return
        self._sessions.append(planned)

    def week(self, *, repeats: bool = True) -> Week | None:
        reading = self.reader.reading
        taken: dict[tuple[Weekday, Half], PlannedSession] = {}
        for planned in self._sessions if self._rests else ():
            taken.setdefault((planned.slot.day, planned.slot.half), planned)
        for slot, span in self._rests:
            halves = list(Half) if slot.at is None else [slot.half]
            clash = next((taken[slot.day, half] for half in halves if (slot.day, half) in taken), None)
            if clash:
                message = f"{slot} is marked as rest but holds {str(clash.session)[:60]!r}"
                reading.fault(span, message, expected="an empty day")
        return reading.made(self.heading, lambda: Week(self._sessions, labels=self.labels, repeats=repeats))


@attrs.define
class _Tail:
    key: str | None = None
    optional: bool = False
    note: str = ""
    places: dict[str, Span] = attrs.field(factory=dict[str, Span])


def _tail_of(reading: Reading, span: Span) -> _Tail:
    """Read the key, `(optional)` and the note of a session."""
    match = _TAIL.match(span.line.bare, span.start, span.end)
    if match is None or tell_unclosed(reading, span):
        return _Tail()
    if match.end() < span.end:
        rest = span.part(match.end())
        reading.fault(rest, f"unexpected {rest.shown}", expected=_TAIL_EXPECTED)
    places = {group: span.part(*match.span(group)) for group in ("key", "note") if match[group] is not None}
    note = places["note"].quoted()[0] if "note" in places else None
    key = None if match["key"] is None else match["key"].strip()
    return _Tail(key, match["optional"] is not None, note or "", places)


def _tell_empty(reading: Reading, text: str, expected: str) -> None:
    if text.strip():
        line = Line(text.split("\n", 1)[0])
        reading.fault(Span(line, 0, len(line.text)), "there are only comments", expected=expected)
    else:
        reading.fault(_NOWHERE, "the text is empty", expected=expected)


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
    week = _WeekReader(reader, {})
    index = -1
    for index, span in enumerate(lines_of(text)):
        heading = _HEADING.match(span.line.text, span.start, span.end)
        if heading is None:
            week.read_line(span)
        elif index:
            reading.fault(span, "a second heading", expected="one week; Plan.parse reads several")
        else:
            week.read_heading(span, heading)
            if week.number.isdigit():
                expected = "`week` alone; Plan.parse reads numbered weeks"
                reading.fault(span, "a numbered week is part of a plan", expected=expected)
    if index < 0:
        _tell_empty(
            reading, text, "lines of sessions such as `tue pm easy 45min`, or `week` for an empty week"
        )
    return reading.finish(week.week(repeats=week.number != "once"))


def parse_plan(text: str, *, catalogue: Catalogue | None = None) -> Plan:
    """Read a plan.

    Args:
        text: `name:`, `start:` and `zone:` lines, then headings and lines of sessions. `plan` alone is an
            empty plan.
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
    plan = _PlanReader(reader_for(catalogue))
    for span in lines_of(text):
        plan.read_line(span)
    if plan.first is None:
        expected = "a plan: name, start and zone lines, then `week 1` and lines of sessions"
        _tell_empty(plan.reader.reading, text, expected)
    return plan.finish()


@attrs.define(eq=False)
class _PlanReader:
    """Collects the head and the weeks of a plan."""

    reader: SessionReader
    first: Span | None = None
    name: str = ""
    start: date | None = None
    zone: str = ""
    places: dict[str, Span] = attrs.field(factory=dict[str, Span])
    keys: dict[str, int] = attrs.field(factory=dict[str, int])
    weeks: list[_WeekReader] = attrs.field(factory=list[_WeekReader])

    def read_line(self, span: Span) -> None:
        begins = self.first is None
        self.first = self.first or span
        fact = None if self.weeks else _FACT.match(span.line.text, span.start, span.end)
        heading = _HEADING.match(span.line.text, span.start, span.end)
        if fact:
            self._fact(fact[1].lower(), span, span.part(fact.end()))
        elif heading:
            self._heading(span, heading)
        elif self.weeks:
            self.weeks[-1].read_line(span)
        elif not (begins and span.text.lower() == "plan"):
            expected = "name:, start:, zone: or a heading such as `week 1`"
            if span.text.split(maxsplit=1)[0].lower() in DAY_NAMES:
                expected += " before the first session"
            self.reader.reading.fault(span, f"unexpected {span.shown}", expected=expected)

    def _heading(self, span: Span, match: re.Match[str]) -> None:
        week = _WeekReader(self.reader, self.keys)
        self.weeks.append(week)
        week.read_heading(span, match)
        due = str(len(self.weeks))
        if week.number != due:
            shown = f"week {week.number}" if week.number else "a week without a number"
            self.reader.reading.fault(span, f"{shown} where week {due} is due", expected=f"`week {due}`")

    def _fact(self, field: str, span: Span, value: Span) -> None:
        reading = self.reader.reading
        if field in self.places:
            reading.fault(span, f"{field} is given twice", expected="each once")
        self.places[field] = span
        text = value.text
        if not text:
            reading.fault(span, f"the {field} is missing", expected=_FACT_EXPECTED[field])
        elif field == "zone":
            self.zone = text
        elif field == "start":
            try:
                self.start = date.fromisoformat(text)
            except ValueError:
                reading.fault(value, f"{value.shown} is no date", expected=_FACT_EXPECTED[field])
        elif not tell_unclosed(reading, value):
            quoted, rest = value.quoted()
            self.name = text if quoted is None or rest else quoted

    def finish(self) -> Plan:
        reading = self.reader.reading
        weeks = [made for week in self.weeks if (made := week.week())]
        plan = reading.made(
            self.first or _NOWHERE,
            lambda: Plan(weeks, name=self.name, start=self.start, zone=self.zone),
            self.places,
        )
        return reading.finish(plan)
