"""What the commands write: a season or a plan to files, in the format that the name of each asks for."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import attrs

from runstrength.cli._input import UnusableInputError, printable
from runstrength.formats._writing import write_whole
from runstrength.model.plan import Plan
from runstrength.planning import Season

__all__ = ["CalendarOptions", "checked_outputs", "document_text", "write_file", "write_outputs"]

_SUFFIXES = (".ics", ".json", ".html", ".txt")
_NOTATION_LOSS = "the notation holds the plan alone: reasons, notes, policy and athlete are left out"


@attrs.frozen(kw_only=True)
class CalendarOptions:
    """How a calendar is written; texts are read where it is.

    Attributes:
        zone: Time zone of the clock times.
        am: Clock time of the sessions in the morning that have none.
        pm: The same for the afternoon.
        alarm: How long before a clock time to remind.
        easy_pace: The runner's easy pace.
        revision: The number of the revision.
        replaces: The plan as the calendar has it.
    """

    zone: str | None = None
    am: str | None = None
    pm: str | None = None
    alarm: str | None = None
    easy_pace: str | None = None
    revision: int = 0
    replaces: Plan | None = None


def checked_outputs(files: Iterable[str] | None) -> tuple[str, ...]:
    """Check the names of files to write, before any work is done.

    Args:
        files: The names; `None` gives none.

    Returns:
        The names.

    Raises:
        UnusableInputError: The suffix of one means no format, or it has no folder to stand in; all are named.
        MissingExtraError: One is a calendar, and the extra `ical` is not installed.
    """
    names = tuple(files or ())
    problems = [problem for name in names if (problem := _problem(name))]
    if problems:
        raise UnusableInputError(*problems)
    if any(_suffix(name) == ".ics" for name in names):
        import_module("runstrength.formats.ical")
    return names


def _problem(name: str) -> str:
    if _suffix(name) not in _SUFFIXES:
        return (
            f"--out must end in one of {', '.join(_SUFFIXES)}, which says the format, not {printable(name)}"
        )
    if not _is_folder(Path(name).parent):
        return f"cannot write {printable(name)}: there is no such folder"
    return f"cannot write {printable(name)}: it is a folder" if _is_folder(name) else ""


def _is_folder(name: str | Path) -> bool:
    return os.path.isdir(name)  # noqa: PTH112 - never raises, whatever the name


def _suffix(name: str) -> str:
    return Path(name).suffix.lower()


def write_outputs(files: Sequence[str], result: Season | Plan, options: CalendarOptions) -> None:
    """Write a season or a plan to files, and say on standard error what each has to leave out.

    Every text is made before the first file is written, and each file is written whole or not at all.

    Args:
        files: The names, as `checked_outputs` returns them.
        result: What to write.
        options: How calendars are written.

    Raises:
        UnusableInputError: A file cannot be written.
        RunstrengthError: The result cannot be written in a format; the message says why.
    """
    made = [(name, *_text_and_losses(_suffix(name), result, options)) for name in files]
    for name, text, losses in made:
        write_file(name, text)
        for loss in losses:
            print(f"Note: {printable(name)}: {loss}", file=sys.stderr)


def _text_and_losses(
    suffix: str, result: Season | Plan, options: CalendarOptions
) -> tuple[str, tuple[str, ...]]:
    season = result if isinstance(result, Season) else None
    plan = result.plan if isinstance(result, Season) else result
    if suffix == ".ics":
        return _calendar(plan, options)
    if suffix == ".html":
        from runstrength.formats import page  # noqa: PLC0415 - only a page needs it

        return page.dumps(result), page.losses(result)
    if suffix == ".json":
        return f"{document_text(result)}\n", _document_losses(season)
    return f"{plan}\n", (_NOTATION_LOSS,) if season else ()


def _calendar(plan: Plan, options: CalendarOptions) -> tuple[str, tuple[str, ...]]:
    from runstrength.formats import ical  # noqa: PLC0415 - part of another extra

    text = ical.dumps(
        plan,
        stamp=datetime.now(UTC).replace(microsecond=0),
        revision=options.revision,
        zone=options.zone,
        am=options.am,
        pm=options.pm,
        alarm=options.alarm,
        easy_pace=options.easy_pace,
        replaces=options.replaces,
    )
    return text, ical.losses(plan)


def document_text(result: Season | Plan) -> str:
    """Return a season or a plan as a JSON document.

    Args:
        result: The season or plan.

    Returns:
        The document, over several lines.
    """
    if isinstance(result, Season):
        from runstrength.formats import season as season_format  # noqa: PLC0415 - loads cattrs

        return season_format.dumps(result, indent=2)
    from runstrength.formats import json  # noqa: PLC0415 - loads cattrs

    return json.dumps(result, indent=2)


def _document_losses(season: Season | None) -> tuple[str, ...]:
    if season is None:
        return ()
    from runstrength.formats import season as season_format  # noqa: PLC0415 - loads cattrs

    return season_format.losses(season)


def write_file(name: str, text: str) -> None:
    """Write a file: all of it, or nothing.

    Args:
        name: The name of the file.
        text: What it holds.

    Raises:
        UnusableInputError: It cannot be written.
    """
    try:
        write_whole(name, text)
    except (OSError, ValueError) as error:  # ValueError: no name of a file, in whatever system
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise UnusableInputError(f"cannot write {printable(name)}: {reason}") from error
