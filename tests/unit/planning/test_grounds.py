"""The reasons in words: why a finding stays."""

import attrs
import pytest
from tests.unit.planning.seasons import LIFTER, runs, season

from runstrength.planning import replanned
from runstrength.planning._grounds import why_it_stays
from runstrength.policies import EVIDENCE
from runstrength.scheduling import Proof

EIGHT = runs(8)


@pytest.mark.parametrize(
    ("proof", "words"),
    [
        (Proof(1), "No other placement"),
        (Proof(1, is_proven=False), "No placement with less was found"),
        (None, "which was not searched for anew"),
    ],
)
def test_why_a_finding_about_a_place_stays(proof: Proof | None, words: str) -> None:
    """By how far the placement is proven."""
    found = season(EIGHT, athlete=LIFTER)
    finding = attrs.evolve(found.report[0], code="INT001")

    assert words in why_it_stays(finding, proof, EVIDENCE, is_same=False)
    assert "by itself" in why_it_stays(finding, proof, EVIDENCE, is_same=True)


@pytest.mark.parametrize("code", ["LOD001", "VOL002", "FRQ001", "VOL006", "SAF001", "DAT007"])
def test_every_scope_has_a_reason(code: str) -> None:
    """A session, the content of a week, its number of sessions, the whole, people and facts."""
    finding = attrs.evolve(season(EIGHT, athlete=LIFTER).report[0], code=code)

    assert why_it_stays(finding, None, EVIDENCE, is_same=False).endswith(".")


def test_a_season_with_another_plan_is_checked_again() -> None:
    """Grounds and notes are added, and the report is that of the new plan."""
    found = season(EIGHT, athlete=LIFTER)
    moved = replanned(found, found.plan.moved("w1a", "sat pm"), notes=["Moved by hand."])

    assert moved.notes[-1] == "Moved by hand."
    assert moved.proof is None
    assert {one.finding for one in moved.remaining} == set(moved.report)
    assert moved.running == found.running
