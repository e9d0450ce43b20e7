import re
import subprocess
import sys
from importlib.metadata import metadata, version
from importlib.resources import files

import pytest

import runstrength

EDGES = {"cattrs", "cyclopts", "hypothesis", "icalendar", "numpy", "pandas", "rich", "tomli_w"}


def modules_after(code: str) -> set[str]:
    """What a fresh interpreter has loaded once it has run the code."""
    program = f"{code}\nimport sys; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    return set(run.stdout.split())


@pytest.mark.parametrize(
    "code",
    [
        "import runstrength",
        "import runstrength as rs\nfor name in dir(rs): getattr(rs, name)",
    ],
    ids=["import", "every name"],
)
def test_the_root_loads_no_library_of_an_edge(code: str) -> None:
    """Importing the root, and then touching every name of it, leaves the libraries of the edges alone."""
    assert not modules_after(code) & EDGES


def test_the_root_lists_what_it_offers() -> None:
    """Completion in a notebook shows the public names and nothing else."""
    assert dir(runstrength) == sorted(runstrength.__all__)
    assert len(runstrength.__all__) < 60


def test_the_version_is_the_one_of_the_distribution() -> None:
    """The version is written down once."""
    assert runstrength.__version__ == version("runstrength")


def test_the_package_says_that_it_is_typed() -> None:
    """Type checkers read the annotations of an installed package only where this file is."""
    assert files("runstrength").joinpath("py.typed").is_file()


def test_the_core_needs_attrs_and_cattrs_alone() -> None:
    """Whatever else the metadata names belongs to an extra."""
    required = metadata("runstrength").get_all("Requires-Dist") or []
    core = {re.split(r"[^\w-]", line)[0] for line in required if "extra ==" not in line}
    assert core == {"attrs", "cattrs"}
