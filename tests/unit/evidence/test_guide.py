import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import attrs
import pytest

from runstrength.errors import InvalidValueError
from runstrength.evidence import (
    Advice,
    Answer,
    Claim,
    Disagreement,
    Frequency,
    Grade,
    Guide,
    Verdict,
    guide,
    reference,
    references,
)
from runstrength.evidence._guide import read_guide

SHIPPED = files("runstrength.evidence").joinpath("guide.toml").read_text(encoding="utf-8")
CLAIMS = {claim.key: claim for claim in guide().claims}

# What may not be said in any form: that something keeps injury away.
PROMISE = re.compile(r"prevent|protect|guards? against|injury-(free|proof)|no injur|safe from", re.IGNORECASE)


def texts(value: object) -> Iterator[str]:
    """Every text in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif isinstance(value, Claim | Advice | Answer | Frequency | Disagreement | Guide):
        for field in attrs.fields(type(value)):
            yield from texts(getattr(value, field.name))


def test_the_guide_is_one_value() -> None:
    """The second call gives what the first gave, and it is hashable like every value."""
    assert guide() is guide()
    assert hash(guide()) == hash(read_guide(SHIPPED, references()))


def test_every_row_of_the_itemised_guide_is_a_claim() -> None:
    """G01 to G17 in order, with no gap."""
    assert [key for key in CLAIMS if CLAIMS[key].parent is None] == [f"G{n:02}" for n in range(1, 18)]


def test_every_benefit_and_risk_is_a_claim_of_its_own() -> None:
    """The benefits of G05 and the risks of G06, as itemised."""
    assert {key.partition(".")[2] for key in CLAIMS if CLAIMS[key].parent == "G05"} == {
        "injury-risk", "shock-absorption", "recovery", "performance", "economy", "muscle-mass",
        "muscular-endurance", "power", "aerobic-capacity", "sprinting", "hill-climbing", "balance", "falls",
        "body-composition", "posture", "bone-density", "metabolic-rate",
    }  # fmt: skip
    assert {key.partition(".")[2] for key in CLAIMS if CLAIMS[key].parent == "G06"} == {
        "it-band", "shin-splints", "knee-pain", "plateau", "imbalances", "efficiency",
    }  # fmt: skip
    assert {claim.parent for claim in guide().claims} == {None, "G05", "G06"}


@pytest.mark.parametrize(
    ("key", "verdict"),
    [
        ("G05.economy", Verdict.SUPPORTED),
        ("G05.aerobic-capacity", Verdict.CONTRADICTED),
        ("G05.body-composition", Verdict.CONTRADICTED),
        ("G05.sprinting", Verdict.MIXED),
        ("G05.injury-risk", Verdict.MIXED),
        ("G09", Verdict.MIXED),
        ("G06.imbalances", Verdict.UNTESTED),
    ],
)
def test_the_verdicts_are_those_of_the_evidence(key: str, verdict: Verdict) -> None:
    """Table 1.3 of the evidence base decides."""
    assert CLAIMS[key].verdict is verdict


@pytest.mark.parametrize("claim", guide().claims, ids=list(CLAIMS))
def test_a_claim_is_graded_by_its_best_source(claim: Claim) -> None:
    """Where it is untested there is no grade to lend, and it is D."""
    grades = [reference(key).grade for key in claim.sources]
    assert claim.grade is (Grade.D if claim.verdict is Verdict.UNTESTED else min(grades))


@pytest.mark.parametrize(
    "value",
    [guide().frequency, *guide().advice, *guide().answers],
    ids=["frequency", "bulk", "intensity", "time", "does-it-help", "best-session", "best-type"],
)
def test_advice_and_answers_are_graded_by_their_best_source(value: Frequency | Advice | Answer) -> None:
    """The letter is that of the best evidence behind our side."""
    assert value.grade is min(reference(key).grade for key in value.sources)


def test_what_is_contradicted_holds_both_sides() -> None:
    """The guide's words, ours, and the sources against it."""
    contradicted = [claim for claim in guide().claims if claim.verdict is Verdict.CONTRADICTED]
    assert contradicted
    assert all(claim.text and claim.note and claim.sources for claim in contradicted)


def test_every_source_is_a_reference_and_none_is_the_guide() -> None:
    """The guide cannot vouch for itself."""
    values: list[Frequency | Advice | Answer | Claim | Disagreement] = [guide().frequency]
    values += [*guide().advice, *guide().answers, *guide().claims, *guide().disagreements]
    cited = {key for value in values for key in value.sources}
    assert cited <= set(references())
    assert "guide" not in cited


def test_every_text_is_made_of_sentences_and_promises_nothing() -> None:
    """No text of the guide's data claims that anything keeps injury away."""
    assert [text for text in texts(guide()) if PROMISE.search(text)] == []
    for claim in guide().claims:
        assert claim.text.endswith(".")
        assert claim.note.endswith(".")


def test_the_frequency_is_the_guides() -> None:
    """Two or three a week, with what to adjust it by."""
    frequency = guide().frequency
    assert (frequency.min_sessions, frequency.max_sessions) == (2, 3)
    assert len(frequency.adjustments) == 4


def test_advice_and_questions_are_those_of_the_guide() -> None:
    """Three worries and three questions."""
    assert [advice.key for advice in guide().advice] == ["bulk", "intensity", "time"]
    assert [answer.key for answer in guide().answers] == ["does-it-help", "best-session", "best-type"]
    assert all(answer.question.endswith("?") for answer in guide().answers)


def test_the_disagreements_are_counted_from_one_to_eleven() -> None:
    """As in table 1.3 of the evidence base."""
    assert [d.number for d in guide().disagreements] == list(range(1, 12))
    assert "BAL16" in guide().disagreements[0].sources


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_says_what_it_means(verdict: Verdict) -> None:
    """The words explain themselves."""
    assert verdict.meaning


CLAIM: dict[str, Any] = {
    "key": "G01", "text": "So.", "verdict": "mixed", "grade": "A", "note": "No.", "sources": ["BLA18"],
}  # fmt: skip
ADVICE: dict[str, Any] = {
    "key": "bulk", "topic": "Bulk", "text": "So.", "evidence": "No.", "grade": "A", "sources": ["BLA18"],
}  # fmt: skip
ANSWER: dict[str, Any] = {
    "key": "why", "question": "Why?", "guide": "So.", "text": "No.", "grade": "A", "sources": ["BLA18"],
}  # fmt: skip
FREQUENCY: dict[str, Any] = {
    "min_sessions": 2, "max_sessions": 3, "text": "So.", "adjustments": (), "evidence": "No.", "grade": "A",
    "sources": ["BLA18"],
}  # fmt: skip
DISAGREEMENT: dict[str, Any] = {
    "number": 1, "topic": "Bulk", "guide": "So.", "evidence": "No.", "handling": "Hm.", "sources": ["BLA18"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("cls", "fields", "changes", "field"),
    [
        (Claim, CLAIM, {"key": "G1"}, "key"),
        (Claim, CLAIM, {"key": "G01."}, "key"),
        (Claim, CLAIM, {"key": 1}, "key"),
        (Claim, CLAIM, {"text": ""}, "text"),
        (Claim, CLAIM, {"note": ""}, "note"),
        (Claim, CLAIM, {"verdict": "true"}, "verdict"),
        (Claim, CLAIM, {"grade": "a"}, "grade"),
        (Claim, CLAIM, {"sources": []}, "sources"),
        (Advice, ADVICE, {"key": "Bulk"}, "key"),
        (Advice, ADVICE, {"topic": ""}, "topic"),
        (Advice, ADVICE, {"grade": None}, "grade"),
        (Advice, ADVICE, {"sources": [7]}, "sources"),
        (Answer, ANSWER, {"key": 7}, "key"),
        (Answer, ANSWER, {"question": ""}, "question"),
        (Answer, ANSWER, {"grade": "E"}, "grade"),
        (Answer, ANSWER, {"sources": ()}, "sources"),
        (Frequency, FREQUENCY, {"min_sessions": -1}, "min_sessions"),
        (Frequency, FREQUENCY, {"max_sessions": 1}, "max_sessions"),
        (Frequency, FREQUENCY, {"evidence": ""}, "evidence"),
        (Frequency, FREQUENCY, {"adjustments": [""]}, "adjustments"),
        (Frequency, FREQUENCY, {"grade": 1}, "grade"),
        (Frequency, FREQUENCY, {"sources": ["BLA18", "BLA18"]}, "sources"),
        (Disagreement, DISAGREEMENT, {"number": 0}, "number"),
        (Disagreement, DISAGREEMENT, {"handling": 3}, "handling"),
        (Disagreement, DISAGREEMENT, {"sources": ()}, "sources"),
    ],
)
def test_one_side_alone_is_refused(
    cls: type[Any], fields: dict[str, Any], changes: dict[str, Any], field: str
) -> None:
    """A value without its two sides or with a wrong field cannot be built; the error names the field."""
    cls(**fields)
    with pytest.raises(InvalidValueError) as caught:
        cls(**(fields | changes))
    assert {problem.field for problem in caught.value.problems} == {field}


def test_an_untested_claim_needs_no_source() -> None:
    """There is none to name."""
    assert Claim(**(CLAIM | {"verdict": "untested", "grade": "D", "sources": ()})).sources == ()


@pytest.mark.parametrize(
    ("old", "new", "message", "path"),
    [
        (
            "[frequency]",
            "[frequncy]",
            "guide.toml: unknown key 'frequncy'; did you mean 'frequency'?",
            "$.frequncy",
        ),
        ("[frequency]", "[[frequency]]", "guide.toml: frequency: must be a table", "$.frequency"),
        (
            "min_sessions = 2",
            "min_sessions = 4",
            "guide.toml: frequency: Frequency: max_sessions",
            "$.frequency.max",
        ),
        (
            'key = "bulk"',
            'key = "bulk"\nby = "us"',
            "guide.toml: advice bulk: unknown key 'by'",
            "$.advice[0].by",
        ),
        ('key = "bulk"', "", "guide.toml: advice 0: key is missing", "$.advice[0].key"),
        ('key = "time"', 'key = "bulk"', "guide.toml: advice bulk: key is there twice", "$.advice[2].key"),
        (
            "number = 2\n",
            "number = 1\n",
            "guide.toml: disagreements 1: number is there twice",
            "$.disagreements[1]",
        ),
        (
            'sources = ["LLO14", "FRG19"]',
            'sources = ["LL014", "FRG19"]',
            "guide.toml: claims G12: no reference has the key 'LL014'; did you mean 'LLO14'",
            "$.claims[",
        ),
        (
            'sources = ["AND20", "IVE21"]\n\n# -',
            'sources = ["?"]\n\n# -',
            "guide.toml: advice time: no reference has the key '?'",
            "$.advice[2].sources",
        ),
    ],
)
def test_a_wrong_guide_is_refused_with_file_and_key(old: str, new: str, message: str, path: str) -> None:
    """The reader knows at once where to look."""
    assert old in SHIPPED
    with pytest.raises(InvalidValueError) as caught:
        read_guide(SHIPPED.replace(old, new, 1), references())
    assert message in str(caught.value)
    assert any((problem.path or "").startswith(path) for problem in caught.value.problems)


def test_a_list_of_something_else_is_refused() -> None:
    """Neither a text for an array nor a number in it is taken for a table."""
    text = (
        SHIPPED.split("# ---", maxsplit=1)[0] + 'frequency = 1\nadvice = "none"\nanswers = [7]\nclaims = []\n'
    )
    with pytest.raises(InvalidValueError) as caught:
        read_guide(text + "disagreements = []\n", references())
    assert caught.value.problems == (
        "guide.toml: frequency: must be a table, not 1",
        "guide.toml: advice: must be an array of tables, not 'none'",
        "guide.toml: answers 0: must be a table, not 7",
    )


def test_a_part_that_is_missing_is_named() -> None:
    """All that are missing come at once."""
    with pytest.raises(InvalidValueError) as caught:
        read_guide("", references())
    assert [problem.field for problem in caught.value.problems] == [
        "frequency", "advice", "answers", "claims", "disagreements",
    ]  # fmt: skip
