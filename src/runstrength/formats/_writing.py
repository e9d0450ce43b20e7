"""Files that are written whole or not at all."""

from __future__ import annotations

from pathlib import Path
from shutil import copymode
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike

__all__ = ["write_whole"]


def write_whole(path: str | PathLike[str], text: str) -> None:
    """Write a text to a file in UTF-8, its line breaks as they are: all of it, or nothing.

    Args:
        path: The file; one that is there is replaced and keeps its mode, and a link stays a link.
        text: The text.

    Raises:
        OSError: The file cannot be written; what was there is still there.
    """
    target = Path(path).resolve()
    with TemporaryDirectory(prefix=".", dir=target.parent) as folder:
        unfinished = Path(folder, target.name)
        unfinished.write_text(text, encoding="utf-8", newline="")
        if target.exists():
            copymode(target, unfinished)
        unfinished.replace(target)
