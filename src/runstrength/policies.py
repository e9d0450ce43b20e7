"""Policies: named sets of rules with their parameters. The guide, the evidence, and the evidence in season.

A policy is a value. Changing a parameter, a severity or the selection gives another policy; `diff` tells two
apart with the source of each value. What an athlete's profile changes is part of the policy as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Final, TypeAlias

import attrs

from runstrength.errors import Faults, InvalidValueError, Problem, RunstrengthError, nearest_names
from runstrength.evidence import Grade
from runstrength.findings import Severity
from runstrength.model.athlete import Athlete, RunnerType
from runstrength.rules import RULES
from runstrength.rules._api import Rule, source_problems

__all__ = [
    "EVIDENCE",
    "EVIDENCE_IN_SEASON",
    "GUIDE",
    "Adjustment",
    "Difference",
    "Policy",
    "PolicyError",
    "Profile",
    "ValueSource",
    "profiles_of",
]

MASTERS_AGE: Final = 50
Switch: TypeAlias = Callable[[Rule], bool]


class PolicyError(RunstrengthError):
    """A policy that names an unknown rule or parameter, or a value that its rule refuses."""


class Profile(StrEnum):
    """A kind of athlete for whom a policy changes parameters."""

    NOVICE = "novice"
    MASTERS = "masters"
    JOGGER = "jogger"
    MARATHONER = "marathoner"
    MIDDLE_DISTANCE = "middle distance"
    SPRINTER = "sprinter"


_PROFILE_OF_TYPE: Mapping[RunnerType, Profile] = {kind: Profile(kind.value) for kind in RunnerType}


def profiles_of(athlete: Athlete) -> frozenset[Profile]:
    """Return the profiles of an athlete.

    Args:
        athlete: The athlete.

    Returns:
        Their type, and whether they are a novice or a master (50 and above; our convention, grade D).

    Example:
        >>> sorted(profiles_of(Athlete(type="jogger", age=61)))
        [<Profile.JOGGER: 'jogger'>, <Profile.MASTERS: 'masters'>]
    """
    found = {_PROFILE_OF_TYPE[athlete.type]} if athlete.type else set[Profile]()
    if athlete.is_novice:
        found.add(Profile.NOVICE)
    if athlete.age is not None and athlete.age >= MASTERS_AGE:
        found.add(Profile.MASTERS)
    return frozenset(found)


@attrs.frozen
class ValueSource:
    """What a value of a policy rests on.

    Attributes:
        keys: Keys of the references.
        grade: How good they are.
    """

    keys: tuple[str, ...]
    grade: Grade

    def __str__(self) -> str:
        """Write keys and grade."""
        return f"{', '.join(self.keys)} ({self.grade})"


OWN_CHOICE: Final = ValueSource(("user",), Grade.D)
"""The source of a value that whoever uses the library has chosen."""


@attrs.frozen
class Adjustment:
    """A parameter that a profile changes.

    Attributes:
        profile: For whom.
        code: The rule.
        parameter: The field of the rule; `on` switches it.
        value: Its value for them.
        source: What that rests on.
    """

    profile: Profile
    code: str
    parameter: str
    value: float | bool
    source: ValueSource


@attrs.frozen
class Difference:
    """A value in which two policies differ.

    Attributes:
        code: The rule.
        parameter: The parameter, `severity`, or `on`.
        left: Its value in the first policy; `None` where the rule is missing.
        right: Its value in the second.
        left_source: What the first rests on.
        right_source: What the second rests on.
    """

    code: str
    parameter: str
    left: object
    right: object
    left_source: ValueSource | None
    right_source: ValueSource | None

    def __str__(self) -> str:
        """Write both sides."""
        left, right = f"{self.left} [{self.left_source}]", f"{self.right} [{self.right_source}]"
        return f"{self.code} {self.parameter}: {left} | {right}"


@attrs.frozen(cache_hash=True)
class Policy:
    """A named set of rules with their parameters.

    Attributes:
        name: What it is called.
        rules: The rules; those that are off stay listed.
        adjustments: What the profiles of athletes change.
        changed: The source of each value that is not the rule's own, by code and parameter.

    Example:
        >>> stricter = EVIDENCE.with_("INT001", warning_h=36)
        >>> stricter.rule("INT001").warning_h
        36.0
        >>> print(*EVIDENCE.diff(stricter))
        INT001 warning_h: 24.0 [SIL22, DOM13 (A)] | 36.0 [user (D)]
    """

    name: str
    rules: tuple[Rule, ...]
    adjustments: tuple[Adjustment, ...] = ()
    changed: tuple[tuple[str, str, ValueSource], ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse two rules with one code or one name."""
        faults = Faults("Policy")
        for field in ("code", "name"):
            seen: set[str] = set()
            for rule in self.rules:
                value: str = getattr(type(rule), field)
                if value in seen:
                    faults.add("rules", value, f"rules with different {field}s")
                seen.add(value)
        faults.raise_any()

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the rules that are on."""
        return tuple(rule.code for rule in self.rules if rule.on)

    def rule(self, code: str) -> Rule:
        """Return a rule by its code or name.

        Args:
            code: Such as `INT001` or `heavy-legs-before-quality-run`.

        Returns:
            The rule as this policy has it.

        Raises:
            PolicyError: There is none.
        """
        for rule in self.rules:
            if code in (rule.code, rule.name):
                return rule
        raise PolicyError(self._unknown(code))

    def _unknown(self, code: str) -> Problem:
        names = [name for rule in self.rules for name in (rule.code, rule.name)]
        near = nearest_names(code, names)
        hint = f"; did you mean {' or '.join(map(repr, near))}?" if near else ""
        return Problem(f"no rule is called {code!r}{hint}", value=code, suggestions=near)

    def with_(
        self,
        code: str,
        *,
        severity: Severity | str | None = None,
        on: bool | None = None,
        source: ValueSource = OWN_CHOICE,
        **parameters: float | bool | str | tuple[str, ...],
    ) -> Policy:
        """Return the policy with some values of one rule changed.

        Args:
            code: The rule, by code or name.
            severity: The severity of all its findings.
            on: Whether it runs.
            source: What the new values rest on.
            parameters: New values of its parameters.

        Returns:
            A new policy of the same name.

        Raises:
            PolicyError: The rule or a parameter is unknown, or the rule refuses a value.

        Example:
            >>> EVIDENCE.with_("REC001", severity="error").rule("REC001").severity
            <Severity.ERROR: 3>
        """
        return self.with_values(code, parameters, severity=severity, on=on, source=source)

    def with_values(
        self,
        code: str,
        parameters: Mapping[str, float | bool | str | tuple[str, ...]],
        *,
        severity: Severity | str | None = None,
        on: bool | None = None,
        source: ValueSource = OWN_CHOICE,
    ) -> Policy:
        """Return the policy with some values of one rule changed, the parameters as a mapping.

        Args:
            code: The rule, by code or name.
            parameters: New values of its parameters by name.
            severity: The severity of all its findings.
            on: Whether it runs.
            source: What the new values rest on.

        Returns:
            A new policy of the same name.

        Raises:
            PolicyError: The rule or a parameter is unknown, or the rule refuses a value.
        """
        old = self.rule(code)
        known = {about.name: about for about in old.parameters()}
        unknown = [name for name in parameters if name not in known]
        if unknown:
            raise PolicyError(*(_unknown_parameter(old, name, known) for name in unknown))
        changes: dict[str, object] = {}
        for name, value in parameters.items():
            numeric = isinstance(known[name].default, float) and type(value) is int
            changes[name] = float(value) if numeric and isinstance(value, int) else value
        if on is not None:
            changes["on"] = on
        try:
            if severity is not None:
                changes["severity"] = Severity.parse(severity) if isinstance(severity, str) else severity
            new = old.with_values(changes)
        except InvalidValueError as error:
            raise PolicyError(*error.problems) from None
        rules = tuple(new if rule is old else rule for rule in self.rules)
        kept = tuple(c for c in self.changed if not (c[0] == old.code and c[1] in changes))
        return attrs.evolve(
            self, rules=rules, changed=(*kept, *((old.code, name, source) for name in changes))
        )

    def with_rules(self, *rules: Rule | type[Rule]) -> Policy:
        """Return the policy with more rules, such as your own.

        Args:
            rules: Rules, or their classes for the values that they ship with.

        Returns:
            A new policy of the same name.

        Raises:
            InvalidValueError: A code or name is taken, something is no rule, or a rule rests on an unknown
                reference or has a parameter that cannot be hashed; all of it is named.
        """
        faults = Faults("with_rules")
        for given in rules:
            cls = given if isinstance(given, type) else type(given)
            if not (issubclass(cls, Rule) and hasattr(cls, "code")):
                faults.add("rules", given, "rules made with @rule, or their classes")
                continue
            for problem in source_problems(cls):
                faults.add("rules", cls.code, f"rules with known sources ({problem})")
        faults.raise_any()
        made = tuple(r() if isinstance(r, type) else r for r in rules)
        for rule in made:
            try:
                hash(rule)
            except TypeError as error:
                faults.add("rules", rule.code, f"rules whose parameters can be hashed ({error})")
        faults.raise_any()
        return attrs.evolve(self, rules=self.rules + made)

    def select(self, *names: str) -> Policy:
        """Return the policy with only some rules on.

        Args:
            names: Codes, readable names or families (`INT`). A rule that is off comes on only by its own
                code or name.

        Returns:
            A new policy of the same name.

        Raises:
            PolicyError: A name means no rule.
        """
        self._check_names(names)
        return self._switched(
            lambda rule: bool({rule.code, rule.name} & {*names}) or (rule.on and rule.family() in names)
        )

    def ignore(self, *names: str) -> Policy:
        """Return the policy with some rules off.

        Args:
            names: Codes, readable names or families (`COV`).

        Returns:
            A new policy of the same name.

        Raises:
            PolicyError: A name means no rule.
        """
        self._check_names(names)
        return self._switched(lambda rule: rule.on and not {rule.code, rule.name, rule.family()} & {*names})

    def _check_names(self, names: Iterable[str]) -> None:
        known = {name for rule in self.rules for name in (rule.code, rule.name, rule.family())}
        problems = [self._unknown(name) for name in names if name not in known]
        if problems:
            raise PolicyError(*problems)

    def _switched(self, is_on: Switch) -> Policy:
        return attrs.evolve(self, rules=tuple(attrs.evolve(rule, on=is_on(rule)) for rule in self.rules))

    def rules_for(self, athlete: Athlete) -> tuple[Rule, ...]:
        """Return the rules with what the profiles of an athlete change.

        Args:
            athlete: The athlete.

        Returns:
            The rules in order.
        """
        profiles = profiles_of(athlete)
        rules = {rule.code: rule for rule in self.rules}
        own = {(code, name) for code, name, source in self.changed if source == OWN_CHOICE}
        for adjustment in self.adjustments:
            code, name = adjustment.code, adjustment.parameter
            if adjustment.profile in profiles and code in rules and (code, name) not in own:
                # A profile may switch a rule off, but never on against the policy.
                value = rules[code].on and adjustment.value if name == "on" else adjustment.value
                rules[code] = rules[code].with_values({name: value})
        return tuple(rules.values())

    def source_of(self, code: str, parameter: str) -> ValueSource:
        """Return what a value rests on.

        Args:
            code: The rule.
            parameter: The parameter, `severity` or `on`.

        Returns:
            Its source.

        Raises:
            PolicyError: The rule is unknown.
        """
        rule = self.rule(code)
        for changed_code, name, source in self.changed:
            if (changed_code, name) == (rule.code, parameter):
                return source
        for about in rule.parameters():
            if about.name == parameter:
                return ValueSource(about.sources, about.grade)
        return ValueSource(rule.sources, rule.grade)

    def diff(self, other: Policy) -> tuple[Difference, ...]:
        """Return where two policies differ, with both sources.

        Args:
            other: The other policy.

        Returns:
            The differing values; for a rule that only one has on, that alone.
        """
        mine = {rule.code: rule for rule in self.rules}
        theirs = {rule.code: rule for rule in other.rules}
        return tuple(
            difference
            for code in dict.fromkeys((*mine, *theirs))
            for difference in self._differences(other, mine.get(code), theirs.get(code))
        )

    def _differences(self, other: Policy, mine: Rule | None, theirs: Rule | None) -> list[Difference]:
        is_on, other_on = mine is not None and mine.on, theirs is not None and theirs.on
        either = mine or theirs
        if either is None or not (is_on or other_on):
            return []
        names = ["on"] if is_on != other_on else ["severity", *(about.name for about in either.parameters())]
        found: list[Difference] = []
        for name in names:
            left = is_on if name == "on" else getattr(mine, name)
            right = other_on if name == "on" else getattr(theirs, name)
            if left != right:
                sources = [
                    p.source_of(either.code, name) if r else None for p, r in ((self, mine), (other, theirs))
                ]
                found.append(Difference(either.code, name, left, right, sources[0], sources[1]))
        return found


def _unknown_parameter(rule: Rule, name: str, known: Iterable[str]) -> Problem:
    near = nearest_names(name, known)
    hint = f"; did you mean {' or '.join(map(repr, near))}?" if near else ""
    has = ", ".join(known) or "no parameters"
    return Problem(
        f"{rule.code} has no parameter {name!r} (it has {has}){hint}", field=name, suggestions=near
    )


_GUIDE_SOURCE: Final = ValueSource(("guide",), Grade.D)
_PROFILE_CONVENTION: Final = ValueSource(("convention",), Grade.D)

_ADJUSTMENTS: tuple[Adjustment, ...] = (
    Adjustment(Profile.NOVICE, "INT001", "warning_h", 48.0, ValueSource(("DOM19b",), Grade.B)),
    Adjustment(Profile.MARATHONER, "TPR001", "warning_a_h", 96.0, _PROFILE_CONVENTION),
    *(
        Adjustment(Profile.JOGGER, code, "on", value=False, source=_PROFILE_CONVENTION)
        for code in ("TPR001", "TPR002", "TPR003", "TPR004", "TPR005", "PER001")
    ),
)

_GUIDE_ONLY: Final = ("LOD001", "DAT001", "COV004")
_BY_CHOICE: Final = ("LOD012",)
"""Rules that no shipped policy has on; plans seldom write down what they ask for."""
_IN_GUIDE: Final = (
    "FRQ", "REC001", "REC002", "COV001", "COV002", "COV003", "COV004", "COV005", "DUR", "PLY001", "PLY004",
    "LOD001", "LOD002", "LOD003", "LOD005", "LOD007", "VOL002", "PRG006", "DAT", "POP", "SAF",
)  # fmt: skip
_GuideValues: TypeAlias = tuple[Severity | None, Mapping[str, float | bool]]
_GUIDE_VALUES: Mapping[str, _GuideValues] = {
    "FRQ001": (None, {"max_severity": 2}),
    "REC001": (Severity.ERROR, {"exempt_split": False}),
    "COV002": (Severity.WARNING, {}),
    "COV003": (None, {"min_sets": 1, "count_light": True}),
    "DUR001": (None, {"usual_min": 30.0}),
    "PLY001": (None, {"every_week": True}),
    "LOD003": (Severity.WARNING, {}),
}


def _shipped() -> tuple[Rule, ...]:
    return tuple(cls() for cls in RULES)


def _changed(policy: Policy, values: Mapping[str, _GuideValues], source: ValueSource) -> Policy:
    for code, (severity, parameters) in values.items():
        policy = policy.with_values(code, parameters, severity=severity, source=source)
    return policy


def _evidence() -> Policy:
    return Policy("evidence", _shipped(), _ADJUSTMENTS).ignore(*_GUIDE_ONLY, *_BY_CHOICE)


def _guide() -> Policy:
    return _changed(Policy("guide", _shipped()).select(*_IN_GUIDE), _GUIDE_VALUES, _GUIDE_SOURCE)


EVIDENCE: Final = _evidence()
"""The default: what the literature supports, the guide's gaps filled with sourced values."""

GUIDE: Final = _guide()
"""The starting guide, taken at its word; only rules about data and safety are added."""

EVIDENCE_IN_SEASON: Final = attrs.evolve(
    EVIDENCE.with_("FRQ001", min_days=1, source=ValueSource(("BEA17", "SPI21"), Grade.B)).with_(
        "VOL004",
        every_week=True,
        source=_PROFILE_CONVENTION,
    ),
    name="evidence_in_season",
)
"""The evidence in the racing season: one session a week keeps strength."""
