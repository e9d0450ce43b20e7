"""Progression of jumps: foot contacts from one session to the next."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

import attrs

from runstrength.errors import Faults, nearest_names
from runstrength.formulas.plyometric import PLYO_CAPS, PLYO_GROWTH, plyo_contacts
from runstrength.model.dose import Dose, WorkUnit
from runstrength.progression._api import (
    Before,
    JudgingProgression,
    Step,
    amount,
    parameter,
    without_load,
    work_like,
)
from runstrength.progression._reason import Reason
from runstrength.progression._review import Review

__all__ = ["PlyoContacts"]

_MOST_SETS = 20


@attrs.frozen(kw_only=True)
class PlyoContacts(JudgingProgression):
    """Foot contacts that grow by a tenth from session to session up to the cap of the level.

    `plyo_contacts` gives the number; a dose has whole sets of whole repetitions, so the contacts go to the
    largest number up to it that sets and repetitions within bounds make, and stay as near to the old dose as
    they can. Where none lies between, the next one above is taken, if the cap allows it. Contacts never fall
    within a class, but for what is above the cap. At the cap the progression is complete: in a combination a
    ladder takes over, and the higher class begins with 70 % of the contacts.

    Source: NSP (C) for the caps; the growth is D.

    Attributes:
        level: `novice`, `intermediate` or `advanced`; the cap goes by it.
        growth: Growth from one session to the next, 0 to 0.5.
        cap: Most contacts, in place of the level's.
        landings: Landings of one repetition, 1 to 10.
        reps: Fewest and most repetitions of a set.

    Raises:
        InvalidValueError: A parameter is out of range.

    Example:
        >>> from runstrength.model import Performed
        >>> print(PlyoContacts().advance(Dose.parse("4x10"), Performed.parse("10,10,10,10")))
        4x11: The contacts go from 40 to 44.
    """

    level: str = attrs.field(
        default="novice", metadata=parameter("level, which sets the cap", source="NSP", grade="C")
    )
    growth: float = attrs.field(
        default=PLYO_GROWTH, metadata=parameter("growth from one session to the next")
    )
    cap: int | None = attrs.field(
        default=None, metadata=parameter("most contacts, in place of the level's", unit="contacts")
    )
    landings: int = attrs.field(default=1, metadata=parameter("landings of one repetition"))
    reps: tuple[int, int] = attrs.field(
        default=(4, 12), metadata=parameter("fewest and most repetitions of a set", unit="repetitions")
    )

    def __attrs_post_init__(self) -> None:
        """Refuse parameters out of range."""
        faults = Faults("PlyoContacts")
        if self.level not in PLYO_CAPS:
            faults.add(
                "level",
                self.level,
                "one of " + ", ".join(PLYO_CAPS),
                suggestions=nearest_names(str(self.level), PLYO_CAPS),
            )
        faults.number("growth", self.growth, 0, 0.5)
        if self.cap is not None:
            faults.whole("cap", self.cap, 1, 1000)
        faults.whole("landings", self.landings, 1, 10)
        low, high = self.reps if isinstance(self.reps, tuple) and len(self.reps) == 2 else (0, 0)  # noqa: PLR2004
        if not (type(low) is int and type(high) is int and 1 <= low <= high <= 100):  # noqa: PLR2004
            faults.add("reps", self.reps, "two whole numbers from 1 to 100, the lower first")
        faults.raise_any()

    def restarted(self, dose: Dose) -> Dose:
        """Return the dose for a higher impact class: 70 % of the contacts."""
        after = plyo_contacts(self._contacts(dose), level=self.level, cap=self.cap, class_up=True)
        return self._with(without_load(dose), after)

    def _check_dose(self, dose: Dose) -> None:
        if dose.work.unit is not WorkUnit.REPETITIONS or not 1 <= self._contacts(dose) <= 1000:  # noqa: PLR2004
            faults = Faults("PlyoContacts")
            faults.add("dose", dose, "a dose that counts repetitions, of at most 1000 contacts")
            faults.raise_any()

    def _contacts(self, dose: Dose) -> int:
        return dose.sets * dose.sides * dose.work.high * self.landings

    def _next(self, dose: Dose, found: Review, before: Before) -> Step:  # noqa: ARG002 - part of the form
        if found.weakest < dose.work.low:
            why = Reason("repeat", (("weakest", amount(found.weakest, dose.work.unit)), ("asked", dose.work)))
            return Step(dose, why)
        now = self._contacts(dose)
        most = plyo_contacts(now, level=self.level, growth=self.growth, cap=self.cap)
        new = self._with(dose, most)
        after = self._contacts(new)
        if after <= now <= most:
            new, after = self._above(dose, now)
        if after == now:
            why = Reason("contacts-at-cap", (("contacts", now),))
            return Step(dose, why, blocked=True)
        return Step(new, Reason("contacts-up", (("before", now), ("after", after))))

    def _with(self, dose: Dose, most: int) -> Dose:
        """Return the dose of the most contacts up to a number, as near to the old one as can be."""
        numbers, shapes = _options(*self.reps, dose.sides * self.landings)
        at = bisect_right(numbers, most) - 1
        return dose if at < 0 else _shaped(dose, shapes[at])

    def _above(self, dose: Dose, contacts: int) -> tuple[Dose, int]:
        """Return the dose of the fewest contacts above a number, or the old one where the cap forbids it."""
        cap = PLYO_CAPS[self.level] if self.cap is None else self.cap
        numbers, shapes = _options(*self.reps, dose.sides * self.landings)
        at = bisect_right(numbers, contacts)
        if at == len(numbers) or numbers[at] > cap:
            return dose, contacts
        return _shaped(dose, shapes[at]), numbers[at]


def _shaped(dose: Dose, shapes: tuple[tuple[int, int], ...]) -> Dose:
    """Return the dose with those sets and repetitions that are nearest to its own."""
    wanted = (dose.sets, dose.work.high)
    sets, reps = min(shapes, key=lambda shape: (abs(shape[0] - wanted[0]), abs(shape[1] - wanted[1])))
    return attrs.evolve(dose, sets=sets, work=work_like(dose.work, reps, reps))


@lru_cache(maxsize=64)
def _options(low: int, high: int, each: int) -> tuple[list[int], list[tuple[tuple[int, int], ...]]]:
    """Return every number of contacts that a dose can have, and the sets and repetitions that make it."""
    shapes: dict[int, list[tuple[int, int]]] = {}
    for sets in range(1, _MOST_SETS + 1):
        for reps in range(low, high + 1):
            shapes.setdefault(sets * reps * each, []).append((sets, reps))
    numbers = sorted(shapes)
    return numbers, [tuple(shapes[number]) for number in numbers]
