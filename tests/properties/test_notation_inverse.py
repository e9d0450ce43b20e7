"""What is printed is read as the same value, for every noun of the notation, however it is spelled."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

import runstrength as rs
from runstrength import testing
from runstrength.exercises import catalogue, name_key
from runstrength.model import Exercise, SessionFamily

NOUNS: dict[str, tuple[SearchStrategy[object], Callable[[str], object]]] = {
    "Load": (testing.loads(), rs.Load.parse),
    "Load, any float": (testing.loads(min_kg=0.0001, max_decimals=None), rs.Load.parse),
    "Distance": (testing.distances(), rs.Distance.parse),
    "Distance, any float": (testing.distances(max_decimals=None), rs.Distance.parse),
    "Duration": (testing.durations(), rs.Duration.parse),
    "Pace": (testing.paces(), rs.Pace.parse),
    "Pace, any float": (
        testing.paces(min_seconds_per_km=60, max_seconds_per_km=3600, max_decimals=None),
        rs.Pace.parse,
    ),
    "Weekday": (st.sampled_from(rs.Weekday), rs.Weekday.parse),
    "Slot": (testing.slots(), rs.Slot.parse),
    "SlotSet": (testing.slot_sets(), rs.SlotSet.parse),
    "DaySet": (testing.day_sets(), rs.DaySet.parse),
    "Dose": (testing.doses(), rs.Dose.parse),
    "Dose, any float": (
        testing.doses(
            load=testing.loads(max_decimals=None) | testing.bodyweights(max_decimals=None), max_decimals=None
        ),
        rs.Dose.parse,
    ),
    "Prescription": (testing.prescriptions(), rs.Prescription.parse),
    "StrengthSession": (testing.strength_sessions(), rs.StrengthSession.parse),
    "RunSession": (testing.run_sessions(), rs.RunSession.parse),
    "CrossTrainingSession": (testing.cross_training_sessions(), rs.CrossTrainingSession.parse),
    "MobilitySession": (testing.mobility_sessions(), rs.MobilitySession.parse),
    "RaceSession": (testing.race_sessions(), rs.RaceSession.parse),
    "Week": (testing.weeks(), rs.Week.parse),
    "Plan": (testing.plans(), rs.Plan.parse),
    "Performed": (testing.performed(), rs.Performed.parse),
    "Performed, any float": (
        testing.performed(
            performed_set=testing.performed_sets(load=testing.loads(max_decimals=None), max_decimals=None)
        ),
        rs.Performed.parse,
    ),
    "Preference": (testing.preferences(), rs.Preference.parse),
}
PLAIN_FAMILIES = [SessionFamily.RUN, SessionFamily.RACE]
EVERY_NOUN = pytest.mark.parametrize(("values", "parse"), NOUNS.values(), ids=NOUNS)


@EVERY_NOUN
@given(data=st.data())
def test_what_is_printed_is_read_as_the_same_value(
    values: SearchStrategy[object], parse: Callable[[str], object], data: st.DataObject
) -> None:
    """`parse` undoes `str`, and printing once more changes nothing."""
    value = data.draw(values)
    text = str(value)

    again = parse(text)

    assert again == value
    assert str(again) == text


@given(testing.planned_sessions())
def test_planned_session_is_a_line_of_a_week(planned: rs.PlannedSession) -> None:
    """A planned session has no `parse` of its own; a week of it alone has one line."""
    assert rs.Week.parse(str(planned)).sessions == (planned,)


@given(testing.supersets())
def test_superset_is_a_part_of_a_session(superset: rs.Superset) -> None:
    """A superset has no `parse` of its own either."""
    assert rs.StrengthSession.parse(f"strength: {superset}").items == (superset,)


@settings(max_examples=30)
@given(st.lists(testing.exercises(), min_size=1, max_size=3, unique_by=lambda e: name_key(e.name)), st.data())
def test_exercises_of_users_are_read_with_their_catalogue(own: list[Exercise], data: st.DataObject) -> None:
    """Names may be any letters; the catalogue that has them goes into the reading."""
    prescription = testing.prescriptions(exercise=st.sampled_from(own))
    session = testing.strength_sessions(prescription=prescription, min_items=1)
    planned = testing.planned_sessions(session=session)
    week = data.draw(testing.weeks(planned_session=planned, min_sessions=1, max_sessions=3))

    assert rs.Week.parse(str(week), catalogue=catalogue.extended(own)) == week


RESPELLED: dict[str, Callable[[str], str]] = {
    "upper case": str.upper,
    "lower case": str.lower,
    "more space": lambda text: f"\t {text.replace(' ', '  ')} \r",
    "typographic hyphens": lambda text: text.replace("-", "–"),
    "space around @": lambda text: text.replace("@", "  @ "),
}


@pytest.mark.parametrize("respell", RESPELLED.values(), ids=RESPELLED)
@given(dose=testing.doses(), data=st.data())
def test_spelling_of_a_dose_does_not_matter(
    respell: Callable[[str], str], dose: rs.Dose, data: st.DataObject
) -> None:
    """Case, space and the kind of hyphen carry no meaning."""
    # After BW a hyphen is a minus sign.
    text = str(dose) if respell is not RESPELLED["typographic hyphens"] else str(dose).replace("BW-", "BW−")

    assert rs.Dose.parse(respell(text)) == dose


def plural(name: str) -> str:
    """Return the plural of a name, which may be one already."""
    if name.endswith(("ss", "sh", "ch", "x")):
        return f"{name}es"
    return name if name.endswith("s") else f"{name}s"


@pytest.mark.parametrize("respell", [str.upper, str.title, plural, lambda text: text.replace("-", " ")])
@given(exercise=testing.shipped_exercises())
def test_spelling_of_an_exercise_does_not_matter(respell: Callable[[str], str], exercise: Exercise) -> None:
    """Nor do case, hyphens and plurals of names."""
    assert rs.Prescription.parse(f"{respell(exercise.name)} 3x8").exercise == exercise


@given(testing.sessions(families=PLAIN_FAMILIES))
def test_case_of_a_session_does_not_matter(session: rs.Session) -> None:
    """In sessions without a title, which keeps its case."""
    assert type(session).parse(str(session).upper()) == session


@given(testing.weeks(), st.data())
def test_comments_and_blank_lines_do_not_matter(week: rs.Week, data: st.DataObject) -> None:
    """Nor do days of rest where there is no session."""
    comments = data.draw(st.lists(st.text("a #;\"'"), min_size=8, max_size=8))
    lines = [f"{line}  # {comment}" for line, comment in zip(str(week).split("\n"), comments, strict=False)]
    resting = [f"{day} rest" for day in ~week.days_with("run") if not week.on(day)]

    assert rs.Week.parse("\r\n\n".join(["# first", *lines, *resting])) == week
