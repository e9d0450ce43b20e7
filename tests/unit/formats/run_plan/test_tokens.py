"""The text of a day as tokens."""

import pytest

from runstrength.formats.run_plan._tokens import Amount, TokenKind, amount_of, plain_text, tokens_of
from runstrength.formats.run_plan._vocabulary import shipped_vocabulary


def kinds_of(text: str) -> list[str]:
    """The kinds of run that the tokens mean."""
    return [
        m.name for token in tokens_of(text, shipped_vocabulary()) for m in token.meanings if m.table == "runs"
    ]


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("V̇O₂max", "vo2max"),
        ("6 × 400 m", "6 x 400 m"),
        ("20–25 min", "20-25 min"),
        ("1,000 m", "1000 m"),
        ("7,5 km", "7.5 km"),
        ("2½ miles, ¼ mile", "2.5 miles, .25 mile"),
        ("1/2 mile", "0.5 mile"),
        ("1/0 mile", "1.0 mile"),
        ("Med-long w/ strides at 7 a.m.", "med long with strides at 7 am"),
        ("5\N{NO-BREAK SPACE}km\N{BULLET}easy", "5 km\neasy"),
        ("*or* easy*", "or easy*"),
        ("🏃 Straße ~5k", "🏃 strasse 5k"),
    ],
)
def test_one_spelling_for_what_people_write(written: str, plain: str) -> None:
    """Accents, dashes, fractions, thousands and emphasis do not matter."""
    assert plain_text(written) == plain


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("6 mi", Amount(6, 6, "mi")),
        ("6-mile", Amount(6, 6, "mi")),
        ("8-9 km", Amount(8, 9, "km")),
        ("9 to 8 kilometres", Amount(8, 9, "km")),
        ("4 mi-6 mi", Amount(4, 6, "mi")),
        ("10k", Amount(10, 10, "k")),
        ("400m", Amount(400, 400, "m")),
        ("100 yards", Amount(91.44, 91.44, "m")),
        ("45m", Amount(2700, 2700, "s", assumed=True)),
        ("40'", Amount(2400, 2400, "s")),
        ('30"', Amount(30, 30, "s")),
        ("90 sec", Amount(90, 90, "s")),
        ("1.5-2 h", Amount(5400, 7200, "s")),
        ("1h30", Amount(5400, 5400, "s")),
        ("2 hrs 15 min", Amount(8100, 8100, "s")),
        ("1:30", Amount(5400, 5400, "s")),
        ("0:45:30", Amount(2730, 2730, "s")),
        ("45:00", Amount(2700, 2700, "s")),
        ("18:30", None),
        ("07:00", None),
        ("6:30 am", None),
        ("0:00:00", None),
        ("5:30/km", None),
        ("6", None),
        ("6 mi 7 mi", None),
        ("", None),
    ],
)
def test_amounts(text: str, amount: Amount | None) -> None:
    """Distances and times, exact or ranges, in any unit that plans use."""
    assert amount_of(text) == amount


def test_a_distance_is_also_known_in_kilometres() -> None:
    """For comparing what is written in different units."""
    assert Amount(1, 2, "mi").km == (1.609344, 3.218688)
    assert Amount(800, 800, "m").km == (0.8, 0.8)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("at 5K race pace", ["intervals"]),
        ("10k pace", ["intervals"]),
        ("@ 15k", ["tempo"]),
        ("at half marathon", ["tempo"]),
        ("at 10 mile pace", ["tempo"]),
        ("6 mile pace", []),
        ("at marathon", ["marathon-pace"]),
        ("marathon", []),
        ("at 95% 5k", ["intervals"]),
        ("at 90-92% of 5k", ["tempo"]),
        ("at 85% 5k effort", ["marathon-pace"]),
        ("at 80% 5k", ["steady"]),
        ("at 60% 5k", ["easy"]),
        ("at 105-107% MP", ["tempo"]),
        ("at 110% marathon pace", ["intervals"]),
        ("98% HM pace", ["tempo"]),
        ("at 100% VO2max", ["intervals"]),
        ("80% max", []),
        ("80%", []),
        ("50-90% interval time", []),
        ("0 km at 50% 0k", []),
        ("2E + 4 mi T", ["easy", "tempo"]),
        ("Session I", []),
    ],
)
def test_paces(text: str, kinds: list[str]) -> None:
    """A race is a pace after `at` and before `pace`, a percentage a share of one, a letter a kind."""
    assert kinds_of(text) == kinds


def test_repetitions_stars_and_numbers() -> None:
    """Each is a token of its own; a star between words is none."""
    tokens = tokens_of("6-8 x 400 easy* two 5 @", shipped_vocabulary())

    assert [token.kind for token in tokens] == [
        TokenKind.REPS,
        TokenKind.NUMBER,
        TokenKind.PHRASE,
        TokenKind.MARK,
        TokenKind.WORD,
        TokenKind.NUMBER,
        TokenKind.MARK,
    ]
    assert (tokens[0].number, tokens[4].number, tokens[3].means("marks", "star")) == (6, 2, True)
