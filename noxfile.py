"""Every check of the project, one session each. `nox --list` names them, `nox` runs them all."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import nox

nox.needs_version = ">=2026.10"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.download_python = "never"
nox.options.error_on_missing_interpreters = "CI" in os.environ

ROOT = Path(__file__).parent
SUPPORTED = nox.project.python_versions(nox.project.load_toml(ROOT / "pyproject.toml"))
HERE = f"{sys.version_info.major}.{sys.version_info.minor}"
NEWER = [HERE] if sys.version_info[:2] > tuple(map(int, SUPPORTED[-1].split("."))) else []
FEW = {"RUNSTRENGTH_EXAMPLES": "10"}
"""Fewer random examples of each law, where another session tries them all."""
PARALLEL = ["-n", "auto", "--dist", "loadfile"]  # the examples of a page share what they define
EXTRAS = "[cli,ical,testing]"


@nox.session(tags=["quick"])
def lint(session: nox.Session) -> None:
    """Ruff: the rules and the format."""
    session.install("--group", "lint")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")


@nox.session(tags=["quick"])
def types(session: nox.Session) -> None:
    """Mypy and pyright, strict; then whether every public name of the installed package has its type."""
    session.install(f".{EXTRAS}", "--group", "types")
    session.run("mypy")
    session.run("pyright")
    session.chdir(session.create_tmp())  # away from src: the package as users get it
    session.run("pyright", "--verifytypes", "runstrength", "--ignoreexternal")


@nox.session(tags=["quick"])
def imports(session: nox.Session) -> None:
    """The import contracts: which floor may know which."""
    session.install("-e", f".{EXTRAS}", "--group", "imports")
    session.run("lint-imports")


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation, every warning an error. `-- serve` shows it while you write."""
    session.install("-e", ".", "--group", "docs")
    session.env["NO_MKDOCS_2_WARNING"] = "1"
    if session.posargs:
        session.run("mkdocs", *session.posargs)
    else:
        site = Path(session.create_tmp()).resolve() / "site"
        session.run("mkdocs", "build", "--strict", "--site-dir", str(site))


@nox.session
def bench(session: nox.Session) -> None:
    """The benchmarks; in CI each runs once, to show that it works."""
    session.install("-e", ".", "--group", "bench")
    once = ["--benchmark-disable"] if "CI" in os.environ else []
    session.run("pytest", "benchmarks", *(session.posargs or once))


@nox.session
def coverage(session: nox.Session) -> None:
    """Every branch, from the unit tests and the cases of the rules."""
    session.install("-e", f".{EXTRAS}", "--group", "coverage")
    session.run("coverage", "erase")
    session.run("coverage", "run", "-m", "pytest", *PARALLEL, "tests/unit", "tests/rules", *session.posargs)
    session.run("coverage", "combine", "--quiet")
    session.run("coverage", "report", "--fail-under=100")


@nox.session
def calendar(session: nox.Session) -> None:
    """The calendars that we write, as independent readers read them: ical.js, khal and vobject."""
    session.install("-e", ".[ical]", "--group", "calendar")
    session.run("npm", "install", "--no-audit", "--no-fund", "--prefix", "tests/interop")
    session.run("pytest", "tests/interop", *session.posargs, env={"RUNSTRENGTH_READERS": "1"})


@nox.session(python=SUPPORTED[0], venv_backend="uv")
def tests_lowest(session: nox.Session) -> None:
    """The suite on the lowest versions that we say we work with."""
    session.install("--resolution=lowest-direct", "-e", f".{EXTRAS}", "--group", "test")
    session.run("pytest", *PARALLEL, *session.posargs, env=FEW)


@nox.session
def tests_core(session: nox.Session) -> None:
    """The suite without any extra: what needs one skips itself."""
    session.install("-e", ".", "--group", "test-core")
    session.run("pytest", *PARALLEL, *(session.posargs or ["tests"]), env=FEW)


@nox.session
def wheel(session: nox.Session) -> None:
    """The suite on the wheel that is built from the sdist, with src out of the way."""
    tmp = Path(session.create_tmp()).resolve()
    dist, copy = tmp / "dist", tmp / "copy"
    for folder in (dist, copy):
        shutil.rmtree(folder, ignore_errors=True)
    session.install("--group", "build", "--group", "test")
    session.run("python", "-m", "build", "--installer", "uv", "--outdir", str(dist))
    (built,) = dist.glob("*.whl")
    session.install(f"runstrength{EXTRAS} @ {built.as_uri()}")
    for folder in ("tests", "docs"):
        shutil.copytree(ROOT / folder, copy / folder)
    for file in ("conftest.py", "pyproject.toml", "README.md"):
        shutil.copy(ROOT / file, copy)
    session.chdir(copy)
    session.run("pytest", *PARALLEL, *session.posargs, env=FEW)


@nox.session(python=[*SUPPORTED, *NEWER])
def tests(session: nox.Session) -> None:
    """The suite with every extra, on each Python that is there."""
    session.install("-e", f".{EXTRAS}", "--group", "test")
    is_one_of_several = "CI" in os.environ and session.python != SUPPORTED[-1]
    session.run("pytest", *PARALLEL, *session.posargs, env=FEW if is_one_of_several else None)


@nox.session(default=False)
def changelog(session: nox.Session) -> None:
    """Show the next section of CHANGELOG.md; `-- 0.1.0` writes it and removes the fragments."""
    session.install("--group", "changelog")
    if session.posargs:
        session.run("towncrier", "build", "--yes", "--version", *session.posargs)
    else:
        session.run("towncrier", "build", "--draft", "--version", "next")
