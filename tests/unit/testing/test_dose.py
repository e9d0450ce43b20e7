import pytest

pytest.importorskip("hypothesis")

from hypothesis import find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from tests.unit.testing.finding import FRESH, QUICK

from runstrength.errors import InvalidValueError
from runstrength.model import Dose, Performed, PerformedSet, Tempo, Work, WorkUnit
from runstrength.quantities import Duration, Load
from runstrength.testing import doses, performed, performed_sets, tempos, works

SURE = settings(max_examples=2000, derandomize=True)


@settings(deadline=None, max_examples=30)
@given(st.integers(1, 50), st.integers(0, 50), st.booleans(), st.data())
def test_works_are_within_their_bounds(least: int, more: int, ranges: bool, data: st.DataObject) -> None:
    """Exact ones only, where ranges are not wanted."""
    work = data.draw(works(min_work=least, max_work=least + more, ranges=ranges))

    assert least <= work.low <= work.high <= least + more
    assert ranges or work.is_exact


@pytest.mark.parametrize(
    ("unit", "most"), [(WorkUnit.REPETITIONS, 100), (WorkUnit.SECONDS, 3600), (WorkUnit.METRES, 10_000)]
)
def test_works_go_to_the_limits_of_the_library(unit: WorkUnit, most: int) -> None:
    """Which has the same ones."""
    assert find(works(units=[unit], min_work=most), lambda _: True, settings=FRESH) == Work(most, unit=unit)
    with pytest.raises(InvalidValueError):
        Work(most + 1, unit=unit)
    with pytest.raises(InvalidArgument):
        works(units=[unit], max_work=most + 1)


def test_open_ended_work_is_chosen() -> None:
    """Or left open."""
    assert find(works(open_ended=True), lambda _: True, settings=FRESH) == Work(1, open_ended=True)
    assert find(works(), lambda work: work.open_ended, settings=SURE) == Work(1, open_ended=True)
    assert find(works(), lambda work: not work.is_exact, settings=SURE) == Work(1, 2)


@settings(deadline=None, max_examples=30)
@given(st.integers(1, 60), st.data())
def test_tempos_are_no_longer_than_asked_for(max_seconds: int, data: st.DataObject) -> None:
    """All parts together, and at least a second."""
    assert 1 <= data.draw(tempos(max_seconds=max_seconds)).seconds <= max_seconds


def test_tempos_shrink_to_quick_repetitions() -> None:
    """And reach the limit."""
    assert find(tempos(), lambda _: True, settings=FRESH) == Tempo(0, 0, 1)
    assert find(tempos(), lambda tempo: tempo.top > 0, settings=SURE) == Tempo(0, 0, 1, 1)
    assert find(tempos(), lambda tempo: tempo.seconds == 60, settings=QUICK).seconds == 60


def test_doses_shrink_to_one_repetition() -> None:
    """And every field can be there."""
    assert find(doses(), lambda _: True, settings=FRESH) == Dose(sets=1, work=1)


@pytest.mark.parametrize("field", ["rpe", "rir", "percent", "load", "rest", "tempo", "per_side"])
def test_every_part_of_a_dose_is_drawn(field: str) -> None:
    """Sooner or later."""
    assert getattr(find(doses(), lambda dose: bool(getattr(dose, field)), settings=QUICK), field)


@settings(deadline=None, max_examples=30)
@given(
    doses(
        min_sets=2,
        max_sets=4,
        work=st.just(Work(8)),
        load=st.just(Load(60)),
        rest=st.just(Duration(90)),
        per_side=True,
    )
)
def test_parts_of_a_dose_are_chosen(dose: Dose) -> None:
    """By strategies or bounds."""
    assert 2 <= dose.sets <= 4
    assert (dose.work, dose.load, dose.rest, dose.per_side) == (Work(8), Load(60), Duration(90), True)


def test_any_float_is_an_effort_where_that_is_asked_for() -> None:
    """As programs make them."""
    efforts = doses(max_decimals=None).map(lambda dose: dose.rpe.low if dose.rpe else 0.0)

    assert 0 < find(efforts, lambda rpe: round(rpe, 6) != rpe, settings=QUICK) < 10


@settings(deadline=None, max_examples=30)
@given(performed_sets(units=[WorkUnit.SECONDS], max_done=30, load=st.none()))
def test_parts_of_a_performed_set_are_chosen(done: PerformedSet) -> None:
    """By strategies or bounds."""
    assert 0 <= done.done <= 30
    assert (done.unit, done.load) == (WorkUnit.SECONDS, None)


@settings(deadline=None, max_examples=30)
@given(performed(min_sets=2, max_sets=3), performed(performed_set=st.just(PerformedSet(8)), sided=True))
def test_number_of_sets_and_sides_is_chosen(some: Performed, sided: Performed) -> None:
    """On each side by itself."""
    assert 2 <= len(some.sets) <= 3
    assert some.right is None or 2 <= len(some.right) <= 3
    assert sided.right is not None
    assert set(sided.all_sets) == {PerformedSet(8)}


def test_performed_shrinks_to_one_set() -> None:
    """Without sides, and with two where that is asked for."""
    assert find(performed(), lambda _: True, settings=FRESH) == Performed([0])
    assert find(performed(sided=False), lambda _: True, settings=FRESH) == Performed([0])
    assert find(performed(), lambda done: done.right is not None, settings=SURE) == Performed([0], [0])
    assert len(find(performed(), lambda done: len(set(done.sets)) > 1, settings=QUICK).sets) > 1


@pytest.mark.parametrize(
    "draw",
    [
        lambda: works(units=[]),
        lambda: works(min_work=0),
        lambda: works(max_work=0),
        lambda: works(min_work=9, max_work=8),
        lambda: tempos(max_seconds=0),
        lambda: tempos(max_seconds=61),
        lambda: doses(min_sets=0),
        lambda: doses(max_sets=101),
        lambda: performed_sets(max_done=10_001),
        lambda: performed_sets(units=[]),
        lambda: performed(min_sets=0),
        lambda: performed(min_sets=3, max_sets=2),
    ],
)
def test_impossible_doses_are_refused(draw: object) -> None:
    """At once, before anything is drawn."""
    assert callable(draw)
    with pytest.raises(InvalidArgument):
        draw()
