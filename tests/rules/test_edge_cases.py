"""The edge cases that every rule has to get right, as one table."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

import attrs
import pytest

from runstrength.checking import check
from runstrength.exercises import catalogue
from runstrength.findings import Report
from runstrength.model import Athlete, Plan, Prescription, StrengthSession, Week
from runstrength.policies import EVIDENCE, GUIDE, Policy

ZONED: Final = "start: 2027-03-22\nzone: Europe/London\nweek 1\n"
HLS: Final = "strength: back squat 4x5 @85%"
LEGS: Final = "strength: back squat 3x8 @RPE7"
RUN_IN: Final = (
    f"week 1\nmon {LEGS}\n{{strength}} {LEGS}\n"
    + "".join(f"week {n} [race]\nwed easy 40min\nsat easy 60min\n" for n in (2, 3, 4))
    + "{race}"
)
FULL: Final = "strength: back squat 3x8 @RPE7; push-up 3x8 @RPE7; plank 3x40s @RPE7"


def found(report: Report, *families: str) -> list[str]:
    """Say what was found by the rules of some families, as `severity code where`."""
    return [f"{f.severity} {f.code} {f.where}" for f in report if f.code.startswith(families)]


def subject_of(text: str) -> Week | Plan:
    """Read a week or a plan."""
    return (Plan if re.search(r"^week \d", text, re.MULTILINE) else Week).parse(text)


RAMPED: Final = "\n".join(
    f"week {n}{label}\nmon strength: back squat {n_sets}x5 @{kg}kg @RIR3; pogo hops {n_sets}x10\n"
    f"thu strength: calf raise {n_sets}x12\ntue easy {n_sets * 2}km\nsat long {n_sets * 3}km"
    for n, (label, n_sets, kg) in enumerate(
        (("", 8, 60), ("", 8, 60), (" [deload]", 5, 57.5), ("", 8, 62.5)), 1
    )
)


EDGES: Final = [
    pytest.param(
        f"sun pm {LEGS}\nmon am {LEGS}",
        EVIDENCE,
        None,
        ("REC001", "REC003"),
        ["error REC003 mon am", "info REC001 mon am"],
        id="1 Sunday evening and Monday morning, in a week that repeats, found once and anchored on Monday",
    ),
    pytest.param(
        f"sun pm {LEGS}\nmon am {LEGS}",
        GUIDE,
        None,
        ("REC001", "REC003"),
        ["error REC001 mon am"],
        id="1g the same under the guide",
    ),
    pytest.param(
        f"start: 2027-01-04\nweek 1\nmon am {LEGS}\nsun pm {LEGS}",
        EVIDENCE,
        None,
        ("REC001", "REC003"),
        [],
        id="2 a dated plan whose days before are unknown",
    ),
    pytest.param(
        f"mon pm {FULL}\nwed am {FULL}",
        EVIDENCE,
        None,
        ("REC001", "REC003"),
        ["info REC003 wed am"],
        id="3 Monday evening and Wednesday morning are 38 hours apart and not consecutive",
    ),
    pytest.param(
        f"mon {LEGS}\ntue strength: push-up 3x8 @RPE7",
        EVIDENCE,
        None,
        ("REC001", "REC003"),
        [],
        id="4e a split is exempt",
    ),
    pytest.param(
        f"mon {LEGS}\ntue strength: push-up 3x8 @RPE7",
        GUIDE,
        None,
        ("REC001", "REC003"),
        ["error REC001 tue"],
        id="4g a split counts under the guide",
    ),
    pytest.param(
        f"mon {LEGS}\ntue strength: foot doming 3x30s/side\ntue pm mobility 20min",
        GUIDE,
        None,
        ("REC001", "REC003"),
        [],
        id="5 light work is silent",
    ),
    pytest.param(
        "mon 07:00 strength: isometric calf hold 5x45s/side @80%\ntue 06:00 strength: calf raise 3x12 @RPE7",
        EVIDENCE,
        None,
        ("REC003",),
        ["error REC003 tue 06:00"],
        id="6 a strong hold and calf raises share the calves only",
    ),
    pytest.param(
        f"tue am {LEGS}\ntue pm {LEGS}",
        EVIDENCE,
        None,
        ("FRQ", "REC003"),
        ["error REC003 tue pm", "warning FRQ001 the whole"],
        id="7 two sessions on one day are one day",
    ),
    pytest.param(
        f"tue am intervals 60min\ntue pm {HLS}\nwed easy 45min",
        EVIDENCE,
        None,
        ("INT", "REC006"),
        [],
        id="8 hard days hard",
    ),
    pytest.param(
        f"tue pm {HLS}\nwed am intervals 60min",
        EVIDENCE,
        None,
        ("INT",),
        ["warning INT001 wed am"],
        id="9 heavy legs the evening before intervals",
    ),
    pytest.param(
        f"tue {HLS}\ntue easy 45min",
        EVIDENCE,
        None,
        ("INT",),
        ["warning INT002 tue"],
        id="10 heavy legs, then an easy run",
    ),
    pytest.param(
        f"tue easy 45min\ntue {HLS}",
        EVIDENCE,
        Athlete(priority="strength"),
        ("INT",),
        ["warning INT002 tue", "warning INT003 tue"],
        id="10s the run first, where strength comes first",
    ),
    pytest.param(
        f"wed pm {HLS}\nsat am race A half",
        EVIDENCE,
        None,
        ("TPR", "INT"),
        ["warning TPR001 sat am"],
        id="11 race on Saturday",
    ),
    pytest.param(
        f"wed pm {HLS}\nsun am race A half",
        EVIDENCE,
        None,
        ("TPR", "INT"),
        ["info TPR001 sun am"],
        id="11 race on Sunday",
    ),
    pytest.param(
        "week [race]\nmon easy 30min\nsun race A half",
        EVIDENCE,
        None,
        ("FRQ",),
        [],
        id="12 a race week without strength",
    ),
    pytest.param(
        RUN_IN.format(strength="sat", race="week 5 [race]\nmon easy 30min\nsun race A half"),
        EVIDENCE,
        None,
        ("FRQ", "TPR", "VOL005"),
        ["info TPR004 week 5 sun"],
        id="12 29 days without strength before a race, which is no lay-off",
    ),
    pytest.param(
        RUN_IN.format(strength="sun", race="week 5 [race]\nmon easy 30min\nsun race A half"),
        EVIDENCE,
        None,
        ("FRQ", "TPR", "VOL005"),
        [],
        id="12 28 days without strength before a race",
    ),
    pytest.param(
        RUN_IN.format(strength="sat", race=f"week 5\nmon easy 30min\nsun {LEGS}"),
        EVIDENCE,
        None,
        ("TPR", "VOL005"),
        ["warning VOL005 week 5 sun"],
        id="12 the same days without a race are a lay-off",
    ),
    pytest.param(
        f"week 1 [deload]\nmon {LEGS}\nthu {LEGS}\n"
        f"week 2\nmon {LEGS}; glute bridge 3x12\nthu {LEGS}; glute bridge 3x12",
        EVIDENCE,
        None,
        ("PRG",),
        [],
        id="13 a deload, then an ordinary week",
    ),
    pytest.param(
        RAMPED,
        EVIDENCE,
        None,
        ("PRG", "PLY006", "PLY007", "RUN"),
        [],
        id="13 loads, sets, landings and running, a deload, then a normal week",
    ),
    pytest.param(
        RAMPED.replace(" [deload]", ""),
        EVIDENCE,
        None,
        ("PRG", "PLY006", "PLY007", "RUN"),
        ["warning PLY006 week 4", "warning PRG003 week 4", "info PLY007 week 4"],
        id="13 the same without the label",
    ),
    pytest.param(
        "week 1\ntue easy 6km\nsat long 10km\nweek 2\ntue easy 6km\nsat long 12km",
        EVIDENCE,
        None,
        ("RUN",),
        ["info RUN001 week 2 sat"],
        id="14 two runs in the history",
    ),
    pytest.param(
        "week 1\ntue easy 6km\nthu easy 6km\nsat long 10km\nweek 2\ntue easy 6km\nsat long 12km",
        EVIDENCE,
        None,
        ("RUN",),
        ["warning RUN001 week 2 sat"],
        id="14 three runs in the history",
    ),
    pytest.param(
        "week 1\ntue easy 6km\nthu easy 6km\nsat long 16km\nweek 2 [race]\ntue easy 6km\nsun race A half",
        EVIDENCE,
        None,
        ("RUN",),
        ["info RUN001 week 2 sun"],
        id="15 a race longer than any training run",
    ),
    pytest.param(
        ZONED + "sat 08:00 strength: back squat 4x5 @85%\nsun 08:14 tempo 40min",
        EVIDENCE,
        None,
        ("INT",),
        ["warning INT001 week 1 sun 08:14"],
        id="16 the clocks go forward between the two",
    ),
    pytest.param(
        ZONED + "sat 08:00 strength: back squat 4x5 @85%\nsun 09:15 tempo 40min",
        EVIDENCE,
        None,
        ("INT",),
        ["info INT001 week 1 sun 09:15"],
        id="16 a day to the minute, an hour later by the clock",
    ),
    pytest.param(
        "mon 23:30 strength 90min\ntue 00:30 easy 30min",
        EVIDENCE,
        None,
        ("DAT005",),
        ["error DAT005 tue 00:30"],
        id="16 a session that crosses midnight",
    ),
    pytest.param("plan", EVIDENCE, None, ("",), [], id="17 an empty plan"),
    pytest.param(
        f"week 1\nmon {LEGS}",
        EVIDENCE,
        None,
        ("FRQ", "COV", "VOL001", "VOL002"),
        [],
        id="17 a plan of one day",
    ),
    pytest.param(
        f"week 1 [in-season, max, race]\nsat {LEGS}",
        EVIDENCE,
        Athlete(age=70, level="novice", type="marathoner"),
        ("VOL", "TPR", "POP003", "LOD", "COV"),
        [],
        id="17 a plan of one day with every label",
    ),
    pytest.param(
        "mon strength: split squat 3x10; split squat 3x10",
        EVIDENCE,
        None,
        ("DAT004",),
        [],
        id="18 a single-leg exercise listed once for each side",
    ),
    pytest.param(
        "tue pm strength: split squat 4x10/side; reverse lunge 4x10/side\nwed am intervals 60min",
        EVIDENCE,
        None,
        ("INT", "LOD"),
        [],
        id="19 a bodyweight plan without effort is never guessed to be hard",
    ),
    pytest.param(
        "week [max]\ntue pm strength: split squat 4x10/side; reverse lunge 4x10/side rest 30s",
        EVIDENCE,
        None,
        ("LOD",),
        [],
        id="19 nor to be light, nor short of rest",
    ),
    pytest.param(
        "mon am strength: pogo hops 3x12 @RPE5\nwed am strength: pogo hops 3x12 @RPE5",
        EVIDENCE,
        Athlete(level="novice", age=14),
        ("PLY",),
        [],
        id="20 a plyometric warm-up of a young novice",
    ),
    pytest.param(
        "mon am strength: pogo hops 3x12 @RPE5\nmon pm strength: pogo hops 3x12 @RPE5",
        EVIDENCE,
        None,
        ("PLY003",),
        [],
        id="20 a plyometric warm-up",
    ),
]


@pytest.mark.parametrize(("text", "policy", "athlete", "families", "expected"), EDGES)
def test_the_edge_case_is_found_as_it_should_be(
    text: str, policy: Policy, athlete: Athlete | None, families: tuple[str, ...], expected: list[str]
) -> None:
    """Exactly what is expected is found by the rules of the named families."""
    if text == "plan":
        assert list(check(Plan(), policy=policy)) == []
        return
    assert found(check(subject_of(text), policy=policy, athlete=athlete), *families) == expected


def test_a_plan_of_53_weeks_is_checked() -> None:
    """A long plan raises nothing."""
    week = Week.parse(f"mon pm {LEGS}\nthu pm {LEGS}\nsat long 90min")
    plan = Plan([week] * 53, start=date(2027, 1, 4), zone="Europe/London")

    report = check(plan)

    assert report.ok
    assert (
        found(report, "PRG", "RUN", "PER")
        == [
            "info PRG004 week 7",
            "info PRG006 week 4 (back squat)",
        ][:1]
    )


def test_a_race_is_never_cut_short() -> None:
    """15: what is longer than any training run is told, and no change is proposed."""
    plan = Plan.parse(
        "week 1\ntue easy 6km\nthu easy 6km\nsat long 16km\nweek 2\ntue long 18km\nsun race A half"
    )
    run, race = check(plan, policy=EVIDENCE.select("RUN001"))

    assert (str(run.where), str(run.fix and run.fix.text)) == ("week 2 tue", "run at most 17.6 km")
    assert (str(race.where), race.fix) == ("week 2 sun", None)


def test_too_few_runs_are_called_too_few_data() -> None:
    """14: the message says so."""
    plan = Plan.parse("week 1\ntue easy 6km\nsat long 10km\nweek 2\ntue easy 6km\nsat long 12km")

    assert "insufficient data, 2 runs in 4 weeks" in check(plan).by_rule["RUN001"][0].message


def test_the_guide_tried_on_itself() -> None:
    """All 14 exercises in one session, twice a week: no calves, no jumps, 79.5 minutes against 20 to 30."""
    items = [Prescription(e, e.guide.dose) for e in catalogue.values() if e.guide]
    session = StrengthSession(items)
    week = (
        Week.parse("tue easy 40min\nsat long 90min").with_session("mon", session).with_session("thu", session)
    )
    report = check(week, policy=GUIDE)

    assert len(items) == 14
    assert session.minutes(warm_up=False) == pytest.approx(74.5, abs=0.05)
    assert [str(f.measured) for f in report.by_rule["DUR001"]] == ["79.5 min", "79.5 min"]
    assert {f.severity.name for f in report.by_rule["DUR001"]} == {"WARNING"}
    assert [f.values["group"] for f in report.by_rule["COV003"]] == ["calves"]
    assert "PLY001" in report.codes
    assert {c for c in report.codes if c.startswith("COV")} == {"COV003"}
    assert "DAT007" in report.codes
    assert report.ok


def test_history_counts_but_is_not_reported() -> None:
    """What came before a plan still counts, and nothing inside it is reported."""
    past = Week.parse(f"sat pm {LEGS}\nsun pm {LEGS}")
    plan = Plan([Week.parse(f"mon am {LEGS}\nthu {LEGS}")])
    report = check(plan, before=past)

    assert found(report, "REC003") == ["error REC003 week 1 mon am", "info REC003 week 1 mon am"]
    assert [str(f.also) for f in report.by_rule["REC003"]] == [
        "the week before sun pm",
        "the week before sat pm",
    ]


def test_a_single_week_has_open_edges() -> None:
    """No finding crosses the edges of a week that does not repeat, and the report says so."""
    week = Week.parse(f"week once\nsun pm {LEGS}\nmon am {LEGS}")
    report = check(week)

    assert found(report, "REC") == []
    assert any("not known" in note for note in report.notes)
    assert found(check(attrs.evolve(week, repeats=True)), "REC003") == ["error REC003 mon am"]
