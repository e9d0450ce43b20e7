"""What a parameter of a progression rests on."""

from __future__ import annotations

from typing import Any

import attrs

from runstrength.evidence import Grade

__all__ = ["Parameter", "parameter", "parameters_of"]


@attrs.frozen
class Parameter:
    """What is known about a parameter of a progression.

    Attributes:
        name: The name of the field.
        default: The value that it has when left out.
        unit: Its unit, or an empty text.
        sources: Keys of the references behind the default.
        grade: How good they are.
        text: What it means, in a few words.
    """

    name: str
    default: object
    unit: str
    sources: tuple[str, ...]
    grade: Grade
    text: str

    def __str__(self) -> str:
        """Write the name, the default with its unit, and what that rests on."""
        unit = f" {self.unit}" if self.unit else ""
        return f"{self.name} = {self.default}{unit} ({', '.join(self.sources)}; {self.grade})"


def parameter(
    text: str,
    *,
    unit: str = "",
    source: str | tuple[str, ...] = "convention",
    grade: Grade | str = Grade.D,
) -> dict[str, object]:
    """Return what is known about a parameter, for the metadata of its field.

    Args:
        text: What it means, in a few words.
        unit: Its unit, such as `s`.
        source: The key, or keys, of what the default rests on.
        grade: How good that is.

    Returns:
        The metadata of a field.
    """
    sources = (source,) if isinstance(source, str) else source
    return {"unit": unit, "sources": sources, "grade": Grade(grade), "text": text}


def parameters_of(kind: type[Any]) -> tuple[Parameter, ...]:
    """Return the parameters that a progression declares.

    Args:
        kind: Its class.

    Returns:
        The parameters in order; fields that were not declared as parameters are left out.
    """
    return tuple(
        Parameter(
            name=field.name,
            default=field.default,
            unit=field.metadata["unit"],
            sources=field.metadata["sources"],
            grade=field.metadata["grade"],
            text=field.metadata["text"],
        )
        for field in attrs.fields(kind)
        if "sources" in field.metadata
    )
