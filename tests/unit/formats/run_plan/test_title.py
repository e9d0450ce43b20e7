"""The rules that make sessions of the text of a day."""

import csv

import pytest
from tests.oracles import run_plan_score

from runstrength.formats.run_plan._title import parts_of
from runstrength.formats.run_plan._tokens import tokens_of
from runstrength.formats.run_plan._vocabulary import shipped_vocabulary


def kinds_of(title: str, race_pace: str = "marathon-pace") -> str:
    """The kinds of a title as the labels write them."""
    parts = parts_of(tokens_of(title, shipped_vocabulary()), race_pace)
    return " + ".join(f"{part.kind}@{part.half}" if part.half else part.kind for part in parts)


with run_plan_score.SAMPLE.open(encoding="utf-8", newline="") as _file:
    SAMPLE = [row["title"] for row in csv.DictReader(_file)]


def test_the_sample_is_read_as_a_coach_reads_it() -> None:
    """At least 97 % of our own titles, in kind, quality, doubles and choice."""
    days = list(run_plan_score.sample_days())
    right = sum(not day.wrong for day in days)

    assert len(days) == len(SAMPLE) > 100
    assert right / len(days) >= 0.97, run_plan_score.report("sample", days)


@pytest.mark.skipif(
    not run_plan_score.LABELS.exists(), reason="the published plans in ../shared/data are not here"
)
@pytest.mark.parametrize("part", ["design", "held_out"])
def test_published_plans_are_read_as_a_coach_reads_them(part: str) -> None:
    """At least 97 % of the days of either half of the plan families."""
    days = list(run_plan_score.published_days(run_plan_score.families(part)))
    right = sum(not day.wrong for day in days)

    assert right / len(days) >= 0.97, run_plan_score.report(part, days)


def test_a_miss_is_shown() -> None:
    """The score lists every miss, with what is wrong about it."""
    label = run_plan_score.Label(sessions=("tempo",), quality=True, optional=True, others=frozenset())
    days = [run_plan_score.Day(title="Easy", label=label, read=())] * 2

    assert run_plan_score.report("x", days).splitlines() == [
        "x: 2 days, all right 0.0 %  (kind 0.0 %  quality 0.0 %  doubles 0.0 %  optional 0.0 %)",
        "  'Easy': read nothing; label tempo (kind, quality, doubles, optional) x 2",
    ]


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("Easy AM 5 km", "easy@am"),
        ("6am easy 5 km, 5:30 pm strength", "easy@am + strength@pm"),
        ("AM: swim / PM: tempo", "cross@am + tempo@pm"),
        ("5 km PM", "easy@pm"),
        ("Recovery + speed AM 6 mi with 6 x 100 m strides PM 4 mi", "strides@am + recovery@pm"),
        ("8K-10K tune-up race 12 mi Recovery 5 mi", "race@am + recovery@pm"),
        ("Endurance 12 mi Recovery 4 mi Easy 3 mi", "steady"),
        ("Double easy 10 km", "easy@am + easy@pm"),
        ("2 hard runs", "intervals@am + intervals@pm"),
        ("Two runs", "easy@am + easy@pm"),
        ("2 easy run + strength", "easy + strength"),
        ("2 easy runs + strength", "easy@am + easy@pm + strength"),
    ],
)
def test_doubles(title: str, kinds: str) -> None:
    """AM and PM, a number of runs, and two whole runs in a row."""
    assert kinds_of(title) == kinds


@pytest.mark.parametrize(
    ("title", "optional", "has_choice", "alternatives"),
    [
        ("Rest or cross-train", True, True, ("cross",)),
        ("Rest of cross-train", True, True, ("cross",)),
        ("Rest or", False, False, ()),
        ("Cross Training or Strength Training", True, True, ("strength",)),
        ("very easy or easy 5 km", False, True, ("easy",)),
        ("5 or 6 km easy", False, False, ()),
        ("easy/recovery 5 km", False, False, ()),
        ("or", False, False, ()),
        ("8 km with optional fast finish", False, False, ()),
        ("Optionally easy", False, False, ()),
        ("6 km easy, optional", True, False, ()),
    ],
)
def test_choices(title: str, *, optional: bool, has_choice: bool, alternatives: tuple[str, ...]) -> None:
    """The first option counts; a choice of effort leaves the run itself standing."""
    (part,) = parts_of(tokens_of(title, shipped_vocabulary()))

    assert (part.optional, part.has_choice, part.alternatives) == (optional, has_choice, alternatives)


@pytest.mark.parametrize(
    ("title", "race_pace", "kinds"),
    [
        ("8 km at race pace", "intervals", "intervals"),
        ("8 km at race pace", "tempo", "tempo"),
        ("Race pace + speed 7 mi", "tempo", "tempo"),
        ("Strides at 5K pace", "tempo", "strides"),
        ("6 x strides, 4 x 400 m at 5K pace", "tempo", "intervals"),
        ("4 x 200 m strides + 3 min rest", "tempo", "strides"),
        ("6 x 400, rest 90 sec", "tempo", "intervals"),
        ("rest between", "tempo", ""),
        ("Plan ends", "tempo", "end"),
        ("Strength: split squat 3x10/side", "tempo", "strength"),
        ("Strength 3 x 30 s plank", "tempo", "strength"),
        ("Strength: 6 x mile", "tempo", "tempo"),
        ("!?", "tempo", ""),
        ("Tempo: 2 mi WU; 5 mi @ goal MP", "tempo", "marathon-pace"),
        ("5 mi easy, then tempo at MP", "tempo", "marathon-pace"),
        ("Long 14 mi: tempo 4 mi, 4 mi easy, 2 mi at MP", "tempo", "tempo"),
        ("6 x 1 mi @ MP - 10 s", "tempo", "tempo"),
        ("6 x 1 mi @ MP - 2 min jog", "tempo", "marathon-pace"),
        ("4 mi @ MP -", "tempo", "marathon-pace"),
    ],
)
def test_kinds(title: str, race_pace: str, kinds: str) -> None:
    """The hardest part decides, and the pace of the race is what the race makes it."""
    assert kinds_of(title, race_pace) == kinds
