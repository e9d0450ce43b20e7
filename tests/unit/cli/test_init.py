"""The command line as a whole."""

import errno
import io
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

pytest.importorskip("cyclopts")
pytest.importorskip("rich")

from runstrength import cli

WEEK = """\
mon pm  strength: split squat 3x10/side; plank 3x30-60s
tue     intervals 60min [t1] (optional) -- "on the track"
sat     long 10km
"""
PLAN = f"name: Spring\nstart: 2027-01-04\n\nweek 1 [base]\n{WEEK}\nweek 2\ntue easy 45min\n"


def write(path: Path, text: str) -> str:
    """Write a file and return its name."""
    path.write_text(text, encoding="utf-8")
    return str(path)


def run(*arguments: str) -> int:
    """Run the command line and return its exit code."""
    with pytest.raises(SystemExit) as caught:
        cli.main(arguments)
    code = caught.value.code
    assert isinstance(code, int)
    return code


def test_unknown_command(capsys: pytest.CaptureFixture[str]) -> None:
    """A slip of the pen is no traceback."""
    assert run("shw") == 2
    assert "shw" in capsys.readouterr().err


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """The version of the distribution."""
    assert run("--version") == 0
    assert capsys.readouterr().out.strip() == version("runstrength")


@pytest.mark.parametrize("arguments", [[], ["--help"], ["-h"]], ids=["nothing", "--help", "-h"])
def test_help(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Without a command the help comes too."""
    assert run(*arguments) == 0
    out = capsys.readouterr().out
    for command in ("check", "explain", "exercises", "rules", "show"):
        assert command in out
    assert "Education, not medical advice." in out


def test_arguments_of_the_process_are_the_default(
    week: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The console script calls `main` without arguments."""
    monkeypatch.setattr(sys, "argv", ["runstrength", "show", week])

    with pytest.raises(SystemExit) as caught:
        cli.main()

    assert caught.value.code == 0
    assert capsys.readouterr().out.startswith("Week\n")


@pytest.mark.parametrize("missing", ["cyclopts", "rich"])
def test_without_the_extra_it_says_what_to_install(
    missing: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The bare command of an installation without the extra."""
    monkeypatch.setitem(sys.modules, missing, None)

    assert run() == 2
    expected = "runstrength: the command line needs an extra: pip install 'runstrength[cli]'\n"
    assert capsys.readouterr().err == expected


def test_interrupt_leaves_quietly(
    week: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As a shell expects of a program that was stopped with Ctrl-C."""

    def interrupt(file: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("runstrength.cli._input.read_text", interrupt)

    assert run("show", week) == 130
    assert capsys.readouterr().err == ""


class Failing(io.StringIO):
    """A stream that cannot be written."""

    def __init__(self, error: OSError) -> None:
        """Fail with this error."""
        super().__init__()
        self.error = error

    def write(self, text: str) -> int:
        """Fail."""
        raise self.error


@pytest.mark.parametrize(
    ("number", "code", "message"),
    [
        (errno.EPIPE, 0, ""),
        (errno.EINVAL, 0, ""),
        (errno.ENOSPC, 2, "runstrength: cannot write: No space left on device\n"),
    ],
)
def test_output_that_cannot_be_written(
    number: int, code: int, message: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A reader that has seen enough is no failure; a full disk is one."""
    monkeypatch.setattr(sys, "stdout", Failing(OSError(number, os.strerror(number))))
    monkeypatch.setattr("rich.console.Console.on_broken_pipe", broken_pipe)

    assert run("--version") == code
    assert capsys.readouterr().err == message


def broken_pipe(console: object) -> None:
    """What rich does, without closing the output of the tests."""
    raise SystemExit(1)


def test_closed_pipe_is_no_failure(tmp_path: Path) -> None:
    """The whole way, as in `runstrength show FILE | head -n 1`."""
    file = write(tmp_path / "w.txt", "\n".join([WEEK, *["sun easy 5km"] * 5000]))
    command = [sys.executable, "-m", "runstrength", "show", file]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        err = process.stderr.read()

    assert err == b""
    assert process.returncode == 0
