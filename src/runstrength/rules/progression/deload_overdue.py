"""PRG004: many ordinary weeks of strength in a row without an easier one."""

from __future__ import annotations

from collections.abc import Iterator

from runstrength.findings import Fix, FixKind, Quantity, Severity
from runstrength.rules._api import Breach, Case, Context, PlanRule, parameter, rule
from runstrength.timeline import Line
from runstrength.weekly import weekly


def _plan(labels: str) -> str:
    """Write a plan with a week for each letter: ordinary, deload, taper or without strength."""
    label = {"d": " [deload]", "t": " [taper]"}
    lifting = {"r": ""}
    return "\n".join(
        f"week {n}{label.get(letter, '')}\nsat easy 40min\n{lifting.get(letter, 'mon strength 30min')}"
        for n, letter in enumerate(labels, 1)
    )


@rule(
    "PRG004",
    "deload-overdue",
    sources=("BEL23", "ROG24", "COL24"),
    grade="C",
    messages=("{measured} of strength in a row without an easier one; ease after {limit}",),
    flagged=(
        Case(_plan("o" * 7), where=("week 7",), severity=Severity.INFO, title="seven weeks"),
        Case(_plan("o" * 12), where=("week 7",), title="twelve weeks, one finding"),
        Case(_plan("oood" + "o" * 8), where=("week 11",), title="counted anew after a deload"),
        Case(_plan("o" * 7 + "d" + "o" * 7), where=("week 7", "week 15"), title="twice"),
    ),
    clean=(
        Case(_plan("o" * 6), title="six weeks"),
        Case(_plan("ooooood" + "o" * 6), title="a deload after six"),
        Case(_plan("oooot" + "o" * 5), title="a taper is easier too"),
        Case(_plan("oooor" + "o" * 5), title="a week without strength is rest"),
        Case("mon strength: back squat 3x5\nsat easy 40min", title="a week that repeats is no plan"),
    ),
)
class DeloadOverdue(PlanRule):
    """Ordinary weeks of strength follow one another for too long.

    What it checks:
        Weeks in a row with a strength session and without a label that eases them: deload, taper, race,
        recovery or return. A week without strength ends the row as well. One finding for each row, at its
        first week too many.

    Why it matters:
        Experts in strength sports plan a deload about every four to six weeks (BEL23), and those who compete
        do it every five to six (ROG24), to arrive rested at the next block.

    Known limits:
        Habit and consensus, not effect: in a trial of nine weeks a week off in the middle brought nothing and
        cost some strength (COL24). Six is our reading of the two. A week that is light without saying so is
        taken for an ordinary one.

    How to fix it:
        Label one of the weeks deload, and do six tenths of its sets with the loads as they are.

    Options:
        `weeks`: most ordinary weeks in a row.
    """

    by_content = True

    weeks: int = parameter(
        default=6,
        unit="weeks",
        source=("BEL23", "ROG24"),
        grade="C",
        low=1,
        text="most ordinary weeks in a row",
    )

    def check(self, line: Line, context: Context) -> Iterator[Breach]:
        """Object to each row that is too long."""
        figures = weekly(line)
        if len(figures.weeks) <= self.weeks:
            return
        row = 0
        told: int | None = None
        for number, week in enumerate(figures.weeks, figures.first):
            if week.strength_sessions and not week.is_eased:
                row += 1
                if row > self.weeks and number >= 1 and told is None:
                    told = number
                continue
            if told is not None:
                yield self._breach(told, row)
            row, told = 0, None
        if told is not None:
            yield self._breach(told, row)

    def _breach(self, number: int, row: int) -> Breach:
        return Breach(
            Severity.INFO,
            Quantity(row, "weeks"),
            Quantity(self.weeks, "weeks"),
            week=number,
            fix=Fix(FixKind.ADVICE, f"make week {number} a deload"),
        )
