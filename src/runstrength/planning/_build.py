"""From a running plan and an athlete to a season: phases, sessions, places, and the reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from itertools import count as counted_from
from itertools import groupby
from typing import Final, TypeAlias

import attrs

from runstrength.checking import check
from runstrength.days import DAYS_IN_WEEK, SlotSet
from runstrength.errors import Faults
from runstrength.exercises import Catalogue, load_catalogue
from runstrength.model.athlete import Athlete
from runstrength.model.plan import Plan
from runstrength.model.session import StrengthSession
from runstrength.model.week import Week
from runstrength.planning._aims import Layout, follows_guide, layout, nothing_planned
from runstrength.planning._compose import Composed, Composer
from runstrength.planning._dated import Ready, made_ready
from runstrength.planning._ease import eased
from runstrength.planning._grounds import SAFETY, grounds_of
from runstrength.planning._menus import RECOVERING, Part, menu_for
from runstrength.planning._replan import remaining_of
from runstrength.planning._search import composed_week
from runstrength.planning._season import Aim, PhaseKind, Race, Season
from runstrength.planning._times import free_half_days
from runstrength.policies import EVIDENCE, Policy
from runstrength.scheduling import Placement, Proof, schedule

__all__ = ["DEFAULT_MINUTES", "Progress", "build_plan"]

DEFAULT_MINUTES: Final = 30
"""Most minutes of a session where the athlete gives none, the most that the guide asks for. guide (D)."""

Progress: TypeAlias = Callable[[str, int, int], None]
"""What is told as the work goes on: what is done, how many steps are over, and of how many."""

_BLOCKS: Final = (PhaseKind.GENERAL, PhaseKind.MAX, PhaseKind.POWER, PhaseKind.MAINTENANCE)
_MOST_A_WEEK: Final = 3
_STEPS: Final = 4
_TOO_LATE_WEEKS: Final = 2
"""Weeks before a race in which nothing is gained any more; as TPR003 has nothing new in 14 days. D."""
_LETTERS: Final = "abcdefg"
_LEARNING_WEEKS: Final = 6
_WEEKS_A_MONTH: Final = 365.25 / 12 / 7


def build_plan(
    plan: Plan,
    *,
    athlete: Athlete | None = None,
    race: Race | None = None,
    policy: Policy = EVIDENCE,
    before: Week | Plan | None = None,
    today: date | None = None,
    sessions_per_week: int | None = None,
    catalogue: Catalogue | None = None,
    progress: Progress | None = None,
) -> Season:
    r"""Put strength into a running plan: which sessions, exercises and loads, on which days, up to the race.

    The weeks up to the race are divided into blocks; each block has sessions that are composed for it, from
    what the athlete owns and can do; every fourth week or so is a deload, rather where the running is lighter
    too; sets fall before the race and the load stays. All sessions are placed together so that the report of
    the whole plan is the best there is. Runs never move. Sessions get keys such as `w3a`.

    Args:
        plan: The running plan. Without dates it is dated by the race. Strength sessions that do not say their
            exercises are replaced; others stay and are among those that a week asks for.
        athlete: Who trains; intermediate, without equipment, with time on every free half day and 30 minutes
            a session when left out.
        race: The race; the last one of the plan when left out. A plan without any race gets one block of
            general strength.
        policy: The rules that judge. Where they ask for the starting guide's doses, sessions are circuits of
            its exercises.
        before: What came directly before the plan.
        today: The first day on which strength is planned, for a plan that has begun.
        sessions_per_week: Strength sessions in an ordinary week, 1 to 3; by profile and phase when left out.
        catalogue: The exercises; those that ship when left out.
        progress: Told as the work goes on.

    Returns:
        The season.

    Raises:
        InvalidValueError: An argument is of another kind, the plan is empty, the race is before it or today
            after it, no week has a half day with time, or the minutes do not hold a single exercise.

    Example:
        >>> from runstrength.model.plan import Plan
        >>> runs = Plan([Week.parse("tue am intervals 60min\nsat long 90min")] * 8)
        >>> season = build_plan(runs, athlete=Athlete(available="mon pm, wed pm, thu pm"))
        >>> len(season.strength), str(season.phases[0])
        (16, 'weeks 1 to 8: general, 2 a week')
    """
    tell = progress or _say_nothing
    who = athlete or Athlete()
    faults = Faults("build_plan")
    if faults.instance("plan", plan, Plan, "a Plan") and not plan.weeks:
        faults.add("plan", plan.name, "a plan with a week or more", shown="one without weeks")
    faults.instance("athlete", who, Athlete, "an Athlete or None")
    faults.instance("race", race, (Race, type(None)), "a Race or None")
    faults.instance("policy", policy, Policy, "a Policy")
    faults.instance("before", before, (Week, Plan, type(None)), "a Week, a Plan or None")
    faults.instance("catalogue", catalogue, (Catalogue, type(None)), "a Catalogue or None")
    if today is not None and type(today) is not date:
        faults.add("today", today, "a date or None")
    if sessions_per_week is not None:
        faults.whole("sessions_per_week", sessions_per_week, 1, _MOST_A_WEEK)
    faults.raise_any()
    ready = made_ready(plan, race)
    first = _first_week(ready.plan, today)
    tell("laying out the weeks", 0, _STEPS)
    aims = layout(ready.plan, who, policy, goal=ready.goal, first=first, sessions_per_week=sessions_per_week)
    kitchen = _Kitchen(ready, aims, who, policy, before, today, catalogue or load_catalogue())
    return kitchen.season(race, tell)


def _say_nothing(stage: str, done: int, total: int) -> None:
    """Nobody wants to know."""


def _first_week(plan: Plan, today: date | None) -> int:
    if today is None:
        return 1
    faults = Faults("build_plan")
    if plan.start is None:
        faults.add("today", today, "left out for a plan without dates")
        faults.raise_any()
    week = (today - (plan.start or today)).days // DAYS_IN_WEEK + 1
    if week > len(plan.weeks):
        faults.add("today", today, "a day before the end of the plan")
    faults.raise_any()
    return max(1, week)


_Menu: TypeAlias = tuple[PhaseKind, int]


def _nothing_yet() -> dict[_Menu, tuple[Composed, ...]]:
    return {}


@attrs.define(eq=False)
class _Kitchen:
    """Everything that a season is made from, and what is made on the way."""

    ready: Ready
    layout: Layout
    athlete: Athlete
    policy: Policy
    before: Week | Plan | None
    today: date | None
    catalogue: Catalogue
    composer: Composer = attrs.field(init=False)
    slots: tuple[SlotSet, ...] = attrs.field(init=False)
    composed: dict[_Menu, tuple[Composed, ...]] = attrs.field(init=False, factory=_nothing_yet)

    def __attrs_post_init__(self) -> None:
        """Make ready to compose."""
        self.composer = Composer(
            athlete=self.athlete,
            policy=self.policy,
            catalogue=self.catalogue,
            guide=follows_guide(self.policy),
            minutes=float(self.athlete.session_minutes or DEFAULT_MINUTES),
            learns=_learns(self.athlete),
        )
        self.slots = free_half_days(self.ready.plan, self.athlete.available, self.today)

    def season(self, race: Race | None, tell: Progress) -> Season:
        """Compose, place, check, and say why."""
        running, notes = self.ready.plan, list(self.ready.notes)
        alone = check(running, policy=self.policy, athlete=self.athlete, before=self.before)
        unsafe = [f for f in alone.errors if f.code[:3] in SAFETY]
        if unsafe:
            # What a rule about people or warning signs calls an error is never planned through.
            notes.append("No strength is planned: " + "; ".join(f.message for f in unsafe) + ".")
            self.layout = nothing_planned(len(running.weeks))
        else:
            notes += self._assumed()
            notes += self._late()
        plan, proof = self._placed(tell)
        tell("checking", 3, _STEPS)
        report = check(plan, policy=self.policy, athlete=self.athlete, before=self.before)
        counts = self._counts(plan)
        if proof is None and not unsafe:
            notes.append("No strength is planned: no half day with time has room for a session.")
        grounds = grounds_of(
            self.layout,
            plan,
            composer=self.composer,
            used=self._used(counts),
            counts=counts,
            slots=self.slots,
            report=report,
            proof=proof,
        )
        tell("done", _STEPS, _STEPS)
        return Season(
            running=running,
            plan=plan,
            report=report,
            phases=self.layout.phases,
            aims=self.layout.aims,
            grounds=grounds,
            remaining=remaining_of(report, alone, self.policy, proof),
            notes=tuple(notes),
            proof=proof,
            race=race,
            athlete=self.athlete,
            policy=self.policy,
            before=self.before,
        )

    def _counts(self, plan: Plan) -> list[int]:
        """Return the strength sessions of each week of a plan."""
        return [len(week.strength) for week in plan.weeks]

    def _late(self) -> list[str]:
        """Say so where strength would begin right before the race."""
        goal = self.ready.goal
        first = next((aim.week for aim in self.layout.aims if aim.phase is not None), None)
        if goal is None or first is None or not 0 <= goal.week - first < _TOO_LATE_WEEKS:
            return []
        said = "It is too late to get stronger before the race: what is planned keeps what is there"
        return [f"{said}. Leave it out if you have not lifted in the last weeks."]

    def _assumed(self) -> list[str]:
        """Say what stands in for what nobody has said."""
        athlete = self.athlete
        assumed: list[str] = []
        if attrs.evolve(athlete, available=None, session_minutes=None, easy_pace=None) == Athlete():
            assumed.append("some experience of lifting")
        if not athlete.equipment:
            assumed.append("no equipment")
        if athlete.available is None:
            assumed.append("time on every half day without a run")
        if athlete.session_minutes is None:
            assumed.append(f"{DEFAULT_MINUTES} minutes a session at most")
        return [f"Assumed, since nothing else is said: {', '.join(assumed)}."] if assumed else []

    def _content(self, aim: Aim, count: int) -> tuple[StrengthSession, ...]:
        """Return the sessions of a week."""
        if aim.phase is None or not count:
            return ()
        composer = self.composer
        kind, sessions = self._block(aim)
        if aim.is_ordinary:
            return tuple(composer.session(one, aim.step) for one in self._menu(kind, count))
        usual = self._menu(kind, sessions)
        return eased(composer, _gentle(usual) if aim.phase is PhaseKind.RECOVERY else usual, aim, count)

    def _block(self, aim: Aim) -> _Menu:
        """Return the block whose exercises a week has, and its usual number of sessions."""
        for other in reversed(self.layout.aims[: aim.week]):
            if other.is_ordinary and other.phase is not None and other.phase in _BLOCKS:
                return other.phase, other.sessions
        return PhaseKind.MAINTENANCE, max(2, aim.sessions)

    def _menu(self, kind: PhaseKind, count: int) -> tuple[Composed, ...]:
        """Return the sessions of an ordinary week of a block, composed once."""
        known = self.composed.get((kind, count))
        if known is None:
            menus = menu_for(kind, count, self.athlete, guide=self.composer.guide)
            known = composed_week(self.composer, kind, menus, self._block_before(kind))
            self.composed[kind, count] = known
        return known

    def _block_before(self, kind: PhaseKind) -> tuple[Composed, ...]:
        order = [k for k, _ in groupby(a.phase for a in self.layout.aims if a.is_ordinary) if k in _BLOCKS]
        if kind not in order or not order.index(kind):
            return ()
        earlier = order[order.index(kind) - 1]
        sessions = next(a.sessions for a in self.layout.aims if a.is_ordinary and a.phase is earlier)
        return () if earlier is None else self._menu(earlier, sessions)

    def _used(self, counts: Sequence[int]) -> Mapping[int, tuple[Composed, ...]]:
        """Return the composed sessions that each week rests on."""
        used: dict[int, tuple[Composed, ...]] = {}
        for aim, count in zip(self.layout.aims, counts, strict=True):
            if aim.phase is not None and count:
                kind, sessions = self._block(aim)
                used[aim.week] = self._menu(kind, count if aim.is_ordinary else sessions)
        return used

    def _placed(self, tell: Progress) -> tuple[Plan, Proof | None]:
        """Place all sessions; weeks that cannot hold theirs are composed anew for fewer."""
        weeks = [
            attrs.evolve(week, labels=tuple(dict.fromkeys((*week.labels, *aim.labels))))
            for week, aim in zip(self.ready.plan.weeks, self.layout.aims, strict=True)
        ]
        plan = attrs.evolve(self.ready.plan, weeks=weeks)
        there = self._counts(plan)
        counts = [
            max(0, min(aim.sessions - own, len(free.days)))
            for aim, own, free in zip(self.layout.aims, there, self.slots, strict=True)
        ]
        self._refuse_no_time()
        tell("composing sessions", 1, _STEPS)
        while wanted := self._wanted(plan, counts):
            tell("placing sessions", 2, _STEPS)
            answer = schedule(
                plan,
                place=wanted,
                policy=self.policy,
                athlete=self.athlete,
                before=self.before,
                drop_ok=True,
                alternatives=0,
            )
            if not answer.left_out:
                return answer.plan, answer.proof
            asked = Counter(one.week or 1 for one in wanted)
            found = Counter(number for number, _ in answer.numbered)
            short = {week for week, count in asked.items() if found[week] < count}
            counts = [found[n] if n in short else count for n, count in enumerate(counts, 1)]
        self._refuse_no_content(counts)
        return plan, None

    def _wanted(self, plan: Plan, counts: Sequence[int]) -> list[Placement]:
        taken = {s.key for s in plan.sessions}
        return [
            Placement(session, allowed=self.slots[aim.week - 1], week=aim.week, key=key)
            for aim, count in zip(self.layout.aims, counts, strict=True)
            for key, session in zip(_keys(taken, aim.week), self._content(aim, count), strict=False)
            if session.items
        ]

    def _refuse_no_time(self) -> None:
        """Refuse an availability that no week has a use for, whatever the day is."""
        asked = [aim.week for aim in self.layout.aims if aim.sessions]
        have = self.athlete.available
        always = free_half_days(self.ready.plan, have, None)
        if asked and not any(always[week - 1] for week in asked):
            faults = Faults("build_plan")
            shown = "all half days" if have is None else str(have) or "none"
            faults.add("available", have, "half days of which a week has one without a run", shown=shown)
            faults.raise_any()

    def _refuse_no_content(self, counts: Sequence[int]) -> None:
        """Refuse minutes in which no exercise that the athlete could do has room."""
        composed = [one for sessions in self._used(counts).values() for one in sessions]
        if composed and not any(one.picks for one in composed) and self.composer.allowed:
            faults = Faults("build_plan")
            least = "enough minutes for one exercise after five minutes to warm up"
            faults.add("session_minutes", self.athlete.session_minutes, least)
            faults.raise_any()


def _keys(taken: AbstractSet[str | None], week: int) -> Iterator[str]:
    """Go through keys for the sessions of a week that are not taken."""
    for letter in _LETTERS:
        names = (f"{'strength-' * n}w{week}{letter}" for n in counted_from(0))
        yield next(name for name in names if name not in taken)


def _gentle(usual: Sequence[Composed]) -> tuple[Composed, ...]:
    """Return sessions without jumps and with main lifts that leave much in reserve."""
    return tuple(
        attrs.evolve(
            one,
            picks=tuple(
                attrs.evolve(p, dosing=RECOVERING) if p.role.part is Part.MAIN else p
                for p in one.picks
                if p.role.part is not Part.JUMP
            ),
        )
        for one in usual
    )


def _learns(athlete: Athlete) -> bool:
    """Return whether the first weeks of lifting still lie ahead, in which nothing is heavy (AC09)."""
    if athlete.lifting_months is None:
        return athlete.is_novice
    return athlete.lifting_months * _WEEKS_A_MONTH < _LEARNING_WEEKS
