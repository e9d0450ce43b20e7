"""PRG001: a load that goes up by more than a tenth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from runstrength.findings import FixKind, Quantity, Severity
from runstrength.quantities import format_number
from runstrength.rules._api import Breach, Case, Context, PlanRule, parameter, rule
from runstrength.rules._fixes import capped, fix_of, in_week
from runstrength.timeline import Lack, Line
from runstrength.weekly import Lift, Lifted, weekly

_SLACK = 1 + 1e-9


def _plan(*squats: str) -> str:
    return "\n".join(f"week {n}\nmon strength: back squat {dose}" for n, dose in enumerate(squats, 1))


class _Step(NamedTuple):
    """A rise of a lift from one load to the next, the more severe the greater."""

    is_large: bool
    ratio: float
    lift: Lift
    before: float
    after: float


@rule(
    "PRG001",
    "load-step-too-large",
    sources=("AC09",),
    grade="C",
    messages=(
        "{exercise} for {work} goes up by {measured}, from {before} to {after}; keep within {limit}",
        "{exercise} for {work} goes up by {measured}, from {before} to {after}: a small step, above {limit}",
    ),
    needs=(Lack.CONTENT,),
    flagged=(
        Case(
            _plan("3x5 @60kg", "3x5 @67.5kg"),
            where=("week 2 (back squat)",),
            severity=Severity.WARNING,
            title="an eighth more",
        ),
        Case(
            _plan("3x5 @70%", "3x5 @80%"),
            where=("week 2 (back squat)",),
            severity=Severity.WARNING,
            title="percentages of the maximum",
        ),
        Case(
            _plan("3x5 @20kg", "3x5 @22.5kg"),
            where=("week 2 (back squat)",),
            severity=Severity.INFO,
            title="the smallest step there is",
        ),
        Case(
            _plan("3x5 @60kg; back squat 2x8 @50kg", "3x5 @67.5kg; back squat 2x8 @60kg"),
            where=("week 2 (back squat)",),
            title="one finding for each exercise, the largest step",
        ),
        Case(
            "week 1\nmon strength: back squat 3x5 @60kg\n"
            "week 2\nmon strength: back squat 3x5 @75kg\nthu strength: back squat 3x5 @65kg\n"
            "sat strength: back squat 3x5 @50kg",
            where=("week 2 (back squat)",),
            title="a large step between two sessions of a week",
        ),
        Case(
            "week 1\nmon strength: back squat 3x5 @60kg\n"
            "week 2 [deload]\nmon strength: back squat 2x5 @60kg\n"
            "week 3\nmon strength: back squat 3x5 @70kg",
            where=("week 3 (back squat)",),
            title="against the last ordinary week, across a deload",
        ),
    ),
    clean=(
        Case(_plan("3x5 @60kg", "3x5 @66kg"), title="a tenth to the gram"),
        Case(_plan("3x10 @60kg", "3x5 @75kg"), title="fewer repetitions are another matter"),
        Case(
            "week 1\nmon strength: back squat 3x5 @60kg\n"
            "week 2 [deload]\nmon strength: back squat 2x5 @40kg\n"
            "week 3\nmon strength: back squat 3x5 @62.5kg",
            title="back from a deload",
        ),
        Case(_plan("3x5 @60kg", "3x5 @50kg", "3x5 @62.5kg"), title="a load of the last month is no step"),
        Case(
            _plan("3x5 @60kg", "3x3 @67.5kg", "3x5 @67.5kg"),
            title="the load went up with other repetitions",
        ),
        Case(_plan("3x5 @BW+5kg", "3x5 @BW+10kg"), title="what the body adds is not known"),
        Case(
            "week 1\nmon strength: back squat 3x5 @60kg\n"
            "week 2\nmon strength: back squat 3x5 @65kg\nthu strength: back squat 3x5 @70kg",
            title="two small steps in a week",
        ),
        Case("mon strength: back squat 3x5 @60kg", title="a week that repeats"),
    ),
)
class LoadStepTooLarge(PlanRule):
    """The load of an exercise goes up by more than a tenth from one week to the next.

    What it checks:
        The load of each exercise with the same repetitions, in kilograms or in per cent of the maximum,
        where the last ordinary week with the exercise has these repetitions too: against the heaviest of the
        last four ordinary weeks that have them. Weeks labelled deload, taper, race, recovery or return are
        passed over. Where sessions of the week have different loads, the steps from one to the next count,
        the lightest first, so that their order does not matter. A rise by one small step only informs,
        however many per cent that is. One finding for each exercise and week.

    Why it matters:
        The position stand advises steps of 2 to 10 per cent, once the present load has become easy (AC09).
        Larger ones mostly end in missed repetitions.

    Known limits:
        Consensus, not a trial. What the step of your plates is cannot be known from a plan; 2.5 kg is our
        convention. Loads added to the body are left alone, since what they are added to is not known. Two
        steps within a week may together be more than a tenth. Of the progressions that ship, three may go up
        farther and are warned of: percentages of a maximum, when that is estimated anew; the quick mode of
        autoregulation, which moves light loads by whole kilograms; and double progression with several
        sessions a week, where the loads between were done for other repetitions. All of them go on from the
        load that was lifted, even if that was far more than planned.

    How to fix it:
        Take a load in between for a week or two, rounded down to what you can put on the bar.

    Options:
        `max_percent`: most per cent by which a load may go up.
        `step_kg`: a rise by so many kilograms at most is the smallest step there is.
        `weeks`: ordinary weeks whose heaviest load counts.
    """

    by_content = True

    max_percent: float = parameter(
        default=10.0, unit="%", source="AC09", grade="C", text="most per cent by which a load may go up"
    )
    step_kg: float = parameter(
        default=2.5, unit="kg", source="convention", text="a rise by so much at most is the smallest step"
    )
    weeks: int = parameter(
        default=4, unit="weeks", source="convention", low=1, text="ordinary weeks whose heaviest load counts"
    )

    def check(self, line: Line, context: Context) -> Iterator[Breach]:
        """Object to each exercise that goes up too far."""
        figures = weekly(line)
        if len(figures.weeks) == 1:
            return
        share = (1 + self.max_percent / 100) * _SLACK
        lifted: dict[Lift, list[float]] = {}
        latest: dict[str, Mapping[Lift, Lifted]] = {}
        for number, week in enumerate(figures.weeks, figures.first):
            if not week.lifts or week.is_eased:
                continue
            steps: dict[str, _Step] = {}
            for lift, top in week.lifts.items():
                earlier = lifted.setdefault(lift, [])
                if earlier and top.load > earlier[-1] * share and lift in latest[lift.exercise]:
                    for step in self._steps(lift, max(earlier[-self.weeks :]), top):
                        steps[lift.exercise] = max(step, steps.get(lift.exercise, step))
                earlier.append(top.load)
            for lift in week.lifts:
                latest[lift.exercise] = week.lifts
            if steps and number >= 1:
                for step in steps.values():
                    yield self._breach(number, step, line)

    def _steps(self, lift: Lift, before: float, top: Lifted) -> Iterator[_Step]:
        """Go from the load before through those of the week, the lightest first."""
        for load in top.loads:
            if load > before:
                if load > before * (1 + self.max_percent / 100) * _SLACK:
                    is_small = lift.unit == "kg" and load - before <= self.step_kg * _SLACK
                    yield _Step(not is_small, load / before, lift, before, load)
                before = load

    def _breach(self, number: int, step: _Step, line: Line) -> Breach:
        lift, before = step.lift, _load(step.before, step.lift)
        most = step.before * (1 + self.max_percent / 100)
        return Breach(
            Severity.WARNING if step.is_large else Severity.INFO,
            Quantity(100 * (step.ratio - 1), "%"),
            Quantity(self.max_percent, "%"),
            self.messages[0 if step.is_large else 1],
            {
                "exercise": lift.exercise,
                "work": lift.work,
                "before": before,
                "after": _load(step.after, lift),
            },
            exercise=lift.exercise,
            week=number,
            fix=fix_of(
                FixKind.DOSE,
                f"take at most {_load(most, lift)} of {lift.exercise}, rounded down",
                capped(in_week(line, number), lift, most),
            )
            if step.is_large
            else None,
        )


def _load(load: float, lift: Lift) -> str:
    return f"{format_number(round(load, 1))} {lift.unit}"
