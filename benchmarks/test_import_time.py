import subprocess
import sys
from statistics import median

import pytest

ROUNDS = 15
PROGRAM = """
import sys
from time import perf_counter
before = set(sys.modules)
start = perf_counter()
import {module}
print(perf_counter() - start, *sorted(set(sys.modules) - before))
"""


def fresh_import(module: str) -> tuple[float, list[str]]:
    """The seconds that an import takes in a fresh interpreter, and the modules that it loads."""
    program = PROGRAM.format(module=module)
    run = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    seconds, *loaded = run.stdout.split()
    return float(seconds), loaded


def test_importing_runstrength_costs_at_most_two_and_a_half_times_attrs(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Taken in turn, so that a busy moment of the machine hits both."""
    rounds = [(fresh_import("attrs"), fresh_import("runstrength")) for _ in range(ROUNDS)]
    theirs = median(attrs for (attrs, _), _ in rounds)
    ours = median(runstrength for _, (runstrength, _) in rounds)
    with capsys.disabled():
        print(f"\nimport attrs {theirs * 1e3:.1f} ms, runstrength {ours * 1e3:.1f} ms: {ours / theirs:.2f}")
        print("import runstrength loads:", *rounds[0][1][1])
    assert ours <= 2.5 * theirs
