"""Files opened again beside the window: found, changed, gone, called off."""

import os
import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from rampath.views.background import Background
from rampath.views.sheet_opening import Failed, Found, SheetOpening, Wanted
from rampath.views.whereabouts import Whereabouts
from rampath.workbook.grid import Book
from rampath.workbook.opened_book import open_book
from rampath.workbook.progress import Progress
from rampath.workbook.safety import WorkbookRefused
from workbook.build import LAYOUT_2024, LAYOUT_2026, write


class Desk:
    """An opening with what it told, and which files were really opened."""

    def __init__(self, qtbot: QtBot, background: Background) -> None:
        self.background = background
        self.opened: list[Path] = []
        self.told: list[Found | Failed] = []
        self.opening = SheetOpening(self.background, self._open, (WorkbookRefused,))
        self.opening.opened.connect(lambda _wanted, outcome: self.told.append(outcome))
        self._qtbot = qtbot

    def look(self, wanted: Wanted, *candidates: Path) -> Found | Failed:
        before = len(self.told)
        self.opening.open(wanted, candidates)
        self._qtbot.waitUntil(lambda: len(self.told) > before)
        return self.told[-1]

    def _open(self, file: Path, progress: Progress) -> Book:
        self.opened.append(file)
        return open_book(file, progress)


@pytest.fixture
def desk(qtbot: QtBot, background: Background) -> Desk:
    return Desk(qtbot, background)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write(tmp_path / "nato.xlsx", {"TABLE3": LAYOUT_2024})


def wanted(file: Path) -> Wanted:
    return Wanted(file.name, open_book(file).sha256)


def test_that_a_file_is_opened_with_its_sheets_made_ready(desk: Desk, file: Path) -> None:
    found = desk.look(wanted(file), file)
    assert isinstance(found, Found)
    assert (found.path, found.changed) == (file, False)
    assert {"marks", "merged"} <= set(vars(found.book.sheets[0]._record))


def test_that_the_file_that_was_opened_last_is_kept_until_it_is_written_to(desk: Desk, file: Path) -> None:
    asked = wanted(file)
    first = desk.look(asked, file)
    assert desk.look(asked, file) is first
    assert len(desk.opened) == 1
    write(file, {"TABLE3": LAYOUT_2026})
    os.utime(file, ns=(1, 1))
    again = desk.look(asked, file)
    assert isinstance(again, Found)
    assert again.changed


def test_that_of_files_of_one_name_that_whose_bytes_were_read_is_opened(desk: Desk, file: Path, tmp_path: Path) -> None:
    other = tmp_path / "newer"
    other.mkdir()
    write(other / "nato.xlsx", {"Table 1": LAYOUT_2026})
    found = desk.look(wanted(file), other / "nato.xlsx", file)
    assert isinstance(found, Found)
    assert (found.path, found.changed) == (file, False)
    file.unlink()
    found = desk.look(Wanted("nato.xlsx", "0" * 64), other / "nato.xlsx")
    assert isinstance(found, Found)
    assert found.changed


def test_that_a_file_which_was_taken_for_another_one_gives_way_to_the_one_that_is_found_next(
    desk: Desk, file: Path, tmp_path: Path
) -> None:
    wrong = write(tmp_path / "wrong.xlsx", {"Table 1": LAYOUT_2026})
    for asked in (wanted(file), Wanted(file.name, "")):
        first = desk.look(asked, wrong)
        assert isinstance(first, Found)
        assert first.path == wrong
        right = desk.look(asked, file, wrong)
        assert isinstance(right, Found)
        assert (right.path, right.changed) == (file, False)
    assert desk.look(wanted(file), wrong, file) == desk.look(wanted(file), file, wrong)


def test_that_a_file_that_cannot_be_read_stands_in_no_others_way(desk: Desk, file: Path, tmp_path: Path) -> None:
    found = desk.look(wanted(file), tmp_path / "gone" / "nato.xlsx", file)
    assert isinstance(found, Found)
    assert (found.path, found.changed) == (file, False)


def test_that_a_file_whose_bytes_are_not_known_is_not_called_changed(desk: Desk, file: Path) -> None:
    found = desk.look(Wanted(file.name, ""), file)
    assert isinstance(found, Found)
    assert not found.changed


def test_that_a_file_that_is_nowhere_is_told(desk: Desk) -> None:
    found = desk.look(Wanted("gone.xlsx", "0" * 64))
    assert found == Failed("gone.xlsx was not found where it was read, nor among the recent files.", missing=True)


def test_that_a_file_that_is_refused_is_told_in_its_sentence(desk: Desk, tmp_path: Path) -> None:
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"PK\x03\x04 no workbook")
    found = desk.look(Wanted("bad.xlsx", ""), bad)
    assert isinstance(found, Failed)
    assert "bad.xlsx" in found.text
    assert not found.missing
    assert found.no_use


def test_that_calling_it_off_is_told_and_another_file_takes_its_place(qtbot: QtBot, desk: Desk, file: Path) -> None:
    desk.opening.open(wanted(file), (file,))
    work = desk.opening._work
    assert work is not None
    work.cancel()
    assert desk.told == [Failed("Opening nato.xlsx was called off.")]
    found = desk.look(wanted(file), file)
    assert isinstance(found, Found)
    qtbot.waitUntil(lambda: desk.background.idle)


def test_that_a_second_file_calls_the_first_one_off_without_a_word(
    qtbot: QtBot, desk: Desk, file: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.xlsx"
    shutil.copy(file, other)
    desk.opening.open(wanted(file), (file,))
    found = desk.look(wanted(other), other)
    assert isinstance(found, Found)
    assert found.path == other
    qtbot.waitUntil(lambda: desk.background.idle)
    assert len(desk.told) == 1


def test_that_files_are_looked_for_where_they_were_read_then_among_recent_ones_then_beside_the_plan(
    tmp_path: Path,
) -> None:
    paths = []
    for folder in ("read", "recent", "plan"):
        (tmp_path / folder).mkdir()
        paths.append(tmp_path / folder / "a.xlsx")
        paths[-1].write_bytes(b"")
    known = Whereabouts()
    known.remember(paths[0])
    known.remember(tmp_path / "gone" / "a.xlsx")
    recent = [paths[1], tmp_path / "b.xlsx", paths[0]]
    assert known.candidates("a.xlsx", recent, [tmp_path / "plan"]) == tuple(paths)
    assert known.candidates("c.xlsx", recent, [tmp_path]) == ()
    (tmp_path / "renamed.xlsx").write_bytes(b"")
    known.remember(tmp_path / "renamed.xlsx", "c.xlsx")
    assert known.candidates("c.xlsx") == (tmp_path / "renamed.xlsx",)


def test_that_a_file_is_looked_for_past_one_that_may_not_even_be_looked_at(tmp_path: Path) -> None:
    there, closed = tmp_path / "a.xlsx", tmp_path / ("x" * 300)
    there.write_bytes(b"")
    known = Whereabouts()
    known.remember(closed)
    known.remember(there)
    assert known.candidates("a.xlsx", [closed], [closed]) == (there,)
