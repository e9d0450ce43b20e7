"""What a rule is.

A rule is a frozen value: its parameters are its fields, each with unit, source and grade, so that a policy
is a tuple of rules and changing a parameter gives another rule. Its class says once and for all what it is
called, what it rests on and which cases it must flag or leave alone. Its scope, the base class, says what
it may look at: one session, two sessions, a week, the line day by day, or everything.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import Any, ClassVar, Generic, Self, TypeVar, cast, dataclass_transform

import attrs

from runstrength.errors import Faults, RunstrengthError
from runstrength.evidence import Grade, reference
from runstrength.findings import Finding, Fix, Location, Quantity, Severity, Value
from runstrength.model.athlete import Athlete
from runstrength.timeline import Lack, Line, LineDay, LineWeek, Placed, SessionFacts, Trait

__all__ = [
    "Breach",
    "Case",
    "Context",
    "LineRule",
    "Pair",
    "PairRule",
    "Parameter",
    "PlanRule",
    "Rule",
    "RuleError",
    "SessionRule",
    "WeekRule",
    "parameter",
    "rule",
]

HEADINGS = ("What it checks", "Why it matters", "Known limits", "How to fix it", "Options")
_CODE = re.compile(r"[A-Z]{3}\d{3}")
_NAME = re.compile(r"[a-z]+(-[a-z0-9]+)*")


class RuleError(RunstrengthError):
    """A rule that is not well formed, or that failed while it ran; the message names its code."""


@attrs.frozen
class Parameter:
    """What is known about a parameter of a rule.

    Attributes:
        name: The name of the field.
        default: The value that it ships with.
        unit: Its unit, or an empty text.
        sources: Keys of the references behind the value.
        grade: How good they are.
        low: The least that is allowed, for numbers.
        text: What it means, in a few words.
    """

    name: str
    default: object
    unit: str
    sources: tuple[str, ...]
    grade: Grade
    low: float
    text: str


T = TypeVar("T")


def parameter(
    *,
    default: T,
    unit: str = "",
    source: str | tuple[str, ...] = "convention",
    grade: Grade | str = Grade.D,
    low: float = 0.0,
    text: str = "",
) -> T:
    """Declare a parameter of a rule.

    Args:
        default: The value that it ships with.
        unit: Its unit, such as `h`.
        source: The key, or keys, of what it rests on.
        grade: How good that is.
        low: The least that is allowed, for numbers.
        text: What it means, in a few words.

    Returns:
        A field of the rule.
    """
    sources = (source,) if isinstance(source, str) else source
    about = {"unit": unit, "sources": sources, "grade": Grade(grade), "low": low, "text": text}
    field: T = attrs.field(default=default, kw_only=True, metadata=about)
    return field


@attrs.frozen
class Case:
    """A week or plan that a rule must flag, or must leave alone.

    Attributes:
        text: The week or plan in the notation.
        athlete: Fields of the athlete that differ from the default.
        options: Parameters of the rule that differ from the default.
        where: For a flagged case the places of all its findings, in order.
        severity: For a flagged case the severity of the first.
        title: What the case shows, in a few words.
    """

    text: str
    athlete: Mapping[str, object] = attrs.field(factory=dict[str, object], kw_only=True)
    options: Mapping[str, float | bool | str | tuple[str, ...]] = attrs.field(
        factory=dict[str, "float | bool | str | tuple[str, ...]"], kw_only=True
    )
    where: tuple[str, ...] = attrs.field(default=(), kw_only=True)
    severity: Severity | None = attrs.field(default=None, kw_only=True)
    title: str = attrs.field(default="", kw_only=True)


_QUANTITY = (Quantity, type(None))
_VALUE = (Quantity, Location, str, int, float)


@attrs.frozen
class Breach:
    """What a rule says when it objects, before it is put in its place.

    Attributes:
        severity: How much it matters.
        measured: What was found.
        limit: What is asked for.
        template: The message; the first of the rule when left out.
        values: Values of the message besides `where`, `also`, `measured` and `limit`.
        exercise: The exercise that it is about.
        placed: The session that it is about, where the rule looks at several.
        also: The other session.
        fix: A proposed change.
        week: The number of the week that it is about, where the rule sees everything and it is about no one
            session.

    Raises:
        InvalidValueError: Fields are wrong; all of them are named.
    """

    severity: Severity
    measured: Quantity | None = None
    limit: Quantity | None = None
    template: str = ""
    values: Mapping[str, Value] = attrs.field(factory=dict[str, Value])
    exercise: str | None = None
    placed: Placed | None = None
    also: Placed | None = None
    fix: Fix | None = None
    week: int | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse fields of another type, so that a rule which builds one learns it where it does."""
        if (
            type(self.severity) is Severity
            and isinstance(self.measured, _QUANTITY)
            and isinstance(self.limit, _QUANTITY)
            and type(self.template) is str
            and (self.exercise is None or type(self.exercise) is str)
            and (self.week is None or type(self.week) is int)
            and (self.fix is None or type(self.fix) is Fix)
            and isinstance(self.values, dict)
            and all(type(value) in _VALUE for value in self.values.values())
        ):
            return  # by far the most
        faults = Faults("Breach")
        faults.instance("severity", self.severity, Severity, "a severity")
        for name in ("measured", "limit"):
            faults.instance(name, getattr(self, name), _QUANTITY, "a Quantity or None")
        faults.instance("template", self.template, str, "text")
        if faults.instance("values", self.values, Mapping, "values by name"):
            faults.instances("values", self.values.values(), _VALUE, "quantities, places, texts and numbers")
        faults.instance("exercise", self.exercise, (str, type(None)), "the name of an exercise or None")
        faults.instance("fix", self.fix, (Fix, type(None)), "a Fix or None")
        faults.instance("week", self.week, (int, type(None)), "the number of a week or None")
        faults.raise_any()

    @property
    def shortfall(self) -> float:
        """The distance to the limit as a share of it; 1 where there is no limit to measure by."""
        if self.measured is None or self.limit is None or not self.limit.value:
            return 1.0
        share = abs(self.measured.value - self.limit.value) / abs(self.limit.value)
        return share if share >= 0.0 else 1.0  # no number where both are infinite


@attrs.frozen(eq=False)
class Context:
    """What every rule may know besides the sessions.

    Attributes:
        athlete: Who trains.
        rules: The other rules in force, by code.
    """

    athlete: Athlete
    rules: Mapping[str, Rule]


@attrs.frozen(eq=False)
class Pair:
    """Two sessions, the earlier and the later.

    Attributes:
        earlier: The one that starts first.
        later: The other.
        gap_h: Hours from the end of the earlier to the start of the later, at least 0.
        starts_h: Hours from start to start.
    """

    earlier: Placed
    later: Placed
    gap_h: float
    starts_h: float

    @property
    def same_day(self) -> bool:
        """Whether both start on one day."""
        return self.earlier.day == self.later.day

    @property
    def days_apart(self) -> int:
        """Days from one to the other."""
        return self.later.day - self.earlier.day

    @property
    def same_slot(self) -> bool:
        """Whether both stand in the same half of one day."""
        return self.same_day and self.earlier.slot.half is self.later.slot.half


@attrs.frozen(kw_only=True)
class Rule:
    """The base of every rule.

    Attributes:
        on: Whether it runs.
        severity: The severity of all its findings, or `None` for its own.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    scope: ClassVar[str]
    sources: ClassVar[tuple[str, ...]]
    grade: ClassVar[Grade]
    needs: ClassVar[frozenset[Lack]] = frozenset()
    asks: ClassVar[frozenset[str]] = frozenset()
    """Codes of the rules that it asks before it speaks; without them it may say something else."""
    messages: ClassVar[tuple[str, ...]]
    flagged: ClassVar[tuple[Case, ...]]
    clean: ClassVar[tuple[Case, ...]]

    on: bool = True
    severity: Severity | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse parameters below their bounds or of another type."""
        faults = Faults(type(self).code if hasattr(type(self), "code") else type(self).__name__)
        faults.instance("on", self.on, bool, "true or false")
        faults.instance("severity", self.severity, (Severity, type(None)), "a severity or None")
        for about in self.parameters():
            value = getattr(self, about.name)
            if isinstance(about.default, bool):
                faults.instance(about.name, value, bool, "true or false")
            elif isinstance(about.default, int | float):
                faults.number(about.name, value, about.low, float("inf"), about.unit)
            elif isinstance(about.default, tuple):
                faults.instance(about.name, value, tuple, "several texts")
        faults.raise_any()

    @classmethod
    def parameters(cls) -> tuple[Parameter, ...]:
        """The parameters with their units and sources."""
        return tuple(
            Parameter(name=f.name, default=f.default, **f.metadata)
            for f in attrs.fields(cls)
            if f.name not in ("on", "severity")
        )

    def with_values(self, values: Mapping[str, object]) -> Self:
        """Return the rule with other values of some fields.

        Args:
            values: New values by the name of the field.

        Returns:
            A new rule.

        Raises:
            InvalidValueError: A value is not allowed.
        """
        return cast("Self", attrs.evolve(cast("Any", self), **values))

    @classmethod
    def family(cls) -> str:
        """The letters of its code."""
        return cls.code[:3]

    @classmethod
    def page(cls) -> Mapping[str, str]:
        """Its page: the summary under an empty heading, then the text under each heading."""
        return _sections(inspect.getdoc(cls) or "")

    @classmethod
    def advice(cls) -> str:
        """What would help, in one sentence: the first of its page's 'How to fix it'."""
        text = " ".join(cls.page().get("How to fix it", "").split())
        return text.split(". ")[0].rstrip(".") + "." if text else ""

    def finding(self, breach: Breach, where: Location, also: Location | None = None) -> Finding:
        """Put an objection in its place."""
        cls = type(self)
        return Finding(
            cls.code,
            cls.name,
            self.severity or breach.severity,
            where,
            also,
            breach.measured,
            breach.limit,
            breach.shortfall,
            breach.template or cls.messages[0],
            breach.values,
            cls.sources,
            cls.grade,
            _advice(cls),
            breach.fix,
        )


_ADVICE: dict[type[Rule], str] = {}


def _advice(cls: type[Rule]) -> str:
    known = _ADVICE.get(cls)
    if known is None:
        known = _ADVICE[cls] = cls.advice()
    return known


def _sections(text: str) -> dict[str, str]:
    sections: dict[str, list[str]] = {"": []}
    current = sections[""]
    for line in text.splitlines():
        heading = line.strip().rstrip(":")
        if heading in HEADINGS and line.rstrip().endswith(":"):
            current = sections.setdefault(heading, [])
        else:
            current.append(line)
    return {heading: inspect.cleandoc("\n".join(lines)).strip() for heading, lines in sections.items()}


class SessionRule(Rule):
    """A rule that sees one session."""

    scope: ClassVar[str] = "session"

    def check(self, facts: SessionFacts, context: Context) -> Iterable[Breach]:
        """Return what is unwise about a session."""
        raise NotImplementedError


class PairRule(Rule):
    """A rule that sees two sessions, the earlier and the later, all pairs within its horizon.

    It declares what it asks of each, so that pairs which do not concern it are never shown to it.
    """

    scope: ClassVar[str] = "pair"
    earlier: ClassVar[Trait]
    """The earlier session must have one of these."""
    later: ClassVar[Trait]
    """The later session must have one of these."""

    def horizon_h(self) -> float:
        """How many hours may lie between the end of one and the start of the other."""
        raise NotImplementedError

    def horizon_after_h(self, earlier: Trait) -> float:
        """How far it looks after a session with these traits; never more than its horizon."""
        return self.horizon_h()

    def check(self, pair: Pair, context: Context) -> Breach | None:
        """Return what is unwise about two sessions."""
        raise NotImplementedError


class WeekRule(Rule):
    """A rule that sees one week.

    A rule that takes little from where the sessions stand says so, which lets the scheduler forget the rest.
    """

    scope: ClassVar[str] = "week"
    by_content: ClassVar[bool] = False
    """Whether it depends on the labels of the week and on its sessions alone, never on where they stand."""
    asks_for_more: ClassVar[bool] = False
    """Whether exercises and sets more, in a week that has strength, can never bring a finding of it."""

    def of_day(self, sessions: tuple[Placed, ...], context: Context) -> Hashable:
        """Return all that it takes from where the sessions of one day stand.

        Weeks with the same labels, the same sessions and, in whatever order, the same of their days get the
        same verdict. Everything about the day by default.
        """
        return sessions

    def check(self, week: LineWeek, context: Context) -> Iterable[Breach]:
        """Return what is unwise about a week."""
        raise NotImplementedError


S = TypeVar("S")


class LineRule(Rule, Generic[S]):
    """A rule that walks the line day by day with a small state, which must be hashable."""

    scope: ClassVar[str] = "line"

    def start(self) -> S:
        """Return the state where nothing is known of the days before."""
        raise NotImplementedError

    def step(self, state: S, day: LineDay, context: Context) -> tuple[S, tuple[Breach, ...]]:
        """Return the state after a day, and what is unwise about it."""
        raise NotImplementedError


class PlanRule(Rule):
    """A rule that sees everything."""

    scope: ClassVar[str] = "plan"
    by_content: ClassVar[bool] = False
    """Whether what it finds depends only on which sessions each week holds, never on where they stand."""

    def check(self, line: Line, context: Context) -> Iterable[Breach]:
        """Return what is unwise about the whole."""
        raise NotImplementedError


R = TypeVar("R", bound=Rule)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(parameter,))
def rule(
    code: str,
    name: str,
    *,
    sources: tuple[str, ...],
    grade: Grade | str,
    messages: tuple[str, ...],
    flagged: tuple[Case, ...],
    clean: tuple[Case, ...],
    needs: Iterable[Lack] = (),
    asks: Iterable[str] = (),
) -> Callable[[type[R]], type[R]]:
    """Make a rule of a class that derives from one of the scopes.

    Args:
        code: Three capital letters and three digits; never used again for another rule.
        name: Lower-case words with hyphens that name the offence.
        sources: Keys of the references that it rests on.
        grade: How good they are.
        messages: Templates of its messages, over `{where}`, `{also}`, `{measured}`, `{limit}` and own values.
        flagged: Cases that it must flag.
        clean: Cases that it must leave alone.
        needs: What sessions must say for it to judge them.
        asks: Codes of the rules that it looks up in `context.rules`.

    Returns:
        A decorator of the class.

    Raises:
        RuleError: The rule is not well formed; all faults are named.
    """

    def decorate(cls: type[R]) -> type[R]:
        made = attrs.frozen(kw_only=True)(cls)
        made.code, made.name = code, name
        made.sources, made.grade = sources, Grade(grade)
        made.messages, made.flagged, made.clean = messages, flagged, clean
        made.needs, made.asks = frozenset(needs), frozenset(asks)
        problems = list(_problems(made))
        if problems:
            raise RuleError(*(f"rule {code}: {problem}" for problem in problems))
        return made

    return decorate


def _problems(cls: type[Rule]) -> Iterator[str]:
    if not _CODE.fullmatch(cls.code):
        yield f"the code must be three capital letters and three digits, not {cls.code!r}"
    if not _NAME.fullmatch(cls.name):
        yield f"the name must be lower-case words with hyphens, not {cls.name!r}"
    if not hasattr(cls, "scope"):
        yield "the class must derive from SessionRule, PairRule, WeekRule, LineRule or PlanRule"
    if not cls.messages:
        yield "at least one message is needed"
    if not cls.sources:
        yield "at least one source is needed"
    page = cls.page()
    for heading in HEADINGS:
        if not page.get(heading):
            yield f"the docstring needs the heading {heading!r} with a text under it"


def source_problems(cls: type[Rule]) -> list[str]:
    """Return which of a rule's references are not known.

    Args:
        cls: The rule.

    Returns:
        A sentence for each.
    """
    problems: list[str] = []
    for key in {*cls.sources, *(key for about in cls.parameters() for key in about.sources)}:
        try:
            reference(key)
        except RunstrengthError as error:
            problems.append(str(error))
    return problems
