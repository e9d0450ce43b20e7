"""Living with a season: what was done decides what comes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final, TypeAlias

import attrs

from runstrength.days import DAYS_IN_WEEK
from runstrength.errors import Faults
from runstrength.exercises import Catalogue, load_catalogue, name_key
from runstrength.findings import Report
from runstrength.formulas.effort import rpe_to_rir
from runstrength.formulas.layoff import Comeback, LayoffCause, return_after
from runstrength.formulas.load import UnloadableError, round_load
from runstrength.formulas.one_rep_max import MAX_REPS, e1rm, load_for
from runstrength.model.difference import Diff
from runstrength.model.dose import Dose, WorkUnit
from runstrength.model.exercise import Exercise
from runstrength.model.performed import Performed
from runstrength.model.plan import Plan
from runstrength.model.session import Item, Prescription, RacePriority, RaceSession, StrengthSession, Superset
from runstrength.model.week import PlannedSession, Week
from runstrength.planning._compose import LEVELS
from runstrength.planning._replan import replanned
from runstrength.planning._season import About, Ground, Season
from runstrength.progression._api import Past
from runstrength.progression.ladder import LadderStep
from runstrength.progression.loaded import DoubleProgression
from runstrength.progression.log import Log, LoggedExercise, LoggedSession
from runstrength.quantities import Bodyweight, Load
from runstrength.repair import reschedule
from runstrength.scheduling import Availability, Proof

__all__ = ["Advanced", "Carried", "advance"]

_NOTHING_NEW_DAYS: Final = 14
"""Days before a race in which no harder exercise comes in, as TPR003 asks. D."""
_COMEBACK_DAYS: Final = 7
"""Days over which a comeback is eased. D."""
_MOST_REPS: Final = 15


@attrs.frozen
class Carried:
    """What the log of an exercise changes in what comes.

    Attributes:
        exercise: Its name.
        text: What was done and what follows, in sentences.
        keys: The sessions to come that change.
    """

    exercise: str
    text: str
    keys: tuple[str, ...]

    def __str__(self) -> str:
        """Write it with how many sessions change."""
        count = len(self.keys)
        after = f" ({count} session{'' if count == 1 else 's'} to come)" if count else ""
        return f"{self.exercise}: {self.text}{after}"


@attrs.frozen
class Advanced:
    """A season carried on. It prints as text.

    Attributes:
        season: The season.
        changes: How the plan changed.
        steps: What the log changes, and why.
        missed: Keys of the sessions that were planned before today and are not in the log.
        advice: What the changes alone do not say, in sentences.
    """

    season: Season
    changes: Diff
    steps: tuple[Carried, ...]
    missed: tuple[str, ...]
    advice: tuple[str, ...]

    @property
    def report(self) -> Report:
        """What `check` says of the plan."""
        return self.season.report

    def __str__(self) -> str:
        """Write the steps, the changes and the advice."""
        parts = [*map(str, self.steps)]
        if self.missed:
            parts.append(f"Not in the log: {', '.join(self.missed)}.")
        parts += self.advice
        return "\n".join([*parts, str(self.changes)])


def advance(
    season: Season,
    log: Log,
    *,
    today: date,
    available: Availability = None,
    cause: LayoffCause = "break",
    catalogue: Catalogue | None = None,
) -> Advanced:
    """Carry what was done into what comes.

    Loads follow double progression. Where a later block asks for other repetitions of the same exercise, and
    no maximum is known, the load is what the weakest set stands for (an estimate of the 1RM, REY06). An
    exercise without a weight is followed by the next rung of its ladder after two sessions at the top of its
    range. After more than seven days without strength the next seven days hold less, and after illness or
    injury the plan never resumes by itself. Sessions of this week that were missed find another place or are
    dropped. What lies before today stays as it was planned.

    Args:
        season: The season, dated.
        log: What was done. A session is known by its key, or by its date where it has none.
        today: The first day that is still to come.
        available: The half days that missed sessions may move to; those of the athlete when left out.
        cause: Why there was a gap: `break`, `illness` or `injury`.
        catalogue: Where ladders stand; the exercises that ship when left out.

    Returns:
        The season with what changed and why.

    Raises:
        InvalidValueError: The plan has no dates, today is not in it, or an argument is of another kind.

    Example:
        >>> from runstrength.planning import build_plan
        >>> from runstrength.model.athlete import Athlete
        >>> runs = Plan([Week.parse("tue am easy 45min")] * 4, start=date(2027, 1, 4))
        >>> athlete = Athlete(available="mon pm, thu pm", equipment={"dumbbells"})
        >>> season = build_plan(runs, athlete=athlete)
        >>> first = season.plan.weeks[0].strength[0]
        >>> squats = LoggedExercise("goblet squat", Performed.parse("12,12 @30kg @RIR3"))
        >>> log = Log([LoggedSession(date(2027, 1, 4), [squats], key=first.key)])
        >>> step = advance(season, log, today=date(2027, 1, 5)).steps[0]
        >>> print(step.text)
        The weakest set had 12, so the load goes from 30kg to 32.5kg, at 8-12.
        >>> step.exercise, len(step.keys)
        ('goblet squat', 3)
    """
    faults = Faults("advance")
    faults.instance("season", season, Season, "a Season")
    faults.instance("log", log, Log, "a Log")
    if type(today) is not date:
        faults.add("today", today, "a date")
    faults.raise_any()
    start, weeks = season.plan.start, len(season.plan.weeks)
    if start is None:
        faults.add("season", season.plan.name, "a season with dates", shown="one without")
    elif not 0 <= (today - start).days < DAYS_IN_WEEK * weeks:
        faults.add("today", today, "a day of the plan")
    faults.raise_any()
    return _Life(season, log, today, available, cause, catalogue or load_catalogue()).carried_on()


_Change: TypeAlias = Callable[[Prescription], Prescription]


@attrs.frozen(eq=False)
class _Life:
    """A season, what was done of it, and the day on which one looks at it."""

    season: Season
    log: Log
    today: date
    available: Availability
    cause: LayoffCause
    catalogue: Catalogue

    def carried_on(self) -> Advanced:
        """Return the season as it goes on."""
        done = dict(self._done())
        missed = [s for on, s in self._strength() if on < self.today and s.key not in done and not s.optional]
        plan, proof, advice = self._found_places(missed)
        plan, steps, grounds = self._progressed(plan, done)
        plan, eased_until, more = self._after_gap(plan, done)
        advice += more
        season = self.season
        if plan != season.plan:
            season = replanned(season, plan, proof=proof, grounds=grounds)
        carried = tuple(dict.fromkeys((*season.carried, *done)))
        season = attrs.evolve(season, carried=carried, eased_until=eased_until)
        return Advanced(
            season=season,
            changes=self.season.plan.diff(plan),
            steps=tuple(steps),
            missed=tuple(s.key or str(s.slot) for s in missed),
            advice=tuple(advice),
        )

    def _found_places(self, missed: Sequence[PlannedSession]) -> tuple[Plan, Proof | None, list[str]]:
        """Give what was missed in this week another place in it, or drop it."""
        season = self.season
        lost = [s.key for s in missed if s.key and self._is_this_week(s.key)]
        if not lost:
            return season.plan, season.proof, []
        moved = reschedule(
            season.plan,
            missed=lost,
            today=self.today,
            available=self.available,
            policy=season.policy,
            athlete=season.athlete,
            before=season.before,
        )
        return moved.plan, moved.proof, list(moved.advice)

    def _strength(self) -> Iterator[tuple[date, PlannedSession]]:
        """Go through the strength sessions of the plan, each after its date."""
        for number, planned in self.season.plan.numbered:
            on = self.season.plan.date_of(number, planned.slot)
            if on is not None and isinstance(planned.session, StrengthSession):
                yield on, planned

    def _done(self) -> Iterator[tuple[str, LoggedSession]]:
        """Go through the sessions that were done, each after the key of the planned one."""
        planned = {s.key: on for on, s in self._strength() if s.key}
        on_day: dict[date, list[str]] = {}
        for key, on in planned.items():
            on_day.setdefault(on, []).append(key)
        taken = {one.key for one in self.log if one.key in planned}
        for logged in self.log:
            if logged.key in planned:
                yield logged.key or "", logged
            elif logged.exercises:
                free = [key for key in on_day.get(logged.on, ()) if key not in taken]
                if free:
                    taken.add(free[0])
                    yield free[0], logged

    def _is_this_week(self, key: str) -> bool:
        number, _ = self.season.plan.find(key)
        return number == self.season.week_of(self.today)

    def _progressed(
        self, plan: Plan, done: Mapping[str, LoggedSession]
    ) -> tuple[Plan, list[Carried], list[Ground]]:
        steps, grounds = list[Carried](), list[Ground]()
        for prescription, history, is_new in self._histories(done):
            if not is_new:
                continue
            text, change = self._next(prescription, history)
            changed, keys = self._applied(plan, change, done) if change else (plan, ())
            plan = changed
            name = prescription.exercise.name
            steps.append(Carried(name, text, keys))
            if keys:
                weeks = sorted(plan.find(key)[0] for key in keys)
                span = (weeks[0], weeks[-1])
                sources = ("AC09", "convention")
                said = f"{name}, after {history[-1].performed}: {text}"
                grounds.append(
                    Ground(about=About.DOSE, text=said, sources=sources, weeks=span, exercise=name)
                )
        return plan, steps, grounds

    def _histories(self, done: Mapping[str, LoggedSession]) -> list[tuple[Prescription, list[Past], bool]]:
        """Return the last prescription of each exercise that was done, with all that was done of its kind.

        And whether the last time has not been carried into what comes before: a log may be given again.
        """
        found: dict[tuple[str, str], tuple[Prescription, list[Past], bool]] = {}
        order = {s.key: on for on, s in self._strength()}
        for key in sorted(done, key=lambda key: (order[key], key)):
            _, planned = self.season.plan.find(key)
            for prescription in _prescriptions(planned):
                performed = _of(done[key].exercises, prescription.exercise)
                if performed is not None:
                    kind = prescription.exercise.name, str(prescription.dose.work)
                    pasts = found[kind][1] if kind in found else []
                    past = Past(prescription.dose, performed, prescription.exercise)
                    found[kind] = prescription, [*pasts, past], key not in self.season.carried
        return list(found.values())

    def _next(self, prescription: Prescription, history: Sequence[Past]) -> tuple[str, _Change | None]:
        """Return what the progression says, and how it changes a prescription."""
        *earlier, last = history
        dose, exercise = prescription.dose, prescription.exercise
        loaded = any(isinstance(one.load, Load) for one in last.performed.all_sets)
        if loaded and dose.work.unit is WorkUnit.REPETITIONS and dose.work.high <= _MOST_REPS:
            progression = DoubleProgression(reps=(dose.work.low, max(dose.work.high, dose.work.low + 1)))
            step = progression.advance(dose, last.performed, earlier)
            load = step.dose.load or _common_load(last.performed)
            new = attrs.evolve(dose, work=step.dose.work, load=load)
            is_known = self.season.athlete.one_rep_max(exercise.name) is not None
            maximum = None if is_known else _weakest_estimate(last.performed)
            return str(step.reason), self._dosed(prescription, new, maximum)
        ladder = self._ladder(exercise)
        if ladder is None or dose.load is not None or exercise.landings:
            return "Nothing to carry on: it has no weight and no ladder.", None
        step = ladder.advance(dose, last.performed, earlier, exercise=exercise)
        if step.exercise is None or step.exercise == exercise:
            return str(step.reason), None
        if not self._may_follow(step.exercise):
            against = "equipment, level or a race within two weeks speak against it"
            return f"{exercise.name} stays: {step.exercise.name} would come next, but {against}.", None
        return str(step.reason), self._replaced(exercise, step.exercise)

    def _ladder(self, exercise: Exercise) -> LadderStep | None:
        chains = [chain.name for chain in self.catalogue.chains if exercise.name in chain.rungs[:-1]]
        return LadderStep(chain=chains[0], catalogue=self.catalogue) if chains else None

    def _may_follow(self, exercise: Exercise) -> bool:
        athlete = self.season.athlete
        soon = self.today + timedelta(days=_NOTHING_NEW_DAYS)
        races = (
            self.season.plan.date_of(number, s.slot)
            for number, s in self.season.plan.numbered
            if isinstance(s.session, RaceSession) and s.session.priority is not RacePriority.C
        )
        return (
            exercise.is_doable_with(athlete.equipment)
            and exercise.level <= LEVELS[athlete.level]
            and not any(on is not None and self.today <= on <= soon for on in races)
        )

    def _dosed(self, asked: Prescription, new: Dose, maximum: float | None) -> _Change:
        """Change load and work of an exercise where the same work is asked; a planned rise stays one.

        Where other work is asked the load is what an estimated maximum gives for it, if there is one.
        """
        old = asked.dose

        def change(other: Prescription) -> Prescription:
            theirs = other.dose
            if other.exercise != asked.exercise:
                return other
            if theirs.work != old.work:
                found = _load_for(theirs, maximum, new)
                return Prescription(other.exercise, attrs.evolve(theirs, load=found)) if found else other
            load = new.load if theirs.load == old.load else _shifted(theirs.load, old.load, new.load)
            return Prescription(other.exercise, attrs.evolve(theirs, load=load, work=new.work))

        return change

    def _replaced(self, lower: Exercise, upper: Exercise) -> _Change:
        def change(other: Prescription) -> Prescription:
            if other.exercise != lower:
                return other
            return Prescription(upper, attrs.evolve(other.dose, per_side=upper.per_side, load=None))

        return change

    def _applied(
        self, plan: Plan, change: _Change, done: Mapping[str, LoggedSession]
    ) -> tuple[Plan, tuple[str, ...]]:
        """Change prescriptions of the sessions to come."""
        keys: list[str] = []

        def changed(number: int, planned: PlannedSession) -> PlannedSession:
            on = plan.date_of(number, planned.slot)
            is_over = on is None or on < self.today or planned.key in done
            if is_over or not isinstance(planned.session, StrengthSession):
                return planned
            session = _each(planned.session, change)
            if session == planned.session:
                return planned
            keys.append(planned.key or str(planned.slot))
            return attrs.evolve(planned, session=session)

        return _mapped(plan, changed), tuple(keys)

    def _after_gap(
        self, plan: Plan, done: Mapping[str, LoggedSession]
    ) -> tuple[Plan, date | None, list[str]]:
        """Ease the next days after a gap, those that have been eased already left alone."""
        eased = self.season.eased_until
        last = max((one.on for one in done.values() if one.on < self.today), default=None)
        if last is None and not any(on < self.today for on, _ in self._strength()):
            return plan, eased, []
        days = (self.today - (last or self.season.plan.start or self.today)).days
        comeback = return_after(days, cause=self.cause)
        if comeback.load_share == 1.0 and comeback.resumes:
            return plan, eased, []
        first = max(self.today, eased or self.today)
        until = self.today + timedelta(days=_COMEBACK_DAYS)

        def changed(number: int, planned: PlannedSession) -> PlannedSession:
            on = plan.date_of(number, planned.slot)
            is_eased = on is not None and first <= on < until and planned.key not in done
            if not is_eased or not isinstance(planned.session, StrengthSession):
                return planned
            session = _each(planned.session, lambda one: _smaller(one, comeback))
            return attrs.evolve(planned, session=session, optional=planned.optional or not comeback.resumes)

        said = (
            f"{days} days without strength: for seven days {100 * comeback.load_share:.0f} % of the load and "
            f"{100 * comeback.sets_share:.0f} % of the sets (BOS13 for the direction, the numbers are ours)."
        )
        advice = [said]
        if comeback.retest:
            advice.append("The old maxima no longer count: find the loads anew by effort.")
        if not comeback.resumes:
            advice.append("After illness or injury begin again only when you, or a professional, say so.")
        return _mapped(plan, changed), max(until, eased or until), advice


def _smaller(prescription: Prescription, comeback: Comeback) -> Prescription:
    dose = prescription.dose
    sets = max(1, round(dose.sets * comeback.sets_share))
    load = dose.load
    if isinstance(load, Load):
        try:
            load = Load(round_load(load.kg * comeback.load_share))
        except UnloadableError:
            load = dose.load
    return Prescription(prescription.exercise, attrs.evolve(dose, sets=sets, load=load))


def _weakest_estimate(performed: Performed) -> float | None:
    """Return the lowest 1RM that the sets stand for; a set without effort is taken as done to failure."""
    found: list[float] = []
    for one in performed.all_sets:
        rir = one.rir if one.rir is not None else 0.0 if one.rpe is None else rpe_to_rir(one.rpe)
        if isinstance(one.load, Load) and one.load.kg > 0 and one.done and one.done + rir <= MAX_REPS:
            found.append(e1rm(one.load.kg, one.done, rir=rir))
    return min(found, default=None)


def _load_for(dose: Dose, maximum: float | None, now: Dose) -> Load | None:
    """Return the load with which the most repetitions of a dose leave the reserve that it asks for.

    It is never less than that of now where no more repetitions are asked for, as an estimate may have it.
    """
    if maximum is None or dose.rpe is None or dose.work.unit is not WorkUnit.REPETITIONS:
        return None
    rir = rpe_to_rir(dose.rpe.high)
    if dose.work.high + rir > MAX_REPS:
        return None
    try:
        found = round_load(load_for(maximum, dose.work.high, rir=rir))
    except UnloadableError:
        return None
    if isinstance(now.load, Load) and dose.work.high <= now.work.high:
        found = max(found, now.load.kg)
    return Load(found)


def _shifted(
    planned: Load | Bodyweight | None, old: Load | Bodyweight | None, new: Load | Bodyweight | None
) -> Load | Bodyweight | None:
    """Move a planned load by as much as the last one moved."""
    if isinstance(planned, Load) and isinstance(old, Load) and isinstance(new, Load):
        return Load(max(0.0, planned.kg + new.kg - old.kg))
    return new


def _prescriptions(planned: PlannedSession) -> tuple[Prescription, ...]:
    return planned.session.prescriptions if isinstance(planned.session, StrengthSession) else ()


def _of(exercises: Iterable[LoggedExercise], exercise: Exercise) -> Performed | None:
    names = {name_key(name) for name in (exercise.name, *exercise.aliases)}
    return next((one.performed for one in exercises if name_key(one.name) in names), None)


def _common_load(performed: Performed) -> Load | None:
    loads = {one.load for one in performed.all_sets}
    (only,) = loads if len(loads) == 1 else (None,)
    return only if isinstance(only, Load) else None


def _each(session: StrengthSession, change: _Change) -> StrengthSession:
    """Change the prescriptions of a session; one that would stand there twice stays as it was."""
    names = {p.exercise for p in session.prescriptions}

    def kept(one: Prescription) -> Prescription:
        new = change(one)
        return one if new.exercise != one.exercise and new.exercise in names else new

    items: list[Item] = [
        Superset(map(kept, item.prescriptions)) if isinstance(item, Superset) else kept(item)
        for item in session.items
    ]
    return attrs.evolve(session, items=items)


def _mapped(plan: Plan, changed: Callable[[int, PlannedSession], PlannedSession]) -> Plan:
    weeks: list[Week] = []
    for number, week in enumerate(plan.weeks, 1):
        sessions = [changed(number, planned) for planned in week.sessions]
        weeks.append(week if tuple(sessions) == week.sessions else attrs.evolve(week, sessions=sessions))
    return attrs.evolve(plan, weeks=weeks)
