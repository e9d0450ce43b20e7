"""Reasons: stable codes, typed values, sentences, and their place in the docs."""

import re
from pathlib import Path

import pytest

from runstrength.errors import InvalidValueError
from runstrength.progression import REASONS, Reason
from runstrength.quantities import Load

DOCS = Path(__file__).parents[3] / "docs" / "reference" / "progression.md"


def test_reason_has_code_values_template_and_sentence() -> None:
    """An app may translate the template and format the values itself."""
    why = Reason("percent", (("percent", 80.0), ("maximum", Load(90)), ("load", Load(70)), ("work", 5)))

    assert str(why) == "80 % of the training maximum of 90kg is 70kg, for 5."
    assert why.values["load"] == Load(70)
    assert why.template == REASONS["percent"]


def test_unknown_codes_and_wrong_values_are_refused() -> None:
    """With what was perhaps meant."""
    with pytest.raises(InvalidValueError, match="did you mean 'load-up'"):
        Reason("load-upp")
    with pytest.raises(InvalidValueError, match="the values of"):
        Reason("load-up")


def test_every_code_is_in_the_table_of_the_docs() -> None:
    """And no other."""
    rows = re.findall(r"^\| `([a-z-]+)` \|", DOCS.read_text(encoding="utf-8"), re.MULTILINE)

    assert rows == list(REASONS)
