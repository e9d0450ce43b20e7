"""Documents of every schema version as they were once written: they load to these values for good."""

from datetime import date
from pathlib import Path

import pytest

from runstrength import (
    Athlete,
    Bodyweight,
    CrossTrainingSession,
    Distance,
    Dose,
    Duration,
    Exercise,
    Load,
    MobilitySession,
    Pace,
    Plan,
    PlannedSession,
    Preference,
    Prescription,
    RaceSession,
    Range,
    RunSession,
    SlotSet,
    StrengthSession,
    Superset,
    Tempo,
    Week,
    Work,
    catalogue,
)
from runstrength.findings import Waiver
from runstrength.formats import json
from runstrength.model import GuideOrigin, Pain

GOLDEN = Path(__file__).parents[3] / "golden"

SLED = Exercise(
    name="Sled push",
    pattern="squat",
    direct={"quadriceps", "gluteus maximus"},
    indirect={"soleus"},
    id="my-sled-push",
    aliases=["Prowler push", "Schlittenübung"],
    modality="carry",
    laterality="alternating",
    equipment={"sled", "turf"},
    alternatives=[{"towel", "parquet"}, {"plate"}],
    tissues={"tendon", "bone"},
    impact=1,
    level=2,
    landings=0,
    light=True,
    benefit="Hard work without soreness.",
    cues=["Lean in.", "Short steps – never stop."],
    guide=GuideOrigin(
        region="lower", dose=Dose(sets=2, work=Work(20, unit="m")), inferred={"name", "per_side"}
    ),
)

PLAN = Plan(
    [
        Week(
            [
                PlannedSession(
                    "mon pm",
                    StrengthSession(
                        [
                            Prescription(
                                catalogue["back squat"],
                                Dose(
                                    sets=4,
                                    work=Work(5, open_ended=True),
                                    rir=2,
                                    percent=(80, 85),
                                    load=Load(102.5),
                                    rest=Duration(180),
                                    tempo=Tempo(3, 1, 1),
                                ),
                            ),
                            Superset(
                                [
                                    Prescription(
                                        SLED, Dose(sets=2, work=Work(20, 40, "m"), load=Bodyweight(-45, "lb"))
                                    ),
                                    Prescription(
                                        catalogue["side plank"],
                                        Dose(
                                            sets=3,
                                            work=Work(30, 45, "s"),
                                            per_side=True,
                                            rpe=7.5,
                                            load=Bodyweight(),
                                        ),
                                    ),
                                ]
                            ),
                        ],
                        title='Heavy "legs"',
                    ),
                    key="s-1",
                    note="Bring shoes; 50 % off, ünï 🏃",
                ),
                PlannedSession(
                    "tue 06:30",
                    RunSession("intervals", distance=Range(Distance(5, "mi"), Distance(6, "mi")), rpe=8),
                ),
                PlannedSession(
                    "wed", CrossTrainingSession("bike", duration=Duration(3600), rpe=(3, 4)), optional=True
                ),
                PlannedSession("thu am", CrossTrainingSession()),
                PlannedSession("fri", StrengthSession(duration=Range(Duration(1800), Duration(2700)), rpe=6)),
                PlannedSession("fri", MobilitySession("Yoga", duration=Duration(1200))),
                PlannedSession("sat 23:59", RunSession("long", duration=Duration(6600))),
            ],
            labels=["base", "week 1"],
        ),
        Week(labels=["empty"]),
        Week([PlannedSession("sun am", RaceSession("half", "B"), key="race")]),
    ],
    name="Everything",
    start=date(2027, 1, 4),
    zone="Europe/London",
)

ATHLETE = Athlete(
    type="middle distance",
    level="advanced",
    age=41,
    available=SlotSet("mon, wed pm, sun am"),
    session_minutes=45,
    easy_pace=Pace(531.1, "mi"),
    equipment={"dumbbells", "band"},
    priority="strength",
    preferences=[Preference("avoid", "fri, sun pm"), Preference("hard days hard")],
    one_rep_maxes={"back squat": Load(225, "lb"), "Sled push": Load(90)},
    lifting_months=30,
    supervised=True,
    pregnant=True,
    cleared=True,
    pains=[Pain(where="left Achilles tendon", score=2.5, worse_next_day=True), Pain(where="knee", score=0)],
    symptoms={"night pain", "swelling"},
)

WAIVER = Waiver(
    "INT001",
    "The coach agrees – ünï 🏃",
    where="week 3 tue 06:30 (back squat)",
    key="s-1",
    until=date(2027, 3, 1),
)

VALUES: dict[str, json.Noun] = {"plan": PLAN, "athlete": ATHLETE, "exercise": SLED, "waiver": WAIVER}


@pytest.mark.parametrize("kind", VALUES)
def test_golden_documents_of_version_1_load_to_what_was_written(kind: str) -> None:
    """Nothing that was ever stored changes its meaning."""
    assert json.read(GOLDEN / f"runstrength-1-{kind}.json") == VALUES[kind]


@pytest.mark.parametrize("kind", VALUES)
def test_golden_documents_of_version_1_are_written_byte_for_byte(kind: str, tmp_path: Path) -> None:
    """What is written for version 1 does not change while it is the present version."""
    json.write(tmp_path / "written.json", VALUES[kind])
    assert (tmp_path / "written.json").read_bytes() == (GOLDEN / f"runstrength-1-{kind}.json").read_bytes()


def test_the_golden_plan_has_everything_that_a_plan_can_have() -> None:
    """Each key and each tag of the schema's definitions that a plan leads to is there."""
    text = (GOLDEN / "runstrength-1-plan.json").read_text(encoding="utf-8")
    definitions = json.schema()["$defs"]
    reached: set[str] = set()
    keys: set[str] = set()

    def walk(part: object) -> None:
        if isinstance(part, list):
            for entry in part:
                walk(entry)
        elif isinstance(part, dict):
            name = str(part.get("$ref", "")).rpartition("/")[2]
            if name and name not in reached:
                reached.add(name)
                walk(definitions[name])
            keys.update(part.get("properties", {}))
            for value in part.values():
                walk(value)

    walk({"$ref": "#/$defs/Plan"})
    assert {key for key in keys if f'"{key}":' not in text} == set()
    tags = {
        d["properties"]["type"]["const"]
        for n, d in definitions.items()
        if n in reached and "type" in d.get("properties", {})
    }
    assert tags >= {"strength", "race", "superset", "bodyweight"}
    assert {tag for tag in tags if f'"type": "{tag}"' not in text} == set()
