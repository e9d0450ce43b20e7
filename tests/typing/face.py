# What the type checkers make of the face: mypy and pyright read this folder, nothing runs it.
#
# `assert_type` says what a line must be. A line that must be refused says so to each checker in its own words
# (`type: ignore[code]` for mypy, `pyright: ignore[rule]` for pyright), and both fail where it is not refused.
from typing import assert_type

import runstrength as rs

dose = rs.Dose.parse("3x8-12/side @RPE7 rest 90s")
assert_type(dose, rs.Dose)
assert_type(str(dose), str)

rs.Dose.parse(3)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
