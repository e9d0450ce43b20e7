"""What a reading says about itself."""

from runstrength.formats import run_plan


def test_the_summary_says_everything() -> None:
    """Notices, guesses, words that stay in notes, and what was not read."""
    found = run_plan.loads("Mon: 5 km at grandma's\nTue: see page 3\nWed: 8 km speed\n")

    assert str(found).splitlines() == [
        "Read 2 sessions and 0 days of rest in 1 week; 2 have estimated minutes.",
        "no easy pace is given: estimated minutes assume 6:00/km",
        "Guessed, 1 time: a distance or time alone is an easy run",
        "Guessed, 1 time: speed is taken as intervals",
        "Words kept as notes only: grandmas",
        "Not read: week 1 tue: 'see page 3': no session is recognised in it",
    ]
