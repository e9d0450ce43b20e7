"""What a season is: a plan with strength in it, what each week is for, and the ground of every choice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from textwrap import wrap
from typing import Final

import attrs

from runstrength.days import DAYS_IN_WEEK
from runstrength.errors import Faults, InvalidValueError, Problem, as_items, as_member, as_read, nearest_names
from runstrength.findings import Finding, Report
from runstrength.model.athlete import Athlete
from runstrength.model.plan import Plan
from runstrength.model.session import RacePriority, RaceSession, StrengthSession
from runstrength.model.week import Numbered, PlannedSession, SessionRef, Week
from runstrength.policies import Policy
from runstrength.quantities import Distance, as_float
from runstrength.scheduling import Placement, Proof, Why, schedule

__all__ = ["About", "Aim", "Ground", "Grounds", "Phase", "PhaseKind", "Race", "Remaining", "Season"]


class PhaseKind(StrEnum):
    """What a stretch of weeks is for."""

    GENERAL = "general"
    """Learn the lifts and build a base."""
    MAX = "max"
    """Heavy work."""
    POWER = "power"
    """Heavy and fast, with jumps."""
    MAINTENANCE = "maintenance"
    """Keep what is there."""
    TAPER = "taper"
    """Less before the race, at the same load."""
    RACE = "race week"
    """The week of a race: about half of the sets, nothing hard for the legs close to it."""
    RECOVERY = "recovery"
    """The weeks after a race."""


_MOST_WEEKS: Final = 520
_MOST_SESSIONS: Final = 14


def _as_kind(value: PhaseKind | str) -> PhaseKind:
    return as_member(PhaseKind, value)


def _as_phase(value: PhaseKind | str | None) -> PhaseKind | None:
    return None if value is None else as_member(PhaseKind, value)


def _as_texts(values: Iterable[str]) -> tuple[str, ...]:
    return as_items(values)


def _as_distance(value: Distance | str | None) -> Distance | None:
    return as_read(Distance.parse, value)


def _as_priority(value: RacePriority | str) -> RacePriority:
    return as_member(RacePriority, value.upper() if isinstance(value, str) else value)


@attrs.frozen(kw_only=True)
class Race:
    """The race that a season leads to.

    Attributes:
        on: Its date.
        distance: How far; a text such as `half` is read. `None` for what the running plan says.
        priority: How much it matters; A when left out.

    Raises:
        InvalidValueError: Fields are wrong; all of them are named.
        NotationError: All that is wrong is that the text given for the distance cannot be read.

    Example:
        >>> Race(on=date(2027, 4, 18), distance="half").distance.km
        21.0975
    """

    on: date
    distance: Distance | None = attrs.field(default=None, converter=_as_distance)
    priority: RacePriority = attrs.field(default=RacePriority.A, converter=_as_priority)

    def __attrs_post_init__(self) -> None:
        """Refuse wrong fields."""
        faults = Faults("Race")
        if type(self.on) is not date:
            faults.add("on", self.on, "a date")
        faults.instance("distance", self.distance, (Distance, type(None)), "a Distance or None")
        faults.member("priority", self.priority, RacePriority)
        faults.raise_any()

    def __str__(self) -> str:
        """Write it as a plan does, and its date."""
        what = str(RaceSession(self.distance, self.priority)) if self.distance else f"race {self.priority}"
        return f"{what} on {self.on}"


@attrs.frozen(kw_only=True)
class Aim:
    """What a week is for.

    Attributes:
        week: Its number from 1.
        phase: Its phase, or `None` where no strength is planned.
        sessions: The strength sessions that are asked for.
        share: The share of the usual sets, 1 in an ordinary week.
        is_deload: Whether it is a week of recovery inside a block.
        step: How many deloads of the phase lie before it; known loads rise with it.

    Raises:
        InvalidValueError: Fields are wrong; all of them are named.
    """

    week: int
    phase: PhaseKind | None = attrs.field(converter=_as_phase)
    sessions: int
    share: float = attrs.field(default=1.0, converter=as_float)
    is_deload: bool = False
    step: int = 0

    def __attrs_post_init__(self) -> None:
        """Refuse wrong fields."""
        faults = Faults("Aim")
        faults.whole("week", self.week, 1, _MOST_WEEKS)
        if self.phase is not None:
            faults.member("phase", self.phase, PhaseKind)
        faults.whole("sessions", self.sessions, 0, _MOST_SESSIONS)
        faults.number("share", self.share, 0, 1)
        faults.instance("is_deload", self.is_deload, bool, "true or false")
        faults.whole("step", self.step, 0, _MOST_WEEKS)
        faults.raise_any()

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels that its week carries, by which rules know what it is for."""
        if self.phase is None:
            return ()
        return (self.phase.value, "deload") if self.is_deload else (self.phase.value,)

    @property
    def is_ordinary(self) -> bool:
        """Whether it holds the usual sets."""
        return self.phase is not None and not self.is_deload and self.share == 1.0

    def __str__(self) -> str:
        """Write what it is for, in a few words."""
        if self.phase is None:
            return "no strength"
        words = f"{self.phase}{', deload' if self.is_deload else ''}"
        return f"{words}: {self.sessions} session{'' if self.sessions == 1 else 's'}"


@attrs.frozen(kw_only=True)
class Phase:
    """Weeks in a row with one aim.

    Attributes:
        kind: What they are for.
        first: The number of the first week.
        last: The number of the last.
        sessions: Strength sessions that are asked for in an ordinary week.

    Raises:
        InvalidValueError: Fields are wrong; all of them are named.
    """

    kind: PhaseKind = attrs.field(converter=_as_kind)
    first: int
    last: int
    sessions: int

    def __attrs_post_init__(self) -> None:
        """Refuse wrong fields."""
        faults = Faults("Phase")
        faults.member("kind", self.kind, PhaseKind)
        if faults.whole("first", self.first, 1, _MOST_WEEKS):
            faults.whole("last", self.last, self.first, _MOST_WEEKS)
        faults.whole("sessions", self.sessions, 0, _MOST_SESSIONS)
        faults.raise_any()

    @property
    def weeks(self) -> range:
        """The numbers of its weeks."""
        return range(self.first, self.last + 1)

    def __str__(self) -> str:
        """Write its weeks and what they are for."""
        weeks = f"week {self.first}" if self.first == self.last else f"weeks {self.first} to {self.last}"
        return f"{weeks}: {self.kind}, {self.sessions} a week"


class About(StrEnum):
    """What a ground is about."""

    PLAN = "plan"
    PHASE = "phase"
    WEEK = "week"
    SESSION = "session"
    PLACE = "place"
    EXERCISE = "exercise"
    DOSE = "dose"


def _as_about(value: About | str) -> About:
    return as_member(About, value)


@attrs.frozen(kw_only=True)
class Ground:
    """Why something is as it is: one choice and what it rests on.

    Attributes:
        about: What kind of choice it is.
        text: The choice and its reason, in a sentence or two.
        sources: What it rests on: keys of references, codes of rules, `guide`, `convention` or `athlete`.
        weeks: The first and the last week that it is about, or `None` for all.
        key: The session, for a choice about one.
        exercise: The name of the exercise, for a choice about one.

    Raises:
        InvalidValueError: Fields are wrong; all of them are named.
    """

    about: About = attrs.field(converter=_as_about)
    text: str
    sources: tuple[str, ...] = attrs.field(default=(), converter=_as_texts)
    weeks: tuple[int, int] | None = None
    key: str | None = None
    exercise: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse wrong fields."""
        faults = Faults("Ground")
        faults.member("about", self.about, About)
        faults.line("text", self.text, needed=True)
        faults.each(self.sources, lambda source: faults.line("sources", source, needed=True))
        if self.weeks is not None:
            pair = isinstance(self.weeks, tuple) and len(self.weeks) == 2  # noqa: PLR2004 - first and last
            if not (pair and all(type(n) is int for n in self.weeks) and 1 <= self.weeks[0] <= self.weeks[1]):
                faults.add("weeks", self.weeks, "the first and the last week, from 1, or None")
        for field, value in (("key", self.key), ("exercise", self.exercise)):
            if value is not None:
                faults.line(field, value, needed=True)
        faults.raise_any()

    def __str__(self) -> str:
        """Write it with what it rests on."""
        return f"{self.text} [{', '.join(self.sources)}]" if self.sources else self.text

    def holds_in(self, first: int, last: int) -> bool:
        """Return whether it is about any of these weeks."""
        return self.weeks is None or (self.weeks[0] <= last and first <= self.weeks[1])


def _points(items: Iterable[object]) -> Iterator[str]:
    for item in items:
        yield from wrap(f"- {item}", _WIDTH, subsequent_indent="  ")


def _merged(grounds: Iterable[Ground], among: Iterable[int]) -> tuple[Ground, ...]:
    """Put grounds that say the same of several of some weeks together, each with its weeks in its text."""
    planned = frozenset(among)
    weeks: dict[tuple[About, str, tuple[str, ...]], list[int]] = {}
    first: dict[tuple[About, str, tuple[str, ...]], Ground] = {}
    for ground in grounds:
        known = ground.about, ground.text, ground.sources
        first.setdefault(known, ground)
        weeks.setdefault(known, []).extend(range(*_bounds(ground)))
    merged: list[Ground] = []
    for known, ground in first.items():
        held = sorted(planned.intersection(weeks[known]))
        text = f"{spans(held).capitalize()}: {ground.text}" if held else ground.text
        span = (held[0], held[-1]) if held else None
        merged.append(attrs.evolve(ground, text=text, weeks=span))
    return tuple(merged)


def _bounds(ground: Ground) -> tuple[int, int]:
    return (ground.weeks[0], ground.weeks[1] + 1) if ground.weeks else (0, 0)


@attrs.frozen
class Grounds:
    """The grounds of what was asked about. It prints as text.

    Attributes:
        title: What was asked about.
        grounds: The choices with their reasons.
        placement: For a session: why it stands where it stands, and what other slots would have cost.
        remaining: What the report still says about it, each with why it stays.
    """

    title: str
    grounds: tuple[Ground, ...]
    placement: Why | None = None
    remaining: tuple[Remaining, ...] = ()

    def __iter__(self) -> Iterator[Ground]:
        """Iterate over the grounds."""
        return iter(self.grounds)

    def __len__(self) -> int:
        """Count the grounds."""
        return len(self.grounds)

    def __str__(self) -> str:
        """Write the title, the choices, the place and what remains, in lines of 100 characters."""
        lines = [self.title, *_points(self.grounds)]
        if self.placement is not None:
            lines += str(self.placement).splitlines()
        if self.remaining:
            lines += ["What the report says:", *_points(self.remaining)]
        return "\n".join(lines)


@attrs.frozen
class Remaining:
    """A finding that stays, and why.

    Attributes:
        finding: The finding.
        why: Why it stays, in one sentence.
        is_new: Whether the running plan alone does not have it.
    """

    finding: Finding
    why: str
    is_new: bool

    def __str__(self) -> str:
        """Write the finding and why it stays."""
        return f"{self.finding}. {self.why}"


_OF_SESSION: Final = (About.PLACE, About.SESSION)
_WIDTH: Final = 100
_ASKS: Final = (
    "one of phase, week, session and exercise; a session with its week, or with an exercise for a dose"
)
_QUESTIONS: Final = frozenset(
    map(
        frozenset[str],
        (
            ["phase"],
            ["week"],
            ["session"],
            ["exercise"],
            ["session", "week"],
            ["session", "exercise"],
            ["session", "week", "exercise"],
        ),
    )
)


@attrs.frozen(kw_only=True)
class Season:
    """A running plan with strength in it, up to the race and beyond.

    The plan is a plain value; the reasons stay with the season. Made by `build_plan`.

    Attributes:
        running: The running plan as it was, dated.
        plan: The same with strength sessions, each under a key.
        report: What `check` says about it.
        phases: What the weeks are for, in order.
        aims: What each week is for.
        grounds: Every choice with its reason.
        remaining: The findings that stay, each with why.
        notes: What was assumed, left out or changed, in sentences.
        proof: How far the placement is proven to be the best.
        race: The race that it leads to, or `None`.
        athlete: Who trains.
        policy: The rules.
        before: What came directly before the plan, or `None`.
        carried: Keys of the sessions whose log has been carried into what comes.
        eased_until: The day up to which a comeback has eased the sessions, or `None`.

    Raises:
        InvalidValueError: Fields are of another kind, or there is not one aim for each week; all of it is
            named.
    """

    running: Plan
    plan: Plan
    report: Report
    phases: tuple[Phase, ...]
    aims: tuple[Aim, ...]
    grounds: tuple[Ground, ...] = attrs.field(repr=False)
    remaining: tuple[Remaining, ...] = attrs.field(default=(), repr=False)
    notes: tuple[str, ...] = ()
    proof: Proof | None = attrs.field(default=None, eq=False)
    race: Race | None = None
    athlete: Athlete = attrs.field(factory=Athlete)
    policy: Policy = attrs.field(repr=False)
    before: Week | Plan | None = attrs.field(default=None, repr=False)
    carried: tuple[str, ...] = attrs.field(default=(), repr=False)
    eased_until: date | None = attrs.field(default=None, repr=False)

    def __attrs_post_init__(self) -> None:
        """Refuse wrong fields."""
        faults = Faults("Season")
        faults.instance("running", self.running, Plan, "a Plan")
        right = faults.instance("plan", self.plan, Plan, "a Plan")
        faults.instance("report", self.report, Report, "a Report")
        faults.instances("phases", self.phases, Phase, "phases only")
        right &= faults.instances("aims", self.aims, Aim, "aims only")
        faults.instances("grounds", self.grounds, Ground, "grounds only")
        faults.instances("remaining", self.remaining, Remaining, "remaining findings only")
        faults.each(self.notes, lambda note: faults.line("notes", note, needed=True))
        faults.instance("race", self.race, (Race, type(None)), "a Race or None")
        faults.instance("athlete", self.athlete, Athlete, "an Athlete")
        faults.instance("policy", self.policy, Policy, "a Policy")
        if right and [aim.week for aim in self.aims] != list(range(1, len(self.plan.weeks) + 1)):
            faults.add("aims", len(self.aims), f"one for each of the {len(self.plan.weeks)} weeks, in order")
        faults.raise_any()

    @property
    def strength(self) -> tuple[Numbered, ...]:
        """The strength sessions of the plan, each after the number of its week."""
        return tuple((n, s) for n, s in self.plan.numbered if isinstance(s.session, StrengthSession))

    def aim(self, week: int) -> Aim:
        """Return what a week is for.

        Args:
            week: Its number from 1.

        Returns:
            The aim.

        Raises:
            InvalidValueError: There is no such week.
        """
        self.plan.week(week)
        return self.aims[week - 1]

    def phase(self, week: int) -> Phase | None:
        """Return the phase of a week.

        Args:
            week: Its number from 1.

        Returns:
            The phase, or `None` where no strength is planned.

        Raises:
            InvalidValueError: There is no such week.
        """
        self.plan.week(week)
        return next((phase for phase in self.phases if week in phase.weeks), None)

    def why(
        self,
        *,
        phase: PhaseKind | str | None = None,
        week: int | None = None,
        session: SessionRef | None = None,
        exercise: str | None = None,
    ) -> Grounds:
        """Say why something is as it is.

        Args:
            phase: A phase by its kind, such as `max`.
            week: A week by its number: its phase, how many sessions, how many sets, and what remains.
            session: A strength session by its key, by itself, or by its slot together with the week: its
                exercises, and why it stands where it stands and what every other slot would have cost.
            exercise: An exercise by its name: why it was chosen. Together with a session it is about the
                dose there.

        Returns:
            The grounds; they print as text.

        Raises:
            InvalidValueError: Nothing is asked, or too much at once, or there is no such thing in the season.
            UnknownSessionError: There is no such session.
            AmbiguousSessionError: Several sessions are meant.
        """
        asked = {"phase": phase, "week": week, "session": session, "exercise": exercise}
        if frozenset(name for name, value in asked.items() if value is not None) not in _QUESTIONS:
            raise InvalidValueError(Problem(f"why: {_ASKS} is needed", field="why", allowed=_ASKS))
        if phase is not None:
            return self._why_phase(phase)
        if session is not None:
            number, planned = self._session(session, week)
            if exercise is None:
                return self._why_session(number, planned)
            return self._why_dose(number, planned, self._known(exercise))
        if week is not None:
            return self._why_week(week)
        return self._why_exercise(self._known(exercise or ""))

    def _session(self, ref: SessionRef, week: int | None) -> Numbered:
        if week is None:
            return self.plan.find(ref)
        return week, self.plan.week(week).find(ref)

    def _why_phase(self, kind: PhaseKind | str) -> Grounds:
        found = [phase for phase in self.phases if phase.kind == kind]
        if not found:
            known = [phase.kind.value for phase in self.phases]
            faults = Faults("why")
            near = nearest_names(str(kind), known)
            faults.add("phase", str(kind), f"a phase of this season: {', '.join(known)}", suggestions=near)
            faults.raise_any()
        grounds = [
            g
            for g in self.grounds
            if g.about in (About.PLAN, About.PHASE) and any(g.holds_in(p.first, p.last) for p in found)
        ]
        return Grounds("; ".join(map(str, found)), tuple(grounds))

    def _why_week(self, week: int) -> Grounds:
        aim, monday = self.aim(week), self.plan.date_of(week, "mon")
        grounds = [
            g
            for g in self.grounds
            if g.about in (About.PHASE, About.WEEK) and g.weeks is not None and g.holds_in(week, week)
        ]
        grounds += [g for g in self.grounds if g.about in _OF_SESSION and g.holds_in(week, week)]
        title = f"Week {week}{f' from {monday}' if monday else ''}: {aim}"
        return Grounds(title, tuple(grounds), remaining=self._said_of(week))

    def _said_of(self, week: int, key: str | None = None) -> tuple[Remaining, ...]:
        places = [(one, (one.finding.where, one.finding.also)) for one in self.remaining]
        return tuple(
            one
            for one, two in places
            if any(p is not None and p.week == week and (key is None or p.key == key) for p in two)
        )

    def _why_session(self, week: int, planned: PlannedSession) -> Grounds:
        grounds = [g for g in self.grounds if g.key == planned.key is not None and g.about in _OF_SESSION]
        names = _names(planned)
        grounds += [
            g
            for g in self.grounds
            if g.about is About.EXERCISE and g.exercise in names and g.holds_in(week, week)
        ]
        title = f"Week {week} {planned.slot}: {planned.session}"
        return Grounds(
            title, tuple(grounds), self._placement(week, planned), self._said_of(week, planned.key)
        )

    def _placement(self, week: int, planned: PlannedSession) -> Why | None:
        """Ask the scheduler what every other slot of its week would have cost."""
        if not isinstance(planned.session, StrengthSession) or planned.key is None:
            return None
        answer = schedule(
            self.plan.without(planned),
            place=[Placement(planned.session, week=week, key=planned.key)],
            available=self.athlete.available,
            policy=self.policy,
            athlete=self.athlete,
            before=self.before,
            drop_ok=True,
            alternatives=0,
        )
        stands = [one for number, one in answer.numbered if number == week]
        return answer.why(planned.key) if stands and stands[0].slot == planned.slot else None

    def _why_exercise(self, name: str) -> Grounds:
        weeks = sorted({n for n, s in self.strength if name in _names(s)})
        grounds = _merged((g for g in self.grounds if g.exercise == name), weeks)
        return Grounds(f"{name}, {spans(weeks)}", grounds)

    def _why_dose(self, week: int, planned: PlannedSession, name: str) -> Grounds:
        prescriptions = planned.session.prescriptions if isinstance(planned.session, StrengthSession) else ()
        found = [p for p in prescriptions if p.exercise.name == name]
        if not found:
            faults = Faults("why")
            faults.add("exercise", name, f"an exercise of the session: {', '.join(_names(planned))}")
            faults.raise_any()
        grounds = [
            g
            for g in self.grounds
            if g.about in (About.DOSE, About.WEEK)
            and g.exercise in (name, None)
            and g.weeks is not None
            and g.holds_in(week, week)
        ]
        return Grounds(f"Week {week} {planned.slot}: {found[0]}", tuple(grounds))

    def _known(self, exercise: str) -> str:
        names = sorted({name for _, planned in self.strength for name in _names(planned)})
        near = nearest_names(exercise, names)
        for name in names:
            if name.lower() == exercise.lower():
                return name
        faults = Faults("why")
        faults.add("exercise", exercise, "an exercise of this season", suggestions=near)
        raise InvalidValueError(*faults.problems)

    def week_of(self, day: date) -> int:
        """Return the number of the week that holds a date; below 1 before the plan.

        Args:
            day: The date.

        Returns:
            The number.
        """
        start = self.plan.start or day
        return (day - start).days // DAYS_IN_WEEK + 1

    def __str__(self) -> str:
        """Write the phases, a line for each week, what remains and the notes."""
        from runstrength.display.season import season_text  # noqa: PLC0415 - a noun calls up to be shown

        return season_text(self)

    def _repr_html_(self) -> str:
        from runstrength.display.season import season_html  # noqa: PLC0415 - a noun calls up to be shown

        return season_html(self)


def _names(planned: PlannedSession) -> tuple[str, ...]:
    session = planned.session
    return tuple(e.name for e in session.exercises) if isinstance(session, StrengthSession) else ()


def spans(weeks: list[int]) -> str:
    """Write numbers of weeks, those in a row as one span."""
    spans: list[list[int]] = []
    for week in weeks:
        if spans and week == spans[-1][-1] + 1:
            spans[-1].append(week)
        else:
            spans.append([week])
    parts = [str(span[0]) if len(span) == 1 else f"{span[0]} to {span[-1]}" for span in spans]
    return f"week{'' if len(weeks) == 1 else 's'} {', '.join(parts)}"
