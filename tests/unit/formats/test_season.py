"""Seasons to and from JSON."""

import json as plain_json
import sys
from pathlib import Path
from typing import Any

import attrs
import pytest
from tests.unit.planning.season_by_hand import SICK, checked, season_by_hand

from runstrength.errors import MissingExtraError
from runstrength.exercises import catalogue
from runstrength.formats import season as season_format
from runstrength.formats.json import DocumentError
from runstrength.model.exercise import Exercise
from runstrength.model.plan import Plan
from runstrength.model.week import Week
from runstrength.planning import About, Phase, PhaseKind, Season
from runstrength.planning._again import judged_again
from runstrength.policies import EVIDENCE, EVIDENCE_IN_SEASON, GUIDE, Policy
from runstrength.rules._api import Rule

SEASON = season_by_hand()
TEXT = season_format.dumps(SEASON)


def problems(text: str | bytes) -> list[str]:
    """The faults of a document."""
    with pytest.raises(DocumentError) as caught:
        season_format.loads(text)
    return [str(problem) for problem in caught.value.problems]


def changed(**keys: object) -> str:
    """The document with other values under some keys; `None` takes a key away."""
    document = {**plain_json.loads(TEXT), **keys}
    return plain_json.dumps({key: value for key, value in document.items() if value is not None})


def test_a_season_comes_back_equal() -> None:
    """With its report, its reasons and its proof."""
    again = season_format.loads(TEXT)
    assert again == SEASON
    assert again.proof == SEASON.proof
    assert season_format.dumps(again) == TEXT
    assert again.remaining


def test_a_season_without_what_may_be_missing_comes_back_equal() -> None:
    """No race, no dates, nothing before, no reasons, no proof."""
    plan = Plan.parse("week 1\ntue easy 30min")
    bare = attrs.evolve(
        SEASON,
        running=plan,
        plan=plan,
        phases=(),
        aims=SEASON.aims[:1],
        grounds=(),
        remaining=(),
        notes=(),
        proof=None,
        race=None,
        before=None,
    )
    bare = checked(bare)
    assert season_format.loads(season_format.dumps(bare)) == bare
    after = checked(attrs.evolve(bare, before=plan))
    assert season_format.loads(season_format.dumps(after)) == after


def test_a_document_names_its_schema() -> None:
    """And says under which keys the rest stands."""
    document = plain_json.loads(TEXT)
    assert document["schema"] == f"runstrength-season/{season_format.VERSION}"
    assert set(document) == {
        "schema", "running", "plan", "race", "athlete", "policy", "before", "phases", "aims", "grounds",
        "remaining", "notes", "proof", "carried", "eased_until",
    }  # fmt: skip
    assert document["policy"] == 'based_on = "evidence"\n'
    assert document["before"]["type"] == "week"
    assert "\n" in season_format.dumps(SEASON, indent=1)


def test_health_is_never_written() -> None:
    """Neither the flags nor what follows from them; what is said about it is the same for everybody."""
    sick = season_by_hand(SICK)
    assert {"POP002", "SAF001"} <= set(sick.report.codes)
    assert season_format.dumps(sick) == TEXT
    assert season_format.losses(sick) == season_format.losses(SEASON)
    assert season_format.losses(SEASON) == (
        "What the athlete says of their health is never written: give it again when it matters.",
    )


def test_health_is_not_read_from_a_season_but_may_be_given() -> None:
    """Then the report knows it."""
    athlete = plain_json.loads(TEXT)["athlete"]
    assert problems(changed(athlete={**athlete, "pregnant": True})) == ["unknown key 'pregnant' @ $.athlete"]
    assert season_format.loads(TEXT, athlete=SICK) == judged_again(SEASON, SICK)


@pytest.mark.parametrize("policy", [GUIDE, EVIDENCE_IN_SEASON])
def test_policies_that_ship_need_no_extra(policy: Policy, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are named."""
    monkeypatch.setitem(sys.modules, "tomli_w", None)
    season = checked(attrs.evolve(SEASON, policy=policy))
    assert season_format.loads(season_format.dumps(season)) == season
    with pytest.raises(MissingExtraError, match=r"runstrength\[cli\]"):
        season_format.dumps(attrs.evolve(SEASON, policy=EVIDENCE.with_("INT001", warning_h=36)))


def test_a_policy_of_ones_own_goes_with_the_season() -> None:
    """As the text of its format."""
    pytest.importorskip("tomli_w")
    policy = EVIDENCE.with_("INT001", warning_h=36)
    season = checked(attrs.evolve(SEASON, policy=policy))
    again = season_format.loads(season_format.dumps(season))
    assert again == season
    assert again.policy.rule("INT001").warning_h == 36  # type: ignore[attr-defined]


def test_rules_of_ones_own_stay_behind() -> None:
    """They are code and not data, and `losses` names them."""
    pytest.importorskip("tomli_w")
    rule = attrs.evolve(EVIDENCE.rule("DUR001"))
    own = type("Own", (type(rule),), {"code": "OWN001", "name": "own-rule"})
    policy = attrs.evolve(EVIDENCE, rules=(*EVIDENCE.rules, own()))
    season = checked(attrs.evolve(SEASON, policy=policy))
    assert isinstance(policy.rules[-1], Rule)
    assert "OWN001" in season.report.codes
    assert season_format.losses(season)[0] == "rule OWN001 is not one that ships and is left out"
    again = season_format.loads(season_format.dumps(season))
    assert "OWN001" not in again.report.codes
    assert "OWN001" not in {one.finding.code for one in again.remaining}


def test_exercises_of_ones_own_are_embedded_or_looked_up() -> None:
    """As in every document."""
    sled = Exercise(name="Sled push", pattern="squat", direct={"quadriceps"})
    known = catalogue.extended([sled])
    plan = Plan.parse(f"{SEASON.plan}\ntue pm strength: sled push 3x10 [own]", catalogue=known)
    season = checked(SEASON, plan)
    text = season_format.dumps(season)
    assert season_format.loads(text) == season
    other = known.extended([Exercise(name="Prowler", pattern="squat", direct={"quadriceps"})])
    session = season_format.loads(text.replace('"back-squat"', '"prowler"'), catalogue=other).plan.find("s1")[
        1
    ]
    assert "Prowler 3x5" in str(session)


def test_every_fault_is_named_with_its_place() -> None:
    """At once, whatever part of the season it is in."""
    text = (
        TEXT.replace('"kind":"max"', '"kind":"mx"')
        .replace('"about":"plan"', '"about":"plam"')
        .replace("based_on", "base_on")
        .replace('"notes":["', '"notes":[7,"')
        .replace('"distance":{"value":21.0975', '"distance":{"value":"far"', 1)
    )
    kinds, abouts = ", ".join(PhaseKind), ", ".join(About)
    policy = "this policy cannot be read: unknown key 'base_on'"
    assert problems(text) == [
        "value must be a number, not the text 'far' @ $.running.weeks[1].sessions[2].session.distance.value",
        f"kind must be one of {kinds}, not the text 'mx'; did you mean 'max'? @ $.phases[0].kind",
        (
            f"about must be one of {abouts}, not the text 'plam'; did you mean 'plan' or 'place'?"
            " @ $.grounds[0].about"
        ),
        "notes[0] must be a text, not 7 @ $.notes[0]",
        f"{policy}; known are name, based_on, rules; did you mean 'based_on'? @ $.policy",
    ]


@pytest.mark.parametrize(
    ("keys", "messages"),
    [
        (
            {"plan": 3, "policy": 4},
            ["plan must be an object, not 3 @ $.plan", "policy must be a text, not 4 @ $.policy"],
        ),
        ({"aims": []}, ["aims must be one for each week of the plan, in order, not an empty list @ $.aims"]),
        (
            {"aims": [{"week": 2, "sessions": 0, "share": 1, "step": 0}]},
            ["aims must be one for each week of the plan, in order, not weeks 2 @ $.aims"],
        ),
        (
            {"aims": [{"week": 0, "sessions": -1, "share": -1, "step": 0.5}]},
            [
                "step must be a whole number, not 0.5 @ $.aims[0].step",
                "week must be a whole number from 1 to 520, not 0 @ $.aims[0].week",
                "sessions must be a whole number from 0 to 14, not -1 @ $.aims[0].sessions",
                "share must be a number from 0 to 1, not -1.0 @ $.aims[0].share",
            ],
        ),
        (
            {"phases": [{"kind": "max", "first": 2, "last": 1, "sessions": 2}]},
            ["last must be a whole number from 2 to 520, not 1 @ $.phases[0].last"],
        ),
        (
            {"phases": [{"kind": "max", "first": 0, "last": 1, "sessions": -1}]},
            [
                "first must be a whole number from 1 to 520, not 0 @ $.phases[0].first",
                "sessions must be a whole number from 0 to 14, not -1 @ $.phases[0].sessions",
            ],
        ),
        (
            {"phases": [{"kind": "max", "first": 1, "last": 3, "sessions": 2}]},
            ["phases must be phases of its 2 weeks, not week 3 @ $.phases"],
        ),
        (
            {"grounds": [{"about": "week", "text": "x", "weeks": {"first": 3, "last": 2}}]},
            ["weeks must be the first and the last week, from 1, or None, not (3, 2) @ $.grounds[0].weeks"],
        ),
        (
            {"race": {"on": "2027-04-18", "priority": "D"}},
            ["priority must be one of A, B, C, not the text 'D' @ $.race.priority"],
        ),
        (
            {"before": {"type": "day"}},
            ["unknown before type 'day'; expected one of week, plan @ $.before.type"],
        ),
        ({"policy": '[rules.INT001]\nwarning_h = "x"\n'}, None),
    ],
)
def test_what_does_not_hold_together_is_refused(keys: dict[str, Any], messages: list[str] | None) -> None:
    """The nouns check themselves, and the season its weeks."""
    found = problems(changed(**keys))
    if messages is None:
        assert len(found) == 1
        assert found[0].endswith("at $.rules.INT001 @ $.policy")
    else:
        assert found == messages


def test_only_seasons_of_known_versions_are_read() -> None:
    """Where the schema is not known, nothing is said about the rest."""
    newer = "schema version 2 is newer than this library, which reads up to version 1; it needs a runstrength"
    assert problems(changed(schema="runstrength-season/2", plan=3))[0].startswith(newer)
    for other in ("runstrength/1", "runstrength-season/0.1", 1):
        assert problems(changed(schema=other))[0].startswith("schema must be 'runstrength-season/1', not ")
    assert problems(changed(schema="runstrength-season/0")) == [
        "schema version 0 is not read; the oldest is 1 @ $.schema"
    ]
    assert problems("{}") == [
        f"missing key {key!r} @ $" for key in ("schema", "running", "plan", "athlete", "policy")
    ]
    assert problems("[]") == ["the document must be an object, not an empty list @ $"]
    assert problems(b"\xff") == ["the document is not in UTF-8: byte 0xff at offset 0 is wrong"]
    assert problems("[" * 100 + "]" * 100)[0].startswith("the document must be an object")
    assert "twice" in problems(TEXT.replace('{"schema"', '{"notes":[],"schema"'))[0]


def test_what_says_of_itself_that_it_is_a_season() -> None:
    """Right or wrong, of any version."""
    for text in (TEXT, '{"schema": "runstrength-season/99"}', '{"schema": "runstrength-season"}'):
        assert season_format.is_season(text)
    for text in ("", "week 1", "[]", "{", "{}", '{"schema": 1}', '{"schema": "runstrength/1"}'):
        assert not season_format.is_season(text)


def test_a_document_of_a_season_without_findings_alike() -> None:
    """A reason may be left out."""
    assert season_format.loads(changed(remaining=None)).remaining == ()


def test_a_season_that_could_not_be_read_again_is_not_written() -> None:
    """Where a phase goes beyond the plan, or a list is too long."""
    beyond = Phase(kind="max", first=1, last=5, sessions=1)
    with pytest.raises(DocumentError, match="phases must be phases of its 2 weeks, not week 5"):
        season_format.dumps(attrs.evolve(SEASON, phases=(beyond,)))
    with pytest.raises(DocumentError, match="the season holds a list of more than 10,000 entries"):
        season_format.dumps(attrs.evolve(SEASON, notes=("x",) * 10_001))


def test_reasons_go_to_the_findings_that_are_found_again() -> None:
    """To the one that says the same, else to one of the same place; what is found no more is gone."""
    document = plain_json.loads(TEXT)
    twins = [one for one in document["remaining"] if one["code"] == "COV003"]
    by_message = {one.finding.message: one for one in SEASON.remaining}
    assert len(twins) == 2
    first, second = (by_message[one["message"]] for one in twins)

    def read(*remaining: dict[str, object]) -> tuple[object, ...]:
        return season_format.loads(changed(remaining=list(remaining))).remaining

    assert read(twins[1]) == (second,)
    assert read({**twins[0], "message": "Said otherwise"}, twins[0]) == (second, first)
    assert read({**twins[0], "code": "OLD001"}) == ()
    assert read(twins[0], twins[0], twins[0]) == (first, second)


def test_files_are_written_whole_and_read(tmp_path: Path) -> None:
    """On several lines unless one is asked for."""
    path = tmp_path / "season.json"
    season_format.write(path, SEASON)
    assert season_format.read(path) == SEASON
    assert path.read_text(encoding="utf-8").count("\n") > 100
    season_format.write(path, SEASON, indent=None)
    assert path.read_text(encoding="utf-8") == TEXT + "\n"
    assert season_format.read(path, athlete=SICK).athlete == SICK
    with pytest.raises(DocumentError):
        season_format.write(path, attrs.evolve(SEASON, notes=("x",) * 10_001))
    assert path.read_text(encoding="utf-8") == TEXT + "\n"


def test_the_plan_of_a_season_is_the_plan_of_documents() -> None:
    """So that programs that know the nouns know most of a season."""
    from runstrength.formats import json

    document = plain_json.loads(TEXT)
    plan = plain_json.dumps({"schema": "runstrength/1", "kind": "plan", "value": document["plan"]})
    assert json.loads(plan, Plan) == SEASON.plan
    before = {key: value for key, value in document["before"].items() if key != "type"}
    week = plain_json.dumps({"schema": "runstrength/1", "kind": "week", "value": before})
    assert json.loads(week, Week) == SEASON.before
    assert isinstance(SEASON, Season)


def test_other_languages_have_a_schema() -> None:
    """It takes what is written, and refuses what is not a season; every reference leads somewhere."""
    jsonschema = pytest.importorskip("jsonschema")
    made = season_format.schema()
    validator = jsonschema.Draft202012Validator(made)
    jsonschema.Draft202012Validator.check_schema(made)
    assert validator.is_valid(plain_json.loads(TEXT))
    wrong: list[dict[str, object]] = [
        {"schema": "runstrength-season/2"}, {"policy": None}, {"policy": 3}, {"fases": []},
        {"aims": [{"week": 1}]}, {"athlete": {"pregnant": True}}, {"notes": [1]}, {"before": {"type": "day"}},
    ]  # fmt: skip
    for keys in wrong:
        assert not validator.is_valid(plain_json.loads(changed(**keys)))
    text = plain_json.dumps(made)
    assert {part.partition('"')[0] for part in text.split('"#/$defs/')[1:]} == set(made["$defs"])
