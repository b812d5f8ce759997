"""The values of any workbook as a new .xlsx: each at its cell, text as text, and what is lacking is said."""

from pathlib import Path

import openpyxl
import pytest

from rampath.cli import run
from rampath.workbook.opened_book import open_book
from rampath.workbook.values_copy import write_values
from workbook.package_rules import broken_rules

WORKBOOKS = Path(__file__).resolve().parents[3] / "shared" / "data" / "workbooks"


@pytest.mark.parametrize("name", ["eurostat_GDPpc.xls", "worldbank_API_MS.MIL.XPND.GD.ZS_DS2_en_excel_v2.xls"])
def test_that_every_value_of_an_old_workbook_stands_at_its_cell(name: str, tmp_path: Path) -> None:
    book = open_book(WORKBOOKS / name)
    made = write_values(book, tmp_path / "copy.xlsx")
    again = open_book(tmp_path / "copy.xlsx")
    assert [sheet.name for sheet in again.sheets] == [sheet.name for sheet in book.sheets]
    for sheet, copy in zip(book.sheets, again.sheets, strict=True):
        theirs = {(cell.row, cell.column): cell.value for cell in sheet.cells.values() if not cell.error}
        ours = {(cell.row, cell.column): cell.value for cell in copy.cells.values()}
        figures = {place: value for place, value in theirs.items() if isinstance(value, float)}
        words = {place: value for place, value in theirs.items() if place not in figures}
        assert {place: ours.get(place) for place in words} == words
        assert {place: ours.get(place) for place in figures} == pytest.approx(figures, rel=1e-15)  # openpyxl: 16 digits
    assert made.cells >= sum(len(sheet.cells) for sheet in book.sheets)
    assert broken_rules(tmp_path / "copy.xlsx") == []


def test_that_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text('name,value\n"=1+1",2\n"+3",4\n"-x",5\n"@a",6\n')
    write_values(open_book(file), tmp_path / "copy.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "copy.xlsx").worksheets[0]
    assert sheet["A2"].value == "=1+1"
    assert {cell.data_type for cell in sheet["A"]} == {"s"}


def test_that_the_copy_names_nobody(tmp_path: Path) -> None:
    write_values(open_book(WORKBOOKS / "eurostat_GDPpc.xls"), tmp_path / "copy.xlsx")
    properties = openpyxl.load_workbook(tmp_path / "copy.xlsx").properties
    assert (properties.creator, properties.lastModifiedBy) == ("Rampath", None)


def test_that_the_command_for_it_is_named_where_a_workbook_is_refused(
    tmp_path: Path, sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan, old, copy = tmp_path / "plan.xlsx", WORKBOOKS / "eurostat_GDPpc.xls", tmp_path / "copy.xlsx"
    assert run(["plan", str(sample), "--commitment", "hague-2035", "-o", str(plan)]) == 0
    capsys.readouterr()
    assert run(["fill", str(plan), "--into", str(old), "--dry-run"]) == 2
    assert f"rampath values {old} -o COPY.xlsx" in capsys.readouterr().err
    assert run(["values", str(old), "-o", str(copy)]) == 0
    assert "does not carry formulas" in capsys.readouterr().out
    assert copy.exists()
