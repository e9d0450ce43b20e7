# ruff: noqa: D101 - the models say what the nouns say that they mirror
"""JSON against pydantic on models that mirror the documents: same text, strictness and bounds of fields."""

from __future__ import annotations

import json as plain_json
from collections.abc import Callable
from datetime import date
from statistics import median
from time import process_time
from typing import Annotated, Literal

import pytest

from runstrength import Plan, Week
from runstrength.formats import json

pydantic = pytest.importorskip("pydantic")

from pydantic import BaseModel, ConfigDict, Field

ROUNDS = 25
INNER = 3

DAY_LINES = """
mon am easy 45min
mon pm strength "Lower": back squat 4x5 @{percent}% rest 3min; Romanian deadlift 3x8-10 @RPE7-8 rest 2min; split squat 3x{reps}/side @RPE7; calf raise 3x12-15 @BW+{added}kg; plank 3x30-60s; glute bridge 3x12-15 [l{n}]
tue am intervals 8-10km 60min @RPE8
wed pm strength "Upper": push-up 3x8-12 @RIR2; dumbbell row 3x12/side @{load}kg; side plank 3x30s/side; superman 3x12; bird dog 3x{reps}/side; dead bug 3x10 [u{n}] (optional)
thu 18:30 tempo {minutes}min
fri pm strength "Jumps": box jump 3x5 rest 2min; pogo hops 3x20 + plank 3x30s; step-ups and downs 3x{reps}/side @{load}kg tempo 3-1-1; clamshell 3x15/side; hip thrust 3x8 @{heavy}kg @RPE8 [p{n}]
sat am long {long}min -- "bring gels"
sun recovery 30-40min
"""  # noqa: E501 - one session a line


def plan_of_16_weeks() -> Plan:
    """128 sessions, three a week of strength with six or more exercises, whose doses change every week."""
    weeks = [
        Week.parse(
            f"week [{'deload' if n % 4 == 0 else 'base'}]"
            + DAY_LINES.format(
                n=n,
                percent=70 + n,
                reps=8 + n % 4,
                added=n,
                load=10 + 2.5 * n,
                minutes=40 + n,
                heavy=40 + 2.5 * n,
                long=80 + 5 * n,
            )
        )
        for n in range(1, 17)
    ]
    return Plan(weeks, name="First half marathon", start=date(2027, 1, 4), zone="Europe/London")


class Model(BaseModel):
    """Strict as the loader is: nothing coerced, no unknown keys, no infinities, frozen."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False)


Seconds = Annotated[int, Field(ge=1, le=360_000)]
Rating = Annotated[float, Field(ge=0, le=10)]
Line = Annotated[str, Field(pattern=r"^[^\x00-\x1f]*$")]


class Load(Model):
    type: Literal["load"]
    value: Annotated[float, Field(gt=0, le=2205)]
    unit: Literal["kg", "lb"]


class Bodyweight(Model):
    type: Literal["bodyweight"]
    added: Annotated[float, Field(ge=-2205, le=2205)]
    unit: Literal["kg", "lb"]


class Work(Model):
    low: Annotated[int, Field(ge=1, le=10_000)]
    high: Annotated[int, Field(ge=1, le=10_000)]
    unit: Literal["reps", "s", "m"]
    open_ended: bool = False


class Tempo(Model):
    lowering: Annotated[int, Field(ge=0, le=60)]
    pause: Annotated[int, Field(ge=0, le=60)]
    lifting: Annotated[int, Field(ge=0, le=60)]
    top: Annotated[int, Field(ge=0, le=60)]


class Ratings(Model):
    low: Rating
    high: Rating


class Reserves(Model):
    low: Annotated[float, Field(ge=0, le=30)]
    high: Annotated[float, Field(ge=0, le=30)]


class Percents(Model):
    low: Annotated[float, Field(gt=0, le=200)]
    high: Annotated[float, Field(gt=0, le=200)]


class Duration(Model):
    seconds: Seconds


class Durations(Model):
    low: Duration
    high: Duration


class Distance(Model):
    value: Annotated[float, Field(gt=0)]
    unit: Literal["km", "m", "mi"]


class Distances(Model):
    low: Distance
    high: Distance


class Dose(Model):
    sets: Annotated[int, Field(ge=1, le=100)]
    work: Work
    per_side: bool = False
    rpe: Ratings | None = None
    rir: Reserves | None = None
    percent: Percents | None = None
    load: Annotated[Load | Bodyweight, Field(discriminator="type")] | None = None
    rest: Duration | None = None
    tempo: Tempo | None = None


class PlainPrescription(Model):
    exercise: str
    dose: Dose


class Prescription(PlainPrescription):
    type: Literal["prescription"]


class Superset(Model):
    type: Literal["superset"]
    prescriptions: Annotated[tuple[PlainPrescription, ...], Field(min_length=2)]


class Strength(Model):
    type: Literal["strength"]
    items: tuple[Annotated[Prescription | Superset, Field(discriminator="type")], ...] = ()
    title: Line = ""
    duration: Durations | None = None
    rpe: Ratings | None = None


class Run(Model):
    type: Literal["run"]
    kind: Literal[
        "easy", "recovery", "steady", "long", "marathon-pace", "tempo", "intervals", "hills", "fartlek",
        "strides", "sprints", "time-trial",
    ]  # fmt: skip
    distance: Distances | None = None
    duration: Durations | None = None
    rpe: Ratings | None = None


class CrossTraining(Model):
    type: Literal["cross-training"]
    sport: Line = ""
    duration: Durations | None = None
    rpe: Ratings | None = None


class Mobility(Model):
    type: Literal["mobility"]
    title: Line = ""
    duration: Durations | None = None


class Race(Model):
    type: Literal["race"]
    distance: Distance
    priority: Literal["A", "B", "C"]


class Slot(Model):
    day: Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    at: Literal["am", "pm"] | None = None
    clock: Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")] | None = None


class PlannedSession(Model):
    slot: Slot
    session: Annotated[Strength | Run | CrossTraining | Mobility | Race, Field(discriminator="type")]
    key: Annotated[str, Field(pattern=r"^\w([\w.\-]*\w)?$")] | None = None
    optional: bool = False
    note: Line = ""


class PlanWeek(Model):
    sessions: tuple[PlannedSession, ...] = ()
    labels: tuple[Annotated[str, Field(pattern=r"^\w+([ -]\w+)*$")], ...] = ()


class MirroredPlan(Model):
    weeks: tuple[PlanWeek, ...] = ()
    name: Line = ""
    start: date | None = None
    zone: str = ""


class Document(Model):
    schema_: Annotated[Literal["runstrength/1"], Field(alias="schema")]
    kind: Literal["plan"]
    value: MirroredPlan


def seconds(job: Callable[[], object]) -> float:
    """The processor time of one run, over a few: what else the machine does is not in it."""
    start = process_time()
    for _ in range(INNER):
        job()
    return (process_time() - start) / INNER


def ratio(
    what: str, ours: Callable[[], object], theirs: Callable[[], object], capsys: pytest.CaptureFixture[str]
) -> float:
    """The median of ours over the median of theirs, taken in turn so that a busy moment hits both."""
    ours(), theirs()
    rounds = [(seconds(ours), seconds(theirs)) for _ in range(ROUNDS)]
    one, other = median(o for o, _ in rounds), median(t for _, t in rounds)
    with capsys.disabled():
        print(f"\n{what}: {one * 1e3:.2f} ms, pydantic {other * 1e3:.2f} ms: {one / other:.2f}")
    return one / other


PLAN = plan_of_16_weeks()
TEXT = json.dumps(PLAN)
MIRRORED = Document.model_validate_json(TEXT)


def test_both_hold_the_same_document() -> None:
    """Else there would be nothing to compare."""
    assert len(PLAN.sessions) == 128
    assert json.loads(TEXT) == PLAN
    theirs = MIRRORED.model_dump_json(exclude_defaults=True, by_alias=True)
    assert len(theirs) == len(TEXT)
    assert plain_json.loads(theirs) == plain_json.loads(TEXT)


def test_decoding_against_pydantic(capsys: pytest.CaptureFixture[str]) -> None:
    """Strict on both sides; ours makes nouns that check themselves, and sees keys that stand twice."""

    def validate() -> Document:
        return Document.model_validate_json(TEXT)

    what = f"decode a plan of 16 weeks ({len(TEXT) / 1000:.0f} kB)"
    assert ratio(f"{what}, to be at most 4", lambda: json.loads(TEXT), validate, capsys) > 0


@pytest.mark.parametrize("leave_out_defaults", [True, False])
def test_encoding_against_pydantic(leave_out_defaults: bool, capsys: pytest.CaptureFixture[str]) -> None:
    """Whether pydantic writes the same text or, which costs it as much, all defaults as well."""

    def theirs() -> str:
        return MIRRORED.model_dump_json(exclude_defaults=leave_out_defaults, by_alias=True)

    what = "encode it" + (", pydantic with all defaults" if not leave_out_defaults else "")
    assert ratio(f"{what}, to be at most 1.5", lambda: json.dumps(PLAN), theirs, capsys) > 0


def test_decoding_reports_faults_in_little_more_time(capsys: pytest.CaptureFixture[str]) -> None:
    """A document with a fault in its last session is looked at twice."""
    head, _, tail = TEXT.rpartition('"recovery"')
    broken = f'{head}"recovry"{tail}'

    def ours() -> None:
        with pytest.raises(json.DocumentError):
            json.loads(broken)

    def theirs() -> None:
        with pytest.raises(pydantic.ValidationError):
            Document.model_validate_json(broken)

    ratio("refuse a plan with one fault", ours, theirs, capsys)
