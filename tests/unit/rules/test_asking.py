"""Asking another rule about two sessions."""

from __future__ import annotations

from runstrength.findings import Severity
from runstrength.model import Athlete, Week
from runstrength.rules import Context, Pair
from runstrength.rules._asking import severity_of
from runstrength.rules.frequency.too_few_or_many_strength_days import TooFewOrManyStrengthDays
from runstrength.rules.interference.heavy_legs_before_quality_run import HeavyLegsBeforeQualityRun
from runstrength.timeline import timeline

HLS = "strength: back squat 4x5 @85%"
RULE = HeavyLegsBeforeQualityRun()
RULES = Context(Athlete(), {"INT001": RULE, "FRQ001": TooFewOrManyStrengthDays()})


def pair_of(text: str) -> Pair:
    """Return the two sessions of a week."""
    earlier, later = timeline(Week.parse(text)).sessions
    return Pair(earlier, later, (later.start - earlier.end) / 60, (later.start - earlier.start) / 60)


def test_a_rule_answers_by_its_own_hours() -> None:
    """Whatever severity a policy gives to all that it says."""
    near, far = pair_of(f"tue pm {HLS}\nwed am tempo 50min"), pair_of(f"tue am {HLS}\nwed pm tempo 50min")
    louder = Context(Athlete(), {"INT001": RULE.with_values({"severity": Severity.ERROR})})

    assert severity_of("INT001", near, RULES) == Severity.WARNING
    assert severity_of("INT001", far, RULES) == Severity.INFO
    assert severity_of("INT001", far, louder) == Severity.INFO


def test_silence_is_nothing() -> None:
    """Where the rule is off, of another kind, not concerned, too far away, or has nothing to say."""
    near = pair_of(f"tue pm {HLS}\nwed am tempo 50min")

    assert severity_of("INT001", near, Context(Athlete(), {})) == 0
    assert severity_of("FRQ001", near, RULES) == 0
    assert severity_of("INT001", pair_of(f"tue pm {HLS}\nwed am easy 50min"), RULES) == 0
    assert severity_of("INT001", pair_of(f"mon am {HLS}\nsat am tempo 50min"), RULES) == 0
    assert severity_of("INT001", pair_of(f"mon am {HLS}\nwed pm tempo 50min"), RULES) == 0
