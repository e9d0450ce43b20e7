"""The words of running plans."""

from pathlib import Path

import pytest

from runstrength.errors import InvalidValueError
from runstrength.formats import run_plan
from runstrength.formats.run_plan import Meaning, read_vocabulary, shipped_vocabulary


def test_case_hyphens_and_a_plural_do_not_matter() -> None:
    """Meanings go by the words of a phrase."""
    words = shipped_vocabulary()

    assert words.meaning(("cruise", "intervals")) == Meaning("runs", "tempo")
    assert words.meaning(("zzz",)) is None
    assert {m.name for m in words.meanings(("tune", "up", "race"))} == {"race", "tune-up"}


def test_more_words_from_a_file(tmp_path: Path) -> None:
    """A phrase of one's own is read like those that ship; one that is there already gets a new meaning."""
    path = tmp_path / "words.toml"
    path.write_text('[runs]\ntempo = ["zügig"]\nfartlek = "strides"\n', encoding="utf-8")
    found = run_plan.loads("Mon: 40 min zügig\nTue: 5 km with strides", vocabulary=read_vocabulary(path))

    assert [one.kind for one in found.sessions] == ["tempo", "fartlek"]


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("=", "not TOML"),
        ("jumps.easy = ['x']", "table must be one of runs"),
        ("runs = 3", "table must be one of runs"),
        ("runs.jogging = ['x']", "runs must be one of easy"),
        ("runs.easy = [3]", "texts of 1 to 5 words, not 3"),
        ("runs.easy = ['', 'a b c d e f']", "2 problems"),
    ],
)
def test_other_tables_are_refused(text: str, match: str) -> None:
    """All faults are named."""
    with pytest.raises(InvalidValueError, match=match):
        shipped_vocabulary().extended(text)
