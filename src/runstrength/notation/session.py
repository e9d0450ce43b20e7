"""Prescriptions and sessions in text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeVar, cast

import attrs

from runstrength.model.dose import Dose
from runstrength.model.session import (
    KNOWN_SPORTS,
    CrossTrainingSession,
    Item,
    MobilitySession,
    Prescription,
    RacePriority,
    RaceSession,
    RunKind,
    RunSession,
    Session,
    StrengthSession,
    Superset,
)
from runstrength.notation._reading import DOUBLE_QUOTE, Reading, Span, near
from runstrength.notation.dose import dose_of
from runstrength.notation.facts import MOBILITY_FACTS, RUN_FACTS, TIMED_FACTS, facts_of
from runstrength.notation.quantity import race_distance
from runstrength.notation.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from runstrength.exercises import Catalogue

_WORD = re.compile(r"\s*+[^\W\d_][^\s\"@:;]*+")
_MOST_WORDS = 4  # of a name for a kind of session
_SEMICOLON = re.compile(";")
_PLUS = re.compile(r"(?<=\s)\+(?=\s)")
_DOSE_STARTS = re.compile(r"(?<!\S)-?\d|\d|@")
_PRIORITY = re.compile(r"([abc])\b(?:[-\s]*+race\b)?", re.IGNORECASE)
_RUN_KINDS = frozenset(kind.value for kind in RunKind)
SESSION_EXPECTED: Final = (
    "a session: strength, a run such as easy or intervals, race, bike or another sport, cross or mobility"
)
_CONTENT_EXPECTED = "an exercise and a dose such as plank 3x30s"


@attrs.define(eq=False)
class SessionReader:
    """Reads sessions; equal texts of one reader give the same values.

    Attributes:
        reading: Where faults are recorded.
        catalogue: Where exercise names are looked up.
    """

    reading: Reading
    catalogue: Catalogue
    _doses: dict[str, Dose] = attrs.field(factory=dict[str, Dose])
    _sessions: dict[str, Session] = attrs.field(factory=dict[str, Session])

    def session(self, span: Span) -> Session | None:
        """Read a session.

        Args:
            span: The part of the text.

        Returns:
            The session; after a fault what could be read of it, or `None`.
        """
        text, before = span.text, self.reading.count
        known = self._sessions.get(text)
        if known is None:
            known = self._read_session(span)
            if known and self.reading.count == before:
                self._sessions[text] = known
        return known

    def _read_session(self, span: Span) -> Session | None:
        word, rest = (None, span) if tell_unclosed(self.reading, span) else self._word(span)
        if word is None:
            return None
        if word in _RUN_KINDS:
            return self._run(RunKind(word), span, rest)
        if word in KNOWN_SPORTS:
            return self._cross_training(span, rest, word)
        read: Mapping[str, Callable[[Span, Span], Session | None]] = {
            "strength": self._strength,
            "cross": self._cross_training,
            "mobility": self._mobility,
            "race": self._race,
            "rest": self._rest,
        }
        return read[word](span, rest)

    def _word(self, span: Span) -> tuple[str | None, Span]:
        """Return the canonical word for the longest beginning that is a name, and what follows it."""
        ends = [span.start]
        while len(ends) <= _MOST_WORDS and (match := _WORD.match(span.line.bare, ends[-1], span.end)):
            ends.append(match.end())
        for end in reversed(ends[1:]):
            word = vocabulary().canonical(span.part(span.start, end).text)
            if word:
                return word, span.part(end).stripped()
        named = span.part(span.start, ends[-1])
        if named:
            self.reading.fault(
                named,
                f"unknown session {named.shown}",
                expected=SESSION_EXPECTED,
                suggest=near(vocabulary().names),
            )
        else:
            message = f"{span.shown} is no session" if span else "the session is missing"
            self.reading.fault(span, message, expected=SESSION_EXPECTED)
        return None, span

    def _run(self, kind: RunKind, span: Span, rest: Span) -> RunSession | None:
        facts = facts_of(self.reading, rest, RUN_FACTS)
        return self.reading.made(
            span,
            lambda: RunSession(kind, distance=facts.distance, duration=facts.duration, rpe=facts.rpe),
            facts.places,
        )

    def _cross_training(self, span: Span, rest: Span, sport: str = "") -> CrossTrainingSession | None:
        title, after = (sport, rest) if sport else rest.quoted()
        facts = facts_of(self.reading, after, TIMED_FACTS)
        return self.reading.made(
            span,
            lambda: CrossTrainingSession(title or "", duration=facts.duration, rpe=facts.rpe),
            {"sport": rest, **facts.places},
        )

    def _mobility(self, span: Span, rest: Span) -> MobilitySession | None:
        title, after = rest.quoted()
        facts = facts_of(self.reading, after, MOBILITY_FACTS)
        return self.reading.made(
            span, lambda: MobilitySession(title or "", duration=facts.duration), {"title": rest}
        )

    def _rest(self, span: Span, rest: Span) -> None:
        if rest:
            self.reading.fault(rest, f"unexpected {rest.shown} after rest", expected="rest alone")
        else:
            self.reading.fault(span, "rest is no session", expected=SESSION_EXPECTED)

    def _race(self, span: Span, rest: Span) -> RaceSession | None:
        match = _PRIORITY.match(rest.line.text, rest.start, rest.end)
        priority = RacePriority(match[1].upper()) if match else RacePriority.A
        where = rest.part(match.end()).stripped() if match else rest
        distance = race_distance(self.reading, where)
        return None if distance is None else self.reading.made(span, lambda: RaceSession(distance, priority))

    def _strength(self, span: Span, rest: Span) -> StrengthSession | None:
        title, after = rest.quoted()
        places = {"title": rest}
        if after.text.startswith(":"):
            items = self._items(after)
            return self.reading.made(span, lambda: StrengthSession(items, title=title or ""), places)
        facts = facts_of(self.reading, after, TIMED_FACTS)
        return self.reading.made(
            span,
            lambda: StrengthSession(title=title or "", duration=facts.duration, rpe=facts.rpe),
            places | facts.places,
        )

    def _items(self, after_title: Span) -> list[Item]:
        content = after_title.part(after_title.start + 1).stripped()
        if not content:
            self.reading.fault(after_title, "the exercises are missing", expected=_CONTENT_EXPECTED)
            return []
        items: list[Item] = []
        for part in content.split(_SEMICOLON):
            if not part and part.end == content.end and part.start > content.start:
                break  # a semicolon may stand after the last one too
            found = [p for one in part.split(_PLUS) if (p := self.prescription(one))]
            if found:
                items.append(found[0] if len(found) == 1 else Superset(found))
        return items

    def prescription(self, span: Span) -> Prescription | None:
        """Read an exercise and its dose.

        Args:
            span: The part of the text.

        Returns:
            The prescription; after a fault what could be read of it, or `None`.
        """
        match = _DOSE_STARTS.search(span.line.text, span.start, span.end)
        start = match.start() if match else span.end
        name = span.part(span.start, start).stripped()
        exercise = self.catalogue.get(name.text)
        if exercise is None and name:
            self.reading.fault(
                name,
                f"unknown exercise {name.shown}",
                expected="an exercise of the catalogue",
                suggest=self.catalogue.nearest,
            )
        elif exercise is None:
            self.reading.fault(span, "the exercise is missing", expected=_CONTENT_EXPECTED)
            if not span:
                return None
        dose = self._dose(span.part(start))
        return Prescription(exercise, dose) if exercise and dose else None

    def _dose(self, span: Span) -> Dose | None:
        text, before = span.text, self.reading.count
        known = self._doses.get(text)
        if known is None:
            known = dose_of(self.reading, span)
            if known and self.reading.count == before:
                self._doses[text] = known
        return known


def tell_unclosed(reading: Reading, span: Span) -> bool:
    """Record a fault where a quotation mark is not closed.

    Args:
        reading: Where faults are recorded.
        span: The part of the text.

    Returns:
        Whether there is one.
    """
    unclosed = span.unclosed
    if unclosed:
        reading.fault(unclosed, "the quotation mark is not closed", expected=f"a closing {DOUBLE_QUOTE}")
    return unclosed is not None


def reader_for(catalogue: Catalogue | None) -> SessionReader:
    """Return a reader of sessions.

    Args:
        catalogue: Where exercise names are looked up; the exercises that ship when left out.

    Returns:
        The reader.
    """
    if catalogue is None:
        from runstrength.exercises import catalogue as shipped  # noqa: PLC0415 - read from its file on first use

        catalogue = shipped
    return SessionReader(Reading(), catalogue)


S = TypeVar("S")


def parse_session(text: str, *, catalogue: Catalogue | None = None, kind: type[S] | None = None) -> S:
    """Read a session.

    Args:
        text: One session in the notation, without a day.
        catalogue: Where exercise names are looked up; the exercises that ship when left out.
        kind: The class that it must be of, or `None` for any.

    Returns:
        The session.

    Raises:
        NotationError: The text cannot be read, or is a session of another kind.

    Example:
        >>> print(parse_session("Threshold run 8-9 miles"))
        tempo 8-9mi
    """
    reader = reader_for(catalogue)
    span = Span.whole(text)
    session = reader.session(span)
    if session is not None and kind is not None and not isinstance(session, kind):
        reader.reading.fault(span, f"this is a {type(session).__name__}", expected=f"a {kind.__name__}")
    return reader.reading.finish(cast("S | None", session))


def parse_prescription(text: str, *, catalogue: Catalogue | None = None) -> Prescription:
    """Read an exercise and a dose.

    Args:
        text: Such as `back squat 4x5 @85% rest 3min`.
        catalogue: Where names are looked up; the exercises that ship when left out.

    Returns:
        The prescription.

    Raises:
        NotationError: The text cannot be read; all faults are named with their columns.

    Example:
        >>> print(parse_prescription("Split Squats 3 x 10 per leg"))
        split squat 3x10/side
    """
    reader = reader_for(catalogue)
    return reader.reading.finish(reader.prescription(Span.whole(text)))
