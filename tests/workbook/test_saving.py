"""Writing a file whole or not at all."""

from pathlib import Path

import pytest

from rampath.workbook.saving import NotSaved, write_whole


def _after(file: Path) -> None:
    file.write_bytes(b"after")


def test_that_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "real.xlsx"
    real.write_bytes(b"before")
    link = tmp_path / "link.xlsx"
    link.symlink_to(real)
    write_whole(link, _after)
    assert link.is_symlink()
    assert real.read_bytes() == b"after"


def test_that_what_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotSaved, match="that is no file"):
        write_whole(tmp_path, _after)
    assert list(tmp_path.iterdir()) == []
