"""What every output says about health, and the signs at which a professional should look."""

from __future__ import annotations

import attrs


@attrs.frozen(kw_only=True)
class RedFlag:
    """A sign or circumstance at which somebody should see a professional before training on.

    Attributes:
        key: The identifier that an athlete's `symptoms` use; it never changes.
        text: What it is, to be read after "if you have".
        is_symptom: Whether it is felt or seen now, rather than known from one's history.
    """

    key: str
    text: str
    is_symptom: bool = True


RED_FLAGS: tuple[RedFlag, ...] = (
    RedFlag(key="worsening-pain", text="pain that gets worse during sessions or after them"),
    RedFlag(key="rest-pain", text="pain at night or at rest"),
    RedFlag(key="bone-pain", text="pain at one spot of a bone"),
    RedFlag(key="swelling", text="a swelling"),
    RedFlag(key="numbness", text="numbness"),
    RedFlag(key="giving-way", text="a joint that gives way"),
    RedFlag(key="chest-pain", text="pain in the chest"),
    RedFlag(key="fainting", text="fainting"),
    RedFlag(key="breathlessness", text="unusual breathlessness"),
    RedFlag(key="missed-periods", text="missed periods"),
    RedFlag(key="bone-injury", text="bone injuries that come back", is_symptom=False),
    RedFlag(key="recent-surgery", text="an operation not long ago", is_symptom=False),
    RedFlag(key="pregnancy", text="a pregnancy, or a birth not long ago", is_symptom=False),
    RedFlag(key="heart-disease", text="a known disease of the heart", is_symptom=False),
)
"""When to see a professional; a list of our own (grade D), missed periods and bone injuries as in MOU23."""

DISCLAIMER = (
    "This is education, not medical advice. It neither examines nor diagnoses anybody, and no rule, plan or "
    "source here promises that you will not get hurt. See a doctor or a physiotherapist before you train on "
    f"if you have {', '.join(flag.text for flag in RED_FLAGS[:-1])}, or {RED_FLAGS[-1].text}."
)
"""What every output that speaks about training says once."""
