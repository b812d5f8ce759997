"""Writing a file whole or not at all."""

import os
from pathlib import Path

import pytest

from rampath.workbook.saving import NotSaved, refuse_another, write_whole


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


def test_that_a_name_that_is_too_long_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(NotSaved, match="was not saved"):
        write_whole(tmp_path / ("x" * 300 + ".xlsx"), _after)


def test_that_the_file_is_what_was_written_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.xlsx", _after)
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("a.xlsx", b"after")]


def test_that_a_writer_that_raises_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"before")

    def half(file: Path) -> None:
        file.write_bytes(b"half of it")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_whole(target, half)
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("a.xlsx", b"before")]


def test_that_the_mode_of_the_old_file_is_kept(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"before")
    target.chmod(0o640)
    mode = target.stat().st_mode  # Windows has but one bit of it
    write_whole(target, _after)
    assert target.stat().st_mode == mode


def test_that_a_file_that_changed_or_went_since_it_was_read_is_refused_in_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "theirs.xlsx"
    file.write_bytes(b"before")
    refuse_another(file, b"before")
    with pytest.raises(NotSaved, match="was changed since it was read"):
        refuse_another(file, b"after")
    file.unlink()
    with pytest.raises(NotSaved, match=r"theirs\.xlsx can no longer be read \(No such file or directory\)"):
        refuse_another(file, b"before")


def test_that_a_new_file_has_the_rights_that_the_system_gives(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        write_whole(tmp_path / "a.xlsx", _after)
        (tmp_path / "plain.xlsx").write_bytes(b"after")
    finally:
        os.umask(before)
    assert (tmp_path / "a.xlsx").stat().st_mode == (tmp_path / "plain.xlsx").stat().st_mode


def test_that_nobody_else_may_read_what_is_written_beside_a_closed_file(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"before")
    target.chmod(0o600)
    mode = target.stat().st_mode
    modes: list[int] = []

    def write(file: Path) -> None:
        modes.append(file.stat().st_mode)
        file.write_bytes(b"after")

    write_whole(target, write)
    assert modes == [mode]


def test_that_all_of_it_is_on_the_disk_before_it_takes_the_place_of_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"before")

    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotSaved, match="No space left on device"):
        write_whole(target, _after)
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("a.xlsx", b"before")]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(13, "Permission denied"), "it is open in another program"),
        (OSError(28, "No space left on device"), "No space left on device"),
        (FileNotFoundError(2, "No such file"), "its folder does not exist"),
    ],
)
def test_that_the_sentence_says_which_file_and_what_to_do(tmp_path: Path, error: OSError, words: str) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"before")

    def fails(_: Path) -> None:
        raise error

    with pytest.raises(NotSaved) as refusal:
        write_whole(target, fails)
    said = str(refusal.value)
    assert words in said
    assert "a.xlsx" in said
    assert said.endswith(".")
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("a.xlsx", b"before")]
