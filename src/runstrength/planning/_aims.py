"""What each week is for: blocks up to the race, deloads where the runs are lighter, and the taper."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import groupby
from typing import Final

import attrs

from runstrength.days import DAYS_IN_WEEK
from runstrength.formulas.season import DELOAD_SHARE, SeasonBlock, block_season
from runstrength.formulas.taper_curve import TAPER_DAYS, taper_share
from runstrength.model.athlete import Athlete, RunnerType
from runstrength.model.plan import Plan
from runstrength.model.session import RacePriority, RaceSession
from runstrength.model.week import Week
from runstrength.planning._season import About, Aim, Ground, Phase, PhaseKind
from runstrength.policies import Policy
from runstrength.progression.advice import OLDER_AGE
from runstrength.quantities import Pace
from runstrength.timeline import MARATHON_KM, Trait, facts_of

MOST_GAP: Final = 5
"""Most ordinary weeks in a row that are planned; ROG24 and BEL23 (C) have a deload every 4 to 6 weeks."""
_USUAL_GAP: Final = 3
_LEAST_GAP: Final = 2
_LIGHTER: Final = 0.9
"""A week of the runs is lighter where it has less than this share of the longest of the two before. D."""
_NOT_LIGHTER: Final = 3
_OFF_BY_A_WEEK: Final = 2
_RACE_SHARE: Final = 0.5
"""Sets in the week of a race: WAN23 has 41 to 60 per cent less; the middle."""
_RECOVERY_SHARE: Final = 0.5
_ASSUMED_PACE: Final = Pace.parse("6:00/km")
_BEGIN_LATE: Final = (PhaseKind.GENERAL, PhaseKind.MAX, PhaseKind.POWER, PhaseKind.MAINTENANCE)
"""Blocks with exercises of their own."""


@attrs.frozen
class Goal:
    """The race that everything leads to, as it stands in the plan.

    Attributes:
        week: The number of its week; beyond the plan where the plan ends before it.
        is_marathon: Whether it is a marathon or longer.
    """

    week: int
    is_marathon: bool = False


@attrs.frozen
class Layout:
    """The aims of all weeks with their phases and grounds."""

    aims: tuple[Aim, ...]
    phases: tuple[Phase, ...]
    grounds: tuple[Ground, ...]


def layout(
    plan: Plan,
    athlete: Athlete,
    policy: Policy,
    *,
    goal: Goal | None,
    first: int,
    sessions_per_week: int | None,
) -> Layout:
    """Say what each week is for.

    Args:
        plan: The running plan.
        athlete: Who trains.
        policy: The rules; where the starting guide's doses are asked for, there is one block.
        goal: The race, or `None`.
        first: The first week in which strength is planned.
        sessions_per_week: Strength sessions in an ordinary week; by profile and phase when left out.

    Returns:
        The aims, the phases and their grounds.
    """
    weeks = len(plan.weeks)
    races = [_race_of(week) for week in plan.weeks]
    kinds = _nothing_new_before(_kinds(weeks, athlete, policy, goal, first), races)
    often = {kind: sessions_per_week or frequency(kind, athlete, policy) for kind in PhaseKind}
    deloads = _deloads(kinds, _loads(plan, athlete), races)
    for number in sorted(deloads):  # a deload ends a block and begins none
        kinds[number - 1] = kinds[number - 2]
    aims: list[Aim] = []
    step = 0
    for number, (kind, week) in enumerate(zip(kinds, plan.weeks, strict=True), 1):
        if number > 1 and kind is not kinds[number - 2]:
            step = 0
        aims.append(_aim(number, kind, week, often, step, is_deload=number in deloads, goal=goal))
        step += number in deloads
    phases = tuple(
        Phase(kind=kind, first=run[0], last=run[-1], sessions=max(aims[n - 1].sessions for n in run))
        for kind, run in _runs(kinds)
        if kind is not None
    )
    season = _season_text(athlete, policy, goal)
    return Layout(tuple(aims), phases, tuple(_grounds(aims, phases, goal, season)))


def nothing_planned(weeks: int) -> Layout:
    """Return the aims of weeks without strength.

    Args:
        weeks: How many.

    Returns:
        Aims without phases and grounds.
    """
    return Layout(tuple(Aim(week=n, phase=None, sessions=0) for n in range(1, weeks + 1)), (), ())


def _runs(kinds: Sequence[PhaseKind | None]) -> list[tuple[PhaseKind | None, list[int]]]:
    numbered = list(enumerate(kinds, 1))
    return [(kind, [n for n, _ in run]) for kind, run in groupby(numbered, key=lambda one: one[1])]


def follows_guide(policy: Policy) -> bool:
    """Return whether a policy wants the doses of the starting guide.

    Args:
        policy: The policy.

    Returns:
        Whether the rule that compares doses with the guide's is on.
    """
    return "DAT001" in policy.codes


def is_older(athlete: Athlete) -> bool:
    """Return whether strength takes two sessions a week to keep (SPI21, BIC11)."""
    return athlete.age is not None and athlete.age >= OLDER_AGE


def frequency(kind: PhaseKind, athlete: Athlete, policy: Policy) -> int:
    """Return the strength sessions of an ordinary week of a phase.

    Args:
        kind: The phase.
        athlete: Whose profile decides.
        policy: Under the guide it is always two.

    Returns:
        From 1 to 3.
    """
    if kind in (PhaseKind.RACE, PhaseKind.RECOVERY):
        return 1
    if follows_guide(policy) or kind is PhaseKind.TAPER:
        return 2
    if kind is PhaseKind.MAINTENANCE:
        return 2 if is_older(athlete) else 1
    fast = athlete.type in (RunnerType.SPRINTER, RunnerType.MIDDLE_DISTANCE)
    heavy_too = athlete.type is RunnerType.SPRINTER and kind is PhaseKind.MAX
    is_settled = not athlete.is_novice and not is_older(athlete)
    return 3 if is_settled and fast and (kind is PhaseKind.GENERAL or heavy_too) else 2


def _kinds(
    weeks: int, athlete: Athlete, policy: Policy, goal: Goal | None, first: int
) -> list[PhaseKind | None]:
    kinds: list[PhaseKind | None] = [None] * (first - 1)
    if goal is None:
        return kinds + [PhaseKind.GENERAL] * (weeks - first + 1)
    ahead = max(0, goal.week - first + 1)
    blocks = block_season(ahead, novice=athlete.is_novice)
    if follows_guide(policy):
        taper = sum(block.weeks for block in blocks if block.kind == "taper")
        made = (SeasonBlock("general", ahead - taper),) if ahead > taper else ()
        blocks = (*made, *(block for block in blocks if block.kind == "taper"))
    kinds += [PhaseKind(block.kind) for block in blocks for _ in range(block.weeks)]
    if ahead:
        kinds[-1] = PhaseKind.RACE
    kinds = kinds[:weeks]
    recovery = 2 if goal.is_marathon else 1
    after = weeks - len(kinds)
    return (
        kinds + [PhaseKind.RECOVERY] * min(after, recovery) + [PhaseKind.GENERAL] * max(0, after - recovery)
    )


def _nothing_new_before(
    kinds: list[PhaseKind | None], races: Sequence[RacePriority | None]
) -> list[PhaseKind | None]:
    """Move the beginning of a block that has a race in its first two weeks, so that nothing is new before it.

    It begins two weeks earlier or after the race, whichever is nearer, and never takes more than half of a
    block.
    """
    moved = list(kinds)
    at = 0
    for kind, run in groupby(kinds):
        first, length = at, len(list(run))
        at += length
        before = moved[first - 1] if first else None
        near = [n for n in (first, first + 1) if n < at and races[n] is not None]
        if not near or kind not in _BEGIN_LATE or before not in _BEGIN_LATE:
            continue
        early, late = near[-1] - 2, near[-1] + 1
        room = sum(1 for other in moved[:first] if other is before)
        if first - early <= min(late - first, room // 2):
            moved[early:first] = [kind] * (first - early)
        else:
            moved[first : min(late, at)] = [before] * (min(late, at) - first)
    return moved


def _race_of(week: Week) -> RacePriority | None:
    """Return the highest priority of the races of a week that are prepared for."""
    found = [s.session.priority for s in week.races if isinstance(s.session, RaceSession)]
    return min((p for p in found if p is not RacePriority.C), default=None)


def _loads(plan: Plan, athlete: Athlete) -> list[float]:
    """Return the minutes of running of each week, by an assumed pace where there is none."""
    who = athlete if athlete.easy_pace else attrs.evolve(athlete, easy_pace=_ASSUMED_PACE)
    run = int(Trait.RUN)
    return [
        sum(f.minutes or 0.0 for s in week.sessions if (f := facts_of(s.session, who)).mask & run)
        for week in plan.weeks
    ]


def _deloads(
    kinds: Sequence[PhaseKind | None], loads: Sequence[float], races: Sequence[RacePriority | None]
) -> frozenset[int]:
    """Choose the deload weeks: about every fourth, where the runs are lighter, by an exact search.

    A race week eases by itself and counts like a deload; taper and recovery end a stretch.
    """
    chosen: set[int] = set()
    stretch: list[int] = []
    for number, kind in enumerate((*kinds, None), 1):
        is_block = kind not in (None, PhaseKind.TAPER, PhaseKind.RACE, PhaseKind.RECOVERY)
        if is_block and races[number - 1] is None:
            stretch.append(number)
        else:
            chosen |= set(_best_deloads(tuple(stretch), tuple(_is_lighter(loads, n) for n in stretch)))
            stretch = []
    return frozenset(chosen)


def _is_lighter(loads: Sequence[float], number: int) -> bool:
    before = loads[max(0, number - 3) : number - 1]
    return bool(before) and loads[number - 1] < _LIGHTER * max(before)


def _best_deloads(stretch: tuple[int, ...], lighter: tuple[bool, ...]) -> tuple[int, ...]:
    """Return the deloads of a stretch of block weeks for which gaps and runs cost the least."""
    count = len(stretch)

    @cache
    def best(at: int) -> tuple[int, tuple[int, ...]]:
        """The cost from an index on, the week before it being eased, and the deloads."""
        rest = count - at
        options: list[tuple[int, tuple[int, ...]]] = []
        if rest <= MOST_GAP:
            options.append((_OFF_BY_A_WEEK * max(0, rest - _USUAL_GAP - 1), ()))
        for gap in range(_LEAST_GAP, MOST_GAP + 1):
            there = at + gap
            if there < count:
                cost, others = best(there + 1)
                cost += _OFF_BY_A_WEEK * abs(gap - _USUAL_GAP) + (0 if lighter[there] else _NOT_LIGHTER)
                options.append((cost, (stretch[there], *others)))
        return min(options)

    return best(0)[1]


def _aim(
    number: int,
    kind: PhaseKind | None,
    week: Week,
    often: dict[PhaseKind, int],
    step: int,
    *,
    is_deload: bool,
    goal: Goal | None,
) -> Aim:
    if kind is None:
        return Aim(week=number, phase=None, sessions=0)
    sessions = often[kind]
    if kind is PhaseKind.TAPER:
        return Aim(week=number, phase=kind, sessions=sessions, share=_taper_share(number, goal))
    if kind is PhaseKind.RACE or _race_of(week) is not None:
        fewer = max(1, min(sessions, often[PhaseKind.GENERAL]) - 1)
        return Aim(week=number, phase=PhaseKind.RACE, sessions=fewer, share=_RACE_SHARE)
    if kind is PhaseKind.RECOVERY:
        marathon = goal is not None and goal.is_marathon and number == goal.week + 1
        if marathon:
            return Aim(week=number, phase=kind, sessions=0, share=0.0)
        return Aim(week=number, phase=kind, sessions=sessions, share=_RECOVERY_SHARE)
    share = DELOAD_SHARE if is_deload else 1.0
    return Aim(week=number, phase=kind, sessions=sessions, share=share, is_deload=is_deload, step=step)


def _taper_share(number: int, goal: Goal | None) -> float:
    """Return the mean share of the usual sets over the days of a taper week."""
    to_go = goal.week - number if goal else 1
    last = TAPER_DAYS - DAYS_IN_WEEK * to_go
    days = range(max(1, last - DAYS_IN_WEEK + 1), max(1, last) + 1)
    return round(sum(taper_share(day) for day in days) / len(days), 2)


def _grounds(aims: Sequence[Aim], phases: Sequence[Phase], goal: Goal | None, season: str) -> list[Ground]:
    grounds = [Ground(about=About.PLAN, text=season, sources=_SEASON_SOURCES)]
    grounds += [
        Ground(
            about=About.PHASE,
            text=f"{phase}. {_PURPOSES[phase.kind][0]}",
            sources=_PURPOSES[phase.kind][1],
            weeks=(phase.first, phase.last),
        )
        for phase in phases
    ]
    if goal and goal.week > len(aims):
        text = (
            f"The race is in week {goal.week}, after the end of the plan: the blocks lead there all the same."
        )
        grounds.append(Ground(about=About.PLAN, text=text, sources=("convention",)))
    grounds += [ground for aim in aims if (ground := _week_ground(aim)) is not None]
    return grounds


_SEASON_SOURCES: Final = ("EIH22", "BEA17", "convention")


def _season_text(athlete: Athlete, policy: Policy, goal: Goal | None) -> str:
    if goal is None:
        return "Without a race there is one block of general strength, with a deload about every fourth week."
    if follows_guide(policy):
        return (
            "The starting guide knows no phases: the same kind of work throughout, and less before the race."
        )
    novice = (
        ", at least three weeks of general work first for someone new to lifting" if athlete.is_novice else ""
    )
    return f"The weeks up to the race are divided into blocks: general, heavy, heavy and fast, taper{novice}."


_PURPOSES: Final[dict[PhaseKind, tuple[str, tuple[str, ...]]]] = {
    PhaseKind.GENERAL: (
        "Moderate loads for 8 to 12 repetitions teach the lifts and build the base for heavy work.",
        ("AC09", "convention"),
    ),
    PhaseKind.MAX: (
        "Heavy loads, about 80 % of the maximum and more, lower the energy cost of running most surely.",
        ("EIH22", "LLA24a"),
    ),
    PhaseKind.POWER: (
        "Heavy lifts stay and jumps are added: together they did more for economy than jumps alone.",
        ("LLA24a", "BAR23"),
    ),
    PhaseKind.MAINTENANCE: (
        "One session a week at the same load keeps what was gained; from 60 years it takes two.",
        ("BEA17", "RON10", "SPI21"),
    ),
    PhaseKind.TAPER: ("Fewer sets at the same load while the race comes near.", ("WAN23", "PRI15")),
    PhaseKind.RACE: (
        "About half of the usual sets at the same load, and no hard leg work close to the race.",
        ("WAN23", "PRI15", "TPR001"),
    ),
    PhaseKind.RECOVERY: (
        "After a race the legs come first: little strength work, and none for the legs in the first days.",
        ("TAK17", "TPR005"),
    ),
}


def _week_ground(aim: Aim) -> Ground | None:
    weeks = (aim.week, aim.week)
    if aim.is_deload:
        text = (
            f"Week {aim.week} is a deload: about {100 * aim.share:.0f} % of the usual sets at the same load. "
            "It stands about every fourth week, rather where the running is lighter too."
        )
        return Ground(about=About.WEEK, text=text, sources=("ROG24", "BEL23", "convention"), weeks=weeks)
    if aim.phase is PhaseKind.TAPER:
        text = f"Week {aim.week} tapers: about {100 * aim.share:.0f} % of the usual sets at the same load."
        return Ground(about=About.WEEK, text=text, sources=("WAN23", "MUJ03", "convention"), weeks=weeks)
    if aim.phase is PhaseKind.RACE:
        share = f"{100 * aim.share:.0f} %"
        text = f"Week {aim.week} holds a race: about {share} of the usual sets, and a session less."
        return Ground(about=About.WEEK, text=text, sources=("WAN23", "MUJ03", "convention"), weeks=weeks)
    if aim.phase is PhaseKind.RECOVERY and not aim.sessions:
        text = f"Week {aim.week} follows a marathon: no strength for seven days."
        return Ground(about=About.WEEK, text=text, sources=("TAK17", "TPR005"), weeks=weeks)
    return None


def goal_of(week: int, race: RaceSession | None) -> Goal:
    """Return a goal in a week.

    Args:
        week: Its number.
        race: The race, where it is known.

    Returns:
        The goal.
    """
    return Goal(week, is_marathon=race is not None and race.distance.km >= MARATHON_KM)
