"""Laws of the season, of step loading, undulation, the taper, coming back and jump contacts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runstrength.formulas.layoff import return_after
from runstrength.formulas.plyometric import PLYO_CAPS, plyo_contacts
from runstrength.formulas.season import (
    CYCLE,
    SeasonBlock,
    block_season,
    deload,
    step_loading,
    step_share,
    undulating_daily,
    undulating_weekly,
)
from runstrength.formulas.taper_curve import taper, taper_share

ORDER = ["general", "max", "power", "maintenance", "taper"]


def weeks_of(blocks: tuple[SeasonBlock, ...], *kinds: str) -> int:
    """Return the weeks of these kinds."""
    return sum(block.weeks for block in blocks if block.kind in kinds)


@pytest.mark.parametrize("novice", [False, True])
@pytest.mark.parametrize("weeks", range(61))
def test_season_keeps_its_laws(weeks: int, novice: bool) -> None:
    """Every number of weeks up to 60: sum, order, bounds, and ten weeks of heavy work and power."""
    blocks = block_season(weeks, novice=novice)
    kinds = [block.kind for block in blocks]
    taper_weeks = weeks_of(blocks, "taper")
    rest = weeks - taper_weeks

    assert weeks_of(blocks, *ORDER) == weeks
    assert kinds == [kind for kind in ORDER if kind in kinds]
    assert taper_weeks == (2 if weeks >= 8 else 1 if weeks >= 3 else 0)
    if rest >= 10 and not novice:
        assert weeks_of(blocks, "max", "power") >= 10
        assert 4 <= weeks_of(blocks, "power") <= 8
        assert 6 <= weeks_of(blocks, "max") <= 12
    if rest >= 4 and novice:
        assert weeks_of(blocks, "general") >= 3
        assert weeks_of(blocks, "power") == 0 or weeks_of(blocks, "power") >= 3
    assert weeks_of(blocks, "general") <= 8


def test_novice_may_have_less_than_ten_weeks_of_heavy_work() -> None:
    """The exception of the law, not a slip: twelve weeks leave a novice seven."""
    assert weeks_of(block_season(12, novice=True), "max", "power") == 7


@given(st.integers(0, 60), st.booleans())
def test_novice_season_differs_only_where_general_is_short(weeks: int, novice: bool) -> None:
    """Nobody is slowed who has three weeks already."""
    usual = block_season(weeks)
    if weeks_of(usual, "general") >= 3 or not novice:
        assert block_season(weeks, novice=novice) == usual


GROWTHS = st.floats(1, 1.2)


@given(st.integers(0, 12), st.floats(1.001, 1.2))
def test_unrounded_steps_keep_the_order(block: int, growth: float) -> None:
    """Three weeks up, the deload below the first, the next block above that and no higher than the third."""
    first, second, third, light, following = (step_share(4 * block + at, growth=growth) for at in range(5))

    assert light < first < second < third
    assert first < following <= third * (1 + 1e-12)


def test_without_growth_the_next_block_starts_where_the_last_did() -> None:
    """Counterexample to "next w1 in (w1, w3]": it needs a growth above 1."""
    assert step_share(4, growth=1) == step_share(0, growth=1)


@given(st.floats(1, 40), st.integers(0, 12), GROWTHS)
def test_whole_sets_keep_the_order_loosely(base: float, block: int, growth: float) -> None:
    """The same with "at most"; the deload is below from a base of 2, the steps rise from a base of 10."""
    weeks = step_loading(base, 4 * block + 5, growth=growth)
    first, second, third, light, following = weeks[-5:]

    assert 1 <= light <= first <= second <= third
    assert first <= following <= third
    if base >= 2:
        assert light < first
    if base >= 10:
        assert first < second < third


@given(st.integers(1, 100), st.integers(1, 100), st.floats(0, 1))
def test_deload_never_adds_sets(one: int, other: int, share: float) -> None:
    """At least one set, at most as many as before, monotone."""
    assert 1 <= deload(one, share=share) <= one
    assert deload(min(one, other), share=share) <= deload(max(one, other), share=share)


@given(st.integers(0, 1000), st.integers(1, 14).filter(lambda n: n != 2))
def test_every_cycle_of_sessions_holds_each_kind(session: int, per_week: int) -> None:
    """Any three sessions in a row."""
    kinds = {undulating_daily(session + at, sessions_per_week=per_week).name for at in range(3)}

    assert kinds == {kind.name for kind in CYCLE}


@given(st.integers(0, 1000))
def test_two_sessions_a_week_are_heavy_and_power(session: int) -> None:
    """Every pair holds both."""
    assert {undulating_daily(session + at, sessions_per_week=2).name for at in range(2)} == {"heavy", "power"}


@given(st.integers(0, 500), st.permutations(CYCLE))
def test_mean_over_a_period_of_weeks_is_constant(week: int, order: list[object]) -> None:
    """Whatever the order and wherever the period begins."""
    period = [undulating_weekly(week + at, order=tuple(order)) for at in range(3)]  # type: ignore[arg-type]

    assert sum(kind.percent.mid for kind in period) == sum(kind.percent.mid for kind in CYCLE)
    assert sum(kind.sets * kind.reps.mid for kind in period) == sum(k.sets * k.reps.mid for k in CYCLE)


@given(st.integers(1, 60), st.floats(0, 1), st.none() | st.floats(0.5, 60), st.floats(0, 1000))
def test_taper_never_rises(days: int, end: float, tau_days: float | None, volume: float) -> None:
    """From the usual volume towards the end, and never below it."""
    curve = (volume, *taper(volume, days=days, end=end, tau_days=tau_days))

    assert list(curve) == sorted(curve, reverse=True)
    assert curve[-1] >= volume * end * (1 - 1e-12)


@given(st.integers(7, 21))
def test_taper_cuts_what_the_trials_cut(days: int) -> None:
    """57 per cent at the end, 42 to 45 in the mean, both within 41 to 60."""
    final, mean = 1 - taper_share(days, days=days), 1 - sum(taper(1, days=days)) / days

    assert final == pytest.approx(0.57, abs=0.001)
    assert 0.42 <= mean <= 0.45
    assert 0.41 <= min(final, mean) <= max(final, mean) <= 0.60


@given(st.integers(0, 400), st.integers(0, 400), st.sampled_from(["break", "illness", "injury"]))
def test_comeback_never_rises_with_the_gap(one: int, other: int, cause: str) -> None:
    """Load and sets; and only a plain break resumes by itself."""
    short, long = (return_after(days, cause=cause) for days in sorted((one, other)))  # type: ignore[arg-type]

    assert 0 < long.load_share <= short.load_share <= 1
    assert 0 < long.sets_share <= short.sets_share <= 1
    assert short.retest <= long.retest
    assert short.resumes == (cause == "break")


@given(st.integers(1, 140), st.sampled_from(list(PLYO_CAPS)), st.floats(0, 0.5))
def test_contacts_rise_to_the_cap_and_no_further(contacts: int, level: str, growth: float) -> None:
    """Up to the cap they never fall, below it they rise, and they never pass it."""
    following = plyo_contacts(contacts, level=level, growth=growth)

    assert following <= PLYO_CAPS[level]
    if contacts <= PLYO_CAPS[level]:
        assert following >= contacts
        assert (following > contacts) == (contacts < PLYO_CAPS[level])


@given(st.integers(1, 1000), st.sampled_from(list(PLYO_CAPS)))
def test_higher_class_never_comes_with_more_contacts(contacts: int, level: str) -> None:
    """Seven tenths at most, but for the one contact that remains."""
    assert plyo_contacts(contacts, level=level, class_up=True) <= max(1, 0.7 * contacts + 1e-9)
