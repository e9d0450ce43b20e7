"""The starting guide as data: what it says, and beside it what the evidence says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, cast

import attrs

from runstrength.errors import Faults
from runstrength.evidence._checks import as_member, as_texts, check_text, check_texts
from runstrength.evidence._references import Grade, references, unknown_reference

if TYPE_CHECKING:
    from runstrength.evidence._toml import Reader

_FILE = "guide.toml"
_CLAIM_KEY = re.compile(r"(G\d\d)(\.[a-z]+(?:-[a-z]+)*)?")
_KEY = re.compile(r"[a-z]+(?:-[a-z]+)*")
_MAX_SESSIONS = 14


class Verdict(StrEnum):
    """What the evidence makes of a claim.

    Example:
        >>> Verdict.UNTESTED.meaning
        'we hold no study that answers it'
    """

    SUPPORTED = "supported"
    MIXED = "mixed"
    CONTRADICTED = "contradicted"
    UNTESTED = "untested"

    @property
    def meaning(self) -> str:
        """What the word stands for."""
        return _VERDICT_MEANINGS[self]


_VERDICT_MEANINGS: Mapping[Verdict, str] = {
    Verdict.SUPPORTED: "the evidence that we hold agrees",
    Verdict.MIXED: "the evidence points both ways, or holds for some people or outcomes only",
    Verdict.CONTRADICTED: "the evidence that we hold disagrees",
    Verdict.UNTESTED: "we hold no study that answers it",
}


def _as_grade(value: Grade | str) -> Grade:
    return as_member(Grade, value)


def _as_verdict(value: Verdict | str) -> Verdict:
    return as_member(Verdict, value)


def _as_texts(values: Iterable[str]) -> tuple[str, ...]:
    return as_texts(values)


def _check_key(faults: Faults, key: object) -> None:
    if not (isinstance(key, str) and _KEY.fullmatch(key)):
        faults.add("key", key, "lower-case words with hyphens between them")


@attrs.frozen(kw_only=True)
class Claim:
    """Something that the guide says is so, and what the evidence makes of it.

    Attributes:
        key: `G01` to `G17` in the order of the guide; a part of one has a name after a dot.
        text: What the guide says, in our words.
        verdict: What the evidence makes of it.
        grade: Grade of the best source behind the verdict; D when it is untested.
        note: The evidence's side.
        sources: Keys of the references that bear on it.

    Raises:
        InvalidValueError: Fields are wrong; all of them are named.
    """

    key: str
    text: str
    verdict: Verdict = attrs.field(converter=_as_verdict)
    grade: Grade = attrs.field(converter=_as_grade)
    note: str
    sources: tuple[str, ...] = attrs.field(converter=_as_texts)

    def __attrs_post_init__(self) -> None:
        """Refuse a claim without its two sides."""
        faults = Faults("Claim")
        if not (isinstance(self.key, str) and _CLAIM_KEY.fullmatch(self.key)):
            faults.add("key", self.key, "G and two digits, then perhaps a dot and a name")
        for field, text in (("text", self.text), ("note", self.note)):
            check_text(faults, field, text)
        tested = faults.member("verdict", self.verdict, Verdict) and self.verdict is not Verdict.UNTESTED
        faults.member("grade", self.grade, Grade)
        check_texts(faults, "sources", self.sources, least=1 if tested else 0)
        faults.raise_any()

    @property
    def parent(self) -> str | None:
        """The key of the claim that this one is a part of, or `None`."""
        head, dot, _ = self.key.partition(".")
        return head if dot else None


@attrs.frozen(kw_only=True)
class Advice:
    """Advice of the guide on a common worry, and what the evidence adds.

    Attributes:
        key: Its name.
        topic: What it is about.
        text: What the guide advises, in our words.
        evidence: The evidence's side.
        grade: Grade of the best source.
        sources: Keys of the references behind the evidence's side.

    Raises:
        InvalidValueError: Fields are wrong; all of them are named.
    """

    key: str
    topic: str
    text: str
    evidence: str
    grade: Grade = attrs.field(converter=_as_grade)
    sources: tuple[str, ...] = attrs.field(converter=_as_texts)

    def __attrs_post_init__(self) -> None:
        """Refuse advice without its two sides."""
        faults = Faults("Advice")
        _check_key(faults, self.key)
        for field, text in (("topic", self.topic), ("text", self.text), ("evidence", self.evidence)):
            check_text(faults, field, text)
        faults.member("grade", self.grade, Grade)
        check_texts(faults, "sources", self.sources, least=1)
        faults.raise_any()


@attrs.frozen(kw_only=True)
class Answer:
    """An answer to a question that runners ask.

    Attributes:
        key: Its name.
        question: The question.
        guide: What the guide answers, in our words.
        text: What we answer, from the evidence.
        grade: Grade of the best source.
        sources: Keys of the references behind our answer.

    Raises:
        InvalidValueError: Fields are wrong; all of them are named.
    """

    key: str
    question: str
    guide: str
    text: str
    grade: Grade = attrs.field(converter=_as_grade)
    sources: tuple[str, ...] = attrs.field(converter=_as_texts)

    def __attrs_post_init__(self) -> None:
        """Refuse an answer without its two sides."""
        faults = Faults("Answer")
        _check_key(faults, self.key)
        for field, text in (("question", self.question), ("guide", self.guide), ("text", self.text)):
            check_text(faults, field, text)
        faults.member("grade", self.grade, Grade)
        check_texts(faults, "sources", self.sources, least=1)
        faults.raise_any()


@attrs.frozen(kw_only=True)
class Frequency:
    """How often the guide wants strength training, and what the evidence adds.

    Attributes:
        min_sessions: Fewest sessions a week.
        max_sessions: Most sessions a week.
        text: What the guide says, in our words.
        adjustments: What to adjust it by, says the guide.
        evidence: The evidence's side.
        grade: Grade of the best source.
        sources: Keys of the references behind the evidence's side.

    Raises:
        InvalidValueError: Fields are wrong; all of them are named.
    """

    min_sessions: int
    max_sessions: int
    text: str
    adjustments: tuple[str, ...] = attrs.field(converter=_as_texts)
    evidence: str
    grade: Grade = attrs.field(converter=_as_grade)
    sources: tuple[str, ...] = attrs.field(converter=_as_texts)

    def __attrs_post_init__(self) -> None:
        """Refuse a frequency without its two sides."""
        faults = Faults("Frequency")
        if faults.whole("min_sessions", self.min_sessions, 0, _MAX_SESSIONS):
            faults.whole("max_sessions", self.max_sessions, self.min_sessions, _MAX_SESSIONS)
        for field, text in (("text", self.text), ("evidence", self.evidence)):
            check_text(faults, field, text)
        check_texts(faults, "adjustments", self.adjustments)
        faults.member("grade", self.grade, Grade)
        check_texts(faults, "sources", self.sources, least=1)
        faults.raise_any()


@attrs.frozen(kw_only=True)
class Disagreement:
    """A point at which the guide and the evidence part, and what the library does about it.

    Attributes:
        number: Its place in the list, from 1.
        topic: What it is about.
        guide: What the guide says, in our words.
        evidence: What the evidence says.
        handling: How the library deals with it.
        sources: Keys of the references behind the evidence's side.

    Raises:
        InvalidValueError: Fields are wrong; all of them are named.
    """

    number: int
    topic: str
    guide: str
    evidence: str
    handling: str
    sources: tuple[str, ...] = attrs.field(converter=_as_texts)

    def __attrs_post_init__(self) -> None:
        """Refuse a disagreement without its two sides."""
        faults = Faults("Disagreement")
        faults.whole("number", self.number, 1, 99)
        for field in ("topic", "guide", "evidence", "handling"):
            check_text(faults, field, getattr(self, field))
        check_texts(faults, "sources", self.sources, least=1)
        faults.raise_any()


@attrs.frozen(kw_only=True)
class Guide:
    """The guide as data.

    Its fourteen exercises are in the catalogue.

    Attributes:
        frequency: How often to train.
        advice: On bulk, intensity and time.
        answers: To the questions that runners ask.
        claims: What it says is so, in its order, parts after the whole.
        disagreements: Where the guide and the evidence part.
    """

    frequency: Frequency
    advice: tuple[Advice, ...]
    answers: tuple[Answer, ...]
    claims: tuple[Claim, ...]
    disagreements: tuple[Disagreement, ...]


def read_guide(text: str, known: Iterable[str], file: str = _FILE) -> Guide:
    """Read a guide from TOML.

    Args:
        text: The document.
        known: The keys of the references that it may cite.
        file: What to call it in errors.

    Returns:
        The guide.

    Raises:
        InvalidValueError: The document is no TOML or its tables are wrong; every fault is named.
    """
    from runstrength.evidence._toml import Reader  # noqa: PLC0415 - only reading needs it

    reader = Reader(file)
    document = reader.tables(text)
    reader.only(document, tuple(field.name for field in attrs.fields(Guide)))
    frequency = reader.value(Frequency, "$.frequency", "frequency", document["frequency"])
    advice = reader.values(Advice, "advice", document["advice"], "key")
    answers = reader.values(Answer, "answers", document["answers"], "key")
    claims = reader.values(Claim, "claims", document["claims"], "key")
    disagreements = reader.values(Disagreement, "disagreements", document["disagreements"], "number")
    reader.raise_any()
    read = Guide(
        frequency=cast("Frequency", frequency),  # None would have been a fault
        advice=advice,
        answers=answers,
        claims=claims,
        disagreements=disagreements,
    )
    _check_sources(reader, read, frozenset(known))
    reader.raise_any()
    return read


def _check_sources(reader: Reader, read: Guide, known: frozenset[str]) -> None:
    cited = [
        ("$.frequency", "frequency", read.frequency.sources),
        *((f"$.advice[{i}]", f"advice {a.key}", a.sources) for i, a in enumerate(read.advice)),
        *((f"$.answers[{i}]", f"answers {a.key}", a.sources) for i, a in enumerate(read.answers)),
        *((f"$.claims[{i}]", f"claims {c.key}", c.sources) for i, c in enumerate(read.claims)),
        *(
            (f"$.disagreements[{i}]", f"disagreements {d.number}", d.sources)
            for i, d in enumerate(read.disagreements)
        ),
    ]
    for path, where, sources in cited:
        for key in sources:
            if key not in known:
                reader.add(path, where, unknown_reference(key, known, field="sources"))


@cache
def guide() -> Guide:
    """Return the starting guide as data; read on the first call, the same value afterwards.

    Returns:
        The guide.

    Example:
        >>> capacity = next(c for c in guide().claims if c.key == "G05.aerobic-capacity")
        >>> capacity.text, capacity.verdict.value, capacity.grade.value
        ('Aerobic capacity rises.', 'contradicted', 'A')
        >>> print(capacity.note)
        VO2max stays as it was; what improves is the economy, not the capacity.
    """
    from runstrength.evidence._toml import shipped  # noqa: PLC0415 - only reading needs it

    return read_guide(shipped(_FILE), references())
