"""Workbooks put together from several sources."""

from pathlib import Path

from openpyxl import Workbook

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.workbook.reading import read_workbook
from workbook.nato_editions import write_edition
from workbook.nato_layouts import EDITION_2024

SHARES = (
    ("Military expenditure by country as percentage of gross domestic product, 1988-2024 © SIPRI 2025",),
    ("Country", "Notes", 2022, 2023, 2024),
    ("Estonia", None, 0.021, 0.029, 0.033),
)


def _with_sipris(book: Workbook) -> None:
    for name in ("Share of GDP", "Compared"):
        sheet = book.create_sheet(name)
        for row in SHARES:
            sheet.append(row)
    book.create_sheet("Read me").append(["Collected for the meeting", 2024])
    book.create_sheet("Notes").append(["Iceland has no armed forces."])


def test_that_sheets_of_another_layout_are_told_where_one_is_read(tmp_path: Path, register: Register) -> None:
    alone = read_workbook(write_edition(EDITION_2024, tmp_path).file, register)
    found = read_workbook(write_edition(EDITION_2024, tmp_path, _with_sipris).file, register)
    assert [*found.observations] == [*alone.observations]
    said = (
        "The sheets “Share of GDP” and “Compared” have the layout “SIPRI military expenditure database”, and the file"
        " was read as “NATO defence expenditure tables”; expected one layout in a workbook: save what has another as a"
        " workbook of its own. Left out here."
    )
    new = [f for f in found.findings if f.message not in {each.message for each in alone.findings}]
    assert [(f.severity, f.place, f.message) for f in new] == [(Severity.WARNING, "Share of GDP", said)]
    apart = [(u.place, u.cells) for u in found.unused if u.reason == "a sheet of another layout"]
    assert apart == [("Share of GDP!A1:E3", 10), ("Compared!A1:E3", 10)]
    assert found.used + found.unused_cells == found.cells
