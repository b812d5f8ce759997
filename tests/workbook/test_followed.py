"""Looking at a file that no layout knows: it tells that it goes on, and can be called off."""

import time
from pathlib import Path

import pytest

from rampath.domain.member import Register
from rampath.workbook import draft, reading
from rampath.workbook.draft import draft_of
from rampath.workbook.grid import Book, Sheet
from rampath.workbook.guess import Guess, guesses
from rampath.workbook.not_known import NotKnown
from rampath.workbook.opened_book import open_book
from rampath.workbook.progress import CalledOff
from rampath.workbook.reading import Layout, read_book
from rampath.workbook.result import Sheets

LONG = 0.5


class Follower:
    """What somebody is told who follows a reading, and when; after so many signs it is called off."""

    def __init__(self, most: int = 1_000) -> None:
        self.most = most
        self.told: list[tuple[float, str]] = []

    def __call__(self, text: str) -> None:
        self.told.append((time.monotonic(), text))
        if len(self.told) > self.most:
            raise CalledOff

    @property
    def looking(self) -> list[float]:
        return [when for when, text in self.told if text in {"Looking at list.csv", "Looking at list"}]


def slow_score(_book: Book, _register: Register) -> tuple[float, str]:
    time.sleep(LONG)
    return 0.0, ""


def no_sheets(_book: Book, _register: Register) -> Sheets:
    raise NotImplementedError


def list_file(folder: Path) -> Path:
    file = folder / "list.csv"
    file.write_text("Land;2024\nBelgium;1.5\n", encoding="utf-8")
    return file


def test_that_a_layout_that_looks_long_tells_so_every_tenth_of_a_second(
    tmp_path: Path, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LAYOUTS", (Layout("slow", slow_score, no_sheets),))
    follower = Follower()
    with pytest.raises(NotKnown):
        read_book(open_book(list_file(tmp_path), follower), register)
    assert len(follower.looking) >= LONG / 0.1


def test_that_a_look_at_layouts_can_be_called_off(
    tmp_path: Path, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LAYOUTS", (Layout("slow", slow_score, no_sheets),))
    book = open_book(list_file(tmp_path), Follower(most=4))
    with pytest.raises(CalledOff):
        read_book(book, register)


def test_that_guessing_at_a_sheet_tells_so_every_tenth_of_a_second(
    tmp_path: Path, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow_guesses(sheet: Sheet, book: Book, register: Register) -> tuple[Guess, ...]:
        time.sleep(LONG)
        return guesses(sheet, book, register)

    monkeypatch.setattr(draft, "guesses", slow_guesses)
    follower = Follower()
    found = draft_of(open_book(list_file(tmp_path), follower), register)
    assert [entry.mapping.sheet for entry in found.entries] == ["list"]
    assert len(follower.looking) >= LONG / 0.1
