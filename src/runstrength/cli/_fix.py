"""`runstrength fix`: mends what can be mended safely, and says what is left."""

from __future__ import annotations

from typing import Literal

from runstrength.cli._check import FOUND, counts, judged_by
from runstrength.cli._input import (
    STANDARD_INPUT,
    UnusableInputError,
    is_document,
    printable,
    read_noun,
    read_text,
    within,
)
from runstrength.cli._output import print_json, print_lines, print_repaired
from runstrength.cli._written import write_file
from runstrength.errors import RunstrengthError
from runstrength.formats import repaired as repaired_format
from runstrength.model.plan import Plan
from runstrength.model.week import Week
from runstrength.notation.week import lines_of
from runstrength.repair import fix

__all__ = ["fix_file"]


def fix_file(
    file: str,
    /,
    *,
    diff: bool = False,
    unsafe: bool = False,
    write: bool = False,
    policy: str | None = None,
    athlete: str | None = None,
    before: str | None = None,
    waivers: str | None = None,
    today: str | None = None,
    format_: Literal["text", "json"] = "text",
    fail_on: Literal["error", "warning", "info", "never"] = "error",
) -> int:
    """Mend a week or plan: carry out the safe fixes of its findings, and move strength sessions.

    It prints the mended week or plan, without comments, and leaves the file alone unless --write is given.
    The exit code is 0, or 1 when there are findings at or above --fail-on left, or 2 when an
    input is unusable.

    Args:
        file: A text file or JSON document that holds a week or a plan, or - for standard input.
        diff: Print what changes, why, and what is left, instead of the week or plan.
        unsafe: Carry out fixes that add load or volume as well.
        write: Write the mended week or plan to the file, which must have no comments.
        policy: evidence, evidence_in_season or guide, or a TOML file; evidence when left out.
        athlete: A TOML or JSON file that says who trains.
        before: A file with the week or plan that came directly before.
        waivers: A TOML file of findings that are accepted; nothing is done about them.
        today: The date by which waivers with a last day are judged, such as 2027-03-01.
        format_: Text for people, or JSON: the changes, the reasons and the report.
        fail_on: The least severity that gives exit code 1.
    """
    if write and file in STANDARD_INPUT:
        raise UnusableInputError("--write needs a file, and this is standard input")
    text = read_text(file)
    subject = read_noun(file, text)
    history = read_noun(before) if before else None
    rules, who, accepted, day = judged_by(policy, athlete, waivers, today)
    try:
        repaired = fix(
            subject,
            policy=rules,
            athlete=who,
            before=history,
            waivers=accepted,
            today=day,
            unsafe_ok=unsafe,
        )
    except RunstrengthError as error:
        raise within(file, error) from error
    document = is_document(text)
    if write and repaired.subject != subject:
        if not document and _has_comments(text):
            raise UnusableInputError(f"--write would lose the comments of {printable(file)}: leave it out")
        write_file(file, _written(repaired.subject, document=document))
    if format_ == "json":
        print_json(repaired_format.dumps(repaired, indent=2))
    elif diff:
        print_repaired(repaired)
    elif document:
        print_json(_written(repaired.subject, document=True).rstrip("\n"))
    else:
        print_lines(str(repaired.subject).splitlines())
    return FOUND if counts(repaired.report, fail_on) else 0


def _has_comments(text: str) -> bool:
    said = {span.line.number: span.text for span in lines_of(text)}
    lines = enumerate(text.removeprefix("\ufeff").split("\n"), 1)
    return any(raw.strip() != said.get(number, "") for number, raw in lines)


def _written(subject: Week | Plan, *, document: bool) -> str:
    """Return a week or plan as its file has it."""
    if not document:
        return f"{subject}\n"
    from runstrength.formats import json  # noqa: PLC0415 - loads cattrs

    return f"{json.dumps(subject, indent=2)}\n"
