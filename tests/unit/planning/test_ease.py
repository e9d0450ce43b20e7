"""Weeks with fewer sets."""

from __future__ import annotations

from itertools import product

import pytest
from tests.unit.planning.seasons import LIFTER

from runstrength.exercises import load_catalogue
from runstrength.planning._compose import Composed, Composer
from runstrength.planning._ease import _ways, eased
from runstrength.planning._menus import CALF, SQUAT, Menu, menu_for
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
    """A set less of the lift is another way than a round less of the circuit, whatever they leave in all."""
    (one,) = composed_week(usual[0], PhaseKind.MAX, [Menu((SQUAT, CALF))], ())
    made = {tuple(map(way.sets, way.picks)) for (way,) in _ways([one], 1)}

    assert made == set(product((1, 2, 3), repeat=2))


def test_the_share_is_kept(usual: tuple[Composer, tuple[Composed, ...]]) -> None:
    """Within a tenth of the usual sets."""
    composer, week = usual
    whole = sum(one.sets(pick) for one in week for pick in one.picks)
    aim = Aim(week=4, phase=PhaseKind.MAX, sessions=2, share=0.6, is_deload=True)
    made = eased(composer, week, aim, 2)

    assert abs(sum(p.dose.sets for s in made for p in s.prescriptions) - 0.6 * whole) <= 0.1 * whole
