"""The lines with which scheduling is introduced run as they are written."""

from __future__ import annotations

import runstrength as rs


def test_the_lines_of_the_introduction_run() -> None:
    """A week is scheduled, explained and refused through the face alone."""
    lower = rs.StrengthSession.parse('strength "Lower": back squat 3x5 @85%; calf raise 3x12')
    upper = rs.StrengthSession.parse('strength "Upper": push-up 3x8-10; dumbbell row 3x12/side')
    runs = rs.Week.parse("tue am intervals 60min\nthu am tempo 50min\nsat am long 110min\nsun easy 40min")
    answer = rs.schedule(runs, place=[lower, upper], available="mon pm, tue pm, wed pm, thu pm, fri pm")

    assert len(answer.week.sessions) == len(runs.sessions) + 2
    assert answer.report == rs.check(answer.week)
    assert answer.proof.exact
    assert len(answer.alternatives) == 5
    assert "Elsewhere:" in str(answer.why(lower))
    try:
        rs.schedule(runs, place=[lower, lower, lower], available="mon pm, tue pm")
    except rs.InfeasibleError as impossible:
        said = f"{impossible.conflicts}\n{impossible.relaxations}"
    assert "impossible together: " in said
    assert "have wed pm free too" in said
