"""Minutes, sets and landings add up, and more of anything never makes less."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import runstrength as rs
from runstrength import testing
from runstrength.model import Item, Session

PACES = testing.paces()
ITEMS = testing.prescriptions() | testing.supersets()


@given(testing.weeks(), st.none() | PACES)
def test_minutes_of_a_week_are_those_of_its_sessions(week: rs.Week, pace: rs.Pace | None) -> None:
    """Known where all of them are, and then their sum."""
    parts = [planned.session.minutes(easy_pace=pace) for planned in week.sessions]
    total = week.minutes(easy_pace=pace)

    if None in parts:
        assert total is None
    else:
        assert total == pytest.approx(sum(part for part in parts if part is not None))


@given(testing.plans(), st.none() | PACES)
def test_a_plan_is_the_sum_of_its_weeks(plan: rs.Plan, pace: rs.Pace | None) -> None:
    """Minutes, landings and sets."""
    minutes = [week.minutes(easy_pace=pace) for week in plan.weeks]
    groups = {group for week in plan.weeks for group in week.sets_per_group()}

    if None in minutes:
        assert plan.minutes(easy_pace=pace) is None
    else:
        assert plan.minutes(easy_pace=pace) == pytest.approx(
            sum(part for part in minutes if part is not None)
        )
    assert plan.landings == pytest.approx(sum(week.landings for week in plan.weeks))
    assert plan.sets_per_group().keys() == groups
    for group in groups:
        parts = [week.sets_per_group().get(group, 0) for week in plan.weeks]
        assert plan.sets_per_group()[group] == pytest.approx(sum(parts))


@given(testing.strength_sessions(min_items=1), ITEMS)
def test_one_exercise_more_never_makes_less(session: rs.StrengthSession, item: Item) -> None:
    """Minutes grow, sets and landings do not shrink."""
    longer = attrs.evolve(session, items=(*session.items, item))

    assert (longer.minutes() or 0) > (session.minutes() or 0)
    assert longer.landings >= session.landings
    for count in ("sets_per_group", "sets_per_muscle"):
        before, after = getattr(session, count)(), getattr(longer, count)()
        assert all(after[key] >= before[key] for key in before)


@given(testing.prescriptions(dose=testing.doses(max_sets=99)))
def test_one_set_more_takes_longer(prescription: rs.Prescription) -> None:
    """And counts once more for each muscle."""
    more = attrs.evolve(prescription, dose=attrs.evolve(prescription.dose, sets=prescription.dose.sets + 1))
    one, other = rs.StrengthSession([prescription]), rs.StrengthSession([more])

    assert (other.minutes() or 0) > (one.minutes() or 0)
    for muscle in prescription.exercise.direct:
        assert other.sets_per_muscle()[muscle] == one.sets_per_muscle()[muscle] + 1


@given(testing.strength_sessions(min_items=1))
def test_warm_up_adds_the_same_to_every_session(session: rs.StrengthSession) -> None:
    """Five minutes, whatever follows."""
    assert (session.minutes() or 0) - (session.minutes(warm_up=False) or 0) == pytest.approx(5)


@given(testing.strength_sessions(min_items=1))
def test_groups_get_at_least_what_their_muscles_get(session: rs.StrengthSession) -> None:
    """A set that trains two muscles of a group counts once for it, and most first is the order."""
    groups, muscles = session.sets_per_group(), session.sets_per_muscle()

    assert groups.keys() == {muscle.group for muscle in muscles}
    assert all(groups[muscle.group] >= sets for muscle, sets in muscles.items())
    assert list(groups.values()) == sorted(groups.values(), reverse=True)
    assert list(muscles.values()) == sorted(muscles.values(), reverse=True)


@given(st.sampled_from(rs.RunKind), testing.distances(), testing.distances(), PACES)
def test_a_longer_run_takes_longer(
    kind: rs.RunKind, one: rs.Distance, other: rs.Distance, pace: rs.Pace
) -> None:
    """Of one kind and at one pace."""
    shorter, longer = sorted([one, other])
    minutes = [rs.RunSession(kind, distance=far).minutes(easy_pace=pace) or 0 for far in (shorter, longer)]

    assert minutes[0] <= minutes[1]


@given(testing.sessions(), PACES)
def test_known_minutes_do_not_depend_on_the_pace(session: Session, pace: rs.Pace) -> None:
    """A pace is only asked for where no length is given."""
    minutes = session.minutes()

    if minutes is not None:
        assert session.minutes(easy_pace=pace) == minutes
