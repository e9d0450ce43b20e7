"""Policies: changing, selecting, profiles and differences."""

from __future__ import annotations

from typing import Any

import pytest

from runstrength.checking import check
from runstrength.errors import InvalidValueError
from runstrength.evidence import Grade, reference
from runstrength.findings import Severity
from runstrength.model import Athlete, Week
from runstrength.policies import (
    EVIDENCE,
    EVIDENCE_IN_SEASON,
    GUIDE,
    OWN_CHOICE,
    Policy,
    PolicyError,
    Profile,
    ValueSource,
    profiles_of,
)
from runstrength.rules import RULES
from runstrength.rules.interference.heavy_legs_before_quality_run import HeavyLegsBeforeQualityRun

SHIPPED = (EVIDENCE, EVIDENCE_IN_SEASON, GUIDE)


@pytest.mark.parametrize("policy", SHIPPED, ids=lambda p: p.name)
def test_a_shipped_policy_lists_every_rule_and_every_value_has_a_source(policy: Policy) -> None:
    """Rules that are off stay listed, and each value resolves to known references."""
    assert {type(r) for r in policy.rules} == set(RULES)
    for rule in policy.rules:
        for name in ("severity", *(about.name for about in rule.parameters())):
            for key in policy.source_of(rule.code, name).keys:
                assert reference(key).key == key
    for adjustment in policy.adjustments:
        assert adjustment.code in {r.code for r in policy.rules}
        assert all(reference(key).key == key for key in adjustment.source.keys)


def test_policies_are_values() -> None:
    """Changing a policy gives another one; equal changes give equal policies."""
    changed = EVIDENCE.with_("INT001", warning_h=30)

    assert changed != EVIDENCE
    assert changed == EVIDENCE.with_("heavy-legs-before-quality-run", warning_h=30.0)
    assert hash(changed) == hash(EVIDENCE.with_("INT001", warning_h=30))
    assert changed.rule("INT001").warning_h == 30.0  # type: ignore[attr-defined]
    assert changed.source_of("INT001", "warning_h") == OWN_CHOICE
    assert changed.with_("INT001", warning_h=31).source_of("INT001", "info_h").grade is Grade.B


def test_a_severity_is_changed_for_all_findings_of_a_rule() -> None:
    """A text is read, and findings carry the new severity."""
    week = Week.parse("tue pm strength: back squat 4x5 @85%\nwed am intervals 60min")
    policy = EVIDENCE.select("INT001").with_("INT001", severity="error")

    assert [f.severity for f in check(week, policy=policy)] == [Severity.ERROR]
    assert policy.with_("INT001", severity=Severity.INFO).rule("INT001").severity is Severity.INFO


@pytest.mark.parametrize(
    ("code", "changes", "message"),
    [
        ("INT01", {}, "no rule is called 'INT01'; did you mean 'INT001'"),
        ("INT001", {"warning_hours": 3}, "INT001 has no parameter 'warning_hours'.*did you mean 'warning_h'"),
        ("SAF001", {"x": 3}, r"SAF001 has no parameter 'x' \(it has no parameters\)"),
        ("INT001", {"warning_h": -1}, "INT001: warning_h must be a number from 0 to inf h, not -1"),
        ("INT001", {"warning_h": float("nan")}, "warning_h must be a number"),
        ("INT001", {"warning_h": "soon"}, "warning_h must be a number from 0 to inf h, not 'soon'"),
        ("REC001", {"exempt_split": 1}, "exempt_split must be true or false, not 1"),
        ("REC001", {"severity": "fatal"}, "severity must be error, warning or info, not 'fatal'"),
        ("REC001", {"on": 3}, "on must be true or false, not 3"),
    ],
)
def test_a_change_that_makes_no_sense_is_refused(code: str, changes: dict[str, Any], message: str) -> None:
    """Unknown rules and parameters come with a suggestion, wrong values with what is allowed."""
    with pytest.raises(PolicyError, match=message):
        EVIDENCE.with_(code, **changes)


def test_several_unknown_names_are_reported_together() -> None:
    """Every fault is a problem of its own."""
    with pytest.raises(PolicyError) as caught:
        EVIDENCE.ignore("COVV", "XYZ", "INT001")
    assert len(caught.value.problems) == 2
    with pytest.raises(PolicyError, match="no rule is called 'nothing'"):
        EVIDENCE.select("nothing")


def test_select_and_ignore_go_by_code_name_and_family() -> None:
    """A family keeps what is on; a rule that is off comes on only by its own code or name."""
    assert EVIDENCE.select("INT").codes == tuple(c for c in EVIDENCE.codes if c.startswith("INT"))
    assert EVIDENCE.select("LOD001").codes == ("LOD001",)
    assert "LOD001" not in EVIDENCE.select("LOD").codes
    assert EVIDENCE.select("consecutive-strength-days").codes == ("REC001",)
    assert not {"REC001", "COV001"} & set(EVIDENCE.ignore("consecutive-strength-days", "COV").codes)


def test_a_policy_holds_each_rule_once_and_takes_more() -> None:
    """Two rules with one code are refused."""
    small = Policy("small", ()).with_rules(HeavyLegsBeforeQualityRun)

    assert small.codes == ("INT001",)
    with pytest.raises(InvalidValueError, match="rules with different codes, not 'INT001'"):
        small.with_rules(HeavyLegsBeforeQualityRun(warning_h=3.0))


@pytest.mark.parametrize(
    ("athlete", "profiles"),
    [
        (Athlete(), set()),
        (Athlete(type="sprinter"), {Profile.SPRINTER}),
        (Athlete(level="novice", age=50), {Profile.NOVICE, Profile.MASTERS}),
        (Athlete(lifting_months=3, age=49), {Profile.NOVICE}),
    ],
)
def test_profiles_follow_from_the_athlete(athlete: Athlete, profiles: set[Profile]) -> None:
    """Type, months of lifting and age."""
    assert profiles_of(athlete) == profiles


def test_a_profile_changes_parameters_and_never_overrules_your_own_choice() -> None:
    """A novice gets the longer limit, unless you have set one."""
    novice = Athlete(level="novice")
    rules = {r.code: r for r in EVIDENCE.rules_for(novice)}
    own = {r.code: r for r in EVIDENCE.with_("INT001", warning_h=20).rules_for(novice)}

    assert rules["INT001"].warning_h == 48.0  # type: ignore[attr-defined]
    assert own["INT001"].warning_h == 20.0  # type: ignore[attr-defined]


def test_a_profile_switches_off_but_never_on() -> None:
    """Race rules are off for joggers, and a rule that the policy has off stays off."""
    jogger = Athlete(type="jogger")

    assert not next(r for r in EVIDENCE.rules_for(jogger) if r.code == "TPR001").on
    assert not next(r for r in EVIDENCE.ignore("TPR001").rules_for(Athlete()) if r.code == "TPR001").on


def test_the_guide_has_its_own_rules_that_compare_weeks() -> None:
    """Plateaus and heavier weights against them; joggers have no phases."""
    jogger = {rule.code: rule.on for rule in EVIDENCE.rules_for(Athlete(type="jogger"))}
    compared = [code for code in GUIDE.codes if code.startswith(("PRG", "RUN", "PER"))]

    assert compared == ["PRG006"]
    assert {"LOD002"} == {code for code in ("LOD002", "VOL006", "PLY006", "PLY007") if code in GUIDE.codes}
    assert "PER001" in EVIDENCE.codes
    assert not jogger["PER001"]


def test_a_difference_names_both_values_and_both_sources() -> None:
    """The guide and the evidence differ where the literature does."""
    differences = {(d.code, d.parameter): d for d in GUIDE.diff(EVIDENCE)}
    split = differences["REC001", "exempt_split"]

    assert (split.left, split.right) == (False, True)
    assert split.left_source == ValueSource(("guide",), Grade.D)
    assert str(split) == "REC001 exempt_split: False [guide (D)] | True [AC48 (C)]"
    assert differences["INT001", "on"].left is False
    assert GUIDE.diff(GUIDE) == ()
    assert {d.code for d in EVIDENCE.diff(EVIDENCE_IN_SEASON)} == {"FRQ001", "VOL004"}


def test_a_rule_that_only_one_policy_has_differs_in_being_on() -> None:
    """The missing side has no source; a rule that neither has on is no difference."""
    one = Policy("one", (HeavyLegsBeforeQualityRun(),))
    none = Policy("none", ())

    assert [(d.left, d.right, d.right_source) for d in one.diff(none)] == [(True, False, None)]
    assert none.diff(one.ignore("INT001")) == ()
