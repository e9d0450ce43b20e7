"""Why a dose changes or stays: a stable code, typed values, and the sentence that they make."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

import attrs

from runstrength.errors import Faults, nearest_names
from runstrength.model.dose import Work
from runstrength.quantities import Bodyweight, Load, format_number

__all__ = ["REASONS", "Reason", "ReasonValue"]

ReasonValue: TypeAlias = Load | Bodyweight | Work | int | float | str

REASONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        # Nothing can be decided.
        "sets-missing": "Only {done} of {asked} sets are logged: a half-logged session decides nothing.",
        "loads-missing": "{missing} of {asked} sets have no load in the log: half a log decides nothing.",
        "effort-missing": "No set is logged with its effort (RIR or RPE), and this progression goes by it.",
        "other-unit": "{logged} were logged where {asked} were asked for: the two cannot be compared.",
        "other-load": "{logged} was logged where {asked} was asked for: the two cannot be compared.",
        "no-estimate": "No set tells the 1RM: log the reserve, or make the last set open-ended.",
        # Not yet.
        "repeat": "The weakest set had {weakest} where {asked} was asked for: the same again.",
        "lighter-load": "{logged} was lifted where {asked} was asked for, no success: the same again.",
        "within-range": "The weakest set had {weakest}, within {asked}: the same again, for one more.",
        "effort-too-high": "{rir} was left in reserve where {asked} was asked for: the same again.",
        "on-target": "The weakest set was exactly as hard as asked for: the same again.",
        "one-more-success": "{count} of the {needed} successes in a row that it takes: the same again.",
        "pain": "Pain of {pain} out of 10 is above {limit}: nothing rises.",
        # Up.
        "load-up": "The weakest set had {weakest}, so the load goes from {before} to {after}, at {work}.",
        "reps-up": "The weakest set had {weakest}, so the work goes from {before} to {after}.",
        "reps-before-load": (
            "The next load, {next}, is {share} % above {load}, more than {limit} %: "
            "the work rises to {work} first."
        ),
        "easier-than-asked": "It was easier than asked for, so the load goes from {before} to {after}.",
        "hold-longer": "Every hold lasted {weakest}, so the next ones last {after}.",
        "contacts-up": "The contacts go from {before} to {after}.",
        "harder-squeeze": "Every repetition was done, so the intensity goes from {before} % to {after} %.",
        "rung-up": "{sessions} sessions at {asked} are enough: {upper} takes the place of {lower}.",
        # Down.
        "load-down": "{misses} misses in a row: the load goes from {before} to {after}.",
        "harder-than-asked": "It was harder than asked for, so the load goes from {before} to {after}.",
        "rung-down": "{misses} misses in a row: {lower} takes the place of {upper}.",
        "rung-down-pain": "Pain of {pain} out of 10 is above {limit}: {lower} takes the place of {upper}.",
        # By the calendar.
        "deload": "Week {week} of {every} is for recovery: {sets} of {before} sets, at the same load.",
        "step-week": "Week {week} of the block: {sets} sets.",
        "sets-at-cap": "Week {week} of the block: {sets} sets, as many as there may be.",
        "next-kind": "The next kind of work is {kind}: {work} at {percent} %.",
        "percent": "{percent} % of the training maximum of {maximum} is {load}, for {work}.",
        # This progression cannot go on; in a combination the next one takes over.
        "step-too-large": (
            "The next load, {next}, is {share} % above {load}, and {weakest} here does not promise {least} "
            "there: find a load between the two, or a harder exercise."
        ),
        "no-heavier-load": "Nothing heavier than {load} can be loaded.",
        "no-lighter-load": "It was too hard, and nothing lighter than {load} can be loaded.",
        "no-load": "There is no load that could change.",
        "hold-complete": "Every hold lasted {weakest}, as long as they get: time for a harder exercise.",
        "contacts-at-cap": "{contacts} contacts are as many as there may be: time for a higher impact class.",
        "squeeze-at-top": "The intensity of {percent} % stays for the rest of the {weeks} weeks.",
        "weeks-over": "The {weeks} weeks of this progression are over.",
        "top-of-ladder": "{exercise} is the hardest rung of the ladder {chain}.",
        "bottom-of-ladder": "{exercise} is the easiest rung of the ladder {chain}.",
    }
)
"""The sentence of every code, with the names of its values in braces. Codes never change their meaning."""


@attrs.frozen
class Reason:
    """Why a dose changes or stays.

    Attributes:
        code: One of the keys of `REASONS`.
        items: The values of the sentence, by name.

    Raises:
        InvalidValueError: The code is unknown, or the values are not those of its sentence.

    Example:
        >>> why = Reason("reps-up", (("weakest", Work(8)), ("before", Work(8)), ("after", Work(9))))
        >>> print(why)
        The weakest set had 8, so the work goes from 8 to 9.
        >>> why.code, why.values["after"].low
        ('reps-up', 9)
    """

    code: str
    items: tuple[tuple[str, ReasonValue], ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse a code without a sentence, and values that the sentence does not have."""
        if self.code not in REASONS or len(self.items) != _COUNTS[self.code]:
            self._refuse()

    def _refuse(self) -> None:
        faults = Faults("Reason")
        if self.code in REASONS:
            faults.add("items", [name for name, _ in self.items], f"the values of {REASONS[self.code]!r}")
        else:
            faults.add("code", self.code, "a key of REASONS", suggestions=nearest_names(self.code, REASONS))
        faults.raise_any()

    @property
    def template(self) -> str:
        """The sentence, with the names of its values in braces."""
        return REASONS[self.code]

    @property
    def values(self) -> Mapping[str, ReasonValue]:
        """The values of the sentence, by name."""
        return MappingProxyType(dict(self.items))

    def __str__(self) -> str:
        """Write the sentence."""
        return self.template.format_map({name: _text(value) for name, value in self.items})


def _text(value: ReasonValue) -> str:
    if isinstance(value, float):
        return format_number(round(value, 1))
    return str(value)


_COUNTS: Final = {code: template.count("{") for code, template in REASONS.items()}
