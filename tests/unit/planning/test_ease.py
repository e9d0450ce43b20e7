"""Weeks with fewer sets."""

from __future__ import annotations

import pytest
from tests.unit.planning.seasons import LIFTER

from runstrength.exercises import load_catalogue
from runstrength.planning._compose import Composed, Composer
from runstrength.planning._ease import _ways, eased
from runstrength.planning._menus import menu_for
from runstrength.planning._search import composed_week
from runstrength.planning._season import Aim, PhaseKind
from runstrength.policies import EVIDENCE


@pytest.fixture(name="usual", scope="module")
def an_ordinary_week() -> tuple[Composer, tuple[Composed, ...]]:
    """Two heavy sessions."""
    composer = Composer(LIFTER, EVIDENCE, load_catalogue(), guide=False, minutes=30.0, learns=False)
    menus = menu_for(PhaseKind.MAX, 2, LIFTER, guide=False)
    return composer, composed_week(composer, PhaseKind.MAX, menus, ())


def test_ways_with_as_many_sets_are_told_apart(usual: tuple[Composer, tuple[Composed, ...]]) -> None:
    """A set less of the lifts is another way than a round less of the circuit, however many sets that leaves."""
    _, week = usual
    sets = [tuple(one.sets(pick) for one in way for pick in one.picks) for way in _ways(week, 2)]
    totals = {sum(one) for one in sets}

    assert len(set(sets)) == len(sets)
    assert len(totals) < len(sets)


def test_the_share_is_kept(usual: tuple[Composer, tuple[Composed, ...]]) -> None:
    """Within a tenth of the usual sets."""
    composer, week = usual
    whole = sum(one.sets(pick) for one in week for pick in one.picks)
    aim = Aim(week=4, phase=PhaseKind.MAX, sessions=2, share=0.6, is_deload=True)
    made = eased(composer, week, aim, 2)

    assert abs(sum(p.dose.sets for s in made for p in s.prescriptions) - 0.6 * whole) <= 0.1 * whole
