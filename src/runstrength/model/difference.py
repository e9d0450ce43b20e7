"""How two weeks or plans differ, as data and in words."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from runstrength.errors import Faults
from runstrength.model.plan import Plan
from runstrength.model.week import Numbered, PlannedSession, Week

__all__ = ["Change", "Diff", "diff"]


@attrs.frozen
class Change:
    """One session that is not as it was.

    Attributes:
        before: The number of its week, 0 in a week alone, and the session as it was; `None` for a new one.
        after: The same as it is now; `None` for one that is gone.
        turn: Its turn among the sessions that start with it, from 1, where that alone is another; else 0.
    """

    before: Numbered | None
    after: Numbered | None
    turn: int = 0

    @property
    def kind(self) -> str:
        """`added`, `removed`, `moved`, `changed`, `moved and changed`, or `reordered`."""
        if self.before is None:
            return "added"
        if self.after is None:
            return "removed"
        if self.turn:
            return "reordered"
        old, new = self.before[1], self.after[1]
        parts = ["moved"] if (self.before[0], old.slot) != (self.after[0], new.slot) else []
        parts += ["changed"] if attrs.evolve(old, slot=new.slot) != new else []
        return " and ".join(parts)

    @property
    def key(self) -> str | None:
        """The key of the session."""
        known = self.after or self.before
        return known[1].key if known else None

    def __str__(self) -> str:
        """Write it as a line: `+` new, `-` gone, `~` moved or changed."""
        if self.before is None or self.after is None:
            sign, numbered = ("+", self.after) if self.before is None else ("-", self.before)
            return f"{sign} {_text(numbered)}" if numbered else sign
        new = self.after[1]
        if self.turn:
            return f"~ {_text(self.before)} -> {_where(self.after)}, as number {self.turn}"
        where = f"{_where(self.after)} {new.session}" if "changed" in self.kind else _where(self.after)
        return f"~ {_text(self.before)} -> {where}"


def _where(numbered: Numbered) -> str:
    week, planned = numbered
    return f"week {week} {planned.slot}" if week else str(planned.slot)


def _text(numbered: Numbered) -> str:
    key = f" [{numbered[1].key}]" if numbered[1].key else ""
    return f"{_where(numbered)} {numbered[1].session}{key}"


@attrs.frozen
class Diff:
    """The changes from one week or plan to another, in order of time. A sequence that prints as text.

    Attributes:
        changes: The changes.
    """

    changes: tuple[Change, ...] = ()

    def __iter__(self) -> Iterator[Change]:
        """Go through the changes."""
        return iter(self.changes)

    def __len__(self) -> int:
        """Count the changes."""
        return len(self.changes)

    def __getitem__(self, index: int) -> Change:
        """Return a change by its place."""
        return self.changes[index]

    def __str__(self) -> str:
        """Write a line for each."""
        return "\n".join(map(str, self.changes)) or "nothing changes"


def diff(before: Week | Plan, after: Week | Plan) -> Diff:
    r"""Return how two weeks or plans differ.

    Sessions are known again by their keys, or by their content where they have none.

    Args:
        before: The one.
        after: The other.

    Returns:
        The changes.

    Raises:
        InvalidValueError: These are not two weeks or two plans.

    Example:
        >>> print(diff(Week.parse("mon easy 45min [a]"), Week.parse("tue easy 45min [a]\nsat long 90min")))
        ~ mon easy 45min [a] -> tue
        + sat long 90min
    """
    faults = Faults("diff")
    kind = Plan if isinstance(before, Plan) else Week
    faults.instance("before", before, (Week, Plan), "a Week or a Plan")
    faults.instance("after", after, kind, f"a {kind.__name__} as the other is")
    faults.raise_any()
    old, new = list(_numbered(before)), list(_numbered(after))
    changes: list[Change] = []
    for match in (_is_same, _has_same_key, _has_same_content):
        for entry in list(old):
            found = next((other for other in new if match(entry, other)), None)
            if found is not None:
                old.remove(entry)
                new.remove(found)
                changes += [Change(entry, found)] if match is not _is_same else []
    changes += [Change(entry, None) for entry in old] + [Change(None, entry) for entry in new]
    changes += _reordered(before, after)
    changes.sort(key=_time)
    return Diff(tuple(changes))


def _reordered(before: Week | Plan, after: Week | Plan) -> Iterator[Change]:
    """Go through the sessions of starts that hold the same sessions in another order."""
    old, new = _by_start(before), _by_start(after)
    for start, entries in new.items():
        known = old.get(start, [])
        if sorted(entries, key=_entry_text) == sorted(known, key=_entry_text):
            for turn, (one, other) in enumerate(zip(known, entries, strict=True), 1):
                if one != other:
                    yield Change(other, other, turn)


def _by_start(subject: Week | Plan) -> dict[tuple[int, int], list[Numbered]]:
    found: dict[tuple[int, int], list[Numbered]] = {}
    for entry in _numbered(subject):
        found.setdefault((entry[0], entry[1].slot.week_minute), []).append(entry)
    return found


def _entry_text(entry: Numbered) -> str:
    return str(entry[1])


def _numbered(subject: Week | Plan) -> tuple[Numbered, ...]:
    return subject.numbered if isinstance(subject, Plan) else tuple((0, s) for s in subject.sessions)


def _is_same(one: Numbered, other: Numbered) -> bool:
    return one == other


def _has_same_key(one: Numbered, other: Numbered) -> bool:
    return one[1].key is not None and one[1].key == other[1].key


def _has_same_content(one: Numbered, other: Numbered) -> bool:
    return None in (one[1].key, other[1].key) and one[1].session == other[1].session


def _time(change: Change) -> tuple[int, int, int, bool, str]:
    week, planned = _either(change)
    return week, planned.slot.week_minute, change.turn, change.before is None, str(planned)


def _either(change: Change) -> tuple[int, PlannedSession]:
    known = change.before or change.after
    assert known is not None  # noqa: S101 - a change has one side at least
    return known
