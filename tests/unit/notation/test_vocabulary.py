import pytest

from runstrength.model import RunKind
from runstrength.model.session import KNOWN_SPORTS
from runstrength.notation.vocabulary import vocabulary, word_key


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("easy", "easy"),
        ("VO2max", "intervals"),
        ("VO2 max", "intervals"),
        ("V̇O₂max", "intervals"),
        ("threshold", "tempo"),
        ("Thresholds", "tempo"),
        ("LT", "tempo"),
        ("Marathon Pace", "marathon-pace"),
        ("hill", "hills"),
        ("Stride", "strides"),
        ("interval", "intervals"),
        ("long runs", "long"),
        ("Time-trial", "time-trial"),
        ("cross train", "cross"),
        ("S&C", "strength"),
        ("day off", "rest"),
        ("cycling", "bike"),
        ("hike", "hike"),
    ],
)
def test_words_are_known_in_every_spelling(text: str, word: str) -> None:
    """Case, plural, hyphens and spaces do not matter, nor do the aliases that people use."""
    assert vocabulary().canonical(text) == word


@pytest.mark.parametrize("text", ["", "plank", "Anna", "intervalss"])
def test_other_words_are_not_known(text: str) -> None:
    """They begin no session."""
    assert vocabulary().canonical(text) is None


def test_every_kind_of_session_has_its_word() -> None:
    """The canonical words are the kinds of run, the sports, and five more."""
    others = {"strength", "cross", "mobility", "race", "rest"}

    assert set(vocabulary().aliases) == {kind.value for kind in RunKind} | set(KNOWN_SPORTS) | others


def test_no_alias_has_two_meanings() -> None:
    """Each spelling that the file lists means the word that it is listed under."""
    listed = [(word, name) for word, names in vocabulary().aliases.items() for name in (word, *names)]

    assert all(vocabulary().canonical(name) == word for word, name in listed)
    assert set(vocabulary().names) == {name if name == word else name.lower() for word, name in listed}


def test_key_ignores_what_people_leave_out() -> None:
    """Spaces, hyphens, full stops and case."""
    assert word_key("Marathon-Pace.") == word_key("marathon pace") == "marathonpace"
