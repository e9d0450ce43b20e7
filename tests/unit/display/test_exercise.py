"""The table of an exercise."""

from runstrength.display.exercise import exercise_sheet
from runstrength.model.exercise import Exercise, GuideOrigin


def test_exercise_shows_all_its_facts() -> None:
    """Everything that is known about it."""
    hop = Exercise(
        name="single-leg hop",
        aliases=["hop"],
        pattern="jump",
        direct={"soleus", "gastrocnemius"},
        indirect={"quadriceps"},
        modality="plyometric",
        laterality="unilateral",
        equipment={"box"},
        alternatives=[set(), {"band", "mat"}],
        tissues={"tendon"},
        impact=2,
        level=3,
        benefit="It makes you springy.",
        cues=["Land softly.", "Stay tall."],
        guide=GuideOrigin(region="lower", dose="3x10", inferred={"name", "per_side"}),
    )

    (grid,) = exercise_sheet(hop).grids

    assert grid.title == "single-leg hop"
    assert {row[0]: row[1] for row in grid.rows} == {
        "Trains": "gastrocnemius, soleus",
        "Helped by": "quadriceps",
        "Pattern": "jump",
        "Works": "plyometric",
        "Sides": "unilateral",
        "Equipment": "box",
        "Or with": "nothing; band, mat",
        "Loads": "tendon",
        "Impact": "medium",
        "Landings": "1 a repetition",
        "Level": "3, advanced",
        "Also called": "hop",
        "In the guide": "lower, 3x10; inferred: its name and that each side does its sets",
    }
    assert grid.notes == ("It makes you springy.", "Land softly.", "Stay tall.")


def test_exercise_leaves_out_what_it_has_not() -> None:
    """A plain exercise has few facts, and the guide's dose stands alone where nothing was inferred."""
    plain = Exercise(
        name="air squat",
        pattern="squat",
        direct={"quadriceps"},
        guide=GuideOrigin(region="lower", dose="3x12"),
    )

    (grid,) = exercise_sheet(plain).grids

    assert grid.rows == (
        ("Trains", "quadriceps"),
        ("Pattern", "squat"),
        ("Works", "dynamic"),
        ("Sides", "bilateral"),
        ("Equipment", "nothing"),
        ("Level", "1, for anyone"),
        ("In the guide", "lower, 3x12"),
    )
    assert grid.notes == ()
