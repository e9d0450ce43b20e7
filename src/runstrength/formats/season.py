r"""Seasons to and from JSON, with the ground of every choice: what an app keeps to live with one.

A document names its schema, `runstrength-season/1`, and holds the season under these keys. What is nothing is
left out, and nothing else is allowed.

- `running` and `plan`: the running plan, and the same with strength, as documents of nouns hold plans.
- `race`: `on`, `distance` and `priority`. `athlete`: as documents of nouns hold it, but for what they say of
  their health, which is never written. `before`: a plan or a week, with its `type`.
- `policy`: the rules, as the TOML text that `runstrength.formats.policy` reads.
- `phases`: each `kind`, `first`, `last`, `sessions`. `aims`, one for each week: `week`, `phase`, `sessions`,
  `share`, `is_deload`, `step`.
- `grounds`: each `about`, `text`, `sources`, `weeks` (`first` and `last`), `key`, `exercise`.
- `remaining`: why findings stay: the `code`, place (`where`, `key`), earlier place (`also`, `also_key`) and
  `message` of the finding, and `why` and `is_new`.
- `notes`: sentences. `proof`: `states`, `not_optimised`, `is_proven`.

The report is not in it: it is made again by `check`, and the reasons go to the findings that are found again.
`schema()` is for other languages.

Example:
    >>> from runstrength.planning import Season
    >>> from runstrength.policies import EVIDENCE
    >>> runs = Plan.parse("start: 2027-01-04\nweek 1\nsat long 90min")
    >>> facts = {"running": runs, "plan": runs, "report": check(runs), "policy": EVIDENCE}
    >>> season = Season(**facts, phases=(), aims=(Aim(week=1, phase=None, sessions=0),), grounds=())
    >>> text = dumps(season)
    >>> print(text[:53])
    {"schema":"runstrength-season/1","running":{"weeks":[
    >>> loads(text) == season
    True
    >>> loads(text.replace('"week":1', '"week":2').replace('"policy"', '"polity"'))
    Traceback (most recent call last):
    ...
    runstrength.formats.json.DocumentError: 3 problems:
    - unknown key 'polity'; did you mean 'policy'? @ $
    - missing key 'policy' @ $
    - aims must be one for each week of the plan, in order, not weeks 2 @ $.aims
"""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import Any, Final, TypeVar, cast

import attrs

from runstrength.checking import check
from runstrength.errors import Faults, RunstrengthError
from runstrength.exercises import Catalogue
from runstrength.findings import Report
from runstrength.formats import policy as policy_format
from runstrength.formats._writing import write_whole
from runstrength.formats.json import DocumentError
from runstrength.formats.json._converter import read_form, write_form
from runstrength.formats.json._migration import version_in
from runstrength.formats.json._refusal import Refusal, Trouble, checked_object, error_of, refused
from runstrength.formats.json._shape import Place, SilentAthlete
from runstrength.formats.json._text import MAX_BYTES, check_depth, decoded, encoded, parsed
from runstrength.model.athlete import Athlete
from runstrength.model.plan import Plan
from runstrength.model.week import Week
from runstrength.planning import About, Aim, Ground, Phase, PhaseKind, Race, Remaining, Season
from runstrength.planning._again import essence, found_again, judged_again, without_health
from runstrength.policies import Policy
from runstrength.scheduling import Proof

__all__ = ["VERSION", "dumps", "is_season", "loads", "losses", "read", "schema", "write"]

VERSION: Final = 1
"""The version of the schema that is written; it rises when a key goes away or changes its meaning."""

_FAMILY: Final = "runstrength-season"
_HEALTH: Final = "What the athlete says of their health is never written: give it again when it matters."
_MOST: Final = 10_000

T = TypeVar("T")


@attrs.frozen(kw_only=True)
class _Span:
    first: int
    last: int

    def __attrs_post_init__(self) -> None:
        faults = Faults("weeks")
        _check_span(faults, self.first, self.last)
        faults.raise_any()


def _check_span(faults: Faults, first: object, last: object) -> None:
    if faults.whole("first", first, 1, _MOST):
        faults.whole("last", last, cast("int", first), _MOST)


@attrs.frozen(kw_only=True)
class _Phase:
    kind: PhaseKind
    first: int
    last: int
    sessions: int

    def __attrs_post_init__(self) -> None:
        faults = Faults("Phase")
        _check_span(faults, self.first, self.last)
        faults.whole("sessions", self.sessions, 0, _MOST)
        faults.raise_any()


@attrs.frozen(kw_only=True)
class _Aim:
    week: int
    phase: PhaseKind | None = None
    sessions: int
    share: float
    is_deload: bool = False
    step: int

    def __attrs_post_init__(self) -> None:
        faults = Faults("Aim")
        faults.whole("week", self.week, 1, _MOST)
        faults.whole("sessions", self.sessions, 0, _MOST)
        faults.number("share", self.share, 0, _MOST)
        faults.whole("step", self.step, 0, _MOST)
        faults.raise_any()


@attrs.frozen(kw_only=True)
class _Ground:
    about: About
    text: str
    sources: tuple[str, ...] = ()
    weeks: _Span | None = None
    key: str | None = None
    exercise: str | None = None


@attrs.frozen(kw_only=True)
class _Remaining:
    code: str
    where: Place
    key: str | None = None
    also: Place | None = None
    also_key: str | None = None
    message: str
    why: str
    is_new: bool = False


@attrs.frozen(kw_only=True)
class _Document:
    """A season as it stands in a document."""

    schema: str
    running: Plan
    plan: Plan
    race: Race | None = None
    athlete: SilentAthlete
    policy: str
    before: Week | Plan | None = None
    phases: tuple[_Phase, ...] = ()
    aims: tuple[_Aim, ...] = ()
    grounds: tuple[_Ground, ...] = ()
    remaining: tuple[_Remaining, ...] = ()
    notes: tuple[str, ...] = ()
    proof: Proof | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse weeks that the plan does not have; a plan that could not be read has been told already."""
        if not isinstance(self.plan, Plan):
            return
        faults, weeks = Faults("Season"), len(self.plan.weeks)
        numbers = [aim.week for aim in self.aims]
        if numbers != list(range(1, weeks + 1)):
            shown = f"weeks {', '.join(map(str, numbers))}" if numbers else "none"
            faults.add("aims", numbers, "one for each week of the plan, in order", shown=shown)
        for phase in self.phases:
            if phase.last > weeks:
                faults.add("phases", phase.last, f"phases of its {weeks} weeks", shown=f"week {phase.last}")
        faults.raise_any()


def dumps(season: Season, *, indent: int | None = None) -> str:
    """Write a season as a JSON document.

    Seasons that are equal, and proven in the same way, give the same text.

    Args:
        season: The season.
        indent: Spaces for each level, over several lines; all on one line when left out.

    Returns:
        The document, which `loads` turns into an equal season, but for what `losses` names.

    Raises:
        DocumentError: The season does not hold together, is too large to be read again, or has a text or
            number that JSON does not have.
        MissingExtraError: The policy is none that ships, and tomli-w is not installed.
    """
    try:
        document = _document_of(without_health(season))
    except RunstrengthError as error:
        if isinstance(error, ImportError):
            raise
        raise DocumentError(*error.problems) from None
    return encoded("season", lambda: write_form(_Document, document), indent)


def losses(season: Season) -> tuple[str, ...]:
    """Say what `dumps` leaves out.

    Args:
        season: The season.

    Returns:
        A sentence for each rule of your own, and that nothing about the athlete's health is written, whether
        there was anything or not.
    """
    return (*policy_format.losses(season.policy), _HEALTH)


def loads(text: str | bytes, *, catalogue: Catalogue | None = None, athlete: Athlete | None = None) -> Season:
    """Read a season from a JSON document, and make its report again.

    Args:
        text: The document; bytes are in UTF-8.
        catalogue: Where identifiers of exercises are looked up; the exercises that ship when left out.
        athlete: Who trains, with what they say of their health; the one of the document when left out.

    Returns:
        The season.

    Raises:
        DocumentError: The document has faults, all of them in `problems`, or is of a newer schema version.
    """
    given = decoded(text)
    plain = parsed(given)
    try:
        document, policy = _read(plain, given, catalogue)
    except Refusal as refusal:
        raise error_of(refusal) from None
    season = _season_of(document, policy)
    return season if athlete is None else judged_again(season, athlete)


def read(
    path: str | PathLike[str], *, catalogue: Catalogue | None = None, athlete: Athlete | None = None
) -> Season:
    """Read a season from a file; no more of a file is read than a document may be large.

    Args:
        path: The file.
        catalogue: Where identifiers of exercises are looked up; the exercises that ship when left out.
        athlete: Who trains, with what they say of their health; the one of the document when left out.

    Returns:
        The season.

    Raises:
        DocumentError: The document has faults; see `loads`.
        OSError: The file cannot be read.
    """
    with Path(path).open("rb") as file:
        text = file.read(MAX_BYTES + 1)
    return loads(text, catalogue=catalogue, athlete=athlete)


def write(path: str | PathLike[str], season: Season, *, indent: int | None = 2) -> None:
    """Write a season to a file: all of it, or nothing where something goes wrong.

    Args:
        path: The file; one that is there is replaced.
        season: The season.
        indent: Spaces for each level; `None` for a single line.

    Raises:
        DocumentError: The season cannot be written; see `dumps`.
        MissingExtraError: The policy is none that ships, and tomli-w is not installed.
        OSError: The file cannot be written; what was there is still there.
    """
    write_whole(path, dumps(season, indent=indent) + "\n")


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of the documents of this version.

    It lets through more than `loads` does, never less.

    Returns:
        The schema, as plain data of your own to change.

    Example:
        >>> schema()["$id"]
        'urn:runstrength-season:schema:1'
    """
    from runstrength.formats.json._schema import schema_of  # noqa: PLC0415 - only other languages need it

    description = "A running plan with strength in it, and the ground of every choice."
    return schema_of(_Document, _FAMILY, VERSION, description)


def is_season(text: str) -> bool:
    """Return whether a text says of itself that it is a document with a season, right or wrong.

    Args:
        text: Any text.

    Returns:
        Whether it is JSON with the word for seasons under `schema`.

    Example:
        >>> is_season('{"schema": "runstrength-season/1"}'), is_season('{"schema": "runstrength/1"}')
        (True, False)
    """
    try:
        plain = parsed(decoded(text))
    except DocumentError:
        return False
    schema: object = cast("dict[str, Any]", plain).get("schema") if isinstance(plain, dict) else None
    return isinstance(schema, str) and schema.partition("/")[0] == _FAMILY


# Writing.


def _document_of(season: Season) -> _Document:
    return _Document(
        schema=f"{_FAMILY}/{VERSION}",
        running=season.running,
        plan=season.plan,
        race=season.race,
        athlete=SilentAthlete(season.athlete),
        policy=_policy_text(season.policy),
        before=season.before,
        phases=tuple(_as(_Phase, phase) for phase in season.phases),
        aims=tuple(_as(_Aim, aim) for aim in season.aims),
        grounds=tuple(
            _as(_Ground, ground, weeks=ground.weeks and _Span(first=ground.weeks[0], last=ground.weeks[1]))
            for ground in season.grounds
        ),
        remaining=tuple(map(_remaining_of, season.remaining)),
        notes=season.notes,
        proof=season.proof,
    )


def _as(cls: type[T], value: Any, **others: object) -> T:  # noqa: ANN401 - an attrs value of the same fields
    return cls(**{**attrs.asdict(value, recurse=False), **others})


def _policy_text(policy: Policy) -> str:
    shipped = any(policy == base for base in policy_format.BASES.values())
    return f'based_on = "{policy.name}"\n' if shipped else policy_format.dumps(policy)


def _remaining_of(one: Remaining) -> _Remaining:
    code, where, key, also, also_key = essence(one.finding)
    return _Remaining(
        code=code,
        where=Place(where),
        key=key,
        also=Place(also) if also else None,
        also_key=also_key,
        message=one.finding.message,
        why=one.why,
        is_new=one.is_new,
    )


# Reading.


def _read(plain: object, text: str, catalogue: Catalogue | None) -> tuple[_Document, Policy]:
    given = checked_object(plain)
    if "schema" in given:
        try:
            version = version_in(given["schema"], _FAMILY, VERSION)
            if version < VERSION:
                message = f"schema version {version} is not read; the oldest is {VERSION}"
                raise refused(message, given["schema"])
        except Refusal as refusal:  # nothing is known about the rest
            raise Refusal(refusal.under("schema")) from None
    try:
        return _form(given, catalogue, careful=False), _policy_of(given["policy"])
    except (Refusal, RunstrengthError):
        check_depth(text)
    troubles: list[Trouble] = []
    try:
        _form(given, catalogue, careful=True)
    except Refusal as refusal:
        troubles += refusal.troubles
    if isinstance(given.get("policy"), str):
        try:
            _policy_of(given["policy"])
        except RunstrengthError as error:
            said = [problem.removesuffix(" @ $").replace(" @ ", ", at ") for problem in error.problems]
            troubles += [Trouble(("policy",), f"this policy cannot be read: {text}") for text in said]
    raise Refusal(troubles)


def _form(given: dict[str, Any], catalogue: Catalogue | None, *, careful: bool) -> _Document:
    return cast("_Document", read_form(_Document, given, catalogue, careful=careful))


def _policy_of(text: str) -> Policy:
    return policy_format.loads(text)


def _season_of(document: _Document, policy: Policy) -> Season:
    report = check(document.plan, policy=policy, athlete=document.athlete, before=document.before)
    return Season(
        running=document.running,
        plan=document.plan,
        report=report,
        phases=tuple(_as(Phase, phase) for phase in document.phases),
        aims=tuple(_as(Aim, aim) for aim in document.aims),
        grounds=tuple(
            _as(Ground, ground, weeks=ground.weeks and (ground.weeks.first, ground.weeks.last))
            for ground in document.grounds
        ),
        remaining=_remaining_in(document.remaining, report),
        notes=document.notes,
        proof=document.proof,
        race=document.race,
        athlete=document.athlete,
        policy=policy,
        before=document.before,
    )


def _remaining_in(remaining: tuple[_Remaining, ...], report: Report) -> tuple[Remaining, ...]:
    """Give every reason to its finding; the reason for one that is found no more is gone with it."""
    known = [((one.code, one.where, one.key, one.also, one.also_key), one.message) for one in remaining]
    return tuple(
        Remaining(report[at], one.why, one.is_new)
        for one, at in zip(remaining, found_again(known, report), strict=True)
        if at is not None
    )
