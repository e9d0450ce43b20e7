"""What a number rests on: the references and how good each is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from types import MappingProxyType

import attrs

from runstrength.errors import Faults, Problem, RunstrengthError, nearest_names
from runstrength.evidence._checks import as_member, as_texts, check_text, check_texts

_FILE = "references.toml"
_KEY = re.compile(r"[A-Za-z0-9]+")
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_INITIALS_WIDTH = 4


class Grade(StrEnum):
    """How good the evidence is, from A down to D; a better grade sorts first.

    Example:
        >>> print(Grade.B, "-", Grade.B.meaning)
        B - a trial, a cohort or a measurement
        >>> min(Grade.C, Grade.A)
        <Grade.A: 'A'>
    """

    A = "A"
    B = "B"
    C = "C"
    D = "D"

    @property
    def meaning(self) -> str:
        """What the letter stands for."""
        return _GRADE_MEANINGS[self]


_GRADE_MEANINGS: Mapping[Grade, str] = {
    Grade.A: "a meta-analysis or a systematic review",
    Grade.B: "a trial, a cohort or a measurement",
    Grade.C: "a consensus, a textbook, a narrative review or a survey of practice",
    Grade.D: "an expert's opinion, the guide or a convention of ours",
}


class Kind(StrEnum):
    """What sort of source a reference is."""

    META_ANALYSIS = "meta-analysis"
    REVIEW = "review"
    """Systematic without pooling (grade A) or narrative (grade C)."""
    TRIAL = "trial"
    COHORT = "cohort"
    MEASUREMENT = "measurement"
    """People or models measured once: validity, biomechanics, simulations."""
    CONSENSUS = "consensus"
    TEXTBOOK = "textbook"
    SURVEY = "survey"
    OPINION = "opinion"
    GUIDE = "guide"
    CONVENTION = "convention"


class Status(StrEnum):
    """Whether we have seen what we cite; what differs for single numbers is in the reference's note."""

    SEEN = "seen"
    """Citation and main numbers were read on a page."""
    CITED_BY_OTHERS = "cited-by-others"
    """The source itself was not read; texts that cite it agree."""
    FROM_MEMORY = "from-memory"
    """Not read, and no text that cites it either."""


def _as_grade(value: Grade | str) -> Grade:
    return as_member(Grade, value)


def _as_kind(value: Kind | str) -> Kind:
    return as_member(Kind, value)


def _as_status(value: Status | str) -> Status:
    return as_member(Status, value)


def _as_texts(values: Iterable[str]) -> tuple[str, ...]:
    return as_texts(values)


@attrs.frozen(kw_only=True)
class Reference:
    """A source: where it was published, what it found and how far to trust it.

    Printed, it is a citation.

    Attributes:
        key: What rules and texts cite it by, such as `EIH22`.
        authors: Surnames with initials; a list cut short ends with `et al.`.
        year: Year of publication, or `None` when it has none that we know.
        title: The title as published.
        journal: Journal with volume and pages, or the book; empty when there is none.
        doi: Its DOIs, usually one.
        link: An address for a source without a DOI, or empty.
        kind: What sort of source it is.
        grade: How good it is as evidence.
        status: Whether we have seen it.
        finding: One or two sentences of our own with the numbers that we use.
        note: What to be careful about, or empty.

    Raises:
        InvalidValueError: Fields are wrong; all of them are named.

    Example:
        >>> print(reference("BUI08").short)
        Buist et al. 2008
        >>> reference("BUI08").url
        'https://doi.org/10.1177/0363546507307505'
    """

    key: str
    authors: tuple[str, ...] = attrs.field(converter=_as_texts)
    year: int | None = None
    title: str
    journal: str = ""
    doi: tuple[str, ...] = attrs.field(default=(), converter=_as_texts)
    link: str = ""
    kind: Kind = attrs.field(converter=_as_kind)
    grade: Grade = attrs.field(converter=_as_grade)
    status: Status = attrs.field(converter=_as_status)
    finding: str
    note: str = ""

    def __attrs_post_init__(self) -> None:
        """Refuse what is no citation."""
        faults = Faults("Reference")
        if not (isinstance(self.key, str) and _KEY.fullmatch(self.key)):
            faults.add("key", self.key, "letters and digits")
        check_texts(faults, "authors", self.authors, least=1)
        if self.year is not None:
            faults.whole("year", self.year, 1900, 2100)
        for field, text in (("title", self.title), ("finding", self.finding)):
            check_text(faults, field, text)
        for field, text in (("journal", self.journal), ("link", self.link), ("note", self.note)):
            check_text(faults, field, text, optional=True)
        for doi in self.doi:
            if not (isinstance(doi, str) and _DOI.fullmatch(doi)):
                faults.add("doi", doi, "a DOI such as 10.1000/182, without an address before it")
        faults.member("kind", self.kind, Kind)
        faults.member("grade", self.grade, Grade)
        faults.member("status", self.status, Status)
        faults.raise_any()

    @property
    def url(self) -> str | None:
        """Where to find it: the first of its DOIs as an address, else its link, else `None`."""
        return self.urls[0] if self.urls else None

    @property
    def urls(self) -> tuple[str, ...]:
        """All addresses: one per DOI, or the link of a source without one."""
        from urllib.parse import quote  # noqa: PLC0415 - only an address needs it

        addresses = tuple("https://doi.org/" + quote(doi, safe="/():;") for doi in self.doi)
        return addresses or ((self.link,) if self.link else ())

    @property
    def short(self) -> str:
        """First author and year, as one would say it: `Eihara et al. 2022`."""
        names = [_surname(author) for author in self.authors]
        many = len(names) > 2 or "et al." in names  # noqa: PLR2004 - two authors are both named
        who = f"{names[0]} et al." if many else " and ".join(names)
        return who if self.year is None else f"{who} {self.year}"

    def __str__(self) -> str:
        who = ", ".join(self.authors)
        parts = [who if self.year is None else f"{who} ({self.year})", self.title, self.journal]
        sentences = [part if part[-1] in ".?!" else f"{part}." for part in parts if part]
        return " ".join([*sentences, *self.urls])


def _surname(author: str) -> str:
    surname, _, last = author.rpartition(" ")
    is_initials = last.isupper() and len(last) <= _INITIALS_WIDTH
    return surname if surname and is_initials else author


class UnknownReferenceError(RunstrengthError, KeyError):
    """A key that no reference has; `problems[0].suggestions` holds near ones."""


def read_references(text: str, file: str = _FILE) -> dict[str, Reference]:
    """Read references from TOML, one table each, named by its key.

    Args:
        text: The document.
        file: What to call it in errors.

    Returns:
        The references in the order of the document.

    Raises:
        InvalidValueError: The document is no TOML or its tables are wrong; every fault is named.
    """
    from runstrength.evidence._toml import Reader  # noqa: PLC0415 - only reading needs it

    reader = Reader(file)
    found = {
        key: reader.value(Reference, f"$.{key}", key, table, key=key)
        for key, table in reader.tables(text).items()
    }
    reader.raise_any()
    return {key: value for key, value in found.items() if value is not None}


@cache
def references() -> Mapping[str, Reference]:
    """Return every reference by its key; read on the first call, the same read-only mapping afterwards.

    Returns:
        The references, grouped by what they are about.

    Example:
        >>> references()["guide"].grade
        <Grade.D: 'D'>
        >>> sum(source.grade is Grade.A for source in references().values()) > 30
        True
    """
    from runstrength.evidence._toml import shipped  # noqa: PLC0415 - only reading needs it

    return MappingProxyType(read_references(shipped(_FILE)))


def reference(key: str) -> Reference:
    """Return the reference that a rule or a text cites.

    Args:
        key: Its key.

    Returns:
        The reference.

    Raises:
        UnknownReferenceError: No reference has the key; near ones are suggested.

    Example:
        >>> print(reference("YAN18").finding)  # doctest: +ELLIPSIS
        30 active young men, three sessions a week of 3x10RM with legs for 12 weeks: ...
        >>> reference("YAN81")  # doctest: +ELLIPSIS
        Traceback (most recent call last):
        ...
        runstrength.evidence._references.UnknownReferenceError: no reference has the key 'YAN81'; ...
    """
    found = references().get(key)
    if found is None:
        raise UnknownReferenceError(unknown_reference(key, references()))
    return found


def unknown_reference(key: str, known: Iterable[str], field: str = "key") -> Problem:
    """Say that no reference has the key, and which keys look like it whatever their case.

    Args:
        key: What was written.
        known: The keys that there are.
        field: The field that holds it.

    Returns:
        The fault with its suggestions.
    """
    folded = {name.casefold(): name for name in known}
    near = tuple(folded[name] for name in nearest_names(str(key).casefold(), folded))
    meant = f"; did you mean {' or '.join(repr(name) for name in near)}?" if near else ""
    return Problem(
        f"no reference has the key {key!r}{meant}",
        field=field,
        value=key,
        allowed="the key of a reference",
        suggestions=near,
    )
