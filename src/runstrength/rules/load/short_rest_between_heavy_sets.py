"""LOD009: too little rest between heavy sets."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import Final

import attrs

from runstrength.findings import FixKind, Quantity, Severity
from runstrength.formulas import HEAVY_PERCENT, reps_to_pct
from runstrength.model.session import Prescription, StrengthSession
from runstrength.quantities import Duration
from runstrength.rules._api import Breach, Case, Context, SessionRule, parameter, rule
from runstrength.rules._fixes import dosed, fix_of
from runstrength.rules.load._lifting import percent_asked
from runstrength.timeline import Lack, SessionFacts

_SIX_REPS: Final = reps_to_pct(6)


@rule(
    "LOD009",
    "short-rest-between-heavy-sets",
    sources=("GRG18", "AC09"),
    grade="A",
    messages=(
        "{exercise} rests {measured} between sets at {percent} of the maximum; rest {limit} or more",
        (
            "{exercise} rests {measured} between sets at {percent} of the maximum; "
            "rest {limit} or more, better 180 to 300 s"
        ),
    ),
    needs=(Lack.CONTENT,),
    flagged=(
        Case(
            "mon strength: back squat 3x8 @80% rest 119s",
            where=("mon (back squat)",),
            severity=Severity.INFO,
            title="a second under two minutes at 80 per cent",
        ),
        Case(
            "mon strength: back squat 3x8 @80% rest 60s",
            where=("mon (back squat)",),
            severity=Severity.INFO,
            title="a minute to the second",
        ),
        Case(
            "mon strength: back squat 4x5 @85% rest 59s",
            where=("mon (back squat)",),
            severity=Severity.WARNING,
            title="a second under a minute",
        ),
        Case(
            "mon strength: back squat 3x5 @RIR1 rest 90s",
            where=("mon (back squat)",),
            title="five repetitions with one in reserve are 85 per cent",
        ),
        Case(
            "mon strength: back squat 3x5 @85kg rest 90s",
            athlete={"one_rep_maxes": {"back squat": "100kg"}},
            where=("mon (back squat)",),
            title="85 per cent of a known maximum",
        ),
    ),
    clean=(
        Case("mon strength: back squat 4x5 @85% rest 2min", title="two minutes to the second"),
        Case("mon strength: back squat 3x10 @79% rest 60s", title="not heavy"),
        Case("mon strength: back squat 4x5 @85%", title="the rest is not given"),
        Case("mon strength: back squat 3x5 rest 60s", title="effort not known: never guessed"),
        Case("mon strength: back squat 1x5 @85% rest 60s", title="one set has no set after it"),
        Case(
            "mon strength: back squat 3x5 @85% rest 60s + push-up 3x8 rest 60s",
            title="in a superset the other exercise lies between",
        ),
        Case("mon strength: isometric calf hold 5x45s/side @90% rest 60s", title="a hold"),
    ),
)
class ShortRestBetweenHeavySets(SessionRule):
    """An exercise leaves less than two minutes between heavy sets.

    What it checks:
        The rest of each lift at 80 % of the maximum and beyond, where a rest is given: below two minutes it
        informs, below one it warns. The percentage is the given one, that of a known maximum, or what
        repetitions and effort mean on the load chart. In supersets the time for the other exercise is added
        to the rest, so they are left alone.

    Why it matters:
        The trained gain more strength with more than two minutes between sets (GRG18), and the position on
        heavy sets of one to six repetitions asks for three to five (AC09).

    Known limits:
        The untrained do well with 60 to 120 s, and less than a minute still works (GRG18): what is lost is
        some of the gain. The position of 2009 has since been replaced.

    How to fix it:
        Rest two minutes or more between heavy sets, three to five for sets of up to six repetitions. That
        makes the session longer, so look at DUR001 again.

    Options:
        `info_s`: seconds of rest below which it informs.
        `warning_s`: seconds of rest below which it warns.
        `percent`: share of the one-repetition maximum from which sets are heavy.
    """

    info_s: float = parameter(
        default=120.0, unit="s", source="GRG18", grade="A", text="seconds of rest below which it informs"
    )
    warning_s: float = parameter(
        default=60.0, unit="s", source="GRG18", grade="A", text="seconds of rest below which it warns"
    )
    percent: float = parameter(
        default=HEAVY_PERCENT,
        unit="%",
        source=("AC26", "LLA24a"),
        grade="A",
        text="share of the one-repetition maximum from which sets are heavy",
    )

    def check(self, facts: SessionFacts, context: Context) -> Iterator[Breach]:
        """Object to each heavy exercise with little rest."""
        session = facts.session
        if not isinstance(session, StrengthSession):
            return
        maxes = dict(context.athlete.one_rep_maxes)
        for item in session.items:
            if isinstance(item, Prescription) and item.dose.rest and item.dose.sets > 1:
                percent = percent_asked(item, maxes)
                if percent is not None and percent >= self.percent:
                    yield from self._judge(item, item.dose.rest.seconds, percent)

    def _judge(self, item: Prescription, rest_s: float, percent: float) -> Iterator[Breach]:
        if rest_s >= max(self.info_s, self.warning_s):
            return
        name, asked = item.exercise.name, max(self.info_s, self.warning_s)
        rested = attrs.evolve(item.dose, rest=Duration(ceil(asked)))
        yield Breach(
            Severity.WARNING if rest_s < self.warning_s else Severity.INFO,
            Quantity(rest_s, "s"),
            Quantity(max(self.info_s, self.warning_s), "s"),
            self.messages[percent >= _SIX_REPS],
            {"exercise": name, "percent": Quantity(percent, "%")},
            exercise=name,
            fix=fix_of(FixKind.DOSE, f"rest {asked:.0f} s between the sets of {name}", [dosed(item, rested)]),
        )
