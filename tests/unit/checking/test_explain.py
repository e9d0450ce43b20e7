"""The page of a rule as a value."""

from __future__ import annotations

import pytest

from runstrength.checking import ExplainedParameter, explain
from runstrength.evidence import Grade
from runstrength.findings import Severity
from runstrength.policies import EVIDENCE, GUIDE, PolicyError
from runstrength.rules._api import HEADINGS


def test_a_page_holds_all_there_is_to_a_rule() -> None:
    """Code, name, scope, summary, the headings in order, parameters with their sources."""
    page = explain("INT001")

    assert (page.code, page.name, page.scope) == ("INT001", "heavy-legs-before-quality-run", "pair")
    assert page.summary.startswith("A hard lower session ends shortly before")
    assert tuple(page.sections) == HEADINGS
    assert page.parameters[0] == ExplainedParameter(
        "warning_h", "24.0 h", "hours below which it warns", "SIL22, DOM13 (A)"
    )
    assert (page.policy, page.on, page.severity, page.grade) == ("evidence", True, None, Grade.A)


def test_a_rule_is_found_by_its_name_and_shown_as_a_policy_has_it() -> None:
    """The guide has its own values, severity and sources."""
    page = explain("consecutive-strength-days", policy=GUIDE)

    assert (page.code, page.policy, page.severity) == ("REC001", "guide", Severity.ERROR)
    assert page.parameters[0].value == "False"
    assert page.parameters[0].source == "guide (D)"
    assert not explain("INT001", policy=GUIDE).on
    assert explain("REC001") != page
    assert hash(explain("REC001")) == hash(explain("REC001"))


def test_a_rule_that_the_policy_lacks_is_refused_with_a_hint() -> None:
    """By code or name."""
    with pytest.raises(PolicyError, match="no rule is called 'INT01'; did you mean 'INT001'"):
        explain("INT01")
    with pytest.raises(PolicyError, match="no rule is called 'REC001'"):
        explain("REC001", policy=EVIDENCE.__class__("empty", ()))


def test_a_page_prints_and_shows_as_html() -> None:
    """Both call up to the display."""
    assert str(explain("REC002")).startswith("REC002 week-without-rest-day")
    assert "<table" in explain("REC002")._repr_html_()
