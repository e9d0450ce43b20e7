"""`runstrength schedule`: where sessions stand best among what is fixed, and why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from runstrength.cli._check import FOUND, counts
from runstrength.cli._input import (
    UnusableInputError,
    printable,
    read_athlete,
    read_noun,
    read_policy,
    read_text,
)
from runstrength.cli._output import print_answer, print_json, print_lines
from runstrength.errors import RunstrengthError
from runstrength.formats import answer as answer_format
from runstrength.notation.week import lines_of
from runstrength.scheduling import InfeasibleError, Placement, schedule

__all__ = ["schedule_sessions"]


def schedule_sessions(
    runs: str,
    /,
    *,
    place: list[str],
    available: str | None = None,
    slot_minutes: float | None = None,
    policy: str | None = None,
    athlete: str | None = None,
    before: str | None = None,
    drop_ok: bool = False,
    alternatives: int = 3,
    format_: Literal["text", "json"] = "text",
    fail_on: Literal["error", "warning", "info", "never"] = "error",
) -> int:
    """Place sessions into a week or plan so that its report is the best there is, and say why.

    The exit code is 0, or 1 when nothing is possible or there are findings at or above --fail-on, or 2 when
    an input is unusable.

    Args:
        runs: A text file or JSON document with the fixed sessions, or - for standard input.
        place: A session to place, such as 'strength "Legs": back squat 3x5 @85%', or a file with a session a
            line; give it once for each.
        available: The half days with time, such as 'mon pm, wed'; all when left out, or those of the athlete.
        slot_minutes: The longest session in minutes.
        policy: evidence, evidence_in_season or guide, or a TOML file; evidence when left out.
        athlete: A TOML or JSON file that says who trains.
        before: A file with the week or plan that came directly before.
        drop_ok: Leave out what does not fit, instead of giving no answer.
        alternatives: How many runners-up to show.
        format_: Text for people, or JSON.
        fail_on: The least severity that gives exit code 1.
    """
    subject = read_noun(runs)
    history = read_noun(before) if before else None
    rules, who = read_policy(policy), read_athlete(athlete)
    try:
        answer = schedule(
            subject,
            place=_placements(place),
            available=available,
            slot_minutes=slot_minutes,
            policy=rules,
            athlete=who,
            before=history,
            drop_ok=drop_ok,
            alternatives=alternatives,
        )
    except InfeasibleError as error:
        if format_ == "json":
            print_json(answer_format.dumps(error, indent=2))
        else:
            conflicts = [f"  {line}" for line in str(error.conflicts).splitlines()]
            changes = [f"  {change}" for change in error.relaxations]
            print_lines(["No placement is possible:", *conflicts, "", "What would help:", *changes])
        return FOUND
    if format_ == "json":
        print_json(answer_format.dumps(answer, indent=2))
    else:
        print_answer(answer)
    return FOUND if counts(answer.report, fail_on) else 0


def _placements(texts: list[str]) -> list[Placement]:
    """Read every session, so that all that cannot be read are named at once."""
    found: list[Placement] = []
    problems: list[str] = []
    for where, text in _sessions(texts):
        try:
            found.append(Placement(text))
        except RunstrengthError as error:
            problems.append(f"{where}: {error}")
    if problems:
        raise UnusableInputError(*problems)
    return found


def _sessions(texts: list[str]) -> Iterator[tuple[str, str]]:
    """Go through the texts of sessions with where each stands; the name of a file means its lines."""
    for text in texts:
        if _is_file(text):
            for span in lines_of(read_text(text)):
                yield f"{printable(text)}, line {span.line.number}", span.text
        else:
            yield f"--place {text!r}", text


def _is_file(text: str) -> bool:
    try:
        return Path(text).is_file()
    except (OSError, ValueError):  # no name of a file, in whatever system
        return False
