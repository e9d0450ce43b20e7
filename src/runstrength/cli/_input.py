"""What the commands read: weeks and plans, policies, athletes."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, overload

from runstrength.days import SlotSet
from runstrength.errors import MissingExtraError, RunstrengthError, nearest_names
from runstrength.findings import Waiver
from runstrength.formats import athlete as athlete_format
from runstrength.formats import policy as policy_format
from runstrength.formats import waiver as waiver_format
from runstrength.model.athlete import Athlete
from runstrength.model.plan import Plan
from runstrength.model.week import Week
from runstrength.notation.week import lines_of
from runstrength.policies import EVIDENCE, Policy

if TYPE_CHECKING:
    from runstrength.formats.run_plan import RunPlanReading
    from runstrength.planning import Season
    from runstrength.progression.log import Log
    from runstrength.quantities import LoadUnit

__all__ = [
    "STANDARD_INPUT",
    "UnusableInputError",
    "is_document",
    "is_run_plan",
    "printable",
    "read_athlete",
    "read_date",
    "read_log",
    "read_noun",
    "read_policy",
    "read_run_plan",
    "read_season",
    "read_slots",
    "read_text",
    "read_waivers",
    "within",
    "words_of",
]

STANDARD_INPUT = ("-", "/dev/stdin")

_PLAN_LINE = re.compile(r"(?:name|start|zone)\s*:|week\s+\d|plan$", re.IGNORECASE)
_EXPORT_HEADER = re.compile(r"[,;\t]")
_LOG_LINE = re.compile(r"\s*\d{4}-\d\d-\d\d(\s|$)")
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")


class UnusableInputError(RunstrengthError):
    """An input that cannot be read at all; the message names it."""


def read_noun(file: str, text: str | None = None) -> Week | Plan:
    """Read a week or a plan from a file, in the notation or as a JSON document.

    A text with a heading such as `week 1`, or with a name, a start or a zone, is a plan; of the document of a
    season the plan is taken.

    Args:
        file: The name of the file, or `-` for standard input.
        text: What is in it, where it has been read.

    Returns:
        The week or the plan.

    Raises:
        UnusableInputError: The file cannot be read, is not UTF-8, or is no week or plan; every fault is
            named.
    """
    text = read_text(file) if text is None else text
    try:
        if is_document(text):
            return _noun_of_document(text)
        is_plan = any(_PLAN_LINE.match(line.text) for line in lines_of(text))
        return Plan.parse(text) if is_plan else Week.parse(text)
    except RunstrengthError as error:
        raise within(file, error) from error


def is_run_plan(file: str) -> bool:
    """Return whether the name of a file is that of a running plan: a table or a calendar.

    Args:
        file: The name of the file.

    Returns:
        Whether it is.
    """
    return file.lower().endswith((".csv", ".tsv", ".ics"))


def read_run_plan(
    file: str, *, start: str | None, race_day: str | None, easy_pace: str | None
) -> RunPlanReading:
    """Read a running plan as it was published.

    Args:
        file: The name of the file, or `-` for standard input.
        start: The first Monday as text, or `None`.
        race_day: The day of the goal race as text, or `None`.
        easy_pace: The runner's easy pace as text, or `None`.

    Returns:
        The plan, and how it was read.

    Raises:
        UnusableInputError: The file cannot be read, or is no such plan; every fault is named.
        MissingExtraError: It is a calendar and the extra `ical` is not installed.
    """
    from runstrength.formats import run_plan  # noqa: PLC0415 - its words are read from a file

    first, race = read_date(start, "--start"), read_date(race_day, "--race-day")
    try:
        if file in STANDARD_INPUT:
            text = read_text(file)
            return run_plan.loads(text, start=first, race_day=race, easy_pace=easy_pace)
        return run_plan.read(file, start=first, race_day=race, easy_pace=easy_pace)
    except MissingExtraError:
        raise
    except RunstrengthError as error:
        raise within(file, error) from error
    except (OSError, ValueError) as error:  # ValueError: no name of a file, in whatever system
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        message = f"cannot read {printable(file)}: {reason}"
        raise UnusableInputError(message) from error


def is_document(text: str) -> bool:
    """Return whether a text is a JSON document and not in the notation."""
    return text.lstrip("\ufeff \t\r\n").startswith("{")


def read_season(file: str, text: str, athlete: Athlete | None = None) -> Season | None:
    """Read the season of a file, where it holds one.

    Args:
        file: The name of the file.
        text: What is in it.
        athlete: Who trains, with what they say of their health; the one of the season when left out.

    Returns:
        The season, or `None` where the file holds something else.

    Raises:
        UnusableInputError: It is a season that cannot be read; every fault is named.
    """
    if not is_document(text):
        return None
    from runstrength.formats import season as season_format  # noqa: PLC0415 - loads cattrs

    document = text.lstrip("\ufeff")
    try:
        return season_format.loads(document, athlete=athlete) if season_format.is_season(document) else None
    except RunstrengthError as error:
        raise within(file, error) from error


def read_log(file: str, *, unit: LoadUnit | None) -> Log:
    """Read a log: text with a date in each line, or what Strong or Hevy export.

    Rows of an export that could not be read are named on standard error.

    Args:
        file: The name of the file, or `-` for standard input.
        unit: Unit of the weights, for an export that does not say.

    Returns:
        The log.

    Raises:
        UnusableInputError: The file cannot be read, or is no such export.
    """
    from runstrength.formats import hevy, log, strong  # noqa: PLC0415 - only logs need them

    text = read_text(file)
    header = next((line for line in text.removeprefix("\ufeff").splitlines() if line.strip()), "")
    try:
        if not _EXPORT_HEADER.search(header) or _LOG_LINE.match(header):
            return log.loads(text)
        reading = hevy.loads(text) if "exercise_title" in header.lower() else strong.loads(text, unit=unit)
    except RunstrengthError as error:
        raise within(file, error) from error
    for row in reading.unread:
        print(f"Note: {printable(file)}, {row}", file=sys.stderr)
    return reading.log


def read_slots(text: str | None, option: str) -> SlotSet | None:
    """Read the half days of an option.

    Args:
        text: Such as `mon pm, wed`; `None` gives none.
        option: What the option is called.

    Returns:
        The half days, or `None`.

    Raises:
        UnusableInputError: They cannot be read.
    """
    try:
        return None if text is None else SlotSet.parse(text)
    except RunstrengthError as error:
        raise UnusableInputError(f"{option}: {error}") from error


def _noun_of_document(text: str) -> Week | Plan:
    from runstrength.formats import json  # noqa: PLC0415 - loads cattrs
    from runstrength.formats import season as season_format  # noqa: PLC0415 - loads cattrs

    document = text.lstrip("\ufeff")
    if season_format.is_season(document):
        return season_format.loads(document).plan
    noun = json.loads(document)
    if not isinstance(noun, Week | Plan):
        raise UnusableInputError(f"a week or a plan is needed, and this document holds a {_kind(noun)}")
    return noun


def _kind(noun: object) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(noun).__name__).lower()


def within(file: str, error: RunstrengthError) -> UnusableInputError:
    """Return an error with the name of the file before its text."""
    return UnusableInputError(f"{printable(file)}: {error}")


def read_policy(name: str | None) -> Policy:
    """Return a policy by its name, or read it from a file.

    Args:
        name: The name of a policy that ships, or of a TOML file; the default policy when left out.

    Returns:
        The policy.

    Raises:
        UnusableInputError: There is no such policy, or the file is none; every fault is named.
    """
    if name is None:
        return EVIDENCE
    shipped = policy_format.BASES.get(name.lower().replace("-", "_"))
    if shipped is not None:
        return shipped
    if name not in STANDARD_INPUT and not name.lower().endswith(".toml") and not Path(name).exists():
        near = nearest_names(name, policy_format.BASES)
        hint = f"; did you mean {' or '.join(map(repr, near))}?" if near else ""
        names = ", ".join(policy_format.BASES)
        raise UnusableInputError(f"no policy is called {printable(name)}: give {names} or a TOML file{hint}")
    text = read_text(name)
    try:
        return policy_format.loads(text)
    except RunstrengthError as error:
        raise within(name, error) from error


def read_athlete(file: str | None) -> Athlete | None:
    """Read an athlete from a file, in TOML or as a JSON document.

    Args:
        file: The name of the file; `None` gives nobody.

    Returns:
        The athlete, or `None`.

    Raises:
        UnusableInputError: The file cannot be read, or is no athlete; every fault is named.
    """
    if file is None:
        return None
    text = read_text(file)
    try:
        if is_document(text):
            from runstrength.formats import json  # noqa: PLC0415 - loads cattrs

            return json.loads(text.lstrip("\ufeff"), Athlete)
        return athlete_format.loads(text.lstrip("\ufeff"))
    except RunstrengthError as error:
        raise within(file, error) from error


def read_waivers(file: str | None) -> tuple[Waiver, ...]:
    """Read waivers from a file, in TOML or one as a JSON document.

    Args:
        file: The name of the file; `None` gives none.

    Returns:
        The waivers.

    Raises:
        UnusableInputError: The file cannot be read, or holds no waivers; every fault is named.
    """
    if file is None:
        return ()
    text = read_text(file).lstrip("\ufeff")
    try:
        if is_document(text):
            from runstrength.formats import json  # noqa: PLC0415 - loads cattrs

            return (json.loads(text, Waiver),)
        return waiver_format.loads(text)
    except RunstrengthError as error:
        raise within(file, error) from error


@overload
def read_date(text: str, option: str) -> date: ...
@overload
def read_date(text: str | None, option: str) -> date | None: ...
def read_date(text: str | None, option: str) -> date | None:
    """Read the date of an option.

    Args:
        text: Such as `2027-03-01`; `None` gives none.
        option: What the option is called.

    Returns:
        The date, or `None`.

    Raises:
        UnusableInputError: It is no date.
    """
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError as error:
        raise UnusableInputError(
            f"{option} must be a date such as 2027-03-01, not {printable(text or '')}"
        ) from error


def read_text(file: str) -> str:
    """Read the text of a file.

    Args:
        file: Its name, or `-` for standard input.

    Returns:
        The text.

    Raises:
        UnusableInputError: The file cannot be read or is not UTF-8.
    """
    name = printable(file)
    try:
        data = sys.stdin.buffer.read() if file in STANDARD_INPUT else Path(file).read_bytes()
    except (OSError, ValueError) as error:  # ValueError: no name of a file, in whatever system
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        message = f"cannot read {name}: {reason}"
        raise UnusableInputError(message) from error
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        byte = data[error.start]
        hint = "; it looks like UTF-16, so save it as UTF-8" if data.startswith(_UTF_16_MARKS) else ""
        message = f"cannot read {name}: not UTF-8, byte 0x{byte:02x} at offset {error.start}{hint}"
        raise UnusableInputError(message) from error


def printable(file: str) -> str:
    """Return the name of a file as a message shows it, without control characters."""
    if file in STANDARD_INPUT:
        return "standard input"
    return file if file.isprintable() else ascii(file)


def words_of(options: Iterable[str] | None) -> tuple[str, ...]:
    """Return the words of an option that takes several, with commas or given more than once."""
    return tuple(word.strip() for option in options or () for word in option.split(",") if word.strip())
