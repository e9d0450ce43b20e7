"""What rules propose, tried on their own flagged cases."""

from __future__ import annotations

from typing import Any, cast

import pytest

from runstrength.checking._cases import case_subject
from runstrength.findings import FixKind
from runstrength.model import Athlete
from runstrength.policies import EVIDENCE, Policy
from runstrength.repair import fix
from runstrength.repair._edit import adds, carried_out
from runstrength.rules import RULES, Case, Rule

CASES = [pytest.param(cls, case, id=f"{cls.code} {case.title}") for cls in RULES for case in cls.flagged]
NOT_ENOUGH = {
    "PLY005": "a complex as a whole cannot change places with a single exercise",
    "PRG001": "the steps of later weeks are capped in their turn",
    "PRG002": "the row of rises begins a week later",
    "REC005": "half the new work is still new",
}
"""Rules whose fix alone may leave a finding of theirs."""


def asked(cls: type[Rule], case: Case) -> dict[str, Any]:
    """Return what a case is judged by."""
    policy = Policy("case", (cls(),), EVIDENCE.adjustments).with_values(cls.code, case.options, on=True)
    return {"policy": policy, "athlete": Athlete(**cast("dict[str, Any]", dict(case.athlete)))}


@pytest.mark.parametrize(("cls", "case"), CASES)
def test_a_fix_can_be_carried_out_and_is_as_safe_as_it_says(cls: type[Rule], case: Case) -> None:
    """What has edits finds its prescriptions, and what is marked safe adds nothing."""
    subject = case_subject(case)
    for left in fix(subject, **asked(cls, case)).left:
        offered = left.finding.fix
        if offered is not None and offered.kind not in (FixKind.ADVICE, FixKind.REORDER):
            assert not (offered.is_safe and adds(offered.edits))
            assert "for you to decide" not in left.why


@pytest.mark.parametrize(("cls", "case"), CASES)
def test_a_fix_removes_what_it_answers(cls: type[Rule], case: Case) -> None:
    """With unsafe ones, nothing is left of what edits or a new order can mend."""
    subject = case_subject(case)
    repaired = fix(subject, unsafe_ok=True, **asked(cls, case))
    for left in repaired.left:
        offered = left.finding.fix
        if offered is not None and carried_out(repaired.subject, left.finding, offered) is not None:
            assert cls.code in NOT_ENOUGH


def test_most_kinds_are_offered() -> None:
    """Every kind but a move, which is asked of the scheduler."""
    repairs = [fix(case_subject(case), **asked(cls, case)) for cls in RULES for case in cls.flagged]
    found = [one.finding.fix for done in repairs for one in done.applied]
    found += [one.finding.fix for done in repairs for one in done.left]
    kinds = {offered.kind for offered in found if offered is not None}

    assert kinds == set(FixKind) - {FixKind.MOVE}
