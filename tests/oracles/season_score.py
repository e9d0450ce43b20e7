"""What seasons come to on published running plans: a table of results, made by a command.

`python -m tests.oracles.season_score` builds a season for each of six athletes on every plan, under the guide
and under the evidence, and says what `check` makes of it; `--summary` puts all plans of an athlete and a
policy into one line, and `--all` adds what is amiss with each season. The published plans stand beside the
project, in `../shared/data`, and are no part of it; without them our own example is taken.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

from runstrength import policies
from runstrength.checking import check
from runstrength.findings import Report, Severity
from runstrength.formats import run_plan
from runstrength.model.athlete import Athlete
from runstrength.model.plan import Plan
from runstrength.model.session import StrengthSession
from runstrength.muscles import KEY_GROUPS
from runstrength.planning import PhaseKind, Season, build_plan
from runstrength.policies import Policy

HERE = Path(__file__).parent
PLANS = HERE.parents[1].parent / "shared" / "data" / "run-plans"
OWN = HERE.parents[1] / "docs" / "examples" / "first-half-marathon.csv"
POLICIES = (policies.GUIDE, policies.EVIDENCE)
ATHLETES = {
    "jogger": Athlete(type="jogger", level="novice", equipment={"dumbbells"}, session_minutes=30),
    "marathoner": Athlete(
        type="marathoner", equipment={"dumbbells", "band", "step"}, session_minutes=30, easy_pace="5:30/km"
    ),
    "middle distance": Athlete(
        type="middle distance",
        equipment={"barbell", "rack", "dumbbells", "band", "box"},
        session_minutes=40,
        one_rep_maxes={"back squat": "100kg"},
    ),
    "sprinter": Athlete(
        type="sprinter",
        level="advanced",
        equipment={"barbell", "rack", "dumbbells", "bench", "box", "anchor"},
        session_minutes=45,
        one_rep_maxes={"back squat": "140kg", "Romanian deadlift": "120kg"},
    ),
    "novice without equipment": Athlete(level="novice", session_minutes=25),
    "masters": Athlete(type="marathoner", age=62, equipment={"dumbbells", "band"}, session_minutes=30),
}


@attrs.frozen
class Result:
    """What a season comes to.

    Attributes:
        plan: The name of the running plan.
        athlete: The name of the athlete.
        policy: The policy.
        season: The season.
        alone: What is said of the running plan alone.
    """

    plan: str
    athlete: str
    policy: Policy
    season: Season
    alone: Report

    @property
    def new_errors(self) -> tuple[str, ...]:
        """Codes of errors that the running plan alone does not have."""
        return self._new(Severity.ERROR)

    @property
    def new_warnings(self) -> tuple[str, ...]:
        """Codes of warnings that the running plan alone does not have."""
        return self._new(Severity.WARNING)

    def _new(self, severity: Severity) -> tuple[str, ...]:
        new = [one.finding for one in self.season.remaining if one.is_new]
        return tuple(finding.code for finding in new if finding.severity is severity)

    def sessions(self, week: int) -> list[StrengthSession]:
        """Return the strength sessions of a week."""
        return [
            s.session for s in self.season.plan.week(week).strength if isinstance(s.session, StrengthSession)
        ]

    @property
    def unexplained_frequency(self) -> list[int]:
        """Weeks with fewer sessions than asked of which the season does not say why."""
        return [
            aim.week
            for aim in self.season.aims
            if len(self.sessions(aim.week)) != aim.sessions
            and not any("holds" in str(ground) for ground in self.season.why(week=aim.week))
        ]

    @property
    def short_weeks(self) -> int:
        """Weeks with fewer sessions than asked."""
        return sum(len(self.sessions(aim.week)) < aim.sessions for aim in self.season.aims)

    @property
    def untrained(self) -> list[tuple[int, str]]:
        """Ordinary weeks with a session, and key groups that they do not train directly."""
        return [
            (aim.week, group.value)
            for aim in self.season.aims
            if aim.is_ordinary and self.sessions(aim.week)
            for group in KEY_GROUPS
            if not any(group in e.groups for s in self.sessions(aim.week) for e in s.exercises)
        ]

    @property
    def too_long(self) -> list[str]:
        """Keys of sessions beyond the minutes of the athlete."""
        most = self.season.athlete.session_minutes or 0
        return [s.key or "" for _, s in self.season.strength if (s.session.minutes() or 0) > most]

    @property
    def off_share(self) -> list[tuple[int, float]]:
        """Eased weeks with all their sessions whose sets are far from what is asked, with their share."""
        found: list[tuple[int, float]] = []
        for aim in self.season.aims:
            usual = self._usual(aim.week)
            if aim.phase is None or aim.is_ordinary or not usual or not aim.sessions:
                continue
            if len(self.sessions(aim.week)) < aim.sessions:
                continue
            sets = sum(p.dose.sets for s in self.sessions(aim.week) for p in s.prescriptions)
            if sets and not aim.share - 0.15 <= sets / usual <= aim.share + 0.15:
                found.append((aim.week, round(sets / usual, 2)))
        return found

    def _usual(self, week: int) -> int:
        for aim in reversed(self.season.aims[: week - 1]):
            if aim.is_ordinary and len(self.sessions(aim.week)) == aim.sessions:
                return sum(p.dose.sets for s in self.sessions(aim.week) for p in s.prescriptions)
        return 0

    @property
    def deloads(self) -> int:
        """How many weeks are deloads."""
        return sum(aim.is_deload for aim in self.season.aims)

    @property
    def has_taper(self) -> bool:
        """Whether there is a taper or a race week where there is a race."""
        kinds = {phase.kind for phase in self.season.phases}
        return not kinds.isdisjoint({PhaseKind.TAPER, PhaseKind.RACE})


def plans() -> Iterator[tuple[str, Plan]]:
    """Go through the published plans, or our own where they are not there."""
    files = sorted(f for f in PLANS.glob("*.csv") if f.name != "index.csv") or [OWN]
    for file in files:
        yield file.stem, run_plan.read(file).plan


def results() -> Iterator[Result]:
    """Build every season."""
    for name, plan in plans():
        for athlete, who in ATHLETES.items():
            for policy in POLICIES:
                season = build_plan(plan, athlete=who, policy=policy)
                alone = check(season.running, policy=policy, athlete=who)
                yield Result(name, athlete, policy, season, alone)


def say(line: str) -> None:
    """Write a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def counted(codes: Iterable[str]) -> str:
    """Write how often each code is there."""
    found = sorted(Counter(codes).items())
    return ", ".join(f"{code} × {count}" for code, count in found) or "none"


def table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    """Print a Markdown table row by row; the columns of numbers are those of the first row."""
    titles = list(heads)
    for number, row in enumerate(rows):
        cells = list(row)
        if not number:
            say(f"| {' | '.join(titles)} |")
            say(f"|{'|'.join('--:' if isinstance(cell, int) else '---' for cell in cells)}|")
        say(f"| {' | '.join(map(str, cells))} |")


def each(found: Iterable[Result], *, is_all: bool) -> None:
    """Print a line for each season."""
    heads = ("Running plan", "Athlete", "Policy", "Weeks", "Sessions", "Short weeks", "Deloads", "New errors")
    amiss = ("unexplained_frequency", "untrained", "too_long", "off_share", "new_errors")

    def rows() -> Iterator[tuple[object, ...]]:
        for one in found:
            yield (
                one.plan, one.athlete, one.policy.name, len(one.season.plan.weeks), len(one.season.strength),
                one.short_weeks, one.deloads, len(one.new_errors), counted(one.new_warnings),
            )  # fmt: skip
            if is_all:
                for label in amiss:
                    if getattr(one, label):
                        say(f"    {label} {getattr(one, label)}")

    table((*heads, "New warnings"), rows())


def summary(found: Iterable[Result]) -> None:
    """Print a line for each athlete and policy, why warnings stay, and which plans have short weeks."""
    groups: dict[tuple[str, str], list[Result]] = {}
    for one in found:
        groups.setdefault((one.athlete, one.policy.name), []).append(one)
    everything = [one for group in groups.values() for one in group]
    heads = ("Athlete", "Policy", "Plans", "Weeks", "Sessions asked", "Placed", "Short weeks", "Deloads")
    table(
        (*heads, "New errors", "New warnings"),
        (
            (
                athlete,
                policy,
                len(group),
                sum(len(one.season.plan.weeks) for one in group),
                sum(aim.sessions for one in group for aim in one.season.aims),
                sum(len(one.season.strength) for one in group),
                sum(one.short_weeks for one in group),
                sum(one.deloads for one in group),
                sum(len(one.new_errors) for one in group),
                counted(code for one in group for code in one.new_warnings),
            )
            for (athlete, policy), group in groups.items()
        ),
    )
    reasons: dict[tuple[str, str, str], int] = Counter(
        (left.finding.code, left.finding.name, left.why)
        for one in everything
        for left in one.season.remaining
        if left.is_new and left.finding.severity is Severity.WARNING
    )
    say("")
    table(
        ("Warning", "Times", "Why it stays"),
        ((f"{code} {name}", times, why) for (code, name, why), times in sorted(reasons.items())),
    )
    short = Counter({one.plan: 0 for one in everything})
    for one in everything:
        short[one.plan] += one.short_weeks
    say("")
    table(
        ("Running plan with short weeks", "Short weeks of all its seasons"),
        ((plan, weeks) for plan, weeks in short.most_common() if weeks),
    )


def main() -> None:
    """Print the table as Markdown."""
    if "--summary" in sys.argv:
        summary(results())
    else:
        each(results(), is_all="--all" in sys.argv)


if __name__ == "__main__":
    main()
