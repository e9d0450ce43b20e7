import pickle
import re
import tomllib
from importlib.resources import files
from typing import Any

import pytest

from runstrength.errors import InvalidValueError, RunstrengthError
from runstrength.evidence import (
    Grade,
    Kind,
    Reference,
    Status,
    UnknownReferenceError,
    reference,
    references,
)
from runstrength.evidence._references import read_references
from runstrength.muscles import ROLES

# Every key of evidence.md section 2, typed in by hand, with our own for guide, conventions and estimators.
PERFORMANCE = "BLA18 BAL16 DEN17 EIH22 LLA24a LLA24b ALC18 RON14 BEA17 ZAN25 BAR23 BER21 BER18"
INTERFERENCE = (
    "WIL12 PET21 SCH22 EDD18 ROB16 LEE20 DOM13 ASS13 TAK17 DOM14 SIL22 SPO03 DOM17 DOM19a DOM19b "
    "MOR17 GON16 AC48 YAN18"
)
DOSE = (
    "AC09 AC26 SCH17 PEL26 IVE21 AND20 BIC11 SPI21 RON10 GRG18 SCR16 REP15 2F2 ZOU16 NUZ24 RIC14 NSL REY06 "
    "LES97 BOS13 ROG24 BEL23 COL24 MUJ03 WAN23 PRI15 ORA19 NSP ALR"
)
ESTIMATORS = "EPL85 BRZ93 LAN85 LOM89 MAY92 OCO89 WAT94"
LOAD = "FOS98 FOS01 DAY04 GAB16 IMP21 WIL17 BUI08 NIE14 FRA25"
INJURY = "LAU14 LAU18 WU24 DES23 LEP24 TAD20 HAR19 HAM10 DOR12 BOH15 ALB13 LAZ22 ARA07 NET20"
SAFETY = "FRG19 LLO14 HUI24 ACOG MOU23 WHO20"
OURS = "guide convention TOR20 SHO20"

ALL = list(references().values())
EACH = pytest.mark.parametrize("source", ALL, ids=[source.key for source in ALL])

KINDS = {
    Grade.A: {Kind.META_ANALYSIS, Kind.REVIEW},
    Grade.B: {Kind.TRIAL, Kind.COHORT, Kind.MEASUREMENT},
    Grade.C: {Kind.CONSENSUS, Kind.TEXTBOOK, Kind.REVIEW, Kind.SURVEY},
    Grade.D: {Kind.OPINION, Kind.GUIDE, Kind.CONVENTION},
}

# The grades that the rule tables of evidence.md print beside a key.
GRADES = {
    Grade.A: "BLA18 BAR23 LLA24a LLA24b AC26 SIL22 SCH22 EDD18 PET21 SCH17 BOS13 EIH22 BER18 NUZ24 GRG18 "
    "REP15 ORA19 BOH15 WAN23",
    Grade.B: "YAN18 HAM10 MOR17 DOM13 DOM14 DOM19b ROB16 BEA17 RON10 RIC14 ZOU16 COL24 FRA25 NIE14 FOS98 "
    "BER21 TAK17 LEP24 SPO03 REY06 DOR12",
    Grade.C: "AC48 ASS13 DOM17 IVE21 SPI21 AC09 NSL NSP ALR 2F2 BEL23 ROG24 PRI15 LLO14 ACOG FRG19",
    Grade.D: "guide convention",
}


def made(**changes: object) -> Reference:
    """A right reference, but for the changes."""
    fields: dict[str, Any] = {
        "key": "ABC99",
        "authors": ["Abel A", "Baker B", "Cole C"],
        "year": 1999,
        "title": "On running",
        "journal": "Journal 1:1–2",
        "doi": "10.1000/182",
        "kind": "trial",
        "grade": "B",
        "status": "seen",
        "finding": "Runners run.",
    }
    return Reference(**(fields | changes))


def test_every_reference_of_the_evidence_is_there() -> None:
    """The keys are those of the evidence base and no others."""
    listed = f"{PERFORMANCE} {INTERFERENCE} {DOSE} {ESTIMATORS} {LOAD} {INJURY} {SAFETY} {OURS}".split()
    assert len(listed) == len(set(listed))
    assert set(references()) == set(listed)


@pytest.mark.parametrize("grade", Grade)
def test_the_grades_are_those_of_the_rule_tables(grade: Grade) -> None:
    """A rule and the reference that it cites agree about the grade."""
    assert {key: reference(key).grade for key in GRADES[grade].split()} == dict.fromkeys(
        GRADES[grade].split(), grade
    )


@EACH
def test_kind_and_grade_go_together(source: Reference) -> None:
    """The letter follows from what sort of source it is."""
    assert source.kind in KINDS[source.grade]


@EACH
def test_a_finding_is_one_or_more_sentences(source: Reference) -> None:
    """Every reference says what it found, in a sentence that ends."""
    assert len(source.finding) > 20
    assert source.finding.endswith(".")
    assert not source.note or source.note.endswith(".")


@EACH
def test_no_text_of_ours_speaks_of_keeping_injury_away(source: Reference) -> None:
    """Titles are as published; what we say ourselves promises nothing."""
    assert not re.search(
        r"prevent|protect\w* (you|against|from)|injury-(free|proof)", source.finding + source.note
    )


@EACH
def test_whatever_was_published_can_be_found(source: Reference) -> None:
    """A paper has a DOI or a link; books, charts and what is our own need none."""
    bookish = {Kind.TEXTBOOK, Kind.OPINION, Kind.GUIDE, Kind.CONVENTION}
    assert source.url or source.kind in bookish or source.key == "MAY92"
    assert all(re.fullmatch(r"https://\S+", url) for url in source.urls)
    assert source.year or source.key in {"guide", "convention", "NSL"}


def test_no_two_references_share_a_doi() -> None:
    """One paper, one key."""
    dois = [doi.lower() for source in ALL for doi in source.doi]
    assert len(dois) == len(set(dois))


def test_what_we_have_not_seen_says_so() -> None:
    """A reference that we know from others or from memory carries a note or is cited by others."""
    assert {source.key for source in ALL if source.status is Status.CITED_BY_OTHERS} == {
        "AC48", "AC26", "LES97", "2F2", "NSP", "ARA07", *ESTIMATORS.split(),
    }  # fmt: skip
    assert all("memory" in source.note for source in ALL if source.status is Status.FROM_MEMORY)


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("EIH22", "leaves out its own estimate"),
        ("AC26", "second-hand"),
        ("LAU18", "Not runners"),
        ("DES23", "Not randomised"),
        ("NSL", "nothing errs on it"),
        ("BER18", "cyclists"),
        ("FRA25", "exponential"),
    ],
)
def test_warnings_come_along(key: str, words: str) -> None:
    """What one must not make of a source stands in its note."""
    assert words in reference(key).note


def test_the_sources_of_the_muscle_roles_are_there() -> None:
    """The ground cites by keys alone; they resolve here."""
    assert all(reference(key).key == key for role in ROLES.values() for key in role.sources)


def test_a_key_that_is_not_there_brings_near_ones() -> None:
    """The error is a KeyError too and suggests what was perhaps meant, whatever the case."""
    with pytest.raises(UnknownReferenceError) as caught:
        reference("eih23")
    assert isinstance(caught.value, RunstrengthError)
    assert isinstance(caught.value, KeyError)
    assert str(caught.value).startswith("no reference has the key 'eih23'; did you mean 'EIH22'")
    assert caught.value.problems[0].suggestions[0] == "EIH22"


def test_a_key_unlike_all_others_brings_no_suggestion() -> None:
    """Nothing is suggested that looks nothing like it."""
    with pytest.raises(UnknownReferenceError, match=r"^no reference has the key '----'$"):
        reference("----")


def test_the_references_are_one_mapping_that_nobody_can_change() -> None:
    """The second call gives what the first gave, and assignment is refused."""
    assert references() is references()
    with pytest.raises(TypeError):
        references()["ABC99"] = made()  # type: ignore[index]


def test_a_reference_is_a_value() -> None:
    """Equal by content, hashable, and it survives pickling."""
    assert made() == made()
    assert len({made(), made()}) == 1
    assert pickle.loads(pickle.dumps(reference("ZOU16"))) == reference("ZOU16")


def test_a_citation_reads_as_one() -> None:
    """Authors, year, title, journal, address."""
    assert (
        str(made())
        == "Abel A, Baker B, Cole C (1999). On running. Journal 1:1–2. https://doi.org/10.1000/182"
    )


def test_a_citation_leaves_out_what_there_is_not() -> None:
    """No year, journal or address, and no second full stop after a question mark."""
    assert str(made(title="Why run?", year=None, journal="", doi=())) == "Abel A, Baker B, Cole C. Why run?"


def test_signs_that_an_address_cannot_have_are_written_as_codes() -> None:
    """The angle brackets of an old DOI."""
    assert reference("SPO03").url == "https://doi.org/10.1519/1533-4287(2003)017%3C0638:eoaeos%3E2.0.co;2"


def test_several_dois_give_several_addresses_and_a_link_stands_in_for_none() -> None:
    """The first address is the one."""
    assert reference("ZOU16").urls == (
        "https://doi.org/10.1519/JSC.0000000000001049",
        "https://doi.org/10.1519/SSC.0000000000000218",
    )
    assert reference("ZOU16").url == reference("ZOU16").urls[0]
    assert reference("NET20").url == "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7039033/"
    assert reference("guide").url is None


@pytest.mark.parametrize(
    ("authors", "year", "short"),
    [
        (["Foster C"], 1998, "Foster 1998"),
        (["Doma K", "Deakin GB"], 2013, "Doma and Deakin 2013"),
        (["Currier BS", "et al."], 2026, "Currier et al. 2026"),
        (["de Carvalho e Silva GI", "Brandão LHA", "et al."], 2022, "de Carvalho e Silva et al. 2022"),
        (["Backcountry Physical Therapy"], None, "Backcountry Physical Therapy"),
        (["NSCA"], 2000, "NSCA 2000"),
    ],
)
def test_the_short_form_names_first_author_and_year(authors: list[str], year: int | None, short: str) -> None:
    """Initials go, and three authors or more become the first one and others."""
    assert made(authors=authors, year=year).short == short


def test_members_and_single_texts_are_taken_as_they_are() -> None:
    """An enumeration's member is as good as its value, one author as good as a list of one."""
    assert made(kind=Kind.TRIAL, grade=Grade.B, authors="Abel A").authors == ("Abel A",)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"key": "ABC 99"}, "key"),
        ({"key": 7}, "key"),
        ({"authors": ()}, "authors"),
        ({"authors": ["Abel A", "Abel A"]}, "authors"),
        ({"authors": 7}, "authors"),
        ({"authors": [" Abel A"]}, "authors"),
        ({"year": 99}, "year"),
        ({"year": "1999"}, "year"),
        ({"title": ""}, "title"),
        ({"finding": " x"}, "finding"),
        ({"journal": None}, "journal"),
        ({"note": 7}, "note"),
        ({"link": " "}, "link"),
        ({"doi": "https://doi.org/10.1000/182"}, "doi"),
        ({"doi": [7]}, "doi"),
        ({"kind": "tirial"}, "kind"),
        ({"grade": "E"}, "grade"),
        ({"status": None}, "status"),
    ],
)
def test_what_is_no_citation_is_refused(changes: dict[str, object], field: str) -> None:
    """The error names the field that is wrong and no other."""
    with pytest.raises(InvalidValueError) as caught:
        made(**changes)
    assert {problem.field for problem in caught.value.problems} == {field}


TABLE = """\
[ABC99]
authors = ["Abel A"]
title = "On running"
kind = "trial"
grade = "B"
status = "seen"
finding = "Runners run."
"""


def test_a_table_becomes_a_reference() -> None:
    """What has a default may be left out."""
    assert read_references(TABLE) == {
        "ABC99": made(authors="Abel A", year=None, journal="", doi=()),
    }


@pytest.mark.parametrize(
    ("text", "message", "path"),
    [
        ("[ABC99", "references.toml: not TOML: ", "$"),
        (TABLE + TABLE, "references.toml: not TOML: ", "$"),
        ("ABC99 = 7", "references.toml: ABC99: must be a table, not 7", "$.ABC99"),
        (
            TABLE.replace("finding", "findings"),
            "2 problems:\n- references.toml: ABC99: unknown key 'findings'; did you mean 'finding'?",
            "$.ABC99.findings",
        ),
        (TABLE + 'key = "X"', "references.toml: ABC99: unknown key 'key'", "$.ABC99.key"),
        (
            TABLE.replace('"B"', '"E"'),
            "references.toml: ABC99: Reference: grade must be one of A, B, C, D, not 'E'",
            "$.ABC99.grade",
        ),
        (
            TABLE.replace("ABC99", "ABC-99"),
            "references.toml: ABC-99: Reference: key must be letters and digits, not 'ABC-99'",
            "$.ABC-99.key",
        ),
    ],
)
def test_a_wrong_file_is_refused_with_file_and_key(text: str, message: str, path: str) -> None:
    """The reader knows at once where to look."""
    with pytest.raises(InvalidValueError) as caught:
        read_references(text)
    assert str(caught.value).startswith(message)
    assert caught.value.problems[0].path == path


def test_all_faults_of_a_file_come_at_once() -> None:
    """One run is enough to mend the file."""
    text = TABLE.replace('"B"', '"E"').replace('"seen"', '"sen"') + "[XYZ00]\n"
    with pytest.raises(InvalidValueError) as caught:
        read_references(text, file="mine.toml")
    assert [problem.field for problem in caught.value.problems] == [
        "grade", "status", "authors", "title", "kind", "grade", "status", "finding",
    ]  # fmt: skip
    assert all(problem.startswith("mine.toml: ") for problem in caught.value.problems)


def test_the_shipped_file_has_no_field_that_we_do_not_keep() -> None:
    """The document read plainly says what the values say."""
    text = files("runstrength.evidence").joinpath("references.toml").read_text(encoding="utf-8")
    for key, table in tomllib.loads(text).items():
        assert reference(key).finding == table["finding"]
        assert reference(key).grade.value == table["grade"]


@pytest.mark.parametrize("grade", Grade)
def test_every_grade_says_what_it_means(grade: Grade) -> None:
    """The letters explain themselves, and the better one sorts first."""
    assert grade.meaning
    assert min(Grade) is Grade.A
