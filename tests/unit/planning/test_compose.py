"""Composing: what fills the roles of a session, and easing what is composed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs
import pytest
from tests.unit.planning.seasons import LIFTER

from runstrength.exercises import Catalogue, load_catalogue
from runstrength.findings import Score, Severity
from runstrength.model import Athlete, Exercise
from runstrength.planning import Aim, PhaseKind
from runstrength.planning._compose import Composed, Composer, Pick, sets_of
from runstrength.planning._ease import eased
from runstrength.planning._menus import CALF, HINGE, LEG_CURL, PULL, PUSH, SINGLE_LEG, SQUAT, Menu, Role
from runstrength.planning._search import composed_week
from runstrength.policies import EVIDENCE, Policy
from runstrength.rules import Breach, Case, Context, SessionRule, rule
from runstrength.timeline import SessionFacts

SHIPPED = load_catalogue()
CASES = (Case("mon easy 30min", where=("mon",), title="one"), Case("tue easy 30min", title="two"))
PAGE = """{}

What it checks:
    One thing.

Why it matters:
    It does.

Known limits:
    Many.

How to fix it:
    Change it.

Options:
    None.
"""


@rule(
    "OWN001",
    "one-of-twins",
    sources=("convention",),
    grade="D",
    messages=("{where}",),
    flagged=CASES,
    clean=CASES,
)
class OneOfTwins(SessionRule):  # noqa: D101 - its page stands below
    __doc__ = PAGE.format("One lunge is never wanted.")

    def check(self, facts: SessionFacts, context: Context) -> Iterator[Breach]:
        """Object to one of two exercises that only their names tell apart."""
        if any(p.exercise.name == "One lunge" for p in facts.prescriptions):
            yield Breach(Severity.WARNING)


@rule(
    "OWN002",
    "long-list",
    sources=("convention",),
    grade="D",
    messages=("{where}",),
    flagged=CASES,
    clean=CASES,
)
class LongList(SessionRule):  # noqa: D101 - its page stands below
    __doc__ = PAGE.format("No more than one exercise.")

    def check(self, facts: SessionFacts, context: Context) -> Iterator[Breach]:
        """Object to a second exercise."""
        if len(facts.prescriptions) > 1:
            yield Breach(Severity.ERROR)


def twins() -> list[Exercise]:
    """Return two exercises that only their names tell apart."""
    facts = {"pattern": "lunge", "direct": {"quadriceps", "gluteus maximus"}, "laterality": "unilateral"}
    return [Exercise(name=f"{name} lunge", **facts) for name in ("One", "Other")]  # type: ignore[arg-type]


def composer(
    exercises: Sequence[Exercise] = SHIPPED.exercises,
    *,
    athlete: Athlete = LIFTER,
    policy: Policy = EVIDENCE,
    minutes: float = 45.0,
) -> Composer:
    """Return who composes from some exercises."""
    return Composer(
        athlete=athlete,
        policy=policy,
        catalogue=Catalogue(exercises),
        guide=False,
        minutes=minutes,
        learns=False,
    )


def one_week(kitchen: Composer, *roles: Role, kind: PhaseKind = PhaseKind.MAX) -> Composed:
    """Compose a week of one session."""
    (found,) = composed_week(kitchen, kind, [Menu(roles)], ())
    return found


def names(composed: Composed) -> list[str]:
    """Return the exercises of a session."""
    return [pick.exercise.name for pick in composed.picks]


def test_no_exercise_fills_two_roles() -> None:
    """Those that only their names tell apart fill one each; a single one leaves the second role empty."""
    both = one_week(composer(twins()), SQUAT, SINGLE_LEG)
    alone = one_week(composer(twins()[:1]), SQUAT, SINGLE_LEG)

    assert sorted(names(both)) == ["One lunge", "Other lunge"]
    assert names(alone) == ["One lunge"]
    assert alone.left_out == (SINGLE_LEG,)


def test_own_rules_may_know_names() -> None:
    """With a rule of one's own every exercise is asked about."""
    plain = one_week(composer(twins()), SQUAT)
    own = one_week(composer(twins(), policy=EVIDENCE.with_rules(OneOfTwins)), SQUAT)

    assert (names(plain), names(own)) == (["One lunge"], ["Other lunge"])


def test_roles_are_left_out_where_the_rules_ask_for_it() -> None:
    """The least important first."""
    found = one_week(composer(policy=EVIDENCE.with_rules(LongList)), SQUAT, HINGE, CALF)

    assert len(found.picks) == 1
    assert found.picks[0].role == SQUAT
    assert found.left_out == (HINGE, CALF)


def test_roles_that_nothing_fits_are_named() -> None:
    """They cost nothing else."""
    found = one_week(composer(athlete=Athlete()), SQUAT, PULL)

    assert found.unfillable == (PULL,)
    assert [pick.role for pick in found.picks] == [SQUAT]


def test_without_minutes_a_session_is_empty() -> None:
    """Not one exercise has room after the warm-up."""
    assert one_week(composer(minutes=5.0), SQUAT, CALF).picks == ()


def test_the_heaviest_equipment_fills_main_roles() -> None:
    """A bar before dumbbells; without weights the hardest, and in general work the easiest."""
    bar = composer(athlete=Athlete(equipment={"barbell", "rack", "dumbbells"}))
    bare = composer(athlete=Athlete(level="advanced"))

    assert {bar.weight(e) for e in bar.candidates(SQUAT, PhaseKind.MAX)} == {3}
    assert {e.level for e in bare.candidates(SQUAT, PhaseKind.MAX)} == {3}
    assert {e.level for e in bare.candidates(SQUAT, PhaseKind.GENERAL)} == {1}
    assert bare.weight(SHIPPED["back squat"]) == 0


def test_sprinters_train_hamstrings_with_the_hardest_they_can_do() -> None:
    """They drive at speed (DOR12)."""
    kit = {"anchor", "dumbbells"}
    sprinter = composer(athlete=Athlete(type="sprinter", level="advanced", equipment=kit))
    other = composer(athlete=Athlete(type="jogger", level="advanced", equipment=kit))

    assert {e.level for e in sprinter.candidates(LEG_CURL, PhaseKind.MAX)} == {3}
    assert len({e.level for e in other.candidates(LEG_CURL, PhaseKind.MAX)}) > 1
    assert composer([SHIPPED["push-up"]], athlete=sprinter.athlete).candidates(LEG_CURL, PhaseKind.MAX) == ()


def test_sessions_come_in_parts() -> None:
    """Main lifts one by one, small exercises as a circuit; one alone is none."""
    kitchen = composer()
    several = kitchen.session(one_week(kitchen, CALF, SQUAT, PUSH))
    single = kitchen.session(one_week(kitchen, CALF, SQUAT))

    assert [len(getattr(item, "prescriptions", (item,))) for item in several.items] == [1, 2]
    assert [len(getattr(item, "prescriptions", (item,))) for item in single.items] == [1, 1]


def test_sets_of_a_pick_have_a_least() -> None:
    """That of the dosing, or one that is given."""
    (pick,) = one_week(composer(), SQUAT).picks
    most, least = pick.dosing.sets

    assert (sets_of(pick, (0, 0)), sets_of(pick, (9, 0)), sets_of(pick, (9, 0), 1)) == (most, least, 1)


def test_nothing_is_said_of_progress_without_a_block_before() -> None:
    """There is nothing to go on from."""
    assert composer().progress((), [], PhaseKind.MAX) == Score()


def small(exercise: str, sets: int) -> Composed:
    """Return a session of one small exercise."""
    (pick,) = one_week(composer([SHIPPED[exercise]]), CALF).picks
    dosing = attrs.evolve(pick.dosing, sets=(sets, 1))
    return Composed(PhaseKind.MAX, "One", (Pick(CALF, pick.exercise, dosing),))


@pytest.mark.parametrize(("sets", "share", "left"), [(1, 0.6, 1), (3, 0.6, 2), (3, 0.5, 2), (4, 0.5, 2)])
def test_easing_takes_sets_away(sets: int, share: float, left: int) -> None:
    """As near to the share as can be, never below one."""
    aim = Aim(week=1, phase=PhaseKind.GENERAL, sessions=1, share=share, is_deload=True)
    (made,) = eased(composer(), [small("calf raise", sets)], aim, 1)

    assert made.prescriptions[0].dose.sets == left


def test_easing_without_room_is_nothing() -> None:
    """No session, no sets."""
    aim = Aim(week=1, phase=PhaseKind.RACE, sessions=1, share=0.5)

    assert eased(composer(), [small("calf raise", 3)], aim, 0) == ()
