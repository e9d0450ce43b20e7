"""REC003: the same muscles loaded again too soon."""

from __future__ import annotations

from typing import ClassVar, Final

from runstrength.findings import Quantity, Severity
from runstrength.muscles import MuscleGroup
from runstrength.rules._api import Breach, Case, Context, Pair, PairRule, parameter, rule
from runstrength.timeline import Lack, Trait

_FAILURE: Final = int(Trait.FAILURE)
_CORE_ALONE: Final = frozenset({MuscleGroup.CORE})
_SQUAT = "strength: split squat 3x10/side"
_TO_FAILURE = "strength: split squat 3x10+/side"
_PLANK = "strength: plank 3x30s"


@rule(
    "REC003",
    "same-muscles-too-soon",
    sources=("AC48", "YAN18"),
    grade="C",
    messages=(
        "{where} loads {groups} again {measured} after {also} started; leave {limit} from start to start",
    ),
    needs=(Lack.CONTENT,),
    flagged=(
        Case(
            "sun pm strength: back squat 3x5\nmon am strength: glute bridge 3x12; back squat 2x5",
            where=("mon am",),
            severity=Severity.ERROR,
            title="Sunday evening and Monday morning in a week that repeats, found once",
        ),
        Case(
            f"mon pm {_SQUAT}; push-up 3x8\nwed am {_SQUAT}; push-up 3x8",
            where=("wed am",),
            severity=Severity.INFO,
            title="Monday evening and Wednesday morning are 38 hours apart",
        ),
        Case(
            "mon strength: isometric calf hold 5x45s/side @80%; plank 3x30s\n"
            "tue strength: calf raise 3x12; push-up 3x8",
            where=("tue",),
            severity=Severity.WARNING,
            title="a strong hold of the calves, then calf raises",
        ),
        Case(
            f"tue am {_SQUAT}\ntue pm {_SQUAT}",
            where=("tue pm",),
            severity=Severity.ERROR,
            title="twice on one day",
        ),
        Case(
            f"tue 07:00 {_SQUAT}\nwed 06:59 {_SQUAT}",
            where=("wed 06:59",),
            severity=Severity.ERROR,
            title="a minute under 24 hours",
        ),
        Case(
            f"tue 07:00 {_SQUAT}\nwed 07:00 {_SQUAT}",
            where=("wed 07:00",),
            severity=Severity.WARNING,
            title="24 hours to the minute",
        ),
        Case(
            f"tue 07:00 {_SQUAT}\nwed 18:59 {_SQUAT}",
            where=("wed 18:59",),
            severity=Severity.WARNING,
            title="a minute under 36 hours",
        ),
        Case(
            f"tue 07:00 {_SQUAT}\nwed 19:00 {_SQUAT}",
            where=("wed 19:00",),
            severity=Severity.INFO,
            title="36 hours to the minute",
        ),
        Case(
            f"tue 07:00 {_SQUAT}\nthu 06:59 {_SQUAT}",
            where=("thu 06:59",),
            severity=Severity.INFO,
            title="a minute under 48 hours",
        ),
        Case(
            f"tue 07:00 {_PLANK}\nwed 06:59 {_PLANK}",
            where=("wed 06:59",),
            severity=Severity.WARNING,
            title="the core alone, a minute under its 24 hours",
        ),
        Case(
            f"tue 07:00 {_TO_FAILURE}\nthu 18:59 {_SQUAT}",
            where=("thu 18:59",),
            severity=Severity.WARNING,
            title="after sets to failure, a minute under 60 hours",
        ),
        Case(
            f"tue 07:00 {_TO_FAILURE}\nfri 06:59 {_SQUAT}",
            where=("fri 06:59",),
            severity=Severity.INFO,
            title="after sets to failure, a minute under 72 hours",
        ),
        Case(
            f"tue 07:00 {_SQUAT}\nthu 03:59 {_SQUAT}",
            athlete={"age": 50},
            where=("thu 03:59",),
            severity=Severity.WARNING,
            title="at 50 years, a minute under 45 hours",
        ),
        Case(
            f"tue 07:00 {_SQUAT}\nthu 18:59 {_SQUAT}",
            athlete={"age": 50},
            where=("thu 18:59",),
            severity=Severity.INFO,
            title="at 50 years, a minute under 60 hours",
        ),
    ),
    clean=(
        Case(f"tue 07:00 {_SQUAT}\nthu 07:00 {_SQUAT}", title="48 hours to the minute"),
        Case("mon strength: back squat 3x5\ntue strength: push-up 3x8", title="legs, then upper body"),
        Case(f"tue 07:00 {_PLANK}\nwed 07:00 {_PLANK}", title="the core alone after 24 hours"),
        Case(f"tue 07:00 {_TO_FAILURE}\nfri 07:00 {_SQUAT}", title="three days after sets to failure"),
        Case(f"tue 07:00 {_SQUAT}\nthu 19:00 {_SQUAT}", athlete={"age": 50}, title="60 hours at 50 years"),
        Case(f"tue 07:00 {_SQUAT}\nthu 18:59 {_SQUAT}", athlete={"age": 49}, title="49 years are not 50"),
        Case(
            "mon strength: back squat 3x5\ntue strength: foot doming 3x30s/side\ntue pm mobility 20min",
            title="light work never loads",
        ),
        Case(
            "tue am strength: calf raise 1x12; push-up 3x8\nwed am strength: calf raise 3x12",
            title="one set does not load",
        ),
        Case("tue am strength 30min\nwed am strength 30min", title="content not known: never guessed"),
    ),
)
class SameMusclesTooSoon(PairRule):
    """Two sessions load the same muscles within 48 hours.

    What it checks:
        Hours from the start of one session to the start of the next that loads a muscle group with it. A
        group is loaded by two hard sets, where muscles that only help count half, or by a strong hold. Below
        24 hours it is an error, below 36 a warning, below 48 an information. The core has a limit of its own:
        where it is all that two sessions share, below 24 hours is a warning and more is fine. After sets to
        failure, and from 50 years of age, the warning and the information reach further; the error stays
        where it is.

    Why it matters:
        48 hours between sessions for the same muscles is the usual advice (AC48), an agreement among experts
        and not a measured limit. Sets to failure do slow recovery by a day or more (MOR17, GON16).

    Known limits:
        The one trial that compared 24 hours with 48 to 72 found the same gains (YAN18, young men). The steps
        below 48 hours, the limit of the core and the factor for age are conventions. How hard the sessions
        are is weighed only by the count of hard sets, and sessions whose exercises are not known are not
        judged.

    How to fix it:
        Move one of the two sessions, or give them different muscles. Fewer than two hard sets of a shared
        group in one of them are enough too.

    Options:
        `error_h`: hours below which it is an error, whatever came before and at any age.
        `warning_h`: hours below which it warns.
        `info_h`: hours below which it informs.
        `core_h`: hours below which it warns when the core is all that the sessions share.
        `failure_extra_h`: hours added to `warning_h` and `info_h` after a session with sets to failure.
        `masters_age`: the age from which `masters_factor` applies.
        `masters_factor`: what `warning_h` and `info_h` are multiplied by from that age, before hours are
        added.
    """

    earlier: ClassVar[Trait] = Trait.STRENGTH
    later: ClassVar[Trait] = Trait.STRENGTH

    error_h: float = parameter(
        default=24.0, unit="h", source="convention", text="hours below which it is an error"
    )
    warning_h: float = parameter(
        default=36.0, unit="h", source="convention", text="hours below which it warns"
    )
    info_h: float = parameter(
        default=48.0, unit="h", source="AC48", grade="C", text="hours below which it informs"
    )
    core_h: float = parameter(
        default=24.0,
        unit="h",
        source="convention",
        text="hours below which it warns where only the core is shared",
    )
    failure_extra_h: float = parameter(
        default=24.0, unit="h", source=("MOR17", "GON16"), grade="B", text="hours added after sets to failure"
    )
    masters_age: float = parameter(
        default=50.0, unit="years", source="convention", text="age from which the hours are stretched"
    )
    masters_factor: float = parameter(
        default=1.25, source="convention", low=1.0, text="what the hours are multiplied by from that age"
    )

    def horizon_h(self) -> float:
        """As far as the longest limit reaches."""
        stretched = max(self.warning_h, self.info_h) * self.masters_factor + self.failure_extra_h
        return max(stretched, self.error_h, self.core_h)

    def limits(self, pair: Pair, context: Context) -> tuple[float, float]:
        """Return the hours below which it warns and informs about a pair."""
        age = context.athlete.age
        factor = self.masters_factor if age is not None and age >= self.masters_age else 1.0
        extra = self.failure_extra_h if pair.earlier.facts.mask & _FAILURE else 0.0
        return self.warning_h * factor + extra, self.info_h * factor + extra

    def check(self, pair: Pair, context: Context) -> Breach | None:
        """Object to too few hours."""
        shared = pair.earlier.facts.loaded & pair.later.facts.loaded
        if not shared:
            return None
        hours = pair.starts_h
        if shared == _CORE_ALONE:
            return self._breach(Severity.WARNING, hours, self.core_h, shared) if hours < self.core_h else None
        warning, info = self.limits(pair, context)
        if hours >= self.core_h:
            shared -= _CORE_ALONE
        if hours < self.error_h:
            return self._breach(Severity.ERROR, hours, self.error_h, shared)
        if hours < warning:
            return self._breach(Severity.WARNING, hours, warning, shared)
        if hours < info:
            return self._breach(Severity.INFO, hours, info, shared)
        return None

    @staticmethod
    def _breach(severity: Severity, hours: float, limit: float, shared: frozenset[MuscleGroup]) -> Breach:
        groups = ", ".join(group for group in MuscleGroup if group in shared)
        return Breach(severity, Quantity(hours, "h"), Quantity(limit, "h"), values={"groups": groups})
