"""The command line. It needs the extra `cli`; without it, it says what to install."""

from __future__ import annotations

import errno
import os
import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from importlib.metadata import version
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TextIO

from runstrength.display import show, week_sheet
from runstrength.display.grid import UNKNOWN
from runstrength.errors import MissingExtraError, NotationError, RunstrengthError
from runstrength.model.plan import Plan
from runstrength.model.week import Week
from runstrength.notation.week import lines_of

if TYPE_CHECKING:
    from cyclopts import App

    from runstrength.display.grid import Part, Sheet

__all__ = ["main"]

CLEAN = 0
UNUSABLE = 2
INTERRUPTED = 130

_PLAN_LINE = re.compile(r"(?:name|start|zone)\s*:|week\s+\d|plan$", re.IGNORECASE)
_STYLES: dict[Part, str] = {
    "title": "bold",
    "header": "bold cyan",
    "rule": "dim",
    "row": "",
    "footer": "bold",
    "note": "dim",
}
_STANDARD_INPUT = ("-", "/dev/stdin")
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_CLOSED_PIPE = (errno.EPIPE, errno.EINVAL)  # Windows says EINVAL


class UnusableInputError(RunstrengthError):
    """An input that cannot be read at all; the message names it."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave the interpreter.

    Args:
        arguments: The words after the name of the command; those of the process when left out.

    Raises:
        SystemExit: Always: 0 clean, 2 unusable input.
    """
    _write_every_character(sys.stdout)
    sys.exit(_exit_code(sys.argv[1:] if arguments is None else arguments))


def _write_every_character(stream: TextIO) -> None:
    """Have a stream escape what its encoding cannot write, instead of failing."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")


def _exit_code(arguments: Sequence[str]) -> int:
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except RunstrengthError as error:
        print(f"runstrength: {error}", file=sys.stderr)
        return UNUSABLE
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit:  # what rich makes of a closed pipe
        return CLEAN
    except OSError as error:
        # What is left in the buffer must not fail again when the interpreter ends.
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if error.errno in _CLOSED_PIPE:  # the reader has seen enough
            return CLEAN
        print(f"runstrength: cannot write: {error.strerror}", file=sys.stderr)
        return UNUSABLE
    return code


def _run(arguments: Sequence[str]) -> int:
    app = _app()
    from cyclopts import CycloptsError  # noqa: PLC0415 - part of the extra

    try:
        # A lone hyphen would be taken for an unknown option.
        words = [_STANDARD_INPUT[1] if word == "-" else word for word in arguments]
        app(words, exit_on_error=False, result_action="return_value")
    except CycloptsError:  # it has been told
        return UNUSABLE
    return CLEAN


def _app() -> App:
    """Build the application.

    Raises:
        MissingExtraError: The extra is not installed.
    """
    try:
        import_module("rich")
        from cyclopts import App, Parameter  # noqa: PLC0415 - part of the extra
    except ImportError as error:
        message = "the command line needs an extra: pip install 'runstrength[cli]'"
        raise MissingExtraError(message) from error
    app = App(
        name="runstrength",
        help="Strength training for runners. Education, not medical advice.",
        version=lambda: version("runstrength"),
        suppress_keyboard_interrupt=False,
        default_parameter=Parameter(negative=()),
    )
    app.command(show_file, name="show")
    return app


def show_file(
    file: str,
    /,
    *,
    week: int | None = None,
    units: list[Literal["km", "mi", "kg", "lb"]] | None = None,
    easy_pace: str | None = None,
) -> None:
    """Print a week or a plan as tables, with minutes and sets per muscle group.

    Args:
        file: A text file that holds a week or a plan, or - for standard input.
        week: Print this week of a plan in full.
        units: Show distances in km or mi, loads in kg or lb; give it twice to choose both.
        easy_pace: Your easy pace, such as 5:30/km, to estimate the minutes of runs with a distance alone.
    """
    noun = read_noun(file)
    if week is None:
        sheet = show(noun, units=units, easy_pace=easy_pace)
    elif isinstance(noun, Plan):
        sheet = week_sheet(noun.week(week), units=units, easy_pace=easy_pace, title=f"Week {week}")
    else:
        message = f"{_printable(file)}: --week is for plans, and this is a single week"
        raise UnusableInputError(message)
    print_sheet(sheet)


def read_noun(file: str) -> Week | Plan:
    """Read a week or a plan from a file.

    A text with a heading such as `week 1`, or with a name, a start or a zone, is a plan.

    Args:
        file: The name of the file, or `-` for standard input.

    Returns:
        The week or the plan.

    Raises:
        UnusableInputError: The file cannot be read, is not UTF-8, or is not in the notation; every
            fault is named.
    """
    text = read_text(file)
    is_plan = any(_PLAN_LINE.match(line.text) for line in lines_of(text))
    try:
        return Plan.parse(text) if is_plan else Week.parse(text)
    except NotationError as error:
        message = f"{_printable(file)}: {error}"
        raise UnusableInputError(message) from error


def read_text(file: str) -> str:
    """Read the text of a file.

    Args:
        file: Its name, or `-` for standard input.

    Returns:
        The text.

    Raises:
        UnusableInputError: The file cannot be read or is not UTF-8.
    """
    name = _printable(file)
    try:
        data = sys.stdin.buffer.read() if file in _STANDARD_INPUT else Path(file).read_bytes()
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


def _printable(file: str) -> str:
    if file in _STANDARD_INPUT:
        return "standard input"
    return file if file.isprintable() else ascii(file)


def print_sheet(sheet: Sheet) -> None:
    """Print tables, as wide as the terminal, in colour where it is one and `NO_COLOR` is not set.

    Args:
        sheet: The tables.
    """
    from rich.console import Console  # noqa: PLC0415 - part of the extra
    from rich.text import Text  # noqa: PLC0415 - part of the extra

    console = Console()
    is_plain = console.options.ascii_only
    for at, grid in enumerate(sheet.grids):
        if at:
            console.print()
        for part, line in grid.lines(console.width, rule="-" if is_plain else "─"):
            text = Text(line.replace(UNKNOWN, "-") if is_plain else line, style=_STYLES[part])
            if part == "row":
                text.stylize("bold", 0, len(line.partition("  ")[0]))
            console.print(text, soft_wrap=True)
