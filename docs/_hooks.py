"""Pages made from the data when the site is built: rules, exercises, evidence, the guide."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, Files

from runstrength.checking import explain
from runstrength.checking._cases import case_report, case_subject
from runstrength.days import Weekday
from runstrength.evidence import Grade, Reference, guide, reference, references
from runstrength.exercises import catalogue
from runstrength.findings import Quantity
from runstrength.model import Exercise, Plan, Week
from runstrength.muscles import KEY_GROUPS, ROLES, MuscleGroup
from runstrength.policies import EVIDENCE, EVIDENCE_IN_SEASON, GUIDE, Policy
from runstrength.rules import RULES, Case, Parameter, Rule

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

POLICIES = (EVIDENCE, EVIDENCE_IN_SEASON, GUIDE)
RULES_INTRODUCTION = """\
Every rule is one object that checks, steers and explains. Its grade says how good its evidence is: {}.

A [policy](../how-to/change-a-policy.md) says which rules are on, and with which values. On the command
line it is `runstrength rules`, and `runstrength explain CODE` for one of them. [The rule book](book.md) has
all of them on one page, to print. Yours run beside them: [write a rule](../how-to/write-a-rule.md)."""
BOOK_INTRODUCTION = """\
All {} rules on one page, to print. The pages of the [single rules](index.md) also have cases, drawn as weeks.
On the command line: `runstrength rules --book`, with the values of any policy.

How good a source is: {}."""
EXERCISES_INTRODUCTION = """\
{} exercises by the muscle groups that they train directly, those that running needs most first. On the
command line: `runstrength exercises --muscle calves --equipment none`."""
IMPACTS = ("none", "low", "medium", "high")
SCOPES = {
    "session": "one session",
    "pair": "two sessions",
    "week": "one week",
    "line": "the days in order",
    "plan": "everything",
}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages to the site."""
    for path, content in pages():
        files.append(File.generated(config, path, content=content))
    return files


def pages() -> Iterator[tuple[str, str]]:
    """Go through the generated pages: path and Markdown."""
    yield "rules/index.md", rules_index()
    for cls in RULES:
        yield f"rules/{cls.code}.md", rule_page(cls)
    yield "rules/book.md", rule_book()
    yield "evidence.md", evidence_page()
    yield "explanation/guide-and-evidence.md", disagreements_page()
    yield "exercises/index.md", exercises_index()
    for exercise in catalogue.values():
        yield f"exercises/{exercise.id}.md", exercise_page(exercise)


def table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a Markdown table."""
    names = list(header)
    lines = [names, ["---"] * len(names), *(list(row) for row in rows)]
    return "\n".join(
        "| " + " | ".join(cell.replace("|", "\\|").replace("\n", "<br>") for cell in row) + " |"
        for row in lines
    )


def cited(keys: Iterable[str], up: str = "../") -> str:
    """Return references as links to the evidence page."""
    return ", ".join(f"[{key}]({up}evidence.md#{key.lower()})" for key in keys)


def rules_index() -> str:
    """Return the list of rules, family by family."""
    families: dict[str, list[type[Rule]]] = defaultdict(list)
    for cls in RULES:
        families[cls.family()].append(cls)
    grades = "; ".join(f"**{grade}** {grade.meaning}" for grade in Grade)
    parts = [f"# Rules\n\n{RULES_INTRODUCTION.format(grades)}"]
    for rules in families.values():
        rows = [
            [f"[{cls.code}]({cls.code}.md)<br>{cls.name}", cls.page()[""], str(cls.grade), _on(cls)]
            for cls in rules
        ]
        parts += [f"## {_family_title(rules[0])}", table(["Rule", "Objects to", "Grade", "On in"], rows)]
    return "\n\n".join(parts) + "\n"


def rule_book() -> str:
    """Return all rules on one page, made for printing."""
    grades = "; ".join(f"**{grade}** {grade.meaning}" for grade in Grade)
    parts = ["# The rule book", BOOK_INTRODUCTION.format(len(RULES), grades)]
    family = ""
    for cls in RULES:
        if cls.family() != family:
            family = cls.family()
            parts.append(f"## {_family_title(cls)} {{ .family }}")
        parts.append(_chapter(cls))
    keys = sorted({key for cls in RULES for key in _keys(cls)})
    parts += ["## Sources", "\n".join(f"- {_source(reference(key))}" for key in keys)]
    return "\n\n".join(parts) + "\n"


def _family_title(cls: type[Rule]) -> str:
    return f"{cls.__module__.split('.')[2].capitalize()} ({cls.family()})"


def _keys(cls: type[Rule]) -> set[str]:
    return {*cls.sources, *(key for about in cls.parameters() for key in about.sources)}


def _chapter(cls: type[Rule]) -> str:
    """Return the page of a rule, short enough for a book: without its cases and its sources in full."""
    page = explain(cls.code)
    about = (
        f"Looks at {SCOPES[page.scope]}; on in: {_on(cls)}; grade {page.grade}: {', '.join(page.sources)}."
    )
    parts = [f"### {page.code} {page.name}", f"{page.summary} *{about}*"]
    for heading, text in page.sections.items():
        if heading != "Options" or not cls.parameters():
            parts += [f"**{heading}**", _paragraphs(text)]
    if cls.parameters():
        parts += ["**Options**", _values(cls)]
    return "\n\n".join(parts)


def _on(cls: type[Rule]) -> str:
    names = [policy.name.replace("_", " ") for policy in POLICIES if cls.code in policy.codes]
    return "all" if len(names) == len(POLICIES) else ", ".join(names) or "none"


def rule_page(cls: type[Rule]) -> str:
    """Return the page of a rule."""
    page = explain(cls.code)
    parts = [
        f"# {page.code} {page.name}",
        page.summary,
        f"Looks at {SCOPES[page.scope]}. Grade {page.grade}: {page.grade.meaning}.",
    ]
    for heading, text in page.sections.items():
        parts += [f"## {heading}", _paragraphs(text)]
    if cls.parameters():
        parts += ["## Values", _values(cls)]
    parts += ["## Flagged", *(_case(cls, case) for case in cls.flagged)]
    parts += ["## Left alone", *(_case(cls, case) for case in cls.clean)]
    parts += ["## Sources", "\n".join(f"- {_source(reference(key))}" for key in cls.sources)]
    return "\n\n".join(parts) + "\n"


def _paragraphs(text: str) -> str:
    """Return the text of a heading, its lists as lists, its references and rules as links."""
    lines = "\n".join(f"- {line}" if line.startswith("`") else line for line in text.splitlines())
    return _NAMED.sub(_link, lines)


_NAMED = re.compile(r"\b[A-Z]{2,3}\d{2,3}[a-z]?\b")


def _link(found: re.Match[str]) -> str:
    name = found[0]
    if name in EVIDENCE.codes or any(name == cls.code for cls in RULES):
        return f"[{name}]({name}.md)"
    return cited([name]) if name in references() else name


def _values(cls: type[Rule]) -> str:
    rows: list[list[str]] = []
    for about in cls.parameters():
        source = EVIDENCE.source_of(cls.code, about.name)
        rows.append(
            [f"`{about.name}`", _value(cls, about), about.text, cited(source.keys), str(source.grade)]
        )
    return table(["Parameter", "Value", "What it means", "Source", "Grade"], rows)


def _value(cls: type[Rule], about: Parameter) -> str:
    """Return the value of the default policy, and those of the others where they differ."""
    texts = {policy.name: _shown(policy, cls.code, about) for policy in POLICIES}
    usual = texts[EVIDENCE.name]
    others = [f"{name.replace('_', ' ')}: {text}" for name, text in texts.items() if text != usual]
    return "<br>".join([usual, *others])


def _shown(policy: Policy, code: str, about: Parameter) -> str:
    value: object = getattr(policy.rule(code), about.name)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return str(Quantity(value, about.unit)) if isinstance(value, int | float) else str(value)


def _source(source: Reference) -> str:
    where = f" [{source.url}]({source.url})" if source.url else ""
    text = str(source).removesuffix(source.url or "").strip()
    return f"**{source.key}** (grade {source.grade}) {text}{where}"


def _case(cls: type[Rule], case: Case) -> str:
    subject = case_subject(case)
    is_plan = isinstance(subject, Plan)
    weeks = subject.weeks if isinstance(subject, Plan) else (subject,)
    given = [f"athlete: {_facts(case.athlete)}"] if case.athlete else []
    given += [f"options: {_facts(case.options)}"] if case.options else []
    title = case.title[:1].upper() + case.title[1:]
    head = f"**{title}**" + (f" ({'; '.join(given)})" if given else "")
    report = case_report(cls, case)
    marked = {str(f.where) for f in report}
    strips = "\n\n".join(week_strip(week, marked, n if is_plan else None) for n, week in enumerate(weeks, 1))
    said = "\n".join(f"- {f.severity}, {f.where}: {f.message}." for f in report)
    return "\n\n".join(part for part in (head, strips, said) if part)


def _facts(values: Mapping[str, object]) -> str:
    return ", ".join(
        f"{name} {', '.join(map(str, v)) if isinstance(v, set) else v}" for name, v in values.items()
    )


def week_strip(week: Week, marked: set[str], number: int | None) -> str:
    """Draw a week as a strip of seven days; the places that were found are bold."""
    cells: dict[Weekday, list[str]] = defaultdict(list)
    for planned in week.sessions:
        place = f"week {number} {planned.slot}" if number else str(planned.slot)
        at = str(planned.slot).partition(" ")[2]
        text = escape(f"{at} {planned.session}".strip())
        cells[planned.slot.day].append(f"**{text}**" if place in marked else text)
    label = [f"week {number}"] if number else []
    if week.labels:
        label.append(", ".join(week.labels))
    strip = table([str(day) for day in Weekday], [["\n".join(cells[day]) for day in Weekday]])
    return (f"*{' '.join(label)}*\n\n" if label else "") + strip


def evidence_page() -> str:
    """Return every reference and what rests on it."""
    used: dict[str, set[str]] = defaultdict(set)
    for cls in RULES:
        for key in _keys(cls):
            used[key].add(f"[{cls.code}](rules/{cls.code}.md)")
    for claim in guide().claims:
        for key in claim.sources:
            used[key].add(f"claim {claim.key}")
    for group, role in ROLES.items():
        for key in role.sources:
            used[key].add(f"role of the {group}")
    parts = [
        "# Evidence",
        "Every reference, what it found, how good it is, whether we have read it, and what rests on it.",
    ]
    for source in references().values():
        parts += [f"## {source.key}", _source(source), source.finding]
        parts += [f"*Note:* {source.note}"] if source.note else []
        rests = ", ".join(sorted(used[source.key])) or "nothing yet"
        parts.append(f"Status: {source.status.value}. What rests on it: {rests}.")
    return "\n\n".join(parts) + "\n"


def disagreements_page() -> str:
    """Return where the guide and the literature part."""
    parts = [
        "# Where the guide and the evidence part",
        """The guide is where this library starts, and the literature does not always agree with it. Both are
held as policies; this page says where they differ and what we do about it.""",
    ]
    for at, point in enumerate(guide().disagreements, 1):
        parts += [
            f"## {at}. {point.topic}",
            table(
                ["The guide", "The evidence", "What we do"], [[point.guide, point.evidence, point.handling]]
            ),
            f"Sources: {cited(point.sources)}.",
        ]
    rows = [
        [
            f"[{d.code}](../rules/{d.code}.md)",
            d.parameter,
            str(d.left),
            str(d.right),
            str(d.left_source),
            str(d.right_source),
        ]
        for d in GUIDE.diff(EVIDENCE)
    ]
    header = ["Rule", "Value", "Guide", "Evidence", "Source of the guide's", "Source of the evidence's"]
    parts += ["## The policies, value by value", table(header, rows)]
    return "\n\n".join(parts) + "\n"


def exercises_index() -> str:
    """Return the exercises, group by group."""
    parts = [f"# Exercises\n\n{EXERCISES_INTRODUCTION.format(len(catalogue))}"]
    groups = [*KEY_GROUPS, *(g for g in MuscleGroup if g not in KEY_GROUPS)]
    for group in groups:
        rows = [
            [
                f"[{e.name}]({e.id}.md)",
                str(e.pattern),
                _needs(e),
                str(e.level),
                IMPACTS[e.impact],
                "yes" if e.guide else "",
            ]
            for e in catalogue.find(group=group)
        ]
        header = ["Exercise", "Pattern", "Needs", "Level", "Impact", "In the guide"]
        parts += [f"## {group.capitalize()}", table(header, rows)]
    return "\n\n".join(parts) + "\n"


def _needs(exercise: Exercise) -> str:
    kits = (exercise.equipment, *exercise.alternatives)
    return " or ".join(", ".join(sorted(kit)) or "nothing" for kit in kits)


def exercise_page(exercise: Exercise) -> str:
    """Return the page of an exercise."""

    def linked(found: Iterable[Exercise]) -> str:
        return ", ".join(f"[{e.name}]({e.id}.md)" for e in found) or "none"

    rows = [
        ["Pattern", str(exercise.pattern)],
        ["Works directly", ", ".join(sorted(exercise.direct))],
        ["Helped by", ", ".join(sorted(exercise.indirect)) or "none"],
        ["How", f"{exercise.modality}, {exercise.laterality}"],
        ["Needs", _needs(exercise)],
        ["Level", f"{exercise.level} of 3"],
        ["Impact", IMPACTS[exercise.impact]],
        ["Other names", ", ".join(exercise.aliases) or "none"],
        ["Easier", linked(catalogue.easier(exercise))],
        ["Harder", linked(catalogue.harder(exercise))],
        ["In the guide", f"{exercise.guide.region}, {exercise.guide.dose}" if exercise.guide else "no"],
    ]
    inferred = exercise.guide.inferred if exercise.guide else frozenset[str]()
    if inferred:
        rows.append(["Inferred, since the guide does not say", ", ".join(sorted(inferred))])
    cues = "\n".join(f"{n}. {cue}" for n, cue in enumerate(exercise.cues, 1))
    return (
        "\n\n".join(
            [f"# {exercise.name.capitalize()}", exercise.benefit, cues, table(["Fact", "Value"], rows)]
        )
        + "\n"
    )
