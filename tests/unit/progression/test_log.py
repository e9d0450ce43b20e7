"""Logs, adherence, the 1RM over time, plateaus."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from runstrength.errors import InvalidValueError
from runstrength.model import Performed, Plan
from runstrength.progression import (
    E1rmPoint,
    Log,
    LoggedExercise,
    LoggedSession,
    adherence,
    e1rm_points,
    monotony,
    plateau,
)

START = date(2027, 1, 4)
PLAN = Plan.parse("""
start: 2027-01-04

week 1
mon pm strength: plank 3x30s; back squat 3x5 @80kg [a]
wed pm strength: plank 3x30s [b]
fri pm strength: plank 3x30s [c] (optional)
sat long 90min [d]
week 2
mon pm strength: plank 3x30s [e]
""")


def session(  # noqa: PLR0917 - the fields of a session
    day: int,
    done: str = "5,5,5 @80kg",
    name: str = "back squat",
    key: str | None = None,
    rpe: float | None = None,
    minutes: float | None = None,
) -> LoggedSession:
    """Return a session with one exercise."""
    return LoggedSession(
        START + timedelta(days=day),
        [LoggedExercise(name, Performed.parse(done))],
        key=key,
        rpe=rpe,
        minutes=minutes,
    )


def test_log_finds_exercises_in_any_spelling() -> None:
    """Case, plural and hyphens do not matter; the first spelling is shown."""
    log = Log([session(0), session(7, "5,5,5 @82.5kg", "Back Squats"), session(8, name="row")])

    assert [str(done) for _, done in log.of("back-squat")] == ["5,5,5 @80kg", "5,5,5 @82.5kg"]
    assert len(log.with_session(session(8))) == 4
    assert (log.exercises, len(log)) == (("back squat", "row"), 3)
    assert str(log).splitlines()[0] == "2027-01-04 back squat 5,5,5 @80kg"
    assert str(LoggedSession(START, key="x")) == "2027-01-04 – [x]"


def test_dates_must_be_in_order() -> None:
    """A date before the last one is refused, and sorted on request."""
    with pytest.raises(InvalidValueError, match="2027-01-04 after 2027-01-05"):
        Log([session(1), session(0)])
    assert [one.on.day for one in Log.sorted([session(1), session(0)])] == [4, 5]


def test_daily_loads_feed_the_descriptions() -> None:
    """RPE times minutes by day; days without are 0; too few days are said."""
    log = Log(
        [
            session(0, rpe=7, minutes=40),
            session(0, rpe=5, minutes=10),
            session(2),
            session(9, rpe=5, minutes=10),
        ]
    )

    loads = log.daily_loads(START, START + timedelta(days=3))

    assert loads == (330, 0, 0, 0)
    assert str(monotony(loads)) == "not enough data"
    with pytest.raises(InvalidValueError, match="end must be at least start"):
        log.daily_loads(START, START - timedelta(days=1))


def test_adherence_goes_by_keys() -> None:
    """Runs do not count, optional sessions count neither way, extra sets do not make up."""
    log = Log(
        [
            LoggedSession(
                START,
                [
                    LoggedExercise("plank", Performed.parse("30s,30s,30s,30s")),
                    LoggedExercise("squat thing", Performed.parse("5 @80kg")),
                ],
                key="a",
            ),
            session(1),
        ]
    )

    found = adherence(PLAN, log)

    assert len(list(log)) == 2
    assert (found.done, found.missed, found.optional) == (("a",), ("b", "e"), ("c",))
    assert (found.planned_sets, found.done_sets, len(found.unplanned)) == (6, 3, 1)
    assert str(found) == "1 of 3 sessions, 3 of 6 sets"
    assert (str(found.share), str(found.sets_share)) == ("0.33", "0.50")
    assert adherence(PLAN, log, until=START).missed == ()


def test_adherence_without_a_plan_is_not_enough_data() -> None:
    """Nothing planned is no share; a last day needs dates."""
    empty = adherence(Plan.parse("week 1\nsat long 90min"), Log())

    assert (str(empty.share), str(empty.sets_share)) == ("not enough data", "not enough data")
    with pytest.raises(InvalidValueError, match="until must be left out"):
        adherence(Plan.parse("week 1\nsat long 90min"), Log(), until=START)


def test_unknown_content_has_no_sets() -> None:
    """A session that was planned by its length alone."""
    plan = Plan.parse("week 1\nmon pm strength 30min [a]")

    assert str(adherence(plan, Log([session(0, key="a")]))) == "1 of 1 sessions, 0 of 0 sets"


def test_estimates_over_time_carry_their_uncertainty() -> None:
    """The best set of a session; what tells nothing is left out."""
    log = Log(
        [
            session(0, "5@100kg,3@100kg"),
            session(7, "5,5 @100kg @RIR2"),
            session(8, "5,5 @100kg @RPE9"),
            session(9, "5,5"),
            session(10, "30s @100kg"),
            session(11, "16 @50kg"),
            session(12, "0 @150kg"),
            session(13, "5,5 @BW+10kg"),
        ]
    )

    points = e1rm_points(log, "back squat")

    assert [str(point) for point in points] == [
        "2027-01-04 116.6 kg (112.5 to 119, high)",
        "2027-01-11 123.3 kg (117.5 to 125, moderate)".replace("123.3", str(round(points[1].kg, 1))).replace(
            "117.5 to 125", f"{round(points[1].low, 1):g} to {round(points[1].high, 1):g}"
        ),
        str(points[2]),
    ]
    assert points[1].low < points[1].kg < points[1].high


def points(*values: float, every: int = 7) -> list[E1rmPoint]:
    """Return estimates a week apart."""
    return [E1rmPoint(START + timedelta(days=every * n), kg, kg, kg, "high") for n, kg in enumerate(values)]


@pytest.mark.parametrize(
    ("values", "expected", "text"),
    [
        ((100, 100, 100, 100), True, "Plateau: +0.0 % from 4 estimates."),
        ((100, 100.2, 100.4, 100.6), True, "Plateau: +0.6 % from 4 estimates."),
        ((100, 101, 102, 103), False, "Progress: +3.0 % from 4 estimates."),
        ((103, 102, 101, 100), True, "Plateau: -2.9 % from 4 estimates."),
        ((50, 50, 100, 101, 102, 103), False, "Progress: +3.0 % from 4 estimates."),
        ((100, 100, 100), None, "Not enough data: 3 estimates."),
        ((), None, "Not enough data: 0 estimates."),
    ],
)
def test_plateau(values: tuple[float, ...], expected: bool | None, text: str) -> None:
    """Less than 1 % over 4 weeks, from at least 4 estimates."""
    found = plateau(points(*values))

    assert (found.is_plateau, str(found)) == (expected, text)


def test_plateau_needs_time() -> None:
    """Four estimates in two weeks tell nothing."""
    assert plateau(points(100, 100, 100, 100, every=4)).is_plateau is None


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: LoggedExercise("", Performed.parse("5")), "name"),
        (lambda: LoggedExercise("squat", "5,5"), "performed must be a Performed"),  # type: ignore[arg-type]
        (lambda: LoggedExercise("squat", Performed.parse("5"), [5]), "warm_up"),  # type: ignore[list-item]
        (lambda: LoggedSession("2027-01-04"), "on must be a date"),  # type: ignore[arg-type]
        (lambda: LoggedSession(START, ["squat"]), "logged exercises only"),  # type: ignore[list-item]
        (lambda: LoggedSession(START, key=" "), "key"),
        (lambda: LoggedSession(START, rpe=11, minutes=-1), "2 problems"),
        (lambda: Log(["x"]), "logged sessions only"),  # type: ignore[list-item]
        (lambda: plateau(points(1, 1)[::-1], least=1), "2 problems"),
    ],
)
def test_bad_input_is_named(make: Callable[[], object], message: str) -> None:
    """Every fault at once."""
    with pytest.raises(InvalidValueError, match=message):
        make()
