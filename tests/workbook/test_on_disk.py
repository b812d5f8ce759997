"""Asking what lies on the disk under a name is never a fault."""

import errno
from pathlib import Path

import pytest

from rampath.workbook.on_disk import is_file, is_folder, is_there


def test_that_a_file_a_folder_and_nothing_are_told_apart(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(b"")
    assert [(is_there(path), is_file(path), is_folder(path)) for path in (file, tmp_path, tmp_path / "gone")] == [
        (True, True, False), (True, False, True), (False, False, False),
    ]  # fmt: skip


def test_that_what_may_not_be_looked_at_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, **_more: bool) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(self))

    monkeypatch.setattr(Path, "stat", refuse)
    assert [asked(tmp_path) for asked in (is_there, is_file, is_folder)] == [False, False, False]


@pytest.mark.parametrize("name", ["x" * 300, "a\0b"])
def test_that_a_name_that_no_file_can_have_is_not_there(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    assert [asked(path) for asked in (is_there, is_file, is_folder)] == [False, False, False]
