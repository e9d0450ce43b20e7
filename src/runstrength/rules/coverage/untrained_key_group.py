"""COV003: a muscle group that is key for running and that a week does not train."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from runstrength.errors import Faults
from runstrength.findings import FixKind, Quantity, Severity
from runstrength.model.athlete import Athlete
from runstrength.muscles import KEY_GROUPS, ROLES, MuscleGroup
from runstrength.rules._api import Breach, Case, Context, WeekRule, parameter, rule
from runstrength.rules._fixes import addition, fix_of
from runstrength.rules.coverage._judged import is_judged
from runstrength.timeline import Lack, LineWeek, add_up, is_light

_BY_NAME: Final[Mapping[str, MuscleGroup]] = {group.value: group for group in MuscleGroup}
_ALL_BUT_CALVES = "strength: back squat 3x5; Romanian deadlift 3x8; banded knee drive 3x10/side; plank 3x30s"
_AS_GUIDE: Final[Mapping[str, float | bool | str | tuple[str, ...]]] = {"min_sets": 1, "count_light": True}


@rule(
    "COV003",
    "untrained-key-group",
    sources=("guide", "HAM10", "DOR12"),
    grade="B",
    messages=(
        "{measured} of direct work for the {group} in the week; plan at least {limit} (in running: {role})",
        "{measured} of direct work for the {group} in the week; plan at least {limit}",
    ),
    needs=(Lack.CONTENT,),
    flagged=(
        Case(
            f"mon {_ALL_BUT_CALVES}",
            where=("the whole",),
            severity=Severity.WARNING,
            title="nothing for the calves",
        ),
        Case(f"mon {_ALL_BUT_CALVES}; calf raise 1x12", where=("the whole",), title="one set for the calves"),
        Case(
            f"mon {_ALL_BUT_CALVES}; calf raise 3x12 @RPE4",
            where=("the whole",),
            title="light sets for the calves",
        ),
        Case(
            f"mon {_ALL_BUT_CALVES}",
            options=_AS_GUIDE,
            where=("the whole",),
            title="the guide wants the calves trained too",
        ),
        Case(
            "mon strength: push-up 3x8; plank 3x30s",
            where=("the whole",) * 5,
            title="nothing for the legs, one finding for each group",
        ),
    ),
    clean=(
        Case(f"mon {_ALL_BUT_CALVES}; calf raise 2x12", title="two sets for each"),
        Case(f"mon {_ALL_BUT_CALVES}; calf raise 1x12\nthu strength: calf raise 1x12", title="one set twice"),
        Case(f"mon {_ALL_BUT_CALVES}; calf raise 2x12 @50%", title="sets that are neither hard nor light"),
        Case(
            f"mon {_ALL_BUT_CALVES}; calf raise 1x12 @RPE4",
            options=_AS_GUIDE,
            title="any set will do for the guide",
        ),
        Case(
            f"mon {_ALL_BUT_CALVES}",
            options={"groups": ("quadriceps", "hamstrings", "core")},
            title="calves not asked for",
        ),
        Case(f"mon {_ALL_BUT_CALVES}\nthu strength 30min", title="content not known: never guessed"),
        Case(f"week [recovery]\nmon {_ALL_BUT_CALVES}", title="a recovery week"),
        Case(
            "mon strength: foot doming 3x30s/side\nsat long 90min",
            title="light work alone is the matter of FRQ001",
        ),
    ),
)
class UntrainedKeyGroup(WeekRule):
    """A week leaves out a muscle group that running needs most.

    What it checks:
        Sets of a week that train quadriceps, hamstrings, calves, glutes, hip flexors and core directly;
        muscles that only help do not count. Sets of light work count where `count_light` is on. Weeks without
        a strength session beyond light work, weeks with a session whose exercises are not known, and weeks
        labelled race, taper, recovery or return are left alone.

    Why it matters:
        The guide names these six groups. Simulations of running show what the legs among them do: the
        quadriceps brake, the calves drive at everyday speeds (HAM10, DOR12), hip flexors, glutes and
        hamstrings when it gets fast (DOR12).

    Known limits:
        That a muscle works hard in running does not show that it must be trained in the gym: we hold no trial
        that left one out. Two sets are our convention, and the core was not part of the simulations.

    How to fix it:
        Add two sets of an exercise for the group to a session of the week. The guide's own list has none for
        the calves; a calf raise on a step will do.

    Options:
        `min_sets`: least direct sets of a group in the week.
        `count_light`: whether sets of light work count.
        `groups`: the groups that a week should train.
    """

    by_content = True
    asks_for_more = True

    min_sets: int = parameter(
        default=2, unit="sets", source="convention", text="least direct sets of a group in the week"
    )
    count_light: bool = parameter(default=False, source="convention", text="whether sets of light work count")
    groups: tuple[str, ...] = parameter(
        default=tuple(group.value for group in KEY_GROUPS),
        source="guide",
        text="the groups that a week should train",
    )

    def __attrs_post_init__(self) -> None:
        """Refuse a group that does not exist."""
        super().__attrs_post_init__()
        faults = Faults(self.code)
        for name in self.groups:
            if name not in _BY_NAME:
                faults.add("groups", name, f"names of muscle groups: {', '.join(_BY_NAME)}")
        faults.raise_any()

    def check(self, week: LineWeek, context: Context) -> Iterator[Breach]:
        """Object to each group with too few sets."""
        if not is_judged(week):
            return
        totals = add_up(week.sessions, "exposures" if self.count_light else "direct_sets")
        for name in self.groups:
            group = _BY_NAME[name]
            sets = totals.get(group, 0.0)
            if sets < self.min_sets and not self.count_light:
                sets = _sets_beyond_light(week, group)
            if sets < self.min_sets:
                yield self._breach(group, sets, context.athlete)

    def _breach(self, group: MuscleGroup, sets: float, athlete: Athlete) -> Breach:
        measured, limit = Quantity(sets, "sets"), Quantity(self.min_sets, "sets")
        edits = addition(athlete, frozenset({group}), light_ok=self.count_light)
        text = f"add {edits[0].new}" if edits else f"add an exercise for the {group.value}"
        fix = fix_of(FixKind.ADD, text, edits, is_safe=False)
        role = ROLES.get(group)
        if role is None:
            return Breach(
                Severity.WARNING, measured, limit, self.messages[1], {"group": group.value}, fix=fix
            )
        role_text = role.text[:1].lower() + role.text[1:].rstrip(".")
        values = {"group": group.value, "role": role_text}
        return Breach(Severity.WARNING, measured, limit, values=values, fix=fix)


def _sets_beyond_light(week: LineWeek, group: MuscleGroup) -> float:
    """Count the direct sets of a group that are not light; those that are hard are among them."""
    return sum(
        p.dose.sets
        for placed in week.sessions
        for p in placed.facts.prescriptions
        if not is_light(p) and group in p.exercise.groups
    )
