"""The text of a day as the sessions that a coach would read: the rules, in the order in which they apply.

1. `_by_halves`: AM and PM part a day into two.
2. `_counted`: "2 recovery runs" are two.
3. `_by_joins`: "Easy 5 mi + strength" is a run and a strength session.
4. `_choice`: "Rest or cross-train" is its first option, and may be left out for another.
5. `_kind`: a run is of the kind of its hardest part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

import attrs

from runstrength.days import Half
from runstrength.formats.run_plan._tokens import Token, TokenKind

__all__ = ["Part", "parts_of"]

Tokens = Sequence[Token]

# From hardest to easiest.
RANKS: Final = (
    "race", "time-trial", "intervals", "hills", "tempo", "marathon-pace", "fartlek", "sprints", "long",
    "steady", "strides", "easy", "recovery",
)  # fmt: skip
SPORTS: Final = ("cross", "bike", "swim", "row", "elliptical", "hike")
_FAMILIES: Final = {**dict.fromkeys(SPORTS, "cross"), "rest": "rest", "end": "end", "race": "run"}
_EASY_KINDS: Final = ("easy", "recovery", "steady", "long")
_TWICE: Final = 2


@attrs.frozen(kw_only=True)
class Part:
    """One session of a day, as it was read from its text.

    Attributes:
        kind: A kind of run, `race`, `cross`, `walk`, `strength`, `mobility`, `rest` or `end`; empty where
            nothing could be read.
        tokens: What it was read from.
        sport: The sport of cross-training, empty where it is left open.
        half: The half of the day, where the text says so.
        optional: Whether it may be left out.
        has_choice: Whether the text leaves a choice, if only of the effort.
        alternatives: What may be done instead.
        plain: Whether it is a run of which nothing but its length is said.
        tune_up: Whether it is a race before the race.
        wordless: Whether no word says that it is training at all.
        guessed: What was guessed, in words.
        share: The share of the day's distance that is meant for it; 1 for all of it.
        counted: Whether it is one of a number of equal sessions: "2 recovery runs".
        unread: Words that no rule knows.
    """

    kind: str
    tokens: tuple[Token, ...] = ()
    sport: str = ""
    half: Half | None = None
    optional: bool = False
    has_choice: bool = False
    alternatives: tuple[str, ...] = ()
    plain: bool = False
    tune_up: bool = False
    wordless: bool = False
    guessed: tuple[str, ...] = ()
    share: float = 1.0
    counted: bool = False
    unread: tuple[str, ...] = ()


def parts_of(tokens: Tokens, race_pace: str = "marathon-pace") -> tuple[Part, ...]:
    """Return the sessions of a day.

    Args:
        tokens: The text.
        race_pace: The kind of a run at the pace of the goal race.

    Returns:
        The sessions in order; one part without a kind where nothing could be read.
    """
    parts: list[Part] = []
    for half, piece in _by_halves(tokens):
        count, whole = _counted(piece) if half is None else (1, piece)
        read = [_read(one, race_pace) for one in _by_joins(whole)]
        joined = [
            attrs.evolve(part, counted=times > 1)
            for part in read
            for times in [count if is_run(part.kind) else 1]
            for _ in range(times)
        ]
        if len(joined) > 1 and half is None:
            joined = _in_halves(joined)
        parts += [attrs.evolve(part, half=part.half or half) for part in joined]
    known = [part for part in parts if part.kind] or parts[:1]
    return _shared(known)


def _shared(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Share the distance of the day among its runs."""
    runs = sum(is_run(part.kind) for part in parts)
    return tuple(attrs.evolve(part, share=1 / max(1, runs)) for part in parts)


def is_run(kind: str) -> bool:
    """Return whether a kind is one of a run or race."""
    return kind in RANKS


# Rule 1: AM and PM.


def _by_halves(tokens: Tokens) -> Iterator[tuple[Half | None, tuple[Token, ...]]]:
    marks = [at for at, token in enumerate(tokens) if token.means("marks", "am", "pm")]
    if not marks:
        yield None, tuple(tokens)
        return
    head = tuple(tokens[: marks[0]])
    ends = [*marks[1:], len(tokens)]
    if head and marks[-1] == len(tokens) - 1 and not _is_join(head[-1]):
        # "6 mi AM, 4 mi PM": the mark stands after what it marks.
        starts = [0, *(at + 1 for at in marks[:-1])]
        for start, at in zip(starts, marks, strict=True):
            yield _half(tokens[at]), (*_shared_head((), tokens[start:at]), *tokens[start:at])
        return
    for number, (at, end) in enumerate(zip(marks, ends, strict=True)):
        piece = tuple(tokens[at + 1 : end])
        yield _half(tokens[at]), (*_head_for(head, piece, first=not number), *piece)


def _half(token: Token) -> Half:
    return Half.AM if token.means("marks", "am") else Half.PM


def _says_amount(tokens: Tokens) -> bool:
    return any(token.kind is TokenKind.AMOUNT for token in tokens)


def _shared_head(head: Tokens, piece: Tokens) -> Tokens:
    return head if not any(_family(token) for token in piece) else ()


def _head_for(head: tuple[Token, ...], piece: Tokens, *, first: bool) -> Tokens:
    """Return what the words before AM say of a half: all of them of the first, the kind alone of another."""
    if first:
        return head
    if any(_family(token) for token in piece):
        return ()
    return next(((token,) for token in head if _family(token)), ())


# Rule 2: a number of runs.


def _counted(tokens: tuple[Token, ...]) -> tuple[int, tuple[Token, ...]]:
    if any(token.means("marks", "double") for token in tokens):
        return _TWICE, tokens
    for at, (token, after) in enumerate(pairwise(tokens)):
        is_number = token.number == _TWICE and token.kind in {TokenKind.NUMBER, TokenKind.WORD}
        plural = any(
            one.means("plain") and one.text.endswith("s") for one in tokens[at + 1 : at + 1 + _TWICE]
        )
        if is_number and plural and _family(after) == "run":
            return _TWICE, (*tokens[:at], *tokens[at + 1 :])
    return 1, tokens


def _in_halves(parts: list[Part]) -> list[Part]:
    """Put the second run of a day into the afternoon; other sessions follow the run."""
    runs = [part for part in parts if is_run(part.kind)]
    if len(runs) != _TWICE:
        return parts
    made: list[Part] = []
    halves = iter(Half)
    for part in parts:
        half = next(halves) if is_run(part.kind) else None
        note = ("the halves of the day",)
        made.append(attrs.evolve(part, half=half, guessed=(*part.guessed, *note)) if half else part)
    return made


# Rule 3: several sessions of different kinds, or two whole runs.


def _by_joins(tokens: tuple[Token, ...]) -> list[tuple[Token, ...]]:
    runs = _whole_runs(tokens)
    if runs:
        return runs
    pieces: list[list[Token]] = [[]]
    for at, token in enumerate(tokens):
        before_or = any(after.means("marks", "or") for after in tokens[at + 1 : at + 2])
        parted = _is_join(token) and not before_or and _parts_families(pieces[-1], tokens[at + 1 :])
        if parted:
            pieces.append([])
        else:
            pieces[-1].append(token)
    return [tuple(piece) for piece in pieces if piece] or [tokens]


def _is_join(token: Token) -> bool:
    return token.means("marks", "and", "with") or (token.kind is TokenKind.MARK and token.text in ",;\n:-")


def _parts_families(before: Tokens, after: Tokens) -> bool:
    """Return whether a join stands between sessions of different families, such as a run and strength."""
    left, right = _families(before), _families(_until_join(after))
    parted = bool(left and right) and not set(left) & set(right)
    return parted and not {"rest", "walk"} & {*left, *right} and not _is_reps_of_run(before, after)


def _until_join(tokens: Tokens) -> Tokens:
    end = next((at for at, token in enumerate(tokens) if _is_join(token)), len(tokens))
    return tokens[:end]


def _is_reps_of_run(before: Tokens, after: Tokens) -> bool:
    """Return whether "strength" names a run: it has repetitions of a distance."""
    distances = (
        second.text == "mile" or (second.amount is not None and not second.amount.is_time)
        for first, second in pairwise(after)
        if first.kind is TokenKind.REPS
    )
    return _families(before) == ["strength"] and any(distances)


def _whole_runs(tokens: tuple[Token, ...]) -> list[tuple[Token, ...]]:
    """Part "Endurance 12 mi Recovery 4 mi": nothing but a kind and its distance, more than once."""
    pieces: list[list[Token]] = [[]]
    for at, token in enumerate(tokens):
        if token.kind is TokenKind.AMOUNT:
            pieces[-1].append(token)
            if not any(after.means("others", "race") for after in tokens[at + 1 : at + 2]):  # "8K race 12 mi"
                pieces.append([])
        elif _family(token) == "run" and token.kind is TokenKind.PHRASE:
            pieces[-1].append(token)
        elif not (token.kind is TokenKind.MARK or token.means("marks", "and")):
            return []
    whole = [tuple(piece) for piece in pieces if piece]
    complete = all(
        _families(piece) and piece[-1].kind is TokenKind.AMOUNT and not piece[-1].means("runs")
        for piece in whole
    )
    distances = all(piece[-1].amount and not piece[-1].amount.is_time for piece in whole)
    return whole if len(whole) == _TWICE and complete and distances else []


# Rule 4: a choice.


def _read(tokens: tuple[Token, ...], race_pace: str) -> Part:
    stars = any(token.means("marks", "star") for token in tokens)
    first, others = _choice(tokens)
    part = _part(first, race_pace)
    named = tuple(
        dict.fromkeys(
            kind for other in others if (kind := _part(other, race_pace).kind) and kind != part.kind
        )
    )
    families = {_family_of_kind(kind) for kind in (part.kind, *named)}
    if len(families) == 1 and not _says_amount(first):
        part = attrs.evolve(part, tokens=tokens)  # "Bike or swim 45 min"
    unread = tuple(t.text for t in tokens if t.kind is TokenKind.WORD and not t.number)
    return attrs.evolve(
        part,
        optional=stars or len(families) > 1 or _says_optional(tokens),
        has_choice=len(others) > 0,
        guessed=(*part.guessed, *(("a star marks an optional session",) if stars else ())),
        alternatives=named,
        unread=unread if part.kind else (),
    )


def _says_optional(tokens: Tokens) -> bool:
    """Return whether the whole session is optional, not a detail of it: it is said first or last."""
    said = [token for token in tokens if token.kind is not TokenKind.MARK]
    ends = {*said[:1], *said[-1:]}
    return any(token.means("marks", "optional") for token in ends) and not said[0].text.endswith("ly")


def _choice(tokens: tuple[Token, ...]) -> tuple[tuple[Token, ...], list[tuple[Token, ...]]]:
    """Return the first option and the others."""
    options: list[list[Token]] = [[]]
    for at, token in enumerate(tokens):
        if _parts_options(token, options[-1], tokens[at + 1 :]):
            options.append([])
        elif _is_beside_rest(token, options[-1]):
            options.append([token])
        else:
            options[-1].append(token)
    said = [tuple(option) for option in options if _families(option) or _says_amount(option)]
    return (said[0], said[1:]) if said else (tokens, [])


def _parts_options(token: Token, before: Tokens, after: Tokens) -> bool:
    slash = token.kind is TokenKind.MARK and token.text == "/"
    if not (slash or token.means("marks", "or")):
        return False
    left, right = _families(before), _families(after)
    if slash:
        return bool(left and right) and right[0] not in left and {"run", "walk"} != {left[-1], right[0]}
    return bool(left) and bool(right or "rest" in left)


def _is_beside_rest(token: Token, before: Tokens) -> bool:
    """Return whether "Rest cross-train" is meant: nobody does both."""
    families = _families(before)
    family = _family(token)
    return families == ["rest"] and family in {"cross", "strength", "mobility", "walk"}


# Rule 5: the family and the kind.


def _family(token: Token) -> str:
    """Return what a token makes of a session: run, cross, walk, strength, mobility, rest, end or nothing."""
    for meaning in token.meanings:
        if meaning.table == "others":
            return _FAMILIES.get(meaning.name, meaning.name)
        if meaning.table in {"runs", "names", "plain", "fast", "races"}:
            return "run"
    return ""


def _family_of_kind(kind: str) -> str:
    return "run" if is_run(kind) else kind


def _families(tokens: Tokens) -> list[str]:
    """Return the families of the tokens in order, each once; the rests between repetitions are none."""
    found = [
        family
        for at, token in enumerate(tokens)
        if (family := _family(token)) and not (family == "rest" and _is_between(tokens, at))
    ]
    families = list(dict.fromkeys(found))
    if "run" in families and "walk" in families:
        families.remove("walk")  # a run with walking breaks
    return families


def _is_between(tokens: Tokens, at: int) -> bool:
    """Return whether a rest is one between repetitions."""
    before = tokens[at - 1] if at else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if any(token.kind is TokenKind.REPS for token in tokens[:at]):
        return True
    if before is not None and (before.kind is TokenKind.AMOUNT or before.means("marks", "with")):
        return True
    return after is not None and after.means("marks", "between")


def _part(tokens: tuple[Token, ...], race_pace: str) -> Part:
    families = _families(tokens)
    if "strength" in families and _is_reps_of_run(_named("strength", tokens), tokens):
        return Part(
            kind="tempo", tokens=tokens, guessed=("a strength session of repeated distances is a run",)
        )
    family = families[0] if families else ""
    if family == "run" or (not family and _says_amount(tokens)):
        return _run(tokens, race_pace)
    if family == "cross":
        sport = next(
            (m.name for t in tokens for m in t.meanings if m.name in SPORTS and m.table == "others"), ""
        )
        return Part(kind="cross", tokens=tokens, sport="" if sport == "cross" else sport)
    return Part(kind=family, tokens=tokens)


def _named(family: str, tokens: Tokens) -> Tokens:
    return [token for token in tokens if _family(token) == family]


def _run(tokens: tuple[Token, ...], race_pace: str) -> Part:
    guessed: list[str] = []
    kinds = set(_ingredients(tokens, guessed, race_pace))
    race = _race(tokens, kinds)
    kind = "race" if race else next((kind for kind in RANKS if kind in kinds), "easy")
    plain = not race and not kinds
    wordless = plain and not any(token.means("plain") for token in tokens)
    if wordless:
        guessed.append("a distance or time alone is an easy run")
    tune_up = any(token.means("marks", "tune-up") for token in tokens)
    return Part(
        kind=kind, tokens=tokens, plain=plain, tune_up=tune_up, wordless=wordless, guessed=tuple(guessed)
    )


def _race(tokens: Tokens, kinds: set[str]) -> bool:
    """Return whether it is a race: called so, or named after one and after nothing else."""
    if any(token.means("others", "race") for token in tokens):
        return True
    return not kinds and any(token.means("races") for token in tokens)


def _ingredients(tokens: Tokens, guessed: list[str], race_pace: str) -> Iterator[str]:
    """Go through the kinds of the parts of a run."""
    said = [m.name for token in tokens for m in token.meanings if m.table == "runs" and not _is_pace(token)]
    paces = [m.name for token in tokens for m in token.meanings if m.table == "runs" and _is_pace(token)]
    said += [name for at, name in _names(tokens) if not (paces and _is_told_by_pace(tokens, at))]
    if "hills" in said:  # the pace of a hill repeat is the pace uphill
        paces = [kind for kind in paces if kind != "intervals"]
    if "strides" in said and not _repeats_other_than(tokens, "strides"):
        paces = [kind for kind in paces if kind != "intervals"]
    if _is_surges(tokens):
        guessed.append("surges within an easy run are a fartlek")
        said, paces = [*said, "fartlek"], []
    yield from said
    yield from paces
    hard = {*said, *paces} - {*_EASY_KINDS, "strides"}
    if any(token.means("fast", "goal-pace") for token in tokens) or (not hard and _bare_pace(tokens)):
        guessed.append(f"race pace is taken as {race_pace}")
        yield race_pace
    elif hard:
        return
    elif any(token.means("fast", "speed") for token in tokens):
        easy = bool({*said} & {*_EASY_KINDS, "strides"}) and not _repeats_other_than(tokens, "strides")
        guessed.append("speed is taken as " + ("strides" if easy else "intervals"))
        yield "strides" if easy else "intervals"
    elif _repeats_other_than(tokens, "strides") and not _walks(tokens):
        guessed.append("repetitions without a pace are taken as intervals")
        yield "intervals"


def _names(tokens: Tokens) -> Iterator[tuple[int, str]]:
    return ((at, m.name) for at, token in enumerate(tokens) for m in token.meanings if m.table == "names")


def _is_told_by_pace(tokens: Tokens, at: int) -> bool:
    """Return whether a pace says what the named run is: the name heads the text, or the pace follows it."""
    heads = not any(_family(token) or token.kind is TokenKind.AMOUNT for token in tokens[:at])
    return heads or any(_is_pace(token) for token in tokens[at + 1 : at + 4])


def _is_surges(tokens: Tokens) -> bool:
    """Return whether an easy run has surges by time: "easy with 10 x (30 s at 5K effort, 2 min easy)"."""
    opened = next((at for at, token in enumerate(tokens) if token.text == "("), len(tokens))
    inside = tokens[opened:]
    easy_run = any(token.means("runs", *_EASY_KINDS) for token in tokens[:opened])
    alternates = any(token.means("runs", *_EASY_KINDS) for token in inside)
    timed = sum(token.amount is not None and token.amount.is_time for token in inside) >= _TWICE
    return easy_run and alternates and timed and any(_is_pace(token) for token in inside)


def _is_pace(token: Token) -> bool:
    return token.kind is TokenKind.PACE


def _bare_pace(tokens: Tokens) -> bool:
    """Return whether a pace is named without saying which: the pace of the race."""
    kinds = [at for at, token in enumerate(tokens) if token.means("fast", "pace")]
    return any(not at or _family(tokens[at - 1]) != "run" for at in kinds)


def _walks(tokens: Tokens) -> bool:
    return any(token.means("others", "walk") for token in tokens)


def _repeats_other_than(tokens: Tokens, kind: str) -> bool:
    """Return whether there are repetitions of a distance or time that are no strides."""
    return any(
        token.kind is TokenKind.REPS
        and not any(near.means("runs", kind) for near in tokens[at : at + 6])
        and not _is_headed(tokens[:at], kind)
        for at, token in enumerate(tokens)
    )


def _is_headed(before: Tokens, kind: str) -> bool:
    """Return whether repetitions stand right after their kind: "Strides: 6 x 20 sec"."""
    said = [token for token in before[-3:] if token.kind is not TokenKind.MARK]
    counted = any(token.kind in {TokenKind.REPS, TokenKind.AMOUNT} for token in said[:-1])
    return bool(said) and said[-1].means("runs", kind) and not counted
