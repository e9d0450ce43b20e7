"""Strategies for doses and for sets as they were done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from runstrength.model.dose import Dose, Tempo, Work, WorkUnit
from runstrength.model.performed import Performed, PerformedSet
from runstrength.quantities import Bodyweight, Duration, Load
from runstrength.testing._bounds import check_bounds, chosen, decimals, either
from runstrength.testing._quantity import bodyweights, durations, loads, number_ranges

if TYPE_CHECKING:
    from collections.abc import Collection

    from hypothesis.strategies import DrawFn, SearchStrategy

_MOST_WORK = {WorkUnit.REPETITIONS: 100, WorkUnit.SECONDS: 3600, WorkUnit.METRES: 10_000}
_MOST_SETS = 100
_MOST_REST_S = 36_000
_MOST_TEMPO_S = 60


def works(
    *,
    units: Collection[WorkUnit] = tuple(WorkUnit),
    min_work: int = 1,
    max_work: int | None = None,
    ranges: bool = True,
    open_ended: bool | None = None,
) -> SearchStrategy[Work]:
    """Draw the work of a set: repetitions, holds or ways.

    Args:
        units: What is counted.
        min_work: The least repetitions, seconds or metres.
        max_work: The most; 100 repetitions, 3600 seconds or 10000 metres when left out.
        ranges: Whether to draw ranges too.
        open_ended: Whether the last set is as many as possible; either when left out.

    Returns:
        The strategy. It shrinks towards one repetition.

    Raises:
        InvalidArgument: There is no such work.
    """
    kind = chosen("units", units)
    most = {unit: _MOST_WORK[unit] if max_work is None else max_work for unit in units}
    for unit in units:
        check_bounds("work", min_work, most[unit], least=1, most=_MOST_WORK[unit])

    @st.composite
    def draw_work(draw: DrawFn) -> Work:
        unit = draw(kind)
        bound = st.integers(min_work, most[unit])
        low = draw(bound)
        high = max(low, draw(bound)) if ranges and draw(st.booleans()) else low
        return Work(low, high, unit, open_ended=draw(either(open_ended)))

    return draw_work()


def tempos(*, max_seconds: int = _MOST_TEMPO_S) -> SearchStrategy[Tempo]:
    """Draw tempos.

    Args:
        max_seconds: Longest repetition, in seconds, at most 60.

    Returns:
        The strategy. It shrinks towards quick repetitions.

    Raises:
        InvalidArgument: There is no such tempo.
    """
    check_bounds("seconds", 1, max_seconds, least=1, most=_MOST_TEMPO_S)

    @st.composite
    def draw_tempo(draw: DrawFn) -> Tempo:
        left = max_seconds - 1
        lowering = draw(st.integers(0, left))
        pause = draw(st.integers(0, left - lowering))
        lifting = 1 + draw(st.integers(0, left - lowering - pause))
        top = draw(st.integers(0, left + 1 - lowering - pause - lifting))
        return Tempo(lowering, pause, lifting, top)

    return draw_tempo()


def doses(
    *,
    min_sets: int = 1,
    max_sets: int = _MOST_SETS,
    work: SearchStrategy[Work] | None = None,
    load: SearchStrategy[Load | Bodyweight | None] | None = None,
    rest: SearchStrategy[Duration | None] | None = None,
    per_side: bool | None = None,
    max_decimals: int | None = 1,
) -> SearchStrategy[Dose]:
    """Draw doses, with any of the efforts and options.

    Args:
        min_sets: Fewest sets.
        max_sets: Most sets, at most 100.
        work: Draws the work; any when left out.
        load: Draws the load, bodyweight or `None`; any when left out.
        rest: Draws the rest or `None`; any when left out.
        per_side: Whether each side does the sets; either when left out.
        max_decimals: Most decimals of RPE, repetitions in reserve and per cent; any float when `None`.

    Returns:
        The strategy. It shrinks towards one set of one repetition.

    Raises:
        InvalidArgument: There is no such dose.

    Example:
        >>> from hypothesis import strategies as st
        >>> from runstrength.model import WorkUnit
        >>> from runstrength.testing import doses, works
        >>> holds = doses(max_sets=5, work=works(units=[WorkUnit.SECONDS], max_work=60), load=st.none())
    """
    check_bounds("sets", min_sets, max_sets, least=1, most=_MOST_SETS)
    return st.builds(
        Dose,
        sets=st.integers(min_sets, max_sets),
        work=works() if work is None else work,
        per_side=either(per_side),
        rpe=st.none() | number_ranges(0, 10, max_decimals),
        rir=st.none() | number_ranges(0, 30, max_decimals),
        percent=st.none() | number_ranges(0.1, 200, max_decimals),
        load=st.none() | bodyweights() | loads() if load is None else load,
        rest=st.none() | durations(max_seconds=_MOST_REST_S) if rest is None else rest,
        tempo=st.none() | tempos(),
    )


def performed_sets(
    *,
    units: Collection[WorkUnit] = tuple(WorkUnit),
    max_done: int = 10_000,
    load: SearchStrategy[Load | Bodyweight | None] | None = None,
    max_decimals: int | None = 1,
) -> SearchStrategy[PerformedSet]:
    """Draw sets as they were done.

    Args:
        units: What is counted.
        max_done: The most repetitions, seconds or metres, at most 10000.
        load: Draws the load, bodyweight or `None`; any when left out.
        max_decimals: Most decimals of RPE and repetitions in reserve; any float when `None`.

    Returns:
        The strategy. It shrinks towards a set of no repetition.

    Raises:
        InvalidArgument: There is no such set.
    """
    check_bounds("done", 0, max_done, least=0, most=10_000)
    return st.builds(
        PerformedSet,
        st.integers(0, max_done),
        chosen("units", units),
        load=st.none() | bodyweights() | loads() if load is None else load,
        rir=st.none() | decimals(0, 30, max_decimals),
        rpe=st.none() | decimals(0, 10, max_decimals),
    )


def performed(
    *,
    min_sets: int = 1,
    max_sets: int = 6,
    performed_set: SearchStrategy[PerformedSet] | None = None,
    sided: bool | None = None,
) -> SearchStrategy[Performed]:
    """Draw what was done of a prescription; often all sets share their load and effort.

    Args:
        min_sets: Fewest sets, of a side where the sides are counted apart.
        max_sets: Most sets.
        performed_set: Draws the sets; any when left out.
        sided: Whether the sides are counted apart; either when left out.

    Returns:
        The strategy. It shrinks towards one set.

    Raises:
        InvalidArgument: There is nothing like it.
    """
    check_bounds("sets", min_sets, max_sets, least=1, most=_MOST_SETS)
    one = performed_sets() if performed_set is None else performed_set
    sets = st.lists(one, min_size=min_sets, max_size=max_sets)
    alike = st.tuples(one, st.integers(min_sets, max_sets)).map(lambda two: [two[0]] * two[1])
    side = alike | sets
    right = {True: side, False: st.none(), None: st.none() | side}[sided]
    return st.builds(Performed, side, right)
