"""The reasons in words: why these exercises and doses, why so many sessions, and why a finding stays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from runstrength.days import SlotSet
from runstrength.findings import Finding, Report
from runstrength.model.plan import Plan
from runstrength.model.session import StrengthSession
from runstrength.muscles import KEY_GROUPS
from runstrength.planning._aims import Layout
from runstrength.planning._compose import STEP_PERCENT, Composed, Composer, Pick
from runstrength.planning._season import About, Aim, Ground
from runstrength.policies import Policy
from runstrength.rules._api import LineRule, PairRule, Rule, SessionRule, WeekRule
from runstrength.scheduling import Proof

_MOST_NAMED: Final = 3
SAFETY: Final = ("POP", "SAF")
"""Families of rules about people and warning signs."""
_BY_WHAT_IS_PLANNED: Final = ("TPR003", "TPR004", "VOL005")
"""Rules of the line that go by what is planned in a week rather than by where it stands."""


def grounds_of(
    layout: Layout,
    plan: Plan,
    *,
    composer: Composer,
    used: Mapping[int, tuple[Composed, ...]],
    counts: Sequence[int],
    slots: Sequence[SlotSet],
    report: Report,
    proof: Proof | None,
) -> tuple[Ground, ...]:
    """Return the ground of every choice of a season.

    Args:
        layout: The weeks.
        plan: The plan with strength in it.
        composer: What the sessions were composed with.
        used: The composed sessions that each week rests on.
        counts: The sessions that each week holds.
        slots: The half days that each week has free.
        report: What is said of the plan.
        proof: How far the placement is proven.

    Returns:
        The grounds.
    """
    return (
        *layout.grounds,
        *_counts(layout.aims, counts, slots),
        *_exercises(used, composer),
        *_sessions(plan, used, report, proof),
    )


def _counts(aims: Sequence[Aim], counts: Sequence[int], slots: Sequence[SlotSet]) -> Iterator[Ground]:
    for aim, count, free in zip(aims, counts, slots, strict=True):
        if count >= aim.sessions:
            continue
        days = len(free.days)
        one = days == 1
        few = f"only {days} day{'' if one else 's'} with time {'has' if one else 'have'} a free half"
        why = few if days <= count else "every other place that is free would add an error of the rules"
        text = f"Week {aim.week} holds {count} of {aim.sessions} sessions: {why}."
        yield Ground(about=About.WEEK, text=text, sources=("athlete",), weeks=(aim.week, aim.week))


def _exercises(used: Mapping[int, tuple[Composed, ...]], composer: Composer) -> Iterator[Ground]:
    """Give the ground of each exercise and dose once for all weeks in a row that share it."""
    open_: dict[tuple[object, ...], tuple[Pick, int, int, int]] = {}
    held: list[tuple[Pick, int, int, int]] = []
    for week, sessions in used.items():
        now = {(p.role, p.exercise, p.dosing, one.sets(p)): p for one in sessions for p in one.picks}
        held += [open_.pop(key) for key in [key for key in open_ if key not in now]]
        for key, pick in now.items():
            first = open_[key][2] if key in open_ else week
            open_[key] = (pick, key[-1], first, week)
    for pick, sets, first, last in sorted((*held, *open_.values()), key=_first_week):
        yield Ground(
            about=About.EXERCISE,
            text=_why_exercise(pick),
            sources=("guide",) if pick.exercise.guide else ("convention",),
            weeks=(first, last),
            exercise=pick.exercise.name,
        )
        yield Ground(
            about=About.DOSE,
            text=_why_dose(pick, sets, composer),
            sources=pick.dosing.sources,
            weeks=(first, last),
            exercise=pick.exercise.name,
        )


def _first_week(held: tuple[Pick, int, int, int]) -> int:
    return held[2]


def _why_exercise(pick: Pick) -> str:
    name, others = pick.exercise.name, pick.others
    role = f"{name} fills the role of {pick.role}"
    groups = [g.value for g in KEY_GROUPS if g in pick.exercise.groups]
    trains = f" It trains {' and '.join(groups)} directly." if groups else ""
    if pick.is_added:
        return f"{role}: the starting guide has nothing for it, so it is added.{trains}"
    if not others:
        return f"{role}; equipment, level and health leave nothing else for it.{trains}"
    named = ", ".join(e.name for e in others[:_MOST_NAMED])
    more = f" and {len(others) - _MOST_NAMED} more" if len(others) > _MOST_NAMED else ""
    best = "With it the session has the most work for the groups that running needs in its minutes"
    return f"{role}. {best}, with no more against it; {named}{more} would have fitted too.{trains}"


def _why_dose(pick: Pick, sets: int, composer: Composer) -> str:
    dosing, exercise = pick.dosing, pick.exercise
    if composer.guide:
        return f"{exercise.name}: the sets and repetitions of the starting guide."
    work = f"{exercise.name} {sets}x{dosing.work(exercise)}: {dosing.aim}"
    if exercise.landings:
        return f"{work}."
    fewer = dosing.sets[0] - sets
    less = f" ({fewer} set{'' if fewer == 1 else 's'} less, as the rules or the minutes ask)" if fewer else ""
    return f"{work}{less}. {_why_load(pick, composer)}"


def _why_load(pick: Pick, composer: Composer) -> str:
    effort = f"RPE {pick.dosing.rpe:g}"
    known = composer.athlete.one_rep_max(pick.exercise.name)
    if known:
        share = f"{pick.dosing.percent:g} % of the known maximum of {known}"
        return f"The load is {share}, {STEP_PERCENT} points more after each deload, at {effort}."
    if composer.weight(pick.exercise):
        return f"No maximum is known, so the effort, {effort}, sets the load."
    return f"Without a weight the effort, {effort}, sets the repetitions."


def _sessions(
    plan: Plan, used: Mapping[int, tuple[Composed, ...]], report: Report, proof: Proof | None
) -> Iterator[Ground]:
    said: dict[str, list[str]] = {}
    for finding in report:
        for place in (finding.where, finding.also):
            if place is not None and place.key:
                said.setdefault(place.key, []).append(finding.code)
    for week, planned in plan.numbered:
        if planned.key is None or not isinstance(planned.session, StrengthSession) or week not in used:
            continue
        codes = list(dict.fromkeys(said.get(planned.key, ())))
        against = (
            f"what the rules say about it: {', '.join(codes)}" if codes else "nothing is said against it"
        )
        is_best = proof is not None and proof.is_proven
        best = "no other placement is better" if is_best else "no better one was found"
        yield Ground(
            about=About.PLACE,
            text=f"{planned.session.title or 'The session'} stands on {planned.slot}: {against}, and {best}.",
            sources=tuple(codes),
            weeks=(week, week),
            key=planned.key,
        )
        for one in used[week]:
            if one.title == planned.session.title:
                yield from _gaps(one, week, planned.key)


def _gaps(composed: Composed, week: int, key: str) -> Iterator[Ground]:
    for roles, why in (
        (composed.unfillable, "no exercise fits equipment, level and health"),
        (composed.left_out, "the minutes do not hold it"),
    ):
        if roles:
            text = f"{composed.title} has nothing for the {', the '.join(map(str, roles))}: {why}."
            yield Ground(about=About.SESSION, text=text, sources=("athlete",), weeks=(week, week), key=key)


def why_it_stays(finding: Finding, proof: Proof | None, policy: Policy, *, is_same: bool) -> str:
    """Say why a finding stays.

    Args:
        finding: The finding.
        proof: How far the placement is proven, or `None` where it was not searched for.
        policy: The rules.
        is_same: Whether the running plan alone has just the same.

    Returns:
        One sentence.
    """
    if finding.code[:3] in SAFETY:
        return "It is about the person and not about the plan, and no plan makes it go away."
    if is_same:
        return "The running plan has it by itself, and runs are never moved."
    return _by_rule(policy.rule(finding.code), proof)


def _by_rule(rule: Rule, proof: Proof | None) -> str:
    if isinstance(rule, PairRule | LineRule) and rule.code not in _BY_WHAT_IS_PLANNED:
        return _by_place(proof)
    if isinstance(rule, SessionRule) or (isinstance(rule, WeekRule) and rule.by_content):
        return "It comes with the exercises, sets and minutes, which were chosen to have the least of it."
    if rule.family() == "DAT":
        return "It comes with the exercises that were chosen and with what they are known to be."
    if isinstance(rule, WeekRule):
        return "The phase asks for no more sessions, or no half day with time has less against it."
    return "It comes with how the weeks up to the race are divided and how many sessions each can hold."


def _by_place(proof: Proof | None) -> str:
    if proof is None:
        return "It comes with where the sessions stand, which was not searched for anew."
    if proof.is_proven:
        return "No other placement of the sessions in the half days with time has less against it."
    return "No placement with less was found; there was too much that may move to rule all out."
