"""The lines that the design promises run as written."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

import runstrength as rs
from runstrength.cli import main
from runstrength.formats import run_plan
from runstrength.progression import DoubleProgression

ROOT = Path(__file__).parents[2]
WEEK = """
mon pm  strength: split squat 3x10/side @RPE7; glute bridge 3x12-15; plank 3x30-60s
tue am  intervals 60min
tue pm  strength "Heavy legs": back squat 4x5 @85% rest 3min; calf raise 3x12
wed     easy 45min
thu am  tempo 50min
sat     long 110min
"""


def test_the_face_is_listed_and_loaded_on_first_use() -> None:
    """Names, the module of policies, the version; a name that is not there is no name."""
    assert dir(rs) == sorted(rs.__all__)
    assert rs.policies.GUIDE.name == "guide"
    assert vars(rs)["__getattr__"]("policies") is rs.policies  # also where another import came first
    assert rs.__version__[0].isdigit()
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        getattr(rs, "nothing")  # noqa: B009 - a checker would refuse the plain form
    assert import_module("runstrength.__main__").main is main


def test_text_in_and_text_out() -> None:
    """A dose and a week read and print."""
    dose = rs.Dose.parse("3x8-12/side @RPE7 rest 90s")
    week = rs.Week.parse(WEEK)

    assert rs.Dose.parse(str(dose)) == dose
    assert rs.Week.parse(str(week)) == week


def test_exercises_are_found_replaced_and_extended() -> None:
    """Ours with yours beside them."""
    squat = rs.catalogue["split squat"]
    mine = rs.catalogue.extended(
        [rs.Exercise(name="Sled push", pattern="squat", direct={"quadriceps"}, equipment={"sled"})]
    )

    assert len(rs.catalogue) == 83
    assert rs.catalogue.find(group="calves", equipment=set())
    assert all(s.reason for s in rs.catalogue.substitutes(squat, equipment={"band"}))
    assert len(mine) == 84
    assert rs.Week.parse("mon strength: sled push 3x20m", catalogue=mine).strength


def test_a_changed_value_is_a_new_one() -> None:
    """Adding, moving and removing give other weeks."""
    week = rs.Week.parse(WEEK)

    assert len(week.with_session("fri pm", "strength 30min").strength) == 3
    assert str(week.moved("tue pm", "wed pm").days_with("strength")) == "mon wed"
    assert not week.without("sat").days_with("long")


def test_a_week_is_checked_and_a_rule_explained() -> None:
    """The report and its findings have the parts that the design names."""
    week = rs.Week.parse(WEEK)
    report = rs.check(week, policy=rs.policies.GUIDE, athlete=rs.Athlete(level="novice"))
    finding = report[0]

    assert (report.ok, "REC001" in report.codes) == (False, True)
    assert (finding.code, finding.name) == ("REC001", "consecutive-strength-days")
    assert finding.severity is rs.Severity.ERROR
    assert (str(finding.where), finding.message[:8]) == ("tue pm", "Strength")
    assert (str(finding.measured), str(finding.limit), finding.shortfall) == ("1 day", "2 days", 0.5)
    assert (finding.sources[0], finding.grade.value, finding.fix) == ("guide", "D", None)
    assert "What it checks" in str(rs.explain("REC001"))


def test_a_running_plan_is_read() -> None:
    """The plan is a plain value, and what could not be read is beside it."""
    running = run_plan.read(ROOT / "docs/examples/first-half-marathon.csv")

    assert isinstance(running.plan, rs.Plan)
    assert not running.unread


def test_the_next_dose_comes_with_its_reason() -> None:
    """All sets at the top of the range: the next load, the bottom of the range."""
    step = DoubleProgression(reps=(8, 12)).advance(
        rs.Dose.parse("3x12 @60kg"), rs.Performed.parse("12,12,12 @60kg @RIR2")
    )

    assert str(step.dose) == "3x8 @62.5kg"
    assert step.reason.code
    assert str(step.reason).endswith(".")
