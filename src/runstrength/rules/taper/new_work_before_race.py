"""TPR003: something new in the last days before a race."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, TypeAlias

from runstrength.findings import Fix, FixKind, Quantity, Severity
from runstrength.rules._api import Breach, Case, Context, LineRule, parameter, rule
from runstrength.timeline import Lack, LineDay, Placed, SessionFacts, Trait, is_light

State: TypeAlias = tuple[int, frozenset[str], tuple[tuple[str, int], ...]]
"""Days that are known, up to the limit; the work known; what of it is new, and for how many days."""

_STRENGTH: Final = int(Trait.STRENGTH)
_PRIORITY_RACE: Final = int(Trait.PRIORITY_RACE)
_SLOWLY: Final = " with slow lowering"
_NO_WORK: Final[frozenset[str]] = frozenset()
_OLD = "mon strength: back squat 3x5; calf raise 3x12\nthu strength: back squat 3x5; calf raise 3x12\n"


def _plan(week_3: str, race: str = "sun race A half") -> str:
    return f"week 1\n{_OLD}week 2\n{_OLD}week 3\n{_OLD}{week_3}\nweek 4\nmon easy 30min\n{race}"


@rule(
    "TPR003",
    "new-work-before-race",
    sources=("convention", "DOM19b"),
    grade="D",
    messages=(
        "{where} is a race {measured} after {work} came into the plan; begin nothing new in the last {limit}",
    ),
    needs=(Lack.CONTENT,),
    flagged=(
        Case(
            _plan("sun strength: step-ups and downs 3x10/side", "sun race A half"),
            where=("week 4 sun",),
            severity=Severity.WARNING,
            title="a new exercise seven days before",
        ),
        Case(
            _plan("sat strength: front squat 3x5", "sat race B 10km\nsun easy 30min"),
            where=("week 4 sat",),
            title="another rung of the ladder, before a B race",
        ),
        Case(
            _plan("fri strength: back squat 3x5 tempo 4-0-1", "fri race A half\nsun easy 30min"),
            where=("week 4 fri",),
            title="a known exercise with slow lowering",
        ),
        Case(
            f"week 1\n{_OLD}week 2\n{_OLD}week 3\nsun strength: hip thrust 3x8; goblet squat 3x8\n"
            "week 4\nmon easy 30min\nweek 5\nmon easy 30min\nsun race A half",
            where=("week 5 sun",),
            title="14 days before, told once",
        ),
    ),
    clean=(
        Case(_plan("sun strength: calf raise 3x12", "sun race A half"), title="nothing new"),
        Case(
            f"week 1\n{_OLD}week 2\n{_OLD}week 3\nsat strength: hip thrust 3x8\n"
            "week 4\nmon easy 30min\nweek 5\nmon easy 30min\nsun race A half",
            title="15 days before",
        ),
        Case(_plan("sun strength: hip thrust 3x8", "sun race C 5km"), title="a C race"),
        Case(
            _plan("sun strength: dead bug 3x8; back squat 3x5 @RPE4", "sun race A half"), title="light work"
        ),
        Case(
            "week 1\nmon strength: back squat 3x5\nthu easy 30min\nweek 2\nmon strength: hip thrust 3x8\n"
            "sun race A half",
            title="what came before is not known for 14 days",
        ),
        Case(
            f"week 1\n{_OLD}week 2\n{_OLD}week 3\nmon strength 30min\nthu easy 30min\n"
            "week 4\nmon strength: hip thrust 3x8\nsun race A half",
            title="a session of unknown content may have had it",
        ),
        Case("mon strength: hip thrust 3x8\nsun race A half", title="nothing is new in a week that repeats"),
    ),
)
class NewWorkBeforeRace(LineRule[State]):
    """Something new comes into the strength work in the two weeks before a race of priority A or B.

    What it checks:
        Exercises that are not light and that no session of the known line had before, and known ones that for
        the first time ask for slow lowering, up to 14 days before the race. Another rung of a ladder is
        another exercise. All of them are told at the race, once.

    Why it matters:
        Work that is new makes legs sore and running dearer for a day or two (DOM19b). That nothing should
        change in the last two weeks is convention.

    Known limits:
        What the athlete did before the first known day is not known: an exercise counts as new only when the
        14 days before it are known, and one that comes back after months is not new. Where the exercises of a
        session are not known, that count begins anew. Races later than the session on the same day are not
        looked at.

    How to fix it:
        Keep to the exercises of the weeks before, and bring the new one in after the race.

    Options:
        `days`: days before the race from which nothing should be new.
        `slow_s`: seconds of lowering from which it is slow.
    """

    days: int = parameter(
        default=14, unit="days", text="days before the race from which nothing should be new"
    )
    slow_s: int = parameter(default=4, unit="s", text="seconds of lowering from which it is slow", low=1)

    def start(self) -> State:
        """Nothing is known."""
        return 0, _NO_WORK, ()

    def step(self, state: State, day: LineDay, context: Context) -> tuple[State, tuple[Breach, ...]]:
        """Remember the work that is known, and for some days what of it is new."""
        known, seen, fresh = state
        mask = day.mask
        if fresh:
            fresh = tuple((work, days + 1) for work, days in fresh if days < self.days)
        elif known >= self.days and not mask & _STRENGTH:
            return state, ()
        breaches: tuple[Breach, ...] = ()
        if fresh and mask & _PRIORITY_RACE:
            breaches = (self._breach(fresh, day),)
        if mask & _STRENGTH:
            known, seen, fresh = self._learned((known, seen, fresh), day.sessions)
        return (known + 1 if known < self.days else known, seen, fresh), breaches

    def _learned(self, state: State, sessions: tuple[Placed, ...]) -> State:
        known, seen, fresh = state
        for placed in sessions:
            facts = placed.facts
            work = _work(facts, self.slow_s)
            if not work and Lack.CONTENT in facts.lacks:
                known = -1  # the days begin to count on the next
            if not work <= seen:
                if known >= self.days:
                    new = [w for w in work if w not in seen and not _is_told(w, seen)]
                    fresh += tuple((w, 0) for w in sorted(new))
                seen |= work
        return known, seen, fresh

    def _breach(self, fresh: tuple[tuple[str, int], ...], day: LineDay) -> Breach:
        race = next(placed for placed in day.sessions if placed.facts.mask & _PRIORITY_RACE)
        work = ", ".join(name for name, _ in fresh)
        return Breach(
            Severity.WARNING,
            Quantity(min(days for _, days in fresh), "days"),
            Quantity(self.days, "days"),
            values={"work": work},
            placed=race,
            fix=Fix(FixKind.ADVICE, f"leave out {work} until after the race"),
        )


@lru_cache(maxsize=4096)
def _work(facts: SessionFacts, slow_s: int) -> frozenset[str]:
    work: set[str] = set()
    for prescription in facts.prescriptions:
        if is_light(prescription):
            continue
        name, tempo = prescription.exercise.name, prescription.dose.tempo
        work.add(name)
        if tempo and tempo.lowering >= slow_s:
            work.add(f"{name}{_SLOWLY}")
    return frozenset(work)


def _is_told(work: str, seen: frozenset[str]) -> bool:
    """Return whether slow lowering needs no word because the exercise itself is new."""
    name = work.removesuffix(_SLOWLY)
    return name != work and name not in seen
