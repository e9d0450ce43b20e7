"""What the library rests on: the references with their grades, the starting guide as data, the disclaimer.

Nothing is read before it is asked for: `references` and `guide` load their data on the first call.

Example:
    >>> source = reference("EIH22")
    >>> source.grade, source.short
    (<Grade.A: 'A'>, 'Eihara et al. 2022')
    >>> print(source)  # doctest: +ELLIPSIS
    Eihara Y, Takao K, Sugiyama T, et al. (2022). Heavy Resistance ... https://doi.org/10.1186/s40798-022-00511-1
"""

from __future__ import annotations

from runstrength.evidence._guide import (
    Advice,
    Answer,
    Claim,
    Disagreement,
    Frequency,
    Guide,
    Verdict,
    guide,
)
from runstrength.evidence._references import (
    Grade,
    Kind,
    Reference,
    Status,
    UnknownReferenceError,
    reference,
    references,
)
from runstrength.evidence._safety import DISCLAIMER, RED_FLAGS, RedFlag

__all__ = [
    "DISCLAIMER",
    "RED_FLAGS",
    "Advice",
    "Answer",
    "Claim",
    "Disagreement",
    "Frequency",
    "Grade",
    "Guide",
    "Kind",
    "RedFlag",
    "Reference",
    "Status",
    "UnknownReferenceError",
    "Verdict",
    "guide",
    "reference",
    "references",
]
