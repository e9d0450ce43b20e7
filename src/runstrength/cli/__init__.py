"""The command line. It needs the extra `cli`; without it, it says what to install."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from importlib.metadata import version
from io import TextIOWrapper
from typing import TYPE_CHECKING, TextIO

from runstrength.cli._advance import advance_season, reschedule_sessions
from runstrength.cli._calendar import write_calendar
from runstrength.cli._check import check_files
from runstrength.cli._fix import fix_file
from runstrength.cli._input import STANDARD_INPUT
from runstrength.cli._lists import explain_rule, list_exercises, list_rules
from runstrength.cli._plan import plan_season
from runstrength.cli._schedule import schedule_sessions
from runstrength.cli._show import show_file
from runstrength.errors import MissingExtraError, RunstrengthError

if TYPE_CHECKING:
    from cyclopts import App

__all__ = ["main"]

CLEAN = 0
UNUSABLE = 2
INTERRUPTED = 130

_CLOSED_PIPE = (errno.EPIPE, errno.EINVAL)  # Windows says EINVAL


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave the interpreter.

    Args:
        arguments: The words after the name of the command; those of the process when left out.

    Raises:
        SystemExit: Always: 0 clean, 1 findings that count, 2 unusable input.
    """
    _write_every_character(sys.stdout)
    _write_every_character(sys.stderr)
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
        words = [STANDARD_INPUT[1] if word == "-" else word for word in arguments]
        code: object = app(words, exit_on_error=False, result_action="return_value")
    except CycloptsError:  # it has been told
        return UNUSABLE
    return code if isinstance(code, int) else CLEAN


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
    app.command(check_files, name="check")
    app.command(fix_file, name="fix")
    app.command(schedule_sessions, name="schedule")
    app.command(plan_season, name="plan")
    app.command(advance_season, name="advance")
    app.command(reschedule_sessions, name="reschedule")
    app.command(show_file, name="show")
    app.command(write_calendar, name="calendar")
    app.command(explain_rule, name="explain")
    app.command(list_rules, name="rules")
    app.command(list_exercises, name="exercises")
    return app
