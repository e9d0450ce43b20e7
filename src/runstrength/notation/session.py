"""Prescriptions and sessions in text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeVar, cast

import attrs

from runstrength.model.dose import Dose
from runstrength.model.session import (
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
from runstrength.notation._source import QUOTED, Reading, Span, unquoted
from runstrength.notation.dose import dose_of
from runstrength.notation.quantity import (
    NUMBER,
    distance_of,
    duration_of,
    is_distance,
    race_distance,
    read_measure,
)
from runstrength.notation.vocabulary import vocabulary, word_key
from runstrength.quantities import Distance, Duration, Range

if TYPE_CHECKING:
    from runstrength.exercises import Catalogue

_WORDS = re.compile(r"[^\W\d_][^\s\"@:;]*(?:\s+(?![aApP][mM]\b)[^\W\d_][^\s\"@:;]*)*")
_SEMICOLON = re.compile(";")
_PLUS = re.compile(r"(?<=\s)\+(?=\s)")
_FIRST_DIGIT = re.compile(r"(?<![^\s])-?\d|\d")
_RPE = re.compile(rf"@\s*rpe\s*({NUMBER})(?:\s*[-\u2013]\s*({NUMBER}))?(?=\s|$)", re.IGNORECASE)
_PRIORITY = re.compile(r"([abc])\b(?:[-\s]*race\b)?", re.IGNORECASE)
SESSION_EXPECTED: Final = (
    "a session: strength, a run such as easy or intervals, race, bike or another sport, cross, mobility, or rest"
)


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
            The session, or `None` after a fault.
        """
        text = span.text
        known = self._sessions.get(text)
        if known is None:
            known = self._read_session(span)
            if known is not None:
                self._sessions[text] = known
        return known

    def _read_session(self, span: Span) -> Session | None:
        match = _WORDS.match(span.line.bare, span.start, span.end)
        if not match:
            message = f"{span.text[:60]!r} is no session" if span.text else "the session is missing"
            self.reading.fault(span, message, expected=SESSION_EXPECTED)
            return None
        words = vocabulary()
        named = span.part(match.start(), match.end())
        key = word_key(named.text)
        rest = span.part(match.end()).stripped()
        if key in words.runs:
            return self._run(words.runs[key], span, rest)
        if key in words.sports:
            return self._timed(words.sports[key], span, rest)
        word = words.words.get(key)
        if word == "strength":
            return self._strength(span, rest)
        if word in ("cross", "mobility"):
            return self._timed(word, span, rest)
        first, _, after = named.text.partition(" ")
        if words.words.get(word_key(first)) == "race":
            return self._race(span, span.part(named.start + len(first)).stripped())
        self._unknown(named, first, rest if not after else span.part(named.start + len(first)).stripped())
        return None

    def _unknown(self, named: Span, first: str, rest: Span) -> None:
        words = vocabulary()
        if word_key(first) in {*words.runs, *words.sports, *words.words}:
            self.reading.fault(rest, f"unexpected {rest.text[:60]!r} after {first!r}", expected="a distance, a time or an effort")
        else:
            self.reading.fault(
                named, f"unknown session {named.text[:60]!r}", expected=SESSION_EXPECTED, names=words.canonical
            )

    def _run(self, kind: RunKind, span: Span, rest: Span) -> RunSession | None:
        facts = self._facts(rest, allow_distance=True)
        if facts is None:
            return None
        return self.reading.made(
            span, lambda: RunSession(kind, distance=facts.distance, duration=facts.duration, rpe=facts.rpe)
        )

    def _timed(self, word: str, span: Span, rest: Span) -> Session | None:
        title = ""
        if word in ("cross", "mobility"):
            title, rest = self._title(rest)
        facts = self._facts(rest)
        if facts is None:
            return None
        if word == "mobility":
            if facts.rpe:
                self.reading.fault(rest, "mobility has no effort", expected="a time such as 20min")
                return None
            return self.reading.made(span, lambda: MobilitySession(title, duration=facts.duration))
        sport = title if word == "cross" else word
        return self.reading.made(
            span, lambda: CrossTrainingSession(sport, duration=facts.duration, rpe=facts.rpe)
        )

    def _race(self, span: Span, rest: Span) -> RaceSession | None:
        match = _PRIORITY.match(rest.line.text, rest.start, rest.end)
        priority = RacePriority(match[1].upper()) if match else RacePriority.A
        where = rest.part(match.end()).stripped() if match else rest
        distance = race_distance(self.reading, where)
        return None if distance is None else self.reading.made(span, lambda: RaceSession(distance, priority))

    def _strength(self, span: Span, rest: Span) -> StrengthSession | None:
        title, after = self._title(rest)
        if not after.text.startswith(":"):
            facts = self._facts(after)
            if facts is None:
                return None
            return self.reading.made(
                span, lambda: StrengthSession(title=title, duration=facts.duration, rpe=facts.rpe)
            )
        content = after.part(after.start + 1).stripped()
        if not content.text:
            self.reading.fault(after, "the exercises are missing", expected="an exercise and a dose such as plank 3x30s")
            return None
        parts = self._parts(content)
        items = [item for part in parts if (item := self._item(part)) is not None]
        if len(items) < len(parts):
            return None
        return self.reading.made(span, lambda: StrengthSession(items, title=title))

    def _parts(self, content: Span) -> list[Span]:
        parts = content.split(_SEMICOLON)
        return parts[:-1] if len(parts) > 1 and not parts[-1].text else parts

    def _title(self, rest: Span) -> tuple[str, Span]:
        match = QUOTED.match(rest.line.text, rest.start, rest.end)
        if not match:
            return "", rest
        return unquoted(match[0]), rest.part(match.end()).stripped()

    def _item(self, span: Span) -> Item | None:
        parts = span.split(_PLUS)
        found = [p for part in parts if (p := self.prescription(part)) is not None]
        if len(found) < len(parts):
            return None
        return found[0] if len(found) == 1 else Superset(found)

    def prescription(self, span: Span) -> Prescription | None:
        """Read an exercise and its dose.

        Args:
            span: The part of the text.

        Returns:
            The prescription, or `None` after a fault.
        """
        match = _FIRST_DIGIT.search(span.line.text, span.start, span.end)
        at = match.start() if match else span.end
        name = span.part(span.start, at).stripped()
        exercise = self.catalogue.get(name.text)
        if exercise is None:
            if name.text:
                self.reading.fault(
                    name,
                    f"unknown exercise {name.text[:60]!r}",
                    expected="an exercise of the catalogue",
                    names=self.catalogue.names,
                )
            else:
                self.reading.fault(span, "the exercise is missing", expected="an exercise and a dose such as plank 3x30s")
        dose = self._dose(span.part(at))
        if exercise is None or dose is None:
            return None
        return Prescription(exercise, dose)

    def _dose(self, span: Span) -> Dose | None:
        known = self._doses.get(span.text)
        if known is None:
            known = dose_of(self.reading, span)
            if known is not None:
                self._doses[span.text] = known
        return known

    def _facts(self, span: Span, *, allow_distance: bool = False) -> _Facts | None:
        facts = _Facts()
        position = span.start
        expected = "a distance, a time or an effort: 10km, 45-60min, @RPE7" if allow_distance else "a time or an effort: 45-60min, @RPE7"
        text = span.line.text
        while position < span.end:
            if text[position].isspace():
                position += 1
                continue
            effort = _RPE.match(text, position, span.end)
            measure = None if effort else read_measure(span, position)
            if effort:
                where = span.part(position, effort.end())
                value: object = self._rpe(where, effort)
                kind, position = "rpe", effort.end()
            elif measure and allow_distance and is_distance(measure) and measure.unit != "m":
                where, kind, position = measure.span, "distance", measure.span.end
                value = distance_of(self.reading, measure)
            elif measure and measure.unit:
                where, kind, position = measure.span, "duration", measure.span.end
                value = duration_of(self.reading, measure)
            else:
                self.reading.fault(span.part(position), f"unexpected {text[position : span.end][:60]!r}", expected=expected)
                return None
            if value is None:
                return None
            if getattr(facts, kind) is not None:
                self.reading.fault(where, f"the {'effort' if kind == 'rpe' else kind} is given twice", expected="each once")
                return None
            setattr(facts, kind, value)
        return facts

    def _rpe(self, where: Span, effort: re.Match[str]) -> Range[float] | None:
        low, high = float(effort[1]), float(effort[2] or effort[1])
        return self.reading.made(where, lambda: Range(low, high))


@attrs.define
class _Facts:
    distance: Range[Distance] | None = None
    duration: Range[Duration] | None = None
    rpe: Range[float] | None = None


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
        reader.reading.fault(
            span, f"this is a {type(session).__name__}", expected=f"a {kind.__name__}"
        )
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


