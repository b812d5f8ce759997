"""Files are written whole or not at all, one or several."""

import os
from pathlib import Path

import pytest

from rampath.printing.writing import NotWritten, whole_file, write_file, write_files


def test_that_all_files_are_there_and_nothing_else(tmp_path: Path) -> None:
    write_files({tmp_path / "a.svg": b"one", tmp_path / "b.svg": b"two"})
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"a.svg": b"one", "b.svg": b"two"}


def test_that_none_of_several_is_changed_where_one_cannot_be_written(tmp_path: Path) -> None:
    kept = tmp_path / "a.svg"
    kept.write_bytes(b"before")
    (tmp_path / "b.svg").mkdir()
    with pytest.raises(NotWritten, match=r"b\.svg was not written: that is no file"):
        write_files({kept: b"after", tmp_path / "b.svg": b"two"})
    assert kept.read_bytes() == b"before"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.svg", "b.svg"]


def test_that_a_full_disk_is_told_and_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "pack.pdf"
    target.write_bytes(b"before")

    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotWritten, match="No space left on device"):
        write_file(target, b"after")
    assert target.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("refused", [PermissionError(13, "Permission denied"), OSError(30, "Read-only file system")])
def test_that_a_file_that_is_open_elsewhere_or_a_read_only_folder_is_told_and_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refused: OSError
) -> None:
    target = tmp_path / "pack.pdf"
    target.write_bytes(b"before")

    def no(*_given: object) -> None:
        raise refused

    monkeypatch.setattr(Path, "replace", no)
    for write in (write_file, fill):
        with pytest.raises(NotWritten, match=r"pack\.pdf was not written .* close the file where it is open"):
            write(target, b"after")
        assert target.read_bytes() == b"before"
        assert list(tmp_path.iterdir()) == [target]


def test_that_a_page_keeps_the_rights_of_the_one_that_it_replaces(tmp_path: Path) -> None:
    target = tmp_path / "pack.pdf"
    for write in (write_file, fill):
        target.write_bytes(b"before")
        target.chmod(0o640)
        mode = target.stat().st_mode  # Windows has but one bit of it
        write(target, b"after")
        assert target.stat().st_mode == mode


def test_that_a_file_that_others_fill_takes_its_place_whole_and_never_that_of_a_folder_or_device(
    tmp_path: Path,
) -> None:
    target, pipe = tmp_path / "pack.pdf", tmp_path / "pipe.pdf"
    fill(target, b"after")
    assert target.read_bytes() == b"after"
    os.mkfifo(pipe)
    for place in (tmp_path, pipe):
        with pytest.raises(NotWritten, match="that is no file"):
            fill(place, b"after")
    assert pipe.is_fifo()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["pack.pdf", "pipe.pdf"]


def fill(target: Path, content: bytes) -> None:
    with whole_file(target) as beside:
        beside.write_bytes(content)
