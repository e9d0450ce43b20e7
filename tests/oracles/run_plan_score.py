"""How well the reader of running plans reads titles, against labels that were given by hand.

`python -m tests.oracles.run_plan_score` prints the score of our own sample, and of the published plans where
they are there: their files stand beside the project, in `../shared/data`, and are no part of it.
"""

from __future__ import annotations

import csv
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import attrs

from runstrength.formats import run_plan
from runstrength.formats.run_plan import ReadSession

HERE = Path(__file__).parent
SAMPLE = HERE / "run_plan_sample.csv"
SPLIT = HERE / "run_plan_split.toml"
DATA = HERE.parents[1].parent / "shared" / "data"
PLANS = DATA / "run-plans"
LABELS = DATA / "run-plan-labels.csv"
ASPECTS = ("kind", "quality", "doubles", "optional")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_ALSO = re.compile(r"also: ([\w@-]+)")


@attrs.frozen(kw_only=True)
class Label:
    """What a coach reads in a title.

    Attributes:
        sessions: The kinds, each with the half of the day where the title says so: `easy@am`.
        quality: Whether one of them is a quality run.
        optional: Whether the title leaves a choice.
        others: Kinds that are a defensible second reading.
    """

    sessions: tuple[str, ...]
    quality: bool
    optional: bool
    others: frozenset[str]

    @classmethod
    def of(cls, row: dict[str, str]) -> Label:
        """Return the label of a row of a table of labels."""
        return cls(
            sessions=tuple(row["sessions"].split(" + ")),
            quality=row["quality"] == "1",
            optional=row["optional"] == "1",
            others=frozenset(kind.partition("@")[0] for kind in _ALSO.findall(row["note"])),
        )


@attrs.frozen(kw_only=True)
class Day:
    """A day of a plan: its title, its label, and what was read.

    Attributes:
        title: The title.
        label: What a coach reads in it.
        read: What was read.
    """

    title: str
    label: Label
    read: tuple[ReadSession, ...]

    @property
    def wrong(self) -> tuple[str, ...]:
        """The aspects that were not read as the label says."""
        meant = [kind.partition("@")[0] for kind in self.label.sessions]
        halves = [kind.partition("@")[2] for kind in self.label.sessions]
        kinds = [one.kind for one in self.read]
        same = len(kinds) == len(meant)
        known = same and all(a == b or a in self.label.others for a, b in zip(kinds, meant, strict=True))
        quality = any(one.quality for one in self.read) == self.label.quality
        right = {
            "kind": known,
            # A second reading has the quality of its own kind.
            "quality": quality or (known and kinds != meant),
            "doubles": same and (not any(halves) or halves == [str(one.slot.at or "") for one in self.read]),
            "optional": any(one.optional or one.has_choice for one in self.read) == self.label.optional,
        }
        return tuple(aspect for aspect in ASPECTS if not right[aspect])

    @property
    def shown(self) -> str:
        """What was read, as the labels write it, and whether it is a quality run or optional."""
        sessions = " + ".join(f"{one.kind}@{one.slot.at}" if one.slot.at else one.kind for one in self.read)
        marks = [
            word
            for word, holds in (
                ("quality", any(one.quality for one in self.read)),
                ("optional", any(one.optional or one.has_choice for one in self.read)),
            )
            if holds
        ]
        return ", ".join([sessions or "nothing", *marks])


def sample_days() -> Iterator[Day]:
    """Go through our own sample; each title is read as a plan of its own."""
    with SAMPLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            title = row["title"].replace('"', '""')
            text = f'week,day,title,distance,unit\n1,1,"{title}",{row["distance"]},{row["unit"]}\n'
            yield Day(title=row["title"], label=Label.of(row), read=run_plan.loads(text).sessions)


def families(part: str) -> tuple[str, ...]:
    """Return the names of the published plans of a part: `design` or `held_out`."""
    return tuple(tomllib.loads(SPLIT.read_text(encoding="utf-8"))[part])


def published_days(plans: tuple[str, ...]) -> Iterator[Day]:
    """Go through the days of published plans, each with the label of its title."""
    with LABELS.open(encoding="utf-8", newline="") as file:
        labels = {row["template"]: Label.of(row) for row in csv.DictReader(file)}
    for plan in plans:
        by_line: dict[int, list[ReadSession]] = {}
        for session in run_plan.read(PLANS / f"{plan}.csv").sessions:
            by_line.setdefault(session.line, []).append(session)
        with (PLANS / f"{plan}.csv").open(encoding="utf-8", newline="") as file:
            for line, row in enumerate(csv.DictReader(file), 2):
                label = labels[_NUMBER.sub("#", row["title"])]
                yield Day(title=row["title"], label=label, read=tuple(by_line.get(line, ())))


def report(name: str, days: list[Day]) -> str:
    """Return the score of days as text, with every miss."""
    wrong = Counter(aspect for day in days for aspect in day.wrong)
    right = sum(not day.wrong for day in days)
    scores = "  ".join(f"{aspect} {_percent(len(days) - wrong[aspect], len(days))}" for aspect in ASPECTS)
    lines = [f"{name}: {len(days)} days, all right {_percent(right, len(days))}  ({scores})"]
    misses = Counter(
        f"  {day.title!r}: read {day.shown}; label {' + '.join(day.label.sessions)} ({', '.join(day.wrong)})"
        for day in days
        if day.wrong
    )
    lines += [f"{miss} x {times}" if times > 1 else miss for miss, times in misses.most_common()]
    return "\n".join(lines)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %"


def reports() -> Iterator[str]:
    """Go through the scores of what is there."""
    yield report("our sample", list(sample_days()))
    if not LABELS.exists():
        yield "the published plans are not here: ../shared/data is absent"
        return
    for part in ("design", "held_out"):
        yield report(f"published plans, {part}", list(published_days(families(part))))
    every = (*families("design"), *families("held_out"))
    yield report("published plans, all", list(published_days(every))).splitlines()[0]


if __name__ == "__main__":
    sys.stdout.writelines(f"{text}\n" for text in reports())
