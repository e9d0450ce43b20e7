"""Files that are written whole or not at all."""

import stat
import sys
from pathlib import Path

import pytest

from runstrength.formats._writing import write_whole


def test_line_breaks_stay(tmp_path: Path) -> None:
    """On every system, and the text is UTF-8."""
    write_whole(tmp_path / "x", "é\r\nb\n")
    assert (tmp_path / "x").read_bytes() == b"\xc3\xa9\r\nb\n"
    assert [file.name for file in tmp_path.iterdir()] == ["x"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_what_is_there_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    """Through a link too."""
    path, link = tmp_path / "x", tmp_path / "link"
    path.write_text("old")
    path.chmod(0o600)
    link.symlink_to(path)
    write_whole(link, "new")
    assert (path.read_text(), stat.S_IMODE(path.stat().st_mode), link.is_symlink()) == ("new", 0o600, True)


def test_where_it_cannot_be_written_the_old_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a full disk, in the way of a folder, in a folder that is not there; nothing else is left behind."""
    path = tmp_path / "x"
    write_whole(path, "old")
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="folder"):
        write_whole(tmp_path / "folder", "new")
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "nowhere" / "x", "new")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(path, "new")
    assert path.read_text() == "old"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["folder", "x"]
