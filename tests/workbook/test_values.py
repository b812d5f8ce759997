"""The values of sheets: read by one reader, or by two where a processor is free, and the same either way."""

import os
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook
from python_calamine import WorksheetNotFound

from rampath.workbook import values
from rampath.workbook.progress import Ticker
from rampath.workbook.values import rows_of


@pytest.fixture
def content(tmp_path: Path) -> bytes:
    book = Workbook()
    for name in "abcdefg":
        sheet = book.create_sheet(name)
        for row in range(1, 40):
            sheet.append([f"{name}{row}", row, row / 8])
    book.save(tmp_path / "t.xlsx")
    return (tmp_path / "t.xlsx").read_bytes()


SHEETS = [(name, name.upper()) for name in "gfedcba"]


@pytest.mark.parametrize(
    ("processors", "load", "readers"),
    [(1, 0.0, 1), (2, 0.0, 2), (2, 1.0, 2), (2, 1.6, 1), (8, 6.9, 2), (8, 9.0, 1), (None, 0.0, 1)],
)
def test_that_two_read_only_where_a_processor_is_free(
    content: bytes, monkeypatch: pytest.MonkeyPatch, processors: int | None, load: float, readers: int
) -> None:
    begun: list[bytes] = []

    def opened(given: bytes, real: object = values.opened) -> object:
        begun.append(given)
        assert callable(real)
        return real(given)

    monkeypatch.setattr(os, "cpu_count", lambda: processors)
    monkeypatch.setattr(os, "getloadavg", lambda: (load, load, load), raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(values, "opened", opened)
    rows = rows_of(content, SHEETS, Ticker())
    assert len(begun) == readers
    assert [sheet[0] for sheet in rows] == [[f"{name}1", 1.0, 0.125] for name in "gfedcba"]
    assert all(len(sheet) == 39 for sheet in rows)


def test_that_what_goes_wrong_beside_is_raised_here(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(values, "_is_one_free", lambda: True)
    with pytest.raises(WorksheetNotFound):
        rows_of(content, [*SHEETS, ("no such sheet", "?")], Ticker())
