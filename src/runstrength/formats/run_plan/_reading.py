"""What was read of a running plan, and the ground for it."""

from __future__ import annotations

from collections import Counter

import attrs

from runstrength.days import Slot, Weekday
from runstrength.formats.run_plan._rows import Unread
from runstrength.model.plan import Plan
from runstrength.model.session import Session

__all__ = ["ReadSession", "RunPlanReading"]


@attrs.frozen(kw_only=True)
class ReadSession:
    """What was read of one session of a day, and where it came from.

    Attributes:
        line: Line of the source, from 1; for a calendar the number of the event.
        week: The week of the plan from 1.
        day: The day.
        text: What the source says, in one line.
        kind: A kind of run, `race`, `cross`, `walk`, `strength`, `mobility` or `rest`.
        slot: When; the day alone where nothing is said.
        session: The session of the plan, or `None` for rest.
        quality: Whether it is a quality run, a long run or a race.
        optional: Whether it may be left out.
        has_choice: Whether the text leaves a choice, if only of the effort.
        alternatives: Kinds that may be done instead.
        minutes: How long it takes, or `None` where nothing says it.
        minutes_are_estimated: Whether they follow from the distance, the easy pace and the kind.
        guessed: What was guessed, in words; empty where the text says it all.
        words_not_read: Words of the text that no rule knows; they stay in the note of the session.
    """

    line: int
    week: int
    day: Weekday
    text: str
    kind: str
    slot: Slot
    session: Session | None = None
    quality: bool = False
    optional: bool = False
    has_choice: bool = False
    alternatives: tuple[str, ...] = ()
    minutes: float | None = None
    minutes_are_estimated: bool = False
    guessed: tuple[str, ...] = ()
    words_not_read: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Write the place, the kind and the text."""
        session = self.session or self.kind
        optional = " (optional)" if self.optional else ""
        return f"week {self.week} {self.slot} {session}{optional} from {self.text!r}"


@attrs.frozen(kw_only=True)
class RunPlanReading:
    """A running plan, and how it was read.

    Attributes:
        plan: The plan.
        sessions: What was read, in the order of the source, days of rest among them.
        unread: What could not be read.
        notices: What is to be said about the plan as a whole.
        race: The goal race, or `None` where no row is one.
    """

    plan: Plan
    sessions: tuple[ReadSession, ...]
    unread: tuple[Unread, ...]
    notices: tuple[str, ...]
    race: ReadSession | None = None

    @property
    def guessed(self) -> tuple[ReadSession, ...]:
        """The sessions about which something was guessed."""
        return tuple(one for one in self.sessions if one.guessed)

    @property
    def estimated(self) -> tuple[ReadSession, ...]:
        """The sessions whose minutes are estimated."""
        return tuple(one for one in self.sessions if one.minutes_are_estimated)

    def __str__(self) -> str:
        """Say what was read and what was not, a line for each kind of thing."""
        trained = sum(one.session is not None for one in self.sessions)
        rest = sum(one.kind == "rest" for one in self.sessions)
        lines = [
            (
                f"Read {_count(trained, 'session')} and {_count(rest, 'day')} of rest in "
                f"{_count(len(self.plan.weeks), 'week')}; {len(self.estimated)} "
                f"{'has' if len(self.estimated) == 1 else 'have'} estimated minutes."
            )
        ]
        lines += self.notices
        guesses = Counter(guess for one in self.sessions for guess in one.guessed)
        lines += [f"Guessed, {_count(times, 'time')}: {guess}" for guess, times in guesses.most_common()]
        words = Counter(word for one in self.sessions for word in one.words_not_read)
        if words:
            lines.append(f"Words kept as notes only: {', '.join(sorted(words))}")
        lines += [f"Not read: {one}" for one in self.unread]
        return "\n".join(lines)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
