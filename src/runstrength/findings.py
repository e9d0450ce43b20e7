"""What a check says: findings with a place, a measure, a limit and their evidence, and the report of all."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import IntEnum, StrEnum
from types import MappingProxyType
from typing import TypeAlias, overload

import attrs

from runstrength.days import Slot, Weekday
from runstrength.errors import Faults, RunstrengthError, as_member, as_read
from runstrength.evidence import DISCLAIMER, Grade
from runstrength.model.session import Prescription
from runstrength.quantities import format_number

__all__ = [
    "Edit",
    "Finding",
    "FindingsError",
    "Fix",
    "FixKind",
    "Location",
    "Quantity",
    "Report",
    "RuleFailure",
    "RuleStatus",
    "Score",
    "Severity",
    "Waived",
    "Waiver",
    "WaiverNote",
    "WaiverStatus",
]


class Severity(IntEnum):
    """How much a finding matters; a higher one sorts above.

    Example:
        >>> Severity.ERROR > Severity.INFO, str(Severity.WARNING), Severity.parse("info")
        (True, 'warning', <Severity.INFO: 1>)
    """

    INFO = 1
    WARNING = 2
    ERROR = 3

    @classmethod
    def parse(cls, text: str) -> Severity:
        """Read `error`, `warning` or `info`.

        Args:
            text: The name.

        Returns:
            The severity.

        Raises:
            InvalidValueError: There is none of this name.
        """
        named = {str(s): s for s in cls}.get(text.lower())
        if named is None:
            faults = Faults("Severity")
            faults.add("severity", text, "error, warning or info")
            faults.raise_any()
        return named or cls.INFO

    def __str__(self) -> str:
        """Write its name in lower case."""
        return self.name.lower()


_SINGULAR = {
    "days": "day",
    "sets": "set",
    "exercises": "exercise",
    "sessions": "session",
    "landings": "landing",
    "weeks": "week",
    "runs": "run",
    "rungs": "rung",
    "changes": "change",
}


@attrs.frozen
class Quantity:
    """A number with its unit.

    Attributes:
        value: The number; it may be infinite.
        unit: Such as `h`, `days`, `sets` or `min`; empty for a bare number.

    Raises:
        InvalidValueError: The value is no number.

    Example:
        >>> str(Quantity(13.5, "h")), str(Quantity(1, "days")), str(Quantity(95, "%"))
        ('13.5 h', '1 day', '95 %')
    """

    value: float
    unit: str = ""

    def __attrs_post_init__(self) -> None:
        """Refuse what is no number."""
        if self.value != self.value or not isinstance(self.value, (float, int)):
            faults = Faults("Quantity")
            faults.add("value", self.value, "a number")
            faults.raise_any()

    def text_beside(self, limit: Quantity | None) -> str:
        """Write it for people, to a tenth, rounded so that it stays on its side of a limit.

        Args:
            limit: The limit, or `None`.

        Returns:
            The text.

        Example:
            >>> Quantity(23.99, "h").text_beside(Quantity(24, "h"))
            '23.9 h'
        """
        if limit is None or limit.value == self.value or round(self.value, 1) != limit.value:
            return str(self)
        tenths = math.floor(self.value * 10) if self.value < limit.value else math.ceil(self.value * 10)
        return str(Quantity(tenths / 10, self.unit))

    def __str__(self) -> str:
        """Write it for people, to a tenth."""
        unit = _SINGULAR.get(self.unit, self.unit) if self.value == 1 else self.unit
        number = format_number(round(self.value, 1)) if math.isfinite(self.value) else str(self.value)
        return f"{number} {unit}".rstrip()


@attrs.frozen
class Location:
    """Where in a week or plan.

    Attributes:
        week: Number of the week in a plan from 1, 0 and below for what came before; `None` in a week of its
            own.
        slot: The slot of the session, or `None` for the whole week or plan.
        key: The key of the session, if it has one.
        exercise: The name of the exercise, where it is about one.
        on: The date, in a plan with dates.

    Example:
        >>> str(Location(slot=Slot("tue", "pm"))), str(Location(week=3, slot=Slot("tue")))
        ('tue pm', 'week 3 tue')
        >>> Location.parse("week 3 tue pm (plank)").exercise
        'plank'
    """

    week: int | None = None
    slot: Slot | None = None
    key: str | None = None
    exercise: str | None = None
    on: date | None = None

    @classmethod
    def parse(cls, text: str) -> Location:
        """Read a place as reports write it.

        Args:
            text: Such as `tue pm`, `week 3 tue pm (plank)`, `week 3` or `the whole`; an exercise alone stands
                in brackets.

        Returns:
            The place, without key and date.

        Raises:
            NotationError: The text is no place.
        """
        if text.strip().lower() == _WHOLE:
            return cls()
        found = _PLACE.fullmatch(text)
        week, slot, exercise = found.groups() if found else (None, text, None)
        return cls(
            week=int(week) if week else None,
            slot=Slot.parse(slot) if slot or not (week or exercise) else None,
            exercise=exercise and exercise.strip(),
        )

    def __str__(self) -> str:
        """Write the week, the slot and the exercise, as far as they are known."""
        parts = [] if self.week is None else [_week_text(self.week)]
        if self.slot:
            parts.append(str(self.slot))
        if self.exercise:
            parts.append(f"({self.exercise})" if parts else self.exercise)
        return " ".join(parts) or _WHOLE


_WHOLE = "the whole"
_PLACE = re.compile(r"\s*(?:week\s+(\d{1,6}))?\s*([^(]*?)\s*(?:\((.+)\)\s*)?", re.IGNORECASE)


def _week_text(number: int) -> str:
    if number > 0:
        return f"week {number}"
    return "the week before" if number == 0 else f"{1 - number} weeks before"


Value: TypeAlias = "Quantity | Location | str | float"
"""What may stand in a message."""


class FixKind(StrEnum):
    """What a fix does."""

    MOVE = "move"
    """A session moves to another slot, `to` where it is known."""
    REORDER = "reorder"
    """Two sessions of one slot, or prescriptions of a session, change their order."""
    DOSE = "dose"
    """Exercises get another dose."""
    EXERCISE = "exercise"
    """Exercises give way to others."""
    REMOVE = "remove"
    """Prescriptions go; without edits the whole session."""
    ADD = "add"
    """A session gets more."""
    ADVICE = "advice"
    """Words for people; no program can carry it out."""


def _as_kind(value: FixKind | str) -> FixKind:
    return as_member(FixKind, value)


_NEEDS_EDITS = frozenset({FixKind.DOSE, FixKind.EXERCISE, FixKind.ADD})


@attrs.frozen
class Edit:
    """A prescription in the place of another.

    Attributes:
        old: What is there; `None` for a new one at the end of a session.
        new: What takes its place; `None` where it goes.

    Raises:
        InvalidValueError: A side is no prescription, or there is none.

    Example:
        >>> squat = Prescription.parse("back squat 4x5 @RPE8")
        >>> print(Edit(squat, Prescription(squat.exercise, "4x5 @RPE7")))
        back squat 4x5 @RPE8 -> back squat 4x5 @RPE7
    """

    old: Prescription | None
    new: Prescription | None

    def __attrs_post_init__(self) -> None:
        """Refuse what is no prescription."""
        faults = Faults("Edit")
        for name in ("old", "new"):
            faults.instance(name, getattr(self, name), (Prescription, type(None)), "a Prescription or None")
        if self.old is None and self.new is None:
            faults.add("new", None, "a Prescription where old is None")
        faults.raise_any()

    def __str__(self) -> str:
        """Write what it does."""
        if self.old is None:
            return f"+ {self.new}"
        return f"{self.old} -> {self.new}" if self.new else f"- {self.old}"


@attrs.frozen
class Fix:
    """A change that a rule proposes.

    Attributes:
        kind: What to do; its text is read.
        text: The change in words.
        is_safe: Whether it adds neither load nor volume.
        edits: The prescriptions that change, in the session that it is about, or in the strength sessions of
            the week where the finding is about no session; each once, in order.
        of_also: Whether it is about the earlier session of the finding, `also`, and not the one of `where`.
        to: For a move the new slot, where it is known.

    Raises:
        InvalidValueError: Fields are wrong, or a kind that changes prescriptions names none.

    Example:
        >>> print(Fix("move", "move Legs to mon pm", to=Slot("mon", "pm")))
        move Legs to mon pm
    """

    kind: FixKind = attrs.field(converter=_as_kind)
    text: str
    is_safe: bool = True
    edits: tuple[Edit, ...] = attrs.field(default=(), kw_only=True)
    of_also: bool = attrs.field(default=False, kw_only=True)
    to: Slot | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Refuse wrong fields."""
        faults = Faults("Fix")
        faults.member("kind", self.kind, FixKind)
        faults.line("text", self.text, needed=True)
        faults.instance("is_safe", self.is_safe, bool, "true or false")
        if faults.instance("edits", self.edits, tuple, "a tuple of edits"):
            faults.instances("edits", self.edits, Edit, "edits only")
            if self.kind in _NEEDS_EDITS and not self.edits:
                faults.add("edits", self.edits, f"one or more for the kind {self.kind.value}", shown="none")
        faults.instance("of_also", self.of_also, bool, "true or false")
        faults.instance("to", self.to, (Slot, type(None)), "a Slot or None")
        faults.raise_any()

    def __str__(self) -> str:
        """Write it in words, and say where it is unsafe."""
        return self.text if self.is_safe else f"{self.text} (unsafe: it adds load or volume)"


@attrs.frozen(eq=True)
class Finding:
    """One thing that is unwise about a week or plan.

    Attributes:
        code: The code of the rule, such as `REC001`.
        name: Its readable name.
        severity: How much it matters.
        where: Its place; of two sessions the later.
        also: The place of the earlier session, where it is about two.
        measured: What was found, with its unit, or `None`.
        limit: What is asked for, with its unit, or `None`.
        shortfall: How far off, from 0 up: the distance to the limit as a share of it; 1 where there is no
            limit.
        template: The message with its values open, for translation.
        values: The values of the message.
        sources: Keys of the references behind the rule.
        grade: How good they are.
        advice: What would help, in one sentence.
        fix: A proposed change, or `None`.
    """

    code: str
    name: str
    severity: Severity
    where: Location
    also: Location | None
    measured: Quantity | None
    limit: Quantity | None
    shortfall: float
    template: str
    values: Mapping[str, Value] = attrs.field(hash=False)
    sources: tuple[str, ...]
    grade: Grade
    advice: str = ""
    fix: Fix | None = None

    @property
    def message(self) -> str:
        """What was found, in one sentence."""
        known: dict[str, object] = {
            "where": self.where,
            "also": self.also,
            "measured": self.measured and self.measured.text_beside(self.limit),
            "limit": self.limit,
            **self.values,
        }
        sentence = self.template.format_map(known)
        return sentence[:1].upper() + sentence[1:]

    @property
    def order(self) -> tuple[object, ...]:
        """By what a report is sorted: severity, then time, then code."""
        place = self.where
        at = place.slot.week_minute if place.slot else -1
        week = place.week if place.week is not None else 0
        also = self.also
        earlier = (
            (also.week or 0, also.slot.week_minute if also.slot else -1, also.key or "")
            if also
            else (0, -1, "")
        )
        return (-self.severity, week, at, self.code, place.key or "", place.exercise or "", earlier)

    def __str__(self) -> str:
        """Write code, place and message."""
        return f"{self.severity} {self.code} {self.where}: {self.message}"


@attrs.frozen(order=True)
class Score:
    """What a scheduler makes as small as it can: errors, then warnings, then infos, then how far off in all.

    Attributes:
        errors: Number of errors.
        warnings: Number of warnings.
        infos: Number of infos.
        shortfall: Sum of the shortfalls in millionths, so that the order of adding never matters.
    """

    errors: int = 0
    warnings: int = 0
    infos: int = 0
    shortfall: int = 0

    def __add__(self, other: Score) -> Score:
        """Add part by part."""
        return Score(
            self.errors + other.errors,
            self.warnings + other.warnings,
            self.infos + other.infos,
            self.shortfall + other.shortfall,
        )

    @classmethod
    def of(cls, findings: Sequence[Finding]) -> Score:
        """Return the score of some findings."""
        return cls(
            sum(f.severity is Severity.ERROR for f in findings),
            sum(f.severity is Severity.WARNING for f in findings),
            sum(f.severity is Severity.INFO for f in findings),
            sum(micro(f.shortfall) for f in findings),
        )


MAX_SHORTFALL = 1e6


def micro(shortfall: float) -> int:
    """Return a shortfall in millionths.

    Args:
        shortfall: From 0 up; an endless one counts a million.

    Returns:
        A whole number.
    """
    return round(min(shortfall, MAX_SHORTFALL) * 1e6)


def _as_place(where: Location | str | None) -> Location | None:
    return as_read(Location.parse, where) if isinstance(where, str) else where


@attrs.frozen
class Waiver:
    """Findings that are known and accepted, with the reason.

    It covers the findings of one rule: everywhere, or those at a place, of a session by its key, or in a
    week. What is given has to hold together.

    Attributes:
        code: The rule, by code or name.
        reason: Why, in one line.
        where: The place as a report writes it, such as `tue pm`; a text is read. A slot covers its exercises
            too unless one is named, and every week unless one is named; `the whole` and `week 3` cover what
            is said of the whole or of that week, and not of its sessions.
        key: The key of the session.
        week: The number of the week, for everything in it.
        until: The last day on which it holds; for good when left out.

    Raises:
        InvalidValueError: Fields are wrong; all of them are named.
        NotationError: All that is wrong is a text for the place that cannot be read.

    Example:
        >>> print(Waiver("INT001", "The coach agrees.", where="week 3 tue pm", until=date(2027, 3, 1)))
        INT001 week 3 tue pm until 2027-03-01: The coach agrees.
    """

    code: str
    reason: str
    where: Location | None = attrs.field(default=None, kw_only=True, converter=_as_place)
    key: str | None = attrs.field(default=None, kw_only=True)
    week: int | None = attrs.field(default=None, kw_only=True)
    until: date | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Refuse wrong fields, a missing reason and two answers to one question."""
        faults = Faults("Waiver")
        faults.line("code", self.code, needed=True)
        if self.reason == "":
            faults.add("reason", self.reason, "there, in one line")
        else:
            faults.line("reason", self.reason)
        if self.key is not None:
            faults.line("key", self.key, needed=True)
        if self.week is not None:
            faults.whole("week", self.week, 1, _MOST_WEEKS)
        if self.until is not None and type(self.until) is not date:
            faults.add("until", self.until, "a date or None")
        if faults.instance("where", self.where, (Location, type(None)), "a place or None") and self.where:
            place = self.where
            if place.key is not None or place.on is not None:
                faults.add("where", place, "a place without key and date, such as Waiver.of makes it")
            if place.week is not None and place.week < 1:
                faults.add("where", place, "a place in a week from 1")
            if place.exercise is not None:
                faults.line("where", place.exercise, needed=True)
            if self.week is not None and place.week is not None:
                faults.add("week", self.week, "left out where the place names a week")
        faults.raise_any()

    @classmethod
    def of(cls, finding: Finding, reason: str, *, until: date | None = None) -> Waiver:
        """Return the waiver of a finding.

        Args:
            finding: The finding.
            reason: Why it is accepted.
            until: The last day on which the waiver holds.

        Returns:
            The waiver: by the key of the session where it has one, so that it moves along, else by its place.

        Raises:
            InvalidValueError: Fields are wrong.
        """
        place = finding.where
        if place.key is None:
            where: Location | None = attrs.evolve(place, on=None)
        else:
            where = Location(exercise=place.exercise) if place.exercise else None
        return cls(finding.code, reason, where=where, key=place.key, until=until)

    def covers(self, finding: Finding) -> bool:
        """Return whether it is about a finding, whatever the date and the severity.

        Args:
            finding: The finding.

        Returns:
            Whether rule, place, key and week are those of the finding.
        """
        place = finding.where
        return (
            self.code in (finding.code, finding.name)
            and self.key in (None, place.key)
            and self.week in (None, place.week)
            and (self.where is None or _lies_in(place, self.where))
        )

    @property
    def place(self) -> str:
        """Where it holds, in words."""
        parts = [] if self.key is None else [f"[{self.key}]"]
        parts += [] if self.week is None else [f"everything in week {self.week}"]
        parts += [] if self.where is None else [str(self.where)]
        return ", ".join(parts) or "everywhere"

    def __str__(self) -> str:
        """Write rule, place, last day and reason."""
        until = f" until {self.until}" if self.until else ""
        return f"{self.code} {self.place}{until}: {self.reason}"


_MOST_WEEKS = 100_000


def _lies_in(place: Location, where: Location) -> bool:
    if where.week not in (None, place.week):
        return False
    if where.slot is None and where.exercise is None:
        return place.slot is None and place.exercise is None
    return where.slot in (None, place.slot) and where.exercise in (None, place.exercise)


@attrs.frozen
class Waived:
    """A finding that a waiver has taken out of a report.

    Attributes:
        finding: The finding.
        waiver: The waiver, with the reason.
    """

    finding: Finding
    waiver: Waiver

    def __str__(self) -> str:
        """Write code, place and reason."""
        until = f" (until {self.waiver.until})" if self.waiver.until else ""
        return f"{self.finding.code} {self.finding.where} is waived{until}: {self.waiver.reason}"


class WaiverStatus(StrEnum):
    """Why a waiver did not do what it was given for."""

    UNUSED = "unused"
    """Nothing of its rule is found in its place."""
    EXPIRED = "expired"
    """Its last day is over."""
    REFUSED = "refused"
    """It covers an error of a safety rule, which stays."""


_WHY = {
    WaiverStatus.UNUSED: "is unused: its rule finds nothing there",
    WaiverStatus.EXPIRED: "has expired",
    WaiverStatus.REFUSED: "is refused: an error of a safety rule cannot be waived",
}


@attrs.frozen
class WaiverNote:
    """A waiver that did not do what it was given for.

    Attributes:
        waiver: The waiver.
        status: Why.
    """

    waiver: Waiver
    status: WaiverStatus

    def __str__(self) -> str:
        """Say which waiver and why, in one sentence."""
        until = f": its last day was {self.waiver.until}" if self.status is WaiverStatus.EXPIRED else ""
        return f"The waiver of {self.waiver.code} {self.waiver.place} {_WHY[self.status]}{until}."


class RuleStatus(IntEnum):
    """What became of a rule in a check."""

    RAN = 1
    OFF = 2
    LACKED_DATA = 3
    FAILED = 4


@attrs.frozen
class RuleFailure:
    """A rule that failed while it ran, as one of your own may; nothing that it found is in the report.

    Attributes:
        code: The code of the rule.
        message: What went wrong.
    """

    code: str
    message: str

    def __str__(self) -> str:
        """Say so in one sentence."""
        return f"Rule {self.code} failed, and what it finds is left out: {self.message}."


class FindingsError(RunstrengthError):
    """A report with errors, raised only by `Report.raise_for_errors`."""


def _no_statuses() -> Mapping[str, RuleStatus]:
    return {}


def _read_only(statuses: Mapping[str, RuleStatus]) -> Mapping[str, RuleStatus]:
    return statuses if isinstance(statuses, MappingProxyType) else MappingProxyType(dict(statuses))


@attrs.frozen(eq=True)
class Report:
    """All findings of a check, the most severe first, then in order of time.

    It is a sequence of findings, prints as text and shows as HTML in a notebook.

    Attributes:
        findings: The findings.
        policy: Name of the policy.
        statuses: What became of each rule, by code.
        notes: What the reader should know about the check itself, in sentences.
        waived: What waivers have taken out of the findings, in the same order.
        waiver_notes: Waivers that were unused, have expired or are refused, in the order in which they were
            given.
        failures: Rules that failed while they ran.

    Example:
        >>> Report().ok, len(Report())
        (True, 0)
    """

    findings: tuple[Finding, ...] = ()
    policy: str = ""
    statuses: Mapping[str, RuleStatus] = attrs.field(factory=_no_statuses, converter=_read_only, hash=False)
    notes: tuple[str, ...] = ()
    waived: tuple[Waived, ...] = ()
    waiver_notes: tuple[WaiverNote, ...] = ()
    failures: tuple[RuleFailure, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether there is no error."""
        return not self.errors

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The errors."""
        return self._of(Severity.ERROR)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The warnings."""
        return self._of(Severity.WARNING)

    @property
    def infos(self) -> tuple[Finding, ...]:
        """The infos."""
        return self._of(Severity.INFO)

    def _of(self, severity: Severity) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if f.severity is severity)

    @property
    def codes(self) -> tuple[str, ...]:
        """The distinct codes, in order."""
        return tuple(sorted({f.code for f in self.findings}))

    @property
    def score(self) -> Score:
        """Its score, by which weeks are compared."""
        return Score.of(self.findings)

    @property
    def by_rule(self) -> Mapping[str, tuple[Finding, ...]]:
        """The findings of each rule that found something."""
        return {code: tuple(f for f in self.findings if f.code == code) for code in self.codes}

    @property
    def by_day(self) -> Mapping[Weekday, tuple[Finding, ...]]:
        """The findings of each day of the week, Monday first; those without a day are left out."""
        return {
            day: found
            for day in Weekday
            if (found := tuple(f for f in self.findings if f.where.slot and f.where.slot.day == day))
        }

    @property
    def ran(self) -> tuple[str, ...]:
        """The codes of the rules that ran."""
        return self._with(RuleStatus.RAN)

    @property
    def off(self) -> tuple[str, ...]:
        """The codes of the rules that the policy leaves out."""
        return self._with(RuleStatus.OFF)

    @property
    def lacked_data(self) -> tuple[str, ...]:
        """The codes of the rules that could not judge everything for want of data."""
        return self._with(RuleStatus.LACKED_DATA)

    @property
    def failed(self) -> tuple[str, ...]:
        """The codes of the rules that failed while they ran."""
        return self._with(RuleStatus.FAILED)

    def _with(self, status: RuleStatus) -> tuple[str, ...]:
        return tuple(code for code, s in self.statuses.items() if s is status)

    @property
    def disclaimer(self) -> str:
        """Education, not medical advice."""
        return DISCLAIMER

    def raise_for_errors(self) -> None:
        """Raise when there are errors.

        Raises:
            FindingsError: There is at least one; its problems are their messages.
        """
        if self.errors:
            raise FindingsError(*map(str, self.errors))

    def __reduce__(self) -> tuple[object, ...]:
        fields = (self.findings, self.policy, dict(self.statuses), self.notes)
        return (Report, (*fields, self.waived, self.waiver_notes, self.failures))

    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Finding, ...]: ...
    def __getitem__(self, index: int | slice) -> Finding | tuple[Finding, ...]:
        """Return a finding by its place in the report."""
        return self.findings[index]

    def __iter__(self) -> Iterator[Finding]:
        """Go through the findings."""
        return iter(self.findings)

    def __len__(self) -> int:
        """Count the findings."""
        return len(self.findings)

    def __bool__(self) -> bool:
        """A report is there even when it found nothing."""
        return True

    def __str__(self) -> str:
        """Write it for people."""
        from runstrength.display.report import report_text  # noqa: PLC0415 - a noun calls up to be shown

        return report_text(self)

    def _repr_html_(self) -> str:
        from runstrength.display.report import report_html  # noqa: PLC0415 - a noun calls up to be shown

        return report_html(self)
