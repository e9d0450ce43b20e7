"""Every case of every rule, and one test that guards the form of all rules."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

import runstrength.rules as rules_package
from runstrength.checking import explain
from runstrength.checking._cases import case_report as report_of
from runstrength.checking._cases import rule_problems
from runstrength.rules import RULES, Case, Rule
from runstrength.rules._api import HEADINGS

FLAGGED = [pytest.param(cls, case, id=f"{cls.code} {case.title}") for cls in RULES for case in cls.flagged]
CLEAN = [pytest.param(cls, case, id=f"{cls.code} {case.title}") for cls in RULES for case in cls.clean]


@pytest.mark.parametrize(("cls", "case"), FLAGGED)
def test_a_flagged_case_is_flagged_where_it_says(cls: type[Rule], case: Case) -> None:
    """A rule finds what its flagged cases promise, in their places, as severe as they say."""
    report = report_of(cls, case)

    assert tuple(str(finding.where) for finding in report) == case.where
    assert case.severity is None or report[0].severity is case.severity
    for finding in report:
        assert finding.shortfall >= 0
        assert finding.message[0].isupper() or not finding.message[0].isalpha()
        assert "{" not in finding.message


@pytest.mark.parametrize(("cls", "case"), CLEAN)
def test_a_clean_case_is_left_alone(cls: type[Rule], case: Case) -> None:
    """A rule has nothing to say about its clean cases."""
    assert [str(finding) for finding in report_of(cls, case)] == []


@pytest.mark.parametrize("cls", RULES, ids=lambda cls: cls.code)
def test_a_rule_is_well_formed(cls: type[Rule]) -> None:
    """A rule has its page, its cases, its sources, and a file of its own named after it."""
    module = import_module(cls.__module__)

    assert rule_problems(cls) == ()
    assert set(HEADINGS) < set(cls.page())
    assert cls.advice()
    assert module.__name__.rsplit(".", 1)[1] == cls.name.replace("-", "_")
    assert (module.__doc__ or "").startswith(f"{cls.code}: ")
    assert str(explain(cls.code)).startswith(f"{cls.code} {cls.name}")


@pytest.mark.parametrize("cls", RULES, ids=lambda cls: cls.code)
def test_no_page_promises_that_nobody_gets_hurt(cls: type[Rule]) -> None:
    """No rule claims to prevent an injury."""
    said = " ".join(cls.page().values()).lower()

    assert "prevent" not in said
    assert not re.search(r"(avoids?|protects? (you )?(from|against)) (an )?injur", said)


def test_codes_and_names_are_unique_and_every_rule_file_is_listed() -> None:
    """No two rules share a code or a name, and no file in the folders is forgotten in the list."""
    folder = Path(rules_package.__file__).parent
    files = {p.stem for p in folder.glob("*/*.py") if not p.name.startswith("_")}

    assert len({cls.code for cls in RULES}) == len(RULES)
    assert len({cls.name for cls in RULES}) == len(RULES)
    assert files == {cls.name.replace("-", "_") for cls in RULES}


@pytest.mark.parametrize("cls", RULES, ids=lambda cls: cls.code)
def test_a_threshold_below_its_bound_is_refused(cls: type[Rule]) -> None:
    """No numeric parameter takes a value below its bound."""
    for about in cls.parameters():
        if isinstance(about.default, int | float) and not isinstance(about.default, bool):
            with pytest.raises(ValueError, match=about.name):
                cls().with_values({about.name: about.low - 1})
