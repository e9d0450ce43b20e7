"""Which of the distances and times of a text are those of the whole session.

In order: what stands after "total"; what stands before the parts ("8 mi with 6 x 100 m"); the column of the
table, where it says more than the text; the sum of the parts where all of them are given.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, Literal

import attrs

from runstrength.formats.run_plan._tokens import Amount, Token, TokenKind
from runstrength.quantities import HALF_MARATHON, MARATHON, Distance, Duration, Range

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Length", "length_of", "race_distance"]

LONGEST_KM: Final = 1000.0
SHORTEST_KM: Final = 0.0001
LONGEST_S: Final = 100 * 3600
SAME: Final = 0.06  # convention (D): lengths this close are the same, since 5 km are "3 mi" in many plans
LONGEST_WITHOUT_UNIT: Final = 60  # convention (D)
# Convention (D): what is raced, in kilometres.
RACES_KM: Final = (
    1.609344,
    3,
    5,
    8,
    10,
    12,
    15,
    16.09344,
    20,
    21.0975,
    25,
    30,
    42.195,
    50,
    80.4672,
    100,
    160.9344,
)
RACE_IS_WITHIN: Final = 0.02  # convention (D)
NAMED_WITHIN: Final = 0.005  # convention (D): 26.2 mi, 42.2 km and 42 km are the marathon, 13 mi no half


@attrs.frozen(kw_only=True)
class Length:
    """How long a session is.

    Attributes:
        distance: How far, or `None`.
        duration: How long, or `None`.
        assumed: Whether an `m` was taken for minutes.
        guessed: What was guessed about it, in words.
    """

    distance: Range[Distance] | None = None
    duration: Range[Duration] | None = None
    assumed: bool = False
    guessed: tuple[str, ...] = ()

    def shared(self, share: float) -> Length:
        """Return the length of one of several equal sessions.

        Args:
            share: Its share.

        Returns:
            The length, which is said to be guessed.
        """
        distance, duration = self.distance, self.duration
        if distance:
            unit = distance.low.unit
            bounds = [
                Distance(max(0.001, round(one.value * share, 3)), unit)
                for one in (distance.low, distance.high)
            ]
            distance = Range(*bounds)
        if duration:
            times = [Duration(max(1, round(one.seconds * share))) for one in (duration.low, duration.high)]
            duration = Range(*times)
        guessed = (*self.guessed, "the length of the day is shared among its runs")
        return attrs.evolve(self, distance=distance, duration=duration, guessed=guessed)


def length_of(
    tokens: Sequence[Token],
    column: Amount | None,
    *,
    unit: Literal["km", "mi"] | None,
    m_is_miles: bool = False,
) -> Length:
    """Return how long the session of a text is.

    Args:
        tokens: The text.
        column: What a column of the table says, in km or mi.
        unit: The unit of a number without one.
        m_is_miles: Whether a short `m`, as in "3 m run", is miles and not minutes.

    Returns:
        Distance, duration and what was guessed.
    """
    guessed: list[str] = []
    distance = _total(tokens, lambda amount: not amount.is_time, guessed, add_up=column is None)
    if distance is None and column is None:
        distance = _bare_number(tokens, unit, guessed)
    duration = _total(tokens, lambda amount: amount.is_time, guessed)
    if column is not None:
        distance = _against_column(distance, column, guessed)
    if duration and duration.assumed:
        guessed.append(f"m is taken for {'miles' if m_is_miles else 'minutes'}")
        if m_is_miles:
            miles = Amount(duration.low / 60, duration.high / 60, "mi")
            distance, duration = distance or miles, None
    length = Length(
        distance=as_distance(distance) if distance else None,
        duration=as_duration(duration) if duration else None,
        assumed=duration is not None and duration.assumed,
    )
    if (distance and not length.distance) or (duration and not length.duration):
        guessed.append("a length that nobody runs is left out")
    return attrs.evolve(length, guessed=tuple(guessed))


def _total(
    tokens: Sequence[Token], right: Callable[[Amount], bool], guessed: list[str], *, add_up: bool = True
) -> Amount | None:
    whole = [amount for amount in _after_total(tokens) if right(amount)]
    if whole:
        return whole[0]
    if _starts_with_part(tokens) and any(token.kind is TokenKind.REPS for token in tokens):
        return None
    every = list(_amounts(_head(tokens)))
    head = [amount for amount in every if right(amount)]
    if len(head) > 1 and (
        _is_list(tokens) or any(token.means("marks", "warm-up", "and") for token in tokens)
    ):
        if not add_up or len(head) < len(every):  # "2 km warm up, 20 min tempo, 2 km easy" has no sum
            return None
        guessed.append("the sum of the parts")
        return _sum(head)
    return head[0] if head and not _starts_with_part(tokens) else None


def _after_total(tokens: Sequence[Token]) -> Iterator[Amount]:
    for at, token in enumerate(tokens):
        if token.means("marks", "total"):
            near = [t.amount for t in (*tokens[at + 1 : at + 3], *tokens[max(0, at - 1) : at]) if t.amount]
            yield from near[:1]


def _head(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return what stands before the parts of a session."""
    for at, token in enumerate(tokens):
        if token.means("marks", "with") or token.kind is TokenKind.REPS:
            return tokens[:at]
    return tokens


def _is_list(tokens: Sequence[Token]) -> bool:
    """Return whether amounts are parted by commas: "5 minute walk, 25 minute jog"."""
    return any(token.kind is TokenKind.MARK and token.text in ",;\n" for token in tokens)


def _starts_with_part(tokens: Sequence[Token]) -> bool:
    """Return whether the first amount is that of a warm-up: the title is a list of parts."""
    for at, token in enumerate(tokens):
        if token.kind is TokenKind.AMOUNT:
            return any(after.means("marks", "warm-up") for after in tokens[at + 1 : at + 2])
        if token.means("marks", "warm-up"):
            return True
    return False


def _amounts(tokens: Sequence[Token]) -> Iterator[Amount]:
    """Go through the amounts that are neither repetitions, nor the rests between them, nor in brackets."""
    depth = 0
    for at, token in enumerate(tokens):
        depth = max(0, depth + (token.text == "(") - (token.text == ")"))
        repeated = at and (tokens[at - 1].kind is TokenKind.REPS or _is_pace_per_unit(tokens, at))
        between = any(
            after.means("marks", "between") or after.means("others", "rest")
            for after in tokens[at + 1 : at + 2]
        )
        if (
            token.amount is not None
            and token.kind is TokenKind.AMOUNT
            and not repeated
            and not between
            and not depth
        ):
            yield token.amount


def _is_pace_per_unit(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a time is a pace: "3 miles @ 6:45"."""
    amount = tokens[at].amount
    return tokens[at - 1].means("marks", "at") and amount is not None and amount.is_time


def _sum(parts: Sequence[Amount]) -> Amount:
    if parts[0].is_time:
        return Amount(sum(p.low for p in parts), sum(p.high for p in parts), "s")
    in_miles = all(part.unit == "mi" for part in parts)
    factor = 1.609344 if in_miles else 1.0
    low, high = (sum(part.km[end] for part in parts) / factor for end in (0, 1))
    return Amount(round(low, 3), round(high, 3), "mi" if in_miles else "km")


def _bare_number(
    tokens: Sequence[Token], unit: Literal["km", "mi"] | None, guessed: list[str]
) -> Amount | None:
    """Read "Easy 5": the one number of a text without any unit is a distance in the unit of the plan."""
    numbers = [token.number for token in tokens if token.kind is TokenKind.NUMBER and "%" not in token.text]
    alone = len(numbers) == 1 and not any(t.kind in {TokenKind.AMOUNT, TokenKind.REPS} for t in tokens)
    if not alone or not 0 < numbers[0] <= LONGEST_WITHOUT_UNIT:
        return None
    if unit is None:
        guessed.append("a number without a unit is not read")
        return None
    guessed.append(f"a number without a unit is in {unit}")
    return Amount(numbers[0], numbers[0], unit)


def _against_column(text: Amount | None, column: Amount, guessed: list[str]) -> Amount:
    """Choose between the text and the column: the text, unless it names but a part."""
    if text is None:
        return column
    (low, high), (least, most) = text.km, column.km
    if least <= high * (1 + SAME) and most >= low * (1 - SAME):
        return text
    if least > high:
        return column
    guessed.append(f"the column says {column.high:g} {column.unit}, the text more: the text counts")
    return text


def as_distance(amount: Amount) -> Range[Distance] | None:
    """Return a distance as the model has it.

    Args:
        amount: A distance.

    Returns:
        The distance, or `None` where nobody runs so far or nothing at all.
    """
    low, high = amount.km
    if not SHORTEST_KM <= low <= high <= LONGEST_KM:
        return None
    if amount.unit == "mi":
        return Range(Distance(amount.low, "mi"), Distance(amount.high, "mi"))
    return Range(Distance(low, "km"), Distance(high, "km"))


def as_duration(amount: Amount) -> Range[Duration] | None:
    """Return a time as the model has it.

    Args:
        amount: A time.

    Returns:
        The time, or `None` where it is under a second or over 100 hours.
    """
    low, high = round(amount.low), round(amount.high)
    return Range(Duration(low), Duration(high)) if 1 <= low <= high <= LONGEST_S else None


_NAMED: Final = {"marathon": MARATHON, "half": HALF_MARATHON, "five-km": Distance(5)}


def is_race_distance(km: float) -> bool:
    """Return whether races are run over a distance.

    Args:
        km: Kilometres.

    Returns:
        Whether it is within 2 % of one.
    """
    return any(abs(km - race) <= RACE_IS_WITHIN * race for race in RACES_KM)


def named_race(distance: Distance) -> Distance:
    """Return the marathon or the half marathon for a distance that is written like one, such as 26.2 miles.

    Args:
        distance: A distance.

    Returns:
        The distance of the race, or the given one.
    """
    for race in (MARATHON, HALF_MARATHON):
        if abs(distance.km - race.km) <= NAMED_WITHIN * race.km:
            return race
    return distance


def race_distance(tokens: Sequence[Token], column: Amount | None) -> tuple[Distance | None, bool]:
    """Return how far a race is.

    Args:
        tokens: The text.
        column: What a column of the table says.

    Returns:
        The distance, or `None` where nothing says it; and whether it was guessed.
    """
    named = next((m.name for token in tokens for m in token.meanings if m.table == "races"), None)
    if named:
        return _NAMED[named], False
    amounts = [a for t in tokens if t.kind is TokenKind.AMOUNT and (a := t.amount) and not a.is_time]
    amounts.sort(key=lambda amount: amount.unit != "k")  # 8K names a race; 10 mi may be the whole day
    given = next((amount for amount in amounts if as_distance(amount)), None)
    source = given or column
    found = as_distance(source) if source else None
    return (named_race(found.mid), not found.is_exact or given is None) if found else (None, True)
