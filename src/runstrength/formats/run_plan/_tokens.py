"""The text of a day as tokens: amounts, repetitions, paces and the phrases that are known.

Every step is one pass over the text, so reading is linear in its length.
"""

from __future__ import annotations

import math
import re
import unicodedata
from enum import Enum, auto
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Final, Literal

import attrs

from runstrength.formats.run_plan._vocabulary import LONGEST_PHRASE, Meaning, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Amount", "Token", "TokenKind", "amount_of", "plain_text", "tokens_of", "words_of"]

_ODD = str.maketrans(
    {
        **dict.fromkeys("\u00d7\u2715\u2716\u2a2f", "x"),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        **dict.fromkeys("\u2018\u2019\u2032\u0060", "'"),
        **dict.fromkeys("\u201c\u201d\u2033", '"'),
        **dict.fromkeys("\u2022\u00b7|", "\n"),
        **dict.fromkeys("~\u2248", " "),
        "\u00bd": ".5",
        "\u00bc": ".25",
        "\u00be": ".75",
        "\u00df": "ss",
    }
)
MAX_TOKENS: Final = 400
"""Most words, numbers and signs of one day that are read; so reading is linear, and no plan has as many."""

AmountUnit = Literal["km", "mi", "m", "k", "s"]

_KM_PER_MILE: Final = 1.609344
_METRES_FROM: Final = (
    100  # convention (D): below it an `m` without repetitions is minutes: "45m easy" against "400m"
)
# Convention (D): speed falls with distance to this power: half marathon at 90 % of 5 km pace, marathon at 86.
_FATIGUE: Final = 0.07
# Convention (D): the share of 5 km speed, and of marathon speed, from which a stretch counts as of a kind.
_OF_5_KM: Final = ((0.94, "intervals"), (0.88, "tempo"), (0.83, "marathon-pace"), (0.77, "steady"))
_OF_MARATHON: Final = ((1.08, "intervals"), (1.025, "tempo"), (0.90, "marathon-pace"), (0.80, "steady"))
_HOURS_IN_DAY: Final = 24
_EARLY_HOUR: Final = 7  # convention (D): no session is so many hours long, and few start before
_SLIGHTLY_FASTER_S: Final = 60  # convention (D)
_PACE_WORDS: Final = frozenset({"pace", "effort", "speed", "rp", "intensity", "paced"})
_NUMBERS: Final = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
}  # fmt: skip
# What a unit begins with, the unit of an amount in it, and how many of those it holds; the first that fits.
_UNITS: Final[tuple[tuple[str, AmountUnit, float], ...]] = (
    ("min", "s", 60), ("'", "s", 60), ("h", "s", 3600), ("s", "s", 1), ('"', "s", 1), ("mi", "mi", 1),
    ("m", "m", 1), ("y", "m", 0.9144), ("k", "km", 1),
)  # fmt: skip

_NUM = r"(?:\d{1,6}(?:\.\d{1,3})?|\.\d{1,3})"
_UNIT = (
    r"(?:miles?|mi|kilomet(?:er|re)s?|kms?|k|met(?:er|re)s?|mtr|m|yards?|yds?"
    r"|minutes?|mins?|hours?|hrs?|h|seconds?|secs?|s|'|\")(?![a-z])"
)
_TOKEN = re.compile(
    rf"""
    (?P<reps>(?P<reps_low>\d{{1,3}})(?:\ ?-\ ?\d{{1,3}})?\ ?(?:x\ ?(?=[\d.(a-z])|\*\ ?(?=[\d.(])|times\b))
  | (?P<moment>\d{{1,2}}(?::[0-5]\d)?\ ?(?:am|pm)\b)
  | (?P<hours>\d{{1,2}})\ ?h(?:ours?|rs?)?\ ?(?P<hour_minutes>[0-5]\d)
    (?:\ ?(?:minutes?|mins?|m|'))?(?![a-z\d])
  | (?P<clock>\d{{1,2}}:[0-5]\d(?::[0-5]\d)?)(?P<clock_pace>\ ?/\ ?(?:km|mi|mile|k)\b)?
  | (?P<percent>{_NUM})\ ?%?(?:\ ?-\ ?(?P<percent_high>{_NUM}))?\ ?%(?:\ of)?
  | (?P<low>{_NUM})(?:\ ?(?P<low_unit>{_UNIT}))?\ ?(?:-|to)\ ?(?P<high>{_NUM})[\ -]?(?P<high_unit>{_UNIT})
  | (?P<one>{_NUM})[\ -]?(?P<unit>{_UNIT})
  | (?P<number>{_NUM})
  | (?P<word>[a-z]+\d*[a-z]*)
  | (?P<star>(?<=[a-z\d)])\*(?![a-z\d*]))
  | (?P<mark>[+&/;,:()@\n\[\]]|\ -\ |\ -(?=\d))
    """,
    re.VERBOSE,
)
_THOUSANDS = re.compile(r"(?<!\d)(\d{1,3}),(\d{3})(?![\d,])")
_DECIMAL = re.compile(r"(\d),(\d{1,2})(?=\ ?-?\ ?(?:km|k|mi|miles?)\b)")
_FRACTION = re.compile(r"(?<![\d/.])(\d)/(\d)(?=\ ?-?\ ?(?:mi|miles?|km|k|hours?|hr?s?)\b)")
_BETWEEN_LETTERS = re.compile(r"(?<=[a-z])-(?=[a-z])|(?<=[a-z0-9])-(?=[a-z]{3})|_")
_APOSTROPHE = re.compile(r"(?<=[a-z])'(?=[a-z])")
_INITIALS = re.compile(r"\b([ap])\.\ ?m\b\.?")
_SHORT_WITH = re.compile(r"\bw/(?!o)\ ?")
_EMPHASIS = re.compile(r"(?<![a-z\d*])(\*{1,3})([a-z][^*\n]{0,80})\1(?![a-z\d*])")
_SPACES = re.compile(r"[^\S\n]+")
_WORD = re.compile(r"[a-z]+\d*[a-z]*|\d+")


class TokenKind(Enum):
    """What a token is."""

    AMOUNT = auto()
    REPS = auto()
    PACE = auto()
    NUMBER = auto()
    PHRASE = auto()
    MARK = auto()
    WORD = auto()


@attrs.frozen
class Amount:
    """A distance or a time, exact or a range.

    Attributes:
        low: The lower bound in its unit: seconds for a time.
        high: The upper bound.
        unit: `km`, `mi`, `m`, `k` (kilometres as races are named) or `s`.
        assumed: Whether an `m` was taken for minutes.
    """

    low: float
    high: float
    unit: AmountUnit
    assumed: bool = False

    @property
    def is_time(self) -> bool:
        """Whether it is a time."""
        return self.unit == "s"

    @property
    def km(self) -> tuple[float, float]:
        """Both bounds of a distance in kilometres."""
        factor = {"mi": _KM_PER_MILE, "m": 0.001}.get(self.unit, 1.0)
        return self.low * factor, self.high * factor


@attrs.frozen
class Token:
    """A piece of the text.

    Attributes:
        kind: What it is.
        text: Its text.
        meanings: What a phrase, a pace or a mark means.
        amount: The distance or time of an amount; the number of repetitions or of a number.
    """

    kind: TokenKind
    text: str
    meanings: tuple[Meaning, ...] = ()
    amount: Amount | None = None
    number: float = 0

    def means(self, table: str, *names: str) -> bool:
        """Return whether it has a meaning of the table, with one of these names where any are given."""
        return any(m.table == table and (not names or m.name in names) for m in self.meanings)


def plain_text(text: str) -> str:
    """Return a text in the letters, signs and spaces that the rules are written in.

    Args:
        text: Any text.

    Returns:
        Lower case without accents; one kind of hyphen, of quotation mark and of times sign.

    Example:
        >>> plain_text("V̇O₂max 8–9 mi with 7 × 1,000 m")
        'vo2max 8-9 mi with 7 x 1000 m'
    """
    letters = unicodedata.normalize("NFKD", text.translate(_ODD)).lower()
    bare = "".join(c for c in letters if not unicodedata.combining(c) and (c.isprintable() or c.isspace()))
    bare = _SPACES.sub(" ", bare.replace("\r", "\n")).strip()
    bare = _DECIMAL.sub(r"\1.\2", _THOUSANDS.sub(r"\1\2", bare))
    bare = _FRACTION.sub(lambda found: str(int(found[1]) / max(1, int(found[2])))[:5], bare)
    bare = _SHORT_WITH.sub("with ", _INITIALS.sub(r"\1m", _APOSTROPHE.sub("", bare)))
    return _BETWEEN_LETTERS.sub(" ", _EMPHASIS.sub(r"\2", bare))


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a phrase of the vocabulary.

    Args:
        text: The phrase.

    Returns:
        Its words, as they stand in a plain text.

    Example:
        >>> words_of("Tune-up race")
        ('tune', 'up', 'race')
    """
    return tuple(_WORD.findall(plain_text(text)))


def tokens_of(text: str, vocabulary: Vocabulary) -> tuple[Token, ...]:
    """Return the tokens of a text.

    Args:
        text: The text of a day, as it was written.
        vocabulary: The phrases that are known.

    Returns:
        The tokens in order; of a longer text the first `MAX_TOKENS`.
    """
    plain = plain_text(text)
    found = [_token(match) for match in islice(_TOKEN.finditer(plain), MAX_TOKENS)]
    return tuple(_with_paces(_with_phrases(found, vocabulary)))


def _token(match: re.Match[str]) -> Token:
    text = match[0].strip() or match[0]
    amount = _amount(match)
    if amount is not None:
        return Token(TokenKind.AMOUNT, text, amount=amount)
    if match["reps"]:
        return Token(TokenKind.REPS, text, number=float(match["reps_low"]))
    if match["percent"]:
        low = float(match["percent"])
        return Token(TokenKind.NUMBER, text, number=(low + float(match["percent_high"] or low)) / 2)
    if match["number"]:
        return Token(TokenKind.NUMBER, text, number=float(match["number"]))
    meaning = _meaning(match, text)
    if meaning is not None:
        kind = TokenKind.MARK if match["star"] or match["mark"] else TokenKind.PHRASE
        return Token(kind, text, (meaning,))
    return Token(TokenKind.MARK if match["mark"] else TokenKind.WORD, text, number=_NUMBERS.get(text, 0))


def _meaning(match: re.Match[str], text: str) -> Meaning | None:
    """Return what a sign or a time of the day means: `6 am` says which half of the day, `18:30` nothing."""
    if match["moment"]:
        return Meaning("marks", text[-2:])
    if match["clock"]:
        return Meaning("ignored", "words")
    sign = {"*": "star", "+": "and", "&": "and", "@": "at"}.get(text)
    return Meaning("marks", sign) if sign else None


def _amount(match: re.Match[str]) -> Amount | None:
    if match["hours"]:
        seconds = 3600.0 * int(match["hours"]) + 60 * int(match["hour_minutes"])
        return Amount(seconds, seconds, "s")
    if match["clock"] and not match["clock_pace"]:
        return _clock(match["clock"])
    unit = match["high_unit"] or match["unit"]
    if unit is None:
        return None
    low = float(match["low"] or match["one"])
    high = float(match["high"] or match["one"])
    if unit == "m" and match["low_unit"] is None and high < _METRES_FROM:
        return Amount(min(low, high) * 60, max(low, high) * 60, "s", assumed=True)
    return _amount_in(low, high, unit)


def _clock(text: str) -> Amount | None:
    """Read `1:30:00`, `1:30` as hours and minutes, `45:00` as minutes; `18:30` and `07:00` are no length."""
    first, second, *third = map(int, text.split(":"))
    is_moment = _EARLY_HOUR <= first < _HOURS_IN_DAY or text.startswith("0") != text.startswith("0:")
    if third:
        length = 3600.0 * first + 60 * second + third[0]
    elif first >= _HOURS_IN_DAY:
        length = 60.0 * first + second
    else:
        length = 0.0 if is_moment else 3600.0 * first + 60 * second
    return Amount(length, length, "s") if length else None


def _amount_in(low: float, high: float, unit: str) -> Amount:
    low, high = min(low, high), max(low, high)
    if unit == "k":
        return Amount(low, high, "k")
    known = next(one for one in _UNITS if unit.startswith(one[0]))
    return Amount(low * known[2], high * known[2], known[1])


def _with_phrases(tokens: Sequence[Token], vocabulary: Vocabulary) -> list[Token]:
    """Put words together to the phrases that are known, the longest first."""
    made: list[Token] = []
    at = 0
    while at < len(tokens):
        token, width = _phrase_at(tokens, at, vocabulary)
        made.append(token)
        at += width
    return made


def _phrase_at(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> tuple[Token, int]:
    words: list[str] = []
    for token in tokens[at : at + LONGEST_PHRASE]:
        if token.kind is not TokenKind.WORD and not (words and token.kind is TokenKind.NUMBER):
            break
        words.append(token.text)
    for width in range(len(words), 0, -1):
        after_amount = at > 0 and tokens[at - 1].kind in {TokenKind.AMOUNT, TokenKind.NUMBER}
        meanings = tuple(
            Meaning("runs", meaning.name) if meaning.table == "letters" else meaning
            for meaning in vocabulary.meanings(tuple(words[:width]))
            if meaning.table != "letters" or after_amount
        )
        if meanings:
            return Token(TokenKind.PHRASE, " ".join(words[:width]), meanings), width
    return tokens[at], 1


def _with_paces(tokens: Sequence[Token]) -> list[Token]:
    """Find the paces: `5K race pace`, `at 10K`, `at 90-92% 5k`, and a race named after `at`."""
    made: list[Token] = []
    at = 0
    while at < len(tokens):
        token, width = _pace_at(tokens, at, made)
        made.append(token)
        at += width
    return made


def _pace_at(tokens: Sequence[Token], at: int, before: Sequence[Token]) -> tuple[Token, int]:
    token = tokens[at]
    if token.kind is TokenKind.NUMBER and "%" in token.text and at + 1 < len(tokens):
        kind = _kind_of_speed(tokens[at + 1], token.number / 100)
        return (_pace(token, kind), 2 + _pace_words(tokens, at + 2)) if kind else (token, 1)
    kind = _kind_of_speed(token)
    if not kind:
        return token, 1
    words = _pace_words(tokens, at + 1)
    said = next((one for one in reversed(before[-2:]) if not one.means("ignored")), None)  # "at goal MP"
    called = said is not None and said.means("marks", "at")
    if token.means("runs", "marathon-pace"):
        faster = _seconds_faster(tokens, at + 1 + words)
        return _pace(token, "tempo" if faster else kind), 1 + words + faster
    if token.kind is TokenKind.PHRASE:  # the name of a race
        return (_pace(token, kind), 1 + words) if called or words else (token, 1)
    short = token.amount is not None and token.amount.unit == "k"
    if (words and (called or short)) or (called and short):
        return _pace(token, kind), 1 + words
    return token, 1


def _pace_words(tokens: Sequence[Token], at: int) -> int:
    """Count the words of a pace after its distance: `pace`, `race pace` and `effort` are one each."""
    return int(
        at < len(tokens) and (tokens[at].means("fast", "pace", "goal-pace") or tokens[at].text in _PACE_WORDS)
    )


def _seconds_faster(tokens: Sequence[Token], at: int) -> int:
    """Count the tokens that make a pace faster: "MP - 10 s" is a tempo."""
    amount = tokens[at + 1].amount if at + 1 < len(tokens) and tokens[at].text == "-" else None
    return 2 if amount is not None and amount.is_time and amount.high <= _SLIGHTLY_FASTER_S else 0


def _kind_of_speed(token: Token, share: float = 1.0) -> str:
    """Return the kind of a run at a share of the pace of a race; empty for what is no race."""
    if token.means("races", "marathon") or token.means("runs", "marathon-pace"):
        return _kind_in(_OF_MARATHON, share)
    return _kind_in(_OF_5_KM, share * speed) if (speed := _share_of_5_km(token)) else ""


def _kind_in(kinds: Sequence[tuple[float, str]], share: float) -> str:
    return next((kind for least, kind in kinds if share >= least), "easy")


def _share_of_5_km(token: Token) -> float:
    """Return the speed of a race, or of a kind of run, as a share of 5 km speed; 0 for what is neither."""
    if token.means("runs", "intervals"):
        return 1.0
    if token.means("races", "half") or token.means("runs", "tempo"):
        return math.pow(5 / 21.0975, _FATIGUE)
    if token.amount is None or token.amount.is_time:
        return 0.0
    km = sum(token.amount.km) / 2
    return math.pow(5 / km, _FATIGUE) if km > 0 else 0.0


def _pace(token: Token, kind: str) -> Token:
    return Token(TokenKind.PACE, token.text, (Meaning("runs", kind),))


_NO_WORDS: Final = Vocabulary({})


@lru_cache(maxsize=1024)  # the cells of a column are few
def amount_of(text: str) -> Amount | None:
    """Return the one amount that a text is, such as the cell of a column.

    Args:
        text: The text.

    Returns:
        The amount, or `None` where the text is anything else.

    Example:
        >>> amount_of("8-9 km")
        Amount(low=8.0, high=9.0, unit='km', assumed=False)
    """
    tokens = tokens_of(text, _NO_WORDS)
    return tokens[0].amount if len(tokens) == 1 else None
