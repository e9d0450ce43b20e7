"""Lists as tables."""

from runstrength.display.listing import exercises_grid, rules_grid
from runstrength.exercises import catalogue
from runstrength.policies import EVIDENCE, GUIDE


def test_rules_have_a_row_each() -> None:
    """With the severity where the policy sets one."""
    here = {row[0]: row[3] for row in rules_grid(GUIDE).rows}

    assert tuple(here) == tuple(rule.code for rule in GUIDE.rules)
    assert (here["FRQ001"], here["REC001"], here["INT001"]) == ("on", "on, error", "off")
    assert rules_grid(EVIDENCE).title == "Rules (policy evidence)"


def test_exercises_have_a_row_each() -> None:
    """What they need, and what they can be done with instead."""
    grid = exercises_grid([catalogue["plank"], catalogue["back squat"]], notes=["More."])

    assert grid.rows[0] == ("plank", "core", "nothing", "1", "none", "yes")
    assert grid.rows[1][2:] == ("barbell, rack", "2", "none", "")
    assert grid.notes == ("2 exercises.", "More.")


def test_no_exercise() -> None:
    """Says so."""
    assert exercises_grid([]).notes == ("No exercise meets all of that.",)
