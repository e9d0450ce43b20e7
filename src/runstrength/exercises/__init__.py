"""The exercises that ship with the library, their ladders, and how to find and replace one.

`catalogue` is a value, made when it is first asked for: importing this package reads no file.

Example:
    >>> from runstrength.exercises import catalogue
    >>> squat = catalogue["split squat"]
    >>> squat.level, squat.per_side, str(squat.guide.dose)
    (1, True, '3x10/side')
    >>> print(catalogue.substitutes("double-leg squat", avoid=["adductors"])[0])  # doctest: +ELLIPSIS
    Box squat for double-leg squat: ... too; one rung below on the ladder 'squat'; the same movement (squat).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from runstrength.exercises._catalogue import Catalogue
from runstrength.exercises._coverage import Coverage, GroupCoverage
from runstrength.exercises._ladder import Chain, EdgeKind, LadderEdge
from runstrength.exercises._load import load_catalogue
from runstrength.exercises._names import name_key
from runstrength.exercises._substitution import Substitute

if TYPE_CHECKING:
    catalogue: Catalogue

__all__ = [
    "Catalogue",
    "Chain",
    "Coverage",
    "EdgeKind",
    "GroupCoverage",
    "LadderEdge",
    "Substitute",
    "catalogue",
    "load_catalogue",
    "name_key",
]


def __getattr__(name: str) -> object:
    """Make the catalogue when it is first asked for."""
    if name == "catalogue":
        return load_catalogue()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """List what the package offers."""
    return sorted(__all__)
