import pytest

from runstrength.model import Tempo
from runstrength.notation._reading import Reading, Span
from runstrength.notation.facts import (
    DOSE_FACTS,
    MOBILITY_FACTS,
    RUN_FACTS,
    SET_FACTS,
    TIMED_FACTS,
    Allowed,
    facts_of,
)
from runstrength.quantities import Bodyweight, Distance, Duration, Load, Range


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("@RPE7", "rpe", Range(7)),
        ("@ rpe 7 - 8.5", "rpe", Range(7, 8.5)),
        ("@RIR2", "rir", Range(2)),
        ("@rir0–1", "rir", Range(0, 1)),
        ("@85%", "percent", Range(85)),
        ("@80-85 %", "percent", Range(80, 85)),
        ("@80% - 85%", "percent", Range(80, 85)),
        ("@60kg", "load", Load(60)),
        ("@135 LBS", "load", Load(135, "lb")),
        ("@BW", "load", Bodyweight()),
        ("@bodyweight", "load", Bodyweight()),
        ("@BW+10kg", "load", Bodyweight(10)),
        ("@bw - 20 lb", "load", Bodyweight(-20, "lb")),
        ("@BW−20kg", "load", Bodyweight(-20)),
        ("rest 90s", "rest", Duration(90)),
        ("REST  3 min", "rest", Duration(180)),
        ("tempo 3-1-1", "tempo", Tempo(3, 1, 1)),
        ("Tempo 3–1–1–2", "tempo", Tempo(3, 1, 1, 2)),
    ],
)
def test_facts_of_a_dose_are_read(text: str, field: str, value: object) -> None:
    """Each in every spelling."""
    reading = Reading()

    facts = facts_of(reading, Span.whole(text), DOSE_FACTS)

    assert not reading.problems
    assert getattr(facts, field) == value
    assert facts.places[field].text == text


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("10km", "distance", Range(Distance(10))),
        ("3-4mi", "distance", Range(Distance(3, "mi"), Distance(4, "mi"))),
        ("3 km - 4 km", "distance", Range(Distance(3), Distance(4))),
        ("800metres", "distance", Range(Distance(800, "m"))),
        ("45-60min", "duration", Range(Duration(2700), Duration(3600))),
        ("90s-2min", "duration", Range(Duration(90), Duration(120))),
        ("1h-1h30", "duration", Range(Duration(3600), Duration(5400))),
        ("@RPE8", "rpe", Range(8)),
    ],
)
def test_facts_of_a_run_are_read(text: str, field: str, value: object) -> None:
    """Distance, time and effort."""
    reading = Reading()

    assert getattr(facts_of(reading, Span.whole(text), RUN_FACTS), field) == value
    assert not reading.problems


def test_facts_stand_in_any_order_and_close_together() -> None:
    """A space before `@` is not needed."""
    facts = facts_of(Reading(), Span.whole("rest 90s@RIR2@60kg tempo 2-0-2 @RPE8"), DOSE_FACTS)

    assert (facts.rest, facts.rir, facts.load) == (Duration(90), Range(2), Load(60))
    assert (facts.tempo, facts.rpe, facts.percent) == (Tempo(2, 0, 2), Range(8), None)


@pytest.mark.parametrize(
    ("text", "allowed", "faults"),
    [
        ("hard @RPE7", DOSE_FACTS, ["column 1: unexpected 'hard'"]),
        (
            "very hard @fast slow",
            DOSE_FACTS,
            ["column 1: unexpected 'very hard'", "column 11: unexpected '@fast slow'"],
        ),
        ("@RPE7 @RPE x rest y tempo z", DOSE_FACTS, ["'@RPE x'", "'rest y'", "'tempo z'"]),
        ("@RPE7-8", SET_FACTS, ["'@RPE7-8' is a range; expected one number"]),
        ("@80%", SET_FACTS, ["unexpected '@80%'"]),
        ("10km", TIMED_FACTS, ["'10km' is no time"]),
        ("10km-5mi", RUN_FACTS, ["'10km-5mi' is no distance"]),
        ("10-5km", RUN_FACTS, ["the range '10-5km' runs backwards"]),
        ("@RPE5", MOBILITY_FACTS, ["unexpected '@RPE5'; expected a time such as 20min"]),
        ("45m", RUN_FACTS, ["'45m' is no time (`m` means metres; write min for minutes)"]),
        ("45 50min", TIMED_FACTS, ["the unit of '45' is missing", "the time is given twice"]),
        ("rest 1-2min", DOSE_FACTS, ["rest is one time, not a range"]),
        ("rest 2m", DOSE_FACTS, ["'2m' is no time"]),
        ("@10stone @BW+1stone", DOSE_FACTS, ["'stone' is no unit of load", "a load is given twice"]),
        ("@BW+1stone", DOSE_FACTS, ["'stone' is no unit of load"]),
        ("@2000kg", DOSE_FACTS, ["Load: value must be"]),
        ("@BW-2000kg", DOSE_FACTS, ["Bodyweight: added must be"]),
        ("tempo 0-0-0", DOSE_FACTS, ["Tempo: "]),
    ],
)
def test_faults_are_told_together(text: str, allowed: Allowed, faults: list[str]) -> None:
    """Words that say nothing are told as one, up to the next fact."""
    reading = Reading()
    facts_of(reading, Span.whole(text), allowed)

    assert len(reading.problems) == len(faults)
    for problem, fault in zip(reading.problems, faults, strict=True):
        assert fault in problem


def test_facts_beside_a_fault_are_kept() -> None:
    """So that what is wrong with them can be told too."""
    facts = facts_of(Reading(), Span.whole("hard @RPE11 @RPE12"), DOSE_FACTS)

    assert facts.rpe == Range(11)
    assert facts.places["rpe"].text == "@RPE11"
