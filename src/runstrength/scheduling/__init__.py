r"""Place sessions among what is fixed: the provably best week, and why.

`schedule` looks for the placement whose report is the best there is: fewest errors, then warnings, then
infos, then the smallest total shortfall, then the wishes of the athlete, one after the other. The rules
themselves say what a placement costs, so that what is returned is what `check` accepts.

Example:
    >>> from runstrength import Week
    >>> runs = Week.parse("tue am intervals 60min\nthu am tempo 50min\nsat am long 110min")
    >>> legs = "strength: back squat 3x5 @85%; calf raise 3x12"
    >>> answer = schedule(runs, place=[legs], available="mon pm, fri pm")
    >>> str(answer.placed[0].slot), answer.proof.exact
    ('mon pm', True)
"""

from __future__ import annotations

from runstrength.errors import RunstrengthError
from runstrength.model.athlete import Athlete
from runstrength.model.plan import Plan
from runstrength.model.week import Week
from runstrength.policies import EVIDENCE, Policy
from runstrength.scheduling._answer import Alternative, Answer, Choice, Proof, Why, answer_of, check_count
from runstrength.scheduling._conflicts import (
    Conflict,
    Conflicts,
    InfeasibleError,
    Relaxation,
    Relaxations,
    Requirement,
    infeasible,
)
from runstrength.scheduling._problem import Availability, Placement, SlotMinutes, ToPlace, task_of
from runstrength.scheduling._solve import solve

__all__ = [
    "Alternative",
    "Answer",
    "Availability",
    "Choice",
    "Conflict",
    "Conflicts",
    "InfeasibleError",
    "Placement",
    "Proof",
    "Relaxation",
    "Relaxations",
    "Requirement",
    "SlotMinutes",
    "ToPlace",
    "Why",
    "schedule",
]


def schedule(
    week_or_plan: Week | Plan,
    *,
    place: ToPlace,
    available: Availability = None,
    slot_minutes: SlotMinutes = None,
    policy: Policy = EVIDENCE,
    athlete: Athlete | None = None,
    before: Week | Plan | None = None,
    drop_ok: bool = False,
    alternatives: int = 5,
) -> Answer:
    r"""Place sessions into a week or plan so that its report is the best there is.

    Sessions stand in half days, at most one of them in each, and never in one that holds a fixed session. No
    answer adds an error. Equal answers are ordered in a fixed way: where there are few placements by the
    slots of the sessions in the given order, the earliest first, otherwise as the days are gone through.

    Args:
        week_or_plan: The fixed sessions.
        place: What is to be placed: sessions, their texts, or placements; for a plan in every week, or by the
            number of the week.
        available: The half days with time, for every week or by its number; those of the athlete, or all,
            when left out.
        slot_minutes: The longest session in minutes, for every slot or by slots such as `mon pm, tue`.
        policy: The rules that judge.
        athlete: Who trains; their wishes decide between placements with the same score.
        before: What came directly before, which still counts.
        drop_ok: Whether sessions may be left out where not everything fits.
        alternatives: How many runners-up are wanted at most.

    Returns:
        The answer.

    Raises:
        InfeasibleError: Every placement would add an error; it says why and what would help.
        InvalidValueError: Something about what is asked is wrong; all of it is named.
        RuleError: A rule failed; the message names its code.
        RunstrengthError: There is too much that may move for any placement to be found.
        NotationError: All that is wrong are texts that cannot be read, such as a slot that is listed twice.

    Example:
        >>> week = Week.parse("tue am intervals 60min\nsat am long 110min")
        >>> legs = "strength: back squat 4x5 @85%; calf raise 3x12"
        >>> print(schedule(week, place=[legs, legs], available="mon pm, tue pm, wed pm, thu pm").week)
        tue am intervals 60min
        tue pm strength: back squat 4x5 @85%; calf raise 3x12 [s1]
        thu pm strength: back squat 4x5 @85%; calf raise 3x12 [s2]
        sat am long 110min
    """
    check_count(alternatives)
    task = task_of(
        week_or_plan,
        place,
        available=available,
        slot_minutes=slot_minutes,
        policy=policy,
        athlete=athlete,
        before=before,
        drop_ok=drop_ok,
    )
    found = solve(task, alternatives + 1)
    if not found.solutions:
        if not found.is_proven:
            message = (
                "schedule: the search gave up before it found a way; with less that may move it would not"
            )
            raise RunstrengthError(message)
        raise infeasible(task)
    return answer_of(task, found)
