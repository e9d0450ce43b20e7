"""Policies as TOML."""

from __future__ import annotations

import sys

import pytest

from runstrength.errors import MissingExtraError
from runstrength.evidence import Grade
from runstrength.findings import Severity
from runstrength.formats import policy as policy_format
from runstrength.policies import EVIDENCE, EVIDENCE_IN_SEASON, GUIDE, OWN_CHOICE, Policy, PolicyError
from runstrength.rules.interference.heavy_legs_before_quality_run import HeavyLegsBeforeQualityRun


class OwnRule(HeavyLegsBeforeQualityRun):
    """A rule that does not ship."""

    code = "OWN001"
    name = "own-rule"


CHANGED = (
    EVIDENCE.with_("INT001", warning_h=36, severity="error")
    .ignore("COV")
    .with_("REC001", exempt_split=False)
    .with_("FRQ001", max_days=4)
)


@pytest.mark.parametrize(
    "policy", [EVIDENCE, EVIDENCE_IN_SEASON, GUIDE, CHANGED], ids=["e", "s", "g", "changed"]
)
def test_what_is_written_reads_back_to_the_same_rules(policy: Policy) -> None:
    """Every rule comes back with its values, severity and whether it is on."""
    pytest.importorskip("tomli_w")
    read = policy_format.loads(policy_format.dumps(policy))

    assert read.name == policy.name
    assert [r for r in read.rules if r.on] == [r for r in policy.rules if r.on]
    assert read.codes == policy.codes


def test_a_source_and_a_grade_are_kept() -> None:
    """A changed value may name what it rests on; without that it is your own choice."""
    text = '[rules.INT001]\nwarning_h = 30\nsource = "DOM19b"\ngrade = "B"\n[rules.INT007]\nwithin_h = 30\n'
    policy = policy_format.loads(text)

    assert policy.source_of("INT001", "warning_h").keys == ("DOM19b",)
    assert policy.source_of("INT001", "warning_h").grade is Grade.B
    assert policy.source_of("INT007", "within_h") == OWN_CHOICE
    if "tomli_w" in sys.modules:
        assert 'source = [\n    "DOM19b",\n]' in policy_format.dumps(policy)


def test_units_are_converted() -> None:
    """Hours may be given in days, and minutes in hours."""
    policy = policy_format.loads('[rules.INT001]\ninfo_h = "3 days"\n[rules.DUR001]\nmax_min = "1.5 h"\n')

    assert policy.rule("INT001").info_h == 72.0  # type: ignore[attr-defined]
    assert policy.rule("DUR001").max_min == 90.0  # type: ignore[attr-defined]
    assert policy_format.loads('[rules.FRQ001]\nmax_days = "4 days"\n').rule("FRQ001").max_days == 4  # type: ignore[attr-defined]


def test_severity_and_switch_are_read() -> None:
    """`severity` is a name, `on` is true or false."""
    policy = policy_format.loads(
        'name = "x"\nbased_on = "guide"\n[rules.REC002]\nseverity = "info"\n[rules.REC001]\non = false\n'
    )

    assert policy.name == "x"
    assert policy.rule("REC002").severity is Severity.INFO
    assert "REC001" not in policy.codes


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name = ", "the policy is no TOML"),
        ("nmae = 'x'", "unknown key 'nmae'; known are name, based_on, rules; did you mean 'name'"),
        ("name = 3", "name must be text, not 3"),
        ("name = ' '", "name must be text"),
        ("based_on = 'gude'", "based_on must be one of evidence, evidence_in_season, guide, not 'gude'"),
        ("based_on = 3", "based_on must be one of"),
        ("rules = 3", "rules must be tables"),
        ("rules.INT001 = 3", "a rule is a table of values"),
        ("[rules.INT999]\non = true", "no rule is called 'INT999'"),
        ("[rules.INT001]\nhours = 3", "INT001 has no parameter 'hours'"),
        ("[rules.INT001]\nwarning_h = -3", "warning_h must be a number from 0 to inf h, not -3"),
        (
            "[rules.INT001]\nwarning_h = '3 furlongs'",
            "warning_h must be a number with a unit of h, min, days, day",
        ),
        ("[rules.INT001]\nwarning_h = 'soon'", "warning_h must be a number with a unit"),
        ("[rules.FRQ001]\nmax_severity = '2 h'", "max_severity must be a number with a unit of no unit"),
        ("[rules.INT001]\nwarning_h = {x = 1}", "warning_h must be a number, true or false"),
        ("[rules.INT001]\nwarning_h = [1]", "warning_h must be a number from 0 to inf h"),
        ("[rules.INT001]\non = 1", "on must be true or false, not 1"),
        ("[rules.INT001]\nseverity = 1", "severity must be error, warning or info, not 1"),
        ("[rules.INT001]\nsource = 3\ngrade = 'A'", "source must be one or more keys, not 3"),
        ("[rules.INT001]\nsource = 'SIL22'\ngrade = 'E'", "grade must be A, B, C or D, not 'E'"),
    ],
)
def test_a_policy_that_makes_no_sense_is_refused(text: str, message: str) -> None:
    """Each fault has its own clear error."""
    with pytest.raises(PolicyError, match=message):
        policy_format.loads(text)


def test_all_faults_of_a_policy_come_at_once() -> None:
    """Two bad tables and a bad key are three problems."""
    with pytest.raises(PolicyError) as caught:
        policy_format.loads("x = 1\n[rules.INT999]\non = true\n[rules.INT001]\nhours = 3\n")
    assert [p.path for p in caught.value.problems] == ["$", "$.rules.INT999", "$.rules.INT001"]


def test_a_rule_of_your_own_is_named_as_lost() -> None:
    """It travels as code, not as data."""
    pytest.importorskip("tomli_w")
    policy = EVIDENCE.with_rules(OwnRule())

    assert policy_format.losses(policy) == ("rule OWN001 is not one that ships and is left out",)
    assert policy_format.losses(EVIDENCE) == ()
    assert policy_format.loads(policy_format.dumps(policy)).codes == EVIDENCE.codes


def test_without_the_extra_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Writing needs tomli-w."""
    monkeypatch.setitem(sys.modules, "tomli_w", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'runstrength\[cli\]'"):
        policy_format.dumps(EVIDENCE)
