"""The command line."""

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
from runstrength.model.plan import Plan
from runstrength.model.week import Week

WEEK = """\
mon pm  strength: split squat 3x10/side; plank 3x30-60s
tue     intervals 60min [t1] (optional) -- "on the track"
sat     long 10km
"""
PLAN = f"name: Spring\nstart: 2027-01-04\n\nweek 1 [base]\n{WEEK}\nweek 2\ntue easy 45min\n"


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal of 80 columns that asks for nothing."""
    for name in ("FORCE_COLOR", "NO_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def week(tmp_path: Path) -> str:
    """The name of a file that holds a week."""
    return write(tmp_path / "week.txt", WEEK)


@pytest.fixture
def plan(tmp_path: Path) -> str:
    """The name of a file that holds a plan."""
    return write(tmp_path / "plan.txt", PLAN)


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


def lines(text: str) -> list[str]:
    """The lines of an output without the space at their ends."""
    return [line.rstrip() for line in text.splitlines()]


def test_show_prints_a_week(week: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Days and sessions with minutes, then sets per muscle group."""
    assert run("show", week) == 0

    assert lines(capsys.readouterr().out) == [
        "Week",
        "When    Session                  Minutes  Notes",
        "──────  ─────────────────────  ─────────  ─────────────",
        "Mon pm  strength                about 15",
        "        split squat 3x10/side",
        "        plank 3x30-60s",
        "Tue     intervals 60min               60  [t1] optional",
        "                                          on the track",
        "Wed     rest",
        "Thu     rest",
        "Fri     rest",
        "Sat     long 10km                      –",
        "Sun     rest",
        "──────  ─────────────────────  ─────────  ─────────────",
        "Total   3 sessions             about 75+",
        '"About" marks an estimate.',
        "– stands for what is not known, and + for more of it.",
        "",
        "Sets per muscle group",
        "Group       Region  Sets  Direct  Indirect",
        "──────────  ──────  ────  ──────  ────────",
        "glutes      lower    4.5       3         3",
        "core        core       3       3         0",
        "quadriceps  lower      3       3         0",
        "adductors   lower    1.5       0         3",
        "shoulders   upper    1.5       0         3",
        "Sets count 1 for a group that they train directly and 0.5 for one that helps.",
        "Landings: 0.",
    ]


def test_show_prints_a_plan(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A heading of a numbered week, or a name or a start, makes a text a plan."""
    assert run("show", plan) == 0

    out = lines(capsys.readouterr().out)
    assert out[0] == "Spring"
    assert out[1] == "Week   Starts      For   Runs  Strength     Minutes"
    assert out[3] == "1      2027-01-04  base     2         1   about 75+"


def test_show_prints_one_week_of_a_plan(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    """As a week is printed."""
    assert run("show", plan, "--week", "1", "--units", "mi", "--units", "lb", "--easy-pace", "6:00/km") == 0

    out = lines(capsys.readouterr().out)
    assert out[0] == "Week 1: base"
    assert any(line.startswith("Sat     long 6.2mi") and "about 61" in line for line in out)


@pytest.mark.parametrize("text", ["plan", "zone: Europe/London\n", "# mine\n\nWEEK 1\nsun rest\n", PLAN])
def test_these_texts_are_plans(text: str, tmp_path: Path) -> None:
    """Any line that only a plan can have, wherever it stands."""
    assert isinstance(cli.read_noun(write(tmp_path / "p.txt", text)), Plan)


@pytest.mark.parametrize("text", ["week", "week once [base]\nmon easy 5km", 'mon easy -- "week 1"', WEEK])
def test_these_texts_are_weeks(text: str, tmp_path: Path) -> None:
    """A heading without a number is that of a week."""
    assert isinstance(cli.read_noun(write(tmp_path / "w.txt", text)), Week)


def test_show_reads_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A hyphen stands for it; a byte order mark does no harm."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbf" + WEEK.encode())))

    assert run("show", "-") == 0
    assert capsys.readouterr().out.startswith("Week\n")


@pytest.mark.parametrize("width", [20, 60, 80, 120])
def test_show_keeps_to_the_width_and_loses_nothing(
    width: int, plan: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A narrow terminal breaks lines instead of cutting them."""
    monkeypatch.setenv("COLUMNS", str(width))

    assert run("show", plan, "--week", "1") == 0

    out = capsys.readouterr().out
    assert max(len(line) for line in out.splitlines()) <= width
    assert "…" not in out


@pytest.mark.parametrize(
    ("environment", "has_colour"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
)
def test_colour_is_for_terminals_that_want_it(
    environment: dict[str, str],
    has_colour: bool,
    week: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The heading is cyan, ANSI colour 36, unless `NO_COLOR` is set."""
    for name, value in {"TERM": "xterm-256color", **environment}.items():
        monkeypatch.setenv(name, value)

    assert run("show", week) == 0

    assert ("36m" in capsys.readouterr().out) is has_colour


def test_text_is_never_read_as_markup(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A key in brackets and a note with a tag are printed as they are."""
    file = write(tmp_path / "w.txt", 'mon easy 30min [red] -- "[bold]x[/bold] :tada:"')

    assert run("show", file) == 0
    out = capsys.readouterr().out
    assert "[red]" in out
    assert "[bold]x[/bold] :tada:" in out


def test_output_in_a_small_encoding_is_escaped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal without UTF-8 gets hyphens for dashes, plain rules, and escapes for what it cannot write."""
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="cp437"))
    file = write(tmp_path / "w.txt", 'mon easy -- "你好"')

    assert run("show", file) == 0

    text = raw.getvalue().decode("cp437")
    assert "Mon    easy             -  \\u4f60\\u597d" in text
    assert "─" not in text


def test_missing_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The name and the reason."""
    file = str(tmp_path / "none.txt")

    assert run("show", file) == 2
    assert capsys.readouterr().err == f"runstrength: cannot read {file}: No such file or directory\n"


def test_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder is no file; systems give different reasons."""
    assert run("show", str(tmp_path)) == 2
    assert capsys.readouterr().err.startswith(f"runstrength: cannot read {tmp_path}: ")


def test_name_that_cannot_be_one(capsys: pytest.CaptureFixture[str]) -> None:
    """No name may hold a NUL, and none reaches the terminal with its control characters."""
    assert run("show", "a\0\x1b[31mb") == 2
    err = capsys.readouterr().err
    assert err.startswith("runstrength: cannot read 'a\\x00\\x1b[31mb': ")
    assert "\x1b" not in err


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"mon easy\xff", "not UTF-8, byte 0xff at offset 8"),
        (
            "mon".encode("utf-16"),
            "not UTF-8, byte 0xff at offset 0; it looks like UTF-16, so save it as UTF-8",
        ),
    ],
)
def test_bytes_that_are_not_utf_8(
    data: bytes, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The byte and where it stands."""
    file = tmp_path / "w.txt"
    file.write_bytes(data)

    assert run("show", str(file)) == 2
    assert capsys.readouterr().err == f"runstrength: cannot read {file}: {message}\n"


def test_empty_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An empty file says so."""
    file = write(tmp_path / "w.txt", "")

    assert run("show", file) == 2
    assert "the text is empty" in capsys.readouterr().err


def test_faults_of_the_notation_have_a_caret(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All of them at once, on standard error alone."""
    file = write(tmp_path / "w.txt", "mon strength: plnk 3x30s\ntue esy 45min\n")

    assert run("show", file) == 2

    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"runstrength: {file}: 2 problems:\n")
    assert "did you mean 'plank'" in err
    assert "\n  mon strength: plnk 3x30s\n                ^^^^\n" in err
    assert "did you mean 'easy'" in err


def test_faults_of_standard_input_name_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Which has no name of its own."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"moon easy")))

    assert run("show", "-") == 2
    assert capsys.readouterr().err.startswith("runstrength: standard input: line 1, column 1: ")


def test_week_of_a_week(week: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A week has no weeks to choose from."""
    assert run("show", week, "--week", "1") == 2
    assert capsys.readouterr().err == f"runstrength: {week}: --week is for plans, and this is a single week\n"


def test_week_that_the_plan_has_not(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The message says which there are."""
    assert run("show", plan, "--week", "3") == 2
    assert "not 3" in capsys.readouterr().err


@pytest.mark.parametrize(
    "options",
    [
        ["--units", "stone"],
        ["--units", "km", "--units", "mi"],
        ["--easy-pace", "fast"],
        ["--wek", "1"],
        ["--week", "first"],
        ["more"],
    ],
    ids=" ".join,
)
def test_wrong_options(options: list[str], week: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2 and a message on standard error, whoever finds the fault."""
    assert run("show", week, *options) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err


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
    assert "show" in out
    assert "Education, not medical advice." in out


def test_help_of_show(capsys: pytest.CaptureFixture[str]) -> None:
    """Every option is there with what it does."""
    assert run("show", "--help") == 0
    out = capsys.readouterr().out
    for word in ("FILE", "--week", "--units", "--easy-pace", "5:30/km", "standard input"):
        assert word in out


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

    monkeypatch.setattr(cli, "read_text", interrupt)

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
