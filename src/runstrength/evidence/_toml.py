"""Reads our own data strictly: what is unknown, missing or wrong is named with its file and place."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from importlib.resources import files
from typing import TYPE_CHECKING, TypeVar, cast

import attrs

from runstrength.errors import InvalidValueError, Problem, nearest_names, shortened

if TYPE_CHECKING:
    from collections.abc import Mapping

V = TypeVar("V", bound=attrs.AttrsInstance)


def shipped(file: str) -> str:
    """Return the text of a data file of this package.

    Args:
        file: Its name.

    Returns:
        The text.
    """
    return files("runstrength.evidence").joinpath(file).read_text(encoding="utf-8")


def _field(table: object, name: str) -> object:
    return cast("dict[str, object]", table).get(name) if isinstance(table, dict) else None


class Reader:
    """Makes values from tables and collects every fault of a file."""

    __slots__ = ("file", "problems")

    def __init__(self, file: str) -> None:
        """Start with no faults of the file with the given name."""
        self.file = file
        self.problems: list[Problem] = []

    def add(self, path: str, where: str, fault: Problem | str) -> None:
        """Record a fault of the value at the path; `where` is what a reader of the file looks for."""
        details: Mapping[str, object] = vars(fault) if isinstance(fault, Problem) else {}
        problem = Problem(f"{self.file}: {where}: {fault}" if where else f"{self.file}: {fault}")
        problem.__dict__.update(details)
        problem.path = path if problem.field is None else f"{path}.{problem.field}"
        self.problems.append(problem)

    def tables(self, text: str) -> dict[str, object]:
        """Parse the document; one that is no TOML raises at once."""
        try:
            return tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise InvalidValueError(Problem(f"{self.file}: not TOML: {error}", path="$")) from error

    def value(self, cls: type[V], path: str, where: str, table: object, **given: object) -> V | None:
        """Make a value from a table with exactly the fields of its class.

        Args:
            cls: The class; what it finds wrong with a field is recorded here.
            path: Place of the table in the document.
            where: What a reader of the file looks for.
            table: What stands there.
            given: Fields that do not come from the table.

        Returns:
            The value, or `None` when something is wrong with it.
        """
        if not isinstance(table, dict):
            self.add(path, where, f"must be a table, not {shortened(repr(table))}")
            return None
        row = cast("dict[str, object]", table)
        fields = {field.name: field for field in attrs.fields(cls) if field.name not in given}
        count = len(self.problems)
        self._name_unknown(path, where, row, fields)
        for name, field in fields.items():
            if field.default is attrs.NOTHING and name not in row:
                self.add(path, where, Problem(f"{name} is missing", field=name))
        if len(self.problems) > count:
            return None
        try:
            return cast("Callable[..., V]", cls)(**row, **given)
        except InvalidValueError as error:
            for problem in error.problems:
                self.add(path, where, problem)
            return None

    def values(self, cls: type[V], name: str, array: object, label: str) -> tuple[V, ...]:
        """Make values from an array of tables; a table's own label says where it is.

        Args:
            cls: Their class.
            name: Name of the array.
            array: What stands there.
            label: The field that names a table.

        Returns:
            The values that are right.
        """
        if not isinstance(array, list):
            self.add(f"$.{name}", name, f"must be an array of tables, not {shortened(repr(array))}")
            return ()
        found: list[V] = []
        labels: set[object] = set()
        for index, table in enumerate(cast("list[object]", array)):
            path = f"$.{name}[{index}]"
            named = _field(table, label)
            where = f"{name} {index if named is None else named}"
            value = self.value(cls, path, where, table)
            if value is not None:
                found.append(value)
                if named in labels:
                    self.add(path, where, Problem(f"{label} is there twice", field=label))
                labels.add(named)
        return tuple(found)

    def only(self, document: Mapping[str, object], names: tuple[str, ...]) -> None:
        """Check that the document has exactly these parts."""
        self._name_unknown("$", "", document, dict.fromkeys(names))
        for name in names:
            if name not in document:
                self.add("$", "", Problem(f"{name} is missing", field=name))
        self.raise_any()

    def _name_unknown(
        self, path: str, where: str, row: Mapping[str, object], known: Mapping[str, object]
    ) -> None:
        for name in row:
            if name not in known:
                near = nearest_names(name, known)
                meant = f"; did you mean {' or '.join(repr(n) for n in near)}?" if near else ""
                fault = Problem(f"unknown key {name!r}{meant}", field=name, suggestions=near)
                self.add(path, where, fault)

    def raise_any(self) -> None:
        """Raise `InvalidValueError` with every fault, if there was one."""
        if self.problems:
            raise InvalidValueError(*self.problems)
