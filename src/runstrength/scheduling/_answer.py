"""What `schedule` answers: the week or plan, its report, the proof, the runners-up and the reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from runstrength.days import Slot
from runstrength.errors import (
    AmbiguousSessionError,
    Faults,
    InvalidValueError,
    Problem,
    UnknownSessionError,
    shortened,
)
from runstrength.findings import Finding, Report, Score
from runstrength.model.plan import Plan
from runstrength.model.session import Session, StrengthSession
from runstrength.model.week import Numbered, PlannedSession, SessionRef, Week, find_session
from runstrength.scheduling._found import Blame, Found, added_errors, own_errors, report_of
from runstrength.scheduling._preferences import Wishes, said
from runstrength.scheduling._problem import HALF_DAYS, Task, Wanted
from runstrength.timeline import facts_of, timeline

if TYPE_CHECKING:
    from runstrength.display.grid import Grid, Sheet

__all__ = ["Alternative", "Answer", "Choice", "Proof", "Why"]


@attrs.frozen
class Proof:
    """How far an answer is proven to be the best.

    Attributes:
        states: How many partial and whole placements were looked at.
        not_optimised: Codes of rules that were only evaluated on the result.
        is_proven: Whether the search ruled out all that could be better, or gave some of it up for being
            too much.

    Example:
        >>> print(Proof(12))
        the best there is: every placement that could be better was ruled out (12 states looked at)
    """

    states: int
    not_optimised: tuple[str, ...] = ()
    is_proven: bool = True

    @property
    def exact(self) -> bool:
        """Whether no placement has a better score."""
        return self.is_proven and not self.not_optimised

    def __str__(self) -> str:
        """Say it in a sentence."""
        looked = f"({self.states} states looked at)"
        if self.exact:
            return f"the best there is: every placement that could be better was ruled out {looked}"
        if not self.is_proven:
            return f"the best that was found, not proven: there is too much that may move {looked}"
        codes = ", ".join(self.not_optimised)
        return f"the best for all rules but {codes}, which were evaluated on the result alone {looked}"


class _Placing:
    """A week or plan in which sessions were placed."""

    __slots__ = ()
    subject: Week | Plan
    _task: Task

    @property
    def week(self) -> Week:
        """The week.

        Raises:
            InvalidValueError: A plan was asked for.
        """
        if isinstance(self.subject, Week):
            return self.subject
        raise InvalidValueError(Problem("this answers a plan: take .plan", field="week"))

    @property
    def plan(self) -> Plan:
        """The plan.

        Raises:
            InvalidValueError: A week was asked for.
        """
        if isinstance(self.subject, Plan):
            return self.subject
        raise InvalidValueError(Problem("this answers a week: take .week", field="plan"))

    @property
    def numbered(self) -> tuple[Numbered, ...]:
        """The sessions that were placed, in order of time, each after the number of its week; 0 in a week."""
        keys = {one.key for one in self._task.wanted}
        subject = self.subject
        numbered = subject.numbered if isinstance(subject, Plan) else tuple((0, s) for s in subject.sessions)
        return tuple((number, s) for number, s in numbered if s.key in keys)


@attrs.frozen
class Alternative(_Placing):
    """A runner-up.

    Attributes:
        subject: The week or plan.
        rank: Its place, 2 for the best after the answer.
    """

    subject: Week | Plan
    rank: int
    _task: Task = attrs.field(repr=False, eq=False)

    @cached_property
    def report(self) -> Report:
        """Its report."""
        return report_of(self.subject, self._task)

    def __str__(self) -> str:
        """Write its rank, its score and where things stand."""
        places = "; ".join(_place_text(n, s) for n, s in self.numbered)
        return f"{self.rank}. {score_text(self.report.score)}: {places}"


def _place_text(week: int, planned: PlannedSession) -> str:
    where = f"week {week} {planned.slot}" if week else str(planned.slot)
    return f"{where} {name_of(planned.session)}"


def name_of(session: Session) -> str:
    """Return what a session is called in a sentence: its title, or the beginning of its text.

    Args:
        session: The session.

    Returns:
        A few words.

    Example:
        >>> name_of(StrengthSession.parse('strength "Legs": calf raise 3x12'))
        'Legs'
    """
    title = session.title if isinstance(session, StrengthSession) else ""
    return title or shortened(str(session), 40)


def score_text(score: Score) -> str:
    """Say a score.

    Args:
        score: The score.

    Returns:
        Such as `1 warning, 2 infos`.

    Example:
        >>> score_text(Score(0, 1, 2)), score_text(Score())
        ('1 warning, 2 infos', 'nothing to say against it')
    """
    counts = [(score.errors, "error"), (score.warnings, "warning"), (score.infos, "info")]
    return (
        ", ".join(f"{n} {word}{'' if n == 1 else 's'}" for n, word in counts if n)
        or "nothing to say against it"
    )


def change_text(old: Score, new: Score) -> str:
    """Say how one score differs from another.

    Args:
        old: The score that is there.
        new: The other.

    Returns:
        Such as `+1 warning, -2 infos`; `same` where nothing differs.

    Example:
        >>> change_text(Score(0, 0, 2), Score(0, 1, 1)), change_text(Score(), Score(shortfall=250_000))
        ('+1 warning, -1 info', '+0.25 off')
    """
    deltas = [
        (new.errors - old.errors, "error"),
        (new.warnings - old.warnings, "warning"),
        (new.infos - old.infos, "info"),
    ]
    parts = [f"{n:+d} {word}{'' if abs(n) == 1 else 's'}" for n, word in deltas if n]
    if not parts and new.shortfall != old.shortfall:
        parts = [f"{(new.shortfall - old.shortfall) / 1e6:+.2g} off"]
    return ", ".join(parts) or "same"


@attrs.frozen
class Choice:
    """A slot for a session, and what it would have cost.

    Attributes:
        slot: The half day.
        status: `here`, `free`, `swap` (another placed session stands there, and the two change places),
            `fixed` (a fixed session stands there), `not available`, `too short` or `error` (an error would
            be added).
        score: The score of the whole with the session there, or `None` where it cannot stand there.
        change: How that differs from the answer, in a few words.
        more: The findings that it would add.
        less: The findings that it would take away.
    """

    slot: Slot
    status: str
    score: Score | None = None
    change: str = ""
    more: tuple[Finding, ...] = ()
    less: tuple[Finding, ...] = ()

    @property
    def cell(self) -> str:
        """A few words for a table."""
        if self.score is None:
            return self.status
        return (
            self.change
            if self.status == "free"
            else f"{self.status}: {self.change}"
            if self.change
            else self.status
        )

    def __str__(self) -> str:
        """Write the slot, the cost, and by rule where it comes from."""
        lines = [f"{self.slot}: {self.cell}"]
        lines += [f"  more: {f.severity} {f.code} {f.message}" for f in self.more]
        lines += [f"  less: {f.severity} {f.code} {f.message}" for f in self.less]
        return "\n".join(lines)


@attrs.frozen
class Why:
    """Why a session stands where it stands. It prints as text.

    Attributes:
        planned: The session in its slot.
        week: The number of its week, 0 in a week alone.
        findings: What is said about it there.
        choices: Every half day of its week with what it would have cost, all else staying where it is.
    """

    planned: PlannedSession
    week: int
    findings: tuple[Finding, ...]
    choices: tuple[Choice, ...]

    def choice(self, slot: Slot | str) -> Choice:
        """Return what is said about one half day.

        Args:
            slot: The slot; a text is read.

        Returns:
            The choice.
        """
        wanted = (Slot.parse(slot) if isinstance(slot, str) else slot).half_day
        return next(choice for choice in self.choices if choice.slot == wanted)

    def __str__(self) -> str:
        """Write it for people."""
        head = f"{_place_text(self.week, self.planned)}: "
        head += score_text(Score.of(self.findings)) + (" about it" if self.findings else "")
        lines = [head, *(f"  {f.severity} {f.code} {f.message}" for f in self.findings), "Elsewhere:"]
        possible = [c for c in self.choices if c.score is not None and c.status != "here"]
        lines += [f"  {line}" for choice in possible for line in str(choice).splitlines()]
        closed: dict[str, list[str]] = {}
        for choice in self.choices:
            if choice.score is None:
                closed.setdefault(choice.status, []).append(str(choice.slot))
        lines += [f"  {status}: {', '.join(slots)}" for status, slots in closed.items()]
        return "\n".join(lines)


@attrs.frozen
class Answer(_Placing):
    """Where the sessions stand best, and why. It prints as text and shows as HTML in a notebook.

    Attributes:
        subject: The week or plan with the sessions placed.
        report: What `check` says about it.
        proof: How far it is proven to be the best.
        alternatives: The runners-up, the best first.
        left_out: Sessions that did not fit, with `drop_ok` only.
    """

    subject: Week | Plan
    report: Report
    proof: Proof = attrs.field(eq=False)
    alternatives: tuple[Alternative, ...] = attrs.field(repr=False)
    left_out: tuple[Session, ...] = ()
    _task: Task = attrs.field(repr=False, eq=False, kw_only=True, alias="task")
    _places: tuple[int | None, ...] = attrs.field(repr=False, eq=False, kw_only=True, alias="places")

    @property
    def placed(self) -> tuple[PlannedSession, ...]:
        """The sessions that were placed, in order of time."""
        return tuple(planned for _, planned in self.numbered)

    @property
    def wishes(self) -> tuple[str, ...]:
        """How far each wish of the athlete is met, in words."""
        task = self._task
        line = timeline(self.subject, athlete=task.athlete, before=task.before)
        counts = Wishes.of(task.athlete.preferences).counts(
            line, frozenset(one.key for one in task.wanted if one.key)
        )
        return tuple(
            said(wish, count, self.subject)
            for wish, count in zip(task.athlete.preferences, counts, strict=True)
        )

    def why(self, session: Session | SessionRef) -> Why:
        """Say why a session stands where it stands, and what every other slot would have cost.

        Args:
            session: A placed session: its content, its key, its slot, or itself.

        Returns:
            The reasons.

        Raises:
            UnknownSessionError: It was not placed here.
            AmbiguousSessionError: Several placed sessions are meant.
        """
        number, planned = self._find(session)
        one = next(w for w in self._task.wanted if w.key == planned.key)
        here = tuple(f for f in self.report if planned.key in (f.where.key, f.also and f.also.key))
        return Why(planned, number, here, tuple(self._choices(one)))

    def _find(self, ref: Session | SessionRef) -> tuple[int, PlannedSession]:
        placed = self.numbered
        if isinstance(ref, (PlannedSession, Slot, str)):
            return find_session(placed, ref)
        found = [(n, s) for n, s in placed if s.session == ref]
        if len(found) == 1:
            return found[0]
        if not found:
            raise UnknownSessionError(
                Problem(f"{name_of(ref)!r} was not placed here", field="session", value=ref)
            )
        keys = ", ".join(str(s.key) for _, s in found)
        message = f"{name_of(ref)!r} was placed {len(found)} times: name one by its key ({keys})"
        raise AmbiguousSessionError(Problem(message, field="session", value=ref))

    @cached_property
    def _own(self) -> Blame:
        return own_errors(self._task)

    def _choices(self, one: Wanted) -> Iterator[Choice]:
        task, places = self._task, list(self._places)
        free = task.slots_for(one)
        taken = task.taken(one.week)
        others = {places[o.number]: o for o in task.wanted if o.week == one.week and o is not one}
        here = places[one.number]
        minutes = facts_of(one.session, task.athlete).minutes
        for at, slot in enumerate(HALF_DAYS):
            if at == here:
                yield Choice(slot, "here", self.report.score)
            elif slot in taken:
                yield Choice(slot, "fixed")
            elif at not in free:
                short = minutes is not None and minutes > task.minutes[at]
                yield Choice(slot, "too short" if short else "not available")
            elif at in others:
                yield self._moved(one, at, others[at])
            else:
                yield self._moved(one, at, None)

    def _moved(self, one: Wanted, at: int, other: Wanted | None) -> Choice:
        task, places = self._task, list(self._places)
        if other is not None:
            here = places[one.number]
            if here not in task.slots_for(other):
                return Choice(HALF_DAYS[at], "taken")
            places[other.number] = here
        places[one.number] = at
        report = report_of(task.filled(places), task)
        status = "swap" if other is not None else "free"
        if added_errors(report, self._own, task):
            status = "error"
        more, less = _difference(self.report, report)
        return Choice(
            HALF_DAYS[at], status, report.score, change_text(self.report.score, report.score), more, less
        )

    def table(self, week: int | None = None) -> Grid | Sheet:
        """Show slots against sessions, with what each slot would cost in the cells.

        Args:
            week: The number of a week of a plan; all of its weeks when left out.

        Returns:
            A table, or several for the weeks of a plan. It prints as text and shows as HTML in a notebook.

        Raises:
            InvalidValueError: There is no such week.
        """
        from runstrength.display.grid import Sheet  # noqa: PLC0415 - a noun calls up to be shown

        if isinstance(self.subject, Week):
            return self._grid(1, "What each slot costs")
        if week is not None:
            self.subject.week(week)
            return self._grid(week, f"Week {week}: what each slot costs")
        numbers = sorted({one.week for one in self._task.wanted})
        return Sheet([self._grid(n, f"Week {n}: what each slot costs") for n in numbers])

    def _grid(self, week: int, title: str) -> Grid:
        from runstrength.display.grid import Grid  # noqa: PLC0415 - a noun calls up to be shown

        ones = [o for o in self._task.wanted if o.week == week and self._places[o.number] is not None]
        columns = [list(self._choices(one)) for one in ones]
        rows = [[str(slot), *(column[at].cell for column in columns)] for at, slot in enumerate(HALF_DAYS)]
        notes = [f"Against the answer: {score_text(self.report.score)}. All else stays where it is."]
        return Grid(
            title=title, header=["Slot", *(name_of(one.session) for one in ones)], rows=rows, notes=notes
        )

    def __str__(self) -> str:
        """Write the week or plan, the score, the proof and the runners-up."""
        lines = [str(self.subject), "", f"{score_text(self.report.score)}: {self.proof}"]
        lines += [f"left out: {name_of(session)}" for session in self.left_out]
        lines += self.wishes
        if self.alternatives:
            lines += ["", "Next best:", *(f"  {other}" for other in self.alternatives)]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        from runstrength.display.html import plan_html, week_html  # noqa: PLC0415 - a noun calls up to be shown

        shown = plan_html(self.subject) if isinstance(self.subject, Plan) else week_html(self.subject)
        return shown + self.table().html


def _difference(old: Report, new: Report) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return what a report says more and less than another, findings that only moved left out."""
    counts = Counter((f.code, f.severity) for f in new)
    counts.subtract((f.code, f.severity) for f in old)
    before, after = set(map(_essence, old)), set(map(_essence, new))
    more = [f for f in new if counts[f.code, f.severity] > 0 and _essence(f) not in before]
    less = [f for f in old if counts[f.code, f.severity] < 0 and _essence(f) not in after]
    return tuple(more), tuple(less)


def _essence(finding: Finding) -> tuple[object, ...]:
    return (finding.code, finding.severity, finding.where, finding.also, finding.measured)


def answer_of(task: Task, found: Found) -> Answer:
    """Make an answer of what a search found.

    Args:
        task: What was asked.
        found: At least one placement.

    Returns:
        The answer.
    """
    best, *others = found.solutions
    subject = task.filled(best.places)
    report = report_of(subject, task)
    alternatives = tuple(
        Alternative(task.filled(other.places), rank, task) for rank, other in enumerate(others, 2)
    )
    # Rules never charge less than nothing: what they do not object to here can be no better elsewhere.
    not_optimised = tuple(code for code in found.not_weighed if code in report.codes)
    return Answer(
        subject,
        report,
        Proof(found.states, not_optimised, found.is_proven),
        alternatives,
        tuple(one.session for one in task.wanted if best.places[one.number] is None),
        task=task,
        places=best.places,
    )


def check_count(alternatives: object) -> None:
    """Refuse a number of alternatives that makes no sense.

    Args:
        alternatives: How many are wanted.

    Raises:
        InvalidValueError: It is no whole number from 0 to 100.
    """
    faults = Faults("schedule")
    faults.whole("alternatives", alternatives, 0, 100)
    faults.raise_any()
