"""Every case of every rule, and one test that guards the form of all rules."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

import runstrength.rules as rules_package
from runstrength.checking import check, explain
from runstrength.findings import Report
from runstrength.model import Athlete, Plan, Week
from runstrength.policies import EVIDENCE, Policy
from runstrength.rules import RULES, Case, Rule
from runstrength.rules._api import HEADINGS, source_problems

ADJUSTMENTS = EVIDENCE.adjustments


def report_of(cls: type[Rule], case: Case) -> Report:
    """Check a case with its rule alone, as its options and its athlete have it."""
    is_plan = re.search(r"^week \d", case.text, re.MULTILINE) is not None
    subject = (Plan if is_plan else Week).parse(case.text)
    policy = Policy("alone", (cls(),), ADJUSTMENTS).with_values(cls.code, case.options, on=True)
    return check(subject, policy=policy, athlete=Athlete(**case.athlete))  # type: ignore[arg-type]


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

    assert len(cls.flagged) >= 2
    assert len(cls.clean) >= 2
    assert all(case.where for case in cls.flagged)
    assert not any(case.where for case in cls.clean)
    assert all(case.title for case in (*cls.flagged, *cls.clean))
    assert len({case.title for case in (*cls.flagged, *cls.clean)}) == len(cls.flagged) + len(cls.clean)
    assert source_problems(cls) == []
    assert set(HEADINGS) < set(cls.page())
    assert cls.page()[""].endswith(".")
    assert cls.advice()
    assert module.__name__.rsplit(".", 1)[1] == cls.name.replace("-", "_")
    assert (module.__doc__ or "").startswith(f"{cls.code}: ")
    for about in cls.parameters():
        assert about.text, about.name
        assert f"`{about.name}`" in cls.page()["Options"], about.name
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
